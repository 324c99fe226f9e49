"""One document for a person, or as JSON. Reads a file, writes nothing but standard output.

It needs no Arrow: a person who looks at one page should not wait for it.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UsageError
from ingest.output.json_rows import Json, json_place, json_row
from ingest.output.terminal import printable, printable_json
from ingest.proof.address import row_address
from ingest.settings import Settings
from schemas.rows import Condition, DateFact, DocumentRow, Extraction, Finding, Place, UnreadSentence
from schemas.vocabulary import DatePrecision, Severity, Status

if TYPE_CHECKING:
    from rich.console import Console

_FACTS = ("kind", "issuer", "department", "addressee", "diarienummer", "decision_number", "document_date")


def read_file(path: str, settings: Settings | None = None) -> Extraction:
    """What the document at ``path`` says; InputError when it cannot be read, UsageError for a folder."""
    from ingest.pipeline import understand
    from ingest.sources import expand

    if Path(path).is_dir():
        raise UsageError(f"{path}: a folder; bilaga show takes one file, bilaga ingest takes folders")
    source, *others = expand([path])
    if others:
        raise UsageError(f"{path}: {len(others) + 1} documents; bilaga show takes one, bilaga ingest takes many")
    data, settings = source.read(), settings or Settings()
    return understand(data, source.name, settings, settings.corrections.of_bytes(data))


def document_as_json(extraction: Extraction) -> str:
    """Every row of ``extraction``: the datasets' columns by their names, amounts as strings, dates as ISO."""
    found: dict[str, Json] = {"document": json_row(extraction.document)}
    for field in dataclasses.fields(extraction)[1:]:
        if field.name == "evidence":  # no dataset; what it shows is in the findings
            continue
        found[field.name] = [json_row(row) for row in getattr(extraction, field.name)]
    found["unread"] = [_json_unread(s) for s in _unread(extraction)]
    return printable_json(json.dumps(found, ensure_ascii=False, indent=2))


def _json_unread(row: UnreadSentence) -> dict[str, Json]:
    found: dict[str, Json] = {"sentence": row.sentence, "left": list(row.left)}
    return found | json_place(row.place)


def print_unread(extraction: Extraction) -> None:
    """The sentences of ``extraction`` that hold what no rule took, on standard output, each with its place."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    rows = [(_where(s.place), ", ".join(s.left), s.sentence) for s in _unread(extraction)]
    _section(console, "Unread", ("place", "not taken", "sentence"), rows)
    console.print(_unread_summary(extraction))


def print_document(extraction: Extraction) -> None:
    """``extraction`` on standard output, each value with its place."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    _print_head(console, extraction.document)
    _print_facts(console, extraction)
    _print_tables(console, extraction)
    _print_findings(console, extraction.findings)
    console.print(_unread_summary(extraction))
    key = extraction.document.document_id
    console.print(
        f"Why a row says so, once ingested: bilaga explain DATA dates/{key}/1, for a table's row {key}/1/1"
    )


def _print_head(console: Console, document: DocumentRow) -> None:
    from rich.text import Text

    console.print(Text(printable(document.title or "(no title)"), style="bold"))
    facts = [(name.replace("_", " "), _words(getattr(document, name))) for name in _FACTS]
    facts.append(("file", f"{document.source} ({document.media_type}, {document.page_count} pages)"))
    facts.append(("document id", document.document_id))
    facts.append(("status", f"{document.status}, {document.findings_failed} checks failed"))
    _section(console, "", (), facts)


def _print_facts(console: Console, extraction: Extraction) -> None:
    references = [
        (r.role, r.kind, r.value + (" (delvis)" if r.partial else ""), _where(r.place))
        for r in extraction.references
    ]
    _numbered_section(console, "References", ("role", "kind", "value", "place"), references)
    dates = [(d.role, _period(d), d.text, _where(d.place)) for d in extraction.dates]
    _numbered_section(console, "Dates", ("role", "date", "as written", "place"), dates)
    amounts = [(a.role, _money(a.amount_sek), a.text, _where(a.place)) for a in extraction.amounts]
    _numbered_section(console, "Amounts", ("role", "kronor", "as written", "place"), amounts)
    items = [
        (_words(a.utgiftsomrade), _numbered(a.anslag, a.anslag_name),
         _numbered(a.anslagspost, a.anslagspost_name), _where(a.place))
        for a in extraction.appropriations
    ]  # fmt: skip
    _numbered_section(console, "Appropriations", ("utgiftsområde", "anslag", "anslagspost", "place"), items)
    _print_conditions(console, extraction.conditions)
    people = [
        (p.role, _words(p.name), ", ".join(w for w in (p.title, p.organisation, p.email, p.phone) if w),
         _where(p.place))
        for p in extraction.people
    ]  # fmt: skip
    _numbered_section(console, "People", ("role", "name", "title, office, address", "place"), people)


def _print_conditions(console: Console, conditions: tuple[Condition, ...]) -> None:
    """Each condition under its heading: how it binds and where it stands, then its words."""
    from rich.padding import Padding
    from rich.text import Text

    if not conditions:
        return
    console.print(Text("Conditions", style="bold"))
    section = None
    for condition in conditions:
        if condition.section != section:
            section = condition.section
            console.print(Padding(Text(printable(section or ""), style="italic"), (1, 0, 0, 1)))
        deadline = f", by {condition.deadline}" if condition.deadline else ""
        binds = f"{condition.category}, {condition.modality}{deadline} ({_where(condition.place)})"
        console.print(Padding(f"{condition.seq}. {binds}", (0, 0, 0, 1)))
        console.print(Padding(Text(printable(condition.text)), (0, 0, 0, 5)))
    console.print()


def _print_tables(console: Console, extraction: Extraction) -> None:
    rows = Counter(a.table_id for a in extraction.allocations)
    tables = [
        (
            str(t.seq),
            t.kind,
            _words(t.caption),
            str(t.page_first) if t.page_first == t.page_last else f"{t.page_first}-{t.page_last}",
            f"{t.row_count} ({rows[t.table_id]})",
            _money(t.stated_total_sek),
            _money(t.computed_total_sek),
        )
        for t in extraction.tables
    ]
    header = ("", "kind", "caption", "pages", "recipients (rows)", "printed total", "sum of rows")
    _section(console, "Tables", header, tables)
    fields = Counter(f.form for f in extraction.form_fields)
    _section(console, "Forms", ("form", "fields"), [(form, str(n)) for form, n in fields.items()])


def _print_findings(console: Console, findings: tuple[Finding, ...]) -> None:
    severities = list(Severity)
    failed = sorted(
        (f for f in findings if f.status is Status.FAIL), key=lambda f: (severities.index(f.severity), f.check)
    )
    rows = [(f.severity, f.check, f.message, _where(f.place), _table_row(f)) for f in failed]
    _section(console, "Failed checks", ("severity", "check", "what", "place", "table/row"), rows)
    count = Counter(f.status for f in findings)
    console.print(
        f"Checks: {count[Status.PASS]} passed, {count[Status.FAIL]} failed, {count[Status.SKIP]} not applicable"
    )


def _table_row(finding: Finding) -> str:
    """The address of what a finding is about, without the document that all of the page is about."""
    if finding.table_id is None:
        return ""
    return row_address(finding.table_id, finding.row).replace(f"{finding.table_id.rpartition('/')[0]}/", "")


def _numbered_section(
    console: Console, title: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    """A section whose rows bear the numbers that ``bilaga explain`` knows them by."""
    _section(console, title, ("", *headers), [(str(n), *row) for n, row in enumerate(rows, start=1)])


def _section(console: Console, title: str, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A titled table of document text; nothing where there are no rows."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    held = list(rows)
    if not held:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=bool(headers))
    for position, cell in enumerate(headers or held[0]):
        name = cell if headers else ""
        right = name in {"kronor", "printed total", "sum of rows"}
        # The place, the roles and the amounts stay whole; long text wraps.
        whole = right or name in {"place", "role", "severity", "check"} or position == 0
        table.add_column(name, justify="right" if right else "left", no_wrap=whole, overflow="fold")
    for row in held:
        table.add_row(*(Text(printable(cell)) for cell in row))
    if title:
        console.print(Text(title, style="bold"))
    console.print(table)


def _unread(extraction: Extraction) -> tuple[UnreadSentence, ...]:
    return extraction.evidence.sentences if extraction.evidence else ()


def _unread_summary(extraction: Extraction) -> str:
    count = len(_unread(extraction))
    if not count:
        return "Unread: no sentence"
    sentences = "1 sentence holds" if count == 1 else f"{count} sentences hold"
    return f"Unread: {sentences} a number, month or modal verb that no rule took (--unread lists them)"


def _words(value: object) -> str:
    return "-" if value is None else str(value)


def _numbered(number: str | None, name: str | None) -> str:
    return " ".join(w for w in (number, name) if w) or "-"


def _money(amount: Decimal | None) -> str:
    """As kronor, öre only where there are some: ``1 200 000`` and ``1 200 000,50``."""
    if amount is None:
        return "-"
    text = f"{amount:,.2f}".removesuffix(".00")
    return text.replace(",", " ").replace(".", ",")


def _period(fact: DateFact) -> str:
    start, end = _words(fact.start), _words(fact.end)
    text = start if start == end else f"{start} to {end}"
    if fact.precision is not DatePrecision.DAY and fact.start and fact.end:
        kept = 4 if fact.precision is DatePrecision.YEAR else 7  # 2018, 2018-12
        text = start[:kept] if start[:kept] == end[:kept] else f"{start[:kept]} to {end[:kept]}"
    marks = [m for m in ("inferred", "open", "conditional") if getattr(fact, m)]
    return f"{text} ({', '.join(marks)})" if marks else text


def _where(place: Place | None) -> str:
    return f"p. {place.page}, l. {place.line}" if place else "-"
