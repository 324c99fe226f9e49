"""Names of groups beside their rows, in a cell merged over them and set in its middle or at its foot.

Used by ``wrapping``, before names of several lines are joined. No line is drawn there: that each name stands in
the middle of so many rows, and that all of them together take up all rows, tells whose it is; the one name between
two sums is that of all rows there. The name goes to the first row of its group, where a name at the head of a
merged cell stands; where the rows do not come out even, nothing is moved. Cells that drawn lines or shading merge
have been shared out before, and part the rows as sums do. Names at the head of their cells on the first page are so
on the next ones, where another group may go on above them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from parsers.tables.columns.lines import Line, has_number
from parsers.tables.columns.places import Layout
from parsers.tables.labels import DANGLING, RECIPIENT_HEADER, TOTAL
from parsers.tables.strips import Chunk

_FEWEST = 3  # rows
_SHARE = 0.8  # of the rows: more have a text of their own
_OFF = 0.2  # of the distance between two rows: the middles of one row more or less are half of it apart
_WRAPPED = 0.5  # of the type size, between the lines of one name
_LOOSE = 0.8  # between lines of which the lower goes on in lower case


class _Label(NamedTuple):
    """A name of a group: its texts, the lines that they stand on, its top and bottom."""

    chunks: tuple[Chunk, ...]
    lines: tuple[int, ...]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The name as one text."""
        return " ".join(c.text for c in self.chunks)


class _Box(NamedTuple):
    """The top and bottom of a row's text."""

    top: float
    bottom: float


class Ends(NamedTuple):
    """Whether a table goes on above its lines on one page and column group, and below them, and ``at_head`` whether
    its first names stand at the head of their cells.
    """

    above: bool = False
    below: bool = False
    at_head: bool = False


def with_sides_on_top(blocks: Sequence[Sequence[Line]], layout: Layout) -> list[list[Line]]:
    """The lines of each page and column group, each such name on the first of its rows.

    A first column whose title says that its texts are the recipients names no groups.
    """
    titles = (c.text for line in layout.header for c in line.cells[0])
    if layout.name == 0 and any(map(RECIPIENT_HEADER.search, titles)):
        return [list(lines) for lines in blocks]
    at_head = len(blocks) > 1 and _begin_at_head(blocks[0])
    ends = [Ends(above=n > 0, below=n + 1 < len(blocks), at_head=at_head) for n in range(len(blocks))]
    return [_on_top(lines, open_) for lines, open_ in zip(blocks, ends, strict=True)]


def _begin_at_head(lines: Sequence[Line]) -> bool:
    """Whether names stand level with the first of their rows, and not with the last as well."""
    sums = _sums(lines)
    labels = _labels(lines, sums | _shared(lines))
    may = _may_have_sides(lines, labels, sums)
    boxes = [box for n, box in _boxes(lines).items() if n not in sums] if may else []
    off = _off(boxes)
    tops, feet = (_level(labels, boxes, edge, off) for edge in ("top", "bottom"))
    return tops[:1] == [0] and None not in tops and not _at_the_foot(feet, len(boxes))


def _on_top(lines: Sequence[Line], ends: Ends) -> list[Line]:
    sums = _sums(lines)
    labels = _labels(lines, sums | _shared(lines))
    may = _may_have_sides(lines, labels, sums)
    return _moved(lines, _homes(lines, labels, sums, ends)) if may else list(lines)


def _may_have_sides(lines: Sequence[Line], labels: Sequence[_Label], sums: set[int]) -> bool:
    """Whether the texts of the first column may be names of groups beside several rows each."""
    rows = [n for n, line in enumerate(lines) if line.is_row and n not in sums]
    if len(rows) < _FEWEST or 2 * sum(_has_name(lines[n]) for n in rows) <= len(rows):
        return False  # a name of several lines may stand around its number
    return 0 < len(labels) <= _SHARE * len(rows) and not any(c.numeral for x in labels for c in x.chunks)


def _homes(lines: Sequence[Line], labels: Sequence[_Label], sums: set[int], ends: Ends) -> list[tuple[_Label, int]]:
    """Each name that may be moved and the line of its first row, one part between sums after the other; none where
    one part is not told.
    """
    boxes = {n: box for n, box in _boxes(lines).items() if n not in sums}
    off = _off(list(boxes.values()))
    apart = sums | _shared(lines)
    parts = [list(part) for out, part in groupby(range(len(lines)), key=apart.__contains__) if not out]
    parts = [part for part in parts if any(n in boxes for n in part)]
    found: list[tuple[_Label, int]] = []
    for k, part in enumerate(parts):
        rows = [n for n in part if n in boxes]
        own = [x for x in labels if x.lines[0] in part]
        closed = part[-1] + 1 < len(lines)
        if len(own) == 1 and part[-1] + 1 in sums and len(parts) > 1:
            firsts = [0]
        else:
            above = ends.above and not k
            goes_on = Ends(above=above, below=ends.below and not closed, at_head=ends.at_head and above)
            firsts = _placed(own, [boxes[n] for n in rows], off, goes_on)
        if not firsts and (own or k or not ends.above):
            return []
        found += [(label, rows[n]) for label, n in zip(own, firsts, strict=True)]
    return found


def _placed(labels: Sequence[_Label], boxes: Sequence[_Box], off: float, ends: Ends) -> list[int]:
    """Which of some rows is the first of each name."""
    if not labels:
        return []
    heads = _level(labels, boxes, "top", off)
    if (heads[0] == 0 or ends.at_head) and None not in heads:  # each may stand at the head of its cell
        whole = all(_is_one(upper, lower) for x in labels for upper, lower in pairwise(x.chunks))
        return [n for n in heads if n is not None] if whole else []
    feet = _level(labels, boxes, "bottom", off)
    firsts = _at_the_foot(feet, len(boxes)) or _in_the_middle(labels, boxes, off, ends)
    if firsts or not ends.above:
        return firsts
    starts = (_in_the_middle(labels, boxes[n:], off, ends) for n in range(1, len(boxes)))
    later = [[n + k for k in firsts] for n, firsts in enumerate(starts, 1) if firsts]
    return later[0] if len(later) == 1 else []


def _off(boxes: Sequence[_Box]) -> float:
    """How far a name may stand from where it belongs."""
    return _OFF * median([b.top - a.top for a, b in pairwise(boxes)] or [0.0])


def _level(labels: Sequence[_Label], boxes: Sequence[_Box], edge: str, off: float) -> list[int | None]:
    """The row that each name is level with, by the top or the bottom of both."""
    return [
        next((n for n, box in enumerate(boxes) if abs(getattr(box, edge) - getattr(x, edge)) < off), None)
        for x in labels
    ]


def _is_one(upper: Chunk, lower: Chunk) -> bool:
    """Whether the lower of two texts is surely the rest of the upper."""
    return lower.text[:1].islower() or DANGLING.search(upper.text) is not None


def _shared(lines: Sequence[Line]) -> set[int]:
    """The lines of cells that are merged over rows by what is drawn: their texts have been shared out to each."""
    found: dict[tuple[Chunk, ...], list[int]] = {}
    for n, line in enumerate(lines):
        if line.cells[0]:
            found.setdefault(tuple(line.cells[0]), []).append(n)
    return {n for own in found.values() if len(own) > 1 for n in range(own[0], own[-1] + 1)}


def _sums(lines: Sequence[Line]) -> set[int]:
    """The lines of sums: those with the label of one, and what goes on of it below."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        label = line.cells[0]
        summed = line.is_row and TOTAL.match(_first_text(line)) is not None
        if summed or (label and (TOTAL.match(label[0].text) or (n - 1 in found and _goes_on(lines[n - 1], line)))):
            found.add(n)
    return found


def _goes_on(above: Line, line: Line) -> bool:
    """Whether the label of a sum goes on in the first column of the line below it."""
    if any(c.numeral is None for cell in line.cells[1:] for c in cell):
        return False
    open_ = line.cells[0][0].text[:1].islower() or DANGLING.search(_first_text(above))
    room = (line.strip.top - above.strip.bottom) / line.strip.size
    return room < (_LOOSE if open_ else _WRAPPED) and bool(open_ or not line.is_row)


def _has_name(line: Line) -> bool:
    """Whether a row has a text behind its first column: that one may be a group's then."""
    return any(c.numeral is None for cell in line.cells[1:] for c in cell)


def _first_text(line: Line) -> str:
    return line.chunks[0].text if line.chunks else ""


def _labels(lines: Sequence[Line], apart: set[int]) -> list[_Label]:
    """The texts of the first column but of some lines, those of lines close to each other as one."""
    found: list[_Label] = []
    for n, line in enumerate(lines):
        cell = line.cells[0]
        if not cell or n in apart:
            continue
        top, bottom, last = line.strip.top, line.strip.bottom, found[-1] if found else None
        lower = cell[0].text[:1].islower() and not any(map(str.isdigit, cell[0].text))  # not: "ap.2" below "ap.1"
        close = (_LOOSE if lower else _WRAPPED) * line.strip.size
        if last and top - last.bottom < close and (lower or not line.is_row):
            found[-1] = _Label((*last.chunks, *cell), (*last.lines, n), last.top, bottom)
        else:
            found.append(_Label(tuple(cell), (n,), top, bottom))
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


def _in_the_middle(labels: Sequence[_Label], boxes: Sequence[_Box], off: float, ends: Ends) -> list[int]:
    """The first row of each group whose name stands in the middle of its rows; none where they do not come out.

    The last may go on over the page's end, and its name stands lower then.
    """
    firsts: list[int] = []
    start = 0
    for label in labels:
        away = [_away(label, boxes[start], box) for box in boxes[start:]]
        if ends.below and label is labels[-1] and away and away[-1] > -off:
            return [*firsts, start]
        nearest = min(map(abs, away), default=off)
        if nearest >= off and away and label.top <= boxes[start].top and label.bottom >= boxes[start].bottom:
            away, nearest = [0.0], 0.0  # a name of several lines beside its only row
        if nearest >= off:
            return []
        firsts.append(start)
        start += [abs(x) for x in away].index(nearest) + 1
    return firsts if start == len(boxes) else []


def _away(label: _Label, first: _Box, last: _Box) -> float:
    """How far below the middle of some rows a name stands."""
    return (label.top + label.bottom - first.top - last.bottom) / 2


def _at_the_foot(level: Sequence[int | None], rows: int) -> list[int]:
    """The same where each name ends ``level`` with the last row of its group, and the last with the last row."""
    feet = [n for n in level if n is not None]
    return [0, *(n + 1 for n in feet[:-1])] if len(feet) == len(level) and feet[-1] == rows - 1 else []


def _moved(lines: Sequence[Line], homes: Sequence[tuple[_Label, int]]) -> list[Line]:
    taken = {n for label, _ in homes for n in label.lines}
    found = [_without_side(line) if n in taken else line for n, line in enumerate(lines)]
    for label, first in homes:
        line = found[first]
        cells = (label.chunks, *line.cells[1:])
        found[first] = line._replace(cells=cells, chunks=(*label.chunks, *line.chunks))
    return [line for line in found if line.chunks]


def _without_side(line: Line) -> Line:
    chunks = tuple(c for cell in line.cells[1:] for c in cell)
    return line._replace(cells=((), *line.cells[1:]), chunks=chunks, is_row=has_number(chunks))
