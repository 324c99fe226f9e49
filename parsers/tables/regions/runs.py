"""Finding tables: runs of strips that print rows, with the header above them, over page breaks.

A region is a promise, not yet a table: ``reading`` drops what turns out to hold no table. Prose is never a row:
a row is a short label with numbers apart from it or at its end, and a region has at least two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from parsers.needles import may_match
from parsers.tables.labels import CAPTION, CONTINUED, TOTAL, WHOLE_TOTAL
from parsers.tables.records import (
    ORGANISATION,
    goes_down,
    goes_on_below,
    heads_budget,
    heads_grants,
    is_break,
    is_record,
    is_section_number,
    is_title_over_header,
    is_year_row,
    names_group,
)
from parsers.tables.regions.descriptions import find_descriptions
from parsers.tables.regions.ends import ends, is_beyond_total, is_under, starts_anew
from parsers.tables.regions.firstlines import wrapped_above
from parsers.tables.regions.furniture import find_furniture
from parsers.tables.regions.groupheads import (
    comes_again,
    ends_alone,
    follows_whole_header,
    heads_again,
    heads_column_beside,
    heads_first_block,
    heads_first_group,
    heads_groups,
    heads_next_group,
    is_set_in,
    is_summed_below,
)
from parsers.tables.regions.heads import (
    header_above,
    heads_in_one,
    is_group_over,
    is_title_over,
)
from parsers.tables.regions.runningtext import find_running_text
from parsers.tables.regions.tails import lines_after
from parsers.tables.strips import Strip
from parsers.tables.units import SECTION_UNIT, UNIT_NOTE, unit_of
from schemas.register.names import distance

_FRAGMENTS = 6  # strips without numbers that may stand between two rows: headings and wrapped names
# "==========", "-----  -----", "────": a line drawn with letters
_DRAWN = regex.compile(r"[-–—=_.·*+~|\u2500-\u257f\s]{4,}")

_ALIGNED = 1.5  # points
_NEAR = 0.15  # of the type size: between the lines of a cell
_CLOSE = 0.6  # of the type size: between the lines of a table
_SIZED = 0.3  # points
_SOME = 3  # words: of fewer, each may be another title's
_LONG_TITLE = 8  # signs: shorter ones may be another word
_ABOVE = 9  # lines kept of what stands above: a caption, or titles one to a line over the first row's cells
_HEADED = 3  # lines of a page down to its first row, where a heading stands over it
_SECTION_LINES = 60  # of a section, above a table of it


@dataclass(slots=True)
class Region:
    """Strips of one table: header above, rows and fragments in reading order.

    ``above`` is what stands over the header, nearest last; ``repeated`` the header as later pages print it again;
    ``over`` the heading of its section that says in which unit all tables of the section are.
    """

    header: list[Strip]
    body: list[Strip]
    above: list[Strip]
    below: list[Strip] = field(default_factory=list)
    repeated: list[Strip] = field(default_factory=list)
    over: Strip | None = None
    follows: bool = False  # another table stands right above what stands over this one

    @property
    def records(self) -> list[Strip]:
        """The strips with numbers."""
        return [s for s in self.body if is_record(s)]


def find_regions(pages: Sequence[Sequence[Strip]], geometry: Sequence[bool]) -> Iterator[Region]:
    """The regions of a document, in reading order."""
    skip = find_furniture(pages, geometry) | find_descriptions(pages)
    strips = [s for page in pages for s in page if (s.page, s.line) not in skip and not _is_between(s)]
    running = find_running_text(pages)
    start = used = 0
    while start < len(strips):
        if not is_record(strips[start]) or _place(strips[start]) in running or _is_title(strips, start):
            start += 1
            continue
        grouped = start > used + 1 and _stands_below_group(strips, start)
        header = header_above(strips, start - grouped, used)
        if len(header) == 1 and is_title_over(header[0], strips[start]):
            header = []
        wrapped = header if is_group_over(header, strips[start]) else wrapped_above(header, strips[start])
        header = [] if wrapped is header else header
        wrapped = [strips[start - 1]] if grouped else wrapped
        if not header and not wrapped and start > used and heads_budget(strips[start - 1]):
            wrapped = [strips[start - 1]]
        if not header and not wrapped and start > used and heads_column_beside(strips, start - 1):
            wrapped = [strips[start - 1]]
        lone = not wrapped and (all(len(s.chunks) == 1 for s in header) or ends_alone(header))
        first = start - len(header) - len(wrapped)
        above = strips[max(used, first - _ABOVE) : first]
        region = Region(header, wrapped, above, follows=0 < used >= first - _ABOVE)
        stop = _extend(strips, start, region, running)
        region.below.extend(strips[stop : stop + 4])
        if lone:
            _take_first_group(region)
        elif comes_again([*region.above, *region.header[:1]], region.header[1:], region.body, region.repeated):
            region.above.append(
                region.header.pop(0)
            )  # a heading as close over the titles as over each next group's
        if region.header and is_summed_below(region.header[-1], region.body):
            region.body.insert(0, region.header.pop())
        if len(region.body) > 1 or _is_titled_row(region):
            region.over = _unit_over(strips, first)
            yield region
            used = stop
        start = stop  # one line that looks like a row, of a caption perhaps, is no table and ends none


def _is_titled_row(region: Region) -> bool:
    """Whether a table is one row below titles of recipients and money, one to each of its cells."""
    (row,) = region.body
    titles = [c.text for s in region.header[-1:] for c in s.chunks]
    return 1 < len(row.chunks) == len(titles) and row.chunks[-1].is_large and heads_grants(titles)


def _is_between(strip: Strip) -> bool:
    """Whether a line says nothing of its own: drawn with letters, or that a table goes on."""
    text = strip.text
    if may_match(CONTINUED, text):
        return CONTINUED.fullmatch(" ".join(text.split())) is not None
    return _DRAWN.fullmatch(text) is not None


def _stands_below_group(strips: Sequence[Strip], start: int) -> bool:
    """Whether the line above a row heads the row's group, below the titles of the columns."""
    above = strips[start - 1]
    if above.page != strips[start].page:
        return False
    heads = names_group(above.chunks) or heads_groups(strips, start - 1)
    return heads or _is_budget_below_titles(strips, start - 1)


def _is_budget_below_titles(strips: Sequence[Strip], index: int) -> bool:
    """Whether a line right below the titles of columns is a heading with a budget code: "1:9 Vårdgaranti"."""
    titles = strips[index - 1]
    return heads_budget(strips[index]) and len(titles.chunks) > 1 and not is_record(titles)


def _is_title(strips: Sequence[Strip], index: int) -> bool:
    """Whether a line that could be a row is of a header: years, a title that goes on."""
    return is_year_row(strips[index]) or goes_on_below(strips, index) or is_title_over_header(strips, index)


def _take_first_group(region: Region) -> None:
    """Put the line above the rows among them where it is the heading of their first group."""
    over = [*region.above, *region.header]
    if not over or over[-1].page != region.body[0].page or heads_in_one(over[-1]):
        return
    titled = len(region.header) > 1 and heads_in_one(over[-2])
    whole = titled and follows_whole_header(over[-1], region.body)
    above = over[-2] if len(over) > 1 and over[-2].page == over[-1].page else None
    blocked = heads_first_block(over[-1], above, region.body)
    if not whole and not blocked and not heads_first_group(over[-1], region.body):
        return
    region.header = region.header[:-1] if whole or ends_alone(region.header) else []
    region.above = over[: len(over) - 1 - len(region.header)]
    region.body.insert(0, over[-1])


def _unit_over(strips: Sequence[Strip], first: int) -> Strip | None:
    """The heading above the table that names its section's unit; none beyond the number of the section."""
    for strip in reversed(strips[max(0, first - _SECTION_LINES) : first]):
        if is_section_number(strip):
            return None
        if len(strip.chunks) == 1 and SECTION_UNIT.search(strip.text):
            return strip
    return None


def _place(strip: Strip) -> tuple[int, int]:
    return strip.page, strip.line


def _extend(strips: Sequence[Strip], start: int, region: Region, running: set[tuple[int, int]]) -> int:
    """Add the rows from ``start`` on with the fragments between them; index of the first strip after the table."""
    titles = {text for s in region.header for text in _rounds(s)}
    body, pending = region.body, list[Strip]()
    repeated = list[Strip]()
    last = start
    idle = 0  # lines that count for none: refused applicants with an organisation number, further lines of a cell
    body.append(strips[start])
    for index in _read_on(strips, start + 1, titles, body):
        strip = strips[index]
        if _repeats(strips, index, titles):
            if _is_over(body[-1], strip, region, pending):
                break
            over = [s for s in pending if s.page == strip.page != body[-1].page]
            if any(_entitles(s, body[0]) and s.text not in {t.text for t in region.above} for s in over):
                break  # so it does under a title of its own on the next page
            pending = [s for s in pending if s not in over or _heads_again(s, strip, region)]
            repeated.append(strip)
        elif is_beyond_total(strip, body) or _place(strip) in running:
            break
        elif (row := is_record(strip)) and not starts_anew(strip, pending, body):
            body.extend([*pending, strip])
            region.repeated.extend(repeated)
            pending, repeated, idle = [], [], 0
            last = index
        elif not row and (heads_column_beside(strips, index) or _heads_more(strips, index, region)):
            pending.append(strip)
        elif _declares_unit(strip) or (not pending and not row and _is_note_among(strips, index, body)):
            region.below.append(strip)
        elif row or _ends(strips, index, body, pending) or len(pending) - idle >= _FRAGMENTS:
            break
        else:
            idle += _hangs(strip, (pending or body)[-1], body[-1])
            pending.append(strip)
            idle += any(ORGANISATION.fullmatch(c.text) for c in strip.chunks)
    tail = lines_after(pending, body, repeated)
    body.extend(tail)
    return last + 1 + len(tail)


def _hangs(strip: Strip, above: Strip, row: Strip) -> bool:
    """Whether a line goes on below the cells of a row close; below the first it is no wider."""
    first = row.chunks[0]
    narrow = len(row.chunks) > 1 and all(
        c.x0 > first.x0 + _ALIGNED or c.x1 < row.chunks[1].x0 for c in strip.chunks
    )
    below = narrow and all(any(abs(c.x0 - r.x0) < _ALIGNED for r in row.chunks) for c in strip.chunks)
    return below and strip.page == above.page and strip.top - above.bottom < _CLOSE * strip.size


def _ends(strips: Sequence[Strip], index: int, body: Sequence[Strip], pending: Sequence[Strip]) -> bool:
    """Whether a line without numbers ends a table; not the upper line of a long name, whose row goes on with it."""
    strip, below = strips[index], strips[index + 1] if index + 1 < len(strips) else None
    if not ends(strip, body, pending):
        return False
    if below is None or below.page != strip.page or len(strip.chunks) > 1 or not is_record(below):
        return True
    begins = any(abs(c.x0 - strip.chunks[0].x0) < _ALIGNED for c in below.chunks if c.numeral is None)
    return not (begins and below.top - strip.bottom < _CLOSE * strip.size and goes_down([strip, below]))


def _heads_more(strips: Sequence[Strip], index: int, region: Region) -> bool:
    """Whether a line set larger than rows, which would end a table, heads a further group of it."""
    body = region.body
    row = next((s for s in body if is_record(s)), body[0])
    larger = strips[index].size > row.size + _SIZED
    return larger and heads_next_group(strips, index, body, [*region.above[-1:], *body])


def _is_over(last: Strip, titles: Strip, region: Region, pending: Sequence[Strip]) -> bool:
    """Whether titles that come again below a total begin another table; below a group's sum the next group."""
    if not TOTAL.match(last.text) or titles.page != last.page:
        return False
    summed = not any(WHOLE_TOTAL.fullmatch(c.text) for c in last.chunks)
    return not (summed and pending and _heads_again(pending[-1], titles, region))


def _heads_again(strip: Strip, titles: Strip, region: Region) -> bool:
    """Whether a line heads the titles that come again as another did at first, which may stand close over them."""
    above, header = region.above, region.header
    close = len(header) > 1 and heads_again(strip, titles, header[:1], header[1:])
    return close or heads_again(strip, titles, above, header)


def _read_on(strips: Sequence[Strip], start: int, titles: set[str], body: Sequence[Strip]) -> Iterator[int]:
    """The lines below a table's first row, one after the other, but for a text beside the ``body`` so far."""
    index = start
    while index < len(strips):
        behind = _behind_beside(strips, index, titles, body)
        if behind > index:
            index = behind
            continue
        yield index
        index += 1


def _behind_beside(strips: Sequence[Strip], index: int, titles: set[str], body: Sequence[Strip]) -> int:
    """Where a table goes on, on the next page, behind the text that stood beside it; else the index itself.

    The text begins higher than the last row, and none of it stands under or over a row of the page. The next page
    begins with the header again, or with rows set as those before.
    """
    last, first = body[-1], strips[index]
    if (
        first.page != last.page
        or first.bottom >= last.top - first.size
        or WHOLE_TOTAL.fullmatch(last.chunks[0].text)
    ):
        return index
    rows = [s for s in body if s.page == last.page]
    x0, x1 = min(s.chunks[0].x0 for s in rows), max(s.chunks[-1].x1 for s in rows)
    for n in range(index, len(strips)):
        strip = strips[n]
        if strip.page == last.page:
            if is_record(strip) or (strip.chunks[0].x0 < x1 and strip.chunks[-1].x1 > x0):
                return index
        else:
            row = next((s for s in strips[n : n + _HEADED] if is_record(s)), strip)
            goes_on = row.page == strip.page and any(is_set_in(row, s) for s in rows if is_record(s))
            return n if goes_on or _repeats(strips, n, titles) else index
    return index


def _rounds(header: Strip) -> set[str]:
    """A line of a header, and as it is over fewer column groups side by side than it has itself."""
    texts = [c.text for c in header.chunks]
    widths = [k for k in range(2, len(texts)) if texts == texts[:k] * (len(texts) // k)]
    rounds = {"  ".join(texts[:n]) for k in widths for n in range(k, len(texts), k)}
    return {_plain(text) for text in (header.text, *rounds)}


def _plain(text: str) -> str:
    """A line of a header whatever white space parts its titles: a page may set them closer than the one before."""
    return " ".join(text.split())


def _entitles(strip: Strip, row: Strip) -> bool:
    """Whether a line over a header is a title, set larger or bolder than a row."""
    return len(strip.chunks) == 1 and (strip.size > row.size + _SIZED or (strip.bold and not row.bold))


def _declares_unit(strip: Strip) -> bool:
    """Whether a strip among the rows says in which unit they are, "Belopp i tkr"."""
    return len(strip.chunks) == 1 and bool(UNIT_NOTE.match(strip.text)) and unit_of(strip.text) is not None


def _is_note_among(strips: Sequence[Strip], index: int, body: Sequence[Strip]) -> bool:
    """Whether a line of prose stands between two rows as close as rows do, both set in the same columns."""
    note, above = strips[index], body[-1]
    following = strips[index + 1] if index + 1 < len(strips) else above
    if (
        not is_break(note, above.size)
        or CAPTION.match(note.text)
        or TOTAL.match(above.text)
        or is_under(note, above)
        or heads_budget(note)
    ):
        return False
    upper = above if above.page == note.page else strips[index - 1]  # a page turns, and its header stands above
    if not upper.page == note.page == following.page or not is_record(following):
        return False
    usual = above.top - body[-2].bottom if len(body) > 1 and body[-2].page == above.page else 0.0
    near = max(note.top - upper.bottom, following.top - note.bottom) < max(_CLOSE * note.size, usual + _ALIGNED)
    return near and len(above.chunks) > 1 and is_set_in(following, above)


def _repeats(strips: Sequence[Strip], index: int, titles: set[str]) -> bool:
    """Whether a strip is a line of the header again; a lone word ("Region") only beside its other lines."""
    strip = strips[index]
    if not _is_among(_plain(strip.text), titles):
        return False
    if len(strip.chunks) > 1 or len(titles) == 1 or heads_in_one(strip):
        return True
    near = (*range(max(0, index - 2), index), *range(index + 1, min(len(strips), index + 3)))
    beside = [strips[n] for n in near if strips[n].page == strip.page]
    return any(_is_among(_plain(s.text), titles) and s.text != strip.text for s in beside)


def _is_among(text: str, titles: set[str]) -> bool:
    """Whether a text is one of the titles, or a long one of them with a letter misread or a sign lost."""
    if text in titles:
        return True
    long = len(text) >= _LONG_TITLE and not any(c.isdecimal() for c in text)
    return long and any(distance(text, title, 1) <= 1 or _lacks_a_sign(text, title) for title in titles)


def _lacks_a_sign(text: str, title: str) -> bool:
    """Whether a text is a title but for a sign by itself, "%", which recognition overlooks."""
    own, words = text.split(), title.split()
    bare = [n for n, word in enumerate(words) if not any(map(str.isalnum, word))]
    return len(own) >= _SOME and any(own == [*words[:n], *words[n + 1 :]] for n in bare)
