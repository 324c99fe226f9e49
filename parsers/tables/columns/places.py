"""Columns by geometry: the chunks of a region's rows, cut into columns by where they stand.

Side-by-side column groups are told by their repeating pattern and left to ``unrolling``. What is set too tight to
be cut by position is left to ``splitting``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.columns.cutting import HAIR, Extent, cut, cut_total, distance, overlap, under
from parsers.tables.columns.extents import FEWEST, extents_of, parts_of
from parsers.tables.columns.flowing import Turns
from parsers.tables.columns.lines import Line, has_number, line_of
from parsers.tables.columns.neighbours import with_cells_apart
from parsers.tables.columns.rounds import heads_rounds, round_width
from parsers.tables.columns.ruled import with_numbers_whole
from parsers.tables.columns.spans import with_titles_spread
from parsers.tables.columns.sumlabels import with_sum_below, with_sum_named
from parsers.tables.columns.titles import place_titles
from parsers.tables.columns.touching import with_counts_apart
from parsers.tables.columns.unrolling import unroll
from parsers.tables.labels import (
    BUDGET_CODE,
    ORGANISATION_NUMBER,
    RECIPIENT_HEADER,
    TOTAL,
    is_county,
    is_header_word,
)
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page
from schemas.register import is_kommunkod

_SHORT = 3  # digits
_FEWER = 0.6  # of the rows
_WIDER = 1.4  # times the room between the other words of a text
_SPACES = 0.05  # points: so even are those of one text
_YEAR = regex.compile(r"(?:19|20)\d\d[.,]?")
_CODE = regex.compile(rf"{ORGANISATION_NUMBER}|{BUDGET_CODE}")
_NUMBERING = regex.compile(r"^\d{1,2}(?:[.)]|:\d{1,2})?[ ]+(?=\p{L})")


class Layout(NamedTuple):
    """The columns of a region and its lines, column groups one after the other on each page."""

    extents: tuple[Extent, ...]
    lines: tuple[Line, ...]
    header: tuple[Line, ...]
    name: int


def lay_out(region: Region, pages: Sequence[Page]) -> Layout | None:
    """The columns of a region; None where it has not two of them."""
    region = with_cells_apart(with_numbers_whole(region, pages), pages)
    records = region.records
    summed = {id(s) for s in records if TOTAL.match(s.text)}
    rows = [s for s in records if id(s) not in summed]
    parts = parts_of(region, rows, extents_of(region, rows or records))
    extents = parts[0]
    if len(extents) < FEWEST:
        return None
    placed = {id(s): _place(s, part, pages[s.page]) for s, part in zip(region.body, parts, strict=True)}
    placed |= with_counts_apart(rows, placed, extents, pages)
    titles = [place_titles(s, extents, pages[s.page], region.header) for s in region.header]
    spread = with_titles_spread(region.header, titles, extents)
    placed |= {id(s): cells for s, cells in zip(region.header, spread, strict=True)}
    kinds = _kinds(records, placed, len(extents))
    placed |= {id(s): _whole_numbers(s, placed[id(s)], kinds, pages[s.page]) for s in records}
    if kinds.count("N") == 1:
        placed |= {id(s): _aligned(placed[id(s)], kinds) for s in records}
    if totals := [s for s in records if id(s) in summed]:
        sums = _sums(rows, placed, len(extents))
        lone = [s for s in totals if len(s.chunks) == 1]
        placed |= {id(s): c for s in lone if (c := cut_total(s.chunks[0], kinds, sums, pages[s.page]))}
        placed |= {id(s): with_sum_below(placed[id(s)], kinds, sums) for s in totals}
    width = round_width(kinds, [placed[id(s)] for s in region.header])
    name = _names(region, placed, [i for i, k in enumerate(kinds[:width]) if k == "T"])
    placed |= {id(s): with_sum_named(placed[id(s)], width, name) for s in records}
    if width == len(extents):
        alone = (s for s in region.body if len(s.chunks) == 1)
        centred = [
            s for s in alone if is_county(s.chunks[0].text) or _reaches_out(s.chunks[0], placed[id(s)], extents)
        ]
        placed |= {id(s): _as_heading(placed[id(s)], kinds, name) for s in centred}
    moved = frozenset(id(s) for s, (a, b) in zip(region.body[1:], pairwise(parts), strict=True) if a is not b)
    turns = Turns(region.repeated, moved)
    lines = [_as_text(line, kinds) for line in unroll(region, turns, placed, (width, name))]
    header = [line_of(s, 0, placed[id(s)][:width]) for s in region.header if not heads_rounds(placed[id(s)], width)]
    if not any(line.chunks for line in header) and width < len(extents) and _are_titles(lines[0]):
        header = [lines.pop(0)]  # of the first column group alone: a row of the second stands beside
    return Layout(tuple(extents[:width]), tuple(lines), tuple(header), name)


def _place(strip: Strip, extents: Sequence[Extent], page: Page) -> tuple[tuple[Chunk, ...], ...]:
    """The chunks of a strip by column; a chunk over several columns is cut at its words."""
    cells: list[list[Chunk]] = [[] for _ in extents]
    rest = list(reversed(strip.chunks))
    while rest:
        chunk = rest.pop()
        over = under(chunk, extents)
        if len(over) == 1 or (over and (_is_label(chunk) or _flows(strip, chunk, page))):
            cells[over[0]].append(chunk)
        elif len(over) > 1 and (parts := _cut_at_edge(strip, chunk, [extents[i] for i in over[1:]], page)):
            cells[over[0]].append(parts[0])
            rest.append(parts[1])  # it may reach over several columns, too
        elif over and _is_heading(strip, extents[over[0]]):
            cells[over[0]].append(chunk)
        elif len(over) > 1 and len(chunk.words) > 1 and _is_mixed(chunk):
            for column, part in cut(chunk, extents, page):
                cells[column].append(part)
        elif over:
            widest = max(over, key=lambda i: overlap(chunk, extents[i]))
            cells[widest].append(chunk)
        else:
            column = min(range(len(extents)), key=lambda i: distance(chunk.x0, chunk.x1, extents[i]))
            cells[column].append(chunk)
    return tuple(tuple(cell) for cell in cells)


def _cut_at_edge(strip: Strip, chunk: Chunk, columns: Sequence[Extent], page: Page) -> tuple[Chunk, Chunk] | None:
    """A text that fills its column and the text of the next one, apart where a word begins at the edge.

    The line is a row's, or the room before that word is wider than that between the others.
    """
    boxes = [page.words[word].bbox for word in chunk.words]
    rooms = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    is_row = any(c.has_value for c in strip.chunks) and chunk.text[-1:].isalpha()
    for place, (box, room) in enumerate(zip(boxes[1:], rooms, strict=True), 1):
        wider = len(rooms) > 1 and room > _WIDER * max(r for n, r in enumerate(rooms, 1) if n != place)
        # a number at the end of a row may be a cell of its own
        if any(abs(extent.x0 - box.x0) < HAIR for extent in columns) and (is_row or wider):
            parts = [chunk_of(page, chunk.page, words) for words in (chunk.words[:place], chunk.words[place:])]
            return parts[0], parts[1]
    return None


def _is_label(chunk: Chunk) -> bool:
    """Whether a text is a county or the label of a sum and no number of it: it may reach over several columns."""
    if any(map(str.isdigit, chunk.text)):
        return False
    return TOTAL.match(chunk.text) is not None or is_county(chunk.text)


def _flows(strip: Strip, chunk: Chunk, page: Page) -> bool:
    """Whether a bold row's text has no number in it and its words stand evenly: one heading over columns."""
    if not strip.bold or not any(c.has_value for c in strip.chunks) or any(map(str.isdigit, chunk.text)):
        return False
    boxes = [page.words[word].bbox for word in chunk.words]
    rooms = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    return page.geometry and len(rooms) > 1 and max(rooms) - min(rooms) < _SPACES


def _is_heading(strip: Strip, first: Extent) -> bool:
    """Whether a line is one text from a column's left edge on over the next, no number in it: a heading."""
    chunk = strip.chunks[0]
    numbered = _NUMBERING.sub("", chunk.text)  # "1 Stockholms län", "1:7 Stöd till äldre"
    lone = len(strip.chunks) == 1 and not any(c.isdigit() for c in numbered)
    return lone and abs(chunk.x0 - first.x0) < strip.size


def _whole_numbers(
    strip: Strip, cells: tuple[tuple[Chunk, ...], ...], kinds: list[str], page: Page
) -> tuple[tuple[Chunk, ...], ...]:
    """A row's cells, a number that was cut at the border to a column of texts whole in its own column.

    A total is wider than its parts, and its first digits may reach under texts: the 7 of "7 704 000 7 438 000".
    """
    if sum(map(len, cells)) == len(strip.chunks):
        return cells  # nothing was cut
    kept = list(cells)
    for n, pair in enumerate(pairwise(kinds)):
        left, right = kept[n], kept[n + 1]
        if set(pair) != {"N", "T"} or not left or not right:
            continue
        words = (*left[-1].words, *right[0].words)
        whole = chunk_of(page, strip.page, words)
        if whole.has_value and any(set(words) <= set(c.words) for c in strip.chunks):
            own = (whole,)
            kept[n] = (*left[:-1], *own) if pair[0] == "N" else left[:-1]
            kept[n + 1] = (*own, *right[1:]) if pair[1] == "N" else right[1:]
    return tuple(kept)


def _aligned(cells: tuple[tuple[Chunk, ...], ...], kinds: list[str]) -> tuple[tuple[Chunk, ...], ...]:
    """A row whose only number stands under the names, out of line, with the number in its column."""
    target = kinds.index("N")
    for column, cell in enumerate(cells):
        if kinds[column] == "T" and len(cell) > 1 and cell[-1].has_value and not cells[target]:
            moved = list(cells)
            moved[column], moved[target] = cell[:-1], cell[-1:]
            return tuple(moved)
    return cells


def _is_mixed(chunk: Chunk) -> bool:
    """Whether a chunk may hold two cells: a number beside a text or beside another number."""
    return any(c.isdigit() for c in chunk.text) or is_header_word(chunk.text)


def _kinds(records: Sequence[Strip], placed: dict[int, tuple[tuple[Chunk, ...], ...]], count: int) -> list[str]:
    """T for a column of texts, C for codes, N for numbers."""
    kinds = []
    for column in range(count):
        cells = [cell for s in records for cell in placed[id(s)][column]]
        numbers = sum([c.numeral is not None for c in cells])
        codes = sum([_is_code(c.text) for c in cells])
        if codes > 0.7 * len(cells):
            kinds.append("C")
        else:
            kinds.append("N" if numbers > 0.5 * len(cells) else "T")
    return kinds


def _names(region: Region, placed: dict[int, tuple[tuple[Chunk, ...], ...]], texts: Sequence[int]) -> int:
    """Which column of ``texts`` seems to hold the names: the first that most rows have, of no numbers of cases."""
    if len(texts) <= 1:
        return texts[0] if texts else 0
    rows = [s for s in region.records if not TOTAL.match(s.text)]
    worded = [i for i in texts if not _are_numbers_of_cases(rows, placed, i)] or texts
    if len(worded) <= 1:
        return worded[0]
    filled = dict.fromkeys(worded, 0)
    own = {id(s) for s in rows}
    for n, row in enumerate(region.body):
        if id(row) in own:
            near = region.body[max(0, n - 2) : n + 3]
            level = [s for s in near if s.page == row.page and s.top < row.bottom and s.bottom > row.top]
            for i in worded:
                filled[i] += any(placed[id(s)][i] for s in level)
    first = next(i for i in worded if 2 * filled[i] >= max(filled.values()))
    titles = {i: " ".join(c.text for s in region.header for c in placed[id(s)][i]) for i in worded}
    told = [i for i in worded if RECIPIENT_HEADER.search(titles[i])]
    grouped = sum(bool(placed[id(s)][first]) for s in region.body) < _FEWER * len(rows)  # a column of groups
    return told[0] if grouped and len(told) == 1 and filled[told[0]] > filled[first] else first


def _are_numbers_of_cases(
    rows: Sequence[Strip], placed: dict[int, tuple[tuple[Chunk, ...], ...]], column: int
) -> bool:
    """Whether most texts of a column have more digits than letters: "2024/1011", "KUR 2024/17", "2.4-26/2024"."""
    texts = [c.text for s in rows for c in placed[id(s)][column]]
    return 2 * sum(sum(map(str.isdigit, t)) > sum(map(str.isalpha, t)) for t in texts) > len(texts)


def _sums(rows: Sequence[Strip], placed: dict[int, tuple[tuple[Chunk, ...], ...]], count: int) -> list[Decimal]:
    """What the numbers of each column of ``rows`` sum to."""
    columns = ([c.numeral.value for s in rows for c in placed[id(s)][n] if c.numeral] for n in range(count))
    return [sum((value for value in values if value), Decimal(0)) for values in columns]


def _is_code(text: str) -> bool:
    """Whether a text may be a code; a workbook drops the leading zero of "0192"."""
    digits = text.isdigit() and (len(text) in {2, 4} or (len(text) == _SHORT and is_kommunkod(f"0{text}")))
    return digits or _CODE.fullmatch(text) is not None


def _reaches_out(chunk: Chunk, cells: tuple[tuple[Chunk, ...], ...], extents: Sequence[Extent]) -> bool:
    """Whether a text begins farther left than its column, as the heading of a group centred over the table."""
    own = next(e for e, cell in zip(extents, cells, strict=True) if cell)
    return chunk.text[:1].isupper() and not TOTAL.match(chunk.text) and chunk.x0 < own.x0 - HAIR


def _as_heading(
    cells: tuple[tuple[Chunk, ...], ...], kinds: Sequence[str], name: int
) -> tuple[tuple[Chunk, ...], ...]:
    """A heading that is centred over the table, and so among numbers, with the names that it heads."""
    column = next(n for n, cell in enumerate(cells) if cell)
    return tuple(cells[column] if n == name else () for n in range(len(cells))) if kinds[column] == "N" else cells


def _are_titles(line: Line) -> bool:
    texts = [c.text for c in line.chunks]
    return not line.is_row and len(texts) > 1 and all(map(is_header_word, texts))


def _as_text(line: Line, kinds: Sequence[str]) -> Line:
    """A line whose only numbers are years in columns of texts is the rest of a text: "ny ridbana" / "2025"."""
    texts = not any(cell for cell, kind in zip(line.cells, kinds, strict=False) if kind != "T")
    numbers = [c for c in line.chunks if c.numeral]
    if texts and numbers and "N" in kinds and all(_YEAR.fullmatch(c.text) for c in numbers):
        return line._replace(is_row=has_number([c for c in line.chunks if not c.numeral]))
    return line
