"""The column that says by how much two others differ: what row-total says of "Tidigare", "Nytt" and "Skillnad"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._findings import Measured, Message, Verdicts, at_row, at_table
from schemas.checks._tables import AmountColumn, amount_columns, amount_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money, format_percent
from schemas.vocabulary import Severity

_DIFFERENCE = re.compile(
    r"^\W*(?:skillnad|differens|diff\b|(?:för)?ändring|ökning|minskning|justering)", re.IGNORECASE
)
_ROWS = 3  # fewer fit or miss by chance
_PAIR = 2
_PERCENT = Decimal("0.51")  # whole percentages, rounded


class _Row(NamedTuple):
    """A printed difference, and what the two columns before it differ by."""

    cell: Allocation
    computed: Decimal

    @property
    def miss(self) -> Decimal:
        return amount_of(self.cell) - self.computed


def check_differences(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """One finding for a table whose differences hold, one for each row that does not; none where most miss."""
    by_table: dict[str, list[AmountColumn]] = {}
    for column in amount_columns(extraction):
        by_table.setdefault(column.table.table_id, []).append(column)
    for columns in by_table.values():
        differences = [c for c in columns if _DIFFERENCE.match(c.measure or "")]
        compared = [c for c in columns if c not in differences]
        if len(differences) == 1 and len(compared) == _PAIR:
            yield from _check(differences[0], (compared[0], compared[1]), say)
            yield from _check_percent(differences[0], compared[0], say)


def _check(column: AmountColumn, compared: tuple[AmountColumn, AmountColumn], say: Verdicts) -> Iterator[Finding]:
    first, second = ({r.row: r.amount_sek for r in c.rows} for c in compared)
    half = max(c.half_unit for c in (column, *compared))
    tolerance = 3 * half if half > Decimal("0.5") else Decimal(0)
    tries: list[list[_Row]] = []
    for sign in (1, -1):
        rows = [
            _Row(cell, sign * (new - old))
            for cell in column.rows
            if cell.amount_sek is not None
            and (old := first.get(cell.row)) is not None
            and (new := second.get(cell.row)) is not None
        ]
        tries.append(rows)
    rows = min(tries, key=lambda rows: sum(abs(r.miss) > tolerance for r in rows))
    missed = [r for r in rows if abs(r.miss) > tolerance]
    if len(rows) < _ROWS or 2 * len(missed) > len(rows):
        return
    yield from (_failure(r, say) for r in missed)
    if not missed:
        en, sv = f"the differences of {len(rows)} rows hold", f"skillnaden stämmer på {len(rows)} rader"
        yield say.passed(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _check_percent(column: AmountColumn, first: AmountColumn, say: Verdicts) -> Iterator[Finding]:
    """A failure for each row whose percentage is not what its difference is of what was before."""
    by = {r.row: amount_of(r) for r in column.rows if r.amount_sek is not None}
    printed = {r.row: r.share_percent for r in (*first.rows, *column.rows) if r.share_percent is not None}
    rows = [r for r in first.rows if r.amount_sek and r.row in by and r.row in printed]
    changes = [(r, 100 * by[r.row] / amount_of(r), printed[r.row]) for r in rows]
    missed = [c for c in changes if abs(abs(c[1]) - abs(c[2])) > _PERCENT]
    if len(changes) >= _ROWS and 2 * len(missed) < len(changes):
        yield from (_of_percent(row, right, said, say) for row, right, said in missed)


def _of_percent(row: Allocation, right: Decimal, printed: Decimal, say: Verdicts) -> Finding:
    name = row.recipient or f"row {row.row}"
    change, said = format_percent(right.quantize(Decimal("0.1"))), format_percent(printed)
    message = Message(f"{name}: changed by {change}, printed {said}", f"{name}: ändrat med {change}, tryckt {said}")
    return say.failed(at_row(row), message, Measured(change, said, printed - right), Severity.WARNING)


def _failure(row: _Row, say: Verdicts) -> Finding:
    name = row.cell.recipient or f"row {row.cell.row}"
    printed, computed, gap = (format_money(v) for v in (amount_of(row.cell), row.computed, abs(row.miss)))
    message = Message(
        f"{name}: printed as the difference {printed}, the columns differ by {computed}, difference {gap}",
        f"{name}: tryckt skillnad {printed}, kolumnerna skiljer sig med {computed}, skillnad {gap}",
    )
    return say.failed(at_row(row.cell), message, Measured(computed, printed, row.miss))
