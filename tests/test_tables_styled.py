"""Plain annexes as a browser styles them: what wraps, what stands above, below and beside the rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_pages import TITLE, Line, alarms, printed, recipients

TITLE_PLAIN: Line = (50, [(50, "Bilaga 1 Beviljade bidrag")])
HEAD: Line = (80, [(50, "Förening"), (-500, "Belopp")])


def test_a_name_that_breaks_after_a_slash_has_no_space_there() -> None:
    lines: list[Line] = [
        (94, [(50, "Teatern Alvik/"), (-500, "12 000")]),
        (105, [(50, "Bromma")]),
        (120, [(50, "Dansgruppen Malva"), (-500, "8 500")]),
    ]
    assert recipients(printed([TITLE, HEAD, *lines]))[0].recipient == "Teatern Alvik/Bromma"


def test_a_running_head_that_names_a_support_heads_no_group() -> None:
    running: Line = (30, [(50, "Nämnden för filmstöd")])
    first = [
        running,
        TITLE,
        HEAD,
        *[(94 + 14 * n, [(50, f"Klubb {c}"), (-500, "9 000")]) for n, c in enumerate("ABC")],
    ]
    second = [running, *[(94 + 14 * n, [(50, f"Klubb {c}"), (-500, "7 000")]) for n, c in enumerate("DE")]]
    found = recipients(printed(first, second))
    assert [(r.recipient, r.group) for r in found] == [(f"Klubb {c}", None) for c in "ABCDE"]


@pytest.mark.parametrize("first", ["BID", "2024"])
def test_the_cells_of_the_last_row_go_on_below_it(first: str) -> None:
    head: Line = (80, [(50, "Förening"), (200, "Diarienummer"), (-500, "Belopp")])
    lines: list[Line] = []
    for n, (name, more) in enumerate([("Internationella", "Kören Alt"), ("Ungdomsrådet i", "Skärblacka")]):
        y = 94 + 27 * n
        lines += [
            (y, [(50, name), (200, first), (-500, "12 000")]),
            (y + 11, [(50, more), (200, f"2024/10{n}1")]),
        ]
    found = printed([TITLE, head, *lines, (160, [(50, "Beslutet får inte överklagas.")])])
    assert [r.recipient for r in recipients(found)] == ["Internationella Kören Alt", "Ungdomsrådet i Skärblacka"]
    assert alarms(found) == []


def test_the_rest_of_a_cases_number_below_its_start_is_no_row() -> None:
    head: Line = (80, [(50, "Dnr"), (120, "Förening"), (-500, "Belopp")])
    lines: list[Line] = []
    for n, name in enumerate(["Kören Alt", "Bygdens vänner", "Teatern"]):
        y = 94 + 27 * n
        lines += [
            (y, [(50, "2024" if n else "BID"), (120, name), (-500, "12 000")]),
            (y + 11, [(50, f"2024/10{n}1")]),
        ]
    found = printed([TITLE, head, *lines, (180, [(50, "Totalt"), (-500, "36 000")])])
    assert [r.recipient for r in recipients(found)] == ["Kören Alt", "Bygdens vänner", "Teatern"]
    assert alarms(found) == []


def test_a_year_that_ends_a_wrapped_text_begins_no_table() -> None:
    head: Line = (80, [(50, "Sökande"), (200, "Ändamål"), (-400, "2024"), (-500, "2025")])
    lines: list[Line] = []
    for n, name in enumerate(["Kören", "Bygdens", "Teatern"]):
        y = 94 + 27 * n
        lines += [
            (y, [(50, name), (200, "Turné och läger"), (-400, "12 000"), (-500, "8 000")]),
            (y + 11, [(50, "ungdomsförening"), (200, "2024")]),
        ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.recipient for r in found[::2]] == [f"{n} ungdomsförening" for n in ("Kören", "Bygdens", "Teatern")]


@pytest.mark.parametrize("label", ["Summa", ""])
def test_a_sum_below_a_short_number_is_no_rest_of_it(label: str) -> None:
    lines: list[Line] = [
        (94, [(50, "1440"), (120, "Ale"), (-500, "127 382")]),
        (106, [(50, "1489"), (120, "Alingsås"), (-500, "90")]),
        (118, [*([(50, label)] if label else []), (-500, "127 472")]),
    ]
    found = printed([TITLE, (80, [(50, "Kod"), (120, "Kommun"), (-500, "Belopp, kr")]), *lines])
    assert [r.text for r in recipients(found)][:2] == ["127 382", "90"]
    assert all(r.amount_sek in {Decimal(127_382), Decimal(90), Decimal(127_472)} for r in found.allocations)


def test_a_county_beside_its_only_kommun_is_not_the_name() -> None:
    head: Line = (80, [(50, "Län"), (200, "Kommun"), (-500, "Belopp, kr")])
    places = [("Kalmar län", "Emmaboda"), ("Dalarnas län", "Hedemora"), ("Skåne län", "Åstorp")]
    lines: list[Line] = [
        (94 + 14 * n, [(50, lan), (200, kommun), (-500, f"{n + 3} 500")]) for n, (lan, kommun) in enumerate(places)
    ]
    assert [r.recipient for r in recipients(printed([TITLE, head, *lines]))] == [kommun for _, kommun in places]


def test_an_organisation_number_close_to_a_cases_number_is_a_column() -> None:
    head: Line = (80, [(50, "Orgnr"), (105, "Diarienr"), (200, "Förening"), (-500, "Belopp, kr")])
    numbers = ["802411-1235", "556017-8807", "212000-0142"]
    lines: list[Line] = [
        (94 + 14 * n, [(50, f"{number} BID 2024/{n}71"), (200, f"Kören {n + 1}:an"), (-500, "9 500")])
        for n, number in enumerate(numbers)
    ]
    assert [r.code_text for r in recipients(printed([TITLE, head, *lines]))] == numbers


def test_the_first_group_below_the_titles_is_told_by_its_sum() -> None:
    head: Line = (80, [(50, "Förening"), (300, "Antal"), (-500, "Belopp, kr")])
    lines: list[Line] = [(92, [(50, "Musik")])]
    lines += [
        (104 + 12 * n, [(50, name), (300, "4"), (-500, "9 500")]) for n, name in enumerate(["Kören", "Bandet"])
    ]
    lines += [(128, [(50, "Summa Musik"), (-500, "19 000")]), (140, [(50, "Dans")])]
    lines += [
        (152, [(50, "Balettklubben"), (300, "2"), (-500, "7 000")]),
        (164, [(50, "Summa Dans"), (-500, "7 000")]),
    ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.group for r in found] == ["Musik", "Musik", "Dans"]


def test_amounts_close_behind_organisation_numbers_make_rows() -> None:
    head: Line = (80, [(50, "Förening"), (241, "Orgnr"), (-345, "Belopp, kr")])
    lines: list[Line] = [
        (94 + 14 * n, [(50, name), (241, "802411-1235"), (-345, amount)])
        for n, (name, amount) in enumerate(
            [("Kören", "7 394 668"), ("Teatern", "2 081 636"), ("Bygden", "5 165 000")]
        )
    ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.amount_sek for r in found] == [Decimal(7_394_668), Decimal(2_081_636), Decimal(5_165_000)]
    assert {r.code_text for r in found} == {"802411-1235"}


@pytest.mark.parametrize("at", [[101, 143], [108, 164]])  # in the middle of their rows, or at the foot
def test_names_of_groups_beside_their_rows(at: list[int]) -> None:
    head: Line = (80, [(50, "Område"), (160, "Förening"), (-500, "Belopp, kr")])
    amounts = ["9 500", "8 000", "4 500", "7 000", "2 500", "6 000"]
    lines: list[Line] = [(94 + 14 * n, [(160, f"Klubben {'ABCDEF'[n]}"), (-500, a)]) for n, a in enumerate(amounts)]
    sides: list[Line] = [(y, [(50, name)]) for y, name in zip(at, ["Musik", "Dans"], strict=True)]
    found = recipients(printed([TITLE, head, *sorted([*lines, *sides])]))
    assert [(r.recipient, r.group) for r in found] == [
        (f"Klubben {'ABCDEF'[n]}", "Musik" if n < 2 else "Dans") for n in range(len(amounts))
    ]


def test_a_unit_under_the_next_tables_title_is_not_this_tables() -> None:
    head: Line = (80, [(50, "Förening"), (-500, "Belopp")])
    first: list[Line] = [
        (94 + 14 * n, [(50, name), (-500, "95 000")]) for n, name in enumerate(["Kören", "Teatern"])
    ]
    title: list[Line] = [(140, [(50, "#Bilaga 2 Fördelning")]), (156, [(50, "Beloppen är i tusental kronor.")])]
    second: list[Line] = [(y + 90, cells) for y, cells in [head, *first]]
    found = recipients(printed([(50, [(50, "#Bilaga 1 Fördelning")]), head, *first, *title, *second]))
    assert [r.amount_sek for r in found] == [Decimal(95_000)] * 2 + [Decimal(95_000_000)] * 2


def test_titles_over_the_first_of_two_column_groups_alone() -> None:
    left = [("Kören", "9 500"), ("Teatern", "8 000"), ("Bygden", "4 500")]
    right = [("Ordet", "7 000"), ("Visan", "2 500"), ("Malvagruppen", "6 000"), ("Östan", "3 500")]
    lines: list[Line] = [(80, [(50, "Förening"), (-220, "Belopp, kr")])]
    lines += [(94 + 14 * n, [(50, name), (-220, amount)]) for n, (name, amount) in enumerate(left)]
    both = [(80 + 14 * n, [*lines[n][1], (260, name), (-430, amount)]) for n, (name, amount) in enumerate(right)]
    found = recipients(printed([TITLE, *both]))
    assert [(r.recipient, r.group) for r in found] == [(name, None) for name, _ in (*left, *right)]


def test_codes_without_a_title_and_without_their_zero() -> None:
    places = [("115", "Vallentuna"), ("127", "Botkyrka"), ("186", "Lidingö"), ("305", "Håbo"), ("860", "Hultsfred")]
    lines: list[Line] = [
        (94 + 14 * n, [(50, code), (100, name), (-300, f"{n + 2} 500")]) for n, (code, name) in enumerate(places)
    ]
    found = recipients(printed([(50, [(50, "Bilaga 1 Fördelning av statsbidrag, kronor")]), *lines]))
    assert [(r.code_text, r.kommunkod) for r in found] == [(code, code.zfill(4)) for code, _ in places]


@pytest.mark.parametrize("label", ["Delsumma", "Summa"])
def test_a_line_below_a_groups_sum_heads_the_next(label: str) -> None:
    lines = [
        ("Norra sjukvårdsregionen", ""), ("Region Norrbotten", "12 000"), ("Region Västerbotten", "9 000"),
        (label, "21 000"), ("Sjukvårdsregion Mellansverige", ""), ("Region Dalarna", "8 000"),
        ("Region Gävleborg", "7 000"), (label, "15 000"), ("Totalt", "36 000"),
    ]  # fmt: skip
    rows: list[Line] = [
        (94 + 12 * n, [(50, name), *([(-300, amount)] if amount else [])]) for n, (name, amount) in enumerate(lines)
    ]
    found = recipients(printed([TITLE, (80, [(50, "Region"), (-300, "Belopp")]), *rows]))
    groups = ["Norra sjukvårdsregionen"] * 2 + ["Sjukvårdsregion Mellansverige"] * 2
    assert [(r.recipient, r.group) for r in found] == list(
        zip(["Region Norrbotten", "Region Västerbotten", "Region Dalarna", "Region Gävleborg"], groups, strict=True)
    )


def test_a_unit_in_a_larger_sentence_below_is_the_tables() -> None:
    lines: list[Line] = [(94 + 14 * n, [(50, f"Kören {c}"), (-500, "951")]) for n, c in enumerate("AB")]
    found = recipients(printed([TITLE_PLAIN, HEAD, *lines, (130, [(50, "#Beloppen är i tusental kronor.")])]))
    assert [r.amount_sek for r in found] == [Decimal(951_000)] * 2


def test_a_running_number_beside_the_code_is_none() -> None:
    head: Line = (80, [(50, "Kommun"), (200, "Nr Kommunkod"), (-500, "Belopp, kr")])
    places = [("Solna", "0184"), ("Eskilstuna", "0484"), ("Åmål", "1492"), ("Sorsele", "2422")]
    lines: list[Line] = [
        (94 + 14 * n, [(50, name), (200, str(n + 1)), (214, code), (-500, "9 500")])
        for n, (name, code) in enumerate(places)
    ]
    assert [r.code_text for r in recipients(printed([TITLE, head, *lines]))] == [code for _, code in places]


def test_the_first_rows_cells_begin_right_below_the_titles() -> None:
    head: Line = (80, [(50, "Nr"), (90, "Förening"), (250, "Projekt"), (-500, "Belopp, kr")])
    lines: list[Line] = [
        (96, [(90, "Brottsofferjouren Bergdal-"), (250, "Sparande av")]),
        (102, [(50, "1"), (-500, "6 500")]),
        (108, [(90, "Ljungby"), (250, "energi")]),
    ]
    lines += [
        (130 + 22 * n, [(50, str(n + 2)), (90, name), (250, "Läger"), (-500, "7 500")])
        for n, name in enumerate(["Equmeniakyrkan", "Kören Alt", "Teatern"])
    ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.recipient for r in found] == [
        "Brottsofferjouren Bergdal-Ljungby", "Equmeniakyrkan", "Kören Alt", "Teatern",
    ]  # fmt: skip


def test_the_upper_lines_of_the_first_row_are_no_titles_where_each_column_has_one() -> None:
    head: Line = (80, [(-180, "Sökande"), (-330, "Ändamål"), (-420, "2024"), (-500, "2025")])
    lines: list[Line] = []
    for n, name in enumerate(["Norrköping Aktiebolag", "Ådalen Aktiebolag", "Siljan Aktiebolag"]):
        y = 91 + 21 * n
        lines += [
            (y, [(50, "Biogasproduktion i"), (200, "Kurser för personer med")]),
            (y + 10, [(50, name), (200, "hörselnedsättning"), (-420, f"{n + 2} 500"), (-500, "3 000")]),
        ]
    found = recipients(printed([TITLE, head, *lines]))
    names = ["Norrköping Aktiebolag", "Ådalen Aktiebolag", "Siljan Aktiebolag"]
    assert [r.recipient for r in found[::2]] == [f"Biogasproduktion i {name}" for name in names]


_SIDE_HEAD: Line = (80, [(50, "Område"), (130, "Organisation"), (-500, "Belopp")])
_MEMBERS = (("Kören Alt",), ("Stiftelsen Masken med", "omnejd"), ("Teatern",), ("Föreningen för cirkus", "i Åre"))


def _beside(groups: tuple[tuple[str, int], ...], place: str) -> list[Line]:
    """Rows of which some have two lines, the names of groups of two lines at the middle or foot of merged cells."""
    lines: dict[float, list[tuple[float, str]]] = {}
    y, n = 96.0, 0
    for group, size in groups:
        first = last = y
        for name in (_MEMBERS[k % len(_MEMBERS)] for k in range(n, n + size)):
            for k, text in enumerate(name):
                last = y + 10 * k
                lines.setdefault(last, []).append((130, f"{text} {n}" if not k else text))
            lines[y].append((-500, f"{n + 2} 500"))
            y, n = last + 17, n + 1
        words = group.split("/")
        start = last - 10 * (len(words) - 1) if place == "foot" else (first + last - 10 * (len(words) - 1)) / 2
        for k, word in enumerate(words):
            lines.setdefault(start + 10 * k, []).insert(0, (50, word))
    return sorted(lines.items())


@pytest.mark.parametrize("place", ["middle", "foot"])
@pytest.mark.parametrize("sizes", [(3, 4, 2), (2, 2, 5), (4, 2, 3)])
def test_a_group_beside_rows_of_several_lines(place: str, sizes: tuple[int, ...]) -> None:
    groups = tuple(zip(["Klimat", "Livsmedel, jord/och skog", "Hälsa"], sizes, strict=True))
    found = recipients(printed([TITLE, _SIDE_HEAD, *_beside(groups, place)]))
    assert [r.group for r in found] == [group.replace("/", " ") for group, size in groups for _ in range(size)]


def test_a_group_that_nearly_touches_the_name_beside_it() -> None:
    lines: list[Line] = [
        (96, [(130, "Kören Alt"), (-500, "9 500")]),
        (110, [(130, "Föreningen för cirkus"), (-500, "7 500")]),
        (120, [(75, "Etableringar"), (130, "i hela länet")]),
        (130, [(130, "och dess grannar")]),
        (144, [(130, "Teatern"), (-500, "8 500")]),
        (158, [(75, "Läger"), (130, "Simlaget"), (-500, "6 500")]),
    ]
    found = recipients(printed([TITLE, (80, [(75, "Form"), (130, "Organisation"), (-500, "Belopp")]), *lines]))
    names = ["Kören Alt", "Föreningen för cirkus i hela länet och dess grannar", "Teatern", "Simlaget"]
    assert [r.recipient for r in found] == names


@pytest.mark.parametrize("case", ["{}/24", "KUR 2024/{}", "2.4-{}/2024"])
def test_names_centred_beside_the_numbers_of_cases(case: str) -> None:
    head: Line = (80, [(50, "Dnr"), (130, "Mottagare"), (-500, "Belopp, kr")])
    names = [
        "Bergslagens ideella/förening för äldre,/hemslöjd och dans",
        "Kören",
        "Teatern",
        "Riksförbundet för/språkstöd",
    ]
    lines: list[Line] = []
    y = 96.0
    for n, name in enumerate(names):
        words = name.split("/")
        lines += [(y + 12 * k, [(130, word)]) for k, word in enumerate(words)]
        lines.append((y + 6 * (len(words) - 1), [(50, case.format(1011 + n)), (-500, f"{n + 2} 500")]))
        y += 12 * len(words) + 5
    found = recipients(printed([TITLE, head, *sorted(lines, key=lambda line: line[0])]))
    assert [(r.recipient, r.group) for r in found] == [(name.replace("/", " "), None) for name in names]


def test_the_first_row_begins_below_the_lower_lines_of_its_titles() -> None:
    head: list[Line] = [
        (80, [(50, "Ärende"), (120, "Sökande"), (300, "Projekt"), (-420, "Sökt"), (-500, "Beviljat")]),
        (90, [(-420, "belopp"), (-500, "belopp")]),
    ]
    lines: list[Line] = []
    for n, name in enumerate(["Ådalen", "Siljan", "Norrköping"]):
        y = 106 + 28 * n
        lines += [
            (y, [(120, f"{name} & Söner"), (300, "Digitala möten för")]),
            (
                y + 10,
                [(50, f"A {n}"), (120, "Aktiebolag"), (300, "äldre"), (-420, f"{n + 2} 500"), (-500, "3 000")],
            ),
        ]
    found = recipients(printed([TITLE, *head, *lines]))
    assert [r.recipient for r in found[::2]] == [
        f"{n} & Söner Aktiebolag" for n in ("Ådalen", "Siljan", "Norrköping")
    ]
    assert [r.measure for r in found[:2]] == ["Sökt belopp", "Beviljat belopp"]


def test_the_word_for_a_sum_over_the_name_of_its_group_is_no_project() -> None:
    head: Line = (80, [(50, "Projekt"), (200, "Företag"), (-500, "Belopp, kr")])
    lines: list[Line] = []
    for k, group in enumerate(("Funktionshinder", "Barn och unga")):
        y = 100 + 140 * k
        lines.append((y, [(50, f"#{group}")]))
        for n, name in enumerate(("Trumman AB", "Masken AB", "Ringen HB")):
            lines.append((y + 20 + 24 * n, [(50, "Ung scen"), (200, name), (-500, f"{n + 2} 500")]))
        lines += [(y + 92, [(200, "Summa"), (-500, "10 500")]), (y + 102, [(200, group)])]
    found = printed([TITLE, head, *lines])
    assert [r.recipient for r in recipients(found)] == ["Trumman AB", "Masken AB", "Ringen HB"] * 2


NAMES = [("Skogens förskola", "Växjö", "125 000"), ("Lindens skola", "Alvesta", "98 500")]
NAMES += [("Kulturskolan Viken", "Ljungby", "310 000"), ("Lekstugan", "Tingsryd", "45 250")]


@pytest.mark.parametrize("mark", ["", "~"])
@pytest.mark.parametrize("head", [[], [HEAD]])
def test_a_number_between_the_two_lines_of_each_name(mark: str, head: list[Line]) -> None:
    lines: list[Line] = []
    for n, (name, place, amount) in enumerate(NAMES):
        y = 100 + 30 * n
        lines += [(y, [(50, name)]), (y + 5, [(-500, amount)]), (y + 10, [(50, f"{mark}{place}")])]
    found = recipients(printed([TITLE, *head, *lines]))
    names = [name if mark else f"{name} {place}" for name, place, _ in NAMES]
    assert [(r.recipient, r.text) for r in found] == [(n, a) for n, (*_, a) in zip(names, NAMES, strict=True)]


def test_the_years_that_grants_are_for_are_no_amounts() -> None:
    head: Line = (80, [(50, "Mottagare"), (200, "Bidragsår"), (-500, "Ram, tkr")])
    lines = [(94 + 14 * n, [(50, f"Klubb {c}"), (200, "2022"), (-500, "310,0")]) for n, c in enumerate("ABC")]
    assert [(r.measure, r.text) for r in recipients(printed([head, *lines]))] == [("Ram, tkr", "310,0")] * 3


def test_a_text_that_touches_the_next_column_is_apart_though_labels_of_sums_reach_over_it() -> None:
    head: Line = (80, [(50, "Län"), (98, "Kommun"), (-500, "Totalt")])
    kommuner = [("Värmland", ["Arvika", "Filipstad", "Kil"]), ("Örebro", ["Hällefors", "Laxå"])]
    lines: list[Line] = []
    for county, names in kommuner:
        for n, name in enumerate(names):
            side = [] if n else [(50 if county == "Örebro" else 55.5, county)]
            lines.append((94 + 14 * len(lines), [*side, (98, name), (-500, "1 200")]))
        lines.append((94 + 14 * len(lines), [(50, f"Summa {county}"), (-500, f"{len(names) * 12}00".rjust(5))]))
    found = recipients(printed([TITLE, head, *lines]))
    assert [(r.group, r.recipient) for r in found] == [(c, k) for c, names in kommuner for k in names]


TOLD = [
    "Projektet ska samla ungdomar i alla delar av kommunen och ge minst 15 nya ledare.",
    "En fest i parken i maj.",
]


@pytest.mark.parametrize("mark", ["", "~"])
def test_sentences_below_each_row_over_the_width_of_the_table_are_none_of_it(mark: str) -> None:
    head: Line = (80, [(50, "Sökande"), (200, "Projekt"), (-500, "Beslutat belopp (kr)")])
    lines: list[Line] = []
    for n, (name, place, amount) in enumerate(NAMES):
        y = 100 + 30 * n
        lines += [
            (y, [(50, name), (200, f"Lek i {place}"), (-500, amount)]),
            (y + 12, [(50, f"{mark}{TOLD[n % 2]}")]),
        ]
    found = recipients(printed([TITLE_PLAIN, head, *lines]))
    assert [(r.recipient, r.text) for r in found] == [(name, amount) for name, _, amount in NAMES]
