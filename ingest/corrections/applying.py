"""The corrections of one document put into its rows, each where its printed text still stands.

First the rows, before the checks are made, so that sums are those of the corrected values; then what was said of
findings, once they are there. What becomes of each correction is a row of ``corrections`` and a finding. Nothing
printed, no key and no place is ever changed, and no row is made.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.corrections.fields import beside, correctable, printed_for, read_value, same_print, value_of
from ingest.corrections.following import followed, with_sums
from ingest.corrections.given import Given
from ingest.proof.address import addresses, measure_of
from ingest.store.arrow import rows_of, with_rows
from schemas.corrected import findings_of
from schemas.grants.checks import grant_slugs
from schemas.rows import Allocation, Correction, Extraction, Finding, Place
from schemas.vocabulary import CorrectionOutcome, Verdict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PAGE = "page"  # how the address of a page begins
# The columns of a cell; every other column of an allocation is the same in all amount columns of its row.
_OF_THE_CELL = frozenset({"measure", "year", "amount_sek", "unit", "count", "unit_amount_sek"})


class _Target(NamedTuple):
    """The rows of a dataset that a correction is about, by position; none where its print is not there."""

    address: str
    positions: tuple[int, ...]
    near: DataclassInstance | None  # the row that the address names now, whatever is printed there


def with_corrections(extraction: Extraction, given: Sequence[Given]) -> Extraction:
    """``extraction`` with the corrections that hold; those of findings wait for :func:`with_reviewed_findings`."""
    of_rows = [one for one in given if one.dataset != "findings"]
    if not of_rows:
        return extraction
    targets = {one: _target(extraction, one) for one in of_rows if one.verdict is not Verdict.MISSING}
    contradicted = _contradictions(extraction, targets)
    outcomes = tuple(
        _noted(extraction, one) if one.verdict is Verdict.MISSING else _outcome(one, targets[one], contradicted)
        for one in of_rows
    )
    changes: defaultdict[str, defaultdict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for one, said in zip(of_rows, outcomes, strict=True):
        if said.outcome is CorrectionOutcome.APPLIED:
            value = read_value(correctable(one.dataset)[one.field], one.value)
            for position in targets[one].positions:
                changes[one.dataset][position][one.field] = value
    corrected = extraction
    if "allocations" in changes:  # before the tables, whose sums follow
        corrected = with_sums(extraction, _changed(corrected, "allocations", changes.pop("allocations")))
    for dataset, by_position in changes.items():
        corrected = _changed(corrected, dataset, by_position)
    return dataclasses.replace(corrected, corrections=outcomes)


def with_reviewed_findings(extraction: Extraction, given: Sequence[Given]) -> Extraction:
    """``extraction``, whose checks are made, with what was said of findings, and a finding for each correction."""
    said = (*extraction.corrections, *(_of_finding(extraction, one) for one in given if one.dataset == "findings"))
    return dataclasses.replace(extraction, corrections=said, findings=(*extraction.findings, *findings_of(said)))


def _changed(extraction: Extraction, dataset: str, changes: dict[int, dict[str, Any]]) -> Extraction:
    rows = list(rows_of(extraction, dataset))
    for position, values in changes.items():
        rows[position] = dataclasses.replace(rows[position], **followed(rows[position], values), corrected=True)
    if dataset == "documents":
        return dataclasses.replace(extraction, document=rows[0])  # type: ignore[arg-type]
    return with_rows(extraction, dataset, rows)


def _target(extraction: Extraction, one: Given) -> _Target:
    document = extraction.document
    if not document.sha256.startswith(one.sha256):
        return _Target(_address(document.document_id, one), (), None)
    named = list(_named(extraction, one))
    rows = rows_of(extraction, one.dataset)
    held = [p for p in named if _stands(one, rows[p])]
    if one.dataset == "allocations" and not _one_is_meant(one, [extraction.allocations[p] for p in held]):
        held = []  # printed alike: which is meant must be said
    near = rows[(held or named)[0]] if named else None
    whole = (
        list(addresses(one.dataset, document.document_id, rows))[(held or named)[0]] if len(named) == 1 else None
    )
    return _Target(whole or _address(document.document_id, one), tuple(held), near)


def _one_is_meant(one: Given, held: Sequence[Allocation]) -> bool:
    """Whether the cells are those of one row, and one alone where the field is a cell's own."""
    return len({cell.table_id for cell in held}) <= 1 and (one.field not in _OF_THE_CELL or len(held) <= 1)


def _address(document_id: str, one: Given) -> str:
    head = () if one.dataset == "allocations" else (one.dataset,)
    return "/".join((*head, document_id, *one.address))


def _named(extraction: Extraction, one: Given) -> Iterator[int]:
    """The positions of the rows that an address names, whatever is printed there."""
    if one.dataset != "allocations":
        position = int(one.address[0]) - 1 if one.address else 0
        if 0 <= position < len(rows_of(extraction, one.dataset)):
            yield position
        return
    table, row, *measure = one.address
    table_id = f"{extraction.document.document_id}/{table}"
    of_row = [
        (position, measure_of(cell).casefold())
        for position, cell in enumerate(extraction.allocations)
        if cell.row == int(row) and (not table or cell.table_id == table_id)
    ]
    if measure and one.field in _OF_THE_CELL:
        wanted = measure[0].casefold()
        of_row = [c for c in of_row if c[1] == wanted] or [c for c in of_row if c[1].startswith(wanted)]
    yield from (position for position, _ in of_row)


def _stands(one: Given, row: DataclassInstance) -> bool:
    """Whether what a correction was made for is still printed at a row, and beside it."""
    context = not one.context or same_print(beside(one.dataset, row), one.context)
    return context and same_print(printed_for(one.dataset, one.field, row), one.printed_text)


def _contradictions(extraction: Extraction, targets: Mapping[Given, _Target]) -> set[tuple[str, int, str]]:
    """Dataset, position and column of the values of which two corrections say different things."""
    said: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for one, target in targets.items():
        for position in target.positions if one.field else ():
            as_read = value_of(one.dataset, one.field, rows_of(extraction, one.dataset)[position])
            value = as_read if one.verdict is Verdict.ACCEPTED and not one.value else one.value
            said[one.dataset, position, one.field].add(value)
    return {key for key, values in said.items() if len(values) > 1}


def _outcome(one: Given, target: _Target, contradicted: set[tuple[str, int, str]]) -> Correction:
    row = target.near
    read = "" if row is None else value_of(one.dataset, one.field, row)
    agrees = same_print(one.value, read)
    said = _said(one, target.address, _fate(one, target, contradicted, agrees=agrees), getattr(row, "place", None))
    stands = None if row is None else printed_for(one.dataset, one.field, row)
    return dataclasses.replace(said, stands=stands, read_value=read or None)


def _fate(
    one: Given, target: _Target, contradicted: set[tuple[str, int, str]], *, agrees: bool
) -> CorrectionOutcome:
    if not target.positions:
        return CorrectionOutcome.STOPPED
    if any((one.dataset, position, one.field) in contradicted for position in target.positions):
        return CorrectionOutcome.CONTRADICTED
    if one.verdict is Verdict.WRONG:  # what is read rightly by now needs no correction any more
        return CorrectionOutcome.ACCEPTED if agrees else CorrectionOutcome.APPLIED
    return CorrectionOutcome.STOPPED if one.value and not agrees else CorrectionOutcome.ACCEPTED


def _said(one: Given, address: str, outcome: CorrectionOutcome, place: Place | None) -> Correction:
    return Correction(
        dataset=one.dataset or None,
        row=address or None,
        field=one.field or None,
        verdict=one.verdict,
        outcome=outcome,
        printed_text=one.printed_text or None,
        value=one.value or None,
        reason=one.reason or None,
        who=one.who or None,
        when=one.when or None,
        place=place,
    )


def _noted(extraction: Extraction, one: Given) -> Correction:
    """What is missing, on the page that the address names where there is such a one."""
    place = None
    word, *number = one.address or ("",)
    if word.casefold() == _PAGE and len(number) == 1 and number[0].isascii() and number[0].isdecimal():
        page = int(number[0])
        place = Place(page, 1) if 1 <= page <= extraction.document.page_count else None
    return _said(one, "/".join(one.address), CorrectionOutcome.NOTED, place)


def _of_finding(extraction: Extraction, one: Given) -> Correction:
    """What became of the acceptance of a finding: it is found by its check and what it says, not by its number."""
    held = [f for f in extraction.findings if f.check == one.field and same_print(f.message, one.printed_text)]
    found: Finding | None = held[0] if held else None
    if found is None and one.field in grant_slugs():  # made of several documents, when all are read
        return _said(one, one.field, CorrectionOutcome.NOTED, None)
    outcome = CorrectionOutcome.ACCEPTED if found else CorrectionOutcome.STOPPED
    address = (
        f"findings/{extraction.document.document_id}/{extraction.findings.index(found) + 1}" if found else None
    )
    said = _said(one, address or one.field, outcome, found.place if found else None)
    return dataclasses.replace(said, stands=found.message if found else None)
