"""Where the words of a picture begin and end: figures as wide as their type, scraps of letters left out."""

import pytest

from ingest.ocr.digits import parted
from ingest.ocr.pitches import Pitch, ends_of, pitch_of
from ingest.ocr.tesseract import Glimpse, Letter, Row
from ingest.ocr.words import is_illegible, without_scraps, words_in

SIZE, PITCH, SPACE = 30.0, 16, 8


def number(text: str, left: int, base: int = 100, narrow: str = "1", sure: float = 95.0) -> Glimpse:
    """A number whose figures stand at one pitch; of the narrow ones there is ink in the middle only."""
    letters = []
    for n, sign in enumerate(text):
        edge = 5 if sign in narrow else 1
        letters.append(
            Letter(sign, (left + PITCH * n + edge, base - 22, left + PITCH * (n + 1) - edge, base), sure)
        )
    box = (letters[0].box[0], base - 22, letters[-1].box[2], base)
    return Glimpse(text, box, sure, tuple(letters))


def line(*glimpses: Glimpse, base: int = 100, size: float = SIZE) -> Row:
    return Row(glimpses, 0.0, base, size)


def test_figures_reach_as_far_as_their_type_sets_them() -> None:
    rows = [line(number("234567890", 100), number("1", 300), number("331", 324))]
    pitch = pitch_of(rows, SIZE)
    assert pitch == Pitch(PITCH)
    assert [ends_of(glimpse, pitch) for glimpse in rows[0].glimpses] == [(100, 244), (300, 316), (324, 372)]
    assert ends_of(Glimpse("Ale", (10, 0, 50, 22), 90.0), pitch) == (10, 50)


def test_a_number_is_no_two_cells_because_blur_ate_a_side_of_its_figures() -> None:
    rows = [
        line(number("83", 100, base), number("331", 156, base, "31"), base=base) for base in (100, 150, 200, 250)
    ]
    gaps = [b.bbox.x0 - a.bbox.x1 for a, b in zip(*[iter(words_in(rows, 1.0, ()))] * 2, strict=True)]
    assert gaps == [24, 24, 24, 24]


def test_a_lost_gap_of_thousands_is_found_by_the_pitch_of_the_page() -> None:
    first, rest = number("1", 100), number("138", 100 + PITCH + SPACE)
    shifted = tuple(
        letter._replace(box=(letter.box[0] + 5, *letter.box[1:])) if letter.text == "3" else letter
        for letter in rest.letters
    )
    whole = Glimpse("1138", (first.box[0], 78, rest.box[2], 100), 90.0, (*first.letters, *shifted))
    assert [part.text for part in parted(whole, Pitch(PITCH))] == ["1", "138"]
    code = number("0581", 100)  # blur left a side of the 5
    letters = tuple(x._replace(box=(x.box[0] + 9, *x.box[1:])) if x.text == "5" else x for x in code.letters)
    assert [part.text for part in parted(code._replace(letters=letters), Pitch(PITCH))] == ["0581"]
    even = number("1138", 100)
    assert [part.text for part in parted(even, Pitch(PITCH))] == ["1138"]


def test_a_one_that_takes_less_room_hides_no_gap() -> None:
    close = Pitch(22.0, before=2.0, behind=4.0)  # "1 120" and "1 562", as wide apart as other figures without a gap
    inks = {
        "1120": ((950, 964), (977, 991), (992, 1011), (1014, 1035)),
        "1562": ((781, 796), (807, 826), (829, 849), (851, 870)),
    }
    for text, places in inks.items():
        letters = tuple(Letter(sign, (a, 78, b, 100), 95.0) for sign, (a, b) in zip(text, places, strict=True))
        whole = Glimpse(text, (places[0][0], 78, places[-1][1], 100), 95.0, letters)
        assert [part.text for part in parted(whole, close)] == [text[0], text[1:]]


def test_how_near_a_one_stands_is_told_by_the_page() -> None:
    rows = [line(number("23456789023456789", 100))]
    for left in (300, 400, 500):
        first, one, last = number("717", left, narrow="").letters
        moved = (
            one._replace(box=(one.box[0] - 2, 78, one.box[2] - 2, 100)),
            last._replace(box=(last.box[0] - 6, 78, last.box[2] - 6, 100)),
        )
        rows.append(line(Glimpse("717", (left, 78, left + 48, 100), 95.0, (first, *moved))))
    assert pitch_of(rows, SIZE) == Pitch(PITCH, 2.0, 4.0)


def test_scraps_of_letters_within_a_word_are_no_words() -> None:
    whole = line(number("27", 100), number("778", 140), number("5", 300), number("12", 400))
    lower = line(Glimpse("el", (101, 92, 130, 101), 52.0), base=101, size=12.0)
    beside = line(Glimpse("-", (200, 92, 230, 96), 52.0), base=101, size=12.0)
    sure = line(Glimpse("el", (101, 92, 130, 101), 90.0), base=101, size=12.0)
    kept = list(without_scraps([whole, lower, beside, sure]))
    assert kept == [whole, beside, sure]


def test_the_top_of_a_figure_is_no_letter() -> None:
    whole = line(number("1285", 100), number("87", 300), number("861", 340))
    right = whole.glimpses[0].box[2]
    top = line(Glimpse("c", (right - 3, 79, right + 7, 90), 90.0), base=90, size=20.0)
    assert list(without_scraps([whole, top])) == [whole]


@pytest.mark.parametrize(
    ("sign", "sure", "low", "high", "words"),
    [
        ("A", 82.0, 130, 5, 1),  # the end of a stroke, lower than any letter
        ("x", 82.0, 130, 12, 2),
        ("\u2014", 52.0, 115, 2, 1),  # the rest of a rule below a line
        ("\u2014", 95.0, 115, 2, 2),
        ("\u2014", 52.0, 93, 2, 2),  # a cell
    ],
)
def test_ends_of_strokes_and_rests_of_rules_are_no_words(
    sign: str, sure: float, low: int, high: int, words: int
) -> None:
    stroke = line(Glimpse(sign, (300, low - high, 315, low), sure), base=low, size=20.0)
    whole = line(number("1285", 100), number("861", 340))
    assert len(words_in([whole, stroke], 1.0, ())) == words + 1


def test_a_number_found_between_the_words_of_a_line_stands_on_it() -> None:
    slash = Glimpse("0", (90, 78, 95, 100), 61.0)
    around = line(slash, number("669", 200))
    between = line(number("5", 100), number("007", 124))
    words = words_in([around, between], 1.0, ())
    assert {word.line for word in words} == {1}
    assert [word.text for word in words] == ["0", "5", "007", "669"]


def test_a_word_that_a_mark_makes_high_stands_on_its_line() -> None:
    whole = line(number("36", 300), number("831", 340))
    struck = line(Glimpse("Hytidinge", (100, 60, 250, 125), 8.0))
    assert {word.line for word in words_in([whole, struck], 1.0, ())} == {1}


def test_what_nobody_can_tell_is_no_number_and_the_rest_of_a_mark_no_word() -> None:
    sure, guessed = number("250", 100), number("25", 300, sure=2.0)
    rest = Glimpse("NY", (500, 78, 540, 100), 29.0)
    stroke, slash = Glimpse("/", (600, 78, 610, 100), 61.0), Glimpse("/", (700, 78, 710, 100), 90.0)
    words = words_in([line(sure, guessed, rest, stroke, slash)], 1.0, ())
    assert [word.text for word in words] == ["250", "/"]
    assert [is_illegible(glimpse) for glimpse in (sure, guessed, rest)] == [False, True, False]
