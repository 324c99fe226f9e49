"""group-total: the rows of a group sum to its printed subtotal, and subtotals alone to the total; so do counts.

A subtotal stands under its rows or above them; which, the sums tell. A table of nothing but sums is checked as
subtotals against the total. Rows whose number gave no value are named as table-total names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, permutations

from schemas.checks._counts import check_counts
from schemas.checks._diagnosis import diagnose, term_of
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table, no_table
from schemas.checks._missing import shortfall, within_rounding
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, lan_sums, sum_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import RowType, Severity

SLUG = "group-total"
_SAY = Verdicts(SLUG, Severity.ERROR)

_LISTED = 3  # groups, of which one may be misprinted

_Rows = tuple[Allocation, ...]


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each amount column whose groups hold, one for each group that does not."""
    columns = [c for c in amount_columns(extraction) if c.recipients or c.subtotals]
    if not columns:
        yield _SAY.skipped(DOCUMENT, no_table())
    for column in columns:
        yield from _check_column(column, extraction)
    yield from _elsewhere(columns)
    # of each table one column tells which rows are a group's: one with an amount in each row
    whole = [c for c in columns if all(r.amount_sek is not None for r in c.rows)]
    for column in {c.table.table_id: c for c in whole}.values():
        yield from check_counts(column.table, groups_of(column), _SAY)


def _elsewhere(columns: list[AmountColumn]) -> Iterator[Finding]:
    """A list of the groups of another table, all but one of which sum to what the list says of them."""
    for listed, table in permutations(columns, 2):
        groups = {r.group for r in table.recipients if r.group}
        said = [r for r in listed.recipients if r.recipient in groups]
        if listed.table is table.table or len(said) < len(listed.recipients) or len(said) < _LISTED:
            continue
        rows = {r.row: tuple(o for o in table.recipients if o.group == r.recipient) for r in said}
        off = [r for r in said if abs(amount_of(r) - sum_of(rows[r.row])) > max(listed.half_unit, table.half_unit)]
        if len(off) == 1:
            yield _of_list(off[0], table, rows[off[0].row])


def _of_list(row: Allocation, column: AmountColumn, rows: _Rows) -> Finding:
    difference, seq = amount_of(row) - sum_of(rows), column.table.seq
    said, computed, gap = (format_money(v) for v in (amount_of(row), sum_of(rows), abs(difference)))
    message = Message(
        f"{row.recipient} {said}, its {len(rows)} rows of table {seq} sum to {computed}, difference {gap}",
        f"{row.recipient} {said}, dess {len(rows)} rader i tabell {seq} ger {computed}, skillnad {gap}",
    )
    return _SAY.failed(at_row(row), message, Measured(computed, said, difference), Severity.WARNING)


def groups_of(column: AmountColumn) -> Iterator[tuple[Allocation, _Rows]]:
    """Each printed subtotal with the rows it is held against, the total too where a table has nothing but sums."""
    subtotals = _sums(column)
    plain = _without(column.recipients, subtotals)
    if not plain:
        if column.totals and len(subtotals) > 1:
            yield column.totals[-1], subtotals
        return
    groups = {s.row: _candidates(plain, subtotals, s) for s in subtotals}
    for subtotal in subtotals:
        same = (g for g in groups[subtotal.row] if sum_of(g) == amount_of(subtotal))
        run = next(same, ()) or _run_to(plain, subtotals, subtotal)
        empty = not run and _is_of_nothing(plain, subtotals, subtotal)
        yield subtotal, () if empty else run or _likeliest(subtotal, groups, subtotals)


def _without(rows: _Rows, subtotals: _Rows) -> _Rows:
    sums = {s.row for s in subtotals}
    return tuple(r for r in rows if r.row not in sums)


def _sums(column: AmountColumn) -> _Rows:
    """The subtotal rows, a län's row in a table of kommuner among them."""
    return tuple(sorted([*column.subtotals, *lan_sums(column.recipients)], key=lambda r: r.row))


def _check_column(column: AmountColumn, extraction: Extraction) -> Iterator[Finding]:
    subtotals = _sums(column)
    if not subtotals:
        en, sv = "no subtotal printed", "ingen delsumma tryckt"
        yield _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
        return
    plain = _without(column.recipients, subtotals)
    if not plain:
        yield from _subtotals_alone(column, subtotals, extraction)
        return
    groups = {s.row: _candidates(plain, subtotals, s) for s in subtotals}
    failed = [
        s
        for s in subtotals
        if not any(sum_of(g) == amount_of(s) for g in groups[s.row])
        and not _run_to(plain, subtotals, s)
        and not _is_of_nothing(plain, subtotals, s)
    ]
    for subtotal in failed:
        rows = _rounded(column, subtotal, groups) or _likeliest(subtotal, groups, subtotals)
        yield _failure(column, subtotal, rows, extraction)
    if not failed:
        said = f"{len(subtotals)} subtotals are the sums of their rows"
        said_sv = f"{len(subtotals)} delsummor är summan av sina rader"
        message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        yield _SAY.passed(at_table(column.table), message)


def _candidates(plain: _Rows, subtotals: _Rows, subtotal: Allocation) -> list[_Rows]:
    """The rows under the same heading, those just above, those just below, all above, the subtotals above."""
    earlier = max((s.row for s in subtotals if s.row < subtotal.row), default=0)
    later = min((s.row for s in subtotals if s.row > subtotal.row), default=None)
    above = tuple(r for r in plain if earlier < r.row < subtotal.row)
    below = tuple(r for r in plain if r.row > subtotal.row and (later is None or r.row < later))
    heading = subtotal.group
    named = tuple(r for r in plain if heading is not None and r.group == heading)
    label = (subtotal.recipient or "").casefold()
    groups = {group for group in {r.group for r in plain} if group and group.casefold() in label}
    called = tuple(r for r in plain if r.group in groups)
    before = tuple(r for r in plain if r.row < subtotal.row)
    sums = tuple(s for s in subtotals if s.row < subtotal.row)
    return [g for g in (named, called, above, below, before, sums) if g]


def _is_of_nothing(plain: _Rows, subtotals: _Rows, subtotal: Allocation) -> bool:
    """Whether a subtotal of 0 stands under rows none of which has an amount: all were refused."""
    earlier = max((s.row for s in subtotals if s.row < subtotal.row), default=0)
    return not amount_of(subtotal) and not any(earlier < r.row < subtotal.row for r in plain)


def _run_to(plain: _Rows, subtotals: _Rows, subtotal: Allocation) -> _Rows:
    """The run of rows, or of subtotals, that ends or begins beside a subtotal and sums to it; () for none."""
    wanted = amount_of(subtotal)
    above = [r for r in reversed(plain) if r.row < subtotal.row]
    below = [r for r in plain if r.row > subtotal.row]
    sums = [s for s in reversed(subtotals) if s.row < subtotal.row]
    for run in (above, below, sums):
        for length, reached in enumerate(accumulate(map(amount_of, run)), start=1):
            if reached == wanted:
                return tuple(sorted(run[:length], key=lambda r: r.row))
    return ()


def _rounded(column: AmountColumn, subtotal: Allocation, groups: dict[int, list[_Rows]]) -> _Rows:
    """The rows that sum to a subtotal but for rounding; () for none."""
    off = ((g, amount_of(subtotal) - sum_of(g)) for g in groups[subtotal.row])
    return next((g for g, difference in off if within_rounding(difference, len(g), column)), ())


def _likeliest(subtotal: Allocation, groups: dict[int, list[_Rows]], subtotals: _Rows) -> _Rows:
    """The rows to report a failed subtotal against: by heading, else on the side where other subtotals hold."""
    below = sum(1 for s in subtotals for g in groups[s.row] if g[0].row > s.row and sum_of(g) == amount_of(s))
    above = sum(1 for s in subtotals for g in groups[s.row] if g[-1].row < s.row and sum_of(g) == amount_of(s))
    mine = groups[subtotal.row]
    wanted = [g for g in mine if (g[0].row > subtotal.row) == (below > above)]
    named = [g for g in mine if subtotal.group is not None and g[0].group == subtotal.group]
    return next(iter(named or wanted or mine), ())


def _failure(column: AmountColumn, subtotal: Allocation, rows: _Rows, extraction: Extraction) -> Finding:
    printed, computed = amount_of(subtotal), sum_of(rows)
    difference = printed - computed
    name = " ".join((subtotal.recipient or subtotal.group or "subtotal").split())
    gap = format_money(abs(difference))
    why = within_rounding(difference, len(rows), column) or shortfall(difference, _beside(column, subtotal, rows))
    cause = why.message if why else diagnose(column, rows, term_of(subtotal), extraction)
    said = f"{name} {format_money(printed)}, {len(rows)} rows sum to {format_money(computed)}, difference {gap}"
    said_sv = f"{name} {format_money(printed)}, {len(rows)} rader ger {format_money(computed)}, skillnad {gap}"
    message = Message(f"{column.label}: {said}{cause.en}", f"{column.label_sv}: {said_sv}{cause.sv}")
    measured = Measured(format_money(computed), format_money(printed), difference)
    return _SAY.failed(at_row(subtotal), message, measured, why.severity if why else None)


def _beside(column: AmountColumn, subtotal: Allocation, rows: _Rows) -> _Rows:
    """The recipients' rows of a group, those without an amount too: all between its neighbouring sums."""
    if not rows:
        return ()
    sums = [r.row for r in column.rows if r.row_type is not RowType.RECIPIENT or r.row == subtotal.row]
    first = max((s for s in sums if s < rows[0].row), default=0)
    last = min((s for s in sums if s > rows[-1].row), default=None)
    return tuple(r for r in column.rows if first < r.row and (last is None or r.row < last))


def _subtotals_alone(column: AmountColumn, subtotals: _Rows, extraction: Extraction) -> Iterator[Finding]:
    """A table of nothing but sums: the subtotals against the total."""
    if not column.totals or len(subtotals) < 2:
        en, sv = "subtotals without rows or total", "delsummor utan rader eller summa"
        yield _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
        return
    total = column.totals[-1]
    if sum_of(subtotals) != amount_of(total):
        yield _failure(column, total, subtotals, extraction)
        return
    sums = format_money(amount_of(total))
    en, sv = f"{len(subtotals)} subtotals sum to {sums}", f"{len(subtotals)} delsummor summerar till {sums}"
    yield _SAY.passed(at_row(total), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
