"""What linking needs to know of one document: a small part of its rows, kept for all documents at once.

Made from rows alone. Who belongs with whom is decided in ``schemas.grants.linking``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schemas.grants.amending import Amending, amending_of
from schemas.grants.amounts import RecipientAmounts, amounts_of
from schemas.grants.identifiers import Case, case_of
from schemas.grants.sayings import DEADLINES, Sum, Terms, deadline_of, sums_of, use_of
from schemas.grants.subject import stems, subject_of
from schemas.grants.years import Years, years_of
from schemas.rows import Extraction, Place, Reference
from schemas.swedish import MONTHS
from schemas.vocabulary import DateRole, DocumentKind, ReferenceKind, ReferenceRole, TableKind


class Citation(NamedTuple):
    """Another document as it is cited: by case, by decision number, by name; with its date where one is printed."""

    text: str
    place: Place
    day: date | None
    case: Case | None = None
    number: str | None = None
    name: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Brief:
    """One document as linking sees it."""

    document_id: str
    source: str
    kind: DocumentKind
    title: str | None
    issuer: str | None
    addressee: str | None
    diarienummer: str | None
    decision_number: str | None
    day: date | None  # of the document; an agreement's last signature
    cases: tuple[Case, ...]  # its own
    citations: tuple[Citation, ...]
    cited_days: frozenset[date]
    years: Years
    subject: frozenset[str]
    words: frozenset[str]  # the stems of what it says, to look names up in
    amending: Amending
    sums: tuple[Sum, ...]
    amounts: RecipientAmounts
    terms: dict[tuple[DateRole, int | None], Terms]

    def term(self, role: DateRole, year: int | None) -> Terms | None:
        """What it says of ``role`` for ``year``; all it says where it is not sure of its year."""
        found = self.terms.get((role, year))
        if found or self.years.sure:
            return found
        return next((terms for (said, _), terms in self.terms.items() if said is role), None)

    @property
    def tells_of_money(self) -> bool:
        """Whether it says a sum, or as an instruction a term, so that there is a grant to speak of."""
        told = self.kind is DocumentKind.AGENCY_INSTRUCTION and bool(self.terms)
        return told or bool(self.sums) or len(self.amounts) > 0

    @property
    def label(self) -> str:
        """How messages name it: its file and, where it has one, its diarienummer."""
        name = self.source.rsplit("/", 1)[-1]
        return f"{name} ({self.diarienummer})" if self.diarienummer else name


def brief_of(extraction: Extraction) -> Brief:
    """The brief of one document; ``extraction`` may be let go afterwards."""
    document = extraction.document
    years = years_of(extraction)
    signed = [d.end for d in extraction.dates if d.role is DateRole.SIGNATURE and d.end]
    return Brief(
        document_id=document.document_id,
        source=document.source,
        kind=document.kind,
        title=document.title,
        issuer=document.issuer,
        addressee=document.addressee,
        diarienummer=document.diarienummer,
        decision_number=document.decision_number,
        day=document.document_date or max(signed, default=None),
        cases=tuple(case_of(r.value) for r in _numbers(extraction, ReferenceRole.OWN)),
        citations=tuple(_citations(extraction)),
        cited_days=frozenset(d.end for d in extraction.dates if d.role is DateRole.CITED_DECISION and d.end),
        years=years,
        subject=subject_of([document.title, *_captions(extraction)]),
        words=_words(extraction),
        amending=amending_of(extraction),
        sums=sums_of(extraction),
        amounts=amounts_of(extraction),
        terms=dict(_terms(extraction, years)),
    )


def _numbers(extraction: Extraction, role: ReferenceRole) -> Iterator[Reference]:
    return (r for r in extraction.references if r.role is role and r.kind is ReferenceKind.DIARIENUMMER)


def _captions(extraction: Extraction) -> Iterator[str | None]:
    return (t.caption for t in extraction.tables if t.kind in {TableKind.ALLOCATION, TableKind.SUMMARY})


def _citations(extraction: Extraction) -> Iterator[Citation]:
    for reference in extraction.references:
        if reference.role is not ReferenceRole.CITES:
            continue
        day = _day_of(reference, extraction)
        if reference.kind is ReferenceKind.DIARIENUMMER:
            yield Citation(reference.text, reference.place, day, case=case_of(reference.value))
        elif reference.kind is ReferenceKind.DECISION_NUMBER:
            yield Citation(reference.text, reference.place, day, number=reference.value)
        elif reference.kind is ReferenceKind.DOCUMENT:
            yield Citation(reference.text, reference.place, day, name=subject_of([reference.value]))


def _day_of(reference: Reference, extraction: Extraction) -> date | None:
    """The day printed with a cited identifier: in its own words, or in the sentence that holds it."""
    text = " ".join(reference.text.split())
    for fact in extraction.dates:
        if fact.role is DateRole.CITED_DECISION and fact.end and fact.start == fact.end:
            sentence = " ".join(fact.sentence.split())
            if " ".join(fact.text.split()) in text or text in sentence or _prints(fact.end, text):
                return fact.end
    return None


def _prints(day: date, text: str) -> bool:
    return day.isoformat() in text or f"{day.day} {MONTHS[day.month - 1]} {day.year}" in text


def _words(extraction: Extraction) -> frozenset[str]:
    document = extraction.document
    texts = {document.title, document.issuer, document.addressee}
    texts |= {d.sentence for d in extraction.dates} | {a.sentence for a in extraction.amounts}
    texts |= {c.text for c in extraction.conditions} | {p.organisation for p in extraction.people}
    return frozenset[str]().union(*(stems(text) for text in texts if text))


def _terms(extraction: Extraction, years: Years) -> Iterator[tuple[tuple[DateRole, int | None], Terms]]:
    """The period and deadlines for each year of the document."""
    named: list[int | None] = [*sorted(years.years)]
    for year in named or [None]:
        use = use_of(extraction, year)
        if use:
            yield (DateRole.USE_PERIOD, year), use
        for role in DEADLINES:
            deadline = deadline_of(extraction, role, year)
            if deadline:
                yield (role, year), deadline
