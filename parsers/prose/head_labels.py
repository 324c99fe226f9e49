"""The label above or left of a cell of the letterhead: "Ert datum" and, below it in the same column, "2022-04-06".

A leaf beside ``dates`` and ``references``, which ask it whose a date or number is. It looks up a column or line by
place only, and takes nothing for a label that holds a digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

import regex

from parsers.prose.flow import Block

_NEAR = 9.0  # points that the left edges of label and value may differ
_OF_DECISION = regex.compile(r"(?i)(?:enligt\s+)?regeringsbeslut(?:et|ets)?\b")  # "..., datum och nummer"
_LINES = 2  # how far up the label may stand


def label_above(block: Block, heads: Sequence[Block]) -> str:
    """The text of the nearest cell above ``block`` in its column, "" where none is a label."""
    (page, line), left = block.text.begins(), block.text.first().bbox.x0
    column = [other.text for other in heads if abs(other.text.first().bbox.x0 - left) <= _NEAR]
    placed = [(*text.begins(), text.string) for text in column]
    above = [(there, string) for on, there, string in placed if on == page and 0 < line - there <= _LINES]
    _, nearest = max(above, key=itemgetter(0), default=(0, ""))
    return "" if any(c.isdigit() for c in nearest) else nearest


def is_of_decision(block: Block, cells: Sequence[Block]) -> bool:
    """Whether a cell fills the field of a form that asks which decision gives the money."""
    return _OF_DECISION.match(label_above(block, cells)) is not None


def label_left(block: Block, heads: Sequence[Block]) -> str:
    """The text of the nearest cell to the left of ``block`` on its line, "" where none is a label."""
    begins, left = block.text.begins(), block.text.first().bbox.x0
    beside = [
        (other.text.first().bbox.x0, other.text.string)
        for other in heads
        if other.text.begins() == begins and other.text.first().bbox.x0 < left
    ]
    _, nearest = max(beside, key=itemgetter(0), default=(0.0, ""))
    return "" if any(c.isdigit() for c in nearest) else nearest
