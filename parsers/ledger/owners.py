"""Numbers of rows that name two recipients, one of them in a column without a header: nothing tells whose they are.

A part of the ledger. Where the header of the first of two groups of columns is lost, its names are nobody's and its
amounts become the other's. A column of places that has a header ("Kommun" beside "Organisation") is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.tables.grid import Cell
from parsers.tables.labels import is_place
from parsers.tables.meaning.reading import TableReading
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole

_FEWEST = 3  # rows that do so
_MOSTLY = 0.6  # of the rows


def of_two_owners(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> Iterator[Cell]:
    """The numbers of rows with a second recipient; ``rows`` are those of each record."""
    names = reading.roles.index(ColumnRole.NAME)
    records = [reading.grid.records[number] for number in rows]
    for column, role in enumerate(reading.roles):
        if role is not ColumnRole.OTHER or reading.grid.headers[column].text:
            continue
        filled = [r for r in records if (c := r.cells[column]) and (n := r.cells[names]) and c.text != n.text]
        owned = [r for r in filled if all((c := r.cells[n]) and is_place(c.text) for n in (column, names))]
        if len(owned) >= max(_FEWEST, _MOSTLY * len(filled)):
            yield from (cell for r in owned for m in reading.measures if (cell := r.cells[m.column]))
