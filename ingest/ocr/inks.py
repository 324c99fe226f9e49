"""A level picture of print by its inks: what hangs together, how black it is, and how black letters are.

Shapes are in pixels, sides in points. Nothing is taken out here, and nothing read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw

PAPER = 255
INK = 200  # of 255
PALER = 24  # of 255: so much paler than print is ink of another kind
STROKE = 0.8  # points: as far from the black of a letter its stroke reaches
AROUND = 2.0  # points around a mark that belong to it
LETTERS = (3.5, 14.0, 20.0)  # points: the least and greatest height of letters, and their greatest width
_CLOSE = 2.0  # points on both sides of a letter, where others of its word begin
_ENOUGH = 30  # letters tell how black the print is
_THIN = 98  # per cent of the letters by themselves have no more that is pale
_PRINT = 75  # per cent of the letters are at least as black as this says of the print

Part = tuple[slice, slice]
Corners = tuple[tuple[int, int], ...]  # pixels: right, down


class Sheet(NamedTuple):
    """A picture by tones and ink that hangs together: its labels, where each lies, how black it and print are."""

    tones: NDArray[uint8]
    labels: NDArray[np.int32]
    parts: Sequence[Part]
    blackest: NDArray[np.float64]
    letters: Sequence[int]
    black: float
    scale: float
    pale: NDArray[np.float64]
    thin: float = 0.0


class Mark(NamedTuple):
    """The corners of a mark, how black its ink is and how black print."""

    corners: Corners
    level: float
    black: float

    @property
    def between(self) -> float:
        """The tone halfway from the page's print to the mark."""
        return (self.level + self.black) / 2


def sheet_of(clean: NDArray[uint8], tones: NDArray[uint8], scale: float) -> Sheet | None:
    """The picture by its ink; None where letters are too few to tell how black print is."""
    from scipy import ndimage

    labels, count = ndimage.label(clean < INK, np.ones((3, 3)))
    parts = ndimage.find_objects(labels)
    letters = [n for n, part in enumerate(parts, 1) if is_letter(part, scale)]
    if len(letters) < _ENOUGH:
        return None
    ink = labels > 0
    blackest = np.concatenate(([PAPER], ndimage.minimum(tones[ink], labels[ink], np.arange(1, count + 1))))
    black = float(np.percentile(blackest[letters], _PRINT))
    return Sheet(tones, labels, parts, blackest, letters, black, scale, np.zeros(count + 1))


def with_thin_print(sheet: Sheet) -> Sheet:
    """The sheet, what is paler but stands close between print as black as it: the stroke of a "%", a comma."""
    dark = (sheet.labels > 0) & (sheet.tones < sheet.black + PALER)
    tones, blackest = sheet.tones.copy(), sheet.blackest.copy()
    beside = max(1, round(_CLOSE / sheet.scale))
    for label in np.flatnonzero(blackest >= sheet.black + PALER / 2).tolist():
        if not label or not is_small(sheet, label):
            continue
        down, across = sheet.parts[label - 1]
        before, behind = (
            slice(max(across.start - beside, 0), across.start),
            slice(across.stop, across.stop + beside),
        )
        if dark[down, before].any() and dark[down, behind].any():
            tones[down, across][sheet.labels[down, across] == label] = sheet.black
            blackest[label] = sheet.black
    return _with_paleness(sheet._replace(tones=tones, blackest=blackest))


def _with_paleness(sheet: Sheet) -> Sheet:
    pale = pale_areas(sheet, sheet.black + PALER)
    letters = [
        n for n in np.flatnonzero(sheet.blackest < sheet.black + PALER / 2).tolist() if n and is_small(sheet, n)
    ]
    return sheet._replace(pale=pale, thin=float(np.percentile(pale[letters], _THIN)) if letters else 0.0)


def pale_areas(sheet: Sheet, least: float) -> NDArray[np.float64]:
    """How much of each label is no stroke about tones below ``least``, in square points."""
    pale = (sheet.labels > 0) & ~near(sheet.tones < least, STROKE, sheet.scale)
    return np.asarray(np.bincount(sheet.labels[pale], minlength=len(sheet.blackest)) * sheet.scale**2)


def thin_print(sheet: Sheet) -> NDArray[bool_]:
    """All ink of letters by themselves, as black as print somewhere and no paler elsewhere than is usual.

    The stem of a 7 in small type is pale: else columns of numbers above a stamp hang together with it.
    """
    black = (sheet.blackest < sheet.black + PALER / 2) & (sheet.pale <= sheet.thin)
    found = [n for n in np.flatnonzero(black).tolist() if n and is_small(sheet, n)]
    return np.isin(sheet.labels, found)


def sides(part: Part, scale: float) -> tuple[float, float]:
    """Height and width in points."""
    return (part[0].stop - part[0].start) * scale, (part[1].stop - part[1].start) * scale


def is_letter(part: Part, scale: float) -> bool:
    """Whether what hangs together is as large as letters are."""
    height, width = sides(part, scale)
    return LETTERS[0] <= height <= LETTERS[1] and width <= LETTERS[2]


def is_small(sheet: Sheet, label: int) -> bool:
    """Whether a label is a letter, or the dot of one, and no more."""
    height, width = sides(sheet.parts[label - 1], sheet.scale)
    return height <= LETTERS[1] and width <= LETTERS[2]


def hull(points: NDArray[np.intp]) -> Corners:
    """The corners of the least shape without hollows that holds all points."""
    from scipy.spatial import ConvexHull

    found = points[ConvexHull(points, qhull_options="QJ").vertices]
    return tuple((int(x), int(y)) for x, y in found)


def outline(corners: Corners, shape: tuple[int, int], around: float, fill: int = 1) -> NDArray[bool_]:
    """What lies between the corners, with so many pixels around it; that border alone without ``fill``."""
    picture = Image.new("1", shape[::-1])
    draw = ImageDraw.Draw(picture)
    if fill:
        draw.polygon(corners, fill=1)
    draw.line([*corners, corners[0]], fill=1, width=2 * round(around))
    return np.asarray(picture)


def near(black: NDArray[bool_], points: float, scale: float) -> NDArray[bool_]:
    """What is black, and the pixels around it as far as so many points."""
    reach = max(1, round(points / scale))
    across = black.copy()
    for by in range(1, reach + 1):
        across[:, by:] |= black[:, :-by]
        across[:, :-by] |= black[:, by:]
    found = across.copy()
    for by in range(1, reach + 1):
        found[by:] |= across[:-by]
        found[:-by] |= across[by:]
    return found


def without_dots(black: NDArray[bool_], least: float, scale: float) -> NDArray[bool_]:
    """What is black and hangs together over so many square points at least."""
    from scipy import ndimage

    labels, _ = ndimage.label(black, np.ones((3, 3)))
    return np.asarray((np.bincount(labels.ravel()) * scale * scale >= least)[labels] & black)


def reduced(dots: NDArray[bool_], cell: int) -> NDArray[bool_]:
    """Which squares of so many pixels hold any of the dots."""
    height, width = (-(-side // cell) * cell for side in dots.shape)
    whole = np.zeros((height, width), dtype=bool_)
    whole[: dots.shape[0], : dots.shape[1]] = dots
    return np.asarray(whole.reshape(height // cell, cell, width // cell, cell).any(axis=(1, 3)))
