"""A sheet by ReportLab's document templates: its own tables, paragraphs in cells, repeated rows."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from drawn import face_of
from markup import pages_of
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table
from sheets import MARK, Block, Column, Plan, Sheet


def by_platypus(sheet: Sheet) -> bytes:
    """The PDF of a sheet."""
    plan = sheet.plan
    face = face_of(plan.font)
    names = ("Helvetica", "Helvetica-Bold")
    if face.files[0]:
        names = (f"{plan.font}-regular", f"{plan.font}-bold")
        for name, file in zip(names, face.files, strict=True):
            pdfmetrics.registerFont(TTFont(name, file))
    text = ParagraphStyle("text", fontName=names[0], fontSize=10.5, leading=13.5, spaceAfter=6)
    head = ParagraphStyle("head", fontName=names[1], fontSize=12, leading=15, spaceAfter=8)
    small = ParagraphStyle("small", fontName=names[0], fontSize=8, leading=10, spaceBefore=4)
    story: list[Flowable] = [Paragraph(escape(t), text) for t in sheet.letterhead] if len(sheet.prose) > 2 else []
    story.append(Paragraph(escape(sheet.title), head))
    story += [Paragraph(escape(t), head if len(t) < 25 else text) for t in sheet.prose]
    story += [Paragraph(escape(t), text, bulletText="•") for t in sheet.bullets]
    for block in sheet.blocks:
        story.append(Paragraph(escape(block.caption), head))
        story += [Paragraph(escape(block.note), small)] if block.note else []
        for page in range(len(pages_of(block, sheet))):
            story += [_table(block, sheet, page, names), Spacer(1, 8)]
        story += [Paragraph(escape(t), small) for t in block.foot]
    story += [Paragraph(escape(t), text) for t in sheet.closing]
    buffer = io.BytesIO()
    size = landscape(A4) if plan.page == "landscape" else A4
    furniture = _furniture(sheet, names[0])
    SimpleDocTemplate(buffer, pagesize=size, leftMargin=48, rightMargin=48, topMargin=60, bottomMargin=56).build(
        story, onFirstPage=furniture, onLaterPages=furniture
    )
    return buffer.getvalue()


def _furniture(sheet: Sheet, font: str):  # noqa: ANN202 - a callback as ReportLab wants it
    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if sheet.plan.furniture == "none":
            return
        width, height = document.pagesize
        canvas.setFont(font, 8)
        canvas.drawString(48, height - 34, sheet.running[0])
        canvas.drawRightString(width - 48, height - 34, sheet.running[1])
        canvas.drawCentredString(width / 2, 26, f"Sida {canvas.getPageNumber()}")

    return draw


def _table(block: Block, sheet: Sheet, page: int, names: tuple[str, str]) -> Table:
    plan = sheet.plan
    groups = pages_of(block, sheet)[page]
    columns = list(block.columns) * len(groups)
    with_head = plan.header != "absent" and (page == 0 or plan.repeat == "repeated")
    data: list[list[object]] = (
        [[_cell("\n".join(c.header), _aligned(c), plan, names[1]) for c in columns]] if with_head else []
    )
    for n in range(max(len(g) for g in groups)):
        row: list[object] = []
        for group in groups:
            line = group[n] if n < len(group) else None
            font = names[1] if line and line.kind != "row" else names[0]
            row += [
                _cell(line.cells[k] if line else "", _aligned(c), plan, font) for k, c in enumerate(block.columns)
            ]
        data.append(row)
    widths = [_width(data, n, plan, c) for n, c in enumerate(columns)]
    table = Table(
        data, colWidths=widths, repeatRows=1 if with_head and plan.repeat == "repeated" else 0, hAlign="LEFT"
    )
    table.setStyle(_style(plan, int(with_head)))
    return table


def _aligned(column: Column) -> int:
    return int(TA_RIGHT if column.is_number else TA_LEFT)


def _cell(text: str, alignment: int, plan: Plan, font: str) -> Paragraph:
    style = ParagraphStyle("c", fontName=font, fontSize=plan.size, leading=1.2 * plan.size, alignment=alignment)
    shown = escape(text).replace("\n", "<br/>")
    if MARK in shown:
        plain, _, mark = shown.partition(MARK)
        shown = f"{plain}<super>{mark}</super>"
    return Paragraph(shown, style)


def _width(data: list[list[object]], n: int, plan: Plan, column: Column) -> float:
    longest = 8.0
    for row in data:
        cell = row[n]
        assert isinstance(cell, Paragraph)  # noqa: S101 - what _cell made
        for part in cell.text.replace("<super>", "").replace("</super>", "").split("<br/>"):
            longest = max(longest, pdfmetrics.stringWidth(part, cell.style.fontName, plan.size))
    if column.key == "name" and plan.name_width:
        longest = plan.name_width
    return longest + plan.gutter + 0.5


def _style(plan: Plan, heads: int) -> list[tuple[object, ...]]:
    low = 1.0 if plan.rules == "none" else 2.0
    style: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), plan.gutter / 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), plan.gutter / 2),
        ("TOPPADDING", (0, 0), (-1, -1), low),
        ("BOTTOMPADDING", (0, 0), (-1, -1), low),
        ("VALIGN", (0, 0), (-1, -1), plan.wrap.upper()),
    ]
    if plan.rules == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    if plan.rules == "rows":
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, "black"))
    if plan.rules == "head" and heads:
        style.append(("LINEBELOW", (0, 0), (-1, 0), 0.7, "black"))
    if plan.rules == "zebra":
        style.append(("ROWBACKGROUNDS", (0, 0), (-1, -1), ["white", "#e4e8ee"]))
    return style
