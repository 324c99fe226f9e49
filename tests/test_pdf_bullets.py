"""Bullets drawn as shapes, as browsers print them, are words; icons and points are not."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document

ITEMS = ("sommarsimskola för barn", "badvakter vid allmänna bad", "livräddningskurser i åk 9")


def printed(shape: str, *, size: float = 3.6, left: float = 62.0, items: tuple[str, ...] = ITEMS) -> bytes:
    """A page with a lead and items that have a mark of ``size`` at ``left``."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((50, 60), "Bidrag till simkunnighet 2024", fontsize=18)
        page.insert_text((50, 90), "Skolverket, dnr 2024:00311, den 3 april 2024", fontsize=12)
        page.insert_text((50, 120), "Villkor för bidraget", fontsize=14)
        page.insert_text((50, 150), "Bidraget får användas till:", fontsize=12)
        for n, item in enumerate(items):
            base = 170 + 16 * n
            page.insert_text((74, base), item, fontsize=12)
            box = pymupdf.Rect(left, base - 4 - size / 2, left + size, base - 4 + size / 2)
            drawn = page.new_shape()
            if shape == "square":
                drawn.draw_rect(box)
            else:
                drawn.draw_oval(box)
            drawn.finish(fill=None if shape == "ring" else (0, 0, 0), color=(0, 0, 0), width=0.5)
            drawn.commit()
        return pdf.tobytes()


def texts(pdf: bytes) -> list[str]:
    return [word.text for word in read_document(pdf, "lista.pdf").pages[0].words]


@pytest.mark.parametrize("shape", ["disc", "ring", "square"])
def test_each_item_of_a_list_with_drawn_marks_is_a_condition(shape: str) -> None:
    pdf = printed(shape)
    assert texts(pdf).count("•") == len(ITEMS)
    found = [c.text for c in parse_document(read_document(pdf, "lista.pdf"), "test").conditions]
    assert [f"Bidraget får användas till: {item}" for item in ITEMS] == found[-3:]


@pytest.mark.parametrize(
    ("size", "left", "items"),
    [
        (9.0, 60.0, ITEMS),  # an icon
        (3.6, 20.0, ITEMS),  # the points of a drawing in the margin
        (3.6, 62.0, ITEMS[:1]),  # one spot
    ],
)
def test_other_small_shapes_are_no_bullets(size: float, left: float, items: tuple[str, ...]) -> None:
    assert "•" not in texts(printed("disc", size=size, left=left, items=items))


def test_the_dots_of_a_dotted_wall_are_no_bullets() -> None:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for n in range(4):
            page.insert_text((64, 100 + 14 * n), f"Mottagare {n}", fontsize=8)
        for n in range(20):
            page.draw_rect(pymupdf.Rect(60, 91 + 4 * n, 62, 93 + 4 * n), fill=(0, 0, 0), color=None)
        assert "•" not in texts(pdf.tobytes())
