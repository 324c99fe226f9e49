"""Tables copied column by column: all names each on a line of its own, then all amounts, side by side again.

Used by ``finding`` before the search for regions; seen where a PDF's text was pasted. A header stands over each of
the columns, on two lines at most, and all are of one length: anything else is left as it is, since one line more or
less gives each name the amount of its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.tables.labels import TOTAL, WHOLE_TOTAL, YEAR_ONLY, is_header_word, is_known, role_of
from parsers.tables.strips import Chunk, Strip
from schemas.vocabulary import ColumnRole

_LEAST = 3  # rows
_APART = 600.0  # points from column to column, farther than any text reaches
_MARGIN = 20.0


class _Column(NamedTuple):
    """A column as it stands: the lines of its header, one or two, and of its cells."""

    header: range
    cells: range


def with_columns_beside(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a page, each table that stands column by column as a header and rows."""
    found: list[Strip] = []
    start = n = 0
    while n < len(strips):
        columns = _columns(strips, start, n)
        if columns:
            stop = columns[-1].cells.stop
            found += strips[start : columns[0].header.start]
            found.append(_beside([_title(strips, column.header) for column in columns]))
            rows = zip(*(_cells_by_row(strips, column, columns) for column in columns), strict=True)
            found += [_beside(row) for row in rows]
            start = n = stop
        else:
            n += 1
    return [*found, *strips[start:]]


def _columns(strips: Sequence[Strip], start: int, first: int) -> list[_Column]:
    """The columns of a table whose first number stands at an index, header and cells; none for none."""
    if first < start + _LEAST or not _is_number(strips[first]):
        return []
    cells = _cells(strips, first)
    if len(cells) < _LEAST or not (cells.start > first or _heads_numbers(strips[first - 1])):
        return []
    last = cells.start - 1  # the last line of the header
    for head in (last, last - 1):
        names = head - len(cells) - 1  # where the header of the names stands
        if names >= start and (head == last or _heads_numbers(strips[head])) and _are_names(strips, names, head):
            labels = _Column(range(names, names + 1), range(names + 1, head))
            numbers = [_Column(range(head, last + 1), cells), *_following(strips, cells)]
            return [*_codes(strips, start, labels), labels, *numbers]
    return []


def _codes(strips: Sequence[Strip], start: int, names: _Column) -> Iterator[_Column]:
    """The column of codes or organisation numbers before the one of names, if there is one; sums have none."""
    stop = names.header.start
    head = stop - 1 - sum(not TOTAL.match(strips[n].text) for n in names.cells)
    if head < start or role_of(strips[head].text) not in {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}:
        return
    cells = range(head + 1, stop)
    if all(len(strips[n].chunks) == 1 and strips[n].text[:1].isdigit() for n in cells):
        yield _Column(range(head, head + 1), cells)


def _cells_by_row(strips: Sequence[Strip], column: _Column, columns: Sequence[_Column]) -> list[Strip | None]:
    """The cells of a column, None where a sum has no code."""
    cells = [strips[n] for n in column.cells]
    if len(cells) == len(columns[-1].cells):
        return [*cells]
    codes = iter(cells)
    return [None if TOTAL.match(strips[n].text) else next(codes) for n in columns[1].cells]


def _are_names(strips: Sequence[Strip], first: int, stop: int) -> bool:
    """Whether a header of names and names alone stand from one line to before another."""
    if role_of(strips[first].text) is not ColumnRole.NAME or is_known(strips[first].text):
        return False  # "Hallands län" is a heading among the names
    return all(len(s.chunks) == 1 and s.chunks[0].numeral is None for s in strips[first:stop])


def _following(strips: Sequence[Strip], cells: range) -> Iterator[_Column]:
    """The columns of as many numbers that follow one."""
    count, head = len(cells), cells.stop
    while head < len(strips):
        own = _cells(strips, head + (not _is_number(strips[head])))
        if len(own) != count or not (own.start > head or _heads_numbers(strips[head])):
            return
        yield _Column(range(head, own.start), own)
        head = own.stop


def _title(strips: Sequence[Strip], lines: range) -> Strip:
    """A header's lines as one."""
    first, *rest = (strips[n] for n in lines)
    for strip in rest:
        upper, lower = first.chunks[0], strip.chunks[0]
        chunk = upper._replace(words=upper.words + lower.words, text=f"{upper.text} {lower.text}", numeral=None)
        first = first._replace(chunks=(chunk,))
    return first


def _cells(strips: Sequence[Strip], first: int) -> range:
    """The lines from an index on that hold one number each, up to a next year where a year heads them."""
    headed = first < len(strips) and _is_year(strips[first])
    start = stop = first + headed
    while stop < len(strips) and _is_number(strips[stop]) and not (headed and _is_year(strips[stop])):
        stop += 1
    return range(start, stop)


def _is_year(strip: Strip) -> bool:
    return len(strip.chunks) == 1 and YEAR_ONLY.fullmatch(strip.text) is not None


def _is_number(strip: Strip) -> bool:
    return len(strip.chunks) == 1 and strip.chunks[0].numeral is not None


def _heads_numbers(strip: Strip) -> bool:
    text = strip.text
    heads = is_header_word(text) and role_of(text) is not ColumnRole.NAME
    return len(strip.chunks) == 1 and heads and not WHOLE_TOTAL.fullmatch(text)


def _beside(strips: Sequence[Strip | None]) -> Strip:
    first = next(s for s in strips if s)
    chunks = tuple(_moved(s.chunks[0], n) for n, s in enumerate(strips) if s)
    return first._replace(chunks=chunks)


def _moved(chunk: Chunk, column: int) -> Chunk:
    """A chunk in its column, texts set to the left and numbers to the right."""
    width = chunk.x1 - chunk.x0
    left = column * _APART if chunk.numeral is None else (column + 1) * _APART - _MARGIN - width
    return chunk._replace(x0=left, x1=left + width) if column else chunk
