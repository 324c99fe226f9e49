"""recipient-once: no recipient twice in one amount column of a table, under one group heading.

A recipient that is in no register may have several rows, one for each project: only a row that is printed again
with the same amount is told, as a warning. A table with many repetitions, or with a column of its own for what each
row is about (projekt, insats, dnr), lists applications or projects, where a recipient may come back with another
amount; that is a skip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._tables import AmountColumn, amount_columns, is_part, rows_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_number
from schemas.vocabulary import ColumnRole, RecipientKind, RowType, Severity

SLUG = "recipient-once"
_SAY = Verdicts(SLUG, Severity.ERROR)
# Headers over what a row is about beside its recipient:
# "Projektnamn", "Insats", "Dnr", "Bidrag" over texts; not "Projektmedel", a sum.
_SUBJECT = (
    r"projekt(?!medel|bidrag|stöd)|insats|åtgärd|ändamål|aktivitet|ärende|dnr|ansök|utlysning|satsning"
    r"|^(?:stats)?(?:bidrag|stöd)(?:et|ets\s+namn|s?form|s?typ)?$|^(?:avser|benämning|program|verksamhet)$"
)
_SUBJECTS = re.compile(_SUBJECT, re.IGNORECASE)
_ORGANISATION_NUMBER = re.compile(r"(?:16)?\d{6}-?\d{4}")
_NUMBERED = 5  # different numbers: in a table of one owner's schools they come again
_PAIR = 2
_MANY = 3  # so many repeated recipients, and a sixth of the rows, make a list of applications


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table, or one for each repetition."""
    found = False
    seen: set[tuple[str, int]] = set()
    for column in amount_columns(extraction):
        rows = [r for r in column.rows if r.row_type is RowType.RECIPIENT and _key(r) and not is_part(r)]
        if rows:
            found = True
            yield from _check_column(column, rows, seen)
    yield from _of_one_number(extraction)
    if not found:
        en, sv = "no recipients in a table", "inga mottagare i någon tabell"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _of_one_number(extraction: Extraction) -> Iterator[Finding]:
    """A warning for the one organisation number of a table that stands at two names without a word in common."""
    for table in extraction.tables:
        rows = {r.row: r for r in rows_of(extraction, table) if r.row_type is RowType.RECIPIENT}.values()
        named: dict[str, list[Allocation]] = {}
        for row in rows:
            if row.code_text and _ORGANISATION_NUMBER.fullmatch(row.code_text):
                named.setdefault(row.code_text, []).append(row)
        shared = [(number, own) for number, own in named.items() if len(own) > 1]
        if len(shared) != 1 or len(named) < _NUMBERED:
            continue
        ((number, own),) = shared
        if len(own) == _PAIR and not _words(own[0]) & _words(own[1]):
            first, second = (" ".join((r.recipient or "").split()) for r in own)
            message = Message(
                f"organisation number {number} stands at {first} and at {second}",
                f"organisationsnummer {number} står vid {first} och vid {second}",
            )
            yield _SAY.failed(at_row(own[1]), message, Measured(None, number), Severity.WARNING)


def _words(row: Allocation) -> set[str]:
    return set(re.findall(r"\w{3,}", (row.recipient or "").casefold()))


def _key(row: Allocation) -> tuple[RecipientKind, str, str | None] | None:
    code = row.kommunkod if row.recipient_kind is RecipientKind.KOMMUN else row.lanskod
    if code is None and row.recipient and row.amount_sek:
        name = " ".join(row.recipient.split()).casefold()
        code = (
            f"{name} {row.code_text or ''} {format_number(row.amount_sek)}"  # the organisation number tells apart
        )
    return (row.recipient_kind, code, row.group) if code else None


def _check_column(column: AmountColumn, rows: list[Allocation], seen: set[tuple[str, int]]) -> Iterator[Finding]:
    first: dict[object, Allocation] = {}
    again = [r for r in rows if first.setdefault(_key(r), r) is not r]
    lists_subjects = _lists_subjects(column) and not any(_asks_again(r, first[_key(r)]) for r in again)
    if again and (lists_subjects or (len(again) >= _MANY and 6 * len(again) >= len(rows))):
        said = f"{len(again)} of {len(rows)} rows repeat a recipient: a list of applications, not of recipients"
        said_sv = f"{len(again)} av {len(rows)} rader upprepar en mottagare: en lista över ansökningar"
        message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        yield _SAY.skipped(at_table(column.table), message)
        return
    new = [r for r in again if (r.table_id, r.row) not in seen]
    seen.update((r.table_id, r.row) for r in again)
    for row in new:
        yield _repeated(row, first[_key(row)])
    if not again:
        said, said_sv = f"{len(rows)} recipients, each once", f"{len(rows)} mottagare, var och en en gång"
        message = Message(f"{column.label}: {said}", f"{column.label_sv}: {said_sv}")
        yield _SAY.passed(at_table(column.table), message)


def _asks_again(row: Allocation, before: Allocation) -> bool:
    """Whether two rows of a recipient have one amount; two cells without any, of another year's column, do not."""
    return row.amount_sek is not None and row.amount_sek == before.amount_sek


def _lists_subjects(column: AmountColumn) -> bool:
    others = (c for c in column.table.columns if c.role is ColumnRole.OTHER)
    return any(_SUBJECTS.search(other.header or "") for other in others)


def _repeated(row: Allocation, first: Allocation) -> Finding:
    name, code = row.name or row.recipient, row.kommunkod or row.lanskod
    told = f"{name} ({code})" if code else name
    message = Message(
        f"{told} stands in rows {first.row} and {row.row}: {first.text} and {row.text}",
        f"{told} står på rad {first.row} och {row.row}: {first.text} och {row.text}",
    )
    return _SAY.failed(at_row(row), message, Measured("1", "2"), None if code else Severity.WARNING)
