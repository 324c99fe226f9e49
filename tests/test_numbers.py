"""The shapes of Swedish numbers, what is refused, and that print and value agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.numbers import decimals_of, find_numbers, parse_number, parse_number_word
from schemas.swedish import format_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("350 500 000", "350500000"),
        ("1\u00a0132\u00a0368", "1132368"),  # no-break spaces
        ("1\u2009132\u202f368", "1132368"),  # thin and narrow, mixed
        ("1.234.567,50", "1234567.50"),
        ("1'234'567", "1234567"),
        ("350000", "350000"),
        ("168,7", "168.7"),
        ("10.2", "10.2"),  # two digits after a full stop can be no thousands group
        ("10.200", "10200"),
        ("-1 469", "-1469"),
        ("\u22121 469", "-1469"),  # minus sign
        ("\u2013 4 729", "-4729"),  # en dash, space after it
        ("minus 5", "-5"),
        ("+5", "5"),
        ("0", "0"),
        ("0,37", "0.37"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "42 045981",
        "1234 567",
        "1 23",
        "10-50",
        "12 34,5",
        "",
        "-",
        "..",
        "x",
        "1 234¹",
        "A4",
        "1,2,3",
        "5 000 00",
        "2018-06-20",
    ],
)
def test_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under 2018 350 000 kronor", ["2018", "350 000"]),  # a year is not the first thousands group
        ("hela 42 045981 kronor", ["42 045981"]),
        ("mellan 10 000 och 20 000", ["10 000", "20 000"]),
        ("10–15 procent", ["10", "15"]),
        ("dnr S2018/03799 av 2018", ["2018"]),
        ("lagen (2013:388)", []),
        ("summan 1 234 567,50.", ["1 234 567,50"]),
        ("COVID-19 och A4", []),
    ],
)
def test_numbers_in_prose(text: str, found: list[str]) -> None:
    assert [text[n.start : n.stop] for n in find_numbers(text)] == found


def test_a_broken_grouping_is_found_without_a_value() -> None:
    (number,) = find_numbers("summa 42 045981 kronor")
    assert number.value is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("tio", "10"),
        ("tjugofem", "25"),
        ("tvåhundrafemtio", "250"),
        ("trehundratusen", "300000"),
        ("hundra", "100"),
        ("en halv", "0.5"),
        ("en och en halv", "1.5"),
        ("tjugofyra och en halv", "24.5"),
        ("femtielva", None),
        ("kommun", None),
    ],
)
def test_number_words(word: str, value: str | None) -> None:
    assert parse_number_word(word) == (None if value is None else Decimal(value))


def test_decimals_are_those_printed() -> None:
    assert [decimals_of(t) for t in ("1 234", "0,37", "0,370", "10.2", "1.234")] == [0, 2, 3, 1, 0]


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "'", ""])
)
def test_a_printed_number_reads_back(units: int, decimals: int, separator: str) -> None:
    value = Decimal(units).scaleb(-decimals)
    printed = format_number(value, decimals).replace(" ", separator)
    assert parse_number(printed) == value
    assert decimals_of(printed) == decimals


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_a_number_in_prose_is_the_text_of_its_span(units: int, decimals: int) -> None:
    printed = format_number(Decimal(units).scaleb(-decimals), decimals)
    text = f"medel om {printed} kronor"
    (number,) = find_numbers(text)
    assert text[number.start : number.stop] == printed
    assert number.value == Decimal(units).scaleb(-decimals)
