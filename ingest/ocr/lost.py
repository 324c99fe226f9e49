"""Single figures that recognition left out before the rest of their number: the 1 of "1 954 159".

It looks for lines in what stands wide apart and takes a figure by itself for dust, nearly everywhere in type of one
width. Ink as high as figures before a group of three is read with the group, twice; where the readings do not both
give figures before the same group, nothing is added, and the place is one of print that was not recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.alone import Place, read_alone
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import LANGUAGE, OTHER_LANGUAGE, Glimpse, Letter, Row, Tesseract

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels

_INK = 128  # of 255
_GROUP = 3  # figures
_GAP, _REACH = 1.6, 3.0  # of the height of figures: so near ends what was lost, and so far it may begin
_LEVEL = 0.2  # of their height: figures of one line begin and end as near to each other
_TOUCH = 0.15  # of their height: nearer ink is a figure's own
_BELIEVED = 88.0
_MOST = 120  # of a page
_EDGE = 0.25  # of their height around what is read


class _Lost(NamedTuple):
    """Ink before a group of figures: the row and place of the group, and the box of the ink."""

    row: int
    place: int
    box: Box


class Whole(NamedTuple):
    """Lines with figures that were lost, and the boxes of those that were not read."""

    rows: tuple[Row, ...]
    unread: tuple[Box, ...]


def with_lost_figures(rows: Sequence[Row], sheet: Sheet, engine: Tesseract) -> Whole:
    """The lines with the figures that were lost before a group; LateError, BrokenError."""
    boxes = np.array([g.box for row in rows for g in row.glimpses]).reshape(-1, 4)
    lost = [
        _Lost(n, place, box)
        for n, row in enumerate(rows)
        for place, glimpse in enumerate(row.glimpses)
        if len(glimpse.text) == _GROUP and glimpse.text.isdecimal()
        if (box := _ink_before(glimpse, boxes, sheet.cleared)) is not None
    ][:_MOST]
    if not lost:
        return Whole(tuple(rows), ())
    readings = zip(lost, _readings(lost, rows, sheet, engine), strict=True)
    found = [(one, _figures(one, rows[one.row].glimpses[one.place].text, said)) for one, said in readings]
    kept = list(rows)
    for one, figures in found:
        if figures:
            whole = sorted((*kept[one.row].glimpses, figures), key=lambda g: g.box[0])
            kept[one.row] = kept[one.row]._replace(glimpses=tuple(whole))
    return Whole(tuple(kept), tuple(one.box for one, figures in found if figures is None))


def _ink_before(glimpse: Glimpse, boxes: NDArray[np.intp], pixels: NDArray[uint8]) -> Box | None:
    """The box of ink as high as the figures of a group that stands before it, in no word; None for none."""
    left, top, _, low = glimpse.box
    high = low - top
    level = (boxes[:, 1] < low) & (boxes[:, 3] > top) & (boxes[:, 0] < left)
    first = max([round(left - _REACH * high), 0, *(boxes[level][:, 2] + 1).tolist()])
    last = round(left - _TOUCH * high)
    around = round(_LEVEL * high)
    if last - first < 2 or top - around < 0:
        return None
    ink = pixels[top - around : low + around, first:last] < _INK
    across, down = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not across.size or not across[0] or left - (first + int(across[-1])) > _GAP * high:
        return None  # ink right at the edge is that of the word before
    box = (
        first + int(across[0]),
        top - around + int(down[0]),
        first + int(across[-1]) + 1,
        top - around + int(down[-1]) + 1,
    )
    as_high = abs(box[1] - top) <= around and abs(box[3] - low) <= around
    return box if as_high and down[0] and down[-1] < len(ink) - 1 else None


def _readings(
    lost: Sequence[_Lost], rows: Sequence[Row], sheet: Sheet, engine: Tesseract
) -> Iterator[tuple[str, ...]]:
    """What each language says of the ink with its group."""
    places = []
    for one in lost:
        _, top, right, low = rows[one.row].glimpses[one.place].box
        edge = round(_EDGE * (low - top))
        places.append(Place(one.box[0] - edge, top - edge, right + edge, low + edge))
    languages = (LANGUAGE, OTHER_LANGUAGE) if engine.reads_otherwise else (LANGUAGE,)
    said = [read_alone(places, sheet, engine, language) for language in languages]
    return ((*(alone.cleared for alone in some),) for some in zip(*said, strict=True))


def _figures(lost: _Lost, group: str, readings: Sequence[str]) -> Glimpse | None:
    """What stands before a group, where all readings agree."""
    text = readings[0].removesuffix(group)
    if len(set(readings)) > 1 or text == readings[0] or not text.isdecimal() or len(text) >= _GROUP:
        return None
    left, top, right, low = lost.box
    ends = np.linspace(left, right, len(text) + 1).round().astype(int).tolist()
    letters = tuple(
        Letter(sign, (a, top, b, low), _BELIEVED) for sign, (a, b) in zip(text, pairwise(ends), strict=True)
    )
    return Glimpse(text, lost.box, _BELIEVED, letters, other=text)
