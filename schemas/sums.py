"""Every printed sum of a document's tables with the terms that its check holds against it.

For whoever wants to see the arithmetic and not only its verdict. The terms are chosen by the checks themselves, so
that what is shown is what was checked. Sums that the prose states are told by the messages of their findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.checks import group_total, row_total, share_total, table_total
from schemas.checks._tables import AmountColumn, amount_columns
from schemas.rows import Allocation, Extraction, Table


class Sum(NamedTuple):
    """A printed sum, in SEK or (``share-total``) in percent: the row that prints it, the rows that it sums."""

    check: str  # the slug of the check that it is held by
    table: Table
    total: Allocation
    terms: tuple[Allocation, ...]

    @property
    def of_shares(self) -> bool:
        """Whether it sums the rows' shares and not their amounts."""
        return self.check == share_total.SLUG

    @property
    def printed(self) -> Decimal:
        """What is printed."""
        return self.value_of(self.total)

    @property
    def computed(self) -> Decimal:
        """What the terms sum to."""
        return sum((self.value_of(term) for term in self.terms), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """Printed - computed."""
        return self.printed - self.computed

    def value_of(self, row: Allocation) -> Decimal:
        """What a row adds: its share or its amount."""
        return (row.share_percent if self.of_shares else row.amount_sek) or Decimal(0)


def sums_of(extraction: Extraction) -> Iterator[Sum]:
    """The printed totals and subtotals of each amount column, of the shares, then the sums of rows."""
    columns = amount_columns(extraction)
    for column in columns:
        for total in column.totals if column.recipients else ():
            yield Sum(table_total.SLUG, column.table, total, table_total.addends_of(column, total, columns))
        for subtotal, rows in group_total.groups_of(column):
            if rows:
                yield Sum(group_total.SLUG, column.table, subtotal, rows)
    for table, shares, of_all in share_total.shares_of(extraction):
        if of_all:
            yield Sum(share_total.SLUG, table, of_all[-1], tuple(shares))
    for total_column, parts in row_total.total_columns(extraction):
        of_rows = list(_row_sums(total_column, parts))
        if 2 * sum(1 for s in of_rows if s.difference) <= len(of_rows):  # else the column sums up something else
            yield from of_rows


def _row_sums(total_column: AmountColumn, parts: list[AmountColumn]) -> Iterator[Sum]:
    cells: dict[int, list[Allocation]] = {}
    for cell in (c for part in parts for c in part.rows if c.amount_sek is not None):
        cells.setdefault(cell.row, []).append(cell)
    for total in total_column.rows:
        if total.amount_sek is not None and len(cells.get(total.row, ())) > 1:
            yield Sum(row_total.SLUG, total_column.table, total, tuple(cells[total.row]))
