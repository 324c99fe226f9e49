"""The second reader: which tables it reads, that it sees what is printed, that a difference changes nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pymupdf
import pytest

from ingest import second_reader
from ingest.pdf.glyphs import Glyph, UnreadableError, glyphs_of
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.second_reader import check_readers, digits_of, text_in
from ingest.settings import SecondReader, Settings
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.document import BBox, Document
from schemas.rows import Extraction, Finding
from schemas.vocabulary import Severity, Status

ROWS = (("0114", "Upplands Väsby", "627 308"), ("0120", "Värmdö", "944 956"), ("0127", "Botkyrka", "1 234 500"))
TOTAL = "2 806 764"
ALWAYS, AUTO, NEVER = SecondReader.ALWAYS, SecondReader.AUTO, SecondReader.NEVER


def annex(total: str = TOTAL, *, rotate: int = 0, turn: int = 0, crop: float = 0) -> bytes:
    """An annex of three rows; ``turn`` sets the text sideways on the sheet, ``rotate`` turns the sheet."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=600, height=600)
    lines = [("Kod", "Kommun", "Belopp (kr)"), *ROWS, ("", "Summa", total)]
    matrix = pymupdf.Matrix(-turn)
    for number, cells in enumerate(lines):
        for x, text in zip((100, 160, 330), cells, strict=True):
            at = pymupdf.Point(x - 300, 90 + 18 * number - 300) * matrix + pymupdf.Point(300, 300)
            page.insert_text(at, text, fontsize=11, rotate=turn)
    if crop:
        page.set_cropbox(pymupdf.Rect(crop, 2 * crop, 600 - crop, 600 - crop))
    page.set_rotation(rotate)
    return pdf.tobytes()


def checked(data: bytes) -> tuple[Document, Extraction]:
    document = read_document(data, "annex.pdf")
    extraction = parse_document(document, "0")
    return document, replace(extraction, findings=run_checks(extraction))


def findings(data: bytes, when: SecondReader) -> tuple[Finding, ...]:
    return check_readers(data, *checked(data), when)


def misread(document: Document, old: str, new: str) -> Document:
    """The document as if the first reader had seen another word."""
    (page,) = document.pages
    words = tuple(w._replace(text=new) if w.text == old else w for w in page.words)
    return replace(document, pages=(replace(page, words=words),))


@pytest.mark.parametrize(
    ("rotate", "turn", "crop"),
    [(0, 0, 0), (90, 0, 0), (180, 0, 0), (270, 0, 0), (0, 90, 0), (0, 270, 0), (90, 90, 0), (0, 0, 30)],
)
def test_both_readers_read_the_same_on_every_page(rotate: int, turn: int, crop: float):
    (finding,) = findings(annex(rotate=rotate, turn=turn, crop=crop), ALWAYS)
    assert (finding.check, finding.status) == ("readers-agree", Status.PASS)
    assert finding.message.endswith("the same 7 numbers")  # three codes, four amounts


def test_a_cell_that_is_read_differently_is_listed_and_its_value_kept():
    data = annex()
    document = misread(read_document(data, "annex.pdf"), "234", "284")
    extraction = parse_document(document, "0")
    extraction = replace(extraction, findings=run_checks(extraction))
    assert extraction.allocations[2].amount_sek == Decimal(1284500)
    (finding,) = check_readers(data, document, extraction, AUTO)  # the total tells that something is wrong
    assert (finding.status, finding.severity, finding.row) == (Status.FAIL, Severity.WARNING, 3)
    assert (
        finding.message == "table 1: row 3 Botkyrka: PyMuPDF 1 284 500, pdfplumber 1 234 500; with it the sum holds"
    )
    assert (finding.expected, finding.actual) == ("1 234 500", "1 284 500")
    assert finding.place is not None
    assert finding.place.bbox is not None
    assert finding.place.bbox.x0 > 300


def test_automatically_it_reads_where_the_arithmetic_fails():
    (finding,) = findings(annex("2 816 764"), AUTO)
    assert finding.status is Status.PASS  # the document is wrong, not our reading of it
    (finding,) = findings(annex(), AUTO)
    assert (finding.status, finding.message) == (Status.SKIP, "the arithmetic of no table fails")


@pytest.mark.parametrize(
    ("text", "when", "reason"),
    [
        ("Kommun  Belopp (kr)\nAle  370 181\nAlvesta  370 764\nBorås  12 000\n", ALWAYS, "no positions"),
        ("Regeringen beslutar.\n", ALWAYS, "no table with amounts"),
        ("Regeringen beslutar.\n", NEVER, "turned off"),
    ],
)
def test_why_it_does_not_read(text: str, when: SecondReader, reason: str):
    (finding,) = findings(text.encode(), when)
    assert finding.status is Status.SKIP
    assert reason in finding.message


def test_a_file_that_it_cannot_open_costs_only_the_comparison(monkeypatch: pytest.MonkeyPatch):
    document, extraction = checked(annex())
    (finding,) = check_readers(b"%PDF-1.4 broken", document, extraction, ALWAYS)
    assert finding.status is Status.SKIP
    with pytest.raises(UnreadableError):
        glyphs_of(b"%PDF-1.4 broken", document.pages)
    # a font without names for its characters: nothing to compare
    monkeypatch.setattr(second_reader, "glyphs_of", lambda _data, pages: {p.number: () for p in pages})
    (finding,) = check_readers(annex(), document, extraction, ALWAYS)
    assert (finding.status, finding.message) == (Status.SKIP, "table 1: pdfplumber reads no text there")


def test_many_differences_are_one_finding():
    pdf = pymupdf.open()
    page = pdf.new_page()
    names = ("Ale", "Alvesta", "Aneby", "Arboga", "Arjeplog", "Arvika", "Askersund", "Avesta", "Bengtsfors", "Berg",
             "Bjuv", "Boden", "Bollebygd", "Borgholm", "Borås")  # fmt: skip
    for n, name in enumerate(("Kommun", *names)):
        page.insert_text((100, 80 + 18 * n), name)
        page.insert_text((300, 80 + 18 * n), f"{n}0 700" if n else "Belopp (kr)")
    data = pdf.tobytes()
    document = misread(read_document(data, "annex.pdf"), "700", "100")
    (finding,) = check_readers(data, document, parse_document(document, "0"), ALWAYS)
    assert (
        "15 cells are read differently, the first: row 1 Ale: PyMuPDF 10 100, pdfplumber 10 700" in finding.message
    )
    assert (finding.actual or "").count(";") == 14


def glyphs(text: str, x: float, width: float = 6, height: float = 10) -> list[Glyph]:
    return [
        Glyph(c, BBox(x + width * n, 100, x + width * (n + 1), 100 + height))
        for n, c in enumerate(text)
        if c != " "
    ]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (glyphs("12 500", 50), "12 500"),
        (glyphs("412 500", 44), "412 500"),  # a digit glued on that the first reader did not see
        (glyphs("7", 40) + glyphs("12 500", 50), "12 500"),  # the number of the next cell
        (glyphs("12 500", 50) + glyphs("2", 86, 3, 6), "12 500"),  # a footnote's mark
        (glyphs("12 500", 50) + glyphs("2", 86, 5, 8.3), "12 500"),  # a larger one, raised
        (glyphs("12 500", 50) + glyphs("12 500", 50.3), "12 500"),  # printed twice to look bold
        ([], ""),
    ],
)
def test_what_stands_at_the_place_of_a_cell(second: list[Glyph], expected: str):
    found = text_in(BBox(50, 99, 86, 111), sorted(second, key=lambda g: g.box.middle))
    assert found == expected


@pytest.mark.parametrize(
    ("text", "digits"),
    [("1 234 500", "1234500"), ("0,37 %", "0,37"), ("1 000:-", "1000"), ("1.234.500,", "1234500")],
)
def test_numbers_are_compared_by_their_digits(text: str, digits: str):
    assert digits_of(text) == digits


def test_settings_make_another_version_so_that_known_documents_are_read_again():
    assert Settings.of(AUTO) == Settings()
    versions = {Settings.of(when).version for when in SecondReader}
    assert len(versions) == 3


def test_the_pipeline_carries_the_finding():
    extraction = understand(annex(), "annex.pdf", Settings.of(ALWAYS))
    assert [f.status for f in extraction.findings if f.check == "readers-agree"] == [Status.PASS]


def test_pdfplumber_is_imported_only_when_needed():
    code = (
        "import sys; from ingest.pipeline import understand; from ingest.settings import Settings;"
        "understand(sys.stdin.buffer.read(), 'annex.pdf', Settings()); assert 'pdfplumber' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], input=annex(), check=True)
