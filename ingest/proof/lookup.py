"""An address as a person types it -> the rows that it names, or one line that lists what lies near.

It takes what ``ingest.proof.address`` writes, and shorter forms: the beginning of a document's id or the name of
its file, the beginning of a dataset's name, an amount column by the beginning of its header.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ingest.errors import UsageError
from ingest.grants import grants_of
from ingest.proof.address import addresses, measure_of
from ingest.store.arrow import EXTRACTED, rows_of
from ingest.store.dataset import extraction_of
from ingest.store.snapshot import Snapshot
from schemas.columns import DATASETS
from schemas.rows import Allocation, Extraction

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LISTED = 6


class Found(NamedTuple):
    """A row that an address names: its document, its dataset, the row and its full address.

    Of a grant the document is the founding one, and ``others`` are those that belong to it.
    """

    extraction: Extraction
    dataset: str
    row: DataclassInstance
    address: str
    others: tuple[Extraction, ...] = ()


def find_rows(snapshot: Snapshot, address: str) -> list[Found]:
    """The rows that ``address`` names: one, or a table row's cell in each amount column. UsageError for none."""
    dataset, parts = _dataset_of([part for part in address.strip().split("/") if part])
    if not parts:
        raise UsageError(f"{address or '(empty)'}: no address; {_FORMS}")
    if dataset == "inputs":
        raise UsageError(f"{address}: an input is no row of a document; bilaga status tells what became of it")
    extraction = _document(snapshot, parts[0], address)
    if dataset == "grants":
        return [_grant(snapshot, extraction, parts[1:], address)]
    if dataset == "documents":
        return [Found(extraction, dataset, extraction.document, f"documents/{extraction.document.document_id}")]
    numbers = parts[1:]
    if dataset is None and (len(numbers) < 2 or not all(n.isdecimal() for n in numbers[:2])):
        raise UsageError(f"{address}: which row? {_overview(extraction)}")
    if dataset in (None, "allocations"):
        return _cells(extraction, numbers, address)
    return [_numbered(extraction, dataset or "", numbers, address)]


_FORMS = "write <document>/<table>/<row>, <document>/<table>/<row>/<measure> or <dataset>/<document>/<number>"


def _dataset_of(parts: list[str]) -> tuple[str | None, list[str]]:
    """The dataset that an address begins with, None where it begins with a document, and the rest."""
    if not parts or all(c in string.hexdigits for c in parts[0]):
        return None, parts
    found = [name for name in DATASETS if name.startswith(parts[0].casefold())]
    return (found[0], parts[1:]) if len(found) == 1 else (None, parts)


def _document(snapshot: Snapshot, name: str, address: str) -> Extraction:
    table = snapshot.column("documents", "document_id", "source")
    known = dict(zip(table["document_id"].to_pylist(), table["source"].to_pylist(), strict=True))
    ids = [i for i in known if i.startswith(name.casefold())]
    ids = ids or [
        i for i, source in known.items() if name in {PurePosixPath(source).name, PurePosixPath(source).stem}
    ]
    if len(ids) == 1:
        extraction = extraction_of(snapshot, ids[0])
        if extraction is not None:
            return extraction
    if not known:
        raise UsageError(f"{address}: the dataset has no documents")
    near = ids or sorted(known, key=lambda i: (not known[i].startswith(name), i))
    what = f"{len(ids)} documents are named so" if ids else f'no dataset or document is named "{name}"'
    raise UsageError(f"{address}: {what}; documents are {_listed([f'{i} ({known[i]})' for i in near])}")


def _grant(snapshot: Snapshot, extraction: Extraction, years: Sequence[str], address: str) -> Found:
    """The grant that a document founds in a year; the year may be left out where there is one alone."""
    key = extraction.document.document_id
    founded = [g for g in grants_of(snapshot) if g.document_id == key]
    named = [g for g in founded if not years or [str(g.year or "-")] == list(years)]
    if len(named) != 1:
        there = _listed([f"grants/{g.grant_id}" for g in founded])
        raise UsageError(f"{address}: which grant? {f'there are {there}' if there else 'the document founds none'}")
    (grant,) = named
    others = (extraction_of(snapshot, link.document_id) for link in grant.links)
    return Found(extraction, "grants", grant, f"grants/{grant.grant_id}", tuple(e for e in others if e))


def _cells(extraction: Extraction, numbers: Sequence[str], address: str) -> list[Found]:
    if not numbers or not all(n.isdecimal() for n in numbers[:2]):
        raise UsageError(f"{address}: which row? {_overview(extraction)}")
    table_id = f"{extraction.document.document_id}/{int(numbers[0])}"
    of_table = [
        Found(extraction, "allocations", row, name)
        for name, row in zip(_names(extraction, "allocations"), extraction.allocations, strict=True)
        if row.table_id == table_id
    ]
    if not of_table or len(numbers) < 2:
        raise UsageError(f"{address}: which table and row? {_overview(extraction)}")
    wanted = int(numbers[1])
    found = [f for f in of_table if _cell(f).row == wanted]
    if not found:
        near = sorted({_cell(f).row: f for f in of_table}.items(), key=lambda item: abs(item[0] - wanted))
        names = [f"{table_id}/{n} ({_cell(f).recipient or _cell(f).row_type})" for n, f in sorted(near[:_LISTED])]
        raise UsageError(f"{address}: table {int(numbers[0])} has no row {wanted}; near it are {_listed(names)}")
    measure = " ".join(" ".join(numbers[2:]).split()).casefold()
    named = [f for f in found if measure_of(_cell(f)).casefold().startswith(measure)]
    if not named:
        raise UsageError(f"{address}: no such amount column; there are {_listed([f.address for f in found])}")
    return named


def _cell(found: Found) -> Allocation:
    if not isinstance(found.row, Allocation):
        raise TypeError(found.dataset)
    return found.row


def _numbered(extraction: Extraction, dataset: str, numbers: Sequence[str], address: str) -> Found:
    rows = rows_of(extraction, dataset)
    if len(numbers) == 1 and numbers[0].isdecimal() and 1 <= int(numbers[0]) <= len(rows):
        number = int(numbers[0])
        return Found(extraction, dataset, rows[number - 1], _names(extraction, dataset)[number - 1])
    span = f"1 to {len(rows)}" if rows else "none"
    head = f"{dataset}/{extraction.document.document_id}"
    raise UsageError(f"{address}: no such row; {head}/<number> goes from {span}")


def _names(extraction: Extraction, dataset: str) -> list[str]:
    return list(addresses(dataset, extraction.document.document_id, rows_of(extraction, dataset)))


def _overview(extraction: Extraction) -> str:
    """What there is to name in a document."""
    key = extraction.document.document_id
    last: dict[str, int] = {}
    for row in extraction.allocations:
        last[row.table_id] = max(row.row, last.get(row.table_id, 0))
    named = [f"{table_id}/1 to {number}" for table_id, number in last.items()]
    counts = ((name, len(rows_of(extraction, name))) for name in EXTRACTED[1:] if name != "allocations")
    named += [f"{name}/{key}/1 to {number}" for name, number in counts if number]
    return f"there are {', '.join(named)}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" (and {more} more)" if more > 0 else "")
