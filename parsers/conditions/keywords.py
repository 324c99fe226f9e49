"""The words that give a condition its category by themselves, in the order in which they count.

Data for ``categories``, which asks them of the binding clause first and then of the whole sentence. Holds no rule
but its patterns.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.conditions.topics import stems
from schemas.vocabulary import Category


class Rule(NamedTuple):
    """A category and the words that give it."""

    category: Category
    pattern: re.Pattern[str]


# State aid is what a sentence is about wherever it is named.
STATE_AID = stems(
    r"stats?stöd\w* | statligt[ ]stöd | de[ ]minimis | gruppundantag\w* | EU:s[ ]statsstöds\w*"
    r"| (?:nr[ ])?651/2014 | stöd[ ]av[ ]mindre[ ]betydelse | försumbart[ ]stöd | nr[ ]1407/2013 "
    r"| 2023/2831"
)
# The first that fits the binding clause wins; what is not settled there is asked of the whole sentence.
RULES = (
    Rule(
        Category.REPAYMENT,
        stems(
            r"återbetal\w* | återkrä\w* | återkrav\w* | krävas?[ ]tillbaka "
            r"| kräv\w*\b.{0,20}\båter\b | avkräv\w* "
            r"| krävs[ ]tillbaka "
            r"| betala\w*[ ](?:[^\W\d]+[ ]){0,2}(?:igen|tillbaka)\b | inbetal\w* "
            r"| förfaller(?![ ]till[ ]betalning) | förverka\w* | återkalla\w* "
            r"| fakturera\w*\b(?=.*\b(?:återstående|outnyttja\w*|oförbruka\w*)\b)"
            r"| kräva[ ]tillbaka | betala[ ]igen | dröjsmålsränta | ränta\b | förlorar | (?:går"
            r"|gått)[ ](?:[^\W\d]+[ ]){0,3}förlora\w* "
            r"| miste[ ]om | dras?[ ]in\b "
            r"| hålla?s?[ ]inne | lämnas[ ]tillbaka | återför\w* | återgår | återlämna\w*"
        ),
    ),
    Rule(
        Category.SIGNATURE,
        stems(
            r"underteckna\w* | underskrift\w* | skrivas?[ ]under | signera\w* | firmateckn\w* "
            r"| påskrive?n\w*"
        ),
    ),
    Rule(
        Category.AUDIT,
        stems(
            r"räkenskap\w* | granska\w* | granskning\w* | revisor\w* | revision(?!sberätt|srapport)\w* "
            r"| begära[ ](?:in|ut) | intyga\b | på[ ]begäran | underlag[ ]för[ ]kostnader | kvitton\b "
            r"| stickprov\w* | insyn\b | bokför\w* | spara[ ](?:[^\W\d]+[ ])?(?:underlag|kvitton"
            r"|handlingar)\w*"
        ),
    ),
    Rule(
        Category.INFORMATION,
        stems(
            r"informera\w* | ge[ ](?:oss[ ])?(?:instruktioner|information|anvisningar|besked) | underrätta\w* "
            r"| upplysa\b | meddela[ ] | anmäla[ ](?:ändring|förändring)\w*"
        ),
    ),
    Rule(
        Category.REPORTING,
        stems(
            r"\w*redovisa\w* | redogörelse\w* | sammanställning\w* | \w*redovisning(?:en|ar"
            r"|ens)?\b | återrapport\w* | \w*rapporter(?:a|ar"
            r"|as|ing|ingen)?\b | \w*redovisar\b | (?:över"
            r"|in)?lämna[rs]?\b(?=[ ](?:in[ ])?(?:\w+[ ]){0,2}\w*berättelse)"
            r"| statistik\w* | prognos(?:en|er|erna)\b "
            r"| \w*rapport(?:en)?\b | enkät\w* "
            r"| avstämning(?!sdag)\w* | motivera[rs]?\b "
            r"| svara[ ]på | besvara\w*"
        ),
    ),
    Rule(Category.OTHER, stems(r"diarienumm\w+ | dnr\b | exemplar\b")),
    Rule(
        Category.REQUISITION,
        stems(
            r"(?:slut|del)?rekvi(?!rera(?:de|d|t|ts)\b)\w+ | ansök(?!ningsbara)\w* | blankett\w* "
            r"| komplettering\w* "
            r"| sökas?\b(?![ ](?:asyl|arbete|jobb|efter|upp|hjälp|svar)\b) "
            r"| e-tjänst\w*"
        ),
    ),
    Rule(
        Category.USE_PERIOD,
        re.compile(
            r"(?=.*(?<![^\W\d_])(?:använd\w*|förbruk\w*|nyttja\w*|utnyttja\w*|upparbeta\w*"
            r"|fortgå|avse\b|avser\b|gäll(?:a|er)\b(?!\s+att\b)|uppstå\w*|uppkom\w*|genomför[dt]\w*"
            r"|avsluta\w*|pågå\b|disponera\w*))"
            r".*(?:under\s+(?:år(?:et|en)?\s+)?(?:20\d\d|kalenderåret|perioden|bidragsåret)"
            r"|senast\b|årsskiftet|från\s+och\s+med|till\s+och\s+med|t\.o\.m|fr\.o\.m|retroaktiv\w*"
            r"|spara\w*\s+till|föra\w*\s+över|flytta\w*\s+över"
            r"|före\s+(?:årets\s+slut|utgången|den\s+\d)|(?:vid|till)\s+(?:årets\s+slut|utgången\s+av)"
            r"|inom\s+[^\W\d]+\s+(?:månader|år)|innevarande\s+år)",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    Rule(
        Category.PAYMENT,
        stems(
            r"(?:del|slut|förskotts)?utbetal\w* | betalas?[ ](?:[^\W\d]+[ ]){0,4}?ut\b "
            r"| betalar[ ](?:[^\W\d]+[ ]){0,5}?ut\b "
            r"| engångsvis | förskott\w* | efterskott\w* | faktur\w+ | erläggs | belasta\w* | kontering | bankgiro"
        ),
    ),
    Rule(
        Category.PURPOSE,
        re.compile(
            r"\b(?:användas?|används|nyttjas?|utnyttjas?|disponeras|avsed\w+)\s+(?:[^\W\d]+,?\s+){0,4}?"
            r"(?:till|för|inom|av|som)\b|\b(?:gå|går)\s+till\b"
            r"|\bfinansieras?\b|\bbekosta\w*|\bsyfta[rs]?\b"
        ),
    ),
    Rule(
        Category.ALLOCATION,
        stems(
            r"(?:om)?fördel(?:a|as|ar|at|ats|ning|ningen|ningsnyckel\w*|ningsmodell\w*)\b "
            r"| beslut\w*[ ]om[ ](?:\w+[ ])?\w*ram(?:ar|arna|en)?\b "
            r"| avsätt\w* | reserver\w* | minimibelopp\w* | tilldela\w* | hur[ ]stort[ ]belopp "
            r"| uppgår?[ ]till | disponera\w* "
            r"| anvisar?\b(?=.*\b(?:medel|medlen|bidrag|kronor|kr|tkr|mnkr|mkr)\b) "
            r"| bevilja\w* | använda[ ]\d | (?:får"
            r"|få)[ ](?:[^\W\d]+[ ]){0,3}\d "
            r"| per[ ][^\W\d]+[ ]och[ ]år | utgår[ ]med | räknas[ ](?:upp|fram) | bidrar[ ](?:\w+[ ]){0,2}med\b "
            r"| delas\b | lämnas[ ]med "
            r"| sätt(?:s|er)\b.*\bned\b "
            r"| i[ ]mån[ ]av | beräkna\w* | \d[ ](?:kronor|kr)[ ]per\b | baseras"
            r"| är[ ](?:högst|lägst|minst|maximalt)[ ](?=\d[\d ,.]*(?:kr|tkr|mn|mil|%|proc))"
        ),
    ),
    Rule(
        Category.PURPOSE,
        stems(
            r"använd(?:a|as|s)?\b | användning\w* | gå[ ]till | syfta\w* | avse(?:r|s)?\b "
            r"| finansieras?\b | täcka\b | insatser\b | (?:bidrags|stöd)berättigande | kombineras?\b "
            r"| räknas[ ](?:med|in)\b | (?:med|in)räknas\b"
        ),
    ),
    Rule(
        Category.ELIGIBILITY,
        stems(
            r"(?:ta|få|få[ ]ta)[ ]del[ ]av | berättiga\w* | (?:bidrag|medel|stöd)[ ](?:kan"
            r"|får)?[ ]?lämnas[ ]till | lämnas[ ]till | omfatta\w* | villkor\w* | uppfyll\w*"
        ),
    ),
)
PAPERS = tuple(rule for rule in RULES if rule.category in {Category.REPORTING, Category.REQUISITION})
# Words that mean their category only where they are the point of the clause.
WEAK = (
    Rule(Category.REPORTING, stems(r"uppföljning(?:en)?\b | följas?[ ]upp | utvärder\w+ | dokumentera[rs]?\b")),
)
