"""Rows to Arrow and back, for every dataset from its row type alone.

The columns are exactly those of ``schemas.columns``. Nothing here knows a dataset by name, and nothing touches a
disk. A row that does not fit its schema raises: it is our bug, never a value to bend.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc

from schemas.collection import Link
from schemas.columns import DATASETS, SCHEMAS
from schemas.document import BBox
from schemas.rows import DocumentRow, Extraction, Place, TableColumn
from schemas.vocabulary import ColumnRole, MoneyUnit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class _NoPandas:
    """Finds no pandas."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:  # noqa: ARG002 - as a finder is asked
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def _spare_pandas() -> None:
    """Have Arrow look for pandas here and now, in vain.

    At the first list that it is given it asks whether that might be a column of pandas, and loads all of pandas for
    it: half a second and 55 MB of each process. Whoever asks Arrow for pandas later gets it all the same.
    """
    if "pandas" in sys.modules:
        return
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)


_spare_pandas()

# Boxes are float32 on disk. Hundredths of a point survive that exactly for every page below 80 000 points.
_BOX_DIGITS = 2

# What an extraction holds: every dataset but ``inputs``, which belongs to a run, and ``grants``, to all documents.
EXTRACTED = tuple(name for name in DATASETS if name not in {"grants", "inputs"})


class _Field(NamedTuple):
    """A row field, and how its value comes back from Arrow."""

    name: str
    is_place: bool
    decode: Callable[[Any], object]


def _table_columns(value: list[dict[str, Any]]) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(c["header"], ColumnRole(c["role"]), MoneyUnit(c["unit"]) if c["unit"] else None) for c in value
    )


def _links(value: list[dict[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(**link) for link in value)


def _same(value: object) -> object:
    return value


def _inner(hint: Any) -> Any:
    """The hint without its None."""
    if get_origin(hint) in (Union, UnionType):
        return next(a for a in get_args(hint) if a is not NoneType)
    return hint


@cache
def _fields(row: type) -> tuple[_Field, ...]:
    found = []
    for name, hint in get_type_hints(row).items():
        inner = _inner(hint)
        decode: Callable[[Any], object] = _same
        if inner == tuple[TableColumn, ...]:
            decode = _table_columns
        elif inner == tuple[Link, ...]:
            decode = _links
        elif inner == tuple[str, ...]:
            decode = tuple
        elif isinstance(inner, type) and issubclass(inner, StrEnum):
            decode = inner
        found.append(_Field(name, inner is Place, decode))
    return tuple(found)


def vocabulary(field: pa.Field) -> tuple[str, ...]:
    """The closed vocabulary of a dictionary column, in its one order."""
    return tuple(field.metadata[b"vocabulary"].decode().split(" | "))


def unknown(field: pa.Field, rows: int) -> pa.Array:
    """A column that a version did not have yet: nulls, or false where there must be a value."""
    if pa.types.is_boolean(field.type) and not field.nullable:
        return pa.array([False] * rows, field.type)
    return pa.nulls(rows, field.type)


def _array(values: list[Any], field: pa.Field) -> pa.Array:
    if pa.types.is_dictionary(field.type):
        words = vocabulary(field)
        codes = {word: code for code, word in enumerate(words)}
        indices = [None if v is None else codes[v] for v in values]
        return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int8()), pa.array(words, pa.string()))
    if pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type):
        values = [[column._asdict() for column in v] for v in values]
    return pa.array(values, field.type)


def rows_to_table(dataset: str, document_id: str | None, rows: Sequence[DataclassInstance]) -> pa.Table:
    """One Arrow table of ``rows``; ``document_id`` fills the key where the rows carry none of their own."""
    return _keyed_table(dataset, [document_id] * len(rows), rows)


def rows_by_document_to_table(dataset: str, rows: Iterable[tuple[str, Sequence[DataclassInstance]]]) -> pa.Table:
    """One Arrow table of the rows of several documents, in their order."""
    keys: list[str | None] = []
    every: list[DataclassInstance] = []
    for document_id, of_document in rows:
        keys += [document_id] * len(of_document)
        every += of_document
    return _keyed_table(dataset, keys, every)


def _keyed_table(dataset: str, keys: list[str | None], rows: Sequence[DataclassInstance]) -> pa.Table:
    schema = SCHEMAS[dataset]
    if not rows:
        return schema.empty_table()
    columns: dict[str, list[Any]] = {"document_id": keys}
    for field in _fields(DATASETS[dataset]):
        values = [getattr(row, field.name) for row in rows]
        if field.is_place:
            columns["page"] = [p and p.page for p in values]
            columns["line"] = [p and p.line for p in values]
            columns["bbox"] = [p and p.bbox and list(p.bbox) for p in values]
        else:
            columns[field.name] = values
    for name in set(schema.names) - columns.keys():  # what a snapshot adds, see schemas.columns.ADDED
        columns[name] = [None] * len(rows)
    return pa.Table.from_arrays([_array(columns[field.name], field) for field in schema], schema=schema)


def _places(table: pa.Table) -> list[Place | None]:
    """The place of each row."""
    pages, lines = table["page"].to_pylist(), table["line"].to_pylist()
    return [
        None if page is None else Place(page, line, box)
        for page, line, box in zip(pages, lines, _boxes(table["bbox"]), strict=True)
    ]


def _boxes(column: pa.ChunkedArray) -> list[BBox | None]:
    """The boxes in hundredths of a point; ValueError where one is not made of four numbers."""
    if pc.all(pc.equal(pc.list_value_length(column), len(BBox._fields))).as_py() is False:
        raise ValueError("a bbox that is not of four numbers")
    numbers = iter(pc.round(pc.list_flatten(column).cast(pa.float64()), _BOX_DIGITS).to_pylist())
    boxes = map(BBox, numbers, numbers, numbers, numbers)
    return [next(boxes) if valid else None for valid in column.is_valid().to_pylist()]


def table_to_rows(dataset: str, table: pa.Table) -> list[DataclassInstance]:
    """The rows of an Arrow table, in its order, without the key that was filled in."""
    row = DATASETS[dataset]
    fields = _fields(row)
    columns: list[Iterable[object]] = []
    for field in fields:
        if field.is_place:
            columns.append(_places(table))
        else:
            columns.append(_values(table[field.name], field.decode))
    names = [field.name for field in fields]
    return [row(**dict(zip(names, values))) for values in zip(*columns, strict=True)]  # noqa: B905 - as many


def _values(column: pa.ChunkedArray, decode: Callable[[Any], object]) -> list[object]:
    if pa.types.is_dictionary(column.type):  # each word is decoded once: ten times as fast as to_pylist
        found: list[object] = []
        for chunk in column.chunks:
            words = [decode(word) for word in chunk.dictionary.to_pylist()]
            found += [None if code is None else words[code] for code in chunk.indices.to_pylist()]
        return found
    values: list[object] = column.to_pylist()
    return values if decode is _same else [None if v is None else decode(v) for v in values]


def uniform(dataset: str, table: pa.Table) -> pa.Table:
    """``table`` with exactly the dataset's schema and every dictionary in the vocabulary's own order.

    Parquet gives back a dictionary in the order in which it met the words, which depends on history. A column that
    the snapshot's version did not have yet is null.
    """
    columns = []
    for field in SCHEMAS[dataset]:
        if field.name not in table.column_names:
            column = pa.chunked_array([unknown(field, table.num_rows)])
        else:
            column = table[field.name]
        if pa.types.is_dictionary(field.type):
            words = pa.array(vocabulary(field), pa.string())
            codes = pc.index_in(column.cast(pa.string()), words).cast(pa.int8()).combine_chunks()
            column = pa.DictionaryArray.from_arrays(codes, words)
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=SCHEMAS[dataset])


def sorted_by_document(table: pa.Table) -> pa.Table:
    """``table`` in the order of its documents' ids, each document's rows as they stand, in one chunk."""
    table = table.combine_chunks()
    return table.take(pc.sort_indices(table["document_id"])).combine_chunks()  # the sort is stable


def rows_of(extraction: Extraction, dataset: str) -> tuple[DataclassInstance, ...]:
    """The rows that ``extraction`` holds for ``dataset``."""
    if dataset == "documents":
        return (extraction.document,)
    return cast("tuple[DataclassInstance, ...]", getattr(extraction, dataset))


def with_rows(extraction: Extraction, dataset: str, rows: Sequence[DataclassInstance]) -> Extraction:
    """``extraction`` with other rows of one dataset that is not ``documents``."""
    parts: dict[str, Any] = {dataset: tuple(rows)}
    return dataclasses.replace(extraction, **parts)


def extraction_to_tables(extraction: Extraction) -> dict[str, pa.Table]:
    """One table for each dataset that an extraction holds, empty ones included."""
    return extractions_to_tables((extraction,))


def extractions_to_tables(extractions: Sequence[Extraction]) -> dict[str, pa.Table]:
    """One table for each dataset, empty ones included: the rows of all these documents, in their order."""
    return {
        name: rows_by_document_to_table(
            name, ((extraction.document.document_id, rows_of(extraction, name)) for extraction in extractions)
        )
        for name in EXTRACTED
    }


def tables_to_extraction(tables: Mapping[str, pa.Table]) -> Extraction:
    """The extraction whose tables these are: one document's."""
    read = {name: tuple(table_to_rows(name, tables[name])) for name in EXTRACTED}
    (document,) = read.pop("documents")
    return Extraction(document=cast("DocumentRow", document), **cast("dict[str, Any]", read))


def settled(extraction: Extraction) -> Extraction:
    """``extraction`` with the values that a Parquet file can hold exactly: boxes in hundredths of a point,
    and no lone surrogates, which some PDFs' broken fonts yield and which are no text.
    """
    parts: dict[str, Any] = {"document": _settled_row(extraction.document)}
    for name in EXTRACTED[1:]:
        parts[name] = tuple(_settled_row(row) for row in rows_of(extraction, name))
    return dataclasses.replace(extraction, **parts)


def _settled_row(row: DataclassInstance) -> DataclassInstance:
    changes = dict(_settled_values(row))
    return dataclasses.replace(row, **changes) if changes else row


def _settled_values(row: DataclassInstance) -> Iterator[tuple[str, object]]:
    for field in _fields(type(row)):
        value = getattr(row, field.name)
        if field.is_place and value is not None and value.bbox is not None:
            yield field.name, value._replace(bbox=BBox(*(round(x, _BOX_DIGITS) for x in value.bbox)))
        elif type(value) is str and not value.isascii():
            text = value.encode("utf-8", "backslashreplace").decode()
            if text != value:
                yield field.name, text
