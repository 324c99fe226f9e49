"""Leaders: dots that lead the eye from a name to its number, and part two cells however near these stand.

Used by ``strips``. Two dots are leaders only where they end under those of other lines: elsewhere ".." stands for
a number.
"""

from __future__ import annotations

from collections import Counter

import regex

from schemas.document import Page, Word

DOTS = "._…·‥"
_LEADER = regex.compile(rf"[{DOTS}]{{3,}}")
_LEADING = regex.compile(rf"^[{DOTS}]+(?=\d)")
_LED = regex.compile(rf"(?<=[^{DOTS}])[{DOTS}]{{4,}}$")

Ends = frozenset[int]


def ends_of(page: Page) -> Ends:
    """Where the leaders of several lines end, in points."""
    leaders = (w for w in page.words if w.text[:1] in DOTS and _LEADER.fullmatch(w.text))
    ends = Counter(round(w.bbox.x1) for w in leaders)
    return frozenset(x for x, lines in ends.items() if lines > 1)


def leads_to(before: Word | None, left: Word, right: Word, ends: Ends) -> bool:
    """Whether leaders end between two words: what they lead to is another cell. Their dots may be words each."""
    if left.text[-1:] not in DOTS:
        return False
    if ends and not left.text.strip(DOTS) and round(left.bbox.x1) in ends:
        return True
    if not right.text.strip(DOTS):
        return False
    spaced = before is not None and not before.text.strip(DOTS) and not left.text.strip(DOTS)
    return spaced or _LEADER.fullmatch(left.text) is not None or _LED.search(left.text) is not None


def without_leaders(text: str) -> str:
    """A word without the leaders glued to its end."""
    return _LED.sub("", text)


def without_last_dot(text: str) -> str:
    """A cell without the dots glued to its number by what leads to it: LaTeX prints ". . . .280 000"."""
    return _LEADING.sub("", text) if text[:1] in DOTS else text
