"""Cells as word processors and browsers set them: merged over rows, centred, with broken numbers, among notes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.tables import TableReading, read_tables
from schemas.vocabulary import ColumnRole, Gap, RowType

LEFTS, RIGHT = (60, 220, 330), 420  # of name, project and amount
STEP = 20.0


def drawn(
    rows: Sequence[tuple[str, str, str]],
    merged: tuple[int, int, int] = (9, 9, 9),
    over: Sequence[tuple[float, float, str]] = (),
) -> bytes:
    """A walled table of three columns under a header; of ``merged`` (column, first row, last row) no wall is drawn.

    A row is 20 points high; ``over`` are texts at an x and a row.
    """
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 70), "Bilaga 1. Beviljade bidrag till organisationer 2024", fontsize=12)
        edges = (*LEFTS, RIGHT)
        for n, cells in enumerate([("Organisation", "Projekt", "Belopp, kr"), *rows]):
            y = 100 + STEP * n
            for column, text in enumerate(cells):
                page.insert_text((LEFTS[column] + 3, y + 13), text, fontsize=9)
                if not (column == merged[0] and merged[1] < n <= merged[2]):
                    page.draw_line((edges[column], y), (edges[column + 1], y), width=0.5)
        bottom = 100 + STEP * (len(rows) + 1)
        page.draw_line((LEFTS[0], bottom), (RIGHT, bottom), width=0.5)
        for x in edges:
            page.draw_line((x, 100), (x, bottom), width=0.5)
        for x, row, text in over:
            page.insert_text((x, 100 + STEP * row + 13), text, fontsize=9)
        return bytes(pdf.tobytes())


def read(pdf: bytes) -> TableReading:
    (reading,) = read_tables(read_document(pdf, "drawn.pdf"))
    return reading


def test_a_name_in_a_merged_cell_is_the_name_of_each_of_its_rows() -> None:
    rows = (
        ("", "Läxhjälp", "120 000"), ("", "Simskola", "80 000"), ("Vårt hus", "Kafé", "95 500"),
        ("Unga Berg", "Klättring", "310 000"),
    )  # fmt: skip
    reading = read(drawn(rows, merged=(0, 1, 2), over=[(63, 1.5, "Stadens vänner")]))
    names = ["Stadens vänner", "Stadens vänner", "Vårt hus", "Unga Berg"]
    assert [(a.recipient, a.text) for a in reading.allocations] == [
        (n, r[2]) for n, r in zip(names, rows, strict=True)
    ]
    tops = [a.place.bbox.top for a in reading.allocations if a.place.bbox]
    assert tops == sorted(set(tops))


def test_a_number_in_a_merged_cell_is_told() -> None:
    rows = (
        ("Vårt hus", "Kafé", "95 500"), ("Stadens vänner", "Läxhjälp", ""), ("Simklubben", "Simskola", ""),
        ("Unga Berg", "Klättring", "310 000"),
    )  # fmt: skip
    pdf = drawn(rows, merged=(2, 2, 3), over=[(333, 2.5, "120 000")])
    assert [a.recipient for a in read(pdf).allocations] == [r[0] for r in rows]
    evidence = parse_document(read_document(pdf, "drawn.pdf"), "test").evidence
    assert evidence
    assert [(u.gap, u.text) for u in evidence.unread] == [(Gap.SHARED, "120 000")]


def test_numbers_broken_at_a_group_are_whole_where_cells_are_centred() -> None:
    """Two lines of a number and of a name beside one line of the rest, all centred on the row."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, text in ((60, "Organisation"), (250, "Sökt, kr"), (330, "Beviljat, kr")):
            page.insert_text((x, 90), text, fontsize=9)
        rows = (
            ("Unga Berg", "817600-1234", "1 408"),
            ("Vårt hus", "802017-4321", "2 310"),
            ("Odla", "802400-1111", "9 120"),
        )
        for n, (name, number, groups) in enumerate(rows):
            y = 110 + 30 * n
            page.insert_text((60, y), name, fontsize=9)
            page.insert_text((60, y + 11), number, fontsize=8)
            for line, text in enumerate((groups, "000")):
                page.insert_text((290 - pymupdf.get_text_length(text, fontsize=9), y + 11 * line), text, fontsize=9)
            page.insert_text((330, y + 5.5), "563 200", fontsize=9)
        data = bytes(pdf.tobytes())
    reading = read(data)
    assert reading.table.columns[0].role is ColumnRole.ORGANISATION_NUMBER
    assert [(a.recipient, a.code_text) for a in reading.allocations[::2]] == [(r[0], r[1]) for r in rows]
    assert [a.amount_sek for a in reading.allocations[::2]] == [
        Decimal(f"{r[2].replace(' ', '')}000") for r in rows
    ]
    assert {a.text for a in reading.allocations[1::2]} == {"563 200"}


def test_numbers_broken_at_a_group_are_whole_beside_a_broken_name() -> None:
    """The last column breaks its numbers, one of them beside the second line of its name."""
    rows = (
        ("Dalarna", "5 497 340", "27 880", "438"),
        ("Västra", "16 935 318", "34 691", "495"),
        ("Värmland", "39 811 299", "62 537", "733"),
        ("Halland", "3 811 299", "52 537", "134"),
        ("Summa", "66 055 256", "1 177", "000 800"),
    )
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, text in ((60, "Region"), (200, "Väntetider, kr"), (292, "Totalt, kr")):
            page.insert_text((x, 90), text, fontsize=9)
        for n, (name, first, groups, last) in enumerate(rows):
            y = 110 + 24 * n
            page.insert_text((60, y), name, fontsize=9)
            for x1, line, text in ((260, y, first), (330, y, groups), (330, y + 11, last)):
                page.insert_text((x1 - pymupdf.get_text_length(text, fontsize=9), line), text, fontsize=9)
            if name == "Västra":
                page.insert_text((60, y + 11), "Götalandsregionen", fontsize=9)
        data = bytes(pdf.tobytes())
    reading = read(data)
    names = ["Dalarna", "Västra Götalandsregionen", "Värmland", "Halland", "Summa"]
    assert [a.recipient for a in reading.allocations[::2]] == names
    assert [a.text for a in reading.allocations[1::2]] == [f"{groups} {last}" for *_, groups, last in rows]


def test_numbers_broken_around_the_middle_of_their_row_are_whole() -> None:
    """Cells set at mid-height, the last of two lines: they overlap the row by less than tight lines do."""
    rows = (
        ("Dalarna", "5 497 340", "27 880", "438"),
        ("Uppsala", "4 541 098", "30 438", "937"),
        ("Värmland", "39 811 299", "62 537", "733"),
        ("Summa", "49 849 737", "120 857", "108"),
    )
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, text in ((60, "Region"), (200, "Väntetider, kr"), (292, "Totalt, kr")):
            page.insert_text((x, 90), text, fontsize=9)
        for n, (name, first, groups, last) in enumerate(rows):
            y = 120 + 34 * n
            page.insert_text((60, y), name, fontsize=9)
            for x1, line, text in ((260, y, first), (330, y - 7.5, groups), (330, y + 7.5, last)):
                page.insert_text((x1 - pymupdf.get_text_length(text, fontsize=9), line), text, fontsize=9)
        data = bytes(pdf.tobytes())
    reading = read(data)
    assert [a.recipient for a in reading.allocations[::2]] == [r[0] for r in rows]
    assert [a.text for a in reading.allocations[1::2]] == [f"{groups} {last}" for *_, groups, last in rows]


def test_an_amount_below_a_drawn_line_is_no_end_of_the_one_above() -> None:
    """Cells are centred and tight, a name of two lines above one of one."""
    rows = (
        ("Fritidsgården", "Lyktan", "8 550 683"), ("Nordiska museet", "", "250 000"), ("Skolan", "", "91 925"),
        ("Föreningen", "Vinden", "250 000"), ("Föreningen", "Vågen", "120 000"), ("Föreningen", "Ån", "130 000"),
    )  # fmt: skip
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 92), "Mottagare", fontsize=8)
        page.insert_text((260, 92), "Belopp, kr", fontsize=8)
        y = 104.0
        for first, second, amount in rows:
            for n, text in enumerate(filter(None, (first, second))):
                page.insert_text((60, y + 9 * n), text, fontsize=8)
            x = 300 - pymupdf.get_text_length(amount, fontsize=8)
            page.insert_text((x, y + 4.5 * bool(second)), amount, fontsize=8)
            y += 20.3 if second else 11.3
            page.draw_line((55, y - 8.5), (305, y - 8.5), width=0.5)
        data = bytes(pdf.tobytes())
    assert [a.text for a in read(data).allocations] == [amount for *_, amount in rows]


def test_a_total_too_wide_for_its_column_is_one_number() -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for y, name, text in (
            (90, "Mottagare", "Belopp, kr"), (110, "Barnahus Syd", "4 519 885"),
            (130, "Barnahus Nord", "1 389 609"), (150, "Barnahus Mitt", "8 702 270"),
            (170, "Summa", ""), (164.5, "", "14 611"), (175.5, "", "764"),
        ):  # fmt: skip
            page.insert_text((60, y), name, fontsize=9)
            page.insert_text((290 - pymupdf.get_text_length(text, fontsize=9), y), text, fontsize=9)
        data = bytes(pdf.tobytes())
    assert read(data).table.stated_total_sek == 14_611_764


def test_a_name_printed_once_for_several_projects_is_the_name_of_each() -> None:
    rows = (
        ("Stadens vänner", "Läxhjälp", "120 000"), ("", "Simskola", "80 000"), ("Vårt hus", "Kafé", "95 500"),
        ("", "Odling", "310 000"), ("", "Körsång", "45 000"),
    )  # fmt: skip
    names = ["Stadens vänner"] * 2 + ["Vårt hus"] * 3
    assert [a.recipient for a in read(drawn(rows)).allocations] == names


def test_notes_among_rows_that_stand_apart_end_no_table() -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        rows = (
            ("Museum", "Bidrag i kronor"), ("Stadens museum", "120 000"), ("Skissernas hus", "80 000"),
            ("Bidraget avser även nästa år och betalas i två delar.", ""), ("Arkivet", "310 000"),
            ("Ljudverket", "45 000"),
            ("Hälften av medlen ska användas till att gallra i samlingarna.", ""), ("Bildhallen", "99 500"),
        )  # fmt: skip
        for n, (name, text) in enumerate(rows):
            page.insert_text((60, 90 + 17 * n), name, fontsize=9)
            page.insert_text((420 - pymupdf.get_text_length(text, fontsize=9), 90 + 17 * n), text, fontsize=9)
        data = bytes(pdf.tobytes())
    assert [a.recipient for a in read(data).allocations] == [name for name, text in rows[1:] if text]


def test_leaders_of_dots_apart_end_before_their_number() -> None:
    """Their dots reach into the next column's room, and a row of dots is no sentence."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 70), "Fördelning av medel, kronor", fontsize=12)
        left = ("Ale", "Bjuv", "Ekerö", "Flen", "Gnesta", "Habo")
        right = ("Kil", "Laxå", "Malå", "Nora", "Orsa", "Ydre")
        for n, names in enumerate(zip(left, right, strict=True)):
            for x, name in zip((60, 320), names, strict=True):
                page.insert_text((x, 100 + 12 * n), f"{name} {' .' * (30 + len(name))}", fontsize=9)
                page.insert_text((x + 215, 100 + 12 * n), f"{20 + n} 4{n}0", fontsize=9)
        data = bytes(pdf.tobytes())
    assert sorted(a.recipient or "" for a in read(data).allocations) == [*left, *right]


def test_a_number_of_three_lines_is_whole_where_another_of_its_row_is_surely_broken() -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        rows = (
            (90, "Mottagare", "Grundbidrag, kr", "Summa, kr"), (120, "Sensus", "2 290 000", "7 964 000"),
            (160, "Folkbildningsrådet", "", ""), (155, "", "5 957", ""), (166, "", "000", ""), (149, "", "", "13"),
            (160.5, "", "", "196"), (171, "", "", "000"), (200, "Elevkåren", "1 046 000", "6 191 000"),
        )  # fmt: skip
        for y, name, first, last in rows:
            page.insert_text((60, y), name, fontsize=9)
            for right, text in ((270, first), (360, last)):
                page.insert_text((right - pymupdf.get_text_length(text, fontsize=9), y), text, fontsize=9)
        data = bytes(pdf.tobytes())
    assert [a.text for a in read(data).allocations][2:4] == ["5 957 000", "13 196 000"]
    evidence = parse_document(read_document(data, "drawn.pdf"), "test").evidence
    assert evidence
    assert evidence.unread == ()


def test_a_walled_line_without_a_project_heads_rows_that_all_have_one() -> None:
    rows = (
        ("Totalt", "", "605 500"), ("Äldre", "", ""), ("Vårt hus", "Kafé", "95 500"), ("Kören", "Läger", "120 000"),
        ("Folkhälsa", "", ""), ("Unga Berg", "Klättring", "310 000"), ("Simlaget", "Bad", "80 000"),
    )  # fmt: skip
    reading = read(drawn(rows))
    found = [(a.recipient, a.group) for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    groups = ["Äldre", "Äldre", "Folkhälsa", "Folkhälsa"]
    assert found == list(zip(["Vårt hus", "Kören", "Unga Berg", "Simlaget"], groups, strict=True))


@pytest.mark.parametrize(("names", "numbers", "below"), [(60, 220, 10), (160, 60, 0)])
def test_organisation_numbers_that_break_at_their_hyphen_are_whole(names: int, numbers: int, below: int) -> None:
    rows = [
        ("Stadens vänner", "802411-", "1234", "120 000"), ("Vårt hus", "802002-", "4421", "80 000"),
        ("Unga Berg", "845001-", "0987", "95 500"), ("Norra scoutkåren", "857200-", "3310", "310 000"),
    ]  # fmt: skip
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 70), "Bilaga 1. Beviljade bidrag till organisationer 2024", fontsize=12)
        for x, title in ((names, "Organisation"), (numbers, "Org.nr"), (330, "Belopp, kr")):
            page.insert_text((x, 100), title, fontsize=9)
        for n, (name, first, second, amount) in enumerate(rows):
            y = 120 + 26 * n
            for x, down, text in (
                (names, 0, name),
                (numbers, 0, first),
                (numbers, 10, second),
                (330, below, amount),
            ):
                page.insert_text((x, y + down), text, fontsize=9)
        reading = read(bytes(pdf.tobytes()))
    assert [(a.recipient, a.code_text, a.text) for a in reading.allocations] == [
        (name, first + second, amount) for name, first, second, amount in rows
    ]
