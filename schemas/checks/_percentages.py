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
_ALL = Decimal(100)
_BESIDE = re.compile(r"\s*(?:,|\(|eller|motsvarande|dvs\.?|det\s+vill\s+säga)\s*")
_EITHER = re.compile(r"\s*(?:kronor\s*)?,?\s*(?:eller|\(|motsvarande|vilket\s+motsvarar|dvs\.?)\s*")
_TO = re.compile(r"\b(?:till|mot)\b", re.IGNORECASE)
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
    every = {s.value for s in stated(extraction)}
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = spots_in(list(group))
        said = _said(sentence, spots) or _changed_to(sentence, spots)
        said = said or (_changed_since(before, sentence, spots) if before else None)
        yield from (_finding(one, say) for one in _instalments(sentence, spots, every))
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


def _changed_to(sentence: str, spots: list[Spot]) -> _Said | None:
    """The percentage beside all three: "från 12 till 15 miljoner, alltså med 3 miljoner eller 25 procent"."""
    percents = list(_PERCENT.finditer(sentence))
    if len(percents) != 1 or len(spots) != _TWO + 1 or spots[-1].position > percents[0].start():
        return None
    first, second, by = spots
    end = by.position + len(flat(by.said.amount.text))
    is_it = _EITHER.fullmatch(sentence, end, percents[0].start())
    change = _FROM.search(sentence, 0, first.position) and _TO.search(sentence, first.position, second.position)
    return _of(by.said, first.said, percents[0]) if is_it and change else None


def _instalments(sentence: str, spots: list[Spot], every: set[Decimal]) -> Iterator[_Said]:
    """Sums each behind its percentage, which are all: "60 procent, 6 miljoner, i mars och 40 procent, 4"."""
    percents = list(_PERCENT.finditer(sentence))
    numbers = [Decimal(p["number"].replace(",", ".")) for p in percents]
    whole = sum((s.said.value for s in spots), Decimal(0))
    if len(percents) != len(spots) or len(spots) < _TWO or not (sum(numbers) == _ALL or whole in every):
        return
    # one of the sums is wrong where the others are those parts of a stated one
    exact = {w: [abs(s.said.value - n * w / _ALL) < 1 for n, s in zip(numbers, spots, strict=True)] for w in every}
    whole = next((w for w, fits in exact.items() if w > whole / _TWO and fits.count(False) == 1), whole)
    if all(_BESIDE.fullmatch(sentence, p.end(), s.position) for p, s in zip(percents, spots, strict=True)):
        for percent, spot in zip(percents, spots, strict=True):
            yield _of(spot.said, spot.said._replace(value=whole), percent)


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
