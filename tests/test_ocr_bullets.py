"""Dots before the lines of a list are its bullets; dust, points of sentences and a lone dot are none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.ocr.bullets import BULLET, with_bullets
from ingest.ocr.tesseract import Glimpse, Row

SCALE = 72 / 300
LEFT = 300


def bulleted(dots: tuple[tuple[int, int, int], ...]) -> list[bool]:
    """Which of three lines begin with a bullet, of dots drawn at so many pixels before and above, so wide."""
    picture = Image.new("L", (900, 400), 255)
    draw = ImageDraw.Draw(picture)
    rows = []
    for number, (before, above, side) in enumerate(dots):
        base = 100 * (number + 1)
        x, y = LEFT - before, base - above
        draw.ellipse((x - side / 2, y - side / 2, x + side / 2, y + side / 2), fill=0)
        rows.append(Row((Glimpse("läromedel", (LEFT, base - 30, 500, base), 96.0),), 0.0, base, 40.0))
    found = with_bullets(rows, np.asarray(picture), SCALE)
    return [row.glimpses[0].text == BULLET for row in found]


@pytest.mark.parametrize(
    ("dots", "found"),
    [
        (((50, 12, 14), (50, 12, 14), (50, 12, 14)), [True, True, True]),
        (((50, 12, 14), (90, 12, 14), (50, 12, 14)), [True, False, True]),  # not as far to the left
        (((50, 12, 14), (20, 0, 0), (20, 0, 0)), [False, False, False]),  # by itself
        (((50, 12, 4), (50, 12, 4), (50, 12, 4)), [False, False, False]),  # dust
        (((50, 2, 8), (50, 2, 8), (50, 2, 8)), [False, False, False]),  # on the baseline
        (((50, 12, 30), (50, 12, 30), (50, 12, 30)), [False, False, False]),  # a picture
    ],
)
def test_bullets_of_a_list(dots: tuple[tuple[int, int, int], ...], found: list[bool]) -> None:
    assert bulleted(dots) == found


def test_a_sign_that_is_hardly_believed_is_the_dot_that_its_ink_shows() -> None:
    picture = Image.new("L", (900, 400), 255)
    draw = ImageDraw.Draw(picture)
    rows = []
    for base, sign in ((100, "«"), (200, "-")):
        draw.ellipse((243, base - 19, 257, base - 5), fill=0)
        guess = Glimpse(sign, (243, base - 19, 257, base - 5), 45.0)
        rows.append(Row((guess, Glimpse("läromedel", (LEFT, base - 30, 500, base), 96.0)), 0.0, base, 40.0))
    found = with_bullets(rows, np.asarray(picture), SCALE)
    assert [[glimpse.text for glimpse in row.glimpses] for row in found] == 2 * [[BULLET, "läromedel"]]
