"""Rows without an amount in text: refusals, empty cells, a column of verdicts; lists and one cell to a line."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables

COLLAPSED = """Organisationsnummer Sökande Sökt belopp, kr Beviljat, kr Beslut
802400-1122 Föreningen Vinden 61 296 50 000 Bifall
802400-1123 Stiftelsen Molnet ek. för. 98 998 25 000 Bifall
802400-1124 Teater Regn 250 000 Avslag Avslag
802400-1125 Museet Dimma 35 874 35 000 Bifall
"""
HEAD = "Organisationsnummer\nSökande\nSökt belopp, kr\nBeviljat, kr\nBeslut\n"
CELLS = (
    "802400-1122\nFöreningen Vinden\n61 296\n50 000\nBifall\n"
    "802400-1123\nStiftelsen Molnet ek. för.\n98 998\n25 000\nBifall\n"
    "802400-1124\nTeater Regn\n250 000\n–\nAvslag\n"
    "802400-1125\nMuseet Dimma\n35 874\n35 000\nBifall\n"
)


def rows(text: str) -> list[tuple[str | None, list[int | None]]]:
    (reading,) = _read(text)
    width = len(reading.measures)
    cells = [(a.recipient, None if a.amount_sek is None else int(a.amount_sek)) for a in reading.allocations]
    return [(cells[n][0], [amount for _, amount in cells[n : n + width]]) for n in range(0, len(cells), width)]


def _read(text: str) -> tuple[TableReading, ...]:
    return read_tables(read_document(text.encode(), "annex.txt"))


@pytest.mark.parametrize("text", [COLLAPSED, HEAD + CELLS], ids=["one space", "one cell to a line"])
def test_a_verdict_after_the_numbers_is_no_part_of_the_name_and_ends_no_row(text: str) -> None:
    assert rows(text) == [
        ("Föreningen Vinden", [61_296, 50_000]),
        ("Stiftelsen Molnet ek. för.", [98_998, 25_000]),
        ("Teater Regn", [250_000, None]),
        ("Museet Dimma", [35_874, 35_000]),
    ]


@pytest.mark.parametrize("none", ["–", "..", "Inget", "<5", "Avslag", "<5 kr"])
@pytest.mark.parametrize("item", ["- {} {}", "{}: {}", "{} {}"])
def test_who_got_nothing_is_a_row_of_a_list_and_no_heading(item: str, none: str) -> None:
    amounts = {"Ale": "12 000 kr", "Bjuv": "8 500 kr", "Dorotea": none, "Eda": "250 000 kr", "Flen": "7 100 kr"}
    (reading,) = _read("Bidrag per kommun\n\n" + "\n".join(item.format(k, v) for k, v in amounts.items()) + "\n")
    assert [(a.recipient, a.group) for a in reading.allocations] == [(name, None) for name in amounts]
    assert [a.amount_sek is None for a in reading.allocations] == [name == "Dorotea" for name in amounts]


def test_a_kommun_whose_cell_is_empty_is_a_row_where_cells_stand_one_to_a_line() -> None:
    cells = "1080\nKarlskrona\n50 000\n1081\nRonneby\n1082\nKarlshamn\n40 250\n1083\nSölvesborg\n31 000\n"
    assert rows("Kommunkod\nKommun\nBelopp (kr)\n" + cells) == [
        ("Karlskrona", [50_000]),
        ("Ronneby", [None]),
        ("Karlshamn", [40_250]),
        ("Sölvesborg", [31_000]),
    ]


def test_titles_with_numbers_one_to_a_line_are_no_rows() -> None:
    head = "Kommun\nKvartal 1\nKvartal 2\nSumma (tkr)\n"
    found = rows(head + "Ale\n404\n120\n524\nBjuv\n731\n405\n1 136\nEda\n15\n90\n105\n")
    assert found[0] == ("Ale", [404_000, 120_000, 524_000])
    assert [name for name, _ in found] == ["Ale", "Bjuv", "Eda"]


def test_leaders_lead_to_what_stands_for_a_number_too() -> None:
    lines = [
        "Ale" + "." * 30 + "12 000",
        "Bjuv" + "." * 30 + "–",
        "Eda" + "." * 30 + "<5",
        "Flen" + "." * 30 + "7 500",
    ]
    (reading,) = _read("Bidrag i kronor\n\n" + "\n".join(lines) + "\n")
    assert [(a.recipient, a.text) for a in reading.allocations][1:3] == [("Bjuv", "–"), ("Eda", "<5")]


def test_leaders_of_two_dots_and_two_dots_for_a_number_are_told_by_where_the_others_end() -> None:
    width = 34
    rows = {"Ale": "12 000", "Samordningsförbundet Tre Källor": "–", "Flen": "..", "Eda": "7 500"}
    lines = [f"{name} {'.' * (width - len(name))} {value}" for name, value in rows.items()]
    assert ". –" in lines[1]
    (reading,) = _read("Bidrag i kronor\n\n" + "\n".join(lines) + "\n")
    assert [(a.recipient, a.text) for a in reading.allocations] == list(rows.items())
