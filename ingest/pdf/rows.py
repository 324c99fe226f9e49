"""Runs -> words on numbered visual lines.

Runs whose baselines lie close together and that do not stand in each other's way are one visual line, across
columns and table cells. Glyphs that touch are one word even where the producer placed each alone; a superscript
that is a run of its own is known by its size and height.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median
from typing import Any, NamedTuple

from ingest.pdf.words import NO_MARK, SUPERSCRIPT, Piece, Run
from schemas.document import BBox, Style, Word
from schemas.making import made

_NEAR = 0.35  # of the smaller height: baselines this close are one line
_BELOW = 0.25  # of the height: about so much lies below the baseline, in any type size
_TOUCH = 0.08  # of the type size: a narrower gap is no space
_CLOSE = 0.5  # of the type size: a footnote's mark stands no farther off
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


class _Stream(NamedTuple):
    """The pieces of a page in the order of the stream, and the run that each came in."""

    pieces: list[Piece]
    runs: list[int]


def words_of(runs: Sequence[Run]) -> tuple[Word, ...]:
    """The words of a page in stream order, each with its visual line."""
    runs = _without_doubles(runs)
    pieces = [piece for run in runs for piece in run.pieces]
    stream = _Stream(pieces, [number for number, run in enumerate(runs) for _ in run.pieces])
    lefts = [piece.box.x0 for piece in pieces]
    starts = [0, *accumulate([len(run.pieces) for run in runs])]
    found: dict[int, tuple[Any, ...]] = {}
    for line, row in enumerate(_rows(runs), 1):
        items = [n for member in row.members for n in range(starts[member], starts[member + 1])]
        if row.upright:
            seams: list[int] = []
            if len(row.members) > 1:
                items.sort(key=lefts.__getitem__)
                seams = [n for n, pair in enumerate(pairwise(items), 1) if _meet(stream, *pair)]
                _raise_marks(stream, items, seams)
            items = _merge(stream, items, seams)
        _finish(pieces, items, line, found)
    return tuple(made(Word, [found[place] for place in sorted(found)]))


def _meet(stream: _Stream, left: int, right: int) -> bool:
    """Whether two pieces of different runs stand so near that they may be one word, or a word and its mark."""
    if stream.runs[left] == stream.runs[right]:
        return False
    one, other = stream.pieces[left], stream.pieces[right]
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


def _raise_marks(stream: _Stream, items: Sequence[int], seams: Sequence[int]) -> None:
    """Makes a small, raised run of its own beside larger text superscript; runs meet before the ``seams``."""
    for n in seams:
        a, b = stream.pieces[items[n - 1]], stream.pieces[items[n]]
        if b.size > _SMALL * a.size or NO_MARK.fullmatch(b.text):
            continue
        close = b.box.x0 - a.box.x1 < _CLOSE * a.size
        if close and b.box.bottom < a.box.bottom - 0.2 * a.size:
            stream.pieces[items[n]] = b._replace(style=b.style | SUPERSCRIPT)


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


def _gap(left: Piece, right: Piece) -> float:
    return right.box.x0 - left.box.x1


def _same_type(left: Piece, right: Piece) -> bool:
    return left.style == right.style and abs(left.size - right.size) < 0.5


def _merge(stream: _Stream, items: list[int], seams: Sequence[int]) -> list[int]:
    """Items with the glyphs of one word put together, those of letter-spaced words too."""
    spaced = _letter_spaced([stream.pieces[item] for item in items])
    if not spaced and not any(_touches(stream, items[n - 1], items[n]) for n in seams):
        return items
    out: list[int] = []
    for n, item in enumerate(items):
        if out and (n in spaced or _touches(stream, out[-1], item)):
            out[-1] = _together(stream, out[-1], item)
        else:
            out.append(item)
    return out


def _touches(stream: _Stream, left: int, right: int) -> bool:
    """True when nothing separates two pieces that came in different runs."""
    if stream.runs[left] == stream.runs[right]:
        return False
    one, other = stream.pieces[left], stream.pieces[right]
    return -0.3 * other.size < _gap(one, other) < _TOUCH * other.size and _same_type(one, other)


def _together(stream: _Stream, left: int, right: int) -> int:
    """Two pieces as one, which takes the place of the earlier and goes on as the latter does."""
    one, other = stream.pieces[left], stream.pieces[right]
    place = min(left, right)
    stream.pieces[place] = one._replace(
        text=one.text + other.text,
        box=BBox.around([one.box, other.box]),
        after=other.after,
        confidence=_lower(one.confidence, other.confidence),
    )
    stream.runs[place] = stream.runs[right]
    return place


def _lower(left: float | None, right: float | None) -> float | None:
    return left if right is None else right if left is None else min(left, right)


def _letter_spaced(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of single letters that belong to the word before, in text set with space between all letters."""
    out: set[int] = set()
    if len(pieces) < _SPACED or sum([len(piece.text) == 1 for piece in pieces]) < _SPACED:
        return out
    start = 0
    for stop in range(1, len(pieces) + 1):
        whole = stop < len(pieces) and len(pieces[stop].text) == 1 and len(pieces[stop - 1].text) == 1
        if whole and _gap(pieces[stop - 1], pieces[stop]) < 1.5 * pieces[stop].size:
            continue
        out.update(_joined(pieces, start, stop))
        start = stop
    return out


def _joined(pieces: Sequence[Piece], start: int, stop: int) -> Iterable[int]:
    group = pieces[start:stop]
    letters = sum(piece.text.isalpha() for piece in group)
    if len(group) < _SPACED or 2 * letters < len(group):
        return ()
    usual = median(_gap(a, b) for a, b in pairwise(group))
    return (n for n in range(start + 1, stop) if _gap(pieces[n - 1], pieces[n]) < 1.6 * max(usual, 0.5))


def _finish(pieces: Sequence[Piece], items: Sequence[int], line: int, found: dict[int, tuple[Any, ...]]) -> None:
    """Adds what makes the word of each item by its place in the stream; white space between runs is a space."""
    last = len(items) - 1
    for n, item in enumerate(items):
        text, box, size, style, after, confidence = pieces[item]
        if n == last:
            after = ""
        elif not after:
            after = "" if _adjoins(pieces[items[n + 1]], box, size) else " "
        found[item] = text, box, line, after, round(size, 2), _STYLES[style], confidence


def _adjoins(right: Piece, left: BBox, size: float) -> bool:
    return right.box.x0 - left.x1 <= _TOUCH * size
