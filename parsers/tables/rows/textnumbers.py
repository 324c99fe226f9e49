"""Lines that hold the rest of a row's texts, a number or a dash in it: "Algblomning" / "2.0", "Unga röster" / "–".

Used by ``wrapping``. Such a line is none of the rows, although a number stands in it: the number stands among
texts, and the row it goes on from has the amounts. Told by the lines drawn around a row; without them by a name
that is not begun there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from parsers.tables.columns.lines import Line
from parsers.tables.labels import ORGANISATION_NUMBER

_CLOSE = 0.6  # of the type size: lines of one row stand closer
_ORGANISATION = regex.compile(ORGANISATION_NUMBER)

Band = tuple[float, float]


def number_columns(lines: Sequence[Line]) -> frozenset[int]:
    """The columns of which most cells are numbers, or numbers of organisations."""
    found = set()
    for column in range(len(lines[0].cells) if lines else 0):
        cells = [c for line in lines for c in line.cells[column]]
        numbers = sum(c.numeral is not None or _ORGANISATION.fullmatch(c.text) is not None for c in cells)
        found |= {column} if 2 * numbers > len(cells) else set()
    return frozenset(found)


def with_texts_whole(
    lines: Sequence[Line], bands: Sequence[Band], name: int, numbers: Collection[int]
) -> list[Line]:
    """The lines of a block, those that only go on with texts of a row no rows."""
    middles = [line.strip.middle for line in lines] if bands else []
    inside = ([n for n, middle in enumerate(middles) if top <= middle < bottom] for top, bottom in bands)
    rest = {n for own in inside for n in _rest_of(own, lines, numbers) if not _is_numbered(lines[n], name)}
    if not bands:
        rest = {n for n in range(1, len(lines)) if _goes_on(lines[n - 1], lines[n], name, numbers)}
    return [line._replace(is_row=False) if n in rest else line for n, line in enumerate(lines)]


def _rest_of(inside: Sequence[int], lines: Sequence[Line], numbers: Collection[int]) -> list[int]:
    """The lines of those between two drawn ones that have no number of a row, where exactly one has."""
    rows = [n for n in inside if _has_number(lines[n], numbers)]
    return [n for n in inside if len(rows) == 1 and n not in rows]


def _is_numbered(line: Line, name: int) -> bool:
    """Whether a number stands among the names: a mark of a note, or what no reading of the row explains."""
    return any(c.numeral for c in line.cells[name])


def _goes_on(above: Line, line: Line, name: int, numbers: Collection[int]) -> bool:
    """Whether a line right below a row, or below the rest of one, has texts alone and begins no name."""
    if not line.is_row or _has_number(line, numbers) or not (numbers and _has_number(above, numbers)):
        return False
    begun = line.cells[name] and not line.cells[name][0].text[:1].islower()
    return not begun and line.strip.top - above.strip.bottom < _CLOSE * line.strip.size


def _has_number(line: Line, numbers: Collection[int]) -> bool:
    return any(line.cells[column] for column in numbers)
