"""Names of groups beside their rows, in a cell merged over them and set in its middle or at its foot.

Used by ``wrapping``, before names of several lines are joined. No line is drawn there: that each name stands in
the middle of so many rows, and that all of them together take up all rows, tells whose it is. The name goes to
the first row of its group, where a name at the head of a merged cell stands; where the rows do not come out even,
nothing is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.tables.columns.places import Line, has_number
from parsers.tables.labels import TOTAL
from parsers.tables.strips import Chunk

_FEWEST = 4  # rows
_SHARE = 0.8  # of the rows: more have a text of their own
_OFF = 0.2  # of the distance between two rows: the middles of one row more or less are half of it apart
_OVER = 0.2  # of the type size
_WRAPPED = 0.5  # of the type size, between the lines of one name


class _Label(NamedTuple):
    """A name of a group: its texts, the lines that they stand on, its top and bottom."""

    chunks: tuple[Chunk, ...]
    lines: tuple[int, ...]
    top: float
    bottom: float


class _Box(NamedTuple):
    """The top and bottom of a row's text."""

    top: float
    bottom: float


def with_sides_on_top(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page and column group, each such name on the first of its rows."""
    rows = [n for n, line in enumerate(lines) if line.is_row and not TOTAL.match(_first_text(line))]
    if len(rows) < _FEWEST:
        return list(lines)
    if not all(_has_name(lines[n]) for n in rows):
        return _with_headings_on_top(lines, rows)
    labels = _labels(lines)
    if not labels or len(labels) > _SHARE * len(rows) or any(c.numeral for x in labels for c in x.chunks):
        return list(lines)
    if len({x.chunks for x in labels}) < len(labels):
        return list(lines)  # cells that drawn lines merge have been shared out
    boxes = [box for n, box in _boxes(lines).items() if n in rows]
    off = _OFF * median(b.top - a.top for a, b in pairwise(boxes))
    heads = [next((n for n, box in enumerate(boxes) if abs(box.top - x.top) < off), None) for x in labels]
    if heads[0] == 0 and None not in heads:
        return list(lines)  # each may stand at the head of its cell, as the first does
    feet = [next((n for n, box in enumerate(boxes) if abs(box.bottom - x.bottom) < off), None) for x in labels]
    firsts = _at_the_foot(feet, len(rows)) or _in_the_middle(labels, boxes, off)
    return _moved(lines, labels, [rows[n] for n in firsts]) if firsts else list(lines)


def _with_headings_on_top(lines: Sequence[Line], rows: Sequence[int]) -> list[Line]:
    """The same where the names of groups, each between two rows, have no column: each becomes a heading."""
    left = min(lines[n].chunks[0].x0 for n in rows)
    sides = [n for n, line in enumerate(lines) if n not in rows and line.chunks[-1].x1 < left]
    if not sides or not all(_is_between(lines, n) for n in sides):
        return list(lines)
    boxes = [_Box(lines[n].strip.top, lines[n].strip.bottom) for n in rows]
    labels = [_Label(lines[n].chunks, (n,), lines[n].strip.top, lines[n].strip.bottom) for n in sides]
    firsts = _in_the_middle(labels, boxes, _OFF * median(b.top - a.top for a, b in pairwise(boxes)))
    heads = {rows[first]: side for first, side in zip(firsts, sides, strict=False)}
    order = [k for n in range(len(lines)) if n not in sides for k in ([heads[n], n] if n in heads else [n])]
    return [lines[n] for n in order] if firsts else list(lines)


def _is_between(lines: Sequence[Line], n: int) -> bool:
    """Whether a line overlaps one of its neighbours in height: it stands beside rows, not over them."""
    strip = lines[n].strip
    near = [lines[k].strip for k in (n - 1, n + 1) if 0 <= k < len(lines)]
    return any(min(s.bottom, strip.bottom) - max(s.top, strip.top) > _OVER * strip.size for s in near)


def _has_name(line: Line) -> bool:
    """Whether a row has a text behind its first column: that one may be a group's then."""
    return any(c.numeral is None for cell in line.cells[1:] for c in cell)


def _first_text(line: Line) -> str:
    return line.chunks[0].text if line.chunks else ""


def _labels(lines: Sequence[Line]) -> list[_Label]:
    """The texts of the first column, those of lines close to each other as one."""
    found: list[_Label] = []
    below, summed = 0.0, -2
    for n, line in enumerate(lines):
        cell = line.cells[0]
        if cell and (TOTAL.match(cell[0].text) or (summed == n - 1 and not line.is_row)):
            summed = n  # the label of a sum, or its next line
        if not cell or summed == n:
            continue
        top, bottom = line.strip.top, line.strip.bottom
        goes_on = found and found[-1].lines[-1] == n - 1 and (not line.is_row or cell[0].text[:1].islower())
        if goes_on and top - below < _WRAPPED * line.strip.size:
            last = found[-1]
            found[-1] = _Label((*last.chunks, *cell), (*last.lines, n), last.top, bottom)
        else:
            found.append(_Label(tuple(cell), (n,), top, bottom))
        below = bottom
    return found


def _boxes(lines: Sequence[Line]) -> dict[int, _Box]:
    """The box of each row's text, the first column left out: rows part where lines are farthest apart."""
    body = [n for n, line in enumerate(lines) if any(line.cells[1:])]
    rows = [n for n in body if lines[n].is_row]
    room = {b: lines[b].strip.top - lines[a].strip.bottom for a, b in pairwise(body)}
    between = [[n for n in body if above < n <= row] for above, row in pairwise(rows)]
    starts = [body[0], *(max(some, key=room.__getitem__) for some in between)]
    ends = [*(body[body.index(start) - 1] for start in starts[1:]), body[-1]]
    boxes = [_Box(lines[a].strip.top, lines[b].strip.bottom) for a, b in zip(starts, ends, strict=True)]
    return dict(zip(rows, boxes, strict=True))


def _in_the_middle(labels: Sequence[_Label], boxes: Sequence[_Box], off: float) -> list[int]:
    """The first row of each group whose name stands in the middle of its rows; none where they do not come out."""
    firsts: list[int] = []
    start = 0
    for label in labels:
        away = [abs(boxes[start].top + box.bottom - label.top - label.bottom) / 2 for box in boxes[start:]]
        if not away or min(away) > off:
            return []
        firsts.append(start)
        start += away.index(min(away)) + 1
    return firsts if start == len(boxes) else []


def _at_the_foot(level: Sequence[int | None], rows: int) -> list[int]:
    """The same where each name ends ``level`` with the last row of its group, and the last with the last row."""
    feet = [n for n in level if n is not None]
    return [0, *(n + 1 for n in feet[:-1])] if len(feet) == len(level) and feet[-1] == rows - 1 else []


def _moved(lines: Sequence[Line], labels: Sequence[_Label], firsts: Sequence[int]) -> list[Line]:
    found = [_without_side(line) if any(n in x.lines for x in labels) else line for n, line in enumerate(lines)]
    for label, first in zip(labels, firsts, strict=True):
        line = found[first]
        cells = (label.chunks, *line.cells[1:])
        found[first] = line._replace(cells=cells, chunks=(*label.chunks, *line.chunks))
    return [line for line in found if line.chunks]


def _without_side(line: Line) -> Line:
    chunks = tuple(c for cell in line.cells[1:] for c in cell)
    return line._replace(cells=((), *line.cells[1:]), chunks=chunks, is_row=has_number(chunks))
