"""Rules that are the frame of a stamp: it stands so nearly level that its sides were taken for rules of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from ingest.ocr.inks import LETTERS, PALER, Corners, Mark, Part, Sheet, sides
from schemas.document import BBox, Edge

_FRAME = ((40.0, 250.0), (20.0, 160.0))  # points: width and height of a stamp that stands level
_CORNER = 8.0  # points: as near to each other lines end that make a frame
_EDGE = 1.5  # points about its lines
_WHITE = 240  # of 255
_FEW, _MANY = 5, 120  # letters: fewer are no stamp, more are a text of another ink


def frames(sheet: Sheet, edges: Sequence[Edge]) -> Iterator[tuple[tuple[Edge, ...], Mark]]:
    """Rules that are two sides of a frame or all four, around pale letters: a stamp that stands nearly level."""
    pale = np.array([n for n in range(1, len(sheet.parts) + 1) if sheet.blackest[n] >= sheet.black + PALER])
    places = np.array([_middle(sheet.parts[n - 1], sheet.scale) for n in pale if _is_tall(sheet, n)]).reshape(-1, 2)
    found: list[BBox] = []
    for one, other in combinations([edge for edge in edges if _stands_alone(edge, edges)], 2):
        box = BBox(
            min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom)
        )
        if one.horizontal != other.horizontal or not _is_frame(box) or not _are_opposite(one, other):
            continue
        if any(_parts(edge, box) for edge in edges):
            continue
        inside = (places > (box.top, box.x0)).all(axis=1) & (places < (box.bottom, box.x1)).all(axis=1)
        level = _level_of(sheet, box) if _FEW < inside.sum() <= _MANY else None
        if level is not None and not any(_is_close(box, earlier) for earlier in found):
            found.append(box)
            sides = tuple(e for e in edges if _is_side(e, box))
            yield sides, Mark(_corners(box, sheet.scale), level, sheet.black)


def _parts(edge: Edge, box: BBox) -> bool:
    """Whether a rule goes through a box from side to side and no further: that of a table's row or column."""
    if edge.horizontal:
        return (
            _is_close((edge.x0, edge.x1), (box.x0, box.x1)) and box.top + _CORNER < edge.top < box.bottom - _CORNER
        )
    return (
        _is_close((edge.top, edge.bottom), (box.top, box.bottom)) and box.x0 + _CORNER < edge.x0 < box.x1 - _CORNER
    )


def _stands_alone(edge: Edge, edges: Sequence[Edge]) -> bool:
    """Whether at most one other rule reaches as far: those of a table's rows or columns do."""
    ends = (edge.x0, edge.x1) if edge.horizontal else (edge.top, edge.bottom)
    others = (
        (e.x0, e.x1) if edge.horizontal else (e.top, e.bottom) for e in edges if e.horizontal == edge.horizontal
    )
    return sum(_is_close(ends, other) for other in others) <= 2


def _middle(part: Part, scale: float) -> tuple[float, float]:
    return (part[0].start + part[0].stop) * scale / 2, (part[1].start + part[1].stop) * scale / 2


def _is_tall(sheet: Sheet, label: int) -> bool:
    """Whether ink is as high as letters are, those of a stamp among them."""
    return LETTERS[0] <= sides(sheet.parts[label - 1], sheet.scale)[0] <= 2 * LETTERS[1]


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


def _level_of(sheet: Sheet, box: BBox) -> float | None:
    """How black the letters of a stamp are, where the frame around them is as pale; None where they are print."""
    left, top, right, bottom = (round(side / sheet.scale) for side in box)
    labels = [n for n in np.unique(sheet.labels[top:bottom, left:right]).tolist() if n and _is_tall(sheet, n)]
    pale = [sheet.blackest[n] for n in labels if sheet.blackest[n] >= sheet.black + PALER]
    level = float(np.median(pale)) if len(pale) > _FEW else 0.0
    edge = round(_EDGE / sheet.scale)
    places = (
        np.s_[top - edge : top + edge, left:right],
        np.s_[bottom - edge : bottom + edge, left:right],
        np.s_[top:bottom, left - edge : left + edge],
        np.s_[top:bottom, right - edge : right + edge],
    )
    sides = [tones[tones < _WHITE] for place in places for tones in [sheet.tones[place]]]
    alike = any(side.size and abs(np.percentile(side, 10) - level) <= PALER / 2 for side in sides)
    return level if alike else None
