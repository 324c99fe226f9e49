"""Amounts for each: in which unit they are, and what their rounding leaves open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.vocabulary import Status

ROWS = (
    ("Ale", 32_100, 27.1),
    ("Bjuv", 15_900, 318.4),
    ("Dorotea", 2_480, 91.7),
    ("Eda", 8_500, 140.2),
    ("Flen", 16_300, 12.9),
)


def annex(header: str, places: int) -> bytes:
    lines = [
        f"{name}\t{count}\t{each:.{places}f}\t{round(count * each / 1000)}".replace(".", ",")
        for name, count, each in ROWS
    ]
    return "\n".join(["Bidrag per kommun", "Belopp i tkr", "", header, *lines, ""]).encode()


@pytest.mark.parametrize("title", ["Kronor per invånare", "Kr/inv."])
@pytest.mark.parametrize("places", [0, 1])
def test_kronor_for_each_stay_kronor_beside_thousands_and_rounded_ones_are_no_error(
    title: str, places: int
) -> None:
    extraction = understand(annex(f"Kommun\tAntal invånare\t{title}\tBidrag", places), "annex.txt", Settings())
    first = extraction.allocations[0]
    assert (first.unit_amount_sek, first.amount_sek) == (round(Decimal("27.1"), places), 870_000)
    (verdict,) = {f.status for f in extraction.findings if f.check == "row-product"}
    assert verdict is Status.PASS
