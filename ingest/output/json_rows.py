"""A row as JSON, a value in words: the same for every command that prints rows. It escapes nothing."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from schemas.rows import Place
from schemas.swedish import format_number

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def json_value(value: object) -> Json:
    """A cell: amounts as strings, dates as ISO, boxes and columns as lists and objects."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        named = getattr(value, "_asdict", None)
        return {k: json_value(v) for k, v in named().items()} if named else [json_value(v) for v in value]
    return value if isinstance(value, str | int | float) else None


def json_row(row: DataclassInstance) -> dict[str, Json]:
    """A row: the dataset's columns by their names."""
    found: dict[str, Json] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name == "place":
            found |= json_place(value)
        else:
            found[field.name] = json_value(value)
    return found


def json_place(place: Place | None) -> dict[str, Json]:
    """The three columns of provenance."""
    if place is None:
        return {"page": None, "line": None, "bbox": None}
    box: Json = [round(x, 2) for x in place.bbox] if place.bbox else None
    return {"page": place.page, "line": place.line, "bbox": box}


def in_words(value: object) -> str:
    """A value as a person reads it: numbers in Swedish print, nothing as a dash."""
    if value is None:
        return "-"
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, tuple):
        return json.dumps(json_value(value), ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)
