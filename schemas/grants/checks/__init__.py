"""The checks of documents beside each other: one file each, found by being there.

A module defines ``SLUG: str`` and ``check(seen) -> Iterator[Finding]``, the findings of one document among all
others. As in ``schemas.checks`` it reads rows only, and yields at least one finding for each document.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Protocol, cast

from schemas.grants.brief import Brief
from schemas.grants.comparing import Comparison
from schemas.grants.linking import Linked
from schemas.rows import Finding


class Seen(NamedTuple):
    """A document, the grants that it is part of, and all others."""

    brief: Brief
    comparisons: tuple[Comparison, ...]
    linked: Linked


class GrantCheck(Protocol):
    """What a module of this package offers."""

    SLUG: str

    def check(self, seen: Seen) -> Iterator[Finding]:
        """The findings of one document among the others."""


@cache
def all_grant_checks() -> tuple[GrantCheck, ...]:
    """Every check, by slug."""
    modules = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted((cast("GrantCheck", m) for m in modules), key=lambda c: c.SLUG))


@cache
def grant_slugs() -> frozenset[str]:
    """The slugs of the checks that need several documents."""
    return frozenset(check.SLUG for check in all_grant_checks())


def run_grant_checks(seen: Seen) -> tuple[Finding, ...]:
    """All findings of one document among the others, by slug."""
    return tuple(finding for check in all_grant_checks() for finding in check.check(seen))
