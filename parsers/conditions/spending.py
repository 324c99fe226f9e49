"""What a clause about the money itself tells: to whom it is given, how it is paid, divided, measured and used.

The cases of ``deciding`` for these verbs, of which the first that holds decides. What none settles is left to the
words. Data and the questions asked of a frame; it knows no sentence by its words.
"""

from __future__ import annotations

import re

from parsers.conditions.cases import Case, always
from parsers.conditions.framing import Frame, names_sum
from parsers.conditions.papers import PAPERS, PROOF, TOPICS, of_object, of_paper, of_subject, signs
from parsers.conditions.things import Thing
from parsers.conditions.topics import asks_who
from parsers.conditions.verbs import Deed, deeds_in
from schemas.vocabulary import Category, Modality

_FORM = re.compile(r"(?i)\b\w*(?:blankett|formulär|e-tjänst|mallen|mall\b|mina sidor)\w*")
_BY_INDEX = re.compile(r"(?i)index\b|prisbasbelopp|kostnadsutveckling")
_WHAT_FOR = re.compile(
    r"(?i)\b(?:för|till) vad\b|\bvad\b.*\b(?:för|till)\b"
    r"|vilk\w+ (?:\w+ )?(?:kostnad|åtgärd|insats|projekt|utgift)"
)
# "Bidrag kan ges om anpassningen är nödvändig", "Bidrag ges inte: när skadan är tillfällig"
_PROVIDED = re.compile(
    r"(?:ges|beviljas|lämnas|utgår|betalas ut)\b(?: \w+){0,3}?:? (?:om|när|under förutsättning) "
)
_AS_MONEY_LASTS = re.compile(
    r"(?i)i (?:den )?mån\b|först till kvarn|så länge [^.,]*räcker|efter prövning|angelägenhet|andel"
    r"|hur (?:mycket|stor)"
)
_SHARES = re.compile(
    r"(?i)prioriter|fördel|storlek|belopp|nivå|procentsats|\b(?:vilka|vilken|hur st\w+|hur mycket)\b"
)
# "beslutar om vilka projekt som beviljas stöd"
_CHOOSES = re.compile(
    r"\b(?:beslutar|avgör|bestämmer|bedömer|väljer)\b[^.,]{0,30}\b(?:vilk\w+|om) [^.,]*\b(?:beviljas|får?|ges)\b"
)
_FIRST_OF_ALL = re.compile(r"(?i)\b(?:företräde|förtur)\b")
_WITH_SUM = re.compile(
    r"\w+(?: ut)? med (?:\w+ ){0,3}?\d(?!.*\b(?:mot|när|efter|kvartal\w*|månad\w*|samband"
    r"|i (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))\b)"
)
_PAID_OUT = re.compile(
    r"(?i)\but\b|utbetal|faktur|\bsätt|belast|mot |förskott|efterskott|konto|giro|kredit|erlägg"
    r"|lyft|\bdirekt och\b|betalas (?:vid"
    r"|när|efter)\b"
)
_IN_ADVANCE = re.compile(r"(?i)\bi (?:för|efter)skott\b")
_THEN_PAID = re.compile(r"\boch (?:betalas ut|utbetalas)\b")
_LEFT = re.compile(r"(?i)\b(?:återstående|outnyttja\w*|oförbruka\w*|kvarvarande)\b")
_PAYS_PART = re.compile(
    r"(?i)betalar (?:\w+ )?(?:hälften|resten|återstoden|\w*delen|\d+ procent) av \w*(?:bidrag|stöd|medl|belopp)"
)
_CLAIMS = re.compile(r"(?i)återkrav|återbetal")
FOR_SOMETHING = re.compile(r"\bför att |\bför (?!ett|två|tre|högst|\d)\w+|\btill ")
_EXAMINER = re.compile(r"(?i)\brevisor|räkenskap|\binsyn\b|\btillträde\b")
_GRANTING = re.compile(r"(?i)(?:beviljar|ger|delar ut)\b")
# "lämnas för perioden 1 januari–31 december 2023"
_FOR_A_TIME = re.compile(
    r"(?:lämnas|ges|utgår|beviljas) (?:för|under) (?:perioden|tiden|\w*året|20\d\d)\b[^,]*$"
    r"|[^.]* år i (?:rad|taget)\b|\w+ (?:\w*bidrag|\w*stöd|medel) i (?:högst |upp till )?(?:\d|ett|två|tre"
    r"|fyra|fem)\S* (?:år|månader)\b"
)
_BARE_GIVING = re.compile(r"(?i)ge[rs]?\b|stöd")
_TURNS_TO = re.compile(r"(?i)vänd|rikta|är rikta")
# "får pengarna på sitt konto", "får bidraget förmedlat": how, not who
_GETS_IT = re.compile(r"får (?:\w+ )?(?:bidraget|medlen|stödet|pengarna)(?=[.]?$| (?!om\b))")
_HAVING = re.compile(r"(?:ta|tar|får|ha|har)\b")
# "kan få en premie": who may have it, unless it is said for what
_MAY_GET = re.compile(r"(?:få|fått)\b")
_MORE_TIME = re.compile(
    r"(?i)\b(?:begära? att (?:\w+ ){0,2}?förläng\w+"
    r"|(?:flytta|skjuta|senarelägga) (?:fram |på )?\w*(?:slutdatum|projektslut|sluttid)\w*"
    r"|om (?:att )?(?:\w+ ){0,2}?förläng\w+|mer tid|(?:anstånd|uppskov)(?! med (?:\w+ ){0,2}?(?:komplett"
    r"|ansök|redovis"
    r"|rapport|återbet)))\b"
)
_IN_PLACES = re.compile(
    r"\w+ (?:inte )?(?:i|inom) (?!form|samband|enlighet|särskilda|vissa|undantagsfall|mån|den mån"
    r"|efterskott|förskott|högst|två|tre|\d)"
)
_SEES = re.compile(
    r"(?i)\b(?:ta del av|tillgång till|insyn i) (?:\w+ ){0,2}?\w*(?:handling|räkenskap|underlag|dokument"
    r"|material|bokför)\w*"
)
_RETROACTIVE = re.compile(r"(?i)retroaktiv")
_PUTS_IN = re.compile(r"(?i)skjut|bidra|medfinans|motfinans|går? in")
_KRONOR = re.compile(r"\d (?:kr|kronor|tkr|mnkr|mkr|miljon\w*)\b")
# "ska vara förbrukade när vårterminen tar slut"
_BY_AN_END = re.compile(
    r"\b(?:när|innan|sedan|förrän) [^.,]{3,60}\b(?:tar slut|är slut|slutar|upphör|avsluta\w*|löp\w+ ut|gått ut)\b"
)
_VALID = re.compile(
    r"\b(?:från|till|tills|under(?! förutsättning)|längst|t\.?\s?o\.?\s?m|20\d\d-\d\d)\b(?!.*oförändra)"
)
# "Bidraget ska öka möjligheterna": what the money is to do
_MAKES_MORE = re.compile(r"(?:öka|höja|minska|sänka) (?!med\b|till\b)")
_AT_MOST = re.compile(r"\b(?:som mest|högst|max\w*|upp till)\b")
_IN_PARTS = re.compile(r"utbetalning|\b(?:kvartals|månads|halvårs|års)vis\b")
_PROLONGS = re.compile(
    r"\batt (?:\w+ )?\w*(?:tiden|perioden) (?:får )?förläng"
    r"|\batt [^.,]*\banvänd\w+ [^.,]*\b(?:20\d\d|senast|efter)\b"
)
_BEARS = re.compile(
    r"(?i)bär|skjut|(?:stå|svara)r? (?:\w+ )?för\b|bidra[rs]? (?:\w+ ){0,2}?med\b|går? in med\b|(?:bekosta"
    r"|(?:med)?finansiera)r?\b"
)
_BEFOREHAND = re.compile(r"(?i)i förväg|ändr(?:ing|ad)|avvik")
_AIMS_TO = re.compile(r"(?i)(?:syfta[rs]? till|avse[rs]?) (?:\w+ )?att\b")
# "bedöms efter nytta och kvalitet", "bedömer ansökan utifrån potential": by what is chosen
_BY_MERIT = re.compile(r"(?i)bedöm(?:er|s|as|a)? [^.,]{0,60}?\b(?:efter|utifrån|på grundval av|med hänsyn till)\b")
_HOW_USED = re.compile(r"\b(?:om|hur|vad) (?:\w+ )?\w*(?:medl|bidrag|stöd|peng)\w* (?:ska |får )?använd(?:as|s)\b")
_FACTS = re.compile(r"\bge[rs]? [^.,]{0,40}\buppgifter\b")
_PICTURES = re.compile(r"\b(?:använda|publicera|sprida) (?:\w+ )?(?:text|bild|fotografi|film)(?:er|erna)\b")
_AIMS = re.compile(r"(?i)går? till\b|syfta")


def asks_for_time(frame: Frame) -> bool:
    """Whether more time is asked for or granted: "ansöka om förlängd tid", "medges anstånd"; none to report in."""
    return _MORE_TIME.search(frame.whole) is not None


def _to_somebody(frame: Frame) -> bool:
    given = frame.to is Thing.SOMEBODY and frame.subject is not Thing.COST and frame.way != "för"
    return asks_who(frame.heading) or given


def _given_by_duty(frame: Frame) -> bool:
    """A task of somebody's, no grant: "SKR ska stödja kommunerna"."""
    granted = frame.names(Thing.MONEY) and frame.modality is not Modality.MUST
    bare = _BARE_GIVING.match(frame.verb) is not None and not (granted or frame.names(Thing.NEWS))
    return "uppdrag" in frame.said or (frame.person and bare)


def _used_for_named(frame: Frame) -> bool:
    """What for, not how much: "5 miljoner kronor får användas för administration"."""
    return frame.way != "" and frame.verb.endswith("s")


def _reaches_somebody(frame: Frame) -> bool:
    """It is for somebody: "Stödet omfattar företag med högst nio anställda"."""
    return Thing.SOMEBODY in {frame.object, frame.to} and frame.subject not in {Thing.SOMEBODY, Thing.COST}


def _has_money(frame: Frame) -> bool:
    """Somebody gets money: "Kommuner kan ta del av medlen"."""
    gets = frame.object is Thing.MONEY and _HAVING.match(frame.verb) is not None
    return gets and (frame.person or frame.subject is Thing.WORK)


def _may_get_money(frame: Frame) -> bool:
    """Who may have the money, where neither its sum nor its purpose is told."""
    gets = frame.object is Thing.MONEY and frame.permits and _MAY_GET.match(frame.verb) is not None
    return gets and frame.person and not (frame.way or frame.measured)


GIVING = (
    Case(Category.OTHER, lambda f: f.names(Thing.AGREEMENT)),
    Case(Category.USE_PERIOD, lambda f: (_PROLONGS.search(f.whole) or _RETROACTIVE.search(f.said)) is not None),
    Case(Category.USE_PERIOD, asks_for_time),
    Case(Category.AUDIT, lambda f: f.person and (f.to in PROOF or _SEES.search(f.said) is not None)),
    Case(
        Category.ELIGIBILITY,
        lambda f: f.way == "till" and Thing.WORK not in {f.to, f.subject} and bool(_TURNS_TO.match(f.verb)),
    ),
    Case(Category.PAYMENT, lambda f: f.verb.endswith("rätt") and f.to is Thing.PAYMENT),
    Case(Category.PAYMENT, lambda f: f.person and _GETS_IT.match(f.said) is not None),
    Case(
        Category.PAYMENT, lambda f: f.subject is Thing.REPAYMENT and re.search(r"\bbetalning", f.whole) is not None
    ),
    Case(Category.ALLOCATION, lambda f: f.person and "belopp" in f.said and bool(_AT_MOST.search(f.whole))),
    Case(Category.USE_PERIOD, lambda f: _FOR_A_TIME.match(f.said) is not None and not f.measured),
    Case(Category.PAYMENT, lambda f: _IN_ADVANCE.search(f.said) is not None),
    Case(Category.ALLOCATION, lambda f: (_CHOOSES.search(f.whole) or _FIRST_OF_ALL.search(f.whole)) is not None),
    Case(
        Category.ALLOCATION,
        lambda f: f.person and names_sum(f.whole) and _GRANTING.fullmatch(f.verb) is not None,
    ),
    Case(Category.REPORTING, lambda f: f.person and _FACTS.search(f.said) is not None),
    Case(Category.AUDIT, lambda f: _EXAMINER.search(f.said) is not None),
    Case(Category.OTHER, _given_by_duty),
    Case(
        Category.PURPOSE, lambda f: f.object is Thing.MONEY and not f.person and bool(_WHAT_FOR.search(f.heading))
    ),
    Case(
        Category.PURPOSE,
        lambda f: f.subject is Thing.MONEY and f.denied and FOR_SOMETHING.search(f.who) is not None,
    ),
    Case(
        Category.ELIGIBILITY,
        lambda f: (
            f.person and f.verb.endswith("rätt") and f.to is Thing.MONEY and (f.denied or " för " not in f.said)
        ),
    ),
    Case(Category.ALLOCATION, lambda f: _has_money(f) and "beräkna" in f.said),
    Case(Category.ELIGIBILITY, lambda f: _has_money(f) and f.permits),
    Case(Category.ELIGIBILITY, _may_get_money),
    Case(None, lambda f: _has_money(f) and f.measured),
    Case(Category.ELIGIBILITY, _has_money),
    Case(Category.ALLOCATION, lambda f: f.measured and (f.subject is Thing.MONEY or f.verb.startswith("bifall"))),
    Case(of_object, lambda f: f.object in TOPICS),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(Category.ALLOCATION, lambda f: f.measured or _AS_MONEY_LASTS.search(f.said) is not None),
    Case(Category.ELIGIBILITY, _to_somebody),
    Case(
        Category.PURPOSE,
        lambda f: (
            f.names(Thing.COST, Thing.WORK)
            or f.way != ""
            or (f.subject is Thing.MONEY and bool(_IN_PLACES.match(f.said)))
        ),
    ),
    Case(Category.ELIGIBILITY, lambda f: f.object is Thing.SOMEBODY or (f.of_a_kind and f.permits)),
    Case(Category.PURPOSE, lambda f: _WHAT_FOR.search(f.heading) is not None),
    Case(Category.ELIGIBILITY, lambda f: f.subject is Thing.MONEY and _PROVIDED.search(f.whole) is not None),
    Case(Category.ELIGIBILITY, lambda f: f.person and f.said.startswith("få del av") and not f.measured),
    Case(
        Category.ALLOCATION, lambda f: (f.names(Thing.MONEY) and f.verb.startswith("bevilja")) or "belopp" in f.said
    ),
)
PAYING = (
    Case(Category.REPAYMENT, lambda f: f.subject is Thing.REPAYMENT),
    Case(Category.REPAYMENT, lambda f: f.left_over or _LEFT.search(f.said) is not None),
    Case(Category.REPAYMENT, lambda f: _CLAIMS.search(f.heading) is not None and not _PAID_OUT.search(f.said)),
    Case(Category.ALLOCATION, lambda f: f.subject is Thing.COST and (f.measured or f.by is Thing.SOMEBODY)),
    Case(Category.PURPOSE, lambda f: f.names(Thing.COST) and f.denied),
    Case(Category.PAYMENT, lambda f: f.subject is Thing.PAYMENT or _PAYS_PART.match(f.said) is not None),
    Case(Category.ALLOCATION, lambda f: f.measured and f.person and _PAID_OUT.search(f.said) is None),
    Case(None, lambda f: not f.person and f.subject is not Thing.MONEY and _PAID_OUT.search(f.whole) is None),
    Case(
        Category.ALLOCATION,
        lambda f: _WITH_SUM.match(f.said) is not None or (f.measured and f.permits and f.way == "till"),
    ),
    Case(Category.PAYMENT, always),
)
DECIDING = (
    Case(Category.OTHER, lambda f: f.subject is Thing.AGREEMENT and f.verb.endswith("s")),
    Case(Category.OTHER, lambda f: f.object is Thing.AGREEMENT and "närmare" in f.said),
    Case(Category.ALLOCATION, lambda f: _BY_MERIT.match(f.said) is not None),
    Case(Category.ALLOCATION, lambda f: f.verb.startswith("beakta") and f.object in {Thing.SOMEBODY, Thing.WORK}),
    Case(of_object, lambda f: f.object in PAPERS),
    Case(Category.REQUISITION, lambda f: f.subject is Thing.APPLICATION),
    Case(of_paper, lambda f: f.subject is Thing.PAPER),
    Case(Category.ALLOCATION, lambda f: _SHARES.search(f.whole) is not None),
    Case(Category.PURPOSE, lambda f: f.person and _HOW_USED.search(f.whole) is not None),
    Case(Category.USE_PERIOD, lambda f: f.object is Thing.PERIOD),
    Case(
        Category.ALLOCATION,
        lambda f: f.measured or (f.verb.endswith("s") and f.subject in {Thing.MONEY, Thing.SIZE}),
    ),
    Case(Category.ELIGIBILITY, lambda f: f.to in {Thing.SOMEBODY, Thing.READER}),
    Case(Category.PURPOSE, lambda f: f.to is not None),
)
USING = (
    Case(Category.INFORMATION, lambda f: f.person and _PICTURES.search(f.said) is not None),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(of_object, lambda f: f.object in PAPERS or f.object in PROOF),
    Case(of_paper, lambda f: f.names(Thing.PAPER) or _FORM.search(f.said) is not None),
    Case(
        Category.USE_PERIOD,
        lambda f: (f.timed or bool(_BY_AN_END.search(f.whole))) and (not f.measured or "hela" in f.said),
    ),
    Case(Category.USE_PERIOD, lambda f: f.costs_in_time),
    Case(Category.ALLOCATION, lambda f: (f.part or f.measured) and not _used_for_named(f)),
    Case(Category.PURPOSE, always),
)
COVERING = (
    Case(Category.PURPOSE, lambda f: f.paid_with and f.permits),
    Case(Category.SIGNATURE, signs),
    Case(
        Category.PAYMENT,
        lambda f: (
            f.subject is Thing.MONEY and re.match("finansieras|bekostas", f.verb) is not None and not f.denied
        ),
    ),
    Case(
        Category.ELIGIBILITY,
        lambda f: (
            f.person and f.modality is Modality.MUST and bool(_PUTS_IN.match(f.verb)) and not _KRONOR.search(f.said)
        ),
    ),
    Case(Category.ELIGIBILITY, lambda f: f.subject is Thing.SOMEBODY and f.denied and f.verb.endswith("s")),
    Case(Category.PURPOSE, lambda f: f.denied and f.subject in {Thing.WORK, None} and f.verb.endswith("s")),
    Case(
        Category.INFORMATION,
        lambda f: f.verb.startswith("godkänn") and _BEFOREHAND.search(f.whole) is not None,
    ),
    Case(
        Category.USE_PERIOD,
        lambda f: f.verb.startswith("gäll") and f.subject is Thing.AGREEMENT and _VALID.search(f.said) is not None,
    ),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.AGREEMENT and f.verb.startswith("omfatta")),
    Case(Category.OTHER, lambda f: f.names(Thing.AGREEMENT)),
    Case(Category.USE_PERIOD, lambda f: f.verb.startswith("gäll") and f.subject is None and f.timed),
    Case(None, lambda f: f.verb.startswith("gäll") and f.subject is None),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(of_paper, lambda f: f.subject is Thing.PAPER and f.verb.startswith("god")),
    Case(Category.ALLOCATION, lambda f: f.part or (f.by is Thing.SOMEBODY and f.verb.endswith("s"))),
    Case(Category.PURPOSE, lambda f: _AIMS_TO.match(f.said) is not None),
    Case(Category.USE_PERIOD, lambda f: f.costs_in_time),
    Case(Category.ALLOCATION, lambda f: f.measured),
    Case(Category.ELIGIBILITY, lambda f: asks_who(f.heading) or _reaches_somebody(f)),
    Case(Category.ALLOCATION, lambda f: _AS_MONEY_LASTS.search(f.whole) is not None and not f.person),
    Case(Category.PURPOSE, lambda f: _AIMS.match(f.said) is not None),
    Case(Category.USE_PERIOD, lambda f: f.timed and f.subject in {Thing.MONEY, Thing.COST, Thing.WORK}),
    Case(Category.ELIGIBILITY, lambda f: f.person and f.verb.startswith("räkna")),
    Case(
        Category.ALLOCATION,
        lambda f: _BEARS.match(f.verb) is not None and not f.permits and f.subject is not Thing.MONEY,
    ),
    Case(of_object, lambda f: f.person and not f.denied),
    Case(Category.PURPOSE, always),
)
_MEASURED = frozenset((Thing.MONEY, Thing.SIZE, Thing.COST))
DIVIDING = (
    Case(Category.PURPOSE, lambda f: f.denied and f.object is Thing.MONEY and f.way != ""),
    Case(Category.AUDIT, lambda f: f.verb.startswith("behåll") and f.names(Thing.PAPER, *PROOF)),
    Case(Category.REPAYMENT, lambda f: f.verb.startswith("behåll") and f.tells_of_rest),
    Case(Category.PAYMENT, lambda f: f.verb.startswith("delas") and _IN_PARTS.search(f.said) is not None),
    Case(Category.ALLOCATION, always),
)
MEASURING = (
    Case(Category.PAYMENT, lambda f: f.subject is Thing.PAYMENT),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.MONEY and _MAKES_MORE.match(f.said) is not None),
    Case(Category.REPAYMENT, lambda f: Deed.GIVE_BACK in deeds_in(f.said)),
    Case(Category.PAYMENT, lambda f: _THEN_PAID.search(f.said) is not None),
    Case(
        Category.ALLOCATION,
        lambda f: (
            f.part or f.measured or f.names(Thing.PAYMENT, *_MEASURED) or _BY_INDEX.search(f.said) is not None
        ),
    ),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.WORK),
)
