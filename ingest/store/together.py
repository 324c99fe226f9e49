"""What a snapshot's documents say together, put into its tables: standings, findings, the documents' status.

It works on the tables of one bucket at a time, sorted by document, and reads and writes no file. Whatever an
earlier snapshot said of its set of documents is replaced, so that the result is a function of the set alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from ingest.store.arrow import rows_by_document_to_table, sorted_by_document, table_to_rows, vocabulary
from schemas.collection import Standing
from schemas.columns import ADDED, SCHEMAS
from schemas.grants.brief import Brief, brief_of
from schemas.grants.checks import grant_slugs
from schemas.grants.together import Together, placed
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import DocumentStatus, Severity, Status

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# The datasets that a brief is made of.
BRIEFED = ("documents", "references", "dates", "amounts", "conditions", "people", "tables", "allocations")

_AT_ONCE = 2_048  # rows that become objects together


class _Rows:
    """The rows of one dataset, by document; they become objects when they are asked for.

    Many documents' at once, for each table has its price, and those of a bucket are asked for in their order.
    """

    def __init__(self, dataset: str, table: pa.Table) -> None:
        self._dataset = dataset
        self._table = table
        self._runs: dict[str, tuple[int, int]] = {}
        start = 0
        for run in pc.value_counts(table["document_id"]).to_pylist():
            self._runs[run["values"]] = (start, run["counts"])  # sorted: each document is one run
            start += run["counts"]
        self._first = 0  # of the rows that are objects now
        self._objects: list[DataclassInstance] = []

    def __iter__(self) -> Iterator[str]:
        """The documents that have rows."""
        return iter(self._runs)

    def of(self, document_id: str) -> tuple[DataclassInstance, ...]:
        start, length = self._runs.get(document_id, (0, 0))
        if not length:
            return ()
        if not self._first <= start <= start + length <= self._first + len(self._objects):
            self._first = start
            self._objects = table_to_rows(self._dataset, self._table.slice(start, max(length, _AT_ONCE)))
        return tuple(self._objects[start - self._first : start - self._first + length])


def briefs_of(tables: Mapping[str, pa.Table]) -> Iterator[Brief]:
    """The brief of each document of a bucket; ``tables`` are at least those of :data:`BRIEFED`."""
    rows = {name: _Rows(name, tables[name]) for name in BRIEFED}
    documents = rows.pop("documents")
    for document_id in documents:
        (document,) = documents.of(document_id)
        parts = {name: of_dataset.of(document_id) for name, of_dataset in rows.items()}
        yield brief_of(Extraction(document=cast("Any", document), **cast("dict[str, Any]", parts)))


def completed(tables: Mapping[str, pa.Table], together: Together) -> dict[str, pa.Table]:
    """The tables of a bucket with all that only the whole set of documents tells."""
    findings = _findings(tables, together)
    return {
        **tables,
        "findings": findings,
        "documents": _documents(tables["documents"], findings),
        "allocations": _allocations(tables, together),
    }


def _findings(tables: Mapping[str, pa.Table], together: Together) -> pa.Table:
    """Each document's own findings, then those of the checks of documents beside each other."""
    findings = tables["findings"]
    made_again = pa.array(sorted(grant_slugs()), pa.string())
    parts = [findings.filter(pc.invert(pc.is_in(findings["check"].cast(pa.string()), made_again)))]
    parts.append(rows_by_document_to_table("findings", _beside(tables, together)))
    return sorted_by_document(pa.concat_tables(parts))


def _beside(tables: Mapping[str, pa.Table], together: Together) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """What the other documents show in each document of a bucket."""
    allocations = _Rows("allocations", tables["allocations"])
    for document_id in tables["documents"]["document_id"].to_pylist():
        found = together.findings.get(document_id, ())
        if any(f.row is not None for f in found):
            found = placed(found, cast("tuple[Allocation, ...]", allocations.of(document_id)))
        yield document_id, found


def _documents(documents: pa.Table, findings: pa.Table) -> pa.Table:
    """``documents`` with the status and the count that ``findings`` give them."""
    failed = findings.filter(pc.equal(findings["status"].cast(pa.string()), str(Status.FAIL)))
    ids = failed["document_id"].to_pylist()
    count = Counter(ids)
    flagged = {
        document_id
        for document_id, severity in zip(ids, failed["severity"].to_pylist(), strict=True)
        if severity == Severity.ERROR
    }
    keys = documents["document_id"].to_pylist()
    status = [DocumentStatus.FLAGGED if key in flagged else DocumentStatus.OK for key in keys]
    numbers = pa.array([count[key] for key in keys], pa.int32())
    return _with(documents, {"status": _dictionary("documents", "status", status), "findings_failed": numbers})


def _allocations(tables: Mapping[str, pa.Table], together: Together) -> pa.Table:
    """``allocations`` with the grant of each row and the days between which it is in force."""
    table = tables["allocations"]
    allocations, found = _Rows("allocations", table), _Rows("tables", tables["tables"])
    standings: list[Standing] = []
    for document_id in allocations:
        rows = cast("tuple[Allocation, ...]", allocations.of(document_id))
        standings += together.standings.of_rows(document_id, rows, cast("tuple[Table, ...]", found.of(document_id)))
    schema = SCHEMAS["allocations"]
    names = [field.name for field in fields(ADDED["allocations"])]
    return _with(table, {n: pa.array([getattr(s, n) for s in standings], schema.field(n).type) for n in names})


def _dictionary(dataset: str, name: str, words: list[DocumentStatus]) -> pa.Array:
    field = SCHEMAS[dataset].field(name)
    every = vocabulary(field)
    return pa.DictionaryArray.from_arrays(
        pa.array([every.index(word) for word in words], pa.int8()), pa.array(every, pa.string())
    )


def _with(table: pa.Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    for name, column in columns.items():
        position = table.schema.get_field_index(name)
        table = table.set_column(position, table.schema.field(name), column)
    return table
