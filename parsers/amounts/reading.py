"""Amounts of money in running text, with what each is in its decision.

Between the flow and the rows: every amount of a sentence, heading or loose line becomes a row. ``amount_forms``
says what is money, ``amount_roles`` what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from parsers.amounts.forms import FoundAmount, find_amounts
from parsers.amounts.roles import role_of, told_by_words
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.text import Text, join
from schemas.rows import Amount

__all__ = ["FoundAmount", "find_amounts", "read_amounts", "role_of"]

_NUMBER = regex.compile(r"[0-9][0-9 .]*(?:,[0-9]{1,2})?")
_CELLS = {BlockKind.LETTERHEAD, BlockKind.CELL}
_SPEAKING = {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CELL}


def read_amounts(flow: Flow) -> tuple[Amount, ...]:
    """One row for each amount in sentences, headings and loose lines, in reading order."""
    numbers = {id(block): index for index, block in enumerate(flow.blocks)}
    texts: list[tuple[int, Text, Block]] = [(numbers.get(id(s.block), 0), s.text, s.block) for s in flow.sentences]
    texts += [(i, b.text, b) for i, b in enumerate(flow.blocks) if b.kind in _SPEAKING]
    texts += _filled_in(flow)
    texts.sort(key=lambda t: t[0])
    return tuple(row for _, text, block in texts for row in _rows(text, block))


def _filled_in(flow: Flow) -> Iterator[tuple[int, Text, Block]]:
    """A label that says its unit and the number in the cell after it, as one text: a form that is filled in."""
    for i, (label, value) in enumerate(pairwise(flow.blocks)):
        beside = {label.kind, value.kind} <= _CELLS and _NUMBER.fullmatch(value.text.string)
        if beside and not find_amounts(label.text.string):
            yield i, join([label.text, value.text]), value


def _rows(text: Text, block: Block) -> Iterator[Amount]:
    string = text.string
    lead = block.lead.string if block.lead else ""
    found_all = find_amounts(string)
    for found in found_all:
        told = told_by_words(string, found, found_all, lead)
        yield Amount(
            role=told.role,
            amount_sek=found.value_sek,
            unit=found.unit,
            text=text.printed(found.start, found.stop),
            sentence=string,
            rule=told.rule,
            place=text.place(found.start, found.stop),
        )
