"""What an amount of money is in its decision, told by the words between it and its neighbours.

A leaf under ``amounts``: strings in, a role out. The cues are tried from the most telling to the vaguest: "per
plats" says more than "betalas ut", and "betalas ut" more than "totalt". What no word tells is ``other``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.amounts.forms import FoundAmount
from schemas.vocabulary import AmountRole

_RECIPIENT = r"""(?:
    \w*(?:kommun|region|förening|organisation|myndighet|förbund|församling) | län(?!g) | landsting | huvudman
  | lärosäte | universitet | mottagare | part(?!i) | stift | stadsdel | sökande | \w*anordnare
)\w*"""
_THING = r"""(?:
    invånare | plats | elev | barn | brukare | kund | boende | person | individ | patient | timm[ae] | dygn | dag
  | enhet | styck | st\b | ärende | årsarbetare | anställd | deltagare | student | bostad | lägenhet | kvadratmeter
  | kvm | m2 | kontor | verksamhet | utförare | hushåll | månad | \w*skola | vårdcentral | mottagning | avdelning
  | klass | hektar | lärare
)\w*"""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


# 1 200 kronor per plats   450 kr/invånare   5 000 kronor för varje elev, för en person - not per år, per kommun
_PER_UNIT_AFTER = _words(
    rf"""
    \s* (?: /\s? | per\s+ | för\s+varje\s+ ) (?! (?:år|kalenderår|budgetår|tertial|{_RECIPIENT})\b ) [^\W\d_]{{2,}}
  | \s* och\s+{_THING} | \s* för\s+ett?\s+{_THING}
    """
)
_PER_TIME = _words(r"\s*(?:i|om)\s+(?:månaden|veckan|timmen|dagen|dygnet|kvartalet)\b")
_PER_UNIT_BEFORE = _words(
    rf"""
    \b (?: (?:per|för\s+varje)\s+ (?!(?:år|kalenderår|budgetår|{_RECIPIENT})\b) [^\W\d_]+
      | varje\s+{_THING} ) [^.;,]{{0,40}} $
  | \b(?:tim|dygns|dag|månads)(?:ersättning|belopp|peng|lön|taxa|avgift|kostnad|arvode)\w*\b [^.;]* $
  | \bschablon(?:ersättning|belopp|bidrag)\w*\b [^.;]* $ | \b(?:styckpris|à)\s*(?:\w+\s+)?$
    """
)
# The floor by its name, whatever it is per: minimibeloppet per ansökan   lägsta bidrag
_MINIMUM_NOUN = _words(
    r"""
    \b(?: minimi(?:belopp|bidrag|nivå|summa|ersättning|stöd)\w* | lägsta\s*(?:belopp|bidrag|nivå|summa|stöd)\w*
      | minsta\s+(?:belopp|bidrag|summa|stöd)\w* ) \b [^.;,]* $
    """
)
# Av anslagsposten ska minst 42 000 000 kronor lämnas som bidrag: no floor for each
_AT_LEAST_OF_ALL = _words(
    r"\bav\s+(?:anslag\w* | \w*medlen | dessa | (?:det\s+)?\w*belopp\w* | ramen)\b"
    r" [^.;,]* \b(?:ska|skall|bör)\b [^.;,]* \bminst\s+$"
)
# minimibelopp   minst   ingen får mindre än
_MINIMUM_BEFORE = _words(
    r"""
    minimi\w* | lägsta(?:belopp|nivå)?\b | \bgolv(?:et)?\b | \b(?:minst|lägst|åtminstone)\s+$
      | \bunderstig[ae]r?\s+$
  | \b(?:ingen|inget|inte)\b [^.;]* \bunder\s+$ | \blägst\s+(?:beviljas|lämnas|utgår|betalas)\s+$
  | \bsom\s+lägst\s+(?:\w+\s+){0,2}$ | \bgaranter\w+
  | \b(?:ingen|inget|inga|inte|aldrig)\b [^.;]* \b(?:mindre|lägre)\b [^.;]{0,25} \bän\s+$
    """
)
# stöd under 100 000 kronor lämnas inte
_UNDER = _words(r"\b(?:under|understigande|mindre\s+än|lägre\s+än)\s+$")
_NONE_GIVEN = _words(
    r"^ \s* (?: (?:lämnas|beviljas|betalas|utbetalas|ges|delas) \s+ (?:ut\s+)? (?:inte|ej|aldrig) | avslås"
    r" | får\s+(?:inget|inga|inte\s+något) ) \b"
)
_MINIMUM_AFTER = _words(r"\s*(?:som\s+|i\s+)?(?:minimi|lägsta)")
# an earlier year's outcome, a change, a cost: sums that this decision does not dispose of
_NOT_THIS = _words(
    r"""
    \b(?: uppgick | fördelades | delades | (?:förra|föregående|fjolårets)\s+\w+ | tidigare\s+(?:har|hade|omgång\w*)
      | hittills | dittills | inkomna\s+ansökningar | sökta?\s+belopp\w* | sköt\s+till | avsatte | anslogs?
      | anvisades | tillfördes | i\s+(?:snitt|genomsnitt|medeltal) | ansökningar(?:na)?\s+om | söktryck\w*
      | föreslagit | hemställt | begärt | äska\w*
      | betala(?:de|des)\s+(?:\w+\s+){0,3}?ut | utbetala(?:de|des) | användes | kostade
      | avsattes | återbetala(?:de|des) | föregående\s+år | förra\s+året | i\s+fjol | året\s+innan
      | som\s+jämförelse | motsvarande\s+(?:belopp|summa) | legat | varierat | de\s+senaste | tidigare\s+år
      | var\s+(?:beloppet|summan|stödet|bidraget)? | (?:pris|inkomst)?basbelopp\w* ) \b
  | \baviser\w+ | \bfick\s+(?:\w+\s+){0,3}?(?:år\s+)?(?:19|20)[0-9]{2}\b | \b(?:19|20)[0-9]{2}\s+fick\b
  | \b(?:förbruka|rekvirera)(?:de|des)\s+$ | \b(?:ansökt|ansöker|sökt)\s+om\b
  | \b(?:öka|minska)(?:r|s|de|des|t|ts)\b [^.;]{0,90} \bmed\s+(?:\w+\s+)?$
  | \b(?:höjs|höjdes|höjts?|sänks|sänktes|sänkts?)\b [^.;]{0,30} \bmed\s+(?:\w+\s+)?$
  | kostnad\w*\s+(?:\w+\s+){0,4}?(?:beräkna|uppskatta|uppgå)\w* | \bberäkna[rs]?\b [^.;]* kostnad
  | \binom\s+(?:\w+\s)?(?:nämnd|styrelse|kommun|region|förvaltning|verk|myndighet)(?:en)?s
      \s+(?:\w+\s)?(?:ram|budget|omslutning|anslag)\w*\b [^.;]* $
  | \bkosta[rs]?\b | \bsökt\w*\s+(?:bidrag|stöd)\b
  | \b(?:budget|projekt)\w*\s+(?:på\s+)?(?:under|över|understigande|överstigande)\s+$
  | \b(?: projekt\w*\s+(?:totala\s+)?kostnad | (?:total|projekt)\w*\s*projektkostnad | projektkostnad
      | stödberättigande\s+kostnad ) \w* [^.;,]* $
  | \b(?:avgift|vite|intäkt|omsättning|underskott|överskott|merkostnad)\w*\b [^.;]* $
    """
)
# 112 000 kronor mindre än året innan   90 000 kr är sökta hos   - of the sum before such words
_NOT_THIS_AFTER = _words(
    r"""
    \s* (?: (?:mindre|mer|lägre|högre) \s+ än \b
      | (?:är|har|hade) \s+ (?:redan\s+)? (?:sökt[as]? | ansökt\w* | förbrukat?s? | rekvirerats | utbetalats) \b )
    """
)
# What the recipient puts in itself: medfinansiering, egen insats, sökanden svarar för
_OWN_INPUT = _words(
    r"""
    \b(?: medfinansiering(?:en)?(?!\s+av) | egen\s?insats\w* | egeninsats\w* | (?:egen|själv)finansier\w*
      | (?:egen|eget)\s+(?:kontant)?(?:finansiering|insats|kapital) | kontantinsats\w* | självrisk\w*
      | säkerhet\s+om
      | svarar\s+själv\w*\s+för | (?:själv|själva|egna\s+medel)\s+\w+
      | (?:sökand|stödmottagar|bidragsmottagar|företag|förening|organisation)\w*\s+(?:\w+\s+)?
          (?:svarar|bidrar|betalar|står|finansierar)
      ) \b [^.;]* $
    """
)
_OWN_INPUT_AFTER = _words(
    r"""
    \s* (?: (?:i|som|utgörs\s+av|genom|består\s+av|är|avser) \s+ )?
      (?: (?:egen|eget|egna)\s+(?:insats|tid|medel|finansiering)
      | egeninsats | medfinansiering | ideellt\s+arbete | ideell\s+tid )
  | \s* (?:finansieras|betalas|bekostas|täcks) \s+ (?:av|genom) \s+
      (?: sökande | stödmottagar | mottagar | projektägar | förening | egna ) \w*
    """
)
# en fast grundersättning om 1 miljon kronor per mottagning: the same for each, whatever it is called
_BASE_EACH = _words(r"\bgrund(?:belopp|ersättning|bidrag) | \bfast(?:a)?\s+(?:belopp|del|ersättning)")
_EACH = _words(r"\s*(?:per|till\s+varje|för\s+varje)\s+[^\W\d_]")
_NOT_ABOVE = _words(r"\b(?:inte|ej)\s+överstiga\s+(?:\w+\s+)?$")
# Det maximala bidraget per projekt är   högst 200 000 kronor per ansökan: a ceiling, not a rate
_CEILING_NOUN = _words(
    r"\b(?:maximal|högst|störst)a\s+(?:möjliga\s+)?(?:\w*bidrag|\w*belopp|\w*stöd|\w*summa)\w*\b [^.;,]* $"
)
_PER_CASE = _words(
    rf"\s* (?: per | för\s+varje | till\s+varje ) \s+ (?: projekt | ansökan | anläggning | objekt "
    rf"| åtgärd | insats | {_RECIPIENT} )\b"
)
_CAP = re.compile(r"(?:som )?högst|maximalt|max|som mest|upp till")
_EQUAL_AFTER = _words(
    rf"""
    ^ (?: [^.;]{{0,60}} \s )? (?: (?:för)?delas\s+(?:lika|jämnt) | lika\s+(?:stora\s+)?delar
      | (?:till\s+)?var(?:dera|\s+och\s+en) ) \b
  | ^ \s* (?: per | (?:till|för|i|åt)\s+varje | (?:till|för)\s+respektive | i\s+grundbelopp ) \s+ {_RECIPIENT}
  | ^ \s* var (?= \s*[.,;] ) | ^ \s* i\s+(?:ett\s+)?fast\w*\s+(?:grund)?(?:belopp|bidrag)
    """
)
_EQUAL_BEFORE = _words(
    rf"""
    \b(?:varje|respektive|per)\s+{_RECIPIENT} [^.;]* $ | \blika\s+(?:stor|mycket|belopp) | \bsamma\s+belopp
  | \b(?:alla|samtliga)\s+{_RECIPIENT}\s+(?:får|tilldelas|erhåller)\b [^.;]* \bfast
      | grundbelopp
  | \bvarje\s+\w+\s+(?:har|får|kan|ska|tilldelas|erhåller|beviljas)\b [^.;]* $
  | \bvardera\s+$
    """
)
_RESERVE = _words(
    r"\breserver\w+ | \breserv(?:en)?\b | öronmärk\w* | \bhåll(?:s|as|er)\s+(?:\w+\s+){0,3}(?:inne|tillbaka|kvar)\b"
    r" | \bsparas\b | \bbuffert"
    r" | \bofördela | \butan\s+fördelning | \bintecknad\w*"
)
_ADMINISTRATION = _words(
    r"""
    eget\s+arbete | egna\s+omkostnader | \bbehålls\s+av\b | egna\s+(?:kostnader|arbete|insatser)
      | \badministration\w* | administrativa | \boverhead\w*
      | handläggning\w*
  | (?:förvaltnings|hanterings|kansli)kostnad\w* | \bför\s+att\s+administrera\b
  | \bmyndighetens\s+(?:\w+\s+)?kostnader
  | \bför\s+(?:sitt|myndighetens|sina)\s+(?:eget\s+|egna\s+)?(?:arbete|uppdrag|kostnader|uppföljning|administration)
  | får\s+användas\s+av\s+ (?! kommun | region | huvudm )
  | \bför\s+(?!kommun|region|huvudm|län)\w+s\s+(?:egna\s+)?(?:kostnader|hantering|förvaltning|administration)\b
  | \btill\s+(?!kommun|region|huvudm|län)\w+s\s+(?:egen\s+|eget\s+|egna\s+)?
      (?:förvaltning|administration|handläggning|arbete|kostnader|hantering)\b
  | \b(?:förvaltningen|myndigheten|verket|kontoret)\s+behåller\b
  | \bkansli(?:et)?\s+(?:tilldelas|får|disponerar|kostar)\b
    """
)
_OWN_COSTS = _words(
    r"\badministration\w*\s+får\s+kosta\b"
    r" | kostnader\s+för\s+(?:arbetet|uppdraget|genomförandet|administration\w*|att\s+genomföra)\b [^.;]* \bfår\b"
)
# Av medlen får Boverket använda ... : the agency's part of what it deals out
_AGENCYS_PART = _words(
    r"""
    \b(?:av\s+(?:dessa|de|medlen|beloppet|summan|anslaget|anslagsposten)|varav|därav|därutöver|härutöver)\b [^.;]*
    \bfår\s+ (?! kommun | region | huvudm ) [^.;]* \banvända\b
    """
)
# Socialstyrelsen disponerar 4 mnkr av medlen för uppföljning
_AGENCY_DISPOSES = _words(
    r"\b (?!kommun|region) \w+(?:styrelsen|verket|myndigheten|inspektionen|kontoret|rådet|kollegiet|kassan) \s+"
    r"(?:(?:får|ska|kan)\s+)? (?:för\s+\w+\s+)?"
    r"(?:disponera|använda|behålla|behålle)r? \s+ (?:\w+\s+)? $"
)
_OF_THE_MONEY = _words(r"\s* av\s+(?:medlen|beloppet|summan|anslaget|bidraget|dessa)\b (?![^.;]*bidrag\s+till)")
# Ur anslag 2:2 har myndigheten tilldelats ...: what it may deal out
_GIVEN_TO_DEAL_OUT = _words(r"\banslag(?:et)?\b [^.;]* \btilldel(?:as|ats)\b")
_ALLOCATION_BEFORE = _words(
    r"""
    \b(?: fördel(?:a|as|ar|at|ats|ning|ningen) | tilldel(?:a|as|ar|ats|at|ade|ades) | bevilja\w*
      | betala[rs]?\s+(?:\w+\s+){0,3}?ut | delar\s+på
      | utbetal(?:a|as|ar|ning|ningen|ningar) | rekvirera[sr]? | ansöka\s+om | sökas? | erhåll\w*
      | lämna[rs]? | varav | mottag\w*
      | dela[rs]?\s+ut | (?:kan|får)\s+räkna\s+med | berättiga[dt]e?\s+till
      | (?:bidrag|stöd|medel|statsbidrag|stimulansmedel)\s+(?:på|med|om) ) \b
  | \b(?:får|få|fått|erhåller|ge|gett|givit|ges|ger)\s+ (?: (?!använda|disponera|högst\b) [^\W\d_]+\s+ ){0,2}? $
  | \b(?:bidraget|stödet|medlen|statsbidraget)\s+till\b [^.;]* \b(?:är|blir|uppgår|uppgå|omfattar|omfatta)\b
  | \bSK[LR]\s+(?:disponerar|tar\s+del|använder)\b
  | \bav\s+(?:medlen|dessa|beloppet|summan|bidraget)\s+(?:avser|går|utgör)\b
  | \bbidra[rs]?\b [^.;]* \bmed\s+$
  | \b\w+s\s+bidrag\s+(?:är|uppgår|blir)\b
  | \b(?:del|andel|tilldelning)(?:en)?\b [^.;]*
      \b(?:är|blir|blev|uppgår|motsvarar|innebär|betyder|ger|handlar)\b
    """
)
_ALLOCATION_AFTER = _words(
    rf"""
    ^ ,? \s* (?: av\s+(?:de\s+)?(?:\w*bidraget|\w*medlen|\w*stödet|beloppet|summan|anslaget|dessa) \s+ )?
      (?: (?:ska|skall|får|kan|kommer\s+att|föreslås|bör) \s+ )?
      (?: fördelas | betala(?:s|ts)\s+(?:ut|till) | utbetala(?:s|ts) | tilldelas | delas\s+ut | lämnas | går?\s+till
        | ges | tillfaller ) \b
  | ^ \s* (?:fördelar|tas\s+emot)\b | ^ \s* att\s+(?:fördela|söka|rekvirera|dela\s+ut)\b
  | ^ ,? \s* (?: i\s+(?:\w*bidrag|stöd|\w*medel) \s+ )? (?:[0-9]{{4}}\s+)?
      till \s+ (?: (?:samtliga|alla|landets|de|var)\s+ )? {_RECIPIENT}
    """
)
# Till Borås stad betalas 3 mnkr   Till kommunerna går 80 miljoner   - not "Till kurser avsätts"
_TO_RECIPIENT_BEFORE = re.compile(
    rf"\b[Tt]ill\s+(?:[A-ZÅÄÖÉ][^\W\d_]+|(?:\w+\s+)?{_RECIPIENT})[^.;,]{{0,60}}"
    r"\s(?:betalas|utbetalas|går|utgår|ges|lämnas|fördelas)\s+(?:\w+\s+)?$",
    re.VERBOSE,
)
_TO_NAMED = re.compile(r"^\s*(?:i\s+[^\W\d_]+\s+)?till\s+[A-ZÅÄÖÉ][^\W\d_]+")
_SET_ASIDE = _words(r"\bavs[äa]tt\w* | \bs[äa]tt(?:er|s|a|as)?\s+av\b | \banslå(?:r|s|gits)?\b")
# What a board sets aside, or sets aside of the money, is kept from the rest; what the state sets aside is all.
_FROM_THE_REST = _words(
    r"""
    \b(?: resten
      | resterande | återstående | varav | av\s+(?:dessa|de|medlen|beloppet|summan|anslaget) | oförutse\w+
      | (?:avsätts|avsätta|avsatt) \s+ för \s+ (?: utvärdering | uppföljning | information | kommunikation
        | samordning | utbildning ) \w* ) \b
    """
)
_BY_A_BODY = _words(
    r"""
    \b(?: \w*nämnd(?:en)? | förvaltning(?:en)? | \w*styrelsen | kommunen | regionen | föreningen
      | att\s+(?:avsätta|anslå|sätta\s+av) | avsätter | sätter\s+av ) \b
    """
)
_BY_THE_STATE = _words(r"\b(?:regeringen|riksdagen|staten|statsbudgeten|budgetpropositionen|\w*budgeten)\b")
# "har avsatt 1,5 mnkr per år", "avsätter 36 mnkr för utlysningen": all there is
_FOR_ALL = _words(
    r"""
    \b(?:har|hade)\b [^.;]{0,40} \bavsatt\b
  | \bavs[äa]tt\w* [^.;]* \bför\s+(?:denna\s+|hela\s+)?
      (?: utlysning | satsning | program | omgång | insats | ändamål | stöd | bidrag ) \w*
    """
)
_TOTAL_BEFORE = _words(
    r"""
    \btotala?\b | \btotalt\b | \bsammanlag[dt]\w* | \bsammantage[nt]\w* | \bomfatt\w+ | \buppgår\b
      | ram(?:en)?\b
  | \banvända\b | \bdisponera\w* | \banslå\w* | \banvisa\w* | \btillför\w* | \bsatsa[rs]? | \butlys(?:er|es)\b
  | \bbudget\w*
  | \bsumma\w* | \banslag(?:et|sposten)?\b | \bsatsning(?:en)?\b | \böverenskommelsen?\b | \bframgår\b
  | \bbelasta\w*
  | \bpott(?:en)?\s+(?:är|på|om)\b | \btillsammans\b | \bfinansieras\b | \bfinns\b | förfogande\b
  | \binvestera\w* | \bskjuter\s+till
  | \bav\s+(?:de|dessa)\s+$
  | \b\w*(?:bidraget|stödet|beloppet|ramen)\b [^.;]{0,30} \b(?:är|blir)\b
    """
)
_TOTAL_AFTER = _words(r"^\s*(?:får|ska|kan)?\s*(?:användas|disponeras|belasta|avsätts|anvisas|finns|står)\b")
_TO_SOMETHING = _words(r"^ \s* (?:till|för|avser) \s+ (?!följd|och\s+med|att\b) [^\W\d_]")
# "tilldela Arvika 18,2 mnkr, Torsby 4,1 mnkr och Sunne 3,7 mnkr": only names between
_NEXT_NAME = re.compile(
    r"\s*(?:,|,?\s+(?:och|samt)\b)\s*(?:till\s+)?(?:[A-ZÅÄÖÉ][^\W\d_]*[ -]?)(?:[^\W\d_]+\s+){0,3}"
)
# "300 miljoner kronor för 2023 och 300 miljoner kronor för 2024": no verb between, so the second is as the first
_ALIKE = re.compile(
    r"(?!.*\b(?:högst|högsta|största|resten|resterande|övrig\w*|ska|skall|får|kan|är|har|blir|bör|kommer)\b)[^.;]{0,45}\b(?:och|samt|respektive)\s+(?:\w+\s+){0,6}"
)
_JOINT = re.compile(r"[,;:]\s|\b(?:och|samt|medan|men|respektive)\s")
# "1,5 miljoner och 200 000 kronor täcker ...": the second sum begins a clause of its own
_SAYS_MORE = re.compile(r"\s+(?:får|ska|skall|kan|går|täcker|avser|används|avsätts|reserveras|tas|utgör)\b")
_TIE = re.compile(r"\s*(?:[\u2010-\u2015-]|,|och|respektive|till|eller|samt)\s*")


class Told(NamedTuple):
    """The role of an amount, and the name of the rule that told it."""

    role: AmountRole
    rule: str


_UNTOLD = Told(AmountRole.OTHER, "no-cue")


def role_of(text: str, found: FoundAmount, found_all: list[FoundAmount], lead: str = "") -> AmountRole:
    """What one of the amounts of a sentence is; ``lead`` is the sentence that introduces its list."""
    return told_by_words(text, found, found_all, lead).role


def told_by_words(text: str, found: FoundAmount, found_all: list[FoundAmount], lead: str = "") -> Told:
    """As :func:`role_of`, with the rule that told it."""
    first = last = found_all.index(found)
    while first and _tied(text, found_all[first - 1], found_all[first]):
        first -= 1
    while last + 1 < len(found_all) and _tied(text, found_all[last], found_all[last + 1]):
        last += 1
    begin = found_all[first - 1].stop if first else 0
    end = found_all[last + 1].start if last + 1 < len(found_all) else len(text)
    # what tells a role stands near; looking further would cost the square of a long text
    left, right = found_all[first].start, found_all[last].stop
    before, after = text[max(begin, left - 500) : left], text[right : min(end, right + 300)]
    # "300 tkr till administration och 3,9 mnkr till löner": words before the "och" are those of the first
    own_before = before[_joint(before) :] if first else before
    own_after = after[: _joint(after)] if end < len(text) else after
    told = _by_words(own_before, own_after, found, lead)
    if told.role is AmountRole.OTHER and not _is_told_other(own_before, own_after):
        told = _by_words(before, after, found, lead)
    if told.role is AmountRole.OTHER and lead and not first and not _NOT_THIS.search(before):
        told = _by_words(f"{lead} {before}", after, found, lead)
    if told.role is AmountRole.OTHER and first and _ALIKE.fullmatch(before) and not _NOT_THIS.search(before):
        before_it = told_by_words(text, found_all[first - 1], found_all, lead)
        return Told(before_it.role, "as-the-amount-before")
    named = first and told.role is AmountRole.OTHER and _NEXT_NAME.fullmatch(before)
    return told_by_words(text, found_all[first - 1], found_all, lead) if named else told


def _joint(between: str) -> int:
    """Where the words between two amounts pass from the first to the second: behind the last "och" or comma."""
    return max((m.end() for m in _JOINT.finditer(between)), default=0)


def _is_told_other(before: str, after: str) -> bool:
    """True when words say that a sum is none of this decision's, so that no further word is asked."""
    return any(
        (
            _NOT_THIS.search(before),
            _NOT_THIS_AFTER.match(after),
            _OWN_INPUT.search(before),
            _OWN_INPUT_AFTER.match(after),
            _NOT_ABOVE.search(before),
        )
    )


def _tied(text: str, left: FoundAmount, right: FoundAmount) -> bool:
    """True for the ends of a range and the members of a list, which are one thing."""
    tie = _TIE.fullmatch(text, left.stop, right.start)
    return tie is not None and not ("och" in tie.group() and _SAYS_MORE.match(text, right.stop))


def _by_words(before: str, after: str, found: FoundAmount, lead: str) -> Told:
    """The role by the words around, the most telling first."""
    cues = (
        (AmountRole.EQUAL_SHARE, "base-for-each", _BASE_EACH.search(before) and _EACH.match(after)),
        (AmountRole.OTHER, "ceiling", _NOT_ABOVE.search(before) or _ceiling(before, after, found)),
        (AmountRole.OTHER, "own-input", _OWN_INPUT.search(before) or _OWN_INPUT_AFTER.match(after)),
        (AmountRole.ALLOCATION, "at-least-of-all", _AT_LEAST_OF_ALL.search(before)),
        (AmountRole.MINIMUM, "minimum-noun", _MINIMUM_NOUN.search(before)),
        (AmountRole.PER_UNIT, "per-unit", _PER_UNIT_AFTER.match(after) or _PER_UNIT_BEFORE.search(before)),
        (AmountRole.PER_UNIT, "per-time", _PER_TIME.match(after)),
        (AmountRole.MINIMUM, "under-none-given", _UNDER.search(before) and _NONE_GIVEN.search(after)),
        (AmountRole.MINIMUM, "minimum", _MINIMUM_BEFORE.search(before) or _MINIMUM_AFTER.match(after)),
        (AmountRole.ADMINISTRATION, "own-costs", _OWN_COSTS.search(before)),
        (
            AmountRole.OTHER,
            "not-this",
            _NOT_THIS.search(before) or _NOT_THIS_AFTER.match(after) or _capped(before, after, found),
        ),
        (AmountRole.EQUAL_SHARE, "equal-share", _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)),
        (AmountRole.RESERVE, "reserve", _RESERVE.search(before) or _RESERVE.search(after)),
        (
            AmountRole.ADMINISTRATION,
            "administration",
            _ADMINISTRATION.search(after) or _ADMINISTRATION.search(before),
        ),
        (AmountRole.ADMINISTRATION, "agencys-part", _AGENCYS_PART.search(before)),
        (
            AmountRole.ADMINISTRATION,
            "agency-disposes",
            _AGENCY_DISPOSES.search(before) and _OF_THE_MONEY.match(after),
        ),
        (AmountRole.TOTAL, "given-to-deal-out", _GIVEN_TO_DEAL_OUT.search(before)),
        (AmountRole.ALLOCATION, "allocation", _ALLOCATION_BEFORE.search(before) or _ALLOCATION_AFTER.search(after)),
        (AmountRole.ALLOCATION, "to-a-recipient", _TO_NAMED.search(after) or _TO_RECIPIENT_BEFORE.search(before)),
        (
            _set_aside(f"{lead} {before}{after}"),
            "set-aside",
            _SET_ASIDE.search(before) or _SET_ASIDE.match(after.lstrip()),
        ),
        (AmountRole.TOTAL, "total", _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.search(after)),
        (AmountRole.ALLOCATION, "to-something", _TO_SOMETHING.search(after)),
    )
    return next((Told(role, rule) for role, rule, applies in cues if applies), _UNTOLD)


def _set_aside(around: str) -> AmountRole:
    if _FROM_THE_REST.search(around):
        return AmountRole.RESERVE
    whole = _BY_THE_STATE.search(around) or _FOR_ALL.search(around) or not _BY_A_BODY.search(around)
    return AmountRole.TOTAL if whole else AmountRole.RESERVE


def _ceiling(before: str, after: str, found: FoundAmount) -> bool:
    """True for the most that one project or applicant may have, by its name or by "högst ... per projekt"."""
    case = _PER_CASE.match(after) is not None
    return _CEILING_NOUN.search(before) is not None or (case and _CAP.fullmatch(found.qualifier) is not None)


def _capped(before: str, after: str, found: FoundAmount) -> bool:
    """True for the most that one recipient may have: neither its share nor everybody's."""
    each = _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)
    return bool(each) and _CAP.fullmatch(found.qualifier) is not None
