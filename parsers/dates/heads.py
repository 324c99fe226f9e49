"""What a day in the letterhead is: the document's own, or another that the label before or above it names.

A leaf under ``dates``, asked by ``reading``. Most days of a head are the document's, with "Datum" before them or
nothing. A label that says more ("Inkom", "Giltig t.o.m.") makes a day another one; one that nobody knows makes it
another one where the head has its own "Datum" beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from parsers.dates.labels import label_roles
from parsers.dates.roles import Setting, Told, told_by_clause
from parsers.dates.words import FoundDate
from parsers.dates.years import DEADLINES, DateItem
from parsers.organisations import organisations_in
from schemas.vocabulary import DateRole

_HEAD = "letterhead"
_OWN = Told((DateRole.DOCUMENT,), _HEAD)
_THEIRS = regex.compile(r"(?i)\b(?:ert|er)\s+(?:datum|dnr|beteckning|skrivelse|ansökan)\b[^0-9]*$")
# "REKVISITION Datum 2024-01-15": the day of the paper, whatever sort of paper its head names
_LABEL_OF_PAPER = regex.compile(r"(?i)(?<!\S)(?:datum(?:\s+för\s+beslut(?:et)?)?|dat\.)\s*:?\s*(?:den\s*)?$")
# "Ansökan öppnar" in a box of facts set as a head
_OPENS_OR_SHUTS = regex.compile(r"(?i)\b(?:ansökan|utlysningen|anmälan)\s+(?:öppnar|stänger)\b|\butlysningsdatum\b")
# "Inkom 2024-03-07", "Förfallodatum", "Gäller från och med", "Svar senast"
_ANOTHER = regex.compile(
    r"(?i)(?:\b(?:(?:in|an)k[oö]m|motta[gn]|förfall|ersätter)\p{L}*\b[^0-9]{0,40}"
    r"|\b(?:giltig|gäller|gälla)\b[^0-9]{0,25}|\b(?:från|till|senast|t\.?\s?o\.?\s?m\.?|fr\.?\s?o\.?\s?m\.?|med)\s*:?"
    r"|\b(?:projekt)?(?:start|slut)\p{L}*\s*:?"
    r"|\b(?:utskrifts|ansöknings|justerings|anslags|betalnings|leverans|svars)(?:datum|dag)\s*:?)\s*(?:den\s*)?$"
)
# What stands before a day in a sentence that a web page has above its title: "Sidan publicerades under perioden"
_IN_SENTENCE = regex.compile(r"(?i)\b(?:under\s+perioden|mellan\s+den\s*$)")
# What an electronic signature stamps on a page
_STAMP = regex.compile(r"(?i)\b(?:signera[dt]|transaktion|verifikat|elektroniskt)\b.*\d")
_OTHERS_DECISION = regex.compile(r"\p{Lu}\p{L}+s\s+(?:beslut|skrivelse|besked|missiv)\s*(?:den\s*)?$")
# "Beviljad", "Handlingar kompletta:": words alone before a day; a meeting's day is the document's too
_LABEL = regex.compile(r"\p{Lu}[\p{L}-]*(?:[ ]\p{Ll}[\p{L}.-]*){0,4}[ ]?:?\s*")
_OF_MEETING = regex.compile(
    r"(?i)sammanträd|möte|protokoll|beslut|publicer|uppdater|skrivelse|utlåtande|datum|vårt?\b"
)


def head_roles(string: str, found: FoundDate, before: str) -> Told:
    """What a day in the letterhead is, by the label before or above it."""
    if _OTHERS_DECISION.search(before):
        return Told((DateRole.CITED_DECISION,), _HEAD)
    if _STAMP.search(string):
        return Told((DateRole.OTHER,), "stamp")
    # "Projektperiod: 2020-08-01 – 2022-12-31", "Sista ansökningsdag" over its day: facts set as a head
    if _OPENS_OR_SHUTS.search(before):
        closes_then = "stänger" in before.lower()
        return Told((DateRole.REQUISITION_DEADLINE if closes_then else DateRole.OTHER,), "label")
    if _is_own(before):
        return _OWN
    labelled = label_roles(f"{before}{string[found.start :]}", moved(found, len(before) - found.start))
    told = Told(labelled, "label") if labelled else told_by_clause(string, found, Setting())
    if labelled or DEADLINES.intersection(told.roles):  # "Ansökan: senast 1 mars 2025"
        return told
    other = found.first != found.last or names_another(before) or _IN_SENTENCE.search(before)
    return Told((DateRole.OTHER if other else DateRole.DOCUMENT,), _HEAD)


def _is_own(before: str) -> bool:
    return _LABEL_OF_PAPER.search(before) is not None and _THEIRS.search(before) is None


def names_another(before: str) -> bool:
    """True where the words before a day make it another than the document's: "Inkom", "Förfallodatum"."""
    return bool(_ANOTHER.search(before) or _THEIRS.search(before))


def settle_heads(items: Iterable[tuple[DateItem, str]]) -> list[DateItem]:
    """The days with what stands before each; where one has "Datum", a day below another label is another day."""
    told = list(items)
    own = next((item.found.first for item, before in told if item.told == _OWN and _is_own(before)), None)
    return [
        item._replace(told=Told((DateRole.OTHER,), "label"))
        if own and item.told == _OWN and _is_another(item, before, own)
        else item
        for item, before in told
    ]


def _is_another(item: DateItem, before: str, own: object) -> bool:
    named = _LABEL.fullmatch(before) is not None and _OF_MEETING.search(before) is None
    return named and item.found.first != own and not organisations_in(before)


def moved(found: FoundDate, by: int) -> FoundDate:
    """The date as it stands in a longer string."""
    return found._replace(start=found.start + by, stop=found.stop + by)
