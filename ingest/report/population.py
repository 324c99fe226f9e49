"""The population that a table prints beside its amounts: read for a chart from the pages, and kept nowhere.

A number of inhabitants is no amount and so is in no dataset; the table's columns say that one is there. It is taken
from the words of a row that no value of it is made of, where these part into as many cells as columns are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.report.places import Places
from ingest.report.rows import Line, Sheet
from schemas.document import BBox, Word
from schemas.vocabulary import ColumnRole

_HELD = {
    ColumnRole.CODE: "code",
    ColumnRole.NAME: "name",
    ColumnRole.SHARE: "share",
    ColumnRole.COUNT: "units",
    ColumnRole.UNIT_AMOUNT: "unit_amount",
}
_GAP = 0.9  # of the height of a line: a wider gap parts two cells
_MOST_DIGITS = 8


def populations_of(sheet: Sheet, places: Places) -> dict[str, int]:
    """The population of each line, by its key; {} where no column, or more than one, has it."""
    left = [c.role for c in sheet.table.columns if c.role is not ColumnRole.AMOUNT and not _is_held(sheet, c.role)]
    if left.count(ColumnRole.POPULATION) != 1:
        return {}
    at = left.index(ColumnRole.POPULATION)
    found = {}
    for line in sheet.lines:
        cells = list(_cells_left(line, places))
        number = cells[at] if len(cells) == len(left) else ""
        if number.isdecimal() and len(number) <= _MOST_DIGITS and line.row_type == "recipient":
            found[line.key] = int(number)
    return found


def _is_held(sheet: Sheet, role: ColumnRole) -> bool:
    return role in _HELD and sheet.has(_HELD[role])


def _cells_left(line: Line, places: Places) -> Iterator[str]:
    """The cells of a row that no value is made of, from left to right, without their spaces."""
    texts = [(v.field, v.address, v.printed) for v in line.values if v.printed]
    boxes = [found.box for found in places.boxes(line.place, texts)]
    words = [word for word in places.line_words(line.place) if not any(_in(word.bbox, box) for box in boxes)]
    words.sort(key=lambda w: w.bbox.x0)
    yield from ("".join(word.text for word in cell) for cell in _parted(words))


def _in(word: BBox, box: BBox) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= word.middle <= box.bottom


def _parted(words: Sequence[Word]) -> Iterator[list[Word]]:
    cell = list(words[:1])
    for before, word in pairwise(words):
        if word.bbox.x0 - before.bbox.x1 > _GAP * word.bbox.height:
            yield cell
            cell = []
        cell.append(word)
    if cell:
        yield cell
