"""HTML -> a document on a monospaced page.

Refuses nothing that holds text. What a browser does not show (scripts, styles, hidden elements) and the menus of a
site are left out; addresses of links are no text.
"""

from __future__ import annotations

import regex

from ingest.monospaced.encoding import decode
from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT
MEDIA_TYPE = "text/html"

# "<!DOCTYPE html>", "<?xml ...?> <html>", "<!-- saved from --> <table>"; not "<b" in running text
HTML_START = regex.compile(
    r"""\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*
    <(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6]|article|section|main|span|ul|ol)\b""",
    regex.VERBOSE | regex.IGNORECASE | regex.DOTALL,
)
# white space and byte order mark in any encoding, then "<": most other files are told apart by it alone
OPENING = regex.compile(rb"[\s\0\xa0\xc2\xef\xbb\xbf\xfe\xff]*+<")
CHARSET = regex.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_-]+)""", regex.IGNORECASE)


def recognises(data: bytes) -> int:
    """8 when the text begins as HTML does."""
    head = decode(data[:4096]) if OPENING.match(data) else None
    return 8 if head and HTML_START.match(head) else 0


def read(data: bytes, _source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and the one page."""
    from ingest.monospaced.blocks import lay_out
    from ingest.structured.html import blocks_of

    return MEDIA_TYPE, (lay_out(1, blocks_of(_text(data))),)


def _text(data: bytes) -> str:
    """The characters: UTF-8 where it is that, else as declared, else as for plain text."""
    declared = CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    for encoding in ("utf-8-sig", "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data) or data.decode("cp1252", errors="replace")
