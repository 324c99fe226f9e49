"""Names that the end of a page breaks in a ruled table: their rest stands in a box of its own on the next.

Used by ``wrapping`` once the rows of each page are known. Office programs close the box at the foot of a page, so
that the rest looks like a row or a heading without numbers. It had no room on the line above, and no heading
elsewhere in the table stands in its column, in a cell like its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.columns.lines import Line
from parsers.tables.columns.places import Layout
from parsers.tables.labels import TOTAL
from parsers.tables.rows.namelines import Block, is_heading
from parsers.tables.rows.namesalone import is_walled, may_go_over
from schemas.document import Page

_Look = tuple[int, bool]  # the column that a line without number begins in, and whether a wall parts it


def with_rests_joined(
    found: Sequence[list[Line]], layout: Layout, pages: Sequence[Page], limit: float
) -> list[list[Line]]:
    """The records, those that are the rest of the name of the one before with it."""
    loose = [n for n, lines in enumerate(found) if not any(line.is_row for line in lines)]
    turned = [n for n in loose if n and n - 1 not in loose and _turns(found[n - 1], found[n], pages)]
    looks = {_look(found[n], layout, pages) for n in loose if n not in turned}
    joined: list[list[Line]] = []
    for n, lines in enumerate(found):
        if (
            n in turned
            and _look(lines, layout, pages) not in looks
            and _is_rest(found[n - 1], lines, layout, limit)
        ):
            joined[-1] = [*joined[-1], *lines]
        else:
            joined.append(lines)
    return joined


def _turns(above: Sequence[Line], below: Sequence[Line], pages: Sequence[Page]) -> bool:
    """Whether a page ends between two records; a sheet's or a document's own pages break no cell."""
    page = below[0].strip.page
    return above[-1].strip.page != page and pages[page].geometry


def _look(lines: Sequence[Line], layout: Layout, pages: Sequence[Page]) -> _Look:
    column = next(n for n, cell in enumerate(lines[0].cells) if cell)
    return column, is_walled(lines[0], layout, pages)


def _is_rest(above: Sequence[Line], below: Sequence[Line], layout: Layout, limit: float) -> bool:
    """Whether lines go on with the name of the row above, whose last line had no room for their first word."""
    named = [line for line in above if line.cells[layout.name]]
    if not named or not below[0].cells[layout.name] or TOTAL.match(above[0].chunks[0].text):
        return False
    text = below[0].cells[layout.name][0].text
    if TOTAL.match(text) or is_heading(below[0], above[0], text):
        return False
    return may_go_over(Block(named, layout.name, limit), Block(below, layout.name, limit))
