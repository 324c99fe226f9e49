"""Cells of one row that stand at different heights, put on one line; a number broken over two lines made whole.

Used by ``finding`` before the search for regions. Where each cell is centred for itself, lines of one row overlap
in height, as lines of two rows never do. Lines of names stay where they are: whose they are is told later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from parsers.tables.labels import TOTAL
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

# what a number may go on with: "1 408" / "000", "1 125" / "000 000"; "250 000" is a number of its own
_GROUP = regex.compile(r"\d{3}|000(?:\s\d{3})++")
_OVERLAP = 0.3  # of the type size
_CLOSER = 0.5  # points
_CLOSE = 0.35  # of the type size: between the lines of one cell
_ALIGNED = 1.5  # points
_LINES = 8  # of a row, at most
_DIGITS = 3  # of a group
_LEADING = 1.8  # of the type size: from one line of a cell to the next, at most
_HABIT = 2  # so many numbers of a column broken for sure show that it breaks its numbers


def with_cells_level(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, the numbers of each row on one line."""
    if not page.geometry:
        return list(strips)
    borders = [e.top for e in page.edges if e.horizontal]
    return [strip for chain in _chains(strips, borders) for strip in _levelled(chain, strips, page)]


def _chains(strips: Sequence[Strip], borders: Sequence[float]) -> Iterator[list[Strip]]:
    """Runs of strips each of which overlaps the ones before in height, or goes on with a number of them."""
    chain: list[Strip] = []
    centred = 0  # strips that are still to come of a row set around its middle
    for n, strip in enumerate(strips):
        lowest = max((s.bottom for s in chain), default=0.0)
        apart = chain and strip.top >= lowest - _OVERLAP * strip.size and not _goes_on(strip, chain, borders)
        around = not centred and _is_around(strips[n : n + 3])
        if chain and not centred and (apart or around):
            yield chain
            chain = []
        centred = 2 if around else max(0, centred - 1)
        chain.append(strip)
    if chain:
        yield chain


def _is_around(strips: Sequence[Strip]) -> bool:
    """Whether numbers broken in two stand above and below the rest of their row, as far from its middle.

    Its name may be broken so too: "Västra  34 691" and "Götalandsregionen  495".
    """
    if len(strips) < 3:
        return False
    above, row, below = strips
    close = below.middle - above.middle < _LEADING * row.size
    if not close or abs(above.middle + below.middle - 2 * row.middle) > _ALIGNED:
        return False
    heads, tails = ([c for c in s.chunks if c.has_value] for s in (above, below))
    names = {len(s.chunks) - len(numbers) for s, numbers in ((above, heads), (below, tails))}
    if names != {int(row.chunks[0].has_value)} or len(heads) != len(tails) or not heads:
        return False
    broken = all(_GROUP.fullmatch(c.text) for c in tails)
    pairs = zip(heads, tails, strict=True)
    return broken and all(_is_aligned(a, b) and not _meets(a, row.chunks) for a, b in pairs)


def _goes_on(strip: Strip, chain: Sequence[Strip], borders: Sequence[float]) -> bool:
    """Whether a line close below others holds the last group of a number above it; never below a drawn line."""
    if strip.top - chain[-1].bottom > _CLOSE * strip.size:
        return False
    if any(chain[-1].middle < y < strip.middle for y in borders):
        return False
    if any(c.has_value and not _GROUP.fullmatch(c.text) for c in strip.chunks):
        return any(_may_go_on(c, chain) for c in strip.chunks if len(c.text) == _DIGITS)
    return any(_may_go_on(c, chain) for c in strip.chunks)


def _may_go_on(chunk: Chunk, chain: Sequence[Strip]) -> bool:
    above = _number_above(chunk, [s.chunks for s in chain]) if _GROUP.fullmatch(chunk.text) else None
    return above is not None


def _number_above(chunk: Chunk, lines: Sequence[Sequence[Chunk]]) -> Chunk | None:
    """The nearest number above that a text may go on, being set in the same column."""
    over = (c for line in reversed(lines) for c in line if c.x0 < chunk.x1 and c.x1 > chunk.x0)
    above = next(over, None)
    return above if above and above.has_value and _is_aligned(above, chunk) else None


def _is_aligned(chunk: Chunk, other: Chunk) -> bool:
    middles = abs(chunk.x0 + chunk.x1 - other.x0 - other.x1) / 2
    return min(abs(chunk.x0 - other.x0), abs(chunk.x1 - other.x1), middles) < _ALIGNED


def _levelled(chain: Sequence[Strip], strips: Sequence[Strip], page: Page) -> Sequence[Strip]:
    """The lines of a chain with its numbers on one of them; unchanged where they are no one row."""
    if not 1 < len(chain) <= _LINES or sum(any(c.numeral for c in s.chunks) for s in chain) < 2:
        return chain
    lines = _with_numbers_whole(chain, strips, page)
    numbered = [n for n, chunks in enumerate(lines) if any(c.numeral for c in chunks)]
    numbers = [c for chunks in lines for c in chunks if c.numeral]
    if sum(_has_label(lines[n]) for n in numbered) > 1 or any(_meets(c, numbers) for c in numbers):
        return chain
    home = max(numbered, key=lambda n: (sum(c.numeral is not None for c in lines[n]), _has_label(lines[n])))
    whole = [c for chunks in lines for c in chunks]
    for n, chunks in enumerate(lines):
        if n != home:
            moved = [c for c in chunks if not _meets(c, whole)]
            lines[n] = [c for c in chunks if c not in moved]
            lines[home] = sorted([*lines[home], *moved], key=lambda c: c.x0)
    return [s._replace(chunks=tuple(chunks)) for s, chunks in zip(chain, lines, strict=True) if chunks]


def _has_label(chunks: Sequence[Chunk]) -> bool:
    """Whether a text stands before the first number of a line."""
    return chunks[0].numeral is None


def _meets(chunk: Chunk, others: Sequence[Chunk]) -> bool:
    """Whether another text stands above or below a text."""
    return any(chunk.x0 < c.x1 and chunk.x1 > c.x0 for c in others if c is not chunk)


def _with_numbers_whole(chain: Sequence[Strip], strips: Sequence[Strip], page: Page) -> list[list[Chunk]]:
    """The chunks of each line, the last groups of a broken number put to the groups above them.

    Where one number of a row is surely broken, whatever stands as its groups do goes on with a number too.
    """
    lines = [list(s.chunks) for s in chain]
    sure = any(c.text[0] == "0" for s in chain[1:] for c in s.chunks if _GROUP.fullmatch(c.text))
    for n, strip in enumerate(chain):
        for chunk in strip.chunks:
            above = _number_above(chunk, lines[:n]) if n and _GROUP.fullmatch(chunk.text) else None
            if above is None:
                continue
            whole = chunk_of(page, above.page, (*above.words, *chunk.words))
            if whole.has_value and (sure or _had_no_room(whole, chunk, strip, strips)):
                row = next(line for line in lines[:n] if above in line)
                row[row.index(above)] = whole
                lines[n].remove(chunk)
    return lines


def _had_no_room(whole: Chunk, group: Chunk, strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a group stands alone on its line, and its number would be longer than any other of its column.

    Beside the rest of a name ("Götalandsregionen  495") it may, where the column breaks other numbers too.
    """
    column = [c for s in strips for c in s.chunks if c.has_value and _is_aligned(c, group)]
    longest = max((len(c.text) for c in column), default=0)
    if _of_groups(strip) and TOTAL.match(strips[strips.index(strip) - 1].text):
        return longest <= len(whole.text)  # below the label of a sum there is no other
    if longest >= len(whole.text):
        return False
    if _of_groups(strip):
        place = strips.index(strip)
        return _is_around(strips[max(0, place - 2) : place + 1]) or _stands_closer(strip, strips)
    texts = [c for c in strip.chunks if not c.has_value]
    broken = sum(_of_groups(s) and any(_is_aligned(c, group) for c in s.chunks) for s in strips)
    return len(texts) == 1 and len(strip.chunks) == len(texts) + 1 and broken >= _HABIT


def _stands_closer(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a line of nothing but groups stands closer to the one above than rows do: it is no sum of its own."""
    place = strips.index(strip)
    near = strips[max(0, place - 2) : place + 2]
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(near)]
    own = gaps.pop(near.index(strip) - 1)
    return all(own < gap - _CLOSER for gap in gaps)


def _of_groups(strip: Strip) -> bool:
    """Whether a line holds nothing but last groups of numbers."""
    return all(_GROUP.fullmatch(c.text) for c in strip.chunks)


__all__ = ["with_cells_level"]
