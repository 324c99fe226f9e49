"""Ink of a picture that no recognised word covers, where it is as large as letters: an amount that was lost.

What is smaller is dust, what is larger a stamp's frame, a picture or a signature. What it says is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Row
from schemas.document import BBox

_INK = 128  # of 255
_AROUND = 1.5  # points around a word that are its own
_CELL = 3.0  # points: ink is looked at in squares of this side
_FULL = 0.12  # of a square is ink where print stands
_HIGH = (4.0, 20.0)  # points: a line of letters in any type for tables
_WIDE = 4.0  # points: a figure
_MOST = 2000  # full squares of a page: more are a picture


def unseen_ink(pixels: NDArray[uint8], rows: Iterable[Row], scale: float) -> tuple[BBox, ...]:
    """The places of print that ``rows`` do not hold, in points; a pixel is ``scale`` points."""
    ink = pixels < _INK
    around = round(_AROUND / scale)
    for x0, y0, x1, y1 in (glimpse.box for row in rows for glimpse in row.glimpses):
        ink[max(y0 - around, 0) : y1 + around, max(x0 - around, 0) : x1 + around] = False
    side = max(2, round(_CELL / scale))
    height, width = (length // side * side for length in ink.shape)
    squares = ink[:height, :width].reshape(height // side, side, width // side, side)
    full = squares.mean(axis=(1, 3)) >= _FULL
    if full.sum() > _MOST:
        return ()
    points = side * scale
    boxes = (
        BBox(left * points, top * points, right * points, low * points) for left, top, right, low in _patches(full)
    )
    return tuple(box for box in boxes if _HIGH[0] <= box.height <= _HIGH[1] and box.width >= _WIDE)


def _patches(full: NDArray[bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the squares that hang together."""
    left = {(int(y), int(x)) for y, x in np.argwhere(full)}
    while left:
        patch = [left.pop()]
        for y, x in patch:  # grows as more is met
            near = {(y + down, x + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & left
            left -= near
            patch += near
        ys, xs = zip(*patch, strict=True)
        yield min(xs), min(ys), max(xs) + 1, max(ys) + 1
