"""Names of several lines in text whose columns stand one space apart: the lines below a row that end its name.

Used by ``splitting``. A line belongs to a row where it makes its name one of the register, or where empty lines
part the rows, each with its own lines close to it. Anything else stays a heading, and the ledger says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.tables.grid import Cell, Record
from parsers.tables.labels import TOTAL, is_known
from parsers.tables.strips import Strip

_CLOSE = 0.5  # of the height of a line
_LEAST = 3  # blocks of lines
_ENOUGH = 0.9  # of them with one row each
# a word that fills its column, and what is left of it: "Scenkonstkollektiv" / "et", not "Konstnärsföreningen" / "i"
_LONG_WORD = regex.compile(r"\p{L}{12,}$")
_PIECE = regex.compile(r"(?!(?:av|för|i|län|och|om|på|till|vid)$)\p{Ll}{1,4}")


def with_names_whole(
    records: Sequence[Record], short: set[int], strips: Sequence[Strip], name: int
) -> tuple[list[Record], set[int]]:
    """The records with the lines that end their names, and which of them (``short``) lack numbers.

    ``strips`` are the lines of the records, one for each.
    """
    starts = _blocks(records, strips)
    joined: list[Record] = []
    marks: set[int] = set()
    row: Record | None = None  # of the same block
    for number, record in enumerate(records):
        if starts is None or number in starts:
            row = None
        lower = record.cells[name]
        above = joined[-1] if joined else None
        if above and lower and record.heading and not above.heading and (row or _makes_known(above, lower, name)):
            joined[-1] = _with_line(above, record, name)
            continue
        if starts is not None and not record.heading:
            row = record
        if number in short:
            marks.add(len(joined))
        joined.append(record)
    return joined, marks


def _blocks(records: Sequence[Record], strips: Sequence[Strip]) -> set[int] | None:
    """Where the blocks begin that empty lines part, one row and its lines each; None where there are no such."""
    starts = {0}
    for n in range(1, len(strips)):
        above, below = strips[n - 1], strips[n]
        if below.page != above.page or below.top - above.bottom > _CLOSE * (above.bottom - above.top):
            starts.add(n)
    edges = [*sorted(starts), len(strips)]
    rows = [[not r.heading for r in records[a:b]] for a, b in pairwise(edges)]
    alone = sum(sum(block) == 1 and block[0] for block in rows)
    lines = sum(len(block) > 1 for block in rows)
    return starts if lines and len(rows) >= _LEAST and alone >= _ENOUGH * len(rows) else None


def _makes_known(above: Record, lower: Cell, name: int) -> bool:
    upper = above.cells[name]
    if upper is None or TOTAL.match(upper.text) or is_known(lower.text):
        return False
    rest = lower.text[:1].islower() or not is_known(upper.text)  # "Region Jönköpings" is known too
    return rest and is_known(f"{upper.text} {lower.text}")


def _joined(upper: str, lower: str) -> str:
    if upper.endswith("-") and lower[:1].islower():
        return upper[:-1] + lower
    broken = _LONG_WORD.search(upper) and _PIECE.fullmatch(lower) and not is_known(lower)
    return upper + lower if broken else f"{upper} {lower}"


def _with_line(above: Record, record: Record, name: int) -> Record:
    upper, lower = above.cells[name], record.cells[name]
    texts = [cell for cell in (upper, lower) if cell]
    text = _joined(upper.text, lower.text) if upper and lower else texts[0].text
    cells = list(above.cells)
    cells[name] = Cell(text, text, tuple(ref for cell in texts for ref in cell.refs))
    return replace(above, cells=tuple(cells), refs=above.refs + record.refs)
