"""Who the rows of a table name: the level of its recipients, what the register has for each, and their own codes.

Used by ``reading``. A code beside names that the register does not have is where they lie ("Länskod" beside
companies): it makes no company a region, and an organisation number says better who is paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.tables.grid import Grid, Record, Surroundings
from parsers.tables.labels import INSTITUTION
from schemas.register import Level, Resolution, is_kommunkod, level_of, resolve
from schemas.vocabulary import ColumnRole, Match


class Recipients(NamedTuple):
    """What the register has for each record, the level that told it, and the column of the recipients' codes."""

    found: tuple[Resolution, ...]
    level: Level
    code: int | None


def recipients_of(
    grid: Grid, labels: Sequence[str | None], roles: Sequence[ColumnRole], around: Surroundings
) -> Recipients:
    """The recipients of the records, which bear ``labels``; without a code the organisation number is theirs."""
    name = roles.index(ColumnRole.NAME)
    code = roles.index(ColumnRole.CODE) if ColumnRole.CODE in roles else None
    number = roles.index(ColumnRole.ORGANISATION_NUMBER) if ColumnRole.ORGANISATION_NUMBER in roles else None
    if code is None:
        return _resolved(grid, labels, (name, None), around)._replace(code=number)
    own = _resolved(grid, labels, (name, code), around)
    if not _are_elsewhere(own, labels):
        return own
    return _resolved(grid, labels, (name, None), around)._replace(code=code if number is None else number)


def _resolved(
    grid: Grid, labels: Sequence[str | None], columns: tuple[int, int | None], around: Surroundings
) -> Recipients:
    level = _level(grid, labels, columns, around)
    code = columns[1]
    codes = [_text(r, code) for r in grid.records]
    found = tuple(resolve(x, c, level=level) for x, c in zip(labels, codes, strict=True))
    return Recipients(found, level, code)


def _are_elsewhere(own: Recipients, labels: Sequence[str | None]) -> bool:
    """Whether codes decided whose names, most of them, are in no register: they are not the names' codes."""
    decided = [(r, x) for r, x in zip(own.found, labels, strict=True) if x and r.match in {Match.CODE, Match.FUZZY}]
    noted = [x for r, x in decided if r.match is Match.CODE and r.note and not r.conflict]
    if 2 * len(noted) <= len(decided):
        return False
    return 2 * sum(resolve(x, None, level=own.level).match is Match.NONE for x in noted) > len(decided)


def _level(
    grid: Grid, labels: Sequence[str | None], columns: tuple[int, int | None], around: Surroundings
) -> Level:
    """Whether the recipients are kommuner or regioner: by codes and names, then header and caption.

    Bodies that are called by the place where they are, "Flygplats | Kiruna", are neither.
    """
    name, code = columns
    rows = [n for n, r in enumerate(grid.records) if not r.heading]
    codes = [_text(grid.records[n], code) for n in rows]
    if sum(is_kommunkod(c) for c in codes) > 0.8 * len(codes):
        return Level.KOMMUN
    if INSTITUTION.search(grid.headers[name].text):
        return Level.BODY
    level = level_of((labels[n] for n in rows), codes)
    if level is not Level.UNKNOWN:
        return level
    text = " ".join([*(h.text for h in grid.headers), around.caption or ""]).casefold()
    kommun, region = "kommun" in text, "region" in text or "landsting" in text
    if kommun != region:
        return Level.KOMMUN if kommun else Level.REGION
    return Level.UNKNOWN


def _text(record: Record, column: int | None) -> str | None:
    cell = record.cells[column] if column is not None else None
    return cell.text if cell else None
