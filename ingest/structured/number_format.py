"""A cell of a spreadsheet -> the characters that Excel shows for it in Swedish.

Decimal comma, no-break space between thousands, ISO dates (month or year alone where the format shows no more).
Formats are read as far as they change the figures: decimals, thousands, percent, leading zeros, scaling, text
before and after. A zero is always shown: a dash would be no value.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

import regex

CellValue: TypeAlias = "str | float | bool | datetime | date | time | timedelta | Decimal | None"

_MOST_DIGITS = 11  # Excel's General shows no more
_NOISE = Decimal("0.000001")  # binary fractions of sums are off by less
NO_BREAK_SPACE = "\u00a0"
_SIGNS = dict.fromkeys(map(ord, "()-\u2212"))
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip

# The figures of a format: "#,##0.00", "0", "0000", "# ##0", "#,##0,"
FIGURES = regex.compile(r"[#0?](?:[#0?., \u00a0]*[#0?])?,*")
# '"kr"', "\ ", "_-" (space as wide as -), "* " (fill), "[Red]", "[$kr-41D]"
LITERAL = regex.compile(r'"(?P<text>[^"]*)"|\\(?P<text>.)|_.|\*.|\[\$(?P<text>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')


def printed(value: CellValue, number_format: str) -> str:
    """The characters of one cell, "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), number_format)
    return " ".join(str(value).split("\n")) if isinstance(value, str) else str(value)


def is_blank(value: CellValue, number_format: str) -> bool:
    """Whether the format shows nothing of a number: ";;;", or no section for its sign. A zero is always shown."""
    number = _as_number(value)
    if not number or ";" not in number_format:
        return False
    return not _section(number, number_format).strip()


def thousands(value: CellValue, number_format: str) -> int:
    """By how many times a thousand a number is shown smaller than it is: 1 for "#,##0,"."""
    figures = _figures(value, number_format)
    return len(figures) - len(figures.rstrip(",")) if figures else 0


def is_rounded(value: CellValue, number_format: str) -> bool:
    """Whether a number is shown with fewer decimals than it holds; percent always is, and does not count."""
    number, figures = _as_number(value), _figures(value, number_format)
    if number is None or figures is None or "%" in number_format:
        return False
    body = figures.rstrip(",")
    scaled = number.scaleb(-3 * (len(figures) - len(body)))
    most = _most_decimals(body)
    return abs(scaled.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) - scaled) > _NOISE


def _as_number(value: CellValue) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(str(value))


def _figures(value: CellValue, number_format: str) -> str | None:
    """The figures of the section that a number is shown by; None for a general format and for what is no number."""
    number = _as_number(value)
    if number is None:
        return None
    bare = LITERAL.sub("", _section(number, number_format))
    figures = FIGURES.search(bare)
    return figures.group() if figures and "e" not in bare.lower() else None


def _section(value: Decimal, number_format: str) -> str:
    """The section of a format that is for this number: the second is for negative ones."""
    first, *others = number_format.split(";")
    return others[0] if value < 0 and others else first


def _date(value: datetime | date, number_format: str) -> str:
    """The day as ISO; the month or year alone where the format shows no more of it."""
    parts = LITERAL.sub("", number_format).lower()
    if "y" in parts and "d" not in parts and "h" not in parts:
        return f"{_MONTHS[value.month - 1]} {value.year}" if "m" in parts else str(value.year)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat()


def _number(value: Decimal, number_format: str) -> str:
    section = _section(value, number_format)
    if not FIGURES.search(section):
        section = number_format.split(";", maxsplit=1)[0]
    bare = LITERAL.sub("", section)
    figures = FIGURES.search(bare)
    if figures is None or "e" in bare.lower():
        return _general(value)
    before, after = _literals(section)
    percent = "%" in bare
    shown = _in_figures(abs(value) * (100 if percent else 1), figures.group())
    sign = "-" if value < 0 and any(c in "123456789" for c in shown) else ""
    if value < 0:  # the format's own signs: "(1 234)", "-1 234"
        before, after = before.translate(_SIGNS), after.translate(_SIGNS)
    return f"{before}{sign}{shown}{NO_BREAK_SPACE + '%' if percent else ''}{after}"


def _general(value: Decimal) -> str:
    digits = max(_MOST_DIGITS, len(str(abs(int(value)))))
    rounded = f"{value:.{digits}g}" if value != value.to_integral_value() else f"{value:f}"
    plain = f"{Decimal(rounded):f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",")


def _most_decimals(body: str) -> int:
    return len(regex.sub(r"[^#0?]", "", body.partition(".")[2]))


def _in_figures(value: Decimal, figures: str) -> str:
    """``value`` (not negative) with the decimals, zeros and thousands of a format such as "#,##0.0"."""
    body = figures.rstrip(",")
    value = value.scaleb(-3 * (len(figures) - len(body)))
    whole, _, fraction = body.partition(".")
    least, most = fraction.count("0"), _most_decimals(body)
    text = f"{value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):f}"
    digits, _, decimals = text.partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    digits = digits.zfill(whole.count("0"))
    if regex.search(r"[, \u00a0]", whole):
        digits = f"{int(digits):,}".replace(",", NO_BREAK_SPACE)
    return f"{digits},{decimals}" if decimals else digits


def _literals(section: str) -> tuple[str, str]:
    """The text a format puts before and after the figures, signs and percent aside."""
    marked = LITERAL.sub(lambda m: "\x00" if m["text"] is None else f"\x01{m['text']}\x02", section)
    texts = regex.split(
        FIGURES, regex.sub("\x01[^\x02]*\x02", lambda m: "\x03" * len(m.group()), marked), maxsplit=1
    )
    before, after = marked[: len(texts[0])], marked[len(marked) - len(texts[-1]) :]
    first, last = _text(before), _text(after)
    # The space between figures and a unit is often outside the quoted text.
    return first + NO_BREAK_SPACE * first[-1:].isalnum(), NO_BREAK_SPACE * last[:1].isalnum() + last


def _text(part: str) -> str:
    kept = "".join(regex.findall("\x01([^\x02]*)\x02", part))
    return kept.replace(" ", NO_BREAK_SPACE) if kept.strip() else ""
