"""The arithmetic of a document, spelled out: the terms of each printed sum, what they come to, what is printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ingest.report.findings import ShownFinding
from ingest.report.numbers import decimals_of, number, share_decimals_of
from ingest.report.rows import row_key
from schemas.checks.row_product import product_of
from schemas.rows import Allocation, Extraction
from schemas.sums import Sum, sums_of
from schemas.vocabulary import Status

_WHOLE = 6  # so many terms are shown without asking
_FIRST = 3
_PROSE = {"parts-total", "text-total"}


class Term(NamedTuple):
    """One term: its row's key, its name, its value."""

    key: str
    name: str
    value: str


class Ledger(NamedTuple):
    """A sum down a column: the first terms, those that are folded away, the last ones."""

    check: str
    table: int
    head: str
    key: str  # of the row that prints it
    name: str
    first: tuple[Term, ...]
    folded: tuple[Term, ...]
    last: tuple[Term, ...]
    rows: int
    computed: str
    printed: str
    difference: str
    verdict: str  # holds, differs, rounding
    unit: str


class Equation(NamedTuple):
    """A sum or product along a row, or of the prose: "72,1 + 82,5 = 154,6"."""

    key: str
    name: str
    left: str
    computed: str
    printed: str
    difference: str
    verdict: str


class Arithmetic(NamedTuple):
    """All of it: sums down columns, sums and products along rows, and the findings on sums of the prose."""

    ledgers: tuple[Ledger, ...]
    rows: tuple[Equation, ...]
    prose: tuple[ShownFinding, ...]


def arithmetic_of(extraction: Extraction, findings: Iterable[ShownFinding]) -> Arithmetic:
    """The sums of a document."""
    shown = list(findings)
    failing = {
        (f.finding.check, f.finding.table_id, f.finding.row): f for f in shown if f.finding.status is Status.FAIL
    }
    down, along = [], []
    for one in sums_of(extraction):
        verdict = _verdict(one.difference, failing.get((one.check, one.total.table_id, one.total.row)))
        if one.check == "row-total":
            along.append(_row_sum(one, verdict))
        else:
            down.append(_ledger(one, verdict))
    along += _products(extraction, failing)
    prose = [f for f in shown if f.finding.check in _PROSE and f.finding.status is not Status.SKIP]
    return Arithmetic(tuple(down), tuple(along), tuple(prose))


def _verdict(difference: Decimal, failure: ShownFinding | None) -> str:
    if not difference:
        return "holds"
    return "differs" if failure is not None and failure.grade != "info" else "rounding"


def _ledger(one: Sum, verdict: str) -> Ledger:
    values = [one.value_of(term) for term in one.terms] + [one.printed, one.computed]
    decimals = share_decimals_of(values) if one.of_shares else decimals_of(values)
    terms = tuple(_term(one, term, decimals) for term in one.terms)
    whole = len(terms) <= _WHOLE
    return Ledger(
        check=one.check,
        table=one.table.seq,
        head="" if one.of_shares else " ".join((one.total.measure or "").split()),
        key=_key(one.total),
        name=_name(one.total),
        first=terms if whole else terms[:_FIRST],
        folded=() if whole else terms[_FIRST:-1],
        last=() if whole else terms[-1:],
        rows=len(terms),
        computed=number(one.computed, decimals),
        printed=number(one.printed, decimals),
        difference=number(one.difference, decimals),
        verdict=verdict,
        unit="%" if one.of_shares else "kr",
    )


def _term(one: Sum, row: Allocation, decimals: int) -> Term:
    return Term(_key(row), _name(row), number(one.value_of(row), decimals))


def _row_sum(one: Sum, verdict: str) -> Equation:
    left = " + ".join(number(one.value_of(term)) for term in one.terms)
    return _equation(one.total, left, (one.computed, one.printed), verdict)


def _products(
    extraction: Extraction, failing: dict[tuple[str, str | None, int | None], ShownFinding]
) -> list[Equation]:
    found = []
    for row in extraction.allocations:
        product = product_of(row)
        if product is None or row.amount_sek is None:
            continue
        verdict = _verdict(row.amount_sek - product, failing.get(("row-product", row.table_id, row.row)))
        left = f"{number(row.count)} × {number(row.unit_amount_sek)}"
        found.append(_equation(row, left, (product, row.amount_sek), verdict))
    return found


def _equation(row: Allocation, left: str, sums: tuple[Decimal, Decimal], verdict: str) -> Equation:
    computed, printed = sums
    gap = number(printed - computed)
    return Equation(_key(row), _name(row), left, number(computed), number(printed), gap, verdict)


def _key(row: Allocation) -> str:
    return row_key(f"{row.table_id}/{row.row}")


def _name(row: Allocation) -> str:
    return " ".join((row.recipient or row.name or row.group or "").split())
