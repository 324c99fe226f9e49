"""Facts as pages of agencies and municipalities word them: lists of demands, duties laid on somebody, months."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.conditions.wordorder import plainly
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction
from schemas.vocabulary import DocumentKind, Status

HEAD = """Strandverket

Bidrag till strandvård 2022

Föreningar kan söka bidrag från Strandverket. Ansökan ska lämnas till Strandverket senast den 1 mars 2022.

"""


def _read(text: str, head: str = HEAD) -> Extraction:
    return parse_document(read_document((head + text).encode(), "sida.txt"), "t")


def _said(text: str) -> list[tuple[str, str, str]]:
    """The conditions below the head: category, modality, text."""
    return [(c.category.value, c.modality.value, c.text) for c in _read(text).conditions[2:]]


def test_items_below_a_label_of_demands_are_each_demanded() -> None:
    text = """Formella krav:

 • Föreningen är en ideell förening som är registrerad hos Skatteverket.
 • Föreningen har stadgar som årsmötet har beslutat.
 • Föreningen har ett bankgiro i föreningens namn.
"""
    assert [said[:2] for said in _said(text)] == [("eligibility", "must")] * 3
    assert _said(text)[1][2] == "Föreningen har stadgar som årsmötet har beslutat."


def test_a_duty_laid_on_somebody_leads_its_items_without_a_colon() -> None:
    text = """2 Information

Det åligger mottagaren att utan dröjsmål underrätta Strandverket

  • om arbetet försenas

  • om kostnaderna väntas bli högre än vad som har angetts i ansökan.
"""
    said = _said(text)
    assert [s[:2] for s in said] == [("information", "must")] * 2
    assert said[0][2].endswith("underrätta Strandverket om arbetet försenas")


@pytest.mark.parametrize(
    ("sentence", "category", "modality"),
    [
        (
            "Har du fått bidrag ska du senast en månad efter att städningen är klar redovisa dina kostnader.",
            "reporting",
            "must",
        ),
        ("Blir arbetet försenat måste ni kontakta oss.", "information", "must"),
        ("När ansökan har kommit in, får föreningen en bekräftelse.", "requisition", "statement"),
        ("Bidraget betalas inte ut av sig självt utan måste rekvireras.", "payment", "must"),
        ("Bidraget får användas efter beslut av styrelsen.", "purpose", "may"),
        ("Senaste datum att söka utbetalning är den 30 april 2023.", "requisition", "statement"),
    ],
)
def test_a_sentence_is_read_by_its_main_clause(sentence: str, category: str, modality: str) -> None:
    assert [s[:2] for s in _said(sentence + "\n")] == [(category, modality)]


def _dates(text: str) -> list[tuple[str, str]]:
    return [(d.role.value, str(d.start)) for d in _read(text).dates if "2022" not in d.text]


def test_months_listed_behind_their_year_are_of_that_year() -> None:
    found = _dates("Styrelsen beslutar fyra gånger under 2023; i april, maj, juni och augusti.\n")
    assert [start for _, start in found] == ["2023-01-01", "2023-04-01", "2023-05-01", "2023-06-01", "2023-08-01"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Senaste datum att söka utbetalning är den 30 april 2023.", "requisition_deadline"),
        ("Medlen ska användas enligt regeringsuppdrag II:7 från 30 juni 2021 om stränder.", "cited_decision"),
    ],
)
def test_role_of_a_day(sentence: str, role: str) -> None:
    assert _dates(sentence + "\n")[-1][0] == role


def test_attached_minutes_make_no_minutes() -> None:
    text = """Till ansökan ska följande bifogas:

 • årsmötesprotokoll
 • verksamhetsberättelse
"""
    assert _read(text).document.kind is DocumentKind.AGENCY_INSTRUCTION


def test_an_agency_by_its_acronym_tells_what_it_gives() -> None:
    head = """12 organisationer beviljas bidrag 2025
SVRK har beviljat 62 miljoner kronor i organisationsbidrag till 12 organisationer för 2025.
Här hittar du alla som har fått bidrag.
"""
    assert _read("", head).document.kind is DocumentKind.NOTICE


def test_a_municipality_in_general_is_no_issuer() -> None:
    text = "En kommun är återbetalningsskyldig om redovisningen inte har skickats till Skolverket.\n"
    assert _read(text, "Frågor och svar\n\nNär ska bidraget betalas tillbaka?\n\n").document.issuer != "En kommun"


def test_whom_a_press_officer_serves_is_no_contact() -> None:
    text = """Kontakt

Per Ek
Pressekreterare hos civilminister Eva Alm
Telefon 08-405 10 01
"""
    assert [(p.name, p.phone) for p in _read(text).people] == [("Per Ek", "08-405 10 01")]


def test_a_past_day_takes_no_year_from_the_grant() -> None:
    head = """Pressmeddelande från Strandverket

Beslut om stöd till stränder

"""
    text = "Riksdagen har den 10 december beslutat om stödet. Stödet betalas ut under 2015 och används 2016.\n"
    day = next(d for d in _read(text, head).dates if "december" in d.text)
    assert day.start is None


def test_the_year_of_directions_is_not_the_time_of_each_sum() -> None:
    head = """Finansdepartementet

Regeringsbeslut
II:10

2031-12-20
Fi2031/11229

Kammarkollegiet

Regleringsbrev för budgetåret 2032 avseende anslag 5:3

Regeringen beslutar att följande ska gälla under budgetåret 2032 för nedan angivna anslag.

"""
    text = "Medel som inte har använts ska betalas tillbaka till Kammarkollegiet senast den 1 maj 2032.\n"
    found = run_checks(_read(text, head))
    assert [f.message for f in found if f.check == "date-order" and f.status is Status.FAIL] == []


@pytest.mark.parametrize(
    ("sentence", "category", "modality", "actor"),
    [
        ("Avspärrningar ordnar föreningen på egen bekostnad.", "other", "statement", "föreningen"),
        ("Slutrapporten skriver föreningens ordförande under.", "signature", "statement", None),
        ("Den som är ordförande skriver under rapporten.", "signature", "statement", None),
        ("Ändringar i tidplanen ska föreningen stämma av med Strandverket.", "information", "must", "föreningen"),
        ("Lön till egen personal betalar vi inte.", "purpose", "statement", None),
        (
            "Bidraget betalas ut i juni, och föreningen ska redovisa det inom ett år.",
            "payment",
            "must",
            None,
        ),
        (
            "Har pengarna inte kunnat användas före utgången av 2022 ska de betalas tillbaka.",
            "repayment",
            "must",
            None,
        ),
    ],
)
def test_a_sentence_that_begins_with_its_object_is_read_as_any_other(
    sentence: str, category: str, modality: str, actor: str | None
) -> None:
    (found,) = _read(f"Villkor\n\n{sentence}\n").conditions[2:]
    assert (found.category.value, found.modality.value) == (category, modality)
    assert actor is None or found.actor == actor


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Försäkring tecknar ni själva.", "Ni tecknar försäkring själva."),
        ("Det åligger ägaren att städa.", "Ägaren ska städa."),
        (
            "Resten av bidraget betalar Strandverket ut i maj.",
            "Strandverket betalar ut resten av bidraget i maj.",
        ),
        ("I maj betalar kommunen resten.", "I maj betalar kommunen resten."),
        ("Blir ni sena kan ni söka mer tid.", "Blir ni sena kan ni söka mer tid."),
        ("Föreningen städar stranden.", "Föreningen städar stranden."),
        (
            "Medel som verket ger föreningen ska användas i år.",
            "Medel som verket ger föreningen ska användas i år.",
        ),
    ],
)
def test_whom_a_sentence_binds_is_put_first(sentence: str, plain: str) -> None:
    assert plainly(sentence) == plain


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "Krav",
            "Föreningen:\n- har sitt säte vid kusten\n- tar avstånd från nedskräpning\n",
            [("eligibility", "must")] * 2,
        ),
        (
            "Ansökan",
            "De handlingar som ska skickas med är dessa:\n- stadgar\n- karta över stranden\n",
            [("requisition", "must")] * 2,
        ),
        (
            "Efteråt",
            "Redovisningen består av två delar:\n1. en lista över städade stränder\n2. en berättelse om arbetet\n",
            [("reporting", "must")] * 2,
        ),
        ("Villkor", "Föreningen ska då kunna visa upp kvitton.\n", [("audit", "must")]),
        (
            "Villkor",
            "Större förändringar, till exempel byte av strand, anmäls till Strandverket.\n",
            [("information", "statement")],
        ),
        ("Villkor", "Avbryts arbetet – skicka genast ett mejl till Strandverket.\n", [("other", "must")]),
        (
            "Villkor",
            "Av föreningens stadgar ska det framgå att alla får bli medlemmar.\n",
            [("eligibility", "must")],
        ),
        ("Villkor", "Det som blir över betalas in till Strandverket.\n", [("repayment", "statement")]),
    ],
)
def test_leads_and_asides_are_read_with_what_they_lead(
    heading: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = _read(f"{heading}\n\n{text}").conditions[2:]
    assert [(c.category.value, c.modality.value) for c in found] == expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Bidraget är som mest 30 000 kronor.", "other"),
        ("Som mest kan ni få 45 000 kronor.", "other"),
        ("Bidraget är 30 000 kronor.", "total"),
    ],
)
def test_the_most_that_anybody_gets_is_no_total(sentence: str, role: str) -> None:
    assert [a.role.value for a in _read(sentence + "\n").amounts] == [role]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Nästa stöd söker du senast den 30 september 2022.", ["requisition_deadline"]),
        ("Resten betalas ut sedan rapporten har godkänts, dock senast den 30 april 2023.", ["payment"]),
        ("Är bidraget inte förbrukat ska resten betalas in senast den 3 maj 2023.", ["repayment_deadline"]),
        ("Medel som inte var beslutade den 31 december 2022 ska lämnas tillbaka.", ["other"]),
    ],
)
def test_a_day_has_the_role_of_its_main_clause(sentence: str, roles: list[str]) -> None:
    found = [d.role.value for d in _read(sentence + "\n").dates if d.text not in {"2022", "den 1 mars 2022"}]
    assert found == roles


def test_a_deadline_has_the_year_that_its_date_is_given() -> None:
    text = (
        "Bidrag till strandvård\n\nBidraget får användas under 2024.\n\nRedovisning\n\nNi ska redovisa "
        "senast den 1 mars.\n"
    )
    found = _read(text, "Strandverket\n\n")
    deadline = next(c.deadline for c in found.conditions if "redovisa" in c.text)
    assert deadline == next(d.end for d in found.dates if d.role.value == "report_deadline")


@pytest.mark.parametrize(
    ("heading", "sentence", "expected"),
    [
        ("Vem kan delta?", "Ungdomar som har gått ut nian eller läser på gymnasiet.", ("eligibility", "may")),
        ("Vem kan delta?", "Den unge får inte ha fyllt 20 år när arbetet börjar.", ("eligibility", "must_not")),
        ("Det här krävs", "Stugan ska ligga vid stranden och ha ett avtal med kommunen.", ("eligibility", "must")),
        ("Så bedömer vi", "Därefter ser vi till hur många som badar där.", ("allocation", "statement")),
        ("Villkor", "Blyertsskrivna blanketter godtas inte.", ("requisition", "must_not")),
        ("Utbetalning", "I juni får föreningen ett preliminärt belopp.", ("payment", "statement")),
    ],
)
def test_what_headings_ask_is_answered(heading: str, sentence: str, expected: tuple[str, str]) -> None:
    (found,) = _read(f"{heading}\n\n{sentence}\n").conditions[2:]
    assert (found.category.value, found.modality.value) == expected


def test_what_a_memo_tells_of_an_application_is_no_condition() -> None:
    memo = """Havsby kommun
Socialförvaltningen

TJÄNSTESKRIVELSE
2023-11-06
SOC.2023.271

Socialnämnden

Bidrag till Kvinnojouren Fyren

Förslag till beslut

Socialnämnden beslutar att bifalla ansökan med 310 000 kronor avseende 2024.

Bakgrund

Kvinnojouren Fyren ansöker om 450 000 kronor.
"""
    found = _read(memo, "")
    assert found.document.diarienummer == "SOC.2023.271"
    assert [c.category.value for c in found.conditions] == ["allocation"]
    assert [a.role.value for a in found.amounts] == ["allocation", "other"]
    assert [d.role.value for d in found.dates if d.text == "2024"] == ["use_period"]


def test_a_verb_that_begins_a_condition_leaves_the_words_where_they_stand() -> None:
    (found,) = _read("Villkor\n\nLämnas ingen rapport kräver vi tillbaka bidraget.\n").conditions[2:]
    assert (found.category.value, found.actor) == ("repayment", "vi")


def test_the_most_that_can_be_applied_for_is_no_share() -> None:
    assert [a.role.value for a in _read("Därutöver kan bidrag sökas, högst 50 000 kronor.\n").amounts] == ["other"]
