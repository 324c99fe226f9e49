"""Lists, delimited lines and collapsed columns as tables: the same rows in every way that people write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from ingest.monospaced.flattened import cells_apart
from ingest.readers import read_document
from parsers.parse import parse_document
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
    "kronor and a dash": lines(lambda r: f"{r[1]} {spaced(r[2])}: –"),
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


def test_a_number_as_wide_as_its_column_stays_whole_after_a_known_name() -> None:
    reading = only("Ale     120 000\nBorås 1 200 300\nEslöv    75 000\n")
    assert recipients(reading) == [("Ale", 120_000), ("Borås", 1_200_300), ("Eslöv", 75_000)]


def test_a_digit_glued_to_the_name_leaves_the_amount_without_value() -> None:
    readings = read_tables(
        read_document("Ale8 486 000 kr\nBorås 12 000 kr\nFalun 75 000 kr\nHabo 5 000 kr\n".encode(), "l.txt")
    )
    assert [amount for r in readings for _, amount in recipients(r) if amount] == [12_000, 75_000, 5_000]


def test_lines_drawn_with_letters_are_no_part_of_names() -> None:
    reading = only(
        "Kommun    Belopp\n================\nAle      120 000\nBorås     75 000\n"
        "----------------\nSumma    195 000\n"
    )
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 195_000


def test_bars_with_headings_of_groups_and_a_short_total() -> None:
    reading = only(
        "Kod | Kommun | Belopp, kr\nStockholms län |\n0162 | Danderyd | 987 654\n0160 | Täby | 1 200 000\n"
        "Skåne län |\n1285 | Eslöv | 412 000\nSumma | 2 599 654\n"
    )
    assert [(a.recipient, a.group) for a in reading.allocations][:3] == [
        ("Danderyd", "Stockholms län"),
        ("Täby", "Stockholms län"),
        ("Eslöv", "Skåne län"),
    ]
    assert reading.table.stated_total_sek == reading.table.computed_total_sek


def test_the_first_row_between_bars_may_be_a_sum_that_leaves_cells_out() -> None:
    reading = only(
        "1:1 | Regionalt stöd (Ramanslag) |\nDisponeras av Länsstyrelsen i Kalmar län | 8 300 |\n"
        "ap.1 | Länsstyrelsen i Kalmar län (ram) | 8 300 |\nDisponeras av Länsstyrelsen i Örebro län | 1 980 |\n"
        "ap.2 | Länsstyrelsen i Örebro län (ram) | 1 980 |\n\nBelopp i tkr\n"
    )
    rows = [(a.row_type, a.recipient, a.amount_sek) for a in reading.allocations]
    assert rows[0] == (RowType.SUBTOTAL, "Disponeras av Länsstyrelsen i Kalmar län", 8_300_000)
    assert rows[1] == (RowType.RECIPIENT, "Länsstyrelsen i Kalmar län (ram)", 8_300_000)


def test_two_sums_to_each_group_and_none_to_all() -> None:
    reading = only(
        "Blekinge län\nKarlshamn 31 108\nOlofström 21 869\nSumma kommuner 52 977\nBlekinge läns landsting 47 641\n"
        "Totalt länet 100 618\nDalarnas län\nAvesta 45 453\nFalun 29 450\nSumma kommuner 74 903\n"
        "Dalarnas läns landsting 87 193\nTotalt länet 162 096\n\nBelopp i tkr\n"
    )
    assert {a.row_type for a in reading.allocations if "Summa" in (a.recipient or "")} == {RowType.SUBTOTAL}
    assert {a.row_type for a in reading.allocations if "Totalt" in (a.recipient or "")} == {RowType.SUBTOTAL}


def test_rows_cut_by_the_total_of_the_table() -> None:
    reading = only(
        "Kommun Grundbelopp Prestation Tillägg\nAle 49 300 630 900 339 000\nBorås 32 700 719 400 218 900\n"
        "Eslöv 188 900 60 800 193 800\nSumma 270 900 1 411 100 751 700\n\nBelopp i kr\n"
    )
    found = [a.amount_sek for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    assert found == [49_300, 630_900, 339_000, 32_700, 719_400, 218_900, 188_900, 60_800, 193_800]


def test_hard_spaces_within_numbers_prove_the_cut() -> None:
    reading = only(
        "Kommun Grundbelopp Tillägg\nAle 120\u00a0000 140\u00a0500\n"
        "Borås 12 345\u00a0678\nEslöv 75\u00a0000 80\u00a0100\n\nBelopp i kr\n"
    )
    assert [a.amount_sek for a in reading.allocations] == [120_000, 140_500, 12, 345_678, 75_000, 80_100]


def test_fields_that_come_round_are_rows() -> None:
    reading = only(
        "Förening: IF Vingen\nSökt belopp: 50 000 kr\nBeviljat belopp: 45 500 kr\n\n"
        "Förening: Orkester Nord\nSökt belopp: 300 000 kr\nBeviljat belopp: 250 000 kr\n"
    )
    assert [(a.recipient, a.measure, a.amount_sek) for a in reading.allocations] == [
        ("IF Vingen", "Sökt belopp", 50_000),
        ("IF Vingen", "Beviljat belopp", 45_500),
        ("Orkester Nord", "Sökt belopp", 300_000),
        ("Orkester Nord", "Beviljat belopp", 250_000),
    ]


def test_key_figures_are_no_money() -> None:
    reading = only(
        "Nyckeltal         2020     2021\nAntal besök     12 300   13 400\n"
        "Antal lån       45 000   46 100\nNöjdhet, %          78       81\n"
    )
    assert reading.allocations == ()


def test_numbers_of_appropriations_are_no_names() -> None:
    reading = only(
        "1:1   Skatteverket               8 486 000\nap.1  Skatteverket (ram)         8 486 000\n"
        "2:1   Bidrag till kommunerna     1 292 625\nap.2  Stöd till kommunsektorn      792 625\n"
        "ap.4  Stöd till glesbygd           500 000\nSumma                            9 778 625\n\nBelopp i tkr\n"
    )
    assert [n for n, _ in recipients(reading)] == [
        "Skatteverket (ram)",
        "Stöd till kommunsektorn",
        "Stöd till glesbygd",
    ]


RUN_ON = "Kommun Belopp " + " ".join(f"{name} {spaced(amount)}" for _, name, amount, _ in ROWS)


@pytest.mark.parametrize(
    "text", [f"{RUN_ON} Summa {spaced(TOTAL)}\n", RUN_ON.removeprefix("Kommun Belopp ") + " kr\n"]
)
def test_a_table_on_one_line(text: str) -> None:
    assert recipients(only(text)) == [(name, amount) for _, name, amount, _ in ROWS]


def test_groups_on_one_line() -> None:
    reading = only(
        "Skåne län Eslöv 412 000 Lund 2 000 000 Totalt länet 2 412 000 "
        "Dalarnas län Avesta 453 904 Falun 294 500 Totalt länet 748 404\n"
    )
    rows = [(a.recipient, a.group) for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    assert rows[2:] == [("Avesta", "Dalarnas län"), ("Falun", "Dalarnas län")]
    assert [n for n, _ in rows] == ["Eslöv", "Lund", "Avesta", "Falun"]


def test_a_sentence_of_names_and_amounts_is_prose() -> None:
    text = (
        "Av medlen går till Ale 120 000 kronor, Borås 75 000 kronor, Eslöv 80 000 kronor och Falun 90 000 kronor.\n"
    )
    assert read_tables(read_document(text.encode(), "prose.txt")) == ()


def test_units_in_parentheses_after_years_in_collapsed_headers() -> None:
    reading = only("Kommun 2020 (mnkr) 2021 (mnkr)\nAle 494,5 64,4\nEslöv 345,3 38,9\nFalun 85,1 89,4\n")
    assert [a.amount_sek for a in reading.allocations][:2] == [494_500_000, 64_400_000]


def test_the_caption_of_cells_one_to_a_line_gives_the_unit() -> None:
    cells = ["Kommun", "Platser", "Utfall", "Falun", "111", "2351", "Gagnef", "109", "1503", "Habo", "28", "3586"]
    reading = only("Fördelning per mottagare (tkr)\n\n" + "\n\n".join(cells) + "\n")
    assert [a.amount_sek for a in reading.allocations] == [2_351_000, 1_503_000, 3_586_000]


@pytest.mark.parametrize(
    "row",
    [
        lambda r: f"{spaced(r[2])} kr {r[1]}",
        lambda r: f"- {spaced(r[2])} kronor till {r[1]}",
        lambda r: f"• {spaced(r[2])} kr till {r[1]}",
        lambda r: f"{spaced(r[2]):>12}    {r[1]}",
    ],
)
@pytest.mark.parametrize("total", ["Summa: {} kr", "{} kr  Summa", ""])
def test_an_amount_may_stand_before_its_recipient(row: Callable[[Row], str], total: str) -> None:
    reading = only(lines(row, "Medlen, i kronor, fördelas så:", total.format(spaced(TOTAL))))
    assert recipients(reading) == [(name, amount) for _, name, amount, _ in ROWS]
    totals = [a.amount_sek for a in reading.allocations if a.row_type is RowType.TOTAL]
    assert totals == ([TOTAL] if total else [])


@pytest.mark.parametrize("row", [lambda r: f"{r[0][:3]} {r[0][2:]} {r[1]}", lambda r: f"{r[0][0]} {r[1]}"])
def test_postal_codes_and_numbered_headings_are_no_amounts(row: Callable[[Row], str]) -> None:
    assert read_tables(read_document(lines(row).encode(), "list.txt")) == ()


def test_columns_one_after_the_other_are_put_side_by_side() -> None:
    names = ["Kommun", *(r[1] for r in ROWS), "Summa"]
    amounts = ["Belopp (kr)", *(spaced(r[2]) for r in ROWS), spaced(TOTAL)]
    shares = ["Andel (%)", *(r[3] for r in ROWS), "100,00"]
    reading = only("\n".join(["Bilaga 1", "", *names, "", *amounts, "", *shares]))
    assert recipients(reading) == [(name, amount) for _, name, amount, _ in ROWS]
    assert reading.allocations[0].share_text == ROWS[0][3]
    assert read_tables(read_document("\n".join([*names, *amounts[:-1]]).encode(), "list.txt")) == ()


def test_an_appropriation_letter_saved_as_text() -> None:
    """Titles one above the other are no columns, the section's heading tells the unit, its number is no row."""
    reading = only(
        "5\n\nAnslag\n\n5.1\n\nTilldelade anslag/anslagsposter (belopp angivna i tkr)\n\n"
        "Utgiftsområde 1 Rikets styrelse\n\n90:1 Slott och trädgårdar (Ramanslag)\n"
        "Disponeras av Kammarkollegiet 49 612\nap.1 Slotten (ram) 49 612\n"
        "Disponeras av Fastighetsverket 47 928\nap.2 Parkerna (ram) 47 928\n\n5.3\n\nFinansiella villkor\n\n5.3.1\n"
    )
    assert recipients(reading) == [("ap.1 Slotten (ram)", 49_612_000), ("ap.2 Parkerna (ram)", 47_928_000)]


def test_digits_that_may_number_a_name_are_not_parted_from_it() -> None:
    lines = ["Skola1 200 000", "Skola2 300 000", "Skola3 150 000"]
    assert cells_apart(lines) == lines


def test_long_lines_are_searched_at_their_end() -> None:
    line = "ord abc " * 100_000  # searched from its beginning, it would take hours
    assert cells_apart([line, f"{line}x7y"]) == [line, f"{line}x7y"]


def test_cells_set_end_to_end_are_parted() -> None:
    reading = only(
        "Tilldelade anslag (belopp angivna i tkr)\n\nDisponeras av Skolverket41 200\n"
        "ap.3Bidrag till läxhjälp (ram)8 000\nap.6Stöd till bibliotek (ram)33 200\n"
        "Disponeras av Boverket300 000\nap.10Investeringsstöd (ram)300 000\n"
    )
    assert recipients(reading) == [
        ("ap.3 Bidrag till läxhjälp (ram)", 8_000_000),
        ("ap.6 Stöd till bibliotek (ram)", 33_200_000),
        ("ap.10 Investeringsstöd (ram)", 300_000_000),
    ]


def test_the_only_post_of_an_appropriation_set_end_to_end_is_parted() -> None:
    reading = only(
        "Tilldelade anslag (belopp angivna i tkr)\n\n1:9 Stöd till läxhjälp (Ramanslag)\n\n"
        "Disponeras av Skolverket41 200\nap.2Stöd till läxhjälp (ram)41 200\n"
    )
    assert recipients(reading) == [("ap.2 Stöd till läxhjälp (ram)", 41_200_000)]
    assert cells_apart(["Skola 1 000", "Lokal1 000", "Skolväg2 000"]) == [
        "Skola 1 000",
        "Lokal1 000",
        "Skolväg2 000",
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "# Minnesfonden\n\nFöljande anslag beviljades:",
        "# Minnesfonden\n\nStyrelsen delar ut 113 500 kronor till följande:",
        "# Stipendier och bidrag ur Minnesfonden",
    ],
)
def test_what_a_fund_gives_are_rows_though_nothing_else_says_what_the_names_are(lead: str) -> None:
    rows = {"Hemmet för gamla": "20 000", "Barncancerfonden": "75 000", "Ungdomens Hus": "18 500"}
    lines = "".join(f"{name} ............ {amount}:-\n" for name, amount in rows.items())
    found = parse_document(read_document(f"{lead}\n\n{lines}".encode(), "a.txt"), "t")
    assert [(a.recipient, a.text) for a in found.allocations] == [(n, f"{a}:-") for n, a in rows.items()]
