"""Pages of the web: what they are, what is their title, and the lists that stand on them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction
from schemas.vocabulary import DateRole, DocumentKind, RecipientKind


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "page.txt"), "0")


ASSIGNMENT = """Till huvudinnehåll
Regeringsuppdrag från Kulturdepartementet

Utbetalning av medel till tre kommuner för läsfrämjande arbete

Diarienummer: Ku2031/00412
Publicerad 12 mars 2031

Regeringen uppdrar åt Kulturrådet att under 2031 betala ut 310 000 kronor till vardera Ydre
kommun, Sala kommun och Krokoms kommun. Kommunerna ska använda pengarna till lässtunder på
förskolor.

Ladda ner:

Pengar som inte har använts ska betalas tillbaka till Kulturrådet senast den 1 februari 2032.
"""
TERMS = """Villkor för stödet

Dokumentinformation

Publiceringsdatum: 2031-10-04

1 Tillämpning

Dessa villkor gäller för stöd enligt beslut av Nämnden för små orter.

I dessa villkor betyder stödmottagare den som har beviljats stöd.

2 Genomförande

Stödmottagaren ska följa den budget som har godkänts.
"""
DELEGATION = """Badhus som får bidrag 2031

Granskad: 3 maj 2031

Boverkets badhusdelegation beslutade den 18 april 2031 att bevilja bidrag till tre badhus.

Badhus som beviljats bidrag:

  • Habo kommun, Habo, Jönköpings län, 402 500 kronor
  • Simsällskapet Neptun ideell förening, Växjö, Kronobergs län, 133 750 kronor
  • Håbo kommun, Jönköpings län, 50 389 kronor
"""
GRANTED = """Beslut om krispengar 2031

Båtklubbarnas Riksförbund beviljades 1 751 077 kronor från Boverket den 8 juni 2031 att dela ut
till sina klubbar. Medlen betalas ut senast sista oktober 2031.

Här kan du ladda ned en lista över klubbarna:
"""


@pytest.mark.parametrize(
    ("page", "kind", "title"),
    [
        (ASSIGNMENT, DocumentKind.NOTICE, "Utbetalning av medel till tre kommuner för läsfrämjande arbete"),
        (TERMS, DocumentKind.AGENCY_INSTRUCTION, "Villkor för stödet"),
        (DELEGATION, DocumentKind.NOTICE, "Badhus som får bidrag 2031"),
        (GRANTED, DocumentKind.NOTICE, "Beslut om krispengar 2031"),
    ],
    ids=["an assignment", "the giver's terms", "a delegation's decision", "what an association was granted"],
)
def test_a_page_has_its_kind_and_title(page: str, kind: DocumentKind, title: str) -> None:
    document = read(page).document
    assert (document.kind, document.title) == (kind, title)


def test_the_facts_of_a_page_about_an_assignment() -> None:
    read_page = read(ASSIGNMENT)
    assert read_page.document.diarienummer == "Ku2031/00412"
    assert [a.amount_sek for a in read_page.amounts] == [Decimal(310_000)]
    assert {d.role for d in read_page.dates} >= {DateRole.DOCUMENT, DateRole.REPAYMENT_DEADLINE}


def test_a_place_after_the_name_is_no_part_of_it() -> None:
    """Håbo lies in Uppsala län: printed in another län it is nobody that the register knows."""
    rows = read(DELEGATION).allocations
    assert [(r.kommunkod, r.recipient_kind) for r in rows] == [
        ("0643", RecipientKind.KOMMUN),
        (None, RecipientKind.OTHER),
        (None, RecipientKind.KOMMUN),
    ]


def test_a_labelled_value_is_no_title() -> None:
    head = "Bättre skolbibliotek på landet\n\nUtlysningsdatum: 2031-07-03\nSista dag att ansöka: 2031-10-31\n"
    body = "Tid kvar att ansöka: Stängt\n\nSyfte med statsbidraget\n\nSkolverket fördelar medel till huvudmän.\n"
    assert read(head + body).document.title == "Bättre skolbibliotek på landet"


def test_labels_side_by_side_are_no_title() -> None:
    head = "TJÄNSTESKRIVELSE 1 (2)\n\nDatum Vår beteckning Er beteckning\n\n2031-08-28 SN 31/0098 Socialnämnden\n\n"
    body = "Nya riktlinjer för bidrag\n\nFörslag till beslut\n\nSocialnämnden godkänner riktlinjerna.\n"
    assert read(head + body).document.title == "Nya riktlinjer för bidrag"


def test_days_in_a_list_are_of_one_year_and_due_as_its_lead_says() -> None:
    text = (
        "Kulturdepartementet\n\nRegeringsbeslut\nI:2\n\n2031-03-05\nKu2031/00533\n\nStatens kulturråd\n\n"
        "Regleringsbrev för budgetåret 2031 avseende Statens kulturråd\n\n"
        "Regeringen beslutar att följande ska gälla för Statens kulturråd.\n\n"
        "Prognoser för anslagen lämnas till Regeringskansliet senast den\n\n"
        "– 10 februari,\n\n– 4 maj, och\n\n– 23 oktober.\n"
    )
    days = [(d.start.isoformat(), d.role) for d in read(text).dates if d.inferred and d.start]
    assert days == [(f"2031-{day}", DateRole.REPORT_DEADLINE) for day in ("02-10", "05-04", "10-23")]


def test_a_letterhead_on_one_line_is_a_letterhead() -> None:
    text = (
        "Regeringsbeslut 2031-07-30 S2031/02726/SOF (delvis) I:4 1 bilaga Socialdepartementet Kammarkollegiet "
        "Box 2218 103 15 Stockholm Telefonväxel: 08-405 10 00 Postadress: 103 33 Stockholm\n\n"
        "Regeringens beslut\n\nRegeringen beslutar att betala ut 420 000 kronor till Ydre kommun.\n"
    )
    document = read(text).document
    assert document.kind is DocumentKind.GOVERNMENT_DECISION
    assert (document.diarienummer, document.decision_number) == ("S2031/02726/SOF", "I:4")
    assert document.document_date == date(2031, 7, 30)


def test_when_a_page_was_up_is_no_date_of_it() -> None:
    text = (
        "Texten låg ute under perioden 21 januari 2029 och 8 juli 2031\n\n"
        "Mellan den 1 oktober 2029 och den 30 november 2031 svarade hon för skolan.\n\n"
        "Pressmeddelande från Utbildningsdepartementet\n\nMer pengar till skolbibliotek\n\n"
        "Publicerad 4 maj 2030\n\n"
        "I dag presenterar regeringen en fördelning av medel till kommuner. Totalt fördelas 40 miljoner kronor.\n"
    )
    page = read(text)
    assert page.document.kind is DocumentKind.NOTICE
    assert page.document.document_date == date(2030, 5, 4)
    assert [d.start for d in page.dates if d.role is DateRole.DOCUMENT] == [date(2030, 5, 4)]
