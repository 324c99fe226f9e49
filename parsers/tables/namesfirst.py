"""Tables run on by columns: all names on a line, then all their amounts, cut into rows where a total proves it.

Used on text only, before regions are found, as ``runon`` is for tables run on by rows. Every name must be one of
the register, the last be a sum, and one cut of the numbers alone give each name its own and the sum their sum.
Anything else stays a line, and the ledger tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from parsers.tables.labels import WHOLE_TOTAL, is_header_word, is_known
from parsers.tables.strips import Strip, chunk_of
from parsers.text import level
from schemas.document import Page

LEAST_NAMES = 3
_LONGEST_NAME = 5  # words
_MOST_OPEN = 14  # groups that may begin a number or go on in one: twice the work for each
_NUMBER = regex.compile(r"\d{1,3}|\d{4,9}")
_GROUPED = 3  # digits, at most, of the first group of several
_GROUP = regex.compile(r"\d{3}")


def with_rows_apart(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each line of names and then their amounts cut into a strip for each."""
    if page.geometry:
        return list(strips)
    return [part for strip in strips for part in _parts(strip, page)]


def run_on(texts: Sequence[str]) -> tuple[list[range], range]:
    """The words of each name of a line, a sum's label among them, and of the numbers after all of them.

    No names for a line that is not so: words of headers may stand before the names and before the numbers.
    """
    first = len(texts)
    while first and _NUMBER.fullmatch(texts[first - 1]):
        first -= 1
    total = max((n for n in range(first) if WHOLE_TOTAL.fullmatch(texts[n])), default=first - 1)
    last = total + 1 if all(is_header_word(t.strip("()")) for t in texts[total + 1 : first]) else first
    names: list[range] = []
    at = int(last > 1 and is_header_word(texts[0]) and texts.count(texts[0]) == 1 and _begins_name(texts[1:last]))
    while at < last:
        stop = next((e for e in range(min(at + _LONGEST_NAME, last), at, -1) if _names(texts[at:e])), 0)
        if stop:
            names.append(range(at, stop))
        elif names or not is_header_word(texts[at]):
            return [], range(0)
        at = stop or at + 1
    return (names, range(first, len(texts))) if len(names) >= LEAST_NAMES else ([], range(0))


def _begins_name(words: Sequence[str]) -> bool:
    return any(_names(words[:n]) for n in range(1, _LONGEST_NAME + 1))


def _names(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return is_known(text) or WHOLE_TOTAL.fullmatch(text) is not None


def _parts(strip: Strip, page: Page) -> list[Strip]:
    words = [w for chunk in strip.chunks for w in chunk.words]
    if len(words) < 2 * LEAST_NAMES or not page.words[words[-1]].text[-1:].isdigit():
        return [strip]
    texts = [level(page.words[w].text) for w in words]
    names, numbers = run_on(texts)
    summed = bool(names) and WHOLE_TOTAL.fullmatch(" ".join(texts[n] for n in names[-1])) is not None
    cut = _cut([texts[n] for n in numbers], len(names)) if summed else None
    if cut is None:
        return [strip]
    rows = [
        [words[n] for n in (*name, *range(numbers.start + a.start, numbers.start + a.stop))]
        for name, a in zip(names, cut, strict=True)
    ]
    head = [words[n] for n in (*range(names[0].start), *range(names[-1].stop, numbers.start))]
    return [_piece(strip, page, row, n, len(rows) + 1) for n, row in enumerate([head, *rows] if head else rows)]


def _cut(texts: Sequence[str], count: int) -> tuple[range, ...] | None:
    """The one way to cut the groups into so many numbers of which the last is the sum of the others."""
    if sum(len(text) == _GROUPED and text[0] != "0" for text in texts[1:]) > _MOST_OPEN:
        return None
    found = []
    for cut in _cuts(texts, count, 0):
        values = [Decimal("".join(texts[n] for n in part)) for part in cut]
        if sum(values[:-1]) == values[-1]:
            found.append(cut)
    return found[0] if len(found) == 1 else None


def _cuts(texts: Sequence[str], count: int, start: int) -> Iterator[tuple[range, ...]]:
    """Every way to cut the groups from ``start`` on into so many whole numbers."""
    if count == 0:
        if start == len(texts):
            yield ()
        return
    if not 1 <= (len(texts) - start) / count <= _LONGEST_NAME or texts[start][0] == "0":
        return
    for stop in range(start + 1, len(texts) + 1):
        if stop - 1 > start and not (_GROUP.fullmatch(texts[stop - 1]) and len(texts[start]) <= _GROUPED):
            return
        for rest in _cuts(texts, count - 1, stop):
            yield (range(start, stop), *rest)


def _piece(strip: Strip, page: Page, words: Sequence[int], number: int, count: int) -> Strip:
    """A strip of some of a strip's words, as if it stood on a line of its own."""
    chunk = chunk_of(page, strip.page, words)
    left, height = strip.chunks[0].x0, (strip.bottom - strip.top) / count
    size = sum(len(page.words[w].text) + 1 for w in words) * strip.size / 2
    top = strip.top + number * height
    return strip._replace(top=top, bottom=top + height, chunks=(chunk._replace(x0=left, x1=left + size),))
