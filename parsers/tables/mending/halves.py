"""Numbers broken in two in a narrow column, "212000-" over "1355" or "27 315" over "000", made one chunk again.

Used by ``finding`` before the search for regions: the second half alone looks like a row of its own. An
organisation number goes to the line of the two, or between them, that holds the rest of its row; the last groups of
an amount to the line that has the row's label. Nothing is joined that would have fitted on one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from parsers.tables.labels import TOTAL
from parsers.tables.numerals import read_numeral
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page

_HYPHENS = "-\u2010\u2011\u2012\u2013"
_FIRST = regex.compile(rf"(?:16)?\d{{6}}[{_HYPHENS}]")
_SECOND = regex.compile(r"\d{4}")
_REACH = 2  # lines below the first half, of which one may be the row's
_ALIGNED = 3.0  # points
_GROUPS = regex.compile(r"\d{3}(?: \d{3})*")
_CLOSE = 0.8  # of a line's size
_LEVEL = 1.0  # points
_MOST, _MOST_OF_A_SUM = 10, 300  # times the greatest number of the column


def with_halves_joined(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each broken organisation number whole in the line of its row."""
    joined = [_with_half_apart(s, page) for s in strips]
    for index, strip in enumerate(list(joined)):
        for first in strip.chunks:
            if first.text[-1:] in _HYPHENS and _FIRST.fullmatch(first.text):
                _join(joined, index, first)
    for index in range(len(joined) - 1) if page.geometry else ():
        if len(joined[index + 1].chunks) < len(joined[index].chunks) and _ends_in_groups(joined[index + 1]):
            _join_groups(joined, index)
    return [s for s in joined if s.chunks]


def _ends_in_groups(strip: Strip) -> bool:
    last = strip.chunks[-1] if strip.chunks else None
    return last is not None and last.has_value and _GROUPS.fullmatch(last.text) is not None


def _join_groups(strips: list[Strip], index: int) -> None:
    """The line's numbers whole whose last groups alone stand on the line below, right of its last label."""
    upper, lower = strips[index], strips[index + 1]
    label = _last_label(upper)
    if label is None or lower.top - upper.bottom > _CLOSE * upper.size:
        return
    rest = [c for c in lower.chunks if c.x1 > label.x0]
    pairs = [(next((c for c in upper.chunks if _is_over(c, half)), None), half) for half in rest]
    halves = {first: half for first, half in pairs if first and first.x0 > label.x0}
    if not halves or len(halves) < len(rest) or not all(_GROUPS.fullmatch(c.text) for c in rest):
        return
    others = [c for s in strips for c in s.chunks if c.has_value and s is not upper and s is not lower]
    most = _MOST_OF_A_SUM if TOTAL.match(label.text) else _MOST
    whole = [_joined(c, halves[c]) if c in halves else c for c in upper.chunks]
    if all(_is_likely(c, [x for x in others if _is_level(x, c)], most) for c in whole if c not in upper.chunks):
        strips[index] = upper._replace(bottom=lower.bottom, chunks=tuple(whole))
        strips[index + 1] = lower._replace(chunks=tuple(c for c in lower.chunks if c not in rest))


def _last_label(strip: Strip) -> Chunk | None:
    """The first of the texts before the last numbers of a line; None where it ends in a text, or has none."""
    texts = [n for n, c in enumerate(strip.chunks) if c.numeral is None]
    if not texts or texts[-1] == len(strip.chunks) - 1:
        return None
    first = texts[-1]
    while first - 1 in texts:
        first -= 1
    return strip.chunks[first]


def _joined(first: Chunk, second: Chunk) -> Chunk:
    """A number of two lines, as wide as it is on one."""
    text = f"{first.text} {second.text}"
    width = (first.x1 - first.x0) * len(text) / len(first.text)
    return first._replace(
        words=first.words + second.words, x0=first.x1 - width, text=text, numeral=read_numeral(text)
    )


def _is_likely(whole: Chunk, column: Sequence[Chunk], most: int) -> bool:
    """Whether a number had no room on one line, and is not too much beside the others of its column."""
    wide = all(c.x1 - c.x0 <= whole.x1 - whole.x0 + _LEVEL for c in column)
    return wide and _value(whole) <= most * max(map(_value, column), default=Decimal(0))


def _value(chunk: Chunk) -> Decimal:
    return (chunk.numeral.value if chunk.numeral else None) or Decimal(0)


def _is_over(chunk: Chunk, half: Chunk) -> bool:
    """Whether a number of whole groups ends where the groups below it do."""
    return chunk.has_value and _is_level(chunk, half) and chunk.text.replace(" ", "").isdecimal()


def _is_level(chunk: Chunk, other: Chunk) -> bool:
    return min(abs(chunk.x1 - other.x1), abs(chunk.x0 - other.x0)) < _LEVEL


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
