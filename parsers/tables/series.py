"""A header whose titles run on one space apart, each ending in a year: where one ends and the next begins.

Used where columns have no position: text of collapsed spaces, cells one to a line. Refuses a header of which the
first title could not be told from the one of the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.labels import YEAR_ONLY

_LEAST = 3  # years


def titles_by_years(words: Sequence[str]) -> list[range]:
    """The words of each title; none for another header.

    "Region" "Basnivå 2024" "Rörlig del 2024" "Basnivå 2025" "Rörlig del 2025": the first year's title is one that
    comes again, so that "Region" is none of it.
    """
    years = [n for n, text in enumerate(words) if YEAR_ONLY.fullmatch(text)]
    if len(years) < _LEAST or years[-1] != len(words) - 1 or any(b - a == 1 for a, b in pairwise([-1, *years])):
        return []
    again = [list(words[a + 1 : b]) for a, b in pairwise(years)]
    first = next((k for t in again if (k := years[0] - len(t)) > 0 and list(words[k : years[0]]) == t), 0)
    if not first:
        return []
    return [range(a, b) for a, b in pairwise([0, first, *(n + 1 for n in years)])]
