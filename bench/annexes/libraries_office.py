"""Annexes of ``printed`` as Word documents and Excel workbooks: python-docx, openpyxl."""

from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING

from contents import Annex, Line

if TYPE_CHECKING:
    from docx.table import _Row
    from openpyxl.worksheet.worksheet import Worksheet

_STYLES = ("Table Grid", "Light List Accent 1", "Medium Shading 1 Accent 1", "Normal Table", "Light Grid")
_NUMBER = re.compile(r"[\d \u00a0]+")
_WIDE = 85  # characters that a portrait page holds


def docx_plain(annex: Annex, rng: random.Random) -> bytes:
    """A Word document."""
    import docx

    document = docx.Document()
    document.add_heading(annex.title, rng.choice((0, 1)))
    for text in annex.intro:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=len(annex.columns))
    table.style = rng.choice(_STYLES)
    for cell, title in zip(table.rows[0].cells, annex.titles, strict=True):
        cell.text = title
    for line in annex.body:
        _fill(annex, line, table.add_row())
    for text in annex.foot:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(annex: Annex, line: Line, row: _Row) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDES

    if line.kind == "group":
        row.cells[0].merge(row.cells[-1]).text = line.cells[0]
        return
    for column, cell, text in zip(annex.columns, row.cells, line.cells, strict=True):
        cell.text = text
        cell.paragraphs[0].alignment = SIDES.RIGHT if column.is_right else SIDES.LEFT


def xlsx_plain(annex: Annex, rng: random.Random) -> bytes:
    """An Excel workbook, most with numbers as numbers."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(rng.choice(("Blad1", "Fördelning", "Bilaga 1")))
    above = [annex.title] if rng.random() < 0.8 else []
    above += annex.intro
    for y, text in enumerate(above, 1):
        sheet.cell(y, 1, text)
    y = len(above) + 1 + (rng.random() < 0.5)
    has_numbers = rng.random() < 0.7
    form = rng.choice(("General", "#,##0", "0", "#,##0", "0"))
    for x, title in enumerate(annex.titles, 1):
        sheet.cell(y, x, title)
    for line in annex.body:
        y += 1
        _enter(sheet, y, annex, line, form if has_numbers else None)
    if rng.random() < 0.85:
        _set_widths(sheet, annex, rng)
    for text in annex.foot:
        y += 2
        sheet.cell(y, 1, text)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _enter(sheet: Worksheet, y: int, annex: Annex, line: Line, form: str | None) -> None:
    """A row, its numbers as such in a form where there is one."""
    for x, (column, text) in enumerate(zip(annex.columns, line.cells, strict=True), 1):
        if form and column.is_right and column.key != "code" and _NUMBER.fullmatch(text):
            cell = sheet.cell(y, x, int(re.sub(r"\D", "", text)))
            cell.number_format = form
        elif text:
            sheet.cell(y, x, text)


def _set_widths(sheet: Worksheet, annex: Annex, rng: random.Random) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for x, width in enumerate(annex.widths, 1):
        sheet.column_dimensions[get_column_letter(x)].width = width + rng.choice((1, 2, 4))
    if sum(annex.widths) > _WIDE:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
