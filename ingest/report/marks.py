"""The outlines on a document's pages: one mark for each row that stands on a page, a box for each of its values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ingest.report.findings import ShownFinding, failed
from ingest.report.places import Box, Places
from ingest.report.rows import Content, Value
from schemas.document import BBox, Document, Page
from schemas.rows import Place

_AROUND = 1.2  # points between ink and outline


class Outline(NamedTuple):
    """A box as it is drawn: where, which value, whether that value is at fault."""

    field: str
    address: str
    x: float
    y: float
    width: float
    height: float
    fault: bool


class Mark(NamedTuple):
    """A row's outlines on one sheet; ``grade`` is the worst severity of its failed checks, "" without any."""

    key: str
    dataset: str
    outlines: tuple[Outline, ...]
    findings: tuple[str, ...]
    grade: str

    @property
    def around(self) -> Outline:
        """One outline around all."""
        left, top = min(o.x for o in self.outlines), min(o.y for o in self.outlines)
        right = max(o.x + o.width for o in self.outlines)
        bottom = max(o.y + o.height for o in self.outlines)
        return Outline("", "", left, top, round(right - left, 2), round(bottom - top, 2), fault=False)


class TextRun(NamedTuple):
    """Words of a page without coordinates, as they are laid out."""

    text: str
    x: float
    y: float
    width: float
    bold: bool


class PageView(NamedTuple):
    """A page as it is shown: its number, size in points, picture or words, and marks."""

    number: int
    anchor: str
    width: float
    height: float
    picture: str | None
    runs: tuple[TextRun, ...]
    marks: tuple[Mark, ...]


class _Standing(NamedTuple):
    """What stands somewhere on a page."""

    key: str
    dataset: str
    place: Place
    values: tuple[Value, ...]


def page_views(
    document: Document,
    pictures: dict[int, str],
    content: Content,
    findings: list[ShownFinding],
) -> list[PageView]:
    """The pages of a document with what stands on them."""
    marks = _marks(Places(document), content, failed(findings))
    views = []
    for index, page in enumerate(document.pages):
        held = sorted(marks.get(index, ()), key=lambda m: (bool(m.grade), m.dataset == "allocations"))
        picture = pictures.get(page.number) if page.geometry else None
        runs = () if picture else tuple(_runs(page))
        anchor = f"page-{page.number}" + (
            f"-{index}" if index and document.pages[index - 1].number == page.number else ""
        )
        views.append(PageView(page.number, anchor, page.width, page.height, picture, runs, tuple(held)))
    return views


def _marks(places: Places, content: Content, findings: list[ShownFinding]) -> dict[int, list[Mark]]:
    """The marks of each sheet."""
    standing = chain(
        (_Standing(line.key, "allocations", line.place, line.values) for line in content.lines),
        (_Standing(row.key, row.dataset, row.place, row.values) for row in content.rows),
        (
            _Standing(f.key, "findings", f.finding.place, ())
            for f in findings
            if f.mark == f.key and f.finding.place
        ),
    )
    about: dict[str, list[ShownFinding]] = {}
    for finding in findings:
        about.setdefault(finding.mark or "", []).append(finding)
    found: dict[int, list[Mark]] = {}
    for one in standing:
        for sheet, mark in _marks_of(places, one, about.get(one.key, [])):
            found.setdefault(sheet, []).append(mark)
    return found


def _marks_of(places: Places, one: _Standing, about: list[ShownFinding]) -> Iterator[tuple[int, Mark]]:
    texts = [(v.field, v.address, v.printed) for v in one.values if v.printed]
    boxes = list(places.boxes(one.place, texts))
    if not boxes:
        whole = places.row_box(one.place)
        boxes = [whole] if whole else []
    fault = {pair for finding in about for pair in finding.fields}
    grades = [g for g in ("error", "warning", "info") if any(f.grade == g for f in about)]
    for sheet in dict.fromkeys(box.sheet for box in boxes):
        outlines = tuple(_outline(box, fault) for box in boxes if box.sheet == sheet)
        yield sheet, Mark(one.key, one.dataset, outlines, tuple(f.key for f in about), grades[0] if grades else "")


def _outline(box: Box, fault: set[tuple[str, str]]) -> Outline:
    x0, top, x1, bottom = box.box
    return Outline(
        box.field,
        box.address,
        round(x0 - _AROUND, 2),
        round(top - _AROUND / 2, 2),
        round(x1 - x0 + 2 * _AROUND, 2),
        round(bottom - top + _AROUND, 2),
        (box.address, box.field) in fault,
    )


def _runs(page: Page) -> Iterator[TextRun]:
    """The words of a page of text, those that stand one space apart as one."""
    words = sorted(page.words, key=lambda w: (w.bbox.top, w.bbox.x0))
    pending: list[str] = []
    box, bold = BBox(0, 0, 0, 0), False
    for word in words:
        near = pending and word.bbox.top == box.top and 0 <= word.bbox.x0 - box.x1 <= 6.0
        if near and bool(word.style & 1) == bold:
            pending.append(word.text if word.bbox.x0 > box.x1 else f"\0{word.text}")
            box = BBox(box.x0, box.top, word.bbox.x1, box.bottom)
            continue
        if pending:
            yield _run(pending, box, bold)
        pending, box, bold = [word.text], word.bbox, bool(word.style & 1)
    if pending:
        yield _run(pending, box, bold)


def _run(words: list[str], box: BBox, bold: bool) -> TextRun:  # noqa: FBT001 - a fact, not a switch
    return TextRun(" ".join(words).replace(" \0", ""), box.x0, box.bottom - 3.0, box.width, bold)
