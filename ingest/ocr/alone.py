"""Parts of a page cut out, shown larger, and recognised one by one: what stands beside them leads nobody astray."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image

from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import Look, Tesseract

_LINE = 7  # Tesseract's page segmentation mode: a line by itself
_LARGER = 1.5  # times as large it is shown
_EDGE = 12  # pixels of paper around it
_SECONDS = 30.0


class Place(NamedTuple):
    """A part of a line, in pixels."""

    left: int
    top: int
    right: int
    low: int


class Alone(NamedTuple):
    """What recognition sees in a place, once the marks are taken out, and before; gaps are left out."""

    cleared: str
    marked: str


def read_alone(
    places: Sequence[Place], sheet: Sheet, engine: Tesseract, language: str, signs: str = ""
) -> tuple[Alone, ...]:
    """What each place says, of some ``signs`` if they are named; LateError, BrokenError."""
    pictures = [_cut(pixels, place) for pixels in (sheet.cleared, sheet.marked) for place in places]
    look = Look(round(sheet.dpi * _LARGER), _LINE, language, signs)
    texts = engine.texts(pictures, look, _SECONDS)
    if len(texts) < len(pictures):
        return tuple(Alone("", "") for _ in places)
    return tuple(Alone(*pair) for pair in zip(texts[: len(places)], texts[len(places) :], strict=True))


def _cut(pixels: NDArray[uint8], place: Place) -> NDArray[uint8]:
    cut = pixels[max(place.top, 0) : place.low, max(place.left, 0) : place.right]
    edged = Image.fromarray(np.pad(cut, _EDGE, constant_values=255))
    larger = (round(edged.width * _LARGER), round(edged.height * _LARGER))
    return np.asarray(edged.resize(larger, Image.Resampling.BICUBIC))
