"""What a column is: header, cells, caption and foot together, in the words of many agencies."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables, settle_units
from schemas.vocabulary import RecipientKind, TableKind

CELLS = {
    "kommun": "Ale Borås Eslöv Falun Habo",
    "förening": "IF-Ett IF-Två IF-Tre IF-Fyra IF-Fem",
    "län": "Västra_Götaland Västra_Götaland Skåne Dalarna Jönköping",
    "kod": "1440 1490 1285 2080 0643",
    "orgnr": "212000-1439 212000-1561 212000-1173 212000-2239 212000-0472",
    "kr": "1_132_368 2_640_500 412_000 1_760_430 88_200",
    "andel": "18,77 43,76 6,83 29,18 1,46",
    "folk": "31_868 113_714 34_123 59_528 12_578",
    "hundra": "120 1_300 75 431 90",
    "tio": "12 45 7 33 9",
    "mnkr": "1,1 2,6 0,4 1,8 0,1",
    "kr/inv": "35,53 23,22 12,07 29,57 7,01",
    "10 kr": "10 10 10 10 10",
    "10 x folk": "318_680 1_137_140 341_230 595_280 125_780",
    "10 000 kr": "10_000 10_000 10_000 10_000 10_000",
    "10 000 x tio": "120_000 450_000 70_000 330_000 90_000",
    "postnr": "449_51 501_80 241_80 791_83 566_80",
    "telefon": "0303-33_00_00 033-35_70_00 0413-620_00 023-830_00 036-442_80_00",
    "datum": "2021-03-01 2021-03-04 2021-03-09 2021-03-11 2021-04-01",
    "bankgiro": "5050-1055 123-4567 5990-1234 991-2345 5012-4444",
    "plusgiro": "12_34_56-7 123_45_67-8 43_21_09-1 88_77_66-5 5_55_55-5",
    "rang": "1 2 3 4 5",
    "plats": "3 5 1 2 4",
    "löpnr": "34501 34502 34817 34990 35001",
    "år": "2020 2020 2021 2021 2022",
    "kvot": "0,98 1,02 1,11 0,87 1,00",
    "tusen": "12_300 45_100 7_200 33_000 9_100",
    "skillnad": "0 1_000 -500 0 200",
}

# header of each column | its cells | role of each column
ROLES = """
Kommun, Belopp | kommun, kr | name amount
Kommun, Kr | kommun, kr | name amount
Kommun, Bidrag 2022 | kommun, kr | name amount
Region, 2020, 2021 | kommun, kr, kr | name amount amount
Region, Kvartal 1, Kvartal 2 | kommun, kr, kr | name amount amount
Region, Januari, Februari | kommun, kr, kr | name amount amount
Lärosäte, Helårsstudenter, Medel (tkr) | förening, tio, kr | name population amount
Kommun, Belopp (kr), Not | kommun, kr, plats | name amount other
Kommun, Skolenhetskod, Belopp | kommun, löpnr, kr | name other amount
Kommun, Enhet nr, Belopp | kommun, löpnr, kr | name other amount
Kommun, Märkning, Belopp (kr) | kommun, löpnr, kr | name other amount
Kommun, Nya platser 2025, Medel 2025 (tkr) | kommun, tio, kr | name count amount
Kommun, Befolkningsbaserat, Övrigt, Belopp (tkr) | kommun, kr, kr, kr | name amount amount amount
Kommun, Preliminärt, Slutligt | kommun, kr, kr | name amount amount
Kommun, Grundbidrag, Glesbygdstillägg | kommun, kr, kr | name amount amount
Kommun, Statsbidrag nyanlända, Ersättning för äldre | kommun, kr, kr | name amount amount
Kommun, Medel, varav administration | kommun, kr, hundra | name amount amount
Kommun, Rekvirerat, Använt, Återbetalt | kommun, kr, kr, skillnad | name amount amount amount
Kommun, Tidigare beslut, Nytt beslut, Skillnad | kommun, kr, kr, skillnad | name amount amount amount
Kommun, Folkmängd 2019, Folkmängd 2020, Förändring | kommun, folk, folk, skillnad | name population population other
Kod, Kommun, Belopp | kod, kommun, kr | code name amount
Kommunnr, Namn, Utfall | kod, kommun, kr | code name amount
Kommun, Kommunkod, Belopp | kommun, kod, kr | name code amount
Mottagare, Org.nr, Beviljat | kommun, orgnr, kr | name organisation_number amount
Mottagare, Organisationsnr, Beviljat belopp | kommun, orgnr, kr | name organisation_number amount
Kommun, Belopp, Andel | kommun, kr, andel | name amount share
Kommun, Belopp, % | kommun, kr, andel | name amount share
Kommun, Andel (%), Belopp (kr) | kommun, andel, kr | name share amount
Kommun, Belopp, Del av totalen | kommun, kr, andel | name amount share
Kommun, 2020 kr, 2021 kr, Förändring i % | kommun, kr, kr, kvot | name amount amount other
Kommun, Invånare, Belopp | kommun, folk, kr | name population amount
Kommun, Folkmängd 31 dec 2020, Bidrag | kommun, folk, kr | name population amount
Kommun, Befolkning, Bidrag i kr | kommun, folk, kr | name population amount
Kommun, Personer 80+, Bidrag | kommun, hundra, kr | name population amount
Kommun, 80 år och äldre, Bidrag | kommun, hundra, kr | name population amount
Kommun, Folkmängd 2019, Folkmängd 2020 | kommun, folk, folk | name population population
Kommun, Belopp, Kr/inv | kommun, kr, kr/inv | name amount per_capita
Kommun, Belopp, Kronor per invånare | kommun, kr, kr/inv | name amount per_capita
Kommun, Invånare, Kr/inv, Bidrag | kommun, folk, 10 kr, 10 x folk | name population per_capita amount
Kommun, Barn/elever, Per barn (kr), Bidrag | kommun, folk, 10 kr, 10 x folk | name population per_capita amount
Kommun, Antal platser, Kr per plats, Summa | kommun, tio, 10 000 kr, 10 000 x tio | name count unit_amount amount
Vara, Antal, À-pris, Summa | förening, tio, 10 000 kr, 10 000 x tio | name count unit_amount amount
Kommun, Antal platser, Belopp | kommun, tio, kr | name count amount
Kommun, Antal, Belopp | kommun, tio, kr | name count amount
Kommun, Årsarbetskrafter, Belopp | kommun, tio, kr | name count amount
Kommun, Heltidstjänster, Belopp | kommun, tio, kr | name count amount
Kommun, Timmar, Belopp | kommun, hundra, kr | name count amount
Förening, Medlemmar, Bidrag | förening, hundra, kr | name count amount
Förening, Sammankomster, Bidrag | förening, tusen, kr | name count amount
Kommun, Utfall antal, Utfall kr | kommun, tio, kr | name count amount
Kommun, Besökare, Utlån | kommun, tusen, tusen | name count count
Nr, Kommun, Belopp | rang, kommun, kr | other name amount
Rang, Kommun, Belopp | plats, kommun, kr | other name amount
#, Kommun, Belopp | rang, kommun, kr | other name amount
Kommun, Grupp, Belopp | kommun, plats, kr | name other amount
Kommun, Belopp, Sida | kommun, kr, tio | name amount page_number
Kommun, Postnummer, Belopp | kommun, postnr, kr | name other amount
Kommun, Telefon, Belopp | kommun, telefon, kr | name other amount
Kommun, Beslutsdatum, Belopp | kommun, datum, kr | name other amount
Kommun, Utbetalt den, Belopp | kommun, datum, kr | name other amount
Kommun, Bankgiro, Belopp | kommun, bankgiro, kr | name other amount
Kommun, Plusgiro, Belopp | kommun, plusgiro, kr | name other amount
Diarienummer, Förening, Bidrag | löpnr, förening, kr | other name amount
Ansökans ID, Förening, Bidrag | löpnr, förening, kr | other name amount
Projektnummer, Förening, Bidrag | löpnr, förening, kr | other name amount
Mottagare, År, Belopp | kommun, år, kr | name other amount
Kommun, Kvot, Belopp | kommun, kvot, kr | name other amount
Kommun, Strukturindex, Belopp | kommun, kvot, kr | name other amount
Kommun, Poäng, Belopp | kommun, tio, kr | name other amount
Kommun, Areal km2, Belopp | kommun, hundra, kr | name other amount
Kommun, Hektar, Belopp | kommun, tusen, kr | name count amount
Län, Kommun, Belopp | län, kommun, kr | other name amount
Sökande, Projekt, Beviljat | kommun, förening, kr | name other amount
"""

# header | cells | caption or note above | foot | unit of each amount column; "none" where there is no amount column
UNITS = """
Kommun, Belopp (tkr) | kommun, hundra | | | tkr
Kommun, Tusen kronor | kommun, hundra | | | tkr
Kommun, Belopp i tusental kronor | kommun, hundra | | | tkr
Kommun, Belopp i 1 000-tal kronor | kommun, hundra | | | tkr
Kommun, TSEK | kommun, hundra | | | tkr
Kommun, SEK | kommun, kr | | | kr
Kommun, mnkr | kommun, mnkr | | | mnkr
Kommun, Mkr | kommun, mnkr | | | mnkr
Kommun, Miljoner kronor | kommun, mnkr | | | mnkr
Kommun, Belopp MSEK | kommun, mnkr | | | mnkr
Kommun, Belopp | kommun, hundra | (tkr) | | tkr
Kommun, Belopp | kommun, hundra | Alla belopp i tusen kronor | | tkr
Kommun, Belopp | kommun, hundra | Tabell 1. Fördelning per kommun (tusental kr) | | tkr
Kommun, Belopp | kommun, hundra | Medlen fördelas enligt följande (belopp i tkr): | | tkr
Kommun, Belopp | kommun, hundra | Medlen fördelas enligt följande, i tusental kronor: | | tkr
Kommun, Belopp | kommun, hundra | | Belopp anges i tkr. | tkr
Kommun, Belopp | kommun, hundra | | Anm. Samtliga belopp i tabellen är angivna i tusental kronor. | tkr
Kommun, Belopp | kommun, mnkr | | Not: Beloppen är i miljoner kronor. | mnkr
Kommun, Ram i mnkr, Utbetalt i kr | kommun, mnkr, kr | | | mnkr kr
Kommun, Belopp i kr | kommun, kr | Belopp i tkr | | kr
Region, 2020, 2021 | kommun, hundra, hundra | Belopp i tkr | | tkr tkr
Kommun, 2020, 2021 | kommun, folk, folk | Antal invånare per kommun | | none
Kommun, 2020, 2021 | kommun, hundra, hundra | Antal deltagare per kommun | | none
Kommun, 2020, 2021 | kommun, andel, andel | Andel i procent per kommun | | none
Anläggning, kWh | förening, tusen | | | none
Parti, Röster | förening, tusen | | | none
Kommun, Antal ärenden | kommun, tusen | | | none
"""


def table(headers: str, cells: str, above: str = "", foot: str = "") -> TableReading | None:
    columns = [CELLS[c.strip()].replace("_", "\u00a0").split(" ") for c in cells.split(",")]
    rows = [[h.strip() for h in headers.split(",")], *zip(*columns, strict=True)]
    body = "\n".join("\t".join(row).replace("\u00a0", " ") for row in rows)
    text = f"Nämnden har prövat frågan.\n\n{above}\n\n{body}\n\n{foot}\n"
    readings = settle_units(read_tables(read_document(text.encode(), "meaning.txt")), ())
    assert len(readings) < 2
    return readings[0] if readings else None


def cases(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("headers", "cells", "roles"), cases(ROLES))
def test_the_roles_of_columns(headers: str, cells: str, roles: str) -> None:
    reading = table(headers, cells)
    assert reading is not None
    assert [c.role.value for c in reading.table.columns] == roles.split()


@pytest.mark.parametrize(("headers", "cells", "above", "foot", "units"), cases(UNITS))
def test_the_unit_of_amounts(headers: str, cells: str, above: str, foot: str, units: str) -> None:
    reading = table(headers, cells, above, foot)
    found = [m.unit.value for m in reading.measures if m.unit] if reading else []
    assert found == ([] if units == "none" else units.split())


def test_what_an_agency_may_do_with_its_appropriation_is_no_sum_in_parts() -> None:
    text = (
        "Finansiella villkor\n\n"
        "Anslag/ap    Anslagskredit (tkr)    Anslagsbehållning (tkr)    Indrag (tkr)\n"
        "1:7 ap.1                  3 120                      2 400             0\n"
        "1:7 ap.2                  1 900                          0           750\n"
        "1:7 ap.3                    850                        300         1 200\n"
    )
    (reading,) = read_tables(read_document(text.encode(), "villkor.txt"))
    assert reading.table.kind is TableKind.OTHER
    assert [a.amount_sek for a in reading.allocations][::2] == [3_120_000, 1_900_000, 850_000]


def test_a_countys_code_beside_companies_makes_them_no_region() -> None:
    rows = ("20 | Teknikparken AB | 120 000", "23 | Fjällstiftelsen | 80 500", "17 | Värmlands kraft AB | 95 250")
    text = "\n".join(["Bilaga 1 Beviljat stöd, kr", "", "Länskod | Stödmottagare | Belopp", *rows, ""])
    (reading,) = read_tables(read_document(text.encode(), "bilaga.txt"))
    assert {(a.recipient_kind, a.name) for a in reading.allocations} == {(RecipientKind.OTHER, None)}
    assert [a.code_text for a in reading.allocations] == ["20", "23", "17"]


@pytest.mark.parametrize(("title", "kommuner"), [("Flygplats", 0), ("Stift", 0), ("Församling", 0), ("Kommun", 4)])
def test_bodies_called_by_their_place_are_no_kommuner(title: str, kommuner: int) -> None:
    rows = ("Kiruna | 120 000", "Mora | 80 500", "Karlstad | 95 250", "Region Skåne | 61 000", "Pajala | 45 000")
    text = "\n".join(["Bilaga 1 Beviljat stöd, kr", "", f"{title} | Belopp", *rows, ""])
    (reading,) = read_tables(read_document(text.encode(), "bilaga.txt"))
    assert sum(a.recipient_kind is RecipientKind.KOMMUN for a in reading.allocations) == kommuner
    assert sum(a.recipient_kind is RecipientKind.REGION for a in reading.allocations) == 1


@pytest.mark.parametrize("title", ["Butik", "Gård", "Verksamhet på orten"])
def test_companies_beside_the_places_where_they_lie_are_paid(title: str) -> None:
    rows = ("Ekeby AB | Mora | 90 000", "Byahörnan ek. för. | Kil | 80 500", "Stens Livs | Ale | 95 250")
    text = "\n".join(["Bilaga 1 Beviljat stöd, kr", "", f"{title} | Kommun | Belopp", *rows, ""])
    (reading,) = read_tables(read_document(text.encode(), "bilaga.txt"))
    assert [a.recipient for a in reading.allocations] == ["Ekeby AB", "Byahörnan ek. för.", "Stens Livs"]


def test_a_column_of_codes_of_which_most_are_misread_is_one_of_codes() -> None:
    rows = [
        "X4A0  Ale    120 000",
        "1490  Borås  230 000",
        "12B5  Eslöv  310 000",
        "2080  Falun  150 000",
        "0C43  Habo  90 000",
    ]
    reading = only("Kommunkod  Kommun  Belopp, kr\n" + "\n".join(rows))
    assert [c.role.value for c in reading.table.columns] == ["code", "name", "amount"]
    assert [a.code_text for a in reading.allocations][1:4:2] == ["1490", "2080"]


def only(text: str) -> TableReading:
    (reading,) = read_tables(read_document(text.encode(), "a.txt"))
    return reading
