"""PDF -> a document, by PyMuPDF.

Refuses what is encrypted, damaged or without pages; scanned pages come back without words and it is for the caller
to say so. PyMuPDF is imported when the first PDF is read.
"""

from __future__ import annotations

from typing import Any

from ingest import stages
from ingest.errors import InputError
from schemas.document import Page
from schemas.vocabulary import Engine, FailureCategory

ENGINE = Engine.PYMUPDF
MEDIA_TYPE = "application/pdf"
# The mark stands first; producers and mail systems put some lines before it.
_HEAD = 1024
# The mark that stands last. MuPDF mends a file that was cut short, without the pages that were cut off.
_END = b"%%EOF"
_TAIL = 2048


def recognises(data: bytes) -> int:
    """10 for a PDF mark near the beginning."""
    return 10 if b"%PDF-" in data[:_HEAD] else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when encrypted, damaged or without pages."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 - the library's own signature
    pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003
    pymupdf.TOOLS.reset_mupdf_warnings()
    try:
        with pymupdf.open(stream=data, filetype="pdf") as pdf:
            if pdf.needs_pass:
                message = f"{source}: the PDF asks for a password; save a copy without one"
                raise InputError(FailureCategory.ENCRYPTED, message)
            if pdf.is_repaired and _END not in data[-_TAIL:]:
                raise _damaged(source, "its end is missing")
            if pdf.page_count == 0:
                raise InputError(FailureCategory.EMPTY, f"{source}: the PDF has no pages; fetch it again")
            stages.pages(pdf.page_count)
            return MEDIA_TYPE, tuple(_page(pdf, number, source) for number in range(1, pdf.page_count + 1))
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        _or_out_of_memory(error)
        raise _damaged(source, "no part of it can be opened") from error


def _page(pdf: Any, number: int, source: str) -> Page:
    import pymupdf

    from ingest.pdf.pages import read_page

    if stages.leaves_out(number):
        return Page(number, 0.0, 0.0, (), lost=True)
    try:
        page = read_page(pdf[number - 1], number)
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, IndexError) as error:
        _or_out_of_memory(error)
        raise _damaged(source, f"page {number} cannot be read") from error
    # A stream whose checksum is wrong is read as far as it goes, with words lost or changed.
    if "zlib error" in pymupdf.TOOLS.mupdf_warnings():
        raise _damaged(source, f"the data of page {number} has changed since it was written")
    return page


def _or_out_of_memory(error: Exception) -> None:
    """MuPDF tells a refused allocation like any other fault."""
    if "malloc" in str(error):
        raise MemoryError from error


def _damaged(source: str, reason: str) -> InputError:
    return InputError(FailureCategory.DAMAGED, f"{source}: the PDF is damaged, {reason}; fetch it again")
