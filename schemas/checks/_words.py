"""Numbers printed in words: "en miljon", "två och en halv miljarder", "tio" (kommuner).

Only what amounts are printed with; a word that is no number gives None, never a guess.
"""

from __future__ import annotations

import re
from decimal import Decimal

from schemas.swedish import unit_in

# fmt: off
_SMALL = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
# fmt: on
_WORDS = {word: Decimal(number) for number, word in enumerate(_SMALL)} | {"ett": Decimal(1)}
_WORDS |= {word: Decimal(10 * number) for number, word in enumerate(_TENS, start=2)}
_ONE = "|".join(sorted(_WORDS, key=len, reverse=True))
_PART = re.compile(rf"{_ONE}|hundra|tusen")
_COMPOUND = re.compile(rf"(?<![^\W_])(?P<word>(?:{_ONE}|hundra|tusen)+)(?![^\W_])", re.IGNORECASE)
COUNT = rf"(?:\d{{1,3}}|(?:{_ONE}|hundra)+)"  # a number of recipients: "290", "tio", "tjugoen"
_HALF = re.compile(rf"\b(?:(?P<one>(?:{_ONE}|hundra)+)\s+och\s+)?en\s+halv\b", re.IGNORECASE)
# "en miljon femhundratusen", "två miljoner fyrtio tusen"
_MILLIONS = re.compile(
    rf"\b(?P<millions>(?:{_ONE}|hundra)+)\s+miljon(?:er)?\s+(?:och\s+)?(?P<rest>(?:{_ONE}|hundra|tusen)+)\b"
    r"(?P<thousand>\s+tusen\b)?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\b(?:miljon|miljard|mnkr|mdkr|mkr)", re.IGNORECASE)


def number_word(text: str) -> Decimal | None:
    """The number that a printed amount without digits says, its unit aside; None where it says none."""
    half = _HALF.search(text)
    if half:
        return _value((half["one"] or "noll").casefold()) + Decimal("0.5")
    mixed = _MILLIONS.search(text)
    if mixed:
        rest = _value(mixed["rest"].casefold()) * (1000 if mixed["thousand"] else 1)
        return _value(mixed["millions"].casefold()) * 1_000_000 + rest
    words = [m["word"].casefold() for m in _COMPOUND.finditer(text)]
    if words and words[-1] == "tusen" and len(words) > 1:
        words = [words[0] + "tusen"]  # "hundra tusen kronor"
    if len(words) == 1 and unit_in(text) is not None:
        return _value(words[0])
    return Decimal(1) if not words and _SCALE.search(text) else None


def count_word(word: str) -> int | None:
    """The whole number that one word or numeral says ("tio", "tjugoen", "290"); None where it says none."""
    if word.isdecimal():
        return int(word)
    return int(_value(word.casefold())) if _COMPOUND.fullmatch(word) else None


def _value(word: str) -> Decimal:
    total, group = Decimal(0), Decimal(0)
    for part in _PART.findall(word):
        if part == "tusen":
            total, group = total + 1000 * (group or Decimal(1)), Decimal(0)
        elif part == "hundra":
            group = 100 * (group or Decimal(1))
        else:
            group += _WORDS[part]
    return total + group
