"""Headings of groups among names of several lines whose numbers stand at the top, told by the room beside them."""

from __future__ import annotations

from made_pages import TITLE, Line, printed, recipients

_HEAD: Line = (80, [(50, "Förening"), (200, "Ärende"), (-500, "Belopp, kr")])
_NAMES = {
    "Hälsa och omsorg": [
        "Samverkansnätverket för/läsfrämjande i Luleå",
        "Kören",
        "Teatern Masken med/vänner i Åre",
    ],
    "Forskning": ["Klubben", "Linden, centrum för/personer med synfel", "Ringen, nätverk för/dans"],
}


def _lines(below: int) -> list[Line]:
    """Rows set without room between them; ``below`` is the line of each name that has the number."""
    lines: list[Line] = []
    y = 96
    for group, names in _NAMES.items():
        lines.append((y, [(50, group)]))
        y += 11
        for n, name in enumerate(names):
            words = name.split("/")
            for k, word in enumerate(words):
                number = [(200, f"KUR {n}"), (-500, f"{n + 2} 500")] if k == min(below, len(words) - 1) else []
                lines.append((y, [(50, word), *number]))
                y += 11
    return lines


def test_a_line_that_no_name_goes_on_in_heads_a_group() -> None:
    found = recipients(printed([TITLE, _HEAD, *_lines(0)]))
    assert [(r.recipient, r.group) for r in found] == [
        (name.replace("/", " "), group) for group, names in _NAMES.items() for name in names
    ]


def test_where_numbers_stand_at_the_foot_no_name_is_parted() -> None:
    found = recipients(printed([TITLE, _HEAD, *_lines(1)]))
    ends = [names.split("/")[-1] for own in _NAMES.values() for names in own]
    assert [(r.recipient or "").endswith(end) for r, end in zip(found, ends, strict=True)] == [True] * len(ends)
    assert not any((r.recipient or "")[:1].islower() for r in found)


def test_a_line_that_touches_the_row_below_begins_its_name_though_headings_stand_above() -> None:
    lines: list[Line] = []
    y = 96.0
    names = [
        "Kajutan AB",
        "Ringen Biogasproduktion i Södra/Öland Aktiebolag",
        "Sländan & Söner/Aktiebolag",
        "Brandbilen AB",
    ]
    for group in ("Cirkus", "Musik", "Dans"):
        lines.append((y + 6, [(50, group)]))
        y += 20
        for n, name in enumerate(names):
            words = name.split("/")
            lines += [(y + 9 * k, [(50, word)]) for k, word in enumerate(words)]
            lines[-1] = (lines[-1][0], [(50, words[-1]), (-400, f"{n + 2} 500")])
            y += 9 * len(words) + 5
        lines.append((y, [(50, f"Summa {group}"), (-400, "14 000")]))
        y += 14
    found = recipients(printed([TITLE, (80, [(50, "Sökande"), (-400, "Bidrag, kr")]), *lines]))
    assert [(r.recipient, r.group) for r in found] == [
        (name.replace("/", " "), group) for group in ("Cirkus", "Musik", "Dans") for name in names
    ]


def test_a_sum_ends_the_name_and_the_line_below_it_heads_the_next_group() -> None:
    lines: list[Line] = []
    y = 96.0
    names = ["Samverkansnätverket för/läsfrämjande i Luleå", "Teatern Masken", "Riksförbundet för/dans", "Kören"]
    for group in ("Etableringsbidrag", "Investeringsstöd", "Organisationsbidrag"):
        lines.append((y, [(50, group)]))
        y += 14
        for n, name in enumerate(names):
            words = name.split("/")
            lines += [(y + 14 * k, [(50, word)]) for k, word in enumerate(words)]
            lines[-len(words)] = (y, [(50, words[0]), (200, f"KUR {n}"), (-500, f"{n + 2} 500")])
            y += 14 * len(words)
        lines.append((y, [(50, f"Summa {group}"), (-500, "14 000")]))
        y += 16
    found = recipients(printed([TITLE, _HEAD, *lines]))
    groups = ("Etableringsbidrag", "Investeringsstöd", "Organisationsbidrag")
    assert [(r.recipient, r.group) for r in found] == [(n.replace("/", " "), g) for g in groups for n in names]


def test_a_line_as_far_below_as_rows_stand_heads_a_group_though_it_had_no_room_above() -> None:
    lines: list[Line] = []
    y = 96.0
    for group in ("Forskning om hav", "Internationellt utbyte", "Integration och mångfald"):
        lines.append((y, [(50, group)]))
        y += 11.5
        for n, name in enumerate(
            ["Kören", "Klubben", "Riksförbundet för/dans i Sverige", "Tallkotten/Folkdansgille"]
        ):
            words = name.split("/")
            lines += [(y + 10 * k, [(50, word)]) for k, word in enumerate(words)]
            lines[-len(words)] = (y, [(50, words[0]), (200, f"KUR {n}"), (-500, f"{n + 2} 500")])
            y += 10 * len(words) + 1.5
    found = recipients(printed([TITLE, _HEAD, *lines]))
    groups = ("Forskning om hav", "Internationellt utbyte", "Integration och mångfald")
    names = ("Kören", "Klubben", "Riksförbundet för dans i Sverige", "Tallkotten Folkdansgille")
    assert [(r.recipient, r.group) for r in found] == [(n, g) for g in groups for n in names]


def test_headings_with_budget_codes_below_titles_and_over_several_columns_are_whole() -> None:
    title: Line = (64, [(50, "Finansiella villkor för anslag (tkr)")])
    paper: list[Line] = [
        (20, [(50, "Regeringsbeslut III:4")]),
        (34, [(50, "Regleringsbrev för budgetåret 2026 avseende anslag 1:7 och 1:9")]),
        (48, [(50, "Regeringen beslutar att följande ska gälla under budgetåret 2026.")]),
    ]
    head: Line = (80, [(50, "Anslag/ap"), (-260, "Anslagskredit"), (-380, "Behållning"), (-540, "Indraget belopp")])
    table: list[Line] = [
        (94, [(50, "1:7 Äldre och personer med funktionsnedsättning i hela landet")]),
        (108, [(50, "ap.1"), (-260, "1 200"), (-380, "300"), (-540, "0")]),
        (122, [(50, "ap.4"), (-260, "90 000"), (-380, "Inget"), (-540, "14 500")]),
        (136, [(50, "1:9 Stöd till föreningar inom det sociala området m.m.")]),
        (150, [(50, "ap.2"), (-260, "30 000"), (-380, "Allt"), (-540, "700")]),
    ]
    found = {(r.group, r.recipient, r.measure) for r in recipients(printed([*paper, title, head, *table]))}
    long = "1:7 Äldre och personer med funktionsnedsättning i hela landet"
    assert {
        (long, "ap.1", "Anslagskredit"),
        (long, "ap.4", "Anslagskredit"),
        (long, "ap.4", "Indraget belopp"),
    } <= found
    assert ("1:9 Stöd till föreningar inom det sociala området m.m.", "ap.2", "Indraget belopp") in found
