"""Pages set word by word, each text at its own place, and what is read of them."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RowType, Severity, Status

Cell = tuple[
    float, str
]  # where a text begins, or ends where it is negative; a heading's begins with #, small type with ~
Line = tuple[float, Sequence[Cell]]  # its height on the page, and its cells

TITLE: Line = (50, [(50, "Bilaga 1 Beviljade bidrag, kronor")])


def printed(*pages: Sequence[Line], boxes: Sequence[pymupdf.Rect] = ()) -> Extraction:
    document = pymupdf.open()
    for lines in pages:
        page = document.new_page(width=595, height=842)
        for box in boxes:
            page.draw_rect(box, color=None, fill=(0.95, 0.9, 0.8))
        for y, cells in lines:
            for x, text in cells:
                width = pymupdf.get_text_length(text, fontsize=9) if x < 0 else 0
                font = (
                    {"fontname": "hebo", "fontsize": 11}
                    if text[0] == "#"
                    else {"fontsize": 9 - 2 * (text[0] == "~")}
                )
                page.insert_text((abs(x) - width, y), text.lstrip("#~"), **font)
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def rows(lines: Sequence[tuple[str, str]], x: float, right: float, y: float, pitch: float = 14) -> list[Line]:
    return [(y + pitch * n, [(x, name), (-right, amount)]) for n, (name, amount) in enumerate(lines)]


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


def alarms(extraction: Extraction) -> list[str]:
    told = {"identity", "annex-present", "cited-document"}
    failed = [f for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO]
    return [f.check for f in failed if f.check not in told]
