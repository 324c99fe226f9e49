"""What an amount of money is in its decision, told by the words between it and its neighbours.

A leaf under ``amounts``: strings in, a role out. The cues are tried from the most telling to the vaguest: "per
plats" says more than "betalas ut", and "betalas ut" more than "totalt". What no word tells is ``other``.
"""

from __future__ import annotations

import re

from parsers.amount_forms import FoundAmount
from schemas.vocabulary import AmountRole

_RECIPIENT = r"""(?:
    kommun | region | län(?!g) | landsting | huvudman | lärosäte | förening | organisation | myndighet | mottagare
  | part(?!i) | församling | stift | förbund | samordningsförbund | stadsdel | sökande
)\w*"""
_THING = r"""(?:
    invånare | plats | elev | barn | brukare | kund | boende | person | individ | patient | timm[ae] | dygn | dag
  | enhet | styck | st\b | ärende | årsarbetare | anställd | deltagare | student | bostad | lägenhet | kvadratmeter
  | kvm | m2 | kontor | verksamhet | utförare | hushåll | månad
)\w*"""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


# 1 200 kronor per plats   450 kr/invånare   5 000 kronor för varje elev   - not per år, not per kommun
_PER_UNIT_AFTER = _words(
    rf"""
    \s* (?: /\s? | per\s+ | för\s+varje\s+ ) (?! (?:år|kalenderår|budgetår|tertial|{_RECIPIENT})\b ) [^\W\d_]{{2,}}
  | \s* och\s+{_THING}
    """
)
_PER_UNIT_BEFORE = _words(
    rf"""
    \b (?: (?:per|för\s+varje)\s+ (?!(?:år|kalenderår|budgetår|{_RECIPIENT})\b) [^\W\d_]+
      | varje\s+{_THING} ) [^.;,]{{0,40}} $
  | \b(?:styckpris|à)\s*(?:\w+\s+)?$
    """
)
# minimibelopp   minst   ingen får mindre än
_MINIMUM_BEFORE = _words(
    r"""
    minimi\w* | lägsta(?:belopp|nivå)?\b | \bgolv(?:et)?\b | \b(?:minst|lägst|åtminstone)\s+$
      | \bunderstig[ae]r?\s+$
  | \bgaranter\w+ | \b(?:ingen|inte|aldrig)\b [^.;]* \b(?:mindre|lägre)\b [^.;]{0,25} \bän\s+$
    """
)
_MINIMUM_AFTER = _words(r"\s*(?:som\s+|i\s+)?(?:minimi|lägsta)")
# an earlier year's outcome, a change, a cost: sums that this decision does not dispose of
_NOT_THIS = _words(
    r"""
    \b(?: uppgick | fördelades | betala(?:de|des)\s+(?:\w+\s+){0,3}?ut | utbetala(?:de|des) | användes | kostade
      | avsattes | återbetala(?:de|des) | föregående\s+år | förra\s+året | i\s+fjol | året\s+innan
      | som\s+jämförelse | motsvarande\s+(?:belopp|summa) | legat | varierat | de\s+senaste | tidigare\s+år
      | var\s+(?:beloppet|summan|stödet|bidraget)? ) \b
  | \b(?:förbruka|rekvirera)(?:de|des)\s+$ | \b(?:ansökt|ansöker|sökt)\s+om\b
  | \b(?:ökar|ökas|ökade|minskar|minskas|minskade|höjs|höjdes|sänks|sänktes)\b [^.;]{0,30} \bmed\s+(?:\w+\s+)?$
  | kostnad\w*\s+(?:\w+\s+){0,4}?(?:beräkna|uppskatta|uppgå)\w* | \bberäkna[rs]?\b [^.;]* kostnad
  | \bkosta[rs]?\b
  | \b(?:avgift|vite|intäkt|omsättning|underskott|överskott|merkostnad)\w*\b [^.;]* $
    """
)
# en fast grundersättning om 1 miljon kronor per mottagning: the same for each, whatever it is called
_BASE_EACH = _words(r"\bgrund(?:belopp|ersättning|bidrag) | \bfast(?:a)?\s+(?:belopp|del|ersättning)")
_EACH = _words(r"\s*(?:per|till\s+varje|för\s+varje)\s+[^\W\d_]")
_NOT_ABOVE = _words(r"\b(?:inte|ej)\s+överstiga\s+(?:\w+\s+)?$")
_CAP = re.compile(r"högst|maximalt|max|upp till")
_EQUAL_AFTER = _words(
    rf"""
    ^ (?: [^.;]{{0,60}} \s )? (?: fördelas\s+(?:lika|jämnt) | lika\s+(?:stora\s+)?delar
      | (?:till\s+)?var(?:dera|\s+och\s+en) ) \b
  | ^ \s* (?: per | (?:till|för|i|åt)\s+varje | (?:till|för)\s+respektive | i\s+grundbelopp ) \s+ {_RECIPIENT}
  | ^ \s* var (?= \s*[.,;] )
    """
)
_EQUAL_BEFORE = _words(
    rf"""
    \b(?:varje|respektive|per)\s+{_RECIPIENT} [^.;]* $ | \blika\s+(?:stor|mycket|belopp) | \bsamma\s+belopp
  | \b(?:alla|samtliga)\s+{_RECIPIENT}\s+(?:får|tilldelas|erhåller)\b [^.;]* \bfast
      | grundbelopp
  | \bvardera\s+$
    """
)
_RESERVE = _words(
    r"\breserver\w+ | \breserv(?:en)?\b | öronmärk\w* | \bhåll(?:s|as|er)\s+inne | \bsparas\b | \bbuffert"
    r" | \bofördela | \bintecknad\w*"
)
_ADMINISTRATION = _words(
    r"""
    eget\s+arbete | egna\s+(?:kostnader|arbete|insatser) | \badministration\w* | administrativa
      | handläggning\w*
  | (?:förvaltnings|hanterings|kansli)kostnad\w* | \bför\s+att\s+administrera\b
  | \bmyndighetens\s+(?:\w+\s+)?kostnader
  | \bför\s+(?:sitt|myndighetens|sina)\s+(?:eget\s+|egna\s+)?(?:arbete|uppdrag|kostnader|uppföljning|administration)
  | får\s+användas\s+av\s+ (?! kommun | region | huvudm )
    """
)
_OWN_COSTS = _words(
    r"kostnader\s+för\s+(?:arbetet|uppdraget|genomförandet|administration\w*|att\s+genomföra)\b [^.;]* \bfår\b"
)
# Av medlen får Boverket använda ... : the agency's part of what it deals out
_AGENCYS_PART = _words(
    r"""
    \b(?:av\s+(?:dessa|de|medlen|beloppet|summan|anslaget|anslagsposten)|varav|därav|därutöver|härutöver)\b [^.;]*
    \bfår\s+ (?! kommun | region | huvudm ) [^.;]* \banvända\b
    """
)
# Ur anslag 2:2 har myndigheten tilldelats ...: what it may deal out
_GIVEN_TO_DEAL_OUT = _words(r"\banslag(?:et)?\b [^.;]* \btilldel(?:as|ats)\b")
_ALLOCATION_BEFORE = _words(
    r"""
    \b(?: fördel(?:a|as|ar|at|ats|ning|ningen) | tilldel(?:a|as|ats|at|ade|ades) | bevilja\w*
      | betala[rs]?\s+(?:\w+\s+){0,3}?ut
      | utbetal(?:a|as|ar|ning|ningen|ningar) | rekvirera[sr]? | ansöka\s+om | sökas? | erhåll\w*
      | lämna[rs]? | varav | mottag\w*
      | dela[rs]?\s+ut | (?:bidrag|stöd|medel|statsbidrag|stimulansmedel)\s+(?:på|med|om) ) \b
  | \b(?:får|få|fått|erhåller|ges|ger)\s+ (?: (?!använda|disponera|högst\b) [^\W\d_]+\s+ ){0,2}? $
  | \b(?:bidraget|stödet|medlen|statsbidraget)\s+till\b [^.;]* \b(?:är|blir|uppgår|omfattar)\b
  | \bbidra[rs]?\b [^.;]* \bmed\s+$ | \b\w+s\s+bidrag\s+(?:är|uppgår|blir)\b
  | \b(?:del|andel|tilldelning)(?:en)?\b [^.;]* \b(?:är|blir|uppgår|motsvarar)\b
    """
)
_ALLOCATION_AFTER = _words(
    rf"""
    ^ ,? \s* (?: (?:ska|skall|får|kan|kommer\s+att|föreslås|bör) \s+ )?
      (?: fördelas | betala(?:s|ts)\s+ut | utbetala(?:s|ts) | tilldelas | delas\s+ut | lämnas | går?\s+till | ges
        | tillfaller ) \b
  | ^ \s* att\s+(?:fördela|söka|rekvirera|dela\s+ut)\b
  | ^ ,? \s* (?: i\s+(?:\w*bidrag|stöd|\w*medel) \s+ )? (?:[0-9]{{4}}\s+)?
      till \s+ (?: (?:samtliga|alla|landets|de|var)\s+ )? {_RECIPIENT}
    """
)
_TO_NAMED = re.compile(r"^\s*(?:i\s+[^\W\d_]+\s+)?till\s+[A-ZÅÄÖÉ][^\W\d_]+")
_SET_ASIDE = _words(r"\bavs[äa]tt\w* | \bs[äa]tt(?:er|s|a|as)?\s+av\b | \banslå(?:r|s|gits)?\b")
# What a board sets aside, or sets aside of the money, is kept from the rest; what the state sets aside is all.
_FROM_THE_REST = _words(
    r"""
    \b(?: \w*nämnd(?:en)? | förvaltning(?:en)? | \w*styrelsen | kommunen | regionen | föreningen | resten
      | resterande | återstående | varav | av\s+(?:dessa|de|medlen|beloppet|summan|anslaget) | oförutse\w+
      | att\s+(?:avsätta|anslå|sätta\s+av) ) \b
    """
)
_TOTAL_BEFORE = _words(
    r"""
    \btotala?\b | \btotalt\b | \bsammanlag[dt]\w* | \bsammantage[nt]\w* | \bomfatt\w+ | \buppgår\b
      | ram(?:en)?\b
  | \banvända\b | \bdisponera\w* | \banslå\w* | \banvisa\w* | \btillför\w* | \bsatsa[rs]?\b
  | \bbudget\w*
  | \bsumma\w* | \banslag(?:et|sposten)?\b | \bsatsning(?:en)?\b | \böverenskommelsen?\b | \bframgår\b
  | \bbelasta\w*
  | \btillsammans\b | \bfinansieras\b | \bfinns\b | förfogande\b | \binvestera\w* | \bskjuter\s+till
  | \bav\s+(?:de|dessa)\s+$
  | \b\w*(?:bidraget|stödet|beloppet|ramen)\b [^.;]{0,30} \b(?:är|blir)\b
    """
)
_TOTAL_AFTER = _words(r"^\s*(?:får|ska|kan)?\s*(?:användas|disponeras|belasta|avsätts|anvisas|finns|står)\b")
_TO_SOMETHING = _words(r"^ \s* (?:till|för|avser) \s+ (?!följd|och\s+med|att\b) [^\W\d_]")
# "300 miljoner kronor för 2023 och 300 miljoner kronor för 2024": no verb between, so the second is as the first
_ALIKE = re.compile(
    r"(?!.*\b(?:ska|skall|får|kan|är|har|blir|bör|kommer)\b)[^.;]{0,45}\b(?:och|samt|respektive)\s+(?:\w+\s+)?"
)
_TIE = re.compile(r"\s*(?:[\u2010-\u2015-]|,|och|respektive|till|eller|samt)\s*")


def role_of(text: str, found: FoundAmount, found_all: list[FoundAmount], lead: str = "") -> AmountRole:
    """What one of the amounts of a sentence is; ``lead`` is the sentence that introduces its list."""
    first = last = found_all.index(found)
    while first and _tied(text, found_all[first - 1], found_all[first]):
        first -= 1
    while last + 1 < len(found_all) and _tied(text, found_all[last], found_all[last + 1]):
        last += 1
    begin = found_all[first - 1].stop if first else 0
    end = found_all[last + 1].start if last + 1 < len(found_all) else len(text)
    before, after = text[begin : found_all[first].start], text[found_all[last].stop : end]
    role = _by_words(before, after, found, lead)
    if role is AmountRole.OTHER and lead and not first and not _NOT_THIS.search(before):
        role = _by_words(f"{lead} {before}", after, found, lead)
    if role is AmountRole.OTHER and first and _ALIKE.fullmatch(before) and not _NOT_THIS.search(before):
        return role_of(text, found_all[first - 1], found_all, lead)
    return role


def _tied(text: str, left: FoundAmount, right: FoundAmount) -> bool:
    """True for the ends of a range and the members of a list, which are one thing."""
    return _TIE.fullmatch(text, left.stop, right.start) is not None


def _by_words(before: str, after: str, found: FoundAmount, lead: str) -> AmountRole:
    """The role by the words around, the most telling first."""
    cues = (
        (AmountRole.EQUAL_SHARE, _BASE_EACH.search(before) and _EACH.match(after)),
        (AmountRole.OTHER, _NOT_ABOVE.search(before)),
        (AmountRole.PER_UNIT, _PER_UNIT_AFTER.match(after) or _PER_UNIT_BEFORE.search(before)),
        (AmountRole.MINIMUM, _MINIMUM_BEFORE.search(before) or _MINIMUM_AFTER.match(after)),
        (AmountRole.ADMINISTRATION, _OWN_COSTS.search(before)),
        (AmountRole.OTHER, _NOT_THIS.search(before) or _capped(before, after, found)),
        (AmountRole.EQUAL_SHARE, _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)),
        (AmountRole.RESERVE, _RESERVE.search(before) or _RESERVE.search(after)),
        (AmountRole.ADMINISTRATION, _ADMINISTRATION.search(after) or _ADMINISTRATION.search(before)),
        (AmountRole.ADMINISTRATION, _AGENCYS_PART.search(before)),
        (AmountRole.TOTAL, _GIVEN_TO_DEAL_OUT.search(before)),
        (AmountRole.ALLOCATION, _ALLOCATION_BEFORE.search(before) or _ALLOCATION_AFTER.search(after)),
        (AmountRole.ALLOCATION, _TO_NAMED.search(after)),
        (_set_aside(f"{lead} {before}{after}"), _SET_ASIDE.search(before) or _SET_ASIDE.match(after.lstrip())),
        (AmountRole.TOTAL, _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.search(after)),
        (AmountRole.ALLOCATION, _TO_SOMETHING.search(after)),
    )
    return next((role for role, applies in cues if applies), AmountRole.OTHER)


def _set_aside(around: str) -> AmountRole:
    return AmountRole.RESERVE if _FROM_THE_REST.search(around) else AmountRole.TOTAL


def _capped(before: str, after: str, found: FoundAmount) -> bool:
    """True for the most that one recipient may have: neither its share nor everybody's."""
    each = _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)
    return bool(each) and _CAP.fullmatch(found.qualifier) is not None
