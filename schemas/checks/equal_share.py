"""equal-share: where the text divides a sum equally, every recipient's amount is the sum divided by their number.

In tables the text may give the whole ("15 miljoner fördelas lika") or each one's part ("420 000 kronor vardera"); a
table whose rows have to do with neither is skipped. In the prose itself whole, number and part must all be stated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place, at_row, at_table
from schemas.checks._means import check_means
from schemas.checks._prose import Stated, agrees, stated
from schemas.checks._shares import EQUALLY, Division, divisions
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, sum_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity

SLUG = "equal-share"
_SAY = Verdicts(SLUG, Severity.ERROR)
_EACH = re.compile(r"\bvardera\b", re.IGNORECASE)
_ROWS = 3  # whose amounts are all equal, at least
_HEAD = re.compile(r"[^\W\d_]{6,}")  # a word of a column's header that may name it in a sentence
_ANY = {"belopp", "kronor", "bidrag", "kommun", "region", "summa", "totalt", "tusental", "statsbidrag"}
_NEAR = Decimal("0.25")  # where no word says "lika", what misses more than a quarter of the whole is another sum


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table, and for each passage, that a sum divided equally is about."""
    shares = [
        s
        for s in stated(extraction)
        if s.amount.role is AmountRole.EQUAL_SHARE
        or (s.amount.role is AmountRole.ALLOCATION and _divides(s.amount.sentence))
    ]
    findings = [f for c in amount_columns(extraction) for s in shares for f in _check_column(c, s)]
    findings += [f for c in amount_columns(extraction) for f in _check_base(c, shares, extraction)]
    findings += [f for d in divisions(extraction) for f in _check_division(d)]
    findings += check_means(extraction, _SAY)
    once = list(dict.fromkeys(findings))
    yield from once
    if not once and shares:
        en = "a sum is divided equally, but neither a table nor the text states whole, number and part"
        sv = "en summa delas lika, men varken en tabell eller texten anger helhet, antal och del"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
    elif not once:
        yield _SAY.skipped(DOCUMENT, Message("nothing is divided equally", "inget delas lika"))


def _divides(sentence: str) -> bool:
    return bool(EQUALLY.search(sentence) or _EACH.search(sentence))


def _check_division(division: Division) -> Iterator[Finding]:
    """The finding of a passage; none where it need not be a division of that whole."""
    whole, each, counts = division.whole, division.each, division.counts
    unit = 2 * each.half if each.half > Decimal("0.5") else Decimal(1)
    count = min(counts, key=lambda n: abs(whole.value - n * each.value))
    share = whole.value / count
    low, high = ((share / unit).quantize(Decimal(1), way) * unit for way in (ROUND_FLOOR, ROUND_CEILING))
    site = at_place(each.amount.place)
    sums = f"{format_money(whole.value)} / {count}"
    if low <= each.value <= high:
        equation = f"{sums} = {format_money(each.value)}"
        yield _SAY.passed(site, Message(equation, equation))
        return
    gap = abs(whole.value - count * each.value)
    if not division.said_equal and gap > _NEAR * whole.value:
        return
    rounding = whole.half > Decimal("0.5") and gap <= whole.half
    part, stands = format_money(share.quantize(Decimal(1))), format_money(each.value)
    message = Message(
        f"{sums} = {part}, the text says {stands} each{' (can be rounding)' if rounding else ''}",
        f"{sums} = {part}, texten säger {stands} vardera{' (kan vara avrundning)' if rounding else ''}",
    )
    sure = division.said_equal and not rounding
    measured = Measured(part, stands, each.value - share)
    yield _SAY.failed(site, message, measured, Severity.ERROR if sure else Severity.WARNING)


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


def _check_base(column: AmountColumn, shares: list[Stated], extraction: Extraction) -> Iterator[Finding]:
    """A column of one amount alone, which a sentence names by its header and gives otherwise ("grundbelopp om")."""
    amounts = {amount_of(r) for r in column.recipients}
    words = {w.casefold() for w in _HEAD.findall(column.measure or "")} - _ANY
    if len(amounts) != 1 or len(column.recipients) < _ROWS or not words:
        return
    (amount,) = amounts
    named = [
        s for s in shares if any(w.casefold().startswith(tuple(words)) for w in _HEAD.findall(s.amount.sentence))
    ]
    if len({s.value for s in named}) != 1 or any(agrees(amount, column.half_unit, s) for s in stated(extraction)):
        return
    said, printed = format_money(named[0].value), format_money(amount)
    message = Message(
        f"{column.label}: every row has {printed}, the text says {said}",
        f"{column.label_sv}: varje rad har {printed}, texten säger {said}",
    )
    measured = Measured(said, printed, amount - named[0].value)
    yield _SAY.failed(at_table(column.table), message, measured, Severity.WARNING)


def _failure(row: Allocation, each: Decimal) -> Finding:
    amount, share = format_money(amount_of(row)), format_money(each)
    name, gap = row.recipient or f"row {row.row}", format_money(abs(amount_of(row) - each))
    message = Message(
        f"{name}: {amount}, an equal share is {share}, difference {gap}",
        f"{name}: {amount}, en lika stor del är {share}, skillnad {gap}",
    )
    return _SAY.failed(at_row(row), message, Measured(share, amount, amount_of(row) - each))
