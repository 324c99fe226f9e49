"""First letters that recognition left out of their words: the Å of "Årjäng".

It takes a ring or dots above for another line, and the letter with them for dust. Ink that no word covers right
before one that begins small is read with it; where that gives the word behind a capital, it is taken and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.ocr.alone import Place, read_alone
from ingest.ocr.marks import PART
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import LANGUAGE, Row, Tesseract
from schemas.document import BBox

_LETTERS = 3  # at least are a word
_NEAR = 0.25  # of the size of type: as near is a letter of the same word
_WIDE = 1.2  # of the size of type at most is a letter
_ABOVE, _BELOW = 1.05, 0.28  # of the size of type above and below the baseline is read


class _Headless(NamedTuple):
    """A word before which ink was left out: its row, its place there, and where that ink begins."""

    row: int
    place: int
    left: int


def with_lost_initials(
    unseen: Sequence[BBox], rows: Sequence[Row], sheet: Sheet, engine: Tesseract, scale: float
) -> tuple[Row, ...]:
    """The lines, words with the capitals that stand ``unseen`` before them, in points; LateError, BrokenError."""
    found = [one for place in unseen for one in _headless(BBox(*(side / scale for side in place)), rows)]
    kept = list(rows)
    for one, said in zip(
        found, read_alone([_place(one, rows) for one in found], sheet, engine, LANGUAGE), strict=True
    ):
        glimpse = rows[one.row].glimpses[one.place]
        _, top, right, low = glimpse.box
        first, rest = said.cleared[:1], said.cleared[1:]
        if said.marked == said.cleared and first.isupper() and rest == glimpse.text:
            whole = glimpse._replace(text=said.cleared, box=(one.left, top, right, low), confidence=PART)
            some = kept[one.row].glimpses
            kept[one.row] = kept[one.row]._replace(glimpses=(*some[: one.place], whole, *some[one.place + 1 :]))
    return tuple(kept)


def _headless(ink: BBox, rows: Sequence[Row]) -> list[_Headless]:
    """The word right behind some ink as large as a letter, if it begins small."""
    return [
        _Headless(n, place, round(ink.x0))
        for n, row in enumerate(rows)
        if ink.width <= _WIDE * row.size
        for place, glimpse in enumerate(row.glimpses)
        if abs(glimpse.box[0] - ink.x1) <= _NEAR * row.size
        and ink.top < _base(row, glimpse.box[0]) - row.size / 4 < ink.bottom
        if len(glimpse.text) >= _LETTERS and glimpse.text.isalpha() and glimpse.text[0].islower()
    ]


def _place(word: _Headless, rows: Sequence[Row]) -> Place:
    row = rows[word.row]
    right = row.glimpses[word.place].box[2]
    base, edge = _base(row, right), round(_NEAR * row.size)
    top, low = round(base - _ABOVE * row.size), round(base + _BELOW * row.size)
    return Place(word.left - edge, top, right + edge, low)


def _base(row: Row, x: float) -> float:
    return row.slope * x + row.base
