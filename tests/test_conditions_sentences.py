"""Conditions in single sentences below a heading, and sentences that look like them and bind nobody."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.prose.blocks import read_flow
from schemas.vocabulary import DocumentKind

DECISION = DocumentKind.GOVERNMENT_DECISION
INSTRUCTION, CONTRACT, NEWS = DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT, DocumentKind.NOTICE
SENTENCES = [
    (INSTRUCTION, "Ni är skyldiga att omedelbart anmäla om projektet försenas.", "information", "must"),
    (INSTRUCTION, "Vid synnerliga skäl kan myndigheten medge förlängd dispositionstid.", "use_period", "may"),
    (INSTRUCTION, "Medel som inte har rekvirerats i tid fryser inne.", "repayment", "statement"),
    (INSTRUCTION, "Administrativa kostnader godtas med högst 7 procent.", "allocation", "statement"),
    (INSTRUCTION, "Kostnader som uppkommit före den 1 januari 2022 ersätts inte.", "use_period", "must_not"),
    (INSTRUCTION, "I trycksaker ska anges att verksamheten finansieras med bidraget.", "information", "must"),
    (INSTRUCTION, "Det går bra att använda medlen för att anlita konsulter.", "purpose", "may"),
    (INSTRUCTION, "Överlåtelse av bidraget till annan är inte tillåten.", "other", "must_not"),
    (INSTRUCTION, "Observera att medlen inte får föras över till nästa år.", "use_period", "must_not"),
    (CONTRACT, "Regionen erlägger sin andel senast den 30 juni 2021.", "payment", "must"),
    (NEWS, "Regionerna har fram till den 15 november på sig att rekvirera pengarna.", "requisition", "may"),
    (CONTRACT, "Om verksamheten upphör ska resterande ersättning återgå till kommunen.", "repayment", "must"),
    (DECISION, "Medlen ska finansieras från utgiftsområde 9, anslag 4:5.", "payment", "must"),
    (DECISION, "Medlen tas ur anslaget 4:5 under utgiftsområde 9.", "payment", "statement"),
    (INSTRUCTION, "Medlen ska vara utbetalda senast den 30 november 2016.", "payment", "must"),
    (INSTRUCTION, "Medlen ska särskilt hjälpa de minsta skolorna.", "purpose", "must"),
    (DECISION, "Partistödet utgår med 250 kronor per mandat.", "allocation", "statement"),
    (CONTRACT, "Kommunernas medel betalas ut i april.", "payment", "statement"),
    (CONTRACT, "Parternas redovisning lämnas i mars.", "reporting", "must"),
    (CONTRACT, "Föreningen ska föra bok enligt god redovisningssed.", "audit", "must"),
]


@pytest.mark.parametrize(
    ("kind", "sentence", "category", "modality"), SENTENCES, ids=[s[1][:30] for s in SENTENCES]
)
def test_a_sentence_below_a_heading(kind: DocumentKind, sentence: str, category: str, modality: str) -> None:
    text = f"# Villkor\n\nHär står vad som gäller i år.\n\n{sentence}\n"
    rows = read_conditions(read_flow(read_document(text.encode(), "villkor.md"), frozenset()), kind)
    assert [(r.text, str(r.category), str(r.modality)) for r in rows if r.text == sentence] == [
        (sentence, category, modality)
    ]


def test_an_item_of_what_may_be_bought_may_have_a_limit() -> None:
    text = (
        "# Bidrag\n\nOm det.\n\n## Vad kan medlen användas till?\n\n- möten\n- köpa in tjänster, högst 30 procent\n"
    )
    rows = read_conditions(read_flow(read_document(text.encode(), "villkor.md"), frozenset()), INSTRUCTION)
    assert [str(r.modality) for r in rows] == ["may", "may"]


def test_what_is_due_the_same_day_is_due_then() -> None:
    text = (
        "# Villkor\n\nMedel som inte har använts ska betalas tillbaka senast den 31 mars 2024. "
        "Kommunen ska senast samma dag lämna en redovisning.\n"
    )
    rows = read_conditions(read_flow(read_document(text.encode(), "villkor.md"), frozenset()), INSTRUCTION)
    assert [str(r.deadline) for r in rows] == ["2024-03-31", "2024-03-31"]


# What looks like the sentences above and binds nobody, or sets no day.
NONE = [
    (DocumentKind.GOVERNMENT_DECISION, "Riksdagen har beslutat att avsätta 40 miljoner kronor för ändamålet."),
    (NEWS, "Museet är öppet till och med den 31 augusti."),
    (NEWS, "Kommunen har haft fem år på sig att bygga om stationen."),
]


@pytest.mark.parametrize(("kind", "sentence"), NONE, ids=[s[1][:30] for s in NONE])
def test_what_binds_nobody(kind: DocumentKind, sentence: str) -> None:
    text = f"# Om satsningen\n\nHär står vad som hänt i år.\n\n{sentence}\n"
    rows = read_conditions(read_flow(read_document(text.encode(), "nytt.md"), frozenset()), kind)
    assert [r.text for r in rows if r.text == sentence] == []
