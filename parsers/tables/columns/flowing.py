"""Column groups that go on over a page's turn: the first column below goes on where the first above ended.

Used by ``places`` between the pieces of a table that stand on one page under one header. A table drawn as one, its
groups side by side, is cut by the page and read down each column over the cut; one that is filled page by page is
read page by page. Headings of counties tell which it is: kommuner at the top of a column, no heading above them,
are of the county in which the column before them ended. It refuses where the register does not know the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.tables.strips import Chunk, Strip
from schemas.register import Level, resolve

Placed = Mapping[int, tuple[tuple[Chunk, ...], ...]]  # the cells of a strip by its id

_WHITE = 0.5  # of the type size: what a new table stands below the one above, more than a row


class Turns(NamedTuple):
    """Where a table may begin anew: the header's lines that are printed again, lines whose columns are others."""

    repeated: Sequence[Strip]
    moved: frozenset[int]


def pieces_of(strips: Sequence[Strip], turns: Turns, placed: Placed, width: int) -> Iterator[list[Strip]]:
    """The strips of one page, parted where the header is printed again, and at white space no column goes over.

    Nor may one go over where the columns stand elsewhere from a line on.
    """
    cuts = [s.top for s in turns.repeated if s.page == strips[0].page]
    usual = median([max(0.0, b.top - a.bottom) for a, b in pairwise(strips)] or [0.0])
    piece: list[Strip] = []
    for n, strip in enumerate(strips):
        if piece:
            headed = any(piece[-1].top < top <= strip.top for top in cuts)
            apart = strip.top - piece[-1].bottom > usual + _WHITE * strip.size or id(strip) in turns.moved
            if headed or (apart and _is_other(piece, strips[n:], placed, width)):
                yield piece
                piece = []
        piece.append(strip)
    yield piece


def stretches(pieces: Sequence[Sequence[Strip]], placed: Placed, width: int) -> list[list[Strip]]:
    """The pieces, those made one whose columns go on from one to the next."""
    found: list[list[Strip]] = []
    for n, piece in enumerate(pieces):
        if n and _votes(pieces[n - 1], piece, placed, width) > 0:
            found[-1] += piece
        else:
            found.append([*piece])
    return found


def _votes(upper: Sequence[Strip], lower: Sequence[Strip], placed: Placed, width: int) -> int:
    """How many more columns go on with the county above them than with that of the column before them."""
    tops, ends = _columns(lower, placed, width), _columns(upper, placed, width)
    votes = 0
    before = _last(ends)
    for column, above in zip(tops, ends, strict=True):
        county = _begins(column)
        if county is not None:
            votes += (county == _last([above])) - (county == before)
        before = _last([column]) or before
    return votes


def _is_other(upper: Sequence[Strip], lower: Sequence[Strip], placed: Placed, width: int) -> bool:
    """Whether more columns go on from the column before them, or none with the county of the column above it."""
    if _votes(upper, lower, placed, width) < 0:
        return True
    tops, above = _columns(lower, placed, width), _columns(upper, placed, width)
    begun = [(county, _last([a])) for t, a in zip(tops, above, strict=True) if (county := _begins(t))]
    return bool(begun) and all(county != last for county, last in begun)


def _begins(column: Sequence[str]) -> str | None:
    """The county of the first name in a column that begins with no heading."""
    return _county(column[0]) if column and not _is_heading(column[0]) else None


def _columns(strips: Sequence[Strip], placed: Placed, width: int) -> list[list[str]]:
    """The first text of each line of each column group."""
    starts = range(0, len(placed[id(strips[0])]), width)
    cells = [[placed[id(s)][start : start + width] for s in strips] for start in starts]
    return [[text for part in column if (text := _name(part)) is not None] for column in cells]


def _name(cells: Sequence[Sequence[Chunk]]) -> str | None:
    return next((c.text for cell in cells for c in cell if c.numeral is None), None)


def _is_heading(text: str) -> bool:
    return text.casefold().endswith("län")


def _last(columns: Sequence[Sequence[str]]) -> str | None:
    """The county of the last name in columns one after the other."""
    names = (text for column in reversed(columns) for text in reversed(column))
    return next((county for text in names if (county := _county(text))), None)


def _county(text: str) -> str | None:
    """The lanskod of a kommun or of a county's heading."""
    return resolve(text, None, level=Level.UNKNOWN).lanskod  # no search for the nearest: it is slow
