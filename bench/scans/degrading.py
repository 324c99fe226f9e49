"""A born-digital PDF to the scan of its print: pages that are pictures, worn as the plan says.

Every step is drawn from the seed, so that the same PDF, wear and seed give the same scan. Nothing here knows what
the pages say: the truth stays with whoever made the PDF.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pymupdf
from cameras import faded, needled, photographed, shrunk
from hands import bent, handled, on_paper, shadowed, shone_through, streaked
from marks import put_marks
from PIL import Image, ImageFilter

Gray = np.ndarray[tuple[int, int], np.dtype[np.float32]]
_PAPER = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """What printing, handling and scanning did to a document.

    ``skew`` is the most degrees that a page lies askew, ``noise`` the deviation of the sensor in gray levels of
    255, ``speckle`` the share of dots that turned black or white, ``shade`` the share of light lost across the
    page, ``blur`` a radius in 1/100 inch, ``quality`` JPEG's (None loses nothing), ``turned`` the degrees clockwise
    in which the pages were fed, ``marks`` what was put over the text (stamp, signature, pen), ``bilevel`` a scanner
    that knows black and white only. The others make the scan one of colours: the ``paper``'s, ``hands`` that wrote
    on it, the share of the back's ink that shows through (``back``), the inches by which a book's page rises to the
    gutter (``bend``), lines that a fax lost (``streaks``), the darkness at the ``rim``. Before all that the print
    may have lost a share of its ink (``faded``), be set by ``needles`` or smaller than the sheet (``size``); after
    it a telephone may have taken it, the sheet's far side shorter by the share ``tilt``.
    """

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    speckle: float = 0.0
    shade: float = 0.0
    blur: float = 0.0
    quality: int | None = 85
    turned: int = 0
    marks: tuple[str, ...] = ()
    bilevel: bool = False
    paper: tuple[int, int, int] | None = None
    hands: tuple[str, ...] = ()
    back: float = 0.0
    bend: float = 0.0
    streaks: int = 0
    rim: float = 0.0
    faded: float = 0.0
    needles: bool = False
    size: float = 1.0
    tilt: float = 0.0

    @property
    def is_coloured(self) -> bool:
        """Whether the scanner kept colours."""
        return bool(self.paper or self.hands or self.back or self.bend or self.streaks or self.rim)


def scan(data: bytes, wear: Wear, seed: str) -> bytes:
    """The PDF of pictures that a scanner makes of the print of ``data``."""
    out = pymupdf.open()
    for picture, width, height in pictures(data, wear, seed):
        page = out.new_page(width=width, height=height)
        page.insert_image(page.rect, stream=_encoded(picture, wear))
    made = out.tobytes(garbage=3, deflate=True, no_new_id=True)
    out.close()
    return bytes(made)


def pictures(data: bytes, wear: Wear, seed: str) -> Iterator[tuple[Image.Image, float, float]]:
    """Each page as the scanner saw it, with the size of its sheet in points."""
    with pymupdf.open(stream=data, filetype="pdf") as printed:
        for page in printed:
            rng = random.Random(f"{seed}/{wear.name}/{page.number}")
            pixels = page.get_pixmap(dpi=wear.dpi, colorspace=pymupdf.csGRAY)
            picture = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
            width, height = page.rect.width, page.rect.height
            if wear.turned in {90, 270}:
                width, height = height, width
            yield _worn(picture, wear, rng), width, height


def _worn(picture: Image.Image, wear: Wear, rng: random.Random) -> Image.Image:
    """Ink first, then the sheet on the glass, then light and lens, then the sensor."""
    picture = _printed(picture, wear, rng)
    put_marks(picture, wear.marks, wear.dpi, rng)
    if wear.is_coloured:
        picture = _used(picture.convert("RGB"), wear, rng)
    if wear.turned:
        picture = picture.rotate(-wear.turned, expand=True)
    if wear.skew:
        lean = rng.choice((-1, 1)) * rng.uniform(wear.skew / 2, wear.skew)
        fill = wear.paper or (_PAPER,) * 3 if wear.is_coloured else _PAPER
        picture = picture.rotate(lean, resample=Image.Resampling.BICUBIC, fillcolor=fill)
    if wear.tilt:
        picture = photographed(picture, wear.tilt, rng)
    if wear.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(wear.blur * wear.dpi / 100))
    dots = np.asarray(picture, dtype=np.float32)
    dice = np.random.default_rng(rng.getrandbits(64))
    dots = _shaded(dots, wear.shade, rng)
    if wear.noise:
        dots = dots + dice.normal(0, wear.noise, dots.shape).astype(np.float32)
    if wear.bilevel:
        dots = dots.mean(axis=2) if dots.ndim > 2 else dots
        dots = np.where(dots < _PAPER * (0.55 - wear.shade / 3), 0, _PAPER).astype(np.float32)
    if wear.speckle:
        dots = _speckled(dots, wear, dice)
    return Image.fromarray(np.clip(dots, 0, _PAPER).astype(np.uint8))


def _printed(picture: Image.Image, wear: Wear, rng: random.Random) -> Image.Image:
    """The print as its printer made it."""
    if wear.size != 1:
        picture = shrunk(picture, wear.size)
    if wear.needles:
        picture = needled(picture, wear.dpi, rng)
    return faded(picture, wear.faded) if wear.faded else picture


def _used(picture: Image.Image, wear: Wear, rng: random.Random) -> Image.Image:
    """A sheet that was written on, then lay on the glass."""
    if wear.back:
        picture = shone_through(picture, wear.back)
    picture = handled(picture, wear.hands, wear.dpi, rng)
    if wear.paper:
        picture = on_paper(picture, wear.paper)
    if wear.bend:
        picture = bent(picture, wear.bend, wear.dpi)
    if wear.rim:
        picture = shadowed(picture, wear.rim, wear.dpi)
    return streaked(picture, wear.streaks, wear.dpi, rng) if wear.streaks else picture


def _shaded(dots: Gray, shade: float, rng: random.Random) -> Gray:
    """Less light towards one corner, as where the sheet does not lie flat on the glass."""
    if not shade:
        return dots
    down, across = np.indices(dots.shape, dtype=np.float32)
    down, across = down / dots.shape[0], across / dots.shape[1]
    down = 1 - down if rng.random() < 0.5 else down
    across = 1 - across if rng.random() < 0.5 else across
    return dots * (1 - shade * (down + across) / 2)


def _speckled(dots: Gray, wear: Wear, dice: np.random.Generator) -> Gray:
    """Dots of dust and dropout, of one pixel at 150 dpi, two at 300."""
    grain = max(1, round(wear.dpi / 150))
    shape = (dots.shape[0] // grain + 1, dots.shape[1] // grain + 1)
    thrown = np.kron(dice.random(shape, dtype=np.float32), np.ones((grain, grain), dtype=np.float32))
    thrown = thrown[: dots.shape[0], : dots.shape[1]]
    dots = np.where(thrown < wear.speckle / 2, 0, dots)
    return np.where(thrown > 1 - wear.speckle / 2, _PAPER, dots)


def _encoded(picture: Image.Image, wear: Wear) -> bytes:
    buffer = io.BytesIO()
    if wear.bilevel or wear.quality is None:
        picture.convert("1" if wear.bilevel else picture.mode).save(buffer, "PNG")
    else:
        picture.save(buffer, "JPEG", quality=wear.quality)
    return buffer.getvalue()
