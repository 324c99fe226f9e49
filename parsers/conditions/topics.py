"""What a condition may be about: the words of grants.

The lexicon of ``conditions``. Each test takes a string; none looks at a document. Stems stand for all their
forms: Swedish compounds carry the meaning in their last part (stimulansmedlen, statsbidraget,
slutredovisning).
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.conditions.clauses import Clause
from parsers.organisations import Body, organisations_in


def stems(pattern: str) -> re.Pattern[str]:
    """A pattern of word beginnings, verbose, in any case."""
    return re.compile(rf"(?<![^\W\d_])(?:{pattern})", re.VERBOSE | re.IGNORECASE)


# e.g. "medlen", "stimulansmedel", "statsbidraget", "beloppet"; not "hjälpmedel", "livsmedel", "medelstor",
# "med stöd av"
_MONEY = stems(
    r"bidragsgivning(?:en)?\b | lämnar[ ](?:också|även)[ ]stöd\b | (?!hjälp|läke|livs|mot|trans|bot"
    r"|kommunikations|dryckes|tvätt)\w*(?:medel|medlen|medlens|medels)\b"
    r"| \w*bidrag(?:et|ets|en|s)?\b | (?:stats|ekonomiskt?[ ]|projekt|verksamhets|prestations)?stödets?\b "
    r"| (?:lokal|kultur|arrangemangs|arrangörs|förenings|hyres|publik|bygde|evenemangs|landsbygds|projekt"
    r"|projekterings|energi\w*|investerings|etablerings|organisations|drift|drifts|start"
    r"|stimulans|planerings"
    r"|produktions|utvecklings|tilläggs|grund|bas|omställnings|innovations|verksamhets|parti|anläggnings"
    r"|aktivitets|medie|press|bredbands|service|klimat)stöd(?:et)?\b "
    r"| ekonomiskt[ ]stöd\b | \w*ersättning(?:en|ar|ens)?\b"
    r"| \w*belopp(?:et|en)?\b | \w*summan\b | (?:bidrags|medels|stöd)(?:ram|nivå|andel|grad|tak|sats"
    r"|intensitet)\w* "
    r"| (?:pengar(?:na)?)\b | \w*kostnad(?:er|erna|en)?\b | \w*utgift(?:er"
    r"|erna)\b | löner\b | anslag(?:et|en|sposten)?\b "
    r"| \w+-stöd(?:et)?\b | \w*finansiering(?:en)?\b | stipendi(?:um|et|er|erna)\b | \d[ ](?:miljon"
    r"|miljard)(?:er|erna)?\b "
    r"| \w*(?:miljoner|miljarder)[ ]kronor | \d[ ](?:kronor|krona|kr|tkr|mnkr)\b"
    r"| underskott(?:et)? | \w*tilldelning(?:en)?\b "
    r"| \w+s[ ]stöd\b | (?:offentligt|annat|sådant|samma)[ ]stöd\b | (?:få|fått|söka|söker|ge|ger|ges|lämna"
    r"|lämnar|lämnas|beviljar|beviljas?|utbetalat"
    r"|beviljat|slutligt"
    r"|preliminärt)[ ]stöd\b"
    r"| (?:beslut|ansökan|ansöka|ansöker)[ ]om[ ]stöd\b | stöd[ ](?:(?:inte[ ])?(?:ska|kan"
    r"|får)[ ](?:inte[ ])?)?(?:betalas|lämnas|sökas|utbetalas)\b "
    r"| \w*miljarden\b | återstod(?:en)? | resten "
    r"| resterande | återstående | (?:fasta|rörliga|prestationsbaserade)[ ]delen | hälften | en[ ]tredjedel "
    r"| \w*ränt(?:a|an|or"
    r"|orna|eintäkter)\b "
    r"| mervärdesskatt(?:en)?\b | oförbrukade | outnyttjade | prestationsmedl\w+ | överskott(?:et)? "
    r"| (?:det[ ])?(?:ej|icke)[ ]förbrukade\b "
    r""
)
# Alone as a subject "Stöd" is money; in "råd och stöd" it is none.
_SUPPORT = re.compile(r"(?:Stöd|Visst stöd|Ekonomiskt stöd)")
# "Minst två tredjedelar av medlen", "Högst 10 procent av bidraget"
_SHARE_ALONE = re.compile(r"(?:Högst|Minst|Upp till|Maximalt)\s\w+\s(?:procent|%)")
_PART_OF = re.compile(r"(?i)\b(?:\w*del(?:en|ar|arna)?|procent|%|hälften)\s+av\s")
# e.g. "rekvisitionen", "slutredovisning", "återbetalning", "underskrift"
_PAPER = stems(
    r"(?:slut|del)?rekvi\w+ | beslut(?:et)?[ ]om[ ]\w*(?:stöd|bidrag)(?:et)?\b | företräde\b "
    r"| förtur\b | uppräkning(?:en)?\b | indexering(?:en)?\b | anstånd\b | uppskov\b "
    r"| \w*betalning(?:en)?\b | \w*formulär(?:et|en)?\b | meddelandet\b "
    r"| e-legitimation\b | (?:webb|projekt|bidrags|fortsättnings|tilläggs)ansök(?:an|ningar|ningen)\b "
    r"| regelverk(?:et)?\b "
    r"| \w*berättelse(?:n)?\b | (?:åtgärds|handlings|projekt|verksamhets)plan(?:en)?\b | bokslut\w* "
    r"| ansök(?:an|ningar|ningen|er|a|t)\w* | \w*redovisning\w* | återrapport\w* "
    r"| \w*rapport(?:en|er|erna|ering|eringen)?\b | återbetal\w*"
    r"| \w*utbetalning\w* | återkrav\w* | underskrift\w* | \w*blankett\w* | uppdrag(?:et|[ ]\d+)\b "
    r"| uppföljning(?:en)?\b | analysen\b | \w*statistik(?:en)?\b | prognos(?:en|er|erna)\b | utvärdering(?:en)?\b"
    r"| diarienummer\b | räkenskap\w*"
    r"| fördelning(?:en|s\w+)?\b | faktur\w+ | enkät\w* | avstämning\w* | bidragsår\w* "
    r"| överenskommelsen\b | satsningen\b | \w*avtalet\b | detta[ ]avtal\b | rätten[ ]till[ ]\w+"
    r"| verksamhetsrapport\w* | handlingar(?:na)? | intyg(?:et|en)?\b "
    r"| kvitto(?:n)?\b | underlag(?:et)?\b | regler(?:na)?\b | bestämmelser(?:na)?\b | villkor(?:en|et)?\b "
    r"| redogörelse(?:n)?\b | sammanställning(?:en)?\b | stats?stöds?\w* | statligt[ ]stöd "
    r"| komma[ ]i[ ]fråga | (?:bidrags|stöd)berättigad[et]?\b | behöriga?\b | upparbeta\w* | rapporterar?\b "
    r"| redovisar\b | återrapporterar\b "
    r"| bevilja\w* "
    r"| betalas?[ ](?:tillbaka|åter) | återför\w* | (?:oför|för)bruka\w* "
    r"| insyn\b "
    r"| granskning(?:en)?\b | stickprov\w* | bokföring(?:en)?\b "
    r"| (?:projekt|bidrags|stöd|avtals|ansöknings)perioden?\b "
    r"| \w*logotyp\w* | tvist(?:er|en)?\b | uppsägning(?:en)?\b | sista[ ]\w*(?:dag|datum) "
    r"| ansöknings(?:omgång|tid)\w* | utlysning(?:en|ar|arna)?\b | erbjudandet\b"
)
_VERB = stems(
    r"(?:åter)?rekvirera\w* | \w*redovisa\w* | skickas?\b | sparas?\b | räknas\b "
    r"| återrapportera\w* | rapportera\w* | återbetal\w* "
    r"| återkräva\w* | använda?s?\b | användas\b | förbruka\w* | nyttja\w*"
    r"| utnyttja\w* | (?:om)?fördela\w* | betala\w* | utbetal\w* | ansöka\b | söka\b | sökas\b "
    r"| bevilja\w* | intyga\b | granska\w* | underteckna\w* | inkomma\b | kommit[ ]in"
    r"| inkommit | lämna(?:s)?\b | skicka(?:s)?[ ]in | ta[ ]del[ ]av | få[ ]del[ ]av | få[ ](?:bidrag|medel"
    r"|finansiering|ersättning|stöd|högst|ytterligare)\b | begära[ ]in | avgöras\b | informera\w* | beakta\w* "
    r"| motivera\w*"
    r"| svara[ ]på | följa[ ]upp | överföra\w* | delegera\w* | avsätt\w* | reservera\w* "
    r"| kräva[ ]tillbaka | få[ ](?:upp[ ]till[ ])?\d | besluta[ ]om | föra[ ]över | ingå\b | omfatta\b "
    r"| avse\b | finansiera\w* | ta[ ]emot | bifoga\w* | fogas\b | framgå\b | bekosta\w* "
    r"| återför\w* | dela[ ]på | dra[ ]in\b | hålla[ ]inne | minska\w* | sätta[ ]ned"
    r"| stoppa\w* | kontrollera\w* | göra[ ]stickprov | användas?\b | används\b | går\b"
    r"| anmäla\w* | lämnas\b | gå[ ]till | disponera\w* | belasta\w* | tas?[ ]upp | ta(?:s)?[ ]i[ ]anspråk "
    r"| häva\b "
    r"| säga[ ]upp | ta[ ]ut\b | (?:får|erhåller)[ ]\d | komma[ ].{0,40}till[ ]godo "
    r"| får[ ](?:bidraget|medlen|stödet|pengarna)\b | uppgå[ ]till | täcka\w* "
    r"| kombinera\w* | prioritera\w* | behålla\b | innehålls\b "
    r"| vidareförmedla\w* | upphandla\w* | spara\w* | fakturera\w* | betalas[ ]ut "
    r"| förfoga[ ]över | hänvisa\w* | överstiga\w* | utgå\b | medfinansiera\w* | tillgodogöra\w* | anges\b"
)
# Whom a condition binds. "parterna", "ni", "kommunen", "Varje region", "huvudmannen", "Förvaltningschefen"
_ACTOR = re.compile(
    r"""(?<![^\W\d_])(?:
        (?:ni|Ni|du|Du|NI) \b
      | (?i: \w*kommun(?:en|er|erna)?
        | (?:sjukvårds)?region(?:en|er|erna)? | landsting(?:en|et)? | länsstyrelse\w*
        | \w*huvudm(?:an|annen|än|ännen) | \w*(?:utförar|utövar|forskar)(?:e|en|na)
          | (?:konstnär|producent|arrangör)(?:en|er|erna)? | (?:väghållar|lantbrukar)(?:e|en|na)
          | \w*verksamhet(?:er|erna|en)?
          | \w*mottagar(?:e|en|na) | (?:den|de)?[ ]?(?!asyl|arbets)\w*sökanden? | \w*tagar(?:e|en|na)
        | \w*ordförande(?:n)? | (?:mot)?part(?:en|erna|er)? | myndighet(?:en|erna|er)
          | \w*förening(?:en|ar|arna)?|förbund(?:en|et)
          | \w*organisation(?:en|er|erna)? | \w*företrädare | \w*anordnar(?:e|en|na)
        | (?:ekonomi|förvaltnings|verksamhets|avdelnings|enhets|kommun|region)(?:chef|chefen|direktör
          |direktören) | prefekt(?:en)? | \w*tecknare(?:n)? | projektledare(?:n)? | stödfunktion(?:en)?
            | enhet(?:en|er|erna)? | vi | \w*boenden(?:a)?
            | projekt(?:ägaren|ledaren) | (?:projekt|rapport|ekonomi)ansvarig[ae]? | \w*finansiär(?:en|er|erna)?
        | \w*skol(?:an?|or|orna|enhet\w*) | rektor\w* | revisor\w* | \w*nämnd(?:en|er|erna)
          | \w*förvaltning(?:en|arna) | \w*bolag(?:et|en)? | stad(?:en|sdel\w*) | \w*ägare(?:n|na)?
            | privatperson(?:er)?
        | \w*råd(?:et|en)? | samfund(?:et|en)? | \w*sammanslutning(?:en|ar|arna)? | \w*sällskap(?:et|en)?
            | hushåll(?:et|en)? | stipendiat(?:en|er|erna)? | byalag(?:et|en)? | studieförbund(?:et|en)?
              | \w*samfällighet(?:en|er)?
              | anordnarna
        | sameby(?:n|ar|arna)? | projektgrupp(?:en)? | konsortiet | projektpart(?:en|er|erna)?
        | (?:ideell|juridisk|fysisk|enskild)\w*[ ](?:organisation|person|näringsidkare|förening)\w* | näringsidkare
        | (?:en|den)[ ]behörig\w* | regeringen | staten | arbetsgivar(?:e|en|na) | stiftelse(?:n|r|rna)
          | lärosäte(?:n|na|t) | universitet(?:en|et)? | vårdgivar(?:e|en|na) | \w*mottagning(?:en|ar|arna)?
          | klinik(?:en|er|erna)? | sjukhus(?:et|en)? | vårdcentral(?:en|er|erna)?
          | företag(?:et|en)? | församling(?:en|ar|arna)? | \w*jour(?:en|er|erna)?
          | \w*(?:klubb|teat(?:e)?r|akademi|fond|festival|styrelse)(?:en|n)
          | \w*klubb(?:ar|arna)? | \w*muse(?:et|er|erna|um)
           | aktör(?:en|er|erna) | verket | rådet
          | (?:styr|arbets|projekt|lednings|referens|samverkans|berednings|bedömnings)grupp(?:en|erna)?
          | \w+kommitté(?:n|er|erna)? | \w*utskott(?:et)? | \w{3,}(?:chef|direktör)(?:en|er|erna)?
          | \w{3,}givar(?:e|en|na) | \w*leverantör(?:en|er|erna)? | \w*samordnar(?:e|en|na) | \w+central(?:en
            |er|erna)? )
      )(?![^\W\d_]) | ^[A-ZÅÄÖÉ]{2,6}(?:s|:s)?$ | \bSK[RL]\b""",
    re.VERBOSE,
)
_BODIES = frozenset(
    (Body.AGENCY, Body.MINISTRY, Body.GOVERNMENT, Body.ASSOCIATION, Body.LOCAL, Body.BOARD, Body.ADMINISTRATION)
)
# A subject begins with whom it binds; what stands after "inom" or "mellan" is another matter.
_HEAD_OF_SUBJECT = re.compile(r"[ ](?:i|inom|mellan|från|hos|bland|av|kring|om|mot|till|vid|för)[ ]")

_BACKGROUND = stems(
    r"bakgrund | \w+s[ ](?:synpunkter|överväganden|bedömning) | ärendet\b | skäl(?:en)?\b | inledning "
    r"| \d?[.\d ]*sammanfattning | redogörelse[ ]för[ ]ärendet\b "
    r"| vad[ ]handlar | syfte(?![ ]och[ ](?!bakgrund|mål)) | motiv | vision "
    r"| (?<!ekonomiska[ ])(?<!finansiella[ ])(?<!ändrade[ ])förutsättningar(?![ ]för[ ]\w*(?:bidrag|stöd"
    r"|medel|utbetal|ersätt))"
    r"| utgångspunkter "
    r"| (?!projekt|verksamhets)\w*beskrivning | nuläge"
)
_ASKS_WHY = stems(r"varför | vad[ ]handlar | syfte\w* | bakgrund\w*")
_OUT = stems(
    r"(?:typer[ ]av[ ]\w+|olika[ ](?:sorters|slags|typer|former)|vad[ ]är[ ](?:ett[ ]|en[ ])?\w+[?]$"
    r"|\w+analys|analys(?![ ]och\b)|konsekvens\w*|ordlista|definition\w*|begrepp\w*|agenda[ ]2030|kontakt\w*"
    r"|mer[ ]information|beredning|ärendets[ ]beredning"
    r"|.*(?:personuppgift\w*|gdpr|dataskydd\w*))\b"
)
_GRANT_SECTION = stems(
    r".*(?:pengar\w*|belopp|sök\w*|medel|medlen|bidrag\w*|stöd(?:et|ets)?\b|rekvi\w+|redovisning"
    r"|återrapport\w*|ansök\w*"
    r"|utbetalning|villkor|mycket\b|du[ ]få\b|ni[ ]få\b|viktiga[ ]datum|finansiering|ekonomi\b)"
)
_QUESTION = re.compile(
    r"(?:För[ ]vad|Till[ ]vad|Vilka|Vem|Vilken|Vilket|Vad|När|Hur|Kan|Får)\b.*\?\s*$|(?:Vem|Vilka)\b.*\b(?:kan"
    r"|får)\b.*|(?:Vad|Vilka|Vem|Vilket)[ ](?:\w+[ ])?som[ ].*"
)
_REPORTED = re.compile(
    r"\b(?:har|hade)\s+(?:\S+\s){0,4}?(?:fått|haft|gett|givit)\b.{0,120}\bi\s+uppdrag\b|\b(?:gav"
    r"|fick)\b.{0,120}\bi\s+uppdrag\b",
    re.IGNORECASE,
)
# What lets a subordinate clause bind: "gäller att", "framgår hur", "endast ... som", "föreslår att"
_CARRIER = re.compile(
    r"^(?:Bilagor|Handlingar|Dokument|Uppgifter|Underlag|Följande[ ][^:.]{3,40})\b[^:.]{0,40}\bsom[ ](?:du[ ]"
    r"|ni[ ])?(?:ska"
    r"|måste|behöver)\b"
    r"|^(?:En[ ]nyhet|Nytt)\b.{0,60}\bär[ ]att\b"
    r"|\b(?:ändra(?:r|s|t)?\b.*\b(?:så|sätt)[ ]att|huvudregeln?[ ]är[ ]att"
    r"|gäller(?:[ ](?:dock|också|även|fortfarande|alltid|därför|i[ ](?:samtliga|alla)[ ]fall))*,?[ ]att|framgår"
    r"|föreslå(?:r|s)\b.*\batt|beslutat?r?[ ](?:\S+[ ]){0,3}?att"
    r"|endast\b.*\bsom|bara\b.*\bsom|enbart\b.*\bsom|villkor\w*\b.*\bär[ ]att|krav\w*\b.*\bär[ ]att"
    r"|ställ(?:er|s)[ ](?:\w+[ ])?krav[ ](?:på|om)[ ]att"
    r"|(?:beslutar|avgör|bestämmer|väljer|bedömer|prövar)[ ](?:själv\w*[ ]|sedan[ ])?(?:hur|om|vilka|vad"
    r"|på[ ]vilket)"
    r"|(?:under[ ])?förutsättning\w*\b.*\b(?:är[ ])?att|(?<!vilket[ ])innebär[ ]att|anger?s?[ ]att|betyder[ ]att"
    r"|(?:tänk|glöm[ ]inte|kom[ ]ihåg)(?:[ ]på)?[ ]att|(?:observera|notera)[ ](?:dock[ ]|också[ ]|även[ ])?att"
    r"|överens[ ]om[ ]att"
    r"|medför[ ]att|leder[ ]till[ ]att|förbinder[ ]sig)\b",
    re.IGNORECASE,
)

# "beslutar vilka projekt som ska ...", "väljer själva hur medlen ska ...": left to somebody, no duty
_LEFT_TO = re.compile(
    r"\b(?:beslutar|avgör|bestämmer|väljer|bedömer|fastställer|prövar)\b(?! själv)[^.,]{0,40}?"
    r"\b(?:hur|om|vilk\w+|vad|vem|på[ ]vilket)\b(?![^.]*\b(?:kan|får)$)"
    r"|\bkräver?s?[ ](?:\w+[ ]){0,2}?inte[ ]att\b"
)
# "Kommunen", "Parterna", "Vardera parten": the parties by the names a contract gives them
_PARTY = re.compile(
    r"(?:(?:Vardera|Endera|Respektive|Varje|Båda|Ömse|Ingen av|Någon av)[ ])?(?:[Pp]art(?:en|erna|er)?"
    r"|(?!Regeringen)[A-ZÅÄÖÉ]\w*(?:kommunen|kommunerna|regionen"
    r"|regionerna|verket|styrelsen|myndigheten|förmedlingen|landstinget|landstingen|förbundet|föreningen|bolaget"
    r"|staten"
    r"|rådet|kollegiet)|Kommunen|Kommunerna|Regionen|Regionerna|Landstinget|Landstingen|Staten|Föreningen|Bolaget"
    r"|Verket|Rådet|Styrelsen|Staden|Stiftelsen|Förbundet|Organisationen|Jouren|Klubben|Teatern|Museet|Institutet"
    r"|Universitetet|Högskolan|Akademin|Fonden|Församlingen|Beställaren|Uppdrags(?:givaren|tagaren)|Mottagaren"
    r"|Myndigheten|Samordnaren|Huvudmannen|Utföraren|Leverantören|Region[ ][A-ZÅÄÖÉ]\w+|[A-ZÅÄÖ]{3,6}\b"
    r"|[A-ZÅÄÖÉ]\w+s?[ ](?:kommun|stad))\b"
)
# What may happen to money in the present tense, whoever does it
_HAPPENING = stems(
    r"går\b | beslutar[ ]om | medges\b | erhåller | tillgodo\w* | täcker | ersätter | krediteras?\w* | utgår\b "
    r"| ersätts "
    r"| bekostar"
    r"| finansierar | delar\b | fördela\w* | betala\w* | tillför\w* | ges\b | ger\b | prioritera\w* "
    r"| disponera\w*"
    r"| förlängs | erbjud\w* | erlägg\w* | överför\w* | får\b | bär\b | krediterar | tillkommer"
)
_JOINT_WORK = re.compile(
    r"(?:\w*(?:[Vv]erksamheten|[Cc]entrumet|[Mm]ottagningen|[Tt]jänsten)|Partnerskapet|Samarbetet|Samverkan)\b"
)
# Headings below which every line is a term of the grant
_TERMS = stems(
    r"(?:\d[\d.]*[ ])?.*(?:villkor\w*|krav(?:en)?\b|kriterier\w*|det(?:ta)?[ ](?:här[ ])?gäller"
    r"|regler(?:na)?\b"
    r"|förutsättningar[ ]för[ ]\w+|skyldigheter\w*)"
)

_WORK = re.compile(
    r"(?:(?:Den|Det|De|Alla|Varje|Samtliga|Ditt|Ert|Er|Din|Era|Dina)\s)?(?:[^\W\d]+\s){0,2}(?:\w*projekt(?:et|en)?|bygget"
    r"|insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|\w*aktivitet(?:en|er|erna)?|\w*arbete(?:n|na|t)|genomförandet"
    r"|(?:[^\W\d]+\s)?(?:mål|målet|syfte|syftet)\smed\s(?:projekt|insats|arbete|verksamhet)\w*)\b",
    re.IGNORECASE,
)
_TO_AGENCY = re.compile(r"\btill\s+(?:oss|myndigheten|[A-ZÅÄÖÉ])")
_SECTION_NUMBER = re.compile(r"^(?:§\s?)?\d[\d.]*(?:\s?§)?\s+")
_ASKS_WHO = re.compile(
    r"(?:För[ ]vem|Vem)\b|(?:Får|Kan)\s(?:jag|vi|man|en\s\w+)\s(?:an)?söka\b"
    r"|(?:Vilka|Vilken|Vilket)\b(?![ ](?:möjlighet|faktor|steg))(?!.*\b(?:måste|ska|behöver|får"
    r"|kan)[ ](?:jag|vi|man|ni"
    r"|du)\b)(?![ ]period)(?![ ](?:typ\w*[ ]av[ ]|slags[ ]|sorters[ ])?(?:datum|tid|villkor|krav\b"
    r"|kostnad|åtgärd|uppgift|regler|belopp"
    r"|insats|handling"
    r"|bilag|projekt|stöd|bidrag|aktivitet))|.*\b(?:målgrupp|behörig|vem\s+(?:kan|får)|vilka\s+(?:som\s+)?(?:kan|får))\b"
    r"|(?:dessa|de[nt]?\s+här|de\s+som|följande|ni|du\s+som)\s+(?:kan|får)\s+(?:an)?söka(?:\s+(?:om\s+)?\w*(?:bidrag|stöd|medel)\w*)?$",
    re.IGNORECASE,
)


# "Vilka fordon omfattas?": what, not who
_ASKS_WHAT = re.compile(
    r"(?i)(?:(?:Vilka|Vilken|Vilket)\s(?!(?:som|kan|får|ska|har|är|av)\b)(?P<noun>[\w-]+)|Vad)\s(?:som\s)?"
    r"(?:omfattas|täck(?:er|s)|stöd(?:j?er|s)|finansiera[rs]|bekosta[rs]|betalar|ersätts|ingår|godkänns|godtas|stöds|är\s\w*berättiga|kan\sfå|ger\s)"
)


@lru_cache(maxsize=64)  # this and the next are asked again and again of the subject of a sentence
def is_money(subject: str) -> bool:
    """True when the words begin with money: "Medlen", "De statliga stimulansmedlen", "15 000 000 kronor"."""
    if (_PART_OF.search(subject) and _MONEY.search(subject)) or _SHARE_ALONE.fullmatch(subject):
        return True
    return _MONEY.search(_head(subject)) is not None or _SUPPORT.fullmatch(subject) is not None


@lru_cache(maxsize=64)
def is_money_in(string: str) -> bool:
    """True when money is named anywhere."""
    return _MONEY.search(string) is not None


def is_paper(string: str) -> bool:
    """True when one of the papers or acts of a grant is named: requisition, report, repayment, the assignment."""
    return _PAPER.search(string) is not None


@lru_cache(maxsize=64)
def is_actor(subject: str) -> bool:
    """True when the words name whom a condition can bind."""
    if subject.startswith(("Antalet ", "antalet ")):
        return False
    head = _head(subject)
    return _ACTOR.search(head) is not None or any(o.body in _BODIES for o in organisations_in(head))


def is_grant_verb(predicate: str) -> bool:
    """True when the verb is one of what is done with grants."""
    return _VERB.search(predicate) is not None


def is_background(section: str) -> bool:
    """True of headings under which a document tells rather than binds."""
    asks_for_terms = section.endswith("?") and _ASKS_WHY.search(section) is None  # "Vad är skäl för återkrav?"
    return _BACKGROUND.search(section) is not None and not asks_for_terms


def is_out(section: str) -> bool:
    """True of headings under which nothing binds."""
    return _OUT.search(section) is not None


def is_about_grant(section: str) -> bool:
    """True of headings that name the money or its papers."""
    return _GRANT_SECTION.match(section) is not None


def is_question(section: str) -> bool:
    """True of headings that ask what the text below answers."""
    bare = _SECTION_NUMBER.sub("", section)
    return _QUESTION.match(bare.capitalize() if bare.isupper() else bare) is not None


def asks_who(section: str) -> bool:
    """True of headings that ask who may have the money."""
    bare = _SECTION_NUMBER.sub("", section)
    return _ASKS_WHO.match(bare) is not None and not asks_which(bare)


def asks_which(heading: str) -> bool:
    """True of headings that ask which things the money may pay for."""
    asked = _ASKS_WHAT.match(heading)
    return asked is not None and not is_actor(asked["noun"] or "")


def is_party(subject: str) -> bool:
    """True when the words name a party as a contract does: "Kommunen", "Vardera parten", "Region Skåne"."""
    return _PARTY.match(subject) is not None


def is_happening(predicate: str) -> bool:
    """True when the words begin with what may happen to money: "går till", "medges", "tillgodoförs"."""
    return _HAPPENING.match(predicate) is not None


def is_terms(section: str) -> bool:
    """True of headings below which every line is a term: "Villkor för föreningar", "Det här gäller"."""
    return _TERMS.match(section) is not None


def is_work(subject: str) -> bool:
    """True when the words begin with what the money pays for: "Projektet", "Insatserna"."""
    return _WORK.match(subject) is not None


def is_joint_work(subject: str) -> bool:
    """True of what the parties of an agreement do together: "Partnerskapet", "Verksamheten"."""
    return _JOINT_WORK.match(subject) is not None


def is_told_to_agency(string: str) -> bool:
    """True when something goes to an agency: "ska anmälas till Socialstyrelsen", "skickas till oss"."""
    return _TO_AGENCY.search(string) is not None and (
        " oss" in string or any(o.body is Body.AGENCY for o in organisations_in(string))
    )


def is_by_agency(words: str) -> bool:
    """True when the words name an agency."""
    return any(o.body is Body.AGENCY for o in organisations_in(words))


def is_report_of_assignment(sentence: str) -> bool:
    """True when the sentence tells of an assignment given before: "Uppdraget ska ..." after it is that one's."""
    return _REPORTED.search(sentence) is not None


def carries(sentence: str, clause: Clause) -> bool:
    """True when the main clause lets its subordinate clause bind."""
    return _CARRIER.search(sentence[: clause.trigger.stop]) is not None


def is_left_to(sentence: str, clause: Clause) -> bool:
    """True when the main clause only says who decides what the other clause asks: "avgör vilka som ska få"."""
    return clause.trigger.subordinate and _LEFT_TO.search(sentence[: clause.trigger.start]) is not None


def _head(subject: str) -> str:
    return _HEAD_OF_SUBJECT.split(subject, maxsplit=1)[0]
