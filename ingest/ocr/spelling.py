"""Doubtful words without figures -> how several readings of them agree to spell them.

A word that the page's own type spells as a recognition does is believed, and one that recognition sees alike with a
mark and without it. What two readings say but for dots and rings is taken and told: where marks are taken out, dots
and rings go with them, so the reading that has most of them is taken. What only adds letters to a word is not: a
mark beside it looks like them. No list of names is asked.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.ocr.alone import Place, read_alone
from ingest.ocr.case import Case
from ingest.ocr.composing import compose
from ingest.ocr.marks import PART
from ingest.ocr.stretches import Found, Sheet, Stretch, strip_of
from ingest.ocr.tesseract import LANGUAGE, Tesseract

_MARGIN = 0.045  # of its ink any other letter at least would be worse
_BELIEVED = 80.0
_AROUND = ".,:;'\"`\u00b4^~_<>\u00ab\u00bb\u2018\u2019\u201c\u201d|()[]-"


class _Composed(NamedTuple):
    """How the type of the page spells a word, and whether other letters would be clearly worse."""

    text: str
    clear: bool


def words(stretches: Iterable[Stretch], case: Case, sheet: Sheet, engine: Tesseract) -> Iterator[Found]:
    """The words of which two readings are of one mind; LateError, BrokenError."""
    looked = [stretch for stretch in stretches if len(stretch.words) == 1]
    places = [Place(s.left, s.base - case.above, s.right, s.base + case.below) for s in looked]
    for stretch, alone in zip(looked, read_alone(places, sheet, engine, LANGUAGE), strict=True):
        first = stretch.words[0].glimpse
        readings = [text.strip(_AROUND) for text in (first.text, *alone)]
        if len(set(readings)) == 1 and first.confidence > PART:
            yield _found(stretch, readings[0], _BELIEVED)
            continue
        composed = _composed(stretch, case, sheet)
        if composed.clear and composed.text in readings:
            yield _found(stretch, composed.text, _BELIEVED)
        elif (text := _most_said([*readings, composed.text])) and first.text not in text:
            yield _found(stretch, text, first.confidence)


def _composed(stretch: Stretch, case: Case, sheet: Sheet) -> _Composed:
    strip = strip_of(stretch, case, sheet)
    if strip is None:
        return _Composed("", clear=False)
    sorts = compose(case, [sign for sign in case.signs if sign.isalpha() or sign == "-"], strip).sorts
    clear = all(sort.margin >= _MARGIN for sort in sorts)
    return _Composed("".join(sort.sign for sort in sorts), clear=clear and bool(sorts))


def _most_said(readings: Sequence[str]) -> str:
    """The word that most readings say but for dots and rings, with most of those; empty where no two do."""
    said = Counter(_plain(text) for text in readings)
    plain, count = said.most_common(1)[0]
    alike = [text for text in readings if _plain(text) == plain]
    return max(alike, key=_marked) if count > 1 and plain.isalpha() else ""


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _marked(text: str) -> int:
    return sum(unicodedata.combining(c) > 0 for c in unicodedata.normalize("NFD", text))


def _found(stretch: Stretch, text: str, sure: float) -> Found:
    glimpse = stretch.words[0].glimpse
    return Found(glimpse._replace(text=text, confidence=sure, letters=(), other=text), stretch.words, stretch)
