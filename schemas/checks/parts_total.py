"""parts-total: the parts that the text gives of a sum add up to it.

Only where the wording says that they are parts: "varav ... och ...", "dels ... dels ...", "Av dessa medel ska ...
och ...". Parts may be fewer than all, so parts that fall short fail only where they are called all of it or come
close; parts that exceed their whole always fail. A text that divides nothing in words may still state one frame,
one sum that is distributed and one for own costs: these two are held against the frame, as a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place
from schemas.checks._prose import Spot, Stated, flat, speaks_of_annex, spots_in, stated
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import AmountRole, Severity

SLUG = "parts-total"
_SAY = Verdicts(SLUG, Severity.WARNING)
_OF_THIS = re.compile(
    r"^\W*(?:av\s+(?:dessa|detta|de|det|den|medlen|beloppet|summan|anslaget|bidraget|ramen)\b|därav|varav)",
    re.IGNORECASE,
)
_WHEREOF = re.compile(r"\b(?:varav|därav)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\bdels\b", re.IGNORECASE)
_NO_PARTS = {AmountRole.MINIMUM, AmountRole.PER_UNIT}
_CLOSE = Decimal("0.1")  # parts that miss less than a tenth of the whole mean to be all of it


class _Division(NamedTuple):
    """A sum and the parts that the wording gives of it; ``all_of_it`` where the wording says they are all.

    ``in_words`` is False where no wording says that they are parts, only what each sum is for.
    """

    whole: Stated
    parts: tuple[Stated, ...]
    all_of_it: bool
    in_words: bool = True


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each division of a sum into two or more parts."""
    found = False
    every = [s.value for s in stated(extraction)]
    for division in list(_divisions(extraction)) or _frames(extraction):
        if _rest_is_stated(division, every):
            continue
        finding = _check_division(division)
        if finding is not None:
            found = True
            yield finding
    if not found:
        en, sv = "no sum with its parts in the text", "ingen summa med sina delar i texten"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _rest_is_stated(division: _Division, every: list[Decimal]) -> bool:
    """Whether what the parts leave of their whole is named somewhere else in the text."""
    rest = division.whole.value - sum((p.value for p in division.parts), Decimal(0))
    return rest > 0 and rest in every


def _divisions(extraction: Extraction) -> Iterator[_Division]:
    before: list[Spot] = []
    for sentence, group in groupby(stated(extraction), key=lambda s: flat(s.amount.sentence)):
        spots = [s for s in spots_in(list(group)) if s.said.amount.role not in _NO_PARTS]
        if before and spots and _OF_THIS.match(sentence) and _next_to(before[-1], spots[0]):
            whole = max((s.said for s in before), key=lambda s: s.value)
            parts = tuple(s.said for s in _up_to(spots, _WHEREOF.search(sentence, 5)))
            roles = {p.amount.role for p in parts}
            named = {whole.value, *(p.value for p in parts)}
            alone = {s.value for s in stated(extraction)} <= named
            yield _Division(whole, parts, {AmountRole.ALLOCATION, AmountRole.ADMINISTRATION} <= roles and alone)
        yield from _within(sentence, spots)
        if not _OF_THIS.match(sentence):  # what is a part itself is no whole of the next part
            before = spots


def _frames(extraction: Extraction) -> Iterator[_Division]:
    """The one frame, the one sum that is distributed and the one for own costs, where the text states no other."""
    roles = (AmountRole.TOTAL, AmountRole.ALLOCATION, AmountRole.ADMINISTRATION)
    sums = [{s.value: s for s in stated(extraction, role)} for role in roles]
    if all(len(of_role) == 1 for of_role in sums) and not any(stated(extraction, AmountRole.RESERVE)):
        whole, *parts = (s for of_role in sums for s in of_role.values())
        if whole.value > max(p.value for p in parts):
            yield _Division(whole, tuple(parts), all_of_it=False, in_words=False)


def _next_to(before: Spot, spot: Spot) -> bool:
    """Whether two sentences can follow upon each other: same page or the next."""
    return 0 <= spot.said.amount.place.page - before.said.amount.place.page <= 1


def _up_to(spots: list[Spot], stop: re.Match[str] | None) -> list[Spot]:
    return [s for s in spots if stop is None or s.position < stop.start()]


def _within(sentence: str, spots: list[Spot]) -> Iterator[_Division]:
    """The divisions inside one sentence."""
    whereof = list(_WHEREOF.finditer(sentence))
    for number, word in enumerate(whereof):
        stop = whereof[number + 1] if number + 1 < len(whereof) else None
        whole = [s for s in spots if s.position < word.start()]
        parts = [s for s in _up_to(spots, stop) if s.position > word.start()]
        if whole and parts:
            yield _Division(whole[-1].said, tuple(p.said for p in parts), all_of_it=False)
    partly = list(_PARTLY.finditer(sentence))
    if len(partly) < 2 or whereof:
        return
    whole = [s for s in spots if s.position < partly[0].start()]
    parts = [s for s in spots if s.position > partly[0].start()]
    if whole and len(parts) == len(partly):
        yield _Division(whole[-1].said, tuple(p.said for p in parts), all_of_it=True)


def _check_division(division: _Division) -> Finding | None:
    """The finding of a division; None where its parts need not be all of it."""
    whole, parts = division.whole, division.parts
    total = sum((p.value for p in parts), Decimal(0))
    half = max(whole.half, *(p.half for p in parts))
    tolerance = half if half > Decimal("0.5") else Decimal(0)
    short = whole.value - total
    if len(parts) < 2 and short >= -tolerance:
        return None
    if short > tolerance and not division.all_of_it and short > _CLOSE * whole.value:
        return None
    sums = " + ".join(format_money(p.value) for p in parts)
    site = at_place(whole.amount.place)
    if abs(short) <= tolerance:
        equation = f"{sums} = {format_money(whole.value)}"
        return _SAY.passed(site, Message(equation, equation))
    gap = format_money(abs(short))
    if len(parts) > 1:
        sums = f"{sums} = {format_money(total)}"
    message = Message(
        f"{sums}, the whole is {format_money(whole.value)}, difference {gap}",
        f"{sums}, helheten är {format_money(whole.value)}, skillnad {gap}",
    )
    sentences = [whole.amount.sentence, *(p.amount.sentence for p in parts)]
    sure = division.in_words and len(parts) > 1 and (short < 0 or any(speaks_of_annex(s) for s in sentences))
    measured = Measured(format_money(whole.value), format_money(total), -short)
    return _SAY.failed(site, message, measured, Severity.ERROR if sure else Severity.WARNING)
