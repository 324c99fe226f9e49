"""A name that reaches as far as the next column, and the number there one space after it; in text, a text too.

Used by ``places``. "AcadeMedia Grundskolor AB 412" over names that end before: the number is the column's where all
other rows have one there. Anything else that ends in a number keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.tables.columns.cutting import Extent
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_LEAST = 2  # rows
_NEAR = 12.0  # points
_NEAR_IN_TEXT = 60.0
_HAIR = 0.1
Cells = tuple[tuple[Chunk, ...], ...]  # the chunks of a line by column


def with_counts_apart(
    rows: Sequence[Strip], placed: Mapping[int, Cells], extents: Sequence[Extent], pages: Sequence[Page]
) -> dict[int, Cells]:
    """The rows whose text ends in the number of the next column: all others have one there, a text before it.

    The number stands beyond where names end and right beside its column: "AcadeMedia Grundskolor AB 412".
    """
    found: dict[int, Cells] = {}
    for column, (left, right) in enumerate(pairwise(extents)):
        cells = [(s, placed[id(s)][column], placed[id(s)][column + 1]) for s in rows]
        empty = [(s, text[0]) for s, text, number in cells if len(text) == 1 and not number]
        full = [n for _, text, number in cells if text and not text[-1].has_value for n in number]
        if len(full) < len(rows) - len(empty) or len(full) < _LEAST:
            continue
        if all(c.has_value for c in full):
            parted = [(s, _number_ending(c, left, right, pages[s.page])) for s, c in empty]
        elif not any(c.numeral for c in full):
            parted = [(s, _text_ending(c, right, pages[s.page])) for s, c in empty]
        else:
            continue
        if all(parts for _, parts in parted):
            found |= {id(s): _replaced(placed[id(s)], column, parts) for s, parts in parted if parts}
    return found


def _number_ending(chunk: Chunk, left: Extent, right: Extent, page: Page) -> tuple[Chunk, Chunk] | None:
    """A text and the number at its end, which stands right beside the next column."""
    start = next((n for n, w in enumerate(chunk.words) if n and page.words[w].bbox.x0 > left.x1), 0)
    if not start and not page.geometry:  # the text itself may be the longest of its column
        start = next((n for n, w in enumerate(chunk.words) if n and page.words[w].text.isdigit()), 0)
    if not start or not page.words[chunk.words[start - 1]].text[-1:].isalpha():
        return None
    text, number = (chunk_of(page, chunk.page, words) for words in (chunk.words[:start], chunk.words[start:]))
    near = 0 <= right.x0 - number.x1 < (_NEAR if page.geometry else _NEAR_IN_TEXT)
    return (text, number) if number.has_value and near else None


def _text_ending(chunk: Chunk, right: Extent, page: Page) -> tuple[Chunk, Chunk] | None:
    """A text and that of the next column, which begins within some signs of it where a program laid out text."""
    if page.geometry or chunk.x1 < right.x0 + _NEAR:
        return None
    away = [abs(page.words[w].bbox.x0 - right.x0) for w in chunk.words]
    start = min(range(len(away)), key=lambda n: away[n])
    if not start or away[start] > _NEAR + _HAIR:
        return None
    text, other = (chunk_of(page, chunk.page, words) for words in (chunk.words[:start], chunk.words[start:]))
    return (text, other) if other.text[:1].isupper() else None


def _replaced(cells: Cells, column: int, parts: tuple[Chunk, Chunk]) -> Cells:
    return (*cells[:column], parts[:1], parts[1:], *cells[column + 2 :])
