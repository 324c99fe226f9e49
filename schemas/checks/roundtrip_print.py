"""roundtrip-print: every amount, share and date, printed again in Swedish, is what the document prints.

Separators aside. A form that cannot be printed again (a season, "hälften", a day named by a word) is counted and
skipped, never failed: a false alarm here would hide the true ones. An amount that was read in another unit than the
declared one is unit-consistent's; here its digits must be the printed ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.checks import _dates
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, site_of
from schemas.checks._words import number_word
from schemas.rows import Allocation, Amount, DateFact, Extraction, Finding
from schemas.swedish import format_number, level_spaces, numbers_in
from schemas.vocabulary import MoneyUnit, Severity

SLUG = "roundtrip-print"
_SAY = Verdicts(SLUG, Severity.ERROR)
_FACTORS = tuple(unit.factor for unit in MoneyUnit)

_Outcome = Finding | bool  # a failure, or whether the value could be printed again


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding each for amounts, shares and dates, or one for each value that differs from its print."""
    names_sv = {"amounts": "belopp", "shares": "andelar", "dates": "datum"}
    for name, outcomes in printed_again(extraction).items():
        name_sv = names_sv[name]
        failures = [o for o in outcomes if isinstance(o, Finding)]
        yield from failures
        printed, left = outcomes.count(True), outcomes.count(False)
        if left:
            said = f"{left} {name} in a form that cannot be printed again"
            yield _SAY.skipped(DOCUMENT, Message(said, f"{left} {name_sv} i en form som inte kan skrivas om"))
        if printed and not failures:
            said = f"{printed} {name} printed again are as in the document"
            said_sv = f"{printed} {name_sv} är som i dokumentet när de skrivs igen"
            yield _SAY.passed(DOCUMENT, Message(said, said_sv))
        if not outcomes:
            yield _SAY.skipped(DOCUMENT, Message(f"no {name}", f"inga {name_sv}"))


def printed_again(extraction: Extraction) -> dict[str, list[Finding | bool]]:
    """For each amount, share and date: True as printed, False for a form never printed again, or the failure.

    A value that a person put in the place of the one that is printed is not among them.
    """
    return {
        "amounts": list(_amounts(extraction)),
        "shares": list(_shares(extraction)),
        "dates": list(_dates_of(extraction)),
    }


def _amounts(extraction: Extraction) -> Iterator[_Outcome]:
    rows: tuple[Allocation | Amount, ...] = (*extraction.allocations, *extraction.amounts)
    for row in rows:
        if row.amount_sek is not None and row.text:
            yield from _unless_corrected(row, _money(row.amount_sek, row.text, row))


def _unless_corrected(row: Allocation | Amount | DateFact, outcome: _Outcome) -> Iterator[_Outcome]:
    if outcome is True or not row.corrected:
        yield outcome


def _money(sek: Decimal, text: str, row: Allocation | Amount) -> _Outcome:
    found = numbers_in(text)
    flat = level_spaces(text)
    if not found:
        word = number_word(flat)
        if word is None:
            return False
        return any(abs(sek) == word * f for f in _FACTORS) or _differs(format_number(sek), flat, row)
    if _sign_fits(sek, flat) and any(abs(sek) == p.number * f for p in found for f in _FACTORS):
        return True
    declared = (found[0].unit or row.unit or MoneyUnit.KR).factor
    again = format_number(sek / declared, found[0].decimals if sek % declared == 0 else None)
    return _differs(again, flat, row)


def _sign_fits(sek: Decimal, flat: str) -> bool:
    """A negative amount shows its sign; a dash before a positive one may be a list's mark, the word minus not."""
    if sek < 0:
        return any(sign in flat.casefold() for sign in ("-", "(", "minus"))
    return "minus" not in flat.casefold()


def _shares(extraction: Extraction) -> Iterator[_Outcome]:
    seen: set[tuple[str, int]] = set()
    for row in extraction.allocations:
        if row.share_percent is None or not row.share_text or (row.table_id, row.row) in seen:
            continue
        seen.add((row.table_id, row.row))
        found = numbers_in(row.share_text)
        if not found:
            yield False
            continue
        values = {p.number * f for p in found for f in (Decimal(1), Decimal(100), Decimal("0.1"))}
        if abs(row.share_percent) in values:
            yield True
        else:
            again = _differs(format_number(row.share_percent), level_spaces(row.share_text), row)
            yield from _unless_corrected(row, again)


def _dates_of(extraction: Extraction) -> Iterator[_Outcome]:
    for fact in extraction.dates:
        if fact.start is None and fact.end is None:
            continue
        verdict = _dates.agrees_with_print(fact)
        if verdict is None or verdict:
            yield bool(verdict)
        else:
            again = _differs(_dates.printed_again(fact), level_spaces(fact.text), fact)
            yield from _unless_corrected(fact, again)


def _differs(again: str, printed: str, row: Allocation | Amount | DateFact) -> Finding:
    message = Message(f'"{printed}" was read as {again}', f'"{printed}" har lästs som {again}')
    return _SAY.failed(site_of(row), message, Measured(printed, again))
