"""Columns of figures that stand no farther apart than words do: what parts them over the rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_pages import Line, alarms, printed, recipients

TITLE: Line = (50, [(50, "Bilaga 1 Beviljade bidrag 2023 och 2024")])
NAMES = ["Föreningen Almen", "Klubben Björken", "Stiftelsen Cypressen", "Föreningen Druvan", "Nätverket Eken"]
AMOUNTS = [("1 715 000", "39 190 000"), ("", "26 410 000"), ("14 420 000", "31 575 000")]
AMOUNTS += [("11 440 000", ""), ("13 240 000", "39 275 000"), ("2 505 000", "10 070 000"), ("37 175 000", "9 000")]


def lines(apart: float) -> list[Line]:
    """Rows with two amounts, "39 190 000" of nine points beginning ``apart`` points behind the other column."""
    right = 350 + 45.0 + apart
    head: Line = (80, [(50, "Mottagare"), (-350, "2023"), (-right, "2024")])
    rows: list[Line] = [head]
    for n, (first, second) in enumerate(AMOUNTS):
        name = f"{NAMES[n % len(NAMES)]} {'AB'[n // len(NAMES)]}"
        cells = [(-350.0, first), (-right, second)]
        rows.append((96 + 14 * n, [(50, name), *[(x, text) for x, text in cells if text]]))
    return rows


@pytest.mark.parametrize("apart", [3.6, 4.2, 1.6])
def test_amounts_hardly_wider_apart_than_their_groups_are_two(apart: float) -> None:
    found = recipients(printed([TITLE, *lines(apart)]))
    read = [(found[n].amount_sek, found[n + 1].amount_sek) for n in range(0, len(found), 2)]
    assert read == [tuple(Decimal(t.replace(" ", "")) if t else None for t in pair) for pair in AMOUNTS]


def test_an_amount_set_apart_from_its_unit_keeps_it() -> None:
    rows: list[Line] = [(80, [(50, "Mottagare"), (-383, "Bidrag")])]
    rows += [(96 + 14 * n, [(50, name), (-370, f"{n + 2} 500"), (373.6, "kr")]) for n, name in enumerate(NAMES)]
    found = recipients(printed([TITLE, *rows]))
    assert [a.text for a in found] == [f"{n + 2} 500 kr" for n in range(len(NAMES))]


@pytest.mark.parametrize("apart", [2.5, 2.8])
def test_amounts_one_space_apart_of_which_one_is_missing_are_not_guessed(apart: float) -> None:
    extraction = printed([TITLE, *lines(apart)])
    read = {a.recipient: a.amount_sek for a in recipients(extraction)}
    assert Decimal(26) not in read.values()
    assert Decimal(11) not in read.values()
    assert "numbers-accounted" in alarms(extraction) or "number-shape" in alarms(extraction)


def test_a_count_and_an_amount_that_nothing_parts_are_told() -> None:
    cells = [("854", "23 000 kr", "15 000 kr"), ("9", "26 000 kr", "43 000 kr"), ("460", "83 000 kr", "39 000 kr")]
    rows: list[Line] = [(80, [(50, "Kommun"), (-350, "Antal platser"), (360, "Bidrag 2022"), (450, "Bidrag 2023")])]
    for n, (name, (count, first, second)) in enumerate(zip(("Ale", "Arvika", "Borås"), cells, strict=True)):
        rows.append((96 + 14 * n, [(50, name), (-350, count), (352.5, first), (450, second)]))
    extraction = printed([TITLE, *rows])
    told = [f.message for f in extraction.findings if f.check == "numbers-accounted"]
    assert any("854 23 000 kr" in message for message in told)


def test_columns_that_stand_elsewhere_on_the_next_page_are_the_same() -> None:
    def page(*edges: float) -> list[Line]:
        places = ("Malmö", "Luleå", "Falun", "Visby", "Borås")
        return [
            (
                96 + 14 * n,
                [
                    (-edges[0], name),
                    (-edges[1], places[n]),
                    (-edges[2], str(2000 + 37 * n)),
                    (-edges[3], str(4100 + n)),
                ],
            )
            for n, name in enumerate(NAMES)
        ]

    title: Line = (80, [(90, "Organisation"), (250, "Kommun"), (330, "Grundbelopp, tkr"), (430, "Rörligt (tkr)")])
    found = recipients(printed([TITLE, title, *page(200, 290, 390, 500)], page(150, 245, 345, 440)))
    expected = [(name, v) for n, name in enumerate(NAMES) for v in ((2000 + 37 * n) * 1000, (4100 + n) * 1000)]
    assert [(a.recipient, a.amount_sek) for a in found] == expected * 2


def test_texts_of_other_columns_in_a_name_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.tables.finding.lay_out", lambda *_: None)  # where places tell nothing
    places = ("Malmö", "Luleå", "Falun", "Visby", "Borås")
    rows: list[Line] = [(80, [(50, "Organisation"), (260, "Kommun"), (-450, "Belopp, tkr")])]
    rows += [(96 + 14 * n, [(50, name), (260, places[n]), (-450, str(2000 + n))]) for n, name in enumerate(NAMES)]
    extraction = printed([TITLE, *rows])
    assert recipients(extraction)[0].recipient == "Föreningen Almen Malmö"
    assert "numbers-accounted" in alarms(extraction)


@pytest.mark.parametrize("unit", ["kr", "SEK"])
def test_a_column_in_its_unit_on_a_page_of_its_own_is_the_rows(unit: str) -> None:
    names: list[Line] = [(96 + 14 * n, [(50, name), (-400, f"{n + 5} 000 {unit}")]) for n, name in enumerate(NAMES)]
    other: list[Line] = [(96 + 14 * n, [(-150, f"{n + 2} 500 {unit}")]) for n in range(len(NAMES))]
    first: list[Line] = [(80, [(50, "Förening"), (-400, "Sökt belopp")]), *names]
    found = recipients(printed(first, [(80, [(-150, "Beviljat belopp")]), *other]))
    amounts = [Decimal(v) for n in range(len(NAMES)) for v in (n * 1000 + 5000, n * 1000 + 2500)]
    assert [a.amount_sek for a in found] == amounts
