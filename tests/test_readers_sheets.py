"""Sheets of OpenDocument and of Excel before 2007 read as the same sheets in Excel do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from schemas.document import Document
from schemas.vocabulary import FailureCategory, Status, Unshown

UNKNOWN = Path(__file__).resolve().parents[1] / "samples" / "unknown"
SAME = ("stodundervisning_fel.xlsx", "stodundervisning_calc_fel.ods", "stodundervisning_97_fel.xls")
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
NAMES += ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:fo"'
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
FIGURES = '<number:number number:decimal-places="0" number:grouping="true"'
STYLES = f"""
<number:number-style style:name="N3">{FIGURES}/></number:number-style>
<number:number-style style:name="N4">{FIGURES} number:display-factor="1000"/></number:number-style>
<number:percentage-style style:name="N5"><number:number number:decimal-places="1"/></number:percentage-style>
<number:number-style style:name="N6"><number:number number:decimal-places="0" number:min-integer-digits="4"/>
</number:number-style>
<number:currency-style style:name="N7"><number:number number:decimal-places="2" number:grouping="true"/>
<number:text> </number:text><number:currency-symbol>kr</number:currency-symbol></number:currency-style>
<number:date-style style:name="N8"><number:year number:style="long"/></number:date-style>
"""
CELLS = "".join(
    f'<style:style style:name="c{n}" style:family="table-cell" style:data-style-name="N{n}"/>' for n in range(3, 9)
)
WHITE = """<style:style style:name="white" style:family="table-cell"><style:text-properties fo:color="#ffffff"/>
</style:style>"""


def ods(rows: str, *, columns: str = "", manifest: str = "<m/>") -> bytes:
    """A sheet file with one sheet of these rows."""
    styles = f"<office:automatic-styles>{STYLES}{CELLS}{WHITE}</office:automatic-styles>"
    body = f'<table:table table:name="Blad1">{columns}{rows}</table:table>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", MEDIA_TYPE)
        package.writestr("META-INF/manifest.xml", manifest)
        content = f"{styles}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        package.writestr("content.xml", f"<office:document {NAMES}>{content}</office:document>")
    return buffer.getvalue()


def value(kind: str, number: str, style: str = "", shown: str = "") -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}" office:value="{number}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def words(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def lines(document: Document) -> dict[int, str]:
    found: dict[int, str] = {}
    for word in document.pages[0].words:
        found[word.line] = f"{found.get(word.line, '')} {word.text}".strip()
    return found


def test_three_formats_of_one_annex_give_the_same_rows_and_findings() -> None:
    def facts(name: str) -> object:
        read = understand((UNKNOWN / name).read_bytes(), name, Settings())
        told = [(f.check, f.message) for f in read.findings if f.status is Status.FAIL]
        rows = [(a.recipient, a.kommunkod, a.text, a.amount_sek, a.place) for a in read.allocations]
        return rows, told

    first, second, third = map(facts, SAME)
    assert first == second == third


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (value("float", "1234567", "c3", "1,234,567"), "1 234 567"),  # saved by an English program
        (value("float", "1234567", "c4", "1,235"), "1 235 tkr"),  # no unit on the sheet
        (value("percentage", "0.375", "c5", "37.5%"), "37,5 %"),
        (value("float", "114", "c6", "0114"), "0114"),
        (value("currency", "1234.5", "c7", "1,234.50 kr"), "1 234,50 kr"),
        (value("float", "12.5", "", "12.5"), "12,5"),
        (value("float", "0", "c3", "#REF!"), "#REF!"),
        ('<table:table-cell office:value-type="date" office:date-value="2024-03-01"/>', "2024-03-01"),
        (
            '<table:table-cell table:style-name="c8" office:value-type="date" office:date-value="2024-03-01"/>',
            "2024",
        ),
        ("<table:table-cell><text:p>Upplands<text:s/>Väsby</text:p></table:table-cell>", "Upplands Väsby"),
    ],
)
def test_cells_of_opendocument_are_printed_in_swedish(cell: str, shown: str) -> None:
    assert lines(read_document(ods(row(words("Ale"), cell)), "fil")) == {1: f"Ale {shown}"}


def test_repeated_and_spanned_cells_keep_their_places() -> None:
    skip = '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="900"/>'
    spanned = '<table:table-cell table:number-columns-spanned="2"><text:p>Summa</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>"
    body = row(words("Ale"), words("10")) + skip + "</table:table-row>" + row(spanned, covered, words("12"))
    document = read_document(ods(body), "fil")
    assert lines(document) == {1: "Ale 10", 5: "Summa 12"}


def test_the_style_of_a_column_is_that_of_its_cells() -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="c5"/>'
    cell = '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
    assert lines(read_document(ods(row(words("Ale"), cell), columns=columns), "fil")) == {1: "Ale 50,0 %"}


def test_what_a_sheet_of_opendocument_hides() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    body = row(words("Ale"), words("10")) + row(words("Mora"), words("20"), attributes='table:visibility="filter"')
    body += row('<table:table-cell table:style-name="white"><text:p>dolt</text:p></table:table-cell>')
    (page,) = read_document(ods(body, columns=columns), "fil").pages
    assert [(a.why, a.line) for a in page.asides] == [
        (Unshown.ROW, 2),
        (Unshown.COLUMN, 1),
        (Unshown.BACKGROUND, 3),
    ]


def test_a_password_is_named() -> None:
    with pytest.raises(InputError) as raised:
        read_document(ods("", manifest="<m><encryption-data/></m>"), "fil")
    assert raised.value.category is FailureCategory.ENCRYPTED


@pytest.mark.parametrize("cut", [600, 3000, 5000])
def test_a_workbook_of_excel_97_cut_short_is_damaged(cut: int) -> None:
    whole = (UNKNOWN / SAME[2]).read_bytes()
    with pytest.raises(InputError) as raised:
        read_document(whole[:cut] + "Workbook".encode("utf-16-le"), "fil")
    assert raised.value.category is FailureCategory.DAMAGED


@pytest.mark.parametrize(
    "content", ["xl/workbook.bin", "ppt/presentation.xml", "application/vnd.oasis.opendocument.graphics"]
)
def test_other_packages_are_refused_with_advice(content: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", content)
    with pytest.raises(InputError, match="save it as PDF") as raised:
        read_document(buffer.getvalue(), "fil")
    assert raised.value.category is FailureCategory.UNSUPPORTED
