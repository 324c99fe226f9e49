"""Why a row says what it says: the printed line, its place, the rule, the unit's source, the checks it is part of.

Made from a dataset; the printed line is read from the source file, where one with the recorded bytes is found, and
is else left out with the reason. It prints nothing: see ``ingest.proof.explain_report``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ingest.corrections.reviewed import corrections_of_row
from ingest.errors import InputError
from ingest.grants import said_of
from ingest.proof.explain_rules import rule_of
from ingest.proof.lookup import Found
from ingest.proof.originals import Originals
from ingest.proof.participation import Taking, checks_beside, checks_of
from schemas.collection import Grant
from schemas.corrected import value_in_words
from schemas.document import Document, Page
from schemas.rows import Allocation, Amount, Condition, Correction, DateFact, DocumentRow, Place, Reference, Table
from schemas.swedish import Printed, format_date, format_number, level_spaces, numbers_in, printed_number
from schemas.vocabulary import DateRole, MoneyUnit, UnitSource

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_UNIT_NAMES = {
    MoneyUnit.KR: "kronor",
    MoneyUnit.TKR: "tusen kronor",
    MoneyUnit.MNKR: "miljoner kronor",
    MoneyUnit.MDKR: "miljarder kronor",
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
        _printing(found, originals),
        rule_of(found),
        getattr(row, "unit", None),
        _unit_source(found),
        tuple(_grant(found, row) if isinstance(row, Grant) else _values(found)),
        _checks(found),
    )


def _checks(found: Found) -> list[Taking]:
    if isinstance(found.row, Grant):
        return checks_beside([found.extraction, *found.others])
    return checks_of(found.extraction, found.dataset, found.row)


def _printing(found: Found, originals: Originals) -> Printing:
    document: DocumentRow = found.extraction.document
    place: Place | None = getattr(found.row, "place", None)
    if isinstance(found.row, Grant):
        return Printing(None, "a grant is printed nowhere: it is what its documents say together")
    if place is None:
        return Printing(None, "the row is about the whole document")
    original = originals.find(document)
    if original.data is None or original.path is None:
        return Printing(None, original.fault)
    from ingest.ocr.versions import ocr_of
    from ingest.readers import read_document

    try:
        again = read_document(original.data, document.source, ocr_of(document.extractor_version))
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
        UnitSource.BEFORE: "the table before, which has the same titles, or a title over both",
        UnitSource.SIZE: "no word declares it: whole numbers of the size of kronor",
    }[row.unit_source]


def _values(found: Found) -> list[Value]:
    """The values as read, and those that a person put in their place."""
    by_hand = corrections_of_row(found.extraction, found.dataset, found.row)
    kept = [value for value in _values_read(found) if value.column not in by_hand]
    return kept + [_by_hand(found.row, column, one) for column, one in by_hand.items()]


def _by_hand(row: DataclassInstance, column: str, one: Correction) -> Value:
    who = f" by {one.who}" if one.who else " by a person"
    reason = f": {one.reason}" if one.reason else ""
    change = f"from {value_in_words(one.read_value)} to {value_in_words(one.value)}"
    return Value(column, one.printed_text, getattr(row, column), f"corrected{who} {change}{reason}")


def _values_read(found: Found) -> list[Value]:
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


def _grant(found: Found, grant: Grant) -> list[Value]:
    """Each fact of a grant with the document that says it, then what ties each document to it."""
    names = {
        e.document.document_id: PurePosixPath(e.document.source).name for e in (found.extraction, *found.others)
    }
    values = []
    for said in said_of(grant):
        otherwise = f"; otherwise in {', '.join(names.get(d, d) for d in said.differs)}" if said.differs else ""
        how = f"{said.word}, said by {names.get(said.speaker, said.speaker)}{otherwise}"
        values.append(Value(said.column, None, said.value, how))
    for link in grant.links:
        how = f"{names.get(link.document_id, link.document_id)}: {link.evidence}"
        values.append(Value("links", None, link.document_id, how))
    return values


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
