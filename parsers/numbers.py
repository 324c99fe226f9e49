"""Swedish numbers: the shapes in which money, shares and counts are printed, and the words for money units.

A leaf under ``amounts`` and the tables. It says what a run of characters is worth and refuses to guess: a number
whose thousands groups are not whole ("42 045981") has no value, and what a number *means* is for its callers.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

# Space, no-break, figure, thin and narrow no-break space: all seen between thousands, mixed within one list.
SPACE = r"[\x20\u00a0\u2007\u2009\u202f]"
# Hyphen-minus, the Unicode hyphens and dashes, and the minus sign.
DASH = r"[-\u2010-\u2015\u2212]"

# 350 500 000   1.234.567   1'234'567   350000   - not 42 045981, not 1234 567
_WHOLE = rf"""
    [0-9]{{1,3}} (?: {SPACE} [0-9]{{3}} )+
  | [0-9]{{1,3}} (?: \. [0-9]{{3}} )+
  | [0-9]{{1,3}} (?: ['\u2019] [0-9]{{3}} )+
  | [0-9]+
"""
# 168,7   1 234,50   0.37 - a full stop before one or two last digits is a decimal point, before three it groups
NUMBER = rf"(?: (?: {_WHOLE} ) , [0-9]{{1,6}} | [0-9]+ \. [0-9]{{1,2}} (?![0-9]) | {_WHOLE} )"

_SIGNED = regex.compile(
    rf"(?P<sign> {DASH} | \+ | (?i:minus) {SPACE} )? {SPACE}? (?P<number> {NUMBER} )", regex.VERBOSE
)
_POINTED = regex.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMALS = regex.compile(r",([0-9]+)\s*$|^[^.]*\.([0-9]{1,2})\s*$")
_GROUPING = regex.compile(r"[\s'\u2019\u00a0\u2007\u2009\u202f]")

# A run of digits with what may stand inside a number; whether it is one number is decided afterwards.
# Glued to a word ("Kollegiet4 235 419") its first digit may as well be a footnote's mark: no number is told.
_RUN = regex.compile(
    rf"""
    (?: (?<![\p{{L}}0-9/:§_.,'’] ) (?<! \p{{L}} {DASH} )
      | (?<=\p{{Ll}}{{3}}) (?= [0-9]{{1,3}} {SPACE} [0-9]{{3}} (?![0-9]) ) )
    [0-9]+ (?: (?: {SPACE} | [.'\u2019] (?=[0-9]{{3}}) ) [0-9]+ )* (?: [.,] [0-9]+ )?
    (?P<mark> [¹²³⁴-⁹] )?  # a footnote's mark: what its last digits are is not told
    (?! [0-9] | (?! (?i:kr|tkr|kkr|mnkr|mkr|mdkr|msek|sek)\b ) \p{{L}} | [.,:/] [0-9] )
    """,
    regex.VERBOSE,
)
_LEADING_ZERO = regex.compile("0[0-9]")  # the last groups of a number whose first are glued to something
_YEAR_THEN_NUMBER = regex.compile(rf"(?:19|20)[0-9]{{2}} {SPACE} (?=[0-9])", regex.VERBOSE)

# kr   kronor   SEK   :-   tkr   tusen kronor   mnkr   Mkr   miljoner (kronor)   mdkr   miljarder (kronor)
_KRONOR = r"(?: (?:svenska \s+)? (?:kronorna|kronor|krona|kr|sek)\b )"
UNIT = rf"""(?i:
    (?P<mdkr> (?:(?!halv|mång)\p{{Ll}}{{3,}})?miljard(?:er(?:na)?|en)?\b (?: \s+ {_KRONOR} )?
        | mdkr\b | mdr (?:\s?kr)?\b )
  | (?P<mnkr> miljon(?:er(?:na)?|en)?\b (?: \s+ {_KRONOR} )? | m \s kr\b | mn \s? kr\b | (?:mnkr|mkr|msek)\b
        | milj (?:\.|\b) (?: \s? {_KRONOR} )? )
  | (?P<tkr> (?:tusentals|tusental|tusen) \s+ {_KRONOR} | (?:tkr|kkr|ksek|tsek)\b | t \s kr\b )
  | (?P<kr> {_KRONOR} | [:,] [-\u2013] (?![\p{{L}}0-9])
      | (?<=[0-9]{{3}}) : \s [-\u2013\u2014] (?= \s* (?: $ | [,.;)] ) ) )
)"""

# fmt: off
_BELOW_TWENTY = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)
_FROM_TWENTY = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
# fmt: on
_ONES = {"ett": 1} | {word: number for number, word in enumerate(_BELOW_TWENTY)}
_TENS = {word: 10 * number for number, word in enumerate(_FROM_TWENTY, start=2)}
_ONE_WORD = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
# tio   tjugofem   hundra   trehundratusen   en halv   tre och en halv   en kvarts - and nothing that only begins so
NUMBER_WORD = rf"""(?:
    (?: {_ONE_WORD} | hundra )+ \s och \s en \s halv | en \s (?:halv|kvarts) | (?: {_ONE_WORD} | hundra | tusen )+
)"""
_WORD_PART = regex.compile(rf"{_ONE_WORD}|hundra|tusen")
_FRACTIONS = {"en halv": "0.5", "en kvarts": "0.25"}
_AND_A_HALF = " och en halv"


class FoundNumber(NamedTuple):
    """A number in prose; ``value`` is None where its thousands groups are not whole."""

    start: int
    stop: int
    value: Decimal | None
    decimals: int


def parse_number(text: str) -> Decimal | None:
    """The value of a string that is one number and nothing else, sign included; None where it is none."""
    match = _SIGNED.fullmatch(text.strip())
    if match is None:
        return None
    digits = _GROUPING.sub("", match["number"])
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif _POINTED.fullmatch(digits):
        digits = digits.replace(".", "")
    value = Decimal(digits)
    return -value if match["sign"] and match["sign"] != "+" else value


def decimals_of(text: str) -> int:
    """How many decimals are printed."""
    match = _DECIMALS.search(text)
    return len(match[1] or match[2]) if match else 0


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """The numbers in a prose string, unsigned, in order; a year just before a number is a number of its own."""
    for run in _RUN.finditer(text):
        start, stop = run.span()
        value = parse_number(text[start:stop])
        if text[start - 1 : start].isalpha() or _LEADING_ZERO.match(text, start, stop):
            value = None
        year = _YEAR_THEN_NUMBER.match(text, start, stop)
        if value is None and year is not None:
            yield FoundNumber(start, start + 4, Decimal(text[start : start + 4]), 0)
            start = year.end()
            value = parse_number(text[start:stop])
        yield FoundNumber(start, stop, value, decimals_of(text[start:stop]))


def parse_number_word(text: str) -> Decimal | None:
    """The value of a Swedish number word ("tolv", "tvåhundrafemtio", "en halv"); None where it is none."""
    word = " ".join(text.lower().split())
    if word in _FRACTIONS:
        return Decimal(_FRACTIONS[word])
    if word.endswith(_AND_A_HALF):
        whole = parse_number_word(word.removesuffix(_AND_A_HALF))
        return None if whole is None else whole + Decimal("0.5")
    parts = _WORD_PART.findall(word)
    if not parts or "".join(parts) != word:
        return None
    total = group = 0
    for part in parts:
        if part == "tusen":
            total, group = total + 1000 * (group or 1), 0
        elif part == "hundra":
            group = 100 * (group or 1)
        else:
            group += _ONES.get(part, 0) + _TENS.get(part, 0)
    return Decimal(total + group)
