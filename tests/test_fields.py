"""Document fields: who speaks, from which unit, to whom, under which title; and the normal form of names."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.fields import Fields, read_fields
from parsers.organisations import Body, normal_form, organisations_in
from parsers.prose.blocks import read_flow
from schemas.vocabulary import DocumentKind


def fields(text: str, kind: DocumentKind) -> Fields:
    return read_fields(read_flow(read_document(text.strip("\n").encode(), "prov.txt"), frozenset()), kind)


DECISION = """
Regeringsbeslut                         I:4
2023-05-04                              {number}

{department}                     {addressee}
                                        {street}
                                        {town}

Utbetalning av medel till regionerna för ambulansflyg

Regeringens beslut
Regeringen beslutar att medlen ska betalas ut.

På regeringens vägnar
Lena Axelsson
"""


@pytest.mark.parametrize(
    ("department", "addressee", "street", "town"),
    [
        ("Socialdepartementet", "Kammarkollegiet", "Box 2218", "103 15 Stockholm"),
        ("Kulturdepartementet", "Statens kulturråd", "Box 27215", "102 53 Stockholm"),
        ("Finansdepartementet", "Länsstyrelsen i Kalmar län", "Regeringsgatan 1", "391 86 Kalmar"),
        ("Näringsdepartementet", "Svenska Skidförbundet", "Riksskidstadion 1", "791 19 Falun"),
    ],
)
def test_government_decision(department: str, addressee: str, street: str, town: str) -> None:
    text = DECISION.format(
        number="S2023/01234", department=department, addressee=addressee, street=street, town=town
    )
    assert fields(text, DocumentKind.GOVERNMENT_DECISION) == Fields(
        "Utbetalning av medel till regionerna för ambulansflyg", "Regeringen", department, addressee
    )


def test_a_decision_without_addressee_has_none() -> None:
    text = "Regeringsbeslut\n2023-05-04\nS2023/01234\nSocialdepartementet\n\nEn ny satsning på vården\n\n"
    text += "Regeringen beslutar att fördela 5 000 000 kronor till regionerna för ambulansflyg i norr.\n"
    assert fields(text, DocumentKind.GOVERNMENT_DECISION).addressee is None


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("SKOLVERKET", "Skolverket"),
        ("LÄNSSTYRELSEN I ÖREBRO LÄN", "Länsstyrelsen i Örebro län"),
        ("Myndigheten för civilt försvar", "Myndigheten för civilt försvar"),
        ("Statens kulturråd  2022-03-01  Dnr KUR 2022/101", "Statens kulturråd"),
        ("Energimyndigheten", "Energimyndigheten"),
    ],
)
def test_agency(printed: str, issuer: str) -> None:
    text = f"{printed}\n2022-03-01\n\nAnvisning för bidrag till simskolor\n\nNi ska redovisa bidraget i januari.\n"
    assert fields(text, DocumentKind.AGENCY_INSTRUCTION).issuer == issuer


def test_an_agency_without_letterhead_is_the_one_that_receives_the_reports() -> None:
    text = (
        "Anvisning för bidrag till simskolor\n\nRekvisitionen ska ha kommit in till Boverket senast den 1 maj. "
        "Redovisningen ska lämnas till Boverket. Regeringen gav uppdraget i mars och Skolverket yttrade sig.\n"
    )
    assert fields(text, DocumentKind.AGENCY_INSTRUCTION).issuer == "Boverket"


MEMO = """
{head}

{to}

Fördelning av statsbidrag för fritidskort

Förslag till beslut
Nämnden godkänner fördelningen.

Sammanfattning
{unit} har tagit fram ett förslag till hur bidraget ska fördelas mellan föreningarna i år.
"""


@pytest.mark.parametrize(
    ("head", "to", "unit", "issuer", "addressee"),
    [
        (
            "Ale kommun\nKulturförvaltningen",
            "Till Kulturnämnden",
            "Förvaltningen",
            "Kulturförvaltningen",
            "Kulturnämnden",
        ),
        ("UMEÅ KOMMUN", "Kommunstyrelsen", "Stadsledningskontoret", "Stadsledningskontoret", "Kommunstyrelsen"),
        (
            "Region Dalarna\nRegionkansliet",
            "Till\nHälso- och sjukvårdsnämnden",
            "Kansliet",
            "Regionkansliet",
            "Hälso- och sjukvårdsnämnden",
        ),
    ],
)
def test_memo(head: str, to: str, unit: str, issuer: str, addressee: str) -> None:
    found = fields(MEMO.format(head=head, to=to, unit=unit), DocumentKind.BOARD_MEMO)
    assert (found.issuer, found.addressee) == (issuer, addressee)


def test_agreement_names_its_parties() -> None:
    text = (
        "Överenskommelse om barnhälsovård 2024\n\nInledning\nParterna är överens om insatserna nedan i år.\n\n"
        "För staten genom Socialdepartementet     För Sveriges Kommuner och Regioner\n\n"
        "Stockholm den 3 maj 2024                 Stockholm den 6 maj 2024\n\n"
        "Eva Ek                                   Ulf Alm\n"
    )
    assert fields(text, DocumentKind.AGREEMENT) == Fields(
        "Överenskommelse om barnhälsovård 2024",
        "Staten genom Socialdepartementet och Sveriges Kommuner och Regioner",
        "Socialdepartementet",
        None,
    )


def test_a_notice_is_issued_by_whoever_says_we() -> None:
    text = (
        "Nya medel för digitala lås\n\nRegeringen har gett Socialstyrelsen i uppdrag att fördela 90 miljoner.\n\n"
        "Digitalisering är ett av Kommunförbundet Norrbottens områden. Vi återkommer med mer information i höst.\n"
    )
    assert fields(text, DocumentKind.NOTICE).issuer == "Kommunförbundet Norrbotten"


def test_a_notice_that_does_not_say_who_speaks_has_no_issuer() -> None:
    text = "Nya medel för digitala lås\n\nRegeringen har gett Socialstyrelsen i uppdrag att fördela 90 miljoner.\n"
    assert fields(text, DocumentKind.NOTICE).issuer is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Socialstyrelsens rapport till Region Västra Götaland", ["Socialstyrelsen", "Region Västra Götaland"]),
        ("hälso- och sjukvårdsnämnden i Göteborgs stad", ["Hälso- och sjukvårdsnämnden", "Göteborgs stad"]),
        ("E-hälsomyndigheten och Post- och telestyrelsen", ["E-hälsomyndigheten", "Post- och telestyrelsen"]),
        ("regelverket, nätverket och förvaltningen", []),  # the form of names, but no names
        ("tillsynsmyndigheten", []),
        ("www.skolverket.se och info@boverket.se", []),  # part of an address
    ],
)
def test_organisations(text: str, names: list[str]) -> None:
    assert [o.name for o in organisations_in(text)] == names


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Regeringen", Body.GOVERNMENT),
        ("Miljödepartementet", Body.MINISTRY),
        ("Kommunstyrelsen", Body.BOARD),
        ("Arbetsmiljöverket", Body.AGENCY),
        ("Stadsledningskontoret", Body.ADMINISTRATION),
        ("Statskontoret", Body.AGENCY),
        ("Vansbro kommun", Body.LOCAL),
        ("SKR", Body.ASSOCIATION),
    ],
)
def test_sort_of_body(text: str, body: Body) -> None:
    assert [o.body for o in organisations_in(text)] == [body]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("SOCIALSTYRELSEN", "Socialstyrelsen"),
        ("REGION SKÅNE", "Region Skåne"),
        ("STOCKHOLMS STAD", "Stockholms stad"),
        ("MYNDIGHETEN FÖR DIGITAL FÖRVALTNING", "Myndigheten för digital förvaltning"),
        ("äldrenämnden", "Äldrenämnden"),
    ],
)
def test_normal_form(printed: str, name: str) -> None:
    assert normal_form(printed) == name
