"""All documents of a dataset seen together: the rows of ``grants``, what stands in force, the findings of the set.

The one entry to this package. It is given briefs, made of one document after the other, so that a dataset need not
fit in memory, and gives the same whatever their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemas.collection import Grant
from schemas.grants.assembly import grant_id, grant_of
from schemas.grants.brief import Brief
from schemas.grants.checks import Seen, grant_slugs, run_grant_checks
from schemas.grants.comparing import Comparison, compare
from schemas.grants.linking import link
from schemas.grants.standing import Standings
from schemas.rows import Allocation, Extraction, Finding


class Together(NamedTuple):
    """What a set of documents yields that no document yields alone."""

    grants: tuple[Grant, ...]
    findings: dict[str, tuple[Finding, ...]]  # by document, in the order of the checks; see findings_among
    standings: Standings

    def parted(self, digits: int) -> dict[str, Together]:
        """What concerns the documents whose ids begin with the same so many digits, by these."""
        grants: defaultdict[str, list[Grant]] = defaultdict(list)
        findings: defaultdict[str, dict[str, tuple[Finding, ...]]] = defaultdict(dict)
        for grant in self.grants:
            grants[grant.document_id[:digits]].append(grant)
        for document_id, found in self.findings.items():
            findings[document_id[:digits]][document_id] = found
        standings = self.standings.parted(digits)
        return {
            prefix: Together(tuple(grants[prefix]), findings[prefix], standings.get(prefix, Standings()))
            for prefix in findings
        }


def see_together(briefs: Iterable[Brief]) -> Together:
    """The grants, findings and standings of the documents that ``briefs`` stand for."""
    held = sorted(briefs, key=lambda b: b.document_id)
    linked = link(held)
    part_of: defaultdict[str, list[Comparison]] = defaultdict(list)
    grants, standings = [], Standings()
    for family in linked.families:
        if not any(b.tells_of_money or b.terms for b in family.briefs):
            continue  # a decision about something else
        years: list[int | None] = [*sorted(family.years.years)]
        for year in years or [None]:
            comparison = compare(family, year)
            grants.append(grant_of(family, comparison))
            standings.enter(grant_id(family, year), comparison)
            for brief in comparison.heard:
                part_of[brief.document_id].append(comparison)
    findings = {b.document_id: run_grant_checks(Seen(b, tuple(part_of[b.document_id]), linked)) for b in held}
    return Together(tuple(grants), findings, standings)


def findings_among(extraction: Extraction, together: Together) -> tuple[Finding, ...]:
    """All findings of a document of the set: its own, then those beside the others, as a snapshot holds them."""
    own = tuple(f for f in extraction.findings if f.check not in grant_slugs())
    return (*own, *placed(together.findings.get(extraction.document.document_id, ()), extraction.allocations))


def placed(findings: Iterable[Finding], allocations: Sequence[Allocation]) -> tuple[Finding, ...]:
    """``findings`` with the place of the row that they are about, which briefs do not keep."""
    places = {(a.table_id, a.row): a.place for a in reversed(allocations)}
    return tuple(
        f if f.place or f.row is None else replace(f, place=places.get((f.table_id or "", f.row))) for f in findings
    )
