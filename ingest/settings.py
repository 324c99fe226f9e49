"""What a run may be told that changes what it writes; part of every snapshot's identity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from ingest.version import VERSION


class SecondReader(StrEnum):
    """When a second library reads the numbers of a table again."""

    AUTO = "auto"  # where the arithmetic of a table fails
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that rows depend on: other settings, other snapshot."""

    version: str = VERSION
    second_reader: SecondReader = SecondReader.AUTO

    @staticmethod
    def of(second_reader: SecondReader) -> Settings:
        """The settings with that second reader. Anything but the usual is part of the version that is recorded.

        So a document that was read in another way is not taken for known.
        """
        usual = second_reader is SecondReader.AUTO
        return Settings(VERSION if usual else f"{VERSION}+second-reader-{second_reader}", second_reader)

    def fingerprint(self, schema_version: str) -> str:
        """Eight hex digits that differ when rows of the same document could differ."""
        return sha256(f"{self.version}\n{schema_version}\n".encode()).hexdigest()[:8]
