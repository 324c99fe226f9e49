"""The verbs that are done with grants, in classes: to apply, hand in, pay, report, examine, give back.

Data for ``framing``. A class holds the forms of its verbs that a main clause can have: "Slutrapporten
ska undertecknas" is signed, not reported. Holds no rule but its patterns.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache


class Deed(Enum):
    """The class of a verb."""

    SIGN = auto()
    GIVE_BACK = auto()
    EXAMINE = auto()
    KEEP = auto()
    TELL = auto()
    HAND_IN = auto()
    APPLY = auto()
    REPORT = auto()
    HOLD = auto()  # what a paper holds or says
    PAY = auto()
    GIVE = auto()
    DECIDE = auto()
    DIVIDE = auto()
    MEASURE = auto()
    USE = auto()
    COVER = auto()
    CARRY_OUT = auto()
    CONTRACT = auto()  # what is done with an agreement, or with what was bought for the money
    HAPPEN = auto()  # what takes place, whoever does it: "Redovisningen görs i e-tjänsten"
    REQUIRE = auto()  # what is needed, where no clause tells it
    BE = auto()  # every other verb


# Of two classes that fit at one place the first counts.
_FORMS = (
    (
        Deed.SIGN,
        (
            r"underteckna[rs]?|(?:vara|är|bli)[ ](?:\w+[ ])?undertecknad[et]?"
            r"|ha[r]?[ ]undertecknat|signera\w*|attestera\w*|skriv(?:a|er)[ ]på|skriv(?:a|as|er"
            r"|s)[ ](?:(?!av\b)\w+[ ])?under|underskriv\w+"
        ),
    ),
    (
        Deed.GIVE_BACK,
        (
            r"återkrav|betala[rs]?[ ](?:inte[ ])?in|innehålls|(?:fryser|brinner)[ ]inne|lever(?:era[rs]?"
            r"|as)[ ]in|upphör|gå[r]?[ ](?:\w+[ ]){0,3}?(?:förlora(?:d|t|de)|tillbaka|åter)|miste[ ]om"
            r"|återbetalning(?:sskyldig)?\w*"
            r"|inleverera[rs]?|betala[rs]?[ ](?:\w+[ ]){0,3}?igen"
            r"|tillfaller[ ](?:staten|kommunen)|räkna[rs]?[ ]av|avräknas?|återbetala\w*|återkräv\w*|återkalla\w*"
            r"|förverka\w*|avkräv\w*|återfordra[rs]?|inbetal(?:a[rs]?|d[at]?|t)|återgå\w*(?![^.,]*\bnivå)|återföra?s?|återlämna\w*|återsända?s?|förlorar?"
            r"|krävas?[ ](?:\w+[ ]){0,3}?(?:tillbaka"
            r"|åter)|kräver[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter)"
            r"|begär(?:as?|s)?[ ](?:\w+[ ])?(?:tillbaka|åter)|krävs[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter"
            r"|in)|(?:betalas?|betalar|lämna[rs]?"
            r"|föras?|förs)[ ](?:\w+[ ]){0,5}?(?:tillbaka|åter)|dra[rs]?[ ](?:in|av)|återbetalningsskyldig\w*"
            r"|(?:håller|hållas?|hålls)[ ](?:(?:alltid|normalt|då)[ ])?inne"
            r"|dra[rs]?[ ](?:\w+[ ])?tillbaka|(?:avbryta?r?|stoppa[rs]?"
            r"|frysa?s?)(?=[ ](?:\w+[ ])?\w*(?:bidrag|stöd|finansiering|utbetalning))|upphävas?|hävas?"
            r"|förfaller(?![ ]till[ ]betalning)|återfå"
        ),
    ),
    (
        Deed.CONTRACT,
        r"säg(?:as?|er|s)[ ]upp|träder[ ]i[ ]kraft|(?:överlåt|pantsätt|upplåt|sälj)(?:as?|er|s)|avyttra[rs]?",
    ),
    (
        Deed.EXAMINE,
        (
            r"kalla[rs]?(?=[^.,]*besiktning)|ta[ ]del[ ]av[ ](?=(?:\w+[ ]){0,2}\w*(?:material|dokument"
            r"|bokför))|granska[rs]?|kontrollera[rs]?|revidera[rs]?|inspektera[rs]?|besiktiga[rs]?|intyga[rs]?|bestyrka?s?"
            r"|styrka?s?|begär(?:as?|er|s)?[ ]in|besöka?s?|stäm(?:ma|mer|s)[ ]av"
            r"|gör(?:a|s)?[ ](?:\w+[ ])?(?:stickprov|kontroll(?:er|besök)?)|(?:har[ ]rätt[ ]till[ ](?:full[ ])?"
            r"|ha[ ](?:full[ ])?)?insyn|ta[ ]del[ ]av[ ](?:\w+[ ])?(?:handling|räkenskap|underlag)\w*"
        ),
    ),
    (
        Deed.KEEP,
        (
            r"håll(?:as?|s|er)[ ](?:\w+[ ]){0,2}?tillgänglig\w*|bevara[rs]?|spara[rs]?|arkivera[rs]?"
            r"|förvara[rs]?|visa[rs]?[ ]upp"
            r"|visa[rs]?(?=[ ](?:\w+[ ])?(?:underlag|kvitt|verifika))|uppvisa[rs]?|inhämta[rs]?|bokföra?s?"
            r"|särredovisa[rs]?|särskilja[rs]?|särredovisad[et]?|föra?[ ](?:bok|räkenskaper)"
            r"|hålla[ ](?:\w+[ ])?avskil\w+"
        ),
    ),
    (
        Deed.TELL,
        (
            r"få(?:r)?[ ](?:veta|reda[ ]på|kännedom)|gör(?:as?|s)[ ](?:\w+[ ]){0,3}?tillgänglig\w*"
            r"|publicera[rs]?|offentliggöra?s?|uppdatera[rs]?"
            r"|meddela[rs]?|informera[rs]?|underrätta[rs]?|kontakta[rs]?|anmäla?s?|anmäler|upplysa?s?|(?:tas?"
            r"|ha)[ ]\w*kontakt|delge[rs]?|höra?[ ](?:\w+[ ]){0,2}?av(?=[ ](?:sig|er|dig)\b)|berätta[rs]?"
            r"|ha[ ](?:\w+[ ]){0,2}?(?:samråd|dialog)|hålla[ ](?:[^.,]+?[ ])?(?:informera"
            r"|underrätta)[dt]\w*|marknadsföra?s?|sprida?s?|rådgöra"
            r"|nämna?s?|synas"
        ),
    ),
    (
        Deed.HAND_IN,
        (
            r"vara[ ](?:inne|(?:[\w-]+[ ]){0,4}?till[ ]?handa)\b|lämna[rst]?(?![ ]vidare)|inlämna[ds]?"
            r"|skicka[rst]?|sända?s?|insända?s?|översända?s?"
            r"|inkomm(?:a|er)|inkommit"
            r"|komma?[ ]in|kommit[ ]in|kommer[ ]in|bifoga[rs]?|biläggas?|ladda[rs]?[ ]upp|ges?[ ]in|inges?"
            r"|tillhanda|registrera[rs]?|komplettera[rs]?|inskickad\w*|inlämnad\w*|(?:hör"
            r"|ingår)(?=[ ]\w*(?:bokslut|plan|budget|kopia))|fogas|tillställas?|avlämna[rs]?|överlämna[rs]?"
            r"|gör(?:as?|s)?(?=[ ](?:(?:en|er|din|sin|ni|du)[ ])*\w*(?:ansökan|rekvisition|redovisning))"
            r"|ta[rs]?[ ]emot(?=[ ]\w*ansök)|tar[ ]emot(?=[ ]\w*ansök)|finnas[ ]med|logga[rs]?[ ]in"
        ),
    ),
    (
        Deed.APPLY,
        r"(?:an)?sök(?:as?|er|s)?|ha[ ](?:an)?sökt|rekvirera[rs]?|begära?s?|begär",
    ),
    (
        Deed.REPORT,
        (
            r"(?:slut|del|åter)?redovisa[rs]?|rapportera[rs]?|återrapportera[rs]?"
            r"|slutrapportera[rs]?|delrapportera[rs]?|följa?s?[ ](?:\w+[ ])?upp|följer[ ](?:\w+[ ])?upp"
            r"|utvärdera[rs]?|sammanställ(?:a|er|s|as)|dokumentera[rs]?|(?:ta[rs]?[ ]fram"
            r"|upprätta[rs]?)(?=[ ](?:\w+[ ]){0,3}\w*(?:plan|rapport|redovisning)\b)|föra[ ]statistik"
        ),
    ),
    (
        Deed.HOLD,
        (
            r"innehålla?|innehåller|består[ ]av|framgår?|anges?|anger|uppges?|uppger|beskriv(?:as?|s|er)?"
            r"|redogöra?s?|redogör"
            r"|motivera[rs]?|svara[rs]?[ ]på|besvara[rs]?|fyll(?:as?|s)?[ ]i|fyller[ ](?:du[ ]|ni[ ])?i"
            r"|ifylld\w*|specificera[rs]?|presentera[rs]?|förklara[rs]?|formulera[rs]?|skriva(?![ ](?:av"
            r"|på)\b)|skrivas"
            r"|skrivs(?![ ]av)|uppskatta|sammanfatta[rs]?"
        ),
    ),
    (
        Deed.PAY,
        (
            r"tas?[ ]ut(?![^.,]*avgift)|utbetala[rs]?|utbetald[at]?|betala[rs]?|fakturera[rs]?|erlägg\w*"
            r"|kreditera[rs]?"
            r"|förfaller[ ]till[ ]betalning|förskottera[rs]?|debitera[rs]?"
            r"|belasta[rs]?|lyfta?s|sätts[ ]in|sättas[ ]in|insättas"
        ),
    ),
    (
        Deed.GIVE,
        (
            r"ger|ges?(?![ ]vidare)|bevilja[rs]?|bifall(?:as?|er|s)|utgår?|utges?|tilldela[rs]?|medges?"
            r"|få(?=[ ](?!uppskatta"
            r"|redovisa|lämna|göra"
            r"|betala|svara|ange|visa)(?:(?!besvara|ge|ta)[\w-]+[ ]){0,4}?\w*(?:bidrag|stöd|ersättning|medel|peng"
            r"|belopp|finansiering|kr\b|procent))|erhålla?s?|erhåller|tar?[ ]del[ ]av|får[ ]del[ ]av|ha[ ]rätt"
            r"|(?:har|äger)[ ](?:(?!till\b)\w+[ ]){0,3}?rätt|stödja?s?|stödjer|stöder|rikta[rs]?[ ]sig"
            r"|är[ ]rikta(?:d|t|de)"
            r"|vända[ ]sig|vänder[ ]sig|delas?[ ]ut|delar[ ]ut|får(?=[ ](?:(?:ett|en|inget|inga|mer"
            r"|mindre)[ ])?\w*(?:bidrag|stöd"
            r"|ersättning|medel|peng)\w*)"
        ),
    ),
    (
        Deed.DECIDE,
        (
            r"bestäms|bestämma?s?|bestämmer|beslutar?s?|fastställa?s?|fastställer|pröva[rs]?|bedöma?s?|bedömer|avgöra?s?|avgör|handläggs?"
            r"|handlägga[rs]?|behandla[rs]?|beaktas?|avvisas?|avslås?"
        ),
    ),
    (
        Deed.DIVIDE,
        (
            r"tillgodoför(?:a|as|s)?|tillförs?|anvisas|anvisar?(?=[ ][^.]*(?:medel|medlen|bidrag|kronor"
            r"|kr\b))|omfördela[rs]?|fördela[rs]?"
            r"|prioritera[rs]?|går?[ ]före|anslå[r]?|avsätta?s?|avsätter|avsätts|reservera[rs]?|rangordna[rs]?"
            r"|viktas?|delas?|behåll(?:a|as|er|s)"
        ),
    ),
    (
        Deed.MEASURE,
        (
            r"uppgår?(?=[ ](?:\w+[ ])?till)|motsvara[rs]?|utgöra?s?|utgör|överstig(?:a|er)|understig(?:a|er)"
            r"|begränsa[rs]?|baseras?|baserar|grunda[rs]?(?:[ ]sig)?[ ]på|beräkna[rs]?|varierar?|bero[rs]?"
            r"|öka[rs]?|höja?s?|sänka?s?|tillkommer"
            r"|indexreglera[rs]?|(?:index)?uppräkna[rs]?|räkna[rs]?[ ](?:\w+[ ])?(?:upp|fram|om)|multiplicera[rs]?"
            r"|minska[rs]?|reducera[rs]?|justera[rs]?|halvera[rs]?|(?:för)?dubbla[rs]?|sätt(?:as?|er|s)[ ]ned"
        ),
    ),
    (
        Deed.USE,
        (
            r"ha[ ]kvar|använts|utnyttjats|ha[ ](?:använt|förbrukat|(?:ut)?nyttjat|upparbetat)|använd(?:as?"
            r"|er|s)?|nyttja[rs]?"
            r"|utnyttja[rs]?|förbruka[rs]?|disponera[rs]?|upparbeta[rs]?"
            r"|förfoga[rs]?[ ]över|vidareförmedla[rs]?|(?:ges?|lämnas?|föras?)[ ]vidare|förbrukad[et]?"
            r"|använda[ ](?=senast|före)|ta(?:r|s)?[ ](?:\w+[ ]){0,2}?i[ ]anspråk"
        ),
    ),
    (
        Deed.COVER,
        (
            r"täcka?s?|täcker|inkludera[rs]?|ingår?|omfatta[rs]?|avser?|avses|avse(?:dd|tt|dda)|öronmärk(?:a|s|t|ta)|räkna[rs]?|finansiera[rs]?|medfinansiera[rs]?"
            r"|bekosta[rs]?|bidra[rs]?[ ](?:\w+[ ]){0,2}?med|skjut(?:a|er|s)[ ](?:\w+[ ])?till|bära?s?|bär"
            r"|(?:ligger|faller)[ ]utanför|går?[ ]in[ ]med|går?[ ]till|syfta[rs]?"
            r"|godkänna?s?|godkänner"
            r"|godkända|godta[rs]?|acceptera[rs]?|ersätta?s?"
            r"|ersätter|ersätts"
            r"|tas?[ ]upp|(?:stå|svara)r?[ ](?:själv\w*[ ])?för(?=[ ](?:(?!och\b)\w+[ ]){0,5}?(?:överskjut|rest"
            r"|återst|mellanskill"
            r"|\w*kostnad(?!s)|\w*utgift|\w*finansiering)\w*|[.,]|$)|gäller?|kombinera[rs]?|medräknas?|inräknas?|tillgodoräknas?"
        ),
    ),
    (
        Deed.CARRY_OUT,
        (
            r"förläng(?:a|as|er|s)|för(?:a|as|s)[ ](?:\w*(?:medel|medlen|bidrag|bidraget|pengar"
            r"|belopp)\w*[ ])?över|överföras?"
            r"|(?:flytta|balansera)[rs]?|boka[rs]?[ ]om|igångsatt\w*|i[ ](?:drift|bruk)\b|uppkomna|uppstått"
            r"|uppkommit"
            r"|påbörja(?:[rst]|ts|de|d)?"
            r"|börja[rst]?|starta[rst]?|inleda?s?|inleds|genomföra?s?|genomförs|slutföra?s?|slutförs|avsluta[rs]?"
            r"|löper|komm(?:a|er|it)[ ]i[ ]?gång|pågå[r]?|gör(?:a|as|s)?[ ]klar[at]?|gjort[ ]klart"
            r"|sättas?[ ]igång|sätts[ ]igång|hållas|hålls(?![ ](?:inne|i)\b)|driva|bedriva?s?"
            r"|hålla[ ]öppet|tillhandahålla|utföra?s?|äga?[ ]rum|igångsätt\w*|färdigställ\w*"
            r"|(?:klar|klart|klara|slutförd?[at]*"
            r"|genomförd?[at]*|avslutad\w*|färdig\w*)(?=[ ](?:\w+[ ])?(?:senast|före|innan|inom"
            r"|under|till|först|efter))"
        ),
    ),
    (Deed.HAPPEN, r"sker?|görs|göras"),
    (
        Deed.REQUIRE,
        r"(?:krävs|fordras|erfordras|behövs|kräver|fordrar|ber[ ](?:(?:vi|er|dig)[ ])*om)(?![^.]*\batt\b)",
    ),
)
VERB = re.compile(
    "|".join(rf"(?P<{deed.name}>(?<![\w-])(?:{forms})(?![\w]))" for deed, forms in _FORMS),
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=64)
def deeds_in(words: str) -> frozenset[Deed]:
    """The classes of all verbs that ``words`` hold."""
    return frozenset(Deed[str(match.lastgroup)] for match in VERB.finditer(words))
