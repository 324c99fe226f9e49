"""table-total: the recipients' rows sum to the printed total, for each amount column and for counts.

Subtotals and "varav" rows are never added. A table that prints several totals (one for each of its sections) may
give each the sum since the one before, and one that goes on elsewhere has its total there; the sum decides which,
the label does not. Where rows whose number gave no value leave the sum short, the finding says so, and is a warning
when number-shape has reported every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, takewhile

from schemas.checks._counts import check_counts, counted_totals
from schemas.checks._diagnosis import diagnose, term_of
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table, no_table
from schemas.checks._missing import Shortfall, shortfall, unknown_in, within_rounding
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, lan_sums, sum_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import RowType, Severity

SLUG = "table-total"
_SAY = Verdicts(SLUG, Severity.ERROR)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each printed total, or why none could be made."""
    columns = [c for c in amount_columns(extraction) if c.recipients or c.totals]
    if not columns:
        yield _SAY.skipped(DOCUMENT, no_table())
    for column in columns:
        yield from _check_column(column, columns, extraction)
    for table, groups in counted_totals(extraction):
        yield from check_counts(table, groups, _SAY)


def _check_column(
    column: AmountColumn, columns: Sequence[AmountColumn], extraction: Extraction
) -> Iterator[Finding]:
    misprinted = [r for r in unknown_in(column.rows) if r.row_type is RowType.TOTAL]
    if not column.totals and misprinted:
        en, sv = "the printed total has no value", "den tryckta summan har inget värde"
        message = Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}")
        yield _SAY.skipped(at_row(misprinted[-1]), message)
        return
    if not column.totals:
        computed = sum_of(column.recipients)
        sums = format_money(computed)
        en, sv = f"{column.label}: no total printed; rows sum to {sums}", "ingen summa tryckt; raderna ger"
        yield _SAY.skipped(at_table(column.table), Message(en, f"{column.label_sv}: {sv} {sums}"))
        return
    if not column.recipients:
        en, sv = "no recipient rows with amounts", "inga mottagarrader med belopp"
        yield _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
        return
    for total in column.totals:
        yield _check_total(column, total, addends_of(column, total, columns), extraction)


def addends_of(
    column: AmountColumn, total: Allocation, columns: Sequence[AmountColumn] = ()
) -> tuple[Allocation, ...]:
    """The rows that a printed total is held against: those that sum to it, else the likeliest.

    Rows of the tables just before that have no total of their own are among them where all together sum to it:
    a table goes on elsewhere on its next page. So are those just after where the total stands over the rows.
    ``columns`` are all of the document.
    """
    candidates = _candidates(column, total)
    printed = amount_of(total)
    others = chain(_with_earlier(column, columns), _with_later(column, total, columns))
    return next((rows for rows in (*candidates, *others) if sum_of(rows) == printed), candidates[0])


def _with_earlier(column: AmountColumn, columns: Sequence[AmountColumn]) -> Iterator[tuple[Allocation, ...]]:
    """The rows of a column with those of one table before it, of two, and so on up to one that has a total.

    Beyond that only columns of the same title: a table for each group, and the sum of all in the last.
    """
    earlier = [c for c in reversed(columns) if c.table.seq < column.table.seq and c.recipients]
    alone = list(takewhile(lambda c: not c.totals, earlier))
    for others in (alone, [c for c in earlier if c.measure == column.measure]):
        rows = column.recipients
        for other in others:
            rows = (*other.recipients, *rows)
            yield rows


def _with_later(
    column: AmountColumn, total: Allocation, columns: Sequence[AmountColumn]
) -> Iterator[tuple[Allocation, ...]]:
    """The rows of a column below its total with those of one table after it, of two, and so on up to a total."""
    if any(r.row < total.row for r in column.recipients):
        return
    later = (c for c in columns if c.table.seq > column.table.seq and (c.recipients or c.totals))
    rows = column.recipients
    for other in takewhile(lambda c: not c.totals, later):
        rows = (*rows, *other.recipients)
        yield rows


def _check_total(
    column: AmountColumn, total: Allocation, addends: tuple[Allocation, ...], extraction: Extraction
) -> Finding:
    printed = amount_of(total)
    computed, count = sum_of(addends), len(addends)
    difference = printed - computed
    measured = Measured(format_money(computed), format_money(printed), difference)
    left_out = sum(1 for r in column.rows if r.row_type is RowType.RECIPIENT and r.amount_sek is None)
    without = f"; {left_out} {'row has' if left_out == 1 else 'rows have'} no amount" if left_out else ""
    without_sv = f"; {left_out} rader saknar belopp" if left_out else ""
    if not difference:
        said = f"{count} rows sum to the printed {format_money(printed)}{without}"
        said_sv = f"{count} rader summerar till tryckta {format_money(printed)}{without_sv}"
        message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        return _SAY.passed(at_row(total), message, measured)
    gap = format_money(abs(difference))
    said = f"Summa {format_money(printed)}, {count} rows sum to {format_money(computed)}, difference {gap}{without}"
    said_sv = (
        f"Summa {format_money(printed)}, {count} rader ger {format_money(computed)}, skillnad {gap}{without_sv}"
    )
    why = _why(column, difference, count)
    cause = why.message if why else diagnose(column, addends, term_of(total), extraction)
    said, said_sv = said + cause.en, said_sv + cause.sv
    message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
    return _SAY.failed(at_row(total), message, measured, why.severity if why else None)


def _why(column: AmountColumn, difference: Decimal, count: int) -> Shortfall | None:
    """What explains that a sum misses: rounding, or rows without a value."""
    rows = (r for r in column.rows if r.row_type is RowType.RECIPIENT)
    return within_rounding(difference, count, column) or shortfall(difference, rows)


def _candidates(column: AmountColumn, total: Allocation) -> list[tuple[Allocation, ...]]:
    """The sets of rows that a total may be the sum of, the likeliest first."""
    rows = column.recipients
    sums = lan_sums(rows)
    rows = tuple(r for r in rows if r not in sums)
    earlier = [t.row for t in column.totals if t.row < total.row]
    last = total is column.totals[-1]
    since = tuple(r for r in rows if r.row < total.row and (not earlier or r.row > earlier[-1]))
    later = [t.row for t in column.totals if t.row > total.row]
    until = tuple(r for r in rows if r.row > total.row and (not later or r.row < later[0]))
    before = tuple(r for r in rows if r.row < total.row)
    sets = [rows, since, before, until] if last else [since, before, until, rows]
    if len(earlier) > 1 and last:
        sets.append(column.totals[:-1])
    return [s for s in sets if s] or [rows]
