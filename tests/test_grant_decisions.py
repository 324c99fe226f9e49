"""The heads, days, sums and people of the papers in ``tests/conditions`` that grant, propose or agree on money."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction

FOLDER = Path(__file__).parent / "conditions"


@cache
def _read(name: str) -> Extraction:
    path = FOLDER / f"{name}.txt"
    return parse_document(read_document(path.read_bytes(), path.name), "test")


@pytest.mark.parametrize(
    ("name", "title", "issuer", "addressee"),
    [
        (
            "agency_instruction/vatmarker",
            "Bidrag till lokalt naturvårdsprojekt, Våtmarker i Ekeby",
            "Länsstyrelsen Västmanlands län",
            "Sala kommun",
        ),
        # a labelled field is no title, and names whom the letter is to
        ("agency_instruction/laxhjalp", "Beslut om statsbidrag", "Skolverket", "Ljusdals kommun"),
        (
            "board_memo/smart_skog",
            "Medfinansiering av projektet Smart skog",
            "Region Jönköpings län",
            "Nämnden för arbetsmarknad, näringsliv och attraktivitet",
        ),
        (
            "board_memo/valdsforebyggande",
            "Ansökan om bidrag från Länsstyrelsen för våldsförebyggande arbete",
            "Socialförvaltningen Nordost",
            "Socialnämnden Nordost",
        ),
        # a unit of the giver's above the address is not whom it is to
        (
            "agency_instruction/amended_grant",
            "Ändring av beslut om stöd",
            "Energimyndigheten",
            "Energikontor Norr AB",
        ),
    ],
)
def test_head(name: str, title: str, issuer: str, addressee: str) -> None:
    row = _read(name).document
    assert (row.title, row.issuer, row.addressee) == (title, issuer, addressee)


def test_an_agreement_of_three_names_all_three() -> None:
    facts = _read("agreement/kvallsmottagning")
    assert facts.document.issuer == "Haninge kommun, Region Stockholm och Polismyndigheten"
    assert [(p.organisation, p.title) for p in facts.people] == [
        ("Haninge kommun", "Kommundirektör"),
        ("Region Stockholm", "Avdelningschef"),
        ("Polismyndigheten", "Polismästare"),
    ]


@pytest.mark.parametrize(
    ("name", "written", "role", "start", "end"),
    [
        # an application that is only measured by governs no day
        ("agency_instruction/vatmarker", "den 30 november 2023", "use_period", None, "2023-11-30"),
        ("board_memo/smart_skog", "2020-08-31", "other", "2020-08-31", "2020-08-31"),
        ("board_memo/valdsforebyggande", "utgången av 2022", "use_period", None, "2022-12-31"),
    ],
)
def test_role_of_a_day(name: str, written: str, role: str, start: str | None, end: str) -> None:
    (found,) = [d for d in _read(name).dates if d.text == written]
    assert (found.role, str(found.start) if found.start else None, str(found.end)) == (role, start, end)


def test_what_one_is_granted_as_a_share_is_an_allocation() -> None:
    amounts = {int(a.amount_sek or 0): a.role for a in _read("board_memo/smart_skog").amounts}
    assert (amounts[1_200_000], amounts[4_800_000]) == ("allocation", "other")


def test_the_name_of_an_appropriation_ends_at_the_dash() -> None:
    assert [a.anslag_name for a in _read("agency_instruction/krisberedskap").appropriations] == ["Krisberedskap"]


@pytest.mark.parametrize("name", ["board_memo/smart_skog", "agreement/kvallsmottagning"])
def test_no_false_alarm_about_days(name: str) -> None:
    assert not [f for f in run_checks(_read(name)) if f.check == "date-order" and f.status == "fail"]


def test_the_ministry_that_signs_for_the_state_is_the_department() -> None:
    assert _read("agreement/kvinnofrid").document.department == "Socialdepartementet"


def test_who_decides_an_amendment_is_not_bound_by_it() -> None:
    assert _read("agency_instruction/amended_grant").conditions[0].actor is None


def test_receivers_end_to_end_on_one_line() -> None:
    copies = [
        p.organisation for p in _read("government_decision/elevhalsa_on_one_line").people if p.role == "copy_to"
    ]
    assert copies == ["Finansdepartementet/BA", "Riksdagen/Utbildningsutskottet", "Sveriges Kommuner och Landsting"]
