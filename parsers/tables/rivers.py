"""Rivers: where a column of figures ends and the next cell begins no farther away than a next word may.

Used by ``strips``. A browser that sets columns as tight as they go leaves hardly more between two numbers than
between the groups of one, "14 420 000 31 575 000", and an office program whose cells have no margins less:
"854 23 000". On one line nothing tells them apart; over the rows the gap after the last figures is never a space,
while that within a number always is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.numerals import UNIT_WORDS
from schemas.document import Page, Word

_FEWEST = 4  # lines whose figures end at one x
_WIDER = 1.25  # times a space
_NARROWER = 0.93
_LEAST = 0.1  # of the type size: what is nearer is one word
_EVEN = 0.4  # points: ends of one column
_GROUPS = regex.compile(r"\d{1,3} \d{3}")  # two of a number
_DASHES = frozenset({"-", "–", "—"})


class Gap(NamedTuple):
    """What follows a word that ends at ``x`` on a line, to the next word, of the type size."""

    x: float
    wide: float
    line: int


class Rivers(NamedTuple):
    """The x where columns of figures end, and how far words and groups of figures stand apart, of the type size."""

    ends: tuple[float, ...]
    words: float
    groups: float

    def part(self, left: Word, right: Word) -> bool:
        """Whether a river runs between two words of a line."""
        gap = _gap(left, right)
        if gap is None or not self.no_space(gap.wide):
            return False
        return any(abs(gap.x - x) < _EVEN for x in self.ends)

    def no_space(self, wide: float) -> bool:
        """Whether a gap is wider than any space of the page, or narrower than that within numbers."""
        return wide > _WIDER * max(self.words, self.groups) or _LEAST < wide < _NARROWER * self.groups


NONE = Rivers((), 0.0, 0.0)


def rivers_of(page: Page, space: float, widest: float) -> Rivers:
    """The rivers of a page whose words stand ``space`` apart; more than ``widest`` parts cells by itself.

    There are none where words were recognised: their boxes are not exact enough.
    """
    if page.recognised:
        return NONE
    found: list[Gap] = []
    groups: Counter[float] = Counter()
    for left, right in pairwise(page.words):
        gap = _gap(left, right)
        if gap is None:
            continue
        found.append(gap)
        if gap.wide < widest and _GROUPS.fullmatch(f"{left.text} {right.text}"):
            groups[round(gap.wide, 2)] += 1
    spaces = NONE._replace(words=space, groups=groups.most_common(1)[0][0] if groups else 0.0)
    columns = [c for c in _columns(sorted(found)) if _is_river(c, spaces, widest) and not _is_crossed(c, page)]
    return spaces._replace(ends=tuple(map(_end, columns)))


def _gap(left: Word, right: Word) -> Gap | None:
    """The gap after a figure, its unit or the dash in its place; None before its unit and at a line's end."""
    if left.line != right.line:
        return None
    if not (left.text[-1:].isdigit() or _is_unit(left.text) or left.text in _DASHES) or _is_unit(right.text):
        return None
    return Gap(left.bbox.x1, (right.bbox.x0 - left.bbox.x1) / left.size, left.line)


def _is_unit(text: str) -> bool:
    return text == "%" or text.casefold().removesuffix(".") in UNIT_WORDS


def _columns(found: Sequence[Gap]) -> list[list[Gap]]:
    """The figures that end at one x, from left to right."""
    columns: list[list[Gap]] = []
    for gap in found:
        if columns and gap.x - columns[-1][-1].x < _EVEN:
            columns[-1].append(gap)
        else:
            columns.append([gap])
    return columns


def _end(column: Sequence[Gap]) -> float:
    return column[len(column) // 2].x


def _is_river(column: Sequence[Gap], spaces: Rivers, widest: float) -> bool:
    """Whether no space follows the figures on any line, and on some nothing that parts cells by itself."""
    if len(column) < _FEWEST or min(g.wide for g in column) >= widest:
        return False
    return all(spaces.no_space(g.wide) for g in column)


def _is_crossed(column: Sequence[Gap], page: Page) -> bool:
    """Whether the words of as many lines between the first and the last figures lie across their end."""
    x, lines = _end(column), [g.line for g in column]
    first, last = min(lines), max(lines)
    across = {w.line for w in page.words if first <= w.line <= last and w.bbox.x0 < x - 1 and w.bbox.x1 > x + 1}
    return 2 * len(across) >= len(column)
