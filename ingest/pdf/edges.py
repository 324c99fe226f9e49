"""Vector drawings of a page -> horizontal and vertical edges.

Lines and the sides of rectangles; a rectangle thinner than a ruled line is one edge. Dots and dashes drawn one
by one, and borders drawn cell by cell, become one edge. Curves, slanted lines and whatever is shorter than a glyph
are no edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from schemas.document import Edge
from schemas.making import made

_THIN = 3.0  # points: a filled rectangle up to this is a ruled line
_STRAIGHT = 0.7  # points: how far a line may lean, and how far apart parts of one edge may lie
_JOIN = 1.5  # points between parts of one edge
_DASH = 5.0  # points: longest dot or dash
_DASH_GAP = 4.0  # points between dots or dashes
_LEAST = 4.0  # points: shorter edges are parts of drawn letters
_WHITE = 0.99
_FLIPPED = itemgetter(1, 0, 3, 2)
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # the matrix of a page that is not turned


def edges_of(
    drawings: Iterable[dict[str, Any]], matrix: Sequence[float], width: float, height: float
) -> tuple[Edge, ...]:
    """The edges on a page of ``width`` x ``height``; ``matrix`` turns the drawings as the page is read."""
    matrix = tuple(matrix)  # PyMuPDF's own counts out its numbers anew for each point
    across: list[Edge] = []
    down: list[Edge] = []
    for drawing in drawings:
        if _unseen(drawing):
            continue
        for stroke in _strokes(drawing, matrix):
            edge = _on_page(stroke, width, height)
            if edge is not None:
                (across if edge.horizontal else down).append(edge)
    joined = (*_join(across), *_flipped(_join(_flipped(down))))
    return tuple(edge for edge in joined if max(edge.x1 - edge.x0, edge.bottom - edge.top) >= _LEAST)


def _on_page(edge: Edge, width: float, height: float) -> Edge | None:
    """What of an edge lies on the page; None where nothing does."""
    x0, top, x1, bottom = edge
    if x0 >= 0.0 and top >= 0.0 and x1 <= width and bottom <= height:
        return edge
    x0, top, x1, bottom = max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)
    return None if x1 < x0 or bottom < top else Edge(x0, top, x1, bottom)


def _unseen(drawing: dict[str, Any]) -> bool:
    """True for what is filled with white and not outlined: it hides, it does not show."""
    fill = drawing.get("fill")
    return drawing["type"] == "f" and fill is not None and min(fill) >= _WHITE


def _strokes(drawing: dict[str, Any], matrix: Sequence[float]) -> Iterator[Edge]:
    for item in drawing["items"]:
        kind = item[0]
        if kind == "l":
            yield from _line(*_box(matrix, item[1:3]))
        elif kind == "re":
            x0, top, x1, bottom = item[1]
            yield from _rectangle(*_box(matrix, ((x0, top), (x1, bottom))))
        elif kind == "qu":
            yield from _rectangle(*_box(matrix, item[1]))


def _box(matrix: Sequence[float], points: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    if matrix != _UPRIGHT:
        a, b, c, d, e, f = matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _line(x0: float, top: float, x1: float, bottom: float) -> Iterator[Edge]:
    if bottom - top <= _STRAIGHT:
        middle = (top + bottom) / 2
        yield Edge(x0, middle, x1, middle)
    elif x1 - x0 <= _STRAIGHT:
        middle = (x0 + x1) / 2
        yield Edge(middle, top, middle, bottom)


def _rectangle(x0: float, top: float, x1: float, bottom: float) -> Iterator[Edge]:
    if bottom - top <= _THIN and x1 - x0 >= bottom - top:
        yield Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    elif x1 - x0 <= _THIN:
        yield Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    else:
        yield Edge(x0, top, x1, top)
        yield Edge(x0, bottom, x1, bottom)
        yield Edge(x0, top, x0, bottom)
        yield Edge(x1, top, x1, bottom)


def _flipped(edges: Iterable[Edge]) -> Iterator[Edge]:
    return made(Edge, map(_FLIPPED, edges))


def _join(edges: Iterable[Edge]) -> list[Edge]:
    """Horizontal edges with the parts of one edge put together."""
    out: list[Edge] = []
    for group in _levels(sorted(edges, key=lambda e: e.top)):
        last: Edge | None = None
        for edge in sorted(group):
            if last is not None and edge.x0 - last.x1 <= _reach(edge):
                last = Edge(last.x0, last.top, max(last.x1, edge.x1), last.bottom)
                continue
            if last is not None:
                out.append(last)
            last = edge
        if last is not None:
            out.append(last)
    return out


def _levels(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """Edges (from top to bottom) in groups of one height."""
    group: list[Edge] = []
    for edge in edges:
        if group and edge.top - group[0].top > _STRAIGHT:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _reach(edge: Edge) -> float:
    return _DASH_GAP if edge.x1 - edge.x0 <= _DASH else _JOIN
