"""A table in a box beside another: the strips of such a page cut at the border of the box.

Between finding strips and finding regions. A box is cut out only where rows of its own, names and numbers, stand
in it and beside it, or prose in it beside rows. A column with a ground of its own is none, nor is a cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.records import is_record
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import BBox, Edge, Page

_SAME = 2.0  # points: two sides of a box begin and end as near
_TALL = 48.0  # points
_LEAST, _MOST = 0.15, 0.75  # of the page's width
_ROWS = 2
_PHRASE = 4  # words
_LEVEL = 1.5  # points
_NEARLY = 0.7


def with_boxes_apart(page: Page, strips: list[Strip]) -> list[Strip]:
    """The strips in reading order, what stands in a box after all that stands beside it."""
    if not page.geometry or len(page.edges) < _ROWS:
        return strips
    for box in _boxes(page):
        strips = _cut_out(page, strips, box)
    return strips


def _boxes(page: Page) -> list[BBox]:
    """The boxes drawn on a page on all four sides; no columns of a table, whose lines run on beyond them."""
    sides = sorted((e for e in page.edges if not e.horizontal and e.bottom - e.top > _TALL), key=lambda e: e.x0)
    found = [
        BBox(left.x0, left.top, right.x0, left.bottom)
        for n, left in enumerate(sides)
        for right in sides[n + 1 :]
        if _is_as_tall(left, right) and _LEAST * page.width < right.x0 - left.x0 < _MOST * page.width
    ]
    across = [e for e in page.edges if e.horizontal]
    return [b for b in found if _is_closed(b, across) and not any(_is_within(side, b) for side in sides)]


def _is_as_tall(left: Edge, right: Edge) -> bool:
    return abs(left.top - right.top) < _SAME and abs(left.bottom - right.bottom) < _SAME


def _is_closed(box: BBox, across: Sequence[Edge]) -> bool:
    """Whether lines are drawn along the top and bottom of a box, and none over its sides."""
    near = [e for e in across if box.top - _SAME < e.top < box.bottom + _SAME]
    ends = [e for e in near if e.x0 < box.x0 + 2 * _SAME and e.x1 > box.x1 - 2 * _SAME]
    closed = any(e.top < box.top + _SAME for e in ends) and any(e.top > box.bottom - _SAME for e in ends)
    crossing = (e.x0 < x - 2 * _SAME and e.x1 > x + 2 * _SAME for x in (box.x0, box.x1) for e in near)
    return closed and not any(crossing)


def _is_within(side: Edge, box: BBox) -> bool:
    """Whether a line parts what is in a box; its own border may be drawn double or broad."""
    inside = box.x0 + 4 * _SAME < side.x0 < box.x1 - 4 * _SAME
    return inside and min(side.bottom, box.bottom) - max(side.top, box.top) > _TALL / 2


def _cut_out(page: Page, strips: list[Strip], box: BBox) -> list[Strip]:
    beside = [n for n, s in enumerate(strips) if box.top - _SAME < s.middle < box.bottom + _SAME]
    if not beside or beside[-1] - beside[0] >= len(beside):
        return strips
    first, stop = beside[0], beside[-1] + 1
    parts = [_parted(page, s, box) for s in strips[first:stop]]
    if any(part is None for part in parts):
        return strips
    inner = [part[0] for part in parts if part and part[0]]
    outer = [part[1] for part in parts if part and part[1]]
    if not _are_apart(inner, outer):
        return strips
    while stop < len(strips) and _is_outside(strips[stop], box):
        outer.append(strips[stop])
        stop += 1
    return [*strips[:first], *outer, *inner, *strips[stop:]]


def _are_apart(inner: Sequence[Strip], outer: Sequence[Strip]) -> bool:
    """Whether a box holds rows or prose of its own beside rows; of a table no two lines would stand apart."""
    if sum(map(_is_row, outer)) < _ROWS:
        return False
    phrases = sum(any(c.numeral is None and len(c.words) >= _PHRASE for c in s.chunks) for s in inner)
    rows = sum(map(_is_row, inner))
    return (rows >= _ROWS or phrases >= _ROWS) and not _stand_level(inner, outer)


def _is_row(strip: Strip) -> bool:
    return any(c.numeral is None for c in strip.chunks) and is_record(strip)


def _stand_level(inner: Sequence[Strip], outer: Sequence[Strip]) -> bool:
    """Whether nearly all lines in a box stand as high as one beside it: the columns of one table."""
    level = sum(any(abs(s.middle - other.middle) < _LEVEL for other in outer) for s in inner)
    return level > _NEARLY * len(inner)


def _is_outside(strip: Strip, box: BBox) -> bool:
    return strip.chunks[-1].x1 < box.x0 or strip.chunks[0].x0 > box.x1


def _parted(page: Page, strip: Strip, box: BBox) -> tuple[Strip | None, Strip | None] | None:
    """What of a strip stands in a box and what beside it; None where a word stands over the border."""
    inner: list[Chunk] = []
    outer: list[Chunk] = []
    for chunk in strip.chunks:
        words = [page.words[w].bbox for w in chunk.words]
        within = [box.x0 - _SAME < b.x0 and b.x1 < box.x1 + _SAME for b in words]
        crossed = [not w and b.x0 < box.x1 and b.x1 > box.x0 for w, b in zip(within, words, strict=True)]
        if any(crossed):
            return None
        for side, kept in ((inner, True), (outer, False)):
            part = [w for w, is_in in zip(chunk.words, within, strict=True) if is_in is kept]
            if part:
                side.append(chunk if len(part) == len(chunk.words) else chunk_of(page, chunk.page, part))
    return _strip_of(page, strip, inner), _strip_of(page, strip, outer)


def _strip_of(page: Page, strip: Strip, chunks: Sequence[Chunk]) -> Strip | None:
    if not chunks:
        return None
    words = [page.words[w] for c in chunks for w in c.words]
    top, bottom = min(w.bbox.top for w in words), max(w.bbox.bottom for w in words)
    bold = all(c.bold for c in chunks)
    return strip._replace(chunks=tuple(chunks), top=top, bottom=bottom, size=words[0].size, bold=bold)
