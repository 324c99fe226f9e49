"""minimum-amount: no recipient's amount is below the minimum that the text states.

The lowest stated minimum counts, and what a recipient gets: the column that sums its row up, where there is one,
else the one that keeps the minimum best. Where most rows lie below it, it is the minimum of something else: skip.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._prose import stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of
from schemas.checks.row_total import total_columns
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, RecipientKind, Severity

SLUG = "minimum-amount"
_SAY = Verdicts(SLUG, Severity.ERROR)
_LEVELS = {RecipientKind.KOMMUN, RecipientKind.REGION, RecipientKind.LAN}


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table of recipients, or one for each row of it below the minimum."""
    minima = [s.value for s in stated(extraction, AmountRole.MINIMUM) if s.value > 0]
    columns: dict[str, list[AmountColumn]] = {}
    for column in amount_columns(extraction):
        if _rows(column):
            columns.setdefault(column.table.table_id, []).append(column)
    if not minima or not columns:
        en, sv = ("no minimum in the text", "inget minimibelopp i texten")
        if minima:
            en, sv = "no table of kommuner or regioner", "ingen tabell med kommuner eller regioner"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    floor = min(minima)
    summing = {total.table.table_id: total for total, parts in total_columns(extraction) if not _deduct(parts)}
    for table_id, of_table in columns.items():
        best = min(of_table, key=lambda c: len(_below(c, floor)))
        yield from _check_column(summing.get(table_id, best), floor)


def _deduct(parts: list[AmountColumn]) -> bool:
    """Whether something is taken off in a row: what is left may be less than the minimum."""
    return any(amount_of(row) < 0 for part in parts for row in part.rows)


def _rows(column: AmountColumn) -> list[Allocation]:
    return [r for r in column.recipients if r.recipient_kind in _LEVELS]


def _below(column: AmountColumn, floor: Decimal) -> list[Allocation]:
    return [r for r in _rows(column) if amount_of(r) < floor]


def _check_column(column: AmountColumn, floor: Decimal) -> Iterator[Finding]:
    rows, below, least = _rows(column), _below(column, floor), format_money(floor)
    if 2 * len(below) > len(rows):
        en, sv = f"most rows lie below {least}: not their minimum", f"de flesta rader ligger under {least}"
        yield _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
        return
    for row in below:
        amount = amount_of(row)
        name, gap = row.recipient or f"row {row.row}", format_money(floor - amount)
        message = Message(
            f"{name}: {format_money(amount)}, the text says at least {least}, difference {gap}",
            f"{name}: {format_money(amount)}, texten säger minst {least}, skillnad {gap}",
        )
        # nothing at all may be a recipient's own choice; too little is none
        severity = None if amount else Severity.WARNING
        measured = Measured(least, format_money(amount), amount - floor)
        yield _SAY.failed(at_row(row), message, measured, severity)
    if not below:
        at_floor = sum(1 for r in rows if amount_of(r) == floor)
        said = f"{len(rows)} rows of at least {least}, {at_floor} of them exactly that"
        said_sv = f"{len(rows)} rader om minst {least}, varav {at_floor} exakt så mycket"
        message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        yield _SAY.passed(at_table(column.table), message)
