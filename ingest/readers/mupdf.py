"""PDF -> a document, by PyMuPDF.

Refuses what is encrypted, damaged or without pages; scanned pages come back without words and it is for the caller
to say so. PyMuPDF is imported when the first PDF is read.
"""

from __future__ import annotations

from ingest.errors import InputError
from schemas.document import Page
from schemas.vocabulary import Engine, FailureCategory

ENGINE = Engine.PYMUPDF
MEDIA_TYPE = "application/pdf"
# The mark stands first; producers and mail systems put some lines before it.
_HEAD = 1024


def recognises(data: bytes) -> int:
    """10 for a PDF mark near the beginning."""
    return 10 if b"%PDF-" in data[:_HEAD] else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when encrypted, damaged or without pages."""
    import pymupdf

    from ingest.pdf.pages import read_page

    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 - the library's own signature
    pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003
    at = "no part of it can be opened"
    pages: list[Page] = []
    try:
        with pymupdf.open(stream=data, filetype="pdf") as pdf:
            if pdf.needs_pass:
                message = f"{source}: the PDF asks for a password; save a copy without one"
                raise InputError(FailureCategory.ENCRYPTED, message)
            if pdf.page_count == 0:
                raise InputError(FailureCategory.EMPTY, f"{source}: the PDF has no pages; fetch it again")
            for number in range(1, pdf.page_count + 1):
                at = f"page {number} cannot be read"
                pages.append(read_page(pdf[number - 1], number))
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        raise InputError(FailureCategory.DAMAGED, f"{source}: the PDF is damaged, {at}; fetch it again") from error
    return MEDIA_TYPE, tuple(pages)
