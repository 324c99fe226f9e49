"""The words one of which a text must hold for a pattern to match in it: looked for first, as that takes no time.

Beside the path, for rules that ask one text for a hundred patterns. A search for a string is some fifty times as
fast as one for a pattern, and nearly all patterns find nothing. It refuses to guess: of a pattern that needs no
word it says nothing, and such a pattern is searched for as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined] # the parser of ``re`` itself: no other tells
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import regex

_SHORTEST = 3  # letters: a shorter string stands in nearly every text
_MOST = 40  # strings: more take as long as the pattern

_FLAGS = re.IGNORECASE | re.VERBOSE
# what ``regex`` writes otherwise than ``re``: classes of letters, and one name for several groups
_CLASS = re.compile(r"\\[pP]\{\^?\w+\}")
_NAME = re.compile(r"\(\?P<\w+>")

Needles = tuple[str, ...]


@cache
def needles_of(pattern: re.Pattern[str] | regex.Pattern[str]) -> Needles:
    """Strings in folded case, one of which is part of every match; none where nothing is known.

    Of ``regex`` patterns those only are read that ``re`` could read but for the names of their groups.
    """
    plain = _NAME.sub("(", _CLASS.sub(r"\\w", pattern.pattern))
    return _of_sequence(parser.parse(plain, pattern.flags & _FLAGS))


def holds(folded: str, needles: Needles) -> bool:
    """Whether a text in folded case may hold a match of the pattern that needs one of ``needles``."""
    for needle in needles:
        if needle in folded:
            return True
    return not needles


def may_match(pattern: re.Pattern[str] | regex.Pattern[str], text: str) -> bool:
    """Whether a text holds what a pattern needs, so that it is worth a search."""
    return holds(text.casefold(), needles_of(pattern))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> Needles:
    """Those of the part that needs the longest, of parts that follow each other."""
    found: list[Needles] = []
    run = ""
    for code, given in parts:
        if code is codes.LITERAL:
            run += chr(given)
            continue
        found += [(run.casefold(),), _of_part(code, given)]
        run = ""
    best = max([*found, (run.casefold(),)], key=_worth)
    return best if _worth(best) else ()


def _of_part(code: Any, given: Any) -> Needles:
    if code is codes.SUBPATTERN:
        return _of_sequence(given[-1])
    if code is codes.BRANCH:
        return _of_any([_of_sequence(branch) for branch in given[1]])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and given[0]:
        return _of_sequence(given[2])
    return ()


def _of_any(branches: Sequence[Needles]) -> Needles:
    """Those of all branches; none where one needs none."""
    return tuple(dict.fromkeys(needle for needles in branches for needle in needles)) if all(branches) else ()


def _worth(needles: Needles) -> int:
    """How long the shortest is; nothing where one is too short, or there are too many."""
    shortest = min(map(len, needles), default=0)
    return shortest if shortest >= _SHORTEST and len(needles) <= _MOST else 0
