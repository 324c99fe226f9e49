"""Runs -> words on numbered visual lines.

Runs whose baselines lie close together and that do not stand in each other's way are one visual line, across
columns and table cells. Glyphs that touch are one word even where the producer placed each alone; a superscript
that is a run of its own is known by its size and height.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise, repeat
from operator import attrgetter
from statistics import median
from typing import Any, NamedTuple

from ingest.pdf.words import NO_MARK, SUPERSCRIPT, Piece, Run
from schemas.document import BBox, Style, Word
from schemas.making import made

_NEAR = 0.35  # of the smaller height: baselines this close are one line
_BELOW = 0.25  # of the height: about so much lies below the baseline, in any type size
_TOUCH = 0.08  # of the type size: a narrower gap is no space
_CLOSE = 0.5  # of the type size: a footnote's mark stands no farther off
_LEFT = attrgetter("piece.box.x0")
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
        by_run.append(list(made(_Placed, zip(count(order), repeat(number), run.pieces))))
        order += len(run.pieces)
    found: dict[int, tuple[Any, ...]] = {}
    for line, row in enumerate(_rows(runs), 1):
        items = [item for member in row.members for item in by_run[member]]
        if row.upright:
            seams: list[int] = []
            if len(row.members) > 1:
                items.sort(key=_LEFT)
                seams = [n for n, pair in enumerate(pairwise(items), 1) if _meet(*pair)]
                _raise_marks(items, seams)
            items = _merge(items, seams, _letter_spaced(items))
        _finish(items, line, found)
    return tuple(made(Word, [found[place] for place in sorted(found)]))


def _meet(left: _Placed, right: _Placed) -> bool:
    """Whether two pieces of different runs stand so near that they may be one word, or a word and its mark."""
    if left.run == right.run:
        return False
    one, other = left.piece, right.piece
    return other.box.x0 - one.box.x1 < _CLOSE * max(one.size, other.size)


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Visual lines from top to bottom."""
    boxes = [_body(run) for run in runs]
    baselines = [box.bottom - _BELOW * (box.bottom - box.top) for box in boxes]
    rows: list[_Row] = []
    for baseline, _, number in sorted((baselines[n], box.x0, n) for n, box in enumerate(boxes)):
        box, run = boxes[number], runs[number]
        mark = len(run.pieces[0].text) <= _MARK and sum([len(piece.text) for piece in run.pieces]) <= _MARK
        row = None if run.quarter else _row_of(rows, box, baseline, mark=mark)
        if row is None:
            row = _Row(baseline, box.height, not run.quarter, mark)
            rows.append(row)
        row.mark = row.mark and mark
        row.stretches.append((box.x0, box.x1))
        row.members.append(number)
        if box.height > row.height:
            row.baseline, row.height = baseline, box.height
    return sorted(rows, key=lambda r: r.baseline)


def _body(run: Run) -> BBox:
    """The box of a run, its superscripts left out where it has anything else."""
    if len(run.pieces) == 1:
        return run.pieces[0].box
    return BBox.around([p.box for p in run.pieces if not p.style & SUPERSCRIPT] or [p.box for p in run.pieces])


def _row_of(rows: Sequence[_Row], box: BBox, baseline: float, *, mark: bool) -> _Row | None:
    """The row among the last few that a run stands in."""
    for row in rows[:-5:-1]:
        if row.upright and _fits(row, box, baseline, mark=mark):
            return row
    return None


def _fits(row: _Row, box: BBox, baseline: float, *, mark: bool) -> bool:
    distance = abs(row.baseline - baseline)
    height = box.bottom - box.top
    small, large = (row.height, height) if row.height < height else (height, row.height)
    # A mark (footnote number) is much smaller than its line and stands higher.
    if distance > _NEAR * (large if small <= _SMALL * large and (mark or row.mark) else small):
        return False
    left, right = box.x0 + 0.3 * small, box.x1 - 0.3 * small
    for x0, x1 in row.stretches:  # noqa: SIM110 - a loop takes half the time, for each run of a page
        if x0 < right and x1 > left:
            return False
    return True


def _raise_marks(items: list[_Placed], seams: Sequence[int]) -> None:
    """Makes a small, raised run of its own beside larger text superscript; runs that stand near meet before the ``seams``."""
    for n in seams:
        a, b = items[n - 1].piece, items[n].piece
        if b.size > _SMALL * a.size or NO_MARK.fullmatch(b.text):
            continue
        close = b.box.x0 - a.box.x1 < _CLOSE * a.size
        if close and b.box.bottom < a.box.bottom - 0.2 * a.size:
            items[n] = items[n]._replace(piece=b._replace(style=b.style | SUPERSCRIPT))


def _without_doubles(runs: Sequence[Run]) -> list[Run]:
    """Runs without the words that are printed twice at one place to look bold."""
    seen: dict[tuple[str, int, int], BBox] = {}
    out: list[Run] = []
    times = Counter([piece.text for run in runs for piece in run.pieces])
    often = {text for text, count in times.items() if count > 1}
    for run in runs:
        if often.isdisjoint([piece.text for piece in run.pieces]):  # as most are
            out.append(run)
            continue
        kept: list[Piece] = []
        for piece in run.pieces:
            if piece.text not in often:
                kept.append(piece)
                continue
            # Two grids, one shifted by half a cell: boxes that nearly coincide share a cell of either.
            text, box = piece.text, piece.box
            x, y = box.x0 / _CELL, round(box.top)
            first, second = (text, int(x), y), (text, ~round(x), y)
            if (first in seen and _same_place(seen[first], box)) or (
                second in seen and _same_place(seen[second], box)
            ):
                continue
            seen[first] = seen[second] = box
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


def _merge(items: list[_Placed], seams: Sequence[int], spaced: set[int]) -> list[_Placed]:
    """Items with the glyphs of one word put together; ``spaced`` are the indexes of those letter-spaced."""
    if not spaced and not any(_touches(items[n - 1], items[n]) for n in seams):
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
    size = right.piece.size
    near = -0.3 * size < _gap(left, right) < _TOUCH * size
    return near and left.run != right.run and _same_type(left.piece, right.piece)


def _together(left: _Placed, right: _Placed) -> _Placed:
    box = BBox.around([left.piece.box, right.piece.box])
    whole = left.piece._replace(
        text=left.piece.text + right.piece.text,
        box=box,
        after=right.piece.after,
        confidence=_lower(left.piece.confidence, right.piece.confidence),
    )
    return _Placed(min(left.order, right.order), right.run, whole)


def _lower(left: float | None, right: float | None) -> float | None:
    return left if right is None else right if left is None else min(left, right)


def _letter_spaced(items: Sequence[_Placed]) -> set[int]:
    """Indexes of single letters that belong to the word before, in text set with space between all letters."""
    out: set[int] = set()
    if len(items) < _SPACED or sum([len(item.piece.text) == 1 for item in items]) < _SPACED:
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


def _finish(items: Sequence[_Placed], line: int, found: dict[int, tuple[Any, ...]]) -> None:
    """Adds what makes the word of each item by its stream order; white space between runs of one line is a space."""
    last = len(items) - 1
    for n, (order, _, (text, box, size, style, printed, confidence)) in enumerate(items):
        after = "" if n == last else printed or ("" if _adjoins(items[n + 1].piece, box, size) else " ")
        found[order] = text, box, line, after, round(size, 2), _STYLES[style], confidence


def _adjoins(right: Piece, left: BBox, size: float) -> bool:
    return right.box.x0 - left.x1 <= _TOUCH * size
