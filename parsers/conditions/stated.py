"""Whether a sentence that no phrase told binds after all, by the classes of its subject, verb and object.

The last thing that ``conditions`` asks of a sentence: "Taket är 400 000 kronor" (a limit), "Uppgifterna attesteras
av ledaren" (a deed done to a paper), "Utbetalning förutsätter att ..." (a requirement), "Varje kursplats som inte
nyttjas medför avdrag" (a rule for all of a kind). It takes the clause, the heading and the kind, and refuses
background, opinion, and what is told of somebody in particular without the money.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.conditions.clauses import Clause
from parsers.conditions.deciding import decide
from parsers.conditions.framing import frame_of
from parsers.conditions.headed import topic_of
from parsers.conditions.openers import VERB_FIRST
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import (
    asks_who,
    is_about_grant,
    is_actor,
    is_background,
    is_grant_verb,
    is_joint_work,
    is_money,
    is_money_in,
    is_paper,
    is_party,
    is_terms,
    is_work,
)
from parsers.conditions.verbs import Deed
from schemas.vocabulary import Category, DocumentKind, Modality

# What stands below it is decided, and no reason for it
_OPERATIVE = regex.compile(r"(?:[\d.]+ )?(?:Regeringens beslut|Beslut)")
_INSTRUCTING = frozenset((DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT))
_REQUIRES = regex.compile(
    r"(?i)(?:förutsätt(?:er|s)|fordra[rs]|kräv(?:er|s)|erfordras|betingas|villkoras)\b|bygger på att\b"
    r"|är beroende av att\b"
)
# "Taket är ...", "Målgruppen är ...", "Ansvaret för ... vilar på ...": what is said of these sets a term
_TERM = regex.compile(
    r"(?i)(?:datum(?:et)? för|tak(?:et)?|golvet|gräns(?:en)?|målgrupp(?:en)?|ansvar(?:et)?|skyldighet(?:en)?"
    r"|rätt(?:en)?"
    r"|projektstart(?:en)?|(?:första )?dispositionsdag(?:en)?|\p{L}*(?:nivå(?:n|erna)?|gräns(?:en)?"
    r"|tid(?:en)?|period(?:en)?|belopp(?:et)?))\b"
)
# "Projektet pågår från den 1 december 2021 till den 30 november 2023"
_RUNS_FROM = regex.compile(
    r"(?:pågår|löper|bedrivs|genomförs)\b.{0,20}\b(?:från|mellan|under|till)\b.*\b(?:19|20)\d\d\b"
)
# A rule for all of a kind: "Varje ...", "Den som ...", "Föreningar som ..."
# "Barnkliniken tilldelas 6 130 000 kronor": proposed, though told as if it were so
_ASSIGNS = regex.compile(
    r"(?:tilldelas|beviljas|erhåller|ges) (?:\p{L}+ ){0,3}\d[\d ,]*(?:kronor|kr|tkr|mnkr|mkr|miljon)"
)
# "Kommun som inte har använt sin del", "Region som vill delta"
_ANY = regex.compile(
    r"(?:Kommun|Region|Huvudman|Förening|Organisation|Myndighet|Skola|Länsstyrelse)(?:er|ar)? som\b"
)
# Verbs of a recipient's duties; what it gets, thinks or is are none
_HAS_TO = regex.compile(
    r"(?:åter)?(?:rekvirerar|redovisar|rapporterar|betalar)\b|(?:begär|kräver) (?:tillbaka|åter)\b"
    r"|lämnar (?:in )?(?:en |sin )?\p{L}*(?:redovisning|rapport|ansökan|plan)\b"
    r"|(?:använder|nyttjar|fördelar|för över|ansöker|söker)\b"
)
# "Rektorerna rapporterar ... varje kvartal": a duty, no news
_AGAIN = regex.compile(r"\b(?:varje|löpande|årligen|kvartalsvis|månadsvis|halvårsvis|senast)\b")
_WHEN = regex.compile(
    r"\d|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\b(?:månader|veckor|år|tidigast|senast)\b"
)
_SOME = r"(?!De[nt]?\b|Detta\b|Dessa\b|Vad\b)\p{Lu}\p{Ll}{3,} som\b"
_ALL = regex.compile(
    rf"{_SOME}|(?:Varje|Respektive|Vardera|Samtliga|Alla|Ingen|Inga|Endast)\b|De[nt]? som\b"
    r"|\p{Lu}\p{Ll}+(?:ar|er|or|n|än)? som\b"
)
_EACH = regex.compile(rf"(?:Varje|Respektive|Vardera)\b|{_SOME}|\p{{Lu}}\p{{Ll}}+(?:ar|er|or|n|än) som\b")
# "Stödet beräknas till 45 kronor per tillfälle", "Per listad patient ges 31 kronor"
_RATE = regex.compile(r"^Per \p{L}+|\d (?:kronor|kr) (?:per|för varje) \p{L}+")
_GRANTS_RATE = regex.compile(r"(?:beräknas till|ges|utgår|lämnas|betalas|utbetalas|ersätts|utgör|är)\b")
_MAY_APPLY = regex.compile(
    r"(?:kan|får)\b.{0,30}\b(?:komma i fråga|ansöka|söka)\b|är (?:\p{L}+ )?berättiga\p{L}+\b"
)
# What is thought of it, no term: "Stödet är viktigt", "Medlen är ett led i ..."
_OPINION = regex.compile(
    r"(?:är|utgör|blir) (?:\p{L}+ )?(?:viktig|angeläg|avgörande|positiv|god[at]?\b|bra\b|stor[at]?\b"
    r"|central|betydelse|de[nt] (?!(?:lägsta|högsta|minsta|största) \p{L}*(?:belopp|bidrag|stöd))(?:\p{Ll}+sta"
    r"|första|enda|mest)\b"
    r"|redan|tidigare|nödvändig|värdefull|ett led\b|en (?:del|satsning|fortsättning|följd)\b"
    r"|ett tillskott|exempel|resultatet)"
    r"|(?:har|kommer att ha) (?:större|bättre|god[ae]?) (?:chans|möjlighet|förutsättning)"
    r"|är (?:\p{L}+ )?(?:bedömd|beräknad|uppskattad|kalkylerad)[ea]?\b"
    r"|är (?:lika med|ett prisbasbelopp)\b|\p{Ll}+ (?:ofta|oftast)\b|passar\b|framgår av"
    r"|gör (?:\p{L}+ )?bedömning|omfattar (?!inte|ej|även|också"
    r"|endast)"
)
_WITH_LIMIT = regex.compile(
    r"\d|\bfast\b|procent|skatte|engångs|berättig|grundande|gemensam|individuell|tidsbegräns|bund"
)
_DEEDS = frozenset(
    (
        Category.SIGNATURE,
        Category.AUDIT,
        Category.REPAYMENT,
        Category.INFORMATION,
        Category.REPORTING,
        Category.REQUISITION,
        Category.PAYMENT,
    )
)
_POT = regex.compile(r"(?i)\p{L}*ram(?:en)?\b")
_CONSISTS = regex.compile(r"(?:består av|innehåller|omfattar)\b")
_SHARING = frozenset((Deed.COVER, Deed.PAY))
_RULING = _INSTRUCTING | {DocumentKind.GOVERNMENT_DECISION}
_SETS_RULES = regex.compile(
    r"\b(?:meddela|besluta om|fastställa|utfärda|precisera|ändra)r?\b.{0,30}"
    r"\b(?:villkor|föreskrift|riktlinje|anvisning)"
)
_SUPPOSED = regex.compile(rf"{VERB_FIRST.pattern}|(?:Om|När|Då)\b")
# "De erfarenheter kommunerna får kommer att ...": a clause about a clause
_TWO_VERBS = regex.compile(r"\b(?:får|kan|har|ska) (?:kommer|ska|får|är)\b")
_PAST = regex.compile(r"Förra\b|Föregående\b|I fjol\b|Tidigare\b")
_PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
# "kan erhålla högst 350 000 kronor", "ersätts med maximalt 950 kronor"
_LIMITED_SUM = regex.compile(
    r"\b(?:högst|maximalt|minst|lägst|upp till|som mest) \d[\d ,]*(?:kronor|kr|tkr|mnkr|mkr|miljon\p{L}*|procent)\b"
)
_PUBLICITY = regex.compile(
    r"(?i)\b(?:marknadsför|trycksak|annons|publikation|kommunikation|information)\p{L}*\b.{0,60}"
    r"\b(?:anges|framgår|nämns|uppges|framhålls|används)\b"
)
# "är obligatorisk", "är en förutsättning": bound, though no verb says so
_NEEDED = regex.compile(
    r"(?:är|utgör|blir) (?:\p{L}+ )?(?:obligatorisk|en förutsättning|ett (?:krav|villkor)|pliktig"
    r"|förpliktad|tvingande)"
    r"|förutsätt(?:er|s)\b|ford(?:rar|ras)\b|erfordras\b"
)
_FREE = regex.compile(
    r"får (?:\p{L}+ ){0,2}?\p{Ll}{3,}as\b|står\b.{3,60}\bfritt\b|är (?:\p{L}+ )?(?:frivillig|valfri)"
    r"|(?:väljer|avgör|bestämmer) (?:\p{L}+ )?själv"
    r"|äger\b(?! (?:sin|sitt|sina|och|en|ett)\b)|har (?:\p{L}+ )?rätt\b"
)
_PASSIVE = regex.compile(r"\p{Ll}+s\b")
_NEGATED = regex.compile(r"(?!behöver|måste|kräver)\p{Ll}+ (?:inte|ej|icke|aldrig)\b")
_OF_AGREEMENT = regex.compile(
    r"(?i)(?:tillägg|ändring|tvist|uppsägning|avtalet|överenskommelsen|fordran|fordring)\p{L}*\b"
)


# Parts of an agreement that tell why and who, and bind nobody
_RECITAL = regex.compile(
    r"(?i)bakgrund|inledning|^[\d§. ]*(?:syfte|avtalsparter|parter(?:na)?)$|definition|begrepp"
    r"|ordlista|(?:^| )vision"
    r"|nuläge|kontakt|skäl|ärendet|redogörelse för|upplysning|allmänt|^om (?!ni\b|du\b)"
)
# "Det är viktigt", "Detta innebär" - not "Det åligger", "Det står regionen fritt", "Det är inte möjligt"
_EXPLETIVE = regex.compile(
    r"Beslutet (?:kan|får) (?:inte )?överklagas"
    r"|De(?:t|tta) (?!åligger|ankommer|står\b.{3,60}\bfritt|är (?:dock |även |inte |ej )?"
    r"(?:möjligt"
    r"|tillåtet|förbjudet|obligatoriskt))"
)
# What is, and no term: "Avtalet har", "Verksamheten består av"
_DESCRIBES = regex.compile(
    r"(?:är|finns|har|innebär|utgör|ökar|minskar|består|saknar|ligger|pågår|arbetar|framgår"
    r"|kommer att (?:finnas|vara|bli|ha)\b|bygger|syftar|omfattar|blir"
    r"|behöver|når|gör)\b"
)
# What is needed, allowed, owned or free: "är obligatorisk", "äger nyttjanderätt", "är befriade från"
_DUTY_STATE = regex.compile(
    r"(?:är|utgör|blir) (?:\p{L}+ )?(?:inte |ej )?(?:obligatorisk|en förutsättning|ett (?:krav"
    r"|villkor)|öronmärk|avsed|befria|undanta|\p{L}*berättig|behörig"
    r"|bundn?[ae]?[nt]? |pliktig|förpliktad|frivillig|valfri|förbjud|tillåt|möjligt?\b|giltig|begräns"
    r"|skatte(?:pliktig|fri)|sekretess)"
    r"|har (?:\p{L}+ )?(?:ansvar|rätt|skyldighet|tillgång|tolkningsföreträde|nyttjanderätt|äganderätt|insyn|fri)"
    r"|äger\b|står\b.{3,60}\bfritt\b"
)

_DEED = regex.compile(r"(?:ska|skall|måste|får|bör)\b|\p{Ll}{2,}(?<!(?:er|ar|or|e)n)(?:as|es|ts|rs|ls|vs|ds|gs)\b")


class _Case(NamedTuple):
    """A clause and what is known of its words."""

    string: str
    clause: Clause
    kind: DocumentKind
    subject: str
    said: str
    actor: bool  # the subject is somebody
    named: bool  # the subject, or what is supposed before the verb, is money or a paper
    about: bool  # money is named somewhere
    instructs: bool
    governed: bool  # the heading names the money or says that terms follow
    asked: bool  # it stands below a heading that asks who may have the money, or how much of it
    listed: bool  # it stands below a heading that says that terms follow
    terms: bool  # it stands where each sentence is a term: below such a heading, or in an agreement's body


def is_stated(string: str, clause: Clause, section: str, kind: DocumentKind) -> bool:
    """True when the classes of subject, verb and object make ``string`` a condition of a document of ``kind``."""
    # "Söker du bidrag kan du börja med kapitel 4": what a reader may do with no money is no term
    offered = clause.trigger.modality is Modality.MAY and (clause.subject or "") in {"ni", "du"}
    if _OPINION.match(clause.predicate) or string.startswith("Hur ") or "@" in string:
        return False
    if offered and not is_grant_verb(clause.predicate):
        return False
    if is_background(section):
        return kind is DocumentKind.BOARD_MEMO and _told_in_a_memo(string, clause)
    memo = kind is DocumentKind.BOARD_MEMO
    if memo and (
        _ASSIGNS.match(clause.predicate)
        or ((_AGAIN.search(string) or is_terms(section)) and _owes(clause.subject or "", clause))
    ):
        return True
    case = _case(string, clause, section, kind)
    if _REQUIRES.match(case.said):
        return case.named or case.instructs or case.terms
    rules = (_sets_term, _rules_all, _regulates, _bounds, _does, _stands_among_terms)
    return any(rule(case) for rule in rules)


def is_opinion(string: str) -> bool:
    """True where a sentence tells what is thought of something."""
    return _OPINION.search(string) is not None


def is_recital(section: str) -> bool:
    """True of the parts of an agreement that tell why and who."""
    return _RECITAL.search(section) is not None


def _answers(section: str, clause: Clause) -> bool:
    """True where the heading asks about the money and the clause tells it: "Andelen höjs", below "Hur mycket?"."""
    topic = topic_of(section)
    subject = clause.subject or ""
    if (
        topic is Category.ALLOCATION
        and _POT.search(subject) is None
        and (is_money(subject) or thing_of(subject) is Thing.SIZE)
    ):
        return True
    if topic in {Category.REQUISITION, Category.REPORTING} and _CONSISTS.match(clause.predicate):
        return True
    return topic is not None and section.endswith("?") and _DESCRIBES.match(clause.predicate) is None


def _told_in_a_memo(string: str, clause: Clause) -> bool:
    """True of a rule that a memo states among its background: for each, by a rate, or who may apply."""
    subject, said = clause.subject or "", clause.predicate
    rate = _RATE.search(string) and _GRANTS_RATE.match(said) and (is_money(subject) or string.startswith("Per "))
    applies = is_actor(subject) and _MAY_APPLY.match(said)
    each = _EACH.match(string) or _ANY.match(string)
    return bool(rate or applies or (each and is_money_in(string)) or _owes(subject, clause))


def _owes(subject: str, clause: Clause) -> bool:
    """True of what whoever has the money does with it or with its papers: "Regionen redovisar till ..."."""
    if not is_actor(subject) or clause.trigger.modality is not Modality.STATEMENT:
        return False
    about = is_money_in(clause.predicate) or is_paper(clause.predicate)
    return about and _HAS_TO.match(clause.predicate) is not None


def _case(string: str, clause: Clause, section: str, kind: DocumentKind) -> _Case:
    subject = clause.subject or ""
    supposed = string[: clause.trigger.start] if _PRONOUN.fullmatch(subject) or _SUPPOSED.match(string) else ""
    return _Case(
        string=string,
        clause=clause,
        kind=kind,
        subject=subject,
        said=clause.predicate,
        actor=is_actor(subject) or thing_of(subject) is Thing.SOMEBODY,
        named=any(is_money(words) or is_paper(words) for words in (subject, supposed)),
        about=is_money_in(string),
        instructs=kind in _INSTRUCTING,
        governed=is_terms(section) or is_about_grant(section) or _OPERATIVE.fullmatch(section) is not None,
        asked=kind is DocumentKind.AGENCY_INSTRUCTION and (asks_who(section) or _answers(section, clause)),
        listed=is_terms(section),
        terms=is_terms(section) or (kind in _INSTRUCTING and section != "" and _RECITAL.search(section) is None),
    )


def _stands_among_terms(case: _Case) -> bool:
    """What is done, or what is needed, allowed or owned, told where a document sets its terms."""
    untold = _EXPLETIVE.match(case.string) or _TWO_VERBS.search(case.string)
    if not case.terms or case.kind not in _RULING or untold:
        return False
    if _DUTY_STATE.match(case.said):
        return True
    party = case.kind is DocumentKind.AGREEMENT and is_party(case.subject)
    allowed = case.named or is_grant_verb(case.said) or case.asked or party
    if case.clause.trigger.modality is Modality.MAY and not allowed:
        return False
    if case.asked and not _PAST.match(case.string):
        return True
    return (case.listed or _can_be_bound(case)) and _DESCRIBES.match(case.said) is None


def _can_be_bound(case: _Case) -> bool:
    """True where the subject is somebody, the money, a paper or the work, or where something is done to it."""
    if is_party(case.subject) or case.actor or case.named or is_work(case.subject):
        return True
    thing = thing_of(case.subject)
    told = case.kind is DocumentKind.AGENCY_INSTRUCTION and thing not in {None, Thing.AGREEMENT}
    named = told or thing in {Thing.COST, Thing.EVIDENCE}
    return named or is_joint_work(case.subject) or _DEED.match(case.said) is not None


def _sets_term(case: _Case) -> bool:
    applies = case.instructs or case.governed
    runs = is_work(case.subject) or thing_of(case.subject) is Thing.PERIOD
    if case.instructs and runs and _RUNS_FROM.match(case.said):
        return True
    if case.kind in _RULING and case.actor and case.about and _MAY_APPLY.match(case.said):
        return True
    told = case.about or is_actor(case.string) or _WHEN.search(case.said) is not None
    return applies and _TERM.match(case.subject) is not None and told


def _rules_all(case: _Case) -> bool:
    applies = case.instructs or case.governed
    return applies and _ALL.match(case.string) is not None and (case.about or is_paper(case.string))


def _regulates(case: _Case) -> bool:
    """Who may set terms of its own, and what becomes of the agreement itself."""
    if case.kind in _RULING and case.actor and _SETS_RULES.search(case.said):
        return True
    return case.kind is DocumentKind.AGREEMENT and _OF_AGREEMENT.match(case.subject) is not None


def _bounds(case: _Case) -> bool:
    if case.instructs and _LIMITED_SUM.search(case.said.partition("varav")[0]):
        return True
    bounded = _WITH_LIMIT.search(case.said) is not None or _NEGATED.match(case.said) is not None
    frame = frame_of(case.string, case.clause, "")
    if case.instructs and frame.measured and frame.deed in _SHARING:  # "Overhead godkänns med 8 procent"
        return True
    return case.named and bounded and (case.governed or case.kind is DocumentKind.AGREEMENT)


def _does(case: _Case) -> bool:
    """A deed of the grant's papers, done by somebody or in the passive."""
    if not case.instructs:
        return False
    if _PUBLICITY.search(case.string):
        return True
    deed = decide(frame_of(case.string, case.clause, ""))
    examines = deed is Category.AUDIT or case.clause.trigger.modality is not Modality.MAY
    bound = case.governed or case.about or (case.actor and examines)
    does = _PASSIVE.match(case.said) is not None or case.actor
    return does and bound and deed in _DEEDS


def modality_of(clause: Clause) -> Modality:
    """Of what is stated: a prohibition where it is denied ("betalas inte ut"), else what the verb says."""
    stated = clause.trigger.modality is Modality.STATEMENT
    if stated and _NEEDED.match(clause.predicate):
        return Modality.MUST
    if stated and _FREE.match(clause.predicate):
        return Modality.MAY
    return Modality.MUST_NOT if stated and _NEGATED.match(clause.predicate) else clause.trigger.modality
