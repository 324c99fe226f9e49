"""Days printed as figures alone, "250617" or "20250617", in a column whose header does not say so: "Beslut".

Used by ``roles``. It refuses to tell a single number, which may be an amount.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

_DAY = regex.compile(r"(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_FEWEST = 4  # so many numbers that are all days are no chance


def are_days(texts: Sequence[str]) -> bool:
    """Whether all cells of a column are printed as days."""
    return len(texts) >= _FEWEST and all(_DAY.fullmatch(text) for text in texts)
