"""Full stops at the ends of lines, which recognition takes for dirt and leaves out: two sentences would be one.

A dot is a full stop where it is the only ink close behind the last word of a line and stands on its baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row

_WORDS = 3  # so many in a line of prose; a cell of a table ends in no full stop
# All of the size of type
_BEHIND = 0.45  # a full stop begins no farther behind its word
_SIDES = 0.06, 0.2  # as high and wide it is
_BASE = 0.06  # as near to the baseline it ends
_ABOVE, _BELOW = 0.8, 0.2  # around the baseline it is alone
_FULL = 0.65  # of its box is ink: of a round dot three fourths
_SQUARE = 0.6  # of its longer side at least is the shorter
_INK = 128  # of 255


def with_full_stops(lines: Iterable[Row], pixels: NDArray[uint8]) -> Iterator[Row]:
    """The lines, those of prose with the full stop that stands behind their last word."""
    for row in lines:
        last = row.glimpses[-1]
        if len(row.glimpses) >= _WORDS and last.text[-1].isalnum() and _is_dotted(last, row, pixels):
            stopped = last._replace(text=f"{last.text}.")
            yield row._replace(glimpses=(*row.glimpses[:-1], stopped))
        else:
            yield row


def _is_dotted(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> bool:
    left, _, right, _ = glimpse.box
    base = row.slope * (left + right) / 2 + row.base
    top, low = max(round(base - _ABOVE * row.size), 0), round(base + _BELOW * row.size)
    ink = pixels[top:low, right + 1 : right + 1 + round(2 * _BEHIND * row.size)] < _INK
    ys, xs = np.nonzero(ink)
    if not len(ys):
        return False
    height, width = int(np.ptp(ys)) + 1, int(np.ptp(xs)) + 1
    least, most = (share * row.size for share in _SIDES)
    return (
        least <= min(height, width)
        and max(height, width) <= most
        and min(height, width) >= _SQUARE * max(height, width)
        and len(ys) >= _FULL * height * width
        and int(xs.min()) <= _BEHIND * row.size
        and abs(top + int(ys.max()) + 1 - base) <= _BASE * row.size
    )
