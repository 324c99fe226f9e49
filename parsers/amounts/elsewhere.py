"""Sums that a document names and does not dispose of: earlier years', costs, thresholds.

A leaf under ``amounts.roles``: the words before and after an amount in, yes or no out.
"""

from __future__ import annotations

from parsers.amounts.words import Around, Side, words

# an earlier year's outcome, a change, a cost: sums that this decision does not dispose of
_NOT_THIS = words(
    r"""
    \b(?: uppgick | fördelades | delades | (?:förra|föregående|fjolårets)\s+\w+ | tidigare\s+(?:har|hade|omgång\w*)
      | (?:har|hade)\s+(?:tidigare|redan)\s+\w+(?:at|it|tt|ts) | avslå\w*
      | (?:inte|ej)\s+förbrukat
      | hittills | dittills | inkomna\s+ansökningar | sökta?\s+belopp\w* | sköt\s+till | avsatte | anslogs?
      | anvisades | tillfördes | i\s+(?:snitt|genomsnitt|medeltal)
      | (?:det|den)\s+genomsnittliga | ansökningar(?:na)?\s+om | söktryck\w*
      | (?:an)?sökte
      | (?:an)?sök(?:tes|ts)
      | föreslagit | föreslog(?:s)? | hemställt | begärt | äska\w*
      | betala(?:de|des)\s+(?:\w+\s+){0,3}?ut | utbetala(?:de|des) | användes | kostade
      | avsattes | återbetala(?:de|des) | föregående\s+år | förra\s+året | i\s+fjol | året\s+innan
      | som\s+jämförelse | motsvarande\s+(?:belopp|summa) | legat | varierat | de\s+senaste | tidigare\s+år
      | (?<!\bvar\s)var\s+(?!och\s+en\b)(?:beloppet|summan|stödet|bidraget)? | (?:pris|inkomst)basbelopp\w* ) \b
  | \bansökning(?:ar|arna)\b [^.;,]* \b(?:på|om|för|till|värda|motsvarande)\s+ (?:\w+\s+){0,3} $
  | \baviser\w+ | \bfick\s+(?:\w+\s+){0,3}?(?:år\s+)?(?:19|20)[0-9]{2}\b | \b(?:19|20)[0-9]{2}\s+fick\b
  | \b(?:förbruka|rekvirera)(?:de|des)\s+(?:(?:\w+\s+){0,6}(?:på|med|om)\s+)?$
  | \bhar\s+[0-9]+\s+(?:\w+\s+){1,3}?(?:an)?sökt\s+(?:\w+\s+){0,2}$
  | \b(?:mellan)?(?:skillnad|differens)(?:en)?\b [^.;]* \b(?:är|på|om|med|uppgår\s+till|utgör)\s+ $
  | \b(?:ansökt|ansöker|sökt)\s+om\b
  | \b(?:öka|minska)(?:r|s|de|des|t|ts)\b [^.;]{0,90} \bmed\s+(?:\w+\s+)?$
  | \b(?:höjdes|sänktes|ökades?|minskades?|ökade|minskade)\b [^.;]{0,60} \btill\s+(?:\w+\s+)?$
  | \b(?:höjs|höjdes|höjts?|sänks|sänktes|sänkts?)\b [^.;]{0,30} \bmed\s+(?:\w+\s+)?$
  | \b(?:nuvarande|befintliga?|ordinarie|dagens|innevarande)\s+
      \w*(?:bidrag|stöd|anslag|ersättning|ram|budget|nivå)\w*\b [^.;]* $
  | \bhar\b [^.;]* \b(?:uppgått|varit|legat|utgjort|kostat)\b [^.;]* $
  | \b(?:har|är|uppgår|ligger|omfattar)\s+i\s+dag\b [^.;]* $
  | \b(?:har|hade|även|också)\s+(?:an)?sökt\s+(?:\w+\s+)?$
  | (?<!\bsom\s)\bsöker\s+(?:\w+\s+){0,4}?\w*(?:stöd|bidrag|medel|anslag)\s+(?:om|på|med)\s+ $
  | \b(?:annat|andra)\s+\w*(?:stöd|bidrag|anslag)\w*\s+(?:på|om|med)\s+ $
  | \bi\s*stället\s+för\s+(?:\w+\s+){0,4}$ | \butöver\s+(?:de\s+)?tidigare\s+(?:\w+\s+){0,2}$
  | \b(?:avstått|avstår|avstod)\s+från\b [^.;]* $
  | \b(?:höj|sänk|öka|minska|ändra|juster|skriv)\w*\b [^.;]{0,80} \bfrån\s+ $
  | \bhar\s+(?:\w+\s+)?[0-9]+\s+(?:\w+\s+){0,3}rekvirerat\b [^.;]* $
  | \b(?:av|mot)\s+(?:den|en|projektets)\s+totala?\s+\w*(?:budget|kostnad|omslutning)(?:en)?\s+(?:på|om)\s+ $
  | \bavdrag(?:et)?\b [^.;]* \b(?:med|på|om)\s+ $ | \b\w*(?:kostnad|utgift)(?:en|er|erna)?,\s+ $
  | kostnad\w*,?\s+(?:\w+\s+){0,4}?(?:beräkna|uppskatta|uppgå)\w* | \bberäkna[rs]?\b [^.;]* kostnad
  | \binom\s+(?:\w+\s)?(?:nämnd|styrelse|kommun|region|förvaltning|verk|myndighet)(?:en)?s
      \s+(?:\w+\s)?(?:ram|budget|omslutning|anslag)\w*\b [^.;]* $
  | \blikvida\s+medel\b [^.;]* $ | \bkosta[rs]?\b | \bsökt\w*\s+(?:bidrag|stöd)\b
  | \bansökningsbelopp\w*\b [^.;]* $
  | \b(?:budget|projekt)\w*\s+(?:på\s+)?(?:under|över|understigande|överstigande)\s+$
  | \b(?: projekt\w*\s+(?:totala\s+)?kostnad | (?:total|projekt)\w*\s*projektkostnad | projektkostnad
      | stödberättigande\s+kostnad ) \w* [^.;,]* $
  | \b(?:återbetala | återföra | återkräva | betala\s+tillbaka | kräva\s+tillbaka ) [^.;]{0,40} $
  | \bav\s+(?:den\s+|projektets\s+|totala\s+)?(?:\w*budgeten|\w*kostnaderna|\w*utgifterna)
      \s+(?:avser|utgör|är|går)\s+$
  | \b(?:avgift|vite|intäkt|omsättning|underskott|överskott)\w*\b [^.;]* $
  | \b(?:\w*hyra | \w*lån | skuld | \w*kapital | behållning | saldo | \w*ränta | inkomst | vinst | \w*förlust
      | skadestånd | besparing | prislapp | deposition | böter | försäkring\w* | omslutning | fordran
      ) (?:en|n|et|t|er|erna|s)? \s+ (?:\w+\s+){0,3}?
      (?:är|uppgår\s+till|om|på|blir|ligger\s+på|med|av)\s+ (?:\w+\s+)? $
  | \b(?:\w*kostnader|\w*utgifter|\w*kostnaden) (?:na)? \s+ på \s+ (?:\w+\s+)? $
  | \b(?:till|motsvarar|har|med)\s+ett\s+(?:\w+\s+)?värde\s+(?:av|på|om)\s+ $
  | \b(?:omfördela|omdisponera|avvika|flytta|överföra|föra\s+över)\b [^.;,]{0,40} $
    """
)
# 112 000 kronor mindre än året innan   90 000 kr är sökta hos   - of the sum before such words
_NOT_THIS_AFTER = words(
    r"""
    \s* (?: avslås \b | (?:mindre|mer|lägre|högre) \s+ än \b
      | som \s+ (?:\w+\s+){1,2} har \s+ (?:rekvirerat|använt|förbrukat|fått|beviljats|erhållit) \b
      | som \s+ (?:hittills|redan) \s+ (?:har\s+)? \w+t?s \b
      | som \s+ (?:då\s+)? (?:fanns|stod|var|återstod) \b
      | som \s+ (?:då\s+)? (?: \w+(?:ades|ldes|ndes|ttes) | betalades\s+ut | betalats\s+ut | lämnades | söktes ) \b
      | (?:är|har|hade) \s+ (?:redan\s+)? (?:sökt[as]? | ansökt\w* | förbrukat?s? | rekvirerats | utbetalats) \b )
    """
)
# Om stödet överstiger 600 000 kronor   projekt med beslut om lägre belopp än 100 000 kronor: where a rule begins
_THRESHOLD = words(
    r"""
    \b(?: över(?:stig\w+|skrid\w+) | under(?:stig\w+|skrid\w+)
      | (?:mer|mindre|högre|lägre|större)\s+(?:(?:belopp|stöd|bidrag|medel|summa|anslag)\s+)?än
      | uppgår\s+till\s+minst ) \s+ $
    """
)
_SUPPOSES = words(
    r"(?:^|[,;:]\s|\b(?:och|men|dock)\s)(?:om|när|då|ifall|därest)\b [^;]* $"
    r" | ^(?-i:Har|Är|Får|Blir|Uppgår|Överstiger|Understiger)\b [^.;,?]* $"
    r" | \bom\s+(?:\w*stödet|\w*bidraget|beloppet|summan|kostnad\w*)\b [^.;]* $ | \b(?:som|där|vars)\b [^.;]* $"
)
# "när du har kostnader för minst 20 000 kr", "ett eget kapital på minst 200 tkr": nobody is given that
_COST_OF_AT_LEAST = words(
    r"\b(?:\w*kostnad|utgift|\w*omsättning|\w*investering|kapital|\w*intäkt|\w*budget|\w*värde)\w*"
    r" \s+ (?:\w+\s+){0,2}?"
    r" (?:för|på|om|är|av|till) \s+ (?:minst|lägst|åtminstone) \s+ $"
)
_INVESTMENT = words(
    r"\b(?:\w*investeringen|prislappen|(?:den\s+)?totala\s+\w*(?:kostnaden|investeringen|utgiften))"
    r" \s+ (?:\w+\s+){0,2}? (?:är|blir|uppgår\s+till|landar\s+på|hamnar\s+på) \s+ (?:\w+\s+){0,2}? $"
)
_OF_THOSE = words(r"^\s*\w+(?:\s+\w+){0,3}?\s+(?:med|på|om|vid)\b [^.;]* $")
# Kommunens egen budget för föreningsstöd är 7,2 miljoner kronor
_OWN_BUDGET = words(
    r"\b(?:egen|egna|ordinarie)\s+\w*(?:budget|omslutning)\w*\b [^.;]* $"
    r" | \bbudget(?:en)?\b [^.;]* \b(?:innehåller|rymmer|upptar|inrymmer)\s+ (?:\w+\.?\s+)? $"
    r" | \bbudget\w*\b [^.;]* \b(?:i|inom|hos)\s+(?:staden|kommunen|regionen|nämnden|förvaltningen|länet|länen)\b"
    r" [^.;]* (?:är|uppgår\s+till|var|på|om)\s+ (?:\w+\.?\s+)? $"
    r" | \b(?:kommun|region|\w*nämnd|förvaltning|förening|stad|bolag)(?:en|et)?s\s+(?:\w+\s+)?(?:\w*budget"
    r"|omsättning|omslutning)\w*\b [^.;]* (?:är|uppgår\s+till|var|på|om)\s+ $"
)
# "Projektets totala budget är": of the recipient; of the parties where they made an agreement
_WHOLE_BUDGET = words(
    r"""
    \bprojektet\s+(?:\w+\s+){0,3}?har\s+en\s+(?:total|samlad)\w*\s+(?:projekt)?budget\s+(?:på|om)\s+$
  | \b(?:den\s+)?totala?\s+(?:projekt)?budget(?:en)?\s+
      (?:för\s+(?!utlysning|satsning|omgång|program|uppdrag|insats|stöd|bidrag)\w+\s+)?
      (?:är|uppgår\s+till|omfattar)\s+$
    """
)
_CALL = words(r"\butlysning")  # in its title: there the budget is that of the call
# "Budgeten är 1,7 mnkr och prognosen pekar på", "mot en budget på": what came of it is told
_BUDGET_IS = words(r"\bbudget(?:en)?\b [^.;]* $")
_AGAINST_OUTCOME = words(r"\b(?:utfall\w* | prognos\w* | underskott\w* | överskott\w* | avvik\w+ | förbruka\w+)\b")
# "har fått 2,9 miljoner kronor av regeringens satsning på totalt"
_OF_A_WHOLE = words(
    r"\b(?:av|från|ur) \s+ \w+s \s+ (?:\w+\s+)? \w*(?:satsning|anslag|pott|ram|budget|medel|program)(?:en|et)?"
    r" \s+ (?:på|om) \s+ (?:\w+\s+)? $"
)
# 3,2 mnkr återstod vid årsskiftet: of last year's money
_LEFT_OVER = words(
    r"\b(?:återst(?:år|od|ått)|kvarst(?:år|od|ått)|kvar(?:var)?|förbrukades|utnyttjades)\s+(?:\w+\s+)?$"
)
_LEFT_OVER_AFTER = words(
    r"^ ,? \s* (?:(?:åter|kvar)st(?:år|od|ått)|(?:\w+\s+)?blir?\s+över"
    r"|förbrukades|utnyttjades|återbetalades|(?:fanns|är)\s+kvar)\b"
)

_OR_MORE = words(r"^ \s* eller \s+ (?:mer|mindre|högre|lägre|däröver|därunder|över|under) \b")
# "har hemställt om bidrag med 6 mnkr och Nordanstigs kommun om bidrag med 1,2 mnkr": the verb stands once
_ASKED_ALIKE = words(
    r"\b(?:hemställ|ansök|begär|äska|söker|sökte|sökt)\w* [^.;]* \b(?:och|samt|respektive)\s [^.;]*"
    r" \bom\s+(?:\w+\s+)?(?:\w*bidrag|\w*stöd|medel|ersättning)\s+(?:med|på|om)\s+$"
)
# "Om du exempelvis har beviljats 500 000 kronor": nobody's
_EXAMPLE = words(r"\b(?:om|när)\s+(?:\w+\s+){1,4}?(?:exempelvis|till\s+exempel|t\.ex\.)")


def is_elsewhere(amount: Around) -> bool:
    """True of an earlier year's outcome, a change, a cost, a threshold: what this decision does not dispose of."""
    before, after = amount.before, amount.after
    if _ASKED_ALIKE.search(amount.sentence_before) or _OR_MORE.match(after):
        return True
    if _EXAMPLE.search(before):
        return True
    if _THRESHOLD.search(before) and (_SUPPOSES.search(before) or _OF_THOSE.search(before)):
        return True
    if _is_budget(amount):
        return True
    past = _LEFT_OVER.search(before) or _LEFT_OVER_AFTER.search(after)
    return bool(past or _OWN_BUDGET.search(before) or is_not_this(before) or _NOT_THIS_AFTER.match(after))


def _is_budget(amount: Around) -> bool:
    """True of a budget that the decision does not dispose of: somebody's, of a whole, or beside what came of it."""
    before = amount.before
    if _WHOLE_BUDGET.search(before) and amount.setting.side is not Side.PARTIES:
        return _CALL.search(amount.setting.heads) is None
    whole = _OF_A_WHOLE.search(before) is not None and amount.sentence_before != before
    return whole or (_BUDGET_IS.search(before) is not None and _AGAINST_OUTCOME.search(amount.sentence) is not None)


def is_investment(amount: Around) -> bool:
    """True of what the whole thing costs, whoever pays."""
    return _INVESTMENT.search(amount.before) is not None


def is_cost(amount: Around) -> bool:
    """True of the least that something must have cost, which looks like a floor."""
    return _COST_OF_AT_LEAST.search(amount.before) is not None


def is_not_this(before: str) -> bool:
    """True where the words before an amount say so."""
    return _NOT_THIS.search(before) is not None
