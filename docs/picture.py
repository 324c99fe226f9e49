"""Draws docs/picture.png, the picture of the README: a page of an annex with what bilaga read outlined in place.

python docs/picture.py
"""

from __future__ import annotations

from pathlib import Path

import pymupdf

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "government_decision" / "brandskydd.pdf"
WIDTH, HEIGHT = 890, 330
BLUE, GREEN, GREY = (0.10, 0.35, 0.75), (0.05, 0.5, 0.3), (0.35, 0.35, 0.35)


def annex_clip(extraction: Extraction) -> tuple[int, pymupdf.Rect]:
    """The page (from 1) on which the annex begins, and its upper part, as wide as the table."""
    table = extraction.tables[0]
    rows = [a.place.bbox for a in extraction.allocations if a.place.page == table.page_first]
    top = min(b.top for b in rows if b) - 48
    clip = pymupdf.Rect(min(b.x0 for b in rows if b) - 14, top, max(b.x1 for b in rows if b) + 14, top + 225)
    return table.page_first, clip


def draw(extraction: Extraction, source: pymupdf.Document) -> pymupdf.Pixmap:
    """The clip with each row outlined on the left, the rows as they stand in Parquet on the right."""
    number, clip = annex_clip(extraction)
    canvas = pymupdf.open()
    page = canvas.new_page(width=WIDTH, height=HEIGHT)
    left = pymupdf.Rect(12, 12, 12 + clip.width * (HEIGHT - 44) / clip.height, HEIGHT - 32)
    page.show_pdf_page(left, source, number - 1, clip=clip)
    page.draw_rect(left, color=GREY, width=0.6)
    scale = left.height / clip.height
    x = left.x1 + 26
    page.insert_text(
        (x, 30), "allocations: kommunkod, name, amount_sek, share_percent", fontname="hebo", fontsize=9.5
    )
    shown = [a for a in extraction.allocations if a.place.page == number and a.place.bbox]
    for row in shown:
        box = row.place.bbox
        if box is None or box.bottom > clip.y1:
            continue
        outline = pymupdf.Rect(
            left.x0 + (box.x0 - clip.x0) * scale - 3,
            left.y0 + (box.top - clip.y0) * scale - 1,
            left.x0 + (box.x1 - clip.x0) * scale + 3,
            left.y0 + (box.bottom - clip.y0) * scale + 1,
        )
        page.draw_rect(outline, color=BLUE, width=0.8)
        middle = (outline.y0 + outline.y1) / 2
        page.draw_line((outline.x1, middle), (x - 4, middle), color=BLUE, width=0.4)
        text = f"{row.kommunkod}  {row.name or '':<18}{row.amount_sek:>14}{row.share_percent or '':>7}"
        page.insert_text((x, middle + 3.2), text, fontname="cour", fontsize=9.5)
    total = next(f for f in extraction.findings if f.check == "table-total")
    message = f"table-total {total.status}: {total.message}"
    page.insert_text((left.x0, HEIGHT - 12), message, fontname="helv", fontsize=10, color=GREEN)
    return page.get_pixmap(dpi=144)


def main() -> None:
    """Write the picture."""
    data = SAMPLE.read_bytes()
    extraction = understand(data, SAMPLE.name, Settings())
    draw(extraction, pymupdf.open(stream=data)).save(ROOT / "docs" / "picture.png")


if __name__ == "__main__":
    main()
