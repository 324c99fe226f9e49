"""Single figures that recognition left out before their number: read with the rest of it, or told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.lost import Whole, with_lost_figures
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import OTHER_LANGUAGE, Glimpse, Look, Row, Tesseract

BASE, LEFT = 100, 300


class Says(Tesseract):
    """Recognition that says one thing in Swedish and another in English, of whatever it is shown alone."""

    def texts(self, pictures: Sequence[NDArray[uint8]], look: Look, seconds: float) -> tuple[str, ...]:
        assert seconds > 0
        swedish, english = self.path.split("|")
        return (english if look.language == OTHER_LANGUAGE else swedish,) * len(pictures)


def read(before: str, says: str, at: int = 272) -> Whole:
    """A line of which "954 159" was recognised, and not what stands ``before`` it."""
    picture = Image.new("L", (600, 160), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(40)
    glimpses = []
    for x, text in ((LEFT, "954"), (LEFT + 110, "159")):
        draw.text((x, BASE), text, fill=0, font=font, anchor="ls")
        glimpses.append(Glimpse(text, (*map(int, draw.textbbox((x, BASE), text, font=font, anchor="ls")),), 96.0))
    draw.text((at, BASE), before, fill=0, font=font, anchor="rs")
    pixels = np.asarray(picture)
    sheet = Sheet(pixels, pixels, None, 300.0)
    return with_lost_figures(
        [Row(tuple(glimpses), 0.0, BASE, 39.0)], sheet, Says(says, "5", frozenset({"swe", "eng"}))
    )


@pytest.mark.parametrize("lost", ["1", "3", "12"])
def test_a_figure_before_its_number_is_read_with_it(lost: str) -> None:
    (row,), unread = read(lost, f"{lost}954|{lost}954")
    assert [glimpse.text for glimpse in row.glimpses] == [lost, "954", "159"]
    assert "".join(letter.text for letter in row.glimpses[0].letters) == lost
    assert not unread


@pytest.mark.parametrize("says", ["1954|7954", "954|954", "(954|(954", "1854|1854", "|"])
def test_a_figure_that_the_readings_do_not_agree_on_is_told(says: str) -> None:
    (row,), (box,) = read("1", says)
    assert [glimpse.text for glimpse in row.glimpses] == ["954", "159"]
    assert 240 <= box[0] < box[2] <= 275


@pytest.mark.parametrize(("before", "at"), [("", 0), ("1", 80), (".", 272), ("-", 272)])
def test_what_is_no_figure_before_the_number_is_left(before: str, at: int) -> None:
    whole = read(before, "1954|1954", at=at)
    assert [glimpse.text for glimpse in whole.rows[0].glimpses] == ["954", "159"]
    assert not whole.unread


def test_the_side_of_a_figure_that_its_box_cuts_off_is_no_figure() -> None:
    picture = Image.new("L", (600, 160), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(40)
    rows = []
    for x, text, cut in ((100, "608", 8), (178, "517", 0)):
        draw.text((x, BASE), text, fill=0, font=font, anchor="ls")
        left, top, right, low = map(int, draw.textbbox((x, BASE), text, font=font, anchor="ls"))
        rows.append(Row((Glimpse(text, (left, top, right - cut, low), 96.0),), 0.0, BASE, 39.0))
    pixels = np.asarray(picture)
    sheet = Sheet(pixels, pixels, None, 300.0)
    whole = with_lost_figures(rows, sheet, Says("3517|3517", "5", frozenset({"swe", "eng"})))
    assert [glimpse.text for row in whole.rows for glimpse in row.glimpses] == ["608", "517"]
