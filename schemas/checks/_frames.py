"""A frame, what is kept of it, what a table divides of it and what is left: divisions that sentences share.

For parts-total. Only where a table prints what is divided, and no other sums of the text explain the frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._near import may_be_meant
from schemas.checks._prose import EARLIER, Spot, Stated, combines, flat, stated
from schemas.checks._tables import amount_columns
from schemas.rows import Extraction
from schemas.vocabulary import AmountRole

REST = re.compile(r"\W*(?:den\s+)?(?:resterande|återstående|återstoden|resten)\b[^.;]{,40}?", re.IGNORECASE)
# "Därefter återstår 2 miljoner att fördela", "2 miljoner återstår att fördela"
_LEFT = re.compile(r"\båterstår\b(?:\s+[\wåäö]+){,2}?\s+$", re.IGNORECASE)
_IS_LEFT = re.compile(r"\s*(?:kronor\s+)?återstår\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\s*(?:kronor\s+)?av\s+[^.,]{,40}", re.IGNORECASE)
_KEEPS = re.compile(
    r"\b(?:behåll|reserver)\w*\b|\bför\s+(?:[\wåäö]+s\s+)?(?:egen\s+|egna\s+)?"
    r"(?:samordning|administration|uppföljning|utvärdering|handläggning|kostnader)\b",
    re.IGNORECASE,
)
OWN = {AmountRole.ADMINISTRATION, AmountRole.RESERVE}
_TWO = 2
_LITTLE = Decimal("0.1")  # of the whole
_PART_OF_IT = Decimal("0.25")  # of the rest


class Division(NamedTuple):
    """A sum and the parts that the wording gives of it; ``all_of_it`` where the wording says they are all.

    ``in_words`` is False where no wording says that they are parts, only what each sum is for.
    """

    whole: Stated
    parts: tuple[Stated, ...]
    all_of_it: bool
    in_words: bool = True

    @property
    def short(self) -> Decimal:
        """What the parts leave of the whole; less than nothing where they exceed it."""
        return self.whole.value - sum((p.value for p in self.parts), Decimal(0))


def frames(extraction: Extraction) -> Iterator[Division]:
    """The one frame, the one sum that is distributed and the one for own costs, where the text states no other.

    Of several sums that are given away, the one that a table prints as its total is what is distributed.
    """
    roles = (AmountRole.TOTAL, AmountRole.ALLOCATION, AmountRole.ADMINISTRATION)
    sums = [{s.value: s for s in stated(extraction, role)} for role in roles]
    printed = {c.total for c in amount_columns(extraction)}
    sums[1] = {value: s for value, s in sums[1].items() if len(sums[1]) == 1 or value in printed}
    if all(len(of_role) == 1 for of_role in sums) and not any(stated(extraction, AmountRole.RESERVE)):
        whole, *parts = (s for of_role in sums for s in of_role.values())
        if whole.value > max(p.value for p in parts):
            yield Division(whole, tuple(parts), all_of_it=False, in_words=False)


def own_and_divided(extraction: Extraction, division: Division) -> Iterator[Division]:
    """A sum of which own costs alone are named, with what the only table divides: "Av beloppet avser 2 egna".

    Only where the text states what is divided: else the table may be of another year or another sum.
    """
    printed = {c.total for c in amount_columns(extraction)} - {None}
    of_table = {
        s.value: s for s in stated(extraction, AmountRole.ALLOCATION, AmountRole.TOTAL) if s.value in printed
    }
    of_table.pop(division.whole.value, None)
    own = len(division.parts) == 1 and (
        division.parts[0].amount.role in OWN or _KEEPS.search(division.parts[0].amount.sentence) is not None
    )
    if own and len(of_table) == 1:
        yield Division(division.whole, (*division.parts, *of_table.values()), all_of_it=False, in_words=False)


def _frame_with_rest(extraction: Extraction, whole: Stated, rest: Stated) -> Iterator[Division]:
    """A sum of which the next sentence names the rest, with what a table divides: "Budgeten är 9. Resterande 2"."""
    printed = {c.total for c in amount_columns(extraction)}
    every = [s for s in stated(extraction) if s.value not in {whole.value, rest.value}]
    divided = {s.value: s for s in every if s.value in printed}
    given = {v: s for v, s in divided.items() if s.amount.role in {AmountRole.ALLOCATION, AmountRole.TOTAL}}
    divided = given if len(given) == 1 else divided
    most = max(divided, default=None)  # of several columns the one that sums them up
    if most is not None and sum(divided) == 2 * most:
        divided = {most: divided[most]}
    if len(divided) == 1 and whole.value - rest.value not in {s.value for s in every}:
        yield Division(whole, (*divided.values(), rest), all_of_it=True)


def left_of(extraction: Extraction, whole: Stated, sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """A sum and the rest of it, which the next sentence names: "Resterande 2", or what it says is left of it."""
    rest = spots[0].said
    if REST.fullmatch(sentence, 0, spots[0].position):
        yield from _frame_with_rest(extraction, spots[1].said if _says_whole(sentence, spots) else whole, rest)
    elif len(spots) == 1 and is_left(sentence, spots[0]) and not EARLIER.search(whole.amount.sentence):
        left = _frame_with_rest(extraction, whole, rest)
        yield from (d for d in left if may_be_meant(d.whole.value, d.whole.value - d.short) or _is_near(d))


def _says_whole(sentence: str, spots: list[Spot]) -> bool:
    """Whether a sentence says itself of what its first sum is the rest: "Resterande 2 av anslagets 9 miljoner"."""
    end = spots[0].position + len(flat(spots[0].said.amount.text))
    return len(spots) > 1 and _OUT_OF.fullmatch(sentence, end, spots[1].position) is not None


def is_left_of_next(sentence: str, spots: list[Spot]) -> bool:
    """Whether a sentence says that its first sum is left of its other: "återstår 4 miljoner av ramen på 9"."""
    return (
        len(spots) == len({s.said.value for s in spots}) == _TWO
        and is_left(sentence, spots[0])
        and _says_whole(sentence, spots)
    )


def _is_near(left: Division) -> bool:
    """Whether what is said to be left is nearly what is left."""
    rest = left.parts[-1].value
    return abs(left.short) <= _PART_OF_IT * rest or may_be_meant(rest + left.short, rest)


def is_left(sentence: str, spot: Spot) -> bool:
    """Whether a sentence says of its sum that it is left."""
    end = spot.position + len(flat(spot.said.amount.text))
    return bool(_LEFT.search(sentence, 0, spot.position) or _IS_LEFT.match(sentence, end))


def cost(extraction: Extraction, whole: Stated) -> Iterator[Division]:
    """The division of "Kostnaderna, 8 miljoner, ska belasta", into what the table divides and the own costs."""
    printed = {c.total for c in amount_columns(extraction)} - {None}
    own = {s.value: s for s in stated(extraction, AmountRole.ADMINISTRATION)}
    divided = [s for s in stated(extraction) if s.value in printed]
    one_table = len({c.table.table_id for c in amount_columns(extraction) if c.total}) == 1
    if len(own) == 1 and divided and one_table and whole.value not in {*own, *printed}:
        most = max(divided, key=lambda s: s.value)  # of several columns the one that sums them up
        division = Division(whole, (most, *own.values()), all_of_it=True, in_words=False)
        near = abs(division.short) <= _LITTLE * whole.value
        yield from (division,) if near and combines(whole.value, stated(extraction)) is None else ()
