"""What stands at the end of names and is none of them, given a column of its own.

Used by ``reading`` before columns get their roles. Lists print shares so, "Region Uppsala (6,53 procent): 6 856
kr", and agencies the organisation number of who is paid, "Riksförbundet Linden (802004-1234)". A share stands in
nearly all rows; an organisation number is told by its shape, and some recipients have none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import regex

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.numerals import read_numeral


class _Kind(NamedTuple):
    """What may end a name: its pattern, what is printed of it in a column, the share of rows that have it."""

    pattern: regex.Pattern[str]
    printed: str
    most: float


_NUMBER = r"(?:16)?\d{6}-\d{4}"
_KINDS = (
    _Kind(
        regex.compile(
            r"(?P<name>\P{L}*\p{L}.*?)(?P<rest>[ ]\((?P<value>\d{1,3}(?:,\d{1,4})?)[ ]?(?:%|procent)\))(?P<end>:?)"
        ),
        "{} %",
        0.8,
    ),
    # "(802004-1234)", ", org.nr 802004-1234", "(org. nr: 802004-1234)"
    _Kind(
        regex.compile(
            rf"""(?P<name>\P{{L}}*\p{{L}}.*?)(?P<rest>,?[ ](?:[–-][ ])?\(?
            (?:org(?:anisations)?[.]?[ -]?(?:nr|nummer)[.:]*[ ])?(?P<value>{_NUMBER})\)?)(?P<end>:?)""",
            regex.VERBOSE | regex.IGNORECASE,
        ),
        "{}",
        0.5,
    ),
)
_FEWEST = 3  # rows


def with_ends_apart(grid: Grid) -> Grid:
    """The grid with such ends in a column of their own, right of the others; itself where names end otherwise."""
    for kind in _KINDS:
        grid = _with_apart(grid, kind)
    return grid


def _with_apart(grid: Grid, kind: _Kind) -> Grid:
    rows = [n for n, r in enumerate(grid.records) if not r.heading]
    for column in range(len(grid.headers)):
        parts = {n: parted for n in rows if (parted := _parted(grid.records[n].cells[column], kind))}
        if len(parts) >= max(_FEWEST, kind.most * len(rows)):
            records = tuple(_with_end(r, column, parts.get(n)) for n, r in enumerate(grid.records))
            return replace(grid, headers=(*grid.headers, Header("", ())), records=records)
    return grid


def _parted(cell: Cell | None, kind: _Kind) -> tuple[Cell, Cell] | None:
    """The name and the end of a cell; None where it does not end so, or its words do not part there."""
    found = kind.pattern.fullmatch(cell.text) if cell else None
    if cell is None or found is None or len(cell.text.split()) > len(cell.refs):
        return None
    at = len(cell.refs) - len(found["rest"].strip(" ,").split())
    printed = kind.printed.format(found["value"])
    end = Cell(printed, printed, cell.refs[at:], read_numeral(printed))
    return Cell(found["name"] + found["end"], found["name"], cell.refs[:at]), end


def _with_end(record: Record, column: int, parts: tuple[Cell, Cell] | None) -> Record:
    if parts is None:
        return replace(record, cells=(*record.cells, None))
    name, end = parts
    return replace(record, cells=(*record.cells[:column], name, *record.cells[column + 1 :], end))
