"""The measure itself: a comparison that cannot fail would prove nothing."""

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

GOLD = runpy.run_path(str(Path(__file__).resolve().parents[1] / "bench" / "gold.py"))
compare = GOLD["compare"]


def amount(sek: int, role: str = "total", at: int | None = 5) -> dict[str, Any]:
    row = {"amount_sek": Decimal(sek), "role": role, "unit": "kr", "text": "", "sentence": ""}
    return row | {"at": at, "shown": "p1:5"}


WANTED = {"line": 5, "role": "total", "amount_sek": "350000000", "unit": "kr"}


@pytest.mark.parametrize(
    ("rows", "matched", "in_role", "found", "note"),
    [
        ([amount(350_000_000)], 1, 1, 1, ""),
        ([amount(350_000_000, at=None)], 1, 1, 1, ""),  # a PDF has no lines of a file
        ([amount(350_000_000, role="minimum")], 1, 0, 1, "ROLE"),
        ([amount(350_000_001)], 0, 0, 1, "MISS"),
        ([amount(350_000_000, at=40)], 0, 0, 1, "EXTRA"),  # the same sum elsewhere is another statement
        ([amount(350_000_000), amount(350_000_000)], 1, 1, 2, "EXTRA"),
        ([], 0, 0, 0, "MISS"),
    ],
)
def test_each_difference_is_counted(
    rows: list[dict[str, Any]], matched: int, in_role: int, found: int, note: str
) -> None:
    score = compare("amounts", [WANTED], rows)
    assert (score.matched, score.in_role, score.found, score.wanted) == (matched, in_role, found, 1)
    assert bool(score.notes) == bool(note)
    assert note in " ".join(score.notes)


def test_an_optional_item_is_neither_miss_nor_invention() -> None:
    optional = WANTED | {"optional": True}
    for rows in ([], [amount(350_000_000)]):
        score = compare("amounts", [optional], rows)
        assert (score.wanted, score.found, score.matched, score.notes) == (0, 0, 0, ())


def test_a_sentence_cut_short_is_a_miss_and_an_invention() -> None:
    gold = {"lines": [3, 4], "first": "Medlen ska", "last": "2024", "category": "use_period", "modality": "must"}
    whole = {
        "text": "Medlen ska användas under 2024.",
        "category": "use_period",
        "modality": "must",
        "deadline": None,
    }
    for row, matched in ((whole, 1), (whole | {"text": "Medlen ska användas"}, 0)):
        score = compare("conditions", [gold], [row | {"at": 3, "shown": "p1:3"}])
        assert (score.matched, score.found) == (matched, 1)


def test_one_reading_of_two_is_enough() -> None:
    span = {"start": "2021-01-01", "end": "2022-12-31", "precision": "year", "role": "other"}
    years = [span | {"end": "2021-12-31"}, span | {"start": "2022-01-01"}]
    common = {"inferred": False, "open": False, "conditional": False, "at": None, "shown": "p1:1"}
    score = compare("dates", [{"one_of": [[span], years]}], [y | common for y in years])
    assert (score.wanted, score.matched, score.found) == (2, 2, 2)
