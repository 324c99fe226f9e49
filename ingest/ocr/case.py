"""The signs of a page as its own type prints them: a printer's case, filled from what recognition is sure of.

On one page all letters of a size are of one fount. What is learnt is how each sign looks on the average, in the
picture that was read; nothing is read here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy import bool_, float32, uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import usual_size

_SURE = 88.0  # words of which recognition is as sure show how their signs look
_LEAST, _MOST = 2, 40  # of a sign at least are needed, and at most looked at
_FIGURES = 8  # different figures at least make a case
_ABOVE, _BELOW = 0.95, 0.28  # of the size of type: as far above and below the baseline signs reach
_REACH = 2  # pixels: as far off its height a line may have been seen
_ODD = 2  # pixels: signs that are wider or narrower than usual by more are not the sign, or not it alone
_INK = 200  # of 255: thin strokes are pale
_WIDE = 0.7  # of its height: the ink of a figure, in whatever type

Picture = NDArray[float32]


class Case(NamedTuple):
    """How signs look, by sign: ink from 0 to 1, each as high as the others, with a pixel to the left and right.

    ``above`` and ``below`` are the pixels on both sides of the baseline, ``mass`` the ink of a figure.
    """

    signs: Mapping[str, Picture]
    size: float
    above: int
    below: int
    mass: float


class _Sample(NamedTuple):
    """A sign of the page: where its ink begins and ends, and the height of its line."""

    left: int
    right: int
    base: float


def case_of(rows: Sequence[Row], pixels: NDArray[uint8], met: NDArray[bool_] | None) -> Case | None:
    """The signs in regular type of the usual size, no words in ``met``; None where too few figures are sure."""
    size = usual_size(rows)
    above, below = round(_ABOVE * size), round(_BELOW * size)
    found: dict[str, list[_Sample]] = defaultdict(list)
    for row in (row for row in rows if row.size == size):
        for glimpse in row.glimpses:
            if _is_sure(glimpse, met):
                for sign, (left, right) in zip(glimpse.text, _inks(glimpse, pixels), strict=False):
                    found[sign].append(_Sample(left, right, row.slope * (left + right) / 2 + row.base))
    signs = {}
    for sign, samples in sorted(found.items()):
        looks = _looks(samples, pixels, above, below)
        if looks is not None:
            signs[sign] = looks
    figures = [float(looks.sum()) for sign, looks in signs.items() if sign.isdecimal()]
    return Case(signs, size, above, below, sum(figures) / len(figures)) if len(figures) >= _FIGURES else None


def _is_sure(glimpse: Glimpse, met: NDArray[bool_] | None) -> bool:
    if glimpse.confidence < _SURE or glimpse.bold or glimpse.other not in {"", glimpse.text}:
        return False
    x0, y0, x1, y1 = glimpse.box
    return met is None or not met[y0:y1, x0:x1].any()


def _inks(glimpse: Glimpse, pixels: NDArray[uint8]) -> list[tuple[int, int]]:
    """Where the signs of a word begin and end, if they stand apart; else none."""
    x0, y0, x1, y1 = glimpse.box
    turns = np.diff(np.pad((pixels[y0:y1, x0:x1] < _INK).any(axis=0).astype(np.int8), 1))
    runs = zip(np.flatnonzero(turns == 1), np.flatnonzero(turns == -1), strict=True)
    if not glimpse.text.isdecimal():
        places = [(x0 + int(start), x0 + int(stop)) for start, stop in runs]
    else:  # figures of one width: several that touch can be told
        places = [ends for start, stop in runs for ends in _parts(x0 + int(start), x0 + int(stop), y1 - y0)]
    return places if len(places) == len(glimpse.text) else []


def _parts(start: int, stop: int, height: int) -> Iterator[tuple[int, int]]:
    count = max(1, round((stop - start) / height / _WIDE))
    return pairwise([int(x) for x in np.linspace(start, stop, count + 1)])


def _looks(samples: Sequence[_Sample], pixels: NDArray[uint8], above: int, below: int) -> Picture | None:
    """The mean of a sign, its samples laid on each other; None of too few."""
    width = round(median(sample.right - sample.left for sample in samples))
    alike = [sample for sample in samples if abs(sample.right - sample.left - width) <= _ODD]
    cuts = [cut for sample in alike[:_MOST] if (cut := _cut(sample, pixels, (above, below), width)) is not None]
    if len(cuts) < _LEAST:
        return None
    mean = np.mean([cut[_REACH:-_REACH] for cut in cuts], axis=0)
    laid = [min(_heights(cut), key=lambda part: float(((part - mean) ** 2).sum())) for cut in cuts]
    return np.asarray(np.mean(laid, axis=0), dtype=float32)


def _cut(sample: _Sample, pixels: NDArray[uint8], reach: tuple[int, int], width: int) -> Picture | None:
    left = round((sample.left + sample.right - width) / 2) - 1
    base = round(sample.base)
    top, low = base - reach[0] - _REACH, base + reach[1] + _REACH
    if top < 0 or left < 0 or low > pixels.shape[0] or left + width + 2 > pixels.shape[1]:
        return None
    return np.asarray(1 - pixels[top:low, left : left + width + 2].astype(float32) / 255, dtype=float32)


def _heights(cut: Picture) -> Iterator[Picture]:
    high = len(cut) - 2 * _REACH
    return (cut[down : down + high] for down in range(2 * _REACH + 1))
