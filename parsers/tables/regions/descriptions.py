"""Lines that tell of the row above them, over the width of the table: "Projektet ska samla länets företag ...".

Used by the search for regions, which passes over them; they are left to the prose. Such a line begins where its row
does, goes on under the next column, and is a sentence or set in smaller type; most rows of the page have one. A
wrapped name stays in its column, and a heading has several rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.tables.labels import SOURCE_NOTE, TOTAL
from parsers.tables.records import is_record
from parsers.tables.strips import Strip
from parsers.tables.units import UNIT_NOTE

_FEWEST = 2  # rows
_MOSTLY = 0.6  # of the rows
_HALF = 0.5  # of the lines
_SMALLER = 0.93  # of the row's type size
_INDENT = 2.5  # type sizes
_CLOSE = 0.8  # of the type size: between the lines of one text
_WORDS = 3  # of a sentence, at least


def find_descriptions(pages: Sequence[Sequence[Strip]]) -> set[tuple[int, int]]:
    """Page index and line of each such line."""
    return {(s.page, s.line) for strips in pages for s in _on_page(strips)}


def _on_page(strips: Sequence[Strip]) -> Iterator[Strip]:
    rows = [n for n, s in enumerate(strips) if _is_row(s)]
    told = {n: lines for n in rows if (lines := _below(strips, n))}
    if len(told) < _FEWEST or len(told) < _MOSTLY * len(rows):
        return
    wide = sum(lines[0].chunks[0].x1 > strips[n].chunks[1].x0 for n, lines in told.items())
    if wide >= _HALF * len(told):
        for lines in told.values():
            yield from lines


def _is_row(strip: Strip) -> bool:
    """Whether a line is a row of several cells, no sum, that begins with a text."""
    return (
        len(strip.chunks) > 1
        and strip.chunks[0].numeral is None
        and is_record(strip)
        and not TOTAL.match(strip.text)
    )


def _below(strips: Sequence[Strip], n: int) -> list[Strip]:
    """The lines of the text below a row; none where it is no such text."""
    row = strips[n]
    lines: list[Strip] = []
    for strip in strips[n + 1 :]:
        close = not lines or (strip.top - lines[-1].bottom < _CLOSE * strip.size and strip.size == lines[-1].size)
        if len(strip.chunks) > 1 or strip.chunks[0].numeral or not close or not _is_under(strip, row):
            break
        lines.append(strip)
    return lines if lines and _tells(lines, row) else []


def _is_under(strip: Strip, row: Strip) -> bool:
    indent = strip.chunks[0].x0 - row.chunks[0].x0
    return strip.page == row.page and -strip.size < indent < _INDENT * strip.size


def _tells(lines: Sequence[Strip], row: Strip) -> bool:
    """Whether lines are sentences or set in smaller type, and neither a sum nor a note on the whole table."""
    text = " ".join(line.text for line in lines)
    if TOTAL.match(text) or UNIT_NOTE.match(text) or SOURCE_NOTE.match(text):
        return False
    sentence = text[:1].isupper() and text[-1:] == "." and text.count(" ") >= _WORDS - 1
    return sentence or lines[0].size < _SMALLER * row.size
