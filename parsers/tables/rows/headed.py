"""Rows whose numbers stand at the top of names of several lines, with headings of groups among them.

Used by ``wrapping`` where no habit is told, since a line may be a heading. Rows whose names go on below in lower
case, and have nothing above, tell that the numbers stand at the top; a line that no name goes on in heads a group
then. Where rows stand farther apart than the lines of one name do, the distance tells which it is. It refuses to
tell where a line may be both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from parsers.tables.labels import DANGLING, TOTAL, is_open
from parsers.tables.rows.habits import Habit
from parsers.tables.rows.namelines import FAR, Block

_PROOF = 2  # rows
_SURE = 3  # lines in lower case: they tell how far apart the lines of one name stand
_JITTER = 0.4  # points


def headed_rows(blocks: Sequence[Block]) -> list[Habit] | None:
    """The row of each line of each block, None for a heading's; None where it is not sure."""
    if not any(block.loose for block in blocks):
        return None  # no line may be a heading
    found: list[Habit] = []
    pitch = _pitch(blocks)
    for block in blocks:
        habit = _headed(block, pitch) if block.anchors else None
        if habit is None:
            return None
        found.append(habit)
    headings = sum(row is None for habit in found for row in habit.owner.values())
    tops = sum(_tops(block, habit) for block, habit in zip(blocks, found, strict=True))
    return found if headings and tops >= _PROOF else None


def _pitch(blocks: Sequence[Block]) -> float | None:
    """How far apart the lines of one name stand at most; none where few surely go on, or rows stand as close."""
    named = [(b, n) for b in blocks for n in range(1, len(b.lines)) if b.has_own_name(n - 1) and b.has_own_name(n)]
    sure = [b.distance(n - 1, n) for b, n in named if n in b.loose and b.text(n)[:1].islower()]
    rows = [b.distance(n - 1, n) for b, n in named if b.lines[n - 1].is_row and b.lines[n].is_row]
    pitch = max(sure, default=inf) + _JITTER
    return pitch if len(sure) >= _SURE and pitch < min(rows, default=0.0) else None


def _headed(block: Block, pitch: float | None) -> Habit | None:
    """The habit of one block; None where a line is neither the rest of a name nor a heading."""
    anchors, owner = block.anchors, dict[int, int | None]()
    if not all(_begins(block, n) for n in anchors):
        return None
    for first, stop in pairwise([-1, *anchors, len(block.lines)]):
        row = first if first in anchors else None
        named = row
        for n in range(first + 1, stop):
            if row is not None and named is not None and _goes_on(block, named, n, pitch):
                owner[n] = row
                named = n if block.has_own_name(n) else named
                continue
            if not _may_head(block, n):
                return None
            owner[n], named = None, None
    return Habit(owner)


def _begins(block: Block, n: int) -> bool:
    """Whether a row begins with its number: its name, or the label of a sum, does."""
    text = block.text(n)
    return bool(text) and not text[:1].islower() and not (n and DANGLING.search(block.text(n - 1)))


def _goes_on(block: Block, above: int, n: int, pitch: float | None) -> bool:
    """Whether a line is the rest of a row: of its name, which had no room for it, or of another text."""
    if not block.has_own_name(n):
        return not block.is_labelled(n)
    text, last = block.text(n), block.text(above)
    if block.gap(n - 1, n) > FAR or TOTAL.match(text):
        return False
    if pitch is not None and above == n - 1:
        return block.distance(above, n) <= pitch
    open_ = last.endswith("-") or DANGLING.search(last) or is_open(last)
    summed = (
        TOTAL.match(last) and n - 1 == above
    )  # "Summa Etableringsbidrag" over "Investeringsstöd", the next group
    return bool(open_) or text[:1].islower() or not (summed or block.fits(above, n))


def _may_head(block: Block, n: int) -> bool:
    """Whether a line is one whole text that stands over a row."""
    line, text = block.lines[n], block.text(n)
    alone = sum(bool(cell) for cell in line.cells) == 1
    whole = text[:1].isupper() and not DANGLING.search(text) and not any(map(str.isdigit, text))
    return alone and whole and not TOTAL.match(text)


def _tops(block: Block, habit: Habit) -> int:
    """How many rows go on below in lower case, and have no line above that might be theirs."""
    lower = {row for n, row in habit.owner.items() if any(c.text[:1].islower() for c in block.lines[n].chunks)}
    return sum(row is not None and habit.owner.get(row - 1, row) is not None for row in lower)
