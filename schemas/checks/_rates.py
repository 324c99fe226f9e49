"""One amount for each unit, which no column prints: "13 500 kronor per elev" above a table of pupils and amounts.

Beside row-product, for tables that print counts and no unit amounts. The rate is the one that the amounts show,
whether the text states it or not. It refuses to judge tables most of whose rows share no rate, and rows whose
amount the text states as a sum of its own (a ceiling, a least amount).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._prose import EARLIER, flat, stated
from schemas.checks._tables import AmountColumn, amount_of
from schemas.rows import Allocation, Extraction
from schemas.swedish import half_of_last_place
from schemas.vocabulary import AmountRole

_ROWS = 4  # fewer share a rate by chance
_COUNTS = 3  # different ones: equal counts with equal amounts prove no rate
_SHARED = Decimal("0.75")  # of the rows
_SHARED_UNSTATED = Decimal("0.9")
_PLACES = Decimal("0.01")  # a rate has öre at most


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
    rows = tuple(r for r in column.recipients if r.count and r.unit_amount_sek is None and amount_of(r) > 0)
    if len(rows) < _ROWS or len({r.count for r in rows}) < _COUNTS:
        return None
    rates = [s for s in stated(extraction, AmountRole.PER_UNIT) if not EARLIER.match(flat(s.amount.sentence))]
    said = {s.value for s in rates}
    each = max([*said, *_commonest(rows)], key=lambda rate: _sharing(rows, rate), default=None)
    if each is None:
        return None
    others = {s.value for s in stated(extraction)} - said
    missed = tuple(r for r in rows if not _has(r, each) and amount_of(r) not in others)
    shared = _sharing(rows, each)
    if shared < len(rows) * (_SHARED if each in said else _SHARED_UNSTATED):
        return None
    likely = sorted((not are_turned(each, s, 2), abs(each - s), s) for s in said if _may_be(each, s))
    near = likely[0][-1] if likely and each not in said else None
    return Rate(column, each, rows, missed, each in said, near)


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
