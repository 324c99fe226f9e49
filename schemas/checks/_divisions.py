"""The sums that the prose divides in words, and the parts that it gives of them: what parts-total holds together.

Only where the wording says that they are parts: "varav ... och ...", "dels ... dels ...", "Av dessa medel ska ...
och ...", "Resterande ...". It refuses to divide by arithmetic: sums that happen to add up are no parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby, pairwise

from schemas.checks._frames import OWN, REST, Division, cost, is_left, is_left_of_next, left_of, own_and_divided
from schemas.checks._prose import Spot, Stated, flat, spots_in, stated
from schemas.checks._words import count_word
from schemas.rows import Extraction
from schemas.vocabulary import AmountRole

# "Av dessa medel", "Därav": of the sum that was named last; "Av medlen": of one that was named somewhere before
_OF_THIS = re.compile(
    r"""
    ^\W*(?:
        av\s+(?:dessa|detta|de|det|den)(?:\s+(?:medel|belopp|summa))?\b | därav\b | varav\b
      | (?P<named>av\s+\w*(?:medlen|beloppet|summan|anslaget|bidraget|ramen|stödet|ersättningen)\b)
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
_MONEY_IS = re.compile(
    r"\W*(?:medlen|beloppet|summan|anslaget|bidraget|pengarna|dessa|detta|det|de)\b", re.IGNORECASE
)
_IN_ALL = re.compile(r"\b(?:totalt|sammanlagt|tillsammans|summa|alltså|dvs\.?)\s*:?\s*$", re.IGNORECASE)
# "Ersättningen består av ett grundbelopp om ... och ett rörligt belopp om ..."
_CONSISTS = re.compile(r"^\W*[\wåäö]+(?:en|et|na|n)\s+(?:består|utgörs)\s+av\b", re.IGNORECASE)
_EACH = re.compile(r"\s*(?:per|vardera|(?:för|till|i)\s+(?:varje|var\s+och\s+en))\b", re.IGNORECASE)
# a sentence that goes on to divide: "Vidare ska ...", "Därutöver får ..."
_FURTHER = re.compile(r"\W*(?:vidare|dessutom|därtill|därutöver|härutöver|slutligen|samtidigt)\b", re.IGNORECASE)
_BORNE = re.compile(r"\bbelasta\w*\b", re.IGNORECASE)
_INSTALMENTS = re.compile(
    r"\bi\s+(?P<number>två|tre|fyra|fem|sex)\s+(?:lika\s+)?(?:stora\s+)?(?:delar|omgångar|rater|delposter|delbetalningar)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"^(?:de|dessa|båda|de\s+båda|tillsammans)\b[^.]*\b(?:tillsammans|sammanlagt)\b", re.IGNORECASE
)
_HALF = re.compile(
    r"\bhälften(?:\s+av\s+(?:beloppet|medlen|bidraget|summan|stödet))?\s*(?:,|\(|eller|dvs\.?|det\s+vill\s+säga)\s*(?:dvs\.?\s+)?$",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\boch\s+(?:resten|återstoden|resterande|den\s+andra\s+hälften)\b", re.IGNORECASE)
_PAIR = 2
_SUMMANDS = 4  # more sums than this explain any rest by chance
_LITTLE = Decimal("0.1")  # of the whole
_PART_OF_IT = Decimal("0.25")  # the same, of sums that are said to be all its parts
_NO_PARTS = {AmountRole.MINIMUM, AmountRole.PER_UNIT}


def divisions(extraction: Extraction) -> Iterator[Division]:
    """The divisions of a text, in reading order."""
    yield from _listed(extraction)
    before: list[Spot] = []
    last: Division | None = None
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = [s for s in spots_in(list(group)) if s.said.amount.role not in _NO_PARTS]
        of_this = _OF_THIS.match(sentence)
        rest = spots[0].said if last and spots and REST.fullmatch(sentence, 0, spots[0].position) else None
        if last and rest and _is_of_another(extraction, last, rest):
            last = None
        further = last and spots and _further(last, sentence, spots)
        if of_this and spots:
            yield from (last,) if last else ()
            last = _of_this(extraction, sentence, (of_this, before, spots))
            yield from own_and_divided(extraction, last) if last else ()
        elif further:
            last = further
        elif spots:
            yield from (last,) if last else ()
            if last and rest:
                yield from _with_rest(extraction, last, rest)
            last = None
        yield from _left(extraction, sentence, before, spots)
        yield from _whereof(extraction, sentence, spots)
        yield from _partly(sentence, before, spots)
        yield from _consists(sentence, before, spots)
        yield from _together(sentence, before, spots)
        yield from _borne(extraction, sentence, spots)
        yield from _halves(extraction, sentence, spots)
        yield from _instalments(extraction, sentence, spots)
        if not (of_this or further):  # what is a part itself is no whole of the next part
            before = spots
    yield from (last,) if last else ()


def _left(extraction: Extraction, sentence: str, before: list[Spot], spots: list[Spot]) -> Iterator[Division]:
    """What a sentence says is left, of a sum that it names before or after it, or of the only one before it."""
    if len(spots) == _PAIR and is_left(sentence, spots[1]):
        yield from left_of(extraction, spots[0].said, sentence, spots[1:])
    elif is_left_of_next(sentence, spots):
        yield from left_of(extraction, spots[1].said, sentence, spots[:1])
    elif spots and len(before) == 1:
        yield from left_of(extraction, before[0].said, sentence, spots)


def _of_this(
    extraction: Extraction, sentence: str, found: tuple[re.Match[str], list[Spot], list[Spot]]
) -> Division | None:
    """What a sentence divides that begins with "Av dessa medel": a sum it says itself, or one said before."""
    of_this, before, spots = found
    at_once = _SAID_AT_ONCE.fullmatch(sentence, of_this.end(), spots[0].position)
    if at_once:
        whole, spots = spots[0].said, spots[1:]
    elif before and _next_to(before[-1], spots[0]):
        whole = max((s.said for s in before), key=lambda s: s.value)
    else:
        return None
    parts = _parts(whole, _up_to(spots, _WHEREOF.search(sentence, 5)))
    every = list(stated(extraction))
    all_of_it = {AmountRole.ALLOCATION, AmountRole.ADMINISTRATION} <= {p.amount.role for p in parts}
    alone = {s.value for s in every} <= {whole.value, *(p.value for p in parts)}
    division = Division(whole, parts, all_of_it and alone)
    elsewhere = of_this["named"] and not at_once and division.short < 0 and _has_larger(every, division)
    return division if parts and not elsewhere else None


def _has_larger(every: Sequence[Stated], division: Division) -> bool:
    """Whether the text states a sum that the parts may be of, if they exceed the one that was named last."""
    return any(s.value >= division.whole.value - division.short for s in every if s not in division.parts)


def _is_of_another(extraction: Extraction, division: Division, rest: Stated) -> bool:
    """Whether the parts and their rest make exactly another sum of the text: it is that one they are of."""
    total = division.whole.value - division.short + rest.value
    return total != division.whole.value and any(s.value == total for s in stated(extraction))


def _with_rest(extraction: Extraction, division: Division, rest: Stated) -> Iterator[Division]:
    """The same with the rest that the next sentence names, unless that is the rest of other sums of the text."""
    whole = Division(division.whole, (*division.parts, rest), all_of_it=True)
    others = {s.value for s in stated(extraction)} - {rest.value}
    some = [c for size in range(1, _SUMMANDS) for c in combinations(sorted(others), size)]
    if not whole.short or not any(rest.value + sum(c) in others for c in some):
        yield whole


def _further(division: Division, sentence: str, spots: list[Spot]) -> Division | None:
    """The same with the parts of the next sentence, where that goes on: "Vidare ska ...", "för administration".

    Only up to a whole that is not used up yet, and by sums that leave little of it or less: others may be of
    something else.
    """
    own = all(s.said.amount.role in OWN for s in spots)
    if division.short <= 0 or not (own or _FURTHER.match(sentence)):
        return None
    parts = (*division.parts, *(s.said for s in spots))
    more = division._replace(parts=parts)
    return more if more.short >= -_LITTLE * division.whole.value else None


def _consists(sentence: str, before: list[Spot], spots: list[Spot]) -> Iterator[Division]:
    """The division of "Bidraget består av ... totalt 6 miljoner och ... 4 miljoner", of the sum before."""
    if not (before and spots and _CONSISTS.match(sentence) and _next_to(before[-1], spots[0])):
        return
    ends = [s.position + len(flat(s.said.amount.text)) for s in spots]
    parts = [s.said for s, end in zip(spots, ends, strict=True) if not _EACH.match(sentence, end)]
    whole = max((s.said for s in before), key=lambda s: s.value)
    if len(parts) > 1 and whole.value > max(p.value for p in parts):
        yield Division(whole, tuple(parts), all_of_it=False)


def _listed(extraction: Extraction) -> Iterator[Division]:
    """The division of a sum by the items of the list that follows its sentence, where they come near it."""
    items = {flat(c.text) for c in extraction.conditions if c.item}
    groups = groupby(stated(extraction), key=lambda s: flat(s.amount.sentence))
    before: Stated | None = None
    parts: list[Stated] = []
    for sentence, group in groups if items else ():
        spots = [s for s in spots_in(list(group)) if s.said.amount.role not in _NO_PARTS]
        spots = [s for s in spots if not _EACH.match(sentence, s.position + len(flat(s.said.amount.text)))]
        if sentence in items and spots:
            parts.append(spots[0].said)
            continue
        yield from _near_whole(before, parts)
        before, parts = max((s.said for s in spots), key=lambda s: s.value, default=None), []
    yield from _near_whole(before, parts)


def _near_whole(whole: Stated | None, parts: Sequence[Stated]) -> Iterator[Division]:
    division = Division(whole, tuple(parts), all_of_it=False) if whole and len(parts) > 1 else None
    if division and abs(division.short) <= _LITTLE * division.whole.value:
        yield division


def _instalments(extraction: Extraction, sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """The division of "betalas ut i två delar, 160 miljoner i mars och 160 i september", of a stated sum."""
    said = _INSTALMENTS.search(sentence)
    after = [s.said for s in spots if said and s.position > said.end()]
    number = count_word(said["number"]) or 0 if said else 0
    if said and len(after) == 1 and "lika" in said.group():  # "i två lika stora delar om 160 miljoner"
        after *= number
    if len(after) < _PAIR or number != len(after):
        return
    yield from (d._replace(all_of_it=True) for d in _nearest(extraction, after, _PART_OF_IT))


def _together(sentence: str, before: list[Spot], spots: list[Spot]) -> Iterator[Division]:
    """The division of "De båda får tillsammans 4 miljoner", into the sums of the sentence before."""
    if len(spots) == 1 and len(before) >= _PAIR and _TOGETHER.match(sentence):
        division = Division(spots[0].said, tuple(s.said for s in before), all_of_it=True)
        yield from (division,) if abs(division.short) <= _PART_OF_IT * division.whole.value else ()


def _halves(extraction: Extraction, sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """The division of "hälften, 8 miljoner kronor, betalas ut i mars", of a stated sum, into it and it again."""
    for spot in spots:
        if _HALF.search(sentence, 0, spot.position):
            halves = _nearest(extraction, [spot.said, spot.said])
            yield from (d._replace(all_of_it=True) for d in halves)
    if len(spots) == _PAIR and _HALF.search(sentence, 0, spots[0].position) and _THE_REST.search(sentence):
        yield from (d._replace(all_of_it=True) for d in _nearest(extraction, [s.said for s in spots]))


def _borne(extraction: Extraction, sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """The division of "belasta anslagsposten 4 med 8 miljoner och anslagsposten 5 med 2", of a stated sum."""
    if len(spots) >= _PAIR and _BORNE.search(sentence):
        yield from _nearest(extraction, [s.said for s in spots])
    elif len(spots) == 1 and _BORNE.search(sentence):
        yield from cost(extraction, spots[0].said)


def _nearest(extraction: Extraction, said: Sequence[Stated], within: Decimal = _LITTLE) -> Iterator[Division]:
    """The division into sums that are said to be parts of the stated sum that they come nearest to."""
    parts = tuple(said)
    together = sum((p.value for p in parts), Decimal(0))
    wholes = [s for s in stated(extraction, AmountRole.TOTAL, AmountRole.ALLOCATION) if s not in parts]
    wholes = [s for s in wholes if s.value > max(p.value for p in parts)]
    nearest = min(wholes, key=lambda s: abs(s.value - together), default=None)
    if nearest is not None and abs(nearest.value - together) <= within * nearest.value:
        yield Division(nearest, parts, all_of_it=False)


def _whereof(extraction: Extraction, sentence: str, spots: list[Spot]) -> Iterator[Division]:
    """The divisions of "10 miljoner, varav 6 till ... och 4 till ..."."""
    whereof = list(_WHEREOF.finditer(sentence))
    for number, word in enumerate(whereof):
        stop = whereof[number + 1] if number + 1 < len(whereof) else None
        whole = [s for s in spots if s.position < word.start()]
        following = [s for s in _up_to(spots, stop) if s.position > word.start()]
        if whole and following:
            division = Division(whole[-1].said, _parts(whole[-1].said, following), all_of_it=False)
            yield division
            yield from own_and_divided(extraction, division)


def _partly(sentence: str, before: list[Spot], spots: list[Spot]) -> Iterator[Division]:
    """The division of "10 miljoner, dels 6 ..., dels 4 ...", of the sum before where the sentence names none."""
    partly = [m.start() for m in _PARTLY.finditer(sentence)]
    if len(partly) < 2 or _WHEREOF.search(sentence):
        return
    whole = [s for s in spots if s.position < partly[0]]
    if not whole and spots and before and _MONEY_IS.match(sentence) and _next_to(before[-1], spots[0]):
        whole = [max(before, key=lambda s: s.said.value)]
    parts = [
        _in_all(sentence, [s for s in spots if start < s.position < end])
        for start, end in pairwise([*partly, len(sentence)])
    ]
    if whole and all(parts):
        yield Division(whole[-1].said, tuple(p.said for p in parts if p), all_of_it=True)


def _in_all(sentence: str, spots: list[Spot]) -> Spot | None:
    """The sum of one part: the only one, or the one that is called its total."""
    if len(spots) > 1:
        spots = [s for s in spots if _IN_ALL.search(sentence, 0, s.position)]
    return spots[0] if len(spots) == 1 else None


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
