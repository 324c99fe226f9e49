"""Side-by-side column groups ("newspaper order") unrolled: their lines one group after the other on each page.

Used by ``places`` once the columns are known. Headings that stand over all groups part the page into bands, each of
which is unrolled by itself. It refuses to part a page where any other group has a heading of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from parsers.tables.columns.flowing import Turns, pieces_of, stretches
from parsers.tables.columns.lines import Line, line_of
from parsers.tables.columns.rounds import heads_rounds
from parsers.tables.labels import TOTAL, is_county
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip

_SEVERAL = 2  # headings
_OVER = 0.2  # of the type size: lines that overlap so in height are not below each other


def unroll(
    region: Region, turns: Turns, placed: dict[int, tuple[tuple[Chunk, ...], ...]], round_: tuple[int, int]
) -> list[Line]:
    """The lines of the body, page by page, on each the column groups from left to right, their titles first.

    ``round_`` is the number of columns of a group and which of them has the names.
    """
    width, name = round_
    over = [s for s in region.header if heads_rounds(placed[id(s)], width)]
    groups = len(placed[id(region.body[0])]) // width
    pieces: list[list[Strip]] = []
    for _, on_page in groupby(region.body, key=lambda s: s.page):
        strips = list(on_page)
        if over or groups == 1:
            pieces.append(strips)
            continue
        parts = pieces_of(strips, turns, placed, width)
        pieces += [band for piece in parts for band in _bands(piece, placed, width)]
    lines: list[Line] = []
    for piece in pieces if over else stretches(pieces, placed, width):
        for group in range(groups):
            part = slice(group * width, (group + 1) * width)
            lines += [_heading(s, group, placed[id(s)][part], name) for s in over]
            lines += [line_of(s, group, cells) for s in piece if any(cells := placed[id(s)][part])]
    return lines


def _bands(
    strips: Sequence[Strip], placed: dict[int, tuple[tuple[Chunk, ...], ...]], width: int
) -> list[list[Strip]]:
    """The strips of a page from heading to heading, where headings stand over all column groups; else all at once.

    Nothing stands beside such a heading or a sum below its rows, and no other group has a heading of its own.
    """
    alone = {id(s) for s in strips if not any(placed[id(s)][width:])}
    headings = [n for n, s in enumerate(strips) if id(s) in alone and _heads_rows(s) and not _is_beside(n, strips)]
    others = [c for s in strips for cell in placed[id(s)][width:] for c in cell]
    beside = any(_heads_rows(s) and id(s) not in alone for s in strips) or any(is_county(c.text) for c in others)
    if not headings or beside or not others:
        return [list(strips)]
    first = next(n for n, s in enumerate(strips) if id(s) not in alone)
    if headings[0] > first and len(headings) < _SEVERAL:
        return [list(strips)]
    ends = sorted({0, *headings, len(strips)})
    return [list(strips[a:b]) for a, b in pairwise(ends)]


def _is_beside(n: int, strips: Sequence[Strip]) -> bool:
    """Whether a line overlaps a neighbour in height: the groups are not level, and it stands over its own alone."""
    strip = strips[n]
    near = (*strips[max(0, n - 1) : n], *strips[n + 1 : n + 2])
    return any(min(s.bottom, strip.bottom) - max(s.top, strip.top) > _OVER * s.size for s in near)


def _heads_rows(strip: Strip) -> bool:
    """Whether a line is surely the heading of a group: a county, or bold, and no number in it."""
    lone = len(strip.chunks) == 1 and not any(map(str.isdigit, strip.text))
    return lone and not TOTAL.match(strip.text) and (strip.bold or is_county(strip.chunks[0].text))


def _heading(strip: Strip, group: int, cells: tuple[tuple[Chunk, ...], ...], name: int) -> Line:
    """The title of a round as a line of its own, in the column of names."""
    title = next(c for cell in cells for c in cell)
    return line_of(strip, group, tuple((title,) if n == name else () for n in range(len(cells))))
