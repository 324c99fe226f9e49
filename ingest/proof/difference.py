"""Two snapshots side by side, bucket by bucket: the documents that differ, and in what.

Two snapshots of one output folder, or two folders that two versions made of the same inputs. Another file under the
name of one that is gone has replaced it, and is compared with it. The version that read a document is no part of
what the document says and is not compared; neither are columns that only one of the two knows. Memory is that of
one bucket of one dataset and of the rows that differ. It prints nothing: see ``ingest.proof.difference_report``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.errors import UsageError
from ingest.grants import grants_of
from ingest.proof.alignment import RowChange, compare
from ingest.proof.difference_together import compare_grants, renamed_grant, replaced, stood
from ingest.store.arrow import EXTRACTED, tables_to_extraction, uniform
from ingest.store.dataset import find_snapshot, open_snapshot
from ingest.store.snapshot import Snapshot
from schemas.columns import SCHEMAS
from schemas.rows import Extraction

_Tables: TypeAlias = "dict[str, pa.Table | None]"

# Every document has its own, whatever it says.
_NEVER_COMPARED = frozenset({"documents.extractor_version"})
# What makes two files two documents.
_OF_THE_FILE = frozenset({"documents.document_id", "documents.sha256", "documents.size_bytes", "tables.table_id"})


class DocumentChange(NamedTuple):
    """A document gained (``old`` is None), lost (``new`` is None), replaced or changed; the rows that differ."""

    old: Extraction | None
    new: Extraction | None
    rows: tuple[RowChange, ...] = ()

    @property
    def kind(self) -> str:
        """In a word."""
        if self.old is None or self.new is None:
            return "gained" if self.old is None else "lost"
        return "changed" if self.replaces is None else "replaced"

    @property
    def replaces(self) -> str | None:
        """The document that stood under the same name, where it was another."""
        if self.old is None or self.new is None:
            return None
        before = self.old.document.document_id
        return before if before != self.new.document.document_id else None

    @property
    def extraction(self) -> Extraction:
        """The newer reading, the older of a document that is lost."""
        one = self.new or self.old
        if one is None:
            raise ValueError("a change has a reading")
        return one


class InputChange(NamedTuple):
    """An input that is read in one snapshot and fails or is unknown in the other; None: not given."""

    source: str
    old: str | None
    new: str | None


class Comparison:
    """Two snapshots to compare."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        """The older and the newer, or two versions' of one corpus."""
        self.old = old
        self.new = new
        self.columns_lost = _columns(old) - _columns(new)
        self.columns_gained = _columns(new) - _columns(old)
        self._ignored = frozenset(self.columns_lost | self.columns_gained) | _NEVER_COMPARED
        self._replaced = replaced(old, new)  # old document -> the one under its name

    def documents(self) -> Iterator[DocumentChange]:
        """The documents that differ, by id."""
        digits = max(_digits(self.old), _digits(self.new))
        for number in range(16**digits):
            yield from self._bucket(f"{number:0{digits}x}" if digits else "")

    def grants(self) -> list[RowChange]:
        """The grants that differ; none where one of the two is of a version that made none."""
        if not self.old.files("grants") or not self.new.files("grants"):
            return []
        return compare_grants(grants_of(self.old), grants_of(self.new), self._replaced, self._ignored)

    def inputs(self) -> list[InputChange]:
        """The inputs whose outcome differs, by source."""
        old, new = _outcomes(self.old), _outcomes(self.new)
        return [
            InputChange(source, old.get(source), new.get(source))
            for source in sorted(old.keys() | new.keys())
            if old.get(source) != new.get(source)
        ]

    def _bucket(self, prefix: str) -> Iterator[DocumentChange]:
        old: dict[str, _Tables] = defaultdict(dict)
        new: dict[str, _Tables] = defaultdict(dict)
        for dataset in EXTRACTED:
            before, after = _by_document(self.old, dataset, prefix), _by_document(self.new, dataset, prefix)
            if dataset == "documents":
                heads = before, after
            for document in before.keys() | after.keys():
                if not self._same(dataset, before.get(document), after.get(document)):
                    old[document][dataset], new[document][dataset] = before.get(document), after.get(document)
        for document in sorted(old):
            before, after = (
                {**tables, "documents": head.get(document)}
                for tables, head in ((old[document], heads[0]), (new[document], heads[1]))
            )
            change = self._document(before, after)
            if change is not None and document not in self._replaced:
                yield change

    def _same(self, dataset: str, old: pa.Table | None, new: pa.Table | None) -> bool:
        if old is None or new is None:
            return old is new
        kept = [name for name in old.column_names if f"{dataset}.{name}" not in self._ignored]
        return bool(old.select(kept).equals(new.select(kept)))

    def _document(self, old: _Tables, new: _Tables) -> DocumentChange | None:
        before, after = self._older(_extraction(old)), _extraction(new)
        if before is None and after is not None:
            return self._in_place_of(after)
        if before is None or after is None:
            return DocumentChange(before, after)
        rows = tuple(compare(before, after, self._ignored))
        return DocumentChange(before, after, rows) if rows else None

    def _in_place_of(self, new: Extraction) -> DocumentChange:
        """A document that the older snapshot lacks, beside the one that it has replaced there."""
        key = new.document.document_id
        gone = next((old for old, by in self._replaced.items() if by == key), None)
        if gone is None:
            return DocumentChange(None, new)
        tables = {dataset: _by_document(self.old, dataset, gone).get(gone) for dataset in EXTRACTED}
        old = self._older(_extraction(tables))
        rows = () if old is None else tuple(compare(old, new, self._ignored | _OF_THE_FILE))
        return DocumentChange(old, new, rows)

    def _older(self, extraction: Extraction | None) -> Extraction | None:
        """An older reading whose rows name their grants as the newer does."""
        if extraction is None or not self._replaced:
            return extraction
        rows = tuple(renamed_grant(row, self._replaced) for row in extraction.allocations)
        return replace(extraction, allocations=rows)


def _extraction(tables: _Tables) -> Extraction | None:
    """What differs of a document; None where it is not there."""
    if tables.get("documents") is None:
        return None
    held = {name: tables.get(name) for name in EXTRACTED}
    complete = {n: SCHEMAS[n].empty_table() if t is None else t for n, t in held.items()}
    extraction = tables_to_extraction(complete)
    return replace(extraction, allocations=stood(extraction.allocations, complete["allocations"]))


def _by_document(snapshot: Snapshot, dataset: str, prefix: str) -> dict[str, pa.Table]:
    """The rows of a bucket, a table for each document."""
    found: dict[str, pa.Table] = {}
    for table in snapshot.bucket(dataset, prefix):
        whole = uniform(dataset, table)
        start = 0
        for document, group in groupby(whole["document_id"].to_pylist()):
            length = len(list(group))
            found[document] = whole.slice(start, length)
            start += length
    return found


def _digits(snapshot: Snapshot) -> int:
    return max(
        (len(path.stem.removeprefix("part").removeprefix("-")) for path in snapshot.files("documents")), default=0
    )


def _columns(snapshot: Snapshot) -> set[str]:
    """The columns that a snapshot holds, as "dataset.column"."""
    first = ((dataset, next(iter(snapshot.files(dataset)), None)) for dataset in (*EXTRACTED, "grants"))
    return {f"{dataset}.{name}" for dataset, path in first if path for name in pq.read_schema(path).names}


def _outcomes(snapshot: Snapshot) -> dict[str, str]:
    """Source to its outcome or the category of its failure, the latest bytes of each name."""
    table = snapshot.column("inputs", "source", "outcome", "category")
    rows = zip(*(table[name].to_pylist() for name in ("source", "outcome", "category")), strict=True)
    return {source: category or outcome for source, outcome, category in rows}


def versions_of(snapshot: Snapshot) -> Counter[str]:
    """How many documents each version read."""
    return Counter(snapshot.versions.values())


def choose(data: Path, one: str | None, other: str | None) -> Comparison:
    """The two snapshots that a person names; the two latest of ``data`` where nothing is named.

    A name is a snapshot's id or a beginning of it, ``current``, ``previous``, or the path of another output folder
    or snapshot. A folder alone is the newer one, a snapshot alone the older. UsageError says what there is.
    """
    current = open_snapshot(data)
    if one is None:
        return Comparison(_named(current, "previous"), current)
    first = _named(current, one)
    if other is not None:
        return Comparison(first, _named(current, other))
    elsewhere = first.folder.parent != current.folder.parent
    return Comparison(current, first) if elsewhere else Comparison(first, current)


def _named(current: Snapshot, name: str) -> Snapshot:
    """A snapshot beside ``current`` by its name, or the one that a path means."""
    if name == "current":
        return current
    beside = current.folder.parent if current.folder.parent.name == "snapshots" else None
    held = [p for p in beside.iterdir() if p.is_dir() and not p.name.startswith("_")] if beside else []
    held.sort(key=lambda p: p.stat().st_mtime_ns)  # the order in which they became current
    if name == "previous":
        earlier = [p for p in held if p != current.folder]
        if not earlier:
            raise UsageError(f"{current.folder.as_posix()}: no earlier snapshot; name another output folder")
        return Snapshot(earlier[-1])
    found = [p for p in held if name and p.name.startswith(name)]
    if len(found) == 1:
        return Snapshot(found[0])
    elsewhere = find_snapshot(Path(name))
    if elsewhere is not None and not found:
        return elsewhere
    what = "several snapshots begin so" if found else "no such snapshot or output folder"
    raise UsageError(f"{name}: {what}; there are {', '.join(p.name for p in held) or 'none'}")
