"""What a run may be told that changes what it writes; part of every snapshot's identity."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from ingest.version import VERSION


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that rows depend on: other settings, other snapshot."""

    version: str = VERSION

    def fingerprint(self, schema_version: str) -> str:
        """Eight hex digits that differ when rows of the same document could differ."""
        return sha256(f"{self.version}\n{schema_version}\n".encode()).hexdigest()[:8]
