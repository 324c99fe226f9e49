"""What would explain that a sum misses: a suggestion for the person who looks, never a repair.

A cause is named where the difference fits it exactly and by little chance: with so many numbers to choose from, a
short difference fits some of them whatever happened. What other columns say of a row (its share, its count, its
row's total) counts for more than any fit. Few causes are all named, with their number; where many fit, none is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from schemas.checks._findings import Message
from schemas.checks._slips import Term, grain, slips
from schemas.checks._tables import (
    PART_COLUMN,
    TOTAL_COLUMN,
    AmountColumn,
    amount_of,
    kommuner_in,
    regioner_in,
    sum_of,
)
from schemas.register import kommuner, regioner
from schemas.rows import Allocation, Extraction
from schemas.swedish import format_money, printed_number, share_decimals
from schemas.vocabulary import MoneyUnit

NOTHING = Message("", "")
_FEW = 3  # more causes than this are no help
_CHANCE = 20  # the difference must be so many times as rare as the numbers that might fit it by chance
_ALIKE = 3  # so many rows of one amount make it likely that one more had it
_MISSING = 3  # more recipients than this are missing for other reasons

_Rows = Sequence[Allocation]


def diagnose(column: AmountColumn, rows: _Rows, total: Term, extraction: Extraction) -> Message:
    """What would explain that rows of a column do not sum to ``total``: the end of a message, empty as a rule."""
    difference = total.value - sum_of(rows)
    for causes in (
        [*_told_by_others(column, rows, total.value, extraction), *_twice(rows, difference)],
        list(_missing(column, rows, difference, extraction)),
        list(_left_out(column, rows, difference)),
        list(_slips_of([term_of(r) for r in rows], total, difference)),
    ):
        if causes:
            return _said(causes)
    return NOTHING


def diagnose_terms(terms: Sequence[Term], total: Term) -> Message:
    """As :func:`diagnose`, by the digits of the terms alone."""
    difference = total.value - sum((t.value for t in terms), Decimal(0))
    return _said(list(_slips_of(terms, total, difference)))


def _said(causes: Sequence[Message]) -> Message:
    once = list(dict.fromkeys(causes))
    if not once or len(once) > _FEW:
        return NOTHING
    if len(once) == 1:
        return Message(f"; {once[0].en} would explain it", f"; {once[0].sv} skulle förklara det")
    listed, listed_sv = "; or ".join(c.en for c in once), "; eller ".join(c.sv for c in once)
    many, many_sv = f"any of {len(once)} would explain it", f"något av {len(once)} skulle förklara det"
    return Message(f"; {many}: {listed}", f"; {many_sv}: {listed_sv}")


def _name(row: Allocation) -> str:
    return " ".join((row.recipient or row.group or f"row {row.row}").split())


def term_of(row: Allocation) -> Term:
    """A row's amount as it is printed."""
    return printed_term(_name(row), amount_of(row), row.text, row.unit)


def printed_term(name: str, value: Decimal, text: str | None, unit: MoneyUnit | None) -> Term:
    """A sum of money as its text prints it, in the unit in which it was understood."""
    printed = printed_number(text)
    factor, decimals = (unit or MoneyUnit.KR).factor, 0
    if printed is not None and printed.number:
        understood = abs(value) / printed.number
        factor = understood if understood in {u.factor for u in MoneyUnit} else factor
        decimals = printed.decimals
    return Term(name, value, factor, decimals)


def _told_by_others(column: AmountColumn, rows: _Rows, total: Decimal, extraction: Extraction) -> Iterator[Message]:
    """Rows whose share, count or row total says that the whole difference is theirs."""
    difference = total - sum_of(rows)
    beside: dict[int, list[Allocation]] = {}
    for cell in extraction.allocations:
        if cell.table_id == column.table.table_id:
            beside.setdefault(cell.row, []).append(cell)
    for row in rows:
        wanted = amount_of(row) + difference
        witness = _witness(row, wanted, total, beside[row.row])
        if witness is not None:
            term, name = term_of(row), _name(row)
            numbers = f"({term.print(term.value)} / {term.print(wanted)})"
            yield Message(f"{name}, as {witness.en} says {numbers}", f"{name}, som {witness.sv} visar {numbers}")


def _witness(row: Allocation, wanted: Decimal, total: Decimal, cells: _Rows) -> Message | None:
    """What beside the amount says that it is ``wanted``, and not what is printed."""
    if printed_number(row.share_text) is not None and total and row.share_percent is not None:
        place = Decimal(1).scaleb(-share_decimals(row.share_text, row.share_percent))
        missed = abs(100 * amount_of(row) / total - row.share_percent) > place
        if missed and (100 * wanted / total).quantize(place, ROUND_HALF_UP) == row.share_percent:
            return Message("its share", "dess andel")
    if row.count is not None and row.unit_amount_sek is not None and row.count * row.unit_amount_sek == wanted:
        return Message("its count", "dess antal")
    sums = [c for c in cells if TOTAL_COLUMN.search(c.measure or "") and c.amount_sek is not None]
    others = (c for c in cells if c not in sums and c.amount_sek is not None)
    parts = [c for c in others if not PART_COLUMN.match(c.measure or "")]
    if len(sums) == 1 and len(parts) > 1:
        gap = amount_of(sums[0]) - sum_of(parts)
        if gap == (wanted - amount_of(row) if row in parts else amount_of(row) - wanted):
            return Message("the sum of its row", "radens summa")
    return None


def _twice(rows: _Rows, difference: Decimal) -> Iterator[Message]:
    """A recipient with two rows of the amount that is too much."""
    seen: set[tuple[str, str | None]] = set()
    for row in rows:
        key = (_name(row).casefold(), row.group)
        if key in seen and amount_of(row) == -difference:
            amount = format_money(amount_of(row))
            name = _name(row)
            yield Message(f"{name} standing twice ({amount})", f"att {name} står två gånger ({amount})")
        seen.add(key)


def _missing(column: AmountColumn, rows: _Rows, difference: Decimal, extraction: Extraction) -> Iterator[Message]:
    """Recipients that a table of them all lacks, where money is lacking too."""
    names = _lacking(rows, extraction.document.document_date)
    if difference <= 0 or not names:
        return
    known = [
        (name, cell)
        for cell in extraction.allocations
        if (name := names.get(cell.kommunkod or cell.lanskod or "")) and cell.amount_sek == difference
    ]
    for name, cell in known:
        if cell.table_id != column.table.table_id or cell.measure != column.measure:
            seq = cell.table_id.rpartition("/")[2]
            yield Message(
                f"{name} missing (so much in table {seq})", f"att {name} saknas (så mycket i tabell {seq})"
            )
    if not known:
        listed = ", ".join(names.values())
        yield Message(f"{listed} missing", f"att {listed} saknas")


def _lacking(rows: _Rows, on: date | None) -> dict[str, str]:
    """The few kommuner (of the country or of one län) or regioner that a table lacks; where many, none."""
    have = set(kommuner_in(rows))
    every = dict(kommuner(on))
    if have and len({code[:2] for code in have}) == 1:
        every = {code: name for code, name in every.items() if code[:2] == next(iter(have))[:2]}
    if not have:
        have, every = set(regioner_in(rows)), dict(regioner(on))
    lacking = {code: f"{name} ({code})" for code, name in every.items() if code not in have}
    return lacking if len(lacking) <= _MISSING and 2 * len(have) > len(every) else {}


def _left_out(column: AmountColumn, rows: _Rows, difference: Decimal) -> Iterator[Message]:
    """Sums that were added too, rows that the total leaves out, subtotals that it has twice."""
    if not _is_telling(difference, [term_of(r) for r in rows], len(rows)):
        return
    for place, row in enumerate(rows):
        if amount_of(row) != -difference:
            continue
        name, amount = _name(row), format_money(amount_of(row))
        if amount_of(row) in list(accumulate(amount_of(r) for r in reversed(rows[:place])))[1:]:
            said = f"{name}, itself a sum of rows above it, added too ({amount})"
            yield Message(said, f"att {name}, som är summan av rader ovanför, lagts till ({amount})")
        else:
            yield Message(f"{name} left out of the total ({amount})", f"att summan utelämnar {name} ({amount})")
    like = [r for r in rows if amount_of(r) == difference]
    if len(like) >= _ALIKE:
        amount = format_money(difference)
        yield Message(
            f"a row of {amount} missing, as {len(like)} have",
            f"att en rad om {amount} saknas, vilket {len(like)} har",
        )
    for row in column.subtotals:
        if amount_of(row) == difference and not like:
            name, amount = _name(row), format_money(amount_of(row))
            said = f"the sub-total {name} added twice ({amount})"
            yield Message(said, f"att delsumman {name} räknats två gånger ({amount})")


def _slips_of(terms: Sequence[Term], total: Term, difference: Decimal) -> Iterator[Message]:
    """One slip in the total, or in one of the terms."""
    every = [*terms, total]
    for slip in slips(total, total.value - difference):
        if _is_telling(difference, every, slip.ways):
            yield slip.words
    for term in terms:
        for slip in slips(term, term.value + difference):
            if _is_telling(difference, every, slip.ways * len(terms)):
                yield slip.words


def _is_telling(difference: Decimal, terms: Sequence[Term], ways: int) -> bool:
    """Whether a difference is long enough for a fit that could come about in so many ways to be no chance."""
    return abs(difference) / grain(terms) >= _CHANCE * ways
