"""Cells of CSV files that a spreadsheet shows and never runs.

A text that begins as a formula does gets an apostrophe before it, as spreadsheets mark text themselves; a number
keeps its sign. Characters that act on a terminal are shown as their escapes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ingest.output.terminal import printable

# = + - @ and their full-width forms begin a formula in one program or another
_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?")  # as datasets hold them, no formula; Swedish print is text


def inert(text: str) -> str:
    """``text`` on one line, without what a spreadsheet would run."""
    shown = printable(text).strip()
    return f"'{shown}" if is_formula(shown) else shown


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text: it begins as a formula does, and is no number."""
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def csv_cell(value: object) -> str:
    """A value of a dataset: numbers with a point, dates as ISO, lists as JSON; "" for null."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int | float | date):
        return str(value).lower()  # true, 12, 0.5, 2018-11-01
    if isinstance(value, list):
        rounded = [round(v, 2) if isinstance(v, float) else v for v in value]  # a box, float32 on disk
        return inert(json.dumps(rounded, ensure_ascii=False))
    return inert(str(value))


def csv_line(cells: Iterable[str]) -> str:
    """One line of CSV, without its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([inert(cell) for cell in cells])
    return line.getvalue()
