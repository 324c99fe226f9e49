"""Rows of dots are painted white; dots of letters, commas and ellipses stay."""

import numpy as np
import pytest
from numpy import uint8

from ingest.ocr.leaders import without_leaders

SCALE = 72 / 300


def dots(places: list[int], y: int = 100, side: int = 4) -> np.ndarray[tuple[int, int], np.dtype[uint8]]:
    pixels = np.full((200, 900), 255, dtype=uint8)
    for x in places:
        pixels[y : y + side, x : x + side] = 0
    return pixels


@pytest.mark.parametrize(
    ("pixels", "stays"),
    [
        (dots([40 + 12 * n for n in range(30)]), False),
        (dots([40 + 12 * n for n in range(3)]), True),  # an ellipsis
        (dots([40, 52, 110, 122, 300, 360, 372, 395]), True),  # over "äöüi" here and there
        (dots([40 + 60 * n for n in range(12)]), True),  # too far from each other
        (dots([40 + 12 * n for n in range(30)], side=12), True),  # small letters
    ],
)
def test_only_rows_of_dots_go(pixels: np.ndarray[tuple[int, int], np.dtype[uint8]], stays: bool) -> None:  # noqa: FBT001
    clean = without_leaders(pixels, SCALE)
    assert bool((clean < 200).any()) is stays


def test_a_leader_goes_from_between_its_words() -> None:
    pixels = dots([200 + 12 * n for n in range(30)], y=116)
    pixels[100:120, 40:180] = 0
    clean = without_leaders(pixels, SCALE)
    assert (clean[100:120, 40:180] == 0).all()
    assert (clean[:, 190:] == 255).all()
