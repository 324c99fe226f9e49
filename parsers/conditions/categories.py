"""The category of a condition: what it is about, from the words of its binding clause.

Used by ``conditions``. The clause is asked first, because what else a sentence mentions is not what it is
about; then the whole sentence; then the heading above it. What no word settles is ``other``: no category is
guessed.
"""

from __future__ import annotations

import re

from parsers.conditions.clauses import Clause, Trigger
from parsers.conditions.deciding import decide
from parsers.conditions.framing import Frame, frame_of, names_sum
from parsers.conditions.headed import asks_what_for, ranks, topic_of
from parsers.conditions.named import STATE_AID, named_in
from parsers.conditions.papers import of_fronted
from parsers.conditions.requirements import is_requirement
from parsers.conditions.things import Thing, head_of
from parsers.conditions.topics import asks_who, is_actor, is_money, is_terms
from parsers.conditions.verbs import Deed
from schemas.vocabulary import Category, Modality

# The categories of the two papers that others are handed in with.
_PAPERS = frozenset((Category.REPORTING, Category.REQUISITION))
# What the rest of a sentence may be about; what money is for, its point tells.
_BESIDE = frozenset(Category) - {Category.PURPOSE}
# "måste ha minst tio elever för att kunna beviljas bidrag"
_TO_RECEIVE = re.compile(
    r"^För\s+(?:\w*bidrag|\w*stöd|medel)\s+(?:krävs|fordras|erfordras|förutsätts)\b"
    r"|^För\s+att\s+(?:(?:\w+\s+){0,3}?ska\s+)?(?:kunna\s+)?(?:få|ta\s+del\s+av|(?:bli\s+)?beviljas?d?|utgå|erhålla)\b|\bkomma\s+i\s+fråga\b|\b(?:krävs|fordras|behövs)\s+för\s+att\s+(?:kunna\s+)?(?:få|beviljas|ta\s+del)\b"
    r"|\bförutsättning(?:en)?\b.*\bär\s+att\b|\bär\s+en\s+förutsättning\s+för\s+att\b"
    r"|^(?:\w*bidrag|\w*stöd|medel)(?:et)?\s+(?:får|kan|må)?\s?(?:\w+\s)?(?:utgå|utgår|lämna[s]?|ges|beviljas)\b.{0,30}\b(?:förutsättning|villkor)\b|"
    r"\b(?:ha|vara|bedriva|uppfylla|finnas)\b.*\bför\s+att\s+(?:kunna\s+)?(?:få|beviljas|ta\s+del\s+av|söka"
    r"|ansöka\s+om|rekvirera)\b"
    r"|\bkan\s+(?:\w*stöd|\w*bidrag|medel)(?:et)?\s+(?:inte|ej)\s+(?:beviljas|ges|lämnas)(?!\s+(?:till|för)\b)"
    r"|^behöriga\s+sökande\b|^krave[nt]+\s+är\s+att\b|\b(?:kan|får)\s+(?:inte|ej)\s+(?:sökas|rekvireras"
    r"|lämnas\s+till|beviljas(?!\s+(?:till|för)\b))\b",
    re.IGNORECASE,
)
_REQUIREMENT = re.compile(
    r"\b(?:ska|måste)\s+(?:[^\W\d]+\s){0,2}?(?:ha|äga|vara|bedriva|uppfylla|ligga|finnas|tillhöra|kunna)\b"
)
_ALL_OF_THEM = re.compile(r"\w+(?:ar|er|or)\b")  # "Föreningar som får stöd", not "Kommunen"
_MUST_BE = re.compile(
    r"(?:ska|skall|måste|behöver|bör)\s(?:\w+\s){0,2}?(?:ha|vara|bedriva|uppfylla|ligga|finnas|tillhöra|kunna|sakna|respektera)\b"
)
_BEING = re.compile(rf"{_MUST_BE.pattern}|(?:kan|får|är|har|äger)\b")
_APPLICANT = re.compile(
    r"\bsom\s+(?:kan\s+|får\s+|vill\s+)?(?:ansök(?!an|ning)|sök|rekvir|ta\s+del)\w*", re.IGNORECASE
)
_HANDED_IN = re.compile(r"\b(?:(?:in)?kom(?:ma|mer|mit)?|(?:in)?lämna\w*|skicka\w*|sök\w*)\b")
_ONLY = re.compile(
    r"\b(?:endast|bara|enbart)\b.{0,80}\bsom\s+(?:kan|får|erhåller|har\s+rätt)\b|\b(?:kan|får)\s+(?:\w+\s+)?(?:endast|bara"
    r"|enbart)\s+(?:sökas|rekvireras)\s+av\b|^endast\b.{0,90}\b(?:kan|får)\s+(?:få|beviljas|söka|ansöka)\b",
    re.IGNORECASE,
)


_COMPLETE = re.compile(
    r"(?i)för att (?:\w+ )?(?:ansökan|rekvisitionen) ska (?:vara|anses|räknas|kunna|bli)\b.*\b(?:ska|måste"
    r"|krävs|behöv)"
)
# "Som villkor gäller att vägen är öppen": what must be so, where nothing says what it is about
_AS_TERM = re.compile(r"(?i)som\s(?:ett\s)?(?:villkor|krav)\b")
# "Utebliven rapport kan medföra återkrav"
_THREATENS = re.compile(
    r"(?i)\bkan\s(?:\w+\s){0,2}?(?:innebära|medföra|leda\still|bli\saktuellt\smed)\b.*"
    r"\b(?:återkrav|återkräv|återbetal|inte\sfår\s(?:\w+\s)?(?:bidrag|stöd|ersättning)|(?:krävs|kräver|krävas|betalas|betala)\b.{0,12}\btillbaka)"
)
# "i enlighet med ansökan": a paper that is only measured by
# "Den som beviljas stöd ska ...": who, not what
_ACCORDING = re.compile(
    r"(?i)\b(?:i\s+enlighet\s+med|enligt|som\s+(?:beskrivs|anges)\s+i|som\s+framgår\s+av)\s+(?:\w+\s){0,2}?(?:ansökan|beslutet|avtalet|villkoren)\b"
    r"|\b(?:\w+\s)?som\s+(?:har\s+)?fått\s+(?:\w+\s){0,4}?(?:beviljad\w*|\w*bidrag|\w*stöd|finansiering)"
    r"|\b(?:ni|du)\s(?:an)?söker\s(?:\w+\s){0,2}?(?:för|till)\b"
    r"|\b(?:\w+\s)?som\s+(?:har\s+|är[^.,]{3,60}\soch\s(?:som\s)?)?(?:bevilja|tilldela)(?:s|ts)\s+\w+"
)
_THRESHOLD = re.compile(r"\böver(?:stig\w+)? \d[\d ]*\w*")
# "Enheten för statsstöd", "användas enligt förordningen (2009:381) om statligt stöd till lokala vattenvårdsprojekt"
_UNIT = re.compile(r"\b(?:Enheten|Avdelningen|Sektionen|Byrån) för [\w-]+(?: och [\w-]+)?")
_LAW = re.compile(
    r"(?i)(?P<law>\b\w*(?:förordning|lag)(?:en)?\s\(\d{4}:\d+\))\som\s(?:(?!\b(?:ska|skall|får|kan|måste|bör|är|har|gäller|lämnas|ges)\b)[^.,;:])+"
)
# "Fondens ändamål är att ...", "Stödets främsta syfte är ...", "Syftet med projektstöden är att ..."
_AIM = re.compile(
    r"(?:\w+s (?:\w+(?:a|sta) )?)?(?i:ändamål(?:et)?|syftet?|avsikten) (?:med (?:[\w-]+ ){1,6}?)?är\b"
)
# "Bidraget ska stödja egna initiativ": what it is for, whoever may have it
_FURTHERS = re.compile(
    r"ska(?:ll)? (?:\w+ )?(?:stödja|främja|stimulera|uppmuntra|underlätta|möjliggöra|stärka|gynna|bidra till"
    r"|göra det möjligt|skapa|väcka|öka)\b"
)
# "Av informationsmaterialet ska framgå att statligt stöd har lämnats": told of, not the rules about it
_PUBLISHED = re.compile(r"(?i)\b(?:informationsmaterial|trycksak|annons|publikation|skylt|webbplats)\w*\b")
# "För att få bidrag ska ni lämna in ...": a paper, where it is not asked what was handed in before
_HANDS_IN = re.compile(r"För (?!.*\bha \w+t\b)")
_LED = re.compile(r"^(?:att|samt|och)\s+")
_ATTACHED = re.compile(
    r"\b(?:skicka\w*\smed|bifogas?|fogas|biläggas?|ha bifogats?)\b|\bbilagor\s(?:lämnas|skickas)\b|\b(?:bilagor"
    r"|handlingar"
    r"|dokument)\b.{0,60}\bobligatorisk|\bobligatoriska?\s(?:bilagor|handlingar)",
    re.IGNORECASE,
)
_PUBLICITY = re.compile(
    r"\b(?:ange|anges|uppge|uppges|framhålla|nämnas?)\b.*\batt\b.*\b(?:finansiera(?:[sdt]|ts)|stöd\s+(?:av|från)|bidrag\s+från)\b|"
    r"\b(?:nämna|nämnas|omnämna|ange|anges|uppge|framgå|synas)\b.*\b(?:marknadsför|annons|trycksak|kommunikation"
    r"|externt?|publicer|pressmedd)\w*|"
    r"\bange[rs]?\b.{0,60}\bsom\s+(?:med)?finansiär|"
    r"\b(?:framgå[rs]?|stå[rs]?)\s+att\b.*\b(?:stat|finansier|bidra|stöd|medel)\w*|\blogotyp\w*|\binformationsmaterial\b",
    re.IGNORECASE,
)
# "Varje huvudman får göra en ansökan per år" says how often, not who
_ONE_EACH = re.compile(r"\b(?:en|ett|två|flera)\s+(?:ansök|rekvi)\w+|\bper\s+\w*år\b")


def category_of(sentence: str, clause: Clause | None, section: str) -> Category:
    """The category of a condition; ``other`` where no word gives one."""
    sentence = _UNIT.sub("", sentence)
    if "användas" in sentence and _LAW.search(sentence):  # what a law is called is not what money is for
        sentence = _LAW.sub(r"\g<law>", sentence)
        clause = clause._replace(predicate=_LAW.sub(r"\g<law>", clause.predicate)) if clause else None
    settled = Category.PURPOSE if is_aim(sentence) or _furthers(clause) else _settled(sentence, clause, section)
    if settled is not None:
        return settled
    rest = _ACCORDING.sub("", sentence)
    told = _to_the_point(clause) if clause else _whole_clause(rest)
    found = named_in(f"{head_of(told.subject or '')} {told.predicate}")
    found = found or (Category.ALLOCATION if names_sum(told.predicate) else named_in(rest, _BESIDE))
    found = found or (Category.ALLOCATION if names_sum(_THRESHOLD.sub("", rest)) else None)
    found = _under_heading(found, section, sentence) or topic_of(section)
    subject = (clause.subject or "") if clause else ""
    meant = _ALL_OF_THEM.match(subject) or _BEING.match(clause.predicate if clause else "")
    if found is None and meant and is_actor(subject) and "mottagar" not in subject.casefold() and is_terms(section):
        return Category.ELIGIBILITY
    return found or (Category.ELIGIBILITY if _AS_TERM.match(sentence) else Category.OTHER)


def is_aim(sentence: str) -> bool:
    """Whether a sentence says what a grant aims at, which binds nobody."""
    return _AIM.match(sentence) is not None


def _furthers(clause: Clause | None) -> bool:
    return clause is not None and is_money(clause.subject or "") and _FURTHERS.match(clause.predicate) is not None


def _settled(sentence: str, clause: Clause | None, section: str) -> Category | None:
    """What more than a single word tells."""
    if _ONLY.search(sentence) or (
        _APPLICANT.search(sentence) and _REQUIREMENT.search(sentence) and not _COMPLETE.match(sentence)
    ):
        return Category.ELIGIBILITY
    if STATE_AID.search(sentence):
        return Category.INFORMATION if _PUBLISHED.search(sentence) else Category.STATE_AID
    if _THREATENS.search(sentence):
        return Category.REPAYMENT
    frame = frame_of(sentence, _to_the_point(clause or _whole_clause(sentence)), section)
    asked = clause is not None and asks_who(section) and is_actor(clause.subject or "")
    must_be = asked and clause is not None and _MUST_BE.match(clause.predicate) is not None
    about_paper = frame.subject is Thing.PAYMENT or (_HANDS_IN.match(sentence) and frame.deed is Deed.HAND_IN)
    asks_more = _TO_RECEIVE.search(sentence) is not None and not about_paper
    if must_be or asks_more or is_requirement(sentence, clause, section):
        return Category.ELIGIBILITY
    if _ATTACHED.search(point_of(sentence, clause)) and frame.deed is not Deed.SIGN:
        return _attached(frame)
    return Category.INFORMATION if _PUBLICITY.search(sentence) else _of_frame(frame)


def _of_frame(frame: Frame) -> Category | None:
    """What the verb settles, and what a heading that asks makes of it."""
    done = decide(frame)
    if done in {None, Category.OTHER} or _ONE_EACH.search(frame.whole):
        return done
    return _under_heading(done, frame.heading, frame.whole) or done


def _whole_clause(sentence: str) -> Clause:
    """A sentence in which no clause was told, as one: an item such as "att 140 000 kronor behålls av ..."."""
    return Clause(Trigger(Modality.STATEMENT, 0, 0, subordinate=False), None, _LED.sub("", sentence))


def _to_the_point(clause: Clause) -> Clause:
    return clause._replace(predicate=_ACCORDING.sub("", clause.predicate))


def point_of(sentence: str, clause: Clause | None) -> str:
    """The words that a condition turns on: subject and verb phrase, or all where no clause was told."""
    if clause is None:
        return sentence
    return f"{clause.subject or ''} {clause.predicate}"


def paper_of(words: str) -> Category | None:
    """Whether words name the report or the application, whatever else they say; None of neither."""
    return named_in(words, _PAPERS)


def _attached(frame: Frame) -> Category:
    """What must be attached goes with the paper that it is attached to."""
    if STATE_AID.search(frame.heading):
        return Category.STATE_AID
    lead = frame.whole.partition(":")[0]
    lead = lead.partition(" till ")[2] if lead.startswith("Bifoga ") else lead.removeprefix(frame.who)
    named = named_in(frame.heading, _PAPERS) or named_in(lead, _PAPERS)
    return of_fronted(frame) or named or Category.REQUISITION


def _under_heading(found: Category | None, section: str, sentence: str) -> Category | None:
    """What a heading that asks makes of a category that only words beside the point gave."""
    if asks_who(section) and found in {Category.REQUISITION, Category.OTHER, Category.PURPOSE}:
        return Category.ELIGIBILITY
    if asks_what_for(section) and found in {Category.ELIGIBILITY, Category.OTHER, None}:
        return Category.PURPOSE
    ranked = found in {None, Category.OTHER} or (found is Category.REQUISITION and not _HANDED_IN.search(sentence))
    if ranked and ranks(section):
        return Category.ALLOCATION
    return found
