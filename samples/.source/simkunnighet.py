"""A government decision whose annex was scanned, for ReportLab: page 2 is a picture and gives no text.

The error, to be found by two checks: the text divides money by an annex, and no table can be read.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image as Picture
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

FONTS = Path("/usr/share/fonts/truetype/liberation")
BODY = ParagraphStyle("body", fontName="Serif", fontSize=10.5, leading=14, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Sans-Bold", fontSize=15, leading=19, spaceBefore=30, spaceAfter=10)
HEADING = ParagraphStyle("heading", fontName="Sans-Bold", fontSize=11, leading=14, spaceBefore=8, spaceAfter=3)
TASK = (
    "Regeringen uppdrar åt Statens skolverk att under 2023 betala ut 42 000 000 kronor till kommunerna för "
    "simundervisning på sommarlovet. Medlen fördelas mellan kommunerna enligt bilagan."
)
TERMS = (
    "Bidraget ska rekvireras hos Statens skolverk senast den 28 april 2023. Kommunerna ska redovisa hur "
    "bidraget har använts senast den 31 januari 2024."
)
PROSE = (
    ("Statsbidrag till simundervisning på sommarlov 2023", TITLE),
    ("Regeringens beslut", HEADING),
    (TASK, BODY),
    (TERMS, BODY),
    ("På regeringens vägnar", BODY),
    ("Karin Sundström", BODY),
    ("Erik Modin", BODY),
)
SCANNED = ("Bilaga", "", "Ale 240 000", "Alingsås 310 000", "Alvesta 180 000", "Aneby 150 000", "Arboga 150 000")


def _letterhead() -> Table:
    right = "Regeringsbeslut I:12\n2023-03-16\nU2023/00874\n\nStatens skolverk\n106 20 Stockholm"
    style = TableStyle([("FONT", (0, 0), (-1, -1), "Sans", 9.5), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table([["Utbildningsdepartementet", right]], colWidths=[90 * mm, 70 * mm], style=style)


def _scan() -> Picture:
    """The annex as a scanner leaves it: slightly turned, in black and white."""
    paper = Image.new("L", (620, 400), 255)
    pen, font = ImageDraw.Draw(paper), ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), 20)
    for number, line in enumerate(SCANNED):
        pen.text((40, 30 + 34 * number), line, fill=0, font=font)
    data = BytesIO()
    paper.rotate(1.2, fillcolor=255).convert("1").save(data, "PNG")
    data.seek(0)
    return Picture(data, width=155 * mm, height=100 * mm)


def build(target: Path) -> None:
    """Write the PDF."""
    for name, file in (("Serif", "LiberationSerif-Regular"), ("Sans", "LiberationSans-Regular")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
    pdfmetrics.registerFont(TTFont("Sans-Bold", str(FONTS / "LiberationSans-Bold.ttf")))
    prose = [Paragraph(text, style) for text, style in PROSE]
    SimpleDocTemplate(str(target), pagesize=A4, topMargin=25 * mm).build(
        [_letterhead(), *prose, PageBreak(), _scan()]
    )
