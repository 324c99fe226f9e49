"""Words to strips: the visual lines of a page, cut into chunks at wide gaps and at drawn lines.

First step of the table engine. A chunk is the printed content of one cell as long as columns stand wider apart
than words do; what is set tighter is cut later, when the columns are known. No chunk is given a meaning here
but its number, if it is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.leaders import DOTS, Ends, ends_of, leads_to, without_last_dot, without_leaders
from parsers.tables.numerals import REFUSAL, Numeral, Shape, read_numeral
from parsers.tables.rivers import NONE, Rivers, rivers_of
from parsers.text import WordRef, level, refs_on
from schemas.document import CHAR_WIDTH, Page, Style, Word

_FAR, _AROUND = 8.0, 4  # type sizes from the cells of a line, and lines without any, that a note stands apart
_BARS = ("|", "||", "¦", "│")  # what is left of the walls of a table's cells where it was saved as text
_SOFT_HYPHENS = ("\u00ad", "\ufffe")  # the latter where a producer could not map the former

_UNITS = ("kr", "tkr", "mnkr")
_SIZES = 2  # type sizes at most: a wider space between words is told in points
_DATE = regex.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_SHARE = regex.compile(r"\(\d{1,3}(?:[,.]\d+)?(?:%?\))?")
_TOUCH = 1.5  # points that a border may stand beside the gap that it is drawn in
_WORD_GAP = 0.35  # of the type size: a space between words, narrower than two cells' margins

_BOLD = Style.BOLD | Style.SUPERSCRIPT  # a mark beside a bold word makes it no less bold


class Chunk(NamedTuple):
    """Neighbouring words of one strip: indexes of the words on the page, extent, text with one space between."""

    page: int
    words: tuple[int, ...]
    x0: float
    x1: float
    text: str
    numeral: Numeral | None
    bold: bool = False

    @property
    def refs(self) -> tuple[WordRef, ...]:
        """The words, by reference."""
        return tuple(refs_on(self.page, self.words))

    @property
    def has_value(self) -> bool:
        """A whole number."""
        return self.numeral is not None and self.numeral.shape is Shape.VALUE

    @property
    def is_large(self) -> bool:
        """A whole number with its thousands apart, or with its unit: no year, code or count."""
        number = self.numeral
        return number is not None and number.shape is Shape.VALUE and (number.grouped or number.unit is not None)


class Strip(NamedTuple):
    """One visual line: page index, line number, vertical extent, chunks from left to right."""

    page: int
    line: int
    top: float
    bottom: float
    chunks: tuple[Chunk, ...]
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The text, chunks apart by two spaces."""
        chunks = self.chunks
        return chunks[0].text if len(chunks) == 1 else "  ".join([c.text for c in chunks])

    @property
    def refs(self) -> tuple[WordRef, ...]:
        """All words, left to right."""
        return tuple(ref for c in self.chunks for ref in refs_on(self.page, c.words))

    @property
    def middle(self) -> float:
        """The y of the middle."""
        return (self.top + self.bottom) / 2


class Partings(NamedTuple):
    """What parts the cells of a line: the widest gap within one, in points, walls, where leaders end, rivers."""

    space: float
    walls: list[float]
    ends: Ends
    rivers: Rivers


def strips_of(pages: Sequence[Page], index: int) -> list[Strip]:
    """The strips of one page (by index), top to bottom."""
    page = pages[index]
    by_line: defaultdict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(page.words):
        if word.text not in _BARS and not (word.style and word.style.has(Style.INVISIBLE)):
            by_line[word.line].append(i)
    gaps, seen, ends = _gaps(page), _gaps_seen(page), ends_of(page)
    verticals = [e for e in page.edges if not e.horizontal and e.bottom - e.top > 3]
    strips = []
    for number in sorted(by_line):
        indexes = [i for _, i in sorted([(page.words[i].bbox.x0, i) for i in by_line[number]])]
        words = [page.words[i] for i in indexes]
        top, bottom = min([w.bbox.top for w in words]), max([w.bbox.bottom for w in words])
        middle = (top + bottom) / 2
        walls = [e.x0 for e in verticals if e.top <= middle <= e.bottom] if verticals else []
        walls = _kept_walls(walls, words) if walls else walls
        space, rivers = gaps if words[0].confidence is None else seen or gaps
        parts = _cut(indexes, words, Partings(space, walls, ends, rivers))
        chunks = tuple(chunk_of(page, index, part) for part in parts)
        first = words[0] if not words[0].style else _without_marks(words)[0]
        strips.append(Strip(index, number, top, bottom, chunks, first.size, all(c.bold for c in chunks)))
    return _without_notes(strips) if page.recognised else strips


def _without_notes(strips: Sequence[Strip]) -> list[Strip]:
    """The strips without words far to the right of all that stands around them: a hand's "OK" beside a heading."""
    kept = []
    for n, strip in enumerate(strips):
        *chunks, last = strip.chunks
        beside = (*strips[max(n - _AROUND, 0) : n], *strips[n + 1 : n + 1 + _AROUND])
        far = bool(chunks) and last.x0 - chunks[-1].x1 > _FAR * strip.size
        alone = far and not any(c.x0 <= last.x1 and last.x0 <= c.x1 for s in beside for c in s.chunks)
        if alone and last.numeral is None and not any(map(str.isdigit, last.text)):
            kept.append(strip._replace(chunks=tuple(chunks), bold=all(c.bold for c in chunks)))
        else:
            kept.append(strip)
    return kept


def chunk_of(page: Page, index: int, indexes: Sequence[int]) -> Chunk:
    """The chunk of the given words (at least one, left to right)."""
    words = [page.words[i] for i in indexes]
    text = cell_text(words)
    numeral = read_numeral(text)
    if numeral and numeral.shape is Shape.MISSING and page.geometry and REFUSAL.fullmatch(text):
        numeral = None
    bold = bool(words[0].style) and all(w.style.has(_BOLD) for w in words)
    return Chunk(index, tuple(indexes), words[0].bbox.x0, _right_end(words), text, numeral, bold)


def _right_end(words: Sequence[Word]) -> float:
    """Where a cell's text ends; the leaders after it reach farther."""
    if words[-1].text[-1:] not in DOTS:
        return max([w.bbox.x1 for w in words])
    last = len(words)
    while last > 1 and not words[last - 1].text.strip(DOTS):
        last -= 1
    word = words[last - 1]
    name = without_leaders(word.text)
    if name != word.text:
        return word.bbox.x0 + word.bbox.width * len(name) / len(word.text)
    return max(w.bbox.x1 for w in words[:last])


def cell_text(words: Sequence[Word]) -> str:
    """The searchable text of a cell's words: superscript marks left out, one space between words.

    Digits set apart by a kern alone keep a space between them, so that the grouping rule still sees the groups. A
    soft hyphen at the end is printed: the word goes on in the cell's next line.
    """
    if len(words) == 1:
        return without_last_dot(_spelled(words[0]).strip())
    plain = _without_marks(words)
    parts: list[str] = []
    for left, right in pairwise(plain):
        parts.append(level(left.text))
        if left.after or _apart(left, right):
            parts.append(" ")
    parts.append(_spelled(plain[-1]))
    return without_last_dot(" ".join("".join(parts).split()))


def _spelled(word: Word) -> str:
    if word.text.isascii():
        return word.text
    text = level(word.text)
    if len(word.text) > 2 and word.text[-1:] in _SOFT_HYPHENS:
        return text + "-"
    return text[:-1] + "-" if text[-1:] == "\u2010" else text


def printed_text(words: Sequence[Word]) -> str:
    """The words with the white space between them as printed, a kern as one space."""
    if len(words) == 1:
        return without_last_dot(words[0].text)
    plain = _without_marks(words)
    parts: list[str] = []
    for left, right in pairwise(plain):
        parts.append(left.text)
        if left.after or _apart(left, right):
            parts.append(left.after or " ")
    parts.append(plain[-1].text)
    return without_last_dot("".join(parts))


def _without_marks(words: Sequence[Word]) -> Sequence[Word]:
    """The words that are no superscript marks; all where there are no others."""
    return [w for w in words if not (w.style and w.style.has(Style.SUPERSCRIPT))] or words


def _apart(left: Word, right: Word) -> bool:
    if left.after or left.line != right.line:
        return True
    return left.text[-1:].isdigit() and right.text[:1].isdigit() and right.bbox.x0 - left.bbox.x1 > 0.08 * left.size


def _gaps(page: Page) -> tuple[float, Rivers]:
    """The widest gap that is a mere space, in points or of the type size, and where less parts two cells."""
    if not page.geometry:
        return CHAR_WIDTH * 1.5, NONE
    sample = page.words[:2000]
    letter = _letter_width(sample)
    if letter is not None:
        return 1.3 * letter, NONE
    gaps = sorted(
        (right.bbox.x0 - left.bbox.x1) / left.size
        for left, right in pairwise(sample)
        if left.line == right.line and left.after == " " and 0 < right.bbox.x0 - left.bbox.x1 < left.size
    )
    if len(gaps) <= 4:
        return 0.55, NONE
    common = gaps[len(gaps) // 4]
    widest = max(0.5, min(0.65, 1.75 * common))
    return widest, rivers_of(page, common, widest)


def _gaps_seen(page: Page) -> tuple[float, Rivers] | None:
    """The gaps of words in a picture on a page of text: they reach as far as their ink, so stand wider apart."""
    seen = tuple(word for word in page.words if word.confidence is not None) if page.recognised else ()
    return _gaps(replace(page, words=seen)) if 0 < len(seen) < len(page.words) else None


def _letter_width(words: Sequence[Word]) -> float | None:
    """How wide each letter and space is, of the type size, where nearly all are as wide; running heads aside."""
    widths = sorted(w.bbox.width / len(w.text) / w.size for w in words[:200] if len(w.text) > 3)
    if len(widths) < 5:
        return None
    middle = widths[len(widths) // 2]
    return middle if sum(abs(w - middle) < 0.015 for w in widths) > 0.8 * len(widths) else None


def _kept_walls(walls: list[float], words: Sequence[Word]) -> list[float]:
    """The borders that part cells: none that runs through a heading of a group, "Västra Götalands | län".

    Beside a group that goes on with numbers, "län" alone tells of a heading.
    """
    numbered = any(c.isdigit() for w in words for c in w.text)
    gaps = [
        (left.bbox.x1 - _TOUCH, right.bbox.x0 + _TOUCH)
        for left, right in pairwise(words)
        if (right.text == "län" if numbered else right.text[:1].islower())
        and 0 < right.bbox.x0 - left.bbox.x1 < _WORD_GAP * right.size
    ]
    return [x for x in walls if not any(x0 <= x <= x1 for x0, x1 in gaps)]


def _ends_amount(first: Word, word: Word) -> bool:
    """Whether an amount ends with a unit before a word.

    "-41 328 kr" before the date of the next cell, or what begins a cell before a share: "48 200 kr (19,5 %)".
    """
    return _DATE.fullmatch(word.text) is not None or (
        first.text[0].isdigit() and _SHARE.match(word.text) is not None
    )


def _cut(indexes: list[int], words: list[Word], at: Partings) -> Iterable[list[int]]:
    space, walls, ends, rivers = at
    part, first = [indexes[0]], words[0]
    before, left = None, words[0]
    right_end, in_points = left.bbox.x1, space > _SIZES
    for n in range(1, len(words)):
        word = words[n]
        x0, _, x1, _ = word.bbox
        gap = x0 - right_end
        wide = gap > space if in_points else gap > space * left.size and gap > space * word.size
        wide = wide or leads_to(before, left, word, ends)
        wide = wide or (left.text in _UNITS and _ends_amount(first, word))
        wide = wide or (bool(rivers.ends) and rivers.part(left, word))
        if wide or (walls and gap > -1.0 and any(right_end - _TOUCH <= x <= x0 + _TOUCH for x in walls)):
            yield part
            part, first = [], word
        part.append(indexes[n])
        right_end = max(right_end, x1)
        before, left = left, word
    yield part
