"""Periods with a name of their own: halves, quarters, school years, the turn of a year, weeks, seasons.

A leaf under ``forms``. A season has no days: it is found, so that it is not lost, but its first and last day
stay None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from parsers.dates.words import DASH, MONTH, MONTHS, NO_YEAR, YEAR, FoundDate, last_day
from schemas.vocabulary import DatePrecision

_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ORDINAL = r"(?P<n>första|andra|tredje|fjärde)"
_MONTHS_IN = {"halvår": 6, "tertial": 4, "kvartal": 3, "q": 3}

# årsskiftet 2020/2021   årsskiftet 2020/21   årsskiftet
_TURN = regex.compile(
    rf"(?<!\p{{L}})[Åå]rsskiftet(?:\s+(?P<y>{YEAR})\s?(?:/|{DASH})\s?(?:{YEAR}|[0-9]{{2}})(?![0-9:]))?"
)
# läsåret 2020/21   bidragsåret 2025/26
_SCHOOL_YEAR = regex.compile(
    rf"\b(?i:läs|bidrags|statsbidrags)året\s+(?P<y>{YEAR})\s?(?:/|{DASH})\s?(?:{YEAR}|[0-9]{{2}})(?![0-9:])"
)
# budgetåret 1994/95: the state's began in July until 1996, and the last one had eighteen months
_BUDGET_YEAR = regex.compile(r"[Bb]udgetåret\s+(?P<y>19[2-9][0-9])\s?/\s?(?P<last>(?:19)?[0-9]{2})(?![0-9:])")
_LAST_SPLIT_YEAR = 1995
# första halvåret 2019   kvartal 2 2021   tertial 1, 2020   Q3 2022   första halvåret
_PART = regex.compile(
    rf"""
    (?: (?i:{_ORDINAL}) \s+ (?P<part>halvår|tertial|kvartal)(?:et)?
      | \b(?P<part>[Tt]ertial|[Kk]vartal) \s (?P<n>[1-4]) | \b(?P<part>[Qq])(?P<n>[1-4]) )
    (?: ,? \s+ (?:år\s+|av\s+|under\s+)? (?P<y>{YEAR}) (?![0-9:/]) )?
    """,
    regex.VERBOSE,
)
# kvartal 1–3 2020   första och andra kvartalet 2020   Q1–Q2 2021
_PARTS = regex.compile(
    rf"""
    (?: (?i:{_ORDINAL}) \s+ (?:(?P<tie>och|samt)|till|till\s+och\s+med|{DASH}) \s+
          (?P<last>första|andra|tredje|fjärde) \s+ (?P<part>halvår|tertial|kvartal)(?:et|en)?
      | \b(?P<part>[Tt]ertial|[Kk]vartal) (?:en|et)? \s (?P<n>[1-4])
          \s? (?:(?P<tie>och|samt)|{DASH}|till|t\.?\s?o\.?\s?m\.?) \s? (?P<last>[1-4])
      | \b(?P<part>[Qq])(?P<n>[1-4]) \s? {DASH} \s? [Qq]?(?P<last>[1-4]) )
    (?: ,? \s+ (?:år\s+|av\s+|under\s+)? (?P<y>{YEAR}) (?![0-9:/]) )?
    """,
    regex.VERBOSE,
)
# åren 2021-23   perioden 2019/20: the century is printed once
_YEARS_IN_SHORT = regex.compile(
    rf"(?<=\b(?:[Åå]ren|[Pp]erioden|[Bb]udgetåren)\s)(?P<y>{YEAR})\s?{DASH}\s?(?P<last>[0-9]{{2}})(?![0-9:/-])"
)
# 2020 t.o.m. 2022   2020 till och med 2022
_YEARS_THROUGH = regex.compile(
    rf"(?<![\p{{L}}0-9/:.,§-])(?P<y>{YEAR})\s+(?:till\s+och\s+med|t\.\s?o\.\s?m\.|t\so\sm)"
    rf"\s+(?:år\s+)?(?P<last>{YEAR})(?![0-9/:-])"
)
# månadsskiftet maj/juni 2021
_MONTH_TURN = regex.compile(
    rf"[Mm]ånadsskiftet\s+(?P<mon>{MONTH})\s?(?:/|{DASH})\s?(?P<next>{MONTH})(?!\p{{L}})(?:\s+(?P<y>{YEAR})(?![0-9]))?"
)
# vecka 12 2021   vecka 12, 2021
_WEEK = regex.compile(rf"\b[Vv](?:ecka|\.)\s?(?P<w>[1-5]?[0-9]),?\s+(?:år\s+)?(?P<y>{YEAR})(?![0-9])")
# våren 2018   hösten 2020/vintern 2021 - a season without a year ("till hösten") says too little to keep
_SEASON = regex.compile(
    rf"\b(?:[Vv]åren|[Ss]ommaren|[Hh]östen|[Vv]intern)\s+(?P<y>{YEAR})(?:/(?:{YEAR}|[0-9]{{2}}))?(?![0-9:])"
)
# sista mars 2021   utgången av februari 2024   februari månads utgång
_LAST = regex.compile(
    rf"(?:(?:\b[Dd]en\s+)?\bsist[ae]\s+(?:dagen\s+i\s+)?|\butgången\s+av\s+)(?P<mon>{MONTH})(?!\p{{L}})"
    rf"(?:\s+(?P<y>{YEAR})(?![0-9]))?|(?P<mon>{MONTH})\s+månads\s+utgång(?:\s+(?P<y>{YEAR})(?![0-9]))?"
)
# före ingången av juli 2026: its first day
_FIRST = regex.compile(rf"\bingången\s+av\s+(?P<mon>{MONTH})(?!\p{{L}})\s+(?P<y>{YEAR})(?![0-9])")
# för kalenderåret   hela verksamhetsåret - the year of the grant; "kalenderåret 2021" states it
_BARE_YEAR = regex.compile(
    rf"(?<=\b(?:för|under|avseende|avser|hela)\s+)(?:kalenderåret|budgetåret|bidragsåret|verksamhetsåret|räkenskapsåret)"
    rf"(?!\s+(?:{YEAR}|före|efter|innan|närmast))"
)
# före årets slut   vid utgången av 2021   - not "årets slut" as such, which recurs
# halvårsskiftet 2009
_HALF_TURN = regex.compile(rf"(?<!\p{{L}})[Hh]alvårsskiftet(?:\s+(?P<y>{YEAR}))?")
_YEAR_END = regex.compile(
    rf"(?:(?<=\b(?:före|innan|senast|till|senast\s+vid)\s+)[Åå]rets\s+(?:slut|utgång)(?!\p{{L}})|utgången\s+av\s+(?:(?:kalender|budget|bidrags)?året|år\s+(?P<y>{YEAR})|(?P<y>{YEAR}))(?![0-9:/]))"
)


def find_periods(text: str) -> Iterator[FoundDate]:
    """The named periods of a string, in no order; none overlaps another."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < stop and start < match.end() for start, stop in taken):
                continue  # the second half of "första och andra kvartalet"
            if found := read(match):
                taken.append(match.span())
                yield found


def _turn(match: regex.Match[str]) -> FoundDate:
    year = int(match["y"] or NO_YEAR)
    # without a year both days bear the mark, and the reader of roles puts them a year apart
    return _found(match, date(year, 12, 31), date(year + bool(match["y"]), 1, 1), DatePrecision.DAY)


def _school_year(match: regex.Match[str]) -> FoundDate:
    year = int(match["y"])
    return _found(match, date(year, 7, 1), date(year + 1, 6, 30), DatePrecision.MONTH)


def _budget_year(match: regex.Match[str]) -> FoundDate | None:
    year = int(match["y"])
    if year > _LAST_SPLIT_YEAR or int(match["last"][-2:]) != (year + 1) % 100:
        return None
    last = date(1996, 12, 31) if year == _LAST_SPLIT_YEAR else date(year + 1, 6, 30)
    return _found(match, date(year, 7, 1), last, DatePrecision.MONTH)


def _part(match: regex.Match[str]) -> FoundDate | None:
    months = _MONTHS_IN[match["part"].lower()]
    number = _ORDINALS[match["n"].lower()]
    if number * months > 12:
        return None  # tredje halvåret
    year = int(match["y"] or NO_YEAR)
    first = date(year, (number - 1) * months + 1, 1)
    return _found(match, first, last_day(year, number * months), DatePrecision.MONTH)


def _parts(match: regex.Match[str]) -> FoundDate | None:
    months = _MONTHS_IN[match["part"].lower()]
    first, last = _ORDINALS[match["n"].lower()], _ORDINALS[match["last"].lower()]
    together = last == first + 1 or not match["tie"]  # "kvartal 1 och 3" are no period
    if not first < last <= 12 // months or not together:
        return None
    year = int(match["y"] or NO_YEAR)
    start = date(year, (first - 1) * months + 1, 1)
    return _found(match, start, last_day(year, last * months), DatePrecision.MONTH)


def _years_in_short(match: regex.Match[str]) -> FoundDate | None:
    year = int(match["y"])
    last = year - year % 100 + int(match["last"])
    return _years(match, year, last)


def _years_through(match: regex.Match[str]) -> FoundDate | None:
    return _years(match, int(match["y"]), int(match["last"]))


def _years(match: regex.Match[str], first: int, last: int) -> FoundDate | None:
    if not first < last:
        return None
    return _found(match, date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR)


def _month_turn(match: regex.Match[str]) -> FoundDate | None:
    month, following = (MONTHS[match[g][:3]] for g in ("mon", "next"))
    if following != month % 12 + 1 or month == 12:
        return None
    year = int(match["y"] or NO_YEAR)
    return _found(match, last_day(year, month), date(year, following, 1), DatePrecision.DAY)


def _week(match: regex.Match[str]) -> FoundDate | None:
    if not 1 <= int(match["w"]) <= 52:
        return None
    monday = date.fromisocalendar(int(match["y"]), int(match["w"]), 1)
    return _found(match, monday, monday + timedelta(6), DatePrecision.DAY)


def _season(match: regex.Match[str]) -> FoundDate:
    return _found(match, None, None, DatePrecision.YEAR)


def _last_of_month(match: regex.Match[str]) -> FoundDate:
    day = last_day(int(match["y"] or NO_YEAR), MONTHS[match["mon"][:3]])
    return _found(match, day, day, DatePrecision.DAY)


def _first_of_month(match: regex.Match[str]) -> FoundDate:
    day = date(int(match["y"]), MONTHS[match["mon"][:3]], 1)
    return _found(match, day, day, DatePrecision.DAY)


def _bare_year(match: regex.Match[str]) -> FoundDate:
    return _found(match, date(NO_YEAR, 1, 1), date(NO_YEAR, 12, 31), DatePrecision.YEAR)


def _year_end(match: regex.Match[str]) -> FoundDate:
    day = date(int(match["y"] or NO_YEAR), 12, 31)
    return _found(match, day, day, DatePrecision.DAY)


def _half_turn(match: regex.Match[str]) -> FoundDate:
    day = date(int(match["y"] or NO_YEAR), 6, 30)
    return _found(match, day, day, DatePrecision.DAY)


def _found(match: regex.Match[str], first: date | None, last: date | None, precision: DatePrecision) -> FoundDate:
    missing = first is not None and first.year == NO_YEAR
    return FoundDate(*match.span(), first, last, precision, year_missing=missing)


_READERS = (
    (_TURN, _turn),
    (_SCHOOL_YEAR, _school_year),
    (_BUDGET_YEAR, _budget_year),
    (_PARTS, _parts),
    (_PART, _part),
    (_YEARS_IN_SHORT, _years_in_short),
    (_YEARS_THROUGH, _years_through),
    (_MONTH_TURN, _month_turn),
    (_WEEK, _week),
    (_SEASON, _season),
    (_LAST, _last_of_month),
    (_FIRST, _first_of_month),
    (_BARE_YEAR, _bare_year),
    (_YEAR_END, _year_end),
    (_HALF_TURN, _half_turn),
)
