"""How an output folder stands, for a person or a monitor: what is published, what waits, what failed, who holds it.

Reads only; a run may be under way.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import UsageError
from ingest.store.dataset import damage_as_input_error
from ingest.store.folder import current_snapshot
from ingest.store.lock import holder
from ingest.store.snapshot import Snapshot
from ingest.store.staging import staged_documents
from schemas.vocabulary import DocumentStatus, Outcome


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """What there is to know of an output folder at a glance."""

    snapshot: str | None
    published: str | None  # when it became current, ISO 8601
    snapshots: int  # that are kept
    documents: int
    flagged: int
    versions: dict[str, int]  # extractor version to documents
    failed: dict[str, int]  # category to inputs
    staged: int  # documents read and not yet published: what the next run begins with
    held_by: str | None  # the run that is under way


def folder_status(root: Path) -> FolderStatus:
    """The state of the output folder ``root``; UsageError where it is none."""
    if not (root / "snapshots").is_dir():
        message = f"{root.as_posix()}: no output folder; name the one that bilaga ingest was given as --out"
        raise UsageError(message)
    snapshot = current_snapshot(root)
    kept = sum(not path.name.startswith("_") for path in (root / "snapshots").iterdir())
    staged, held_by = staged_documents(root / "_staging"), holder(root)
    if snapshot is None:
        return FolderStatus(None, None, kept, 0, 0, {}, {}, staged, held_by)
    with damage_as_input_error(snapshot):
        failed = Counter(str(r.category) for r in snapshot.inputs if r.outcome is Outcome.FAILED)
        return FolderStatus(
            snapshot=snapshot.id,
            published=_when(snapshot),
            snapshots=kept,
            documents=len(snapshot.versions),
            flagged=snapshot.column("documents", "status")["status"].to_pylist().count(DocumentStatus.FLAGGED),
            versions=dict(sorted(Counter(snapshot.versions.values()).items())),
            failed=dict(sorted(failed.items())),
            staged=staged,
            held_by=held_by,
        )


def _when(snapshot: Snapshot) -> str:
    changed = datetime.fromtimestamp(snapshot.folder.stat().st_mtime, UTC)
    return changed.isoformat(timespec="seconds")


def status_as_json(status: FolderStatus) -> str:
    """One JSON object with the names of :class:`FolderStatus`."""
    return json.dumps(asdict(status), ensure_ascii=False, indent=2)


def status_as_text(status: FolderStatus) -> list[str]:
    """The same in lines for a person."""
    if status.snapshot is None:
        lines = ["Nothing published yet."]
    else:
        versions = ", ".join(f"{count} by {version}" for version, count in status.versions.items()) or "none"
        lines = [
            f"Current: snapshot {status.snapshot}, published {status.published}; {status.snapshots} kept",
            f"Documents: {status.documents}, flagged {status.flagged} ({versions})",
        ]
    if status.failed:
        listed = ", ".join(f"{category} {count}" for category, count in status.failed.items())
        lines.append(f"Inputs that failed: {sum(status.failed.values())} ({listed}); the next run tries them again")
    if status.staged:
        lines.append(f"Waiting: {status.staged} documents read and not published; the next run goes on from them")
    lines.append(f"In use by {status.held_by}" if status.held_by else "No run under way.")
    return lines
