"""Boxes drawn on a page: a frame of four lines, or a shaded ground, that sets some of the text apart.

A leaf beside ``columns``, which asks for them. Goes by the drawing alone and knows no word. A page with many lines
is one of tables, whose cells are no boxes: there it finds none.
"""

from __future__ import annotations

from itertools import combinations

from schemas.document import BBox, Edge, Page

_MOST_EDGES = 80
_NEAR = 3.0  # points that the ends of the lines of a frame may differ
_LEAST_WIDTH, _LEAST_HEIGHT = 60.0, 20.0
_MOST_WIDTH = 0.6  # of the page: a wider box has no text beside it


def frames_of(page: Page) -> tuple[BBox, ...]:
    """The rectangles that four edges of the page make, from the top; none that holds another."""
    if not page.geometry or len(page.edges) > _MOST_EDGES:
        return ()
    across = [e for e in page.edges if e.horizontal]
    down = [e for e in page.edges if not e.horizontal and e.bottom - e.top >= _LEAST_HEIGHT]
    found = {
        BBox(left.x0, left.top, right.x1, left.bottom)
        for left, right in combinations(sorted(down), 2)
        if _LEAST_WIDTH <= right.x0 - left.x0 <= _MOST_WIDTH * page.width
        and abs(left.top - right.top) <= _NEAR
        and abs(left.bottom - right.bottom) <= _NEAR
        and all(_closed(across, left, right, y) for y in (left.top, left.bottom))
    }
    ordered = sorted(found, key=lambda box: (box.top, box.x0))
    return tuple(box for box in ordered if not any(other != box and _holds(box, other) for other in ordered))


def _closed(across: list[Edge], left: Edge, right: Edge, y: float) -> bool:
    """True where a line runs at ``y`` from one side to the other, and no further."""
    ends = ((e.x0 - left.x0, e.x1 - right.x1) for e in across if abs(e.top - y) <= _NEAR)
    return any(abs(start) <= _NEAR and abs(stop) <= _NEAR for start, stop in ends)


def _holds(box: BBox, other: BBox) -> bool:
    return box.x0 <= other.x0 and box.top <= other.top and other.x1 <= box.x1 and other.bottom <= box.bottom
