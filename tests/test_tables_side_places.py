"""Names of groups beside their rows: at the head of cells over pages, around rows, beside cells that are shaded."""

from __future__ import annotations

import pymupdf
from made_pages import TITLE, Line, printed, recipients

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import SecondReader, Settings
from parsers.tables import read_tables

_HEAD: Line = (80, [(50, "Område"), (160, "Förening"), (-500, "Belopp, kr")])


def _rows(names: str, top: float = 94) -> list[Line]:
    return [(top + 14 * n, [(160, f"Klubb {c}"), (-500, f"{n + 2} 500")]) for n, c in enumerate(names)]


def test_names_at_the_head_of_their_cells_are_so_on_the_next_page() -> None:
    first, second = _rows("ABCD"), _rows("EFGHI")
    for lines, n, group in ((first, 0, "Musik"), (first, 2, "Dans"), (second, 2, "Film"), (second, 4, "Konst")):
        lines[n] = (lines[n][0], [(50, group), *lines[n][1]])
    found = recipients(printed([TITLE, _HEAD, *first], [_HEAD, *second]))
    assert [r.group for r in found] == ["Musik"] * 2 + ["Dans"] * 4 + ["Film"] * 2 + ["Konst"]


def test_a_name_of_two_lines_in_the_middle_of_two_rows_is_theirs() -> None:
    lines: list[Line] = [
        (94, [(50, "Integration"), (160, "Kören"), (-500, "2 500")]),
        (104, [(50, "och mångfald"), (160, "Teatern"), (-500, "3 500")]),
        (124, [(160, "Scenen, centrum för")]),
        (129, [(50, "Dans")]),
        (134, [(160, "rörelse"), (-500, "4 500")]),
    ]
    found = recipients(printed([TITLE, _HEAD, *lines]))
    assert [r.group for r in found] == ["Integration och mångfald"] * 2 + ["Dans"]


def test_names_between_cells_that_shading_merges_are_in_the_middle_of_the_rest() -> None:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.draw_rect(pymupdf.Rect(45, 168, 155, 210), color=None, fill=(0.9, 0.93, 1))
    for n in range(11):
        y = 84 + 14 * n
        if n % 2:
            page.draw_rect(pymupdf.Rect(155, y, 510, y + 14), color=None, fill=(0.9, 0.93, 1))
    groups: list[Line] = [
        (101, [(50, "Musik")]),
        (143, [(50, "Dans")]),
        (192, [(50, "Film")]),
        (220, [(50, "Konst")]),
    ]
    for y, cells in [TITLE, _HEAD, *_rows("ABCDEFGHIJ"), *groups]:
        for x, text in cells:
            page.insert_text((abs(x) - (40 if x < 0 else 0), y), text, fontsize=9)
    found = recipients(understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)))
    assert [r.group for r in found] == ["Musik"] * 2 + ["Dans"] * 4 + ["Film"] * 3 + ["Konst"]


def test_the_upper_lines_of_a_rows_cells_are_no_titles_below_a_sum() -> None:
    lines: list[Line] = [
        (98, [(50, "Stöd"), (160, "Kören"), (-500, "2 500")]),
        (114, [(50, "Summa"), (-500, "2 500")]),
        (141, [(50, "Bidrag"), (160, "Scenen, ideell")]),
        (147, [(-500, "3 500")]),
        (153, [(160, "förening")]),
        (169, [(160, "Masken"), (-500, "4 500")]),
        (185, [(50, "Summa"), (-500, "8 000")]),
    ]
    found = recipients(printed([TITLE, _HEAD, *lines]))
    expected = [("Kören", "Stöd"), ("Scenen, ideell förening", "Bidrag"), ("Masken", "Bidrag")]
    assert [(r.recipient, r.group) for r in found] == expected


def test_names_below_a_title_of_grants_paid_out_are_recipients() -> None:
    groups = {"Musik": ("Navet", "Vargarna", "Folkton"), "Dans": ("Kören i Kumla", "Gläntan")}
    title = "Minnesfonden\n\nUtdelade bidrag hösten 2025 (kronor)\n"
    rows = [[group, *(f"{name:<18}{n}2 500" for n, name in enumerate(names, 1))] for group, names in groups.items()]
    text = "\n\n".join([title, *("\n".join(part) for part in rows)])
    found = recipients(understand(text.encode(), "a.txt", Settings.of(SecondReader.NEVER)))
    assert [(r.recipient, r.group) for r in found] == [(name, g) for g, names in groups.items() for name in names]


def test_a_column_titled_as_a_sort_of_grant_names_groups() -> None:
    lines = _rows("ABCDE")
    groups: list[Line] = [(108, [(50, "Forskarskola")]), (143, [(50, "Gästprofessur")])]
    lines[1] = (108, [*groups[0][1], *lines[1][1]])
    head: Line = (80, [(50, "Bidragsform"), (160, "Förening"), (-500, "Belopp, kr")])
    found = recipients(printed([TITLE, head, *sorted([*lines, groups[1]])]))
    assert [r.group for r in found] == ["Forskarskola"] * 3 + ["Gästprofessur"] * 2


def test_the_lower_lines_of_two_texts_are_no_titles_of_a_new_table() -> None:
    head: Line = (80, [(50, "Org.nr"), (130, "Studieförbund"), (260, "Kommentar"), (-500, "Bidrag, kr")])
    lines: list[Line] = [
        (96, [(50, "802005-5110"), (130, "Arbetarnas"), (260, "Inkl."), (-500, "2 418 300")]),
        (107, [(130, "Bildningsförbund"), (260, "tillgänglighetsstöd")]),
        (118, [(130, "Gävleborg")]),
        (135, [(50, "802003-0733"), (130, "Studiefrämjandet"), (-500, "1 990 450")]),
        (146, [(130, "Gästrikland-")]),
        (157, [(130, "Hälsingland")]),
        (174, [(50, "802001-3119"), (130, "Sensus studieförbund"), (260, "Ny beräkning"), (-500, "655 125")]),
    ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.amount_sek for r in found] == [2418300, 1990450, 655125]


def test_the_second_line_of_a_county_beside_its_rows_is_no_heading() -> None:
    document = pymupdf.open()
    page = document.new_page()
    halland = [("Hallands län", "1315", "Hylte"), ("", "1380", "Halmstad"), ("", "1381", "Laholm")]
    goetaland = [("Västra Götalands län", "1485", "Uddevalla"), ("", "1497", "Hjo"), ("", "1465", "Svenljunga")]
    vastmanland = [("Västmanlands län", "1907", "Surahammar"), ("", "1960", "Kungsör"), ("", "1981", "Sala")]
    y = 100.0
    for x, title in ((60, "Län"), (150, "Kod"), (200, "Kommun"), (300, "Belopp, kr")):
        page.insert_text((x, y), title, fontsize=9)
    for x, dy, text in ((60, 18, "Summa"), (60, 28, "totalt"), (300, 18, "22 071 000")):
        page.insert_text((x, y + dy), text, fontsize=9)
    y += 28
    for county, code, name in (*halland, *goetaland, *vastmanland):
        y += 18
        upper, _, lower = county.partition(" ") if len(county) > 12 else (county, "", "")
        for x, text in ((60, upper), (150, code), (200, name), (300, f"2 {code[1:]} 000")):
            page.insert_text((x, y), text, fontsize=9)
        if lower:
            y += 10
            page.insert_text((60, y), lower, fontsize=9)
    (reading,) = read_tables(read_document(document.tobytes(), "x.pdf"))
    expected = ["Hallands län"] * 3 + ["Västra Götalands län"] * 3 + ["Västmanlands län"] * 3
    assert [a.group for a in reading.allocations] == [None, *expected]
