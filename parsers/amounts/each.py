"""What each one gets: a rate for a unit, a floor, a ceiling, or the same sum for all.

A leaf under ``amounts.roles``: the words before and after an amount in, yes or no out.
"""

from __future__ import annotations

import re

from parsers.amounts.words import ONE, RECIPIENT, THING, Around, Side, words

# 1 200 kronor per plats   450 kr/invånare   5 000 kronor för varje elev, för en person - not per år, per kommun
_PER_UNIT_AFTER = words(
    rf"""
    \s* (?: /\s? | per\s+ | för\s+varje\s+ ) (?!
      (?:\w*år|tertial|kvartal|säsong|termin\s*(?:$|[.,;])|{RECIPIENT})\b ) [^\W\d_]{{2,}}
  | \s* och\s+{THING} | \s* för\s+(?:en|ett)\s+(?:\w+\s+)?{ONE}
  | \s* (?: per | i | om ) \s+ (?:år|månad\w*|dygn\w*) \s+ (?: för | till ) \s+ (?:(?:en|ett|varje)\s+)? {THING}
  | \s* (?: per\s+år\s+ )? (?: multipliceras | gånger )\b
    """
)
_PER_TIME = words(r"\s*(?:i|om)\s+(?:månaden|veckan|timmen|dagen|dygnet|kvartalet)\b")
_HOURLY = words(r"\s*(?:/\s?|per\s+|i\s+)(?:arbetad\s+)?(?:timme|timmen|arbetstimme|tim|h)\b")
_PER_UNIT_BEFORE = words(
    rf"""
    \b (?: (?:per|för\s+varje)\s+ (?!(?:år|kalenderår|budgetår|{RECIPIENT})\b) [^\W\d_]+
      | varje\s+{THING} ) [^.;,]{{0,40}} $
  | \b(?:tim|dygns|dag|månads)(?:ersättning|belopp|peng|lön|taxa|avgift|kostnad|arvode)\w*\b [^.;]* $
  | \bschablon(?:ersättning|belopp|bidrag)\w*\b [^.;]* $ | \b(?:styckpris|à)\s*(?:\w+\s+)?$
    """
)
# The floor by its name, whatever it is per: minimibeloppet per ansökan   lägsta bidrag
_MINIMUM_NOUN = words(
    r"""
    \b(?: minimi(?:belopp|bidrag|nivå|summa|ersättning|stöd)\w* | lägsta\s*(?:belopp|bidrag|nivå|summa|stöd)\w*
      | minsta\s+(?:belopp|bidrag|summa|stöd)\w* ) \b [^.;,]* $
    """
)
# Av anslagsposten ska minst 42 000 000 kronor lämnas som bidrag: no floor for each
_AT_LEAST_OF_ALL = words(
    r"\bav\s+(?:anslag\w* | \w*medlen | \w*bidraget | \w*stödet | summan | dessa"
    r" | (?:det\s+)?\w*belopp\w* | ramen)\b"
    r" [^.;,]* \b(?:ska|skall|bör)\b [^.;,]* \bminst\s+$"
)
# Minst 20 000 000 kronor av medlen ska gå till glesbygden
_OF_ALL_AFTER = words(
    r"^ \s* (?:ska|skall)\s+(?:avsättas|fördelas|användas|lämnas|gå)\b"
    r" | ^ \s* av\s+(?:anslag\w*|\w*medlen|dessa|\w*beloppet|ramen|\w*bidraget) [^.;]* \b(?:ska|skall|bör)\b"
)
# minimibelopp   minst   ingen får mindre än
_MINIMUM_BEFORE = words(
    r"""
    minimi\w* | lägsta(?:belopp|nivå)?\b | \bgolv(?:et)?\b | \b(?:minst|lägst|åtminstone)\s+$
  | \b(?:ingen|inget|inte|ej)\b [^.;]* \b(?:under|understig[ae]r?)\s+$
  | \blägst\s+(?:beviljas|lämnas|utgår|betalas)\s+$
  | \bsom\s+lägst\s+(?:\w+\s+){0,2}$ | \bgaranter\w+
  | \b(?:ingen|inget|inga|inte|aldrig)\b [^.;]* (?<!\bsom\sär\s) \b(?:mindre|lägre)\b [^.;]{0,25} \bän\s+$
    """
)
# stöd under 100 000 kronor lämnas inte
_UNDER = words(
    r"\b(?:understiger\s+(?:\w*bidraget|\w*stödet|beloppet|summan)|under|understigande|understiger|mindre\s+än|lägre\s+än)\s+$"
)
_NONE_GIVEN = words(
    r"^ \s* (?: (?:lämnas|beviljas|betalas|utbetalas|ges|delas|görs|sker) \s+ (?:(?:ut|det|bidraget"
    r"|stödet)\s+)? (?:inte|ej|aldrig) | avslås"
    r" | (?:beaktas|prövas|behandlas|godkänns|tas\s+upp) \s+ (?:inte|ej) | får\s+(?:inget|inga|inte\s+något) ) \b"
)
_LESS_THAN = words(r"\b(?:mindre|lägre)\s+än\s+ $")
# "Vi ger inte bidrag på mindre än"
_NONE_GIVEN_UNDER = words(
    r"""
    \b (?: (?:lämnar|ger|beviljar|delar|betalar|lämnas|beviljas|betalas|utbetalas|ges|utgår|fördelas) \s+
      (?:ut\s+)? (?:inte|ej|aldrig|inga|inget)
      | (?:ingen|inget|inga) \s+ (?:\w+\s+)? (?:får|ges|beviljas|lämnas) ) \s+ (?:ut\s+)?
      (?: \w*(?:bidrag|stöd|medel|belopp|utbetalning|summa)\w* \s+ )? (?: (?:på|om|med|som\s+är) \s+ )?
      (?: mindre\s+än | lägre\s+än | under | understigande | som\s+understiger ) \s+ $
    """
)
# "om det inte rör sig om mindre än": who need not, no floor
_UNLESS = words(r"(?:^|[,;]\s) (?:om|såvida|när|ifall|därest)\b [^,;]* $")
_MINIMUM_AFTER = words(r"\s*(?:som\s+|i\s+)?(?:minimi|lägsta)")
# en fast grundersättning om 1 miljon kronor per mottagning: the same for each, whatever it is called
_BASE_EACH = words(r"\b(?:grund|bas)(?:belopp|ersättning|bidrag) | \bfast(?:a)?\s+(?:belopp|del|ersättning)")
# Grundbidraget är 5 000 kronor   Grundstödet uppgår till högst 60 000 kronor
_BASE_IS = words(r"\bgrund(?:bidrag|stöd)et\s+(?:är|utgör|uppgår\s+till|utgår\s+med|lämnas\s+med)\s+(?:högst\s+)?$")
_EACH = words(
    rf"\s*(?:per|till\s+varje|för\s+varje)\s+[^\W\d_]"
    rf"| \s* (?:betalas|utbetalas|lämnas|utgår|ges) \s+ (?:ut\s+)? till \s+ (?:alla|varje|samtliga) \s+ {RECIPIENT}"
)
_EACH_THING = words(rf"\s*(?:per|för\s+varje)\s+{THING}")
_NOT_ABOVE = words(
    r"\b(?: (?:inte|ej)\s+överstiga | (?:begränsa|maximera)(?:d|t|s|de|ts)?\s+till ) \s+ (?:\w+\s+)?$"
    r" | \b(?:ingen|inget|inga|inte|aldrig|ej)\b [^.;]* \b(?:mer|högre|större)\s+ (?:\w+\s+)?än\s+$"
)
# Det maximala bidraget per projekt är   högst 200 000 kronor per ansökan: a ceiling, not a rate
_CEILING_NOUN = words(
    r"\b(?:maximalt|maximala|högsta|största)\s+(?:möjliga\s+)?(?:\w*bidrag|\w*belopp|\w*stöd|\w*summa)\w*\b"
    r" [^.;,]* $"
)
# Projektbidrag kan maximalt omfatta
_CAN_AT_MOST = words(r"\bkan\s+(?:maximalt|som\s+mest|högst)\s+(?:omfatta|uppgå\s+till|vara|bli)\s+(?:\w+\s+)?$")
_PER_CASE = words(
    rf"\s* (?: per | för\s+varje | till\s+varje ) \s+ (?: projekt | ansökan | anläggning | objekt "
    rf"| åtgärd | insats | {RECIPIENT} )\b"
)
# Samverkar flera kommuner går det att söka upp till 2,5 miljoner kronor
_TO_APPLY_FOR = words(
    r"\bsökas,?\s+(?:med\s+)?(?:som\s+)?(?:högst|mest|max\w*|upp\s+till)\s+$ | \b(?:söka"
    r"|ansöka\s+om)\s+(?:stöd\s+|bidrag\s+)?(?:\w+\s+){0,3}$"
)
# Kommuner kan få mellan 150 000 och 3 000 000 kronor
_CAN_GET_BETWEEN = words(
    r"\b(?:kan|får)\s+(?:\w+\s+)?(?:få|söka|beviljas|ansöka\s+om|erhålla)\s+(?:mellan|från)\s+$"
    r" | \b\w*(?:bidraget|stödet|ersättningen|beloppet|stipendiet)\s+(?:är|blir|ligger|uppgår\s+till|kan\s+vara)"
    r"\s+(?:\w+\s+)?(?:(?:på\s+)?mellan|från)\s+$"
)
_CASE_BEFORE = words(
    r"\b(?:per|för\s+varje)\s+(?:projekt|ansökan|anläggning|objekt|åtgärd|insats|satsning) \b [^.;,]{0,40} $"
)
_CAP = re.compile(r"(?:som )?högst|maximalt|max|som mest|upp till")
_EQUAL_AFTER = words(
    rf"""
    ^ (?: [^.;]{{0,60}} \s )? (?: (?:för)?delas\s+(?:lika|jämnt) | (?:lika|jämnt)\s+(?:mellan|på)\b
      | lika\s+(?:stora\s+)?delar
      | (?:till\s+)?var(?:dera(?!\s+(?:åre?n?\s+)?(?:19|20)\d\d)|\s+och\s+en) ) \b
  | ^ \s* (?:ges|lämnas|utgår|utbetalas|betalas) \s+ (?:ut\s+)? till \s+ (?:varje|var\s+och\s+en) \s
  | ^ \s* (?:till\s+|extra\s+)? per \s+ \w+(?:ande|ende|ad)\s+ {RECIPIENT}
  | ^ \s* (?: per | (?:till|för|i|åt)\s+varje | (?:till|för)\s+respektive | i\s+grundbelopp ) \s+ {RECIPIENT}
  | ^ \s* var (?= \s*[.,;] ) | ^ \s* i\s+(?:ett\s+)?fast\w*\s+(?:grund)?(?:belopp|bidrag)
    """
)
_EQUAL_BEFORE = words(
    rf"""
    \b(?:varje|respektive|per)\s+{RECIPIENT} [^.;]* $ | \blika\s+(?:stor|mycket|belopp) | \bsamma\s+belopp
  | \bdela[rs]?\s+(?:lika|jämnt)\b | \b(?:detsamma|samma|lika)\s+för\s+(?:alla|samtliga|varje|var)\b
  | \b(?:i|med)\s+lika\s+(?:stora\s+)?delar\b
  | \b(?:alla|samtliga)\s+(?:\w+\s+){{0,2}}?{RECIPIENT}\s+(?:\w+\s+){{0,3}}?
      (?:får|tilldelas|erhåller|ges|beviljas)\s+
      (?:ett|en|i)\s+(?:\w+\s+)?\w*(?:bidrag|stöd|ersättning|belopp|summa)\s+(?:på|om|med)\s+$
  | \b(?:\w*beloppet|\w*bidraget|stipendiet|\w*ersättningen|summan)\s+(?:för|till)\s+(?:en|ett)\s[^.;,]*
      \s(?:är|utgör)\s+$
  | \bvart?\s+och\s+(?:en|ett)\s+av\s [^.;]* \s(?:får|tilldelas|erhåller|beviljas|ges)\b [^.;]* $
  | \b(?:alla|samtliga)\s+{RECIPIENT}\s+(?:får|tilldelas|erhåller)\b [^.;]* \bfast
      | (?:grund|(?<!pris)(?<!inkomst)bas)belopp
  | \bvarje\s+\w+\s+(?:har|får|kan|ska|tilldelas|erhåller|beviljas)\b [^.;]* $
  | \bvardera\s+$
  | \b(?:får|ges|utgår|med)\s+(?:ett|en)\s+(?:\w+\s+)?(?:tillägg|påslag|tilläggsbelopp)
      \s+ (?:på|om|med)\s+ (?:\w+\s+)? $
    """
)
# Takbeloppet är   beloppsgränsen är   Normalbeloppet ligger mellan
_LIMIT_NOUN = words(
    r"\b(?: tak(?:et|belopp\w*)? | \w*bidragstak\w* | max(?:imi)?(?:belopp|bidrag|nivå)\w* "
    r"| högsta(?:belopp|nivå)\w*"
    r" | beloppsgräns\w* | normal(?:belopp|bidrag)\w* | beloppsintervall\w* ) \b [^.;]* $"
)
# kan en mottagning som mest få   kan maximalt erhålla: the qualifier stands before the verb
_MOST_FOR_ONE = words(
    rf"""
    \b(?:en|ett|varje|per|enskild)\s+(?:\w+\s+)?[^\W\d_]+\b [^.;,]* \b(?:som\s+mest|högst|maximalt|max)\s+
      (?:kan\s+)? (?:få|erhålla|söka|beviljas|tilldelas|ges|ersättas|uppgå\s+till)\s+
      (?:till\s+|med\s+|upp\s+till\s+)?$
  | \b(?:till\s+en|en|ett|en\s+enskild|varje|per)\s+(?:enskild\s+)?{RECIPIENT} [^.;,]*
      \b(?:får|kan|ska)\b [^.;,]* (?:uppgå\s+till|vara|bli|lämnas\s+med)\s+(?:\w+\s+){{0,2}}$
  | \b(?:du|ni|man|sökande\w* | (?:kommun|region|förening|organisation|myndighet)(?:er|ar) | företag | huvudmän) \s+
      (?:kan|får)\s+ (?:(?:som\s+mest|högst|maximalt|max)\s+)?
      (?:få|söka|ansöka\s+om|erhålla|beviljas)\s+ (?:\w+\s+){{0,2}}$
    """
)
# Bidraget är som mest   Som mest blir bidraget   Som mest kan ni få: on the page of who gives to many
_MOST_OF_GRANT = words(
    r"""
    \b\w*(?:bidraget|stödet|ersättningen)\s+(?:är|blir|kan\s+bli|kan\s+vara)\s+(?:som\s+mest|högst|maximalt|max)\s+$
  | ^ (?:som\s+mest|maximalt)\s+(?:kan|får|blir|ger|är|beviljas|lämnas|ges)\s+(?:\w+\s+){0,3}$
    """
)
# En kommun kan få upp till 800 000 kronor
_ONE_CAN_GET = words(
    rf"\b(?:en|ett|varje|enskild)\s+(?:enskild\s+)?{RECIPIENT}\s+(?:kan|får)\s+(?:\w+\s+)?"
    r"(?:få|söka|beviljas|erhålla|tilldelas)\s+(?:\w+\s+){0,2}$"
)
# Varje projekt finansieras med som mest 2 miljoner kronor
_FOR_ONE_PROJECT = words(
    r"\b(?:varje|ett|per|enskilda?)\s+(?:enskilt\s+)?(?:projekt|insats|ansökan|satsning) \b [^.;,]* $"
)
# 60 kronor per kvadratmeter, dock högst 45 000 kronor per lokal
_THOUGH = words(r"\bdock\s+(?:\w+\s+)?$ | \bdock\s+(?:som\s+)?(?:högst|mest|max\w*)\s*$")
# "beviljar Torsta AB stöd med 50 procent av kostnaderna, dock högst": all that this one gets
_GRANTS_TO_ONE = words(
    r"\b(?:beviljar?|tilldelar?)\s+(?:(?-i:[A-ZÅÄÖ])\w+|er\b|dig\b|(?:förening|bolag|kommun|region|stiftels)(?:en|et)\b)"
)
_MOST = words(r"\b(?:som\s+mest|högst|maximalt|max)\b")
_BETWEEN = words(r"\b(?:mellan|från)\s+(?:[0-9 ]+(?:\s*(?:kronor|kr))?\s+(?:och|till)\s+)?$")


def is_base(amount: Around) -> bool:
    """True of the fixed part that each one gets: "grundbelopp om 80 000 kronor per råd"."""
    if _BASE_IS.search(amount.before):
        return True
    each = _BASE_EACH.search(amount.before) is not None and _EACH.match(amount.after) is not None
    return each and not _EACH_THING.match(amount.after)  # "Grundbeloppet är 84 600 kronor per elev" is a rate


def is_ceiling(amount: Around) -> bool:
    """True for the most that one project or applicant may have: neither its share nor everybody's."""
    nouns = (_NOT_ABOVE, _CEILING_NOUN, _LIMIT_NOUN, _CAN_AT_MOST)
    if _is_most_of_grant(amount) or any(noun.search(amount.before) for noun in nouns):
        return True
    capped = _is_capped(amount)
    if capped and any(most.search(amount.before) for most in (_ONE_CAN_GET, _FOR_ONE_PROJECT, _TO_APPLY_FOR)):
        return True
    of_many = _EACH.match(amount.after) is not None or amount.setting.side is Side.LOCAL
    if capped and _THOUGH.search(amount.before) and of_many and not _GRANTS_TO_ONE.search(amount.before):
        return True
    if (capped or _MOST.search(amount.before)) and _MOST_FOR_ONE.search(amount.before):
        return True
    if amount.ranged and (_CAN_GET_BETWEEN.search(amount.before) or _CASE_BEFORE.search(amount.before)):
        return True
    case = _PER_CASE.match(amount.after) is not None
    return case and (capped or _BETWEEN.search(amount.before) is not None)


def _is_most_of_grant(amount: Around) -> bool:
    """True for "bidraget är som mest ...", where many may apply."""
    said = (amount.before, f"{amount.before.rstrip()} {amount.qualifier} ")
    many = amount.setting.side not in {Side.GOVERNMENT, Side.PARTIES}
    return many and any(map(_MOST_OF_GRANT.search, said))


def is_capped_share(amount: Around) -> bool:
    """True for "varje kommun får högst ...": a ceiling, not the share."""
    return is_equal_share(amount) and _is_capped(amount)


def is_at_least_of_all(amount: Around) -> bool:
    """True for "av anslaget ska minst ... lämnas": a share of all, no floor for each."""
    if amount.qualifier == "minst" and _OF_ALL_AFTER.match(amount.after):
        return True
    return _AT_LEAST_OF_ALL.search(amount.before) is not None


def is_named_minimum(amount: Around) -> bool:
    """True where the floor is called so, whatever it is per."""
    return _MINIMUM_NOUN.search(amount.before) is not None


def is_per_unit(amount: Around) -> bool:
    """True for a rate: per place, customer, hour."""
    return _PER_UNIT_AFTER.match(amount.after) is not None or _PER_UNIT_BEFORE.search(amount.before) is not None


def is_hourly(amount: Around) -> bool:
    """True for what work is worth, whoever pays it and however it is capped: "högst 300 kronor per timme"."""
    return _HOURLY.match(amount.after) is not None


def is_per_time(amount: Around) -> bool:
    """True for "i månaden", "om dygnet"."""
    return _PER_TIME.match(amount.after) is not None


def is_under_which_none(amount: Around) -> bool:
    """True for "stöd under 100 000 kronor lämnas inte", "vi ger inte bidrag på mindre än 75 000 kronor"."""
    if _NONE_GIVEN_UNDER.search(amount.before):
        return True
    return _UNDER.search(amount.before) is not None and _NONE_GIVEN.search(amount.after) is not None


def is_minimum(amount: Around) -> bool:
    """True for a floor: nobody gets less."""
    if _UNLESS.search(amount.before) and _LESS_THAN.search(amount.before):
        return False
    return _MINIMUM_BEFORE.search(amount.before) is not None or _MINIMUM_AFTER.match(amount.after) is not None


def is_equal_share(amount: Around) -> bool:
    """True for the same sum for each."""
    return _EQUAL_AFTER.search(amount.after) is not None or _EQUAL_BEFORE.search(amount.before) is not None


def _is_capped(amount: Around) -> bool:
    return _CAP.fullmatch(amount.qualifier) is not None
