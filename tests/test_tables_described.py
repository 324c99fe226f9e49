"""What is said of a table and its columns: caption, titles over several columns, units, years, footnotes' marks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

import pymupdf
import pytest
from openpyxl import Workbook

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.tables import TableReading, read_tables
from parsers.tables.labels import year_of, years_of
from parsers.tables.units import unit_of
from schemas.vocabulary import ColumnRole, MoneyUnit

Placed = tuple[float, float, str]  # x, base line, text; a negative x ends there
KOMMUNER = ("Ale", "Bjuv", "Ekerö", "Flen", "Gnesta")
MONEY = ("250 000", "1 204 331", "96 249", "410 020", "250 000")
PEOPLE = ("31 020", "15 900", "28 105", "16 450", "11 502")


def drawn(texts: Sequence[Placed]) -> TableReading:
    """The table of a page with the given texts on it."""
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text in texts:
        left = x if x >= 0 else -x - pymupdf.get_text_length(text, fontsize=9)
        page.insert_text((left, y), text, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    return reading


def rows(columns: Sequence[tuple[float, Sequence[str]]], top: float) -> list[Placed]:
    """A line for each kommun, with the columns' texts set to the right of it."""
    placed: list[Placed] = [(60, top + 14 * n, name) for n, name in enumerate(KOMMUNER)]
    return placed + [(-right, top + 14 * n, text) for right, texts in columns for n, text in enumerate(texts)]


def of_html(head: str, cells: str, below: str = "") -> TableReading:
    body = "".join(f"<tr><td>{name}</td>{cells}</tr>" for name in KOMMUNER)
    page = f"<h2>Bilaga 1. Bidrag till kommuner</h2><table>{head}{body}</table><p>{below}</p>"
    (reading,) = read_tables(read_document(page.encode(), "x.html"))
    return reading


def of_sheet(*lines: Sequence[str | int | None]) -> TableReading:
    book = Workbook()
    for line in lines:
        book.active.append(list(line))
    data = BytesIO()
    book.save(data)
    (reading,) = read_tables(read_document(data.getvalue(), "x.xlsx"))
    return reading


def titles(reading: TableReading) -> list[str]:
    return [c.header for c in reading.table.columns]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Bidrag för 2019 (beslut 2018-12-11)", 2019),
        ("Bidrag (beslut 2018-12-11)", None),
        ("Bidrag enligt beslut den 14 december 2018", None),
        ("Bidrag 2019, dnr 2.3-1234/2018", 2019),
        ("Statsbidrag läsåret 2024/25", None),
        ("Ramar 2024-2025", None),
        ("Budget 20241)", 2024),
    ],
)
def test_the_day_of_a_decision_is_no_year_of_the_money(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("headers", "caption", "years"),
    [
        (["2024 tkr", "2025 tkr"], "", [2024, 2025]),
        (["År 2024", "År 2025", "Totalt"], "Bidrag 2024", [2024, 2025, None]),
        (["Sökt", "Beviljat"], "Bidrag 2024", [2024, 2024]),
        (["Utfall 2023", "Budget"], "Ramar 2024", [2023, 2024]),
        (["Bidrag 2024-2026"], "Beslut för 2024", [None]),
    ],
)
def test_years_of_columns(headers: list[str], caption: str, years: list[int | None]) -> None:
    assert years_of(headers, caption) == years


def test_a_unit_before_a_footnotes_mark() -> None:
    assert unit_of("Belopp, mnkr1)") is unit_of("Belopp, mnkr¹") is MoneyUnit.MNKR


def test_a_mark_beside_a_year_makes_no_row_of_the_titles() -> None:
    head = [(60, 80, "Kommun"), (-250, 80, "Utfall 2023"), (-340, 80, "Budget 20241)")]
    reading = drawn([*head, *rows([(250, PEOPLE), (340, MONEY)], 100)])
    assert titles(reading) == ["Kommun", "Utfall 2023", "Budget 20241)"]
    assert [m.year for m in reading.measures] == [2023, 2024]


def test_titles_over_others_where_that_of_the_names_stands_between() -> None:
    head = [(-235, 74, "Drift"), (-335, 74, "Investering"), (60, 80, "Kommun")]
    head += [(-200, 86, "Kvinnor"), (-250, 86, "Män"), (-300, 86, "Kvinnor"), (-350, 86, "Män")]
    columns = [(200, MONEY), (250, MONEY), (300, MONEY), (350, MONEY)]
    reading = drawn([(60, 50, "Bilaga 1. Bidrag, kronor"), *head, *rows(columns, 106)])
    assert titles(reading) == ["Kommun", "Drift Kvinnor", "Drift Män", "Investering Kvinnor", "Investering Män"]
    assert [c.role for c in reading.table.columns[1:]] == [ColumnRole.AMOUNT] * 4


def test_a_title_on_two_lines_is_not_spread_over_what_stands_between_them() -> None:
    head = [(180, 74, "Folkmängd 1 november"), (60, 80, "Kommun"), (-340, 80, "Belopp"), (180, 86, "2024")]
    reading = drawn([(60, 50, "Bilaga 1. Bidrag, kronor"), *head, *rows([(250, PEOPLE), (340, MONEY)], 106)])
    assert titles(reading) == ["Kommun", "Folkmängd 1 november 2024", "Belopp"]


@pytest.mark.parametrize("mark", ["", "1)", "*"])
def test_titles_come_again_under_each_of_several_with_a_mark_on_one(mark: str) -> None:
    head = (
        "<tr><th rowspan=2>Kommun</th><th colspan=2>2023</th><th colspan=2>2024</th>"
        "<th rowspan=2>Andel (%)</th><th rowspan=2>Anm.</th></tr>"
        f"<tr><th>Sökt</th><th>Beviljat</th><th>Sökt{mark}</th><th>Beviljat</th></tr>"
    )
    cells = "<td>250 000</td><td>200 000</td><td>150 000</td><td>100 000</td><td>20,0</td><td>Nytt</td>"
    reading = of_html(head, cells)
    assert titles(reading)[1:5] == ["2023 Sökt", "2023 Beviljat", f"2024 Sökt{mark}", "2024 Beviljat"]
    assert [m.year for m in reading.measures] == [2023, 2023, 2024, 2024]


def test_a_bare_varav_heads_all_parts_beside_it() -> None:
    head = (
        "<tr><th rowspan=2>Kommun</th><th rowspan=2>Totalt</th><th colspan=2>varav</th></tr>"
        "<tr><th>drift</th><th>utveckling</th></tr>"
    )
    reading = of_html(head, "<td>250 000</td><td>200 000</td><td>50 000</td>")
    assert [m.is_part for m in reading.measures] == [False, True, True]


def test_a_bare_varav_heads_no_title_whose_unit_stands_below_it() -> None:
    head = (
        "<tr><th rowspan=2>Kommun</th><th rowspan=2>Totalt</th><th colspan=2>varav</th></tr>"
        "<tr><th>drift</th><th>utveckling</th></tr><tr><th></th><th>kr</th><th>kr</th><th>kr</th></tr>"
    )
    reading = of_html(head, "<td>250 000</td><td>200 000</td><td>50 000</td>")
    assert [m.is_part for m in reading.measures] == [False, True, True]


def test_the_unit_of_one_column_on_a_line_of_its_own_in_a_sheet() -> None:
    reading = of_sheet(
        ["Bidrag till kommuner"],
        [],
        ["Kommun", "Bidrag totalt", "Andel i procent"],
        [None, "tusental kronor", None],
        *([name, 250, "20,0"] for name in KOMMUNER),
    )
    assert titles(reading) == ["Kommun", "Bidrag totalt tusental kronor", "Andel i procent"]
    assert (reading.table.caption, reading.measures[0].unit) == ("Bidrag till kommuner", MoneyUnit.TKR)


@pytest.mark.parametrize(("last", "end"), [("för", "2024"), ("för 2024, dnr", "7.2-15668/2024, kr")])
def test_a_title_that_breaks_before_a_number(last: str, end: str) -> None:
    title = [(60, 60, f"Bilaga 1. Fördelning av bidrag till läxhjälp i grundskolan {last}"), (60, 71, end)]
    head = [(60, 84, "Kommun"), (-340, 84, "Belopp")]
    reading = drawn([*title, *head, *rows([(340, MONEY)], 98)])
    assert titles(reading) == ["Kommun", "Belopp"]
    assert reading.table.caption == f"Bilaga 1. Fördelning av bidrag till läxhjälp i grundskolan {last} {end}"


def test_a_unit_said_below_a_caption_that_stands_below() -> None:
    page = (
        "<table><tr><th>Kommun</th><th>Belopp</th></tr>"
        + "".join(f"<tr><td>{name}</td><td>250</td></tr>" for name in KOMMUNER)
        + "</table><p>Tabell 2. Bidrag till kommuner</p><p>* Enligt uppgift.</p><p>Samtliga belopp i tkr.</p>"
    )
    (reading,) = read_tables(read_document(page.encode(), "x.html"))
    assert (reading.table.caption, reading.measures[0].unit) == ("Tabell 2. Bidrag till kommuner", MoneyUnit.TKR)


def test_a_raised_figure_is_a_mark_whatever_the_note_begins_with() -> None:
    head = "<tr><th>Mottagare</th><th>Belopp</th></tr><tr><td>Region Sörmland²</td><td>500 000</td></tr>"
    reading = of_html(head, "<td>250 000</td>", below="2 Har tidigare hetat något annat.")
    assert reading.allocations[0].recipient == "Region Sörmland"


def test_titles_of_which_the_first_is_that_of_case_numbers() -> None:
    head = [(60, 80, "Diarienummer"), (140, 80, "Kommun1)"), (-340, 80, "Belopp, kr")]
    cells = [(-340.0, 100 + 14 * n, money) for n, money in enumerate(MONEY)]
    cells += [(140.0, 100 + 14 * n, name) for n, name in enumerate(KOMMUNER)]
    cells += [(60.0, 100 + 14 * n, f"2017/0{n}216") for n in range(len(MONEY))]
    reading = drawn([*head, *cells])
    assert titles(reading) == ["Diarienummer", "Kommun1)", "Belopp, kr"]


def test_amounts_for_each_are_kronor_where_they_make_the_thousands() -> None:
    head = "<tr><th>Kommun</th><th>Antal invånare</th><th>Belopp per invånare</th><th>Bidrag, tkr</th></tr>"
    reading = of_html(head, "<td>76 000</td><td>61</td><td>4 636</td>")
    assert {(a.unit_amount_sek, a.amount_sek) for a in reading.allocations} == {(61, 4_636_000)}


def allocated(page: str) -> list[tuple[str | None, str | None, str | None, Decimal | None]]:
    """Group, recipient, text and amount of each row of an HTML page."""
    found = parse_document(read_document(page.encode(), "x.html"), "test")
    return [(a.group, a.recipient, a.text, a.amount_sek) for a in found.allocations]


def test_the_unit_of_the_table_before_is_not_that_of_the_next() -> None:
    table = "<table><tr><th>Kommun</th><th>Belopp</th></tr>{}</table>"
    first, second = (
        table.format("".join(f"<tr><td>{name}</td><td>{money}</td></tr>" for name in KOMMUNER))
        for money in ("250 000", "1,25")
    )
    page = f"<h2>Tabell 1. Bidrag</h2>{first}<p>Samtliga belopp i kr.</p><h2>Tabell 2. Stöd, mnkr</h2>{second}"
    readings = read_tables(read_document(page.encode(), "x.html"))
    assert [r.measures[0].unit for r in readings] == [MoneyUnit.KR, MoneyUnit.MNKR]


def test_captions_below_of_which_the_next_table_has_one_above() -> None:
    rows_of_it = "".join(f"<tr><td>{name}</td><td>250 000</td></tr>" for name in KOMMUNER)
    table = f"<table><tr><th>Kommun</th><th>Belopp</th></tr>{rows_of_it}</table>"
    page = f"{table}<p>Tabell 1. Bidrag, kr</p><p>Tabell 2. Stöd, kr</p>{table}"
    readings = read_tables(read_document(page.encode(), "x.html"))
    assert [r.table.caption for r in readings] == ["Tabell 1. Bidrag, kr", "Tabell 2. Stöd, kr"]


@pytest.mark.parametrize("amount", ["{} EUR", "{} €", "€ {}", "€{}", "EUR {}", "{} euro"])
def test_another_currency_in_the_cells_gives_no_kronor(amount: str) -> None:
    cells = "".join(
        f"<tr><td>{name}</td><td>{amount.format(money)}</td></tr>"
        for name, money in zip(KOMMUNER, MONEY, strict=True)
    )
    page = f"<h2>Bilaga 1. Stöd</h2><table><tr><th>Kommun</th><th>Beviljat belopp</th></tr>{cells}</table>"
    expected = [(None, name, amount.format(money), None) for name, money in zip(KOMMUNER, MONEY, strict=True)]
    assert allocated(page) == expected


def test_a_titled_table_of_one_row() -> None:
    head = "<tr><th>Mottagare</th><th>Ändamål</th><th>Belopp (kr)</th></tr>"
    page = f"<h2>Bilaga 1. Bidrag</h2><table>{head}<tr><td>Ale IF</td><td>Lokal</td><td>85 000</td></tr></table>"
    assert allocated(page) == [(None, "Ale IF", "85 000", Decimal(85_000))]


@pytest.mark.parametrize("rest", ["Aktiebolag", "ekonomisk förening", "HB", "- mat för unga"])
def test_the_form_of_a_company_alone_on_a_line_heads_no_group(rest: str) -> None:
    names = (
        "Musik",
        "Ekorren AB",
        "Siljan HB",
        "Film",
        "Polstjärnan Bioproduktion",
        rest,
        "Västan AB",
        "Lyktan AB",
    )
    money = ("", "250 000", "120 000", "", "310 000", "", "95 000", "40 000")
    page = pymupdf.open()
    leaf = page.new_page()
    texts = [(60, 60, "Bilaga 1. Bidrag"), (60, 80, "Dnr"), (140, 80, "Mottagare"), (300, 80, "Belopp, kr")]
    for n, (name, amount) in enumerate(zip(names, money, strict=True)):
        y = 96 + 14 * n
        texts += [(60 if name in {"Musik", "Film"} else 140, y, name), (300, y, amount)]
        texts += [(60, y, f"2024/0{n}216")] if amount else []
    for x, y, text in texts:
        leaf.insert_text((x, y), text, fontsize=9)
    found = parse_document(read_document(page.tobytes(), "drawn.pdf"), "test")
    assert [(a.group, a.recipient) for a in found.allocations][2:] == [
        ("Film", f"Polstjärnan Bioproduktion {rest}"),
        ("Film", "Västan AB"),
        ("Film", "Lyktan AB"),
    ]
