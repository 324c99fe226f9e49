"""A comparison of two snapshots for a person, as JSON and as CSV. It decides nothing.

Documents are written as they are found; the totals follow them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.output.formats import TableFormat
from ingest.output.inert import csv_line
from ingest.output.json_rows import Json, in_words, json_value
from ingest.output.terminal import printable, printable_json
from ingest.proof.alignment import FieldChange, RowChange
from ingest.proof.difference import Comparison, DocumentChange, versions_of
from ingest.proof.difference_together import STANDING
from ingest.store.arrow import EXTRACTED, rows_of
from ingest.store.snapshot import Snapshot
from schemas.rows import Allocation

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

KINDS = ("gained", "lost", "changed", "moved")
DOCUMENT_KINDS = ("gained", "lost", "replaced", "changed")
# What a row is called by, the first that it has.
_NAMES = ("value", "field", "recipient", "check", "caption", "name", "text", "title")
_CSV = ("document_id", "source", "dataset", "change", "address", "page", "line", "what", "column", "old", "new")


class Totals:
    """What a comparison has come to so far."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.documents: Counter[str] = Counter()
        self.rows: dict[str, Counter[str]] = {name: Counter() for name in (*EXTRACTED, "grants")}

    def add(self, change: DocumentChange) -> None:
        """Count a document and its rows."""
        self.documents[change.kind] += 1
        for dataset, count in row_counts(change).items():
            self.rows[dataset] += count

    def add_grants(self, changes: Iterable[RowChange]) -> None:
        """Count the grants."""
        self.rows["grants"].update(change.kind for change in changes)

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.documents and not self.rows["grants"]


def row_counts(change: DocumentChange) -> dict[str, Counter[str]]:
    """Dataset to the number of rows of each kind of change; all rows of a document that is gained or lost."""
    if change.old is None or change.new is None:
        return {name: Counter({change.kind: len(rows_of(change.extraction, name))}) for name in EXTRACTED}
    found: dict[str, Counter[str]] = {}
    for row in change.rows:
        found.setdefault(row.dataset, Counter())[row.kind] += 1
    return found


def print_comparison(comparison: Comparison, form: TableFormat) -> bool:
    """Write a comparison to standard output, line by line; whether nothing differs."""
    lines = {TableFormat.TEXT: _text, TableFormat.JSON: _json, TableFormat.CSV: _csv}[form](comparison)
    while True:
        try:
            line = next(lines)
        except StopIteration as end:
            return bool(end.value)
        sys.stdout.write(f"{line}\n")


def what(row: DataclassInstance) -> str:
    """What a row is about, short."""
    if isinstance(row, Allocation):
        return " ".join(w for w in (row.recipient or row.row_type, f'"{row.measure}"' if row.measure else "") if w)
    name = next((str(v) for column in _NAMES if (v := getattr(row, column, None))), "")
    role = getattr(row, "role", None)
    return _short(f"{role}: {name}" if role else name)


def _short(text: str, limit: int = 70) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _text(comparison: Comparison) -> Generator[str, None, bool]:
    totals = Totals()
    yield _snapshot_line("A", comparison.old)
    yield _snapshot_line("B", comparison.new)
    for sign, columns in (("-", comparison.columns_lost), ("+", comparison.columns_gained)):
        if columns:
            yield f"  columns {sign} {', '.join(sorted(columns))} (not compared)"
    for change in comparison.documents():
        totals.add(change)
        yield ""
        was = f" (was {change.replaces})" if change.replaces else ""
        yield f"{change.kind} {change.extraction.document.document_id}{was}  {change.extraction.document.source}"
        yield from _text_rows(change)
    grants = comparison.grants()
    totals.add_grants(grants)
    if grants:
        yield "\nGrants that differ"
        yield from (_text_row(row) for row in grants)
    inputs = comparison.inputs()
    if inputs:
        yield "\nInputs whose outcome differs"
    for one in inputs:
        yield f"  {one.source}: {one.old or 'not given'} -> {one.new or 'not given'}"
    yield ""
    if totals.same and not inputs:
        yield "The same: no document differs."
        return True
    yield f"Documents: {_counted(totals.documents, DOCUMENT_KINDS)}."
    for dataset, count in totals.rows.items():
        if count.total() and dataset != "documents":
            yield f"  {dataset}: {_counted(count, KINDS)}"
    return False


def _text_rows(change: DocumentChange) -> Iterator[str]:
    if change.old is None or change.new is None:
        counts = ((name, len(rows_of(change.extraction, name))) for name in EXTRACTED[1:])
        yield "  " + ", ".join(f"{number} {name}" for name, number in counts if number)
        return
    beside: defaultdict[tuple[FieldChange, ...], list[RowChange]] = defaultdict(list)
    for row in change.rows:
        if row.kind == "changed" and all(f.column in STANDING for f in row.fields):
            beside[row.fields].append(row)
        elif row.kind != "moved":
            yield _text_row(row)
    for rows in beside.values():
        yield _together("changed", rows)
    for dataset in EXTRACTED:
        moved = [row for row in change.rows if row.dataset == dataset and row.moved]
        if moved:
            yield _together("moved", moved)


def _text_row(row: RowChange) -> str:
    place = row.place
    where = f" (p. {place.page}, l. {place.line})" if place else ""
    name = "" if row.dataset == "documents" else what(row.row)
    return "  " + printable(f"{row.kind} {row.address}{where} " + ": ".join(w for w in (name, _said(row)) if w))


def _together(verb: str, rows: list[RowChange]) -> str:
    """Rows that differ alike, in one line."""
    first = rows[0]
    if len(rows) == 1:
        return f"  {verb} {first.address}: {_said(first)}"
    return f"  {verb} {len(rows)} {first.dataset}, the first {first.address}: {_said(first)}"


def _said(row: RowChange) -> str:
    return "; ".join(f"{f.column} {in_words(f.old)} -> {in_words(f.new)}" for f in row.fields)


def _snapshot_line(name: str, snapshot: Snapshot) -> str:
    versions = ", ".join(f"{version} ({number})" for version, number in sorted(versions_of(snapshot).items()))
    return f"{name} {snapshot.folder.as_posix()}: documents by version: {versions or 'none'}"


def _counted(count: Counter[str], kinds: tuple[str, ...]) -> str:
    return ", ".join(f"{count[kind]} {kind}" for kind in kinds)


def _json(comparison: Comparison) -> Generator[str, None, bool]:
    totals = Totals()
    yield "{"
    yield f'"a": {_dump(_snapshot(comparison.old))},'
    yield f'"b": {_dump(_snapshot(comparison.new))},'
    columns: Json = {
        "lost": [*sorted(comparison.columns_lost)],
        "gained": [*sorted(comparison.columns_gained)],
    }
    yield f'"columns": {_dump(columns)},'
    inputs = comparison.inputs()
    yield f'"inputs": {_dump([{"source": i.source, "old": i.old, "new": i.new} for i in inputs])},'
    yield '"documents": ['
    for change in comparison.documents():
        comma = "" if totals.same else ","
        totals.add(change)
        yield comma + _dump(_json_document(change))
    grants = comparison.grants()
    totals.add_grants(grants)
    listed: Json = [_json_row(row) for row in grants]
    rows: Json = {name: {kind: count[kind] for kind in KINDS} for name, count in totals.rows.items()}
    documents: Json = {kind: totals.documents[kind] for kind in DOCUMENT_KINDS}
    yield f'],\n"grants": {_dump(listed)},'
    yield f'"totals": {_dump({"documents": documents, "rows": rows})},'
    yield f'"same": {json.dumps(totals.same and not inputs)}'
    yield "}"
    return totals.same and not inputs


def _dump(value: Json) -> str:
    return printable_json(json.dumps(value, ensure_ascii=False))


def _snapshot(snapshot: Snapshot) -> Json:
    return {"snapshot": snapshot.id, "folder": snapshot.folder.as_posix(), "versions": dict(versions_of(snapshot))}


def _json_document(change: DocumentChange) -> Json:
    counts: Json = {name: {kind: count[kind] for kind in KINDS} for name, count in row_counts(change).items()}
    document = change.extraction.document
    rows: list[Json] = [_json_row(row) for row in change.rows]
    return {
        "document_id": document.document_id,
        "source": document.source,
        "change": change.kind,
        "replaces": change.replaces,
        "rows": counts,
        "changes": rows,
    }


def _json_row(row: RowChange) -> Json:
    place = row.place
    return {
        "dataset": row.dataset,
        "change": row.kind,
        "address": row.address,
        "page": place.page if place else None,
        "line": place.line if place else None,
        "what": what(row.row),
        "fields": [{"column": f.column, "old": json_value(f.old), "new": json_value(f.new)} for f in row.fields],
    }


def _csv(comparison: Comparison) -> Generator[str, None, bool]:
    totals = Totals()
    yield csv_line(_CSV)
    for change in comparison.documents():
        totals.add(change)
        document = change.extraction.document
        head = (document.document_id, document.source)
        if change.kind != "changed":
            name = f"documents/{document.document_id}"
            ids = ("document_id", change.replaces, document.document_id) if change.replaces else ("", "", "")
            yield csv_line((*head, "documents", change.kind, name, "", "", what(document), *ids))
        for row in change.rows:
            yield from _csv_row(head, row)
    grants = comparison.grants()
    totals.add_grants(grants)
    for row in grants:
        yield from _csv_row((row.address.split("/")[1], ""), row)
    return totals.same and not comparison.inputs()


def _csv_row(head: tuple[str, str], row: RowChange) -> Iterator[str]:
    """A line for each column that differs; one for a row that is gained or lost."""
    where = (str(row.place.page), str(row.place.line)) if row.place else ("", "")
    about = (*head, row.dataset, row.kind, row.address, *where, what(row.row))
    for field in row.fields:
        yield csv_line((*about, field.column, _cell(field.old), _cell(field.new)))
    if not row.fields:
        yield csv_line((*about, "", "", ""))


def _cell(value: object) -> str:
    known = json_value(value)
    return "" if known is None else known if isinstance(known, str) else json.dumps(known, ensure_ascii=False)
