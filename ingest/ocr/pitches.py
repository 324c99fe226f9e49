"""Figures as wide as their type sets them: all of one width, the paper on both sides of a narrow one included.

Recognition sees ink. That of a 1 is narrow, blur and fading eat the thin strokes of others, so that gaps within
numbers look wide: "83 333" as two cells. From middle to middle figures of one type stand equally far apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.ocr.tesseract import Glimpse, Letter, Row

_FEWEST = 8  # pairs of figures tell their pitch
_PLAUSIBLE = 0.4, 1.0  # of the size of type
_MOST = 0.5  # of the pitch: farther from its ink no figure reaches


def pitch_of(rows: Sequence[Row], size: float) -> float:
    """From figure to figure in type of that ``size``, in pixels; 0 where too few tell it."""
    found = [step for row in rows if row.size == size for g in row.glimpses for step in _steps(g)]
    pitch = median(found) if len(found) >= _FEWEST else 0.0
    return pitch if _PLAUSIBLE[0] * size <= pitch <= _PLAUSIBLE[1] * size else 0.0


def ends_of(glimpse: Glimpse, pitch: float) -> tuple[float, float]:
    """Where a word begins and ends, as far as the place of a first and last figure reaches."""
    left, right = float(glimpse.box[0]), float(glimpse.box[2])
    if not pitch or len(glimpse.letters) != len(glimpse.text):
        return left, right
    first, last = glimpse.letters[0], glimpse.letters[-1]
    most = _MOST * pitch
    if first.text.isdecimal():
        left = min(left, max(_middle(first) - pitch / 2, left - most))
    if last.text.isdecimal():
        right = max(right, min(_middle(last) + pitch / 2, right + most))
    return left, right


def _steps(glimpse: Glimpse) -> Iterator[float]:
    if len(glimpse.letters) == len(glimpse.text):
        for one, other in pairwise(glimpse.letters):
            if one.text.isdecimal() and other.text.isdecimal():
                yield _middle(other) - _middle(one)


def _middle(letter: Letter) -> float:
    return (letter.box[0] + letter.box[2]) / 2
