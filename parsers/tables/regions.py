"""Finding tables: runs of strips that print rows, with the header above them, over page breaks.

A region is a promise, not yet a table: ``reading`` drops what turns out to hold no table. Prose is never a row:
a row is a short label with numbers apart from it or at its end, and a region has at least two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from parsers.tables.furniture import find_furniture
from parsers.tables.labels import (
    BULLET,
    CAPTION,
    ORGANISATION_NUMBER,
    TABLE_CAPTION,
    TOTAL,
    UNIT_NOTE,
    YEAR_ONLY,
    is_header_word,
    role_of,
    unit_of,
)
from parsers.tables.numerals import SIGN, UNIT_GROUPS, Shape
from parsers.tables.strips import Chunk, Strip
from schemas.register import Level, resolve
from schemas.vocabulary import ColumnRole, Match

_FRAGMENTS = 6  # strips without numbers that may stand between two rows: headings and wrapped names
_HEADER_LINES = 6
_UNNAMED = UNIT_GROUPS.replace("?P<", "?:").replace("(?:MDKR>", "(?:").replace("(?:MNKR>", "(?:")
_UNNAMED = _UNNAMED.replace("(?:TKR>", "(?:").replace("(?:KR>", "(?:")
# "Ale 370 181", "10- 50 kunder 49 20 000", "Nacka: 2 633 982 kr (0,75 %)"; not "den 21 december 2020"
TAIL = regex.compile(
    rf"""^(?P<label>(?:.*[ ])?(?:\S*[\p{{L}})*”"%.:][\d]{{0,2}}\S{{0,3}}?:?|{ORGANISATION_NUMBER}))[ ]
    (?P<tail>(?:{SIGN}[ ]?)?\(?\d[\d.,'’]*(?::-)?\)?[*]?
      (?:[ ](?:\(?{SIGN}?\d[\d.,'’]*(?:[ ]?%|:-)?\)?[*]?|(?:%|procent)\)?|{SIGN}|\.\.|(?:{_UNNAMED})\)?))*)$""",
    regex.VERBOSE | regex.IGNORECASE,
)
# a label that a number in running text follows: "senast den", "under", "totalt", "ca"
_RUNNING = regex.compile(
    r"(?:^|[ ])(?:den|till|från|på|om|under|i|av|med|för|är|och|eller|senast|ca|cirka|drygt|minst|högst|"
    r"år|kap|§|nr|dnr|mål|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|varav|ungefär|omfattar|"
    r"sida|kapitel|bilaga|punkt|tel|telefon|fax|box|förordningen|lagen)\.?$",
    regex.IGNORECASE,
)
# "2022", "2022, kr", "2021 2022": years at the end of a label are no numbers of a row
_YEARS = regex.compile(r"(?:(?:19[7-9]|20[0-6])\d[,.)]?[ ]?)+(?:kr|tkr|mnkr|mkr|kronor)?", regex.IGNORECASE)
# "Vallentuna –", "Lunds universitet ..": a row whose number is missing; not "E-hälsa och välfärdsteknik 2019 -"
_MISSING_END = regex.compile(rf"\p{{Lu}}[\p{{L}}-]+(?:[ ][\p{{L}}-]+){{0,4}}(?:[ ](?:{SIGN}|\.\.))+")
# "Folkmängd 31", "Personer 80": a day, an age or a year that ends a line of a header
_TITLE_NUMBER = regex.compile(r"\p{L}[^0-9]*[ ](?:\d{1,2}|(?:19|20)\d\d)$")
# "Kooperativet Solrosen ek.", "Kungl.": a name may be broken after a shortened word
_SHORTENED = regex.compile(r"^\p{Lu}.*(?<!\p{L})\p{L}{1,5}[.]$")
# words that make a line a phrase, not a row of headers
_PHRASE = regex.compile(
    r"\b(?:av|till|för|och|i|om|på|enligt|inom|under|avseende|angiv\w+)\b|[:.]", regex.IGNORECASE
)
# "har beslutat. Medlen"; not "Kooperativet Solrosen ek. för.", "Kungl. Tekniska högskolan"
# "Projektnamn: Vägar vidare": a label and its value, which heads no column
_LABELLED = regex.compile(r"\p{L}[\p{L} /-]{1,40}:[ ]+\S.*")
_SENTENCE = regex.compile(r"\p{Ll}{5,}[.;!?][ ]+\p{Lu}")
# "• inköp av material": an item of a list above a table is no line of its header
_LISTED = regex.compile(r"[•◦▪■●–—-][ ]+\p{L}")


@dataclass(slots=True)
class Region:
    """Strips of one table: header above, rows and fragments in reading order.

    ``above`` is what stands over the header, nearest last; ``repeated`` the header as later pages print it again.
    """

    header: list[Strip]
    body: list[Strip]
    above: list[Strip]
    below: list[Strip] = field(default_factory=list)
    repeated: list[Strip] = field(default_factory=list)

    @property
    def records(self) -> list[Strip]:
        """The strips with numbers."""
        return [s for s in self.body if is_record(s)]


def find_regions(pages: Sequence[Sequence[Strip]], geometry: Sequence[bool]) -> Iterator[Region]:
    """The regions of a document, in reading order."""
    skip = find_furniture(pages, geometry)
    strips = [s for page in pages for s in page if (s.page, s.line) not in skip]
    start = used = 0
    while start < len(strips):
        if not is_record(strips[start]) or _is_year_row(strips[start]) or _goes_on_below(strips, start):
            start += 1
            continue
        header = _header(strips, start, used)
        if len(header) == 1 and _is_title_over(header[0], strips[start]):
            header = []
        wrapped = _wrapped_above(header, strips[start])
        first = start - len(header) - len(wrapped)
        region = Region(header, wrapped, strips[max(used, first - 6) : first])
        stop = _extend(strips, start, region)
        region.below.extend(strips[stop : stop + 4])
        yield region
        start = used = stop


def is_record(strip: Strip) -> bool:
    """Whether a strip may be a row: a number apart from its label, or at the end of it, or alone."""
    chunks = strip.chunks
    if not any(c.numeral or c.text[-1:] in "0123456789)%r*r" for c in chunks) and not any(
        _has_tail(c) for c in chunks
    ):
        return False
    numbers = [c for n, c in enumerate(chunks) if c.numeral and (n or c.has_value or len(chunks) == 1)]
    texts = [c for c in chunks if c.numeral is None]
    if any(_is_running(c) for c in texts) or _is_title_row(chunks):
        return False
    if any(_has_tail(c) for c in texts):
        return True
    if not any(c.has_value or (c.numeral and c.numeral.shape is Shape.MALFORMED) for c in numbers):
        return bool(texts) and len(numbers) >= 1 and chunks[-1].numeral is not None
    # "106 30  Stockholm", "1  Inledning": a number before a text is no amount
    if chunks[0].numeral and texts and not any(c.numeral for c in chunks[1:]):
        return _is_code_and_name(chunks)
    return True


def _is_title_row(chunks: Sequence[Chunk]) -> bool:
    """A line of a header in which a date or a year ends a title: "Kommun", "Folkmängd 31", "Belopp"."""
    if len(chunks) < 2 or any(c.numeral for c in chunks) or TOTAL.match(chunks[0].text):
        return False
    return sum(is_header_word(c.text) and not any(d.isdigit() for d in c.text) for c in chunks) > 1


def _is_code_and_name(chunks: Sequence[Chunk]) -> bool:
    """A kommunkod and its kommun: a row whose other cells are empty."""
    if len(chunks) < 2 or len(chunks[0].text) != 4:
        return False
    found = resolve(chunks[1].text, chunks[0].text, level=Level.KOMMUN)
    return found.match is Match.CODE and found.conflict is None and found.note is None


def _is_running(chunk: Chunk) -> bool:
    """Whether a chunk reads like running text."""
    words = sum(word[0].isalpha() for word in chunk.text.split())
    return words > 14 or (words > 3 and _SENTENCE.search(chunk.text) is not None)


def _has_tail(chunk: Chunk) -> bool:
    if chunk.text[-1:] not in "0123456789)%kKrRn-*.dDS–—−":
        return False
    if _MISSING_END.fullmatch(chunk.text):
        return True
    match = TAIL.fullmatch(chunk.text)
    if match is None or not any(c.isalpha() for c in match["label"]):
        return False
    label, tail = match["label"], match["tail"]
    if _YEARS.fullmatch(tail) or label.count(" ") > 11:
        return False
    bare = BULLET.sub("", label).rstrip(":")
    return not _RUNNING.search(label.rstrip(":")) and bare[:1] not in "(,;" and not _SENTENCE.search(label)


def _is_year_row(strip: Strip) -> bool:
    """A header of years: every number on the strip is a year."""
    numbers = [c for c in strip.chunks if c.numeral]
    years = [c for c in numbers if YEAR_ONLY.fullmatch(c.text) or _YEARS.fullmatch(c.text)]
    return bool(years) and len(years) == len(numbers) and (len(numbers) > 1 or len(strip.chunks) == 1)


def _goes_on_below(strips: Sequence[Strip], index: int) -> bool:
    return index + 1 < len(strips) and _goes_on_in(strips[index], strips[index + 1])


def _goes_on_in(strip: Strip, below: Strip) -> bool:
    """Whether a line is the first of a header, its numbers part of titles that go on in the line below it.

    "Folkmängd 31" over "december 2022", "Personer 80" over "år och äldre".
    """
    numbered = [c for c in strip.chunks if c.text[-1:].isdigit()]
    if not numbered or strip.page != below.page or below.top - strip.bottom > strip.size or is_record(below):
        return False
    if any(c.numeral or not _TITLE_NUMBER.search(c.text) for c in numbered):
        return False
    under = [[b for b in below.chunks if b.x0 < c.x1 and b.x1 > c.x0 and b.text[:1].islower()] for c in numbered]
    alone = len(below.chunks) == len(strip.chunks) == 1
    return all(under) and not (alone and role_of(strip.text) in {None, ColumnRole.AMOUNT, ColumnRole.NAME})


def is_break(strip: Strip, size: float) -> bool:
    """Whether a strip without numbers ends a table: prose, a caption or a heading in larger type."""
    text = strip.text
    if CAPTION.match(text) or strip.size > size + 1.4:
        return True
    if any(_is_running(c) for c in strip.chunks):
        return True
    longest = max(c.text.count(" ") + 1 for c in strip.chunks)
    if len(strip.chunks) > 2:
        return False
    return longest > 9 or (longest > 4 and text[-1:] in ".!?:") or bool(BULLET.match(text) and longest > 5)


def _header(strips: Sequence[Strip], start: int, used: int) -> list[Strip]:
    """The strips of the header above the first row: short texts, close to each other, nearest last."""
    found: list[Strip] = []
    below = strips[start]
    pitch = _pitch(strips, start)
    last = 0.0
    for strip in reversed(strips[max(used, start - _HEADER_LINES) : start]):
        gap = below.top - strip.bottom
        if strip.page != below.page or not -strip.size < gap <= 2.3 * pitch:
            break
        if is_record(strip) and not _is_year_row(strip) and not _goes_on_in(strip, below):
            break
        if any(map(_heads_columns, found)) and len(strip.chunks) == 1 and gap > last + 0.6 * strip.size:
            break  # set apart from the header's other lines: a title
        last = gap
        if is_break(strip, strips[start].size) or not _may_head(strip, found):
            break
        if _LABELLED.match(strip.text) or _LISTED.match(strip.text):
            break
        found.insert(0, strip)
        below = strip
    while found and not _is_heading_strip(found):
        found.pop(0)
    return found


def _heads_columns(strip: Strip) -> bool:
    """Whether a strip heads several columns, apart or one space from each other ("Kommun Belopp Andel")."""
    return len(strip.chunks) > 1 or sum(is_header_word(w.strip("(),")) for w in strip.text.split()) > 1


def _is_title_over(strip: Strip, row: Strip) -> bool:
    """Whether a line above a row reaches over its columns without being cut like them: a title."""
    if len(strip.chunks) > 1 or len(row.chunks) < 2:
        return False
    chunk = strip.chunks[0]
    if not _PHRASE.search(chunk.text):
        return False
    return chunk.x0 < row.chunks[0].x1 and chunk.x1 > row.chunks[-1].x0 - 6 and chunk.text.count(" ") > 1


def _wrapped_above(header: list[Strip], row: Strip) -> list[Strip]:
    """What stands under the header in the column of names: a first group's heading, or the first lines of the
    first row's name, which stands centred against its row. Both are taken off the header.
    """
    last = max((n for n, s in enumerate(header) if len(s.chunks) > 1), default=-1)
    if last < 0:
        return []
    first = last + 1
    while first < len(header) and _continues(header[first], header[first - 1], [*header, row][first + 1]):
        first += 1
    found = header[first:]
    if any(s.chunks[0].numeral or not _under_names(s.chunks[0], header[last]) for s in found):
        return []
    del header[first:]
    return found


def _under_names(chunk: Chunk, header: Strip) -> bool:
    """Whether a text stands in the first column, or begins where the header of the names does."""
    if chunk.x0 < header.chunks[1].x0 - 1:
        return True
    return any(abs(chunk.x0 - c.x0) < 3 and role_of(c.text) is ColumnRole.NAME for c in header.chunks)


def _continues(strip: Strip, above: Strip, below: Strip) -> bool:
    """Whether a line under a header's line is the rest of one of its cells."""
    chunk = strip.chunks[0]
    over = [c for c in above.chunks if c.x0 < chunk.x1 and c.x1 > chunk.x0]
    if any(c.text.endswith("-") for c in over):
        return True
    worded = is_header_word(chunk.text) and (not over or chunk.text[:1].islower())
    return worded and below.top - strip.bottom >= strip.top - above.bottom - 0.5


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
    if strip.chunks[0].x0 < below.chunks[0].x1 and strip.chunks[0].x1 > below.chunks[1].x0:
        return False  # it reaches over several columns from the first on: a title
    if _is_phrase_over(strip, below):
        return False
    return any(is_header_word(c.text) for c in strip.chunks) or (text.count(" ") < 4 and text[-1:] != ":")


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


def _extend(strips: Sequence[Strip], start: int, region: Region) -> int:
    """Add the rows from ``start`` on with the fragments between them; index of the first strip after the table."""
    titles = {s.text for s in region.header}
    body, pending = region.body, list[Strip]()
    repeated = list[Strip]()
    last = start
    body.append(strips[start])
    for index in range(start + 1, len(strips)):
        strip = strips[index]
        if _repeats(strips, index, titles):
            if TOTAL.match(body[-1].text) and strip.page == body[-1].page:
                break  # after its total a table is over: the same header begins another
            repeated.append(strip)
        elif (row := is_record(strip)) and not _starts_anew(strip, pending):
            body.extend([*pending, strip])
            region.repeated.extend(repeated)
            pending, repeated = [], []
            last = index
        elif row or is_break(strip, body[0].size) or len(pending) >= _FRAGMENTS:
            break
        else:
            pending.append(strip)
    tail = _trailing(pending, body)
    body.extend(tail)
    return last + 1 + len(tail)


def _repeats(strips: Sequence[Strip], index: int, titles: set[str]) -> bool:
    """Whether a strip is a line of the header again; a lone word ("Region") only beside its other lines."""
    strip = strips[index]
    if strip.text not in titles:
        return False
    if len(strip.chunks) > 1 or len(titles) == 1:
        return True
    beside = strips[max(0, index - 2) : index + 3]
    return any(len(s.chunks) > 1 and s.text in titles and s.page == strip.page for s in beside)


def _starts_anew(strip: Strip, pending: list[Strip]) -> bool:
    """Whether a new table begins at a row: a header of other words stands directly above it."""
    if _is_year_row(strip) and any(not c.numeral for c in strip.chunks):
        return True
    for fragment in pending:
        texts = [c.text for c in fragment.chunks]
        if len(texts) > 1 and sum(is_header_word(t) for t in texts) > 1 and not TOTAL.match(texts[0]):
            return True
        if TABLE_CAPTION.match(fragment.text):
            return True
    return False


def _trailing(pending: list[Strip], body: list[Strip]) -> list[Strip]:
    """Fragments after the last row that belong to it: the rest of a wrapped name."""
    found: list[Strip] = []
    below = body[-1]
    for place, strip in enumerate(pending):
        text, gap = strip.text, strip.top - below.bottom
        if strip.page != below.page or gap > 0.55 * strip.size or len(strip.chunks) > 1 or UNIT_NOTE.match(text):
            break
        after = pending[place + 1].top - strip.bottom if place + 1 < len(pending) else 99.0
        wrapped = [s for s in body if not is_record(s) and abs(s.chunks[0].x0 - strip.chunks[0].x0) < 2]
        if not (text[:1].islower() or _hyphened(below) or (wrapped and after > gap + 2 and text.count(" ") < 5)):
            break
        found.append(strip)
        below = strip
    return found


def _hyphened(strip: Strip) -> bool:
    return any(c.text.endswith("-") for c in strip.chunks)
