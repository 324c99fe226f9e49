"""Names of groups in cells merged over rows, at their head, middle or foot, and over the first row."""

from __future__ import annotations

import pymupdf
import pytest
from made_pages import TITLE, Line, printed, recipients

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings

_HEAD: Line = (80, [(50, "Område"), (160, "Förening"), (-500, "Belopp, kr")])


def _groups(lines: list[Line]) -> list[tuple[str | None, str | None]]:
    return [(r.recipient, r.group) for r in recipients(printed([TITLE, _HEAD, *sorted(lines)]))]


def test_names_of_several_lines_beside_names_of_groups_keep_to_their_rows() -> None:
    lines: list[Line] = []
    y = 96.0
    names = [
        "Kören",
        "Region Sjuhärads/intresseförening för sång",
        "Teatern",
        "Linden, centrum för/personer med/synfel",
    ]
    for n, name in enumerate([*names, "Klubben", "Scenen", "Masken, centrum för/dans och/lek", "Ringen"]):
        words = name.split("/")
        lines += [(y + 9 * k, [(160, word)]) for k, word in enumerate(words)]
        lines[-1] = (lines[-1][0], [(160, words[-1]), (-500, f"{n + 2} 500")])
        y += 9 * len(words) + 6
    lines += [(123, [(50, "Klimat")]), (203, [(50, "Hälsa")])]
    assert [name for name, _ in _groups(lines)][:4] == [name.replace("/", " ") for name in names]


@pytest.mark.parametrize("at", [[108, 164], [122, 192], [94, 150]])  # in the middle, at the foot, at the head
def test_the_only_name_between_two_sums_is_that_of_all_rows_there(at: list[int]) -> None:
    lines: list[Line] = []
    for n, name in enumerate(["Kören", "Teatern", "Klubben", "", "Scenen", "Ringen", "Masken", "Linden", ""]):
        own = [(160, name)] if name else [(50, "Delsumma")]
        lines.append((94 + 14 * n, [*own, (-500, f"{n + 2} 500")]))
    for y, group in zip(at, ["Musik", "Dans"], strict=True):
        place = next((n for n, line in enumerate(lines) if line[0] == y), None)
        if place is None:
            lines.append((y, [(50, group)]))
        else:
            lines[place] = (y, [(50, group), *lines[place][1]])
    found = _groups(lines)
    assert [group for _, group in found] == ["Musik"] * 3 + ["Dans"] * 4


def test_a_name_of_a_group_of_two_lines_beside_one_row_is_one() -> None:
    lines: list[Line] = [
        (94, [(50, "Integration och")]),
        (99, [(160, "Kören"), (-500, "2 500")]),
        (104, [(50, "mångfald")]),
        (118, [(160, "Teatern"), (-500, "3 500")]),
        (132, [(50, "Dans"), (160, "Scenen"), (-500, "4 500")]),
        (146, [(160, "Ringen"), (-500, "5 500")]),
        (160, [(50, "Film"), (160, "Masken"), (-500, "6 500")]),
    ]
    assert [group for _, group in _groups(lines)] == ["Integration och mångfald", "Dans", "Dans", "Dans", "Film"]


def test_a_group_that_goes_on_over_the_page_has_its_name_lower() -> None:
    first = [(94 + 14 * n, [(160, f"Klubb {c}"), (-500, "2 500")]) for n, c in enumerate("ABCDEF")]
    second = [(94 + 14 * n, [(160, f"Klubb {c}"), (-500, "3 500")]) for n, c in enumerate("GHIJK")]
    sides: list[Line] = [(101, [(50, "Musik")]), (157, [(50, "Dans")])]
    last: Line = (136, [(50, "Film"), (160, "Klubb J"), (-500, "3 500")])
    found = recipients(printed([TITLE, _HEAD, *sorted([*first, *sides])], [_HEAD, *second[:3], last, *second[4:]]))
    assert [r.group for r in found] == ["Musik"] * 2 + ["Dans"] * 6 + ["Film"] * 3


def test_names_of_two_groups_in_one_part_without_lines_are_two() -> None:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for y, cells in [TITLE, _HEAD]:
        for x, text in cells:
            page.insert_text((abs(x), y), text, fontsize=9)
    for n in range(7):
        y = 94 + 14 * n
        if n % 2:
            page.draw_rect(pymupdf.Rect(155, y - 10, 510, y + 4), color=None, fill=(0.9, 0.93, 1))
        group = {3: "Folkhälsa", 6: "Dans"}.get(n)
        for x, text in [(160, f"Klubb {'ABCDEFG'[n]}"), (450, f"{n + 2} 500"), *([(50, group)] if group else [])]:
            page.insert_text((x, y), text, fontsize=9)
    page.draw_line((45, 84), (510, 84))
    page.draw_line((45, 182), (510, 182))
    found = recipients(understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)))
    assert [r.group for r in found] == ["Folkhälsa"] * 4 + ["Dans"] * 3


def test_a_heading_in_bold_between_titles_in_bold_and_a_name_of_two_lines_is_the_first_groups() -> None:
    titles: list[Line] = [(80, [(50, "Förening"), (350, "Bidrag, kr")]), (100, [(50, "Barn och unga")])]
    lines: list[Line] = []
    for n, name in enumerate(["Linden, centrum för", "Masken, centrum för", "Ringen, nätverk för"]):
        y = 118 + 26 * n
        lines += [(y, [(50, name)]), (y + 10, [(50, "teater och dans"), (360, f"{n + 2} 500")])]
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for font, part in (("hebo", titles), ("helv", [TITLE, *lines])):
        for y, cells in part:
            for x, text in cells:
                page.insert_text((x, y), text, fontname=font, fontsize=9)
    found = recipients(understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)))
    assert [(r.recipient, r.group) for r in found][:1] == [("Linden, centrum för teater och dans", "Barn och unga")]


def test_the_widest_name_that_touches_its_project_ends_where_projects_begin() -> None:
    wide = "Umans Fastighetsbolag"
    x = 50 + pymupdf.get_text_length(wide, fontsize=9) + 5.5
    names = ["Kören", wide, "Teatern", "Bygden", "Scenen"]
    lines: list[Line] = [
        (94 + 14 * n, [(50, name), (x, "Fler i rörelse"), (-500, f"{n + 2} 500")]) for n, name in enumerate(names)
    ]
    lines.insert(2, (113, [(50, "HB")]))
    head: Line = (80, [(50, "Företag"), (x, "Projekt"), (-500, "Belopp, kr")])
    assert [r.recipient for r in recipients(printed([TITLE, head, *lines]))][1:3] == [f"{wide} HB", "Teatern"]


def test_names_centred_in_the_first_column_are_no_names_of_groups() -> None:
    names = [
        "Kören i staden",
        "Stiftelsen Nordanvind för/sång och dans",
        "Klubben",
        "Scenen",
        "Masken, centrum/för lek",
    ]
    lines: list[Line] = []
    y = 96.0
    for n, name in enumerate([*names, "Ringen", "Teatern"]):
        words = name.split("/")
        lines += [(y + 11 * k, [(50, word)]) for k, word in enumerate(words)]
        number: Line = (y + 5.5 * (len(words) - 1), [(250, "Ung scen"), (-500, f"{n + 2} 500")])
        lines = [*lines, number] if len(words) > 1 else [*lines[:-1], (y, [*lines[-1][1], *number[1]])]
        y += 11 * len(words) + 3
    head: Line = (80, [(50, "Förening"), (250, "Ändamål"), (-500, "Belopp, kr")])
    found = recipients(printed([TITLE, head, *sorted(lines)]))
    assert [r.recipient for r in found][:5] == [name.replace("/", " ") for name in names]


def test_a_group_and_the_end_of_a_name_beside_a_row_are_no_titles_of_another_table() -> None:
    lines: list[Line] = []
    for n, name in enumerate(
        ["Kören", "Ringen & Söner Maskin/Aktiebolag", "Teatern", "Tallkotten Teknik/Aktiebolag"]
    ):
        y, words = 96 + 28 * n, name.split("/")
        at = y + 5.5 * (len(words) - 1)
        lines += [(y + 11 * k, [(160, word)]) for k, word in enumerate(words)]
        lines.append((at, [(-500, f"{n + 2} 500")]))
        if n % 2:
            last = lines.index((y + 11, [(160, "Aktiebolag")]))
            lines[last] = (y + 11, [(50, "Etableringsbidrag" if n == 1 else "Projektbidrag"), (160, "Aktiebolag")])
    found = recipients(
        printed([TITLE, (80, [(50, "Område"), (160, "Mottagare"), (-500, "Belopp, kr")]), *sorted(lines)])
    )
    names = ["Kören", "Ringen & Söner Maskin Aktiebolag", "Teatern", "Tallkotten Teknik Aktiebolag"]
    assert [r.recipient for r in found] == names


def test_plain_headings_over_columns_of_names_and_amounts_head_their_rows() -> None:
    left = ["Föreningen Vågen", "Stockholms universitet,", "Östersjöcentrum", "Studio Kajutan", "Teater Masken"]
    right = ["Havets Hus i Lysekil", "Marint centrum", "Naturum"]
    lines: list[Line] = [(80, [(50, "Forskning"), (300, "Utbildning")])]
    for n, name in enumerate(left):
        number = [] if n == 2 else [(-270, f"{n + 2} 500 kr")]
        beside = [(300, right[n]), (-520, f"{n + 7} 500 kr")] if n < len(right) else []
        lines.append((96 + 12 * n, [(50, name), *number, *beside]))
    found = recipients(printed([TITLE, *lines]))
    assert [(r.recipient, r.group, r.amount_sek) for r in found] == [
        ("Föreningen Vågen", "Forskning", 2500),
        ("Stockholms universitet, Östersjöcentrum", "Forskning", 3500),
        ("Studio Kajutan", "Forskning", 5500),
        ("Teater Masken", "Forskning", 6500),
        ("Havets Hus i Lysekil", "Utbildning", 7500),
        ("Marint centrum", "Utbildning", 8500),
        ("Naturum", "Utbildning", 9500),
    ]


def test_posts_of_an_appropriation_level_with_their_rows_are_no_name_of_one_group() -> None:
    lines = [
        "4:7    Bidrag till utveckling av omsorgen (Ramanslag)      Belopp (tkr)",
        "       Disponeras av Myndigheten för omsorg                     160 000",
        "ap.1   Bidrag till ideella organisationer                        86 400",
        "ap.2   Stöd till kommuner för boenden                            45 000",
        "ap.3   Kompetensutveckling                                       23 750",
        "ap.5   Utvärdering                                                4 850",
    ]
    text = "Regeringsbeslut IV:3\n\nRegleringsbrev för budgetåret 2026 avseende anslag 4:7\n\n" + "\n".join(lines)
    extraction = understand(text.encode(), "a.txt", Settings.of(SecondReader.NEVER))
    assert [a.group for a in extraction.allocations] == [None] * 5


def test_groups_of_one_row_each_are_told_by_their_sums() -> None:
    lines: list[Line] = []
    for n, (group, name) in enumerate({"Musik": "Kören", "Dans": "Scenen", "Film": "Masken"}.items()):
        lines.append((96 + 28 * n, [(50, group), (160, name), (-500, f"{n + 2} 500")]))
        lines.append((110 + 28 * n, [(50, f"Summa {group}"), (-500, f"{n + 2} 500")]))
    assert _groups(lines) == [("Kören", "Musik"), ("Scenen", "Dans"), ("Masken", "Film")]


def test_places_right_below_the_names_are_where_they_lie_and_no_groups() -> None:
    lines: list[Line] = []
    places = {"Norrscenen": "Umeå", "Bildhallen": "Skellefteå", "Skogens hus": "Lycksele"}
    for n, (name, place) in enumerate(places.items()):
        lines += [(96 + 40 * n, [(160, name), (-500, f"{n + 2}2 500")]), (107 + 40 * n, [(160, place)])]
    assert _groups(lines) == [(f"{name} {place}", None) for name, place in places.items()]


def test_titles_of_the_first_column_of_a_page_beside_a_row_of_the_next() -> None:
    names = (("Kören", "Scenen", "Masken"), ("Linden", "Ringen", "Klubben", "Bron"))
    lines: list[Line] = []
    for column, own in enumerate(names):
        x, y = 50 + 260 * column, 90 - 14 * column
        lines.append((y, [(x, "Dnr"), (x + 60, "Förening"), (-(x + 200), "Bidrag")]))
        for n, name in enumerate(own, 1):
            row = [(x, f"2024/0{column + 1}{n}2"), (x + 60, name), (-(x + 200), f"{n + 1}2 500 kr")]
            lines.append((y + 14 * n, row))
    merged: dict[float, list[tuple[float, str]]] = {}
    for y, cells in lines:
        merged.setdefault(y, []).extend(cells)
    rows = recipients(printed([TITLE, *sorted(merged.items())]))
    assert [(r.recipient, r.group, r.measure) for r in rows] == [
        (name, None, "Bidrag") for own in names for name in own
    ]
