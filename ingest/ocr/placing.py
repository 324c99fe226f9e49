"""From the level page that recognition reads to the page as it was scanned, and back.

A print that leans is read as if it were level, for parsers know rows by their height. What leaves the pipeline lies
on the print again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from schemas.document import BBox, Page
from schemas.rows import Extraction, Place

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)


def leant(box: BBox, angle: float, width: float, height: float) -> BBox:
    """The box around ``box`` when a page of that size is turned clockwise by ``angle`` degrees."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x - width / 2, y - height / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs = [x * cosine - y * sine + width / 2 for x, y in corners]
    ys = [x * sine + y * cosine + height / 2 for x, y in corners]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def on_the_print(extraction: Extraction, pages: Iterable[Page]) -> Extraction:
    """``extraction`` with all its boxes where the print stands on pages that lean."""
    leaning = {page.number: page for page in pages if page.scan is not None and page.scan.angle}
    if not leaning:
        return extraction
    moved: dict[str, Any] = {
        field.name: tuple(_moved(row, leaning) for row in rows)
        for field in fields(extraction)
        if isinstance(rows := getattr(extraction, field.name), tuple)
    }
    return replace(extraction, **moved)


def _moved(row: Row, leaning: Mapping[int, Page]) -> Row:
    place: Place | None = getattr(row, "place", None)
    if place is None or place.bbox is None or place.page not in leaning:
        return row
    page = leaning[place.page]
    angle = page.scan.angle if page.scan else 0.0
    box = leant(BBox(*place.bbox), angle, page.width, page.height)
    return replace(row, place=place._replace(bbox=box))
