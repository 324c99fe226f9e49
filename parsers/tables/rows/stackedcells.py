"""The grid of a table whose cells stood one to a line: each line is a cell, so that nothing has to be cut.

Made where each row has a cell under each title; a total may have fewer, and a text alone heads a group. Rows of
other lengths are left to be cut by arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import TOTAL
from parsers.tables.regions.runs import Region
from parsers.tables.rows.building import cell_of
from parsers.tables.strips import Strip
from schemas.document import Page

_LEAST = 3  # columns: a name and an amount are cut as well without


def grid_of_cells(region: Region, pages: Sequence[Page]) -> Grid | None:
    """The grid of a region, its header and each row on one strip, a chunk a cell; None where they are unlike."""
    width = len(region.header[0].chunks) if len(region.header) == 1 else 0
    if width < _LEAST or not all(_is_of(strip, width) for strip in region.body):
        return None
    rows = [strip for strip in region.body if len(strip.chunks) == width]
    if not rows:
        return None
    name = next((n for n, chunk in enumerate(rows[0].chunks) if chunk.text[:1].isalpha()), 0)
    headers = tuple(Header(chunk.text, chunk.refs) for chunk in region.header[0].chunks)
    records = tuple(_record(strip, (width, name), pages) for strip in region.body)
    short = frozenset(n for n, strip in enumerate(region.body) if 1 < len(strip.chunks) < width)
    return Grid(headers, records, short=short)


def _is_of(strip: Strip, width: int) -> bool:
    """Whether a line is a row, a total or the heading of a group."""
    total = TOTAL.match(strip.text) is not None and len(strip.chunks) < width
    return len(strip.chunks) == width or total or (len(strip.chunks) == 1 and not strip.chunks[0].numeral)


def _record(strip: Strip, place: tuple[int, int], pages: Sequence[Page]) -> Record:
    """A record: of a total the label among the names, its numbers after it."""
    width, name = place
    cells: list[Cell | None] = [cell_of([chunk], pages) if chunk.words else None for chunk in strip.chunks]
    if len(cells) < width:
        cells = [*[None] * name, *cells]
        cells += [None] * (width - len(cells))
    heading = len(strip.chunks) == 1
    return Record(tuple(cells[:width]), strip.refs, heading=heading, bold=strip.bold)
