"""Rows with fewer numbers than columns, in tables whose columns no position tells apart.

"Totalt 200" under columns of money and page numbers: the number goes to the column whose rows it sums, or to
the only amount column; where neither tells, it stays a text without value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.numerals import Numeral, Shape
from schemas.vocabulary import ColumnRole

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
    cells = [c for c in record.cells[first:] if c is not None]
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
        targets = _by_sums(cells, grid, range(first, len(roles))) or targets
    row: list[Cell | None] = list(record.cells[:first]) + [None] * (len(roles) - first)
    if not targets:
        where = amounts[0] if amounts else first
        text = " ".join(c.text for c in cells)
        refs = tuple(ref for c in cells for ref in c.refs)
        row[where] = Cell(text, " ".join(c.printed for c in cells), refs, Numeral(Shape.MALFORMED))
    for column, cell in zip(targets, cells, strict=False):
        row[column] = cell
    return replace(record, cells=tuple(row))


def _by_sums(cells: Sequence[Cell], grid: Grid, columns: Sequence[int]) -> list[int]:
    """The columns, left to right, of whose rows the numbers are the sums; none where one is no such sum."""
    found: list[int] = []
    rest = iter(columns)
    for cell in cells:
        value = cell.numeral.value if cell.numeral else None
        column = next((n for n in rest if value and value in _sums(grid, n)), None)
        if column is None:
            return []
        found.append(column)
    return found


def _sums(grid: Grid, column: int) -> set[Decimal]:
    """The sum of the column's full rows."""
    full = [r for n, r in enumerate(grid.records) if n not in grid.short and not r.heading]
    return {sum((v.value for r in full if (v := r.number(column)) and v.value is not None), Decimal(0))}
