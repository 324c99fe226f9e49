"""Pages of agencies that were copied or saved without their head: what they are, who speaks, what they bind."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction
from schemas.vocabulary import Category, DateRole, DocumentKind, Modality

INSTRUCTION, NOTICE, UNKNOWN = DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE, DocumentKind.UNKNOWN


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "page.txt"), "0")


STEPS = """Så går det till efter ansökan

  1. Vi läser alla ansökningar. En ansökan som kommer för sent avvisas.
  2. Konstnärsnämnden begär in kompletteringar om något saknas.
  3. Pengarna betalas ut enligt planen i beslutet.
  4. Den som har fått bidrag från Konstnärsnämnden ska året därpå redovisa hur pengarna har använts.
"""
DEMANDS = """Till navigation Till innehåll

Allmänna krav

Den som söker bidrag ska ha ett eget konto.

Privatpersoner kan inte söka bidrag från Sametinget.

Bidragsmottagaren ska

• spara alla kvitton i sju år
• på begäran visa bokföringen för Sametinget.

Den som lämnar fel uppgifter är skyldig att betala tillbaka bidraget.
"""
ANSWERS = """När blir vi skyldiga att betala tillbaka?

En huvudman är återbetalningsskyldig om

  • bidraget har gått till annat än det var tänkt för
  • redovisningen inte kommer in till Skolverket i tid

Bidrag som blivit över får inte flyttas till 2032.
"""
FLAT_RATES = """Ersättningar som betalas ut av sig själva

Vissa ersättningar betalas ut till kommunerna av Migrationsverket utan ansökan.

Kommunen får ersättning med

 • 101 500 kronor för en person som är under 20 år
 • 74 300 kronor för en person som är äldre.

Första utbetalningen sker månaden efter inflyttning.
"""
REQUISITION = """Pengar till kommuner för badplatser

Underskrivna rekvisitioner ska skickas till bidrag@boverket.se senast den 30 september. Vi kommer sedan att
betala ut medlen i november månad.

Sidan senast uppdaterad: 2031-06-12
"""
CLAIMED_BACK = """Boverket kräver tillbaka 7 miljoner

Fyra kommuner blir återbetalningsskyldiga. Det har Boverket beslutat efter att ha läst redovisningarna av bidraget
till lekplatser för 2030.

– Den som får bidrag måste kunna visa vad det har gått till. Vi får inte se mellan fingrarna, säger Mona Alm,
enhetschef på Boverket.

Totalt kräver Boverket tillbaka 7 120 450 kronor. Dessa kommuner har tre veckor på sig.
"""
DATED_NEWS = """• Start
  • Aktuellt
  • När kan regioner ansöka om pengar till ambulanser?

När kan regioner ansöka om pengar till ambulanser?

4 maj 2031

Från den 1 juni 2031 kommer regioner att kunna ansöka om statsbidrag via en e-tjänst. Du kan rekvirera hela beloppet
när ansökan har beviljats.
"""

FACTS = """Trygga lekparker i små kommuner

Utlysningsdatum: 2031-02-03
Sista ansökningsdag: 2031-09-15

Vilka som kan rekvirera

Samtliga kommuner.

Villkor för rekvisition

Rekvisitionen ska ha kommit in till myndigheten senast den 15 september 2031. Kommunen ansvarar för att informera
privata utförare. Det är Boverket som betalar ut medlen.
"""
RUN_ON = """Mål 9 Norra kusten

Transkript

1 Länsstyrelsen i Kalmar län förvaltar stödet. Allmänna villkor för stöd ur fonden 1. Start Projektet ska påbörjas
senast tre månader efter beslutet. 2. Redovisning Stödmottagaren ska redovisa projektet för sig. 3. Moms Momsen ska
rymmas inom det beviljade stödet. 4. Rekvisition Stödmottagaren ska vid rekvisition använda anvisad blankett.
"""
ANNEX_OF_TERMS = """Information om villkor för projektbidrag 2031

Bilaga till avtal om stöd för projekt mot mobbning

Ni har fått stöd från Länsstyrelsen Kronoberg. Här anges de villkor som gäller. Utbetalning sker efter godkänd
slutredovisning. Projektet ska ange vilken tid rekvisitionen avser.
"""
SURVEY = """Så styr staten kommunerna 2031

Statskontoret har på regeringens uppdrag kartlagt statens styrning. Vi redogör för bidragen. Staten betalade ut 280
miljarder kronor i statsbidrag under 2031, mot 291 miljarder kronor under 2030.
"""


@pytest.mark.parametrize(
    ("page", "kind", "issuer"),
    [
        (STEPS, INSTRUCTION, "Konstnärsnämnden"),
        (DEMANDS, INSTRUCTION, "Sametinget"),
        (ANSWERS, INSTRUCTION, "Skolverket"),
        (FLAT_RATES, INSTRUCTION, "Migrationsverket"),
        (REQUISITION, INSTRUCTION, "Boverket"),  # by the address that the papers go to
        (CLAIMED_BACK, NOTICE, None),  # told of Boverket, perhaps by another
        (DATED_NEWS, NOTICE, None),
        (FACTS, INSTRUCTION, "Boverket"),
        (RUN_ON, INSTRUCTION, None),  # a transcript all on a few lines, known by its terms
        (ANNEX_OF_TERMS, INSTRUCTION, None),  # the file is the annex: its prose is no annex of something
        (SURVEY, UNKNOWN, None),  # told by an agency, binding nobody
    ],
)
def test_kind_and_issuer(page: str, kind: DocumentKind, issuer: str | None) -> None:
    document = read(page).document
    assert document.kind is kind
    if issuer is not None:
        assert document.issuer == issuer


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (STEPS, "Så går det till efter ansökan"),
        (DEMANDS, "Allmänna krav"),  # what the browser shows above is no title
        (CLAIMED_BACK, "Boverket kräver tillbaka 7 miljoner"),  # a name that a sentence goes on from is no masthead
        (DATED_NEWS, "När kan regioner ansöka om pengar till ambulanser?"),  # the path to the page is none either
    ],
)
def test_title(page: str, title: str) -> None:
    assert read(page).document.title == title


def test_a_line_that_stops_at_its_verb_leads_the_list_below() -> None:
    said = [(c.category, c.text) for c in read(DEMANDS).conditions]
    assert (Category.AUDIT, "Bidragsmottagaren ska spara alla kvitton i sju år") in said
    owed = [c.text for c in read(ANSWERS).conditions if c.category is Category.REPAYMENT]
    assert len(owed) == 2
    assert all(text.startswith("En huvudman är återbetalningsskyldig om") for text in owed)


def test_rates_for_a_person() -> None:
    assert [a.role.value for a in read(FLAT_RATES).amounts] == ["per_unit", "per_unit"]


def test_a_page_bears_the_day_it_was_changed() -> None:
    page = read(REQUISITION)
    assert page.document.document_date == date(2031, 6, 12)
    due = next(d for d in page.dates if d.role is DateRole.REQUISITION_DEADLINE)
    assert (due.start, due.inferred) == (date(2031, 9, 30), True)
    first = page.conditions[0]
    assert (first.category, first.modality) == (Category.REQUISITION, Modality.MUST)
    assert first.deadline == date(2031, 9, 30)


def test_the_day_a_call_opened_is_not_the_documents() -> None:
    page = read(FACTS)
    assert page.document.document_date is None
    roles = {str(d.start): d.role for d in page.dates}
    assert roles["2031-02-03"] is DateRole.OTHER
    assert roles["2031-09-15"] is DateRole.REQUISITION_DEADLINE


@pytest.mark.parametrize("page", [RUN_ON, ANNEX_OF_TERMS])
def test_terms_that_run_on_or_stand_in_an_annex_are_read(page: str) -> None:
    assert len(read(page).conditions) >= 2


def test_news_of_what_befell_some_and_what_was_said_binds_nobody() -> None:
    page = read(CLAIMED_BACK)
    assert page.conditions == ()
    assert page.allocations == ()
    assert page.appropriations == ()
    assert {a.role.value for a in page.amounts} <= {"other", "total"}


@pytest.mark.parametrize(
    "text",
    [
        "Skolinspektionen har granskat hur bidrag används. Jag tycker att kommuner ska få mer av Skolverket.",
        "Vårt bolag söker en ekonom.\n\nArbetsuppgifter\n\nDu ska redovisa bidrag till Tillväxtverket.",
        "Fakturanummer 4411\n\nAtt betala 12 000 kronor för arbete med ansökan om stöd från Boverket.",
    ],
)
def test_what_only_names_an_agency_is_no_page_of_it(text: str) -> None:
    page = read(text)
    assert page.document.kind is UNKNOWN
    assert page.conditions == ()


def test_a_line_about_the_browser_that_sets_a_day_is_kept() -> None:
    page = (
        "# Bidrag till skolgårdar\n\nBoverket\n\nVi använder kakor på webbplatsen.\n\n## Ansökan\n\n"
        "E-tjänsten kräver en ny webbläsare och ansökan ska ha kommit in senast den 3 mars 2025.\n"
    )
    assert [d.start for d in read(page).dates if d.role is DateRole.REQUISITION_DEADLINE] == [date(2025, 3, 3)]


def test_a_short_page_of_a_grant_is_known_by_what_it_says_of_the_grant() -> None:
    text = """Arrangemangspengen

För byalag som ordnar offentliga träffar i kommunen. Ansökan om arrangemangsbidrag ska göras minst en månad innan
träffen. Arrangemangsbidrag kan ges som ett bidrag eller en förlustgaranti. Bidragets syfte är att fler ska mötas.
"""
    assert read(text).document.kind is INSTRUCTION
