"""Whether a stored date is the printed one: the days, months and years of the print against the value.

A print names days, months and years in many orders; a stored date agrees when each of its parts that the print
can show is shown. What the print leaves to the reader (an inferred year, a month shared with the date before) is
not asked for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from schemas.rows import DateFact
from schemas.swedish import MONTHS, format_date, level_spaces
from schemas.vocabulary import DatePrecision

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")  # 180703
_DOTTED = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.((?:19|20)?\d\d)(?!\d)")  # 13.12.2013
_SLASHED = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)(?:[ -]+((?:19|20)?\d\d)(?!\d))?")  # 31/12-2018   1/1 1997
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])")  # 2018-06
_YEAR_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d)(?!\d)")  # 2020/21
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\d,.])(\d\d?)(?!\d)(?![,.]\d)")
_MONTH = re.compile(
    r"\b(jan(?:uari)?|febr?(?:uari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
# Forms whose days are not in the print; a value of them is not tested.
_UNPRINTABLE = re.compile(
    r"halv[åa]r|kvartal|tertial|årsskifte|månadsskifte|läsår|budgetår|termin|\bårets\b|\bmånadens\b|vecka|veckor"
    r"|vår(?:en|ens)?\b|sommar|höst|vinter|vardag|utgången|slutet|början|mitten|förra|nästa|innevarande|samma"
    r"|\b(?:första|andra|tredje|sista|siste|förste)\b|\bdagar\b|\bmånader\b|midsommar|jul\b|påsk|kalenderår",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"\b(?:före|innan|efter|från|fram\s+till|till|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m)\b", re.IGNORECASE
)


class _Parts(NamedTuple):
    """The days, months and years that a print names."""

    days: frozenset[int]
    months: frozenset[int]
    years: frozenset[int]


def agrees_with_print(fact: DateFact) -> bool | None:
    """Whether the print shows the stored date; None where the print cannot show it."""
    text = level_spaces(fact.text)
    if _UNPRINTABLE.search(text):
        return None
    parts = _parts_of(text)
    if not (parts.days or parts.months or parts.years):
        return None
    ends = [day for day in (fact.start, fact.end) if day is not None]
    return all(_shown(day, fact, parts, text) for day in dict.fromkeys(ends))


def printed_again(fact: DateFact) -> str:
    """The stored date in Swedish print."""
    ends = [format_date(day) if day else "..." for day in (fact.start, fact.end)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _parts_of(text: str) -> _Parts:
    days, months, years = set[int](), set[int](), set[int]()
    for pattern in (_ISO, _COMPACT, _SHORT):
        for match in pattern.finditer(text):
            years.add(_year(match[1]))
            months.add(int(match[2]))
            days.add(int(match[3]))
        text = pattern.sub(" ", text)
    for pattern in (_DOTTED, _SLASHED):
        for match in pattern.finditer(text):
            if 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
                days.add(int(match[1]))
                months.add(int(match[2]))
                years |= {_year(match[3])} if match[3] else set()
    text = _DOTTED.sub(" ", text)
    for match in _YEAR_MONTH.finditer(text):
        years.add(int(match[1]))
        months.add(int(match[2]))
    for match in _YEAR_SPAN.finditer(text):
        years |= {int(match[1]), int(match[1][:2] + match[2])}
    years |= {int(m[0]) for m in _YEAR.finditer(text)}
    days |= {int(m[1]) for m in _NUMBER.finditer(_YEAR.sub(" ", text)) if 1 <= int(m[1]) <= 31}
    months |= {_month_number(m[1]) for m in _MONTH.finditer(text)}
    return _Parts(frozenset(days), frozenset(months), frozenset(years))


def _month_number(word: str) -> int:
    short = word.casefold()[:3]
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(short))


def _shown(day: date, fact: DateFact, parts: _Parts, text: str) -> bool:
    """Whether the print shows one end of the stored date, or the day beside it ("före den 1 november")."""
    near = [day]
    if _BOUNDARY.search(text):
        near += [day - timedelta(1), day + timedelta(1)]
    return any(_shows(d, fact, parts) for d in near)


def _shows(day: date, fact: DateFact, parts: _Parts) -> bool:
    if parts.years and not _year_shown(day, fact, parts.years):
        return False
    if fact.precision is DatePrecision.YEAR or (fact.precision is DatePrecision.MONTH and not parts.months):
        return True
    if parts.months and day.month not in parts.months:
        return _is_year_end(day) and not parts.days
    if fact.precision is DatePrecision.MONTH or not parts.days:
        return True
    return day.day in parts.days or (_is_month_end(day) and not (parts.days - {1}) and len(parts.months) > 1)


def _year_shown(day: date, fact: DateFact, years: frozenset[int]) -> bool:
    """A printed year, or the one before it at the start of a period over the turn of the year."""
    if day.year in years:
        return True
    over_new_year = fact.start is not None and fact.end is not None and fact.start.year < fact.end.year
    return fact.inferred or (over_new_year and day == fact.start and day.year + 1 in years)


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) in {(1, 1), (12, 31)}


def _is_month_end(day: date) -> bool:
    return day.day in {1, monthrange(day.year, day.month)[1]}
