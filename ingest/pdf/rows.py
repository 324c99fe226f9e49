"""Runs -> words on numbered visual lines.

Runs whose baselines lie close together and that do not stand in each other's way are one visual line, across
columns and table cells. Glyphs that touch are one word even where the producer placed each alone; a superscript
that is a run of its own is known by its size and height.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from ingest.pdf.words import SUPERSCRIPT, Piece, Run
from schemas.document import BBox, Style, Word

_NEAR = 0.35  # of the smaller height: baselines this close are one line
_BELOW = 0.25  # of the height: about so much lies below the baseline, in any type size
_TOUCH = 0.08  # of the type size: a narrower gap is no space
_SMALL = 0.8  # of the size beside it, for a superscript
_CELL = 4.0  # points: two prints of one word lie closer than half of it
_STYLES = tuple(map(Style, range(16)))
_MARK = 3  # so many characters at most make a footnote mark
_SPACED = 5  # so many single letters in a row are letter-spaced, not words


@dataclass(slots=True)
class _Row:
    """A visual line in the making: its baseline and height, and the stretches already taken."""

    baseline: float
    height: float
    upright: bool
    mark: bool
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
            if len(row.members) > 1:
                items.sort(key=_left)
                items = _raise_marks(items)
            items = _merge(items, _letter_spaced(items))
        found.extend(_finish(items, line))
    found.sort(key=itemgetter(0))
    return tuple([word for _, word in found])


def _left(item: _Placed) -> float:
    return item.piece.box.x0


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Visual lines from top to bottom."""
    boxes = [_body(run) for run in runs]
    rows: list[_Row] = []
    for number in sorted(range(len(runs)), key=lambda n: (_baseline(boxes[n]), boxes[n].x0)):
        box, upright = boxes[number], not runs[number].quarter
        mark = sum(len(piece.text) for piece in runs[number].pieces) <= _MARK
        row = next((r for r in rows[:-5:-1] if upright and r.upright and _fits(r, box, mark=mark)), None)
        if row is None:
            row = _Row(_baseline(box), box.height, upright, mark)
            rows.append(row)
        row.mark = row.mark and mark
        row.stretches.append((box.x0, box.x1))
        row.members.append(number)
        if box.height > row.height:
            row.baseline, row.height = _baseline(box), box.height
    return sorted(rows, key=lambda r: r.baseline)


def _baseline(box: BBox) -> float:
    return box.bottom - _BELOW * (box.bottom - box.top)


def _body(run: Run) -> BBox:
    """The box of a run, its superscripts left out where it has anything else."""
    body = [p.box for p in run.pieces if not p.style & SUPERSCRIPT] or [p.box for p in run.pieces]
    return body[0] if len(body) == 1 else BBox.around(body)


def _fits(row: _Row, box: BBox, *, mark: bool) -> bool:
    distance = abs(row.baseline - _baseline(box))
    height = box.bottom - box.top
    small, large = (row.height, height) if row.height < height else (height, row.height)
    # A mark (footnote number) is much smaller than its line and stands higher.
    if distance > _NEAR * (large if small <= _SMALL * large and (mark or row.mark) else small):
        return False
    left, right = box.x0 + 0.3 * small, box.x1 - 0.3 * small
    return not any(x0 < right and x1 > left for x0, x1 in row.stretches)


def _raise_marks(items: Sequence[_Placed]) -> list[_Placed]:
    """Items where a small, raised run of its own beside larger text is superscript."""
    out = list(items)
    for n, (left, right) in enumerate(pairwise(items), 1):
        a, b = left.piece, right.piece
        close = b.box.x0 - a.box.x1 < 0.5 * a.size
        raised = b.box.bottom < a.box.bottom - 0.2 * a.size
        if left.run != right.run and b.size <= _SMALL * a.size and close and raised:
            out[n] = right._replace(piece=b._replace(style=b.style | SUPERSCRIPT))
    return out


def _without_doubles(runs: Sequence[Run]) -> list[Run]:
    """Runs without the words that are printed twice at one place to look bold."""
    seen: dict[tuple[str, int, int], BBox] = {}
    out: list[Run] = []
    for run in runs:
        kept: list[Piece] = []
        for piece in run.pieces:
            # Two grids, one shifted by half a cell: boxes that nearly coincide share a cell of either.
            text, box = piece.text, piece.box
            x, y = box.x0 / _CELL, round(box.top)
            first, second = (text, int(x), y), (text, ~round(x), y)
            if not _same_place(seen.get(first), box) and not _same_place(seen.get(second), box):
                seen[first] = seen[second] = box
                kept.append(piece)
        if kept:
            out.append(run if len(kept) == len(run.pieces) else Run(tuple(kept), run.quarter))
    return out


def _same_place(a: BBox | None, b: BBox) -> bool:
    if a is None:
        return False
    apart = 0.1 * (b.bottom - b.top)
    return abs(a.x0 - b.x0) < apart and abs(a.top - b.top) < apart and abs(a.x1 - b.x1) < apart


def _gap(left: _Placed, right: _Placed) -> float:
    return right.piece.box.x0 - left.piece.box.x1


def _same_type(left: Piece, right: Piece) -> bool:
    return left.style == right.style and abs(left.size - right.size) < 0.5


def _merge(items: list[_Placed], spaced: set[int]) -> list[_Placed]:
    """Items with the glyphs of one word put together; ``spaced`` are the indexes of those letter-spaced."""
    if not spaced and items[0].run == items[-1].run:
        return items
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
    if sum(len(item.piece.text) == 1 for item in items) < _SPACED:
        return out
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
    last = len(items) - 1
    for n, (order, _, (text, box, size, style, printed)) in enumerate(items):
        near = n < last and items[n + 1].piece.box.x0 - box.x1 <= _TOUCH * size
        after = "" if n == last else printed or ("" if near else " ")
        yield order, Word(text, box, line, after, round(size, 2), _STYLES[style])
