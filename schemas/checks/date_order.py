"""date-order: periods are not reversed, no deadline lies before the document, one draws down before one reports.

Nor does one report on all the use before it begins, a printed weekday is that of its day, and one deadline has one
day. Only dates whose year is printed are compared: an inferred year proves nothing about the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place
from schemas.rows import DateFact, Extraction, Finding
from schemas.swedish import format_date
from schemas.vocabulary import DateRole, DocumentKind, Severity

SLUG = "date-order"
_SAY = Verdicts(SLUG, Severity.WARNING)
# "hur medlen har använts", "ekonomisk redovisning", "förbrukade medel", "slutrapport", and the one known report
_OF_USE = re.compile(
    r"\b(?:använ[dt]|förbruka|ekonomisk|kostnad|medlen|slut(?:lig\w*\s+)?(?:redovis|rapport))|^\W*redovisningen\b",
    re.IGNORECASE,
)
# "för att få del av medlen", "en handlingsplan": what is handed in before there is any money to report on
_BEFORE_USE = re.compile(
    r"\bför\s+att\s+(?:få|ta|erhålla|beviljas|kvalificera)|plan(?:en|er)?\b|\b(?:del|läges)(?:rapport|redovisning)",
    re.IGNORECASE,
)
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})(?:en)?,?\s+(?:den\s+)?$", re.IGNORECASE)
_LONG = timedelta(366)  # one who reports more than a year before the money is used up reports on a part of it
_DEADLINES = {DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE}


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for the document, or one for each date out of order."""
    sure = [d for d in extraction.dates if not d.inferred]
    periods = [d for d in sure if d.start and d.end and d.start != d.end]
    uses = [d for d in sure if d.role is DateRole.USE_PERIOD and d.end]
    own = extraction.document.document_date
    deadlines = [d for d in sure if d.role in _DEADLINES and (d.end or d.start)]
    weekdays = list(_weekdays(sure))
    if not periods and not (own and deadlines) and len({d.role for d in deadlines}) < 2 and not weekdays:
        yield _SAY.skipped(DOCUMENT, Message("no dates to compare", "inga datum att jämföra"))
        return
    # a web page is often dated by its last change, which may come after the deadline that it tells of; and a paper
    # of no known kind may write of others' deadlines
    sets_none = extraction.document.kind in {DocumentKind.NOTICE, DocumentKind.UNKNOWN}
    early = _too_early(deadlines, own) if own and not sets_none else ()
    findings = [
        *_reversed(periods),
        *early,
        *_report_first(deadlines),
        *_unused(uses, deadlines),
        *_twice(deadlines),
    ]
    findings += weekdays
    yield from findings
    if not findings:
        said, said_sv = f"{len(periods) + len(deadlines)} dates in order", "datum i ordning"
        yield _SAY.passed(DOCUMENT, Message(said, f"{len(periods) + len(deadlines)} {said_sv}"))


def _last(fact: DateFact) -> date:
    day = fact.end or fact.start
    assert day is not None  # noqa: S101 - callers keep only facts with a day
    return day


def _reversed(periods: list[DateFact]) -> Iterator[Finding]:
    for fact in periods:
        if fact.start and fact.end and fact.start > fact.end:
            start, end = format_date(fact.start), format_date(fact.end)
            message = Message(f"period from {start} to {end}", f"period från {start} till {end}")
            yield _SAY.failed(at_place(fact.place), message, Measured(None, fact.text))


def _too_early(deadlines: list[DateFact], own: date) -> Iterator[Finding]:
    for fact in deadlines:
        if _last(fact) < own:
            day, made = format_date(_last(fact)), format_date(own)
            message = Message(
                f"{fact.role}: {day}, before the document's own date {made}",
                f"{fact.role}: {day}, före dokumentets eget datum {made}",
            )
            yield _SAY.failed(at_place(fact.place), message, Measured(own.isoformat(), _last(fact).isoformat()))


def _report_first(deadlines: list[DateFact]) -> Iterator[Finding]:
    """The last report on the money before the first drawing down; plans and interim reports come when they come."""
    drawn = [d for d in deadlines if d.role is DateRole.REQUISITION_DEADLINE]
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE and _tells_of_use(d.sentence)]
    if not drawn or not reports:
        return
    first, report = min(drawn, key=_last), max(reports, key=_last)
    if _last(report) < _last(first):
        message = Message(
            f"report by {format_date(_last(report))}, before drawing down by {format_date(_last(first))}",
            f"redovisning {format_date(_last(report))}, före rekvisition {format_date(_last(first))}",
        )
        measured = Measured(_last(first).isoformat(), _last(report).isoformat())
        yield _SAY.failed(at_place(report.place), message, measured)


def _unused(uses: list[DateFact], deadlines: list[DateFact]) -> Iterator[Finding]:
    """The last report on the money before the money may be used."""
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE and _tells_of_use(d.sentence)]
    if not uses or not reports:
        return
    report = max(reports, key=_last)
    if all(_last(report) < (use.start or _last(use) - _LONG) for use in uses):
        use = min(uses, key=_last)
        day, end = format_date(_last(report)), format_date(_last(use))
        message = Message(f"report by {day}, of money used until {end}", f"redovisning {day}, av medel till {end}")
        yield _SAY.failed(at_place(report.place), message, Measured(None, _last(report).isoformat()))


def _twice(deadlines: list[DateFact]) -> Iterator[Finding]:
    """Two days for one deadline that are one digit apart: "senast den 15 november" and "Rekvisition: 25 november".

    Those of one sentence ("den 11 respektive den 13 maj") are two deadlines.
    """
    for role in sorted(_DEADLINES):
        own = [d for d in deadlines if d.role is role and not _BEFORE_USE.search(d.sentence)]
        days = {_last(d) for d in own}
        second = next((d for d in own if _last(d) != _last(own[0]) and d.sentence != own[0].sentence), None)
        if second and len(days) == 2 and _one_digit(*days):
            one, other = format_date(_last(own[0])), format_date(_last(second))
            message = Message(f"{role}: {one}, and {other}", f"{role}: {one}, och {other}")
            yield _SAY.failed(at_place(second.place), message, Measured(one, other))


def _one_digit(day: date, other: date) -> bool:
    """Whether two days of one month differ in one digit."""
    same = sum(a == b for a, b in zip(f"{day.day:02}", f"{other.day:02}", strict=True))
    return same == 1 and (day.year, day.month) == (other.year, other.month)


def _weekdays(facts: list[DateFact]) -> Iterator[Finding]:
    """Days whose printed weekday is another than the calendar's: "tisdagen den 15 december 2023"."""
    for fact in facts:
        text, sentence = " ".join(fact.text.split()), " ".join(fact.sentence.split())
        if fact.start is None or fact.start != fact.end or sentence.count(text) != 1:
            continue
        printed = _WEEKDAY.search(sentence, 0, sentence.index(text))
        right = _WEEKDAYS[fact.start.weekday()]
        if printed and printed["name"].casefold() != right:
            day = format_date(fact.start)
            message = Message(
                f"{day} is a {right}, printed {printed['name']}", f"{day} är en {right}, tryckt {printed['name']}"
            )
            yield _SAY.failed(at_place(fact.place), message, Measured(right, printed["name"]))


def _tells_of_use(sentence: str) -> bool:
    return _OF_USE.search(sentence) is not None and _BEFORE_USE.search(sentence) is None
