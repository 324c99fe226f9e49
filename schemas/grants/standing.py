"""Which grant a row of ``allocations`` belongs to, and from when until when its amount is in force.

Only recipients' tables of the documents that decide are ever in force; every other row has its grant and no dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from schemas.collection import Standing
from schemas.grants.amounts import recipient_key
from schemas.grants.comparing import Comparison
from schemas.grants.years import caption_years, row_year
from schemas.rows import Allocation, Table
from schemas.vocabulary import RowType, TableKind

_NOWHERE = Standing()


class _Part(NamedTuple):
    """One document in one grant."""

    grant_id: str
    in_force: bool
    since: date | None
    ended: dict[str, date]  # by recipient

    def standing(self, row: Allocation, kind: TableKind | None) -> Standing:
        if not self.in_force or kind is not TableKind.ALLOCATION:
            return Standing(grant_id=self.grant_id)
        # A sum no longer holds when one of its recipients' amounts is replaced.
        first = min(self.ended.values(), default=None)
        until = self.ended.get(recipient_key(row)) if row.row_type is RowType.RECIPIENT else first
        return Standing(grant_id=self.grant_id, in_force_from=self.since, in_force_until=until)


@dataclass(slots=True)
class Standings:
    """The standing of every row of every document, worked out for a document when it is asked for."""

    _parts: dict[str, dict[int | None, _Part]] = field(default_factory=dict)

    def enter(self, grant_id: str, comparison: Comparison) -> None:
        """Take in one grant and year."""
        force = comparison.force
        for brief in comparison.heard:
            key = brief.document_id
            ended = {recipient: day for (of, recipient), day in force.ended.items() if of == key}
            part = _Part(grant_id, key in force.since, force.since.get(key), ended)
            self._parts.setdefault(key, {})[comparison.year] = part

    def parted(self, digits: int) -> dict[str, Standings]:
        """Those of the documents whose ids begin with the same so many digits, by these."""
        found: defaultdict[str, dict[str, dict[int | None, _Part]]] = defaultdict(dict)
        for document_id, parts in self._parts.items():
            found[document_id[:digits]][document_id] = parts
        return {prefix: Standings(parts) for prefix, parts in found.items()}

    def of_rows(self, document_id: str, rows: Iterable[Allocation], tables: Iterable[Table]) -> list[Standing]:
        """The standing of each of a document's rows."""
        parts = self._parts.get(document_id, {})
        tables = tuple(tables)
        kinds, captions = {t.table_id: t.kind for t in tables}, caption_years(tables)
        found = []
        for row in rows:
            year = next(iter(parts)) if len(parts) == 1 else row_year(row, captions)
            part = parts.get(year)
            found.append(part.standing(row, kinds.get(row.table_id)) if part else _NOWHERE)
        return found
