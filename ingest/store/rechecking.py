"""Every check of a published dataset made again: each document's own, then those of documents beside each other.

The dataset is read twice, one document at a time. Findings that needed the file are carried over as they are
stored; see ``schemas.checks.recheck``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.store.dataset import extractions
from ingest.store.snapshot import Snapshot
from schemas.checks import recheck
from schemas.grants.brief import brief_of
from schemas.grants.together import Together, findings_among, see_together
from schemas.rows import Extraction, Finding


def together_again(snapshot: Snapshot) -> Together:
    """What the documents of ``snapshot`` say together, from its rows."""
    return see_together(brief_of(extraction) for extraction in extractions(snapshot))


def recheck_all(snapshot: Snapshot) -> Iterator[tuple[Extraction, tuple[Finding, ...]]]:
    """Each document as it is stored, and its findings made again."""
    together = together_again(snapshot)
    for extraction in extractions(snapshot):
        yield extraction, findings_among(replace(extraction, findings=recheck(extraction)), together)
