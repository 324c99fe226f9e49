"""text-total: the total of an annex equals the amount that the text says the annex distributes.

A text may state many sums: if one of them is the table's, the check holds. It fails as an error only where the
sentence speaks of the annex. Else it fails, as a warning, only where a sum may be meant as the table's (near it, or
one slip away): a table may cover a part only, or have nothing to do with the sums of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations
from typing import NamedTuple

from schemas.checks._counts import check_said
from schemas.checks._diagnosis import diagnose, diagnose_terms, printed_term, term_of
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_table, no_table
from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._numbered import numbers_said
from schemas.checks._prose import EARLIER, Stated, agrees, annex_numbers, combines, flat, speaks_of_annex, stated
from schemas.checks._repeated import check_repeated
from schemas.checks._tables import (
    AmountColumn,
    amount_columns,
    amount_of,
    kommuner_in,
    recipient_rows,
    regioner_in,
    sum_of,
)
from schemas.register import kommuner, regioner
from schemas.rows import Extraction, Finding, Table
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity, TableKind

SLUG = "text-total"
WITNESSED_LAST = True  # counts that no row of the prose holds
_SAY = Verdicts(SLUG, Severity.ERROR)
_DISTRIBUTED = (AmountRole.TOTAL, AmountRole.ALLOCATION)
_DIVIDED = (*_DISTRIBUTED, AmountRole.EQUAL_SHARE)  # "43 miljoner lika mellan regionerna" is such a sum too
_KEPT = (*_DIVIDED, AmountRole.ADMINISTRATION, AmountRole.RESERVE)
_NEAREST = (Severity.WARNING, "nearest", "närmast")
_LONG_WORD = re.compile(r"[^\W\d_]{7,}")
_ANY_WORD = {"beviljat", "statsbidrag", "fördelning"}
_YEAR = re.compile(r"\b20\d\d\b")
_IN_ALL = re.compile(r"\b(?:sammanlagt|totalt|tillsammans)\s+(?:till\s+)?$", re.IGNORECASE)
# "Sammanlagt beviljas 41 000 kronor.", right below the rows
_CLOSES = re.compile(r"(?:Sammanlagt|Totalt|Tillsammans)\s+(?:har\s+)?(?:[\wåäö]+(?:s|t|r|de)\b)[^.:]{0,50}?\d")
_BELOW = (Severity.WARNING, "right below the table", "strax under tabellen")
_REST = re.compile(r"(?:Resterande|Återstående)\s+[\d,. ]+", re.IGNORECASE)
_TURNED = 4  # significant digits, of which two have changed places
_LINES = 4  # a sentence that begins further down than this is not the next one


class _Total(NamedTuple):
    """A column's total and half of its last printed place."""

    column: AmountColumn
    value: Decimal
    half: Decimal


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table: on the column whose total the text states, else on the first."""
    by_table: dict[str, list[AmountColumn]] = {}
    for column in amount_columns(extraction):
        if column.table.kind is TableKind.OTHER:
            continue
        by_table.setdefault(column.table.table_id, []).append(column)
    if not by_table:
        yield _SAY.skipped(DOCUMENT, no_table())
    totals = {table: [t for c in columns if (t := _total(c, extraction))] for table, columns in by_table.items()}
    grand = sum((t[0].value for t in totals.values() if t), Decimal(0))
    for table_id, columns in by_table.items():
        yield _check_table(columns, totals[table_id], grand, extraction)
    yield from check_repeated(extraction, _SAY)
    yield from check_said(extraction, _SAY)


def _total(column: AmountColumn, extraction: Extraction) -> _Total | None:
    """The printed total, the sum of all kommuner or regioner, or of a table that the text sums up; else None."""
    if column.total is not None:
        return _Total(column, column.total, column.half_unit)
    rows, on = recipient_rows(extraction, column.table), extraction.document.document_date
    if set(kommuner(on)) <= set(kommuner_in(rows)) or set(regioner(on)) <= set(regioner_in(rows)):
        return _Total(column, sum_of(column.recipients), column.half_unit)
    if _is_told_whole(column, extraction):
        return _Total(column, sum_of(column.recipients), column.half_unit * max(1, len(column.recipients)))
    return None


def _is_told_whole(column: AmountColumn, extraction: Extraction) -> bool:
    """Whether a sentence with a sum speaks of the annex, and only one table can be meant."""
    tables = [t for t in extraction.tables if t.kind is not TableKind.FORM]
    if len(tables) != 1 or not column.recipients:
        return False
    said = stated(extraction, *_DISTRIBUTED)
    return any(speaks_of_annex(s.amount.sentence) or _closes(s, column.table, extraction) for s in said)


def _closes(said: Stated, table: Table, extraction: Extraction) -> bool:
    """Whether a sentence right below a table sums it up: "Sammanlagt beviljas 41 000 kronor"."""
    rows = [r.place for r in extraction.allocations if r.table_id == table.table_id and r.place]
    at = said.amount.place
    last = max((p.line for p in rows if p.page == at.page == table.page_last), default=at.line)
    return 0 < at.line - last <= _LINES and _CLOSES.match(flat(said.amount.sentence)) is not None


def _check_table(
    columns: list[AmountColumn], totals: list[_Total], grand: Decimal, extraction: Extraction
) -> Finding:
    column = columns[0]
    held = _holds(totals, grand, extraction) if totals else None
    if held is not None:
        other = _other_column(totals, extraction) or _said_otherwise(totals, extraction)
        return _failure(*other, extraction) if other else _passed(column, held)
    said = list(stated(extraction, *_DIVIDED))
    if not totals:
        return _skipped(column, "no total to compare with the text", "ingen summa att jämföra med texten")
    if not said:
        return _skipped(column, "the text states no sum", "texten anger ingen summa")
    if column.table.kind is TableKind.SUMMARY and _a_part_is_stated(columns, extraction):
        en, sv = "parts of it stand in the text, its total does not", "delar av den står i texten, summan inte"
        return _skipped(column, en, sv)
    return _judge(totals, said, extraction)


def _judge(totals: list[_Total], said: list[Stated], extraction: Extraction) -> Finding:
    """The finding of a table whose totals the text does not state: wrong, a remainder, or another matter."""
    column = totals[0].column
    others = {c.total for c in amount_columns(extraction) if c.table is not column.table}
    linked = [s for s in said if _of_this_annex(s.amount.sentence, column.table, extraction)]
    linked = [s for s in linked if s.value not in others]  # "80 000 enligt tabell 1; avslag enligt tabell 2"
    if linked:
        return _failure(_nearest(totals, linked), (Severity.ERROR, "of the annex", "om bilagan"), extraction)
    rest = _left_over(totals, extraction)
    if rest is not None:
        return _passed(column, rest)
    below = [s for s in said if _closes(s, column.table, extraction)]
    if below:
        return _failure(_nearest(totals, below), _BELOW, extraction)
    total, near = _nearest(totals, said)
    other = _nearer_table(total, near, extraction)
    if other is not None:
        text = format_money(near.value)
        en = f"no sum of the text is its total; {text} is nearer to that of table {other.seq}"
        sv = f"ingen summa i texten är dess summa; {text} ligger närmare den i tabell {other.seq}"
        return _skipped(column, en, sv)
    if not may_be_meant(total.value, near.value):
        sums, text = format_money(total.value), format_money(near.value)
        en = f"no sum of the text is near its total {sums}; nearest {text}"
        sv = f"ingen summa i texten ligger nära dess summa {sums}; närmast {text}"
        return _skipped(column, en, sv)
    of_annex = _annex_in_next_sentence(near, column.table, extraction)
    verdict = (Severity.ERROR, "of the annex", "om bilagan") if of_annex else _NEAREST
    return _failure((total, near), verdict, extraction)


def _passed(column: AmountColumn, how: Message) -> Finding:
    message = Message(f"{column.label}: {how.en}", f"{column.label_sv}: {how.sv}")
    return _SAY.passed(at_table(column.table), message)


def _skipped(column: AmountColumn, en: str, sv: str) -> Finding:
    message = Message(f"{column.label}: {en}", f"{column.label_sv}: {sv}")
    return _SAY.skipped(at_table(column.table), message)


def _holds(totals: list[_Total], grand: Decimal, extraction: Extraction) -> Message | None:
    """How the text states a total of the table: itself, as its parts, or together with the other tables."""
    every = list(stated(extraction))
    for total in totals:
        same = next((s for s in every if _states(total, s, every)), None)
        if same is not None:
            sums, text = format_money(total.value), " ".join(same.amount.text.split())
            return Message(f'total {sums}, "{text}" in the text', f'summa {sums}, "{text}" i texten')
    columns = sum((t.value for t in totals), Decimal(0))
    for whole in {columns, grand} - {t.value for t in totals}:
        if any(agrees(whole, totals[0].half, s) for s in every):
            sums = format_money(whole)
            return Message(f"a part of {sums}, which the text states", f"en del av {sums}, som texten anger")
    for total in totals:
        parts = combines(total.value, stated(extraction, *_DISTRIBUTED, AmountRole.ADMINISTRATION))
        if parts:
            sums = " + ".join(format_money(p) for p in parts)
            return Message(f"total = {sums} of the text", f"summa = {sums} i texten")
    return _remainder(totals, extraction)


def _remainder(totals: list[_Total], extraction: Extraction) -> Message | None:
    """Whether a total is what a stated sum leaves when the stated own costs and reserves are taken from it."""
    kept = {s.value for s in stated(extraction, AmountRole.ADMINISTRATION, AmountRole.RESERVE)}
    for total in totals:
        for one in {*kept, sum(kept, Decimal(0))} - {0}:
            if any(agrees(total.value + one, total.half, s) for s in stated(extraction, *_DISTRIBUTED)):
                whole, less = format_money(total.value + one), format_money(one)
                return Message(f"total = {whole} - {less} of the text", f"summa = {whole} - {less} i texten")
    return None


def _other_column(
    totals: list[_Total], extraction: Extraction
) -> tuple[tuple[_Total, Stated], tuple[Severity, str, str]] | None:
    """A column's total that the text misses, where it states that of another, and how the sum it says is linked.

    "312 miljoner som grundstöd och 69 miljoner som utvecklingsstöd" speaks of both columns; so may a sentence that
    speaks of the annex.
    """
    every = list(stated(extraction))
    missed = [t for t in totals if not any(agrees(t.value, t.half, s) for s in every)]
    if not missed or len(totals) == len(missed):
        return None
    beside = {flat(s.amount.sentence) for s in every for t in totals if agrees(t.value, t.half, s)}
    printed = {amount_of(r) for c in amount_columns(extraction) for r in c.rows}
    loose = [s for s in stated(extraction, *_DIVIDED) if s.value not in printed]
    of_column = [s for s in stated(extraction, AmountRole.OTHER) if any(_is_named(t.column, s) for t in missed)]
    loose += [s for s in of_column if _IN_ALL.search(_before(s)) or flat(s.amount.sentence) in beside]
    table, kept = totals[0].column.table, {s.value for s in stated(extraction, *_KEPT)}
    for one in loose:
        of_annex = _of_this_annex(one.amount.sentence, table, extraction)
        named = [t for t in missed if _is_named(t.column, one)]
        near = [t for t in missed if abs(t.value - one.value) not in kept or t in named]
        near = [t for t in near if may_be_meant(t.value, one.value)]
        if near and (of_annex or named or flat(one.amount.sentence) in beside):
            verdict = (Severity.ERROR, "of the annex", "om bilagan") if of_annex else _NEAREST
            return _nearest(near, [one]), verdict
    return None


def _said_otherwise(
    totals: list[_Total], extraction: Extraction
) -> tuple[tuple[_Total, Stated], tuple[Severity, str, str]] | None:
    """A total that one sentence states and another misses: two digits changed places, or it speaks of the annex.

    Round sums may be each other turned by chance: where a sentence states the total, four digits show it.
    """
    every, table = list(stated(extraction, *_DIVIDED, AmountRole.OTHER)), totals[0].column.table
    every_sum = list(stated(extraction))
    kept = sorted({s.value for s in stated(extraction, *_KEPT)})
    some = {sum(c) for size in (1, 2) for c in combinations(kept, size)}
    printed = {amount_of(r) for c in amount_columns(extraction) for r in c.rows}
    right = {flat(s.amount.sentence) for s in every for t in totals if agrees(t.value, t.half, s)}
    known = {t.value for t in totals for s in every if agrees(t.value, t.half, s)}
    for one in every:
        sentence = flat(one.amount.sentence)
        rest = any(one.value + t.value in {s.value for s in every_sum} for t in totals)  # of a frame that is stated
        if rest or one.value in printed or sentence in right or _is_of_another_year(sentence, totals):
            continue
        of_annex = _of_this_annex(one.amount.sentence, table, extraction)
        of_annex = of_annex or _counts_rows(one, table, extraction)
        sure = of_annex or _REST.match(flat(one.amount.sentence))
        linked = sure and one.amount.role is not AmountRole.OTHER
        near = [
            t
            for t in totals
            if (linked and may_be_meant(t.value, one.value))
            or are_turned(t.value, one.value, _TURNED if t.value in known else _TURNED - 1)
        ]
        left = some | {s.value for s in every_sum if s.amount.sentence == one.amount.sentence}
        near = [t for t in near if abs(t.value - one.value) not in left and not agrees(t.value, t.half, one)]
        if near:
            turned = [t for t in near if are_turned(t.value, one.value, 2)]
            verdict = (Severity.WARNING, "of the annex", "om bilagan") if of_annex else _NEAREST
            return _nearest(turned or near, [one]), verdict
    return None


def _is_of_another_year(sentence: str, totals: list[_Total]) -> bool:
    """Whether a sentence tells of a year before, of which no column is: "Under 2024 var stödet 1 726 800"."""
    years = set(_YEAR.findall(sentence)) if EARLIER.search(sentence) else set()
    return bool(years) and not any(year in (t.column.measure or "") for year in years for t in totals)


def _is_named(column: AmountColumn, said: Stated) -> bool:
    """Whether the header of a column is a word before a sum, or words behind it: "Grundbeloppen uppgår till"."""
    words = [w.casefold() for w in _LONG_WORD.findall(column.measure or "")]
    after = flat(said.amount.sentence).partition(flat(said.amount.text))[2].casefold()
    header = flat(column.measure or "").casefold()
    whole = " " in header and re.search(rf"\b{re.escape(header)}\b", after)  # "fördelas 9 miljoner efter behov"
    return bool(whole) or any(word in _before(said).casefold() for word in words if word not in _ANY_WORD)


def _before(said: Stated) -> str:
    """What a sentence says before a sum."""
    return flat(said.amount.sentence).partition(flat(said.amount.text))[0]


def _counts_rows(said: Stated, table: Table, extraction: Extraction) -> bool:
    """Whether a sentence gives its sum to as many recipients as the only table of grants has rows."""
    only = sum(1 for t in extraction.tables if t.kind is TableKind.ALLOCATION) == 1
    return only and len(recipient_rows(extraction, table)) in numbers_said(flat(said.amount.sentence), said)


def _states(total: _Total, said: Stated, every: list[Stated]) -> bool:
    """Whether a statement is the total, and no finer statement of the same sum says otherwise."""
    finer = [s for s in every if s.half < said.half and s.value == said.value]
    return all(agrees(total.value, total.half, s) for s in (said, *finer))


def _a_part_is_stated(columns: list[AmountColumn], extraction: Extraction) -> bool:
    rows = [r for c in columns for r in (*c.recipients, *c.subtotals)]
    return any(agrees(amount_of(r), c.half_unit, s) for c in columns for r in rows for s in stated(extraction))


def _left_over(totals: list[_Total], extraction: Extraction) -> Message | None:
    """Whether a total is what a stated sum leaves when one or two others are taken from it."""
    values = sorted({s.value for s in stated(extraction, *_KEPT)})
    for total in totals:
        for some in chain(combinations(values, 1), combinations(values, 2)):
            if total.value + sum(some) in values:
                whole, less = format_money(total.value + sum(some)), " - ".join(map(format_money, some))
                return Message(f"total = {whole} - {less} of the text", f"summa = {whole} - {less} i texten")
    return None


def _of_this_annex(sentence: str, table: Table, extraction: Extraction) -> bool:
    """Whether a sentence speaks of the table's annex: by its number, where there are several to speak of."""
    if not speaks_of_annex(sentence):
        return False
    named, mine = annex_numbers(sentence), annex_numbers(table.caption)
    others = sum(1 for t in extraction.tables if t.kind is TableKind.ALLOCATION) > 1
    return bool(named & mine) or not (others or (named and mine))


def _annex_in_next_sentence(said: Stated, table: Table, extraction: Extraction) -> bool:
    """Whether the sentence after a sum says that the annex divides it ("Bidraget fördelas enligt bilagan.")."""
    at, own = said.amount.place, flat(said.amount.sentence)
    seq = next((c.seq for c in extraction.conditions if flat(c.text) == own), None)
    for condition in extraction.conditions:
        place = condition.place
        below = place.page == at.page and 0 < place.line - at.line <= _LINES
        if (below or condition.seq - 1 == seq) and _of_this_annex(condition.text, table, extraction):
            between = [a for a in extraction.amounts if (at.page, at.line) < (a.place.page, a.place.line)]
            return not any((a.place.page, a.place.line) < (place.page, place.line) for a in between)
    return False


def _nearest(totals: list[_Total], said: list[Stated]) -> tuple[_Total, Stated]:
    """The column's total and the stated sum that are the least apart, for their size."""
    pairs = [(t, s) for t in totals for s in said]
    return min(
        pairs, key=lambda p: abs(p[0].value - p[1].value) / max(abs(p[0].value), abs(p[1].value), Decimal(1))
    )


def _nearer_table(total: _Total, said: Stated, extraction: Extraction) -> Table | None:
    """Another table whose printed total a stated sum is nearer to: the sum is that table's, right or wrong."""
    gap = abs(total.value - said.value)
    others = [c for c in amount_columns(extraction) if c.table.table_id != total.column.table.table_id]
    return next((c.table for c in others if c.total is not None and abs(c.total - said.value) < gap), None)


def _failure(pair: tuple[_Total, Stated], verdict: tuple[Severity, str, str], extraction: Extraction) -> Finding:
    (total, said), (severity, where, where_sv) = pair, verdict
    site = at_table(total.column.table)
    if any(agrees(total.value, total.half, s) for s in stated(extraction)):
        site = site._replace(place=said.amount.place)  # another sentence states it: this one is where to look
    cause = _cause(total, said, extraction)
    printed, text = format_money(total.value), format_money(said.value)
    gap = format_money(abs(total.value - said.value))
    label, label_sv = total.column.label, total.column.label_sv
    message = Message(
        f"{label}: total {printed}, the text says {text} ({where}), difference {gap}{cause.en}",
        f"{label_sv}: summa {printed}, texten säger {text} ({where_sv}), skillnad {gap}{cause.sv}",
    )
    return _SAY.failed(site, message, Measured(text, printed, total.value - said.value), severity)


def _cause(total: _Total, said: Stated, extraction: Extraction) -> Message:
    """What would explain the difference: in the table's rows where they sum to its total, else in its total."""
    amount, rows = said.amount, total.column.recipients
    text = printed_term(f'"{" ".join(amount.text.split())}"', said.value, amount.text, amount.unit)
    if sum_of(rows) == total.value:
        return diagnose(total.column, rows, text, extraction)
    return diagnose_terms([term_of(r) for r in total.column.totals[-1:]], text)
