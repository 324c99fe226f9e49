"""Two readings of one picture -> its lines, each figure as both saw it or as the surer did.

Tesseract's Swedish data have no per cent sign in their alphabet, and misread figures here and there; its English
data err elsewhere. The second reading is of figures only: words that the first was sure of are painted over. Where
the two differ, one is taken and hardly believed, so that the number is told; nothing is made up from both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import regex
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.digits import parted
from ingest.ocr.tesseract import Glimpse, Row

_WORD = 3  # letters at least make a word
_SURE = 60.0  # so sure of a word without figures, it is one
_DIFFER = 60.0  # the confidence at most of what two readings differ in
_ALONE = 74.0  # and of what the second has not seen
_ACROSS, _DOWN = 0.3, 0.5  # of the smaller extent: boxes that share more are of one print
_POINTS = ".,;:"
_SIGNS = regex.compile(r"[%\u00a7]")  # that the alphabet of the first reading lacks
_SHORT = 4  # so many signs at most does it make of one of them
_CLEAR = 85.0  # and is not as sure of them
# 1 234 567   12,5   -3 000   100%   2024-05-02   1 (12)
_NUMBER = regex.compile(
    r"[-\u2013\u2014+(]?\d{1,3}(?: \d{3})*(?:,\d+)?\)?%?|\d{4,6}|\d{4}-\d{2}-\d{2}|\d{1,3} ?\(\d{1,3}\)"
)
_LIKE = str.maketrans({"\u2014": "-", "\u2013": "-", "\u2019": "'", "\u2018": "'", "\u201d": '"', "|": ""})


Box = tuple[int, int, int, int]


class _Seen(NamedTuple):
    """A word of the first reading: in which line, and what."""

    row: int
    glimpse: Glimpse


def figures_only(pixels: NDArray[uint8], rows: Iterable[Row]) -> NDArray[uint8] | None:
    """The picture without the words that have no figures; None where nothing is left to read.

    A word stays before what may be a sign: a sign by itself is taken for dust.
    """
    left = pixels.copy()
    figures = False
    for row in rows:
        for glimpse, following in zip_longest(row.glimpses, row.glimpses[1:]):
            if not _is_word(glimpse):
                figures |= _has_figure(glimpse.text)
            elif following is None or not _may_be_sign(following):
                x0, y0, x1, y1 = glimpse.box
                left[y0:y1, x0:x1] = 255
    return left if figures else None


def _may_be_sign(glimpse: Glimpse) -> bool:
    return len(glimpse.text) <= _SHORT and glimpse.confidence < _CLEAR


def _is_word(glimpse: Glimpse) -> bool:
    letters = sum(c.isalpha() for c in glimpse.text)
    return letters >= _WORD and not _has_figure(glimpse.text) and glimpse.confidence >= _SURE


def _has_figure(text: str) -> bool:
    return any(c.isdecimal() for c in text)


def compared(rows: Sequence[Row], others: Sequence[Row]) -> tuple[Row, ...]:
    """The lines of the first reading, with its figures compared with the second's."""
    first = [_Seen(n, part) for n, row in enumerate(rows) for part in _parts(row)]
    second = [_Seen(n, part) for n, row in enumerate(others) for part in _parts(row)]
    kept: dict[int, list[Glimpse]] = {}
    for ours, theirs in _met(first, second):
        mine = [first[n] for n in ours]
        settled = _settled([s.glimpse for s in mine], [second[n].glimpse for n in theirs])
        if len({seen.row for seen in mine}) > 1:  # of several lines: they hold what is no print
            for seen in mine:
                kept.setdefault(seen.row, []).append(_doubted(seen.glimpse, _DIFFER))
        else:
            kept.setdefault(mine[0].row, []).extend(settled)
    return tuple(rows[n]._replace(glimpses=tuple(sorted(kept[n], key=_left))) for n in sorted(kept))


def _parts(row: Row) -> Iterator[Glimpse]:
    for glimpse in row.glimpses:
        yield from parted(glimpse)


def _left(glimpse: Glimpse) -> int:
    return glimpse.box[0]


def _doubted(glimpse: Glimpse, most: float) -> Glimpse:
    return glimpse._replace(confidence=min(glimpse.confidence, most)) if _has_figure(glimpse.text) else glimpse


def _met(first: Sequence[_Seen], second: Sequence[_Seen]) -> Iterator[tuple[list[int], list[int]]]:
    """The words of both readings, by number, that stand at one place; at least one of the first in each."""
    share = _sharing([s.glimpse.box for s in first], [s.glimpse.box for s in second])
    left = set(range(len(first)))
    while left:
        new, ours, theirs = {min(left)}, set[int](), set[int]()
        while new:
            ours |= new
            theirs.update(int(m) for n in new for m in np.flatnonzero(share[n]))
            new = {int(n) for m in theirs for n in np.flatnonzero(share[:, m])} - ours
        left -= ours
        yield sorted(ours), sorted(theirs)


def _sharing(first: Sequence[Box], second: Sequence[Box]) -> NDArray[np.bool_]:
    """Which boxes of the first and second cover much of each other."""
    a, b = (np.array(boxes, dtype=float).reshape(-1, 4) for boxes in (first, second))
    share = np.ones((len(a), len(b)), dtype=np.bool_)
    for low, high, least in ((0, 2, _ACROSS), (1, 3, _DOWN)):
        common = np.minimum.outer(a[:, high], b[:, high]) - np.maximum.outer(a[:, low], b[:, low])
        share &= common > least * np.minimum.outer(a[:, high] - a[:, low], b[:, high] - b[:, low])
    return share


def _settled(ours: list[Glimpse], theirs: list[Glimpse]) -> list[Glimpse]:
    """One print as two readings saw it."""
    ours.sort(key=_left)
    theirs.sort(key=_left)
    if not theirs or any(map(_is_word, ours)):
        return [_doubted(glimpse, _ALONE) for glimpse in ours]
    mine, other = _joined(ours), _joined(theirs)
    if _plain(mine) == _plain(other):
        sure = max(_least(ours), _least(theirs))
        better = theirs if _is_number(other) and not _is_number(mine) else ours
        return _seen_twice([glimpse._replace(confidence=max(glimpse.confidence, sure)) for glimpse in better])
    if _misses_sign(mine, other):
        return _seen_twice(theirs)
    if _plain(mine).rstrip(_POINTS) == _plain(other).rstrip(_POINTS):
        return _seen_twice(ours)  # a sentence may end there
    if _figures(mine) == _figures(other) and (any(c.isalpha() for c in mine) or not _figures(mine)):
        return _seen_twice(ours)  # its letters are Swedish
    better = max((ours, theirs), key=lambda seen: (_is_number(_joined(seen)), _least(seen)))
    less = theirs if better is ours else ours
    texts = [glimpse.text for glimpse in less] if len(less) == len(better) else [_joined(less)] * len(better)
    return [_doubted(glimpse, _DIFFER)._replace(other=text) for glimpse, text in zip(better, texts, strict=True)]


def _seen_twice(glimpses: Iterable[Glimpse]) -> list[Glimpse]:
    return [glimpse._replace(other=glimpse.text) for glimpse in glimpses]


def _joined(glimpses: Sequence[Glimpse]) -> str:
    return " ".join(glimpse.text for glimpse in glimpses)


def _plain(text: str) -> str:
    """What is compared: without gaps, and without what the two alphabets write differently."""
    return text.translate(_LIKE).replace(" ", "")


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _least(glimpses: Sequence[Glimpse]) -> float:
    return min(glimpse.confidence for glimpse in glimpses)


def _misses_sign(mine: str, other: str) -> bool:
    """Whether ``mine`` is ``other`` but for a sign that the first alphabet lacks."""
    if not _SIGNS.search(other):
        return False
    before, after = _SIGNS.split(_plain(other), maxsplit=1)
    rest = _plain(mine)
    if not rest.startswith(before) or not rest.endswith(after):
        return False
    return 0 < len(rest) - len(before) - len(after) <= _SHORT
