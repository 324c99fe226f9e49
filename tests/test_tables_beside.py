"""Tables and column groups beside each other: two tables apart, fewer groups on a later page, wide amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from parsers.tables.columns.cutting import Extent, cut
from parsers.tables.strips import chunk_of
from schemas.document import BBox, Page, Word
from schemas.register import kommuner
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RowType, Severity, Status

Group = Sequence[tuple[str, ...]]  # rows of texts, the last to the right


def drawn(*pages: Sequence[Group]) -> Extraction:
    """A document with groups of rows beside each other on each page, the first row of each its titles."""
    document = pymupdf.open()
    for groups in pages:
        page = document.new_page(width=600, height=842)
        page.insert_text((50, 50), "Bilaga 1 Fördelning av statsbidrag, kronor", fontsize=12)
        for n, group in enumerate(groups):
            for k, (*texts, last) in enumerate(group):
                x, y = 50 + 190 * n, 80 + 13 * k
                for text in texts:
                    page.insert_text((x, y), text, fontsize=8)
                    x += 22
                page.insert_text(
                    (50 + 190 * n + 112 - pymupdf.get_text_length(last, fontsize=8), y), last, fontsize=8
                )
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


def errors(extraction: Extraction) -> list[str]:
    return [f.check for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO]


KOMMUNER = (
    ("Kommun", "Belopp"),
    ("Ale", "808 000"),
    ("Berg", "307 000"),
    ("Mora", "15 000"),
    ("Summa", "1 130 000"),
)
REGIONER = (
    ("Region", "Belopp"),
    ("Region Skåne", "62 000"),
    ("Region Halland", "22 500"),
    ("Region Dalarna", "9 500"),
)


def test_a_table_of_kommuner_beside_one_of_regioner_is_two_tables() -> None:
    found = drawn([KOMMUNER, (*REGIONER, ("Summa", "94 000"))])
    assert [(t.row_count, t.stated_total_sek) for t in found.tables] == [(3, Decimal(1130000)), (3, Decimal(94000))]
    assert [a.recipient for a in recipients(found)] == [
        "Ale",
        "Berg",
        "Mora",
        "Region Skåne",
        "Region Halland",
        "Region Dalarna",
    ]


def test_a_region_that_comes_back_says_something_of_its_kommun() -> None:
    regions = [
        ("Region", "Belopp"),
        ("Region Skåne", "8 000"),
        ("Region Skåne", "9 000"),
        ("Region Skåne", "7 000"),
    ]
    assert len(drawn([KOMMUNER[:-1], regions]).tables) == 1


TITLES = ("Kod", "Kommun", "Belopp")
FIRST = (
    TITLES,
    ("1230", "Staffanstorp", "1 136 808"),
    ("1231", "Burlöv", "6 573 456"),
    ("1233", "Vellinge", "23 966"),
)
SECOND = (TITLES, ("1260", "Bjuv", "627 340"), ("1261", "Kävlinge", "1 987 952"), ("1262", "Lomma", "968 216"))
THIRD = (TITLES, ("1264", "Skurup", "804 228"), ("1265", "Sjöbo", "563 251"), ("", "Totalt", "12 685 217"))


def test_a_page_with_fewer_column_groups_goes_on_with_the_table() -> None:
    found = drawn([FIRST, SECOND], [THIRD])
    assert len(found.tables) == 1
    assert {a.group for a in recipients(found)} == {None}
    assert len(recipients(found)) == 8
    assert "table-total" not in errors(found)


def test_an_amount_that_begins_below_the_names_stays_whole_behind_a_code_and_a_name() -> None:
    boxes = {
        "1256": (48, 66),
        "Östra": (70, 90),
        "Göinge": (93, 117),
        "4": (119, 123),
        "864": (125, 138),
        "692": (140, 153),
    }
    words = tuple(Word(text, BBox(x0, 10, x1, 19), 1, size=8) for text, (x0, x1) in boxes.items())
    page = Page(1, 595, 842, words)
    columns = [Extent(48, 66), Extent(70, 124), Extent(124.5, 153)]
    parts = cut(chunk_of(page, 0, range(len(words))), columns, page)
    assert [(column, part.text) for column, part in parts] == [(0, "1256"), (1, "Östra Göinge"), (2, "4 864 692")]


def test_two_numbers_that_touch_are_cut_where_both_are_whole() -> None:
    boxes = ((40, 52), (55, 73), (76, 88), (91, 109))
    words = tuple(
        Word(t, BBox(a, 10, b, 19), 1, size=8) for t, (a, b) in zip(["48", "917", "47", "733"], boxes, strict=True)
    )
    page = Page(1, 595, 842, words)
    parts = cut(chunk_of(page, 0, range(4)), [Extent(46, 84), Extent(92, 109)], page)
    assert [part.text for _, part in parts] == ["48 917", "47 733"]


def test_tables_beside_each_other_may_have_other_columns() -> None:
    kommuner = (*KOMMUNER[:-1], ("Eda", "7 000"), ("Summa", "1 137 000"))
    regioner = [("Kod", "Region", "Belopp"), ("12", "Region Skåne", "8 000"), ("13", "Region Halland", "7 000")]
    regioner += [("20", "Region Dalarna", "5 000"), ("", "Summa", "20 000")]
    found = drawn([kommuner, regioner])
    assert [(t.row_count, t.stated_total_sek) for t in found.tables] == [
        (4, Decimal(1_137_000)),
        (3, Decimal(20_000)),
    ]
    assert [a.code_text for a in recipients(found)] == [None] * 4 + ["12", "13", "20"]


def test_amounts_before_their_names_beside_prose_are_rows_of_their_own() -> None:
    document = pymupdf.open()
    page = document.new_page(width=600, height=842)
    page.insert_text((50, 50), "Bilaga 1 Fördelning av statsbidrag, kronor", fontsize=12)
    lines = ("Bidraget räknas efter hur många som bor i", "kommunen och betalas ut en gång. Den som")
    for n, text in enumerate(lines * 4):
        page.insert_text((50, 80 + 13 * n), f"{text}.", fontsize=8)
    rows = [(amount, name) for name, amount in KOMMUNER[1:-1]] + [("55 200", "Säter"), ("1 185 200", "Summa")]
    for n, (amount, name) in enumerate(rows):
        y = 82 + 15 * n
        page.insert_text((330 - pymupdf.get_text_length(amount, fontsize=8), y), amount, fontsize=8)
        page.insert_text((345, y), name, fontsize=8)
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    given = [(a.text, a.name) for a in recipients(found)]
    assert given == rows[:-1]
    assert set(errors(found)) == {"identity"}


def test_groups_that_each_page_sets_elsewhere_are_apart_where_no_gap_goes_through_all_pages() -> None:
    document = pymupdf.open()
    names = sorted(kommuner(date(2024, 1, 1)).values())[:72]
    wanted = [(name, 1_250_000 + 3 * n) for n, name in enumerate(names)]
    for place, (name, amount) in enumerate(wanted):
        number, k, n = place // 24, place % 24 // 12, place % 12  # page, group, row
        page = document[number] if k or n else document.new_page(width=600, height=842)
        x, y = 50 + 26 * number + 100 * k, 80 + 13 * n
        text = f"{amount:,}".replace(",", " ")
        page.insert_text((x, y), name, fontsize=8)
        page.insert_text((x + 92 - pymupdf.get_text_length(text, fontsize=8), y), text, fontsize=8)
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [(a.name, a.amount_sek) for a in recipients(found)] == wanted


@pytest.mark.parametrize("again", [True, False])
def test_a_table_goes_on_behind_the_text_that_stands_beside_it(*, again: bool) -> None:
    document = pymupdf.open()
    lines = [("Totalt", "1 083 000"), ("Jämtlands län", ""), ("Berg", "307 000"), ("Krokom", "125 000")]
    rows = [*lines, ("Åre", "21 000"), ("Västerbottens län", ""), ("Malå", "44 000"), ("Norsjö", "380 000")]
    header = [("Kommun", "Belopp (kr)")]
    for part in ([*header, *rows], [*header * again, ("Vännäs", "110 000"), ("Åsele", "96 000")]):
        page = document.new_page(width=600, height=842)
        for k, (name, amount) in enumerate(part):
            page.insert_text((330, 120 + 14 * k), name, fontsize=9)
            page.insert_text((540 - pymupdf.get_text_length(amount, fontsize=9), 120 + 14 * k), amount, fontsize=9)
    words = ("Kommunen ska lämna en redovisning av", "hur bidraget har använts", "till länsstyrelsen i mars.")
    for k, text in enumerate(words * 3):
        document[0].insert_text((50, 126 + 12 * k), text, fontsize=9)
    document[0].insert_text((290, 810), "1 (9)", fontsize=9)
    document[0].insert_text((50, 90), "Bilaga 1 Fördelning av statsbidrag till kommuner", fontsize=12)
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [t.row_count for t in found.tables] == [7]
    assert [a.group for a in recipients(found)] == ["Jämtlands län"] * 3 + ["Västerbottens län"] * 4
    assert "table-total" not in errors(found)
