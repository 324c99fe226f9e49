"""Staged rows dealt out to the buckets of a snapshot, by way of a scratch folder: a pack holds documents of many.

One dataset after the other and some packs at a time, so that memory does not grow with the run. What becomes of a
bucket's rows is for ``ingest.store.snapshot``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ingest.store.arrow import sorted_by_document, uniform
from schemas.columns import SCHEMAS

_PACKS_AT_ONCE = 64  # a thousand documents


class Dealt:
    """Rows by dataset and bucket."""

    def __init__(self, folder: Path, digits: int) -> None:
        """``folder`` is made; so many leading hex digits of a document's id name its bucket."""
        self._folder = folder
        self._digits = digits

    def deal(self, dataset: str, tables: Iterable[pa.Table]) -> None:
        """Take all rows of ``dataset``; what a process that died had dealt of them is written over."""
        folder = self._folder / dataset
        folder.mkdir(parents=True, exist_ok=True)
        remaining = iter(tables)
        with ExitStack() as open_files:
            writers: dict[str, pa.RecordBatchFileWriter] = {}
            while some := list(islice(remaining, _PACKS_AT_ONCE)):
                for prefix, rows in self._parted(uniform(dataset, pa.concat_tables(some))):
                    if prefix not in writers:
                        file = open_files.enter_context(self._path(dataset, prefix).open("wb"))
                        writers[prefix] = open_files.enter_context(pa.ipc.new_file(file, SCHEMAS[dataset]))
                    writers[prefix].write_table(rows)

    def _parted(self, table: pa.Table) -> Iterator[tuple[str, pa.Table]]:
        rows = sorted_by_document(table)
        start = 0
        for run in pc.value_counts(pc.utf8_slice_codeunits(rows["document_id"], 0, self._digits)).to_pylist():
            yield run["values"], rows.slice(start, run["counts"])
            start += run["counts"]

    def _path(self, dataset: str, prefix: str) -> Path:
        return self._folder / dataset / f"bucket-{prefix}"

    def bucket(self, dataset: str, prefix: str) -> pa.Table:
        """The rows of a dataset in one bucket, in no order between documents."""
        path = self._path(dataset, prefix)
        if not path.exists():
            return SCHEMAS[dataset].empty_table()
        with path.open("rb") as file:
            return pa.ipc.open_file(file).read_all()
