"""Tables whose cells stand one to a line, the amount before the name: "250 000", "0115", "Vallentuna".

Used by ``stacks``. Read as other stacks are, each amount would go to the name above it, which is the row before's.
Titles in the same order tell it, or names of the register of which none stands above the first amount. Lines that
do not come round in one order are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.labels import TOTAL, is_header_word, is_place, role_of
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Strip
from schemas.vocabulary import ColumnRole

_WIDTHS = (4, 3, 2)  # cells of a row
_LEAST_ROWS = 3
Rows = list[list[Strip]]


def amounts_first(region: Region) -> tuple[Region, list[Strip], Rows] | None:
    """The region without its lines, its titles and its rows, each with the amount behind the name; else None."""
    body = region.body
    if body[0].chunks[0].numeral is None or any(len(s.chunks) > 1 for s in (*region.header, *body)):
        return None
    over = [*region.above, *region.header]
    for width in _WIDTHS:
        lines = [*body, *(s for s in region.below[:1] if _is_name(s))]
        name = _place_of_name(lines, width)
        rows = _rounds(lines, width, name) if name else None
        if rows is None or name is None:
            continue
        titles = over[-width:] if _are_titles(over[-width:], width, name) else []
        led = any(map(_is_name, over[-1:]))
        if not titles and (led or not all(any(map(_is_name, row)) for row in rows)):
            continue
        rest = Region([], [], over[: len(over) - len(titles)], region.below[len(lines) - len(body) :])
        return rest, _turned(titles, name), [_turned(row, len(row) - width + name) for row in rows]
    return None


def _is_name(strip: Strip) -> bool:
    lone = len(strip.chunks) == 1 and strip.chunks[0].numeral is None
    return lone and (is_place(strip.text) or TOTAL.match(strip.text) is not None)


def _place_of_name(lines: Sequence[Strip], width: int) -> int | None:
    """Where the one text stands in the first round that is no total's; None where it is not after the amount."""
    first = 2 if len(lines) > 1 and TOTAL.match(lines[1].text) else 0
    texts = [n for n, s in enumerate(lines[first : first + width]) if s.chunks[0].numeral is None]
    return texts[0] if len(texts) == 1 and texts[0] else None


def _rounds(lines: Sequence[Strip], width: int, name: int) -> Rows | None:
    """The rows of so many cells, the name's at one place; the total has no code. None where a line is left over."""
    rows: Rows = []
    n = 0
    while n < len(lines):
        summed = n + 1 < len(lines) and TOTAL.match(lines[n + 1].text) is not None
        row = list(lines[n : n + (width - name + 1 if summed else width)])
        place = 1 if summed else name
        if [k for k, s in enumerate(row) if s.chunks[0].numeral is None] != [place]:
            return None
        rows.append(row)
        n += len(row)
    whole = [row for row in rows if len(row) == width]
    return rows if len(whole) >= _LEAST_ROWS else None


def _are_titles(strips: Sequence[Strip], width: int, name: int) -> bool:
    """Whether lines are titles of such a round: of amounts, of names at their place."""
    roles = [role_of(s.text) if len(s.chunks) == 1 and is_header_word(s.text) else None for s in strips]
    return len(roles) == width and roles[0] is ColumnRole.AMOUNT and roles[name] is ColumnRole.NAME


def _turned(row: Sequence[Strip], name: int) -> list[Strip]:
    """The cells of a row, the amount put behind the name."""
    return [*row[1 : name + 1], row[0], *row[name + 1 :]] if row else []
