"""Codes set so close to their names that no gap parts them: "0123 Järfälla" made two chunks again.

Used by ``places`` before it looks for columns. A number before a text is taken for a code only where most rows of
the region have one; a name that begins with a number ("4H Stockholm") stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from parsers.tables.labels import ORGANISATION_NUMBER, role_of
from parsers.tables.records import is_record
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.text import level
from schemas.document import Page
from schemas.register import is_kommunkod
from schemas.vocabulary import ColumnRole

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)


def have_codes(records: Sequence[Strip], pages: Sequence[Page]) -> bool:
    """Whether most rows have a code so close to a name."""
    glued = sum(any(_is_glued(c, s, pages) for c in s.chunks) for s in records)
    return bool(records) and glued >= 0.6 * len(records)


def with_codes_apart(region: Region, pages: Sequence[Page]) -> Region:
    """The region with the codes before names as chunks of their own, and so their titles."""
    header = [_titles_apart(s, pages) for s in region.header]
    return replace(region, header=header, body=[_apart(s, pages) if is_record(s) else s for s in region.body])


def _titles_apart(strip: Strip, pages: Sequence[Page]) -> Strip:
    """A line of a header with "Kod Kommun" as two titles, where others stand beside it."""
    if len(strip.chunks) == 1:
        return strip
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        first, _, rest = chunk.text.partition(" ")
        if role_of(first) is ColumnRole.CODE and role_of(rest) is ColumnRole.NAME and len(chunk.words) > 1:
            page = pages[chunk.page]
            chunks += [chunk_of(page, chunk.page, chunk.words[:1]), chunk_of(page, chunk.page, chunk.words[1:])]
        else:
            chunks.append(chunk)
    return strip._replace(chunks=tuple(chunks))


def _apart(strip: Strip, pages: Sequence[Page]) -> Strip:
    chunks: list[Chunk] = []
    for chunk in strip.chunks:
        if _is_glued(chunk, strip, pages):
            page = pages[chunk.page]
            chunks += [chunk_of(page, chunk.page, chunk.words[:1]), chunk_of(page, chunk.page, chunk.words[1:])]
        else:
            chunks.append(chunk)
    return strip._replace(chunks=tuple(chunks))


def _is_glued(chunk: Chunk, strip: Strip, pages: Sequence[Page]) -> bool:
    if len(chunk.words) < 2 or not chunk.text[:1].isdigit():
        return False
    first, second = (level(pages[chunk.page].words[w].text) for w in chunk.words[:2])
    if _ORGANISATION.fullmatch(first) and len(strip.chunks) > 1:
        return second[:1].isalnum()  # "802411-1234 KUR 2024/17" as well
    if chunk.text[-1:] in "0123456789%)":
        return False  # with the row's numbers in it, the chunk is a whole row
    digits = len(first) == 4 or (len(first) == 3 and first[0] != "0")  # a workbook drops the leading zero
    is_code = (digits and is_kommunkod(first)) or bool(_ORGANISATION.fullmatch(first))
    return is_code and second[:1].isalpha()
