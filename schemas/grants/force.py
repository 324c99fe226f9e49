"""Which amounts of a grant are in force when: the tables of its decision, and what amendments did to them.

Where a decision and an agreement both print the table, the decision's counts; an instruction's counts only where
neither has one. Notices and memos put nothing in force, nor does another file of the same
decision. A day ends what it replaces on that day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from schemas.grants.amending import Amending
from schemas.grants.amounts import RowAmount
from schemas.grants.brief import Brief
from schemas.grants.family import SECONDARY, Family

_NEARLY_ALL = 0.9  # an amending table that lists so many of the recipients is the whole table


class Held(NamedTuple):
    """An amount in force and the document that says it."""

    brief: Brief
    amount: RowAmount


@dataclass(slots=True)
class Force:
    """The amounts of one family and year over time."""

    since: dict[str, date | None] = field(default_factory=dict)  # document -> in force from
    ended: dict[tuple[str, str], date] = field(default_factory=dict)  # document and recipient -> until
    last: dict[str, list[Held]] = field(default_factory=dict)  # recipient -> in force after all amendments
    replaced: dict[str, list[Held]] = field(default_factory=dict)  # recipient -> in force once


def force_of(family: Family, year: int | None) -> Force:
    """The amounts of ``year``, the amendments applied in the order of their days."""
    tabled = [
        b
        for b in family.of_year(year)
        if b.kind not in SECONDARY and b.document_id not in family.copies and any(b.amounts.of_year(year))
    ]
    amendments = [b for b in tabled if b.amending is not Amending.NOTHING and b is not family.founder and b.day]
    base = [b for b in tabled if b not in amendments and (b.amending is Amending.NOTHING or b is family.founder)]
    force = Force()
    for brief in (b for b in base if b.kind is base[0].kind):
        _enter(force, brief, year)
    for brief in sorted(amendments, key=lambda b: (b.day or date.min, b.document_id)):
        if brief.amending is not Amending.ADDS and brief.day:
            _end(force, brief, brief.day, year)
        _enter(force, brief, year)
    return force


def _enter(force: Force, brief: Brief, year: int | None) -> None:
    force.since[brief.document_id] = brief.day
    for amount in brief.amounts.of_year(year):
        force.last.setdefault(amount.recipient, []).append(Held(brief, amount))


def _end(force: Force, brief: Brief, day: date, year: int | None) -> None:
    listed = {amount.recipient for amount in brief.amounts.of_year(year)}
    most = len(listed & force.last.keys()) >= _NEARLY_ALL * len(force.last)
    whole = brief.amending is Amending.WHOLE or most
    for recipient in list(force.last) if whole else sorted(listed & force.last.keys()):
        gone = force.last.pop(recipient)
        force.replaced.setdefault(recipient, []).extend(gone)
        force.ended.update({(held.brief.document_id, recipient): day for held in gone})
