"""Bytes -> text: which encoding a text file is in.

The order is that of certainty: a byte order mark says it; what is valid UTF-8 is UTF-8; alternating zero bytes are
UTF-16; of the one-byte encodings of Swedish (Windows, Macintosh, DOS) the one that gives the most Swedish letters.
No statistics of language, no guess that cannot be explained. Returns None for what is no text.
"""

from __future__ import annotations

import codecs
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
# What Swedish documents print beside ASCII, commonest first.
_SWEDISH = frozenset("åäöÅÄÖéÉüÜ§–—”’\u00a0\u00ad•…½°´€á")
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1b\x85")
_STRAYS = 2  # so many other control characters may stand in the shortest text
# Text that was encoded as UTF-8 twice shows these in place of å, ä, ö.
_TWICE = ("Ã¥", "Ã¤", "Ã¶")


def decode(data: bytes) -> str | None:
    """The text of a file, or None when the bytes are no text."""
    text = _decode(data)
    if text is None:
        return None
    text = _undo_second_encoding(text)
    return None if _is_binary(text) else text.removeprefix("\ufeff")


def _decode(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _decode_utf16(data) or _decode_mixed(data) or _decode_one_byte(data)


def _decode_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Swedish text nearly every second byte is zero."""
    sample = data[:4000]
    half = max(len(sample) // 2, 1)
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.7 * half:
            return data.decode(name, errors="replace")
    return None


def _decode_mixed(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes (a cut last character, a pasted Windows quotation mark)."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = [c for c in text if "\udc80" <= c <= "\udcff"]
    whole = sum(1 for c in text if c > "\x7f") - len(stray)
    if whole <= len(stray):
        return None
    replaced: dict[str, str | int | None] = {
        c: bytes([ord(c) - 0xDC00]).decode("cp1252", errors="replace") for c in set(stray)
    }
    return text.translate(str.maketrans(replaced))


def _decode_one_byte(data: bytes) -> str:
    texts = [data.decode(name, errors="replace") for name in _ONE_BYTE]
    return max(texts, key=_swedishness)  # the first of equals: Windows


def _swedishness(text: str) -> int:
    """Swedish letters count for, all other characters beyond ASCII against."""
    counts = Counter(c for c in text if c > "\x7f")
    return sum(n if c in _SWEDISH else -n for c, n in counts.items())


def _undo_second_encoding(text: str) -> str:
    if sum(map(text.count, _TWICE)) < 2 or any(c in text for c in "åäö"):
        return text
    for name in ("cp1252", "latin-1"):
        try:
            return text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _is_binary(text: str) -> bool:
    """True when a NUL stands in the text, or more than one character in fifty is a control character.

    A few strays (a bell, a backspace, a C1 code of a bad conversion) make no text binary, however short it is; of
    compressed or compiled bytes one in ten is a control character.
    """
    controls = sum(1 for c in text if (c < " " and c not in _TEXT_CONTROLS) or "\x7f" <= c <= "\x9f")
    return "\x00" in text or controls > max(_STRAYS, len(text) // 50)
