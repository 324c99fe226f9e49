"""PDF pages as pdfplumber reads them: bare characters with boxes, on the page as PyMuPDF's reader turned it.

The second reader's eyes. Words and cells are made elsewhere; pdfplumber's own tables are not used. It is imported
when the first page is read, for most documents never.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from schemas.document import BBox, Page

# What a font without names for its glyphs gives: "(cid:21)" must not be taken for the number 21.
_UNNAMED = "(cid:"
UNREADABLE = "\ufffd"


class Glyph(NamedTuple):
    """One character and its box."""

    text: str
    box: BBox


class UnreadableError(Exception):
    """pdfplumber cannot read the file."""


def glyphs_of(data: bytes, pages: Iterable[Page]) -> Mapping[int, tuple[Glyph, ...]]:
    """The characters of some pages of a PDF, by page number; :class:`UnreadableError` where there are none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the file, and in nobody's interest: PyMuPDF has read it
        import pdfplumber
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        wanted = {page.number: page for page in pages}
        broken = (
            PdfminerException,
            PSException,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            ArithmeticError,
        )
        try:
            with pdfplumber.open(BytesIO(data), pages=sorted(wanted)) as pdf:
                return dict(_pages(pdf.pages, wanted))
        except broken as error:
            raise UnreadableError(f"{type(error).__name__}: {error}") from error


def _pages(seconds: Iterable[Any], wanted: Mapping[int, Page]) -> Iterable[tuple[int, tuple[Glyph, ...]]]:
    for second in seconds:
        yield second.page_number, tuple(_glyphs(second, wanted[second.page_number]))
        second.close()  # its characters weigh some megabytes


def _glyphs(second: Any, page: Page) -> Iterable[Glyph]:
    left, top = second.cropbox[0], second.cropbox[1]
    for char in second.chars:
        text = UNREADABLE if char["text"].startswith(_UNNAMED) else char["text"]
        if text.isspace():
            continue
        box = BBox(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        yield Glyph(text, _turned(box, page))


def _turned(box: BBox, page: Page) -> BBox:
    """A box of the page as displayed on the page as it was turned to make its text upright."""
    if page.turned == 90:
        return BBox(page.width - box.bottom, box.x0, page.width - box.top, box.x1)
    if page.turned == 180:
        return BBox(page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top)
    if page.turned == 270:
        return BBox(box.top, page.height - box.x1, box.bottom, page.height - box.x0)
    return box
