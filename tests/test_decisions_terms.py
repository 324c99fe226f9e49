"""Terms in an annex, lists whose lead stops at its verb, what parties share, numbers of old appropriations."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.appropriations import find_appropriations
from parsers.parse import parse_document
from schemas.rows import Extraction


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


DECISION = """Kulturdepartementet            Regeringsbeslut 8
2020-05-28                     Ku2020/01201/LS

Riksantikvarieämbetet
621 22 Visby

Ändring av regleringsbrev för Riksantikvarieämbetet

Regeringens beslut

{}

På regeringens vägnar

Eva Alm
Ola Bask
"""
AGREEMENT = """Öppna mottagningar 2020

Överenskommelse mellan staten och Sveriges Kommuner och Regioner

Finansiering

{}

För staten genom                         För Sveriges Kommuner
Socialdepartementet                      och Regioner

Stockholm den 19 april 2020              Stockholm den 21 april 2020

Eva Alm                                  Ola Bask
Statssekreterare                         Verkställande direktör
"""
ANNEX = """
Bilaga till regeringsbeslut 2020-05-28 nr 8

Villkor för anslagsposten

Av anslagsposten får

- högst 6 000 000 kronor användas för bidrag till museer, och
- högst 1 200 000 kronor användas för ämbetets administration.

Länsstyrelserna ska senast den 31 augusti 2020 lämna en prognos till ämbetet.
"""


def test_the_terms_of_an_annex_are_conditions() -> None:
    found = written(DECISION.format("Villkoren ska ha den lydelse som framgår av bilagan.") + ANNEX)
    assert [c.deadline for c in found.conditions if c.category == "reporting"] == [date(2020, 8, 31)]
    assert [(a.role, int(a.amount_sek or 0)) for a in found.amounts] == [
        ("allocation", 6_000_000),
        ("administration", 1_200_000),
    ]
    assert found.conditions[0].category == "other"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            (
                "Den totala kostnaden beräknas till 4 800 000 kronor. Staten bidrar med 2 400 000 kronor, regionen "
                "med 1 800 000 kronor och församlingen med 600 000 kronor."
            ),
            ["total", "allocation", "allocation", "allocation"],
        ),
        ("Högst 900 000 kronor får användas för myndighetens personalkostnader.", ["administration"]),
    ],
)
def test_what_the_parties_share(text: str, roles: list[str]) -> None:
    assert [a.role for a in written(AGREEMENT.format(text)).amounts] == roles


def test_the_name_of_a_law_is_not_what_a_term_is_about() -> None:
    text = (
        "Medlen får användas för bidrag till kommuner enligt förordningen (2009:381) om statligt stöd till lokala"
        " vattenvårdsprojekt."
    )
    assert [c.category for c in written(DECISION.format(text)).conditions] == ["purpose"]


def test_a_sentence_may_end_with_the_name_of_the_association() -> None:
    text = "Av medlen går 38 miljoner kronor till SKR. Regeringen avsätter 20 miljoner kronor för tillsyn."
    assert len(written(AGREEMENT.format(text)).conditions) == 2


def test_what_a_sum_covers_is_no_duty_of_a_party() -> None:
    text = AGREEMENT.format("Ersättningen inkluderar transport.").replace("Finansiering", "Statens åtagande")
    assert [(c.category, c.modality) for c in written(text).conditions] == [("purpose", "statement")]


def test_a_day_of_two_verbs_has_the_role_that_is_known() -> None:
    text = "Verket beslutar om fördelningen och utbetalar bidraget före utgången av november 2020."
    found = written(DECISION.format(text))
    assert [d.role for d in found.dates if d.start and d.start.month == 11] == ["payment"]


def test_a_year_at_the_end_of_a_clause() -> None:
    found = written(AGREEMENT.format("Andelen var 54 procent 2018. Bidraget får användas till resor."))
    assert [d.start.year for d in found.dates if d.precision == "year" and d.start] == [2018]


def test_an_appropriation_by_letter() -> None:
    (item,) = find_appropriations("anslaget A 3 Utveckling av skolväsendet, anslagspost 4")
    assert (item.appropriation.number, item.post and item.post.number) == ("A 3", "4")


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        (
            "Som villkor ska gälla att\n\n- vägen hade bidrag den 1 juli,\n- väghållaren ansöker före den 1 mars.",
            ["eligibility", "requisition"],
        ),
        ("Det sammanlagda beloppet uppgår därmed till 118 000 000 kronor.", ["allocation"]),
        ("I övrigt gäller beslutet den 19 december 2019 oförändrat.", ["other"]),
        ("De ytterligare medlen ska redovisas mot det under utgiftsområde 14 uppförda anslaget 2:1.", ["payment"]),
        ("Verket ska lämna rekvisitionen till Enheten för statsstöd.", ["requisition"]),
        (
            "Verket ska överlämna en slutrapport senast den 1 maj 2021, undertecknad av behörig företrädare.",
            ["reporting"],
        ),
        ("Uppdrag 14 ska redovisas senast den 31 januari 2021.", ["reporting"]),
        (
            '1. Detta läggs till.\n\n"Verket ska fördela 6 mnkr. Medlen ska delas."\n\n2. Uppdrag 4 ska redovisas.',
            ["allocation", "allocation", "reporting"],
        ),
        ("MSB ska i sin bedömning av ansökningarna särskilt beakta insatser på landsbygden.", ["allocation"]),
        ("Verket får meddela de närmare föreskrifter som behövs för bidraget.", ["other"]),
    ],
)
def test_what_a_decision_is_about(text: str, categories: list[str]) -> None:
    assert [c.category for c in written(DECISION.format(text)).conditions] == categories


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen uppdrar åt verket att under åren 2021 och 2022 lämna bidrag till vägar.",
        "Bidragen får uppgå till högst 24 miljoner kronor, varav 9 miljoner kronor under 2021.",
    ],
)
def test_a_time_that_money_is_granted_for(text: str) -> None:
    found = written(DECISION.format(text))
    assert {d.role for d in found.dates if d.precision == "year"} == {"use_period"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Resten betalas ut när delrapporten, som ska lämnas senast den 16 maj 2021, har godkänts.",
            "report_deadline",
        ),
        ("Bidraget ska användas enligt den plan som kommunen gav in den 16 maj 2021.", "other"),
        ("Medlen ska vara utbetalda senast den 16 maj 2021.", "payment"),
    ],
)
def test_whose_day_it_is(text: str, role: str) -> None:
    assert [d.role for d in written(DECISION.format(text)).dates if d.end == date(2021, 5, 16)] == [role]


def test_all_that_an_assignment_may_use_is_no_cost_of_the_agency() -> None:
    text = "Verket får för detta ändamål använda högst 5 500 000 kronor."
    assert [a.role for a in written(DECISION.format(text)).amounts] == ["total"]


def test_an_appropriation_and_its_post_without_the_word() -> None:
    (item,) = find_appropriations("Anslagsposten 1:3 ap.4 Åtgärder för natur minskas med 15 000 tkr.")
    assert (item.appropriation.number, item.post and item.post.name) == ("1:3", "Åtgärder för natur")


def test_the_day_on_which_an_agreement_was_approved_is_its_own() -> None:
    text = AGREEMENT.format("Medlen får användas till lokaler.").replace(
        "Finansiering", "Godkänd av regeringen den 2 april 2020\n\nFinansiering"
    )
    assert [d.start for d in written(text).dates if d.role == "document"] == [date(2020, 4, 2)]


def test_all_that_is_divided_is_the_total() -> None:
    text = (
        "Verket ska fördela sammanlagt 34 600 000 kronor till 21 kommuner. Av medlen går 400 000 kronor till SKR."
    )
    assert [a.role for a in written(DECISION.format(text)).amounts] == ["total", "allocation"]
