"""The figures of a page as a third reading: two of three are believed, what its looks speak against is told."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.fount import fount_of, witnessed
from ingest.ocr.tesseract import Glimpse, Letter, Row

PITCH, SIZE, LEFT = 24, 40, 30
PRINTED = ("1234567890", "9081726354", "5647382910", "7170717273", "2021222324")


def page(lines: tuple[str, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Lines of figures at one pitch, the baselines 60 pixels apart."""
    picture = Image.new("L", (400, 60 * len(lines) + 40), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(38)
    for number, line in enumerate(lines):
        for place, figure in enumerate(line):
            middle = LEFT + PITCH * (place + 0.5)
            draw.text((middle, 60 * (number + 1)), figure, fill=0, font=font, anchor="ms")
    return np.asarray(picture)


def row(number: int, text: str, sure: float = 96.0, other: str | None = None) -> Row:
    """A line as recognition saw it, each figure in its place."""
    base = 60 * (number + 1)
    boxes = [(LEFT + PITCH * n, base - 30, LEFT + PITCH * (n + 1), base) for n in range(len(text))]
    letters = tuple(Letter(figure, box, sure) for figure, box in zip(text, boxes, strict=True))
    box = (boxes[0][0], base - 30, boxes[-1][2], base)
    return Row((Glimpse(text, box, sure, letters, other=text if other is None else other),), 0.0, base, SIZE)


def third(printed: str, seen: str, sure: float, other: str) -> tuple[str, float]:
    """What is made of a word of a page on which all others are sure."""
    lines = (*PRINTED, printed)
    rows = [*(row(n, text) for n, text in enumerate(PRINTED)), row(len(PRINTED), seen, sure, other)]
    glimpse = list(witnessed(rows, page(lines)))[-1].glimpses[0]
    assert glimpse.text == "".join(letter.text for letter in glimpse.letters)
    return glimpse.text, glimpse.confidence


@pytest.mark.parametrize(
    ("seen", "other"),
    [("217450", "277450"), ("277450", "217450"), ("277450", "27745"), ("277450", "277450")],
)
def test_two_readings_of_three_are_believed(seen: str, other: str) -> None:
    text, sure = third("277450", seen, 60.0, other)
    assert text == "277450"
    assert sure >= 75


def test_what_looks_otherwise_than_both_readings_say_is_told() -> None:
    text, sure = third("277450", "217450", 96.0, "217450")
    assert text == "277450"
    assert sure < 75


def test_a_reading_of_fewer_figures_than_the_other_is_not_believed() -> None:
    """However like the page's its figures look: "552" was read as "52"."""
    assert third("52", "52", 60.0, "552") == ("52", 60.0)


def test_a_figure_that_looks_like_none_stays_told() -> None:
    lines = (*PRINTED, "277450")
    pixels = page(lines).copy()
    pixels[60 * 6 - 34 : 60 * 6, LEFT + PITCH : LEFT + 2 * PITCH] = 0  # a blot
    rows = [*(row(n, text) for n, text in enumerate(PRINTED)), row(5, "217450", 60.0, "297450")]
    glimpse = list(witnessed(rows, pixels))[-1].glimpses[0]
    assert (glimpse.text, glimpse.confidence) == ("217450", 60.0)


@pytest.mark.parametrize(("under", "sure"), [("", 96.0), ("115", 60.0)])
def test_figures_printed_over_others_are_told(under: str, sure: float) -> None:
    pixels = np.minimum(page((*PRINTED, "303587")), page((*[""] * len(PRINTED), under)))
    rows = [*(row(n, text) for n, text in enumerate(PRINTED)), row(5, "303587")]
    glimpse = list(witnessed(rows, pixels))[-1].glimpses[0]
    assert (glimpse.text, glimpse.confidence) == ("303587", sure)


def test_few_figures_make_no_fount_and_change_nothing() -> None:
    rows = [row(0, "12345"), row(1, "217450", 60.0, "277450")]
    pixels = page(("12345", "277450"))
    assert fount_of(rows, pixels) is None
    assert list(witnessed(rows, pixels)) == rows
