"""Names that stand over the rest of their row, on a line that spans the table, given a column of their own.

Used by ``reading`` before columns have roles: "Rebaroque", below it "Norrköping | 450 000" under the titles
"Ort | Belopp". Where a title says that the rows themselves name recipients, such lines are headings of groups.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.tables.grid import Grid, Header, Record
from parsers.tables.labels import RECIPIENT_HEADER

_LEAST = 3  # rows


def with_names_beside(grid: Grid) -> Grid:
    """The grid with each heading as the first cell of the one row below it; as it is where headings have more."""
    over, under = grid.records[::2], grid.records[1::2]
    if len(over) != len(under) or len(over) < _LEAST or grid.short or grid.group:
        return grid
    alternate = all(a.heading and not b.heading for a, b in zip(over, under, strict=True))
    if not alternate or any(RECIPIENT_HEADER.search(h.text) for h in grid.headers):
        return grid
    column = next((n for n, cell in enumerate(over[0].cells) if cell), None)
    if column is None or not grid.headers[column].text or not _are_texts(under, column):
        return grid
    records = tuple(
        replace(row, cells=(name.cells[column], *row.cells), refs=name.refs + row.refs)
        for name, row in pairwise(grid.records)
        if name.heading
    )
    return replace(grid, headers=(Header("", ()), *grid.headers), records=records)


def _are_texts(rows: tuple[Record, ...], column: int) -> bool:
    """Whether rows have texts where the names over them stand, so that both are told."""
    return sum(cell is not None and cell.numeral is None for r in rows if (cell := r.cells[column])) >= _LEAST
