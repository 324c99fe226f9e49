"""Why a row says what it says: the printed line, its place, the rule, the unit's source, the checks it is part of.

Made from a dataset; the printed line is read from the source file, where one with the recorded bytes is found, and
is else left out with the reason. It prints nothing: see ``ingest.explain_report``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ingest.errors import InputError
from ingest.lookup import Found
from ingest.originals import Originals
from ingest.participation import Taking, checks_of
from schemas.document import Document, Page
from schemas.rows import Allocation, Amount, Condition, DateFact, DocumentRow, Place, Reference, Table
from schemas.swedish import Printed, format_date, format_number, level_spaces, numbers_in, printed_number
from schemas.vocabulary import DateRole, Match, MoneyUnit, RowType, UnitSource

_UNIT_NAMES = {
    MoneyUnit.KR: "kronor",
    MoneyUnit.TKR: "tusen kronor",
    MoneyUnit.MNKR: "miljoner kronor",
    MoneyUnit.MDKR: "miljarder kronor",
}
_MATCHES = {
    Match.CODE: "found in the register by its code",
    Match.EXACT: "found in the register by its name",
    Match.ALIAS: "found in the register by another known form of its name",
    Match.FUZZY: "found in the register by a name one letter away",
    Match.NONE: "not in the register",
}


class Printing(NamedTuple):
    """The line or lines that a row is printed on; None, and why, where no source shows them."""

    lines: tuple[str, ...] | None
    source: str  # the file, or why there is none


class Value(NamedTuple):
    """A stored value: its column, what is printed, and how the one becomes the other, in words."""

    column: str
    printed: str | None
    stored: Decimal | date | str | int | None
    how: str


class Explanation(NamedTuple):
    """All that can be said of one row."""

    found: Found
    printing: Printing
    rule: str
    unit: MoneyUnit | None
    unit_source: str | None
    values: tuple[Value, ...]
    checks: list[Taking]


def explain(found: Found, originals: Originals) -> Explanation:
    """The explanation of one row."""
    row = found.row
    return Explanation(
        found,
        _printing(found.extraction.document, getattr(row, "place", None), originals),
        _rule(found),
        getattr(row, "unit", None),
        _unit_source(found),
        tuple(_values(found)),
        checks_of(found.extraction, found.dataset, row),
    )


def _printing(document: DocumentRow, place: Place | None, originals: Originals) -> Printing:
    if place is None:
        return Printing(None, "the row is about the whole document")
    original = originals.find(document)
    if original.data is None or original.path is None:
        return Printing(None, original.fault)
    from ingest.readers import read_document

    try:
        again = read_document(original.data, document.source)
    except InputError as error:
        return Printing(None, error.message)
    lines = printed_lines(again, place)
    name = original.path.as_posix()
    return Printing(lines, name) if lines else Printing(None, f"{name} has no such line")


def printed_lines(document: Document, place: Place) -> tuple[str, ...]:
    """The lines of a page that a place lies on: its line, and those that its box reaches over."""
    page = next((p for p in document.pages if p.number == place.page), None)
    if page is None:
        return ()
    box = place.bbox
    numbers = {place.line}
    if box is not None:
        numbers |= {w.line for w in page.words if box.top <= w.bbox.middle <= box.bottom and w.bbox.x1 > box.x0}
    return tuple(text for number in sorted(numbers) if (text := line_text(page, number)))


def line_text(page: Page, number: int) -> str:
    """One line of a page as printed, its white space on one line."""
    return " ".join("".join(w.text + w.after for w in page.words if w.line == number).split())


def _rule(found: Found) -> str:
    row = found.row
    if isinstance(row, Allocation):
        return _allocation_rule(found, row)
    if isinstance(row, DateFact):
        inferred = "; the year is not printed and came from the context" if row.inferred else ""
        return f"dates, {row.rule or 'unnamed'}: read as {row.role}{inferred}"
    if isinstance(row, Amount):
        return f"amounts, {row.rule or 'unnamed'}: read as {row.role}"
    if isinstance(row, Condition):
        actor = f", binding {row.actor}" if row.actor else ""
        where = f', under the heading "{row.section}"' if row.section else ""
        return f"conditions, {row.category}: a sentence of modality {row.modality}{actor}{where}"
    if isinstance(row, Reference):
        return (
            f"references, {row.kind}: its shape, {'owned' if row.role == 'own' else 'cited'} by its place and words"
        )
    return f"{found.dataset}: see docs/datasets.md"


def _allocation_rule(found: Found, row: Allocation) -> str:
    table = next((t for t in found.extraction.tables if t.table_id == row.table_id), None)
    if table is None:
        return "allocations, in a table that the dataset lacks"
    column = f'amount column "{row.measure}"' if row.measure else "the amount column, which has no header"
    kind = {
        RowType.RECIPIENT: f"a recipient's row, {_MATCHES[row.match]}",
        RowType.SUBTOTAL: "a sub-total, told by its label or by the rows above it",
        RowType.TOTAL: "a total, told by its label or by the rows above it",
    }[row.row_type]
    caption = f' "{table.caption}"' if table.caption else ""
    return f"table {table.seq}{caption} ({table.kind}), {column}; {kind}"


def _unit_source(found: Found) -> str | None:
    """What told the unit, in words; None where nothing has one."""
    row = found.row
    if isinstance(row, Amount) and row.unit is not None:
        alone = printed_number(row.text)
        beside = alone is None or alone.unit is not None
        return "printed with the number" if beside else "printed with another amount of the sentence"
    if not isinstance(row, Allocation) or row.unit_source is None:
        return None
    table = next((t for t in found.extraction.tables if t.table_id == row.table_id), None)
    headers = [c.header for c in table.columns if c.header] if table else []
    header = row.measure or next(iter(headers), "")
    caption = table.caption if table and table.caption else ""
    return {
        UnitSource.CELL: "printed with the number",
        UnitSource.HEADER: f'the column\'s header "{header}", or the one header of the table that names a unit',
        UnitSource.CAPTION: f'the caption "{caption}"',
        UnitSource.FOOT: "a note above or under the table",
        UnitSource.PROSE: "an amount that the text states, which the column's total is in this unit alone",
        UnitSource.SIZE: "no word declares it: whole numbers of the size of kronor",
    }[row.unit_source]


def _values(found: Found) -> list[Value]:
    row = found.row
    if isinstance(row, Allocation | Amount):
        how = money_in_words(row.text, row.amount_sek, row.unit)
        money = Value("amount_sek", row.text, row.amount_sek, how)
        return [money, *_beside(row)] if isinstance(row, Allocation) else [money]
    if isinstance(row, DateFact):
        ends = (("start", row.start), ("end", row.end))
        return [Value(name, row.text, day, _day(day, row)) for name, day in ends]
    if isinstance(row, Condition) and row.deadline is not None:
        return [Value("deadline", row.text, row.deadline, format_date(row.deadline))]
    if isinstance(row, Reference):
        return [Value("value", row.text, row.value, row.value)]
    if isinstance(row, Table):
        totals = (("stated_total_sek", row.stated_total_sek), ("computed_total_sek", row.computed_total_sek))
        return [Value(n, None, t, "none" if t is None else f"{format_number(t)} kr") for n, t in totals]
    return []


def _beside(row: Allocation) -> list[Value]:
    """The values that go with an amount in its row."""
    values = []
    if row.share_text is not None or row.share_percent is not None:
        said = "not read as a number" if row.share_percent is None else f"{format_number(row.share_percent)} %"
        values.append(Value("share_percent", row.share_text, row.share_percent, said))
    if row.count is not None:
        values.append(Value("count", None, row.count, f"{format_number(Decimal(row.count))} units"))
    if row.unit_amount_sek is not None:
        said = f"{format_number(row.unit_amount_sek)} kr for each"
        values.append(Value("unit_amount_sek", None, row.unit_amount_sek, said))
    return values


def _day(day: date | None, fact: DateFact) -> str:
    if day is None:
        return "open" if fact.role is DateRole.USE_PERIOD or fact.open else "not known"
    return format_date(day)


def money_in_words(text: str | None, sek: Decimal | None, unit: MoneyUnit | None) -> str:
    """How a printed number becomes kronor: "168,7 mnkr (miljoner kronor): 168,7 x 1 000 000 = 168 700 000 kr"."""
    if text is None:
        return "nothing is printed" if sek is None else f"{format_number(sek)} kr"
    if sek is None:
        return f'"{level_spaces(text)}" gave no value: it is no whole number, or nothing tells its unit'
    number, factor = _path(text, sek, unit)
    result = f"{format_number(sek)} kr"
    if number is None or factor is None:
        return f'"{level_spaces(text)}" is {result}'
    read = next(u for u in MoneyUnit if u.factor == factor)
    sign = "-" if sek < 0 else ""
    shown = f"{sign}{format_number(number.number, number.decimals)}"
    declared = f"; declared is {unit}" if unit is not None and unit is not read and number.number else ""
    product = f"{shown} × {format_number(factor)} = {result}"
    return f"{shown} {read} ({_UNIT_NAMES[read]}): {product}{declared}"


def _path(text: str, sek: Decimal, unit: MoneyUnit | None) -> tuple[Printed | None, Decimal | None]:
    """The printed number that the amount is a multiple of, and the factor: the declared unit's where it can be."""
    units = sorted(MoneyUnit, key=lambda u: u is not unit)
    pairs = (
        (number, u.factor) for u in units for number in numbers_in(text) if number.number * u.factor == abs(sek)
    )
    return next(pairs, (None, None))
