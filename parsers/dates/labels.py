"""What a date is that ends a short label without a verb, or stands alone beside other cells.

A leaf under ``dates``: "Slutrapport: 1 april 2022", "Utbetalning | 30 april". Strings in, roles out; a sentence is
for ``roles``.
"""

from __future__ import annotations

import regex

from parsers.dates.roles import HAS_BEEN, TOOK_PLACE, nearest_governing
from parsers.dates.words import FoundDate
from schemas.vocabulary import DateRole

# "Ekonomisk redovisning", "Sista dag för ansökan:" - not "Redovisning för" and not a sentence
_LABEL = regex.compile(
    r"(?:\p{Lu}[\p{L}-]*)(?:[\s/-]+[\p{L}/-]+)*?(?<!\s(?:för|från|av|avseende|under|efter|i|per))\s*[:–-]?\s*"
)
_NO_DEADLINE_LABEL = regex.compile(r"(?i)\bdatera|öppn|start|från\b|tidigast|beslut|avser|gäller|period")
# "Museets ansökan 2023-09-04": a paper and its day
_OF_SOMEBODY = regex.compile(
    r"\p{Lu}\p{L}+s\s+(?:\p{L}+\s+)?\p{L}*(?:ansökan|redovisning|rapport|rekvisition|begäran)\s*$"
)
_OTHER_CELL = regex.compile(r"(?i)\bbeslut|\böppn|\bbesked|\bstart")
_TOLD_AFTER = regex.compile(r"(?:,?\s*(?:kl\.?\s*|klockan\s+)[0-9.:]+)?\s*(?::|\s[–-])\s*(?P<what>[^.;:]{4,70})\.?")
_CLOCK = regex.compile(r"(?i)^,?\s*(?:kl\.?\s*|klockan\s+)?\d{1,2}[.:]\d{2}\b")
_PERIOD_LABEL = regex.compile(r"(?i)\p{L}*(?:period|tid)(?:en)?\s*[:–-]?\s*")
# "Ansökningsperiod: 25 januari-1 mars": its last day is the deadline
_ASKED_PERIOD = regex.compile(
    r"(?i)(?:(?P<request>ansöknings|anmälnings|rekvisitions|rekvirerings)|redovisnings|rapporterings)"
    r"(?:period|tid)(?:en)?\s*[:–-]?\s*"
)
# "Projektstart tidigast"
_START_LABEL = regex.compile(
    r"(?i)\s*(?:projekt|insats|aktivitet|genomförande)(?:et|en)?\s*(?:start|börja)\p{L}*\b.{0,20}"
)
# "Slutdatum för projektet"
_END_LABEL = regex.compile(
    r"(?i)\s*(?:projekt)?slut(?:datum|dag|förs)?\b(?:\s+för\s+(?:projekt|insats|åtgärd)\p{L}*)?\s*:?\s*"
)


def label_roles(string: str, found: FoundDate) -> tuple[DateRole, ...]:
    """The roles of a date that a short label without a verb ends or begins ("Slutrapport: 1 april 2022")."""
    return _told_after(string, found) or _told_before(string, found)


def _told_before(string: str, found: FoundDate) -> tuple[DateRole, ...]:
    label = string[: found.start]
    rest = _CLOCK.sub("", string[found.stop :]).strip(" .")
    if rest or len(label.split()) > 6:
        return ()
    if found.first != found.last and (asked := _ASKED_PERIOD.fullmatch(label)):
        return (DateRole.REQUISITION_DEADLINE if asked["request"] else DateRole.REPORT_DEADLINE,)
    period = _PERIOD_LABEL.fullmatch(label) and found.first != found.last
    if _START_LABEL.fullmatch(label) or _END_LABEL.fullmatch(label) or period:
        return (DateRole.USE_PERIOD,)
    if not _LABEL.fullmatch(label):
        return ()
    if (
        _OF_SOMEBODY.search(label)
        or _NO_DEADLINE_LABEL.search(label)
        or HAS_BEEN.search(label)
        or TOOK_PLACE.search(label)
    ):
        return ()
    roles = nearest_governing(label.lower())
    return tuple(r for r in roles if r is not DateRole.OTHER)


def _told_after(string: str, found: FoundDate) -> tuple[DateRole, ...]:
    """The roles of a day that begins its line and is told behind a colon or dash: "17 april: ansökan stänger"."""
    what = _TOLD_AFTER.fullmatch(string, found.stop)
    if what is None or string[: found.start].strip(" •–-").casefold() not in {"", "den", "senast", "senast den"}:
        return ()
    return neighbour_roles(what["what"])


def neighbour_roles(label: str) -> tuple[DateRole, ...]:
    """The roles of a date alone in its cell, from the cells beside it ("Utbetalning", "Ansökan stänger")."""
    roles = () if _NO_DEADLINE_LABEL.search(label) else nearest_governing(label.lower())
    return roles or ((DateRole.OTHER,) if _OTHER_CELL.search(label) else ())
