"""Plain text and Markdown -> a document on a monospaced page.

One line of the file is one line of the page, blank lines too. Markdown's marks become style; whether a file is
Markdown is decided by what stands in it, never by its name. Refuses what is no text in any encoding of Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.monospaced.blocks import Inline
from ingest.monospaced.delimited import delimited, draw, records_whole
from ingest.monospaced.encoding import decode
from ingest.monospaced.flattened import cells_apart
from ingest.monospaced.grid import page_of, words_of
from ingest.monospaced.markdown import is_markdown, lay_out_markdown
from ingest.monospaced.pagination import split_at_feeds, split_pages
from ingest.monospaced.quoted import unquoted
from ingest.monospaced.tabs import lay_out_lines
from schemas.document import Page
from schemas.vocabulary import Engine

ENGINE = Engine.TEXT


def recognises(data: bytes) -> int:
    """1 for anything that is text: every other format is more particular."""
    return int(decode(data[:65536]) is not None)


def read(data: bytes, _source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages."""
    text = "\n".join(unquoted((decode(data) or "").split("\n")))
    if is_markdown(text):
        return "text/markdown", tuple(lay_out_markdown(n, lines) for n, lines in enumerate(split_at_feeds(text), 1))
    return "text/plain", tuple(_plain_page(number, lines) for number, lines in enumerate(split_pages(text), 1))


def _plain_page(number: int, printed: list[str]) -> Page:
    lines = records_whole(cells_apart(printed))
    tables = list(delimited(lines, _plain))
    segments = lay_out_lines(lines)
    edges = tuple(dict.fromkeys(edge for table in tables for edge in draw(table, segments)))
    words = tuple(w for line, parts in enumerate(segments, 1) for w in words_of(line, parts))
    return page_of(number, len(lines), words, edges)


def _plain(text: str) -> Iterator[Inline]:
    yield Inline(text)
