"""The category of a condition: what it is about, from the words of its binding clause.

Used by ``conditions``. The clause is asked first, because what else a sentence mentions is not what it is
about; then the whole sentence; then the heading above it. What no word settles is ``other``: no category is
guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from parsers.clauses import Clause
from parsers.condition_topics import asks_who, is_actor, stems
from schemas.vocabulary import Category


class _Rule(NamedTuple):
    category: Category
    pattern: regex.Pattern[str]


# State aid is what a sentence is about wherever it is named.
_STATE_AID = stems(
    r"stats?stöd\p{L}* | statligt[ ]stöd | de[ ]minimis | gruppundantag\p{L}* | EU:s[ ]statsstöds\p{L}*"
    r"| (?:nr[ ])?651/2014 | stöd[ ]av[ ]mindre[ ]betydelse | försumbart[ ]stöd | nr[ ]1407/2013 "
    r"| 2023/2831"
)
# The first that fits the binding clause wins; what is not settled there is asked of the whole sentence.
_RULES = (
    _Rule(
        Category.REPAYMENT,
        stems(
            r"återbetal\p{L}* | återkrä\p{L}* | återkrav\p{L}* | krävas?[ ]tillbaka "
            r"| kräv\p{L}*\b.{0,20}\båter\b | avkräv\p{L}* "
            r"| krävs[ ]tillbaka "
            r"| betala(?:s)?[ ]tillbaka | förfaller | förverka\p{L}* "
            r"| fakturera\p{L}*\b(?=.*\b(?:återstående|outnyttja\p{L}*|oförbruka\p{L}*)\b)"
            r"| kräva[ ]tillbaka | betala[ ]igen | dröjsmålsränta | ränta\b | förlorar | förlorad\p{L}* "
            r"| miste[ ]om | dras?[ ]in\b "
            r"| hålla?s?[ ]inne | lämnas[ ]tillbaka | återför\p{L}* | återgår | återlämna\p{L}*"
        ),
    ),
    _Rule(
        Category.SIGNATURE,
        stems(
            r"underteckna\p{L}* | underskrift\p{L}* | skrivas?[ ]under | signera\p{L}* | firmateckn\p{L}* "
            r"| påskrive?n\p{L}*"
        ),
    ),
    _Rule(
        Category.AUDIT,
        stems(
            r"räkenskap\p{L}* | granska\p{L}* | granskning\p{L}* | revisor\p{L}* | revision\p{L}* "
            r"| begära[ ](?:in|ut) | intyga\b | på[ ]begäran | underlag[ ]för[ ]kostnader | kvitton\b "
            r"| stickprov\p{L}* | insyn\b | bokför\p{L}* | spara[ ](?:\p{L}+[ ])?(?:underlag|kvitton"
            r"|handlingar)\p{L}*"
        ),
    ),
    _Rule(
        Category.INFORMATION,
        stems(
            r"informera\p{L}* | ge[ ](?:instruktioner|information|anvisningar) | underrätta\p{L}* "
            r"| upplysa\b | meddela[ ] | anmäla[ ](?:ändring|förändring)\p{L}*"
        ),
    ),
    _Rule(
        Category.REPORTING,
        stems(
            r"\p{L}*redovisa\p{L}* | redogörelse\p{L}* | sammanställning\p{L}* | \p{L}*redovisning(?:en|ar"
            r"|ens)?\b | återrapport\p{L}* | \p{L}*rapporter(?:a"
            r"|as|ing|ingen)?\b | \p{L}*rapport(?:en)?\b | enkät\p{L}* | avstämning\p{L}* | motivera\p{L}* "
            r"| svara[ ]på"
        ),
    ),
    _Rule(Category.OTHER, stems(r"diarienumm\p{L}+ | dnr\b | exemplar\b")),
    _Rule(
        Category.REQUISITION,
        stems(
            r"rekvi(?!rera(?:de|d|t|ts)\b)\p{L}+ | ansök(?!ningsbara)\p{L}* | blankett\p{L}* | sökas?\b "
            r"| e-tjänst\p{L}*"
        ),
    ),
    _Rule(
        Category.USE_PERIOD,
        regex.compile(
            r"(?=.*(?<!\p{L})(?:använd\p{L}*|förbruk\p{L}*|nyttja\p{L}*|utnyttja\p{L}*|upparbeta\p{L}*"
            r"|fortgå|avse\b|avser\b|gäll(?:a|er)\b|uppstå\p{L}*|uppkom\p{L}*|genomför[dt]\p{L}*"
            r"|avsluta\p{L}*|pågå\b|disponera\p{L}*))"
            r".*(?:under\s+(?:år(?:et|en)?\s+)?(?:20\d\d|kalenderåret|perioden|bidragsåret)"
            r"|senast\b|årsskiftet|från\s+och\s+med|till\s+och\s+med|t\.o\.m|fr\.o\.m|retroaktiv\p{L}*"
            r"|spara\p{L}*\s+till|föra\p{L}*\s+över|flytta\p{L}*\s+över"
            r"|före\s+(?:årets\s+slut|utgången|den\s+\d)|(?:vid|till)\s+(?:årets\s+slut|utgången\s+av)"
            r"|inom\s+\p{L}+\s+(?:månader|år)|innevarande\s+år)",
            regex.IGNORECASE | regex.DOTALL,
        ),
    ),
    _Rule(
        Category.PAYMENT,
        stems(
            r"utbetal\p{L}* | betalas?[ ](?:\p{L}+[ ]){0,4}?ut\b | betalar[ ](?:\p{L}+[ ]){0,5}?ut\b "
            r"| engångsvis | faktur\p{L}+ | erläggs | belasta\p{L}* | kontering | bankgiro"
        ),
    ),
    _Rule(
        Category.PURPOSE,
        regex.compile(
            r"\b(?:användas?|används|nyttjas?|utnyttjas?|disponeras|avsed\p{L}+)\s+(?:[\p{L},]+\s+){0,4}?"
            r"(?:till|för|inom|av|som)\b|\b(?:gå|går)\s+till\b"
            r"|\bfinansieras?\b|\bbekosta\p{L}*|\bsyfta[rs]?\b"
        ),
    ),
    _Rule(
        Category.ALLOCATION,
        stems(
            r"(?:om)?fördel(?:a|as|ar|at|ats|ning|ningen|ningsnyckel\p{L}*|ningsmodell\p{L}*)\b "
            r"| avsätt\p{L}* | reserver\p{L}* | minimibelopp\p{L}* | tilldela\p{L}* | hur[ ]stort[ ]belopp "
            r"| uppgår?[ ]till | disponera\p{L}* | anvisar?\b | bevilja\p{L}* | använda[ ]\d | (?:får"
            r"|få)[ ](?:\p{L}+[ ]){0,3}\d "
            r"| per[ ]\p{L}+[ ]och[ ]år | utgår[ ]med | räknas[ ]upp | bidrar\b | delas\b | lämnas[ ]med "
            r"| sätt(?:s|er)\b.*\bned\b "
            r"| i[ ]mån[ ]av | beräkna\p{L}* | \d[ ](?:kronor|kr)[ ]per\b | baseras"
            r"| är[ ](?:högst|lägst|minst|maximalt)"
        ),
    ),
    _Rule(
        Category.PURPOSE,
        stems(
            r"använd(?:a|as|s)?\b | användning\p{L}* | gå[ ]till | syfta\p{L}* | avse(?:r|s)?\b "
            r"| finansieras?\b | täcka\b | insatser\b | (?:bidrags|stöd)berättigande | kombineras?\b "
            r"| räknas[ ](?:med|in)\b"
        ),
    ),
    _Rule(
        Category.ELIGIBILITY,
        stems(
            r"(?:ta|få|få[ ]ta)[ ]del[ ]av | berättiga\p{L}* | (?:bidrag|medel|stöd)[ ](?:kan"
            r"|får)?[ ]?lämnas[ ]till | lämnas[ ]till | omfatta\p{L}* | villkor\p{L}* | uppfyll\p{L}*"
        ),
    ),
)
_PAPERS = tuple(rule for rule in _RULES if rule.category in {Category.REPORTING, Category.REQUISITION})
# Words that mean their category only where they are the point of the clause.
_WEAK = (_Rule(Category.REPORTING, stems(r"uppföljning(?:en)?\b | följas?[ ]upp | utvärder\p{L}+")),)
# A heading that names several things is about the first of these.
_OF_SECTION = (
    Category.REPORTING,
    Category.REQUISITION,
    Category.REPAYMENT,
    Category.AUDIT,
    Category.PAYMENT,
    Category.PURPOSE,
)
# "måste ha minst tio elever för att kunna beviljas bidrag"
_TO_RECEIVE = regex.compile(
    r"^För\s+att\s+(?:kunna\s+)?(?:få|ta\s+del\s+av|beviljas|erhålla)\b|\bkomma\s+i\s+fråga\b"
    r"|\bförutsättning\b.*\bär\s+att\b|"
    r"\b(?:ha|vara|bedriva|uppfylla|finnas)\b.*\bför\s+att\s+(?:kunna\s+)?(?:få|beviljas|ta\s+del\s+av|söka"
    r"|ansöka\s+om|rekvirera)\b"
    r"|\bomfattas\s+(?:inte|ej)\b|\b(?:kan|får)\s+(?:inte|ej)\s+(?:sökas|rekvireras|lämnas\s+till|beviljas)\b",
    regex.IGNORECASE,
)
_REQUIREMENT = regex.compile(
    r"\b(?:ska|måste)\s+(?:\p{L}+\s){0,2}?(?:ha|vara|bedriva|uppfylla|ligga|finnas|tillhöra)\b"
)
_APPLICANT = regex.compile(
    r"\bsom\s+(?:kan\s+|får\s+|vill\s+)?(?:ansök|sök|rekvir|ta\s+del)\p{L}*", regex.IGNORECASE
)
_PAYS_OUT = regex.compile(r"\butbetala[rs]?\b|\bbetala[rs]?\b(?:\s\p{L}+){0,5}?\sut\b")
# "Enskilda huvudmän kan inte söka" tells who; with a way, a day or a sum it tells how
_MAY_APPLY = regex.compile(r"^(?:får|kan|har|äger|är)\b.{0,60}\b(?:söka|ansöka|rekvirera)\b")
_HOW = regex.compile(
    r"\d[ ](?:kr|tkr|mnkr|mil)|\bfram\s+till\b|\btill\s+och\s+med\b|\b(?:genom|via|enligt|senast|blankett\p{L}*"
    r"|e-tjänst\p{L}*|upp\s+till|belopp\p{L}*|högst|särskild\s+ordning)\b"
)
_PAPER_FIRST = regex.compile(r"(?i)(?:\p{L}+\s)?(?:rekvi|redovis|ansök|återrapport)")
# "Tillväxtverket fördelar medlen", "ska fördelas lika"; "kan fördelas" and the like
_DIVIDES = regex.compile(r"(?:(?:ska|skall|får|kan)\s(?:[\d ]+(?:kronor|kr)?\s)?)?fördela[rs]?\b")
# "Bidrag får lämnas till ideella föreningar"
_GRANTED = regex.compile(
    r"(?i)^(?:stats)?(?:bidrag|stöd)(?:et)?\s(?:får|kan)\s(?:inte\s|endast\s)?(?:lämnas|ges|beviljas"
    r"|utgå)\b(?!.*\d)"
)
# "400 miljoner kronor ska gå till kommunerna"
_GOES_TO = regex.compile(r"^[^.]{0,40}\d[\d ,]*(?:miljoner |miljarder )?(?:kronor|kr|tkr|mnkr)\b.*\bgå\s+till\b")
# "Vad får pengarna gå till?", "Vad kan man söka för?"
_ASKS_WHAT_FOR = regex.compile(r"(?i)[\d. ]*vad\b.*\b(?:för|till|användas)\b")
_ONLY = regex.compile(
    r"\b(?:endast|bara|enbart)\b.{0,80}\bsom\s+(?:kan|får|har\s+rätt)\b|\b(?:kan|får)\s+(?:endast|bara"
    r"|enbart)\s+(?:sökas|rekvireras)\s+av\b",
    regex.IGNORECASE,
)


def category_of(sentence: str, clause: Clause | None, section: str) -> Category:
    """The category of a condition; ``other`` where no word gives one."""
    if _ONLY.search(sentence) or (_APPLICANT.search(sentence) and _REQUIREMENT.search(sentence)):
        return Category.ELIGIBILITY
    if _STATE_AID.search(sentence):
        return Category.STATE_AID
    if _TO_RECEIVE.search(sentence):
        return Category.ELIGIBILITY
    settled = _category_of_clause(sentence, clause) if clause else None
    point = f"{clause.subject or ''} {clause.predicate}" if clause else sentence
    found = settled or _first(point, (*_RULES, *_WEAK)) or _first(sentence, _RULES)
    if found is Category.OTHER:  # a registry number, in whatever paper it must stand
        found = _first(sentence, _PAPERS) or found
    return _under_heading(found, section) or _category_of_section(section)


def _under_heading(found: Category | None, section: str) -> Category | None:
    """What a heading that asks makes of a category that only words beside the point gave."""
    if asks_who(section) and found in {Category.REQUISITION, Category.OTHER}:
        return Category.ELIGIBILITY
    if _ASKS_WHAT_FOR.match(section) and found in {Category.ELIGIBILITY, Category.OTHER, None}:
        return Category.PURPOSE
    return found


def _category_of_clause(sentence: str, clause: Clause) -> Category | None:
    """What subject and verb together settle."""
    subject = clause.subject or ""
    if _PAYS_OUT.search(clause.predicate) and not _PAPER_FIRST.match(subject):
        return Category.PAYMENT
    if _MAY_APPLY.search(clause.predicate) and is_actor(subject) and not _HOW.search(sentence):
        return Category.ELIGIBILITY
    if _GRANTED.match(f"{subject} {clause.predicate}"):
        return Category.ELIGIBILITY
    if is_actor(subject) and regex.match(r"bevilja(?:s|t)?\b", clause.predicate):
        return Category.ELIGIBILITY
    if _DIVIDES.match(clause.predicate):
        return Category.ALLOCATION
    return Category.ALLOCATION if _GOES_TO.search(f"{subject} {clause.predicate}") else None


def _first(text: str, rules: Sequence[_Rule]) -> Category | None:
    return next((rule.category for rule in rules if rule.pattern.search(text)), None)


def _category_of_section(section: str) -> Category:
    """What the heading says, for a sentence that has no word of its own."""
    if asks_who(section):
        return Category.ELIGIBILITY
    rules = {rule.category: rule for rule in _RULES}
    return next((c for c in _OF_SECTION if rules[c].pattern.search(section)), Category.OTHER)
