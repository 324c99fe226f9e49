"""How bold recognised words are: the thickness of their strokes in the picture, for their size, beside the page's.

Twice the ink of a word, divided by how often paper and ink change along its rows and columns: blur changes neither.
Of some thousand words in ten wears, none set in regular type came above 1.20 of the page's usual, none in bold
below 1.26. Nothing is read here, and no letter is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row

_BOLD = 1.24  # times the usual thickness
_USUAL = 35  # per cent of the words are no thicker: on a page of names and bold sums, too
_ALIKE = 0.12  # of the thickness of a line: words that differ less are set as it is
_ENOUGH = 10  # words tell what is usual
_LETTERS = 3  # and figures at least are weighed by themselves, fewer with their line


def weighed(lines: Iterable[Row], pixels: NDArray[uint8]) -> tuple[Row, ...]:
    """The lines, their words told bold from regular; ``pixels`` are those that were read."""
    rows = tuple(lines)
    found = [[_thickness(glimpse, row, pixels) for glimpse in row.glimpses] for row in rows]
    known = [thickness for line in found for thickness in line if thickness is not None]
    if len(known) < _ENOUGH:
        return rows
    least = _BOLD * float(np.percentile(known, _USUAL))
    return tuple(
        row._replace(glimpses=tuple(_told(row, line, least))) for row, line in zip(rows, found, strict=True)
    )


def _told(row: Row, thicknesses: Sequence[float | None], least: float) -> Iterator[Glimpse]:
    own = [thickness for thickness in thicknesses if thickness is not None]
    whole = sum(own) / len(own) if own else 0.0
    for glimpse, thickness in zip(row.glimpses, thicknesses, strict=True):
        alike = thickness is None or abs(thickness - whole) <= _ALIKE * whole
        yield glimpse._replace(bold=(whole if alike or thickness is None else thickness) >= least)


def _thickness(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> float | None:
    """The strokes of a word in parts of the size of its type; None where it is too short to tell."""
    if sum(c.isalnum() for c in glimpse.text) < _LETTERS or not row.size > 0:
        return None
    left, top, right, bottom = glimpse.box
    ink = (255 - pixels[top:bottom, left:right].astype(np.int32)) / 255
    changes = np.abs(np.diff(ink, axis=0)).sum() + np.abs(np.diff(ink, axis=1)).sum()
    return float(2 * ink.sum() / changes / row.size) if changes >= 1 else None
