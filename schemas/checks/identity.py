"""identity: the document has a kind, an own diarienummer where its kind has one, and a date.

Agreements and notices often bear no diarienummer of their own; for them its absence is a skip.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts
from schemas.rows import Extraction, Finding
from schemas.swedish import format_date
from schemas.vocabulary import DateRole, DocumentKind, ReferenceKind, ReferenceRole, Severity

SLUG = "identity"
_SAY = Verdicts(SLUG, Severity.WARNING)
_NUMBERED = {DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGENCY_INSTRUCTION, DocumentKind.BOARD_MEMO}
_OWN_DATES = {DateRole.DOCUMENT, DateRole.DECISION, DateRole.SIGNATURE}


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding each for kind, diarienummer and date."""
    yield _kind(extraction)
    yield _diarienummer(extraction)
    yield _date(extraction)


def _kind(extraction: Extraction) -> Finding:
    kind = extraction.document.kind
    if kind is DocumentKind.UNKNOWN:
        en, sv = "of no known kind", "av okänt slag"
        if not extraction.tables:  # else it is an annex in a file of its own
            en += ": only its references and dates are read"
            sv += ": bara dess hänvisningar och datum läses"
        return _SAY.failed(DOCUMENT, Message(en, sv), Measured(None, kind))
    return _SAY.passed(DOCUMENT, Message(f"kind: {kind}", f"slag: {kind}"), Measured(None, kind))


def _diarienummer(extraction: Extraction) -> Finding:
    own = [
        r.value
        for r in extraction.references
        if r.role is ReferenceRole.OWN and r.kind is ReferenceKind.DIARIENUMMER
    ]
    number = extraction.document.diarienummer or next(iter(own), None)
    if number:
        return _SAY.passed(DOCUMENT, Message(f"diarienummer {number}", f"diarienummer {number}"))
    missing = Message("no diarienummer of its own", "inget eget diarienummer")
    if extraction.document.kind in _NUMBERED:
        return _SAY.failed(DOCUMENT, missing)
    return _SAY.skipped(DOCUMENT, missing)


def _date(extraction: Extraction) -> Finding:
    own = [d.start for d in extraction.dates if d.role in _OWN_DATES and d.start]
    day = extraction.document.document_date or next(iter(own), None)
    if day:
        return _SAY.passed(DOCUMENT, Message(f"date {day.isoformat()}", f"datum {format_date(day)}"))
    missing = Message("no date of its own", "inget eget datum")
    if extraction.document.kind is DocumentKind.UNKNOWN:
        return _SAY.skipped(DOCUMENT, missing)
    return _SAY.failed(DOCUMENT, missing)
