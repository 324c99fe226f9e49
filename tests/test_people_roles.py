"""Who decides, signs, presents, is asked and gets a copy, as ministries and agencies close their papers.

Each case is the end of a short decision and the people that it names, in order; ``*`` is any role or name.
"""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document

_AGENCY = """Statens landsbygdsverk                    2023-09-12
                                          Dnr 4.2.1-2023:118

Beslut om statsbidrag till lokala insatser

Beslut

Verket beviljar Malå kommun 400 000 kronor i statsbidrag. Kommunen ska redovisa bidraget senast den 1 mars 2024.

"""
_GOVERNMENT = """Regeringsbeslut                              II:4
2023-09-12
Fi2023/02211

Finansdepartementet
Statens landsbygdsverk
Box 12
831 02 Östersund

Uppdrag att fördela medel till lokala insatser

Regeringens beslut

Regeringen uppdrar åt Statens landsbygdsverk att fördela medel till kommuner.

"""
SIGNS, PRESENTS, ASKED, COPY = "signatory", "rapporteur", "contact", "copy_to"
AGENCIES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        ("Beslut i detta ärende har fattats av generaldirektören Eva Lind efter föredragning av utredaren Per Ek."),
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "Detta beslut har fattats av avdelningschef Eva Lind. Föredragande har varit handläggare Per Ek.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        (
            "I detta ärende har enhetschefen Eva Lind beslutat. Handläggaren Per Ek har varit föredragande. "
            "I den slutliga handläggningen har också juristen Ulf Ros deltagit."
        ),
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "Beslutet har fattats av länsöverdirektör Eva Lind med byråassistent Per Ek som föredragande.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "På Skolverkets vägnar\n\nEva Lind\nEnhetschef\n\nPer Ek\nUndervisningsråd",
        [(SIGNS, "Eva Lind"), ("*", "Per Ek")],
    ),
    ("Eva Lind\nAvdelningschef\n\nPer Ek\nFöredragande", [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")]),
    (
        "Eva Lind                       Per Ek\nGeneraldirektör                Handläggare",
        [(SIGNS, "Eva Lind"), ("*", "Per Ek")],
    ),
    ("Beslutande: Eva Lind, enhetschef\nFöredragande: Per Ek", [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")]),
    ("Beslutsfattare\nEva Lind\n\nFöredragande\nPer Ek", [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")]),
    ("Beslutsfattare: Eva Lind", [(SIGNS, "Eva Lind")]),
    ("Detta beslut har undertecknats elektroniskt av Eva Lind 2024-03-05.", [(SIGNS, "Eva Lind")]),
    ("Beslutet har signerats digitalt av enhetschef Eva Lind.", [(SIGNS, "Eva Lind")]),
    ("Elektroniskt signerad av\nEva Lind\n2024-03-05", [(SIGNS, "Eva Lind")]),
    ("Enligt uppdrag\n\nEva Lind", [(SIGNS, "Eva Lind")]),
    ("Med vänlig hälsning\n\nEva Lind\nHandläggare", [(SIGNS, "Eva Lind")]),
    (
        "Beslutet fattades av tf. generaldirektör Eva Lind. Ärendet föredrogs av Per Ek.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "Generaldirektör Eva Lind har beslutat i detta ärende. Jurist Per Ek har varit föredragande.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "I detta ärende har chefen för bidragsenheten Eva Lind beslutat efter föredragning av Per Ek.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "Beslut har fattats av Eva Lind, enhetschef. Föredragande var Per Ek, handläggare.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        "Så beslutade enhetschefen Eva Lind med handläggaren Per Ek som föredragande.",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    ("Handläggare: Per Ek, 010-123 45 67, per.ek@verket.se", [(ASKED, "Per Ek")]),
    ("Kontakt\nPer Ek\nTelefon: 010-123 45 67\nE-post: per.ek@verket.se", [(ASKED, "Per Ek")]),
    ("Frågor om beslutet besvaras av Per Ek, telefon 010-123 45 67.", [(ASKED, "Per Ek")]),
    ("Har ni frågor är ni välkomna att kontakta handläggare Per Ek på 010-123 45 67.", [(ASKED, "Per Ek")]),
    (
        "Vid frågor kontakta utredaren Per Ek, per.ek@verket.se, eller Ida Sund, ida.sund@verket.se.",
        [(ASKED, "Per Ek"), (ASKED, "Ida Sund")],
    ),
    ("Upplysningar om ärendet lämnas av Per Ek, tfn 010-123 45 67.", [(ASKED, "Per Ek")]),
    (
        "Kopia till\n\nSocialdepartementet\nKammarkollegiet",
        [(COPY, "Socialdepartementet"), (COPY, "Kammarkollegiet")],
    ),
    ("Kopia: Kammarkollegiet, Riksrevisionen", [(COPY, "Kammarkollegiet"), (COPY, "Riksrevisionen")]),
    ("Cc: Kammarkollegiet", [(COPY, "Kammarkollegiet")]),
    (
        "Kopia för kännedom till Kammarkollegiet, Riksrevisionen",
        [(COPY, "Kammarkollegiet"), (COPY, "Riksrevisionen")],
    ),
    ("Per Ek (tf. enhetschef)", [(SIGNS, "Per Ek")]),
    ("Per de la Cour\nEnhetschef", [(SIGNS, "Per de la Cour")]),
    (
        "Ärendet har avgjorts av chefen Per Ek. I handläggningen har juristen Ida Sund deltagit som föredragande.",
        [(SIGNS, "Per Ek"), (PRESENTS, "Ida Sund")],
    ),
    (
        "Den här handlingen har beslutats av enhetschefen Per Ek. Föredragande i ärendet var juristen Ida Sund.",
        [(SIGNS, "Per Ek"), (PRESENTS, "Ida Sund")],
    ),
    (  # a section of contacts ends where chiefs sign
        "Kontakt\nEva Lo\n010-123 45 67\neva.lo@slv.se\n\nPer Ek\nLänsråd\n\nIda Sund\nFöredragande",
        [(SIGNS, "Per Ek"), (PRESENTS, "Ida Sund"), (ASKED, "Eva Lo")],
    ),
    (  # the title of the one above, not the label of what stands below
        "Per Ek\nEnhetschef\n\nIda Sund\nFöredragande\n\nKontakt\nEva Lo\n010-123 45 67\neva.lo@slv.se",
        [(SIGNS, "Per Ek"), (PRESENTS, "Ida Sund"), (ASKED, "Eva Lo")],
    ),
]
GOVERNMENTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "På regeringens vägnar\n\n\n\nEva Lind\n\n                              Per Ek",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    ("På regeringens vägnar\n\nEva Lind          Per Ek", [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")]),
    (
        "På regeringens vägnar\n\nEva Lind\nStatsråd\n\nPer Ek\nDepartementssekreterare",
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    (
        ("På regeringens vägnar\n\nEva Lind\nElektroniskt undertecknad\n\nPer Ek\nElektroniskt undertecknad"),
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")],
    ),
    ("PÅ REGERINGENS VÄGNAR\n\nEva Lind\n\nPer Ek", [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek")]),
    (
        (
            "På regeringens vägnar\n\nEva Lind\n\nPer Ek\n\nKopia "
            "till\n\nStatsrådsberedningen/SAM\nFinansdepartementet/BA och SPN\nRiksdagen, "
            "socialutskottet\nS/FST"
        ),
        [
            (SIGNS, "Eva Lind"),
            (PRESENTS, "Per Ek"),
            (COPY, "Statsrådsberedningen/SAM"),
            (COPY, "*"),
            (COPY, "*"),
            (COPY, "S/FST"),
        ],
    ),
    (
        (
            "På regeringens vägnar\n\nEva Lind\n\nPer Ek\n\nLikalydande beslut "
            "till\n\nBoverket\nTrafikverket\n\nKopia till\n\nKammarkollegiet"
        ),
        [
            (SIGNS, "Eva Lind"),
            (PRESENTS, "Per Ek"),
            ("*", "Boverket"),
            ("*", "Trafikverket"),
            (COPY, "Kammarkollegiet"),
        ],
    ),
    (
        (
            "På regeringens vägnar\n\nEva Lind\n\nPer Ek\n\nKopia med bilaga till\nSocialstyrelsen\n\nKopia "
            "utan bilaga till\nFinansdepartementet"
        ),
        [(SIGNS, "Eva Lind"), (PRESENTS, "Per Ek"), (COPY, "Socialstyrelsen"), (COPY, "Finansdepartementet")],
    ),
    (
        "Utdrag\nPå regeringens vägnar\n\nEva Lind-Berg\n\nPer af Ek",
        [(SIGNS, "Eva Lind-Berg"), (PRESENTS, "Per af Ek")],
    ),
]


def _read(text: str) -> list[tuple[str, str | None]]:
    read = parse_document(read_document(f"{text}\n".encode(), "beslut.txt"), "test")
    return [(p.role.value, p.name or p.organisation) for p in read.people]


def _agrees(found: list[tuple[str, str | None]], expected: list[tuple[str, str]]) -> bool:
    pairs = zip(found, expected, strict=True) if len(found) == len(expected) else ()
    fits = [role in {"*", f[0]} and name in {"*", f[1]} for f, (role, name) in pairs]
    return len(fits) == len(expected) and all(fits)


@pytest.mark.parametrize(("end", "people"), AGENCIES)
def test_the_end_of_an_agencys_decision(end: str, people: list[tuple[str, str]]) -> None:
    found = _read(_AGENCY + end)
    assert _agrees(found, people), found


@pytest.mark.parametrize(("end", "people"), GOVERNMENTS)
def test_the_end_of_a_decision_of_the_government(end: str, people: list[tuple[str, str]]) -> None:
    found = _read(_GOVERNMENT + end)
    assert _agrees(found, people), found


@pytest.mark.parametrize(
    "end",
    [
        "Beslutsfattare: ____________________",
        "I den slutliga handläggningen har även juristen Ulf Ros deltagit.",
        "Beslutet har fattats av styrelsen för Region Skåne.",
        "Föredragande:",
        "Enligt uppdrag av regeringen fördelar verket medlen.",
    ],
)
def test_nobody_is_named(end: str) -> None:
    assert _read(_AGENCY + end) == []
