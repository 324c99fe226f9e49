"""The text of one table cell to a number, or to a named non-value.

Second step of the table engine, after the words are cut into cells. A cell is a number only when its digit
groups are whole: "42 045981" is malformed and stays a text, never a guess. Nothing here looks at columns.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from schemas.vocabulary import MoneyUnit

CURRENCY = frozenset({"sek", "ksek", "tsek", "msek"})
# the words of a unit behind a number, in small letters
UNIT_WORDS = CURRENCY | {"kr", "kronor", "tkr", "mnkr", "mkr", "mdkr", "procent", "miljoner", "tusen", ":-"}


class Shape(Enum):
    """What the text of a cell is."""

    VALUE = "value"
    MISSING = "missing"  # a dash, "..", "Inget", "<5": the document says that it gives no number
    MALFORMED = "malformed"  # digits, but no whole number: "42 045981"


class Numeral(NamedTuple):
    """The number in a cell: its value as printed (not multiplied by its unit), decimals and printed unit."""

    shape: Shape
    value: Decimal | None = None
    decimals: int = 0
    unit: MoneyUnit | None = None
    percent: bool = False
    grouped: bool = False  # thousands are separated: "1 310", not "1310"
    foreign: bool = False  # money that is no kronor: "95 500 EUR"


DASHED = r":[ ]?[-–—]"  # "450:-", "450 000: –"
_UNITS = {
    MoneyUnit.MDKR: r"miljarder(?:[ ](?:kronor|kr))?|miljard(?:[ ]kr(?:onor)?)?|mdkr\.?|mdr(?:[ ]?kr)?",
    MoneyUnit.MNKR: r"miljoner(?:[ ](?:kronor|kr|SEK))?|miljon|milj\.?(?:[ ]?kr)?|mnkr\.?|mkr\.?|msek|mn[ ]?kr",
    MoneyUnit.TKR: r"tusen(?:tal)?(?:[ ](?:kronor|kr))?|tkr\.?|kkr\.?|ksek|tsek|t[ ]kr",
    MoneyUnit.KR: rf"kronor|kr\.?|sek|{DASHED}",
}
_FOREIGN = r"[mk]?eur(?:o)?|usd|dollar|nok|dkk|gbp|[€$£]"
UNIT_GROUPS = "|".join(f"(?P<{unit.name}>{words})" for unit, words in _UNITS.items())
INTEGER = r"""(?:
    \d{1,3}(?:[ ]\d{3})+      # 1 310 223   not: 42 045981
  | (?!0\.)\d{1,3}(?:\.\d{3})+  # 1.310.223   not: 1.31
  | \d{1,3}(?:['’]\d{3})+     # 1'310'223
  | \d{1,3}(?:,\d{3}){2,}     # 1,310,223   not: 1,310, which is a decimal number
  | \d{1,3},\d{3}(?=\.\d{1,2}(?!\d))  # 338,891.50
  | \d+
)"""
SIGN = r"[-\u2010-\u2015\u2212]"
_NAMES = tuple(unit.name for unit in MoneyUnit)
_UNGROUPED = str.maketrans("", "", " .,'’")  # what parts the groups of an integer
MARK = r"(?:[ ]?(?:\*{1,3}|[¹²³⁴-⁹]{1,2}|\d{1,2}\)|[a-e]\)))"  # a footnote's mark: 1 234 1)

NUMERAL = regex.compile(
    rf"""(?P<open>\()?[ ]?(?:(?P<front>[mtk]?sek|kr|(?P<before>{_FOREIGN}))(?:[ ]|(?<=[€$£])))?  # SEK 1 200 000
    (?P<sign>{SIGN}|\+)?[ ]?
    (?P<int>{INTEGER})
    (?!(?<=[ ]\d{{3}})\.\d{{3}}(?!\d))  # 4 792.901: a decimal point, or a gap that recognition took for one
    (?:[,.](?P<dec>\d{{1,3}}|(?<=(?<!\d)\d{{1,3}}[,.])\d{{4,6}}))?  # 0,034912   not: 2023.1187
    (?P<after>(?<=[ .'’]\d{{3}}|\A\d{{1,3}}){SIGN}(?![[:alpha:]%:]))?  # 12 300-   12 300- tkr   not: 2021-   100-kr
    (?:(?:[ ]\d{{1,2}}\))?[ ]?(?:(?P<percent>%|procent|‰)|(?P<foreign>{_FOREIGN})|(?:{UNIT_GROUPS})))?
    (?(open)[ ]?\)){MARK}?""",
    regex.VERBOSE | regex.IGNORECASE,
)
_FRONT = {
    "": None,
    "kr": MoneyUnit.KR,
    "sek": MoneyUnit.KR,
    "ksek": MoneyUnit.TKR,
    "tsek": MoneyUnit.TKR,
    "msek": MoneyUnit.MNKR,
}
# what stands where the amount would, of an applicant who got none
REFUSED = (
    r"avslag(?:en|et|it)?|avslås|avsl\.|avvisa(?:d|s|t)|nekad|(?:ej|inte)[ ]beviljat?|beviljas[ ](?:ej|inte)"
    r"|återtagen|återkallad|avskriven|bordlag[dt]|utgår"
)
REFUSAL = regex.compile(REFUSED, regex.IGNORECASE)
# "-", "–", "..", "<5", "Avslag", "Inget", "#REF!", "#DIVISION/0!", "=SUM(C4:C9)" never calculated; not "0", a value
MISSING = regex.compile(
    rf"(?:{SIGN}{{1,2}}|\.{{1,3}}|…|x|<[ ]?\d+|inget|inga|ingen|saknas|uppgift[ ]saknas|e\.[ ]?t\.?"
    r"|n/?a|ej[ ]aktuellt|\#[\p{L}/0]+[!?]?|=[\p{L}+(-].*"
    rf"|{REFUSED})"
    rf"(?:[ ]?(?:kr(?:onor)?|tkr|mnkr|%))?{MARK}?",
    regex.IGNORECASE,
)
# digits and what may stand among them, a letter for a digit or a lost character: "1 2O0 000", "42 045981", "5�661";
# of three digits at least also "752S0" and "l75 250", not: "6B", "S2024", "2024B"
_ONES, _AMONG = "(?-i:[OIl])", "(?<=[0-9])(?-i:[SsBZ])(?=[ ]?[0-9])"
_BEGINS = frozenset("-−–(OIl")
MALFORMED = regex.compile(
    rf"""{SIGN}?[ ]?\(?(?:
        \d(?:[\d .,'’OolI\ufffd]*[\dOolI])?
      | (?=(?:\D*\d){{3}}) (?:{_ONES}(?=\d\d))? \d (?:[\d .,'’OolI] | {_AMONG})* [\dOolI]
    )\)?(?:[ ]?(?:%|{UNIT_GROUPS}))?{MARK}?""",
    regex.VERBOSE | regex.IGNORECASE,
)
# 2021-12-31, 202100-0555, 08-123 45 67, 1:2, 10-50: numbers that no amount is printed as
NO_AMOUNT = regex.compile(r"\d+[-/:–]\d[\d ]*(?:[-/:]\d+)*")


@lru_cache(maxsize=8192)
def read_numeral(text: str) -> Numeral | None:
    """The number, missing mark or malformed number that is the whole of ``text``; None for any other text."""
    if not text or len(text) > 60:
        return None
    if match := NUMERAL.fullmatch(text):
        return _value(match)
    if MISSING.fullmatch(text):
        return Numeral(Shape.MISSING)
    begins = text[0].isdigit() or text[0] in _BEGINS
    if begins and MALFORMED.fullmatch(text) and not NO_AMOUNT.fullmatch(text):
        return Numeral(Shape.MALFORMED)
    return None


def _value(match: regex.Match[str]) -> Numeral:
    whole, dec, percents, front, opened = match.group("int", "dec", "percent", "front", "open")
    decimals, percent = dec or "", percents is not None
    digits = whole if whole.isdigit() else whole.translate(_UNGROUPED)
    named = map(match.group, _NAMES)
    unit = next((u for u, name in zip(MoneyUnit, named, strict=True) if name), _FRONT.get((front or "").casefold()))
    if len(digits) > 1 and not digits.strip("0") and not decimals:  # "000": the last group of a number
        return Numeral(Shape.MALFORMED)
    if decimals and match.string[match.end("int")] in whole:  # "2.200.00": a figure is lost at the cell's edge
        return Numeral(Shape.MALFORMED)
    if opened and not percent and unit is None:  # "(1 469)": an aside or a negative, who knows
        return Numeral(Shape.MALFORMED)
    value = Decimal(f"{digits}.{decimals}") if decimals else Decimal(digits)
    if (match["sign"] or "+") != "+" or match["after"]:
        value = -value
    return Numeral(
        Shape.VALUE,
        value,
        len(decimals),
        unit,
        percent,
        len(whole) > len(digits),
        bool(match["foreign"] or match["before"]),
    )
