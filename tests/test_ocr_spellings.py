"""Words spelt as another of their document but for a letter that recognition confuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.ledger.spellings import odd_spellings
from parsers.tables import scraps_of
from parsers.tables.grid import Cell, Grid, Record
from parsers.text import WordRef
from schemas.document import BBox, Page, Scan, Word
from schemas.vocabulary import Illegible, Recognition


def page(*words: tuple[str, float | None]) -> Page:
    box = BBox(70, 100, 120, 110)
    made = tuple(Word(text, box, 1, confidence=sure) for text, sure in words)
    return Page(1, 595.0, 842.0, made, scan=Scan(Illegible.PICTURE, Recognition.DONE))


@pytest.mark.parametrize(
    ("odd", "usual"),
    [
        ("Ideelta", "Ideella"),
        ("Foreningen", "Föreningen"),
        ("Stftelsen", "Stiftelsen"),
        ("Seouterna", "Scouterna,"),
    ],
)
def test_a_rare_spelling_is_odd(odd: str, usual: str) -> None:
    read = page((odd, 91.0), (usual, 90.0), (usual, 93.0), ("Teatern", 95.0))
    assert odd_spellings([read]) == {odd}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avesta", "Alvesta"),  # the register knows both
        ("lämnas", "delas"),
        ("arbetet", "arbete"),  # a form of it
        ("Karlsson", "Karlssons"),
        ("Hallen", "Hassen"),
    ],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not odd_spellings([page((one, 80.0), (other, 90.0), (other, 90.0))])


def test_what_recognition_is_certain_of_is_not() -> None:
    assert not odd_spellings([page(("huvudman", 96.0), ("huvudmän", 96.0), ("huvudmän", 95.0))])


def test_of_a_pair_the_less_sure_is_odd() -> None:
    assert odd_spellings([page(("Öppna", 93.0), ("Oppna", 88.0))]) == {"Oppna"}


def test_a_name_of_the_register_with_a_gap_within_is_odd() -> None:
    read = page(("840", 96.0), ("Mörbyl", 96.0), ("ånga", 96.0), ("Upplands", 96.0), ("Väsby", 96.0))
    assert odd_spellings([read]) == {"Mörbyl", "ånga"}


@pytest.mark.parametrize("odd", ["51--200", "Malm\u2013-Lund", "\u00a3.,B", "H|ngsta", "A\u00ae"])
def test_what_dirt_is_taken_for_is_odd(odd: str) -> None:
    usual = ("51\u2013200", "--", "450:--", "...", "12,5", "ek.", "S:t", "|", "1|2")
    assert odd_spellings([page((odd, 96.0), *((text, 96.0) for text in usual))]) == {odd}


def test_a_short_word_is_odd_beside_many_that_are_spelt_otherwise() -> None:
    many = [("f\u00f6r", 95.0)] * 3
    assert odd_spellings([page(("t\u00f6r", 82.0), *many)]) == {"t\u00f6r"}
    assert not odd_spellings([page(("t\u00f6r", 82.0), *many[:2])])
    assert not odd_spellings([page(("l\u00e5n", 95.0), *[("l\u00e4n", 95.0)] * 4)])


def test_where_words_have_surely_lost_their_dots_names_may_have_lost_theirs() -> None:
    lost = page(("Foreningen", 95.0), ("for", 96.0), ("Skondal", 95.0), ("Malmö", 95.0), ("Kiruna", 95.0))
    assert odd_spellings([lost]) == {"Foreningen", "Skondal", "Kiruna"}
    assert not odd_spellings([page(("for", 96.0), ("for", 96.0), ("Skondal", 95.0))])  # as English has
    assert not odd_spellings([page(("Föreningen", 95.0), ("för", 96.0), ("Skondal", 95.0))])
    assert odd_spellings([page(("tekniska", 95.0), ("hogskola", 96.0), ("Skondal", 95.0))]) == {"hogskola"}


def test_a_name_of_the_register_that_lost_its_dots_is_odd_wherever_it_stands() -> None:
    read = page(
        ("ABF", 96.0), ("Sundsvall-Ange", 95.0), ("Orebro", 95.0), ("Ånge", 96.0), ("Ale", 96.0), ("Habo", 96.0)
    )
    assert odd_spellings([read]) == {"Sundsvall-Ange", "Orebro"}


def test_what_may_be_letters_or_roman_figures_is_odd() -> None:
    assert odd_spellings([page(("Il", 96.0), ("Fas", 96.0), ("II", 96.0), ("Illern", 96.0))]) == {"Il", "II"}


@pytest.mark.parametrize(
    ("lines", "scraps"),
    [
        (["Eda", "Lå", "Eksjö"], {1}),
        (["Lå", "Eda", "Eksjö"], set()),  # begins the table
        (["Eda", "Lå", "Eksjö", "Öst", "Arboga"], set()),  # one of several
        (["Eda", "SKR", "Eksjö"], set()),
        (["Eda", "Övriga", "Eksjö"], set()),
    ],
)
def test_a_rest_of_a_mark_amid_rows_heads_no_group(lines: list[str], scraps: set[int]) -> None:
    cells = [Cell(text, text, (WordRef(0, n),)) for n, text in enumerate(lines)]
    kommuner = {"Eda", "Eksjö", "Arboga"}
    records = tuple(Record((cell,), cell.refs, heading=cell.text not in kommuner) for cell in cells)
    assert scraps_of(Grid((), records), [page(*((text, 60.0) for text in lines))]) == scraps


@pytest.mark.parametrize(
    ("size", "sure", "scraps"),
    [
        (4.8, 68.0, {1}),  # halves of a row's letters
        (7.8, 27.0, {1}),  # a shadow
        (4.8, 92.0, set()),
        (7.8, 68.0, set()),
    ],
)
def test_what_heads_rows_is_type_as_theirs(size: float, sure: float, scraps: set[int]) -> None:
    cells = [Cell(text, text, (WordRef(0, n),)) for n, text in enumerate(["Eda", "Anca", "Eksjö"])]
    records = tuple(Record((cell,), cell.refs, heading=cell.text == "Anca") for cell in cells)
    read = page(("Eda", 96.0), ("Anca", sure), ("Eksjö", 96.0))
    words = tuple(word._replace(size=size if word.text == "Anca" else 7.8) for word in read.words)
    assert scraps_of(Grid((), records), [replace(read, words=words)]) == scraps
