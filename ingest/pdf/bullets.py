"""Bullets that are drawn, not set -> words.

A browser that prints a page draws the marks of its lists as small discs, rings and squares, and the text alone no
longer tells item from item. Such a mark becomes a word of its own before the line that it leads. What stands alone,
is as large as a letter or has text before it on its line (an icon, the point of a chart) is no bullet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any

from schemas.document import BBox, Word

MARK = "•"
_SIZES = 0.2, 0.5  # of the type size
_LARGEST = 8.0  # points: half of the largest type of running text
_SQUARE = 0.8  # of its height, at least, and the other way round
_REACH = 2.5  # type sizes from a mark to the line that it leads
_DOTTED = 2.4  # of a dot's height: those of a wall stand closer
_SHAPES = {"c", "re", "qu"}


def with_bullets(
    words: tuple[Word, ...], drawings: Iterable[Mapping[str, Any]], matrix: Sequence[float]
) -> tuple[Word, ...]:
    """``words`` in stream order, a drawn bullet before each line that has one; ``matrix`` turns the drawings."""
    marks = _apart(_small(drawings, tuple(matrix)))
    if not marks:
        return words
    firsts = _firsts(words)
    led = [(word, mark) for mark in marks if (word := _led(firsts, mark))]
    places = Counter((round(mark.x0), round(mark.width, 1)) for _, mark in led)
    bullets = {
        word: Word(MARK, mark, word.line, " ", word.size)
        for word, mark in led
        if places[round(mark.x0), round(mark.width, 1)] > 1
    }
    return tuple(out for word in words for out in (bullets.get(word), word) if out)


def _small(drawings: Iterable[Mapping[str, Any]], matrix: tuple[float, ...]) -> list[BBox]:
    """The boxes of small shapes as broad as high."""
    a, b, c, d, e, f = matrix
    out = []
    for drawing in drawings:
        x0, top, x1, bottom = drawing["rect"]
        wide, high = x1 - x0, bottom - top
        if not 0 < wide <= _LARGEST or min(wide, high) < _SQUARE * max(wide, high):
            continue
        if {item[0] for item in drawing["items"]} <= _SHAPES:
            xs, ys = (
                sorted((a * x0 + c * top + e, a * x1 + c * bottom + e)),
                sorted((b * x0 + d * top + f, b * x1 + d * bottom + f)),
            )
            out.append(BBox(xs[0], ys[0], xs[1], ys[1]))
    return out


def _apart(marks: Sequence[BBox]) -> list[BBox]:
    """The marks without another one close below or above, as the dots of a dotted wall have."""
    columns: dict[int, set[float]] = {}
    for mark in marks:
        columns.setdefault(round(mark.x0), set()).add(mark.top)
    nearest = {
        (column, top): min(top - above, below - top)
        for column, tops in columns.items()
        for above, top, below in _with_neighbours(sorted(tops))
    }
    return [mark for mark in marks if nearest[round(mark.x0), mark.top] > _DOTTED * mark.height]


def _with_neighbours(tops: list[float]) -> Iterable[tuple[float, float, float]]:
    return zip([-inf, *tops], tops, [*tops[1:], inf], strict=False)


def _firsts(words: Iterable[Word]) -> list[Word]:
    """The leftmost word of each visual line."""
    firsts: dict[int, Word] = {}
    for word in words:
        held = firsts.setdefault(word.line, word)
        if word.bbox.x0 < held.bbox.x0:
            firsts[word.line] = word
    return list(firsts.values())


def _led(firsts: Iterable[Word], mark: BBox) -> Word | None:
    """The first word of the line that ``mark`` leads."""
    for word in firsts:
        box, size = word.bbox, word.size
        beside = box.top < mark.middle < box.bottom and 0 < box.x0 - mark.x1 < _REACH * size
        if beside and _SIZES[0] * size <= mark.width <= _SIZES[1] * size:
            return word
    return None
