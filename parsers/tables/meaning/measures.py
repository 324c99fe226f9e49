"""The amount columns of a table and the columns that go with each: share, count, amount for each.

A measure is one amount column: what it is called, its year, its unit as declared and as understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from parsers.tables.grid import Grid, Record, Surroundings
from parsers.tables.labels import PART, TOTAL, years_of
from parsers.tables.meaning.shares import FRACTIONS, PERCENT, is_share
from parsers.tables.meaning.units import understood_unit
from parsers.tables.numerals import Numeral
from parsers.tables.units import TITLE_UNIT_WITHIN, is_foreign, unit_of
from schemas.vocabulary import ColumnRole, MoneyUnit, RowType, UnitSource

_IN_PERCENT = re.compile(r"%|procent", re.IGNORECASE)
_KRONOR_EACH = re.compile(r"\b(?:kr|kronor|sek)\b\.?\s?(?:/|per\b)", re.IGNORECASE)
_LONG = 40  # signs
_FINEST = Decimal("0.0001")  # of a share in percent


class Measure(NamedTuple):
    """One amount column and its companions, as column numbers."""

    column: int
    header: str | None
    year: int | None
    declared: MoneyUnit | None
    unit: MoneyUnit | None  # as understood; None where it cannot be told
    share: int | None = None
    counted: int | None = None
    each: int | None = None
    source: UnitSource | None = None  # what told the unit as understood
    each_unit: MoneyUnit | None = None  # what the header of the amounts for each names: "Kr/inv." beside tkr
    share_whole: Decimal = PERCENT  # what all shares sum to as they are printed: 100, or 1 for bare fractions

    @property
    def is_part(self) -> bool:
        """A "varav" column, a part of another."""
        return bool(self.header and PART.match(self.header))


class Declared(NamedTuple):
    """A unit and what declares it."""

    unit: MoneyUnit | None = None
    source: UnitSource | None = None


def context_unit(grid: Grid, around: Surroundings) -> MoneyUnit | None:
    """The unit that caption, notes or the header of the names declare for the whole table."""
    return _declared_around(grid, around).unit


def _declared_around(grid: Grid, around: Surroundings) -> Declared:
    names = (text for h in grid.headers if (text := _title(h.text)))
    notes = ((note, UnitSource.FOOT) for note in around.notes)
    caption, first = (around.caption or "", UnitSource.CAPTION), (next(names, ""), UnitSource.HEADER)
    declared = (Declared(unit, source) for text, source in (*notes, caption, first) if (unit := unit_of(text)))
    return next(declared, Declared())


def _title(header: str) -> str:
    """A header, of a long one, which the title of the table begins, the unit alone."""
    if len(header) < _LONG:
        return header
    within = TITLE_UNIT_WITHIN.search(header)
    return within[0] if within else ""


def measures_of(grid: Grid, roles: Sequence[ColumnRole], around: Surroundings) -> tuple[Measure, ...]:
    """The measures of a table, left to right."""
    columns = [n for n, role in enumerate(roles) if role is ColumnRole.AMOUNT]
    context = _declared_around(grid, around)
    if context.unit is None:
        context = Declared(_one_unit(grid, columns), UnitSource.HEADER)
    years = years_of([grid.headers[n].text for n in columns], around.caption or "")
    found = []
    for place, column in enumerate(columns):
        header = grid.headers[column].text or None
        own = unit_of(header or "")
        declared, source = Declared(own, UnitSource.HEADER) if own else context
        foreign = any(map(is_foreign, [header or "", *(() if declared else (around.caption or "", *around.notes))]))
        unit = None if foreign else understood_unit(declared, _numbers(column, grid))
        year = years[place]
        stop = columns[place + 1] if place + 1 < len(columns) else len(roles)
        share = _after(roles, ColumnRole.SHARE, column, stop)
        told = source if declared else None if foreign else UnitSource.SIZE
        found.append(Measure(column, header, year, declared, unit, share, source=told))
    found = _alike(found, grid)
    found = _with_shares([_with_parts(m, roles, columns, grid) for m in found], grid, roles)
    found = [
        m._replace(each_unit=_each_unit(grid.headers[m.each].text) or _made_of_kronor(m, grid))
        if m.each is not None
        else m
        for m in found
    ]
    return tuple(_doubted(m._replace(share_whole=_share_whole(m, grid)), grid) for m in found)


def _alike(found: list[Measure], grid: Grid) -> list[Measure]:
    """The measures, those without a declared unit in kronor as soon as the size of one's numbers says so."""
    sized = any(m.declared is None and m.unit is MoneyUnit.KR and _numbers(m.column, grid) for m in found)
    return [
        m._replace(unit=MoneyUnit.KR)
        if sized and m.source and m.declared is None and all(n.decimals != 1 for n in _numbers(m.column, grid))
        else m
        for m in found
    ]


def _numbers(column: int, grid: Grid) -> list[Numeral]:
    """The numbers of a column that bear no unit of their own."""
    numbers = (r.number(column) for r in grid.records)
    return [n for n in numbers if n and n.value is not None and n.unit is None]


def _share_whole(measure: Measure, grid: Grid) -> Decimal:
    """1 where the shares are printed as bare fractions ("0,0349") that sum to it, else 100."""
    if measure.share is None or _IN_PERCENT.search(grid.headers[measure.share].text):
        return PERCENT
    rows = [r for n, r in enumerate(grid.records) if n not in grid.short and not TOTAL.match(r.label)]
    shares = [s for r in rows if (s := r.number(measure.share)) and s.value is not None]
    if len(shares) < 2 or any(s.percent or not 0 <= (s.value or 0) <= 1 for s in shares):
        return PERCENT
    if is_share(rows, measure.column, measure.share, FRACTIONS):
        return FRACTIONS
    missing = abs(sum((s.value or Decimal(0) for s in shares), Decimal(0)) - 1)
    rounding = sum((Decimal(1) / 2 / 10**s.decimals for s in shares), Decimal(0))
    return FRACTIONS if missing <= rounding else PERCENT


def in_percent(numeral: Numeral | None, measure: Measure) -> Decimal | None:
    """A share in percent, at most four decimals kept; None where the cell holds no number."""
    if numeral is None or numeral.value is None:
        return None
    value = numeral.value if numeral.percent else numeral.value * PERCENT / measure.share_whole
    fine = value.quantize(_FINEST, ROUND_HALF_UP)
    return value if fine == value else fine


def _with_shares(found: list[Measure], grid: Grid, roles: Sequence[ColumnRole]) -> list[Measure]:
    """The measures, each share with the amounts it is the share of: last in "belopp, varav lokaler, andel"."""
    if len(found) < 2:
        return found
    rows = [r for n, r in enumerate(grid.records) if n not in grid.short and not TOTAL.match(r.label)]
    for share in (n for n, role in enumerate(roles) if role is ColumnRole.SHARE):
        fitting = [m for m in found if is_share(rows, m.column, share)]
        if len(fitting) == 1 and fitting[0].share != share:
            found = [
                m._replace(share=share) if m is fitting[0] else m._replace(share=None) if m.share == share else m
                for m in found
            ]
    return found


def _doubted(measure: Measure, grid: Grid) -> Measure:
    """The measure, its unit not believed where count and amount for each speak against it.

    "Summa tkr" over whole thousands that are the product of a count and an amount in no other unit: only the
    prose can tell whether the header or the figures are wrong.
    """
    if measure.each is None or measure.unit not in {MoneyUnit.TKR, MoneyUnit.MNKR}:
        return measure
    values = [n.value for r in grid.records if (n := r.number(measure.column)) and n.value]
    whole = bool(values) and all(v % 1000 == 0 for v in values)
    return measure._replace(unit=None) if whole and not unit_of(grid.headers[measure.each].text) else measure


def _each_unit(header: str) -> MoneyUnit | None:
    """The unit of amounts for each: "Kronor per invånare" are kronor, in whatever unit the amounts are."""
    return unit_of(header) or (MoneyUnit.KR if _KRONOR_EACH.search(header) else None)


def _made_of_kronor(measure: Measure, grid: Grid) -> MoneyUnit | None:
    """Kronor where counts times amounts for each in kronor make amounts in thousands or more."""
    factor = measure.unit.factor if measure.unit else 1
    columns = (measure.counted, measure.each, measure.column)
    rows = _numbers_in(grid, [c for c in columns if c is not None])
    made = [row[0] * row[1] == row[2] * factor for row in rows if len(row) == len(columns)]
    return MoneyUnit.KR if factor > 1 and len(made) > 1 and all(made) else None


def _numbers_in(grid: Grid, columns: Sequence[int]) -> list[list[Decimal]]:
    """The values of each row in some columns, those that it has."""
    rows = ([r.number(n) for n in columns] for r in grid.records)
    return [[n.value for n in row if n and n.value is not None] for row in rows]


def _one_unit(grid: Grid, columns: Sequence[int]) -> MoneyUnit | None:
    """The only unit that headers of amount columns name: it is not repeated over each of them."""
    units = {unit for n in columns if (unit := unit_of(grid.headers[n].text))}
    return units.pop() if len(units) == 1 else None


def _after(roles: Sequence[ColumnRole], role: ColumnRole, start: int, stop: int) -> int | None:
    return next((n for n in range(start + 1, stop) if roles[n] is role), None)


def _with_parts(measure: Measure, roles: Sequence[ColumnRole], columns: Sequence[int], grid: Grid) -> Measure:
    """The measure with share, count and unit amount columns that stand before it and after the one before.

    Of several counts, asked for and granted, and of several rates, the old and the new, those that make the product
    in most rows.
    """
    start = max((c for c in columns if c < measure.column), default=-1)
    share, rates, counts = measure.share, list[int](), list[int]()
    for n in range(start + 1, measure.column):
        if roles[n] is ColumnRole.SHARE and share is None:
            share = n
        if roles[n] in {ColumnRole.COUNT, ColumnRole.POPULATION}:
            counts.append(n)
        if roles[n] in {ColumnRole.UNIT_AMOUNT, ColumnRole.PER_CAPITA}:
            rates.insert(0, n)
    if not counts and len(columns) == 1:
        counts = [n for n, r in enumerate(roles) if r is ColumnRole.COUNT][:1]
    made = {(count, each): _products(grid, count, each, measure.column) for count in counts for each in rates}
    best = max(made, key=lambda pair: made[pair], default=None)
    count, each = best or (next(iter(counts), None), next(iter(rates), None))
    return measure._replace(share=share, counted=count, each=each)


def _products(grid: Grid, count: int, each: int, column: int) -> int:
    """In how many rows a column is count times unit amount."""
    columns = (count, each, column)
    return sum(len(row) == len(columns) and row[0] * row[1] == row[2] for row in _numbers_in(grid, columns))


def in_kronor(numeral: Numeral | None, unit: MoneyUnit | None) -> Decimal | None:
    """The amount in kronor: by the unit printed in the cell, else by the column's; None where neither is known."""
    if numeral is None or numeral.value is None or numeral.percent or numeral.foreign:
        return None
    if numeral.value == 0:
        return Decimal("0.00")  # nothing, in whatever unit
    unit = numeral.unit or unit
    return (numeral.value * unit.factor).quantize(Decimal("0.01")) if unit else None


def printed_total(records: Sequence[Record], types: Sequence[RowType], column: int) -> Decimal | None:
    """The total of a column in its own unit: printed, else the sum of its recipients."""
    totals = [r.number(column) for r, t in zip(records, types, strict=True) if t is RowType.TOTAL]
    stated = next((n.value for n in totals if n and n.value is not None), None)
    if stated is not None:
        return stated
    values = [
        n.value
        for r, t in zip(records, types, strict=True)
        if t is RowType.RECIPIENT and (n := r.number(column)) and n.value is not None
    ]
    return sum(values, Decimal(0)) if values else None


def paid_in_kronor(record: Record, measure: Measure) -> tuple[Decimal | None, UnitSource | None]:
    """A row's amount and what told its unit; neither where there is no number, or no unit for it."""
    numeral = record.number(measure.column)
    amount = in_kronor(numeral, measure.unit)
    if numeral is None or amount is None:
        return None, None
    return amount, UnitSource.CELL if numeral.unit else measure.source


def each_in_kronor(record: Record, measure: Measure) -> Decimal | None:
    """A row's amount for each, None where the table has none."""
    if measure.each is None:
        return None
    return in_kronor(record.number(measure.each), measure.each_unit or measure.unit)
