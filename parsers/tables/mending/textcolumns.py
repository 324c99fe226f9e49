"""Pages set in columns that hold a table in each: read one column after the other.

Used by ``finding`` before all else. A table that begins in one column goes on at the top of the next, as it would
overleaf, so each column becomes a page. It refuses where either side has no rows of its own, names and numbers, or
neither has running text and their lines are level: those are the columns of one table, or groups in newspaper
order, which are known by their repeating titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.tables.mending.outofstep import Parted, parted_out_of_step
from parsers.tables.mending.sheets import Sheets
from parsers.tables.mending.zones import has_rows, is_in_step, is_prose
from parsers.text import WordRef
from schemas.document import BBox, Document, Edge, Page, Style, Word

_LEAST = 6  # lines on each side
_PROSE = 5  # lines of running text together
_GAP = 9.0  # points between two columns
_RUNNING = 3  # words of a line in lower case
_FEWEST = 3  # lines that show the gap
_MIDDLE = (0.35, 0.65)  # of a page's width, between which its columns part


def columns_of(document: Document) -> Sheets:
    """The document with the text columns of such pages as pages of their own; itself where there are none."""
    found = [
        (index, part, words)
        for index, page in enumerate(document.pages)
        for part, words in _columns(page, range(len(page.words)))
    ]
    if len(found) == len(document.pages):
        return Sheets(document, {}, {})
    origins = {n: [WordRef(index, word) for word in words] for n, (index, _, words) in enumerate(found)}
    return Sheets(replace(document, pages=tuple(page for _, page, _ in found)), origins, {})


def _columns(page: Page, words: Sequence[int]) -> Iterator[tuple[Page, Sequence[int]]]:
    """The columns of a page, each with its words as they are numbered there; the page where it has none."""
    at = _parted(page) if page.geometry else None
    if at is None:
        yield page, words
        return
    (left, own), (right, others) = _parts(page, at)
    yield left, [words[n] for n in own]
    yield from _columns(right, [words[n] for n in others])


def _parted(page: Page) -> Parted | None:
    return _parted_by_prose(page) or parted_out_of_step(page)


def _parted_by_prose(page: Page) -> Parted | None:
    if not _may_be_parted(page):
        return None
    lines = [line for _, line in sorted(_lines(page).items())]
    gaps = sorted(x for line in lines if (x := _gap(line, page.width)) is not None)
    if len(gaps) < _FEWEST:
        return None
    best: list[list[Word]] = []
    found: float | None = None
    for x in (gaps[len(gaps) // 2], *dict.fromkeys(map(round, gaps))):
        run = max(_runs(lines, x), key=len, default=[])
        if len(run) > len(best) and _is_parted(run, x):
            best, found = run, x
    if found is None:
        return None
    boxes = [w.bbox for line in best for w in line]
    return Parted(found, min(b.top for b in boxes), max(b.bottom for b in boxes))


def _may_be_parted(page: Page) -> bool:
    """A quick look: lines with a gap about the middle of the page, and lines of running text."""
    running = Counter([word.line for word in page.words if word.text[:1].islower()])
    if sum(words >= _RUNNING for words in running.values()) < _PROSE:
        return False
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    for word in page.words:
        box, line = word.bbox, word.line
        if box.x0 + box.x1 < page.width:
            ends[line] = max(ends.get(line, 0.0), box.x1)
        else:
            starts[line] = min(starts.get(line, page.width), box.x0)
    return sum(x - ends[line] >= _GAP for line, x in starts.items() if line in ends) >= _FEWEST


def _lines(page: Page) -> dict[int, list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        if not word.style.has(Style.SUPERSCRIPT):  # the mark of a note is no number behind a name
            lines.setdefault(word.line, []).append(word)
    return {number: sorted(words, key=lambda w: w.bbox.x0) for number, words in lines.items()}


def _gap(line: Sequence[Word], width: float) -> float | None:
    """The middle of the white space in the middle of the page, where a line has words on both sides of it."""
    left, right = (part * width for part in _MIDDLE)
    gaps = ((b.bbox.x0 - a.bbox.x1, (a.bbox.x1 + b.bbox.x0) / 2) for a, b in pairwise(line))
    return max((gap for gap in gaps if gap[0] >= _GAP and left < gap[1] < right), default=(0.0, None))[1]


def _runs(lines: Sequence[list[Word]], x: float) -> Iterator[list[list[Word]]]:
    """The runs of lines of which no word stands at ``x``."""
    run: list[list[Word]] = []
    for line in lines:
        if any(w.bbox.x0 < x + _GAP / 4 and w.bbox.x1 > x - _GAP / 4 for w in line):
            yield run
            run = []
        else:
            run.append(line)
    yield run


def _is_parted(run: Sequence[Sequence[Word]], x: float) -> bool:
    """Whether both sides hold rows, and one of them running text as well."""
    left = [part for line in run if (part := [w for w in line if w.bbox.x1 < x])]
    right = [part for line in run if (part := [w for w in line if w.bbox.x0 > x])]
    if min(len(left), len(right)) < _LEAST:
        return False
    sides = [([w for w in line if w.bbox.x0 > x], [w for w in line if w.bbox.x1 < x]) for line in run]
    told = _has_run(left, right) or (_has_run(right, left) and not is_in_step(*zip(*sides, strict=True)))
    if not told:
        return False
    return has_rows(_without_prose(left)) and has_rows(_without_prose(right))


def _has_run(lines: Sequence[Sequence[Word]], others: Sequence[Sequence[Word]]) -> bool:
    """Whether lines of running text stand beside what is on the other side, not below it as notes do."""
    runs = (lines[n : n + _PROSE] for n in range(len(lines) - _PROSE + 1))
    heights = [line[0].bbox.middle for line in others]
    return any(
        is_prose(run) and any(run[0][0].bbox.top < y < run[-1][0].bbox.bottom for y in heights) for run in runs
    )


def _without_prose(lines: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """The lines of which most words are no running text: a number stands apart from the words."""
    return [line for line in lines if any(b.bbox.x0 - a.bbox.x1 > b.size for a, b in pairwise(line))]


def _parts(page: Page, at: Parted) -> Iterator[tuple[Page, Sequence[int]]]:
    """The page above and left, and right and below, with the words of each; what is right is moved to the left."""
    inside = [n for n, w in enumerate(page.words) if at.top <= w.bbox.middle <= at.bottom]
    right = [n for n in inside if page.words[n].bbox.x0 > at.x]
    below = [n for n, w in enumerate(page.words) if w.bbox.middle > at.bottom]
    moved = min(page.words[n].bbox.x0 for n in right) - min(
        page.words[n].bbox.x0 for n in inside if page.words[n].bbox.x0 < at.x
    )
    second = [*right, *below]
    first = [n for n in range(len(page.words)) if n not in set(second)]
    edges = [e for e in page.edges if e.x0 > at.x]
    beside = tuple(e for e in page.edges if e.x0 < at.x)
    yield replace(page, words=tuple(page.words[n] for n in first), edges=beside), first
    words = [_left_by(page.words[n], moved) for n in right] + [page.words[n] for n in below]
    shifted = tuple(Edge(e.x0 - moved, e.top, e.x1 - moved, e.bottom) for e in edges)
    yield replace(page, words=tuple(words), edges=shifted), second


def _left_by(word: Word, points: float) -> Word:
    box = word.bbox
    return word._replace(bbox=BBox(box.x0 - points, box.top, box.x1 - points, box.bottom))
