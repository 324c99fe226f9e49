"""Charts of a table: how its amounts are distributed, the share of each län, the amounts against the population.

Geometry only, in percent of the drawing's width and height; each chart has its text beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple

from ingest.report.numbers import number
from ingest.report.rows import counts_people, row_key
from schemas.register import lan_names
from schemas.rows import Allocation, Extraction, Table
from schemas.vocabulary import RecipientKind, RowType

_LEAST = 12  # recipients that make a distribution worth seeing
_LEAST_LAN = 3
_BINS = 14
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_CLASSES = (Decimal(1), Decimal(2), Decimal(5))
_SKEWED = 12  # times the median: the largest would press all others into the first bar


class Bar(NamedTuple):
    """A bar: what it stands for, how much, its length in percent of the longest."""

    label: str
    value: str
    length: float


class Bin(NamedTuple):
    """A bar of a histogram: from and to in kronor, how many amounts, its place and height in percent."""

    low: str
    high: str
    size: int
    left: float
    width: float
    height: float


class Point(NamedTuple):
    """A recipient among others: its row's key, its name and numbers, its place in percent from the lower left."""

    key: str
    label: str
    x: float
    y: float


class Scatter(NamedTuple):
    """Amounts against population, both on scales of powers: equal money for each lies on a straight line."""

    points: tuple[Point, ...]
    fewest: str
    most: str
    least_each: str  # kronor for each inhabitant
    median_each: str
    most_each: str


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
    scatter: Scatter | None


def chart_of(extraction: Extraction, table: Table) -> Chart | None:
    """The charts of a table's first amount column; None where there is nothing to see."""
    rows = [r for r in extraction.allocations if r.table_id == table.table_id and r.row_type is RowType.RECIPIENT]
    first = next((r for r in rows if r.amount_sek is not None), None)
    if first is None:
        return None
    rows = [r for r in rows if (r.measure, r.year) == (first.measure, first.year) and r.amount_sek is not None]
    amounts = sorted(r.amount_sek for r in rows if r.amount_sek is not None)
    if len(amounts) < _LEAST or amounts[0] == amounts[-1]:
        return None
    middle = _median(amounts)
    skewed = amounts[0] > 0 and amounts[-1] > _SKEWED * middle
    return Chart(
        table=table.seq,
        measure=" ".join((first.measure or "").split()),
        bins=_bins(amounts, _classes(amounts) if skewed else _steps(amounts)),
        median=number(middle, 0),
        smallest=number(amounts[0], 0),
        largest=number(amounts[-1], 0),
        recipients=len(amounts),
        lan=_by_lan(rows),
        scatter=_scatter(rows) if counts_people(table) else None,
    )


def _median(values: Sequence[Decimal]) -> Decimal:
    """Of sorted values."""
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _steps(amounts: Sequence[Decimal]) -> list[Decimal]:
    """The edges of equal steps of a round number of kronor."""
    low, high = amounts[0], amounts[-1]
    rough = (high - low) / _BINS
    power = Decimal(10) ** floor(log10(rough))
    step = next(s * power for s in _STEPS if s * power >= rough)
    start = (low // step) * step
    return [start + n * step for n in range(int((high - start) // step) + 2)]


def _classes(amounts: Sequence[Decimal]) -> list[Decimal]:
    """The edges 1, 2, 5, 10, 20, 50 ... from below the smallest to above the largest."""
    powers = range(floor(log10(amounts[0])), floor(log10(amounts[-1])) + 2)
    edges = [c * Decimal(10) ** power for power in powers for c in _CLASSES]
    first = max(n for n, edge in enumerate(edges) if edge <= amounts[0])
    last = min(n for n, edge in enumerate(edges) if edge > amounts[-1])
    return edges[first : last + 1]


def _bins(amounts: Sequence[Decimal], edges: Sequence[Decimal]) -> tuple[Bin, ...]:
    sizes = [sum(low <= amount < high for amount in amounts) for low, high in pairwise(edges)]
    most, width = max(sizes), round(100 / len(sizes), 3)
    return tuple(
        Bin(
            number(low, 0), number(high, 0), size, round(n * width, 3), round(width, 3), round(100 * size / most, 2)
        )
        for n, ((low, high), size) in enumerate(zip(pairwise(edges), sizes, strict=True))
    )


def _by_lan(rows: Sequence[Allocation]) -> tuple[Bar, ...]:
    """The share of each län of all kommuner's amounts, largest first."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.recipient_kind in {RecipientKind.KOMMUN, RecipientKind.REGION} and row.lanskod and row.amount_sek:
            sums[row.lanskod] += row.amount_sek
    whole = sum(sums.values(), Decimal(0))
    if len(sums) < _LEAST_LAN or whole <= 0:
        return ()
    names, longest = lan_names(), max(sums.values())
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Bar(names.get(code, code), number(100 * value / whole, 1), round(float(100 * value / longest), 2))
        for code, value in ordered
    )


def _scatter(rows: Sequence[Allocation]) -> Scatter | None:
    """The amounts against the population; None where too few have both."""
    known = []
    for row in rows:
        key = row_key(f"{row.table_id}/{row.row}")
        if row.count and row.amount_sek is not None and row.amount_sek > 0:
            known.append((key, row, row.count, row.amount_sek))
    if len(known) < _LEAST:
        return None
    across, up = sorted(people for _, _, people, _ in known), sorted(amount for *_, amount in known)
    each = sorted(amount / people for _, _, people, amount in known)
    x_of, y_of = _scale(across[0], across[-1]), _scale(up[0], up[-1])
    points = tuple(
        Point(
            key,
            f"{row.name or row.recipient or ''}: {number(people)} · {number(amount, 0)} kr",
            x_of(people),
            y_of(amount),
        )
        for key, row, people, amount in known
    )
    ends = number(across[0]), number(across[-1])
    return Scatter(points, *ends, number(each[0], 0), number(_median(each), 0), number(each[-1], 0))


def _scale(low: Decimal | int, high: Decimal | int) -> Callable[[Decimal | int], float]:
    """A scale of powers from 3 to 97 percent."""
    span = log10(high) - log10(low) or 1.0
    return lambda value: round(3 + 94 * (log10(value) - log10(low)) / span, 2)
