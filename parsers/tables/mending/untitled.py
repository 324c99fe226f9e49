"""Tables copied column by column without titles: codes, names, amounts and shares, each a cell to a line.

Used by ``finding`` after ``columnwise``. The columns are of one length, and what stands before the names is none:
as many codes, or a caption. Either the register has all the names, or the last or first of them is the word for a
sum and its number the sum of the others. Anything else is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from parsers.tables.labels import CAPTION, GRANTS, ORGANISATION_NUMBER, WHOLE_TOTAL, is_known, is_place, unit_of
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.strips import Strip

_CODE = regex.compile(rf"\d{{2,4}}|{ORGANISATION_NUMBER}")
_LEAST = 4  # rows, the sum among them
_MISFITS = 1  # shares: one number may be misprinted
_COLUMNS = (1, 2)  # of numbers: amounts, and their shares


def with_untitled_columns_beside(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of a page, each table that stands column by column without titles as rows."""
    found: list[Strip] = []
    start = n = 0
    while n < len(strips):
        run = _numbers(strips, n)
        columns = _columns(strips[start : run.start], [strips[k] for k in run])
        if columns:
            first = run.start - sum(strip is not None for column in columns for strip in column) + len(run)
            found += [*strips[start:first], *_rows(columns)]
            start = run.stop
        n = max(run.stop, n + 1)
    return [*found, *strips[start:]]


def _numbers(strips: Sequence[Strip], first: int) -> range:
    """The lines from an index on that hold a number each and nothing else."""
    stop = first
    while stop < len(strips) and len(strips[stop].chunks) == 1 and strips[stop].chunks[0].numeral is not None:
        stop += 1
    return range(first, stop)


def _columns(above: Sequence[Strip], run: Sequence[Strip]) -> list[Sequence[Strip | None]]:
    """The columns of the table whose numbers are a run of lines, codes first where it has any; none for none."""
    for count in _COLUMNS:
        size, rest = divmod(len(run), count)
        if rest or size < _LEAST or size > len(above):
            continue
        before, names = above[:-size], above[-size:]
        numbers = [run[n : n + size] for n in range(0, len(run), size)]
        at = next((n for n in (0, size - 1) if WHOLE_TOTAL.fullmatch(names[n].text)), None)
        if not _are_texts(names) or not all(_are_shares(n, numbers[0], at) for n in numbers[1:]):
            continue
        codes, sums_up = _codes(before, at, size), _sums_up(numbers[0], at)
        begun = bool(codes) or _is_caption(before)
        known = all(_is_name(s.text) for n, s in enumerate(names) if n != at)
        if (begun and (sums_up or known)) or (sums_up and at == 0):
            return [*codes, names, *numbers]
    return []


def _are_texts(names: Sequence[Strip]) -> bool:
    return all(len(s.chunks) == 1 and s.chunks[0].numeral is None for s in names)


def _is_name(text: str) -> bool:
    """Whether the register has a name; "Örebro" is one of several."""
    return is_known(text) or is_place(text)


def _values(column: Sequence[Strip], at: int | None) -> tuple[list[Decimal], Decimal]:
    """The numbers of a column apart from its sum, nought for none, and the sum, printed or not."""
    values = [n.value if (n := s.chunks[0].numeral) and n.value is not None else Decimal(0) for s in column]
    whole = sum(values, Decimal(0)) if at is None else values.pop(at)
    return values, whole


def _sums_up(amounts: Sequence[Strip], at: int | None) -> bool:
    """Whether the number in the place of the sum is the sum of the others."""
    values, whole = _values(amounts, at)
    return at is not None and bool(whole) and sum(values) == whole


def _are_shares(shares: Sequence[Strip], amounts: Sequence[Strip], at: int | None) -> bool:
    """Whether the numbers are shares in percent of the amounts in their places, as they are rounded."""
    (values, whole), (printed, _) = _values(amounts, at), _values(shares, at)
    decimals = [n.decimals if (n := s.chunks[0].numeral) else 0 for s in shares]
    last = Decimal(1).scaleb(-max(decimals))
    misfits = sum(abs(100 * v / (whole or 1) - p) > last for v, p in zip(values, printed, strict=True))
    return misfits <= _MISFITS


def _codes(before: Sequence[Strip], at: int | None, size: int) -> list[Sequence[Strip | None]]:
    """The column of codes that ends where the names begin, the sum without one; nothing for none."""
    codes: list[Strip | None] = []
    for strip in reversed(before):
        if len(strip.chunks) > 1 or not _CODE.fullmatch(strip.text):
            break
        codes.insert(0, strip)
    if at is not None:
        codes.insert(at, None)
    return [codes] if len(codes) == size else []


def _is_caption(before: Sequence[Strip]) -> bool:
    """Whether the line above the names is no name: it says what is handed out, or in which unit."""
    text = before[-1].text if before else ""
    told = unit_of(text) is not None or GRANTS.search(text) or CAPTION.match(text)
    return bool(told) and not _is_name(text)


def _rows(columns: Sequence[Sequence[Strip | None]]) -> Iterator[Strip]:
    """The cells of each row in one strip, at the height of its name."""
    names = next(n for n, column in enumerate(columns) if None not in column)
    numbers = [n != names for n in range(len(columns))]
    for cells in zip(*columns, strict=True):
        strip = cells[names]
        if strip:
            yield strip._replace(chunks=side_by_side([s.chunks[0] if s else None for s in cells], numbers))
