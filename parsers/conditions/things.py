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
from typing import NamedTuple

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


class _Nouns(NamedTuple):
    """The last parts of a class of nouns, by how these end: in their declensions, or as ``rest`` says."""

    thing: Thing
    ar: str = ""  # "förening": -en, -ar, -arna
    er: str = ""  # "kommun": -en, -er, -erna; "region"
    a: str = ""  # "summ": -a, -an, -or, -orna
    neuter: str = ""  # "projekt": -et, -en
    e: str = ""  # "redogörelse": -n, -r, -rna; "arbete": -t, -n, -na
    are: str = ""  # "mottagar": -e, -en, -na
    rest: str = ""  # whole words

    def pattern(self) -> re.Pattern[str]:
        declined = (
            (self.ar, "(?:en|ar(?:na)?)?"),
            (self.er, "(?:e?n|er(?:na)?)?"),
            (self.a, "(?:an?|or(?:na)?)"),
            (self.neuter, "(?:e[tn])?"),
            (self.e, "(?:[tn]|rn?a?|na)?"),
            (self.are, "(?:en?|na)"),
        )
        last = "|".join(f"(?:{'|'.join(stems.split())}){ends}" for stems, ends in declined if stems)
        parts = (rf"[\w-]*(?:{last})" if last else "", self.rest)
        return re.compile("|".join(filter(None, parts)), re.IGNORECASE)


# The first that fits a word wins: "projektbidrag" is money, "projektplan" a paper, "projektkostnad" a cost.
_CLASSES = (
    _Nouns(
        Thing.SOMEBODY,
        ar="förening sammanslutning klubb församling ungdom krets avdelning",
        er="myndighet kommun region organisation aktör person institution producent arrangör"
        " elev kund student pensionär doktorand entreprenör familj butik",
        a="skol",
        neuter="företag bolag samfund förbund parti institut förlag",
        e="stiftelse",
        are="forskar (?<!v)ägar tagar givar förvaltar ledar anordnar utövar lantbrukar utförar",
        rest=r"[\w-]*(?:ledam(?:ot|oten|öter|öterna)|grupp(?:en|er|erna)|konstnär(?:en|er|erna)|huvudm(?:an|annen|än|ännen)|sökanden?|sökandena"
        r"|idkaren?|studerande|behövande|boende|invånare|författare|översättare|handlare|musiker|deltagaren?|deltagarna|medlem(?:men|mar|marna)?|lärosäten?)",
    ),
    _Nouns(
        Thing.NEWS,
        rest=r"(?:kontakt|information|kommunikation|publicitet|marknadsföring|synlighet|logotyp)(?:en)?"
        r"|instruktion(?:er)?|anvisning(?:ar|en)?|skylt(?:en|ar|arna)?|logotyper|besked(?:et)?|upplysning(?:ar)?"
        r"|meddelande(?:t)?|svar(?:et)?",
    ),
    _Nouns(Thing.READER, rest="du|ni|dig|er"),
    _Nouns(
        Thing.SIZE,
        ar="storlek uppräkning indexering fördelning prioritering medfinansiering egenfinansiering motfinansiering"
        " beräkning andel pott",
        er="gräns procentsats stödgrad schablon",
        a="egeninsats",
        neuter="(?<!kontr)tak urval (?:max|minimi|minst|högst|högsta|grund|schablon|tim)\\w*belopp",
        e="nivå",
        rest=r"[\w-]*egeninsats(?:en)?|[\w-]*stödnivå\w*|(?:[\w-]*s)?ram(?:en|ar|arna)?",
    ),
    _Nouns(Thing.REPAYMENT, ar="återbetalning inbetalning", neuter="återkrav", a="dröjsmålsränt", rest="räntan?"),
    _Nouns(
        Thing.PAYMENT,
        ar="betalning fakturering reglering",
        er="slutrat delrat",
        a="faktur",
        neuter="förskott efterskott",
        rest=r"rat(?:en|er|erna)|[\w-]*faktur",
    ),
    _Nouns(
        Thing.PERIOD,
        ar="förlängning",
        er="(?<!ansöknings)(?:projekt|bidrags|stöd|dispositions|genomförande|verksamhets)(?:tid|period)"
        " starttid sluttid tidsperiod projektstart byggstart",
        neuter="(?:projekt|bidrags|stöd|verksamhets)år projektslut",
        rest=r"dispositionsdag(?:en)?|[\w-]*(?:slut|start)datum|[\w-]*anslagssparande(?:t)?",
    ),
    _Nouns(
        Thing.APPLICATION,
        ar="utlysning komplettering rekvirering projektbeskrivning",
        er="rekvisition e-tjänst",
        rest=r"[\w-]*(?:ansök(?:an|ningar|ningarna|ningen|ans)|begäran|framställning(?:an|en|ar)?|intresseanmälan"
        r"|ansöknings(?!bar|skyld)\w+)",
    ),
    _Nouns(
        Thing.REPORT,
        ar="lägesbeskrivning redovisning rapportering uppföljning utvärdering sammanställning resultaträkning"
        " balansräkning",
        er="rapport prognos enkät statistik",
        neuter="bokslut",
        e="redogörelse berättelse",
    ),
    _Nouns(
        Thing.SIGNATURE, ar="signering namnteckning", er="underskrift signatur", rest=r"[\w-]*undertecknande(?:t)?"
    ),
    _Nouns(Thing.CHANGE, ar="ändring försening", e="avvikelse", rest="byte[nt]?"),
    _Nouns(
        Thing.EVIDENCE,
        er="verifikation dokumentation kvittens lönespecifikation",
        neuter="underlag verifikat närvarokort kontoutdrag",
        e="kvitto",
        rest=r"[\w-]*verifikater(?:na)?|[\w-]*(?<!upp)(?<!be)(?<!för)handling(?:ar|arna|en)",
    ),
    _Nouns(
        Thing.CONTROL,
        ar="besiktning arkivering bokföring granskning",
        er="räkenskap revision kontroll tillsyn",
        neuter="revisors?intyg stickprov",
        rest=r"[\w-]*revisor(?:n|er|erna)?|kassabok(?:en)?|kassaböcker",
    ),
    _Nouns(
        Thing.AGREEMENT,
        er="föreskrift tvist",
        neuter="avtal villkor beslut kontrakt",
        e="överenskommelse riktlinje bestämmelse",
        rest=r"undantag(?:et|en)?|dispens(?:en|er)?|avsteg(?:et)?|[\w-]*regler(?:na)?",
    ),
    _Nouns(
        Thing.COST,
        ar="avskrivning utrustning",
        er="kostnad utgift avgift lön måltid mervärdesskatt",
        a="hyr gåv",
        neuter="inköp fordon",
        e="arvode traktamente",
        rest=r"[\w-]*moms(?:en)?|[\w-]*resor(?:na)?|böter|logi",
    ),
    _Nouns(
        Thing.MONEY,
        rest=r"(?!hjälp|läke|livs|mot|trans|tvätt|metod|kunskaps|besluts|process)[\w-]*(?:medel|medlen"
        r"|(?:bidrag|stöd|belopp|anslag|lån|överskott|tillskott)(?:e[tn])?|(?:anslags)?posten|anslagspost(?:er|erna)?|ersättning(?:en|ar|arna)?"
        r"|peng(?:en|ar|arna)?"
        r"|summ(?:an?|or|orna)|rest(?:en)|återstoden|mellanskillnaden|stipendi(?:um|et|er|erna)"
        r"|finansiering(?:en)?|check(?:en|ar|arna)?|premi(?:en?|er|erna)|garanti(?:n|er|erna)?|(?:medels)tilldelning(?:en)?"
        r"|kronor|miljoner)|kr|tkr",
    ),
    _Nouns(
        Thing.PAPER,
        ar="ritning beskrivning meritförteckning sammanfattning fullmakt budget mall",
        er="plan offert kalkyl",
        a="bilag kart list kopi",
        neuter="intyg dokument protokoll anbud formulär utdrag original",
        rest=r"[\w-]*(?:stadgar(?:na)?|uppgift(?:er|erna)|cv|kopia|kopior|blankett(?:en|er|erna)?|registreringsbevis"
        r"|fullmakter(?:na)?)",
    ),
    _Nouns(
        Thing.WORK,
        ar="investering utbildning utställning föreställning anläggning satsning utveckling renovering upprustning"
        " tävling mätning workshop",
        er="leverans insats åtgärd aktivitet verksamhet produktion kurs konsert byggnad byggnation lokal"
        " installation film sammankomst fastighet konferens festival",
        neuter="projekt arrangemang evenemang resultat mål",
        e="arbete turné studie",
        rest=r"[\w-]*(?:program(?:met|men)?|läger|lägret|byggen?|väg(?:en|ar|arna)?|forskning(?:en)?|studi(?:er|en)"
        r"|cirkel|cirklar|bok(?:en)?|böcker|bygget|tillfälle[nt]?|mark(?:en)?|träff(?:en|ar|arna)"
        r"|seminari(?:um|er|et))",
    ),
)
_NOUNS = tuple((of.thing, of.pattern()) for of in _CLASSES)
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
_THE_ONE = re.compile(r"[Vv]i|Den|De|Alla|(?:[Dd]en|[Dd]em?|[Aa]lla|Endast de|Även den)[ ]som\b.*")
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


@lru_cache(maxsize=2048)  # the texts of a document say the same words again
def _noun(word: str) -> Thing | None:
    return next((thing for thing, ends in _NOUNS if ends.fullmatch(word)), None)


@lru_cache(maxsize=64)
def things_in(words: str) -> frozenset[Thing]:
    """The classes of all nouns that ``words`` hold."""
    printed = words.replace("inom ramen för", "").split()
    return frozenset(thing for word in printed if (thing := _noun(word.strip('.,;:"”()?!'))))
