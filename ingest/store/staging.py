"""What one document yielded, packed into bytes, and the folder where a run keeps them until it publishes.

A packed document is a zip archive of one Arrow stream per dataset that has rows, with the number of pages as its
comment: whole or unreadable, never half. The folder is a cache of work done: deleting it costs only the time to
read those documents again.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pyarrow as pa

from ingest.store.arrow import EXTRACTED, extraction_to_tables, tables_to_extraction
from schemas.columns import SCHEMA_VERSION, SCHEMAS
from schemas.rows import Extraction

_SUFFIX = ".staged"


def pack(extraction: Extraction) -> bytes:
    """``extraction`` as bytes."""
    archive_bytes = BytesIO()
    with zipfile.ZipFile(archive_bytes, "w") as archive:
        for dataset, table in extraction_to_tables(extraction).items():
            if table.num_rows:
                archive.writestr(zipfile.ZipInfo(dataset), _stream(table))
        archive.comment = str(extraction.document.page_count).encode()
    return archive_bytes.getvalue()


def pages_in(packed: bytes) -> int:
    """How many pages the packed document has, without unpacking it."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return int(archive.comment)


def _stream(table: pa.Table) -> bytes:
    sink = BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def unpack(packed: bytes) -> Mapping[str, pa.Table]:
    """The tables of a packed document, by dataset; a dataset without rows is absent."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return {name: pa.ipc.open_stream(archive.read(name)).read_all() for name in archive.namelist()}


def unpack_extraction(packed: bytes) -> Extraction:
    """The packed document itself."""
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


def staged_documents(folder: Path) -> int:
    """How many packed documents lie in a staging folder, of whatever version."""
    return len({path.name.split("-", 1)[0] for path in folder.glob(f"*{_SUFFIX}") if not path.name.startswith("_")})


class Staging:
    """The packed documents of runs that have not been published, for one version and set of settings."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """``fingerprint`` tells apart what other versions or settings left behind."""
        self.folder = folder
        self.fingerprint = f"{fingerprint}-{SCHEMA_VERSION}"

    def path(self, document_id: str) -> Path:
        """Where the packed document lies or would lie."""
        return self.folder / f"{document_id}-{self.fingerprint}{_SUFFIX}"

    def clean(self) -> None:
        """Remove what no re-run can use: half-written files and results of other versions."""
        for path in self.folder.iterdir():
            if not path.name.endswith(f"-{self.fingerprint}{_SUFFIX}") or path.name.startswith("_"):
                path.unlink()

    def add(self, document_id: str, packed: bytes) -> None:
        """Keep a packed document."""
        write_durably(self.path(document_id), packed)

    def document_ids(self) -> set[str]:
        """The documents that are kept."""
        return {path.name.split("-", 1)[0] for path in self.folder.glob(f"*{_SUFFIX}")}

    def remove(self, document_ids: set[str]) -> None:
        """Forget documents that have been published."""
        for document_id in document_ids:
            self.path(document_id).unlink(missing_ok=True)
