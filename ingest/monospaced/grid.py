"""Segments of text at line and column -> words with boxes, and the page around them.

One character is one cell of ``CHAR_WIDTH`` x ``LINE_HEIGHT``; line 1 is the top of the page and blank lines
count. Text is never wrapped: a paragraph of a source without line breaks is one long line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from schemas.document import CHAR_WIDTH, LINE_HEIGHT, BBox, Edge, Page, Style, Word

BODY_SIZE = 10.0
# Type size of headings by level; deeper levels are as the last.
HEADING_SIZES = (20.0, 16.0, 14.0, 12.0)
# Narrowest page: a short note is not a narrow column.
_LEAST_COLUMNS = 80

# leaders end a word: "Ale........512", "Ale.......-512", "Ale......Avslag"
WORD = regex.compile(
    r"\S*?(?<![.·…_])[.·…_]{4,}(?=[-\u2010-\u2015\u2212<]?\d|[-\u2010-\u2015\u2212](?!\S)|(?:Avslag|Inget|Inga|Saknas)(?!\S))|\S+"
)


class Segment(NamedTuple):
    r"""A piece of one line that begins at a column of its own.

    ``after`` is what the source prints between this segment and the next (``"\t"`` for a tab-separated cell); white
    space inside ``text`` is kept apart from it.
    """

    text: str
    column: int = 0
    after: str = ""
    style: Style = Style.REGULAR
    size: float = BODY_SIZE


def heading_size(level: int) -> float:
    """Type size of a heading of level 1 and up."""
    return HEADING_SIZES[min(level, len(HEADING_SIZES)) - 1]


def words_of(line: int, segments: Iterable[Segment]) -> Iterator[Word]:
    """The words of one line, left to right; white space at the end of the line becomes one space."""
    pending: Word | None = None
    for segment in segments:
        matches = list(WORD.finditer(segment.text))
        if pending is not None:
            lead = segment.text[: matches[0].start()] if matches else segment.text + segment.after
            pending = pending._replace(after=pending.after + lead)
        for number, match in enumerate(matches):
            if pending is not None:
                yield pending
            last = number == len(matches) - 1
            stop = len(segment.text) if last else matches[number + 1].start()
            gap = segment.text[match.end() : stop] + (segment.after if last else "")
            pending = Word(match.group(), _box(match, segment, line), line, gap, segment.size, segment.style)
    if pending is not None:
        yield pending._replace(after=" " if pending.after else "")


def _box(match: regex.Match[str], segment: Segment, line: int) -> BBox:
    x0 = CHAR_WIDTH * (segment.column + match.start())
    return BBox(x0, LINE_HEIGHT * (line - 1), x0 + CHAR_WIDTH * len(match.group()), LINE_HEIGHT * line)


def cell_edges(left: int, first_line: int, right: int, last_line: int) -> tuple[Edge, Edge, Edge, Edge]:
    """The four sides of a cell that holds the columns ``left`` to ``right`` (exclusive) of the lines named."""
    x0, x1 = CHAR_WIDTH * left, CHAR_WIDTH * right
    top, bottom = LINE_HEIGHT * (first_line - 1), LINE_HEIGHT * last_line
    return (
        Edge(x0, top, x1, top),
        Edge(x0, bottom, x1, bottom),
        Edge(x0, top, x0, bottom),
        Edge(x1, top, x1, bottom),
    )


def page_of(number: int, line_count: int, words: tuple[Word, ...], edges: tuple[Edge, ...] = ()) -> Page:
    """A page without geometry around ``words``, as wide as they need."""
    right = max((w.bbox.x1 for w in words), default=0.0)
    right = max(right, max((e.x1 for e in edges), default=0.0), CHAR_WIDTH * _LEAST_COLUMNS)
    return Page(number, right, LINE_HEIGHT * max(line_count, 1), words, edges, geometry=False)
