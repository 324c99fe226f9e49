"""What a picture is cleaned of before text recognition: grain, dust, shade and rules, and nothing of a letter."""

import numpy as np
import pytest
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.digits import on_ink, parted
from ingest.ocr.picture import prepare
from ingest.ocr.rules import without_rules
from ingest.ocr.tesseract import Glimpse, Letter, Row
from ingest.ocr.unseen import unseen_ink

DPI = 300


def paper(shade: float = 0.0) -> NDArray[uint8]:
    """A gray sheet of 3 x 2 inches, darker towards the right by ``shade``, with a bar of ink."""
    light = np.linspace(250, 250 * (1 - shade), 3 * DPI)
    sheet = np.repeat(light[None, :], 2 * DPI, axis=0)
    sheet[280:320, 300:600] *= 0.2
    return sheet.astype(uint8)


def cleaned(sheet: NDArray[uint8]) -> NDArray[uint8]:
    """The sheet as it goes to recognition, in its own resolution."""
    return prepare(np.repeat(sheet[:, :, None], 3, axis=2), DPI, DPI).pixels


def test_ink_is_black_and_paper_white_in_light_and_shade():
    pixels = cleaned(paper(shade=0.5))
    assert pixels[300, 310:590].max() < 40
    assert min(pixels[100].min(), pixels[500].min()) > 215


def test_two_specks_over_ink_are_the_dots_of_a_letter():
    sheet = paper()
    for x in (400, 405):
        sheet[276:278, x : x + 2] = 20  # over the bar of ink
        sheet[100:102, x : x + 2] = 20  # dust beside dust
    pixels = cleaned(sheet)
    assert pixels[275:279, 399:408].min() < 180
    assert pixels[98:104, 398:409].min() > 200


def test_a_speck_goes_and_a_dot_of_print_stays():
    sheet = paper()
    sheet[100:102, 100:102] = 20  # dust
    sheet[100:105, 200:205] = 20  # as large as the point of small type
    pixels = cleaned(sheet)
    assert pixels[95:107, 95:107].min() > 215
    assert pixels[102, 202] < 110


def test_lone_pixels_of_noise_go_from_paper_and_from_ink():
    sheet = paper()
    sheet[50:250:20, 50:850:20] = 0
    sheet[300, 320:580:20] = 255
    pixels = cleaned(sheet)
    assert pixels[40:260].min() > 200
    assert pixels[300, 310:590].max() < 60


def test_a_stamp_that_leans_does_not_turn_the_page() -> None:
    picture = Image.new("RGB", (1600, 1200), "white")
    draw = ImageDraw.Draw(picture)
    for number in range(12):
        draw.text((100, 60 + 50 * number), "Ekhult", fill="black", font=ImageFont.load_default(38))
    draw.polygon([(500, 500), (1080, 460), (1100, 750), (520, 790)], outline="black", width=5)
    assert prepare(np.asarray(picture), DPI, DPI).angle == 0


def test_hairlines_are_rules_and_leave_nothing() -> None:
    sheet = np.full((400, 900), 255, dtype=uint8)
    sheet[100, 50:850] = 185
    sheet[99, 50:850] = sheet[101, 50:850] = 230  # gray with it
    sheet[60:350, 400] = 190
    clean, edges = without_rules(sheet, 72 / DPI)
    assert sorted(edge.horizontal for edge in edges) == [False, True]
    assert clean.min() == 255


def test_a_gray_foot_of_blurred_letters_is_no_rule() -> None:
    sheet = np.full((200, 900), 255, dtype=uint8)
    for x in range(100, 700, 20):
        sheet[70:100, x : x + 9] = 0
    sheet[98:101, 100:700] = np.minimum(sheet[98:101, 100:700], 200)
    clean, edges = without_rules(sheet, 72 / DPI)
    assert not edges
    assert (clean == sheet).all()


def test_gaps_between_figures_are_measured_in_the_ink() -> None:
    """Recognition places the figures of "1 444" anywhere; two of them touch."""
    sheet = np.full((60, 200), 255, dtype=uint8)
    for x0, x1 in ((13, 20), (44, 60), (62, 94)):
        sheet[10:35, x0:x1] = 0
    letters = tuple(Letter(c, (x, 10, x + 12, 35), 95.0) for c, x in zip("1444", (13, 24, 36, 76), strict=True))
    (row,) = on_ink([Row((Glimpse("1444", (13, 10, 94, 35), 95.0, letters),), 0.0, 35, 33.0)], sheet)
    assert [part.text for part in parted(row.glimpses[0])] == ["1", "444"]


def test_a_dash_between_figures_is_longer_than_a_hyphen() -> None:
    sheet = np.full((60, 200), 255, dtype=uint8)
    for x in (10, 70, 100, 150):
        sheet[10:35, x : x + 16] = 0
    sheet[22:25, 35:52] = sheet[22:25, 127:135] = 0
    letters = tuple(Letter(c, (0, 0, 9, 9), 95.0) for c in "5-50-1")
    (row,) = on_ink([Row((Glimpse("5-50-1", (10, 10, 166, 35), 95.0, letters),), 0.0, 35, 33.0)], sheet)
    assert row.glimpses[0].text == "5\u201350-1"


@pytest.mark.parametrize(
    ("inks", "read"), [(((62, 80),), "Malm\u2013Lund"), (((62, 69), (73, 80)), "Malm--Lund")]
)  # fmt: skip
def test_two_hyphens_over_one_stroke_are_a_dash(inks: tuple[tuple[int, int], ...], read: str) -> None:
    sheet = np.full((60, 200), 255, dtype=uint8)
    for x in (*range(10, 58, 12), *range(84, 132, 12)):
        sheet[10:35, x : x + 10] = 0
    for left, right in inks:
        sheet[22:25, left:right] = 0
    places = (10, 22, 34, 46, 61, 72, 84, 96, 108, 120)
    letters = tuple(Letter(c, (x, 10, x + 9, 35), 95.0) for c, x in zip("Malm--Lund", places, strict=True))
    (row,) = on_ink([Row((Glimpse("Malm--Lund", (10, 10, 130, 35), 95.0, letters),), 0.0, 35, 33.0)], sheet)
    assert row.glimpses[0].text == read
    assert "".join(letter.text for letter in row.glimpses[0].letters) == read


def test_print_that_no_word_covers_is_found() -> None:
    sheet = np.full((600, 900), 255, dtype=uint8)
    for x in range(100, 700, 25):
        sheet[100:130, x : x + 16] = 0  # a line of figures
    sheet[300:302, 50:850] = 0  # a rule that was left
    sheet[400:406, 400:406] = 0  # dust
    sheet[200:560, 800:804] = 0  # a stroke of a signature
    seen = Row((Glimpse("123", (100, 100, 400, 130), 95.0),), 0.0, 130, 33.0)
    (place,) = unseen_ink(sheet, sheet, [seen], 72 / DPI)
    assert 390 < place.x0 * DPI / 72 < 450
    assert 680 < place.x1 * DPI / 72 < 720
    assert place.top * DPI / 72 < 115 < place.bottom * DPI / 72
    rest = seen._replace(glimpses=(Glimpse("45", (400, 100, 700, 130), 95.0),))
    assert not unseen_ink(sheet, sheet, [seen, rest], 72 / DPI)
    pencil = np.where(sheet == 0, uint8(110), sheet)
    pencil[100:130, 100:400] = sheet[100:130, 100:400]
    assert not unseen_ink(sheet, pencil, [seen], 72 / DPI)


def faint(share: float, *, black: bool) -> NDArray[uint8]:
    """A sheet of bars that have lost a share of their ink, some of them still black if ``black``."""
    sheet = np.full((4 * DPI, 3 * DPI), 250.0)
    for number, top in enumerate(range(60, 4 * DPI - 60, 60)):
        sheet[top : top + 20, 60 : 3 * DPI - 60] *= (
            0.1 if black and number % 2 else 1 - share * (0.8 + number % 3 / 10)
        )
    return sheet.astype(uint8)


def test_print_that_is_faint_all_over_is_made_black():
    pixels = cleaned(faint(0.35, black=False))
    assert all(pixels[top + 10, 100 : 3 * DPI - 100].max() < 100 for top in range(60, 4 * DPI - 60, 60))
    assert pixels[:40].min() > 215


def test_what_shows_through_beside_black_print_stays_pale():
    pixels = cleaned(faint(0.2, black=True))
    assert pixels[70, 100 : 3 * DPI - 100].min() > 215
    assert pixels[130, 100 : 3 * DPI - 100].max() < 40


def test_the_blank_back_of_a_sheet_stays_blank():
    sheet = faint(0.17, black=False)
    assert cleaned(np.maximum(sheet, 250 * (1 - 0.17)).astype(uint8)).min() > 215
