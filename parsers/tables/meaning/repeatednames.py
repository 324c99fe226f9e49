"""Names printed once for several rows, each of which says what it is about, given to all of those rows.

Used by ``reading`` once the columns have their roles: "Stiftelsen A | Projekt ett | 120 000", then "| Projekt två |
80 000". A blank name is nobody's where any row lacks such a text, or where a heading stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.labels import CARRIED, TOTAL


def with_names_repeated(grid: Grid, name: int) -> Grid:
    """The grid with the name above in rows whose cell in the column of names is empty."""
    rows = [r for r in grid.records if not r.heading and not _is_sum(r)]
    if not rows or rows[0].cells[name] is None or all(r.cells[name] for r in rows):
        return grid
    if not any(_is_told(rows, column) for column in range(len(grid.headers)) if column != name):
        return grid
    last: Cell | None = None
    records: list[Record] = []
    for record in grid.records:
        if record.heading or _is_sum(record):
            last = None
        elif record.cells[name] is not None:
            last = record.cells[name]
        elif last is not None:
            cells = (*record.cells[:name], last, *record.cells[name + 1 :])
            record = replace(record, cells=cells)  # noqa: PLW2901
        records.append(record)
    return replace(grid, records=tuple(records))


def _is_sum(record: Record) -> bool:
    return TOTAL.match(record.label) is not None or CARRIED.fullmatch(record.label) is not None


def _is_told(rows: Sequence[Record], column: int) -> bool:
    """Whether a column says in each row, in words, what it is about."""
    cells = [r.cells[column] for r in rows]
    return all(c is not None and c.numeral is None and any(map(str.isalpha, c.text)) for c in cells)
