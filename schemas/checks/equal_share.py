"""equal-share: where the text divides a sum equally, every recipient's amount is the sum divided by their number.

The text may give the whole ("15 miljoner fördelas lika") or each one's part ("420 000 kronor vardera"); a table
whose rows have to do with neither is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._prose import Stated, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, sum_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity

SLUG = "equal-share"
_SAY = Verdicts(SLUG, Severity.ERROR)
_EQUALLY = re.compile(r"\b(?:lika\s+(?:stor|fördel|del)\w*|fördelas\s+lika|jämnt|vardera)\b", re.IGNORECASE)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table that a sum divided equally is about."""
    shares = [
        s
        for s in stated(extraction)
        if s.amount.role is AmountRole.EQUAL_SHARE
        or (s.amount.role is AmountRole.ALLOCATION and _EQUALLY.search(s.amount.sentence))
    ]
    findings = [f for c in amount_columns(extraction) for s in shares for f in _check_column(c, s)]
    once = list(dict.fromkeys(findings))
    yield from once
    if not once:
        en, sv = "no table of a sum that the text divides equally", "ingen tabell över en summa som delas lika"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _check_column(column: AmountColumn, share: Stated) -> Iterator[Finding]:
    rows = column.recipients
    if len(rows) < 2:
        return
    amounts = Counter(amount_of(r) for r in rows)
    common, times = amounts.most_common(1)[0]
    if share.value in {column.total, sum_of(rows)}:
        each = share.value / len(rows)
    elif share.value == common and 2 * times > len(rows):
        each = share.value
    else:
        return
    allowed = {each.quantize(Decimal(1), ROUND_FLOOR), each.quantize(Decimal(1), ROUND_CEILING)}
    wrong = [r for r in rows if amount_of(r) not in allowed]
    if 2 * len(wrong) > len(rows):
        return  # the sentence divides another sum, or a part of it, equally
    yield from (_failure(r, each) for r in wrong)
    if not wrong:
        en, sv = (
            f"{len(rows)} equal amounts of {format_money(each)}",
            f"{len(rows)} lika belopp om {format_money(each)}",
        )
        yield _SAY.passed(at_table(column.table), Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}"))


def _failure(row: Allocation, each: Decimal) -> Finding:
    amount, share = format_money(amount_of(row)), format_money(each)
    name, gap = row.recipient or f"row {row.row}", format_money(abs(amount_of(row) - each))
    message = Message(
        f"{name}: {amount}, an equal share is {share}, difference {gap}",
        f"{name}: {amount}, en lika stor del är {share}, skillnad {gap}",
    )
    return _SAY.failed(at_row(row), message, Measured(share, amount, amount_of(row) - each))
