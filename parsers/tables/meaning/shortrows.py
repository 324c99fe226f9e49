"""Rows with fewer numbers than columns, in tables whose columns no position tells apart.

"Totalt 200" under columns of money and page numbers: the number goes to the column whose rows it sums, or to
the only amount column; where neither tells, it stays a text without value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.numerals import Numeral, Shape
from schemas.vocabulary import ColumnRole

_WHOLE = Decimal(100)  # per cent
_NUMBERS = {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}


def place_short(grid: Grid, roles: Sequence[ColumnRole]) -> Grid:
    """The grid with the numbers of its short rows in their columns."""
    if not grid.short:
        return grid
    first = next((n for n, role in enumerate(roles) if role not in _NUMBERS), None)
    if first is None:
        return grid  # names and codes alone: no column that a number could belong to
    records = list(grid.records)
    for n in sorted(grid.short):
        records[n] = _placed(records[n], grid, roles, first)
    return replace(grid, records=tuple(records))


def _placed(record: Record, grid: Grid, roles: Sequence[ColumnRole], first: int) -> Record:
    kept = [_is_text(c) and roles[n] is ColumnRole.OTHER for n, c in enumerate(record.cells)]  # "Avslag"
    first = _first_number(record, roles, first)
    cells = [c for n, c in enumerate(record.cells) if n >= first and c is not None and not kept[n]]
    amounts = [n for n in range(first, len(roles)) if roles[n] is ColumnRole.AMOUNT]
    targets = amounts
    if len(cells) != len(amounts):
        money = [n for n in range(first, len(roles)) if roles[n] in {ColumnRole.AMOUNT, ColumnRole.SHARE}]
        targets = money if len(money) == len(cells) else []
    if len(cells) == 1 and len(amounts) > 1:
        value = cells[0].numeral.value if cells[0].numeral else None
        targets = [n for n in amounts if value is not None and value in _sums(grid, n)]
        targets = targets if len(targets) == 1 else []
    if len(cells) > 1:
        targets = _by_sums(cells, grid, {n: roles[n] for n in range(first, len(roles))}) or targets
    row = [c if n < first or kept[n] else None for n, c in enumerate(record.cells)]
    if not targets:
        where = amounts[0] if amounts else first
        text = " ".join(c.text for c in cells)
        refs = tuple(ref for c in cells for ref in c.refs)
        row[where] = Cell(text, " ".join(c.printed for c in cells), refs, Numeral(Shape.MALFORMED))
    for column, cell in zip(targets, cells, strict=False):
        row[column] = cell
    return replace(record, cells=tuple(row))


def _first_number(record: Record, roles: Sequence[ColumnRole], first: int) -> int:
    """The column where a row's numbers begin: after a label among the names, where only texts stand before those.

    Before the first of numbers where an amount took a code's place.
    """
    named = roles.index(ColumnRole.NAME) + 1 if ColumnRole.NAME in roles else first
    if first < named and _is_text(record.cells[named - 1]):
        return named if set(roles[first : named - 1]) <= {ColumnRole.OTHER} else first
    taken = (n for n in range(named, first) if (c := record.cells[n]) and c.numeral and c.numeral.grouped)
    return next(taken, first)


def _is_text(cell: Cell | None) -> bool:
    return cell is not None and not any(map(str.isdigit, cell.text))


def _by_sums(cells: Sequence[Cell], grid: Grid, columns: Mapping[int, ColumnRole]) -> list[int]:
    """The columns, left to right, of whose rows the numbers are the sums; none where one is no such sum.

    Shares sum to 100, whatever their rounding makes of it.
    """
    found: list[int] = []
    rest = iter(columns)
    for cell in cells:
        value = cell.numeral.value if cell.numeral else None
        column = next((n for n in rest if value and _is_sum(value, grid, (n, columns[n]))), None)
        if column is None:
            return []
        found.append(column)
    return found


def _is_sum(value: Decimal, grid: Grid, column: tuple[int, ColumnRole]) -> bool:
    number, role = column
    return value in _sums(grid, number) or (role is ColumnRole.SHARE and value == _WHOLE)


def _sums(grid: Grid, column: int) -> set[Decimal]:
    """The sum of the column's full rows."""
    full = [r for n, r in enumerate(grid.records) if n not in grid.short and not r.heading]
    return {sum((v.value for r in full if (v := r.number(column)) and v.value is not None), Decimal(0))}
