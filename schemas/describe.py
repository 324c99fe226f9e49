"""The schemas in words, derived from ``schemas.columns``: tables for people, JSON for programs.

The column tables of the README and of ``docs/datasets.md`` are these, and ``bilaga schema`` prints them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pyarrow as pa

from schemas.columns import PROVENANCE, SCHEMA_VERSION, SCHEMAS


def _type_name(kind: pa.DataType) -> str:
    if pa.types.is_dictionary(kind):
        return "string (dictionary)"
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        inside = ", ".join(f"{f.name}: {f.type}" for f in kind.value_type)
        return f"list of struct ({inside})"
    return str(kind).replace("item: ", "").replace("float", "float32").replace("[day]", "")


def _rows(schema: pa.Schema) -> Iterator[str]:
    for field in schema:
        about = {k.decode(): v.decode() for k, v in field.metadata.items()}
        meaning = about["description"]
        if "unit" in about:
            meaning += f" ({about['unit']})"
        if "vocabulary" in about and not pa.types.is_list(field.type):
            meaning += ": `" + about["vocabulary"].replace(" | ", "`, `") + "`"
        null = "yes" if field.nullable else "no"
        yield f"| `{field.name}` | {_type_name(field.type)} | {null} | {meaning} |"


def columns_as_markdown(datasets: Iterable[str] = tuple(SCHEMAS)) -> str:
    """One section for each dataset, with a table of its columns."""
    parts: list[str] = []
    for name in datasets:
        schema = SCHEMAS[name]
        head = [
            f"### {name}",
            "",
            schema.metadata[b"description"].decode(),
            "",
            "| column | type | null | meaning |",
        ]
        parts.append("\n".join([*head, "| --- | --- | --- | --- |", *_rows(schema)]))
    return "\n\n".join(parts) + "\n"


def datasets_as_markdown() -> str:
    """One table: each dataset, what its rows are, and its columns but those of provenance."""
    lines = ["| dataset | its rows | columns |", "| --- | --- | --- |"]
    for name, schema in SCHEMAS.items():
        columns = ", ".join(f"`{c}`" for c in schema.names if c not in PROVENANCE)
        lines.append(f"| `{name}` | {schema.metadata[b'description'].decode()} | {columns} |")
    return "\n".join(lines) + "\n"


def columns_as_json(datasets: Iterable[str] = tuple(SCHEMAS)) -> str:
    """The columns as one JSON object: datasets by name, each with its columns in their order."""
    found = {
        "schema_version": SCHEMA_VERSION,
        "datasets": {
            name: {
                "description": SCHEMAS[name].metadata[b"description"].decode(),
                "columns": [_column(field) for field in SCHEMAS[name]],
            }
            for name in datasets
        },
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _column(field: pa.Field) -> dict[str, str | bool | list[str] | None]:
    about = {k.decode(): v.decode() for k, v in field.metadata.items()}
    words = about.get("vocabulary")
    return {
        "name": field.name,
        "type": _type_name(field.type),
        "nullable": bool(field.nullable),
        "description": about["description"],
        "unit": about.get("unit"),
        "vocabulary": words.split(" | ") if words else None,
    }
