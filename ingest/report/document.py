"""One document -> its page and its pictures, written into the report's folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ingest.errors import InputError
from ingest.pipeline import bugs_as_input_errors
from ingest.report.charts import chart_of
from ingest.report.checklist import checklist_of
from ingest.report.findings import ShownFinding, difference, failed, shown_findings
from ingest.report.index import entry_of
from ingest.report.ledgers import arithmetic_of
from ingest.report.marks import PageView, page_views
from ingest.report.rendering import render
from ingest.report.review import review_of
from ingest.report.rows import LISTED, Content, content_of
from ingest.report.sheets import as_printed, shown_pages, write_pictures
from ingest.report.timeline import timeline_of
from ingest.report.wish import PagePolicy, ReportWish
from schemas.collection import Grant
from schemas.document import Document
from schemas.rows import Extraction
from schemas.vocabulary import Status


class Neighbour(NamedTuple):
    """Another document's page: its id and its title."""

    document_id: str
    title: str


class Around(NamedTuple):
    """What the other documents are to a document: those before and after it, its grants, who they name."""

    before: Neighbour | None
    after: Neighbour | None
    grants: tuple[Grant, ...]
    titles: dict[str, str]


class Source(NamedTuple):
    """The bytes of a document's source, or (None) why there are none."""

    data: bytes | None
    fault: str = ""


class Written(NamedTuple):
    """A page that was written: how many of the document's it shows, and the fault of ours that it tells instead."""

    pages: int
    fault: str = ""


def write_page(extraction: Extraction, source: Source, around: Around, folder: Path, wish: ReportWish) -> Written:
    """As :func:`write_document`; a fault of ours costs this page only, which then says so."""
    document = extraction.document
    try:
        with bugs_as_input_errors(document.source):
            return Written(write_document(extraction, source, around, folder, wish))
    except InputError as error:
        if isinstance(error.__cause__, OSError):  # the folder's, and no document's
            raise error.__cause__ from None
        context: dict[str, object] = {"title": document.title or document.source, "fault": error.message}
        path = folder / "documents" / f"{document.document_id}.html"
        path.write_text(render("fault.html.j2", wish.language, context), encoding="utf-8")
        return Written(0, error.message)


def write_document(extraction: Extraction, source: Source, around: Around, folder: Path, wish: ReportWish) -> int:
    """Write ``documents/<id>.html`` and its pictures below ``folder``; the number of pages shown."""
    document, content = extraction.document, content_of(extraction)
    findings = shown_findings(extraction, content)
    again, fault = _read(extraction, source, wish)
    views = _pages(again, source, folder, (content, findings, wish)) if again else []
    context = {
        "document": document,
        "entry": entry_of(extraction),
        "around": around,
        **_judged(findings),
        "arithmetic": arithmetic_of(extraction, findings),
        "timeline": timeline_of(extraction, around.grants),
        "checklist": checklist_of(extraction),
        "sheets": content.sheets,
        "charts": {t.seq: chart for t in extraction.tables if (chart := chart_of(extraction, t))},
        "lists": {dataset: rows for dataset, rows in content.lists.items() if dataset in LISTED},
        "review": (review := review_of(extraction)),
        "corrected": review.corrected,
        "pages": views,
        "left_out": document.page_count - len({view.number for view in views}),
        "fault": fault,
        "shown": {mark.key for view in views for mark in view.marks},
        "outlined": {mark.dataset for view in views for mark in view.marks},
    }
    path = folder / "documents" / f"{document.document_id}.html"
    path.write_text(render("document.html.j2", wish.language, context), encoding="utf-8")
    return len(views)


def _judged(findings: list[ShownFinding]) -> dict[str, object]:
    """The findings as a page needs them."""
    of_rows: dict[str, list[str]] = {}
    for finding in failed(findings):
        of_rows.setdefault(finding.row or "", []).append(finding.key)
    return {
        "failed": failed(findings),
        "held": [f for f in findings if f.finding.status is Status.PASS],
        "skipped": [f for f in findings if f.finding.status is Status.SKIP],
        "findings_of": of_rows,
        "grade_of": {f.key: f.grade for f in findings},
        "difference": difference,
    }


def _read(extraction: Extraction, source: Source, wish: ReportWish) -> tuple[Document | None, str]:
    """The source read again, or why it is not."""
    from ingest.ocr.versions import ocr_of
    from ingest.readers import read_document

    if wish.pages is PagePolicy.NONE:
        return None, ""
    if source.data is None:
        return None, source.fault
    document = extraction.document
    try:
        return as_printed(read_document(source.data, document.source, ocr_of(document.extractor_version))), ""
    except InputError as error:
        return None, error.message


def _pages(
    again: Document, source: Source, folder: Path, shown: tuple[Content, list[ShownFinding], ReportWish]
) -> list[PageView]:
    """The pages that are shown; their pictures are written."""
    content, findings, wish = shown
    valued = {line.place.page for line in content.lines} | {row.place.page for row in content.rows}
    valued |= {f.finding.place.page for f in failed(findings) if f.finding.place}
    chosen = shown_pages(again, frozenset(valued), wish.pages)
    place = folder / "pages" / again.document_id
    pictures = {
        number: f"../pages/{again.document_id}/{path.name}"
        for number, path in write_pictures(chosen, source.data or b"", place)
    }
    return page_views(chosen, pictures, content, findings)
