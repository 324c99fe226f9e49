"""A picture of a page made fit for recognition: gray, free of grain and specks, evenly lit, level, fine enough.

Pixels in, pixels out: what the picture shows is not looked at here. How it was turned is kept, so that whatever is
found in it can be put back onto the page.
"""

from __future__ import annotations

from collections.abc import Sequence
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
_FRAMED = ((20, 230), (40, 350))  # pixels at _SMALL: height and width of a stamp, which leans as a hand put it
_INK = 0.75  # of the light around it: what is darker is ink
_NEAR = 15  # pixels at _SMALL / 4: the neighbourhood that tells the light
_LIGHTEST = 0.8  # of its pixels are no lighter than paper
_GRAIN = 0.004  # inch: what is finer is the grain of a sensor; 1 pixel at 250 dots an inch
_SPECK = 0.007  # inch: a dot by itself that is no larger is dirt, the smallest of a decimal comma is larger
_PAIR_APART, _PAIR_OVER = 6, 3  # times as large as a speck: dots of a letter from each other, and its ink below
_FAINT = 0.68  # of full light: what is darker is a part of a speck, also on paper that is tinted
_BLACK, _WHITE = 0.24, 0.76  # of the light around it: ink and paper that carry no more to be read
_TILE = 0.25  # inch: the side of a part of a page that has ink of its own
_STROKES = 0.97  # of a part's dots are no darker than its strokes
_TRACE, _PALE, _DEEP = 0.18, 0.46, 0.8  # of black: no print is as pale, faint print is, and print should be as deep
_MOST_PALE = 0.75  # of the parts with ink are as pale, where a page is faint
_DEEPER = 4.0  # times at most


class Prepared(NamedTuple):
    """A gray picture that is level: ``angle`` is how many degrees clockwise its print leaned.

    ``tones`` are the same picture before ink was made black: 255 for paper, 0 for ink without light or colour.
    """

    pixels: NDArray[uint8]
    tones: NDArray[uint8]
    dpi: float
    angle: float


def prepare(colours: NDArray[uint8], dpi: float, fine: int = FINE) -> Prepared:
    """The picture (height, width, 3) of ``dpi`` dots an inch; at ``fine``, or as near as memory allows."""
    height, width = colours.shape[:2]
    scale = min(fine / dpi, (MOST / (height * width)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    light, pale = _lights(colours, dpi)
    gray = _sized(np.clip((light - _BLACK) / (_WHITE - _BLACK), 0, 1), size)
    tones = _sized(np.clip(pale, 0, 1), size)
    angle = leaning(np.asarray(gray), dpi * scale)
    if angle:
        gray, tones = (p.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) for p in (gray, tones))
    return Prepared(np.asarray(gray), np.asarray(tones), dpi * scale, angle)


def _sized(shares: NDArray[np.float32], size: tuple[int, int]) -> Image.Image:
    picture = Image.fromarray((shares * 255).astype(uint8))
    same = abs(size[0] / picture.width - 1) <= 0.01
    return picture if same else picture.resize(size, Image.Resampling.LANCZOS)


def turned(colours: NDArray[uint8], degrees: int) -> NDArray[uint8]:
    """The picture turned clockwise by 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(colours, -degrees // 90))


def _lights(colours: NDArray[uint8], dpi: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The light of print on paper, as far as grain, shade and dust on the glass allow; and that of its black alone.

    In the scan's own pixels, where a speck still is one; the steps and their order are measured by ``bench/scans``.
    Ink of a colour sends back much of its own light: in the second it is paler than black ink is.
    """
    gray = Image.fromarray(colours).convert("L")
    light = _deepened(_evenly_lit(gray, dpi), dpi)
    red, green, blue = np.moveaxis(colours, 2, 0)
    gray_only = np.array_equal(red, green) and np.array_equal(green, blue)
    strongest = np.maximum(np.maximum(red, green), blue)
    pale = light if gray_only else _deepened(_evenly_lit(Image.fromarray(strongest), dpi), dpi)
    light = light.copy()
    light[_specks(light < _FAINT, max(1, int(dpi * _SPECK)))] = 1.0
    return light, pale


def _evenly_lit(gray: Image.Image, dpi: float) -> NDArray[np.float32]:
    """Each pixel's share of the light around it, 1 for paper wherever it lies; above 1 where lighter."""
    gray = gray.filter(ImageFilter.GaussianBlur(min(dpi * _GRAIN, 1.0)))
    scale = min(_SMALL / dpi / 4, 1.0)
    small = gray.resize([max(1, round(side * scale)) for side in gray.size], Image.Resampling.BOX)
    rank = int(_NEAR * _NEAR * _LIGHTEST)
    light = small.filter(ImageFilter.RankFilter(_NEAR, rank)).filter(ImageFilter.GaussianBlur(_NEAR / 2))
    paper = np.maximum(np.asarray(light.resize(gray.size, Image.Resampling.BILINEAR), dtype=np.float32), 32)
    return np.asarray(np.asarray(gray) / paper, dtype=np.float32)


def _deepened(light: NDArray[np.float32], dpi: float) -> NDArray[np.float32]:
    """The light of a page whose print is faint nearly everywhere, as if it were black; of another page as it is.

    Gray letters and those of a worn ribbon, of which some lines are paler than others: each part of the page is
    deepened by its own strokes, and what has none by the nearest. Print that shows through from the back is pale
    beside what is black on the front, and stays.
    """
    from scipy import ndimage

    side = max(1, round(dpi * _TILE))
    down, across = (length // side for length in light.shape)
    parts = light[: down * side, : across * side].reshape(down, side, across, side)
    ink = 1 - np.quantile(parts, 1 - _STROKES, axis=(1, 3)).astype(np.float32) if parts.size else np.zeros((1, 1))
    inked = ink > _TRACE
    if not inked.any() or np.quantile(ink[inked], _MOST_PALE) >= _PALE:
        return light
    nearest = ndimage.distance_transform_edt(~inked, return_distances=False, return_indices=True)
    times = np.clip(_DEEP / np.maximum(ink, _TRACE), 1, _DEEPER)[tuple(nearest)].astype(np.float32)
    fine = Image.fromarray(times).resize(light.shape[::-1], Image.Resampling.BILINEAR)
    return np.asarray(1 - (1 - light) * np.asarray(fine), dtype=np.float32)


def _specks(dark: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """The dots of at most ``most`` x ``most`` pixels with nothing dark around them, and a pixel around each.

    Two as large as each other, level and side by side, over ink, are those of a letter that copying has thinned.
    """
    from scipy import ndimage

    labels, _ = ndimage.label(dark, np.ones((3, 3)))
    parts = ndimage.find_objects(labels)
    small = np.array([False, *(all(side.stop - side.start <= most for side in part) for part in parts)])
    small[_over_letters(labels, [n for n in range(1, len(small)) if small[n]], parts, most)] = False
    downs, rights = np.nonzero(small[labels])
    height, width = dark.shape
    found = np.zeros((height + 2, width + 2), dtype=np.bool_)
    for down in range(3):
        for right in range(3):
            found[downs + down, rights + right] = True
    return found[1 : height + 1, 1 : width + 1]


def _over_letters(
    labels: NDArray[np.int32], dots: Sequence[int], parts: Sequence[tuple[slice, slice]], most: int
) -> list[int]:
    """The dots that stand in pairs over a letter, by their labels."""
    from scipy.spatial import KDTree

    if len(dots) < 2:
        return []
    tops, feet, lefts, rights = np.array(
        [[side for s in parts[n - 1] for side in (s.start, s.stop)] for n in dots]
    ).T
    found: set[int] = set()
    for pair in KDTree(np.column_stack((tops + feet, lefts + rights)) / 2).query_pairs(_PAIR_APART * most):
        one, other = sorted(pair, key=lambda n: int(lefts[n]))
        alike = max(abs(side[one] - side[other]) for side in (tops, feet, rights - lefts)) <= 1
        foot = int(max(feet[one], feet[other])) + 1
        under = labels[foot : foot + _PAIR_OVER * most, lefts[one] : rights[other]]
        if alike and lefts[other] > rights[one] and np.count_nonzero(under) > most * most:
            found |= {dots[one], dots[other]}
    return sorted(found)


def leaning(gray: NDArray[uint8], dpi: float) -> float:
    """How many degrees clockwise the print leans: the angle at which its lines are sharpest; 0 for next to none."""
    scale = min(_SMALL / dpi, 1.0)
    small = Image.fromarray(gray).resize(
        [max(1, round(side * scale)) for side in gray.shape[::-1]], Image.Resampling.BOX
    )
    ys, xs = np.nonzero(_lines(np.asarray(small) < 255 * _INK))
    if len(ys) < _SMALL:
        return 0.0
    best = 0.0
    for step, reach in _STEPS:
        count = round(reach / step)
        angles = [best + step * n for n in range(-count, count + 1)]
        best = max(angles, key=lambda a: (_sharpness(xs, ys, a), -abs(a)))
    return round(best, 2) if abs(best) >= _LEVEL else 0.0


def _lines(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The ink without what hangs together as a stamp's frame does: the lines of the print tell how it lies."""
    from scipy import ndimage

    labels, _ = ndimage.label(dark, np.ones((3, 3)))
    framed = [
        all(least <= side.stop - side.start <= most for side, (least, most) in zip(part, _FRAMED, strict=True))
        for part in ndimage.find_objects(labels)
    ]
    return np.asarray(dark & ~np.array([False, *framed])[labels])


def _sharpness(xs: NDArray[np.intp], ys: NDArray[np.intp], angle: float) -> float:
    """How much the ink of neighbouring rows differs, when the picture is turned back by ``angle``."""
    rows = ys - xs * np.tan(np.radians(angle))
    counts = np.bincount((rows - rows.min()).astype(np.intp)).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())
