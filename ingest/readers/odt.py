"""OpenDocument text (.odt) -> a document on monospaced pages.

Refuses damaged files and those with a password. Tracked changes are taken as accepted; what is deleted or hidden is
left out and told. A page ends where the author ended it: where the program breaks pages is known to it only.
"""

from __future__ import annotations

from dataclasses import replace

from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_HEAD = 200  # the type stands first in the file, unpacked


def recognises(data: bytes) -> int:
    """10 for a zip file that says that it is a text (or a template of one)."""
    return 10 if data.startswith(b"PK\x03\x04") and MEDIA_TYPE.encode() in data[:_HEAD] else 0


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages; InputError when damaged or encrypted."""
    from ingest.monospaced.blocks import lay_out
    from ingest.structured.opendocument_text import pages_of

    pages = enumerate(pages_of(data, source), 1)
    return MEDIA_TYPE, tuple(replace(lay_out(n, page.blocks), asides=tuple(page.asides)) for n, page in pages)
