"""Corrections as they were given, by document: what a run holds, and what of it goes to a worker.

They are data: a worker is handed those of its document and never opens the file. Nothing here reads or applies one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from schemas.vocabulary import Verdict


class Given(NamedTuple):
    """One correction. Texts are as given, ``value`` is written as a dataset's value is; "" for what is empty."""

    sha256: str  # of the document: 64 hex digits, or the first 16
    verdict: Verdict
    dataset: str
    address: tuple[str, ...]  # what follows the document in an address: ("1", "17", "Belopp")
    field: str
    printed_text: str
    context: str
    value: str
    reason: str
    who: str
    when: str

    @property
    def document_id(self) -> str:
        """The key of its document."""
        return self.sha256[:16]


NOTHING_GIVEN: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a run, by document, each document's sorted and without repetitions."""

    of_documents: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    digest: str | None = None  # SHA-256 of the file, for the record of the run

    @staticmethod
    def of(given: Iterable[Given], digest: str | None = None) -> Corrections:
        """The corrections by document; their order, and one given twice, make no difference."""
        found: defaultdict[str, set[Given]] = defaultdict(set)
        for one in given:
            found[one.document_id].add(one)
        return Corrections({key: tuple(sorted(found[key])) for key in sorted(found)}, digest)

    def of_document(self, document_id: str) -> tuple[Given, ...]:
        """Those of one document."""
        return self.of_documents.get(document_id, NOTHING_GIVEN)

    def of_bytes(self, data: bytes) -> tuple[Given, ...]:
        """Those of the document that these bytes are."""
        return self.of_document(sha256(data).hexdigest()[:16])


@cache
def mark_of(given: tuple[Given, ...]) -> str:
    """What tells a document read with these corrections from others ("corrections-1f0c33de"); "" without any."""
    if not given:
        return ""
    return f"corrections-{sha256(repr([tuple(map(str, one)) for one in given]).encode()).hexdigest()[:8]}"


def version_with(version: str, given: tuple[Given, ...]) -> str:
    """The extractor version that a document with these corrections records ("0.1.0+corrections-1f0c33de")."""
    mark = mark_of(given)
    if not mark:
        return version
    return f"{version}{'.' if '+' in version else '+'}{mark}"
