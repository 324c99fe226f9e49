"""A Word document -> the blocks of its pages.

The body in its order, between the page header's and footer's text; footnotes and endnotes last. Tracked changes are
taken as accepted, field codes and hidden text are left out, text boxes follow the paragraph they hang on, a table
that holds tables is layout and read as what is in its cells. What is deleted, hidden, in the colour of the paper or
a comment becomes an aside of its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ingest.errors import InputError
from ingest.monospaced.blocks import Block, Cell, Inline, Paragraph, Table
from ingest.monospaced.grid import BODY_SIZE, heading_size
from ingest.structured.ooxml import attribute, child, children, is_on, local, number
from ingest.structured.package import Package
from ingest.structured.word_styles import Lists, ParagraphStyle, has_lines, own_style, read_styles
from schemas.document import Aside, Style
from schemas.vocabulary import FailureCategory, Unshown

# What else stands for characters in a run.
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SKIPPED = frozenset({"instrText", "delText", "pPr", "rPr", "Fallback"})
_DELETED = frozenset({"del", "moveFrom"})
_WHITE = "FFFFFF"


class WordPage(NamedTuple):
    """The blocks of a page from top to bottom, and what does not show on it."""

    blocks: list[Block]
    asides: list[Aside]


def pages_of(data: bytes, source: str) -> list[WordPage]:
    """The pages as their author parted them; InputError when the file is damaged."""
    package = Package(data, source)
    root = package.part("word/document.xml")
    body = child(root, "body")
    if body is None:
        message = f"{source}: the Word file has no text part; open it in Word and save it again"
        raise InputError(FailureCategory.DAMAGED, message)
    reader = _Reader(package)
    pages = [WordPage([], [])]
    for block in reader.blocks(body):
        if block is None:
            pages[-1].asides.extend(reader.take_asides())
            pages.append(WordPage([], []))
        else:
            pages[-1].blocks.append(block)
    pages = [page for page in pages if page.blocks or page.asides] or [WordPage([], [])]
    head, foot = reader.around(body)
    pages[0].blocks[:0] = head
    pages[-1].blocks.extend([*reader.notes(), *foot])
    pages[-1].asides.extend([*reader.take_asides(), *reader.comments()])
    return pages


class _Reader:
    """One document: its styles, its lists as counted so far, the notes met, what does not show."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = read_styles(package.part("word/styles.xml"))
        self._lists = Lists(package.part("word/numbering.xml"))
        self._notes: list[tuple[str, str]] = []  # kind and id
        self._asides: list[Aside] = []

    def take_asides(self) -> list[Aside]:
        """What did not show since the last call."""
        taken, self._asides = self._asides, []
        return taken

    def blocks(self, parent: etree._Element) -> Iterator[Block | None]:
        """The blocks in ``parent``; None for the end of a page."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl" and next(element.iterdescendants("{*}tbl"), None) is not None:
                yield from self._unfolded(element)
            elif name == "tbl":
                yield self._table(element)
            elif name in _DELETED:
                self._set_aside(element, Unshown.DELETED)
            elif name not in _SKIPPED:
                # content controls, custom XML, inserted blocks
                inner = child(element, "sdtContent")
                yield from self.blocks(element if inner is None else inner)

    def around(self, body: etree._Element) -> tuple[list[Block], list[Block]]:
        """The blocks of the page header and footer of the first section."""
        section = next(body.iter("{*}sectPr"), None)
        first = is_on(child(section, "titlePg"))
        found: list[list[Block]] = []
        for kind in ("headerReference", "footerReference"):
            references = {attribute(e, "type"): attribute(e, "id") for e in children(section, kind)}
            target = references.get("first" if first else "default") or references.get("default")
            root = self._package.part(self._target(target)) if target else None
            found.append([b for b in self.blocks(root) if b is not None] if root is not None else [])
        return found[0], found[1]

    def _target(self, relation: str) -> str:
        root = self._package.part("word/_rels/document.xml.rels")
        targets = {attribute(e, "Id"): attribute(e, "Target") or "" for e in children(root, "Relationship")}
        return "word/" + targets.get(relation, "").removeprefix("/word/")

    def notes(self) -> list[Block]:
        """The footnotes and endnotes met, in order, each with its number."""
        by_id = {
            (kind, attribute(e, "id")): e
            for kind in ("footnote", "endnote")
            for e in children(self._package.part(f"word/{kind}s.xml"), kind)
        }
        blocks: list[Block] = []
        for count, note in enumerate(self._notes, 1):
            inlines: list[Inline] = [Inline(str(count), Style.SUPERSCRIPT), Inline(" ")]
            element = by_id.get(note)
            for block in self.blocks(element) if element is not None else ():
                inlines.extend(block.inlines if isinstance(block, Paragraph) else ())
            blocks.append(Paragraph(tuple(inlines)))
        return blocks

    def comments(self) -> list[Aside]:
        """The comments beside the text."""
        texts = (_text(e) for e in children(self._package.part("word/comments.xml"), "comment"))
        return [Aside(text, Unshown.COMMENT, 1) for text in texts if text]

    def _set_aside(self, element: etree._Element, why: Unshown) -> None:
        text = _text(element)
        if text:
            self._asides.append(Aside(text, why, 1))

    def _unfolded(self, table: etree._Element) -> Iterator[Block | None]:
        """The blocks in the cells of a table for layout, row by row."""
        for row in children(table, "tr"):
            for cell in _cell_elements(row):
                yield from self.blocks(cell)

    def _paragraph(self, element: etree._Element) -> Iterator[Block | None]:
        properties = child(element, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle")) or "", ParagraphStyle())
        if is_on(child(properties, "pageBreakBefore")):
            yield None
        base = style.style | (Style.BOLD if style.level else Style.REGULAR)
        inlines = tuple(self._inlines(element, base))
        before, broken, after = _at_page_break(inlines)
        size = heading_size(style.level) if style.level else BODY_SIZE
        marker, depth = self._marker(properties, style)
        for part in (before, after):
            if any(inline.text.strip() for inline in part):
                yield Paragraph(part, size, marker, depth, close=bool(marker))
                marker = ""
            if part is before and broken:
                yield None
        for box in _text_boxes(element):
            yield from self.blocks(box)
        section = child(properties, "sectPr")
        if section is not None and attribute(child(section, "type")) != "continuous":
            yield None

    def _marker(self, properties: etree._Element | None, style: ParagraphStyle) -> tuple[str, int]:
        numbering = child(properties, "numPr")
        list_id = attribute(child(numbering, "numId")) or style.list_id
        if list_id in {None, "0"}:
            return "", 0
        level = number(child(numbering, "ilvl"), style.list_level)
        marker = self._lists.mark(list_id or "", level)
        return marker, 0 if style.level or not marker else level + 1

    def _inlines(self, parent: etree._Element, style: Style) -> Iterator[Inline]:
        for element in parent:
            name = local(element)
            if name == "r":
                yield from self._run(element, style)
            elif name in _DELETED:
                self._set_aside(element, Unshown.DELETED)
            elif name not in _SKIPPED and name not in {"drawing", "pict", "AlternateContent"}:
                # links, insertions, fields, content controls
                yield from self._inlines(element, style)

    def _run(self, run: etree._Element, style: Style) -> Iterator[Inline]:
        properties = child(run, "rPr")
        named = self._styles.get(attribute(child(properties, "rStyle")) or "", ParagraphStyle())
        vanish = child(properties, "vanish")
        if is_on(vanish) or (vanish is None and named.hidden):
            self._set_aside(run, Unshown.HIDDEN)
            return
        if _is_white(run):
            self._set_aside(run, Unshown.BACKGROUND)
        style = own_style(properties, style)
        capitals = is_on(child(properties, "caps"))
        for element in run:
            name = local(element)
            if name == "t":
                text = element.text or ""
                yield Inline(text.upper() if capitals else text, style)
            elif name == "br":
                yield Inline("\f" if attribute(element, "type") == "page" else "\n", style)
            elif name in _CHARACTERS:
                yield Inline(_CHARACTERS[name], style)
            elif name == "sym":
                yield Inline(chr(int(attribute(element, "char") or "20", 16)), style)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
                yield Inline(str(len(self._notes)), style | Style.SUPERSCRIPT)

    def _table(self, table: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        starts: dict[int, tuple[int, int]] = {}  # column -> where the merged cell above begins
        for row in table.iter("{*}tr"):
            gone = _why_gone(child(row, "trPr"))
            if gone is not None:
                self._set_aside(row, gone)
                continue
            cells: list[Cell] = []
            column = number(child(row, "trPr", "gridBefore"), 0)
            cells.extend([Cell(())] * column)
            for element in _cell_elements(row):
                properties = child(element, "tcPr")
                span = number(child(properties, "gridSpan"), 1)
                merge = child(properties, "vMerge")
                if merge is not None and attribute(merge) != "restart" and column in starts:
                    above, place = starts[column]
                    merged = rows[above][place]
                    rows[above][place] = Cell(merged.inlines, merged.colspan, merged.rowspan + 1)
                else:
                    starts.pop(column, None)
                    if merge is not None:
                        starts[column] = (len(rows), len(cells))
                    cells.append(Cell(tuple(self._cell_inlines(element)), span))
                column += span
            rows.append(cells)
        return Table(tuple(map(tuple, rows)), ruled=self._is_ruled(table))

    def _is_ruled(self, table: etree._Element) -> bool:
        """True when the table, its style or any of its cells has lines: a letterhead set as a table has none."""
        style = self._styles.get(attribute(child(table, "tblPr", "tblStyle")) or "", ParagraphStyle())
        own = child(table, "tblPr", "tblBorders")
        return has_lines(own) or (own is None and style.ruled) or any(map(has_lines, table.iter("{*}tcBorders")))

    def _cell_inlines(self, cell: etree._Element) -> Iterator[Inline]:
        """The paragraphs of a cell, one below the other; a table inside gives its cells, row by row."""
        first = True
        for block in self.blocks(cell):
            lines = [block.inlines] if isinstance(block, Paragraph) else []
            marker = block.marker if isinstance(block, Paragraph) else ""
            if isinstance(block, Table):
                lines = [tuple(_row_inlines(row)) for row in block.rows]
            for line in lines:
                if not first:
                    yield Inline("\n")
                first = False
                if marker:
                    yield Inline(f"{marker} ")
                yield from (Inline(i.text.replace("\t", "  "), i.style) for i in line)


def _text(element: etree._Element) -> str:
    """All characters in an element, deleted ones too."""
    pieces = (e.text or "" for e in element.iter("{*}t", "{*}delText"))
    return " ".join("".join(pieces).split())


def _why_gone(properties: etree._Element | None) -> Unshown | None:
    """Why a row of a table is not there to be read; None where it is."""
    if child(properties, "del") is not None:
        return Unshown.DELETED
    return Unshown.HIDDEN if is_on(child(properties, "hidden")) else None


def _is_white(run: etree._Element) -> bool:
    """Whether a run is white on paper: no shading around it, and in no table whose style may have some."""
    if attribute(child(run, "rPr", "color")) != _WHITE:
        return False
    for around in (run, *run.iterancestors("{*}p", "{*}tc", "{*}tbl", "{*}txbxContent")):
        properties = child(around, f"{local(around)}Pr")
        shaded = attribute(child(properties, "shd"), "fill") not in {None, "auto", _WHITE}
        if shaded or local(around) == "txbxContent" or child(properties, "highlight") is not None:
            return False
        if child(properties, "tblStyle") is not None or child(properties, "pStyle") is not None:
            return False
    return True


def _row_inlines(row: tuple[Cell, ...]) -> Iterator[Inline]:
    for n, cell in enumerate(row):
        if n:
            yield Inline("   ")
        yield from (Inline(i.text.replace("\n", " "), i.style) for i in cell.inlines)


def _cell_elements(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) == "sdt":
            yield from children(child(element, "sdtContent"), "tc")


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes, the fallback for older programs left out."""
    for box in paragraph.iter("{*}txbxContent"):
        if not any(local(a) in {"Fallback", "txbxContent"} for a in box.iterancestors()):
            yield box


def _at_page_break(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], bool, tuple[Inline, ...]]:
    """What stands before and after the page break in a paragraph, and whether there is one."""
    for n, inline in enumerate(inlines):
        if inline.text == "\f":
            rest = tuple(i for i in inlines[n + 1 :] if i.text != "\f")
            return inlines[:n], True, rest
    return inlines, False, ()
