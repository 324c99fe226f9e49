"""OpenDocument sheets (.ods) -> a document, one page for each sheet.

Refuses damaged files and those with a password. A row of the sheet is the line of that number; a hidden sheet is a
page without words.
"""

from __future__ import annotations

from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = 200  # the type stands first in the file, unpacked


def recognises(data: bytes) -> int:
    """10 for a zip file that says that it is a sheet (or a template of one)."""
    return 10 if data.startswith(b"PK\x03\x04") and MEDIA_TYPE.encode() in data[:_HEAD] else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged or encrypted."""
    from ingest.structured.opendocument import pages_of

    return MEDIA_TYPE, pages_of(data, source)
