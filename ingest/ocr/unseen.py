"""Ink of a picture that no recognised word covers, where it is as large as letters: an amount that was lost.

What is smaller is dust, what is larger a stamp's frame, a picture or a signature; what is paler than
the words, or of a colour, is the tick of a pen. What it says is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray

from ingest.ocr.inks import PALER
from ingest.ocr.tesseract import Row
from schemas.document import BBox

_INK = 128  # of 255
_AROUND = 1.5  # points around a word that are its own
_CELL = 3.0  # points: ink is looked at in squares of this side
_FULL = 0.12  # of a square is ink where print stands
_HIGH = (4.0, 20.0)  # points: a line of letters in any type for tables
_WIDE = 4.0  # points: a figure
_BLACK = 5  # per cent of the ink of a word or patch is at least as black as it is said to be
_USUAL = 98  # per cent of the words are no paler than the palest
_MOST = 2000  # full squares of a page: more are a picture

Box = tuple[int, int, int, int]  # left, top, right, bottom


def unseen_ink(
    pixels: NDArray[uint8], tones: NDArray[uint8], rows: Iterable[Row], scale: float
) -> tuple[BBox, ...]:
    """The places of print that ``rows`` do not hold, in points; a pixel is ``scale`` points.

    ``tones`` are the picture by the strongest of its colours.
    """
    ink = pixels < _INK
    around = round(_AROUND / scale)
    seen = [glimpse.box for row in rows for glimpse in row.glimpses]
    for x0, y0, x1, y1 in seen:
        ink[max(y0 - around, 0) : y1 + around, max(x0 - around, 0) : x1 + around] = False
    side = max(2, round(_CELL / scale))
    height, width = (length // side * side for length in ink.shape)
    squares = ink[:height, :width].reshape(height // side, side, width // side, side)
    full = squares.mean(axis=(1, 3)) >= _FULL
    if full.sum() > _MOST:
        return ()
    found = [box for patch in _patches(full) if _is_as_large_as_print(box := _grown(patch, side), scale)]
    if found and seen:
        palest = float(np.percentile([_black(pixels, tones, box) for box in seen], _USUAL))
        found = [box for box in found if _black(pixels, tones, box) < palest + PALER]
    return tuple(BBox(*(side * scale for side in box)) for box in found)


def _is_as_large_as_print(box: Box, scale: float) -> bool:
    left, top, right, low = box
    return _HIGH[0] <= (low - top) * scale <= _HIGH[1] and (right - left) * scale >= _WIDE


def _grown(patch: Box, side: int) -> Box:
    """A patch of squares in pixels."""
    left, top, right, low = patch
    return left * side, top * side, right * side, low * side


def _black(pixels: NDArray[uint8], tones: NDArray[uint8], box: Box) -> float:
    """How black the ink of a place is."""
    left, top, right, low = box
    dark = tones[top:low, left:right][pixels[top:low, left:right] < _INK]
    return float(np.percentile(dark, _BLACK)) if dark.size else 0.0


def _patches(full: NDArray[bool_]) -> Iterator[Box]:
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
