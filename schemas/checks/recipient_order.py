"""recipient-order: the rows stand in the order of codes or of the Swedish alphabet in which the table began.

A break is where a row was lost, doubled or taken from a neighbouring column. Groups are ordered each for itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._tables import is_part, recipient_rows
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import Match, RecipientKind, Severity

SLUG = "recipient-order"
_SAY = Verdicts(SLUG, Severity.INFO)
_ALPHABET = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyzåäö")} | {"é": 4, "ü": 24}
_FEW = 5  # fewer rows are in some order by chance
_LEVELS = {RecipientKind.KOMMUN, RecipientKind.REGION, RecipientKind.LAN}
_FRAME = re.compile(r"^(?:region|landstinget(?:\s+i)?|länsstyrelsen(?:\s+i)?)\s+", re.IGNORECASE)

_Key = Callable[[Allocation], object]
_Pair = tuple[Allocation, Allocation]


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table of register recipients."""
    found = False
    for table in extraction.tables:
        rows = [
            r
            for r in recipient_rows(extraction, table)
            if r.recipient_kind in _LEVELS and r.match is not Match.NONE and r.recipient and not is_part(r)
        ]
        if len(rows) >= _FEW:
            found = True
            yield from _check_table(table, rows)
    if not found:
        en, sv = "no table of kommuner or regioner", "ingen tabell med kommuner eller regioner"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _letters(row: Allocation) -> tuple[int, ...]:
    """The name letter by letter, spaces and hyphens aside, å ä ö last."""
    name = _FRAME.sub("", " ".join((row.recipient or "").split())).casefold()
    return tuple(_ALPHABET.get(c, 30) for c in name if c.isalpha())


def _words(row: Allocation) -> tuple[tuple[int, ...], ...]:
    """The name word by word: "Östra Göinge" before "Österåker" is right by words."""
    name = _FRAME.sub("", " ".join((row.recipient or "").split())).casefold()
    return tuple(tuple(_ALPHABET.get(c, 30) for c in word) for word in re.split(r"[\s-]+", name))


def _code(row: Allocation) -> str:
    return row.kommunkod or row.lanskod or ""


def _breaks(rows: list[Allocation], key: _Key) -> list[_Pair]:
    out: list[_Pair] = []
    for _, group in groupby(rows, key=lambda r: r.group):
        out.extend((a, b) for a, b in pairwise(list(group)) if not key(a) <= key(b))  # type: ignore[operator]
    return out


def _check_table(table: Table, rows: list[Allocation]) -> Iterator[Finding]:
    orders = {"code": [_breaks(rows, _code)], "name": [_breaks(rows, _letters), _breaks(rows, _words)]}
    name, breaks = min(((n, b) for n, found in orders.items() for b in found), key=lambda pair: len(pair[1]))
    if 10 * len(breaks) > len(rows) or 2 * len(breaks) >= len(rows) - 1:
        en, sv = "in no order of codes or names", "inte ordnad efter kod eller namn"
        yield _SAY.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
        return
    words, words_sv = ("codes", "kod") if name == "code" else ("names", "namn")
    for before, after in breaks:
        one, other = before.recipient or "", after.recipient or ""
        message = Message(
            f"table {table.seq}: {other} after {one}, out of the order of {words}",
            f"tabell {table.seq}: {other} efter {one}, bryter ordningen efter {words_sv}",
        )
        yield _SAY.failed(at_row(after), message, Measured(None, other))
    if not breaks:
        message = Message(
            f"table {table.seq}: {len(rows)} rows in the order of {words}",
            f"tabell {table.seq}: {len(rows)} rader ordnade efter {words_sv}",
        )
        yield _SAY.passed(at_table(table), message)
