"""Cells that are empty among cells one to a line: more blank lines than elsewhere stand for them.

Used by ``stacks`` where the cells do not come round otherwise. A web page copied as text keeps the line of a cell
that holds nothing: two cells stand as far apart everywhere but across it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from parsers.tables.labels import TOTAL
from parsers.tables.strips import Strip

_LEAST_ROWS = 3
_MORE = 1.3  # times the usual step from cell to cell: something stood between

Cells = list[Strip | None]


def rows_with_blanks(body: Sequence[Strip], width: int) -> list[Cells]:
    """The rows of so many cells each, None for one that is empty; nothing where the columns are not of one kind."""
    cells = _cells(body)
    if None not in cells or (len(cells) % width and TOTAL.match(body[-1].text)):
        return []
    cells += [None] * (-len(cells) % width)
    rows = [cells[n : n + width] for n in range(0, len(cells), width)]
    own = [row for row in rows if row[0] is not None and not TOTAL.match(row[0].text)]
    columns = [{cell.chunks[0].numeral is not None for cell in column if cell} for column in zip(*own, strict=True)]
    whole = sum(None not in row for row in own)
    named = all(row[0] is not None and row[0].chunks[0].numeral is None for row in rows)
    alike = all(len(kinds) == 1 for kinds in columns) and any(kinds == {True} for kinds in columns)
    return rows if named and alike and whole >= _LEAST_ROWS else []


def side_by_side(row: Cells) -> Strip:
    """The cells of a row as one strip; an empty one is a chunk without words."""
    first, *_ = own = [strip for strip in row if strip is not None]
    nothing = first.chunks[0]._replace(words=(), text="", numeral=None)
    chunks = chain.from_iterable(strip.chunks if strip else [nothing] for strip in row)
    return first._replace(bottom=own[-1].bottom, chunks=tuple(chunks))


def _cells(body: Sequence[Strip]) -> Cells:
    """The lines with None for each that is missing between two, by the step from one to the next."""
    steps = Counter(round(b.top - a.top) for a, b in pairwise(body) if a.page == b.page)
    usual = max(steps, key=lambda step: steps[step], default=0)
    cells: Cells = list(body[:1])
    for above, strip in pairwise(body):
        step = strip.top - above.top if strip.page == above.page and usual > 0 else usual
        missing = max(1, round(step / usual) - 1) if usual and step > _MORE * usual else 0
        cells += [*[None] * missing, strip]
    return cells
