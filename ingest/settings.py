"""What a run may be told that changes what it writes; part of every snapshot's identity."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from ingest.corrections.given import Corrections
from ingest.version import VERSION


class SecondReader(StrEnum):
    """When a second library reads the numbers of a table again."""

    AUTO = "auto"  # where the arithmetic of a table fails
    ALWAYS = "always"
    NEVER = "never"


class Ocr(StrEnum):
    """When the picture of a page is read by text recognition."""

    AUTO = "auto"  # where its own text is not what it shows
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that rows depend on: other settings, other snapshot."""

    version: str = VERSION
    second_reader: SecondReader = SecondReader.AUTO
    corrections: Corrections = field(default_factory=Corrections)
    ocr: Ocr = Ocr.AUTO

    @staticmethod
    def of(second_reader: SecondReader, ocr: Ocr = Ocr.AUTO) -> Settings:
        """The settings with that second reader. Anything but the usual is part of the version that is recorded.

        So a document that was read in another way is not taken for known.
        """
        usual = second_reader is SecondReader.AUTO
        return Settings(VERSION if usual else f"{VERSION}+second-reader-{second_reader}", second_reader, ocr=ocr)

    @property
    def of_a_worker(self) -> Settings:
        """What is the same for every document: a task brings its own corrections."""
        return replace(self, corrections=Corrections())

    def fingerprint(self, schema_version: str) -> str:
        """Eight hex digits that differ when rows of the same document could differ."""
        return sha256(f"{self.version}\n{schema_version}\n".encode()).hexdigest()[:8]
