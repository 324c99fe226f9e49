"""PNG, JPEG and TIFF -> a document of pages without words, for text recognition.

A picture is a page as large as its resolution says, or as an upright A4 sheet is wide where it says none. Refuses
what is damaged. What the picture shows is not looked at here.
"""

from __future__ import annotations

from ingest import stages
from ingest.errors import InputError
from schemas.document import Page, Scan
from schemas.vocabulary import Engine, FailureCategory, Illegible, Recognition

ENGINE = Engine.OCR
_TYPES = {
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


def recognises(data: bytes) -> int:
    """10 for the first bytes of a picture."""
    return 10 if _media_type(data) else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 - the library's own signature
    pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003
    scan = Scan(Illegible.PICTURE, Recognition.OFF)
    pages: list[Page] = []
    try:
        with pymupdf.open(stream=data) as sheets:
            stages.pages(sheets.page_count)
            for number, sheet in enumerate(sheets, 1):
                lost = stages.leaves_out(number)
                size = sheet.rect
                pages.append(Page(number, size.width, size.height, (), scan=scan, lost=lost))
    except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as error:
        message = f"{source}: the picture is damaged; scan or fetch it again"
        raise InputError(FailureCategory.DAMAGED, message) from error
    return _media_type(data), tuple(pages)


def _media_type(data: bytes) -> str:
    return next((name for start, name in _TYPES.items() if data.startswith(start)), "")
