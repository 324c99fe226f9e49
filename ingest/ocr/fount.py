"""How the figures of a page look where two readings were sure of them -> a third reading, of figures alone.

Recognition takes a worn 7 for a 1 by what it has seen elsewhere; on one page all figures of a size are of one
fount, and a 7 looks like its other sevens. What two of the three readings say is taken and believed, what the looks
of a figure speak against is told. Figures whose looks are like none or like two of the fount say nothing, but where
several have more ink than the fount's, beside others that have not: a number is printed over another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy import float32, uint8
from numpy.typing import NDArray

from ingest.ocr.marks import PART
from ingest.ocr.tesseract import Glimpse, Letter, Row

_SURE = 88.0  # figures that recognition is as sure of show how figures look
_ENOUGH, _MOST = 3, 60  # of a figure at least are needed, and at most looked at
_KINDS = 6  # different figures at least make a fount
_HIGH, _LOW = 0.80, 0.06  # of the size of type: above and below the baseline that is looked at
_BESIDE = 1  # pixel on either side of a figure
_REACH = 3  # pixels: as far off its place a figure may stand
_ALIKE = 0.85  # -1 to 1: at least so like the fount's is a figure that is told by its looks
_APART = 0.10  # and so much less like the next
_BELIEVED = 80.0  # the confidence at least of a number that two readings of three saw
_HARDLY = 50.0  # what is believed less is not believed without the looks of all its figures
_TOLD = 60.0  # and at most of one that the third speaks against

_DENSE, _OVER = 1.2, 2  # times the ink of a figure of the fount, so many have that lie over others
_THIN = 1.15  # and others no more than so many: all of a bold number have more
_NEXT = 0.45  # of the size of type: nearer words are of one number

Picture = NDArray[float32]


class Fount(NamedTuple):
    """The mean looks of the figures of a page, one a row, of length 1 about their own mean; and their ink."""

    figures: str
    looks: Picture
    inks: Picture
    shape: tuple[int, int]
    size: float


class _Seen(NamedTuple):
    """A figure and the line in which it stands."""

    letter: Letter
    row: Row


def witnessed(lines: Iterable[Row], pixels: NDArray[uint8]) -> Iterator[Row]:
    """The lines, their figures compared with the fount of the page; ``pixels`` are those that were read."""
    rows = tuple(lines)
    fount = fount_of(rows, pixels)
    for row in rows:
        if fount is None or row.size != fount.size:
            yield row
        else:
            seen = [_witnessed(glimpse, row, fount, pixels) for glimpse in row.glimpses]
            yield row._replace(glimpses=tuple(_printed_once(seen, row, fount, pixels)))


def fount_of(rows: Sequence[Row], pixels: NDArray[uint8]) -> Fount | None:
    """The figures of the usual size; None where too few are sure."""
    size = median([row.size for row in rows for _ in row.glimpses] or [0.0])
    found: dict[str, list[_Seen]] = defaultdict(list)
    for row in rows:
        for glimpse in row.glimpses if row.size == size else ():
            if glimpse.confidence >= _SURE and glimpse.other in {"", glimpse.text}:
                for letter in _figures(glimpse):
                    found[letter.text].append(_Seen(letter, row))
    widths = [seen.letter.box[2] - seen.letter.box[0] for some in found.values() for seen in some]
    if not widths:
        return None
    shape = round((_HIGH + _LOW) * size), round(median(widths)) + 2 * _BESIDE
    looks, inks = {}, []
    for figure, some in sorted(found.items()):
        cuts = [cut for seen in some[:_MOST] if (cut := _cut(seen, shape, pixels, 0)) is not None]
        if len(cuts) >= _ENOUGH:
            mean = np.mean(cuts, axis=0).reshape(1, -1)
            looks[figure] = _unit(mean)
            inks.append(mean.sum())
    if len(looks) < _KINDS:
        return None
    return Fount("".join(looks), np.concatenate(list(looks.values())), np.array(inks, dtype=float32), shape, size)


def _figures(glimpse: Glimpse) -> list[Letter]:
    """The figures of a word of which every sign has its box."""
    if len(glimpse.letters) != len(glimpse.text):
        return []
    return [letter for letter in glimpse.letters if letter.text.isdecimal()]


def _cut(seen: _Seen, shape: tuple[int, int], pixels: NDArray[uint8], around: int) -> Picture | None:
    """The ink about a figure, 0 to 1; None at the edge of the page."""
    x = (seen.letter.box[0] + seen.letter.box[2]) / 2
    top = round(seen.row.slope * x + seen.row.base - _HIGH * seen.row.size) - around
    left = round(x - shape[1] / 2) - around
    low, right = top + shape[0] + 2 * around, left + shape[1] + 2 * around
    if top < 0 or left < 0 or low > pixels.shape[0] or right > pixels.shape[1]:
        return None
    return np.asarray(1 - pixels[top:low, left:right].astype(float32) / 255, dtype=float32)


def _unit(pictures: Picture) -> Picture:
    about = pictures - pictures.mean(axis=1, keepdims=True)
    return np.asarray(about / (np.linalg.norm(about, axis=1, keepdims=True) + 1e-6))


def looks_like(letter: Letter, row: Row, fount: Fount, pixels: NDArray[uint8]) -> str:
    """The figure that one looks like; none where it is like none, or like two."""
    cut = _cut(_Seen(letter, row), fount.shape, pixels, _REACH)
    if cut is None:
        return ""
    places = np.lib.stride_tricks.sliding_window_view(cut, fount.shape).reshape(-1, fount.looks.shape[1])
    alike = (_unit(places) @ fount.looks.T).max(axis=0)
    first, second = np.argsort(alike)[:-3:-1]
    clear = alike[first] >= _ALIKE and alike[first] - alike[second] >= _APART
    return fount.figures[first] if clear else ""


def _witnessed(glimpse: Glimpse, row: Row, fount: Fount, pixels: NDArray[uint8]) -> Glimpse:
    """The word as two readings of three saw it, and believed; hardly believed where its looks speak against it."""
    if not _figures(glimpse):
        return glimpse
    letters, agreed, against = [], _count(glimpse.other) <= _count(glimpse.text), False
    for n, letter in enumerate(glimpse.letters):
        other = glimpse.other[n] if len(glimpse.other) == len(glimpse.text) else ""
        looks = looks_like(letter, row, fount, pixels) if letter.text.isdecimal() else letter.text
        against |= looks not in {"", letter.text, other}
        agreed &= bool(looks) or (other == letter.text and glimpse.confidence >= _HARDLY)
        letters.append(letter._replace(text=looks or letter.text))
    text = "".join(letter.text for letter in letters)
    sure = glimpse.confidence
    if against:
        sure = min(sure, _TOLD)
    elif agreed and glimpse.confidence > PART:
        sure = max(sure, _BELIEVED)
    return glimpse._replace(text=text, letters=tuple(letters), confidence=sure)


def _count(text: str) -> int:
    """How many figures a reading has: what saw fewer than another may have lost one."""
    return sum(map(str.isdecimal, text))


def _printed_once(glimpses: Sequence[Glimpse], row: Row, fount: Fount, pixels: NDArray[uint8]) -> Iterator[Glimpse]:
    """The words of a line; told where figures of a number lie over others and the rest of it does not."""
    own = [_figures(glimpse) for glimpse in glimpses]
    dense = [[x for x in some if _density(x, row, fount, pixels) >= _DENSE] for some in own]
    for n, glimpse in enumerate(glimpses):
        number = [m for m in (n - 1, n, n + 1) if _are_next(glimpses, n, m, row.size)]
        usual = [x for m in number for x in own[m] if x not in dense[m]] if len(dense[n]) >= _OVER else []
        unlike = [x for x in dense[n] if looks_like(x, row, fount, pixels) != x.text]
        alike = [_is_usual(x, row, fount, pixels) for x in usual]
        is_over = len(unlike) >= _OVER and bool(alike) and all(alike)
        yield glimpse._replace(confidence=min(glimpse.confidence, _TOLD)) if is_over else glimpse


def _is_usual(letter: Letter, row: Row, fount: Fount, pixels: NDArray[uint8]) -> bool:
    return _density(letter, row, fount, pixels) <= _THIN and looks_like(letter, row, fount, pixels) == letter.text


def _density(letter: Letter, row: Row, fount: Fount, pixels: NDArray[uint8]) -> float:
    """How many times the ink of the fount's a figure has; 0 where that is not known."""
    cut = _cut(_Seen(letter, row), fount.shape, pixels, 0)
    known = cut is not None and letter.text in fount.figures
    return float(cut.sum() / fount.inks[fount.figures.index(letter.text)]) if known and cut is not None else 0.0


def _are_next(glimpses: Sequence[Glimpse], one: int, other: int, size: float) -> bool:
    """Whether two words of a line, that beside the other or the same, are of one number."""
    if not 0 <= other < len(glimpses):
        return False
    first, last = sorted((glimpses[one], glimpses[other]), key=lambda g: g.box[0])
    return last.box[0] - first.box[2] < _NEXT * size
