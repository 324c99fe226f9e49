"""Where a table sets its numbers against names of several lines: at their top, middle or foot, all through it.

Used by ``wrapping``. The habit is told from all pages and column groups together, since a name may be broken
between two of them. It refuses to tell where a line may be a heading, where no habit makes whole names, and where
several do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.labels import DANGLING, SUBTOTAL, TOTAL, is_known
from parsers.tables.rows.namelines import FAR, Block, ends_name

_ROOM = 0.7  # points: rows stand farther apart than the lines of one by so much at least
_FEWEST = 2  # rows
_BREAK = 12.0  # points: a page turn between the lines of a name counts as far as a line


class Habit(NamedTuple):
    """For one block: the row of each line without number, None where it heads a group.

    The lines at its head that belong to the block before, and those at its foot of the block after, have none.
    """

    owner: Mapping[int, int | None]
    head: int = 0
    tail: int = 0


_OPEN = {"Samtliga", "Alla"}
Place = tuple[int, int]  # a block and a line in it
_Shape = Callable[[Block], list[Habit]]


def find_habit(blocks: Sequence[Block], headed: frozenset[int] = frozenset()) -> list[Habit] | None:
    """The one habit in which all lines make whole names, for each block; None where that is not told.

    A heading stands over each of the blocks that are ``headed``: no name goes on from the block above.
    """
    loose = [(k, n) for k, block in enumerate(blocks) for n in block.loose]
    if not loose or all(len(block.loose) == len(block.lines) for block in blocks):
        return None
    named = [(k, n) for k, n in loose if blocks[k].has_name(n)]
    sides = any(any(blocks[k].lines[n].cells[: blocks[k].name]) for k, n in loose if (k, n) not in named)
    sides = sides or any(blocks[k].stands_over_numbers(n) for k, n in loose)
    if sides or any(_is_title(blocks, place) for place in named):
        return None
    shapes = (_spaced,) if _head_groups(blocks) else (_top, _foot, _middle, _spaced)
    found = [h for shape in shapes if (h := _over_pages(blocks, shape, headed))]
    loose_ends = [_loose_ends(blocks, habits) for habits in found]
    fewest = min((ends for ends in loose_ends if ends is not None), default=None)
    if fewest is None or 5 * fewest > len(loose):
        return None
    whole = [h for h, ends in zip(found, loose_ends, strict=True) if ends == fewest]
    if len(whole) > 1:
        spread = [_spread(blocks, habits) for habits in whole]
        whole = [h for h, s in zip(whole, spread, strict=True) if s <= min(spread) + 1]
    return whole[0] if all(habits == whole[0] for habits in whole[1:]) else None


def _is_title(blocks: Sequence[Block], place: Place) -> bool:
    """Whether a line is a heading by its look, and no name goes on in it from the page before."""
    k, n = place
    above = blocks[k - 1] if k else None
    if n == 0 and above and DANGLING.search(above.text(len(above.lines) - 1)):
        return False
    anchors = blocks[k].anchors
    return bool(TOTAL.match(blocks[k].text(n))) or (bool(anchors) and blocks[k].titles(n, anchors[0]))


def _head_groups(blocks: Sequence[Block]) -> bool:
    """Whether a line without number follows each sum of several rows: it heads the next group, and is no name's.

    The one total of a table may stand on its first line.
    """
    sums = [(block, n) for block in blocks for n in block.anchors[:-1] if TOTAL.match(block.text(n))]
    told = len(sums) > 1 or any(SUBTOTAL.match(block.text(n)) for block, n in sums)
    below = [(block, n + 1) for block, n in sums if not TOTAL.match(block.text(n + 1))]
    return told and bool(below) and not any(block.lines[n].is_row for block, n in below)


def _over_pages(blocks: Sequence[Block], shape: _Shape, headed: frozenset[int]) -> list[Habit]:
    """The blocks as one habit has them, with as few names broken between blocks as can be; else none.

    Nor is one told where headings stand among the rows and a line at the head of a block may be another.
    """
    found: list[Habit] = []
    open_ = False
    for k, block in enumerate(blocks):
        first, last = k == 0 or k in headed, k == len(blocks) - 1 or k + 1 in headed
        ways = [h for h in shape(block) if not (first and h.head) and not (last and h.tail)]
        if not ways:
            return []
        found.append(min(ways, key=lambda h: h.head + h.tail + (h.owner.get(0, 0) is None)))
        open_ = open_ or (found[-1].head > 0 and any(h.owner.get(0, 0) is None for h in ways))
    return [] if open_ and any(None in h.owner.values() for h in found) else found


def _top(block: Block) -> list[Habit]:
    anchors = block.anchors
    head = anchors[0] if anchors else len(block.lines)
    return [Habit({n: anchors[bisect_left(anchors, n) - 1] for n in block.loose if n > head}, head)]


def _foot(block: Block) -> list[Habit]:
    anchors = block.anchors
    stop = anchors[-1] + 1 if anchors else 0
    owner = {n: anchors[bisect_left(anchors, n)] for n in block.loose if n < stop}
    return [Habit(owner, tail=len(block.lines) - stop)]


def _middle(block: Block) -> list[Habit]:
    """As many lines of a name above its number as below it."""
    anchors = block.anchors
    return [h for head in range(anchors[0] + 1 if anchors else 0) if (h := _centred(block, head))]


def _centred(block: Block, head: int) -> Habit | None:
    anchors, found, first = block.anchors, dict[int, int](), head
    for place, row in enumerate(anchors):
        above = row - first
        stop = anchors[place + 1] if place + 1 < len(anchors) else len(block.lines)
        if above < 0 or row + above >= stop:
            return None
        found.update({n: row for n in range(first, row + above + 1) if n != row})
        first = row + above + 1
    return Habit(found, head, len(block.lines) - first)


def _spaced(block: Block) -> list[Habit]:
    """The lines of a row closer to each other than to the next row's, wherever its number stands among them.

    Where that leaves lines without a number, they head the rows below, if rows of several lines tell the room.
    """
    if not block.loose:
        return [Habit({})]
    gaps, bottom = [], block.lines[0].strip.bottom
    for line in block.lines[1:]:
        gaps.append(line.strip.top - bottom)
        bottom = max(bottom, line.strip.bottom)
    rooms = sorted({round(gap) for gap in gaps if gap > _ROOM})
    cuts = [[0, *(n for n, gap in enumerate(gaps, 1) if gap > room - _ROOM), len(block.lines)] for room in rooms]
    ways = [[range(a, b) for a, b in pairwise(cut)] for cut in cuts]
    whole = (h for parts in ways if (h := _of_parts(block, parts)) and None not in h[0].owner.values())
    headed = (h for parts in ways if sum(len(p) > 1 for p in parts) >= _FEWEST and (h := _of_parts(block, parts)))
    return next(whole, None) or next(headed, [])


def _of_parts(block: Block, parts: Sequence[range]) -> list[Habit]:
    """The habits in which each part of a block is a row or a heading, but for what a page breaks off."""
    anchors = [[n for n in block.anchors if n in part] for part in parts]
    tail = len(parts[-1]) if not anchors[-1] and len(parts) > 1 else 0
    last = len(parts) - bool(tail)
    heads = [k for k in range(last) if not anchors[k] and _heads(block, parts[k])]
    rows = [k for k in range(last) if k not in heads]
    begun = not anchors[0] and heads[:1] != [0]
    rows = rows[begun:]
    if len(rows) < _FEWEST or len(heads) > len(rows) or any(len(anchors[k]) != 1 for k in rows):
        return []
    owner: dict[int, int | None] = {n: anchors[k][0] for k in rows for n in parts[k] if n not in anchors[k]}
    headings = {k: {n: None if n == parts[k][0] else parts[k][0] for n in parts[k]} for k in heads}
    later = {n: head for k, own in headings.items() if k for n, head in own.items()}
    if begun:
        return [Habit(owner | later, len(parts[0]), tail)]
    found = [Habit(owner | later | headings.get(0, {}), tail=tail)]
    return [Habit(owner | later, len(parts[0]), tail), *found] if 0 in heads else found


def _heads(block: Block, part: range) -> bool:
    """Whether a part of a block is one whole text in one column."""
    texts = [block.text(n) for n in part]
    whole = texts[0][:1].isupper() and not DANGLING.search(texts[-1]) and not texts[-1].endswith("-")
    whole = whole and not ends_name(texts[0])
    return whole and not any(map(TOTAL.match, texts)) and all(len(block.lines[n].chunks) == 1 for n in part)


def _rows(blocks: Sequence[Block], habits: Sequence[Habit]) -> list[list[Place]]:
    """The lines of each row, over the blocks."""
    rows: list[list[Place]] = []
    carried: list[Place] = []
    for k, (block, habit) in enumerate(zip(blocks, habits, strict=True)):
        head = [(k, n) for n in range(habit.head)]
        if rows:
            rows[-1] += head
        else:
            carried += head
        owned: dict[int, list[int]] = {row: [row] for row in block.anchors}
        for n, row in habit.owner.items():
            if row in owned:
                owned[row].append(n)
        for own in owned.values():
            rows.append([*carried, *((k, n) for n in sorted(own))])
            carried = []
        carried += [(k, n) for n in range(len(block.lines) - habit.tail, len(block.lines))]
    return rows


def _loose_ends(blocks: Sequence[Block], habits: Sequence[Habit]) -> int | None:
    """In how many lines the next word would have had room; None where a row's lines are no whole name.

    A few are no proof against a habit: typesetting that looks ahead breaks some lines early.
    """
    found = 0
    rows = _rows(blocks, habits)
    for row in rows:
        named = [(k, n) for k, n in row if blocks[k].has_name(n)]
        texts = [blocks[k].text(n) for k, n in named]
        if not named or texts[0][:1].islower():
            return None
        sums = any(map(_is_sum, texts)) and not all(blocks[k].ends_sum(n) for k, n in named[1:])
        if len(texts) > 1 and (sums or all(map(is_known, texts))):
            return None  # "Malung-Sälen", its cell empty, over "Mölndal"
        if any(a == b and blocks[a].gap(upper, lower) > FAR for (a, upper), (b, lower) in pairwise(row)):
            return None
        broken = len(texts) > 1 and texts[-2].endswith("-")  # "skärgår-" / "den"
        if DANGLING.search(texts[-1]) and row is not rows[-1] and not broken:
            if len(named) < 2 or not blocks[named[-2][0]].breaks(named[-2][1]):
                return None
            found += 1  # "demenssjukd" / "om": a word as wide as its column may be broken anywhere
        found += sum(a == b and blocks[a].fits(upper, lower) for (a, upper), (b, lower) in pairwise(named))
    return found


def _is_sum(text: str) -> bool:
    """Whether a line is a sum's label; "Samtliga" may go on in the next, "kommuner i Hallands län"."""
    return TOTAL.match(text) is not None and text not in _OPEN


def _spread(blocks: Sequence[Block], habits: Sequence[Habit]) -> float:
    """How far the lines of the names stand from their numbers, in all."""
    found = 0.0
    for block, habit in zip(blocks, habits, strict=True):
        found += sum(block.distance(n, row) for n, row in habit.owner.items() if row is not None)
        found += _BREAK * (habit.head + habit.tail)
    return found
