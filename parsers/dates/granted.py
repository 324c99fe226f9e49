"""Whether a time is one that money is granted for: "12 mnkr för 2022", "att under 2003 lämna bidrag till vägar".

A leaf under ``dates``, asked by ``roles`` of periods and years before any verb is. Strings in, yes or no out; what
has been, or what something cost, is not granted.
"""

from __future__ import annotations

import regex

from parsers.dates.words import FoundDate

_DURING = r"\b(?:under|för|avseende)\s+(?:åren?\s+|\p{L}+år(?:et)?\s+|perioden\s+)?$"
# "beviljas 140 000 kronor för verksamhet under 2019", "bevilja föreningen 50 000 kronor i bidrag för 2022"
_GIVEN = regex.compile(
    r"(?i)\b(?:bifall(?:a|er|s)|bevilja[rs]?|tilldela(?:[rs]|ts)?|finansiera[rs]?|fördela[rs]?|utlys(?:er|s|es)|dela[rs]?\s+på|får\s+(?:\p{L}+\s+){0,2}?\p{L}*(?:stöd|bidrag|medel|pengar))"
    rf"\s[^.;]*{_DURING}"
)
# "varav högst 9 miljoner kronor under 2003": the time of a sum that is there to be used
_SUM = regex.compile(
    r"[0-9]\s(?:kronor|kr|tkr|mnkr|mkr|mdkr|miljoner\s+kronor|miljarder\s+kronor)"
    rf"(?:\s+till\s+(?:\p{{L}}+\s+){{1,4}}?|\s+){_DURING}|[0-9][^.;]*\b(?:lika\s+mycket|samma\s+belopp)\s+{_DURING}"
)
_TO_BE_USED = regex.compile(
    r"(?i)\b(?:betalar|betalas|utgår|lämnas|omfattar|omfatta|uppgå|högst|får|ska|skall|ersätter|avsätter|avsätts|avsätta|anvisar|beräknar|beräknas|bidrar|disponerar|\p{L}*(?:bidrag|stöd|ersättning)(?:et|en)?\s+(?:är|blir))\b"
)
_OF_OTHERS = regex.compile(
    r"(?i)\b(?:kosta\p{L}*|ansök\p{L}*|sökt\p{L}*|begär\p{L}*|hemställ\p{L}*|omsätt\p{L}*|intäkt\p{L}*|föreslå\p{L}*|tidigare|underskott\p{L}*)\b"
)
# "att under åren 2003 och 2004 lämna bidrag": the verb follows
_TO_GIVE = regex.compile(
    r"\b(?:att|ska|skall|får)\s+(?:under|för)\s+(?:åren?\s+|\p{L}+året\s+|[0-9]{4}\s+och\s+)*$"
)
_GIVES_NEXT = regex.compile(
    r"(?:\s+(?:och|–)\s+[0-9]{4})?\s+(?:lämna|ge|bevilja|använda|disponera|lämnas|användas|fördela(?=\s+(?:\p{L}+\s+)?(?:[0-9]|medel\b)))\b"
)
# "För 2024 och 2025 beräknas 25 miljoner kronor": the year before the sum that is there for it
_FOR_YEAR = regex.compile(r"^(?:För|Under)\s+(?:åren?\s+)?(?:[0-9]{4}(?:,|\s+och)\s+)*$")
_IS_THERE = regex.compile(
    r"(?:(?:,|\s+och)\s+[0-9]{4})*\s+(?:beräknas(?=\s+[0-9])|avsätts|avsätter|anvisas|får|fördelas|fördelar|finns|disponerar|ges|lämnas"
    r"|betalas|tilldelas)\s[^.;]*[0-9]\s(?:kronor|kr|tkr|mnkr|mkr|mdkr|miljoner|miljarder)"
)
# "Regeringen beslutar att Sida under 2016 och 2017 får lämna bidrag": the year parts subject and verb
_DURING_YEAR = regex.compile(r"\b(?:under|för)\s+(?:åren?\s+)?(?:[0-9]{4}\s+och\s+)?$")
_MAY_GIVE = regex.compile(
    r"(?:\s+och\s+[0-9]{4})?\s+(?:får|ska|skall|kan)\s+(?:lämna|ge|bevilja|använda|disponera)\s"
)
# "stöder arbetet under perioden 1 juli 2014-30 juni 2016"
_IN_PERIOD = regex.compile(r"\b(?:under|för|avseende)\s+(?:\p{L}*perioden|tiden)\s*(?:från\s*)?$")
_SUPPORTS = regex.compile(
    r"(?i)\b(?:uppdrar|ger\b[^.;]*\bi\s+uppdrag|\p{L}*stöd(?:et)?|stödja|stödjer|stöder|\p{L}*bidrag\p{L}*|medel|finansiera\p{L}*|bevilja\p{L}*)\b"
)


# "beviljar centret 3 250 000 kronor för ett arbete om omsorg 2025–2027": the years end what the money is for
_GIVEN_FOR = regex.compile(r"(?i)\b(?:bevilja[rs]?|tilldela[rs]?|finansiera[rs]?)\s[^.;]*[0-9][^.;]*\p{Ll}\s+$")


def gives_during(before: str) -> bool:
    """True of a period, named so, in a clause that gives money or an assignment."""
    return _IN_PERIOD.search(before) is not None and _SUPPORTS.search(before) is not None


def is_granted_for(before: str, after: str, found: FoundDate) -> bool:
    """True of a time between ``before`` and ``after`` in a clause that grants something for it."""
    if _GIVEN.search(before) or (_TO_GIVE.search(before) and _GIVES_NEXT.match(after)):
        return True
    if (_FOR_YEAR.match(before) and _IS_THERE.match(after)) or (
        _DURING_YEAR.search(before) and _MAY_GIVE.match(after)
    ):
        return True
    years = found.first is not None and found.last is not None and found.first.year != found.last.year
    if years and _GIVEN_FOR.search(before) and not _OF_OTHERS.search(before):
        return True
    said = _SUM.search(before) is not None and _TO_BE_USED.search(before) is not None
    return said and _OF_OTHERS.search(before) is None
