"""A table beside prose, or in a page of two text columns: the strips of such a page cut at the gutter.

Between finding strips and finding regions. A page is cut only where one side of an empty gutter reads as running
text and the other holds rows of its own, names and numbers; a table's own white space is never a gutter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from parsers.tables.leaders import DOTS
from parsers.tables.strips import Strip, chunk_of
from schemas.document import BBox, Page, Word

_LEAST = 4  # lines on each side
_ROWS = 3
_MOSTLY = 0.9
_AMOUNT = 5  # digits
_MARGIN = 2.5  # points that a gutter is wider than its middle line, to either side


class _Gutter(NamedTuple):
    """An empty band at ``x`` from strip ``first`` to before strip ``stop``."""

    x: float
    first: int
    stop: int


def split_zones(page: Page, strips: list[Strip]) -> list[Strip]:
    """The strips in reading order, those beside a gutter cut in two: the rows first, then the prose."""
    if not page.geometry or not _may_be_split(strips):
        return strips
    gutter = max(_gutters(page, strips), key=lambda g: g.stop - g.first, default=None)
    if gutter is None:
        return strips
    inside = strips[gutter.first : gutter.stop]
    left = [_side(page, s, -1.0, gutter.x) for s in inside]
    right = [_side(page, s, gutter.x, page.width + 1) for s in inside]
    rows, prose = (right, left) if _reads_on(page, [s for s in left if s]) else (left, right)
    # the table first: what stands above both sides may be its caption
    begins = next(n for n, part in enumerate(rows) if part)
    first = gutter.first + begins
    parts = [*rows[begins:], *prose[begins:]]
    return [*strips[:first], *(part for part in parts if part), *strips[gutter.stop :]]


def _reads_on(page: Page, side: Sequence[Strip]) -> bool:
    return is_prose([[page.words[w] for c in s.chunks for w in c.words] for s in side])


def _may_be_split(strips: Sequence[Strip]) -> bool:
    """A quick look: lines with much text and a number apart from it, or lines that overlap in height."""
    mixed = overlapping = before = 0
    for number, strip in enumerate(strips):
        words = max(len(c.words) if c.numeral is None else 0 for c in strip.chunks)
        mixed += words > 4 and len(strip.chunks) > 1 and any(c.numeral for c in strip.chunks)
        if number:
            above = strips[number - 1]
            overlapping += max(words, before) > 4 and above.bottom - strip.top > 0.3 * strip.size
        before = words
    return mixed + overlapping > 1


def _gutters(page: Page, strips: Sequence[Strip]) -> list[_Gutter]:
    candidates: set[int] = set()
    lines = [[page.words[w].bbox for c in strip.chunks for w in c.words] for strip in strips]
    for boxes in lines:
        for a, b in pairwise(boxes):
            if b.x0 - a.x1 >= 9:
                candidates.update({int(a.x1) + 4, int(b.x0) - 4})
        candidates.update({int(boxes[0].x0) - 4, int(boxes[-1].x1) + 4})
    found = []
    places = sorted(candidates)
    crossed = _crossed(lines, places)
    for k, x in enumerate(places):
        first = 0
        for n in range(len(strips) + 1):
            if n < len(strips) and k not in crossed[n]:
                continue
            if n - first >= _LEAST and _parts_prose(page, strips[first:n], float(x)):
                found.append(_Gutter(float(x), first, n))
            first = n + 1
    return found


def _crossed(lines: Sequence[Sequence[BBox]], places: Sequence[int]) -> list[set[int]]:
    """For each line the x, by index in ``places``, from left to right, that a word stands over or close to."""
    lefts, rights = [x + _MARGIN for x in places], [x - _MARGIN for x in places]
    crossed: list[set[int]] = []
    for boxes in lines:
        near: set[int] = set()
        for box in boxes:
            near.update(range(bisect_right(lefts, box.x0), bisect_left(rights, box.x1)))
        crossed.append(near)
    return crossed


def _parts_prose(page: Page, strips: Sequence[Strip], x: float) -> bool:
    left, right = [], []
    for strip in strips:
        words = [page.words[w] for c in strip.chunks for w in c.words]
        left.append([w for w in words if w.bbox.x0 < x])
        right.append([w for w in words if w.bbox.x0 >= x])
    one, other = [w for w in left if w], [w for w in right if w]
    if is_prose(other) and has_rows(one):
        return not is_in_step(right, left)
    return is_prose(one) and has_rows(other) and not is_in_step(left, right)


def is_in_step(texts: Sequence[Sequence[Word]], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a text begins anew on the line of each row, as a table's columns do: names, reasons, remarks."""
    level = [text for text, row in zip(texts, rows, strict=True) if text and row]
    begun = sum(not text[0].text[:1].islower() for text in level)
    return len(level) >= _LEAST and begun >= _MOSTLY * len(level)


def is_prose(lines: Sequence[Sequence[Word]]) -> bool:
    """Running text: lines of several words without gaps, many of which go on or end a sentence."""
    lines = [[w for w in line if w.text.strip(DOTS)] for line in lines]  # leaders are no words
    full = [line for line in lines if len(line) >= _LEAST]  # the last line of a paragraph may be short
    if len(full) < _LEAST or 2 * len(full) < len(lines):
        return False
    words = sum(len(line) for line in full)
    if words < 4.5 * len(full):
        return False
    running = sum(line[0].text[:1].islower() or line[-1].text[-1:] in ".,:;!?" for line in full)
    if running < 0.25 * len(full) or sum(w.text[:1].isdigit() for line in full for w in line) > 0.2 * words:
        return False
    gaps = sum(any(b.bbox.x0 - a.bbox.x1 > 1.5 * a.size for a, b in pairwise(line)) for line in lines)
    return gaps <= 0.15 * len(lines)  # else a column of the table stands beside it


def has_rows(lines: Sequence[Sequence[Word]]) -> bool:
    """Rows of their own: a name first, a number last, or an amount before its name."""
    return sum(_is_row([w.text for w in line]) or _is_row_turned([w.text for w in line]) for line in lines) >= _ROWS


def _is_row(words: Sequence[str]) -> bool:
    named = words[0][:1].isalnum() and any(w[:1].isupper() for w in words)
    return named and words[-1].rstrip("%*)")[-1:].isdigit() and len(words) > 1


def _is_row_turned(words: Sequence[str]) -> bool:
    """Whether an amount stands before a name: "60 039 Danderyd"; not "3 Bakgrund", "2024 Umeå"."""
    amount = list(takewhile(str.isdigit, words))
    name = words[len(amount) :]
    return len("".join(amount)) >= _AMOUNT and bool(name) and name[0][:1].isupper() and name[-1][-1:].isalpha()


def _side(page: Page, strip: Strip, x0: float, x1: float) -> Strip | None:
    """The part of a strip between two x."""
    chunks = []
    for chunk in strip.chunks:
        words = [w for w in chunk.words if x0 <= page.words[w].bbox.x0 < x1]
        if words:
            chunks.append(chunk if len(words) == len(chunk.words) else chunk_of(page, chunk.page, words))
    if not chunks:
        return None
    boxes = [page.words[w] for c in chunks for w in c.words]
    top, bottom = min(w.bbox.top for w in boxes), max(w.bbox.bottom for w in boxes)
    return strip._replace(chunks=tuple(chunks), top=top, bottom=bottom, size=boxes[0].size)
