"""Printed sums of counts, held against their rows: table-total and group-total for numbers that are no money.

A sum far from its rows is no sum of theirs (an average, persons who are counted once): a skip, as where a row has
no count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from schemas.checks._findings import Measured, Message, Verdicts, at_place, at_row, at_table
from schemas.checks._near import may_be_meant
from schemas.checks._prose import flat, stated
from schemas.checks._slips import transposed
from schemas.checks._tables import amount_columns, is_part, rows_of
from schemas.rows import Allocation, Extraction, Finding, Place, Table
from schemas.swedish import format_number
from schemas.vocabulary import ColumnRole, RowType, Severity

_NUMBER = r"(?<![\d,.])(?P<{}>\d{{1,3}}(?:\s\d{{3}})+|\d+)"
_IS = r"(?:är|uppgår|uppgick|var|summerar)\s+(?:då\s+)?(?:till\s+)?(?:sammanlagt|totalt|till)?\s*"
_OTHER_YEARS = re.compile(r"\b(?:jämför|föregående|tidigare|förra|sökt)", re.IGNORECASE)
_HECTARES = re.compile(r"\b(?:hektar|ha)\b", re.IGNORECASE)
_NEAR = Decimal("0.1")  # of the count, where its sentence states the table's sum of money
_LEAST = 100  # two figures are turned or wrong by chance
Group = tuple[Allocation, Sequence[Allocation]]  # a printed sum and the rows that it is held against


def counted_totals(extraction: Extraction) -> Iterator[tuple[Table, list[Group]]]:
    """The one total of each table that prints one, with its recipients, each once; of each amount with counts."""
    for table in extraction.tables:
        every = rows_of(extraction, table)
        groups: list[Group] = []
        for measure in dict.fromkeys(r.measure for r in every if r.count is not None):
            own = [r for r in every if r.measure == measure]
            rows = list({r.row: r for r in sorted(own, key=_is_counted)}.values())
            recipients = [r for r in rows if r.row_type is RowType.RECIPIENT and not is_part(r)]
            totals = [r for r in rows if r.row_type is RowType.TOTAL and r.count is not None]
            if len(totals) == 1:
                groups.append((totals[0], recipients))
        if groups:
            yield table, groups


def _is_counted(row: Allocation) -> bool:
    return row.count is not None


def check_counts(table: Table, groups: Iterable[Group], say: Verdicts) -> Iterator[Finding]:
    """One finding for a table whose sums of counts hold, a warning for each that does not."""
    printed = [(total, _sum_of(rows)) for total, rows in groups if total.count is not None]
    compared = [(total, sums) for total, sums in printed if sums is not None and _meant(total, sums)]
    missed = [(total, sums) for total, sums in compared if total.count != sums]
    yield from (_failure(table, total, sums, say) for total, sums in missed)
    if compared and not missed:
        en, sv = f"{len(compared)} sums of counts hold", f"{len(compared)} summor av antal stämmer"
        yield say.passed(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
    if len(compared) < len(printed):
        count = len(printed) - len(compared)
        en, sv = f"{count} printed counts are no sums of their rows", f"{count} tryckta antal är inga radsummor"
        yield say.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))


def _sum_of(rows: Sequence[Allocation]) -> int | None:
    """The sum of the rows' counts; None where there are none or a row has no count."""
    known = [r.count for r in rows if r.count is not None]
    return sum(known) if known and len(known) == len(rows) else None


def _meant(total: Allocation, sums: int) -> bool:
    return total.count is not None and may_be_meant(Decimal(total.count), Decimal(sums))


def _failure(table: Table, total: Allocation, sums: int, say: Verdicts) -> Finding:
    printed = total.count or 0
    said, computed, gap = (format_number(Decimal(n)) for n in (printed, sums, abs(printed - sums)))
    name = " ".join((total.recipient or "Summa").split())
    message = Message(
        f"table {table.seq}: {name}, sum of counts {said}, its rows sum to {computed}, difference {gap}",
        f"tabell {table.seq}: {name}, summan av antalen är {said}, raderna ger {computed}, skillnad {gap}",
    )
    return say.failed(at_row(total), message, Measured(computed, said, Decimal(printed - sums)), Severity.WARNING)


def check_said(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning for each sum of counts that the prose gives with two figures turned, or one of them another."""
    said = extraction.evidence.said if extraction.evidence else ()
    wholes = {c.total for c in amount_columns(extraction) if c.total}
    beside = {
        flat(s.amount.sentence) for s in stated(extraction) if s.value in wholes
    }  # "4 miljoner för 910 hektar"
    for table, groups in counted_totals(extraction) if said else ():
        (total, _), noun = groups[0], noun_of(table)
        if total.count is None or total.count < _LEAST or noun is None:
            continue
        number = re.compile(
            rf"{_NUMBER.format('n')}\s+(?:[\wåäö]+\s+)?[\wåäö]*{noun}|\b{noun}\w*\s+{_IS}{_NUMBER.format('m')}(?![\d,]|\s\d)",
            re.IGNORECASE,
        )
        for one in said:
            sentence = flat(one.sentence)
            found = [] if _OTHER_YEARS.search(sentence) else [m["n"] or m["m"] for m in number.finditer(sentence)]
            values = {int("".join(c for c in text if c.isdigit())) for text in found}
            near = _NEAR if sentence in beside else Decimal(0)
            slipped = [v for v in values if _is_slip(v, total.count) or abs(v - total.count) <= near * total.count]
            if slipped and total.count not in values:
                yield _said_otherwise(table, total.count, slipped[0], one.place, say)


def noun_of(table: Table) -> str | None:
    """What the only column of counts counts: "Antal elever", "Areal (ha)"."""
    heads = [c.header or "" for c in table.columns if c.role in {ColumnRole.COUNT, ColumnRole.POPULATION}]
    if len(heads) != 1:
        return None
    if _HECTARES.search(heads[0]):
        return "(?:hektar|ha)"
    words = [w for w in re.findall(r"[^\W\d_]{4,}", heads[0]) if w.casefold() not in {"antal", "antalet"}]
    return (
        "(?:invånare|personer)" if words[:1] in (["Invånare"], ["Folkmängd"]) else next(map(re.escape, words), None)
    )


def _is_slip(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    alike = len(first) == len(second) and one != other
    return alike and (transposed(first, second) or sum(a != b for a, b in zip(first, second, strict=True)) == 1)


def _said_otherwise(table: Table, printed: int, said: int, place: Place, say: Verdicts) -> Finding:
    total, text, gap = (format_number(Decimal(n)) for n in (printed, said, abs(printed - said)))
    message = Message(
        f"table {table.seq}: sum of counts {total}, the text says {text}, difference {gap}",
        f"tabell {table.seq}: summan av antalen är {total}, texten säger {text}, skillnad {gap}",
    )
    return say.failed(at_place(place), message, Measured(text, total, Decimal(printed - said)), Severity.WARNING)
