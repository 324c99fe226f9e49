"""Recognised pages -> the words that recognition sees at another resolution and with another layout.

A witness for the second reader: it errs at other places than the first reading. Nothing is taken over from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest import stages
from ingest.ocr.pages import Manner, recognise
from ingest.ocr.picture import FINE
from ingest.ocr.tesseract import BrokenError, LateError, find_tesseract
from ingest.pdf.opening import opened
from schemas.document import Page, Scan, Word
from schemas.vocabulary import Illegible, Recognition

_OTHERWISE = Manner(round(1.25 * FINE), 6)  # one block of lines of one size


def recognised_again(data: bytes, pages: Sequence[Page]) -> Mapping[int, tuple[Word, ...]]:
    """The words of the pages, by page number, where they were seen the first time; none of a page that fails."""
    engine = find_tesseract()
    found: dict[int, tuple[Word, ...]] = {}
    if engine is None:
        return found
    with opened(data) as sheets:
        for page in pages:
            stages.stage(stages.RECOGNISING, page.number)
            bare = replace(page, words=(), edges=(), scan=Scan(Illegible.PICTURE, Recognition.OFF))
            try:
                again = recognise(sheets[page.number - 1], bare, engine, _OTHERWISE)
            except (LateError, BrokenError):
                continue
            if again.turned == page.turned:
                found[page.number] = again.words
    return found
