"""Organisation numbers: NNNNNN-NNNN, the last digit a check of the others."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[0-9]{6}-[0-9]{4}")


def is_shaped(text: str) -> bool:
    """Whether a text has the shape of an organisation number."""
    return _SHAPE.fullmatch(text) is not None


def is_organisation_number(text: str) -> bool:
    """True for NNNNNN-NNNN whose third digit is at least 2 and whose check digit is right (Luhn)."""
    if not is_shaped(text) or text[2] < "2":
        return False
    total = 0
    for index, char in enumerate(reversed(text.replace("-", ""))):
        doubled = int(char) * (1 + index % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
