"""People: signatures in one and two columns, rapporteurs, contacts put together from lists, copy lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.people.reading import read_people
from parsers.people.signatures import is_person, party_signatures
from parsers.prose.blocks import read_flow
from parsers.prose.flow import Flow
from schemas.vocabulary import DocumentKind

DECISION = DocumentKind.GOVERNMENT_DECISION
INSTRUCTION = DocumentKind.AGENCY_INSTRUCTION
AGREEMENT = DocumentKind.AGREEMENT
MEMO = DocumentKind.BOARD_MEMO
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def flow_of(text: str) -> Flow:
    return read_flow(read_document(text.strip("\n").encode(), "prov.txt"), frozenset())


def people(text: str, kind: DocumentKind) -> list[tuple[str | None, ...]]:
    rows = read_people(flow_of(text), kind)
    return [(str(p.role), p.name, p.title, p.organisation, p.email, p.phone) for p in rows]


HEAD = "Skolverket\n2023-02-01\n\nOm bidrag för simundervisning\n\nDetta är en inledning till texten.\n\n"

DECISION_END = """
Regeringen beslutar att medlen ska betalas ut.

På regeringens vägnar

{names}

Kopia till

Statsrådsberedningen
Finansdepartementet/Budgetavdelningen
Fi/BA Karl-Axel Modin
Sveriges Kommuner och Regioner



Fördelning av medel
"""


@pytest.mark.parametrize(
    "names",
    [
        "Lena Axelsson\n\nOla Berg von Heland",
        "Lena Axelsson\n                         Ola Berg von Heland",
        "Lena Axelsson          Ola Berg von Heland",
    ],
)
def test_minister_and_rapporteur_under_or_beside_each_other(names: str) -> None:
    found = people(HEAD + DECISION_END.format(names=names), DECISION)
    assert [p[:2] for p in found[:2]] == [("signatory", "Lena Axelsson"), ("rapporteur", "Ola Berg von Heland")]


def test_copies_name_organisations_and_persons_and_stop_at_the_gap() -> None:
    found = people(HEAD + DECISION_END.format(names="Lena Axelsson"), DECISION)
    assert [(p[1], p[3]) for p in found if p[0] == "copy_to"] == [
        (None, "Statsrådsberedningen"),
        (None, "Finansdepartementet/Budgetavdelningen"),
        ("Karl-Axel Modin", "Fi/BA"),
        (None, "Sveriges Kommuner och Regioner"),
    ]


TWO = """
Avtalet har upprättats i två exemplar, och parterna har tagit var sitt.

{first}
{second}


Umeå{gap}Umeå
den 3 maj 2022{gap}den 12 maj 2022



Greta Blom{gap}Nils-Erik Palm
Regiondirektör{gap}Ordförande
"""


@pytest.mark.parametrize("gap", [" ", "  ", "                 "])
def test_two_columns_of_signatures_whatever_parts_them(gap: str) -> None:
    text = HEAD + TWO.format(first="För Region Västerbotten  För Umeå kommun", second="", gap=gap)
    assert people(text, AGREEMENT) == [
        ("signatory", "Greta Blom", "Regiondirektör", "Region Västerbotten", None, None),
        ("signatory", "Nils-Erik Palm", "Ordförande", "Umeå kommun", None, None),
    ]


def test_a_party_may_run_over_two_lines() -> None:
    text = HEAD + TWO.format(
        first="För staten genom      För Sveriges Kommuner och",
        second="Kulturdepartementet   Regioner",
        gap="     ",
    )
    assert [s.party for s in party_signatures(flow_of(text))] == [
        "staten genom Kulturdepartementet",
        "Sveriges Kommuner och Regioner",
    ]


def test_signatures_one_under_the_other() -> None:
    text = HEAD + (
        "För staten genom Socialdepartementet\nStockholm den 3 juni 2021\nMaria Hellqvist\nStatssekreterare\n\n"
        "För Sveriges Kommuner och Regioner\nStockholm den 4 juni 2021\nAnders Nordh\nVerkställande direktör\n"
    )
    assert [(p[1], p[2], p[3]) for p in people(text, AGREEMENT)] == [
        ("Maria Hellqvist", "Statssekreterare", "staten genom Socialdepartementet"),
        ("Anders Nordh", "Verkställande direktör", "Sveriges Kommuner och Regioner"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ort och datum        Ort och datum", "Greta Blom, regiondirektör        Nils-Erik Palm, ordförande"),
        ("Datum: 2022-05-03        Datum: 2022-05-12", "Namn: Greta Blom        Namn: Nils-Erik Palm"),
    ],
)
def test_names_behind_labels_and_before_titles(first: str, second: str) -> None:
    titles = "\nBefattning: Regiondirektör        Befattning: Ordförande" if "Namn" in second else ""
    text = HEAD + f"För Region Västerbotten        För Umeå kommun\n{first}\n____________        __________\n"
    assert [(p[1], (p[2] or "").capitalize(), p[3]) for p in people(f"{text}{second}{titles}\n", AGREEMENT)] == [
        ("Greta Blom", "Regiondirektör", "Region Västerbotten"),
        ("Nils-Erik Palm", "Ordförande", "Umeå kommun"),
    ]


def test_parties_before_a_colon() -> None:
    text = HEAD + "".join(
        f"För {party}:\n\n___________________\nNamnförtydligande: {name}\nTitel: {title}\n\n"
        for party, name, title in (
            ("staten genom Kulturdepartementet", "Greta Blom", "Statssekreterare"),
            ("Umeå kommun", "Nils-Erik Palm", "Ordförande"),
        )
    )
    assert [(p[1], p[2], p[3]) for p in people(text, AGREEMENT)] == [
        ("Greta Blom", "Statssekreterare", "staten genom Kulturdepartementet"),
        ("Nils-Erik Palm", "Ordförande", "Umeå kommun"),
    ]


def test_a_blank_signature_line_names_nobody() -> None:
    text = HEAD + "För Region Skåne        För Lunds kommun\n\n______________        ______________\n"
    assert people(text, AGREEMENT) == []


@pytest.mark.parametrize("gap", [" ", "          "])
def test_memo_names_over_titles(gap: str) -> None:
    text = HEAD + f"Förvaltningen föreslår detta.\n\n\nEva Mård{gap}Jan Ek\n\nSocialdirektör{gap}Enhetschef\n"
    assert [p[:3] for p in people(text, MEMO)] == [
        ("signatory", "Eva Mård", "Socialdirektör"),
        ("signatory", "Jan Ek", "Enhetschef"),
    ]


def test_case_officer_in_the_head_with_telephone() -> None:
    text = """
Vaxholms stad                         Tjänsteutlåtande
Utbildningsförvaltningen              2022-03-14
Handläggare: Tove Lidbeck
Telefon: 08-541 708 00

Till Barn- och utbildningsnämnden

Statsbidrag för skolbibliotek

Förslag till beslut
Nämnden godkänner fördelningen av statsbidraget.
"""
    assert people(text, MEMO) == [("contact", "Tove Lidbeck", None, None, None, "08-541 708 00")]


def test_decision_maker_and_rapporteur_of_an_agency_in_a_sentence() -> None:
    text = HEAD + (
        "Beslut i detta ärende har fattats av avdelningschefen Petra Noreborn. "
        "Utredaren Emil Back har varit föredragande.\n"
    )
    assert [p[:3] for p in people(text, INSTRUCTION)] == [
        ("signatory", "Petra Noreborn", "avdelningschefen"),
        ("rapporteur", "Emil Back", "Utredaren"),
    ]


def test_contacts_from_three_lists() -> None:
    text = HEAD + (
        "Kontaktpersoner\n\nIda Öström\n\nPer-Arne Håkansson\n\n\n"
        "per-arne.hakansson@verket.se\n\nida.ostrom@verket.se\n\n\n010-111 22 33\n\n010-111 22 44\n"
    )
    assert [(p[1], p[4], p[5]) for p in people(text, INSTRUCTION)] == [
        ("Ida Öström", "ida.ostrom@verket.se", "010-111 22 33"),
        ("Per-Arne Håkansson", "per-arne.hakansson@verket.se", "010-111 22 44"),
    ]


def test_contact_in_a_sentence_and_on_one_line() -> None:
    text = HEAD + "Vid frågor kontakta Moa Lind, moa.lind@verket.se, telefon 08-123 45 67.\n"
    assert [(p[1], p[4], p[5]) for p in people(text, INSTRUCTION)] == [
        ("Moa Lind", "moa.lind@verket.se", "08-123 45 67")
    ]


def test_lists_of_unequal_length_give_no_guess() -> None:
    text = HEAD + "Kontakt\n\nMoa Lind\n\nUlf Ros\n\nEva Tall\n\n\n08-123 45 67\n\n08-123 45 68\n"
    assert [(p[1], p[5]) for p in people(text, INSTRUCTION)] == [
        ("Moa Lind", None),
        ("Ulf Ros", None),
        ("Eva Tall", None),
    ]


def test_an_office_is_a_contact_without_a_name() -> None:
    text = HEAD + "Kontakt\n\nBoverket, 0455-35 30 00, bidrag@boverket.se\n"
    assert people(text, INSTRUCTION) == [("contact", None, None, "Boverket", "bidrag@boverket.se", "0455-35 30 00")]


def test_unknown_documents_name_nobody() -> None:
    assert people(HEAD + "Kontakt\n\nMoa Lind\n\nmoa.lind@verket.se\n", DocumentKind.UNKNOWN) == []


@pytest.mark.parametrize(
    "name", ["Eva Mård", "Carl B. Hamilton", "Anna von Sydow", "Marja-Leena Falk", "Åsa Öberg"]
)
def test_names(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "Stockholm",
        "Stockholm Stockholm",
        "Region Skåne",
        "Verkställande direktör",
        "Svenska kyrkan",
        "den 3 maj",
        "Postadress Växel",
    ],
)
def test_no_names(text: str) -> None:
    assert not is_person(text)


def test_the_case_officers_number_and_address_stand_below_other_fields_of_the_head() -> None:
    text = (
        "Omsorgskontoret                                TJÄNSTESKRIVELSE\n"
        "Britt Sandgren                                 Datum         2020-02-11\n"
        "Verksamhetsutvecklare                          Dnr           2020-O00011\n"
        "0455-30 11 22\n"
        "britt.sandgren@hamnstad.example                                  1 (2)\n\n\n"
        "Omsorgsnämnden\n\n\nStatsbidrag till dagverksamhet\n\n"
        "Nämnden har fått bidrag till dagverksamheten under innevarande år.\n"
    )
    assert people(text, MEMO) == [
        (
            "contact",
            "Britt Sandgren",
            "Verksamhetsutvecklare",
            None,
            "britt.sandgren@hamnstad.example",
            "0455-30 11 22",
        )
    ]


def test_two_case_officers_each_with_a_number() -> None:
    text = HEAD + "Handläggare\nYlva Tross, tel 08-519 264 31\nMåns Ekelöf, tel 08-519 264 88\n"
    assert [(p[1], p[5]) for p in people(text, INSTRUCTION)] == [
        ("Ylva Tross", "08-519 264 31"),
        ("Måns Ekelöf", "08-519 264 88"),
    ]
