"""A cell of a spreadsheet -> the characters that Excel shows for it in Swedish.

Decimal comma, no-break space between thousands, ISO dates. Formats are read as far as they change the figures:
decimals, thousands, percent, leading zeros, scaling, text before and after. A zero is always shown: a dash would
be no value.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

import regex

CellValue: TypeAlias = "str | float | bool | datetime | date | time | timedelta | Decimal | None"

_MOST_DIGITS = 11  # Excel's General shows no more
NO_BREAK_SPACE = "\u00a0"

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
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), number_format)
    return " ".join(str(value).split("\n")) if isinstance(value, str) else str(value)


def _number(value: Decimal, number_format: str) -> str:
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and FIGURES.search(sections[1]) else sections[0]
    bare = LITERAL.sub("", section)
    figures = FIGURES.search(bare)
    if figures is None or "e" in bare.lower():
        return _general(value)
    before, after = _literals(section)
    percent = "%" in bare
    shown = _in_figures(abs(value) * (100 if percent else 1), figures.group())
    sign = "-" if value < 0 and any(c in "123456789" for c in shown) else ""
    return f"{before}{sign}{shown}{NO_BREAK_SPACE + '%' if percent else ''}{after}"


def _general(value: Decimal) -> str:
    digits = max(_MOST_DIGITS, len(str(abs(int(value)))))
    rounded = f"{value:.{digits}g}" if value != value.to_integral_value() else f"{value:f}"
    plain = f"{Decimal(rounded):f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",")


def _in_figures(value: Decimal, figures: str) -> str:
    """``value`` (not negative) with the decimals, zeros and thousands of a format such as "#,##0.0"."""
    body = figures.rstrip(",")
    value = value.scaleb(-3 * (len(figures) - len(body)))
    whole, _, fraction = body.partition(".")
    least, most = fraction.count("0"), len(regex.sub(r"[^#0?]", "", fraction))
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
