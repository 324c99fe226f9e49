"""Sums in parentheses, as bookkeepers print what is paid back: "(48 652)" for -48 652.

Used by ``reading`` before columns get their roles. In parentheses may stand a sum to be paid back or an aside. A
sentence beside the table tells which, or the arithmetic of the rows: other cells of the column have no parentheses,
and all of them are the same difference of two others. Elsewhere the cell keeps its text and has no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import regex

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.labels import TOTAL
from parsers.tables.numerals import Numeral, Shape, read_numeral

_IN_PARENTHESES = regex.compile(r"\([ ]?(?P<number>\d[^()]*?)[ ]?\)")
_FEWEST = 3  # rows that prove, one in parentheses and one without at least


def settle_parentheses(grid: Grid, said: str) -> Grid:
    """The grid with negative numbers where ``said`` (the sentence, "" for none) or the rows say what they are."""
    for n in range(len(grid.headers)):
        records = tuple(_negative(r, n) for r in grid.records)
        found = replace(grid, records=records)
        if records != grid.records and (said or _is_proven(found, grid, n)):
            grid = found
    return grid


def _negative(record: Record, column: int) -> Record:
    cell = record.cells[column]
    number = _number(cell) if cell else None
    if cell is None or number is None:
        return record
    cells = (*record.cells[:column], cell._replace(numeral=number), *record.cells[column + 1 :])
    return replace(record, cells=cells)


def _number(cell: Cell) -> Numeral | None:
    """The negative number of a cell that is one in parentheses and nothing else."""
    match = _IN_PARENTHESES.fullmatch(cell.text)
    number = read_numeral(match["number"]) if match else None
    if number is None or number.value is None or cell.numeral is None or cell.numeral.shape is not Shape.MALFORMED:
        return None
    return number._replace(value=-number.value)


def _is_proven(found: Grid, grid: Grid, column: int) -> bool:
    """Whether all rows of a column, those in parentheses below zero, are one difference of two others."""
    rows = [n for n, r in enumerate(found.records) if not TOTAL.match(r.label)]
    own = [n for n in rows if _value(found, n, column)]
    kept = sum(grid.records[n] == found.records[n] for n in own)
    if not 0 < kept < len(own):
        return False
    return any(_all_fit(found, rows, parts) for parts in _parts(found, column))


def _parts(grid: Grid, column: int) -> Iterator[tuple[int, int, int]]:
    others = [n for n in range(len(grid.headers)) if n != column]
    return ((column, a, b) for a, b in permutations(others, 2))


def _all_fit(grid: Grid, rows: Sequence[int], columns: tuple[int, int, int]) -> bool:
    whole = [[_value(grid, n, c) for c in columns] for n in rows]
    told = [(c, a, b) for c, a, b in whole if c is not None and a is not None and b is not None]
    return len(told) >= _FEWEST and all(c == a - b for c, a, b in told)


def _value(grid: Grid, row: int, column: int) -> Decimal | None:
    number = grid.records[row].number(column)
    return number.value if number else None
