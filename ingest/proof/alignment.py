"""Two readings of one document side by side: which rows are the same, changed, gained or lost.

Rows are matched by what they say, never by their number: a row that is inserted moves the others and changes none.
First those that say the same; then, step by step, those that agree in ever fewer columns of :data:`_KEYS`. It
compares rows and knows no file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, NamedTuple, cast

from ingest.proof.address import addresses
from ingest.store.arrow import EXTRACTED, rows_of
from schemas.rows import Allocation, Extraction, Finding, FormField, Place

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# Where a row stands, not what it says. A row that differs in nothing else has moved.
_POSITION = frozenset({"page", "line", "bbox", "row", "seq", "table_id"})

# dataset -> the columns that make two differing rows one row that changed, the surest first
_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "references": (("role", "kind", "value"), ("kind", "value"), ("text",), ("page", "line")),
    "dates": (
        ("role", "text", "sentence"),
        ("text", "sentence"),
        ("role", "text"),
        ("role", "sentence"),
        ("role", "page", "line"),
    ),
    "amounts": (("role", "text", "sentence"), ("text", "sentence"), ("role", "sentence"), ("role", "page", "line")),
    "conditions": (("text",), ("page", "line"), ("seq",)),
    "appropriations": (("utgiftsomrade", "anslag", "anslagspost"), ("text",), ("page", "line")),
    "people": (("role", "name"), ("name",), ("email",), ("page", "line")),
    "tables": (("kind", "caption", "columns"), ("kind", "page", "line"), ("kind", "page"), ("seq",)),
    "allocations": (
        ("table_id", "row_type", "measure", "year", "recipient", "code_text", "group"),
        ("table_id", "measure", "year", "recipient", "code_text"),
        ("table_id", "measure", "year", "code_text", "text"),
        ("table_id", "row", "recipient", "text"),
        ("table_id", "row", "measure"),
    ),
    "corrections": (("dataset", "row", "field"), ("dataset", "field", "printed_text")),
    "form_fields": (("form", "section", "field"), ("form", "seq")),
    "findings": (
        ("check", "status", "table_id", "row"),
        ("check", "table_id", "row", "page", "line"),
        ("check", "table_id", "row"),
        ("check", "table_id"),
    ),
}


class FieldChange(NamedTuple):
    """A column whose value differs; None where there is none."""

    column: str
    old: object
    new: object


class RowChange(NamedTuple):
    """A row gained (``old`` is None), lost (``new`` is None), changed, or only moved (``moved``)."""

    dataset: str
    address: str  # in the newer reading, for a lost row in the older
    old: DataclassInstance | None
    new: DataclassInstance | None
    fields: tuple[FieldChange, ...] = ()
    moved: bool = False

    @property
    def kind(self) -> str:
        """In a word."""
        if self.old is None or self.new is None:
            return "gained" if self.old is None else "lost"
        return "moved" if self.moved else "changed"

    @property
    def row(self) -> DataclassInstance:
        """The newer row, the older of one that is lost."""
        one = self.new or self.old
        if one is None:
            raise ValueError("a change has a row")
        return one

    @property
    def place(self) -> Place | None:
        """Where it stands; None for a document, and for a finding about the whole of one."""
        place: Place | None = getattr(self.row, "place", None)
        return place


class _Pair(NamedTuple):
    """Positions of a matched row in the older and the newer reading."""

    old: int
    new: int


def compare(old: Extraction, new: Extraction, ignored: frozenset[str] = frozenset()) -> list[RowChange]:
    """What differs between two readings, by dataset and in the newer one's order, lost rows after the others.

    ``ignored`` are columns, as "dataset.column", that only one of the two knows.
    """
    found: list[RowChange] = []
    tables: dict[str, str] = {}
    numbers: dict[tuple[str | None, int | None], int] = {}
    # Tables and their rows come first: what names them is compared by their names in the newer reading.
    for dataset in sorted(EXTRACTED, key=lambda name: (name != "tables", name != "allocations")):
        before, after = rows_of(old, dataset), rows_of(new, dataset)
        renamed = [_renamed(row, tables, numbers) for row in before]
        pairs = _align(dataset, renamed, after)
        if dataset == "tables":
            tables = {t.table_id: f"{t.table_id} (lost)" for t in old.tables}
            tables |= {old.tables[p.old].table_id: new.tables[p.new].table_id for p in pairs}
        if dataset == "allocations":
            cells = [(cast("Allocation", renamed[p.old]), new.allocations[p.new]) for p in pairs]
            numbers = {(a.table_id, a.row): b.row for a, b in cells}
        found += _changes(dataset, (old, renamed), new, pairs, ignored)
    order = {name: place for place, name in enumerate(EXTRACTED)}
    return sorted(found, key=lambda change: order[change.dataset])


def _renamed(
    row: DataclassInstance, tables: dict[str, str], numbers: dict[tuple[str | None, int | None], int]
) -> DataclassInstance:
    """A row of the older reading with the table's, and a finding's row's, name in the newer."""
    if isinstance(row, Allocation | FormField | Finding) and row.table_id is not None:
        row = replace(row, table_id=tables.get(row.table_id, row.table_id))
    if isinstance(row, Finding) and row.row is not None:
        row = replace(row, row=numbers.get((row.table_id, row.row), row.row))
    return row


def _align(dataset: str, old: Sequence[DataclassInstance], new: Sequence[DataclassInstance]) -> list[_Pair]:
    if dataset == "documents":
        return [_Pair(0, 0)]
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: list[_Pair] = []
    said = _columns_said(dataset, [*old, *new])
    for key in (said, *_KEYS[dataset]):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for position in left:
            waiting[_values(old[position], key)].append(position)
        matched = [
            _Pair(same.pop(0), position) for position in right if (same := waiting.get(_values(new[position], key)))
        ]
        left = sorted(set(left) - {pair.old for pair in matched})
        right = sorted(set(right) - {pair.new for pair in matched})
        pairs += matched
    return pairs


def _columns_said(dataset: str, rows: Sequence[DataclassInstance]) -> tuple[str, ...]:
    """All columns that are no position; the table of a row is part of what it says."""
    if not rows:
        return ()
    names = tuple(f.name for f in fields(rows[0]) if f.name != "place" and f.name not in _POSITION)
    return ("table_id", *names) if dataset in {"allocations", "form_fields", "findings"} else names


def _values(row: DataclassInstance, columns: Iterable[str]) -> tuple[Hashable, ...]:
    return tuple(value_of(row, column) for column in columns)


def value_of(row: DataclassInstance, column: str) -> Hashable:
    """A row's value in a column of its dataset."""
    if column in {"page", "line", "bbox"}:
        place = getattr(row, "place", None)
        return cast("Hashable", getattr(place, column)) if place else None
    return cast("Hashable", getattr(row, column))


def _changes(
    dataset: str,
    old: tuple[Extraction, Sequence[DataclassInstance]],
    new: Extraction,
    pairs: list[_Pair],
    ignored: frozenset[str],
) -> list[RowChange]:
    before, renamed = rows_of(old[0], dataset), old[1]
    after = rows_of(new, dataset)
    names_old = list(addresses(dataset, old[0].document.document_id, before))
    names_new = list(addresses(dataset, new.document.document_id, after))
    partner = {pair.new: pair.old for pair in pairs}
    found = []
    for position, row in enumerate(after):
        if position not in partner:
            found.append(RowChange(dataset, names_new[position], None, row))
            continue
        columns = differing(dataset, renamed[partner[position]], row, ignored)
        if columns:
            moved = all(c.column in _POSITION for c in columns)
            where = before[partner[position]]
            found.append(RowChange(dataset, names_new[position], where, row, columns, moved))
    kept = {pair.old for pair in pairs}
    lost = [p for p in range(len(before)) if p not in kept]
    return found + [RowChange(dataset, names_old[p], before[p], None) for p in lost]


def differing(
    dataset: str, old: DataclassInstance, new: DataclassInstance, ignored: frozenset[str]
) -> tuple[FieldChange, ...]:
    """The columns in which two rows of ``dataset`` differ."""
    if old == new:
        return ()
    names: list[str] = []
    for field in fields(new):
        names += ["page", "line", "bbox"] if field.name == "place" else [field.name]
    return tuple(
        FieldChange(name, value_of(old, name), value_of(new, name))
        for name in names
        if f"{dataset}.{name}" not in ignored and value_of(old, name) != value_of(new, name)
    )
