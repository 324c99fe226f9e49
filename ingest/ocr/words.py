"""Recognised lines -> words on the visual lines of a page, in points.

A word's box reaches as high and low as the letters of its type do, as the boxes of printed words do, whichever
letters it has: rows are told by them. What is no letter, digit or sign of a number and was hardly seen is dirt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ingest.ocr.bullets import BULLET, SIDES
from ingest.ocr.digits import parted
from ingest.ocr.marks import PART
from ingest.ocr.pitches import Pitch, ends_of, pitch_of
from ingest.ocr.tesseract import Glimpse, Row
from ingest.pdf.rows import words_of
from ingest.pdf.words import Piece, Run
from schemas.document import SURE, SURE_NAME, BBox, Style, Word

_DIRT = 50.0  # signs of which recognition is less sure are dirt
_DASH, _DASHES = 35.0, {"-", "\u2013", "\u2014"}  # but a dash is a cell of its own, and thin
_HAIR, _FLAT = 0.55, 2.0  # points of width, and times as wide as high: a letter by itself is neither
_STROKES = {"/", "\\"}  # of a pen, where they are not sure
_ILLEGIBLE = 10.0  # and figures are not read at all
_WORD = 3  # letters at least are a word, however faint; fewer may be the rest of a mark
_TICK, _TICKED = 2.0, 90.0  # times the usual size: a letter by itself, seen no surer, is a tick of a pen
_TICKS = 2  # so many ticks may meet, "K/", and are dirt where they are as little sure
_SPECK = 0.28  # of the usual size: lower than any letter, a letter by itself is an end of a stroke
_DASHED = 0.08, 0.55  # of the usual size above the baseline of a line: there is the middle of a dash
# Rules, dust and the feet of letters, read as signs that stand alone in no print.
_ALONE = set("|\u00a6.,:;'\"`\u00b4^~_<>\u00ab\u00bb\u2018\u2019\u201c\u201d")
_WALLS, _QUOTE = ("[]", "{}"), '"'
_ALIKE = 0.22  # of the usual size of a page: nearer sizes are not told apart, for "Åsele" is seen larger than "Ale"
_BRACKETED, _BRACKETS = 0.4, "(["  # and larger still "(kr)" by itself: brackets are higher than letters
_TALL, _LOW = set("0123456789bdfhklABDEFHIKLMNPRTUVXYZ"), set("acemnorsuvwxz")
_BETWEEN = set("it.")  # no lower than some, no higher than others
_AS_HIGH = 0.1  # of their height words that are as high may differ: their lines are of one size, however measured
_LARGER = 0.15  # of the usual size: larger type by less is not told from it
_DESCENT = 0.22  # of the height of letters: so much lies below the baseline
# Of the usual size: lower is a scrap, if so much of its width is within a word; over it, if it is a single letter.
_SCRAP, _WITHIN, _TOUCHED = 0.6, 0.7, 0.2


def words_in(rows: Sequence[Row], scale: float, printed: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a page, a pixel being ``scale`` points.

    Those that are ``printed`` on the picture as text take the place of what was seen there.
    """
    taken = [word.bbox for word in printed]
    usual = usual_size(rows)
    pitch = pitch_of(rows, usual)
    lines = [row for row in rows if not _is_stroke(row, rows, usual)]
    pieces = [tuple(_pieces(row, scale, taken, pitch if row.size == usual else None)) for row in lines]
    found = [some for some in pieces if some]
    runs = [Run(part, 0) for some in found for part in _opened(some, found)]
    runs += [Run((Piece(w.text, w.bbox, w.size, int(w.style), w.after),), 0) for w in printed]
    return tuple(sorted(words_of(runs), key=lambda word: (word.line, word.bbox.x0)))


def _opened(own: tuple[Piece, ...], others: Sequence[tuple[Piece, ...]]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of a line, cut where a piece of another line stands between two of them as high as they do."""
    first, last = own[0].box, own[-1].box
    inner = [
        (box.x0 + box.x1) / 2
        for pieces in (others if len(own) > 1 else ())
        if pieces is not own and pieces[0].box.x0 < last.x0 and pieces[-1].box.x1 > first.x1
        for box in (piece.box for piece in pieces)
        if first.top < box.middle < first.bottom
    ]
    start = 0
    for n, (left, right) in enumerate(pairwise(own), 1):
        if any(left.box.x1 < x < right.box.x0 for x in inner):
            yield own[start:n]
            start = n
    yield own[start:]


def without_scraps(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines without scraps of letters where a word of the usual size stands.

    Recognition may part a line across its letters; a word read there again as a whole leaves the pieces beside it.
    A single letter on a line of its own is one also where recognition is sure of it, and where it reaches over the
    end of the word: the top of a 5 is a c.
    """
    usual = usual_size(rows)
    whole = np.array([_extent(row, g) for row in rows if row.size == usual for g in row.glimpses]).reshape(-1, 4)
    for row in rows:
        kept = tuple(g for g in row.glimpses if not _is_scrap(g, row, whole, usual))
        if kept:
            yield row._replace(glimpses=kept)


def _extent(row: Row, glimpse: Glimpse) -> tuple[float, ...]:
    """The place of a word, as high and low as its type; nothing where it is no higher than a scrap itself."""
    left, top, right, low = glimpse.box
    low_type = row.slope * (left + right) / 2 + row.base + _DESCENT * row.size
    whole = left, min(top, low_type - row.size), right, max(low, low_type)
    return whole if low - top >= _SCRAP * row.size else (0.0,) * 4


def _is_scrap(glimpse: Glimpse, row: Row, whole: NDArray[np.float64], usual: float) -> bool:
    left, top, right, low = glimpse.box
    is_letter = len(row.glimpses) == 1 and len(glimpse.text) == 1 and glimpse.text.isalpha()
    if (glimpse.confidence >= SURE and not is_letter) or low - top >= _SCRAP * usual:
        return False
    slack = _AS_HIGH * usual
    across = np.minimum(whole[:, 2], right) - np.maximum(whole[:, 0], left)
    over = across >= (_TOUCHED if is_letter else _WITHIN) * (right - left)
    return bool((over & (whole[:, 1] - slack <= top) & (low <= whole[:, 3] + slack)).any())


def evened(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines, those of about the usual size of exactly that size."""
    usual = usual_size(rows)
    plain: dict[bool, list[int]] = {True: [], False: []}
    for row in rows:
        for is_tall, height in _heights(row) if abs(row.size - usual) <= _ALIKE * usual else ():
            plain[is_tall].append(height)
    heights = {is_tall: median(some) for is_tall, some in plain.items() if some}
    for row in rows:
        more = _BRACKETED if any(glimpse.text[0] in _BRACKETS for glimpse in row.glimpses) else _ALIKE
        known = [(own, heights[is_tall]) for is_tall, own in _heights(row) if is_tall in heights]
        as_high = bool(known) and all(abs(own - height) <= _AS_HIGH * height for own, height in known)
        alike = (
            -_ALIKE * usual <= row.size - usual <= more * usual and not _is_larger(row, usual, known)
        ) or as_high
        yield row._replace(size=usual) if alike else row


def _is_larger(row: Row, usual: float, known: Sequence[tuple[int, float]]) -> bool:
    """Whether a line is of larger type, as a heading is: all its words are as much higher as it is said to be."""
    times = row.size / usual
    shares = [own / height for own, height in known]
    return times > 1 + _LARGER and bool(shares) and all(abs(share - times) < abs(share - 1) for share in shares)


def usual_size(rows: Sequence[Row]) -> float:
    """The size in which most words of a page are set, in pixels."""
    return median([row.size for row in rows for _ in row.glimpses] or [0.0])


def _is_stroke(row: Row, rows: Sequence[Row], usual: float) -> bool:
    """Whether a row is a tick of a pen, the end of a stroke or the rest of a rule: no heading and no name."""
    (first, *others) = row.glimpses
    if others or len(first.text) > _TICKS or any(map(str.isdecimal, first.text)):
        return False
    left, top, right, low = first.box
    if any(map(str.isalpha, first.text)):
        is_one = len(first.text) == 1
        is_tick = row.size >= _TICK * usual and first.confidence < (_TICKED if is_one else _DIRT)
        return is_tick or (is_one and low - top < _SPECK * usual)
    if first.text not in _DASHES or first.confidence >= SURE:
        return False
    middle = (left + right) / 2
    above = (line.slope * middle + line.base - (top + low) / 2 for line in rows if line is not row)
    return not any(_DASHED[0] * usual <= high <= _DASHED[1] * usual for high in above)


def _heights(row: Row) -> Iterator[tuple[bool, int]]:
    """How high the words are that stand on the baseline: those as high as figures, and those of low letters."""
    for glimpse in row.glimpses:
        signs = set(glimpse.text)
        is_tall = bool(signs & _TALL)
        if signs <= (_TALL | _LOW | _BETWEEN if is_tall else _LOW):
            yield is_tall, glimpse.box[3] - glimpse.box[1]


def _pieces(row: Row, scale: float, taken: Sequence[BBox], pitch: Pitch | None) -> Iterator[Piece]:
    for seen in (part for whole in _unwalled(row) for part in parted(whole, pitch)):
        glimpse = seen._replace(text=BULLET) if _is_bullet(seen, scale) else seen
        if _is_dirt(glimpse) or _is_line(glimpse, scale):
            continue
        box = _box(row, glimpse, scale, pitch)
        if 3 * sum(_shared(other, box) for other in taken) < box.width * box.height:
            style = Style.BOLD if glimpse.bold else Style.REGULAR
            yield Piece(glimpse.text, box, round(row.size * scale, 1), int(style), " ", glimpse.confidence)


def _unwalled(row: Row) -> Iterator[Glimpse]:
    """The words of a line without what nothing closes, brackets and unsure quotes: walls of a bent table."""
    signs = "".join(glimpse.text for glimpse in row.glimpses)
    walls = "".join(pair for pair in _WALLS if len(set(signs).intersection(pair)) == 1)
    quotes = _QUOTE if signs.count(_QUOTE) == 1 else ""
    for glimpse in row.glimpses:
        text = glimpse.text.strip(walls + quotes if glimpse.confidence < SURE else walls)
        if text == glimpse.text:
            yield glimpse
        elif text:
            start = glimpse.text.index(text)
            left, top, right, low = glimpse.box
            wide = (right - left) / len(glimpse.text)
            box = round(left + wide * start), top, round(left + wide * (start + len(text))), low
            yield glimpse._replace(text=text, box=box, letters=glimpse.letters[start : start + len(text)])


def _is_bullet(glimpse: Glimpse, scale: float) -> bool:
    left, top, right, bottom = glimpse.box
    return glimpse.text == "." and all(
        SIDES[0] <= side * scale <= SIDES[1] for side in (right - left, bottom - top)
    )


def is_illegible(glimpse: Glimpse) -> bool:
    """Whether figures stand there that nobody can tell, if they are any: a value of them would be made up."""
    return glimpse.confidence < _ILLEGIBLE and any(c.isdecimal() for c in glimpse.text)


def _is_dirt(glimpse: Glimpse) -> bool:
    if set(glimpse.text) <= _ALONE or is_illegible(glimpse):
        return True
    if any(c.isdecimal() for c in glimpse.text):
        return False
    if any(c.isalpha() for c in glimpse.text):
        return glimpse.confidence <= PART and sum(c.isalpha() for c in glimpse.text) < _WORD
    if glimpse.text in _STROKES:
        return glimpse.confidence < SURE
    return glimpse.confidence < (_DASH if glimpse.text in _DASHES else _DIRT)


def _is_line(glimpse: Glimpse, scale: float) -> bool:
    """Whether a sign by itself is a piece of a rule or stroke: thinner than any stem, or much too flat."""
    left, top, right, bottom = glimpse.box
    is_unsure = len(glimpse.text) == 1 and glimpse.text.isalnum() and glimpse.confidence < SURE
    return is_unsure and ((right - left) * scale <= _HAIR or right - left > _FLAT * (bottom - top))


def _box(row: Row, glimpse: Glimpse, scale: float, pitch: Pitch | None) -> BBox:
    _, top, _, bottom = glimpse.box
    left, right = ends_of(glimpse, pitch)
    base = row.slope * (left + right) / 2 + row.base
    low = base + _DESCENT * row.size
    high = low - row.size
    thick = bottom - top > 2 * row.size and glimpse.confidence >= SURE_NAME  # else a mark makes it so
    if not top <= base <= bottom + row.size or thick:  # the line was not seen well
        high, low = top, bottom
    return BBox(left * scale, high * scale, right * scale, low * scale)


def _shared(printed: BBox, seen: BBox) -> float:
    """The area that two boxes share."""
    across = min(printed.x1, seen.x1) - max(printed.x0, seen.x0)
    down = min(printed.bottom, seen.bottom) - max(printed.top, seen.top)
    return max(across, 0.0) * max(down, 0.0)
