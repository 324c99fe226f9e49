"""The checks: one file each, found by being there.

A check module defines ``SLUG: str`` and ``check(extraction) -> Iterator[Finding]``. It reads rows only, never a
document, so it runs the same on rows that come from Parquet. Every check yields at least one finding for an
extraction: pass, fail, or skip with the reason.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from schemas.rows import Extraction, Finding


class Check(Protocol):
    """What a module of this package offers."""

    SLUG: str

    def check(self, extraction: Extraction) -> Iterator[Finding]:
        """The findings of one document."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by slug."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(sorted((cast("Check", m) for m in modules), key=lambda c: c.SLUG))


def run_checks(extraction: Extraction) -> tuple[Finding, ...]:
    """All findings of one document, by slug and then in the order that the check gives them."""
    return tuple(finding for check in all_checks() for finding in check.check(extraction))
