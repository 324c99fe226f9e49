"""A dot behind the last word of a line, on its baseline, is its full stop; dust and parts of letters are none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.ocr.stops import with_full_stops
from ingest.ocr.tesseract import Glimpse, Row

BASE, END = 100, 500


def last(text: str, words: int, dots: tuple[tuple[int, int, int], ...]) -> str:
    """The last word of a line as read with dots drawn so many pixels behind it and above its baseline, so wide."""
    picture = Image.new("L", (700, 200), 255)
    draw = ImageDraw.Draw(picture)
    for behind, above, side in dots:
        x, y = END + behind, BASE - above
        draw.ellipse((x, y - side, x + side - 1, y - 1), fill=0)
    glimpses = tuple(Glimpse(text, (END - 90, BASE - 34, END, BASE), 96.0) for _ in range(words))
    (row,) = with_full_stops([Row(glimpses, 0.0, BASE, 43.0)], np.asarray(picture))
    return row.glimpses[-1].text


@pytest.mark.parametrize(
    ("text", "words", "dots", "read"),
    [
        ("2023", 4, ((8, 0, 5),), "2023."),
        ("2023.", 4, ((8, 0, 5),), "2023."),  # read before
        ("2023", 1, ((8, 0, 5),), "2023"),  # a cell
        ("2023", 4, ((8, 12, 5),), "2023"),  # above the baseline
        ("2023", 4, ((8, 0, 2),), "2023"),  # dust
        ("2023", 4, ((8, 0, 14),), "2023"),  # a blot
        ("2023", 4, ((30, 0, 5),), "2023"),  # too far
        ("2023", 4, ((8, 0, 5), (8, 18, 5)), "2023"),  # a colon
    ],
)
def test_full_stops(text: str, words: int, dots: tuple[tuple[int, int, int], ...], read: str) -> None:
    assert last(text, words, dots) == read
