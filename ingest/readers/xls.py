"""Excel 97 to 2003 (.xls) -> a document, one page for each sheet.

Refuses damaged files and those with a password. A row of the sheet is the line of that number; a hidden sheet is a
page without words.
"""

from __future__ import annotations

from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "application/vnd.ms-excel"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams. A Word file may hold a workbook; an encrypted one of later versions names its own stream.
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book\x00"))
_OTHERS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage", "PowerPoint Document"))


def recognises(data: bytes) -> int:
    """10 for an OLE file with the stream of a workbook and of no other document."""
    is_book = data.startswith(_OLE) and any(name in data for name in _BOOKS)
    return 10 if is_book and not any(name in data for name in _OTHERS) else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged or encrypted."""
    from ingest.structured.old_excel import pages_of

    return MEDIA_TYPE, pages_of(data, source)
