"""The header above the first row of a table: which lines it is made of.

Used by the search for regions. What stands under its titles and is none is told by ``firstlines``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.tables.labels import YEAR_ONLY, goes_on_with_number, is_county, is_header_word, role_of
from parsers.tables.records import goes_down, goes_on_in, heads_budget, is_break, is_record, is_year_row
from parsers.tables.strips import Strip
from parsers.tables.units import UNIT_NOTE, unit_of
from schemas.vocabulary import ColumnRole

_HEADER_LINES = 6
_LARGER = 1.5  # points: what is set so much larger than the rows is a title
_SIZED = 0.3  # points
_LEAST_COLUMNS = 3  # of a row under a group's heading or a title
_BESIDE_LINES = 2  # of a header below one over some of its columns
_LEVEL = 0.2  # of the type size: lines that overlap so in height stand beside each other
_OVERLAP = 1.2  # of the type size: lines of titles of which some are centred against two lines
_CLOSE = 0.6  # of the type size: between the lines of one title
_APART = 0.3  # of the type size: farther than the lines of one title
_ALIGNED = 1.0  # points
_FAR = 4  # times the usual distance: years at the top of a tall row of titles
_LONGEST_TITLE = 4  # spaces
_MOST_WORDS = 15  # of a header on one line
# "Kooperativet Solrosen ek.", "Kungl.": a name may be broken after a shortened word
_SHORTENED = regex.compile(r"^\p{Lu}.*(?<!\p{L})\p{L}{1,5}[.]$")
# words that make a line a phrase, not a row of headers
_PHRASE = regex.compile(
    r"\b(?:av|till|för|och|i|om|på|enligt|inom|under|avseende|angiv\w+)\b|[:.]", regex.IGNORECASE
)
# "har beslutat. Medlen"; not "Kooperativet Solrosen ek. för.", "Kungl. Tekniska högskolan"
# "Projektnamn: Vägar vidare": a label and its value, which heads no column; not "Region:", "Summa:"
_LABELLED = regex.compile(r"\p{L}[\p{L} /-]{1,40}:[ ]+\S.*(?<!:)$")
# "Dnr 1190/2025": a paper's own number above a table
_NUMBERED = regex.compile(
    r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|beteckning)\b[.:]?[ ]+(?:\S+[ ])?\S*\d", regex.IGNORECASE
)
# "Utskrivet 2025-11-03", "Rapportdatum: 2025-11-03 08:14": when a report was printed
_STAMPED = regex.compile(
    r"\b(?:utskriv\p{Ll}+|utskrift\p{Ll}*|rapportdatum|körning|körd|skapad|uttag\p{Ll}*|per)\b:? +\d{4}-\d\d-\d\d",
    regex.IGNORECASE,
)
# "• inköp av material": an item of a list above a table is no line of its header
# "Kulturnämnden beslutar": its points follow
_DECIDES = regex.compile(r".*\b(?:beslutar|beslutade|föreslår|beslutat|besluta)[ ]?:?$")
_LISTED = regex.compile(r"[•◦▪■●–—-][ ]+\p{L}")


def header_above(strips: Sequence[Strip], start: int, used: int) -> list[Strip]:
    """The strips of the header above the first row: short texts, close to each other, nearest last."""
    found: list[Strip] = []
    below = strips[start]
    pitch = _pitch(strips, start)
    last = 0.0
    for index in reversed(range(max(used, start - _HEADER_LINES), start)):
        strip = strips[index]
        if not found and _stands_on_page_before(strip, below):
            found, below = [strip], strip
            continue
        gap = below.top - strip.bottom
        if _is_beyond(strip, below, found, pitch):
            break
        begun = bool(found) and all(map(goes_down, pairwise([*found, strips[start]])))  # lines of the row's cells
        if not begun and any(map(_heads_columns, found)) and _is_apart(strip, gap, last):
            break  # a title
        last = gap
        # beside the next line, of a taller cell: "Avgår:" over "preliminärt" over "utbetalt"
        beside = bool(found) and gap < -_LEVEL * strip.size and len(strip.chunks) == 1
        if not beside and not _goes_over(strips, index, start, found, is_first=index == used, begun=begun):
            break
        found.insert(0, strip)
        below = strip
    first = next((n for n in range(len(found)) if _is_heading_strip(found[n:])), len(found))
    while first < len(found) and first and _goes_up(found[first - 1], found[first], strips[start]):
        first -= 1
    return found[first:]


def _is_beyond(strip: Strip, below: Strip, found: Sequence[Strip], pitch: float) -> bool:
    """Whether a line stands too far above the next one to be of one header with it, or is a row of its own."""
    gap = below.top - strip.bottom
    near = gap <= 2.3 * pitch or (not found and gap <= _FAR * pitch and is_year_row(strip))
    if strip.page != below.page or gap <= -_OVERLAP * strip.size or not near or heads_budget(strip):
        return True
    lines = found[:_BESIDE_LINES] or [below]  # another title may stand between two lines of one
    return is_record(strip) and not is_year_row(strip) and not any(goes_on_in(strip, line) for line in lines)


def _is_apart(strip: Strip, gap: float, last: float) -> bool:
    """Whether one text stands farther above a header's other lines than these do above each other."""
    return len(strip.chunks) == 1 and gap > last + 0.6 * strip.size


def _goes_over(
    strips: Sequence[Strip], index: int, start: int, found: list[Strip], *, is_first: bool, begun: bool
) -> bool:
    """Whether a line is of the header over ``found`` and the first row, by its words and type."""
    strip = strips[index]
    sure = all(map(is_county_line, found)) and heads_in_one(strip) and strip.size < strips[start].size + _LARGER
    sure = sure or (bool(found) and _heads_tables(strip, found[0]))
    sure = sure or (not is_first and _ends_title(strip, strips[index - 1]))
    sure = sure or (not found and not is_first and _is_unit_under(strip, strips[index - 1], strips[start]))
    if not is_first and _ends_caption(strip, strips[index - 1]):
        return False
    if not sure and (is_break(strip, strips[start].size) or not _may_head(strip, [] if begun else found)):
        return False
    return not _heads_nothing(strip)


def _stands_on_page_before(strip: Strip, row: Strip) -> bool:
    """Whether a line that ends the page before a first row holds the titles of its columns."""
    if strip.page + 1 != row.page or len(strip.chunks) != len(row.chunks) or len(row.chunks) == 1:
        return False
    titles = all(c.numeral is None and is_header_word(c.text) for c in strip.chunks)
    return titles and all(a.x0 < b.x1 and b.x0 < a.x1 for a, b in zip(strip.chunks, row.chunks, strict=True))


def _heads_nothing(strip: Strip) -> bool:
    """Whether a line above a table is of the paper or a list: when it was printed, a field, an item, a decision."""
    text = strip.text
    own = (
        text if len(strip.chunks) < _LEAST_COLUMNS else strip.chunks[0].text
    )  # not a title and the next one's mark
    if _STAMPED.search(text) or _NUMBERED.match(own):
        return True
    return any(known.match(text) for known in (_LABELLED, _LISTED, _DECIDES))


def heads_in_one(strip: Strip) -> bool:
    """Whether a line is the titles of columns one space apart, names or codes first: "Kommun Utfall Budget"."""
    if len(strip.chunks) > 1 or strip.text[-1:] in ".:;":
        return False
    words = [w.strip("(),") for w in strip.text.split()]
    first = {role_of(w) for w in words[:2]} & {ColumnRole.NAME, ColumnRole.CODE}
    titles = sum(map(is_header_word, words))
    return bool(first) and len(words) < _MOST_WORDS and titles > 1 and 3 * titles > len(words)


def _heads_tables(strip: Strip, below: Strip) -> bool:
    """Whether each text of a line, however large, stands over titles that come again: tables beside each other."""
    tables, titles = len(strip.chunks), [c.text for c in below.chunks]
    width, rest = divmod(len(titles), tables)
    if tables == 1 or width == 1 or rest or titles != titles[:width] * tables:
        return False
    ends = [(below.chunks[n].x0, below.chunks[n + width - 1].x1) for n in range(0, len(titles), width)]
    return all(c.x0 < x1 and c.x1 > x0 for c, (x0, x1) in zip(strip.chunks, ends, strict=True))


def _ends_title(strip: Strip, above: Strip) -> bool:
    """Whether a lone text in lower case ends one title of the line above: "Beslutat" over "belopp, kronor"."""
    if len(strip.chunks) > 1 or len(above.chunks) == 1 or strip.page != above.page or strip.bold != above.bold:
        return False
    chunk = strip.chunks[0]
    over = [c for c in above.chunks if c.x0 < chunk.x1 and c.x1 > chunk.x0]
    return chunk.text[:1].islower() and len(over) == 1 and strip.top - above.bottom < _CLOSE * strip.size


def _ends_caption(strip: Strip, above: Strip) -> bool:
    """Whether a year or the number of a case is the end of the title above it: "Bidrag för" over "2025"."""
    alone = len(strip.chunks) == len(above.chunks) == 1 and strip.page == above.page
    return alone and strip.text[:1].isdigit() and goes_on_with_number(above.text)


def _is_unit_under(strip: Strip, titles: Strip, row: Strip) -> bool:
    """Whether a line is the unit of one column below its title: "tusental kronor" under "Bidrag totalt"."""
    if len(strip.chunks) > 1 or len(titles.chunks) == 1 or not unit_of(strip.text) or titles.page != strip.page:
        return False
    unit = strip.chunks[0]
    over = [c for c in titles.chunks[1:] if c.x0 < unit.x1 and c.x1 > unit.x0]
    return len(over) == 1 and over[0].numeral is None and unit.x0 > row.chunks[0].x1


def _goes_up(strip: Strip, below: Strip, row: Strip) -> bool:
    """Whether a line of unknown words is the first of a header: set like the next, close over one column."""
    if strip.bold != below.bold or abs(strip.size - below.size) > 0.3 or len(strip.chunks) > 1:
        return False
    chunk = strip.chunks[0]
    over = [c for c in row.chunks if c.x0 < chunk.x1 and c.x1 > chunk.x0]
    return below.top - strip.bottom < 0.35 * strip.size and len(over) < 2 and chunk.text.count(" ") < 4


def _heads_columns(strip: Strip) -> bool:
    """Whether a strip heads several columns, apart or one space from each other ("Kommun Belopp Andel")."""
    return len(strip.chunks) > 1 or sum(is_header_word(w.strip("(),")) for w in strip.text.split()) > 1


def is_title_over(strip: Strip, row: Strip) -> bool:
    """Whether a line above a row reaches over its columns without being cut like them: a title.

    One in bold or larger type does so over a row's number and name.
    """
    if len(strip.chunks) > 1 or len(row.chunks) < 2:
        return False
    chunk = strip.chunks[0]
    if len(row.chunks) >= _LEAST_COLUMNS and row.chunks[0].numeral and not heads_in_one(strip):
        looks = (strip.bold and not row.bold) or strip.size > row.size + _SIZED
        over = abs(chunk.x0 - row.chunks[0].x0) < row.size and chunk.x1 > row.chunks[1].x0 + row.size
        if looks and over:
            return True
    if not _PHRASE.search(chunk.text):
        return False
    return chunk.x0 < row.chunks[0].x1 and chunk.x1 > row.chunks[-1].x0 - 6 and chunk.text.count(" ") > 1


def is_group_over(header: Sequence[Strip], row: Strip) -> bool:
    """Whether a lone line above a row heads a group of rows, being as wide as several of their texts."""
    if len(header) != 1 or len(header[0].chunks) > 1 or len(row.chunks) < _LEAST_COLUMNS:
        return False
    if heads_in_one(header[0]):
        return False
    chunk = header[0].chunks[0]
    over = [c for c in row.chunks if c.numeral is None and c.x0 < chunk.x1 and c.x1 > chunk.x0]
    return len(over) > 1 and abs(chunk.x0 - row.chunks[0].x0) < row.size


def is_county_line(strip: Strip) -> bool:
    """Whether a line is the name of a county and nothing else."""
    return len(strip.chunks) == 1 and is_county(strip.chunks[0].text)


def _may_head(strip: Strip, found: list[Strip]) -> bool:
    """Whether a strip above the rows may be a line of their header, given the header lines found below it."""
    text = strip.text
    if UNIT_NOTE.match(text) and len(strip.chunks) == 1 and unit_of(text) and text.count(" ") > 0:
        return False  # "Belopp i tkr" above the table is a note
    if len(strip.chunks) > 1:
        return True
    below = next((s for s in found if len(s.chunks) > 1), None)
    if below is None:  # a header of one chunk, or the first line of a wrapped name under the header
        return text.count(" ") < 7 and (text[-1:] not in ".:;" or bool(_SHORTENED.search(text)))
    # a county over titles heads the whole table
    wide = strip.chunks[0].x1 > below.chunks[1].x0 or is_county_line(strip)
    if strip.chunks[0].x0 < below.chunks[0].x1 and wide:
        return False  # it reaches over several columns from the first on: a title
    if _is_phrase_over(strip, below) or text[-1:] in ".:" or _is_heading_over(strip, below):
        return False
    return any(is_header_word(c.text) for c in strip.chunks) or text.count(" ") < _LONGEST_TITLE


def _is_heading_over(strip: Strip, below: Strip) -> bool:
    """Whether a lone text stands over whole titles, farther off than the lines of one title.

    By an empty line, or less where the first title is that of names or groups, or narrower than the text.
    """
    first, over = below.chunks[0], strip.chunks[0]
    titles = first.text[:1].isupper() and all(
        is_header_word(c.text) or YEAR_ONLY.fullmatch(c.text) for c in below.chunks
    )
    if not titles or " " not in strip.text or strip.text.endswith("-"):
        return False
    gap = below.top - strip.bottom
    sides = (over.x0 - first.x0, over.x1 - first.x1, (over.x0 + over.x1 - first.x0 - first.x1) / 2)
    # a title has its cell's margin on the left, or stands elsewhere than its own next line would
    beside = -strip.size < sides[0] < _ALIGNED or all(abs(x) > 0.5 * strip.size for x in sides)
    whole = role_of(first.text) is ColumnRole.NAME or sides[1] > strip.size
    return gap > strip.size or (gap > _APART * strip.size and beside and whole)


def _is_phrase_over(strip: Strip, below: Strip) -> bool:
    """Whether a lone text over the first column is a title, wider than that column's header."""
    chunk, first = strip.chunks[0], below.chunks[0]
    wider = chunk.x0 < first.x1 and chunk.x1 > first.x1 + strip.size
    return wider and chunk.text.count(" ") > 2 and _PHRASE.search(chunk.text) is not None


def _is_heading_strip(found: list[Strip]) -> bool:
    first = found[0]
    return len(first.chunks) > 1 or any(is_header_word(w) for w in (*first.text.split(), first.text))


def _pitch(strips: Sequence[Strip], start: int) -> float:
    """The usual distance from line to line around a strip, from one bottom to the next top at least 6 points."""
    near = strips[max(0, start - 8) : start + 16]
    gaps = sorted(b.top - a.bottom for a, b in pairwise(near) if a.page == b.page)
    return max(8.0, gaps[len(gaps) // 2] if gaps else 8.0)
