"""The diarienummer and dates that each page prints at its head or foot, for the check that they agree.

Reads the letterhead and the running heads of the flow. It compares nothing and owns nothing: which of them is the
document's own is told elsewhere; the other party's number ("Er beteckning") is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.dates.forms import find_dates
from parsers.prose.flow import BlockKind, Flow
from parsers.references.identifiers import same_case
from parsers.references.reading import find_references
from schemas.rows import PageHead, Reference
from schemas.vocabulary import DatePrecision, ReferenceKind, ReferenceRole

_THEIRS = regex.compile(r"(?i)\bert?\s+(?:beteckning|dnr|diarie|ref|datum|ärende)")


def page_heads(flow: Flow, references: Sequence[Reference]) -> tuple[PageHead, ...]:
    """One row for each page that prints a diarienummer of its own or a day at its edge, in page order."""
    cited = {same_case(r.value) for r in references if r.role is ReferenceRole.CITES}
    printed: dict[str, str] = {}  # padding and a unit suffix make no other number
    numbers: dict[int, set[str]] = {}
    days: dict[int, set[str]] = {}
    for text in (*(b.text for b in flow.of_kind(BlockKind.LETTERHEAD)), *flow.running):
        if _THEIRS.search(text.string):
            continue
        page = text.begins().page
        for found in find_references(text.string):
            if found.kind is ReferenceKind.DIARIENUMMER and same_case(found.value) not in cited:
                name = printed.setdefault(same_case(found.value), found.value)
                numbers.setdefault(page, set()).add(name)
        for day in find_dates(text.string):
            if day.precision is DatePrecision.DAY and day.first and day.first == day.last and not day.year_missing:
                days.setdefault(page, set()).add(day.first.isoformat())
    pages = sorted({*numbers, *days})
    return tuple(
        PageHead(page, tuple(sorted(numbers.get(page, ()))), tuple(sorted(days.get(page, ())))) for page in pages
    )
