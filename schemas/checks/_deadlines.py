"""The deadlines of a document held against each other and against the time for which the money may be used.

For date-order. It reads what a sentence says of a day ("hur medlen har använts"); plans and interim reports, which
come when they come, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.rows import DateFact, Finding
from schemas.swedish import format_date
from schemas.vocabulary import DatePrecision, DateRole

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
# "Medel som inte har använts ska betalas tillbaka", "Outnyttjade medel"
_NOT_USED = re.compile(
    r"\b(?:inte\s+(?:har\s+)?(?:använ[dt]|förbruka|utnyttja)\w*|outnyttjade|oförbrukade|ej\s+använ[dt]\w*)",
    re.IGNORECASE,
)
# "redovisa hur bidraget har använts", "en ekonomisk redovisning": on all of the money, once it is used
_HOW_USED = re.compile(
    r"\b(?:hur\s+(?:\w+\s+){1,3}(?:har\s+)?använ[dt]s?|ekonomisk\w*\s+(?:slut)?redovis\w*|redovisa\s+användningen|slutredovis\w*"
    r"|slutrapport\w*)\b",
    re.IGNORECASE,
)
# "Redovisning ska lämnas senast": on no part, no plan, and of no year that is named
_REPORTED = re.compile(
    r"^(?!.*\b(?:årlig|varje\s+år|första|tidigare|föregående|förra|löpande)).*\b(?:åter|slut)?(?:redovis|rapporter)",
    re.IGNORECASE | re.DOTALL,
)
_OF_TASK = re.compile(r"\bredovisa\s+(?:\w+\s+)?uppdraget\b", re.IGNORECASE)
_TASK = re.compile(r"\buppdrag", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
# "Ansökan om slututbetalning", "slutrekvirera"
_LAST_PAYMENT = re.compile(r"\bslut(?:lig\s+)?(?:utbetal|rekvi)", re.IGNORECASE)
_PART, _FINAL = (re.compile(rf"\b{word}(?:rapport|redovis|återrapport)", re.IGNORECASE) for word in ("del", "slut"))
# "Följande ska gälla under budgetåret 2031": how long the directions hold, not each sum of theirs
_IN_FORCE = re.compile(r"\bgäll(?:a|er)\b[^.]*\bbudgetår", re.IGNORECASE)
_LONG = timedelta(366)  # one who reports more than a year before the money is used up reports on a part of it
DEADLINES = {DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE}

# what the roles are called in messages
NAMES = {
    DateRole.REQUISITION_DEADLINE: ("drawing down", "rekvisition eller ansökan"),
    DateRole.REPORT_DEADLINE: ("the report", "redovisning"),
    DateRole.REPAYMENT_DEADLINE: ("repayment", "återbetalning"),
    DateRole.PAYMENT: ("payment", "utbetalning"),
}


def check_deadlines(uses: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """A failure for each deadline that comes before what it waits for, or that has two days."""
    yield from _drawn_late(deadlines, say)
    yield from _unused(uses, deadlines, say)
    yield from _twice(deadlines, say)
    yield from _final_first(deadlines, say)


def last_day(fact: DateFact) -> date:
    """The day that a deadline ends, or the only one that is known of it."""
    day = fact.end or fact.start
    assert day is not None  # noqa: S101 - callers keep only facts with a day
    return day


def _drawn_late(deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """The last repayment or report on the money before the first drawing down."""
    drawn = [d for d in deadlines if d.role is DateRole.REQUISITION_DEADLINE]
    yield from _repaid_first(drawn, deadlines, say)
    beside = {d.sentence for d in drawn}  # "rekvirera bidraget senast ... och redovisa det senast ..."
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE]
    of_task = len({last_day(d) for d in reports}) == 1  # the one report, on the whole task
    reports = [
        d
        for d in reports
        if d.sentence in beside or _tells_of_use(d.sentence) or (of_task and _OF_TASK.search(d.sentence))
    ]
    if not drawn or not reports:
        return
    first, report = min(drawn, key=last_day), max(reports, key=last_day)
    if last_day(report) < last_day(first):
        message = Message(
            f"report by {format_date(last_day(report))}, before drawing down by {format_date(last_day(first))}",
            f"redovisning {format_date(last_day(report))}, före rekvisition {format_date(last_day(first))}",
        )
        measured = Measured(last_day(first).isoformat(), last_day(report).isoformat())
        yield say.failed(at_place(report.place), message, measured)


def _repaid_first(drawn: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """The last repayment before the first drawing down."""
    repaid = max((d for d in deadlines if d.role is DateRole.REPAYMENT_DEADLINE), key=last_day, default=None)
    first = min(drawn, key=last_day, default=None)
    if repaid and first and last_day(repaid) < last_day(first):
        day, drawing = format_date(last_day(repaid)), format_date(last_day(first))
        message = Message(
            f"repayment by {day}, before drawing down by {drawing}",
            f"återbetalning {day}, före rekvisition {drawing}",
        )
        measured = Measured(last_day(first).isoformat(), last_day(repaid).isoformat())
        yield say.failed(at_place(repaid.place), message, measured)


def _unused(uses: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """The last report on the money before the money may be used."""
    yield from _repaid_unused(uses, deadlines, say)
    yield from _reported_unused(uses, deadlines, say)
    yield from _hardly_begun(uses, deadlines, say)
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE and _tells_of_use(d.sentence)]
    if not uses or not reports:
        return
    report = max(reports, key=last_day)
    if all(last_day(report) < (use.start or last_day(use) - _LONG) for use in uses):
        use = min(uses, key=last_day)
        day, end = format_date(last_day(report)), format_date(last_day(use))
        message = Message(f"report by {day}, of money used until {end}", f"redovisning {day}, av medel till {end}")
        yield say.failed(at_place(report.place), message, Measured(None, last_day(report).isoformat()))


def _hardly_begun(uses: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """The only report, or the last payment, due before half of the only time for use is over.

    Only where none of the other rules says so.
    """
    begun = {(u.start, last_day(u)) for u in uses if u.start and u.start < last_day(u)}
    if len(begun) != 1:
        return
    ((start, end),) = begun
    by_day = any(u.precision is DatePrecision.DAY for u in uses)
    for fact, (en, sv) in (*_only_report(deadlines), *_last_payments(deadlines)):
        tells = fact.role is DateRole.REPORT_DEADLINE and _tells_of_use(fact.sentence)
        of_task = tells and _TASK.search(fact.sentence) is not None
        told = of_task or (tells and start and (last_day(fact) < start or by_day))
        if start is None or last_day(fact) >= start + (end - start) / 2 or told:
            continue
        years = {str(last_day(fact).year), str(start.year), str(end.year)}
        if set(_YEAR.findall(fact.sentence)) <= years:
            day, last = format_date(last_day(fact)), format_date(end)
            message = Message(f"{en} by {day}, of money for use until {last}", f"{sv} {day}, av medel till {last}")
            yield say.failed(at_place(fact.place), message, Measured(None, last_day(fact).isoformat()))


def _only_report(deadlines: list[DateFact]) -> Iterator[tuple[DateFact, tuple[str, str]]]:
    """The only day by which one reports, if that is on no part and no plan."""
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE]
    if len({last_day(r) for r in reports}) == 1:
        sentence = reports[0].sentence
        if _REPORTED.search(sentence) and not _BEFORE_USE.search(sentence):
            yield reports[0], ("report", "redovisning")


def _last_payments(deadlines: list[DateFact]) -> Iterator[tuple[DateFact, tuple[str, str]]]:
    """The days by which one asks for the last of the money: "Ansökan om slututbetalning"."""
    for fact in deadlines:
        if fact.role is DateRole.REQUISITION_DEADLINE and _LAST_PAYMENT.search(fact.sentence):
            yield fact, ("asking for the last payment", "slututbetalning")


def _final_first(deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """A sentence by which the final report comes before the report on a part that it names first."""
    for part, final in _part_and_final(deadlines):
        if last_day(final) < last_day(part):
            first, last = format_date(last_day(part)), format_date(last_day(final))
            message = Message(
                f"the final report by {last}, before that on a part by {first}",
                f"slutredovisning {last}, före delredovisning {first}",
            )
            measured = Measured(last_day(part).isoformat(), last_day(final).isoformat())
            yield say.failed(at_place(final.place), message, measured)


def _part_and_final(deadlines: list[DateFact]) -> Iterator[tuple[DateFact, DateFact]]:
    """The days of a report on a part and of the final one, where a sentence names them in turn."""
    for part, final in pairwise(d for d in deadlines if d.role is DateRole.REPORT_DEADLINE):
        named = _PART.search(part.sentence), _FINAL.search(part.sentence)
        if part.sentence == final.sentence and named[0] and named[1] and named[0].start() < named[1].start():
            yield part, final


def _reported_unused(uses: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """A report on the money before the last day on which a sentence, or the only one, lets it be used."""
    reports = [d for d in deadlines if d.role is DateRole.REPORT_DEADLINE]
    days = {last_day(u) for u in uses if u.precision is DatePrecision.DAY}
    finals = [final for _, final in _part_and_final(deadlines)]
    for fact in reports:
        only = len(days) == len(reports) == 1 and _HOW_USED.search(fact.sentence) is not None
        only = only or (len(days) == 1 and fact in finals)
        use = max((u for u in uses if only or u.sentence == fact.sentence), key=last_day, default=None)
        planned = fact not in finals and _BEFORE_USE.search(fact.sentence)
        if use and last_day(fact) < last_day(use) and not planned:
            day, end = format_date(last_day(fact)), format_date(last_day(use))
            message = Message(
                f"report by {day}, of money for use until {end}", f"redovisning {day}, av medel till {end}"
            )
            yield say.failed(at_place(fact.place), message, Measured(None, last_day(fact).isoformat()))


def _repaid_unused(uses: list[DateFact], deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """A sentence by which money is repaid before the time is out for which it, or the only one, gives it."""
    repaid = [d for d in deadlines if d.role is DateRole.REPAYMENT_DEADLINE]
    uses = [u for u in uses if not _IN_FORCE.search(u.sentence)]
    days = {last_day(u) for u in uses}
    for fact in repaid:
        only = len(days) == len(repaid) == 1 and _NOT_USED.search(fact.sentence) is not None
        use = max((u for u in uses if only or u.sentence == fact.sentence), key=last_day, default=None)
        if use and last_day(fact) < last_day(use):
            day, end = format_date(last_day(fact)), format_date(last_day(use))
            message = Message(
                f"repayment by {day}, of money for use until {end}", f"återbetalning {day}, av medel till {end}"
            )
            yield say.failed(at_place(fact.place), message, Measured(None, last_day(fact).isoformat()))


def _twice(deadlines: list[DateFact], say: Verdicts) -> Iterator[Finding]:
    """Two days for one deadline that are one digit apart: "senast den 15 november" and "Rekvisition: 25 november".

    Those of one sentence ("den 11 respektive den 13 maj") are two deadlines.
    """
    for role in sorted(DEADLINES):
        own = [d for d in deadlines if d.role is role and not _BEFORE_USE.search(d.sentence)]
        days = {last_day(d) for d in own}
        second = next((d for d in own if last_day(d) != last_day(own[0]) and d.sentence != own[0].sentence), None)
        if second and len(days) == 2 and _one_digit(*days):
            one, other = format_date(last_day(own[0])), format_date(last_day(second))
            en, sv = NAMES[role]
            message = Message(f"two days for {en}: {one}, and {other}", f"två datum för {sv}: {one} och {other}")
            yield say.failed(at_place(second.place), message, Measured(one, other))


def _one_digit(day: date, other: date) -> bool:
    """Whether two days of one month differ in one digit."""
    same = sum(a == b for a, b in zip(f"{day.day:02}", f"{other.day:02}", strict=True))
    return same == 1 and (day.year, day.month) == (other.year, other.month)


def _tells_of_use(sentence: str) -> bool:
    return _OF_USE.search(sentence) is not None and _BEFORE_USE.search(sentence) is None
