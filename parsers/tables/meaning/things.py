"""Columns that only their figures tell: things counted under a unit of money, "Klubbar", and kronor with öre.

Called by ``roles`` once each column has a role. A unit in the caption makes every number column money that no
header calls otherwise; a header that names things says nothing of money, and what it counts is told by its
figures. A column without which no row adds up to its sum is never taken for a count.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

import regex

from parsers.tables.grid import Grid, Record
from parsers.tables.labels import DIFFERENCE, RECIPIENT_HEADER, role_of
from parsers.tables.numerals import Numeral
from parsers.tables.units import unit_of
from schemas.vocabulary import ColumnRole

# "Föreningar", "Aktiva klubbar", "Berörda barn": things, several of them
_THINGS = regex.compile(
    r"(?:\p{L}+ ){0,2}\p{L}{2,}(?:ar|er|or|barn|lag|bolag|företag|projekt|hem|län|museum|förbund|team)",
    regex.IGNORECASE,
)
# "Beviljade" beside "Antal ansökningar": cases, several of them
_CASES = regex.compile(
    r"(?:varav )?(?:inkomna|sökta|ansökta|beviljade|godkända|bifallna|avslagna)", regex.IGNORECASE
)
# what a header may take a part of a sum of money for: "Fördelning efter befolkning" heads kronor
_ADDENDS = {
    None,
    ColumnRole.OTHER,
    ColumnRole.PER_CAPITA,
    ColumnRole.UNIT_AMOUNT,
    ColumnRole.COUNT,
    ColumnRole.POPULATION,
}
_DECIMAL = 0.8  # of the amounts beside it have decimals where whole numbers count
_LESS = 20  # times less than the amounts beside it are such numbers
_MANY = 10_000
_DIFFERENT = 3  # numbers, of which each has its amount by one rate
_LEAST_RATE = 100  # kronor: twelve times an amount are those of a year
_SCALES = {1_000, 1_000_000}  # one sum in two units
_LONG = 5  # digits, which amounts group


def with_things_counted(rows: Sequence[Record], grid: Grid, roles: list[ColumnRole | None]) -> None:
    """Make counts of the amounts whose header names things and whose figures are not those of money."""
    amounts = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    for column in amounts:
        header = grid.headers[column].text
        others = [n for n in amounts if n != column]
        if _CASES.fullmatch(header) and others and _is_count_of_cases(rows, grid, roles, column):
            roles[column] = ColumnRole.COUNT
            continue
        named = role_of(header) in {None, ColumnRole.NAME} and not unit_of(header) and not DIFFERENCE.search(header)
        if named and any(_is_paid_for(rows, column, n) for n in others if _is_said_money(grid, n)):
            roles[column] = ColumnRole.COUNT
        elif not named or not others or not _THINGS.fullmatch(header):
            continue
        counted = _numbers(rows, column)
        money = [n for other in others for n in _numbers(rows, other) if n.value]
        if not counted or not money or any(n.decimals or n.unit for n in counted):
            continue
        decimals = sum(n.decimals > 0 for n in money) > _DECIMAL * len(money)
        small = RECIPIENT_HEADER.search(header) is not None and _are_less(counted, money)
        if (decimals or small) and not any(_takes_part(rows, column, others, total) for total in others):
            roles[column] = ColumnRole.COUNT


def _is_count_of_cases(rows: Sequence[Record], grid: Grid, roles: Sequence[ColumnRole | None], column: int) -> bool:
    """Whether a column's numbers are in each row as many as a count of cases beside it at most, or the reverse."""
    for n, role in enumerate(roles):
        if n == column or not (role is ColumnRole.COUNT or _CASES.fullmatch(grid.headers[n].text)):
            continue
        pairs = [(a, b) for r in rows if (a := r.number(column)) and (b := r.number(n))]
        within = all(_is_of(a, b) for a, b in pairs) or all(_is_of(b, a) for a, b in pairs)
        if len(pairs) > 1 and within:
            return True
    return False


def _is_of(part: Numeral, whole: Numeral) -> bool:
    plain = not (part.decimals or part.unit or whole.decimals or whole.unit)
    return plain and part.value is not None and whole.value is not None and part.value <= whole.value < _MANY


def _is_said_money(grid: Grid, column: int) -> bool:
    header = grid.headers[column].text
    return role_of(header) is ColumnRole.AMOUNT or unit_of(header) is not None


def _is_paid_for(rows: Sequence[Record], column: int, amount: int) -> bool:
    """Whether an amount is so much for each of a column's numbers: 12 000 for each of 40, 13, 25 and 8."""
    pairs = [(r.number(column), r.number(amount)) for r in rows]
    known = [(a.value, b.value) for a, b in pairs if a and b and a.value and b.value and a.value < _MANY]
    rates = {b / a for a, b in known}
    if len({a for a, _ in known}) < _DIFFERENT or 2 * len(known) < len(rows) or len(rates) != 1:
        return False
    rate = rates.pop()
    return rate >= _LEAST_RATE and rate not in _SCALES


def without_identifiers(rows: Sequence[Record], grid: Grid, roles: list[ColumnRole | None]) -> None:
    """Take for no amounts the long numbers of one length that no header calls so, ungrouped beside grouped ones."""
    amounts = {n: _numbers(rows, n) for n, role in enumerate(roles) if role is ColumnRole.AMOUNT}
    if len(amounts) > 1 and any(2 * sum(x.grouped for x in own) > len(own) for own in amounts.values()):
        for n, own in amounts.items():
            lengths = {len(str(x.value)) for x in own if not (x.grouped or x.decimals or x.unit)}
            alike = len(lengths) == 1 and all(not (x.grouped or x.decimals or x.unit) for x in own)
            if alike and len(own) > 1 and max(lengths) >= _LONG and role_of(grid.headers[n].text) is None:
                roles[n] = ColumnRole.OTHER


def with_addends(rows: Sequence[Record], roles: list[ColumnRole | None]) -> None:
    """Number columns that are no amounts by their headers, and without which no row adds up to its total.

    One or all beside amounts, or all before the only amount: "Kvartal 1" to "Kvartal 4" before "Summa (tkr)".
    """
    amounts = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    for last in range(len(amounts) - 1, -1, -1):
        total, parts = amounts[last], amounts[:last]
        others = [n for n, role in enumerate(roles[:total]) if role in _ADDENDS and any(r.number(n) for r in rows)]
        for found in [*([n] for n in others if parts), others]:
            if len([*parts, *found]) > 1 and _adds_up(rows, [*parts, *found], total):
                for n in found:
                    roles[n] = ColumnRole.AMOUNT
                return


def _adds_up(rows: Sequence[Record], parts: Sequence[int], total: int) -> bool:
    """Whether the parts are the total in nearly all rows, a part that is missing being nothing."""
    made = fits = 0
    for row in rows:
        whole = row.number(total)
        last = row.number(parts[-1])
        values = [n.value or Decimal(0) for k in parts if (n := row.number(k))]
        if whole and whole.value is not None and last and last.value:
            made += 1
            fits += sum(values) == whole.value
    return made > 2 and fits >= 0.8 * made


def _numbers(rows: Sequence[Record], column: int) -> list[Numeral]:
    return [n for r in rows if (n := r.number(column)) and n.value is not None]


def _are_less(counted: Sequence[Numeral], money: Sequence[Numeral]) -> bool:
    few, much = ([abs(n.value or Decimal(0)) for n in numbers] for numbers in (counted, money))
    return max(few) < _MANY and _LESS * median(few) < median(much)


def _takes_part(rows: Sequence[Record], column: int, others: Sequence[int], total: int) -> bool:
    """Whether most rows add up to their sum only with the column."""
    parts = [n for n in (*others, column) if n != total]
    made = fits = 0
    for row in rows:
        whole = row.number(total)
        if whole is not None and whole.value is not None:
            made += 1
            fits += whole.value == sum(n.value or Decimal(0) for k in parts if (n := row.number(k)))
    return made > 1 and 2 * fits > made
