"""Bodies that are parts of others: a county below a sum, all kommuner of a county, Gotland twice."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.register import Level, resolve
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RecipientKind, RowType, Severity, Status

Row = tuple[str, ...]  # the lines of the name and, last, the amount; "" for none


def drawn(*rows: Row) -> Extraction:
    """A document with a table of names and amounts, amounts beside the first line of the name; headings in bold."""
    document = pymupdf.open()
    page, y = document.new_page(), 100.0
    page.insert_text((60, 60), "Bilaga 1 Statsbidrag till kommuner och regioner", fontsize=12)
    page.insert_text((60, 86), "Mottagare", fontsize=9)
    page.insert_text((220, 86), "Belopp i kr", fontsize=9)
    for *lines, amount in rows:
        right = 270 - pymupdf.get_text_length(amount, fontsize=9)
        page.insert_text((right, y), amount, fontsize=9)
        for line in lines:
            page.insert_text((60, y), line, fontsize=9, fontname="helv" if amount else "hebo")
            y += 11
        y += 3
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


def test_a_county_below_a_sum_heads_the_next_group_and_gotland_is_paid_twice() -> None:
    found = drawn(
        ("Gotlands län", ""),
        ("Gotlands kommun", "6 271 745"),
        ("Region Gotland", "5 127 441"),
        ("Summa länet", "11 399 186"),
        ("Blekinge län", ""),
        ("Karlshamn", "1 081 167"),
        ("Region Blekinge", "1 718 567"),
        ("Summa länet", "2 799 734"),
        ("Summa samtliga län", "14 198 920"),
    )
    rows = recipients(found)
    assert [(a.recipient, a.group) for a in rows] == [
        ("Gotlands kommun", "Gotlands län"),
        ("Region Gotland", "Gotlands län"),
        ("Karlshamn", "Blekinge län"),
        ("Region Blekinge", "Blekinge län"),
    ]
    assert [a.recipient_kind for a in rows[:2]] == [RecipientKind.KOMMUN, RecipientKind.REGION]
    failed = (f for f in found.findings if f.status is Status.FAIL)
    assert not [f for f in failed if f.severity is Severity.ERROR]


def test_all_kommuner_of_a_county_are_a_recipient_and_of_the_country_a_sum() -> None:
    counties = {"Gotlands": "37 036 000", "Blekinge": "40 357 000", "Hallands": "42 862 000"}
    rows = (("Samtliga kommuner i", f"{county} län", amount) for county, amount in counties.items())
    found = drawn(*rows, ("Samtliga kommuner i", "riket", "120 255 000"))
    assert [a.recipient for a in recipients(found)] == [f"Samtliga kommuner i {county} län" for county in counties]
    assert found.allocations[-1].row_type is RowType.TOTAL


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Umeåregionen", RecipientKind.OTHER),  # a body of several kommuner
        ("Västra Götalandsregionen", RecipientKind.REGION),
        ("Region Norrland", RecipientKind.REGION),  # says that it is one, and is told as unknown
    ],
)
def test_a_joint_body_is_no_region(name: str, kind: RecipientKind) -> None:
    assert resolve(name, None, level=Level.UNKNOWN).kind is kind
