"""Whether two different sums may be meant as the same: close, or one slip of the pen or of the scale apart.

Round sums are one digit apart by chance (2 000 000 and 3 000 000): a slip shows only in sums of several digits.
"""

from __future__ import annotations

from decimal import Decimal

from schemas.checks._slips import transposed

_CLOSE = Decimal("0.1")  # of the larger
_DIGITS = 3  # fewer significant digits than this are too few for a slip to be told from chance


def may_be_meant(one: Decimal, other: Decimal) -> bool:
    """Whether a sum may be the other one misprinted, or printed before or after a change."""
    if abs(one - other) <= _CLOSE * max(abs(one), abs(other)):
        return True
    first, second = _significant(one), _significant(other)
    if max(len(first), len(second)) < _DIGITS:
        return False
    if first == second:  # 350 235 and 350 235 000: only the scale differs
        return True
    printed, said = str(int(abs(one))), str(int(abs(other)))
    if len(printed) == len(said):
        return _one_digit(printed, said) or transposed(printed, said)
    shorter, longer = sorted((printed, said), key=len)
    if min(len(first), len(second)) < _DIGITS:
        return False
    dropped = {longer[:n] + longer[n + 1 :] for n in range(len(longer))}
    return shorter in dropped


def are_turned(one: Decimal, other: Decimal, digits: int = _DIGITS) -> bool:
    """Whether two neighbouring digits changed places, in sums of so many significant digits or more."""
    enough = max(len(_significant(one)), len(_significant(other))) >= digits
    return enough and transposed(str(int(abs(one))), str(int(abs(other))))


def _significant(value: Decimal) -> str:
    return str(int(abs(value))).rstrip("0")


def _one_digit(one: str, other: str) -> bool:
    """Whether one digit differs: 3 640 000 and 3 040 000."""
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
