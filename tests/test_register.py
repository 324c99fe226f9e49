"""The register: its tables hold together, and a printed recipient is found or honestly not."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from schemas.register import (
    Level,
    gone_code,
    is_kommunkod,
    kommuner,
    kommunkod_of,
    level_of,
    name_of,
    nearest,
    regioner,
    resolve,
    settle,
)
from schemas.register.entries import all_kommuner, all_organisations, all_regioner
from schemas.register.names import distance, loose
from schemas.vocabulary import Match, RecipientKind


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(1974, 1, 1), 278),
        (date(1977, 1, 1), 277),
        (date(1980, 1, 1), 279),
        (date(1983, 1, 1), 284),
        (date(1991, 12, 31), 284),
        (date(1992, 1, 1), 286),
        (date(1995, 1, 1), 288),
        (date(1997, 7, 1), 288),
        (date(1998, 7, 1), 288),
        (date(1999, 1, 1), 289),
        (date(2003, 1, 1), 290),
        (None, 290),
    ],
)
def test_number_of_kommuner_at_known_days(on: date | None, count: int) -> None:
    assert len(kommuner(on)) == count
    assert len(set(kommuner(on).values())) == count


def test_kommuner_of_each_lan() -> None:
    counts = {r: sum(1 for code in kommuner() if code[:2] == r) for r in regioner()}
    expected = "26 8 9 13 13 8 12 1 5 33 6 49 16 12 10 15 10 7 8 15 14"
    assert list(counts.values()) == [int(n) for n in expected.split()]


def test_predecessors_and_successors_exist() -> None:
    codes = {k.code for k in all_kommuner()}
    linked = {c for k in all_kommuner() for c in (k.predecessor, k.successor) if c}
    assert linked <= codes


def test_periods_of_one_code_do_not_overlap() -> None:
    for code in {k.code for k in all_kommuner()}:
        rows = [k for k in all_kommuner() if k.code == code]
        for before, after in itertools.pairwise(rows):
            assert before.valid_to is not None
            assert after.valid_from is not None
            assert before.valid_to < after.valid_from


def test_no_alias_is_another_places_name() -> None:
    names = {loose(k.name): k.code for k in all_kommuner() if k.valid_to is None}
    for kommun in all_kommuner():
        for alias in kommun.aliases:
            assert names.get(loose(alias), kommun.code) == kommun.code
    assert not {loose(o.name) for o in all_organisations()} & set(names)


@pytest.mark.parametrize(
    ("name", "code", "level", "kommunkod", "match"),
    [
        ("Upplands Väsby", "0114", Level.KOMMUN, "0114", Match.CODE),
        ("Staffanstorps", "1230", Level.KOMMUN, "1230", Match.FUZZY),  # bare genitive: a spelling matter
        ("Mölnadal", "1481", Level.KOMMUN, "1481", Match.FUZZY),
        ("Goteborg", "1480", Level.KOMMUN, "1480", Match.FUZZY),  # diacritics lost
        ("Avesta", "0764", Level.KOMMUN, "0764", Match.CODE),  # another place: the code decides
        ("Alvesta", "764", Level.KOMMUN, "0764", Match.CODE),  # the zero lost in a spreadsheet
        ("", "0764", Level.KOMMUN, "0764", Match.CODE),
        ("Heby", "1917", Level.KOMMUN, "0331", Match.CODE),  # today's code for a former one
        ("Malung", None, Level.KOMMUN, "2023", Match.ALIAS),
        ("Falu kommun", None, Level.UNKNOWN, "2080", Match.ALIAS),
        ("Stockholms stad", None, Level.UNKNOWN, "0180", Match.ALIAS),
        ("Marks kommun", None, Level.UNKNOWN, "1463", Match.ALIAS),
        ("Borås Stad", None, Level.UNKNOWN, "1490", Match.ALIAS),
        ("Upplands-Väsby", None, Level.KOMMUN, "0114", Match.ALIAS),
        ("DalsEd", None, Level.KOMMUN, "1438", Match.ALIAS),
        ("MALMÖ", None, Level.KOMMUN, "1280", Match.ALIAS),
        ("Upplands-\u00a0Bro", None, Level.KOMMUN, "0139", Match.EXACT),  # broken at the cell's edge
        ("Solna*", None, Level.KOMMUN, "0184", Match.EXACT),  # footnote mark
        ("Region Gotland", None, Level.KOMMUN, "0980", Match.ALIAS),
        ("Habo", None, Level.KOMMUN, "0643", Match.EXACT),
        ("Håbo", None, Level.KOMMUN, "0305", Match.EXACT),
        ("Nora", None, Level.KOMMUN, "1884", Match.EXACT),
        ("Kalmar", None, Level.KOMMUN, "0880", Match.EXACT),
        ("Umea", None, Level.KOMMUN, "2480", Match.FUZZY),
        ("Gotlands kommun (Region Gotland)", None, Level.KOMMUN, "0980", Match.ALIAS),
        ("Solna (AB)", None, Level.KOMMUN, "0184", Match.ALIAS),
        ("Håbo (C)", "0305", Level.KOMMUN, "0305", Match.CODE),
        ("0114 Upplands Väsby", None, Level.KOMMUN, "0114", Match.CODE),  # code and name in one cell
        ("Ale kn", None, Level.UNKNOWN, "1440", Match.ALIAS),
        ("Habo k:n", None, Level.UNKNOWN, "0643", Match.ALIAS),
        ("kommun Nora", None, Level.UNKNOWN, "1884", Match.ALIAS),
        ("Kalmar (kommun)", None, Level.UNKNOWN, "0880", Match.ALIAS),
        ("Kalmar, kommun", None, Level.UNKNOWN, "0880", Match.ALIAS),
        ("Habo (Jönköpings län)", None, Level.UNKNOWN, "0643", Match.ALIAS),
        ("Upplands Väsby (0114)", None, Level.KOMMUN, "0114", Match.CODE),
        ("Mora 2062", None, Level.UNKNOWN, "2062", Match.CODE),
        ("GÖTEBORGS STAD", None, Level.UNKNOWN, "1480", Match.ALIAS),
    ],
)
def test_kommun_is_found(name: str, code: str | None, level: Level, kommunkod: str | None, match: Match) -> None:
    found = resolve(name, code, level=level)
    assert (found.kind, found.kommunkod, found.match) == (RecipientKind.KOMMUN, kommunkod, match)
    assert found.lanskod == (kommunkod or "")[:2]
    assert found.name == name_of(kommunkod or "")


@pytest.mark.parametrize(
    ("name", "code", "level", "lanskod"),
    [
        ("Region Sörmland", None, Level.UNKNOWN, "04"),
        ("Södermanland", None, Level.REGION, "04"),
        ("Västra Götalandsregionen", None, Level.UNKNOWN, "14"),
        ("VGR", None, Level.REGION, "14"),
        ("Landstinget i Värmland", None, Level.UNKNOWN, "17"),
        ("Stockholms läns landsting", None, Level.UNKNOWN, "01"),
        ("Region Jönköping", None, Level.UNKNOWN, "06"),
        ("Region Jönköpings län", None, Level.UNKNOWN, "06"),
        ("Jämtland/Härjedalen", None, Level.REGION, "23"),
        ("Jämtland", None, Level.REGION, "23"),
        ("Kalmar", None, Level.REGION, "08"),  # the level decides a homonym
        ("Gotland", None, Level.REGION, "09"),
        ("Region Gotland", None, Level.UNKNOWN, "09"),
        ("Stockholms läns landsting (SLL)", None, Level.UNKNOWN, "01"),
        ("Skåne", "12", Level.REGION, "12"),
        ("Kalmar (regionen)", None, Level.UNKNOWN, "08"),  # what the word in parentheses says
        ("Skåne (landsting)", None, Level.UNKNOWN, "12"),
        ("Stockholm", "1", Level.REGION, "01"),
    ],
)
def test_region_is_found(name: str, code: str | None, level: Level, lanskod: str) -> None:
    found = resolve(name, code, level=level)
    assert (found.kind, found.lanskod, found.kommunkod) == (RecipientKind.REGION, lanskod, None)
    assert found.match is not Match.NONE
    assert found.name == regioner()[lanskod]


@pytest.mark.parametrize(
    "name",
    [
        "Hallands län",
        "Länsstyrelsen i Hallands län",
        "Länsstyrelsen Halland",
        "Lst Halland",
        "HALLANDS LÄN",
        "Halland (länsstyrelsen)",
    ],
)
def test_lan_is_found(name: str) -> None:
    found = resolve(name, None, level=Level.UNKNOWN)
    assert (found.kind, found.lanskod, found.name) == (RecipientKind.LAN, "13", "Hallands län")


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("Mer än 50 kunder", Level.UNKNOWN, RecipientKind.OTHER),
        ("Medel till samtliga", Level.UNKNOWN, RecipientKind.OTHER),
        ("Göteborgsregionen (GR)", Level.KOMMUN, RecipientKind.OTHER),
        ("Alingsås universitet", Level.UNKNOWN, RecipientKind.OTHER),
        ("Bara", Level.KOMMUN, RecipientKind.KOMMUN),  # merged into Svedala: no name of it
        ("Markaryds Bostäder AB", Level.UNKNOWN, RecipientKind.OTHER),
        ("Stockholm", Level.UNKNOWN, RecipientKind.OTHER),  # kommun or region: only the table's level tells
        ("Region Väst", Level.UNKNOWN, RecipientKind.REGION),
        ("Solna (regionen)", Level.KOMMUN, RecipientKind.OTHER),  # the aside says that it is no kommun
        ("Södermanland (samverkansorgan)", Level.UNKNOWN, RecipientKind.OTHER),  # bears the name of the region
        ("Uppsala (regionförbundet)", Level.REGION, RecipientKind.OTHER),
        ("Habo (Hallands län)", Level.UNKNOWN, RecipientKind.KOMMUN),
        ("2023 Malmö", Level.UNKNOWN, RecipientKind.OTHER),  # a year, though also a code
        ("Storstads kommun", Level.UNKNOWN, RecipientKind.KOMMUN),
    ],
)
def test_what_is_not_in_the_register_is_not_guessed(name: str, level: Level, kind: RecipientKind) -> None:
    found = resolve(name, None, level=level)
    assert (found.kind, found.match) == (kind, Match.NONE)
    assert found.kommunkod is found.lanskod is found.name is None


def test_no_kommun_is_ever_read_as_another() -> None:
    for code, name in kommuner().items():
        for level in Level:
            found = resolve(name, code, level=level) if level is not Level.REGION else None
            assert found is None or (found.kommunkod, found.match, found.conflict) == (code, Match.CODE, None)
        assert resolve(name, None, level=Level.KOMMUN)[1:5] == (code, code[:2], name, Match.EXACT)
        assert resolve(f"{name} kommun", None, level=Level.UNKNOWN).kommunkod == code


def test_every_region_name_that_was_ever_used_is_found() -> None:
    for region in all_regioner():
        level = Level.REGION if region.region == "Gotlands kommun" else Level.UNKNOWN
        if region.region != "Gotlands kommun":
            assert resolve(region.region, None, level=level).lanskod == region.lanskod


def test_code_and_name_of_two_places_is_reported() -> None:
    found = resolve("Avesta", "0764", level=Level.KOMMUN)
    assert found.conflict == "Avesta"
    assert found.note is not None
    assert "2084" in found.note


def test_codes_respect_the_day() -> None:
    before, after = date(2005, 6, 1), date(2015, 6, 1)
    assert resolve("Heby", None, level=Level.KOMMUN, on=before).kommunkod == "1917"
    assert resolve("Heby", "1917", level=Level.KOMMUN, on=before).note is None
    assert resolve("Heby", "1917", level=Level.KOMMUN, on=after).kommunkod == "0331"
    assert gone_code("1917", after) == "0331"
    assert gone_code("1917", before) is None
    assert gone_code("1180") == "1290"
    assert resolve("Ale", "1521", level=Level.KOMMUN, on=date(1996, 6, 1)).kommunkod == "1521"
    assert resolve("Ale", "1521", level=Level.KOMMUN, on=after).kommunkod == "1440"
    assert resolve("Bara", "1229", level=Level.KOMMUN, on=date(1975, 6, 1))[1:5] == (
        "1229",
        "12",
        "Bara",
        Match.CODE,
    )
    assert resolve(None, "1229", level=Level.KOMMUN, on=after)[1:4] == ("1263", "12", "Svedala")
    assert resolve("Salem", None, level=Level.KOMMUN, on=date(1984, 1, 1)).kommunkod == "0128"
    assert resolve("Kopparbergs län", None, level=Level.UNKNOWN, on=date(1990, 1, 1)).name == "Kopparbergs län"
    assert resolve("Kopparbergs län", None, level=Level.UNKNOWN, on=after).name == "Dalarnas län"
    assert resolve("Malung", None, level=Level.KOMMUN, on=before)[3:5] == ("Malung", Match.EXACT)
    assert resolve("Malung", None, level=Level.KOMMUN, on=after)[3:5] == ("Malung-Sälen", Match.ALIAS)
    assert resolve("Region Dalarna", None, level=Level.UNKNOWN, on=before).name == "Landstinget Dalarna"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0114", "0114"),
        ("114", "0114"),
        (" 1480 ", "1480"),
        ("2018", None),
        ("12", None),
        ("x", None),
        (None, None),
    ],
)
def test_kommunkod_of(text: str | None, code: str | None) -> None:
    assert kommunkod_of(text) == code
    assert is_kommunkod(text) is (code is not None)


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Umeå universitet", "Umeå universitet"),
        ("KTH", "Kungl. Tekniska högskolan"),
        ("Högskolan i Kristianstad", "Högskolan Kristianstad"),
        ("Jordbruksverket", "Statens jordbruksverk"),
    ],
)
def test_organisations_are_known_and_of_no_level(name: str, official: str) -> None:
    found = resolve(name, None, level=Level.UNKNOWN)
    assert (found.kind, found.name) == (RecipientKind.OTHER, official)
    assert found.match is not Match.NONE
    assert found.kommunkod is found.lanskod is None


def test_level_of_a_table() -> None:
    assert level_of(["Stockholm", "Solna", "Nacka"]) is Level.KOMMUN
    assert level_of(["Stockholm", "Uppsala", "Skåne"]) is Level.REGION
    assert level_of(["Stockholm", "Uppsala"]) is Level.UNKNOWN
    assert level_of(["Mer än 50 kunder", None]) is Level.UNKNOWN
    assert level_of([None], ["0114"]) is Level.KOMMUN
    assert level_of(["Solna", "Skåne"]) is Level.UNKNOWN


def test_guess_by_name_is_withdrawn_when_the_kommun_stands_elsewhere() -> None:
    rows = [resolve(n, None, level=Level.KOMMUN) for n in ("Mölnadal", "Umea", "Umeå")]
    settled = settle(rows)
    assert [r.match for r in settled] == [Match.FUZZY, Match.NONE, Match.EXACT]


def test_nearest_names_for_a_message() -> None:
    assert nearest("Mölnadal")[0] == "Mölndal"
    assert nearest("Kammarkollegiet") == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("habo", "håbo", 1), ("ab", "ba", 1), ("mora", "nora", 1), ("a", "abcd", 3)]
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == expected


def test_a_lan_among_regioner_is_the_region():
    names = ["Stockholm", "Skåne", "Kronoberg", "Jönköpings län", "Västra Götalandsregionen"]
    found = settle([resolve(n, None, level=Level.REGION) for n in names])
    assert [r.kind for r in found] == [RecipientKind.REGION] * 5
    assert found[3].lanskod == "06"
    assert found[3].name == "Region Jönköpings län"


def test_lan_stay_lan_in_a_table_of_lan():
    found = settle(
        [resolve(n, None, level=Level.REGION) for n in ("Stockholms län", "Skåne län", "Jönköpings län")]
    )
    assert {r.kind for r in found} == {RecipientKind.LAN}


@pytest.mark.parametrize(
    ("name", "near"), [("ap.1", ()), ("ap.12", ()), ("Aleö", ("Ale",)), ("Stokholm", ("Stockholm",))]
)
def test_nearest_names_are_near(name: str, near: tuple[str, ...]):
    assert nearest(name) == near
