"""Numbers set flush right against the texts of the next column, a hair apart, cut where the two columns meet.

Used by ``finding`` before the search for regions: "132 993 | Återbetalas senast", as a spreadsheet prints an amount
and a remark. Numbers of several widths end at the seam and texts begin there; codes before names, and postal codes
before towns, are as wide as each other and stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.tables.numerals import SIGN
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_EVEN = 0.8  # points: edges of one column
_WIDER = 2.0  # points: numbers of several widths, one a digit longer
_FEWEST = 3  # rows
_FIRST = regex.compile(rf"(?:\d|{SIGN})")


class _Seam(NamedTuple):
    """Where a number ends and the text behind it begins, and where the number began."""

    right: float
    left: float
    start: float


def with_columns_cut(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips of one page, cut at the seams of its columns; titles that meet there too."""
    if not page.geometry:
        return strips
    met = [seam for s in strips for c in s.chunks if c.numeral is None for seam in _seams(c, page)]
    if not met:
        return strips
    seams = [seam for seam in met if _is_between_columns(seam, met, strips)]
    return [_with_cuts(strip, seams, page) for strip in strips] if seams else strips


def _seams(chunk: Chunk, page: Page) -> Iterator[_Seam]:
    """The end of the number that a text, no number itself, begins with, if any."""
    if len(chunk.words) < 2 or not _FIRST.match(chunk.text):
        return
    for n in range(1, len(chunk.words)):
        if page.words[chunk.words[n]].text[:1].isalpha():
            head = chunk_of(page, chunk.page, chunk.words[:n])
            if head.has_value:
                yield _Seam(head.x1, page.words[chunk.words[n]].bbox.x0, head.x0)
            return


def _is_between_columns(seam: _Seam, met: Sequence[_Seam], strips: Sequence[Strip]) -> bool:
    """Whether numbers of several widths end at a seam, in three rows, and texts begin there in two."""
    alike = [m for m in met if _is_even(m.right, seam.right) and _is_even(m.left, seam.left)]
    plain = [c for s in strips for c in s.chunks if c.has_value and _is_even(c.x1, seam.right)]
    texts = [c for s in strips for c in s.chunks if c.numeral is None and _is_even(c.x0, seam.left)]
    starts = [m.start for m in alike] + [c.x0 for c in plain]
    several = max(starts) - min(starts) > _WIDER
    return several and len(starts) >= _FEWEST and len(alike) + len(texts) > 1


def _is_even(x: float, other: float) -> bool:
    return abs(x - other) < _EVEN


def _with_cuts(strip: Strip, seams: Sequence[_Seam], page: Page) -> Strip:
    chunks = [part for c in strip.chunks for part in _parts(c, seams, page)]
    return strip._replace(chunks=tuple(chunks)) if len(chunks) > len(strip.chunks) else strip


def _parts(chunk: Chunk, seams: Sequence[_Seam], page: Page) -> list[Chunk]:
    """A text cut where one word ends at a seam and the next begins there."""
    boxes = [page.words[w].bbox for w in chunk.words]
    for n in range(1, len(boxes)):
        if any(_is_even(boxes[n - 1].x1, s.right) and _is_even(boxes[n].x0, s.left) for s in seams):
            parts = (chunk.words[:n], chunk.words[n:])
            head, rest = (chunk_of(page, chunk.page, words) for words in parts)
            return [head, rest] if head.numeral is not None or not any(map(str.isdigit, head.text)) else [chunk]
    return [chunk]
