"""Two tables beside each other, "Kommun, Belopp" and "Region, Belopp, Andel", taken apart.

Used by ``finding`` on each region. Titles that are the same again are one table in newspaper order, which
``places`` unrolls; here the titles differ, and the halves of a line have nothing to do with each other. It refuses
where the names on the right come back: then they say something of the row; and, where the tables have other
columns, unless one ends before the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.labels import RECIPIENT_HEADER, TOTAL, role_of
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip
from schemas.vocabulary import ColumnRole

_LEAST_ROWS = 3
_LEAST_COLUMNS = 2
_BEGINNING = 4  # letters
_ALIGNED = 1.5  # points
_LABELS = {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}
_CODES = {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}


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
    for first in range(_LEAST_COLUMNS, len(titles) - 1):
        left, right = titles[:first], titles[first:]
        if len(titles) % first == 0 and all(map(_begin_alike, titles, left * (len(titles) // first))):
            return None  # newspaper order
        if not (_heads_table(left) and _heads_table(right)):
            continue
        whole = [s for s in region.records if len(s.chunks) == len(titles)]
        names = {_name(s.chunks[first], region.body[region.body.index(s) + 1 :]) for s in whole}
        if len(whole) < _LEAST_ROWS or len(names) < len(whole):
            continue
        ends, starts = max(s.chunks[first - 1].x1 for s in whole), min(s.chunks[first].x0 for s in whole)
        alike = left[0] == right[0] or left[1:] == right[1:]
        if ends < starts and (alike or _end_apart(region, (ends + starts) / 2)):
            return (ends + starts) / 2
    return None


def _begin_alike(title: str, other: str) -> bool:
    """Whether two titles are one, though broken over lines at other places: "Mottagand" / "e kommun"."""
    return title[:_BEGINNING] == other[:_BEGINNING]


def _name(chunk: Chunk, below: Sequence[Strip]) -> str:
    """A name with its rest on the next line, which begins at the same x: "Region" / "Skåne"."""
    rest = [c for s in below[:1] for c in s.chunks if abs(c.x0 - chunk.x0) < _ALIGNED and c.numeral is None]
    return " ".join([chunk.text, *(c.text for c in rest)])


def _heads_table(titles: Sequence[str]) -> bool:
    """Whether titles begin with one of recipients, a code before it perhaps, and go on with one of amounts."""
    names = [n for n, t in enumerate(titles[:2]) if role_of(t) is ColumnRole.NAME and RECIPIENT_HEADER.search(t)]
    coded = not names or names[0] == 0 or role_of(titles[0]) in _CODES
    rest = titles[names[0] + 1 :] if names else []
    return coded and role_of(titles[-1]) not in _LABELS and any(role_of(t) is ColumnRole.AMOUNT for t in rest)


def _end_apart(region: Region, border: float) -> bool:
    """Whether rows stand on one side alone, or a sum on one side beside a row on the other."""
    sides = [(_part([s], 0.0, border), _part([s], border, float("inf"))) for s in region.records]
    alone = any(not left or not right for left, right in sides)
    return alone or any(bool(TOTAL.match(a[0].text)) != bool(TOTAL.match(b[0].text)) for a, b in sides if a and b)


def _part(strips: Sequence[Strip], x0: float, x1: float) -> list[Strip]:
    """What stands between two x of each strip that has something there."""
    parts = [(s, tuple(c for c in s.chunks if x0 <= c.x0 < x1)) for s in strips]
    return [s._replace(chunks=chunks, bold=all(c.bold for c in chunks)) for s, chunks in parts if chunks]
