"""The output folder: what is current, what is staged, who may write.

Readers use ``current`` and never see a half: a snapshot is built under a name that begins with ``_``, made durable,
renamed, and only then does ``current`` point to it, by one atomic rename. Whatever a dying run leaves behind, the
next run clears away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

from ingest.errors import OutputError
from ingest.ocr.versions import versions_of
from ingest.settings import Settings
from ingest.store.lock import locked
from ingest.store.snapshot import Content, Share, Snapshot, sync, write_snapshot
from ingest.store.staging import Staging

_KEPT_SNAPSHOTS = 5


class Store:
    """An output folder that this process alone may write to: see :func:`open_store`."""

    def __init__(self, root: Path, settings: Settings) -> None:
        """The folders are made where they are missing."""
        self.root = root
        self.settings = settings
        self._snapshots = root / "snapshots"
        self._snapshots.mkdir(exist_ok=True)
        (root / "_staging").mkdir(exist_ok=True)
        self.staging = Staging(root / "_staging", settings)

    def clean(self) -> None:
        """Clear away what a killed run left half-done."""
        self.staging.clean()
        for path in self._snapshots.glob("_*"):
            shutil.rmtree(path)
        for path in self.root.glob("_current-*"):
            _remove_link(path)

    def current(self) -> Snapshot | None:
        """The snapshot that readers see, None before the first."""
        return current_snapshot(self.root)

    def publish(self, content: Content, share: Share = map) -> Snapshot:
        """Make ``content`` what readers see. Publishes nothing when it is what they see already.

        ``share`` may have its parts written by other processes.
        """
        before = self.current()
        if before is None or before.id != content.id:
            target = self._snapshots / content.id
            if not target.is_dir():  # else a run was killed between its last two steps
                temporary = self._snapshots / f"_tmp-{content.id}"
                write_snapshot(temporary, content, self.staging, share)
                temporary.rename(target)
                sync(self._snapshots)
            os.utime(target)  # the order in which snapshots became current
            self._point_to(target)
            self._drop_old(target)
        published = {d for d, v in content.versions.items() if v in versions_of(d, self.settings)}
        self.staging.remove(published)
        return Snapshot(self._snapshots / content.id)

    def log(self, document_id: str, trace: str) -> None:
        """Keep the traceback of a bug that a document brought to light."""
        folder = self.root / "_log"
        folder.mkdir(exist_ok=True)
        (folder / f"{document_id}.txt").write_text(trace, encoding="utf-8", errors="backslashreplace")

    def _point_to(self, target: Path) -> None:
        link = self.root / f"_current-{os.getpid()}"
        current = self.root / "current"
        if sys.platform == "win32":
            # A junction needs no rights, but Windows cannot rename one over another: not atomic there.
            import _winapi

            _winapi.CreateJunction(str(target.resolve()), str(link))
            _remove_link(current)
            link.rename(current)
            return
        link.symlink_to(Path("snapshots") / target.name, target_is_directory=True)
        link.replace(current)
        sync(self.root)

    def _drop_old(self, target: Path) -> None:
        others = [p for p in self._snapshots.iterdir() if p.is_dir() and p != target]
        others.sort(key=lambda p: p.stat().st_mtime_ns, reverse=True)
        for path in others[_KEPT_SNAPSHOTS - 1 :]:
            doomed = path.with_name(f"_old-{path.name}")  # never half a snapshot under a snapshot's name
            path.rename(doomed)
            shutil.rmtree(doomed)


def current_snapshot(root: Path) -> Snapshot | None:
    """The snapshot that readers of the output folder ``root`` see, None before the first."""
    current = root / "current"
    if not current.is_dir():
        return None
    folder = current.resolve()
    if folder.parent != (root / "snapshots").resolve():
        raise OutputError(f"{root}: its 'current' is no link of bilaga's; choose another --out")
    return Snapshot(folder)


@contextmanager
def open_store(root: Path, settings: Settings) -> Iterator[Store]:
    """The output folder ``root``, made where missing and locked against other runs.

    OutputError, one line, for whatever goes wrong with the folder while it is open: earlier data is intact.
    """
    import pyarrow as pa

    try:
        root.mkdir(parents=True, exist_ok=True)
        with locked(root):
            store = Store(root, settings)
            store.clean()
            yield store
    except OSError as error:
        raise OutputError(f"{root}: {_advice(error)}") from error
    except (pa.ArrowException, BadZipFile) as error:
        reason = " ".join(str(error).split())
        raise OutputError(f"{root}: the data there is damaged ({reason}); choose another --out") from error


_ADVICE = {
    errno.EACCES: "not writable; choose another --out or change its permissions",
    errno.EPERM: "the file system does not allow what a dataset needs (links and renames); choose another --out",
    errno.EROFS: "on a read-only file system; choose another --out",
    errno.ENOSPC: "the disk is full; make room and run the same command again, finished work is kept",
    errno.EDQUOT: "the disk quota is used up; make room and run the same command again, finished work is kept",
    errno.EEXIST: "a file, and a folder is needed; choose another --out",
    errno.ENOTDIR: "a file, and a folder is needed; choose another --out",
    errno.ENOENT: "vanished during the run; run the same command again",
}


def _advice(error: OSError) -> str:
    return _ADVICE.get(error.errno or 0) or f"cannot be written ({error.strerror or error}); choose another --out"


def _remove_link(path: Path) -> None:
    """Remove a link to a folder, never the folder."""
    if sys.platform == "win32":
        if path.exists():
            path.rmdir()
        return
    path.unlink(missing_ok=True)
