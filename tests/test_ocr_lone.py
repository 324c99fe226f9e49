"""Figures by themselves that recognition left out: what two kinds of witness say, and no more."""

import numpy as np
import pytest
from numpy import uint8

import ingest.ocr.lone
from ingest.ocr.alone import Alone
from ingest.ocr.lone import lone_figures
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import Glimpse, Letter, Row, Tesseract
from schemas.document import BBox

ENGINE = Tesseract("tesseract", "5", frozenset({"swe", "eng"}))
BASE, SIZE = 100, 30.0


def shape(figure: str) -> np.ndarray[tuple[int, int], np.dtype[uint8]]:
    """Each figure its own pattern of ink, as high as figures are."""
    dice = np.random.default_rng(int(figure) + 1)
    dots = np.kron(dice.random((11, 7)) < 0.6, np.ones((2, 2)))
    dots[:, 6:8] = dots[:2] = dots[-2:] = 1  # in one piece
    return np.where(dots > 0, 0, 255).astype(uint8)


def page(*, drawn: str = "0", low: int = BASE) -> tuple[list[Row], Sheet, BBox]:
    """Lines of sure figures, and one figure at the end of the first that is in no word."""
    pixels = np.full((500, 600), 255, dtype=uint8)
    rows = []
    for n in range(4):
        base, letters = BASE + 60 * n, []
        for place, figure in enumerate("012345"):
            left = 40 + 20 * place
            pixels[base - 22 : base, left : left + 14] = shape(figure)
            letters.append(Letter(figure, (left, base - 22, left + 14, base), 96.0))
        box = (40, base - 22, 154, base)
        rows.append(Row((Glimpse("012345", box, 96.0, tuple(letters), other="012345"),), 0.0, base, SIZE))
    pixels[low - 22 : low, 300:314] = shape(drawn)
    return rows, Sheet(pixels, pixels, None, 300.0), BBox(301, low - 20, 313, low - 2)


@pytest.mark.parametrize(
    ("said", "drawn", "low", "found"),
    [
        (("0", "0"), "0", BASE, ["0"]),
        (("0", ""), "0", BASE, ["0"]),
        (("", ""), "0", BASE, []),
        (("0", "8"), "0", BASE, []),
        (("3", "3"), "0", BASE, []),  # its looks speak against it
        (("9", "9"), "9", BASE, []),  # it looks like none
        (("0", "0"), "0", BASE + 30, []),  # on no line
    ],
)
def test_what_the_looks_and_a_reading_say_is_believed(
    monkeypatch: pytest.MonkeyPatch, said: tuple[str, str], drawn: str, low: int, found: list[str]
) -> None:
    answers = dict(zip(("swe", "eng"), said, strict=True))
    monkeypatch.setattr(
        ingest.ocr.lone,
        "read_alone",
        lambda places, _sheet, _engine, language, _signs: [Alone(answers[language], "") for _ in places],
    )
    rows, sheet, place = page(drawn=drawn, low=low)
    lone = lone_figures([place], rows, sheet, ENGINE, 1.0)
    assert [row.glimpses[0].text for row in lone] == found
    assert [row.glimpses[0].box for row in lone] == [(300, BASE - 22, 314, BASE)] * len(found)
