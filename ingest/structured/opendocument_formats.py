"""Styles of an OpenDocument sheet -> the number format, colour and weight of its cells.

The text that the file keeps beside each value is in the language of whoever saved it ("1,234.50"); so a value is
printed anew, by a format in Excel's notation made from its style. Conditions on the sign are left aside: a sign is
always shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

import regex
from lxml import etree

from ingest.structured.ooxml import attribute, child, local, number

GENERAL = "General"
_NOTHING = ";;;"  # a style without any piece shows nothing
_WORD = regex.compile(r"\p{L}")
_DATE_PARTS = {"year": "yyyy", "month": "mm", "day": "dd", "hours": "hh", "minutes": "mm", "seconds": "ss"}


class CellStyle(NamedTuple):
    """How a cell is set, as far as it matters."""

    number_format: str = GENERAL
    bold: bool = False
    white: bool = False


def read_formats(roots: Iterable[etree._Element | None]) -> dict[str, CellStyle]:
    """The cell styles of the parts, by name, the styles that they are based on included."""
    sections = [
        s for root in roots for s in (child(root, "automatic-styles"), child(root, "styles")) if s is not None
    ]
    elements = [e for section in sections for e in section]
    formats = {attribute(e, "name") or "": "".join(_parts(e)) or _NOTHING for e in elements if _is_format(e)}
    styles = {
        attribute(e, "name") or "": e
        for e in elements
        if local(e) == "style" and attribute(e, "family") == "table-cell"
    }
    return {name: _style(name, styles, formats, 0) for name in styles}


def _style(name: str, styles: dict[str, etree._Element], formats: dict[str, str], depth: int) -> CellStyle:
    element = styles.get(name)
    if element is None or depth > 20:
        return CellStyle()
    base = _style(attribute(element, "parent-style-name") or "", styles, formats, depth + 1)
    text, cell = child(element, "text-properties"), child(element, "table-cell-properties")
    weight, color = attribute(text, "font-weight"), attribute(text, "color")
    shade = attribute(cell, "background-color") or "transparent"
    white = color.lower() == "#ffffff" if color else base.white
    return CellStyle(
        formats.get(attribute(element, "data-style-name") or "", base.number_format),
        bold=weight in {"bold", "700", "800", "900"} if weight else base.bold,
        white=white and shade.lower() in {"transparent", "#ffffff"},
    )


def _is_format(element: etree._Element) -> bool:
    return local(element) in {"number-style", "percentage-style", "currency-style", "date-style", "time-style"}


def _parts(style: etree._Element) -> Iterator[str]:
    """The pieces of a number style in Excel's notation."""
    percent = local(style) == "percentage-style"
    for element in style:
        name = local(element)
        if name == "number":
            yield _figures(element) + ("%" if percent else "")
        elif name in _DATE_PARTS:
            yield _DATE_PARTS[name]
        elif name in {"text", "currency-symbol"} and _WORD.search(element.text or ""):
            yield f'"{element.text}"'
        elif name == "text" and local(style) == "date-style":
            yield element.text or ""


def _figures(element: etree._Element) -> str:
    """For two decimals, thousands parted and shown in thousands: "#,##0.00,"."""
    decimals = number(element, 0, "decimal-places")
    least = number(element, decimals, "min-decimal-places")
    whole = "0" * max(number(element, 1, "min-integer-digits"), 1)
    if attribute(element, "grouping") == "true":
        whole = f"#,##{whole}"
    factor = Decimal(attribute(element, "display-factor") or 1)
    scale = "," * (max(factor.adjusted(), 0) // 3)
    fraction = "." + "0" * least + "#" * (decimals - least) if decimals else ""
    if attribute(element, "decimal-places") is None:
        return GENERAL
    return whole + fraction + scale
