"""The lines right below the last row of a table that are a part of it: the rest of a wrapped name.

Used by the search for regions. It refuses what stands farther off than the lines of a name, and what may be prose.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from parsers.tables.labels import DANGLING, SOURCE_NOTE, TOTAL, is_known
from parsers.tables.records import ORGANISATION, is_record
from parsers.tables.strips import Strip
from parsers.tables.units import UNIT_NOTE
from schemas.register import Level, resolve
from schemas.vocabulary import Match

_LEAD = regex.compile(r"^(?:\d{4}|[-–•*])[ ]+")
_ALIGNED = 1.5  # points
_SIZED = 0.3  # points
_OVER = 0.2  # of the type size: lines that overlap so in height are not below each other
_NEAR = 0.55  # of the type size: between the lines of one name, where the table does not show it
_FEWEST = 3  # rows
_LONGEST_NAME = 6  # lines


def lines_after(pending: list[Strip], body: list[Strip], repeated: list[Strip]) -> list[Strip]:
    """Fragments after the last row that belong to it: the rest of a wrapped name, over a page's turn too."""
    found: list[Strip] = []
    below = body[-1]
    if pending and _heads_next(pending[0], body):
        return pending[:1]
    close = _close(pending, body, repeated)
    loose = [s for s in body if not is_record(s)] if close else []
    summed = TOTAL.match(body[-1].text) is not None
    for strip in close:
        if SOURCE_NOTE.match(strip.text):
            break
        if _goes_on_below(strip, body[-1]):
            found.append(strip)
            below = strip
            continue
        text, x0 = strip.chunks[-1].text, strip.chunks[-1].x0
        wrapped = any(abs(s.chunks[0].x0 - x0) < 2 and abs(s.size - strip.size) < 0.3 for s in loose)
        whole = wrapped and len(close) < _LONGEST_NAME and text.count(" ") < 5 and not summed
        whole = whole and not TOTAL.match(text)
        whole = whole or (_is_kommun(strip) and _is_kommun(below))  # the last one's cell is empty
        if not (text[:1].islower() or _goes_on(below) or whole):
            break
        found.append(strip)
        below = strip
    return found


def _turns(strip: Strip, body: list[Strip], repeated: list[Strip]) -> bool:
    """Whether the rest of the last row's name may begin a page: below the header there, or in lower case."""
    if repeated and repeated[-1].page == strip.page:
        return strip.top - repeated[-1].bottom < strip.size
    near = [c for s in body[-_LONGEST_NAME:] for c in s.chunks if c.numeral is None]
    text = strip.chunks[-1]
    aligned = any(abs(c.x0 - text.x0) < _ALIGNED for c in near)
    return aligned and abs(strip.size - body[-1].size) < _SIZED and text.text[:1].islower()


def _goes_on_below(strip: Strip, row: Strip) -> bool:
    """Whether each of several texts of a line begins or ends where a cell of the row does, one of them a text.

    They are the rest of these cells; a case's number may begin with its year alone, "2024" / "2024/1101".
    """
    near = [[r for r in row.chunks if min(abs(c.x0 - r.x0), abs(c.x1 - r.x1)) < _ALIGNED] for c in strip.chunks]
    over = [cells[0] if cells else None for cells in near]
    return len(over) > 1 and None not in over and any(r is not None and r.numeral is None for r in over)


def _ends_cells(strip: Strip, body: list[Strip]) -> bool:
    """Whether texts of a line all begin where others of the table do, beside its last row or one in lower case."""
    lefts = [c.x0 for s in body for c in s.chunks if c.numeral is None]
    aligned = all(any(abs(c.x0 - x) < _ALIGNED for x in lefts) for c in strip.chunks)
    beside = strip.page == body[-1].page and body[-1].bottom - strip.top > _OVER * strip.size
    return aligned and (beside or any(c.text[:1].islower() for c in strip.chunks))


def _is_kommun(strip: Strip) -> bool:
    """Whether a line begins with the name of a kommun, after its code or bullet, and is set as a row's is."""
    text = next((c.text for c in strip.chunks if c.numeral is None), "")
    bare = _LEAD.sub("", text)
    name = bare.split(":")[0].rstrip("0123456789 -–—.")
    return resolve(name, None, level=Level.KOMMUN).match is Match.EXACT


def _heads_next(strip: Strip, body: list[Strip]) -> bool:
    """Whether a county stands as a row does below rows with two names: it heads the top of the next column."""
    county = len(strip.chunks) == 1 and strip.text.casefold().endswith(" län") and is_known(strip.text)
    if not county or len(body) < _FEWEST or strip.page != body[-1].page:
        return False
    pitch = max(b.top - a.top for a, b in pairwise(body[-_FEWEST:]))
    beside = sum(c.numeral is None for c in body[-1].chunks) > 1
    return beside and strip.top - body[-1].top < pitch + _ALIGNED


def _close(pending: list[Strip], body: list[Strip], repeated: list[Strip]) -> list[Strip]:
    """The fragments after a row that stand as close as the lines of one name, and apart from what follows."""
    found: list[Strip] = []
    below, gap = body[-1], 0.0
    usual = _usual_gap(body) if pending else 0.0
    for strip in pending:
        turned = strip.page != below.page
        gap = 0.0 if turned else strip.top - below.bottom
        most = max(_NEAR * strip.size, usual if _goes_on_below(strip, body[-1]) else 0.0)
        if gap > most or (turned and not _turns(strip, body, repeated)):
            return found
        numbered = ORGANISATION.fullmatch(strip.chunks[0].text) is not None  # put beside the end of a name
        whole = len(strip.chunks) <= 1 + numbered or _goes_on_below(strip, body[-1]) or _ends_cells(strip, body)
        if not whole or UNIT_NOTE.match(strip.text):
            break
        found.append(strip)
        below = strip
    else:
        return found
    return found[:-1] if found else found


def _usual_gap(body: list[Strip]) -> float:
    """How far below a row of the table the next line of its cells stands, at most, with what lines differ in."""
    gaps = (b.top - a.bottom for a, b in pairwise(body) if not is_record(b) and _goes_on_below(b, a))
    return max(gaps, default=0.0) + _ALIGNED


def _goes_on(strip: Strip) -> bool:
    """Whether a text of a line cannot end there: "Upplands-", "Teater &", "Kulturföreningen i"."""
    return any(c.numeral is None and DANGLING.search(c.text) for c in strip.chunks)
