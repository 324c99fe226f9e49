"""Text whose columns stand one space apart: text columns beside the names, names of several lines, what is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from parsers.tables import read_tables
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

HEAD = "Bidrag till scenkonst 2025\nKulturnämnden\n\n"


def read(text: str) -> Extraction:
    return understand((HEAD + text).encode(), "fil.txt", Settings())


def rows(extraction: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    amounts = [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.group, int(a.amount_sek) if a.amount_sek is not None else None) for a in amounts]


def told(extraction: Extraction) -> list[str]:
    found = [f for f in extraction.findings if f.status is Status.FAIL and f.check == "numbers-accounted"]
    return [f.message for f in found]


def test_places_that_a_header_names_are_no_part_of_the_names() -> None:
    text = """Organisation Ort Län Beslutat belopp
Teater Sirius Umeå Västerbotten 250 000
Dansens vänner Örebro Örebro 480 000
Cirkus Månen Upplands Väsby Stockholm 150 000
Totalt 880 000
"""
    extraction = read(text)
    assert rows(extraction) == [
        ("Teater Sirius", None, 250000),
        ("Dansens vänner", None, 480000),
        ("Cirkus Månen", None, 150000),
    ]
    assert [c.header for c in extraction.tables[0].columns] == ["Organisation", "Ort", "Län", "Beslutat belopp"]
    assert told(extraction) == []


def test_ticks_are_no_part_of_the_names() -> None:
    text = "Region Deltar Belopp, kr\nRegion Dalarna x 120 000\nRegion Halland x 85 000\nRegion Uppsala x 77 000\n"
    assert [name for name, _, _ in rows(read(text))] == ["Region Dalarna", "Region Halland", "Region Uppsala"]


def test_names_that_are_places_lose_no_place() -> None:
    text = "Region Belopp (kr)\nRegion Dalarna 120 000\nRegion Halland 85 000\nRegion Skåne 77 000\nSumma 282 000\n"
    assert [name for name, _, _ in rows(read(text))] == ["Region Dalarna", "Region Halland", "Region Skåne"]


def test_free_text_beside_the_names_is_told() -> None:
    text = """Objekt Sökande Beviljat belopp (kr)
Hagby kvarn Hagby kvarnförening 185 000
Smedjan i Sjö Klavre hembygdsförening 62 500
Magasinet Sjö församling 118 000
Summa 365 500
"""
    (message,) = told(read(text))
    assert '3 numerals, the first "185 000": each stands beside a name that may hold the text of columns' in message


def test_lines_that_empty_lines_hold_to_a_row_end_its_name() -> None:
    text = """Organisation Belopp (kr)

Teater 250 000
Västerhavet

Föreningen Musik i 480 000
Syd och Öst

Nordiska 90 000
Scenkonstkollektiv
et

Cirkus Månen 150 000

Totalt 970 000
"""
    assert rows(read(text)) == [
        ("Teater Västerhavet", None, 250000),
        ("Föreningen Musik i Syd och Öst", None, 480000),
        ("Nordiska Scenkonstkollektivet", None, 90000),
        ("Cirkus Månen", None, 150000),
    ]


def test_a_line_that_makes_a_name_known_ends_it() -> None:
    text = "Region Fast del Totalt\nRegion Jönköpings 200 000 300 000\nlän\nVästra 200 000 900 000\n"
    text += "Götalandsregionen\nRegion Skåne 200 000 700 000\nSumma 600 000 1 900 000\n"
    names = [name for name, _, _ in rows(read(text))]
    assert names[::2] == ["Region Jönköpings län", "Västra Götalandsregionen", "Region Skåne"]


def test_lines_that_may_be_a_part_of_names_are_told() -> None:
    text = """Förening Belopp (kr)
Rimbo 80 000
Ridklubb
Norra 12 000
Schacksällskapet
Scoutkåren 30 000
Björkarna
Summa 122 000
"""
    (message,) = told(read(text))
    assert "each stands beside a name of which the lines above or below may be a part" in message


@pytest.mark.parametrize(
    "heading", ["Dalarnas län\nMora 120 000\nGävleborgs län\nOvanåker 80 000", "Musik\nMora 1 000\nOrsa 2 000"]
)
def test_headings_of_groups_are_not_told(heading: str) -> None:
    assert told(read(f"Kommun Belopp (kr)\n{heading}\nSkåne län\nYstad 77 000\nHöör 33 000\n")) == []


def test_a_title_in_words_of_two_cases_is_one() -> None:
    text = "Mottagare Rekvirerat belopp\nAle 120 000\nMora 80 000\nOrsa 77 000\nSumma 277 000\n"
    extraction = read(text)
    assert [c.header for c in extraction.tables[0].columns] == ["Mottagare", "Rekvirerat belopp"]
    assert sum(a.amount_sek or 0 for a in extraction.allocations) == Decimal(554000)


def test_lines_of_nothing_but_names_and_years_are_no_stack() -> None:
    assert read("Kommun\n\nAle\n\n2025\n1 200\n810\n4 310\n\n2026\n\n1 240\n840\n4 425\n") is not None


LINE = "Mora kommun Orsa kommun Leksands kommun Rättviks kommun Summa"
SUMS = "120 000 85 000 77 500 40 000 322 500"


@pytest.mark.parametrize(
    "line",
    [
        f"{LINE} {SUMS}",
        f"Kommun {LINE} Belopp (kr) {SUMS}",
        f"{LINE} 120 000 85 000 117 500 322 500",  # a number too few
        "Mora kommun Orsa kommun Leksands kommun 120 000 85 000 77 500",  # no sum
        "Kommun\nMora Orsa Leksand Rättvik Summa\nBelopp\n120 000 85 000 77 500 40 000 322 500",
    ],
)
def test_names_before_all_amounts_are_told(line: str) -> None:
    extraction = read(line)
    assert not rows(extraction)
    (message,) = told(extraction)
    assert "in no table" in message


@pytest.mark.parametrize("row", ["4:5 ap.2 (2012)0Allt0", "ap.2929Inget0\nap.315Inget0"])
def test_a_row_whose_cells_touch_is_told(row: str) -> None:
    head = "Regleringsbrev för budgetåret 2014 avseende Energiverket\nRegeringsbeslut 2013-12-19\nN2013/12/E\n"
    extraction = understand(f"{head}Finansiella villkor\n{row}\n".encode(), "fil.txt", Settings())
    (message,) = told(extraction)
    assert "in no table" in message


def test_as_many_titles_as_columns_head_one_each() -> None:
    text = """Lärosäte              Miljoner kronor
                      Utbildning          Samverkan          Summa
Högskolan i Borås                   3,1                0,8            3,9
Linnéuniversitetet                  6,0                2,5            8,5
Karolinska institutet              22,4                9,6           32,0
Totalt                             31,5               12,9           44,4
"""
    extraction = read(text)
    assert [name for name, _, _ in rows(extraction)[::3]] == [
        "Högskolan i Borås",
        "Linnéuniversitetet",
        "Karolinska institutet",
    ]
    assert [int(a.amount_sek or 0) for a in extraction.allocations][:3] == [3_100_000, 800_000, 3_900_000]


def test_a_column_without_a_title_is_told() -> None:
    text = "Län          Medel (mnkr)\nBlekinge             2,5     4,1\nKalmar               3,5     8,2\n"
    (message,) = told(read(text + "Gotland              1,5     2,1\n"))
    assert '3 numerals, the first "4,1": each stands in a column that no dataset holds' in message


def test_a_name_that_reaches_into_the_next_column_is_told() -> None:
    text = """Samverkande kommuner        Sökande      Bidrag i kr
Ljusdal och Nordanstig      Ljusdal        1 320 000
Bollnäs, Ovanåker och Söderhamn Söderhamn  2 260 000
Sandviken och Hofors        Sandviken      1 510 000
"""
    (message,) = told(read(text))
    assert '"2 260 000": each stands beside a name that may hold the text of columns' in message


def test_a_dash_one_space_from_a_number_is_a_cell_of_its_own() -> None:
    text = """Kommun         Grundbidrag (kr)    Tillägg (kr)
Botkyrka              650 000 –
Haninge               720 000           150 000
Salem                 100 000            45 000
Summa               1 470 000           195 000
"""
    extraction = read(text)
    assert extraction.tables[0].columns[0].header == "Kommun"
    assert ("Botkyrka", None, 650000) in rows(extraction)


@pytest.mark.parametrize("row", ["Junis 802001-6205980 000", "Föreningen Mot Strömmen 802008-12341 250 000"])
def test_an_amount_that_touches_an_organisation_number_is_told(row: str) -> None:
    assert "in no table" in told(read(f"Organisation Organisationsnummer Belopp\n{row}\n"))[0]


def test_the_number_of_a_paper_heads_no_column() -> None:
    text = "Dnr 1190/2025\n\nKommun   Belopp (kr)\nAle          120 000\nMora          80 000\n"
    assert [c.header for c in read(text).tables[0].columns] == ["Kommun", "Belopp (kr)"]


def test_a_name_that_begins_with_and_is_told() -> None:
    extraction = read("Mottagare Belopp (kr)\noch Norra bygden 120 000\nVallens IF 80 000\nsamt Dalens IF 30 000\n")
    found = [f.message for f in extraction.findings if f.check == "recipient-known" and f.status is Status.FAIL]
    assert [m.partition(":")[0] for m in found] == ['"och Norra bygden"', '"samt Dalens IF"']


def test_numbers_printed_as_hashes_are_told() -> None:
    text = "Region            Belopp\nRegion Blekinge   ###\nRegion Dalarna    ######\n\n### Not\n"
    assert told(read(text)) == ['"###" is a cell that gave no value', '"######" is a cell that gave no value']


BY_COLUMNS = """Kommun
Boden
Kalix
Luleå
Summa

Ersättning (tkr)
2025
1 200
810
4 310
6 320

2026

1 240
840
4 425
6 505
"""


def test_columns_of_years_below_each_other_are_side_by_side() -> None:
    found = [(a.recipient, a.year, int(a.amount_sek or 0)) for a in read(BY_COLUMNS).allocations]
    assert found[:4] == [
        ("Boden", 2025, 1_200_000),
        ("Boden", 2026, 1_240_000),
        ("Kalix", 2025, 810_000),
        ("Kalix", 2026, 840_000),
    ]
    assert len(found) == 8


@pytest.mark.parametrize(
    "text",
    [
        BY_COLUMNS.replace("Boden\n", "Norra kusten\nBoden\n"),  # a heading among the names
        BY_COLUMNS.replace("810\n", ""),  # an amount that is missing
    ],
)
def test_columns_of_unequal_length_are_no_rows(text: str) -> None:
    assert not [name for name, _, amount in rows(read(text)) if amount is not None and name == "Luleå"]
    assert told(read(text))


def test_a_year_after_a_month_heads_no_column() -> None:
    text = "Kommun Folkmängd 1 nov 2024 Bidrag (kr)\nSala 23 020 736 640\nArboga 14 099 451 168\n"
    extraction = read(text + "Köping 26 015 832 480\nSumma 63 134 2 020 288\n")
    assert [c.header for c in extraction.tables[0].columns] == ["Kommun", "Folkmängd 1 nov 2024", "Bidrag (kr)"]
    assert [amount for _, _, amount in rows(extraction)] == [736640, 451168, 832480]


def test_cells_below_each_other_under_titles_that_share_a_line() -> None:
    cells = ("Kommun", "Antal elever Bidrag (kr)", "Ale", "120", "240 000", "Mora", "55", "110 000")
    extraction = read("\n\n".join((*cells, "Eda", "31", "62 000")))
    assert [(a.recipient, a.count, int(a.amount_sek or 0)) for a in extraction.allocations] == [
        ("Ale", 120, 240_000),
        ("Mora", 55, 110_000),
        ("Eda", 31, 62_000),
    ]


def test_an_open_parenthesis_goes_on_in_the_next_line() -> None:
    text = """Organisation                   Beslutat stöd (kr)
Riksförbundet M Sverige (f.d.            90 000
Motormännen)
Vuxenskolan                           1 200 000
Ung i Piteå                              30 000
"""
    assert next(name for name, _, _ in rows(read(text))) == "Riksförbundet M Sverige (f.d. Motormännen)"


def test_a_label_of_a_sum_without_its_number_is_told() -> None:
    text = "Kommun Bidrag i kr\nMora 320 000\nOrsa 260 000\nSumma\nSandviken 580 000\n"
    assert any('"580 000": each stands beside a name of which the lines' in m for m in told(read(text)))


def test_lines_that_go_on_beside_hang_from_their_row() -> None:
    text = """Sökande           Projekt             Beviljat (kr)
Föreningen för    Läscirklar i tolv           185 000
läsning i         byar med
Norrbottens       varje månad
inland
Stiftelsen        Vandringsutställ            340 000
Silvermuseet      ning om vägen
Älvsby            Kurs                         75 000
Folkhögskola
Summa                                         600 000
"""
    assert [name for name, _, _ in rows(read(text))] == [
        "Föreningen för läsning i Norrbottens inland",
        "Stiftelsen Silvermuseet",
        "Älvsby Folkhögskola",
    ]


def test_lines_right_above_the_sum_hang_from_their_row() -> None:
    text = """Förbund         Beviljat 2024  Beviljat 2025
Samordning         1 250 000      1 310 000
Norra
Skaraborg
Finsam             1 880 000      1 900 000
Lekeberg och
Örebro
Samordning           640 000        655 000
Kramfors
Totalt             3 770 000      3 865 000
"""
    (reading,) = read_tables(read_document(text.encode(), "fil.txt"))
    assert [a.recipient for a in reading.allocations][::2] == [
        "Samordning Norra Skaraborg",
        "Finsam Lekeberg och Örebro",
        "Samordning Kramfors",
        "Totalt",
    ]


def test_headings_of_groups_in_laid_out_text_stay_headings() -> None:
    text = """Kommun             Belopp (kr)
Gotland              50 000
Dalarnas län
Mora                 80 000
Orsa                 20 000
Skåne län
Höör                 30 000
"""
    assert rows(read(text))[1:] == [
        ("Mora", "Dalarnas län", 80000),
        ("Orsa", "Dalarnas län", 20000),
        ("Höör", "Skåne län", 30000),
    ]


def test_names_before_amounts_amid_other_text_are_told() -> None:
    extraction = read(
        "Regeringens fördelning av stöd under 2025. Landsting Blekinge Örebro Gotlands kommun Summa "
        "Belopp per landsting, mnkr 37,8 1 063,2 1,3 1 102,4 Beloppen är avrundade."
    )
    assert "in no table" in told(extraction)[0]


@pytest.mark.parametrize("office", ["", "KUR ", "dnr "])
@pytest.mark.parametrize("lead", ["", "      "])
def test_a_case_number_between_a_name_and_its_amount_lends_it_no_digit(office: str, lead: str) -> None:
    listed = {"Byalaget Ljung": ("2024/1011", "2 343 000"), "Scoutkåren Havet": ("2024/118", "57 000")}
    listed |= {"Teater Vinden": ("2024/7", "7 543 000"), "Stiftelsen Bron": ("2024/1020", "758 000")}
    lines = [f"{lead}{name} {office}{case} {amount}" for name, (case, amount) in listed.items()]
    extraction = read("\n".join(["Mottagare Dnr Belopp (kr)", *lines]))
    expected = [(name, None, int(amount.replace(" ", ""))) for name, (_, amount) in listed.items()]
    assert rows(extraction) == expected
