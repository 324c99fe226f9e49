"""Formats that are known and not read: each with what to do instead.

A reader that never returns: without it these would be "no known format", or taken for text.
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.errors import InputError
from schemas.document import Page
from schemas.vocabulary import Engine, FailureCategory

ENGINE = Engine.TEXT
_SURE = 9


class _Refusal(NamedTuple):
    """How a format begins, what it is and what to do."""

    start: bytes
    what: str
    advice: str


_OCR = "save it as PNG, JPEG, TIFF or PDF"
_SAVE = "open it in an office program and save it as PDF, .docx or .xlsx"
_UNPACK = "unpack it and give the folder"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSALS = (
    _Refusal(b"GIF8", "a picture", _OCR),
    _Refusal(b"BM", "a picture", _OCR),
    _Refusal(b"{\\rtf", "an RTF file", _SAVE),
    _Refusal(_OLE, "an old Word or PowerPoint file", _SAVE),
    _Refusal(b"%!PS", "a PostScript file", "convert it to PDF"),
    _Refusal(b"\x1f\x8b", "a compressed file", _UNPACK),
    _Refusal(b"7z\xbc\xaf\x27\x1c", "an archive", _UNPACK),
    _Refusal(b"Rar!", "an archive", _UNPACK),
)
_ZIP = b"PK\x03\x04"
_DIRECTORY = b"PK\x01\x02"
# Packages by what stands in them; the ones that are read are known with more certainty.
_PACKAGES = (
    (b"xl/workbook.bin", _Refusal(_ZIP, "a binary workbook (.xlsb)", _SAVE)),
    (b"application/vnd.oasis.opendocument.", _Refusal(_ZIP, "an OpenDocument drawing or presentation", _SAVE)),
    (b"ppt/presentation.xml", _Refusal(_ZIP, "a PowerPoint file", _SAVE)),
)
# An office file with a password is an OLE file that names its encrypted part in UTF-16.
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_MESSAGE_PART = "__substg1.0_".encode("utf-16-le")  # of a message that Outlook saved
_MESSAGE = _Refusal(_OLE, "a message of Outlook (.msg)", "save it as .eml, .html or PDF")


def recognises(data: bytes) -> int:
    """9 for the first bytes of a format that is not read, and for a package that is cut short."""
    if _is_cut(data):
        return _SURE
    refusal = _refusal(data)
    if refusal is None or (refusal.start == b"BM" and not _is_bitmap(data)):
        return 0
    return _SURE


def read(data: bytes, source: str) -> tuple[str, tuple[Page, ...]]:
    """Never returns; InputError with the advice for the format."""
    if _is_cut(data):
        message = f"{source}: the office file or archive is damaged, its end is missing; fetch it again"
        raise InputError(FailureCategory.DAMAGED, message)
    if data.startswith(_OLE) and _ENCRYPTED_PART in data:
        message = f"{source}: the office file asks for a password; save a copy without one"
        raise InputError(FailureCategory.ENCRYPTED, message)
    refusal = _refusal(data)
    what, advice = (refusal.what, refusal.advice) if refusal else ("of an unknown format", _SAVE)
    raise InputError(FailureCategory.UNSUPPORTED, f"{source}: {what}, which is not read; {advice}")


def _is_cut(data: bytes) -> bool:
    """True of a package without the directory that ends it: its parts, and so its format, are unknown."""
    return data.startswith(_ZIP) and _DIRECTORY not in data


def _refusal(data: bytes) -> _Refusal | None:
    if data.startswith(_ZIP):
        return next((refusal for mark, refusal in _PACKAGES if mark in data), None)
    if data.startswith(_OLE) and _MESSAGE_PART in data:
        return _MESSAGE
    return next((refusal for refusal in _REFUSALS if data.startswith(refusal.start)), None)


def _is_bitmap(data: bytes) -> bool:
    """True when the length in the head is the length of the file: "BM" also begins words."""
    return int.from_bytes(data[2:6], "little") == len(data)
