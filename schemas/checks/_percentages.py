"""A percentage in a sentence beside the two sums that it relates: "1 245 000 kronor, 2,49 procent av 50 miljoner".

For share-of-amount, and only where the sentence says of which sum it is a percentage, and states one other. It
refuses sentences with more percentages or sums: which belong together is not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._prose import EARLIER, Spot, Stated, flat, spots_in, stated
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money, format_percent
from schemas.vocabulary import Severity

_PERCENT = re.compile(r"(?<![\d,.])(?P<number>\d{1,2}(?:,(?P<decimals>\d{1,4}))?)\s?(?:procent\b|%)", re.IGNORECASE)
_OF = re.compile(r"\s+av\s+(?:(?:de|den|det|totalt|sammanlagt|hela|statens|anslagets|summan)\s+)*", re.IGNORECASE)
# "stadens andel av de 210 miljoner kronor som fördelas är 5 procent": the whole before the percentage
_SHARE_OF = re.compile(r"\bandel\w*" + _OF.pattern, re.IGNORECASE)
# "motsvarar", "det vill säga": one is the other; "varav", "högst", "minst" and "ökar med" say something else
_IS = re.compile(
    r"\b(?:motsvara[rn]?\w*|utgör|dvs|det\s+vill\s+säga|alltså|vilket\s+(?:är|blir|ger))\b", re.IGNORECASE
)
_OTHERWISE = re.compile(r"\b(?:högst|minst|ökar|ökat|minskar|minskat|över|under|cirka|ca|omkring)\b", re.IGNORECASE)
_TWO = 2
# "jämfört med 2025 års 12 miljoner en ökning med 3 miljoner": by how much, and from what
_BY = re.compile(r"\b(?:ök|minsk|höj|sänk)\w*\s+(?:[\wåäö]+\s+){,2}?med\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:från|jämfört\s+med|jämförelse\s+med)\b", re.IGNORECASE)


class _Said(NamedTuple):
    part: Stated
    whole: Stated
    percent: Decimal
    half: Decimal  # of the last printed place of the percentage


def check_percentages(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """One finding for each sentence that gives a sum as a percentage of another."""
    before: Stated | None = None
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = spots_in(list(group))
        said = _said(sentence, spots) or (_changed_since(before, sentence, spots) if before else None)
        before = spots[0].said if len(spots) == 1 and EARLIER.match(sentence) else None
        if said is not None:
            yield _finding(said, say)


def _said(sentence: str, spots: list[Spot]) -> _Said | None:
    percents = list(_PERCENT.finditer(sentence))
    if len(percents) != 1 or len(spots) != _TWO or not _IS.search(sentence):
        return None
    percent = percents[0]
    changed = _changed(sentence, spots, percent)
    if changed or _OTHERWISE.search(sentence):
        return changed
    whole = [s.said for s in spots if _OF.fullmatch(sentence, percent.end(), s.position)]
    if not whole and spots[0].position < percent.start() and _ends(_SHARE_OF, sentence, spots[0].position):
        whole = [spots[0].said]
    part = [s.said for s in spots if s.said not in whole]
    if len(whole) != 1 or len(part) != 1:
        return None
    return _of(part[0], whole[0], percent)


def _of(part: Stated, whole: Stated, percent: re.Match[str]) -> _Said:
    half = Decimal("0.5").scaleb(-len(percent["decimals"] or ""))
    return _Said(part, whole, Decimal(percent["number"].replace(",", ".")), half)


def _changed(sentence: str, spots: list[Spot], percent: re.Match[str]) -> _Said | None:
    """The percentage by which a sum has changed, beside the sum and the one that it has changed by."""
    first, last = spots
    by = _BY.search(sentence, first.position, last.position) and _IS.search(
        sentence, last.position, percent.start()
    )
    return _of(last.said, first.said, percent) if by and _FROM.search(sentence, 0, first.position) else None


def _changed_since(before: Stated, sentence: str, spots: list[Spot]) -> _Said | None:
    """The same where the sentence before gives the sum that has changed."""
    percents = list(_PERCENT.finditer(sentence))
    if len(percents) != 1 or len(spots) != 1:
        return None
    start = spots[0].position
    by = _BY.search(sentence, 0, start) and _IS.search(sentence, start, percents[0].start())
    return _of(spots[0].said, before, percents[0]) if by else None


def _ends(pattern: re.Pattern[str], sentence: str, end: int) -> bool:
    return any(m.end() == end for m in pattern.finditer(sentence, 0, end))


def _finding(said: _Said, say: Verdicts) -> Finding:
    part, whole = said.part.value, said.whole.value
    expected = said.percent * whole / 100
    allowed = said.half * whole / 100 + max(said.part.half, Decimal(1)) + said.percent * said.whole.half / 100
    printed, sums = format_money(part), f"{format_percent(said.percent)} of {format_money(whole)}"
    sums_sv = sums.replace(" of ", " av ")
    site = at_place(said.part.amount.place)
    if abs(part - expected) <= allowed:
        return say.passed(site, Message(f"{printed} is {sums}", f"{printed} är {sums_sv}"))
    right, gap = (
        format_money(expected.quantize(Decimal(1))),
        format_money(abs(part - expected).quantize(Decimal(1))),
    )
    message = Message(
        f"{sums} is {right}, the text says {printed}, difference {gap}",
        f"{sums_sv} är {right}, texten säger {printed}, skillnad {gap}",
    )
    return say.failed(site, message, Measured(right, printed, part - expected), Severity.WARNING)
