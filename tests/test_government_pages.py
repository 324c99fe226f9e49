"""Pages of the Government's site and letters whose lines are torn: title, number, ministry, whole sentences."""

from __future__ import annotations

from functools import cache

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction

PAGE = """Regeringsuppdrag från Socialdepartementet

Utbetalning av medel till regionerna för tandvård i skärgården Diarienummer: S2031/01353

Publicerad

Regeringen uppdrar åt Kammarkollegiet att till regionerna betala ut 40 miljoner kronor under 2031.

Ladda ner:

Rekvisition ska lämnas senast den 1 december 2031. Medel som inte har utnyttjats ska återbetalas till \
Kammarkollegiet senast den 31 mars 2032.
"""
LETTER = """Socialdepartementet

Regeringsbeslut
I:8

2031-12-18
S2031/05315
Kammarkollegiet
Box 2218
103 15 Stockholm
Regleringsbrev för budgetåret 2032 avseende anslag 1:11

Regeringen beslutar att avsätta 9 000 000 kronor för att användas i enlighet med den överenskommelse som \
regeringen har ingått med Sveriges Kommuner och Regioner, \
regeringsbeslut I:26 från den 18 december 2031 (dnr S2031/05300).
Medlen betalas ut efter rekvisition. Rekvireringen av medlen ska för alla regioner ske senast den
30 juni 2032. Rätten till bidrag förfaller om rekvisition inte har kommit in i tid.
"""


@cache
def _read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "sida.txt"), "test")


def test_a_page_about_an_assignment() -> None:
    read = _read(PAGE)
    row = read.document
    assert (row.kind, row.title) == ("notice", "Utbetalning av medel till regionerna för tandvård i skärgården")
    assert (row.issuer, row.department, row.diarienummer) == ("Regeringen", "Socialdepartementet", "S2031/01353")
    assert [(c.category, str(c.deadline)) for c in read.conditions][-2:] == [
        ("requisition", "2031-12-01"),
        ("repayment", "2032-03-31"),
    ]


def test_a_decision_of_the_same_day_that_is_cited_by_its_number() -> None:
    assert [d.role for d in _read(LETTER).dates if d.text == "den 18 december 2031"] == ["cited_decision"]


def test_a_paragraph_on_one_line_that_is_torn_at_the_day() -> None:
    (drawn,) = [c for c in _read(LETTER).conditions if c.deadline]
    assert drawn.text == "Rekvireringen av medlen ska för alla regioner ske senast den 30 juni 2032."
    assert [d.role for d in _read(LETTER).dates if d.text == "den 30 juni 2032"] == ["requisition_deadline"]


def test_items_that_say_what_their_lead_demands() -> None:
    text = LETTER.partition("Regeringen beslutar")[0] + (
        "Regeringen beslutar att följande ska gälla.\n\nVerket ska\n\na) påbörja arbetet under våren,\n"
        "b) lämna en lägesredovisning den 31 mars 2032, och\nc) redovisa stödet senast den 28 februari 2033.\n"
    )
    due = [(d.role, str(d.end)) for d in _read(text).dates if d.precision == "day" and d.role != "document"]
    assert due == [("report_deadline", "2032-03-31"), ("report_deadline", "2033-02-28")]
