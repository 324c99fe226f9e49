"""The printed sum of a column of counts, held against its rows: table-total for numbers that are no money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import Measured, Message, Verdicts, at_row
from schemas.checks._near import may_be_meant
from schemas.checks._tables import is_part, rows_of
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.swedish import format_number
from schemas.vocabulary import RowType, Severity


def check_counts(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """One finding for each table that prints the sum of its counts, a warning where it misses.

    A sum far from the rows is no sum of theirs (an average, persons who are counted once); nothing is said of it.
    """
    for table in extraction.tables:
        rows = _once(extraction, table)
        counted = [r for r in rows if r.row_type is RowType.RECIPIENT and not is_part(r)]
        totals = [r for r in rows if r.row_type is RowType.TOTAL and r.count is not None]
        known = [Decimal(r.count) for r in counted if r.count is not None]
        if len(totals) != 1 or len(known) != len(counted) or not known:
            continue
        printed, computed = Decimal(totals[0].count or 0), sum(known, Decimal(0))
        if may_be_meant(printed, computed):
            yield _finding(totals[0], table, (printed, computed, len(known)), say)


def _once(extraction: Extraction, table: Table) -> list[Allocation]:
    """The rows of a table, each once whatever its number of amount columns."""
    return list({r.row: r for r in rows_of(extraction, table)}.values())


def _finding(total: Allocation, table: Table, found: tuple[Decimal, Decimal, int], say: Verdicts) -> Finding:
    printed, computed, rows = found
    said, sums = format_number(printed), format_number(computed)
    measured = Measured(sums, said, printed - computed)
    if printed == computed:
        message = Message(
            f"table {table.seq}: the counts of {rows} rows sum to the printed {said}",
            f"tabell {table.seq}: antalen på {rows} rader summerar till tryckta {said}",
        )
        return say.passed(at_row(total), message, measured)
    gap = format_number(abs(printed - computed))
    message = Message(
        f"table {table.seq}: sum of counts {said}, {rows} rows sum to {sums}, difference {gap}",
        f"tabell {table.seq}: summan av antalen är {said}, {rows} rader ger {sums}, skillnad {gap}",
    )
    return say.failed(at_row(total), message, measured, Severity.WARNING)
