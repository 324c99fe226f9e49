"""Charts of a table: how its amounts are distributed, and the share of each län. Geometry only, in percent."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from math import floor, log10
from typing import NamedTuple

from ingest.report.numbers import number
from schemas.register import lan_names
from schemas.rows import Allocation, Extraction, Table
from schemas.vocabulary import RecipientKind, RowType

_LEAST = 12  # recipients that make a distribution worth seeing
_LEAST_LAN = 3
_BINS = 14
_STEPS = (1, 2, 2.5, 5, 10)


class Bar(NamedTuple):
    """A bar: what it stands for, how many or how much, its length in percent of the longest."""

    label: str
    value: str
    length: float


class Bin(NamedTuple):
    """A bar of a histogram: from and to in kronor, how many, its place and height in percent."""

    low: str
    high: str
    size: int
    left: float
    width: float
    height: float


class Chart(NamedTuple):
    """The charts of one amount column."""

    table: int
    measure: str
    bins: tuple[Bin, ...]
    median: str
    smallest: str
    largest: str
    recipients: int
    lan: tuple[Bar, ...]


def chart_of(extraction: Extraction, table: Table) -> Chart | None:
    """The charts of a table's first amount column; None where there is nothing to see."""
    rows = [r for r in extraction.allocations if r.table_id == table.table_id and r.row_type is RowType.RECIPIENT]
    first = next((r for r in rows if r.amount_sek is not None), None)
    if first is None:
        return None
    rows = [r for r in rows if (r.measure, r.year) == (first.measure, first.year) and r.amount_sek is not None]
    amounts = sorted(r.amount_sek for r in rows if r.amount_sek is not None)
    lan = tuple(_by_lan(rows))
    if len(amounts) < _LEAST or amounts[0] == amounts[-1]:
        return None
    middle = (amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]) / 2
    return Chart(
        table=table.seq,
        measure=" ".join((first.measure or "").split()),
        bins=tuple(_bins(amounts)),
        median=number(middle, 0),
        smallest=number(amounts[0], 0),
        largest=number(amounts[-1], 0),
        recipients=len(amounts),
        lan=lan,
    )


def _bins(amounts: list[Decimal]) -> list[Bin]:
    """Equal steps of a round number of kronor."""
    low, high = amounts[0], amounts[-1]
    step = _round_step((high - low) / _BINS)
    start = (low // step) * step
    count = int((high - start) // step) + 1
    held = [0] * count
    for amount in amounts:
        held[int((amount - start) // step)] += 1
    most, width = max(held), round(100 / count, 3)
    return [
        Bin(
            number(start + n * step, 0),
            number(start + (n + 1) * step, 0),
            size,
            round(n * width, 3),
            width,
            round(100 * size / most, 2),
        )
        for n, size in enumerate(held)
    ]


def _round_step(step: Decimal) -> Decimal:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    power = Decimal(10) ** floor(log10(step)) if step else Decimal(1)
    return next(Decimal(str(s)) * power for s in _STEPS if Decimal(str(s)) * power >= step)


def _by_lan(rows: list[Allocation]) -> list[Bar]:
    """The share of each län of all kommuner's amounts, largest first."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.recipient_kind in {RecipientKind.KOMMUN, RecipientKind.REGION} and row.lanskod and row.amount_sek:
            sums[row.lanskod] += row.amount_sek
    whole = sum(sums.values(), Decimal(0))
    if len(sums) < _LEAST_LAN or whole <= 0:
        return []
    names = lan_names()
    longest = max(sums.values())
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return [
        Bar(names.get(code, code), number(100 * value / whole, 1), round(float(100 * value / longest), 2))
        for code, value in ordered
    ]
