"""An annex as a workbook: a filter hides a row, working figures on a hidden sheet, a comment. For openpyxl."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

# name, code, pupils
KOMMUNER = (
    ("Arboga", "1984", 412),
    ("Fagersta", "1982", 388),
    ("Hallstahammar", "1961", 501),
    ("Kungsör", "1960", 236),
    ("Köping", "1983", 744),
    ("Norberg", "1962", 139),
    ("Sala", "1981", 655),
    ("Skinnskatteberg", "1904", 97),
    ("Surahammar", "1907", 268),
    ("Västerås", "1980", 4310),
)
POT = 9_300_000
HIDDEN = 9  # the row of Norberg


def build(target: Path) -> None:
    """Write the workbook."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Fördelning"
    sheet["A1"] = "Bilaga 2 Fördelning av bidrag för stödundervisning 2024"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(["Kommunkod", "Kommun", "Belopp (kr)"])
    pupils = sum(count for *_, count in KOMMUNER)
    amounts = [round(POT * count / pupils) for *_, count in KOMMUNER]
    amounts[-1] += POT - sum(amounts)
    for (name, code, _), amount in zip(KOMMUNER, amounts, strict=True):
        sheet.append([code, name, amount])
    sheet.append(["Summa", None, POT])
    last = sheet.max_row
    sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=2)
    sheet.append(["Beloppen betalas ut i två lika delar."])
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F3864")
    for row in range(4, last + 1):
        sheet.cell(row, 3).number_format = "#,##0"
        sheet.cell(row, 3).alignment = Alignment(horizontal="right")
    sheet.row_dimensions[HIDDEN].hidden = True
    sheet["B4"].comment = Comment("Elevtalet är från oktober.", "handläggaren")
    basis = book.create_sheet("Underlag")
    basis.append(["Kommun", "Elever"])
    for name, _, count in KOMMUNER:
        basis.append([name, count])
    basis.sheet_state = "hidden"
    book.save(target)
