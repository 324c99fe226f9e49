"""First letters that recognition left out before their words: read with them and told, or left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy import uint8
from numpy.typing import NDArray

from ingest.ocr.initials import with_lost_initials
from ingest.ocr.stretches import Sheet
from ingest.ocr.tesseract import Glimpse, Look, Row, Tesseract
from schemas.document import SURE_NAME, BBox

SCALE = 0.24
WORD = (200, 75, 300, 110)  # pixels, on a line whose base is at 100 and whose type is 40 high


class Says(Tesseract):
    """Recognition that says the same of whatever it is shown alone."""

    def texts(self, pictures: Sequence[NDArray[uint8]], look: Look, seconds: float) -> tuple[str, ...]:
        assert look.layout == 7
        assert seconds > 0
        return (self.path,) * len(pictures)


def read(seen: str, says: str, ink: tuple[int, int, int, int]) -> Glimpse:
    """What is made of a word, before which there is ``ink`` that no word covers."""
    pixels = np.full((200, 400), 255, dtype=uint8)
    rows = [Row((Glimpse("1765", (20, 75, 90, 100), 96.0), Glimpse(seen, WORD, 91.0)), 0.0, 100.0, 40.0)]
    unseen = [BBox(*(side * SCALE for side in ink))]
    engine = Says(says, "5", frozenset({"swe"}))
    code, word = with_lost_initials(unseen, rows, Sheet(pixels, pixels, None, 300.0), engine, SCALE)[0].glimpses
    assert code.text == "1765"
    return word


def test_a_capital_before_its_word_is_read_with_it_and_told() -> None:
    word = read("rjäng", "Årjäng", (172, 65, 198, 100))
    assert (word.text, word.box) == ("Årjäng", (172, 75, 300, 110))
    assert word.confidence < SURE_NAME


@pytest.mark.parametrize(
    ("seen", "says", "ink"),
    [
        ("rjäng", "rjäng", (172, 65, 198, 100)),  # nothing is read there
        ("rjäng", "ärjäng", (172, 65, 198, 100)),
        ("rjäng", "Åriäng", (172, 65, 198, 100)),  # the rest is read otherwise
        ("rjäng", "Årjäng", (100, 65, 126, 100)),  # farther off than letters stand
        ("rjäng", "Årjäng", (172, 10, 198, 40)),  # on another line
        ("rjäng", "Årjäng", (100, 65, 198, 100)),  # longer than a letter
        ("Ale", "ÅAle", (172, 65, 198, 100)),  # a whole name
        ("en", "Åen", (172, 65, 198, 100)),
    ],
)
def test_a_word_stays_as_it_is_where_no_capital_was_lost(
    seen: str, says: str, ink: tuple[int, int, int, int]
) -> None:
    assert read(seen, says, ink) == Glimpse(seen, WORD, 91.0)
