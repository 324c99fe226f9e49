"""Paragraphs and tables of a structured source (HTML, Word) -> words and edges on a monospaced page.

A paragraph is one line unless the source breaks it. A table is drawn with an edge on every side of every cell,
columns as wide as their widest cell, text at the top left of its cell. Nothing here knows HTML or Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from typing import NamedTuple, TypeAlias

from ingest.monospaced.grid import BODY_SIZE, Segment, cell_edges, page_of, words_of
from ingest.monospaced.tabs import tab_stops
from schemas.document import Edge, Page, Style, Word

_PADDING = 1  # columns between the side of a cell and its text
_FIELD_GAP = 3  # columns between two fields that only a change of type separates
_INDENT = 2  # columns for each level of a list


class Inline(NamedTuple):
    r"""Characters in one style; ``"\n"`` breaks the line, ``"\t"`` goes to the next tab stop."""

    text: str
    style: Style = Style.REGULAR


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or list item.

    ``marker`` is the mark of a list item ("•", "1."), ``depth`` how deep its list is nested; ``close`` is True when
    no blank line parts it from the block above.
    """

    inlines: tuple[Inline, ...]
    size: float = BODY_SIZE
    marker: str = ""
    depth: int = 0
    close: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a cell that spans is given once, at its top left."""

    inlines: tuple[Inline, ...]
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``close`` as for a paragraph, ``ruled`` False where the source draws no lines around cells."""

    rows: tuple[tuple[Cell, ...], ...]
    close: bool = False
    ruled: bool = True


Block: TypeAlias = Paragraph | Table


@dataclass(slots=True)
class _Sheet:
    """The page in the making."""

    words: list[Word] = field(default_factory=list)
    edges: dict[Edge, None] = field(default_factory=dict)
    line: int = 1


class _Placed(NamedTuple):
    """A cell at its row and column of the grid."""

    row: int
    column: int
    cell: Cell


def lay_out(number: int, blocks: Sequence[Block]) -> Page:
    """The page that shows ``blocks`` from top to bottom."""
    sheet = _Sheet()
    tabbed = groupby(blocks, key=lambda b: isinstance(b, Paragraph) and any("\t" in i.text for i in b.inlines))
    for has_tabs, group in tabbed:
        members = list(group)
        stops = tab_stops([_plain(b) for b in members if isinstance(b, Paragraph)]) if has_tabs else []
        for block in members:
            if sheet.line > 1 and not block.close:
                sheet.line += 1
            if isinstance(block, Table):
                _draw_table(sheet, block)
            else:
                _write_paragraph(sheet, block, stops)
    return page_of(number, sheet.line - 1, tuple(sheet.words), tuple(sheet.edges))


def _plain(paragraph: Paragraph) -> str:
    return "".join(inline.text for inline in paragraph.inlines)


def _write_paragraph(sheet: _Sheet, paragraph: Paragraph, stops: Sequence[int]) -> None:
    column = _INDENT * paragraph.depth
    for number, line in enumerate(_lines(paragraph.inlines)):
        segments: list[Segment] = []
        if number == 0 and paragraph.marker:
            segments.append(Segment(paragraph.marker, column, " ", size=paragraph.size))
            column += len(paragraph.marker) + 1
        segments.extend(segments_of(line, column, paragraph.size, stops))
        sheet.words.extend(words_of(sheet.line, segments))
        sheet.line += 1


def _lines(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """Inlines cut at line breaks."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        first, *rest = inline.text.split("\n")
        lines[-1].append(Inline(first, inline.style))
        lines.extend([Inline(part, inline.style)] for part in rest)
    return lines


def segments_of(line: Sequence[Inline], column: int, size: float, stops: Sequence[int] = ()) -> list[Segment]:
    """The segments of one line from ``column`` on; the text after the nth tab begins at least at ``stops[n]``."""
    segments: list[Segment] = []
    start, tabs = column, 0
    previous = Inline("")
    for inline in (part for part in line if part.text):
        if is_field_boundary(previous, inline):
            column += _FIELD_GAP
        first, *cells = inline.text.split("\t")
        segments.append(Segment(first, column, "\t" if cells else "", inline.style, size))
        column += len(first)
        for n, cell in enumerate(cells):
            tabs += 1
            stop = start + stops[tabs] if tabs < len(stops) else 0
            column = max(column + _INDENT, stop)
            segments.append(Segment(cell, column, "\t" if n < len(cells) - 1 else "", inline.style, size))
            column += len(cell)
        previous = inline
    return segments


def is_field_boundary(left: Inline, right: Inline) -> bool:
    """True where a change to or from bold parts two fields that nothing else parts.

    "(delvis)" + bold "Socialdepartementet": yes. Bold "S" + "amråd", bold "Summa" + ":": no.
    """
    if not left.text or not right.text or not (left.style ^ right.style) & Style.BOLD:
        return False
    a, b = left.text[-1], right.text[0]
    return (a.islower() or a.isdigit() or a == ")") and (b.isupper() or (b.isdigit() and not a.isdigit()))


def _draw_table(sheet: _Sheet, table: Table) -> None:
    placed = list(_grid(table))
    if not placed:
        return
    lefts = _column_lefts(placed)
    tops = _row_tops(placed, sheet.line, len(table.rows))
    for item in placed:
        right, below = item.column + item.cell.colspan, item.row + item.cell.rowspan
        sides = cell_edges(lefts[item.column], tops[item.row], lefts[right], tops[below] - 1)
        sheet.edges.update(dict.fromkeys(sides if table.ruled else ()))
        for n, line in enumerate(_lines(item.cell.inlines)):
            segments = segments_of(line, lefts[item.column] + _PADDING, BODY_SIZE)
            if segments and right < len(lefts) - 1:
                segments[-1] = segments[-1]._replace(after=" ")  # the next cell stands on the same line
            sheet.words.extend(words_of(tops[item.row] + n, segments))
    sheet.line = tops[-1]


def _grid(table: Table) -> Iterator[_Placed]:
    """Cells at their rows and columns, spans kept within the table."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(map(_without_blank_lines, table.rows)):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            rowspan = min(max(cell.rowspan, 1), len(table.rows) - row)
            colspan = min(max(cell.colspan, 1), 100)
            taken.update((row + r, column + c) for r in range(rowspan) for c in range(colspan))
            yield _Placed(row, column, Cell(cell.inlines, colspan, rowspan))
            column += colspan


def _without_blank_lines(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row, a blank line in one left out unless others have lines too, which stand beside it."""
    several = [n for n, cell in enumerate(cells) if any("\n" in inline.text for inline in cell.inlines)]
    whole = list(cells)
    for n in several if len(several) == 1 else ():
        lines = [line for line in _lines(cells[n].inlines) if any(part.text.strip() for part in line)]
        ends = [Inline("\n")] * (len(lines) - 1)
        parts = (part for line, end in zip(lines, [*ends, Inline("")], strict=False) for part in (*line, end))
        whole[n] = replace(cells[n], inlines=tuple(parts))
    return whole


def _width(cell: Cell) -> int:
    lines = [segments_of(line, 0, BODY_SIZE) for line in _lines(cell.inlines)]
    return max((s.column + len(s.text.rstrip()) for line in lines for s in line), default=0) + 2 * _PADDING


def _column_lefts(placed: Sequence[_Placed]) -> list[int]:
    """The left side of each column, and the right side of the last."""
    count = max(item.column + item.cell.colspan for item in placed)
    widths = [2 * _PADDING + 1] * count
    for item in sorted(placed, key=lambda p: p.cell.colspan):
        last = item.column + item.cell.colspan
        widths[last - 1] += max(_width(item.cell) - sum(widths[item.column : last]), 0)
    return list(accumulate(widths, initial=0))


def _row_tops(placed: Sequence[_Placed], line: int, count: int) -> list[int]:
    """The first line of each row, and the line below the last."""
    heights = [1] * count
    for item in sorted(placed, key=lambda p: p.cell.rowspan):
        last = item.row + item.cell.rowspan
        lines = 1 + sum(inline.text.count("\n") for inline in item.cell.inlines)
        heights[last - 1] += max(lines - sum(heights[item.row : last]), 0)
    return list(accumulate(heights, initial=line))
