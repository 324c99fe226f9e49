"""Page furniture: running headers and footers and page numbers, which interrupt a table that runs over pages.

Used by the search for regions. It only says which strips to pass over; what they say is read by others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import regex

from parsers.tables.casenumbers import bears_case
from parsers.tables.labels import TOTAL, is_header_word, role_of
from parsers.tables.strips import Strip
from schemas.vocabulary import ColumnRole

# "16", "- 4 -", "3 (12)", "3(12)", "Sida 3 av 12", "Sid 2/8"; "19)" is "1 (9)" as text recognition reads it, and
# "Sida I" is "Sida 1"
PAGE_NUMBER = regex.compile(
    r"(?:sid(?:a|an|nr)?\.?[ ]*)?[-–]?[ ]*\d{1,3}[ ]*(?:[-–]|\(?\d{0,3}\)|(?:av|/)[ ]*\d{1,3})?"
    r"|sid(?:an?)?[ ][il|]",
    regex.IGNORECASE,
)
_MISREAD = regex.compile(r"1\d{1,2}\)|(?i:sid(?:an?)?)[ ][Il|]")  # "1 (1)"
# "SIDA 1", "Sid: 3 (12)": what no title of a column is, whatever words stand beside it
_PAGED = regex.compile(
    r"(?:^|\s)(?:sid(?:a|an|nr)?|blad)\b[.:]?\s*(\d{1,4})(?:\s?(?:\(\d{1,4}\)|(?:av|/)\s?\d{1,4}))?(?:\s|$)",
    regex.IGNORECASE,
)
_DIGITS = regex.compile(r"\d+")
_DIGITS_OF_MONEY = 4
_COLUMNS = 3  # so many titles, "Kommunnr", "Kommun", "Kvartal 1", "Summa", are no running head
_LEADING = {ColumnRole.NAME, ColumnRole.CODE}
_REACH = 5  # a letterhead that repeats has no more lines
_TOP = 2  # lines of a page that a running head takes up
_APART = 1.5  # of the type size: what stands below a running head is farther off than rows are
_LEVEL = 4.0  # points that its lines may differ in height: a scan is never quite straight
# What differs in a running header from page to page: its page number, which begins or ends the line. All digits
# must not be levelled, or rows that differ in their figures alone ("Skola 1  3 400") would pass for a header.
_NUMBERING = regex.compile(
    rf"(?:^|(?<=\s)(?=\S))(?:{PAGE_NUMBER.pattern})$|^(?:{PAGE_NUMBER.pattern})(?=\s)", regex.IGNORECASE
)


class _End(NamedTuple):
    """A strip near the top or bottom of its page, its text without page number, and where it stands."""

    strip: Strip
    text: str
    where: float


def find_furniture(pages: Sequence[Sequence[Strip]], geometry: Sequence[bool]) -> set[tuple[int, int]]:
    """Page index and line of each strip that is furniture; ``geometry`` tells which pages have true positions."""
    found: set[tuple[int, int]] = set()
    seen: dict[str, Counter[float]] = defaultdict(Counter)  # the heights at which each text stands, and how often
    edges: list[list[_End]] = []
    for index, strips in enumerate(pages):
        ends: list[_End] = []
        for number, strip in enumerate(strips):
            at_top, at_end = number < _REACH, number >= len(strips) - _REACH
            if at_top or at_end:
                where = float(round(strip.top)) if geometry[index] else 1000.0 * at_top
                ends.append(_End(strip, _NUMBERING.sub("#", strip.text), where))
        edges.append(ends)
        for text, where in {(end.text, end.where) for end in ends}:
            seen[text][where] += 1
    least = max(2, 0.4 * len(pages))
    for strips, ends in zip(pages, edges, strict=True):
        found.update(_page_numbers(strips, len(pages)))
        cases = [s for s in strips[:_TOP] if s.page and _bears_case(s)]
        beside = [s for s in strips[:_TOP] for case in cases if _is_beside(s, case)]
        found.update((s.page, s.line) for s in (*cases, *beside))
        found.update((s.page, s.line) for s in (*strips[:_TOP], *strips[-_TOP:]) if _bears_number(s))
        found.update(
            (end.strip.page, end.strip.line)
            for end in ends
            if sum(times for where, times in seen[end.text].items() if abs(end.where - where) < _LEVEL) >= least
            and (_may_repeat(end.strip) or _stands_alone_on_top(end.strip, strips))
            and not _stands_among_rows(end, strips)
        )
    return found


def _bears_case(strip: Strip) -> bool:
    return bears_case(strip.text.split()) and not any(c.has_value for c in strip.chunks)


def _is_beside(strip: Strip, case: Strip) -> bool:
    """Whether a line and one with the case are a running head that leans: one ends before the other begins."""
    apart = strip.chunks[-1].x1 < case.chunks[0].x0 or case.chunks[-1].x1 < strip.chunks[0].x0
    level = max(strip.top, case.top) - min(strip.bottom, case.bottom) < _LEVEL
    return apart and level and not any(c.has_value for c in strip.chunks)


def _bears_number(strip: Strip) -> bool:
    """Whether a line, of one page too, ends in its page's number: "LISTA 4471  SIDA 1"."""
    paged = _PAGED.search(strip.text)
    ends = paged is not None and paged.end() == len(strip.text) and paged[1] == str(strip.page + 1)
    return ends and not any(c.numeral and c.numeral.grouped for c in strip.chunks)


def _may_repeat(strip: Strip) -> bool:
    """A running header has words, and is no column header (which is dealt with where the columns are known)."""
    if not any(c.isalpha() for c in strip.text) or TOTAL.match(strip.text):
        return False
    if _PAGED.search(strip.text):
        return True
    words = sum(is_header_word(c.text) for c in strip.chunks)
    if 1 < words == len(strip.chunks) and role_of(strip.chunks[0].text) in _LEADING:
        return False  # "Organisation", "Bidrag 2023 (tkr)"
    return not (words and (not _DIGITS.search(strip.text) or words >= _COLUMNS))


def _stands_alone_on_top(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a line is the first of its page, one text and far above the rest: "Myndigheten för miljöstöd"."""
    first = strip is strips[0] and len(strip.chunks) == 1 and strip.chunks[0].numeral is None
    return first and len(strips) > 1 and strips[1].top - strip.bottom > _APART * strip.size


def _stands_among_rows(end: _End, strips: Sequence[Strip]) -> bool:
    """Whether a line with a number apart is one of several: the same rows on two sheets, no running header."""
    if not _has_number(end.strip):
        return False
    place = strips.index(end.strip)
    return any(_has_number(s) for s in (*strips[max(0, place - 1) : place], *strips[place + 1 : place + 2]))


def _has_number(strip: Strip) -> bool:
    """Whether a line is a text and a number of more digits than a page's, a cell apart."""
    numbers = [c for c in strip.chunks[1:] if c.has_value and sum(d.isdigit() for d in c.text) >= _DIGITS_OF_MONEY]
    return bool(numbers) and strip.chunks[0].numeral is None


def _page_numbers(strips: Sequence[Strip], count: int) -> list[tuple[int, int]]:
    """Lone page numbers at the head or foot; on a document's only page just "1", well apart from the rest."""
    lowest = sorted(strips, key=lambda s: s.bottom)[-1:]  # what is read last may stand beside a table, higher up
    ends = {id(s): s for s in (*strips[:3], *strips[-3:], *lowest)}
    found = [s for s in ends.values() if PAGE_NUMBER.fullmatch(" ".join(s.text.split())) and _is_own(s)]
    found = [s for s in found if not _is_cell(s, strips, count)]
    if count == 1:
        found = [s for s in found if s is strips[-1] and _is_first_page(s) and _is_apart(s, strips)]
    found += [s for s in strips[-1:] if (_is_signed(s) or _is_counted(s, count)) and _is_apart(s, strips)]
    return [(s.page, s.line) for s in found]


def _is_own(strip: Strip) -> bool:
    """Whether a line is one text, or its page's number is set or seen wide apart: "2", "(9)"; "Sida", "2"."""
    if len(strip.chunks) == 1:
        return True
    return len(strip.chunks) == 2 and strip.text.casefold().startswith((f"{strip.page + 1}  (", "sida  "))


def _is_signed(strip: Strip) -> bool:
    """Whether a line is the name of whose paper it is at one edge and the page's number at the other."""
    texts = [c.text for c in strip.chunks]
    number = str(strip.page + 1)
    ends = [t for t in (texts[0], texts[-1]) if regex.fullmatch(rf"{number}(?:[ ]?(?:\(\d+\)|/[ ]?\d+))?", t)]
    return len(texts) > 1 and len(ends) == 1 and sum(c.numeral is None for c in strip.chunks) == len(texts) - 1


def _is_counted(strip: Strip, count: int) -> bool:
    """Whether a line ends in its page's number and the number of pages: "Boverket 1 (1)"."""
    return (
        regex.search(rf"\p{{L}}.*[ ]{strip.page + 1}[ ]?(?:\({count}\)|(?:/|av)[ ]?{count})$", strip.text)
        is not None
    )


def _is_cell(strip: Strip, strips: Sequence[Strip], count: int) -> bool:
    """Whether a number of no page is the next cell below a number, as "100" below the sum of a table in text."""
    place = strips.index(strip)
    if not place or not strip.text.isdigit() or int(strip.text) <= count:
        return False
    above = strips[place - 1]
    close = strip.top - above.bottom < 2 * strip.size and abs(strip.chunks[0].x0 - above.chunks[0].x0) < _LEVEL
    return close and len(above.chunks) == 1 and above.chunks[0].has_value


def _is_first_page(strip: Strip) -> bool:
    if _MISREAD.fullmatch(strip.text):
        return True
    return next(iter(_DIGITS.findall(strip.text)), "") == "1"


def _is_apart(strip: Strip, strips: Sequence[Strip]) -> bool:
    return len(strips) > 1 and strip.top - strips[-2].bottom > 2 * strip.size
