"""The unit of money in a column: declared by cell, header, caption or foot, and understood where that can be.

A declared unit that the document's own prose disproves is read as the prose proves it, and stays recorded as
declared, so that the disagreement is reported; a size that no grant has is not believed and yields no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from parsers.tables.numerals import Numeral
from schemas.rows import Amount
from schemas.vocabulary import AmountRole, MoneyUnit

# No grant is larger than all that the state spends in a year, some 1 500 miljarder kronor.
_LARGEST = Decimal(1_500_000_000_000)
# What no word declares may be tkr: kronor are understood only where thousands of them would be too many.
_KRONOR = Decimal(10_000)
# Nor does one hand out less than a crown, or a total of less than a hundred.
_SMALLEST_TOTAL = Decimal(100)


def understood_unit(declared: MoneyUnit | None, numbers: Sequence[Numeral]) -> MoneyUnit | None:
    """The unit of a column's numbers as far as header and figures tell; None where they do not."""
    values = [abs(n.value) for n in numbers if n.value is not None]
    if not values:
        return declared or MoneyUnit.KR
    if declared is not None:
        return declared if sum(values) * declared.factor <= _LARGEST else None
    if any(n.decimals == 1 for n in numbers):
        return None  # "168,7": kronor have no decimal or two
    return MoneyUnit.KR if max(values) >= _KRONOR and median(values) >= _KRONOR / 10 else None


def proven_unit(
    total: Decimal | None, declared: MoneyUnit | None, decimals: int, prose: Sequence[Amount]
) -> MoneyUnit | None:
    """The one unit in which a column's total is an amount that the prose states; None where none or several are.

    The declared unit is believed as soon as the prose agrees with it at all.
    """
    if not total:
        return None
    found = [u for u in MoneyUnit if any(_agree(total, decimals, u, amount) for amount in prose)]
    if declared in found:
        return declared
    return found[0] if len(found) == 1 else None


def _agree(total: Decimal, decimals: int, unit: MoneyUnit, amount: Amount) -> bool:
    if amount.amount_sek is None or amount.role in {
        AmountRole.MINIMUM,
        AmountRole.PER_UNIT,
        AmountRole.EQUAL_SHARE,
    }:
        return False
    if total * unit.factor < _SMALLEST_TOTAL:
        return False
    precision = unit.factor / 10**decimals
    return bool(abs(total * unit.factor - amount.amount_sek) <= min(precision / 2, amount.amount_sek / 200))
