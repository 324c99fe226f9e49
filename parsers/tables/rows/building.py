"""Lines to records: the lines that ``wrapping`` found to be one row become cells, the header's lines headers.

Input is a layout of lines by column; output a grid. A word broken at a line end is made whole, and nothing else
changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.columns.lines import Line
from parsers.tables.columns.places import Layout
from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.numerals import Numeral, Shape, read_numeral
from parsers.tables.rows.breaks import Breaks, find_breaks, words_of
from parsers.tables.rows.titlebreaks import broken_titles
from parsers.tables.rows.wrapping import rows_of
from parsers.tables.strips import Chunk, cell_text, printed_text
from parsers.text import refs_on
from schemas.document import Page, Style

_NONE = Breaks()
_APART = 2.0  # type sizes
_OF_SENTENCE = ",;:.)"  # behind a number within one


def grid_of(layout: Layout, pages: Sequence[Page]) -> Grid:
    """The grid of a layout, in reading order."""
    width = len(layout.extents)
    rows = rows_of(layout, pages)
    breaks = find_breaks(rows, layout.name, pages)
    records = [_record(lines, width, pages, breaks) for lines in rows]
    printed = words_of(pages) if len(layout.header) > 1 else frozenset()
    headers = tuple(_header(layout.header, column, pages, printed) for column in range(width))
    return Grid(headers, tuple(records))


def cell_of(chunks: Sequence[Chunk], pages: Sequence[Page], breaks: Breaks = _NONE) -> Cell | None:
    """The cell that chunks (of one or several lines, top to bottom) make together; None for none."""
    if not chunks:
        return None
    if len(chunks) == 1:
        chunk = chunks[0]
        printed = printed_text([pages[chunk.page].words[w] for w in chunk.words])
        if chunk.numeral and printed[-1:] in _OF_SENTENCE and chunk.text[-1:] != printed[-1:]:
            printed = printed.strip("(" + _OF_SENTENCE)
        return Cell(chunk.text, printed, chunk.refs, chunk.numeral)
    parts = [cell_text([pages[c.page].words[w] for w in c.words]) for c in chunks]
    text = parts[0]
    for above, part in zip(chunks, parts[1:], strict=False):
        text = breaks.join(text, above, part)
    refs = tuple(ref for c in chunks for ref in c.refs)
    numeral = read_numeral(text)
    return Cell(text, text, refs, Numeral(Shape.MALFORMED) if numeral and _is_of_two(chunks, pages) else numeral)


def _is_of_two(chunks: Sequence[Chunk], pages: Sequence[Page]) -> bool:
    """Whether two numbers of a cell stand farther beside each other than groups of one: "250 000    582 527"."""
    for one, other in pairwise(chunks):
        size = pages[one.page].words[one.words[0]].size
        apart = max(other.x0 - one.x1, one.x0 - other.x1) > _APART * size
        if apart and one.page == other.page and one.numeral and other.numeral:
            return True
    return False


def _record(lines: Sequence[Line], width: int, pages: Sequence[Page], breaks: Breaks) -> Record:
    chunks = (
        lines[0].cells if len(lines) == 1 else [[c for line in lines for c in line.cells[n]] for n in range(width)]
    )
    cells = tuple([cell_of(part, pages, breaks) for part in chunks])
    anchor = next((line for line in lines if line.is_row), lines[0])
    own = [ref for c in anchor.chunks for ref in refs_on(c.page, c.words)]
    rest = [ref for line in lines if line is not anchor for c in line.chunks for ref in c.refs]
    bold = all(pages[r.page].words[r.word].style.has(Style.BOLD) for r in own)
    return Record(cells, tuple(own + rest), heading=not any(line.is_row for line in lines), bold=bold)


def _header(lines: Sequence[Line], column: int, pages: Sequence[Page], printed: frozenset[str]) -> Header:
    chunks = [c for line in lines for c in line.cells[column]]
    cell = cell_of(chunks, pages, Breaks(bare=broken_titles(chunks, printed)))
    return Header(cell.text, cell.refs) if cell else Header("", ())
