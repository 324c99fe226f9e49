"""The version under which a document is recorded: bilaga's own, and how its pictures were read where it has any.

So a run with another Tesseract, or the first after it was installed, reads those documents again that it may read
otherwise, and no others.
"""

from __future__ import annotations

from ingest.corrections.given import version_with
from ingest.ocr.tesseract import find_tesseract
from ingest.settings import Ocr, Settings
from schemas.document import Document

_NONE = "no-ocr"
_NEVER, _ALWAYS = "ocr-never", "ocr-always"


def version_of(document: Document, settings: Settings) -> str:
    """The version to record for ``document`` without corrections, read with ``settings``."""
    depends = settings.ocr is Ocr.ALWAYS or any(page.scan is not None for page in document.pages)
    return _marked(settings) if depends else settings.version


def versions_of(document_id: str, settings: Settings) -> frozenset[str]:
    """The versions under which the document of that id may be recorded when it is read with ``settings``."""
    read = {_marked(settings)} if settings.ocr is Ocr.ALWAYS else {settings.version, _marked(settings)}
    corrections = settings.corrections.of_document(document_id)
    return frozenset(version_with(version, corrections) for version in read)


def _marked(settings: Settings) -> str:
    version = settings.version
    return f"{version}{'.' if '+' in version else '+'}{mark(settings.ocr)}"


def mark(ocr: Ocr) -> str:
    """How pictures are read on this machine: with what version of what program, if at all."""
    if ocr is Ocr.NEVER:
        return _NEVER
    engine = find_tesseract()
    name = engine.name if engine is not None and engine.reads_swedish else _NONE
    return f"{_ALWAYS}-{name}" if ocr is Ocr.ALWAYS else name


def ocr_of(version: str) -> Ocr:
    """How the pictures of a document recorded under ``version`` were read."""
    if _ALWAYS in version:
        return Ocr.ALWAYS
    return Ocr.NEVER if _NONE in version or _NEVER in version else Ocr.AUTO
