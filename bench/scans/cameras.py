"""What printers and telephones do to a page: worn ribbons, dots, small type, a photograph of the sheet."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageFilter

_DESK = (96, 84, 72)
_PITCH = 1 / 90  # inch between the needles of a printer


def faded(picture: Image.Image, share: float) -> Image.Image:
    """The print with a share of its ink lost: light gray letters."""
    return Image.eval(picture, lambda tone: round(255 - (255 - tone) * (1 - share)))


def needled(picture: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """The print as needles set it through a worn ribbon: letters of dots, rows of them paler than others."""
    dots = np.asarray(picture, dtype=np.float32)
    down, across = np.indices(dots.shape, dtype=np.float32)
    turn = 2 * np.pi / (_PITCH * dpi)
    needles = 0.5 + 0.25 * (np.cos(down * turn) + np.cos(across * turn))
    worn = 0.62 + 0.2 * np.sin(down / dots.shape[0] * 40 + rng.uniform(0, 6))
    ink = (255 - dots) * worn * (0.45 + 0.55 * needles)
    return Image.fromarray((255 - ink).astype(np.uint8)).filter(ImageFilter.GaussianBlur(dpi / 300))


def shrunk(picture: Image.Image, share: float) -> Image.Image:
    """The page printed smaller on the same sheet, as two pages to a sheet are."""
    small = picture.resize([round(side * share) for side in picture.size], Image.Resampling.LANCZOS)
    sheet = Image.new(picture.mode, picture.size, "white")
    sheet.paste(small, ((picture.width - small.width) // 2, (picture.height - small.height) // 3))
    return sheet


def photographed(picture: Image.Image, tilt: float, rng: random.Random) -> Image.Image:
    """The sheet on a desk as a telephone sees it: its far side shorter, a hand's shadow over it."""
    width, height = picture.size
    off = [rng.uniform(0.2, 1.0) * tilt for _ in range(6)]
    corners = (
        (off[0] * width, off[1] * height),
        (off[2] * width / 3, height * (1 - off[3] / 3)),
        (width * (1 - off[2] / 3), height * (1 - off[4] / 3)),
        (width * (1 - off[5]), off[1] * height),
    )
    edges = ((0, 0), (0, height), (width, height), (width, 0))
    lines = [line for at, to in zip(corners, edges, strict=True) for line in _lines(at, to)]
    found = np.linalg.solve(np.array([line[:8] for line in lines]), np.array([line[8] for line in lines]))
    seen = picture.convert("RGB").transform(
        picture.size, Image.Transform.PERSPECTIVE, found.tolist(), Image.Resampling.BICUBIC, fillcolor=_DESK
    )
    down, across = np.indices((height, width), dtype=np.float32)
    shadow = 1 / (1 + np.exp(-((across / width) * 1.2 + down / height - rng.uniform(0.5, 1.2)) * 14))
    light = (1 - 0.35 * shadow) * (1 - 0.2 * down / height)
    return Image.fromarray((np.asarray(seen) * light[..., None]).astype(np.uint8))


def _lines(at: tuple[float, float], to: tuple[float, float]) -> list[tuple[float, ...]]:
    """What a corner says of the eight numbers of a perspective."""
    (x, y), (u, v) = at, to
    return [(x, y, 1, 0, 0, 0, -u * x, -u * y, u), (0, 0, 0, x, y, 1, -v * x, -v * y, v)]
