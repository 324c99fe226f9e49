"""The words of a page that recognition is not sure of, read once more: numbers and others, so many and no more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ingest.ocr.case import case_of
from ingest.ocr.numerals import numbers
from ingest.ocr.spelling import words
from ingest.ocr.stretches import Sheet, Wanted, stretches, with_found
from ingest.ocr.tesseract import Glimpse, Row, Tesseract
from parsers.ledger.doubts import SURE, SURE_NAME

_MOST = 60  # numbers of a page, and as many words, are read again
_JOINED = 1.0  # sizes of type: parts of a number stand nearer
_FIGURE, _LETTER = 0.9, 0.5  # sizes of type beside numbers and words in which more of them may stand
_WORD = 3  # letters at least without a figure are a word


def reread(lines: Iterable[Row], sheet: Sheet, engine: Tesseract) -> tuple[Row, ...]:
    """The lines, what is doubtful in the usual type read again; LateError, BrokenError."""
    rows = tuple(lines)
    case = case_of(rows, sheet.cleared, sheet.met)
    if case is None:
        return rows
    figures = islice(stretches(rows, case.size, Wanted(_is_number, _JOINED, _FIGURE)), _MOST)
    others = islice(stretches(rows, case.size, Wanted(_is_word, 0.0, _LETTER)), _MOST)
    return with_found(rows, [*numbers(figures, case, sheet, engine), *words(others, case, sheet, engine)])


def _is_number(glimpse: Glimpse) -> bool:
    letters, figures = (sum(map(is_, glimpse.text)) for is_ in (str.isalpha, str.isdecimal))
    return glimpse.confidence < SURE and (letters < _WORD or figures > letters)


def _is_word(glimpse: Glimpse) -> bool:
    return glimpse.confidence < SURE_NAME and not _is_number(glimpse)
