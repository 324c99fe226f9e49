"""The schemas in words: the column tables of the documentation, derived from ``schemas.columns``."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from schemas.columns import SCHEMAS


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


def columns_as_markdown() -> str:
    """One section for each dataset, with a table of its columns."""
    parts: list[str] = []
    for name, schema in SCHEMAS.items():
        head = [
            f"### {name}",
            "",
            schema.metadata[b"description"].decode(),
            "",
            "| column | type | null | meaning |",
        ]
        parts.append("\n".join([*head, "| --- | --- | --- | --- |", *_rows(schema)]))
    return "\n\n".join(parts) + "\n"
