"""Explanations for a person and as JSON. It decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from ingest.output.json_rows import Json, in_words, json_row, json_value
from ingest.output.terminal import printable, printable_json
from ingest.proof.explain import Explanation
from ingest.proof.participation import Part, Taking
from schemas.document import BBox
from schemas.rows import Place
from schemas.swedish import format_number

_PARTS = {
    Part.ROW: "about this row",
    Part.LINE: "about something on its line",
    Part.INPUT: "this row is part of it",
    Part.TABLE: "about its whole table",
    Part.DOCUMENT: "about every row",
}


def as_text(explanations: Sequence[Explanation]) -> Iterator[str]:
    """The lines of one explanation after the other; findings that they share are told once."""
    for explanation in explanations:
        yield from _row_text(explanation)
        yield ""
    yield "Checks it took part in"
    yield from _checks_text(list(dict.fromkeys(taking for e in explanations for taking in e.checks)))


def _row_text(explanation: Explanation) -> Iterator[str]:
    found, row = explanation.found, explanation.found.row
    document = found.extraction.document
    place: Place | None = getattr(row, "place", None)
    yield printable(f"{found.dataset} {found.address}")
    yield _line("document", f"{document.source} ({document.kind})")
    if place is not None:
        yield _line("place", f"page {place.page}, line {place.line}{_box(place.bbox)}")
    printing = explanation.printing
    for line in printing.lines or ():
        yield _line("printed line", line)
    yield _line("source" if printing.lines else "printed line", printing.source)
    for name, said in _said(explanation):
        yield _line(name, said)
    yield _line("rule", explanation.rule)
    if explanation.unit_source is not None:
        unit = f"{explanation.unit}: " if explanation.unit else ""
        yield _line("unit", f"{unit}{explanation.unit_source}")
    for value in explanation.values:
        printed = f'printed "{value.printed}", ' if value.printed and len(value.printed) < 60 else ""
        yield _line(value.column, f"{printed}{value.how}")


def _said(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """What else the row holds, without its place and the values that are told one by one; lists are left out."""
    row = explanation.found.row
    values = {value.column for value in explanation.values} | {
        "place",
        "table_id",
        "row",
        "rule",
        "unit_source",
        "unit",
    }
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name.endswith("_document"):
            continue  # of a grant: told with the fact that the document says
        if field.name not in values and isinstance(value, str | int | date | Decimal) and value not in {"", False}:
            yield field.name, in_words(value)


def _line(name: str, value: str) -> str:
    return f"  {name:<14} {printable(value)}"


def _box(box: BBox | None) -> str:
    if box is None:
        return " (no box: the source has no geometry)"
    left, top, right, bottom = (format_number(Decimal(f"{x:.1f}")) for x in box)
    return f", box {left} to {right} points from the left, {top} to {bottom} from the top"


def _checks_text(takings: Sequence[Taking]) -> Iterator[str]:
    if not takings:
        yield "  none"
    for part, finding in takings:
        severity = f" ({finding.severity})" if finding.status == "fail" else ""
        yield "  " + printable(f"{finding.status}{severity} {finding.check}, {_PARTS[part]}: {finding.message}")
        if finding.status == "fail":
            yield f"       {printable(finding.message_sv)}"


def as_json(explanations: Sequence[Explanation]) -> str:
    """A list with an object for each row."""
    return printable_json(json.dumps([_json(e) for e in explanations], ensure_ascii=False, indent=2))


def _json(explanation: Explanation) -> dict[str, Json]:
    found = explanation.found
    row = json_row(found.row)
    lines = explanation.printing.lines
    values: list[Json] = [
        {"column": v.column, "printed": v.printed, "value": json_value(v.stored), "how": v.how}
        for v in explanation.values
    ]
    checks: list[Json] = [json_row(t.finding) | {"part": str(t.part)} for t in explanation.checks]
    return {
        "address": found.address,
        "dataset": found.dataset,
        "document_id": found.extraction.document.document_id,
        "source": found.extraction.document.source,
        "page": row.get("page"),
        "line": row.get("line"),
        "bbox": row.get("bbox"),
        "printed_line": "\n".join(lines) if lines else None,
        "printed_line_source": explanation.printing.source,
        "rule": explanation.rule,
        "unit": explanation.unit,
        "unit_source": explanation.unit_source,
        "row": row,
        "values": values,
        "checks": checks,
    }
