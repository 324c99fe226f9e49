"""Rows whose amounts a remark follows one space on: "Sörmlands spelmän 41 000 Delvis avslag".

Used by ``splitting``, which reads the numbers at the end of a row. The remark is left out, since nothing tells
where a column of remarks begins; it holds no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from parsers.tables.labels import is_place
from parsers.tables.numerals import REFUSAL
from parsers.tables.records import is_record
from parsers.tables.strips import Strip, chunk_of
from parsers.tables.units import is_unit
from parsers.text import level
from schemas.document import Page

_FEWEST = 2  # rows that end in numbers, and more than have remarks
# "Sörmlands spelmän 41 000", "Ale 41 000 kr 23,03": no year, no number of a name
_AMOUNT_LAST = regex.compile(r"\p{L}.*(?:\d[ ]\d{3}|\d,\d{1,2})(?:[ ](?:t?kr|kronor|mnkr|SEK|%))?$")
# "38 000 kronor 23,03", "70 000 60 000": no sentence has two numbers side by side
_TWO = regex.compile(r"\d{3}(?:[ ](?:t?kr|kronor|mnkr|SEK))?[ ]\d{1,3}(?:,\d|[ ]\d{3})")
_REMARK = regex.compile(r"\p{L}{2,}(?:[ ]\p{L}+){0,5}[.]?")


def without_remarks(body: Sequence[Strip], pages: Sequence[Page]) -> list[Strip]:
    """The lines of a table, what stands behind the amounts of some cut off."""
    rows = sum(map(is_record, body))
    cut = {n: c for n, s in enumerate(body) if (c := _cut(s, pages[s.page]))}
    if rows < max(_FEWEST, len(cut)):
        return list(body)
    return [cut.get(n, s) for n, s in enumerate(body)]


def _cut(strip: Strip, page: Page) -> Strip | None:
    """A line without its remark; None where it has none, or no amount before it."""
    words = [w for c in strip.chunks for w in c.words]
    texts = [level(page.words[w].text) for w in words]
    behind = len(list(takewhile(lambda text: not any(map(str.isdigit, text)), reversed(texts))))
    remark = next((n for n in range(len(texts) - behind, len(texts)) if not is_unit(texts[n])), None)
    if not remark or not _REMARK.fullmatch(text := " ".join(texts[remark:])) or is_place(text):
        return None
    if REFUSAL.fullmatch(texts[remark]):
        return None  # "250 000 Avslag": what stands for the amount that was given
    if text[:1].islower() and not _TWO.search(" ".join(texts[:remark])):
        return None
    left = set(words[:remark])
    parts = [[w for w in c.words if w in left] for c in strip.chunks]
    chunks = tuple(chunk_of(page, strip.page, part) for part in parts if part)
    shorter = strip._replace(chunks=chunks)
    return shorter if _AMOUNT_LAST.search(shorter.text) and is_record(shorter) else None
