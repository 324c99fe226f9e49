"""Names that a page prints again beside other columns, as a sheet's titles for print are: each told once.

Used by ``sheets``, for which such a page is one without names. It refuses a page with a title of its own, and one
whose titles are those of the other: a table goes on there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.tables.mending.pagelines import (
    LEAST,
    LEVEL,
    REACH,
    SAID,
    PageLine,
    cell_ends,
    line_of,
)
from schemas.document import Page

_NEARLY = 0.9


def without_repeats(pages: Sequence[Page], lines: Sequence[list[PageLine]]) -> list[list[PageLine]]:
    """The lines of each page, without the names that it repeats from an earlier one beside other columns."""
    found = list(lines)
    headed = False
    for n in range(1, len(pages)):
        for lead in range(n - 1, max(-1, n - REACH), -1):
            if found[lead] is not lines[lead]:
                continue
            left = _left_over(pages[lead], lines[lead], pages[n], lines[n])
            if left and (headed or left.headed):
                found[n], headed = left.lines, True
                break
    return found


class _Left(NamedTuple):
    """What a page prints but for the names that another prints as well; ``headed`` where its titles are others."""

    lines: list[PageLine]
    headed: bool


def _left_over(lead: Page, upper: Sequence[PageLine], page: Page, lines: Sequence[PageLine]) -> _Left | None:
    """The lines of a page but for the first cells, all of which stand as high and as far left on another page.

    None for a page with a title of its own, and for one whose titles are those of the other: a table goes on there.
    """
    begun = {line.first for line in upper}
    if sum([line.first in begun for line in lines]) < LEAST:
        return None  # as of nearly any two pages
    pairs = [(line, next((o for o in upper if abs(o.middle - line.middle) <= LEVEL), None)) for line in lines]
    rows = [(line, other) for line, other in pairs if line.figures and line.named and other and other.named]
    if len(rows) < LEAST:
        return None
    left = min(page.words[line.words[0]].bbox.x0 for line, _ in rows)
    if any(not other and line.named and page.words[line.words[0]].bbox.x0 < left + 1.0 for line, other in pairs):
        return None
    shared = [_alike(lead, other, page, line) if other else 0 for line, other in pairs]
    cut = [line_of(page, line.words[count:]) for count, (line, _) in zip(shared, pairs, strict=True)]
    first = min((c.middle for c in cut if c and c.figures and not c.named), default=0.0)
    lower = ((c, line) for c, (line, other) in zip(cut, pairs, strict=True) if other and line.middle >= first)
    own = [c for c, line in lower if line.figures and line.named]
    if sum(c is not None and not c.named for c in own) < _NEARLY * len(own):
        return None
    titles = [
        ([lead.words[w].text for w in other.words[count:]], [page.words[w].text for w in c.words])
        for c, count, (line, other) in zip(cut, shared, pairs, strict=True)
        if c and other and c.named and (not c.figures or c.middle < first) and count
    ]
    over = (line for count, (line, _) in zip(shared, pairs, strict=True) if not count and line.middle < first)
    own_title = any(line.named and page.words[line.words[0]].bbox.x0 < left + 1.0 for line in over)
    if own_title or any(theirs == ours for theirs, ours in titles):
        return None
    return _Left([c for c in cut if c is not None], bool(titles))


def _alike(lead: Page, other: PageLine, page: Page, line: PageLine) -> int:
    """How many of the first words of two lines are the same at the same place: the last text that says something.

    "50 000 kr" may be on both pages and is no name.
    """
    count, said = 0, False
    ends = cell_ends([page.words[w] for w in line.words])
    for n, (a, b) in enumerate(zip(other.words, line.words, strict=False), 1):
        first, second = lead.words[a], page.words[b]
        if first.text != second.text or abs(first.bbox.x0 - second.bbox.x0) > LEVEL:
            break
        said = said or (any(map(str.isalpha, first.text)) and not SAID.fullmatch(first.text))
        if ends[n - 1]:
            count, said = n if said else count, False
    return count
