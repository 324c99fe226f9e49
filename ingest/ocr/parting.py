"""A mark and the print under it -> the print alone, as far as their tones tell them apart.

What stands by itself and is as black as print is left as it is. Of letters that the mark touches, tones from the
black of print to that of the mark are drawn out to those from ink to paper, where other letters of the page keep
their strokes in that; where they would not, all that is near the black stays.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray

from ingest.ocr.inks import (
    AROUND,
    INK,
    PALER,
    PAPER,
    STROKE,
    Corners,
    Mark,
    Part,
    Sheet,
    hull,
    is_small,
    near,
    outline,
    pale_areas,
    sides,
    without_dots,
)

_LOST, _STAMPED = 0.02, 25  # of the other letters, and letters of other marks besides, may be as pale as a mark
_BLACK, _PIECE = 0.2, 1.5  # square points: less black is where a mark crosses itself; less that is pale, a letter's
_REACH = 60.0  # points around a mark that are looked at
_NEXT = 8.0  # points around a mark in which its pieces lie
_ROUNDS = 6  # in which pieces are found
_KEPT = 0.8  # of the ink of letters at least is left when their tones are drawn out
_DASH, _BESIDE = (2.0, 8.0), 3.5  # points: height and width of a dash at most, and letters as near on both sides
_RIM = 4  # times as long at least is a dash as the letters beside it reach over it
_DOT = 2.5  # points: as large is a dot over a letter at most, and as far from it


class Print(NamedTuple):
    """Pixels of letters: those that stand by themselves, and the blackest of those that a mark touches."""

    pure: NDArray[bool_]
    touched: NDArray[bool_]


def take_out(sheet: Sheet, clean: NDArray[uint8], met: NDArray[bool_], mark: Mark) -> None:
    """Paint the ink of ``mark`` and its pieces white in ``clean``, with all within it that is as pale.

    What it was is added to ``met``; so is a mark that cannot be told from print, and stays.
    """
    place = _around(mark.corners, clean.shape, _REACH / sheet.scale)
    here = sheet._replace(tones=sheet.tones[place], labels=sheet.labels[place])
    corners = tuple((x - place[1].start, y - place[0].start) for x, y in mark.corners)
    ink = clean[place] < INK
    inside = outline(corners, ink.shape, AROUND / sheet.scale)
    if not _differs(here, mark.between, inside):
        met[place] |= inside & ink
        return
    letters = _print_of(here, mark, inside)
    printed = letters.pure | letters.touched
    pale = without_dots(ink & ~printed, _PIECE, sheet.scale)
    for _ in range(_ROUNDS):
        close = outline(corners, ink.shape, _NEXT / sheet.scale) & pale
        corners, before = hull(np.concatenate((np.argwhere(close)[:, ::-1], corners))), corners
        if corners == before:
            break
    inside = inside | outline(corners, ink.shape, AROUND / sheet.scale)
    gone = inside & ~printed & ~_thin_print(here, printed)
    met[place] |= gone & ink
    left = clean[place]
    drawn = _drawn_out(np.where(letters.touched, here.tones, PAPER), mark) if _fits(here, letters, mark) else left
    left[gone] = PAPER
    touched = inside & ~letters.pure & (drawn < PAPER)
    left[touched] = drawn[touched]


def _fits(sheet: Sheet, letters: Print, mark: Mark) -> bool:
    """Whether letters without a mark keep their ink when their tones are drawn out; thin strokes lose it."""
    ink = PAPER - sheet.tones[letters.pure].astype(np.int32)
    drawn = _drawn_out(np.where(letters.pure, sheet.tones, PAPER), mark)[letters.pure]
    return bool((PAPER - drawn.astype(np.int32)).sum() > _KEPT * ink.sum())


def _drawn_out(tones: NDArray[uint8], mark: Mark) -> NDArray[uint8]:
    """The tones from black to that of a mark drawn out to those from ink to paper, strokes as wide as they were."""
    from scipy import ndimage

    shares = (tones.astype(np.float32) - mark.black) / max(mark.level - mark.black, 1.0)
    drawn = (np.clip(shares, 0, 1) * PAPER).astype(uint8)
    return np.asarray(ndimage.minimum_filter(drawn, 3))


def _thin_print(sheet: Sheet, printed: NDArray[bool_]) -> NDArray[bool_]:
    """The pale dots right above letters and dashes between them: thin print is paler where the scan is worn."""
    from scipy import ndimage

    labels = np.where(printed, 0, sheet.labels)
    found = [
        label
        for label, part in enumerate(ndimage.find_objects(labels), 1)
        if part is not None and (_is_dot(part, printed, sheet.scale) or _is_dash(part, printed, sheet.scale))
    ]
    return np.isin(labels, found)


def _is_dot(part: Part, printed: NDArray[bool_], scale: float) -> bool:
    both = sides(part, scale)
    if not _DOT / 4 <= min(both) <= max(both) <= _DOT:
        return False
    down, across = part
    below = printed[down.stop : down.stop + round(_DOT / scale), across]
    return bool(below.any() and not printed[max(down.start - 1, 0), across].any())


def _is_dash(part: Part, printed: NDArray[bool_], scale: float) -> bool:
    height, width = sides(part, scale)
    if height > _DASH[0] or not _DASH[0] <= width <= _DASH[1]:
        return False
    down, across = part
    beside = round(_BESIDE / scale)
    before, behind = (
        printed[down, max(across.start - beside, 0) : across.start],
        printed[down, across.stop :][:, :beside],
    )
    rim = (across.stop - across.start) // _RIM
    above = printed[max(down.start - beside, 0) : down.stop + beside, across.start + rim : across.stop - rim]
    return bool(before.any() and behind.any() and not above.any())


def _differs(sheet: Sheet, between: float, inside: NDArray[bool_]) -> bool:
    """Whether next to none of the other letters of a page is as pale as a mark is."""
    own = set(np.unique(sheet.labels[inside]).tolist())
    others = sheet.blackest[[n for n in sheet.letters if n not in own]]
    return between - sheet.black >= PALER / 2 and (others >= between).sum() <= _LOST * len(others) + _STAMPED


def _print_of(sheet: Sheet, mark: Mark, inside: NDArray[bool_]) -> Print:
    """The print of a part of a sheet, blacker than ``mark``; letters elsewhere tell how much of them is as pale."""
    black = _cores(sheet.tones, mark, sheet.scale)
    areas = pale_areas(sheet, mark.between)
    found = [n for n in np.unique(sheet.labels).tolist() if n and sheet.blackest[n] < mark.between]
    small = [n for n in found if is_small(sheet, n)]
    own = set(np.unique(sheet.labels[inside]).tolist())
    usual = max((float(areas[n]) for n in small if n not in own), default=0.0)
    pure = np.isin(sheet.labels, [n for n in small if areas[n] <= max(usual, sheet.thin, _PIECE)])
    return Print(pure, near(black, STROKE, sheet.scale) & ~pure)


def _cores(tones: NDArray[uint8], mark: Mark, scale: float) -> NDArray[bool_]:
    """What is blacker than ``mark`` and hangs together with what is as black as print."""
    from scipy import ndimage

    dark = without_dots(tones < mark.between, _BLACK, scale)
    return np.asarray(ndimage.binary_propagation(dark & (tones < (mark.between + mark.black) / 2), mask=dark))


def _around(corners: Corners, shape: tuple[int, int], reach: float) -> Part:
    """The part of a picture around some corners."""
    sides = [
        slice(max(min(places) - round(reach), 0), min(max(places) + round(reach), length))
        for places, length in zip(zip(*(c[::-1] for c in corners), strict=True), shape, strict=True)
    ]
    return sides[0], sides[1]
