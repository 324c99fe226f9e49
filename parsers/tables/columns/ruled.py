"""Numbers parted at a wide gap between their groups, made whole where drawn rules bound their column.

Used by ``places`` before it looks for columns. A worn scan sets "7 | 991 145" so far apart that two columns seem to
stand there; nearly all other rows have one whole number between the same two rules, and over the same width. What
lacks a group in between is one cell, too, but no number: nobody knows what stood there. Where no rule is drawn, or
many rows have two numbers between two rules, nothing is joined.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.numerals import Numeral, Shape
from parsers.tables.records import is_record
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_TALL = 3.0  # points: what is shorter is no rule
_ALIKE = 2.0  # points: rules of one column lie as near to each other in all rows
_GROUP_GAP = 0.9  # of the type size: no wider are the gaps between the groups of one number
_WHOLE = 0.75  # of a column's rows have one whole number
_LEAST = 4  # rows tell what a column holds
_PART = regex.compile(r"\d[\d .,]*")


class _Between(NamedTuple):
    """The place between two rules, in steps of points, on one page."""

    page: int
    left: int
    right: int


class _Column(NamedTuple):
    """Where the whole numbers between two rules stand."""

    x0: float
    x1: float


def with_numbers_whole(region: Region, pages: Sequence[Page]) -> Region:
    """The region with one chunk for each number between two rules."""
    rules = {n: _verticals(pages[n]) for n in {s.page for s in region.body}}
    if not any(rules.values()):
        return region
    cells: dict[_Between, list[list[Chunk]]] = defaultdict(list)
    records = region.records
    for strip in records:
        for place, chunks in _cells(strip, rules[strip.page]):
            cells[place].append(chunks)
    if all(len(chunks) < 2 for rows in cells.values() for chunks in rows):
        return region
    columns = {place: column for place, rows in cells.items() if (column := _column(rows))}
    body = [_whole(s, rules[s.page], columns, pages) if is_record(s) else s for s in region.body]
    return replace(region, body=body)


def _verticals(page: Page) -> list[tuple[float, float, float]]:
    """The upright rules of a page: x, top, bottom; from left to right."""
    return sorted((e.x0, e.top, e.bottom) for e in page.edges if not e.horizontal and e.bottom - e.top > _TALL)


def _cells(strip: Strip, rules: Sequence[tuple[float, float, float]]) -> Iterator[tuple[_Between, list[Chunk]]]:
    """The chunks of a row between each two rules; none of what stands outside them all."""
    middle = strip.middle
    walls = [x for x, top, bottom in rules if top <= middle <= bottom]
    found: dict[int, list[Chunk]] = defaultdict(list)
    for chunk in strip.chunks:
        found[bisect(walls, (chunk.x0 + chunk.x1) / 2)].append(chunk)
    for n, chunks in found.items():
        if 0 < n < len(walls):
            yield _Between(strip.page, round(walls[n - 1] / _ALIKE), round(walls[n] / _ALIKE)), chunks


def _column(rows: Sequence[Sequence[Chunk]]) -> _Column | None:
    """Where numbers stand between two rules; None where too many rows have something else there."""
    whole = [row[0] for row in rows if len(row) == 1 and row[0].has_value]
    if len(whole) < max(_LEAST, _WHOLE * len(rows)):
        return None
    return _Column(min(c.x0 for c in whole), max(c.x1 for c in whole))


def _whole(
    strip: Strip,
    rules: Sequence[tuple[float, float, float]],
    columns: Mapping[_Between, _Column],
    pages: Sequence[Page],
) -> Strip:
    chunks: list[Chunk] = []
    for place, cell in _cells(strip, rules):
        column = columns.get(place)
        if column and len(cell) > 1 and _is_one(cell, column):
            chunks.append(_joined(cell, strip, pages[strip.page]))
        else:
            chunks += cell
    inside = {word for c in chunks for word in c.words}
    chunks += [c for c in strip.chunks if inside.isdisjoint(c.words)]
    return strip._replace(chunks=tuple(sorted(chunks, key=lambda c: c.x0)))


def _is_one(cell: Sequence[Chunk], column: _Column) -> bool:
    """Whether parts of a number stand where the whole ones do, none of them a column of its own beside those."""
    inside = all(column.x0 < c.x1 and c.x0 < column.x1 for c in cell)
    return inside and all(_PART.fullmatch(c.text) for c in cell)


def _joined(cell: Sequence[Chunk], strip: Strip, page: Page) -> Chunk:
    chunk = chunk_of(page, strip.page, [word for c in cell for word in c.words])
    near = all(right.x0 - left.x1 < _GROUP_GAP * strip.size for left, right in pairwise(cell))
    return chunk if near else chunk._replace(numeral=Numeral(Shape.MALFORMED))
