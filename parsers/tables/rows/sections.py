"""Rows between headings that are sure: the lines between two of them show where numbers stand against names.

Used by ``wrapping`` where a heading kept ``habits`` from telling. A heading ends the name above it and begins none,
so that the sections of a table are told together, each by itself. It refuses where no heading is sure by its look
or its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.rows.habits import Habit, find_habit
from parsers.tables.rows.namelines import Block


class _Section(NamedTuple):
    """A part of a block: which block, its lines without headings, whether a heading begins it."""

    owner: int
    lines: range
    headed: bool


def rows_in_sections(blocks: Sequence[Block]) -> list[Habit] | None:
    """The row of each line of each block, None for a heading's; None where no heading is sure, or no habit told."""
    sections = [section for k, block in enumerate(blocks) for section in _sections(k, block)]
    if not any(section.headed for section in sections):
        return None
    parts = [blocks[s.owner]._replace(lines=blocks[s.owner].lines[s.lines.start : s.lines.stop]) for s in sections]
    habits = find_habit(parts, frozenset(n for n, s in enumerate(sections) if s.headed))
    if habits is None:
        return None
    found: list[Habit] = []
    for k, block in enumerate(blocks):
        own = [(s, h) for s, h in zip(sections, habits, strict=True) if s.owner == k]
        owner: dict[int, int | None] = dict.fromkeys(block.loose)
        for section, habit in own:
            at = section.lines.start
            owner |= {at + n: None if row is None else at + row for n, row in habit.owner.items()}
        head = own[0][1].head if own and not own[0][0].headed else 0
        tail = own[-1][1].tail if own else 0
        ends = {*range(head), *range(len(block.lines) - tail, len(block.lines))}
        found.append(Habit({n: row for n, row in owner.items() if n not in ends}, head, tail))
    return found


def _sections(k: int, block: Block) -> list[_Section]:
    """The lines of a block from sure heading to sure heading."""
    anchors = block.anchors
    heads = {
        n for n in block.loose if anchors and block.titles(n, next((r for r in anchors if r > n), anchors[-1]))
    }
    ends = [-1, *sorted(heads), len(block.lines)]
    return [_Section(k, range(a + 1, b), a >= 0) for a, b in pairwise(ends) if b > a + 1]
