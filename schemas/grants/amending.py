"""Whether a document changes an earlier one: replaces its amounts, or adds to them.

A correction (rättelse), an amending decision ("Med ändring av ...") and a later annex that replaces the first one
supersede; "ytterligare" money stands beside the first, unless the table gives the new sums in whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from schemas.rows import Extraction
from schemas.vocabulary import DateRole, DocumentKind, TableKind

_TITLE = re.compile(
    r"\b(?:ändring\w*|ändrad\w*|ändringsbeslut\w*|rättelse\w*|rättad\w*|korrigering\w*|korrigerad\w*|tilläggs?\w*"
    r"|reviderad\w*|revidering\w*)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\bmed\s+ändring\s+av\b|\bändrar\b[^.]{0,80}\b(?:beslut|överenskommelse|uppdrag|bilaga)\w*"
    r"|\bersätter\b[^.]{0,80}\b(?:beslut|överenskommelse|anvisning|bilaga|fördelning|tabell|belopp)\w*"
    r"|\b(?:beslut|överenskommelse|anvisning|bilaga|fördelning|tabell)\w*\b[^.]{0,80}\bersätts\s+av\b"
    r"|\brättelse\s+av\b|\brättas\b|\bupphäver\b|\bska\s+ha\s+följande\s+lydelse\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bersätter\b|\bersätts\b|\bi\s+sin\s+helhet\b|\bi\s+stället\s+för\b|\bupphäver\b|\bföljande\s+lydelse\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\bytterligare\b|\butöver\b|\btillskott\b|\btillkommande\b|\btillägg\w*", re.IGNORECASE)
_CAN_AMEND = {
    DocumentKind.GOVERNMENT_DECISION,
    DocumentKind.AGREEMENT,
    DocumentKind.AGENCY_INSTRUCTION,
    DocumentKind.UNKNOWN,  # an annex in a file of its own: "Rättelse av bilaga ..."
}


class Amending(Enum):
    """What the table of an amending document does to the earlier amounts."""

    NOTHING = "nothing"
    ROWS = "rows"  # replaces the amounts of the recipients that it lists
    WHOLE = "whole"  # replaces the table
    ADDS = "adds"


def amending_of(extraction: Extraction) -> Amending:
    """How ``extraction`` changes what an earlier document decided; which one, its citations tell."""
    if extraction.document.kind not in _CAN_AMEND:
        return Amending.NOTHING
    sentences = tuple(dict.fromkeys(_sentences(extraction)))
    titled = bool(_TITLE.search(_titles(extraction)))
    if not titled and not any(_CLAUSE.search(s) for s in sentences):
        return Amending.NOTHING
    if _adds(extraction):
        return Amending.ADDS
    return Amending.WHOLE if any(_WHOLE.search(s) for s in sentences) else Amending.ROWS


def _titles(extraction: Extraction) -> str:
    captions = [t.caption or "" for t in extraction.tables if t.kind is TableKind.ALLOCATION]
    return " . ".join([extraction.document.title or "", *captions])


def _sentences(extraction: Extraction) -> Iterator[str]:
    yield from (d.sentence for d in extraction.dates if d.role is DateRole.CITED_DECISION)
    yield from (c.text for c in extraction.conditions)
    yield from (a.sentence for a in extraction.amounts)


def _adds(extraction: Extraction) -> bool:
    """Whether the table holds just the further money that a sentence speaks of."""
    totals = {t.computed_total_sek for t in extraction.tables if t.kind is TableKind.ALLOCATION}
    return any(a.amount_sek in totals and _MORE.search(a.sentence) for a in extraction.amounts)
