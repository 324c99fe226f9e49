"""The table between its layout and its meaning: columns, records and what stands around them.

Columns and rows are cut by ``columns`` and ``collapsed``; ``reading`` gives them a meaning. All text keeps its
words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from parsers.tables.numerals import Numeral, Shape
from parsers.text import WordRef


class Cell(NamedTuple):
    """What stands in one column of one row: searchable text, the text as printed, words, number."""

    text: str
    printed: str
    refs: tuple[WordRef, ...]
    numeral: Numeral | None = None

    @property
    def has_value(self) -> bool:
        """A whole number."""
        return self.numeral is not None and self.numeral.shape is Shape.VALUE


@dataclass(frozen=True, slots=True)
class Record:
    """One row: a cell or None for each column, and all its words. A heading has no number in it."""

    cells: tuple[Cell | None, ...]
    refs: tuple[WordRef, ...]
    heading: bool = False
    bold: bool = False

    def number(self, column: int) -> Numeral | None:
        """The number in a column, if it is one."""
        cell = self.cells[column]
        return cell.numeral if cell else None

    @property
    def label(self) -> str:
        """The first text of the row, which is its label."""
        for cell in self.cells:
            if cell and not cell.numeral:
                return cell.text
        return ""


class Header(NamedTuple):
    """The header of one column and its words."""

    text: str
    refs: tuple[WordRef, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as cut: one header for each column, records in reading order.

    ``name`` is the column of names, ``code`` that of leading codes (None without). ``short`` marks records (by
    index) whose numbers are fewer than the columns, so that their columns are told by arithmetic alone.
    ``group`` is a heading that stood in the header row.
    """

    headers: tuple[Header, ...]
    records: tuple[Record, ...]
    group: str | None = None
    short: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table: caption above, notes below, and the words of both that are the table's own.

    ``heading`` is a county on the caption's last line: the table's rows stand under it.
    ``lead`` is the sentence that a table without a caption follows: "Bidrag har beviljats enligt följande lista."
    ``marks`` begin lines of its pages: what ends a name so is a footnote's, "1)" or "*". ``negatives`` is the
    sentence that tells what is below zero: "Belopp inom parentes ska betalas tillbaka.", ``aside`` what numbers in
    parentheses are: "Summan för 2017". ``unit_above`` says that the unit is that of a title further up, which may
    stand over another table.
    """

    caption: str | None = None
    lead: str | None = None
    notes: tuple[str, ...] = ()
    refs: tuple[WordRef, ...] = ()
    ruled: bool = False
    marks: frozenset[str] = frozenset()
    negatives: str = ""
    aside: str = ""
    heading: str | None = None
    unit_above: bool = False
