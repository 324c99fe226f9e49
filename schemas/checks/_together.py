"""What the prose says that some recipients, or those of a group, get together: for text-total.

"Karlskrona och Ronneby får tillsammans 945 000 kronor" is held against their cells, "Idrottsföreningarna får
sammanlagt 365 500 kronor" against the sum of the group that the word begins with. Only where nobody else is named,
and only what comes near the sum of their cells: another may be of another year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._prose import Stated, agrees, flat
from schemas.checks._tables import AmountColumn, amount_of, sum_of
from schemas.rows import Allocation

_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|gemensamt|ihop)\b", re.IGNORECASE)
_GET = re.compile(r"\b(?:får|tilldelas|beviljas|erhåller|delar\s+på|går\s+till)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)(?<![.:]\s)\b[A-ZÅÄÖ][\wåäö-]+")
_OF_GROUP = re.compile(r"^(?P<word>[A-ZÅÄÖ][\wåäö]+na)\b", re.IGNORECASE)
_LETTERS = 5  # of a group's name that begins a longer word
_TWO = 2


class Together(NamedTuple):
    """Whose cells a sentence sums up, and what they sum to in the column that comes nearest."""

    whom: str
    value: Decimal


def summed_otherwise(
    sentence: str,
    said: tuple[int, Stated],
    names: Mapping[str, Sequence[Allocation]],
    columns: Sequence[AmountColumn],
) -> Together | None:
    """The sum of the cells that a sentence sums up otherwise; None where it holds or may be of something else."""
    position, one = said
    if not (_TOGETHER.search(sentence) and _GET.search(sentence)):
        return None
    whom = _whom(sentence[:position], names)
    sums = [(c, v) for c in columns if whom and (v := _cells(c, [names[n] for n in whom])) is not None]
    if not whom:
        whom = _group(sentence, columns)
        sums = [
            (c, sum_of(rows)) for c in columns if (rows := [r for r in c.recipients if flat(r.group or "") in whom])
        ]
    if not sums or any(agrees(value, c.half_unit, one) for c, value in sums):
        return None
    near = [v for _, v in sums if may_be_meant(v, one.value) or are_turned(v, one.value, 2)]
    printed = any(amount_of(r) == one.value for c in columns for r in c.rows)
    return Together(", ".join(whom), min(near, key=lambda v: abs(v - one.value))) if near and not printed else None


def _cells(column: AmountColumn, rows: Sequence[Sequence[Allocation]]) -> Decimal | None:
    """The sum of one cell of a column for each name; None where a name has none or several."""
    own = {id(r) for r in column.rows}
    cells = [{r.row: amount_of(r) for r in of_name if id(r) in own} for of_name in rows]
    return sum((v for c in cells for v in c.values()), Decimal(0)) if all(len(c) == 1 for c in cells) else None


def _whom(before: str, names: Mapping[str, Sequence[Allocation]]) -> tuple[str, ...]:
    """The recipients that the words before a sum name, if there are two or more and nobody else is named."""
    found = [n for n in names if re.search(rf"(?<!\w){re.escape(n)}s?(?!\w)", before)]
    found = [n for n in found if not any(n != other and n in other for other in found)]
    rest = before
    for name in found:
        rest = rest.replace(name, name.lower())
    alone = all(len({r.row for r in names[n]}) == 1 for n in found)
    rows = {r.row for n in found for r in names[n]}
    return tuple(found) if len(rows) >= _TWO and alone and not _NAMED.search(rest) else ()


def _group(sentence: str, columns: Sequence[AmountColumn]) -> tuple[str, ...]:
    """The one group whose name the first word begins with: "Idrottsföreningarna" and "Idrott"."""
    word = _OF_GROUP.match(sentence)
    groups = {flat(r.group) for c in columns for r in c.recipients if r.group}
    of = [g for g in groups if word and len(g) >= _LETTERS and word["word"].casefold().startswith(g.casefold())]
    return (of[0],) if len(of) == 1 else ()
