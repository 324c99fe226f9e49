"""Whether a clause binds: what it is about, and what a document of its kind may oblige, permit or tell.

Used by ``reading``. It looks at one sentence, its heading and whether the sentence before it bound.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.conditions.clauses import Clause
from parsers.conditions.things import thing_of
from parsers.conditions.topics import (
    is_about_grant,
    is_actor,
    is_background,
    is_by_agency,
    is_grant_verb,
    is_joint_work,
    is_left_to,
    is_money,
    is_money_in,
    is_paper,
    is_terms,
    is_told_to_agency,
    is_work,
)
from schemas.vocabulary import DocumentKind, Modality

# Kinds whose authors bind somebody by "ska" alone; in the others the money must be named too.
BINDING = frozenset((DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGREEMENT, DocumentKind.AGENCY_INSTRUCTION))
# Verbs that need nobody to bind: "är tillåtet", "har rätt", "Sista dag", "En förutsättning är"
_OF_ITSELF = regex.compile(
    r"\b(?:tillåte\p{L}*|rätt)\b|[ ]ansvar$|\b(?:är|krävs|åligger|ankommer på)$|^går\b|^[Ss]ista\b"
)
_ALLOWED = regex.compile(r"\btillåte\p{L}*$")
_HAS_DECIDED = regex.compile(r"har (?:den \d{1,2} \p{L}+ (?:\d{4} )?|nu |även )?beslutat")
# "Vi har beslutat att ge er 386 400 kronor": the decision that the letter tells is its own
_WE_GIVE_YOU = regex.compile(r"(?:Vi|Nu|I dag)\b.{0,60}\b(?:er|dig|ert|din)\b")
# "Rådet har beslutat att bevilja Kiruna kommun 90 000 kronor" - "Regeringen har beslutat" is what it passes on
_GRANTS_A_SUM = regex.compile(
    r"^(?!Regeringen|Riksdagen).{2,60} har beslutat att (?:bevilja|ge|tilldela) [^.]{3,90}? \d[\d ,]*kr(?:onor)?\b"
)
_FORMER = regex.compile(r"(?:(?:Den|Det|De) )?(?:[Nn]uvarande|[Tt]idigare|[Gg]ällande|[Ff]öregående) ")
# "Beslutet gäller från ... till ...": how long what it grants may be used
_LASTS_FROM = regex.compile(r"(?:gäller|löper) (?:[^.]{0,20})?\b(?:från|till|under|fr|t\.)")
_SCOPE = regex.compile(r"(?:Detta )?[Aa]vtal(?:et)?\b")
_WHOLE = regex.compile(r"(?i)(?:tilläggs)?(?:överenskommelse|satsning|avtal)\p{L}*\b")
# "Kravet är att ...", "För att få del av medlen måste ...", "Glöm inte att ...": a term by its own words
_IS_TERM = regex.compile(
    r"(?i)^Det är (?:också |även )?ett (?:krav|villkor) att\b|^(?:(?:ett |det )?(?:krav|villkor)(?:et)?"
    r"|(?:en )?förutsättning(?:en)?)\b.{0,60}\bär\b.{0,20}\batt\b"
    r"|^För att (?:en |ett |\p{L}+ )?(?:\p{L}+ )?(?:ska |kan )?(?:kunna )?(?:få|beviljas|erhålla|ta|räknas"
    r"|godkännas|komma i fråga)\b"
    r"|^Enligt (?:\p{L}+ ){0,2}?(?:riktlinje|reglemente|regel|regler|bestämmelse"
    r"|villkor)\p{L}* (?:för [^,.]{3,60} )?"
    r"(?:ska|skall|måste|får)\b"
    r"|^(?:tänk på|glöm inte|kom ihåg|observera|notera) (?:dock |också |även )?att\b"
)
# "I övrigt gäller beslutet oförändrat"
_STANDS = regex.compile(
    r"(?:I|För) övrigt (?:gäller|kvarstår)\b|Övriga \p{L}+ (?:\p{L}+ ){0,4}(?:gäller|kvarstår)\b"
)
# "Som villkor för bidraget ska gälla att"
_HOLDS_AS_TERM = regex.compile(
    r"(?:Som|Ett|Ytterligare ett) (?:villkor|krav|förutsättning)\b[^.]{0,80}?\b(?:gälla|gäller|är)\b.{0,12}\batt\b"
)
# "Vad som inte upparbetats", "Det som inte använts": what is left of the money
_LEFT = regex.compile(r"(?:Vad|Det) som (?:inte|ej|återstår|blir över)\b")
_CONSEQUENCE = regex.compile(r"(?:Om|När|Då)\b")
# "Stationen ska vara i drift senast ...": a day set, after what the money is given for
_DUE = regex.compile(r"^(?:ska|skall|måste) (?:vara|ha) .*\bsenast\b")
# "Om projektet blir försenat ska kontakt tas med ...": what is done when the work does not go as planned
_WORK_CHANGES = regex.compile(
    r"(?:Om|När) (?:projektet|arrangemanget|aktiviteten|insatsen|verksamheten)\b[^.]{3,120}\b(?:ska|skall|måste)\b"
)
_APPLIES = regex.compile(r"\b(?:an)?söka\b")
PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]etsamma|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
_EXCLUDES = regex.compile(r"(?:bekostas|godtas|ersätts|medges|omfattas|godkänns|täcks)\b")
# "Projektet får inte påbörjas innan ...": when the work that the money pays for is done
_CARRIED_OUT = regex.compile(
    r"\b(?:påbörjas|påbörjats|påbörjat|inledas|slutföras|avslutas|slutfört|slutförda|avslutat|avslutade)\b"
)
# "Små kommuner ska särskilt prioriteras", after what the money is for
_RANKED = regex.compile(r"\bprioriter(?:as|a)\b")
# "Väsentliga förändringar måste godkännas"
_CHANGE = regex.compile(
    r"(?:(?:Alla|Större|Väsentliga?|Eventuella?|Betydande|Varje) )?(?i:för)?[Ää]ndring(?:ar)?\b.*"
    r"\b(?:godkännas|meddelas|anmälas|rapporteras)\b"
)
# "Sådana ändringar kan innebära att bidraget måste återbetalas"
_MAY_LEAD_TO = regex.compile(
    r"kan (?:komma att |även |också ){0,2}(?:begäras in|granskas|kontrolleras|följas upp)\b"
    r"|kan\s(?:[\p{L}]+\s){0,3}?(?:innebära|medföra|leda till|bli aktuellt med|resultera i)\b.*"
    r"\b(?:åter(?:betal|kräv|krav)|(?:betala|kräva|krävs)\p{L}* tillbaka|hålls? inne|avslag|avslås"
    r"|sätts? ned|minska)"
)
_ELIGIBLE = regex.compile(r"är (?:inte |ej )?(?:i sig )?(?:en |ett )?(?:bidrags|stöd|ersättnings)\p{L}+")
# The reader is told to do something by a day
_BY_A_DAY = regex.compile(r"\b(?:senast|tidigast|till och med|fram till|före|innan)\b[^.]*\d")
_READS = regex.compile(r"\b(?:läsa|din läsning|kontakta|hitta|ladda ner|ringa|mejla|ställa frågor|vända)\b")
# "Du får en beskrivning", "Mindre skillnader kan förekomma", "Ni är välkomna att boka ett möte": no permission
_OFFERED = regex.compile(
    r"^får (?!(?:\S+ ){0,5}?(?:\p{L}{2,}as?|få|gå|ge|bli|se|ta|ha|stå|ske|tas|ges)\b)|^är välkom"
    r"|\b(?:förekomma|boka|välja|variera|dröja|bidra|leda|medföra|innebära|underlätta|uppfattas|jämföra)\b"
)
_IMPORTANT = regex.compile(r"\b(?:[Dd]et är|är det) (?:\p{L}+ ){0,2}(?:viktigt|nödvändigt) att \p{Ll}")
# "ska informera om att projektet finansieras av regionen"
_FINANCED = regex.compile(r"\b(?:med)?finansiera[sdt]\p{L}*|\bmedfinansiera\b|\bfinansiär")
_OF_THE_WORK = regex.compile(r"\b(?:projekt|insats|åtgärd)(?:et|en|erna)?s?\b")
# "Projektet behöver inte slutföras samma år"
_IS_FREE = regex.compile(r"(?:behöver|måste) (?:inte|ej) (?:vara )?(?:\p{L}+ )?(?:påbörj|slutför|avsluta|genomför)")
# "Rådet ger stöd för ...": a term where the giver itself says so, elsewhere news
_GIVES = regex.compile(r"(?:ger|lämnar|beviljar) (?:\p{L}+ ){0,2}(?:bidrag|stöd|ersättning) (?:till|för)\b")
# "Projektet kan pågå som längst 18 månader"
_LASTS = regex.compile(
    r"\b(?:pågå|löpa|vara)\b.{0,20}\b(?:längst|högst|maximalt|upp till)\b.{0,20}\b(?:månader|år)\b"
)
_THEY, _WHO = regex.compile("[Dd]en?"), regex.compile(r"\b[Dd]en? som\b")

# "Anslaget för organisationer uppgår till 29 miljoner kronor", among the reasons
_FRAME = regex.compile(r"(?:(?:Anslag|Budget|Ram)(?:et|en)|De[tn] genomsnittliga)\b")
# "Enligt 2 § förordningen ... får bidrag lämnas", among the reasons: the ground of the decision
_BY_LAW = regex.compile(r"(?:Enligt|Av|Med stöd av) [^.,]{0,30}(?:§|ansökan\b|\b(?:förordning|lag)(?:en)?\b)")
# "Förbundet ska enligt sin verksamhetsplan nå ...": what it means to do
_OWN_PLAN = regex.compile(r"\benligt (?:sin|sina|sitt|deras|den egna) \p{L}+")
# "Stödet bör kunna nå fler hushåll": what is thought, among the reasons
_HOPES = regex.compile(r"bör (?:kunna|ges|även kunna|också kunna)\b")


def binds(string: str, clause: Clause, section: str, kind: DocumentKind, *, follows: bool) -> bool:
    """Whether ``clause`` binds somebody about the money; ``follows`` is whether the sentence before it did."""
    topic = _topic(string, clause, section, kind, follows=follows)
    grounds = topic.background and _BY_LAW.match(string) is not None
    return not grounds and _binds(string, clause, kind, topic)


JOINED = regex.compile(r", (?:och|men|samt) (?=(?:\p{Ll}+ ){1,4}(?:ska|skall|måste|får inte|kan inte)\b)")
# "... disponeras av Kammarkollegiet och ska betalas ut": the second verb of one subject
_THEN_ORDERED = regex.compile(r"\b(?:och|samt|utan) (?:ska|skall|måste) \p{Ll}")
_THEN_FORBIDDEN = regex.compile(r"\b(?:och|men|samt) (?:får|ska|skall|kan) (?:dock )?(?:inte|ej) \p{Ll}")
_PREMISES = regex.compile(r"(?i)(?:[\d.]+ )?(?:(?:allmänna|grundläggande|särskilda) )?förutsättningar:?")


class _Topic(NamedTuple):
    """What a clause is about: each a fact about its words."""

    about: bool  # the money or its papers are named, in the sentence or its heading
    money: bool
    named: bool  # the subject is money or a paper
    actor: bool  # the subject is somebody who can be bound
    verb: bool  # the verb is one of what is done with grants
    background: bool
    governed: bool  # it stands in an instruction, under a heading about the money
    terms: bool  # its heading says that terms follow
    follows: bool  # the sentence before it in the paragraph bound


def _topic(string: str, clause: Clause, section: str, kind: DocumentKind, *, follows: bool) -> _Topic:
    subject = clause.subject or ""
    money = is_money_in(string)
    # a page that says how to apply sets its terms there; elsewhere it is how matters stand
    premised = kind is DocumentKind.AGENCY_INSTRUCTION and _PREMISES.fullmatch(section) is not None
    # "Den gäller ..." and "De ska ..." go on about what the sentence before bound
    goes_on = follows and PRONOUN.fullmatch(subject) is not None
    whoever = _THEY.fullmatch(subject) is not None and _WHO.search(string) is not None
    # "Enligt Skolverket ska huvudmannen ...": terms passed on
    passed_on = string.startswith("Enligt ") and is_by_agency(string[: clause.trigger.start])
    does = kind not in BINDING and is_actor(subject) and is_grant_verb(clause.predicate)
    bound = does or subject in {"ni", "du", "Ni", "Du"}
    told = bound and _BY_A_DAY.search(string) is not None
    applies = is_actor(subject) and _APPLIES.search(clause.predicate) is not None
    return _Topic(
        about=money
        or _FINANCED.search(string) is not None
        or is_paper(_OWN_PLAN.sub("", string))
        or is_about_grant(section)
        or goes_on
        or applies
        or passed_on
        or told,
        money=money,
        named=is_money(subject) or is_paper(subject) or goes_on or _LEFT.match(string) is not None,
        actor=is_actor(subject) or whoever,
        verb=is_grant_verb(clause.predicate),
        background=is_background(section) and not premised,
        governed=kind is DocumentKind.AGENCY_INSTRUCTION and is_about_grant(section),
        terms=is_terms(section) or premised,
        follows=follows,
    )


def _binds(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    trigger = clause.trigger
    words = string[trigger.start : trigger.stop]
    strict = trigger.modality in {Modality.MUST, Modality.MUST_NOT}
    told_to_many = kind is not DocumentKind.GOVERNMENT_DECISION
    own = _WORK_CHANGES.match(string) if kind is DocumentKind.AGENCY_INSTRUCTION else None
    if (
        own
        or _HOLDS_AS_TERM.match(string)
        or (told_to_many and _IS_TERM.search(string))
        or _is_urged(string, kind, topic)
    ):
        return True
    permits = trigger.modality is Modality.MAY and topic.actor and not trigger.subordinate
    if (topic.terms and (strict or permits) and told_to_many) or (_ALLOWED.search(words) and kind in BINDING):
        return not topic.background
    if trigger.subordinate or _OF_ITSELF.search(words):
        return topic.about and (not trigger.subordinate or topic.named or topic.verb or topic.actor)
    if trigger.modality in {Modality.STATEMENT, Modality.MAY}:
        settles = _tells if trigger.modality is Modality.STATEMENT else _permits
        return settles(string, clause, kind, topic)
    needs_topic = trigger.modality is Modality.SHOULD or words.startswith("behöver")
    if not (needs_topic or topic.background or kind not in BINDING):
        return _obliges(string, clause, kind, topic)
    consequence = _CONSEQUENCE.match(string) is not None and is_money_in(string[: trigger.start])
    hoped = topic.background and _HOPES.match(string, trigger.start) is not None
    bound = not hoped and (topic.named or topic.verb or topic.actor or consequence)
    goes_on = topic.follows and (_goes_on(clause) or (topic.actor and strict and not topic.background))
    due = topic.follows and strict and not topic.background and _DUE.search(clause.predicate) is not None
    # "Arbetet ska komplettera ...", below "Syftet med bidraget"
    aimed = topic.governed and strict and is_work(clause.subject or "")
    return (topic.about and bound) or goes_on or due or aimed


def _is_urged(string: str, kind: DocumentKind, topic: _Topic) -> bool:
    """True where the reader is told what is important: "Det är viktigt att sprida information om projektet"."""
    if _IMPORTANT.search(string) is None or kind is not DocumentKind.AGENCY_INSTRUCTION or topic.background:
        return False
    return topic.about or topic.terms or _OF_THE_WORK.search(string) is not None


def _permits(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """What somebody may do with the money, or may have of it."""
    acts = topic.actor and is_grant_verb(string[clause.trigger.stop :])
    leads = _MAY_LEAD_TO.match(string, clause.trigger.start) is not None and not topic.background
    if leads or (kind is DocumentKind.AGENCY_INSTRUCTION and _offers(clause, topic)):
        return True
    told = (topic.named and (topic.verb or not topic.background)) or ((topic.verb or acts) and topic.about)
    timed = _BY_A_DAY.search(string) or _LASTS.search(string) or _CARRIED_OUT.search(clause.predicate)
    if kind in BINDING and is_work(clause.subject or "") and timed:
        return not topic.background
    whose = topic.actor and (topic.money or is_paper(string))
    own = whose and _READS.search(clause.predicate) is None
    return told or (topic.governed and (own or is_work(clause.subject or "")))


def _offers(clause: Clause, topic: _Topic) -> bool:
    """True of what an instruction lets somebody do, or be done with the work: no advice and no hope."""
    if topic.background or _OFFERED.search(clause.predicate) or _READS.search(clause.predicate):
        return False
    subject = clause.subject or ""
    return topic.governed or topic.terms or PRONOUN.fullmatch(subject) is not None or thing_of(subject) is not None


def _goes_on(clause: Clause) -> bool:
    """True of what may follow a condition without naming money: the activities, or what is not accepted."""
    return clause.trigger.modality is Modality.MUST_NOT or is_work(clause.subject or "")


def _tells(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """What happens to the money, by nobody's duty."""
    if string.startswith("föresl", clause.trigger.start):
        return kind is DocumentKind.BOARD_MEMO and topic.money
    if string.startswith("omfattar", clause.trigger.start) and "oavsett" not in string:
        subject = clause.subject or ""
        scope = (
            kind is DocumentKind.AGREEMENT and _SCOPE.match(subject) and not regex.search(r"\d", clause.predicate)
        )
        whole = _WHOLE.match(subject) is not None and not scope
        return topic.named and not PRONOUN.fullmatch(subject) and not whole and not topic.background
    about = topic.about and kind in BINDING
    told = (topic.verb and (topic.money or about)) or (topic.about and topic.actor)
    if _HAS_DECIDED.match(string, clause.trigger.start):  # news; elsewhere it tells of another decision
        letter = kind is DocumentKind.AGENCY_INSTRUCTION and (
            _WE_GIVE_YOU.match(string) is not None
            or (_GRANTS_A_SUM.search(string) is not None and not topic.background)
        )
        return letter or (kind is DocumentKind.NOTICE and topic.money and not topic.background)
    expires = string.startswith("förfaller", clause.trigger.start) and topic.about
    if (
        _FORMER.match(string)
        or expires
        or (topic.background and _FRAME.match(string))
        or (_GIVES.match(clause.predicate) and kind is not DocumentKind.AGENCY_INSTRUCTION)
    ):
        return expires
    if kind is DocumentKind.AGENCY_INSTRUCTION and _tells_applicants(clause):
        return not topic.background
    lasts = (clause.subject or "") == "Beslutet" and _LASTS_FROM.match(clause.predicate)
    stands = kind in BINDING and (lasts or (_STANDS.match(string) and not topic.background))
    return topic.named or bool(stands) or (told and not topic.background)


def _tells_applicants(clause: Clause) -> bool:
    """True of what comes first or is paid for, and of what need not be: "Projektet behöver inte slutföras"."""
    free = _IS_FREE.match(clause.predicate) is not None and is_work(clause.subject or "")
    # "Inköp av båtar är inte en stödberättigande kostnad": its words name the grant
    eligible = _ELIGIBLE.match(clause.predicate) is not None
    return free or eligible or clause.predicate.startswith(("prioriteras", "går före"))


def _obliges(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """A duty or prohibition by a document that may oblige: it is enough that it says who or what is bound."""
    if kind is DocumentKind.AGENCY_INSTRUCTION:
        return True
    to_agency = is_told_to_agency(string) and topic.verb
    work = is_work(clause.subject or "") and (
        topic.about or "senast" in string or _CARRIED_OUT.search(clause.predicate) is not None
    )
    due = kind is DocumentKind.AGREEMENT and ("senast" in string or is_joint_work(clause.subject or ""))
    named = topic.named or topic.actor or due or _CHANGE.match(string) is not None
    excluded = clause.trigger.modality is Modality.MUST_NOT and bool(_EXCLUDES.match(string, clause.trigger.start))
    ranked = topic.follows and _RANKED.search(clause.predicate) is not None
    return named or (topic.verb and topic.about) or to_agency or work or excluded or ranked


def force_of(string: str, clause: Clause) -> Modality:
    """How a clause binds: "Medlen disponeras av X och ska betalas ut ..." is told and then ordered."""
    if is_left_to(string, clause):
        return Modality.STATEMENT
    told = clause.trigger.modality is Modality.STATEMENT
    ordered = _THEN_ORDERED.search(clause.predicate) or JOINED.search(string, clause.trigger.stop)
    if told and _THEN_FORBIDDEN.search(clause.predicate):
        return Modality.MUST_NOT
    return Modality.MUST if told and ordered else clause.trigger.modality
