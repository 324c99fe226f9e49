"""The readers: one format a file, found by being there.

A reader module defines ``recognises(data) -> int`` (0 for not mine, higher for more certain; it looks at content,
never at the name), ``read(data, source) -> (media type, pages)`` and ``ENGINE``. It imports its library inside
``read``: reading a text file must not wait for a PDF library. Only :func:`read_document` is for others.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from ingest.errors import InputError
from ingest.settings import Ocr
from schemas.document import Document, Page, Style
from schemas.vocabulary import Engine, FailureCategory, TextSource

# A score that no other reader can better: the rest need not look.
_CERTAIN = 10


class Reader(Protocol):
    """What a module of this package offers."""

    ENGINE: Engine

    def recognises(self, data: bytes) -> int:
        """How sure the reader is that the bytes are of its format."""

    def read(self, data: bytes, source: str, /) -> tuple[str, tuple[Page, ...]]:
        """Media type and pages; InputError for what cannot be read."""


@cache
def all_readers() -> tuple[Reader, ...]:
    """Every reader, by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(cast("Reader", importlib.import_module(f"{__name__}.{name}")) for name in names)


def find_reader(data: bytes) -> Reader | None:
    """The reader that is surest of the bytes, None when no reader knows them."""
    best: Reader | None = None
    surest = 0
    for reader in all_readers():
        score = reader.recognises(data)
        if score > surest:
            best, surest = reader, score
        if surest >= _CERTAIN:
            break
    return best


def read_document(data: bytes, source: str, ocr: Ocr = Ocr.AUTO) -> Document:
    """The document in ``data``; InputError when it is empty, damaged, encrypted or of no known format.

    Pages that ``ocr`` tells to recognise are recognised where Tesseract is installed.
    """
    if not data.strip():
        raise InputError(FailureCategory.EMPTY, f"{source}: the file is empty; fetch it again")
    reader = find_reader(data)
    if reader is None:
        known = "PDF, text, Markdown, HTML, .docx, .odt, .xlsx, .xls, .ods, .eml or a scan (PNG, JPEG, TIFF)"
        message = f"{source}: no reader knows this format; give {known}"
        raise InputError(FailureCategory.UNSUPPORTED, message)
    media_type, pages = reader.read(data, source)
    if any(page.scan for page in pages) or ocr is Ocr.ALWAYS:
        from ingest.ocr.document import recognise_pages

        pages = recognise_pages(data, pages, ocr)
    if not any(page.words or page.unread for page in pages):
        raise InputError(FailureCategory.EMPTY, f"{source}: no text on any page; fetch it again, or leave it out")
    digest = hashlib.sha256(data).hexdigest()
    return Document(digest, source, media_type, len(data), reader.ENGINE, _text_source(pages), pages)


def _text_source(pages: tuple[Page, ...]) -> TextSource:
    """Where the words of all pages came from, or would have come from where none could be read."""
    kinds = {source for page in pages for source in _sources(page)}
    if len(kinds) > 1:
        return TextSource.MIXED
    return kinds.pop() if kinds else TextSource.OCR


def _sources(page: Page) -> Iterator[TextSource]:
    """Text recognition, ours or another's, which puts its words invisibly over the picture of a page."""
    guessed = sum([w.confidence is not None or (w.style and w.style.has(Style.INVISIBLE)) for w in page.words])
    if page.recognised or 2 * guessed > len(page.words):
        yield TextSource.OCR
    if page.words and (guessed < len(page.words) if page.recognised else 2 * guessed <= len(page.words)):
        yield TextSource.BORN_DIGITAL
