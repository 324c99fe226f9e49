"""A sum that a sentence prints twice, and one that it gives as the difference of two others: for parts-total.

"54 000 000 kronor (femtiofyra miljoner kronor)" is one sum: only where one of the two has no digits, since sums in
parentheses are else those of another year. "Från 12 till 15 miljoner, en ökning med 3 miljoner" is a difference: of
the two sums of the sentence, or of the one and any that the text states or a table prints as its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._near import are_turned, may_be_meant
from schemas.checks._prose import EARLIER, Spot, Stated, agrees, flat, spots_in, stated
from schemas.checks._tables import amount_columns, amount_of
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity

_DIGIT = re.compile(r"\d")
_OPENED = re.compile(r"\s*\(\s*(?:(?:skriver|säger|d\.?v\.?s\.?)\s+)?")
# "en ökning med", "minskar medlen med cirka"; the sum follows
_BY = re.compile(
    r"\b(?:ökning|ökar|ökat|ökade|minskning|minskar|minskat|minskade|höj(?:ning|s|ts|des)|sänk(?:ning|s|ts|tes))\w*"
    r"(?:\s+[\wåäö]+){,2}?\s+(?:med|på|om)\s+(?:(?:totalt|sammanlagt|hela)\s+)?$"
    r"|\b(?:det\s+vill\s+säga|dvs\.?|alltså)\s+(?:[\wåäö]+\s+){,2}?med\s+$",
    re.IGNORECASE,
)
# "vilket är 2 150 000 kronor mer än vad som beviljas"; the words follow the sum
_MORE = re.compile(r"\s*(?:mer|mindre|högre|lägre|fler|färre)(?:\s+än\b|\s*\.?$)", re.IGNORECASE)
# "jämfört med 2024"; "För 2024 fördelades 12 miljoner, vilket innebär en ökning med"
_FROM = re.compile(
    r"\b(?:från(?!\s+och\s+med\b)|jämfört\s+med|jämförelse\s+med)\b|^(?:För|Under|År)\s+(?:år\s+)?20\d\d\s+(?:fördel|uppgick|var|beslut|betal)\w*",
    re.IGNORECASE,
)
_HALF_MORE = Decimal("1.5")  # times: a difference of nearly that size is meant
_TO = re.compile(r"\b(?:till|mot)\b", re.IGNORECASE)
# "från 12 miljoner", "jämfört med 2024, då 12 miljoner fördelades", "2024 års 12 miljoner"
_EARLIER = re.compile(r"\b(?:från|20\d\d,?\s+(?:då|när)(?:\s+[\wåäö]+){,4}?|20\d\d\s+års)\s+$", re.IGNORECASE)
_WAY = re.compile(r"\b(?:minsk|sänk|ök|höj)", re.IGNORECASE)
_LESS = re.compile(r"minsk|sänk", re.IGNORECASE)
_ONE, _TWO = 1, 2
_DISPOSED = {AmountRole.TOTAL, AmountRole.ALLOCATION}
_AGAIN = re.compile(r"\b(?:av|för|med|utöver)\s+(?:de|dessa)\s+$", re.IGNORECASE)
_THE = re.compile(r"\w*(?:kronorna|miljonerna|miljarderna)\b", re.IGNORECASE)
_ENDING, _NOUN = 8, 12  # letters: the noun may be a part of the amount's text, or follow it


class _Change(NamedTuple):
    by: Stated
    others: Sequence[Stated]
    said: bool  # "från 12 till 15": that these are the two is written
    falls: bool | None  # "minskar med"; None where the sentence does not say that its first sum is the earlier one


def check_restated(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """One finding for each sum that is printed in digits and in words, and for each difference that is stated."""
    before: Stated | None = None
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = spots_in(list(group))
        for one, other in pairwise(spots):
            if _is_same(sentence, one, other):
                yield _same(one.said, other.said, say)
        again = _resumed(sentence, spots) if spots else None
        if again is not None:
            yield from _not_said(again, extraction, say)
        change = _change(sentence, spots) or (_change_of(before, sentence, spots) if before else None)
        before = spots[0].said if len(spots) == _ONE and EARLIER.match(sentence) else None
        if change is not None:
            yield from _differs(change, extraction, say)


def _is_same(sentence: str, one: Spot, other: Spot) -> bool:
    start, end = (s.position + len(flat(s.said.amount.text)) for s in (one, other))
    in_words = [not _DIGIT.search(s.said.amount.text) for s in (one, other)]
    between = _OPENED.fullmatch(sentence, start, other.position)
    return between is not None and sentence[end : end + 1] == ")" and any(in_words) and not all(in_words)


def _same(one: Stated, other: Stated, say: Verdicts) -> Finding:
    first, second = (" ".join(s.amount.text.split()) for s in (one, other))
    site = at_place(other.amount.place)
    if agrees(one.value, one.half, other):
        return say.passed(site, Message(f"{first} = {second}", f"{first} = {second}"))
    gap = format_money(abs(one.value - other.value))
    message = Message(
        f"one sum printed twice: {first} and {second}, difference {gap}",
        f"samma summa tryckt två gånger: {first} och {second}, skillnad {gap}",
    )
    measured = Measured(format_money(one.value), format_money(other.value), other.value - one.value)
    return say.failed(site, message, measured, Severity.ERROR)


def _change(sentence: str, spots: list[Spot]) -> _Change | None:
    """What a sum is said to rise or fall by, and the one or two sums that it lies between."""
    more = [
        s for s in spots[len(spots) != _TWO :] if _MORE.match(sentence, s.position + len(flat(s.said.amount.text)))
    ]
    by = more or [s for s in spots if _BY.search(sentence, 0, s.position)]
    others = [s.said for s in spots if s not in by]
    if len(by) != _ONE or not (more or _FROM.search(sentence)) or len(others) not in {_ONE, _TWO}:
        return None
    ends = [s.position for s in spots if s not in by]
    said = len(ends) == _TWO and _FROM.search(sentence, 0, ends[0]) and _TO.search(sentence, ends[0], ends[1])
    earlier = _EARLIER.search(sentence, 0, ends[0]) or EARLIER.match(sentence)
    falls = _falls(sentence, by[0]) if earlier and not more else None
    return _Change(by[0].said, others, bool(said), falls)


def _change_of(before: Stated, sentence: str, spots: list[Spot]) -> _Change | None:
    """By how much the sum of another year, which the sentence before gives, is said to have changed."""
    more = [s for s in spots if _MORE.match(sentence, s.position + len(flat(s.said.amount.text)))]
    by = more or [s for s in spots if _BY.search(sentence, 0, s.position)]
    return (
        _Change(by[0].said, [before], said=False, falls=None if more else _falls(sentence, by[0]))
        if len(by) == len(spots) == _ONE
        else None
    )


def _falls(sentence: str, by: Spot) -> bool | None:
    """Whether the change is said to be one for less; None where the words do not tell."""
    said = _BY.search(sentence, 0, by.position)
    words = said.group() if said else ""
    if _WAY.match(words) is None:  # "ökar från 12 till 15 miljoner, det vill säga med 3"
        words = sentence[: by.position]
    ways = {_LESS.match(way.group()) is not None for way in _WAY.finditer(words)}
    return ways.pop() if len(ways) == 1 else None


def _differs(change: _Change, extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A pass where two sums differ by what is said, a warning where they differ by nearly that; else nothing."""
    by, one = change.by, change.others[0]
    elsewhere = [(s.value, s.half) for s in stated(extraction) if s is not by and s not in change.others]
    elsewhere += [(c.total, c.half_unit) for c in amount_columns(extraction) if c.total is not None]
    ends = [(change.others[-1].value, change.others[-1].half)] if len(change.others) == _TWO else elsewhere
    finest = {value: min(half for other, half in ends if other == value) for value, _ in ends}
    gaps = [(abs(value - one.value), half + one.half + by.half) for value, half in finest.items()]
    tight = [(gap, allowed if allowed > _ROUGH else Decimal(0)) for gap, allowed in gaps]
    site = at_place(by.amount.place)
    said = format_money(by.value)
    if any(abs(gap - by.value) <= allowed for gap, allowed in tight):
        after = {value for value in finest if abs(abs(value - one.value) - by.value) <= by.half}
        if change.falls is not None and after and all((value < one.value) is not change.falls for value in after):
            yield _turned(by, one, min(after), say)
            return
        message = Message(f"a difference of {said}, as said", f"skillnaden är {said}, som sägs")
        yield say.passed(site, message)
        return
    parts = set(_kept(one, extraction))
    near = [gap for gap, _ in tight if change.said or (gap and gap not in parts and _may_be(gap, by.value))]
    if near:
        nearest = min(near, key=lambda gap: abs(gap - by.value))
        right, gap = format_money(nearest), format_money(abs(nearest - by.value))
        message = Message(
            f"the sums differ by {right}, the text says {said}, difference {gap}",
            f"summorna skiljer sig med {right}, texten säger {said}, skillnad {gap}",
        )
        yield say.failed(site, message, Measured(right, said, by.value - nearest), Severity.WARNING)


def _kept(one: Stated, extraction: Extraction) -> Iterator[Decimal]:
    """Own costs, and what a sentence takes from a frame: a frame and what is divided of it are of one year."""
    yield from (s.value for s in stated(extraction, AmountRole.ADMINISTRATION, AmountRole.RESERVE))
    for _, group in groupby(stated(extraction), key=lambda s: s.amount.sentence):
        values = {s.value for s in group}
        yield from (value for value in values if one.value + value in values)


def _turned(by: Stated, before: Stated, after: Decimal, say: Verdicts) -> Finding:
    """A sum that is said to rise and falls, or the other way round."""
    old, new, said = format_money(before.value), format_money(after), format_money(by.value)
    message = Message(
        f"from {old} to {new} is a change by {said}, but not the way that is said",
        f"från {old} till {new} är en ändring med {said}, men inte åt det håll som sägs",
    )
    return say.failed(at_place(by.amount.place), message, Measured(old, new), Severity.WARNING)


def _may_be(gap: Decimal, said: Decimal) -> bool:
    near = min(gap, said) * _HALF_MORE >= max(gap, said)
    return near or may_be_meant(gap, said) or are_turned(gap, said, 2)


def _resumed(sentence: str, spots: list[Spot]) -> Stated | None:
    """The sum that a sentence takes up again, with the article: "Av de 284 miljoner kronorna"; None for none."""
    first = spots[0]
    end = first.position + len(flat(first.said.amount.text))
    taken_up = _AGAIN.search(sentence, 0, first.position) and _THE.search(sentence, end - _ENDING, end + _NOUN)
    return first.said if taken_up else None


def _not_said(again: Stated, extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning where the text has stated no such sum, but one to divide that no table prints and may be meant."""
    every = list(stated(extraction))
    before = every[: every.index(again)]
    if any(agrees(s.value, s.half, again) for s in before):
        return
    printed = {amount_of(r) for c in amount_columns(extraction) for r in c.rows}
    meant = [s for s in before if s.amount.role in _DISPOSED and s.value not in printed]
    near = [s for s in meant if may_be_meant(s.value, again.value)]
    if near:
        one = min(near, key=lambda s: abs(s.value - again.value))
        first, second, gap = (format_money(v) for v in (one.value, again.value, abs(one.value - again.value)))
        message = Message(
            f"the text takes up {second}, which it has not stated; before it says {first}, difference {gap}",
            f"texten återkommer till {second}, som den inte har nämnt; tidigare står {first}, skillnad {gap}",
        )
        measured = Measured(first, second, again.value - one.value)
        yield say.failed(at_place(again.amount.place), message, measured, Severity.WARNING)


_ROUGH = Decimal("1.5")  # three times half a krona: sums printed to the krona differ exactly
