"""The words that make a day the last one for something: "senast", "sista ansökningsdag", "till och med".

A leaf under ``dates``, asked by ``roles``, which tells what the day is the last one for: strings in, yes or no out.
"""

from __future__ import annotations

import regex

from parsers.dates.words import FoundDate
from schemas.vocabulary import DatePrecision

# senast (fredagen) den   senast kl. 16.00 den   sista dag för ansökan är   före   till och med
DEADLINE = regex.compile(
    r"""
    \b(?i: senast (?:\s+ (?: kl\.?\s*[0-9.:]+ | klockan\s+[0-9.:]+ | \p{L}+dag\p{L}* | vid | i | under | inom | före
          | månadsskiftet | till\s+och\s+med | t\.o\.m\. | den | dag(?:en)? ) ,? ){0,3}
      | före (?:\s+utgången\s+av)? | innan | (?:fram\s+)?till\s+och\s+med (?:\s+\p{L}+dagen)?
      | fram\s+till | (?:inte|ej|fall)\s+senare\s+än
      | (?:flytta|ändra|förläng|senarelägg|tidigarelägg|skjut)\p{L}*\s[^.;]{0,60}\still(?:\s+den)?
      | stänger | går\s+ut | (?:första|sista|nästa)\s+gången(?:\s+(?:är|blir|sker))?
      | \bin\s+efter | inkom(?:mer|mit)\s+efter | har\s+(?:på\s+sig\s+)?(?:fram\s+)?till
      | (?:sista|senaste) \s+ \p{L}*(?:dag|datum|tid)\p{L}* (?: \s+ (?:för|under)\s+(?:år(?:et)?\s+)?[0-9]{4} )?
        (?: \s+ [^\s.;,0-9]+ ){0,12}? | deadline (?: \s+ [^\s.;]+ ){0,6}?
    ) \s* [:–-]? \s* $
    """,
    regex.VERBOSE,
)
# "Sista ansökningsdag för projekt som vi gav medel 2019 och som pågår, är den ...", "... är också sista dagen att"
_LAST_DAY_IS = regex.compile(
    r"(?:^|[.]\s)(?:Den\s)?[Ss]ista\s+\p{L}*(?:dag|datum)\p{L}*\s[^.;]*,?\s+är\s+(?:den\s+)?$"
)
_IS_LAST_DAY = regex.compile(
    r"\s+är\s+(?:också\s+|även\s+)?(?:den\s+)?sista\s+\p{L}*(?:dag|datum)(?!\p{L}*(?:\s+\p{L}+){0,4}?\s+(?:den\s+)?\d)"
)
_AT_THE_LATEST = regex.compile(r"\s+(?:allra\s+)?senast(?=[.,]|$)")  # "den 1 mars allra senast"
# "Sista ansökningsdag för 2021 är ...": of which year's money
_DAY_OF_YEAR = regex.compile(
    r"(?i)\bsista\s+\p{L}*(?:dag|datum)\p{L}*\s[^.;0-9]*\b(?:för|under)\s+(?:år(?:et)?\s+)?$"
)
# "sista dagen för att ansöka om bidrag för bidragsår 2020"
_NAMED_YEAR = regex.compile(
    r"(?i)\b(?:bidrags|verksamhets|läs|kalender|budget|projekt|räkenskaps)år(?:et)?\s+[\d /–-]+$"
)


def is_due(before: str, after: str) -> bool:
    """True where the words on either side make a day the last one."""
    last = _IS_LAST_DAY.match(after) or _AT_THE_LATEST.match(after)
    return any((DEADLINE.search(before), _LAST_DAY_IS.search(before), last))


def is_of_year(before: str, written: str, found: FoundDate) -> bool:
    """True of a year that says which money is spoken of, not when anything is due."""
    if _NAMED_YEAR.search(f"{before}{written}"):
        return True
    return found.precision is DatePrecision.YEAR and _DAY_OF_YEAR.search(before) is not None
