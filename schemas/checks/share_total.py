"""share-total: the recipients' shares sum to the printed 100.

Each share is rounded, so the sum may miss by half a unit in the last place for each row; that is noted, no error.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._diagnosis import diagnose_terms
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._slips import Term
from schemas.checks._tables import is_part, rows_of
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.swedish import format_number, format_percent, share_decimals
from schemas.vocabulary import RowType, Severity

SLUG = "share-total"
_SAY = Verdicts(SLUG, Severity.ERROR)
_FAR = Decimal(5)  # per cent from 100: more than the shares of one whole are, however rounded


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table that prints shares."""
    found = False
    for table, rows, totals in shares_of(extraction):
        found = True
        yield _check_table(table, rows, totals)
    if not found:
        yield _SAY.skipped(DOCUMENT, Message("no table with shares", "ingen tabell med andelar"))


def shares_of(extraction: Extraction) -> Iterator[tuple[Table, list[Allocation], list[Allocation]]]:
    """Each table that prints shares: the recipients' rows that have one, and the total rows that do."""
    for table in extraction.tables:
        once = {r.row: r for r in rows_of(extraction, table) if r.share_percent is not None and not is_part(r)}
        rows = [r for r in once.values() if r.row_type is RowType.RECIPIENT]
        if rows:
            yield table, rows, [r for r in once.values() if r.row_type is RowType.TOTAL]


def decimals_of(rows: list[Allocation]) -> int:
    """The most decimals that the rows' shares print."""
    return max((share_decimals(r.share_text, r.share_percent) for r in rows), default=0)


def _check_table(table: Table, rows: list[Allocation], totals: list[Allocation]) -> Finding:
    computed = sum((r.share_percent for r in rows if r.share_percent is not None), Decimal(0))
    sums, seq = format_percent(computed), table.seq
    if not totals:
        en, sv = f"no total share printed; shares sum to {sums}", f"ingen summa av andelar tryckt; de ger {sums}"
        return _SAY.skipped(at_table(table), Message(f"table {seq}: {en}", f"tabell {seq}: {sv}"))
    total = totals[-1]
    printed = total.share_percent if total.share_percent is not None else Decimal(0)
    difference = computed - printed
    tolerance = len(rows) * Decimal("0.5").scaleb(-decimals_of(rows))
    measured = Measured(format_percent(printed), sums, difference)
    gap = format_number(abs(difference))
    said = f"{len(rows)} shares sum to {sums}, printed total {format_percent(printed)}"
    said_sv = f"{len(rows)} andelar summerar till {sums}, tryckt summa {format_percent(printed)}"
    if difference:
        said, said_sv = f"{said}, difference {gap}", f"{said_sv}, skillnad {gap}"
    if abs(difference) > tolerance and _is_average(rows, printed):
        en, sv = "the printed total is an average of the shares", "den tryckta summan är ett medel av andelarna"
        return _SAY.skipped(at_row(total), Message(f"table {seq}: {en}", f"tabell {seq}: {sv}"))
    if abs(difference) > tolerance:
        cause = diagnose_terms([_term(r) for r in rows], _term(total))
        said, said_sv = said + cause.en, said_sv + cause.sv
        message = Message(f"table {seq}: {said}", f"tabell {seq}: {said_sv}")
        return _SAY.failed(at_row(total), message, measured)
    if difference:
        said, said_sv = f"{said}: rounding of the rows", f"{said_sv}: radernas avrundning"
    return _SAY.passed(at_row(total), Message(f"table {seq}: {said}", f"tabell {seq}: {said_sv}"), measured)


def _is_average(rows: list[Allocation], printed: Decimal) -> bool:
    """Whether a total lies among shares of several wholes: of what each applied for, by how much it rose."""
    shares = [r.share_percent for r in rows if r.share_percent is not None]
    return len(shares) > 1 and min(shares) <= printed <= max(shares) and abs(sum(shares, Decimal(0)) - 100) > _FAR


def _term(row: Allocation) -> Term:
    """A row's share as it is printed."""
    name = " ".join((row.recipient or row.group or f"row {row.row}").split())
    return Term(name, row.share_percent or Decimal(0), decimals=share_decimals(row.share_text, row.share_percent))
