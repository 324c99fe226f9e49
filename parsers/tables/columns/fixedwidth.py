"""Text of fixed width whose columns stand one space apart: cells are parted where titles begin or end.

Used by ``neighbours``, for pages of characters only. Programs that print a table as text make each column as wide
as its widest cell, title and cells flush with one of its sides, so the widest cells of two columns have one space
between them, as have the words of one. Over all rows the sign before a column is blank.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

import regex

from parsers.tables.labels import TOTAL
from parsers.tables.numerals import UNIT_WORDS
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import BBox, Page, Word

_FEWEST = 3  # rows
_MOST = 0.5  # of the rows have a cell at the edge
_TITLES = 3  # words of titles
_WIDER = 1.5  # signs: more than one space
_GROUPS = regex.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)")  # a space within a number
_UNITS = frozenset((*UNIT_WORDS, "%"))


_Joined: TypeAlias = Callable[[Word, Word], bool]  # whether two words one space apart are of one cell for sure


class _Ends(NamedTuple):
    """How many rows have a cell that begins, and one that ends, at each x."""

    begun: Counter[float]
    ended: Counter[float]


def with_columns_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region, its titles and the cells that touch over a column's edge cut there."""
    rows = region.records
    if not region.header or any(pages[s.page].geometry or pages[s.page].edges for s in rows):
        return region
    header = region.header[-1]
    page = pages[header.page]
    # titles farther apart than words are two, also where the numbers below would make one
    apart = [BBox(c.x0, 0.0, c.x1, 0.0) for c in header.chunks]
    words = [page.words[r.word].bbox for r in header.refs]
    lines = {id(s): s for s in (header, *rows)}
    for titles, joined in ((apart, _has_unit), (words, _is_one)):
        body = [_words(lines[id(s)], pages) for s in rows if not TOTAL.match(s.text)]
        wider = [_words(lines[id(s)], pages) for s in rows if TOTAL.match(s.text)]
        edges = _around_cells(sorted(_edges(titles, body, joined)), body, wider, _words(header, pages))
        lines = {key: _cut(s, edges, pages[s.page], joined) for key, s in lines.items()}
    whole = replace(region, header=[lines.get(id(s), s) for s in region.header])
    return replace(whole, body=[lines.get(id(s), s) for s in region.body])


def _words(strip: Strip, pages: Sequence[Page]) -> list[Word]:
    return [pages[strip.page].words[r.word] for r in strip.refs]


def _edges(titles: Sequence[BBox], rows: Sequence[Sequence[Word]], joined: _Joined) -> Iterator[float]:
    """Where columns begin or end: where cells are flush with a title, or end one sign before it."""
    if len(titles) < _TITLES or len(rows) < _FEWEST:
        return
    least = _MOST * len(rows)
    sign = rows[0][0].bbox.width / len(rows[0][0].text)
    cells = _ends(rows, joined)
    pairs = [pair for row in rows for pair in pairwise(row)]
    for n, (x0, _, x1, _) in enumerate(titles):
        left, right = cells.begun[x0] >= least, cells.ended[x1] >= least
        before = cells.ended[x0 - sign]
        surely = before == len(rows) and not _are_all_near(x0 - sign, pairs)
        behind = surely or (not right and before >= least)
        if left and right:  # as words of a title's length do by chance
            left, right = _begins_cells(x0, pairs), _ends_cells(x1, pairs)
        if n and (left or behind) and _is_blank(x0 - sign, x0, rows) and not _is_within(x0, rows, titles):
            yield x0
        if n < len(titles) - 1 and right and _is_blank(x1, x1 + sign, rows) and not _is_within(x1, rows, titles):
            yield x1


def _around_cells(
    edges: Sequence[float], rows: Sequence[Sequence[Word]], sums: Sequence[Sequence[Word]], header: Sequence[Word]
) -> list[float]:
    """The edges with a cell between each and the next: of several with none, one that goes through no sum.

    Numbers of one length begin or end where a title's word does by chance: a title begins with a capital, and where
    cells end tells more than where they begin.
    """
    begun = sorted({word.bbox.x0 for row in rows for word in row})
    ended = {word.bbox.x1 for row in rows for word in row}
    kept: list[float] = []
    for _, gap in groupby(edges, key=lambda edge: bisect_left(begun, edge)):
        near = list(gap)
        near = [edge for edge in near if _is_blank(edge, edge, sums)] or near
        near = [edge for edge in near if _begins_title(edge, header)] or near
        kept.append(next((edge for edge in near if edge in ended), near[-1]))
    return [edge for edge in kept if begun and edge <= begun[-1]]


def _begins_title(edge: float, header: Sequence[Word]) -> bool:
    return next((word.text[:1].isupper() for word in header if word.bbox.x0 >= edge), False)


def _is_within(x: float, rows: Sequence[Sequence[Word]], titles: Sequence[BBox]) -> bool:
    """Whether all that stands on both sides of ``x`` may be one number, and in some row surely is."""
    if any(a.bbox.x1 <= x <= b.bbox.x0 and not _is_one(a, b) for row in rows for a, b in pairwise(row)):
        return False
    return any(
        begun < x < ended and not _are_two(begun, x, ended, row, titles)
        for row in rows
        for begun, ended in _numbers(row)
    )


def _are_two(begun: float, x: float, ended: float, row: Sequence[Word], titles: Sequence[BBox]) -> bool:
    """Whether a title with no other cell below it stands over what is before ``x``, and one over what is behind."""
    before = [t for t in titles if begun < t.x1 <= x]
    others = [w.bbox for w in row if w.bbox.x1 <= begun]
    free = [t for t in before if not any(o.x0 < t.x1 and t.x0 < o.x1 for o in others)]
    return bool(free) and any(x <= t.x0 < ended for t in titles)


def _numbers(row: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """Where each run of words that may be one number begins and ends."""
    begun = 0
    for n, (a, b) in enumerate([*pairwise(row), (row[-1], None)], 1):
        if b is None or not _is_one(a, b):
            if n - begun > 1:
                yield row[begun].bbox.x0, row[n - 1].bbox.x1
            begun = n


def _begins_cells(x: float, pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether what begins at ``x`` stands apart from what is before it in a row, or differs from it."""
    here = [(a, b) for a, b in pairs if b.bbox.x0 == x]
    apart = all(map(_are_unlike, here)) or not all(_are_near(a, b) for a, b in here)
    return apart and not any(_is_one(a, b) for a, b in here)


def _ends_cells(x: float, pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether what ends at ``x`` stands apart from what follows in some row, or differs from it."""
    here = [(a, b) for a, b in pairs if a.bbox.x1 == x]
    return all(map(_are_unlike, here)) or not _are_all_near(x, pairs)


def _are_all_near(x: float, pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether in each row what follows a word that ends at ``x`` stands one space behind it."""
    return all(_are_near(a, b) for a, b in pairs if a.bbox.x1 == x)


def _are_unlike(pair: tuple[Word, Word]) -> bool:
    """Whether one is the end or the beginning of a text and the other of a number, none the unit of the other."""
    left, right = pair[0].text[-1:], pair[1].text[:1]
    unlike = (left.isalpha() and right.isdigit()) or (left.isdigit() and right.isalpha())
    return unlike and not _has_unit(*pair)


def _ends(rows: Sequence[Sequence[Word]], joined: _Joined) -> _Ends:
    begun: Counter[float] = Counter()
    ended: Counter[float] = Counter()
    for words in rows:
        parted = [n for n, (a, b) in enumerate(pairwise(words), 1) if not joined(a, b)]
        begun.update(words[n].bbox.x0 for n in (0, *parted))
        ended.update(words[n - 1].bbox.x1 for n in (*parted, len(words)))
    return _Ends(begun, ended)


def _has_unit(left: Word, right: Word) -> bool:
    """Whether two words one space apart are a number and its unit."""
    return left.text[-1:].isdigit() and right.text.casefold() in _UNITS and _are_near(left, right)


def _is_one(left: Word, right: Word) -> bool:
    """Whether two words one space apart may be one number, or are a number and its unit."""
    grouped = _GROUPS.search(f"{left.text} {right.text}") is not None and _are_near(left, right)
    return grouped or _has_unit(left, right)


def _are_near(left: Word, right: Word) -> bool:
    return right.bbox.x0 - left.bbox.x1 < _WIDER * left.bbox.width / len(left.text)


def _is_blank(x0: float, x1: float, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether no row has a sign between two places."""
    return not any(word.bbox.x0 < x1 and x0 < word.bbox.x1 for row in rows for word in row)


def _cut(strip: Strip, edges: Sequence[float], page: Page, joined: _Joined) -> Strip:
    chunks: list[Chunk] = []
    for chunk in strip.chunks if edges else ():
        pairs = enumerate(pairwise(page.words[w] for w in chunk.words), 1)
        cuts = [n for n, (a, b) in pairs if not joined(a, b) and any(a.bbox.x1 <= e <= b.bbox.x0 for e in edges)]
        bounds = [0, *cuts, len(chunk.words)]
        chunks += [chunk_of(page, chunk.page, chunk.words[a:b]) for a, b in pairwise(bounds)] if cuts else [chunk]
    return strip._replace(chunks=tuple(chunks)) if edges else strip
