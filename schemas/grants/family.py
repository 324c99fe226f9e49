"""A family: the documents of one grant, and who among them speaks before whom.

A decision speaks before an agreement, both before an instruction, and these before memos and notices: what is
passed on never overrides its source. An amendment speaks before what it amends.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schemas.grants.amending import Amending
from schemas.grants.brief import Brief
from schemas.grants.subject import differ
from schemas.grants.years import Years
from schemas.vocabulary import DocumentKind

PRIMARY = (DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGREEMENT)
_ORDER = (
    *PRIMARY,
    DocumentKind.UNKNOWN,  # an annex in a file of its own
    DocumentKind.AGENCY_INSTRUCTION,
    DocumentKind.BOARD_MEMO,
    DocumentKind.NOTICE,
)
# a kind that has no place above is heard last
RANK = {kind: _ORDER.index(kind) if kind in _ORDER else len(_ORDER) for kind in DocumentKind}
SECONDARY = (DocumentKind.BOARD_MEMO, DocumentKind.NOTICE)


def same_act(one: Brief, other: Brief) -> bool:
    """Whether two files are the same decision, agreement or instruction: its number, its day, its subject."""
    if one.kind is not other.kind or one.amending is not other.amending or one.day is None or one.day != other.day:
        return False
    if one.decision_number != other.decision_number or differ(one.subject, other.subject):
        return False
    shared = {c.key for c in one.cases if c.unique} & {c.key for c in other.cases if c.unique}
    mine, theirs = set(one.amounts.recipients), set(other.amounts.recipients)
    return bool(shared) and not (mine and theirs and mine.isdisjoint(theirs))


class Member(NamedTuple):
    """A document of a family and what ties it to the family; nothing ties the founder."""

    brief: Brief
    evidence: tuple[str, ...]


class Family:
    """The documents of one grant; grown by ``schemas.grants.linking``, read by all others."""

    def __init__(self, founder: Brief) -> None:
        """The founder is the first member."""
        self.founder = founder
        self.members: list[Member] = []
        self.copies: set[str] = set()  # documents that are another already: a decision as PDF and as a web page
        self.founding: list[Brief] = []  # decisions, agreements and instructions: those that say what it is
        self.subject: frozenset[str] = frozenset()  # the words that tell what the money is for
        self.cases: set[str] = set()  # its documents' own
        self._speaker = founder
        self.join(founder, ())

    def join(self, brief: Brief, evidence: tuple[str, ...]) -> None:
        """Take in a document."""
        self.members.append(Member(brief, evidence))
        self.cases |= {case.key for case in brief.cases if case.unique}
        if any(same_act(brief, other) for other in self.founding):
            self.copies.add(brief.document_id)
        if brief is self.founder or RANK[brief.kind] <= RANK[DocumentKind.AGENCY_INSTRUCTION]:
            self.founding.append(brief)
            self.subject |= brief.subject
        self._speaker = min(
            self._speaker, brief, key=lambda b: (not b.years.sure, RANK[b.kind], b is not self.founder)
        )

    @property
    def briefs(self) -> Iterator[Brief]:
        """Its documents, the founder first."""
        return (member.brief for member in self.members)

    @property
    def primaries(self) -> list[Brief]:
        """Its decisions and agreements."""
        return [b for b in self.founding if b.kind in PRIMARY]

    @property
    def years(self) -> Years:
        """The years of its money: those of the document that is sure and heard first."""
        return self._speaker.years

    def of_year(self, year: int | None) -> list[Brief]:
        """The documents that speak of ``year``, in the order in which they are heard."""
        heard = [b for b in self.briefs if year is None or year in b.years.years or not b.years.sure]
        return sorted(heard, key=_hearing)


def _hearing(brief: Brief) -> tuple[int, bool, int, str]:
    """Sort key: rank of its kind, amendments first, the later before the earlier."""
    latest = -(brief.day or date.min).toordinal()
    return RANK[brief.kind], brief.amending is Amending.NOTHING, latest, brief.document_id
