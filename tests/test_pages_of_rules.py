"""Pages that lay down how a grant is given, and name nobody who gives it: known by what they say."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction
from schemas.vocabulary import Category, DocumentKind, Modality

INSTRUCTION, UNKNOWN = DocumentKind.AGENCY_INSTRUCTION, DocumentKind.UNKNOWN


def read(text: str, name: str = "page.txt") -> Extraction:
    return parse_document(read_document(text.encode(), name), "0")


def told(text: str, name: str = "page.txt") -> list[tuple[str, str, str]]:
    return [
        (c.text.split()[-1].strip("."), c.category.value, c.modality.value) for c in read(text, name).conditions
    ]


SKATES = """Skridskostöd

Stödet räknas per pass på isen. Stödets storlek bestäms varje höst. Det utgår inte vid uppvisningar.

Stödet utgår med;

- 1-10 åkare: Bidrag med 30 kronor per pass
- fler än 10 åkare: Bidrag med 55 kronor per pass

När flera pass ingår i ett och samma läger utgår endast ett bidrag.

Ett bidragsberättigat pass ska

• hålla på i minst 40 minuter
• ha minst 4 åkare
"""
INSURANCE = """Barnförsäkring

Ersättning lämnas med 900 kronor per dag. Vi betalar ut ersättningen varje månad. Du ska spara kvitton.
Skadan ska anmälas inom ett år. Självrisken är 900 kronor. Ersättning lämnas inte vid resor.
Ersättningens storlek bestäms av läkaren.
"""
DEMAND = """Sluta snåla med isen

Bidraget till skridskor måste höjas. Stödet ska gå till dem som åker. Vi kräver att stödet blir enklare att söka.
Pengarna ska betalas ut i tid.
"""
OPINION = """Stödet till skridskor borde höjas

Bidraget till föreningarna borde vara högre. Stödet bör räknas upp varje år. Bidraget bör ges till alla klubbar.
"""


@pytest.mark.parametrize(
    ("page", "kind"), [(SKATES, INSTRUCTION), (INSURANCE, UNKNOWN), (OPINION, UNKNOWN), (DEMAND, UNKNOWN)]
)
def test_who_says_how_a_grant_is_given_gives_it(page: str, kind: DocumentKind) -> None:
    assert read(page).document.kind is kind


def test_every_rule_of_the_page_is_read_with_what_leads_to_it() -> None:
    assert [words for words, _, _ in told(SKATES)][-6:] == [
        "uppvisningar",
        "pass",
        "pass",
        "bidrag",
        "minuter",
        "åkare",
    ]


def test_a_heading_leads_the_list_that_makes_it_whole() -> None:
    page = """<html><body><h1>Stöd till bygdegårdar</h1><p>Stödet kan sökas av föreningar i kommunen.</p>
    <h2>Ansökan ska innehålla</h2><ul><li>budget</li><li>ritning</li></ul>
    <h2>En godkänd bygdegård</h2><ul><li>ska vara öppen för alla</li><li>får inte hyras ut till spel</li></ul>
    <h2>Vem kan söka</h2><ul><li>Föreningar.</li></ul></body></html>"""
    texts = [c.text for c in read(page, "page.html").conditions]
    assert "Ansökan ska innehålla budget" in texts
    assert "En godkänd bygdegård får inte hyras ut till spel" in texts
    assert "Föreningar." in texts  # a question is no lead


def test_what_is_named_below_a_heading_that_demands_is_demanded() -> None:
    page = """Föreningsbidrag - inriktning och villkor

Villkor

 • Öppen för alla i kommunen
 • Villkor 2031 (pdf)
 • Ansluten till ett riksförbund

Socialförvaltningen betalar hyran. Frågor besvaras av eva.ek@lulea.se
"""
    assert read(page).document.kind is INSTRUCTION
    demanded = [c.text for c in read(page).conditions if c.section == "Villkor" and c.modality is Modality.MUST]
    assert demanded == ["Öppen för alla i kommunen", "Ansluten till ett riksförbund"]
    assert {c.category for c in read(page).conditions if c.text in demanded} == {Category.ELIGIBILITY}


HEAD = "Vinnova\nDnr 2031-00412\n\nAnvisningar för projektbidrag\n\nNi kan söka bidrag till den 3 maj 2031.\n\n"


@pytest.mark.parametrize(
    ("sentence", "category", "modality"),
    [
        ("Ni ska vara registrerade i landet.", "eligibility", "must"),
        ("Om arbetet tvingas göras om ska skriftlig kontakt tas med oss.", "information", "must"),
        ("Observera dock att ett enskilt bolag endast kan få stöd tillsammans med andra.", "eligibility", "may"),
        ("Stödnivån är 40 procent.", "allocation", "statement"),
        ("Vi kan begära att få se kvitton.", "audit", "may"),
        ("Dessa medel är riktade till föreningar i glesbygd.", "eligibility", "statement"),
        ("Om ansökan görs efter att hallen är byggd måste den komma in i maj.", "requisition", "must"),
        ("För att bli beviljad pengar ska hallen vara öppen.", "eligibility", "must"),
        ("Bidrag till drift betalas ut med 43 procent av kostnaden.", "allocation", "statement"),
        ("Bidraget är avsett att utgöra ett komplement till avgifterna.", "purpose", "statement"),
        ("Stöd ges om hallen är öppen.", "eligibility", "statement"),
        ("Har ni fått lite räcker det att er egen revisor granskar.", "audit", "statement"),
    ],
)
def test_what_an_instruction_says_binds_without_the_word_grant(sentence: str, category: str, modality: str) -> None:
    found = [c for c in read(HEAD + sentence + "\n").conditions if c.text == sentence]
    assert [(c.category.value, c.modality.value) for c in found] == [(category, modality)]


@pytest.mark.parametrize("sentence", ["Mindre skillnader kan förekomma.", "Tekniken kan användas av alla."])
def test_what_may_happen_is_no_permission(sentence: str) -> None:
    assert [c.text for c in read(HEAD + sentence + "\n").conditions if c.text == sentence] == []
