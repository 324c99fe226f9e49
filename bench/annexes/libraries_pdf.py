"""Annexes of ``printed`` as PDF: fpdf2, PyMuPDF, ReportLab, matplotlib, HTML by WeasyPrint."""

from __future__ import annotations

import io
import random
from html import escape
from typing import TYPE_CHECKING, Any

from contents import Annex, Line
from libraries_text import html_of

if TYPE_CHECKING:
    from fpdf import FPDF

_DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
_BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
_LIBERATION = "/usr/share/fonts/truetype/liberation/Liberation"
_FONTS = (_DEJAVU, f"{_LIBERATION}Sans-Regular.ttf", f"{_LIBERATION}Serif-Regular.ttf")
_BORDERS = (
    "ALL", "HORIZONTAL_LINES", "MINIMAL", "NONE", "INTERNAL", "NO_HORIZONTAL_LINES", "SINGLE_TOP_LINE",
)  # fmt: skip
_PORTRAIT = 5  # columns
_A4 = (595, 842)
_LINES = 38  # that matplotlib sets on a page


def fpdf_table(annex: Annex, rng: random.Random) -> bytes:
    """The table of fpdf2."""
    from fpdf import FPDF

    pdf = FPDF(orientation="L" if len(annex.columns) > _PORTRAIT + 1 else rng.choice("PPL"))
    pdf.add_page()
    pdf.add_font("f", "", rng.choice(_FONTS))
    pdf.add_font("f", "B", _BOLD)
    pdf.set_font("f", "", rng.choice((14, 16)))
    _paragraphs(pdf, (annex.title,), 8)
    size = rng.choice((7, 8, 9, 10))
    pdf.set_font("f", "", size)
    _paragraphs(pdf, annex.intro, 5)
    pdf.ln(3)
    form: dict[str, Any] = {"borders_layout": rng.choice(_BORDERS)}
    if rng.random() < 0.4:
        form |= {"cell_fill_color": (235, 235, 235), "cell_fill_mode": "ROWS"}
    sides = tuple("RIGHT" if c.is_right else "LEFT" for c in annex.columns)
    height = size * rng.choice((0.5, 0.6, 0.8))
    with pdf.table(col_widths=annex.widths, text_align=sides, line_height=height, **form) as table:
        table.row(annex.titles)
        for line in annex.body:
            if line.kind == "group":
                table.row().cell(line.cells[0], colspan=len(annex.columns))
            else:
                table.row(line.cells)
    pdf.ln(4)
    _paragraphs(pdf, annex.foot, 5)
    return bytes(pdf.output())


def _paragraphs(pdf: FPDF, texts: tuple[str, ...], height: int) -> None:
    for text in texts:
        pdf.multi_cell(0, height, text, new_x="LMARGIN", new_y="NEXT")


def fpdf_cells(annex: Annex, rng: random.Random) -> bytes:
    """The cells of fpdf2, one after the other."""
    from fpdf import FPDF

    pdf = FPDF(orientation="L" if len(annex.columns) > _PORTRAIT else "P")
    pdf.set_auto_page_break(auto=True, margin=15)
    pdf.add_page()
    pdf.add_font("f", "", rng.choice(_FONTS))
    size = rng.choice((8, 9, 10))
    pdf.set_font("f", "", 14)
    pdf.cell(0, 10, annex.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("f", "", size)
    _paragraphs(pdf, annex.intro, 6)
    border: Any = rng.choice((0, 0, 1, "B"))
    lines = [annex.titles, *(line.cells for line in annex.lines if line.kind != "group")]
    columns = zip(*lines, strict=True)
    widths = [max(map(pdf.get_string_width, cells)) + rng.choice((3, 4, 8)) for cells in columns]
    if sum(widths) > pdf.epw:
        widths = [width * pdf.epw / sum(widths) for width in widths]
    for line in (Line("titles", annex.titles), *annex.body):
        if line.kind == "group":
            pdf.cell(sum(widths), size * 0.7, line.cells[0], border=border)
        else:
            for column, width, text in zip(annex.columns, widths, line.cells, strict=True):
                pdf.cell(width, size * 0.7, text, border=border, align="R" if column.is_right else "L")
        pdf.ln()
    _paragraphs(pdf, annex.foot, 6)
    return bytes(pdf.output())


def mupdf_text(annex: Annex, rng: random.Random) -> bytes:
    """Texts that PyMuPDF puts where it is told."""
    return _Placed(annex, rng).pdf()


class _Placed:
    """The pages of PyMuPDF, and where the next line goes."""

    def __init__(self, annex: Annex, rng: random.Random) -> None:
        import pymupdf

        self.annex, self.rng = annex, rng
        self.document = pymupdf.open()
        self.font = pymupdf.Font("helv")
        self.size = rng.choice((8, 9, 10, 11))
        self.leading = self.size * rng.choice((1.3, 1.5, 1.9))
        self.format = _A4 if len(annex.columns) <= _PORTRAIT + 1 else _A4[::-1]
        self.y = 0.0
        self._turn()
        self.left = float(rng.choice((40, 56, 72)))
        lines = [annex.titles, *(line.cells for line in annex.lines if line.kind != "group")]
        self.widths = [max(map(self._length, cells)) for cells in zip(*lines, strict=True)]
        self.gap = 0.0

    def pdf(self) -> bytes:
        """The whole document."""
        annex, rng = self.annex, self.rng
        self.page.insert_text((self.left, self.y), annex.title, fontsize=14)
        self.y += 24
        for text in annex.intro:
            self._write(self.left, text)
            self.y += self.leading
        self.y += self.leading
        free = self.format[0] - 2 * self.left - sum(self.widths)
        self.gap = max(min(rng.choice((10, 16, 30)), free / max(1, len(self.widths) - 1)), 6)
        self._put(annex.titles)
        has_rules = rng.random() < 0.4
        bold = rng.choice(("hebo", "helv"))
        for line in annex.body:
            self._set(line, bold, has_rules=has_rules)
        for text in annex.foot:
            self.y += self.leading
            self._write(self.left, text)
        return bytes(self.document.tobytes())

    def _set(self, line: Line, bold: str, *, has_rules: bool) -> None:
        if self.y > self.format[1] - 60:
            self._turn()
            if self.rng.random() < 0.5:
                self._put(self.annex.titles)
        right = self.left + sum(self.widths) + self.gap * (len(self.widths) - 1)
        if has_rules:
            self.page.draw_line((self.left, self.y + 3), (right, self.y + 3), width=0.4)
        if line.kind == "group":
            self._write(self.left, line.cells[0], bold)
            self.y += self.leading
        else:
            self._put(line.cells)

    def _put(self, cells: tuple[str, ...]) -> None:
        """The cells of a line, and down to the next."""
        x = self.left
        for column, width, text in zip(self.annex.columns, self.widths, cells, strict=True):
            self._write(x + (width - self._length(text) if column.is_right else 0), text)
            x += width + self.gap
        self.y += self.leading

    def _write(self, x: float, text: str, font: str = "helv") -> None:
        self.page.insert_text((x, self.y), text, fontsize=self.size, fontname=font)

    def _turn(self) -> None:
        self.page = self.document.new_page(width=self.format[0], height=self.format[1])
        self.y = 60.0

    def _length(self, text: str) -> float:
        return float(self.font.text_length(text, self.size))


def mupdf_story(annex: Annex, rng: random.Random) -> bytes:
    """HTML by PyMuPDF."""
    import pymupdf

    family = rng.choice(("sans-serif", "serif"))
    style = f"body{{font-family:{family};font-size:{rng.choice((8, 9))}pt}} td,th{{padding:2px}}"
    story = pymupdf.Story(html_of(annex, rng, style))
    file = io.BytesIO()
    writer = pymupdf.DocumentWriter(file)
    page = pymupdf.Rect(0, 0, *(_A4[::-1] if len(annex.columns) > _PORTRAIT else _A4))
    more = True
    while more:
        device = writer.begin_page(page)
        more, _ = story.place(pymupdf.Rect(36, 36, page.width - 36, page.height - 36))
        story.draw(device)
        writer.end_page()
    writer.close()
    return file.getvalue()


def html_printed(annex: Annex, rng: random.Random) -> bytes:
    """HTML by WeasyPrint."""
    from weasyprint import HTML

    landscape = "landscape" if len(annex.columns) > _PORTRAIT + 1 else ""
    type_ = f"{rng.choice((8, 9, 10))}pt {rng.choice(('serif', 'sans-serif', 'DejaVu Sans'))}"
    width = rng.choice(("width:100%", ""))
    padding = rng.choice((1, 2, 4))
    border = rng.choice(("border:1px solid #888", "border-bottom:.5pt solid", "", "border:none"))
    zebra = rng.choice(("", "background:#eee"))
    style = (
        f"@page{{size:A4 {landscape};margin:2cm}} body{{font:{type_}}} table{{border-collapse:collapse;{width}}}"
        f"td,th{{padding:{padding}pt;{border}}} tr:nth-child(even){{{zebra}}}"
    )
    page = html_of(annex, rng, style).replace('border="1"', "").replace('border="0"', "")
    return bytes(HTML(string=page).write_pdf())


def matplotlib_table(annex: Annex, rng: random.Random) -> bytes:
    """The table of matplotlib, on figures of the size of a page."""
    import matplotlib as mpl

    mpl.use("pdf")
    mpl.rcParams["pdf.fonttype"] = rng.choice((3, 42))
    from matplotlib import pyplot as plt
    from matplotlib.backends.backend_pdf import PdfPages

    file = io.BytesIO()
    with PdfPages(file) as pages:
        for start in range(0, len(annex.body), _LINES):
            figure = _figure(annex, rng, start)
            pages.savefig(figure)
            plt.close(figure)
    return file.getvalue()


def _figure(annex: Annex, rng: random.Random, start: int) -> Any:
    from matplotlib import pyplot as plt

    is_narrow = len(annex.columns) < _PORTRAIT
    figure, axes = plt.subplots(figsize=(8.27, 11.69) if is_narrow else (11.69, 8.27))
    axes.axis("off")
    if not start:
        figure.text(0.08, 0.95, annex.title, fontsize=13)
        for n, text in enumerate(annex.intro):
            figure.text(0.08, 0.925 - n * 0.02, text, fontsize=9)
    table = axes.table(
        [line.cells for line in annex.body[start : start + _LINES]],
        colLabels=annex.titles,
        colWidths=[width / sum(annex.widths) for width in annex.widths],
        loc="upper center",
        cellLoc=rng.choice(("left", "center", "right")),
        edges=rng.choice(("closed", "open", "horizontal")),
    )
    table.auto_set_font_size(value=False)
    table.set_fontsize(6 if len(annex.columns) > _PORTRAIT else 7)
    return figure


def reportlab_table(annex: Annex, rng: random.Random) -> bytes:
    """The table of ReportLab."""
    from reportlab.lib import pagesizes
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    file = io.BytesIO()
    styles = getSampleStyleSheet()
    size = rng.choice((7, 8, 9))
    is_wide = len(annex.columns) > _PORTRAIT
    template = SimpleDocTemplate(file, pagesize=pagesizes.landscape(pagesizes.A4) if is_wide else pagesizes.A4)
    style = TableStyle(_commands(annex, size, rng.choice(("grid", "line", "none", "zebra", "box"))))
    cells = [annex.titles, *(line.cells for line in annex.body)]
    table = Table(cells, style=style, repeatRows=rng.choice((0, 1)), hAlign=rng.choice(("LEFT", "CENTER")))
    intro = [Paragraph(escape(text), styles["Normal"]) for text in annex.intro]
    foot = [Paragraph(escape(text), styles["Normal"]) for text in annex.foot]
    template.build([Paragraph(escape(annex.title), styles["Heading1"]), *intro, Spacer(1, 8), table, *foot])
    return file.getvalue()


def _commands(annex: Annex, size: int, rules: str) -> list[tuple[Any, ...]]:
    """The style of a table in ReportLab's own commands."""
    from reportlab.lib import colors

    every = ((0, 0), (-1, -1))
    out: list[tuple[Any, ...]] = [("FONTSIZE", *every, size), ("LEADING", *every, size * 1.2)]
    for x, column in enumerate(annex.columns):
        out.append(("ALIGN", (x, 0), (x, -1), "RIGHT" if column.is_right else "LEFT"))
    drawn: dict[str, list[tuple[Any, ...]]] = {
        "grid": [("GRID", *every, 0.5, colors.grey)],
        "line": [("LINEBELOW", *every, 0.25, colors.black)],
        "zebra": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.whitesmoke])],
        "box": [("BOX", *every, 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)],
        "none": [],
    }
    groups = [y for y, line in enumerate(annex.body, 1) if line.kind == "group"]
    return [*out, *drawn[rules], *(("SPAN", (0, y), (-1, y)) for y in groups)]
