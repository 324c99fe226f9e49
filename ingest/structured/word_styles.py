"""Word's styles and lists: which paragraphs are headings, and what mark stands before a list item.

A list item's number is not in Word's text; it is counted here as Word counts it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import regex
from lxml import etree

from ingest.structured.ooxml import attribute, child, children, is_on, number
from schemas.document import Style

# "heading 2", "Rubrik 2"; the built-in names are English in every language of Word, the own ones are not
HEADING_NAME = regex.compile(r"(?:heading|rubrik)\s*(?P<level>[1-9])", regex.IGNORECASE)
TITLE_NAME = regex.compile(r"title|titel|rubrik|dokumentrubrik", regex.IGNORECASE)
PLACE = regex.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class ParagraphStyle(NamedTuple):
    """What a style makes of text or a table; ``level`` 0 is body text, ``ruled`` says a table has lines."""

    level: int = 0
    style: Style = Style.REGULAR
    list_id: str | None = None
    list_level: int = 0
    ruled: bool = False
    hidden: bool = False


class _Level(NamedTuple):
    form: str
    text: str
    start: int


def read_styles(root: etree._Element | None) -> dict[str, ParagraphStyle]:
    """Style id -> what it does, the styles it is based on included."""
    elements = {attribute(e, "styleId") or "": e for e in children(root, "style")}
    return {name: _style(name, elements, 0) for name in elements}


def _style(name: str, elements: dict[str, etree._Element], depth: int) -> ParagraphStyle:
    element = elements.get(name)
    if element is None or depth > 20:
        return ParagraphStyle()
    base = _style(attribute(child(element, "basedOn")) or "", elements, depth + 1)
    label = (attribute(child(element, "name")) or name).strip()
    heading = HEADING_NAME.fullmatch(label)
    level = int(heading["level"]) if heading else 1 if TITLE_NAME.fullmatch(label) else base.level
    outline = number(child(element, "pPr", "outlineLvl"), 9)
    level = level or (outline + 1 if outline < 9 else 0)
    style = own_style(child(element, "rPr"), base.style)
    numbering = child(element, "pPr", "numPr")
    list_id = attribute(child(numbering, "numId")) or base.list_id
    ruled = base.ruled or has_lines(child(element, "tblPr", "tblBorders"))
    vanish = child(element, "rPr", "vanish")
    hidden = base.hidden if vanish is None else is_on(vanish)
    return ParagraphStyle(level, style, list_id, number(child(numbering, "ilvl"), base.list_level), ruled, hidden)


def has_lines(borders: etree._Element | None) -> bool:
    """True when any side of these borders is drawn."""
    return any(attribute(side) not in {None, "nil", "none"} for side in (borders if borders is not None else ()))


def own_style(properties: etree._Element | None, base: Style) -> Style:
    """``base`` with what run properties switch on or off."""
    for name, flag in (("b", Style.BOLD), ("i", Style.ITALIC)):
        switch = child(properties, name)
        if switch is not None:
            base = base | flag if is_on(switch) else base & ~flag
    if attribute(child(properties, "vertAlign")) == "superscript":
        base |= Style.SUPERSCRIPT
    return base


class Lists:
    """The numbering of a document, counted as its items come."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract = {attribute(e, "abstractNumId"): e for e in children(root, "abstractNum")}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._family: dict[str, str] = {}
        for element in children(root, "num"):
            list_id = attribute(element, "numId") or ""
            family = attribute(child(element, "abstractNumId")) or ""
            self._family[list_id] = family if child(element, "lvlOverride", "startOverride") is None else list_id
            self._levels[list_id] = {
                number(level, 0, "ilvl"): _Level(
                    attribute(child(level, "numFmt")) or "decimal",
                    attribute(child(level, "lvlText")) or "",
                    number(child(level, "start"), 1),
                )
                for level in children(abstract.get(family), "lvl")
            }
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, list_id: str, depth: int) -> str:
        """The mark of the next item of a list at ``depth``; "" for an item without one."""
        levels = self._levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "•"
        counts = self._counts[self._family[list_id]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def counted(match: regex.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            return written(counts.get(at, other.start), other.form)

        return PLACE.sub(counted, level.text)


def written(count: int, form: str) -> str:
    """A count as a list prints it, ``form`` in Word's words ("lowerLetter", "upperRoman")."""
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman = ""
        for value, mark in _ROMAN:
            roman += mark * (count // value)
            count %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(count)
