"""Two difficulties at once: what neither shows alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pymupdf
import pytest
from made_rows import a_document

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables
from parsers.tables.numerals import read_numeral
from schemas.checks import roundtrip_print
from schemas.rows import Amount, Extraction, Place
from schemas.vocabulary import AmountRole, MoneyUnit, Status, TableKind


def read(text: str) -> TableReading:
    (reading,) = read_tables(read_document(text.encode(), "x.txt"))
    return reading


def test_a_year_that_ends_a_date_in_a_header_heads_no_column() -> None:
    reading = read("""Fördelning av statsbidrag

Kommun Folkmängd 31 december 2022 Tilldelat belopp (kr) Andel i procent
Ale 32 100 1 250 000 25,0
Boden 28 300 2 500 000 50,0
Eda 8 500 750 000 15,0
Habo 12 700 500 000 10,0
Summa 81 600 5 000 000 100
""")
    assert [h.text for h in reading.grid.headers][1] == "Folkmängd 31 december 2022"
    amounts = [a.amount_sek for a in reading.allocations]
    assert amounts == [1_250_000, 2_500_000, 750_000, 500_000, 5_000_000]


@pytest.mark.parametrize("walls", [False, True])
def test_titles_that_each_have_a_year_head_a_column_each(walls: bool) -> None:  # noqa: FBT001
    header = ("Region", "Utfall 2022 (mnkr)", "Budget 2023 (mnkr)")
    rows = [("Region Uppsala", "286,3", "266,8"), ("Region Kronoberg", "61,7", "153,6")]
    rows += [("Region Dalarna", "148,8", "374,7"), ("Region Skåne", "9,6", "978,6")]
    cells = [f"{first} |\n{second}\n|\n{third}\n|" for first, second, third in (header, *rows)]
    text = "\n".join(cells if walls else map(" ".join, (header, *rows)))
    reading = read(f"Bilaga 2\nFördelning av medel till regioner\n\n{text}\n")
    assert [h.text for h in reading.grid.headers] == list(header)
    assert [a.amount_sek for a in reading.allocations][:2] == [286_300_000, 266_800_000]


@pytest.mark.parametrize(
    ("header", "names", "kind"),
    [
        ("Sökande huvudman", ("Solrosens ek. för.", "Hantverkarna i Eda", "Vävstugan"), TableKind.ALLOCATION),
        ("Föreningens storlek", ("Mindre förening", "Större förening", "Distrikt"), TableKind.TIER),
        ("Huvudman", ("Upp till 20 platser", "21–40 platser", "Fler än 40 platser"), TableKind.TIER),
    ],
)
def test_who_is_paid_by_the_place_is_named_and_what_is_paid_for_a_size_is_not(
    header: str, names: tuple[str, ...], kind: TableKind
) -> None:
    counts, each = (12, 30, 45), 4_000
    lines = [
        f"{name:<28}{count:>14}{'4 000':>22}{count * each:>22,}".replace(",", " ")
        for name, count in zip(names, counts, strict=True)
    ]
    head = f"{header:<28}{'Antal platser':>14}{'Belopp per plats, kr':>22}{'Tilldelat belopp, kr':>22}"
    total = f"{'Totalt':<28}{87:>14}{'':>22}{87 * each:>22,}".replace(",", " ")
    assert read("\n".join([head, *lines, total]) + "\n").table.kind is kind


def test_the_heading_of_a_group_is_whole_although_a_border_runs_through_it() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Kommun", "Antal", "Belopp, kr"), ("", "", ""), ("Ale", "1 200", "410 000")]
    lines += [("Borås", "5 310", "1 250 000"), ("Lerum", "1 870", "380 500"), ("Värmlands län", "", "")]
    lines += [("Eda", "410", "97 000"), ("Grums", "530", "115 200")]
    page.insert_text((60, 116), "Västra Götalands län", fontsize=9)
    border = page.get_text("words")[-1][0] - 1
    for n, (name, count, amount) in enumerate(lines):
        y = 100 + 16 * n
        page.insert_text((60, y), name, fontsize=9)
        page.insert_text((border + 2, y), count, fontsize=9)
        page.insert_text((240 - pymupdf.get_text_length(amount, fontsize=9), y), amount, fontsize=9)
        for x in (56, border, 180, 244):
            page.draw_line((x, y - 11), (x, y + 5))
        page.draw_line((56, y + 5), (244, y + 5))
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [a.group for a in reading.allocations] == ["Västra Götalands län"] * 3 + ["Värmlands län"] * 2


def test_small_amounts_before_their_recipients_stand_in_line_with_large_ones() -> None:
    amounts = ("482", "14 129", "14 749", "31 808", "214", "25")
    names = ("Bjuv", "Boden", "Danderyd", "Degerfors", "Enköping", "Hudiksvall")
    lines = [f"{amount:>12}   {name}" for amount, name in zip(amounts, names, strict=True)]
    reading = read("Fördelning av bidrag, tusental kronor\n\n Statsbidrag   Kommun\n" + "\n".join(lines) + "\n")
    assert [(a.name, a.amount_sek) for a in reading.allocations] == [
        (name, 1000 * int(amount.replace(" ", ""))) for name, amount in zip(names, amounts, strict=True)
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("12 853- tkr", -12_853), ("315- tkr", -315), ("12 300-", -12_300), ("2021-", None), ("100-kr", None)],
)
def test_a_minus_after_its_number_and_before_the_unit(printed: str, value: int | None) -> None:
    numeral = read_numeral(printed)
    assert (numeral.value if numeral else None) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [("4 792.901", None), ("4.792.901", "4792901"), ("4 792.90", "4792.90"), ("4 792,901", "4792.901")],
)
def test_a_point_before_three_figures_behind_a_space_is_no_decimal_point(printed: str, value: str | None) -> None:
    numeral = read_numeral(printed)
    assert numeral is not None
    assert numeral.value == (Decimal(value) if value else None)


def test_a_soft_hyphen_that_a_font_prints_as_minus_is_one() -> None:
    amount = Amount(
        role=AmountRole.OTHER,
        amount_sek=Decimal(-4_768_807),
        unit=MoneyUnit.KR,
        text="4 768 807\u00ad",
        sentence="4 768 807\u00ad",
        place=Place(1, 1),
    )
    (said, *_) = roundtrip_print.check(replace(Extraction(document=a_document()), amounts=(amount,)))
    assert said.status is Status.PASS


def test_the_second_line_of_a_header_is_no_group_above_a_total() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Kod", "Kommunens", "Bidrag, kr"), ("", "namn", ""), ("", "SUMMA", "1 640 500")]
    lines += [
        ("0114", "Upplands Väsby", "410 000"),
        ("0115", "Vallentuna", "380 500"),
        ("0117", "Österåker", "850 000"),
    ]
    for n, (code, name, amount) in enumerate(lines):
        y = 100 + 8.6 * n + (0, 2.5, 2.5, 2.5, 2.5, 2.5)[n]
        font = "hebo" if n < 3 else "helv"
        page.insert_text((60, y), code, fontsize=8, fontname=font)
        page.insert_text((120, y), name, fontsize=8, fontname=font)
        page.insert_text((300 - pymupdf.get_text_length(amount, "hebo", 8), y), amount, fontsize=8, fontname=font)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [h.text for h in reading.grid.headers] == ["Kod", "Kommunens namn", "Bidrag, kr"]
    assert {a.group for a in reading.allocations} == {None}


def test_a_heading_of_two_lines_is_one_and_ends_the_name_above_it() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Kommun", "Belopp, kr"), ("Uppsala", "7 347 011"), ("Södermanlands", ""), ("län", "")]
    lines += [
        ("Nyköping", "250 000"),
        ("Västra Göta-", ""),
        ("lands län", ""),
        ("Ale", "97 000"),
        ("Borås", "61 500"),
    ]
    for n, (name, amount) in enumerate(lines):
        page.insert_text((60, 100 + 13 * n), name, fontsize=9)
        page.insert_text((200 - pymupdf.get_text_length(amount, fontsize=9), 100 + 13 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [(a.name, a.group) for a in reading.allocations] == [
        ("Uppsala", None),
        ("Nyköping", "Södermanlands län"),
        ("Ale", "Västra Götalands län"),
        ("Borås", "Västra Götalands län"),
    ]


def test_a_sum_of_two_lines_ends_where_the_next_group_begins() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Kommun", "Belopp, kr"), ("Västra Götalands län", ""), ("Ale", "97 000"), ("Borås", "61 500")]
    for n, (name, amount) in enumerate(lines):
        page.insert_text((60, 100 + 13 * n), name, fontsize=9)
        page.insert_text((220 - pymupdf.get_text_length(amount, fontsize=9), 100 + 13 * n), amount, fontsize=9)
    y = 100 + 13 * len(lines)
    page.insert_text((60, y), "Summa Västra Götalands", fontsize=9)
    page.insert_text((220 - pymupdf.get_text_length("158 500", fontsize=9), y + 5.5), "158 500", fontsize=9)
    page.insert_text((60, y + 11), "län", fontsize=9)
    for n, (name, amount) in enumerate([("Örebro län", ""), ("Laxå", "40 000"), ("Summa Örebro län", "40 000")]):
        page.insert_text((60, y + 24 + 13 * n), name, fontsize=9)
        page.insert_text((220 - pymupdf.get_text_length(amount, fontsize=9), y + 24 + 13 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [(a.name, a.group) for a in reading.allocations if a.name] == [
        ("Ale", "Västra Götalands län"),
        ("Borås", "Västra Götalands län"),
        ("Laxå", "Örebro län"),
    ]


def test_leaders_lead_to_a_minus_too() -> None:
    reading = read(
        "Återbetalning, kronor\n\nKalmar...........-51 217\nOrust............-36 100\nAle...............12 500\n"
    )
    assert [(a.name, a.amount_sek) for a in reading.allocations] == [
        ("Kalmar", -51_217),
        ("Orust", -36_100),
        ("Ale", 12_500),
    ]


@pytest.mark.parametrize("total", [(), ("Summa", "1 757 000")])
@pytest.mark.parametrize(
    ("title", "codes"),
    [("Kommunkod", ("1440", "2582", "1730")), ("Org.nr", ("212000-1439", "212000-2767", "212000-1769"))],
)
def test_codes_copied_as_a_column_of_their_own_are_those_of_the_names(
    title: str, codes: tuple[str, ...], total: tuple[str, ...]
) -> None:
    columns = [title, *codes, "Kommun", "Ale", "Boden", "Eda", *total[:1]]
    columns += ["Belopp, kr", "410 000", "1 250 000", "97 000", *total[1:]]
    reading = read("Fördelning av bidrag\n\n" + "\n".join(columns) + "\n")
    assert [(a.code_text, a.name, a.amount_sek) for a in reading.allocations][:3] == [
        (codes[0], "Ale", 410_000),
        (codes[1], "Boden", 1_250_000),
        (codes[2], "Eda", 97_000),
    ]


def test_a_unit_under_its_header_hides_no_group_below_it() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [
        ("Kod", "Kommun", "Belopp"),
        ("", "", "(kr)"),
        ("", "Stockholms län", ""),
        ("0120", "Värmdö", "670 000"),
    ]
    lines += [
        ("0136", "Haninge", "97 500"),
        ("", "Uppsala län", ""),
        ("0305", "Håbo", "99 700"),
        ("0360", "Tierp", "90 200"),
    ]
    for n, texts in enumerate(lines):
        font = "hebo" if n < 3 or "län" in texts[1] else "helv"
        for x, text in zip((60, 120, 0), texts, strict=True):
            left = x or 260 - pymupdf.get_text_length(text, font, 9)
            page.insert_text((left, 100 + 12 * n), text, fontsize=9, fontname=font)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [a.group for a in reading.allocations] == ["Stockholms län"] * 2 + ["Uppsala län"] * 2


def test_titles_of_two_rounds_that_touch_or_are_broken_otherwise_are_the_same() -> None:
    document = pymupdf.open()
    page = document.new_page()
    texts = [
        (50, 90, "Mottagande"),
        (50, 102, "kommun"),
        (110, 90, "Belopp"),
        (110, 102, "(kr)"),
        (180, 90, "Mottagand"),
    ]
    texts += [(180, 102, "e kommun"), (240, 90, "Belopp (kr)")]
    left = [("Ale", "410 000"), ("Boden", "1 250 000"), ("Eda", "97 000"), ("Falun", "310 500")]
    right = [("Gagnef", "88 000"), ("Habo", "61 500"), ("Kalix", "77 200"), ("Lund", "2 100 000")]
    for n, ((a, x), (b, y)) in enumerate(zip(left, right, strict=True)):
        texts += [(50, 116 + 12 * n, a), (110, 116 + 12 * n, x), (180, 116 + 12 * n, b), (240, 116 + 12 * n, y)]
    for x, y, text in texts:
        page.insert_text((x, y), text, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [(a.name, a.text) for a in reading.allocations] == [*left, *right]


def test_a_title_with_its_unit_above_the_names_is_no_row_though_the_alphabet_allows_it() -> None:
    reading = read("""                         Bilaga till beslut
                         2019-03-14, II 4

Belopp per kommun (kronor)

Norberg           2 150 000
Säter             1 080 000
Torsby              975 000
Vara              1 325 000
Örebro            1 900 000

Summa             7 430 000
""")
    assert reading.allocations[0].recipient == "Norberg"
    assert len(reading.allocations) == 6


def test_names_above_and_below_a_line_of_numbers_alone_belong_to_it() -> None:
    reading = read("""                          Tilldelning   Tilldelning
 Samordningsförbund
                            2024 (kr)     2025 (kr)
Samordningsförbundet Norra
                            1 150 000     1 200 000
Bergslagen
Samordningsförbundet Södra
                            3 100 000     3 150 000
Kusten-Nordost och Staden
Finsam Sala och Heby          880 000       900 000
Totalt                      5 130 000     5 250 000
""")
    names = [a.recipient for a in reading.allocations][::2]
    assert names[:2] == [
        "Samordningsförbundet Norra Bergslagen",
        "Samordningsförbundet Södra Kusten-Nordost och Staden",
    ]


def test_a_row_that_was_refused_is_no_heading_of_those_below_it() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Umeå universitet", "410 000"), ("Stiftelsen Ängen", "Avslag"), ("Lövens förening", "88 000")]
    lines += [("Sjöns förening", "12 000"), ("Bergets vänner", "Ej beviljat"), ("Skogens förening", "97 500")]
    for n, (name, amount) in enumerate([("Mottagare", "Bidrag, kr"), *lines]):
        page.insert_text((60, 100 + 13 * n), name, fontsize=9)
        page.insert_text((240 - pymupdf.get_text_length(amount, fontsize=9), 100 + 13 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [a.recipient for a in reading.allocations] == [name for name, _ in lines]
    assert [a.amount_sek for a in reading.allocations] == [410_000, None, 88_000, 12_000, None, 97_500]
    assert {a.group for a in reading.allocations} == {None}


def test_a_kommun_with_nothing_beside_it_under_its_county_is_a_row() -> None:
    document = pymupdf.open()
    page = document.new_page()
    lines = [("Dalarnas län", ""), ("Mora", ""), ("Ludvika", "33 400"), ("Falun", "21 000"), ("Gävleborgs län", "")]
    for n, (name, amount) in enumerate(
        [("Kommun", "Bidrag, kr"), *lines, ("Gävle", "61 900"), ("Ljusdal", "12 000")]
    ):
        page.insert_text((60, 100 + 13 * n), name, fontsize=9)
        page.insert_text((240 - pymupdf.get_text_length(amount, fontsize=9), 100 + 13 * n), amount, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    assert [(a.recipient, a.group) for a in reading.allocations] == [
        ("Mora", "Dalarnas län"),
        ("Ludvika", "Dalarnas län"),
        ("Falun", "Dalarnas län"),
        ("Gävle", "Gävleborgs län"),
        ("Ljusdal", "Gävleborgs län"),
    ]


def test_columns_of_letters_all_as_wide_stand_apart_by_less_than_two_spaces() -> None:
    rows = [
        ("1440", "Ale", "410 000", "1730", "Eda", "97 000"),
        ("2582", "Boden", "250 000", "0562", "Finspång", "161 500"),
        ("1490", "Borås", "75 500", "0643", "Habo", "109 250"),
    ]
    document = pymupdf.open()
    page = document.new_page()
    size = 9.0
    letter = 0.6 * size
    for n, cells in enumerate(rows):
        left = 60.0
        for text, width in zip(cells, (4, 5, 7, 4, 8, 7), strict=True):
            indent = (width - len(text)) * letter if " " in text else 0
            page.insert_text((left + indent, 80 + 13 * n), text, fontsize=size, fontname="cour")
            left += width * letter + 0.85 * size
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    found = [(a.code_text, a.name, a.text) for a in reading.allocations]
    assert found == [row[i : i + 3] for i in (0, 3) for row in rows]
