"""What stands under the titles of a table, above its first number, and is no title.

Used by the search for regions: the heading of the first group, or the first lines of the first row's name or of its
other cells. It takes them off the header that ``heads`` found.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.labels import DANGLING, YEAR_ONLY, is_county, is_header_word, is_known, role_of
from parsers.tables.records import goes_down
from parsers.tables.regions.heads import is_county_line
from parsers.tables.strips import Chunk, Strip
from parsers.tables.units import unit_of
from schemas.vocabulary import ColumnRole

_BESIDE = 3  # points: texts of one column begin as near
_CLOSE = 0.6  # of the type size: between the lines of one title
_NEARER = 0.3  # of the type size
_ALIGNED = 1.0  # points
_SEVERAL = 3  # cells of a row with a number before its name


def wrapped_above(header: list[Strip], row: Strip) -> list[Strip]:
    """What stands under the header in the column of names: a first group's heading, or the first lines of the
    first row's name, which stands centred against its row. Both are taken off the header.
    """
    last = max((n for n, s in enumerate(header) if len(s.chunks) > 1), default=-1)
    if last >= 0 and len(header) > 1 and all(is_county(c.text) for c in header[-1].chunks):
        return [header.pop()]  # wherever they are set, they head the first group of each column
    if begun := _begun(header, row, last):
        del header[-len(begun) :]
        return begun
    if last < 0:
        plain = next((n for n in range(len(header), 0, -1) if header[n - 1].bold), len(header))
        if header and plain == len(header) and is_county_line(header[-1]):
            plain -= 1  # "Blekinge län" over its kommuner
        found = header[plain:]  # under titles in bold, each on a line of its own
        del header[plain:]
        return found
    first = last + 1
    titles = max((n for n, s in enumerate(header) if s.bold), default=len(header))
    found = header[titles + 1 :]
    if found and not row.bold and not any(s.bold or _is_worded(s, header[: titles + 1]) for s in found):
        # plain lines under titles in bold: of the first row's cells, and above them the heading of its group
        begins = (
            titles
            if titles > last and _heads_group(header[titles], header[:titles], last, found[0])
            else titles + 1
        )
        found = header[begins:]
        del header[begins:]
        return found
    while first < len(header) and _continues(header[first], header[:first], [*header, row][first + 1]):
        first += 1
    found = header[first:]
    if any(s.chunks[0].numeral or not _under_names(s.chunks[0], header[last:first]) for s in found):
        return []
    del header[first:]
    return found


def _begun(header: Sequence[Strip], row: Strip, last: int) -> list[Strip]:
    """The lines at the foot of a header that surely are no titles; ``last`` is the last line of several texts."""
    group = next((n for n in range(last + 1, len(header)) if last >= 0 and _heads_numbers(header[n], row)), 0)
    if group:
        return list(header[group:])
    beside = len(header) > 1 and _begins_row(header[-1], row)
    found = list(header[-1:]) if beside else _under_whole_titles(header, row)
    return found or list(header[-1:] if len(header) > 1 and _has_remark(header[-1], header[-2]) else ())


def _heads_numbers(strip: Strip, row: Strip) -> bool:
    """Whether a lone text begins where a row's number of a case or its place in the list does, and titles none."""
    chunk, first = strip.chunks[0], row.chunks[0]
    if len(strip.chunks) > 1 or abs(chunk.x0 - first.x0) > _ALIGNED or not chunk.text[:1].isupper():
        return False
    numbered = any(map(str.isdigit, first.text)) and not any(map(str.isdigit, chunk.text))
    named = len(row.chunks) >= _SEVERAL and row.chunks[1].numeral is None
    return numbered and named and role_of(chunk.text) in {None, ColumnRole.AMOUNT}


def _heads_group(strip: Strip, titles: Sequence[Strip], last: int, below: Strip) -> bool:
    """Whether a line in bold under titles, of which ``last`` is one of several texts, stands over names instead."""
    chunk = strip.chunks[0]
    close = strip.top - titles[-1].bottom < _CLOSE * strip.size
    if chunk.numeral or (close and is_header_word(chunk.text)) or _continues(strip, titles, below):
        return False
    return _under_names(chunk, titles[last:])


def _begins_row(strip: Strip, row: Strip) -> bool:
    """Whether texts that go on below stand where the row has none: the first lines of cells centred beside it."""
    if any(c.numeral or is_header_word(c.text) or not c.text[:1].isupper() for c in strip.chunks):
        return False
    level = any(c.x0 < r.x1 and r.x0 < c.x1 for c in strip.chunks for r in row.chunks)
    return not level and any(DANGLING.search(c.text) for c in strip.chunks)


def _under_whole_titles(header: Sequence[Strip], row: Strip) -> list[Strip]:
    """The lines between titles for each column of a row and the row: the upper lines of its cells, set at their
    foot or middle, of which one goes on below, and the heading of its group above them.
    """
    n = next((n for n, s in enumerate(header) if len(s.chunks) >= len(row.chunks) > 1), len(header))
    titles = [is_header_word(c.text) or YEAR_ONLY.fullmatch(c.text) for s in header[n : n + 1] for c in s.chunks]
    rest = (k for k in range(n + 1, len(header)) if not _ends_titles(header[k], header[:k]))
    found = list(header[next(rest, len(header)) :]) if all(titles) else []
    if not found or any(c.numeral or unit_of(c.text) for s in found for c in s.chunks):
        return []
    begun = all(c.text[:1].isupper() for c in found[0].chunks) and not header[n].text.endswith("-")
    told = begun and (
        goes_down([*found, row]) or _is_beside(found[-1], row) or _leans(header[-len(found) - 1], found, row)
    )
    return found if told else []


def _leans(titles: Strip, lines: Sequence[Strip], row: Strip) -> bool:
    """Whether lines below titles stand as close to the row as lines of one cell do, and farther from the titles."""
    return lines[0].top - titles.bottom > row.top - lines[-1].bottom + _NEARER * row.size


def _is_beside(strip: Strip, row: Strip) -> bool:
    """Whether a text stands where a row has none: the first line of a cell that is set centred against it."""
    chunk = strip.chunks[0]
    apart = all(c.x1 < chunk.x0 or c.x0 > chunk.x1 for c in row.chunks)
    return apart and len(strip.chunks) == 1 and chunk.x0 > row.chunks[0].x1 and chunk.x1 < row.chunks[-1].x0


def _ends_titles(strip: Strip, titles: Sequence[Strip]) -> bool:
    """Whether a line under titles is the rest of some, and no text that surely goes on itself."""
    return _is_worded(strip, titles) and not any(DANGLING.search(c.text) for c in strip.chunks)


def _has_remark(strip: Strip, titles: Strip) -> bool:
    """Whether a line below titles is a text under the first of them and another to the right of them all."""
    if len(strip.chunks) != len(titles.chunks[:2]) or any(c.numeral or unit_of(c.text) for c in strip.chunks):
        return False
    name, remark = strip.chunks[0], strip.chunks[-1]
    plain = name.text[:1].isupper() and not is_header_word(remark.text)
    return plain and name.x0 < titles.chunks[0].x1 and remark.x0 > titles.chunks[-1].x1


def _is_worded(strip: Strip, titles: Sequence[Strip]) -> bool:
    """Whether a line holds the rest of a header: a unit, a word in lower case, or one that heads a column alone."""
    return any(_is_title(c, [t for s in titles for t in s.chunks]) for c in strip.chunks if not is_known(c.text))


def _is_title(chunk: Chunk, titles: Sequence[Chunk]) -> bool:
    """Whether a text under titles is one too; "Kulturföreningen" under "Mottagare" is a name."""
    if unit_of(chunk.text) or chunk.text[:1] in "(*":
        return True
    over = any(t.x0 < chunk.x1 and t.x1 > chunk.x0 for t in titles)
    return is_header_word(chunk.text) and (chunk.text[:1].islower() or not over)


def _under_names(chunk: Chunk, header: Sequence[Strip]) -> bool:
    """Whether a text stands in the first column, or begins where the header of the names does, of all its lines."""
    titles = header[0].chunks
    if chunk.x0 < titles[1].x0 - 1:
        return True
    lines = [c for strip in header[1:] for c in strip.chunks]
    return any(
        role_of(" ".join([t.text, *(c.text for c in lines if abs(c.x0 - t.x0) < _BESIDE)])) is ColumnRole.NAME
        for t in titles
        if abs(chunk.x0 - t.x0) < _BESIDE
    )


def _continues(strip: Strip, header: Sequence[Strip], below: Strip) -> bool:
    """Whether a line under a header's lines is the rest of one of its cells; "Stockholms län" heads rows.

    A cell that is set centred against the others has none of its own text on the line between.
    """
    chunk, above = strip.chunks[0], header[-1]
    if is_known(chunk.text):
        return False
    lines = ([c for c in line.chunks if c.x0 < chunk.x1 and c.x1 > chunk.x0] for line in reversed(header))
    nearest = next((cells for cells in lines if cells), [])
    goes_on = nearest and strip.bold == above.bold and (chunk.text[:1].islower() or chunk.text[:1] == "(")
    if goes_on or any(c.text.endswith("-") for c in nearest):
        return True  # neither a group nor a name begins in lower case or with a parenthesis
    over = [c for c in nearest if c in above.chunks]
    worded = is_header_word(chunk.text) and (not over or chunk.text[:1].islower())
    return worded and below.top - strip.bottom >= strip.top - above.bottom - 0.5
