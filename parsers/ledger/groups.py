"""Rows whose group is not told, where the table has groups: they may stand under the wrong heading, or under none.

A part of the ledger. Names of groups in merged cells, drawn or not, may stand beside any of their rows; the first
heading of a table may pass for its caption, and a heading for a row without numbers. Such rows are right but for
their group; each is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.tables.grid import Cell, Record
from parsers.tables.labels import KIND, PART, TOTAL, role_of
from parsers.tables.meaning.reading import TableReading
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, RowType

_GROUPS = 2  # names of groups that a table has
_FEW = 0.7  # of the rows, at most, have the label of a column that names groups
_BESIDE = 2  # cells that each other row has right of its name


def rows_of_no_group(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> Iterator[Cell]:
    """A cell of each row that has no group where others have one, and of each that may be a heading itself."""
    own = {n: made[0] for n, made in rows.items() if made and made[0].row_type is RowType.RECIPIENT}
    bare = [n for n, row in own.items() if row.group is None]
    groups = {row.group for row in own.values()} - {None}
    records, name = reading.grid.records, reading.roles.index(ColumnRole.NAME)
    if len(groups) >= _GROUPS or _has_labels(reading, [records[n] for n in own], groups):
        yield from (cell for n in bare if (cell := _number(reading, records[n])))
    yield from (cell for n, row in own.items() if _is_rest(row.group) and (cell := _number(reading, records[n])))
    beside = {n: sum(cell is not None for cell in records[n].cells[name + 1 :]) for n in own}
    alone = [n for n in own if not beside[n]]
    filled = len(own) > len(alone) and all(beside[n] >= _BESIDE for n in own if n not in alone)
    texts = [cell for n in alone if (cell := records[n].cells[name])]
    yield from (cell for cell in texts if filled or cell.text[:1].islower())


def _is_rest(group: str | None) -> bool:
    """Whether the name of a group is only a part of one: "om hav och vatten"; "varav" and sorts begin so too."""
    if group is None or PART.match(group) or KIND.fullmatch(group.capitalize()):
        return False
    return group[:1].islower() or group.endswith("-")


def _has_labels(reading: TableReading, records: Sequence[Record], groups: set[str | None]) -> bool:
    """Whether a column left of the names has words beside some rows that became no groups."""
    for column in range(reading.roles.index(ColumnRole.NAME)):
        titled = role_of(reading.grid.headers[column].text) not in {None, ColumnRole.NAME, ColumnRole.AMOUNT}
        if titled or reading.roles[column] is not ColumnRole.OTHER:
            continue
        texts = [c.text for r in records if (c := r.cells[column]) and not TOTAL.match(c.text)]
        named = {text for text in texts if text[:1].isupper()} - groups
        worded = not any(c.isdigit() for text in texts for c in text)
        if worded and len(named) >= _GROUPS and len(texts) <= _FEW * len(records):
            return True
    return False


def _number(reading: TableReading, record: Record) -> Cell | None:
    return next((c for m in reading.measures if (c := record.cells[m.column])), None)
