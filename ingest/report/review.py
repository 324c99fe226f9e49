"""What a page is told for a review in the browser: the fields that may be corrected, and what was said before.

The browser writes what ``ingest.corrections.reading`` takes. Which text is printed where a field was read, is for
``ingest.corrections`` to say, and the page is told.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import NamedTuple

from ingest.corrections.fields import Column, correctable, print_column, value_of
from ingest.corrections.reading import COLUMNS
from ingest.corrections.reviewed import applied
from ingest.output.json_rows import Json
from schemas.columns import DATASETS
from schemas.rows import Correction, Extraction


class Review(NamedTuple):
    """The review part of a page: what its script is told, and the corrections that the dataset holds."""

    told: str  # JSON
    said: tuple[Correction, ...]
    corrected: dict[tuple[str, str], Correction]  # applied ones, by row address and field


def review_of(extraction: Extraction) -> Review:
    """The review of one document."""
    document = extraction.document
    held: Json = {name: value_of("documents", name, document) for name in correctable("documents")}
    fields: Json = {name: [_field(name, c) for c in correctable(name).values()] for name in DATASETS}
    told: Json = {"columns": list(COLUMNS), "pages": document.page_count, "fields": fields, "held": held}
    by_value = {(one.row or "", one.field or ""): one for one in applied(extraction)}
    return Review(json.dumps(told, ensure_ascii=False), extraction.corrections, by_value)


def _field(dataset: str, column: Column) -> Json:
    """A field as the page's form offers it: ``printed`` names the column whose print stands for it."""
    kind = column.kind
    words: Json = None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = [str(word) for word in kind]
    name = kind if isinstance(kind, str) else "words" if words else kind.__name__
    printed = print_column(dataset, column.name)
    return {"field": column.name, "kind": name, "null": column.nullable, "words": words, "printed": printed}
