"""Two tables beside each other, "Kommun, Belopp" and "Region, Belopp", taken apart.

Used by ``finding`` on each region. Titles that are the same again are one table in newspaper order, which
``places`` unrolls; here the titles of the names differ, and the halves of a line have nothing to do with each
other. It refuses where the names on the right come back: then they say something of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.labels import RECIPIENT_HEADER, role_of
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Strip
from schemas.vocabulary import ColumnRole

_LEAST_ROWS = 3
_LEAST_COLUMNS = 2


def tables_apart(region: Region) -> list[Region]:
    """The region, or the two that it holds, left before right."""
    border = next((x for s in region.header if (x := _border(s, region)) is not None), None)
    if border is None:
        return [region]
    return [
        replace(region, header=_part(region.header, *side), body=_part(region.body, *side), repeated=[])
        for side in ((0.0, border), (border, float("inf")))
    ]


def _border(header: Strip, region: Region) -> float | None:
    """The x between two tables; None where a line of a header does not head two."""
    titles = [c.text.casefold() for c in header.chunks]
    half, rest = divmod(len(titles), 2)
    if half < _LEAST_COLUMNS or rest or titles[1:half] != titles[half + 1 :] or titles[0] == titles[half]:
        return None
    if not all(role_of(t) is ColumnRole.NAME and RECIPIENT_HEADER.search(t) for t in (titles[0], titles[half])):
        return None
    whole = [s for s in region.records if len(s.chunks) == len(titles)]
    names = {s.chunks[half].text for s in whole}
    if len(whole) < _LEAST_ROWS or len(names) < len(whole):
        return None
    left, right = max(s.chunks[half - 1].x1 for s in whole), min(s.chunks[half].x0 for s in whole)
    return (left + right) / 2 if left < right else None


def _part(strips: Sequence[Strip], x0: float, x1: float) -> list[Strip]:
    """What stands between two x of each strip that has something there."""
    parts = [(s, tuple(c for c in s.chunks if x0 <= c.x0 < x1)) for s in strips]
    return [s._replace(chunks=chunks, bold=all(c.bold for c in chunks)) for s, chunks in parts if chunks]
