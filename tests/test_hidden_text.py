"""What a PDF holds and does not show, and the check that tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from ingest.pdf.pages import read_page
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from schemas.checks.hidden_text import check
from schemas.document import Aside, Page
from schemas.rows import Evidence, Extraction
from schemas.vocabulary import Severity, Status, Unshown

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
WHITE, BLACK, BLUE = (1, 1, 1), (0, 0, 0), (0.1, 0.2, 0.5)
BOX = (60, 120, 300, 150)
Draw = Callable[[Any], None]


def page_with(draw: Draw, *, rotation: int = 0) -> Page:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), "Bidrag 12 345 kronor till Ale")
        draw(page)
        page.set_rotation(rotation)
        with pymupdf.open(stream=pdf.tobytes(), filetype="pdf") as again:
            return read_page(again[0], 1)


def write(text: str, at: tuple[float, float] = (72, 140), **how: object) -> Draw:
    def draw(page: Any) -> None:
        page.insert_text(at, text, **how)

    return draw


def paint(colour: tuple[float, ...], opacity: float = 1) -> Draw:
    def draw(page: Any) -> None:
        page.draw_rect(BOX, color=None, fill=colour, fill_opacity=opacity)

    return draw


def scan(page: Any) -> None:
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 300, 400), 0)
    picture.clear_with(200)
    page.insert_image(page.rect, pixmap=picture)


def both(*draws: Draw) -> Draw:
    def draw(page: Any) -> None:
        for one in draws:
            one(page)

    return draw


HIDDEN = [
    (write("vit 777", color=WHITE), Unshown.BACKGROUND, "vit 777"),
    (both(paint(BLUE), write("blå 777", color=BLUE)), Unshown.BACKGROUND, "blå 777"),
    (write("osynlig 777", render_mode=3), Unshown.UNPAINTED, "osynlig 777"),
    (write("genomskinlig 777", fill_opacity=0), Unshown.UNPAINTED, "genomskinlig 777"),
    (both(write("maskat 777"), paint(BLACK)), Unshown.COVERED, "maskat 777"),
    (both(write("bortvitat 777"), paint(WHITE)), Unshown.COVERED, "bortvitat 777"),
    (write("utanför 777", (-200, 140)), Unshown.OUTSIDE, "utanför 777"),
    (write("nedanför 777", (72, 900)), Unshown.OUTSIDE, "nedanför 777"),
    (both(write("347"), write("319")), Unshown.OVERPRINTED, "347 / 319"),
]
SHOWN = {
    "white on a dark row": both(paint(BLUE), write("Kommun", color=WHITE)),
    "black on a white row": both(paint(WHITE), write("Ale 777")),
    "under a tint": both(write("Ale 777"), paint((1, 1, 0), 0.3)),
    "printed twice": both(write("Summa"), write("Summa", (72.3, 140.2))),
    "a line to write on": both(write("Namn 1"), write("_______________")),
    "white spaces": write("   ", color=WHITE),
    "at the edge": write("kant", (1, 140)),
    "beside": both(write("347"), write("319", (100, 140))),
    "lines set close": both(write("Ale 347"), write("Mora 319", (72, 151))),
}


@pytest.mark.parametrize("rotation", [0, 90])
@pytest.mark.parametrize(("draw", "why", "text"), HIDDEN, ids=[t for *_, t in HIDDEN])
def test_what_does_not_show_is_told(draw: Draw, why: Unshown, text: str, rotation: int) -> None:
    page = page_with(draw, rotation=rotation)
    assert [(a.why, a.text) for a in page.asides] == [(why, text)]
    assert ("777" in {w.text for w in page.words}) is (why not in {Unshown.OUTSIDE, Unshown.OVERPRINTED})
    assert page.asides[0].bbox is not None


@pytest.mark.parametrize("draw", SHOWN.values(), ids=SHOWN.keys())
def test_what_shows_is_no_hidden_text(draw: Draw) -> None:
    assert page_with(draw).asides == ()


def test_recognised_text_under_a_scan_is_no_hidden_text() -> None:
    lines = [write(f"rad {n} 1 000", (72, 200 + 20 * n), render_mode=3) for n in range(8)]
    assert page_with(both(scan, *lines)).asides == ()


def test_text_outside_a_crop_box_is_told() -> None:
    def crop(page: Any) -> None:
        page.insert_text((72, 700), "bortskuret 777")
        page.set_cropbox(pymupdf.Rect(0, 0, 595, 400))

    (aside,) = page_with(crop).asides
    assert (aside.why, aside.text) == (Unshown.OUTSIDE, "bortskuret 777")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.pdf")), ids=lambda p: p.stem)
def test_the_samples_hide_nothing_but_what_is_planted(path: Path) -> None:
    told = {a.text for page in read_document(path.read_bytes(), path.name).pages for a in page.asides}
    assert bool(told) is (path.stem == "laxhjalp_fel")


def extraction(*asides: tuple[int, Aside], evidence: bool = True) -> Extraction:
    sample = SAMPLES / "unknown" / "debattinlagg.txt"
    read = understand(sample.read_bytes(), sample.name, Settings())
    return Extraction(document=read.document, evidence=Evidence(asides=asides) if evidence else None)


def test_one_finding_for_each_page_and_way_to_hide() -> None:
    white = [Aside(t, Unshown.BACKGROUND, 4) for t in ("a", "b")]
    found = list(check(extraction((2, white[0]), (1, Aside("c", Unshown.COMMENT, 1)), (2, white[1]))))
    assert [(f.status, f.severity, f.actual) for f in found] == [
        (Status.FAIL, Severity.INFO, "c"),
        (Status.FAIL, Severity.WARNING, "a, b"),
    ]
    assert found[1].place is not None
    assert found[1].place[:2] == (2, 4)
    assert "bakgrunden" in found[1].message_sv


def test_nothing_hidden_passes_and_rows_alone_cannot_tell() -> None:
    assert [f.status for f in check(extraction())] == [Status.PASS]
    assert [f.status for f in check(extraction((1, Aside("=A1", Unshown.UNCALCULATED, 1))))] == [Status.PASS]
    assert [f.status for f in check(extraction(evidence=False))] == [Status.SKIP]
