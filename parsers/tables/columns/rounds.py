"""Column groups side by side, "newspaper order": how many columns one round has, and what heads each round.

Used by ``places``. A pattern of columns that repeats is a round where its titles repeat too; a line over them with
one title for each round, "Blekinge län" and "Hallands län", heads the rows of its round and no column. Where the
titles of recipients repeat, it may say anything: "Lokalbidrag" and "Projektbidrag".
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.labels import RECIPIENT_HEADER, is_header_word, is_known
from parsers.tables.strips import Chunk

Cells = tuple[tuple[Chunk, ...], ...]  # the chunks of a line by column
_SIGN_AS_NUMBER = regex.compile(r",\s*\d{1,2}$")  # "Andel, 2" and "Andel, 20": "Andel, %", as recognition saw it


def round_width(kinds: list[str], header: Sequence[Cells]) -> int:
    """The number of columns in one column group: the whole width unless a pattern with a name repeats."""
    total = len(kinds)
    numbered = ["N" if kind == "C" else kind for kind in kinds]  # "1" to "8" number rows, "10" to "15" may be codes
    for times in (4, 3, 2):
        width, rest = divmod(total, times)
        if rest or width < 2 or numbered[:width] * times != numbered or set(numbered) != {"N", "T"}:
            continue
        if _repeats_as_a_whole(header, width):
            return width
        lines = [line for line in header if not _repeats(line, width)]
        titled = any(RECIPIENT_HEADER.search(c.text) for x in header if x not in lines for cell in x for c in cell)
        names = all(is_known(c.text) for line in lines for cell in line for c in cell)
        named = len(lines) < len(header) or names or all(_are_over_names(line, kinds) for line in lines)
        told = titled or all(map(_names_rounds, lines))
        if told and all(heads_rounds(line, width) for line in lines) and (not lines or named):
            return width
    return total


def _are_over_names(line: Cells, kinds: Sequence[str]) -> bool:
    """Whether all texts of a line stand over columns of texts: no title says what a number would be."""
    return all(kind == "T" for kind, cell in zip(kinds, line, strict=True) if cell)


def heads_rounds(line: Cells, width: int) -> bool:
    """Whether a line of a header has one title of its own for each round."""
    if _repeats(line, width):
        return False
    rounds = [{c for cell in line[n : n + width] for c in cell} for n in range(0, len(line), width)]
    return all(len(own) == 1 for own in rounds)


def _names_rounds(line: Cells) -> bool:
    """Whether a line may name the rounds and not what its columns hold."""
    return all(is_known(c.text) or not is_header_word(c.text) for cell in line for c in cell)


def _repeats(line: Cells, width: int) -> bool:
    """Whether a line of a header says the same over each round, or nothing."""
    texts = [" ".join(c.text for c in cell) for cell in line]
    return len({tuple(texts[n : n + width]) for n in range(0, len(texts), width)} - {("",) * width}) < 2


def _repeats_as_a_whole(header: Sequence[Cells], width: int) -> bool:
    """Whether the titles repeat though broken elsewhere, "Mottagand" / "e kommun", or with a sign misread."""
    titles = ["".join(c.text for line in header for c in line[n]) for n in range(len(header[0]) if header else 0)]
    bare = ["".join(c for c in _SIGN_AS_NUMBER.sub("", title) if c.isalnum()) for title in titles]
    return any(bare) and len({tuple(bare[n : n + width]) for n in range(0, len(bare), width)}) == 1
