"""Which printed lines make one row: wrapped names against headings, told by boxes and room.

Input is the lines of one page and column group; output the lines of each record. A name is joined to the row that
its box belongs to: the band between two drawn lines where the table is ruled, else the nearest row, and where two
are as near, the row whose name would not have found room. Text order is never used.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.columns import Extent, Layout, Line
from parsers.tables.labels import DANGLING, TOTAL, role_of
from parsers.tables.strips import Chunk
from schemas.document import Page
from schemas.register import Level, resolve
from schemas.vocabulary import Match, RecipientKind


def rows_of(layout: Layout, pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each record in reading order; a heading is a record of its own."""
    limit = _right_limit(layout)
    found: list[list[Line]] = []
    for lines in _blocks(layout.lines):
        carried = _carried(lines, layout.name) if found and _is_nameless(found[-1], layout.name) else 0
        if carried:
            found[-1] = [*found[-1], *lines[:carried]]
        block = lines[carried:]
        bands = _bands(block, layout.extents, pages)
        rows = _Block(block, layout.name, limit).join(bands)
        if found and rows and _goes_over(found[-1], rows[0], layout.name):
            found[-1] = [*found[-1], *rows.pop(0)]
        found.extend(rows)
    if _has_headings(found, layout):
        return found
    return [
        [line._replace(is_row=True) for line in lines] if _is_empty_row(lines, found) else lines for lines in found
    ]


def _is_nameless(lines: list[Line], name: int) -> bool:
    """Whether a row has numbers but no name: its name begins the next page."""
    return any(line.is_row for line in lines) and not any(c for line in lines for c in line.cells[: name + 1])


def _carried(lines: list[Line], name: int) -> int:
    """How many lines at the head of a page are the name of the row that the page before broke off."""
    loose = next((n for n, line in enumerate(lines) if line.is_row), 0)
    if not loose or not lines[0].cells[name]:
        return 0
    gaps = [b.strip.top - a.strip.bottom for a, b in pairwise(lines[:loose])]
    return next((n for n, gap in enumerate(gaps, 1) if gap > min(gaps) + 1.5), loose)


def _goes_over(last: list[Line], first: list[Line], name: int) -> bool:
    """Whether a row is broken between two pages: its name, or the rest of it, begins the next page."""
    if any(line.is_row for line in first) or not any(line.is_row for line in last):
        return False
    text = " ".join(c.text for line in last for c in line.cells[name])
    rest = " ".join(c.text for line in first for c in line.cells[name])
    return not text or bool(DANGLING.search(text)) or (rest[:1].islower() and not TOTAL.match(text))


def _has_headings(found: list[list[Line]], layout: Layout) -> bool:
    """Whether headings part the table: then its first row stands under one, or under a header that is one."""
    title = " ".join(c.text for line in layout.header for c in line.cells[layout.name])
    body = [lines for lines in found if not TOTAL.match(lines[0].chunks[0].text)]
    first = bool(body) and not any(line.is_row for line in body[0])
    if first and resolve(body[0][0].chunks[0].text, None, level=Level.KOMMUN).kommunkod:
        return False
    return first or bool(title and role_of(title) is None)


def _is_empty_row(lines: list[Line], found: list[list[Line]]) -> bool:
    """A name alone, among rows and looking like them: a recipient whose cells are empty."""
    if any(line.is_row for line in lines):
        return False
    text = " ".join(c.text for line in lines for c in line.chunks)
    row = next((line for lines in found for line in lines if line.is_row), None)
    return row is not None and not TOTAL.match(text) and not _is_heading(lines[0], row, text)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one page and one column group together, top to bottom."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and blocks[-1][-1].strip.page == line.strip.page and blocks[-1][-1].group == line.group:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _right_limit(layout: Layout) -> float:
    """How far to the right names reach: a word that fits before that had no reason to wrap.

    At least as far as the header of the names, and an inch where the next column leaves the room.
    """
    lines = (*layout.lines, *layout.header)
    cells = [c for line in lines for c in line.cells[layout.name]]
    # a long word alone on its line may stick out of its column
    ends = [c.x1 for c in cells if " " in c.text] or [c.x1 for c in cells]
    own = layout.extents[layout.name]
    following = [e.x0 for e in layout.extents if e.x0 > own.x1]
    room = own.x0 + min(0.6 * (min(following) - own.x0), 72.0) if following else 0.0
    if len(ends) > 12:
        room = 0.0  # so many lines tell themselves how wide their column is
    return max([*ends, room])


def _bands(block: Sequence[Line], extents: Sequence[Extent], pages: Sequence[Page]) -> list[tuple[float, float]]:
    """The bands between drawn horizontal lines, where there is about one for each row; none otherwise."""
    page = pages[block[0].strip.page]
    width = extents[-1].x1 - extents[0].x0
    first, last = block[0].strip.top, block[-1].strip.bottom
    x0 = min((c.x0 for line in block for c in line.chunks), default=0.0)
    ys = sorted(
        {
            round(e.top)
            for e in page.edges
            if e.horizontal
            and first - 20 < e.top < last + 20
            and e.x1 - e.x0 > 0.25 * width
            and e.x0 < x0 + width
            and e.x1 > x0
        }
    )
    ys = [y for n, y in enumerate(ys) if n == 0 or y - ys[n - 1] > 4]
    anchors = sum(line.is_row for line in block)
    if len(ys) < 3 or len(ys) - 1 < 0.7 * anchors:
        return []
    ends = [first - 1.0, *(float(y) for y in ys), last + 1.0]  # the first and last row may have but one line
    return [(top, bottom) for top, bottom in pairwise(ends) if bottom - top > 4]


class _Gaps(NamedTuple):
    """The white space above and below a line, to its neighbours in the block."""

    above: float
    below: float


class _Block(NamedTuple):
    """The lines of one page and column group, the column of names, and how far to the right names reach."""

    lines: Sequence[Line]
    name: int
    limit: float

    def join(self, bands: list[tuple[float, float]]) -> list[list[Line]]:
        """The lines of each record; by drawn bands where there are any."""
        lines = self.lines
        anchors = [n for n, line in enumerate(lines) if line.is_row]
        owner = self._by_band(bands) or self._by_habit(anchors)
        for n, line in enumerate(lines):
            if line.is_row or n in owner:
                continue
            owner[n] = self._owner(n, anchors, owner)
        owned: dict[int | None, list[int]] = {}
        for n, row in owner.items():
            owned.setdefault(row, []).append(n)
        records: list[list[Line]] = []
        for n, line in enumerate(lines):
            if line.is_row:
                records.append([lines[k] for k in sorted([n, *owned.get(n, ())])])
            elif owner.get(n) is None:
                records.append([line, *(lines[k] for k in owned.get(n, ()))])
        return records

    def _by_band(self, bands: list[tuple[float, float]]) -> dict[int, int | None]:
        """For each line without number in a drawn band: the one row in the band, else the band's first line."""
        found: dict[int, int | None] = {}
        for top, bottom in bands:
            inside = [n for n, line in enumerate(self.lines) if top <= line.strip.middle < bottom]
            rows = [n for n in inside if self.lines[n].is_row]
            if inside and len(rows) <= 1:
                head = rows[0] if rows else inside[0]
                loose = [n for n in inside if n not in rows]
                found.update({n: None if n == head or self._heads(n, head) else head for n in loose})
        return found

    def _by_habit(self, anchors: list[int]) -> dict[int, int | None]:
        """The one habit (number at the top, middle or foot of its name) in which all lines make whole names.

        Nothing where a line looks like a heading, and where none of the habits or several do.
        """
        loose = [n for n, line in enumerate(self.lines) if not line.is_row]
        if not loose or not anchors:
            return {}
        if any(not self._has_name(n) or self._titles(n, anchors[0]) for n in loose):
            return {}
        habits = [h for h in (self._top(anchors), self._foot(anchors), self._middle(anchors)) if h]
        loose_ends = [self._loose_ends(h, anchors) for h in habits]
        fewest = min((ends for ends in loose_ends if ends is not None), default=None)
        if fewest is None or 5 * fewest > len(loose):
            return {}
        whole = [h for h, ends in zip(habits, loose_ends, strict=True) if ends == fewest]
        if len(whole) > 1:
            spread = [sum(self._distance(n, row) for n, row in h.items()) for h in whole]
            whole = [h for h, s in zip(whole, spread, strict=True) if s <= min(spread) + 1]
        return dict(whole[0]) if len(whole) == 1 else {}

    def _top(self, anchors: list[int]) -> dict[int, int]:
        if anchors[0] > 0:
            return {}
        loose = (n for n, line in enumerate(self.lines) if not line.is_row)
        return {n: anchors[bisect_left(anchors, n) - 1] for n in loose}

    def _foot(self, anchors: list[int]) -> dict[int, int]:
        if anchors[-1] < len(self.lines) - 1:
            return {}
        loose = (n for n, line in enumerate(self.lines) if not line.is_row)
        return {n: anchors[bisect_left(anchors, n)] for n in loose}

    def _middle(self, anchors: list[int]) -> dict[int, int]:
        """As many lines of a name above its number as below it."""
        found: dict[int, int] = {}
        first = 0
        for place, row in enumerate(anchors):
            above = row - first
            stop = anchors[place + 1] if place + 1 < len(anchors) else len(self.lines)
            if row + above >= stop:
                return {}
            found.update({n: row for n in range(first, row + above + 1) if n != row})
            first = row + above + 1
        return found if first == len(self.lines) else {}

    def _loose_ends(self, owner: dict[int, int], anchors: list[int]) -> int | None:
        """In how many lines the next word would have had room; None where a row's lines are no whole name.

        A few are no proof against a habit: typesetting that looks ahead breaks some lines early.
        """
        found = 0
        members: dict[int, list[int]] = {row: [row] for row in anchors}
        for n, row in owner.items():
            members[row].append(n)
        for row, lines in members.items():
            named = [n for n in sorted(lines) if self._has_name(n)]
            if not named or self._text(named[0])[:1].islower():
                return None
            broken = len(named) > 1 and self._text(named[-2]).endswith("-")  # "skärgår-" / "den"
            if DANGLING.search(self._text(named[-1])) and row != anchors[-1] and not broken:
                return None  # the last name of a page may go on on the next
            found += sum(self._fits(upper, lower) for upper, lower in pairwise(named))
        return found

    def _distance(self, n: int, row: int) -> float:
        return abs(self.lines[n].strip.middle - self.lines[row].strip.middle)

    def _owner(self, n: int, anchors: list[int], owner: dict[int, int | None]) -> int | None:
        """The row that a line without number belongs to; None for a heading."""
        place = bisect_left(anchors, n)  # a line without number is no anchor itself
        before = anchors[place - 1] if place else None
        after = anchors[place] if place < len(anchors) else None
        named = self._has_name(n)
        gaps = self._gaps(n)
        if named and after is not None and not self._has_name(after):
            # the row's number stands at mid-height of a name of several lines
            free = before is None or self._has_name(before) or gaps.below < gaps.above
            near = before is None or after == n + 1 or gaps.below <= gaps.above
            if free and near:
                return after
        if before is None:
            prefix = after is not None and not self._heads(n, after)
            chained = after is not None and all(self._wraps(k, k + 1) for k in range(n, after))
            return after if prefix and chained else None
        if named and not self._has_name(before) and (before not in owner.values() or gaps.above <= gaps.below):
            return before
        return self._neighbour(n, before, after)

    def _neighbour(self, n: int, before: int, after: int | None) -> int | None:
        """The row above or below that a line's text is a part of; the evidence in order of strength."""
        line, gaps = self.lines[n], self._gaps(n)
        text, last = self._text(n), self._text(n - 1)
        if any(line.cells[: self.name]):  # a label in the column of codes heads a group
            return None
        if not line.cells[self.name]:  # the rest of another column's text
            return before if gaps.above <= gaps.below or after is None else after
        if last.endswith("-") or (_is_known(f"{last} {text}") and not _is_known(last)):
            return before
        if self._heads(n, before) or TOTAL.match(last) or TOTAL.match(text):
            return None
        tail = self._wraps(n - 1, n) or (text[:1].islower() and gaps.above <= gaps.below + 0.5)
        if after is not None and self._wraps(n, after) and (not tail or gaps.below < 0.8 * gaps.above - 0.2):
            return after
        return before if tail else None

    def _titles(self, n: int, row: int) -> bool:
        """Whether a line is a heading by its look, and no name goes on in it ("Länsstyrelsen i" / "Kalmar län")."""
        strip = self.lines[n].strip
        above = next((k for k in range(n - 1, max(-1, n - 3), -1) if self._has_name(k)), None)
        goes_on = above is not None and DANGLING.search(self._text(above))
        if goes_on and strip.top - self.lines[above or 0].strip.bottom < 0.6 * strip.size:
            return False
        return _is_heading(self.lines[n], self.lines[row], self._text(n))

    def _heads(self, n: int, row: int) -> bool:
        """Whether a line looks like a heading beside a row: bold, the name of a län, or out to the left of it."""
        if self._titles(n, row):
            return True
        if any(self.lines[n].cells[: self.name]) and self.lines[row].cells[self.name]:
            return True  # a label in the column of codes, beside a row that has its name
        ours, theirs = self._label(n), self._label(row)
        return bool(ours and theirs) and theirs[0].x0 - ours[0].x0 > 4 and ours[0].text[:1].isupper()

    def _gaps(self, n: int) -> _Gaps:
        strip = self.lines[n].strip
        above = strip.top - self.lines[n - 1].strip.bottom if n else 99.0
        below = self.lines[n + 1].strip.top - strip.bottom if n + 1 < len(self.lines) else 99.0
        return _Gaps(above, below)

    def _has_name(self, n: int) -> bool:
        return bool(self._label(n))

    def _text(self, n: int) -> str:
        return " ".join(c.text for c in self._label(n))

    def _label(self, n: int) -> Sequence[Chunk]:
        """The words of a row's name: in the column of names, or before it, where "Summa" often stands."""
        line = self.lines[n]
        before = [c for cell in line.cells[: self.name] for c in cell if not c.text[:1].isdigit()]
        return line.cells[self.name] or before

    def _wraps(self, upper: int, lower: int) -> bool:
        """Whether two lines may be one name: the lower's first word had no room above, no row is whole alone."""
        if not self._has_name(upper) or not self._has_name(lower) or TOTAL.match(self._text(lower)):
            return False
        gap = self.lines[lower].strip.top - self.lines[upper].strip.bottom
        if self._text(upper).endswith("-") or gap > 0.9 * self.lines[lower].strip.size:
            return gap <= 0.9 * self.lines[lower].strip.size
        row = upper if self.lines[upper].is_row else lower
        whole = _is_known(self._text(row)) and not _is_known(f"{self._text(upper)} {self._text(lower)}")
        return not whole and not self._fits(upper, lower)

    def _fits(self, upper: int, lower: int) -> bool:
        """Whether the lower line's first word would have had room on the upper line."""
        over, under = self._label(upper)[-1], self._label(lower)[0]
        if over.text.endswith("-"):
            return False
        first = under.text.split(" ", 1)[0]
        width = (under.x1 - under.x0) * len(first) / max(1, len(under.text))
        return over.x1 + 2.0 + width <= self.limit - 1.0


def _is_known(name: str) -> bool:
    """Whether a text is a whole name of the register."""
    return resolve(name, None, level=Level.UNKNOWN).match in {Match.EXACT, Match.ALIAS}


def _is_heading(line: Line, row: Line, text: str) -> bool:
    """Whether a line is a group's heading by its own look: bold over plain rows, or the name of a län."""
    if line.bold and not row.bold:
        return True
    if text[:1].islower() or not text.casefold().endswith(("län", "län:")):
        return False
    found = resolve(text, None, level=Level.UNKNOWN)
    return found.kind is RecipientKind.LAN and found.match is not Match.NONE
