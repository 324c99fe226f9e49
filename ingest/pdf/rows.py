"""Runs -> words on numbered visual lines.

Runs whose middles lie close together and that do not stand in each other's way are one visual line, across columns
and table cells. Glyphs that touch are one word even where the producer placed each alone; a superscript that is a
run of its own is known by its size and height.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.pdf.words import Piece, Run
from schemas.document import BBox, Style, Word

_NEAR = 0.35  # of the smaller height: middles this close are one line
_TOUCH = 0.08  # of the type size: a narrower gap is no space
_SMALL = 0.8  # of the neighbour's size, for a superscript
_CELL = 4.0  # points: two prints of one word lie closer than half of it
_SHIFTS = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))
_SPACED = 5  # so many single letters in a row are letter-spaced, not words


@dataclass(slots=True)
class _Row:
    """A visual line in the making: its middle and height, and the stretches already taken."""

    middle: float
    height: float
    upright: bool
    stretches: list[tuple[float, float]] = field(default_factory=list)
    members: list[int] = field(default_factory=list)


class _Placed(NamedTuple):
    """A piece with its position in the stream and the run it came in."""

    order: int
    run: int
    piece: Piece


def words_of(runs: Sequence[Run]) -> tuple[Word, ...]:
    """The words of a page in stream order, each with its visual line."""
    runs = _without_doubles(runs)
    by_run: list[list[_Placed]] = []
    order = 0
    for number, run in enumerate(runs):
        by_run.append([_Placed(order + n, number, piece) for n, piece in enumerate(run.pieces)])
        order += len(run.pieces)
    found: list[tuple[int, Word]] = []
    for line, row in enumerate(_rows(runs), 1):
        items = [item for member in row.members for item in by_run[member]]
        if row.upright:
            items.sort(key=lambda item: item.piece.box.x0)
            items = _merge(_raise_marks(items))
        found.extend(_finish(items, line))
    found.sort(key=lambda pair: pair[0])
    return tuple(word for _, word in found)


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Visual lines from top to bottom."""
    boxes = [_body(run) for run in runs]
    rows: list[_Row] = []
    for number in sorted(range(len(runs)), key=lambda n: (boxes[n].middle, boxes[n].x0)):
        box, upright = boxes[number], not runs[number].quarter
        row = next((r for r in reversed(rows[-4:]) if upright and r.upright and _fits(r, box)), None)
        if row is None:
            row = _Row(box.middle, box.height, upright)
            rows.append(row)
        row.stretches.append((box.x0, box.x1))
        row.members.append(number)
        if box.height > row.height:
            row.middle, row.height = box.middle, box.height
    return sorted(rows, key=lambda r: r.middle)


def _body(run: Run) -> BBox:
    """The box of a run, its superscripts left out where it has anything else."""
    body = [p.box for p in run.pieces if not p.style & Style.SUPERSCRIPT]
    return BBox.around(body or [p.box for p in run.pieces])


def _fits(row: _Row, box: BBox) -> bool:
    distance = abs(row.middle - box.middle)
    small, large = sorted((row.height, box.height))
    # A mark (footnote number) is much smaller than its line and lies inside the line's height.
    near = _NEAR * (small if small > 0.5 * large else large)
    clear = all(min(x1, box.x1) - max(x0, box.x0) < 0.3 * small for x0, x1 in row.stretches)
    return distance <= near and clear


def _raise_marks(items: Sequence[_Placed]) -> list[_Placed]:
    """Items where a small, raised run of its own beside larger text is superscript."""
    out = list(items)
    for n, (left, right) in enumerate(pairwise(items), 1):
        a, b = left.piece, right.piece
        close = b.box.x0 - a.box.x1 < 0.5 * a.size
        raised = b.box.bottom < a.box.bottom - 0.2 * a.size
        if left.run != right.run and b.size <= _SMALL * a.size and close and raised:
            out[n] = right._replace(piece=b._replace(style=b.style | Style.SUPERSCRIPT))
    return out


def _without_doubles(runs: Sequence[Run]) -> list[Run]:
    """Runs without the words that are printed twice at one place to look bold."""
    seen: dict[tuple[str, int, int], BBox] = {}
    out: list[Run] = []
    for run in runs:
        kept: list[Piece] = []
        for piece in run.pieces:
            # Four cells of two shifted grids: boxes that nearly coincide share one.
            x, y = piece.box.x0 / _CELL, piece.box.top / _CELL
            keys = [(piece.text, int(x + dx), int(y + dy)) for dx, dy in _SHIFTS]
            if not any(key in seen and _same_place(seen[key], piece.box) for key in keys):
                seen.update(dict.fromkeys(keys, piece.box))
                kept.append(piece)
        if kept:
            out.append(run if len(kept) == len(run.pieces) else Run(tuple(kept), run.quarter))
    return out


def _same_place(a: BBox, b: BBox) -> bool:
    apart = 0.1 * (b.bottom - b.top)
    return abs(a.x0 - b.x0) < apart and abs(a.top - b.top) < apart and abs(a.x1 - b.x1) < apart


def _gap(left: _Placed, right: _Placed) -> float:
    return right.piece.box.x0 - left.piece.box.x1


def _same_type(left: Piece, right: Piece) -> bool:
    return left.style == right.style and abs(left.size - right.size) < 0.5


def _merge(items: Sequence[_Placed]) -> list[_Placed]:
    """Items with the glyphs of one word put together."""
    spaced = _letter_spaced(items)
    out: list[_Placed] = []
    for n, item in enumerate(items):
        if out and (n in spaced or _touches(out[-1], item)):
            out[-1] = _together(out[-1], item)
        else:
            out.append(item)
    return out


def _touches(left: _Placed, right: _Placed) -> bool:
    """True when nothing separates two pieces that came in different runs."""
    near = -0.3 * right.piece.size < _gap(left, right) < _TOUCH * right.piece.size
    return left.run != right.run and near and _same_type(left.piece, right.piece)


def _together(left: _Placed, right: _Placed) -> _Placed:
    box = BBox.around([left.piece.box, right.piece.box])
    whole = left.piece._replace(text=left.piece.text + right.piece.text, box=box, after=right.piece.after)
    return _Placed(min(left.order, right.order), right.run, whole)


def _letter_spaced(items: Sequence[_Placed]) -> set[int]:
    """Indexes of single letters that belong to the word before, in text set with space between all letters."""
    out: set[int] = set()
    start = 0
    for stop in range(1, len(items) + 1):
        whole = stop < len(items) and len(items[stop].piece.text) == 1 and len(items[stop - 1].piece.text) == 1
        if whole and _gap(items[stop - 1], items[stop]) < 1.5 * items[stop].piece.size:
            continue
        out.update(_joined(items, start, stop))
        start = stop
    return out


def _joined(items: Sequence[_Placed], start: int, stop: int) -> Iterable[int]:
    group = items[start:stop]
    letters = sum(item.piece.text.isalpha() for item in group)
    if len(group) < _SPACED or 2 * letters < len(group):
        return ()
    usual = median(_gap(a, b) for a, b in pairwise(group))
    return (n for n in range(start + 1, stop) if _gap(items[n - 1], items[n]) < 1.6 * max(usual, 0.5))


def _finish(items: Sequence[_Placed], line: int) -> Iterable[tuple[int, Word]]:
    """Stream order and word of each item; white space between runs of one line is a space."""
    for n, item in enumerate(items):
        piece = item.piece
        after = ""
        if n + 1 < len(items):
            following = items[n + 1]
            after = piece.after
            if item.run != following.run or not after:
                after = after or (" " if _gap(item, following) > _TOUCH * piece.size else "")
        yield item.order, Word(piece.text, piece.box, line, after, round(piece.size, 2), piece.style)
