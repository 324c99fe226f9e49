"""Words of which recognition is not sure: on which line they stand, what is looked at again, what is put there.

Nothing is read here. A picture is looked at as it was before marks were taken out of it, for that takes print, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy import bool_, float32, uint8
from numpy.typing import NDArray

from ingest.ocr.case import Case
from ingest.ocr.composing import Strip
from ingest.ocr.tesseract import Glimpse, Row
from schemas.document import SURE

_LINE = 0.3  # of the size of type: as far apart are words of one line in height
_HIGH = 1.6  # times the size of type: what is higher is no word of a line
_SLACK = 2  # pixels: twice as far as a line may be off its height


class Sheet(NamedTuple):
    """A picture without rules, ``cleared`` of marks and before that; ``met`` are the pixels of marks."""

    cleared: NDArray[uint8]
    marked: NDArray[uint8]
    met: NDArray[bool_] | None
    dpi: float


class Doubtful(NamedTuple):
    """A word that is hardly believed: in which row, where in it, and on what line it stands."""

    row: int
    place: int
    glimpse: Glimpse
    line: Row


class Stretch(NamedTuple):
    """A part of a line that is looked at, and the words in it that are hardly believed."""

    words: tuple[Doubtful, ...]
    left: int
    right: int

    @property
    def base(self) -> int:
        """The height of the line in the middle of it."""
        line = self.words[0].line
        return round(line.slope * (self.left + self.right) / 2 + line.base)


class Found(NamedTuple):
    """What stands in a stretch, and the words in whose place it is taken."""

    glimpse: Glimpse
    words: tuple[Doubtful, ...]
    stretch: Stretch


class Wanted(NamedTuple):
    """Which words are looked at again; how ``near`` those stand that are looked at together, and how far ``around``
    them is looked at, in sizes of type.
    """

    is_doubtful: Callable[[Glimpse], bool]
    near: float
    around: float


def stretches(rows: Sequence[Row], size: float, wanted: Wanted) -> Iterator[Stretch]:
    """The parts of lines in type of that ``size`` about doubtful words, as far as the next words."""
    sure = [(row, g) for row in rows for g in row.glimpses if row.size == size and g.confidence >= SURE]
    found = [
        Doubtful(n, place, glimpse, line)
        for n, row in enumerate(rows)
        for place, glimpse in enumerate(row.glimpses)
        if wanted.is_doubtful(glimpse) and (line := _line_of(glimpse, row, sure, size)) is not None
    ]
    printed = [g for row in rows for g in row.glimpses if g.box[3] - g.box[1] <= _HIGH * size]
    bounds = [g for g in printed if not wanted.is_doubtful(g)]
    for words in _lines(found, _LINE * size):
        some: list[Doubtful] = []
        for word in words:
            if some and word.glimpse.box[0] - max(w.glimpse.box[2] for w in some) > wanted.near * size:
                yield _stretch(some, bounds, round(wanted.around * size))
                some = []
            some.append(word)
        yield _stretch(some, bounds, round(wanted.around * size))


def _lines(found: Sequence[Doubtful], apart: float) -> Iterator[list[Doubtful]]:
    """The words line by line, from left to right."""
    line: list[Doubtful] = []
    for word in sorted(found, key=_height):
        if line and _height(word) - _height(line[-1]) > apart:
            yield sorted(line, key=lambda w: w.glimpse.box[0])
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda w: w.glimpse.box[0])


def _height(word: Doubtful) -> float:
    return _base_at(word.line, word.glimpse)


def _line_of(glimpse: Glimpse, row: Row, sure: Sequence[tuple[Row, Glimpse]], size: float) -> Row | None:
    """The line on which a word stands, as the sure words beside it tell; its own row where they tell none.

    The page is level: the slope that recognition gives short rows does not hold far from them.
    """
    _, top, _, low = glimpse.box
    near = [
        _base_at(other, g)
        for other, g in sure
        if top < (g.box[1] + g.box[3]) / 2 < low and abs(top + low - g.box[1] - g.box[3]) < size
    ]
    if near:
        return Row((), 0.0, median(near), size)
    return row if row.size == size else None


def _base_at(row: Row, glimpse: Glimpse) -> float:
    return row.slope * (glimpse.box[0] + glimpse.box[2]) / 2 + row.base


def _stretch(words: Sequence[Doubtful], bounds: Sequence[Glimpse], around: int) -> Stretch:
    own = [w.glimpse for w in words]
    left, right = min(w.glimpse.box[0] for w in words), max(w.glimpse.box[2] for w in words)
    middle, base = (left + right) / 2, Stretch(tuple(words), left, right).base
    beside = [g.box for g in bounds if g.box[1] < base - 2 < g.box[3] and g not in own]
    least = max([left - around, 0, *(b[2] + 1 for b in beside if b[0] < left and b[2] < middle)])
    most = min([right + around, *(b[0] - 1 for b in beside if b[2] > right and b[0] > middle)])
    return Stretch(tuple(words), least, most)


def strip_of(stretch: Stretch, case: Case, sheet: Sheet) -> Strip | None:
    """The picture of a stretch; None at the edge of the page."""
    top, low = stretch.base - case.above - _SLACK // 2, stretch.base + case.below + _SLACK // 2
    height, width = sheet.marked.shape
    if top < 0 or low > height or stretch.right > width or stretch.right <= stretch.left:
        return None
    place = slice(top, low), slice(stretch.left, stretch.right)
    ink = np.asarray(1 - sheet.marked[place].astype(float32) / 255, dtype=float32)
    return Strip(ink, np.zeros(ink.shape, dtype=bool_) if sheet.met is None else sheet.met[place], _SLACK)


def with_found(rows: Sequence[Row], found: Sequence[Found]) -> tuple[Row, ...]:
    """The lines, with what was found in the place of the words that it replaces."""
    gone = {(word.row, word.place) for one in found for word in one.words}
    kept = [
        row._replace(glimpses=tuple(g for place, g in enumerate(row.glimpses) if (n, place) not in gone))
        for n, row in enumerate(rows)
    ]
    for one in found:
        own, line = one.words[0].row, one.words[0].line
        if rows[own].size == line.size:
            some = sorted([*kept[own].glimpses, one.glimpse], key=lambda g: g.box[0])
            kept[own] = kept[own]._replace(glimpses=tuple(some))
        else:
            kept.append(line._replace(glimpses=(one.glimpse,)))
    return tuple(row for row in kept if row.glimpses)
