"""Conditions without a binding verb of their own: proposals, undertakings, answers and imperatives.

Used by ``conditions`` for what the grammar of ``clauses`` cannot tell: an item under "Förslag till beslut", a
lower-case item under a party's heading, a few words under a heading that asks, "Fyll i blanketten". It reads
the block and its heading; a sentence that has a verb of its own is not its business.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.conditions.actors import actor_of
from parsers.conditions.categories import category_of
from parsers.conditions.clauses import Clause, binding_clause
from parsers.conditions.headed import asks_what_for, topic_of
from parsers.conditions.orders import orders
from parsers.conditions.present import stated_clause
from parsers.conditions.topics import (
    asks_who,
    carries,
    is_about_grant,
    is_actor,
    is_grant_verb,
    is_money_in,
    is_paper,
    is_question,
    is_terms,
)
from parsers.conditions.verbs import VERB, Deed
from parsers.prose.flow import Block, BlockKind
from schemas.vocabulary import Category, DocumentKind, Modality

# An answer under a heading that asks: "Vilka kan rekvirera medlen?" - "Kommuner."
_ANSWER_WORDS = 14

_PROPOSAL = regex.compile(
    r"(?:förslag\s+till\s+(?:\p{L}+\s){0,2}beslut|beslutsförslag|föreslås?\s+(?:besluta|följande)"
    r"|föreslår\s+(?:att\s+)?\p{L}+\s+(?:att\s+)?beslutar?\b"
    r"|^(?:ordförande(?:n|ns)?\s*förslag|(?:\p{L}*förvaltningens|\p{L}*kontorets|\p{L}*utskottets|\p{L}*styrelsens"
    r"|\p{L}*nämndens)\s+förslag)$)",
    regex.IGNORECASE,
)
# "Kultur- och fritidsnämnden", "Kommunstyrelsens arbetsutskott"
_BOARD = regex.compile(r"(?:[\p{L}-]+\s){0,4}?\p{L}*(?:nämnden|nämnderna|styrelsen|fullmäktige|utskottet)\b")
# "Kontakta oss om projektet blir försenat"
_CHANGES = regex.compile(
    r"(?i)\b(?:för)?ändr\p{L}*|\b(?:för)?sena(?:s|t|d|de|r)\b|\bavvik\p{L}*|\bförläng\p{L}*|\bavbryt\p{L}*"
)
# "Så söker ni", "Hur redovisar vi?": every step below is one to take
_STEPS = regex.compile(r"(?i).*\b(?:så|hur)\b.*\b(?:sök|ansök|rekvir|redovis|gör)\p{L}*")
# "Nämn rådet i all information"
_TOLD_OUTSIDE = regex.compile(
    r"(?i)\blogotyp|\bskylt|\baffisch|\bmarknadsför|\bfinansiär|\bi \p{L}+ (?:information|kommunikation)"
)
# Orders that only a giver gives: "Ansök minst sex veckor före", "Anmäl när arbetet är klart"
_OF_GRANTS = regex.compile(r"(?:Ansök|Rekvirera|Redovisa|Återrapportera|Anmäl när|Vänta med|Invänta|Avvakta)\b")
# "Hör av er till oss om starten drar ut på tiden", no "Kontakta oss om ni har frågor"
_TELLS = regex.compile(
    r"(?:Hör av|Kontakta|Meddela|Anmäl|Informera|Ring|Mejla|Säg till|Ta kontakt|Prata)\b[^.]* (?:om|när"
    r"|innan|så snart) "
)
_ABOUT_QUESTIONS = regex.compile(
    r"(?i)\b(?:fråg|fundering|undra|veta mer|behöver (?:\p{L}+ )?(?:hjälp|råd"
    r"|stöd)|osäk)"
)
# "Hur räknar vi antalet timmar?": an order is the answer
_ASKS_HOW = regex.compile(r"(?i)hur \p{L}+r (?:vi|jag|man|ni|du)\b.*\?")
# "Lämna in en ansökan", "Gör din redovisning": a heading that is itself a step
_STEP = regex.compile(
    r"(?:Lämna[ ]in|Skicka[ ]in|Gör|Skriv|Fyll[ ]i)[ ](?:\p{L}+[ ])?\p{L}*(?:ansökan|rekvisition|redovisning"
    r"|rapport)\p{L}*$"
)
_DEEDS = frozenset((Deed.SIGN, Deed.KEEP, Deed.REPORT, Deed.GIVE_BACK, Deed.HAND_IN, Deed.APPLY, Deed.USE))
_BY_THEN = regex.compile(r"\b(?:senast|omgående|genast|snarast|skyndsamt)\b")
_LAST_DAY = regex.compile(r"(?i)sista[ ].*(?:dag|datum)|senast\b|deadline|ansökningsperiod|rekvisitionsperiod")
# "Sista ansökningsdag: 15 mars 2024", "Redovisning: senast 2024-12-01", "Projekttid: till och med juni"
_KEYED = regex.compile(
    r"""
    (?: (?P<apply> (?: sista[ ] (?:ansöknings|rekvisitions)?dag\p{L}* (?:[ ]för[ ](?:ansökan|rekvisition))?
          | sista[ ]dag[ ](?:att|för)[ ].{3,30}
          | (?:ansöknings|rekvisitions)period | ansökan | ansök[ ]senast | rekvisition(?:en)? ) )
      | (?P<use> (?: projekttid | dispositionstid | användningstid | bidragsperiod | stödperiod )\p{L}* )
      | (?P<pay> utbetalning\p{L}* )
      | (?P<repay> återbetalning\p{L}* )
      | (?P<report> (?: slut | del | läges )? (?:redovisning|rapport)\p{L}* | återrapportering )
    )
    [ ]? : [ ] (?= .* (?: \d{4} | senast | månader | veckor ) ) .{4,80}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# "Ansök senast den 30 september 2024", "Sista datum för ansökan: 15 mars 2025": the same in other words
_DUE = regex.compile(
    r"""
    (?: (?P<order> (?: (?P<apply> ansök | sök | rekvirera ) | redovisa | slutredovisa | rapportera )
          (?: [ ]\p{L}+ ){0,4} [ ] senast[ ] )
      | sista[ ] (?: (?P<asked> ansöknings | rekvisitions ) | redovisnings )? (?:dag|datum)\p{L}*
          (?: [ ] för[ ] (?:\p{L}+[ ])? (?: (?P<drawn> ansök | rekvisition ) | \p{L}*redovis
            | \p{L}*rapport )\p{L}* )? : [ ] )
    (?:den[ ])? (?: \d{4}-\d\d-\d\d | \d{1,2}[ ]\p{L}+[ ]\d{4} ) (?:[ ]kl\b.*)? [.]?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# "Att meddela ändringar", in a list of what is demanded
_TO_DO = regex.compile(r"[Aa]tt[ ]\p{Ll}+a\b")
_OF_WHOM = regex.compile(r"[ ](?:som|vars|där|med)[ ]")
# "50 procent av kostnaden", below "Hur stort är stödet?"
_HOW_MUCH = regex.compile(
    r"(?i)(?:hur (?:stort|mycket|stor)\b.*|(?:stödets|bidragets|ersättningens) storlek"
    r"|stödnivå\p{L}*)\??"
)
_SHARE = regex.compile(r"(?:(?:Högst|Upp till|Maximalt|Minst|Cirka) )?\d[\d ,]*(?:procent|%|kronor|kr)\b.{0,140}")
# "Följande behövs för e-tjänsten", "Bilagor som ska bifogas": a heading over what must be handed in
_NEEDED = regex.compile(
    r"(?i)(?:följande|detta|det här|\p{L}*(?:handlingar|bilagor|dokument|underlag|uppgifter)(?: som)?) (?:ska "
    r"|måste )?(?:behövs|krävs|bifogas"
    r"|skickas med|lämnas)\b.*|obligatoriska bilagor\b.*"
    r"|(?:vad|det|detta) (?:här )?(?:vi|du|ni) (?:behöver|ska skicka|ska lämna)"
    r"(?: från \p{L}+| in| med| till \p{L}+)*"
    r"|(?:\p{L}*redovisningen|\p{L}*rapporten|ansökan|rekvisitionen)s innehåll|innehåll i \p{L}*(?:redovisning"
    r"|rapport|ansökan).*"
)
_OF_REPORT = regex.compile(r"(?i)redovis|rapport")
# "Kostnader som är stödberättigande", "Vad anslaget inte täcker": what the items below or behind it are
_PAID_FOR = regex.compile(
    r"(?:[\d.]+ )?(?:(?:Exempel på |Följande )?(?:\p{L}+ )?\p{L}*(?i:arbeten|åtgärder|insatser|kostnader|utgifter"
    r"|projekt)(?:na)? (?:som |vi )|(?:Vad|Det|Detta|Sådant) )[^:.?]{0,40}?\b(?:\p{L}*berättiga\p{L}*"
    r"|(?:vi|du|ni|kan|får) (?:inte )?(?:ger|få|ges|beviljar|beviljas)|inte (?:ger|beviljas|beviljar|får)"
    r"|godkänn\p{L}+|godtas?|ersätt\p{L}*|täck\p{L}*|bekosta\p{L}*|omfattas)\b[^:.]{0,60}"
)
_DENIED = regex.compile(r"\b(?:inte|ej|aldrig)\b")
# "Bidraget syftar till att stärka ...", below "Syfte": what the money is for, no background
_AIM = regex.compile(
    r"\p{L}*(?i:bidrag|stöd|medl|ersättning)(?:et|en)? (?:syftar till|avser att|är avse(?:tt"
    r"|dda) för|är till för)\b"
)
_OF_AIM = regex.compile(r"(?i)(?:§ ?\d+ |[\d.]+ )?syfte(?:t)?\b.{0,30}")
# "Endast en ansökan per kommun.", "Högst två projekt per huvudman"
_ONE_EACH = regex.compile(
    r"(?:Endast|Bara|Högst|Max\p{L}*)[ ](?:en|ett|två|tre|\d)[ ]\p{L}*(?:ansök|rekvisition"
    r"|projekt)\p{L}*[ ]per[ ]\p{L}+"
)
_YES_OR_NO = regex.compile(r"(?:(?P<yes>Ja|Jo|Absolut)|(?P<no>Nej|Tyvärr(?:[ ]inte)?))\b[,.! ]")
_VERB_IN_ANSWER = regex.compile(
    r"\b(?:har|är|riktar|vänder|finns|hittar|läs|se|framgår|gav|gett|kontakta|syftar|innebär|omfattar)\b",
    regex.IGNORECASE,
)


_TAKER = regex.compile(r"\p{L}*(?i:förening|stiftelse|bolag|klubb|jour|organisation|sökande|mottagare)\p{L}*\b")


class Reading(NamedTuple):
    """How a sentence was understood."""

    modality: Modality
    actor: str | None
    category: Category


def is_proposed(block: Block, kind: DocumentKind) -> bool:
    """True of what stands under "Förslag till beslut" in a memo; each item is a decision of its own."""
    is_memo = kind is DocumentKind.BOARD_MEMO and block.kind is not BlockKind.CELL
    headed = (block.section or "", block.lead.string if block.lead is not None else "")
    return is_memo and any(_PROPOSAL.search(words) for words in headed)


def proposal(string: str, section: str, block: Block, kind: DocumentKind) -> Reading | None:
    """What a board is asked to decide about the money."""
    if not is_proposed(block, kind):
        return None
    disposes = regex.search(r"(?i)fördel|i uppdrag|uppdra|delegera|redovisa|rapportera|återbetal|förfall", string)
    # "att jouren ska redovisa ...": the clause that is to be decided
    clause = binding_clause(string[4:5].upper() + string[5:] if string.startswith("att ") else string)
    if not (is_money_in(string) or is_paper(string) or disposes or _binds_somebody(clause)):
        return None
    body = _BOARD.match(string)
    if body is None and block.lead is not None and string[:1].islower():  # "Nämnden beslutar att" and its items
        body = _BOARD.match(block.lead.string)
    told = clause is not None and (not clause.trigger.subordinate or carries(string, clause))
    modality = clause.trigger.modality if clause is not None and told else Modality.STATEMENT
    category = category_of(string, clause, section)
    bound = actor_of(string, clause) if clause is not None and told else None
    who = body.group() if body and "uppdra" not in string else bound or (body.group() if body else None)
    return Reading(modality, who, category)


def _binds_somebody(clause: Clause | None) -> bool:
    """True of what the board sets for whom it gives money: "föreningen inte får höja priserna"."""
    if clause is None or clause.trigger.modality not in {Modality.MUST, Modality.MUST_NOT}:
        return False
    subject = clause.subject or ""
    taker = subject[:1].islower() or _TAKER.match(subject) is not None
    return taker and is_actor(subject) and _BOARD.search(subject) is None


def short(string: str, block: Block, kind: DocumentKind) -> Reading | None:
    """What binds without a verb of its own: an undertaking, an answer, an imperative."""
    section = block.section or ""
    if is_undertaking(block, kind):
        return Reading(Modality.MUST, heading_actor(section), category_of(string, None, section))
    if _ONE_EACH.match(string) and kind in {DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE}:
        return Reading(Modality.STATEMENT, None, Category.REQUISITION)
    return keyed(string, kind) or _answer(string, block, kind) or _imperative(string, section, kind)


def listed(string: str, section: str, block: Block) -> Reading | None:
    """What an item says by its place: "Att meddela ändringar", "Kostnader som är berättigade: ..."."""
    if _HOW_MUCH.fullmatch(section) and _SHARE.fullmatch(string) and not _has_verb(string.split(" som ", 1)[0]):
        return Reading(Modality.STATEMENT, None, Category.ALLOCATION)
    if _OF_AIM.fullmatch(section) and _AIM.match(string):
        return Reading(Modality.STATEMENT, None, Category.PURPOSE)
    if block.kind is not BlockKind.ITEM:
        return None
    if _NEEDED.fullmatch(section) and not _has_verb(string):
        return Reading(
            Modality.MUST, None, Category.REPORTING if _OF_REPORT.search(section) else Category.REQUISITION
        )
    if _TO_DO.match(string) and (is_terms(section) or topic_of(section) is not None):
        return Reading(Modality.MUST, None, category_of(string, None, section))
    return _paid_for(string, section)


def _paid_for(string: str, section: str) -> Reading | None:
    """An item that its lead or heading says that the money pays for, or does not."""
    lead, led, _ = string.partition(":")
    told = lead if led else section
    if _PAID_FOR.fullmatch(told) is None or (not led and _has_verb(string.split(" som ", 1)[0])):
        return None
    return Reading(Modality.MUST_NOT if _DENIED.search(told) else Modality.MAY, None, Category.PURPOSE)


def is_undertaking(block: Block, kind: DocumentKind) -> bool:
    """True of "a) tillhandahåller handledare" under a heading that names a party."""
    is_item = block.kind is BlockKind.ITEM and block.lead is None and block.text.string[:1].islower()
    return kind is DocumentKind.AGREEMENT and is_item and heading_actor(block.section or "") is not None


def heading_actor(section: str) -> str | None:
    """The party that a heading names: "4.2 Kommunen", "Regionen åtar sig att"."""
    name = regex.sub(r"^[\d.]+\s+|[ ](?:ska|åtar sig att|ansvarar för):?$|:$", "", section).strip()
    name = regex.sub(r"(?<=\p{L}{3})s (?:ansvar|åtaganden?|uppgifter|skyldigheter|insatser)$", "", name)
    return name if len(name.split()) <= 6 and is_actor(name) else None


def _is_answer(string: str) -> bool:
    return len(string.split()) <= _ANSWER_WORDS and "@" not in string and "://" not in string


def _answer(string: str, block: Block, kind: DocumentKind) -> Reading | None:
    """A few words under a heading that asks for them."""
    section = block.section or ""
    # the verb of "Regioner som har en plan" belongs to whom it tells of
    told = _OF_WHOM.split(string, maxsplit=1)[0] if asks_who(section) or block.kind is BlockKind.ITEM else string
    if kind not in {DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE} or not _is_answer(told):
        return None
    if _LAST_DAY.match(section) and regex.search(r"\d{4}", string) and not _VERB_IN_ANSWER.search(string):
        return Reading(Modality.MUST, None, category_of(section, None, section))
    asked = binding_clause(section.rstrip("?"))
    asks = is_question(section) or asks_who(section) or asks_what_for(section)
    if not asks or orders(told) or _VERB_IN_ANSWER.search(told) or _has_verb(told):
        return None
    about = is_money_in(section) or is_paper(section) or is_grant_verb(section) or is_money_in(string)
    if asked is None or not about:  # "Vilka fordon omfattas?": what is asked for is told by the heading's topic
        topic = topic_of(section) if block.kind is BlockKind.ITEM or asks_who(section) else None
        return Reading(asked.trigger.modality if asked else Modality.STATEMENT, None, topic) if topic else None
    category = Category.ELIGIBILITY if asks_who(section) else _asked_for(section, asked, string)
    actor = string.rstrip(".") if asks_who(section) and is_actor(string) else None
    return Reading(asked.trigger.modality, actor, category)


def _has_verb(told: str) -> bool:
    return binding_clause(told) is not None or stated_clause(told) is not None


def is_keyed(string: str) -> bool:
    """True of a line that sets a time by its label alone: "Slutrapport: 2026-02-28", "Projekttid: ..."."""
    return _KEYED.fullmatch(string) is not None or _DUE.fullmatch(string) is not None


def keyed(string: str, kind: DocumentKind) -> Reading | None:
    """What a label and its day bind to, where an agency or notice prints them so."""
    if kind in {DocumentKind.GOVERNMENT_DECISION, DocumentKind.BOARD_MEMO}:
        return None
    match, due = _KEYED.fullmatch(string), _DUE.fullmatch(string)
    if match is not None:
        return _labelled(match)
    if due is None:
        return None
    applies = due["apply"] or due["asked"] or due["drawn"]
    category = Category.REQUISITION if applies else Category.REPORTING
    return Reading(Modality.MUST if due["order"] else Modality.STATEMENT, None, category)


def _labelled(match: regex.Match[str]) -> Reading:
    if match["use"]:
        return Reading(Modality.STATEMENT, None, Category.USE_PERIOD)
    if match["apply"]:
        return Reading(Modality.STATEMENT, None, Category.REQUISITION)
    if match["pay"]:
        return Reading(Modality.STATEMENT, None, Category.PAYMENT)
    return Reading(Modality.MUST, None, Category.REPAYMENT if match["repay"] else Category.REPORTING)


def answer_to(question: str, string: str) -> Reading | None:
    """What "Ja, mindre inköp går bra" or "Nej." allows or forbids of what was asked about the money."""
    match = _YES_OR_NO.match(string)
    asked = binding_clause(question[:1].lower() + question[1:].rstrip("? "))
    if match is None or asked is None or not (is_money_in(question) or is_paper(question)):
        return None
    modality = asked.trigger.modality
    if match["no"]:
        modality = Modality.MUST_NOT if modality is Modality.MAY else Modality.STATEMENT
    category = category_of(question, asked, question)
    may_have = category is Category.OTHER and regex.search(r"\b(?:få|söka)\b", question) is not None
    return Reading(modality, None, Category.ELIGIBILITY if may_have else category)


def _asked_for(question: str, asked: Clause, answer: str) -> Category:
    """What a question is about: "När ska pengarna vara använda?", "Hur mycket kan vi få?"."""
    if regex.match(r"(?:När|Hur länge|Till när)\b.*\b(?:använ|förbruk|disponer)", question):
        return Category.USE_PERIOD
    if regex.match(r"(?i)(?:(?:För|Till) vad\b|Vad\b.*\b(?:för|till)\b)", question):
        return Category.PURPOSE
    found = category_of(question, asked, question)
    return Category.ALLOCATION if found is Category.OTHER and is_money_in(answer) else found


def _is_deed_of_grants(string: str) -> bool:
    """True of an order to do what only is done with a grant and its papers: "Spara kvittona", "Skriv under"."""
    verb = VERB.match(string)
    deed = Deed[str(verb.lastgroup)] if verb is not None else None
    waits = deed is Deed.CARRY_OUT and " förrän " in string
    return (waits or deed in _DEEDS) and not _ABOUT_QUESTIONS.search(string)


def _imperative(string: str, section: str, kind: DocumentKind) -> Reading | None:
    if kind not in {DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE}:
        return None
    about = (
        is_money_in(string)
        or is_paper(string)
        or _CHANGES.search(string)
        or _BY_THEN.search(string)
        or string.startswith(("Fyll i ", "Bifoga "))
        or _STEPS.match(section)
        or _STEP.match(section)
        or _ASKS_HOW.match(section)
        or _TOLD_OUTSIDE.search(string)
        or (_TELLS.match(string) and _ABOUT_QUESTIONS.search(string) is None)
        or _OF_GRANTS.match(string)
        or (kind is DocumentKind.AGENCY_INSTRUCTION and _is_deed_of_grants(string))
        or (kind is DocumentKind.AGENCY_INSTRUCTION and is_about_grant(section))
        or is_terms(section)
        or (kind is DocumentKind.AGENCY_INSTRUCTION and section.endswith("?"))
    )
    if not (about and orders(string)):
        return None
    return Reading(Modality.MUST, None, category_of(string, None, section))
