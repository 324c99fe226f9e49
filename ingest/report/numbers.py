"""Numbers as the report prints them: Swedish, thousands apart by a space that does not break, a real minus."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from schemas.swedish import format_number

_SPACE = "\u00a0"


def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """A number as in 1 310 223 and 168,7; nothing for none."""
    if value is None:
        return ""
    return format_number(Decimal(value), decimals).replace(" ", _SPACE).replace("-", "\u2212")


def kronor(value: Decimal | None) -> str:
    """As :func:`number`, with öre as two decimals or none."""
    return number(value, decimals_of([value]))


def percent(value: Decimal | None, decimals: int | None = None) -> str:
    """A share as in 0,37; its sign stands in the head of the column."""
    return number(value, decimals)


def decimals_of(values: Iterable[Decimal | None]) -> int:
    """0 where all amounts are whole kronor, else 2: a column has its decimals below each other."""
    return 2 if any(v is not None and v % 1 for v in values) else 0


def share_decimals_of(values: Iterable[Decimal | None]) -> int:
    """The most decimals that a column of shares needs."""
    exponents = (int(v.normalize().as_tuple().exponent) for v in values if v)
    return max(0, -min(exponents, default=0))
