"""The checks: one file each, found by being there.

A check module defines ``SLUG: str`` and ``check(extraction) -> Iterator[Finding]``. It reads rows only, never a
document, so it runs the same on rows that come from Parquet. Every check yields at least one finding for an
extraction: pass, fail, or skip with the reason. A check that needs what was witnessed while the file was read
(``extraction.evidence``) says so by ``WITNESSED = True``, and skips without it; one that adds such findings
to those of the rows yields them last and says so by ``WITNESSED_LAST = True``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Protocol, cast

from schemas.rows import DocumentRow, Extraction, Finding
from schemas.vocabulary import DocumentStatus, Severity, Status


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


def judged(document: DocumentRow, findings: Iterable[Finding]) -> DocumentRow:
    """``document`` with the status and the count that its findings give it."""
    failed = [f for f in findings if f.status is Status.FAIL]
    flagged = any(f.severity is Severity.ERROR for f in failed)
    status = DocumentStatus.FLAGGED if flagged else DocumentStatus.OK
    return replace(document, status=status, findings_failed=len(failed))


@cache
def made_from_rows() -> frozenset[str]:
    """The slugs of the checks that rows alone make again; the findings of all others are carried over."""
    return frozenset(c.SLUG for c in all_checks() if not getattr(c, "WITNESSED", False))


def recheck(extraction: Extraction) -> tuple[Finding, ...]:
    """All findings of an extraction that comes from a dataset, in the order in which they were stored.

    Those of :func:`made_from_rows` are made again. The others needed the file (its numerals and pages, a second
    reader) or the writing: their stored findings are carried over as they are, never turned into a pass; a check
    that has none stored skips.
    """
    stored: dict[str, list[Finding]] = {}
    for finding in extraction.findings:
        stored.setdefault(finding.check, []).append(finding)
    found: list[Finding] = []
    for check in all_checks():
        kept = stored.pop(check.SLUG, [])
        if kept and check.SLUG not in made_from_rows():
            found += kept
            continue
        again = list(check.check(extraction))
        found += again
        if getattr(check, "WITNESSED_LAST", False):
            found += kept[len(again) :]
    return (*found, *(finding for kept in stored.values() for finding in kept))
