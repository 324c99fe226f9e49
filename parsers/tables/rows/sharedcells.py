"""Cells that are merged over rows: a text in one, such as the name of who has several projects, is each row's.

Used by ``wrapping``, before names of several lines are joined. Only drawn lines tell it: one that parts two rows
elsewhere and ends before the merged cell; those of a scan do not. A number in one is put to the first row; the
ledger tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.columns.cutting import Extent
from parsers.tables.columns.lines import Line, has_number
from parsers.tables.columns.places import Layout
from parsers.tables.labels import TOTAL
from parsers.tables.strips import Chunk
from schemas.document import Page

_LEVEL = 2.0  # points
_APART = 1.5  # of the type size


def with_cells_shared(layout: Layout, lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """The lines of one page and column group, what stands in merged cells in their rows."""
    page = pages[lines[0].strip.page]
    if page.recognised:  # of a scan's lines parts are lost under letters and dust
        return list(lines)
    tops = [_tops(page, extent) for extent in layout.extents]
    found = list(lines)
    for column, across in enumerate(tops):
        parting = tops[layout.name if column == len(tops) - 1 else -1]
        ending = [y for y in parting if not _holds(across, y)]
        if ending and across:
            found = _shared(found, column, across, ending, layout.name)
    return [line for line in found if line.chunks]


def _tops(page: Page, extent: Extent) -> list[float]:
    """The heights of the lines drawn over or under a column, top to bottom."""
    middle = (extent.x0 + extent.x1) / 2
    return sorted({e.top for e in page.edges if e.horizontal and e.x0 <= middle <= e.x1})


def _holds(tops: Sequence[float], y: float) -> bool:
    place = bisect_right(tops, y + _LEVEL)
    return place > 0 and tops[place - 1] >= y - _LEVEL


def _shared(
    lines: Sequence[Line], column: int, across: Sequence[float], parting: Sequence[float], name: int
) -> list[Line]:
    """The lines, what stands in cells of one column that are merged over rows given to their rows.

    Before the column of names a text on other lines than its row's number is put to it whole, be there only one.
    """
    cells: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        cells.setdefault(bisect_right(across, line.strip.middle), []).append(n)
    found = list(lines)
    for whole in cells.values():
        inside = _before_sum(lines, whole, column)
        chunks = tuple(c for n in inside for c in lines[n].cells[column])
        number = any(c.numeral for c in chunks)
        if (number and len(chunks) > 1) or _are_apart([lines[n] for n in inside if lines[n].cells[column]]):
            continue  # the numbers of several rows, none of which is ruled, or the names of several groups
        rows = [n for n in inside if (_has_other(lines[n], column) if number else lines[n].is_row)]
        parts = {bisect_right(parting, lines[n].strip.middle) for n in rows}
        apart = [n for n in inside if lines[n].cells[column]] != rows
        several = len(rows) > 1 or (len(rows) == 1 and column < name and apart and not number)
        if several and len(parts) == len(rows):
            for n in inside:
                theirs = n == rows[0] or (n in rows and not number)
                found[n] = _with_cell(lines[n], column, chunks if theirs else ())
            found[rows[0]] = _with_words(found[rows[0]], chunks)
    return found


def _are_apart(lines: Sequence[Line]) -> bool:
    """Whether texts stand farther below each other than the lines of one."""
    return any(b.strip.top - a.strip.bottom > _APART * b.strip.size for a, b in pairwise(lines))


def _before_sum(lines: Sequence[Line], inside: Sequence[int], column: int) -> Sequence[int]:
    """Of the lines in a cell those above the label of a sum, from which no line parts the cell over it."""
    labels = (k for k, n in enumerate(inside) if any(TOTAL.match(c.text) for c in lines[n].cells[column][:1]))
    return inside[: next(labels, None)]


def _has_other(line: Line, column: int) -> bool:
    """Whether a line has a text in another column."""
    return any(cell for place, cell in enumerate(line.cells) if place != column)


def _with_cell(line: Line, column: int, chunks: tuple[Chunk, ...]) -> Line:
    """The line with these texts in a cell; the words that are its own are those printed on it."""
    cells = (*line.cells[:column], chunks, *line.cells[column + 1 :])
    own = tuple(c for place, cell in enumerate(line.cells) if place != column for c in cell)
    return line._replace(cells=cells, chunks=own, is_row=has_number([*own, *chunks]))


def _with_words(line: Line, chunks: tuple[Chunk, ...]) -> Line:
    return line._replace(chunks=(*line.chunks, *chunks))
