"""What general libraries and office programs print: wrapped names, units on a line of their own."""

from __future__ import annotations

from made_pages import TITLE, Line, alarms, printed, recipients

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
