"""Doubtful words read once more: by the type of the page, and by recognition when it sees nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy import bool_, uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.case import case_of
from ingest.ocr.composing import Strip, compose
from ingest.ocr.rereading import reread
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import Glimpse, Letter, Look, Row, Tesseract, find_tesseract
from ingest.ocr.words import words_in

PITCH, SIZE, LEFT, HIGH = 24, 40.0, 40, 60
SURE_LINES = ("1234567890", "9081726354", "5647382910", "71,7071727", "20,2122232")
BELIEVED = 75


class Alone(Tesseract):
    """Recognition that says the same of every picture that it is shown alone."""

    def texts(self, pictures: Sequence[NDArray[uint8]], look: Look, seconds: float) -> tuple[str, ...]:
        assert look.layout == 7
        assert seconds > 0
        return (self.path,) * len(pictures)


def page(lines: Sequence[str]) -> Image.Image:
    """Lines of figures at one pitch, each on its own baseline."""
    picture = Image.new("L", (400, HIGH * len(lines) + 40), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(38)
    for number, line in enumerate(lines):
        for place, figure in enumerate(line):
            draw.text((LEFT + PITCH * (place + 0.5), HIGH * (number + 1)), figure, fill=0, font=font, anchor="ms")
    return picture


def row(number: int, text: str, sure: float = 96.0, at: int = 0) -> Row:
    """A line as recognition saw it, each sign in its place."""
    base = HIGH * (number + 1)
    boxes = [(LEFT + PITCH * (at + n), base - 30, LEFT + PITCH * (at + n + 1), base + 8) for n in range(len(text))]
    letters = tuple(Letter(sign, box, sure) for sign, box in zip(text, boxes, strict=True))
    whole = (boxes[0][0], base - 30, boxes[-1][2], base + 8)
    return Row((Glimpse(text, whole, sure, letters, other=text),), 0.0, base, SIZE)


def struck(lines: Sequence[str], *strokes: tuple[int, int, int, int]) -> tuple[NDArray[uint8], NDArray[bool_]]:
    """The page with strokes of a pen over it, and the pixels that are theirs alone."""
    picture = page(lines)
    before = np.asarray(picture)
    for stroke in strokes:
        ImageDraw.Draw(picture).line(stroke, fill=70, width=4)
    pixels = np.asarray(picture)
    return pixels, (pixels < 200) & (before >= 200)


def read_again(
    printed: str,
    seen: str,
    strokes: Sequence[tuple[int, int, int, int]] = (),
    alone: str = "",
    sure: float = 29.0,
) -> list[tuple[str, float]]:
    """What is made of the last line of a page of which all others are sure."""
    pixels, met = struck((*SURE_LINES, printed), *strokes)
    rows = [*(row(n, text) for n, text in enumerate(SURE_LINES)), row(len(SURE_LINES), seen, sure)]
    sheet = Sheet(pixels, pixels, met if met.any() else None, 300.0)
    again = reread(rows, sheet, Alone(alone, "5", frozenset({"swe", "eng"})))
    assert again[: len(SURE_LINES)] == tuple(rows[:-1])
    return [(glimpse.text, glimpse.confidence) for line in again[len(SURE_LINES) :] for glimpse in line.glimpses]


ACROSS = (20, 6 * HIGH - 26, 260, 6 * HIGH - 2)
FRAME = (150, 6 * HIGH - 50, 158, 6 * HIGH + 20)


@pytest.mark.parametrize("strokes", [(), (ACROSS,), (ACROSS, FRAME)])
def test_what_the_type_of_the_page_confirms_is_believed(strokes: tuple[tuple[int, int, int, int], ...]) -> None:
    ((text, sure),) = read_again("277450", "277450", strokes)
    assert text == "277450"
    assert sure >= BELIEVED


def test_what_it_says_alone_is_taken_and_told() -> None:
    ((text, sure),) = read_again("277450", "211450", (ACROSS,))
    assert text == "277450"
    assert sure < BELIEVED


def test_what_recognition_of_it_alone_says_as_well_is_believed() -> None:
    ((text, sure),) = read_again("277450", "211450", (ACROSS,), alone="277450")
    assert text == "277450"
    assert sure >= BELIEVED


def test_a_figure_by_itself_that_was_seen_with_the_others_is_one() -> None:
    """Else the million of "1 123" would be lost: a gap parts it from the rest of its number."""
    assert [text for text, _ in read_again("1 123", "1123")] == ["1", "123"]


def test_letters_of_which_nobody_is_sure_below_numbers_are_looked_at_as_one() -> None:
    """Three sevens were read as "TTT", surer than a name need be and less than a number must."""
    ((text, sure),) = read_again("777", "TTT", sure=68.0)
    assert text == "777"
    assert sure < BELIEVED
    assert read_again("777", "TTT", sure=80.0) == [("TTT", 80.0)]


def test_a_stroke_is_no_figure() -> None:
    assert read_again("27", "271", ((105, 6 * HIGH - 32, 95, 6 * HIGH + 4),)) != [("271", 80.0)]


def test_a_figure_that_the_stroke_hid_is_found_beside_the_word() -> None:
    pixels, met = struck((*SURE_LINES, "8277450"), (44, 6 * HIGH - 30, 60, 6 * HIGH + 2))
    rows = [*(row(n, text) for n, text in enumerate(SURE_LINES)), row(len(SURE_LINES), "277450", 29.0, at=1)]
    again = reread(rows, Sheet(pixels, pixels, met, 300.0), Alone("", "5", frozenset({"swe"})))
    (glimpse,) = again[-1].glimpses
    assert glimpse.text == "8277450"
    assert glimpse.confidence < BELIEVED


def test_a_blot_is_read_by_nobody() -> None:
    pixels, _ = struck((*SURE_LINES, "277450"))
    blot = pixels.copy()
    blot[6 * HIGH - 34 : 6 * HIGH, LEFT + PITCH : LEFT + 3 * PITCH] = 0
    rows = [*(row(n, text) for n, text in enumerate(SURE_LINES)), row(len(SURE_LINES), "211450", 29.0)]
    again = reread(rows, Sheet(blot, blot, None, 300.0), Alone("", "5", frozenset({"swe"})))
    assert again == tuple(rows)


def test_few_figures_make_no_case_and_change_nothing() -> None:
    pixels, _ = struck(("1234", "277450"))
    rows = (row(0, "1234"), row(1, "217450", 29.0))
    assert case_of(rows, pixels, None) is None
    assert reread(rows, Sheet(pixels, pixels, None, 300.0), Alone("", "5", frozenset({"swe"}))) == rows


def test_a_comma_that_a_mark_may_have_taken_is_a_doubt() -> None:
    """Nothing is set between two figures, and a comma there would be no worse."""
    rows = [row(n, text) for n, text in enumerate(SURE_LINES)]
    case = case_of(rows, struck(SURE_LINES)[0], None)
    assert case is not None
    pixels, _ = struck((*SURE_LINES, "0 25"))
    base = 6 * HIGH
    place = slice(base - case.above, base + case.below), slice(LEFT - 4, LEFT + 4 * PITCH)
    ink = np.asarray(1 - pixels[place] / 255, dtype=np.float32)
    bare = np.zeros(ink.shape, dtype=bool_)
    covered = bare.copy()
    covered[case.above - 6 :, PITCH : 2 * PITCH] = True  # a mark where the comma would stand
    clear = compose(case, "0123456789,", Strip(ink, bare, 0))
    doubted = compose(case, "0123456789,", Strip(np.maximum(ink, covered), covered, 0))
    assert [sort.sign for sort in clear.sorts] == list("025")
    assert clear.bare[2 : 3 * PITCH].min() > 0.2
    assert "," in [sort.sign for sort in doubted.sorts] or doubted.bare[2 : 3 * PITCH].min() <= 0.2


@pytest.mark.parametrize(
    ("seen", "sure", "alone", "text", "believed"),
    [
        ("Habo", 39.0, "Habo", "Habo", True),  # with the mark and without it
        ("Habo", 29.0, "Habo", "Habo", False),  # a mark beside it may hide a letter
        ("Habo", 39.0, "Håbo", "Håbo", False),  # a ring went with the mark
        ("Nyhro", 39.0, "Nybro", "Nybro", False),
        ("Nybro", 39.0, "Nybrol", "Nybro", False),  # a stroke beside it
        ("Habo", 39.0, "", "Habo", False),
    ],
)
def test_words_are_spelt_as_two_readings_agree(
    seen: str, sure: float, alone: str, text: str, *, believed: bool
) -> None:
    pixels, _ = struck((*SURE_LINES, ""))
    rows = [*(row(n, line) for n, line in enumerate(SURE_LINES)), row(len(SURE_LINES), seen, sure)]
    again = reread(rows, Sheet(pixels, pixels, None, 300.0), Alone(alone, "5", frozenset({"swe"})))
    (glimpse,) = again[-1].glimpses
    assert (glimpse.text, glimpse.confidence >= BELIEVED) == (text, believed)


@pytest.mark.parametrize(
    ("text", "sure", "size", "words"),
    [("V", 65.0, 3 * SIZE, 0), ("V", 65.0, SIZE, 1), ("Ja", 65.0, 3 * SIZE, 1), ("K/", 48.0, 3 * SIZE, 0)],
)
def test_a_tick_in_the_margin_is_no_word(text: str, sure: float, size: float, words: int) -> None:
    """It would make one line of the rows beside it."""
    rows = [*(row(n, line) for n, line in enumerate(SURE_LINES)), row(2, text, sure, at=13)._replace(size=size)]
    read = words_in(rows, 0.24, ())
    assert len(read) == len(SURE_LINES) + words


@pytest.mark.skipif(find_tesseract() is None, reason="Tesseract is not installed: apt install tesseract-ocr")
def test_tesseract_reads_pictures_one_by_one() -> None:
    engine = find_tesseract()
    assert engine is not None
    pictures = [np.asarray(page((text,))) for text in ("277450", "81", "1936")]
    assert engine.texts(pictures, Look(300, 7, "eng", "0123456789"), 30.0) == ("277450", "81", "1936")
