"""Figures by themselves that recognition left out of their lines: a column of zeros.

It takes them for dust. Ink that no word covers, as high as the figures of the page and on one of its lines, is what
the looks of the page's own figures say, where a reading of it alone says so too and none says another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.alone import Place, read_alone
from ingest.ocr.fount import Fount, fount_of, looks_like
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import LANGUAGE, OTHER_LANGUAGE, Glimpse, Letter, Row, Tesseract
from schemas.document import BBox

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels

_INK = 128  # of 255
_FIGURES = "0123456789"
_LEVEL = 0.2  # of the height of figures: those of one line begin and end as near to each other
_WIDE = 0.9  # of its height at most is a figure
_AROUND, _EDGE = 0.5, 0.25  # of their height: what is looked at around a place, and around what is read
_BELIEVED = 88.0
_MOST = 120  # of a page


def lone_figures(
    unseen: Sequence[BBox], rows: Sequence[Row], sheet: Sheet, engine: Tesseract, scale: float
) -> tuple[Row, ...]:
    """Lines of the single figures in the ``unseen`` places of a page, in points; LateError, BrokenError."""
    fount = fount_of(rows, sheet.cleared) if unseen else None
    if fount is None:
        return ()
    lines = [row for row in rows if row.size == fount.size and _highest(row)]
    found = [one for place in unseen for one in _figures(place, lines, fount, sheet.cleared, scale)][:_MOST]
    places = [_around(one.glimpses[0].box) for one in found]
    languages = (LANGUAGE, OTHER_LANGUAGE) if engine.reads_otherwise else (LANGUAGE,)
    said = [read_alone(places, sheet, engine, language, _FIGURES) for language in languages]
    return tuple(
        one
        for one, *readings in zip(found, *said, strict=True)
        if {reading.cleared for reading in readings} - {""} == {one.glimpses[0].text}
    )


def _figures(
    place: BBox, lines: Sequence[Row], fount: Fount, pixels: NDArray[uint8], scale: float
) -> Iterator[Row]:
    """The figure of a place as a line of its own, if one looks like it there."""
    high = median(map(_highest, lines)) if lines else 0
    box = _ink_of(place, pixels, scale, round(_AROUND * high))
    if box is None or abs(box[3] - box[1] - high) > _LEVEL * high or box[2] - box[0] > _WIDE * high:
        return
    middle = (box[0] + box[2]) / 2
    level = [row for row in lines if abs(row.slope * middle + row.base - box[3]) <= _LEVEL * high]
    if level:
        row = level[0]._replace(slope=0.0, base=float(box[3]))
        text = looks_like(Letter("", box, _BELIEVED), row, fount, pixels)
        if text:
            letters = (Letter(text, box, _BELIEVED),)
            yield row._replace(glimpses=(Glimpse(text, box, _BELIEVED, letters, other=text),))


def _ink_of(place: BBox, pixels: NDArray[uint8], scale: float, around: int) -> Box | None:
    """The box of the one thing that stands in a place and a little around it; None for none or several."""
    from scipy import ndimage

    left, top, right, low = (round(side / scale) for side in place)
    first, down = max(left - around, 0), max(top - around, 0)
    labels, _ = ndimage.label(pixels[down : low + around, first : right + around] < _INK, np.ones((3, 3)))
    own = [n for n in np.unique(labels[top - down : low - down, left - first : right - first]).tolist() if n]
    if len(own) != 1:
        return None
    high, wide = ndimage.find_objects(labels)[own[0] - 1]
    return first + wide.start, down + high.start, first + wide.stop, down + high.stop


def _highest(row: Row) -> int:
    """The height of the figures of a line."""
    return max((g.box[3] - g.box[1] for g in row.glimpses if g.text.isdecimal()), default=0)


def _around(box: Box) -> Place:
    left, top, right, low = box
    edge = round(_EDGE * (low - top))
    return Place(left - edge, top - edge, right + edge, low + edge)
