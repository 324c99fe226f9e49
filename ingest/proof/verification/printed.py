"""Whether what a row says literally stands in the source at its page, line and box.

Independent of the parsers: the lines are the readers', and a PDF's boxes are compared with PyMuPDF's own
characters, one by one. What is compared are letters and digits: white space, hyphens at line ends and the forms of
dashes are nothing that a box can prove.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.corrections.reviewed import corrections_of_row
from ingest.errors import InputError
from ingest.ocr.versions import ocr_of
from ingest.proof.originals import Originals
from ingest.proof.verification.report import Report
from ingest.proof.verification.rows import Rows
from ingest.readers import read_document
from ingest.settings import Ocr
from ingest.store.arrow import rows_of
from schemas.document import BBox, Document
from schemas.rows import Allocation, Condition, DocumentRow, Extraction, Place
from schemas.vocabulary import FailureCategory

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# dataset -> the columns that say literally what is printed at the row's place
_LITERAL: dict[str, tuple[str, ...]] = {
    "references": ("text",),
    "dates": ("text",),
    "amounts": ("text",),
    "conditions": ("text",),
    "appropriations": ("text",),
    "people": ("name", "email", "phone"),
    "allocations": ("recipient", "code_text", "text", "share_text"),
    "form_fields": ("field",),
}
# A person's place is that of the name; the address stands near it.
_NEAR = frozenset({"email", "phone"})
# The cells of a row stand so many lines above and below the one that is recorded: names wrap, and some files print
# each cell on a line of its own.
_ABOVE, _BELOW = 4, 14
_PIECES = 12  # into which the lines of a narrow column, or of the one beside it, cut a text
_LEAST = 3  # characters of a piece of a text
_GROUP = 3  # digits
_PIECE = 6  # characters of a cell that tell it from others
# Points by which a box may differ from the characters in it; half of a narrow letter.
_SLACK = 2.5

# So many characters make a text that can be recognised by its pieces: where it runs over a page or beside a column.
_RECOGNISABLE = 12

_NOTHING = re.compile(r"[\s\u00ad\u200b\ufffe\-\u2010-\u2015\u2212]+")
_PDF = "application/pdf"


def compact(text: str) -> str:
    """The letters, digits and signs of a text."""
    return _NOTHING.sub("", unicodedata.normalize("NFKC", text))


def verify_printed(extraction: Extraction, originals: Originals, rows: Rows, report: Report) -> None:
    """Open a document's source again and compare every literal with what stands at its place."""
    document = extraction.document
    original = originals.find(document)
    if original.data is None:
        report.faults.append(
            rows.fault(extraction, "documents", 0, "sha256", f"{document.source}: {original.fault}")
        )
        return
    report.counts["sources by their hash"] += 1
    try:
        again = _read_again(original.data, document)
    except InputError as error:
        report.faults.append(rows.fault(extraction, "documents", 0, None, error.message))
        return
    about = (("media_type", again.media_type), ("size_bytes", again.size_bytes), ("page_count", len(again.pages)))
    for column, value in about:
        if getattr(document, column) != value:
            message = f"is {getattr(document, column)}, and the source has {value}"
            report.faults.append(rows.fault(extraction, "documents", 0, column, message))
    lines = _Lines(again)
    sheets = {t.table_id: range(t.page_first, t.page_last + 1) for t in extraction.tables}
    glyphs = _Glyphs(original.data) if again.media_type == _PDF else None
    for dataset, columns in _LITERAL.items():
        for position, row in enumerate(rows_of(extraction, dataset)):
            by_hand = corrections_of_row(extraction, dataset, row)
            for column in columns:  # a name that a person corrected is printed as it was read
                text = by_hand[column].read_value if column in by_hand else getattr(row, column)
                faults = list(_compared(row, column, text, lines, glyphs, report)) if text else []
                if text and faults and _is_beside(row, text, lines, sheets):
                    continue
                report.faults.extend(rows.fault(extraction, dataset, position, *fault) for fault in faults)


def _is_beside(row: DataclassInstance, text: str, lines: _Lines, sheets: Mapping[str, Iterable[int]]) -> bool:
    """Whether a cell of a table's row is printed on another of the table's pages, as high as the row."""
    return isinstance(row, Allocation) and lines.hold_beside(text, row.place, sheets[row.table_id])


def _read_again(data: bytes, document: DocumentRow) -> Document:
    """The source of a document, read as it was read; InputError also where this machine cannot."""
    how = ocr_of(document.extractor_version)
    again = read_document(data, document.source, how)
    if how is not Ocr.NEVER and any(page.unread for page in again.pages):
        message = f"{document.source}: was recognised by a Tesseract that is not here, and is not compared"
        raise InputError(FailureCategory.UNSUPPORTED, message)
    return again


def _compared(
    row: DataclassInstance, column: str, text: str, lines: _Lines, glyphs: _Glyphs | None, report: Report
) -> Iterator[tuple[str, str]]:
    """What is wrong with the place of a literal: the column of the place, and what stands there instead."""
    place: Place = row.place  # type: ignore[attr-defined]
    wanted = list(_printed_forms(row, text, lines))
    report.counts["texts at their line"] += 1
    if not any(lines.hold(form, row, column) for form in wanted):
        there = lines.text(place.page, place.line) or "nothing"
        stands = f'there is "{_short(there)}"'
        yield "line", f'{column} "{_short(text)}" is not at line {place.line} of page {place.page}; {stands}'
    if glyphs is None or place.bbox is None or column in _NEAR or lines.recognised(place.page):
        return
    report.counts["texts in their box"] += 1
    fault = glyphs.fault(wanted, place.page, place.bbox, lines)
    if fault:
        yield "bbox", f'{column} "{_short(text)}": {fault}'


def _printed_forms(row: DataclassInstance, text: str, lines: _Lines) -> Iterator[str]:
    """The text as printed at its place, compact; of an item of a list also the item without what leads it in.

    The words that lead a list in must stand before it, on its page or one of the two before.
    """
    yield compact(text)
    if not isinstance(row, Condition):
        return
    before = lines.before(row.place.page)
    for match in re.finditer(r"\s+", text):
        if compact(text[: match.start()]) not in before:
            return
        item = compact(text[match.end() :])
        if len(item) >= _LEAST:
            yield item


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"


class _Lines:
    """The lines of a document as its reader gives them."""

    def __init__(self, document: Document) -> None:
        self._texts: dict[int, dict[int, str]] = {}
        self._recognised = {page.number for page in document.pages if page.recognised}
        for page in document.pages:
            found: defaultdict[int, list[str]] = defaultdict(list)
            for word in page.words:
                found[word.line].append(word.text)
            self._texts[page.number] = {number: " ".join(words) for number, words in sorted(found.items())}
        self._compact = {
            page: {number: compact(text) for number, text in texts.items()} for page, texts in self._texts.items()
        }
        self._pages = {page: "".join(texts.values()) for page, texts in self._compact.items()}

        self._heights = {
            page.number: [(word.bbox, compact(word.text)) for word in page.words]
            for page in document.pages
            if page.geometry
        }

    def hold_beside(self, wanted: str, place: Place, pages: Iterable[int]) -> bool:
        """Whether a text stands as high as its row on another page: one that prints columns beside it."""
        if place.bbox is None:
            return False
        top, bottom = place.bbox.top - _SLACK, place.bbox.bottom + _SLACK
        others = (self._heights.get(page, []) for page in pages if page != place.page)
        return any(
            compact(wanted) in "".join(text for box, text in words if top <= box.middle <= bottom)
            for words in others
        )

    def recognised(self, page: int) -> bool:
        """Whether the words of a page were recognised: the file has no characters to compare them with."""
        return page in self._recognised

    def text(self, page: int, line: int) -> str:
        """One line."""
        return self._texts.get(page, {}).get(line, "")

    def page(self, number: int) -> str:
        """All of a page, compact."""
        return self._pages.get(number, "")

    def before(self, page: int) -> str:
        """What is printed on a page and the two before it, compact."""
        return "".join(self.page(number) for number in range(page - 2, page + 1))

    def hold(self, wanted: str, row: DataclassInstance, column: str) -> bool:
        """Whether a text begins in the line of its row, and goes on below or overleaf.

        The cells of a table's row may stand in the lines around the one that is recorded, which holds one of them.
        """
        place: Place = row.place  # type: ignore[attr-defined]
        if column in _NEAR:
            return wanted in self.page(place.page) + self.page(place.page + 1)
        own = self._compact.get(place.page, {}).get(place.line, "")
        if isinstance(row, Allocation):
            cells = (row.text, row.recipient, row.code_text, row.share_text)
            around = self._between(place.page, place.line - _ABOVE, place.line + _BELOW)
            near = wanted in around or _in_order(wanted, around)
            return wanted in own or (near and any(compact(c)[:_PIECE] in own for c in cells if c))
        running = own + self._between(place.page, place.line + 1)
        if not own or 0 <= running.find(wanted) < len(own):
            return bool(own)
        head = _longest_head(wanted, running[: len(own) + len(wanted)]) if len(wanted) >= _RECOGNISABLE else 0
        if not head or running.find(wanted[:head]) >= len(own):
            return False
        return wanted[head:] in self.page(place.page + 1) or _in_order(wanted[head:], running[len(own) :])

    def _between(self, page: int, first: int, last: int = 1_000_000) -> str:
        texts = self._compact.get(page, {}).items()
        return "".join(text for number, text in texts if first <= number <= last)


def _longest_head(wanted: str, text: str) -> int:
    """How many of the first characters of a text stand in another: some in it, or as few as one at its end."""
    within = next((n for n in range(len(wanted), _LEAST - 1, -1) if wanted[:n] in text), 0)
    return within or next((n for n in (2, 1) if text.endswith(wanted[:n])), 0)


def _in_order(wanted: str, text: str) -> bool:
    """Whether a text stands in another in at most a few pieces: a line of another column runs between them."""
    pieces = 0
    while wanted and pieces < _PIECES:
        head = _longest_head(wanted, text)
        if head < _LEAST:
            return False
        text = text[text.find(wanted[:head]) + head :]
        wanted, pieces = wanted[head:], pieces + 1
    return not wanted


class _Glyph(NamedTuple):
    """A character of a page as it is looked at, and the box of its own."""

    text: str
    box: BBox


class _Glyphs:
    """The characters of a PDF, straight from PyMuPDF, page by page."""

    def __init__(self, data: bytes) -> None:
        import pymupdf

        self._pdf: Any = pymupdf.open(stream=data, filetype="pdf")
        self._pages: dict[tuple[int, int], list[list[_Glyph]]] = {}
        self._last: tuple[object, list[list[_Glyph]]] = None, []

    def fault(self, wanted: Sequence[str], page: int, box: BBox, lines: _Lines) -> str:
        """What is wrong with a box; "" where it holds one of the texts and nothing but its characters' extent.

        A page that its reader turned to make its text upright is turned here in the same four ways.
        """
        if not 1 <= page <= self._pdf.page_count:
            return f"the source has no page {page}"
        following = lines.page(page + 1)
        first = ""
        for quarter in range(4):
            fault = self._fault_of(wanted, self._inside(page, quarter, box), box, following)
            if not fault:
                return ""
            first = first or fault
        return first

    def _fault_of(self, wanted: Sequence[str], inside: list[list[_Glyph]], box: BBox, following: str) -> str:
        there = compact("".join(g.text for line in inside for g in line))
        if not there:
            return "nothing is printed in its box"
        if not any(_printed_in(form, there, following) for form in wanted):
            return f'its box holds "{_short(there)}"'
        around = BBox.around([g.box for line in inside for g in line])
        if len(inside) > 1:  # a text that goes over lines shares them with others, which its box may cut in two
            around = BBox(max(around.x0, box.x0), around.top, min(around.x1, box.x1), around.bottom)
        off = max(abs(a - b) for a, b in zip(around, box, strict=True))
        return f"its box is {off:.1f} points off what is printed in it" if off > _SLACK else ""

    def _inside(self, page: int, quarter: int, box: BBox) -> list[list[_Glyph]]:
        """The characters whose middle lies in a box, line by line from the top."""
        key = (page, quarter, box)
        if self._last[0] != key:  # the texts of a row share its box
            found = [
                held for line in self._lines(page, quarter) if (held := [g for g in line if _within(g.box, box)])
            ]
            found.sort(key=lambda line: (round(line[0].box.middle / 3), line[0].box.x0))
            self._last = key, found
        return self._last[1]

    def _lines(self, page: int, quarter: int) -> list[list[_Glyph]]:
        if (page, quarter) not in self._pages:
            self._pages[page, quarter] = list(_read_lines(self._pdf[page - 1], quarter))
        return self._pages[page, quarter]


def _printed_in(wanted: str, there: str, following: str) -> bool:
    """Whether a text stands in a box, or its beginning ends the box and the rest stands on the next page."""
    if wanted in there:
        return True
    if wanted.isdecimal() and len(wanted) > _GROUP:  # a number broken at a group, in a row of other cells
        return any(_in_order(wanted, there[at:]) for at in _starts(wanted[:_GROUP], there))
    if len(wanted) < _RECOGNISABLE:
        return False
    head = _longest_head(wanted, there)
    overleaf = bool(head) and there.endswith(wanted[:head]) and wanted[head:] in following
    return overleaf or _in_order(wanted, there)


def _starts(head: str, text: str) -> Iterator[int]:
    """Where the first digits of a number stand in a text."""
    return (m.start() for m in re.finditer(re.escape(head), text))


def _within(glyph: BBox, box: BBox) -> bool:
    across = (glyph.x0 + glyph.x1) / 2
    return box.x0 - 1 <= across <= box.x1 + 1 and box.top - 1 <= glyph.middle <= box.bottom + 1


def _read_lines(page: Any, quarter: int) -> Iterator[list[_Glyph]]:
    """The characters of a page turned by ``quarter`` quarters from how it is displayed."""
    import pymupdf

    width, height = page.rect.width, page.rect.height
    turns = ((1, 0, 0, 1, 0, 0), (0, -1, 1, 0, 0, width), (-1, 0, 0, -1, width, height), (0, 1, -1, 0, height, 0))
    matrix = page.rotation_matrix * pymupdf.Matrix(*turns[quarter])
    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
    for block in page.get_text("rawdict", flags=flags)["blocks"]:
        for line in block.get("lines", ()):
            glyphs = []
            for char in (c for span in line["spans"] for c in span["chars"] if not c["c"].isspace()):
                rect = (pymupdf.Rect(char["bbox"]) * matrix).normalize()
                glyphs.append(_Glyph(char["c"], BBox(rect.x0, rect.y0, rect.x1, rect.y1)))
            if glyphs:
                yield glyphs
