"""One snapshot copied to an object store or another folder, its manifest last.

At the address then lie ``snapshots/<id>/`` with the same files, ``snapshots/<id>/manifest.json`` with the size and
SHA-256 of each, and ``current.json``, which names the snapshot. A reader who begins at ``current.json`` sees the
old snapshot or the new, each whole: a copy that was broken off has no manifest and is named by nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ingest.addresses import AddressError, connect, store_errors
from ingest.errors import OutputError
from ingest.store.snapshot import Snapshot
from schemas.columns import SCHEMA_VERSION

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_MANIFEST = "manifest.json"
_CURRENT = "current.json"


class Publication(NamedTuple):
    """What was copied where; no files where that snapshot lay there already."""

    address: str
    files: int
    size_bytes: int


def publish(snapshot: Snapshot, address: str) -> Publication:
    """Copy ``snapshot`` to ``address``; OutputError, one line, when the store refuses. Nothing there is removed."""
    with _as_output_error(address):
        store, root = connect(address)
        folder = f"{root.rstrip('/')}/snapshots/{snapshot.id}"
        manifest = _manifest(snapshot)
        there = _read(store, f"{folder}/{_MANIFEST}")
        if there is not None and there != manifest:
            message = f"{address}: another snapshot {snapshot.id} lies there; choose another address"
            raise OutputError(message)
        copied = 0 if there else _copy(store, snapshot.folder, folder)
        store.pipe_file(f"{folder}/{_MANIFEST}", manifest)
        store.pipe_file(f"{root.rstrip('/')}/{_CURRENT}", _current(snapshot))
    return Publication(
        f"{address.rstrip('/')}/snapshots/{snapshot.id}", copied, 0 if there else _size(snapshot.folder)
    )


def _copy(store: AbstractFileSystem, source: Path, folder: str) -> int:
    files = list(_files(source))
    for path in files:
        target = f"{folder}/{path.relative_to(source).as_posix()}"
        store.makedirs(target.rpartition("/")[0], exist_ok=True)
        store.put_file(str(path), target)
        if store.size(target) != path.stat().st_size:
            raise OSError(0, f"{target} was written in part")
    return len(files)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in _files(folder))


def _manifest(snapshot: Snapshot) -> bytes:
    files = [
        {
            "path": path.relative_to(snapshot.folder).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": sha256(path.read_bytes()).hexdigest(),
        }
        for path in _files(snapshot.folder)
    ]
    return _json({"snapshot": snapshot.id, "schema_version": SCHEMA_VERSION, "files": files})


def _current(snapshot: Snapshot) -> bytes:
    return _json({"snapshot": snapshot.id, "manifest": f"snapshots/{snapshot.id}/{_MANIFEST}"})


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()


def _read(store: AbstractFileSystem, path: str) -> bytes | None:
    try:
        return bytes(store.cat_file(path))
    except FileNotFoundError:
        return None


@contextmanager
def _as_output_error(address: str) -> Iterator[None]:
    try:
        yield
    except AddressError as error:
        raise OutputError(f"{address}: {error}") from error
    except store_errors() as error:
        reason = " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split())
        message = f"{address}: cannot be written ({reason}); check the address and your rights, and run it again"
        raise OutputError(message) from error
