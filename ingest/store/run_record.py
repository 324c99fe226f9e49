"""The record of a run, ``_run.json`` in the output folder: for monitors, which read no terminal.

Written when a run ends, also by Ctrl-C or SIGTERM; a run that is killed leaves the record of the one before.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ingest.output.progress import Tally
from ingest.output.summary import RunSummary
from ingest.store.staging import write_durably
from ingest.version import VERSION

RECORD = "_run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What a run came to; times are ISO 8601, ``snapshot_id`` and ``new_documents`` None after an interruption.

    ``corrections_sha256`` is that of the corrections file, None without one.
    """

    started: str
    ended: str
    exit_code: int
    interrupted: bool
    inputs: int
    finished: int
    failed: int
    pages: int
    new_documents: int | None
    snapshot_id: str | None
    corrections_sha256: str | None
    version: str = VERSION


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Begun(NamedTuple):
    """What is known when a run begins: when that was, and the hash of its corrections file."""

    started: str
    corrections_sha256: str | None = None


def record_run(out: Path, begun: Begun, tally: Tally, exit_code: int, summary: RunSummary | None) -> RunRecord:
    """Write the record of a run that ends now; ``summary`` is None for one that was interrupted."""
    record = RunRecord(
        started=begun.started,
        ended=now(),
        exit_code=exit_code,
        interrupted=summary is None,
        inputs=tally.inputs,
        finished=tally.done,
        failed=tally.failures,
        pages=tally.pages,
        new_documents=summary.new_documents if summary else None,
        snapshot_id=summary.snapshot_id if summary else None,
        corrections_sha256=begun.corrections_sha256,
    )
    with suppress(OSError):  # the run itself is done; an interrupted one may not have made the folder
        write_durably(out / RECORD, json.dumps(asdict(record), indent=2).encode() + b"\n")
    return record
