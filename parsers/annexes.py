"""Annexes in a file of their own: documents of no known kind whose tables say themselves that they hand out money.

Used by ``parse`` where no kind is recognised. A table of an invoice, of costs or of statistics is none: who is
given money must be named, and words about handing out stand over the table or at the head of the document.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables import TableReading
from parsers.text import level
from schemas.document import Document
from schemas.rows import Allocation
from schemas.vocabulary import Match, RowType, TableKind

_LEAST_ROWS = 5
_GRANTS = {TableKind.ALLOCATION, TableKind.TIER}
_HEAD_LINES = 8
_ANNEX_HEADING = regex.compile(r"(?:Bilaga|Appendix)(?: [0-9A-Z]{1,2})?(?: till .{1,40})?[.:]?", regex.IGNORECASE)
# "Bilaga 1. Medel till regionerna", "Bilaga – beviljade bidrag"; not "Bilagan visar hur ...", "Bilaga 2 bifogas."
_ANNEX_TITLE = regex.compile(
    r"(?:Bilaga|Appendix)(?: [0-9A-Z]{1,2})?(?:[.:,]| [-–—]| (?=\p{Lu}))(?!.*\.$)", regex.IGNORECASE
)
# "Fördelning av medel", "Statsbidrag till kommuner", "Tilldelade medel": over the table or at the document's head
_HANDED_OUT = regex.compile(
    r"(?:stats|projekt|verksamhets|organisations|utvecklings|parti|drifts|etablerings|medie)(?:bidrag|stöd)|"
    r"bidrag[ ]till|stöd[ ]till|beviljad|tilldela|"
    r"(?:för|ut)delning|fördela[st]|utbetalning[ ](?:av|till|per)",
    regex.IGNORECASE,
)
_GRANTED = regex.compile(r"bevilja|tilldela", regex.IGNORECASE)  # the title of a column of what was granted


# What an invoice or an order prints, whose table hands nothing out
_INVOICE = regex.compile(
    r"(?i)\b(?:fakturan(?:r|ummer)|fakturadatum|förfallodatum|betalningsvillkor|orderbekräftelse|offertnummer|ocr)\b"
)


def is_annex(document: Document, readings: Sequence[TableReading]) -> bool:
    """Whether allocation tables are what a document of no known kind is about.

    They hold most of its words; or are money below the title of an annex or a grant; or hand out to recipients of
    the register, under words that say so; or have a column of what was granted.
    """
    if _is_invoice(document):
        return False
    tables = [r for r in readings if r.table.kind is TableKind.ALLOCATION]
    held = sum(len(r.words) for r in tables)
    if 2 * held > sum(len(page.words) for page in document.pages):
        return True
    head = _head(document)
    if is_titled(document) and any(_is_money(r) for r in readings if r.table.kind in _GRANTS):
        return True
    return _hands_out(tables, head)


def is_titled(document: Document) -> bool:
    """Whether the head of a document has the title of an annex, or words about handing out."""
    titled = any(_ANNEX_TITLE.match(line) or _HANDED_OUT.search(line) for line in _head(document))
    return titled and not _is_invoice(document)


def _is_invoice(document: Document) -> bool:
    return _INVOICE.search(" ".join(word.text for word in document.pages[0].words)) is not None


def _hands_out(tables: Sequence[TableReading], head: Sequence[str]) -> bool:
    """Whether tables have a column of what was granted, or recipients of the register under words that say so."""
    own = [a for r in tables for a in r.allocations if a.row_type is RowType.RECIPIENT]
    if len(own) < _LEAST_ROWS:
        return False
    if any(_GRANTED.search(a.measure or "") for a in own):
        return True
    if 2 * sum(a.match is not Match.NONE for a in own) <= len(own):
        return False
    return any(map(_ANNEX_HEADING.fullmatch, head)) or any(map(_HANDED_OUT.search, [*head, *_titles(tables, own)]))


def _is_money(reading: TableReading) -> bool:
    """Whether a table's numbers are sums of money: a unit is declared."""
    return any(m.declared for m in reading.measures) or any(a.unit for a in reading.allocations)


def _head(document: Document) -> list[str]:
    """The first lines."""
    first = [w for w in document.pages[0].words if w.line <= _HEAD_LINES]
    return [" ".join(level(w.text) for w in first if w.line == n) for n in range(1, _HEAD_LINES + 1)]


def _titles(tables: Sequence[TableReading], own: Sequence[Allocation]) -> list[str]:
    return [*(r.table.caption or "" for r in tables), *{a.measure or "" for a in own}]
