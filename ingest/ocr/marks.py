"""What hands put over a print: a stamp, a signature, the line of a pen; taken out where its ink is not the print's.

A mark hangs together over more than letters do, in strokes no thicker than a pen's, and its ink is paler than that
of the page's letters: gray, or of a colour. Within such a mark all that is as pale goes, its own letters too. Print
is never taken out: what is as black as letters stays, with all that is of its shape. Where a mark and words meet,
the words are hardly believed. A mark as black as the print stays, and what it touches is not believed either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ingest.ocr.rules import Unruled
from ingest.ocr.tesseract import Glimpse, Row
from schemas.document import BBox, Edge

_PAPER = 255
_INK = 200  # of 255
_LETTERS = (3.5, 14.0, 20.0)  # points: the least and greatest height of letters, and their greatest width
_ENOUGH = 30  # letters tell how black the print is
_PRINT = 75  # per cent of the letters are at least as black as this says of the print
_WIDE, _LONG = 14.0, 28.0  # points: what is as wide and as long hangs together over more than letters
_DRAWING = 30  # of them make no page of print with marks
_THICK = 6.0  # points: a stroke of a pen or stamp is thinner
_PALER = 24  # of 255: so much paler than print is ink of another kind
_OWN = 0.2  # of what hangs together at least is the mark, the rest are letters that it touches
_STROKE = 0.8  # points: as far from the black of a letter its stroke reaches
_LOST, _STAMPED = 0.02, 25  # of the other letters, and letters of other marks besides, may be as pale as a mark
_BLACK, _PIECE = 0.2, 1.5  # square points: less black is where a mark crosses itself; less that is pale, a letter's
_REACH = 60.0  # points around a mark that are looked at
_AROUND, _NEXT = 2.0, 8.0  # points around a mark that belong to it, and in which its pieces lie
_ROUNDS = 6  # in which pieces are found
_FRAME = ((40.0, 250.0), (20.0, 160.0))  # points: width and height of a stamp that stands level
_CORNER = 8.0  # points: as near to each other lines end that make a frame
_EDGE = 1.5  # points about its lines
_WHITE = 240  # of 255
_FEW = 5  # letters are no stamp
_MET = 1.0  # square points of a mark in the box of a word: they meet
_HARDLY = 39.0  # the confidence at most of a word that a mark meets

Part = tuple[slice, slice]
Corners = tuple[tuple[int, int], ...]  # pixels: right, down


class Cleared(NamedTuple):
    """A picture without rules and marks, and its rules; ``met`` are the pixels of marks, also those that stayed.

    ``taken`` is True where something was painted white.
    """

    pixels: NDArray[uint8]
    edges: tuple[Edge, ...]
    met: NDArray[bool_] | None
    taken: bool = False


class _Sheet(NamedTuple):
    """A picture by tones and ink that hangs together: its labels, where each lies, how black it and print are."""

    tones: NDArray[uint8]
    labels: NDArray[np.int32]
    parts: Sequence[Part]
    blackest: NDArray[np.float64]
    letters: Sequence[int]
    black: float
    scale: float


class _Mark(NamedTuple):
    """The corners of a mark, and the tone that parts its ink from print."""

    corners: Corners
    between: float


def without_marks(pixels: NDArray[uint8], tones: NDArray[uint8], unruled: Unruled, scale: float) -> Cleared:
    """``pixels`` are a level picture and ``tones`` how black it is; a pixel is ``scale`` points."""
    clean, edges = unruled
    sheet = _sheet(clean, tones, scale)
    if sheet is None:
        return Cleared(clean, edges, None)
    met = np.zeros(clean.shape, dtype=bool_)
    done = clean.copy()
    for frame, mark in _frames(sheet, edges):
        lines = _outline(mark.corners, clean.shape, _AROUND / scale, fill=0)
        done[lines] = pixels[lines]
        edges = tuple(edge for edge in edges if edge not in frame)
        _take_out(sheet, done, met, mark)
    for label in _large(sheet):
        _take_out(sheet, done, met, _mark(sheet, label))
    return Cleared(done, edges, met if met.any() else None, not np.array_equal(done, clean))


def _sheet(clean: NDArray[uint8], tones: NDArray[uint8], scale: float) -> _Sheet | None:
    """The picture by its ink; None where letters are too few to tell how black print is."""
    from scipy import ndimage

    labels, count = ndimage.label(clean < _INK, np.ones((3, 3)))
    parts = ndimage.find_objects(labels)
    letters = [n for n, part in enumerate(parts, 1) if _is_letter(part, scale)]
    if len(letters) < _ENOUGH:
        return None
    blackest = np.concatenate(([_PAPER], ndimage.minimum(tones, labels, np.arange(1, count + 1))))
    black = float(np.percentile(blackest[letters], _PRINT))
    return _Sheet(tones, labels, parts, blackest, letters, black, scale)


def _sides(part: Part, scale: float) -> tuple[float, float]:
    """Height and width in points."""
    return (part[0].stop - part[0].start) * scale, (part[1].stop - part[1].start) * scale


def _is_letter(part: Part, scale: float) -> bool:
    height, width = _sides(part, scale)
    return _LETTERS[0] <= height <= _LETTERS[1] and width <= _LETTERS[2]


def _large(sheet: _Sheet) -> Iterator[int]:
    """The labels of what hangs together over more than letters, in strokes; none on a page that is a drawing."""
    from scipy import ndimage

    sides = ((label, _sides(part, sheet.scale)) for label, part in enumerate(sheet.parts, 1))
    found = [label for label, both in sides if min(both) >= _WIDE and max(both) >= _LONG]
    for label in found if len(found) <= _DRAWING else ():
        own = np.pad(sheet.labels[sheet.parts[label - 1]] == label, 1)
        if ndimage.distance_transform_edt(own).max() * 2 * sheet.scale <= _THICK:
            yield label


def _mark(sheet: _Sheet, label: int) -> _Mark:
    """The mark that a label is a part of."""
    part = sheet.parts[label - 1]
    own, tones = sheet.labels[part] == label, sheet.tones[part]
    pale = own & ~_near(tones < sheet.black + _PALER / 2, _STROKE, sheet.scale)
    level = float(np.percentile(tones[pale], 10)) if pale.sum() > _OWN * own.sum() else sheet.black
    points = np.argwhere(own)[:, ::-1] + (part[1].start, part[0].start)
    return _Mark(_hull(points), (level + sheet.black) / 2)


def _hull(points: NDArray[np.intp]) -> Corners:
    """The corners of the least shape without hollows that holds all points."""
    from scipy.spatial import ConvexHull

    found = points[ConvexHull(points, qhull_options="QJ").vertices]
    return tuple((int(x), int(y)) for x, y in found)


def _outline(corners: Corners, shape: tuple[int, int], around: float, fill: int = 1) -> NDArray[bool_]:
    """What lies between the corners, with so many pixels around it; that border alone without ``fill``."""
    picture = Image.new("1", shape[::-1])
    draw = ImageDraw.Draw(picture)
    if fill:
        draw.polygon(corners, fill=1)
    draw.line([*corners, corners[0]], fill=1, width=2 * round(around))
    return np.asarray(picture)


def _take_out(sheet: _Sheet, clean: NDArray[uint8], met: NDArray[bool_], mark: _Mark) -> None:
    """Paint the ink of ``mark`` and its pieces white in ``clean``, with all within it that is as pale.

    What it was is added to ``met``; so is a mark that cannot be told from print, and stays.
    """
    place = _around(mark.corners, clean.shape, _REACH / sheet.scale)
    here = sheet._replace(tones=sheet.tones[place], labels=sheet.labels[place])
    corners = tuple((x - place[1].start, y - place[0].start) for x, y in mark.corners)
    ink = clean[place] < _INK
    inside = _outline(corners, ink.shape, _AROUND / sheet.scale)
    if not _differs(here, mark.between, inside):
        met[place] |= inside & ink
        return
    printed = _printed(here, mark.between)
    pale = _without_dots(ink & ~printed, _PIECE, sheet.scale)
    for _ in range(_ROUNDS):
        near = _outline(corners, ink.shape, _NEXT / sheet.scale) & pale
        corners, before = _hull(np.concatenate((np.argwhere(near)[:, ::-1], corners))), corners
        if corners == before:
            break
    inside = inside | _outline(corners, ink.shape, _AROUND / sheet.scale)
    met[place] |= inside & ink & ~printed
    clean[place][inside & ~printed] = _PAPER


def _differs(sheet: _Sheet, between: float, inside: NDArray[bool_]) -> bool:
    """Whether next to none of the other letters of a page is as pale as a mark is."""
    own = set(np.unique(sheet.labels[inside]).tolist())
    others = sheet.blackest[[n for n in sheet.letters if n not in own]]
    return between - sheet.black >= _PALER / 2 and (others >= between).sum() <= _LOST * len(others) + _STAMPED


def _printed(sheet: _Sheet, between: float) -> NDArray[bool_]:
    """The letters of a part of a sheet, blacker than ``between``; the black alone of those that a mark touches."""
    found = np.unique(sheet.labels).tolist()
    letters = [n for n in found if n and sheet.blackest[n] < between and _is_small(sheet, n)]
    black = _without_dots(sheet.tones < between, _BLACK, sheet.scale)
    return _near(black, _STROKE, sheet.scale) | np.isin(sheet.labels, letters)


def _without_dots(black: NDArray[bool_], least: float, scale: float) -> NDArray[bool_]:
    """What is black and hangs together over so many square points at least."""
    from scipy import ndimage

    labels, _ = ndimage.label(black, np.ones((3, 3)))
    return np.asarray((np.bincount(labels.ravel()) * scale * scale >= least)[labels] & black)


def _around(corners: Corners, shape: tuple[int, int], reach: float) -> Part:
    """The part of a picture around some corners."""
    sides = [
        slice(max(min(places) - round(reach), 0), min(max(places) + round(reach), length))
        for places, length in zip(zip(*(c[::-1] for c in corners), strict=True), shape, strict=True)
    ]
    return sides[0], sides[1]


def _is_small(sheet: _Sheet, label: int) -> bool:
    """Whether a label is a letter, or the dot of one, and no more."""
    height, width = _sides(sheet.parts[label - 1], sheet.scale)
    return height <= _LETTERS[1] and width <= _LETTERS[2]


def _near(black: NDArray[bool_], points: float, scale: float) -> NDArray[bool_]:
    """What is black, and the pixels around it as far as so many points."""
    from scipy import ndimage

    return np.asarray(ndimage.binary_dilation(black, np.ones((3, 3)), max(1, round(points / scale))))


def _frames(sheet: _Sheet, edges: Sequence[Edge]) -> Iterator[tuple[tuple[Edge, ...], _Mark]]:
    """Rules that are two sides of a frame or all four, around pale letters: a stamp that stands nearly level."""
    pale = np.array([n for n in range(1, len(sheet.parts) + 1) if sheet.blackest[n] >= sheet.black + _PALER])
    places = np.array([_middle(sheet.parts[n - 1], sheet.scale) for n in pale if _is_tall(sheet, n)]).reshape(-1, 2)
    found: list[BBox] = []
    for one, other in combinations(edges, 2):
        box = BBox(
            min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom)
        )
        if one.horizontal != other.horizontal or not _is_frame(box) or not _are_opposite(one, other):
            continue
        inside = (places > (box.top, box.x0)).all(axis=1) & (places < (box.bottom, box.x1)).all(axis=1)
        level = _level_of(sheet, box) if inside.sum() > _FEW else None
        if level is not None and not any(_is_close(box, earlier) for earlier in found):
            found.append(box)
            sides = tuple(e for e in edges if _is_side(e, box))
            yield sides, _Mark(_corners(box, sheet.scale), (level + sheet.black) / 2)


def _middle(part: Part, scale: float) -> tuple[float, float]:
    return (part[0].start + part[0].stop) * scale / 2, (part[1].start + part[1].stop) * scale / 2


def _is_tall(sheet: _Sheet, label: int) -> bool:
    """Whether ink is as high as letters are, those of a stamp among them."""
    return _LETTERS[0] <= _sides(sheet.parts[label - 1], sheet.scale)[0] <= 2 * _LETTERS[1]


def _are_opposite(one: Edge, other: Edge) -> bool:
    ends = (
        ((one.x0, one.x1), (other.x0, other.x1))
        if one.horizontal
        else ((one.top, one.bottom), (other.top, other.bottom))
    )
    return _is_close(*ends)


def _is_side(edge: Edge, box: BBox) -> bool:
    ends = (edge.x0, edge.top, edge.x1, edge.bottom)
    sides = (box.x0, box.top, box.x1, box.bottom)
    return sum(abs(end - side) <= _CORNER for end, side in zip(ends, sides, strict=True)) == 3


def _corners(box: BBox, scale: float) -> Corners:
    corners = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
    return tuple((round(x / scale), round(y / scale)) for x, y in corners)


def _is_frame(box: BBox) -> bool:
    sides = (box.width, box.height)
    return all(least <= side <= most for side, (least, most) in zip(sides, _FRAME, strict=True))


def _is_close(some: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(one - other) <= _CORNER for one, other in zip(some, others, strict=True))


def _level_of(sheet: _Sheet, box: BBox) -> float | None:
    """How black the letters of a stamp are, where the frame around them is as pale; None where they are print."""
    left, top, right, bottom = (round(side / sheet.scale) for side in box)
    labels = [n for n in np.unique(sheet.labels[top:bottom, left:right]).tolist() if n and _is_tall(sheet, n)]
    pale = [sheet.blackest[n] for n in labels if sheet.blackest[n] >= sheet.black + _PALER]
    level = float(np.median(pale)) if len(pale) > _FEW else 0.0
    edge = round(_EDGE / sheet.scale)
    places = (
        np.s_[top - edge : top + edge, left:right],
        np.s_[bottom - edge : bottom + edge, left:right],
        np.s_[top:bottom, left - edge : left + edge],
        np.s_[top:bottom, right - edge : right + edge],
    )
    sides = [tones[tones < _WHITE] for place in places for tones in [sheet.tones[place]]]
    alike = any(side.size and abs(np.percentile(side, 10) - level) <= _PALER / 2 for side in sides)
    return level if alike else None


def hardly_believed(rows: Iterable[Row], cleared: Cleared, scale: float) -> Iterator[Row]:
    """The lines, with words that a mark meets hardly believed."""
    for row in rows:
        yield row._replace(glimpses=tuple(_judged(glimpse, cleared.met, scale) for glimpse in row.glimpses))


def _judged(glimpse: Glimpse, met: NDArray[bool_] | None, scale: float) -> Glimpse:
    left, top, right, bottom = glimpse.box
    if met is None or met[top:bottom, left:right].sum() * scale * scale < _MET:
        return glimpse
    return glimpse._replace(confidence=min(glimpse.confidence, _HARDLY))
