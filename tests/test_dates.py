"""Dates in every printed form, what only looks like one, and that a printed date reads back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates.forms import find_dates, in_year

# fmt: off
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)
# fmt: on


def _spans(text: str) -> list[tuple[str, str]]:
    return [(str(d.first), str(d.last)) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2018-06-20", [("2018-06-20", "2018-06-20")]),
        ("den 15 maj 2019", [("2019-05-15", "2019-05-15")]),
        ("Den 25 augusti 2020", [("2020-08-25", "2020-08-25")]),
        ("senast 31 december 2020", [("2020-12-31", "2020-12-31")]),
        ("fredagen den 5 mars 2021", [("2021-03-05", "2021-03-05")]),
        ("den 15:e maj 2019", [("2019-05-15", "2019-05-15")]),
        ("5 sept. 2021", [("2021-09-05", "2021-09-05")]),
        ("den 1 november \n\n2018", [("2018-11-01", "2018-11-01")]),  # broken over lines
        ("i april och i september 2021", [("2021-04-01", "2021-04-30"), ("2021-09-01", "2021-09-30")]),
        ("Den 11 respektive den 13 december 2019", [("2019-12-11", "2019-12-11"), ("2019-12-13", "2019-12-13")]),
        (
            "den 31 augusti respektive den 30 november 2020",
            [("2020-08-31", "2020-08-31"), ("2020-11-30", "2020-11-30")],
        ),
        (
            "den 1 mars, den 1 juni och den 1 oktober 2021",
            [("2021-03-01",) * 2, ("2021-06-01",) * 2, ("2021-10-01",) * 2],
        ),
        ("från och med den 20 juni till och med den 31 december 2018", [("2018-06-20", "2018-12-31")]),
        ("20 juni–31 december 2018", [("2018-06-20", "2018-12-31")]),
        ("1 juli-31 december 2018", [("2018-07-01", "2018-12-31")]),
        ("1 januari 2021–31 maj 2021", [("2021-01-01", "2021-05-31")]),
        ("1 november–31 januari 2021", [("2020-11-01", "2021-01-31")]),  # over the turn of the year
        ("1–30 juni 2018", [("2018-06-01", "2018-06-30")]),
        ("1-30 juni 2018", [("2018-06-01", "2018-06-30")]),
        ("fr.o.m. 2020-01-01 t.o.m. 2020-12-31", [("2020-01-01", "2020-12-31")]),
        ("2020-01-01–2020-12-31", [("2020-01-01", "2020-12-31")]),
        ("mellan den 5 och den 9 maj 2021", [("2021-05-05", "2021-05-09")]),
        ("från och med den 1 juli 2020", [("2020-07-01", "None")]),
        ("till och med den 30 juni 2020", [("None", "2020-06-30")]),
        ("under 2018", [("2018-01-01", "2018-12-31")]),
        ("avseende 2018 ska", [("2018-01-01", "2018-12-31")]),
        ("budgetåret 2021", [("2021-01-01", "2021-12-31")]),
        ("2019 års medel", [("2019-01-01", "2019-12-31")]),
        ("sedan 2013", [("2013-01-01", "2013-12-31")]),
        ("fram till 2025", [("2025-01-01", "2025-12-31")]),
        ("under 2018 350 000 kronor", [("2018-01-01", "2018-12-31")]),
        ("2020–2022", [("2020-01-01", "2022-12-31")]),
        ("från 2019 fram till 2029", [("2019-01-01", "2029-12-31")]),
        ("mellan 2019 och 2029", [("2019-01-01", "2029-12-31")]),
        ("åren 2021 och 2022", [("2021-01-01", "2021-12-31"), ("2022-01-01", "2022-12-31")]),
        ("i december 2018", [("2018-12-01", "2018-12-31")]),
        ("januari till och med juni 2021", [("2021-01-01", "2021-06-30")]),
        ("juli 2018–juni 2019", [("2018-07-01", "2019-06-30")]),
        ("årsskiftet 2020/2021", [("2020-12-31", "2021-01-01")]),
        ("läsåret 2020/21", [("2020-07-01", "2021-06-30")]),
        ("första halvåret 2019", [("2019-01-01", "2019-06-30")]),
        ("tertial 1 2019", [("2019-01-01", "2019-04-30")]),
        ("fjärde kvartalet 2021", [("2021-10-01", "2021-12-31")]),
        ("vecka 12 2021", [("2021-03-22", "2021-03-28")]),
        ("den sista mars 2021", [("2021-03-31", "2021-03-31")]),
        ("utgången av februari 2024", [("2024-02-29", "2024-02-29")]),
        ("halvårsskiftet 2009", [("2009-06-30", "2009-06-30")]),
        ("stödet inleddes 2015 och", [("2015-01-01", "2015-12-31")]),
        ("Utfallet 2020 var lägre", [("2020-01-01", "2020-12-31")]),
        ("inför 2018", [("2018-01-01", "2018-12-31")]),
        ("vid utgången av 2021", [("2021-12-31", "2021-12-31")]),
        ("våren 2018", [("None", "None")]),  # a season has no days
        ("1/1 1997", [("1997-01-01", "1997-01-01")]),
        ("31/12-2018", [("2018-12-31", "2018-12-31")]),
        ("13.12.2013", [("2013-12-13", "2013-12-13")]),
        ("Datum: 20180703", [("2018-07-03", "2018-07-03")]),
        ("(källa: SCB, 2019-11-12)", [("2019-11-12", "2019-11-12")]),
        ("den 29 februari 2020", [("2020-02-29", "2020-02-29")]),
    ],
)
def test_forms(text: str, spans: list[tuple[str, str]]) -> None:
    assert _spans(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "S2018/03799/FST",
        "lagen (2013:388)",
        "prop. 2017/18:1",
        "SFS 2018:1277",
        "075-247 30 00",
        "Agenda 2030",
        "Vision e-hälsa 2025",
        "Vision 2025",
        "Delmål 10.2",
        "Maja Fjaestad",
        "majoritet",
        "1904\tSkinnskatteberg",
        "2021 Vansbro 425 830",
        "10- 50 kunder 49 20 000",
        "för 2000 personer",
        "den 31 juni 2020",  # no such day
        "dnr 2020-11591",
        "kl. 16.00",
        "till hösten",
        "25 procent",
        "212000-2049",
        "före jul",  # no July
        "årets slutliga fördelning",
        "fördelas 2000 kronor",
    ],
)
def test_no_dates(text: str) -> None:
    assert not find_dates(text)


def test_a_missing_year_is_said_and_filled_in() -> None:
    (found,) = find_dates("den 29 februari")
    assert found.year_missing
    assert in_year(found, 2021).first == date(2021, 2, 28)
    (turn,) = find_dates("vid årsskiftet")
    assert (in_year(turn, 2020).first, in_year(turn, 2020).last) == (date(2020, 12, 31), date(2021, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "vid den tidpunkt som Boverket meddelar",
        "vid den tid som länsstyrelsen anger",
        "senast det datum som myndigheten bestämmer",
        "senast vid den tidpunkt Skolverket beslutar",
    ],
)
def test_open_dates(text: str) -> None:
    (found,) = find_dates(text)
    assert found.open
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize(
    "tail",
    [
        ", eller det datum som Boverket beslutar",
        " eller den senare tidpunkt som länsstyrelsen bestämmer",
        ", om inte myndigheten beslutar annat",
    ],
)
def test_conditional_dates(tail: str) -> None:
    (found,) = find_dates(f"senast den 1 mars 2021{tail}.")
    assert found.conditional
    assert not found.open


@given(
    st.dates(date(1990, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["iso", "long", "den", "slash", "dot"]),
    st.data(),
)
def test_a_printed_day_reads_back(day: date, form: str, data: st.DataObject) -> None:
    month = _MONTHS[day.month - 1]
    printed = {
        "iso": day.isoformat(),
        "long": f"{day.day} {month} {day.year}",
        "den": f"den {day.day} {month} {day.year}",
        "slash": f"{day.day}/{day.month} {day.year}",
        "dot": f"{day.day}.{day.month:02d}.{day.year}",
    }[form]
    before = data.draw(st.sampled_from(["", "senast ", "Beslutet fattas ", "("]))
    after = data.draw(st.sampled_from(["", ".", ", varefter", ")"]))
    text = before + printed + after
    (found,) = find_dates(text)
    assert text[found.start : found.stop] == printed
    assert found.first == found.last == day


@given(
    st.dates(date(1990, 1, 1), date(2048, 12, 31)),
    st.integers(1, 364),
    st.sampled_from(["–", "-", " till och med "]),
)
def test_a_printed_period_reads_back(first: date, days: int, tie: str) -> None:
    last = first + timedelta(days)
    text = (
        f"{first.day} {_MONTHS[first.month - 1]} {first.year}{tie}{last.day} {_MONTHS[last.month - 1]} {last.year}"
    )
    (found,) = find_dates(text)
    assert (found.first, found.last) == (first, last)
