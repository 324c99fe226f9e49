"""Amounts of money in running text, with what each is in its decision.

Between the flow and the rows: every amount of a sentence, heading or loose line becomes a row. ``amount_forms``
says what is money, ``amount_roles`` what it is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.amounts.forms import FoundAmount, find_amounts
from parsers.amounts.roles import UNTOLD, role_of, tell_roles
from parsers.amounts.wholes import tell_parts, tell_wholes
from parsers.amounts.words import Setting, Side
from parsers.dates.reading import document_date
from parsers.organisations import Body, organisations_in
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import label_above
from parsers.text import Text, join
from schemas.rows import Amount
from schemas.vocabulary import AmountRole, DocumentKind

__all__ = ["FoundAmount", "find_amounts", "read_amounts", "role_of"]

_YEAR = regex.compile(r"(?<![\p{L}0-9/:.,-])(?:19[5-9]|20[0-9])[0-9](?![0-9\p{L}/:,])")
_NUMBER = regex.compile(r"[0-9][0-9 .]*(?:,[0-9]{1,2})?")
_SUM = regex.compile(r"[0-9][0-9 .,]*(?:kronor|kr|tkr|mnkr|mkr|miljoner kronor)[.:-]*")
_APART = 1.5  # of the type size: no space between words is as wide
_OF_BEFORE = {"earlier", "not-this"}
_CELLS = {BlockKind.LETTERHEAD, BlockKind.CELL}
_SPEAKING = {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CELL}


def read_amounts(
    flow: Flow, kind: DocumentKind = DocumentKind.UNKNOWN, issuer: str | None = None
) -> tuple[Amount, ...]:
    """One row for each amount in sentences, headings and loose lines, in reading order.

    Of what kind the document is and who issues it tells whose money is given.
    """
    since = _first_year(flow)
    heads = " ".join(b.text.string for b in flow.of_kind(BlockKind.TITLE, BlockKind.LETTERHEAD))
    around = Setting(heads=heads, since=since, giver=issuer or "", side=_side(kind, issuer or ""))
    numbers = {id(block): index for index, block in enumerate(flow.blocks)}
    texts: list[tuple[int, Text, Block]] = [(numbers.get(id(s.block), 0), s.text, s.block) for s in flow.sentences]
    texts += [(i, b.text, b) for i, b in enumerate(flow.blocks) if b.kind in _SPEAKING]
    texts += _filled_in(flow)
    texts.sort(key=lambda t: t[0])
    return tuple(tell_parts(tuple(tell_wholes(tuple(_told_on(_labelled(texts, flow), around)), around.side))))


def _labelled(texts: list[tuple[int, Text, Block]], flow: Flow) -> Iterator[tuple[int, Text, Block]]:
    """The texts, a sum alone in its cell led by the label above it: "Rekvirerat belopp" over "350 000 kronor"."""
    for index, text, block in texts:
        alone = block.kind is BlockKind.CELL and text is block.text and _SUM.fullmatch(text.string)
        label = label_above(block, tuple(flow.of_kind(BlockKind.CELL))) if alone else ""
        lead = next((b.text for b in flow.of_kind(BlockKind.CELL) if label and b.text.string == label), None)
        yield index, text, replace(block, lead=lead) if lead else block


def _told_on(texts: Iterable[tuple[int, Text, Block]], around: Setting) -> Iterator[Amount]:
    """The rows of each text; one of a paragraph may go on with what the one before it told of an earlier year."""
    above: Block | None = None
    earlier = False
    for _, text, block in texts:
        rows = list(_rows(text, block, around._replace(goes_on=earlier and above is block)))
        yield from rows
        earlier = any(row.rule in _OF_BEFORE for row in rows) or (earlier and above is block and not rows)
        above = block


def _side(kind: DocumentKind, issuer: str) -> Side:
    """Who gives: by the kind where that settles it, else by what sort of body speaks."""
    told = {DocumentKind.GOVERNMENT_DECISION: Side.GOVERNMENT, DocumentKind.AGREEMENT: Side.PARTIES}
    if kind in told or kind is DocumentKind.BOARD_MEMO:
        return told.get(kind, Side.LOCAL)
    body = next((o.body for o in organisations_in(issuer)), None)
    if body in {Body.LOCAL, Body.BOARD, Body.ADMINISTRATION}:
        return Side.LOCAL
    return Side.AGENCY if body is Body.AGENCY and kind is DocumentKind.AGENCY_INSTRUCTION else Side.UNKNOWN


def _filled_in(flow: Flow) -> Iterator[tuple[int, Text, Block]]:
    """A label that says its unit and the number in the cell after it, as one text: a form that is filled in."""
    for i, (label, value) in enumerate(pairwise(flow.blocks)):
        beside = {label.kind, value.kind} <= _CELLS and _NUMBER.fullmatch(value.text.string)
        if beside and not find_amounts(label.text.string):
            yield i, join([label.text, value.text]), value


def _first_year(flow: Flow) -> int | None:
    """The first year that the document is about: of its title, else of its own date."""
    titles = (b.text.string for b in flow.of_kind(BlockKind.TITLE))
    named = [int(m.group()) for title in titles for m in _YEAR.finditer(title)]
    own = None if named else document_date(flow)
    return min(named, default=own.year if own else None)


def _found_in(text: Text) -> list[FoundAmount]:
    """The amounts of a text, none reaching over the gap between two cells: "7–12" beside "900 kr" are no 12 900."""
    found = find_amounts(text.string)
    apart = [gap for f in found for gap in text.gaps(f.start, f.stop, _APART)]
    if not apart:
        return found
    parted = "".join(";" if n in apart else char for n, char in enumerate(text.string))
    return find_amounts(parted)


def _rows(text: Text, block: Block, around: Setting) -> Iterator[Amount]:
    string = text.string
    lead = block.lead.string if block.lead else ""
    setting = around._replace(lead=lead, section=block.section or "")
    found_all = _found_in(text)
    for found, told in zip(found_all, tell_roles(string, found_all, setting), strict=True):
        headline = block.kind is BlockKind.TITLE and len(found_all) == 1 and told.rule == UNTOLD.rule
        role, rule = (AmountRole.TOTAL, "title") if headline else told
        yield Amount(
            role=role,
            amount_sek=found.value_sek,
            unit=found.unit,
            text=text.printed(found.start, found.stop),
            sentence=string,
            rule=rule,
            place=text.place(found.start, found.stop),
        )
