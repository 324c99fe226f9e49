"""row-total: the amount columns of a row sum to its total column, two of them differ by its third.

Only a column that its header calls a sum is taken for one, and "varav" columns are parts, not addends. Where most
rows miss, the column is the sum of something else: that is a skip, not an error. A row with a cell that gave no
value (number-shape reports it) is left out, and counted in the message; what a sum leaves for the only such cell of
its row is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._diagnosis import diagnose_terms, term_of
from schemas.checks._differences import check_differences
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._missing import offer, unknown_in
from schemas.checks._tables import PART_COLUMN, TOTAL_COLUMN, AmountColumn, amount_columns, amount_of, sum_of
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.swedish import format_money
from schemas.vocabulary import Severity

SLUG = "row-total"
_SAY = Verdicts(SLUG, Severity.ERROR)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for a table whose rows hold, one for each row that does not."""
    checked = 0
    for total, parts in total_columns(extraction):
        checked += 1
        yield from _check_rows(total, parts)
    differences = list(check_differences(extraction, _SAY))
    yield from differences
    if not checked and not differences:
        en, sv = "no table with a total column beside its amount columns", "ingen tabell med summakolumn"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def total_columns(extraction: Extraction) -> Iterator[tuple[AmountColumn, list[AmountColumn]]]:
    """Each column that sums its row up, with the columns that it sums."""
    by_table: dict[str, list[AmountColumn]] = {}
    for column in amount_columns(extraction):
        by_table.setdefault(column.table.table_id, []).append(column)
    for columns in by_table.values():
        totals = [c for c in columns if TOTAL_COLUMN.search(c.measure or "")]
        parts = [c for c in columns if c not in totals and not PART_COLUMN.match(c.measure or "")]
        if len(totals) == 1 and len(parts) >= 2:
            yield totals[0], parts


def _check_rows(total: AmountColumn, parts: list[AmountColumn]) -> Iterator[Finding]:
    sums: dict[int, list[Decimal]] = {}
    for column in parts:
        for row in column.rows:
            if row.amount_sek is not None:
                sums.setdefault(row.row, []).append(row.amount_sek)
    unknown = {r.row for c in (*parts, total) for r in unknown_in(c.rows)}
    rows = [r for r in total.rows if r.amount_sek is not None and r.row in sums and r.row not in unknown]
    missed = [r for r in rows if amount_of(r) != sum(sums[r.row], Decimal(0))]
    if 2 * len(missed) > len(rows) or not rows:
        yield _skipped(total.table)
        return
    half = max(c.half_unit for c in (*parts, total))
    for row in missed:
        cells = [c for part in parts for c in part.rows if c.row == row.row and c.amount_sek is not None]
        yield _failure(row, cells, half * len(parts))
    yield from _offers(total, parts, sums)
    if not missed:
        out = f"; {len(unknown)} left out, with a cell that has no value" if unknown else ""
        out_sv = f"; {len(unknown)} utelämnade, med en cell utan värde" if unknown else ""
        message = Message(
            f"{total.label}: the total of each of {len(rows)} rows is the sum of its columns{out}",
            f"{total.label_sv}: summan på var och en av {len(rows)} rader är summan av kolumnerna{out_sv}",
        )
        yield _SAY.passed(at_table(total.table), message)


def _offers(total: AmountColumn, parts: list[AmountColumn], sums: dict[int, list[Decimal]]) -> Iterator[Finding]:
    """What the sum of a row leaves for the only one of its cells that has no value: number-shape tells the cell."""
    wholes = {row.row: amount_of(row) for row in total.rows if row.amount_sek is not None}
    unknown = [row for part in parts for row in unknown_in(part.rows)]
    for row in unknown:
        left = wholes.get(row.row, Decimal(0)) - sum(sums.get(row.row, []), Decimal(0))
        if left > 0 and sum(other.row == row.row for other in unknown) == 1:
            text, offered = " ".join((row.text or "").split()), offer(left)
            name = row.recipient or f"row {row.row}"
            said = f'{name}: "{text}" has no value{offered.en}'
            said_sv = f'{name}: "{text}" har inget värde{offered.sv}'
            yield _SAY.failed(
                at_row(row), Message(said, said_sv), Measured(format_money(left), text), Severity.INFO
            )


def _skipped(table: Table) -> Finding:
    en = "most rows miss: the total column is no sum of the other columns"
    sv = "de flesta rader avviker: summakolumnen är inte summan av de övriga"
    return _SAY.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))


def _head(cell: Allocation) -> str:
    return f'"{" ".join((cell.measure or "").split())}"'


def _failure(row: Allocation, cells: list[Allocation], tolerance: Decimal) -> Finding:
    printed, computed = amount_of(row), sum_of(cells)
    difference = printed - computed
    name = row.recipient or f"row {row.row}"
    gap = format_money(abs(difference))
    said = f"{name}: {format_money(printed)}, columns sum to {format_money(computed)}, difference {gap}"
    said_sv = f"{name}: {format_money(printed)}, kolumnerna ger {format_money(computed)}, skillnad {gap}"
    severity = Severity.ERROR
    if abs(difference) <= tolerance:
        severity = Severity.WARNING
        said, said_sv = said + " (can be rounding)", said_sv + " (kan vara avrundning)"
    else:
        terms = [term_of(c)._replace(name=_head(c)) for c in cells]
        cause = diagnose_terms(terms, term_of(row)._replace(name=_head(row)))
        said, said_sv = said + cause.en, said_sv + cause.sv
    measured = Measured(format_money(computed), format_money(printed), difference)
    return _SAY.failed(at_row(row), Message(said, said_sv), measured, severity)
