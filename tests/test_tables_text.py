"""Tables in text, Markdown and HTML: what is read, what stays a text without value, and what is no table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables, settle_units
from schemas.document import Document
from schemas.rows import Allocation, Amount, Place
from schemas.vocabulary import AmountRole, ColumnRole, MoneyUnit, RowType, TableKind


def document(text: str) -> Document:
    return read_document(text.encode(), "drawn.txt")


def only(text: str) -> TableReading:
    (reading,) = read_tables(document(text))
    return reading


def amounts(reading: TableReading, row_type: RowType = RowType.RECIPIENT) -> list[tuple[str | None, int | None]]:
    return [
        (a.recipient, None if a.amount_sek is None else int(a.amount_sek))
        for a in reading.allocations
        if a.row_type is row_type
    ]


def roles(reading: TableReading) -> list[str]:
    return [c.role.value for c in reading.table.columns]


def prose_total(sek: int) -> Amount:
    return Amount(
        role=AmountRole.TOTAL,
        amount_sek=Decimal(sek),
        text=str(sek),
        sentence=f"Totalt {sek} kronor.",
        place=Place(1, 1),
    )


NO_TABLES = {
    "contacts": "Telefon 08-123 45 00\nFax 08-123 45 01\nBox 1200\n105 00 Stockholm\nPlusgiro 12 34 56-7\n",
    "contents": "1 Inledning 3\n2 Bakgrund 5\n2.1 Uppdraget 7\n3 Ekonomi 12\nBilaga 1 15\n",
    "signatures": "Stockholm den 26 augusti 2020\nGöteborg den 27 augusti 2020\nAnna Ek  Bo Al\nChef  Direktör\n",
    "prose": "Staten avsätter under året totalt 168,7\nmnkr varav hälften går till kommuner och 15\n"
    "mnkr till regioner. Medlen rekvireras senast den 1\ndecember 2021. Under 2019 betalades 12 500 000\n"
    "kronor ut.\n",
    "decisions": "1. Nämnden godkänner förslaget om 10 000 kronor.\n2. Nämnden avslår ansökan om 20 000 kronor.\n",
    "amounts first": "- Tillskott av 10 miljoner kronor till kommunerna\n- Höjt anslag med 5 miljoner kronor\n",
    "timetable": "Dag         Tid          Lokal\nMåndag      09.00        301\nTisdag      10.30        302\n",
    "agenda": "§ 12 Dnr 2020/123 Uppföljning\n§ 13 Dnr 2020/124 Budget 2021\n§ 14 Dnr 2020/125 Plan 2021\n",
    "form": "Kommun                ________\nBelopp att rekvirera  ________ kr\nBankgiro              ________\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table(text: str) -> None:
    assert read_tables(document(text)) == ()


def test_markdown_with_years_a_dash_and_a_zero() -> None:
    reading = only(
        "# Beslut\n\nMedlen fördelas så här.\n\n"
        "| Kod | Kommun | 2022 | 2023 | Totalt |\n| --- | :--- | ---: | ---: | ---: |\n"
        "| 0114 | Upplands Väsby | 100 000 | 200 000 | 300 000 |\n| 0115 | Vallentuna | 50 000 | – | 50 000 |\n"
        "| 0117 | Österåker | 0 | 75 000 | 75 000 |\n| | Summa | 150 000 | 275 000 | 425 000 |\n"
    )
    assert [(a.year, a.amount_sek, a.text) for a in reading.allocations if a.recipient == "Vallentuna"] == [
        (2022, 50_000, "50 000"),
        (2023, None, "–"),
        (None, 50_000, "50 000"),
    ]
    assert [a.amount_sek for a in reading.allocations if a.recipient == "Österåker"] == [0, 75_000, 75_000]


def test_unit_from_a_note_above_and_a_total_by_column() -> None:
    reading = only(
        "Bilaga 1. Medel per region\n\nBelopp i tkr\n\n"
        "Region                        Grundbelopp   Prestation      Summa\n"
        "Region Stockholm                    1 200          345      1 545\n"
        "Region Uppsala                        800           12        812\n"
        "Summa                               2 000          357      2 357\n"
    )
    assert {a.unit for a in reading.allocations} == {MoneyUnit.TKR}
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 2_000_000
    assert reading.table.caption == "Bilaga 1. Medel per region"


@pytest.mark.parametrize("case", ["Dnr 2040-2024", "Diarienummer: 4.2-1234/2024"])
def test_the_number_of_the_case_is_no_part_of_the_caption(case: str) -> None:
    reading = only(
        f"Bilaga 1. Medel per region\n{case}\n\n"
        "Region                        Belopp, kr\n"
        "Region Stockholm                 120 000\n"
        "Region Uppsala                    80 000\n"
    )
    assert reading.table.caption == "Bilaga 1. Medel per region"


def test_unit_from_a_foot_line_and_marks_of_footnotes() -> None:
    reading = only(
        "Lärosäte                         2022      2023\n"
        "Uppsala universitet            12 300    13 400\n"
        "Lunds universitet 1)           11 000    11 500*\n"
        "Umeå universitet                   ..     9 800\n"
        "Högskolan Dalarna               1 200        <5\n\n"
        "1) Inklusive särskilda medel.\nBelopp angivna i tkr.\n"
    )
    got = [None if a.amount_sek is None else int(a.amount_sek / 1000) for a in reading.allocations]
    assert got == [12_300, 13_400, 11_000, 11_500, None, 9_800, 1_200, None]
    assert [a.text for a in reading.allocations if a.amount_sek is None] == ["..", "<5"]


def test_name_and_amount_in_lines() -> None:
    reading = only(
        "Följande får bidrag:\n\nRädda Barnen: 1 250 000 kronor\nFriluftsfrämjandet: 800 000 kronor\n"
        "Svenska Röda Korset: 2 100 000 kronor\nTotalt: 4 150 000 kronor\n"
    )
    assert amounts(reading) == [
        ("Rädda Barnen", 1_250_000),
        ("Friluftsfrämjandet", 800_000),
        ("Svenska Röda Korset", 2_100_000),
    ]
    assert amounts(reading, RowType.TOTAL) == [("Totalt", 4_150_000)]


def test_one_cell_to_a_line() -> None:
    cells = ["Region", "Medel 2021, kr", "Varav vaccination", "Stockholm", "215 942 447", "102 555 378"]
    cells += ["Uppsala", "35 100 200", "12 000 100", "Sörmland", "27 000 300", "9 100 000"]
    reading = only("Fördelning till regionerna\n\n" + "\n\n".join(cells) + "\n")
    assert [a.amount_sek for a in reading.allocations][:2] == [215_942_447, 102_555_378]
    assert [c.header for c in reading.table.columns] == ["Region", "Medel 2021, kr", "Varav vaccination"]
    assert {a.lanskod for a in reading.allocations} == {"01", "03", "04"}


def test_collapsed_columns_cut_by_their_product() -> None:
    reading = only(
        "Kommun Antal platser Belopp per plats Summa\nAle 10 20 000 200 000\nBorås 5 25 000 125 000\n"
        "Kungälv 12 5 000 60 000\nSumma 385 000\n"
    )
    assert [(a.count, a.unit_amount_sek, a.amount_sek) for a in reading.allocations] == [
        (10, 20_000, 200_000),
        (5, 25_000, 125_000),
        (12, 5_000, 60_000),
        (None, None, 385_000),
    ]


def test_a_cut_that_nothing_proves_has_no_value() -> None:
    reading = only(
        "Mottagare 2021 2022\nUmeå universitet 596 000 1 200 532 000\nLunds universitet 12 345 678\n"
        "Göteborgs universitet 1 300 000 1 400 000\n"
    )
    open_row = [a for a in reading.allocations if a.recipient == "Lunds universitet"]
    assert [a.amount_sek for a in open_row] == [None, None]
    assert open_row[0].text == "12 345 678"


def test_collapsed_columns_with_code_and_share() -> None:
    reading = only("Kod Kommun Belopp Andel\n0114 Upplands Väsby 1 310 223 0,37\n0115 Vallentuna 948 698 0,27\n")
    assert roles(reading) == ["code", "name", "amount", "share"]
    assert [(a.code_text, a.amount_sek, a.share_percent) for a in reading.allocations] == [
        ("0114", 1_310_223, Decimal("0.37")),
        ("0115", 948_698, Decimal("0.27")),
    ]


def test_irregular_groups_are_never_guessed() -> None:
    reading = only(
        "Kommun        Medel\nAle           370 181\nAlvesta       42 045981\nAneby         250 000\n"
        "Summa         1 700 234\n"
    )
    assert amounts(reading) == [("Ale", 370_181), ("Alvesta", None), ("Aneby", 250_000)]
    assert [a.text for a in reading.allocations][1] == "42 045981"


def test_groups_with_subtotals() -> None:
    reading = only(
        "Kommun                      Belopp kr   Andel\nStockholms län\n"
        "Botkyrka                      100 000   10,0 %\nDanderyd                      200 000   20,0 %\n"
        "Summa Stockholms län          300 000   30,0 %\nUppsala län\n"
        "Enköping                      700 000   70,0 %\nSumma Uppsala län             700 000   70,0 %\n"
        "Totalt                      1 000 000   100 %\n"
    )
    assert [(a.group, a.recipient) for a in reading.allocations if a.row_type is RowType.RECIPIENT] == [
        ("Stockholms län", "Botkyrka"),
        ("Stockholms län", "Danderyd"),
        ("Uppsala län", "Enköping"),
    ]
    assert amounts(reading, RowType.SUBTOTAL) == [("Summa Stockholms län", 300_000), ("Summa Uppsala län", 700_000)]
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 1_000_000


def test_parts_are_not_added_again() -> None:
    reading = only(
        "Anslag                          Tilldelat (tkr)\n4:5 Stimulansbidrag                 100 000\n"
        "   varav till kommuner               60 000\n4:6 Statligt stöd                    20 000\n"
        "Summa                               120 000\n"
    )
    assert reading.table.computed_total_sek == reading.table.stated_total_sek == 120_000_000


def test_negative_amounts_and_a_first_total() -> None:
    reading = only(
        "Region                     Avräkning, kr\n"
        "Region Skåne                 −1 469 000\n"
        "Region Halland                  250 300\nSumma                        -1 218 700\n"
    )
    assert reading.table.computed_total_sek == reading.table.stated_total_sek == -1_218_700
    first = only(
        "                       mnkr\nTotalt                200,0\nKommuner              183,7\nStaten 16,3\n"
    )
    assert amounts(first, RowType.TOTAL) == [("Totalt", 200_000_000)]


def test_columns_that_are_no_money() -> None:
    reading = only(
        "Nr   Sökande                     Datum        Antal barn    Beviljat (kr)\n"
        "1    Hemslöjdens förbund         2023-01-15           120         250 000\n"
        "2    Folkmusikens hus            2023-01-17            80         100 000\n"
        "3    Nordens tidning             2023-02-01           300          75 000\n"
    )
    assert roles(reading) == ["other", "name", "other", "population", "amount"]


def test_two_tables_of_one_annex() -> None:
    first, second = read_tables(
        document(
            "Bilaga 1\n\nTabell 1. Till kommuner (kr)\n\nKommun            Belopp\nAle              100 000\n"
            "Borås            200 000\nSumma            300 000\n\nTabell 2. Till regioner (tkr)\n\n"
            "Region            Belopp\nRegion Skåne       1 000\n"
            "Region Halland       500\nSumma              1 500\n"
        )
    )
    assert (first.table.stated_total_sek, second.table.stated_total_sek) == (300_000, 1_500_000)
    assert first.table.caption == "Tabell 1. Till kommuner (kr)"
    assert second.table.table_id.endswith("/2")


def test_a_header_over_several_columns_gives_its_unit_to_each() -> None:
    html = (
        "<html><body><p>Beslut.</p><table><tr><th rowspan=2>Region</th><th colspan=2>Belopp, tkr</th></tr>"
        "<tr><th>2022</th><th>2023</th></tr><tr><td>Region Skåne</td><td>1 200</td><td>1 300</td></tr>"
        "<tr><td>Region Halland</td><td>400</td><td>500</td></tr></table></body></html>"
    )
    reading = only(html)
    assert [(a.year, a.amount_sek) for a in reading.allocations] == [
        (2022, 1_200_000),
        (2023, 1_300_000),
        (2022, 400_000),
        (2023, 500_000),
    ]


def test_population_and_amount_for_each() -> None:
    reading = only(
        "Kommun      Invånare    Kr/inv    Bidrag (kr)\nArvika        25 000        50      1 250 000\n"
        "Eda            8 500        50        425 000\nSäffle        15 000        50        750 000\n"
    )
    assert roles(reading) == ["name", "population", "per_capita", "amount"]
    assert reading.table.kind is TableKind.ALLOCATION


UNITLESS = (
    "Insats                  Medel\nUtbildning                 15\nForskning                 2,5\nSumma    17,5\n"
)


def test_figures_without_unit_have_no_value_until_the_prose_gives_one() -> None:
    reading = only(UNITLESS)
    assert [a.amount_sek for a in reading.allocations] == [None, None, None]
    (settled,) = settle_units((reading,), (prose_total(17_500_000),))
    assert [a.amount_sek for a in settled.allocations] == [15_000_000, 2_500_000, 17_500_000]
    assert {a.unit for a in settled.allocations} == {None}


def test_a_unit_of_impossible_size_is_not_believed() -> None:
    reading = only("Region         Medel (MKR)\nSkåne          215 942 447\nHalland         95 100 200\n")
    assert [a.amount_sek for a in reading.allocations] == [None, None]
    assert {a.unit for a in reading.allocations} == {MoneyUnit.MNKR}


def test_words_of_the_table_are_claimed_and_those_around_are_not() -> None:
    source = document(
        "Tabell 1. Bidrag 2023, kr\n\nKommun      Belopp\nAle         100 000\nBorås       200 000\n\n"
        "Kommunerna ska redovisa hur de har använt medlen senast den 1 mars.\n"
    )
    (reading,) = read_tables(source)
    claimed = {source.pages[r.page].words[r.word].text for r in reading.words}
    assert {"Tabell", "Kommun", "Ale", "100", "000", "Borås"} <= claimed
    assert not {"redovisa", "medlen", "mars."} & claimed


def test_each_row_knows_its_place() -> None:
    reading = only("Kommun      Belopp kr\nAle         100 000\nBorås       200 000\n")
    rows: list[Allocation] = list(reading.allocations)
    assert [(a.row, a.place.page, a.place.line) for a in rows] == [(1, 1, 2), (2, 1, 3)]
    assert ColumnRole.AMOUNT in reading.roles


def test_column_groups_set_anew_on_each_page_are_one_table() -> None:
    """As a converter lays them out: a long name leaves one space, in the header too, on one page only."""
    first = """Kommun      Belopp (kr)   Kommun     Belopp (kr)   Kommun       Belopp (kr)
Ale             818 444   Boden         621 362    Lessebo        838 660
Aneby            71 938   Borås          76 714    Tingsryd       648 925
Alvesta          40 017   Bollnäs        31 975    Eda            273 392
Arjeplog        100 000   Bjurholm      100 000    Dals-Ed        100 000
Arvika          100 000   Bjuv          100 000    Degerfors      100 000
"""
    second = """Kommun          Belopp (kr)   Kommun     Belopp (kr)   Kommun Belopp (kr)
Hofors             88 574     Malå          143 836    Robertsfors 665 839
Skinnskatteberg     6 226     Mora           96 374    Norsjö      596 413
Surahammar        764 984     Orsa           77 449    Åsele       512 987
Salem             100 000     Nora          100 000    Åre         100 000
Solna             100 000     Nybro         100 000    Åmål        100 000
"""
    reading = only(first + "\f" + second)
    read = amounts(reading)
    assert [c.header for c in reading.table.columns] == ["Kommun", "Belopp (kr)"]
    assert len(read) == 30
    assert dict(read)["Robertsfors"] == 665839
    assert dict(read)["Hofors"] == 88574
    assert dict(read)["Malå"] == 143836


def test_a_total_of_fewer_numbers_than_its_rows_have_ends_in_no_error() -> None:
    text = "Fördelning av bidrag, kronor\n\nMora 361 61 887\nNora 612 887 499\nKalix 775 250 000 636\n"
    document = read_document(f"{text}Boden 250 000 57 906 250 000\nSumma 548 070\n".encode(), "x.txt")
    assert all(reading.allocations for reading in read_tables(document))


@pytest.mark.parametrize("foot", ["19)", "1 (1)", "1"])
def test_the_number_of_an_only_page_is_no_total(foot: str) -> None:
    """Text recognition takes the opening bracket of "1 (1)" for a 9."""
    rows = (("Kommun", "Belopp, kr"), ("Tjörn", "87 596"), ("Torsby", "9 338"), ("Tranås", "4 777"))
    text = "\n".join([*(f"{name:<16}{amount:>12}" for name, amount in rows), "", "", "", f"{foot:>30}", ""])
    assert [a.recipient for a in only(text).allocations] == ["Tjörn", "Torsby", "Tranås"]


def test_lan_is_a_title_over_names() -> None:
    reading = only("Fördelningen av anslaget:\n\nLän Anslag\nUppsala län 4 400 000\nKalmar län 3 700 000\n")
    assert [h.text for h in reading.grid.headers] == ["Län", "Anslag"]
