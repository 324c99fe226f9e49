"""Checks of what a document says of itself: kind, number, date, and the order of its days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from made_rows import a_document, a_table

from schemas.checks.date_order import check as date_order
from schemas.checks.identity import check as identity
from schemas.rows import (
    DateFact,
    DocumentRow,
    Extraction,
    Finding,
    Place,
    Reference,
)
from schemas.vocabulary import (
    DateRole,
    DocumentKind,
    ReferenceKind,
    ReferenceRole,
    Severity,
    Status,
)

Check = Callable[[Extraction], Iterable[Finding]]
PLACE = Place(1, 1)


def document(**more: object) -> DocumentRow:
    return a_document(**{"document_date": date(2020, 5, 1), **more})


def failed(check: Check, extraction: Extraction) -> list[Finding]:
    return [f for f in check(extraction) if f.status is Status.FAIL]


def own(value: str) -> Reference:
    return Reference(role=ReferenceRole.OWN, kind=ReferenceKind.DIARIENUMMER, value=value, text=value, place=PLACE)


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (DocumentKind.GOVERNMENT_DECISION, "S2020/1", [Status.PASS] * 3),
        (DocumentKind.GOVERNMENT_DECISION, None, [Status.PASS, Status.FAIL, Status.PASS]),
        (DocumentKind.BOARD_MEMO, None, [Status.PASS, Status.FAIL, Status.PASS]),
        (DocumentKind.NOTICE, None, [Status.PASS, Status.SKIP, Status.PASS]),
        (DocumentKind.AGREEMENT, None, [Status.PASS, Status.SKIP, Status.PASS]),
        (DocumentKind.UNKNOWN, None, [Status.FAIL, Status.SKIP, Status.PASS]),
    ],
)
def test_identity(kind: DocumentKind, number: str | None, expected: list[Status]) -> None:
    extraction = Extraction(document=document(kind=kind), references=(own(number),) if number else ())
    found = list(identity(extraction))
    assert [f.status for f in found] == expected
    assert all(f.severity is Severity.WARNING for f in found if f.status is Status.FAIL)


def test_a_web_page_of_an_instruction_needs_no_number() -> None:
    page = Extraction(document=document(kind=DocumentKind.AGENCY_INSTRUCTION, media_type="text/html"))
    assert failed(identity, page) == []


@pytest.mark.parametrize("kind", [DocumentKind.NOTICE, DocumentKind.UNKNOWN])
def test_paper_dated_after_the_deadline_that_others_set(kind: DocumentKind) -> None:
    late = (fact(DateRole.REQUISITION_DEADLINE, date(2020, 4, 30)),)
    assert failed(date_order, Extraction(document=document(kind=kind), dates=late)) == []


def fact(role: DateRole, start: date | None, end: date | None = None, **more: object) -> DateFact:
    plain = DateFact(role=role, start=start, end=end or start, text=str(start), sentence="", place=PLACE)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_document_without_a_date() -> None:
    bare = Extraction(document=document(document_date=None))
    assert [f.message for f in failed(identity, bare)] == ["no diarienummer of its own", "no date of its own"]
    signed = replace(bare, dates=(fact(DateRole.SIGNATURE, date(2020, 12, 18)),))
    assert "no date of its own" not in [f.message for f in failed(identity, signed)]


@pytest.mark.parametrize(
    ("dates", "failures"),
    [
        ([fact(DateRole.USE_PERIOD, date(2020, 6, 1), date(2020, 12, 31))], 0),
        ([fact(DateRole.USE_PERIOD, date(2020, 12, 31), date(2020, 6, 1))], 1),
        ([fact(DateRole.REQUISITION_DEADLINE, date(2020, 4, 30))], 1),  # before the document's own day
        ([fact(DateRole.REQUISITION_DEADLINE, date(2020, 4, 30), inferred=True)], 0),
        (
            [
                fact(DateRole.REQUISITION_DEADLINE, date(2020, 11, 1)),
                fact(DateRole.REPORT_DEADLINE, date(2021, 2, 1)),
            ],
            0,
        ),
        (
            [
                fact(DateRole.REQUISITION_DEADLINE, date(2021, 11, 1)),
                fact(DateRole.REPORT_DEADLINE, date(2021, 2, 1), sentence="Redovisa hur medlen har använts."),
            ],
            1,
        ),
        (
            [
                fact(DateRole.REQUISITION_DEADLINE, date(2021, 11, 1)),
                fact(DateRole.REPORT_DEADLINE, date(2021, 2, 1), sentence="En lägesrapport lämnas."),
            ],
            0,  # a report on how it goes may come before the last drawing down
        ),
        (
            [
                fact(DateRole.REQUISITION_DEADLINE, date(2021, 11, 1)),
                fact(DateRole.REPORT_DEADLINE, date(2021, 2, 1), sentence="För att få medlen lämnas en plan."),
            ],
            0,  # handed in to get the money
        ),
        (
            [
                fact(DateRole.REQUISITION_DEADLINE, date(2021, 11, 1)),
                fact(DateRole.REPORT_DEADLINE, date(2021, 2, 1), sentence="Redovisningen ska lämnas i februari."),
            ],
            1,
        ),
        ([fact(DateRole.CITED_DECISION, date(2018, 11, 1))], 0),
    ],
)
def test_date_order(dates: list[DateFact], failures: int) -> None:
    found = failed(date_order, Extraction(document=document(), dates=tuple(dates)))
    assert len(found) == failures
    assert all(f.severity is Severity.WARNING for f in found)


@pytest.mark.parametrize(
    ("caption", "failures"),
    [
        ("Bilaga till regeringsbeslut 2020-05-20 nr II:4 Fördelning", 0),
        ("Bilaga 1 till regeringsbeslut den 20 maj 2020, nr II:4", 0),
        ("Bilaga till regeringsbeslut 2020-05-21 nr II:4", 1),
        ("Bilaga till beslut den 21 maj 2020 nr II:5", 2),
        ("Bilaga till rekvisition 2020-05-21", 0),
        ("Bilaga till regeringsbeslut 2019-01-10", 0),  # which the text cites
        (None, 0),
    ],
)
def test_annex_is_one_to_this_decision(caption: str | None, failures: int) -> None:
    decision = document(document_date=date(2020, 5, 20), decision_number="II:4")
    cited = fact(DateRole.CITED_DECISION, date(2019, 1, 10))
    tables = (a_table(caption=caption),)
    found = failed(identity, Extraction(document=decision, tables=tables, dates=(cited,)))
    assert len([f for f in found if "annex" in f.message]) == failures
