"""Sums below headings that name who is given them, as rows: "Dals Långeds IF" / "60 000 kronor" / what it is for.

Used by ``finding`` before the search for regions; seen on pages of news and grants, where each recipient has a
heading and a paragraph. A heading is set apart from the lines below it; one sum stands there, at the beginning of
its line or behind a word for it; most headings name organisations: "Startbidrag" / "5 000 kronor" is no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from parsers.tables.labels import GIVEN_LAST, RECIPIENT_NAME, is_known, role_of
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.numerals import UNIT_WORDS, Shape, read_numeral
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.text import level
from schemas.document import Page
from schemas.vocabulary import ColumnRole

_LEAST = 3  # headings
_LONGEST = 12  # lines below a heading
_LONGEST_NAME = 20  # words, of a heading that holds a sum
_LONGEST_NUMBER = 6  # words, its unit with them
_LARGER = 0.5  # points
_UNIT = "|".join(sorted(w for w in UNIT_WORDS if w.isalpha()))
_PAID = regex.compile(rf"(?i)\d[ ](?:{_UNIT})\b")
# ", 60 000 kronor", " med 60 000 kr för en ny scen"
_SUM_LAST = regex.compile(rf"(?i)[ ]?[,:–(-]?[ ]\d[\d .,]*(?:{_UNIT})\b.*")
# "Beviljat belopp: 60 000 kronor", "60 000 kronor för en vandringsled": what stands before and behind a sum
_LABEL = regex.compile(r"(?i)(?:\p{L}+[ ]){0,2}\p{L}*(?:belopp|bidrag|stöd|summa|anslag|medel)(?:et)?:")
_PURPOSE = regex.compile(r"(?:för|till|åt|att|som)\b|[,.(–-]")


class _Block(NamedTuple):
    """A heading with the larger one right above it, and the lines below."""

    group: Strip | None
    heading: Strip
    lines: tuple[Strip, ...]


class _Sum(NamedTuple):
    """A block's sum, and what its line says of it."""

    amount: Chunk
    purpose: Chunk | None


def with_paid_headings_together(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a page, headings that hold a sum each before what they stand over: "Dals IF, 60 000 kronor"."""
    return _with_rows(strips, _paid_headings)


def with_sums_beside_headings(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each sum below a heading beside it, the other lines below the last of its run."""
    return _with_rows(strips, lambda blocks: _rows(blocks, page))


def _with_rows(strips: Sequence[Strip], rows_of: Callable[[Sequence[_Block]], list[Strip]]) -> list[Strip]:
    text = "\n".join([s.text for s in strips])
    if len(_PAID.findall(text)) < _LEAST or sum(_PAID.search(s.text) is not None for s in strips) < _LEAST:
        return list(strips)
    found: list[Strip] = []
    n = 0
    while n < len(strips):
        blocks = list(_blocks(strips, n))
        known = 2 * sum(_is_recipient(b.heading.text) for b in blocks) >= len(blocks) >= _LEAST
        rows = rows_of(blocks) if known else []
        found += rows or strips[n : n + 1]
        found += [line for b in blocks for line in b.lines if rows and not _PAID.search(line.text)]
        n += sum(1 + len(b.lines) + bool(b.group) for b in blocks) if rows else 1
    return found


def _blocks(strips: Sequence[Strip], n: int) -> Iterator[_Block]:
    """The blocks that follow each other from a line on, their headings set alike."""
    first, group = strips[n], None
    while n + 1 < len(strips) and _is_heading(strips[n], strips[n + 1]) and _is_like(strips[n], first):
        rest = strips[n + 1 : n + 2 + _LONGEST]
        lines = list(takewhile(lambda s: not _is_like(s, first) and s.size < first.size + _LARGER, rest))
        if not 0 < len(lines) <= _LONGEST:
            return
        yield _Block(group, strips[n], tuple(lines))
        n += 1 + len(lines)
        larger = n < len(strips) and strips[n].size >= first.size + _LARGER and len(strips[n].chunks) == 1
        group = strips[n] if larger else None
        n += larger


def _paid_headings(blocks: Sequence[_Block]) -> list[Strip]:
    """The headings, where each holds a sum and no line below one does; nothing where larger ones stand between."""
    paid = all(_PAID.search(b.heading.text) and not any(_PAID.search(s.text) for s in b.lines) for b in blocks)
    return [b.heading._replace(bold=False) for b in blocks] if paid and not any(b.group for b in blocks) else []


def _rows(blocks: Sequence[_Block], page: Page) -> list[Strip]:
    """A row for each heading without a sum and the one below it; nothing where one has none, or several."""
    rows: list[Strip] = []
    for block in blocks:
        paid = [line for line in block.lines if _PAID.search(line.text)]
        own = _sum(paid[0], page) if len(paid) == 1 and not _PAID.search(block.heading.text) else None
        if own is None:
            return []
        cells = [block.heading.chunks[0]._replace(bold=False), *own]
        row = block.heading._replace(bold=False, chunks=side_by_side(cells, [False, True, False]))
        rows += [block.group, row] if block.group else [row]
    return rows


def _is_heading(strip: Strip, below: Strip) -> bool:
    lone = len(strip.chunks) == 1 and strip.chunks[0].numeral is None and strip.text[-1:] not in ".:"
    set_apart = strip.size > below.size + _LARGER or (strip.bold and not below.bold)
    return lone and set_apart and strip.text.count(" ") < _LONGEST_NAME


def _is_like(strip: Strip, first: Strip) -> bool:
    """Whether a line is set as a heading: as large, as bold, as far to the left."""
    aligned = abs(strip.chunks[0].x0 - first.chunks[0].x0) < first.size
    return strip.bold == first.bold and abs(strip.size - first.size) < _LARGER and aligned


def _sum(strip: Strip, page: Page) -> _Sum | None:
    """The sum of a line, at its beginning or behind a word for it, and what the line says then; else None."""
    words = [w for c in strip.chunks for w in c.words]
    texts = [level(page.words[w].text) for w in words]
    start = next((n for n, text in enumerate(texts) if text[:1].isdigit()), len(texts))
    if start and not _LABEL.fullmatch(" ".join(texts[:start])):
        return None
    for stop in range(min(len(texts), start + _LONGEST_NUMBER), start, -1):
        text = " ".join(texts[start:stop]).rstrip(".,;:")
        numeral = read_numeral(text)
        if numeral and numeral.shape is Shape.VALUE and numeral.unit:
            rest = " ".join(texts[stop:])
            if rest and not _PURPOSE.match(rest) and texts[stop - 1][-1:] not in ".,;:":
                return None
            amount = chunk_of(page, strip.page, words[start:stop])._replace(text=text, numeral=numeral, bold=False)
            return _Sum(amount, chunk_of(page, strip.page, words[stop:]) if rest else None)
    return None


def _is_recipient(heading: str) -> bool:
    name = GIVEN_LAST.sub("", _SUM_LAST.sub("", heading))
    named = is_known(name) or RECIPIENT_NAME.search(name) is not None
    return named and role_of(name) is not ColumnRole.AMOUNT
