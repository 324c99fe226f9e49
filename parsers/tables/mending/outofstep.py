"""Columns of rows beside each other whose lines are not level: where such a page is parted.

Used by ``textcolumns``. Two tables, or the columns of one in newspaper order that a heading or a sum has put out of
step. A page is parted only where rows of names and numbers stand on both sides of an empty gutter, most of the
fewer on lines of their own, and no two lines of one side overlap: the lines of one table's cells do.
Columns of one table that stand level are unrolled once they are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from parsers.tables.labels import TOTAL
from parsers.tables.mending.centred import drawn_rows
from parsers.tables.strips import Chunk, Strip, strips_of
from schemas.document import BBox, Page

_GAP = 4.0  # points left of the names on the right
_APART = 100.0  # points between the names of two tables
_LEAST = 3  # rows on the left, and on the right
_LEVEL = 0.6  # of the rows of the shorter side may stand on a line with one of the other
_ONE_HEIGHT = 1.5  # points
_FAR = 6.0  # type sizes from the columns to the foot of the page, or to what stands at its head
_OVER = 0.25  # of the type size that a line reaches into the next


class Parted(NamedTuple):
    """Where a page is parted: the x between its columns, and the heights between which it is."""

    x: float
    top: float
    bottom: float


def parted_out_of_step(page: Page) -> Parted | None:
    """Where the first of such columns ends, those to the right of it still together."""
    if not page.geometry or not _may_be_out_of_step(page):
        return None
    strips = strips_of([page], 0)
    starts = Counter(round(part[0].x0) for s in strips for part in _parts(s) if _is_row(part))
    if len(starts) < 2:
        return None
    places = [min(starts)]
    for x in sorted(x for x, times in starts.items() if times > 1):
        if x > places[-1] + _APART:
            places.append(x)
    for x in places[1:]:
        run = _without_total(strips[slice(*_range(strips, x - _GAP))], x)
        gutters = [y - _GAP for y in places if y >= x and not any(_crosses(s, y - _GAP) for s in run)]
        if _are_out_of_step([_side(run, *ends) for ends in pairwise((0.0, *gutters, page.width + 1))], page):
            return Parted(gutters[0], min(s.top for s in run), max(s.bottom for s in run))
    return None


def _may_be_out_of_step(page: Page) -> bool:
    """A quick look: lines that overlap in height."""
    heights: dict[int, tuple[float, float, float]] = {}
    for word in page.words:
        _, top, _, bottom = word.bbox
        held = heights.get(word.line)
        if held is None:
            heights[word.line] = (top, bottom, word.size)
        elif top < held[0] or bottom > held[1]:
            heights[word.line] = (min(top, held[0]), max(bottom, held[1]), held[2])
    lines = [heights[n] for n in sorted(heights)]
    return sum(a[1] - b[0] > _OVER * a[2] for a, b in pairwise(lines)) >= _LEAST


def _parts(strip: Strip) -> list[tuple[Chunk, ...]]:
    """What of a line begins with a text after a number, and the line's beginning."""
    heads = [n for n, c in enumerate(strip.chunks) if c.numeral is None and (not n or strip.chunks[n - 1].numeral)]
    return [strip.chunks[n:] for n in heads]


def _is_row(chunks: Sequence[Chunk]) -> bool:
    """A name, and a number after it."""
    return bool(chunks) and chunks[0].numeral is None and any(c.has_value for c in chunks[1:])


def _range(strips: Sequence[Strip], x: float) -> tuple[int, int]:
    """The lines around the first row on the right, without a wide gap, that nothing crosses the gutter in."""
    start = next(n for n, s in enumerate(strips) if any(abs(c.x0 - _GAP - x) < 1 for c in s.chunks))
    ends = [n for n, s in enumerate(strips) if _crosses(s, x)]
    far = [n for n, (a, b) in enumerate(pairwise(strips), 1) if b.top - a.bottom > _FAR * a.size]
    first = max((n for n in (*(n + 1 for n in ends), *far) if n <= start), default=0)
    stop = min((n for n in (*ends, *far) if n > start), default=len(strips))
    return first, stop


def _without_total(run: list[Strip], x: float) -> list[Strip]:
    """The lines but for a sum set apart below the first column, which is that of all columns."""
    if len(run) < _LEAST:
        return run
    last = run[-1]
    below = last.chunks[-1].x1 < x and TOTAL.match(last.text) and last.top - run[-2].bottom > last.size
    return run[:-1] if below else run


def _crosses(strip: Strip, x: float) -> bool:
    return any(c.x0 < x < c.x1 for c in strip.chunks)


def _side(strips: Sequence[Strip], x0: float, x1: float) -> list[Strip | None]:
    """What stands between two x of each line."""
    parts = [tuple(c for c in s.chunks if x0 <= c.x0 < x1) for s in strips]
    return [s._replace(chunks=own) if own else None for s, own in zip(strips, parts, strict=True)]


def _are_out_of_step(sides: Sequence[Sequence[Strip | None]], page: Page) -> bool:
    """Whether rows of any two columns are not level, and no lines of any one overlap."""
    if any(_overlaps([s for s in side if s], page) for side in sides):
        return False
    return any(_is_out_of_step(one, other, page) for one, other in combinations(sides, 2))


def _overlaps(side: Sequence[Strip], page: Page) -> bool:
    """Whether lines of a column overlap as those of one table's cells do, but where a row is drawn around them."""
    runs = [row for row, is_drawn in drawn_rows(side, page) if not is_drawn]
    over = 0
    for run in runs:
        boxes = [BBox.around([page.words[w].bbox for c in s.chunks for w in c.words]) for s in run]
        over += sum(a.bottom - b.top > _OVER * s.size for (a, b), s in zip(pairwise(boxes), run, strict=False))
    return over >= _LEAST


def _is_out_of_step(one: Sequence[Strip | None], other: Sequence[Strip | None], page: Page) -> bool:
    level = sum(_stand_level(a, b, page) for a, b in zip(one, other, strict=True) if a and b)
    fewer = min(sum(s is not None and _is_row(s.chunks) for s in side) for side in (one, other))
    return fewer >= _LEAST and level <= _LEVEL * fewer


def _stand_level(one: Strip, other: Strip, page: Page) -> bool:
    """Whether two parts of one visual line, both rows, stand at one height; such lines hold what overlaps."""
    tops = [page.words[s.chunks[0].words[0]].bbox.top for s in (one, other)]
    return _is_row(one.chunks) and _is_row(other.chunks) and abs(tops[0] - tops[1]) < _ONE_HEIGHT
