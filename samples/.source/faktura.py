"""An invoice: sums, dates and a reference, but no grant. For ReportLab."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

LINES = (
    ("Helvetica-Bold", 20, 40, "FAKTURA"),
    ("Helvetica", 10, 52, "Norrlids Kontorsmöbler AB"),
    ("Helvetica", 10, 57, "Organisationsnummer 556123-4567"),
    ("Helvetica", 10, 70, "Fakturadatum 2023-11-06"),
    ("Helvetica", 10, 75, "Fakturanummer 20231187"),
    ("Helvetica", 10, 80, "Förfallodatum 2023-12-06"),
    ("Helvetica", 10, 92, "Kund: Vara kommun, Stadshuset, 534 81 Vara"),
    ("Helvetica", 10, 97, "Er referens: Lena Söderqvist"),
)
ITEMS = (
    ("Artikel", "Antal", "à-pris", "Belopp"),
    ("Skrivbord höj- och sänkbart", "12", "4 350,00", "52 200,00"),
    ("Kontorsstol", "12", "2 190,00", "26 280,00"),
    ("Frakt", "1", "1 450,00", "1 450,00"),
    ("Netto", "", "", "79 930,00"),
    ("Moms 25 %", "", "", "19 982,50"),
    ("Att betala", "", "", "99 912,50 kr"),
)


def build(target: Path) -> None:
    """Write the PDF."""
    paper = Canvas(str(target), pagesize=A4, invariant=1)
    top = A4[1]
    for font, size, y, text in LINES:
        paper.setFont(font, size)
        paper.drawString(25 * mm, top - y * mm, text)
    for number, row in enumerate(ITEMS):
        y = top - (115 + 7 * number) * mm
        paper.setFont("Helvetica-Bold" if number in {0, 6} else "Helvetica", 10)
        paper.drawString(25 * mm, y, row[0])
        for x, cell in zip((110, 145, 185), row[1:], strict=True):
            paper.drawRightString(x * mm, y, cell)
    paper.setFont("Helvetica", 9)
    paper.drawString(
        25 * mm,
        top - 180 * mm,
        "Bankgiro 5123-4567. Dröjsmålsränta enligt räntelagen (1975:635) debiteras efter förfallodagen.",
    )
    paper.save()
