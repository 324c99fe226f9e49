"""A word that ends each row after its numbers, "Bifall", "Ja", one space from them: put back beside the name.

Used by ``finding`` before the search for regions, which knows a row by the number that it ends in. The column is
told apart from the names where the rows are split. Only runs of such lines are changed, of which each has an amount
before its last word; what a sentence says at its end is none.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.labels import VERDICT
from parsers.tables.strips import Strip, chunk_of
from parsers.text import level
from schemas.document import Page

_LEAST = 3  # lines
# "212925-9079 Röda Korset 61 296 250 000 Bifall", "Skarven 250 000 Avslag Avslag", "Skarven – Nej"; not "Skarven
# 250 000 kr Delvis avslag"
_ROW = regex.compile(
    rf"\S.*\p{{L}}[\p{{L}}).]*(?<!\bt?kr|\bkronor|\bSEK)[ ]"
    rf"(?:\d{{1,3}}(?:[ .]\d{{3}})*[ ]|[-–—][ ]|{VERDICT}[ ])+{VERDICT}"
)
_VERDICT = regex.compile(VERDICT)
_NUMBER = regex.compile(r"[\d.,]+|[-–—]")


def with_verdicts_beside_names(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, the last words of rows moved before their numbers; unchanged where there are few."""
    ending = [n for n, strip in enumerate(strips) if len(strip.chunks) == 1 and _is_row(strip)]
    if len(ending) < _LEAST:
        return list(strips)
    found = list(strips)
    for n in ending:
        found[n] = _moved(strips[n], page)
    return found


def _is_row(strip: Strip) -> bool:
    return _ROW.fullmatch(strip.text) is not None


def _moved(strip: Strip, page: Page) -> Strip:
    words = list(strip.chunks[0].words)
    verdict = words.pop()
    stop = len(words)
    texts = [level(page.words[w].text) for w in words]
    if _VERDICT.fullmatch(texts[-1]):
        stop -= 1  # no amount either: "Avslag Avslag"
    while stop > 1 and _NUMBER.fullmatch(texts[stop - 1]):
        stop -= 1
    order = [*words[:stop], verdict, *words[stop:]]
    text = " ".join(level(page.words[w].text) for w in order)
    return strip._replace(chunks=(chunk_of(page, strip.page, order)._replace(text=text, numeral=None),))
