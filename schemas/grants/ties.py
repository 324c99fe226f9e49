"""What ties a document to a family, and how strongly: the evidence, weighed.

An identifier ties when the subject or the money does not speak against it. Without one, the year, the agency and
the subject must all fit, and a sum or a day must be the same; a day and the same subject whole need no agency.
Nothing ties documents of different years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schemas.grants.amounts import RowAmount
from schemas.grants.brief import Brief
from schemas.grants.family import PRIMARY, RANK, SECONDARY, Family
from schemas.grants.index import names
from schemas.grants.subject import differ, share_of
from schemas.swedish import format_money
from schemas.vocabulary import DocumentKind

_RELATED = 0.5
_ENOUGH_ROWS = 3
_COMPARED = 8  # documents of a family whose money is looked at
_ROUND = 10_000 * 100  # öre: many rows of many tables are a multiple of it
_STRENGTH = {"cites": 100, "common": 40, "rows": 20, "sum": 10, "day": 10, "agency": 3}


class Tie(NamedTuple):
    """How strongly a document belongs to a family, and the evidence in words."""

    strength: int
    evidence: tuple[str, ...]


class _Clue(NamedTuple):
    kind: str
    words: str


def tie_of(brief: Brief, family: Family, cited: list[str], common: list[str]) -> Tie | None:
    """The tie; None where ``brief`` does not belong to ``family``.

    ``cited``: identifiers of the family's documents that it cites, or its own that they cite. ``common``:
    identifiers of documents that are not at hand, cited by both.
    """
    years = common_years(brief, family)
    if years is None:
        return None
    share = share_of(brief.subject, family.subject)
    if not cited and not common and not _looks_alike(brief, family, share):
        return None
    clues = [
        *(_Clue("cites", f"cites {text}") for text in cited),
        *(_Clue("common", f"cites {text}, as the others do") for text in common),
        *_clues(brief, family, years),
    ]
    kinds = {clue.kind for clue in clues}
    if not _holds(kinds, share, brief, family):
        return None
    about = sorted(brief.subject & family.subject)
    evidence = [clue.words for clue in clues]
    evidence += [f"subject: {', '.join(about)}"] if about else []
    evidence += [f"year {', '.join(map(str, sorted(years)))}"] if years else []
    strength = sum(_STRENGTH[kind] for kind in kinds) + round(10 * share)
    return Tie(strength, tuple(dict.fromkeys(evidence)))


def _holds(kinds: set[str], share: float, brief: Brief, family: Family) -> bool:
    money = bool(kinds & {"rows", "sum"})
    unsaid = not brief.subject or not family.subject
    if "cites" in kinds:
        return share > 0 or money or (unsaid and "agency" in kinds)
    if "common" in kinds:
        return share >= _RELATED or money
    if "rows" in kinds:
        return True
    apart = all(differ(brief.subject, b.subject) for b in family.founding)
    named = "agency" in kinds or ("day" in kinds and share == 1 and len(brief.subject & family.subject) > 1)
    return (money or "day" in kinds) and named and not apart


def _looks_alike(brief: Brief, family: Family, share: float) -> bool:
    """Whether a document without an identifier of the family may belong to it, money and agency aside."""
    founded = RANK[family.founder.kind] <= RANK[DocumentKind.AGENCY_INSTRUCTION]
    dated = brief.years.sure or bool(_cited_days(brief, family))
    return founded and dated and share >= _RELATED and not _cites_another(brief, family)


def _cited_days(brief: Brief, family: Family) -> list[date]:
    """The days of the family's decisions that it names."""
    return sorted(b.day for b in family.primaries if b.day and b.day in brief.cited_days)


def common_years(brief: Brief, family: Family) -> frozenset[int] | None:
    """The years that both speak of; None where they speak of different ones."""
    mine, theirs = brief.years, family.years
    common = mine.years & theirs.years
    if common or not mine.years or not theirs.years:
        return common or mine.years or theirs.years
    near = any(abs(a - b) <= 1 for a in mine.years for b in theirs.years)
    if near and not (mine.sure and theirs.sure):
        return theirs.years if theirs.sure else mine.years
    return None


def _cites_another(brief: Brief, family: Family) -> bool:
    """Whether it names cases, none of which is the family's: then a likeness is a likeness only."""
    cited = {c.case.key for c in brief.citations if c.case and c.case.unique}
    return bool(cited) and bool(family.cases) and not cited & family.cases


def _clues(brief: Brief, family: Family, years: frozenset[int]) -> Iterator[_Clue]:
    agency = next((body for body in _agencies(family) if names(brief, body)), None)
    if agency:
        yield _Clue("agency", f"names {agency}")
    days = _cited_days(brief, family)
    if days:
        yield _Clue("day", f"cites a decision of {days[0]}")
    for other in family.founding[:_COMPARED]:
        found = _same_money(brief, other, years)
        if found:
            yield found
            return


def _agencies(family: Family) -> Iterator[str]:
    for brief in family.founding[:_COMPARED]:
        body = brief.addressee if brief.kind in PRIMARY else brief.issuer
        if body and RANK[brief.kind] <= RANK[DocumentKind.AGENCY_INSTRUCTION]:
            yield body
        if brief.kind is DocumentKind.AGREEMENT:
            yield "överenskommelsen"


def _same_money(brief: Brief, other: Brief, years: frozenset[int]) -> _Clue | None:
    named: list[int | None] = [*sorted(years)]
    for year in named or [None]:
        mine = {a.recipient: a for a in brief.amounts.of_year(year)}
        theirs = [a for a in other.amounts.of_year(year) if a.recipient in mine] if mine else []
        equal = {a.recipient for a in theirs if a.agrees(mine[a.recipient])}
        common = {a.recipient for a in theirs}
        if len(equal) >= _ENOUGH_ROWS and 2 * len(equal) > len(common) and _telling(mine, equal):
            return _Clue("rows", f"{len(equal)} of {len(common)} recipients' amounts equal")
    for one in brief.sums:
        if any(one.agrees(s) and one.is_of(y) and s.is_of(y) for s in other.sums for y in named or [None]):
            return _Clue("sum", f"equal sum {format_money(one.value)}")
    return _own_share(brief, other, named or [None]) if brief.kind in SECONDARY else None


def _own_share(brief: Brief, other: Brief, years: list[int | None]) -> _Clue | None:
    """A memo's sum is what the table gives one recipient: a board that draws down its own.

    The memo names the recipient, or the amount is one that no other row has and nobody rounds to.
    """
    said = {int(s.value * 100): s for s in brief.sums}
    for year in years:
        rows = list(other.amounts.of_year(year)) if said else []
        count = Counter(amount.ore for amount in rows)
        for amount in rows:
            total = said.get(amount.ore)
            odd = count[amount.ore] == 1 and amount.ore % _ROUND
            if total and total.is_of(year) and (odd or names(brief, amount.name)):
                return _Clue("sum", f"{format_money(total.value)} is the amount of {amount.name}")
    return None


def _telling(amounts: dict[str, RowAmount], equal: set[str]) -> bool:
    """Whether the equal amounts are not just one sum for each, which many grants share."""
    return len({amounts[r].ore for r in equal}) > 1
