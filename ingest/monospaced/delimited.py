"""Lines of cells, between bars, semicolons, commas or quoted between tabs -> rows of cells with edges all around.

A run of lines is taken for rows only where they part into as many cells, more than a few times, and hold numbers:
a running foot with bars, a sentence with semicolons and a list of words are no tables. Markdown's own tables, which
a divider announces, are drawn here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex

from ingest.monospaced.blocks import Inline, segments_of
from ingest.monospaced.grid import BODY_SIZE, Segment, cell_edges
from parsers.tables.numerals import read_numeral
from schemas.document import Edge

Cells = tuple[tuple[Inline, ...], ...]

BAR = regex.compile(r"(?<!\\)[|│┃║]")
# "+-----+------+", "|-----|", "├────┼────┤", "------": a line drawn between rows
_DRAWN = regex.compile(r"(?=.*[-=─━═]{2})[-+=|:│┃║─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝\s]*+")
# 'Ale;1440;"1 132 368"' and "Ale,1440,1132368" cut at the marks outside quotation marks
_FIELD = {mark: regex.compile(rf'(?:^|{mark})\s*(?:"((?:[^"]|"")*)"\s*(?={mark}|$)|([^{mark}]*))') for mark in ";,"}
_QUOTED = regex.compile(r'^"((?:[^"]|"")*)"$')  # '"Ale" | "1 200"'
# "Ale, Borås": a comma in a text; "1,04" is a comma in a number, which only a header without digits tells apart
_SPACED = regex.compile(r",\s")
# "Bidrag 2024, kr", "2024", "Etapp 2"
_TITLED_YEAR = regex.compile(r"(?<=\p{L}{3}.*|^)\b(?:19|20)\d\d\b|(?<=^\p{Lu}\p{Ll}+[ ])\d{1,2}$")
_LABELLED = regex.compile(r"\p{Lu}[^\d]{1,60}[ ]\d[\d ]*(?:,\d+)?[ ](?:kr|kronor|tkr|mnkr)\.?")  # "Ale 322 035 kr"
_LEAST_ROWS = 3
_WORDS_OF_HEADING = 5
_WIDEST_CELL = 80  # characters: what is longer is a sentence
# '2023/101;"Vandringsled' and 'etapp 2";85000': a cell that is quoted over a line's end
_OPENS = regex.compile(r'(?:.*?(?P<mark>[;,\t]))?\s*"(?:[^"]|"")*')
_CLOSES = regex.compile(r'(?:[^"]|"")*"\s*(?:[;,\t].*)?')
_TAKEN = "\x1f"  # stands for a line that went to the one above: blank, and no blank line of the file
_MOST_LINES = 12  # of a cell


class Rows(NamedTuple):
    """A table of a text file: the index of its first line, and the cells of each line (None where it has none)."""

    first: int
    rows: tuple[Cells | None, ...]


def delimited(lines: Sequence[str], cells_of: Callable[[str], Iterator[Inline]]) -> Iterator[Rows]:
    """The tables among ``lines`` that no divider announces; ``cells_of`` reads the text of a cell."""
    i = 0
    while i < len(lines):
        run, is_table = _run(lines, i)
        if is_table:
            rows = (None if row is None else tuple(tuple(cells_of(c)) for c in row) for row in run)
            yield _framed(lines, Rows(i, tuple(rows)))
        i += max(len(run), 1)


def records_whole(lines: Sequence[str]) -> list[str]:
    """The lines, those that a quoted cell runs over as one, where that has as many cells as a line beside it."""
    whole: list[str] = []
    i = 0
    while i < len(lines):
        last = _end_of_record(lines, i)
        record = _record(lines, i) if last > i else ""
        if record and (_are_alike(record, _last_of(whole)) or _are_alike(record, _record(lines, last + 1))):
            whole += [record, *[_TAKEN] * (last - i)]
            i = last
        else:
            whole.append(lines[i])
        i += 1
    return whole


def _last_of(lines: Sequence[str]) -> str:
    return next((line for line in reversed(lines) if line.strip()), "")


def _record(lines: Sequence[str], start: int) -> str:
    """The record that begins at a line, on one line."""
    return " ".join(line.strip() for line in lines[start : _end_of_record(lines, start) + 1])


def _end_of_record(lines: Sequence[str], start: int) -> int:
    """The last line of the record that begins at ``start``: another one only where a quoted cell is left open."""
    last = start
    while last < min(len(lines), start + _MOST_LINES) and '"' in lines[last] and _is_open(lines[start : last + 1]):
        rest = lines[last + 1 : last + _MOST_LINES]
        closing = next((n for n, line in enumerate(rest, 1) if _CLOSES.fullmatch(line)), 0)
        if not closing or any('"' in line for line in rest[: closing - 1]):
            return start
        last += closing
    return last


def _is_open(lines: Sequence[str]) -> bool:
    """Whether a quoted cell of a record goes on below its lines so far."""
    text = " ".join(lines)
    return text.count('"') % 2 == 1 and _OPENS.fullmatch(text) is not None


def _are_alike(record: str, beside: str) -> bool:
    """Whether two records part into as many cells."""
    mark = max(";,\t", key=record.count)
    cells = _tab_cells if mark == "\t" else lambda line: _fields(line, mark)
    return len(cells(record)) == len(cells(beside)) > 1


def _framed(lines: Sequence[str], table: Rows) -> Rows:
    """The table with the lines drawn right above and below it."""
    first, stop = table.first, table.first + len(table.rows)
    while first and _DRAWN.fullmatch(lines[first - 1]):
        first -= 1
    while stop < len(lines) and _DRAWN.fullmatch(lines[stop]):
        stop += 1
    above, below = (None,) * (table.first - first), (None,) * (stop - table.first - len(table.rows))
    return Rows(first, (*above, *table.rows, *below))


def bar_cells(line: str) -> list[str]:
    """The texts between the bars of a line; those at its ends part nothing."""
    text = BAR.sub("|", line.strip()).removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [_QUOTED.sub(r"\1", cell.strip()) for cell in BAR.split(text)]


def _open_bar_cells(line: str) -> list[str]:
    """As :func:`bar_cells`; a bar at the end of a line that begins with none is followed by an empty cell."""
    text = line.strip()
    return [*bar_cells(text), ""] if BAR.search(text[-1:]) and not BAR.match(text) else bar_cells(text)


def _bare_bar_cells(line: str) -> list[str]:
    """As :func:`_open_bar_cells`, where rows begin with no bar: one before all text follows an empty cell."""
    return _open_bar_cells(f"|{line}") if BAR.match(line.strip()) else _open_bar_cells(line)


def _semicolon_cells(line: str) -> list[str]:
    return _fields(line, ";")


def _comma_cells(line: str) -> list[str]:
    if _SPACED.search(line) and '"' not in line:
        return [line]
    return _fields(line, ",")


def _tab_cells(line: str) -> list[str]:
    return [_QUOTED.sub(r"\1", cell.strip()).replace('""', '"') for cell in line.split("\t")]


def _fields(line: str, mark: str) -> list[str]:
    return [(m[1].replace('""', '"') if m[1] is not None else m[2]).strip() for m in _FIELD[mark].finditer(line)]


def _run(lines: Sequence[str], start: int) -> tuple[list[list[str] | None], bool]:
    """The lines from one on that part alike, none where they do not, and whether they are the rows of a table."""
    line = lines[start]
    if BAR.search(line):
        run = _same_width(lines, start, _open_bar_cells if BAR.match(line.strip()) else _bare_bar_cells)
        return run, _holds_numbers(run)
    if "\t" in line and line.lstrip()[:1] == '"':  # bare cells between tabs are laid out on tab stops
        run = _same_width(lines, start, _tab_cells)
        return run, _holds_numbers(run)
    run = _same_width(lines, start, _semicolon_cells) if ";" in line else []
    if not run and "," in line:
        run = _same_width(lines, start, _comma_cells)
        quoted = line[:1] == line[-1:] == '"' and '","' in line  # no comma of a number parts such cells
        return run, _holds_numbers(run) and (quoted or _is_header(run[0] or []))
    return run, _holds_numbers(run)


def _same_width(lines: Sequence[str], start: int, cells_of: Callable[[str], list[str]]) -> list[list[str] | None]:
    """The lines from ``start`` that part into as many cells as the first, drawn and lone blank lines among them.

    The first may be a sum that leaves cells out, as others do further down.
    """
    width = len(cells_of(lines[start]))
    below = cells_of(lines[start + 1]) if start + 1 < len(lines) else []
    if 1 < width < len(below) and all(any(map(_is_number, cells)) for cells in (cells_of(lines[start]), below)):
        width = len(below)
    run: list[list[str] | None] = []
    last = count = 0
    for line in lines[start:] if width > 1 else ():
        if not line.strip() or _DRAWN.fullmatch(line):
            if run and run[-1] is None and not line.strip() and line != _TAKEN:
                break
            run.append(None)
            continue
        cells = cells_of(line)
        if len(cells) > width or max(map(len, cells)) > _WIDEST_CELL:
            break
        if len(cells) == 1 and not _heads(cells[0]):
            break
        run.append(
            [cells[0], *[""] * (width - len(cells)), *cells[1:]]
        )  # "Summa | 1 200": what is left out is between
        if len(cells) > 1:
            last, count = len(run), count + (len(cells) == width)
    return run[:last] if count >= _LEAST_ROWS else []


def _heads(text: str) -> bool:
    """Whether a line without marks may head the rows below it: "Skåne län"."""
    return text.count(" ") < _WORDS_OF_HEADING and text[-1:] not in ".:;" and not any(c.isdigit() for c in text)


def _holds_numbers(run: Sequence[Sequence[str] | None]) -> bool:
    """Whether most rows have a text and, in another cell, a number; not both in one, as a sentence lists them."""
    rows = [row for row in run if row is not None]
    if 2 * sum(any(map(_LABELLED.fullmatch, row)) for row in rows) > len(rows):
        return False
    good = sum(any(c[:1].isalpha() for c in row) and any(_is_number(c) for c in row) for row in rows)
    return good >= 2 and 2 * good >= len(rows) - 1


def _is_number(cell: str) -> bool:
    if not any(c.isdigit() for c in cell):
        return False
    return sum(c.isalpha() for c in cell) < 6 or read_numeral(cell) is not None  # "19 395 000 kronor"


def _is_header(cells: Sequence[str]) -> bool:
    titled = bool(cells) and not cells[0][:1].isdigit()
    return titled and all(cell and not any(c.isdigit() for c in _TITLED_YEAR.sub("", cell)) for cell in cells)


def draw(table: Rows, segments: list[list[Segment]]) -> Iterator[Edge]:
    """Put the rows of a table into ``segments`` and give the sides of its cells."""
    rows = [row for row in table.rows if row is not None]
    widths = [0] * max(len(row) for row in rows)
    for row in rows:
        for n, cell in enumerate(row):
            widths[n] = max(widths[n], sum(len(inline.text) for inline in cell))
    lefts = list(accumulate((width + 3 for width in widths), initial=0))
    for offset, cells in enumerate(table.rows):
        index = table.first + offset
        segments[index] = []
        if cells is None:
            continue
        last = index + 1  # a row reaches over the drawn lines below it
        while last < table.first + len(table.rows) and table.rows[last - table.first] is None:
            last += 1
        for n in range(len(widths)):
            parts = segments_of(cells[n], lefts[n] + 1, BODY_SIZE) if n < len(cells) else []
            if parts:
                parts[-1] = parts[-1]._replace(after=" ")
            segments[index].extend(parts)
            yield from cell_edges(lefts[n], index + 1, lefts[n + 1], last)
