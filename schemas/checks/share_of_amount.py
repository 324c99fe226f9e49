"""share-of-amount: each share is 100 x amount / total, rounded to the decimals that are printed.

The total is the printed one, else the sum of the rows, else a sum that the prose states (a list of some
recipients gives their shares of everybody's money). Where most rows miss, the column is no share of this total:
skip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from schemas.checks._costs import check_costs
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._percent_of_table import check_percent_of_table
from schemas.checks._percentages import check_percentages
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, is_part, sum_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import (
    format_money,
    format_number,
    format_percent,
    half_of_last_place,
    printed_number,
    share_decimals,
)
from schemas.vocabulary import AmountRole, RowType, Severity

SLUG = "share-of-amount"
_SAY = Verdicts(SLUG, Severity.ERROR)
_NEARLY = Decimal("0.8")  # a last figure of ten is a zero
_WHOLES = {AmountRole.TOTAL, AmountRole.ALLOCATION}


class _Share(NamedTuple):
    """A row's share of one total: the printed one, what it should be, by how many last places it misses."""

    row: Allocation
    printed: Decimal
    expected: Decimal
    places: int
    cut: bool


class _Try(NamedTuple):
    """All rows' shares against one possible total."""

    whole: Decimal
    shares: list[_Share]


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for a table whose shares hold, one for each row that does not."""
    columns = [c for c in amount_columns(extraction) if _rows(c)]
    in_prose = [*check_percentages(extraction, _SAY), *check_percent_of_table(extraction, _SAY)]
    in_prose += check_costs(extraction, _SAY)
    yield from in_prose
    if not columns and not in_prose:
        yield _SAY.skipped(DOCUMENT, Message("no table with shares", "ingen tabell med andelar"))
    for column in columns:
        yield from _check_column(column, extraction)


def _rows(column: AmountColumn) -> list[Allocation]:
    """The rows with an amount, a share and the text of the share; totals are share-total's."""
    return [
        r
        for r in column.rows
        if r.row_type is not RowType.TOTAL
        and r.amount_sek is not None
        and r.share_percent is not None
        and printed_number(r.share_text) is not None
        and not is_part(r)
        and not _adds_up(r, column)
    ]


def _adds_up(row: Allocation, column: AmountColumn) -> bool:
    """Whether a group's share is the sum of those printed in it: it may miss by what each of them is rounded."""
    if row.row_type is not RowType.SUBTOTAL or row.group is None:
        return False
    parts = [r.share_percent for r in column.recipients if r.group == row.group and r.share_percent is not None]
    return len(parts) > 1 and sum(parts) == row.share_percent


def _tries(column: AmountColumn, wholes: list[Decimal]) -> list[_Try]:
    """The rows' shares against each possible total, the best fitting first."""
    rows = _rows(column)
    least = _usual_decimals(rows)
    tries = [_Try(w, [_share(r, w, least) for r in rows]) for w in dict.fromkeys(wholes) if w > 0]
    return sorted(tries, key=lambda t: _misses(t.shares))


def _check_column(column: AmountColumn, extraction: Extraction) -> Iterator[Finding]:
    stated = [column.total] if column.total else []
    own = _tries(column, [*stated, sum_of(column.recipients)])
    if not stated and (not own or _misses(own[0].shares)):
        # a misprinted total is table-total's: the shares are held against the total that they fit best
        own = _tries(column, [sum_of(column.recipients), *_implied(_rows(column))])
    cut = next((t for t in own if _misses(t.shares) and all(s.cut for s in t.shares)), None)
    if cut is not None and _misses(own[0].shares):
        yield _cut_off(column, cut.shares, cut.whole)
        return
    prose = [a.amount_sek for a in extraction.amounts if a.role in _WHOLES and a.amount_sek]
    # among many sums in the text one fits a few rows by chance: there nearly all rows must fit
    for tries, most in ((own, 2), (_tries(column, prose), 4)):
        # nothing of nothing fits any total
        telling = [s for s in tries[0].shares if s.printed or s.expected] if tries else []
        if tries and most * _misses(tries[0].shares) <= len(telling):
            yield from _report(column, tries[0].shares, tries[0].whole)
            return
    en, sv = "most rows miss: the shares are of another total", "de flesta rader avviker: andelar av en annan summa"
    yield _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _implied(rows: list[Allocation]) -> list[Decimal]:
    """Totals that the shares imply where one amount is wrong: the other rows, by what that row's share leaves.

    One false amount makes the sum of the rows false, and with it every share of it.
    """
    amounts = [float(amount_of(r)) for r in rows]
    shares = [float(r.share_percent or 0) / 100 for r in rows]
    whole = sum(amounts)
    places = [share_decimals(r.share_text, r.share_percent) for r in rows]
    half = 0.6 * 10.0 ** -(2 + min(places, default=0))
    found = []
    for suspect, share in enumerate(shares):
        total = (whole - amounts[suspect]) / (1 - share) if share < 1 else 0.0
        if total <= 0:
            continue
        others = (n for n in range(len(rows)) if n != suspect)
        misfit = abs(amounts[suspect] / total - share) > half
        if misfit and all(abs(amounts[n] / total - shares[n]) <= half for n in others):
            found.append(Decimal(round(total)))
    return found[:3]


def _misses(shares: list[_Share]) -> int:
    return sum(1 for s in shares if s.places)


def _usual_decimals(rows: list[Allocation]) -> int:
    """The decimals that nearly all shares of a column print; 0 where they differ.

    One that prints fewer, "3,8" among "3,85" and "7,45", left out zeros; else it lost figures.
    """
    ((usual, count),) = Counter(share_decimals(r.share_text, r.share_percent) for r in rows).most_common(1)
    return usual if count >= _NEARLY * len(rows) else 0


def _share(row: Allocation, whole: Decimal, least: int) -> _Share:
    """A row's share of a whole, of as many decimals as it prints, ``least`` at the least."""
    printed = row.share_percent if row.share_percent is not None else Decimal(0)
    place = Decimal(1).scaleb(-max(share_decimals(row.share_text, row.share_percent), least))
    exact = 100 * amount_of(row) / whole
    if printed in {exact.quantize(place, ROUND_HALF_UP), exact.quantize(place, ROUND_HALF_EVEN)}:
        return _Share(row, printed, printed, 0, printed == exact.quantize(place, ROUND_DOWN))
    # the amount is itself rounded: its share may lie anywhere between those of its bounds
    half = half_of_last_place(row.text, amount_of(row), row.unit)
    low, high = (100 * (amount_of(row) + d) / whole for d in (-half, half))
    expected = min(max(printed, low), high).quantize(place, ROUND_HALF_UP)
    places = abs(int((printed - expected) / place))
    cut = printed == exact.quantize(place, ROUND_DOWN)
    return _Share(row, printed, expected, places, cut)


def _report(column: AmountColumn, shares: list[_Share], whole: Decimal) -> Iterator[Finding]:
    missed = [s for s in shares if s.places]
    for share in missed:
        yield _failure(share, whole)
    if not missed:
        of = format_money(whole)
        said = f"{len(shares)} shares are the rounded shares of {of}"
        said_sv = f"{len(shares)} andelar är de avrundade andelarna av {of}"
        yield _SAY.passed(
            at_table(column.table), Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        )


def _failure(share: _Share, whole: Decimal) -> Finding:
    row = share.row
    name = row.recipient or row.group or f"row {row.row}"
    share_is, printed = format_percent(share.expected), format_percent(share.printed)
    part = f"{format_money(amount_of(row))} / {format_money(whole)} = {share_is}"
    gap = format_number(abs(share.printed - share.expected))
    message = Message(
        f"{name}: {part}, printed {printed}, difference {gap}", f"{name}: {part}, tryckt {printed}, skillnad {gap}"
    )
    measured = Measured(share_is, printed, share.printed - share.expected)
    return _SAY.failed(at_row(row), message, measured, Severity.WARNING if share.places == 1 else None)


def _cut_off(column: AmountColumn, shares: list[_Share], whole: Decimal) -> Finding:
    count = sum(1 for s in shares if s.places)
    of = format_money(whole)
    said = f"the shares of {of} are cut off, not rounded: {count} of {len(shares)} miss by one in the last place"
    said_sv = (
        f"andelarna av {of} är avkortade, inte avrundade: {count} av {len(shares)} avviker med en sista siffra"
    )
    message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
    return _SAY.failed(at_table(column.table), message, severity=Severity.WARNING)
