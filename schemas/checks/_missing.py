"""Cells that say something and gave no value: what a sum cannot know.

A dash, dots, "inget" or an empty cell counts as zero. A malformed number ("1 20 000") or "uppgift saknas" is a
value that the checks of sums do not know: number-shape reports the one, a sum over it is not wrong twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._findings import Message
from schemas.checks._tables import AmountColumn
from schemas.checks.number_shape import is_malformed
from schemas.rows import Allocation
from schemas.swedish import format_money
from schemas.vocabulary import Severity

_ZERO = re.compile(r"[\W_]*(?:ing(?:et|en|a)|nil|nej)?[\W_]*", re.IGNORECASE)


class Shortfall(NamedTuple):
    """Why a sum misses: what to add to its message, and how much the miss matters."""

    message: Message
    severity: Severity


def is_unknown(row: Allocation) -> bool:
    """Whether the row has no amount although its cell says something else than nothing."""
    return row.amount_sek is None and row.text is not None and not _ZERO.fullmatch(row.text)


def unknown_in(rows: Iterable[Allocation]) -> tuple[Allocation, ...]:
    """The rows whose amount is unknown."""
    return tuple(r for r in rows if is_unknown(r))


def shortfall(difference: Decimal, rows: Iterable[Allocation]) -> Shortfall | None:
    """Rows of unknown amounts as the reason why the others fall short; None where they cannot be.

    What a single one of them must then be is said, and changes no value. A warning where number-shape has reported
    every one of them: the error stands there.
    """
    unknown = unknown_in(rows)
    if not unknown or difference <= 0:
        return None
    names = ", ".join(
        f'{r.recipient or f"row {r.row}"} ("{" ".join((r.text or "").split())}")' for r in unknown[:3]
    )
    more = f" (+{len(unknown) - 3})" if len(unknown) > 3 else ""
    left, left_sv = offer(difference) if len(unknown) == 1 else ("", "")
    message = Message(
        f"; likely the rows without a value: {names}{more}{left}",
        f"; troligen raderna utan värde: {names}{more}{left_sv}",
    )
    reported = all(is_malformed(r.text or "") for r in unknown)
    return Shortfall(message, Severity.WARNING if reported else Severity.ERROR)


def offer(left: Decimal) -> Message:
    """What a sum leaves for the only one of its terms that has no value: the end of a message."""
    return Message(f", for which {format_money(left)} is left", f", för vilken {format_money(left)} återstår")


def within_rounding(difference: Decimal, terms: int, column: AmountColumn) -> Shortfall | None:
    """Rounding as the reason why a sum of so many terms misses; None where it misses by more."""
    if abs(difference) > terms * column.half_unit:
        return None
    return Shortfall(Message(" (can be rounding)", " (kan vara avrundning)"), Severity.WARNING)
