"""One condition said in many ways: its category, modality, deadline and actor are the same in each."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.conditions.wordorder import plainly
from parsers.prose.blocks import read_flow
from schemas.rows import Condition
from schemas.vocabulary import DocumentKind

INSTRUCTION, CONTRACT = DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT


def read(sentence: str, kind: DocumentKind = INSTRUCTION) -> Condition:
    text = f"# Bidrag till samlingar\n\nHär står vad som gäller i år.\n\n## Villkor\n\n{sentence}\n"
    rows = read_conditions(read_flow(read_document(text.encode(), "villkor.md"), frozenset()), kind)
    assert [r.text for r in rows] == [sentence]
    return rows[0]


FORBIDDEN = [
    "Byalaget får under inga omständigheter påbörja arbetet före beslutet.",
    "Det är inte tillåtet för byalaget att påbörja arbetet före beslutet.",
    "Byalaget har inte rätt att påbörja arbetet före beslutet.",
    "Därutöver får byalag som har fått bidrag inte påbörja arbetet före beslutet.",
    "Vidare får varje skola inte påbörja arbetet före beslutet.",
]


@pytest.mark.parametrize("sentence", FORBIDDEN)
def test_what_may_not_be(sentence: str) -> None:
    row = read(sentence)
    assert (str(row.category), str(row.modality)) == ("use_period", "must_not")


NOT_NEEDED = [
    "Klubbar som har fått bidrag behöver inte skicka slutrapporten till rådet.",
    "Byalaget slipper skicka slutrapporten till rådet.",
    "Resultatet av kursen behöver inte redovisas i e-tjänsten.",
    "Därutöver behöver klubbar som har fått bidrag inte skicka slutrapporten.",
]


@pytest.mark.parametrize("sentence", NOT_NEEDED)
def test_what_need_not_be_is_not_forbidden(sentence: str) -> None:
    row = read(sentence)
    assert (str(row.category), str(row.modality)) == ("reporting", "statement")


DUTIES = [
    ("Slutrapporten ska inte senare än den 2 maj 2026 skickas till rådet.", None),
    ("Inte senare än den 2 maj 2026 ska klubbarna skicka slutrapporten till rådet.", "klubbarna"),
    ("Efter årets slut har varje skola att skicka slutrapporten senast den 2 maj 2026.", "varje skola"),
    ("Det är ett krav att Bygdefonden skickar slutrapporten senast den 2 maj 2026.", "Bygdefonden"),
    ("Vi som huvudman förbinder oss att skicka slutrapporten senast den 2 maj 2026.", "Vi"),
    ("Slutrapporten ska skickas in av klubbar som har fått bidrag senast den 2 maj 2026.", "klubbar"),
    ("Så snart som möjligt och senast den 2 maj 2026 ska slutrapporten skickas in.", None),
    ("Slutrapporten ska skickas in av kommunen före den 2 maj 2026.", "kommunen"),
]


@pytest.mark.parametrize(("sentence", "actor"), DUTIES)
def test_a_duty_by_a_day(sentence: str, actor: str | None) -> None:
    row = read(sentence)
    told = (str(row.category), str(row.modality), row.actor, row.deadline)
    assert told == ("reporting", "must", actor, date(2026, 5, 2))


CATEGORIES = [
    ("Föreningen får inte ha skatteskulder hos Kronofogden.", "eligibility", "must_not"),
    ("Det är ett krav att föreningen är ansluten till ett riksförbund.", "eligibility", "must"),
    ("Föreningen är inte skyldig att vara ansluten till ett riksförbund.", "eligibility", "statement"),
    ("Det är ett krav att du anmäler förseningar till rådet.", "information", "must"),
    ("Föreningen får inte köpa in böcker och spel för bidraget.", "purpose", "must_not"),
    ("Lokalhyror kan täckas av föreningen med stödet.", "purpose", "may"),
    ("Det står er fritt att täcka lokalhyror med stödet.", "purpose", "may"),
    ("Senast den 9 maj 2026 måste medlen användas av föreningen.", "use_period", "must"),
    ("Föreningen ska förbruka hela beloppet under bidragsåret.", "use_period", "must"),
    ("Föreningen för tillbaka överskottet till rådet.", "repayment", "statement"),
    ("Slutför projektet senast den 9 maj 2026.", "use_period", "must"),
    ("Vid kontroll får inga kvitton godkännas utan underskrift.", "purpose", "must_not"),
]


@pytest.mark.parametrize(("sentence", "category", "modality"), CATEGORIES)
def test_its_category(sentence: str, category: str, modality: str) -> None:
    row = read(sentence)
    assert (str(row.category), str(row.modality)) == (category, modality)


ACTORS = [
    ("EU:s regler om statligt stöd ska följas.", None),
    ("Rådet ska anges som finansiär i alla trycksaker om bidraget.", None),
    ("Antalet deltagare ska redovisas till rådet.", None),
    ("Vidare får föreningen aldrig använda medlen till löner.", "föreningen"),
    ("Beloppet ska faktureras av kommunen kvartalsvis.", "kommunen"),
    ("Museerna ska redovisa medlen.", "Museerna"),
]


@pytest.mark.parametrize(("sentence", "actor"), ACTORS)
def test_whom_it_binds(sentence: str, actor: str | None) -> None:
    assert read(sentence).actor == actor


DEADLINES = [
    ("Klubben betalar tillbaka medel som inte har använts till Kulturrådet senast den 2 maj 2026.", (2026, 5, 2)),
    ("Ansökan ska lämnas in före ingången av juli 2026.", (2026, 7, 1)),
]


@pytest.mark.parametrize(("sentence", "day"), DEADLINES)
def test_its_day(sentence: str, day: tuple[int, int, int]) -> None:
    assert read(sentence).deadline == date(*day)


def test_a_right_behind_its_holder_is_no_duty() -> None:
    assert str(read("Efter årets slut har Skogsrådet rätt att räkna om bidraget.", CONTRACT).modality) == "may"
    assert plainly("Därutöver har kommunen möjlighet att söka.") == "Därutöver har kommunen möjlighet att söka."


@pytest.mark.parametrize("between", ["", "däremot ", "således ", "som regel ", "i detta fall ", "enligt reglerna "])
def test_what_stands_before_a_negation_does_not_hide_it(between: str) -> None:
    told = [
        (f"Det är {between}inte tillåtet att använda stödet till lokaler.", "must_not"),
        (f"Stödet får {between}inte användas till lokaler.", "must_not"),
        (f"Till lokaler får stödet {between}inte användas.", "must_not"),
        (f"Bidrag lämnas {between}inte till lokaler.", "must_not"),
        (f"Stöd ges {between}inte till lokaler.", "must_not"),
        (f"Föreningen behöver {between}inte redovisa gåvor till nämnden.", "statement"),
        (f"Stiftelsen ansvarar {between}inte för underhållet av banan.", "statement"),
        (f"Föreningen är {between}skyldig att redovisa bidraget.", "must"),
        (f"Föreningen har {between}rätt att få bidraget utbetalt.", "may"),
    ]
    assert [(sentence, str(read(sentence).modality)) for sentence, _ in told] == told


@pytest.mark.parametrize("verb", ["blir", "gör sig", "anses", "är"])
def test_what_stands_between_belongs_to_its_own_verb(verb: str) -> None:
    sentence = f"Den som inte svarar i tid {verb} skyldig att betala tillbaka stödet."
    assert plainly(sentence) == sentence
