"""Amounts of money in a string: a number or number word with its unit, over line ends, in ranges and lists.

A leaf under ``amounts``. Counts of people, shares and years are no money: without a unit word there is no amount,
and "miljoner" alone is one only where no counted noun follows. A number whose shape is broken is an amount without
value.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from parsers.numbers import DASH, NUMBER_WORD, UNIT, FoundNumber, find_numbers, parse_number_word
from schemas.vocabulary import MoneyUnit


class FoundAmount(NamedTuple):
    """An amount in a string: ``string[start:stop]`` is number and unit as written.

    ``value_sek`` is None where the number cannot be told. ``precision`` is the smallest step that the print can
    show, in kronor ("10,7 mnkr": 100 000). ``qualifier`` is the word before it ("högst", "cirka"), lower case.
    """

    start: int
    stop: int
    value_sek: Decimal | None
    unit: MoneyUnit
    precision: Decimal
    qualifier: str = ""


_ORE = Decimal("0.01")
_UNIT_AFTER = regex.compile(rf"\s*{UNIT}", regex.VERBOSE)
_UNIT_BEFORE = regex.compile(r"(?<![\p{L}0-9])(?<![0-9]\s)(?:SEK|kr|kronor)\s+$")
# Rekvirerat belopp (kronor): 1 250 000   Belopp i tkr 2024: 340 - the label says the unit
_UNIT_IN_LABEL = regex.compile(
    rf"(?<=[\p{{L}})]) (?: \s* \( \s* (?:i\s+)? {UNIT} \s* \) | ,? \s+ (?:i\s+)? {UNIT} )"
    r"(?: \s+ (?:19|20)[0-9]{2} )? \s* :? \s* $",
    regex.VERBOSE,
)
_LONGEST_LABEL = 80
_YEAR = regex.compile(r"(?:19[89]|20[0-4])[0-9]")  # "lön i kronor 2023": no sum
# två miljoner kronor   en halv miljon   tvåhundratusen kronor   en miljon femhundratusen kronor - the unit follows
_WORDS = regex.compile(
    rf"""(?<![\p{{L}}0-9]) (?: (?P<millions>(?i:{NUMBER_WORD})) \s+ miljon(?:er)? \s+ (?:och\s+)? )?
    (?!(?<=\bi\s)tusen\s)  # "belopp i tusen kronor": a unit
    (?P<word>(?i:{NUMBER_WORD})) \s+ {UNIT}""",
    regex.VERBOSE,
)
# 30:00 kr   1 250:50 kronor - a colon parts kronor and öre
_WITH_ORE = regex.compile(
    r"(?<![0-9:.,])(?<![0-9]\s)(?P<kronor>[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+):(?P<ore>[0-9]{2})\s?(?:kr|kronor)(?!\p{L})"
)
# 85,000 kr   1,250,000 kr - thousands parted as elsewhere in the world, or three decimals: nobody can say
_COMMAS = regex.compile(r"(?<![0-9,.]|[0-9]\s)[1-9][0-9]{0,2}(?:,[0-9]{3})+\s?(?i:kr|kronor|sek)\b")
_IN_WORDS = regex.compile(r"(?i)kronor|kr\b|sek\b")
# "350 miljoner till kommunerna" is money, "7 miljoner invånare" and "5 miljoner euro" are not.
_MONEY_GOES_ON = regex.compile(
    r"""
    \s* (?: $ | [.,;:)!?–-] | \( | \p{N}
      | (?: till|att|för|i|per|under|inför|inom|via|utöver|jämfört|vid|hos|åt|efter|sedan|trots
        |som|och|eller|ska|skall|är|har|får|kan|kommer|från|varav|mer|avser|avsätts|årligen
        | läggs|tas|ges|finns|går | (?:mer|mindre|högre|lägre)\s+än
    | om|på|med|år|respektive|samt|fördelat|statliga?|extra|medel|ytterligare|vardera
        | \p{L}+(?:[ae]|t)s ) (?!\p{L}) )
    """,
    regex.VERBOSE,
)
_OTHER_CURRENCY = regex.compile(r"\s*(?i:euro|eur|dollar|usd|norska|danska|pund)\b")
_QUALIFIER = regex.compile(
    r"""
    (?<!\p{L})
    (?P<word> (?i: ca\.? | c:a | cirka | dryga?t? | knappa?t? | närmare | omkring | ungefär | runt | högst
      | maximalt | max\.? | upp\s?emot | som\s+mest | som\s+lägst | som\s+högst | minst | lägst
      | upp\s+till | uppskattningsvis | mer\s+än | mindre\s+än | över | totalt | sammanlagt
      | sammantaget | preliminärt ) ) \s+ $
    """,
    regex.VERBOSE,
)
# 10 000–20 000 kronor   mellan 5 och 10 miljoner   5, 10 respektive 15 tkr: the unit stands once
_SHARES_UNIT = regex.compile(rf"\s*(?:{DASH}|och|respektive|eller|till|,)\s*")
# "ska 350 000 000 fördelas": no unit word, but a sum that is dealt with as the kronor beside it
_DEALT_WITH = regex.compile(
    r"""
    \s+ (?:(?:ska|får|kan)\s+)?
    (?: fördelas|användas|betalas|utbetalas|avsätts|avsättas|reserveras|tilldelas|disponeras|går|avser ) \b
    """,
    regex.VERBOSE,
)
# "avsätts 1 357 000 000 utifrån": millions that are given, and nothing that they count
_GIVEN = regex.compile(
    r"\b(?:avsätts|avsätta|avsätter|fördelas|fördelar|anvisas|anslås|tilldelas|beviljas|utbetalas|betalas\s+ut|går)"
    r"\s+(?:totalt\s+|sammanlagt\s+|högst\s+|cirka\s+)?$"
)
# "12 000 000 kronor, varav 3 500 000 till regionerna": a part of the sum before it
_PART = regex.compile(r"\b(?:varav|därav)\s+(?:högst\s+|cirka\s+|minst\s+)?$")
_MORE = regex.compile(
    r"\b(?:samt|och|respektive)\s+(?:högst\s+|cirka\s+|ytterligare\s+)?$"
)  # ... samt 150 000 000 i
_BEFORE = 40  # characters: the words before a number that say what is done with it
_COUNTS_NOTHING = regex.compile(
    r"\s*(?:$|[.,;)]|(?:till|för|av|från|utifrån|ur|enligt|under|i|inom|mellan|per|som|och)\b)"
)
_MILLION = 1_000_000
_GROUPED = regex.compile(r"[0-9]{1,3}(?:[\s\u00a0\u2007\u2009\u202f.][0-9]{3})+")
_MINUS_SAID = regex.compile(r"(?i)(?<!\p{L})minus\s$")  # "minus 5 mnkr"
_MINUS_BEFORE = regex.compile(r"(?:^|[\s(])(?<![0-9]\s)[-\u2212]$")


def find_amounts(text: str) -> list[FoundAmount]:
    """Every amount of money in a string, in order."""
    numbers = list(find_numbers(text))
    unsure = [FoundAmount(*m.span(), None, MoneyUnit.KR, _ORE) for m in _COMMAS.finditer(text)]
    found = [*unsure, *_with_unit(text, numbers), *_in_words(text), *_with_ore(text)]
    found.extend(_without_unit(text, numbers, found))
    kept: list[FoundAmount] = []
    for amount in sorted(found, key=lambda a: a.start):
        if not kept or amount.start >= kept[-1].stop:
            kept.append(amount)
    return kept


def _with_unit(text: str, numbers: list[FoundNumber]) -> Iterator[FoundAmount]:
    shared: FoundAmount | None = None
    for number in reversed(numbers):
        amount = _beside_unit(text, number)
        if amount is None and shared is not None and _SHARES_UNIT.fullmatch(text, number.stop, shared.start):
            amount = _sharing(text, number, shared)
        if amount is not None:
            yield amount
        shared = amount


def _beside_unit(text: str, number: FoundNumber) -> FoundAmount | None:
    match = _UNIT_AFTER.match(text, number.stop)
    if match and not _OTHER_CURRENCY.match(text, match.end()):
        unit = MoneyUnit(str(match.lastgroup))
        spelled = match.group().lower()
        if "milj" not in spelled and "milja" not in spelled:
            return _amount(text, number, unit, match.end())
        if _IN_WORDS.search(spelled) or _MONEY_GOES_ON.match(text, match.end()):
            return _amount(text, number, unit, match.end())
        return None
    if _YEAR.fullmatch(text, number.start, number.stop):
        return None
    before = _UNIT_BEFORE.search(text, max(0, number.start - 8), number.start)
    if before:
        return _amount(text, number, MoneyUnit.KR, number.stop)._replace(start=before.start())
    return _labelled(text, number)


def _labelled(text: str, number: FoundNumber) -> FoundAmount | None:
    """The number that ends a text whose label says its unit."""
    if number.stop != len(text.rstrip(" .")) or number.start > _LONGEST_LABEL:
        return None
    label = _UNIT_IN_LABEL.search(text, 0, number.start)
    unit = next((u for u in MoneyUnit if label and any(label.captures(u.value))), None)
    return _amount(text, number, unit, number.stop) if unit else None


def _sharing(text: str, number: FoundNumber, shared: FoundAmount) -> FoundAmount | None:
    """A number that borrows the unit of the amount after it, if it is of a size with it and no year."""
    # "mellan 300 000 och 2 miljoner kronor": what is printed in full is kronor
    full = _GROUPED.fullmatch(text, number.start, number.stop) and shared.unit is not MoneyUnit.TKR
    amount = _amount(text, number, MoneyUnit.KR if full else shared.unit, number.stop)
    if amount.value_sek is None or not shared.value_sek:
        return None
    if shared.unit is MoneyUnit.KR and not _GROUPED.fullmatch(text, number.start, number.stop):
        return None
    year = 1900 <= amount.value_sek / shared.unit.factor <= 2100 and number.stop - number.start == 4
    alike = Decimal("0.001") <= amount.value_sek / shared.value_sek <= 1000
    return amount if alike and not year else None


def _amount(text: str, number: FoundNumber, unit: MoneyUnit, stop: int) -> FoundAmount:
    start, value = number.start, number.value
    if value is not None and _MINUS_BEFORE.search(text, max(0, start - 3), start):
        start, value = start - 1, -value
    said = None if value is None else _MINUS_SAID.search(text, max(0, start - 8), start)
    if said is not None and value is not None:
        start, value = said.start(), -value
    step = unit.factor.scaleb(-number.decimals)
    sek = None if value is None else (value * unit.factor).quantize(_ORE)
    return FoundAmount(start, stop, sek, unit, step, _qualifier(text, start))


def _qualifier(text: str, start: int) -> str:
    match = _QUALIFIER.search(text, max(0, start - 20), start)
    return " ".join(match["word"].lower().split()) if match else ""


def _in_words(text: str) -> Iterator[FoundAmount]:
    for match in _WORDS.finditer(text):
        value = parse_number_word(match["word"])
        unit = next(u for u in MoneyUnit if match[u.value])
        plain = unit is MoneyUnit.KR and match["word"].lower() in {"en", "ett"}
        if match["millions"] and value is not None and unit.factor < MoneyUnit.MNKR.factor:
            value += (parse_number_word(match["millions"]) or 0) * MoneyUnit.MNKR.factor / unit.factor
        goes_on = _IN_WORDS.search(match.group()) or _MONEY_GOES_ON.match(text, match.end())
        if value is not None and not plain and goes_on and not _OTHER_CURRENCY.match(text, match.end()):
            yield FoundAmount(
                *match.span(),
                (value * unit.factor).quantize(_ORE),
                unit,
                unit.factor,
                _qualifier(text, match.start()),
            )


def _with_ore(text: str) -> Iterator[FoundAmount]:
    for match in _WITH_ORE.finditer(text):
        value = Decimal(f"{''.join(match['kronor'].split())}.{match['ore']}")
        yield FoundAmount(*match.span(), value, MoneyUnit.KR, _ORE, _qualifier(text, match.start()))


def _without_unit(text: str, numbers: list[FoundNumber], found: list[FoundAmount]) -> Iterator[FoundAmount]:
    kronor = [a.start for a in found if a.unit is MoneyUnit.KR]
    for number in numbers:
        grouped = _GROUPED.fullmatch(text, number.start, number.stop)
        if number.value is None or not grouped:
            continue
        follows = any(start < number.start for start in kronor)
        if (kronor and _DEALT_WITH.match(text, number.stop)) or (
            _COUNTS_NOTHING.match(text, number.stop) and _is_given(text, number, follows=follows)
        ):
            kronor.append(number.start)
            yield _amount(text, number, MoneyUnit.KR, number.stop)


def _is_given(text: str, number: FoundNumber, *, follows: bool) -> bool:
    """Whether the words before a number without unit say that it is money, after a sum or of themselves."""
    start = max(0, number.start - _BEFORE)
    if follows and _PART.search(text, start, number.start):
        return True
    told = _GIVEN.search(text, start, number.start) or (follows and _MORE.search(text, start, number.start))
    return bool(told) and number.value is not None and number.value >= _MILLION
