"""How a check writes its findings: where, what in two languages, and the numbers.

No check builds a :class:`schemas.rows.Finding` by hand, so all of them say the same things in the same places.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from schemas.rows import Allocation, Amount, DateFact, Finding, Place, Table
from schemas.vocabulary import Severity, Status

_ORE = Decimal("0.01")


class Site(NamedTuple):
    """What a finding is about: a document, a table or a row, and where to look."""

    table_id: str | None = None
    row: int | None = None
    place: Place | None = None


class Message(NamedTuple):
    """The same statement in English and Swedish."""

    en: str
    sv: str


class Measured(NamedTuple):
    """What should stand there, what stands there, and actual - expected."""

    expected: str | None = None
    actual: str | None = None
    difference: Decimal | None = None


DOCUMENT = Site()
NOTHING = Measured()


def at_table(table: Table) -> Site:
    """The site of a whole table."""
    return Site(table.table_id, None, table.place)


def at_row(row: Allocation) -> Site:
    """The site of one table row."""
    return Site(row.table_id, row.row, row.place)


def at_place(place: Place) -> Site:
    """A place in the prose."""
    return Site(place=place)


def site_of(row: Allocation | Amount | DateFact) -> Site:
    """The site of a value: of its table row, or its place in the prose."""
    return at_row(row) if isinstance(row, Allocation) else at_place(row.place)


class Verdicts(NamedTuple):
    """Findings of one check; ``severity`` is that of a failure unless another is given."""

    slug: str
    severity: Severity

    def passed(self, site: Site, message: Message, measured: Measured = NOTHING) -> Finding:
        """The check was made and holds."""
        return self._finding(site, message, measured, (Status.PASS, self.severity))

    def failed(
        self, site: Site, message: Message, measured: Measured = NOTHING, severity: Severity | None = None
    ) -> Finding:
        """The check was made and does not hold."""
        return self._finding(site, message, measured, (Status.FAIL, severity or self.severity))

    def skipped(self, site: Site, message: Message) -> Finding:
        """The check could not be made; the message says why."""
        return self._finding(site, message, NOTHING, (Status.SKIP, Severity.INFO))

    def _finding(
        self, site: Site, message: Message, measured: Measured, verdict: tuple[Status, Severity]
    ) -> Finding:
        status, severity = verdict
        difference = None if measured.difference is None else measured.difference.quantize(_ORE)
        return Finding(
            table_id=site.table_id,
            row=site.row,
            check=self.slug,
            severity=severity,
            status=status,
            message=message.en,
            message_sv=message.sv,
            expected=measured.expected,
            actual=measured.actual,
            difference=difference,
            place=site.place,
        )


def no_table() -> Message:
    """The reason of every table check on a document without a table of money."""
    return Message("no table with amounts", "ingen tabell med belopp")


def listed(names: list[str], *, limit: int = 8) -> str:
    """The first names and how many more there are."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" (+{more})" if more > 0 else "")
