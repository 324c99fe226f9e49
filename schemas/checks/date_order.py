"""date-order: periods are not reversed, no deadline lies before the document, one draws down before one reports.

Only dates whose year is printed are compared: an inferred year proves nothing about the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

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
_DEADLINES = {DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE}


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for the document, or one for each date out of order."""
    sure = [d for d in extraction.dates if not d.inferred]
    periods = [d for d in sure if d.start and d.end and d.start != d.end]
    own = extraction.document.document_date
    deadlines = [d for d in sure if d.role in _DEADLINES and (d.end or d.start)]
    if not periods and not (own and deadlines) and len({d.role for d in deadlines}) < 2:
        yield _SAY.skipped(DOCUMENT, Message("no dates to compare", "inga datum att jämföra"))
        return
    # a web page is often dated by its last change, which may come after the deadline that it tells of; and a paper
    # of no known kind may write of others' deadlines
    sets_none = extraction.document.kind in {DocumentKind.NOTICE, DocumentKind.UNKNOWN}
    early = _too_early(deadlines, own) if own and not sets_none else ()
    findings = [*_reversed(periods), *early, *_report_first(deadlines)]
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


def _tells_of_use(sentence: str) -> bool:
    return _OF_USE.search(sentence) is not None and _BEFORE_USE.search(sentence) is None
