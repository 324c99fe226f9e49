"""Names that a spreadsheet program cut at their column's edge: no sum misses what is lost, so they are told."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.vocabulary import Status

NAMES = (
    "Bygdegårdarnas gemensamma samarbetsorganisation",
    "Naturvårdarna i Kronobergs och Blekinge län",
    "Teatern Regn",
    "Jämtlands fornskriftsällskap med vänner i norr",
    "Kören Solrosen",
    "Ungdomarnas landsomfattande nykterhetsrörelse",
    "Kulturhuset Vinden och Molnet i Östersund",
    "Bilda Norr",
    "Konsthallen på Österlen med tillhörande park",
)


def told(names: Sequence[str], *, wall: float | None = None) -> list[str]:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 60), "Bilaga 1 Beviljade bidrag, kronor", fontsize=12)
        for n, (name, amount) in enumerate(
            [("Organisation", "Belopp"), *((x, f"{20 + len(x)} 000") for x in names)]
        ):
            page.insert_text((60, 90 + 14 * n), name, fontsize=9)
            page.insert_text((330 - pymupdf.get_text_length(amount, fontsize=9), 90 + 14 * n), amount, fontsize=9)
        for x in (57, wall, 336) if wall else ():
            page.draw_line((x, 78), (x, 96 + 14 * len(names)))
        found = understand(pdf.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)).findings
    failed = [f for f in found if f.check == "numbers-accounted" and f.status is Status.FAIL]
    return [f.actual or "" for f in failed if "cut short" in f.message]


def clipped(name: str, width: float) -> str:
    while pymupdf.get_text_length(name, fontsize=9) > width:
        name = name[:-1]
    return name


@pytest.mark.parametrize(("width", "some"), [(110.0, True), (400.0, False)])
def test_names_that_end_together_at_the_edge_of_their_column_are_told(width: float, some: bool) -> None:  # noqa: FBT001
    assert bool(told([clipped(name, width) for name in NAMES])) is some


FEW = ("Teatern Regn", "Kören Solrosen", "Bilda Norr", "Mattestugan", "Unga Norr", "Konsthallen Ljus")


@pytest.mark.parametrize(
    ("name", "lost", "wall"),
    [
        ("Sällskapet för skärgårdens kulturförenin", True, None),
        ("Sällskapet för skärgårdens kulturförbu", True, None),
        ("Sällskapet för skärgårdens kulturförbund", False, None),
        ("Vindens remissorgan", False, None),
        ("Barn mot narkotik", True, 0.5),  # it ends at the line
        ("Barn mot narkotika", False, 4.0),  # with a margin as on the left
        ("Barn mot narkotika", False, None),
    ],
)
def test_a_lone_name_that_was_cut(name: str, lost: bool, wall: float | None) -> None:  # noqa: FBT001
    edge = 60 + pymupdf.get_text_length(name, fontsize=9)
    assert bool(told([*FEW, name], wall=edge + wall if wall else None)) is lost


@pytest.mark.parametrize(("gap", "some"), [(1.0, True), (3.0, False)])
def test_a_name_that_ends_where_the_next_title_begins_is_told(gap: float, some: bool) -> None:  # noqa: FBT001
    cut = "Svenska Racerbanornas Motorcykelidrottens Kansli"
    start = 60 + pymupdf.get_text_length(cut, fontsize=9) + gap
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 60), "Bilaga 1 Beviljade bidrag, kronor", fontsize=12)
        for n, name in enumerate(("Organisation", *FEW, cut)):
            amount = f"{20 + n} 000"
            page.insert_text((60, 90 + 14 * n), name, fontsize=9)
            x = start + 60 - pymupdf.get_text_length(amount, fontsize=9) if n else start
            page.insert_text((x, 90 + 14 * n), amount if n else "Belopp", fontsize=9)
        found = understand(pdf.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)).findings
    assert any("cut short" in f.message and f.status is Status.FAIL for f in found) is some


def test_names_that_end_together_in_words_that_end_shorter_names_are_whole() -> None:
    places = ("Umeå", "Lund", "Visby", "Åre")
    shorter = [f"Kören i {place}" for place in places]
    longer = ["Sällskapet för dans i", "Teatern Regn och sol i", "Gillet för hembygd i", "Unga musikanter i"]
    widest = max(pymupdf.get_text_length(f"{a} {b}", fontsize=9) for a, b in zip(longer, places, strict=True))
    filled = []
    for name, place in zip(longer, places, strict=True):
        text = f"{name} {place}"
        while pymupdf.get_text_length("S" + text, fontsize=9) <= widest:
            text = "S" + text
        filled.append(text)
    assert not told([*shorter, *FEW, *filled])


def test_names_that_end_in_the_same_word_are_whole() -> None:
    works = (
        "Nordiska dramatiker",
        "Nationella filmare",
        "Svenska dramatiker",
        "Sveriges hantverk",
        "Nordiska filmare",
    )
    assert not told([*works, "Nationella hantverk", "Svensk jazz", "Nordiska körer"])


def test_names_within_margins_that_lines_show_are_whole() -> None:
    fitting = [clipped(name, 110) for name in NAMES]
    assert not told(fitting, wall=182)


def test_names_of_all_lengths_are_whole() -> None:
    assert told([clipped(name, 110) for name in NAMES])
    between = [clipped(name, 110 - 12 - n) for n, name in enumerate(NAMES) if len(name) > 20]
    assert not told([*(clipped(name, 110) for name in NAMES), *between])


def test_a_short_word_is_no_rest_of_one() -> None:
    assert not told([*FEW, "Hållbar landsbygd nu"])
