"""One page as PyMuPDF shows it -> its words and rules, as recognition sees them in its picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
import pymupdf
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.accents import with_first_letters, with_lost_accents_doubted
from ingest.ocr.bullets import with_bullets
from ingest.ocr.dashes import with_dashes
from ingest.ocr.digits import on_ink
from ingest.ocr.figures import compared, figures_only
from ingest.ocr.fount import witnessed
from ingest.ocr.initials import with_lost_initials
from ingest.ocr.leaders import without_leaders
from ingest.ocr.lone import lone_figures
from ingest.ocr.lost import Box, with_lost_figures
from ingest.ocr.marks import HARDLY, PART, Cleared, hardly_believed, without_marks
from ingest.ocr.picture import FINE, MOST, prepare, turned
from ingest.ocr.placing import leant
from ingest.ocr.rereading import reread
from ingest.ocr.rules import without_rules
from ingest.ocr.stops import with_full_stops
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import OTHER_LANGUAGE, BrokenError, Look, Row, Tesseract
from ingest.ocr.unseen import unseen_ink
from ingest.ocr.weight import weighed
from ingest.ocr.words import evened, is_illegible, without_scraps, words_in
from ingest.pdf.legible import is_encoded_twice
from schemas.document import BBox, Page, Scan, Word
from schemas.vocabulary import Illegible, Recognition

_POINTS = 72.0
_COARSEST = 72.0  # dots an inch: no scan that can be read is coarser
_COARSE, _LARGER = 190.0, 2.0  # a coarser scan is read at twice its size: small letters lose their dots else
_LONGEST, _UNTOLD = 1250.0, 100.0  # points and dots an inch: no sheet is longer and as coarse, but a photograph is
_LONG = 842.0  # points: an A4 sheet
_SECONDS = 60.0  # for each time that the program is called
_UPSIDE_DOWN = 75.0  # surer than this of its words, recognition read them upright
_FEW = 60  # letters at most on a page of which the program cannot tell how it stands: it is read in all four ways
_SURE = 60.0  # so sure of a word, it is one
_LEAST = 10  # so many sure words beside a text layer, and it was a part of the page only


class Manner(NamedTuple):
    """How a picture is read: its resolution in dots an inch, and Tesseract's page segmentation mode."""

    fine: int
    layout: int


# Words wherever they stand: lines that reach over the gaps of a table are misread beside them.
_SCATTERED = 11
USUAL = Manner(FINE, _SCATTERED)


class _Reading(NamedTuple):
    """A picture read once: ``cleared`` is what was read, ``unruled`` that with marks; ``turned`` as for a Page.

    ``tones`` are as :class:`ingest.ocr.picture.Prepared` has them.
    """

    rows: tuple[Row, ...]
    tones: NDArray[uint8]
    unruled: NDArray[uint8]
    cleared: Cleared
    scale: float
    dpi: float
    angle: float
    turned: int

    @property
    def confidence(self) -> float:
        """How sure recognition is of its words, on average by letter."""
        return fmean(self._seen) if self._seen else 0.0

    @property
    def letters(self) -> int:
        """How many letters and digits it sees."""
        return len(self._seen)

    @property
    def unseen(self) -> tuple[BBox, ...]:
        """The places of print that recognition left out: all of it, where a table stands on its side."""
        return unseen_ink(self.cleared.pixels, self.tones, self.rows, self.scale)

    @property
    def _seen(self) -> list[float]:
        return [g.confidence for row in self.rows for g in row.glimpses for _ in g.text if g.text.isalnum()]


def recognise(shown: Any, page: Page, engine: Tesseract, manner: Manner = USUAL) -> Page:
    """``page`` with the words of its picture; ``shown`` is the same page of PyMuPDF.

    Where a text layer turns out to hold what the page shows, the page comes back as it was. LateError, BrokenError.
    """
    why = page.scan.why if page.scan else Illegible.ASKED
    page = _as_a_sheet(shown, page)
    shown_long, long = max(shown.rect.width, shown.rect.height), max(page.width, page.height, 1.0)
    times = shown_long / long or 1.0  # a page may have no size
    native = _native(shown) * times
    colours = _picture(shown, min(_readable(native), manner.fine) / times, page.turned)
    reading = _upright(colours, page, engine, manner)
    width, height = page.width, page.height
    if (reading.turned - page.turned) % 180:
        width, height = height, width
    cleared = reading.cleared
    sheet = Sheet(cleared.pixels, reading.unruled, cleared.met, reading.dpi)
    whole = with_lost_figures(_compared(reading, engine), sheet, engine)
    seen = weighed(evened(whole.rows), cleared.pixels)
    believed = hardly_believed(seen, cleared, reading.scale)
    doubted = with_lost_accents_doubted(witnessed(believed, cleared.pixels), cleared.pixels, PART)
    rows = tuple(with_first_letters(reread(doubted, sheet, engine), cleared.pixels, HARDLY))
    dust = unseen_ink(cleared.pixels, reading.tones, rows, reading.scale)
    rows = with_lost_initials(dust, rows, sheet, engine, reading.scale)
    rows += lone_figures(dust, rows, sheet, engine, reading.scale)
    listed = with_bullets(with_dashes(without_scraps(rows), cleared.pixels), cleared.pixels, reading.scale)
    words = words_in(tuple(with_full_stops(listed, cleared.pixels)), reading.scale, _printed(page, why, reading))
    unseen = _unread(rows, whole.unread, reading)
    if (why is Illegible.PARTIAL and not _adds(words)) or (why is Illegible.GARBAGE and _agree(page.words, words)):
        return replace(page, scan=None)
    outcome = Recognition.DONE if words else Recognition.NOTHING
    return replace(
        page,
        width=width,
        height=height,
        words=words,
        edges=reading.cleared.edges,
        turned=reading.turned,
        scan=Scan(why, outcome, engine.name, round(native), reading.angle, unseen, reading.cleared.taken),
    )


def _as_a_sheet(shown: Any, page: Page) -> Page:
    """``page``, as large as an A4 sheet where it is a photograph of one: a point of the page is a dot of that."""
    long = max(page.width, page.height)
    if page.words or long <= _LONGEST or _native(shown) > _UNTOLD:
        return page
    return replace(page, width=page.width * _LONG / long, height=page.height * _LONG / long)


def _readable(native: float) -> float:
    """How fine a scan is read, in dots an inch."""
    return max(native * _LARGER if native < _COARSE else native, _COARSEST)


def _native(sheet: Any) -> float:
    """The finest resolution of the large pictures on a page, in dots an inch; of a usual scan where there is none.

    Letters may be a mask over a coarse picture of their colours: how fine that is is not told.
    """
    area = sheet.rect.width * sheet.rect.height
    large = [i for i in sheet.get_image_info() if pymupdf.Rect(i["bbox"]).get_area() > area / 4]
    if not large or any(image["has-mask"] for image in large):
        return FINE
    return max(dots for image in large for dots in _fineness(image))


def _fineness(image: Any) -> tuple[float, float]:
    """Dots an inch along the lines of a picture and down them; fax has twice as many along."""
    a, b, c, d = image["transform"][:4]
    across, down = max(math.hypot(a, b), 1.0), max(math.hypot(c, d), 1.0)
    return _POINTS * float(image["width"] / across), _POINTS * float(image["height"] / down)


def _picture(sheet: Any, dpi: float, degrees: int) -> NDArray[uint8]:
    if not sheet.rect.width * sheet.rect.height > 0:
        raise BrokenError("the page has no size")
    most = (MOST / max(sheet.rect.width * sheet.rect.height, 1)) ** 0.5
    if most < 1 / 2:
        raise BrokenError("the page is larger than any sheet")
    scale = min(dpi / _POINTS, most)
    pixels = sheet.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    lines = np.frombuffer(pixels.samples, dtype=uint8).reshape(pixels.height, pixels.stride)
    colours = lines[:, : 3 * pixels.width].reshape(pixels.height, pixels.width, 3)
    return turned(colours, degrees) if degrees else colours


def _upright(colours: NDArray[uint8], page: Page, engine: Tesseract, manner: Manner) -> _Reading:
    """The picture read; once more where it seems to stand on its head or side."""
    long = max(page.width, page.height)
    dpi = max(colours.shape[:2]) / long * _POINTS
    reading = _read(colours, dpi, page.turned, engine, manner)
    if reading.confidence >= _UPSIDE_DOWN and (reading.letters > _FEW or not reading.unseen):
        return reading
    degrees = engine.turn(prepare(colours, dpi, manner.fine).pixels, _SECONDS)
    if degrees == 0 or (degrees is None and reading.letters > _FEW):
        return reading
    others = [
        _read(turned(colours, other), dpi, (page.turned + other) % 360, engine, manner)
        for other in ((degrees,) if degrees else (90, 180, 270))
    ]
    if not degrees:
        others = [other for other in others if other.confidence >= _UPSIDE_DOWN]
    return max([reading, *others], key=lambda r: r.letters * r.confidence)


def _read(colours: NDArray[uint8], dpi: float, degrees: int, engine: Tesseract, manner: Manner) -> _Reading:
    prepared = prepare(colours, dpi, manner.fine)
    scale = _POINTS / prepared.dpi
    ruled = without_rules(prepared.pixels, scale)
    unruled = ruled._replace(pixels=without_leaders(ruled.pixels, scale))
    cleared = without_marks(prepared.pixels, prepared.tones, unruled, scale)
    rows = _rows(engine, cleared.pixels, Look(round(prepared.dpi), manner.layout))
    return _Reading(rows, prepared.tones, unruled.pixels, cleared, scale, prepared.dpi, prepared.angle, degrees)


def _rows(engine: Tesseract, pixels: NDArray[uint8], look: Look) -> tuple[Row, ...]:
    return tuple(on_ink(engine.rows(pixels, look, _SECONDS), pixels))


def _compared(reading: _Reading, engine: Tesseract) -> tuple[Row, ...]:
    """The lines of a reading, its figures compared with what a second reading of them alone sees."""
    left = figures_only(reading.cleared.pixels, reading.rows) if engine.reads_otherwise else None
    if left is None:
        return reading.rows
    look = Look(round(reading.dpi), _SCATTERED, OTHER_LANGUAGE)
    return compared(reading.rows, _rows(engine, left, look))


def _unread(rows: Sequence[Row], lost: Sequence[Box], reading: _Reading) -> tuple[BBox, ...]:
    """The places of print that no word tells of: what was not seen, was ``lost`` or cannot be told."""
    unseen = unseen_ink(reading.cleared.pixels, reading.tones, rows, reading.scale)
    illegible = (glimpse.box for row in rows for glimpse in row.glimpses if is_illegible(glimpse))
    unread = (BBox(*(side * reading.scale for side in box)) for box in (*lost, *illegible))
    return unseen + tuple(
        box
        for box in unread
        if not any(box.x0 < b.x1 and b.x0 < box.x1 and b.top < box.middle < b.bottom for b in unseen)
    )


def _printed(page: Page, why: Illegible, reading: _Reading) -> tuple[Word, ...]:
    """The words of the text layer that stand, where they lie on the level page."""
    if why is not Illegible.PARTIAL or page.turned != reading.turned:
        return ()
    return tuple(w._replace(bbox=leant(w.bbox, -reading.angle, page.width, page.height)) for w in page.words)


def _agree(printed: tuple[Word, ...], words: tuple[Word, ...]) -> bool:
    """Whether recognition saw the text layer's own words, those that look wrong: they have a meaning."""
    seen = {word.text for word in words}
    doubted = [word for word in printed if is_encoded_twice(word.text)] or printed
    return 2 * sum(word.text in seen for word in doubted) > len(doubted)


def _adds(words: tuple[Word, ...]) -> bool:
    """Whether recognition saw much that the text layer does not hold."""
    seen = sum(w.confidence is not None and w.confidence >= _SURE and len(w.text) > 1 for w in words)
    printed = sum(w.confidence is None for w in words)
    return seen >= _LEAST and 2 * seen > printed
