"""How money, shares and dates are printed in Swedish: for messages, and to compare with what is printed.

It reads a printed value only to test it against the stored one; finding values in a document is the parsers' work.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from schemas.vocabulary import MoneyUnit

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

_SPACE = "[ \u00a0\u2000-\u200a\u202f]"
# some fonts print a hyphen where the text has a soft one: beside a number it is a minus
_DASH = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2212]|(?<=[0-9])\u00ad|\u00ad(?=[0-9])")
# 1 310 223   1.310.223   1'310'223   1,310,223   1310223   168,7   0.37   18:50 kr
# and no thousands group that is not whole (42 045981)
_NUMBER = re.compile(
    rf"""(?<![\d.,'\u2019])(?<!\d{_SPACE})
    (?P<whole> \d{{1,3}}(?:{_SPACE}\d{{3}})+ | (?!0\.)\d{{1,3}}(?:\.\d{{3}})+(?!\.)
             | \d{{1,3}}(?:['\u2019]\d{{3}})+
             | \d{{1,3}}(?:,\d{{3}}){{2,}} | \d{{1,3}},\d{{3}}(?=\.\d{{1,2}}(?!\d))
             | \d+ )
    (?: ,(?P<decimals>\d{{1,6}}) | \.(?P<point>\d{{1,2}} | (?<=(?<!\d)0\.)\d{{3,6}} | (?<=(?<!\d)1\.)\d{{4,6}})
         | :(?P<ore>\d{{2}})(?=\s?(?:kr|kronor)\b) )?
    (?!\d | [.,'\u2019]\d | {_SPACE}\d )""",
    re.VERBOSE,
)
_NO_DIGIT = re.compile(r"\D")
_SHARE_DECIMALS = 4  # as many as a stored percentage keeps
_FINEST = Decimal("0.00005")
_COARSEST_FIRST = (MoneyUnit.MDKR, MoneyUnit.MNKR, MoneyUnit.TKR, MoneyUnit.KR)
_FACTORS = frozenset(unit.factor for unit in MoneyUnit)
_UNIT = re.compile(
    r"""\b(?: (?P<mdkr> miljard(?:er|en|erna)? | mdkr | mdr )
            | (?P<mnkr> miljon(?:er|en|erna)? | milj | mnkr | mkr | mn\s?kr | msek )
            | (?P<tkr> tusen | tusentals? | tkr | kkr | ksek | tsek )
            | (?P<kr> kronor(?:na)? | krona | kr | sek ) )\b
      | (?P<dash> :- )""",
    re.IGNORECASE | re.VERBOSE,
)


class Printed(NamedTuple):
    """A number as printed: its absolute value, its decimals, the money unit printed with it (None without)."""

    number: Decimal
    decimals: int
    unit: MoneyUnit | None


def level_spaces(text: str) -> str:
    """The text with every run of white space as one plain space, and every dash a hyphen."""
    return " ".join(_DASH.sub("-", text).split())


@lru_cache(maxsize=8192)  # the checks of one table ask again and again for the same cells
def numbers_in(text: str) -> tuple[Printed, ...]:
    """The well-formed numbers of a printed value, in order, each with the unit that the text names."""
    flat = " ".join(text.split())
    unit = unit_in(flat)
    return tuple(_printed(match, unit) for match in _NUMBER.finditer(flat))


def _printed(match: re.Match[str], unit: MoneyUnit | None) -> Printed:
    decimals = match["decimals"] or match["point"] or match["ore"] or ""
    whole = _NO_DIGIT.sub("", match["whole"])
    return Printed(Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals), unit)


def unit_in(text: str) -> MoneyUnit | None:
    """The coarsest money unit that a text names; None where it names none."""
    named = {match.lastgroup for match in _UNIT.finditer(text)}
    if not named:
        return None
    return next((unit for unit in _COARSEST_FIRST if unit.value in named), MoneyUnit.KR)


@lru_cache(maxsize=8192)
def printed_number(text: str | None) -> Printed | None:
    """The only number of a printed value; None where there is none, or more than one."""
    found = numbers_in(text or "")
    return found[0] if len(found) == 1 else None


def share_decimals(text: str | None, percent: Decimal | None) -> int:
    """How many decimals of a percentage a printed share shows: two for "1,25 %", and for the fraction "0,0125"."""
    printed = printed_number(text)
    if printed is None:
        return 0
    fraction = bool(percent) and percent != printed.number and abs((percent or 0) - 100 * printed.number) < _FINEST
    return min(printed.decimals - 2 if fraction else printed.decimals, _SHARE_DECIMALS)


def half_unit(text: str | None, unit: MoneyUnit | None) -> Decimal:
    """Half of the last printed place of an amount, in SEK: 50 000 for "168,7" mnkr, 0,5 where nothing is known."""
    printed = printed_number(text)
    declared = (printed.unit if printed else None) or unit or MoneyUnit.KR
    decimals = printed.decimals if printed else 0
    return (declared.factor / 2).scaleb(-decimals)


def half_of_last_place(text: str | None, amount_sek: Decimal, unit: MoneyUnit | None) -> Decimal:
    """As :func:`half_unit`, in the unit in which the amount was understood where that is not the declared one."""
    printed = printed_number(text)
    if printed is not None and printed.number:
        factor = abs(amount_sek) / printed.number
        if factor in _FACTORS:
            return (factor / 2).scaleb(-printed.decimals)
    return half_unit(text, unit)


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Thousands apart, decimal comma ("1 310 223", "168,7"); without ``decimals`` those that the value needs."""
    if decimals is None:
        trimmed = value.normalize()
        decimals = max(0, -int(trimmed.as_tuple().exponent))
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",")


def format_money(sek: Decimal) -> str:
    """As in "350 000 000 kr"."""
    return f"{format_number(sek)} kr"


def format_percent(share: Decimal) -> str:
    """As in "99,95 %"."""
    return f"{format_number(share)} %"


def format_date(day: date) -> str:
    """As in "1 november 2018"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
