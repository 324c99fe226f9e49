"""A chunk that reaches over several columns, cut at its words.

Used by ``places``. The first digits of a sum, or of what follows a whole name of the register, stay with their
number although it is wider than its column; any other cut goes by position alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.labels import BULLET, ORGANISATION_NUMBER, TOTAL
from parsers.tables.numerals import Shape, read_numeral
from parsers.tables.strips import Chunk, cell_text, chunk_of
from schemas.document import Page
from schemas.register import Level, resolve
from schemas.vocabulary import Match

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
# The groups of a number: "1" and "650" of "1 650 212"
_FAR = 4  # times: a sum of three column groups beside each other is that of one, taken thrice
_HEAD = regex.compile(r"\d{1,3}")
_GROUP = regex.compile(r"\d{3}")


class Extent(NamedTuple):
    """Where a column stands."""

    x0: float
    x1: float


HAIR = 0.8  # points: boxes of neighbouring cells overlap by as much


def overlap(chunk: Chunk, extent: Extent) -> float:
    """The width that a chunk stands over a column, in points; none where negative."""
    return min(chunk.x1, extent.x1) - max(chunk.x0, extent.x0)


def under(chunk: Chunk, extents: Sequence[Extent]) -> list[int]:
    """The columns that a chunk stands over by more than a hair."""
    x0, x1 = chunk.x0 + HAIR, chunk.x1 - HAIR
    return [i for i, (left, right) in enumerate(extents) if left < x1 and right > x0]


def distance(x0: float, x1: float, extent: Extent) -> float:
    """How far what stands between two x is from a column; negative where they overlap."""
    return max(extent.x0 - x1, x0 - extent.x1)


def cut(chunk: Chunk, extents: Sequence[Extent], page: Page) -> list[tuple[int, Chunk]]:
    """The parts of a chunk with the column of each, left to right."""
    runs: list[tuple[int, list[int]]] = []
    for word in chunk.words:
        box = page.words[word].bbox
        column = min(range(len(extents)), key=lambda i: distance(box.x0, box.x1, extents[i]))
        if runs and runs[-1][0] == column:
            runs[-1][1].append(word)
        else:
            runs.append((column, [word]))
    _keep_to_edges(runs, extents, page)
    total = TOTAL.match(chunk.text) is not None
    for (_, left), (_, right) in pairwise(runs):
        if total or _is_name(left[:-1], page) or _is_broken(left, page):
            _keep_number_whole(left, right, page)
    _keep_name_whole(runs, page)
    return [(column, chunk_of(page, chunk.page, words)) for column, words in runs if words]


def _keep_to_edges(runs: Sequence[tuple[int, list[int]]], extents: Sequence[Extent], page: Page) -> None:
    """Moves the words before the one nearest a column's left edge to the text on the left: "Miljö AB | Biogas"."""
    for (_, left), (column, right) in pairwise(runs):
        edge = extents[column].x0
        begins = min(range(len(right)), key=lambda n: abs(page.words[right[n]].bbox.x0 - edge))
        if all(page.words[w].text.isalpha() for w in (left[-1], *right[: begins + 1])):
            left.extend(right[:begins])
            del right[:begins]


def cut_total(
    chunk: Chunk, kinds: Sequence[str], sums: Sequence[Decimal], page: Page
) -> tuple[tuple[Chunk, ...], ...] | None:
    """The cells of a total out of line, "Summa 127 541 427": under the first names and the numbers that it sums.

    ``sums`` are those of the columns: of several it stands under the one whose sum is nearest. None for what is no
    total with one number, and where no column comes near.
    """
    start = next((n for n in range(1, len(chunk.words)) if _is_number(chunk.words[n:], page)), 0)
    if not start or not TOTAL.match(chunk.text) or "T" not in kinds or "N" not in kinds[kinds.index("T") :]:
        return None
    name = kinds.index("T")
    first = kinds.index("N", name)  # behind other texts: "Mottagare | Ort | Bidrag"
    stop = next((n for n in range(first, len(kinds)) if kinds[n] == "T"), len(kinds))
    numbers = [n for n in range(first, stop) if kinds[n] == "N"]
    number = chunk_of(page, chunk.page, chunk.words[start:])
    if len(numbers) > 1 or first > name + 1:  # below several tables it may be that of all
        numbers = _summed(number, numbers, sums)
    if len(numbers) != 1:
        return None
    cells: list[tuple[Chunk, ...]] = [()] * len(kinds)
    cells[name] = (chunk_of(page, chunk.page, chunk.words[:start]),)
    cells[numbers[0]] = (number,)
    return tuple(cells)


def _summed(number: Chunk, columns: Sequence[int], sums: Sequence[Decimal]) -> list[int]:
    """The column whose sum comes nearest to a number, within a few times of it."""
    value = number.numeral.value if number.numeral else None
    if not value:
        return []
    away = {n: max(sums[n] / value, value / sums[n]) for n in columns if sums[n] * value > 0}
    near = min(away, key=lambda n: away[n], default=None)
    return [near] if near is not None and away[near] < _FAR else []


def _is_number(words: Sequence[int], page: Page) -> bool:
    numeral = read_numeral(cell_text([page.words[w] for w in words]))
    return numeral is not None and numeral.value is not None


def _keep_name_whole(runs: list[tuple[int, list[int]]], page: Page) -> None:
    """Moves the end of a name close to the next column's number back to it: "Skolan | AB 556998-1201"."""
    for (_, left), (_, right) in pairwise(runs):
        own = next((n for n, w in enumerate(right) if page.words[w].text[:1].isdigit()), 0)
        number = cell_text([page.words[w] for w in right[own:]])
        named = page.words[left[-1]].text[-1:].isalpha()
        if own and named and (read_numeral(number) or _ORGANISATION.fullmatch(number)):
            left.extend(right[:own])
            del right[:own]


def _keep_number_whole(left: list[int], right: list[int], page: Page) -> None:
    """Moves the first digits of a number that is wider than its column ("Borås 1 | 650 212") to the rest of it."""
    texts = page.words
    while len(left) > 1 and _GROUP.fullmatch(texts[right[0]].text) and _HEAD.fullmatch(texts[left[-1]].text):
        right.insert(0, left.pop())


def _is_broken(words: Sequence[int], page: Page) -> bool:
    """Whether words make no number but begin one: "48 917 47" before "733"."""
    numeral = read_numeral(cell_text([page.words[w] for w in words]))
    return numeral is not None and numeral.shape is Shape.MALFORMED and len(words) > 1


def _is_name(words: Sequence[int], page: Page) -> bool:
    """Whether words are a whole name of the register, so that a number after them is none of it."""
    if not words:
        return False
    name = BULLET.sub("", cell_text([page.words[w] for w in words]))
    return resolve(name, None, level=Level.UNKNOWN).match in {Match.EXACT, Match.ALIAS}
