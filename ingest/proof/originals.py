"""The source files of a dataset, found again by their bytes wherever they lie.

A file is a document's when its SHA-256 is the recorded one; its name is only where one looks first, and what tells
a file that was replaced from one that is gone. Reads files, and says nothing of what stands in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ingest.errors import InputError, UsageError
from ingest.sources.archives import in_archive, is_archive
from schemas.rows import DocumentRow


class Original(NamedTuple):
    """A document's source: where it lies and its bytes, or (``data`` is None) what is wrong with it."""

    path: Path | None
    data: bytes | None
    fault: str = ""


class Originals:
    """The files below a folder; without one, the files at the paths that the dataset recorded."""

    def __init__(self, folder: Path | None) -> None:
        """UsageError where ``folder`` is none."""
        if folder is not None and not folder.is_dir():
            raise UsageError(f"{folder.as_posix()}: no such folder; name the one that the source files lie in")
        self._folder = folder

    def find(self, document: DocumentRow) -> Original:
        """The source of a document, its bytes proven by their hash."""
        named = [*self._by_name[PurePosixPath(document.source).name]] if self._folder else [Path(document.source)]
        seen: set[Path] = set()
        for path in (*named, *self._by_size[document.size_bytes]):
            if path in seen:
                continue
            seen.add(path)
            data = _read(path)
            if data is not None and sha256(data).hexdigest() == document.sha256:
                return Original(path, data)
        archive = self._archived.get(document.sha256) if self._folder else None
        for name, data in _members(archive) if archive else ():
            if sha256(data).hexdigest() == document.sha256:
                return Original(Path(name), data)
        there = next((path for path in named if path.is_file()), None)
        if there is not None:
            return Original(there, None, f"{there.as_posix()} was replaced: its bytes are not those that were read")
        where = self._folder.as_posix() if self._folder else document.source
        return Original(None, None, f"the source is not there ({where}); name its folder with --sources")

    @cached_property
    def _files(self) -> list[Path]:
        return sorted(p for p in self._folder.rglob("*") if p.is_file()) if self._folder else []

    @cached_property
    def _archived(self) -> dict[str, Path]:
        """The archive that holds the bytes of a hash: read through once, when a document is found nowhere else."""
        archives = (path for path in self._files if is_archive(path))
        return {sha256(data).hexdigest(): path for path in archives for _, data in _members(path)}

    @cached_property
    def _by_name(self) -> defaultdict[str, list[Path]]:
        found: defaultdict[str, list[Path]] = defaultdict(list)
        for path in self._files:
            found[path.name].append(path)
        return found

    @cached_property
    def _by_size(self) -> defaultdict[int, list[Path]]:
        found: defaultdict[int, list[Path]] = defaultdict(list)
        for path in self._files:
            found[path.stat().st_size].append(path)
        return found


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The documents in an archive, each with its name."""
    for source in in_archive(archive):
        with suppress(InputError):
            yield source.name, source.read()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
