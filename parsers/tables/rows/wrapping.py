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

from parsers.tables.columns.cutting import Extent
from parsers.tables.columns.lines import Line
from parsers.tables.columns.places import Layout
from parsers.tables.labels import DANGLING, TOTAL, WHOLE_TOTAL, is_known, is_open
from parsers.tables.rows.asides import without_asides
from parsers.tables.rows.floors import floored_rows
from parsers.tables.rows.habits import Habit, find_habit
from parsers.tables.rows.hanging import hanging_rows
from parsers.tables.rows.headed import headed_rows
from parsers.tables.rows.namelines import Block, Gaps, ends_name
from parsers.tables.rows.namesalone import names_alone, set_as_rows
from parsers.tables.rows.overpages import with_rests_joined
from parsers.tables.rows.sections import rows_in_sections
from parsers.tables.rows.sharedcells import with_cells_shared
from parsers.tables.rows.sidegroups import with_sides_on_top
from parsers.tables.rows.textnumbers import number_columns, with_texts_whole
from schemas.document import Page
from schemas.register import is_unfinished

_TELLING = 12  # lines
_PROOF = 2  # headings
_LEVEL = 0.5  # points


def rows_of(layout: Layout, pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each record in reading order; a heading is a record of its own."""
    geometry = all(page.geometry for page in pages)
    limits = {
        group: _right_limit(layout, group, geometry=geometry) for group in {line.group for line in layout.lines}
    }
    shared = [with_cells_shared(layout, lines, pages) for lines in _blocks(layout.lines)]
    sided = with_sides_on_top(shared, layout)
    blocks = [Block(lines, layout.name, limits[lines[0].group]) for lines in sided]
    blocks = without_asides(blocks)
    if hung := hanging_rows(blocks, pages):
        return hung
    bands = [_bands(block.lines, layout.extents, pages) for block in blocks]
    numbers = number_columns(layout.lines)
    blocks = [
        block._replace(lines=with_texts_whole(block.lines, drawn, layout.name, numbers))
        for block, drawn in zip(blocks, bands, strict=True)
    ]
    apart = frozenset() if any(bands) else set_as_rows(blocks, pages)
    held = {_key(blocks[k].lines[n]) for k, n in apart}
    blocks = [block._replace(lines=[_as_row(x) if _key(x) in held else x for x in block.lines]) for block in blocks]
    habits = floored_rows(blocks, pages) or (
        None if any(bands) else find_habit(blocks) or headed_rows(blocks) or rows_in_sections(blocks)
    )
    found = _by_habit(blocks, habits, bands) if habits else _block_by_block(blocks, bands)
    if any(bands) and len(blocks) > 1:
        found = with_rests_joined(found, layout, pages, max(limits.values()))
    if held:
        found = [[x._replace(is_row=x.is_row and _key(x) not in held) for x in lines] for lines in found]
    found = _whole_headings(found)
    alone = names_alone(found, layout, pages)
    return [[_as_row(line) for line in lines] if n in alone else lines for n, lines in enumerate(found)]


def _key(line: Line) -> tuple[int, int, int]:
    return line.strip.page, line.strip.line, line.group


def _as_row(line: Line) -> Line:
    return line._replace(is_row=True)


def _by_habit(
    blocks: Sequence[Block], habits: Sequence[Habit], bands: Sequence[list[tuple[float, float]]]
) -> list[list[Line]]:
    """The rows of a table whose habit is known, names that are broken between two blocks made whole."""
    found: list[list[Line]] = []
    carried: list[Line] = []
    for block, habit, drawn in zip(blocks, habits, bands, strict=True):
        if found:
            found[-1] += block.lines[: habit.head]
        joiner, part = _Joiner(block), range(habit.head, len(block.lines) - habit.tail)
        owner = {**habit.owner, **joiner.by_band(drawn)}
        rows = joiner.join({n: row for n, row in owner.items() if n in part}, part)
        if rows:
            rows[0] = [*carried, *rows[0]]
            carried = []
        found.extend(rows)
        carried += block.lines[len(block.lines) - habit.tail :]
    return found


def _block_by_block(blocks: Sequence[Block], bands: Sequence[list[tuple[float, float]]]) -> list[list[Line]]:
    """The rows of a table of which no habit is known, each block by itself."""
    found: list[list[Line]] = []
    for whole, drawn in zip(blocks, bands, strict=True):
        carried = _carried(whole.lines, whole.name) if found and _is_nameless(found[-1], whole.name) else 0
        if carried:
            found[-1] = [*found[-1], *whole.lines[:carried]]
        block = whole._replace(lines=whole.lines[carried:])
        joiner = _Joiner(block)
        habit = None if drawn else find_habit([block])
        owner = joiner.by_band(drawn) or dict(habit[0].owner if habit else {})
        rows = joiner.join(owner, range(len(block.lines)))
        while found and rows and _goes_over(found[-1], rows[0], whole.name):
            found[-1] = [*found[-1], *rows.pop(0)]
        found.extend(rows)
    return found


def _whole_headings(found: list[list[Line]]) -> list[list[Line]]:
    """The records with headings of several lines made one: "4:5 Stimulansbidrag" / "inom äldreområdet"."""
    joined: list[list[Line]] = []
    for lines in found:
        above = joined[-1] if joined else None
        if above and not any(line.is_row for line in (*above, *lines)) and lines[0].chunks[0].text[:1].islower():
            joined[-1] = [*above, *lines]
        else:
            joined.append(lines)
    return joined


def _is_nameless(lines: list[Line], name: int) -> bool:
    """Whether a row has numbers but no name: its name begins the next page."""
    return any(line.is_row for line in lines) and not any(c for line in lines for c in line.cells[: name + 1])


def _carried(lines: Sequence[Line], name: int) -> int:
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
    text = " ".join(c.text for line in last for c in line.cells[name]) or _summed(last)
    rest = " ".join(c.text for line in first for c in line.cells[name])
    if not any(c for line in first for c in line.cells[: name + 1]):
        return True  # the rest of another column's text
    return not text or bool(DANGLING.search(text)) or (rest[:1].islower() and not TOTAL.match(text))


def _summed(lines: list[Line]) -> str:
    """The label of a sum, which is often printed in the first column, of codes."""
    text = lines[0].chunks[0].text
    return text if TOTAL.match(text) else ""


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one page and one column group together, top to bottom."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and blocks[-1][-1].strip.page == line.strip.page and blocks[-1][-1].group == line.group:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _right_limit(layout: Layout, group: int, *, geometry: bool) -> float:
    """How far to the right names of a column group reach: a word that fits before that had no reason to wrap.

    At least as far as the header of the names, and an inch where the next column leaves the room.
    """
    lines = [line for line in (*layout.lines, *layout.header) if line.group == group]
    cells = [c for line in lines for c in line.cells[layout.name]]
    own = layout.extents[layout.name]
    following = [e.x0 for e in layout.extents if e.x0 > own.x1]
    # a heading or a sum may reach into the next column, and a long word alone on its line stick out of its own
    cells = [c for c in cells if not (geometry and following) or c.x1 <= min(following)] or cells
    ends = [c.x1 for c in cells if " " in c.text] or [c.x1 for c in cells]
    left = min((c.x0 for c in cells), default=own.x0) if group else own.x0
    room = left + min(0.6 * (min(following) - own.x0), 72.0) if following else 0.0
    wrapped = 2 * sum(not line.is_row for line in lines) > len(lines)
    if len(ends) > _TELLING or (wrapped and len(cells) > _TELLING):
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


class _Joiner(NamedTuple):
    """Tells the row of each line of one block, line by line, where no habit is known."""

    block: Block

    def join(self, owner: dict[int, int | None], part: range) -> list[list[Line]]:
        """The lines of each record of a part of the block; ``owner`` gives the rows of the lines already told."""
        lines = self.block.lines
        anchors = self.block.anchors
        headed = self._stand_as_headings()
        for n in part:
            if not lines[n].is_row and n not in owner:
                owner[n] = None if headed else self._owner(n, anchors, owner)
        self._in_order(owner)
        owned: dict[int | None, list[int]] = {}
        for n, row in owner.items():
            owned.setdefault(row, []).append(n)
        records: list[list[Line]] = []
        for n in part:
            if lines[n].is_row:
                records.append([lines[k] for k in sorted([n, *owned.get(n, ())])])
            elif owner.get(n) is None:
                records.append([lines[n], *(lines[k] for k in owned.get(n, ()))])
        return records

    def _in_order(self, owner: dict[int, int | None]) -> None:
        """No line of a row stands below a heading or one of the next row: what was taken for that is the row's."""
        anchors = self.block.anchors
        for upper, lower in pairwise([*anchors, len(self.block.lines)]):
            last = max((n for n in range(upper + 1, lower) if owner.get(n) == upper), default=upper)
            owner.update({n: upper for n in range(upper + 1, last) if owner.get(n) in {lower, None}})

    def by_band(self, bands: list[tuple[float, float]]) -> dict[int, int | None]:
        """For each line without number in a drawn band: the one row in the band, else the band's first line.

        No heading stands below its band's row: a line is drawn between it and what it would head.
        """
        found: dict[int, int | None] = {}
        middles = [line.strip.middle for line in self.block.lines]
        for top, bottom in bands:
            drawn = bottom < bands[-1][1]
            inside = [n for n, middle in enumerate(middles) if top <= middle < bottom]
            rows = [n for n in inside if self.block.lines[n].is_row]
            if inside and len(rows) <= 1:
                head = rows[0] if rows else inside[0]
                loose = [n for n in inside if n not in rows]
                below = {n for n in loose if drawn and rows and n > head}
                heads = {n for n in loose if n == head or (self._heads(n, head) and n not in below)}
                found.update({n: None if n in heads else head for n in loose})
        return found

    def _owner(self, n: int, anchors: list[int], owner: dict[int, int | None]) -> int | None:
        """The row that a line without number belongs to; None for a heading."""
        place = bisect_left(anchors, n)  # a line without number is no anchor itself
        before = anchors[place - 1] if place else None
        after = anchors[place] if place < len(anchors) else None
        named = self.block.has_name(n)
        gaps = self.block.gaps(n)
        if before is not None and self._is_other_half(n, before, owner):
            return None
        if named and after is not None and not self.block.has_name(after):
            # the row's number stands at mid-height of a name of several lines
            free = before is None or self.block.has_name(before) or gaps.below < gaps.above
            near = before is None or after == n + 1 or gaps.below <= gaps.above
            if free and near:
                return after
        if before is None:
            prefix = after is not None and not self._heads(n, after)
            chained = after is not None and all(self.block.wraps(k, k + 1) for k in range(n, after))
            return after if prefix and chained else None
        if named and not self.block.has_name(before) and (before not in owner.values() or gaps.above <= gaps.below):
            return before
        if self._heads_as_others(n, before, after, owner):
            return None
        return self._neighbour(n, before, after, owner.get(n - 1, before))

    def _stand_as_headings(self) -> bool:
        """Whether all lines without number stand above a row as headings do, and one had room beside both names.

        "Våld i nära relationer" / "Unizon" might be one name; "Äldre" / "Demensförbundet" beside it is none.
        """
        loose = self.block.loose
        if len(loose) < _PROOF or not all(map(self._may_head, loose)):
            return False
        return any(not (n and self.block.wraps(n - 1, n)) and not self.block.wraps(n, n + 1) for n in loose)

    def _may_head(self, n: int) -> bool:
        """Whether a line is a whole text that a row stands below, and above it another row or none."""
        block, text = self.block, self.block.text(n)
        near = [k for k in (n - 1, n + 1) if 0 <= k < len(block.lines)]
        if (
            n + 1 not in near
            or not all(block.lines[k].is_row and block.has_name(k) for k in near)
            or block.leans(n)
        ):
            return False
        last = block.text(n - 1) if n else ""
        open_ = any(DANGLING.search(t) or is_open(t) or t.endswith("-") or is_unfinished(t) for t in (last, text))
        joined = is_known(f"{last} {text}") or is_known(f"{text} {block.text(n + 1)}")
        open_ = open_ or ends_name(text)
        whole = text[:1].isupper() and not open_ and not joined and not TOTAL.match(text)
        gaps = block.gaps(n)
        return whole and gaps.above >= gaps.below - _LEVEL

    def _heads_as_others(self, n: int, before: int, after: int | None, owner: dict[int, int | None]) -> bool:
        """Whether a line stands between two rows as headings above it do: "Dans", "Film", then "Bild och form".

        They are the first line and one that had room beside the name above it, and the line is no nearer to the row
        above than to the one below.
        """
        headings = sum(k < n and row is None for k, row in owner.items())
        if owner.get(0, n) is not None or headings < _PROOF or n - 1 != before or after != n + 1:
            return False
        if self.block.leans(n):
            return False
        gaps, text, last = self.block.gaps(n), self.block.text(n), self.block.text(before)
        whole = text[:1].isupper() and not (DANGLING.search(last) or DANGLING.search(text) or is_open(last))
        return whole and self.block.has_name(after) and gaps.above >= gaps.below - _LEVEL

    def _is_other_half(self, n: int, before: int, owner: dict[int, int | None]) -> bool:
        """Whether a line is a heading, or its second line, under a heading or a name that is whole."""
        if n - 1 not in owner:
            return False
        under_heading, under_name = owner[n - 1] is None, owner[n - 1] == before and before < n - 1
        if under_heading and self.block.text(n - 1).endswith("-"):
            return True
        return (under_heading or under_name) and self.block.titles(n, before)

    def _neighbour(self, n: int, before: int, after: int | None, above: int | None) -> int | None:
        """The row above or below that a line's text is a part of; the evidence in order of strength."""
        line, gaps = self.block.lines[n], self.block.gaps(n)
        text, last = self.block.text(n), self.block.text(n - 1)
        first = WHOLE_TOTAL.match(last) and text[:1].isupper()  # "SUMMA" over "Stockholms län", the first group
        if first or self.block.is_labelled(n):
            return None
        if not line.cells[self.block.name]:  # the rest of another column's text
            return None if self.block.stands_apart(n) else self._nearer(gaps, before, after, above)
        joined = text[:1].islower() and is_known(last + text)  # "Upplands Väsb" / "y"
        summed = TOTAL.match(last) and is_known(text)  # "Summa länet" over "Blekinge län", the next group
        if (
            last.endswith("-")
            or is_open(last)
            or ((joined or is_known(f"{last} {text}")) and not is_known(last) and not summed)
        ):
            return before
        if self._heads(n, before) or TOTAL.match(last) or TOTAL.match(text):
            return None
        return self._wrapped(n, before, after)

    def _nearer(self, gaps: Gaps, before: int, after: int | None, above: int | None) -> int | None:
        """The nearer of two rows to a line without a name; what is level goes on from the line ``above``."""
        if abs(gaps.above - gaps.below) < _LEVEL and above in {before, after}:
            return above
        return before if gaps.above <= gaps.below or after is None else after

    def _wrapped(self, n: int, before: int, after: int | None) -> int | None:
        """The row whose name a line that looks like no heading is a part of; None where it may head a group."""
        gaps, text, last = self.block.gaps(n), self.block.text(n), self.block.text(n - 1)
        if is_unfinished(last) or ends_name(text):
            return before
        summed = after is not None and TOTAL.match(self.block.text(after)) is not None
        if is_unfinished(text) and after is not None and self.block.has_name(after) and not summed:
            return after
        lower = text.lstrip("–—- ")[:1].islower()
        tail = self.block.wraps(n - 1, n) or (lower and gaps.above <= gaps.below + 0.5)
        tail = tail or self.block.hangs(n)
        if after is not None and not tail and self.block.leans(n):
            return after
        if after is not None and self.block.wraps(n, after) and (not tail or gaps.below < 0.8 * gaps.above - 0.2):
            return after
        return before if tail else None

    def _heads(self, n: int, row: int) -> bool:
        """Whether a line looks like a heading beside a row: bold, the name of a län, or out to the left of it."""
        if self.block.titles(n, row):
            return True
        if self.block.is_labelled(n) and self.block.has_own_name(row):
            return True
        ours, theirs = self.block.label(n), self.block.label(row)
        return bool(ours and theirs) and theirs[0].x0 - ours[0].x0 > 4 and ours[0].text[:1].isupper()
