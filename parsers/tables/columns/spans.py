"""Header lines over others: a title that heads several columns is given to each of them.

Used by ``places``. "Statsbidrag" over "2022, 2023" and "Avgift" over the same: each of the upper titles heads one
whole round, wherever it is set above it. Any other title heads the columns in whose middle it stands. What is told
by neither stays as it was placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from parsers.tables.columns.cutting import Extent
from parsers.tables.labels import PART, role_of
from parsers.tables.numerals import MARK
from parsers.tables.strips import Chunk, Strip
from schemas.vocabulary import ColumnRole

Cells = tuple[tuple[Chunk, ...], ...]  # the chunks of a line by column
_LABELS = {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}  # what no title of amounts heads
_MARK = regex.compile(rf"(?<=\p{{Ll}}){MARK}$")  # a footnote's, of one of several titles that are the same
_DIGITS = regex.compile(r"\d+")
_LEVEL = 1.0  # points
_FEWEST = 3  # columns: less than two rounds
_CENTRED = 0.8  # letters: how far from the middle a centred title may stand


class Place(NamedTuple):
    """Where a column stands with its title, and the title."""

    x0: float
    x1: float
    title: str


def with_titles_spread(header: Sequence[Strip], lines: Sequence[Cells], extents: Sequence[Extent]) -> list[Cells]:
    """The lines of a header, top to bottom, each title over several columns in all of them.

    The title of the names may stand between two lines of titles, level with neither.
    """
    spread = list(lines)
    for n, upper in enumerate(lines[:-1]):
        later = zip(header[n + 1 :], lines[n + 1 :], strict=True)
        below = [own for strip, own in later if strip.top > header[n].bottom - _LEVEL] or lines[n + 1 : n + 2]
        lower = tuple(next(filter(None, cells), ()) for cells in zip(*below, strict=True))
        firsts = tuple(next(filter(None, cells), ()) for cells in zip(*lines[n + 1 :], strict=True))
        spread[n] = _over_parts(_over_rounds(upper, lower) or _over_middles(upper, lower, extents), firsts)
    return spread


def _over_parts(upper: Cells, lower: Cells) -> Cells:
    """The upper line, a bare "varav" over all columns beside it of which the titles go on below it alone."""
    spread = list(upper)
    for n, cell in enumerate(upper):
        if cell and PART.fullmatch(" ".join(c.text for c in cell).rstrip(":")):
            for side in (range(n + 1, len(upper)), range(n - 1, -1, -1)):
                free = set(takewhile(lambda k: not upper[k] and lower[k] and lower[k][0].text[:1].islower(), side))
                spread = [cell if k in free else own for k, own in enumerate(spread)]
    return tuple(spread)


def _over_rounds(upper: Cells, lower: Cells) -> Cells | None:
    """The upper line, each title over a whole round of the lower one's; None where they are not as many."""
    rounds = _rounds([_MARK.sub("", " ".join(c.text for c in cell)) for cell in lower])
    titles = [_titles(upper, columns) for columns in rounds]
    if not rounds or any(len(found) != 1 for found in titles) or len({t[0].text for t in titles}) < len(rounds):
        return None
    owner = {column: found[0] for columns, found in zip(rounds, titles, strict=True) for column in columns}
    return tuple((owner[k],) if k in owner else cell for k, cell in enumerate(upper))


def _rounds(texts: Sequence[str]) -> list[range]:
    """The columns of each round, where some titles come again and again.

    Others may follow them: "Fast del", "Rörlig del", "Fast del", "Rörlig del", "Totalt", "Andel".
    """
    ends = range(len(texts), _FEWEST, -1)
    return next((found for stop in ends if (found := _rounds_to(texts, stop))), [])


def _rounds_to(texts: Sequence[str], stop: int) -> list[range]:
    for size in range(2, stop // 2 + 1):
        own = texts[stop - size : stop]
        first = stop - size
        while first >= size and texts[first - size : first] == own:
            first -= size
        if stop - first > size and all(own) and len(set(own)) == size:
            return [range(n, n + size) for n in range(first, stop, size)]
    return []


def _titles(upper: Cells, columns: range) -> list[Chunk]:
    """The texts that stand over some of a round's columns, one that several pages print once."""
    return list({chunk.text: chunk for k in columns for chunk in reversed(upper[k])}.values())


def _over_middles(upper: Cells, lower: Cells, extents: Sequence[Extent]) -> Cells:
    """The upper line, each title over all columns that have one below and in whose middle it stands."""
    spread = list(upper)
    for chunk in dict.fromkeys(c for cell in upper for c in cell):
        own = [k for k, cell in enumerate(upper) if chunk in cell]
        free = [k for k, cell in enumerate(upper) if lower[k] and set(cell) <= {chunk}]
        free = [k for k in free if k in own or role_of(" ".join(c.text for c in lower[k])) not in _LABELS]
        for k in _around(own, free, chunk, [_place(lower[k], e) for k, e in enumerate(extents)]):
            spread[k] = (chunk,)
    return tuple(spread)


def _around(own: Sequence[int], free: Sequence[int], chunk: Chunk, places: Sequence[Place]) -> range:
    """The columns next to each other, more than a title's own, in whose middle it stands, if any.

    Of several such, those of one series, "Kvartal 1" to "Kvartal 4", else those that it stands best over.
    """
    middle = (chunk.x0 + chunk.x1) / 2
    room = _CENTRED * (chunk.x1 - chunk.x0) / max(1, len(chunk.text))
    found = [
        (not _is_series(places[first : last + 1]), off, range(first, last + 1))
        for first in free
        for last in free
        if first <= own[0]
        and last >= own[-1]
        and set(range(first, last + 1)) <= set(free)
        and (off := abs((places[first].x0 + places[last].x1) / 2 - middle)) < room
    ]
    _, _, best = min(found, key=lambda f: (f[0], -len(f[2]) if not f[0] else f[1]), default=(True, 0.0, range(0)))
    return best if len(best) > len(own) else range(0)


def _is_series(places: Sequence[Place]) -> bool:
    """Whether several titles differ in nothing but a number."""
    titles = {_DIGITS.sub("#", place.title) for place in places}
    return len(places) > 1 and len(titles) == 1 and "#" in titles.pop()


def _place(cell: Sequence[Chunk], extent: Extent) -> Place:
    """Where a column stands, its title included."""
    x0, x1 = min([extent.x0, *(c.x0 for c in cell)]), max([extent.x1, *(c.x1 for c in cell)])
    return Place(x0, x1, " ".join(c.text for c in cell))
