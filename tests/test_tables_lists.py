"""Lists, delimited lines and collapsed columns as tables: the same rows in every way that people write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables
from schemas.vocabulary import RowType

ROWS = (
    ("1440", "Ale", 1_132_368, "16,13"),
    ("1490", "Borås", 2_640_500, "37,61"),
    ("0162", "Danderyd", 987_654, "14,07"),
    ("1285", "Eslöv", 412_000, "5,87"),
    ("2080", "Falun", 1_760_430, "25,07"),
    ("0643", "Habo", 88_200, "1,26"),
)
TOTAL = sum(amount for _, _, amount, _ in ROWS)
Row = tuple[str, str, int, str]


def spaced(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def only(text: str, name: str = "list.txt") -> TableReading:
    (reading,) = read_tables(read_document(text.encode(), name))
    return reading


def recipients(reading: TableReading) -> list[tuple[str | None, Decimal | None]]:
    return [(a.recipient, a.amount_sek) for a in reading.allocations if a.row_type is RowType.RECIPIENT]


def lines(row: Callable[[Row], str], before: str = "", after: str = "") -> str:
    body = "\n".join([before, *map(row, ROWS)] if before else map(row, ROWS))
    return f"Medlen fördelas enligt nedan.\n\n{body}\n{after}"


LISTS = {
    "share in parentheses": lines(lambda r: f"• {r[1]} {spaced(r[2])} kr ({r[3]} %)"),
    "colon": lines(lambda r: f"- {r[1]}: {spaced(r[2])} kronor"),
    "dash": lines(lambda r: f"* {r[1]} – {spaced(r[2])} kronor"),
    "comma": lines(lambda r: f"1. {r[1]}, {spaced(r[2])} kronor"),
    "numbers with a parenthesis": lines(lambda r: f"101) {r[1]} {spaced(r[2])} kr"),
    "amount in parentheses": lines(lambda r: f"● {r[1]} ({spaced(r[2])} kronor)"),
    "leaders": lines(lambda r: f"{r[1]} {'.' * 12} {spaced(r[2])}", after=f"Summa .... {spaced(TOTAL)}\n"),
    "currency before": lines(lambda r: f"{r[1]}: SEK {spaced(r[2])}"),
    "bars": lines(lambda r: f"{r[0]} | {r[1]} | {spaced(r[2])} | {r[3]}", "Kod | Kommun | Belopp, kr | Andel, %"),
    "bars without spaces": lines(lambda r: f"{r[0]}|{r[1]}|{spaced(r[2])}", "Kod|Kommun|Belopp, kr"),
    "bars at the ends": lines(lambda r: f"| {r[0]} | {r[1]} | {spaced(r[2])} |", "| Kod | Kommun | Belopp |"),
    "drawn box": lines(
        lambda r: f"| {r[1]} | {spaced(r[2])} |\n+------+------+", "+---+---+\n| Kommun | Kr |\n+---+---+"
    ),
    "box characters": lines(lambda r: f"│ {r[1]} │ {spaced(r[2])} │", "┌────┬────┐\n│ Kommun │ Kr │\n├────┼────┤"),
    "semicolons": lines(lambda r: f"{r[1]};{r[0]};{spaced(r[2])}", "Kommun;Kommunkod;Belopp"),
    "semicolons, digits together": lines(lambda r: f"{r[0]};{r[1]};{r[2]};{r[3]}", after=f";Summa;{TOTAL};100\n"),
    "commas": lines(lambda r: f"{r[0]},{r[1]},{r[2]}", "kommunkod,kommun,belopp"),
    "commas and quotation marks": lines(lambda r: f'"{r[1]}","{spaced(r[2])}"', '"Kommun","Belopp, kr"'),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_one_list_in_many_hands(text: str) -> None:
    assert recipients(only(text)) == [(name, amount) for _, name, amount, _ in ROWS]


NO_LISTS = {
    "running foot": "Socialstyrelsen | 106 30 Stockholm | 075-247 30 00\n" * 2,
    "bars between words": "Start | Om oss | Kontakt\nStart | Om oss | Press\nStart | Om oss | Jobb\n",
    "clauses": "a) medel till kommuner 2021;\nb) medel till regioner 2022;\nc) medel till andra 2023;\n",
    "commas in sentences": "Ale, Borås, 2021\nEslöv, Falun, 2022\nHabo, Mora, 2023\n",
    "no header over commas": "12,Ale,34\n13,Borås,35\n14,Eslöv,36\n",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_what_is_no_list(text: str) -> None:
    assert read_tables(read_document(text.encode(), "list.txt")) == ()


def test_a_heading_of_a_group_with_its_sum_is_a_subtotal() -> None:
    reading = only(
        "- Stockholms län (2 187 654 kr)\n  - Danderyd 987 654 kr\n  - Täby 1 200 000 kr\n"
        "- Skåne län (2 412 000 kr)\n  - Eslöv 412 000 kr\n  - Lund 2 000 000 kr\n"
    )
    assert [a.row_type.value for a in reading.allocations] == ["subtotal", "recipient", "recipient"] * 2


def test_round_figures_that_sum_up_by_chance_are_no_subtotals() -> None:
    reading = only(
        "- Ale 200 000 kr\n- Borås 100 000 kr\n- Eslöv 100 000 kr\n- Habo 300 000 kr\n- Lund 200 000 kr\n"
        "- Mora 100 000 kr\n"
    )
    assert {a.row_type for a in reading.allocations} == {RowType.RECIPIENT}


def test_an_appropriation_over_its_items_and_what_an_agency_disposes_of() -> None:
    reading = only(
        "1:1 Skatteverket          9 278 625\nap.1 Skatteverket (ram)   8 486 000\n"
        "ap.2 Kommunsektorn (ram)    792 625\nDisponeras av Skatteverket  9 278 625\n\nBelopp angivna i tkr\n"
    )
    types = [a.row_type.value for a in reading.allocations]
    assert types == ["subtotal", "recipient", "recipient", "total"]


def test_a_total_that_leaves_out_what_each_is_given() -> None:
    reading = only(
        "Kommun Antal platser Belopp per plats Belopp\nAle 12 25 000 300 000\nBorås 140 25 000 3 500 000\n"
        "Eslöv 7 25 000 175 000\nSumma 159 3 975 000\n"
    )
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 3_975_000
