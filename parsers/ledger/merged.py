"""Numbers in cells that are drawn over several rows: whose they are, nothing tells.

A part of the ledger. Only drawn lines show it: one that parts the names of two rows and ends before their number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from parsers.tables.grid import Cell
from parsers.tables.meaning.reading import TableReading
from schemas.document import BBox, Page
from schemas.vocabulary import ColumnRole


def merged_numbers(pages: Sequence[Page], reading: TableReading, column: int) -> Iterator[Cell]:
    """The numbers of a column that stand in such cells."""
    names = reading.roles.index(ColumnRole.NAME)
    rows = [(r.cells[names], r.cells[column]) for r in (reading.grid.records[n] for n in reading.numbers)]
    named = ((name, number) for name, number in rows if name is not None and name.refs)
    for index, on_page in groupby(named, key=lambda row: row[0].refs[0].page):
        cells = list(on_page)
        found = (number for _, number in cells if number is not None and number.has_value)
        numbers = [number for number in found if number.refs and number.refs[0].page == index]
        if pages[index].edges and numbers:
            yield from _on_page(pages[index], [name for name, _ in cells], numbers)


def _on_page(page: Page, names: Sequence[Cell], numbers: Sequence[Cell]) -> Iterator[Cell]:
    parting = _tops(page, _box(page, names[0]).x0 + 1)
    across = _tops(page, _box(page, numbers[0]).x1 - 1)
    if not across:
        return
    rows: dict[int, list[int]] = defaultdict(list)  # drawn cells of names by that of their number
    for name in names:
        middle = _box(page, name).middle
        rows[bisect_right(across, middle)].append(bisect_right(parting, middle))
    places = [bisect_right(across, _box(page, number).middle) for number in numbers]
    filled = Counter(places)
    for number, place in zip(numbers, places, strict=True):
        parted = len(set(rows[place])) == len(rows[place]) > 1
        if parted and filled[place] == 1:
            yield number


def _tops(page: Page, x: float) -> list[float]:
    """The heights of the lines drawn across a page at an x."""
    return sorted({e.top for e in page.edges if e.horizontal and e.x0 <= x <= e.x1})


def _box(page: Page, cell: Cell) -> BBox:
    return BBox.around([page.words[ref.word].bbox for ref in cell.refs if ref.page == cell.refs[0].page])
