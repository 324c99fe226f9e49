"""Columns of text beside the names, one space from them: places and ticks taken off the names again.

Used by ``splitting``. Where a header says "Organisation Ort Län" over names alone, the texts of the other columns
stand at the end of each name. They are cut off where all rows end in a word of that kind, a place of the register
or a tick; what a free text is nothing tells, and the names stay as they are (``titles_of`` lets the ledger say so).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import TOTAL, VERDICT, is_known, is_place

_LEAST = 3  # rows
_LONGEST = 4  # words of a place
_ENOUGH, _SOME = 0.9, 0.5  # of the rows
_PLACE = regex.compile(r"\b(?:(?:hem)?kommun|län|ort|region|säte|plats|stad)\b", regex.IGNORECASE)
_TICK = regex.compile(VERDICT)
_WORD = regex.compile(r"\S+")

Rule = Callable[[str], bool]


def titles_of(header: str) -> list[str]:
    """The titles in a header of names, each begun by a capital: "Objekt Kommun" is two, "Namn på ort" one."""
    titles: list[str] = []
    for word in _WORD.findall(header):
        if titles and (not word[:1].isupper() or titles[-1][-1:] in "/-,&(" or word in {"AB", "IF"}):
            titles[-1] = f"{titles[-1]} {word}"
        else:
            titles.append(word)
    return titles


def with_texts_apart(grid: Grid, name: int) -> Grid:
    """The grid with the text columns that end its names as columns of their own, right of the names."""
    titles = titles_of(grid.headers[name].text)
    while len(titles) > 1:
        cut = _cut_off(grid, name, titles[-1], _rule_of(titles[-1]))
        if cut is None:
            return grid
        grid, titles = cut, titles[:-1]
    return _cut_off(grid, name, "", _is_tick) or grid  # says itself that it is no name


def _rule_of(title: str) -> Rule:
    return is_place if _PLACE.search(title) else _is_tick


def _is_tick(text: str) -> bool:
    return _TICK.fullmatch(text) is not None


def _cut_off(grid: Grid, name: int, title: str, fits: Rule) -> Grid | None:
    """The grid with the words at the end of its names that fit a column's kind in a column of their own.

    None where too few names end so. A tick may be left out of a row, a place may not, and a name that is a place
    itself ("Region Skåne") loses none.
    """
    cells = {n: cell for n, r in enumerate(grid.records) if (cell := r.cells[name]) and not r.heading}
    rows = {n: cell for n, cell in cells.items() if not TOTAL.match(cell.text)}
    ends = {n: _end(cell, fits) for n, cell in rows.items()}
    found = {n: end for n, end in ends.items() if end}
    enough = _ENOUGH if fits is is_place else _SOME
    if len(rows) < _LEAST or len(found) < max(enough * len(rows), 2):
        return None
    records = [_parted(record, name, found.get(n, 0)) for n, record in enumerate(grid.records)]
    own = grid.headers[name]
    names = Header(own.text.removesuffix(title).strip(), own.refs)
    headers = (*grid.headers[:name], names, Header(title, ()), *grid.headers[name + 1 :])
    return replace(grid, headers=headers, records=tuple(records))


def _end(cell: Cell, fits: Rule) -> int:
    """How many words at the end of a name are of a kind, at most; 0 for none, or where no name is left."""
    words = cell.text.split()
    if fits is is_place and is_known(cell.text):
        return 0
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if fits(" ".join(words[-size:])):
            return size
    return 0


def _parted(record: Record, name: int, size: int) -> Record:
    cell = record.cells[name]
    kept, end = (cell, None) if not size or cell is None else _halves(cell, size)
    return replace(record, cells=(*record.cells[:name], kept, end, *record.cells[name + 1 :]))


def _halves(cell: Cell, size: int) -> tuple[Cell, Cell]:
    """A cell cut before its last words; a name and its texts are words of one line, one reference each."""
    words = cell.text.split()
    left, right = " ".join(words[:-size]), " ".join(words[-size:])
    return Cell(left, left, cell.refs[:-size]), Cell(right, right, cell.refs[-size:])
