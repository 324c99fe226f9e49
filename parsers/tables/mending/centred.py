"""Cells set around the middle of their drawn row, set from its top: a row's first line then holds its number.

Used by ``finding`` before the search for regions. Browsers and word processors centre each cell of a row for
itself, so that the amount of a row with a reason of two lines stands between these. Where lines are drawn over and
below a row that tells which cells are of one row; where none are drawn, the room between rows does, if it is wider
than that between the lines on both sides of such an amount. A word keeps its place on the page: only lines are put
together otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.tables.labels import TOTAL
from parsers.tables.strips import Chunk, Strip
from schemas.document import Edge, Page

_LINES = 3  # drawn on a page with a table of two rows
_ONE = 1.0  # points: lines as near are one
_AROUND = 1.6  # points that the middle of a cell may lie beside that of its row
_APART = 0.5  # of the type size: from one line of a cell to the next, at least
_EVEN = 0.15  # of the type size: lines of one text are as far apart
_ROOMY = 0.3  # of the type size: and two rows at least so much farther
_OVERLAP = 0.3  # of the type size: of a line between two others with each, at least
_COVERED = 0.9  # of the width of a row's words: so far its borders are drawn

Cell = dict[int, list[Chunk]]  # its chunks by the strip that they stand in


def with_cells_from_top(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, those of each drawn row with centred cells put together from its top."""
    found: list[Strip] = []
    for drawn, is_drawn in drawn_rows(strips, page):
        rows = [drawn] if is_drawn else _rows_apart(drawn) if page.geometry else []
        found += [strip for row in rows for strip in _from_top(row) or row] if rows else drawn
    return found


def drawn_rows(strips: Sequence[Strip], page: Page) -> Iterator[tuple[list[Strip], bool]]:
    """The strips in runs that no line parts, each with whether lines are drawn over and below all of it.

    They may be those of one column of the page: lines drawn beside it are none of theirs.
    """
    rules = _rules(page, strips) if page.geometry and strips else []
    if len(rules) < _LINES:
        yield list(strips), False
    else:
        yield from _rows(strips, rules)


def _rules(page: Page, strips: Sequence[Strip]) -> list[tuple[float, list[Edge]]]:
    """The heights at which lines are drawn across what the strips hold, with the lines."""
    left, right = min(s.chunks[0].x0 for s in strips), max(s.chunks[-1].x1 for s in strips)
    rules: list[tuple[float, list[Edge]]] = []
    across = (e for e in page.edges if e.horizontal and e.x0 < right and e.x1 > left)
    for edge in sorted(across, key=lambda e: e.top):
        if rules and edge.top - rules[-1][0] < _ONE:
            rules[-1][1].append(edge)
        else:
            rules.append((edge.top, [edge]))
    return rules


def _rows(strips: Sequence[Strip], rules: Sequence[tuple[float, list[Edge]]]) -> Iterator[tuple[list[Strip], bool]]:
    bands = list(pairwise(rules))
    at, row = 0, list[Strip]()
    band = None
    for strip in strips:
        while at < len(bands) and bands[at][1][0] <= strip.middle:
            at += 1
        here = at if at < len(bands) and bands[at][0][0] < strip.middle else None
        if row and (here is None or here != band):
            yield row, _is_drawn(row, bands, band)
            row = []
        row.append(strip)
        band = here
    if row:
        yield row, _is_drawn(row, bands, band)


def _is_drawn(
    row: Sequence[Strip], bands: Sequence[tuple[tuple[float, list[Edge]], ...]], band: int | None
) -> bool:
    if band is None or len(row) == 1:
        return False
    left, right = min(s.chunks[0].x0 for s in row), max(s.chunks[-1].x1 for s in row)
    return all(_covered(edges, left, right) >= _COVERED * (right - left) for _, edges in bands[band])


def _rows_apart(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips by rows, farther apart than lines of a cell; none where no number is between two such lines."""
    found = [f for n in range(1, len(strips) - 1) if (f := _room_around(*strips[n - 1 : n + 2])) is not None]
    if not found:
        return []
    room = max(room for room, _ in found)
    rows: list[list[Strip]] = []
    for strip in strips:
        gap = strip.top - max(s.bottom for s in rows[-1]) if rows else 0.0
        if rows and gap < room + _EVEN * strip.size:
            rows[-1].append(strip)
        elif rows and gap < room + _ROOMY * strip.size:
            return []  # lines that may be of either
        else:
            rows.append([strip])
    cells = ([c for s in row for c in s.chunks] for row in rows)
    numbered = (row for row in cells if any(c.has_value for c in row))
    lefts = [{c.x0 for c in row} for row in numbered if not any(TOTAL.match(c.text) for c in row)]
    # a column that few rows have names their groups
    filled = all(
        sum(any(abs(x - left) < _ONE for x in own) for own in lefts) >= len(lefts) - 1 for _, left in found
    )
    return rows if filled else []


def _room_around(above: Strip, strip: Strip, below: Strip) -> tuple[float, float] | None:
    """The room between two lines of a text, between which a number stands, and the text's left edge; else None."""
    if min(above.bottom - strip.top, strip.bottom - below.top) <= _OVERLAP * strip.size:
        return None
    texts = [a for a in above.chunks for b in below.chunks if abs(a.x0 - b.x0) < _ONE and a.numeral is None]
    beside = any(c.x1 > a.x0 and c.x0 < a.x1 for c in strip.chunks for a in texts)
    level = abs(2 * strip.middle - above.top - below.bottom) < 2 * _ONE
    # of two columns alone, names and numbers, the place of each number tells whose it is
    third = any(
        c.numeral is None and abs(c.x0 - t.x0) >= _ONE for c in (*above.chunks, *strip.chunks) for t in texts
    )
    own = third and not beside and any(c.has_value for c in strip.chunks)
    return (below.top - above.bottom, texts[0].x0) if own and level else None


def _covered(edges: Sequence[Edge], left: float, right: float) -> float:
    """How much of a width some lines cover; those of cells beside each other meet, none lies on another."""
    reach, covered = left, 0.0
    for edge in sorted(edges, key=lambda e: e.x0):
        covered += max(0.0, min(edge.x1, right) - max(edge.x0, reach))
        reach = max(reach, edge.x1)
    return covered


def _from_top(row: Sequence[Strip]) -> list[Strip] | None:
    """The lines of a row, cells from its top; None where they are so set, or are not centred."""
    cells = _cells(row)
    deepest = max(cells, key=len)
    middles = [(row[min(cell)].top + row[max(cell)].bottom) / 2 for cell in cells]
    centred = max(middles) - min(middles) <= _AROUND
    places = sorted(deepest)
    level = any(row[below].top - row[above].top < _APART * row[above].size for above, below in pairwise(places))
    if len(places) == 1 or level or not centred or any(map(_is_of_rows, cells)):
        return None
    if all(sorted(cell) == places[: len(cell)] for cell in cells):
        return None
    found = []
    for n, place in enumerate(places):
        own = [c for cell in cells if n < len(cell) for c in cell[sorted(cell)[n]]]
        chunks = tuple(sorted(own, key=lambda c: c.x0))
        found.append(row[place]._replace(chunks=chunks, bold=all(c.bold for c in chunks)))
    return found


def _is_of_rows(cell: Cell) -> bool:
    """Whether a cell is a column of several rows: numbers below each other, a title over them perhaps."""
    return sum(all(c.numeral for c in chunks) for chunks in cell.values()) > 1


def _cells(row: Sequence[Strip]) -> list[Cell]:
    """The chunks of a row by cell: what stands above or below each other is of one."""
    cells: list[tuple[float, float, Cell]] = []
    for n, strip in enumerate(row):
        for chunk in strip.chunks:
            left, right, cell = chunk.x0, chunk.x1, {n: [chunk]}
            for other in [c for c in cells if c[0] < right and c[1] > left]:
                cells.remove(other)
                left, right = min(left, other[0]), max(right, other[1])
                for place, chunks in other[2].items():
                    cell.setdefault(place, []).extend(chunks)
            cells.append((left, right, cell))
    return [cell for _, _, cell in cells]


__all__ = ["drawn_rows", "with_cells_from_top"]
