"""The words and shapes that dates are made of, and the record of a date found in a string.

Shared by the date grammars; holds no rule of its own.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from schemas.vocabulary import DatePrecision

# A year for days whose year is not printed; it is a leap year, so that 29 februari can be held.
NO_YEAR = 4

DASH = r"[-\u2010-\u2015\u2212]"
YEAR = r"(?:(?:19|20)[0-9]{2})"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
# januari   jan.   sept   - lower case only, so that a name (Maja, Augusta) or a sentence's "Maj" is none
MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|jan\.?|febr?\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?)"
)
MONTH_IN_FULL = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), start=1
    )
}


class FoundDate(NamedTuple):
    """A date or period in a string: ``string[start:stop]`` is the date as written.

    ``first`` and ``last`` are its first and last day, equal for a single day, None where open. Where
    ``year_missing``, they bear the year ``NO_YEAR`` and only month and day are known. ``open`` is a time that
    somebody will announce, ``conditional`` a date that somebody may replace.
    """

    start: int
    stop: int
    first: date | None
    last: date | None
    precision: DatePrecision
    year_missing: bool = False
    open: bool = False
    conditional: bool = False


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
