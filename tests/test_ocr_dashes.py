"""Dashes in the names of a scan, told from hyphens by the length of their strokes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy import uint8

from ingest.ocr.dashes import with_dashes
from ingest.ocr.tesseract import Glimpse, Row

SIZE, BASE = 40.0, 100


@pytest.mark.parametrize(
    ("seen", "strokes", "read"),
    [
        ("Alm-Ek", ((154, 174),), "Alm\u2013Ek"),
        ("Alm-Ek", ((154, 164),), "Alm-Ek"),
        ("Alm\u2014Ek", ((154, 174),), "Alm\u2013Ek"),
        ("Alm-Ek", ((150, 174),), "Alm\u2013Ek"),  # it touches the letter before
        ("Alm-Ek", (), "Alm-Ek"),
        ("-", ((54, 74),), "\u2013"),
        ("A-E-k", ((100, 110), (154, 174)), "A-E\u2013k"),
    ],
)
def test_a_dash_is_as_long_as_a_figure_is_wide(seen: str, strokes: tuple[tuple[int, int], ...], read: str) -> None:
    pixels = np.full((200, 400), 255, dtype=uint8)
    alone = len(seen) == 1
    for x in () if alone else (*range(50, 150, 25), *range(180, 240, 25)):
        pixels[BASE - 28 : BASE, x : x + (12 if strokes and strokes[0][0] == 100 else 25) - 5] = 0
    for left, right in strokes:
        pixels[BASE - 28 : BASE, left - 3 : right + 3] = 255 if left != 150 else pixels[BASE - 28 : BASE, 147:177]
        pixels[BASE - 11 : BASE - 8, left:right] = 0
    box = (50, BASE - 28, 80 if alone else 250, BASE)
    (row,) = with_dashes([Row((Glimpse(seen, box, 95.0),), 0.0, BASE, SIZE)], pixels)
    assert row.glimpses[0].text == read
