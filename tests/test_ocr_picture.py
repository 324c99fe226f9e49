"""What a picture is cleaned of before text recognition: grain, dust and shade, and nothing of a letter."""

import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.picture import prepare

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
