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
# "Boverket300 000", "(ram)8 000 tkr"; not "covid-19", "S2020/02868" or "punkt 3"
_GLUED = regex.compile(
    r"^(?P<label>.*\p{L}{3}.*(?:\p{Ll}{2}|\)))(?P<amount>-?\d{1,3}(?:[ \u00a0]\d{3})*(?:[ ](?:tkr|kr|mnkr))?)\s*$"
)
# "ap.3Bidrag till ...", "31:5Bidrag till ..."
_CODE = regex.compile(r"^(?P<code>\s*(?:ap\.?\s?\d{1,2}(?:\.\d{1,2})?|\d{1,2}:\d{1,2}))(?=\p{Lu}\p{Ll})")


def cells_apart(lines: Sequence[str]) -> list[str]:
    """The lines of a page, those of flattened tables with their last cell, and a code before a name, set apart."""
    return list(_apart(lines))


def _apart(lines: Sequence[str]) -> Iterator[str]:
    for glued, run in groupby(lines, key=lambda line: _GLUED.match(line) is not None):
        found = list(run)
        if not glued or len(found) < _LEAST_LINES:
            yield from found
            continue
        for line in found:
            yield _GLUED.sub(rf"\g<label>{_GAP}\g<amount>", _CODE.sub(r"\g<code> ", line))
