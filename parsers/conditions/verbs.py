"""The verbs that are done with grants, in classes: to apply, hand in, pay, report, examine, give back.

Data for ``framing``. A class holds the forms of its verbs that a main clause can have: "Slutrapporten
ska undertecknas" is signed, not reported. Holds no rule but its patterns.
"""

from __future__ import annotations

import re
from enum import Enum, auto


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
    REQUIRE = auto()  # what is needed, where no clause tells it
    BE = auto()  # every other verb


# Of two classes that fit at one place the first counts.
_FORMS = (
    (
        Deed.SIGN,
        (
            r"underteckna[rs]?|(?:vara|är|bli)[ ](?:\w+[ ])?undertecknad[et]?"
            r"|ha[ ]undertecknat|signera\w*|attestera\w*|skriv(?:a|as|er"
            r"|s)[ ](?:\w+[ ])?under|underskriv\w+"
        ),
    ),
    (
        Deed.GIVE_BACK,
        (
            r"återkrav|betala[rs]?[ ]in|betalas[ ]in|gå[r]?[ ]förlora(?:d|t|de)|upphör[ ]rätten|miste[ ]om"
            r"|återbetalning(?:sskyldig)?\w*"
            r"|inleverera[rs]?|betala[rs]?[ ](?:\w+[ ]){0,3}?igen"
            r"|tillfaller[ ](?:staten|kommunen)|räkna[rs]?[ ]av|avräknas?|återbetala\w*|återkräv\w*|återkalla\w*"
            r"|förverka\w*|återgå\w*|återföra?s?|återlämna\w*|förlorar?|krävas?[ ](?:\w+[ ]){0,3}?(?:tillbaka"
            r"|åter)|kräver[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter)"
            r"|begär(?:as?|s)?[ ](?:\w+[ ])?(?:tillbaka|åter)|krävs[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter"
            r"|in)|(?:betalas?|betalar|lämna[rs]?"
            r"|föras?|förs)[ ](?:\w+[ ]){0,5}?(?:tillbaka|åter)|dra[rs]?[ ](?:in|av)|återbetalningsskyldig\w*"
            r"|(?:håller|hållas?|hålls)[ ](?:(?:alltid|normalt|då)[ ])?inne|sättas?[ ]ned|sätter[ ]ned"
            r"|dra[rs]?[ ](?:\w+[ ])?tillbaka|(?:avbryta?r?|stoppa[rs]?"
            r"|frysa?s?)(?=[ ](?:\w+[ ])?\w*(?:bidrag|stöd|finansiering|utbetalning))|upphävas?|hävas?"
            r"|förfaller(?![ ]till[ ]betalning)|återfå"
        ),
    ),
    (
        Deed.EXAMINE,
        (
            r"granska[rs]?|kontrollera[rs]?|revidera[rs]?|inspektera[rs]?|besiktiga[rs]?|intyga[rs]?|bestyrka?s?"
            r"|styrka?s?|begär(?:a|as|er)?[ ]in|besöka?s?|stäm(?:ma|mer|s)[ ]av"
            r"|gör(?:a|s)?[ ](?:\w+[ ])?(?:stickprov|kontroll(?:er|besök)?)|(?:har[ ]rätt[ ]till[ ](?:full[ ])?"
            r"|ha[ ](?:full[ ])?)?insyn|ta[ ]del[ ]av[ ](?:\w+[ ])?(?:handling|räkenskap|underlag)\w*"
        ),
    ),
    (
        Deed.KEEP,
        (
            r"bevara[rs]?|spara[rs]?|arkivera[rs]?|förvara[rs]?|visa[rs]?[ ]upp|uppvisa[rs]?|bokföra?s?"
            r"|särredovisa[rs]?|särskilja[rs]?|särredovisad[et]?|föra?[ ](?:bok|räkenskaper)"
            r"|hålla[ ](?:\w+[ ])?avskil\w+"
        ),
    ),
    (
        Deed.TELL,
        (
            r"meddela[rs]?|informera[rs]?|underrätta[rs]?|kontakta[rs]?|anmäla?s?|anmäler|upplysa?s?|(?:tas?"
            r"|ha)[ ]\w*kontakt|delge[rs]?|höra?[ ](?:\w+[ ]){0,2}?av(?=[ ](?:sig|er|dig)\b)|berätta[rs]?"
            r"|marknadsföra?s?|sprida?s?|rådgöra|nämna?s?|synas"
        ),
    ),
    (
        Deed.HAND_IN,
        (
            r"lämna[rst]?|inlämna[ds]?|skicka[rst]?|sända?s?|insända?s?|översända?s?|inkomm(?:a|er)|inkommit"
            r"|komma?[ ]in|kommit[ ]in|kommer[ ]in|bifoga[rs]?|biläggas?|ladda[rs]?[ ]upp|ges?[ ]in|inges?"
            r"|tillhanda|registrera[rs]?|komplettera[rs]?|inskickad\w*|inlämnad\w*|(?:hör"
            r"|ingår)(?=[ ]\w*(?:bokslut|plan|budget|kopia))|fogas|tillställas?|avlämna[rs]?|överlämna[rs]?"
            r"|gör(?:as?|s)?(?=[ ](?:(?:en|er|din|sin|ni|du)[ ])*\w*(?:ansökan|rekvisition|redovisning))"
            r"|ta[rs]?[ ]emot(?=[ ]\w*ansök)|tar[ ]emot(?=[ ]\w*ansök)|finnas[ ]med|logga[rs]?[ ]in"
        ),
    ),
    (
        Deed.APPLY,
        r"(?:an)?sök(?:as?|er|s)?|rekvirera[rs]?|begära?s?|begär",
    ),
    (
        Deed.REPORT,
        (
            r"redovisa[rs]?|slutredovisa[rs]?|rapportera[rs]?|återrapportera[rs]?|återredovisa[rs]?"
            r"|slutrapportera[rs]?|delrapportera[rs]?|följa?s?[ ](?:\w+[ ])?upp|följer[ ](?:\w+[ ])?upp"
            r"|utvärdera[rs]?|sammanställ(?:a|er|s|as)|dokumentera[rs]?|föra[ ]statistik"
        ),
    ),
    (
        Deed.HOLD,
        (
            r"innehålla?s?|innehåller|består[ ]av|framgår?|anges?|anger|uppges?|uppger|beskriv(?:as?|s|er)?"
            r"|redogöra?s?|redogör"
            r"|motivera[rs]?|svara[rs]?[ ]på|besvara[rs]?|fyll(?:as?|s)?[ ]i|fyller[ ](?:du[ ]|ni[ ])?i"
            r"|ifylld\w*|specificera[rs]?|presentera[rs]?|förklara[rs]?|formulera[rs]?|skriva?s?(?![ ]av)"
            r"|skrivs(?![ ]av)|uppskatta|sammanfatta[rs]?"
        ),
    ),
    (
        Deed.PAY,
        (
            r"utbetala[rs]?|betala[rs]?|fakturera[rs]?|erlägg\w*|kreditera[rs]?"
            r"|förfaller[ ]till[ ]betalning|förskottera[rs]?|debitera[rs]?"
            r"|belasta[rs]?|sätts[ ]in|sättas[ ]in|insättas"
        ),
    ),
    (
        Deed.GIVE,
        (
            r"ger|ges?|bevilja[rs]?|utgår?|utges?|tilldela[rs]?|medges?|få(?=[ ](?!uppskatta|redovisa|lämna|göra"
            r"|betala|svara|ange|visa)(?:(?!besvara|ge|ta)[\w-]+[ ]){0,4}?\w*(?:bidrag|stöd|ersättning|medel|peng"
            r"|belopp|finansiering|kr\b|procent))|erhålla?s?|erhåller|tar?[ ]del[ ]av|får[ ]del[ ]av|ha[ ]rätt"
            r"|har[ ]rätt|komma?[ ]i[ ]fråga|kommer[ ]i[ ]fråga|stödja?s?|stödjer|stöder|rikta[rs]?[ ]sig"
            r"|är[ ]rikta(?:d|t|de)"
            r"|vända[ ]sig|vänder[ ]sig|delas?[ ]ut|delar[ ]ut|får(?=[ ](?:ett[ ]|en[ ])?\w*(?:bidrag|stöd"
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
            r"anvisa[rs]?(?=[ ][^.]*(?:medel|medlen|bidrag|kronor|kr\b))|omfördela[rs]?|fördela[rs]?"
            r"|prioritera[rs]?|går?[ ]före|anslå[r]?|avsätta?s?|avsätter|avsätts|reservera[rs]?|rangordna[rs]?"
            r"|viktas?|delas?|behåll(?:a|as|er|s)"
        ),
    ),
    (
        Deed.MEASURE,
        (
            r"uppgår?(?=[ ](?:\w+[ ])?till)|motsvara[rs]?|utgöra?s?|utgör|överstig(?:a|er)|understig(?:a|er)"
            r"|begränsa[rs]?|baseras?|baserar|grunda[rs]?(?:[ ]sig)?[ ]på|beräkna[rs]?|varierar?|bero[rs]?"
            r"|öka[rs]?|höja?s?|sänka?s?"
            r"|räkna[rs]?[ ](?:\w+[ ])?(?:upp|fram|om)|multiplicera[rs]?|minska[rs]?|reducera[rs]?|justera[rs]?"
        ),
    ),
    (
        Deed.USE,
        (
            r"ha[ ]kvar|använd(?:as?|er|s)?|nyttja[rs]?|utnyttja[rs]?|förbruka[rs]?|disponera[rs]?|upparbeta[rs]?"
            r"|förfoga[rs]?[ ]över|förbrukad[et]?|använda[ ](?=senast|före)|tas[ ]i[ ]anspråk"
        ),
    ),
    (
        Deed.COVER,
        (
            r"täcka?s?|täcker|inkludera[rs]?|ingår?|omfatta[rs]?|avser?|avses|räkna[rs]?|finansiera[rs]?|medfinansiera[rs]?"
            r"|bekosta[rs]?|går?[ ]till|syfta[rs]?|godkänna?s?|godkänner|godtas?|ersätta?s?|ersätter|ersätts"
            r"|tas?[ ]upp|(?:stå|svara)r?[ ]för(?=[ ](?:\w+[ ]){0,3}?(?:rest|återst|mellanskill"
            r"|\w*kostnad|\w*utgift|\w*finansiering)\w*|[.,]|$)|gäller?|kombinera[rs]?|medräknas?|inräknas?|tillgodoräknas?"
        ),
    ),
    (
        Deed.CARRY_OUT,
        (
            r"för(?:a|as|s)[ ](?:\w*(?:medel|medlen|bidrag|bidraget|pengar|belopp)\w*[ ])?över|överföras?"
            r"|flytta[rs]?|igångsatt\w*|i[ ](?:drift|bruk)\b|uppkomna|uppstått|uppkommit|påbörja[rst]?|påbörjats"
            r"|börja[rst]?|starta[rst]?|inleda?s?|inleds|genomföra?s?|genomförs|slutföra?s?|slutförs|avsluta[rs]?"
            r"|löper|pågå[r]?|utföra?s?|äga?[ ]rum|igångsätt\w*|färdigställ\w*|(?:klar|klart|klara|slutförd?[at]*"
            r"|genomförd?[at]*|avslutad\w*|färdig\w*|påbörjad?[et]*)(?=[ ](?:\w+[ ])?(?:senast|före|innan|inom"
            r"|under|till|först|efter))"
        ),
    ),
    (
        Deed.REQUIRE,
        r"(?:krävs|fordras|erfordras|behövs|kräver|fordrar)(?![^.]*\batt\b)",
    ),
)
VERB = re.compile(
    "|".join(rf"(?P<{deed.name}>(?<![\w-])(?:{forms})(?![\w]))" for deed, forms in _FORMS),
    re.VERBOSE | re.IGNORECASE,
)
