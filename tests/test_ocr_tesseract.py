"""Scans as Tesseract reads them on this machine; skipped where it is not installed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pymupdf
import pytest

import ingest.ocr.document
import ingest.ocr.versions
from ingest.cli import run
from ingest.ocr.tesseract import find_tesseract
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import Engine, Status, TextSource

ENGINE = find_tesseract()
pytestmark = pytest.mark.skipif(
    ENGINE is None or not ENGINE.reads_swedish,
    reason="Tesseract with Swedish data is not installed: apt install tesseract-ocr tesseract-ocr-swe",
)
WIDTH, HEIGHT = 420, 300
ROWS = (
    ("1440", "Ale", "1 310 223"),
    ("1490", "Borås", "4 340 500"),
    ("1730", "Eda", "275 250"),
    ("2081", "Borlänge", "958 027"),
    ("1080", "Karlskrona", "1 066 000"),
)
TOTAL = "7 950 000"
PLACES = (40, 90, 300)


def drawn(total: str = TOTAL, rows: Sequence[tuple[str, str, str]] = ROWS) -> pymupdf.Document:
    """A ruled annex of one page."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    page.insert_text((40, 50), "Bilaga 1. Fördelning av statsbidrag till kommuner 2024", fontsize=11)
    for number, cells in enumerate([("Kod", "Kommun", "Belopp (kr)"), *rows, ("", "Summa", total)]):
        for x, text in zip(PLACES, cells, strict=True):
            page.insert_text((x, 90 + 20 * number), text, fontsize=11)
    for number in range(len(rows) + 3):
        page.draw_line((36, 76 + 20 * number), (390, 76 + 20 * number), width=0.7)
    return pdf


@cache
def scanned(total: str = TOTAL, angle: float = 0.0, turn: int = 0) -> bytes:
    """A picture of the annex as a PDF: at 200 dpi, leaning clockwise by ``angle``, turned by ``turn`` degrees."""
    with drawn(total) as source, pymupdf.open() as pdf:
        pixels = source[0].get_pixmap(matrix=pymupdf.Matrix(200 / 72, 200 / 72).prerotate(angle), alpha=False)
        across, down = (pixels.width - WIDTH / 72 * 200) / 2, (pixels.height - HEIGHT / 72 * 200) / 2
        page = pdf.new_page(width=WIDTH, height=HEIGHT)
        over = pymupdf.Rect(-across, -down, WIDTH / 72 * 200 + across, HEIGHT / 72 * 200 + down) * (72 / 200)
        page.insert_image(over, pixmap=pixels)
        page.set_rotation(turn)
        return bytes(pdf.tobytes())


def amounts(extraction: Extraction) -> list[tuple[str | None, Decimal | None]]:
    return [(row.recipient, row.amount_sek) for row in extraction.allocations]


EXPECTED = [(name, Decimal(amount.replace(" ", ""))) for _, name, amount in (*ROWS, ("", "Summa", TOTAL))]


def test_a_leaning_scan_gives_its_rows_where_they_are_printed() -> None:
    read = understand(scanned(angle=1.5), "skannat.pdf", Settings())
    assert amounts(read) == EXPECTED
    assert (read.document.text_source, read.tables[0].engine) == (TextSource.OCR, Engine.OCR)
    assert "table-total" in {f.check for f in read.findings if f.status is Status.PASS}
    with drawn() as source:
        matrix = pymupdf.Matrix(1.5)
        middle = pymupdf.Point(WIDTH / 2, HEIGHT / 2)
        for row, (_, name, _) in zip(read.allocations, ROWS, strict=False):
            (box,) = source[0].search_for(name)
            printed = ((box.tl + box.br) / 2 - middle) * matrix + middle
            assert row.place.bbox is not None
            assert pymupdf.Rect(*row.place.bbox).contains(printed)


def test_a_scan_upside_down_is_turned() -> None:
    assert amounts(understand(scanned(turn=180), "skannat.pdf", Settings())) == EXPECTED


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_on_its_side_with_a_row_or_two_is_turned(turn: int) -> None:
    with drawn("4 340 500", ROWS[1:2]) as source, pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)
        page.show_pdf_page(pymupdf.Rect(0, 0, 595, 425), source, 0, clip=pymupdf.Rect(0, 78, 420, 300))
        shown = page.get_pixmap(dpi=200)
        sheet = pdf.new_page(width=595, height=842)
        sheet.insert_image(sheet.rect, pixmap=shown)
        sheet.set_rotation(turn)
        pdf.delete_page(0)
        (read,) = read_document(pdf.tobytes(), "skannat.pdf", Settings().ocr).pages
    assert (
        " ".join(word.text for word in read.words) == "Kod Kommun Belopp (kr) 1490 Borås 4 340 500 Summa 4 340 500"
    )


def test_a_text_whose_swedish_letters_are_two_signs_is_read_off_the_print() -> None:
    with drawn() as source, pymupdf.open() as pdf:
        page = pdf.new_page(width=WIDTH, height=HEIGHT)
        for x0, _, _, bottom, text, *_ in source[0].get_text("words"):
            page.insert_text((x0, bottom), text.encode().decode("cp1252", errors="replace"), fontsize=11)
        page.insert_image(page.rect, pixmap=source[0].get_pixmap(dpi=200))
        read = understand(pdf.tobytes(), "skannat.pdf", Settings())
    assert amounts(read) == EXPECTED


def test_a_picture_file_is_read() -> None:
    with drawn() as source:
        data = source[0].get_pixmap(dpi=200).tobytes("png")
    read = understand(data, "skannat.png", Settings())
    assert amounts(read) == EXPECTED
    assert read.document.media_type == "image/png"


def test_where_a_sum_fails_the_table_is_read_again_at_another_resolution() -> None:
    found = understand(scanned(total="7 950 900"), "skannat.pdf", Settings()).findings
    (finding,) = [f for f in found if f.check == "readers-agree"]
    assert finding.status is Status.PASS
    assert "at another resolution" in finding.message


def test_a_run_after_tesseract_was_installed_reads_scans_again(tmp_path: Path) -> None:
    (tmp_path / "skannat.pdf").write_bytes(scanned())
    with drawn() as source:
        (tmp_path / "digitalt.pdf").write_bytes(source.tobytes())
    given = [
        "ingest",
        str(tmp_path / "skannat.pdf"),
        str(tmp_path / "digitalt.pdf"),
        "--out",
        str(tmp_path / "data"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        for module in (ingest.ocr.document, ingest.ocr.versions):
            patch.setattr(module, "find_tesseract", lambda: None)
        assert run([*given, "--workers", "0"]) == 1
    assert run([*given, "--workers", "1"]) == 0
    documents = pd.read_parquet(tmp_path / "data" / "current" / "documents").set_index("text_source")
    assert documents["extractor_version"].to_dict() == {
        "born_digital": Settings().version,
        "ocr": f"{Settings().version}+{ENGINE.name if ENGINE else ''}",
    }
    assert len(pd.read_parquet(tmp_path / "data" / "current" / "allocations")) == 2 * len(EXPECTED)
    assert run(["verify", str(tmp_path / "data"), "--sources", str(tmp_path)]) == 0
