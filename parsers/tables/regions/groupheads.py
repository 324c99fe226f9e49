"""Headings of groups that no drawn line and no number tells: by how they are set, and what stands beside them.

Used by the search for regions. It looks at the lines around a heading and takes none away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.tables.labels import BULLET, KIND, TOTAL, is_header_word, role_of
from parsers.tables.records import is_record
from parsers.tables.strips import Strip
from parsers.tables.units import unit_of
from schemas.vocabulary import ColumnRole

_ALIGNED = 1.5  # points
_CLOSE = 0.8  # of the type size: an empty line is more, the next line less
_SIZED = 0.3  # points
_OVER = 0.2  # of the type size: lines that overlap so in height are not below each other
_LONGEST = 6  # words
_TITLES = 2  # on the line above the first group's heading
_GROUP_LINES = 90  # in which a group's heading comes again over the next group
_NUMBERS = regex.compile(r"[\d\W]+")
_LABELLED = regex.compile(r"\p{Lu}\p{Ll}+:(?=[ ]\p{Lu}\D*$)")  # "Län: Hallands län", "Verksamhet: Vuxna"

_ITEM = regex.compile(r"(?:[ ][-–—]|:)[ ]\d{1,3}(?:[ ]\d{3})*(?:,\d+)?[ ](?:[tm]?kr|kronor|mnkr)\b")


def ends_alone(header: Sequence[Strip]) -> bool:
    """Whether a text alone stands below titles side by side: the rest of one, or the heading of the first group."""
    return len(header) > 1 and len(header[-2].chunks) > 1 and len(header[-1].chunks) == 1


def heads_first_group(strip: Strip, body: Sequence[Strip]) -> bool:
    """Whether the line above a table without header is a group's heading: set as those that follow are.

    It stands as far above its first row as any of them does: a page that is filled to its foot stretches some gaps.
    """
    row = body[0]
    if not _is_set_apart(strip, row):
        return False
    heads = ((s, below) for s, below in pairwise(body) if is_record(below) and not is_record(s))
    alike = (pair for pair in heads if _is_set_apart(pair[0], row) and _is_set_as(strip, pair[0]))
    return any(abs((row.top - strip.bottom) - (below.top - s.bottom)) < _ALIGNED for s, below in alike)


def heads_first_block(strip: Strip, above: Strip | None, body: Sequence[Strip]) -> bool:
    """Whether a text alone is parted from what stands above it and close over its rows, as those among them are.

    Nothing else among the rows but sums is parted so: a name whose cell is empty begins no block.
    """
    heads = [
        (before, s, below)
        for before, s, below in zip(body, body[1:], body[2:], strict=False)
        if not is_record(s) and is_record(below)
    ]
    parted = [s for before, s in pairwise(body) if s.page == before.page and _is_parted(before, s)]
    if above is None or not heads or any(is_record(s) and not TOTAL.match(s.text) for s in parted):
        return False
    begun = [(above, strip, body[0]), *heads]
    return all(
        len(s.chunks) == 1
        and s.text[:1].isupper()
        and s.text[-1:] not in ".:;,"
        and role_of(s.text) in {None, ColumnRole.POPULATION}  # "Pensionärer"
        and _is_set_as(strip, s)
        and (before.page != s.page or (_is_parted(before, s) and not _is_parted(s, below)))
        for before, s, below in begun
    )


def _is_parted(above: Strip, below: Strip) -> bool:
    return below.top - above.bottom > _CLOSE * below.size


def is_summed_below(strip: Strip, body: Sequence[Strip]) -> bool:
    """Whether a text alone below the titles is what a sum among the rows names: "Forskning", "Summa Forskning"."""
    text = strip.chunks[0].text.casefold()
    sums = (c.text.casefold() for s in body for c in s.chunks[:1] if TOTAL.match(c.text))
    return len(strip.chunks) == 1 and any(label.endswith(f" {text}") for label in sums)


def follows_whole_header(strip: Strip, body: Sequence[Strip]) -> bool:
    """Whether a text alone below all titles on one line is as those among the rows: "Universitet", "Högskolor"."""
    alone = [s for s, below in pairwise(body) if is_record(below) and not is_record(s)]
    plain = len(strip.chunks) == 1 and strip.text[:1].isupper() and unit_of(strip.text) is None
    return plain and any(len(s.chunks) == 1 and s.text[:1].isupper() for s in alone)


def heads_again(strip: Strip, titles: Strip, above: Sequence[Strip], header: Sequence[Strip]) -> bool:
    """Whether a text alone right above titles that are printed again is another than the one above them at first.

    Set as that is and as far above: the name of each sheet's or panel's group, "Barn och unga", "Äldre".
    """
    first = above[-1] if above and header else None
    if first is None or len(strip.chunks) > 1 or len(first.chunks) > 1 or first.page != header[0].page:
        return False
    other = _NUMBERS.sub("", first.text) != _NUMBERS.sub("", strip.text)
    apart = (header[0].top - first.bottom) - (titles.top - strip.bottom)
    plain = strip.text[-1:] not in ".:;," and strip.chunks[0].numeral is None and not TOTAL.match(strip.text)
    return other and plain and abs(apart) < _ALIGNED and _is_set_as(strip, first, strip.size)


def comes_again(
    above: Sequence[Strip], header: Sequence[Strip], body: Sequence[Strip], repeated: Sequence[Strip]
) -> bool:
    """Whether a heading like the one above the titles stands wherever they are printed again."""
    lines = sorted((s.page, s.line, s) for s in (*body, *repeated))
    titles = {(s.page, s.line) for s in repeated}
    again = [(a, b) for (*at, a), (*on, b) in pairwise(lines) if tuple(on) in titles and tuple(at) not in titles]
    return bool(again) and all(heads_again(a, b, above, header) for a, b in again)


def heads_groups(strips: Sequence[Strip], index: int) -> bool:
    """Whether a line above a row heads the first of several groups, below the titles of the columns.

    It is set larger than the row, or is a label and a name, "Län: Hallands län"; further below one set as it stands
    above a row set in the same columns.
    """
    strip, row = strips[index], strips[index + 1]
    if len(strip.chunks) > 1 or not index or len(strips[index - 1].chunks) < _TITLES:
        return False
    label = _LABELLED.match(strip.text)
    if label is None and (strip.size < row.size + _SIZED or not _is_short(strip)):
        return False
    start = label[0] if label else ""
    below = pairwise(strips[index + 2 : index + _GROUP_LINES])
    return any(s.text.startswith(start) and _is_set_as(strip, s) and is_set_in(r, row) for s, r in below)


def heads_next_group(strips: Sequence[Strip], index: int, body: Sequence[Strip], over: Sequence[Strip]) -> bool:
    """Whether a line in larger type heads more rows of the same table and not a table of its own.

    The row right below it is set in the columns of those above, and the rows above stand below a line set as it.
    """
    strip = strips[index]
    row = strips[index + 1] if index + 1 < len(strips) else strip
    if len(strip.chunks) > 1 or not _is_short(strip) or row.page != strip.page or not is_record(row):
        return False
    if not any(_is_set_as(strip, s) for s in over if len(s.chunks) == 1):
        return False
    return any(is_set_in(row, s) for s in body[-_GROUP_LINES:] if is_record(s))


def _is_short(strip: Strip) -> bool:
    return len(strip.text.split()) <= _LONGEST and strip.text[-1:] not in ".:;,"


def is_set_in(strip: Strip, other: Strip) -> bool:
    """Whether two rows begin and end at the same x, chunk by chunk."""
    pairs = list(zip(strip.chunks, other.chunks, strict=False))
    return len(strip.chunks) == len(other.chunks) and all(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1)) < _ALIGNED for a, b in pairs
    )


def _is_set_apart(strip: Strip, row: Strip) -> bool:
    lone = len(strip.chunks) == 1 and not strip.chunks[0].numeral
    item = BULLET.match(row.text) is not None and not BULLET.match(strip.text)
    # "Stadsteatern – 1 200 000 kr" stands under no titles of columns
    item = item or (len(row.chunks) == 1 and _ITEM.search(row.text) is not None and not is_header_word(strip.text))
    indented = item or abs(strip.chunks[0].x0 - row.chunks[0].x0) > _ALIGNED
    looks = strip.bold != row.bold or abs(strip.size - row.size) > _SIZED
    return lone and (looks or indented or KIND.fullmatch(strip.text) is not None)


def _is_set_as(strip: Strip, other: Strip, within: float = _ALIGNED) -> bool:
    first, second = strip.chunks[0], other.chunks[0]
    centred = abs(first.x0 + first.x1 - second.x0 - second.x1) < 2 * _ALIGNED
    aligned = centred or min(abs(first.x0 - second.x0), abs(first.x1 - second.x1)) < within
    return aligned and strip.bold == other.bold and abs(strip.size - other.size) < _SIZED


def heads_column_beside(strips: Sequence[Strip], index: int) -> bool:
    """Whether a line heads a group in one of the columns that a table is set in, rows of another beside it.

    The columns are not level, so that the line overlaps a row above or below in height and nothing of it in width.
    """
    strip = strips[index]
    chunk = strip.chunks[0]
    if len(strip.chunks) > 1 or chunk.text[-1:] in ".:;," or len(chunk.words) > _LONGEST:
        return False
    near = [s for s in (*strips[max(0, index - 1) : index], *strips[index + 1 : index + 2]) if s.page == strip.page]
    level = [
        s for s in near if is_record(s) and min(s.bottom, strip.bottom) - max(s.top, strip.top) > _OVER * s.size
    ]
    below = [c for s in strips[index + 1 : index + 4] if s.page == strip.page and is_record(s) for c in s.chunks]
    heads = any(abs(c.x0 - chunk.x0) < _ALIGNED for c in below)
    return heads and any(all(c.x1 < chunk.x0 or c.x0 > chunk.x1 for c in s.chunks) for s in level)
