"""A workbook -> pages: each visible sheet a ruled table, its titles and notes as lines of text.

Hidden sheets are left out; hidden rows and columns are read, for a printed sum includes them. A row keeps its
number as its line. A formula without a saved result shows as the formula: it is no number, and no silence either.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ingest.monospaced.grid import Segment, cell_edges, page_of, words_of
from ingest.structured.number_format import printed
from ingest.structured.package import Package, damaged
from schemas.document import Edge, Page, Style

_PADDING = 1
# What openpyxl raises for parts that are not as the format says.
_ERRORS = (InvalidFileException, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError)


class _Cell(NamedTuple):
    """A cell with text, or the top left of merged cells: row and column from 0."""

    row: int
    column: int
    text: str
    style: Style
    below: int
    right: int


def pages_of(data: bytes, source: str) -> tuple[Page, ...]:
    """A page for each visible sheet with anything in it; InputError when the file is damaged."""
    Package(data, source)
    values, formulas = _open(data, source, results=True), _open(data, source, results=False)
    sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"] or values.worksheets
    pages: list[Page] = []
    for sheet in sheets:
        cells = list(_cells(sheet, formulas[sheet.title]))
        if cells:
            pages.append(_page(len(pages) + 1, cells))
    return tuple(pages)


def _open(data: bytes, source: str, *, results: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on parts that hold no cells (drawings, rules)
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results)
    except _ERRORS as error:
        raise damaged(source, error) from error


def _cells(sheet: Any, formulas: Any) -> Iterator[_Cell]:
    spans = {(r.min_row, r.min_col): (r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if value is None:
                value = formulas.cell(cell.row, cell.column).value
            text = printed(value, cell.number_format) if value is not None else ""
            at = (cell.row, cell.column)
            if text.strip():
                below, right = spans.get(at, at)
                style = Style.BOLD if cell.font is not None and cell.font.b else Style.REGULAR
                yield _Cell(at[0] - 1, at[1] - 1, text, style, below, right)


def _page(number: int, cells: Sequence[_Cell]) -> Page:
    first, last = _table_rows(cells)
    inside = [cell for cell in cells if first <= cell.row <= last]
    columns = sorted({cell.column for cell in inside})
    lefts = _lefts(inside, columns)
    segments: dict[int, list[Segment]] = {}
    for cell in cells:
        left = lefts[columns.index(cell.column)] + _PADDING if cell in inside else 0
        segments.setdefault(cell.row, []).append(Segment(cell.text, left, " ", cell.style))
    words = tuple(w for row, parts in sorted(segments.items()) for w in words_of(row + 1, parts))
    return page_of(number, max(segments) + 1, words, tuple(_edges(inside, columns, lefts)))


def _table_rows(cells: Sequence[_Cell]) -> tuple[int, int]:
    """First and last row of the table: rows of one cell above and below are titles and notes."""
    counts: dict[int, int] = {}
    for cell in cells:
        counts[cell.row] = counts.get(cell.row, 0) + 1
    full = [row for row, count in counts.items() if count > 1] or list(counts)
    return min(full), max(full)


def _lefts(cells: Sequence[_Cell], columns: Sequence[int]) -> list[int]:
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


def _edges(cells: Sequence[_Cell], columns: Sequence[int], lefts: Sequence[int]) -> dict[Edge, None]:
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
