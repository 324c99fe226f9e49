"""Rows of dots in a level picture, painted white: leaders from a name to its amount, dotted rules of a table.

Recognition takes them for letters ("RRRR CRC") and fills the gap between two columns. Dots of one row are as far
from each other; those over letters and at the ends of sentences are not, nor so many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

_INK = 200  # of 255
_HIGH, _WIDE = 2.2, 4.5  # points: no dot is higher, nor two that blur has joined wider
_STEP = 9.0  # points from dot to dot at most
_LEVEL = 0.7  # points: as far off the height of the one before
_FEWEST = 6  # dots: an ellipsis has three
_SAME, _MOSTLY = 0.25, 0.7  # of the usual step: so many steps differ less


class _Dot(NamedTuple):
    """Its place in pixels."""

    left: int
    right: int
    top: int
    low: int

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.low) / 2


def without_leaders(pixels: NDArray[uint8], scale: float) -> NDArray[uint8]:
    """The picture without rows of dots; a pixel is ``scale`` points."""
    from scipy import ndimage

    labels, _ = ndimage.label(pixels < _INK, np.ones((3, 3)))
    dots = [
        _Dot(across.start, across.stop, down.start, down.stop)
        for down, across in ndimage.find_objects(labels)
        if (down.stop - down.start) * scale <= _HIGH and (across.stop - across.start) * scale <= _WIDE
    ]
    found = [row for row in _rows(sorted(dots), scale) if _is_leader(row)]
    if not found:
        return pixels
    clean = pixels.copy()
    for row in found:
        for left, right, top, low in row:
            clean[max(top - 1, 0) : low + 1, max(left - 1, 0) : right + 1] = 255
    return clean


def _rows(dots: Sequence[_Dot], scale: float) -> Iterator[list[_Dot]]:
    """The dots from left to right, each with the next at its height."""
    open_rows: list[list[_Dot]] = []
    for dot in dots:
        x, y = dot.middle
        going = [row for row in open_rows if (x - row[-1].middle[0]) * scale <= _STEP]
        yield from (row for row in open_rows if row not in going)
        level = [row for row in going if abs(y - row[-1].middle[1]) * scale <= _LEVEL]
        if level:
            level[-1].append(dot)
        else:
            going.append([dot])
        open_rows = going
    yield from open_rows


def _is_leader(row: Sequence[_Dot]) -> bool:
    if len(row) < _FEWEST:
        return False
    steps = np.diff([dot.middle[0] for dot in row])
    usual = float(np.median(steps))
    return float(np.mean(np.abs(steps - usual) <= _SAME * usual)) >= _MOSTLY
