"""Headings of groups as designers set them: in larger type, behind a label, with the group's sum; texts beside."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RowType, Severity, Status

Cell = tuple[float, str]  # where a text begins, or ends where it is negative
Line = tuple[float, Sequence[Cell], float]  # its height on the page, its cells, and the type size

TITLE: Line = (50, [(50, "Bilaga 1 Beviljade bidrag, kronor")], 9)
HEAD: Line = (80, [(50, "Mottagare"), (250, "Ort"), (-400, "Belopp")], 9)
GROUPS = {
    "Dans": [("Rörelsehuset", "Umeå", "41 000"), ("Steget scenkonst", "Borås", "9 500")],
    "Musik": [
        ("Tonernas hus", "Lund", "12 000"),
        ("Visans vänner", "Ystad", "30 500"),
        ("Körfesten", "Mora", "8 000"),
    ],
}


def printed(lines: Sequence[Line]) -> Extraction:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for y, cells, size in lines:
        for x, text in cells:
            width = pymupdf.get_text_length(text, fontsize=size) if x < 0 else 0
            page.insert_text((abs(x) - width, y), text, fontsize=size)
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


def alarms(extraction: Extraction) -> list[str]:
    failed = [f for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO]
    return [f.check for f in failed if f.check not in {"identity", "annex-present"}]


def grouped(label: str, size: float) -> list[Line]:
    """The rows of each group under its heading, 14 points apart."""
    lines: list[Line] = []
    y = 104.0
    for group, members in GROUPS.items():
        lines.append((y, [(50, label + group)], size))
        for n, (name, place, amount) in enumerate(members, 1):
            lines.append((y + 14 * n, [(50, name), (250, place), (-400, amount)], 9))
        y += 14 * len(members) + 26
    return lines


@pytest.mark.parametrize(("label", "size"), [("", 13.0), ("Verksamhet: ", 9.0)])
def test_headings_in_larger_type_or_behind_a_label_part_one_table(label: str, size: float) -> None:
    found = printed([TITLE, HEAD, *grouped(label, size)])
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        (name, label + group) for group, members in GROUPS.items() for name, _, _ in members
    ]
    assert [[c.header for c in t.columns] for t in found.tables] == [["Mottagare", "Ort", "Belopp"]]


def test_a_larger_title_over_a_header_of_its_own_begins_another_table() -> None:
    second = [(y + 160, cells, size) for y, cells, size in (HEAD, *grouped("", 9)[:3])]
    found = printed([TITLE, HEAD, *grouped("", 9)[:3], (215, [(50, "Bidrag till resor")], 13), *second])
    assert len(found.tables) == 2


def test_a_sum_above_its_rows_names_their_group() -> None:
    lines: list[Line] = []
    y = 94.0
    for group, total in (("Region Nord", "50 500"), ("Region Syd", "50 500")):
        members = [m for _, m in zip(range(2), GROUPS["Dans"], strict=False)]
        lines.append((y, [(50, group), (-400, total)], 9))
        lines += [
            (y + 14 * n, [(58, f"{name} i {group[7:].lower()}"), (-400, amount)], 9)
            for n, (name, _, amount) in enumerate(members, 1)
        ]
        y += 42
    total: Line = (y, [(50, "Summa"), (-400, "101 000")], 9)
    found = printed([TITLE, (80, [(50, "Mottagare"), (-400, "Belopp")], 9), *lines, total])
    assert [a.group for a in recipients(found)] == ["Region Nord"] * 2 + ["Region Syd"] * 2
    assert alarms(found) == []


def test_reasons_behind_the_amounts_are_a_column_and_no_prose_beside_the_table() -> None:
    head: Line = (80, [(50, "Mottagare"), (-250, "Sökt"), (-310, "Beviljat"), (330, "Skäl")], 9)
    reason = ("Insatsen bedöms nå många av de barn som", "annars saknar ett lov utan kostnad.")
    lines: list[Line] = []
    for n in range(7):
        y = 94.0 + 24 * n
        lines.append((y, [(50, f"Lovklubben {'ABCDEFG'[n]}"), (-250, f"{n + 20} 000"), (-310, f"{n + 11} 500")], 9))
        lines += [(y + 11 * k, [(330, text)], 9) for k, text in enumerate(reason)]
    found = printed([TITLE, head, *lines])
    assert [str(a.amount_sek) for a in recipients(found)][:4] == ["20000.00", "11500.00", "21000.00", "12500.00"]
    assert alarms(found) == []


def test_a_region_on_two_lines_is_no_county_over_the_next_rows() -> None:
    lines: list[Line] = [
        (100, [(50, "Region Skåne"), (-400, "9 200 000")], 9),
        (118, [(50, "Region")], 9),
        (123, [(-400, "3 425 643")], 9),
        (128, [(50, "Jönköpings län")], 9),
        (146, [(50, "Region Gotland"), (-400, "1 200 000")], 9),
    ]
    found = printed([TITLE, (80, [(50, "Region"), (-400, "Belopp")], 9), *lines])
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        ("Region Skåne", None),
        ("Region Jönköpings län", None),
        ("Region Gotland", None),
    ]


def test_a_numbered_caption_over_a_sentence_says_the_unit() -> None:
    lines: list[Line] = [
        (60, [(50, "Figur 2: Medel per mottagare, tusental kronor.")], 9),
        (74, [(50, "Bilden visar hur medlen fördelas mellan mottagarna.")], 9),
        (94, [(50, "Mottagare"), (-300, "Kurser"), (-400, "Totalt")], 9),
        (108, [(50, "Tonernas hus"), (-300, "57 939"), (-400, "57 939")], 9),
        (122, [(50, "Visans vänner"), (-300, "1 200"), (-400, "1 200")], 9),
    ]
    found = printed([(45, [(50, "Bilaga A Bidrag till kurser")], 9), *lines])
    assert {str(a.amount_sek) for a in recipients(found)} == {"57939000.00", "1200000.00"}


def test_a_group_whose_name_goes_on_beside_the_second_row_is_one() -> None:
    rows: list[Line] = [(80, [(50, "Län"), (150, "Kommun"), (-400, "Belopp")], 9)]
    counties = {("Skåne län",): ("Bjuv", "Höör", "Lund"), ("Västra Götalands", "län"): ("Ale", "Orust", "Mellerud")}
    y = 96.0
    for name, places in counties.items():
        for n, place in enumerate(places):
            beside = [(50.0, name[n])] if n < len(name) else []
            rows.append((y, [*beside, (150, place), (-400, f"{n + 1} 500")], 9))
            y += 14
    found = recipients(printed([TITLE, *rows]))
    assert [(a.recipient, a.group) for a in found] == [(p, " ".join(c)) for c, ps in counties.items() for p in ps]


def test_the_heading_of_a_section_over_the_title_of_the_groups_is_no_title() -> None:
    head: Line = (104, [(53, "Område"), (150, "Medelsförvaltare"), (-400, "Belopp")], 9)
    rows = [(122 + 14 * n, [(150, f"Föreningen {c}"), (-400, f"{n + 1} 500")], 9) for n, c in enumerate("ABCD")]
    rows[0][1].insert(0, (53, "Scenkonst"))
    rows[2][1].insert(0, (53, "Musik"))
    found = recipients(printed([TITLE, (84, [(50, "Beviljade bidrag")], 9), head, *rows]))
    assert [a.group for a in found] == ["Scenkonst", "Scenkonst", "Musik", "Musik"]


def test_the_name_of_a_county_may_reach_into_the_next_column() -> None:
    titles: Line = (80, [(50, "Kommun"), (140, "Ort"), (-400, "Belopp")], 9)
    rows: list[Line] = [
        (104, [(50, "Skåne län")], 9),
        (118, [(50, "Lund"), (140, "Dalby"), (-400, "41 000")], 9),
        (144, [(50, "Västra Götalands"), (140, "län")], 9),
        (158, [(50, "Ale"), (140, "Nödinge"), (-400, "9 500")], 9),
        (172, [(50, "Borås"), (140, "Fristad"), (-400, "9 700")], 9),
    ]
    groups = [a.group for a in recipients(printed([TITLE, titles, *rows]))]
    assert groups == ["Skåne län", "Västra Götalands län", "Västra Götalands län"]


def test_areas_that_come_again_are_no_recipients_beside_places_that_do_not() -> None:
    table = """Område;Ort;Äskat;Tilldelat
Norr;Kiruna;1210;845
Norr;Luleå;3400;2975
Mitt;Östersund;2115;1990
Mitt;Sundsvall;2870;2870
"""
    extraction = understand(f"Medel till centra 2026 (tkr)\n\n{table}".encode(), "medel.csv", Settings())
    own = [a.recipient for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    assert own == ["Kiruna", "Kiruna", "Luleå", "Luleå", "Östersund", "Östersund", "Sundsvall", "Sundsvall"]
