"""The rows of ``grants``: one grant and year each, from a family and the comparison of what its documents say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from schemas.collection import Grant, Link
from schemas.grants.amending import Amending
from schemas.grants.brief import Brief, Citation
from schemas.grants.comparing import AGREES, Comparison, Verdict
from schemas.grants.family import PRIMARY, Family
from schemas.vocabulary import AmountRole, DateRole, DocumentKind

_NO_DIFFERENCE = AGREES | {Verdict.OUTDATED}


def grant_id(family: Family, year: int | None) -> str:
    """The key of the grant: its founding document and its year."""
    return f"{family.founder.document_id}/{year or '-'}"


def grant_of(family: Family, comparison: Comparison) -> Grant:
    """The row of one grant and year: its documents, the sums that they name and the days that they set."""
    return _with_terms(_with_sums(_of_documents(family, comparison), comparison), comparison)


def _of_documents(family: Family, comparison: Comparison) -> Grant:
    heard = comparison.heard
    decision = _founding(heard, family, DocumentKind.GOVERNMENT_DECISION)
    agreement = _founding(heard, family, DocumentKind.AGREEMENT)
    instructions = [b for b in heard if b.kind is DocumentKind.AGENCY_INSTRUCTION]
    amendments = [b for b in heard if b.amending is not Amending.NOTHING and b is not family.founder]
    named = {b.document_id for b in (decision, agreement, *instructions[:1], *amendments) if b}
    secondary = {DocumentKind.NOTICE, DocumentKind.BOARD_MEMO}
    primary = decision or agreement
    cited = _cited_decision(heard) if primary is None else None
    return Grant(
        grant_id=grant_id(family, comparison.year),
        document_id=family.founder.document_id,
        year=comparison.year,
        title=family.founder.title,
        issuer=family.founder.issuer,
        administrator=next(_administrators(decision, instructions), None),
        diarienummer=primary.diarienummer if primary else cited and cited.text,
        decision_number=_decision_number(decision, heard) if decision else _number_of(heard, cited and cited.day),
        decision_date=primary.day if primary else cited and cited.day,
        decision=decision.document_id if decision else None,
        agreement=agreement.document_id if agreement else None,
        instruction=instructions[0].document_id if instructions else None,
        amendments=_ids(sorted(amendments, key=lambda b: (b.day or date.max, b.document_id))),
        notices=_ids(b for b in heard if b.kind is DocumentKind.NOTICE),
        memos=_ids(b for b in heard if b.kind is DocumentKind.BOARD_MEMO),
        others=_ids(b for b in heard if b.document_id not in named and b.kind not in secondary),
        links=tuple(_links(family, heard)),
    )


def _with_sums(grant: Grant, comparison: Comparison) -> Grant:
    total, distributed = comparison.total or comparison.distributed, comparison.distributed
    recipients = {held[0].brief.document_id for held in comparison.force.last.values()}
    return replace(
        grant,
        total_sek=total and total[1].value,
        total_document=total and total[0].document_id,
        total_differs=_differs(comparison, AmountRole.TOTAL),
        distributed_sek=distributed and distributed[1].value,
        distributed_document=distributed and distributed[0].document_id,
        distributed_differs=_differs(comparison, AmountRole.ALLOCATION),
        recipients=len(comparison.force.last) or None,
        recipients_document=_latest(comparison.heard, recipients),
        recipients_differs=_ids(dict.fromkeys(r.brief for r in comparison.rows if r.verdict is Verdict.OTHER)),
    )


def _with_terms(grant: Grant, comparison: Comparison) -> Grant:
    use = comparison.terms.get(DateRole.USE_PERIOD)
    return replace(
        grant,
        use_from=use and use[1].chosen.start,
        use_to=use and use[1].chosen.end,
        use_document=use and use[0].document_id,
        use_differs=_differs(comparison, DateRole.USE_PERIOD),
        requisition_deadline=_day(comparison, DateRole.REQUISITION_DEADLINE),
        requisition_document=_speaker(comparison, DateRole.REQUISITION_DEADLINE),
        requisition_differs=_differs(comparison, DateRole.REQUISITION_DEADLINE),
        report_deadline=_day(comparison, DateRole.REPORT_DEADLINE),
        report_document=_speaker(comparison, DateRole.REPORT_DEADLINE),
        report_differs=_differs(comparison, DateRole.REPORT_DEADLINE),
        repayment_deadline=_day(comparison, DateRole.REPAYMENT_DEADLINE),
        repayment_document=_speaker(comparison, DateRole.REPAYMENT_DEADLINE),
        repayment_differs=_differs(comparison, DateRole.REPAYMENT_DEADLINE),
    )


def _ids(briefs: Iterable[Brief]) -> tuple[str, ...]:
    return tuple(b.document_id for b in briefs)


def _founding(heard: tuple[Brief, ...], family: Family, kind: DocumentKind) -> Brief | None:
    """The first of a kind that amends nothing, or the founder."""
    own = [b for b in heard if b.kind is kind and (b.amending is Amending.NOTHING or b is family.founder)]
    return min(own, key=lambda b: (b.day or date.max, b.document_id), default=None)


def _administrators(decision: Brief | None, instructions: list[Brief]) -> Iterator[str]:
    yield from (body for body in (decision and decision.addressee, *(b.issuer for b in instructions)) if body)


def _cited_decision(heard: tuple[Brief, ...]) -> Citation | None:
    """The one decision that the documents cite where it is not at hand; None where they cite several."""
    cited = [c for b in heard for c in b.citations if c.case and c.case.unique and c.day]
    return cited[0] if len({c.case for c in cited}) == 1 else None


def _decision_number(decision: Brief, heard: tuple[Brief, ...]) -> str | None:
    return decision.decision_number or _number_of(heard, decision.day)


def _number_of(heard: tuple[Brief, ...], day: date | None) -> str | None:
    """The number under which the others cite the decision of ``day``."""
    numbers = {c.number for b in heard for c in b.citations if c.number and day and c.day == day}
    return numbers.pop() if len(numbers) == 1 else None


def _links(family: Family, heard: tuple[Brief, ...]) -> Iterator[Link]:
    ids = set(_ids(heard))
    for member in sorted(family.members[1:], key=lambda m: m.brief.document_id):
        if member.brief.document_id in ids:
            yield Link(member.brief.document_id, "; ".join(member.evidence))


def _latest(heard: tuple[Brief, ...], ids: set[str]) -> str | None:
    """Of the documents whose amounts are in force, the one that is heard first."""
    ranked = sorted(heard, key=lambda b: b.kind not in PRIMARY)
    return next((b.document_id for b in ranked if b.document_id in ids), None)


def _differs(comparison: Comparison, role: DateRole | AmountRole) -> tuple[str, ...]:
    return _ids(c.brief for c in comparison.compared if c.role is role and c.verdict not in _NO_DIFFERENCE)


def _day(comparison: Comparison, role: DateRole) -> date | None:
    said = comparison.terms.get(role)
    return said and said[1].chosen.end


def _speaker(comparison: Comparison, role: DateRole) -> str | None:
    said = comparison.terms.get(role)
    return said and said[0].document_id
