"""HTML, Word and Excel on the monospaced page, and formats that are refused."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date

import openpyxl
import pytest

from ingest.errors import InputError
from ingest.readers import read_document
from ingest.structured.number_format import CellValue, printed
from parsers.prose.blocks import read_flow
from schemas.document import CHAR_WIDTH, LINE_HEIGHT, Page, Style, Word
from schemas.vocabulary import FailureCategory


def drawn(page: Page) -> dict[int, str]:
    """The page as it would be printed."""
    lines: dict[int, str] = {}
    for word in sorted(page.words, key=lambda w: (w.line, w.bbox.x0)):
        column = round(word.bbox.x0 / CHAR_WIDTH)
        lines[word.line] = lines.get(word.line, "").ljust(column) + word.text
    return lines


def word(page: Page, text: str) -> Word:
    return next(w for w in page.words if w.text == text)


def html(body: str) -> Page:
    (page,) = read_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "sida").pages
    return page


def test_headings_paragraphs_and_lists() -> None:
    page = html(
        "<h1>Statsbidrag  till <em>kommuner</em></h1>"
        "<p>Högst\n <b>12&nbsp;000&nbsp;kr</b>.<br>Ny rad<sup>1</sup></p>"
        "<ul><li>Ett<ul><li>Under</ul><li><p>Två</p></ul><ol start=3><li>tre<li value=7>sju</ol><h3>Villkor</h3>"
    )
    assert drawn(page) == {
        1: "Statsbidrag till kommuner",
        3: "Högst 12 000 kr.",
        4: "Ny rad1",
        5: "  • Ett",
        6: "    • Under",
        7: "  • Två",
        8: "  3. tre",
        9: "  7. sju",
        11: "Villkor",
    }
    assert [word(page, w).size for w in ("Statsbidrag", "Villkor", "Ett")] == [20.0, 14.0, 10.0]
    assert (word(page, "000").style, word(page, "000").after) == (Style.BOLD, "\u00a0")
    assert word(page, "1").style == Style.SUPERSCRIPT
    assert word(page, "kommuner").style == Style.BOLD | Style.ITALIC


def test_what_a_browser_does_not_show_is_left_out() -> None:
    page = html(
        "<nav>Meny</nav><div role=search>Sök</div>"
        "<script>var x = 5</script><p hidden>dold</p><p style='display: none'>dold</p><!-- nej -->"
        "<del>gammalt</del><p>synligt</p>"
    )
    assert [w.text for w in page.words] == ["synligt"]


def test_table_cells_are_aligned_and_ruled() -> None:
    page = html(
        "<table><caption>Fördelning</caption><tfoot><tr><th>Summa<td>30<td>100</tfoot>"
        "<tr><th rowspan=2>Kommun<th colspan=2>Belopp<tr><th>kr<th>%"
        "<tr><td>Upplands<br>Väsby<td>10<td>33<tr><td colspan=2>Övriga<td>67</table>"
    )
    assert drawn(page) == {
        1: "Fördelning",
        2: " Kommun    Belopp",
        3: "           kr  %",
        4: " Upplands  10  33",
        5: " Väsby",
        6: " Övriga        67",
        7: " Summa     30  100",
    }
    assert (word(page, "Upplands").after, word(page, "33").after) == (" ", "")
    top = 3 * LINE_HEIGHT
    upright = sorted({e.x0 for e in page.edges if not e.horizontal and e.top <= top < e.bottom})
    assert len(upright) == 4
    cell = word(page, "33").bbox
    assert upright[2] < cell.x0 < cell.x1 < upright[3]
    # The cell that spans two columns has no side between them.
    line = 5 * LINE_HEIGHT
    assert len({e.x0 for e in page.edges if not e.horizontal and e.top <= line < e.bottom}) == 3


@pytest.mark.parametrize("marks", ["<sup>1</sup>", "<sup>1</sup> <sup>2</sup>"])
def test_the_words_on_both_sides_of_a_raised_mark_stay_apart(marks: str) -> None:
    said = "Regionerna får totalt 5 000 000{} kronor under 2025. De ska användas till läkare."
    data = f"<html><p>Skolverket</p><p>{said.format(marks)}</p></html>"
    block = read_flow(read_document(data.encode(), "fil"), frozenset()).blocks[-1]
    assert block.text.string == said.format("")


def test_parts_that_only_a_style_sheet_sets_apart_are_the_cells_of_a_row() -> None:
    rows = "".join(
        f"<div><span>{n}</span><span>{a}</span></div>" for n, a in (("Ale", 1), ("Tjörn", 2), ("Öckerö", 3))
    )
    assert [w.text for w in html(f"<section>{rows}</section>").words] == ["Ale", "1", "Tjörn", "2", "Öckerö", "3"]
    initials = "".join(f"<p><b>{n[0]}</b><span>{n[1:]}</span></p>" for n in ("Alla", "Vissa", "Inga"))
    assert drawn(html(initials)) == {1: "Alla", 3: "Vissa", 5: "Inga"}


def test_tables_for_layout_are_read_as_their_content() -> None:
    page = html("<table><tr><td><h2>Vänster</h2><table><tr><td>a<td>b</table><td><p>Höger</table>")
    assert drawn(page) == {1: "Vänster", 3: " a  b", 5: "Höger"}


@pytest.mark.parametrize(
    "data",
    [
        "<html><meta charset=utf-8><p>Åtgärd äö</p>".encode(),
        "<html><meta charset='iso-8859-1'><p>Åtgärd äö</p>".encode("latin-1"),
        "<?xml version='1.0' encoding='windows-1252'?><html><p>Åtgärd äö</p></html>".encode("cp1252"),
        "<p>Åtgärd äö</p>".encode("cp1252"),  # undeclared
        "<meta charset='iso-8859-1'><p>Åtgärd äö</p>".encode(),  # declared wrongly
        "<p>&Aring;tg&auml;rd &#228;&ouml;</p>".encode("ascii"),
        "<html><p>Åtgärd äö</p>".encode("utf-16"),
    ],
)
def test_html_encodings(data: bytes) -> None:
    document = read_document(data, "sida")
    assert document.media_type == "text/html"
    assert [w.text for w in document.pages[0].words] == ["Åtgärd", "äö"]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = """<w:style w:styleId="Rub1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Rub1"/></w:style>"""
NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>"""


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by name."""
    buffer = io.BytesIO()
    contents = {"document": f"<w:body>{body}</w:body>", "styles": STYLES, "numbering": NUMBERING, **parts}
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, content in contents.items():
            package.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')
    return buffer.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def word_pages(body: str) -> list[dict[int, str]]:
    document = read_document(docx(body), "fil")
    assert document.media_type.endswith("wordprocessingml.document")
    return [drawn(page) for page in document.pages]


def test_word_headings_and_numbered_lists() -> None:
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="4"/></w:numPr>'
    body = p("Beslut", '<w:pStyle w:val="Egen"/>') + p("Text", run="<w:b/>")
    body += p("ett", numbered.format(0)) + p("inre", numbered.format(1)) + p("två", numbered.format(0))
    (page,) = read_document(docx(body), "fil").pages
    assert drawn(page) == {1: "Beslut", 3: "Text", 4: "  1. ett", 5: "    1.a) inre", 6: "  2. två"}
    assert (word(page, "Beslut").size, word(page, "Beslut").style) == (20.0, Style.BOLD)
    assert word(page, "Text").style == Style.BOLD


def test_word_changes_are_taken_as_accepted() -> None:
    body = "<w:p><w:r><w:t>Högst </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
    body += "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
    body += "<w:r><w:t> kr</w:t></w:r></w:p>"
    assert word_pages(body) == [{1: "Högst 12 kr"}]


def test_word_tables_with_merged_cells() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    merge = '<w:vMerge w:val="restart"/>'
    lines = "<w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>"
    rows = row(cell("Kommun", merge), cell("Belopp", '<w:gridSpan w:val="2"/>'))
    rows += row(cell("", "<w:vMerge/>"), cell("kr"), cell("%")) + row(cell("Ale"), cell("10"), cell("33"))
    (ruled,) = read_document(docx(f"<w:tbl>{lines}{rows}</w:tbl>"), "fil").pages
    assert drawn(ruled) == {1: " Kommun  Belopp", 2: "         kr  %", 3: " Ale     10  33"}
    assert ruled.edges
    (bare,) = read_document(docx(f"<w:tbl>{rows}</w:tbl>"), "fil").pages
    assert bare.words == ruled.words
    assert not bare.edges


def test_word_page_breaks_and_tabs() -> None:
    body = p("Ale</w:t><w:tab/><w:t>10") + p("Alingsås</w:t><w:tab/><w:t>20")
    body += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("sida två") + p("sida tre", "<w:pageBreakBefore/>")
    assert word_pages(body) == [{1: "Ale       10", 3: "Alingsås  20"}, {1: "sida två"}, {1: "sida tre"}]


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Fördelning av bidrag"
    sheet.append([])
    sheet.append(["Kod", "Kommun", "Belopp, kr"])
    sheet.append([114, "Upplands Väsby", 1310223])
    sheet.append(["Summa", None, "=SUM(C4:C4)"])
    sheet.append(["Not: preliminärt"])
    sheet["A4"].number_format = "0000"
    sheet["C4"].number_format = "#,##0"
    sheet.merge_cells("A5:B5")
    hidden = book.create_sheet("dold")
    hidden["A1"] = "dolt"
    hidden.sheet_state = "hidden"
    return book


def test_a_sheet_is_a_ruled_table_whose_rows_keep_their_numbers() -> None:
    buffer = io.BytesIO()
    workbook().save(buffer)
    document = read_document(buffer.getvalue(), "fil")
    page, hidden = document.pages
    assert not hidden.words
    assert document.media_type.endswith("spreadsheetml.sheet")
    assert drawn(page) == {
        1: "Fördelning av bidrag",
        3: " Kod   Kommun          Belopp, kr",
        4: " 0114  Upplands Väsby  1 310 223",
        5: " Summa                 =SUM(C4:C4)",  # never calculated: no number, no silence
        6: "Not: preliminärt",
    }
    heights = {e.top for e in page.edges if e.horizontal}
    assert heights == {2 * LINE_HEIGHT, 3 * LINE_HEIGHT, 4 * LINE_HEIGHT, 5 * LINE_HEIGHT}


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1310223, "General", "1310223"),
        (1310223, "#,##0", "1 310 223"),
        (1310223, "# ##0", "1 310 223"),
        (1310223, '#,##0 "kr"', "1 310 223 kr"),
        (1310223, "#,##0,", "1 310"),  # shown in thousands
        (114, "0000", "0114"),
        (0.37, "General", "0,37"),
        (0.1 + 0.2, "General", "0,3"),
        (0.375, "0.0%", "37,5 %"),
        (2.5, "0", "3"),
        (12.5, "0.##", "12,5"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-0.2, "0", "0"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-', "0"),  # a real zero is no dash
        (12345678901234, "General", "12345678901234"),
        ("0115", "General", "0115"),
        (None, "General", ""),
        (date(2018, 6, 20), "yyyy-mm-dd", "2018-06-20"),
        (True, "General", "SANT"),
    ],
)
def test_numbers_are_shown_as_in_swedish_print(value: CellValue, number_format: str, shown: str) -> None:
    assert printed(value, number_format).replace("\u00a0", " ") == shown


def zip_of(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), FailureCategory.DAMAGED),
        (b"\xff\xd8\xff\xe0" + bytes(20), FailureCategory.DAMAGED),
        (b"GIF89a" + bytes(20), FailureCategory.UNSUPPORTED),
        (b"{\\rtf1 Beslut}", FailureCategory.UNSUPPORTED),
        (OLE, FailureCategory.UNSUPPORTED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FailureCategory.ENCRYPTED),
        (zip_of("a.txt", b"text"), FailureCategory.UNSUPPORTED),
        (zip_of("word/document.xml", b"<w:document"), FailureCategory.DAMAGED),
        (zip_of("word/document.xml", b"<document/>"), FailureCategory.DAMAGED),
        (docx(p("x"))[:-40], FailureCategory.DAMAGED),
        (zip_of("xl/workbook.xml", b"<workbook/>"), FailureCategory.DAMAGED),
        (docx(""), FailureCategory.EMPTY),
        (b"<!DOCTYPE html><html></html>", FailureCategory.EMPTY),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, category: FailureCategory) -> None:
    with pytest.raises(InputError) as raised:
        read_document(data, "mapp/fil")
    assert raised.value.category is category
    assert raised.value.message.startswith("mapp/fil: ")
    assert "\n" not in raised.value.message


def test_a_message_of_outlook_is_refused_as_what_it_is() -> None:
    with pytest.raises(InputError, match=r"a message of Outlook \(\.msg\), which is not read; save it as \.eml"):
        read_document(OLE + "__substg1.0_0037001F".encode("utf-16-le"), "brev.msg")


def test_a_word_that_begins_like_a_bitmap_is_text() -> None:
    assert read_document(b"BM-gruppen beslutar", "fil").media_type == "text/plain"


def test_a_text_file_loads_no_heavy_library() -> None:
    code = (
        "import sys; from ingest.readers import read_document; read_document(b'text', 'x');"
        "print(*{'pymupdf', 'lxml', 'openpyxl', 'pyarrow', 'pandas'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
