"""Organisation numbers below the names that they belong to, in the same cell, set beside them.

Used by ``finding`` before the search for regions: the number alone on its line would look like a row of its own, or
the heading of a group. Nothing is moved where few names have one below them.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.labels import ORGANISATION_NUMBER
from parsers.tables.strips import Strip, chunk_of
from schemas.document import Page

# "802400-1234", "Org.nr 802400-1234"
_NUMBER = regex.compile(
    rf"(?:org(?:anisations)?[.]?[ -]?(?:nr|nummer)[.:]?[ ])?{ORGANISATION_NUMBER}", regex.IGNORECASE
)
_LEAST = 3
_REACH = 2  # lines above the number, of which one may hold the row's other cells
_ALIGNED = 1.5  # points
_APART = 40.0  # points to the left of the names, where the numbers are put


def with_numbers_beside(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each organisation number below a name in a column before the names."""
    named = [(n, above) for n in range(1, len(strips)) if (above := _named_above(strips, n)) is not None]
    if len(named) < _LEAST:
        return list(strips)
    found = list(strips)
    for n, above in named:
        name, number = strips[above].chunks[0], strips[n].chunks[0]
        right = name.x0 - _APART
        words = number.words[-1:]  # without "Org.nr"
        moved = chunk_of(page, number.page, words)
        moved = moved._replace(x0=right - (moved.x1 - moved.x0), x1=right)
        row = next((k for k in range(above, n) if any(c.numeral for c in strips[k].chunks)), above)
        found[row] = found[row]._replace(chunks=(moved, *found[row].chunks))
    below = {n for n, _ in named}
    return [s for n, s in enumerate(found) if n not in below]


def _named_above(strips: Sequence[Strip], n: int) -> int | None:
    """The line of the name below which a line holds nothing but an organisation number; None where there is none.

    The other cells of the row may stand between them, centred against the two.
    """
    strip = strips[n]
    if len(strip.chunks) > 1 or not _NUMBER.fullmatch(strip.text):
        return None
    for above in range(n - 1, max(-1, n - 1 - _REACH), -1):
        name = strips[above].chunks[0]
        if abs(name.x0 - strip.chunks[0].x0) < _ALIGNED:
            is_name = name.numeral is None and name.text[:1].isalpha()
            return above if is_name and _is_near(strip, strips[above]) else None
        if name.x0 < strip.chunks[0].x1:
            return None
    return None


def _is_near(strip: Strip, above: Strip) -> bool:
    return strip.page == above.page and strip.top - above.bottom < 0.6 * above.size
