"""Years that the print leaves out: from another date's year, from words, or by tense from the document's own date.

Between the dates of a document and their rows. A year that nothing gives stays unknown: a wrong one is worse.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.dates.forms import in_year
from parsers.dates.roles import Told
from parsers.dates.words import MONTH_IN_FULL, FoundDate
from parsers.text import Text
from schemas.vocabulary import DatePrecision, DateRole

DEADLINES = {DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE}
_PAST = regex.compile(
    r"\b(?:har|hade|(?<!\b(?:inte|ej)\s)\p{L}+(?:ades|ade|des|dde|tes|ts|it|its)|var|blev|gav|ingick|fick|ägde)\b"
)
# "utbetalas i augusti under förutsättning att föreningen har lämnat en rapport": what is to have been done by then
_PROVIDED = regex.compile(
    r"\b(?:(?:under\s)?förutsättning(?:en)?\satt|förutsatt\satt|såvida|sedan|efter\sdet\satt)\b[^,.;]*"
)
_RELATIVE_YEAR = regex.compile(
    r"\s+(?:samma\s+år|(?P<next>året\s+(?:efter|därpå|därefter)|(?:på)?följande\s+år))\b"
)
# "året efter bidragsåret": after each of several years
_OF_EACH = regex.compile(r"\s+\p{L}+året\b")
_RECURS = regex.compile(
    r"(?:\s*(?:,|och|samt|respektive)\s+(?:i\s+|den\s+)?(?:\d{1,2}\s+)?\p{L}+){0,3}\s+(?:(?:varje|vart|respektive)\s+år|årligen)\b"
)
# "ska stiftelsen varje år lämna"
_EVERY_YEAR = regex.compile(
    r"\b(?:gång(?:er)?\s+(?:om|per)\s+(?:året|år)|årligen|(?:varje|vart|respektive)\s+år)\b"
)
_PRINTED_YEAR = regex.compile(r"(?<![\p{L}\d/:.,-])(?:19|20)\d{2}(?![\d\p{L}/:])")
_NEXT_YEAR = regex.compile(r"\s+(?:i\s+)?nästa\s+år\b")
# "årligen senast den 1 mars"
_DAYS_OF_YEAR = regex.compile(
    r"(?i)(?:period(?:er)?|omgång(?:ar)?|tid(?:er)?|datum|dag(?:ar)?|tidsplan|tidplan|kalender)(?:en|na)?\s(?:för\s|år\s)?(?P<year>(?:19|20)\d{2})$"
)
_YEARLY = regex.compile(r"\b(?:årligen|(?:varje|vart)\s+år)\s+(?:\p{L}+\s+){0,3}$")
_THIS_YEAR = regex.compile(r"(?i)årets\b|utgången\s+av\s+\p{L}*året")
_UNDER = regex.compile(r"Under\s(?:år\s)?\d{4}\b")
_UNDER_YEAR = regex.compile(
    rf"\b[Uu]nder\s(?:år\s)?\d{{4}}[\s,;:(–-]*(?:(?:i|den|och|samt|dels|respektive|\d{{1,2}}|{MONTH_IN_FULL})[\s,]*)*$"
)
_SEASON = regex.compile(r"(?:(?:Under|Till|Inför)\s)?(?i:(?P<autumn>hösten)|våren)\s(?P<year>(?:19|20)\d{2})\b")
_AUTUMN = 7  # the month with which the half of the year begins that autumn stands for
_FUTURE = regex.compile(
    r"\b(?:ska|skall|kommer|måste|senast|bör|får|planeras|avses|öppnar|sista"
    r"|sker|görs|ges|tas|betalar|sätter|lämnas|redovisar|lämnar|rapporterar|\p{L}{3,}(?:eras|alas|las|nas|vas))\b"
)


class DateItem(NamedTuple):
    """A date in its surroundings, before its year is settled."""

    order: tuple[int, int, int]
    found: FoundDate
    text: Text  # the sentence or line
    told: Told
    lead: str = ""  # what the sentence goes on from, where the date is the first thing it says
    section: str = ""  # the heading that it stands under

    @property
    def roles(self) -> tuple[DateRole, ...]:
        """What happens on that date."""
        return self.told.roles


def grant_year(items: list[DateItem], own: date | None) -> int | None:
    """The year that "kalenderåret" means: when the money is drawn down or used, else the document's own."""
    for role in (DateRole.REQUISITION_DEADLINE, DateRole.USE_PERIOD, DateRole.PAYMENT):
        for item in items:
            day = item.found.last or item.found.first
            # the day that closes a use may lie years after the round of applications
            closing = role is DateRole.USE_PERIOD and item.found.precision is DatePrecision.DAY
            if role in item.roles and day and not item.found.year_missing and not (closing and own is None):
                return day.year
    return own.year if own else None


class Settled(NamedTuple):
    """A date with its year where one could be told, and the rule that gave it; no rule where it is printed."""

    found: FoundDate
    rule: str | None = None


def settle_year(item: DateItem, items: list[DateItem], own: date | None, grant: int | None) -> Settled:
    """The date with its year: another date's of the sentence, or by tense from the document's own date."""
    found = item.found
    if not found.year_missing:
        return Settled(found)
    index = items.index(item)
    after_that = _RELATIVE_YEAR.match(item.text.string, found.stop) is not None and index > 0
    if recurs(item) or (after_that and recurs(items[index - 1])):
        return Settled(found)
    printed: Settled | None = None
    if found.precision is not DatePrecision.YEAR:
        printed = _year_printed(item, items, own, grant)
    if printed or (own is None and (grant is None or _has_happened(item))):
        return printed or Settled(found)
    if own is None or found.precision is DatePrecision.YEAR:
        return Settled(in_year(found, grant), "year-of-the-grant") if grant else Settled(found)
    last = _by_tense(_last_of_round(item, items, own), own)
    year = (last.first or last.last or own).year
    return Settled(in_year(found, year), "year-by-tense")


def settle_deadline(item: DateItem, items: list[DateItem], own: date | None) -> FoundDate:
    """A deadline of a sentence, whose dates are ``items``, in its year; as it is where nothing tells the year."""
    if not item.found.year_missing:
        return item.found
    said = _year_said(item, items, None)
    return said or (on_or_after(item.found, own) if own else item.found)


def _has_happened(item: DateItem) -> bool:
    """True of what was before the document: that the grant is of a year tells nothing of its own."""
    clause = f"{item.lead} {item.text.string}"
    return _PAST.search(clause) is not None and not DEADLINES.intersection(item.roles)


def _year_printed(item: DateItem, items: list[DateItem], own: date | None, grant: int | None) -> Settled | None:
    """The date in the year that words give, or another date of its sentence."""
    said = (
        _own_day(item, own)
        or _this_year(item, own)
        or _next_year(item, own)
        or _year_said(item, items, grant)
        or _year_headed(item)
    )
    if said:
        return Settled(said, "year-said")
    beside = _year_beside(item, items)
    return Settled(beside, "year-beside") if beside else None


def _last_of_round(item: DateItem, items: list[DateItem], own: date) -> DateItem:
    """The last of the days that one sentence or list names in the order of the calendar: they are of one year.

    "senast den 10 februari, 4 maj och 23 oktober", in a decision of March: the first has passed already.
    """
    about = [i for i in items if i.found.year_missing and (i.text is item.text or (i.lead and i.lead == item.lead))]
    days = [in_year(i.found, own.year).first for i in about]
    in_order = all(a and b and a < b for a, b in pairwise(days))
    return about[-1] if in_order and about else item


def _own_day(item: DateItem, own: date | None) -> FoundDate | None:
    """The document's own day, of which a sentence tells what happened: "Den 7 september aviserade regeringen"."""
    day = in_year(item.found, own.year) if own is not None else None
    return day if day is not None and day.first == own == day.last and _has_happened(item) else None


def _this_year(item: DateItem, own: date | None) -> FoundDate | None:
    """The date in the document's own year, where it is "årets"."""
    said = own is not None and _THIS_YEAR.match(item.text.string, item.found.start)
    return in_year(item.found, own.year) if own is not None and said else None


def _next_year(item: DateItem, own: date | None) -> FoundDate | None:
    """The date in the year after the document's own, where it is "nästa år"."""
    said = own is not None and _NEXT_YEAR.match(item.text.string, item.found.stop)
    return in_year(item.found, own.year + 1) if own is not None and said else None


def _year_headed(item: DateItem) -> FoundDate | None:
    """The date in the year of its heading, where that is one of days: "Ansökningsperioder 2026"."""
    headed = _DAYS_OF_YEAR.search(item.section)
    return in_year(item.found, int(headed["year"])) if headed else None


def recurs(item: DateItem) -> bool:
    """True of a day of every year."""
    string, found = item.text.string, item.found
    if _RECURS.match(string, found.stop) or _YEARLY.search(string[: found.start]):
        return True
    return _EVERY_YEAR.search(string) is not None and _PRINTED_YEAR.search(string) is None


def _year_said(item: DateItem, items: list[DateItem], grant: int | None) -> FoundDate | None:
    """The date in the year that words give: "samma år" as the date before it, "året efter" the one after that."""
    said = _RELATIVE_YEAR.match(item.text.string, item.found.stop)
    if said is None:
        return None
    known = [i.found for i in items[: items.index(item)] if i.found.last and not i.found.year_missing]
    told = {f.first.year for f in known[-2:] if f.first and f.precision is DatePrecision.YEAR}
    if len(told) > 1 and _OF_EACH.match(item.text.string, said.end()):  # the first of the days
        return in_year(item.found, min(told) + 1)
    near = [f.last.year for f in known if f.last] or ([grant] if grant else [])
    return in_year(item.found, near[-1] + (said["next"] is not None)) if near else None


def _year_beside(item: DateItem, items: list[DateItem]) -> FoundDate | None:
    """The date in the year of the next date of its sentence, else of the first such day after the one before it."""
    found = item.found
    beside = [i.found for i in items if i.text is item.text and not i.found.year_missing]
    following = [f.first for f in beside if f.start > found.start and f.first]
    preceding = [
        f.last for f in beside if f.start < found.start and f.last and f.precision is not DatePrecision.YEAR
    ]
    if of_season := _in_season(found, item.text.string):
        return of_season
    if following:
        here = in_year(found, following[0].year)
        # "använts vid årsskiftet ska återbetalas senast den 1 april 2018": the turn before that day
        turned = DateRole.USE_PERIOD in item.roles and here.first is not None and here.first > following[0]
        return in_year(found, following[0].year - turned)
    # "Under 2031 finns två omgångar med sista ansökningsdag 12 april": the year's own calls
    said = [f.first for f in beside if f.precision is DatePrecision.YEAR and f.first and f.start < found.start]
    under = _UNDER.match(item.text.string) is not None and DateRole.REQUISITION_DEADLINE in item.roles
    if said and (under or _listed_under(found, item.text.string)) and not preceding:
        return in_year(found, said[-1].year)
    return on_or_after(found, preceding[-1]) if preceding else None


def _listed_under(found: FoundDate, string: str) -> bool:
    """True of each day or month that is told right behind its year: "under 2031; i april, maj och augusti"."""
    return _UNDER_YEAR.search(string[: found.start]) is not None


def _in_season(found: FoundDate, string: str) -> FoundDate | None:
    """The day in the season that its sentence opens with: "Hösten 2023 ... senast den 1 december"."""
    season = _SEASON.match(string)
    if season is None or season.end() > found.start or found.first is None:
        return None
    autumn = season["autumn"] is not None
    return in_year(found, int(season["year"])) if autumn == (found.first.month >= _AUTUMN) else None


def _by_tense(item: DateItem, own: date) -> FoundDate:
    """What is to be done comes after the document's date, what has been done before it."""
    clause = f"{item.lead} {item.text.string}"
    past = _PAST.search(_PROVIDED.sub("", clause)) is not None
    if DateRole.CITED_DECISION in item.roles:
        return _on_or_before(item.found, own)
    future = _FUTURE.search(clause) is not None
    if future and (not past or DEADLINES.intersection(item.roles)):
        return on_or_after(item.found, own)
    if past and not future:
        return _on_or_before(item.found, own)
    return min(
        (on_or_after(item.found, own), _on_or_before(item.found, own)),
        key=lambda f: abs((f.first or f.last or own) - own),
    )


def on_or_after(found: FoundDate, day: date) -> FoundDate:
    """The first such day that is no earlier than ``day``; a date that has its year is as it is."""
    this_year = in_year(found, day.year)
    end = this_year.last or this_year.first
    return this_year if end is None or end >= day else in_year(found, day.year + 1)


def _on_or_before(found: FoundDate, day: date) -> FoundDate:
    this_year = in_year(found, day.year)
    start = this_year.first or this_year.last
    return this_year if start is None or start <= day else in_year(found, day.year - 1)
