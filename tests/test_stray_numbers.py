"""A number put where none belongs among the rows of an annex is told, wherever it stands."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.vocabulary import Gap

NAMES = ("Ale", "Bjuv", "Dals-Ed", "Eda", "Flen", "Gagnef", "Hylte", "Kil", "Laxå", "Malå", "Nora", "Orsa")
AMOUNTS = (1_240_500, 87_300, 912_000, 45_000, 230_900, 1_004_000, 66_100, 310_250, 78_000, 59_400, 402_000, 91_700)
TOP, STEP = 150, 18


def annex(*strays: tuple[float, float, str]) -> bytes:
    """An annex of two columns without a total, and ``strays`` (x, row, number) printed over it."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 60), "Socialstyrelsen, dnr 5.1-2211/2024")
        page.insert_text((60, 90), "Bilaga 1. Fördelning av medel till kommuner 2024", fontsize=14)
        page.insert_text((60, TOP - STEP), "Kommun")
        page.insert_text((200, TOP - STEP), "Bidrag, kr")
        for row, (name, amount) in enumerate(zip(NAMES, AMOUNTS, strict=True)):
            printed = f"{amount:,}".replace(",", " ")
            page.insert_text((60, TOP + STEP * row), name)
            page.insert_text((250 - pymupdf.get_text_length(printed, fontsize=11), TOP + STEP * row), printed)
        for x, row, number in strays:
            page.insert_text((x, TOP + STEP * row), number, fontsize=10)
        return bytes(pdf.tobytes())


def told(pdf: bytes) -> list[tuple[Gap, str]]:
    evidence = parse_document(read_document(pdf, "annex.pdf"), "test").evidence
    assert evidence is not None
    return [(u.gap, " ".join(u.text.split())) for u in evidence.unread]


def test_a_clean_annex_is_left_in_peace() -> None:
    assert told(annex()) == []


@pytest.mark.parametrize(
    ("x", "row", "number", "expected"),
    [
        (254, 3, "616 591", (Gap.GLUED, "45 000 616 591")),  # right of an amount, as its next groups
        (330, 4, "616 591", (Gap.LONE, "616 591")),  # a column of its own
        (60, 5.5, "616 591", (Gap.NAME, "616 591")),  # among the names
        (205, 6.5, "616 591", (Gap.NAMELESS, "616 591")),  # among the amounts
        (330, 7.5, "616 591", (Gap.NAMELESS, "616 591")),  # in no row and no column
    ],
)
def test_a_number_that_belongs_nowhere_is_told(
    x: float, row: float, number: str, expected: tuple[Gap, str]
) -> None:
    assert expected in told(annex((x, row, number)))


@pytest.mark.parametrize(("x", "row"), [(330, -1.8), (60, -2.4), (200, -2.3)])
def test_a_number_between_the_caption_and_the_rows_is_told(x: float, row: float) -> None:
    gaps = {number: gap for gap, number in told(annex((x, row, "616 591")))}
    assert gaps.get("616 591") in {Gap.ALONE, Gap.STRAY}


def test_a_line_of_nothing_but_digits_among_rows_of_names_is_read() -> None:
    """Bodies of no register with one space before the amount: the digits of a line without a name lend none."""
    rows = (
        "Umeå universitet 9 808 523\n4 498 864\nNordiska museet 62 9 562 149\nKungl. Musikhögskolan 2 410 378\n"
        "Epsilon 3 453 030\n9 347 943\nAlfa 30 6 716 287\n"
    )
    text = f"Bilaga. Fördelning av bidrag\n\nOrganisation Belopp (kr)\n{rows}"
    document = read_document(text.encode(), "lista.txt")
    assert parse_document(document, "test").document.document_id == document.document_id
