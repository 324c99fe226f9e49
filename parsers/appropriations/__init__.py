"""The budget items that bear the cost: utgiftsområde, anslag and anslagspost, with their names.

``tokens`` finds the levels in a text, ``items`` puts together which belong to which, ``rows`` makes the rows of a
document, those that an appropriation direction lists in tables among them.
"""

from parsers.appropriations.items import find_appropriations
from parsers.appropriations.rows import read_appropriations

__all__ = ["find_appropriations", "read_appropriations"]
