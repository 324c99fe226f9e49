"""Sums in parentheses, as bookkeepers print what is paid back: "(48 652)" for -48 652.

Used by ``reading`` before columns get their roles. In parentheses may stand a sum to be paid back or an aside, last
year's or what was asked for. A sentence beside the table tells which; without one the cell keeps its text and
has no value.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.numerals import Numeral, Shape, read_numeral

_IN_PARENTHESES = regex.compile(r"\([ ]?(?P<number>\d[^()]*?)[ ]?\)")


def settle_parentheses(grid: Grid, said: str, aside: str) -> Grid:
    """The grid with negative numbers where a sentence, ``said``, tells that they are such; "" for none.

    A column without a title that holds nothing else gets ``aside``, what a sentence says of it, for its title.
    """
    if not said and not aside:
        return grid
    for n in range(len(grid.headers)):
        if aside and not grid.headers[n].text and _holds_asides(grid, n):
            grid = _with_aside(grid, n, aside)
        elif said:
            grid = replace(grid, records=tuple(_negative(r, n) for r in grid.records))
    return grid


def _holds_asides(grid: Grid, column: int) -> bool:
    cells = [cell for record in grid.records if (cell := record.cells[column])]
    return bool(cells) and all(_IN_PARENTHESES.fullmatch(cell.text) for cell in cells)


def _with_aside(grid: Grid, column: int, title: str) -> Grid:
    """The grid with a column of numbers in parentheses as plain ones below a title."""
    records = tuple(_positive(r, column) for r in grid.records)
    headers = (*grid.headers[:column], grid.headers[column]._replace(text=title), *grid.headers[column + 1 :])
    return replace(grid, headers=headers, records=records)


def _positive(record: Record, column: int) -> Record:
    """The record with its number in parentheses as a plain one, in the unit of the one before it."""
    cell = record.cells[column]
    number = _number(cell) if cell else None
    units = [n.unit for k in range(column) if (n := record.number(k)) and n.unit]
    number = number._replace(unit=units[-1]) if number and units else number
    return (
        _with_number(record, column, number._replace(value=abs(number.value)))
        if number and number.value
        else record
    )


def _negative(record: Record, column: int) -> Record:
    cell = record.cells[column]
    number = _number(cell) if cell else None
    return _with_number(record, column, number) if number else record


def _with_number(record: Record, column: int, number: Numeral) -> Record:
    cell = record.cells[column]
    own = cell._replace(numeral=number) if cell else None
    return replace(record, cells=(*record.cells[:column], own, *record.cells[column + 1 :]))


def _number(cell: Cell) -> Numeral | None:
    """The negative number of a cell that is one in parentheses and nothing else."""
    if cell.numeral is None or cell.numeral.shape is not Shape.MALFORMED:
        return None
    match = _IN_PARENTHESES.fullmatch(cell.text)
    number = read_numeral(match["number"]) if match else None
    return number._replace(value=-number.value) if number and number.value is not None else None
