"""``bilaga verify``: a snapshot's files, its rows and, where the sources are given, the print.

One document at a time; a fault is noted and the next thing compared.
"""

from __future__ import annotations

from pathlib import Path

from ingest.errors import InputError
from ingest.proof.originals import Originals
from ingest.proof.verification.files import verify_files
from ingest.proof.verification.grants import verify_grants
from ingest.proof.verification.printed import verify_printed
from ingest.proof.verification.report import Report
from ingest.proof.verification.rows import Rows, verify_rows
from ingest.store.dataset import extractions, open_snapshot
from ingest.store.rechecking import together_again


def verify(data: Path, sources: Path | None) -> tuple[str, Report]:
    """The name of the snapshot that ``data`` means, and what its verification came to.

    ``sources`` is the folder of the source files, None to do without them. UsageError where there is no dataset.
    """
    snapshot = open_snapshot(data)
    originals = Originals(sources) if sources is not None else None
    report = Report()
    name = snapshot.folder.as_posix()
    if not verify_files(snapshot, report):
        report.fault(name, "its rows are not compared further: see the faults of its files")
        return name, report
    rows = Rows(snapshot)
    try:
        together = together_again(snapshot)
        verify_grants(snapshot, together, report)
        for extraction in extractions(snapshot):
            report.counts["documents"] += 1
            verify_rows(extraction, together, rows, report)
            if originals is not None:
                verify_printed(extraction, originals, rows, report)
    except InputError as error:
        report.fault(name, f"its rows are not compared further: {error.message}")
    return name, report
