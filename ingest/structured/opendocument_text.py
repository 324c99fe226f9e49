"""An OpenDocument text (.odt) -> the blocks of its pages.

The body in its order, between the page header's and footer's text; footnotes and endnotes last. Tracked changes are
taken as accepted, hidden text is left out, text frames follow the paragraph they hang on, a table that holds tables
is layout and read as what is in its cells. What is deleted, hidden, in the colour of the paper or a comment becomes
an aside of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import regex
from lxml import etree

from ingest.errors import InputError
from ingest.monospaced.blocks import Block, Cell, Inline, Paragraph, Table
from ingest.monospaced.grid import BODY_SIZE, heading_size
from ingest.structured.ooxml import attribute, child, children, local, number
from ingest.structured.opendocument_styles import ListMarks, TextStyle, read_text_styles
from ingest.structured.package import Package, damaged
from schemas.document import Aside, Style
from schemas.vocabulary import FailureCategory, Unshown

_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_SPACE = regex.compile(r"[ \t\r\n]+")
# What stands in a paragraph and is no text of it: frames follow it, notes come last, a ruby is a pronunciation.
_BESIDE = frozenset({"frame", "custom-shape", "g", "line", "rect", "hidden-text", "ruby-text", "tracked-changes"})
_MOST_REPEATED = 60  # cells or rows that are written once for many; Writer writes each
_MOST_SPACES = 1000


class TextPage(NamedTuple):
    """The blocks of a page from top to bottom, and what does not show on it."""

    blocks: list[Block]
    asides: list[Aside]


class _Item(NamedTuple):
    """A paragraph's place in a list: the list's style, how deep, its mark."""

    name: str
    depth: int
    mark: str


_NO_ITEM = _Item("", 0, "")


def pages_of(data: bytes, source: str) -> list[TextPage]:
    """The pages as their author parted them; InputError when the file is damaged or asks for a password."""
    package = Package(data, source)
    if package.holds(_MANIFEST, _ENCRYPTED):
        raise InputError(
            FailureCategory.ENCRYPTED, f"{source}: the document asks for a password; save a copy without one"
        )
    content, sheet = package.part("content.xml"), package.part("styles.xml")
    body = child(content, "body", "text")
    if body is None:
        raise damaged(source, ValueError("it has no text"))
    reader = _Reader([sheet, content])
    pages = [TextPage([], [])]
    for block in reader.blocks(body):
        if block is None:
            pages[-1].asides.extend(reader.take_asides())
            pages.append(TextPage([], []))
        else:
            pages[-1].blocks.append(block)
    pages = [page for page in pages if page.blocks or page.asides] or [TextPage([], [])]
    pages[0].blocks[:0] = _around(sheet, reader.master, "header")
    pages[-1].blocks.extend([*reader.notes, *_around(sheet, reader.master, "footer")])
    pages[-1].asides.extend(reader.take_asides())
    return pages


def _around(sheet: etree._Element | None, master: str, kind: str) -> list[Block]:
    """The blocks of the first page's header or footer."""
    masters = {attribute(e, "name"): e for e in children(child(sheet, "master-styles"), "master-page")}
    page = masters.get(master, masters.get("Standard"))
    part = child(page, f"{kind}-first")
    part = child(page, kind) if part is None else part
    if part is None or attribute(part, "display") == "false":
        return []
    return [block for block in _Reader([sheet]).blocks(part) if block is not None]


class _Reader:
    """One part: its styles, its lists as counted so far, the notes met, what does not show."""

    def __init__(self, roots: list[etree._Element | None]) -> None:
        self._styles = read_text_styles(roots)
        self._lists = ListMarks(roots)
        self._asides: list[Aside] = []
        self.notes: list[Block] = []
        self.master = ""  # the page that the first paragraph asks for

    def take_asides(self) -> list[Aside]:
        """What did not show since the last call."""
        taken, self._asides = self._asides, []
        return taken

    def blocks(self, parent: etree._Element, item: _Item = _NO_ITEM) -> Iterator[Block | None]:
        """The blocks in ``parent``; None for the end of a page."""
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element, item)
                item = item._replace(mark="")
            elif name == "list":
                yield from self._list(element, item)
            elif name == "table":
                yield from self._table(element)
            elif name == "tracked-changes":
                for deleted in element.iter("{*}deletion"):
                    self._set_aside(deleted, Unshown.DELETED)
            elif name == "section" and attribute(element, "display") == "none":
                self._set_aside(element, Unshown.HIDDEN)
            elif name in {"frame", "custom-shape", "g"}:
                yield from self._frames([element])
            elif name not in _BESIDE:
                yield from self.blocks(element, item)  # sections, indexes, inserted parts

    def _list(self, element: etree._Element, outer: _Item) -> Iterator[Block | None]:
        name = attribute(element, "style-name") or outer.name
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if not outer.depth and not goes_on:
            self._lists.begin(name)
        depth = outer.depth + 1
        for part in children(element, "list-item", "list-header"):
            mark = ""
            if local(part) == "list-item" and next(children(part, "p", "h"), None) is not None:
                start = number(part, -1, "start-value")
                mark = self._lists.mark(name, depth, start if start >= 0 else None)
            yield from self.blocks(part, _Item(name, depth, mark))

    def _style(self, family: str, element: etree._Element) -> TextStyle:
        return self._styles.get(f"{family} {attribute(element, 'style-name') or ''}", TextStyle())

    def _paragraph(self, element: etree._Element, item: _Item) -> Iterator[Block | None]:
        style = self._style("paragraph", element)
        self.master = self.master or style.master or "Standard"
        if style.breaks_before or style.master:
            yield None
        level = number(element, 1, "outline-level") if local(element) == "h" else int(style.title)
        bold = style._replace(style=style.style | Style.BOLD) if level else style
        inlines = tuple(self._inlines(element, bold))
        size = heading_size(level) if level else BODY_SIZE
        if any(inline.text.strip() for inline in inlines):
            yield Paragraph(inlines, size, item.mark, 0 if level else item.depth, close=bool(item.mark))
        yield from self._frames(element)
        if style.breaks_after:
            yield None

    def _frames(self, parts: Iterable[etree._Element]) -> Iterator[Block | None]:
        """What stands in the text frames and shapes in some elements."""
        for frame in _frames_in(parts):
            yield from self.blocks(frame)

    def _inlines(self, parent: etree._Element, style: TextStyle) -> Iterator[Inline]:
        yield from self._text(parent.text, style)
        for element in parent:
            name = local(element)
            if name == "s":
                yield Inline(" " * min(number(element, 1, "c"), _MOST_SPACES), style.style)
            elif name in {"tab", "line-break"}:
                yield Inline("\t" if name == "tab" else "\n", style.style)
            elif name == "note":
                yield self._note(element, style)
            elif name == "annotation":
                self._set_aside(element, Unshown.COMMENT)
            elif name == "span":
                yield from self._span(element, style)
            elif name not in _BESIDE:
                yield from self._inlines(element, style)  # links, fields, marks
            yield from self._text(element.tail, style)

    def _text(self, text: str | None, style: TextStyle) -> Iterator[Inline]:
        shown = _SPACE.sub(" ", text or "")
        if shown.strip() and style.hidden:
            self._asides.append(Aside(shown.strip(), Unshown.HIDDEN, 1))
        elif shown:
            if style.white and not style.shaded and shown.strip():
                self._asides.append(Aside(shown.strip(), Unshown.BACKGROUND, 1))
            yield Inline(shown, style.style)

    def _span(self, element: etree._Element, around: TextStyle) -> Iterator[Inline]:
        own = self._style("text", element)
        merged = around._replace(
            style=around.style | own.style,
            hidden=around.hidden or own.hidden,
            white=around.white or own.white,
            shaded=around.shaded or own.shaded,
        )
        yield from self._inlines(element, merged)

    def _note(self, element: etree._Element, style: TextStyle) -> Inline:
        mark = "".join(_plain(child(element, "note-citation")))
        parts = self.blocks(body) if (body := child(element, "note-body")) is not None else ()
        texts = [part.inlines for part in parts if isinstance(part, Paragraph)]
        self.notes.append(Paragraph((Inline(mark, Style.SUPERSCRIPT), Inline(" "), *chain.from_iterable(texts))))
        return Inline(mark, style.style | Style.SUPERSCRIPT)

    def _set_aside(self, element: etree._Element, why: Unshown) -> None:
        text = " ".join(" ".join("".join(_plain(p)) for p in element.iter("{*}p", "{*}h")).split())
        if text:
            self._asides.append(Aside(text, why, 1))

    def _table(self, table: etree._Element) -> Iterator[Block | None]:
        if next(table.iterdescendants("{*}table"), None) is not None:
            for cell in chain.from_iterable(children(row, "table-cell") for row in _rows(table)):
                yield from self.blocks(cell)
            return
        if self._style("table", table).master:
            yield None
        rows: list[tuple[Cell, ...]] = []
        ruled = False
        for row in _rows(table):
            cells = list(children(row, "table-cell"))
            if attribute(row, "visibility") in {"collapse", "filter"}:
                self._set_aside(row, Unshown.HIDDEN)
                continue
            ruled = ruled or any(self._style("table-cell", cell).ruled for cell in cells)
            shown = tuple(chain.from_iterable(self._cells(cell) for cell in cells))
            rows.extend([shown] * min(number(row, 1, "number-rows-repeated"), _MOST_REPEATED))
        yield Table(tuple(rows), ruled=ruled)

    def _cells(self, element: etree._Element) -> list[Cell]:
        spans = number(element, 1, "number-columns-spanned"), number(element, 1, "number-rows-spanned")
        count = min(number(element, 1, "number-columns-repeated"), _MOST_REPEATED)
        return [Cell(tuple(self._cell_inlines(element)), *spans)] * count

    def _cell_inlines(self, cell: etree._Element) -> Iterator[Inline]:
        """The paragraphs of a cell, one below the other."""
        paragraphs = [block for block in self.blocks(cell) if isinstance(block, Paragraph)]
        for count, block in enumerate(paragraphs):
            if count:
                yield Inline("\n")
            if block.marker:
                yield Inline(f"{block.marker} ")
            yield from (Inline(i.text.replace("\t", "  "), i.style) for i in block.inlines)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those of its header and of its groups among them, none of a table within."""
    for part in table:
        if local(part) == "table-row":
            yield part
        elif local(part) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(part)


def _frames_in(parts: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The outermost frames and shapes that hold text; those of a note or comment are its own."""
    for part in parts:
        if local(part) in {"text-box", "custom-shape", "rect"}:
            yield part
        elif local(part) not in {"note", "annotation"}:
            yield from _frames_in(part)


def _plain(element: etree._Element | None) -> Iterator[str]:
    return (_SPACE.sub(" ", str(text)) for text in (element.itertext() if element is not None else ()))
