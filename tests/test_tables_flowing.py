"""Column groups over a page's turn: read down each column over the cut, or page by page, as the counties tell."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.vocabulary import RowType

KRONOBERG = ("Uppvidinge", "Lessebo", "Tingsryd", "Alvesta", "Växjö", "Ljungby")
KALMAR = ("Torsås", "Mörbylånga", "Hultsfred", "Emmaboda", "Nybro", "Oskarshamn", "Borgholm")
SKANE = ("Svalöv", "Burlöv", "Vellinge", "Bjuv", "Lomma", "Skurup", "Sjöbo", "Hörby", "Höör", "Osby")
LISTED = ("Kronobergs län", *KRONOBERG, "Kalmar län", *KALMAR, "Skåne län", *SKANE)  # 26 lines
HEADER = ("Kommun", "Kommun")

Band = tuple[float, Sequence[Sequence[str]]]  # the top, and the texts of each line by column


def down(names: Sequence[str]) -> list[tuple[str, str]]:
    """Names set in two columns, the left one first."""
    half = len(names) // 2
    return list(zip(names[:half], names[half:], strict=True))


def groups(*pages: Sequence[Band]) -> dict[str, str | None]:
    """The group of each recipient of a document with such lines on its pages, amounts beside all but headings."""
    document = pymupdf.open()
    for page in pages:
        leaf = document.new_page(width=600, height=842)
        leaf.insert_text((50, 50), "Bilaga 1 Fördelning av statsbidrag, kronor", fontsize=12)
        for top, lines in page:
            for k, line in enumerate(lines):
                for n, text in enumerate(line):
                    x, y = 50 + 250 * n, top + 13 * k
                    leaf.insert_text((x, y), text, fontsize=9)
                    amount = "Belopp" if text == "Kommun" else f"{k + 2}1 {n}00"
                    at = x + 200 - pymupdf.get_text_length(amount, fontsize=9)
                    if text and not text.endswith("län"):
                        leaf.insert_text((at, y), amount, fontsize=9)
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    return {a.name or "": a.group for a in found.allocations if a.row_type is RowType.RECIPIENT}


WHOLE = down(LISTED)
BY_PAGE = (down(LISTED[:16]), down(LISTED[16:]))
LAYOUTS: dict[str, Sequence[Sequence[Band]]] = {
    "each column goes on over the turn": (
        [(80, [HEADER, *WHOLE[:10]])],
        [(80, [HEADER, *WHOLE[10:]])],
    ),
    "without the header again": ([(80, [HEADER, *WHOLE[:10]])], [(80, WHOLE[10:])]),
    "page by page": ([(80, [HEADER, *BY_PAGE[0]])], [(80, [HEADER, *BY_PAGE[1]])]),
    "two blocks of a page, each under the header": ([(80, [HEADER, *BY_PAGE[0]]), (240, [HEADER, *BY_PAGE[1]])],),
    "two blocks of a page, white space between": ([(80, [HEADER, *BY_PAGE[0]]), (220, BY_PAGE[1])],),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_kommun_at_the_top_of_a_column_is_of_the_county_it_goes_on_with(layout: str) -> None:
    counties = {"Kronobergs län": KRONOBERG, "Kalmar län": KALMAR, "Skåne län": SKANE}
    expected = {name: county for county, names in counties.items() for name in names}
    assert groups(*LAYOUTS[layout]) == expected


def test_a_county_on_the_last_line_of_a_column_heads_the_top_of_the_next() -> None:
    """The first column is one line longer than the second, and ends in the heading of the second's rows."""
    lines = [*zip(("Kronobergs län", *KRONOBERG), KALMAR, strict=True), ("Kalmar län", "")]
    expected = dict.fromkeys(KRONOBERG, "Kronobergs län") | dict.fromkeys(KALMAR, "Kalmar län")
    assert groups([(80, [HEADER, *lines])]) == expected


def test_counties_below_the_titles_of_each_column_head_its_first_rows_alone() -> None:
    """On the next page both columns go on, the first under another county."""
    first = [("Kronobergs län", "Skåne län"), *zip(KRONOBERG, SKANE, strict=False)]
    second = [("Kalmar län", SKANE[6]), *zip(KALMAR, SKANE[7:], strict=False)]
    expected = dict.fromkeys(KRONOBERG, "Kronobergs län") | dict.fromkeys(SKANE, "Skåne län")
    expected |= dict.fromkeys(KALMAR[:3], "Kalmar län")
    assert groups([(80, [HEADER, *first])], [(80, [HEADER, *second])]) == expected
