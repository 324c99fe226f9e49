"""Cells that stand one space apart and whose words alone tell where one ends: codes and names beside numbers.

Used by ``places`` before it looks for columns. A number before a text is taken for a code only where most rows of
the region have one; a name that begins with a number ("4H Stockholm") stays whole. What begins the next column
group right behind an amount, "80 451 1233 | Vellinge" or "5 070 986 Strängnäs", is told by its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count, pairwise, takewhile
from typing import TypeAlias

import regex

from parsers.tables.columns.fixedwidth import with_columns_apart
from parsers.tables.labels import ORGANISATION_NUMBER, TOTAL, role_of
from parsers.tables.numerals import Shape
from parsers.tables.records import is_record
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.tables.units import is_unit, unit_of
from parsers.text import level
from schemas.document import Page
from schemas.register import Level, is_kommunkod, resolve
from schemas.vocabulary import ColumnRole

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
_GROUPS = regex.compile(r"\d{1,3} \d{3}")  # the end of an amount
_RUNNING = regex.compile(r"\d{1,3}[.)]?")
_KOMMUNKOD = 4  # digits
_FEWEST = 2  # words, or cells of a row
_FEW = 3  # texts that begin at one x
_MOST = 0.6  # of the rows
_SOME = 0.25  # of those rows: pages may set their columns elsewhere
_EVEN = 1.0  # points: texts of one column begin as near
_SPACE = 0.25  # of a line's height
_WIDER = 1.2  # times the room between the other words of a text
_Place: TypeAlias = Callable[[Chunk, Strip, Sequence[Page]], int]  # of a word in a chunk; 0 for none


def with_cells_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region with codes and names beside a neighbour's number as chunks of their own, and so their titles."""
    region = _groups_apart(with_columns_apart(region, pages), pages)
    region = _remarks_apart(_texts_apart(region, pages), pages)
    records = region.records
    for place in (_behind_number, _behind_code, _before_code):
        if _most_have(place, records, pages):
            region = _parted(region, pages, place)
            records = region.records
    return region


def _most_have(place: _Place, records: Sequence[Strip], pages: Sequence[Page]) -> bool:
    """Whether most rows have such a place; asked no longer than until too many have none."""
    left = int((1 - _MOST) * len(records))  # rows that may have none
    for strip in records:
        if not any(place(c, strip, pages) for c in strip.chunks):
            left -= 1
            if left < 0:
                return False
    return bool(records)


def _parted(region: Region, pages: Sequence[Page], place: _Place) -> Region:
    """The region whose rows are cut at a place within a chunk."""
    header = [_titles_apart(s, pages) for s in region.header]
    body = [_apart(s, pages, place) if is_record(s) else s for s in region.body]
    return replace(region, header=header, body=body)


def _groups_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region with what begins the next column group behind an amount as chunks of their own."""
    found = {n: cut for n, s in enumerate(region.body) if (cut := _begun_apart(s, pages[s.page]))}
    body = [found[n][0] if n in found else s for n, s in enumerate(region.body)]
    if not found or 2 * sum(map(_has_two_groups, body)) < len(body):
        return region
    starts = Counter(round(c.x0) for _, begun in found.values() for c in begun)
    edges = [x for x, count in starts.items() if count > _SOME * len(found)]
    header = [_cut_at(s, edges, pages[s.page]) for s in region.header]
    return replace(region, header=header, body=body)


def _texts_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region with texts that touch the next column's apart where that begins, which no other text lies across.

    "Fastighetsförvaltning Fler i rörelse": the widest name reaches to the project beside it, as labels of sums may.
    """
    several = (s for s in region.body if len(s.chunks) > 1 and pages[s.page].geometry)
    rows = [s for s in several if not TOTAL.match(s.text)]
    texts = [c for s in rows for c in s.chunks if c.numeral is None]
    begun = Counter(round(c.x0) for s in region.body for c in s.chunks if c.text[:1].isalpha())
    least = max(_FEW, _SOME * len(region.records))
    edges = [x for x, count in begun.items() if count >= least and _is_touched(x, texts, pages)]
    if not edges:
        return region
    cut = {id(s): _cut_at(s, edges, pages[s.page]) for s in rows}
    return replace(region, body=[cut.get(id(s), s) for s in region.body])


def _remarks_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region with texts one space behind a number apart, where most rows' numbers end there."""
    ends = Counter(round(c.x1) for s in region.records for c in s.chunks if c.has_value)
    edges = {x for x, rows in ends.items() if rows >= max(_FEW, _MOST * len(region.records))}

    def _behind_edge(chunk: Chunk, _strip: Strip, pages: Sequence[Page]) -> int:
        if len(chunk.words) < _FEWEST or not chunk.text[:1].isdigit() or not chunk.text[-1:].isalpha():
            return 0
        page = pages[chunk.page]
        texts = [page.words[w].text for w in chunk.words]
        begun = (n for n, text in enumerate(texts) if n and text[:1].isalpha() and not is_unit(text))
        place = next((n for n in begun if round(page.words[chunk.words[n - 1]].bbox.x1) in edges), 0)
        return place if place and chunk_of(page, chunk.page, chunk.words[:place]).has_value else 0

    if not edges:
        return region
    return replace(region, body=[_apart(s, pages, _behind_edge) for s in region.body])


def _is_touched(x: int, texts: Sequence[Chunk], pages: Sequence[Page]) -> bool:
    """Whether texts lie across the edge of a column, in each of which a word begins there, set apart."""
    across = [c for c in texts if c.x0 + _EVEN < x < c.x1 - _EVEN]
    return bool(across) and all(_begins_at(x, c, pages) for c in across)


def _begins_at(x: int, chunk: Chunk, pages: Sequence[Page]) -> bool:
    boxes = [pages[chunk.page].words[w].bbox for w in chunk.words]
    rooms = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    at = next((n for n, box in enumerate(boxes[1:]) if abs(box.x0 - x) < _EVEN), None)
    others = [_SPACE * (boxes[0].bottom - boxes[0].top), *(room for n, room in enumerate(rooms) if n != at)]
    return at is not None and rooms[at] > _WIDER * max(others)


def _has_two_groups(strip: Strip) -> bool:
    """Whether a row has a text and its number twice."""
    return sum(a.numeral is None and b.numeral is not None for a, b in pairwise(strip.chunks)) > 1


def _begun_apart(strip: Strip, page: Page) -> tuple[Strip, list[Chunk]] | None:
    """A row cut where a number ends and a code or name begins whose own number follows, and what begins there."""
    if not any(map(_may_hold_two, strip.chunks, count())):
        return None
    chunks: list[Chunk] = []
    begun: list[Chunk] = []
    for n, chunk in enumerate(strip.chunks):
        following = strip.chunks[n + 1].text if n + 1 < len(strip.chunks) else ""
        cuts = _cuts(chunk, following, page) if _may_hold_two(chunk, n) else []
        bounds = [0, *cuts, len(chunk.words)]
        parts = [chunk_of(page, chunk.page, chunk.words[a:b]) for a, b in pairwise(bounds)] if cuts else [chunk]
        chunks += parts
        begun += parts[1:]
    return (strip._replace(chunks=tuple(chunks)), begun) if begun else None


def _may_hold_two(chunk: Chunk, place: int) -> bool:
    """Whether a text holds a number and is none: "5 070 986 Strängnäs" behind a name, "Trosa 1 479 176 Ydre"."""
    if len(chunk.words) < _FEWEST or (chunk.numeral is not None and chunk.numeral.shape is not Shape.MALFORMED):
        return False
    return place > 0 if chunk.text[:1].isdigit() else any(map(str.isdigit, chunk.text))


def _cuts(chunk: Chunk, following: str, page: Page) -> list[int]:
    """Where, among the words of a text, a code or a name begins behind a number."""
    texts = [level(page.words[w].text) for w in chunk.words]
    found: list[int] = []
    for n in range(1, len(texts)):
        if not texts[n - 1][-1:].isdigit():
            continue
        if texts[n][:1].isupper():
            grouped = n > 1 and _GROUPS.fullmatch(" ".join(texts[n - 2 : n])) and unit_of(texts[n]) is None
            if grouped and (following or texts[-1][-1:].isdigit()):
                found.append(n)
        elif is_kommunkod(texts[n]):
            name = " ".join(takewhile(lambda t: not t[:1].isdigit(), texts[n + 1 :])) or following
            if _kommunkod(name) == texts[n]:
                found.append(n)
    return found


def _cut_at(strip: Strip, edges: Sequence[int], page: Page) -> Strip:
    """A line of a header, its texts cut where a word begins at one of the given x."""
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        boxes = [page.words[w].bbox for w in chunk.words]
        cuts = [n for n, b in enumerate(boxes) if n and any(abs(b.x0 - x) < _EVEN for x in edges)]
        bounds = [0, *cuts, len(boxes)]
        chunks += [chunk_of(page, chunk.page, chunk.words[a:b]) for a, b in pairwise(bounds)] if cuts else [chunk]
    return strip._replace(chunks=tuple(chunks))


def _titles_apart(strip: Strip, pages: Sequence[Page]) -> Strip:
    """A line of a header with "Kod Kommun" as two titles, where others stand beside it."""
    if len(strip.chunks) == 1:
        return strip
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        first, _, rest = chunk.text.partition(" ")
        if role_of(first) is ColumnRole.CODE and role_of(rest) is ColumnRole.NAME and len(chunk.words) > 1:
            page = pages[chunk.page]
            chunks += [chunk_of(page, chunk.page, chunk.words[:1]), chunk_of(page, chunk.page, chunk.words[1:])]
        else:
            chunks.append(chunk)
    return strip._replace(chunks=tuple(chunks))


def _apart(strip: Strip, pages: Sequence[Page], place: _Place) -> Strip:
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        n = place(chunk, strip, pages)
        parts = (chunk.words[:n], chunk.words[n:]) if n else (chunk.words,)
        chunks += [chunk_of(pages[chunk.page], chunk.page, words) for words in parts] if n else [chunk]
    return strip._replace(chunks=tuple(chunks))


def _before_code(chunk: Chunk, _strip: Strip, pages: Sequence[Page]) -> int:
    """Where the number of an organisation or the code of a kommun ends its name, which is set to the right."""
    if len(chunk.words) < _FEWEST or not chunk.text[:1].isalpha() or not chunk.text[-1:].isdigit():
        return 0
    before, last = (level(pages[chunk.page].words[w].text) for w in chunk.words[-2:])
    own = _ORGANISATION.fullmatch(last) and before[-1:].isalpha()
    own = own or (is_kommunkod(last) and _kommunkod(chunk.text.removesuffix(last)) == last)
    return len(chunk.words) - 1 if own else 0


def _kommunkod(name: str) -> str | None:
    return resolve(name.strip(), None, level=Level.KOMMUN).kommunkod


def _behind_number(chunk: Chunk, strip: Strip, pages: Sequence[Page]) -> int:
    """Where the code behind a row's running number begins, which a spreadsheet sets close to it: "1 1489"."""
    if chunk is not strip.chunks[0] or len(chunk.words) < _FEWEST:
        return 0
    first, second = (level(pages[chunk.page].words[w].text) for w in chunk.words[:2])
    own = (len(second) == _KOMMUNKOD and is_kommunkod(second)) or _ORGANISATION.fullmatch(second)
    return int(bool(own) and _RUNNING.fullmatch(first) is not None)


def _behind_code(chunk: Chunk, strip: Strip, pages: Sequence[Page]) -> int:
    """Where what follows a code or an organisation's number begins."""
    return int(_is_glued(chunk, strip, pages))


def _is_glued(chunk: Chunk, strip: Strip, pages: Sequence[Page]) -> bool:
    if len(chunk.words) < _FEWEST or not chunk.text[:1].isdigit():
        return False
    first, second = (level(pages[chunk.page].words[w].text) for w in chunk.words[:2])
    if _ORGANISATION.fullmatch(first) and len(strip.chunks) > 1:
        return second[:1].isalnum()  # "802411-1234 KUR 2024/17" as well
    if chunk.text[-1:] in "0123456789%)":
        return False  # with the row's numbers in it, the chunk is a whole row
    digits = len(first) == 4 or (len(first) == 3 and first[0] != "0")  # a workbook drops the leading zero
    is_code = (digits and is_kommunkod(first)) or bool(_ORGANISATION.fullmatch(first))
    return is_code and second[:1].isalpha()
