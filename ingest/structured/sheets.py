"""A sheet of a workbook -> a page: ruled tables, titles and notes as lines of text.

What the readers of .xlsx, .xls and .ods share. A row keeps its number as its line; tables that stand side by side
are pages of the same number, for they share their lines. Hidden rows and columns are among the cells, for a printed
sum includes them, and are asides too; a hidden sheet gives a page without words. Knows no file format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

import regex

from ingest.monospaced.grid import Segment, cell_edges, page_of, words_of
from schemas.document import Aside, Edge, Page, Style
from schemas.vocabulary import Unshown

_PADDING = 1
_LETTERS = regex.compile(r"\p{L}{2}")
_FIGURE = regex.compile(r"\d")
# "1 310 223", "0,37 %", "-5 000 kr"; not a year alone, which heads a column
_AMOUNT = regex.compile(r"(?!(?:19|20)\d\d$)-?\d[\d\s.]*(?:,\d+)?\s?(?:%|t?kr|mnkr)?")
_GAP = 4  # columns of characters between two cells that are in no table
_GROUP_LINES = 2  # headings of groups between a header and the first row


class Cell(NamedTuple):
    """A cell with text, or the first of merged ones: row and column from 0, ``below``, ``right`` past its end."""

    row: int
    column: int
    text: str
    style: Style
    below: int
    right: int


class Sheet(NamedTuple):
    """The cells of a sheet by row and column, the rows and columns that are hidden, what else does not show."""

    name: str
    cells: Sequence[Cell]
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()
    asides: Sequence[Aside] = ()
    hidden: bool = False


def pages_of_sheet(number: int, sheet: Sheet) -> list[Page]:
    """The page of one sheet, one for each table beside another; without words for a hidden or empty sheet."""
    if sheet.hidden:
        return [replace(page_of(number, 1, ()), asides=tuple(_of_hidden_sheet(sheet)))]
    first, *others = [_page(number, part) for part in _side_by_side(sheet.cells)] or [page_of(number, 1, ())]
    return [replace(first, asides=(*_of_hidden_lines(sheet), *sheet.asides)), *others]


def column_letters(column: int) -> str:
    """The letters of a column from 0: "A", "Z", "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The address of a cell, row and column from 0: "C4"."""
    return f"{column_letters(column)}{row + 1}"


def _of_hidden_sheet(sheet: Sheet) -> Iterator[Aside]:
    if sheet.cells:
        figures = sum(bool(_FIGURE.search(cell.text)) for cell in sheet.cells)
        text = f'"{sheet.name}" ({len(sheet.cells)} cells, {figures} of them with figures)'
        yield Aside(text, Unshown.SHEET, 1)


def _of_hidden_lines(sheet: Sheet) -> Iterator[Aside]:
    """An aside for each hidden row with anything in it, and for each hidden column."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    columns: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in sheet.cells:
        if cell.row in sheet.hidden_rows:
            rows[cell.row].append(cell.text)
        if cell.column in sheet.hidden_columns:
            columns[cell.column].append(cell)
    for row, texts in rows.items():
        yield Aside(f"{row + 1} ({' '.join(texts)})", Unshown.ROW, row + 1)
    for column, found in sorted(columns.items()):
        text = f"{column_letters(column)} ({found[0].text}, {len(found)} cells)"
        yield Aside(text, Unshown.COLUMN, found[0].row + 1)


def _page(number: int, cells: Sequence[Cell]) -> Page:
    first, last = _table_rows(cells)
    inside = [cell for cell in cells if first <= cell.row <= last]
    columns = sorted({cell.column for cell in inside})
    lefts = _lefts(inside, columns)
    segments: dict[int, list[Segment]] = {}
    for cell in cells:
        parts = segments.setdefault(cell.row, [])
        if first <= cell.row <= last:
            left = lefts[columns.index(cell.column)] + _PADDING
        else:
            left = parts[-1].column + len(parts[-1].text) + _GAP if parts else 0
        parts.append(Segment(cell.text, left, " ", cell.style))
    words = tuple(w for row, parts in sorted(segments.items()) for w in words_of(row + 1, parts))
    return page_of(number, max(segments) + 1, words, tuple(_edges(inside, columns, lefts)))


def _table_rows(cells: Sequence[Cell]) -> tuple[int, int]:
    """First and last row of the table; rows above and below are titles, a letterhead and notes.

    Those are rows of one cell, and rows without a figure that an empty row parts from the table.
    """
    rows: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    full = sorted(row for row, found in rows.items() if len(found) > 1) or sorted(rows)
    figured = [row for row in full if any(_AMOUNT.fullmatch(cell.text) for cell in rows[row])]
    if not figured:
        return full[0], full[-1]
    first, last = figured[0], figured[-1]
    # the header: rows right above, or, where the figures begin their block, those above the gap
    if first - 1 not in rows:
        first = max((row for row in full if row < first), default=first)
    above = next((n for n in range(first - 1, first - 2 - _GROUP_LINES, -1) if n in full or n not in rows), -1)
    between = [rows[n][0].column for n in range(above + 1, first)]
    heads = {c.column for c in rows[above]} & {c.column for c in rows[first]} if above in full else set()
    if heads and all(n <= rows[above][0].column or n in heads for n in between):
        first = above  # between the header and the first row stands the heading of a group, or a column's unit
    while first - 1 in full:
        first -= 1
    while last + 1 in full:
        last += 1
    return first, _with_bare_sum(rows, last)


def _with_bare_sum(rows: Mapping[int, Sequence[Cell]], last: int) -> int:
    """The last row of a table with the bare amount below one of its own, a sum without a word, if there is one."""
    below = next((row for row in (last + 1, last + 2) if row in rows), last)
    bare = len(rows[below]) == 1 and _AMOUNT.fullmatch(rows[below][0].text)
    own = (c for c in rows[last] if c.column and _AMOUNT.fullmatch(c.text))
    return below if bare and any(c.column == rows[below][0].column for c in own) else last


def _side_by_side(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells cut at empty columns, where what stands on both sides has names of its own.

    An empty column between the years of one table parts nothing; titles may run across it.
    """
    if not cells:
        return []
    first, last = _table_rows(cells)
    inside = [cell for cell in cells if first <= cell.row <= last]
    spanned = {column for cell in inside for column in range(cell.column, min(cell.right, cell.column + 100))}
    starts = [c for c in sorted(spanned) if c - 1 not in spanned]
    tables: list[list[Cell]] = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        part = [c for c in inside if c.column >= start and (end is None or c.column < end)]
        if tables and not (_has_names(part) and _has_names(tables[-1])):
            tables[-1].extend(part)
        else:
            tables.append(part)
    tables[0].extend(cell for cell in cells if not first <= cell.row <= last)
    return [sorted(table) for table in tables]


def _has_names(cells: Sequence[Cell]) -> bool:
    """Whether one column holds words in most rows below its first, and another one figures."""
    named = figured = False
    for column in {cell.column for cell in cells}:
        below = [cell for cell in cells if cell.column == column][1:]
        words = sum(bool(_LETTERS.search(c.text)) and not c.text[0].isdigit() for c in below)
        named = named or 2 * words > len(below) > 1
        figured = figured or 2 * words < len(below)
    return named and figured


def _lefts(cells: Sequence[Cell], columns: Sequence[int]) -> list[int]:
    """The left side of each column with text, and the right side of the last; merged cells widen none."""
    widths = dict.fromkeys(columns, 1)
    for cell in cells:
        if cell.right == cell.column + 1:
            widths[cell.column] = max(widths[cell.column], len(cell.text))
    for cell in cells:
        spanned = [c for c in columns if cell.column <= c < cell.right]
        room = sum(widths[c] + 2 * _PADDING for c in spanned) - 2 * _PADDING
        widths[spanned[-1]] += max(len(cell.text) - room, 0)
    return list(accumulate((widths[c] + 2 * _PADDING for c in columns), initial=0))


def _edges(cells: Sequence[Cell], columns: Sequence[int], lefts: Sequence[int]) -> dict[Edge, None]:
    """The sides of every cell of the table, empty ones too."""
    edges: dict[Edge, None] = {}
    covered: set[tuple[int, int]] = set()
    for cell in cells:
        spanned = [n for n, column in enumerate(columns) if cell.column <= column < cell.right]
        covered.update((row, n) for row in range(cell.row, cell.below) for n in spanned)
        edges.update(dict.fromkeys(cell_edges(lefts[spanned[0]], cell.row + 1, lefts[spanned[-1] + 1], cell.below)))
    rows = range(min(c.row for c in cells), max(c.below for c in cells))
    for row in rows:
        for n in range(len(columns)):
            if (row, n) not in covered:
                edges.update(dict.fromkeys(cell_edges(lefts[n], row + 1, lefts[n + 1], row + 1)))
    return edges
