"""Shares in parentheses at the end of the names, as lists print them: "Region Uppsala (6,53 procent): 6 856 kr".

Used by ``reading`` before columns get their roles: what stands so in nearly all rows is a column of shares, and no
part of a name.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.numerals import read_numeral

_SHARE = regex.compile(r"(?P<name>.*\p{L}.*?)[ ]\((?P<share>\d{1,3}(?:,\d{1,4})?)[ ]?(?:%|procent)\)(?P<end>:?)")
_FEWEST = 3  # rows
_MOST = 0.8  # of the rows


def with_shares_apart(grid: Grid) -> Grid:
    """The grid with such shares in a column of their own, right of the others; itself where names end otherwise."""
    rows = [n for n, r in enumerate(grid.records) if not r.heading]
    for column in range(len(grid.headers)):
        parts = {n: parted for n in rows if (parted := _parted(grid.records[n].cells[column]))}
        if len(parts) >= max(_FEWEST, _MOST * len(rows)):
            records = tuple(_with_share(r, column, parts.get(n)) for n, r in enumerate(grid.records))
            return replace(grid, headers=(*grid.headers, Header("", ())), records=records)
    return grid


def _parted(cell: Cell | None) -> tuple[Cell, Cell] | None:
    """The name and the share of a cell; None where it does not end in one, or its words do not part there."""
    found = _SHARE.fullmatch(cell.text) if cell else None
    words = cell.text.split() if cell else []
    if cell is None or found is None or len(words) != len(cell.refs):
        return None
    at = len(found["name"].split())
    printed = f"{found['share']} %"
    share = Cell(printed, printed, cell.refs[at:], read_numeral(printed))
    return Cell(found["name"] + found["end"], found["name"], cell.refs[:at]), share


def _with_share(record: Record, column: int, parts: tuple[Cell, Cell] | None) -> Record:
    if parts is None:
        return replace(record, cells=(*record.cells, None))
    name, share = parts
    return replace(record, cells=(*record.cells[:column], name, *record.cells[column + 1 :], share))
