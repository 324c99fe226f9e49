"""Word (.docx) -> a document on monospaced pages.

Refuses damaged files. Tracked changes are taken as accepted; what is deleted or hidden is left out and told. A page
ends where the author ended it: where Word breaks pages by itself is known to Word only.
"""

from __future__ import annotations

from dataclasses import replace

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

    pages = enumerate(pages_of(data, source), 1)
    return MEDIA_TYPE, tuple(replace(lay_out(n, page.blocks), asides=tuple(page.asides)) for n, page in pages)
