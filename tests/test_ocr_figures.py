"""Two readings of one picture: what both saw is believed, what they differ in is told, what one lacks is added."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.ocr.figures import compared, figures_only
from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import evened

PITCH = 20


def line(text: str, sure: float = 90.0, x: int = 100, y: int = 200) -> Row:
    """Words of a line as recognition gives them, every sign as wide as the next."""
    glimpses = []
    for word in text.split(" "):
        right = x + PITCH * len(word)
        glimpses.append(Glimpse(word, (x, y - 30, right, y), sure))
        x = right + PITCH
    return Row(tuple(glimpses), 0.0, y, 39.0)


def seen(first: Row, second: Row) -> list[tuple[str, float]]:
    return [(g.text, g.confidence) for row in compared([first], [second]) for g in row.glimpses]


def test_what_both_saw_is_as_sure_as_the_surer() -> None:
    assert seen(line("1 250", 70), line("1 250", 96)) == [("1", 96), ("250", 96)]


@pytest.mark.parametrize(("sign", "taken"), [("%", "20"), ("%", "Yo"), ("\u00a7", "8")])
def test_a_sign_that_swedish_data_lack_is_the_other_readings(sign: str, taken: str) -> None:
    assert [text for text, _ in seen(line(f"0,31 {taken}"), line(f"0,31 {sign}"))] == ["0,31", sign]


def test_a_sign_that_touches_its_number() -> None:
    assert seen(line("10020", 80), line("100%", 85)) == [("100%", 85)]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (line("12S", 90), line("125", 80), "125"),  # a number before what is none
        (line("380", 92), line("330", 88), "380"),  # the surer
        (line("0.81", 95), line("0,81", 60), "0,81"),
    ],
)
def test_what_they_differ_in_is_hardly_believed(first: Row, second: Row, kept: str) -> None:
    ((text, sure),) = seen(first, second)
    assert text == kept
    assert sure < 85


def test_letters_are_those_of_the_swedish_data() -> None:
    assert seen(line("S2023/00325", 91), line("$2023/00325", 95)) == [("S2023/00325", 91)]


def test_the_end_of_a_sentence_stays() -> None:
    assert seen(line("2023.", 91), line("2023", 95)) == [("2023.", 91)]


def test_a_number_that_the_second_did_not_see_is_told() -> None:
    assert seen(line("75 250"), line("75", x=900))[0][1] < 85


def test_words_are_painted_over_and_figures_stay() -> None:
    row = line("Kommun 250 %o")
    pixels = np.zeros((300, 600), dtype=np.uint8)
    left = figures_only(pixels, [row])
    assert left is not None
    word, number, sign = (left[y0:y1, x0:x1] for x0, y0, x1, y1 in (g.box for g in row.glimpses))
    assert (word == 255).all()
    assert not number.any()
    assert not sign.any()
    assert not pixels.any()
    assert figures_only(pixels, [line("Regeringen beslutar")]) is None


def test_a_word_before_what_may_be_a_sign_stays() -> None:
    row = line("Andel, 24")
    doubted = row._replace(glimpses=(row.glimpses[0], row.glimpses[1]._replace(confidence=64.0)))
    for one, stays in ((row, False), (doubted, True)):
        left = figures_only(np.zeros((300, 600), dtype=np.uint8), [one])
        assert left is not None
        x0, y0, x1, y1 = row.glimpses[0].box
        assert (left[y0:y1, x0:x1] == 0).all() == stays


def test_words_that_both_meet_in_two_places() -> None:
    first, second = line("12 34 56"), line("12 34 56")
    wide = second.glimpses[0]._replace(text="123456", box=(100, 170, 260, 200))
    assert [text for text, _ in seen(first, second._replace(glimpses=(wide, wide)))]


def test_brackets_make_a_header_no_larger() -> None:
    rows = [
        line("Andel av hela summan")._replace(size=39.0),
        line("(kr)")._replace(size=49.0),
        line("Bilaga")._replace(size=55.0),
    ]
    assert [row.size for row in evened(rows)] == [39.0, 39.0, 55.0]


def test_a_short_line_is_as_large_as_its_figures_are_high() -> None:
    rows = [line("Andel av 250 000")._replace(size=39.0), line("Juni 2023")._replace(size=53.0)]
    assert [row.size for row in evened(rows)] == [39.0, 39.0]
    rows = [*rows, Row((Glimpse("2023", (100, 160, 200, 200), 96.0),), 0.0, 200, 53.0)]
    assert [row.size for row in evened(rows)] == [39.0, 39.0, 53.0]


def test_a_short_line_of_low_letters_is_as_large_as_they_are_high() -> None:
    low = Row((Glimpse("namn", (100, 179, 180, 200), 96.0),), 0.0, 200, 39.0)
    rows = [line("Andel 250 000")._replace(size=39.0), low, low._replace(size=29.0)]
    assert [row.size for row in evened(rows)] == [39.0, 39.0, 39.0]
    rows = [*rows[:2], Row((Glimpse("namn", (100, 184, 180, 200), 96.0),), 0.0, 200, 29.0)]
    assert [row.size for row in evened(rows)] == [39.0, 39.0, 29.0]
