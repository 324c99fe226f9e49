"""Tables copied column by column without titles: read where lengths, names and sums tell the rows, else told."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

CAPTION = "Statsbidrag per kommun, kronor"
KOMMUNER = {"1440": "Ale", "2582": "Boden", "1730": "Eda", "1880": "Örebro", "1814": "Lekeberg"}
BODIES = ("Föreningen Havsbris", "Stiftelsen Klippan", "Ljungheda IF", "Skogens Vänner", "Teater Dimma")
AMOUNTS = ("412 000", "1 350 000", "88 500", "250 000", "99 500")
SHARES = ("18,73", "61,36", "4,02", "11,36", "4,52")
SUM, SHARE = "2 200 000", "100,00"
CODES, NAMES = tuple(KOMMUNER), tuple(KOMMUNER.values())


def read(*columns: tuple[str, ...], caption: str = CAPTION, parted: str = "\n\n") -> Extraction:
    cells = parted.join(cell for column in columns for cell in column)
    return understand(f"Bilaga 2\n\n{caption}\n\n{cells}\n\nAnna Ek\n".encode(), "x.txt", Settings())


def given(found: Extraction) -> list[tuple[str | None, str | None, str | None]]:
    rows = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.text, a.share_text) for a in rows]


def failed(found: Extraction) -> set[str]:
    return {f.check for f in found.findings if f.status is Status.FAIL} - {"identity"}


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["close", "a line between"])
@pytest.mark.parametrize(
    ("columns", "shares"),
    [
        ([CODES, (*NAMES, "Totalt"), (*AMOUNTS, SUM)], (None,) * 5),
        ([CODES, (*NAMES, "Totalt"), (*AMOUNTS, SUM), (*SHARES, SHARE)], SHARES),
        ([CODES, NAMES, AMOUNTS], (None,) * 5),
        ([NAMES, AMOUNTS, SHARES], SHARES),
        ([("Summa", *NAMES), (SUM, *AMOUNTS)], (None,) * 5),
    ],
    ids=["codes", "shares", "no sum", "no codes", "sum first"],
)
def test_columns_without_titles_are_rows(
    columns: list[tuple[str, ...]], shares: tuple[str | None, ...], parted: str
) -> None:
    found = read(*columns, parted=parted)
    assert given(found) == list(zip(NAMES, AMOUNTS, shares, strict=True))
    assert failed(found) == set()


def test_names_that_no_register_has_are_rows_where_the_sum_is_right() -> None:
    columns = (*BODIES, "Summa"), (*AMOUNTS, SUM)
    assert given(read(*columns)) == [(name, amount, None) for name, amount in zip(BODIES, AMOUNTS, strict=True)]
    wrong = read(columns[0], (*AMOUNTS, "2 200 100"))
    assert (given(wrong), failed(wrong)) == ([], {"numbers-accounted"})


def test_a_wrong_sum_of_known_names_is_told_as_such() -> None:
    found = read(CODES, (*NAMES, "Totalt"), (*AMOUNTS, "2 200 100"))
    assert len(given(found)) == len(NAMES)
    assert "table-total" in failed(found)


@pytest.mark.parametrize("lost", range(5))
def test_a_column_that_lacks_a_cell_gives_no_name_the_amount_of_another(lost: int) -> None:
    fewer = tuple(a for n, a in enumerate(AMOUNTS) if n != lost)
    for columns in ([CODES, (*NAMES, "Totalt")], [(*NAMES, "Totalt")], [("Ängens Förening", *NAMES[1:], "Totalt")]):
        found = read(*columns, (*fewer, SUM), parted="\n")
        assert (given(found), "numbers-accounted" in failed(found)) == ([], True)
