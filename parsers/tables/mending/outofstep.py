"""Two unlike tables beside each other whose lines are not level: the strips of each together, left before right.

Between finding strips and finding regions. A page is cut only where rows of names and numbers stand on both sides
of an empty gutter, most of the fewer on lines of their own, and the columns of the two sides stand
otherwise; column groups of one table are alike, and are unrolled once its columns are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.tables.strips import Chunk, Strip
from schemas.document import Page

_GAP = 4.0  # points left of the names on the right
_APART = 100.0  # points between the names of two tables
_LEAST = 3  # rows on the left, and on the right
_LEVEL = 0.6  # of the rows of the shorter side may stand on a line with one of the other
_ONE_HEIGHT = 1.5  # points
_ALIKE = 10.0  # points that columns of one table's groups may differ in their distance from the names


def with_tables_in_step(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips in reading order, those of two tables beside each other one after the other."""
    if not page.geometry:
        return strips
    starts = Counter(round(part[0].x0) for s in strips for part in _parts(s) if _is_row(part))
    if len(starts) < 2:
        return strips
    left = min(starts)
    for start in sorted(x for x, times in starts.items() if x > left + _APART and times > 1):
        cut = _cut(strips, start - _GAP, page)
        if cut is not None:
            return cut
    return strips


def _parts(strip: Strip) -> list[tuple[Chunk, ...]]:
    """What of a line begins with a text after a number, and the line's beginning."""
    heads = [n for n, c in enumerate(strip.chunks) if c.numeral is None and (not n or strip.chunks[n - 1].numeral)]
    return [strip.chunks[n:] for n in heads]


def _is_row(chunks: Sequence[Chunk]) -> bool:
    """A name, and a number after it."""
    return bool(chunks) and chunks[0].numeral is None and any(c.has_value for c in chunks[1:])


def _cut(strips: list[Strip], x: float, page: Page) -> list[Strip] | None:
    first, stop = _range(strips, x)
    left, right = ([_side(s, x, side) for s in strips[first:stop]] for side in (-1, 1))
    pairs = list(zip(left, right, strict=True))
    level = sum(_stand_level(a, b, page) for a, b in pairs if a and b)
    ones, others = ([s for s in side if s and _is_row(s.chunks)] for side in (left, right))
    fewer = min(len(ones), len(others))
    if fewer < _LEAST or level > _LEVEL * fewer or _are_alike(ones, others):
        return None
    return [*strips[:first], *(s for s in left if s), *(s for s in right if s), *strips[stop:]]


def _stand_level(one: Strip, other: Strip, page: Page) -> bool:
    """Whether two parts of one visual line, both rows, stand at one height; such lines hold what overlaps."""
    tops = [page.words[s.chunks[0].words[0]].bbox.top for s in (one, other)]
    return _is_row(one.chunks) and _is_row(other.chunks) and abs(tops[0] - tops[1]) < _ONE_HEIGHT


def _range(strips: Sequence[Strip], x: float) -> tuple[int, int]:
    """The lines around the first row on the right that nothing crosses the gutter in."""
    start = next(n for n, s in enumerate(strips) if any(abs(c.x0 - _GAP - x) < 1 for c in s.chunks))
    crossed = [any(c.x0 < x < c.x1 for c in s.chunks) for s in strips]
    first = max((n + 1 for n in range(start) if crossed[n]), default=0)
    stop = next((n for n in range(start, len(strips)) if crossed[n]), len(strips))
    return first, stop


def _side(strip: Strip, x: float, side: int) -> Strip | None:
    chunks = tuple(c for c in strip.chunks if (c.x0 - x) * side > 0)
    return strip._replace(chunks=chunks, bold=all(c.bold for c in chunks)) if chunks else None


def _are_alike(ones: Sequence[Strip], others: Sequence[Strip]) -> bool:
    """Whether the columns of both sides end as far from where their names begin."""
    a, b = (_columns(rows) for rows in (ones, others))
    return len(a) == len(b) and all(abs(m - n) < _ALIKE for m, n in zip(a, b, strict=True))


def _columns(rows: Sequence[Strip]) -> list[float]:
    """How far from the names the numbers of most rows end."""
    width = Counter(len(s.chunks) for s in rows).most_common(1)[0][0]
    typical = [s for s in rows if len(s.chunks) == width]
    return [max(s.chunks[n].x1 - s.chunks[0].x0 for s in typical) for n in range(1, width)]
