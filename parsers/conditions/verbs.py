"""The verbs that are done with grants, in classes: to apply, hand in, pay, report, examine, give back.

Data for ``framing``. A class holds the forms of its verbs that a main clause can have: "Slutrapporten
ska undertecknas" is signed, not reported. Holds no rule but its patterns.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


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


class _Verbs(NamedTuple):
    """A class of verbs: the stems of those like "granska-r", of those like "styrk-er", and patterns of the rest."""

    deed: Deed
    regular: str
    strong: str
    rest: str

    def pattern(self) -> str:
        """All their present and infinitive forms, active and passive."""
        stems = ((self.regular, "a[rs]?"), (self.strong, "(?:as?|e?[rs])?"))
        conjugated = [f"(?:{'|'.join(of.split())}){ending}" for of, ending in stems if of]
        return "|".join((self.rest, *conjugated) if self.rest else conjugated)


# Of two classes that fit at one place the first counts.
_CLASSES = (
    _Verbs(
        Deed.SIGN,
        "underteckn bevittn",
        "underskriv",
        r"(?:vara|är|bli)[ ](?:\w+[ ])?undertecknad[et]?|ha[r]?[ ]undertecknat|signera\w*|attestera\w*"
        r"|skriv(?:a|er)[ ]på|skriv(?:a|as|er|s)[ ](?:(?!av\b)\w+[ ])?under|underskriv\w+",
    ),
    _Verbs(
        Deed.GIVE_BACK,
        "inleverer avräkn återfordr kvitt",
        "återsänd",
        r"återkrav|betala[rs]?[ ](?:inte[ ])?in|innehålls|(?:fryser|brinner)[ ]inne|lever(?:era[rs]?"
        r"|as)[ ]in|upphör|gå[r]?[ ](?:\w+[ ]){0,3}?(?:förlora(?:d|t|de)|tillbaka|åter)|miste[ ]om"
        r"|återbetalning(?:sskyldig)?\w*|betala[rs]?[ ](?:\w+[ ]){0,3}?igen"
        r"|tillfaller[ ](?:staten|kommunen)|räkna[rs]?[ ]av|återbetala\w*|återkräv\w*|återkalla\w*"
        r"|förverka\w*|avkräv\w*|inbetal(?:a[rs]?|d[at]?|t)|återgå\w*(?![^.,]*\bnivå)|återföra?s?|återlämna\w*"
        r"|återta[rs]?|förlorar?"
        r"|(?:krävas?|kräver|krävt)[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter)"
        r"|krävs[ ](?:\w+[ ]){0,3}?(?:tillbaka|åter|in)"
        r"|begär(?:as?|s)?[ ](?:\w+[ ])?(?:tillbaka|åter)"
        r"|(?:betalas?|betala[rt]|lämna[rst]?|skicka[rs]?|föras?|förs?)"
        r"[ ](?:\w+[ ]){0,5}?(?:tillbaka|åter)|dra[rs]?[ ](?:in|av)"
        r"|(?:håller|hållas?|hålls)[ ](?:(?:alltid|normalt|då)[ ])?inne"
        r"|dra[rs]?[ ](?:\w+[ ])?tillbaka|(?:avbryta?r?|stoppa[rs]?"
        r"|frysa?s?)(?=[ ](?:\w+[ ])?\w*(?:bidrag|stöd|finansiering|utbetalning))|upphävas?|hävas?"
        r"|förfaller(?![ ]till[ ]betalning)|återfå",
    ),
    _Verbs(
        Deed.CONTRACT,
        "avyttr",
        "överlåt pantsätt upplåt sälj",
        r"säg(?:as?|er|s)[ ]upp|träder[ ]i[ ]kraft",
    ),
    _Verbs(
        Deed.EXAMINE,
        "gransk kontroller revider inspekter besiktig besikt intyg verifier",
        "styrk bestyrk besök",
        r"kalla[rs]?(?=[^.,]*besiktning)|ta[ ]del[ ]av[ ](?=(?:\w+[ ]){0,2}\w*(?:material|dokument|bokför))"
        r"|begär(?:as?|er|s)?[ ]in|stäm(?:mas?|mer|s)[ ]av"
        r"|gör(?:a|s)?[ ](?:\w+[ ])?(?:stickprov|kontroll(?:er|besök)?)|(?:har[ ]rätt[ ]till[ ](?:full[ ])?"
        r"|ha[ ](?:full[ ])?)?insyn|ta[ ]del[ ]av[ ](?:\w+[ ])?(?:handling|räkenskap|underlag)\w*",
    ),
    _Verbs(
        Deed.KEEP,
        "bevar spar arkiver förvar uppvis särredovis",
        "särskilj",
        r"håll(?:as?|s|er)[ ](?:\w+[ ]){0,2}?tillgänglig\w*|visa[rs]?[ ]upp"
        r"|(?:visa|inhämta)[rs]?(?=[ ](?:\w+[ ])?(?:underlag|kvitt|verifika))|bokföra?s?"
        r"|särredovisad[et]?|föra?[ ](?:bok|räkenskaper)|hålla[ ](?:\w+[ ])?avskil\w+",
    ),
    _Verbs(
        Deed.TELL,
        "publicer uppdater meddel informer underrätt kontakt berätt aviser",
        "upplys sprid nämn omnämn anmäl",
        r"få(?:r)?[ ](?:veta|reda[ ]på|kännedom)|gör(?:as?|s)[ ](?:\w+[ ]){0,3}?tillgänglig\w*"
        r"|(?:offentlig|synlig)gör(?:as?|s)?|(?:tas?|ha)[ ]\w*kontakt|delge[rs]?"
        r"|höra?[ ](?:\w+[ ]){0,2}?av(?=[ ](?:sig|er|dig)\b)"
        r"|ha[ ](?:\w+[ ]){0,2}?(?:samråd|dialog)|samråd(?:a|er)|hålla[ ](?:[^.,]+?[ ])?(?:informera"
        r"|underrätta)[dt]\w*|marknadsföra?s?|rådgöra?|synas",
    ),
    _Verbs(
        Deed.HAND_IN,
        "bifog registrer kompletter avlämn överlämn mejl mail e-post inskick",
        "sänd insänd översänd bilägg",
        r"vara[ ](?:inne|(?:[\w-]+[ ]){0,4}?till[ ]?handa)\b|lämna[rst]?(?![ ]vidare)|inlämna[drs]?"
        r"|skicka[rst]?|inkomm(?:a|er)|inkommit|komma?[ ]in|kommit[ ]in|kommer[ ]in|ladda[rs]?[ ]upp|ges?[ ]in"
        r"|inge[rs]?|tillhanda|inskickad\w*|inlämnad\w*|(?:hör"
        r"|ingår)(?=[ ]\w*(?:bokslut|plan|budget|kopia))|fogas|tillställas?"
        r"|gör(?:as?|s)?(?=[ ](?:(?:en|er|din|sin|ni|du)[ ])*\w*(?:ansökan|rekvisition|redovisning))"
        r"|tar?[ ]emot(?=[ ]\w*ansök)|finnas[ ]med|logga[rs]?[ ]in",
    ),
    _Verbs(Deed.APPLY, "rekvirer äsk", "sök ansök", r"ha[ ](?:an)?sökt|begär(?:as?|s)?|anhåll(?:as?|er)"),
    _Verbs(
        Deed.REPORT,
        "redovis slutredovis delredovis återredovis rapporter återrapporter slutrapporter delrapporter utvärder"
        " dokumenter",
        "sammanställ",
        r"följ(?:as?|er|s)?[ ](?:\w+[ ])?upp|(?:ta[rs]?[ ]fram"
        r"|upprätta[rs]?)(?=[ ](?:\w+[ ]){0,3}\w*(?:plan|rapport|redovisning)\b)|föra[ ]statistik",
    ),
    _Verbs(
        Deed.HOLD,
        "motiver besvar specificer preciser presenter förklar formuler sammanfatt",
        "beskriv",
        r"innehåll(?:a|er)?|består[ ]av|framgår?|ange[rs]?|uppge[rs]?|beskriv"
        r"|redogöra?s?|svara[rs]?[ ]på|fyll(?:as?|s)?[ ]i|fyller[ ](?:du[ ]|ni[ ])?i"
        r"|ifylld\w*|skriva(?![ ](?:av|på)\b)|skrivas|skrivs(?![ ]av)|uppskatta",
    ),
    _Verbs(
        Deed.PAY,
        "utbetal betal fakturer krediter förskotter debiter belast utanordn",
        "insätt",
        r"tas?[ ]ut(?![^.,]*avgift)|utbetald[at]?|erlägg\w*|förfaller[ ]till[ ]betalning|lyfta?s"
        r"|sätt(?:as?|er|s)[ ]in",
    ),
    _Verbs(
        Deed.GIVE,
        "bevilj tilldel",
        "bifall erhåll stödj tillerkänn",
        r"ge[rs]?(?![ ]vidare)|utgår?|utge[rs]?|medge[rs]?"
        r"|få(?=[ ](?!uppskatta"
        r"|redovisa|lämna|göra"
        r"|betala|svara|ange|visa)(?:(?!besvara|ge|ta)[\w-]+[ ]){0,4}?\w*(?:bidrag|stöd|ersättning|medel|peng"
        r"|belopp|finansiering|kr\b|procent))|tar?[ ]del[ ]av|får[ ]del[ ]av|ha[ ]rätt"
        r"|(?:har|äger)[ ](?:(?!till\b)\w+[ ]){0,3}?rätt|stöd(?:s|er)|rikta[rs]?[ ]sig"
        r"|är[ ]rikta(?:d|t|de)|vänd(?:a|er)[ ]sig|dela[rs]?[ ]ut"
        r"|får(?=[ ](?:(?:ett|en|inget|inga|mer|mindre)[ ])?\w*(?:bidrag|stöd|ersättning|medel|peng)\w*)",
    ),
    _Verbs(
        Deed.DECIDE,
        "beslut pröv behandl beakt avvis",
        "bestämm fastställ bedöm handlägg överväg",
        r"bestäms|avgör(?:as?|s)?|avslå[rs]?",
    ),
    _Verbs(
        Deed.DIVIDE,
        "omfördel fördel prioriter reserver rangordn vikt premier",
        "avsätt behåll",
        r"tillgodoför(?:a|as|s)?|tillförs?|anvisas|anvisar?(?=[ ][^.]*(?:medel|medlen|bidrag|kronor|kr\b))"
        r"|går?[ ]före|anslå[rs]?|delas?",
    ),
    _Verbs(
        Deed.MEASURE,
        "motsvar begräns baser beräkn varier ök utök indexregler minsk reducer juster halver maximer",
        "överstig understig höj sänk",
        r"uppgår?(?=[ ](?:\w+[ ])?till)|utgör(?:as?|s)?|grunda[rs]?(?:[ ]sig)?[ ]på|bero[rs]?|tillkommer"
        r"|(?:index)?uppräkna[rs]?|räkna[rs]?[ ](?:\w+[ ])?(?:upp|fram|om)|multiplicera[rs]?"
        r"|(?:för)?dubbla[rs]?|sätt(?:as?|er|s)[ ]ned",
    ),
    _Verbs(
        Deed.USE,
        "nyttj utnyttj förbruk disponer upparbet vidareförmedl",
        "använd",
        r"ha[ ]kvar|använts|utnyttjats|ha[ ](?:använt|förbrukat|(?:ut)?nyttjat|upparbetat)|använd"
        r"|förfoga[rs]?[ ]över|(?:ges?|lämnas?|föras?)[ ]vidare|förbrukad[et]?"
        r"|använda[ ](?=senast|före)|ta(?:r|s)?[ ](?:\w+[ ]){0,2}?i[ ]anspråk",
    ),
    _Verbs(
        Deed.COVER,
        "inkluder omfatt finansier medfinansier subventioner bekost räkn syft accepter kombiner medräkn inräkn"
        " tillgodoräkn",
        "täck godkänn ersätt tillskjut",
        r"ingår?|avser?|avses|avse(?:dd|tt|dda)|öronmärk(?:as?|er|s|ta?)"
        r"|bidra[rs]?[ ](?:\w+[ ]){0,2}?med|skjut(?:a|er|s)[ ](?:\w+[ ])?till|bära?s?"
        r"|(?:ligger|faller)[ ]utanför|går?[ ]in[ ]med|går?[ ]till|godkända|godta[rs]?"
        r"|tas?[ ]upp|(?:stå|svara)r?[ ](?:själv\w*[ ])?för(?=[ ](?:(?!och\b)\w+[ ]){0,5}?(?:överskjut|rest"
        r"|återst|mellanskill|\w*hyr(?:an?|or)\b|\w*lön|\w*avgift|moms|\w*kostnad(?!s)|\w*utgift|\w*finansiering)\w*|[.,]|$)|gäller?",
    ),
    _Verbs(
        Deed.CARRY_OUT,
        "avslut start anordn arranger vänt invänt avvakt",
        "förläng inled bedriv driv genomför slutför utför färdigställ tillhandahåll upprätthåll",
        r"för(?:a|as|s)[ ](?:\w*(?:medel|medlen|bidrag|bidraget|pengar"
        r"|belopp)\w*[ ])?över|överför(?:as?|s)?"
        r"|(?:flytta|balansera)[rs]?|boka[rs]?[ ]om|igångsatt\w*|i[ ](?:drift|bruk)\b|uppkomna|uppstått"
        r"|uppkommit|påbörja(?:[rst]|ts|de|d)?|(?:börja|starta)[rst]?"
        r"|löper|komm(?:a|er|it)[ ]i[ ]?gång|pågå[r]?|gör(?:a|as|s)?[ ]klar[at]?|gjort[ ]klart"
        r"|sättas?[ ]igång|sätts[ ]igång|hållas|hålls(?![ ](?:inne|i)\b)"
        r"|hålla[ ]öppet|äga?[ ]rum|igångsätt\w*|färdigställ\w*"
        r"|(?:klar|klart|klara|slutförd?[at]*"
        r"|genomförd?[at]*|avslutad\w*|färdig\w*)(?=[ ](?:\w+[ ])?(?:senast|före|innan|inom"
        r"|under|till|först|efter))",
    ),
    _Verbs(Deed.HAPPEN, "", "", r"sker?|görs|göras"),
    _Verbs(
        Deed.REQUIRE,
        "",
        "",
        r"(?:krävs|fordras|erfordras|behövs|kräver|fordrar|ber[ ](?:(?:vi|er|dig)[ ])*om)(?![^.]*\batt\b)",
    ),
)
_DEEDS = "|".join(rf"(?P<{forms.deed.name}>(?:{forms.pattern()})(?![\w]))" for forms in _CLASSES)
VERB = re.compile(rf"(?<![\w-])(?:{_DEEDS})", re.VERBOSE | re.IGNORECASE)


@lru_cache(maxsize=64)
def deeds_in(words: str) -> frozenset[Deed]:
    """The classes of all verbs that ``words`` hold."""
    return frozenset(Deed[str(match.lastgroup)] for match in VERB.finditer(words))
