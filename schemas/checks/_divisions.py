"""The sums that the prose divides in words, and the parts that it gives of them: what parts-total holds together.

Only where the wording says that they are parts: "varav ... och ...", "dels ... dels ...", "Av dessa medel ska ...
och ...". It refuses to divide by arithmetic: sums that happen to add up are no parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from schemas.checks._prose import Spot, Stated, flat, spots_in, stated
from schemas.rows import Extraction
from schemas.vocabulary import AmountRole

# "Av dessa medel", "Därav": of the sum that was named last; "Av medlen": of one that was named somewhere before
_OF_THIS = re.compile(
    r"""
    ^\W*(?:
        av\s+(?:dessa|detta|de|det|den)(?:\s+(?:medel|belopp|summa))?\b | därav\b | varav\b
      | (?P<named>av\s+(?:medlen|beloppet|summan|anslaget|bidraget|ramen)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# between those words and a sum that they say themselves: "Av de totalt avsatta 125 miljonerna"
_SAID_AT_ONCE = re.compile(
    r"\s*(?:(?:om|på|totalt|sammanlagt|drygt|knappt|cirka|ca|upp\s+till|högst|[\wåäö]+[dt]a|tillgängliga)\s+)*",
    re.IGNORECASE,
)
_WHEREOF = re.compile(r"\b(?:varav|därav)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\bdels\b", re.IGNORECASE)
_NO_PARTS = {AmountRole.MINIMUM, AmountRole.PER_UNIT}


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


def divisions(extraction: Extraction) -> Iterator[Division]:
    """The divisions of a text, in reading order."""
    before: list[Spot] = []
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = [s for s in spots_in(list(group)) if s.said.amount.role not in _NO_PARTS]
        of_this = _OF_THIS.match(sentence)
        if of_this and spots:
            yield from _of_this(extraction, sentence, (of_this, before, spots))
        yield from _within(sentence, spots)
        if not of_this:  # what is a part itself is no whole of the next part
            before = spots


def frames(extraction: Extraction) -> Iterator[Division]:
    """The one frame, the one sum that is distributed and the one for own costs, where the text states no other."""
    roles = (AmountRole.TOTAL, AmountRole.ALLOCATION, AmountRole.ADMINISTRATION)
    sums = [{s.value: s for s in stated(extraction, role)} for role in roles]
    if all(len(of_role) == 1 for of_role in sums) and not any(stated(extraction, AmountRole.RESERVE)):
        whole, *parts = (s for of_role in sums for s in of_role.values())
        if whole.value > max(p.value for p in parts):
            yield Division(whole, tuple(parts), all_of_it=False, in_words=False)


def _of_this(
    extraction: Extraction, sentence: str, found: tuple[re.Match[str], list[Spot], list[Spot]]
) -> Iterator[Division]:
    """What a sentence divides that begins with "Av dessa medel": a sum it says itself, or one said before."""
    of_this, before, spots = found
    at_once = _SAID_AT_ONCE.fullmatch(sentence, of_this.end(), spots[0].position)
    if at_once:
        whole, spots = spots[0].said, spots[1:]
    elif before and _next_to(before[-1], spots[0]):
        whole = max((s.said for s in before), key=lambda s: s.value)
    else:
        return
    parts = _parts(whole, _up_to(spots, _WHEREOF.search(sentence, 5)))
    every = list(stated(extraction))
    all_of_it = {AmountRole.ALLOCATION, AmountRole.ADMINISTRATION} <= {p.amount.role for p in parts}
    alone = {s.value for s in every} <= {whole.value, *(p.value for p in parts)}
    division = Division(whole, parts, all_of_it and alone)
    if parts and not (of_this["named"] and not at_once and division.short < 0 and _has_larger(every, division)):
        yield division


def _has_larger(every: Sequence[Stated], division: Division) -> bool:
    """Whether the text states a sum that the parts may be of, if they exceed the one that was named last."""
    return any(s.value >= division.whole.value - division.short for s in every if s not in division.parts)


def _within(sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """The divisions inside one sentence."""
    whereof = list(_WHEREOF.finditer(sentence))
    for number, word in enumerate(whereof):
        stop = whereof[number + 1] if number + 1 < len(whereof) else None
        whole = [s for s in spots if s.position < word.start()]
        following = [s for s in _up_to(spots, stop) if s.position > word.start()]
        if whole and following:
            yield Division(whole[-1].said, _parts(whole[-1].said, following), all_of_it=False)
    partly = list(_PARTLY.finditer(sentence))
    if len(partly) < 2 or whereof:
        return
    whole = [s for s in spots if s.position < partly[0].start()]
    parts = [s for s in spots if s.position > partly[0].start()]
    if whole and len(parts) == len(partly):
        yield Division(whole[-1].said, tuple(p.said for p in parts), all_of_it=True)


def _parts(whole: Stated, spots: Sequence[Spot]) -> tuple[Stated, ...]:
    """The sums up to where they add up or the whole is said anew, less those that divide one of them again."""
    parts: list[Stated] = []
    said = [s.said for s in spots]
    while said:
        part = said.pop(0)
        if parts and part.value == whole.value:
            break
        parts.append(part)
        if len(parts) > 1 and sum(p.value for p in parts) == whole.value:
            break
        del said[: _dividing(part, said)]
    return tuple(parts)


def _dividing(part: Stated, after: Sequence[Stated]) -> int:
    """How many of the sums right after a part add up to it: "150 mnkr: 50 mnkr lika, 100 mnkr efter antal"."""
    together = Decimal(0)
    for number, each in enumerate(after, 1):
        together += each.value
        if number > 1 and together == part.value:
            return number
    return 0


def _next_to(before: Spot, spot: Spot) -> bool:
    """Whether two sentences can follow upon each other: same page or the next."""
    return 0 <= spot.said.amount.place.page - before.said.amount.place.page <= 1


def _up_to(spots: list[Spot], stop: re.Match[str] | None) -> list[Spot]:
    return [s for s in spots if stop is None or s.position < stop.start()]
