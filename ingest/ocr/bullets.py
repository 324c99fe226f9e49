"""Dots before lines, which recognition takes for dirt and leaves out: the bullets of a list.

A dot is a bullet where it stands alone before a line, is as high as the middle of its letters, and another line of
the page has one as far to the left. A sign that is no letter and that recognition hardly believes may be one, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row

BULLET = "\u2022"
SIDES = (1.8, 5.0)  # points: a dot so large begins an item of a list
_BEFORE = (2.0, 30.0)  # points: as far before the line it stands
_FULL = 0.7  # of its box is ink: of a round dot three fourths
_SQUARE = 0.7  # of its longer side at least is the shorter
_MIDDLE = (0.1, 0.5)  # of the size of type above the baseline: as high is its middle
_SAME = 2.0  # points: as near to each other are those of a list
_INK = 128  # of 255
_SURE, _BELIEVED = 90.0, 75.0


def with_bullets(lines: Iterable[Row], pixels: NDArray[uint8], scale: float) -> Iterator[Row]:
    """The lines, those of a list with their bullets; a pixel is ``scale`` points."""
    rows = tuple(lines)
    items = [_without_guess(row) for row in rows]
    found = [_dot(item, pixels, scale) for item in items]
    lefts = [dot.box[0] * scale for dot in found if dot]
    for row, item, dot in zip(rows, items, found, strict=True):
        if dot and sum(abs(dot.box[0] * scale - left) <= _SAME for left in lefts) > 1:
            yield item._replace(glimpses=(dot, *item.glimpses))
        else:
            yield row


def _without_guess(row: Row) -> Row:
    """The line without the sign that it begins with, where that is no letter and hardly believed."""
    first, *rest = row.glimpses
    is_guess = len(first.text) == 1 and not first.text.isalnum() and first.confidence < _BELIEVED
    return row._replace(glimpses=tuple(rest)) if rest and is_guess else row


def _dot(row: Row, pixels: NDArray[uint8], scale: float) -> Glimpse | None:
    """The only ink before a line, where it is a dot."""
    first = min(row.glimpses, key=lambda glimpse: glimpse.box[0]).box[0]
    low = round(row.slope * first + row.base)
    top = max(low - round(0.8 * row.size), 0)
    left, right = (max(first - round(points / scale), 0) for points in reversed(_BEFORE))
    ink = pixels[top:low, left:right] < _INK
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return None
    height, width = int(np.ptp(ys)) + 1, int(np.ptp(xs)) + 1
    round_ = len(ys) >= _FULL * height * width and min(height, width) >= _SQUARE * max(height, width)
    as_large = all(SIDES[0] <= side * scale <= SIDES[1] for side in (height, width))
    above = low - top - (int(ys.min()) + height / 2)
    if not (round_ and as_large and _MIDDLE[0] * row.size <= above <= _MIDDLE[1] * row.size):
        return None
    box = (left + int(xs.min()), top + int(ys.min()), left + int(xs.max()) + 1, top + int(ys.max()) + 1)
    return Glimpse(BULLET, box, _SURE)
