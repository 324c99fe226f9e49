"""date-order: periods are not reversed, no deadline or end of use lies before the document, one draws down before
one reports.

Nor does one report on all the use before it begins, a printed weekday is that of its day, and one deadline has one
day. Only dates whose year is printed are compared: an inferred year proves nothing about the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from schemas.checks._deadlines import DEADLINES, NAMES, check_deadlines, last_day
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place
from schemas.checks._prose import flat
from schemas.rows import DateFact, Extraction, Finding
from schemas.swedish import format_date
from schemas.vocabulary import DatePrecision, DateRole, DocumentKind, Severity

SLUG = "date-order"
_SAY = Verdicts(SLUG, Severity.WARNING)
_TO_COME = re.compile(
    r"\b(?:ska|skall|kommer\s+att|betalas\s+ut|utbetalas|utbetalning(?:en)?\s+sker)\b", re.IGNORECASE
)  # "ska betalas ut den 15 mars"
_IS_PAST = re.compile(
    r"\b(?:skulle|fick|löpte\s+ut|dag(?:en)?\s+var)\b", re.IGNORECASE
)  # "Ansökan skulle lämnas senast ..."
_AMENDS = re.compile(r"\b(?:ändr|regleringsbrev|rättelse)", re.IGNORECASE)
# "ska användas senast den 31 december"; not "Medel som har beviljats enligt beslutet 2023 ska ..."
_TO_USE = re.compile(
    r"^(?!.*\b(?:har|hade|fick|skulle|enligt|tidigare|föregående)\b).*\b(?:ska|skall|får|kan)\b", re.IGNORECASE
)
# "ska användas under 2023", of a decision made later; not "ska användas för kostnader under 2023"
_TO_USE_UP = re.compile(
    r"^(?:\w+\s+){1,3}(?:ska|skall)\s+(?:vara\s+)?(?:använ[dt]\w*|genomför\w*|förbruka\w*|utnyttja\w*)\s+(?:under|i)\s+20\d\d\b",
    re.IGNORECASE,
)
# "beslutade den 3 mars", "enligt beslut den 3 mars": made, not "ska beslutas den"
_DECIDED = re.compile(
    r"^(?!.*\b(?:ska|skall|kommer\s+att|avser\s+att|väntas|planer\w+)\s+(?:\w+\s+){,3}?besluta).*"
    r"\b(?:beslutade|beslutat|gav\s+den|har\s+den|(?:enligt|genom|i|grunda\w*\s+(?:sig\s+)?på)\s+(?:(?!den\b)[\wåäö]+\s+){,4}?(?:beslut|regeringsbeslut)(?:et)?\s+(?:av\s+)?den)\b",
    re.IGNORECASE,
)
_GIVING = {DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT}
_HALF_A_YEAR = timedelta(182)  # a decision may come after the first of the payments that it is about
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})(?:en)?,?\s+(?:den\s+)?$", re.IGNORECASE)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for the document, or one for each date out of order."""
    sure = [d for d in extraction.dates if not d.inferred]
    periods = [d for d in sure if d.start and d.end and d.start != d.end]
    uses = [d for d in sure if d.role is DateRole.USE_PERIOD and d.end]
    own = extraction.document.document_date
    deadlines = [d for d in sure if d.role in DEADLINES and (d.end or d.start)]
    alone = [*_weekdays(sure), *(_cited_later(sure, own, extraction) if own else ())]
    # a web page is often dated by its last change, which may come after the deadline that it tells of; and a paper
    # of no known kind may write of others' deadlines
    sets_none = extraction.document.kind in {DocumentKind.NOTICE, DocumentKind.UNKNOWN}
    early = _too_early([*deadlines, *_to_pay(sure, extraction)], own) if own and not sets_none else ()
    findings = [
        *_reversed(periods),
        *_ends_first([d for d in sure if d.role is DateRole.USE_PERIOD]),
        *early,
        *(_used_up(uses, own, extraction) if own else ()),
        *check_deadlines(uses, deadlines, _SAY),
    ]
    findings += alone
    yield from findings
    if findings:
        return
    if not periods and not (own and deadlines) and len({d.role for d in deadlines}) < 2:
        yield _SAY.skipped(DOCUMENT, Message("no dates to compare", "inga datum att jämföra"))
    else:
        said, said_sv = f"{len(periods) + len(deadlines)} dates in order", "datum i ordning"
        yield _SAY.passed(DOCUMENT, Message(said, f"{len(periods) + len(deadlines)} {said_sv}"))


def _to_pay(facts: list[DateFact], extraction: Extraction) -> Iterator[DateFact]:
    """Payments that are to come, by the sentence, but lie long before the document, which amends none."""
    own, title = extraction.document.document_date, extraction.document.title or ""
    if own is None or _AMENDS.search(title):
        return
    for fact in facts:
        day = fact.end or fact.start
        if fact.role is DateRole.PAYMENT and day and own - day > _HALF_A_YEAR and _TO_COME.search(fact.sentence):
            yield fact


def _reversed(periods: list[DateFact]) -> Iterator[Finding]:
    for fact in periods:
        if fact.start and fact.end and fact.start > fact.end:
            start, end = format_date(fact.start), format_date(fact.end)
            message = Message(f"period from {start} to {end}", f"period från {start} till {end}")
            yield _SAY.failed(at_place(fact.place), message, Measured(None, fact.text))


def _ends_first(uses: list[DateFact]) -> Iterator[Finding]:
    """Money whose use ends, by a sentence, before that sentence lets it begin."""
    for fact in uses:
        begun = [u.start for u in uses if u.sentence == fact.sentence and u.start and not u.end]
        if len(begun) == 1 and fact.end and not fact.start and fact.end < begun[0]:
            start, end = format_date(begun[0]), format_date(fact.end)
            message = Message(f"use begins on {start} and ends on {end}", f"börjar {start} och slutar {end}")
            yield _SAY.failed(at_place(fact.place), message, Measured(None, fact.text))


def _too_early(deadlines: list[DateFact], own: date) -> Iterator[Finding]:
    for fact in deadlines:
        if last_day(fact) < own and not _IS_PAST.search(fact.sentence):
            day, made = format_date(last_day(fact)), format_date(own)
            en, sv = NAMES[fact.role]
            message = Message(
                f"{en}: {day}, before the document's own date {made}",
                f"{sv}: {day}, före dokumentets eget datum {made}",
            )
            yield _SAY.failed(at_place(fact.place), message, Measured(own.isoformat(), last_day(fact).isoformat()))


def _used_up(uses: list[DateFact], own: date, extraction: Extraction) -> Iterator[Finding]:
    """Days by which money that a decision or an instruction gives is to be used, before that is made."""
    if extraction.document.kind not in _GIVING or _AMENDS.search(extraction.document.title or ""):
        return
    for fact in uses:
        to_use = _TO_USE if fact.precision is DatePrecision.DAY else _TO_USE_UP
        if last_day(fact) < own and to_use.search(flat(fact.sentence)):
            day, made = format_date(last_day(fact)), format_date(own)
            message = Message(
                f"money to be used by {day}, before the document's own date {made}",
                f"medel att använda till {day}, före dokumentets eget datum {made}",
            )
            yield _SAY.failed(at_place(fact.place), message, Measured(own.isoformat(), last_day(fact).isoformat()))


def _cited_later(facts: list[DateFact], own: date, extraction: Extraction) -> Iterator[Finding]:
    """Decisions that the paper says were made, on a day after its own."""
    if extraction.document.kind in {DocumentKind.NOTICE, DocumentKind.UNKNOWN}:
        return
    for fact in facts:
        day = fact.start
        made = fact.role is DateRole.CITED_DECISION and _DECIDED.search(flat(fact.sentence))
        if made and day and fact.precision is DatePrecision.DAY and day > own:
            later, earlier = format_date(day), format_date(own)
            message = Message(
                f"a decision of {later} is cited, after the document's own date {earlier}",
                f"ett beslut av {later} åberopas, efter dokumentets eget datum {earlier}",
            )
            yield _SAY.failed(at_place(fact.place), message, Measured(earlier, later))


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
