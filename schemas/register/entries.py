"""The rows of the register's CSV files, read once.

Nothing here interprets a printed name; that is ``names`` and ``lookup``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple


class Kommun(NamedTuple):
    """A municipality under one code and name; open ends where ``valid_from`` or ``valid_to`` is None."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    predecessor: str | None
    successor: str | None
    aliases: tuple[str, ...]
    source: str

    def valid(self, on: date | None) -> bool:
        """Whether it is in force on a day; without a day, whether it is in force still."""
        return _within(self.valid_from, self.valid_to, on)


class Region(NamedTuple):
    """A län and its region (earlier landsting) under one name."""

    lanskod: str
    lan: str
    region: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...]
    source: str

    def valid(self, on: date | None) -> bool:
        """Whether it is in force on a day; without a day, whether it is in force still."""
        return _within(self.valid_from, self.valid_to, on)


class Organisation(NamedTuple):
    """A national body that tables of kommuner and regioner also name."""

    name: str
    aliases: tuple[str, ...]


def _within(first: date | None, last: date | None, on: date | None) -> bool:
    if on is None:
        return last is None
    return (first is None or first <= on) and (last is None or on <= last)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _rows(file: str) -> Iterator[Mapping[str, str]]:
    text = resources.files("schemas.register").joinpath(file).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def all_kommuner() -> tuple[Kommun, ...]:
    """Every municipality under every code and name it has borne, by code."""
    return tuple(
        Kommun(
            row["code"],
            row["name"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
            row["predecessor"] or None,
            row["successor"] or None,
            _split(row["aliases"]),
            row["source"],
        )
        for row in _rows("kommuner.csv")
    )


@cache
def all_regioner() -> tuple[Region, ...]:
    """Every region under every name it has borne, by lanskod."""
    return tuple(
        Region(
            row["lanskod"],
            row["lan"],
            row["region"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
            _split(row["aliases"]),
            row["source"],
        )
        for row in _rows("regioner.csv")
    )


@cache
def all_organisations() -> tuple[Organisation, ...]:
    """National bodies, by name."""
    return tuple(Organisation(row["name"], _split(row["aliases"])) for row in _rows("organisationer.csv"))
