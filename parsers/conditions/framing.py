"""The frame of a clause: who or what acts, by which class of verb, on what, to whom, how much and when.

Used by ``deciding``, which makes a category of it. The verb is the first of a known class after the one that
binds; its object is the phrase after it. Takes a clause and its heading; decides nothing about grants.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.conditions.clauses import Clause
from parsers.conditions.things import Thing, thing_of, things_in
from parsers.conditions.topics import is_money
from parsers.conditions.verbs import VERB, Deed
from schemas.vocabulary import Modality

_MODAL = re.compile(r"(?i)(?:ska|skall|måste|får|kan|bör|behöver|kommer att) ")
# "beslutar att avsätta ...", "ger nämnden i uppdrag att ...", "får besvara ...": the next verb is the point
_LEADS_ON = re.compile(
    r"(?:besluta[rs]?|föreslår?|har? (?:inte |ej )?rätt|välja|komma ihåg)\b[^.,:]{0,60}?\batt (?!de[tn]?\b)"
    r"|(?:(?:ger|ges?|får) [^.,:]{0,60}?\bi uppdrag|uppdrar? (?:åt|till) [^:]{0,90}?) att "
    r"|få (?=besvara|ge |ta del)|(?:ge|ger|ges|bered(?:as?|er|s)) [^.,:]{0,60}?\b(?:tillfälle|möjlighet) att "
    r"|(?:meddela|anmäla) det(?:ta)? och "
)
# "Spara alla kvitton": an order to the reader
_ORDER = re.compile(
    r"\w+a (?:in |upp |ut )?(?:alla|allt|era|ert|er|din|ditt|dina|en|ett|varje|samtliga|\w+(?:en|et|na|or|on))\b"
)
_FINITE_END = re.compile(r"[ae]r ")
_CONTACT = re.compile(r"\b(?:ni|du|vi|man) $")  # "Vägen ni söker bidrag för"
_BESIDE = re.compile(
    r" (?:som|där|vars|vilka|vilket|när|innan|till dess|tills|förrän|så länge) |, (?:om"
    r"|när|då|utan|men|antingen) | om (?:ni|du|vi|de|den|man) | genom att "
)
_INSERTED = 12  # characters: a clause that stands so near its verb is put in: "ska, när arbetet är klart, ..."
_PARTICLES = re.compile(
    r" (?:(?:in|ut|upp|över|endast|bara|enbart|också|även|dock|normalt|inte|ej|alltid|er|sig|om|med) )*"
)
# "kan få en klimatpremie", "får bara ha ett småstöd": whatever the money is called
_RECEIVES = re.compile(r"(?i)\b(?:få|ha)\b(?= )")
# "får pengarna på sitt konto", no permission
_GETS = re.compile(
    r"får (?:sina |sitt |inget |inga |ett |en )?\w*(?:medel|medlen|bidrag|bidraget|stöd|stödet|pengar"
    r"|pengarna)\b(?! \w+as?\b)"
)
# "drar vi av", "betalar ni tillbaka": the subject between a verb and its particle
_PARTED = re.compile(
    r"\b(?P<verb>\w{2,}r|\w+s) (?:vi|ni|du|de|den|man|(?!hälften|resten|\w*delen)\w+(?:en|et|na)) "
    r"(?:själv\w* )?(?=(?:in|ut|av|upp|ned|om|tillbaka|åter|igen|för)\b)"
)
# "ska vara granskad" is "ska granskas"; of somebody only what one is to have done: "ska ha redovisat"
_IS_DONE = re.compile(r"\b(?:vara|ha|bli) (?:(?:väl|helt|redan) )?(?P<stem>\w{3,}a)(?:[dt]|de|ts)\b")
_HAS_DONE = re.compile(r"\bha (?P<stem>\w{3,}a)t\b")
# "Rekvisitioner under 20 000 kronor": how large the thing is, no sum to have
_THRESHOLD = re.compile(
    r"\b(?:under|över(?:stig\w+)?|understig\w+|dyrare än|billigare än|mer än|mindre än) \d[\d ]*\w*"
)
_INVERTED = 24  # characters: at most a verb and an adverb stand before a subject that follows it
_SUM = re.compile(
    r"\d[\d ,.]*(?:kronor|kr|tkr|mnkr|mkr|miljoner|prisbasbelopp|euro|SEK)\b|(?<!hela )\b(?:kronor|kr)\b"
    r"|(?:\d[\d,]*|\b(?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|femton|tjugo|trettio|femtio)) ?(?:procent"
    r"|%)"
    r"|(?<!varav )\bhälften\b|\b(?:en|två|tre) (?:tredje|fjärde|femte)del(?:ar)?\b"
    r"|\bhalva\b|\bhela\b (?:kostnad|belopp)"
)
_SHARED = frozenset((Thing.EVIDENCE, Thing.MONEY, Thing.COST, Thing.SIZE, Thing.PAYMENT, Thing.WORK))
_WHEN = re.compile(
    r"""
    \b(?: senast | före | innan | tidigast | till[ ]och[ ]med | från[ ]och[ ]med | t\.?o\.?m | fr\.?o\.?m
      | längst | fram[ ]till
      | samma[ ]\w*år
      | (?:läs|kalender|verksamhets|budget|bidrags)år(?:et)?[ ](?=20\d\d)
      | inom[ ]\w*(?:perioden|tiden)
      | under[ ](?: en[ ]\w+[ ]tid | perioden | åren? | hela | 20\d\d | \w*(?:året|perioden|tiden)
        | (?:det|samma)[ ]\w*år )
      | mellan[ ]den | inom[ ](?:\w+[ ])?(?:\d+|ett|två|tre|fyra|fem|sex|tolv)[ ]?(?:månader|år|veckor)
      | i[ ](?:\d+|ett|två|tre|fyra|fem|tio)[ ](?:månader|år) | som[ ]mest[ ]\w+[ ]år | månader
        | retroaktiv\w* | i[ ]förväg | påbörja\w* | inom[ ]utsatt[ ]tid
      | (?:upp[ ]till|högst|max\w*|mest)[ ](?:\d+|ett|två|tre|fyra|fem)[ ]\w*år
      | efter[ ](?:beslut(?![ ](?:av|från)\b)|det)\w*
      | från[ ]den[ ]dag
      | den[ ]\d | ett[ ]år[ ]i[ ]taget | (?:på)?följande[ ]år )\b | (?<!:)\b20\d\d\b(?![:/])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CITED = re.compile(r"\b(?:ansökan|beslut(?:et)?|avtal(?:et)?) (?:av )?den \d+ \w+ \d{4}")  # the day of a paper
# "innan beslut har fattats", "först från den dag då ...": what must come before
_WAITS = re.compile(
    r"(?i)\b(?:innan|förrän|före|först (?:efter|när|från)|tidigast|från den dag)\b[^.]*"
    r"\b(?:beslut\w*|bevilja\w*|godkän\w*|ansök\w*|registrera\w*)"
)
_TO = re.compile(
    r"\b(?P<way>till(?! för\b)|åt|för) (?!och med|exempel\b|den \d|del\b|\d|ett år|två|tre|högst"
    r"|max)(?P<to>[^.,:;]+)"
)
_WITH = re.compile(r" (?:för|med) (?P<what>(?:\w+ )?\w+(?:[nt]|na))[.]?$")
_BY = re.compile(r"\bav (?P<by>[^.,:;]+)")
_PART = re.compile(
    r"(?i)(?:(?:högst|minst|upp till|resterande|den \w+|en \w+|\d+) )*"
    r"(?:hälften|resten|återstoden|merparten|(?:\w{2,}(?:je|de)|an|huvud|stor)?del(?:en|ar|s)?|procent|%)\b"
)
_ONE_BODY = re.compile(r"\w+(?:en|et|an)|[A-ZÅÄÖ]{2,}")  # "Kommunen", "SKR"
# "... för kostnader som uppkommer från och med den 1 april"
_COSTS_IN_TIME = re.compile(
    r"(?i)\b\w*(?:kostnader|utgifter)(?:na)?\b[^.,]{0,30} som (?:\w+ ){0,2}?(?:(?:uppkom|uppstå)\w*|hade|haft)"
    r" (?:före|efter|innan|under|från|fr|mellan|senast|tidigast|inom|t)\b"
)
_LEFT_OVER = re.compile(
    r"(?i)\b(?:återstående|outnyttja\w*|oförbruka\w*|kvarvarande|överbliv\w+|överskjutande|överskott(?:et)?)\b"
    r"|\b(?:inte|ej) (?:har |hade )?(?:gått åt|gjorts? av|(?:för|upp)?(?:bruk|använ|nyttja|utnyttja|arbeta"
    r"|upparbeta)\w*)"
)
_DENIED = re.compile(r"\w+ (?:(?:vi|ni|du|de|\w+(?:en|et)) )?(?:inte|ej)\b")


class Frame(NamedTuple):
    """The parts of a clause; a part that is not there, or of no known class, is None or empty."""

    who: str  # the subject as written
    subject: Thing | None
    modality: Modality
    deed: Deed
    verb: str  # as written
    object: Thing | None
    way: str  # "till", "åt" or "för"
    to: Thing | None  # what follows it
    by: Thing | None
    said: str  # the predicate from the verb on
    whole: str  # the sentence
    fore: str  # what stands before the verb
    heading: str
    measured: bool  # a sum or share is named
    timed: bool
    dated: bool  # a time stands before the verb
    waits: bool  # for a decision or an application, before it may be

    @property
    def person(self) -> bool:
        """Whether somebody acts."""
        return self.subject in {Thing.SOMEBODY, Thing.READER}

    @property
    def part(self) -> bool:
        """Whether the subject is a part of the money: "Hälften", "Högst 10 procent av bidraget"."""
        whole = self.who.partition(" av ")[2]
        return _PART.match(self.who) is not None and (not whole or is_money(whole) or thing_of(whole) in _SHARED)

    @property
    def tells_of_rest(self) -> bool:
        """Whether money that was not used is named anywhere."""
        return _LEFT_OVER.search(self.whole) is not None

    @property
    def left_over(self) -> bool:
        """Whether the subject is money that was not used: "Medel som inte har gått åt"."""
        found = _LEFT_OVER.search(f"{self.who} {self.fore}")
        billed = self.verb.startswith("faktur") and self.tells_of_rest
        return billed or (found is not None and self.subject is Thing.MONEY)

    @property
    def paid_with(self) -> bool:
        """Whether something is paid with the money: "köpa böcker för bidraget", "täcka hyror med stödet"."""
        paid = _WITH.search(self.said)
        if paid is None or thing_of(paid["what"]) is not Thing.MONEY or self.subject is Thing.MONEY:
            return False
        return things_in(self.said[: paid.start()]) <= {Thing.COST, Thing.WORK, Thing.SOMEBODY}

    @property
    def of_a_kind(self) -> bool:
        """Whether all of a kind act: "Föreningar", "Den som söker", not "Kommunen"."""
        return self.subject is Thing.SOMEBODY and _ONE_BODY.fullmatch(self.who) is None

    @property
    def costs_in_time(self) -> bool:
        """Whether it is about costs of a time, not of a sum: "för kostnader som uppkommer från den 1 april"."""
        return _COSTS_IN_TIME.search(self.whole) is not None and not self.measured

    @property
    def denied(self) -> bool:
        """Whether the verb is denied: "betalar vi inte"."""
        return _DENIED.match(self.said) is not None

    @property
    def permits(self) -> bool:
        """Whether it tells what may be, or may not."""
        return self.modality in {Modality.MAY, Modality.MUST_NOT} or self.denied

    def names(self, *things: Thing) -> bool:
        """Whether the subject or the object is one of ``things``."""
        return self.subject in things or self.object in things


def frame_of(sentence: str, clause: Clause, heading: str) -> Frame:
    """The frame of ``clause``, which stands in ``sentence`` under ``heading``."""
    predicate = _plain(_from_first_verb(sentence, clause), clause)
    match = _verb_in(predicate)
    received = _RECEIVES.search(predicate) if match is None else None
    if received is not None and thing_of(_PARTICLES.sub("", predicate[received.end() :], count=1)) is Thing.MONEY:
        match = received
    said = predicate[match.start() :] if match else predicate
    rest = predicate[match.end() :] if match else predicate
    particles = _PARTICLES.match(rest)
    to = _TO.search(f" till{rest}" if match and match.group().endswith("till") else rest)
    by = _BY.search(rest)
    return Frame(
        who=clause.subject or "",
        subject=None if _stands_for_a_thing(clause.subject, sentence) else thing_of(clause.subject or ""),
        modality=clause.trigger.modality,
        deed=Deed.BE if match is None else Deed.GIVE if match is received else Deed[str(match.lastgroup)],
        verb=match.group() if match else "",
        object=thing_of(rest[particles.end() :] if particles else rest),
        way=to["way"] if to else "",
        to=_followed_by(to["to"], sentence) if to else None,
        by=thing_of(by["by"]) if by else None,
        said=said,
        whole=sentence,
        fore=sentence[: clause.trigger.start],
        heading=heading,
        measured=names_sum(_THRESHOLD.sub("", clause.subject or "")) or names_sum(predicate.partition(", dock")[0]),
        timed=_WHEN.match(sentence) is not None
        or _WHEN.search(_CITED.sub("", _first_of_two(predicate, match))) is not None,
        dated=_WHEN.search(sentence[: clause.trigger.start]) is not None,
        waits=_WAITS.search(sentence, clause.trigger.start) is not None,
    )


def _plain(predicate: str, clause: Clause) -> str:
    """The predicate without a subject that stands behind its verb, "ska ha förbrukats" as "ska ha förbrukas"."""
    subject = clause.subject or ""
    behind = subject != "" and not subject.startswith("det ")
    inverted = behind and f" {subject} " in predicate[: len(subject) + _INVERTED]
    plain = predicate.replace(f" {subject} ", " ", 1) if inverted else predicate
    doer = thing_of(subject) in {Thing.SOMEBODY, Thing.READER}
    plain = (_HAS_DONE if doer else _IS_DONE).sub(r"\g<stem>s", plain)
    return plain if inverted else _PARTED.sub(r"\g<verb> ", plain)


def _first_of_two(predicate: str, match: re.Match[str] | None) -> str:
    """Up to a second verb of another class, which has its own time: "ska användas till X och redovisas senast"."""
    joined = re.compile(r" och (?=\w)").finditer(predicate, match.end() if match else 0)
    seconds = ((m.start(), VERB.match(predicate, m.end())) for m in joined)
    own = match.lastgroup if match else None
    return next((predicate[:at] for at, verb in seconds if verb and own and verb.lastgroup != own), predicate)


def _stands_for_a_thing(subject: str | None, sentence: str) -> bool:
    """True of "Den täcker ..."; "Den som söker" is somebody."""
    return subject in {"Den", "De", "den", "de"} and f"{subject} som" not in sentence


def _followed_by(words: str, sentence: str) -> Thing | None:
    """What stands behind a preposition; of "till den som bor i länet" the clause ends before "som"."""
    one = words.strip()
    return thing_of(f"{one} som" if one in {"den", "dem", "alla"} and f"{one} som" in sentence else words)


def names_sum(words: str) -> bool:
    """True when a sum or a share is named: "högst 40 000 kronor", "50 procent"."""
    found = _SUM.finditer(words)
    return any(not _is_of_many(words[m.end() :]) for m in found)


def _is_of_many(after: str) -> bool:
    """True behind the figure of "80 procent av patienterna": a share of whom or what, not of the money."""
    return after.startswith(" av ") and thing_of(after[4:]) not in _SHARED


def _verb_in(predicate: str) -> re.Match[str] | None:
    modal, beside = _MODAL.match(predicate), _BESIDE.search(predicate)
    if modal and _GETS.match(predicate):
        modal = None
    own = predicate[: beside.start()] if beside and beside.start() > _INSERTED else predicate
    match = VERB.search(own, modal.end() if modal else 0)
    while match is not None:
        on = _LEADS_ON.match(predicate, match.start())
        following = VERB.search(own, on.end()) if on else None
        if following is None:
            break
        match = following
    return match


def _from_first_verb(sentence: str, clause: Clause) -> str:
    """The predicate; from the verb before it where two share a subject or an order comes first.

    "Verket informerar kommunerna och lämnar ...", "Spara alla kvitton – de ska lämnas in".
    """
    subject = clause.subject or ""
    if sentence[:1].isupper() and VERB.match(sentence) and _ORDER.match(sentence):
        return sentence
    before = VERB.search(subject)
    shares = subject.endswith((" och", " samt"))
    if before is None or _CONTACT.search(subject[: before.start()]):
        return clause.predicate
    if not (shares or _FINITE_END.match(subject, before.end() - 2)):
        return clause.predicate
    return f"{subject[before.start() :]} {clause.predicate}"
