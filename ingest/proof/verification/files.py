"""Whether a snapshot's files are those that were written: names, bytes, schemas, metadata, vocabularies, keys.

Reads the files as Arrow alone and believes no row; a file that cannot be read is a fault, and the next one is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingest.proof.verification.report import Report
from ingest.settings import Settings
from ingest.store.arrow import vocabulary
from ingest.store.datapackage import NAME, Json, descriptor, file_entry
from ingest.store.snapshot import Content, Snapshot
from ingest.version import VERSION
from schemas.columns import SCHEMAS


class _Entry(NamedTuple):
    """A file as the data package lists it."""

    size: object
    digest: object


def verify_files(snapshot: Snapshot, report: Report) -> bool:
    """Compare every file; whether the rows can be read further."""
    package = _package(snapshot, report)
    _compare_listing(snapshot, package, report)
    readable = [_compare_dataset(snapshot, dataset, report) for dataset in SCHEMAS]
    if not all(readable):
        return False
    _compare_documents(snapshot, report)
    _compare_id(snapshot, report)
    return True


def _package(snapshot: Snapshot, report: Report) -> Json:
    try:
        return cast("Json", json.loads((snapshot.folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        report.fault(NAME, f"cannot be read ({' '.join(str(error).split())})")
        return {}


def _entries(package: Json) -> dict[str, _Entry]:
    resources = package.get("resources") if isinstance(package, dict) else None
    found: dict[str, _Entry] = {}
    for resource in resources if isinstance(resources, list) else []:
        files = resource.get("files") if isinstance(resource, dict) else None
        for entry in files if isinstance(files, list) else []:
            if isinstance(entry, dict):
                found[str(entry.get("path"))] = _Entry(entry.get("bytes"), entry.get("hash"))
    return found


def _compare_listing(snapshot: Snapshot, package: Json, report: Report) -> None:
    """Every listed file is there with its bytes, no other is, and the package says what the schemas say."""
    listed = _entries(package)
    there = {p.relative_to(snapshot.folder).as_posix(): p for p in snapshot.folder.rglob("*") if not p.is_dir()}
    if not listed and package:
        report.fault(NAME, "lists no hashes: an earlier release wrote it; read the documents again")
    for name, entry in listed.items():
        report.counts["files by their hash"] += 1
        if name not in there:
            report.fault(name, "is not there: a part of the dataset was deleted")
        elif _Entry(*list(file_entry(snapshot.folder, there[name]).values())[1:]) != entry:
            report.fault(name, "its bytes are not those that were written (SHA-256 differs)")
    for name in sorted(there.keys() - listed.keys() - {NAME}) if listed else ():
        report.fault(name, "was not written with the snapshot: a stray file")
    if package:
        wanted = cast("Json", json.loads(descriptor(snapshot.folder, snapshot.id)))
        for where, is_, should in _differences(_without_files(package), _without_files(wanted)):
            report.fault(NAME, f"{where or 'it'} is {is_}, and should be {should}")


def _without_files(package: Json) -> Json:
    """The package without what lists files, which is compared file by file."""
    if isinstance(package, dict) and isinstance(package.get("resources"), list):
        resources = cast("list[Json]", package["resources"])
        kept: list[Json] = [
            {k: v for k, v in r.items() if k not in {"files", "path"}} if isinstance(r, dict) else r
            for r in resources
        ]
        return package | {"resources": kept}
    return package


def _differences(one: Json, other: Json, where: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            if key not in one or key not in other:
                yield f"{where}/{key}", _shown(one.get(key)), _shown(other.get(key))
            else:
                yield from _differences(one[key], other[key], f"{where}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(a, b, f"{where}/{number}")
    elif one != other:
        yield where, _shown(one), _shown(other)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]


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
    ids = {Content(inputs, snapshot, frozenset(), Settings(version)).id for version in versions}
    report.counts["snapshot ids"] += 1
    if snapshot.id not in ids:
        message = f"the snapshot's id is not {snapshot.id}: its documents, versions or inputs have changed"
        report.fault("inputs", message)
