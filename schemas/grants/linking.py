"""From documents to families: which documents are of one grant.

Families are founded by decisions and agreements; an amendment joins what it amends, a decision the agreement that
it pays for. Every other document joins the one family that it is tied to most strongly, or founds its own. Nothing
is passed on from neighbour to neighbour, so that a much cited document glues no families together; a document that
two families claim alike joins neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from schemas.grants.amending import Amending
from schemas.grants.brief import Brief
from schemas.grants.family import PRIMARY, RANK, Family, same_act
from schemas.grants.index import Index
from schemas.grants.subject import share_of
from schemas.grants.ties import Tie, common_years, tie_of
from schemas.vocabulary import DocumentKind

_RELATED = 0.5
_MANY = 200  # an identifier or a word that so many families share ties a document to none of them


class Linked(NamedTuple):
    """The families of a set of documents, and the documents that could belong to several."""

    families: tuple[Family, ...]
    torn: dict[str, tuple[Family, ...]]
    lookup: Index


def link(briefs: Iterable[Brief]) -> Linked:
    """The families of ``briefs``, the same in whatever order these come."""
    held = sorted(briefs, key=lambda b: (RANK[b.kind], b.day or date.max, b.document_id))
    linking = _Linking(Index(held))
    for brief in held:
        if brief.kind in PRIMARY:
            linking.place_primary(brief)
    for brief in held:
        if brief.kind not in PRIMARY:
            linking.place(brief)
    families = sorted(linking.families, key=lambda f: f.founder.document_id)
    return Linked(tuple(families), linking.torn, linking.index)


class _Linking:
    """The families as they grow."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.families: list[Family] = []
        self.torn: dict[str, tuple[Family, ...]] = {}
        self._of: dict[str, Family] = {}  # document -> its family
        self._citing: defaultdict[str, list[Family]] = defaultdict(list)  # case -> families that cite it
        self._about: defaultdict[tuple[int, str], list[Family]] = defaultdict(list)

    def place_primary(self, brief: Brief) -> None:
        """A decision or agreement: with what it repeats, amends or pays for, else a family of its own."""
        repeated = self._repeated(brief)
        if repeated:
            self._join(brief, self._of[repeated.document_id], (f"the same as {repeated.label}",))
            return
        amended = self._amended(brief) if brief.amending is not Amending.NOTHING else None
        if amended:
            self._join(brief, self._of[amended.document_id], (f"amends {amended.label}",))
            return
        for other, text in self._counterparts(brief):
            family = self._of[other.document_id]
            if common_years(brief, family) is not None and share_of(brief.subject, other.subject) >= _RELATED:
                self._join(brief, family, (text,))
                return
        self._found(brief)

    def place(self, brief: Brief) -> None:
        """Any other document: with the family that it is tied to most strongly."""
        ties = [(tie, family) for family, tie in self._ties(brief)]
        if not ties:
            if brief.tells_of_money and brief.kind is not DocumentKind.UNKNOWN:
                self._found(brief)
            return
        best = max(tie.strength for tie, _ in ties)
        strongest = [(tie, family) for tie, family in ties if tie.strength == best]
        if len(strongest) > 1:
            self.torn[brief.document_id] = tuple(family for _, family in strongest)
            return
        tie, family = strongest[0]
        self._join(brief, family, tie.evidence)

    def _found(self, brief: Brief) -> None:
        family = Family(brief)
        self.families.append(family)
        self._remember(brief, family)

    def _join(self, brief: Brief, family: Family, evidence: tuple[str, ...]) -> None:
        family.join(brief, evidence)
        self._remember(brief, family)

    def _remember(self, brief: Brief, family: Family) -> None:
        self._of[brief.document_id] = family
        for key in {c.case.key for c in brief.citations if c.case and c.case.unique}:
            _add(self._citing[key], family)
        if RANK[family.founder.kind] <= RANK[DocumentKind.AGENCY_INSTRUCTION]:
            for year in family.years.years:
                for word in brief.subject:
                    _add(self._about[year, word], family)

    def _repeated(self, brief: Brief) -> Brief | None:
        """The document that ``brief`` is another file of."""
        owners = (b for case in brief.cases if case.unique for b in self.index.owners(case.key))
        return next((b for b in owners if b.document_id in self._of and same_act(brief, b)), None)

    def _amended(self, brief: Brief) -> Brief | None:
        """What ``brief`` amends: cited, or of the same case; of several the nearest in subject."""
        own = [b for case in brief.cases if case.unique for b in self.index.owners(case.key)]
        cited = [b for c in brief.citations for b in self.index.cited_by(brief, c)]
        earlier = [b for b in (*cited, *own) if self._is_earlier(b, brief)]
        if not earlier:
            return None
        cases = {case.key for case in brief.cases}
        return max(
            earlier,
            key=lambda b: (share_of(b.subject, brief.subject), bool(cases & {c.key for c in b.cases}), b in cited),
        )

    def _is_earlier(self, other: Brief, brief: Brief) -> bool:
        """Whether ``brief`` can amend ``other``: of its kind, placed already, and the years do not forbid it."""
        family = self._of.get(other.document_id)
        if family is None or other.kind is not brief.kind or other.document_id == brief.document_id:
            return False
        return common_years(brief, family) is not None

    def _counterparts(self, brief: Brief) -> Iterator[tuple[Brief, str]]:
        """The agreement that a decision names, or the decision that an agreement names or is named by."""
        for citation in brief.citations:
            for other in self.index.cited_by(brief, citation):
                if other.document_id in self._of and other.kind in PRIMARY and other.kind is not brief.kind:
                    yield other, f"cites {citation.text}"
        own = {case.key for case in brief.cases if case.unique}
        for key in sorted(own):
            for family in self._citing.get(key, []):
                if family.founder.kind in PRIMARY and family.founder.kind is not brief.kind:
                    yield family.founder, f"cited by {family.founder.label}"

    def _ties(self, brief: Brief) -> Iterator[tuple[Family, Tie]]:
        """The families it belongs to by what it cites; only where that tells none, by likeness."""
        cited, common = self._cited(brief), self._common(brief)
        tied = False
        for family in dict.fromkeys([*cited, *common]):
            tie = tie_of(brief, family, cited.get(family, []), common.get(family, []))
            if tie:
                tied = True
                yield family, tie
        if not tied:
            alike = ((family, tie_of(brief, family, [], [])) for family in self._alike(brief))
            yield from ((family, tie) for family, tie in alike if tie)

    def _cited(self, brief: Brief) -> dict[Family, list[str]]:
        """The families of the documents that ``brief`` cites or is cited by, with the identifiers."""
        found: defaultdict[Family, list[str]] = defaultdict(list)
        for citation in brief.citations:
            meant = self.index.cited_by(brief, citation)
            for other in meant if len(meant) <= _MANY else ():
                if other.document_id in self._of:
                    found[self._of[other.document_id]].append(" ".join(citation.text.split()))
        for case in brief.cases:
            for family in _few(self._citing.get(case.key, [])):
                found[family].append(brief.diarienummer or case.key)
        return found

    def _common(self, brief: Brief) -> dict[Family, list[str]]:
        """The families that cite the same case, whose own document is not at hand."""
        found: defaultdict[Family, list[str]] = defaultdict(list)
        for citation in brief.citations:
            if citation.case and citation.case.unique and not self.index.owners(citation.case.key):
                for family in _few(self._citing.get(citation.case.key, [])):
                    found[family].append(citation.text)
        return found

    def _alike(self, brief: Brief) -> Iterator[Family]:
        """The families of the same year that share enough words of the subject."""
        shared: Counter[Family] = Counter()
        for year in sorted(brief.years.years) if brief.years.sure or brief.cited_days else ():
            for word in sorted(brief.subject):
                shared.update(_few(self._about.get((year, word), [])))
        return (family for family, count in shared.items() if 2 * count >= len(brief.subject) or count > 2)


def _add(families: list[Family], family: Family) -> None:
    if not families or families[-1] is not family:
        families.append(family)


def _few(families: list[Family]) -> list[Family]:
    """``families``; none where so many share a trait that it tells nothing of any."""
    return families if len(families) <= _MANY else []
