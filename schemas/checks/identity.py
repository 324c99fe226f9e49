"""identity: the document has a kind, an own diarienummer where its kind has one, and a date; all page heads agree.

Agreements, notices, web pages and the standing rules of a municipality often bear no diarienummer of their own, and
a blank form bears neither number nor date; for them absence is a skip. What the heads print is witnessed while the
document is read: rows alone do not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_place, at_table
from schemas.checks._slips import transposed
from schemas.rows import Extraction, Finding, PageHead, Place, Reference, Table
from schemas.swedish import format_date
from schemas.vocabulary import DateRole, DocumentKind, ReferenceKind, ReferenceRole, Severity, TableKind

SLUG = "identity"
WITNESSED_LAST = True  # what the heads of the pages print
_SAY = Verdicts(SLUG, Severity.WARNING)
_NUMBERED = {DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGENCY_INSTRUCTION, DocumentKind.BOARD_MEMO}
_WEB_PAGE = "text/html"
# "Regler för föreningsbidrag", "Bidragsbestämmelser", "Riktlinjer för stöd till studieförbund"
_RULES = re.compile(
    r"(?:regler|regelverk|bestämmelser|riktlinjer|normer|reglemente|policy|taxa)(?:na|t|et|n)?\b", re.IGNORECASE
)
_LOCAL = re.compile(r"^Region\b|(?:kommun|stad|regionen|nämnden|fullmäktige|förvaltningen|kontoret)$|^Kommun")
# "Bilaga 1 till regeringsbeslut 2023-06-15 nr II:4", "den 15 juni 2023", "II:4, 2023-06-15"
_ANNEX_TO = re.compile(
    r"""\bbilag\w*(?:\s+\d+)?\s+till\s+(?:regerings)?beslut\w*(?:
      ,?\s+(?:den\s+)?(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]+\s+\d{4})
    | ,?\s+(?:nr\s+|nummer\s+)?
      (?P<number>[IVX]+\s?:\s?\d+|(?<=nr\s)[IVX]+\s?\d+|(?<=\d\s)(?-i:[IVX]+)\s\d+)(?![\w:])){,2}""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR_HEAD = 4  # lines: a letterhead may list several numbers of its own
_OWN_DATES = {DateRole.DOCUMENT, DateRole.DECISION, DateRole.SIGNATURE}


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding each for kind, diarienummer and date, and for each page whose head differs."""
    yield _kind(extraction)
    yield _diarienummer(extraction)
    yield _date(extraction)
    yield from _slipped(extraction)
    heads = extraction.evidence.heads if extraction.evidence else ()
    yield from _agree([(h, h.numbers) for h in heads], "diarienummer", "diarienummer")
    yield from _agree([(h, h.days) for h in heads], "date", "datum")
    for table in extraction.tables:
        yield from _of_this_decision(table, extraction)


def _kind(extraction: Extraction) -> Finding:
    kind = extraction.document.kind
    if kind is DocumentKind.UNKNOWN:
        en, sv = "of no known kind", "av okänt slag"
        if not extraction.tables:  # else it is an annex in a file of its own
            en += ": only its references, dates and sums of money are read"
            sv += ": bara dess hänvisningar, datum och penningbelopp läses"
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
    is_page = extraction.document.media_type == _WEB_PAGE
    bears_none = is_page or _is_blank(extraction) or _is_standing(extraction)
    if extraction.document.kind in _NUMBERED and not bears_none:
        return _SAY.failed(DOCUMENT, missing)
    return _SAY.skipped(DOCUMENT, missing)


def _slipped(extraction: Extraction) -> Iterator[Finding]:
    """A failure for an own number further on in which two figures of the document's own have changed places."""
    own = [r for r in extraction.references if _is_own_number(r)]
    for other in own[1:]:
        first = own[0]
        apart = other.place.page > first.place.page or other.place.line > first.place.line + _NEAR_HEAD
        if apart and transposed(first.value, other.value):
            message = Message(
                f"the document's number is {first.value}; further on it says {other.value}",
                f"dokumentets nummer är {first.value}; längre fram står {other.value}",
            )
            yield _SAY.failed(at_place(other.place), message, Measured(first.value, other.value))


def _is_own_number(reference: Reference) -> bool:
    return reference.role is ReferenceRole.OWN and reference.kind is ReferenceKind.DIARIENUMMER


def _date(extraction: Extraction) -> Finding:
    own = [d.start for d in extraction.dates if d.role in _OWN_DATES and d.start]
    day = extraction.document.document_date or next(iter(own), None)
    if day:
        return _SAY.passed(DOCUMENT, Message(f"date {day.isoformat()}", f"datum {format_date(day)}"))
    missing = Message("no date of its own", "inget eget datum")
    if extraction.document.kind is DocumentKind.UNKNOWN or _is_blank(extraction):
        return _SAY.skipped(DOCUMENT, missing)
    return _SAY.failed(DOCUMENT, missing)


def _of_this_decision(table: Table, extraction: Extraction) -> Iterator[Finding]:
    """A failure for an annex that calls itself one of a government decision of another day or number."""
    document, said = extraction.document, _ANNEX_TO.search(table.caption or "")
    if said is None or document.kind is not DocumentKind.GOVERNMENT_DECISION:
        return
    own = document.document_date
    day, number = said["day"], said["number"]
    cited = {
        d.start for d in extraction.dates if d.role is DateRole.CITED_DECISION and not _ANNEX_TO.search(d.sentence)
    }
    if day and own and day not in {own.isoformat(), format_date(own), *(c.isoformat() for c in cited if c)}:
        yield _other(table, ("date", "datum"), own.isoformat(), day)
    if number and document.decision_number and _bare(number) != _bare(document.decision_number):
        yield _other(table, ("number", "nummer"), document.decision_number, number)


def _bare(number: str) -> tuple[str, ...]:
    """The parts of a decision's number: "III:4", "III 4"."""
    return tuple(re.findall(r"[IVX]+|\d+", number))


def _other(table: Table, what: tuple[str, str], own: str, said: str) -> Finding:
    message = Message(
        f"table {table.seq} says annex to the decision of the {what[0]} {said}, the document has {own}",
        f"tabell {table.seq} kallar sig bilaga till beslutet med {what[1]} {said}, dokumentet har {own}",
    )
    return _SAY.failed(at_table(table), message, Measured(own, said))


def _is_blank(extraction: Extraction) -> bool:
    """True of a form in a file of its own."""
    tables = extraction.tables
    fields = len(extraction.form_fields)
    return bool(tables) and all(t.kind is TableKind.FORM for t in tables) and fields > len(extraction.conditions)


def _is_standing(extraction: Extraction) -> bool:
    """True of the rules that a municipality or region has adopted, whose paragraph of adoption is all they bear."""
    title, issuer = extraction.document.title or "", extraction.document.issuer or ""
    return _RULES.search(title) is not None and _LOCAL.search(issuer) is not None


def _agree(heads: Sequence[tuple[PageHead, Sequence[str]]], en: str, sv: str) -> Iterator[Finding]:
    """A failure for each page whose head prints none of what most pages print; a pass where several agree."""
    printed = [(head.page, values) for head, values in heads if values]
    if len(printed) < 2:
        return
    count = Counter(value for _, values in printed for value in values)
    usual = min(count, key=lambda value: (-count[value], value))
    differing = [(page, values) for page, values in printed if usual not in values]
    for page, values in differing:
        other = ", ".join(values)
        message = Message(f"page {page} prints the {en} {other}", f"sida {page} anger {sv} {other}")
        yield _SAY.failed(Site(place=Place(page, 1)), message, Measured(usual, other))
    if not differing:
        pages = len(printed)
        message = Message(f"{pages} pages print the {en} {usual}", f"{pages} sidor anger {sv} {usual}")
        yield _SAY.passed(DOCUMENT, message)
