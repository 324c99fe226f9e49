"""text-total: the total of an annex equals the amount that the text says the annex distributes.

A text may state many sums: if one of them is the table's, the check holds. It fails as an error only where the
sentence speaks of the annex, else as a warning, for a table may cover a part only.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_table, no_table
from schemas.checks._prose import Stated, agrees, annex_numbers, combines, speaks_of_annex, stated
from schemas.checks._tables import (
    AmountColumn,
    amount_columns,
    amount_of,
    kommuner_in,
    recipient_rows,
    regioner_in,
    sum_of,
)
from schemas.register import kommuner, regioner
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity, TableKind

SLUG = "text-total"
_SAY = Verdicts(SLUG, Severity.ERROR)
_DISTRIBUTED = (AmountRole.TOTAL, AmountRole.ALLOCATION)


class _Total(NamedTuple):
    """A column's total and half of its last printed place."""

    column: AmountColumn
    value: Decimal
    half: Decimal


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table: on the column whose total the text states, else on the first."""
    by_table: dict[str, list[AmountColumn]] = {}
    for column in amount_columns(extraction):
        if column.table.kind is TableKind.OTHER:
            continue
        by_table.setdefault(column.table.table_id, []).append(column)
    if not by_table:
        yield _SAY.skipped(DOCUMENT, no_table())
    totals = {table: [t for c in columns if (t := _total(c, extraction))] for table, columns in by_table.items()}
    grand = sum((t[0].value for t in totals.values() if t), Decimal(0))
    for table_id, columns in by_table.items():
        yield _check_table(columns, totals[table_id], grand, extraction)


def _total(column: AmountColumn, extraction: Extraction) -> _Total | None:
    """The printed total, or the sum of all kommuner or regioner; None for a selection without a total."""
    if column.total is not None:
        return _Total(column, column.total, column.half_unit)
    rows, on = recipient_rows(extraction, column.table), extraction.document.document_date
    if set(kommuner(on)) <= set(kommuner_in(rows)) or set(regioner(on)) <= set(regioner_in(rows)):
        return _Total(column, sum_of(column.recipients), column.half_unit)
    return None


def _check_table(
    columns: list[AmountColumn], totals: list[_Total], grand: Decimal, extraction: Extraction
) -> Finding:
    table = columns[0].table
    site, label, label_sv = at_table(table), columns[0].label, columns[0].label_sv
    if not totals:
        en, sv = "no total to compare with the text", "ingen summa att jämföra med texten"
        return _SAY.skipped(site, Message(f"{label}: {en}", f"{label_sv}: {sv}"))
    held = _holds(totals, grand, extraction)
    if held is not None:
        return _SAY.passed(site, Message(f"{label}: {held.en}", f"{label_sv}: {held.sv}"))
    said = list(stated(extraction, *_DISTRIBUTED))
    if not said:
        en, sv = "the text states no sum", "texten anger ingen summa"
        return _SAY.skipped(site, Message(f"{label}: {en}", f"{label_sv}: {sv}"))
    if table.kind is TableKind.SUMMARY and _a_part_is_stated(columns, extraction):
        en, sv = "parts of it stand in the text, its total does not", "delar av den står i texten, summan inte"
        return _SAY.skipped(site, Message(f"{label}: {en}", f"{label_sv}: {sv}"))
    return _failure(totals[0], said, extraction)


def _holds(totals: list[_Total], grand: Decimal, extraction: Extraction) -> Message | None:
    """How the text states a total of the table: itself, as its parts, or together with the other tables."""
    every = list(stated(extraction))
    for total in totals:
        same = next((s for s in every if _states(total, s, every)), None)
        if same is not None:
            sums, text = format_money(total.value), " ".join(same.amount.text.split())
            return Message(f'total {sums}, "{text}" in the text', f'summa {sums}, "{text}" i texten')
    columns = sum((t.value for t in totals), Decimal(0))
    for whole in {columns, grand} - {t.value for t in totals}:
        if any(agrees(whole, totals[0].half, s) for s in every):
            sums = format_money(whole)
            return Message(f"a part of {sums}, which the text states", f"en del av {sums}, som texten anger")
    for total in totals:
        parts = combines(total.value, stated(extraction, *_DISTRIBUTED, AmountRole.ADMINISTRATION))
        if parts:
            sums = " + ".join(format_money(p) for p in parts)
            return Message(f"total = {sums} of the text", f"summa = {sums} i texten")
    return _remainder(totals, extraction)


def _remainder(totals: list[_Total], extraction: Extraction) -> Message | None:
    """Whether a total is what a stated sum leaves when the stated own costs and reserves are taken from it."""
    kept = {s.value for s in stated(extraction, AmountRole.ADMINISTRATION, AmountRole.RESERVE)}
    for total in totals:
        for one in {*kept, sum(kept, Decimal(0))} - {0}:
            if any(agrees(total.value + one, total.half, s) for s in stated(extraction, *_DISTRIBUTED)):
                whole, less = format_money(total.value + one), format_money(one)
                return Message(f"total = {whole} - {less} of the text", f"summa = {whole} - {less} i texten")
    return None


def _states(total: _Total, said: Stated, every: list[Stated]) -> bool:
    """Whether a statement is the total, and no finer statement of the same sum says otherwise."""
    finer = [s for s in every if s.half < said.half and s.value == said.value]
    return all(agrees(total.value, total.half, s) for s in (said, *finer))


def _a_part_is_stated(columns: list[AmountColumn], extraction: Extraction) -> bool:
    rows = [r for c in columns for r in (*c.recipients, *c.subtotals)]
    return any(agrees(amount_of(r), c.half_unit, s) for c in columns for r in rows for s in stated(extraction))


def _failure(total: _Total, said: list[Stated], extraction: Extraction) -> Finding:
    table = total.column.table
    mine = annex_numbers(table.caption)
    others = sum(1 for t in extraction.tables if t.kind is TableKind.ALLOCATION) > 1
    linked = [
        s
        for s in said
        if speaks_of_annex(s.amount.sentence)
        and (annex_numbers(s.amount.sentence) & mine or not (annex_numbers(s.amount.sentence) and mine))
        and (not others or annex_numbers(s.amount.sentence) & mine)
    ]
    nearest = min(linked or said, key=lambda s: abs(s.value - total.value))
    printed, text = format_money(total.value), format_money(nearest.value)
    gap = format_money(abs(total.value - nearest.value))
    where, where_sv = ("of the annex", "om bilagan") if linked else ("nearest", "närmast")
    label, label_sv = total.column.label, total.column.label_sv
    message = Message(
        f"{label}: total {printed}, the text says {text} ({where}), difference {gap}",
        f"{label_sv}: summa {printed}, texten säger {text} ({where_sv}), skillnad {gap}",
    )
    measured = Measured(text, printed, total.value - nearest.value)
    return _SAY.failed(at_table(table), message, measured, Severity.ERROR if linked else Severity.WARNING)
