"""Where on its page each value stands: a row's place and printed text -> boxes, one for each line it runs over.

A dataset keeps the box of a row; the words of the source, read again, tell where in it each value stands. Where a
text is not found the row's own box is shown: an outline is never made up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from schemas.document import BBox, Document, Page, Word
from schemas.rows import Place

# A row's cells stand so many lines above the one that is recorded: names wrap.
_ABOVE = 4
_LONGEST = 60  # lines that a sentence runs over
_SLACK = 1.0  # points
_NOTHING = re.compile(r"[\s\u00ad\u200b\ufffe\-\u2010-\u2015\u2212]+")


class Box(NamedTuple):
    """A part of a value where it is printed: its column and row's address ("" for a whole row), sheet and box."""

    field: str
    address: str
    sheet: int  # index among the document's pages
    box: BBox


class _Found(NamedTuple):
    sheet: int
    word: Word


class Places:
    """The words of a document's pages, to look texts up by the place of their row."""

    def __init__(self, document: Document) -> None:
        self._sheets: dict[int, list[tuple[int, Page]]] = {}
        for index, page in enumerate(document.pages):
            self._sheets.setdefault(page.number, []).append((index, page))

    def row_box(self, place: Place) -> Box | None:
        """The box of a row: its own, or around the words of its line. None where the page is not shown."""
        for index, page in self._sheets.get(place.page, ()):
            if place.bbox is not None:
                return Box("", "", index, place.bbox)
            words = [w.bbox for w in page.words if w.line == place.line]
            if words:
                return Box("", "", index, BBox.around(words))
        return None

    def boxes(self, place: Place, texts: Iterable[tuple[str, str, str]]) -> Iterator[Box]:
        """Where each printed text of a row stands, given as (column, address, text) from left to right."""
        words = list(self._candidates(place))
        pieces = [_compact(found.word.text) for found in words]
        used: set[int] = set()
        for field, address, text in texts:
            held = _find(words, pieces, _compact(text), (place.line, used))
            used |= set(held)
            for (sheet, _), of_line in groupby((words[n] for n in held), key=lambda f: (f.sheet, f.word.bbox.top)):
                yield Box(field, address, sheet, BBox.around([f.word.bbox for f in of_line]))

    def _candidates(self, place: Place) -> Iterator[_Found]:
        """The words that a row may be made of, in reading order."""
        for index, page in self._sheets.get(place.page, ()):
            if place.bbox is not None:
                words = [w for w in page.words if _within(w.bbox, place.bbox)]
            else:
                words = [w for w in page.words if place.line - _ABOVE <= w.line <= place.line + _LONGEST]
            words.sort(key=lambda w: (w.line, w.bbox.top, w.bbox.x0))
            yield from (_Found(index, word) for word in words)


def _within(word: BBox, box: BBox) -> bool:
    across = (word.x0 + word.x1) / 2
    inside = box.x0 - _SLACK <= across <= box.x1 + _SLACK
    return inside and box.top - _SLACK <= word.middle <= box.bottom + _SLACK


def _compact(text: str) -> str:
    return _NOTHING.sub("", unicodedata.normalize("NFKC", text))


def _find(words: Sequence[_Found], pieces: Sequence[str], wanted: str, row: tuple[int, set[int]]) -> list[int]:
    """The indexes of the words that make up a text: whole words, not yet used, nearest to the line; [] for none."""
    line, used = row
    ends: list[int] = []
    for piece in pieces:
        ends.append((ends[-1] if ends else 0) + len(piece))
    whole = "".join(pieces)
    best: list[int] = []
    least = 2 * _LONGEST
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        stop = at + len(wanted)
        held = [n for n, end in enumerate(ends) if end > at and end - len(pieces[n]) < stop and pieces[n]]
        # A text that is a part of a word ("0" in "2000") is a worse find than any whole one; signs are no part.
        around = whole[ends[held[0]] - len(pieces[held[0]]) : at] + whole[stop : ends[held[-1]]]
        cut = any(character.isalnum() for character in around)
        distance = abs(words[held[0]].word.line - line) + cut * _LONGEST
        if distance < least and not used.intersection(held):
            best, least = held, distance
        at = whole.find(wanted, at + 1)
    return best
