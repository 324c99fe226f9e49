"""Rules in paragraphs and bare lines, minutes, appropriation letters, contracts: what their grammar asks for."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.conditions.actors import actor_of
from parsers.conditions.clauses import binding_clause
from parsers.dates.forms import find_dates
from parsers.parse import parse_document
from schemas.rows import Extraction


def parsed(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


RULES = """LINDVIKS KOMMUN
Kulturnämnden

Bidragsbestämmelser för byalag

Antagna av kommunfullmäktige 1998-10-26, § 88.

Allmänt

1 § Bidrag lämnas till byalag som har minst tio medlemmar.

2 § Ansökan lämnas senast den 1 april.

Lokalbidrag

- 40 % av godkänd hyra
- högst 15 000 kr per år och byalag
- hyresavtal ska bifogas ansökan
- ej till kommunens egna lokaler

Kurser

Bidrag med högst 250 kr per deltagare.
"""


def test_paragraphs_and_bare_lines_of_rules_are_terms() -> None:
    extraction = parsed(RULES)
    assert (extraction.document.kind, extraction.document.issuer) == ("agency_instruction", "Lindviks kommun")
    found = [(c.item, c.category, c.modality, c.text) for c in extraction.conditions]
    assert found[0][0] == "1 §"
    assert found[0][3].startswith("Bidrag lämnas")
    assert ("•", "allocation", "statement", "högst 15 000 kr per år och byalag") in [
        ("•", *row[1:]) for row in found
    ]
    assert ("eligibility", "must_not", "ej till kommunens egna lokaler") in [row[1:] for row in found]
    assert ("allocation", "statement", "Bidrag med högst 250 kr per deltagare.") in [row[1:] for row in found]


def test_what_a_board_has_decided_is_minutes_and_no_instruction() -> None:
    text = """Sammanträdesprotokoll
Kommunstyrelsen 2011-03-08

§ 31 Dnr 2011-KS0077

Ansökan om bidrag till Lindviks teater

Kommunstyrelsen beslutar att bevilja Lindviks teater 80 000 kronor. Medlen ska redovisas senast den 1 mars 2012.

Yrkanden
Eva Lund (s) yrkar bifall.

Beslutsgång
Ordföranden finner bifall.

Utdragsbestyrkande
"""
    extraction = parsed(text)
    assert extraction.document.kind == "unknown"
    assert not extraction.conditions


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Uppstår överskott ska parterna föra det vidare till nästa år.", "parterna"),
        ("Av medlen ska kommunerna avsätta en tredjedel till utbildning.", "kommunerna"),
        ("Styrgruppen ska lämna en redovisning senast den 1 mars.", "Styrgruppen"),
        ("Ersättningens storlek justeras årligen den 1 januari.", None),
        ("Föreningar och samfund ska varje år lämna en redovisning.", "Föreningar och samfund"),
    ],
)
def test_who_is_bound_when_the_verb_comes_first(sentence: str, actor: str | None) -> None:
    clause = binding_clause(sentence)
    assert clause is not None
    assert actor_of(sentence, clause) == actor


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("senast den 15 mars 2016 och 2017", ["2016-03-15", "2017-03-15"]),
        ("senast den 15 mars 2016, 2017 och 2018", ["2016-03-15", "2017-03-15", "2018-03-15"]),
        ("den 15 mars 2016 och under 2017", ["2016-03-15", "2017-01-01"]),
        ("den 15 mars 2016 och 2017 års medel", ["2016-03-15", "2017-01-01"]),
        ("den 29 februari 2016 och 2017", ["2016-02-29", "2017-01-01"]),
    ],
)
def test_a_day_of_several_years(text: str, days: list[str]) -> None:
    assert [str(d.first) for d in find_dates(text)] == days


LETTER = """Kulturdepartementet

Regeringsbeslut
7

2005-12-15
Ku2005/8123/Ka

Statens kulturråd

Regleringsbrev för budgetåret 2006 avseende anslag 28:2

Regeringen beslutar att följande ska gälla under budgetåret 2006.

Utgiftsområde 17 Kultur, medier, trossamfund och fritid

28:2Bidrag till kulturella ändamål (Ramanslag)
Disponeras av Statens kulturråd91 400
ap.1Bidrag till läger (ram)61 400
28:2 ap.3 EBU:s samarbete (Ram) 30 000

Villkor för anslag 28:2

Medlen disponeras av Statens kulturråd och ska betalas ut i februari 2006. Ett läger får
tilldelas högst 90 000 kronor.

På regeringens vägnar

Eva Lund
"""


def test_an_appropriation_letter_lists_its_items_in_glued_rows() -> None:
    extraction = parsed(LETTER)
    listed = [(r.anslag, r.anslagspost, r.anslagspost_name or r.anslag_name) for r in extraction.appropriations]
    assert ("28:2", "1", "Bidrag till läger") in listed
    assert ("28:2", "3", "EBU:s samarbete") in listed
    assert [c.modality for c in extraction.conditions] == ["must", "may"]
