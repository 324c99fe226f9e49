"""Annexes in a file of their own: documents of no known kind whose tables say themselves that they hand out money.

Used by ``parse`` where no kind is recognised. A table of an invoice, of costs or of statistics is none: who is
given money must be named, and words about handing out stand over the table or at the head of the document.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables import TableReading
from parsers.tables.labels import RECIPIENT_HEADER, RECIPIENT_NAME, SIZE_HEADER
from parsers.text import level
from schemas.document import Document
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Match, RowType, TableKind

_LEAST_ROWS = 3
_GRANTS = {TableKind.ALLOCATION, TableKind.TIER}
_HEAD_LINES = 8
_LINES_ABOVE = 6
_ANNEX_HEADING = regex.compile(r"(?:Bilaga|Appendix)(?: [0-9A-Z]{1,2})?(?: till .{1,40})?[.:]?", regex.IGNORECASE)
# "Bilaga 1. Medel till regionerna", "Bilaga – beviljade bidrag"; not "Bilagan visar hur ...", "Bilaga 2 bifogas."
_ANNEX_TITLE = regex.compile(
    r"(?:Bilaga|Appendix)(?: [0-9A-Z]{1,2})?(?:[.:,]| [-–—]| (?=\p{Lu}))(?!.*\.$)", regex.IGNORECASE
)
# "Fördelning av medel", "Statsbidrag till kommuner", "Tilldelade medel": over the table or at the document's head
_HANDED_OUT = regex.compile(
    r"(?:stats|projekt|verksamhets|organisations|utvecklings|parti|drifts|etablerings|medie|förenings|kultur|idrotts"
    r"|aktivitets|arrangemangs|anläggnings|investerings|landsbygds)(?:bidrag|stöd)|"
    r"bidrag[ ]till|stöd[ ]till|beviljad|tilldela|"
    r"(?:för|ut)delning|fördela(?:[ts]|des)|utbetalning[ ](?:av|till|per)|"
    r"stipendi(?:um|er|at)|\bdela[rst]?(?:de)?[ ]ut\b|\butdela",
    regex.IGNORECASE,
)
# over a table of recipients even "Ram per stift", "LOK-stöd per distrikt", "Ersättning (kr)"; not what people get
_GIVEN = regex.compile(
    r"""(?<!försörjnings|bostads|barn|studie|underhålls|föräldra|vårdnads|vård|kund|besluts|läke|livs|hjälp|driv)
    (?:bidrag|stöd|ersättning|medel|tilldelning|fördelning|fördelas|anslag|(?:bygde|kultur|idrotts)peng(?:ar)?|\bram)(?:et|en|ets|ens|ar|na|s)?\b""",
    regex.IGNORECASE | regex.VERBOSE,
)
_GRANTED = regex.compile(r"bevilja|tilldela", regex.IGNORECASE)  # the title of a column of what was granted


# What an invoice or an order prints, whose table hands nothing out
_INVOICE = regex.compile(
    r"(?i)\b(?:fakturan(?:r|ummer)|fakturadatum|förfallodatum|betalningsvillkor|orderbekräftelse|offertnummer|ocr)\b"
)


def is_annex(document: Document, readings: Sequence[TableReading]) -> bool:
    """Whether allocation tables are what a document of no known kind is about.

    They hold most of its words; or are money below the title of an annex or a grant; or name recipients under words
    that say that they are given something; or have a column of what was granted.
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
    if any(_hands_out(document, r, head) for r in readings if r.table.kind in _GRANTS):
        return True
    return any(_is_granted(r) for r in readings if r.table.kind is TableKind.SUMMARY)


def is_titled(document: Document) -> bool:
    """Whether the head of a document has the title of an annex, or words about handing out."""
    titled = any(_ANNEX_TITLE.match(line) or _HANDED_OUT.search(line) for line in _head(document))
    return titled and not _is_invoice(document)


def _is_invoice(document: Document) -> bool:
    return _INVOICE.search(" ".join(word.text for word in document.pages[0].words)) is not None


def _hands_out(document: Document, reading: TableReading, head: Sequence[str]) -> bool:
    """Whether a table has a column of what was granted, or names recipients under words that say so."""
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    if len({a.row for a in own}) < _LEAST_ROWS:
        return False
    measures = {a.measure or "" for a in own}
    if any(map(_GRANTED.search, measures)):
        return True
    titles = [reading.table.caption or "", *measures, *_above(document, reading)]
    if _are_known(own) and (
        any(map(_ANNEX_HEADING.fullmatch, head)) or any(map(_HANDED_OUT.search, [*head, *titles]))
    ):
        return True
    return _names_recipients(reading, own) and any(map(_GIVEN.search, titles))


def _is_granted(reading: TableReading) -> bool:
    """Whether three rows at least have a sum in a column of what was granted."""
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT and a.amount_sek is not None]
    return len({a.row for a in own if _GRANTED.search(a.measure or "")}) >= _LEAST_ROWS


def _are_known(own: Sequence[Allocation]) -> bool:
    return 2 * sum(a.match is not Match.NONE for a in own) > len(own)


def _names_recipients(reading: TableReading, own: Sequence[Allocation]) -> bool:
    """Whether a table's names are those of recipients: their column is titled so, or most of them say so."""
    titled = any(
        c.role is ColumnRole.NAME and RECIPIENT_HEADER.search(c.header) and not SIZE_HEADER.search(c.header)
        for c in reading.table.columns
    )
    named = sum(a.match is not Match.NONE or _is_organisation(a.recipient or "") for a in own)
    return titled or 2 * named > len(own)


def _is_organisation(name: str) -> bool:
    return RECIPIENT_NAME.search(name) is not None or RECIPIENT_HEADER.search(name) is not None


def _above(document: Document, reading: TableReading) -> list[str]:
    """The last lines above a table."""
    first = min(reading.words)
    page = document.pages[first.page].words
    lines: dict[int, list[str]] = {}
    for word in page[: first.word]:
        lines.setdefault(word.line, []).append(level(word.text))
    return [" ".join(words) for words in list(lines.values())[-_LINES_ABOVE:]]


def _is_money(reading: TableReading) -> bool:
    """Whether a table's numbers are sums of money: a unit is declared."""
    return any(m.declared for m in reading.measures) or any(a.unit for a in reading.allocations)


def _head(document: Document) -> list[str]:
    """The first lines."""
    first = [w for w in document.pages[0].words if w.line <= _HEAD_LINES]
    return [" ".join(level(w.text) for w in first if w.line == n) for n in range(1, _HEAD_LINES + 1)]
