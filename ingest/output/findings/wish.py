"""How findings are to be told: the options of ``bilaga check`` as types. Imports nothing that takes time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from schemas.rows import Finding
from schemas.vocabulary import Severity, Status


class FailOn(StrEnum):
    """The least severity of a failed check that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    @property
    def severities(self) -> frozenset[Severity]:
        """The severities that do."""
        severe = {FailOn.ERROR: {Severity.ERROR}, FailOn.WARNING: {Severity.ERROR, Severity.WARNING}}
        return frozenset(severe.get(self, ()))


class Language(StrEnum):
    """The language of messages."""

    ENGLISH = "en"
    SWEDISH = "sv"


class Detail(StrEnum):
    """Whether formats for people list the failed checks alone, or those passed and skipped too."""

    FAILED = "failed"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Wish:
    """How findings are to be told."""

    language: Language = Language.ENGLISH
    detail: Detail = Detail.FAILED
    fail_on: FailOn = FailOn.ERROR

    def message(self, finding: Finding) -> str:
        """The finding's message in the language wanted."""
        return finding.message_sv if self.language is Language.SWEDISH else finding.message

    def listed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that a format for people lists."""
        return (f for f in findings if f.status is Status.FAIL or self.detail is Detail.EVERY)
