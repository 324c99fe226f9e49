"""grant-agrees: two documents of one grant and year give the same amounts and the same dates.

Told of the document that is heard later: the notice, the instruction. A recipient's amount or a sum that differs is
an error, a date a warning, also where the instruction is only narrower; what was right until an amendment is told
for information. Documents of different years are never compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_place, listed
from schemas.grants.checks import Seen
from schemas.grants.comparing import AGREES, Compared, ComparedRow, Comparison, Verdict
from schemas.grants.sayings import Term
from schemas.rows import Finding
from schemas.swedish import format_date, format_money
from schemas.vocabulary import AmountRole, DatePrecision, DateRole, Severity

SLUG = "grant-agrees"
_SAY = Verdicts(SLUG, Severity.ERROR)
_FEW = 4  # where most of more amounts than these differ, one finding says so

_NAMES: dict[DateRole | AmountRole, tuple[str, str]] = {
    AmountRole.TOTAL: ("total", "totalsumman"),
    AmountRole.ALLOCATION: ("sum distributed", "summan som fördelas"),
    DateRole.USE_PERIOD: ("use period", "användningstiden"),
    DateRole.REQUISITION_DEADLINE: ("requisition deadline", "sista dagen för rekvisition"),
    DateRole.REPORT_DEADLINE: ("report deadline", "sista dagen för redovisning"),
    DateRole.REPAYMENT_DEADLINE: ("repayment deadline", "sista dagen för återbetalning"),
}
_MANNERS = {
    Verdict.NARROWER: ("is narrower than", "är snävare än"),
    Verdict.EARLIER: ("is earlier than", "är tidigare än"),
    Verdict.LATER: ("is later than", "är senare än"),
    Verdict.OTHER: ("differs from", "skiljer sig från"),
    Verdict.OUTDATED: ("was right until it was amended to", "gällde tills det ändrades till"),
}


def check(seen: Seen) -> Iterator[Finding]:
    """What ``seen`` says beside the documents that are heard before it."""
    found = [finding for comparison in seen.comparisons for finding in _of_year(seen, comparison)]
    yield from found or [_SAY.skipped(DOCUMENT, _reason(seen))]


def _reason(seen: Seen) -> Message:
    if all(len(c.heard) < 2 for c in seen.comparisons):
        return Message(
            "no other document of the same grant and year", "inget annat dokument om samma bidrag och år"
        )
    if any(c.heard[0] is seen.brief for c in seen.comparisons):
        return Message("the others are compared with this one", "de andra jämförs med detta")
    return Message("nothing that the others say too", "inget som även de andra säger")


def _of_year(seen: Seen, comparison: Comparison) -> Iterator[Finding]:
    yield from _of_rows([row for row in comparison.rows if row.brief is seen.brief])
    for compared in comparison.compared:
        if compared.brief is seen.brief:
            yield _of_saying(compared)


def _of_rows(rows: list[ComparedRow]) -> Iterator[Finding]:
    agreeing = [row for row in rows if row.verdict is Verdict.SAME]
    differing = [row for row in rows if row.verdict is not Verdict.SAME]
    if agreeing:
        labels = listed(list(dict.fromkeys(row.held.brief.label for row in agreeing)))
        yield _SAY.passed(
            DOCUMENT,
            Message(
                f"{len(agreeing)} of {len(rows)} amounts agree with {labels}",
                f"{len(agreeing)} av {len(rows)} belopp stämmer med {labels}",
            ),
        )
    if len(differing) > _FEW and 2 * len(differing) > len(rows):
        first, label = differing[0], differing[0].held.brief.label
        yield _SAY.failed(
            Site(_table_id(first), None),
            Message(
                f"{len(differing)} of {len(rows)} recipients have another amount in {label}",
                f"{len(differing)} av {len(rows)} mottagare har ett annat belopp i {label}",
            ),
        )
        return
    yield from (_of_row(row) for row in differing)


def _table_id(row: ComparedRow) -> str:
    return f"{row.brief.document_id}/{row.own.amount.table}"


def _of_row(row: ComparedRow) -> Finding:
    held, own = row.held.amount, row.own.amount
    right, said = Decimal(held.ore) / 100, Decimal(own.ore) / 100
    label = row.held.brief.label
    once = row.verdict is Verdict.OUTDATED
    en = "before an amendment; " if once else ""
    sv = "före en ändring; " if once else ""
    message = Message(
        f"{own.name}: {format_money(said)} here, {en}{format_money(right)} in {label}",
        f"{own.name}: {format_money(said)} här, {sv}{format_money(right)} i {label}",
    )
    measured = Measured(format_money(right), format_money(said), said - right)
    site = Site(_table_id(row), own.row)
    return _SAY.failed(site, message, measured, Severity.INFO if once else None)


def _of_saying(compared: Compared) -> Finding:
    site, label = at_place(compared.place), compared.speaker.label
    right, said = compared.expected, compared.actual
    message = _message(compared.verdict, _NAMES[compared.role], (_printed(right), _printed(said)), label)
    if compared.verdict in AGREES:
        return _SAY.passed(site, message)
    measured = Measured(_printed(right), _printed(said))
    severity = Severity.WARNING
    if isinstance(right, Decimal) and isinstance(said, Decimal):
        measured, severity = measured._replace(difference=said - right), Severity.ERROR
    return _SAY.failed(site, message, measured, Severity.INFO if compared.verdict is Verdict.OUTDATED else severity)


def _message(verdict: Verdict, names: tuple[str, str], printed: tuple[str, str], label: str) -> Message:
    (en, sv), (right, said) = names, printed
    if verdict is Verdict.ANSWERED:
        return Message(
            f"the {en}, left open here, is {right} in {label}", f"{sv}, som lämnas öppen här, är {right} i {label}"
        )
    if verdict in AGREES:
        return Message(f"the {en} {said} agrees with {label}", f"{sv} {said} stämmer med {label}")
    if verdict is Verdict.OPEN:
        return Message(
            f"the {en} is left open; it is {right} in {label}", f"{sv} lämnas öppen; i {label} är den {right}"
        )
    manner, manner_sv = _MANNERS[verdict]
    return Message(f"the {en} {said} {manner} {right} in {label}", f"{sv} {said} {manner_sv} {right} i {label}")


def _printed(said: Term | Decimal) -> str:
    if isinstance(said, Decimal):
        return format_money(said)
    if said.start is None and said.end is None:
        return "(open)"
    if said.precision is DatePrecision.YEAR and said.start and said.end:
        return "\u2013".join(dict.fromkeys(str(day.year) for day in (said.start, said.end)))
    days = [format_date(day) if day else "..." for day in (said.start, said.end)]
    return days[0] if days[0] == days[1] else f"{days[0]}\u2013{days[1]}"
