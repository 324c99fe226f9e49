"""Numerals that are in a dataset and may be none of what they were taken for.

A part of the ledger. A number that somebody stamped, wrote or misplaced among the rows becomes a value where it
stands as one: in a row without a name, as a name, beside a name that may be more or less than one, alone in a
column without a header, or run together with the number beside it. Nothing is taken back; each is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import inf
from statistics import median

import regex

from parsers.ledger.cutnames import beside_cut_names
from parsers.ledger.groups import rows_of_no_group
from parsers.ledger.merged import merged_numbers
from parsers.ledger.names import names_in_doubt
from parsers.ledger.owners import of_two_owners
from parsers.tables.grid import Cell, Header
from parsers.tables.labels import PART, role_of
from parsers.tables.meaning.reading import TableReading
from schemas.document import BBox, Page, Word
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Gap, RowType, TableKind

_NUMBER = regex.compile(r"[1-9]\d{0,2}(?:[ ]\d{3})+(?:,\d+)?")
_GROUPS = regex.compile(r"\d{1,3}(?:[ ]\d{3}){3,}(?:,\d+)?")
_LONE = 0.1  # of the rows: so few cells are no column
_FEWEST = 8  # rows that tell it
_FEWEST_COLUMNS = 2
_SPACE = 0.5  # of the type size: the words of two headers stand farther apart
_EDGE = 1.0  # points within which right edges are one
_BEYOND = 4.0  # points: a digit's width, about
_ALIGNED = 0.6  # of the cells beside it share the edge

Suspect = tuple[Cell, Gap]


def suspects(
    pages: Sequence[Page], reading: TableReading, rows: Mapping[int, Sequence[Allocation]]
) -> Iterator[Suspect]:
    """The doubtful cells of a table with the reason, ``rows`` being those of each of its records."""
    doubted: list[Suspect] = []
    if reading.table.kind is TableKind.ALLOCATION:
        doubted = list(names_in_doubt(pages, reading, rows))
        yield from doubted
        yield from _nameless(reading, rows)
        yield from _lone(pages, reading)
        yield from _no_codes(reading)
        yield from _unnamed(reading)
    if reading.measures and ColumnRole.NAME in reading.roles:
        yield from ((cell, Gap.CUT) for cell in beside_cut_names(pages, reading, rows))
        yield from ((cell, Gap.OWNERS) for cell in of_two_owners(reading, rows))
        told = {cell.refs for cell, _ in doubted}
        yield from ((cell, Gap.GROUP) for cell in rows_of_no_group(reading, rows) if cell.refs not in told)
    for measure in reading.measures:
        yield from _run_together(pages, reading, measure.column)
        yield from _run_on(pages, reading, measure.column)
        yield from ((cell, Gap.SHARED) for cell in merged_numbers(pages, reading, measure.column))


def _nameless(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> Iterator[Suspect]:
    """The numerals of rows whose recipient is nobody, a number, or what several rows call their sum."""
    printed = groupby((own[0].recipient, own[0].row_type, *(r.text for r in own)) for own in rows.values() if own)
    # a row that is printed twice is one
    names = Counter(name for (name, kind, *_), _ in printed if kind is RowType.RECIPIENT)
    for number, made in rows.items():
        row = made[0] if made else None
        if row is None or row.row_type is not RowType.RECIPIENT:
            continue
        cells = [c for c in reading.grid.records[number].cells if c is not None]
        of_sum = row.recipient and names[row.recipient] > 1 and not PART.match(row.recipient)
        of_sum = of_sum and role_of(row.recipient or "") is ColumnRole.AMOUNT
        if (row.recipient is None and row.code_text is None) or of_sum:
            yield from ((c, Gap.NAMELESS) for c in cells if c.numeral is not None)
        elif row.recipient and not any(map(str.isalpha, row.recipient)):
            yield from ((c, Gap.NAME) for c in cells if c.text == row.recipient)


def _no_codes(reading: TableReading) -> Iterator[Suspect]:
    """Amounts in a column of codes, as beside the word of a sum."""
    for column, role in enumerate(reading.roles):
        if role in {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}:
            cells = [c for record in reading.grid.records if (c := record.cells[column])]
            yield from ((c, Gap.CELL) for c in cells if _NUMBER.fullmatch(c.text))


def _unnamed(reading: TableReading) -> Iterator[Suspect]:
    """The amounts of several columns without a header, of which the last is not the sum of the others."""
    columns = [m.column for m in reading.measures if not m.header and not reading.grid.headers[m.column].text]
    if len(columns) < _FEWEST_COLUMNS:
        return
    records = [reading.grid.records[n] for n in reading.numbers]
    cells = [[record.cells[c] for c in columns] for record in records]
    whole = [[c.numeral.value for c in row if c and c.numeral and c.numeral.value is not None] for row in cells]
    summed = sum(len(values) == len(columns) and sum(values[:-1]) == values[-1] for values in whole)
    if len(columns) > _FEWEST_COLUMNS and 2 * summed > len(records):
        return
    for row in cells:
        yield from ((c, Gap.UNNAMED) for c in row if c and c.numeral and c.has_value and c.numeral.unit is None)


def _lone(pages: Sequence[Page], reading: TableReading) -> Iterator[Suspect]:
    """The few numbers of a column that has no header of its own, where others have one."""
    headers = [header.text.casefold() for header in reading.grid.headers]
    records = [reading.grid.records[n] for n in reading.numbers]
    for column, header in enumerate(headers):
        cells = [c for record in records if (c := record.cells[column])]
        if len(records) < _FEWEST or len(cells) > _LONE * len(records):
            continue
        others = headers[:column] + headers[column + 1 :]
        if any(header in other for other in others if other) or _is_half(pages, reading.grid.headers, column):
            yield from ((c, Gap.LONE) for c in cells if c.numeral is not None and len(c.text) > 1)
        elif not header or reading.roles[column] is ColumnRole.OTHER:
            yield from ((c, Gap.LONE) for c in cells if _NUMBER.fullmatch(c.text))


def _is_half(pages: Sequence[Page], headers: Sequence[Header], column: int) -> bool:
    """Whether a column's header and that of a column beside it are words of one, as close as words are."""
    for left, right in pairwise(headers[max(column - 1, 0) : column + 2]):
        if left.refs and right.refs:
            last, first = (pages[ref.page].words[ref.word] for ref in (left.refs[-1], right.refs[0]))
            if last.line == first.line and 0 <= first.bbox.x0 - last.bbox.x1 < _SPACE * last.size:
                return True
    return False


def _run_together(pages: Sequence[Page], reading: TableReading, column: int) -> Iterator[Suspect]:
    """Cells that go on beyond the edge of a column set flush right, or have a gap that no other cell has."""
    found = [c for n in reading.numbers if (c := reading.grid.records[n].cells[column]) and c.has_value]
    if _is_proven(reading, column):
        return
    printed = [(c, [pages[r.page].words[r.word] for r in c.refs]) for c in found if pages[c.refs[-1].page].geometry]
    cells = [(c, [word.bbox for word in words]) for c, words in printed if _are_on_one_line(c, words)]
    ends: dict[int, Counter[int]] = defaultdict(Counter)
    for cell, boxes in cells:
        ends[cell.refs[-1].page][round(boxes[-1].x1)] += 1
    usual = _usual_gap(boxes for _, boxes in cells)
    for cell, own in ((c, boxes) for c, boxes in cells if len(boxes) > 1):
        split = any(right.x0 - left.x1 > usual for left, right in pairwise(own))
        page, end = cell.refs[-1].page, own[-1].x1
        edges = [box.x1 for box in own[:-1] if _is_edge(ends[page], box, own[-1])]
        if edges and not split:  # a number that ends where this does and goes on from no edge shows one of its own
            alike = [b for c, b in cells if c.refs[-1].page == page and abs(b[-1].x1 - end) <= _EDGE]
            edges = [x for x in edges if all(any(abs(b.x1 - x) <= _EDGE for b in o[:-1]) for o in alike)]
        if split or edges:
            yield cell, Gap.GLUED


def _is_proven(reading: TableReading, column: int) -> bool:
    """Whether the numbers of a column sum to its printed total, so that none of them can be two."""
    rows = zip(reading.numbers, reading.types, strict=True)
    numbers = [(kind, n.value) for k, kind in rows if (n := reading.grid.records[k].number(column)) and n.value]
    total = next((value for kind, value in numbers if kind is RowType.TOTAL), None)
    return total is not None and total == sum(value for kind, value in numbers if kind is RowType.RECIPIENT)


def _run_on(pages: Sequence[Page], reading: TableReading, column: int) -> Iterator[Suspect]:
    """Numbers of four groups or more in text, no sum of which is proved: they may be two, "93 638 190 011".

    A number on a line of its own is one.
    """
    cells = (c for n in reading.numbers if (c := reading.grid.records[n].cells[column]) and c.has_value)
    printed = [(cell, pages[cell.refs[0].page]) for cell in cells if _GROUPS.fullmatch(cell.text)]
    long = [cell for cell, page in printed if not page.geometry and not page.edges and _shares_line(page, cell)]
    if long and not _is_proven(reading, column):
        yield from ((cell, Gap.GLUED) for cell in long)


def _shares_line(page: Page, cell: Cell) -> bool:
    """Whether a word that is not the cell's stands on its line."""
    lines = {page.words[ref.word].line for ref in cell.refs}
    return sum(word.line in lines for word in page.words) > len(cell.refs)


def _are_on_one_line(cell: Cell, words: Sequence[Word]) -> bool:
    return len(words) == 1 or len({(r.page, word.line) for r, word in zip(cell.refs, words, strict=True)}) == 1


def _usual_gap(rows: Iterable[Sequence[BBox]]) -> float:
    """The widest that a gap between the groups of a number may be, in points."""
    gaps = [right.x0 - left.x1 for boxes in rows for left, right in pairwise(boxes)]
    return 2 * median(gaps) + 1 if len(gaps) >= _FEWEST else inf


def _is_edge(ends: Mapping[int, int], inner: BBox, last: BBox) -> bool:
    """Whether the numbers of a page end where ``inner`` does, and none but this where ``last`` does."""
    beyond = last.x1 - inner.x1
    if beyond <= _BEYOND:
        return False
    beside = {x: n for x, n in ends.items() if abs(x - inner.x1) <= 2 * beyond}
    shared = sum(n for x, n in beside.items() if abs(x - inner.x1) <= _EDGE)
    alike = sum(n for x, n in beside.items() if abs(x - last.x1) <= _EDGE)
    alone = alike <= max(1, _LONE * shared)
    return alone and shared >= max(_FEWEST // 2, _ALIGNED * sum(beside.values()))
