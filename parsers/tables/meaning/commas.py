"""Thousands set apart by commas, as an English Excel prints them: "1,132,368", and "338,891" in the same column.

In Swedish print a comma parts the decimals, and "338,891" alone may be either. The first step of ``reading``: the
column, then the table, settle it; a column of kronor has no three decimals, one of inhabitants has none. Where
nothing settles it, the cell keeps its text and has no value. So does "610.00" where full stops part thousands: its
last figure was cut off at the edge of the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import regex

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.labels import role_of
from parsers.tables.numerals import Numeral, Shape
from parsers.tables.units import unit_of
from schemas.vocabulary import ColumnRole, MoneyUnit

# "338,891", "338,891 kr"; not "0,032", "1 132,368", "12,5", "1,325 %"
_EITHER = regex.compile(r"[^\d,.]*[1-9]\d{0,2},\d{3}(?![\d,.]|[ ]\d)[^\d%]*")
# "1,132,368", "338,891.50"
_ENGLISH = regex.compile(r"(?<![\d,.])\d{1,3}(?:(?:,\d{3}){2,}|,\d{3}\.\d{1,2})(?![\d,])")
# "12,5", "0,032", "1 132,368", "1 132 368", "1132368": commas part decimals, or something else parts thousands
_SWEDISH = regex.compile(r"\d,(?:\d{1,2}|\d{4,6})(?!\d)|(?<!\d)0,\d|\d[ .]\d{3}(?!\d)|\d{5}|\d{4},\d")
# "811" beside "9,179", tkr: with decimals it had them too
_BARE = regex.compile(r"[^\d,.]*[1-9]\d{2}[^\d,.%]*")
# "1.132.368", "338.891", and what is left of "610.000"
_STOPPED = regex.compile(r"[^\d,.]*\d{1,3}(?:\.\d{3})+[^\d,.%]*")
_CUT = regex.compile(r"[^\d,.]*[1-9]\d{0,2}\.\d{1,2}[^\d,.%]*")
_LEAST = 2  # cells of a column of kronor that prove its commas together
_MANY = 3  # cells that all have three decimals, beside one that has none: against the rest of the table
_MILLE = 1000
_Reading = Callable[[Numeral], Numeral]


def settle_commas(grid: Grid, context: MoneyUnit | None) -> tuple[Grid, frozenset[int]]:
    """The grid with each number that has one comma before three digits as its column and table read it.

    And the columns where nothing tells what the comma is.
    """
    columns = [_texts(grid, n) for n in range(len(grid.headers))]
    every = [text for texts in columns for text in texts]
    stopped = sum(_STOPPED.fullmatch(text) is not None for text in every) >= _LEAST
    found, still = grid, set[int]()
    for n, own in enumerate(columns):
        if stopped and any(map(_STOPPED.fullmatch, own)):
            found = _with(found, n, _left_open, _CUT)
        header = grid.headers[n].text
        if not any(map(_EITHER.fullmatch, own)) or role_of(header) is ColumnRole.SHARE:
            continue
        unit = unit_of(header) or context
        if _is_english(own, every, unit) or _counts_people(header, own):
            found = _with(found, n, _in_thousands)
        elif not any(map(_SWEDISH.search, every)) and unit not in {MoneyUnit.MNKR, MoneyUnit.MDKR}:
            still.add(n)
    return found, frozenset(still)


def without_open_commas(grid: Grid, columns: Collection[int]) -> Grid:
    """The grid without values for the numbers of the columns that nothing settled."""
    for n in columns:
        grid = _with(grid, n, _left_open)
    return grid


def _texts(grid: Grid, column: int) -> list[str]:
    """The numbers of a column as printed."""
    return [c.text for r in grid.records if (c := r.cells[column]) and c.numeral is not None]


def _is_english(own: Sequence[str], every: Sequence[str], unit: MoneyUnit | None) -> bool:
    """Whether the commas of a column part thousands, as a longer number says, or a short one in the column."""
    if any(map(_SWEDISH.search, own)):
        return False
    if any(map(_ENGLISH.search, own)):
        return True
    parted = sum(_EITHER.fullmatch(t) is not None for t in own)
    bare = unit is MoneyUnit.TKR and any(map(_BARE.fullmatch, own))
    if any(map(_SWEDISH.search, every)):
        return bare and parted >= _MANY  # shares beside it may be texts
    several = parted >= _LEAST
    return any(map(_ENGLISH.search, every)) or (several and (bare or unit is MoneyUnit.KR))


def _counts_people(header: str, own: Sequence[str]) -> bool:
    """Whether the numbers of a column count inhabitants: there are no broken ones."""
    parted = sum(_EITHER.fullmatch(t) is not None for t in own)
    return role_of(header) is ColumnRole.POPULATION and parted >= _LEAST and not any(map(_SWEDISH.search, own))


def _in_thousands(numeral: Numeral) -> Numeral:
    value = numeral.value * _MILLE if numeral.value is not None else None
    return numeral._replace(value=value, decimals=0, grouped=True)


def _left_open(_numeral: Numeral) -> Numeral:
    return Numeral(Shape.MALFORMED)


def _with(grid: Grid, column: int, read: _Reading, which: regex.Pattern[str] = _EITHER) -> Grid:
    return replace(grid, records=tuple(_reread(r, column, read, which) for r in grid.records))


def _reread(record: Record, column: int, read: _Reading, which: regex.Pattern[str]) -> Record:
    cell = record.cells[column]
    if cell is None or cell.numeral is None or not which.fullmatch(cell.text):
        return record
    cells: list[Cell | None] = list(record.cells)
    cells[column] = cell._replace(numeral=read(cell.numeral))
    return replace(record, cells=tuple(cells))
