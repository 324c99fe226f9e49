"""Tables whose cells a converter set end to end: "Disponeras av Boverket300 000" over "ap.10 Stöd (ram)300 000".

Between pages of text and words. Web pages saved as text lose what parted a row's cells. Where several lines in a
run end in a number glued to letters it is a cell of its own and is set apart; a single such line may be a name
that ends in a digit, and stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

_LEAST_LINES = 3
_GAP = "  "
_REACH = 30  # characters at the end of a line that hold the number: no line is searched from its beginning
_LETTERS = 3  # of a name, at least
# "Boverket300 000", "(ram)8 000 tkr"; not "covid-19", "S2020/02868" or "punkt 3"
_GLUED = regex.compile(r"(?<=\p{Ll}{2}|\))-?\d{1,3}(?:[ \u00a0]\d{3})*(?:[ ](?:tkr|kr|mnkr))?\s*$")
# "ap.3Bidrag till ...", "31:5Bidrag till ..."
_CODE = regex.compile(r"^(?P<code>\s*(?:ap\.?\s?\d{1,2}(?:\.\d{1,2})?|\d{1,2}:\d{1,2}))(?=\p{Lu}\p{Ll})")


def cells_apart(lines: Sequence[str]) -> list[str]:
    """The lines of a page, those of flattened tables with their last cell, and a code before a name, set apart."""
    return list(_apart(lines))


def _apart(lines: Sequence[str]) -> Iterator[str]:
    for glued, run in groupby(lines, key=lambda line: _start_of_number(line) is not None):
        found = list(run)
        labels = {line[: _start_of_number(line)].strip() for line in found}
        # "Skola1 200 000" over "Skola2 300 000": one name numbered, and nobody can say whose digit it is
        if not glued or len(found) < _LEAST_LINES or len(labels) < len(found):
            yield from found
        else:
            yield from map(_parted, found)


def _start_of_number(line: str) -> int | None:
    """Where the number begins that is glued to the end of a name; None where there is none."""
    match = _GLUED.search(line, max(0, len(line) - _REACH))
    if match is None or sum(c.isalpha() for c in line[max(0, match.start() - _REACH) : match.start()]) < _LETTERS:
        return None
    return match.start()


def _parted(line: str) -> str:
    start = _start_of_number(line)
    return _CODE.sub(r"\g<code> ", f"{line[:start]}{_GAP}{line[start:]}")
