"""What hands, paper and machines of an office do to a sheet besides: in colours, before it is scanned.

A picture is of three colours here. Nothing knows what the page says but where it has ink.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

Colour = tuple[int, int, int]
_BLUE, _RED, _PENCIL = (40, 60, 170), (190, 30, 45), (120, 120, 125)
_YELLOW, _PINK, _GREEN = (255, 240, 90), (255, 170, 200), (170, 240, 150)
_MARGIN, _GUTTER = 0.35, 2.2  # inch: where ticks stand, and as far the sheet bends away from the glass


def handled(picture: Image.Image, hands: tuple[str, ...], dpi: int, rng: random.Random) -> Image.Image:
    """The picture with each mark on it."""
    for hand in hands:
        over = Image.new("RGB", picture.size, "white")
        _DRAWN[hand](over, dpi, rng, _lines(picture))
        picture = ImageChops.multiply(picture, over)
    return picture


def on_paper(picture: Image.Image, paper: Colour) -> Image.Image:
    """The print on paper of a colour."""
    return ImageChops.multiply(picture, Image.new("RGB", picture.size, paper))


def shone_through(picture: Image.Image, share: float) -> Image.Image:
    """The print with that of the back of the sheet, of which a share of the ink is seen."""
    back = ImageOps.mirror(ImageOps.flip(picture)).filter(ImageFilter.GaussianBlur(1.5))
    return ImageChops.multiply(picture, Image.eval(back, lambda tone: round(255 - (255 - tone) * share)))


def bent(picture: Image.Image, inches: float, dpi: int) -> Image.Image:
    """A page of a book on the glass: lines rise towards the gutter on its left, in shadow."""
    dots = np.array(picture)
    reach = round(_GUTTER * dpi)
    for x in range(min(reach, dots.shape[1])):
        off = (1 - x / reach) ** 2
        down = round(inches * dpi * off)
        if down:
            dots[down:, x] = dots[:-down, x].copy()
        dots[:, x] = (dots[:, x] * (1 - 0.6 * off * off)).astype(np.uint8)
    return Image.fromarray(dots)


def streaked(picture: Image.Image, count: int, dpi: int, rng: random.Random) -> Image.Image:
    """Lines that a fax lost or repeated, and a line down the sheet from dirt on the glass."""
    dots = np.array(picture)
    height, width = dots.shape[:2]
    for _ in range(count):
        y, high = rng.randrange(height - 4), rng.choice((1, 1, 2))
        left = rng.randrange(width // 2)
        dots[y : y + high, left : left + rng.randrange(width // 4, width)] = rng.choice((0, 255, 255))
    x = rng.randrange(width // 6, width - width // 6)
    dots[:, x : x + max(1, dpi // 200)] = 70
    return Image.fromarray(dots)


def shadowed(picture: Image.Image, share: float, dpi: int) -> Image.Image:
    """The edge of the sheet: the lid was open, and it is dark there."""
    dots = np.array(picture).astype(np.float32)
    height, width = dots.shape[:2]
    down = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None]
    across = np.minimum(np.arange(width), np.arange(width)[::-1])[None, :]
    near = np.clip(1 - np.minimum(down, across) / (0.3 * dpi), 0, 1)
    dots *= (1 - share * near**2)[..., None]
    return Image.fromarray(dots.astype(np.uint8))


def _lines(picture: Image.Image) -> list[int]:
    """The heights of the lines of print, in pixels."""
    inked = (np.asarray(picture.convert("L")) < 120).sum(axis=1) > 8
    turns = np.flatnonzero(np.diff(inked.astype(np.int8)))
    return [int(a + b) // 2 for a, b in zip(turns[::2], turns[1::2], strict=False)] or [picture.height // 2]


def _highlighter(over: Image.Image, dpi: int, rng: random.Random, lines: list[int]) -> None:
    draw = ImageDraw.Draw(over)
    for y in rng.sample(lines, min(4, len(lines))):
        left, high = rng.uniform(0.8, 3.0) * dpi, 0.09 * dpi
        right = left + rng.uniform(1, 3.5) * dpi
        lean = rng.uniform(-0.02, 0.02) * dpi
        corners = [(left, y - high), (right, y - high + lean), (right, y + high + lean), (left, y + high)]
        draw.polygon(corners, fill=rng.choice((_YELLOW, _PINK, _GREEN)))


def _ticks(over: Image.Image, dpi: int, rng: random.Random, lines: list[int]) -> None:
    """A tick at most rows, some of them over what is printed."""
    draw, ink = ImageDraw.Draw(over), rng.choice((_BLUE, _RED, _PENCIL))
    column = rng.choice((_MARGIN, 0.8, over.width / dpi - 1.1)) * dpi
    for y in lines:
        if rng.random() < 0.7:
            x = column + rng.uniform(-0.08, 0.08) * dpi
            tick = [(x, y), (x + 0.05 * dpi, y + 0.07 * dpi), (x + 0.18 * dpi, y - 0.1 * dpi)]
            draw.line(tick, fill=ink, width=max(2, dpi // 100), joint="curve")


def _rings(over: Image.Image, dpi: int, rng: random.Random, lines: list[int]) -> None:
    """Rings about some figures, a line through a row, and a number beside it."""
    draw, ink = ImageDraw.Draw(over), rng.choice((_BLUE, _RED, _PENCIL))
    for y in rng.sample(lines, min(3, len(lines))):
        x, wide = rng.uniform(3.0, 6.5) * dpi, rng.uniform(0.35, 0.6) * dpi
        draw.ellipse((x - wide, y - 0.13 * dpi, x + wide, y + 0.13 * dpi), outline=ink, width=max(2, dpi // 110))
    y, x = rng.choice(lines), rng.uniform(1.0, 4.0) * dpi
    draw.line([(x, y), (x + rng.uniform(0.8, 2) * dpi, y + 0.02 * dpi)], fill=ink, width=max(2, dpi // 110))
    font = ImageFont.load_default(dpi // 6)
    draw.text(
        (over.width - 0.9 * dpi, rng.choice(lines) - dpi // 12), rng.choice(("OK", "?", "12")), ink, font=font
    )


def _holes(over: Image.Image, dpi: int, rng: random.Random, _: list[int]) -> None:
    """Holes of a punch, dark where the lid is."""
    draw, x, size = ImageDraw.Draw(over), 0.45 * dpi, 0.11 * dpi
    middle = over.height / 2 + rng.uniform(-0.1, 0.1) * dpi
    for y in (middle - 1.57 * dpi, middle + 1.57 * dpi):
        draw.ellipse((x - size, y - size, x + size, y + size), fill=(35, 35, 38))


def _round_stamp(over: Image.Image, dpi: int, rng: random.Random, lines: list[int]) -> None:
    """A stamp in two rings with a date, blue or red and unevenly inked."""
    x, y = rng.uniform(1.5, 6.0) * dpi, rng.choice(lines)
    ink, size = rng.choice((_BLUE, _RED)), 0.55 * dpi
    stamp = Image.new("RGB", over.size, "white")
    draw = ImageDraw.Draw(stamp)
    for radius in (size, 0.75 * size):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=max(2, dpi // 70))
    draw.text((x - 0.36 * dpi, y - 0.08 * dpi), "14 MAJ 24", ink, font=ImageFont.load_default(dpi // 7))
    over.paste(stamp.rotate(rng.uniform(-25, 25), center=(x, y), fillcolor="white"))


def _blue_signature(over: Image.Image, dpi: int, rng: random.Random, lines: list[int]) -> None:
    """A name in ball pen over two lines, its strokes of changing width."""
    draw = ImageDraw.Draw(over)
    x, y = rng.uniform(1.0, 4.0) * dpi, rng.choice(lines)
    phase, loops = rng.uniform(0, 6), rng.uniform(4, 8)
    before = None
    for step in range(200):
        t = step / 200
        here = (
            x + 2.2 * dpi * t + 0.1 * dpi * math.cos(2 * math.pi * loops * t + phase),
            y + 0.18 * dpi * math.sin(2 * math.pi * loops * t + phase) * (1.2 - t) - 0.15 * dpi * t,
        )
        if before:
            draw.line([before, here], fill=_BLUE, width=max(2, round(dpi / 90 * (1 + 0.4 * math.sin(9 * t)))))
        before = here


_DRAWN: dict[str, Callable[[Image.Image, int, random.Random, list[int]], None]] = {
    "highlighter": _highlighter,
    "ticks": _ticks,
    "rings": _rings,
    "holes": _holes,
    "round stamp": _round_stamp,
    "blue signature": _blue_signature,
}
