"""Organisation numbers broken in two in a narrow column, "212000-" over "1355", made one chunk again.

Used by ``finding`` before the search for regions: the second half alone looks like a row of its own. The number
goes to the line of the two, or between them, that holds the rest of its row.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_HYPHENS = "-\u2010\u2011\u2012\u2013"
_ENDS = frozenset(_HYPHENS)
_FIRST = regex.compile(rf"(?:16)?\d{{6}}[{_HYPHENS}]")
_SECOND = regex.compile(r"\d{4}")
_REACH = 2  # lines below the first half, of which one may be the row's
_ALIGNED = 3.0  # points


def with_halves_joined(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each broken organisation number whole in the line of its row."""
    if _ENDS.isdisjoint([c.text[-1:] for s in strips for c in s.chunks]):
        return list(strips)
    joined = [_with_half_apart(s, page) for s in strips]
    for index, strip in enumerate(list(joined)):
        for first in strip.chunks:
            if first.text[-1:] in _HYPHENS and _FIRST.fullmatch(first.text):
                _join(joined, index, first)
    return [s for s in joined if s.chunks]


def _with_half_apart(strip: Strip, page: Page) -> Strip:
    """The strip with a first half that stands close to the code before it as a chunk of its own."""
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        if chunk.text[-1:] in _HYPHENS and " " in chunk.text and _FIRST.fullmatch(chunk.text.rpartition(" ")[2]):
            chunks += [chunk_of(page, chunk.page, w) for w in (chunk.words[:-1], chunk.words[-1:])]
        else:
            chunks.append(chunk)
    return strip._replace(chunks=tuple(chunks)) if len(chunks) > len(strip.chunks) else strip


def _join(strips: list[Strip], index: int, first: Chunk) -> None:
    for below in range(index + 1, min(index + 1 + _REACH, len(strips))):
        if strips[below].top - strips[index].bottom > 0.8 * strips[index].size:
            return
        second = next((c for c in strips[below].chunks if _is_under(c, first)), None)
        if second is not None:
            home = max(range(index, below + 1), key=lambda n: _fullness(strips[n], second))
            _move(strips, index, first)
            _move(strips, below, second)
            whole = _whole(first, second)
            chunks = sorted((*strips[home].chunks, whole), key=lambda c: c.x0)
            strips[home] = strips[home]._replace(chunks=tuple(chunks))
            return


def _fullness(strip: Strip, second: Chunk) -> tuple[bool, int]:
    """How much of a row a line holds: its numbers, then its texts."""
    return any(c.has_value for c in strip.chunks if c is not second), len(strip.chunks)


def _is_under(chunk: Chunk, first: Chunk) -> bool:
    return _SECOND.fullmatch(chunk.text) is not None and abs(chunk.x0 - first.x0) < _ALIGNED


def _move(strips: list[Strip], index: int, chunk: Chunk) -> None:
    """Take a chunk off a line."""
    strips[index] = strips[index]._replace(chunks=tuple(c for c in strips[index].chunks if c is not chunk))


def _whole(first: Chunk, second: Chunk) -> Chunk:
    text = f"{first.text[:-1]}-{second.text}"
    return first._replace(words=first.words + second.words, x1=max(first.x1, second.x1), text=text, numeral=None)
