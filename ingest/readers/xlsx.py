"""Excel (.xlsx, .xlsm) -> a document, one page for each sheet.

Refuses damaged files. A row of the sheet is the line of that number; a number stands as its cell's format prints it
in Swedish, a formula as the result that was saved with it. A hidden sheet is a page without words.
"""

from __future__ import annotations

from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def recognises(data: bytes) -> int:
    """10 for a zip file with the main part of a workbook."""
    return 10 if data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged."""
    from ingest.structured.excel import pages_of

    return MEDIA_TYPE, pages_of(data, source)
