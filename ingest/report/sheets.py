"""The pages of a source as the report shows them: a picture of the page, or its words laid out again.

A page with coordinates is rendered as it prints. Text, HTML, Word and spreadsheets have none: their words are laid
out as their reader did, long lines broken, so that the same outlines lie on them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from ingest.ocr.placing import leant
from ingest.pdf.opening import opened
from ingest.report.wish import PagePolicy
from schemas.document import CHAR_WIDTH, LINE_HEIGHT, BBox, Document, Page, Word

_DPI = 120  # a page of A4 is then 990 pixels wide
_MOST_PIXELS = 4_000_000  # a poster is shown smaller
_QUALITY = 60
_COLUMNS = 96  # characters on a line of prose
_MOST_COLUMNS = 220  # on a line with gaps between columns
_GAP = 2.5 * CHAR_WIDTH
_INDENT = 2


def as_printed(document: Document) -> Document:
    """The document with the words of a scan that leans where they stand on the print, as its rows have them."""
    return replace(document, pages=tuple(_leaning(page) for page in document.pages))


def _leaning(page: Page) -> Page:
    if page.scan is None or not page.scan.angle:
        return page
    angle, width, height = page.scan.angle, page.width, page.height
    return replace(page, words=tuple(w._replace(bbox=leant(w.bbox, angle, width, height)) for w in page.words))


def shown_pages(document: Document, valued: frozenset[int], policy: PagePolicy) -> Document:
    """The document with the pages that are shown: those with values, all or none; texts are laid out anew."""
    wanted = [
        page
        for page in document.pages
        if not page.lost
        if policy is PagePolicy.ALL or (policy is PagePolicy.VALUES and page.number in valued)
    ]
    return replace(document, pages=tuple(page if page.geometry else _wrapped(page) for page in wanted))


def _wrapped(page: Page) -> Page:
    """A page of text with its long lines broken; the words keep the numbers of their lines."""
    lines = [list(words) for _, words in groupby(sorted(page.words, key=_place), key=lambda w: w.line)]
    tabular = [words[-1].bbox.x1 for words in lines if _has_gaps(words)]
    columns = min(max([_COLUMNS, *(int(x / CHAR_WIDTH) for x in tabular)]), _MOST_COLUMNS)
    found: list[Word] = []
    row, before = 0, 0
    for words in lines:
        row += words[0].line - before  # blank lines stay
        before = words[0].line
        laid, row = _broken(words, row, columns)
        found += laid
    width = max([_COLUMNS * CHAR_WIDTH, *(w.bbox.x1 for w in found)])
    return replace(page, words=tuple(found), edges=(), width=width, height=(row + 1) * LINE_HEIGHT)


def _place(word: Word) -> tuple[int, float]:
    return word.line, word.bbox.x0


def _has_gaps(words: list[Word]) -> bool:
    return any(b.bbox.x0 - a.bbox.x1 > _GAP for a, b in pairwise(words))


def _broken(words: list[Word], row: int, columns: int) -> tuple[list[Word], int]:
    """The words of one line from a row of the page on, and the last row they take."""
    found: list[Word] = []
    shift = 0.0
    for word in words:
        x0 = word.bbox.x0 - shift
        if x0 + word.bbox.width > columns * CHAR_WIDTH and found:
            row, shift = row + 1, word.bbox.x0 - _INDENT * CHAR_WIDTH
            x0 = _INDENT * CHAR_WIDTH
        box = BBox(x0, (row - 1) * LINE_HEIGHT, x0 + word.bbox.width, row * LINE_HEIGHT)
        found.append(word._replace(bbox=box))
    return found, row


def write_pictures(document: Document, data: bytes, folder: Path) -> Iterator[tuple[int, Path]]:
    """Render the pages with coordinates into ``folder``; the number and file of each page that can be drawn."""
    numbers = [page for page in document.pages if page.geometry]
    if not numbers:
        return
    import pymupdf

    folder.mkdir(parents=True, exist_ok=True)
    with opened(data) as source:
        for page in _once(numbers):
            path = folder / f"{page.number}.webp"
            try:
                path.write_bytes(_picture(source[page.number - 1], page.turned))
            except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
                continue  # read but not to be drawn: its words are shown
            yield page.number, path


def _once(pages: Iterable[Page]) -> Iterator[Page]:
    """Tables side by side on one sheet are pages of one number."""
    return iter({page.number: page for page in pages}.values())


def _picture(page: Any, turned: int) -> bytes:
    """The page as its reader saw it, as WebP."""
    import pymupdf
    from PIL import Image

    page.set_rotation((page.rotation + turned) % 360)
    scale = _DPI / 72
    pixels = page.rect.width * page.rect.height * scale**2
    if pixels > _MOST_PIXELS:
        scale *= (_MOST_PIXELS / pixels) ** 0.5
    drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=0)
    return out.getvalue()
