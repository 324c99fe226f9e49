"""Headers, captions and what stands beside a table, as drawn on PDF pages."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables
from parsers.tables.labels import LABEL_END
from schemas.vocabulary import ColumnRole, TableKind

Placed = tuple[float, float, str]  # x, base line, text; a negative x ends there


def drawn(*pages: Sequence[Placed], size: float = 9.0) -> tuple[TableReading, ...]:
    """The tables of a document with the given texts on its pages."""
    document = pymupdf.open()
    for texts in pages:
        page = document.new_page()
        for x, y, text in texts:
            left = x if x >= 0 else -x - pymupdf.get_text_length(text, fontsize=size)
            page.insert_text((left, y), text, fontsize=size)
    return read_tables(read_document(document.tobytes(), "drawn.pdf"))


def rows(
    names: Sequence[str], columns: Sequence[tuple[float, Sequence[str]]], top: float, x: float = 60
) -> list[Placed]:
    """A line for each name, with the columns' texts set to the right of it."""
    placed: list[Placed] = []
    for n, name in enumerate(names):
        y = top + 14 * n
        placed.append((x, y, name))
        placed += [(-right, y, texts[n]) for right, texts in columns]
    return placed


KOMMUNER = ("Ale", "Bjuv", "Ekerö", "Flen", "Gnesta")
MONEY = ("250 000", "1 204 331", "96 249", "410 020", "250 000")
PEOPLE = ("31 020", "15 900", "28 105", "16 450", "11 502")


def test_a_day_that_ends_a_line_of_a_header_is_no_row() -> None:
    header = [(-250, 80, "Folkmängd 31"), (60, 92, "Kommun"), (-250, 92, "december 2022"), (-340, 92, "Belopp, kr")]
    (reading,) = drawn([*header, *rows(KOMMUNER, [(250, PEOPLE), (340, MONEY)], 106)])
    assert [c.role for c in reading.table.columns] == [ColumnRole.NAME, ColumnRole.POPULATION, ColumnRole.AMOUNT]
    assert [c.header for c in reading.table.columns] == ["Kommun", "Folkmängd 31 december 2022", "Belopp, kr"]


def test_an_age_in_a_header_of_three_lines() -> None:
    header = [
        (-250, 68, "Antal personer 80"), (-250, 80, "år och äldre"), (60, 92, "Kommun"),
        (-250, 92, "i kommunen"), (-340, 92, "Belopp, kr"),
    ]  # fmt: skip
    (reading,) = drawn([*header, *rows(KOMMUNER, [(250, PEOPLE), (340, MONEY)], 106)])
    assert reading.table.row_count == len(KOMMUNER)
    assert [c.role for c in reading.table.columns] == [ColumnRole.NAME, ColumnRole.POPULATION, ColumnRole.AMOUNT]


def test_groups_side_by_side_that_later_pages_set_wider() -> None:
    """A header that touches the next column's wider cells on another page heads its own column alone."""
    first = [(60, 80, "Kommun"), (-160, 80, "Belopp, kr"), (-210, 80, "Andel, %")]

    def page(shift: float, names: Sequence[str]) -> list[Placed]:
        again = [(x + 170 if x > 0 else x - 170 - shift, y, t) for x, y, t in first]
        shares = ("0,02", "0,11", "0,01", "0,04", "0,02")
        left = rows(names, [(160, MONEY), (210, shares)], 96)
        right = rows([n + " stad" for n in names], [(330 + shift, MONEY), (380 + shift, shares)], 96, 230)
        return [*first, *again, *left, *right]

    (reading,) = drawn(page(0, KOMMUNER), page(12, ("Habo", "Ydre", "Tjörn", "Salem", "Orust")))
    assert reading.table.row_count == 20


def test_a_table_beside_short_paragraphs_keeps_its_caption_and_rows() -> None:
    prose = (
        "Medlen betalas ut utan ansökan under året.", "De ska användas till det som beslutet anger.",
        "Den som inte vill ha medlen anmäler det.", "Sådana medel fördelas då på nytt.",
        "Hänsyn har tagits till hur många som bor här.", "Ingen har fått ändra sitt underlag.",
    )  # fmt: skip
    beside = [(50.0, 100.0 + 16 * n, text) for n, text in enumerate(prose)]
    caption = [(50.0, 78.0, "Fördelning av stöd till samverkan, tusental kronor")]
    table = [(320.0, 100.0, "Kommun"), (-430.0, 100.0, "Tilldelat"), *rows(KOMMUNER, [(430, MONEY)], 114, 320)]
    (reading,) = drawn([*caption, *beside, *table])
    assert [a.recipient for a in reading.allocations] == list(KOMMUNER)
    assert reading.table.caption == caption[0][2]
    assert {a.unit for a in reading.allocations} == {"tkr"}


def test_a_dash_stored_as_a_soft_hyphen_is_a_gap() -> None:
    texts = [*rows(KOMMUNER, [(340, ("250 000", "\u00ad", "96 249", "\u00ad", "250 000"))], 106)]
    (reading,) = drawn([(60, 92, "Kommun"), (-340, 92, "Belopp, kr"), *texts])
    assert [a.text for a in reading.allocations] == ["250 000", "-", "96 249", "-", "250 000"]


def test_years_under_dates_are_a_line_of_the_header() -> None:
    header = [(60, 70, "Kommun"), (-250, 70, "Utbetalning"), (-340, 70, "Utbetalning"), (-430, 70, "Summa, kr")]
    header += [(-250, 82, "15 mars"), (-340, 82, "15 september"), (-250, 94, "2024"), (-340, 94, "2024")]
    sums = ("500 000", "2 408 662", "192 498", "820 040", "500 000")
    (reading,) = drawn([*header, *rows(KOMMUNER, [(250, MONEY), (340, MONEY), (430, sums)], 108)])
    titles = ["Kommun", "Utbetalning 15 mars 2024", "Utbetalning 15 september 2024", "Summa, kr"]
    assert [c.header for c in reading.table.columns] == titles
    assert [a.recipient for a in reading.allocations[::3]] == list(KOMMUNER)


def test_a_heading_stands_over_each_column_of_its_round() -> None:
    """The first heading begins at its first column and is too short to reach over the last."""
    header = [(150, 70, "Statsbidrag, tkr"), (330, 70, "Avgift, tkr"), (60, 82, "Kommun")]
    rights = (200, 250, 300, 380, 430, 480)
    header += [(-x, 82, year) for x, year in zip(rights, ("2022", "2023", "2024") * 2, strict=True)]
    small = ("120", "230", "345", "410", "96")
    (reading,) = drawn([*header, *rows(KOMMUNER, [(x, small) for x in rights], 96)])
    titles = [f"{title}, tkr {year}" for title in ("Statsbidrag", "Avgift") for year in (2022, 2023, 2024)]
    assert [c.header for c in reading.table.columns] == ["Kommun", *titles]
    assert {c.role for c in reading.table.columns[1:]} == {ColumnRole.AMOUNT}


def test_a_year_beside_titles_is_a_header_and_a_centred_title_heads_all_below_it() -> None:
    left = 230 - pymupdf.get_text_length("Grundbidrag", fontsize=9)
    middle = (left + 350 - pymupdf.get_text_length("Bidrag 2024, kronor", fontsize=9)) / 2
    centre = (middle, 70, "Bidrag 2024, kronor")  # over three of the columns
    header = [(60, 70, "Organisation"), centre, (-420, 70, "2023"), (-500, 70, "Skillnad")]
    titles = ("Grundbidrag", "Rörligt bidrag", "Totalt", "Totalt", "kronor")
    rights = (230, 300, 350, 420, 500)
    header += [(-x, 82, title) for x, title in zip(rights, titles, strict=True)]
    (reading,) = drawn([*header, *rows(KOMMUNER, [(x, MONEY) for x in rights], 96)])
    over = "Bidrag 2024, kronor "
    assert [c.header for c in reading.table.columns] == [
        "Organisation",
        f"{over}Grundbidrag",
        f"{over}Rörligt bidrag",
        f"{over}Totalt",
        "2023 Totalt",
        "Skillnad kronor",
    ]


def test_leaders_lead_to_another_cell_however_far_they_reach() -> None:
    title = (60, 60, "Verksamhetsbidrag till fria grupper 2024 (kronor)")
    page = [title, (60, 84, "Dans"), (60, 140, "Teater")]
    for y, names in ((98, ("Rörelsen", "Danskollektivet Ö", "Weld")), (154, ("Teater Halvmånen", "Byn i norr"))):
        for n, name in enumerate(names):
            amount = MONEY[n] if n != 1 else "204 331"
            right = 300 - pymupdf.get_text_length(amount, fontsize=9)
            x = 72 + pymupdf.get_text_length(f"{name} ", fontsize=9)
            dots = "." * int((right - 6 - x) / pymupdf.get_text_length(".", fontsize=9))
            page += [(72, y + 12 * n, f"{name} {dots}"), (-300, y + 12 * n, amount)]
    (reading,) = drawn(page)
    assert [(a.recipient, a.group) for a in reading.allocations] == [
        ("Rörelsen", "Dans"),
        ("Danskollektivet Ö", "Dans"),
        ("Weld", "Dans"),
        ("Teater Halvmånen", "Teater"),
        ("Byn i norr", "Teater"),
    ]
    assert reading.table.kind is TableKind.ALLOCATION
    assert all(a.amount_sek for a in reading.allocations)


def test_a_raised_mark_that_pushes_its_cell_down_parts_no_line() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for y, texts in (
        (80, ((60, "Kommun", 9), (150, "Antal", 9), (230, "Belopp,", 9))),
        (91, ((150, "platser", 9), (230, "kr", 9))),
        (105, ((60, "Ale", 9), (150, "12", 9), (230, "120 000", 9))),
        (119, ((60, "Lund", 9), (150, "31", 9), (230, "310 000", 9))),
        (133, ((60, "Ystad", 9), (150, "15", 9), (230, "150 000", 9))),
    ):
        for x, text, size in texts:
            page.insert_text((x, y), text, fontsize=size)
    page.insert_text((320, 84), "Beviljat", fontsize=9)  # four points lower than its line
    page.insert_text((352, 79), "1", fontsize=6)
    for y, amount in ((105, "100 000"), (119, "300 000"), (133, "140 000")):
        page.insert_text((320, y), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert [c.header for c in reading.table.columns] == ["Kommun", "Antal platser", "Belopp, kr", "Beviljat"]


@pytest.mark.parametrize("leader", [".", "_", " .", " ·"])
def test_a_long_run_of_leaders_before_other_words_is_looked_at_once(leader: str) -> None:
    text = f"Ale{leader * 300} 204 331"
    assert LABEL_END.sub("", text) == text
    assert LABEL_END.sub("", text.removesuffix(" 204 331")) == "Ale"


def test_a_title_over_a_series_heads_all_of_it() -> None:
    """The title is as wide as two of the four columns, in the middle of both the two and the four."""
    rights = (180, 235, 290, 345)
    left = 180 - pymupdf.get_text_length("Kvartal 1", fontsize=9)
    width = pymupdf.get_text_length("Statsbidrag, tkr", fontsize=9)
    header = [((left + 345 - width) / 2, 70, "Statsbidrag, tkr"), (60, 82, "Kommun")]
    header += [(-x, 82, f"Kvartal {n}") for n, x in enumerate(rights, 1)] + [(-430, 82, "Totalt 2023")]
    small, sums = ("120", "230", "345", "410", "96"), ("480", "920", "1 380", "1 640", "384")
    (reading,) = drawn([*header, *rows(KOMMUNER, [*((x, small) for x in rights), (430, sums)], 96)])
    titles = [f"Statsbidrag, tkr Kvartal {n}" for n in (1, 2, 3, 4)]
    assert [c.header for c in reading.table.columns] == ["Kommun", *titles, "Totalt 2023"]


@pytest.mark.parametrize("titles", [("Kvartal {}, tkr", "Totalt 2021-2023, tkr"), ("Etapp {} (kr)", "Summa (kr)")])
def test_titles_that_end_in_a_unit_after_their_number_are_no_row(titles: tuple[str, str]) -> None:
    columns = [titles[0].format(n) for n in (1, 2, 3)]
    rights = (200, 280, 360)
    header = [(60.0, 82.0, "Kommun"), *((-x, 82.0, t) for x, t in zip(rights, columns, strict=True))]
    sums = ("750 000", "3 612 993", "288 747", "1 230 060", "750 000")
    (reading,) = drawn(
        [*header, (-480, 82, titles[1]), *rows(KOMMUNER, [*((x, MONEY) for x in rights), (480, sums)], 96)]
    )
    assert [c.header for c in reading.table.columns] == ["Kommun", *columns, titles[1]]
    assert all(c.unit for c in reading.table.columns[1:])


def test_a_title_broken_at_a_hyphen_around_the_line_of_the_others_heads_no_group() -> None:
    header = [(60, 70, "Sökande huvud-"), (60, 92, "man"), (-250, 81, "Belopp, kr"), (-340, 81, "Andel, %")]
    shares = ("11,3", "54,6", "4,4", "18,5", "11,3")
    (reading,) = drawn([*header, *rows(KOMMUNER, [(250, MONEY), (340, shares)], 106)])
    assert reading.table.columns[0].header == "Sökande huvudman"
    assert {a.group for a in reading.allocations} == {None}


def test_the_rest_of_a_title_over_rows_set_close_heads_no_group() -> None:
    header = [(60, 70, "Mottagande"), (-250, 70, "Belopp, kr"), (60, 82, "kommun")]
    close = [
        (x, y - 1.5 * n, t) for n in range(5) for x, y, t in rows(KOMMUNER, [(250, MONEY)], 92)[2 * n : 2 * n + 2]
    ]
    (reading,) = drawn([*header, *close])
    assert reading.table.columns[0].header == "Mottagande kommun"
    assert {a.group for a in reading.allocations} == {None}


def test_titles_over_rounds_with_the_same_header_head_their_rows() -> None:
    """Three lists side by side, each with its own length and sum; one repeated header, one title over each."""
    texts: list[Placed] = []
    for x, title, names in (
        (60, "Norra delen", KOMMUNER[:3]), (230, "Östra delen", KOMMUNER[:4]),
        (400, "Västra delen", KOMMUNER),
    ):  # fmt: skip
        texts += [(x, 80, title), (x, 96, "Församling"), (-x - 130, 96, "Belopp, kr")]
        texts += rows([f"{n} {title[:5]}" for n in names], [(x + 130, MONEY)], 110, x)
    (reading,) = drawn(texts)
    assert [c.header for c in reading.table.columns] == ["Församling", "Belopp, kr"]
    groups = [a.group for a in reading.allocations]
    assert groups == ["Norra delen"] * 3 + ["Östra delen"] * 4 + ["Västra delen"] * 5


def test_a_heading_that_begins_with_a_number_is_not_cut_at_the_column_of_codes() -> None:
    codes = ("1440", "1260", "0125", "0482", "0461")
    columns = [[(60, 106 + 14 * n, code), (120, 106 + 14 * n, KOMMUNER[n])] for n, code in enumerate(codes)]
    header = [(60, 78, "Kod"), (120, 78, "Kommun"), (-300, 78, "Belopp, kr"), (60, 92, "1 Stockholms län")]
    (reading,) = drawn([*header, *(t for row in columns for t in row), *rows([""] * 5, [(300, MONEY)], 106)])
    assert [(a.code_text, a.group) for a in reading.allocations] == [(code, "1 Stockholms län") for code in codes]


def test_smaller_lines_below_names_are_no_part_of_them() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 70), "Beviljade projektbidrag 2024, kronor", fontsize=12)
    for n, (name, amount) in enumerate(zip(KOMMUNER, MONEY, strict=True)):
        page.insert_text((60, 100 + 26 * n), f"{name} kommun", fontsize=10)
        page.insert_text((340 - pymupdf.get_text_length(amount, fontsize=10), 100 + 26 * n), amount, fontsize=10)
        page.insert_text((60, 111 + 26 * n), "Stöd till mötesplatser och kurser", fontsize=8)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert [a.recipient for a in reading.allocations] == [f"{name} kommun" for name in KOMMUNER]


def test_a_name_that_holds_a_word_of_headers_begins_the_first_row() -> None:
    """Plain under titles in bold, above the line that bears its numbers."""
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text, font in (
        (60, 80, "Mottagare", "hebo"), (300, 80, "Belopp", "hebo"), (300, 91, "(kr)", "hebo"),
        (60, 106, "Kulturföreningen", "helv"), (180, 106, "Skåne län", "helv"), (60, 117, "Fönstret och", "helv"),
        (60, 128, "Bygdens vänner", "helv"), (300, 128, "120 000", "helv"), (180, 80, "Säte", "hebo"),
        (180, 146, "Dalarnas län", "helv"), (180, 164, "Norrbottens län", "helv"),
        (60, 146, "Dalateatern", "helv"), (300, 146, "95 000", "helv"),
        (60, 164, "Norrbottensmusiken", "helv"), (300, 164, "310 000", "helv"),
    ):  # fmt: skip
        page.insert_text((x, y), text, fontsize=9, fontname=font)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert reading.allocations[0].recipient == "Kulturföreningen Fönstret och Bygdens vänner"
    assert [c.header for c in reading.table.columns] == ["Mottagare", "Säte", "Belopp (kr)"]


def test_quarters_that_add_up_to_a_sum_in_money_are_money() -> None:
    quarters = [("97", "396", "7 907", "739", "516"), ("597", "814", "801", "43 415", "208")]
    sums = ("694", "1 210", "8 708", "44 154", "724")
    header = [(60, 82, "Kommun"), (-200, 82, "Kvartal 1"), (-270, 82, "Kvartal 2"), (-350, 82, "Summa (tkr)")]
    columns = [(200.0, quarters[0]), (270.0, quarters[1]), (350.0, sums)]
    (reading,) = drawn([*header, *rows(KOMMUNER, columns, 96)])
    assert [c.role for c in reading.table.columns] == [ColumnRole.NAME, *[ColumnRole.AMOUNT] * 3]
    assert [a.amount_sek for a in reading.allocations[:3]] == [97_000, 597_000, 694_000]


def test_small_numbers_that_are_the_shares_of_an_amount_are_no_money() -> None:
    shares = ("11,31", "54,49", "4,35", "18,55", "11,31")
    header = [(60, 82, "Kommun"), (-250, 82, "Bidrag (kr)"), (-340, 82, "Fördelning")]
    (reading,) = drawn([*header, *rows(KOMMUNER, [(250, MONEY), (340, shares)], 96)])
    assert [c.role for c in reading.table.columns] == [ColumnRole.NAME, ColumnRole.AMOUNT, ColumnRole.SHARE]
    assert [a.share_text for a in reading.allocations] == list(shares)


def test_a_header_that_comes_again_without_its_sign_is_one() -> None:
    """Recognition overlooks a sign by itself, and the shares of the second page stood under no title."""
    titles = [(60.0, 90.0, "Kod"), (100.0, 90.0, "Kommun"), (200.0, 90.0, "Belopp, kr"), (300.0, 90.0, "%")]
    names = [("0126", "Huddinge"), ("0181", "Södertälje"), ("0184", "Solna"), ("0187", "Vaxholm")]
    lines = [((60.0, code), (100.0, name), (205.0, "250 000"), (290.0, "25,00")) for code, name in names]
    first, second = (
        [(x, 104.0 + 14 * n, text) for n, line in enumerate(some) for x, text in line]
        for some in (lines[:2], lines[2:])
    )
    (reading,) = drawn([*titles, *first], [*titles[:3], *second])
    assert [a.share_text for a in reading.allocations] == ["25,00"] * 4


def test_titles_of_two_rounds_may_differ_in_how_a_sign_was_recognised() -> None:
    titles = ((60.0, "Kommun"), (150.0, "Bidrag"), (210.0, "Andel, 2"))
    again = ((300.0, "Kommun"), (390.0, "Bidrag"), (450.0, "Andel, 20"))
    heads = [(x, 90.0, text) for x, text in (*titles, *again)]
    first = rows(KOMMUNER[:3], [(190.0, MONEY[:3]), (245.0, ("0,25", "1,20", "0,10"))], 104.0)
    second = rows(KOMMUNER[3:], [(430.0, MONEY[3:]), (485.0, ("0,41", "0,25"))], 104.0, 300.0)
    (reading,) = drawn([*heads, *first, *second])
    assert [a.recipient for a in reading.allocations] == list(KOMMUNER)
