"""Labels of sums, parts and remainders in a table, and names of recipients that begin as such labels do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Allocation, Extraction

HEAD = """Regeringsbeslut I:4

2021-03-04
S2021/01234

Socialdepartementet

Kammarkollegiet

Utbetalning av medel till kommunerna

Regeringen beslutar att Kammarkollegiet ska betala ut 1 000 000 kronor enligt bilagan.

På regeringens vägnar

Eva Lund

Bilaga

Fördelning

| Kommun | Belopp, kr |
|---|---|
"""
ALE, ALINGSAS, MORA = ("Ale", "100 000"), ("Alingsås", "300 000"), ("Mora", "600 000")


def read(rows: Sequence[tuple[str, str]]) -> Extraction:
    text = HEAD + "".join(f"| {name} | {amount} |\n" for name, amount in rows)
    return parse_document(read_document(text.encode(), "prov.md"), "test")


def row_of(extraction: Extraction, label: str) -> Allocation:
    return next(a for a in extraction.allocations if a.recipient == label.rstrip(":"))


@pytest.mark.parametrize(
    "label",
    [
        "Summa", "SUMMA", "Totalt", "Total", "Total summa", "Totalsumma", "Totalsumman", "S:a", "Sa.", "Tot.", "Σ",
        "Riket", "Hela riket", "Hela landet", "Samtliga kommuner", "Samtliga regioner", "Alla kommuner",
        "Sammanlagt", "Totalbelopp", "Totalt, kr", "Summa totalt", "Totalt för Överenskommelsen",
    ],
)  # fmt: skip
def test_a_label_of_a_total_makes_its_row_one(label: str) -> None:
    extraction = read([ALE, ALINGSAS, MORA, (label, "1 000 000")])
    assert row_of(extraction, label).row_type == "total"
    table = extraction.tables[0]
    assert table.stated_total_sek == table.computed_total_sek == 1_000_000


@pytest.mark.parametrize(
    "label",
    ["Delsumma", "Summa län", "Västra Götalands län", "Summa Västra Götaland", "Total Medel till kommunerna"],
)
def test_a_label_of_a_part_of_the_total_makes_its_row_a_subtotal(label: str) -> None:
    extraction = read([ALE, ALINGSAS, (label, "400 000"), MORA, ("Totalt", "1 000 000")])
    assert row_of(extraction, label).row_type == "subtotal"
    assert extraction.tables[0].computed_total_sek == 1_000_000


@pytest.mark.parametrize("label", ["varav", "varav resor", "Varav till utbildning", "därav resor"])
def test_a_part_of_the_row_above_is_not_added_again(label: str) -> None:
    extraction = read([ALE, ALINGSAS, (label, "50 000"), MORA, ("Totalt", "1 000 000")])
    assert row_of(extraction, label).kommunkod is None
    assert extraction.tables[0].computed_total_sek == 1_000_000


@pytest.mark.parametrize(
    "label",
    ["Övrigt", "Reserv", "Ofördelat", "Ej fördelat", "Övriga kommuner", "Kvar att fördela", "Administration"],
)
def test_what_is_left_of_the_money_is_a_row_of_nobody_and_part_of_the_sum(label: str) -> None:
    extraction = read([ALE, ALINGSAS, ("Mora", "500 000"), (label, "100 000"), ("Totalt", "1 000 000")])
    row = row_of(extraction, label)
    assert (row.row_type, row.recipient_kind, row.kommunkod) == ("recipient", "other", None)
    assert extraction.tables[0].computed_total_sek == 1_000_000


NAMES = [
    "Totalförsvarets forskningsinstitut", "Alla Kvinnors Hus", "Samtliga scener ideell förening", "Summit Sport AB",
    "Summa Summarum ekonomisk förening", "Total Kommunikation AB", "Riksteatern", "Rikets sal i Mora",
    "Summan av oss, ideell förening", "Alla kommuners råd", "Riket kulturförening", "Sala",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_begins_as_a_label_is_a_recipient(name: str) -> None:
    among = read([ALE, (name, "300 000"), MORA, ("Summa", "1 000 000")])
    assert row_of(among, name).row_type == "recipient"
    assert among.tables[0].computed_total_sek == 1_000_000
    assert row_of(read([ALE, MORA, (name, "300 000")]), name).row_type == "recipient"
