"""What of a row may be corrected, how a value is written, and what is printed where it was read.

Keys, places and whatever a row says literally are no one's to correct: they are what a correction is held against.
Every other column is, and its type in ``schemas.rows`` says how a value of it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from ingest.output.terminal import printable
from schemas.columns import DATASETS
from schemas.register import kommunkod_of
from schemas.register.lookup import lanskod_of
from schemas.rows import Place
from schemas.swedish import MONTHS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value: TypeAlias = "str | bool | int | Decimal | date | None"

NOT_CORRECTED = frozenset({"findings", "corrections", "grants", "inputs"})  # datasets that no document says
_FIXED = frozenset(
    # keys, and what the file is
    {"document_id", "sha256", "source", "media_type", "size_bytes", "page_count", "text_source", "status"}
    | {
        "findings_failed",
        "extractor_version",
        "table_id",
        "row",
        "seq",
        "corrected",
        "rule",
        "unit_source",
        "engine",
    }
    # what is printed
    | {"text", "share_text", "code_text", "recipient", "sentence", "columns", "page_first", "page_last"}
    # what follows from other values
    | {"row_count", "computed_total_sek", "computed_share_total"}
)
# dataset -> the column that says literally what a value of the row was read from
_PRINTED = {"people": "name", "tables": "caption", "form_fields": "field"}
_OF_THE_NAME = frozenset({"name", "kommunkod", "lanskod", "match", "recipient_kind", "group", "row_type"})
_BESIDE = {"allocations": "recipient", "dates": "sentence", "amounts": "sentence"}

_LARGEST = {"int16": 2**15, "int32": 2**31, "int64": 2**63, "money": 10**16, "percent": 10**5}
_DECIMALS = {"money": 2, "percent": 4}
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013", "-"))
_WHOLE = r"\d{1,3}(?: \d{3})+|\d+"
_NUMBER = re.compile(
    rf"(?P<sign>-?) ?(?P<whole>{_WHOLE})(?:[.,](?P<decimals>\d+))?(?: ?(?:kr|kronor|sek|%|procent))?"
)
_SWEDISH_DAY = re.compile(rf"(?:den )?(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_TRUTHS = {
    "true": True,
    "ja": True,
    "sant": True,
    "1": True,
    "false": False,
    "nej": False,
    "falskt": False,
    "0": False,
}


class Column(NamedTuple):
    """A column that may be corrected: the type of its values and whether it may be without one."""

    name: str
    kind: Any  # str, bool, date, a StrEnum, or the name of a kind of number in ``schemas.rows``
    nullable: bool


@cache
def correctable(dataset: str) -> Mapping[str, Column]:
    """The columns of a dataset that may be corrected, by name."""
    if dataset in NOT_CORRECTED or dataset not in DATASETS:
        return MappingProxyType({})
    hints = get_type_hints(DATASETS[dataset], include_extras=True)
    literal = _PRINTED.get(dataset) if dataset == "form_fields" else None
    found = {}
    for name, hint in hints.items():
        inner = (
            [a for a in get_args(hint) if a is not NoneType] if get_origin(hint) in {Union, UnionType} else [hint]
        )
        kind = get_args(inner[0])[1] if get_origin(inner[0]) is Annotated else inner[0]
        if name not in _FIXED and name != literal and kind is not Place:
            found[name] = Column(name, kind, nullable=NoneType in get_args(hint))
    return MappingProxyType(found)


def read_value(column: Column, text: str) -> Value:
    """The value that a person wrote for a column; ValueError, in words that say what to write, for none."""
    flat = " ".join(text.translate(_SPACES).split())
    if not flat:
        if column.nullable:
            return None
        raise ValueError(f"{column.name} must have a value")
    if column.name in {"kommunkod", "lanskod"}:
        return _code(column.name, flat)
    if isinstance(column.kind, str):
        return _number(column.kind, flat.translate(_MINUS))
    if issubclass(column.kind, StrEnum):
        return _one_of({str(word): word for word in column.kind}, flat)
    if column.kind is bool:
        return _one_of(_TRUTHS, flat.casefold())
    return _day(flat.translate(_MINUS)) if column.kind is date else flat


def _one_of(words: Mapping[str, Value], text: str) -> Value:
    if text not in words:
        raise ValueError(f"write one of {', '.join(words)}")
    return words[text]


def _code(name: str, text: str) -> str:
    """A spreadsheet takes the zero away that a code begins with; the register gives it back."""
    found = kommunkod_of(text) if name == "kommunkod" else lanskod_of(text)
    if found is None:
        raise ValueError(f"it is no {name} of the register")
    return found


def _number(kind: str, text: str) -> int | Decimal:
    match = _NUMBER.fullmatch(text.casefold())
    whole, decimals = (match["whole"].replace(" ", ""), match["decimals"] or "") if match else ("", "")
    places = _DECIMALS.get(kind, 0)
    if match is None or len(decimals) > places:  # 1.200 may be one thing or the other
        example = (
            "1200000.50 or 1 200 000,50, in kronor" if kind == "money" else "12.5 or 12,5" if places else "1200"
        )
        raise ValueError(f"write the number as {example}")
    try:
        number = Decimal(f"{match['sign']}{whole}.{decimals or 0}")
    except InvalidOperation as error:
        raise ValueError("it is no number") from error
    if abs(number) >= _LARGEST[kind]:
        raise ValueError("the number is too large")
    return number.quantize(Decimal(1).scaleb(-places)) if places else int(number)


def _day(text: str) -> date:
    match = _SWEDISH_DAY.fullmatch(text.casefold())
    try:
        if match:
            return date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("there is no such day") from error
    raise ValueError("write the date as 2018-11-01 or 1 november 2018")


def written(value: object) -> str:
    """A value as datasets write it: numbers with a point, dates as ISO; "" for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(dataset: str, field: str, row: DataclassInstance) -> str:
    """The value of a row in a column, written so that it can be compared with a given one; "" for null."""
    value = getattr(row, field, None)
    column = correctable(dataset).get(field)
    if column is not None and isinstance(value, Decimal):
        value = value.quantize(Decimal(1).scaleb(-_DECIMALS[column.kind]))
    return written(value)


def printed_for(dataset: str, field: str, row: DataclassInstance) -> str:
    """What is printed where a value of the row was read; for a document's fields the value itself."""
    if dataset == "documents":
        return written(getattr(row, field)) if field else written(getattr(row, "title", None))
    if dataset == "findings":
        return str(getattr(row, "message", ""))
    return str(getattr(row, print_column(dataset, field)) or "")


def print_column(dataset: str, field: str) -> str:
    """The column that says literally what a field was read from; the field itself where none does."""
    if dataset == "allocations":
        return "share_text" if field == "share_percent" else "recipient" if field in _OF_THE_NAME else "text"
    if dataset == "documents":
        return field
    return _PRINTED.get(dataset, "text")


def beside(dataset: str, row: DataclassInstance) -> str:
    """What stands beside a value, by which it is told from others that are printed alike; "" where nothing does."""
    return str(getattr(row, _BESIDE[dataset]) or "") if dataset in _BESIDE else ""


def same_print(one: str, other: str) -> bool:
    """Whether two texts are printed alike, white space, composed letters and how a page shows controls aside."""
    return _level(printable(one)) == _level(printable(other))


def _level(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_SPACES).split())
