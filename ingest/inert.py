"""Cells of CSV files that a spreadsheet shows and never runs.

A text that begins as a formula does gets an apostrophe before it, as spreadsheets mark text themselves; a number
keeps its sign. Characters that act on a terminal are shown as their escapes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from ingest.terminal import printable

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")  # as datasets hold them; Swedish print is text


def inert(text: str) -> str:
    """``text`` on one line, without what a spreadsheet would run."""
    shown = printable(text)
    return f"'{shown}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else shown


def csv_line(cells: Iterable[str]) -> str:
    """One line of CSV, without its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([inert(cell) for cell in cells])
    return line.getvalue()
