"""Tables that lost their line ends: "Ale 120 000 Borås 1 200 300 Summa 1 320 300" on one line, cut into its rows.

Used on text only, before regions are found: converters of documents to text print tables so. A line is cut where
it is names and amounts in turn from some word to its end; with commas, conjunctions or other words of sentences
between them it is prose and stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.tables.labels import is_header_word
from parsers.tables.strips import Strip, chunk_of
from parsers.text import level
from schemas.document import Page
from schemas.register import Level, resolve
from schemas.vocabulary import Match

_LEAST_ROWS = 4
_LONGEST_NAME = 5  # words
_NUMBER = regex.compile(r"[-−–]?\d[\d.,]*%?|%|[-–−]|kr|kronor|tkr|mnkr|sek", regex.IGNORECASE)
_GROUPED = regex.compile(r"\d{1,3}(?:[ ]\d{3})+|\d{5,}")
_SENTENCE = regex.compile(
    r"[,;:.!?]$|^(?:av|till|för|i|om|på|enligt|inom|under|får|ska|och|samt|med|den|det|som|är|har|från|per)$",
    regex.IGNORECASE,
)
_PAGE = regex.compile(r"\d{1,3}")  # the number of a page, before all of its text
_LAN = regex.compile(r"län:?", regex.IGNORECASE)


class _Row(NamedTuple):
    """The words of a name and of the numbers after it."""

    name: tuple[int, ...]
    numbers: tuple[int, ...]


def unrolled(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each line of several rows cut into a strip for each."""
    if page.geometry:
        return list(strips)
    return [part for strip in strips for part in _parts(strip, page)]


def _parts(strip: Strip, page: Page) -> list[Strip]:
    if len(strip.chunks) > 1 or len(strip.chunks[0].words) < 3 * _LEAST_ROWS:
        return [strip]
    texts = {w: level(page.words[w].text) for w in strip.chunks[0].words}
    rows = _rows(texts)
    lead: tuple[int, ...] = ()
    if rows:
        name = _name_of(rows[0].name, texts)
        lead, rows[0] = rows[0].name[: len(rows[0].name) - len(name)], rows[0]._replace(name=name)
    if len(rows) < _LEAST_ROWS or not all(_is_row(row, texts) for row in rows):
        return [strip]
    if 4 * sum(_is_amount(row, texts) for row in rows) < 3 * len(rows):
        return [strip]
    pieces = list(_leads(lead, texts)) + [p for row in rows for p in _pieces(row, texts)]
    return [_piece(strip, page, piece, n, len(pieces)) for n, piece in enumerate(pieces)]


def _rows(texts: dict[int, str]) -> list[_Row]:
    """Words that are no numbers, then words that are, in turn; none where the line does not end in a number."""
    rows: list[_Row] = []
    name: list[int] = []
    numbers: list[int] = []
    for word, text in texts.items():
        if _NUMBER.fullmatch(text) and name:
            numbers.append(word)
            continue
        if numbers:
            rows.append(_Row(tuple(name), tuple(numbers)))
            name, numbers = [], []
        name.append(word)
    return [*rows, _Row(tuple(name), tuple(numbers))] if numbers else []


def _name_of(words: tuple[int, ...], texts: dict[int, str]) -> tuple[int, ...]:
    """The name of the first row: the longest known one before its number, else what begins at the last capital."""
    for start in range(max(len(words) - _LONGEST_NAME, 0), len(words)):
        name = " ".join(texts[w] for w in words[start:])
        if resolve(name, None, level=Level.UNKNOWN).match in {Match.EXACT, Match.ALIAS}:
            return words[start:]
    return next((words[n:] for n in range(len(words) - 1, -1, -1) if texts[words[n]][:1].isupper()), words)


def _is_row(row: _Row, texts: dict[int, str]) -> bool:
    words = [texts[w] for w in row.name]
    return (
        words[0][:1].isupper()
        and len(words) <= _LONGEST_NAME + 2
        and not any(_SENTENCE.search(word) for word in words)
    )


def _is_amount(row: _Row, texts: dict[int, str]) -> bool:
    return _GROUPED.search(" ".join(texts[w] for w in row.numbers)) is not None


def _leads(words: tuple[int, ...], texts: dict[int, str]) -> Iterator[tuple[int, ...]]:
    """What stands before the first name: other text, and the header or the heading of a group that ends it."""
    start = len(words)
    if start > 1 and _LAN.fullmatch(texts[words[-1]]):
        while start and (texts[words[start - 1]][:1].isupper() or start == len(words)):
            start -= 1
    while start and is_header_word(texts[words[start - 1]].strip("(),")):
        start -= 1
    above = words[:start] if start > 1 or not _PAGE.fullmatch("".join(texts[w] for w in words[:start])) else ()
    yield from (part for part in (above, words[start:]) if part)


def _pieces(row: _Row, texts: dict[int, str]) -> Iterator[tuple[int, ...]]:
    """The heading of a group that stands before a row ("Dalarnas län | Avesta 45 453"), and the row."""
    end = next((n for n, w in enumerate(row.name, 1) if _LAN.fullmatch(texts[w])), 0)
    if 0 < end < len(row.name):
        yield row.name[:end]
        yield row.name[end:] + row.numbers
    else:
        yield row.name + row.numbers


def _piece(strip: Strip, page: Page, words: tuple[int, ...], number: int, count: int) -> Strip:
    """A strip of some of a strip's words, as if it stood on a line of its own."""
    chunk = chunk_of(page, strip.page, words)
    left = strip.chunks[0].x0
    height = (strip.bottom - strip.top) / count
    chunk = chunk._replace(x0=left, x1=left + chunk.x1 - chunk.x0)
    top = strip.top + number * height
    return strip._replace(top=top, bottom=top + height, chunks=(chunk,))
