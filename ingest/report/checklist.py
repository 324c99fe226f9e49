"""The conditions of a document as a checklist: those with a deadline first, the others by what they are about."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from ingest.report.rows import row_key
from schemas.rows import Condition, Extraction
from schemas.vocabulary import Category


class Duty(NamedTuple):
    """A condition and its row."""

    key: str
    address: str
    condition: Condition


class Duties(NamedTuple):
    """Conditions that share a deadline (ISO) or, without one, a category."""

    deadline: str | None
    category: str | None
    duties: tuple[Duty, ...]


def checklist_of(extraction: Extraction) -> list[Duties]:
    """The groups in order."""
    key = extraction.document.document_id
    every = [
        Duty(row_key(f"conditions/{key}/{n}"), f"conditions/{key}/{n}", condition)
        for n, condition in enumerate(extraction.conditions, start=1)
    ]
    due = sorted((d for d in every if d.condition.deadline), key=lambda d: d.condition.deadline or 0)
    categories = list(Category)
    other = sorted(
        (d for d in every if not d.condition.deadline), key=lambda d: categories.index(d.condition.category)
    )
    found = [
        Duties(deadline.isoformat() if deadline else None, None, tuple(group))
        for deadline, group in groupby(due, key=lambda d: d.condition.deadline)
    ]
    found += [
        Duties(None, str(category), tuple(group))
        for category, group in groupby(other, key=lambda d: d.condition.category)
    ]
    return found
