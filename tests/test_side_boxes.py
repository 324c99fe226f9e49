"""Boxes drawn beside the text: read on their own, and the sentence beside them whole."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind, Flow

TEXT = (
    "Regionen beviljar Stiftelsen Ängen 620 000 kronor, dock",
    "högst 40 procent av de godkända kostnaderna, och betalar",
    "ut bidraget i efterskott. Bidraget ska redovisas senast",
    "den 31 oktober 2022 på den blankett som regionen har",
    "lagt ut på sin webbplats för alla som får bidrag.",
)
BELOW = "Medlen belastar regionens anslag för utveckling av landsbygden under åren 2021 och 2022."
WHOLE = "Regionen beviljar Stiftelsen Ängen 620 000 kronor, dock högst 40 procent av de godkända kostnaderna,"
BOX = ("Beslutet i korthet", "Belopp: 620 000 kr", "Projekt-ID: 2031")


def page(box: pymupdf.Rect, text_left: float, *, fill: bool) -> Flow:
    """A page with a drawn box of three lines, text beside it, and a wide line below."""
    with pymupdf.open() as pdf:
        sheet = pdf.new_page()
        sheet.draw_rect(box, color=None if fill else (0, 0, 0), fill=(0.9, 0.9, 0.9) if fill else None)
        for n, line in enumerate(BOX):
            sheet.insert_text((box.x0 + 8, box.y0 + 16 + 12 * n), line, fontsize=8)
        sheet.insert_text((70, 120), "Beslut om bidrag till ängar", fontsize=16)
        for n, line in enumerate(TEXT):
            sheet.insert_text((text_left, 200 + 13 * n), line, fontsize=10)
        sheet.insert_text((70, 290), BELOW, fontsize=10)
        return read_flow(read_document(pdf.tobytes(), "prov.pdf"), frozenset())


@pytest.mark.parametrize("fill", [False, True])
@pytest.mark.parametrize(
    ("box", "left"), [(pymupdf.Rect(370, 186, 520, 250), 70.0), (pymupdf.Rect(70, 186, 230, 250), 245.0)]
)
def test_the_sentence_beside_a_box_is_whole(box: pymupdf.Rect, left: float, *, fill: bool) -> None:
    said = [s.text.string for s in page(box, left, fill=fill).sentences]
    assert said[0].startswith(WHOLE)
    assert BELOW in said
    assert not [s for s in said if "Projekt-ID" in s and "Bidraget" in s]


def test_the_cells_of_a_box_are_kept() -> None:
    read = page(pymupdf.Rect(370, 186, 520, 250), 70.0, fill=False)
    assert [line for line in BOX if not any(line in b.text.string for b in read.blocks)] == []


def test_fields_in_frames_stay_in_the_letterhead() -> None:
    with pymupdf.open() as pdf:
        sheet = pdf.new_page()
        for x, label, value in (
            (70, "Datum", "2022-03-01"),
            (250, "Diarienummer", "KS 2022/114"),
            (430, "Sida", "1(1)"),
        ):
            sheet.draw_rect(pymupdf.Rect(x, 50, x + 150, 86))
            sheet.insert_text((x + 6, 64), label, fontsize=8)
            sheet.insert_text((x + 6, 78), value, fontsize=9)
        sheet.insert_text((70, 120), "Beslut om bidrag till ängar", fontsize=16)
        sheet.insert_text((70, 150), BELOW, fontsize=10)
        read = read_flow(read_document(pdf.tobytes(), "prov.pdf"), frozenset())
    heads = [b.text.string for b in read.of_kind(BlockKind.LETTERHEAD)]
    assert {"2022-03-01", "KS 2022/114"} <= set(heads)
