"""Appropriation directions as the web keeps them: whose appropriations, their names, what is only cited."""

from __future__ import annotations

from functools import cache

import pytest

from ingest.readers import read_document
from parsers.appropriations import find_appropriations
from parsers.parse import parse_document
from schemas.rows import Extraction
from schemas.vocabulary import DateRole

LETTER = """Klimatdepartementet
{office}
vid regeringssammanträde
2011-06-16Kl2011/2214/B

Regleringsbrev för budgetåret 2011 avseende anslagen 3:4 (utg.omr. 20), och 3:2 (utg.omr. 23)
Riksdagen har beslutat om anslaget 3:4 Vatten- och luftvård och anslaget 3:2 Djurhälsa för budgetåret 2011 \
(prop. 2010/11:1, utg.omr. 20, bet. 2010/11:MJU1, rskr. 128, prop. 2010/11:1, utg.omr. 23, bet. 2010/11:MJU2, \
rskr. 129).

Med ändring av tidigare brev beslutar regeringen att följande ska gälla.

FINANSIERING

4

Anslag

4.1

Tilldelade anslag/anslagsposter (belopp angivna i tkr)

Utgiftsområde 20 Allmän miljövård

3:4

Vatten- och luftvård (Ramanslag)

Disponeras av Vattenverket 41 300
ap.1 Provtagning (ram) 11 300
ap.2del till Kustbevakarna (ram)30 000

Villkor för anslag 3:4

ap.1 Provtagning

Vattenverket får disponera 2 400 000 kronor av medel från 2010 (anslagssparande). Resten får ej användas av \
verket utan särskilt beslut av regeringen.

Utgiftsområde 23 Areella näringar

3:2Djurhälsa (Ramanslag)
Disponeras av Smittskyddsverket 8 750
ap.3 Vaccin (ram) 8 750

Villkor för anslag 3:2

ap.3 Vaccin

Anslagsposten ska användas för inköp av vaccin.
"""


@cache
def _read(office: str = "Protokoll7") -> Extraction:
    return parse_document(read_document(LETTER.format(office=office).encode(), "brev.txt"), "test")


def test_minutes_of_the_government_are_the_governments() -> None:
    row = _read().document
    assert (row.issuer, row.department, row.decision_number) == ("Regeringen", "Klimatdepartementet", "7")


def test_each_appropriation_is_of_its_own_area_and_has_its_name() -> None:
    rows = [
        (a.utgiftsomrade, a.anslag, a.anslag_name, a.anslagspost, a.anslagspost_name)
        for a in _read().appropriations
    ]
    assert rows == [
        (20, "3:4", "Vatten- och luftvård", None, None),
        (23, "3:2", "Djurhälsa", None, None),
        (20, "3:4", "Vatten- och luftvård", "2", "del till Kustbevakarna"),
        (20, "3:4", "Vatten- och luftvård", "1", "Provtagning"),
        (23, "3:2", "Djurhälsa", "3", "Vaccin"),
    ]


def test_letters_of_the_riksdag_without_their_session() -> None:
    assert [r.value for r in _read().references if r.value.startswith("rskr")] == [
        "rskr. 2010/11:128",
        "rskr. 2010/11:129",
    ]


def test_money_of_an_earlier_year_is_not_used_in_it() -> None:
    (saved,) = [d for d in _read().dates if d.text == "2010"]
    assert saved.role is DateRole.OTHER


def test_who_acts_ends_before_what_he_needs() -> None:
    (kept,) = [c for c in _read().conditions if "utan särskilt beslut" in c.text]
    assert kept.actor == "verket"


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        # two bills of two areas say nothing of either appropriation
        (
            "anslaget 3:4 och anslaget 3:2 (prop. 2010/11:1, utg.omr. 20, prop. 2010/11:1, utg.omr. 23)",
            [None, None],
        ),
        ("anslaget 3:4 Vatten (prop. 2010/11:1, utg.omr. 20, bet. 2010/11:MJU1)", ["20"]),
    ],
)
def test_the_area_of_a_bill_that_is_cited(text: str, areas: list[str | None]) -> None:
    assert [item.area.number if item.area else None for item in find_appropriations(text)] == areas


RUN_ON = (
    "1 Beslut om bidrag till lokala vattenprojekt, Vara kommun BESLUT Länsstyrelsen beslutar med stöd av "
    "förordningen (2003:598) om bidrag till naturvård att bevilja Vara kommun 240 000 kronor. VILLKOR Bidraget får "
    "endast användas till det som anges i ansökan. UTBETALNING Högst 75 procent av bidraget betalas ut innan "
    "projektet har redovisats. "
    "REDOVISNING Kommunen ska redovisa projektet senast den 1 december 2014."
)


def test_headings_in_capitals_part_what_runs_on() -> None:
    read = parse_document(read_document(RUN_ON.encode(), "beslut.txt"), "test")
    assert [(c.section, c.text.split()[0]) for c in read.conditions][-3:] == [
        ("VILLKOR", "Bidraget"),
        ("UTBETALNING", "Högst"),
        ("REDOVISNING", "Kommunen"),
    ]
