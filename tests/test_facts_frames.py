"""What a sentence says together with its neighbours: whole and parts, the lead of a list, the head of a memo."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction

_MEMO = """Örnstads kommun                                    TJÄNSTESKRIVELSE
Kulturförvaltningen                                2023-02-06
{official}                                         Dnr KUN 2023/41
Kulturutvecklare

Kulturnämnden

Statsbidrag till folkbiblioteken 2023

Förslag till beslut

Kulturnämnden beslutar att

- fördela 740 000 kronor till filialerna,
- avsätta 60 000 kronor till fortbildning.

Ärendet

{matter}

Lena Wikman
Kulturchef

Beslutet skickas till
Örnstads museum
Statens kulturråd
"""
_GRANTED = "Statens kulturråd har beviljat kommunen 800 000 kronor för 2023."


def read(matter: str = _GRANTED, official: str = "Ester Norden ") -> Extraction:
    return understand(_MEMO.format(matter=matter, official=official).encode(), "memo.txt", Settings())


def sums(read_: Extraction) -> dict[int, str]:
    return {int(a.amount_sek): str(a.role) for a in read_.amounts if a.amount_sek}


def test_what_the_parts_add_up_to_is_all_there_is() -> None:
    assert sums(read()) == {740_000: "allocation", 60_000: "reserve", 800_000: "total"}


@pytest.mark.parametrize(
    "matter",
    [
        "Statens kulturråd har beviljat kommunen 810 000 kronor för 2023.",  # the parts do not add up
        "Regeringen satsar totalt 20 miljoner kronor. Kommunen har beviljats 800 000 kronor för 2023.",
    ],
)
def test_a_part_of_something_greater_stays_a_part(matter: str) -> None:
    assert {role for value, role in sums(read(matter)).items() if value in {800_000, 810_000}} == {"allocation"}


def test_round_sums_of_a_sentence_that_happen_to_fit_are_alike() -> None:
    found = sums(
        read("Av medlen ska 120 000 kronor gå till lån, 80 000 kronor till böcker och 40 000 kronor till kurser.")
    )
    assert {found[v] for v in (120_000, 80_000, 40_000)} == {"allocation"}


def test_items_are_the_boards_that_decides() -> None:
    assert [c.actor for c in read().conditions][:2] == ["Kulturnämnden", "Kulturnämnden"]


def test_a_decision_made_long_before_is_anothers() -> None:
    roles = {str(d.start): str(d.role) for d in read(f"{_GRANTED} Beslutet fattades den 9 november 2022.").dates}
    assert roles["2022-11-09"] == "cited_decision"


def test_who_wrote_a_memo_stands_below_the_unit() -> None:
    people = [(str(p.role), p.name, p.title) for p in read().people if p.name]
    assert ("contact", "Ester Norden", "Kulturutvecklare") in people
    assert [p[1] for p in people if p[0] == "signatory"] == ["Lena Wikman"]


def test_what_a_memo_is_sent_to_signs_nothing() -> None:
    assert [p.organisation for p in read().people if p.role == "copy_to"] == [
        "Örnstads museum",
        "Statens kulturråd",
    ]


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        (
            "Medel som inte har använts den 30 juni 2024 ska senast den 1 september samma år återbetalas.",
            "2024-09-01",
        ),
        ("Medel som inte har använts under 2023 ska återbetalas senast den 1 mars året därpå.", "2024-03-01"),
        ("Medlen ska redovisas senast den 1 juni.", "2023-06-01"),
    ],
)
def test_the_year_of_a_deadline_is_that_of_its_date(sentence: str, deadline: str) -> None:
    found = read(f"{_GRANTED} {sentence}")
    assert str(found.conditions[-1].deadline) == deadline
    assert deadline in {str(d.end) for d in found.dates}
