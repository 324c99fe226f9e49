"""The findings of a document as its page lists them, each with the row and the values that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.output.findings.rules import rules
from ingest.proof.address import row_address
from ingest.report.numbers import kronor, percent
from ingest.report.rows import Content, Line, Row, Sheet, Value
from schemas.rows import Extraction, Finding
from schemas.vocabulary import Severity, Status


class ShownFinding(NamedTuple):
    """A finding; ``row`` is the key of what it is about (a row or a table), ``mark`` that of its outline."""

    key: str  # "f3"
    finding: Finding
    rule: str
    row: str | None
    row_name: str
    mark: str | None
    fields: tuple[tuple[str, str], ...]  # the values at fault: address and column; () for the whole row

    @property
    def grade(self) -> str:
        """Its severity where it failed, else its status."""
        return str(self.finding.severity if self.finding.status is Status.FAIL else self.finding.status)


def shown_findings(extraction: Extraction, content: Content) -> list[ShownFinding]:
    """The findings: errors, warnings, notes, then those that passed and those that could not be made."""
    explained = {rule.slug: rule.summary for rule in rules()}
    tables = {sheet.table.table_id: sheet for sheet in content.sheets}
    lines = {(t, line.number): line for t, sheet in tables.items() for line in sheet.lines}
    by_place: dict[object, Row] = {}
    for listed in content.rows:
        by_place.setdefault(listed.place, listed)
    found = []
    for number, finding in enumerate(sorted(extraction.findings, key=_order), start=1):
        line = lines.get((finding.table_id or "", finding.row or 0))
        row = by_place.get(finding.place) if finding.table_id is None and finding.place else None
        sheet = tables.get(finding.table_id or "")
        key = f"f{number}"
        found.append(
            ShownFinding(
                key,
                finding,
                explained.get(finding.check, ""),
                *_about(line, row, sheet),
                line.key if line else row.key if row else key if finding.place else None,
                tuple(_at_fault(finding, line.values if line else row.values if row else ())),
            )
        )
    return found


def _order(finding: Finding) -> tuple[int, int, int, int, str]:
    place = finding.place
    where = (place.page, place.line) if place else (0, 0)
    severity = list(Severity).index(finding.severity) if finding.status is Status.FAIL else 0
    return ([Status.FAIL, Status.PASS, Status.SKIP].index(finding.status), severity, *where, finding.check)


def _about(line: Line | None, row: Row | None, sheet: Sheet | None) -> tuple[str | None, str]:
    """The key of what a finding is about, and what it is called."""
    if line is not None:
        return line.key, line.name.shown or row_address(None, None)
    if row is not None:
        return row.key, row.values[0].shown if row.values else ""
    if sheet is not None:
        return f"table-{sheet.table.seq}", sheet.table.caption or ""
    return None, ""


def _at_fault(finding: Finding, values: Iterable[Value]) -> Iterator[tuple[str, str]]:
    """The values that say what the finding says stands there."""
    actual = _level(finding.actual or "")
    for value in values:
        forms = {_level(value.shown), _level(value.printed or "")}
        if value.field.endswith("_sek"):
            forms.add(_level(f"{value.shown} kr"))
        if value.field == "share_percent":
            forms.add(_level(f"{value.shown} %"))
        if actual and actual in forms:
            yield value.address, value.field


def _level(text: str) -> str:
    return " ".join(text.split()).casefold()


def failed(findings: Iterable[ShownFinding]) -> list[ShownFinding]:
    """Those that failed."""
    return [f for f in findings if f.finding.status is Status.FAIL]


def difference(finding: Finding) -> str:
    """The difference with the unit of what was compared."""
    if finding.difference is None:
        return ""
    shares = "%" in f"{finding.expected}{finding.actual}"
    return f"{percent(finding.difference)} %" if shares else f"{kronor(finding.difference)} kr"
