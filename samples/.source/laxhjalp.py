"""An instruction with leftovers: a sum printed over another, white text, a line below the page. For ReportLab."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

BOLD, PLAIN = ("Helvetica-Bold", 15), ("Helvetica", 11)
LINES = (
    (BOLD, 30, "Skolverket"),
    (PLAIN, 38, "Dnr 8.1.2-2022:1714"),
    (PLAIN, 44, "2022-03-14"),
    (BOLD, 60, "Statsbidrag för läxhjälp 2022"),
    (PLAIN, 70, "Bidraget ska användas till läxhjälp utanför undervisningstid i årskurs 6-9."),
    (PLAIN, 86, "Huvudmannen ska ansöka om bidraget senast den 29 april 2022."),
    (PLAIN, 94, "Huvudmannen ska redovisa hur medlen har använts senast den 1 mars 2023."),
    (PLAIN, 102, "Medel som inte har använts ska betalas tillbaka senast den 31 mars 2023."),
    (PLAIN, 118, "Frågor besvaras av enheten för statsbidrag, statsbidrag@skolverket.se."),
)


def build(target: Path) -> None:
    """Write the PDF."""
    paper = Canvas(str(target), pagesize=A4, invariant=1)
    top = A4[1]
    for font, y, text in LINES:
        paper.setFont(*font)
        paper.drawString(25 * mm, top - y * mm, text)
    paper.setFont(*PLAIN)
    paper.drawString(25 * mm, top - 78 * mm, "Skolverket fördelar")
    paper.drawString(64 * mm, top - 78 * mm, "54 000 000 kronor")
    paper.drawString(64 * mm, top - 78 * mm, "45 000 000 kronor")
    paper.drawString(100 * mm, top - 78 * mm, "till huvudmän för grundskolan.")
    paper.drawString(25 * mm, -10 * mm, "Mall 14, version 3")
    paper.setFillColorRGB(1, 1, 1)
    paper.drawString(25 * mm, top - 126 * mm, "Utkast: ramen sänks till 41 000 000 kronor")
    paper.save()
