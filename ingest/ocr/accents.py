"""First letters that recognition took for others which look alike but above: "Angelholm", "Orebro", "vimmerby".

Blur and poor light join dots with what is below them, and whether a V is a small one only its height tells. A word
with ink above a bare capital is hardly believed, and so read again; where that helps nothing it gets the dots or
ring that the ink shows, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import usual_size

_BARE = frozenset("AEOU")
_ABOVE = 0.80, 0.98  # of the size of type above the baseline: dots and rings of capitals; capitals end at 0.77
_WIDE = 0.55  # of the size of type: over so much of a capital they stand
_PALE = 230  # of 255: what is paler is no ink
_FULL = 0.5  # of the place at most is dots or a ring
_INK = 0.002  # of the square of the size: a dot in blur has more
_DOTS, _RING = 0.3, 0.6  # of their deepest column the middle of dots has less, that of a ring more
_RING_WIDE = 0.15, 0.28  # of the size of type: a ring is as wide
_SMALL = frozenset("cosvwxz")  # as their capitals but for the height
_STROKE = 0.25  # of the size of type: so much of a word is of its first letter
_TALL, _TALLER = 0.66, 0.9  # of the size of type: capitals are as high, small letters are half of it
_LETTER = 0.75  # of the size of type: so far reaches the first letter at most
_ASCENDING = frozenset("bdfhijkltåäöé")
_BESIDE_TALL, _BESIDE_LOW = 0.88, 1.2  # times as high as the other letters, if some ascend, a capital is at least
_BLACK = 128  # of 255


def with_lost_accents_doubted(lines: Iterable[Row], pixels: NDArray[uint8], most: float) -> Iterator[Row]:
    """The lines, words of the usual size that begin with a capital and ink above it believed at ``most``."""
    return _each(lines, lambda glimpse, row: _doubted(glimpse, row, pixels, most))


def with_first_letters(lines: Iterable[Row], pixels: NDArray[uint8], most: float) -> Iterator[Row]:
    """The lines, first letters of the usual size as high as their ink, and with what stands above them."""
    return _each(lines, lambda glimpse, row: _accented(_as_high(glimpse, row, pixels), row, pixels, most))


def _each(lines: Iterable[Row], judged: Callable[[Glimpse, Row], Glimpse]) -> Iterator[Row]:
    rows = tuple(lines)
    size = usual_size(rows)
    for row in rows:
        yield row._replace(glimpses=tuple(judged(g, row) for g in row.glimpses)) if row.size == size else row


def _doubted(glimpse: Glimpse, row: Row, pixels: NDArray[uint8], most: float) -> Glimpse:
    if not _is_bare(glimpse) or _ink_above(glimpse, row, pixels) is None:
        return glimpse
    return glimpse._replace(confidence=min(glimpse.confidence, most))


def _accented(glimpse: Glimpse, row: Row, pixels: NDArray[uint8], most: float) -> Glimpse:
    if not _is_bare(glimpse) or (ink := _ink_above(glimpse, row, pixels)) is None:
        return glimpse
    first = _accent(glimpse.text[0], ink, row.size)
    return glimpse._replace(text=first + glimpse.text[1:], confidence=min(glimpse.confidence, most))


def _is_bare(glimpse: Glimpse) -> bool:
    return glimpse.text[0] in _BARE and glimpse.text[1:].islower()


def _ink_above(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> NDArray[np.int32] | None:
    """The ink above a capital, as dots and rings have it; None where there is none, or more."""
    left, _, right, _ = glimpse.box
    base = row.slope * (left + right) / 2 + row.base
    low, high = (max(round(base - share * row.size), 0) for share in _ABOVE)
    tones = pixels[high:low, left : left + round(_WIDE * row.size)].astype(np.int32)
    ink = np.where(tones < _PALE, 255 - tones, 0)
    return ink if _INK * row.size * row.size <= ink.sum() / 255 <= _FULL * tones.size else None


def _accent(letter: str, ink: NDArray[np.int32], size: float) -> str:
    """The letter with what the ink above it shows; as it is where that cannot be told."""
    if letter == "O":
        return "Ö"
    depths = ink.sum(axis=0)
    places = np.flatnonzero(depths)
    left, right = int(places[0]), int(places[-1]) + 1
    third = (right - left) // 3
    middle = float(depths[left + third : right - third].min() / depths.max())
    is_ring = middle > _RING and _RING_WIDE[0] * size <= right - left <= _RING_WIDE[1] * size
    if letter != "A" or (middle > _DOTS and not is_ring):
        return letter
    return "Å" if is_ring else "Ä"


def _as_high(glimpse: Glimpse, row: Row, pixels: NDArray[uint8]) -> Glimpse:
    """The word with a capital where its first letter is as high as one in its type and beside the others."""
    first, rest = glimpse.text[0], glimpse.text[1:]
    if first not in _SMALL or not rest.islower():
        return glimpse
    left, _, right, _ = glimpse.box
    base = row.slope * (left + right) / 2 + row.base
    top = max(round(base - _TALLER * row.size), 0)
    inked = pixels[top : round(base), left:right] < _BLACK
    high = _height(inked[:, : round(_STROKE * row.size)])
    others = _height(inked[:, round(_LETTER * row.size) :])
    beside = high >= (_BESIDE_TALL if set(rest) & _ASCENDING else _BESIDE_LOW) * others
    is_capital = beside and _TALL * row.size <= high < round(base) - top
    return glimpse._replace(text=first.upper() + rest) if is_capital else glimpse


def _height(inked: NDArray[np.bool_]) -> int:
    """How high the ink reaches above the foot of a picture."""
    lines = np.flatnonzero(inked.any(axis=1))
    return inked.shape[0] - int(lines[0]) if lines.size else 0
