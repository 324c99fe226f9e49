"""Headings of groups and of tables that stand over numbers, close over wrapped names or among lines set alike."""

from __future__ import annotations

import pytest
from made_pages import TITLE, Line, alarms, printed, recipients

from schemas.rows import Extraction
from schemas.vocabulary import RowType

_GROUPS = {
    "Forskning om hav": [
        "Kören",
        "Region Sjuhärads/intresseförening för sång",
        "Teatern Masken/Aktiebolag",
        "Klubben",
    ],
    "Livsmedel": ["Linden, centrum för/personer med/synfel", "Scenen", "Ringen Konsult/Aktiebolag"],
}
_NAMED = [(name.replace("/", " "), group) for group, names in _GROUPS.items() for name in names]


def _found(extraction: Extraction) -> list[tuple[str | None, str | None]]:
    return [(r.recipient, r.group) for r in recipients(extraction)]


def _set(x: float, *, case: str = "", middle: bool = False, pitch: float = 11, over: float = 16) -> list[Line]:
    """The groups, headings at ``x``, names at 160; numbers at the foot of each name or beside its middle."""
    lines: list[Line] = []
    y = 96.0
    for group, names in _GROUPS.items():
        lines.append((y, [(x, group)]))
        y += over
        for n, name in enumerate(names):
            words = name.split("/")
            lines += [(y + pitch * k, [(160, word)]) for k, word in enumerate(words)]
            at = y + pitch * (len(words) - 1) / (2 if middle else 1)
            lines.append((at, [*([(60, f"{case}{n + 11}")] if case else []), (-500, f"{n + 2} 513 000")]))
            y += pitch * (len(words) - 1) + over
    return lines


@pytest.mark.parametrize("case", ["2024/010", "KUR 2024/1"])
@pytest.mark.parametrize("middle", [True, False])
def test_a_text_without_number_over_numbers_of_cases_heads_a_group(case: str, *, middle: bool) -> None:
    head: Line = (80, [(60, "Ärende"), (160, "Sökande"), (-500, "Belopp, kr")])
    assert _found(printed([TITLE, head, *_set(60, case=case, middle=middle)])) == _NAMED


def test_a_line_apart_as_rows_are_heads_a_group_where_names_end_at_their_numbers() -> None:
    head: Line = (80, [(160, "Sökande"), (-500, "Belopp, kr")])
    assert _found(printed([TITLE, head, *_set(160, pitch=10, over=17)])) == _NAMED


def test_a_word_for_money_over_numbers_in_order_is_the_first_groups_name_and_these_are_no_money() -> None:
    head: Line = (80, [(100, "Projekt"), (220, "Bidragsmottagare"), (-450, "2024 (tkr)"), (-520, "2025 (tkr)")])
    lines: list[Line] = [(98, [(60, "Projektbidrag")])]
    for n, name in enumerate(["Kören", "Teatern", "Klubben", "Scenen", "Ringen"]):
        lines.append(
            (
                116 + 16 * n,
                [
                    (60, f"{n + 15}"),
                    (100, "Hela året"),
                    (220, name),
                    (-450, f"{n + 2} 377"),
                    (-520, f"{n + 3} 867"),
                ],
            )
        )
    found = recipients(printed([TITLE, head, *lines]))
    assert {r.group for r in found} == {"Projektbidrag"}
    assert len(found) == 10
    assert min(r.amount_sek or 0 for r in found) == 2_377_000


def test_a_line_farther_over_titles_than_lines_of_one_is_the_tables_name() -> None:
    lines: list[Line] = [
        (60, [(50, "Beviljade bidrag")]),
        (90, [(60, "Län"), (160, "Kommun"), (-420, "2024, kr"), (-500, "2025, kr")]),
    ]
    for n, (county, name) in enumerate(
        [("Skåne län", "Lund"), ("", "Osby"), ("", "Sjöbo"), ("Dalarnas län", "Falun"), ("", "Säter")]
    ):
        own = [(50.0, county)] if county else []
        lines.append((106 + 14 * n, [*own, (160, name), (-420, f"{n + 2} 513 000"), (-500, f"{n + 3} 211 000")]))
    found = recipients(printed([(40, [(50, "Bilaga 1")]), *lines]))
    assert [r.group for r in found[::2]] == ["Skåne län"] * 3 + ["Dalarnas län"] * 2


def test_titles_centred_over_texts_set_to_the_left_are_those_of_their_columns_in_order() -> None:
    head: Line = (80, [(200, "Dnr"), (335, "Förening"), (-500, "Belopp, kr")])
    lines: list[Line] = [
        (96 + 14 * n, [(60, f"LIV 2024/88{n}"), (230, name), (-490, f"{n + 2} 833 500")])
        for n, name in enumerate(["Teatern Lyktan", "Trumman Folkdans", "Föreningen Kajutan", "Sländan Folkdans"])
    ]
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.recipient for r in found] == [
        "Teatern Lyktan",
        "Trumman Folkdans",
        "Föreningen Kajutan",
        "Sländan Folkdans",
    ]


def test_the_first_line_of_the_first_name_beside_its_group_is_no_line_of_the_titles() -> None:
    head: Line = (80, [(50, "Område"), (160, "Mottagare"), (-500, "Beviljat belopp, kr")])
    lines: list[Line] = [
        (104, [(50, "Verksamhetsbidrag"), (160, "Vågen Biogas i Kinnekulle")]),
        (115, [(160, "Aktiebolag"), (-500, "2 695 000")]),
        (133, [(160, "Gläntan AB"), (-500, "746 605")]),
        (151, [(160, "Polstjärnan AB"), (-500, "2 321 500")]),
    ]
    assert recipients(printed([TITLE, head, *lines]))[0].recipient == "Vågen Biogas i Kinnekulle Aktiebolag"


def test_a_group_beside_the_rest_of_a_name_ends_no_table() -> None:
    head: Line = (80, [(50, "Område"), (160, "Sökande"), (-420, "Sökt, kr"), (-500, "Beviljat, kr")])
    names = [
        "Masken AB",
        "Åre Energi AB",
        "Sländan Biogas i/Norrköping Aktiebolag",
        "Lyktan AB",
        "Ådalen Energi AB",
    ]
    lines: list[Line] = []
    y = 96.0
    for n, name in enumerate(names):
        first, _, rest = name.partition("/")
        lines.append((y, [(160, first), (-420, f"{n + 2} 430 000"), (-500, f"{n + 1} 567 000")]))
        lines += [(y + 11, [(50, "Organisationsbidrag"), (160, rest)])] if rest else []
        y += 31 if rest else 20
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.recipient for r in found[::2]] == [name.replace("/", " ") for name in names]
    assert len({r.table_id for r in found}) == 1


def test_a_heading_in_bold_over_numbers_and_names_without_titles_is_the_tables_name() -> None:
    names = ["Tyresö", "Nynäshamn", "Katrineholm", "Aneby", "Skurup"]
    lines: list[Line] = [(80, [(50, "#Fördelning per mottagare")])]
    lines += [
        (98 + 12 * n, [(50, str(n + 1)), (120, name), (-500, f"{n + 2}46 744 kr")]) for n, name in enumerate(names)
    ]
    found = printed([TITLE, *lines])
    assert [r.recipient for r in recipients(found)] == names
    assert alarms(found) == []


def test_sums_over_their_rows_head_them_though_one_group_has_one_row() -> None:
    head: Line = (80, [(50, "Förening"), (-500, "Belopp, kr")])
    own = [("Klimat", "110 000"), ("Kören", "110 000"), ("Hav", "7 117 431"), ("Teatern", "2 550 000")]
    own += [("Klubben", "2 868 431"), ("Scenen", "1 699 000")]
    found = printed(
        [TITLE, head, *[(96 + 14 * n, [(50, name), (-500, amount)]) for n, (name, amount) in enumerate(own)]]
    )
    assert _found(found) == [("Kören", "Klimat"), ("Teatern", "Hav"), ("Klubben", "Hav"), ("Scenen", "Hav")]
    assert [a.recipient for a in found.allocations if a.row_type is RowType.SUBTOTAL] == ["Klimat", "Hav"]


def test_a_column_of_groups_beside_numbers_without_title_stays_on_two_pages() -> None:
    head: Line = (80, [(50, "Område"), (160, "Organisation"), (-500, "Belopp, kr")])
    pages: list[list[Line]] = []
    for page, (group, name) in enumerate([("Dans", "Kören"), ("Film", "Teatern")]):
        rows: list[Line] = []
        for n in range(14):
            own = [(50.0, group)] if not n else []
            rows.append(
                (
                    96 + 14 * n,
                    [
                        *own,
                        (120, str(14 * page + n + 1)),
                        (160, f"{name} {chr(65 + n)}"),
                        (-500, f"{n + 2} 5{3 + page}3 000"),
                    ],
                )
            )
        pages.append([TITLE, head, *rows])
    found = recipients(printed(*pages))
    assert [r.group for r in found] == ["Dans"] * 14 + ["Film"] * 14


def test_a_countys_name_beside_two_rows_is_one() -> None:
    head: Line = (80, [(50, "Län"), (130, "Kod"), (180, "Kommun"), (-500, "Belopp, kr")])
    own = [("Hallands län", "1315", "Hylte"), ("", "1383", "Varberg"), ("Västra", "1402", "Partille")]
    own += [("Götalands län", "1487", "Vänersborg"), ("", "1489", "Alingsås")]
    lines: list[Line] = []
    for n, (county, code, name) in enumerate(own):
        cells: list[tuple[float, str]] = [(50, county)] if county else []
        lines.append((96 + 14 * n, [*cells, (130, code), (180, name), (-500, f"{n + 2} 119 000")]))
    groups = [r.group for r in recipients(printed([TITLE, head, *lines]))]
    assert groups == ["Hallands län"] * 2 + ["Västra Götalands län"] * 3


def test_headings_look_as_rows_do_where_the_first_is_told_by_its_word_alone() -> None:
    head: Line = (80, [(50, "Lärosäte"), (-420, "2024, kr"), (-500, "2025, kr")])
    groups = {
        "Universitet": ["Linnéuniversitetet", "Mittuniversitetet"],
        "Enskilda anordnare": ["Stiftelsen Högskolan i Jönköping", "Sophiahemmet", "Chalmers tekniska högskola AB"],
    }
    lines: list[Line] = []
    for group, names in groups.items():
        for name in (group, *names):
            own = [] if name == group else [(-420, "2 400 000"), (-500, "2 600 000")]
            lines.append((96 + 14 * len(lines), [(50, name), *own]))
    found = [(r.recipient, r.group) for r in recipients(printed([TITLE, head, *lines]))]
    assert found[::2] == [(name, group) for group, names in groups.items() for name in names]


def test_names_beside_groups_set_in_the_middle_are_whole_in_their_own_column() -> None:
    head: Line = (80, [(50, "Område"), (130, "Nr"), (160, "Bidragsmottagare"), (-500, "Belopp, kr")])
    lines: list[Line] = []
    y = 96.0
    for n, name in enumerate(
        ["Lunds förening för/språkvård", "Forum Öresund", "Mötesplats Hisingen,/kooperativ", "Jouren"]
    ):
        words = name.split("/")
        lines += [(y + 13 * k, [(160, word)]) for k, word in enumerate(words)]
        lines.append((y + 13 * (len(words) - 1) / 2, [(130, str(n + 1)), (-500, f"{n + 2} 120 000")]))
        lines += [(y + 13, [(50, f"Region {'Syd' if n else 'Väst'}")])] if len(words) > 1 else []
        y += 13 * (len(words) - 1) + 17
    names = [r.recipient for r in recipients(printed([TITLE, head, *sorted(lines)]))]
    assert names == ["Lunds förening för språkvård", "Forum Öresund", "Mötesplats Hisingen, kooperativ", "Jouren"]


def test_numbers_of_organisations_among_names_of_groups_keep_their_column() -> None:
    head: Line = (80, [(50, "Organisationsnummer"), (200, "Organisation"), (-500, "Belopp, kr")])
    own = [("Hav och vatten", "", "2 130 500"), ("762279-6618", "Skarven", "2 130 500")]
    own += [
        ("Jord och skog", "", "2 752 500"),
        ("802348-1996", "Hembygden", "153 000"),
        ("802238-8900", "Ringen", "2 599 500"),
    ]
    lines: list[Line] = []
    for n, (first, name, amount) in enumerate(own):
        cells: list[tuple[float, str]] = [(200, name)] if name else []
        lines.append((96 + 14 * n, [(50, first), *cells, (-500, amount)]))
    found = recipients(printed([TITLE, head, *lines]))
    codes = [r.code_text for r in found if r.recipient in {"Skarven", "Hembygden", "Ringen"}]
    assert codes == ["762279-6618", "802348-1996", "802238-8900"]


def test_a_long_line_of_a_name_that_its_row_goes_on_with_ends_no_table() -> None:
    head: Line = (80, [(50, "Område"), (160, "Mottagare"), (-540, "Belopp")])
    lines: list[Line] = [
        (96, [(50, "Dans"), (160, "Teatern"), (-540, "1 870 943 kr")]),
        (112, [(160, "Föreningen för cirkus och äldre och unga i Norra Bohuslän med om-")]),
        (123, [(50, "Jord och skog"), (160, "nejd"), (-540, "3 112 000 kr")]),
        (139, [(160, "Studion"), (-540, "2 322 000 kr")]),
    ]
    names = [r.recipient for r in recipients(printed([TITLE, head, *lines]))]
    assert names == ["Teatern", "Föreningen för cirkus och äldre och unga i Norra Bohuslän med omnejd", "Studion"]


def test_headings_and_labels_of_sums_of_two_lines_are_told_by_the_room_around_them() -> None:
    head: Line = (80, [(50, "Mottagare"), (-300, "Bidrag, kr")])
    texts = [
        "Forskning om hav/och vatten",
        "Riksförbundet för/hälsa i Sverige=2 965 000",
        "Ekorren, centrum/för äldre=1 641 000",
    ]
    texts += [
        "Delsumma=4 606 000",
        "Livsmedel, jord/och skog",
        "Norrköpings/Konsthall=1 208 000",
        "Kören=3 001 000",
    ]
    texts += ["Summa/Livsmedel, jord/och skog=4 209 000", "Totalt=8 815 000"]
    lines: list[Line] = []
    y = 100.0
    for text in texts:
        name, _, amount = text.partition("=")
        for k, word in enumerate(name.split("/")):
            lines.append((y, [(50, word), *([(-300, amount)] if amount and not k else [])]))
            y += 11
        y += 9
    found = _found(printed([TITLE, head, *lines]))
    assert found == [
        ("Riksförbundet för hälsa i Sverige", "Forskning om hav och vatten"),
        ("Ekorren, centrum för äldre", "Forskning om hav och vatten"),
        ("Norrköpings Konsthall", "Livsmedel, jord och skog"),
        ("Kören", "Livsmedel, jord och skog"),
    ]


def test_a_heading_centred_over_numbers_behind_the_names_heads_its_rows() -> None:
    head: Line = (80, [(50, "Organisation"), (180, "Org.nummer"), (-400, "Sökt, kr"), (-500, "Beviljat, kr")])
    lines: list[Line] = []
    for group, names in {"Dans och cirkus": ["Kören", "Teatern"], "Musik": ["Klubben", "Scenen"]}.items():
        lines.append((98 + 16 * len(lines), [(190, group)]))
        for name in names:
            y = 98 + 16 * len(lines)
            lines.append((y, [(50, name), (180, f"556314-45{len(lines)}0"), (-400, "206 000"), (-500, "103 000")]))
    found = recipients(printed([TITLE, head, *lines]))
    assert [r.group for r in found[::2]] == ["Dans och cirkus"] * 2 + ["Musik"] * 2
