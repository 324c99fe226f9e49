"""The words of a page that recognition is not sure of, read once more: numbers and others, so many and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from ingest.ocr.case import case_of
from ingest.ocr.numerals import numbers
from ingest.ocr.spelling import words
from ingest.ocr.stretches import Sheet, Wanted, stretches, with_found
from ingest.ocr.tesseract import Glimpse, Row, Tesseract
from schemas.document import SURE, SURE_NAME

_MOST = 60  # numbers of a page, and as many words, are read again
_JOINED = 1.0  # sizes of type: parts of a number stand nearer
_FIGURE, _LETTER = 0.9, 0.5  # sizes of type beside numbers and words in which more of them may stand
_MOSTLY = 0.7  # of the words above and below are numbers, in a column of numbers
_WORD = 3  # letters at least are a word


def reread(lines: Iterable[Row], sheet: Sheet, engine: Tesseract) -> tuple[Row, ...]:
    """The lines, what is doubtful in the usual type read again; LateError, BrokenError."""
    rows = tuple(lines)
    case = case_of(rows, sheet.cleared, sheet.met)
    if case is None:
        return rows
    printed = [g for row in rows for g in row.glimpses if row.size == case.size and g.confidence >= SURE]
    numerals = Wanted(lambda glimpse: _is_number(glimpse, printed), _JOINED, _FIGURE)
    figures = islice(stretches(rows, case.size, numerals), _MOST)
    counted = with_found(rows, [*numbers(figures, case, sheet, engine)])
    others = islice(stretches(counted, case.size, Wanted(_is_word, 0.0, _LETTER)), _MOST)
    return with_found(counted, [*words(others, case, sheet, engine)])


def _is_number(glimpse: Glimpse, printed: Sequence[Glimpse]) -> bool:
    """Also without a figure, below or above numbers: where a mark lies, one is read as whatever it looks like."""
    letters, figures = _counted(glimpse)
    if figures:
        return glimpse.confidence < SURE and (letters < _WORD or figures > letters)
    if glimpse.confidence >= SURE:
        return False
    left, _, right, _ = glimpse.box
    beside = [_has_figure(g) for g in printed if min(g.box[2], right) - max(g.box[0], left) > (right - left) / 3]
    return sum(beside) > _MOSTLY * len(beside)


def _is_word(glimpse: Glimpse) -> bool:
    letters, figures = _counted(glimpse)
    return glimpse.confidence < SURE_NAME and letters >= _WORD and letters > figures


def _counted(glimpse: Glimpse) -> tuple[int, int]:
    """How many letters and figures a word has."""
    return sum(map(str.isalpha, glimpse.text)), sum(map(str.isdecimal, glimpse.text))


def _has_figure(glimpse: Glimpse) -> bool:
    return any(map(str.isdecimal, glimpse.text))
