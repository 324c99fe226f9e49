"""Tables saved one cell to a line, the amount before the name: no amount goes to the row before its own."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.vocabulary import RowType

ROWS = (("0114", "Upplands Väsby", "250 000"), ("0180", "Stockholm", "52 399"), ("1480", "Göteborg", "63 757"))


def read(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    text = "\n\n".join(("Bilaga 1", "Fördelning av bidrag till kommuner, kronor", *lines)) + "\n"
    found = understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))
    return [(a.code_text, a.recipient, a.text) for a in found.allocations if a.row_type is RowType.RECIPIENT]


@pytest.mark.parametrize("titles", [("Belopp (kr)", "Kod", "Mottagande kommun"), ()])
@pytest.mark.parametrize("first", [True, False])
def test_amounts_before_codes_and_names(titles: tuple[str, ...], first: bool) -> None:  # noqa: FBT001
    cells = [cell for code, name, amount in ROWS for cell in (amount, code, name)]
    total = ["366 156", "Summa"]
    lines = [*total, *cells] if first else [*cells, *total]
    assert read(*titles, *lines) == list(ROWS)


def test_amounts_before_names_and_shares() -> None:
    cells = [cell for _, name, amount in ROWS for cell in (amount, name, "33,3")]
    assert read("Belopp", "Kommun", "Andel (%)", *cells) == [(None, name, amount) for _, name, amount in ROWS]


def test_amounts_below_names_stay_theirs() -> None:
    cells = [cell for _, name, amount in ROWS for cell in (name, amount)]
    assert read("Kommun", "Belopp (kr)", *cells) == [(None, name, amount) for _, name, amount in ROWS]
    assert read(*cells) == [(None, name, amount) for _, name, amount in ROWS]
