"""Sums of the prose that repeat cells of a table: a recipient's, and a list of its amounts; for text-total.

A sum that is another one than the cell's is told only where a slip of the pen shows, since a sentence may speak of
another year: two digits changed places, one digit of an exact sum, or one of a list whose others are all cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._prose import Stated, agrees, flat, spots_in, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of
from schemas.checks._together import summed_otherwise
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity, TableKind

_GIVEN = {AmountRole.ALLOCATION, AmountRole.TOTAL, AmountRole.OTHER}
_KRONA = Decimal("0.5")  # half of it: the sum is printed to the krona
_SUMMED = re.compile(r"^(?:(?:del)?summa|totalt)\s+(?:för\s+)?", re.IGNORECASE)
_LETTERS = 4  # of a name: a shorter one is found in other words
_EXACT = 4  # significant digits of a sum of which one digit may be wrong
_LIST = 3  # sums of a sentence that lists amounts of a table, two of which at least are cells
# "Mest får Umeå, 1 850 000 kronor": of the rows of the table at hand, and of no other year
_MOST = re.compile(
    r"^(?:(?:all\s+)?(?:mest|minst|störst|högst|lägst)a?\b|(?:det|den)\s+(?:största|högsta|minsta|lägsta)\b)"
    r"[^.]*\b(?:får|tilldelas|beviljas|erhåller|går\s+till)\b"
    r"|^[^.]*\b(?:får|tilldelas|beviljas|erhåller)\b[^.,]*\b(?:mest|minst|(?:det|den)\s+(?:största|högsta|minsta|lägsta)\b)",
    re.IGNORECASE,
)
# "Karlskrona kommun får 620 000 kronor."; name, sum, and what may follow without making it a part of another
_GETS = (
    r"s?(?:\s+(?:kommun|stad))?\s+(?:får|tilldelas|beviljas|erhåller)\s+(?:(?:då|därmed|alltså)\s+)?"
    r"(?:(?:ett\s+)?(?:bidrag|stöd)\s+(?:på|om)\s+|hela\s+(?:sitt\s+|det\s+)?sökta\s+belopp(?:et)?,\s+)?$"
)
_AND_NO_MORE = re.compile(
    r"\s*(?:kronor|kr)?\s*(?:[.(]|$|,\s*(?:vilket|det\s+vill|dvs|\d+)|enligt\b)", re.IGNORECASE
)
_LESS = re.compile(r"\b(?:efter\s+avdrag|exklusive|inklusive|utöver|därutöver)\b", re.IGNORECASE)
_OTHER_YEAR = re.compile(r"\b(?:fick|tidigare|föregående|förra)\b|\b20\d\d\b", re.IGNORECASE)
_BOARD = re.compile(r"(?:nämnd|styrelse|förvaltning|kontor|fullmäktige)(?:en|n|et)?$")
_LONGEST = 12  # different amounts of a column that a sentence may list but for one


def check_repeated(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning for each sum of the prose that a table prints otherwise."""
    columns = [c for c in amount_columns(extraction) if c.table.kind is not TableKind.FORM]
    every = list(stated(extraction))
    names = _named(columns) if every else {}
    for sentence, group in groupby(every, key=lambda s: flat(s.amount.sentence)):
        said = list(group)
        least = said[0].amount.role is AmountRole.MINIMUM and _MOST.match(sentence)  # "får det lägsta bidraget"
        if len(said) == 1 and (said[0].amount.role in _GIVEN or least):
            yield from _of_recipient(sentence, said[0], names, columns, say)
            yield from _of_several(sentence, said[0], names, columns, say)
        if len(said) > 1:
            yield from _in_turn(sentence, said, names, columns, say)
        if len({s.value for s in said}) >= _LIST:
            yield from _of_list(said, every, columns, say)


def _named(columns: Sequence[AmountColumn]) -> dict[str, list[Allocation]]:
    """The rows of each recipient that a table of grants names."""
    names: dict[str, list[Allocation]] = {}
    for column in columns:
        for row in column.recipients if column.table.kind is TableKind.ALLOCATION else ():
            for name in {flat(row.recipient or ""), row.name or ""}:
                if len(name) >= _LETTERS:
                    names.setdefault(name, []).append(row)
        for row in column.subtotals if column.table.kind is TableKind.ALLOCATION else ():
            for name in {_SUMMED.sub("", flat(row.recipient or "")), flat(row.group or "")}:
                if len(name) >= _LETTERS:
                    names.setdefault(name, []).append(row)
    return names


def _stands_in(name: str, sentence: str) -> bool:
    """Whether a text names a recipient, a board also without its capital: "till bildningsnämnden"."""
    said = name if name in sentence else _lowered(name)
    return said in sentence and re.search(rf"(?<!\w){re.escape(said)}s?(?!\w)", sentence) is not None


def _lowered(name: str) -> str:
    return name[0].lower() + name[1:] if _BOARD.search(name) else name


def _in_turn(
    sentence: str,
    said: Sequence[Stated],
    names: dict[str, list[Allocation]],
    columns: Sequence[AmountColumn],
    say: Verdicts,
) -> Iterator[Finding]:
    """A sum of several that a sentence gives each after its recipient or group, where others are their cells."""
    found = [n for n in names if _stands_in(n, sentence)]
    start, pairs = 0, list[tuple[Stated, str]]()
    for position, one in spots_in(list(said)):
        here = [n for n in found if _stands_in(n, sentence[start:position])]
        here = [n for n in here if not any(n != other and n in other for other in here)]
        pairs += [(one, here[0])] if len(here) == 1 else []
        start = position + len(flat(one.amount.text))
    behind = _behind(sentence, said, found)
    pairs = behind if len(behind) == len(said) else pairs
    halves = {id(r): c.half_unit for c in columns for r in c.rows}
    right = [(one, n) for one, n in pairs if any(agrees(amount_of(r), halves[id(r)], one) for r in names[n])]
    for one, name in pairs if right else ():
        cell = min((amount_of(r) for r in names[name]), key=lambda value: abs(value - one.value))
        slipped = may_be_meant(cell, one.value) or are_turned(cell, one.value, 2)
        if (one, name) not in right and slipped and cell:
            yield _failure(one, (name, name), cell, say)


def _behind(sentence: str, said: Sequence[Stated], found: list[str]) -> list[tuple[Stated, str]]:
    """Each sum with the recipient right behind it: "går 70 000 kronor till Ale och 50 000 till Eda"."""
    spots = spots_in(list(said))
    ends = [s.position for s in spots[1:]] + [len(sentence)]
    pairs = list[tuple[Stated, str]]()
    for (position, one), end in zip(spots, ends, strict=True):
        after = sentence[position + len(flat(one.amount.text)) : end]
        here = [n for n in found if re.match(rf"\s*(?:kronor\s+)?till\s+{re.escape(n)}(?!\w)", after)]
        pairs += [(one, max(here, key=len))] if here else []
    return pairs


def _of_recipient(
    sentence: str,
    said: Stated,
    names: dict[str, list[Allocation]],
    columns: Sequence[AmountColumn],
    say: Verdicts,
) -> Iterator[Finding]:
    """A sum beside the only recipient that its sentence names, whose cell has it otherwise."""
    found = {n for n in names if _stands_in(n, sentence)}
    found = {n for n in found if not any(n != other and n in other for other in found)}
    rows = [r for n in found for r in names[n]]
    if len({flat(r.recipient or "") for r in rows}) != 1:
        return
    alone = len({c.table.table_id for c in columns}) == len({r.row for r in rows}) == 1
    sure = alone and said.half <= _KRONA and (_MOST.match(sentence) or _gets(sentence, said, found))
    own = {id(r) for r in rows}
    halves = [(c.half_unit, r) for c in columns for r in c.rows]
    exact = len(str(int(said.value)).rstrip("0")) >= _EXACT  # no two rows have it by chance
    if any(agrees(amount_of(r), half, said) and (id(r) in own or not (sure and exact)) for half, r in halves):
        return
    row = (
        next((r for r in rows if _is_slip(amount_of(r), said.value)), None) if not _LESS.search(sentence) else None
    )
    if row is None and sure:
        row = min(rows, key=lambda r: abs(amount_of(r) - said.value))
    if row is not None:
        name = flat(row.recipient or "")
        yield _failure(said, (name, name), amount_of(row), say)


def _gets(sentence: str, said: Stated, found: set[str]) -> bool:
    """Whether the sentence says of one recipient that it gets the sum, this year and all in all."""
    position = sentence.find(flat(said.amount.text))
    if position < 0 or _OTHER_YEAR.search(sentence):
        return False
    before = [re.search(rf"(?<!\w){re.escape(name)}{_GETS}", sentence[:position]) for name in found]
    return any(before) and _AND_NO_MORE.match(sentence, position + len(flat(said.amount.text))) is not None


def _of_several(
    sentence: str,
    said: Stated,
    names: dict[str, list[Allocation]],
    columns: Sequence[AmountColumn],
    say: Verdicts,
) -> Iterator[Finding]:
    """A sum that several recipients, or those of a group, are said to get together."""
    spots = spots_in([said])
    if len({c.table.table_id for c in columns}) == 1 and spots and not _OTHER_YEAR.search(sentence):
        other = summed_otherwise(sentence, spots[0], names, columns)
        if other is not None:
            yield _failure(said, (other.whom, other.whom), other.value, say)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    if are_turned(one, other):
        return True
    first, second = str(int(one)), str(int(other))
    exact = max(len(first.rstrip("0")), len(second.rstrip("0"))) >= _EXACT
    return exact and len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _of_list(
    said: Sequence[Stated], every: Sequence[Stated], columns: Sequence[AmountColumn], say: Verdicts
) -> Iterator[Finding]:
    """The one sum of a list that is no cell, where its others are, and the one cell that no sum of the text is."""
    printed = {amount_of(r) for c in columns for r in c.rows}
    for column in columns:
        amounts = {amount_of(r) for r in column.recipients}
        each = {r.unit_amount_sek for r in column.recipients if r.unit_amount_sek is not None}
        for cells in (amounts, each):
            odd = {s.value: s for s in said if s.value not in cells}
            left = cells - {s.value for s in every}
            if len(cells) > _LONGEST or len(odd) != 1 or len(left) != 1:
                continue
            (value, one), (cell,) = *odd.items(), left
            if value not in printed and (may_be_meant(cell, value) or are_turned(cell, value, 2)):
                seq = column.table.seq
                yield _failure(one, (f"table {seq}", f"tabell {seq}"), cell, say)
                return


def _failure(said: Stated, name: tuple[str, str], cell: Decimal, say: Verdicts) -> Finding:
    printed, text = format_money(cell), format_money(said.value)
    gap = format_money(abs(cell - said.value))
    message = Message(
        f"{name[0]}: the table prints {printed}, the text says {text}, difference {gap}",
        f"{name[1]}: tabellen anger {printed}, texten säger {text}, skillnad {gap}",
    )
    return say.failed(
        at_place(said.amount.place), message, Measured(printed, text, said.value - cell), Severity.WARNING
    )
