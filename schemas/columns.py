"""The Arrow schema of each dataset, derived from the row types of ``schemas.rows`` and ``schemas.collection``.

Money is ``decimal128(18, 2)`` in SEK, percent ``decimal128(9, 4)``, dates ``date32``, closed vocabularies are
dictionary-encoded strings. Each column carries its description, unit and vocabulary in the field metadata.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from schemas import collection, rows
from schemas.collection import Link, Standing
from schemas.rows import Place, TableColumn
from schemas.vocabulary import ColumnRole, MoneyUnit

SCHEMA_VERSION = "1.2"

# dataset -> row type, in the contract's order
DATASETS: dict[str, type] = {
    "documents": rows.DocumentRow,
    "references": rows.Reference,
    "dates": rows.DateFact,
    "amounts": rows.Amount,
    "conditions": rows.Condition,
    "appropriations": rows.Appropriation,
    "people": rows.Person,
    "tables": rows.Table,
    "allocations": rows.Allocation,
    "form_fields": rows.FormField,
    "findings": rows.Finding,
    "corrections": rows.Correction,
    "grants": collection.Grant,
    "inputs": collection.InputRow,
}

# Columns that no document says of itself: they are null until the documents of a snapshot are seen together.
ADDED: dict[str, type] = {"allocations": Standing}

_UNKEYED = {"documents", "grants", "inputs"}  # these carry their own document_id

_PLAIN: dict[object, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    date: pa.date32(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "money": pa.decimal128(18, 2),
    "percent": pa.decimal128(9, 4),
}

_LISTS: dict[object, tuple[pa.DataType, str]] = {
    tuple[str, ...]: (pa.string(), ""),
    tuple[Link, ...]: (pa.struct([(name, pa.string()) for name in Link._fields]), ""),
    tuple[TableColumn, ...]: (
        pa.struct([(name, pa.string()) for name in TableColumn._fields]),
        " | ".join([*ColumnRole, *MoneyUnit]),
    ),
}

PROVENANCE = {
    "page": (pa.int32(), "Page, from 1", ""),
    "line": (pa.int32(), "Line in the page's text, from 1", ""),
    "bbox": (
        pa.list_(pa.float32()),
        "x0, top, x1, bottom from the page's top-left; null without geometry",
        "PDF points",
    ),
}


def _described(
    name: str, kind: pa.DataType, *, nullable: bool, description: str, unit: str, words: str
) -> pa.Field:
    metadata = {"description": description, "unit": unit, "vocabulary": words}
    return pa.field(name, kind, nullable=nullable, metadata={k: v for k, v in metadata.items() if v})


def _unwrap(hint: Any) -> tuple[Any, bool]:
    """The hint without its None, and whether it had one."""
    if get_origin(hint) in (typing.Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return inner[0], len(inner) < len(get_args(hint))
    return hint, False


def _arrow_field(field: dataclasses.Field[Any], hint: Any) -> list[pa.Field]:
    inner, nullable = _unwrap(hint)
    if inner is Place:
        return [
            _described(name, kind, nullable=nullable or name == "bbox", description=text, unit=unit, words="")
            for name, (kind, text, unit) in PROVENANCE.items()
        ]
    words = ""
    if get_origin(inner) is Annotated:
        kind = _PLAIN[get_args(inner)[1]]
    elif inner in _LISTS:
        member, words = _LISTS[inner]
        kind = pa.list_(member)
    elif isinstance(inner, type) and issubclass(inner, StrEnum):
        kind, words = pa.dictionary(pa.int8(), pa.string()), " | ".join(inner)
    else:
        kind = _PLAIN[inner]
    meta = field.metadata
    return [
        _described(
            field.name, kind, nullable=nullable, description=meta["description"], unit=meta["unit"], words=words
        )
    ]


def _schema(dataset: str, row: type) -> pa.Schema:
    fields: list[pa.Field] = []
    if dataset not in _UNKEYED:
        key = "First 16 hex digits of the SHA-256 of the file's bytes"
        fields.append(_described("document_id", pa.string(), nullable=False, description=key, unit="", words=""))
    for part in (row, ADDED[dataset]) if dataset in ADDED else (row,):
        hints = get_type_hints(part, include_extras=True)
        for field in dataclasses.fields(part):
            fields.extend(_arrow_field(field, hints[field.name]))
    about = (row.__doc__ or "").split("\n")[0]
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION, "dataset": dataset, "description": about})


SCHEMAS: dict[str, pa.Schema] = {name: _schema(name, row) for name, row in DATASETS.items()}
