"""What hands put over a print: a stamp, a signature, the line of a pen; taken out where its ink is not the print's.

A mark hangs together over more than letters do, in strokes no thicker than a pen's, and its ink is paler than that
of the page's letters: gray, or of a colour. Within such a mark all that is as pale goes, its own letters too. Print
is never taken out: what is as black as letters stays, with all that is of its shape. Where a mark and words meet,
the words are hardly believed. A mark as black as the print stays, and what it touches is not believed either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray

from ingest.ocr.frames import lone_sides
from ingest.ocr.inks import (
    PALER,
    PAPER,
    STROKE,
    Mark,
    Part,
    Sheet,
    hull,
    near,
    reduced,
    sheet_of,
    sides,
    thin_print,
    with_thin_print,
)
from ingest.ocr.parting import take_out
from ingest.ocr.rules import Unruled
from ingest.ocr.tesseract import Glimpse, Row
from schemas.document import Edge

_WIDE, _LONG = 14.0, 28.0  # points: what is as wide and as long hangs together over more than letters
_DRAWING = 30  # of them make no page of print with marks
_GAP = 1.5  # points: three times as far from each other lie pieces of what rules and print cut
_CROSSED = 3  # times as far from a stroke may lie the rest of a letter that it crosses
_THICK = 6.0  # points: a stroke of a pen or stamp is thinner
_TAKEN = 0.3  # of a mark's ink: so much is out already, the rest are letters
_LEVEL = 20  # per cent of its ink is as black as a mark is said to be, or blacker
_OWN = 0.2  # of what hangs together at least is the mark, the rest are letters that it touches
_SIDE = 0.5  # of its length is a part of a mark: the rule was a side of it
_MET = 1.0  # square points of a mark in the box of a word: they meet
HARDLY = 39.0  # the confidence at most of a word that a mark meets
_BESIDE = 0.6  # of its height: so near on either side letters of the same word or number may have been lost
PART = 29.0  # the confidence at most of a word beside which a mark was: it may be a part of what was printed


class Cleared(NamedTuple):
    """A picture without rules and marks, and its rules; ``met`` are the pixels of marks, also those that stayed.

    ``taken`` is True where something was painted white.
    """

    pixels: NDArray[uint8]
    edges: tuple[Edge, ...]
    met: NDArray[bool_] | None
    taken: bool = False


def without_marks(pixels: NDArray[uint8], tones: NDArray[uint8], unruled: Unruled, scale: float) -> Cleared:
    """``pixels`` are a level picture and ``tones`` how black it is; a pixel is ``scale`` points."""
    clean, edges = unruled
    sheet = sheet_of(clean, tones, scale)
    if sheet is None:
        return Cleared(clean, edges, None)
    sides = tuple(lone_sides(edges, tones, sheet.black, scale))
    done = clean.copy()
    for _, place in sides:
        done[place] = pixels[place]
    if sides:
        sheet = sheet_of(done, tones, scale) or sheet
    # rules of tables are neither print nor mark
    sheet = with_thin_print(sheet._replace(tones=np.where(done == PAPER, uint8(PAPER), tones)))
    met = np.zeros(clean.shape, dtype=bool_)
    for mark in _joined(_strewn(sheet)):
        take_out(sheet, done, met, mark)
    for label in _large(sheet):
        if met[sheet.labels == label].mean() < _TAKEN:
            take_out(sheet, done, met, _mark(sheet, label))
    for edge, place in sides:
        if met[place].any(axis=0 if edge.horizontal else 1).mean() > _SIDE:
            edges = tuple(other for other in edges if other != edge)
        else:
            done[place] = clean[place]
    return Cleared(done, edges, met if met.any() else None, not np.array_equal(done, clean))


def _large(sheet: Sheet) -> Iterator[int]:
    """The labels of what hangs together over more than letters, in strokes; none on a page that is a drawing."""
    found = [n for n, part in enumerate(sheet.parts, 1) if _is_large(part, sheet.scale)]
    for label in found if len(found) <= _DRAWING else ():
        own = sheet.labels[sheet.parts[label - 1]] == label
        if _thickness(own) * sheet.scale <= _THICK:
            yield label


def _is_large(part: Part, scale: float) -> bool:
    both = sides(part, scale)
    return min(both) >= _WIDE and max(both) >= _LONG


def _thickness(shape: NDArray[bool_]) -> float:
    """Of the thickest stroke, in pixels."""
    from scipy import ndimage

    return 2 * float(ndimage.distance_transform_edt(np.pad(shape, 1)).max())


def _strewn(sheet: Sheet) -> Iterator[Mark]:
    """Marks that rules and print cut into pieces: pale strokes that nearly hang together, one of them long."""
    from scipy import ndimage

    ink = sheet.labels > 0
    dark = ink & (sheet.tones < sheet.black + PALER)
    pale = ink & ~near(dark, STROKE, sheet.scale)
    cell = max(1, round(_GAP / sheet.scale))
    strokes = reduced(pale & ~thin_print(sheet), cell)
    # letters that a stroke crosses hang together with it, columns of thin figures above it do not
    cells = reduced(pale, cell) & ndimage.binary_dilation(strokes, np.ones((3, 3)), _CROSSED)
    labels, _ = ndimage.label(ndimage.binary_dilation(cells, np.ones((3, 3))), np.ones((3, 3)))
    found = ndimage.find_objects(labels)
    large = [label for label, part in enumerate(found, 1) if _is_large(part, cell * sheet.scale)]
    for label in large if len(large) <= _DRAWING else ():
        down, right = (slice(side.start * cell, side.stop * cell) for side in found[label - 1])
        own = pale[down, right]
        own = (
            own
            & np.kron(labels[found[label - 1]] == label, np.ones((cell, cell), bool_))[: len(own), : own.shape[1]]
        )
        if any(_is_stroke(sheet, n) for n in np.unique(sheet.labels[down, right][own]).tolist()):
            level = float(np.percentile(sheet.tones[down, right][own], _LEVEL))
            yield Mark(hull(np.argwhere(own)[:, ::-1] + (right.start, down.start)), level, sheet.black)


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """The marks, those that reach into each other's boxes as one: two corners of a frame."""
    left: list[Mark] = []
    for mark in marks:
        whole = mark
        while met := [other for other in left if _overlap(whole, other)]:
            left = [other for other in left if other not in met]
            corners = np.array([corner for one in (whole, *met) for corner in one.corners])
            whole = Mark(hull(corners), min(one.level for one in (whole, *met)), whole.black)
        left.append(whole)
    return left


def _overlap(one: Mark, other: Mark) -> bool:
    (ones, others) = (np.array(mark.corners) for mark in (one, other))
    return bool((ones.min(axis=0) <= others.max(axis=0)).all() and (others.min(axis=0) <= ones.max(axis=0)).all())


def _is_stroke(sheet: Sheet, label: int) -> bool:
    """Whether a label is longer than letters, and no thicker than a pen's stroke."""
    part = sheet.parts[label - 1]
    return (
        max(sides(part, sheet.scale)) >= _LONG and _thickness(sheet.labels[part] == label) * sheet.scale <= _THICK
    )


def _mark(sheet: Sheet, label: int) -> Mark:
    """The mark that a label is a part of."""
    part = sheet.parts[label - 1]
    own, tones = sheet.labels[part] == label, sheet.tones[part]
    pale = own & ~near(tones < sheet.black + PALER / 2, STROKE, sheet.scale)
    level = float(np.percentile(tones[pale], _LEVEL)) if pale.sum() > _OWN * own.sum() else sheet.black
    points = np.argwhere(own)[:, ::-1] + (part[1].start, part[0].start)
    return Mark(hull(points), level, sheet.black)


def hardly_believed(rows: Iterable[Row], cleared: Cleared, scale: float) -> Iterator[Row]:
    """The lines, with words that a mark meets hardly believed, and those beside which it was even less."""
    for row in rows:
        yield row._replace(glimpses=tuple(_judged(glimpse, cleared.met, scale) for glimpse in row.glimpses))


def _judged(glimpse: Glimpse, met: NDArray[bool_] | None, scale: float) -> Glimpse:
    if met is None:
        return glimpse
    left, top, right, bottom = glimpse.box
    reach = round(_BESIDE * (bottom - top))
    within = met[top:bottom, left:right].sum()
    beside = met[top:bottom, max(left - reach, 0) : right + reach].sum() - within
    sure = glimpse.confidence
    if beside * scale * scale >= _MET:
        sure = min(sure, PART)
    elif within * scale * scale >= _MET:
        sure = min(sure, HARDLY)
    return glimpse._replace(confidence=sure)
