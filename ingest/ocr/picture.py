"""A picture of a page made fit for recognition: gray, evenly lit, level, fine enough.

Pixels in, pixels out: what the picture shows is not looked at here. How it was turned is kept, so that whatever is
found in it can be put back onto the page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image, ImageFilter

FINE = 300  # dots an inch: coarser loses the gaps between thousands, finer misreads digits
MOST = 45_000_000  # pixels of a picture, of whatever page
_SMALL = 100  # dots an inch, to find the angle and the light
_MOST_LEANING = 5.0  # degrees
_STEPS = ((0.5, _MOST_LEANING), (0.1, 0.5), (0.02, 0.1))  # degrees: steps, and how far to either side
_LEVEL = 0.05  # degrees: less is no lean
_INK = 0.75  # of the light around it: what is darker is ink
_LIGHT = 25  # pixels at _SMALL: the neighbourhood that tells the light


class Prepared(NamedTuple):
    """A gray picture that is level: ``angle`` is how many degrees clockwise its print leaned."""

    pixels: NDArray[uint8]
    dpi: float
    angle: float


def prepare(colours: NDArray[uint8], dpi: float, fine: int = FINE) -> Prepared:
    """The picture (height, width, 3) of ``dpi`` dots an inch; at ``fine``, or as near as memory allows."""
    height, width = colours.shape[:2]
    scale = min(fine / dpi, (MOST / (height * width)) ** 0.5)
    gray = Image.fromarray(colours).convert("L")
    if abs(scale - 1) > 0.01:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        gray = gray.resize(size, Image.Resampling.LANCZOS)
    gray = _evenly_lit(gray, dpi * scale)
    angle = leaning(np.asarray(gray), dpi * scale)
    if angle:
        gray = gray.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return Prepared(np.asarray(gray), dpi * scale, angle)


def turned(colours: NDArray[uint8], degrees: int) -> NDArray[uint8]:
    """The picture turned clockwise by 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(colours, -degrees // 90))


def _evenly_lit(gray: Image.Image, dpi: float) -> Image.Image:
    """The picture as if paper were white everywhere: each pixel against the lightest around it."""
    scale = min(_SMALL / dpi / 2, 1.0)
    small = gray.resize([max(1, round(side * scale)) for side in gray.size], Image.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(_LIGHT / 2))
    paper = np.maximum(np.asarray(light.resize(gray.size, Image.Resampling.BILINEAR), dtype=np.float32), 1)
    return Image.fromarray(np.minimum(np.asarray(gray) / paper * 255, 255).astype(uint8))


def leaning(gray: NDArray[uint8], dpi: float) -> float:
    """How many degrees clockwise the print leans: the angle at which its lines are sharpest; 0 for next to none."""
    scale = min(_SMALL / dpi, 1.0)
    small = Image.fromarray(gray).resize(
        [max(1, round(side * scale)) for side in gray.shape[::-1]], Image.Resampling.BOX
    )
    dark = np.asarray(small) < 255 * _INK
    ys, xs = np.nonzero(dark)
    if len(ys) < _SMALL:
        return 0.0
    best = 0.0
    for step, reach in _STEPS:
        count = round(reach / step)
        angles = [best + step * n for n in range(-count, count + 1)]
        best = max(angles, key=lambda a: (_sharpness(xs, ys, a), -abs(a)))
    return round(best, 2) if abs(best) >= _LEVEL else 0.0


def _sharpness(xs: NDArray[np.intp], ys: NDArray[np.intp], angle: float) -> float:
    """How much the ink of neighbouring rows differs, when the picture is turned back by ``angle``."""
    rows = ys - xs * np.tan(np.radians(angle))
    counts = np.bincount((rows - rows.min()).astype(np.intp)).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())
