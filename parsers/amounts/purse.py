"""What becomes of the money itself: all of it, a share given out, what running it costs.

A leaf under ``amounts.roles``: the words before and after an amount in, yes or no out.
"""

from __future__ import annotations

import re

from parsers.amounts.kept import is_from_the_rest
from parsers.amounts.words import AGENCYS, RECIPIENT, Around, Side, words

_ADMINISTRATION = words(
    rf"""
    eget\s+arbete | egna\s+omkostnader | \bbehålls\s+av\b | egna\s+(?:kostnader|arbete|insatser)
      | \badministration\w* | administrativa | \boverhead\w*
      | handläggning\w* | handläggningskostnad\w*
  | (?:förvaltnings|hanterings|kansli)kostnad\w*
  | \bför\s+att\s+(?:administrera|hantera|handlägga|granska|pröva)\b
  | \w*kostnader \s+ (?:vid|hos|på|inom) \s+ (?:verket|myndigheten|styrelsen|länsstyrelsen|kansliet)\b
  | \bför\s+{AGENCYS}\s+(?:eget\s+|egna\s+)?(?:arbete|merarbete|insatser)\b
  | \b{AGENCYS}\s+merarbete\b
  | \bavs[äa]tts?\s+(?:för|till)\s+{AGENCYS}\s
  | \b{AGENCYS}\s+(?:\w+\s+)?(?:\w*kostnader|administration|uppföljning|handläggning|hantering)\b
  | \bför\s+(?:sitt|myndighetens|sina)\s+(?:eget\s+|egna\s+)?(?:arbete|uppdrag|kostnader|uppföljning|administration)
  | får\s+användas\s+av\s+ (?! kommun | region | huvudm )
  | ^ \s* får\s+användas\s+(?:för|till)\s+(?:\w+\s+(?:och|samt)\s+)?(?:information|uppföljning|utvärdering)\b
  | \bför\s+(?!kommun|region|huvudm|län)\w+s\s+(?:egna\s+)?(?:kostnader|hantering|förvaltning|administration)\b
  | \btill\s+(?!kommun|region|huvudm|län)\w+s\s+(?:egen\s+|eget\s+|egna\s+)?
      (?:förvaltning|administration|handläggning|arbete|kostnader|hantering)\b
  | \b(?:förvaltningen|myndigheten|verket|kontoret)\s+behåller\b
  | \bkansli(?:et)?\s+(?:tilldelas|får|disponerar|kostar)\b
    """
)
_OWN_COSTS = words(
    rf"\b(?!{RECIPIENT})\w+s\s+egna\s+kostnader\b [^.;,]* \btill\s+(?:\w+\s+)?$"
    r" | \badministration\w*\s+får\s+kosta\b"
    r" | \b\w+(?:s|ens)\s+(?:kostnader|utgifter)\s+för\s+(?:administration|handläggning|samordning)\w*,?\s+"
    r"(?:dock\s+)?(?:högst\s+)?$"
    r" | (?:kostnader|utgifter)(?:na)?\s+för\s+(?:arbetet|uppdraget|genomförandet|administration\w*"
    r"|att\s+genomföra)\b [^.;]* \bfår\b"
)
# Av medlen får Boverket använda ... : the agency's part of what it deals out
_AGENCYS_PART = words(
    r"""
    \b(?:av\s+(?:dessa|de|medlen|beloppet|summan|anslaget|anslagsposten)|varav|därav|därutöver|härutöver)\b [^.;]*
    \bfår\s+ (?! kommun | region | huvudm ) [^.;]* \banvända\b
  | \bfår\s+för\s+(?:\w+\s+)?(?:utvärder|uppfölj|samordn|administr|kommunik|inform|handlägg)\w* [^.;]* \banvända\b
  | \bfår\s+(?: för\s+(?:detta(?!\s+ändamål)|samordning\w*|uppgiften)
      | därutöver | härutöver | dessutom | vidare | även | också )\b [^.;]* \banvända\b
    """
)
# Socialstyrelsen ska för samordning få   Socialstyrelsen 1,5 mnkr för uppföljning: the agency's own work
_OWN_WORK = (
    r"(?:samordn|information|kommunikation|uppfölj|utvärder|kansli|projektled|processled|stödja"
    r"|nationellt\s+stöd)\w*"
)
_A_BODY = r"""(?<!\bav\s) (?: (?-i:MSB|ESV|SBU|SPSM|MUCF|Myndigheten|Verket)
    | (?-i:[A-ZÅÄÖ])\w+(?:(?<!läns)styrelsen|verket|myndigheten|inspektionen|rådet|kollegiet|kassan) )"""
_IS_GIVEN = r"(?:ska|får|kan|tilldelas|erhåller|disponerar)"
_BODYS_WORK_BEFORE = words(rf"\b{_A_BODY}\s+{_IS_GIVEN}\b [^.;]* \bför\s+(?:\w+\s+)?{_OWN_WORK} [^.;]* $")
_BODY_BEFORE = words(rf"\b{_A_BODY} (?: \s+ (?:{_IS_GIVEN}|få|disponera|använda) (?: \s+ \w+ )? ){{0,2}} \s+ $")
_OWN_WORK_AFTER = words(
    rf"^ \s* (?: för | till | att\s+användas\s+(?:för|till) ) \s+ (?:att\s+)? (?:\w+\s+)? {_OWN_WORK}"
)
# Socialstyrelsen disponerar 4 mnkr av medlen för uppföljning
_AGENCY_DISPOSES = words(
    r"\b (?!kommun|region) \w+(?:styrelsen|verket|myndigheten|inspektionen|kontoret|rådet|kollegiet|kassan) \s+"
    r"(?:(?:får|ska|kan)\s+)? (?:för\s+\w+\s+)?"
    r"(?:disponera|använda|behålla|behålle)r? \s+ (?:\w+\s+)? $"
)
# får 1 500 000 kronor användas av Statens landsbygdsverk för kunskapsspridning
_USED_BY_THE_AGENCY = words(
    r"^ \s* (?:får\s+)? (?:användas|disponeras|nyttjas) \s+ av \s+ (?!kommun|region|huvudm|län(?!s?styr)|förening"
    r"|organisation|mottag|sökand|enskild|utförare)"
)
# får därutöver använda 5 mnkr för bidrag till byalag: that is dealt out
_FOR_GRANTS = words(r"^ \s* (?:för|till|i|som)\s+(?:\w+\s+)?(?:\w*bidrag|\w*stöd)\s+(?:till|åt)\b")
_FOR_WORK = words(r"^ \s* för \s+ (?! [^.;,]* \b(?:\w*bidrag|\w*stöd|fördel\w*|dela\s+ut|kommun\w*|region\w*)\b)")
_OF_THE_MONEY = words(r"\s* av\s+(?:medlen|beloppet|summan|anslaget|bidraget|dessa)\b (?![^.;]*bidrag\s+till)")
# Resterande belopp, 150 000 kr, får länsstyrelsen använda   1 mnkr som Forte använder för
_REST_BEFORE = words(r"\b(?:rest(?:en|erande)|återstående|återstoden|överskjutande)\b [^.;]* $")
_AGENCY_USES = words(
    r"^ ,? \s* (?:får|ska|kan) \s+ (?!kommun|region|huvudm|förening|mottag|sökand)\w+(?:en|et|n|t) \s+"
    r" (?:använda|disponera|behålla) \b"
)
_KEEPS = words(r"^ \s* (?:behåller|behålls\s+av) \b")
_WHICH_IT_USES = words(
    r"^ \s* som \s+ (?!kommun|region|huvudm|förening|mottag|sökand|län(?!s?styr))\w+ \s+"
    r" (?:själv\s+)? (?:använder|disponerar|behåller) \b"
)
# Ur anslag 2:2 har myndigheten tilldelats ...: what it may deal out
_GIVEN_TO_DEAL_OUT = words(
    r"\b(?:regeringen|staten|riksdagen)\s+(?:har\s+)?(?:gett|givit|ger|gav)\s+\w+(?:et|en|n|s)?\s+(?:\w+\s+)?$"
    r" | \banslag(?:et)?\b [^.;]* \btilldel(?:as|ats)\b"
)
_ALLOCATION_BEFORE = words(
    r"""
    \b(?: tillfalle[rs]? | fördel(?:a|as|ar|at|ats|ning|ningen) | tilldel(?:a|as|ar|ats|at|ade|ades) | bevilja\w*
      | betala[rs]?\s+(?:\w+\s+){0,3}?ut | har\s+rätt\s+till(?=\s+(?:ytterligare\s+)?$) | delar\s+(?:\w+\s+){0,4}?på
      | utbetal(?:a|as|ar) | \w*utbetalning(?:en|ar)? | rekvirera[sr]? | ansöka\s+om | sökas? | erhåll\w*
      | lämna[rs]? | varav | mottag\w*
      | dela[rs]?\s+ut | erbjuds | (?:kan|får)\s+räkna\s+med | berättiga[dt]e?\s+till
      | (?:\w*bidrag|stöd|medel|stimulansmedel|\w*stipendium|engångs\w+)(?:et|en)?\s+(?:på|med|om)
      | (?:att|beslutar|föreslås)\b [^.;]* \b(?:med|sam|del)?finansiera[rs]?\b [^.;]* \bmed ) \b
  | \b(?:får|få|fått|erhåller|ge|gett|givit|ges|ger)\s+ (?: (?!använda|disponera|högst\b) [^\W\d_]+\s+ ){0,2}? $
  | \b(?:får|få|fick|erhåller|erhöll|tilldelas|tilldelades|beviljas|beviljades|går\s+till|gick\s+till)\s+
      (?-i:[A-ZÅÄÖ])[\w &:-]{2,60}[,:]\s+(?:med\s+)?(?:\w+\s+)?$
  # "Därutöver får Regionala cancercentrum i samverkan 12 miljoner kronor": the receiver, no infinitive
  | \b(?:får|erhåller|tilldelas|beviljas)\s+(?-i:[A-ZÅÄÖ])[\w&-]+ (?:\s+(?![a-zåäö]+a\s)[\w&-]+){0,5} \s+ $
  | \b(?:får|få|fick|erhåller|erhöll|tilldelas|beviljas)\s+(?:allra\s+|näst\s+)?
      (?:mest|minst|stör(?:st|re)|hög(?:st|re)|läg(?:st|re)|överlägset)\w* \b
      [^.;]{0,40} (?: , | \bmed | : | [–-] ) \s* (?:\w+\s+)? $
  | \b(?:mest|störst|minst)\s+(?:stöd\s+|bidrag\s+)?(?:får|fick)\s [^.;]{2,60} \smed\s+(?:\w+\s+)?$
  | \bbifall(?:a|er|s)\b [^.;]* \bmed\s+(?:\w+\s+)?$
  | \b(?:statlig|regional)\s+medfinansiering\s+(?:med|på|om)\s+ (?:\w+\s+)? $
  | \b(?:får|erhåller)\s+enligt\b (?![^.;,]*\b(?:disponera|använda|fördela)\b) [^.;,]{3,60} $
  | \b(?:\w*bidraget|\w*stödet|medlen)\s+till\b [^.;]* \b(?:är|blir|uppgår|uppgå|omfattar|omfatta)\b
  | \b\w*(?:bidrag|stöd|ersättning|belopp)(?:et|en)?\s+(?:bestäms|fastställs|beslutas)\s+till\s+$
  | \b\w*(?:bidraget|stödet|ersättningen|beloppet)\s+(?:höjs|sänks|ökas|minskas)\s+till\s+(?:\w+\s+)?$
  | \bhar\s+(?:\w+\s+)?rekvirerat\b (?![^.;]*\bhar\b)
  | \bSK[LR]\s+(?:disponerar|tar\s+del|använder|tillförs|tilldelas|erhåller)\b
  | \bav\s+(?:medlen|dessa|beloppet|summan|bidraget|\w+s\s+(?:bidrag|stöd))\s+(?:avser|går|utgör)\b
  | \b\w+s\s+bidrag\s+(?:är|uppgår|blir)\b
  | \b(?:del|andel|tilldelning)(?:en)?\b (?!\s+[0-9]) [^.;]*
      \b(?:är|blir|blev|uppgår?|motsvarar|innebär|betyder|ger|handlar)\b
    """
)
_ALLOCATION_AFTER = words(
    rf"""
    ^ ,? \s* (?: av\s+(?:de\s+)?(?:\w*bidraget|\w*medlen|\w*stödet|beloppet|summan|anslaget|dessa) \s+ )?
      (?: (?:ska|skall|får|kan|kommer\s+att|föreslås|bör) \s+ )?
      (?: fördelas | betala(?:s|ts)\b(?!\s+(?:tillbaka|åter|av|själv)) | utbetala(?:s|ts)
        | tilldelas | delas\s+(?:ut|mellan|upp) | söks | utlyses | lämnas | går?\s+till | ges | tillfaller ) \b
  | ^ \s* är \s+ (?:\w+\s+)? (?:rimlig|skälig|lämplig|motivera|väl\s+avväg)\w* \b
  | ^ \s* (?:avse|gäller(?!\s+(?:per|från|till|under|för|som|i)\b)
      |fördelar|tas\s+emot)\b | ^ \s* att\s+(?:fördela|söka|rekvirera|dela\s+ut)\b
  | ^ ,? \s* (?: (?:i|som)\s+(?:\w*bidrag|\w*stöd|\w*medel) \s+ )? (?: [0-9]{{4}}\s+ | per\s+år\s+ | årligen\s+ )?
      (?:extra\s+|ytterligare\s+)? till \s+ (?: (?:samtliga|alla|landets|länets|de|var)\s+ )? {RECIPIENT}
    """
)
# "får högst 5 miljoner kronor per år lämnas till": when stands between the sum and its verb
_TIME_FIRST = words(
    r"^ \s* (?:per\s+år|årligen|om\s+året|i\s+år|(?:under|för)\s+(?:år\s+)?(?:19|20)[0-9]{2}) (?=\s)"
)
# "för 2025 får 30 000 000 kronor användas": all of a year, the amount set in for "@"
_MAY_BE_USED = words(
    r"\bfår\s+(?:\w+\s+)?@\s*(?:användas|disponeras|utnyttjas|tas\s+i\s+anspråk)\s*(?:[,.;]|$|under\b)"
)
# Till Borås stad betalas 3 mnkr   Till kommunerna går 80 miljoner   - not "Till kurser avsätts"
_TO_RECIPIENT_BEFORE = re.compile(
    rf"\b[Tt]ill\s+(?:[A-ZÅÄÖÉ][^\W\d_]+|(?:\w+\s+)?{RECIPIENT})[^.;,]{{0,60}}"
    r"\s(?:betalas|utbetalas|går|utgår|ges|lämnas|fördelas|avsätts)\s+(?:[^\W\d_]+\s+){0,4}$",
    re.VERBOSE,
)
# "Trafikverket betalar 9,3 miljoner kronor", said in an agreement
_PARTY_PAYS = words(r"\b(?:betalar|svarar\s+för|finansierar|tillskjuter|bekostar)\b [^.;]{0,40} $")
_THERE_IS = words(r"\bfinns\s+(?:\w+\s+)?$")
_TO_NAMED = re.compile(r"^\s*(?:i\s+[^\W\d_]+\s+)?(?:avsätts\s+)?till\s+[A-ZÅÄÖÉ][^\W\d_]+")
_TOTAL_BEFORE = words(
    r"""
    \btotala?\b | \btotalt\b | \bsammanlag[dt]\w* | \bsammantage[nt]\w* | \bomfatta(?:r|s|t|de)?\b | \buppgår\b
      | (?<!\()ram(?:en)?\b
  | \bförfoga[rs]?\s+över\b
  | \banvända\b | \bdisponera\w* | \banslå\w* | \banvisa\w* | \btillför\w* | \bsatsa[rs]?
  | \butlys(?:er|es|t|ts|te)\b
  | \bbudget\w* | \b(?:handlar|rör\s+sig)\s+(?:\w+\s+)?om\b
  | \b\w*summa(?:n|s)?\b | \banslag(?:et|sposten)?\b | \bsatsning(?:en)?\b | \böverenskommelsen?\b | \bframgår\b
  | \bbelasta\w* | \b(?:för|under)\s+(?:åren?\s+)?[0-9]{4}\b [^.;]{0,20} \bberäknas\s+$
  | \bta(?:s|r)?\s+i\s+anspråk\b | \bfår\s+(?:medföra|föranleda)\s+(?:utgifter|kostnader)\b
  | \bpott(?:en)?\s+(?:är|på|om)\b | \btillsammans\b | \bfinansieras\b | \bfinns\b | förfogande\b
  | \binvestera\w* | \bskjuter\s+till
  | \bav\s+(?:de|dessa)\s+$
  | \b\w*(?:bidraget|stödet|beloppet|ramen)\b [^.;]{0,30} \b(?:är|blir)\b
  | \b(?:är|blir|uppgår|utgör)\s+(?:\w*bidraget|\w*stödet|\w*ersättningen|beloppet|summan|ramen)\s+(?:till\s+)?$
    """
)
# ställt 15 mkr till Socialstyrelsens förfogande
_AT_DISPOSAL = words(r"^\s*(?:ställs\s+|står\s+)?till\s+(?:\w+\s+)?\w+s\s+(?:förfogande|disposition)\b")
_TOTAL_AFTER = words(
    r"^\s*(?:från|ur|under)\s+(?:anslag|anslagspost)\w*\b [^.;,]{0,90}?"
    r" \b(?:får|ska|kan)\s+(?:användas|disponeras|betalas)\b"
    r"|^,?\s*(?:får|ska|kan)?\s*(?:användas|disponeras|belasta|avsätts|anvisas|finns|står)\b"
)
# "Beviljat stöd:", "Bidrag 2024:", "Rekvirerat belopp (kronor)" and then the amount
_LABEL = words(
    r"""
    \s* ap\.\s?[0-9.]+ \s [^()]{2,120} \( (?:ram|res\w*) \.? \) \s* |  # a post of an anslag
    \s* (?: (?:bevilja[dt]e?|besluta[dt]e?|tilldela[dt]e?|fastställ[dt]a?|totalt) \s+ ){0,2}
      (?: \w*(?:bidrag|stöd|anslag)s?(?:et|summa|belopp)?
        | (?:bevilja|besluta|tilldela|rekvirera)\w*\s+(?:belopp|medel) | utbetalas | (?:del|slut)utbetalning )
      (?: \s+ (?:för\s+)? (?:år\s+)? (?:19|20)[0-9]{2} )?
      (?: \s* : | ,? \s* \(? (?:i\s+)? (?:kronor|kr|tkr|mnkr|sek) \)? \s* :? ) \s*
    """
)
# What deals money out: "Av dem går 17 miljoner till markägare och 5 miljoner till", "ska", "beslutat"
_DEALS = words(
    r"\b(?:går|användas?|används|fördel\w+|avs[äa]tt\w*|öronmärk\w*|anslå\w*|bevilja[rs]?|tilldela[rs]?|ska|skall|föreslå\w*|satsa[rs]?"
    r"|dela[rs]?|utbetalas|betalas|lägger|läggs|beräknas|varav|därav|beslut\w*|får|ger|ges|lämna[rs]?)\b"
)
# användas till bemanning (31,0 mnkr), utbildning (12,5 mnkr)
_DEALT_IN_LIST = words(
    r"\b(?:används?|användas|fördelas?|går|gå|avsätts|avsätta|läggs|satsas|satsa|får|få|tilldelas|beviljas|till)\b"
)
_NAME_BEFORE = re.compile(
    r"\bär\s+(?:\w+\s+till\s+)?[A-ZÅÄÖÉ][^.;,0-9]{1,60}\s(?:med|på|om)\s$"
    r"|\b[A-ZÅÄÖÉ][^\W\d_]+(?:[ -][^\W\d_]+){0,3}\s\($"
)
_PAYS_PART = words(r"\bbetalas?\s+(?:\w+\s+){0,2}$")
_CONTRIBUTES = words(r"\bbidra[rs]?\b [^.;]* \bmed\s+(?:\w+\s+)?$")
_PART_OF_ALL = words(
    r"\bi\s+(?:\w*bidraget|beloppet|summan|medlen)\s+ingår\s+(?:\w+\s+)?$ | "
    r"\bav\s+(?:anslag\w*|\w*medlen|dessa(?:\s+medel)?|beloppet|summan|ramen|\w*bidraget)\s+(?:ska|skall|får|bör|kan)\s+"
    r"(?:\w+\s+){0,2}$"
)
# Hälften av medlen, 30 miljoner kronor, är avsedda för
_SHARE_OF_ALL = words(
    r"\b(?:hälften|tredjedel\w*|fjärdedel\w*|femtedel\w*|procent|delen|lejonparten|resten|återstoden)\s+av\s+(?:de\s+|det\s+|dessa\s+)?"
    r"(?:\w+\s+)?(?:anslag\w*|\w*medlen|medel|beloppet|summan|ramen|\w*bidraget|pengarna|budgeten)\s*,\s+(?:\w+\s+){0,3}$"
)
# att 3 100 000 kronor används för att utöka bemanningen
_IS_USED_AFTER = words(r"^\s*(?:används|nyttjas|disponeras)\s+(?:för|till)\b")
_TO_SOMETHING = words(r"^ \s* (?:till|för|avser) \s+ (?!följd|och\s+med|att\b) [^\W\d_]")
# godkänner att 18,4 mnkr av statsbidraget används enligt planen
_OF_THE_GRANT_AFTER = words(
    r"^ \s* av\s+(?:de\s+)?(?:\w*bidraget|\w*medlen|\w*stödet|beloppet|summan|pengarna) \s+"
    r" (?: (?:ska|skall|får|kan|bör)\s+)? (?: används?|användas|läggas?|läggs|satsas|går|avser|avsätts) \b"
)
# Kommunen ersätter föreningen med   utger verket ett belopp om   Ersättningen uppgår till: from party to party
_PAID_BY_A_PARTY = words(
    r"""
    \bersätt(?:er|s|a|as)\b [^.;]* \bmed\s+(?:ett\s+belopp\s+om\s+)?$
  | \b(?:\w*ersättning|\w*bidrag|\w*stöd|medel)(?:en|et)?\b [^.;]{0,60}
      \b(?:betalas|utbetalas|utges|ges|utgår|lämnas)\b [^.;]{0,60} \bmed\s+(?:\w+\s+)?$
  | \b(?:betalas|utbetalas|erläggs|faktureras)\s+(?:\w+\s+){0,3}?med\s+$
  | \b(?:utge[rs]? | utges | utger | fakturera[rs]? | erlägg(?:er|s|a|as) | tillskjut(?:er|s|a|as)
  | utbetalar)\b [^.;]{0,60} $
  | \b\w*ersättning(?:en)?\b [^.;,]{0,40} \b(?:är|uppgår\s+till|utgår\s+med|utgör|om|på)\s+ $
    """
)
# Uppdraget får kosta högst 3 miljoner kronor per år
_MAY_COST = words(
    r"\b(?:uppdraget|satsningen|insats(?:en|erna)|arbetet|utredningen|genomförandet|projektet|åtgärderna)\s+får\s+"
    r"(?:\w+\s+){0,2} kosta \s+ (?:\w+\s+){0,2} $"
)
# Brå har för 2023 tilldelats 9,4 miljoner kronor för stöd till: what it has to deal out
_HAS_BEEN_GIVEN = words(r"\b(?:har|hade)\b [^.;]{0,50} \b(?:tilldelats|fått|erhållit|anvisats)\b [^.;]{0,30} $")
_TO_DEAL_OUT = words(
    r"^ \s* (?:(?:per\s+år|årligen)\s+)? (?:för|till|att)\s+ (?:att\s+)? (?: stöd\b | bidrag | fördel | dela\b"
    r" | utlys | satsning | insats | statsbidrag )"
)


# Region Dalarna har 6 miljoner kronor per år för stöd till butiker
_HAS = words(r"\bhar\s+(?:\w+\s+)?$")
_BY_THE_GOVERNMENT = words(r"^ \s* (?:av|från) \s+ regeringen\b")
_BY_AN_AGENCY = words(
    r"^ \s* (?:av|från) \s+ (?: regeringen\b"
    r" | (?-i:[A-ZÅÄÖ])\w*(?:verket|styrelsen|myndigheten|rådet|ämbetet|kollegiet)\b )"
)
_FOR_SUPPORT = words(r"^ \s* (?:(?:per\s+år|årligen)\s+)? (?:för|till)\s+(?:\w*stöd|\w*bidrag|satsning)")


def is_to_deal_out(amount: Around) -> bool:
    """True of what the speaker was given to give on."""
    if _GIVEN_TO_DEAL_OUT.search(amount.before) or _AT_DISPOSAL.search(amount.after):
        return True
    giver = _BY_AN_AGENCY if amount.setting.side is Side.AGENCY else _BY_THE_GOVERNMENT
    if _HAS_BEEN_GIVEN.search(amount.before) and giver.match(amount.after):
        return True
    if _HAS.search(amount.before) and _FOR_SUPPORT.match(amount.after):
        return True
    return _HAS_BEEN_GIVEN.search(amount.before) is not None and _TO_DEAL_OUT.search(amount.after) is not None


def may_cost(amount: Around) -> bool:
    """True of what an assignment may cost: all of it."""
    return _MAY_COST.search(amount.before) is not None


def is_contributed(amount: Around) -> bool:
    """True of what a party contributes; what somebody from outside does is none of this decision's."""
    return _CONTRIBUTES.search(amount.before) is not None


# "har i dag beslutat att bevilja Bygdens förening ett bidrag på": whatever else is said of the sum
_GRANTED_TO_ONE = words(
    r"""
    \b(?:beviljar?|tilldelar?) \s+ (?-i:[A-ZÅÄÖ])[\w&-]+ (?:\s+[\w&-]+){0,4}?
    (?: \s+ (?:ett\s+)? \w*(?:bidrag|stöd|medel|anslag|ersättning) )? (?: \s+ (?:med|på|om) )? \s+ $
    """
)


def is_granted_to_one(amount: Around) -> bool:
    """True of what a body is granted by name."""
    return _GRANTED_TO_ONE.search(amount.before) is not None


def is_dealt_out(amount: Around) -> bool:
    """True of what is given to recipients, or by one party to the other."""
    if _MAY_BE_USED.search(f"{amount.before}@{amount.after}") and not is_from_the_rest(amount.before):
        return False
    if is_contributed(amount) or _ALLOCATION_BEFORE.search(amount.before) or _PAID_BY_A_PARTY.search(amount.before):
        return True
    if _PAYS_PART.search(amount.before) and amount.after.startswith(
        " ut"
    ):  # "Av beloppet betalas 250 000 kronor ut"
        return True
    after = _TIME_FIRST.sub("", amount.after)
    return bool(_ALLOCATION_AFTER.search(after) or _OF_THE_GRANT_AFTER.search(after))


def is_paid_by_a_party(amount: Around) -> bool:
    """True of what a party of an agreement pays or takes on."""
    return amount.setting.side is Side.PARTIES and _PARTY_PAYS.search(amount.before) is not None


def goes_to_one(amount: Around) -> bool:
    """True for "Till Borås stad betalas ...", "... till Habo"."""
    named = _TO_NAMED.search(amount.after) is not None and not _THERE_IS.search(amount.before)
    return named or _TO_RECIPIENT_BEFORE.search(amount.before) is not None


def is_own_costs(amount: Around) -> bool:
    """True of what carrying out the assignment may cost."""
    return _OWN_COSTS.search(amount.before) is not None


def is_administration(amount: Around) -> bool:
    """True of the cost of running it."""
    return _ADMINISTRATION.search(amount.after) is not None or _ADMINISTRATION.search(amount.before) is not None


def is_agencys_part(amount: Around) -> bool:
    """True of what the agency may use of the money for its own work."""
    if _FOR_GRANTS.match(amount.after):
        return False
    works = _BODY_BEFORE.search(amount.before) and _OWN_WORK_AFTER.match(amount.after)
    left = _REST_BEFORE.search(amount.before) and _AGENCY_USES.match(amount.after)
    if left or _KEEPS.match(amount.after) or _WHICH_IT_USES.match(amount.after):
        return True
    if works or _BODYS_WORK_BEFORE.search(amount.before):
        return True
    if _AGENCYS_PART.search(amount.before) or _USED_BY_THE_AGENCY.match(amount.after):
        return True
    return _AGENCY_DISPOSES.search(amount.before) is not None and _OF_THE_MONEY.match(amount.after) is not None


def is_for_work(amount: Around) -> bool:
    """True of a sum for something that is no grant: "och 800 000 kronor för en konferens"."""
    return _FOR_WORK.match(amount.after) is not None


def is_total(amount: Around) -> bool:
    """True of everything that is disposed of."""
    return _TOTAL_BEFORE.search(amount.before) is not None or _TOTAL_AFTER.search(amount.after) is not None


def is_part_of_all(amount: Around) -> bool:
    """True for "Av beloppet ska 500 000 kronor användas för ...": a part of what was named before."""
    if _SHARE_OF_ALL.search(amount.before):
        return True
    return _PART_OF_ALL.search(amount.before) is not None or _IS_USED_AFTER.match(amount.after) is not None


def goes_to_something(amount: Around) -> bool:
    """True for "... till kurser", the vaguest sign of a share: only where the sentence or list deals money out."""
    said = f"{amount.setting.lead} {amount.sentence_before}"
    return _TO_SOMETHING.search(amount.after) is not None and _DEALS.search(said) is not None


def is_in_brackets(amount: Around) -> bool:
    """True for "används till bemanning (31 mnkr), utbildning (12 mnkr)"."""
    inside = amount.before.endswith("(") and amount.after.startswith(")")
    return inside and _DEALT_IN_LIST.search(amount.sentence_before) is not None


def is_beside_a_name(amount: Around) -> bool:
    """True for "Storuman (2,4 miljoner kronor)" and "mest får Ale med 3 mnkr", where no word says more."""
    named = _NAME_BEFORE.search(amount.before)
    return named is not None and (amount.before.endswith(" ") or amount.after.startswith(")"))


def is_labelled(amount: Around) -> bool:
    """True where the amount is the value of a label that names what is granted: "Beviljat stöd: 90 000 kronor"."""
    return _LABEL.fullmatch(amount.before or f"{amount.setting.lead}:") is not None
