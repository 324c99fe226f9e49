"""Figures as wide as their type sets them: all of one width, the paper on both sides of a narrow one included.

Recognition sees ink. That of a 1 is narrow, blur and fading eat the thin strokes of others, so that gaps within
numbers look wide: "83 333" as two cells. From middle to middle figures of one type stand equally far apart, but for
a 1: its ink is not in the middle of its place everywhere, and some types give it less of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.ocr.tesseract import Glimpse, Letter, Row

_FEWEST = 8  # pairs of figures tell their pitch
_ONE, _ONES = "1", 3  # pairs with a 1 tell how near it stands
_NEAR = 0.7  # of the pitch at least: nearer none stands
_PLAUSIBLE = 0.4, 1.0  # of the size of type
_MOST = 0.5  # of the pitch: farther from its ink no figure reaches


class Pitch(NamedTuple):
    """From figure to figure in pixels; so much less before a 1 and behind it."""

    step: float
    before: float = 0.0
    behind: float = 0.0

    def between(self, one: Letter, other: Letter) -> float:
        """How far two figures of a number stand apart."""
        return self.step - (one.text == _ONE) * self.behind - (other.text == _ONE) * self.before


def pitch_of(rows: Sequence[Row], size: float) -> Pitch | None:
    """The pitch of type of that ``size``; None where too few figures tell it."""
    found = [pair for row in rows if row.size == size for g in row.glimpses for pair in _pairs(g)]
    if len(found) < _FEWEST:
        return None
    step = median(map(_step, found))
    before = [_step(pair) for pair in found if pair[1].text == _ONE != pair[0].text]
    behind = [_step(pair) for pair in found if pair[0].text == _ONE != pair[1].text]
    is_plausible = _PLAUSIBLE[0] * size <= step <= _PLAUSIBLE[1] * size
    return Pitch(step, _less(before, step), _less(behind, step)) if is_plausible else None


def _less(steps: Sequence[float], step: float) -> float:
    usual = median(steps) if len(steps) >= _ONES else step
    return step - usual if _NEAR * step <= usual <= step else 0.0


def ends_of(glimpse: Glimpse, pitch: Pitch | None) -> tuple[float, float]:
    """Where a word begins and ends, as far as the place of a first and last figure reaches."""
    left, right = float(glimpse.box[0]), float(glimpse.box[2])
    if pitch is None or len(glimpse.letters) != len(glimpse.text):
        return left, right
    first, last = glimpse.letters[0], glimpse.letters[-1]
    most = _MOST * pitch.step
    if first.text.isdecimal():
        left = min(left, max(_middle(first) - pitch.step / 2, left - most))
    if last.text.isdecimal():
        right = max(right, min(_middle(last) + pitch.step / 2, right + most))
    return left, right


def _pairs(glimpse: Glimpse) -> Iterator[tuple[Letter, Letter]]:
    if len(glimpse.letters) == len(glimpse.text):
        for one, other in pairwise(glimpse.letters):
            if one.text.isdecimal() and other.text.isdecimal():
                yield one, other


def _step(pair: tuple[Letter, Letter]) -> float:
    return _middle(pair[1]) - _middle(pair[0])


def _middle(letter: Letter) -> float:
    return (letter.box[0] + letter.box[2]) / 2
