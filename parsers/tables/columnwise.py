"""Tables copied column by column: all names each on a line of its own, then all amounts, side by side again.

Used by ``finding`` before the search for regions; seen where a PDF's text was pasted. A header stands over each of
the columns, and all are of one length: anything else is left as it is, since one line more or less gives each name
the amount of its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.labels import is_header_word, role_of
from parsers.tables.strips import Chunk, Strip
from schemas.vocabulary import ColumnRole

_LEAST = 3  # rows
_APART = 400.0  # points from column to column, farther than any text reaches


def with_columns_beside(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a page, each table that stands column by column as a header and rows."""
    found: list[Strip] = []
    start = n = 0
    while n < len(strips):
        columns = _columns(strips, start, n)
        if columns:
            stop = columns[-1][-1] + 1
            found += strips[start : columns[0][0]]
            found += [_beside([strips[column[k]] for column in columns]) for k in range(len(columns[0]))]
            start = n = stop
        else:
            n += 1
    return [*found, *strips[start:]]


def _columns(strips: Sequence[Strip], start: int, first: int) -> list[range]:
    """The columns of a table whose first number stands at an index, header and cells; none for none."""
    if first < start + _LEAST or not _is_number(strips[first]) or not _heads_numbers(strips[first - 1]):
        return []
    count = _run(strips, first)
    names = first - 2 - count  # where the header of the names stands
    if count < _LEAST or names < start:
        return []
    if role_of(strips[names].text) is not ColumnRole.NAME or not all(
        len(s.chunks) == 1 and s.chunks[0].numeral is None for s in strips[names:first]
    ):
        return []
    columns = [range(names, first - 1)]
    head = first - 1
    while head < len(strips) and _heads_numbers(strips[head]) and _run(strips, head + 1) == count:
        columns.append(range(head, head + count + 1))
        head += count + 1
    return columns if len(columns) > 1 else []


def _run(strips: Sequence[Strip], first: int) -> int:
    """How many lines from an index on hold one number each."""
    stop = first
    while stop < len(strips) and _is_number(strips[stop]):
        stop += 1
    return stop - first


def _is_number(strip: Strip) -> bool:
    return len(strip.chunks) == 1 and strip.chunks[0].numeral is not None


def _heads_numbers(strip: Strip) -> bool:
    text = strip.text
    return len(strip.chunks) == 1 and is_header_word(text) and role_of(text) is not ColumnRole.NAME


def _beside(strips: Sequence[Strip]) -> Strip:
    first = strips[0]
    chunks = tuple(_moved(s.chunks[0], n) for n, s in enumerate(strips))
    return first._replace(chunks=chunks)


def _moved(chunk: Chunk, column: int) -> Chunk:
    """A chunk in its column, numbers set to the right."""
    if not column:
        return chunk
    right = chunk.x0 + column * _APART
    return chunk._replace(x0=right - (chunk.x1 - chunk.x0), x1=right)
