"""The amounts of the running text as the checks compare them with tables.

Two statements agree when they differ by no more than half of the coarser printed place: "350 miljoner" and
350 400 000 do, 350 000 000 and 350 000 001 do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from schemas.rows import Amount, Extraction
from schemas.swedish import half_of_last_place
from schemas.vocabulary import AmountRole

# "enligt bilagan", and what stands right below: "fördelas till nämnderna enligt nedan"
_ANNEX = re.compile(
    r"\b(?:bilag\w*|tabell\w*|fördelningstabell\w*)\b|\bfördela\w*\b[^.]*\benligt\s+(?:nedan\w*|följande)\b",
    re.IGNORECASE,
)
_NUMBERED_ANNEX = re.compile(r"\b(?:bilaga|tabell)\s+(?P<number>\d+)", re.IGNORECASE)
# "År 2024 beviljades 13 miljoner kronor.": what the next sentence says has risen
EARLIER = re.compile(
    r"^(?:(?:För|Under|År)\s+)?(?:år\s+)?20\d\d\s+[\wåäö]*(?:des|ats|tes|var|gick)\b"
    r"|^(?:För|Under)\s+(?:föregående\s+år|fjolåret)\b|^(?:Förra\s+året|I\s+fjol)\b",
    re.IGNORECASE,
)
_SUMMANDS = 8  # more distinct sums than this make some combination of them fit by chance


class Stated(NamedTuple):
    """An amount in prose with its value and half of its last printed place, in SEK."""

    amount: Amount
    value: Decimal
    half: Decimal


class Spot(NamedTuple):
    """An amount and where in its sentence it stands."""

    position: int
    said: Stated


def flat(text: str) -> str:
    """The text on one line, one space between words."""
    return " ".join(text.split())


def spots_in(said: list[Stated]) -> list[Spot]:
    """The amounts of one sentence with their places in it, in order; those not found in it left out."""
    sentence, start, spots = flat(said[0].amount.sentence), 0, []
    for one in said:
        text = flat(one.amount.text)
        position = sentence.find(text, start)
        if position >= 0:
            spots.append(Spot(position, one))
            start = position + len(text)
    return spots


def stated(extraction: Extraction, *roles: AmountRole) -> Iterator[Stated]:
    """The amounts of the prose that have a value, of the given roles or of all."""
    for amount in extraction.amounts:
        if amount.amount_sek is not None and (not roles or amount.role in roles):
            half = half_of_last_place(amount.text, amount.amount_sek, amount.unit)
            yield Stated(amount, amount.amount_sek, half)


def agrees(total: Decimal, half: Decimal, other: Stated) -> bool:
    """Whether a sum and a statement are the same within half of the coarser printed place."""
    coarser = max(half, other.half)
    # half a krona is the precision of exact sums, which must be equal to the krona
    return abs(total - other.value) <= (coarser if coarser > Decimal("0.5") else 0)


def combines(total: Decimal, parts: Iterable[Stated]) -> tuple[Decimal, ...] | None:
    """Two or more distinct stated sums that add up to exactly ``total``; None where none do."""
    values = sorted({p.value for p in parts if p.value < total})
    if len(values) > _SUMMANDS:
        return None
    for size in range(2, len(values) + 1):
        for some in combinations(values, size):
            if sum(some) == total:
                return some
    return None


def speaks_of_annex(sentence: str) -> bool:
    """Whether a sentence refers to an annex or table."""
    return bool(_ANNEX.search(sentence))


def annex_numbers(text: str | None) -> frozenset[str]:
    """The numbers of the annexes or tables that a sentence or caption names ("bilaga 1")."""
    return frozenset(m["number"] for m in _NUMBERED_ANNEX.finditer(text or ""))
