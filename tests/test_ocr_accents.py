"""Dots and rings that recognition left out: told by the ink above a capital."""

import numpy as np
import pytest
from numpy import uint8

from ingest.ocr.accents import with_first_letters, with_lost_accents_doubted
from ingest.ocr.tesseract import Glimpse, Row

SIZE, BASE = 40.0, 100
DOTS = np.s_[BASE - 38 : BASE - 34]


def row(text: str, size: float = SIZE) -> Row:
    return Row((Glimpse(text, (50, BASE - 30, 200, BASE), 91.0),), 0.0, float(BASE), size)


@pytest.mark.parametrize(
    ("text", "topped", "sure"),
    [
        ("Angelholm", True, 29.0),
        ("Orebro", True, 29.0),
        ("Angelholm", False, 91.0),
        ("Ängelholm", True, 91.0),  # it has its dots
        ("ABF", True, 91.0),  # a word in capitals may stand below letters that reach down
        ("Berg", True, 91.0),
    ],
)
def test_ink_above_a_capital_is_a_doubt(text: str, topped: bool, sure: float) -> None:  # noqa: FBT001
    pixels = np.full((200, 400), 255, dtype=uint8)
    pixels[BASE - 30 : BASE, 50:200] = 0
    if topped:
        for left in (56, 66):
            pixels[DOTS, left : left + 4] = 60
    (read,) = with_lost_accents_doubted([row(text)], pixels, 29.0)
    assert read.glimpses[0].confidence == sure


def test_ink_elsewhere_above_a_word_is_none() -> None:
    pixels = np.full((200, 400), 255, dtype=uint8)
    pixels[DOTS, 120:180] = 0
    (read,) = with_lost_accents_doubted([row("Angelholm")], pixels, 29.0)
    assert read.glimpses[0].confidence == 91.0


@pytest.mark.parametrize(
    ("text", "above", "read"),
    [
        ("Angelholm", ((56, 4), (66, 4)), "Ängelholm"),
        ("Ange", ((60, 7),), "Ånge"),
        ("Ange", ((54, 16),), "Ange"),  # as wide as two dots, and no gap
        ("Ange", ((60, 4),), "Ange"),  # one dot is left, or dust
        ("Orebro", ((60, 7),), "Örebro"),
        ("Eda", ((60, 7),), "Eda"),
    ],
)
def test_ink_above_a_capital_tells_what_it_lost(text: str, above: tuple[tuple[int, int], ...], read: str) -> None:
    pixels = np.full((200, 400), 255, dtype=uint8)
    for left, wide in above:
        pixels[DOTS, left : left + wide] = 60
    (found,) = with_first_letters([row(text)], pixels, 39.0)
    assert (found.glimpses[0].text, found.glimpses[0].confidence) == (read, 39.0)


@pytest.mark.parametrize(
    ("text", "high", "read"),
    [
        ("vimmerby", 30, "Vimmerby"),
        ("vimmerby", 20, "vimmerby"),
        ("vimmerby", 60, "vimmerby"),
        ("bidrag", 30, "bidrag"),
    ],
)
def test_a_letter_as_high_as_a_capital_is_one(text: str, high: int, read: str) -> None:
    pixels = np.full((200, 400), 255, dtype=uint8)
    pixels[BASE - high : BASE, 50:56] = 0
    (found,) = with_first_letters([row(text)], pixels, 39.0)
    assert (found.glimpses[0].text, found.glimpses[0].confidence) == (read, 91.0)


@pytest.mark.parametrize(
    ("text", "others", "read"),
    [("stärkt", 42, "stärkt"), ("stärkt", 30, "Stärkt"), ("summa", 30, "summa"), ("summa", 20, "Summa")],
)
def test_a_letter_of_larger_type_is_as_high_as_a_capital_and_none(text: str, others: int, read: str) -> None:
    """A heading somewhat larger than the usual type is evened to its size: its other letters tell."""
    pixels = np.full((200, 400), 255, dtype=uint8)
    pixels[BASE - 30 : BASE, 50:56] = 0
    pixels[BASE - others : BASE, 90:200] = 0
    (found,) = with_first_letters([row(text, 42.0)], pixels, 39.0)
    assert found.glimpses[0].text == read
