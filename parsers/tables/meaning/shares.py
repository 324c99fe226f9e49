"""Shares told by arithmetic: a column that is, row by row, what an amount column is of its total.

Used for columns that no header calls shares, and to tell which of several amounts a share is of. It takes no column
of counts for shares because they are in proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from parsers.tables.grid import Record
from parsers.tables.labels import PART

PERCENT = Decimal(100)
FRACTIONS = Decimal(1)
_NEARLY_ALL = Decimal("0.8")
_MISPRINT = Decimal("0.05")  # so much of a total one misprinted, doubled or missing amount may be
_HALF, _GRACE = Decimal("0.5"), Decimal("0.1")  # of a share's last digit


class _Pair(NamedTuple):
    """An amount and the share printed beside it."""

    amount: Decimal
    share: Decimal
    decimals: int


def is_share(rows: Sequence[Record], amount: int, share: int, whole: Decimal = PERCENT) -> bool:
    """Whether a column is, in nearly all rows, what an amount column is of its sum, which counts as ``whole``."""
    pairs = [
        _Pair(a.value, s.value, s.decimals)
        for r in rows
        if not r.heading
        and not PART.match(r.label)
        and (a := r.number(amount))
        and (s := r.number(share))
        and a.value is not None
        and s.value is not None
    ]
    total = sum((p.amount for p in pairs), Decimal(0))
    if len(pairs) < 3 or not total or _are_counts(pairs, whole):
        return False
    if _fitting(pairs, total, whole) >= _NEARLY_ALL * len(pairs):
        return True
    meant = _meant_total(pairs, whole)
    return abs(meant - total) <= _MISPRINT * total and _fitting(pairs, meant, whole, 2) >= _NEARLY_ALL * len(pairs)


def _are_counts(pairs: Sequence[_Pair], whole: Decimal) -> bool:
    """Whether each is the same amount to the krona times a number, and the numbers are no parts of a whole."""
    each = {p.amount / p.share if p.share else None for p in pairs}
    return len(each) == 1 and sum(p.share for p in pairs) != whole


def _fitting(pairs: Sequence[_Pair], total: Decimal, whole: Decimal, rounded: int = 1) -> int:
    """How many shares are what their amounts are of ``total``, which was itself ``rounded`` so many times."""
    return sum(abs(whole * a / total - s) <= (rounded * _HALF + _GRACE) / 10**decimals for a, s, decimals in pairs)


def _meant_total(pairs: Sequence[_Pair], whole: Decimal) -> Decimal:
    """The total that the largest shares are of: where an amount is misprinted or missing it is not their sum.

    Nothing where shares are whole numbers: counts are in proportion to amounts too.
    """
    largest = sorted((p for p in pairs if p.share > 0), key=lambda p: p.share, reverse=True)[:5]
    if not largest or not all(p.decimals for p in largest):
        return Decimal(0)
    return median(whole * p.amount / p.share for p in largest)
