"""Lines with a name and no number: rows whose cells are empty, told from headings of groups and from wrapped names.

Used by ``wrapping``, before names are joined and after. A heading looks otherwise than rows do, or parts the table
from its first row on; a row stands among rows as they do. Where nothing tells them apart it is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from parsers.tables.columns.lines import Line
from parsers.tables.columns.places import Layout
from parsers.tables.labels import DANGLING, KIND, SUBTOTAL, TOTAL, is_known, is_open, is_place, role_of
from parsers.tables.rows.namelines import Block, ends_name, is_heading
from parsers.tables.units import unit_of
from schemas.document import Page

_ALPHABET = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyzåäö")} | {"é": 4, "ü": 24}
_APPROPRIATION = re.compile(r"\d{1,2}:\d{1,2}[ ]+[^\W\d]")  # "4:5 Stimulansbidrag"
_ROOM = 0.3  # of the type size: lines of one name stand closer
_SPACED = 1.35  # of the type size: lines of one text stand no farther from the next
_LEVEL = 0.12  # of the type size: as far apart as rows
_SIZED = 0.3  # points
_INDENT = 4.0  # points
_MOSTLY = 0.8  # of the rows
_FEW = 6  # fewer names are in order by chance


def set_as_rows(blocks: Sequence[Block], pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """The lines without number, by block and place in it, that stand as far from both neighbours as rows do.

    There are none where the lines of one name stand as far apart.
    """
    if not all(pages[block.lines[0].strip.page].geometry for block in blocks):
        return frozenset()
    size = blocks[0].lines[0].strip.size
    gaps = sorted(gap for block in blocks for gap in _row_gaps(block))
    gaps = gaps if len(gaps) > 1 else _gaps_over_rows(blocks)
    if len(gaps) < 2 or gaps[len(gaps) // 4] < _ROOM * size:
        return frozenset()
    pitch = gaps[len(gaps) // 4] - _LEVEL * size
    found = [(k, n) for k, block in enumerate(blocks) for n in block.loose if _is_apart(block, n, pitch)]
    found = [(k, n) for k, n in found if n or not k or not may_go_over(blocks[k - 1], blocks[k])]
    if any(_goes_on(blocks[k], n) or _goes_on(blocks[k], n + 1) for k, n in found):
        return frozenset()
    height = blocks[0].lines[0].strip.bottom - blocks[0].lines[0].strip.top
    if pitch + height < _SPACED * size and all(n and blocks[k].wraps(n - 1, n) for k, n in found):
        return frozenset()  # lines of type may stand so far apart, and none of these had room on the one above
    return frozenset(found)


def _row_gaps(block: Block) -> Iterator[float]:
    """The white space between neighbouring lines with numbers."""
    for above, below in pairwise(block.lines):
        if above.is_row and below.is_row:
            yield below.strip.top - above.strip.bottom


def _gaps_over_rows(blocks: Sequence[Block]) -> list[float]:
    """The white space over each line with a number, where every name has several lines and the number the first.

    There it is wider than any between the lines of a name; none where that is not so.
    """
    gaps = [(block.gaps(n).above, block.lines[n].is_row) for block in blocks for n in range(1, len(block.lines))]
    over, within = sorted(gap for gap, is_row in gaps if is_row), [gap for gap, is_row in gaps if not is_row]
    size = blocks[0].lines[0].strip.size
    return over if over and within and over[0] > min(within) + _ROOM * size else []


def may_go_over(above: Block, below: Block) -> bool:
    """Whether the first line of a page had no room on the last of the page before: it may be the rest of a name."""
    last = len(above.lines) - 1
    if not above.has_name(last) or not below.has_name(0):
        return False
    joined = Block((above.lines[last], below.lines[0]), above.name, above.limit)
    return not joined.fits(0, 1)


def _is_apart(block: Block, n: int, pitch: float) -> bool:
    gaps = block.gaps(n)
    return block.has_name(n) and gaps.above >= pitch and gaps.below >= pitch


def _goes_on(block: Block, n: int) -> bool:
    """Whether a line is surely the rest of the name above it."""
    if not 0 < n < len(block.lines) or not block.has_name(n) or not block.has_name(n - 1):
        return False
    above, text = block.text(n - 1), block.text(n)
    rest = (
        text.lstrip("–—- ")[:1].islower()
        or above.endswith("-")
        or DANGLING.search(above) is not None
        or is_open(above)
    )
    return rest or ends_name(text) or (is_known(f"{above} {text}") and not is_known(above))


def names_alone(found: Sequence[Sequence[Line]], layout: Layout, pages: Sequence[Page]) -> frozenset[int]:
    """The records, by index, that are rows of which nothing but the name is printed."""
    rows = [line for lines in found for line in lines if line.is_row]
    row = next((line for line in rows if not TOTAL.match(line.chunks[0].text)), rows[0] if rows else None)
    alone = [n for n, lines in enumerate(found) if _is_name(lines, layout.name) and not _is_below_sum(found, n)]
    if row is not None and row.cells[layout.name]:  # what stands under the numbers of cases heads a group
        alone = [n for n in alone if any(line.cells[layout.name] for line in found[n])]
    if row is None or not alone:
        return frozenset()
    plain = [n for n in alone if not _is_set_apart(found[n], row)]
    if any(n not in plain and not _is_only_called_so(found[n], row) for n in alone):
        return frozenset(plain)
    if all(is_place(_text(found[n])) for n in plain) and not _are_mostly(found, is_place):
        return frozenset()  # "Göteborg" over the theatres there
    if not _begins_with_heading(found, layout) or _are_rows(found, plain, layout, pages):
        return frozenset(plain)
    return frozenset()


def _are_mostly(found: Sequence[Sequence[Line]], told: Callable[[str], bool]) -> bool:
    """Whether nearly all rows with numbers have a text of which something is told."""
    rows = [lines[0].chunks for lines in found if lines[0].is_row and not TOTAL.match(_text(lines))]
    named = [any(told(c.text) for c in chunks) for chunks in rows]
    return sum(named) >= _MOSTLY * len(named)


def _is_name(lines: Sequence[Line], name: int) -> bool:
    """Whether a record has no number but a text in the column of names or before it, no sum's label, no title."""
    if any(line.is_row for line in lines) or not any(c for line in lines for c in line.cells[: name + 1]):
        return False
    text = _text(lines)
    return not TOTAL.match(text) and unit_of(text) is None  # "Bidrag per kommun (kronor)"


def _text(lines: Sequence[Line]) -> str:
    return " ".join(c.text for line in lines for c in line.chunks)


def _is_set_apart(lines: Sequence[Line], row: Line) -> bool:
    """Whether a line looks otherwise than rows: bold, larger, out to the left, or a län, appropriation, class."""
    line = lines[0]
    outside = row.chunks[0].x0 - line.chunks[0].x0 > _INDENT or _APPROPRIATION.match(_text(lines))
    outside = outside or KIND.fullmatch(_text(lines))
    return bool(outside) or line.strip.size > row.strip.size + _SIZED or is_heading(line, row, _text(lines))


def _is_only_called_so(lines: Sequence[Line], row: Line) -> bool:
    """Whether a heading is told by its word alone, "Universitet", so that others may look as rows do."""
    line = lines[0]
    looks = line.bold != row.bold or abs(line.strip.size - row.strip.size) > _SIZED
    inside = abs(row.chunks[0].x0 - line.chunks[0].x0) < _INDENT
    return KIND.fullmatch(_text(lines)) is not None and inside and not looks


def _is_below_sum(found: Sequence[Sequence[Line]], n: int) -> bool:
    """Whether a name stands between the sum of a group, as it says itself, and a row: it heads the next group."""
    if not 0 < n < len(found) - 1:
        return False
    above, below = found[n - 1], found[n + 1]
    summed = SUBTOTAL.match(_text(above)) is not None and TOTAL.match(_text(above)) is not None
    return summed and any(line.is_row for line in above) and any(line.is_row for line in below)


def _begins_with_heading(found: Sequence[Sequence[Line]], layout: Layout) -> bool:
    """Whether headings may part the table: then its first row stands under one, or under a header that is one."""
    title = " ".join(c.text for line in layout.header for c in line.cells[layout.name])
    body = [lines for lines in found if not TOTAL.match(lines[0].chunks[0].text)]
    first = bool(body) and not any(line.is_row for line in body[0])
    if first and is_place(body[0][0].chunks[0].text) and _are_mostly(found, is_place):
        return False
    return first or bool(title and role_of(title) is None)


def _are_rows(found: Sequence[Sequence[Line]], plain: Sequence[int], layout: Layout, pages: Sequence[Page]) -> bool:
    """Whether lines that could be headings are rows: nothing stands under one, or all names are in one order, or
    walls part it into cells like the rows'.
    """
    texts = [_text(lines) for lines in found]
    if any(SUBTOTAL.match(t) and TOTAL.match(t) for t in texts):
        return False
    last = len(texts) - 1 - bool(TOTAL.match(texts[-1]))
    empty = any(n == last or n + 1 in plain for n in plain)
    if empty and not any(DANGLING.search(texts[n]) for n in plain):
        return True
    names = [" ".join(c.text for line in lines for c in line.cells[layout.name]) for lines in found]
    keys = [_letters(name) for name, text in zip(names, texts, strict=True) if name and not TOTAL.match(text)]
    ordered = len(keys) >= _FEW and all(a <= b for a, b in pairwise(keys))
    return ordered or (
        all(is_walled(found[n][0], layout, pages) for n in plain) and not _lack_texts(found, plain, layout)
    )


def _lack_texts(found: Sequence[Sequence[Line]], plain: Sequence[int], layout: Layout) -> bool:
    """Whether every row has a text beside its name, such as its project, where these lines have none."""
    rows = [lines for lines in found if any(line.is_row for line in lines) and not TOTAL.match(_text(lines))]
    texts = [
        {n for line in lines for n, cell in enumerate(line.cells) if any(c.numeral is None for c in cell)}
        for lines in rows
    ]
    shared = set[int]().union(*texts).intersection(*texts) - {layout.name}
    return any(not any(line.cells[n] for k in plain for line in found[k]) for n in shared)


def _letters(name: str) -> tuple[int, ...]:
    """A name letter by letter in the order of the Swedish alphabet."""
    return tuple(_ALPHABET.get(c, 30) for c in name.casefold() if c.isalpha())


def is_walled(line: Line, layout: Layout, pages: Sequence[Page]) -> bool:
    """Whether a drawn wall parts a line's name from the next column."""
    page = pages[line.strip.page]
    own = layout.extents[layout.name].x1
    following = min((e.x0 for e in layout.extents if e.x0 > own), default=0.0)
    return page.geometry and any(
        not e.horizontal and own - 1 <= e.x0 <= following + 1 and e.top <= line.strip.middle <= e.bottom
        for e in page.edges
    )
