"""Running numbers that stand so close before names that they look like their first word.

Used by ``finding``. A spreadsheet sets numbers to the right of their cells and names to the left of theirs, a
hair apart: "1 Byalaget", "2 Hembygdsföreningen". Told by numbers that run on from row to row and end, as the names
begin, at one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.tables.strips import Strip, chunk_of
from schemas.document import Page

_LEAST = 3  # rows
_ALIGNED = 0.5  # points


def with_running_numbers_apart(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips of a page, a running number before each name as a cell of its own."""
    if not page.geometry:
        return strips
    begun = [n for n, strip in enumerate(strips) if _begins_with_number(strip, page)]
    found = list(strips)
    for run in _runs(begun, strips, page) if len(begun) >= _LEAST else ():
        for n in run:
            first = strips[n].chunks[0]
            parts = (chunk_of(page, first.page, words) for words in (first.words[:1], first.words[1:]))
            found[n] = strips[n]._replace(chunks=(*parts, *strips[n].chunks[1:]))
    return found


def _begins_with_number(strip: Strip, page: Page) -> bool:
    """Whether a row's first cell is a small number and a name: its other cells hold an amount."""
    words = strip.chunks[0].words
    if len(strip.chunks) == 1 or len(words) == 1 or not strip.chunks[-1].has_value:
        return False
    number, name = (page.words[w].text for w in words[:2])
    return number.isdecimal() and len(number) <= _LEAST and name[:1].isalpha()


def _runs(begun: Sequence[int], strips: Sequence[Strip], page: Page) -> Iterator[list[int]]:
    """The rows whose numbers run on, one by one, and stand alike."""
    run = list(begun[:1])
    for above, n in pairwise([*begun, None]):
        if n is not None and above is not None and _goes_on(strips[above], strips[n], page):
            run.append(n)
            continue
        if len(run) >= _LEAST:
            yield run
        run = [n] if n is not None else []


def _goes_on(above: Strip, strip: Strip, page: Page) -> bool:
    (upper, name), (lower, other) = ([page.words[w] for w in s.chunks[0].words[:2]] for s in (above, strip))
    alike = abs(upper.bbox.x1 - lower.bbox.x1) < _ALIGNED and abs(name.bbox.x0 - other.bbox.x0) < _ALIGNED
    return alike and int(lower.text) == int(upper.text) + 1
