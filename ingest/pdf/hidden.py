"""What stands on a PDF page and does not show: outside it, without ink, in its background's colour, painted over.

Whatever may not show (no ink, the colour of the shape below or of the paper, a shape painted after it) is looked up
in a picture of the page: where one colour alone is printed, nothing shows. So white text on a photograph is none,
nor is text that recognition has put under a scan. Different words at one place are told by their boxes. Everything
but what stands outside the page is among its words too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pymupdf

from ingest.pdf.words import PageText
from schemas.document import Aside, BBox, Word
from schemas.vocabulary import Unshown

_NO_INK = 3  # the kind of text in PyMuPDF's trace that is not drawn
_FAINT = 0.01  # opacity
_SAME = 0.02  # between two colours
_LIGHT = 250  # of 255, of each colour: as white as paper
_PAPER = (1.0, 1.0, 1.0)
_BEYOND = 2.0  # points outside the page, for a character to be no rounding
_LOOK = 1.5  # pixels a point in the picture of the page
_INNER = 0.2  # of the smaller side of a box: what is left out around it, where rules are drawn
_OVER = 0.6  # of the narrower word, for two words to be at one place
_LEVEL = 0.7  # of the lower word
_BAND = 60.0  # points: shapes are sorted by how far down they stand


class _Shape(NamedTuple):
    """A filled shape, as PyMuPDF gives it before the page is turned, and when it is painted."""

    box: tuple[float, float, float, float]
    colour: tuple[float, ...]
    painted: int


class _Suspect(NamedTuple):
    """Text that may not show, in the coordinates of the trace."""

    text: str
    box: tuple[float, float, float, float]
    why: Unshown


def may_hide(text: PageText, words: Sequence[Word], drawings: Iterable[dict[str, Any]], matrix: Any) -> bool:
    """Whether anything may hide on a page, so that it is worth a second look: a look takes time."""
    if text.beyond or any(not opacity or _is_light(colour) for colour, opacity in text.inks):
        return True
    bands: defaultdict[int, list[BBox]] = defaultdict(list)
    for shape in _shapes(drawings):
        box = _turned(shape.box, matrix)
        for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1):
            bands[band].append(box)
    return bool(bands) and any(
        box.x0 <= word.bbox.x0 <= box.x1 and box.top <= word.bbox.middle <= box.bottom
        for word in words
        for box in bands.get(int(word.bbox.middle // _BAND), ())
    )


def _is_light(colour: int) -> bool:
    return min(colour >> 16, colour >> 8 & 255, colour & 255) >= _LIGHT


def unshown(page: Any, words: Sequence[Word], drawings: Iterable[dict[str, Any]], matrix: Any) -> tuple[Aside, ...]:
    """The text of a page that does not show; ``matrix`` turns PyMuPDF's coordinates as the page is read."""
    spans = [span for span in page.get_texttrace() if any(chr(char[0]).isalnum() for char in span["chars"])]
    shapes = _by_band(_shapes(drawings))
    outside: list[Aside] = []
    suspects: list[_Suspect] = []
    for span in spans:
        beyond = _beyond(span, page)
        why = _suspicion(span, shapes)
        if beyond:
            outside.append(Aside(beyond, Unshown.OUTSIDE, 1, _turned(span["bbox"], matrix)))
        elif why is not None:
            suspects.append(_Suspect(_text(span), span["bbox"], why))
    if _is_recognised(page, suspects, len(spans)):
        suspects = [suspect for suspect in suspects if suspect.why is not Unshown.UNPAINTED]
    blank = [
        Aside(suspect.text, suspect.why, _line_at(box, words), box)
        for suspect in _blank(page, suspects)
        for box in (_turned(suspect.box, matrix),)
    ]
    return (*outside, *blank)


def _text(span: dict[str, Any]) -> str:
    return " ".join("".join(chr(char[0]) for char in span["chars"]).split())


def _turned(box: Sequence[float], matrix: Any) -> BBox:
    return BBox(*(pymupdf.Rect(box) * matrix))


def _beyond(span: dict[str, Any], page: Any) -> str:
    """The characters of a span that lie outside the page; "" where none with a meaning does."""
    x0, top, x1, bottom = pymupdf.Rect(span["bbox"]) * page.rotation_matrix
    width, height = page.rect.width, page.rect.height
    if x0 >= -_BEYOND and top >= -_BEYOND and x1 <= width + _BEYOND and bottom <= height + _BEYOND:
        return ""
    out = ""
    for char, _, _, box in span["chars"]:
        left, upper, right, lower = pymupdf.Rect(box) * page.rotation_matrix
        if right < -_BEYOND or lower < -_BEYOND or left > width + _BEYOND or upper > height + _BEYOND:
            out += chr(char)
    return " ".join(out.split()) if any(c.isalnum() for c in out) else ""


def _shapes(drawings: Iterable[dict[str, Any]]) -> Iterator[_Shape]:
    """The filled shapes of a page that let nothing through, in the order in which they are painted."""
    for drawing in drawings:
        fill = drawing.get("fill")
        if fill is not None and "f" in drawing["type"] and drawing.get("fill_opacity", 1) >= 1:
            yield _Shape(tuple(drawing["rect"]), tuple(fill), drawing["seqno"])


def _by_band(shapes: Iterable[_Shape]) -> dict[int, list[_Shape]]:
    """Shapes by the bands of the page that they stand in."""
    bands: defaultdict[int, list[_Shape]] = defaultdict(list)
    for shape in shapes:
        for band in range(int(shape.box[1] // _BAND), int(shape.box[3] // _BAND) + 1):
            bands[band].append(shape)
    return bands


def _suspicion(span: dict[str, Any], shapes: dict[int, list[_Shape]]) -> Unshown | None:
    """Why a span may not show; None for what surely does."""
    if span["type"] == _NO_INK or span["opacity"] <= _FAINT:
        return Unshown.UNPAINTED
    x0, top, x1, bottom = span["bbox"]
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    ground: Sequence[float] = _PAPER
    for box, fill, painted in shapes.get(int(y // _BAND), ()):
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            if painted > span["seqno"]:
                return Unshown.COVERED
            ground = fill  # shapes stand in the order in which they are painted
    colour = span["color"]
    alike = len(ground) == len(colour) and max(abs(a - b) for a, b in zip(ground, colour, strict=True)) <= _SAME
    return Unshown.BACKGROUND if alike else None


def _is_recognised(page: Any, suspects: Sequence[_Suspect], count: int) -> bool:
    """Whether text without ink lies under the picture of a page, as text recognition leaves it."""
    if 2 * sum(suspect.why is Unshown.UNPAINTED for suspect in suspects) <= count:
        return False
    area = page.rect.width * page.rect.height
    return any(2 * pymupdf.Rect(image["bbox"]).get_area() > area for image in page.get_image_info())


def _blank(page: Any, suspects: Sequence[_Suspect]) -> Iterator[_Suspect]:
    """Those where the page shows one colour alone."""
    if not suspects:
        return
    picture = page.get_pixmap(matrix=pymupdf.Matrix(_LOOK, _LOOK), alpha=False)
    pixels = picture.samples
    for suspect in suspects:
        x0, top, x1, bottom = pymupdf.Rect(suspect.box) * page.rotation_matrix
        margin = _INNER * min(x1 - x0, bottom - top)
        left, right = (round(_LOOK * x) for x in (max(x0 + margin, 0), min(x1 - margin, page.rect.width)))
        first, last = (round(_LOOK * y) for y in (max(top + margin, 0), min(bottom - margin, page.rect.height)))
        rows = (
            pixels[y * picture.stride + left * picture.n : y * picture.stride + right * picture.n]
            for y in range(first, last)
        )
        if len({row[n : n + picture.n] for row in set(rows) for n in range(0, len(row), picture.n)}) == 1:
            yield suspect


def _line_at(box: BBox, words: Sequence[Word]) -> int:
    """The line of the words in a box, 1 where there are none."""
    return next((w.line for w in words if w.bbox.top <= box.middle <= w.bbox.bottom), 1)


def overprinted(words: Sequence[Word]) -> Iterator[Aside]:
    """Words that stand on other words; signs alone (a line to write on) and words printed twice are none."""
    for level in _levels(words):
        if _overlap(level):
            yield from _overprinted(level)


def _levels(words: Sequence[Word]) -> list[list[Word]]:
    """Words with a letter or digit from top to bottom, parted where none reaches down to the next."""
    levels: list[list[Word]] = []
    reach = -math.inf
    told = [w for w in words if w.text.isalnum() or any(map(str.isalnum, w.text))]
    for middle, n in sorted([((w.bbox.top + w.bbox.bottom) / 2, n) for n, w in enumerate(told)]):
        _, top, _, bottom = told[n].bbox
        if middle > reach:
            levels.append([])
        levels[-1].append(told[n])
        reach = max(reach, middle + (1 - _LEVEL) * (bottom - top))
    return levels


def _overlap(words: Sequence[Word]) -> bool:
    """Whether any two words stand over one another, at whatever height."""
    boxes = sorted([word.bbox for word in words])
    end = -math.inf
    for x0, _, x1, _ in boxes:
        if x0 < end:
            return True
        end = max(end, x1)
    return False


def _overprinted(level: Sequence[Word]) -> Iterator[Aside]:
    for number, under in enumerate(level):
        x0, _, x1, _ = under.bbox
        reach = under.bbox.middle + (1 - _LEVEL) * under.bbox.height
        for over in islice(level, number + 1, None):
            if over.bbox.middle > reach:
                break
            beside = over.bbox.x0 >= x1 or over.bbox.x1 <= x0  # as nearly all words of a line are
            if not beside and under.text != over.text and _at_one_place(under.bbox, over.bbox):
                yield Aside(f"{under.text} / {over.text}", Unshown.OVERPRINTED, over.line, over.bbox)


def _at_one_place(one: BBox, other: BBox) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    if across <= _OVER * min(one.width, other.width):
        return False
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return down > _LEVEL * max(one.height, other.height)
