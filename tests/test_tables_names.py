"""Names over several lines, columns and pages: whole again in every habit of setting the number against them."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables

Entry = tuple[Sequence[str], str]  # the lines of a name, its amount
ENTRIES: tuple[Entry, ...] = (
    (("Föreningen", "Trygg hamn"), "410 000"),
    (("Länsstyrelsen i", "Hallands län"), "1 204 331"),
    (("Stiftelsen för", "skärgårdens", "museer"), "96 249"),
    (("Göteborgs", "universitet"), "250 000"),
    (("Sveriges lant-", "bruksuniversi-", "tet, Alnarp"), "5 410 020"),
    (("Förbundet Unga", "på landet"), "77 000"),
)
WHOLE = (
    "Föreningen Trygg hamn",
    "Länsstyrelsen i Hallands län",
    "Stiftelsen för skärgårdens museer",
    "Göteborgs universitet",
    "Sveriges lantbruksuniversitet, Alnarp",
    "Förbundet Unga på landet",
)


def printed(entries: Sequence[Entry], habit: str, breaks: Sequence[int]) -> tuple[TableReading, ...]:
    """The tables of a document with the lines of the entries, a new page before each line in ``breaks``."""
    document = pymupdf.open()
    page, y, line = document.new_page(), 92.0, 0
    for x, text in ((60, "Mottagare"), (250, "Belopp, kr")):
        page.insert_text((x, 78), text, fontsize=9)
    for name, amount in entries:
        at = {"top": 0.0, "middle": (len(name) - 1) / 2, "foot": len(name) - 1.0}[habit]
        for n, text in enumerate(name):
            if line in breaks:
                page, y = document.new_page(), 60.0
            line += 1
            page.insert_text((60, y), text, fontsize=9)
            if at - 0.5 <= n < at + 0.5:
                right = 300 - pymupdf.get_text_length(amount, fontsize=9)
                page.insert_text((right, y + 11 * (at - n)), amount, fontsize=9)
            y += 11
        y += 2
    return read_tables(read_document(document.tobytes(), "drawn.pdf"))


TURNS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("top", ()), ("top", (3,)), ("top", (4,)), ("top", (4, 9)), ("middle", ()),
    ("middle", (4,)), ("middle", (4, 9)), ("foot", ()), ("foot", (3,)), ("foot", (4,)), ("foot", (4, 9)),
)  # fmt: skip


@pytest.mark.parametrize(("habit", "breaks"), TURNS, ids=str)
def test_names_are_whole_over_lines_and_pages(habit: str, breaks: Sequence[int]) -> None:
    (reading,) = printed(ENTRIES, habit, breaks)
    read = [(a.recipient, a.text) for a in reading.allocations]
    assert read == [(name, amount) for name, (_, amount) in zip(WHOLE, ENTRIES, strict=True)]


def test_a_name_broken_between_pages_without_any_sign() -> None:
    """ "Göteborgs" ends a page and "universitet" begins the next: only the table's habit tells."""
    for habit, turn in (("top", 8), ("foot", 8)):
        (reading,) = printed(ENTRIES, habit, (turn,))
        assert [a.recipient for a in reading.allocations] == list(WHOLE)


BROKEN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Stöd vid", "demenssjukdo", "m"), "Stöd vid demenssjukdom"),
    (("Stöd vid", "demenssjukdo", "om"), "Stöd vid demenssjukdoom"),  # no name ends in "om"
    (("Förbundet för", "Internationella", "barn"), "Förbundet för Internationella barn"),
)


@pytest.mark.parametrize(("lines", "whole"), BROKEN, ids=str)
def test_a_word_as_wide_as_its_column_is_whole(lines: tuple[str, ...], whole: str) -> None:
    narrow = ((("Förbundet Unga",), "77 000"), (("Göteborgs", "universitet"), "12 500"), (("Nya Hamnen",), "9 000"))
    (reading,) = printed((*narrow, (lines, "90 397"), *narrow[:2]), "top", ())
    assert whole in [a.recipient for a in reading.allocations]


def test_a_kommun_broken_before_its_last_letter() -> None:
    entries = (
        (("Ale",), "77 000"),
        (("Upplands Väsb", "y"), "90 397"),
        (("Vara",), "12 500"),
        (("Täby",), "9 000"),
    )
    (reading,) = printed(entries, "top", ())
    assert [a.kommunkod for a in reading.allocations] == ["1440", "0114", "1470", "0160"]


def test_a_row_printed_twice_is_no_sum_of_the_rows_above() -> None:
    """ "Bollnäs" is 250 000 as the row above it is, and once too many for the total."""
    rows = "Arjeplog 250 000|Arvika ..|Bollnäs 250 000|Bollnäs 250 000|Falun 59 946|Summa 559 946"
    text = "\n".join(["Kommun\tBelopp, kr", *("\t".join(r.split(" ", 1)) for r in rows.split("|"))])
    (reading,) = read_tables(read_document(text.encode(), "twice.txt"))
    assert [str(a.row_type) for a in reading.allocations] == ["recipient"] * 5 + ["total"]


def test_digits_that_may_end_a_name_are_no_part_of_its_amount() -> None:
    """ "IK 1923" shows that names of the table end in digits: "Team Nord 18 120 000" may be 120 000."""
    rows = ["Team Nord 18 120 000", "IK 1923 85 500", "Hamnens vänner 200 300", "Klubben 51 000", "Borås 1 200 300"]
    text = "\n".join(["Mottagare Belopp i kronor", *rows])
    (reading,) = read_tables(read_document(text.encode(), "digits.txt"))
    read = [a.amount_sek and int(a.amount_sek) for a in reading.allocations]
    assert read == [None, None, 200300, 51000, 1200300]


@pytest.mark.parametrize("label", ["SUMMA", "Totalt", "Summa"])
def test_a_total_on_the_first_line_is_not_continued_by_the_first_group(label: str) -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [
        ("Kommun", "Belopp (kr)"), (label, "910 000"), ("Stockholms län", ""), ("Nacka", "410 000"),
        ("Täby", "200 000"), ("Uppsala län", ""), ("Knivsta", "200 000"), ("Östhammar", "100 000"),
    ]  # fmt: skip
    for n, (name, amount) in enumerate(lines):
        page.insert_text((60, 80 + 11 * n), name, fontsize=9)
        page.insert_text((250 - pymupdf.get_text_length(amount, fontsize=9), 80 + 11 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert [(a.recipient, a.group) for a in reading.allocations] == [
        (label, None),
        ("Nacka", "Stockholms län"),
        ("Täby", "Stockholms län"),
        ("Knivsta", "Uppsala län"),
        ("Östhammar", "Uppsala län"),
    ]


def test_a_name_broken_within_a_word_is_joined_as_the_register_spells_it() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [
        ("Kommun", "Belopp, kr"),
        ("Ale", "61 500"),
        ("Hallstaham", "410 000"),
        ("mar", ""),
        ("Östra", "97 000"),
    ]
    for n, (name, amount) in enumerate([*lines, ("Göinge", ""), ("Eda", "88 000")]):
        page.insert_text((60, 100 + 11 * n), name, fontsize=9)
        page.insert_text((200 - pymupdf.get_text_length(amount, fontsize=9), 100 + 11 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [a.recipient for a in reading.allocations] == ["Ale", "Hallstahammar", "Östra Göinge", "Eda"]


def test_a_county_in_a_name_of_three_lines_is_no_heading() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Mottagare", "Belopp, kr"), ("Stiftelsen Ängen", "61 500"), ("Länsstyrelsen i", "250 000")]
    lines += [("Västernorrlands", ""), ("län", ""), ("Lövens förening", "88 000"), ("Sjöns förening", "12 000")]
    y = 100.0
    for name, amount in lines:
        y += 11 if name in {"Västernorrlands", "län"} else 16
        page.insert_text((60, y), name, fontsize=9)
        page.insert_text((220 - pymupdf.get_text_length(amount, fontsize=9), y), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [a.recipient for a in reading.allocations][1] == "Länsstyrelsen i Västernorrlands län"
    assert {a.group for a in reading.allocations} == {None}


def test_a_word_far_from_the_next_in_one_row_makes_no_column() -> None:
    """One row of a few has more cells than all others: its columns are not theirs."""
    rows = (
        "5 till 50 medlemmar          38        12 000     456 000",
        "51   200 medlemmar           27        25 000     675 000",
        "Fler än 200 medlemmar        14        40 000     560 000",
        "Fler än 700 medlemmar         9        21 000     189 000",
    )
    head = "Förening                  Antal    Per förening, kr   Summa, kr"
    text = "\n".join(("Fördelning av stöd", "", head, *rows, ""))
    (table,) = read_tables(read_document(text.encode(), "a.txt"))
    assert [a.recipient for a in table.allocations] == [
        "5 till 50 medlemmar", "51 200 medlemmar", "Fler än 200 medlemmar", "Fler än 700 medlemmar",
    ]  # fmt: skip


def test_an_organisation_number_behind_a_name_is_its_number_and_no_part_of_it() -> None:
    names = [
        ("Riksförbundet Linden (802004-4103)", "Riksförbundet Linden", "802004-4103"),
        ("Teatern Masken", "Teatern Masken", None),
        ("Föreningen Vågen, org.nr 802004-4999", "Föreningen Vågen", "802004-4999"),
        ("Kören (Org. nr: 802411-5567)", "Kören", "802411-5567"),
    ]
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((50, 50), "Bilaga 1 Beviljade bidrag, kronor", fontsize=9)
    page.insert_text((50, 80), "Organisation", fontsize=9)
    page.insert_text((400, 80), "Belopp, kr", fontsize=9)
    for n, (printed, _, _) in enumerate(names):
        page.insert_text((50, 100 + 14 * n), printed, fontsize=9)
        page.insert_text((400, 100 + 14 * n), f"{n + 2} 100 000", fontsize=9)
    (found,) = read_tables(read_document(document.tobytes(), "a.pdf"))
    assert [(a.recipient, a.code_text) for a in found.allocations] == [(name, code) for _, name, code in names]
