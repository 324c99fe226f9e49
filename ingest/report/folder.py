"""The folder of a report: built beside its place under another name, then put there whole.

A folder that is not a report is never overwritten: ours bears the file ``report.json``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import OutputError, UsageError
from ingest.sources.own import REPORT_MARK
from ingest.version import VERSION

MARKER = "report.json"


@contextmanager
def new_folder(out: Path, snapshot: Path) -> Iterator[Path]:
    """A folder to build in, which becomes ``out`` when all went well.

    UsageError where ``out`` holds something else than a report, OutputError where it cannot be written.
    """
    _may_replace(out, snapshot)
    temporary = out.with_name(f".{out.name}-{os.getpid()}.building")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_overs(out)
        temporary.mkdir()
        try:
            yield temporary
            (temporary / MARKER).write_text(json.dumps({REPORT_MARK: VERSION, "snapshot": snapshot.name}) + "\n")
            _put(temporary, out)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{out.as_posix()}: cannot be written ({error.strerror or error})") from error


def _may_replace(out: Path, snapshot: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"{out.as_posix()}: not a folder; choose another --out")
    place = out.resolve()
    data = snapshot.resolve().parents
    if place in {*data, snapshot.resolve()} or any(
        place.is_relative_to(d) for d in (snapshot.resolve(), *data[:2])
    ):
        raise UsageError(f"{out.as_posix()}: in the way of the dataset; choose an --out beside it")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise UsageError(f"{out.as_posix()}: holds something that is no report; choose another --out or empty it")


def _clear_left_overs(out: Path) -> None:
    """What a killed run left: folders whose process is gone."""
    for path in out.parent.glob(f".{out.name}-*.building"):
        process = path.name.removesuffix(".building").rpartition("-")[2]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _put(temporary: Path, out: Path) -> None:
    """Rename into place; the report before steps aside first, and comes back if that fails."""
    if not out.exists():
        temporary.rename(out)
        return
    before = out.with_name(f".{out.name}-{os.getpid()}.before")
    out.rename(before)
    try:
        temporary.rename(out)
    except OSError:
        before.rename(out)
        raise
    shutil.rmtree(before, ignore_errors=True)
