"""recipient-known: kommuner under the heading of a county that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from made_rows import a_document, a_table

from schemas.checks.recipient_known import check as recipient_known
from schemas.rows import Allocation, Extraction, Place
from schemas.vocabulary import Match, RecipientKind, RowType, Status

_TOWNS = ("Borgholm", "0885", "08"), ("Nybro", "0881", "08"), ("Lund", "1281", "12")
_UPPSALA = ("Håbo", "0305", "03"), ("Knivsta", "0330", "03"), ("Heby", "0331", "03"), ("Tierp", "0360", "03")


def astray(towns: Iterable[tuple[tuple[str, str, str], str | None]], day: date) -> list[int]:
    """The rows that are told, of towns with the headings over them."""
    rows = tuple(
        Allocation(
            table_id="0/1",
            row=n,
            row_type=RowType.RECIPIENT,
            recipient=name,
            recipient_kind=RecipientKind.KOMMUN,
            kommunkod=code,
            lanskod=county,
            match=Match.EXACT,
            group=group,
            amount_sek=Decimal(100),
            text="100",
            place=Place(1, n),
        )
        for n, ((name, code, county), group) in enumerate(towns, start=1)
    )
    extraction = Extraction(document=a_document(document_date=day), tables=(a_table(),), allocations=rows)
    return [f.row for f in recipient_known(extraction) if f.status is Status.FAIL and f.row]


@pytest.mark.parametrize(
    ("groups", "day", "told"),
    [
        (("Kalmar län", "Kalmar län", "Skåne län"), date(2021, 1, 1), []),
        (("Kalmar län", "Skåne län", "Skåne län"), date(2021, 1, 1), [2]),
        (("Kalmar län", "Skåne län", "Skåne län"), date(2001, 1, 1), []),  # counties were others then
        (("Norra", "Norra", "Södra"), date(2021, 1, 1), []),
        (("Skåne län", "Skåne län", "Kalmar län"), date(2021, 1, 1), []),  # all: headings of something else
        (("Kalmar län",) * 3, date(2021, 1, 1), []),  # one heading over all
        ((None, "Kalmar län", "Skåne län"), date(2021, 1, 1), [1]),  # the first heading was lost
    ],
)
def test_kommun_under_another_county(groups: tuple[str | None, ...], day: date, told: list[int]) -> None:
    assert astray(zip(_TOWNS, groups, strict=True), day) == told


@pytest.mark.parametrize(("own", "told"), [(5, [6, 7]), (4, [])])
def test_one_heading_tells_where_enough_rows_are_of_its_county(own: int, told: list[int]) -> None:
    towns = (*_UPPSALA, ("Enköping", "0381", "03"))[:own]
    others = ("Tjörn", "1419", "14"), ("Mark", "1463", "14")
    assert astray([(town, "Uppsala län") for town in (*towns, *others)], date(2021, 1, 1)) == told
