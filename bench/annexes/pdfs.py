"""Placed pages to PDF bytes, by PyMuPDF or by ReportLab's canvas."""

from __future__ import annotations

import io

import pymupdf
from composing import in_stream_order, set_sheet
from drawn import Face, Leaf, face_of
from sheets import Plan, Sheet


def by_pymupdf(sheet: Sheet) -> bytes:
    """The sheet drawn with PyMuPDF, pages turned as the plan says."""
    plan = sheet.plan
    face = face_of(plan.font)
    document = pymupdf.open()
    for leaf in set_sheet(sheet):
        page = document.new_page(width=leaf.width, height=leaf.height)
        _draw(page, leaf, plan, face)
    document = _turned(document, plan)
    document.subset_fonts()
    data = document.tobytes(garbage=3, deflate=True)
    document.close()
    return bytes(data)


def _draw(page: pymupdf.Page, leaf: Leaf, plan: Plan, face: Face) -> None:
    shape = page.new_shape()
    for box in leaf.boxes:
        if box.shade:
            shape.draw_rect((box.x0, box.y0, box.x1, box.y1))
            shape.finish(color=None, fill=(0.88, 0.9, 0.93))
        else:
            shape.draw_line((box.x0, box.y0), (box.x1, box.y1))
            shape.finish(color=(0, 0, 0), width=0.5)
    shape.commit()
    writer = pymupdf.TextWriter(page.rect)
    for ink in in_stream_order(leaf, plan):
        font = face.fonts[ink.weight]
        if plan.stream == "glyphs":
            x = ink.x
            for glyph in ink.text:
                if glyph != " ":
                    writer.append((x, ink.y), glyph, font=font, fontsize=ink.size)
                x += font.text_length(glyph, ink.size)
        elif ink.text:
            writer.append((ink.x, ink.y), ink.text, font=font, fontsize=ink.size)
    writer.write_text(page)


def _turned(document: pymupdf.Document, plan: Plan) -> pymupdf.Document:
    """turned: a portrait sheet whose /Rotate shows it upright; sideways: printed sideways; rotated: shown so."""
    if plan.page == "rotated":
        for page in document:
            page.set_rotation(90 if plan.seed % 2 else 270)
        return document
    if plan.page not in {"turned", "sideways"}:
        return document
    out = pymupdf.open()
    for number in range(document.page_count):
        page = out.new_page(width=595, height=842)
        page.show_pdf_page(page.rect, document, number, rotate=90)
        if plan.page == "turned":
            page.set_rotation(90)
    return out


def by_canvas(sheet: Sheet) -> bytes:
    """The sheet drawn with ReportLab's canvas."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    plan = sheet.plan
    face = face_of(plan.font)
    names = ("Helvetica", "Helvetica-Bold")
    if face.files[0]:
        names = (f"{plan.font}-regular", f"{plan.font}-bold")
        for name, file in zip(names, face.files, strict=True):
            pdfmetrics.registerFont(TTFont(name, file))
    leaves = set_sheet(sheet)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(leaves[0].width, leaves[0].height))
    for leaf in leaves:
        for box in leaf.boxes:
            canvas.setFillGray(0.9)
            if box.shade:
                canvas.rect(box.x0, leaf.height - box.y1, box.x1 - box.x0, box.y1 - box.y0, stroke=0, fill=1)
            else:
                canvas.setLineWidth(0.4)
                canvas.line(box.x0, leaf.height - box.y0, box.x1, leaf.height - box.y1)
        canvas.setFillGray(0)
        for ink in in_stream_order(leaf, plan):
            canvas.setFont(names[ink.weight], ink.size)
            canvas.drawString(ink.x, leaf.height - ink.y, ink.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
