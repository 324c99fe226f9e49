"""Tables printed as fields: "Förening: IF Vingen", "Bidrag: 45 500 kr", the same labels again for each recipient.

The labels are the headers, the values of one round a row: the grid is made here, for no position tells it. Lines
whose labels do not come round in one order are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.regions.runs import Region
from parsers.tables.rows.building import cell_of
from parsers.tables.strips import Strip, chunk_of
from schemas.document import Page

_LONGEST_ROUND = 10  # fields
_LEAST_ROUNDS = 2
_LONGEST_LABEL = 6  # words
_LEFT_OVER = 2  # lines after the last round: a sum, a note


class _Field(NamedTuple):
    """A label with its words, and the cell of its value."""

    label: Header
    value: Cell


def read_fields(region: Region, pages: Sequence[Page]) -> tuple[Region, Grid] | None:
    """The region that the rounds of fields take up, and their grid; None where its lines are no such fields."""
    strips = [*region.above, *region.header, *region.body]
    if not any(_field(s, pages) for s in strips[-_LEFT_OVER - 1 :]):  # as in nearly all tables
        return None
    fields = [_field(s, pages) for s in strips]
    labels = [field.label.text if field else None for field in fields]
    body = len(strips) - len(region.body)
    for stop in range(len(strips), len(strips) - _LEFT_OVER - 1, -1):
        size = _round(labels[:stop])
        starts = _starts(labels, stop, size) if size else []
        if size is None or starts[-1] > body or len(starts) < _LEAST_ROUNDS:
            continue
        first = starts[-1]
        headed = any(a - b > size for a, b in pairwise(starts))
        first -= headed and first > 0 and _is_heading(strips[first - 1], labels[first - 1])
        rows = [[f for f in fields[n : n + size] if f] for n in reversed(starts)]
        records: list[Record] = []
        for n, row in zip(reversed(starts), rows, strict=True):
            if headed and n > first and labels[n - 1] is None:
                records.append(_heading(strips[n - 1], size, pages))
            records.append(_record(row))
        taken = Region([], strips[first:stop], strips[:first], [*strips[stop:], *region.below])
        return taken, Grid(tuple(_title(column) for column in zip(*rows, strict=True)), tuple(records))
    return None


def _field(strip: Strip, pages: Sequence[Page]) -> _Field | None:
    words = [w for c in strip.chunks for w in c.words]
    page = pages[strip.page]
    end = next((n for n, w in enumerate(words, 1) if page.words[w].text.endswith(":")), 0)
    if not 0 < end <= _LONGEST_LABEL or end == len(words):
        return None
    label = chunk_of(page, strip.page, words[:end])
    value = cell_of([chunk_of(page, strip.page, words[end:])], pages)
    return _Field(Header(label.text.removesuffix(":").strip(), label.refs), value) if value else None


def _round(labels: Sequence[str | None]) -> int | None:
    """After how many lines the label of the last stands again; None for lines of one label, which are no rounds."""
    back = labels[::-1][: _LONGEST_ROUND + 1]
    if not back or back[0] is None:
        return None
    size = next((n for n, label in enumerate(back) if n and label == back[0]), 0)
    return size if size > 1 and None not in back[:size] else None


def _starts(labels: Sequence[str | None], stop: int, size: int) -> list[int]:
    """Where the rounds of fields begin, the last first; between two the heading of a group may stand."""
    own, starts = labels[stop - size : stop], [stop - size]
    while True:
        below = starts[-1]
        above = below - (below > 0 and labels[below - 1] is None)
        start = next((n - size for n in (below, above) if n >= size and labels[n - size : n] == own), None)
        if start is None:
            return starts
        starts.append(start)


def _is_heading(strip: Strip, label: str | None) -> bool:
    return label is None and len(strip.chunks) == 1 and strip.text[-1:] not in ".:;,"


def _heading(strip: Strip, size: int, pages: Sequence[Page]) -> Record:
    return Record((cell_of(strip.chunks, pages), *(None,) * (size - 1)), strip.refs, heading=True)


def _title(column: Sequence[_Field]) -> Header:
    """The label of a column with its words in all rounds."""
    return Header(column[0].label.text, tuple(ref for field in column for ref in field.label.refs))


def _record(row: Sequence[_Field]) -> Record:
    refs = tuple(ref for field in row for ref in field.value.refs)
    return Record(tuple(field.value for field in row), refs)
