"""A reading of joined pages, its words and places where they are printed.

Used by ``finding`` behind all else, for what :mod:`parsers.tables.mending.sheets` laid side by side. An amount's
place is then its own part of the row, on the page that prints it. No value is touched.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.meaning.reading import TableReading
from parsers.tables.mending.sheets import Sheets
from parsers.text import WordRef, place_of
from schemas.document import Document
from schemas.rows import Place


def brought_home(reading: TableReading, sheets: Sheets, printed: Document) -> TableReading:
    """The reading with the words of ``printed``; itself where it holds none of a joined page."""
    if not any(ref.page in sheets.origins for ref in reading.words):
        return reading
    repeats = (sheets.repeats.get(page, frozenset()) for page in {ref.page for ref in reading.words})
    words = frozenset(map(sheets.home, reading.words)).union(*repeats)
    grid = _grid(reading.grid, sheets)
    rows = [grid.records[n] for n in reading.numbers]
    places = [
        _place(rows[index // len(reading.measures)], measure.column, printed)
        for index, measure in enumerate(reading.measures * len(rows))
    ]
    pages = sorted({printed.pages[ref.page].number for record in rows for ref in record.refs})
    head = sorted(ref for header in grid.headers for ref in header.refs) or sorted(words)
    table = replace(reading.table, page_first=pages[0], page_last=pages[-1], place=place_of(printed.pages, head))
    allocations = tuple(replace(a, place=p) for a, p in zip(reading.allocations, places, strict=True))
    return replace(reading, table=table, allocations=allocations, words=words, grid=grid)


def _place(record: Record, column: int, printed: Document) -> Place:
    """The part of a row on the page of an amount; that of its name where there is none."""
    cell = record.cells[column]
    page = (cell.refs if cell else record.refs)[0].page
    return place_of(printed.pages, [ref for ref in record.refs if ref.page == page])


def _grid(grid: Grid, sheets: Sheets) -> Grid:
    headers = tuple(Header(h.text, _home(h.refs, sheets)) for h in grid.headers)
    records = tuple(
        replace(r, cells=tuple(_cell(c, sheets) for c in r.cells), refs=_home(r.refs, sheets)) for r in grid.records
    )
    return replace(grid, headers=headers, records=records)


def _cell(cell: Cell | None, sheets: Sheets) -> Cell | None:
    return cell._replace(refs=_home(cell.refs, sheets)) if cell else None


def _home(refs: tuple[WordRef, ...], sheets: Sheets) -> tuple[WordRef, ...]:
    return tuple(map(sheets.home, refs))
