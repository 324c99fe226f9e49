"""Capitals above which ink stands that recognition gave no dots or ring: "Ängelholm" read as "Angelholm".

Blur and poor light join dots with what is below them. Such a word is hardly believed, and so read again. Nothing is
put above a letter here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import usual_size

_BARE = frozenset("AEOU")
_ABOVE = 0.80, 0.98  # of the size of type above the baseline: dots and rings of capitals; capitals end at 0.77
_WIDE = 0.55  # of the size of type: over so much of a capital they stand
_PALE = 230  # of 255: what is paler is no ink
_FULL = 0.5  # of the place at most is dots or a ring
_INK = 0.002  # of the square of the size: a dot in blur has more


def with_lost_accents_doubted(lines: Iterable[Row], pixels: NDArray[uint8], most: float) -> Iterator[Row]:
    """The lines, words of the usual size that begin with a capital and ink above it believed at ``most``."""
    rows = tuple(lines)
    size = usual_size(rows)
    for row in rows:
        if row.size != size:
            yield row
        else:
            yield row._replace(glimpses=tuple(_judged(glimpse, row, pixels, most) for glimpse in row.glimpses))


def _judged(glimpse: Glimpse, row: Row, pixels: NDArray[uint8], most: float) -> Glimpse:
    if glimpse.text[0] not in _BARE or not glimpse.text[1:].islower() or not _is_topped(glimpse, row, pixels):
        return glimpse
    return glimpse._replace(confidence=min(glimpse.confidence, most))


def _is_topped(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> bool:
    left, _, right, _ = glimpse.box
    base = row.slope * (left + right) / 2 + row.base
    low, high = (max(round(base - share * row.size), 0) for share in _ABOVE)
    tones = pixels[high:low, left : left + round(_WIDE * row.size)].astype(np.int32)
    ink = (255 - tones)[tones < _PALE].sum() / 255
    return bool(_INK * row.size * row.size <= ink <= _FULL * tones.size)
