"""Every shape of number and date: what is printed, read and printed again is the same.

The tables of single forms stand in ``test_dates``, ``test_amounts`` and ``test_numbers``; here hypothesis fills the
shapes with values, and what was read is formatted again in the shape it was printed in.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.amounts.forms import FoundAmount, find_amounts
from parsers.dates.forms import FoundDate, find_dates
from parsers.numbers import parse_number_word
from schemas.vocabulary import MoneyUnit

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
Span = tuple[date, date]
DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))


def long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


# A period within one year as it may be printed; those of the second table lie within one month.
PERIODS: dict[str, Callable[[Span], str]] = {
    "dash, the year once": lambda s: f"{short(s[0])}–{long(s[1])}",
    "in full words, the year once": lambda s: f"från och med den {short(s[0])} till och med den {long(s[1])}",
    "abbreviated": lambda s: f"fr.o.m. den {long(s[0])} t.o.m. den {long(s[1])}",
    "abbreviated, ISO": lambda s: f"fr.o.m. {s[0]} t.o.m. {s[1]}",
    "ISO with a dash": lambda s: f"{s[0]} – {s[1]}",
    "broken over lines": lambda s: (
        f"den {short(s[0])}\ntill och med den {s[1].day}\n{MONTHS[s[1].month - 1]} {s[1].year}"
    ),
    "mellan": lambda s: f"mellan den {short(s[0])} och den {long(s[1])}",
}
WITHIN_A_MONTH: dict[str, Callable[[Span], str]] = {
    "days of one month": lambda s: f"{s[0].day}–{long(s[1])}",
    "mellan, days of one month": lambda s: f"mellan den {s[0].day} och den {long(s[1])}",
    "den ... till den": lambda s: f"den {s[0].day} till den {long(s[1])}",
}


def the_one(found: list[FoundDate]) -> Span:
    (one,) = found
    assert one.first is not None
    assert one.last is not None
    return one.first, one.last


@pytest.mark.parametrize("shape", PERIODS)
@given(day=DAYS, days=st.integers(1, 300))
def test_periods_are_printed_again(shape: str, day: date, days: int) -> None:
    last = min(date.fromordinal(day.toordinal() + days), date(day.year, 12, 31))
    if last > day:
        printed = PERIODS[shape]((day, last))
        assert PERIODS[shape](the_one(find_dates(f"Medlen får användas {printed}."))) == printed


@pytest.mark.parametrize("shape", WITHIN_A_MONTH)
@given(day=DAYS, days=st.integers(1, 30))
def test_periods_within_a_month_are_printed_again(shape: str, day: date, days: int) -> None:
    last = day.replace(day=min(day.day + days, calendar.monthrange(day.year, day.month)[1]))
    if last > day:
        printed = WITHIN_A_MONTH[shape]((day, last))
        assert WITHIN_A_MONTH[shape](the_one(find_dates(f"Medlen får användas {printed}."))) == printed


@given(day=DAYS, days=st.integers(1, 300), tie=st.sampled_from(["respektive", "och", "samt", "eller"]))
def test_coordinated_days_are_printed_again(day: date, days: int, tie: str) -> None:
    last = min(date.fromordinal(day.toordinal() + days), date(day.year, 12, 31))
    if last > day:
        same = last.month == day.month
        printed = f"den {day.day if same else short(day)} {tie} den {long(last)}"
        one, two = find_dates(f"Redovisning ska lämnas {printed}.")
        assert (one.first, one.last, two.first, two.last) == (day, day, last, last)


@given(day=DAYS, lead=st.sampled_from(["i", "under", "senast i"]))
def test_months_are_printed_again(day: date, lead: str) -> None:
    printed = f"{MONTHS[day.month - 1]} {day.year}"
    first, last = the_one(find_dates(f"Medlen betalas ut {lead} {printed}."))
    assert f"{MONTHS[first.month - 1]} {first.year}" == printed
    assert (first.day, last.day) == (1, calendar.monthrange(day.year, day.month)[1])


@given(year=st.integers(1990, 2049), years=st.integers(1, 9), tie=st.sampled_from(["–", "-", " – "]))
def test_years_are_printed_again(year: int, years: int, tie: str) -> None:
    printed = f"{year}{tie}{year + years}"
    first, last = the_one(find_dates(f"Stödet lämnas under {printed}."))
    assert f"{first.year}{tie}{last.year}" == printed
    assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


@given(day=DAYS)
def test_a_day_without_a_year_keeps_day_and_month(day: date) -> None:
    (found,) = find_dates(f"Nämnden behandlade ärendet den {short(day)}.")
    assert found.year_missing
    assert found.first is not None
    assert short(found.first) == short(day)


UNITS = {
    "kr": MoneyUnit.KR, "kronor": MoneyUnit.KR, "SEK": MoneyUnit.KR, ":-": MoneyUnit.KR, "tkr": MoneyUnit.TKR,
    "kkr": MoneyUnit.TKR, "tusen kronor": MoneyUnit.TKR, "mnkr": MoneyUnit.MNKR, "mkr": MoneyUnit.MNKR,
    "Mkr": MoneyUnit.MNKR, "MSEK": MoneyUnit.MNKR, "miljoner kronor": MoneyUnit.MNKR, "mdkr": MoneyUnit.MDKR,
    "miljarder kronor": MoneyUnit.MDKR,
}  # fmt: skip


def grouped(value: Decimal, decimals: int, separator: str) -> str:
    whole, _, part = f"{value:,.{decimals}f}".partition(".")
    return whole.replace(",", separator) + (f",{part}" if part else "")


def the_amount(text: str) -> FoundAmount:
    (found,) = find_amounts(text)
    return found


@given(
    cents=st.integers(1, 10**8),
    decimals=st.integers(0, 2),
    separator=st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\u2007", ".", "’"]),
    unit=st.sampled_from(sorted(UNITS)),
    gap=st.sampled_from([" ", "\u00a0", "\n"]),
)
def test_amounts_are_printed_again(cents: int, decimals: int, separator: str, unit: str, gap: str) -> None:
    number = grouped(Decimal(cents).scaleb(-decimals), decimals, separator)
    between = "" if unit == ":-" else gap
    found = the_amount(f"Bidraget uppgår till {number}{between}{unit} för året.")
    assert found.value_sek is not None
    assert found.unit is UNITS[unit]
    assert grouped(found.value_sek / found.unit.factor, decimals, separator) == number
    assert found.precision == found.unit.factor.scaleb(-decimals)


@given(
    number=st.integers(1_000, 10**9),
    qualifier=st.sampled_from(
        ["högst", "drygt", "cirka", "ca", "minst", "knappt", "närmare", "upp till", "totalt"]
    ),
)
def test_a_qualifier_is_kept_and_changes_no_value(number: int, qualifier: str) -> None:
    found = the_amount(f"Stödet är {qualifier} {grouped(Decimal(number), 0, ' ')} kronor.")
    assert (found.value_sek, found.qualifier) == (number, qualifier)


@given(number=st.integers(1_000, 10**9))
def test_a_minus_is_a_sign_and_a_dash_between_numbers_is_none(number: int) -> None:
    printed = grouped(Decimal(number), 0, " ")
    assert the_amount(f"Utfallet blev −{printed} kr.").value_sek == -number
    low, high = find_amounts(f"Stödet är {printed}–{printed} kr.")
    assert (low.value_sek, high.value_sek) == (number, number)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("två miljoner kronor", 2_000_000), ("en miljon kronor", 1_000_000),
        ("tre miljarder kronor", 3_000_000_000),
        ("fem tusen kronor", 5_000), ("tio miljoner kronor", 10_000_000), ("tolv miljoner kronor", 12_000_000),
        ("tjugo miljoner kronor", 20_000_000), ("femtio miljoner kronor", 50_000_000),
        ("hundra miljoner kronor", 100_000_000), ("tvåhundratusen kronor", 200_000),
    ],
)  # fmt: skip
def test_amounts_in_words(words: str, value: int) -> None:
    assert the_amount(f"Regeringen avsätter {words} för ändamålet.").value_sek == value


@pytest.mark.parametrize("word", ["kommun", "tiotal", "flera", "många", "enskild", "två-tre"])
def test_words_that_are_no_numbers(word: str) -> None:
    assert parse_number_word(word) is None
