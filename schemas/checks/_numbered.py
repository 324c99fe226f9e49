"""The number of recipients that the prose names, held against the rows: "till 12 kommuner enligt bilagan".

Only of the one table that divides the money, only where the sentence speaks of the annex or states its total, and
only where the number is near the rows: "Av landets 290 kommuner" counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.checks._findings import Measured, Message, Verdicts, at_table
from schemas.checks._prose import flat, speaks_of_annex, stated
from schemas.checks._tables import amount_columns, recipient_rows
from schemas.checks._words import COUNT, count_word
from schemas.rows import Extraction, Finding, Table
from schemas.vocabulary import Severity, TableKind

_NUMBERED = re.compile(
    rf"\btill\s+(?P<number>{COUNT})\s+(?:(?!och\b|samt\b)[\wåäö]+a\s+)?"
    r"(?P<whom>kommun|region|landsting|lärosäten|universitet|högskol|organisation|förening|förbund|skol|huvudm"
    r"|mottagar|sökande|projekt|verksamhet|aktör|länsstyrelse|trossamfund|muse|teatr|bibliotek)\w*+"
    r"(?!\s+(?:och|samt)\b)",
    re.IGNORECASE,
)
_NEAR = 10  # one in so many may be missing or too many; one and two always


def check_numbers(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A finding for the number of recipients that a sentence gives of the document's one table."""
    tables = [t for t in extraction.tables if t.kind is TableKind.ALLOCATION]
    if len(tables) != 1:
        return
    rows = recipient_rows(extraction, tables[0])
    have = {len(rows), len({r.recipient for r in rows})}
    for said, whom in sorted(_said(extraction, tables[0])):
        near = min(have, key=lambda n: abs(n - said))
        if said in have:
            message = Message(f"{said} {whom}, as the text says", f"{said} {whom}, som texten säger")
            yield say.passed(at_table(tables[0]), message)
        elif abs(near - said) <= max(2, said // _NEAR):
            seq = tables[0].seq
            message = Message(
                f"table {seq}: {len(rows)} rows, the text speaks of {said} {whom}",
                f"tabell {seq}: {len(rows)} rader, texten talar om {said} {whom}",
            )
            measured = Measured(str(said), str(len(rows)))
            yield say.failed(at_table(tables[0]), message, measured, Severity.WARNING)


def _said(extraction: Extraction, table: Table) -> set[tuple[int, str]]:
    """Each number that a sentence about the table's money names, with the word for whom."""
    totals = {c.total for c in amount_columns(extraction) if c.table.table_id == table.table_id}
    sentences = {flat(s.amount.sentence) for s in stated(extraction) if s.value in totals}
    sentences |= {flat(s.amount.sentence) for s in stated(extraction) if speaks_of_annex(s.amount.sentence)}
    found = [m for sentence in sentences for m in _NUMBERED.finditer(sentence)]
    return {(number, m.group().split()[-1]) for m in found if (number := count_word(m["number"])) is not None}
