"""The pages of a document whose text is not what they show -> the same pages, recognised; or why they were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ingest import stages
from ingest.ocr.tesseract import BrokenError, LateError, Tesseract, find_tesseract
from ingest.settings import Ocr
from schemas.document import Page, Scan
from schemas.vocabulary import Illegible, Recognition


def recognise_pages(data: bytes, pages: Sequence[Page], when: Ocr) -> tuple[Page, ...]:
    """``pages`` of the PDF or picture in ``data``: those that need recognition with its words or why not."""
    wanted = [page for page in pages if page.geometry and not page.lost and (page.scan or when is Ocr.ALWAYS)]
    if not wanted:
        return tuple(pages)
    engine = find_tesseract()
    hindrance = _hindrance(engine, when)
    if engine is None or hindrance is not None:
        why = hindrance or Recognition.NO_PROGRAM
        return tuple(_told(page, why) if page in wanted else page for page in pages)
    read = {page.number: page for page in _recognised(data, wanted, engine)}
    return tuple(read.get(page.number, page) for page in pages)


def _hindrance(engine: Tesseract | None, when: Ocr) -> Recognition | None:
    if when is Ocr.NEVER:
        return Recognition.OFF
    if engine is None:
        return Recognition.NO_PROGRAM
    return None if engine.reads_swedish else Recognition.NO_SWEDISH


def _recognised(data: bytes, pages: Sequence[Page], engine: Tesseract) -> Iterator[Page]:
    from ingest.pdf.opening import opened

    with opened(data) as sheets:
        for page in pages:
            stages.stage(stages.RECOGNISING, page.number)
            yield _page(sheets[page.number - 1], page, engine)


def _page(sheet: Any, page: Page, engine: Tesseract) -> Page:
    import pymupdf

    from ingest.ocr.pages import recognise

    try:
        return recognise(sheet, page, engine)
    except LateError:
        return _told(page, Recognition.LATE)
    except (BrokenError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
        return _told(page, Recognition.BROKEN)


def _told(page: Page, outcome: Recognition) -> Page:
    scan = page.scan or Scan(Illegible.ASKED, outcome)
    return replace(page, scan=scan._replace(outcome=outcome))
