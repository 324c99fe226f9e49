"""PDF -> a document, by PyMuPDF.

Refuses what is encrypted, without pages or too damaged to read; scanned pages come back without words and
it is for the caller to say so. PyMuPDF is imported when the first PDF is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ingest import stages
from ingest.errors import InputError
from ingest.pdf.opening import MARK, opened
from ingest.pdf.overflow import without_shown_elsewhere
from schemas.document import Aside, Page
from schemas.vocabulary import Engine, FailureCategory, Unshown

ENGINE = Engine.PYMUPDF
MEDIA_TYPE = "application/pdf"
_HEAD = 1024
# The mark that stands last. MuPDF mends a file that was cut short, without the pages that were cut off.
_END = b"%%EOF"
_TAIL = 2048


def recognises(data: bytes) -> int:
    """10 for a PDF mark near the beginning, or half of one; 2 for a whole file far within another."""
    head = data[:_HEAD]
    if MARK in head or MARK.startswith(data.strip()):
        return 10
    return 2 if MARK in data and b"endobj" in data else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when encrypted, damaged or without pages."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 - the library's own signature
    pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003
    try:
        with opened(data) as pdf:
            return MEDIA_TYPE, _read(pdf, data, source)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        _or_out_of_memory(error)
        raise _damaged(source, "no part of it can be opened") from error


def _read(pdf: Any, data: bytes, source: str) -> tuple[Page, ...]:
    if pdf.needs_pass:
        message = f"{source}: the PDF asks for a password; save a copy without one"
        raise InputError(FailureCategory.ENCRYPTED, message)
    if pdf.is_repaired and _END not in data[-_TAIL:].rstrip(b"\0"):
        raise _damaged(source, "its end is missing")
    if pdf.page_count == 0:
        raise InputError(FailureCategory.EMPTY, f"{source}: the PDF has no pages; fetch it again")
    stages.pages(pdf.page_count)
    whole = tuple(Aside("", why, 1) for why in _faults(pdf, data))
    pages = [_page(pdf, number, source) for number in range(1, pdf.page_count + 1)]
    first, *others = without_shown_elsewhere(pages)
    if pdf.is_repaired and not any(aside.why is Unshown.MENDED for aside in whole):
        whole = (Aside("", Unshown.MENDED, 1), *whole)  # found out on the way
    return replace(first, asides=(*whole, *first.asides)), *others


def _faults(pdf: Any, data: bytes) -> Iterator[Unshown]:
    """What is wrong with the file as a whole."""
    from ingest.pdf.faults import is_cut, is_dynamic, is_miscounted

    if pdf.is_repaired:
        yield Unshown.MENDED
    if is_cut(data):
        yield Unshown.CUT
    if is_miscounted(pdf):
        yield Unshown.MISCOUNTED
    if is_dynamic(pdf):
        yield Unshown.DYNAMIC


def _page(pdf: Any, number: int, source: str) -> Page:
    import pymupdf

    from ingest.pdf.faults import is_torn, warnings_told
    from ingest.pdf.pages import read_page

    if stages.leaves_out(number):
        return Page(number, 0.0, 0.0, (), lost=True)
    try:
        warnings_told()
        page = read_page(pdf[number - 1], number)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, IndexError) as error:
        _or_out_of_memory(error)
        raise _damaged(source, f"page {number} cannot be read") from error
    warnings = warnings_told()
    # A stream whose checksum is wrong is read as far as it goes, with words lost or changed.
    if any("zlib error" in warning for warning in warnings):
        raise _damaged(source, f"the data of page {number} has changed since it was written")
    torn = (Aside("", Unshown.TORN, 1),) if is_torn(warnings, page) else ()
    return replace(page, asides=(*torn, *page.asides)) if torn else page


def _or_out_of_memory(error: Exception) -> None:
    """MuPDF tells a refused allocation like any other fault."""
    if "malloc" in str(error):
        raise MemoryError from error


def _damaged(source: str, reason: str) -> InputError:
    return InputError(FailureCategory.DAMAGED, f"{source}: the PDF is damaged, {reason}; fetch it again")
