"""recipient-order: the rows stand in the order of codes or of the Swedish alphabet in which the table began.

A break is where a row was lost, doubled or taken from a neighbouring column. Groups are ordered each
for itself, and so are the kommuner and the region of a group.
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
_ALPHABET = str.maketrans("åäöéü", "{|}ey")  # signs that follow z, one after the other
_FEW = 5  # fewer rows are in some order by chance
_LEVELS = (RecipientKind.KOMMUN, RecipientKind.REGION, RecipientKind.LAN)
_FRAME = re.compile(r"^(?:region|landstinget(?:\s+i)?|länsstyrelsen(?:\s+i)?)\s+", re.IGNORECASE)

_Order = Callable[[Allocation, Allocation], bool]
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


def _name(row: Allocation) -> str:
    return _FRAME.sub("", " ".join((row.recipient or "").split())).casefold()


def _letters(name: str) -> str:
    """The name letter by letter, spaces and hyphens aside, å ä ö last."""
    return "".join(filter(str.isalpha, name)).translate(_ALPHABET)


def _words(name: str) -> str:
    """The name word by word: a space or hyphen before any letter."""
    return name.replace("-", " ").translate(_ALPHABET)


def _cells(name: str) -> str:
    """The name as spreadsheets sort it: a space before any letter, a hyphen no letter at all."""
    return name.replace("-", "").translate(_ALPHABET)


def _code(row: Allocation) -> str:
    return row.kommunkod or row.lanskod or ""


def _by_code(one: Allocation, other: Allocation) -> bool:
    return _code(one) <= _code(other)


def _by_name(one: Allocation, other: Allocation) -> bool:
    """Whether any of the usual collations puts the names in this order."""
    names = _name(one), _name(other)
    return any(key(names[0]) <= key(names[1]) for key in (_letters, _words, _cells))


def _breaks(rows: list[Allocation], in_order: _Order) -> list[_Pair]:
    named = [list(group) for _, group in groupby(rows, key=lambda r: r.group)]
    groups = [[r for r in group if r.recipient_kind is kind] for group in named for kind in _LEVELS]
    return [(a, b) for group in groups for a, b in pairwise(group) if not in_order(a, b)]


def _check_table(table: Table, rows: list[Allocation]) -> Iterator[Finding]:
    name, breaks = "code", _breaks(rows, _by_code)
    if breaks:
        name, breaks = min(((name, breaks), ("name", _breaks(rows, _by_name))), key=lambda order: len(order[1]))
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
