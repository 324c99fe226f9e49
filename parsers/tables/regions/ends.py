"""Where a table ends: what no row of it can be, by the rows before it and what stands between.

A total closes a table where what follows has another form; titles of other words begin the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.labels import TABLE_CAPTION, TOTAL, WHOLE_TOTAL, is_header_word, is_known
from parsers.tables.records import bears_unit_of, is_break, is_record, is_year_row
from parsers.tables.strips import Strip

_ALIGNED = 1.5  # points
_INTO = 0.25  # of the type size: boxes of lines set tight overlap by less
_WITHIN = 0.3  # of the type size: between the lines of one row


def is_beyond_total(strip: Strip, body: Sequence[Strip]) -> bool:
    """Whether a table ended with its total a page before a text alone, "Version 3" on a sheet of its own.

    So it did before a row none of whose numbers stands in a column of the total. The sum of a group, and one
    that is printed again and again, is not the total; the next county goes on.
    """
    last = body[-1]
    if strip.page == last.page or len(last.chunks) < 2:
        return False
    alone = len(strip.chunks) == 1 and not is_known(strip.text)
    if not alone and not _is_in_other_columns(strip, last):
        return False
    label = next((c.text for c in last.chunks if WHOLE_TOTAL.fullmatch(c.text)), None)
    return label is not None and not any(c.text == label for s in body[:-1] for c in s.chunks)


def _is_in_other_columns(strip: Strip, total: Strip) -> bool:
    """Whether a row has numbers, fewer than a total, and none begins, ends or is centred as one of the total's."""
    numbers, sums = ([c for c in s.chunks if c.has_value] for s in (strip, total))
    if not 0 < len(numbers) < len(sums):
        return False
    return not any(
        min(abs(n.x0 - s.x0), abs(n.x1 - s.x1), abs(n.x0 + n.x1 - s.x0 - s.x1) / 2) < _ALIGNED
        for n in numbers
        for s in sums
    )


def ends(strip: Strip, body: Sequence[Strip], pending: Sequence[Strip]) -> bool:
    """Whether a line without numbers ends a table: a break that does not go on with the cells right above it."""
    above = pending[-1] if pending else body[-1]
    if strip.page == above.page and strip.bottom < above.top - strip.size:
        return True  # what stands higher than the rows is beside them
    row = next((s for s in body if is_record(s)), body[0])  # a group's heading above may be set smaller
    return is_break(strip, row.size) and not (_is_close(strip, above) and is_under(strip, body[-1]))


def starts_anew(strip: Strip, pending: list[Strip], body: Sequence[Strip]) -> bool:
    """Whether a new table begins at a row: a header of other words stands directly above it."""
    if is_year_row(strip) and any(not c.numeral for c in strip.chunks) and not is_under(strip, body[-1]):
        return True
    for above, fragment in pairwise([body[-1], *pending]):
        if _is_close(fragment, above) and is_under(fragment, body[-1]):
            continue  # the rest of the row's texts
        texts = [c.text for c in fragment.chunks]
        ended = WHOLE_TOTAL.fullmatch(body[-1].chunks[0].text) is not None and fragment.page == body[-1].page
        told = sum(is_header_word(t) for t in texts) > (not ended)  # below a total one title tells the others
        titles = len(texts) > 1 and told and not TOTAL.match(texts[0]) and not bears_unit_of(fragment, body[-1])
        titles = titles and (fragment.page != body[-1].page or fragment.top > body[-1].middle)
        titles = titles and not _reaches_into(fragment, strip)  # none stands beside a row
        if titles and (ended or _reaches_over(fragment, [*body, strip])):
            return True
        if TABLE_CAPTION.match(fragment.text):
            return True
    return False


def _reaches_into(fragment: Strip, row: Strip) -> bool:
    """Whether a line stands in the height of the row below it: the upper lines of its cells."""
    return fragment.page == row.page and row.top < fragment.bottom - _INTO * fragment.size


def _reaches_over(fragment: Strip, rows: Sequence[Strip]) -> bool:
    """Whether a line heads numbers too; what goes on with the texts of rows stands no farther to the right."""
    last = fragment.chunks[-1].x0
    texts = [[c.x0 for c in row.chunks if c.numeral is None] for row in reversed(rows)]
    several = next((own for own in texts if len(own) > 1), None)
    if several:
        return last > max(several) + fragment.size
    return not any(abs(last - x0) < _ALIGNED for own in texts for x0 in own)


def _is_close(strip: Strip, above: Strip) -> bool:
    return strip.page == above.page and strip.top - above.bottom < _WITHIN * strip.size


def is_under(strip: Strip, row: Strip) -> bool:
    """Whether a line's texts each begin where a text of the row does, and not all of them where its first does."""
    texts = [c.x0 for c in row.chunks if c.numeral is None]
    apart = len(strip.chunks) > 1 or strip.chunks[0].x0 > row.chunks[0].x0 + _ALIGNED
    return apart and all(any(abs(c.x0 - x0) < _ALIGNED for x0 in texts) for c in strip.chunks)
