"""What a noun phrase names: somebody, the money, a cost, the work that is paid for, or one of a grant's papers.

Used by ``framing`` for the subject, the object and what follows a preposition. Swedish says it in the last part
of the phrase's last noun (byggnadsvårdsbidrag, slutredovisning), so a class is a list of such last parts. It
reads one phrase, not the sentence around it, and names no category.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from parsers.conditions.topics import is_actor


class Thing(Enum):
    """The class of what a phrase names."""

    READER = auto()  # "du", "ni"
    SOMEBODY = auto()
    TRAIT = auto()  # what belongs to somebody: "föreningens stadgar", "bolagets omsättning"
    MONEY = auto()
    COST = auto()
    WORK = auto()  # what the money pays for
    APPLICATION = auto()
    REPORT = auto()
    PAYMENT = auto()
    REPAYMENT = auto()
    EVIDENCE = auto()  # what proves a cost or a deed
    CONTROL = auto()  # accounts, who examines them, and the examination
    PAPER = auto()  # any other paper that is handed in
    CHANGE = auto()
    SIZE = auto()  # how much: a limit, a level, a share
    PERIOD = auto()
    NEWS = auto()  # what somebody is told
    AGREEMENT = auto()
    SIGNATURE = auto()


def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.VERBOSE | re.IGNORECASE)


# The first that fits a word wins: "projektbidrag" is money, "projektplan" a paper, "projektkostnad" a cost.
_NOUNS = (
    (
        Thing.SOMEBODY,
        _ends(
            r"[\w-]*(?:myndighet|förening|organisation|kommun|region|sammanslutning|aktör|grupp|person"
            r"|konstnär|stiftelse|klubb|institution|huvudm[aä]n|skola|parti|institut)(?:en|er|erna|ar|arna|r"
            r"|rna|or|orna|nen|et)|person|[\w-]*(?:forskare|ägare|tagare|sökande|givare|idkare|deltagare|medlem|företag"
            r"|bolag|samfund|förbund|lärosäten?|förvaltare|ledare|producent(?:en|er)?|arrangör(?:en|er)?)(?:n"
            r"|na|en|et|s|men|mar|marna)?"
        ),
    ),
    (
        Thing.NEWS,
        _ends(
            r"kontakt(?:en)?|information(?:en)?|kommunikation(?:en)?|publicitet(?:en)?|marknadsföring(?:en)?|synlighet(?:en)?|instruktion(?:er)?|anvisning(?:ar|en)?|skylt(?:en|ar)?|logotyp(?:en|er)?|besked(?:et)?|upplysning(?:ar)?"
            r"|meddelande(?:t)?|svar(?:et)?"
        ),
    ),
    (
        Thing.READER,
        _ends(r"du|ni|dig|er"),
    ),
    (
        Thing.SIZE,
        _ends(
            r"[\w-]*(?:storlek(?:en)?|uppräkning(?:en)?|indexering(?:en)?|nivå(?:n|er|erna)?|gräns(?:en|er)?|tak(?:et)?|andel(?:en|ar)?"
            r"|procentsats(?:en|er)?|(?:max|minimi|minsta|högsta|grund|schablon)\w*belopp(?:et|en)?"
            r"|stödgrad(?:en)?|pott(?:en)?|fördelning(?:en)?|prioritering(?:en|ar)?|urval(?:et)?"
            r"|stödnivå\w*|medfinansiering(?:en)?|egenfinansiering(?:en)?|egeninsats(?:en)?"
            r"|motfinansiering(?:en)?|beräkning(?:en)?|sram(?:en|ar|arna)?)|ram(?:en|ar|arna)?"
        ),
    ),
    (
        Thing.REPAYMENT,
        _ends(r"[\w-]*(?:(?:åter|in)betalning(?:en|ar|arna)?|återkrav(?:et|en)?)|(?:dröjsmåls)?räntan?"),
    ),
    (
        Thing.PAYMENT,
        _ends(
            r"[\w-]*(?:betalning(?:en|ar|arna)?|(?:för|efter)skott(?:et)?|fakturering(?:en)?|(?:slut|del)?rat(?:en|er|erna)|(?:slut)?reglering(?:en)?|faktur(?:a|an|or|orna))"
        ),
    ),
    (
        Thing.PERIOD,
        _ends(
            r"(?:tidsperiod|projekttid)(?:en)?|[\w-]*(?<!ansöknings)(?:(?:projekt|bidrags|stöd|dispositions|genomförande)(?:tid|period)(?:en"
            r"|er)?|förlängning(?:en)?|starttid|projektstart(?:en)?|dispositionsdag(?:en)?|byggstart(?:en)?|slutdatum|anslagssparande(?:t)?)"
        ),
    ),
    (
        Thing.APPLICATION,
        _ends(
            r"[\w-]*(?:ansök(?:an|ningar|ningarna|ningen|ans)|rekvisition(?:en|er|erna)?|rekvirering(?:en)?"
            r"|begäran|framställning(?:an|en|ar)?|intresseanmälan"
            r"|utlysning(?:en|ar|arna)?"
            r"|ansöknings(?!bar|skyld)\w+|projektbeskrivning(?:en|ar)?"
            r"|komplettering(?:en|ar)?|e-tjänst(?:en)?)"
        ),
    ),
    (
        Thing.REPORT,
        _ends(
            r"[\w-]*(?:lägesbeskrivning(?:en|ar)?|redovisning(?:en|ar|arna)?|rapport(?:en|er|erna|ering|eringen)?|redogörelse(?:n|r)?"
            r"|berättelse(?:n|r)?|uppföljning(?:en|ar)?|utvärdering(?:en|ar)?|statistik(?:en)?|bokslut(?:et)?"
            r"|sammanställning(?:en|ar)?|prognos(?:en|er|erna)?|enkät(?:en|er|erna)?)"
        ),
    ),
    (
        Thing.SIGNATURE,
        _ends(r"[\w-]*(?:underskrift(?:en|er|erna)?|signatur(?:en|er)?|signering(?:en)?|undertecknande(?:t)?)"),
    ),
    (
        Thing.CHANGE,
        _ends(r"byte[nt]?|[\w-]*(?:ändring(?:en|ar|arna)?|avvikelse(?:n|r|rna)?|försening(?:en|ar)?)"),
    ),
    (
        Thing.EVIDENCE,
        _ends(
            r"[\w-]*(?:underlag(?:et|en)?|kvitto(?:n|t)?|kvitton|verifikat(?:ion)?(?:er|erna|en)?"
            r"|dokumentation(?:en)?|handling(?:ar|arna|en))"
        ),
    ),
    (
        Thing.CONTROL,
        _ends(
            r"[\w-]*(?:besiktning(?:en)?|arkivering(?:en)?|räkenskap(?:en|er|erna)?|bokföring(?:en)?"
            r"|revisor(?:n|er)?|revision(?:en)?|revisors?intyg(?:et|en)?|granskning(?:en)?|kontroll(?:en|er|erna)?|tillsyn(?:en)?|stickprov(?:et|en)?)"
        ),
    ),
    (
        Thing.AGREEMENT,
        _ends(
            r"undantag(?:et|en)?|dispens(?:en|er)?|avsteg(?:et)?|[\w-]*(?:avtal(?:et|en)?|överenskommelse(?:n|r)?|villkor(?:et|en)?|föreskrift(?:en|er|erna)?|riktlinje(?:n|r|rna)?|bestämmelse(?:n|r|rna)?|regler(?:na)?|beslut(?:et)?)"
        ),
    ),
    (
        Thing.COST,
        _ends(
            r"[\w-]*(?:kostnad(?:en|er|erna)?|utgift(?:en|er|erna)?|inköp(?:et|en)?|moms(?:en)?|mervärdesskatt(?:en)?|lön(?:en)?"
            r"|löner|arvode(?:n|t)?|hyra[n]?|hyror|resor|traktamente(?:n)?|avgift(?:en|er)?|utrustning(?:en)?"
            r"|avskrivning(?:ar)?)"
        ),
    ),
    (
        Thing.MONEY,
        _ends(
            r"(?!hjälp|läke|livs|mot|trans|tvätt|metod|kunskaps|besluts|process)[\w-]*(?:medel|medlen|bidrag(?:et|en)?|stöd(?:et|en)?"
            r"|ersättning(?:en|ar|arna)?|pengar(?:na)?|belopp(?:et|en)?|summan?|rest(?:en)|återstoden|mellanskillnaden|anslag(?:et)?|stipendi(?:um|et"
            r"|er|erna)|finansiering(?:en)?|check(?:en|ar|arna)?|premie(?:n)?|lån(?:et)?|garanti(?:n|er)?"
            r"|kronor|miljoner)|kr|tkr"
        ),
    ),
    (
        Thing.PAPER,
        _ends(
            r"[\w-]*(?:plan(?:en|er|erna)?|budget(?:en)?|bilag(?:a|an|or|orna)|intyg(?:et|en)?|dokument(?:et"
            r"|en)?|protokoll(?:et)?|stadgar(?:na)?|original(?:et|en)?|offert(?:en|er|erna)?|anbud(?:et|en)?|fullmakt(?:en)?|kalkyl(?:en)?|karta"
            r"|kartor|ritning(?:ar)?|uppgift(?:er|erna)|beskrivning(?:en|ar)?|lista|cv|blankett(?:en|er|erna)?"
            r"|formulär(?:et)?|kopia|kopior"
            r"|meritförteckning|sammanfattning(?:en)?|registreringsbevis)"
        ),
    ),
    (
        Thing.WORK,
        _ends(
            r"leverans(?:en|er)?|[\w-]*(?:projekt(?:et|en)?|insats(?:en|er|erna)?|åtgärd(?:en|er|erna)?|aktivitet(?:en|er|erna)?"
            r"|arbete(?:t|n|na)?|verksamhet(?:en|er|erna)?|arrangemang(?:et|en)?|program(?:met|men)?"
            r"|evenemang(?:et|en)?|investering(?:en|ar|arna)?|produktion(?:en|er)?|kurs(?:en|er|erna)?"
            r"|utbildning(?:en|ar|arna)?|turné(?:n|er)?|utställning(?:en|ar)?|konsert(?:en|er)?"
            r"|föreställning(?:en|ar)?|läger|lägret|bygg(?:nad|nation)?(?:en|er|erna)?|anläggning(?:en|ar"
            r"|arna)?|lokal(?:en|er|erna)?|forskning(?:en)?|stud(?:ie|ien|ier)|resultat(?:et|en)?|mål(?:et|en)?|väg(?:en|ar"
            r"|arna)?|bygget|satsning(?:en|ar)?|cirkel|cirklar|utveckling(?:en)?|renovering(?:en)?"
            r"|upprustning(?:en)?|installation(?:en|er)?|film(?:en|er)?|bok(?:en)?|böcker|sammankomst(?:en|er"
            r"|erna)?|tillfälle[nt]?|fastighet(?:en|er)?|mark(?:en)?)"
        ),
    ),
)
# Where the head of a phrase ends
_AFTER_HEAD = re.compile(
    r"[ ](?:i|inom|mellan|från|hos|bland|av|kring|om|mot|till|vid|för|inför|på|enligt|med|utan|under|efter|innan"
    r"|genom|via"
    r"|senast|som|där|vars|vilka|vilken|vilket|att|när|samt[ ]att|du|ni|vi|man|per|avseende|gällande"
    r"|utöver)\b|[:;,(]"
)
_PART = re.compile(r"(?i)(?:\w*del(?:en|ar|arna)?|hälften|procent|%|resten|återstoden)[ ]av[ ](?P<whole>.+)")
# "Beslut om utbetalning", "En förutsättning för utbetalning": a payment; "Tiden för redovisning": a report
_OF_ANOTHER = re.compile(
    r"(?i)(?:beslut(?:et)?[ ]om|(?:(?:en[ ])?förutsättning(?:en|ar|arna)?|tiden|tidpunkten|datum(?:et)?"
    r"|sista[ ]dag(?:en)?)[ ]för)[ ](?P<whole>.+)"
)
_THE_ONE = re.compile(r"[Vv]i|(?:Den|De|Alla|Endast de|Även den)(?:[ ]som\b.*)?")
_OWNED = re.compile(r"[\w-]+(?:s|z)$")
_OF_SOMEBODY = frozenset((None, Thing.WORK, Thing.PAPER, Thing.SIZE))


@lru_cache(maxsize=256)
def thing_of(phrase: str) -> Thing | None:
    """What ``phrase`` names by its head noun; None where no class holds it."""
    if phrase.casefold().split(" ", 1)[0] in {"du", "ni"}:
        return Thing.READER
    if _THE_ONE.fullmatch(phrase):
        return Thing.SOMEBODY
    part = _PART.search(phrase)
    if part is not None:
        return thing_of(part["whole"])
    about = _OF_ANOTHER.match(phrase)
    if about is not None and (thing := thing_of(about["whole"])) in {Thing.PAYMENT, Thing.REPORT}:
        return thing
    head = head_of(phrase)
    words = head.split()
    joined = next((n for n, word in enumerate(words) if word in {"och", "samt", "eller"}), len(words))
    found = _last(words[:joined]) or _last(words)
    owner = next((w for w in words[:-1] if _OWNED.fullmatch(w) and is_actor(w[:-1])), None)
    if owner is not None and found in _OF_SOMEBODY:
        return Thing.TRAIT
    return Thing.SOMEBODY if found is None and is_actor(head) else found


def _last(words: Sequence[str]) -> Thing | None:
    return next((thing for word in reversed(words) if (thing := _noun(word.strip('.,"”')))), None)


def head_of(phrase: str) -> str:
    """What stands before the first preposition or clause: "Regler" of "Regler för redovisning"."""
    return _AFTER_HEAD.split(f" {phrase.strip()}", maxsplit=1)[0]


def _noun(word: str) -> Thing | None:
    return next((thing for thing, ends in _NOUNS if ends.fullmatch(word)), None)


@lru_cache(maxsize=64)
def things_in(words: str) -> frozenset[Thing]:
    """The classes of all nouns that ``words`` hold."""
    printed = words.replace("inom ramen för", "").split()
    return frozenset(thing for word in printed if (thing := _noun(word.strip('.,;:"”()?!'))))
