"""Word (.docx) -> a document on monospaced pages.

Refuses damaged files. Tracked changes are taken as accepted; hidden text is left out. A page ends where the author
ended it: where Word breaks pages by itself is known to Word only.
"""

from __future__ import annotations

from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognises(data: bytes) -> int:
    """10 for a zip file with the main part of a Word document."""
    return 10 if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged."""
    from ingest.monospaced.blocks import lay_out
    from ingest.structured.word import pages_of

    return MEDIA_TYPE, tuple(lay_out(n, blocks) for n, blocks in enumerate(pages_of(data, source), 1))
