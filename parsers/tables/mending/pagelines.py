"""The lines of a page as rows of a sheet: how high each stands, and whether it holds names and figures.

For ``sheets`` and ``namesagain``, which lay pages side by side by such lines. A page without geometry has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from schemas.document import Page, Word

LEAST = 4  # rows
REACH = 20  # pages back
LEVEL = 0.8  # points by which the lines of one row may differ on two pages
_SPACE = 0.5  # of the type size: between the words of a text at most
# What a column beside the names may say in letters: "4 500 kr", "Bifall", "Ja"
SAID = regex.compile(
    r"(?:kr|tkr|kkr|mnkr|mkr|kronor|sek|procent|st|bifall|avslag|delvis|beviljas|beviljad|ja|nej|ej|inget|inga|x)[.,]?",
    regex.IGNORECASE,
)
_LONGEST_SAID = 9
LETTERS = regex.compile(r"[[:alpha:]].*[[:alpha:]]")
FIGURE = regex.compile(r"\d")


class PageLine(NamedTuple):
    """A line of a page: height of its middle, type size, words (index on the page), text of its first cell."""

    middle: float
    size: float
    words: tuple[int, ...]
    first: str
    named: bool
    figures: bool


def lines_of(page: Page) -> list[PageLine]:
    """The lines of a page, top to bottom; none of a page without geometry."""
    if not page.geometry or page.recognised:
        return []
    by_line: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for n, word in enumerate(page.words):
        by_line[word.line].append((word.bbox.x0, n))
    found = (line_of(page, [n for _, n in sorted(by_line[line])]) for line in sorted(by_line))
    return [line for line in found if line]


def line_of(page: Page, words: Sequence[int]) -> PageLine | None:
    """The line of words (by index, left to right); None of no words."""
    if not words:
        return None
    own = [page.words[n] for n in words]
    texts = [w.text for w in own]
    top, bottom = min([w.bbox.top for w in own]), max([w.bbox.bottom for w in own])
    figures = FIGURE.search(" ".join(texts)) is not None
    space = _SPACE * own[0].size
    end = next((n for n, (a, b) in enumerate(pairwise(own), 1) if b.bbox.x0 - a.bbox.x1 > space), len(own))
    return PageLine((top + bottom) / 2, own[0].size, tuple(words), " ".join(texts[:end]), _is_named(texts), figures)


def _is_named(texts: Sequence[str]) -> bool:
    return any(LETTERS.search(x) and (len(x) > _LONGEST_SAID or not SAID.fullmatch(x)) for x in texts)


def cell_ends(words: Sequence[Word]) -> list[bool]:
    """For each word of a line whether its cell ends with it: the next one stands farther off than in a text."""
    return [*(b.bbox.x0 - a.bbox.x1 > _SPACE * words[0].size for a, b in pairwise(words)), True]


def last_amount(page: Page, lines: Sequence[PageLine]) -> int:
    """The last line with two numbers beside each other, such as the parts of "34 567"; -1 without one."""
    for n in range(len(lines) - 1, -1, -1):
        if any(a.isdecimal() and b.isdecimal() for a, b in pairwise(texts_of(page, lines[n]))):
            return n
    return -1


def texts_of(page: Page, line: PageLine) -> list[str]:
    """The words of a line as printed."""
    return [page.words[w].text for w in line.words]


def stands_level(line: PageLine, lead: Sequence[PageLine], *, named: bool) -> bool:
    """Whether a line stands as high as one of another page, one with a name where ``named``."""
    return any(abs(other.middle - line.middle) <= LEVEL and other.named >= named for other in lead)
