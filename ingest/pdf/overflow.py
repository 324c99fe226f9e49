"""Text that runs on from page to page, as a spreadsheet program prints what is wider than a page.

Each page draws the whole text, so that parts of it lie outside; what another page shows at the same height is
hidden from nobody. Used by the reader once all pages are read. It refuses to look past a text's height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Aside, Page
from schemas.vocabulary import Unshown

_LEVEL = 3.0  # points
_BROKEN = 2  # words that pages cut in two


def without_shown_elsewhere(pages: Sequence[Page]) -> list[Page]:
    """The pages, without the asides outside them that another page shows at their height."""
    found: list[Page] = []
    for page in pages:
        asides = tuple(a for a in page.asides if not _is_shown(a, [p for p in pages if p is not page]))
        found.append(page if len(asides) == len(page.asides) else replace(page, asides=asides))
    return found


def _is_shown(aside: Aside, others: Sequence[Page]) -> bool:
    if aside.why is not Unshown.OUTSIDE or aside.bbox is None:
        return False
    middle = aside.bbox.middle
    level = [w.text for page in others for w in page.words if abs(w.bbox.middle - middle) < _LEVEL]
    if "".join(aside.text.split()) in "".join(level):
        return True
    words = aside.text.split()
    return len(words) > _BROKEN and len(set(words) - set(level)) <= _BROKEN
