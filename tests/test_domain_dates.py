"""The forms of dates that Swedish documents print, one row for each, and what only looks like them."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from parsers.dates.forms import find_dates
from parsers.dates.roles import Setting, roles_of
from schemas.rows import DateFact


def _found(text: str) -> list[str]:
    """``first..last precision`` of each date; MM-DD where the year is not printed, nothing for an open end."""

    def day(value: object, missing: bool) -> str:  # noqa: FBT001 - a year that is there or not
        return "" if value is None else str(value)[5:] if missing else str(value)

    return [
        f"{day(d.first, d.year_missing)}..{day(d.last, d.year_missing)} {d.precision.value}"
        for d in find_dates(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # iso
        ("2018-06-20", ["2018-06-20..2018-06-20 day"]),
        ("beslut 2021-01-28.", ["2021-01-28..2021-01-28 day"]),
        # long, with and without "den", in any case, over lines
        ("den 15 maj 2019", ["2019-05-15..2019-05-15 day"]),
        ("Den 25 augusti 2020", ["2020-08-25..2020-08-25 day"]),
        ("senast 31 december 2020", ["2020-12-31..2020-12-31 day"]),
        ("den 1 november \n\n2018", ["2018-11-01..2018-11-01 day"]),
        ("senast \n den 1 december 2021", ["2021-12-01..2021-12-01 day"]),
        ("den 3 febr. 2014", ["2014-02-03..2014-02-03 day"]),
        ("den 30 sept. 2016", ["2016-09-30..2016-09-30 day"]),
        # the year left out
        ("den 19 augusti", ["08-19..08-19 day"]),
        ("den 29 februari", ["02-29..02-29 day"]),
        # coordinated
        ("den 11 respektive den 13 december 2019", ["2019-12-11..2019-12-11 day", "2019-12-13..2019-12-13 day"]),
        (
            "den 31 augusti respektive den 30 november 2020",
            ["2020-08-31..2020-08-31 day", "2020-11-30..2020-11-30 day"],
        ),
        ("i april och i september 2021", ["2021-04-01..2021-04-30 month", "2021-09-01..2021-09-30 month"]),
        ("åren 2021 och 2022", ["2021-01-01..2021-12-31 year", "2022-01-01..2022-12-31 year"]),
        # ranges in full words, with a dash, abbreviated, between
        (
            "från och med den 20 juni till och med den 31 december 2018",
            ["2018-06-20..2018-12-31 day"],
        ),
        ("20 juni–31 december 2018", ["2018-06-20..2018-12-31 day"]),
        ("1 juli-31 december 2018", ["2018-07-01..2018-12-31 day"]),
        ("1 januari 2021–31 maj 2021", ["2021-01-01..2021-05-31 day"]),
        ("1–30 juni 2018", ["2018-06-01..2018-06-30 day"]),
        ("fr.o.m. 2020-01-01 t.o.m. 2020-12-31", ["2020-01-01..2020-12-31 day"]),
        ("fr o m 2020-01-01 t o m 2020-12-31", ["2020-01-01..2020-12-31 day"]),
        ("mellan den 5 och den 9 maj 2021", ["2021-05-05..2021-05-09 day"]),
        ("den 5 och den 9 maj 2021", ["2021-05-05..2021-05-05 day", "2021-05-09..2021-05-09 day"]),
        ("1 november 2020–31 januari 2021", ["2020-11-01..2021-01-31 day"]),
        ("2020-02-01–2020-04-30", ["2020-02-01..2020-04-30 day"]),
        # half a range
        ("till och med den 31 mars 2020", ["..2020-03-31 day"]),
        ("från och med den 1 april 2020", ["2020-04-01.. day"]),
        # months
        ("i december 2018", ["2018-12-01..2018-12-31 month"]),
        ("september 2021", ["2021-09-01..2021-09-30 month"]),
        ("mars–maj 2022", ["2022-03-01..2022-05-31 month"]),
        ("mars till och med maj 2022", ["2022-03-01..2022-05-31 month"]),
        ("i februari 2024", ["2024-02-01..2024-02-29 month"]),
        # years
        ("under 2018", ["2018-01-01..2018-12-31 year"]),
        ("för 2018", ["2018-01-01..2018-12-31 year"]),
        ("avseende 2018", ["2018-01-01..2018-12-31 year"]),
        ("år 2020", ["2020-01-01..2020-12-31 year"]),
        ("budgetåret 2021", ["2021-01-01..2021-12-31 year"]),
        ("bidragsåret 2021", ["2021-01-01..2021-12-31 year"]),
        ("sedan 2015", ["2015-01-01..2015-12-31 year"]),
        ("2020–2022", ["2020-01-01..2022-12-31 year"]),
        ("under 2007 2011", ["2007-01-01..2011-12-31 year"]),  # the dash lost
        ("för kalenderåret", ["01-01..12-31 year"]),
        # turns, school years, winters
        ("årsskiftet 2020/2021", ["2020-12-31..2021-01-01 day"]),
        ("läsåret 2020/21", ["2020-07-01..2021-06-30 month"]),
        ("vintern 2018/2019", [".. year"]),
        ("våren 2018", [".. year"]),
        # halves, thirds, quarters
        ("första halvåret 2019", ["2019-01-01..2019-06-30 month"]),
        ("andra halvåret 2019", ["2019-07-01..2019-12-31 month"]),
        ("tertial 1 2019", ["2019-01-01..2019-04-30 month"]),
        ("kvartal 2", ["04-01..06-30 month"]),
        # numeric
        ("1/1 1997", ["1997-01-01..1997-01-01 day"]),
        ("31/12-2018", ["2018-12-31..2018-12-31 day"]),
        ("13.12.2013", ["2013-12-13..2013-12-13 day"]),
        ("Datum 180703", ["2018-07-03..2018-07-03 day"]),
        ("Datum: 20180703", ["2018-07-03..2018-07-03 day"]),
    ],
)
def test_what_is_a_date(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "S2018/03799/FST",
        "lagen (2013:388)",
        "prop. 2017/18:1",
        "rskr. 2017/18:64",
        "SFS 2018:1277",
        "075-247 30 00",
        "Agenda 2030",
        "Vision e-hälsa 2025",
        "Maja Fjaestad",
        "majoritet",
        "junior",
        "augustenborg",
        "1904\tSkinnskatteberg",
        "2021 Vansbro 425 830",
        "10- 50 kunder 49 20 000",
        "kl. 09.00–15.30",
        "9.2-20447/2018",
        "för 2000 personer",
        "under 2 018 timmar",
        "den 31 juni",  # no such day
        "2021-02-30",
        "riksmötet 2020/21",
        "180703",
        "inom kort",
        "i god tid",
        "till hösten",
    ],
)
def test_what_is_none(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "is_open", "is_conditional"),
    [
        ("senast den 1 november 2018, eller det datum som Boverket beslutar", [False], [True]),
        ("vid den tid som Boverket anger", [True], [False]),
        ("vid den tidpunkt som Boverket meddelar", [True], [False]),
        ("senast den dag som länsstyrelsen bestämmer", [True], [False]),
        ("den 1 mars 2020, om inte länsstyrelsen beslutar annat", [False], [True]),
        ("senast den 1 november 2018", [False], [False]),
    ],
)
def test_open_and_conditional(text: str, is_open: list[bool], is_conditional: list[bool]) -> None:
    found = find_dates(text)
    assert ([d.open for d in found], [d.conditional for d in found]) == (is_open, is_conditional)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Rekvisitionen lämnas senast den 1 oktober 2021.", "requisition_deadline"),
        ("Medlen ska rekvireras senast den 1 oktober 2021.", "requisition_deadline"),
        ("Ansökan görs senast den 1 oktober 2021.", "requisition_deadline"),
        ("Kommunen ska redovisa kostnaderna senast den 1 oktober 2021.", "report_deadline"),
        ("Uppdraget ska slutredovisas senast den 1 oktober 2021.", "report_deadline"),
        ("Återrapportering sker senast den 1 oktober 2021.", "report_deadline"),
        ("Resten ska återbetalas senast den 1 oktober 2021.", "repayment_deadline"),
        ("Återbetalning görs senast den 1 oktober 2021.", "repayment_deadline"),
        ("Pengarna betalas tillbaka senast den 1 oktober 2021.", "repayment_deadline"),
        ("Medlen får användas till och med den 1 oktober 2021.", "use_period"),
        ("Medlen kan användas under perioden 1 mars–1 oktober 2021.", "use_period"),
        ("Bidraget ska förbrukas senast den 1 oktober 2021.", "use_period"),
        ("Stödet betalas ut under oktober 2021.", "payment"),
        ("Medlen utbetalas senast den 1 oktober 2021.", "payment"),
        ("Utbetalning sker i oktober 2021.", "payment"),
        ("Regeringen gav den 1 oktober 2020 Boverket ett uppdrag.", "cited_decision"),
        ("Detta följer av regeringsbeslut 2020-10-01.", "cited_decision"),
        ("Samråd hölls den 1 oktober 2020.", "other"),
        ("(källa: SCB, 2020-10-01)", "other"),
    ],
)
def test_the_word_that_tells_the_role(sentence: str, role: str) -> None:
    (found,) = find_dates(sentence)
    assert [r.value for r in roles_of(sentence, found, Setting())] == [role]


_PAPER = """Socialförvaltningen                       Tjänsteutlåtande
                                          2020-08-25
                                          Dnr SN 2020/118

Till Socialnämnden

Statsbidrag till lokala insatser

Förslag till beslut

Socialnämnden godkänner förslaget.

Ärendet

{s}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the year said later in the same coordination is as good as printed
        ("Nämnden lämnar underlag den 11 respektive den 13 december 2021.", ["2021-12-11 None", "2021-12-13 None"]),
        # that of the next date of the sentence
        (
            "Redovisning lämnas den 1 mars och slutligt senast den 30 september 2021.",
            ["2021-03-01 year-beside", "2021-09-30 None"],
        ),
        # what has been comes before the paper's own day
        ("Utskottet har behandlat förslaget den 18 augusti.", ["2020-08-18 year-by-tense"]),
        ("Pensionärsrådet behandlade förslaget den 2 december.", ["2019-12-02 year-by-tense"]),
        # what is to be done comes after it
        ("Redovisningen ska lämnas senast den 31 mars.", ["2021-03-31 year-by-tense"]),
        ("Medlen ska vara rekvirerade senast den 1 november.", ["2020-11-01 year-by-tense"]),
        # words that say it
        (
            "Medlen rekvireras senast den 1 maj 2021 och redovisas senast den 1 maj året efter.",
            ["2021-05-01 None", "2022-05-01 year-said"],
        ),
        # the year that the money is for
        (
            "Medlen rekvireras senast den 1 maj 2021. Redovisningen görs för kalenderåret.",
            ["2021-05-01 None", "2021-12-31 year-of-the-grant"],
        ),
        # what recurs has none
        ("Redovisningen ska lämnas senast den 31 mars varje år.", ["None None"]),
    ],
)
def test_a_year_that_is_inferred_is_marked_and_its_rule_named(sentence: str, expected: list[str]) -> None:
    rows = [d for d in _dates(sentence) if d.sentence in sentence]
    named = [(d.rule or "").partition(", ")[2] or None for d in rows]
    assert [f"{d.end} {rule}" for d, rule in zip(rows, named, strict=True)] == expected
    assert [d.inferred for d in rows] == [rule is not None for rule in named]


def _dates(sentence: str) -> tuple[DateFact, ...]:
    return understand(_PAPER.replace("{s}", sentence).encode(), "tju.txt", Settings()).dates
