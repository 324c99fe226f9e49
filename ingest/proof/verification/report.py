"""What a verification came to: how much was compared, and each fault as one line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ingest.output.json_rows import Json
from ingest.output.terminal import printable, printable_json

# Faults of one kind in one file that are told one by one; the others are counted.
_TOLD = 20


class Fault(NamedTuple):
    """One thing that does not hold: the file, the row and column where it has some, and what is wrong."""

    file: str
    message: str
    row: int | None = None  # from 1, in the file
    column: str | None = None
    address: str = ""

    @property
    def line(self) -> str:
        """On one line."""
        row = f" row {self.row}" if self.row is not None else ""
        column = f" {self.column}" if self.column else ""
        address = f" ({self.address})" if self.address else ""
        return printable(f"{self.file}{row}{column}{address}: {self.message}")


class Report:
    """Counts of what was compared, and faults."""

    def __init__(self) -> None:
        """Nothing compared yet."""
        self.counts: Counter[str] = Counter()
        self.faults: list[Fault] = []

    @property
    def holds(self) -> bool:
        """Whether everything that was compared agrees."""
        return not self.faults

    def fault(self, file: str, message: str, *, row: int | None = None, column: str | None = None) -> None:
        """Note what does not hold."""
        self.faults.append(Fault(file, message, row, column))


def as_text(report: Report, what: str) -> Iterator[str]:
    """The lines for a person: each fault, what was compared, the verdict."""
    told: Counter[tuple[str, str | None]] = Counter()
    for fault in report.faults:
        told[fault.file, fault.column] += 1
        if told[fault.file, fault.column] <= _TOLD:
            yield f"fault: {fault.line}"
    for (file, column), count in told.items():
        if count > _TOLD:
            yield f"fault: {file}{f' {column}' if column else ''}: and {count - _TOLD} more"
    yield f"Compared in {what}:"
    for name, count in report.counts.items():
        yield f"  {count:>9} {name}".replace(",", " ")
    yield "Everything holds." if report.holds else f"{len(report.faults)} faults."


def as_json(report: Report, what: str) -> str:
    """The same as one JSON object, every fault told."""
    faults: list[Json] = [
        {"file": f.file, "row": f.row, "column": f.column, "address": f.address or None, "message": f.message}
        for f in report.faults
    ]
    found: dict[str, Json] = {
        "snapshot": what,
        "holds": report.holds,
        "compared": dict(report.counts),
        "faults": faults,
    }
    return printable_json(json.dumps(found, ensure_ascii=False, indent=2))
