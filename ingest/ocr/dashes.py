"""Dashes, which the alphabets of Tesseract lack, told from hyphens by the length of their stroke in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import usual_size

_LINES = frozenset("-\u2013\u2014")
_BAND = 0.12, 0.5  # of the size of type above the baseline: a hyphen and a dash stand within
_THICK = 0.13  # of the size of type: and are thinner
_DASH = 0.4  # of the size of type: as long is a dash, as wide as a figure
_NARROW, _LONGER = 0.33, 1.3  # of the size of type, in narrow type, and times the page's hyphens
_SHORT, _LONG = (
    0.12,
    0.3,
)  # of the size of type: so long is a stroke by itself at least, and one that touches letters
_INK = 128  # of 255


class _Stroke(NamedTuple):
    """The length of a stroke, in pixels, and whether it touches no letter."""

    wide: int
    alone: bool


def with_dashes(lines: Iterable[Row], pixels: NDArray[uint8]) -> Iterator[Row]:
    """The lines of the usual size, with a dash where the stroke is as long as one."""
    rows = tuple(lines)
    size = usual_size(rows)
    found = [[_lengths(g, row, pixels) if row.size == size else () for g in row.glimpses] for row in rows]
    hyphens = [wide for row in found for own in row for wide in own if wide <= _DASH * size]
    least = max(_NARROW * size, _LONGER * median(hyphens)) if hyphens else _DASH * size
    for row, lengths in zip(rows, found, strict=True):
        told = (_told(g, own, min(least, _DASH * size)) for g, own in zip(row.glimpses, lengths, strict=True))
        yield row._replace(glimpses=tuple(told))


def _told(glimpse: Glimpse, lengths: Sequence[int], least: float) -> Glimpse:
    if not lengths:
        return glimpse
    signs = iter("\u2013" if wide >= least else "-" for wide in lengths)
    return glimpse._replace(text="".join(next(signs) if sign in _LINES else sign for sign in glimpse.text))


def _lengths(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> Sequence[int]:
    """How long the stroke of each hyphen or dash of a word is; none where strokes and signs are not as many."""
    count = sum(sign in _LINES for sign in glimpse.text)
    strokes = list(_strokes(glimpse, row, pixels)) if count else []
    alone = [stroke.wide for stroke in strokes if stroke.alone]
    every = [stroke.wide for stroke in strokes]
    return next((some for some in (alone, every) if len(some) == count), ())


def _strokes(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> Iterator[_Stroke]:
    """How long the strokes of a word are that stand as high as hyphens, with nothing above or below."""
    left, _, right, _ = glimpse.box
    base = row.slope * (left + right) / 2 + row.base
    top, low = round(base - row.size), round(base + row.size / 4)
    if top < 0 or low > pixels.shape[0]:
        return
    ink = pixels[top:low, left:right] < _INK
    band = np.zeros(len(ink), dtype=np.bool_)
    band[round(base - _BAND[1] * row.size) - top : round(base - _BAND[0] * row.size) - top] = True
    thin = (ink.sum(axis=0) <= _THICK * row.size) & ink[band].any(axis=0) & ~ink[~band].any(axis=0)
    turns = np.diff(np.pad(thin.astype(np.int8), 1))
    ends = zip(np.flatnonzero(turns == 1).tolist(), np.flatnonzero(turns == -1).tolist(), strict=True)
    inked = np.pad(ink.any(axis=0), 1).tolist()
    for start, stop in ends:
        is_alone = not inked[start] and not inked[stop + 1]
        if stop - start > (_SHORT if is_alone else _LONG) * row.size:
            yield _Stroke(stop - start, is_alone)
