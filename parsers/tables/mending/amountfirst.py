"""Amounts before their recipients, "1 132 368 kr Danderyd" or a first column of them: made to stand last.

Used by ``finding`` before the search for regions, which knows a row by a name before its numbers. Only runs of such
lines are turned, and only where a unit or whole groups make their first number an amount; a street's number or a
heading's is none. The words stay where they are printed: a chunk alone is moved.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from parsers.tables.labels import TOTAL, is_header_word
from parsers.tables.numerals import read_numeral
from parsers.tables.strips import Chunk, Strip, cell_text, chunk_of
from parsers.text import level
from schemas.document import Page

_LEAST = 3  # lines
_LONGEST_NAME, _LONGEST_ITEM = 12, 20  # words, of a line and of an item of a list
_LONGEST_NUMBER = 6  # words, its unit with them
_APART = 20.0  # points to the right of the page
_DIGIT = regex.compile(r"\d")
_BULLETS = frozenset("-–—•◦▪■●*·\uf0b7")
_DASHES = frozenset("-–—")
_LAST_STOP = regex.compile(r"(?<=\p{L}{5})[.;]$")  # of the item, not of "m.fl."
_NAME = regex.compile(
    r"(?:till |för |– |- )?(?:\p{Lu}\p{L}{1,4}\. )?[\p{Lu}\d][^.:;!?]*(?:\b\p{L}{1,3}\.[^.:;!?]*)*[.;]?"
)


def with_amounts_last(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, those of a run with amounts first turned, and the header above the run with them."""
    turned = [_turned(s, page) for s in strips]
    if not any(turned):
        return list(strips)
    edges = {round(s.chunks[0].x1) for s, other in zip(strips, turned, strict=True) if other and len(s.chunks) > 1}
    turned = [other or _turned_in_line(s, edges, page) for s, other in zip(strips, turned, strict=True)]
    found = list(strips)
    for first, stop in _runs(turned):
        for n in range(first, stop):
            found[n] = turned[n] or found[n]
        for n in range(stop, min(stop + _LEAST, len(strips))):
            found[n] = _turned_total(found[n], page)
        if first:
            found[first - 1] = _turned_header(strips[first - 1], strips[first], page)
    return found


def _runs(turned: Sequence[Strip | None]) -> list[tuple[int, int]]:
    """Where lines with amounts first follow each other, a line of another kind between two of them at most."""
    runs: list[tuple[int, int]] = []
    places = [n for n, strip in enumerate(turned) if strip is not None]
    while places:
        run = [places[0]]
        for n in places[1:]:
            if n - run[-1] > 2:
                break
            run.append(n)
        places = places[len(run) :]
        if len(run) >= _LEAST:
            runs.append((run[0], run[-1] + 1))
    return runs


def _turned(strip: Strip, page: Page) -> Strip | None:
    """A strip with its leading amount last; None where it has none, or another number as well."""
    first, *rest = strip.chunks
    if not _DIGIT.search(first.text) or any(c.numeral for c in rest):
        return None
    words = list(first.words)
    marks = [words.pop(0)] if level(page.words[words[0]].text) in _BULLETS and len(words) > 1 else []
    stop = next((n for n in range(min(len(words), _LONGEST_NUMBER), 0, -1) if _is_amount(words[:n], page)), 0)
    if not stop:
        return None
    if len(words) > stop + 1 and level(page.words[words[stop]].text) in _DASHES:
        marks, words = [], [*words[:stop], *words[stop + 1 :]]  # "• 40 000 kr – Teater Pax": no marks of the name
    named = [*marks, *words[stop:]]
    if bool(words[stop:]) == bool(rest):
        return None
    label = [chunk_of(page, strip.page, named)] if words[stop:] else rest
    text = cell_text([page.words[w] for w in words[stop:]]) if words[stop:] else rest[0].text
    if not _NAME.fullmatch(text) or text.count(" ") >= (_LONGEST_ITEM if marks else _LONGEST_NAME):
        return None
    *others, last = label
    last = last._replace(text=_LAST_STOP.sub("", last.text))
    amount = _moved(chunk_of(page, strip.page, words[:stop]), page)
    return strip._replace(chunks=(*others, *_with_share_last(last, amount, page)))


def _with_share_last(name: Chunk, amount: Chunk, page: Page) -> tuple[Chunk, ...]:
    """A name, its amount, and the share in brackets that ended the name: "Newmaninstitutet (2,7 %)"."""
    start = next((n for n, w in enumerate(name.words) if n and page.words[w].text.startswith("(")), 0)
    share = chunk_of(page, name.page, name.words[start:]) if start else None
    if share is None or share.numeral is None or not share.numeral.percent:
        return name, amount
    width, x0 = share.x1 - share.x0, amount.x1 + _APART
    return chunk_of(page, name.page, name.words[:start]), amount, share._replace(x0=x0, x1=x0 + width)


def _turned_in_line(strip: Strip, edges: Collection[int], page: Page) -> Strip | None:
    """A strip whose small number, "482", ends where those do that are surely amounts."""
    first, *rest = strip.chunks
    if len(rest) != 1 or rest[0].numeral or not first.has_value or round(first.x1) not in edges:
        return None
    return strip._replace(chunks=(*rest, _moved(first, page))) if _NAME.fullmatch(rest[0].text) else None


def _turned_total(strip: Strip, page: Page) -> Strip:
    """A total under a run, printed with its amount last: where those of the run have been moved."""
    words = [w for c in strip.chunks for w in c.words]
    start = next((n for n in range(1, len(words)) if _is_amount(words[n:], page)), 0)
    if not TOTAL.match(strip.text) or not start:
        return strip
    label = chunk_of(page, strip.page, words[:start])
    return strip._replace(chunks=(label, _moved(chunk_of(page, strip.page, words[start:]), page)))


def _is_amount(words: Sequence[int], page: Page) -> bool:
    """Whether words are a number that a unit or its groups show to be money."""
    text = cell_text([page.words[w] for w in words])
    numeral = read_numeral(text)
    if numeral is None or numeral.value is None or numeral.percent or (text[0] == "0" and text[1:2] != " "):
        return False
    return numeral.grouped or numeral.unit is not None


def _moved(chunk: Chunk, page: Page) -> Chunk:
    right = 2 * page.width + _APART
    return chunk._replace(x0=right - (chunk.x1 - chunk.x0), x1=right)


def _turned_header(header: Strip, row: Strip, page: Page) -> Strip:
    """The header above the first row, the title over the amounts last as they are now."""
    first = header.chunks[0]
    if len(header.chunks) < 2 or not all(is_header_word(c.text) for c in header.chunks):
        return header
    if not (first.x0 < row.chunks[0].x1 and row.chunks[0].x0 < first.x1):
        return header
    return header._replace(chunks=(*header.chunks[1:], _moved(first, page)))
