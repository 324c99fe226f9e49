"""Organisation numbers below the names that they belong to, in the same cell, set beside them.

Used by ``finding`` before the search for regions: the number alone on its line would look like a row of its own, or
the heading of a group. In text whose spaces were collapsed the row's other cells may follow the number on its line.
Nothing is moved where few names have one below them.
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
_ROW = regex.compile(rf"{ORGANISATION_NUMBER}(?:[ ]\S+)*[ ]\d[\d ,%-]*")  # "802400-1234 450 000"
_AMOUNT = regex.compile(r"\d{3}")
_LEAST = 3
_REACH = 2  # lines above the number, of which one may hold the row's other cells
_ALIGNED = 1.5  # points
_APART = 40.0  # points to the left of the names, where the numbers are put


def with_numbers_beside(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each organisation number below a name in a column before the names."""
    named = [(n, above) for n in range(1, len(strips)) if (above := _named_above(strips, n)) is not None]
    if not page.geometry:  # one cell to a line there: the number may as well belong to the name below
        named = [(n, above) for n, above in named if _AMOUNT.search(strips[above].text)]
    if len(named) < _LEAST:
        return _with_rows_whole(strips, page)
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


def _with_rows_whole(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips, each name above a line of a number and the row's other cells put between the two."""
    rows = [n for n in range(1, len(strips)) if _begins_with_number(strips[n]) and _is_name_over(strips, n)]
    if page.geometry or len(rows) < _LEAST:
        return list(strips)
    found = list(strips)
    for n in rows:
        first, *rest = strips[n].chunks[0].words
        whole = chunk_of(page, strips[n].page, (first, *strips[n - 1].chunks[0].words, *rest))
        wide = strips[n - 1].chunks[0].x1 + strips[n].chunks[0].x1 - 2 * whole.x0
        found[n] = strips[n]._replace(chunks=(whole._replace(x1=whole.x0 + wide),))
    return [s for n, s in enumerate(found) if n + 1 not in rows]


def _begins_with_number(strip: Strip) -> bool:
    return len(strip.chunks) == 1 and _ROW.fullmatch(strip.text) is not None


def _is_name_over(strips: Sequence[Strip], n: int) -> bool:
    """Whether the line above is a text alone, as close as the lines of a cell."""
    above = strips[n - 1]
    lone = len(above.chunks) == 1 and above.chunks[0].numeral is None and above.text[:1].isalpha()
    return lone and above.text[-1:].isalpha() and _is_near(strips[n], above)


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
