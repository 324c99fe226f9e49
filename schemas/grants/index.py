"""Finding documents by what others cite: by case, by decision number and day, by name and day.

Looked up, never compared all with all. It says which documents a citation can mean, not whether they belong
together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from schemas.grants.brief import Brief, Citation
from schemas.grants.identifiers import same_decision
from schemas.grants.subject import share_of, stems
from schemas.vocabulary import DocumentKind

_NAME_SHARE = 0.6
_NAME_ALONE = 0.8  # a name without a day must be nearly whole
_WORDS_OF_A_NAME = 2
_NAMED_KINDS = (DocumentKind.AGREEMENT, DocumentKind.GOVERNMENT_DECISION)
_ANYBODY = stems("statens sveriges svenska myndigheten regeringen och för")


class Index:
    """All documents of a dataset, to be found by their identifiers."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        """``briefs`` in any order: what is found is sorted."""
        self._by_case: defaultdict[str, list[Brief]] = defaultdict(list)
        self._by_day: defaultdict[date, list[Brief]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Brief]] = defaultdict(list)
        for brief in sorted(briefs, key=lambda b: b.document_id):
            for case in dict.fromkeys(brief.cases):
                self._by_case[case.key].append(brief)
            if brief.day and brief.kind in _NAMED_KINDS:
                self._by_day[brief.day].append(brief)
            if brief.kind in _NAMED_KINDS:
                for word in sorted(brief.subject):
                    self._by_word[word].append(brief)

    def owners(self, key: str) -> list[Brief]:
        """The documents whose own case has ``key``."""
        return self._by_case.get(key, [])

    def cited_by(self, brief: Brief, citation: Citation) -> list[Brief]:
        """The documents that ``citation`` in ``brief`` can mean."""
        if citation.case:
            found = [b for b in self.owners(citation.case.key) if citation.case.unique or names(brief, b.issuer)]
        elif citation.number and citation.day:
            found = self._numbered(brief, citation.number, citation.day)
        else:
            found = self._named(brief, citation)
        others = [b for b in found if b.document_id != brief.document_id]
        of_day = [b for b in others if citation.day and b.day == citation.day]
        return of_day or others

    def _numbered(self, brief: Brief, number: str, day: date) -> list[Brief]:
        """The decision of ``day`` of that number, or the one that prints no number and whose case is cited too."""
        of_day = self._by_day.get(day, [])
        found = [b for b in of_day if b.decision_number and same_decision(b.decision_number, number)]
        cited = {c.case.key for c in brief.citations if c.case}
        return found or [b for b in of_day if not b.decision_number and cited & {c.key for c in b.cases}]

    def _named(self, brief: Brief, citation: Citation) -> list[Brief]:
        name = citation.name
        if not name:
            return []
        if citation.day:
            same_day = self._by_day.get(citation.day, [])
            return [b for b in same_day if share_of(name, b.subject) >= _NAME_SHARE]
        if len(name) < _WORDS_OF_A_NAME:
            return []
        rarest = min((self._by_word.get(word, []) for word in sorted(name)), key=len)
        return [
            b
            for b in rarest
            if len(name & b.subject) >= _NAME_ALONE * len(name) and b.years.years & brief.years.years
        ]


def names(brief: Brief, body: str | None) -> bool:
    """Whether ``brief`` comes from ``body`` or names it."""
    if not body:
        return False
    if body == brief.issuer:
        return True
    words = stems(body) - _ANYBODY
    return bool(words) and words <= brief.words
