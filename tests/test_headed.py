"""What headings are about, and the sentences below them that have no word of their own."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.conditions.headed import topic_of
from parsers.conditions.reading import read_conditions
from parsers.prose.blocks import read_flow
from schemas.vocabulary import DocumentKind

TOPICS = [
    ("Hur räknas bidraget ut?", "allocation"),
    ("3 Stödets storlek", "allocation"),
    ("Bedömning och beslut", "allocation"),
    ("Vad räknas som en medlem?", "eligibility"),
    ("Vilka organisationer kan söka?", "eligibility"),
    ("Vilka fordon omfattas?", "purpose"),
    ("Stödberättigade kostnader", "purpose"),
    ("Kontroll", "audit"),
    ("Så betalas pengarna ut", "payment"),
    ("Projekttid", "use_period"),
    ("Villkor för bidraget", None),
    ("Ändringar och tvister", None),
    ("Avtalets omfattning", None),
    ("Om stödet", None),
]


@pytest.mark.parametrize(("heading", "topic"), TOPICS, ids=[h for h, _ in TOPICS])
def test_what_a_heading_is_about(heading: str, topic: str | None) -> None:
    assert topic_of(heading) == topic


BELOW = [
    ("Hur mycket kan vi få?", "För små företag höjs andelen med tio procentenheter.", "allocation"),
    ("Vad räknas som en medlem?", "Den som bara har deltagit en gång räknas inte.", "eligibility"),
    ("Bedömning och beslut", "Sakkunniga väger in kvalitet och nytta.", "allocation"),
    ("Vem söker?", "Det är alltid kommunen som söker.", "eligibility"),
    ("Vilka fordon omfattas?", "- Maskiner med minst 15 kW", "purpose"),
    ("Ansökan", "Den består av\n\n- forskningsplan", "requisition"),
    ("Vi ger bidrag till", "- konserter och marknader", "purpose"),
    ("Vi ger inte bidrag till", "- privata fester", "purpose"),
    ("Får jag söka om jag arrenderar?", "Ja, men arrendet måste gälla hela tiden.", "eligibility"),
    ("Hur går det till?", "Skapa ett konto i ansökningssystemet.", "requisition"),
    ("2. Projekttid", "Boverket kan efter begäran medge att projekttiden förlängs.", "use_period"),
    ("Kontroll och återkrav", "- Föreningen är skyldig att meddela ändrade förhållanden.", "information"),
    ("Kontakt", "Vi bedömer varje fråga som kommer in.", None),
]


@pytest.mark.parametrize(("heading", "sentence", "category"), BELOW, ids=[s[:30] for _, s, _ in BELOW])
def test_a_sentence_below_a_heading_that_asks(heading: str, sentence: str, category: str | None) -> None:
    text = f"# Bidrag till föreningar\n\n## {heading}\n\n{sentence}\n"
    rows = read_conditions(
        read_flow(read_document(text.encode(), "bidrag.md"), frozenset()), DocumentKind.AGENCY_INSTRUCTION
    )
    assert [str(r.category) for r in rows] == ([category] if category else [])
