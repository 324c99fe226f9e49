"""Word and Excel as offices leave them: hidden parts, formulas, formats that show another number, changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from schemas.document import Document, Page
from schemas.rows import Extraction, Finding
from schemas.vocabulary import Status, Unshown

KOMMUNER = [(1440, "Ale", 123456), (1489, "Alingsås", 234567), (764, "Alvesta", 345678), (604, "Aneby", 456789)]


def workbook(change: Callable[[Any], None]) -> bytes:
    """An annex on one sheet (header in row 3, four kommuner, a sum in row 8), changed."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "Bilaga 1 Fördelning av bidrag"
    for column, title in enumerate(("Kommunkod", "Kommun", "Belopp (kr)"), 1):
        sheet.cell(3, column, title)
    for row, values in enumerate(KOMMUNER, 4):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    sheet["B8"], sheet["C8"] = "Summa", sum(v for *_, v in KOMMUNER)
    for row in range(4, 9):
        sheet.cell(row, 1).number_format, sheet.cell(row, 3).number_format = "0000", "#,##0"
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The office file with every part changed so."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in changes:
                part = part.replace(before.encode(), after.encode())
            new.writestr(name, part)
    return buffer.getvalue()


def extracted(data: bytes) -> Extraction:
    return understand(data, "bilaga", Settings())


def document(change: Callable[[Any], None]) -> Document:
    return read_document(workbook(change), "bilaga")


def asides(document: Document) -> list[tuple[int, Unshown, str, int]]:
    return [(page.number, a.why, a.text, a.line) for page in document.pages for a in page.asides]


def failed(extraction: Extraction, check: str) -> list[Finding]:
    return [f for f in extraction.findings if f.check == check and f.status is Status.FAIL]


def text(page: Page) -> str:
    return " ".join(w.text for w in page.words)


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[6].hidden = True
        sheet.column_dimensions["A"].hidden = True

    read = extracted(workbook(hide))
    assert [(a.recipient, a.amount_sek) for a in read.allocations][2] == ("Alvesta", 345678)
    column, row = failed(read, "hidden-text")
    assert "hidden rows" in row.message
    assert "345 678" in row.message.replace("\u00a0", " ")
    assert row.place is not None
    assert row.place[:2] == (1, 6)
    assert "hidden columns" in column.message
    assert not failed(read, "table-total")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_and_not_read(state: str) -> None:
    def add(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Underlag", 0)
        other.append(["Kommun", "Belopp"])
        other.append(["Ale", 999999])
        other.sheet_state = state

    read = extracted(workbook(add))
    (finding,) = failed(read, "hidden-text")
    assert '"Underlag"' in finding.message
    assert "1 of them with figures" in finding.message
    assert read.document.page_count == 2
    assert {a.place.page for a in read.allocations} == {2}  # a page has the number of its sheet
    assert 999999 not in [a.amount_sek for a in read.allocations]


def test_a_workbook_that_hides_all_shows_its_first_sheet() -> None:
    data = rewritten(workbook(lambda _: None), ('state="visible"', 'state="hidden"'))
    assert "Alvesta" in text(read_document(data, "fil").pages[0])


def test_a_formula_that_was_never_calculated_is_told() -> None:
    read = extracted(workbook(lambda sheet: sheet.__setitem__("C8", "=SUM(C4:C7)")))
    (finding,) = failed(read, "reading-complete")
    assert "C8: =SUM(C4:C7)" in finding.message
    total = read.allocations[-1]
    assert (total.recipient, total.amount_sek) == ("Summa", None)


def test_results_saved_with_formulas_are_read_and_empty_ones_are_empty() -> None:
    def calculate(sheet: Any) -> None:
        sheet["C8"], sheet["D8"] = "=SUM(C4:C7)", '=IF(1=1,"",2)'

    saved = ("<f>SUM(C4:C7)</f><v></v>", "<f>SUM(C4:C7)</f><v>1160490</v>")
    same = ("<f>SUM(C4:C7)</f><v />", "<f>SUM(C4:C7)</f><v>1160490</v>")
    read = extracted(rewritten(workbook(calculate), saved, same, ('r="D8"', 'r="D8" t="str"')))
    assert read.tables[0].stated_total_sek == 1160490
    assert not failed(read, "reading-complete")


@pytest.mark.parametrize(
    ("header", "number_format", "amount", "told"),
    [
        ("Belopp (tkr)", "# ##0,", 123000, False),  # the sheet says what its format does
        ("Belopp (tkr)", "#,##0,", 123000, False),
        ("Belopp", "#,##0,", 123000, True),  # it does not: the format is the unit
        ("Belopp, kr", "#,##0,", 123000, True),
        ("Belopp (kr)", "#,##0", 123456, False),
    ],
)
def test_numbers_shown_in_thousands(header: str, number_format: str, amount: int, told: bool) -> None:  # noqa: FBT001
    def scale(sheet: Any) -> None:
        sheet["C3"] = header
        for row in range(4, 9):
            sheet.cell(row, 3).number_format = number_format

    read = extracted(workbook(scale))
    assert read.allocations[0].amount_sek == amount
    warned = [f for f in failed(read, "hidden-text") if "thousands" in f.message]
    assert bool(warned) is told


def test_a_number_shown_rounded_is_told() -> None:
    changed = document(lambda sheet: sheet.__setitem__("C4", 123456.5678))
    assert asides(changed) == [(1, Unshown.ROUNDED, "C4: 123456.5678 -> 123\u00a0457", 4)]
    noise = document(lambda sheet: sheet.__setitem__("C4", 123456.00000000001))
    assert not asides(noise)


@pytest.mark.parametrize("number_format", [";;;", ";;", ";-0"])
def test_a_number_that_its_format_hides_is_told(number_format: str) -> None:
    found = document(lambda sheet: setattr(sheet["C5"], "number_format", number_format))
    assert asides(found) == [(1, Unshown.HIDDEN, "C5: 234567", 5)]
    assert "234" not in text(found.pages[0])


@pytest.mark.parametrize(
    ("font", "fill", "told"),
    [
        (Font(color="FFFFFFFF"), PatternFill(), True),
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FFFFFFFF"), True),
        (Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F3864"), False),
        (Font(color="FF000000"), PatternFill(), False),
    ],
)
def test_white_on_white_is_told(font: Font, fill: PatternFill, told: bool) -> None:  # noqa: FBT001
    def paint(sheet: Any) -> None:
        sheet["C5"].font, sheet["C5"].fill = font, fill

    assert [why for _, why, *_ in asides(document(paint))] == [Unshown.BACKGROUND] * told


def test_comments_are_told_for_information() -> None:
    read = extracted(workbook(lambda s: setattr(s["B4"], "comment", Comment("Preliminärt: 77 000", "x"))))
    (finding,) = failed(read, "hidden-text")
    assert finding.severity == "info"
    assert "Preliminärt: 77 000" in finding.message


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#SAKNAS!", "#DIVISION/0!"])
def test_an_error_value_is_no_number_and_its_row_stays(value: str) -> None:
    read = extracted(workbook(lambda sheet: sheet.__setitem__("C5", value)))
    row = read.allocations[1]
    assert (row.recipient, row.amount_sek, row.text) == ("Alingsås", None, value)
    assert failed(read, "table-total")


def test_numbers_stored_as_text_are_numbers() -> None:
    def as_text(sheet: Any) -> None:
        for row in range(4, 9):
            sheet.cell(row, 3).value = f"{sheet.cell(row, 3).value:,}".replace(",", " ")

    assert [a.amount_sek for a in extracted(workbook(as_text)).allocations][:2] == [123456, 234567]


def test_tables_side_by_side_on_a_sheet_are_two() -> None:
    def add(sheet: Any) -> None:
        rows = [("Region", "Belopp (kr)"), ("Region Skåne", 100000), ("Region Halland", 50000), ("Summa", 150000)]
        for row, values in enumerate(rows, 3):
            sheet.cell(row, 5, values[0])
            sheet.cell(row, 6, values[1])

    read = extracted(workbook(add))
    assert [(t.row_count, t.computed_total_sek) for t in read.tables] == [(4, 1160490), (2, 150000)]
    assert read.document.page_count == 1
    assert {a.place[:2] for a in read.allocations if a.recipient == "Region Skåne"} == {(1, 4)}


def test_an_empty_column_between_years_parts_nothing() -> None:
    def add(sheet: Any) -> None:
        for row in range(4, 9):
            sheet.cell(row, 5, sheet.cell(row, 3).value * 2)
        sheet["C3"], sheet["E3"] = "2023 (kr)", "2024 (kr)"

    read = extracted(workbook(add))
    assert [a.amount_sek for a in read.allocations if a.recipient == "Ale"] == [123456, 246912]


def test_the_strict_form_of_a_workbook() -> None:
    names = [
        (f"http://schemas.openxmlformats.org/{part}/2006", f"http://purl.oclc.org/ooxml/{part}")
        for part in ("spreadsheetml", "officeDocument")
    ]
    plain = workbook(lambda _: None)
    strict = rewritten(plain, *names)
    assert strict != plain
    assert text(read_document(strict, "fil").pages[0]) == text(read_document(plain, "fil").pages[0])


OFFICE = "http://schemas.openxmlformats.org"
DRAWINGML = f"{OFFICE}/drawingml/2006"
DRAWING = f"""<xdr:wsDr xmlns:xdr="{DRAWINGML}/spreadsheetDrawing" xmlns:a="{DRAWINGML}/main">
<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:txBody>
<a:p><a:r><a:t>Belopp i </a:t></a:r><a:r><a:t>tusental</a:t></a:r></a:p><a:p><a:r><a:t>Reviderad</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"""
RELATION = f"""<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="d1"
 Type="{OFFICE}/officeDocument/2006/relationships/drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>"""


def test_text_boxes_on_a_sheet_are_read() -> None:
    buffer = io.BytesIO(workbook(lambda _: None))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("xl/drawings/drawing1.xml", DRAWING)
        package.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATION)
    (page,) = read_document(buffer.getvalue(), "fil").pages
    assert [w.text for w in page.words if w.line == 2] == ["Belopp", "i", "tusental"]
    assert [w.text for w in page.words if w.line == 9] == ["Reviderad"]


W = f"{OFFICE}/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by name."""
    buffer = io.BytesIO()
    contents = {"document": f"<w:body>{body}</w:body>", **parts}
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in contents.items():
            package.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')
    return buffer.getvalue()


def p(content: str, run: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{content}</w:t></w:r></w:p>"


def word(body: str, **parts: str) -> Document:
    return read_document(docx(body, **parts), "fil")


def test_tracked_deletions_are_told_on_their_page() -> None:
    gone = "<w:p><w:r><w:t>Högst </w:t></w:r><w:del><w:r><w:delText>10 000</w:delText></w:r></w:del>"
    gone += "<w:ins><w:r><w:t>12 000</w:t></w:r></w:ins><w:r><w:t> kr</w:t></w:r></w:p>"
    rows = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Ale 5')}</w:tc></w:tr><w:tr><w:tc>{p('Mora')}</w:tc></w:tr>"
    read = word(p("ett") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + gone + f"<w:tbl>{rows}</w:tbl>")
    assert text(read.pages[1]) == "Högst 12 000 kr Mora"
    assert asides(read) == [(2, Unshown.DELETED, "10 000", 1), (2, Unshown.DELETED, "Ale 5", 1)]


@pytest.mark.parametrize(
    ("run", "why"),
    [
        ("<w:vanish/>", Unshown.HIDDEN),
        ('<w:rStyle w:val="Dold"/>', Unshown.HIDDEN),
        ('<w:rStyle w:val="Dold"/><w:vanish w:val="0"/>', None),
        ('<w:color w:val="FFFFFF"/>', Unshown.BACKGROUND),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>', None),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', None),
        ('<w:color w:val="auto"/>', None),
    ],
)
def test_hidden_text_in_word_is_told(run: str, why: Unshown | None) -> None:
    styles = '<w:style w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>'
    read = word(p("synligt") + p("dolt 77", run), styles=styles)
    assert [(w, t) for _, w, t, _ in asides(read)] == ([(why, "dolt 77")] if why else [])
    assert ("77" in text(read.pages[0])) is (why is not Unshown.HIDDEN)


def test_white_text_in_a_shaded_cell_of_word_is_no_hidden_text() -> None:
    white = p("Kommun", '<w:color w:val="FFFFFF"/>')
    cell = f"<w:tc><w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>{white}</w:tc>"
    assert not asides(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))


def test_notes_at_the_end_and_comments() -> None:
    body = p("Bidrag") + '<w:p><w:r><w:t>till Ale</w:t><w:endnoteReference w:id="3"/></w:r></w:p>'
    notes = f'<w:endnote w:id="3">{p("Preliminärt.")}</w:endnote>'
    read = word(body, endnotes=notes, comments=f'<w:comment w:id="0">{p("Stäm av 5 000")}</w:comment>')
    assert text(read.pages[0]) == "Bidrag till Ale 1 1 Preliminärt."
    assert asides(read) == [(1, Unshown.COMMENT, "Stäm av 5 000", 1)]


def test_a_word_table_for_layout_is_read_as_its_content() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{c}</w:tc>" for c in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    inner = table((p("Ale"), p("10")), (p("Mora"), p("20")))
    (page,) = word(table((p("Fördelning"),), (inner + p("Källa"),))).pages
    assert [[w.text for w in page.words if w.line == n] for n in (1, 3, 4, 6)] == [
        ["Fördelning"],
        ["Ale", "10"],
        ["Mora", "20"],
        ["Källa"],
    ]


@pytest.mark.parametrize(("header", "year"), [(2024, 2024), ("2024", 2024), ("År 2024", 2024)])
def test_one_year_heads_a_column(header: object, year: int) -> None:
    read = extracted(workbook(lambda sheet: sheet.__setitem__("C3", header)))
    assert [(a.recipient, a.year) for a in read.allocations][:2] == [("Ale", year), ("Alingsås", year)]
    assert not failed(read, "table-total")


def test_a_letterhead_above_and_a_note_below_are_no_part_of_the_table() -> None:
    def add(sheet: Any) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"], sheet["C1"], sheet["C2"] = "Socialdepartementet", "Dnr S2024/01234", "2024-03-07"
        sheet["A12"], sheet["B12"] = "Handläggare", "Anna Ek"

    read = extracted(workbook(add))
    assert [c.header for c in read.tables[0].columns] == ["Kommunkod", "Kommun", "Belopp (kr)"]
    assert [(r.value, r.place.line) for r in read.references] == [("S2024/01234", 1)]
    assert read.document.document_date is not None
