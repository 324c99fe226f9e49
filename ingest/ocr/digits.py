"""The figures of a recognised word, looked at one by one: where a gap was lost, and what cannot be.

Recognition takes "1 234" for "1234" where the gap is narrow, and sees a figure too many where two touch. Figures of
one number stand at one pitch, so both show in their boxes. No figure is changed; a dash, which the alphabets of
Tesseract lack, is told from a hyphen by its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np
import regex
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.pitches import Pitch
from ingest.ocr.tesseract import Glimpse, Letter, Row

# 1234   1234,5   12.5%   (1234)   2024-05-02
_NUMERAL = regex.compile(r"(?=.*\d{2})[\d.,:;%()+*/\-\u2013\u2212]*+")
_GROUP = regex.compile(r"\d{3}(?!\d)")  # of thousands
_APART = 0.28  # of the pitch more: a space of a fourth of the type size, or wider, stands between two figures
_CLEAR = 0.4  # of the pitch is then without ink; beside a narrow 1 it is less, however far the middles are
_OFF = 0.3  # of the pitch: so far off its place is what blur left of a figure
_OVERLAP = 0.2  # of a figure's width: where two share more, one of them is not printed
_INK = 128  # of 255
_WIDE = 0.7  # of its height: the ink of a figure, in whatever type
_LINES = {"-", "\u2013", "\u2014"}
_DASH = 0.55  # of the height of figures: a hyphen is shorter, a dash as long as a figure is wide
_IMPOSSIBLE = 40.0  # the confidence of such a word at most


def on_ink(rows: Iterable[Row], pixels: NDArray[uint8]) -> Iterator[Row]:
    """The lines with each figure where its ink is, where they stand apart: recognition places them roughly."""
    for row in rows:
        yield row._replace(glimpses=tuple(_on_ink(glimpse, pixels) for glimpse in row.glimpses))


def _on_ink(seen: Glimpse, pixels: NDArray[uint8]) -> Glimpse:
    glimpse = _with_whole_dashes(seen, pixels)
    if not _NUMERAL.fullmatch(glimpse.text) or len(glimpse.letters) != len(glimpse.text):
        return glimpse
    x0, y0, x1, y1 = glimpse.box
    turns = np.diff(np.pad((pixels[y0:y1, x0:x1] < _INK).any(axis=0).astype(np.int8), 1))
    places: list[tuple[int, int]] = []
    for start, stop in zip(np.flatnonzero(turns == 1), np.flatnonzero(turns == -1), strict=True):
        count = max(1, round((stop - start) / (y1 - y0) / _WIDE))  # more than one where figures touch
        ends = [x0 + int(x) for x in np.linspace(start, stop, count + 1)]
        places += pairwise(ends)
    if len(places) != len(glimpse.letters):
        return glimpse
    letters = tuple(
        _dashed(letter._replace(box=(left, y0, right, y1)), y1 - y0)
        for letter, (left, right) in zip(glimpse.letters, places, strict=True)
    )
    return glimpse._replace(text="".join(letter.text for letter in letters), letters=letters)


def _with_whole_dashes(glimpse: Glimpse, pixels: NDArray[uint8]) -> Glimpse:
    """The word, two hyphens over one stroke a dash: "51--200" is recognised where "51\u2013200" is printed."""
    if "--" not in glimpse.text or len(glimpse.letters) != len(glimpse.text):
        return glimpse
    letters: list[Letter] = []
    for letter in glimpse.letters:
        if letters and letter.text == "-" and letters[-1].text in _LINES and _is_one(letters[-1], letter, pixels):
            (left, top, _, low), right = letters[-1].box, letter.box[2]
            letters[-1] = letters[-1]._replace(text="\u2013", box=(left, top, right, low))
        else:
            letters.append(letter)
    return glimpse._replace(text="".join(letter.text for letter in letters), letters=tuple(letters))


def _is_one(line: Letter, other: Letter, pixels: NDArray[uint8]) -> bool:
    """Whether the ink of two signs of a line is one from the middle of one to that of the other."""
    top, low = line.box[1], line.box[3]
    between = pixels[top:low, round(_middle(line)) : round(_middle(other)) + 1]
    return bool((between < _INK).any(axis=0).all())


def _dashed(letter: Letter, height: int) -> Letter:
    if letter.text not in _LINES:
        return letter
    left, _, right, _ = letter.box
    return letter._replace(text="\u2013" if right - left > _DASH * height else "-")


def parted(glimpse: Glimpse, pitch: Pitch | None = None) -> Iterator[Glimpse]:
    """``glimpse``, or the words that the gaps between its figures make of it; ``pitch`` is its type's."""
    if not _NUMERAL.fullmatch(glimpse.text) or "".join(letter.text for letter in glimpse.letters) != glimpse.text:
        yield glimpse
        return
    letters = glimpse.letters
    cuts = _one_space(letters, pitch) if pitch else None
    if cuts is None:
        pitches = [_middle(b) - _middle(a) for a, b in pairwise(letters) if _both(a, b)]
        usual = Pitch(median(pitches)) if len(pitches) > 1 else None
        steps = enumerate(pairwise(letters), 1)
        cuts = [n for n, (a, b) in steps if usual and _both(a, b) and _is_wide(a, b, usual)]
    parts = [_part(letters[start:stop], glimpse) for start, stop in pairwise([0, *cuts, len(letters)])]
    if all(_GROUP.match(part.text) for part in parts[1:]):
        yield from parts if cuts else (_doubted(glimpse),)
    else:  # the boxes are off, for no number is written so
        yield glimpse._replace(confidence=min(glimpse.confidence, _IMPOSSIBLE))


def _is_wide(one: Letter, other: Letter, pitch: Pitch) -> bool:
    return _more(one, other, pitch) > _APART * pitch.step and other.box[0] - one.box[2] > _CLEAR * pitch.step


def _more(one: Letter, other: Letter, pitch: Pitch) -> float:
    """How much farther apart two figures stand than in a number."""
    return _middle(other) - _middle(one) - pitch.between(one, other)


def _one_space(letters: Sequence[Letter], pitch: Pitch) -> list[int] | None:
    """Where a number of four to six figures has a gap, told by its whole width; None where that is unclear.

    A figure in between of which blur left a part may stand off its place.
    """
    place = len(letters) - 3
    if not 0 < place <= 3 or not all(letter.text.isdecimal() for letter in letters):
        return None
    before, behind = letters[place - 1], letters[place]
    more = sum(_more(one, other, pitch) for one, other in pairwise(letters))
    if abs(more) < _APART * pitch.step:
        return []
    own = _more(before, behind, pitch)
    return [place] if _is_wide(before, behind, pitch) and abs(more - own) < _OFF * pitch.step else None


def _both(one: Letter, other: Letter) -> bool:
    return one.text.isdecimal() and other.text.isdecimal()


def _middle(letter: Letter) -> float:
    return (letter.box[0] + letter.box[2]) / 2


def _part(letters: Sequence[Letter], whole: Glimpse) -> Glimpse:
    box = (letters[0].box[0], whole.box[1], letters[-1].box[2], whole.box[3])
    confidence = min(letter.confidence for letter in letters)
    text = "".join(letter.text for letter in letters)
    return _doubted(Glimpse(text, box, confidence, tuple(letters), whole.bold))


def _doubted(glimpse: Glimpse) -> Glimpse:
    """The word, hardly believed where two of its figures stand on each other."""
    pairs = [(a.box, b.box) for a, b in pairwise(glimpse.letters) if _both(a, b)]
    if not any(a[2] - b[0] > _OVERLAP * min(a[2] - a[0], b[2] - b[0]) for a, b in pairs):
        return glimpse
    return glimpse._replace(confidence=min(glimpse.confidence, _IMPOSSIBLE))
