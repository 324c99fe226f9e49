"""Tables copied column by column of which some columns lack cells: placed where that is proved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

KOMMUNER = ("Ale", "Boden", "Eda", "Falun", "Habo", "Kalix", "Lund", "Mora", "Nora", "Orsa")
POPULATION = (31_000, 28_400, 8_500, 59_800, 12_600, 15_700, 127_000, 20_500, 10_700, 6_900)
AMOUNTS = (620_000, 426_000, 0, 1_196_000, 189_000, 0, 2_540_000, 307_500, 214_000, 103_500)


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def share(amount: int) -> str:
    return f"{Decimal(100 * amount) / sum(AMOUNTS):.2f}".replace(".", ",")


def each(amount: int, population: int) -> str:
    return f"{Decimal(amount) / population:.2f}".replace(".", ",")


def read(*columns: tuple[str, ...], parted: str = "\n") -> Extraction:
    text = "\n\n".join(["Bilaga 1", "Bidrag till kommuner, kronor", *(parted.join(c) for c in columns)])
    return understand(text.encode(), "x.txt", Settings())


def given(found: Extraction) -> list[tuple[str | None, int | None]]:
    rows = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.name, None if a.amount_sek is None else int(a.amount_sek)) for a in rows]


def told(found: Extraction) -> set[str]:
    return {f.check for f in found.findings if f.status is Status.FAIL}


NAMES = ("Kommun", *KOMMUNER, "Summa")
PEOPLE = ("Folkmängd", *map(printed, POPULATION), printed(sum(POPULATION)))
SUMS = ("Belopp, kr", *(printed(a) for a in AMOUNTS if a), printed(sum(AMOUNTS)))
WANTED = [(n, a or None) for n, a in zip(KOMMUNER, AMOUNTS, strict=True)]


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_shares_tell_the_rows_of_the_amounts(parted: str) -> None:
    shares = ("Andel, %", *map(share, AMOUNTS), "100,00")
    assert given(read(NAMES, SUMS, shares, parted=parted)) == WANTED


def test_amounts_for_each_have_none_of_the_sum() -> None:
    rates = ("Kr/inv.", *(each(a, p) for a, p in zip(AMOUNTS, POPULATION, strict=True)))
    whole = ("Belopp, kr", *map(printed, AMOUNTS), printed(sum(AMOUNTS)))
    wanted = [*zip(KOMMUNER, AMOUNTS, strict=True)]
    assert given(read(NAMES, PEOPLE, rates, whole)) == wanted


def test_amounts_and_amounts_for_each_are_placed_together() -> None:
    rates = ("Kr/inv.", *(each(a, p) for a, p in zip(AMOUNTS, POPULATION, strict=True) if a), "15,60")
    assert given(read(NAMES, PEOPLE, rates, SUMS)) in (WANTED, [])  # the rate of the sum is one of its own
    rates = ("Kr/inv.", *rates[1:-1], each(sum(AMOUNTS), sum(POPULATION)))
    assert given(read(NAMES, PEOPLE, rates, SUMS)) == WANTED


def test_an_empty_line_stands_for_a_cell() -> None:
    sums = ("Belopp, kr", *(printed(a) if a else "" for a in AMOUNTS), printed(sum(AMOUNTS)))
    assert given(read(NAMES, sums, parted="\n\n")) == WANTED


def test_nothing_proves_the_rows_of_amounts_alone() -> None:
    found = read(NAMES, SUMS)
    assert not given(found)
    assert "numbers-accounted" in told(found)


def test_two_ways_that_fit_are_none() -> None:
    sums = (500_000, 500_000, 300_000)
    shares = ("Andel, %", "38,46", "38,46", "38,46", "23,08", "100,00")
    found = read(
        ("Kommun", "Ale", "Eda", "Mora", "Orsa", "Summa"), ("Belopp", *map(printed, sums), "1 300 000"), shares
    )
    assert not given(found)
    assert "numbers-accounted" in told(found)


def test_a_wrong_share_among_many_is_told_as_such() -> None:
    shares = ["Andel, %", *map(share, AMOUNTS), "100,00"]
    shares[1] = "17,61"  # a digit changed
    found = read(NAMES, SUMS, tuple(shares))
    assert not given(found) or "share-of-amount" in told(found)


def test_headings_of_counties_have_no_cells() -> None:
    names = ("Kommun", "Skåne län", "Lund", "Höör", "Dalarnas län", "Mora", "Orsa", "Falun", "Summa")
    codes = ("Kod", "1281", "1267", "2062", "2034", "2080")
    sums = ("Belopp", "100 000", "250 000", "75 000", "31 000", "44 000", "500 000")
    found = read(codes, names, sums)
    assert [(a.code_text, a.name, a.group) for a in found.allocations][:3] == [
        ("1281", "Lund", "Skåne län"),
        ("1267", "Höör", "Skåne län"),
        ("2062", "Mora", "Dalarnas län"),
    ]
    assert "table-total" not in told(found)


def test_a_kommun_under_another_county_proves_no_heading() -> None:
    names = ("Kommun", "Skåne län", "Lund", "Ale", "Dalarnas län", "Mora", "Orsa", "Falun", "Summa")
    sums = ("Belopp", "100 000", "250 000", "75 000", "31 000", "44 000", "500 000")
    assert not given(read(names, sums))


def test_the_first_name_is_not_taken_for_the_title_of_the_names() -> None:
    names = ("Mottagare", "Ovesholms museum", "Lillbergs scen", "Skara bygdeförening", "Västra hamnens teater")
    found = read(names, ("Belopp", "250 000", "120 000", "75 000"))
    assert not given(found)
    assert "numbers-accounted" in told(found)
