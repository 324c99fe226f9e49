"""Columns copied one after another of which some lack cells: the row of each cell, where that is proved.

Used by ``columnwise``. Empty lines stand where the cells were, or arithmetic ties each number to one row: shares to
amounts, amounts for each to amounts and counts. Where two ways to place the cells fit, none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.tables.labels import TOTAL, role_of
from parsers.tables.numerals import Numeral
from parsers.tables.strips import Strip
from schemas.register import Level, lan_names, resolve
from schemas.vocabulary import ColumnRole

Rows = list[int | None]  # the index of each row's cell, None for a row without
Fits = Callable[[int, int], bool]  # whether a row may have a cell, by index

_SLACK = 0.25  # of the distance between two cells
_MISFITS = 10  # one cell of so many may be misprinted
_FACTORS = (1, 1_000, 1_000_000)
_EACH = {ColumnRole.PER_CAPITA, ColumnRole.UNIT_AMOUNT}
_COUNTS = {ColumnRole.POPULATION, ColumnRole.COUNT}


class Titled(NamedTuple):
    """A column of numbers under its title, and where each stands: points from the page's top."""

    title: str
    numerals: Sequence[Numeral]
    tops: Sequence[float]

    @property
    def role(self) -> ColumnRole | None:
        """What the title says of the numbers."""
        return role_of(self.title)

    @property
    def height(self) -> int:
        """How many cells it has, with those that empty lines stand for."""
        return len(_spread(self.tops))

    def value(self, cell: int) -> Decimal | None:
        """The number in a cell."""
        return self.numerals[cell].value


def titled(title: Strip, cells: Sequence[Strip]) -> Titled:
    """The column of the numbers in ``cells``, one to a strip."""
    numbers = [(numeral, s.top) for s in cells if (numeral := s.chunks[0].numeral)]
    return Titled(title.text, [numeral for numeral, _ in numbers], [top for _, top in numbers])


def rows_of_cells(names: Sequence[Strip], columns: Sequence[Titled]) -> list[Rows]:
    """For each column the cell of each row; nothing where a column's cells could stand in other rows."""
    size, headings = len(names), county_headings(names)
    found: dict[int, Rows] = {}
    for n, column in enumerate(columns):
        if len(column.numerals) == size:
            found[n] = list(range(size))
        elif len(column.numerals) == size - len(headings):
            cells = iter(range(len(column.numerals)))
            found[n] = [None if row in headings else next(cells) for row in range(size)]
        elif len(spread := _spread(column.tops)) == size:
            found[n] = spread
    sums = {n for n, name in enumerate(names) if TOTAL.match(name.text)}
    for n in range(len(columns)):
        if n not in found:
            _place(n, columns, found, sums)
    return [found[n] for n in range(len(columns))] if len(found) == len(columns) else []


def county_headings(names: Sequence[Strip]) -> set[int]:
    """The names, by index, that are counties over their own kommuner; nothing where one may be none."""
    headings: set[int] = set()
    county: str | None = None
    for n, name in enumerate(names):
        heads = next((code for code, lan in lan_names().items() if lan == name.text), None)
        if heads:
            county = heads
            headings.add(n)
        elif not TOTAL.match(name.text) and (
            county is None or resolve(name.text, None, level=Level.KOMMUN).lanskod != county
        ):
            return set()
    return headings


def _spread(tops: Sequence[float]) -> Rows:
    """The cells with None where an empty line stands for one; all of them where the lines are no such ones."""
    steps = [b - a for a, b in pairwise(tops)]
    step = median(steps) if steps else 0
    rows: Rows = [0]
    for n, own in enumerate(steps, start=1):
        whole = round(own / step) if step else 0
        if whole < 1 or abs(own - whole * step) > _SLACK * step:
            return list(range(len(tops)))
        rows += [*[None] * (whole - 1), n]
    return rows


def _place(n: int, columns: Sequence[Titled], found: dict[int, Rows], sums: set[int]) -> None:
    """Add to ``found`` the one way to place a column's cells, and those that go with them, if there is one."""
    size = len(next(iter(found.values()), []))
    for fits, together in _ties(n, columns, found):
        rows = _aligned(len(columns[n].numerals), size, fits)
        if rows and _is_reasoned(rows, columns, found, sums):
            found.update(dict.fromkeys(together, rows))
            return


def _is_reasoned(rows: Rows, columns: Sequence[Titled], found: dict[int, Rows], sums: set[int]) -> bool:
    """Whether each row without a cell is a sum, or another column of several says nothing or nought of it."""
    if len(found) == 1:
        return True
    for row, cell in enumerate(rows):
        others = [columns[n].value(own) for n in found if (own := found[n][row]) is not None]
        if cell is None and row not in sums and all(others) and len(others) == len(found):
            return False
    return True


def _ties(n: int, columns: Sequence[Titled], found: dict[int, Rows]) -> list[tuple[Fits, tuple[int, ...]]]:
    """The tests that tie the cells of a column to rows, each with the columns that are placed by it."""
    ties: list[tuple[Fits, tuple[int, ...]]] = []
    column, known = columns[n], [k for k in found if None not in found[k]]
    by_role = {role: [k for k in known if columns[k].role is role] for role in ColumnRole}
    counts = [k for role in _COUNTS for k in by_role[role]]
    if column.role is ColumnRole.SHARE:
        ties += [(_shares_of(columns[k], column), (n,)) for k in by_role[ColumnRole.AMOUNT]]
    if column.role is ColumnRole.AMOUNT:
        ties += [(_amounts_of(columns[k], column), (n,)) for k in by_role[ColumnRole.SHARE]]
        for e, each in enumerate(columns):
            if each.role in _EACH and e not in found and len(each.numerals) == len(column.numerals):
                ties += [(_both_of(columns[k], column, each, f), (n, e)) for k in counts for f in _FACTORS]
    if column.role in _EACH:
        ties += [
            (_each_of(columns[a], columns[k], column, factor), (n,))
            for a in by_role[ColumnRole.AMOUNT]
            for k in counts
            for factor in _FACTORS
        ]
    return ties


def _near(expected: Decimal, printed: Numeral) -> bool:
    return printed.value is not None and abs(expected - printed.value) <= Decimal(1).scaleb(-printed.decimals)


def _total(column: Titled) -> Decimal:
    """The sum of a column's numbers, its own last or first one where that is the sum of the others."""
    values = [v for c in range(len(column.numerals)) if (v := column.value(c)) is not None]
    whole = sum(values, Decimal(0))
    return max(values) if values and 2 * max(values) == whole else whole


def _shares_of(amounts: Titled, shares: Titled) -> Fits:
    total = _total(amounts)
    return lambda row, cell: bool(total) and _near(100 * (amounts.value(row) or 0) / total, shares.numerals[cell])


def _amounts_of(shares: Titled, amounts: Titled) -> Fits:
    total = _total(amounts)
    return lambda row, cell: bool(total) and _near(100 * (amounts.value(cell) or 0) / total, shares.numerals[row])


def _each_of(amounts: Titled, counts: Titled, each: Titled, factor: int) -> Fits:
    def fits(row: int, cell: int) -> bool:
        count, amount = counts.value(row), amounts.value(row)
        return bool(count) and amount is not None and _near(factor * amount / (count or 1), each.numerals[cell])

    return fits


def _both_of(counts: Titled, amounts: Titled, each: Titled, factor: int) -> Fits:
    def fits(row: int, cell: int) -> bool:
        count, amount = counts.value(row), amounts.value(cell)
        return bool(count) and amount is not None and _near(factor * amount / (count or 1), each.numerals[cell])

    return fits


def _aligned(cells: int, rows: int, fits: Fits) -> Rows:
    """The one way to place cells in rows, in order, so that all but a few fit; nothing where there are several."""
    free = rows - cells
    # the least number of misfits of the cells from one on when so many rows before it are left out
    least = [[0] * (free + 1) for _ in range(cells + 1)]
    for cell in range(cells - 1, -1, -1):
        for gaps in range(free, -1, -1):
            here = (not fits(cell + gaps, cell)) + least[cell + 1][gaps]
            least[cell][gaps] = min(here, least[cell][gaps + 1]) if gaps < free else here
    if least[0][0] > cells // _MISFITS:
        return []
    early, late = (_traced(least, fits, order) for order in (1, -1))
    return early if early == late else []


def _traced(least: Sequence[Sequence[int]], fits: Fits, order: int) -> Rows:
    """The first (1) or last (-1) row for each cell, of all ways with the least misfits."""
    cells, free, gaps = len(least) - 1, len(least[0]) - 1, 0
    rows: Rows = []
    for cell in range(cells):
        ways = [
            k for k in range(gaps, free + 1) if (not fits(cell + k, cell)) + least[cell + 1][k] == least[cell][gaps]
        ][::order]
        rows += [*[None] * (ways[0] - gaps), cell]
        gaps = ways[0]
    return rows + [None] * (free - gaps)
