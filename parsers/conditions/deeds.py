"""The table of deeds: which category a subject and a verb phrase settle together.

Data for ``acts``, which asks it; the first that fits wins, so what is particular stands above what is general.
Holds no rule but its patterns.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.vocabulary import Category


class Act(NamedTuple):
    """A category for subjects and verb phrases that fit; None fits any subject."""

    category: Category
    subject: re.Pattern[str] | None
    phrase: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words in any case, verbose."""
    return re.compile(rf"(?<!\w)(?:{pattern})", re.VERBOSE | re.IGNORECASE)


_UNUSED = _words(
    r"(?:kvarvarande|återstående|oförbruka\w+|outnyttja\w+|överbliv\w+|överskjutande|överskott\w*|återstod\w*"
    r"|resterande|\w+[ ]ränt\w+|ränt\w+|(?:ej|icke|inte)[ ](?:förbruka|använ|utnyttja|upparbeta)\w+)\b"
)
# Between the modal and its verb: "ska senast den 1 mars", "får dock endast"
_MODAL = r"(?:(?:ska|skall|måste|kan|får|bör|behöver|kommer[ ]att|har[ ]att)[ ](?:\S+[ ]){0,6}?)?"
APPLICATION = _words(
    r"^(?:\w+[ ]){0,6}?(?:ansökan|ansökningar(?:na)?|ansökningen|rekvisition(?:en|er|erna)?"
    r"|begäran[ ]om[ ](?:utbetalning|ersättning)|komplettering(?:en|ar)?)\b"
)
_REPORT = _words(
    r"^(?:\w+[ ]){0,3}?\w*(?:redovisning(?:en|ar|arna)?|rapport(?:en|er|erna|ering)?|redogörelse(?:n)?"
    r"|verksamhetsberättelse(?:n)?|uppföljning(?:en)?)\b"
)
_CHANGE = _words(r"(?:ändr\w+|förändr\w+|avvikelse\w*|försen\w+)")
_KEPT = r"(?:underlag|räkenskap|faktur|kvitto|kvitton|handling|verifikation|bokföring)\w*"
_DONE = _words(
    r"^(?:\w+[ ]){0,3}?(?:åtgärd(?:en|er|erna)?|insats(?:en|er|erna)?|projekt(?:et|en)?|arbete(?:t|n|na)?"
    r"|aktivitet(?:en|er|erna)?|installation(?:en)?|anläggning(?:en)?|byggstart|verksamhet(?:en)?|satsningen)\b"
)
_COSTS = _words(r"^(?:\w+[ ]){0,3}?\w*(?:kostnad|utgift|fördyring)\w*")
MONEY_SUM = r"\d[\d ,.]*(?:miljoner[ ]|miljarder[ ])?(?:kronor|kr|tkr|mkr|mnkr|mdkr)\b"
_GRANT = _words(r"^(?:\w+[ ]){0,4}?[\w-]*(?:medel|medlen|bidrag(?:et|en)?|pengarna|stöd(?:et)?|beloppet)\b")
_BY_WHEN = r"(?:senast|före|innan|under|inom|den|t\.?[ ]?o\.?[ ]?m\.?|till[ ]och[ ]med|från[ ]och[ ]med)"
_WORK = _words(r"^(?:\w+[ ]){0,3}?\w*(?:åtgärd|insats|projekt|arbete|aktivitet)\w*\b")
_MONEY = _words(r"^(?:\w+[ ]){0,2}?\w*(?:bidrag|stöd|peng)\w*$")

ACTS = (
    Act(
        Category.REQUISITION,
        _words(
            r"^(?:\w+[ ])?\w*(?:beskrivning|titel|sammanfattning|budget|kalkyl|adress|referens)(?:e[nt]|n"
            r"|ar|arna|er)?$"
        ),
        _words(
            r"^(?:ska|måste|bör|får)[ ](?:\w+[ ])?(?:skrivas|formuleras|omfatta|innehålla|vara[ ]skriv"
            r"|vara[ ]till|anges|högst|max)"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        _words(r"^(?:\w+[ ])?(?:huvud|med)?sökande\w*"),
        _words(
            r"^(?:ska|måste)[ ](?:ha[ ](?:avlagt|disputerat|en[ ]\w*(?:examen|anställning))|vara[ ]disputera)"
            r"|^(?:kan|får)[ ]vara\b"
        ),
    ),
    Act(Category.AUDIT, None, _words(r"^(?:kallar?|kallas)[ ].*\b\w*besiktning\b")),
    Act(
        Category.PURPOSE,
        _words(r"^(?:visst[ ])?(?:\w*bidrag|\w*stöd)(?:et)?$"),
        _words(r"^(?:ges|lämnas|beviljas)[ ](?:i|inom)[ ](?!form|samband|mån|den[ ]mån)"),
    ),
    Act(Category.REQUISITION, None, _words(r"^behöv(?:s|er)?[ ].*\b(?:e-legitimation|bankid)\b")),
    Act(
        Category.USE_PERIOD,
        None,
        _words(r"^(?:behöver|måste)[ ](?:inte|ej)[ ](?:\w+[ ])?(?:slutför|påbörj|avsluta)|.*\bretroaktiv\w*"),
    ),
    Act(
        Category.USE_PERIOD,
        _COSTS,
        _words(
            r"^(?:får|ska|kan|måste)[ ].*\b(?:inom|under)[ ](?:\w+[ ]){0,4}\w*(?:projekt|bidrags|dispositions"
            r"|beslut)\w*(?:tiden|perioden)\b"
        ),
    ),
    Act(
        Category.PURPOSE,
        _COSTS,
        _words(
            r"^(?:ska|skall|måste)[ ](?:dessutom[ ]|också[ ])?vara\b(?!.*(?:betal|senast|redovisad|bokför"
            r"|uppkom|uppstå|\d))|^(?:kan|får)[ ].*\bgodk[äa]n"
        ),
    ),
    Act(
        Category.ALLOCATION,
        None,
        _words(r"^(?:kan|får)[ ](?:\S+[ ]){0,4}?(?:få|beviljas)[ ](?:\S+[ ]){0,3}?\w*belopp\w*"),
    ),
    Act(
        Category.PURPOSE,
        _words(r"(?:.*[ ])?(?:arbeten|åtgärder|insatser|kostnader|projekt)\b"),
        _words(r"^är[ ](?:\w+[ ])?\w*berättiga"),
    ),
    Act(
        Category.ALLOCATION,
        _words(r"^(?!.*(?:avtal|överenskommelse|tid|period))"),
        _words(
            r".*\b(?:ett|två|tre)[ ]\w*år[ ]i[ ](?:taget|rad)\b|^(?:får|ska|kan)[ ](?:minst|högst"
            r"|maximalt)[ ]\d(?!.*\banvändas\b)"
        ),
    ),
    Act(
        Category.REQUISITION,
        None,
        _words(r"^(?:an)?söker[ ](?:\w+[ ]){0,3}?(?:bidraget|stödet|bidrag|stöd|medel)\b(?!.*\d)"),
    ),
    Act(Category.ALLOCATION, None, _words(r"^definieras\b|^(?:beslutar|avgör)[ ]vilka\b")),
    Act(
        Category.PURPOSE,
        _WORK,
        _words(
            r"^(?:ska|måste|bör)[ ](?:\w+[ ]){0,2}?(?:vända[ ]sig|rikta[ ]sig|främja|stimulera|motverka|bidra"
            r"|leda|gynna|stärka|utveckla|passa|ligga[ ]i[ ]linje"
            r"|(?:vara[ ])(?:\w+[ ])?(?:gratis|avgiftsfri|kostnadsfri|öpp(?:en|et|na)\b(?!.*\bår)|till[ ]för))"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        _WORK,
        _words(
            r"^(?:ska|får|måste|kan)[ ](?:\w+[ ]){0,2}?(?:genomföras|hållas|äga[ ]rum|pågå)[ ]"
            r"(?:under|mellan|inom|senast|från|före)\b(?!.*\b(?:redovis|budget|ram\b))"
        ),
    ),
    Act(
        Category.PURPOSE,
        _MONEY,
        _words(
            r"^(?:ska|är)[ ](?:(?:inte|ej|vara)[ ])?(?:ett|en)[ ](?:stöd|bidrag|tillskott"
            r"|hjälp)[ ](?:till|för)\b"
        ),
    ),
    Act(Category.OTHER, _MONEY, _words(r"^(?:ska[ ]beskattas|är[ ]skatte(?:pliktig|fri))")),
    Act(
        Category.REQUISITION,
        None,
        _words(
            r"^(?:kan|får|ska)[ ](?:välja[ ]att[ ])?(?:an)?söka[ ](?:kvartals|månads|års)vis\b|^(?:kan"
            r"|får)[ ]välja[ ]att[ ]ansöka\b"
        ),
    ),
    # "Överenskommelsen träder i kraft när parterna har undertecknat den": of the contract, not of signing
    Act(
        Category.OTHER,
        None,
        _words(
            r"\b(?:säga[ ]upp|sägs[ ]upp|sägas[ ]upp)[ ](?:\w+[ ]){0,2}?(?:\w*avtal\w*|överenskommelse\w*"
            r"|partnerskap\w*|kontrakt\w*)|^träder[ ]i[ ]kraft\b|.*\b(?:överlåt|pantsätt)(?:a|as|s|er)\b"
            r"|^åtar[ ]sig[ ]att[ ](?:utföra|bedriva|driva|svara[ ]för|tillhandahålla)\b"
        ),
    ),
    # "Av beloppet avser 8 miljoner kronor kommunerna"
    Act(Category.ALLOCATION, None, _words(r"^avser[ ]\d[\d ,]*[ ]?(?:kr|kronor|tkr|mnkr|miljoner|miljarder)\b")),
    Act(
        Category.PURPOSE,
        _GRANT,
        _words(
            r"^(?:ska|skall)[ ](?:också[ ]|även[ ])?(?:ge[ ].*möjlighet|stimulera|främja|bidra[ ]till|stärka"
            r"|uppmuntra|möjliggöra|underlätta|stödja|utveckla)\b"
        ),
    ),
    Act(
        Category.PURPOSE,
        None,
        _words(
            r"^(?:beviljar|lämnar|tillhandahåller)[ ](?:\w+[ ])*?\w*(?:bidrag|stöd)[ ]till[ ](?!.*\d)\w*verksamhet"
            r"|^(?:ligger|faller)[ ]utanför\b|^(?:ska|måste)[ ](?:driva|bedriva"
            r"|hålla[ ]öppet)\b.*\bi[ ]minst[ ]\w+[ ]år\b"
        ),
    ),
    Act(Category.ELIGIBILITY, _words(r"^bidragsgivning(?:en)?\b"), _words(r"^är[ ]öppen\b")),
    Act(Category.INFORMATION, None, _words(r"^(?:ska|skall|måste)[ ].{0,60}\bkontakt(?:as\b|\b.{0,20}\btas\b)")),
    Act(Category.REQUISITION, _words(r"^(?:för[ ]sent|försent|ofullständig)\w*.*\bansök"), _words(r"")),
    Act(Category.PURPOSE, _words(r"^(?:detta[ ])?avtal(?:et)?\b"), _words(r"^omfattar\b(?!.*\d)")),
    Act(Category.ALLOCATION, _words(r"^(?:uppräkning|indexering)\w*"), _words(r"")),
    Act(
        Category.USE_PERIOD,
        None,
        _words(
            r".*\b(?:ansöka|ansöker|begära|begär|söka|besluta|beslutar)[ ](?:\w+[ ])?om[ ](?:\w+[ ]){0,2}"
            r"(?:förläng\w+|förlängd[ ]\w+|(?:anstånd|uppskov)"
            r"(?![ ]med[ ](?:\w+[ ])?(?:redovis|rapport|återbetal)))"
        ),
    ),
    Act(Category.USE_PERIOD, _words(r"^(?:ansökan|framställan|begäran)[ ]om[ ](?:\w+[ ])?förläng\w+"), _words(r"")),
    Act(Category.ELIGIBILITY, None, _words(r"^är[ ](?:uteslut|undantag)(?:en|et|na)\b")),
    Act(
        Category.USE_PERIOD,
        _words(r"^(?:datum(?:et)?[ ]för[ ])?(?:projekt|disposition|bidrag|stöd)s?(?:start|tid|period)(?:en)?\b"),
        _words(r""),
    ),
    Act(Category.REQUISITION, None, _words(r"^söker[ ].*\d")),
    Act(Category.PAYMENT, None, _words(r".*\bhåll(?:s|er|as?)[ ]inne\b.{0,40}(?:till[ ]dess|tills|till|intill)\b")),
    Act(
        Category.OTHER,
        None,
        _words(rf"^{_MODAL}(?:kvarstår?|träffas|möta?s|sammanträd(?:er|a))\b|^gäller[ ](?:fortsatt|oförändra)"),
    ),
    Act(
        Category.AUDIT,
        None,
        _words(
            r".*\b(?:ta[ ]del[ ]av|tillgång[ ]till|insyn[ ]i)[ ](?:\w+[ ]){0,2}(?:handling|räkenskap"
            r"|underlag|dokument|material|bokför)\w*"
        ),
    ),
    Act(Category.USE_PERIOD, _words(r"^(?:anslags)?(?:sparande|överföring)\w*"), _words(r"")),
    Act(Category.AUDIT, _words(r"^(?:arkivering|arkiv)\w*"), _words(r"")),
    Act(Category.INFORMATION, _words(r"^skylt\w*"), _words(r"")),
    Act(Category.REQUISITION, None, _words(rf"^{_MODAL}begära[ ](?:\w+[ ])?\w*utbetalning\b")),
    Act(Category.ELIGIBILITY, None, _words(r"^(?:vänder|riktar)[ ]sig[ ]till\b")),
    Act(
        Category.OTHER,
        None,
        _words(
            r".*\b(?:besluta[ ]om|meddela|fastställa|ställa)[ ](?:\w+[ ]){0,2}(?:villkor|föreskrifter|riktlinjer)\b"
        ),
    ),
    Act(Category.OTHER, None, _words(r"^.*(?:ha[ ](?:den|följande)[ ]lydelse|upphör[ ]att[ ]gälla|upphävs)")),
    Act(
        Category.REPAYMENT,
        None,
        _words(
            rf"^dras[ ](?:av|ifrån)\b|^(?:fryser|brinner)[ ]inne\b"
            rf"|^{_MODAL}(?:återbetal\w*|återlämna\w*|återför\w*|återgå\w*|återkräv\w*)"
            rf"|^{_MODAL}(?:krävs?|kräva|kräver|krävas|betala|betalas|betalar"
            rf"|lämnas)[ ](?:\S+[ ]){{0,5}}?(?:tillbaka|åter|igen)\b"
        ),
    ),
    Act(
        Category.REPAYMENT,
        _UNUSED,
        _words(
            rf"^{_MODAL}(?:inbetala\w*|betala[rs]?[ ](?:\S+[ ]){{0,3}}?in|sättas?[ ]in|sätts[ ]in"
            rf"|levereras?[ ]in|inlevereras?)\b|^(?:ska|skall|måste)[ ]vara[ ].*\btill[ ]?handa\b"
        ),
    ),
    Act(
        Category.SIGNATURE,
        None,
        _words(
            rf"^{_MODAL}(?:vara[ ])?(?:undertecknas?|undertecknad|undertecknade|underskriv(?:en|et|na)"
            rf"|signeras|skrivas?[ ]under)\b"
        ),
    ),
    Act(Category.INFORMATION, _CHANGE, _words(r".*(?:anmäl\w*|meddel\w*|godkänn\w*|underrätt\w*|rapporter\w*)\b")),
    Act(Category.INFORMATION, _words(r"^meddelande\w*"), _words(r"")),
    Act(
        Category.REPORTING,
        None,
        _words(
            rf"^{_MODAL}(?:lämnar?|skickar?)[ ](?:in[ ])?(?:en[ ])?"
            r"\w*(?:underlag|uppgifter|statistik|plan|rapport|redovisning|berättelse|redogörelse|sammanställning)\b"
        ),
    ),
    Act(Category.AUDIT, None, _words(rf"^{_MODAL}(?:vara[ ])?(?:granska|intyga|bestyrk|reviderad)\w*")),
    Act(
        Category.AUDIT,
        None,
        _words(
            rf"^{_MODAL}(?:bevara|spara|arkivera)[rs]?\b.*{_KEPT}|.*\btillträde\b"
            r"|.*\b(?:föra|för)[ ]bok\b"
            rf"|.*\brätt[ ]till[ ](?:\w+[ ]){{0,2}}{_KEPT}"
            r"|.*\b(?:internrevision|möjlighet[ ]att[ ]ta[ ]del[ ]av[ ]underlag)\w*"
        ),
    ),
    Act(
        Category.PAYMENT,
        None,
        _words(
            r"^(?:ska[ ])?(?:finansieras|tas|avräknas)[ ](?:från|ur|genom|mot)[ ].*\b(?:anslag|utgiftsområde)"
            r"|.*\b(?:förskott|efterskott)\b|^(?:utgår)[ ]dröjsmålsränta|^krediterar?s?\b"
            r"|^betalas?[ ](?:\S+[ ]){0,3}?ut\b|^utbetalas\b"
        ),
    ),
    Act(
        Category.REPORTING,
        _REPORT,
        _words(
            rf"^{_MODAL}(?:göra|göras|görs|lämna|lämnas|skicka|skickas|sändas|insändas|ske|sker|inkomma|inkommer"
            r"|komma[ ]in|ha[ ](?:in)?kommit|vara|innehålla|innehåller|omfatta|omfattar|avse|framgår)\b"
        ),
    ),
    Act(
        Category.REQUISITION,
        APPLICATION,
        _words(
            rf"^{_MODAL}(?:göra|göras|görs|lämna|lämnas|skicka|skickas|sändas|sänds|insändas|insänds|ske|sker"
            r"|inkomma|inkommer|komma[ ]in|ha[ ](?:in)?kommit|vara|ställas|ställs|innehålla|innehåller|prövas"
            r"|behandlas|öppnar|stänger|kompletteras|avse)\b"
        ),
    ),
    Act(
        Category.REQUISITION,
        None,
        _words(
            rf"^{_MODAL}(?:göra|lämna|skicka|inkomma|ge)\b.{{0,30}}\b(?:ansökan|begäran|rekvisition)\b"
            r"|^(?:avvisas|avslås|(?:prövas|behandlas|beaktas|tas)[ ](?:inte|ej))\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        _GRANT,
        _words(
            rf"^{_MODAL}(?:vara[ ]|ha[ ])?(?:förbruk|använ[dt]|utnyttj|disponer|upparbeta)\w*[ ](?:\S+[ ]){{0,3}}?"
            rf"{_BY_WHEN}[ ](?:\S+[ ]){{0,5}}?\d"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        _DONE,
        _words(
            r".*\b(?:slutför\w*|tidigast[ ]starta|avsluta\w*|starta\w*|inled\w*|genomförd\w*|påbörja\w*|öppnad"
            r"|färdig\w*|klar\w*|pågå)\b.*\b(?:senast|före|innan|till[ ]och[ ]med|tidigast|inom|den)\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        None,
        _words(
            r"^(?:får|ska|kan)[ ](?:inte|ej)[ ](?:ha[ ])?(?:på)?börja\w*\b"
            r"|.*\bpåbörja\w*[ ](?:\S+[ ]){0,4}?(?:före|innan|först|efter|tidigast)\b|^(?:godtas|godkänns"
            r"|ersätts)[ ].*\b(?:tidigast|från)\b|^medges[ ]anstånd"
            r"|.*\b(?:förläng[dt]a?|längre|ny)[ ](?:dispositions|projekt|användnings|bidrags)(?:tid|period)\b"
            r"|.*\bdispon\w+\b.*\bunder[ ]det\b|^(?:ska|skall|måste)[ ]ha[ ].*medel\b.*\bsenast\b"
        ),
    ),
    Act(
        Category.ALLOCATION,
        None,
        _words(
            r"^(?:bär|bärs|tillgodoför\w*|indexreglera\w*|prioriterar?s?|tillförs|tillför)\b"
            rf"|^{_MODAL}(?:vara|ha|uppgå[ ]till)\b.{{0,40}}\b(?:minst|lägst|högst|mellan|maximalt)[ ]{MONEY_SUM}"
            rf"|^{_MODAL}använda[ ](?:\w+[ ])?{MONEY_SUM}|^{_MODAL}behålla\b"
            rf"|^är[ ]{MONEY_SUM}|^(?:\S+[ ]){{1,3}}höjas\b|^delar[ ]på\b"
            rf"|^(?:lämnas|utgår|ges|beviljas)[ ]med[ ](?:som[ ])?(?:\w+[ ])?{MONEY_SUM}"
            rf"|^går[ ]{MONEY_SUM}|^(?:tar|tas|ta|får.{{0,30}}tas?)[ ]i[ ]anspråk\b|^är[ ]ett[ ]fast[ ]belopp"
            rf"|^{_MODAL}(?:omfatta|omfattar|täcka|täcker)[ ](?:upp[ ]till|högst|maximalt"
            rf"|minst(?![ ]e[nt]t?[ ]av)|hälften|\d)(?!(?:[ ]\d+)?[ ](?:timmar|dagar|veckor|tillfällen|deltagare))"
            r"|^(?:svarar|står|ansvarar)[ ](?:\w+[ ]){0,2}?för[ ](?!att\b)(?:\w+[ ]){0,2}?\w*(?:kostnad|utgift)\w*"
            rf"|^ersätter[ ](?:\w+[ ]){{0,3}}?med[ ]{MONEY_SUM}"
            r"|^(?:godtas|godkänns|ersätts)[ ]med[ ](?:högst|maximalt|upp[ ]till|\d)"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        None,
        _words(rf"^{_MODAL}(?:skjuta|skjuter)[ ]till\b|^{_MODAL}(?:bidra[ ]med|medfinansiera|motfinansiera)\b"),
    ),
    Act(
        Category.REPORTING,
        None,
        _words(rf"^{_MODAL}(?:inkomma|komma[ ]in)[ ]med[ ](?!.{{0,30}}(?:ansök|rekvis|faktur))"),
    ),
    Act(Category.ALLOCATION, None, _words(r"^delas?r?\b.*\but\b|^utgör\b|^minskas?\b")),
    Act(
        Category.PAYMENT,
        _words(r"^(?:\w+[ ]){0,2}?(?:\w*utbetalning(?:en|ar|arna)?|förskott(?:et)?)\b"),
        _words(r""),
    ),
    Act(
        Category.PAYMENT,
        None,
        _words(
            r"^innehålls\b|^ersätter\b|^ersätts[ ]med\b|^får[ ](?:pengarna|medlen|bidraget|stödet)"
            r"(?=[ ](?:på|i|den|direkt|senast|genom|efter|när)\b|[. ]*$)"
        ),
    ),
    Act(
        Category.OTHER,
        None,
        _words(r"^(?:gäller|godkänner|godtar|accepterar|följa|ska[ ](?:\w+[ ])?följa)\b.*\bvillkor"),
    ),
    Act(Category.REPAYMENT, _words(r"^rätten[ ]till\b"), _words(r"^upphör\b")),
    Act(
        Category.REQUISITION,
        None,
        _words(rf"^{_MODAL}rekvirera[rs]?\b.*\b(?:vid|genom|via|hälften|resten|totalsumman|hela|resterande)\b"),
    ),
    Act(Category.REQUISITION, APPLICATION, _words(r"^(?:ska|skall|måste|bör|behöver)[ ](?!bestyrk|gransk|intyg)")),
)
