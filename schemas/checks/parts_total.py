"""parts-total: the parts that the text gives of a sum add up to it.

Only where the wording says that they are parts: "varav ... och ...", "dels ... dels ...", "Av dessa medel ska ...
och ...". Parts may be fewer than all, so parts that fall short fail only where they are called all of it or come
close; parts that exceed their whole always fail. A text that does not divide its frame in words may still state
one, one sum that is distributed and one for own costs: these two are held against the frame, as a warning. So are
a difference that a sentence states, and a sum that it prints in digits and in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._divisions import divisions
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place
from schemas.checks._frames import Division, frames
from schemas.checks._prose import speaks_of_annex, stated
from schemas.checks._restated import check_restated
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import Severity

SLUG = "parts-total"
_SAY = Verdicts(SLUG, Severity.WARNING)
_CLOSE = Decimal("0.1")  # parts that miss less than a tenth of the whole mean to be all of it


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each division of a sum into two or more parts."""
    found = False
    every = [s.value for s in stated(extraction)]
    in_words = list(divisions(extraction))
    divided = {d.whole.value for d in in_words if len(d.parts) > 1}
    for division in in_words + [f for f in frames(extraction) if f.whole.value not in divided]:
        if _rest_is_stated(division, every):
            continue
        finding = _check_division(division)
        if finding is not None:
            found = True
            yield finding
    for finding in check_restated(extraction, _SAY):
        found = True
        yield finding
    if not found:
        en, sv = "no sum with its parts in the text", "ingen summa med sina delar i texten"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _rest_is_stated(division: Division, every: list[Decimal]) -> bool:
    """Whether what the parts leave of their whole is named somewhere else in the text."""
    return division.short > 0 and division.short in every


def _check_division(division: Division) -> Finding | None:
    """The finding of a division; None where its parts need not be all of it."""
    whole, parts = division.whole, division.parts
    total = sum((p.value for p in parts), Decimal(0))
    # "12 miljoner" beside "1,8 miljoner" is no rounded 11,5: one who rounds does it alike
    half = max(whole.half, min(p.half for p in parts))
    tolerance = half if half > Decimal("0.5") else Decimal(0)
    short = division.short
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
    rounding = abs(short) <= max(p.half for p in parts)
    sure = division.in_words and len(parts) > 1 and (short < 0 or any(speaks_of_annex(s) for s in sentences))
    measured = Measured(format_money(whole.value), format_money(total), -short)
    return _SAY.failed(site, message, measured, Severity.ERROR if sure and not rounding else Severity.WARNING)
