"""Header lines by column: over which columns of numbers and names each title stands.

Used by ``places``. Drawn lines tell it where there are any, else positions do: a title set to the left over
numbers set to the right heads the column it is nearest to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.columns.cutting import Extent, cut, distance, overlap, under
from parsers.tables.labels import YEAR_ONLY, is_header_word, is_known
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_DIGITS = re.compile(r"\d+")
_ALIGNED = 1.5  # points
_PART = 0.2  # of a title's or a column's width: to touch is less
_FEWEST = 2  # columns of numbers
_WIDER = 1.6  # times the room between the other words of a text
_SAME = 0.4  # points
_TALL = 3.0  # points: what is shorter is no side of a cell


def place_titles(
    strip: Strip, extents: Sequence[Extent], page: Page, header: Sequence[Strip]
) -> tuple[tuple[Chunk, ...], ...]:
    """The chunks of a header line by column; one that stands over several columns heads each of them.

    Where lines are drawn around the titles, each heads what stands between its own. To touch the next column, which
    later pages may set farther to the left, is not to stand over it.
    """
    cells: list[list[Chunk]] = [[] for _ in extents]
    walls = _walls(strip, extents, page)
    for chunk in (part for c in strip.chunks for part in _begun_apart(c, header, page)):
        touched = under(chunk, extents)
        widths = {i: min(chunk.x1 - chunk.x0, extents[i].x1 - extents[i].x0) for i in touched}
        over = [i for i in touched if overlap(chunk, extents[i]) > _PART * widths[i]]
        over = over if touched else _with_title(chunk, header, extents)
        over = _between(chunk, extents, walls) or over
        several = len(over) > 1 and not walls
        named = _begun_by_capitals(chunk, touched, extents, page) if several else []
        parts = named or (_titles(chunk, extents, page) if several else [])
        begun = len(parts) > 1 and all(abs(part.x0 - extents[n].x0) < _ALIGNED for n, part in parts)
        if begun or (len(parts) > 1 and (named or all(_heads_column(part.text) for _, part in parts))):
            for column, part in parts:
                cells[column].append(part)
        elif over:
            for column in over:
                cells[column].append(chunk)
        else:
            column = min(range(len(extents)), key=lambda i: distance(chunk.x0, chunk.x1, extents[i]))
            if column + 1 < len(extents) and cells[column] and extents[column].x1 <= chunk.x0:
                column += 1  # it has its title: "jan" "feb" over narrow numbers that are set to the right
            between = extents[0].x0 < chunk.x0 and chunk.x1 < extents[-1].x1
            if between and not _is_headed(extents[column], strip):
                cells[column].append(chunk)  # set to the left over numbers that are set to the right
            elif distance(chunk.x0, chunk.x1, extents[column]) < 3 * strip.size:
                cells[column].append(chunk)  # farther off it heads a column group that has no rows
    return (not walls and _in_order(strip, cells, page)) or tuple(tuple(cell) for cell in cells)


def _begun_by_capitals(
    chunk: Chunk, columns: Sequence[int], extents: Sequence[Extent], page: Page
) -> list[tuple[int, Chunk]]:
    """One title to each column that a text stands over, where as many of its words are years or have capitals.

    They are words of headers, or most are and each stands over its own; differ in numbers alone; or each begins
    where its column does.
    """
    texts = [page.words[w].text for w in chunk.words]
    years = all(map(YEAR_ONLY.fullmatch, texts))
    starts = [n for n, text in enumerate(texts) if years or text[:1].isupper()]
    if not starts or starts[0] or len(starts) != len(columns):
        return []
    cuts = pairwise([*starts, len(chunk.words)])
    parts = [*zip(columns, (chunk_of(page, chunk.page, chunk.words[a:b]) for a, b in cuts), strict=True)]
    aligned = all(abs(part.x0 - extents[column].x0) < _ALIGNED for column, part in parts)
    series = {_DIGITS.sub("#", part.text) for _, part in parts}  # "Kvartal 1 Kvartal 2"
    alike = len(series) == 1 < len(parts) and "#" in series.pop()
    if aligned or alike or all(is_header_word(part.text) for _, part in parts):
        return parts
    over = all(under(part, extents) == [column] for column, part in parts)
    worded = 2 * sum(is_header_word(part.text) for _, part in parts) >= len(parts)
    return parts if over and worded and not is_known(chunk.text) else []


def _begun_apart(chunk: Chunk, header: Sequence[Strip], page: Page) -> list[Chunk]:
    """The titles in one chunk: a word begins one where it stands right below or above the beginning of another.

    "Budget 2025 2024–2025", a space apart, where "Förändring" stands over "2024–2025" alone.
    """
    others = [c for s in header for c in s.chunks if c is not chunk]
    starts = [c.x0 for c in others if chunk.x0 + _PART * (chunk.x1 - chunk.x0) < c.x0 < chunk.x1]
    cuts = [
        n for n, w in enumerate(chunk.words) if n and any(abs(page.words[w].bbox.x0 - x0) < _SAME for x0 in starts)
    ]
    return _cut_before(cuts or _set_apart(chunk, page), chunk, page)


def _cut_before(cuts: Sequence[int], chunk: Chunk, page: Page) -> list[Chunk]:
    """A chunk in parts, each beginning with one of some words of it."""
    bounds = [0, *cuts, len(chunk.words)]
    parts = [chunk.words[a:b] for a, b in pairwise(bounds)]
    return [chunk_of(page, chunk.page, words) for words in parts] if cuts else [chunk]


def _set_apart(chunk: Chunk, page: Page) -> list[int]:
    """The word before which there is more room than between the others, where both sides of it are titles."""
    boxes = [page.words[w].bbox for w in chunk.words]
    rooms = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    if len(rooms) < _FEWEST or not page.geometry:
        return []
    widest = max(rooms)
    n = rooms.index(widest) + 1
    others = [room for k, room in enumerate(rooms, 1) if k != n and room > 0]  # beside a raised mark there is none
    if widest < _WIDER * max(others, default=widest):
        return []
    return [n] if all(is_header_word(part.text) for part in _cut_before([n], chunk, page)) else []


def _titles(chunk: Chunk, extents: Sequence[Extent], page: Page) -> list[tuple[int, Chunk]]:
    """The titles in one chunk with their columns: one ends where a word begins at the next column's left edge."""
    parts = [(column, list(part.words)) for column, part in cut(chunk, extents, page)]
    for (_, left), (column, right) in pairwise(parts):
        edge = extents[column].x0
        begins = next((n for n, w in enumerate(right) if abs(page.words[w].bbox.x0 - edge) < _ALIGNED), 0)
        left.extend(right[:begins])
        del right[:begins]
    return [(column, chunk_of(page, chunk.page, words)) for column, words in parts]


def _in_order(strip: Strip, cells: Sequence[Sequence[Chunk]], page: Page) -> tuple[tuple[Chunk, ...], ...] | None:
    """A line's titles one to each column, where position gives two to one and none to another.

    They must be as many as the columns, or as those right of the names: "Utbildning Samverkan Summa" over three.
    So are titles centred over texts set to the left, of which position gives one to no column.
    """
    parts = list(strip.chunks)
    lost = len(parts) == len(cells) and any(not any(chunk in cell for cell in cells) for chunk in parts)
    if len(cells) <= _FEWEST or (not lost and all(len(cell) == 1 for cell in cells[not cells[0] :])):
        return None
    count = len(cells) - (not lost and not cells[0])
    if len(parts) == 1 and strip.text.istitle():
        parts = [chunk_of(page, parts[0].page, [w]) for w in parts[0].words]
    if len(parts) != count or any(chunk.numeral for chunk in parts):
        return None
    return (*[()] * (len(cells) - count), *((part,) for part in parts))


def _with_title(chunk: Chunk, header: Sequence[Strip], extents: Sequence[Extent]) -> list[int]:
    """The column of the header's text that begins where a text over no column does: "(tkr)" under "Budget 2023"."""
    titles = (c for s in header for c in s.chunks if c is not chunk and abs(c.x0 - chunk.x0) < _ALIGNED)
    return next((over for c in titles if len(over := under(c, extents)) == 1), [])


def _is_headed(extent: Extent, header: Strip) -> bool:
    """Whether a text of a header's line stands over a column."""
    return any(overlap(chunk, extent) > 0 for chunk in header.chunks)


def _heads_column(text: str) -> bool:
    """Whether a part of a header is a header of its own, no unit of the part before it and no half of an aside."""
    return YEAR_ONLY.fullmatch(text) is not None or (
        (is_header_word(text) or text.endswith("-"))
        and len(text.strip("(),.")) > 4
        and text.count("(") == text.count(")")
    )


def _walls(strip: Strip, extents: Sequence[Extent], page: Page) -> list[float]:
    """Where lines are drawn beside the titles of a line; none unless they part it: a shaded line has ends alone."""
    tall = [e for e in page.edges if not e.horizontal and e.bottom - e.top > _TALL]
    found = sorted({e.x0 for e in tall if e.top <= strip.middle <= e.bottom})
    if not any(extents[0].x1 <= x <= extents[-1].x0 for x in found):
        return []
    cells = [_cell(chunk, found) for chunk in strip.chunks]
    alike = any(a == b for a, b in pairwise(cells))  # two titles in one cell: the lines are others' than theirs
    return [] if alike or None in cells else found


def _cell(chunk: Chunk, walls: Sequence[float]) -> tuple[float, float] | None:
    """The walls on both sides of a title; None where one is missing."""
    left = max((x for x in walls if x <= chunk.x0 + _ALIGNED), default=None)
    right = min((x for x in walls if x >= chunk.x1 - _ALIGNED), default=None)
    return None if left is None or right is None else (left, right)


def _between(chunk: Chunk, extents: Sequence[Extent], walls: Sequence[float]) -> list[int]:
    """The columns between the walls of a title."""
    cell = _cell(chunk, walls)
    if cell is None:
        return []
    left, right = cell
    return [i for i, e in enumerate(extents) if left - _ALIGNED <= e.x0 and e.x1 <= right + _ALIGNED]
