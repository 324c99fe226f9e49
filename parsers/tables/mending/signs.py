"""Signs of numbers below zero that are set apart at the left side of their cells, as accounts format them.

Used by ``finding`` before the search for regions: "-      1 112 000 kr" is one number. Dashes below each other
are a column of their own where anything else stands there or a title is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from parsers.tables.numerals import SIGN
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_SIGN = regex.compile(SIGN)
_EVEN = 2.5  # points: signs of one column begin as near
_FEWEST = 3  # rows


def with_signs_joined(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each number whole with the sign that stands apart to the left of it."""
    apart = [pair for strip in strips for pair in _pairs(strip)]
    if not apart:
        return strips
    joined = {id(sign) for sign, number in apart if _is_set_apart(sign, number, apart, strips)}
    return [_with_joined(strip, joined, page) for strip in strips] if joined else strips


def _pairs(strip: Strip) -> Iterator[tuple[Chunk, Chunk]]:
    """The bare signs of a line, each with the number behind it; what begins a line is a bullet."""
    return (
        (a, b)
        for a, b in pairwise(strip.chunks)
        if a is not strip.chunks[0] and b.has_value and b.text[:1].isdigit() and _SIGN.fullmatch(a.text)
    )


def _is_set_apart(
    sign: Chunk, number: Chunk, apart: Sequence[tuple[Chunk, Chunk]], strips: Sequence[Strip]
) -> bool:
    """Whether a sign is its neighbour's: numbers end as far right in rows that have nothing in its place.

    All that stands as far left as it are signs beside numbers, but for titles that reach over the numbers too.
    """
    alike = [(a, b) for a, b in apart if abs(a.x0 - sign.x0) < _EVEN and abs(b.x1 - number.x1) < _EVEN]
    signs = {id(a) for a, _ in alike}
    beside = [s for s in strips if any(c.has_value and abs(c.x1 - number.x1) < _EVEN for c in s.chunks)]
    bare = [s for s in beside if not any(id(c) in signs for c in s.chunks)]
    left = min(b.x0 for _, b in alike)
    there = [
        c
        for s in strips
        for c in s.chunks
        if c.x0 < sign.x1 + _EVEN and c.x1 > sign.x0 - _EVEN and id(c) not in signs and c.x1 < left + _EVEN
    ]
    inside = [c for s in beside for c in s.chunks if c.x0 < sign.x1 and c.x1 > sign.x0 and id(c) not in signs]
    return len(beside) >= _FEWEST and bool(bare) and not there and not any(c.numeral is None for c in inside)


def _with_joined(strip: Strip, joined: set[int], page: Page) -> Strip:
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        if chunks and id(chunks[-1]) in joined:
            chunks[-1] = chunk_of(page, chunk.page, (*chunks[-1].words, *chunk.words))
        else:
            chunks.append(chunk)
    return strip._replace(chunks=tuple(chunks)) if len(chunks) < len(strip.chunks) else strip
