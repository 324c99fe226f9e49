"""Names in a line of text and then all their amounts, as some programs copy a table: whose each is, nothing proves.

Used by ``strays``, which tells the numbers of such lines.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.labels import WHOLE_TOTAL, is_header_word, is_place

_LEAST = 3  # names, and numbers
_LONGEST_NAME = 5  # words
_LONGEST_HEADER = 8  # words
_NUMBER = regex.compile(r"\d{1,3}(?:,\d{1,2})?|\d{4,9}(?:,\d{1,2})?")


def lists_names_first(texts: Sequence[str]) -> bool:
    """Whether names and then numbers stand among the words of a line, a header between the two perhaps."""
    first = 0
    while first < len(texts):
        stop = first
        while stop < len(texts) and _NUMBER.fullmatch(texts[stop]):
            stop += 1
        if stop - first >= _LEAST and _names_before(texts, first) >= _LEAST:
            return True
        first = stop + 1
    return False


def _names_before(texts: Sequence[str], first: int) -> int:
    """How many names stand one after the other before a header or right before its numbers, a sum's too."""
    near = range(max(first - _LONGEST_HEADER, 0), first)
    total = max((n for n in near if WHOLE_TOTAL.fullmatch(texts[n])), default=first - 1)
    header = texts[total + 1 : first]
    last = total + 1 if any(is_header_word(t.strip("(),")) for t in header) else first
    summed = last > 0 and WHOLE_TOTAL.fullmatch(texts[last - 1]) is not None
    last -= summed
    count = int(summed)
    while last:
        start = next((n for n in range(max(last - _LONGEST_NAME, 0), last) if _names(texts[n:last])), last)
        if start == last:
            break
        count, last = count + 1, start
    return count


def _names(words: Sequence[str]) -> bool:
    """Whether words are a name: "i Värmlands" and "Dalarnas och" are of a sentence."""
    return not words[0][:1].islower() and words[-1] != "och" and is_place(" ".join(words))
