"""Page furniture: running headers and footers and page numbers, which interrupt a table that runs over pages.

Used by the search for regions. It only says which strips to pass over; what they say is read by others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from parsers.tables.labels import is_header_word
from parsers.tables.strips import Strip

# "16", "- 4 -", "3 (12)", "3(12)", "Sida 3 av 12", "Sid 2/8"
PAGE_NUMBER = regex.compile(
    r"(?:sid(?:a|an|nr)?\.?[ ]*)?[-–]?[ ]*\d{1,3}[ ]*(?:[-–]|\(\d{1,3}\)|(?:av|/)[ ]*\d{1,3})?", regex.IGNORECASE
)
_DIGITS = regex.compile(r"\d+")
_REACH = 5  # a letterhead that repeats has no more lines


def find_furniture(pages: Sequence[Sequence[Strip]]) -> set[tuple[int, int]]:
    """Page index and line of each strip that is furniture."""
    found: set[tuple[int, int]] = set()
    seen: Counter[tuple[str, bool]] = Counter()
    edges: list[list[tuple[Strip, str, bool]]] = []
    for strips in pages:
        ends: list[tuple[Strip, str, bool]] = []
        for number, strip in enumerate(strips):
            at_top, at_end = number < _REACH, number >= len(strips) - _REACH
            if at_top or at_end:
                ends.append((strip, _DIGITS.sub("#", strip.text), at_top))
        edges.append(ends)
        seen.update({(text, top) for _, text, top in ends})
    for strips, ends in zip(pages, edges, strict=True):
        found.update(_page_numbers(strips, len(pages)))
        for strip, text, top in ends:
            if seen[text, top] >= max(2, 0.4 * len(pages)) and _may_repeat(strip):
                found.add((strip.page, strip.line))
    return found


def _may_repeat(strip: Strip) -> bool:
    """A running header has words, and is no column header (which is dealt with where the columns are known)."""
    if not any(c.isalpha() for c in strip.text):
        return False
    return not (any(is_header_word(c.text) for c in strip.chunks) and not _DIGITS.search(strip.text))


def _page_numbers(strips: Sequence[Strip], count: int) -> list[tuple[int, int]]:
    if count < 2:
        return []
    ends = {id(s): s for s in (*strips[:3], *strips[-3:])}
    return [(s.page, s.line) for s in ends.values() if len(s.chunks) == 1 and PAGE_NUMBER.fullmatch(s.text)]
