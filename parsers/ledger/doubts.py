"""What text recognition is not sure of: numbers and names of tables by cells, numbers of the prose by places.

A number is as sure as the least sure of its words. What is printed in a row of a table and was not recognised at
all is a doubt without a text. Nothing is corrected here, and nothing left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, groupby, pairwise, takewhile

import regex

from parsers.ledger.spellings import odd_spellings
from parsers.tables import TableReading, scraps_of
from parsers.tables.labels import is_known
from parsers.text import WordRef, place_of
from schemas.document import SURE, SURE_NAME, BBox, Document, Page, Word
from schemas.rows import Doubt, Extraction, Place

_OVER = 3.0  # points of the table's width: print that a tick of a pen beside it touches may lie in them
_ALIKE = 3  # headings at least that end in one word
_SPOTS = 12  # places of print at most are a coat of arms or a signature
# "Regeringsbeslut 1:9", where I:9 is printed: recognition is sure of it, and no decision has such a number
_LOST_ROMAN = regex.compile(r"(?!I+:)[1lI|!]{1,3}:[0-9]{1,2}")


def doubtful_numbers(document: Document, readings: Iterable[TableReading], facts: Extraction) -> tuple[Doubt, ...]:
    """The numbers in tables and facts whose words recognition is not sure of, in reading order."""
    if not any(page.recognised for page in document.pages):
        return ()
    odd = odd_spellings(document.pages)
    in_tables = [doubt for reading in readings for doubt in _in_table(document.pages, reading, odd)]
    in_prose = [doubt for place, text in _facts(facts) for doubt in _in_prose(document.pages, place, text)]
    return (*in_tables, *in_prose, *_decision_numbers(document.pages), *_dark_pages(document.pages))


def _dark_pages(pages: tuple[Page, ...]) -> Iterator[Doubt]:
    """Pages of which recognition left out more than it saw, so that no table stands there: one on its side."""
    for page in pages:
        unseen = page.scan.unseen if page.scan else ()
        if len(unseen) > max(len(page.words), _SPOTS):
            yield Doubt(None, None, "", 0.0, Place(page.number, 1, BBox.around(list(unseen))))


def _decision_numbers(pages: tuple[Page, ...]) -> Iterator[Doubt]:
    """Numbers of decisions whose Roman figures were recognised as others: read as they stand, they are none."""
    for page in (p for p in pages if p.recognised):
        for label, word in pairwise(page.words):
            if label.text.casefold().endswith("beslut") and _LOST_ROMAN.fullmatch(word.text):
                yield Doubt(None, None, word.text, word.confidence or 0.0, Place(page.number, word.line, word.bbox))


def _in_table(pages: tuple[Page, ...], reading: TableReading, odd: frozenset[str]) -> Iterator[Doubt]:
    for row, number in enumerate(reading.numbers, 1):
        for cell in reading.grid.records[number].cells:
            refs = cell.refs if cell else ()
            doubt = _doubt(pages, refs, reading.table.table_id, row, odd)
            if doubt is not None:
                yield doubt
    yield from _headings(pages, reading)
    yield from _unseen(pages, reading)


def _headings(pages: tuple[Page, ...], reading: TableReading) -> Iterator[Doubt]:
    """Headings of groups that are hardly believed, head none, or end unlike the others.

    They are told at the first row below them, on each page where they head rows.
    """
    records, scraps = reading.grid.records, scraps_of(reading.grid, pages)
    texts = {n: [w.text for w in _words(pages, r.refs)] for n, r in enumerate(records) if r.heading}
    unlike = _unlike_others({n: words for n, words in texts.items() if words and n not in scraps})
    of_row = {number: row for row, number in enumerate(reading.numbers, 1)}
    for number, record in enumerate(records):
        if number in of_row:
            continue
        odd = frozenset(w.text for w in _words(pages, record.refs) if number in scraps or number in unlike)
        below = dropwhile(lambda n: n not in of_row, range(number, len(records)))
        firsts = [next(own) for _, own in groupby(takewhile(of_row.get, below), lambda n: records[n].refs[0].page)]
        for first in firsts[:1] if number in scraps else firsts:
            doubt = _doubt(pages, record.refs, reading.table.table_id, of_row[first], odd)
            if doubt is not None and (odd or doubt.confidence < SURE_NAME):
                yield doubt if first == firsts[0] else doubt._replace(place=place_of(pages, records[first].refs))


def _unlike_others(headings: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """The headings that do not end in the word in which nearly all end: "lin" among many a "län".

    A name of the register is right without it, but where it is one with it, too: "Västra Götalands".
    """
    usual, count = Counter(words[-1] for words in headings.values()).most_common(1)[0] if headings else ("", 0)
    if count < _ALIKE or 3 * count < 2 * len(headings):
        return frozenset()
    texts = {n: " ".join(words) for n, words in headings.items() if words[-1] != usual}
    return frozenset(n for n, text in texts.items() if not is_known(text) or is_known(f"{text} {usual}"))


def _words(pages: tuple[Page, ...], refs: Iterable[WordRef]) -> list[Word]:
    return [pages[ref.page].words[ref.word] for ref in refs]


def _unseen(pages: tuple[Page, ...], reading: TableReading) -> Iterator[Doubt]:
    """Print within the rows of a table that nothing recognised."""
    of_row = {number: row for row, number in enumerate(reading.numbers, 1)}
    for index, page in enumerate(pages):
        if page.scan is None or not page.scan.unseen:
            continue
        boxes = {
            n: BBox.around([page.words[ref.word].bbox for ref in refs])
            for n, record in enumerate(reading.grid.records)
            if (refs := [ref for ref in record.refs if ref.page == index])
        }
        if not boxes:
            continue
        whole = BBox.around(list(boxes.values()))
        for place in page.scan.unseen:
            if min(place.x1, whole.x1) - max(place.x0, whole.x0) < _OVER:
                continue
            number = max(boxes, key=lambda n: _shared_height(boxes[n], place))
            if _shared_height(boxes[number], place) > 0:
                line = page.words[reading.grid.records[number].refs[0].word].line
                yield Doubt(reading.table.table_id, of_row.get(number), "", 0.0, Place(page.number, line, place))


def _shared_height(row: BBox, place: BBox) -> float:
    return min(row.bottom, place.bottom) - max(row.top, place.top)


def _doubt(
    pages: tuple[Page, ...], refs: tuple[WordRef, ...], table_id: str, row: int, odd: frozenset[str] = frozenset()
) -> Doubt | None:
    words = _words(pages, refs)
    least = min((w.confidence for w in words if w.confidence is not None), default=100.0)
    enough = SURE if any(map(_has_digit, words)) else SURE_NAME
    if least >= enough and odd.isdisjoint(w.text for w in words):
        return None
    return Doubt(table_id, row, " ".join(w.text for w in words), least, place_of(pages, refs))


def _facts(facts: Extraction) -> Iterator[tuple[Place, str]]:
    """The numbers, dates and identifiers in the prose."""
    yield from ((amount.place, amount.text) for amount in facts.amounts)
    yield from ((date.place, date.text) for date in facts.dates)
    yield from ((reference.place, reference.text) for reference in facts.references)


def _in_prose(pages: tuple[Page, ...], place: Place, text: str) -> Iterator[Doubt]:
    box = place.bbox
    page = next((p for p in pages if p.number == place.page), None)
    if box is None or page is None or not page.recognised:
        return
    inside = [w for w in page.words if box.x0 <= w.bbox.x0 + 0.5 and w.bbox.x1 - 0.5 <= box.x1]
    words = [w for w in inside if box.top <= w.bbox.middle <= box.bottom and _has_digit(w) and w.text in text]
    least = min((w.confidence for w in words if w.confidence is not None), default=100.0)
    if least < SURE:
        yield Doubt(None, None, text, least, place)


def _has_digit(word: Word) -> bool:
    return any(c.isdecimal() for c in word.text)
