"""One decision printed in several layouts says the same in each: heads, signatures, receivers, addresses."""

from __future__ import annotations

from functools import cache

import pytest

from ingest.readers import read_document
from parsers.organisations import organisations_in
from parsers.parse import parse_document
from parsers.references.reading import find_references
from schemas.rows import Extraction

_OF_THE_GOVERNMENT = """

Bidrag till byggdelar 2023

Beslut

Boverket beviljas 18 000 000 kronor för bidrag till samlingslokaler. Medlen betalas ut av Kammarkollegiet efter
rekvisition, som ska ha kommit in senast den 20 oktober 2023.

Villkor

Boverket ska redovisa hur medlen har fördelats senast den 1 mars 2024.

På regeringens vägnar

{names}

Sändlista
Boverket, Box 534, 371 23 Karlskrona
Kammarkollegiet
"""
_SIDE_BY_SIDE = "Solveig Ahrnbom                    Axel Fryksell"


@cache
def _read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "beslut.txt"), "test")


@pytest.mark.parametrize(
    "names", [_SIDE_BY_SIDE, "Solveig Ahrnbom Axel Fryksell", "Solveig Ahrnbom\n\nAxel Fryksell"]
)
@pytest.mark.parametrize(
    "head",
    [
        (
            "Regeringskansliet               REGERINGSBESLUT  I 12\nKulturdepartementet             2023-06-01\n"
            "                                Ku2023/00644"
        ),
        "Regeringskansliet\nKulturdepartementet\nREGERINGSBESLUT I 12\n2023-06-01\nKu2023/00644\nEnligt sändlista",
    ],
)
def test_a_decision_that_names_the_government_in_its_head_alone(head: str, names: str) -> None:
    read = _read(head + _OF_THE_GOVERNMENT.format(names=names))
    row = read.document
    assert (row.kind, row.issuer, row.department) == ("government_decision", "Regeringen", "Kulturdepartementet")
    assert (row.decision_number, row.diarienummer, str(row.document_date)) == ("I:12", "Ku2023/00644", "2023-06-01")
    assert [(p.role, p.name or p.organisation) for p in read.people] == [
        ("signatory", "Solveig Ahrnbom"),
        ("rapporteur", "Axel Fryksell"),
        ("copy_to", "Boverket"),  # without its address
        ("copy_to", "Kammarkollegiet"),
    ]
    assert next((c.category, c.modality) for c in read.conditions) == ("allocation", "statement")


_OF_A_COUNTY = """

Bidrag till åtgärder mot ras

Beslut

Länsstyrelsen beviljar Ånge kommun bidrag med 60 procent av kostnaderna, högst 2 340 000 kronor. Bidraget motsvarar
60 procent av de stödberättigande kostnaderna.

Villkor

Kommunen ska lämna slutredovisning till Länsstyrelsen senast den 31 januari 2024.

Ärendet

Kommunen begärde i en skrivelse den 14 april 2022 att få bidrag (MSB 2022-07712).

Beslutet har fattats av länsrådet Birgitta Holmsten med handläggaren Linnea Borgefors som föredragande.
"""


@pytest.mark.parametrize(
    "head",
    [
        (
            "Länsstyrelsen                 BESLUT                  Sida 1 (2)\n"
            "Västernorrland                2022-11-08              Dnr 505-8112-2022\n\n"
            "Handläggare                                           Ånge kommun\n"
            "Linnea Borgefors                                      Torggatan 10\n"
            "010-225 91 34                                         841 81 Ånge"
        ),
        (
            "Länsstyrelsen\nVästernorrland\nBESLUT\n2022-11-08\nSida 1 (2)\nDnr 505-8112-2022\nHandläggare\n"
            "Linnea Borgefors\n010-225 91 34\nÅnge kommun\nTorggatan 10\n841 81 Ånge"
        ),
    ],
)
def test_a_county_whose_name_stands_on_two_lines(head: str) -> None:
    read = _read(head + _OF_A_COUNTY)
    row = read.document
    assert (row.issuer, row.addressee) == ("Länsstyrelsen Västernorrland", "Ånge kommun")
    assert [(p.role, p.name, p.phone) for p in read.people] == [
        ("signatory", "Birgitta Holmsten", None),
        ("rapporteur", "Linnea Borgefors", None),
        ("contact", "Linnea Borgefors", "010-225 91 34"),  # two roles are two rows
    ]
    assert [(r.role, r.value) for r in read.references] == [("own", "505-8112-2022"), ("cites", "MSB 2022-07712")]
    assert [d.role for d in read.dates if d.text == "den 14 april 2022"] == ["other"]  # a letter decides nothing
    assert [c.category for c in read.conditions] == ["allocation", "allocation", "reporting"]


def test_an_addressee_without_its_address() -> None:
    read = _read(
        "Skolverket\n\nMönsterås kommun\nOrganisationsnummer: 212000-0720\n\nBeslut\n2021-10-19\nDnr 2021:4417\n"
        "Sida 1 (2)\n\nBeslut om återkrav av statsbidrag för läxhjälp 2020\n\nSkolverket beslutar att Mönsterås "
        "kommun ska betala tillbaka 318 000 kronor av statsbidraget. Bidraget har inte använts.\n"
    )
    assert (read.document.issuer, read.document.addressee) == ("Skolverket", "Mönsterås kommun")


_OF_A_REGION = """Region Värmland             Beslut om projektmedel     Dnr RV 2025-00318
Regional utveckling         2025-02-17                 Sida 1(2)

Till
Stiftelsen Båtmuseet
Hamnvägen 3
684 30 Munkfors

Beslut om stöd till projektet Älven berättar

Beslut
Region Värmland beslutar att bevilja Stiftelsen Båtmuseet i Munkfors 1 250 000
kronor i projektmedel.

Villkor
Stödmottagaren ska lämna en slutrapport senast den 30 april 2027.
"""


def test_no_table_is_made_of_a_head_an_address_and_a_sentence() -> None:
    read = _read(_OF_A_REGION)
    assert not read.allocations
    row = read.document
    assert (row.kind, row.issuer, row.addressee) == (
        "agency_instruction",
        "Region Värmland",
        "Stiftelsen Båtmuseet",
    )
    assert [(a.role, a.amount_sek) for a in read.amounts] == [("allocation", 1_250_000)]


@pytest.mark.parametrize("text", ["Sida 1(2)", "Sida 3 av 4", "Sida: 2"])
def test_a_page_is_no_agency(text: str) -> None:
    assert organisations_in(text) == ()


@pytest.mark.parametrize("text", ["programmet (EU 2021-2027)", "(SCB 2019-11-12)", "(KS 2019)"])
def test_what_in_brackets_is_no_number(text: str) -> None:
    assert not [f for f in find_references(text) if f.kind == "diarienummer"]


def test_the_number_of_a_decision_whose_columns_ran_together() -> None:
    text = (
        "Finansdepartementet Regeringsbeslut\nSkatteverket               II 9\n"
        "Solna strandväg 10         2031-12-21\n"
        "171 94 Solna               Fi2031/07942\n\n"
        "Regleringsbrev för budgetåret 2032 avseende anslag 1:3\n\n"
        "Regeringen beslutar att följande ska gälla under budgetåret 2032.\n\nVillkor för anslag 1:3\n\n"
        "ap.1 Bidrag till rådet\n\nSkatteverket ska senast två veckor efter rekvisition betala ut medel till\n"
        "Rådet för kommunal redovisning i Stockholm och dess kansli enligt plan.\nap.2 Bidrag till analyser\n"
        "Skatteverket ska betala ut medel till Rådet för främjande av analyser.\n"
    )
    read = _read(text)
    assert read.document.decision_number == "II:9"
    assert [c.text.split()[-1] for c in read.conditions] == ["plan.", "analyser."]
