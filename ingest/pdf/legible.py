"""Whether the text of a PDF page is what the page shows, or its picture must be read.

Told by where the text came from, what its characters are, and how much ink of the shape of letters stands beside
it; by nothing that it says. A page that shows nothing is legible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pymupdf
import regex

from schemas.document import Style, Word
from schemas.vocabulary import Illegible

_WHOLE = 0.5  # of the page: pictures that cover so much may be a scan of it
_WORTH_A_LOOK = 0.05  # of the page: pictures that cover so much may hold a table
# Characters that mean nothing: private use, not assigned, controls, half of a pair; and what replaces the unknown.
_REPLACEMENT = "\ufffd"
_ODD = regex.compile(rf"[\p{{Co}}\p{{Cn}}\p{{Cs}}\p{{Cc}}{_REPLACEMENT}]")
_UNNAMED = regex.compile(r"\(cid:\d+\)")  # what some programs write for a glyph without a name
_TWICE = regex.compile(r"[ÃÂ][\u0080-\u00bf]|Ã[…„–¥¤¶]")  # UTF-8 read as Latin-1: "Ã¥" for "å"
_SWEDISH = regex.compile("[åäöÅÄÖ]")
_FEW = 3  # letters of two signs each, where no Swedish letter is right, tell that all are so
_COMMON = "eantrsildoEANTRSILDO"
_LEAST_COMMON = 0.47  # of all letters are these in any language that is read; two thirds in Swedish
_MANY = 100  # so many letters tell that
_SOME = 10  # so many characters tell something
_DOTS = 1.4  # pixels a point in the picture in which ink is counted
_MOST = 50_000_000  # pixels: no sheet of paper is as large
_DARK = 140  # of 255
_STROKE = 5  # pixels: wider ink is none of a letter's strokes
_PER_LETTER = 14  # a letter of usual size is crossed by its strokes so often, counted row by row
_UNREAD = 100  # so many letters beside the text are a text of their own
_MARGIN = 2.0  # points around a word


def illegibility(page: Any, images: Sequence[Any], words: Sequence[Word], turned: int) -> Illegible | None:
    """Why the words of a page are not what it shows; None where they are.

    ``images`` are its pictures, as PyMuPDF tells of them; ``turned`` is how many degrees clockwise the page was
    turned to read its words.
    """
    if _is_garbage(words):
        return Illegible.GARBAGE
    covered = _pictured(page, images)
    if covered > _WHOLE and 2 * sum(word.style.has(Style.INVISIBLE) for word in words) > len(words):
        return Illegible.UNDERLAID
    if covered <= _WORTH_A_LOOK:
        return None
    letters = sum(len(word.text) for word in words)
    partial = _letters_beside(page, words, turned) >= max(_UNREAD, letters // 4)
    return Illegible.PARTIAL if partial else None


def is_encoded_twice(text: str) -> bool:
    """Whether a text holds letters of two signs each: "fÃ¶r"."""
    return _TWICE.search(text) is not None


def _is_garbage(words: Sequence[Word]) -> bool:
    text = " ".join([word.text for word in words])
    twice = len(_TWICE.findall(text))
    odd = sum(map(len, _UNNAMED.findall(text))) + 2 * twice
    if not text.isprintable() or _REPLACEMENT in text:  # else there is none to count, which takes long
        odd += len(_ODD.findall(text))
    if (odd >= _SOME and 5 * odd > len(text)) or (twice >= _FEW and _SWEDISH.search(text) is None):
        return True
    letters = sum(map(str.isalpha, text))
    return letters >= _MANY and sum(map(text.count, _COMMON)) < _LEAST_COMMON * letters


def _pictured(page: Any, images: Sequence[Any]) -> float:
    """How much of the page pictures cover, between 0 and 1."""
    if not images:
        return 0.0
    area = page.rect.width * page.rect.height
    covered = sum((pymupdf.Rect(image["bbox"]) & page.rect).get_area() for image in images)
    return float(min(covered / area, 1.0))


def _letters_beside(page: Any, words: Sequence[Word], turned: int) -> int:
    """About how many letters a page shows that are none of ``words``: counted by their strokes."""
    import numpy as np

    if page.rect.width * page.rect.height * _DOTS**2 > _MOST:
        return 0
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(_DOTS, _DOTS), colorspace=pymupdf.csGRAY, alpha=False)
    gray = np.frombuffer(pixels.samples, dtype=np.uint8).reshape(pixels.height, pixels.stride)
    upright = np.rot90(gray[:, : pixels.width], -turned // 90)
    ink = np.pad(upright < _DARK, ((0, 0), (1, 1))).astype(np.int8)
    for word in words:
        x0, top = (max(round(_DOTS * (side - _MARGIN)), 0) for side in word.bbox[:2])
        x1, bottom = (max(round(_DOTS * (side + _MARGIN)), 0) for side in word.bbox[2:])
        ink[top:bottom, x0 + 1 : x1 + 1] = 0
    change = np.diff(ink, axis=1)
    starts, stops = np.nonzero(change == 1)[1], np.nonzero(change == -1)[1]
    return int(np.count_nonzero(stops - starts <= _STROKE)) // _PER_LETTER
