"""Mail that quotes a text: ">" before each of its lines -> the lines without it.

Between a file's bytes and its lines. Refuses a column of "> 100 000 invånare": a quotation has an empty line, or
lines that begin with words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

_LEAST_LINES = 3
# "> Kommun", ">> Summa", "> > Ale", ">"
_MARK = regex.compile(r"[ \t]{0,2}>(?:[ ]?>)*[ ]?")
_EMPTY = regex.compile(rf"{_MARK.pattern}\s*")
_WORDED = regex.compile(rf"{_MARK.pattern}\s*\p{{L}}{{2}}")


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines, runs of quoted ones without their marks."""
    found: list[str] = []
    for is_marked, group in groupby(lines, key=lambda line: _MARK.match(line) is not None):
        run = list(group)
        found += [_MARK.sub("", line, count=1) for line in run] if is_marked and _is_quotation(run) else run
    return found


def _is_quotation(run: Sequence[str]) -> bool:
    empty = any(_EMPTY.fullmatch(line) for line in run)
    worded = sum(_WORDED.match(line) is not None for line in run)
    return len(run) >= _LEAST_LINES and (empty or 2 * worded > len(run))
