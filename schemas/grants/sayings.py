"""What a document says of its grant: sums, the period of use, deadlines; one saying of each, with its place.

Of several dates with one role it takes the one that binds recipients: an agency's own report to the Government is
not theirs. It compares nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._tables import sum_of
from schemas.checks.row_total import total_columns
from schemas.grants.years import years_in
from schemas.rows import Amount, DateFact, Extraction, Place
from schemas.swedish import half_of_last_place
from schemas.vocabulary import AmountRole, DatePrecision, DateRole, TableKind

_TO_THE_GOVERNMENT = re.compile(
    r"\btill\s+(?:regeringen\b|Regeringskansliet|[A-ZÅÄÖ]?\w+departementet)"
    r"|\b(?:slut|del)?redovisa\s+uppdraget\b|\buppdraget\s+ska\s+(?:slut|del)?redovisas",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:totalt|sammanlagt|sammantaget|omfattar|uppgår|avs[aä]tt\w*)\b", re.IGNORECASE)
_HALF_A_KRONA = Decimal("0.5")


class Sum(NamedTuple):
    """A sum of money in the prose, or the total of a table."""

    value: Decimal
    half: Decimal
    role: AmountRole
    years: frozenset[int]
    in_all: bool  # the sentence says that it is all there is
    place: Place

    def agrees(self, other: Sum) -> bool:
        """Whether the two are the same within the coarser print; exact sums to the krona."""
        coarser = max(self.half, other.half)
        return abs(self.value - other.value) <= (coarser if coarser > _HALF_A_KRONA else 0)

    def is_of(self, year: int | None) -> bool:
        """Whether the sum can be that of one year."""
        return len(self.years) < 2 and (year is None or not self.years or year in self.years)


class Term(NamedTuple):
    """A period or deadline. ``end`` of a deadline is its last day; all None where it is open."""

    start: date | None
    end: date | None
    open: bool
    conditional: bool
    precision: DatePrecision
    place: Place


class Terms(NamedTuple):
    """The dates of one role in one document: the one that counts, and the days of all of them."""

    chosen: Term
    days: frozenset[date]


DEADLINES = (DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE)


def sums_of(extraction: Extraction) -> tuple[Sum, ...]:
    """The totals and distributed sums of the prose, then the totals of its tables of money."""
    said = [
        _said(a) for a in extraction.amounts if a.role in {AmountRole.TOTAL, AmountRole.ALLOCATION} and a.amount_sek
    ]
    whole = {c.table.table_id: c for c, _ in total_columns(extraction)}
    for table in extraction.tables:
        column = whole.get(table.table_id)
        total = table.stated_total_sek or table.computed_total_sek
        total = column.total or sum_of(column.recipients) if column else total
        if total and table.kind in {TableKind.ALLOCATION, TableKind.SUMMARY}:
            role = AmountRole.TOTAL if table.kind is TableKind.SUMMARY else AmountRole.ALLOCATION
            said.append(Sum(total, _HALF_A_KRONA, role, years_in(table.caption), in_all=False, place=table.place))
    return tuple(said)


def _said(amount: Amount) -> Sum:
    value = amount.amount_sek or Decimal(0)
    half = half_of_last_place(amount.text, value, amount.unit)
    years, in_all = years_in(amount.sentence), bool(_IN_ALL.search(amount.sentence))
    return Sum(value, half, amount.role, years, in_all or amount.role is AmountRole.TOTAL, amount.place)


def total_of(sums: Iterable[Sum], year: int | None) -> Sum | None:
    """The sum that the document disposes of in ``year``."""
    return max((s for s in sums if s.role is AmountRole.TOTAL and s.is_of(year)), key=_value, default=None)


def distributed_of(sums: Iterable[Sum], year: int | None) -> Sum | None:
    """The sum that goes to recipients in ``year``."""
    sums = tuple(sums)
    total = total_of(sums, year)
    parts = [s for s in sums if s.role is AmountRole.ALLOCATION and s.is_of(year)]
    if total:
        parts = [s for s in parts if s.value <= total.value]
    return max(parts, key=_value, default=None)


def _value(said: Sum) -> Decimal:
    return said.value


def use_of(extraction: Extraction, year: int | None) -> Terms | None:
    """The period in which the money of ``year`` may be used: the most exact one, else its ends put together."""
    uses = [d for d in extraction.dates if d.role is DateRole.USE_PERIOD and _touches(d, year)]
    if not uses:
        return None
    full = [d for d in uses if d.start and d.end]
    if full:
        count = Counter((d.start, d.end) for d in full)
        best = max(full, key=lambda d: (d.precision is DatePrecision.DAY, count[d.start, d.end]))
        return Terms(_term(best), frozenset())
    starts = [d.start for d in uses if d.start]
    ends = [d.end for d in uses if d.end]
    if not starts and not ends:
        return Terms(_term(uses[0]), frozenset())
    joined = replace(uses[0], start=min(starts, default=None), end=max(ends, default=None))
    return Terms(_term(joined), frozenset())


def deadline_of(extraction: Extraction, role: DateRole, year: int | None) -> Terms | None:
    """The recipients' deadline of ``role``: the first with a day, else the first open one."""
    facts = [d for d in extraction.dates if d.role is role and not _TO_THE_GOVERNMENT.search(d.sentence)]
    dated = [d for d in facts if d.end and (year is None or year <= d.end.year <= year + 3)]
    first = next(iter(dated or (d for d in facts if d.open)), None)
    if first is None:
        return None
    return Terms(_term(first), frozenset(d.end for d in dated if d.end))


def _touches(fact: DateFact, year: int | None) -> bool:
    if year is None or fact.open:
        return True
    first = fact.start.year if fact.start else year
    last = fact.end.year if fact.end else max(year, first)
    return first <= year <= last or first == year + 1


def _term(fact: DateFact) -> Term:
    return Term(fact.start, fact.end, fact.open, fact.conditional, fact.precision, fact.place)
