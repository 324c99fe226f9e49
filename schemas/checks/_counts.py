"""Printed sums of counts, held against their rows: table-total and group-total for numbers that are no money.

A sum far from its rows is no sum of theirs (an average, persons who are counted once): a skip, as where a row has
no count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from schemas.checks._findings import Measured, Message, Verdicts, at_row, at_table
from schemas.checks._near import may_be_meant
from schemas.checks._tables import is_part, rows_of
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.swedish import format_number
from schemas.vocabulary import RowType, Severity

Group = tuple[Allocation, Sequence[Allocation]]  # a printed sum and the rows that it is held against


def counted_totals(extraction: Extraction) -> Iterator[tuple[Table, list[Group]]]:
    """The one total of each table that prints one, with its recipients, each once."""
    for table in extraction.tables:
        rows = list({r.row: r for r in rows_of(extraction, table)}.values())
        recipients = [r for r in rows if r.row_type is RowType.RECIPIENT and not is_part(r)]
        totals = [r for r in rows if r.row_type is RowType.TOTAL and r.count is not None]
        if len(totals) == 1:
            yield table, [(totals[0], recipients)]


def check_counts(table: Table, groups: Iterable[Group], say: Verdicts) -> Iterator[Finding]:
    """One finding for a table whose sums of counts hold, a warning for each that does not."""
    printed = [(total, _sum_of(rows)) for total, rows in groups if total.count is not None]
    compared = [(total, sums) for total, sums in printed if sums is not None and _meant(total, sums)]
    missed = [(total, sums) for total, sums in compared if total.count != sums]
    yield from (_failure(table, total, sums, say) for total, sums in missed)
    if compared and not missed:
        en, sv = f"{len(compared)} sums of counts hold", f"{len(compared)} summor av antal stämmer"
        yield say.passed(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
    if len(compared) < len(printed):
        count = len(printed) - len(compared)
        en, sv = f"{count} printed counts are no sums of their rows", f"{count} tryckta antal är inga radsummor"
        yield say.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))


def _sum_of(rows: Sequence[Allocation]) -> int | None:
    """The sum of the rows' counts; None where there are none or a row has no count."""
    known = [r.count for r in rows if r.count is not None]
    return sum(known) if known and len(known) == len(rows) else None


def _meant(total: Allocation, sums: int) -> bool:
    return total.count is not None and may_be_meant(Decimal(total.count), Decimal(sums))


def _failure(table: Table, total: Allocation, sums: int, say: Verdicts) -> Finding:
    printed = total.count or 0
    said, computed, gap = (format_number(Decimal(n)) for n in (printed, sums, abs(printed - sums)))
    name = " ".join((total.recipient or "Summa").split())
    message = Message(
        f"table {table.seq}: {name}, sum of counts {said}, its rows sum to {computed}, difference {gap}",
        f"tabell {table.seq}: {name}, summan av antalen är {said}, raderna ger {computed}, skillnad {gap}",
    )
    return say.failed(at_row(total), message, Measured(computed, said, Decimal(printed - sums)), Severity.WARNING)
