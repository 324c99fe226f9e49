"""Cells of several lines in text that a converter laid out: each row's other lines hang below its first.

Used by ``wrapping``. Word and Writer set cells at the top, so that the line with the number is the first of its
row. Text has no box to tell it by; what does is that lines go on in another column of texts too, where no heading
of a group has anything, or that they stand right above the sum, which no heading does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.columns.lines import Line
from parsers.tables.labels import TOTAL, is_county
from parsers.tables.rows.namelines import Block
from schemas.document import Page

_MANY = 0.3  # of the lines without number that go on in another column
_FEWEST = 2  # lines without number: one may be anything
_HALF = 0.5  # of the rows that have such lines


def hanging_rows(blocks: Sequence[Block], pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each row of a table whose lines hang so; none where it is not sure."""
    if not blocks or not all(_hangs(block, pages) for block in blocks):
        return []
    return [lines for block in blocks for lines in _rows(block)]


def _hangs(block: Block, pages: Sequence[Page]) -> bool:
    page = pages[block.lines[0].strip.page]
    rows = [line for line in block.lines if line.is_row]
    loose = [line for line in block.lines if not line.is_row]
    if page.geometry or page.edges or not block.lines[0].is_row or len(loose) < _FEWEST:
        return False
    heads = any(_heads(line, block.name) for line in loose)
    if heads or not all(any(line.cells[: block.name + 1]) for line in rows):
        return False
    beside = sum(any(line.cells[block.name + 1 :]) for line in loose)
    if beside > _MANY * len(loose):
        return True
    followed = sum(above.is_row and not below.is_row for above, below in pairwise(block.lines))
    return _ends_loose(block) and followed >= _HALF * (len(rows) - 1)


def _heads(line: Line, name: int) -> bool:
    """Whether a line may be the heading of a group: a län alone, or a sum's label."""
    text = "" if any(line.cells[name + 1 :]) else " ".join(c.text for c in line.cells[name])
    return bool(text) and (is_county(text) or TOTAL.match(text) is not None)


def _ends_loose(block: Block) -> bool:
    """Whether lines without number stand last, or right above the sum that does."""
    last = block.lines[-1]
    summed = last.is_row and TOTAL.match(last.chunks[0].text) is not None
    return not (block.lines[-2] if summed else last).is_row


def _rows(block: Block) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in block.lines:
        if line.is_row:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows
