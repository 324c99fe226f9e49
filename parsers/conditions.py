"""Conditions: the sentences and list items that bind recipients, the addressee or the parties about the money.

Reads the flow, after the kind is known. A sentence counts when a verb in it binds (``clauses``) and what it
binds is a recipient, an addressee, a party, or the money and its papers. It refuses background, reasons and
visions: what may come of a technique, what a report found, what an earlier assignment said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from parsers.clauses import Clause, binding_clause
from parsers.condition_categories import category_of
from parsers.condition_topics import (
    asks_who,
    carries,
    is_about_grant,
    is_actor,
    is_background,
    is_grant_verb,
    is_money,
    is_money_in,
    is_out,
    is_paper,
    is_question,
    is_report_of_assignment,
    is_told_to_agency,
    is_work,
)
from parsers.dates import deadline_of, document_date
from parsers.flow import Block, BlockKind, Flow, Sentence
from parsers.text import Text, join
from schemas.rows import Condition
from schemas.vocabulary import Category, DocumentKind, Modality

# Kinds whose authors bind somebody by "ska" alone; in the others the money must be named too.
_BINDING = frozenset((DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGREEMENT, DocumentKind.AGENCY_INSTRUCTION))
# An answer under a heading that asks: "Vilka kan rekvirera medlen?" - "Kommuner."
_ANSWER_WORDS = 14

_PROPOSAL = regex.compile(
    r"(?:förslag\s+till\s+(?:\p{L}+\s){0,2}beslut|beslutsförslag|föreslås?\s+(?:besluta|följande))",
    regex.IGNORECASE,
)
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
_IMPERATIVE = regex.compile(
    r"(?:(?:Vänligen|Kom[ ]ihåg[ ]att)[ ])?(?:Logga|Låt|Registrera|Uppge|Meddela|Fyll|Skicka|Lämna|Bifoga"
    r"|Ange|Redovisa|Ansök|Rekvirera|Använd"
    r"|Återbetala|Betala|Underteckna|Spara|Anmäl|Sök|Rapportera)(?=[ ])"
    r"|(?:fyll|skicka|lämna|bifoga|ange|redovisa|ansök|rekvirera|återbetala)(?=[ ](?:i|in|en|ett|er|medlen"
    r"|ansökan|redovisningen)\b)"
)
# A line of its own that is a sentence all the same
_SHORT_SENTENCE = regex.compile(r"\p{Lu}\p{L}*(?:[ ][^\s]+){3,}[.]")
_WHOLE = regex.compile(r"(?i)(?:tilläggs)?(?:överenskommelse|satsning|avtal)\p{L}*\b")
# "Så söker ni", "Hur redovisar vi?": every step below is one to take
_STEPS = regex.compile(r"(?i).*\b(?:så|hur)\b.*\b(?:sök|ansök|rekvir|redovis|gör)\p{L}*")
_ASSIGNED = regex.compile(
    r"\b(?:ger|ges|uppdrar åt|ankommer på|åligger)\s+(?P<who>.{2,80}?)\s+(?:i uppdrag\b|att\b|som\b)"
)
_PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
_LAST_DAY = regex.compile(r"(?i)sista[ ].*(?:dag|datum)|senast\b|deadline|ansökningsperiod|rekvisitionsperiod")
_VERB_IN_ANSWER = regex.compile(
    r"\b(?:har|är|finns|hittar|läs|se|framgår|gav|gett|kontakta|syftar|innebär|omfattar)\b", regex.IGNORECASE
)
# "Formuläret skickas", "Kontakta oss": told, but bound to nothing
_REFERRAL = regex.compile(
    r"^(?:Läs |Se |Så (?:här |fördel)|För (?:mer|ytterligare) information|Kontakta|Bevaka|Hitta"
    r"|Har ni frågor|Vid frågor"
    r"|Mer information)",
    regex.IGNORECASE,
)

# In a paragraph that tells of an assignment given before, these go on about that one.
_OTHER_ASSIGNMENT = regex.compile(r"(?:Uppdraget|Utvärderingen|Uppföljningen|Utredningen|Redovisningen)\b")


class _Reading(NamedTuple):
    """How a sentence was understood."""

    modality: Modality
    actor: str | None
    category: Category


def read_conditions(flow: Flow, kind: DocumentKind) -> tuple[Condition, ...]:
    """Every condition of a document of ``kind``, in reading order; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    leads = {str(b.lead) for b in flow.of_kind(BlockKind.ITEM) if b.lead is not None}
    reported = {id(s.block) for s in flow.sentences if is_report_of_assignment(s.text.string)}
    own = document_date(flow)
    last: Block | None = None
    rows: list[Condition] = []
    for sentence in _candidates(flow):
        if sentence.text.string in leads and sentence.block.kind is not BlockKind.ITEM:
            continue
        whole = sentence.text if _is_proposed(sentence.block, kind) else _whole(sentence)
        if id(sentence.block) in reported and _OTHER_ASSIGNMENT.match(whole.string):
            continue
        reading = _read(sentence, whole, kind, follows=sentence.block is last)
        last = sentence.block if reading is not None else None
        if reading is None:
            continue
        rows.append(
            Condition(
                seq=len(rows) + 1,
                category=reading.category,
                modality=reading.modality,
                actor=reading.actor,
                deadline=deadline_of(whole, own),
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
    for block in flow.blocks:
        if block.annex or block.kind in {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING}:
            continue
        spoken = of_block.get(id(block), [])
        if not spoken and block.kind is BlockKind.CELL and _SHORT_SENTENCE.fullmatch(block.text.string):
            spoken = [Sentence(block.text, block)]
        yield from spoken


def _whole(sentence: Sentence) -> Text:
    """An item that only completes its lead is read with it; one that is a sentence of its own is not."""
    lead = sentence.block.lead
    if sentence.block.kind is not BlockKind.ITEM or lead is None or not sentence.text.string:
        return sentence.text
    if _IMPERATIVE.match(sentence.text.string):
        return sentence.text
    own = binding_clause(sentence.text.string)
    if own is not None and not own.trigger.subordinate and sentence.text.string[0].isupper():
        return sentence.text
    return join((lead, sentence.text))


def _read(sentence: Sentence, whole: Text, kind: DocumentKind, *, follows: bool) -> _Reading | None:
    string = whole.string
    section = sentence.block.section or ""
    if is_out(section) or _REFERRAL.search(string):
        return None
    if kind is DocumentKind.BOARD_MEMO and _PROCEDURE.search(string):
        return None
    clause = binding_clause(string)
    if clause is None or (clause.trigger.subordinate and not carries(string, clause)):
        clause = None
    proposal = _proposal(string, section, sentence.block, kind)
    if proposal is not None or clause is None:
        return proposal or _short(string, sentence.block, kind)
    governed = kind is DocumentKind.AGENCY_INSTRUCTION and is_about_grant(section)
    if _is_undertaking(sentence.block, kind):
        return _Reading(clause.trigger.modality, _heading_actor(section), category_of(string, clause, section))
    if not _binds(string, clause, kind, _topic(string, clause, section, governed=governed, follows=follows)):
        return None
    return _Reading(clause.trigger.modality, _actor(string, clause), category_of(string, clause, section))


class _Topic(NamedTuple):
    """What a clause is about: each a fact about its words."""

    about: bool  # the money or its papers are named, in the sentence or its heading
    money: bool
    named: bool  # the subject is money or a paper
    actor: bool  # the subject is somebody who can be bound
    verb: bool  # the verb is one of what is done with grants
    background: bool
    governed: bool  # it stands in an instruction, under a heading about the money
    follows: bool  # the sentence before it in the paragraph bound


def _topic(string: str, clause: Clause, section: str, *, governed: bool, follows: bool) -> _Topic:
    subject = clause.subject or ""
    money = is_money_in(string)
    # "Den gäller ..." and "De ska ..." go on about what the sentence before bound
    goes_on = follows and _PRONOUN.fullmatch(subject) is not None
    whoever = (
        regex.fullmatch(r"[Dd]en|[Dd]e", subject) is not None
        and regex.search(r"\b[Dd]en? som\b", string) is not None
    )
    applies = is_actor(subject) and regex.search(r"\b(?:an)?söka\b", clause.predicate) is not None
    return _Topic(
        about=money or is_paper(string) or is_about_grant(section) or goes_on or applies,
        money=money,
        named=is_money(subject) or is_paper(subject) or goes_on,
        actor=is_actor(subject) or whoever,
        verb=is_grant_verb(clause.predicate),
        background=is_background(section),
        governed=governed,
        follows=follows,
    )


def _binds(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    if _ALLOWED.search(string[clause.trigger.start : clause.trigger.stop]) and kind in _BINDING:
        return not topic.background
    if clause.trigger.subordinate or _OF_ITSELF.search(string[clause.trigger.start : clause.trigger.stop]):
        return topic.about and (not clause.trigger.subordinate or topic.named or topic.verb or topic.actor)
    match clause.trigger.modality:
        case Modality.STATEMENT:
            return _tells(string, clause, kind, topic)
        case Modality.MAY:
            acts = topic.actor and is_grant_verb(string[clause.trigger.stop :])
            told = (topic.named and (topic.verb or not topic.background)) or ((topic.verb or acts) and topic.about)
            whose = topic.actor and (topic.money or is_paper(string))
            return told or (topic.governed and (whose or is_work(clause.subject or "")))
        case modality:
            needs_topic = modality is Modality.SHOULD or string.startswith("behöver", clause.trigger.start)
            if needs_topic or topic.background or kind not in _BINDING:
                bound = topic.named or topic.verb or topic.actor
                return (topic.about and bound) or (topic.follows and _goes_on(clause))
            return _obliges(string, clause, kind, topic)


def _goes_on(clause: Clause) -> bool:
    """True of what may follow a condition without naming money: the activities, or what is not accepted."""
    return clause.trigger.modality is Modality.MUST_NOT or is_work(clause.subject or "")


def _tells(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """What happens to the money, by nobody's duty."""
    if string.startswith("föresl", clause.trigger.start):
        return kind is DocumentKind.BOARD_MEMO and topic.money
    if string.startswith("omfattar", clause.trigger.start) and "oavsett" not in string:
        return topic.named and not topic.background and not _WHOLE.match(clause.subject or "")
    told = (topic.verb and topic.money) or (topic.about and topic.actor)
    return topic.named or (told and not topic.background)


def _obliges(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """A duty or prohibition by a document that may oblige: it is enough that it says who or what is bound."""
    to_agency = is_told_to_agency(string) and (kind is DocumentKind.AGENCY_INSTRUCTION or topic.verb)
    work = (topic.about or "senast" in string) and is_work(clause.subject or "")
    named = topic.named or topic.actor or topic.governed
    return named or (topic.verb and topic.about) or to_agency or work


def _actor(string: str, clause: Clause) -> str | None:
    """Whom the clause binds, as written: its subject, or who is said to act in a passive clause."""
    assigned = _ASSIGNED.search(string[clause.trigger.start :])
    if assigned and (clause.subject or "").casefold() in {"regeringen", "det"}:
        return assigned["who"]
    subject = clause.subject
    if subject is not None and is_actor(subject) and not is_paper(subject) and not is_money(subject):
        return subject
    agent = regex.search(
        r"\b\p{Ll}+s\s+av\s+(?P<who>(?:en\s+|ett\s+)?[\p{L} -]+?)(?=\s+(?:för|utifrån|efter|enligt|till|i"
        r"|senast|på|och)\b|[.,]|$)",
        clause.predicate,
    )
    return agent["who"] if agent and is_actor(agent["who"]) else None


def _is_proposed(block: Block, kind: DocumentKind) -> bool:
    """True of what stands under "Förslag till beslut" in a memo; each item is a decision of its own."""
    is_memo = kind is DocumentKind.BOARD_MEMO and block.kind is not BlockKind.CELL
    return is_memo and _PROPOSAL.search(block.section or "") is not None


def _proposal(string: str, section: str, block: Block, kind: DocumentKind) -> _Reading | None:
    """What a board is asked to decide about the money."""
    if not _is_proposed(block, kind):
        return None
    disposes = regex.search(r"(?i)fördel|i uppdrag|uppdrar|delegera", string)
    if not (is_money_in(string) or is_paper(string) or disposes):
        return None
    clause = binding_clause(string)
    body = regex.match(r"(?:\p{L}+\s)?\p{L}*(?:nämnden|styrelsen|fullmäktige|utskottet)\b", string)
    modality = clause.trigger.modality if clause and not clause.trigger.subordinate else Modality.STATEMENT
    category = category_of(string, clause, section)
    return _Reading(modality, body.group() if body else None, category)


def _short(string: str, block: Block, kind: DocumentKind) -> _Reading | None:
    """What binds without a verb of its own: an undertaking, an answer, an imperative."""
    section = block.section or ""
    if _is_undertaking(block, kind):
        return _Reading(Modality.MUST, _heading_actor(section), category_of(string, None, section))
    return _answer(string, section, kind) or _imperative(string, section, kind)


def _is_undertaking(block: Block, kind: DocumentKind) -> bool:
    """True of "a) tillhandahåller handledare" under a heading that names a party."""
    is_item = block.kind is BlockKind.ITEM and block.lead is None and block.text.string[:1].islower()
    return kind is DocumentKind.AGREEMENT and is_item and _heading_actor(block.section or "") is not None


def _heading_actor(section: str) -> str | None:
    name = regex.sub(r"^[\d.]+\s+|[ ](?:ska|åtar sig att|ansvarar för):?$|:$", "", section).strip()
    return name if len(name.split()) <= 6 and is_actor(name) else None


def _is_answer(string: str) -> bool:
    return len(string.split()) <= _ANSWER_WORDS and "@" not in string and "://" not in string


def _answer(string: str, section: str, kind: DocumentKind) -> _Reading | None:
    """A few words under a heading that asks for them."""
    if kind is not DocumentKind.AGENCY_INSTRUCTION or not _is_answer(string):
        return None
    if _LAST_DAY.match(section) and regex.search(r"\d{4}", string) and not _VERB_IN_ANSWER.search(string):
        return _Reading(Modality.MUST, None, category_of(section, None, section))
    # the verb of "Regioner som har en plan" belongs to whom it tells of
    verbs = string.split(" som ", 1)[0] if asks_who(section) else string
    asked = binding_clause(section.rstrip("?"))
    if not is_question(section) or asked is None or _VERB_IN_ANSWER.search(verbs):
        return None
    if not (is_money_in(section) or is_paper(section) or is_grant_verb(section)):
        return None
    category = Category.ELIGIBILITY if asks_who(section) else category_of(section, asked, section)
    actor = string.rstrip(".") if asks_who(section) and is_actor(string) else None
    return _Reading(asked.trigger.modality, actor, category)


def _imperative(string: str, section: str, kind: DocumentKind) -> _Reading | None:
    if kind not in {DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE}:
        return None
    match = _IMPERATIVE.match(string) or (regex.search(r", \K" + _IMPERATIVE.pattern, string))
    about = is_money_in(string) or is_paper(string) or "senast" in string or _STEPS.match(section)
    if match is None or not about:
        return None
    return _Reading(Modality.MUST, None, category_of(string, None, section))
