"""Whether a snapshot's files are those that were written: names, bytes, schemas, metadata, vocabularies, keys.

Reads the files as Arrow alone and believes no row; a file that cannot be read is a fault, and the next one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest.proof.verification.descriptors import verify_descriptors
from ingest.proof.verification.report import Report
from ingest.settings import Settings
from ingest.store.arrow import vocabulary
from ingest.store.snapshot import Content, Snapshot
from ingest.version import VERSION
from schemas.columns import SCHEMAS


def verify_files(snapshot: Snapshot, report: Report) -> bool:
    """Compare every file; whether the rows can be read further."""
    verify_descriptors(snapshot, report)
    readable = [_compare_dataset(snapshot, dataset, report) for dataset in SCHEMAS]
    if not all(readable):
        return False
    _compare_documents(snapshot, report)
    _compare_id(snapshot, report)
    return True


def _compare_dataset(snapshot: Snapshot, dataset: str, report: Report) -> bool:
    """The schema and values of each of a dataset's files; whether all of them could be read."""
    files = snapshot.files(dataset)
    if not files:
        report.fault(dataset, "has no file: a dataset without rows still has one")
    readable = bool(files)
    for path in files:
        name = path.relative_to(snapshot.folder).as_posix()
        try:
            with path.open("rb") as file:
                parquet = pq.ParquetFile(file)
                same = _compare_schema(name, dataset, parquet.schema_arrow, report)
                table = parquet.read(use_threads=False) if same else None
        except (pa.ArrowException, OSError, ValueError) as error:
            report.fault(name, f"cannot be read ({' '.join(str(error).split())[:160]})")
            readable = False
            continue
        report.counts["files by their schema"] += 1
        if table is None:
            readable = False
            continue
        report.counts["rows"] += table.num_rows
        readable &= _compare_values(name, path, table, report)
    return readable


def _compare_schema(name: str, dataset: str, held: pa.Schema, report: Report) -> bool:
    """Whether a file's columns can be read as the dataset's; metadata that differs is a fault as well."""
    wanted = SCHEMAS[dataset]
    fitting = bool(held.names == wanted.names)
    for column in [n for n in wanted.names if n not in held.names]:
        report.fault(name, "the column is not there", column=column)
    for column in [n for n in held.names if n not in wanted.names]:
        report.fault(name, "the column is not one of the dataset's", column=column)
    for field in wanted:
        if held.names.count(field.name) != 1:
            fitting = False
            continue
        other = held.field(field.name)
        if other.type != field.type or other.nullable != field.nullable:
            is_, should = (f"{f.type}{'' if f.nullable else ' not null'}" for f in (other, field))
            report.fault(name, f"is {is_}, and should be {should}", column=field.name)
            fitting = fitting and bool(other.type == field.type)
        for key, was, should in _metadata_differences(other.metadata, field.metadata):
            report.fault(name, f'its {key} is "{was}", and should be "{should}"', column=field.name)
    if not fitting and set(held.names) == set(wanted.names) and held.names != wanted.names:
        report.fault(name, "its columns are in another order")
    for key, was, should in _metadata_differences(held.metadata, wanted.metadata):
        report.fault(name, f'its metadata {key} is "{was}", and should be "{should}"')
    return fitting


def _metadata_differences(held: object, wanted: object) -> Iterator[tuple[str, str, str]]:
    one, other = (_words(m) for m in (held, wanted))
    for key in sorted(one.keys() | other.keys()):
        if one.get(key) != other.get(key):
            yield key, one.get(key, "missing")[:80], other.get(key, "missing")[:80]


def _words(metadata: object) -> dict[str, str]:
    pairs = cast("dict[bytes, bytes]", metadata or {})
    return {k.decode(errors="replace"): v.decode(errors="replace") for k, v in pairs.items()}


def _compare_values(name: str, path: Path, table: pa.Table, report: Report) -> bool:
    """Words are of their vocabulary, what must be there is, documents are in their bucket and in order."""
    sound = True
    for field in SCHEMAS[path.parent.name]:
        column = table[field.name].combine_chunks()
        if not field.nullable and column.null_count:
            row = pc.index(column.is_null(), value=True).as_py() + 1
            report.fault(name, "has no value, and must have one", row=row, column=field.name)
            sound = False
        if pa.types.is_dictionary(field.type):
            sound &= _compare_words(name, field, column, report)
    ids = table["document_id"].to_pylist()
    held = path.stem.removeprefix("part").removeprefix("-")
    for number, document in enumerate(ids, 1):
        if document is not None and not document.startswith(held):
            report.fault(name, f"{document} belongs in another part", row=number, column="document_id")
    if path.parent.name != "inputs":
        for number, (one, other) in enumerate(pairwise(ids), 2):
            if one > other:
                report.fault(name, "the documents are not in the order of their ids", row=number)
                sound = False
                break
    return sound


def _compare_words(name: str, field: pa.Field, column: pa.Array, report: Report) -> bool:
    words = pa.array(vocabulary(field), pa.string())
    known = pc.or_(pc.is_in(column.cast(pa.string()), words), column.is_null())
    wrong = pc.index(known, value=False).as_py()
    if wrong < 0:
        return True
    message = f'"{column[wrong].as_py()}" is no word of its vocabulary'
    report.fault(name, message, row=wrong + 1, column=field.name)
    return False


def _compare_documents(snapshot: Snapshot, report: Report) -> None:
    """Every document's id is of its bytes' hash and given once; no row is of a document that is not there."""
    documents = snapshot.column("documents", "document_id", "sha256").to_pylist()
    shas = {row["document_id"]: row["sha256"] for row in documents}
    if len(shas) != len(documents):
        report.fault("documents", "a document is there twice", column="document_id")
    for document, digest in shas.items():
        report.counts["keys of documents"] += 1
        if digest[:16] != document:
            report.fault("documents", f"{document} is not the beginning of its SHA-256", column="document_id")
    known = pa.array(sorted(shas), pa.string())
    for dataset in SCHEMAS:
        if dataset in {"documents", "inputs"}:
            continue
        ids = snapshot.column(dataset, "document_id")["document_id"]
        for gone in sorted(set(ids.filter(pc.invert(pc.is_in(ids, known))).to_pylist())):
            report.fault(dataset, f"has rows of {gone}, which documents lacks", column="document_id")
    _compare_inputs(snapshot, shas, report)


def _compare_inputs(snapshot: Snapshot, shas: dict[str, str], report: Report) -> None:
    rows = snapshot.column("inputs", "source", "sha256", "document_id", "outcome").to_pylist()
    keys = [(row["source"], row["sha256"]) for row in rows]
    if len(set(keys)) != len(keys):
        report.fault("inputs", "an input is there twice", column="source")
    read = {row["document_id"]: row["sha256"] for row in rows if row["outcome"] == "read"}
    for document in sorted(shas.keys() ^ read.keys(), key=str):
        where, lacking = ("documents", "inputs") if document in shas else ("inputs", "documents")
        report.fault(where, f"{document} is read, and {lacking} lacks it", column="document_id")
    for document in sorted(shas.keys() & read.keys()):
        if shas[document] != read[document]:
            report.fault("inputs", f"{document} has another SHA-256 than in documents", column="sha256")


def _compare_id(snapshot: Snapshot, report: Report) -> None:
    """The snapshot's name is the hash of its documents, versions and inputs."""
    versions = {VERSION, *snapshot.versions.values(), *(row.extractor_version for row in snapshot.inputs)}
    inputs = tuple(sorted(snapshot.inputs, key=lambda row: (row.source, row.sha256 or "")))
    ids = {Content(inputs, snapshot, {}, Settings(version)).id for version in versions}
    report.counts["snapshot ids"] += 1
    if snapshot.id not in ids:
        message = f"the snapshot's id is not {snapshot.id}: its documents, versions or inputs have changed"
        report.fault("inputs", message)
