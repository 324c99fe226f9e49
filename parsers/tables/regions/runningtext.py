"""Lines of running text that end in a number: "på lördagar. 1 200 000 kronor", below it "fördelas lika mellan ...".

Used by the search for regions, to which such a line is no row and the end of a table. The text goes on below it, in
lower case or within a number, where the line is full; and it began above, or a sentence ends within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.tables.labels import BULLET, PART
from parsers.tables.strips import Chunk, Strip

_CLOSE = 0.8  # of the type size: between the lines of one text
_ALIGNED, _HANGING = 1.5, 3.0  # points; type sizes
_LINES = 12  # of a text that are looked at for its right edge, on each side

_NUMBER_LAST = regex.compile(r"\d[\d.,]*(?:[ ](?:kr|kronor|tkr|[tm]sek|mn?kr|mdkr|miljoner|procent|%))*[.,;)]*$")
# "... anslag, där 410", and on the next line "000 kr återstår", or "kronor för 2021"
_BROKEN = regex.compile(r"(?:^|[ ])\d{1,3}(?:[ ]\d{3})*$")
_REST = regex.compile(
    r"\d{3}(?:[ ]\d{3})*[ ](?:\p{Ll}+[ ])*\p{Ll}+|(?:kr|kronor|[tm]kr|mn?kr|miljoner)(?:[.,]|[ ]\p{Ll}{2})"
)
_STOP = regex.compile(r"\p{Ll}{4,}[.!?][ ]+[\p{Lu}\d]")
_TERMINAL = regex.compile(r"[.:;!?]$")


def find_running_text(pages: Sequence[Sequence[Strip]]) -> set[tuple[int, int]]:
    """Page index and line of each such line."""
    return {(s.page, s.line) for strips in pages for s in _on_page(strips)}


def _on_page(strips: Sequence[Strip]) -> Iterator[Strip]:
    lines = [_line_of(s) for s in strips]
    for n, (strip, line) in enumerate(zip(strips, lines, strict=True)):
        if line is None or line.numeral or not _NUMBER_LAST.search(line.text):
            continue
        above, below = lines[n - 1] if n else None, lines[n + 1] if n + 1 < len(lines) else None
        began = above is not None and _goes_on(strips, lines, n - 1) and not _NUMBER_LAST.search(above.text)
        if began and line.text[-1:] == ".":
            yield strip
        elif below is not None and _goes_on(strips, lines, n):
            broken = _BROKEN.search(line.text) and _REST.match(below.text)
            if began or broken or _STOP.search(line.text):
                yield strip


def _line_of(strip: Strip) -> Chunk | None:
    """A line of one text, without the bullet before it; none where cells stand side by side."""
    *before, last = strip.chunks
    bulleted = len(before) == 1 and BULLET.match(f"{before[0].text} {last.text}")
    return last if not before or bulleted else None


def _goes_on(strips: Sequence[Strip], lines: Sequence[Chunk | None], n: int) -> bool:
    """Whether the text of a full line goes on in the next, in mid-sentence or mid-number."""
    upper, lower = lines[n], lines[n + 1]
    if upper is None or lower is None or _TERMINAL.search(upper.text) or not _is_below(strips, n):
        return False
    if len(strips[n + 1].chunks) > 1:  # a bullet of its own
        return False
    inset = lower.x0 - upper.x0
    hung = BULLET.match(upper.text) is not None and 0 < inset < _HANGING * strips[n].size
    text = lower.text
    within = text[:1].islower() and not PART.match(text) and not BULLET.match(text)
    rest = _BROKEN.search(upper.text) is not None and _REST.match(text) is not None
    return (abs(inset) < _ALIGNED or hung) and (within or rest) and _is_full(strips, lines, n)


def _is_below(strips: Sequence[Strip], n: int) -> bool:
    """Whether a line stands right below the one at an index."""
    upper, lower = strips[n], strips[n + 1]
    return upper.page == lower.page and lower.top - upper.bottom < _CLOSE * lower.size


def _is_full(strips: Sequence[Strip], lines: Sequence[Chunk | None], n: int) -> bool:
    """Whether the first word of the next line had no room on this one, as far as the lines of the text reach."""
    upper, lower = lines[n], lines[n + 1]
    if upper is None or lower is None:
        return False
    first = lower.text.partition(" ")[0]
    width = (lower.x1 - lower.x0) / len(lower.text) * (len(first) + 1)
    return upper.x1 + width > max(c.x1 for c in _text_around(strips, lines, n))


def _text_around(strips: Sequence[Strip], lines: Sequence[Chunk | None], n: int) -> Iterator[Chunk]:
    """The lines close above and below each other that the line at an index is one of."""
    first, last = n, n + 1
    while first > max(0, n - _LINES) and lines[first - 1] and _is_below(strips, first - 1):
        first -= 1
    while last < min(len(lines), n + _LINES) and lines[last] and _is_below(strips, last - 1):
        last += 1
    return (line for line in lines[first:last] if line)
