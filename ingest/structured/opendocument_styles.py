"""Styles and lists of an OpenDocument text: what makes text bold, hidden or white, a cell ruled, an item marked.

A style name means one thing in the body and may mean another in the page header: each part is read with its own.
A list item's number is not in the text; it is counted here as the program counts it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from ingest.structured.ooxml import attribute, child, children, local, number
from ingest.structured.word_styles import TITLE_NAME, written
from schemas.document import Style

_MOST_BASES = 20  # styles based on styles; a ring of them ends
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_WHITE = "#ffffff"
_PAPER = frozenset({"transparent", _WHITE})


class TextStyle(NamedTuple):
    """What a style makes of text, a paragraph or a cell; its own words over those of the style it is based on."""

    style: Style = Style.REGULAR
    hidden: bool = False
    white: bool = False
    shaded: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    master: str = ""
    list_name: str = ""
    title: bool = False
    ruled: bool = False


class _Level(NamedTuple):
    """How the items of one level of a list are marked; ``form`` None for a bullet, "" for no mark."""

    form: str | None
    before: str
    after: str
    start: int
    shown: int


def read_text_styles(roots: Iterable[etree._Element | None]) -> dict[str, TextStyle]:
    """Family and name ("paragraph P1") -> what the style does, for the parts given, later ones over earlier."""
    sections = [
        s for root in roots for s in (child(root, "styles"), child(root, "automatic-styles")) if s is not None
    ]
    elements = {_key(e, attribute(e, "name")): e for section in sections for e in children(section, "style")}
    return {name: _style(name, elements, 0) for name in elements}


def _key(element: etree._Element, name: str | None) -> str:
    return f"{attribute(element, 'family')} {name or ''}"


def _style(name: str, elements: dict[str, etree._Element], depth: int) -> TextStyle:
    element = elements.get(name)
    if element is None or depth > _MOST_BASES:
        return TextStyle()
    base = _style(_key(element, attribute(element, "parent-style-name")), elements, depth + 1)
    text, own = child(element, "text-properties"), child(element, f"{attribute(element, 'family')}-properties")
    color, shade = (
        attribute(text, "color"),
        attribute(own, "background-color") or attribute(text, "background-color"),
    )
    display = attribute(text, "display")
    label = attribute(element, "display-name") or attribute(element, "name") or ""
    lists = attribute(element, "list-style-name")
    return TextStyle(
        own_style(text, base.style),
        hidden=display == "none" if display else base.hidden,
        white=color.lower() == _WHITE if color else base.white,
        shaded=shade.lower() not in _PAPER if shade else base.shaded,
        breaks_before=attribute(own, "break-before") == "page",
        breaks_after=attribute(own, "break-after") == "page",
        master=attribute(element, "master-page-name") or "",
        list_name=base.list_name if lists is None else lists,
        title=base.title or bool(TITLE_NAME.fullmatch(label)),
        ruled=base.ruled or _has_lines(own),
    )


def own_style(properties: etree._Element | None, base: Style) -> Style:
    """``base`` with what text properties switch on or off."""
    weight, slant = attribute(properties, "font-weight"), attribute(properties, "font-style")
    if weight:
        base = base | Style.BOLD if weight in _BOLD else base & ~Style.BOLD
    if slant:
        base = base & ~Style.ITALIC if slant == "normal" else base | Style.ITALIC
    rise = (attribute(properties, "text-position") or "").partition(" ")[0]
    raised = rise == "super" or (rise.endswith("%") and not rise.startswith(("-", "0")))
    return base | Style.SUPERSCRIPT if raised else base


def _has_lines(properties: etree._Element | None) -> bool:
    """Whether any side of a cell is drawn."""
    sides = ("border", "border-top", "border-bottom", "border-left", "border-right")
    return any((attribute(properties, side) or "none") != "none" for side in sides)


class ListMarks:
    """The lists of a document, counted as their items come."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for section in (child(root, "styles"), child(root, "automatic-styles")):
                for element in children(section, "list-style"):
                    self._levels[attribute(element, "name") or ""] = dict(map(_level, element))
        self._counts: dict[str, dict[int, int]] = {}

    def begin(self, name: str) -> None:
        """A list begins that does not go on with an earlier one."""
        self._counts.pop(name, None)

    def mark(self, name: str, depth: int, start: int | None) -> str:
        """The mark of the next item of a list at ``depth`` (1 and up), counted from ``start`` where given."""
        levels = self._levels.get(name, {})
        level = levels.get(depth)
        if level is None or level.form is None:
            return "•"
        counts = self._counts.setdefault(name, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1 if start is None else start
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if not level.form:
            return ""
        shown = range(max(depth - level.shown, 0) + 1, depth + 1)
        numbers = [
            written(counts.get(d, 1), _FORMS.get((levels.get(d) or level).form or "1", "decimal")) for d in shown
        ]
        return f"{level.before}{'.'.join(numbers)}{level.after}".strip()


def _level(element: etree._Element) -> tuple[int, _Level]:
    bullet = local(element) != "list-level-style-number"
    form = None if bullet else attribute(element, "num-format") or ""
    before, after = attribute(element, "num-prefix") or "", attribute(element, "num-suffix") or ""
    start, shown = number(element, 1, "start-value"), number(element, 1, "display-levels")
    return number(element, 1, "level"), _Level(form, before, after, start, shown)
