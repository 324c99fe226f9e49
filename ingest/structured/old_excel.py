"""A workbook of Excel 97 to 2003 (.xls) -> its pages, one for each sheet, cells as their formats print them.

Opened with xlrd, which keeps the formats; libraries that hand out bare values lose percent, scale and leading
zeros. Hidden sheets are counted and not read, hidden rows and columns are read, and both are told. Such files keep
the result of every formula; text boxes are not read.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError

from ingest.errors import InputError
from ingest.structured.cells import Held, show
from ingest.structured.number_format import CellValue
from ingest.structured.package import damaged
from ingest.structured.sheets import Sheet, cell_name, pages_of_sheet
from schemas.document import Aside, Page, Style
from schemas.vocabulary import FailureCategory, Unshown

# What xlrd raises for files that are not as the format says.
_ERRORS = (
    xlrd.XLRDError, CompDocError, struct.error, LookupError, ValueError, TypeError, AttributeError, AssertionError,
)  # fmt: skip
_WHITE = (255, 255, 255)
_PAPER = {9, 64}  # colour indexes: white, the window's background
_SOLID = 1


def pages_of(data: bytes, source: str) -> tuple[Page, ...]:
    """A page for each sheet; InputError when the file is damaged or asks for a password."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        sheets = [_sheet(sheet, book) for sheet in book.sheets()]
    except _ERRORS as error:
        if "encrypted" in str(error).lower():
            message = f"{source}: the workbook asks for a password; save a copy without one"
            raise InputError(FailureCategory.ENCRYPTED, message) from error
        raise damaged(source, error) from error
    shown = any(not sheet.hidden for sheet in sheets)
    pages: list[Page] = []
    for number, sheet in enumerate(sheets, 1):
        hidden = sheet.hidden if shown else number > 1
        pages.extend(pages_of_sheet(number, sheet._replace(hidden=hidden)))
    return tuple(pages)


def _sheet(sheet: Any, book: Any) -> Sheet:
    cells, asides = show(_held(sheet, book))
    notes = (
        Aside(f"{cell_name(row, column)}: {' '.join(note.text.split())}", Unshown.COMMENT, row + 1)
        for (row, column), note in sorted(sheet.cell_note_map.items())
    )
    return Sheet(
        sheet.name,
        cells,
        frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
        (*asides, *notes),
        hidden=sheet.visibility != 0,
    )


def _held(sheet: Any, book: Any) -> Iterator[Held]:
    spans = {(top, left): (below, right) for top, below, left, right in sheet.merged_cells}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            value = _value(cell, book)
            if value is None:
                continue
            form = book.xf_list[cell.xf_index]
            font = book.font_list[form.font_index]
            below, right = spans.get((row, column), (row + 1, column + 1))
            style = Style.BOLD if font.bold or font.weight >= 700 else Style.REGULAR
            number_format = book.format_map[form.format_key].format_str
            plain = form.background.fill_pattern != _SOLID or form.background.pattern_colour_index in _PAPER
            unseen = plain and book.colour_map.get(font.colour_index) == _WHITE
            yield Held(row, column, value, number_format, style, below, right, unseen=unseen)


def _value(cell: Any, book: Any) -> CellValue:
    if cell.ctype == xlrd.XL_CELL_DATE:
        day: datetime = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return day
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return int(cell.value) if cell.value == int(cell.value) else float(cell.value)
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else None
