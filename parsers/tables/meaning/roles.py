"""What each column is: header, content and arithmetic together, of which the figures have the last word.

A number column that nothing shows to be money is never made an amount; a page number, count, rank or population
that looks like money to a header alone is found out by its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import regex

from parsers.tables.grid import Grid, Record
from parsers.tables.labels import (
    BUDGET_CODE,
    COUNTED,
    DIFFERENCE,
    FUNDING,
    ORGANISATION_NUMBER,
    TOTAL,
    YEAR_ONLY,
    role_of,
)
from parsers.tables.meaning.days import are_days
from parsers.tables.meaning.namecolumn import name_column
from parsers.tables.meaning.shares import FRACTIONS, is_share
from parsers.tables.meaning.things import with_addends, with_things_counted, without_identifiers
from parsers.tables.numerals import REFUSAL, Numeral, Shape
from parsers.tables.units import unit_of
from schemas.register import is_kommunkod, lanskod_of
from schemas.vocabulary import ColumnRole, MoneyUnit

_YEAR = regex.compile(r"(?:19[89]|20[0-5])\d")
_OF_YEARS = regex.compile(r"\p{Ll}år(?:tal)?$")  # "Bidragsår"
_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
_BUDGET_CODE = regex.compile(BUDGET_CODE)
_DIGITS = regex.compile(r"\d+")
_MUCH = 100_000  # kronor, that nobody is given for each head
_WHOLE = 100  # per cent
_PROOF = 4  # so many numbers that are all codes of kommuner are no chance
_LAN_HEADER = regex.compile(r"(?i)län(?:s(?:nr|nummer)?)?\.?")
_CODE_HEADER = regex.compile(r"(?:kommun|läns?|region)-?[ ]?kod\b", regex.IGNORECASE)  # counties may be 20, 21, 22
_LANSKOD = regex.compile(r"[012]\d")


class _Content(NamedTuple):
    """What the cells of a column hold, sums left out."""

    texts: tuple[str, ...]
    values: tuple[Decimal, ...]
    numbers: int
    percents: int
    grouped: int
    units: int


class Context(NamedTuple):
    """What caption and notes say of all numbers of a table: their money unit, or what they are instead of money."""

    unit: MoneyUnit | None = None
    subject: ColumnRole | None = None


def roles_of(grid: Grid, context: Context) -> tuple[ColumnRole, ...]:
    """The role of each column."""
    records = [r for n, r in enumerate(grid.records) if not r.heading and n not in grid.short]
    rows = [r for r in records if not TOTAL.match(r.label)] or records
    width = len(grid.headers)
    contents = [_content(rows, column) for column in range(width)]
    titles = _below_heads([h.text for h in grid.headers])
    roles = [_by_content(titles[n], contents[n], context) for n in range(width)]
    texts = {
        n: c.texts
        for n, c in enumerate(contents)
        if c.texts and roles[n] in {None, ColumnRole.OTHER} and c.numbers <= 0.5 * len(c.texts)
    }
    if texts:
        roles = [ColumnRole.OTHER if n in texts else role for n, role in enumerate(roles)]
        roles[name_column(grid.headers, texts)] = ColumnRole.NAME
    _one_code(contents, roles)
    if ColumnRole.NAME not in roles:
        _budget_name(contents, roles)
    _products(rows, grid, roles)
    _shares(rows, grid, roles)
    _unheaded(rows, grid, contents, roles)
    _differences(grid, contents, roles)
    _lone_amount(contents, roles, context)
    _series(grid, contents, roles)
    with_addends(rows, roles)
    with_things_counted(rows, grid, roles)
    _key_figures(rows, grid, roles)
    without_identifiers(rows, grid, roles)
    return tuple(r or ColumnRole.OTHER for r in roles)


def _below_heads(headers: Sequence[str]) -> list[str]:
    """The titles, without the head over several columns of which one is of money and this one counts.

    "Stöd Hushåll" beside "Stöd Belopp (kr)" are households: the head says nothing of what each column below it is.
    """
    heads = [h.partition(" ")[0] for h in headers]
    own = [h.partition(" ")[2] for h in headers]
    paid = {head for head, title in zip(heads, own, strict=True) if role_of(title) is ColumnRole.AMOUNT}
    counted = [role_of(title) in {ColumnRole.COUNT, ColumnRole.POPULATION} for title in own]
    return [
        own[n] if head in paid and counted[n] and own[n][:1].isupper() else headers[n]
        for n, head in enumerate(heads)
    ]


def _key_figures(rows: Sequence[Record], grid: Grid, roles: list[ColumnRole | None]) -> None:
    """Columns that no header calls money, of rows most of which are counts or shares: a table of key figures."""
    if 2 * sum(COUNTED.search(r.label) is not None for r in rows) <= len(rows):
        return
    for n, role in enumerate(roles):
        if role is ColumnRole.AMOUNT and role_of(grid.headers[n].text) is not ColumnRole.AMOUNT:
            roles[n] = ColumnRole.COUNT


def without_counts(grid: Grid, roles: Sequence[ColumnRole]) -> Grid:
    """The grid, amounts left without a value in rows whose label says that they are no money: "Antal besök"."""
    amounts = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    records = [_uncounted(r, amounts) if COUNTED.search(r.label) else r for r in grid.records]
    return replace(grid, records=tuple(records))


def _uncounted(record: Record, amounts: Sequence[int]) -> Record:
    cells = list(record.cells)
    for n in amounts:
        cell = cells[n]
        if cell is not None and cell.numeral is not None and cell.numeral.unit is None:
            cells[n] = cell._replace(numeral=Numeral(Shape.MALFORMED))
    return replace(record, cells=tuple(cells))


def _content(rows: Sequence[Record], column: int) -> _Content:
    every = [c for r in rows if (c := r.cells[column])]
    paid = [c for c in every if c.numeral or not REFUSAL.fullmatch(c.text)]
    cells = paid if len(paid) > 1 and all(c.numeral for c in paid) else every  # "Avslag" in a column of amounts
    numerals = [c.numeral for c in cells if c.numeral]
    values = tuple(n.value for n in numerals if n.value is not None)
    return _Content(
        tuple(c.text for c in cells),
        values,
        len(numerals),
        sum(n.percent for n in numerals),
        sum(n.grouped for n in numerals),
        sum(n.unit is not None for n in numerals),
    )


def _by_content(header: str, content: _Content, context: Context) -> ColumnRole | None:
    """The role that header and cells give a column; None for a number column that they leave open."""
    said = role_of(header) if header else None
    count = len(content.texts)
    numbers = sum(map(bool, map(_ORGANISATION.fullmatch, content.texts)))
    if numbers > 0.6 * count or (numbers and said is ColumnRole.ORGANISATION_NUMBER):  # names of groups among them
        return ColumnRole.ORGANISATION_NUMBER
    coded = said is ColumnRole.CODE and _kommunkoder(content.texts) > 1  # though most may be misread
    if coded or (count and sum(map(bool, map(_BUDGET_CODE.fullmatch, content.texts))) > 0.6 * count):
        return ColumnRole.CODE
    rows_are_numbered = (
        said is ColumnRole.CODE and not _CODE_HEADER.search(header) and _are_numbered(content.values)
    )
    if content.numbers <= 0.5 * count or not content.values or rows_are_numbered:
        return None if said is ColumnRole.AMOUNT and content.numbers else ColumnRole.OTHER
    if _are_codes(header, content, said):
        return ColumnRole.CODE
    if said is not ColumnRole.AMOUNT and are_days(content.texts):
        return ColumnRole.OTHER
    return _of_numbers(header, said, content, context)


def _of_numbers(header: str, said: ColumnRole | None, content: _Content, context: Context) -> ColumnRole | None:
    """The role of a column of numbers: what its cells print, then what its header says, then its size."""
    percents = content.percents > 0.5 * content.numbers
    other = DIFFERENCE.search(header) or FUNDING.search(header)
    if percents or (said is ColumnRole.SHARE and other):
        # "Förändring (procent)", "Anslagsbehållning"
        return ColumnRole.OTHER if other or said is ColumnRole.OTHER else ColumnRole.SHARE
    if content.units > 0.5 * content.numbers:
        return said if said in {ColumnRole.PER_CAPITA, ColumnRole.UNIT_AMOUNT} else ColumnRole.AMOUNT
    if context.subject is ColumnRole.PER_CAPITA and not unit_of(header) and max(content.values) < _MUCH:
        return ColumnRole.PER_CAPITA
    return _of_plain_numbers(header, said, content, context)


def _of_plain_numbers(
    header: str, said: ColumnRole | None, content: _Content, context: Context
) -> ColumnRole | None:
    """The role of a column of numbers without a sign or unit of their own."""
    if said is ColumnRole.SHARE and median(content.values) > _WHOLE:
        return ColumnRole.AMOUNT if unit_of(header) else None  # "Andel av potten, kr"
    if said in {ColumnRole.POPULATION, ColumnRole.COUNT} and unit_of(header) and "antal" not in header.casefold():
        return ColumnRole.AMOUNT
    if said in {None, ColumnRole.NAME, ColumnRole.CODE} or YEAR_ONLY.fullmatch(header):
        return _unsaid(header, content, context)
    if _OF_YEARS.search(header) and _are_years(content.texts):
        return ColumnRole.OTHER
    return said


def _kommunkoder(texts: Sequence[str]) -> int:
    """How many are codes of kommuner; a workbook drops the leading zero of "0115"."""
    return sum(len(t) in {3, 4} and is_kommunkod(t.zfill(4)) for t in texts)


def _one_code(contents: Sequence[_Content], roles: list[ColumnRole | None]) -> None:
    """Of several columns of codes that of the kommuner alone: "Nr Kommunkod" may stand over both."""
    codes = [n for n, role in enumerate(roles) if role is ColumnRole.CODE]
    whole = [n for n in codes if 2 * _kommunkoder(contents[n].texts) > len(contents[n].texts)]
    for n in codes if whole else ():
        roles[n] = ColumnRole.CODE if n == whole[0] else ColumnRole.OTHER


def _are_codes(header: str, content: _Content, said: ColumnRole | None) -> bool:
    count = len(content.texts)
    if _kommunkoder(content.texts) > 0.7 * count:  # one number in nine of three digits is such a code
        return count >= _PROOF or said in {None, ColumnRole.CODE, ColumnRole.NAME, ColumnRole.OTHER}
    if said is ColumnRole.CODE and (_CODE_HEADER.search(header) or not _is_ranking(content.values)):
        return sum(t.isdigit() and len(t) <= 6 for t in content.texts) > 0.7 * count
    if said in {None, ColumnRole.NAME}:
        # "22" and "23" may as well be tkr, but under "Län"
        surely = _LAN_HEADER.fullmatch(header) or any(t[0] == "0" for t in content.texts)
        return bool(surely) and sum(bool(_LANSKOD.fullmatch(t)) for t in content.texts) > 0.8 * count
    return False


def _unsaid(header: str, content: _Content, context: Context) -> ColumnRole | None:
    """A number column without a telling header: an amount where unit or size say so."""
    values = [abs(v) for v in content.values]
    if _is_ranking(content.values) or (header and not YEAR_ONLY.fullmatch(header) and _are_years(content.texts)):
        return ColumnRole.OTHER
    if unit_of(header):
        return ColumnRole.AMOUNT
    if context.subject:
        return context.subject
    if median(values) >= 10_000 or (content.grouped > 0.5 * len(values) and context.unit):
        return ColumnRole.AMOUNT
    if context.unit and (header or max(values) >= 100):
        return ColumnRole.AMOUNT
    return None


def _are_years(texts: Sequence[str]) -> bool:
    """Whether all cells are years, "2025" below "Slutår": no amounts are so near to each other."""
    return len(texts) > 1 and all(_YEAR.fullmatch(text) for text in texts)


def _are_numbered(values: Sequence[Decimal]) -> bool:
    """Whether rows are numbered, some left out: no code of a län is among them alone ("1", "2", "4")."""
    rising = len(values) > 2 and all(b - a > 0 for a, b in pairwise(values))
    dense = rising and values[0] <= len(values) and values[-1] <= 2 * len(values)
    return dense and not all(lanskod_of(str(v)) for v in values)


def _is_ranking(values: Sequence[Decimal]) -> bool:
    return len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))


def _budget_name(contents: Sequence[_Content], roles: list[ColumnRole | None]) -> None:
    """Rows of which nothing but a budget code is printed are named by it: "ap.1" among financial conditions."""
    for n, content in enumerate(contents):
        if roles[n] is ColumnRole.CODE and any(_BUDGET_CODE.fullmatch(t) for t in content.texts):
            roles[n] = ColumnRole.NAME
            return


def _products(rows: Sequence[Record], grid: Grid, roles: list[ColumnRole | None]) -> None:
    """Three number columns of which the third is the product: count, amount for each, amount."""
    numbers = [
        n for n, role in enumerate(roles) if role not in {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.SHARE}
    ]
    for c in numbers:
        for a in numbers:
            for b in numbers:
                if len({a, b, c}) == 3 and a < b and _is_product(rows, a, b, c):
                    _set_product(grid, roles, (a, b, c), rows)
                    return


def _set_product(
    grid: Grid, roles: list[ColumnRole | None], columns: tuple[int, int, int], rows: Sequence[Record]
) -> None:
    a, b, c = columns
    told = {ColumnRole.PER_CAPITA, ColumnRole.UNIT_AMOUNT}
    each = next((n for n in (a, b) if role_of(grid.headers[n].text) in told or unit_of(grid.headers[n].text)), None)
    if each is None:
        counts = [n for n in (a, b) if roles[n] in {ColumnRole.COUNT, ColumnRole.POPULATION}]
        each = (b if counts[0] == a else a) if counts else _rounder(rows, a, b)
    count = a if each == b else b
    roles[c] = ColumnRole.AMOUNT
    if roles[each] is not ColumnRole.PER_CAPITA:
        roles[each] = ColumnRole.UNIT_AMOUNT
    if roles[count] is not ColumnRole.POPULATION:
        roles[count] = ColumnRole.COUNT


def _rounder(rows: Sequence[Record], a: int, b: int) -> int:
    """The column with the larger numbers, which are the money of the two."""
    sizes = [sum((n.value or Decimal(0)) for r in rows if (n := r.number(k))) for k in (a, b)]
    return a if sizes[0] > sizes[1] else b


def _is_product(rows: Sequence[Record], a: int, b: int, c: int) -> bool:
    made = fits = 0
    for row in rows:
        values = [n.value for k in (a, b, c) if (n := row.number(k)) and n.value is not None]
        if len(values) == 3 and values[0] > 1 and values[1] > 1:
            made += 1
            fits += values[0] * values[1] == values[2]
    return made >= 2 and fits >= 0.6 * made


def _shares(rows: Sequence[Record], grid: Grid, roles: list[ColumnRole | None]) -> None:
    """A number column that no unit makes money and that is the share of an amount column in its total.

    "Fördelning" heads either.
    """
    amounts = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    for column, role in enumerate(roles):
        small = role is ColumnRole.AMOUNT and not unit_of(grid.headers[column].text) and _are_small(rows, column)
        if role not in {None, ColumnRole.OTHER} and not small:
            continue
        for amount in (n for n in amounts if n != column):
            if is_share(rows, amount, column) or is_share(rows, amount, column, FRACTIONS):
                roles[column] = ColumnRole.SHARE
                break


def _unheaded(
    rows: Sequence[Record], grid: Grid, contents: Sequence[_Content], roles: list[ColumnRole | None]
) -> None:
    """Of several amounts without any header the one that shares prove; nothing tells what the others are."""
    amounts = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    if len(amounts) < 2 or any(header.text for header in grid.headers):
        return
    shares = [n for n, role in enumerate(roles) if role is ColumnRole.SHARE]
    proven = {n for n in amounts for share in shares if is_share(rows, n, share)}
    for n in amounts if proven else ():
        if n not in proven and 2 * contents[n].units < contents[n].numbers:
            roles[n] = None


def _are_small(rows: Sequence[Record], column: int) -> bool:
    """Whether all numbers of a column may be per cent, and none bears a unit."""
    numbers = [n for r in rows if (n := r.number(column)) and n.value is not None]
    return all(n.unit is None and 0 <= (n.value or 0) <= _WHOLE for n in numbers)


def _differences(grid: Grid, contents: Sequence[_Content], roles: list[ColumnRole | None]) -> None:
    """A column of differences beside amounts alone is money too; beside other numbers it may be of those."""
    numbers = {r for r, c in zip(roles, contents, strict=True) if 2 * c.numbers > len(c.texts)}
    if ColumnRole.AMOUNT not in numbers or numbers - {ColumnRole.AMOUNT, ColumnRole.CODE, ColumnRole.SHARE, None}:
        return
    for n, role in enumerate(roles):
        if role is None and DIFFERENCE.search(grid.headers[n].text):
            roles[n] = ColumnRole.AMOUNT


def _series(grid: Grid, contents: Sequence[_Content], roles: list[ColumnRole | None]) -> None:
    """A number column "2024" or "Kvartal 1" is what its nearest neighbour of another year or quarter is."""
    titles = [_DIGITS.sub("#", header.text) for header in grid.headers]
    numbers = [n for n, c in enumerate(contents) if "#" in titles[n] and 2 * c.numbers > len(c.texts)]
    told = [n for n in numbers if roles[n] is not None and role_of(grid.headers[n].text) is not None]
    for n in numbers:
        if roles[n] is None and (alike := [k for k in told if titles[k].endswith(titles[n])]):
            roles[n] = roles[min(alike, key=lambda k: abs(k - n))]


def _lone_amount(contents: Sequence[_Content], roles: list[ColumnRole | None], context: Context) -> None:
    """The one number column of a table without headers, where its figures are printed as money is."""
    if ColumnRole.AMOUNT in roles:
        return
    still = [n for n, role in enumerate(roles) if role is None and contents[n].values]
    if len(still) != 1:
        return
    content = contents[still[0]]
    values = [abs(v) for v in content.values]
    if context.unit or (content.grouped >= 0.5 * len(values) and median(values) >= 1000):
        roles[still[0]] = ColumnRole.AMOUNT
