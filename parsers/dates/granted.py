"""Whether a time is one that money is granted for: "12 mnkr för 2022", "att under 2003 lämna bidrag till vägar".

A leaf under ``dates``, asked by ``roles`` of periods and years before any verb is. Strings in, yes or no out. The
time stands behind "under", "för" or "avseende", or at the end of what money is given for, in a clause whose verb
gives; what has been, or what something cost, is not granted.
"""

from __future__ import annotations

import regex

from parsers.dates.words import FoundDate

_YEARS = r"(?:(?:år(?:en)?|perioden|tiden(?:\s+från)?|\p{L}+året|\p{L}+perioden)\s*)?"
# "regleringsbrevet för 2021" is what a paper is called, "som under 2019 minskat" who somebody is
_DURING = regex.compile(
    rf"(?<!(?i:brev|propositionen?|budgete?n?|anslag|redovisning|plan|berättelse)(?:et|en)?\s|\bsom\s)"
    rf"\b(?i:under|för|avseende)\s+{_YEARS}(?:[0-9]{{4}}(?:,|\s+och|\s+samt)\s+(?:för\s+)?)*$"
)
# Who gives says so by the verb alone
_GIVES = r"""(?: bevilja[rs]? | beviljats | bifall(?:a|er|s) | tilldela(?:[rs]|ts)? | (?:med)?finansiera[rs]?
    | utlys(?:er|s|es) | dela[rs]?\s+på | avsatt | tillförs
    | (?:avsätt|anvis|disponer|stödj)(?:a|ar|er|as|s) | stöder )"""
# What is to be done in several years is paid for in all of them
_COMMISSIONS = regex.compile(r"(?i)\b(?:uppdrar|(?:i|får)\s+uppdrag)\b")
# These give where what they give is money: a sum, or a grant by its name
_DEALS = r"""(?: fördela[rs]? | betala[rs]? | utgår | lämnas? | ges? | ger | omfattar? | uppgår? | får | ska | skall
    | kan | ersätter | bidrar | beräknas(?=\s+(?:\p{L}+\s+)?(?:[0-9]|belopp)) | finns | är | blir | använda
    | användas | högst )"""
_MONEY = r"""(?: [0-9]\s(?:kronor|kr|tkr|mnkr|mkr|mdkr|miljoner|miljarder)
    | (?<!\p{L}) (?: \p{L}*(?:bidrag|stöd|ersättning) | medel | pengar ) | lika\s+mycket
    | (?:samma|motsvarande)\s+belopp )"""
_GIVEN = regex.compile(rf"(?i)\b{_GIVES}\b", regex.VERBOSE)
_DEALT = regex.compile(rf"(?i)\b{_DEALS}\b.*{_MONEY}\b|{_MONEY}\b.*\b{_DEALS}\b", regex.VERBOSE)
# A clause about what was asked for, what something costs, when money is paid, reported or drawn down
_OF_OTHERS = regex.compile(
    r"""(?i)
    \b(?: (?: kosta | (?<!bifall\p{L}+\s)ansök | sökt | begär | hemställ | omsätt | intäkt | föresl[ao]g
          | underskott | redovis | rekvi | belasta | (?:ut|åter)betal | åtagande ) \p{L}*
        | tidigare | betala[rs]?\b [^.;]* \but ) \b
    """,
    regex.VERBOSE,
)
# What was, and a power to commit the state
_WAS = regex.compile(r"\s+(?:(?:fick|gick|gavs?|\p{L}{3,}(?:ades?|tes|ddes))\b|(?:\p{L}+\s+)?besluta\s+om\b)")
_CLAUSE = regex.compile(r"[.;]\s")
# " och 2025 beräknas ...": further years, then the verb, up to the next clause
_NEXT = regex.compile(
    r"(?:(?:,|\s+och|\s+samt)\s+[0-9]{4})*+(?P<clause>.*?)(?=[.;,]\s|\s(?:och|men)\s|$)", regex.DOTALL
)
# "beviljar centret 3 250 000 kronor för ett arbete om omsorg 2025–2027": the years end what the money is for
_GIVEN_FOR = regex.compile(
    r"(?i)\b(?:bevilja(?:[rs]|ts)?|tilldela(?:[rs]|ts)?|finansiera[rs]?)\s[^.;]*[0-9][^.;]*\p{Ll}\s+$"
)
# "betala ut 7 000 000 kronor till Riksteatern för teckenspråk under 2026": when what is paid for takes place
_PAID_FOR = regex.compile(
    r"(?i)\b(?:betala[rs]?\s+ut|utbetala[rs]?)\s[^.;]*\sför\s\p{Ll}[^.;,]*\sunder\s+(?:år\s+)?$"
)


def is_granted_for(before: str, after: str, found: FoundDate) -> bool:
    """True of a time between ``before`` and ``after`` in a clause that grants something for it."""
    if _PAID_FOR.search(before):
        return True
    following = _NEXT.match(after)
    clause = f"{_CLAUSE.split(before)[-1]} {following['clause'] if following else ''}"
    if _OF_OTHERS.search(clause) or _WAS.match(after):
        return False
    years = found.first is not None and found.last is not None and found.first.year != found.last.year
    if _DURING.search(before):
        return bool(_GIVEN.search(clause) or _DEALT.search(clause) or (years and _COMMISSIONS.search(before)))
    return years and _GIVEN_FOR.search(before) is not None
