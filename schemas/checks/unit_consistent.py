"""unit-consistent: the unit of header, caption or cell agrees with the prose and with count x unit amount.

A header may say tkr over amounts in kronor. Each reading is tried against what the prose states: where the declared
one misses by exactly 1 000 or 1 000 000 and no sum in the prose speaks for it, both readings are named. Where no
word declares a unit, that kronor were understood, or the unit of the table before, is said, unless the prose
confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import DOCUMENT, NOTHING, Measured, Message, Verdicts, at_table, no_table
from schemas.checks._prose import Stated, agrees, speaks_of_annex, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, declared_unit, sum_of
from schemas.checks.row_product import product_of, scale_between
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, MoneyUnit, RowType, Severity, TableKind, UnitSource

SLUG = "unit-consistent"
_SAY = Verdicts(SLUG, Severity.ERROR)
_SCALES = (Decimal(1_000), Decimal(1_000_000))
_DISTRIBUTED = {AmountRole.TOTAL, AmountRole.ALLOCATION}
_FEW = Decimal(10_000_000)  # kronor: a smaller total may be one in tkr, where no word says
_ROUND = 100  # amounts of so many kronor, or multiples of it, are no thousands
_DIGITS = 3  # a round sum with fewer digits may be a thousandth of another by chance


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each amount column."""
    columns = [c for c in amount_columns(extraction) if any(_has_unit(c, r) for r in c.rows)]
    if not columns:
        yield _SAY.skipped(DOCUMENT, no_table())
    said = list(stated(extraction))
    for column in columns:
        beside = [c for c in columns if c.table.table_id == column.table.table_id]
        yield _check_column(column, said, beside)


def _has_unit(column: AmountColumn, row: Allocation) -> bool:
    return column.declared(row) is not None or row.unit_source is UnitSource.SIZE


def _check_column(column: AmountColumn, said: list[Stated], beside: list[AmountColumn]) -> Finding:
    if not any(column.declared(r) is not None for r in column.rows):
        understood = (
            "no word declares a unit: read as kr by size",
            "ingen enhet anges: läst som kr efter storleken",
        )
        doubtful = column.measure is None or _may_be_thousands(beside)
        return _undeclared(column, said, understood, Severity.WARNING if doubtful else Severity.INFO)
    reread = [r for r in column.rows if _is_reread(column, r)]
    if reread:
        return _reread(column, reread, said)
    if not column.recipients and not column.totals:
        return _unread(column, said)
    if any(r.unit_source is UnitSource.BEFORE for r in column.rows):
        unit = _unit_of(column)
        en, sv = f"no word of its own declares a unit: {unit}", f"ingen egen enhet anges: {unit}"
        return _undeclared(column, said, (f"{en} as the table before", f"{sv} som i tabellen före"), Severity.INFO)
    products = [(r, p) for r in column.rows if (p := product_of(r)) is not None]
    whole = sum_of(column.totals[-1:] or column.recipients)
    confirmed = any(agrees(whole, column.half_unit, s) for s in said)
    if products and not confirmed and all(scale_between(p, amount_of(r)) for r, p in products):
        return _of_products(column, *products[0])
    return _against_prose(column, said, proven=bool(products) and all(p == amount_of(r) for r, p in products))


def _undeclared(
    column: AmountColumn, said: list[Stated], understood: tuple[str, str], severity: Severity
) -> Finding:
    """A column that no word declares a unit for, unless the prose confirms the one that was understood."""
    whole, site = sum_of(column.totals[-1:] or column.recipients), at_table(column.table)
    same = next((s for s in said if agrees(whole, column.half_unit, s)), None)
    if same is not None:
        text = " ".join(same.amount.text.split())
        unit = _unit_of(column)
        en, sv = f'{unit} confirmed by "{text}"', f'{unit} bekräftas av "{text}"'
        return _SAY.passed(site, Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
    en, sv = understood
    return _SAY.failed(site, Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"), NOTHING, severity)


def _may_be_thousands(columns: list[AmountColumn]) -> bool:
    """Whether amounts that size alone told to be kronor may be thousands: small, without öre, hardly any round."""
    rows = [r for c in columns for r in c.recipients]
    amounts = [amount_of(r) for r in rows]
    small = all(sum_of(c.recipients) < _FEW for c in columns)
    return (
        small
        and not any("," in (r.text or "") for r in rows)
        and 2 * sum(a % _ROUND != 0 for a in amounts) > len(amounts)
    )


def _is_reread(column: AmountColumn, row: Allocation) -> bool:
    """Whether the amount was understood in another unit than the declared one."""
    declared = column.declared(row)
    if declared is None or row.amount_sek is None or declared == row.amount_sek or row.corrected:
        return False
    return scale_between(declared, row.amount_sek) is not None


def _unit_of(column: AmountColumn) -> MoneyUnit:
    units = [u for r in column.rows if (u := declared_unit(r)) is not None]
    return max(set(units), key=units.count) if units else MoneyUnit.KR


def _readings(column: AmountColumn, rows: list[Allocation]) -> tuple[Decimal, Decimal]:
    """The sum that the declared unit gives and the one that was understood: the total's, else the rows'."""
    numbers = {r.row for r in rows}
    totals = [r for r in column.totals if r.row in numbers]
    recipients = [r for r in column.recipients if r.row in numbers]
    chosen = totals[-1:] or recipients or rows
    return sum((column.declared(r) or Decimal(0) for r in chosen), Decimal(0)), sum_of(chosen)


def _reread(column: AmountColumn, rows: list[Allocation], said: list[Stated]) -> Finding:
    declared, understood = _readings(column, rows)
    proof = next((s for s in said if agrees(understood, column.half_unit, s)), None)
    why, why_sv = "", ""
    if proof is not None:
        text = " ".join(proof.amount.text.split())
        why, why_sv = f'; the text says "{text}"', f'; texten säger "{text}"'
    elif any(product_of(r) == r.amount_sek for r in rows):
        why, why_sv = "; count x unit amount says so", "; antal x belopp visar det"
    unit = _unit_of(column)
    return _two_readings(column, unit, (declared, understood), (why, why_sv))


def _two_readings(
    column: AmountColumn, unit: MoneyUnit, readings: tuple[Decimal, Decimal], why: tuple[str, str]
) -> Finding:
    declared, other = (format_money(r) for r in readings)
    message = Message(
        f"{column.label}: in {unit}, as declared, it would be {declared}; the other reading is {other}{why[0]}",
        f"{column.label_sv}: i {unit}, som det anges, vore det {declared}; den andra läsningen är {other}{why[1]}",
    )
    return _SAY.failed(at_table(column.table), message, Measured(other, declared, readings[0] - readings[1]))


def _unread(column: AmountColumn, said: list[Stated]) -> Finding:
    """A column whose amounts were left open: the declared reading against the prose."""
    sums = [r for r in column.rows if r.row_type is RowType.TOTAL] or [
        r for r in column.rows if r.row_type is RowType.RECIPIENT
    ]
    declared = sum((column.declared(r) or Decimal(0) for r in sums), Decimal(0))
    for scale in _SCALES:
        proof = next((s for s in said if s.value == declared / scale), None)
        if proof is not None:
            text = " ".join(proof.amount.text.split())
            why = (f'; the text says "{text}"', f'; texten säger "{text}"')
            return _two_readings(column, _unit_of(column), (declared, declared / scale), why)
    en, sv = "amounts without a certain unit", "belopp utan säker enhet"
    return _SAY.skipped(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _of_products(column: AmountColumn, row: Allocation, product: Decimal) -> Finding:
    why = ("; count x unit amount says so", "; antal x belopp visar det")
    declared = amount_of(row)
    return _two_readings(column, _unit_of(column), (declared, product), why)


def _against_prose(column: AmountColumn, said: list[Stated], *, proven: bool) -> Finding:
    total = column.total if column.total is not None else sum_of(column.recipients)
    unit, site = _unit_of(column), at_table(column.table)
    sums = [total, *(amount_of(r) for r in column.subtotals)]
    if column.table.kind is TableKind.SUMMARY:
        sums += [amount_of(r) for r in column.recipients]
    same = next((s for s in said if any(agrees(one, column.half_unit, s) for one in sums)), None)
    if same is not None or proven:
        text = f'"{" ".join(same.amount.text.split())}"' if same else ""
        by, by_sv = text or "count x unit amount", text or "antal x belopp"
        en, sv = f"{unit} confirmed by {by}", f"{unit} bekräftas av {by_sv}"
        return _SAY.passed(site, Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))
    for factor in (*_SCALES, *(1 / s for s in _SCALES)):
        proofs = [s for one in sums for s in said if _contradicts(s, one, one * factor)]
        # one match of a mere part may be chance, one of the total or two of the parts are not
        if len({s.value for s in proofs}) > 1 or any(_contradicts(s, total, total * factor) for s in proofs):
            text = " ".join(proofs[0].amount.text.split())
            why = (f'; the text says "{text}"', f'; texten säger "{text}"')
            return _two_readings(column, unit, (total, total * factor), why)
    en, sv = f"nothing in the text to test {unit} against", f"inget i texten att pröva {unit} mot"
    return _SAY.skipped(site, Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _contradicts(said: Stated, total: Decimal, other: Decimal) -> bool:
    """Whether a statement is the total in another unit, by more than chance."""
    if said.amount.role not in _DISTRIBUTED or abs(said.value - other) > min(said.half, abs(other) / 100):
        return False
    digits = len(str(int(abs(total))).rstrip("0"))
    return digits >= _DIGITS or speaks_of_annex(said.amount.sentence)
