"""What hands put over a print: a registrar's stamp, a signature, ticks of a pen."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFont

_INK = 90  # gray of stamp and pen
_STAMP = ("INKOM", "2019 -05- 2 1", "Dnr")


def put_marks(picture: Image.Image, marks: tuple[str, ...], dpi: int, rng: random.Random) -> None:
    """Draw each mark somewhere over the text of ``picture``, which is changed."""
    for mark in marks:
        _DRAWN[mark](picture, dpi, rng)


def _stamp(picture: Image.Image, dpi: int, rng: random.Random) -> None:
    """A frame of 5 x 2.5 cm with three lines, askew; where it lies the darker ink wins."""
    width, height = int(2 * dpi), int(dpi)
    stamp = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((2, 2, width - 3, height - 3), outline=_INK, width=max(2, dpi // 60))
    font = ImageFont.load_default(dpi // 5)
    for number, text in enumerate(_STAMP):
        draw.text((width // 8, height // 10 + number * height * 3 // 10), text, fill=_INK, font=font)
    stamp = stamp.rotate(rng.uniform(-7, 7), expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    place = (rng.randint(dpi // 2, picture.width - 3 * dpi), rng.randint(dpi, picture.height // 2))
    _darken(picture, stamp, place)


def _signature(picture: Image.Image, dpi: int, rng: random.Random) -> None:
    """A looping line of 6 cm somewhere in the lower half."""
    x = rng.uniform(1.0, 3.5) * dpi
    y = rng.uniform(0.5, 0.9) * picture.height
    loops, phase = rng.uniform(5, 9), rng.uniform(0, 6)
    points = []
    for step in range(240):
        t = step / 240
        points.append(
            (
                x + 2.4 * dpi * t + 0.12 * dpi * math.sin(2 * math.pi * loops * t + phase),
                y + 0.2 * dpi * math.sin(2 * math.pi * loops * 0.9 * t) * (1.1 - t) + 0.08 * dpi * math.sin(9 * t),
            )
        )
    ImageDraw.Draw(picture).line(points, fill=_INK - 40, width=max(2, dpi // 90), joint="curve")


def _pen(picture: Image.Image, dpi: int, rng: random.Random) -> None:
    """Some ticks in the margins and a line under a row."""
    draw = ImageDraw.Draw(picture)
    for _ in range(6):
        x = rng.choice((0.3, picture.width / dpi - 0.5)) * dpi
        y = rng.uniform(0.2, 0.9) * picture.height
        tick = [(x, y), (x + 0.06 * dpi, y + 0.08 * dpi), (x + 0.2 * dpi, y - 0.12 * dpi)]
        draw.line(tick, fill=_INK, width=max(2, dpi // 100))
    y = rng.uniform(0.3, 0.8) * picture.height
    draw.line([(dpi, y), (3 * dpi, y + 0.03 * dpi)], fill=_INK, width=max(2, dpi // 100))


def _darken(picture: Image.Image, other: Image.Image, place: tuple[int, int]) -> None:
    box = (place[0], place[1], place[0] + other.width, place[1] + other.height)
    picture.paste(ImageChops.darker(picture.crop(box), other), box)


_DRAWN: dict[str, Callable[[Image.Image, int, random.Random], None]] = {
    "stamp": _stamp,
    "signature": _signature,
    "pen": _pen,
}
