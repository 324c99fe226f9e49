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


def words(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words in any case, verbose."""
    return re.compile(rf"(?<!\w)(?:{pattern})", re.VERBOSE | re.IGNORECASE)


_UNUSED = words(
    r"(?:kvarvarande|återstående|oförbruka\w+|outnyttja\w+|överbliv\w+|överskjutande|överskott\w*|återstod\w*"
    r"|resterande|\w+[ ]ränt\w+|ränt\w+|(?:ej|icke|inte)[ ](?:förbruka|använ|utnyttja|upparbeta)\w+)\b"
)
# Between the modal and its verb: "ska senast den 1 mars", "får dock endast"
_MODAL = r"(?:(?:ska|skall|måste|kan|får|bör|behöver|kommer[ ]att|har[ ]att)[ ](?:\S+[ ]){0,6}?)?"
_OBLIGED = r"(?:är|blir)[ ](?:\w+[ ])?skyldig[at]?[ ]att[ ]"
APPLICATION = words(
    r"^(?:\w+[ ]){0,6}?(?:ansökan|ansökningar(?:na)?|ansökningen|rekvisition(?:en|er|erna)?"
    r"|begäran[ ]om[ ](?:utbetalning|ersättning)|komplettering(?:en|ar)?)\b"
)
_REPORT = words(
    r"^(?:\w+[ ]){0,3}?\w*(?:redovisning(?:en|ar|arna)?|rapport(?:en|er|erna|ering)?|redogörelse(?:n)?"
    r"|verksamhetsberättelse(?:n)?|uppföljning(?:en)?)\b"
)
_CHANGE = words(r"(?:ändr\w+|förändr\w+|avvikelse\w*|försen\w+)")
_KEPT = r"(?:underlag|räkenskap|faktur|kvitto|kvitton|handling|verifikation|bokföring)\w*"
_DONE = words(
    r"^(?:\w+[ ]){0,3}?(?:åtgärd(?:en|er|erna)?|insats(?:en|er|erna)?|projekt(?:et|en)?|arbete(?:t|n|na)?"
    r"|aktivitet(?:en|er|erna)?|installation(?:en)?|anläggning(?:en)?|byggstart|verksamhet(?:en)?|satsningen)\b"
)
COSTS = words(r"^(?:\w+[ ]){0,3}?\w*(?:kostnad|utgift|fördyring)\w*")
MONEY_SUM = r"\d[\d ,.]*(?:miljoner[ ]|miljarder[ ])?(?:kronor|kr|tkr|mkr|mnkr|mdkr)\b"

GRANT = words(r"^(?:\w+[ ]){0,4}?[\w-]*(?:medel|medlen|bidrag(?:et|en)?|pengarna|stöd(?:et)?|beloppet)\b")
_BY_WHEN = r"(?:senast|före|innan|under|inom|den|t\.?[ ]?o\.?[ ]?m\.?|till[ ]och[ ]med|från[ ]och[ ]med)"

ACTS = (
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r".*\b(?:ansöka|ansöker|begära|begär|söka|besluta|beslutar)[ ](?:\w+[ ])?om[ ](?:\w+[ ]){0,2}"
            r"(?:förläng\w+|förlängd[ ]\w+|(?:anstånd|uppskov)"
            r"(?![ ]med[ ](?:\w+[ ])?(?:redovis|rapport|återbetal)))"
        ),
    ),
    Act(Category.USE_PERIOD, words(r"^ansökan[ ]om[ ](?:\w+[ ])?förläng\w+"), words(r"")),
    Act(Category.ELIGIBILITY, None, words(r"^är[ ](?:uteslut|undantag)(?:en|et|na)\b")),
    Act(
        Category.ELIGIBILITY,
        None,
        words(
            r"^(?:kan|får)[ ](?:inte|ej|aldrig)[ ](?:få|erhålla|beviljas|ges)[ ](?:\w+[ ])?"
            r"(?:\w*bidrag|\w*stöd|medel|ersättning)\b(?![ ](?:för|till)\b)"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        GRANT,
        words(
            r"^(?:kan|får)[ ](?:endast[ ]|bara[ ]|även[ ]|också[ ])?(?:sökas|rekvireras)[ ]av\b"
            r"(?!.*(?:\d|senast|genom|via))"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        words(r"^(?:den[ ]|en[ ]|varje[ ])?sökande\w*\b"),
        words(
            r"^(?:ska|skall|måste)[ ](?!ha[ ](?:in)?(?:kommit|lämnat|sänt|skickat|redovisat))"
            r"(?:ha|vara|bedriva|uppfylla|finnas|tillhöra)\b(?!.*\bsenast\b)"
        ),
    ),
    Act(Category.ELIGIBILITY, words(r"^(?:ni|du)\b"), words(r"^(?:ska|måste)[ ]vara[ ](?:en|ett)[ ]")),
    Act(Category.PURPOSE, None, words(r".*\b(?:annat|andra)[ ]ändamål\b")),
    Act(Category.REPAYMENT, None, words(r"^avräknas?\b")),
    Act(
        Category.USE_PERIOD,
        words(r"^(?:datum(?:et)?[ ]för[ ])?(?:projekt|disposition|bidrag|stöd)s?(?:start|tid|period)(?:en)?\b"),
        words(r""),
    ),
    Act(Category.REQUISITION, None, words(r"^söker[ ].*\d")),
    Act(Category.ELIGIBILITY, words(r"^behöriga?\b"), words(r"^(?:är|har)\b")),
    Act(
        Category.ELIGIBILITY,
        None,
        words(
            r"^(?:kan|får|ska|måste)[ ](?:(?:inte|ej|även|också|endast)[ ])?vara[ ]\w*(?:mottagar|sökande"
            r"|huvudm|projektägar)"
        ),
    ),
    Act(Category.PAYMENT, None, words(r".*\bhåll(?:s|er|as?)[ ]inne\b.{0,40}(?:till[ ]dess|tills|till|intill)\b")),
    Act(
        Category.REPAYMENT,
        _UNUSED,
        words(
            r"^(?:tillfaller|återgår|tillkommer)[ ](?:\w*staten|statskassan|anslaget|\w*verket"
            r"|\w*myndigheten|kommunen)\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r".*\b(?:föras?[ ](?:\w+[ ]){0,3}?över|överföras?|flyttas?)\b.*\b(?:\w*år(?:et)?\b|till[ ]20\d\d)"
            rf"|^{_MODAL}(?:förbruka|användas?|utnyttja|nyttja|disponera)\w*[ ](?:\S+[ ]){{0,3}}?under[ ]"
            r"(?:det|samma|innevarande)[ ]\w*år\b"
        ),
    ),
    Act(
        Category.OTHER,
        None,
        words(rf"^{_MODAL}(?:kvarstår?|träffas|möta?s|sammanträd(?:er|a))\b|^gäller[ ](?:fortsatt|oförändra)"),
    ),
    Act(
        Category.AUDIT,
        None,
        words(
            r".*\b(?:ta[ ]del[ ]av|tillgång[ ]till|insyn[ ]i)[ ](?:\w+[ ]){0,2}(?:handling|räkenskap"
            r"|underlag|dokumentation|bokför)\w*"
        ),
    ),
    Act(Category.USE_PERIOD, words(r"^(?:anslags)?(?:sparande|överföring)\w*"), words(r"")),
    Act(Category.REQUISITION, None, words(r"^(?:anmäler|anmäla)[ ](?:sig|(?:\w+[ ])?intresse)\b")),
    Act(Category.AUDIT, None, words(rf"^{_MODAL}(?:bevara|arkivera|förvara)s?\b")),
    Act(Category.REQUISITION, words(r"^komplettering\w*"), words(r"")),
    Act(Category.AUDIT, words(r"^(?:arkivering|arkiv)\w*"), words(r"")),
    Act(Category.INFORMATION, words(r"^skylt\w*"), words(r"")),
    Act(
        Category.INFORMATION,
        None,
        words(
            r".*\b(?:ange|anger|anges|nämna|framhålla|uppge)[ ](?:att[ ])?.{0,60}\bsom[ ](?:bidragsgivare"
            r"|finansiär|medfinansiär)"
        ),
    ),
    Act(Category.REQUISITION, None, words(rf"^{_MODAL}begära[ ](?:\w+[ ])?\w*utbetalning\b")),
    Act(
        Category.USE_PERIOD,
        None,
        words(r"^(?:ska|skall|måste)[ ]vara[ ](?:förbruka|använ|upparbeta|utnyttja)(?:d|t|da|de)\b.*\d"),
    ),
    Act(Category.ELIGIBILITY, None, words(r"^(?:vänder|riktar)[ ]sig[ ]till\b")),
    Act(Category.REPAYMENT, None, words(r".*\båterfå\b")),
    Act(Category.PAYMENT, None, words(r"^erlägger\b")),
    Act(
        Category.USE_PERIOD,
        words(r"\w*medlen|\w*medel|pengar|\w*bidrag|\w*stöd"),
        words(r".*\b(?:föras?|flyttas?|sparas?)\b.*\b(?:nästa|kommande|följande)[ ]\w*år\b"),
    ),
    Act(
        Category.OTHER,
        None,
        words(
            r".*\b(?:besluta[ ]om|meddela|fastställa|ställa)[ ](?:\w+[ ]){0,2}(?:villkor|föreskrifter|riktlinjer)\b"
        ),
    ),
    Act(Category.OTHER, None, words(r"^.*(?:ha[ ](?:den|följande)[ ]lydelse|upphör[ ]att[ ]gälla|upphävs)")),
    Act(
        Category.REPAYMENT,
        None,
        words(
            rf"^dras[ ](?:av|ifrån)\b|^(?:fryser|brinner)[ ]inne\b"
            rf"|^{_MODAL}(?:återbetal\w*|återlämna\w*|återför\w*|återgå\w*|återkräv\w*)"
            rf"|^{_MODAL}(?:krävs?|kräva|kräver|krävas|betala|betalas|betalar"
            rf"|lämnas)[ ](?:\S+[ ]){{0,5}}?(?:tillbaka"
            rf"|åter|igen)\b"
        ),
    ),
    Act(
        Category.REPAYMENT,
        _UNUSED,
        words(
            rf"^{_MODAL}(?:inbetala\w*|betala[rs]?[ ](?:\S+[ ]){{0,3}}?in|sättas?[ ]in|sätts[ ]in"
            rf"|levereras?[ ]in|inlevereras?)\b"
        ),
    ),
    Act(
        Category.SIGNATURE,
        None,
        words(
            rf"^{_MODAL}(?:vara[ ])?(?:undertecknas?|undertecknad|undertecknade|underskriv(?:en|et|na)"
            rf"|signeras|skrivas?[ ]under)\b"
        ),
    ),
    Act(Category.INFORMATION, _CHANGE, words(r".*(?:anmäl\w*|meddel\w*|godkänn\w*|underrätt\w*|rapporter\w*)\b")),
    Act(
        Category.INFORMATION,
        None,
        words(
            rf"^{_OBLIGED}(?:\w+[ ]){{0,2}}?(?:anmäla|meddela|underrätta|informera)\b"
            rf"|^{_MODAL}(?:meddela|meddelar|anmäla(?![ ](?:(?:\S+[ ])?intresse|sig\b))|underrätta"
            r"|underrättar|informera|informerar|upplysa|upplyser)\b"
            r"|.*\blogotyp\w*"
        ),
    ),
    Act(
        Category.INFORMATION,
        None,
        words(
            r"^.*\b(?:anmäl|meddel|godkänn)\w*[ ](?:\w+[ ]){0,3}(?:\w*ändring|avvikelse)|^(?:ska"
            r"|måste).{0,50}\bkontakta\w*"
        ),
    ),
    Act(Category.INFORMATION, words(r"^meddelande\w*"), words(r"")),
    Act(
        Category.REPORTING,
        None,
        words(
            rf"^{_MODAL}(?:lämnar?|skickar?)[ ](?:in[ ])?(?:en[ ])?"
            r"\w*(?:underlag|uppgifter|statistik|plan|rapport|redovisning|berättelse|redogörelse|sammanställning)\b"
        ),
    ),
    Act(Category.AUDIT, None, words(rf"^{_MODAL}(?:vara[ ])?(?:granska|intyga|bestyrk|reviderad)\w*")),
    Act(
        Category.AUDIT,
        None,
        words(
            rf"^{_MODAL}(?:bevara|spara|arkivera)[rs]?\b.*{_KEPT}|.*\btillträde\b"
            r"|.*\b(?:föra|för)[ ]bok\b"
            rf"|.*\brätt[ ]till[ ](?:\w+[ ]){{0,2}}{_KEPT}"
            r"|.*\b(?:internrevision|möjlighet[ ]att[ ]ta[ ]del[ ]av[ ]underlag)\w*"
        ),
    ),
    Act(
        Category.AUDIT,
        words(rf"^(?:\w+[ ])?{_KEPT}"),
        words(rf"^{_MODAL}(?:bevara|spara|arkivera|visa|hålla)\w*|.*\bspara\b"),
    ),
    Act(
        Category.PAYMENT,
        words(r"(?:utgift|kostnad)\w*|^medlen\b"),
        words(r"^(?:(?:ska|skall)[ ])?(?:redovisas[ ]mot|belastar?|tas[ ]ur|finansieras[ ]från[ ](?:anslag|utg))"),
    ),
    Act(
        Category.PAYMENT,
        None,
        words(
            r".*\b(?:förskott|efterskott)\b|^(?:utgår)[ ]dröjsmålsränta|^krediterar?s?\b"
            r"|^betalas?[ ](?:\S+[ ]){0,3}?ut\b|^utbetalas\b"
        ),
    ),
    Act(
        Category.REPORTING,
        _REPORT,
        words(
            rf"^{_MODAL}(?:göra|göras|görs|lämna|lämnas|skicka|skickas|sändas|insändas|ske|sker|inkomma|inkommer"
            r"|komma[ ]in|ha[ ](?:in)?kommit|vara|innehålla|innehåller|omfatta|omfattar|avse|framgår)\b"
        ),
    ),
    Act(
        Category.REQUISITION,
        APPLICATION,
        words(
            rf"^{_MODAL}(?:göra|göras|görs|lämna|lämnas|skicka|skickas|sändas|sänds|insändas|insänds|ske|sker"
            r"|inkomma|inkommer|komma[ ]in|ha[ ](?:in)?kommit|vara|ställas|ställs|innehålla|innehåller|prövas"
            r"|behandlas|öppnar|stänger|kompletteras|avse)\b"
        ),
    ),
    Act(
        Category.REQUISITION,
        None,
        words(
            rf"^{_MODAL}(?:göra|lämna|skicka|inkomma|ge)\b.{{0,30}}\b(?:ansökan|begäran|rekvisition)\b"
            r"|^(?:avvisas|avslås|(?:prövas|behandlas|beaktas|tas)[ ](?:inte|ej))\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        GRANT,
        words(
            rf"^{_MODAL}(?:vara[ ]|ha[ ])?(?:förbruk|använ[dt]|utnyttj|disponer|upparbeta)\w*[ ](?:\S+[ ]){{0,3}}?"
            rf"{_BY_WHEN}[ ](?:\S+[ ]){{0,5}}?\d"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r"^(?:ska|skall|måste)[ ]vara[ ](?:i[ ]drift|i[ ]bruk|på[ ]plats|driftsat\w+)[ ]"
            r"(?:senast|före|innan)\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        _DONE,
        words(
            r".*\b(?:slutför\w*|tidigast[ ]starta|avsluta\w*|starta\w*|inled\w*|genomförd\w*|påbörja\w*|öppnad"
            r"|färdig\w*|klar\w*|pågå)\b"
            r".*\b(?:senast|före|innan|till[ ]och[ ]med|tidigast|inom|den)\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r"^(?:får|ska|kan)[ ](?:inte|ej)[ ](?:ha[ ])?(?:på)?börja\w*\b"
            r"|.*\bpåbörja\w*[ ](?:\S+[ ]){0,4}?(?:före|innan|först|efter|tidigast)\b|^(?:godtas|godkänns"
            r"|ersätts)[ ].*\b(?:tidigast"
            r"|från)\b"
            r"|^medges[ ]anstånd"
            r"|.*\b(?:förläng[dt]a?|längre|ny)[ ](?:dispositions|projekt|användnings|bidrags)(?:tid|period)\b"
            r"|.*\bdispon\w+\b.*\bunder[ ]det\b|^(?:ska|skall|måste)[ ]ha[ ].*medel\b.*\bsenast\b"
        ),
    ),
    Act(
        Category.ALLOCATION,
        None,
        words(
            r"^har[ ]beslutat[ ]att[ ]|"
            rf"^(?:att[ ])?(?:reserverar?|anslår?|avsätter|avsätta|tilldelar?|anvisar(?=[ ].*{MONEY_SUM}))\b"
            rf"|^(?:bär|bärs|tillgodoför\w*|indexreglera\w*|prioriterar?s?)\b|^ges[ ]åt\b"
            rf"|^(?:tillförs|tillför)\b|^(?:lämnas|utgår|ges|får)[ ]{MONEY_SUM}(?!.*\banvändas\b)"
            rf"|^{_MODAL}(?:vara|ha|uppgå[ ]till)\b.{{0,40}}\b(?:minst|lägst|högst|mellan|maximalt)[ ]{MONEY_SUM}"
            rf"|^{_MODAL}använda[ ](?:\w+[ ])?{MONEY_SUM}|^{_MODAL}behålla\b"
            rf"|^(?:inte[ ])?{_MODAL}(?:överstiga|understiga)[ ](?:\w+[ ])?{MONEY_SUM}|^är[ ]{MONEY_SUM}"
            rf"|^(?:\S+[ ]){{1,3}}höjas\b"
            rf"|^(?:ska|skall|bör)[ ](?:\S+[ ]){{0,2}}?{MONEY_SUM}[ ].*\b(?:lämnas|fördelas|avsättas|betalas|gå)\b"
            r"|^tillskjuter\b|^delar[ ]på\b"
            rf"|^(?:lämnas|utgår|ges|beviljas)[ ]med[ ](?:som[ ])?(?:\w+[ ])?{MONEY_SUM}"
            r"|^(?:med|sam)?finansierar[ ].*\b(?:upp[ ]till|högst|maximalt|\d)"
            rf"|^går[ ]{MONEY_SUM}|^(?:tar|tas|ta|får.{{0,30}}tas?)[ ]i[ ]anspråk\b|^är[ ]ett[ ]fast[ ]belopp"
            rf"|^{_MODAL}(?:omfatta|omfattar|täcka|täcker)[ ](?:upp[ ]till|högst|maximalt"
            rf"|minst(?![ ]e[nt]t?[ ]av)|hälften|\d)(?!(?:[ ]\d+)?[ ](?:timmar|dagar|veckor|tillfällen|deltagare))"
            r"|^(?:svarar|står|ansvarar)[ ](?:\w+[ ]){0,2}?för[ ](?!att\b)(?:\w+[ ]){0,2}?\w*(?:kostnad|utgift)\w*"
            rf"|^bidrar[ ]med[ ]{MONEY_SUM}|^ersätter[ ](?:\w+[ ]){{0,3}}?med[ ]{MONEY_SUM}"
            r"|^(?:godtas|godkänns|ersätts)[ ]med[ ](?:högst|maximalt|upp[ ]till|\d)"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        None,
        words(rf"^{_MODAL}(?:skjuta|skjuter)[ ]till\b|^{_MODAL}(?:bidra[ ]med|medfinansiera|motfinansiera)\b"),
    ),
    Act(Category.ALLOCATION, COSTS, words(r"^(?:bekostas|bestrids|finansieras|betalas)[ ]av\b")),
    Act(
        Category.REPORTING,
        None,
        words(rf"^{_MODAL}(?:inkomma|komma[ ]in)[ ]med[ ](?!.{{0,30}}(?:ansök|rekvis|faktur))"),
    ),
    Act(Category.ALLOCATION, words(r"^(?:\w+[ ]){0,2}?(?:bidrags|medels|stöd)ram"), words(r"")),
    Act(Category.ALLOCATION, None, words(r"^delas?r?\b.*\but\b|^utgör\b|^minskas?\b")),
    Act(
        Category.PAYMENT,
        words(r"^(?:\w+[ ]){0,2}?(?:\w*utbetalning(?:en|ar|arna)?|förskott(?:et)?)\b"),
        words(r""),
    ),
    Act(
        Category.PAYMENT,
        None,
        words(
            r"^innehålls\b|^får[ ](?:pengarna|medlen|bidraget|stödet)(?=[ ](?:på|i|den|direkt|senast|genom"
            r"|efter|när)\b|[. ]*$)"
        ),
    ),
    Act(Category.PAYMENT, None, words(r"^ersätter\b|^ersätts[ ]med\b")),
    Act(Category.PURPOSE, None, words(r".*\btill[ ]godo\b|^är[ ]bundna?[ ]till\b")),
    Act(
        Category.OTHER,
        None,
        words(r"^(?:gäller|godkänner|godtar|accepterar|följa|ska[ ](?:\w+[ ])?följa)\b.*\bvillkor"),
    ),
    Act(Category.REPAYMENT, words(r"^rätten[ ]till\b"), words(r"^upphör\b")),
    Act(
        Category.REQUISITION,
        None,
        words(rf"^{_MODAL}rekvirera[rs]?\b.*\b(?:vid|genom|via|hälften|resten|totalsumman|hela|resterande)\b"),
    ),
    Act(
        Category.REPORTING,
        words(r"^(?:\w+[ ])?underlag(?:et)?\b"),
        words(rf"^{_MODAL}(?:lämnas|skickas|inkomma|inges|ha[ ](?:in)?kommit)\b"),
    ),
    Act(Category.REQUISITION, APPLICATION, words(r"^(?:ska|skall|måste|bör|behöver)[ ](?!bestyrk|gransk|intyg)")),
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r"^(?:ska|skall|måste)[ ](?:\w+[ ]){0,3}?vara[ ](?:\w+[ ])?(?:färdig|klar|slutför"
            r"|avsluta)\w*[ ](?:inom|senast|före)\b"
        ),
    ),
)
