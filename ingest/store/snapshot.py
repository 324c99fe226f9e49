"""A snapshot: every dataset as Parquet files in one folder, a function of its content alone.

Rows are bucketed by the first hex digits of ``document_id`` and sorted by document, each document's rows staying in
reading order. Nothing here knows what is current or decides what is new: see ``ingest.store.folder``.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar, cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest.errors import InputError
from ingest.settings import Settings
from ingest.store.arrow import EXTRACTED, rows_to_table, sorted_by_document, table_to_rows, uniform
from ingest.store.dealing import Dealt
from ingest.store.descriptors import write_descriptors
from ingest.store.staging import Staging
from ingest.store.together import BRIEFED, briefs_of, completed
from schemas.collection import InputRow
from schemas.columns import SCHEMA_VERSION, SCHEMAS
from schemas.grants.brief import Brief
from schemas.grants.together import Together, see_together
from schemas.vocabulary import FailureCategory, Outcome

# Documents up to which so many hex digits make a bucket: 1, 16 and 256 buckets. A bucket of a few thousand
# documents is some hundred thousand allocation rows, which fit in memory many times over.
_BUCKETS = ((1_000, 0), (50_000, 1))
_ROWS_PER_GROUP = 65_536
_LATER = frozenset({"corrections"})  # datasets that the snapshots of earlier versions do not have


def bucket_digits(documents: int) -> int:
    """How many leading hex digits of ``document_id`` name a bucket."""
    return next((digits for most, digits in _BUCKETS if documents <= most), 2)


def _buckets(digits: int) -> list[str]:
    return [f"{n:0{digits}x}" for n in range(16**digits)] if digits else [""]


class Snapshot:
    """A published snapshot, read only."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is ``snapshots/<id>``."""
        self.folder = folder
        self.id = folder.name

    def files(self, dataset: str) -> list[Path]:
        """The Parquet files of a dataset, by bucket."""
        return sorted((self.folder / dataset).glob("*.parquet"))

    def bucket(self, dataset: str, prefix: str) -> Iterator[pa.Table]:
        """The rows whose ``document_id`` begins with ``prefix``, a table for each file that has some."""
        for path in self.files(dataset):
            held = path.stem.removeprefix("part").removeprefix("-")
            if not (held.startswith(prefix) or prefix.startswith(held)):
                continue
            table = _read(path)
            if len(prefix) > len(held):
                table = table.filter(pc.starts_with(table["document_id"], prefix))
            if table.num_rows:
                yield table

    def batches(self, dataset: str, rows: int) -> Iterator[pa.RecordBatch]:
        """All rows of a dataset in their order, at most ``rows`` at a time."""
        for path in self.files(dataset):
            with path.open("rb") as file:
                # One thread: those that read ahead are a crash at the end of a program that stops half-way.
                yield from pq.ParquetFile(file).iter_batches(batch_size=rows, use_threads=False)

    def column(self, dataset: str, *names: str) -> pa.Table:
        """Some columns of a dataset, all rows; InputError where it has no file."""
        self.require(dataset)
        return pa.concat_tables([_read(path, list(names)) for path in self.files(dataset)])

    def require(self, *datasets: str) -> None:
        """InputError where one of ``datasets`` has no file: one without rows has one too."""
        for dataset in datasets:
            if not self.files(dataset) and (dataset not in _LATER or (self.folder / dataset).exists()):
                message = f"{self.folder.as_posix()}: {dataset} has no file; the dataset is damaged, make it anew"
                raise InputError(FailureCategory.DAMAGED, message)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The extractor version that read each document."""
        table = self.column("documents", "document_id", "extractor_version")
        return dict(zip(*(table[n].to_pylist() for n in ("document_id", "extractor_version")), strict=True))

    @cached_property
    def inputs(self) -> list[InputRow]:
        """The rows of ``inputs``."""
        tables = (uniform("inputs", _read(path)) for path in self.files("inputs"))
        return [cast("InputRow", row) for table in tables for row in table_to_rows("inputs", table)]


def _read(path: Path, columns: list[str] | None = None) -> pa.Table:
    with path.open("rb") as file:
        return pq.ParquetFile(file).read(columns=columns, use_threads=False)  # see Snapshot.batches


@dataclass(frozen=True)
class Content:
    """What a snapshot is to hold: rows of ``inputs``, documents kept from the one before, documents staged."""

    inputs: tuple[InputRow, ...]
    kept: Snapshot | None
    staged: Mapping[str, str]  # documents, and the extractor version of each
    settings: Settings

    @cached_property
    def versions(self) -> dict[str, str]:
        """Document to the extractor version that read it."""
        kept = self.kept.versions if self.kept else {}
        return kept | dict(self.staged)

    @cached_property
    def id(self) -> str:
        """The snapshot's name: 16 hex digits of the hash of all that its bytes depend on."""
        lines = [f"schema {SCHEMA_VERSION}", f"settings {self.settings.fingerprint(SCHEMA_VERSION)}"]
        lines += [f"{document} {version}" for document, version in sorted(self.versions.items())]
        lines += [
            repr((r.source, r.sha256, str(r.outcome), str(r.category), r.message, r.extractor_version))
            for r in self.inputs
        ]
        return sha256("\n".join(lines).encode()).hexdigest()[:16]

    @cached_property
    def sources(self) -> dict[str, str]:
        """Document to the first of the names under which it was given."""
        read = [(r.document_id, r.source) for r in self.inputs if r.outcome is Outcome.READ and r.document_id]
        return dict(sorted(read, reverse=True))


Part = TypeVar("Part")
Result = TypeVar("Result")


class Share(Protocol):
    """Who does a piece of work part by part, in whatever order and in whatever process: ``map``, a crew."""

    def __call__(self, function: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
        """``function`` of each part."""


def write_snapshot(folder: Path, content: Content, staging: Staging, share: Share = map) -> None:
    """Write all of ``content`` to the new folder ``folder`` and make it durable."""
    for dataset in SCHEMAS:
        (folder / dataset).mkdir(parents=True)
    digits = bucket_digits(len(content.versions))
    share = share if digits else map  # few documents are written before another process has begun
    with TemporaryDirectory(prefix="_dealt-", dir=folder.parent) as scratch:
        dealt = Dealt(Path(scratch), digits)
        for _ in share(partial(_deal, dealt, staging, frozenset(content.staged)), EXTRACTED):
            pass
        _write_buckets(folder, digits, _buckets_of(content, dealt, digits), share)
    for dataset, schema in SCHEMAS.items():
        if not any((folder / dataset).iterdir()):
            _write_file(folder / dataset / _file_name("0" * digits), schema.empty_table())
    write_descriptors(folder, content.id)
    make_durable(folder)


def _deal(dealt: Dealt, staging: Staging, documents: frozenset[str], dataset: str) -> None:
    dealt.deal(dataset, staging.rows(dataset, documents))


@dataclass(frozen=True, slots=True)
class _Bucket:
    """What the documents of one bucket yielded, kept or staged, and their names and inputs."""

    prefix: str
    dealt: Dealt
    kept: Path | None  # the snapshot before
    replaced: tuple[str, ...]  # documents of it that are staged
    sources: Mapping[str, str]
    inputs: tuple[InputRow, ...]

    def tables(self, datasets: Iterable[str]) -> dict[str, pa.Table]:
        """Sorted by document."""
        tables = {dataset: self._merged(dataset) for dataset in datasets}
        return {**tables, "documents": _named(tables["documents"], self.sources)}

    def _merged(self, dataset: str) -> pa.Table:
        tables = [self.dealt.bucket(dataset, self.prefix)]
        if self.kept:
            replaced = pa.array(self.replaced, pa.string())
            for table in Snapshot(self.kept).bucket(dataset, self.prefix):
                rest = table.filter(pc.invert(pc.is_in(table["document_id"], replaced)))
                tables.append(uniform(dataset, rest))
        return sorted_by_document(pa.concat_tables(tables))


def _buckets_of(content: Content, dealt: Dealt, digits: int) -> list[_Bucket]:
    replaced: defaultdict[str, list[str]] = defaultdict(list)
    sources: defaultdict[str, dict[str, str]] = defaultdict(dict)
    inputs: defaultdict[str, list[InputRow]] = defaultdict(list)
    for document in content.staged:
        replaced[document[:digits]].append(document)
    for document, source in content.sources.items():
        sources[document[:digits]][document] = source
    for row in content.inputs:
        inputs[(row.document_id or "0" * digits)[:digits]].append(row)
    kept = content.kept.folder if content.kept else None
    return [
        _Bucket(prefix, dealt, kept, tuple(replaced[prefix]), sources[prefix], tuple(inputs[prefix]))
        for prefix in _buckets(digits)
    ]


def _write_buckets(folder: Path, digits: int, buckets: list[_Bucket], share: Share) -> None:
    """Twice through all buckets: what documents say together is known when each has been seen."""
    together = see_together(brief for briefs in share(_briefs, buckets) for brief in briefs)
    parts = together.parted(digits)
    nothing = see_together(())
    both = [(bucket, parts.get(bucket.prefix, nothing)) for bucket in buckets]
    for _ in share(partial(_write_bucket, folder), both):
        pass


def _briefs(bucket: _Bucket) -> list[Brief]:
    return list(briefs_of(bucket.tables(BRIEFED)))


def _write_bucket(folder: Path, both: tuple[_Bucket, Together]) -> None:
    bucket, together = both
    for dataset, table in completed(bucket.tables(EXTRACTED), together).items():
        _write(folder / dataset, bucket.prefix, table)
    _write(folder / "grants", bucket.prefix, rows_to_table("grants", None, together.grants))
    _write(folder / "inputs", bucket.prefix, rows_to_table("inputs", None, bucket.inputs))


def _named(documents: pa.Table, sources: Mapping[str, str]) -> pa.Table:
    """``documents`` with the one source of each that does not depend on which of its names came first."""
    pairs = zip(documents["document_id"].to_pylist(), documents["source"].to_pylist(), strict=True)
    names = [sources.get(document, source) for document, source in pairs]
    position = documents.schema.get_field_index("source")
    return documents.set_column(position, documents.schema.field("source"), pa.array(names, pa.string()))


def _file_name(prefix: str) -> str:
    return f"part-{prefix}.parquet" if prefix else "part.parquet"


def _write(folder: Path, prefix: str, table: pa.Table) -> None:
    if table.num_rows:
        _write_file(folder / _file_name(prefix), table)


def _write_file(path: Path, table: pa.Table) -> None:
    with path.open("wb") as file:
        pq.write_table(table, file, row_group_size=_ROWS_PER_GROUP, compression="zstd", compression_level=3)


def make_durable(folder: Path) -> None:
    """Force every file and folder below ``folder`` to the disk."""
    for path in (*sorted(folder.rglob("*")), folder):
        sync(path)


def sync(path: Path) -> None:
    """Force a file, or a folder's own entries, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
