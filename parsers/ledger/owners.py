"""Numbers of rows that name two recipients, one of them without a title of its own: nothing tells whose they are.

A part of the ledger. Where the header of the first of two groups of columns is lost, its names are nobody's and its
amounts become the other's; so they do where the groups stand too close to be parted: the names' title stands twice,
or a name behind the amount of another, or behind a second column of names as many amounts as before it. Any other
column of places that has a title of its own ("Kommun" beside "Organisation") is none of these. Titles that name
recipients themselves, over rows of months, are told alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers.tables.grid import Cell, Record
from parsers.tables.labels import is_known, is_place
from parsers.tables.meaning.reading import TableReading
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Match

_AMOUNT_BEFORE = re.compile(r"^\d[\d ]*\s(?=\D)")  # "6 765 810 Grums": of the first group, and of the next
_FEWEST = 3  # rows that do so
_LEAST_TITLES = 2
_MOSTLY = 0.6  # of the rows


def of_two_owners(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> Iterator[Cell]:
    """The cells with numbers in rows with a second recipient; ``rows`` are those of each record."""
    names = reading.roles.index(ColumnRole.NAME)
    records = [reading.grid.records[number] for number in rows]
    yield from _in_turns(reading, records)
    yield from _under_recipients(reading, rows)
    for column, role in enumerate(reading.roles):
        if role is not ColumnRole.OTHER:
            continue
        titled = _has_own_title(reading, column, names) and not _heads_group(reading, column, names)
        filled = [r for r in records if (c := r.cells[column]) and (n := r.cells[names]) and c.text != n.text]
        owned = [
            r
            for r in filled
            if (c := r.cells[column])
            and (n := r.cells[names])
            and is_place(n.text)
            and _names(c.text, titled=titled)
        ]
        if len(owned) >= max(_FEWEST, _MOSTLY * len(filled)):
            yield from (cell for r in owned for cell in r.cells if cell and any(map(str.isdecimal, cell.text)))


def _under_recipients(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> Iterator[Cell]:
    """The numbers of columns whose titles are of the register, and the name of no row is: a table turned."""
    columns = [m.column for m in reading.measures if is_known(reading.grid.headers[m.column].text)]
    if len(columns) < _LEAST_TITLES or any(a.match is not Match.NONE for own in rows.values() for a in own):
        return
    records = (reading.grid.records[number] for number in rows)
    yield from (cell for r in records for n in columns if (cell := r.cells[n]) and cell.numeral)


def _in_turns(reading: TableReading, records: Sequence[Record]) -> Iterator[Cell]:
    """The numbers below titles that stand twice where most rows have them below one of the two only.

    Two groups of columns beside each other, of which the second lost its names to the first.
    """
    columns = [m.column for m in reading.measures]
    half = len(columns) // 2
    titles = [reading.grid.headers[n].text for n in columns]
    if not half or titles[:half] != titles[half:] or not all(titles):
        return
    sides = [[any(r.cells[n] for n in part) for part in (columns[:half], columns[half:])] for r in records]
    lone = [r for r, (left, right) in zip(records, sides, strict=True) if left != right]
    fewest = min(sum(side[k] for side in sides) for k in (0, 1))
    if fewest >= _FEWEST and len(lone) >= _MOSTLY * len(records):
        yield from (cell for r in lone for n in columns if (cell := r.cells[n]))


def _heads_group(reading: TableReading, column: int, names: int) -> bool:
    """Whether amounts stand between the names and a column, and as many behind it: a group of columns once more."""
    roles = [role is ColumnRole.AMOUNT for role in reading.roles]
    between = sum(roles[names:column])
    return between > 0 and sum(roles[column : 2 * column - names]) == between


def _names(text: str, *, titled: bool) -> bool:
    """Whether a cell names a second recipient; below a title of its own, where it stands behind an amount there."""
    name = _AMOUNT_BEFORE.sub("", text)
    return (not titled or name != text) and is_place(name)


def _has_own_title(reading: TableReading, column: int, names: int) -> bool:
    """Whether a column has a title that is not that of the names once more."""
    title, of_names = (" ".join(reading.grid.headers[n].text.split()).casefold() for n in (column, names))
    return title not in {"", of_names}
