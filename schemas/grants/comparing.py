"""Where the documents of one grant and year agree and where they differ: sums, recipients' amounts, dates.

Each saying is compared with that of the document that is heard first. What an amendment has replaced is no
difference, and a day that the first document left open is its answer. It makes no findings: see the checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from schemas.grants.amending import Amending
from schemas.grants.brief import Brief
from schemas.grants.family import PRIMARY, RANK, SECONDARY, Family
from schemas.grants.force import Force, Held, force_of
from schemas.grants.sayings import DEADLINES, Sum, Term, Terms, distributed_of, total_of
from schemas.rows import Place
from schemas.vocabulary import AmountRole, DatePrecision, DateRole

_SCALES = {Decimal(10) ** power for power in (-6, -3, -1, 1, 3, 6)}


class Verdict(Enum):
    """How a document's saying compares with the one that counts."""

    SAME = "same"
    LOOSER = "looser"  # a notice says "under 2018" of a period within 2018
    NARROWER = "narrower"
    EARLIER = "earlier"
    LATER = "later"
    OPEN = "open"
    OTHER = "other"
    ANSWERED = "answered"  # it left the day open, which a later document names
    OUTDATED = "outdated"  # it was so until an amendment that came after the document


AGREES = frozenset({Verdict.SAME, Verdict.LOOSER, Verdict.ANSWERED})


class Compared(NamedTuple):
    """One saying of ``brief`` beside that of ``speaker``."""

    role: DateRole | AmountRole
    brief: Brief
    speaker: Brief
    verdict: Verdict
    expected: Term | Decimal
    actual: Term | Decimal
    place: Place


class ComparedRow(NamedTuple):
    """A recipient's amount in ``brief`` beside the one in force. ``speaker`` is the document that says that one."""

    brief: Brief
    held: Held
    own: Held
    verdict: Verdict


class Comparison(NamedTuple):
    """All that is said of one grant and year: who says it, who says otherwise."""

    year: int | None
    heard: tuple[Brief, ...]
    force: Force
    total: tuple[Brief, Sum] | None
    distributed: tuple[Brief, Sum] | None
    terms: dict[DateRole, tuple[Brief, Terms]]
    compared: tuple[Compared, ...]
    rows: tuple[ComparedRow, ...]


def compare(family: Family, year: int | None) -> Comparison:
    """What the documents of ``family`` say of ``year``."""
    heard = tuple(family.of_year(year))
    force = force_of(family, year)
    terms = {role: said for role in (DateRole.USE_PERIOD, *DEADLINES) if (said := _speaker(heard, role, year))}
    compared = [c for role, said in terms.items() for c in _dates(heard, role, said, year)]
    total = _summing(heard, lambda b: total_of(b.sums, year))
    distributed = _summing(heard, lambda b: distributed_of(b.sums, year))
    compared += _sums(heard, (total, distributed), force, year)
    rows = tuple(row for brief in heard for row in _rows(brief, force, year))
    return Comparison(year, heard, force, total, distributed, terms, tuple(compared), rows)


def _speaker(heard: tuple[Brief, ...], role: DateRole, year: int | None) -> tuple[Brief, Terms] | None:
    """The first document with a day for ``role``, else the first that leaves it open."""
    said = [(b, terms) for b in heard if (terms := b.term(role, year))]
    return next((s for s in said if s[1].chosen.start or s[1].chosen.end), next(iter(said), None))


def _summing(heard: tuple[Brief, ...], said: Callable[[Brief], Sum | None]) -> tuple[Brief, Sum] | None:
    found = ((b, s) for b in heard if b.amending is not Amending.ADDS and (s := said(b)))
    return next(found, None)


def _is_replaced(brief: Brief, speaker: Brief) -> bool:
    """Whether an amendment speaks in its stead."""
    return speaker.amending is not Amending.NOTHING and brief.kind is speaker.kind


def _dates(
    heard: tuple[Brief, ...], role: DateRole, said: tuple[Brief, Terms], year: int | None
) -> Iterator[Compared]:
    speaker, right = said
    replaced = [t for b in heard if _is_replaced(b, speaker) and b is not speaker and (t := b.term(role, year))]
    for brief in heard:
        terms = brief.term(role, year)
        if brief is speaker or terms is None or _is_replaced(brief, speaker):
            continue
        left_open = RANK[brief.kind] < RANK[speaker.kind]
        verdict = Verdict.ANSWERED if left_open else _verdict(role, right, terms, brief)
        once = any(_verdict(role, old, terms, brief) is Verdict.SAME for old in replaced)
        if once and verdict not in AGREES and _is_before(brief, speaker):
            verdict = Verdict.OUTDATED
        yield Compared(role, brief, speaker, verdict, right.chosen, terms.chosen, terms.chosen.place)


def _is_before(brief: Brief, speaker: Brief) -> bool:
    return brief.day is not None and speaker.day is not None and brief.day < speaker.day


def _verdict(role: DateRole, right: Terms, said: Terms, brief: Brief) -> Verdict:
    if role is DateRole.USE_PERIOD:
        return _period_verdict(right.chosen, said.chosen, brief)
    day = right.chosen.end
    if day in said.days:
        return Verdict.SAME
    if said.chosen.end is None or day is None:
        return Verdict.OPEN
    return Verdict.EARLIER if said.chosen.end < day else Verdict.LATER


def _period_verdict(right: Term, said: Term, brief: Brief) -> Verdict:
    first, last = right.start or date.min, right.end or date.max
    start = said.start or first  # a period without its first day says nothing of it
    end = said.end or last
    if said.start is None and said.end is None:
        return Verdict.OPEN
    if (right.start is None or start == first) and (right.end is None or end == last):
        return Verdict.SAME
    if start >= first and end <= last:
        return Verdict.NARROWER
    whole = said.precision is DatePrecision.YEAR and start <= first and end >= last
    return Verdict.LOOSER if whole and brief.kind in SECONDARY else Verdict.OTHER


def _sums(
    heard: tuple[Brief, ...],
    said_first: tuple[tuple[Brief, Sum] | None, tuple[Brief, Sum] | None],
    force: Force,
    year: int | None,
) -> Iterator[Compared]:
    """What others say of the money in all: it must be a sum that the first document knows, in all or of one row."""
    total, distributed = said_first
    right = total or distributed
    if right is None:
        return
    speaker = right[0]
    known = [s for b in heard if RANK[b.kind] <= RANK[speaker.kind] for s in b.sums if s.is_of(year)]
    main = [s.value for _, s in filter(None, said_first)]
    shares = {held.amount.ore for row in (*force.last.values(), *force.replaced.values()) for held in row}
    for brief in heard:
        if RANK[brief.kind] <= RANK[speaker.kind]:
            continue
        sums = [s for s in brief.sums if s.is_of(year)]
        same = next((s for s in sums if any(s.agrees(k) for k in known)), None)
        in_all = [s for s in sums if s.in_all and int(s.value * 100) not in shares]
        claims = [s for s in in_all if brief.kind not in PRIMARY and _can_mean(s.value, main)]
        if same:
            right_value = next(k.value for k in known if same.agrees(k))
            yield Compared(same.role, brief, speaker, Verdict.SAME, right_value, same.value, same.place)
        elif claims:
            said = max(claims, key=lambda s: s.value)
            right_value = min(main, key=lambda value: abs(value - said.value))
            yield Compared(said.role, brief, speaker, Verdict.OTHER, right_value, said.value, said.place)


def _can_mean(value: Decimal, sums: list[Decimal]) -> bool:
    """Whether a sum that is none of ``sums`` can be meant for one: near it, or one scale off."""
    ratios = [value / s for s in sums if s]
    return any(Decimal("0.5") < r < 2 or r in _SCALES for r in ratios)


def _rows(brief: Brief, force: Force, year: int | None) -> Iterator[ComparedRow]:
    """The recipients' amounts of a document whose table is not itself in force."""
    if brief.document_id in force.since:
        return
    own: dict[str, list[Held]] = {}
    for amount in brief.amounts.of_year(year):
        own.setdefault(amount.recipient, []).append(Held(brief, amount))
    for recipient, said in own.items():
        held = force.last.get(recipient)
        if held:
            yield _row(held, force.replaced.get(recipient, []), said)


def _row(held: list[Held], replaced: list[Held], said: list[Held]) -> ComparedRow:
    """The pair that agrees, where one does; else the first amount of each."""
    for one in said:
        for right in [*held, *_in_all(held)]:
            if one.amount.agrees(right.amount):
                return ComparedRow(one.brief, right, one, Verdict.SAME)
    outdated = any(a.amount.agrees(b.amount) for a in said for b in replaced)
    before = outdated and _is_before(said[0].brief, held[0].brief)
    return ComparedRow(said[0].brief, held[0], said[0], Verdict.OUTDATED if before else Verdict.OTHER)


def _in_all(held: list[Held]) -> Iterator[Held]:
    """A recipient's amounts together, where it has several."""
    if len(held) > 1:
        first = held[0]
        yield Held(first.brief, first.amount._replace(ore=sum(h.amount.ore for h in held)))
