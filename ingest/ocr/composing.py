"""A stretch of a line -> the signs that a compositor would have set to print it: a reading by the page's own type.

Signs of the page's case are set beside each other until they come nearest to the picture. Ink that no sign
explains costs little beside a mark, for it may be the mark's; ink that a sign has and the picture lacks costs all,
for no mark takes ink away. How much worse every other setting would be tells how clear the reading is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy import bool_, float32
from numpy.typing import NDArray
from scipy import ndimage

from ingest.ocr.case import Case, Picture

_FOREIGN = 0.15  # of its cost: ink that may be a mark's
_CLAIM = 0.08  # of its cost: ink of a sign where a mark's is seen
_SIGN = 1.0  # of cost: to set a sign at all
_EDGE = 1  # pixel around a mark that may be its own
_SHARED = 2  # columns: the pixel beside a sign may be that beside the next
_SMALL = 0.5  # of the ink of a figure: a point, comma or dash has less
_NEVER = 1e9


class Strip(NamedTuple):
    """A part of a picture by its ink, 0 to 1, and where marks lie; higher than the signs of a case by ``slack``.

    ``slack`` is twice as far as the line may be off its height. ``stray`` is what ink costs of its cost where no
    mark was seen: pieces of one are taken for print where it crosses itself, or rules.
    """

    ink: Picture
    marks: NDArray[bool_]
    slack: int
    stray: float = 1.0


class Sort(NamedTuple):
    """A sign that was set, and the columns that its ink takes.

    ``cost`` is what it leaves unexplained, and ``margin`` how much worse any other sign or none would be there,
    both in parts of its own ink.
    """

    sign: str
    left: int
    right: int
    cost: float
    margin: float


class Setting(NamedTuple):
    """The signs of a strip from left to right.

    For each column: ``left`` is the ink away from marks that no sign explains, in parts of a figure's; ``bare`` by
    how much it is better to set nothing than a point, comma or dash from there on, in parts of that one's ink.
    """

    sorts: tuple[Sort, ...]
    left: NDArray[float32]
    bare: NDArray[float32]


class _Costs(NamedTuple):
    """What a strip costs at one height: each column left bare, and each sign by the column where it begins.

    ``print`` is what a bare column costs without what may be a mark's.
    """

    bare: NDArray[float32]
    print: NDArray[float32]
    signs: Mapping[str, NDArray[float32]]
    widths: Mapping[str, int]


class _Ways(NamedTuple):
    """The least that a whole strip costs, if a column is left bare, and if a sign begins at a column."""

    whole: float
    bare: NDArray[float32]
    signs: Mapping[str, NDArray[float32]]


def compose(case: Case, signs: Iterable[str], strip: Strip) -> Setting:
    """The signs among ``signs`` of which the strip is printed."""
    some = {sign: case.signs[sign] for sign in signs if sign in case.signs}
    tried = [_costs(some, strip, down, case) for down in range(strip.slack + 1)]
    before = [_cheapest(costs) for costs in tried]
    best = min(range(len(tried)), key=lambda n: float(before[n][-1]))
    costs = tried[best]
    ways = _ways(costs, before[best])
    sorts = tuple(_set(costs, ways, case))
    left = costs.print / case.mass
    for sort in sorts:
        left[sort.left : sort.right] = 0
    return Setting(sorts, left, _bare(costs, ways, sorts, case))


def _costs(signs: Mapping[str, Picture], strip: Strip, down: int, case: Case) -> _Costs:
    height = case.above + case.below
    ink, marks = strip.ink[down : down + height], strip.marks[down : down + height]
    near = _around(marks, _EDGE)
    spared = 1 - np.where(near, float32(_FOREIGN), float32(strip.stray))
    full = ink * ink
    bare, printed = ((1 - spared) * full).sum(axis=0), np.where(near, float32(0), full).sum(axis=0)
    found = {}
    for sign, looks in signs.items():
        if looks.shape[1] <= ink.shape[1]:
            off = _windows(ink, looks) - looks
            cost = np.einsum("xij,xij->x", off, off) + _SIGN
            if spared.any():
                cost -= np.einsum("xij,xij,xij->x", np.maximum(off, 0, out=off), off, _windows(spared, looks))
            if near.any():
                cost += _CLAIM * np.einsum("xij,ij->x", _windows(marks, looks), looks * looks)
            found[sign] = cost
    return _Costs(bare, printed, found, {sign: signs[sign].shape[1] - _SHARED for sign in found})


def _windows(dots: NDArray[Any], looks: Picture) -> NDArray[Any]:
    """The part of a strip that a sign would take, for each column where it may begin."""
    return np.asarray(np.lib.stride_tricks.sliding_window_view(dots, looks.shape)[0])


def _around(marks: NDArray[bool_], pixels: int) -> NDArray[bool_]:
    return np.asarray(ndimage.binary_dilation(marks, np.ones((3, 3)), pixels)) if marks.any() else marks


def _cheapest(costs: _Costs) -> NDArray[float32]:
    """What the columns up to each cost at least."""
    least = np.full(len(costs.bare) + 1, _NEVER, dtype=float32)
    least[0] = 0
    signs = [(costs.widths[sign], found) for sign, found in costs.signs.items()]
    for x in range(len(costs.bare)):
        here = least[x]
        least[x + 1] = min(least[x + 1], here + costs.bare[x])
        for width, found in signs:
            if x < len(found):
                least[x + width] = min(least[x + width], here + found[x])
    return least


def _mirrored(costs: _Costs) -> _Costs:
    """The costs read from right to left."""
    length = len(costs.bare)
    signs = {}
    for sign, found in costs.signs.items():
        last = length - costs.widths[sign]
        turned = np.full(last + 1, _NEVER, dtype=float32)
        turned[last - np.arange(len(found))] = found
        signs[sign] = turned
    return _Costs(costs.bare[::-1], costs.print[::-1], signs, costs.widths)


def _ways(costs: _Costs, before: NDArray[float32]) -> _Ways:
    after = _cheapest(_mirrored(costs))[::-1]
    signs = {}
    for sign, found in costs.signs.items():
        width = costs.widths[sign]
        signs[sign] = before[: len(found)] + found + after[width : width + len(found)]
    return _Ways(float(before[-1]), before[:-1] + costs.bare + after[1:], signs)


def _set(costs: _Costs, ways: _Ways, case: Case) -> Iterator[Sort]:
    """The cheapest setting."""
    x = 0
    while x < len(costs.bare):
        here = {sign: float(least[x]) for sign, least in ways.signs.items() if x < len(least)}
        sign = min(here, key=here.__getitem__, default="")
        if sign and here[sign] <= ways.bare[x]:
            width, own = costs.widths[sign], float(case.signs[sign].sum())
            worse = _otherwise(costs, ways, sign, x + width // 2) - ways.whole
            yield Sort(sign, x + 1, x + 1 + width, float(costs.signs[sign][x]) / own, worse / own)
            x += width
        else:
            x += 1


def _otherwise(costs: _Costs, ways: _Ways, sign: str, column: int) -> float:
    """The least cost of a setting in which a column is bare or taken by another sign."""
    least = float(ways.bare[column])
    for other, found in ways.signs.items():
        starts = found[max(column - costs.widths[other] + 1, 0) : column + 1]
        if other != sign and len(starts):
            least = min(least, float(starts.min()))
    return least


def _bare(costs: _Costs, ways: _Ways, sorts: Iterable[Sort], case: Case) -> NDArray[float32]:
    """By how much it is better to set nothing than a small sign that begins at each column."""
    empty = np.ones(len(costs.bare), dtype=bool_)
    for sort in sorts:
        empty[sort.left : sort.right - 1] = False
    worse = np.full(len(costs.bare), _NEVER, dtype=float32)
    for sign, found in ways.signs.items():
        own, width = float(case.signs[sign].sum()), costs.widths[sign]
        for x in range(len(found)) if own < _SMALL * case.mass else ():
            if empty[x + 1 : x + 1 + width].all():
                worse[x] = min(float(worse[x]), (float(found[x]) - ways.whole) / own)
    return worse
