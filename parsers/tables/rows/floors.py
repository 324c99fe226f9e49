"""Rows that end in an organisation number, printed below the name in the name's own cell.

Used by ``wrapping``. The number was put beside its row before the search for regions (``mending.undernames``);
where it was printed tells where the row ends, better than any room between lines. What stands above the next row
and farther from it than its own lines do, or looks like a heading, is left to the rest of the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.tables.labels import TOTAL
from parsers.tables.records import ORGANISATION
from parsers.tables.rows.habits import Habit
from parsers.tables.rows.namelines import Block
from schemas.document import Page

_FEWEST = 3  # rows that end in a number
_MOST = 0.6  # of the rows
_ROOM = 0.7  # points: more between two lines parts two rows


class _Floor(NamedTuple):
    """A row, by its line, and where the organisation number below it begins and ends."""

    row: int
    top: float
    bottom: float


def floored_rows(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Habit] | None:
    """The rows of each block as the numbers below the names end them; None where few rows have one."""
    floors = [_floors(block, pages) for block in blocks]
    count = sum(map(len, floors))
    if count < _FEWEST:
        return None
    rows = [line for block in blocks for line in block.lines if line.is_row and not TOTAL.match(line.strip.text)]
    if count < _MOST * len(rows):
        return None
    pitch = max(_gap_over(block, floor) for block, own in zip(blocks, floors, strict=True) for floor in own)
    heads = [0, *(_head(blocks, floors, k) for k in range(1, len(blocks)))]
    found: list[Habit] = []
    for k, (block, own) in enumerate(zip(blocks, floors, strict=True)):
        after = heads[k + 1] if k + 1 < len(blocks) else 0
        if after:  # the number of the last row stands on the next page
            own.append(_Floor(block.anchors[-1], block.lines[-1].strip.bottom, block.lines[-1].strip.bottom))
        owner = _owned(block, [floor for floor in own if floor.row >= heads[k]], pitch + _ROOM)
        tail = 0 if after or k + 1 == len(blocks) else _tail(block, owner)
        found.append(Habit(owner, heads[k], tail))
    return found


def _floors(block: Block, pages: Sequence[Page]) -> list[_Floor]:
    """The rows with an organisation number that was printed below their name, top to bottom."""
    found: list[_Floor] = []
    for n, line in enumerate(block.lines):
        for chunk in line.chunks[:1]:
            box = pages[chunk.page].words[chunk.words[-1]].bbox
            if ORGANISATION.fullmatch(chunk.text) and chunk.x1 < box.x0:  # set apart to the left of where it stands
                found.append(_Floor(n, box.top, box.bottom))
    return found


def _gap_over(block: Block, floor: _Floor) -> float:
    """The room between a number and the line right above it; none where both are the row's line."""
    bottoms = [line.strip.bottom for line in block.lines if line.strip.middle < floor.top]
    return max(0.0, floor.top - max(bottoms, default=floor.top))


def _owned(block: Block, floors: Sequence[_Floor], room: float) -> dict[int, int]:
    """The row of each line between two numbers that stands as close to the lines of the row as these do."""
    owner: dict[int, int] = {}
    over = -1.0
    for floor in floors:
        own = [n for n in block.loose if over < block.lines[n].strip.middle < floor.bottom]
        owner.update({n: floor.row for n in own if n > floor.row})
        top = block.lines[floor.row].strip.top
        for n in reversed(own):
            strip = block.lines[n].strip
            apart = top - strip.bottom > room or any(k in block.anchors for k in range(n + 1, floor.row))
            if n > floor.row:
                continue
            if apart or block.titles(n, floor.row):
                break
            owner[n] = floor.row
            top = min(top, strip.top)
        over = floor.bottom
    return owner


def _head(blocks: Sequence[Block], floors: Sequence[Sequence[_Floor]], k: int) -> int:
    """How many lines at the head of a block are the rest of the row before, down to its number alone."""
    above, lines = blocks[k - 1], blocks[k].lines
    rows = above.anchors
    if not rows or not floors[k] or any(floor.row == rows[-1] for floor in floors[k - 1]):
        return 0
    first = floors[k][0]
    if any(c.numeral for c in lines[first.row].chunks[1:]) or any(line.is_row for line in lines[: first.row]):
        return 0
    if TOTAL.match(above.lines[rows[-1]].chunks[0].text):
        return 0
    return 1 + max([first.row, *(n for n in blocks[k].loose if lines[n].strip.middle < first.bottom)])


def _tail(block: Block, owner: Mapping[int, int]) -> int:
    """How many lines at the foot of a block begin the first row of the next."""
    last = max([*block.anchors, *owner], default=-1)
    rest = range(last + 1, len(block.lines))
    row = block.anchors[0] if block.anchors else None
    if any(row is None or not block.has_name(n) or block.titles(n, row) for n in rest):
        return 0
    return len(rest)
