"""A government decision with planted errors in its annex, for ReportLab.

The prose stands in bibliotek.md. The errors, each to be found by a check: the header says tkr over kronor, one
amount is 10 000 kr too high, Håbo bears the code of Heby, Kalix stands twice, Åre is missing, the share of Västerås
has two digits swapped, two names are misspelt.
"""

from __future__ import annotations

import csv
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype/liberation")
BODY = ParagraphStyle("body", fontName="Serif", fontSize=10.5, leading=14, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Sans-Bold", fontSize=15, leading=19, spaceBefore=30, spaceAfter=10)
HEADING = ParagraphStyle("heading", fontName="Sans-Bold", fontSize=11, leading=14, spaceBefore=8, spaceAfter=3)

WRONG_CODE = {"Håbo": "0331"}
WRONG_AMOUNT = {"Umeå": 10_000}
WRONG_SHARE = {"Västerås": "1,43"}
WRONG_NAME = {"Staffanstorp": "Staffanstorps", "Mölndal": "Mölnadal"}
DOUBLED = "Kalix"
MISSING = "Åre"


def _rows() -> list[list[str]]:
    rows = [["Kommun-\nkod", "Kommun", "Utfall, tkr", "Andel i\nprocent"]]
    with (HERE / "kommuner_andel.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            name = row["kommun"]
            if name == MISSING:
                continue
            amount = f"{int(row['belopp']) + WRONG_AMOUNT.get(name, 0):,}".replace(",", " ")
            code = WRONG_CODE.get(name, row["kommunkod"])
            share = WRONG_SHARE.get(name, row["andel"])
            rows.extend([[code, WRONG_NAME.get(name, name), amount, share]] * (1 + (name == DOUBLED)))
    return [*rows, ["Summa", "", "350 000 000", "100"]]


def _letterhead() -> Table:
    left = "Kulturdepartementet"
    right = (
        "Regeringsbeslut I:9\n2022-06-02\nKu2022/00981 (delvis)\n\nStatens kulturråd\nBox 27215\n102 53 Stockholm"
    )
    style = TableStyle([("FONT", (0, 0), (-1, -1), "Sans", 9.5), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table([[left, right]], colWidths=[90 * mm, 70 * mm], style=style)


def _prose() -> list[Paragraph]:
    styles = {"# ": TITLE, "##": HEADING}
    return [
        Paragraph(line.lstrip("# "), styles.get(line[:2], BODY))
        for line in (HERE / "bibliotek.md").read_text(encoding="utf-8").splitlines()
    ]


def build(target: Path) -> None:
    """Write the PDF."""
    for name, file in (("Serif", "Serif-Regular"), ("Sans", "Sans-Regular"), ("Sans-Bold", "Sans-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"Liberation{file}.ttf")))
    paper = SimpleDocTemplate(
        str(target), pagesize=A4, invariant=True, leftMargin=28 * mm, rightMargin=24 * mm, topMargin=20 * mm
    )
    style = TableStyle([
        ("FONT", (0, 0), (-1, -1), "Sans", 8.5), ("FONT", (0, 0), (-1, 0), "Sans-Bold", 8.5),
        ("FONT", (0, -1), (-1, -1), "Sans-Bold", 8.5), ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
        ("GRID", (0, 0), (-1, -1), 0.25, "grey"), ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ])  # fmt: skip
    paper.build([
        _letterhead(), *_prose(), Spacer(1, 6 * mm), Paragraph("På regeringens vägnar", BODY), Spacer(1, 8 * mm),
        Paragraph("Henrik Alvestrand", BODY), Paragraph("Nadja Bergfeldt", BODY), PageBreak(),
        Paragraph("Bilaga. Bidrag till folkbibliotek i samtliga kommuner", HEADING),
        Table(_rows(), colWidths=[20 * mm, 55 * mm, 35 * mm, 25 * mm], repeatRows=1, style=style),
    ])  # fmt: skip
