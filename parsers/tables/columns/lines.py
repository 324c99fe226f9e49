"""The printed lines of a laid out region, each with its texts by column, and which of them are rows.

Between ``places``, which makes them, and ``rows``, which makes records of them. No line is given a meaning here but
whether it holds a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from parsers.tables.labels import ORGANISATION_NUMBER
from parsers.tables.numerals import REFUSAL
from parsers.tables.records import names_group
from parsers.tables.strips import Chunk, Strip

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)


class Line(NamedTuple):
    """One printed line of one column group: its chunks, all and by column, and the strip that it is part of.

    ``is_row`` is whether a number stands in any column, an organisation number too, or is known to be missing.
    """

    strip: Strip
    group: int
    cells: tuple[tuple[Chunk, ...], ...]
    chunks: tuple[Chunk, ...]
    is_row: bool

    @property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return all(c.bold for c in self.chunks)

    @property
    def named_bold(self) -> bool:
        """Whether its first text is set bold, whatever its numbers and other texts are."""
        return next((c.bold for c in self.chunks if c.numeral is None), False)


def line_of(strip: Strip, group: int, cells: tuple[tuple[Chunk, ...], ...]) -> Line:
    """The line of a strip in a column group, with its cells."""
    chunks = tuple([c for cell in cells for c in cell])
    return Line(strip, group, cells, chunks, has_number(chunks))


def has_number(chunks: Sequence[Chunk]) -> bool:
    """Whether texts of a line make it a row: a number among them, an organisation's too, or that it was refused."""
    if chunks and names_group(chunks):
        return False
    texts = [c.text for c in chunks]
    told = any(c.numeral for c in chunks) or any(map(_ORGANISATION.fullmatch, texts))
    return told or any(map(REFUSAL.fullmatch, texts[1:]))
