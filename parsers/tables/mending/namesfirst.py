"""Tables run on by columns: all names on a line, then all their amounts, cut into rows where a total proves it.

Used on text only, before regions are found, as ``runon`` is for tables run on by rows. Every name must be one of
the register, the last be a sum, and one cut of the numbers alone give each name its own and the sum their sum.
Anything else stays a line, and the ledger tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from parsers.tables.labels import WHOLE_TOTAL, is_header_word, is_place
from parsers.tables.records import is_record
from parsers.tables.strips import Strip, chunk_of
from parsers.text import level
from schemas.document import Page

LEAST_NAMES = 3
_LONGEST_NAME = 5  # words
_MOST_OPEN = 14  # groups that may begin a number or go on in one: twice the work for each
_MOST_ROWS = 400  # one call within another for each
_LONGEST_HEADER = 8  # words
_NUMBER = regex.compile(r"\d{1,3}(?:,\d{1,2})?|\d{4,9}(?:,\d{1,2})?")
_GROUPED = 3  # digits, at most, of the first group of several
_GROUP = regex.compile(r"\d{3}(?:,\d{1,2})?")


def with_rows_apart(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each line of names and then their amounts cut into a strip for each."""
    if page.geometry:
        return list(strips)
    return [part for strip in strips for part in _parts(strip, page)]


def run_on(texts: Sequence[str]) -> tuple[list[range], range]:
    """The words of each name that a line lists, a sum's label among them, and of the numbers after all of them.

    No names for a line that does not. Between the two may stand the header of the numbers, around them other text.
    """
    first = 0
    while first < len(texts):
        stop = first
        while stop < len(texts) and _NUMBER.fullmatch(texts[stop]):
            stop += 1
        names = _names_before(texts, first) if stop - first >= LEAST_NAMES else []
        if len(names) >= LEAST_NAMES:
            return names, range(first, stop)
        first = stop + 1
    return [], range(0)


def _names_before(texts: Sequence[str], first: int) -> list[range]:
    """The names that stand one after the other before a header, or right before its numbers."""
    near = range(max(first - _LONGEST_HEADER, 0), first)
    total = max((n for n in near if WHOLE_TOTAL.fullmatch(texts[n])), default=first - 1)
    header = texts[total + 1 : first]
    last = total + 1 if any(is_header_word(t.strip("(),")) for t in header) else first
    summed = last > 0 and WHOLE_TOTAL.fullmatch(texts[last - 1]) is not None
    names = [range(last - 1, last)] if summed else []
    last -= summed
    while last:
        start = next((n for n in range(max(last - _LONGEST_NAME, 0), last) if _names(texts[n:last])), last)
        if start == last:
            break
        names.insert(0, range(start, last))
        last = start
    if names and len(names[0]) > 1 and is_header_word(texts[names[0].start]) and _is_lone(texts, names):
        names[0] = names[0][1:]  # "Kommun" over "Mora"
    return names


def _is_lone(texts: Sequence[str], names: Sequence[range]) -> bool:
    """Whether the first name's first word begins none of the others, and what is left of it is a name."""
    word = texts[names[0].start]
    return all(texts[name.start] != word for name in names[1:]) and _names([texts[n] for n in names[0][1:]])


def _names(words: Sequence[str]) -> bool:
    """Whether words are a name: "i Värmlands" and "Dalarnas och" are of a sentence."""
    return not words[0][:1].islower() and words[-1] != "och" and is_place(" ".join(words))


def _parts(strip: Strip, page: Page) -> list[Strip]:
    words = [w for chunk in strip.chunks for w in chunk.words]
    if len(words) < 2 * LEAST_NAMES:
        return [strip]
    texts = [level(page.words[w].text) for w in words]
    names, numbers = run_on(texts)
    summed = bool(names) and WHOLE_TOTAL.fullmatch(" ".join(texts[n] for n in names[-1])) is not None
    cut = _cut([texts[n] for n in numbers], len(names)) if summed else None
    if cut is None:
        return [strip]
    rows = [
        [*name, *range(numbers.start + part.start, numbers.start + part.stop)]
        for name, part in zip(names, cut, strict=True)
    ]
    titled = names[0].start - int(names[0].start > 0 and is_header_word(texts[names[0].start - 1]))
    head = [*range(titled, names[0].start), *range(names[-1].stop, numbers.start)]
    parts = [part for part in (range(titled), head, *rows, range(numbers.stop, len(words))) if part]
    pieces = [_piece(strip, page, [words[n] for n in part], k, len(parts)) for k, part in enumerate(parts)]
    follows = numbers.stop < len(words) and is_record(pieces[-1])  # more numbers, of which column nothing tells
    return [strip] if follows else pieces


def _cut(texts: Sequence[str], count: int) -> tuple[range, ...] | None:
    """The one way to cut the groups into so many numbers of which the last is the sum of the others."""
    opened = sum(_GROUP.fullmatch(text) is not None and text[0] != "0" for text in texts[1:])
    if opened > _MOST_OPEN or count > _MOST_ROWS:
        return None
    found = []
    for cut in _cuts(texts, count, 0):
        values = [Decimal("".join(texts[n] for n in part).replace(",", ".")) for part in cut]
        if abs(sum(values[:-1]) - values[-1]) <= _rounding(values):
            found.append(cut)
    return found[0] if len(found) == 1 else None


def _rounding(values: Sequence[Decimal]) -> Decimal:
    """How far rounded numbers with decimals may be from their sum; whole ones are none."""
    exponent = min(int(value.as_tuple().exponent) for value in values)
    return Decimal(len(values)).scaleb(exponent) / 2 if exponent else Decimal(0)


def _cuts(texts: Sequence[str], count: int, start: int) -> Iterator[tuple[range, ...]]:
    """Every way to cut the groups from ``start`` on into so many whole numbers."""
    if count == 0:
        if start == len(texts):
            yield ()
        return
    if not 1 <= (len(texts) - start) / count <= _LONGEST_NAME or texts[start][0] == "0":
        return
    for stop in range(start + 1, len(texts) + 1):
        grouped = len(texts[start]) <= _GROUPED and "," not in texts[stop - 2] if stop - 1 > start else True
        if not grouped or (stop - 1 > start and not _GROUP.fullmatch(texts[stop - 1])):
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
