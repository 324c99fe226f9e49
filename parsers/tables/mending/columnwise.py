"""Tables copied column by column: all names each on a line of its own, then all amounts, side by side again.

Used by ``finding`` before the search for regions; seen where a PDF's text was pasted. A header stands over each of
the columns, on two lines at most, and all are of one length. Anything else is left as it is, since one line more or
less gives each name the amount of its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.tables.labels import RECIPIENT_NAME, TOTAL, WHOLE_TOTAL, YEAR_ONLY, is_header_word, is_known, role_of
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.strips import Strip
from schemas.vocabulary import ColumnRole

_LEAST = 3  # rows
_EMPTY = 0.8  # of the type size: an empty line
_TITLE_WORDS = 2  # of a title, at most


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
        if columns and not _follows_sum(strips, columns[0].header.start):
            stop = columns[-1].cells.stop
            found += strips[start : columns[0].header.start]
            numbers = [_is_number(strips[column.cells[0]]) for column in columns]
            cells = [_cells_by_row(strips, column, columns) for column in columns]
            whole = next(n for n, column in enumerate(cells) if None not in column)
            rows = [[_title(strips, column.header) for column in columns], *zip(*cells, strict=True)]
            found += [_beside(row, numbers, whole) for row in rows]
            start = n = stop
        else:
            n += 1
    return [*found, *strips[start:]]


def _follows_sum(strips: Sequence[Strip], first: int) -> bool:
    """Whether the label of a sum ends a column of texts above: its table is of another length."""
    stop = first
    while stop and len(strips[stop - 1].chunks) == 1 and not _is_number(strips[stop - 1]):
        if WHOLE_TOTAL.fullmatch(strips[stop - 1].text):
            return True
        start = stop - 1
        while start and not _is_apart(strips, range(start, start + 1)):
            start -= 1
        stop = start
    return False


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
            following = takewhile(lambda c: len(c.cells) == len(cells), _following(strips, cells))
            numbers = [_Column(range(head, last + 1), cells), *following]
            return [*_codes(strips, start, labels), labels, *numbers]
    return []


def _is_apart(strips: Sequence[Strip], lines: range) -> bool:
    """Whether an empty line stands before one of the lines."""
    return any(n and strips[n].top - strips[n - 1].bottom > _EMPTY * strips[n].size for n in lines)


def _codes(strips: Sequence[Strip], start: int, names: _Column) -> Iterator[_Column]:
    """The column of codes or organisation numbers before the one of names, if there is one; sums have none."""
    stop = names.header.start
    labels = [strips[n] for n in names.cells]
    head = stop - 1 - sum(not TOTAL.match(s.text) for s in labels)
    if head < start or role_of(strips[head].text) not in {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}:
        return
    cells = range(head + 1, stop)
    if all(len(strips[n].chunks) == 1 and strips[n].text[:1].isdigit() for n in cells):
        yield _Column(range(head, head + 1), cells)


def _cells_by_row(strips: Sequence[Strip], column: _Column, columns: Sequence[_Column]) -> list[Strip | None]:
    """The cells of a column, None where a row has none."""
    cells = [strips[n] for n in column.cells]
    longest = max(columns, key=lambda c: len(c.cells)).cells
    if len(cells) == len(longest):
        return [*cells]
    names = next(c.cells for c in columns if len(c.cells) == len(longest) and not _is_number(strips[c.cells[0]]))
    codes = iter(cells)
    return [None if TOTAL.match(strips[line].text) else next(codes) for line in names]


def _are_names(strips: Sequence[Strip], first: int, stop: int) -> bool:
    """Whether a header of names and names alone stand from one line to before another."""
    if role_of(strips[first].text) is not ColumnRole.NAME or is_known(strips[first].text):
        return False  # "Hallands län" is a heading among the names
    if first and _is_first_name(strips[first - 1].text, strips[first].text):
        return False
    return all(len(s.chunks) == 1 and s.chunks[0].numeral is None for s in strips[first:stop])


def _is_first_name(above: str, text: str) -> bool:
    """Whether what could be a title is the first of the names below theirs: "Mottagare" / "Ovesholms museum"."""
    named = " " in text and RECIPIENT_NAME.search(text) is not None
    return named and role_of(above) is ColumnRole.NAME and above.count(" ") < _TITLE_WORDS


def _following(strips: Sequence[Strip], cells: range) -> Iterator[_Column]:
    """The columns of numbers that follow one."""
    head = cells.stop
    while head < len(strips):
        own = _cells(strips, head + (not _is_number(strips[head])))
        if not own or not (own.start > head or _heads_numbers(strips[head])):
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


def _beside(strips: Sequence[Strip | None], numbers: Sequence[bool], whole: int) -> Strip:
    """Titles, or cells of one row, in one strip, at the height of the one in the column that lacks none.

    ``numbers`` says of each column whether it is one of numbers.
    """
    first = strips[whole] or next(s for s in strips if s)
    return first._replace(chunks=side_by_side([s.chunks[0] if s else None for s in strips], numbers))
