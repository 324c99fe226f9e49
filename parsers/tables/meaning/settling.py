"""Amount columns read again in the unit that the amounts of the prose prove.

Behind ``reading``, once the prose is known. It refuses to tell a unit by a total that is a prose amount in several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.tables.meaning.measures import Measure, each_in_kronor, paid_in_kronor, printed_total
from parsers.tables.meaning.reading import TableReading, with_totals
from parsers.tables.meaning.units import proven_unit
from schemas.rows import Amount
from schemas.vocabulary import MoneyUnit, UnitSource


def settle_units(readings: tuple[TableReading, ...], prose: tuple[Amount, ...]) -> tuple[TableReading, ...]:
    """The readings with each amount column's unit as the amounts in the prose prove it.

    A column whose total is a prose amount in just one unit is read in that unit; its rows keep the unit that was
    declared. A column whose unit nothing tells stays without values.
    """
    return tuple(_settled(reading, prose) for reading in readings)


def _settled(reading: TableReading, prose: tuple[Amount, ...]) -> TableReading:
    records = [reading.grid.records[n] for n in reading.numbers]
    measures = []
    for measure in reading.measures:
        total = printed_total(records, reading.types, measure.column)
        numbers = [n for r in records if (n := r.number(measure.column)) and n.unit is None]
        decimals = max((n.decimals for n in numbers), default=0)
        # a total below one of its rows is misread, and proves no unit
        most = max((abs(n.value) for n in numbers if n.value is not None), default=Decimal(0))
        whole = total if total is not None and abs(total) >= most else None
        unit = proven_unit(whole, measure.declared, decimals, prose) if numbers else None
        measures.append(_read_in(measure, unit) if unit else measure)
    measures = _alike(measures)
    if measures == list(reading.measures):
        return reading
    allocations = []
    for number, allocation in enumerate(reading.allocations):
        measure = measures[number % len(measures)]
        record = reading.grid.records[reading.numbers[allocation.row - 1]]
        amount, source = paid_in_kronor(record, measure)
        each = each_in_kronor(record, measure)
        allocations.append(replace(allocation, amount_sek=amount, unit_amount_sek=each, unit_source=source))
    return with_totals(replace(reading, allocations=tuple(allocations), measures=tuple(measures)))


def _alike(measures: Sequence[Measure]) -> list[Measure]:
    """Columns declared alike are read alike: what the prose proves of one total holds for its neighbours."""
    proven = {m.declared: m.unit for m in measures if m.unit and m.source is UnitSource.PROSE}
    return [
        _read_in(m, proven[m.declared]) if m.unit in {None, m.declared} and m.declared in proven else m
        for m in measures
    ]


def _read_in(measure: Measure, unit: MoneyUnit) -> Measure:
    """The column in the unit that the prose proves, which may be the one that was declared."""
    return measure if unit is measure.unit else measure._replace(unit=unit, source=UnitSource.PROSE)
