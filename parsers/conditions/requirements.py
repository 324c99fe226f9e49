"""Whether a sentence tells what an applicant must be or have: "Föreningen ska ha stadgar och minst 50 medlemmar".

Asked by ``categories`` before verbs and nouns are asked alone, because such a sentence names applications, months
and members and is about none of these. Takes the sentence, its clause and its heading; it drops no condition.
"""

from __future__ import annotations

import re

from parsers.conditions.clauses import Clause
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import is_actor, is_money, is_work, stems
from parsers.conditions.verbs import Deed, deeds_in
from schemas.vocabulary import Modality

# "För alla föreningar som kan få bidraget krävs att ..."
_LED = re.compile(
    r"För\s(?!att\b)[^:.]{0,120}\b(?:få|får|söka|söker|ansöka|beviljas|erhålla|ta\sdel)\b[^:.]{0,60}\b(?:krävs|fordras|gäller\satt)\b"
)
# "För att kunna vara huvudsökande krävs följande", "För att kunna ansöka måste föreningen vara ansluten till ..."
_QUALIFIES = re.compile(
    r"För\satt\s(?:\w+\s)?(?:kunna\s)?(?:vara|bli|räknas\ssom)\s[^.:]{0,40}(?:sökande|mottagare|förvaltare|behörig"
    r"|berättigad)\w*\s[^.:]{0,60}\b(?:krävs|ska|måste|behöver|gäller)\b"
    r"|För\satt\s(?:\w+\s)?(?:kunna\s|få\s)?(?:an)?söka\b[^.:]{0,80}\b(?:ska|måste|behöver)\s(?:[\w-]+\s){0,4}?"
    r"(?:vara|ha(?!\sett\skonto)|bedriva|tillhöra|finnas|uppfylla)\b"
)
_DEMANDED = re.compile(
    r"Det\sär\s(?:också\s|även\s)?ett\s(?:krav|villkor)\satt\s(?:den\ssom\ssöker|(?:den\s)?sökande\w*|ni|du|organisationen"
    r"|föreningen)\b|[^.]{3,70}\b(?:krävs|fordras)[^.]{0,20}\satt\s(?:den\s)?(?:\w*mottagaren|sökanden?|organisationen"
    r"|föreningen|bolaget|företaget|huvudmannen)\s(?:är|har|inte)\b"
)
_HAS_TO_APPLY = re.compile(
    r"För\satt\s(?:\w+\s)?(?:kunna\s|få\s)?(?:an)?söka\b[^.:]{0,80}\b(?:krävs|fordras)\satt\s(?:\w+\s){1,3}(?:är|har)\b"
    r"|[^.]{0,80}\bstå\ssom\s(?:huvud)?sökande\b"
)
# "Det krävs minst tre projektparter"
_AT_LEAST = re.compile(
    r"\b(?:krävs|behövs|fordras|ska|måste)\b[^.]{0,40}\b(?:minst|fler)\s(?:\w+\s){0,2}\w*(?:part(?:er|ner)|aktör|deltagare"
    r"|organisation|förening|medlemm|huvudm)\w*"
)
# "När ni söker räknas en förening som har ...", "För att räknas som medlem ska ..."
_COUNTS = re.compile(
    r"\b(?:ska|måste)\s[^.,;]{5,80}\sför\satt\s(?:få\s)?(?:räknas|godkännas)\b"
    r"|\b(?:räknas|godkänns|godtas)\s(?!(?:fram|ut|upp|om|av|in|efter|utifrån|på)\b)(?:inte\s|endast\s)?(?:som\s)?(?:en\s|ett\s|alla\s)?(?:[\w-]+\s(?:och\s)?){0,2}[\w-]*"
    r"(?:förening|organisation|medlem|sökande|huvudm|deltagar|företag)\w*",
    re.IGNORECASE,
)
_BE = re.compile(
    r"(?:ska|skall|måste|behöver|bör)[,:]?\s(?:[\w,-]+\s){0,5}?(?:ha|vara|bedriva|uppfylla|finnas|ligga|tillhöra|bestå|sakna|följa"
    r"|respektera)\b|(?:får|kan)\s(?:inte|ej|aldrig|varken)\s(?:ha|vara)\b|slipper\s(?:ha|vara)\b"
    r"|(?:är|har|förbinder)\s(?:\w+\s){0,2}?att\s(?:ha|vara|bedriva|tillhöra|uppfylla)\b|(?:är|har|finns|bedriver|uppfyller|består)\b"
)
# What somebody is or has before any money is given
_TRAIT = stems(
    r"medlemmar(?:na)?\b | medlemsförening\w* | medlemsavgift\w* | stadgar\w* | styrelse\b | säte\b "
    r"| demokratisk\w*"
    r"| organisationsnummer\w* | org\.?nr | f-skatt\w* | (?:plus|bank)giro(?:konto)?\b | ideell\w* "
    r"| juridisk[ ]person"
    r"| verksam(?:ma)?[ ]i\b | verksamhet[ ]i[ ](?:sverige|minst|flera|länet|kommunen)\b | allmännyttig\w*"
    r"| tillstånd\b | bygglov\w* | hyreskontrakt\w* | arrende\w*"
    r"| \w*skulder\b | ansl(?:uten|utna|utet)[ ]till | näringsförbud | konkurs | likvidation"
)
_OF_APPLICANTS = re.compile(
    r"(?i)(?:\d[\d.]*\s)?(?:.*\bkrav\w*\s(?:på|för|som)\s.*(?:organisation|förening|sökande|huvudm|\ber\b|\bdig\b|\bni\b"
    r"|kommun|region|företag|\w*part(?:en|er|erna)?\b|mottagar)\w*|(?:grundläggande|formella)\s(?:krav|villkor)|krav\w*\sför\satt\s(?:kunna\s)?(?:få|söka|ansöka|beviljas)\b.*|behörig\w*.*)"
)
# Below "Det här krävs" what is no work, money or paper is of who applies: "Gården ska ligga på landsbygden"
_DEMANDED_BELOW = re.compile(
    r"(?i)(?:\d[\d.]*\s)?(?:(?:det\shär|följande|detta|vad\ssom)\s(?:krävs|fordras)\b.*|(?:grund)?krav(?:en)?)$"
)
# What is done with the money and its papers tells of these, whoever does it
_WITH_MONEY = frozenset(
    set(Deed)
    - {Deed.BE, Deed.CONTRACT, Deed.GIVE, Deed.DECIDE, Deed.DIVIDE, Deed.MEASURE, Deed.HAPPEN, Deed.REQUIRE}
)
_BODIES = frozenset((None, Thing.SOMEBODY, Thing.TRAIT, Thing.READER))
# "... för att vi ska kunna betala ut pengarna": an account is no trait there
_PAID_TO = stems(r"utbetal\w* | betala[^\W\d]*[ ](?:\w+[ ]){0,3}ut\b")
_OF_PAPERS = stems(r"skick\w* | lämna\w* | bifoga\w* | ansök(?:a|er|an|ning)\w* | redovis\w* | underteckn\w*")


def is_requirement(sentence: str, clause: Clause | None, section: str) -> bool:
    """True when ``sentence`` says what somebody must be or have to get the money."""
    if (
        _LED.match(sentence)
        or (_QUALIFIES.match(sentence) and not (clause and is_money(clause.subject or "")))
        or _DEMANDED.match(sentence)
        or _HAS_TO_APPLY.match(sentence)
        or _COUNTS.search(sentence)
        or _AT_LEAST.search(sentence)
    ):
        return True
    if clause is None:
        return False
    subject, said = clause.subject or "", clause.predicate
    being = _BE.match(said) is not None
    trait = _TRAIT.search(said) is not None and _PAID_TO.search(sentence) is None
    strict = clause.trigger.modality in {Modality.MUST, Modality.MUST_NOT}
    if strict and _OF_APPLICANTS.match(section) and is_actor(subject) and not deeds_in(said) & _WITH_MONEY:
        return True
    if being and trait and is_actor(subject) and not is_money(subject):
        return True
    if being and _DEMANDED_BELOW.match(section) and thing_of(subject) in _BODIES and not is_work(subject):
        return _OF_PAPERS.search(said) is None
    return (
        being and _OF_APPLICANTS.match(section) is not None and not (_OF_PAPERS.search(said) or is_money(subject))
    )
