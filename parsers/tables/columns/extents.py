"""Where the columns of a region stand: the runs of x that its rows' chunks cover, on all pages or on each.

Used by ``places``, which puts the chunks into them. It looks at positions alone, and refuses to say what a column
holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.columns.cutting import Extent, overlap, under
from parsers.tables.labels import is_header_word
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip

FEWEST = 2  # columns
_SEVERAL = 2  # rows tell where columns stand: one with more cells than all others has a word far from the next
_FEW = 5  # times as many rows as stray cells, at least
_BESIDE = 0.2  # of the type size: lines that overlap so in height stand beside each other
_EVEN = 0.8  # points: sides of one column
_BEGINS, _ENDS = -1, 1  # events of chunks from left to right; at one x the beginnings come first


def extents_of(region: Region, rows: Sequence[Strip]) -> list[Extent]:
    """The columns: runs of x that chunks cover in more than a few ``rows``, then what stands outside them all.

    ``rows`` are those with numbers, totals left out. A text between rows makes a column under a title of its own.
    """
    records = region.records
    most = Counter(len(s.chunks) for s in rows).most_common(1)[0][0]
    typical = [s for s in rows if len(s.chunks) >= most]
    chunks = [c for s in typical for c in s.chunks]
    events = [(c.x0, _BEGINS) for c in chunks] + [(max(c.x1, c.x0 + 0.5), _ENDS) for c in chunks]
    found = _covered(events, len(typical) // 50)
    titles = [c for s in region.header for c in s.chunks if is_header_word(c.text)]
    apart = [t for t in titles if not any(overlap(t, e) > 0 for e in found)]
    beside = [c for s in region.body for c in s.chunks if any(overlap(c, Extent(t.x0, t.x1)) > 0 for t in apart)]
    texts = [c for s in records for c in s.chunks] + beside + _level(region.body, rows)
    rest = [c for c in texts if not _touches(c, found)]
    for extent in _covered([e for c in rest for e in ((c.x0, _BEGINS), (c.x1, _ENDS))], 0):
        count = sum(overlap(c, extent) > 0 for c in rest)
        own = [t for t in titles if overlap(t, extent) > 0 and not any(overlap(t, e) > 0 for e in found)]
        if own or count > max(1, len(records) // 5):
            found.append(extent)
    return _with_strays_joined(sorted(found), typical, region.header)


def _level(body: Sequence[Strip], rows: Sequence[Strip]) -> list[Chunk]:
    """The texts of lines that rows of nothing but numbers stand beside, as those of a cell of several lines do."""
    if any(c.numeral is None for s in rows for c in s.chunks):
        return []
    own = {id(s) for s in rows}
    pairs = [(a, b) if id(a) in own else (b, a) for a, b in pairwise(body) if (id(a) in own) != (id(b) in own)]
    return [
        c
        for row, line in pairs
        for c in line.chunks
        if line.page == row.page
        and min(line.bottom, row.bottom) - max(line.top, row.top) > _BESIDE * row.size
        and not _touches(c, row.chunks)
    ]


def _touches(chunk: Chunk, others: Sequence[Extent | Chunk]) -> bool:
    """Whether a chunk stands over or under any of the others."""
    for other in others:  # noqa: SIM110 - a loop takes half the time, for each cell of a table
        if chunk.x0 < other.x1 and other.x0 < chunk.x1:
            return True
    return False


def _with_strays_joined(extents: list[Extent], rows: Sequence[Strip], header: Sequence[Strip]) -> list[Extent]:
    """The columns, what few cells make beside a column of amounts as a part of it.

    A spreadsheet sets numbers to the right of their cells and texts that look like numbers to the left, so that the
    one zero below "120 000 kr" touches none of these. Its rows have nothing else in the column.
    """
    titled = [any(overlap(c, e) > 0 for s in header for c in s.chunks) for e in extents]
    if not any(titled) or all(titled):
        return extents
    joined = dict[int, int]()
    for n, extent in enumerate(extents):
        own = [] if titled[n] else [s for s in rows if any(overlap(c, extent) > 0 for c in s.chunks)]
        cells = [c for s in own for c in s.chunks if overlap(c, extent) > 0]
        if not own or _FEW * len(own) > len(rows) or any(ch.isalpha() for c in cells for ch in c.text):
            continue
        near = [k for k in (n - 1, n + 1) if 0 <= k < len(extents) and titled[k] and k not in joined.values()]
        homes = [k for k in near if _takes(extents[k], own, rows)]
        joined |= {n: homes[0]} if len(homes) == 1 else {}
    whole = {
        k: Extent(min(extents[n].x0, extents[k].x0), max(extents[n].x1, extents[k].x1)) for n, k in joined.items()
    }
    return [whole.get(n, extent) for n, extent in enumerate(extents) if n not in joined]


def _takes(extent: Extent, own: Sequence[Strip], rows: Sequence[Strip]) -> bool:
    """Whether a column is one of numbers and has none in some rows."""
    cells = [c for s in rows for c in s.chunks if overlap(c, extent) > 0]
    empty = not any(overlap(c, extent) > 0 for s in own for c in s.chunks)
    return empty and sum(c.has_value for c in cells) > 0.5 * len(cells)


def parts_of(region: Region, rows: Sequence[Strip], extents: list[Extent]) -> list[list[Extent]]:
    """The columns as each strip of the body has them; ``rows`` are those with numbers, totals left out.

    Where a table is set anew on each page, its columns may stand elsewhere there, and what is a gap on one page is
    a column on another; over all pages no gap may be left. Titles that are printed again say that it is set anew,
    however few rows follow them. Few rows with a wide gap in a cell make no column where the cells of more rows
    reach over it.
    """
    body = region.body
    counts = Counter(len(s.chunks) for s in rows)
    most = max((n for n, times in counts.items() if times * 10 >= len(rows) and times >= _SEVERAL), default=0)
    full = [s for s in rows if len(s.chunks) == most]
    grouped = len(extents) != most and sum(_is_grouped(s) for s in full) > 0.9 * len(full)
    in_place = sum(_crowds(s, extents) for s in full) * 8 <= len(full)
    if in_place and not grouped and not _is_moved(full, extents, region.header, most):
        return [extents] * len(body)
    whole = {id(s) for s in full}
    found, owners, between, titled = _stretches(region, whole)
    if (len(found) - titled) * 4 > len(rows):
        return [extents] * len(body)
    for n in between:
        own, below = owners[n], owners[n] + 1
        owners[n] = below if _edges(body[n], found[below]) > _edges(body[n], found[own]) else own
    parts = [found[owner] for owner in owners]
    others = {id(s) for s in rows} - whole
    over = sum(id(s) in others and _reaches_over(s, part) for s, part in zip(body, parts, strict=True))
    return [extents] * len(body) if over > len(full) else parts


class _Stretches(NamedTuple):
    """The runs of lines that share their columns."""

    found: list[list[Extent]]  # the columns of each
    owners: list[int]  # the run of each line
    between: list[int]  # lines that the columns above or those below may hold
    titled: int  # runs that begin under titles of their own


def _stretches(region: Region, whole: set[int]) -> _Stretches:
    """The runs of a region's lines, told by its full rows."""
    body = region.body
    found: list[list[Extent]] = []
    owners: list[int] = []
    between: list[int] = []
    titled = 0
    head: list[int] | None = []  # lines at the head of a page: its first full row tells where its columns stand
    for n, strip in enumerate(body):
        head = [] if n and body[n - 1].page != strip.page else head
        if id(strip) in whole:
            grown = _grown(found[-1], strip) if found else None
            if grown is None:
                found.append([Extent(c.x0, c.x1) for c in strip.chunks])
                titled += _is_titled(body[n - 1], strip, region.repeated) if n else 0
                between += _since_full(body, n, whole) if head is None else ()
            else:
                found[-1] = grown
            for above in head or ():
                owners[above] = len(found) - 1
            head = None
        elif head is not None:
            head.append(n)
        owners.append(max(len(found) - 1, 0))
    return _Stretches(found, owners, between, titled)


def _is_moved(full: Sequence[Strip], extents: Sequence[Extent], header: Sequence[Strip], most: int) -> bool:
    """Whether the full rows of each page fill as many columns as there are titles, and not the same on each."""
    titles = max((len(s.chunks) for s in header), default=0)
    if len(extents) <= most or titles != most:
        return False
    used: dict[int, set[int]] = {}
    for strip in full:
        used.setdefault(strip.page, set()).update(n for c in strip.chunks for n in under(c, extents))
    return len(set(map(frozenset, used.values()))) > 1 and all(len(columns) == most for columns in used.values())


def _is_titled(above: Strip, strip: Strip, repeated: Sequence[Strip]) -> bool:
    """Whether the titles stand again between two lines of the body."""
    first, last = (above.page, above.line), (strip.page, strip.line)
    return any(first < (s.page, s.line) < last for s in repeated)


def _since_full(body: Sequence[Strip], at: int, whole: set[int]) -> list[int]:
    """The lines above a full row up to the full row before it."""
    first = at
    while first and id(body[first - 1]) not in whole:
        first -= 1
    return [*range(first, at)]


def _edges(strip: Strip, extents: Sequence[Extent]) -> int:
    """How many sides of a line's texts are sides of columns."""
    sides = [x for e in extents for x in e]
    return sum(any(abs(x - side) < _EVEN for side in sides) for c in strip.chunks for x in (c.x0, c.x1))


def _is_grouped(strip: Strip) -> bool:
    """Whether texts and numbers alternate over a row as in column groups side by side."""
    kinds = [c.numeral is None for c in strip.chunks]
    return any(
        len(kinds) % times == 0 and kinds[: len(kinds) // times] * times == kinds and len(set(kinds)) > 1
        for times in (2, 3, 4)
    )


def _crowds(strip: Strip, extents: Sequence[Extent]) -> bool:
    """Whether two chunks of a row stand in one column, or one in two."""
    over = [under(c, extents) for c in strip.chunks]
    first = [columns[0] for columns in over if columns]
    return max(map(len, over), default=0) > 1 or len(set(first)) < len(first)


def _reaches_over(strip: Strip, extents: Sequence[Extent]) -> bool:
    """Whether a text stands in several columns; a code and the name close behind it are two cells of a row."""
    return any(len(under(chunk, extents)) > 1 for chunk in strip.chunks if not chunk.text[:1].isdigit())


def _grown(extents: Sequence[Extent], strip: Strip) -> list[Extent] | None:
    """The columns with a full row more; None where its cells stand in other columns than their own."""
    grown = [Extent(min(e.x0, c.x0), max(e.x1, c.x1)) for e, c in zip(extents, strip.chunks, strict=True)]
    return grown if all(a.x1 < b.x0 for a, b in pairwise(grown)) else None


def _covered(events: list[tuple[float, int]], floor: int) -> list[Extent]:
    found: list[Extent] = []
    depth, start = 0, 0.0
    for x, event in sorted(events):
        before, depth = depth, depth - event
        if before <= floor < depth:
            start = x
        elif depth <= floor < before:
            found.append(Extent(start, x))
    return found
