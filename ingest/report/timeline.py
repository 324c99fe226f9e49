"""The days of a document and of its grant on one axis: decisions, the period of use, the deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ingest.grants import said_of
from ingest.report.rows import period, row_key
from schemas.collection import Grant
from schemas.rows import DateFact, Extraction
from schemas.vocabulary import DateRole

# What belongs on the axis of a grant; other days, such as those of cited decisions, stand in the list of dates.
_SHOWN = (
    DateRole.DOCUMENT,
    DateRole.DECISION,
    DateRole.SIGNATURE,
    DateRole.USE_PERIOD,
    DateRole.PAYMENT,
    DateRole.REQUISITION_DEADLINE,
    DateRole.REPORT_DEADLINE,
    DateRole.REPAYMENT_DEADLINE,
)
_OF_GRANT = {
    "requisition_deadline": DateRole.REQUISITION_DEADLINE,
    "report_deadline": DateRole.REPORT_DEADLINE,
    "repayment_deadline": DateRole.REPAYMENT_DEADLINE,
}
_WIDTH = 100.0  # percent


class Moment(NamedTuple):
    """A day or period: its role, its days in words, where it lies on the axis in percent, who says it."""

    role: str
    shown: str
    left: float
    width: float
    row: str | None  # the key of the date's row on this page
    speaker: str | None  # the document that says it, where it is another
    open: bool


class Tick(NamedTuple):
    """The beginning of a year or month on the axis."""

    label: str
    left: float


class Timeline(NamedTuple):
    """Moments in order, and the axis they lie on."""

    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]


class _Day(NamedTuple):
    role: DateRole
    start: date
    end: date
    shown: str
    row: str | None
    speaker: str | None
    open: bool


def timeline_of(extraction: Extraction, grants: Iterable[Grant]) -> Timeline | None:
    """The timeline of a document; None with fewer than two days."""
    days = sorted({(d.role, d.start, d.end): d for d in _days(extraction, grants)}.values(), key=_order)
    if len({(d.start, d.end) for d in days}) < 2:
        return None
    first, last = min(d.start for d in days), max(d.end for d in days)
    begin, end = date(first.year, 1 if first.month < 7 else 7, 1), date(last.year, 12, 31)
    span = (end - begin).days or 1

    def at(day: date) -> float:
        return round((day - begin).days * _WIDTH / span, 2)

    moments = (
        Moment(str(d.role), d.shown, at(d.start), round(at(d.end) - at(d.start), 2), d.row, d.speaker, d.open)
        for d in days
    )
    return Timeline(tuple(moments), tuple(_ticks(begin, end, at(date(begin.year + 1, 1, 1)))))


def _order(day: _Day) -> tuple[date, date, int]:
    return day.start, day.end, _SHOWN.index(day.role)


def _days(extraction: Extraction, grants: Iterable[Grant]) -> Iterator[_Day]:
    key = extraction.document.document_id
    said = set()
    for seq, fact in enumerate(extraction.dates, start=1):
        start, end = fact.start or fact.end, fact.end or fact.start
        if fact.role in _SHOWN and start and end and start <= end:
            said.add(fact.role)
            row = row_key(f"dates/{key}/{seq}")
            yield _Day(fact.role, start, end, _marked(fact), row, None, fact.start is None or fact.end is None)
    for grant in grants:
        for told in said_of(grant):
            role = _OF_GRANT.get(told.column)
            if role and role not in said and isinstance(told.value, date) and told.speaker != key:
                yield _Day(role, told.value, told.value, told.value.isoformat(), None, told.speaker, open=False)
        if DateRole.USE_PERIOD not in said and grant.use_from and grant.use_to and grant.use_document != key:
            shown = f"{grant.use_from.isoformat()} – {grant.use_to.isoformat()}"
            role = DateRole.USE_PERIOD
            if grant.use_from <= grant.use_to:
                yield _Day(role, grant.use_from, grant.use_to, shown, None, grant.use_document, open=False)


def _marked(fact: DateFact) -> str:
    return period(fact)


def _ticks(begin: date, end: date, second: float) -> Iterator[Tick]:
    """Each new year; a label only where there is room for it."""
    years = range(begin.year, end.year + 1)
    step = max(1, len(years) // 8)
    span = (end - begin).days or 1
    for year in years:
        left = max(0.0, round((date(year, 1, 1) - begin).days * _WIDTH / span, 2))
        room = year % step == 0 or len(years) <= 8
        yield Tick(str(year) if room and not (left == 0 and second < 8) else "", left)
