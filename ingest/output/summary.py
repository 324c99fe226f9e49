"""What a run came to, counted from the published rows of the documents that were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ingest.exits import Exit
from ingest.output.terminal import printable
from schemas.collection import InputRow
from schemas.vocabulary import DocumentKind, DocumentStatus, Outcome, Severity, Status

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.table import Table

    from ingest.store.snapshot import Snapshot


_NAMED = 5  # documents in one line


class KindCount(NamedTuple):
    """Documents of one kind: all, and those flagged."""

    kind: DocumentKind
    ok: int
    flagged: int


class CheckCount(NamedTuple):
    """A check that failed with one severity: how often, in how many documents."""

    check: str
    severity: Severity
    failures: int
    documents: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The outcome of a run, about the documents that it was given."""

    snapshot_id: str
    published: bool
    new_documents: int
    documents: int
    documents_in_all: int
    kinds: tuple[KindCount, ...]
    rows: tuple[tuple[str, int], ...]
    checks: tuple[CheckCount, ...]
    failed: tuple[InputRow, ...]
    uncorrected: tuple[str, ...] = ()  # documents of which the corrections speak, and that were not read

    @property
    def exit_code(self) -> Exit:
        """Unreadable inputs weigh more than findings: what is missing cannot even be checked."""
        if self.failed:
            return Exit.UNREADABLE
        return Exit.FINDINGS if any(kind.flagged for kind in self.kinds) else Exit.FINE


def summarise(
    snapshot: Snapshot, inputs: Sequence[InputRow], corrected: Iterable[str], *, new_documents: int, published: bool
) -> RunSummary:
    """Count the rows of the documents that ``inputs`` name in ``snapshot``; of ``corrected`` corrections speak."""
    given = {row.document_id for row in inputs if row.outcome is Outcome.READ and row.document_id}
    documents = _of(given, snapshot.column("documents", "document_id", "kind", "status"))
    return RunSummary(
        snapshot_id=snapshot.id,
        published=published,
        new_documents=new_documents,
        documents=len(given),
        documents_in_all=len(snapshot.versions),
        kinds=_kinds(zip(*_words(documents, "kind", "status"), strict=True)),
        rows=tuple(_row_counts(snapshot, given)),
        checks=_failed_checks(
            _of(given, snapshot.column("findings", "document_id", "check", "severity", "status"))
        ),
        failed=tuple(sorted((r for r in inputs if r.outcome is Outcome.FAILED), key=lambda r: r.source)),
        uncorrected=tuple(sorted(set(corrected) - given)),
    )


def _of(given: set[str], table: pa.Table) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table["document_id"], pa.array(sorted(given), pa.string())))


def _words(table: pa.Table, *names: str) -> tuple[list[str], ...]:
    return tuple(table[name].to_pylist() for name in names)


def _kinds(pairs: Iterable[tuple[str, ...]]) -> tuple[KindCount, ...]:
    count = Counter(pairs)
    found = (KindCount(k, count[k, DocumentStatus.OK], count[k, DocumentStatus.FLAGGED]) for k in DocumentKind)
    return tuple(kind for kind in found if kind.ok or kind.flagged)


def _row_counts(snapshot: Snapshot, given: set[str]) -> Iterable[tuple[str, int]]:
    from ingest.store.arrow import EXTRACTED

    return ((name, _of(given, snapshot.column(name, "document_id")).num_rows) for name in (*EXTRACTED, "grants"))


def _failed_checks(findings: pa.Table) -> tuple[CheckCount, ...]:
    import pyarrow.compute as pc

    severities = list(Severity)
    failures_only = findings.filter(pc.equal(findings["status"].cast("string"), str(Status.FAIL)))
    rows = zip(*_words(failures_only, "check", "severity", "document_id"), strict=True)
    failed = [(severities.index(Severity(s)), check, d) for check, s, d in rows]
    failures = Counter((s, check) for s, check, _ in failed)
    documents = Counter((s, check) for s, check, _ in set(failed))
    return tuple(CheckCount(c, severities[s], n, documents[s, c]) for (s, c), n in sorted(failures.items()))


def _last_line(summary: RunSummary, out: Path) -> str:
    read = f"Documents given: {summary.documents}, new: {summary.new_documents}"
    failed = f"; inputs that failed: {len(summary.failed)}" if summary.failed else ""
    where = f"{out / 'current'} (snapshot {summary.snapshot_id}, documents in all: {summary.documents_in_all})"
    return f"{read}{failed}. {'Published' if summary.published else 'Nothing new to publish'}: {where}"


def _uncorrected(documents: Sequence[str]) -> str:
    more = len(documents) - _NAMED
    shown = ", ".join(documents[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"there are corrections of documents that were not read ({shown}); name their files as INPUT too"


def _table(*headers: str, words: int = 1) -> Table:
    """A table whose first ``words`` columns are words and whose others are numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False)
    for position, header in enumerate(headers):
        table.add_column(header, justify="left" if position < words else "right", no_wrap=True)
    return table


def print_summary(summary: RunSummary, out: Path, failed: Sequence[InputRow]) -> None:
    """The tables of a run on standard output, each input of ``failed`` as one line on standard error."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    if summary.kinds:
        kinds = _table("documents", "ok", "flagged", "in all")
        for kind in summary.kinds:
            kinds.add_row(kind.kind, str(kind.ok), str(kind.flagged), str(kind.ok + kind.flagged))
        rows = _table("dataset", "rows")
        for dataset, count in summary.rows:
            rows.add_row(dataset, f"{count:,}".replace(",", " "))
        console.print(kinds, rows)
    if summary.checks:
        checks = _table("failed check", "severity", "failures", "documents", words=2)
        for check in summary.checks:
            checks.add_row(check.check, check.severity, str(check.failures), str(check.documents))
        console.print(checks)
    elif summary.kinds:
        console.print("No check failed.\n")
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    for row in failed:
        errors.print(Text(printable(f"bilaga: {row.message}")))
    if summary.uncorrected:
        errors.print(Text(f"bilaga: {_uncorrected(summary.uncorrected)}"))
    console.print(Text(printable(_last_line(summary, out))))
