"""Pages that print one sheet's columns beside each other, laid side by side as the sheet was.

Used by ``finding`` before all else. A spreadsheet program prints the columns that find no room on pages of their
own, after the page of their rows or after all of those. Such a page has no names; that its lines stand exactly as
high as the named rows of another says whose they are. It refuses a page of which any line stands otherwise, and
pages that are not as many as those of the names: what they hold is told by the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex

from parsers.tables.labels import RECIPIENT_HEADER
from parsers.tables.mending.namesagain import without_repeats
from parsers.tables.mending.pagelines import (
    FIGURE,
    LEAST,
    LETTERS,
    LEVEL,
    REACH,
    PageLine,
    last_amount,
    lines_of,
    stands_level,
    texts_of,
)
from parsers.text import WordRef
from schemas.document import BBox, Document, Edge, Page, Word

_MOSTLY = 0.75
_LINE = 2.5  # of the type size: the lines of a table do not stand farther apart
_KINDS = 0.7  # of the rows
_WRAPPED = 1.5  # of the type size: the lines of one cell do not stand farther apart
_BOXED = 6.0  # of the type size: nor titles in a drawn box of their own from the first row
_PAGED = regex.compile(r"\b\d{1,4}[ ]?(?:\(\d{1,4}\)|(?:av|/)[ ]?\d{1,4})?$")


@dataclass(frozen=True, slots=True)
class Sheets:
    """A document with its sheets whole, and for each joined page its words in the document as printed.

    ``repeats`` are the names that pages beside it print again.
    """

    document: Document
    origins: Mapping[int, Sequence[WordRef]]
    repeats: Mapping[int, frozenset[WordRef]]

    def home(self, ref: WordRef) -> WordRef:
        """The word as printed."""
        own = self.origins.get(ref.page)
        return ref if own is None else own[ref.word]


def sheets_of(document: Document) -> Sheets:
    """The document with the pages joined that print columns of one sheet; itself where there are none."""
    if len(document.pages) < 2:
        return Sheets(document, {}, {})
    printed = [lines_of(page) for page in document.pages]
    lines = without_repeats(document.pages, printed)
    lines = _with_texts_as_rows(document.pages, lines)
    bare = list(map(_is_bare, lines))
    for n in range(2, len(bare)):
        bare[n] = bare[n] or (bare[n - 1] and _ends(document.pages[n - 1 : n + 1], lines[n - 1 : n + 1]))
    pages, origins = list(document.pages), dict[int, Sequence[WordRef]]()
    repeats: dict[int, frozenset[WordRef]] = {}
    for names, beside in _runs(bare):
        for lead, found in _told_apart(names, beside, lines, document.pages).items():
            page = document.pages[lead]
            spilled = {
                n: [x for x in own if _is_spill(x, document.pages[n], lines[lead], page)]
                for n, own in found.items()
            }
            lines = [[x for x in own if x not in spilled.get(n, ())] for n, own in enumerate(lines)]
            parts = {n: [x for x in own if x not in spilled[n]] for n, own in found.items()}
            pages[lead], origins[lead] = _joined(document.pages, lead, parts)
            repeats[lead] = frozenset(ref for n in parts for ref in {*_refs(n, printed[n])} - {*_refs(n, lines[n])})
            for n in parts:
                pages[n] = replace(pages[n], words=(), edges=())
    return Sheets(replace(document, pages=tuple(pages)) if origins else document, origins, repeats)


def _is_spill(line: PageLine, page: Page, upper: Sequence[PageLine], lead: Page) -> bool:
    """Whether a line is the end of a title that begins on another page: a long one runs over the page's edge."""
    own = " ".join(texts_of(page, line))
    if not LETTERS.search(own) or (line.figures and not line.named):
        return False
    level = (x for x in upper if x.named and abs(x.middle - line.middle) <= LEVEL)
    return any(" ".join(texts_of(lead, x)).endswith(own) for x in level)


def _refs(page: int, lines: Sequence[PageLine]) -> Iterator[WordRef]:
    return (WordRef(page, word) for line in lines for word in line.words)


def _with_texts_as_rows(pages: Sequence[Page], lines: Sequence[list[PageLine]]) -> list[list[PageLine]]:
    """The lines of each page, those of a page that goes on with another's texts as rows without a name.

    A page of nothing but reasons, terms and dates, or of amounts and texts beside one that has no amounts.
    """
    found = list(lines)
    last = [last_amount(page, own) for page, own in zip(pages, lines, strict=True)]
    for n in range(1, len(pages)):
        for lead in range(n - 1, max(-1, n - REACH), -1):
            upper, page = lines[lead], pages[lead]
            first = next((k for k, x in enumerate(lines[n]) if not _is_spill(x, pages[n], upper, page)), 0)
            if first <= last[n] and last[lead] >= 0:
                continue  # amounts are on one of them at most
            if _is_of_texts(pages[n], lines[n][first:], page, upper):
                rows = (_as_row(x, pages[n], upper, page) for x in lines[n][first + 1 :])
                found[n] = [*lines[n][: first + 1], *rows]
                break
    return found


def _as_row(line: PageLine, page: Page, upper: Sequence[PageLine], lead: Page) -> PageLine:
    """A line that stands beside one of another page, as a row; what both pages print is their head or foot."""
    beside = next((x for x in upper if abs(x.middle - line.middle) <= LEVEL), None)
    if beside is None or texts_of(page, line)[0] == texts_of(lead, beside)[0]:
        return line
    return line._replace(named=False, figures=True)


def _is_of_texts(page: Page, lines: Sequence[PageLine], lead: Page, upper: Sequence[PageLine]) -> bool:
    """Whether a page begins with titles level with those of another's recipients."""
    titles = next((line for line in upper if lines and abs(line.middle - lines[0].middle) <= LEVEL), None)
    if len(lines) <= LEAST or not titles:
        return False
    theirs, ours = texts_of(lead, titles), texts_of(page, lines[0])
    if not any(map(RECIPIENT_HEADER.search, theirs)):
        return False
    heights = [line.middle for line in lines if stands_level(line, upper, named=False)]
    if any(all(line.middle - _WRAPPED * line.size > h or h > line.middle for h in heights) for line in lines):
        return False
    if last_amount(page, lines) < 0:
        return not any(map(RECIPIENT_HEADER.search, ours))
    if upper[-1].middle > heights[-1] + _WRAPPED * upper[-1].size:
        return False
    return not any(map(RECIPIENT_HEADER.search, ours)) or _are_kinds(page, lines[1:])


def _are_kinds(page: Page, lines: Sequence[PageLine]) -> bool:
    """Whether the first texts of lines come back, as counties do and names of recipients do not."""
    texts = [" ".join(t for t in texts_of(page, line) if not FIGURE.search(t)) for line in lines]
    return len(set(texts)) < _KINDS * len(texts)


def _is_bare(lines: Sequence[PageLine]) -> bool:
    """Whether a page prints rows without a name, and little else."""
    rows = [line for line in lines if line.figures and not line.named]
    return len(rows) >= LEAST and len(rows) >= _MOSTLY * len(lines) - LEAST


def _ends(pages: Sequence[Page], lines: Sequence[Sequence[PageLine]]) -> bool:
    """Whether the second of two pages has the last few rows of a strip of columns, under the first one's titles."""
    before, own = ([" ".join(texts_of(page, x)) for x in at] for page, at in zip(pages, lines, strict=True))
    rows = [line for line in lines[1] if line.figures and not line.named]
    named = [text for text, line in zip(own, lines[1], strict=True) if line.named]
    return 0 < len(rows) < LEAST and bool(named) and all(x in before or _PAGED.search(x) for x in named)


def _runs(bare: Sequence[bool]) -> list[tuple[list[int], list[int]]]:
    """The runs of pages with names, each with the run of pages without that follows it."""
    runs = [[n for n, _ in part] for _, part in groupby(enumerate(bare), key=lambda item: item[1])]
    return [(names, beside) for names, beside in pairwise(runs) if not bare[names[0]]]


def _told_apart(
    names: Sequence[int], beside: Sequence[int], lines: Sequence[Sequence[PageLine]], pages: Sequence[Page]
) -> dict[int, dict[int, list[PageLine]]]:
    """The pages with names, each with the pages that hold the rest of its columns and their lines.

    "Over, then down": each page is followed by its own. "Down, then over": all pages of names, then as many of each
    further strip of columns.
    """
    for count in range(min(len(names), len(beside)), 0, -1):
        leads = names[len(names) - count :]
        for stop in range(len(beside) // count * count, 0, -count):
            found = {
                lead: {n: _level_part(lines[lead], lines[n], pages[n]) for n in beside[k:stop:count]}
                for k, lead in enumerate(leads)
            }
            if all(part for parts in found.values() for part in parts.values()):
                return found
    return {}


def _joined(
    pages: Sequence[Page], lead: int, parts: Mapping[int, Sequence[PageLine]]
) -> tuple[Page, list[WordRef]]:
    """The page with what stands beside its rows to the right of them, and the words as printed."""
    page = pages[lead]
    origins = [WordRef(lead, n) for n in range(len(page.words))]
    words, edges = list(page.words), list(page.edges)
    width = page.width
    for n, lines in parts.items():
        found = [WordRef(n, w) for line in lines for w in line.words]
        words += [_moved(pages[n].words[ref.word], width) for ref in found]
        edges += [Edge(e.x0 + width, e.top, e.x1 + width, e.bottom) for e in pages[n].edges]
        origins += found
        width += pages[n].width
    return replace(
        page, width=width, words=_with_lines(words, [ref.page for ref in origins]), edges=tuple(edges)
    ), origins


def _level_part(lead: Sequence[PageLine], beside: Sequence[PageLine], page: Page) -> list[PageLine]:
    """The lines of a page beside another's rows, its header among them; none where they do not stand as high."""
    rows = [line for line in beside if line.figures and not line.named and stands_level(line, lead, named=True)]
    bare = [line for line in beside if line.figures and not line.named and not _is_footer(line, lead)]
    few = len(rows) < LEAST and not all(stands_level(line, beside, named=False) for line in lead)
    if not rows or few or len(rows) < len(bare):
        return []
    first, last = rows[0].middle, rows[-1].middle
    inside = [line for line in lead if first - LEVEL <= line.middle <= last + LEVEL and line.named]
    if len(rows) < _MOSTLY * sum(line.figures for line in inside) or 2 * len(rows) < len(inside):
        return []
    return _with_header(rows, beside, (lead, page))


def _is_footer(line: PageLine, lead: Sequence[PageLine]) -> bool:
    """Whether the other page prints a number without a name as high, too: "2 (6)", a page number."""
    return any(
        not other.named and other.figures and len(other.words) == len(line.words)
        for other in lead
        if abs(other.middle - line.middle) <= LEVEL
    )


def _with_header(
    rows: Sequence[PageLine], beside: Sequence[PageLine], near: tuple[Sequence[PageLine], Page]
) -> list[PageLine]:
    """The rows, and the lines close above and between them; farther off beside titles, or over a drawn border."""
    lead, page = near
    first, last = rows[0], rows[-1]
    found = [line for line in beside if first.middle <= line.middle <= last.middle]
    for line in reversed([x for x in beside if x.middle < first.middle]):
        bordered = any(e.horizontal and line.middle < e.top < found[0].middle for e in page.edges)
        apart = bordered or stands_level(line, lead, named=True)
        if found[0].middle - line.middle > (_BOXED if apart else _LINE) * first.size:
            break
        found.insert(0, line)
    return found


def _moved(word: Word, right: float) -> Word:
    box = word.bbox
    return word._replace(bbox=BBox(box.x0 + right, box.top, box.x1 + right, box.bottom))


def _with_lines(words: Sequence[Word], pages: Sequence[int]) -> tuple[Word, ...]:
    """The words with the lines of their pages counted together: those of several pages that stand level are one."""
    heights: dict[tuple[int, int], list[BBox]] = {}
    for word, page in zip(words, pages, strict=True):
        heights.setdefault((page, word.line), []).append(word.bbox)
    middles = sorted((BBox.around(boxes).middle, key) for key, boxes in heights.items())
    numbers: dict[tuple[int, int], int] = {}
    number, last, seen = 0, -LEVEL, set[int]()
    for middle, (page, line) in middles:
        if middle - last > LEVEL or page in seen:
            number, seen = number + 1, set()
        numbers[page, line], last = number, middle
        seen.add(page)
    return tuple(w._replace(line=numbers[p, w.line]) for w, p in zip(words, pages, strict=True))
