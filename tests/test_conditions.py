"""Conditions: what binds, how, about what; and what does not bind, though it uses the same words."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.conditions.parties import as_named
from parsers.conditions.reading import read_conditions
from parsers.kinds import recognise
from parsers.prose.blocks import read_flow
from parsers.tables import read_tables
from schemas.rows import Condition
from schemas.vocabulary import DocumentKind

DECISION = DocumentKind.GOVERNMENT_DECISION
INSTRUCTION = DocumentKind.AGENCY_INSTRUCTION
AGREEMENT = DocumentKind.AGREEMENT
MEMO = DocumentKind.BOARD_MEMO
NOTICE = DocumentKind.NOTICE


def conditions(body: str, kind: DocumentKind) -> tuple[Condition, ...]:
    text = f"Skolverket\n2023-02-01\n\nOm bidrag för simundervisning\n\nDetta är en inledning.\n\n{body}\n"
    return read_conditions(read_flow(read_document(text.encode(), "prov.txt"), frozenset()), kind)


BINDING = [
    # kind, sentence, category, modality
    (
        INSTRUCTION,
        "Rekvisitionen ska ha inkommit till Kammarkollegiet senast den 1 oktober 2023.",
        "requisition",
        "must",
    ),
    (INSTRUCTION, "Ni rekvirerar bidraget i vår e-tjänst senast den 15 maj 2023.", "requisition", "must"),
    (INSTRUCTION, "Sista dag för ansökan är den 3 april 2023.", "requisition", "statement"),
    (INSTRUCTION, "Ansökningar som kommer in efter sista ansökningsdag prövas inte.", "requisition", "statement"),
    (INSTRUCTION, "Fyll i blanketten och skicka den till oss senast den 1 juni 2023.", "requisition", "must"),
    (INSTRUCTION, "Endast en ansökan per kommun får lämnas.", "requisition", "may"),
    (INSTRUCTION, "Ansökan ska skrivas under av behörig firmatecknare.", "signature", "must"),
    (INSTRUCTION, "Bidraget betalas ut i två delar, i juni och i oktober 2023.", "payment", "statement"),
    (INSTRUCTION, "Utbetalning sker senast den 30 september 2023.", "payment", "statement"),
    (INSTRUCTION, "Bidraget får användas till löner, utbildning och material.", "purpose", "may"),
    (INSTRUCTION, "Pengarna får inte gå till lokalhyror.", "purpose", "must_not"),
    (INSTRUCTION, "Bidraget omfattar inte investeringar i fastigheter.", "*", "must_not"),
    (INSTRUCTION, "Det är inte tillåtet att föra över medel till nästa år.", "*", "must_not"),
    (INSTRUCTION, "Högst tio procent av bidraget får användas till administration.", "purpose", "may"),
    (
        INSTRUCTION,
        "Medlen får användas från och med den 1 mars till och med den 31 december 2023.",
        "use_period",
        "may",
    ),
    (INSTRUCTION, "Kostnaderna ska ha uppkommit under perioden 1 januari–31 december 2023.", "use_period", "must"),
    (INSTRUCTION, "Ni ska redovisa hur ni har använt pengarna senast den 1 februari 2024.", "reporting", "must"),
    (INSTRUCTION, "Redovisning lämnas senast den 1 februari 2024.", "reporting", "must"),
    (INSTRUCTION, "Bidrag som inte har använts betalas tillbaka senast den 1 april 2024.", "repayment", "must"),
    (INSTRUCTION, "Den som inte redovisar i tid kan bli återbetalningsskyldig.", "repayment", "may"),
    (INSTRUCTION, "Vid utebliven redovisning kan Skolverket återkräva hela beloppet.", "repayment", "may"),
    (
        INSTRUCTION,
        "Myndigheten får kräva tillbaka bidrag som har använts i strid med villkoren.",
        "repayment",
        "may",
    ),
    (INSTRUCTION, "Bidragsmottagaren ska på begäran visa upp räkenskaperna.", "audit", "must"),
    (INSTRUCTION, "En auktoriserad revisor ska granska den ekonomiska redovisningen.", "audit", "must"),
    (INSTRUCTION, "Förändringar i projektet ska anmälas till Socialstyrelsen.", "*", "must"),
    (INSTRUCTION, "Huvudmannen behöver inte lämna in några kvitton.", "*", "statement"),
    (INSTRUCTION, "Föreningar som bedriver verksamhet i minst tre län kan söka bidraget.", "*", "may"),
    (INSTRUCTION, "Kommunen måste ha antagit en plan för att kunna få bidrag.", "eligibility", "must"),
    (INSTRUCTION, "Tänk på att reglerna om statligt stöd kan bli tillämpliga på bidraget.", "state_aid", "may"),
    (DECISION, "Regeringen uppdrar åt Boverket att fördela bidraget till kommunerna.", "allocation", "must"),
    (
        DECISION,
        "Regeringen beslutar att Kammarkollegiet ska betala ut 20 000 000 kronor till regionerna.",
        "payment",
        "must",
    ),
    (
        DECISION,
        "Medlen utbetalas engångsvis efter rekvisition ställd till Kammarkollegiet.",
        "payment",
        "statement",
    ),
    (DECISION, "Boverket får använda högst 900 000 kronor för egen administration.", "allocation", "may"),
    (
        DECISION,
        "Boverket ska senast den 2 maj 2024 redovisa uppdraget till Regeringskansliet.",
        "reporting",
        "must",
    ),
    (DECISION, "Medel som inte har utnyttjats ska återbetalas senast den 31 mars 2024.", "repayment", "must"),
    (DECISION, "Rätten till bidraget förfaller om rekvisitionen kommer in för sent.", "repayment", "statement"),
    (DECISION, "Regionen beslutar själv hur medlen ska fördelas mellan mottagningarna.", "allocation", "must"),
    (DECISION, "Länsstyrelsen ska informera kommunerna om villkoren för stödet.", "information", "must"),
    (AGREEMENT, "Parterna förbinder sig att följa upp insatserna två gånger om året.", "*", "must"),
    (AGREEMENT, "SKR åtar sig att samordna regionernas arbete.", "other", "must"),
    (AGREEMENT, "Regionerna bör samverka med kommunerna om hur medlen används.", "*", "should"),
    (AGREEMENT, "Varje region får minst 2 000 000 kronor.", "allocation", "statement"),
    (AGREEMENT, "Överenskommelsen gäller under förutsättning att riksdagen anvisar medel.", "*", "statement"),
    (MEMO, "Statsbidraget måste vara förbrukat senast den 31 december 2023.", "use_period", "must"),
    (MEMO, "Förvaltningen föreslår att 400 tkr avsätts för utbildning.", "allocation", "statement"),
    (MEMO, "Utförare som fått del av medlen får inkomma med en redovisning i januari.", "reporting", "must"),
    (
        NOTICE,
        "Kommunerna kan rekvirera pengarna från Socialstyrelsen fram till den 1 november.",
        "requisition",
        "may",
    ),
    (NOTICE, "Medlen ska enligt beslutet gå till fler anställda i äldreomsorgen.", "purpose", "must"),
]


@pytest.mark.parametrize(("kind", "sentence", "category", "modality"), BINDING)
def test_a_binding_sentence_is_a_condition(kind: DocumentKind, sentence: str, category: str, modality: str) -> None:
    rows = conditions(sentence, kind)
    assert [r.text for r in rows] == [sentence]
    assert rows[0].modality == modality
    assert category in {"*", rows[0].category}


NOT_BINDING = [
    (INSTRUCTION, "Regeringen har gett Skolverket i uppdrag att fördela bidraget."),  # background
    (INSTRUCTION, "Syftet är att fler barn ska kunna lära sig simma."),  # a purpose binds nobody
    (INSTRUCTION, "Digitala hjälpmedel kan underlätta vardagen för den enskilde."),  # hjälpmedel is no money
    (INSTRUCTION, "Läkemedel kan användas av personer med nedsatt syn."),
    (INSTRUCTION, "Läs mer om bidraget på vår webbplats."),
    (INSTRUCTION, "Har ni frågor kan ni kontakta oss."),
    (DECISION, "Regeringens bedömning är att antalet platser behöver öka."),
    (DECISION, "År 2030 ska Sverige vara ett föregångsland."),
    (DECISION, "Äldre personer ska kunna bo kvar hemma med trygghet."),
    (DECISION, "Genom fler utbildade kan kvaliteten höjas."),
    (AGREEMENT, "Antalet äldre beräknas öka med 100 000 personer till 2030."),
    (AGREEMENT, "Ny teknik kan bidra till ökad självständighet."),
    (AGREEMENT, "De senaste åren har många kommuner infört nya arbetssätt."),
    (MEMO, "Enligt socialtjänstlagen ska äldre kunna leva ett värdigt liv."),
    (MEMO, "Ärendet har beretts av förvaltningen i samråd med facken."),
    (NOTICE, "Ministern hoppas att fler kan utbildas."),
]


@pytest.mark.parametrize(("kind", "sentence"), NOT_BINDING)
def test_background_reasons_and_visions_are_no_conditions(kind: DocumentKind, sentence: str) -> None:
    assert conditions(sentence, kind) == ()


def test_unknown_documents_yield_none() -> None:
    assert conditions("Medlen ska återbetalas senast den 1 mars 2024.", DocumentKind.UNKNOWN) == ()


def test_list_items_are_read_with_their_lead_and_the_lead_is_no_row_of_its_own() -> None:
    rows = conditions("Bidraget får användas till:\n\n• personal\n• resor inom länet\n", INSTRUCTION)
    assert [r.text for r in rows] == [
        "Bidraget får användas till: personal",
        "Bidraget får användas till: resor inom länet",
    ]
    assert {r.item for r in rows} == {"•"}
    assert {(r.category, r.modality) for r in rows} == {("purpose", "may")}


def test_an_item_that_is_a_sentence_stands_for_itself() -> None:
    body = "Så gör ni:\n\n1. Ansökan görs på blankett senast den 1 maj 2023.\n2. Bidraget betalas ut i juni.\n"
    rows = conditions(body, INSTRUCTION)
    assert [(r.item, r.text) for r in rows] == [
        ("1.", "Ansökan görs på blankett senast den 1 maj 2023."),
        ("2.", "Bidraget betalas ut i juni."),
    ]


def test_deadline_and_actor() -> None:
    (row,) = conditions("Varje region ska senast den 1 mars 2024 lämna en redovisning.", DECISION)
    assert row.deadline == date(2024, 3, 1)
    assert row.actor == "Varje region"


@pytest.mark.parametrize(
    ("sentence", "category", "deadline"),
    [
        # done by a day, without a "senast"
        ("Bidraget ska vara förbrukat den 30 juni 2024.", "use_period", date(2024, 6, 30)),
        # the main clause goes on after a clause beside it
        (
            "Föreningen är skyldig att betala tillbaka medel som inte använts, dock senast den 2 maj 2023.",
            "repayment",
            date(2023, 5, 2),
        ),
    ],
)
def test_category_and_deadline_of_the_main_clause(sentence: str, category: str, deadline: date) -> None:
    (row,) = conditions(sentence, DocumentKind.AGENCY_INSTRUCTION)
    assert (row.category, row.deadline) == (category, deadline)


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Fördelningen av medlen ska avgöras av kommunerna utifrån deras behov.", "kommunerna"),
        ("Om medlen används till lokaler ska kommunen motivera det.", "kommunen"),
        ("Kommuner som beviljats medel ska svara på en enkät.", "Kommuner"),
        ("Regeringen ger Boverket i uppdrag att fördela medlen.", "Boverket"),
        ("Medlen ska återbetalas till Boverket.", None),
    ],
)
def test_actor_is_whom_the_sentence_binds(sentence: str, actor: str | None) -> None:
    (row,) = conditions(sentence, DECISION)
    assert row.actor == actor


def test_what_follows_an_earlier_assignment_is_not_this_documents() -> None:
    body = (
        "Vårdanalys har fått i uppdrag att utvärdera satsningen. "
        "Uppdraget ska redovisas senast den 1 juni 2024.\n\nMedlen får användas under 2023.\n"
    )
    assert [r.text for r in conditions(body, AGREEMENT)] == ["Medlen får användas under 2023."]


def test_an_answer_takes_its_duty_from_the_heading_that_asks() -> None:
    body = "Vem kan söka bidraget?\n\nKommuner och regioner.\n\nVad händer sedan?\n\nVi hör av oss till alla.\n"
    rows = conditions(body, INSTRUCTION)
    assert [(r.text, r.category, r.modality, r.section) for r in rows] == [
        ("Kommuner och regioner.", "eligibility", "may", "Vem kan söka bidraget?")
    ]


def test_proposals_about_the_money_count_and_those_about_the_meeting_do_not() -> None:
    body = (
        "Förvaltningens förslag till beslut\n\n"
        "1. Nämnden godkänner fördelningen av statsbidraget.\n"
        "2. Nämnden beslutar om omedelbar justering.\n\n"
        "Bakgrund\n\nÄrendet har beretts av förvaltningen tillsammans med ekonomienheten.\n"
    )
    assert [r.text for r in conditions(body, MEMO)] == ["Nämnden godkänner fördelningen av statsbidraget."]


def test_sequence_numbers_run_from_one() -> None:
    rows = conditions("Medlen får användas till mat. De ska återbetalas om de inte används.", DECISION)
    assert [r.seq for r in rows] == [1, 2]


GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_source_documents(name: str) -> None:
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    source = SEEDS / gold["source"]
    if not source.exists():
        pytest.skip("the source documents are not in this checkout")
    document = read_document(source.read_bytes(), source.name)
    tables = read_tables(document)
    flow = read_flow(document, frozenset(ref for table in tables for ref in table.words))
    rows = read_conditions(flow, recognise(flow).kind)
    starts = [_level(r.text) for r in rows]
    for item in gold["conditions"]:
        if not item.get("optional"):
            words = [_level(w) for w in item.get("has", [])]
            first = _level(item.get("first", ""))
            assert any(s.startswith(first) and all(w in s for w in words) for s in starts), item["lines"]
    wanted = sum(not item.get("optional") for item in gold["conditions"])
    assert len(rows) <= len(gold["conditions"])
    assert len(rows) >= wanted


def _level(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold().strip(" .:")


def test_a_party_binds_by_the_name_that_its_agreement_gives_it() -> None:
    rows = conditions(
        "Avtalet sluts mellan Norrbo kommun, nedan Kommunen, och Norrbo Idrottsallians, nedan kallad Alliansen.\n\n"
        "§ 2 Uppdraget\n\nDet åligger Alliansen att hålla verksamheten försäkrad. Alliansen ansvarar för skador.",
        AGREEMENT,
    )
    assert [(r.actor, str(r.category)) for r in rows if r.section] == [("Alliansen", "other")] * 2


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Alliansen ska redovisa medlen till Bruket.", "Alliansen"),
        ("Till Bruket ska Alliansen lämna en plan.", "Alliansen"),
        ("Redovisningen granskas av Alliansen innan Bruket betalar.", "Alliansen"),
        ("Bruket betalar till Alliansen.", "Bruket"),
    ],
)
def test_of_two_parties_of_one_sentence_the_one_who_acts_is_named(sentence: str, actor: str) -> None:
    assert as_named("Parten", sentence, ("Bruket", "Alliansen")) == actor


@pytest.mark.parametrize(
    ("heading", "modality"), [("Kostnader som vi godkänner", "may"), ("Vad anslaget inte täcker", "must_not")]
)
def test_items_are_what_their_heading_says_that_the_money_pays_for(heading: str, modality: str) -> None:
    flow = read_flow(
        read_document(f"# Bidrag\n\nOm bidraget.\n\n## {heading}\n\n- Löner\n- Hyra av lokal\n".encode(), "a.md"),
        frozenset(),
    )
    rows = read_conditions(flow, INSTRUCTION)
    assert [(str(r.category), str(r.modality)) for r in rows if r.item] == [("purpose", modality)] * 2
