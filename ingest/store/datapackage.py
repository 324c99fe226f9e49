"""The Frictionless Data Package descriptor of a snapshot, derived from ``schemas.columns``.

It holds nothing but what follows from the snapshot's content: no time, no host. Where Table Schema and the Parquet
readers of its tools have no exact type, the exact one is ``arrowType``.
"""

from __future__ import annotations

import json
from hashlib import file_digest
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from schemas.columns import SCHEMA_VERSION, SCHEMAS

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

NAME = "datapackage.json"
TITLE = "Swedish public-sector grant documents as checked data"

_TYPES = (
    (pa.types.is_dictionary, "string"),
    (pa.types.is_string, "string"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_decimal, "number"),
    (pa.types.is_date, "date"),
    (pa.types.is_list, "any"),  # "array" is JSON text; readers of Parquet give arrays of their own
)
_KEYS = {"documents": "document_id", "tables": "table_id", "grants": "grant_id"}


def descriptor(folder: Path, snapshot_id: str) -> str:
    """The text of ``datapackage.json`` for the Parquet files that lie in ``folder``."""
    package: dict[str, Json] = {
        "profile": "data-package",
        "name": "bilaga",
        "id": snapshot_id,
        "title": TITLE,
        "version": SCHEMA_VERSION,
        "resources": [_resource(folder, name, schema) for name, schema in SCHEMAS.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(folder: Path, dataset: str, schema: pa.Schema) -> dict[str, Json]:
    files = sorted((folder / dataset).glob("*.parquet"))
    paths: list[Json] = [p.relative_to(folder).as_posix() for p in files]
    entries: list[Json] = [file_entry(folder, path) for path in files]
    table: dict[str, Json] = {"fields": [_field(field) for field in schema]}
    if dataset in _KEYS:
        table["primaryKey"] = _KEYS[dataset]
    references = [(key, parent) for parent, key in _KEYS.items() if key in schema.names and parent != dataset]
    if references:
        table["foreignKeys"] = [
            {"fields": key, "reference": {"resource": parent, "fields": key}} for key, parent in references
        ]
    return {
        "name": dataset,
        "path": paths,
        "files": entries,
        "profile": "data-resource",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": schema.metadata[b"description"].decode(),
        "schema": table,
    }


def file_entry(folder: Path, path: Path) -> dict[str, Json]:
    """A file as the package lists it: its path, its size and the hash of its bytes, by which it is verified."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _field(field: pa.Field) -> dict[str, Json]:
    about = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
    found: dict[str, Json] = {
        "name": field.name,
        "type": next(name for test, name in _TYPES if test(field.type)),
        "description": about.get("description", ""),
        "arrowType": str(field.type),
    }
    if "unit" in about:
        found["unit"] = about["unit"]
    if pa.types.is_integer(field.type) and field.nullable:
        found["missingValues"] = ["", "nan"]  # what a null becomes in readers that know no null integer
    constraints: dict[str, Json] = {"required": True} if not field.nullable else {}
    if pa.types.is_dictionary(field.type):
        words: list[Json] = [*about["vocabulary"].split(" | ")]
        constraints["enum"] = words
    if constraints:
        found["constraints"] = constraints
    return found
