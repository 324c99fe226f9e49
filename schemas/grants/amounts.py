"""The recipients' amounts of one document, packed so that those of ten thousand documents fit in memory.

A recipient is known by its code where it has one, else by its name. Sums are in öre; nothing is rounded here.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.grants.years import caption_years, row_year
from schemas.rows import Allocation, Extraction
from schemas.swedish import half_of_last_place
from schemas.vocabulary import RecipientKind, RowType, TableKind

_NO_YEAR = 0
_KRONA = 100  # öre


class RowAmount(NamedTuple):
    """One recipient's amount: in öre, with half of its last printed place, and the row that says it."""

    recipient: str
    ore: int
    half: int
    table: int
    row: int
    measure: int
    name: str  # the recipient's

    def agrees(self, other: RowAmount) -> bool:
        """Whether the two are the same within the coarser print; exact sums to the öre."""
        coarser = max(self.half, other.half)
        return abs(self.ore - other.ore) <= (coarser if coarser > _KRONA // 2 else 0)


@dataclass(slots=True, eq=False)
class RecipientAmounts:
    """The recipient rows of the allocation tables of one document, in reading order."""

    recipients: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    years: array[int] = field(default_factory=lambda: array("H"))
    ore: array[int] = field(default_factory=lambda: array("q"))
    halves: array[int] = field(default_factory=lambda: array("q"))
    tables: array[int] = field(default_factory=lambda: array("H"))
    rows: array[int] = field(default_factory=lambda: array("i"))
    measures: array[int] = field(default_factory=lambda: array("H"))

    def __len__(self) -> int:
        """Number of rows with an amount."""
        return len(self.recipients)

    def of_year(self, year: int | None) -> Iterator[RowAmount]:
        """The rows of ``year``; all rows where none names a year."""
        dated = year is not None and any(self.years)
        for i, recipient in enumerate(self.recipients):
            if not dated or self.years[i] == year:
                place = self.tables[i], self.rows[i], self.measures[i]
                yield RowAmount(recipient, self.ore[i], self.halves[i], *place, self.names[i])


def recipient_key(row: Allocation) -> str:
    """The same for the same recipient in every document."""
    if row.kommunkod:
        return f"kommun {row.kommunkod}"
    if row.recipient_kind in {RecipientKind.REGION, RecipientKind.LAN} and row.lanskod:
        return f"{row.recipient_kind} {row.lanskod}"
    return " ".join((row.name or row.recipient or "").casefold().split())


def amounts_of(extraction: Extraction) -> RecipientAmounts:
    """The recipient rows of the allocation tables of ``extraction`` that have an amount."""
    seqs = {t.table_id: t.seq for t in extraction.tables if t.kind is TableKind.ALLOCATION}
    captions = caption_years(extraction.tables)
    measures: dict[str | None, int] = {}
    found = RecipientAmounts()
    for row in extraction.allocations:
        if row.table_id not in seqs or row.row_type is not RowType.RECIPIENT or row.amount_sek is None:
            continue
        found.recipients.append(sys.intern(recipient_key(row)))
        found.names.append(sys.intern(row.name or row.recipient or "?"))
        found.years.append(row_year(row, captions) or _NO_YEAR)
        found.ore.append(int(row.amount_sek * 100))
        found.halves.append(int(half_of_last_place(row.text, row.amount_sek, row.unit) * 100))
        found.tables.append(seqs[row.table_id])
        found.rows.append(row.row)
        found.measures.append(measures.setdefault(row.measure, len(measures)))
    return found
