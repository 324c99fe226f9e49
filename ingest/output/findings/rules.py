"""The checks as a reader of findings meets them: slug, what must hold, and the rest of what there is to know.

All of it is said by the checks themselves, in the docstrings of their modules.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from schemas import corrected
from schemas.checks import all_checks
from schemas.grants.checks import all_grant_checks


class Rule(NamedTuple):
    """One check: its slug, its rule in a sentence, and how it is made."""

    slug: str
    summary: str
    explanation: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every check by slug, those that are made while a document is read or written among them."""
    from ingest import second_reader
    from ingest.store import roundtrip

    found = [(c.SLUG, c.__doc__) for c in all_checks()]
    found += [(c.SLUG, c.__doc__) for c in all_grant_checks()]
    found += [(m.SLUG, m.__doc__) for m in (roundtrip, second_reader, corrected)]
    return tuple(sorted(_rule(slug, docstring or "") for slug, docstring in found))


def _rule(slug: str, docstring: str) -> Rule:
    summary, _, rest = docstring.strip().partition("\n\n")
    said = " ".join(summary.removeprefix(f"{slug}:").split())
    return Rule(slug, said[:1].upper() + said[1:], " ".join(rest.split()))
