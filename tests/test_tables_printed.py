"""What general libraries and office programs print: wrapped names, units on a line of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest
from made_pages import TITLE, Line, alarms, printed, recipients

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from parsers.tables.columns.lines import Line as Printed
from parsers.tables.numerals import read_numeral
from parsers.tables.rows.namelines import Block
from parsers.tables.rows.namesalone import set_as_rows
from parsers.tables.strips import Chunk, Strip
from schemas.document import Page

HEAD: Line = (90, [(50, "Mottagare"), (130, "Org.nr"), (-380, "Belopp")])
NUMBERS = ("802031-3037", "863147-1704", "865758-1719", "864510-6102", "838306-9349", "826684-1444")


def wrapped(*rows: tuple[str, str], y: float = 114, unit: str = "") -> list[Line]:
    """Rows whose names have several lines, their numbers on the first; a row without a number is a heading.

    The lines of a name stand 12 points apart, rows 22.
    """
    lines: list[Line] = []
    for name, amount in rows:
        first, *rest = name.split("/")
        number = NUMBERS[len(lines) % len(NUMBERS)]
        lines.append((y, [(50, first), *([(130, number), (-380, amount)] if amount else [])]))
        for n, text in enumerate(rest):
            y += 12
            lines.append((y, [(50, text), *([(-380, unit)] if unit and not n else [])]))
        y += 22
    return lines


FIRST = (
    ("Kultur", ""),
    ("Byalaget/Fjällräven Väst", "37 588 000"),
    ("Teatergruppen/Gränslandet i/Borlänge", "30 989 000"),
    ("Studieförbundet/Havet", "13 253 000"),
)
SECOND = (
    ("Miljö", ""),
    ("Riksförbundet/Film i Norr i/Göteborg", "11 393 000"),
    ("Nätverket Havet/Väst", "4 579 000"),
)


def test_names_that_all_wrap_are_parted_from_headings_by_the_room_between_rows() -> None:
    found = recipients(printed([TITLE, HEAD, *wrapped(*FIRST, *SECOND)]))
    assert [(a.recipient, a.group) for a in found] == [
        ("Byalaget Fjällräven Väst", "Kultur"),
        ("Teatergruppen Gränslandet i Borlänge", "Kultur"),
        ("Studieförbundet Havet", "Kultur"),
        ("Riksförbundet Film i Norr i Göteborg", "Miljö"),
        ("Nätverket Havet Väst", "Miljö"),
    ]


def test_the_rest_of_a_name_on_the_next_page_is_no_row() -> None:
    cut = [*FIRST[:3], ("Studieförbundet/Solrosen", "13 253 000")]
    below = [(60, [(50, "Norrbotten Mitt")]), *wrapped(*SECOND, y=82)]
    found = recipients(printed([TITLE, HEAD, *wrapped(*cut)], below))
    assert [a.recipient for a in found][2:4] == [
        "Studieförbundet Solrosen Norrbotten Mitt",
        "Riksförbundet Film i Norr i Göteborg",
    ]


def test_a_word_for_the_recipients_beside_a_unit_on_a_line_of_its_own_is_no_title() -> None:
    rows = [
        (f"Ideella/föreningen/{name}", amount)
        for name, amount in (("Ankaret", "37 382 600"), ("Bron", "8 060 500"))
    ]
    found = printed([TITLE, HEAD, *wrapped(*FIRST[1:], *rows, unit="kronor")])
    assert [a.recipient for a in recipients(found)][-2:] == [
        "Ideella föreningen Ankaret",
        "Ideella föreningen Bron",
    ]
    assert not alarms(found)


def test_a_kommun_in_the_genitive_is_made_whole() -> None:
    rows = (("Valdemarsvi/ks kommun", "14 861"), ("Ale kommun", "5 571"), ("Mora kommun", "9 100"))
    found = recipients(
        printed(
            [
                TITLE,
                (90, [(50, "Kommun"), (-380, "Belopp")]),
                *[(y, [cell for cell in cells if cell[1][:1] != "8"]) for y, cells in wrapped(*rows)],
            ]
        )
    )
    assert [a.recipient for a in found] == ["Valdemarsviks kommun", "Ale kommun", "Mora kommun"]


def ruled(*pages: Sequence[tuple[str, str]], group: str = "") -> bytes:
    """A table ruled into cells, its names at the top of boxes that each page closes; ``group`` heads the rows."""
    document = pymupdf.open()
    for n, rows in enumerate(pages):
        page = document.new_page()
        y = 100.0
        if not n:
            page.insert_text((60, 70), "Bilaga 1 Beviljade bidrag, kronor", fontsize=12)
        for name, amount in [*([("Mottagare", "Belopp"), (group, "")][: 1 + bool(group)] if not n else ()), *rows]:
            lines = name.split("/")
            for k, text in enumerate(lines):
                page.insert_text((64, y + 10 + 12 * k), text, fontsize=9)
            page.insert_text((300 - pymupdf.get_text_length(amount, fontsize=9), y + 10), amount, fontsize=9)
            bottom = y + 3 + 12 * len(lines)
            for x0, x1 in ((60, 304),) if name == group else ((60, 160), (160, 304)):
                page.draw_rect(pymupdf.Rect(x0, y, x1, bottom), width=0.5)
            y = bottom
    return bytes(document.tobytes())


@pytest.mark.parametrize("group", ["", "Kultur"])
def test_the_rest_of_a_name_in_a_box_of_its_own_on_the_next_page_is_no_heading(group: str) -> None:
    first = (
        ("Byalaget Fjällräven/Väst", "37 588"),
        ("Teatergruppen Bron", "30 989"),
        ("Idrottsklubben Solen", "4 313"),
    )
    second = (("Norrbotten", ""), ("Kulturhuset Fyren", "1 500"), ("Stiftelsen Havet", "2 700"))
    extraction = understand(ruled(first, second, group=group), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [(a.recipient, a.group) for a in recipients(extraction)] == [
        ("Byalaget Fjällräven Väst", group or None),
        ("Teatergruppen Bron", group or None),
        ("Idrottsklubben Solen Norrbotten", group or None),
        ("Kulturhuset Fyren", group or None),
        ("Stiftelsen Havet", group or None),
    ]


def test_a_code_close_behind_the_running_number_is_a_column() -> None:
    """A spreadsheet sets numbers to the right and codes, which are texts there, to the left of their cells."""
    head: Line = (90, [(50, "Nr"), (74, "Kod"), (120, "Kommun"), (-380, "Belopp, kr")])
    codes = (("1489", "Alingsås"), ("1784", "Arvika"), ("2326", "Berg"), ("0127", "Botkyrka"))
    body: list[Line] = [
        (104 + 14 * n, [(-71, str(n)), (74, code), (120, name), (-380, f"{n} 752 000")])
        for n, (code, name) in enumerate(codes, 8)
    ]
    found = recipients(printed([TITLE, head, *body]))
    assert [(a.code_text, a.recipient) for a in found] == list(codes)


def test_a_zero_to_the_right_below_numbers_to_the_left_is_in_their_column() -> None:
    """The numbers are texts for the spreadsheet; the zero is none."""
    head: Line = (90, [(50, "Sökande"), (180, "Sökt belopp"), (280, "Beviljat belopp"), (400, "Anmärkning")])
    names = (
        "Byalaget Kompassen",
        "Föreningen Hoppet",
        "Scoutkåren Bron",
        "Nätverket Lyktan",
        "Teatern Havet",
        "Vi Unga",
    )
    body: list[Line] = [
        (
            104 + 14 * n,
            [(50, name), (180, f"{n + 1}1 337 000,00"), (280, f"{n + 1}9 328,00") if n != 3 else (-370, "0")],
        )
        for n, name in enumerate(names)
    ]
    found = [int(a.amount_sek or 0) for a in recipients(printed([TITLE, head, *body]))][1::2]
    assert found == [19328, 29328, 39328, 0, 59328, 69328]
    assert not any(a.amount_sek is None for a in recipients(printed([TITLE, head, *body])))


def test_lines_set_as_close_as_type_are_no_rows_where_none_had_room_above() -> None:
    """A text program sets the lines of a cell no closer than rows; their boxes are as high as the type is large."""
    texts = (
        ("Riksförbundet Pensionärers", "13 167"), ("Gemenskap (RPG)", ""), ("Judiska seniorer i Sverige", "5 400"),
        ("Unga Seniorer", "7 700"), ("Riksföreningen", "32 956"), ("Pensionärsgemenskapen i Väst", ""),
        ("Sverigefinska pensionärer", "6 100"), ("SKPF Pensionärerna", "8 200"),
    )  # fmt: skip
    page = Page(1, 595, 842, ())
    wanted: dict[float, set[tuple[int, int]]] = {14.5: set(), 20.0: {(0, 1), (0, 5)}}
    for pitch, apart in wanted.items():
        lines = []
        for n, (name, amount) in enumerate(texts):
            name_chunk = Chunk(0, (), 50, 50 + 5.2 * len(name), name, None)
            chunks = (name_chunk, *([Chunk(0, (), 340, 380, amount, read_numeral(amount))] if amount else []))
            strip = Strip(0, n, 90 + pitch * n, 101 + pitch * n, chunks, 11, bold=False)
            lines.append(Printed(strip, 0, ((name_chunk,), chunks[1:]), chunks, bool(amount)))
        assert set_as_rows([Block(lines, 0, 198)], [page]) == apart


def test_the_years_in_which_projects_end_are_no_amounts() -> None:
    names = ("Håbo", "Knivsta", "Heby", "Tierp", "Uppsala")
    head: Line = (90, [(50, "Kommun"), (-200, "Bidrag, kr"), (-280, "Slutår")])
    body: list[Line] = [
        (104 + 14 * n, [(50, name), (-200, f"{n + 3}82 000"), (-280, str(2025 + n % 3))])
        for n, name in enumerate(names)
    ]
    found = recipients(printed([TITLE, head, *body]))
    assert [(a.recipient, a.measure) for a in found] == [(name, "Bidrag, kr") for name in names]
