"""row-product: count x unit amount = the row's sum, exactly in the unit that the column prints.

The unit amount stands beside the count, or is one for all rows: as the text states it, or as the amounts show it.
One with öre is rounded itself, as kronor per invånare are: half of its last place is left for each unit.

Products that are all the sums times 1 000 or 1 000 000 are a matter of units: unit-consistent judges them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._rates import Rate, rate_of, said_of_all
from schemas.checks._tables import AmountColumn, amount_columns, amount_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money, format_number, half_of_last_place
from schemas.vocabulary import Severity

SLUG = "row-product"
_SAY = Verdicts(SLUG, Severity.ERROR)
_ENOUGH = 5  # rows: fewer are all wrong by chance
_SCALES = (Decimal(1_000), Decimal(1_000_000))


def product_of(row: Allocation) -> Decimal | None:
    """Count x unit amount in SEK; None for a row without both and an amount."""
    if row.count is None or row.unit_amount_sek is None or row.amount_sek is None:
        return None
    return row.count * row.unit_amount_sek


def scale_between(one: Decimal, other: Decimal) -> Decimal | None:
    """1 000 or 1 000 000 where one value is exactly so many times the other; None otherwise."""
    low, high = sorted((abs(one), abs(other)))
    return next((s for s in _SCALES if low and low * s == high), None)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for a table whose rows hold, one for each row that does not."""
    found = False
    for column in amount_columns(extraction):
        rows = [(r, p) for r in column.rows if (p := product_of(r)) is not None]
        if rows:
            found = True
            yield from _check_column(column, rows)
            other = said_of_all(column, extraction)
            yield from (_said_instead(column, *other),) if other else ()
        elif rate := rate_of(column, extraction):
            found = True
            yield from _check_rate(rate)
    if not found:
        en, sv = "no table with counts and unit amounts", "ingen tabell med antal och belopp per enhet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _check_column(column: AmountColumn, rows: list[tuple[Allocation, Decimal]]) -> Iterator[Finding]:
    scaled = [r for r, p in rows if scale_between(p, amount_of(r))]
    fraction = _half_of_rounding([(r, p) for r, p in rows if r not in scaled])
    missed = [
        (r, p)
        for r, p in rows
        if r not in scaled
        and abs(amount_of(r) - p) > half_of_last_place(r.text, amount_of(r), r.unit) + fraction * (r.count or 0)
    ]
    for row, product in missed:
        yield _failure(row, product, row.unit_amount_sek or Decimal(0))
    if missed:
        return
    if scaled and len(scaled) < len(rows):
        en, sv = "some rows differ from count x unit amount in unit", "några rader skiljer sig i enhet"
        yield _SAY.failed(at_row(scaled[0]), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
        return
    en, sv = f"count x unit amount is the sum in {len(rows)} rows", f"antal x belopp är summan på {len(rows)} rader"
    if scaled:
        en, sv = f"{en}, in another unit", f"{sv}, i en annan enhet"
    yield _SAY.passed(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _check_rate(rate: Rate) -> Iterator[Finding]:
    """The findings of one amount for each unit: sure where the text states it, else a warning."""
    each, column = format_money(rate.each), rate.column
    for row in rate.missed:
        failure = _failure(row, (row.count or 0) * rate.each, rate.each)
        yield failure if rate.stated else replace(failure, severity=Severity.WARNING)
    if rate.said_instead is not None:
        yield _said_instead(column, rate.each, rate.said_instead)
    elif not rate.missed:
        en, sv = f"count x {each} is the sum in {len(rate.rows)} rows", f"antal x {each} är summan"
        message = Message(f"{column.label}: {en}", f"{column.label_sv}: {sv} på {len(rate.rows)} rader")
        yield _SAY.passed(at_table(column.table), message)


def _said_instead(column: AmountColumn, each: Decimal, instead: Decimal) -> Finding:
    printed, said = format_money(each), format_money(instead)
    message = Message(
        f"{column.label}: each unit gives {printed}, the text says {said}",
        f"{column.label_sv}: varje enhet ger {printed}, texten säger {said}",
    )
    return _SAY.failed(at_table(column.table), message, Measured(said, printed, each - instead), Severity.WARNING)


def _half_of_rounding(rows: list[tuple[Allocation, Decimal]]) -> Decimal:
    """Half of the last place of unit amounts that are rounded: with öre, "16,73" kr per invånare; 0 for exact ones.

    Whole kronor are rounded where hardly any product is exact, yet all are as near as their rounding lets them be.
    """
    places = [-int((r.unit_amount_sek or Decimal(0)).normalize().as_tuple().exponent) for r, _ in rows]
    finest = max(places, default=0)
    if finest > 0:
        return Decimal("0.5").scaleb(-finest)
    gaps = [
        (abs(amount_of(r) - p), half_of_last_place(r.text, amount_of(r), r.unit), r.count or 0) for r, p in rows
    ]
    exact = sum(gap <= half for gap, half, _ in gaps)
    near = all(gap <= half + count / Decimal(2) for gap, half, count in gaps)
    return Decimal("0.5") if near and len(rows) >= _ENOUGH and exact * 4 < len(rows) else Decimal(0)


def _failure(row: Allocation, product: Decimal, unit_amount: Decimal) -> Finding:
    printed = amount_of(row)
    name = row.recipient or f"row {row.row}"
    factors = f"{format_number(Decimal(row.count or 0))} x {format_money(unit_amount)} = {format_money(product)}"
    gap = format_money(abs(printed - product))
    message = Message(
        f"{name}: {factors}, printed {format_money(printed)}, difference {gap}",
        f"{name}: {factors}, tryckt {format_money(printed)}, skillnad {gap}",
    )
    measured = Measured(format_money(product), format_money(printed), printed - product)
    return _SAY.failed(at_row(row), message, measured)
