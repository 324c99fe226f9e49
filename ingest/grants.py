"""The grants of a dataset, and who had how much of them on a day. Reads a snapshot; writes standard output alone.

Both are stored: see ``grants`` and the columns of ``allocations`` that a snapshot adds. Here they are only chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple, cast

import pyarrow as pa
import pyarrow.compute as pc
import typer

from ingest.output.formats import TableFormat
from ingest.output.inert import csv_cell, csv_line
from ingest.output.json_rows import Json, json_value
from ingest.output.terminal import printable, printable_json
from ingest.store.arrow import rows_to_table, table_to_rows, uniform
from ingest.store.dataset import damage_as_input_error
from ingest.store.snapshot import Snapshot
from schemas.collection import Grant
from schemas.columns import SCHEMAS
from schemas.swedish import format_money
from schemas.vocabulary import RowType

# What is said of a grant, in the order of the columns: the fact, and the stem of who says it.
_FACTS = (
    ("total_sek", "total"),
    ("distributed_sek", "distributed"),
    ("recipients", "recipients"),
    ("use_from", "use"),
    ("use_to", "use"),
    ("requisition_deadline", "requisition"),
    ("report_deadline", "report"),
    ("repayment_deadline", "repayment"),
)
_SHOWN = ("grant_id", "kommunkod", "lanskod", "name", "recipient", "measure", "amount_sek")


class Said(NamedTuple):
    """A fact of a grant: its column, its value (None: left open), who says it, and who says otherwise."""

    column: str
    value: Decimal | date | int | None
    speaker: str
    differs: tuple[str, ...]

    @property
    def word(self) -> str:
        """The value as a person reads it."""
        return _word(self.value) or "open"


def said_of(grant: Grant) -> Iterator[Said]:
    """The facts that some document says, in the order of the columns."""
    for column, stem in _FACTS:
        speaker: str | None = getattr(grant, f"{stem}_document")
        if speaker is not None:
            yield Said(column, getattr(grant, column), speaker, getattr(grant, f"{stem}_differs"))


def grants_of(snapshot: Snapshot) -> list[Grant]:
    """The rows of ``grants``, by founding document and year."""
    with damage_as_input_error(snapshot):
        rows = [
            row
            for table in snapshot.bucket("grants", "")
            for row in table_to_rows("grants", uniform("grants", table))
        ]
    return cast("list[Grant]", rows)


def allocations_in_force(snapshot: Snapshot, day: date) -> pa.Table:
    """The rows of ``allocations`` whose amounts are in force on ``day``, totals included."""
    found = [SCHEMAS["allocations"].empty_table()]
    with damage_as_input_error(snapshot):
        for table in snapshot.bucket("allocations", ""):
            rows = uniform("allocations", table)
            begun = pc.fill_null(pc.less_equal(rows["in_force_from"], day), fill_value=False)
            held = pc.fill_null(pc.greater(rows["in_force_until"], day), fill_value=True)
            found.append(rows.filter(pc.and_(begun, held)))
    return pa.concat_tables(found)


def print_grants(snapshot: Snapshot, form: TableFormat) -> None:
    """Every grant on standard output."""
    grants = grants_of(snapshot)
    if form is not TableFormat.TEXT:
        _print_table(rows_to_table("grants", None, grants), form)
        return
    sources = _sources(snapshot)
    for grant in grants:
        head, *facts = (printable(line) for line in _lines(grant, sources))
        typer.echo("\n  ".join([head, *facts]) + "\n")
    typer.echo(f"Grants: {len(grants)}.")


def print_in_force(snapshot: Snapshot, day: date, form: TableFormat) -> None:
    """The amounts in force on ``day`` on standard output; for a person the recipients' only."""
    rows = allocations_in_force(snapshot, day)
    if form is not TableFormat.TEXT:
        _print_table(rows, form)
        return
    recipients = rows.filter(pc.equal(rows["row_type"].cast(pa.string()), RowType.RECIPIENT))
    for row in recipients.select(_SHOWN).to_pylist():
        code = row["kommunkod"] or row["lanskod"] or "-"
        amount = format_money(row["amount_sek"]) if row["amount_sek"] is not None else "-"
        name, measure = printable(row["name"] or row["recipient"] or "-"), printable(row["measure"] or "")
        line = f"{row['grant_id']}  {code:<4}  {name:<24}  {amount:>18}  {measure}"
        typer.echo(line.rstrip())
    typer.echo(f"Amounts in force on {day}: {recipients.num_rows}.")


def _print_table(table: pa.Table, form: TableFormat) -> None:
    rows = table.to_pylist()
    if form is TableFormat.JSON:
        typer.echo(printable_json(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2)))
        return
    typer.echo(csv_line(table.column_names))
    for row in rows:
        typer.echo(csv_line(csv_cell(value) for value in row.values()))


def _plain(value: object) -> Json:
    """A value of Arrow's as JSON."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return round(value, 2) if isinstance(value, float) else json_value(value)


def _sources(snapshot: Snapshot) -> dict[str, str]:
    table = snapshot.column("documents", "document_id", "source")
    return dict(zip(table["document_id"].to_pylist(), table["source"].to_pylist(), strict=True))


def _lines(grant: Grant, sources: dict[str, str]) -> Iterator[str]:
    """One grant for a person: its name, its documents with the evidence, its facts with who says them."""

    def named(document_id: str | None) -> str:
        return sources.get(document_id or "", document_id or "-").rsplit("/", 1)[-1]

    yield f"{grant.year or 'year unknown'}  {grant.title or '(no title)'}  [{grant.grant_id}]"
    number = ", ".join(w for w in (grant.diarienummer, grant.decision_number, _word(grant.decision_date)) if w)
    yield f"{named(grant.document_id)}{f' ({number})' if number else ''}"
    for link in grant.links:
        yield f"{named(link.document_id)}: {link.evidence}"
    if grant.use_document:
        period = f"{grant.use_from or '...'} to {grant.use_to or '...'}"
        yield _fact("use period", period, named(grant.use_document), [named(d) for d in grant.use_differs])
    for said in said_of(grant):
        if not said.column.startswith("use_"):
            name = said.column.removesuffix("_sek").replace("_", " ")
            yield _fact(name, said.word, named(said.speaker), [named(d) for d in said.differs])


def _fact(name: str, value: str, speaker: str, differs: list[str]) -> str:
    otherwise = f"; otherwise in {', '.join(differs)}" if differs else ""
    return f"{name}: {value} ({speaker}{otherwise})"


def _word(value: object) -> str:
    if isinstance(value, Decimal):
        return format_money(value)
    return "" if value is None else str(value)
