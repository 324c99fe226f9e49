"""A name with nothing beside it: a row whose cells are empty, the heading of a group, or the rest of a name."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables

Row = tuple[str, str]
ROWS: tuple[Row, ...] = (
    ("Mellanvästra Scoutkåren", "120 000"),
    ("Unga Odlare", ""),
    ("Riksförbundet Hem och Gård", "230 500"),
    ("Ungdom för Skogen", "84 000"),
    ("Seglarna", ""),
    ("Elevkåren Södra", "12 300"),
    ("Dansare i Norr", "450 000"),
    ("Summa", "896 800"),
)
FIRST = (ROWS[1], *(r for r in ROWS if r is not ROWS[1]))


def printed(
    rows: Sequence[Row], *, pitch: float = 16, cells: str = "open", bold: Sequence[str] = ()
) -> TableReading:
    """The table of a document with the rows, perhaps walled into cells, some names in bold."""
    document = pymupdf.open()
    page = document.new_page()
    for n, (name, amount) in enumerate([("Organisation", "Belopp, kr"), *rows]):
        y = 92 + pitch * n
        page.insert_text((60, y), name, fontsize=9, fontname="hebo" if name in bold else "helv")
        page.insert_text((300 - pymupdf.get_text_length(amount, fontsize=9), y), amount, fontsize=9)
        if cells == "walled":
            for x0, x1 in ((56, 230), (230, 304)):
                page.draw_rect(pymupdf.Rect(x0, y - 11, x1, y + pitch - 11), width=0.5)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    return reading


def recipients(reading: TableReading) -> list[tuple[str | None, str, str | None]]:
    return [(a.recipient, a.text or "", a.group) for a in reading.allocations]


@pytest.mark.parametrize("cells", ["open", "walled"])
def test_names_without_an_amount_are_rows(cells: str) -> None:
    """One of them would have no room on the line above: rows stand farther apart than the lines of a name."""
    assert recipients(printed(ROWS, cells=cells)) == [(name, amount, None) for name, amount in ROWS]


def test_walls_tell_a_first_row_without_an_amount_from_a_heading() -> None:
    assert recipients(printed(FIRST, cells="walled")) == [(name, amount, None) for name, amount in FIRST]


def test_a_heading_heads_something_and_names_in_order_are_rows() -> None:
    last = (*FIRST[:5], FIRST[6], FIRST[5], ("Seglarna i väst", ""), FIRST[-1])
    ordered = (*sorted(ROWS[:-1]), ROWS[-1])
    starting = (("Dansare i Norr", ""), *ordered[1:])
    for rows in (last, starting):
        assert recipients(printed(rows)) == [(name, amount, None) for name, amount in rows]


def test_headings_in_bold_leave_plain_names_to_be_rows() -> None:
    rows = (("Ungdom", ""), *ROWS[:3], ("Kultur", ""), *ROWS[3:])
    found = recipients(printed(rows, bold=("Ungdom", "Kultur")))
    groups = {name: group for name, _, group in found}
    assert [name for name, _, _ in found] == [name for name, _ in ROWS]
    assert (groups["Unga Odlare"], groups["Seglarna"]) == ("Ungdom", "Kultur")


def test_plain_headings_from_the_first_row_on_stay_headings() -> None:
    rows = (("Ungdom", ""), *(r for r in ROWS[:4] if r[1]), ("Kultur", ""), ROWS[5], ROWS[6], ROWS[7])
    found = recipients(printed(rows))
    assert [group for _, _, group in found] == ["Ungdom"] * 3 + ["Kultur"] * 2 + [None]


def test_names_of_two_lines_set_as_wide_as_rows_stay_whole() -> None:
    rows = (("Föreningen för", ""), ("Norra Dalen", "120 000"), *(r for r in ROWS if r[1]))
    found = recipients(printed(rows))
    assert found[0] == ("Föreningen för Norra Dalen", "120 000", None)


@pytest.mark.parametrize("name", ["Mittuniversitetet", "Polismyndigheten", "Unga Odlare"])
def test_a_body_that_the_register_knows_is_no_place_over_the_others(name: str) -> None:
    rows = tuple((name if n == "Seglarna" else n, a) for n, a in ROWS if n != "Unga Odlare")
    assert recipients(printed(rows)) == [(n, a, None) for n, a in rows]


def test_a_place_heads_the_bodies_there() -> None:
    rows = (*ROWS[:1], *ROWS[2:4], ("Göteborg", ""), *ROWS[5:])
    groups = [group for name, _, group in recipients(printed(rows)) if name != "Summa"]
    assert groups == [None] * 3 + ["Göteborg"] * 2
