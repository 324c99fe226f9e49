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
_ALIGNED = 1.5  # points
_APART = 40.0  # points to the left of the names, where the numbers are put


def with_numbers_beside(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each organisation number below a name in a column before the names."""
    below = [n for n in range(1, len(strips)) if _is_below(strips[n], strips[n - 1])]
    if len(below) < _LEAST:
        return list(strips)
    found = list(strips)
    for n in below:
        name, number = found[n - 1].chunks[0], strips[n].chunks[0]
        right = name.x0 - _APART
        words = number.words[-1:]  # without "Org.nr"
        moved = chunk_of(page, number.page, words)
        moved = moved._replace(x0=right - (moved.x1 - moved.x0), x1=right)
        found[n - 1] = found[n - 1]._replace(chunks=(moved, *found[n - 1].chunks))
    return [s for n, s in enumerate(found) if n not in below]


def _is_below(strip: Strip, above: Strip) -> bool:
    """Whether a line holds nothing but an organisation number, close under the beginning of a row's name."""
    if len(strip.chunks) > 1 or not _NUMBER.fullmatch(strip.text) or strip.page != above.page:
        return False
    name = above.chunks[0]
    named = name.numeral is None and name.text[:1].isalpha()
    return named and abs(name.x0 - strip.chunks[0].x0) < _ALIGNED and strip.top - above.bottom < 0.6 * above.size
