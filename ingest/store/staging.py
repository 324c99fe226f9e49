"""What documents yielded, packed into bytes, and the folder where a run keeps them until it publishes.

A pack holds the documents that a worker read in one go: a zip archive of one Arrow stream for each dataset that has
rows (Parquet files of so few are twice as large and take five times as long to read), with the ids and versions of
its documents as its comment. It is whole or unreadable, never half. The folder is a cache of work done: deleting it
costs only the time to read those documents again.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc

from ingest.ocr.versions import versions_of
from ingest.settings import Settings
from ingest.store.arrow import EXTRACTED, extractions_to_tables, tables_to_extraction
from schemas.columns import SCHEMA_VERSION, SCHEMAS
from schemas.rows import Extraction

_SUFFIX = ".pack"
_FORMAT = "arrow"  # packs of another format are no use
_FASTEST = 1  # of zip's levels of compression; the slowest saves a tenth more


def pack(extractions: Sequence[Extraction]) -> bytes:
    """``extractions``, one or more, as bytes."""
    return _pack_tables(extractions_to_tables(extractions))


def _pack_tables(tables: Mapping[str, pa.Table]) -> bytes:
    archive_bytes = BytesIO()
    with zipfile.ZipFile(archive_bytes, "w") as archive:
        for dataset, table in tables.items():
            if table.num_rows:
                file = BytesIO()
                with pa.ipc.new_stream(file, table.schema) as writer:
                    writer.write_table(table)
                archive.writestr(zipfile.ZipInfo(dataset), file.getvalue(), zipfile.ZIP_DEFLATED, _FASTEST)
        documents = zip(
            *(tables["documents"][n].to_pylist() for n in ("document_id", "extractor_version")), strict=True
        )
        archive.comment = " ".join(map("=".join, documents)).encode()
    return archive_bytes.getvalue()


def unpack(packed: bytes) -> dict[str, pa.Table]:
    """The tables of a pack, by dataset; a dataset without rows is absent."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return {name: _table(archive, name) for name in archive.namelist()}


def _table(archive: zipfile.ZipFile, dataset: str) -> pa.Table:
    return pa.ipc.open_stream(archive.read(dataset)).read_all()


def unpack_extraction(packed: bytes) -> Extraction:
    """The document of a pack that holds one."""
    tables = unpack(packed)
    return tables_to_extraction({name: tables.get(name, SCHEMAS[name].empty_table()) for name in EXTRACTED})


def write_durably(path: Path, data: bytes) -> None:
    """Write ``data`` so that after a power cut ``path`` holds all of it or does not exist."""
    temporary = path.with_name(f"_tmp-{path.name}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _versions_in(pack_file: Path | IO[bytes]) -> dict[str, str]:
    """The documents of a pack with the versions that read them; none where it cannot be read."""
    try:
        with zipfile.ZipFile(pack_file) as archive:
            named = (entry.partition("=") for entry in archive.comment.decode().split())
            return {document: version for document, _, version in named}
    except (OSError, ValueError, zipfile.BadZipFile):
        return {}


def _documents_in(pack_file: Path | IO[bytes]) -> frozenset[str]:
    return frozenset(_versions_in(pack_file))


def staged_documents(folder: Path) -> int:
    """How many packed documents lie in a staging folder, of whatever version."""
    packs = (path for path in folder.glob(f"*{_SUFFIX}") if not path.name.startswith("_"))
    return len(frozenset[str]().union(*map(_documents_in, packs)))


class Staging:
    """The packs of runs that have not been published, for one version and set of settings.

    This process alone writes to the folder.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        """``settings`` tell apart what other versions, settings or corrections left behind."""
        self.folder = folder
        self.fingerprint = f"{settings.fingerprint(SCHEMA_VERSION)}-{SCHEMA_VERSION}-{_FORMAT}"
        self._settings = settings

    def clean(self) -> None:
        """Remove what no re-run can use: half-written files and results of other versions or corrections."""
        for path in self.folder.iterdir():
            if not path.name.endswith(f"-{self.fingerprint}{_SUFFIX}") or path.name.startswith("_"):
                path.unlink()
        versions = self.versions(frozenset(self.document_ids()))
        self.remove({d for d, v in versions.items() if v not in versions_of(d, self._settings)})

    @cached_property
    def _packs(self) -> dict[Path, frozenset[str]]:
        """Each pack with its documents; no document is in two."""
        found: dict[Path, frozenset[str]] = {}
        seen: set[str] = set()
        for path in sorted(self.folder.glob(f"*{_SUFFIX}")):
            held = _documents_in(path)
            if held and seen.isdisjoint(held):
                found[path] = held
                seen |= held
            else:  # unreadable, or a run was killed while it parted a pack
                path.unlink()
        return found

    def add(self, packed: bytes) -> None:
        """Keep a pack."""
        held = _documents_in(BytesIO(packed))
        name = sha256(" ".join(sorted(held)).encode()).hexdigest()[:16]
        path = self.folder / f"{name}-{self.fingerprint}{_SUFFIX}"
        write_durably(path, packed)
        self._packs[path] = held

    def document_ids(self) -> set[str]:
        """The documents that are kept."""
        return set().union(*self._packs.values())

    def rows(self, dataset: str, document_ids: frozenset[str]) -> Iterator[pa.Table]:
        """The rows of some documents, a table for each pack that has some."""
        for path, held in self._packs.items():
            wanted = held & document_ids
            if not wanted:
                continue
            with zipfile.ZipFile(path) as archive:
                if dataset in archive.namelist():
                    table = _table(archive, dataset)
                    yield table if wanted == held else _only(table, wanted)

    def versions(self, document_ids: frozenset[str]) -> dict[str, str]:
        """The extractor versions that some documents are recorded under."""
        return {d: v for path in self._packs for d, v in _versions_in(path).items() if d in document_ids}

    def remove(self, document_ids: Iterable[str]) -> None:
        """Forget documents that have been published."""
        gone = frozenset(document_ids)
        for path, held in list(self._packs.items()):
            left = held - gone
            if left == held:
                continue
            if left:
                tables = unpack(path.read_bytes())
                self.add(_pack_tables({name: _only(table, left) for name, table in tables.items()}))
            path.unlink(missing_ok=True)
            del self._packs[path]


def _only(table: pa.Table, document_ids: Iterable[str]) -> pa.Table:
    return table.filter(pc.is_in(table["document_id"], pa.array(sorted(document_ids), pa.string())))
