"""Organisation numbers below the names that they belong to, in the same cell, set beside them.

Used by ``finding`` before the search for regions: the number alone on its line would look like a row of its own, or
the heading of a group. In text whose spaces were collapsed the row's other cells may follow the number on its line.
Nothing is moved where few names have one below them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from parsers.tables.labels import ORGANISATION_NUMBER
from parsers.tables.strips import Chunk, Strip, chunk_of
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
_CLOSE = 0.6  # of the type size: between the lines of a cell
_APART = 40.0  # points to the left of the names, where the numbers are put


def with_numbers_beside(strips: Sequence[Sequence[Strip]], pages: Sequence[Page]) -> list[list[Strip]]:
    """The strips of each page, each organisation number below a name in a column before the names."""
    named = [_named(own, page) for own, page in zip(strips, pages, strict=True)]
    if any(page.geometry for page in pages):
        _leave_titles(strips, named)
    placed = [n for n, page in enumerate(pages) if page.geometry and named[n]]
    if sum(len(named[n]) for n in placed) < _LEAST:
        placed = []
    edges = [strips[p][above].chunks[0].x0 for p in placed for above in named[p].values()]
    found: list[list[Strip]] = []
    for n, (own, page) in enumerate(zip(strips, pages, strict=True)):
        if not page.geometry and len(named[n]) < _LEAST:
            found.append(_with_rows_whole(own, page))
        elif page.geometry and not placed:
            found.append(list(own))
        else:
            moved = _moved(own, named[n], page)
            found.append(_with_first_apart(moved, edges, page) if placed and n else moved)
    return found


def _named(strips: Sequence[Strip], page: Page) -> dict[int, int]:
    """The lines of numbers below names, with the line of the name right above."""
    named = {n: above for n in range(1, len(strips)) if (above := _named_above(strips, n, page)) is not None}
    if page.geometry:
        return named
    # one cell to a line there: the number may as well belong to the name below
    return {n: above for n, above in named.items() if _has_amount(strips[above])}


def _has_amount(strip: Strip) -> bool:
    return _AMOUNT.search(strip.text) is not None or any(c.numeral for c in strip.chunks[1:])


def _leave_titles(strips: Sequence[Sequence[Strip]], named: Sequence[dict[int, int]]) -> None:
    """Drop the numbers below a title that the page before has too: their names stand on that page."""
    for page in range(1, len(strips)):
        titles = {s.chunks[0].text for s in strips[page - 1]}
        first = min(named[page], default=0)
        if first and strips[page][named[page][first]].chunks[0].text in titles:
            over = strips[page][: named[page][first] + 1]
            if not any(c.has_value for s in over for c in s.chunks):
                del named[page][first]


def _moved(strips: Sequence[Strip], named: Mapping[int, int], page: Page) -> list[Strip]:
    """The strips of a page, the numbers put before the names, each on the line of its row's other cells."""
    found = list(strips)
    gone = {n for n in named if len(strips[n].chunks) == 1}
    for n, above in named.items():
        name, (number, *rest) = strips[above].chunks[0], strips[n].chunks
        row = n if rest else _row_of(strips, above, n)
        chunks = tuple(rest) or found[row].chunks
        beside = _name_beside(strips, row, name) if page.geometry else None
        if beside is not None:
            found[row] = _over_both(strips[beside], found[row])
            chunks = (*strips[beside].chunks, *chunks)
            gone.add(beside)
        found[row] = found[row]._replace(chunks=(_set_apart(number, name.x0, page), *chunks))
    return [s for n, s in enumerate(found) if n not in gone]


def _over_both(name: Strip, numbers: Strip) -> Strip:
    """A line as high as both, set as the name is."""
    top, bottom = min(name.top, numbers.top), max(name.bottom, numbers.bottom)
    return numbers._replace(top=top, bottom=bottom, size=name.size, bold=name.bold)


def _name_beside(strips: Sequence[Strip], row: int, name: Chunk) -> int | None:
    """The line of a row's name beside which its numbers stand alone on theirs: between two, or at the foot."""
    foot = _NUMBER.fullmatch(strips[row].chunks[0].text) is not None
    if strips[row].chunks[0].x0 < name.x1 and not foot:
        return None
    near = [n for n in (row - 1, row + 1 - 2 * foot) if 0 <= n < len(strips) and len(strips[n].chunks) == 1]
    parts = [n for n in near if _is_part(strips[n].chunks[0], name)]
    return min(parts, key=lambda n: abs(strips[n].middle - strips[row].middle), default=None)


def _is_part(chunk: Chunk, name: Chunk) -> bool:
    """Whether a text is a line of the name that another is."""
    return abs(chunk.x0 - name.x0) < _ALIGNED and chunk.numeral is None and not _NUMBER.fullmatch(chunk.text)


def _set_apart(number: Chunk, edge: float, page: Page) -> Chunk:
    """An organisation number, without "Org.nr", to the left of the names' edge."""
    moved = chunk_of(page, number.page, number.words[-1:])
    right = edge - _APART
    return moved._replace(x0=right - (moved.x1 - moved.x0), x1=right)


def _row_of(strips: Sequence[Strip], above: int, n: int) -> int:
    """The line of the row's other cells: the next one up among the lines of the name; else the name's own."""
    row = next((k for k in range(above, n) if any(c.numeral for c in strips[k].chunks)), None)
    if row is not None:
        return row
    left, top = strips[above].chunks[0].x0, strips[above].top
    for k in range(above - 1, -1, -1):
        strip = strips[k]
        if top - strip.bottom >= _CLOSE * strip.size or _NUMBER.fullmatch(strip.chunks[0].text):
            break
        if any(c.numeral and c.x0 > left + _ALIGNED for c in strip.chunks):
            return k
        top = min(top, strip.top)
    return above


def _with_first_apart(strips: list[Strip], edges: Sequence[float], page: Page) -> list[Strip]:
    """The strips of a page at whose top the number of the row before the page's turn stands alone."""
    for n, strip in enumerate(strips):
        number = strip.chunks[0]
        if len(strip.chunks) > 1:
            if any(c.numeral for c in strip.chunks):
                break
        elif _NUMBER.fullmatch(strip.text) and any(abs(number.x0 - x0) < _ALIGNED for x0 in edges):
            apart = strip._replace(chunks=(_set_apart(number, number.x0, page),))
            return [*strips[:n], apart, *strips[n + 1 :]]
    return strips


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


def _named_above(strips: Sequence[Strip], n: int, page: Page) -> int | None:
    """The line of the name below which a line holds an organisation number, with nothing else but, where texts have
    a place, the row's numbers; None where there is none.

    The other cells of the row may stand between them, centred against the two.
    """
    strip = strips[n]
    first = strip.chunks[0]
    if not _NUMBER.fullmatch(first.text) or not all(c.numeral and page.geometry for c in strip.chunks[1:]):
        return None
    for above in range(n - 1, max(-1, n - 1 - _REACH), -1):
        name = strips[above].chunks[0]
        if abs(name.x0 - first.x0) < _ALIGNED:
            is_name = name.numeral is None and name.text[:1].isalpha() and not _NUMBER.fullmatch(name.text)
            return above if is_name and _is_near(strip, strips[above]) else None
        if name.x0 < first.x1:
            return None
    return None


def _is_near(strip: Strip, above: Strip) -> bool:
    return strip.page == above.page and strip.top - above.bottom < _CLOSE * above.size
