"""A published dataset read back: what a person names -> its snapshot -> one extraction for each document.

Two calls are all that is needed to make every check again without a source file::

    for extraction in extractions(open_snapshot(Path("data"))):
        assert recheck(extraction) == extraction.findings  # schemas.checks.recheck

Documents come in the order of their ids, one at a time: memory is that of a batch of rows of each dataset, whatever
the dataset's size. ``extraction.evidence`` is None, for what was witnessed while the file was read is no dataset;
``recheck`` carries the stored findings of the checks that need it over. Nothing is written, and nothing repaired:
files that do not fit together raise :class:`ingest.errors.InputError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from ingest.errors import InputError, UsageError
from ingest.store.arrow import EXTRACTED, tables_to_extraction, uniform, unknown
from ingest.store.snapshot import Snapshot
from schemas.columns import SCHEMAS
from schemas.rows import Extraction
from schemas.vocabulary import FailureCategory

_BATCH = 8_192  # rows that are held at a time, of each dataset


def find_snapshot(path: Path) -> Snapshot | None:
    """The snapshot that ``path`` names: an output folder, its ``current`` or one of its snapshots; else None."""
    for folder in (path / "current", path):
        held = [dataset for dataset in SCHEMAS if any((folder / dataset).glob("*.parquet"))]
        if len(held) > 1:  # one whose parts were deleted is a dataset too, a damaged one
            return Snapshot(folder.resolve())
    return None


def open_snapshot(path: Path) -> Snapshot:
    """As :func:`find_snapshot`; UsageError where ``path`` names none."""
    snapshot = find_snapshot(path)
    if snapshot is None:
        advice = "name the folder that bilaga ingest was given as --out, its 'current' or one of its snapshots"
        raise UsageError(f"{path.as_posix()}: no dataset; {advice}")
    return snapshot


def extractions(snapshot: Snapshot) -> Iterator[Extraction]:
    """Every document with its rows and stored findings; InputError where the files do not fit together."""
    snapshot.require(*EXTRACTED)
    with damage_as_input_error(snapshot):
        rows = {name: _Rows(snapshot, name) for name in EXTRACTED}
        documents = rows.pop("documents")
        while (document_id := documents.next_id) is not None:
            tables = {name: of_dataset.take(document_id) for name, of_dataset in rows.items()}
            yield tables_to_extraction({"documents": documents.take(document_id), **tables})
        for of_dataset in rows.values():
            of_dataset.take(None)


def extraction_of(snapshot: Snapshot, document_id: str) -> Extraction | None:
    """One document with its rows and stored findings; None where the dataset has none of that id."""
    snapshot.require(*EXTRACTED)
    with damage_as_input_error(snapshot):
        tables = {
            name: pa.concat_tables(
                [SCHEMAS[name].empty_table(), *(uniform(name, t) for t in snapshot.bucket(name, document_id))]
            )
            for name in EXTRACTED
        }
        return tables_to_extraction(tables) if tables["documents"].num_rows == 1 else None


class _Rows:
    """The rows of one dataset, taken document by document."""

    def __init__(self, snapshot: Snapshot, dataset: str) -> None:
        self._dataset = dataset
        self._folder = snapshot.folder
        self._groups = _groups(snapshot, dataset)
        self._next = next(self._groups, None)

    @property
    def next_id(self) -> str | None:
        """The document that the next rows belong to; None at the end."""
        return self._next[0] if self._next else None

    def take(self, document_id: str | None) -> pa.Table:
        """The rows of a document, which may have none; None for the document takes what should be the end."""
        if self._next is None or (document_id is not None and self._next[0] > document_id):
            return SCHEMAS[self._dataset].empty_table()
        found, table = self._next
        if found != document_id:
            message = (
                f"{self._folder.as_posix()}: {self._dataset} has rows of {found}, which documents lacks or has "
                "elsewhere; the dataset is damaged, make it anew with bilaga ingest"
            )
            raise InputError(FailureCategory.DAMAGED, message)
        self._next = next(self._groups, None)
        return table


def _groups(snapshot: Snapshot, dataset: str) -> Iterator[tuple[str, pa.Table]]:
    """The document ids of a dataset in their order, each with its rows."""
    pieces = (piece for batch in snapshot.batches(dataset, _BATCH) for piece in _pieces(batch, dataset))
    for document_id, group in groupby(pieces, key=lambda piece: piece[0]):
        yield document_id, pa.concat_tables([table for _, table in group])


def _pieces(batch: pa.RecordBatch, dataset: str) -> Iterator[tuple[str, pa.Table]]:
    """The runs of rows of one document."""
    table = _complete(pa.Table.from_batches([batch]), dataset)
    start = 0
    for document_id, group in groupby(table["document_id"].to_pylist()):
        length = len(list(group))
        yield document_id, table.slice(start, length)
        start += length


def _complete(table: pa.Table, dataset: str) -> pa.Table:
    """``table`` with each column that its version did not have yet."""
    for field in SCHEMAS[dataset]:
        if field.name not in table.column_names:
            table = table.append_column(field.name, unknown(field, table.num_rows))
    return table


@contextmanager
def damage_as_input_error(snapshot: Snapshot) -> Iterator[None]:
    """What Arrow and the row types say of files that bilaga did not write, as one line."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:200]
        message = f"{snapshot.folder.as_posix()}: the dataset cannot be read ({reason}); make it anew"
        raise InputError(FailureCategory.DAMAGED, message) from error
