"""HTML text -> paragraphs and tables in the order a browser shows them.

Refuses to run or fetch anything. A table that holds tables is layout and is read as the blocks in its cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

import regex
from lxml import etree, html

from ingest.monospaced.blocks import Block, Cell, Inline, Paragraph, Table
from ingest.monospaced.grid import BODY_SIZE, heading_size
from schemas.document import Style

# fmt: off
_SKIPPED = frozenset(
    {
        "script", "style", "noscript", "template", "title", "nav", "svg", "math", "iframe", "object",
        "select", "option", "input", "textarea", "del",
    }
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary",
        "ul",
    }
)
# fmt: on
_ROW_LIKE = frozenset({"article", "dd", "div", "dt", "li", "section"})  # not "p": its letters may be set apart
_INLINE = frozenset({"a", "b", "bdi", "data", "em", "i", "small", "span", "strong", "time"})
_STYLES = {
    **dict.fromkeys(("b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"), Style.BOLD),
    **dict.fromkeys(("i", "em", "cite"), Style.ITALIC),
    "sup": Style.SUPERSCRIPT,
}
_SKIPPED_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar"})
# what an element without a tag of its own is shown as, by its role or its style
_PARTS = {
    **dict.fromkeys(("table", "grid", "treegrid"), "table"),
    "row": "table-row",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "table-cell"),
}
_DISPLAY = regex.compile(
    r"display\s*:\s*(?:inline-)?(table(?:-cell|-row)?|block|flex|grid|list-item)\b", regex.IGNORECASE
)
# what style sheets that many sites share take off the page: text for screen readers
_UNSEEN = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-visuallyhidden"})
_TITLED = ("th", "dt", "summary", "h1", "h2", "h3", "h4", "h5", "h6")  # what a button within is the text of
_TERM = 60  # characters, of a term or its description at most
_ALIKE = 3  # elements in a row whose parts touch, at least: only a style sheet sets such parts apart
_HEADING = regex.compile(r"h([1-6])")
HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
BOLD = regex.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", regex.IGNORECASE)
SPACE = regex.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around some text make of it."""

    style: Style = Style.REGULAR
    size: float = BODY_SIZE
    depth: int = 0
    pre: bool = False


@dataclass(slots=True)
class _Blocks:
    """The blocks so far and the paragraph in the making."""

    done: list[Block] = field(default_factory=list)
    open: list[Inline] = field(default_factory=list)
    marker: str = ""
    close: bool = False

    def write(self, text: str, context: _Context) -> None:
        """Add characters to the open paragraph, white space as a browser shows it."""
        if not context.pre:
            text = SPACE.sub(" ", text)
            if not self.open or self.open[-1].text.endswith((" ", "\n")):
                text = text.removeprefix(" ")
        if text:
            self.open.append(Inline(text, context.style))

    def end(self, context: _Context) -> None:
        """Finish the open paragraph, if it holds anything."""
        if any(inline.text.strip() for inline in self.open):
            inlines = _trimmed(self.open)
            close = self.close or bool(self.marker)
            self.done.append(Paragraph(inlines, context.size, self.marker, context.depth, close))
            self.marker, self.close = "", False
        self.open = []


def blocks_of(text: str) -> list[Block]:
    """The blocks of an HTML document or fragment; none for a document without text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.replace("\x00", "").encode("utf-8"), parser=parser)
    except etree.ParserError:
        return []
    _open_panels(root)
    blocks = _Blocks()
    context = _Context()
    _walk(root, blocks, context)
    blocks.end(context)
    return blocks.done


def _open_panels(root: html.HtmlElement) -> None:
    """Show what a click shows: the panels of accordions and tabs, which a page keeps hidden until then."""
    openers = [element for element in root.iterfind(".//*[@aria-controls]") if _opens_panel(element)]
    names = {name for opener in openers for name in opener.get("aria-controls", "").split()}
    for panel in root.iterfind(".//*[@id]") if names else ():
        if panel.get("id") in names:
            panel.attrib.pop("hidden", None)
            panel.attrib.pop("style", None)


def _opens_panel(element: html.HtmlElement) -> bool:
    """Whether a click on an element opens a part of the text; in a header or a navigation it opens a menu."""
    opens = "aria-expanded" in element.attrib or element.get("role") == "tab"
    menu = "aria-haspopup" in element.attrib or next(element.iterancestors("nav", "header"), None) is not None
    return opens and not menu


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Inlines of one style put together, white space at the end of lines removed."""
    joined: list[Inline] = []
    for inline in inlines:
        if joined and joined[-1].style == inline.style:
            joined[-1] = Inline(joined[-1].text + inline.text, inline.style)
        else:
            joined.append(inline)
    joined[-1] = Inline(joined[-1].text.rstrip(" \n"), joined[-1].style)
    return tuple(joined)


def _is_shown(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    if element.get("role") in _SKIPPED_ROLES:
        return False
    if element.tag == "button" and next(element.iterancestors(*_TITLED), None) is None:
        return False  # one that sorts a column, or opens what stands below a heading, bears its title
    if not _UNSEEN.isdisjoint(element.get("class", "").split()):
        return False
    return "hidden" not in element.attrib and not HIDDEN.search(element.get("style", ""))


def _inner(element: html.HtmlElement, context: _Context) -> _Context:
    """The context for what stands inside ``element``."""
    style = context.style | _STYLES.get(element.tag, Style.REGULAR)
    if BOLD.search(element.get("style", "")):
        style |= Style.BOLD
    heading = _HEADING.fullmatch(element.tag)
    size = heading_size(int(heading.group(1))) if heading else context.size
    depth = context.depth + 1 if element.tag in {"ul", "ol", "dd"} else context.depth
    return _Context(style, size, depth, context.pre or element.tag == "pre")


def _walk(element: html.HtmlElement, blocks: _Blocks, context: _Context) -> None:
    """Add everything inside ``element``."""
    if element.text:
        blocks.write(element.text, context)
    number = _start(element)
    runs = _runs_of_parts_that_touch(element)
    for child in element:
        if _is_shown(child):
            if child in runs:
                _touching(runs[child], blocks, context)
            elif child.tag == "li":
                number = _integer(child, "value", number)
                _item(child, blocks, context, f"{number}." if element.tag == "ol" else "•")
                number += 1
            else:
                _element(child, blocks, context)
        if child.tail:
            blocks.write(child.tail, context)


def _element(element: html.HtmlElement, blocks: _Blocks, context: _Context) -> None:
    inner = _inner(element, context)
    shown = _shown_as(element)
    if element.tag == "br":
        blocks.open.append(Inline("\n", context.style))
    elif element.tag == "table":
        blocks.end(context)
        _table(element, blocks, context)
    elif shown == "table" and (rows := _rows_of_parts(element, context)):
        blocks.end(context)
        blocks.done.append(Table(rows))
    elif element.tag == "dl" and (rows := _rows_of_terms(element, context)):
        blocks.end(context)
        blocks.done.append(Table(rows, ruled=False))
    elif element.tag in _BLOCKS or shown:
        blocks.end(context)
        blocks.close = blocks.close or element.tag == "dd"
        _walk(element, blocks, inner)
        blocks.end(inner)
    else:
        _walk(element, blocks, inner)


def _shown_as(element: html.HtmlElement) -> str:
    """What an element is shown as where its tag does not say so: "table-cell", "flex"; "" for what a tag says."""
    part = _PARTS.get(element.get("role", ""), "")
    display = _DISPLAY.search(element.get("style", ""))
    return part or (display[1].casefold() if display else "")


def _rows_of_parts(table: html.HtmlElement, context: _Context) -> tuple[tuple[Cell, ...], ...]:
    """The rows of what is shown as a table without the tag of one; none where its rows have no cells."""
    rows = [part for part in table.iterdescendants() if _is_shown(part) and _shown_as(part) == "table-row"]
    cells = [[part for part in row.iterdescendants() if _shown_as(part) == "table-cell"] for row in rows]
    if not cells or not all(cells):
        return ()
    return tuple(tuple(_cell(part, context) for part in row if _is_shown(part)) for row in cells)


def _runs_of_parts_that_touch(element: html.HtmlElement) -> dict[html.HtmlElement, list[html.HtmlElement]]:
    """The children alike made of inline parts with nothing between them; the first of a run with all of it.

    "<div><span>Arjeplog</span><span>820 009</span></div>": a style that is not at hand sets them apart.
    """
    found: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for _, run in groupby(filter(_is_shown, element), lambda child: _parts_touch(child) and len(child)):
        alike = list(run)
        if len(alike) >= _ALIKE and _parts_touch(alike[0]):
            found |= {child: [] for child in alike} | {alike[0]: alike}
    return found


def _parts_touch(element: html.HtmlElement) -> bool:
    """Whether an element is two inline parts or more, each with text, without a sign between them."""
    if element.tag not in _ROW_LIKE or len(element) < 2 or (element.text or "").strip():
        return False
    whole = all(part.tag in _INLINE and not len(part) and (part.text or "").strip() for part in element)
    within = any(part.tail for part in element[:-1])
    return whole and not within and not any((end.tail or "").strip() for end in (element[-1], element))


def _touching(run: list[html.HtmlElement], blocks: _Blocks, context: _Context) -> None:
    """Write elements whose parts touch as the rows of a table."""
    if run:
        blocks.end(context)
        blocks.done.append(Table(tuple(tuple(_cell(part, context) for part in row) for row in run), ruled=False))


def _rows_of_terms(terms: html.HtmlElement, context: _Context) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a list of terms, each with one short description; none where one has more or holds blocks."""
    parts = [part for part in terms.iterdescendants("dt", "dd") if _is_shown(part)]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    plain = len(parts) == 2 * len(pairs) and all((a.tag, b.tag) == ("dt", "dd") for a, b in pairs)
    if not plain or any(_is_long(part) for part in parts):
        return ()
    return tuple(tuple(_cell(part, context) for part in pair) for pair in pairs)


def _is_long(part: html.HtmlElement) -> bool:
    """Whether a part is more than a few words on one line."""
    within = any(child.tag in _BLOCKS or child.tag in {"br", "table"} for child in part.iterdescendants())
    return within or len(part.text_content().strip()) > _TERM


def _item(element: html.HtmlElement, blocks: _Blocks, context: _Context, marker: str) -> None:
    blocks.end(context)
    blocks.marker = marker
    _walk(element, blocks, context)
    blocks.end(context)
    blocks.marker = ""


def _start(element: html.HtmlElement) -> int:
    return _integer(element, "start", 1) if element.tag == "ol" else 1


def _integer(element: html.HtmlElement, name: str, otherwise: int) -> int:
    value = element.get(name, "").strip()
    return int(value) if value.isdecimal() else otherwise


def _table(element: html.HtmlElement, blocks: _Blocks, context: _Context) -> None:
    if any(True for _ in element.iterdescendants("table")):
        for cell in element.iter("caption", "td", "th"):
            if _owner(cell) is element and _is_shown(cell):
                blocks.end(context)
                _walk(cell, blocks, context)
                blocks.end(context)
        return
    close = False
    for caption in element.iterchildren("caption"):
        _walk(caption, blocks, context)
        blocks.end(context)
        close = True
    rows = tuple(tuple(_cells(row, context)) for row in _rows(element))
    if any(rows):
        blocks.done.append(Table(tuple(row for row in rows if row), close))


def _owner(cell: html.HtmlElement) -> html.HtmlElement | None:
    return next(cell.iterancestors("table"), None)


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The rows shown, head first and foot last wherever they stand."""
    parts = {"thead": 0, "tfoot": 2}
    children = [child for child in table if _is_shown(child)]
    for child in sorted(children, key=lambda part: parts.get(part.tag, 1)):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child.iterchildren("tr") if _is_shown(row))


def _cells(row: html.HtmlElement, context: _Context) -> Iterator[Cell]:
    for cell in row.iterchildren("td", "th"):
        if _is_shown(cell):
            yield _cell(cell, context)


def _cell(cell: html.HtmlElement, context: _Context) -> Cell:
    blocks = _Blocks()
    inner = replace(_inner(cell, context), depth=0)
    _walk(cell, blocks, inner)
    blocks.end(inner)
    return Cell(tuple(_lines(blocks.done)), _integer(cell, "colspan", 1), _integer(cell, "rowspan", 1))


def _lines(blocks: list[Block]) -> Iterator[Inline]:
    """The paragraphs of a cell, one below the other."""
    for n, block in enumerate(b for b in blocks if isinstance(b, Paragraph)):
        if n:
            yield Inline("\n")
        if block.marker:
            yield Inline(f"{block.marker} ")
        yield from block.inlines
