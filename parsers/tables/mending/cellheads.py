"""Headers in cells that are taller than their text: titles turned on their side, and room left below titles.

Used by ``finding`` before the search for regions. Titles that read upwards or downwards are lines of their own to
the reader; here they are one line with the titles beside them. Where lines are drawn around cells, a title reaches
down to the border of its row. It refuses whatever holds a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page, Word

_TALL = 1.5  # of the type size: the height of a word that is no line of letters beside each other
_LETTERS = 3  # shorter words may be taller than wide anyhow
_BESIDE = 0.8  # of the type size: between the lines of one turned title
_FEWEST = 2  # titles turned
_ROOM = 1.5  # of the type size, that a cell leaves below its text
_WIDE = 0.5  # of a row's width, that a line drawn below it has
_BORDER = 0.5  # points above a border


def with_heads_level(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, turned titles on one line and titles of ruled cells as deep as their cells."""
    if not page.geometry:
        return list(strips)
    return _to_their_borders(_with_turned_beside(strips, page), page)


def _with_turned_beside(strips: Sequence[Strip], page: Page) -> list[Strip]:
    turned = [s for s in strips if _is_turned(s, page)] if _may_be_turned(page) else []
    if len(turned) < _FEWEST:
        return list(strips)
    found: list[Strip] = []
    while turned:
        band = [s for s in turned if s.bottom > turned[0].top and s.top < turned[0].bottom]
        found.append(_beside_each_other(band, strips, page))
        turned = [s for s in turned if s not in band]
    heads = {id(s) for s in found}
    taken = {(s.page, s.line) for s in strips if _is_turned(s, page)}
    within = {n for n, s in enumerate(strips) if any(_stands_in(s, head) for head in found)}
    rest = [s for n, s in enumerate(strips) if (s.page, s.line) not in taken and n not in within]
    whole = [*rest, *found]
    return sorted(whole, key=lambda s: s.bottom if id(s) in heads else s.top)


def _may_be_turned(page: Page) -> bool:
    """A quick look: a word of several letters that is taller than wide."""
    for word in page.words:
        x0, top, x1, bottom = word.bbox
        if bottom - top > x1 - x0 and len(word.text) >= _LETTERS:
            return True
    return False


def _is_turned(strip: Strip, page: Page) -> bool:
    """Whether all longer words of a line are taller than wide."""
    turned = False
    for word in (page.words[w] for c in strip.chunks for w in c.words):
        if len(word.text) >= _LETTERS and any(map(str.isalpha, word.text)):
            if not _stands(word):
                return False  # as nearly all lines do at their first word
            turned = True
    return turned


def _stands(word: Word) -> bool:
    return word.bbox.height > max(word.bbox.width, _TALL * word.size)


def _stands_in(strip: Strip, head: Strip) -> bool:
    """Whether a line of plain titles stands within the height of turned ones and beside them."""
    inside = head.top - strip.size < strip.top and strip.bottom < head.bottom + strip.size
    return inside and all(any(set(c.words) <= set(o.words) for o in head.chunks) for c in strip.chunks)


def _beside_each_other(band: Sequence[Strip], strips: Sequence[Strip], page: Page) -> Strip:
    """The turned titles of one header in one line, with the plain ones that stand at their height."""
    top, bottom = min(s.top for s in band), max(s.bottom for s in band)
    titles: list[Chunk] = []
    for chunk in sorted((_title(s, page) for s in band), key=lambda c: c.x0):
        last = titles[-1] if titles else None
        if last and chunk.x0 - last.x1 < _BESIDE * band[0].size:
            titles[-1] = _joined(last, chunk)
        else:
            titles.append(chunk)
    plain = [
        c
        for s in strips
        if s not in band and top - s.size < s.top and s.bottom < bottom + s.size
        for c in s.chunks
        if not c.numeral and not any(c.x0 < t.x1 and t.x0 < c.x1 for t in titles)
    ]
    for chunk in plain:
        above = next((n for n, t in enumerate(titles) if abs(t.x0 - chunk.x0) < band[0].size), None)
        if above is None:
            titles.append(chunk)
        else:
            titles[above] = _joined(titles[above], chunk)
    chunks = tuple(sorted(titles, key=lambda c: c.x0))
    return band[0]._replace(top=top, bottom=bottom, chunks=chunks, bold=all(c.bold for c in chunks))


def _title(strip: Strip, page: Page) -> Chunk:
    """The words of one turned line as they are read, which is the order of the file."""
    words = sorted(w for c in strip.chunks for w in c.words)
    chunk = chunk_of(page, strip.page, words)
    boxes = [page.words[w].bbox for w in words]
    return chunk._replace(x0=min(b.x0 for b in boxes), x1=max(b.x1 for b in boxes))


def _joined(first: Chunk, second: Chunk) -> Chunk:
    text = f"{first.text} {second.text}"
    x0, x1 = min(first.x0, second.x0), max(first.x1, second.x1)
    return first._replace(words=first.words + second.words, x0=x0, x1=x1, text=text, numeral=None)


def _to_their_borders(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips, those without numbers as deep as their drawn row where it leaves room below them."""
    lines = sorted(e.top for e in page.edges if e.horizontal)
    if len(lines) < _FEWEST:
        return list(strips)
    found = list(strips)
    for n, (strip, below) in enumerate(pairwise(strips)):
        if below.top - strip.bottom < _ROOM * strip.size:
            continue
        border = max((y for y in lines if strip.bottom < y <= below.top + 1.0), default=None)
        upper = max((y for y in lines if y <= strip.top + 1.0), default=None)
        if border is None or upper is None:
            continue
        row = [s for s in strips if upper - 1.0 <= s.top and s.bottom <= border]
        chunks = [c for s in row for c in s.chunks]
        several = max((len(s.chunks) for s in row), default=0) >= _FEWEST
        if several and not any(c.numeral for c in chunks) and _is_boxed(chunks, (upper, border), page):
            found[n] = strip._replace(bottom=border - _BORDER)
    return found


def _is_boxed(chunks: Sequence[Chunk], borders: tuple[float, float], page: Page) -> bool:
    """Whether both borders are drawn along most of a row."""
    left, right = min(c.x0 for c in chunks), max(c.x1 for c in chunks)
    return all(_drawn(page, y, left, right) for y in borders)


def _drawn(page: Page, y: float, left: float, right: float) -> bool:
    parts = [e for e in page.edges if e.horizontal and abs(e.top - y) < 1.0]
    return sum(min(e.x1, right) - max(e.x0, left) for e in parts if e.x0 < right and e.x1 > left) > _WIDE * (
        right - left
    )
