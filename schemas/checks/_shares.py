"""A sum divided equally as one sentence, or two that follow upon each other, state it: whole, number, each.

"1 200 000 kronor fördelas lika mellan A, B, C och D, som får 300 000 kronor vardera". The number is a printed one
("till tio kommuner", "de fyra orterna") or that of the names. What the wording leaves open (a minimum, "cirka", a
part of a larger sum, one of several wholes) gives nothing: no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from schemas.checks._prose import Spot, Stated, flat, spots_in, stated
from schemas.checks._words import COUNT, count_word
from schemas.rows import Extraction
from schemas.vocabulary import AmountRole

EQUALLY = re.compile(
    r"\b(?:lika\s+(?:stor|fördel|del|mellan|till)\w*|fördelas\s+lika|delas?\s+lika|jämnt)\b", re.IGNORECASE
)

# 350 000 kronor | vardera     1 mnkr | till var och en av dem     500 tkr | per kommun     2 miljoner | var.
_AFTER = re.compile(
    r"""\W{0,3}(?:i\s+bidrag\s+)?(?: vardera\b | var\b(?=\W*(?:$|[.,;]))
    | (?:till|för|åt)\s+(?:var\s+och\s+en|vardera|varje)\b
    | (?:per|i)\s+(?:kommun|region|landsting|län|organisation|part|mottagare|huvudman|lärosäte|stadsdel)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
# varje kommun får | 350 000 kronor     vardera | 350 000 kronor     var och en av dem tilldelas | 1 mnkr
_BEFORE = re.compile(
    r"\b(?:varje\s+\w+|vardera|var\s+och\s+en)(?:\s+\w+){0,4}(?:\s+med)?\s*$|\bmed\s+vardera\s*$", re.IGNORECASE
)
_NOT_EXACT = re.compile(
    r"\b(?:minst|högst|upp\s+till|som\s+mest|lägst|maximalt|cirka|ca|circa|ungefär|omkring|drygt|knappt|närmare"
    r"|i\s+genomsnitt|avrundat|per\s+år|årligen|varje\s+år|per\s+månad|per\s+invånare|per\s+elev)\b",
    re.IGNORECASE,
)
# the parts after these words are parts of a larger sum
_PART_OF = re.compile(
    r"\b(?:varav|därav|av\s+vilk\w+|resterande|återstående|dessutom|därutöver|utöver|dels)\b", re.IGNORECASE
)
_OUT_OF = re.compile(r"\bav\s+(?:(?:de|totalt|sammanlagt|hela|en\s+ram\s+på)\s+)*$", re.IGNORECASE)

_NUMBER = rf"(?P<number>{COUNT})"
_RECIPIENTS = (
    r"(?:kommuner|regioner|landsting|län|länsstyrelser|förvaltningar|nämnder|enheter|stadsdelar|stadsdelsnämnder|orter"
    r"|skolor|skolenheter|föreningar|organisationer|universitet|högskolor|lärosäten|myndigheter|parter|mottagare"
    r"|sökande|verksamheter|boenden|samfund|stiftelser|bolag|projekt|bibliotek|museer|huvudmän|förbund|aktörer"
    r"|distrikt|områden|centrum|råd|klubbar|lag|stift|sjukhus|vårdcentraler|kommunalförbund)(?:na|erna|en)?\b"
)
# till tio kommuner   de fyra orterna   samtliga 21 regioner   tolv mindre kommuner
_COUNTED = re.compile(rf"\b{_NUMBER}\s+(?:(?!och\b)[a-zåäö]+\s+){{0,2}}?{_RECIPIENTS}", re.IGNORECASE)
# lika mellan de fyra: any noun, or none
_AMONG = re.compile(rf"\bmellan\s+(?:de|dessa|våra|samtliga|alla)\s+{_NUMBER}\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:de|dem)\s+båda\b", re.IGNORECASE)

_LOWER = r"(?:kommun|kommuner|stad|region|län|landsting|universitet|högskola|stadsdel|kommunalförbund|tekniska)"
_NAME = rf"[A-ZÅÄÖ][\w-]*(?:\s+(?:[A-ZÅÄÖ][\w-]*|{_LOWER}\b)){{0,5}}"
# A, B, C och D   Region Skåne, Region Halland samt Västra Götalandsregionen
_AND = r"\s+(?:och|samt)\s+"
_LIST = re.compile(rf"(?<!\bi\s)\b(?P<names>{_NAME}(?:,\s+{_NAME})*{_AND}{_NAME})(?!{_AND})")
_BETWEEN = re.compile(rf",\s+|{_AND}")


class Division(NamedTuple):
    """A whole, the sizes that its equal division may have, and each one's part."""

    whole: Stated
    each: Stated
    counts: tuple[int, ...]
    said_equal: bool


class _Clause(NamedTuple):
    """One sentence, or two, and the amounts in it."""

    text: str
    spots: list[Spot]


def divisions(extraction: Extraction) -> Iterator[Division]:
    """Every equal division whose three factors the prose states."""
    before: _Clause | None = None
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        clause = _Clause(sentence, spots_in(list(group)))
        yield from _of(clause)
        if before is not None and len(clause.spots) == len(before.spots) == 1 and EQUALLY.search(before.text):
            yield from _of(_joined(before, clause))
        before = clause


def _joined(first: _Clause, second: _Clause) -> _Clause:
    moved = [Spot(s.position + len(first.text) + 1, s.said) for s in second.spots]
    pages = moved[0].said.amount.place.page - first.spots[0].said.amount.place.page
    near = 0 <= pages <= 1 and _of_each(second.text, second.spots[0])
    return _Clause(f"{first.text} {second.text}", [*first.spots, *moved] if near else [])


def _of(clause: _Clause) -> Iterator[Division]:
    each = [s for s in clause.spots if _of_each(clause.text, s)]
    wholes = [s for s in clause.spots if s not in each]
    if len(each) != 1 or len(wholes) != 1 or wholes[0].said.value <= each[0].said.value:
        return
    if _NOT_EXACT.search(clause.text) or not _bound(clause.text, wholes[0], each[0]):
        return
    counts = _counts(clause.text)
    if counts:
        yield Division(wholes[0].said, each[0].said, counts, bool(EQUALLY.search(clause.text)))


def _of_each(sentence: str, spot: Spot) -> bool:
    """Whether an amount is what every single one gets."""
    if spot.said.amount.role in {AmountRole.MINIMUM, AmountRole.TOTAL}:
        return False
    end = spot.position + len(flat(spot.said.amount.text))
    return bool(_AFTER.match(sentence, end) or _BEFORE.search(sentence[: spot.position]))


def _bound(sentence: str, whole: Spot, each: Spot) -> bool:
    """Whether nothing between the two, or before the whole, makes the parts those of a larger or another sum."""
    if _OUT_OF.search(sentence[: whole.position]) and not EQUALLY.search(sentence):
        return False
    first, last = sorted((whole.position, each.position))
    return not _PART_OF.search(sentence[first:last])


def _counts(sentence: str) -> tuple[int, ...]:
    """The numbers of recipients that a sentence may mean; none where it prints none or contradicts itself."""
    printed = [count_word(m["number"]) for p in (_COUNTED, _AMONG) for m in p.finditer(sentence)]
    counts = {c for c in printed if c is not None and c > 1}
    counts |= {2} if _BOTH.search(sentence) else set()
    names = {len(_BETWEEN.split(m["names"])) for m in _LIST.finditer(sentence)}
    if len(counts) > 1 or (not counts and len(names) > 1):
        return ()
    return tuple(sorted(counts | names)) if counts else tuple(names)
