"""Ruled lines in a level picture -> edges, and the picture without them.

Recognition takes a rule beside a digit for a digit. A rule is long, straight and thin; whatever is thick is a
picture or a shaded cell and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy import bool_, uint8
from numpy.typing import NDArray

from schemas.document import Edge

_DARK = 160  # of 255
_GRAY = 215  # of 255: a hairline may be as light where it was scanned; so are the gaps between blurred letters
_LONE = 0.25  # of its length at most has ink beside it, for a gray line to be a rule
_BESIDE = 1.2  # points
_EDGE = 0.5  # points beside a rule that are gray with it
_PRINT = 110  # of 255: what is darker there is a letter that touches
_LONG = 30.0  # points: shorter lines are parts of letters
_THICK = 3.5  # points
_LEVEL, _LEAN = 0.6, 0.006  # points, or so much of its length: as far one end lies from the other's height
_GAP = 6.0  # points between parts of one rule


class Rule(NamedTuple):
    """A straight line in pixels, ends exclusive: ``start`` to ``stop`` along it, ``first`` to ``last`` across."""

    start: int
    stop: int
    first: int
    last: int


class Unruled(NamedTuple):
    """A picture with its rules painted white, and the rules as edges in points."""

    pixels: NDArray[uint8]
    edges: tuple[Edge, ...]


def without_rules(gray: NDArray[uint8], scale: float) -> Unruled:
    """The picture without its rules; a pixel is ``scale`` points."""
    clean = gray.copy()
    across = _without(gray, clean, scale)
    down = _without(np.ascontiguousarray(gray.T), clean.T, scale)
    edges = [Edge(r.start * scale, y, r.stop * scale, y) for r in across for y in [(r.first + r.last) / 2 * scale]]
    edges += [Edge(x, r.start * scale, x, r.stop * scale) for r in down for x in [(r.first + r.last) / 2 * scale]]
    return Unruled(clean, tuple(edges))


def _without(gray: NDArray[uint8], clean: NDArray[uint8], scale: float) -> list[Rule]:
    """The rules along the rows of ``gray``, painted over in ``clean``."""
    found = [
        rule
        for rule in _rules(gray < _GRAY, scale)
        if _is_rule(gray, rule, round(_BESIDE / scale)) and not _leans(gray, rule, scale)
    ]
    edge = round(_EDGE / scale)
    for rule in found:
        clean[rule.first : rule.last, rule.start : rule.stop] = 255
        around = clean[max(rule.first - edge, 0) : rule.last + edge, max(rule.start - edge, 0) : rule.stop + edge]
        around[around > _PRINT] = 255
    return found


def _is_rule(gray: NDArray[uint8], rule: Rule, beside: int) -> bool:
    """Whether a line is dark all along, or gray and by itself."""
    along = slice(rule.start, rule.stop)
    if np.quantile(gray[rule.first : rule.last, along].min(axis=0), 0.9) < _DARK:
        return True
    above, below = max(rule.first - beside, 0), min(rule.last - 1 + beside, len(gray) - 1)
    return all(np.mean(gray[row, along] < _DARK) < _LONE for row in (above, below))


def _leans(gray: NDArray[uint8], rule: Rule, scale: float) -> bool:
    """Whether one end of a line lies higher than the other: the frame of a stamp, a stroke of a pen."""
    dark = gray[rule.first : rule.last, rule.start : rule.stop] < _GRAY
    thick = dark.sum(axis=0)
    bare = np.flatnonzero((thick > 0) & (thick <= np.median(thick)))  # where no letter touches it
    middles = (np.arange(len(dark))[:, None] * dark[:, bare]).sum(axis=0) / thick[bare]
    slope = float(np.polyfit(bare, middles, 1)[0]) if len(bare) > 1 else 0.0
    return bool(abs(slope) * dark.shape[1] > max(_LEVEL / scale, _LEAN * dark.shape[1]))


def _rules(ink: NDArray[bool_], scale: float) -> Iterator[Rule]:
    """The thin lines along the rows of ``ink``."""
    long, thick, gap = (round(points / scale) for points in (_LONG, _THICK, _GAP))
    # A rule that leans by a pixel goes on in the next row.
    near = ink.copy()
    near[1:] |= ink[:-1]
    near[:-1] |= ink[1:]
    runs = _runs(near, long)
    open_rules: list[Rule] = []
    for row, start, stop in runs:
        met = [r for r in open_rules if r.last >= row - 1 and r.start - gap <= stop and r.stop + gap >= start]
        whole = Rule(start, stop, row, row + 1)
        for rule in met:
            whole = Rule(
                min(whole.start, rule.start), max(whole.stop, rule.stop), min(whole.first, rule.first), row + 1
            )
        closed = [r for r in open_rules if r.last < row - 1]
        yield from (r for r in closed if r.last - r.first <= thick)
        open_rules = [r for r in open_rules if r not in met and r.last >= row - 1] + [whole]
    yield from (r for r in open_rules if r.last - r.first <= thick)


def _runs(ink: NDArray[bool_], least: int) -> Iterator[tuple[int, int, int]]:
    """Row, start and stop of the stretches of ink that are ``least`` long."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    stops = np.nonzero(change == -1)[1]
    for n in np.nonzero(stops - starts >= least)[0]:
        yield int(rows[n]), int(starts[n]), int(stops[n])
