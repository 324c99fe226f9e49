"""Headings of appropriations broken between code and name, "1:2" over "Stöd (Ramanslag)", made one line again.

Used by ``finding`` before the search for regions: a web page saved as text sets each cell on a line of its own. The
code alone looks like a number. Nothing is joined where a number stands on the second line, or another code above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.tables.strips import Strip, chunk_of
from schemas.document import Page

_CODE = regex.compile(r"\d{1,2}:\d{1,2}")


def with_codes_joined(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of one page, each code of an appropriation on the line of its name."""
    joined: list[Strip] = []
    for above, strip in pairwise([None, *strips]):
        if strip is None:
            continue
        listed = len(joined) > 1 and _CODE.fullmatch(joined[-2].text)  # the last of a column of codes
        if above is not None and joined[-1] is above and not listed and _is_heading(above, strip):
            words = above.chunks[0].words + strip.chunks[0].words
            chunk = chunk_of(page, strip.page, words)
            joined[-1] = strip._replace(top=above.top, chunks=(chunk,))
        else:
            joined.append(strip)
    return joined


def _is_heading(code: Strip, name: Strip) -> bool:
    """Whether a line is a code alone, and the next the name of its appropriation."""
    if len(code.chunks) > 1 or len(name.chunks) > 1 or not _CODE.fullmatch(code.text):
        return False
    aligned = abs(code.chunks[0].x0 - name.chunks[0].x0) < code.size
    return aligned and name.text[:1].isupper() and name.text[-1:] not in ".:0123456789"
