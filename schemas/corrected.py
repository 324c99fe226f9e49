"""corrected: what a person who looked at the document said of it stands beside what was read.

A value that was corrected is the person's, and its text still what is printed; one that was looked at and accepted
passes. A correction whose printed text no longer stands there, two that contradict each other, and what a person
missed on a page are warnings. No check of ``schemas.checks``: it says what was done, and a document of which nobody
said anything has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts
from schemas.rows import Correction, Finding
from schemas.swedish import format_number
from schemas.vocabulary import CorrectionOutcome, Severity

SLUG = "corrected"
_SAY = Verdicts(SLUG, Severity.INFO)
_DECIMAL = re.compile(r"-?\d+\.\d+")
_LONGEST = 200  # characters of a text in a message


def findings_of(corrections: tuple[Correction, ...]) -> Iterator[Finding]:
    """One finding for each correction."""
    for one in corrections:
        yield _FINDINGS[one.outcome](one)


def _applied(one: Correction) -> Finding:
    was, now = value_in_words(one.read_value), value_in_words(one.value)
    message = Message(
        f'{_what(one)}: read as {was}, corrected to {now}, printed "{_short(one.printed_text)}"{_why(one)}',
        f'{_what(one)}: läst som {was}, rättat till {now}, tryckt "{_short(one.printed_text)}"{_why(one, "av")}',
    )
    return _SAY.failed(_site(one), message, Measured(one.value, one.read_value))


def _accepted(one: Correction) -> Finding:
    text = _short(one.printed_text)
    en, sv = f'{_what(one)}: "{text}" accepted{_why(one)}', f'{_what(one)}: "{text}" godkänt{_why(one, "av")}'
    return _SAY.passed(_site(one), Message(en, sv))


def _noted(one: Correction) -> Finding:
    text = _short(one.printed_text or one.value)
    shown = f' "{text}"' if text else ""
    en = f"something is missing{_page(one)}{shown}{_why(one)}"
    sv = f"något saknas{_page(one, 'på sidan')}{shown}{_why(one, 'av')}"
    return _SAY.failed(_site(one), Message(en, sv), Measured(one.printed_text), Severity.WARNING)


def _stopped(one: Correction) -> Finding:
    """Its row is not there, or something else is printed or read there."""
    text, what = _short(one.printed_text), _what(one)
    there, there_sv = "nothing", "inget"
    if one.stands is not None:
        there = there_sv = f'"{_short(one.stands)}"'
        if one.stands == one.printed_text and one.read_value is not None:
            there, there_sv = (
                f"it read as {value_in_words(one.read_value)}",
                f"det läst som {value_in_words(one.read_value)}",
            )
    message = Message(
        f'{what}: "{text}" no longer stands there as it was looked at, but {there}; not applied, look again',
        f'{what}: "{text}" står inte längre där som vid granskningen, utan {there_sv}; gäller inte, granska igen',
    )
    return _SAY.failed(_site(one), message, Measured(one.printed_text, one.stands), Severity.WARNING)


def _contradicted(one: Correction) -> Finding:
    what, value = _what(one), value_in_words(one.value)
    message = Message(
        f"{what}: corrections contradict each other, {value} is one{_why(one)}; none was applied",
        f"{what}: rättelser säger emot varandra, {value} är en{_why(one, 'av')}; ingen gäller",
    )
    return _SAY.failed(_site(one), message, Measured(one.value, one.read_value), Severity.WARNING)


_FINDINGS = {
    CorrectionOutcome.APPLIED: _applied,
    CorrectionOutcome.ACCEPTED: _accepted,
    CorrectionOutcome.NOTED: _noted,
    CorrectionOutcome.STOPPED: _stopped,
    CorrectionOutcome.CONTRADICTED: _contradicted,
}


def _site(one: Correction) -> Site:
    """The table and row that an address names, as findings name them."""
    if one.place is None:
        return DOCUMENT
    parts = (one.row or "").split("/")
    if one.dataset == "allocations" and len(parts) >= 3:
        return Site(f"{parts[0]}/{parts[1]}", int(parts[2]), one.place)
    if one.dataset == "tables":
        return Site("/".join(parts[1:]), None, one.place)
    return Site(place=one.place)


def _what(one: Correction) -> str:
    return " ".join(part for part in (one.row, one.field) if part)


def value_in_words(text: str | None) -> str:
    """A value as a person reads it: numbers in Swedish print."""
    if text is None:
        return "-"
    return format_number(Decimal(text)) if _DECIMAL.fullmatch(text) else _short(text)


def _short(text: str | None) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def _why(one: Correction, by: str = "by") -> str:
    """Who said it and why."""
    who = f" {by} {_short(one.who)}" if one.who else ""
    when = f" {_short(one.when)}" if one.when else ""
    reason = f": {_short(one.reason)}" if one.reason else ""
    said = f"{who}{when}".strip()
    return f" ({said}{reason})" if said else reason


def _page(one: Correction, on: str = "on page") -> str:
    return f" {on} {one.place.page}" if one.place is not None else ""
