"""Tables whose cells a converter set end to end: "Disponeras av Boverket300 000" over "ap.10 Stöd (ram)300 000".

Between pages of text and words. Web pages saved as text lose what parted a row's cells. Where several lines in a
run end in a number glued to letters it is a cell of its own and is set apart; where the words are those of an
appropriation two lines are enough, and one on a page with such a run. Any other may be a name that ends in a digit,
and stays whole. Titles over rows, "OrganisationSökt beloppBeviljat belopp", are set apart where there are at least
three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import regex

from parsers.tables.labels import BUDGET_CODE

_LEAST_LINES, _LEAST_POSTS = 3, 2
_GAP = "  "
_REACH = 30  # characters at the end of a line that hold the number: no line is searched from its beginning
_LETTERS = 3  # of a name, at least
# "Boverket300 000", "(ram)8 000 tkr"; not "covid-19", "S2020/02868" or "punkt 3"
_GLUED = regex.compile(r"(?<=\p{Ll}{2}|\))-?\d{1,3}(?:[ \u00a0]\d{3})*(?:[ ](?:tkr|kr|mnkr))?\s*$")
# the lines of an appropriation, which are few: "Disponeras av Boverket", "ap.3", "48:2 ap.6"
_BUDGET = regex.compile(r"\s*(?:Disponeras av\b|(?:\d{1,2}:\d{1,2}\s)?ap\.?\s?\d)")
# "ap.3Bidrag till ...", "31:5Bidrag till ...", "48:2 ap.6Bidrag till ..."
_CODE = regex.compile(rf"^(?P<code>\s*{BUDGET_CODE})(?=\p{{Lu}}\p{{Ll}})")
_CELLS = regex.compile(
    r"\d\p{Lu}\p{Ll}+$"
)  # "ap.2929Inget|0": another cell before the last, and nobody can say which
# where the next title begins: "Organisation|Sökt belopp|Beviljat belopp (SEK)|Andel"
_TITLES = regex.compile(r"(?<=\p{Ll}[\p{Ll}.)%]|SEK\))(?=\p{Lu}\p{Ll})")
_LEAST_TITLES = 2  # places
_LONGEST = 160  # characters of a header


def cells_apart(lines: Sequence[str]) -> list[str]:
    """The lines of a page, those of flattened tables with last cell, code before the name and titles set apart."""
    found = list(_apart(lines))
    return [
        _GAP.join(_TITLES.split(line)) if _is_header(line, below) else line
        for line, below in pairwise([*found, ""])
    ]


def _is_header(line: str, below: str) -> bool:
    """Whether a line is titles set end to end over a row."""
    short = len(line) <= _LONGEST and ". " not in line
    return short and below.rstrip()[-1:].isdigit() and len(_TITLES.findall(line)) >= _LEAST_TITLES


def _apart(lines: Sequence[str]) -> Iterator[str]:
    runs = [
        (glued, list(run)) for glued, run in groupby(lines, key=lambda line: _start_of_number(line) is not None)
    ]
    rows = [glued and _are_rows(run) for glued, run in runs]
    apart = [
        own or (any(rows) and glued and all(map(_BUDGET.match, run)))
        for own, (glued, run) in zip(rows, runs, strict=True)
    ]
    found = [_parted(line) for own, (_, run) in zip(apart, runs, strict=True) if own for line in run]
    left, right = (max((len(cells[n]) for cells in found), default=0) for n in (0, 1))
    cells = iter(found)
    for own, (_, run) in zip(apart, runs, strict=True):
        others = map(_with_code_apart, run) if found else run
        yield from (_side_by_side(next(cells), left, right) for _ in run) if own else others


def _are_rows(lines: Sequence[str]) -> bool:
    """Whether lines that end in a glued number are rows.

    Not "Skola1 200 000" over "Skola2 300 000": one name numbered, and nobody can say whose digit it is.
    """
    labels = {line[: _start_of_number(line)].strip() for line in lines}
    least = _LEAST_POSTS if all(map(_BUDGET.match, lines)) else _LEAST_LINES
    return len(lines) >= least and len(labels) == len(lines)


def _start_of_number(line: str) -> int | None:
    """Where the number begins that is glued to the end of a name; None where there is none."""
    match = _GLUED.search(line, max(0, len(line) - _REACH))
    before = line[max(0, match.start() - _REACH) : match.start()] if match else ""
    if match is None or sum(map(str.isalpha, before)) < _LETTERS or _CELLS.search(before):
        return None
    return match.start()


def _parted(line: str) -> tuple[str, str]:
    """The label of a line and the number after it."""
    start = _start_of_number(line)
    return _with_code_apart(line[:start]).rstrip(), line[start:].strip()


def _with_code_apart(line: str) -> str:
    return _CODE.sub(r"\g<code> ", line)


def _side_by_side(cells: tuple[str, str], left: int, right: int) -> str:
    """The cells of a row in columns as wide as the page's widest cells, numbers to the right."""
    label, number = cells
    return f"{label:<{left}}{_GAP}{number:>{right}}"
