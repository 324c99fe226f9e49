"""Case numbers between a name and its amount, a space from both: cells of their own.

Used by ``finding`` before the search for regions: "Scoutkåren Vinden 9564/2022 8 730 000 SEK", as programs print a
table as text with names set to the right. Running text sets no amount right behind a case number; several rows do.
"""

from __future__ import annotations

from parsers.tables.casenumbers import case_within
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.text import level
from schemas.document import Page

_FEWEST = 2  # rows
_LEAST = 3  # words
_MARKS = frozenset("-/:.")  # one of which every case number has


def with_cases_apart(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips of one page, case numbers between names and amounts as chunks of their own."""
    held = dict.fromkeys(
        [
            n
            for n, strip in enumerate(strips)
            for chunk in strip.chunks
            if chunk.numeral is None and _may_hold(chunk)
        ]
    )
    found = {n: cut for n in held if (cut := _apart(strips[n], page))} if len(held) >= _FEWEST else {}
    if len(found) < _FEWEST:
        return strips
    return [s._replace(chunks=tuple(found[n])) if n in found else s for n, s in enumerate(strips)]


def _apart(strip: Strip, page: Page) -> list[Chunk]:
    """The chunks of a line with its case number apart; none where it has none."""
    parts = [_parts(chunk, page) for chunk in strip.chunks]
    return [part for own in parts for part in own] if any(len(own) > 1 for own in parts) else []


def _may_hold(chunk: Chunk) -> bool:
    """Whether a case number may stand in a cell: a quick look."""
    return len(chunk.words) >= _LEAST and chunk.numeral is None and not _MARKS.isdisjoint(chunk.text)


def _parts(chunk: Chunk, page: Page) -> list[Chunk]:
    if not _may_hold(chunk):
        return [chunk]
    case = case_within([level(page.words[w].text) for w in chunk.words])
    if case is None:
        return [chunk]
    words = [chunk.words[: case.start], chunk.words[case], chunk.words[case.stop :]]
    parts = [chunk_of(page, chunk.page, own) for own in words if own]
    return parts if parts[-1].is_large else [chunk]
