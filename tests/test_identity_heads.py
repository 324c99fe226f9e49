"""The diarienummer and date on every page head agree."""

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks.identity import check
from schemas.rows import Finding
from schemas.vocabulary import Status

FIRST = """Skolverket                          2023-02-01            1 (3)
                                    Dnr 5.1.3-2023:77

Anvisningar för statsbidrag till lovskola

Bidraget ska användas under 2023. Varje huvudman får högst 300 000 kronor.
Medlen ska rekvireras hos Skolverket senast den 1 mars 2023.
"""
NEXT = """Skolverket                          {day}            {page} (3)
                                    Dnr {number}

Huvudmannen ska redovisa hur medlen har använts. Den redovisning som lämnas ska
vara undertecknad av en behörig företrädare för huvudmannen. Stycke {page} slutar här.
"""


def heads(second: tuple[str, str], third: tuple[str, str]) -> list[Finding]:
    pages = [NEXT.format(day=d, number=n, page=p) for p, (d, n) in ((2, second), (3, third))]
    extraction = parse_document(read_document("\f".join([FIRST, *pages]).encode(), "anvisning.txt"), "test")
    return [f for f in check(extraction) if "page" in f.message]


SAME = ("2023-02-01", "5.1.3-2023:77")


def test_heads_that_agree_pass() -> None:
    assert [(f.status, f.message) for f in heads(SAME, SAME)] == [
        (Status.PASS, "3 pages print the diarienummer 5.1.3-2023:77"),
        (Status.PASS, "3 pages print the date 2023-02-01"),
    ]


@pytest.mark.parametrize(
    ("third", "message", "expected"),
    [
        (("2023-02-10", "5.1.3-2023:77"), "page 3 prints the date 2023-02-10", "2023-02-01"),
        (("2023-02-01", "5.1.3-2023:78"), "page 3 prints the diarienummer 5.1.3-2023:78", "5.1.3-2023:77"),
    ],
)
def test_a_page_of_another_paper_is_told(third: tuple[str, str], message: str, expected: str) -> None:
    (failed,) = [f for f in heads(SAME, third) if f.status is Status.FAIL]
    assert (failed.message, failed.expected) == (message, expected)
    assert failed.place is not None
    assert failed.place.page == 3


def test_padding_and_unit_make_no_other_number() -> None:
    first = FIRST.replace("Dnr 5.1.3-2023:77", "Dnr S2018/03799/FST")
    pages = [NEXT.format(day="2023-02-01", number="S2018/3799", page=page) for page in (2, 3)]
    extraction = parse_document(read_document("\f".join([first, *pages]).encode(), "anvisning.txt"), "test")
    assert "3 pages print the diarienummer S2018/03799/FST" in [f.message for f in check(extraction)]
