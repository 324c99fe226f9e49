"""Conditions: the sentences and list items that bind recipients, the addressee or the parties about the money.

Reads the flow, after the kind is known. A sentence counts when a verb in it binds (``clauses``) and what it
binds is a recipient, an addressee, a party, or the money and its papers. It refuses background, reasons and
visions: what may come of a technique, what a report found, what an earlier assignment said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from parsers.conditions.actors import actor_of
from parsers.conditions.associations import asked_of, trait
from parsers.conditions.categories import category_of
from parsers.conditions.clauses import Clause, binding_clause
from parsers.conditions.deadlines import deadline_in
from parsers.conditions.forms import (
    Reading,
    answer_to,
    heading_actor,
    is_imperative,
    is_keyed,
    is_proposed,
    is_undertaking,
    listed,
    proposal,
    short,
)
from parsers.conditions.present import present_clause, stated_clause
from parsers.conditions.refused import is_refused, quoted_blocks
from parsers.conditions.stated import is_stated, modality_of
from parsers.conditions.topics import (
    carries,
    is_about_grant,
    is_actor,
    is_background,
    is_by_agency,
    is_grant_verb,
    is_happening,
    is_money,
    is_money_in,
    is_out,
    is_paper,
    is_party,
    is_report_of_assignment,
    is_terms,
    is_told_to_agency,
    is_work,
)
from parsers.dates.reading import document_date
from parsers.dates.standing import stands
from parsers.prose.flow import Block, BlockKind, Flow, Sentence
from parsers.text import Text, join
from schemas.rows import Condition
from schemas.vocabulary import Category, DocumentKind, Modality

# Kinds whose authors bind somebody by "ska" alone; in the others the money must be named too.
_BINDING = frozenset((DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGREEMENT, DocumentKind.AGENCY_INSTRUCTION))
# Verbs that need nobody to bind: "är tillåtet", "har rätt", "Sista dag", "En förutsättning är"
_OF_ITSELF = regex.compile(r"\b(?:tillåte\p{L}*|rätt)\b|\b(?:är|krävs|åligger|ankommer på)$|^[Ss]ista\b")
_ALLOWED = regex.compile(r"\btillåte\p{L}*$")
# Proposals about the case itself, not about money
_PROCEDURE = regex.compile(
    r"\bta ställning till|omedelbar(?:t)? juster|lägg\p{L}* till handlingarna|godkänn\p{L}* (?:rapporten"
    r"|informationen"
    r"|protokollet|svaret)|anser .{0,60}besvarad"
    r"|överlämna\p{L}* .{0,80}(?:yttrande|svar)|förklara\p{L}* (?:paragrafen|ärendet)",
    regex.IGNORECASE,
)
# A line of its own that is a sentence all the same
_SHORT_SENTENCE = regex.compile(r"\p{Lu}\p{L}*(?:[ ][^\s]+){3,}[.]")
_HAS_DECIDED = regex.compile(r"har (?:den \d{1,2} \p{L}+ (?:\d{4} )?|nu |även )?beslutat")
_SCOPE = regex.compile(r"(?:Detta )?[Aa]vtal(?:et)?\b")
_WHOLE = regex.compile(r"(?i)(?:tilläggs)?(?:överenskommelse|satsning|avtal)\p{L}*\b")
# "Kravet är att ...", "För att få del av medlen måste ...", "Glöm inte att ...": a term by its own words
_IS_TERM = regex.compile(
    r"(?i)^Det är (?:också |även )?ett (?:krav|villkor) att\b|^(?:(?:ett |det )?(?:krav|villkor)(?:et)?"
    r"|(?:en )?förutsättning(?:en)?)\b.{0,60}\bär\b.{0,20}\batt\b"
    r"|^För att (?:en |ett |\p{L}+ )?(?:\p{L}+ )?(?:ska |kan )?(?:kunna )?(?:få|beviljas|erhålla|ta|räknas"
    r"|godkännas|komma i fråga)\b"
    r"|^(?:tänk på|glöm inte|kom ihåg|observera|notera) att\b"
)
# "Vad som inte upparbetats", "Det som inte använts": what is left of the money
_LEFT = regex.compile(r"(?:Vad|Det) som (?:inte|ej|återstår|blir över)\b")
# "Det måste ske senast ...": about what the sentence before told
_GOES_ON_ABOUT = regex.compile(r"(?:Det|Detta|Detsamma) (?:gäller|ska|skall|måste|får|kan|bör|sker|görs)\b")
_CONSEQUENCE = regex.compile(r"(?:Om|När|Då)\b")
# "Stationen ska vara i drift senast ...": a day set, after what the money is given for
_DUE = regex.compile(r"^(?:ska|skall|måste) (?:vara|ha) .*\bsenast\b")
# "Om projektet blir försenat ska kontakt tas med ...": what is done when the work does not go as planned
_WORK_CHANGES = regex.compile(
    r"(?:Om|När) (?:projektet|arrangemanget|aktiviteten|insatsen|verksamheten)\b[^.]{3,120}\b(?:ska|skall|måste)\b"
)
_THEY, _WHO = regex.compile("[Dd]en?"), regex.compile(r"\b[Dd]en? som\b")
_APPLIES = regex.compile(r"\b(?:an)?söka\b")
_PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]etsamma|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
# "För bidraget krävs att:": what every item completes, a sentence of its own or not
_OPEN_LEAD = regex.compile(r"\b(?:krävs|fordras|är|gäller)\b.{0,20}\batt:?$")
# "Fördelningen framgår av bilagan": where to look
_REFERS = regex.compile(
    r"^framgår[ ](?:det[ ])?av[ ](?:bilag|aktuell|tabell|beslut|nedan|villkors|reglerings|denna|detta)"
)
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
    r"kan\s(?:[\p{L}]+\s){0,3}?(?:innebära|medföra|leda till|bli aktuellt med|resultera i)\b.*"
    r"\b(?:åter(?:betal|kräv|krav)|(?:betala|kräva|krävs)\p{L}* tillbaka|hålls? inne|avslag|avslås"
    r"|sätts? ned|minska)"
)
_ELIGIBLE = regex.compile(r"är (?:inte |ej )?(?:i sig )?(?:en |ett )?(?:bidrags|stöd|ersättnings)\p{L}+")
# The reader is told to do something by a day
_BY_A_DAY = regex.compile(r"\b(?:senast|tidigast|till och med|fram till|före|innan)\b[^.]*\d")
_READS = regex.compile(r"\b(?:läsa|din läsning|kontakta|hitta|ladda ner|ringa|mejla|ställa frågor|vända)\b")
# In a paragraph that tells of an assignment given before, these go on about that one.
_OTHER_ASSIGNMENT = regex.compile(r"(?:Uppdraget|Utvärderingen|Uppföljningen|Utredningen|Redovisningen)\b")


def read_conditions(flow: Flow, kind: DocumentKind) -> tuple[Condition, ...]:
    """Every condition of a document of ``kind``, in reading order; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    outer = {b.text.string: b.lead for b in flow.of_kind(BlockKind.ITEM) if b.lead is not None}
    leads = {str(b.lead) for b in flow.of_kind(BlockKind.ITEM) if b.lead is not None}
    reported = {id(s.block) for s in flow.sentences if is_report_of_assignment(s.text.string)}
    spoken = quoted_blocks(flow)
    own = None if stands(flow) else document_date(flow)
    parted = any(b.kind is BlockKind.HEADING and not b.annex for b in flow.blocks)
    title = "" if parted else next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), "")
    last: Block | None = None
    question: Sentence | None = None
    rows: list[Condition] = []
    for sentence in _candidates(flow):
        whole_item = sentence.block.kind is BlockKind.ITEM and not sentence.text.string.endswith(":")
        if sentence.text.string in leads and not whole_item:
            continue
        whole = sentence.text if is_proposed(sentence.block, kind) else _whole(sentence, outer)
        if id(sentence.block) in reported and _OTHER_ASSIGNMENT.match(whole.string):
            continue
        asked = question if question is not None and question.block is sentence.block else None
        question = sentence if whole.string.endswith("?") else None
        if id(sentence.block) in spoken:
            continue
        reading = answer_to(asked.text.string if asked else sentence.block.section or "", whole.string)
        if not is_refused(whole.string, kind):
            reading = reading or _read(sentence, whole, kind, follows=sentence.block is last)
            reading = reading or _stated(whole.string, sentence.block.section or title, kind)
            told = trait(sentence.text.string, sentence.block.section or "", kind) if reading is None else None
            reading, whole = (told, sentence.text) if told is not None else (reading, whole)
        follows, last = sentence.block is last, sentence.block if reading is not None else None
        if reading is None:
            continue
        if reading.category is Category.OTHER and kind is DocumentKind.AGENCY_INSTRUCTION:
            reading = reading._replace(category=asked_of(whole.string))
        same = reading.category is Category.OTHER or whole.string.startswith(("Det gäller", "Detsamma gäller"))
        if follows and same and _GOES_ON_ABOUT.match(whole.string):
            reading = reading._replace(category=rows[-1].category)
        rows.append(
            Condition(
                seq=len(rows) + 1,
                category=reading.category,
                modality=reading.modality,
                actor=reading.actor,
                deadline=deadline_in(whole, own),
                section=sentence.block.section,
                item=sentence.block.marker if sentence.block.kind is BlockKind.ITEM else None,
                text=whole.string,
                place=sentence.text.place(),
            )
        )
    return tuple(rows)


def _candidates(flow: Flow) -> Iterator[Sentence]:
    of_block: dict[int, list[Sentence]] = {}
    for sentence in flow.sentences:
        of_block.setdefault(id(sentence.block), []).append(sentence)
    asked = False
    for block in flow.blocks:
        answers, asked = asked, block.kind is BlockKind.HEADING and block.text.string.endswith("?")
        if block.kind is BlockKind.LETTERHEAD and is_keyed(block.text.string):
            yield Sentence(block.text, block)
        if block.annex or block.kind in {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING}:
            continue
        spoken = of_block.get(id(block), [])
        short_cell = answers or _SHORT_SENTENCE.fullmatch(block.text.string) or is_keyed(block.text.string)
        if not spoken and block.kind is BlockKind.CELL and short_cell:
            spoken = [Sentence(block.text, block)]
        yield from spoken


def _whole(sentence: Sentence, outer: Mapping[str, Text]) -> Text:
    """An item that only completes its lead is read with it; one that is a sentence of its own is not.

    A lead that is an item itself ("bedriver arbete för att:") stands with its own, which ``outer`` gives.
    """
    lead = sentence.block.lead
    if sentence.block.kind is not BlockKind.ITEM or lead is None or not sentence.text.string:
        return sentence.text
    if is_imperative(sentence.text.string) and binding_clause(lead.string) is None:
        return sentence.text
    own = binding_clause(sentence.text.string)
    whole = own is not None and not own.trigger.subordinate and sentence.text.string[0].isupper()
    if whole and not _OPEN_LEAD.search(lead.string):
        return sentence.text
    above = outer.get(lead.string)
    return join((above, lead, sentence.text) if above is not None else (lead, sentence.text))


def _read(sentence: Sentence, whole: Text, kind: DocumentKind, *, follows: bool) -> Reading | None:
    string = whole.string
    section = sentence.block.section or ""
    if is_out(section) or (kind is DocumentKind.BOARD_MEMO and _PROCEDURE.search(string)):
        return None
    clause = binding_clause(string)
    if clause is None or (clause.trigger.subordinate and not carries(string, clause)):
        clause = None
    placed = listed(string, section, sentence.block) if kind in _BINDING else None
    proposed = placed or proposal(string, section, sentence.block, kind)
    if proposed is not None or clause is None:
        done = short(string, sentence.block, kind) or _done(sentence, string, kind, follows=follows)
        return proposed or done
    governed = kind is DocumentKind.AGENCY_INSTRUCTION and is_about_grant(section)
    if is_undertaking(sentence.block, kind):
        return Reading(clause.trigger.modality, heading_actor(section), category_of(string, clause, section))
    if not _binds(string, clause, kind, _topic(string, clause, section, kind, governed=governed, follows=follows)):
        done = _done(sentence, string, kind, follows=follows) if kind is DocumentKind.AGREEMENT else None
        return done if done is not None and is_party(done.actor or "") else None
    return Reading(clause.trigger.modality, actor_of(string, clause), category_of(string, clause, section))


def _stated(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """What no phrase told: a condition by the classes of its words."""
    if is_out(section):
        return None
    bound = binding_clause(string)
    clauses = (bound if bound and not bound.trigger.subordinate else None, stated_clause(string))
    for clause in clauses:
        if clause is not None and is_stated(string, clause, section, kind):
            return Reading(modality_of(clause), actor_of(string, clause), category_of(string, clause, section))
    return None


def _done(sentence: Sentence, string: str, kind: DocumentKind, *, follows: bool) -> Reading | None:
    """What is said in the present tense to be done: a party's duty, or what happens to the money."""
    section = sentence.block.section or ""
    clause = present_clause(string)
    if clause is None or is_background(section) or _REFERS.search(clause.predicate):
        return None
    subject, category = clause.subject or "", category_of(string, clause, section)
    owed = is_party(subject) or regex.search(r"(?i)åtagand|skyldighet|ansvar", section) is not None
    if kind is DocumentKind.AGREEMENT and owed:
        return Reading(Modality.MUST, subject, category)
    named = is_money(subject) or is_paper(subject) or (follows and _PRONOUN.fullmatch(subject) is not None)
    # "Av redovisningen framgår ...": what a paper must hold
    held = (
        kind in _BINDING and regex.match(r"(?:Av|I|Till|Med) ", string) and is_paper(string[: clause.trigger.start])
    )
    happens = named or bool(held) or (is_money_in(string) and is_happening(clause.predicate))
    listed = sentence.block.kind is BlockKind.ITEM and is_terms(section)
    about = is_actor(subject) and (is_money_in(string) or is_paper(string) or is_about_grant(section))
    decides = kind is DocumentKind.GOVERNMENT_DECISION and is_happening(clause.predicate)
    told = about and (decides or kind is DocumentKind.AGENCY_INSTRUCTION or subject in {"ni", "du"})
    if not (happens or listed or told or (about and kind is DocumentKind.AGREEMENT)):
        return None
    return Reading(Modality.STATEMENT, subject if is_actor(subject) else None, category)


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


def _topic(
    string: str, clause: Clause, section: str, kind: DocumentKind, *, governed: bool, follows: bool
) -> _Topic:
    subject = clause.subject or ""
    money = is_money_in(string)
    # "Den gäller ..." and "De ska ..." go on about what the sentence before bound
    goes_on = follows and _PRONOUN.fullmatch(subject) is not None
    whoever = _THEY.fullmatch(subject) is not None and _WHO.search(string) is not None
    # "Enligt Skolverket ska huvudmannen ...": terms passed on
    passed_on = string.startswith("Enligt ") and is_by_agency(string[: clause.trigger.start])
    does = kind not in _BINDING and is_actor(subject) and is_grant_verb(clause.predicate)
    bound = does or subject in {"ni", "du", "Ni", "Du"}
    told = bound and _BY_A_DAY.search(string) is not None
    applies = is_actor(subject) and _APPLIES.search(clause.predicate) is not None
    return _Topic(
        about=money or is_paper(string) or is_about_grant(section) or goes_on or applies or passed_on or told,
        money=money,
        named=is_money(subject) or is_paper(subject) or goes_on or _LEFT.match(string) is not None,
        actor=is_actor(subject) or whoever,
        verb=is_grant_verb(clause.predicate),
        background=is_background(section),
        governed=governed,
        terms=is_terms(section),
        follows=follows,
    )


def _binds(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    trigger = clause.trigger
    words = string[trigger.start : trigger.stop]
    strict = trigger.modality in {Modality.MUST, Modality.MUST_NOT}
    told_to_many = kind is not DocumentKind.GOVERNMENT_DECISION
    own = _WORK_CHANGES.match(string) if kind is DocumentKind.AGENCY_INSTRUCTION else None
    if own or (told_to_many and _IS_TERM.search(string)):
        return True
    if (topic.terms and strict and told_to_many) or (_ALLOWED.search(words) and kind in _BINDING):
        return not topic.background
    if trigger.subordinate or _OF_ITSELF.search(words):
        return topic.about and (not trigger.subordinate or topic.named or topic.verb or topic.actor)
    if trigger.modality in {Modality.STATEMENT, Modality.MAY}:
        settles = _tells if trigger.modality is Modality.STATEMENT else _permits
        return settles(string, clause, kind, topic)
    needs_topic = trigger.modality is Modality.SHOULD or words.startswith("behöver")
    if not (needs_topic or topic.background or kind not in _BINDING):
        return _obliges(string, clause, kind, topic)
    consequence = _CONSEQUENCE.match(string) is not None and is_money_in(string[: trigger.start])
    bound = topic.named or topic.verb or topic.actor or consequence
    goes_on = topic.follows and (_goes_on(clause) or (topic.actor and strict and not topic.background))
    due = topic.follows and strict and not topic.background and _DUE.search(clause.predicate) is not None
    return (topic.about and bound) or goes_on or due


def _permits(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """What somebody may do with the money, or may have of it."""
    acts = topic.actor and is_grant_verb(string[clause.trigger.stop :])
    if _MAY_LEAD_TO.match(string, clause.trigger.start) and not topic.background:
        return True
    offered = topic.actor and topic.about and kind is DocumentKind.AGENCY_INSTRUCTION
    if offered and not topic.background and not _READS.search(clause.predicate):
        return True
    told = (topic.named and (topic.verb or not topic.background)) or ((topic.verb or acts) and topic.about)
    if topic.terms and kind is DocumentKind.AGENCY_INSTRUCTION and not _READS.search(clause.predicate):
        return True
    timed = _BY_A_DAY.search(string) or _CARRIED_OUT.search(clause.predicate)
    if kind in _BINDING and is_work(clause.subject or "") and timed:
        return not topic.background
    whose = topic.actor and (topic.money or is_paper(string))
    return told or (topic.governed and (whose or is_work(clause.subject or "")))


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
        return topic.named and not _PRONOUN.fullmatch(subject) and not whole and not topic.background
    about = topic.about and kind in _BINDING
    told = (topic.verb and (topic.money or about)) or (topic.about and topic.actor)
    if _HAS_DECIDED.match(string, clause.trigger.start):  # news; elsewhere it tells of another decision
        return kind is DocumentKind.NOTICE and topic.money and not topic.background
    # "Inköp av båtar är inte en stödberättigande kostnad": its words name the grant
    if _ELIGIBLE.match(string, clause.trigger.start) and kind is DocumentKind.AGENCY_INSTRUCTION:
        return not topic.background
    if string.startswith("förfaller", clause.trigger.start) and topic.about:
        return True
    return topic.named or (told and not topic.background)


def _obliges(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """A duty or prohibition by a document that may oblige: it is enough that it says who or what is bound."""
    to_agency = is_told_to_agency(string) and (kind is DocumentKind.AGENCY_INSTRUCTION or topic.verb)
    work = (topic.about or "senast" in string) and is_work(clause.subject or "")
    due = kind is DocumentKind.AGREEMENT and "senast" in string
    work = work or (is_work(clause.subject or "") and kind is DocumentKind.AGENCY_INSTRUCTION)
    work = work or (is_work(clause.subject or "") and _CARRIED_OUT.search(clause.predicate) is not None)
    named = topic.named or topic.actor or topic.governed or due or _CHANGE.match(string) is not None
    excluded = clause.trigger.modality is Modality.MUST_NOT and bool(_EXCLUDES.match(string, clause.trigger.start))
    ranked = topic.follows and _RANKED.search(clause.predicate) is not None
    return named or (topic.verb and topic.about) or to_agency or work or excluded or ranked
