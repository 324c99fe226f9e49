"""Rules that may be the sides of a stamp: it stands so nearly level that they were taken for rules of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.inks import PALER, PAPER, Part
from schemas.document import Edge

_LONGEST = 250.0  # points: no side of a stamp is longer
_CORNER = 8.0  # points: as near to each other rules end that are of one table
_AS_FAR, _LEVEL_ENDS = 2, 3  # sides of a frame reach as far, and no more rules end level with a side, with itself
_AROUND = 2.5  # points about the middle of a rule are its own
_LEVEL = 25  # per cent of a rule's dots are at least as black as it is said to be


def lone_sides(
    edges: Sequence[Edge], tones: NDArray[uint8], black: float, scale: float
) -> Iterator[tuple[Edge, Part]]:
    """The rules paler than the ``black`` of print that stand alone or as a pair, each with its place in pixels."""
    for edge in edges:
        if _length(edge) <= _LONGEST and _stands_alone(edge, edges) and not _bounds_table(edge, edges):
            place = _place(edge, scale)
            dots = tones[place].min(axis=0 if edge.horizontal else 1, initial=PAPER)
            if dots.size and np.percentile(dots, _LEVEL) >= black + PALER:
                yield edge, place


def _stands_alone(edge: Edge, edges: Sequence[Edge]) -> bool:
    """Whether at most one other rule reaches as far, and at most two end level with it: those of a table do."""
    along = [[abs(a - b) <= _CORNER for a, b in _pairs(e, edge)] for e in edges if e.horizontal == edge.horizontal]
    return sum(map(all, along)) <= _AS_FAR and all(sum(level) <= _LEVEL_ENDS for level in zip(*along, strict=True))


def _bounds_table(edge: Edge, edges: Sequence[Edge]) -> bool:
    """Whether it ends at a rule that crosses it and is longer than any side of a stamp."""
    across = [e for e in edges if e.horizontal != edge.horizontal and _length(e) > _LONGEST]
    middle = edge.top if edge.horizontal else edge.x0
    return any(
        _ends(e)[0] - _CORNER <= middle <= _ends(e)[1] + _CORNER
        and min(abs(end - (e.top if e.horizontal else e.x0)) for end in _ends(edge)) <= _CORNER
        for e in across
    )


def _length(edge: Edge) -> float:
    return max(edge.x1 - edge.x0, edge.bottom - edge.top)


def _ends(edge: Edge) -> tuple[float, float]:
    return (edge.x0, edge.x1) if edge.horizontal else (edge.top, edge.bottom)


def _pairs(one: Edge, other: Edge) -> Iterator[tuple[float, float]]:
    """Where both begin, and where both end."""
    return zip(_ends(one), _ends(other), strict=True)


def _place(edge: Edge, scale: float) -> Part:
    along = slice(max(round(_ends(edge)[0] / scale), 0), round(_ends(edge)[1] / scale))
    middle = edge.top if edge.horizontal else edge.x0
    across = slice(max(round((middle - _AROUND) / scale), 0), round((middle + _AROUND) / scale))
    return (across, along) if edge.horizontal else (along, across)
