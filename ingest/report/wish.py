"""How a report is to be made: the options of ``bilaga report`` as types. Imports nothing that takes time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.output.findings.wish import Language


class PagePolicy(StrEnum):
    """Which pages of the sources are shown."""

    VALUES = "values"  # those with a value or a finding
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ReportWish:
    """The language that pages open in, the pages shown, where the sources lie (None: where they were read)."""

    language: Language = Language.SWEDISH
    pages: PagePolicy = PagePolicy.VALUES
    sources: Path | None = None
