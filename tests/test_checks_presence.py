"""Is all of it there, and of one year: the annex that the text speaks of, text on every page, the captions."""

from __future__ import annotations

from dataclasses import replace

import pymupdf
import pytest
from made_rows import a_document

from ingest.readers import read_document
from ingest.settings import Ocr
from parsers.parse import parse_document
from schemas.checks.annex_present import check as annex_present
from schemas.checks.reading_complete import check as reading_complete
from schemas.checks.year_consistent import check as year_consistent
from schemas.checks.year_consistent import the_year
from schemas.rows import Condition, DocumentRow, Evidence, Extraction, Finding, Place, Table
from schemas.vocabulary import Category, DocumentKind, Engine, Modality, Severity, Status, TableKind, TextSource

DECISION, NOTICE = DocumentKind.GOVERNMENT_DECISION, DocumentKind.NOTICE


def document(kind: DocumentKind = DECISION, source: TextSource = TextSource.BORN_DIGITAL) -> DocumentRow:
    return a_document(source="x.pdf", media_type="application/pdf", page_count=3, kind=kind, text_source=source)


def condition(text: str) -> Condition:
    return Condition(seq=1, category=Category.ALLOCATION, modality=Modality.STATEMENT, text=text, place=Place(2, 7))


def table(kind: TableKind) -> Table:
    return Table(
        table_id="0/1",
        seq=1,
        kind=kind,
        page_first=3,
        page_last=3,
        row_count=0,
        columns=(),
        engine=Engine.PYMUPDF,
        place=Place(3, 1),
    )


def only(findings: object) -> Finding:
    (finding,) = findings  # type: ignore[misc,attr-defined]
    return finding


@pytest.mark.parametrize(
    ("sentence", "speaks"),
    [
        ("Medlen fördelas mellan kommunerna enligt bilagan.", True),
        ("Fördelningen framgår av bilaga 1.", True),
        ("Bidraget ska fördelas efter den nyckel som anges i bilagan.", True),
        ("Belopp per kommun redovisas i bilaga 2.", True),
        # another document's annex
        ("I bilagan till regeringens beslut anges hur medlen fördelas.", False),
        # an annex that divides nothing: a form
        ("Återrapporteringen ska göras enligt bilaga 2.", False),
        # neither does this
        ("Enligt bilagan är insatsen till fördel för äldre.", False),
        ("Medlen fördelas efter antal invånare.", False),
    ],
)
def test_the_annex_that_divides_the_money_is_missed(sentence: str, speaks: bool):  # noqa: FBT001
    bare = Extraction(document=document(), conditions=(condition(sentence),))
    finding = only(annex_present(bare))
    assert (finding.status, finding.severity) == (
        (Status.FAIL, Severity.WARNING) if speaks else (Status.SKIP, Severity.INFO)
    )
    whole = replace(bare, tables=(table(TableKind.ALLOCATION),))
    assert only(annex_present(whole)).status is (Status.PASS if speaks else Status.SKIP)
    form = replace(bare, tables=(table(TableKind.FORM),))
    assert only(annex_present(form)).status is finding.status


def test_a_notice_may_speak_of_an_annex_that_lies_elsewhere():
    text = (condition("Medlen fördelas enligt bilagan."),)
    assert only(annex_present(Extraction(document=document(NOTICE), conditions=text))).status is Status.SKIP


def test_the_missing_annex_is_shown_where_the_text_speaks_of_it():
    extraction = Extraction(document=document(), conditions=(condition("Medlen fördelas enligt bilagan."),))
    assert only(annex_present(extraction)).place == Place(2, 7)


def pages(*drawn: str) -> bytes:
    """A PDF with a page for each of "text", "blank", "picture", "shapes"."""
    pdf = pymupdf.open()
    for what in drawn:
        page = pdf.new_page()
        if what == "text":
            page.insert_text((72, 100), "Regeringen beslutar om bidrag till kommuner")
        if what == "picture":
            pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 20, 20))
            pixels.clear_with(200)
            page.insert_image(page.rect, pixmap=pixels)
        if what == "shapes":
            for n in range(60):
                page.draw_circle((100 + 5 * n, 100), 4)
    return pdf.tobytes()


@pytest.mark.parametrize(
    ("drawn", "silent"),
    [
        (("text", "text"), ()),
        (("text", "blank"), ()),  # the back of a sheet
        (("text", "picture", "text"), (2,)),
        (("text", "shapes", "picture"), (2, 3)),  # letters drawn as shapes, a scan
    ],
)
def test_pages_that_show_something_and_gave_no_text_are_listed(drawn: tuple[str, ...], silent: tuple[int, ...]):
    extraction = parse_document(read_document(pages(*drawn), "x.pdf", Ocr.NEVER), "0")
    assert extraction.evidence is not None
    assert tuple(page for page, _ in extraction.evidence.scans) == silent
    finding = only(reading_complete(extraction))
    assert finding.status is (Status.FAIL if silent else Status.PASS)
    if silent:
        assert (finding.severity, finding.actual) == (Severity.WARNING, ", ".join(map(str, silent)))
        assert finding.place == Place(silent[0], 1)


def test_text_from_text_recognition_is_said_to_be_a_guess():
    extraction = Extraction(document=document(source=TextSource.MIXED), evidence=Evidence())
    finding = only(reading_complete(extraction))
    assert (finding.status, finding.actual) == (Status.FAIL, "mixed")


def test_rows_alone_do_not_tell_which_pages_were_silent():
    assert only(reading_complete(Extraction(document=document()))).status is Status.SKIP


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Statsbidrag till skolbibliotek 2021", 2021),
        ("Medel för år 2021, fördelning 2021 per kommun", 2021),
        ("Fördelning av medel 2020 och 2021", None),
        ("Överenskommelse 2020-2022", None),
        ("Bilaga till beslut 2021-03-04", None),
        ("Bilaga till beslut den 4 mars 2021", None),
        ("Dnr 123/2021", None),
        ("Prop. 2021/22:1", None),
        ("Högst 2 021 kr", None),
        (None, None),
    ],
)
def test_the_one_year_that_a_text_names(text: str | None, year: int | None):
    assert the_year(text) == year


@pytest.mark.parametrize(
    ("title", "caption", "status"),
    [
        ("Statsbidrag 2021", "Fördelning av medel 2021", Status.PASS),
        ("Statsbidrag 2021", "Fördelning av medel 2020", Status.FAIL),
        ("Statsbidrag 2021", "Fördelning efter befolkning 2020", Status.SKIP),
        (
            "Statsbidrag 2021",
            "Bilaga till regeringsbeslut 2021-02-04 nr I:3\nFördelning av medel 2020",
            Status.FAIL,
        ),
        ("Statsbidrag 2021", "Tabell 1", Status.SKIP),
        ("Statsbidrag", "Fördelning av medel 2020", Status.SKIP),
    ],
)
def test_title_and_caption_are_of_one_year(title: str, caption: str, status: Status):
    row = replace(document(), title=title)
    tables = (replace(table(TableKind.ALLOCATION), caption=caption),)
    finding = only(year_consistent(Extraction(document=row, tables=tables)))
    assert (finding.status, finding.severity) == (status, Severity.INFO)


def test_only_tables_that_divide_money_have_the_years_of_their_captions_compared():
    row = replace(document(), title="Statsbidrag 2021")
    tables = (replace(table(TableKind.SUMMARY), caption="Belopp 2019"),)
    assert only(year_consistent(Extraction(document=row, tables=tables))).status is Status.SKIP
