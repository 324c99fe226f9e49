"""One amount for each unit, which no column prints: "13 500 kronor per elev" above a table of pupils and amounts.

Beside row-product, for tables that print counts and no unit amounts. The rate is the one that the amounts show,
whether the text states it or not. It refuses to judge tables most of whose rows share no rate, and rows whose
amount the text states as a sum of its own (a ceiling, a least amount).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._counts import noun_of
from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._prose import EARLIER, Stated, agrees, flat, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, rows_of
from schemas.rows import Allocation, Extraction
from schemas.swedish import half_of_last_place
from schemas.vocabulary import AmountRole

_ROWS = 4  # fewer share a rate by chance
_COUNTS = 3  # different ones: equal counts with equal amounts prove no rate
_SHARED = Decimal("0.75")  # of the rows
_SHARED_UNSTATED = Decimal("0.9")
_PLACES = Decimal("0.01")  # a rate has öre at most
_PER = re.compile(r"\s*(?:kronor|kr)?\s*(?:per|för\s+varje)\s+(?P<unit>[\wåäö]+)", re.IGNORECASE)
_STEM = 4  # letters that "elev" and "elever" share


class Rate(NamedTuple):
    """SEK for each unit, the rows that have another, and what the text says instead, if it is near it."""

    column: AmountColumn
    each: Decimal
    rows: tuple[Allocation, ...]
    missed: tuple[Allocation, ...]
    stated: bool
    said_instead: Decimal | None


def rate_of(column: AmountColumn, extraction: Extraction) -> Rate | None:
    """The rate that the amounts of a column share for their counts; None where they share none."""
    rates = [s for s in stated(extraction, AmountRole.PER_UNIT) if not EARLIER.match(flat(s.amount.sentence))]
    said = {s.value for s in rates}
    others = {s.value for s in stated(extraction)} - said
    every = _counted(column, extraction)
    if len(every) < _ROWS:
        return None
    each = max([*said, *_commonest(every)], key=lambda rate: _sharing(every, rate), default=None)
    if each is None:
        return None
    rows = tuple(r for r in every if _has(r, each) or amount_of(r) not in others)
    if len(rows) < _ROWS or len({r.count for r in rows}) < _COUNTS:
        return None
    missed = tuple(r for r in rows if not _has(r, each))
    shared = _sharing(rows, each)
    if shared < len(rows) * (_SHARED if each in said else _SHARED_UNSTATED):
        return None
    near = None if each in said or _is_anothers(column, said, extraction) else _likely(column, each, rates)
    return Rate(column, each, rows, missed, each in said, near)


def said_of_all(column: AmountColumn, extraction: Extraction) -> tuple[Decimal, Decimal] | None:
    """The unit amount that every row prints, and the other one that the text gives each of those units."""
    each = {r.unit_amount_sek for r in column.recipients if r.count}
    rates = [s for s in stated(extraction, AmountRole.PER_UNIT) if not EARLIER.match(flat(s.amount.sentence))]
    if len(column.recipients) < _ROWS or len(each) != 1 or None in each:
        return None
    (printed,) = each
    meant = (
        None
        if printed is None or any(agrees(printed, _PLACES, s) for s in rates)
        else _likely(column, printed, rates)
    )
    return (printed, meant) if printed is not None and meant is not None else None


def _counted(column: AmountColumn, extraction: Extraction) -> tuple[Allocation, ...]:
    """The rows with the count of their row: of several amount columns one has the counts beside it."""
    counts = {r.row: r.count for r in rows_of(extraction, column.table) if r.count}
    counted = (r for r in column.recipients if r.row in counts and r.unit_amount_sek is None and amount_of(r) > 0)
    return tuple(r if r.count == counts[r.row] else replace(r, count=counts[r.row]) for r in counted)


def _likely(column: AmountColumn, each: Decimal, rates: Sequence[Stated]) -> Decimal | None:
    """The stated rate that is meant by the one that the amounts show: near it, or the only one for such units."""
    noun = noun_of(column.table)
    only = len({s.value for s in rates}) == 1 and noun is not None
    meant = [
        (not are_turned(each, s.value, 2), abs(each - s.value), s.value)
        for s in rates
        if _may_be(each, s.value)
        or (only and _is_per(noun or "", s) and max(each, s.value) <= 2 * min(each, s.value))
    ]
    return min(meant)[-1] if meant else None


def _is_per(noun: str, said: Stated) -> bool:
    """Whether a rate is for each of what a column counts: "per elev" and "Elever"."""
    per = _PER.match(flat(said.amount.sentence).partition(flat(said.amount.text))[2])
    stem = noun if noun.startswith("(") else noun[:_STEM]
    return per is not None and re.match(stem, per["unit"], re.IGNORECASE) is not None


def _is_anothers(column: AmountColumn, said: set[Decimal], extraction: Extraction) -> bool:
    """Whether the text states the rate of another column of the table, as of one year beside another."""
    others = [c for c in amount_columns(extraction) if c.table is column.table and c is not column]
    counted = [(rows, s) for c in others for s in said if len(rows := _counted(c, extraction)) >= _ROWS]
    return any(_sharing(rows, s) >= len(rows) * _SHARED for rows, s in counted)


def _may_be(each: Decimal, said: Decimal) -> bool:
    return may_be_meant(each, said) or are_turned(each, said, 2)


def _commonest(rows: Sequence[Allocation]) -> list[Decimal]:
    rates = Counter(amount_of(r) / (r.count or 1) for r in rows)
    rate, times = rates.most_common(1)[0]
    return [rate] if times > 1 and rate == rate.quantize(_PLACES) else []


def _sharing(rows: Sequence[Allocation], each: Decimal) -> int:
    return sum(_has(r, each) for r in rows)


def _has(row: Allocation, each: Decimal) -> bool:
    """Whether an amount is its count times the rate, within the rounding of both: whole kronor are exact."""
    count, half = row.count or 0, half_of_last_place(row.text, amount_of(row), row.unit)
    if each % 1:
        half += count * _PLACES / 2
    elif half <= Decimal("0.5"):
        half = Decimal(0)
    return abs(amount_of(row) - count * each) <= half
