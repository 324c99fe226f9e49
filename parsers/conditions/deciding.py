"""The category that the frame of a clause makes: who does what to what, and under which heading.

Used by ``categories``. Each class of verbs has its cases, of which the first that holds decides; what a verb leaves
open is left to the words (None). "Medlen ska användas" tells what for, with a time it tells when; "lämnas in" goes
with the paper that is handed in. It sees the frame only, and knows no sentence by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from parsers.conditions.framing import Frame, names_sum
from parsers.conditions.papers import (
    ON_REQUEST,
    PAPERS,
    SAYS_APPLY,
    SAYS_REPORT,
    TOPICS,
    asked_by_giver,
    in_a_paper,
    is_published,
    of_fronted,
    of_object,
    of_paper,
    of_shown,
    of_subject,
    of_told,
    on_request,
    shows,
    signs,
)
from parsers.conditions.things import Thing
from parsers.conditions.topics import asks_who
from parsers.conditions.verbs import Deed
from schemas.vocabulary import Category, Modality


class _Case(NamedTuple):
    """What a frame of which ``holds`` is true is about; a function where that depends on the paper."""

    category: Category | Callable[[Frame], Category | None] | None
    holds: Callable[[Frame], bool]


_AGAINST = re.compile(r"\bredovisas mot (?:det|anslag|utgiftsområde)")  # the appropriation that bears a cost
_OF_PAPER = re.compile(r"(?:Till|I) (?:\w+ )?\w*(?:ansök|rekvi|redovis|rapport)\w* ")
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
_AS_MONEY_LASTS = re.compile(r"(?i)i mån av|efter prövning|angelägenhet|andel|hur (?:mycket|stor)")
_SHARES = re.compile(
    r"(?i)prioriter|fördel|storlek|belopp|nivå|procentsats|\b(?:vilka|vilken|hur st\w+|hur mycket)\b"
)
# "beslutar om vilka projekt som beviljas stöd"
_CHOOSES = re.compile(
    r"\b(?:beslutar|avgör|bestämmer|bedömer|väljer)\b[^.,]{0,30}\b(?:vilk\w+|om) [^.,]*\b(?:beviljas|får?|ges)\b"
)
_FIRST_OF_ALL = re.compile(r"(?i)\b(?:företräde|förtur)\b")
_LIMITED = re.compile(r"\b(?:upp till|högst|max\w*|minst|mellan|mest)\b")
_WITH_SUM = re.compile(r"\w+(?: ut)? med (?:\w+ ){0,3}?\d(?!.*\b(?:mot|när|efter|kvartal\w*|månad\w*|samband)\b)")
_PAID_OUT = re.compile(
    r"(?i)\but\b|utbetal|faktur|\bsätt|belast|mot |förskott|efterskott|konto|giro|kredit|erlägg"
    r"|\bdirekt och\b|betalas (?:vid"
    r"|när|efter)\b"
)
_IN_ADVANCE = re.compile(r"(?i)\bi (?:för|efter)skott\b")
_THEN_PAID = re.compile(r"\boch (?:betalas ut|utbetalas)\b")
_WITHHELD = re.compile(r"\binne\b[^.]* (?:till|tills|intill)\b")
_LEFT = re.compile(r"(?i)\b(?:återstående|outnyttja\w*|oförbruka\w*|kvarvarande)\b")
_NOT_USED = re.compile(
    r"\b(?:medel|medl|bidrag|stöd|peng)\w* (?:inte|ej) (?:har )?(?:förbruk|använ|utnyttj)\w+ [^.]*faktur"
)
_DAY = re.compile(r"\bden \d{1,2}\b")
_FOR_SOMETHING = re.compile(r"\bför att |\bför (?!ett|två|tre|högst|\d)\w+|\btill ")
_EXAMINER = re.compile(r"(?i)\brevisor|räkenskap|\binsyn\b")
_GRANTING = re.compile(r"(?i)(?:beviljar|ger|delar ut)\b")
_GIVER = re.compile(
    r"(?i:vi)\b|[A-ZÅÄÖ]?\w*(?i:verket|styrelsen|myndigheten|rådet|nämnden|förvaltningen|kommunen|regionen)\b"
)
# "lämnas för perioden 1 januari–31 december 2023"
_FOR_A_TIME = re.compile(r"(?:lämnas|ges|utgår|beviljas) (?:för|under) (?:perioden|tiden|\w*året|20\d\d)\b[^,]*$")
_BARE_GIVING = re.compile(r"(?i)ge[rs]?\b|stöd")
_HAVING = re.compile(r"(?:ta|tar|får|ha|har)\b")
# "kan få en premie": who may have it, unless it is said for what
_MAY_GET = re.compile(r"(?:få|fått)\b")
_IN_PARTS = re.compile(r"utbetalning|\b(?:kvartals|månads|halvårs|års)vis\b")
_PROLONGS = re.compile(r"\batt (?:\w+ )?\w*(?:tiden|perioden) (?:får )?förläng")
_SET_OFF = re.compile(r"(?i)räkna|avräkna")  # "Intäkter räknas av": how much is left
_BEARS = re.compile(r"(?i)(?:stå|svara)r? för\b")
_HAPPENS = re.compile(r"\bske\b")
_TAKES_PART = re.compile(r"\b(?:medverka|delta|ingå|vara (?:med|part|\w*(?:sökande|ägare|mottagare|partner)))\b")
_SHUT_OUT = re.compile(r"\b(?:stäng(?:as?|er|s) av|spärra[rs]?)\b")
# "Bidraget ska hjälpa föreningar att ...": what the money is to do
_MONEY_DOES = re.compile(
    r"ska(?:ll)? (?:(?:också|även|särskilt|främst|dessutom) )?(?!vara\b|ha\b|finnas|kunna|gälla|belasta)\w{3,}a\b"
)
_BEFOREHAND = re.compile(r"(?i)i förväg|ändr(?:ing|ad)|avvik")
_AIMS_TO = re.compile(r"(?i)(?:syfta[rs]? till|avse[rs]?) (?:\w+ )?att\b")
# "bedöms efter nytta och kvalitet", "bedömer ansökan utifrån potential": by what is chosen
_BY_MERIT = re.compile(r"(?i)bedöm(?:er|s|as|a)? [^.,]{0,60}?\b(?:efter|utifrån|på grundval av|med hänsyn till)\b")
_TO_NEXT = re.compile(r"\btill (?:nästa|kommande|följande) \w*(?:år|termin|period)")
_FACTS = re.compile(r"\bge[rs]? [^.,]{0,40}\buppgifter\b")
_PICTURES = re.compile(r"\b(?:använda|publicera|sprida) (?:\w+ )?(?:texter|bilder|fotografier|filmer)\b")
_CALLED_TO = re.compile(r"(?:ska|skall|måste|bör) (?:\w+ )?(?:kallas|bjudas in) till\b")
_IS_FOR = re.compile(r"är till för\b")
_STAYS = re.compile(r"\bfinnas (?:kvar|tillgänglig)|\bvara tillgänglig")
_ARRIVES = re.compile(r"kommer (?:i|den|när|efter|först|sedan)\b")  # "Resten kommer i november"
_AIMS = re.compile(r"(?i)går? till\b|syfta")
_MOVED = re.compile(r"(?i)för(?:a|as|s)\b|över|flytt")
_OWN_REPORT = re.compile(r"(?i)årsredovisning|rapport")
_CHANGED_AGREEMENT = re.compile(r"(?i)ändring\w* (?:i|av) (?:\w+ )?\w*(?:avtal|överenskommelse)")
_ONESELF = re.compile(r"(?i)\b(?:sig|intresse)\b")


def decide(frame: Frame) -> Category | None:
    """The category that the verb of a frame makes with what stands around it; None where it makes none."""
    case = next((case for case in _CASES[frame.deed] if case.holds(frame)), None)
    category = case.category if case is not None else None
    return category if category is None or isinstance(category, Category) else category(frame)


def _always(_: Frame) -> bool:
    return True


def _to_somebody(frame: Frame) -> bool:
    return asks_who(frame.heading) or (frame.to is Thing.SOMEBODY and frame.way != "för")


def _given_by_duty(frame: Frame) -> bool:
    """A task of somebody's, no grant: "SKR ska stödja kommunerna"."""
    bare = _BARE_GIVING.match(frame.verb) is not None and not frame.names(Thing.MONEY, Thing.NEWS)
    return "uppdrag" in frame.said or (frame.person and bare)


def _used_for_named(frame: Frame) -> bool:
    """What for, not how much: "5 miljoner kronor får användas för administration"."""
    return frame.way != "" and frame.verb.endswith("s")


def _reaches_somebody(frame: Frame) -> bool:
    """It is for somebody: "Stödet omfattar företag med högst nio anställda"."""
    return Thing.SOMEBODY in {frame.object, frame.to} and frame.subject is not Thing.SOMEBODY


def _if_the_government(frame: Frame) -> Category | None:
    return Category.ALLOCATION if frame.who == "Regeringen" else None


def _kept_in_report(frame: Frame) -> bool:
    held = _OWN_REPORT.search(frame.said) is not None or frame.names(Thing.REPORT)
    return held and ON_REQUEST.search(frame.whole) is None


def _has_money(frame: Frame) -> bool:
    """Somebody gets money: "Kommuner kan ta del av medlen"."""
    gets = frame.object is Thing.MONEY and _HAVING.match(frame.verb) is not None
    return gets and frame.subject in {Thing.WORK, Thing.SOMEBODY}


def _may_get_money(frame: Frame) -> bool:
    """Who may have the money, where neither its sum nor its purpose is told."""
    gets = frame.object is Thing.MONEY and frame.permits and _MAY_GET.match(frame.verb) is not None
    return gets and frame.person and not (frame.way or frame.measured)


_CHANGES = (_Case(Category.INFORMATION, lambda f: f.names(Thing.CHANGE)),)
_GIVING = (
    _Case(Category.USE_PERIOD, lambda f: _PROLONGS.search(f.whole) is not None),
    _Case(Category.USE_PERIOD, lambda f: _FOR_A_TIME.match(f.said) is not None and not f.measured),
    _Case(Category.PAYMENT, lambda f: _IN_ADVANCE.search(f.said) is not None),
    _Case(Category.ALLOCATION, lambda f: (_CHOOSES.search(f.whole) or _FIRST_OF_ALL.search(f.whole)) is not None),
    _Case(_if_the_government, lambda f: f.person and f.object is Thing.MONEY and f.modality is Modality.MUST),
    _Case(
        Category.ALLOCATION,
        lambda f: f.person and names_sum(f.whole) and _GRANTING.fullmatch(f.verb) is not None,
    ),
    _Case(Category.REPORTING, lambda f: f.person and _FACTS.search(f.said) is not None),
    _Case(Category.OTHER, _given_by_duty),
    _Case(Category.AUDIT, lambda f: _EXAMINER.search(f.said) is not None),
    _Case(
        Category.PURPOSE, lambda f: f.object is Thing.MONEY and not f.person and bool(_WHAT_FOR.search(f.heading))
    ),
    _Case(Category.ELIGIBILITY, lambda f: _has_money(f) and f.permits),
    _Case(Category.ELIGIBILITY, _may_get_money),
    _Case(None, _has_money),
    _Case(of_object, lambda f: f.object in TOPICS),
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(Category.ALLOCATION, lambda f: f.measured or _AS_MONEY_LASTS.search(f.said) is not None),
    _Case(Category.ELIGIBILITY, _to_somebody),
    _Case(Category.PURPOSE, lambda f: f.names(Thing.COST, Thing.WORK) or f.way != ""),
    _Case(Category.ELIGIBILITY, lambda f: f.object is Thing.SOMEBODY or (f.of_a_kind and f.permits)),
    _Case(Category.PURPOSE, lambda f: _WHAT_FOR.search(f.heading) is not None),
    _Case(Category.ELIGIBILITY, lambda f: f.subject is Thing.MONEY and _PROVIDED.search(f.whole) is not None),
)
_APPLYING = (
    _Case(Category.REQUISITION, lambda f: f.object is Thing.PAYMENT),
    _Case(
        asked_by_giver,
        lambda f: f.verb.startswith("begär") and f.object is not Thing.MONEY and _GIVER.match(f.who) is not None,
    ),
    _Case(Category.USE_PERIOD, lambda f: f.object is Thing.PERIOD),
    _Case(
        Category.ELIGIBILITY,
        lambda f: f.by in {Thing.SOMEBODY, Thing.READER} and not f.verb.startswith("rekvirer"),
    ),
    _Case(
        Category.ALLOCATION,
        lambda f: _LIMITED.search(f.said) is not None and (f.measured or "belopp" in f.said),
    ),
    _Case(Category.REQUISITION, lambda f: f.person and f.modality not in {Modality.MAY, Modality.MUST_NOT}),
    _Case(Category.REQUISITION, lambda f: f.dated and f.subject is not Thing.MONEY),
    _Case(Category.REQUISITION, lambda f: _DAY.search(f.whole) is not None),
    _Case(Category.ELIGIBILITY, lambda f: f.subject is Thing.SOMEBODY or asks_who(f.heading)),
    _Case(Category.ELIGIBILITY, lambda f: f.person and f.modality is Modality.MUST_NOT and f.way == ""),
    _Case(Category.REQUISITION, lambda f: f.subject is None),
    _Case(
        Category.PURPOSE,
        lambda f: f.to in {Thing.WORK, Thing.COST} or _FOR_SOMETHING.search(f.said) is not None,
    ),
    _Case(Category.REQUISITION, _always),
)
_HANDING_IN = (
    *_CHANGES,
    *(
        _Case(case.category, lambda f, case=case: f.names(Thing.MONEY) and case.holds(f))  # type: ignore[misc]
        for case in _GIVING
    ),
    _Case(None, lambda f: f.names(Thing.MONEY)),
    _Case(Category.PURPOSE, lambda f: f.subject is Thing.WORK and f.verb.startswith("komplettera")),
    _Case(None, lambda f: f.subject in {Thing.WORK, Thing.COST} and SAYS_REPORT.search(f.said) is None),
    _Case(on_request, lambda f: ON_REQUEST.search(f.whole) is not None and f.subject not in PAPERS),
    _Case(Category.ELIGIBILITY, lambda f: asks_who(f.heading) and f.subject is Thing.SOMEBODY),
    _Case(of_paper, _always),
)
_HOLDING = (
    _Case(Category.INFORMATION, is_published),
    _Case(Category.PURPOSE, lambda f: f.subject is Thing.WORK),
    _Case(of_paper, in_a_paper),
)
_PAYING = (
    _Case(Category.REPAYMENT, lambda f: (_LEFT.search(f.said) or _NOT_USED.search(f.whole)) is not None),
    _Case(Category.ALLOCATION, lambda f: f.subject is Thing.COST and f.measured),
    _Case(Category.PURPOSE, lambda f: f.names(Thing.COST) and f.denied),
    _Case(Category.PAYMENT, lambda f: f.subject is Thing.PAYMENT),
    _Case(Category.ALLOCATION, lambda f: f.measured and f.person and _PAID_OUT.search(f.said) is None),
    _Case(None, lambda f: _PAID_OUT.search(f.said if f.person else f.whole) is None),
    _Case(Category.ALLOCATION, lambda f: _WITH_SUM.match(f.said) is not None),
    _Case(Category.PAYMENT, _always),
)
_DECIDING = (
    _Case(Category.ALLOCATION, lambda f: _BY_MERIT.match(f.said) is not None),
    _Case(Category.ALLOCATION, lambda f: f.verb.startswith("beakta") and f.object in {Thing.SOMEBODY, Thing.WORK}),
    _Case(of_object, lambda f: f.object in PAPERS),
    _Case(Category.ALLOCATION, lambda f: _SHARES.search(f.said) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.object is Thing.PERIOD),
    _Case(
        Category.ALLOCATION,
        lambda f: f.measured or (f.verb.endswith("s") and f.subject in {Thing.MONEY, Thing.SIZE}),
    ),
    _Case(Category.REQUISITION, lambda f: f.subject is Thing.APPLICATION),
    _Case(Category.ELIGIBILITY, lambda f: f.to in {Thing.SOMEBODY, Thing.READER}),
    _Case(Category.PURPOSE, lambda f: f.to is not None),
)
_USING = (
    _Case(Category.INFORMATION, lambda f: f.person and _PICTURES.search(f.said) is not None),
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(of_object, lambda f: f.object in PAPERS or f.object is Thing.EVIDENCE),
    _Case(of_paper, lambda f: f.names(Thing.PAPER) or _FORM.search(f.said) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.timed and not f.measured),
    _Case(Category.USE_PERIOD, lambda f: f.costs_in_time),
    _Case(Category.ALLOCATION, lambda f: (f.part or f.measured) and not _used_for_named(f)),
    _Case(Category.PURPOSE, _always),
)
_COVERING = (
    _Case(Category.SIGNATURE, signs),
    _Case(
        Category.INFORMATION,
        lambda f: f.verb.startswith("godkänn") and _BEFOREHAND.search(f.whole) is not None,
    ),
    _Case(Category.OTHER, lambda f: f.subject is Thing.AGREEMENT and "undertecknande" in f.said),
    _Case(None, lambda f: f.verb.startswith("gäll") and f.subject is Thing.AGREEMENT),
    _Case(Category.OTHER, lambda f: f.names(Thing.AGREEMENT)),
    _Case(Category.USE_PERIOD, lambda f: f.verb.startswith("gäll") and f.subject is None and f.timed),
    _Case(None, lambda f: f.verb.startswith("gäll") and f.subject is None),
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(of_paper, lambda f: f.subject is Thing.PAPER and f.verb.startswith("god")),
    _Case(Category.ALLOCATION, lambda f: f.part or (f.by is Thing.SOMEBODY and f.verb.endswith("s"))),
    _Case(Category.PURPOSE, lambda f: _AIMS_TO.match(f.said) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.costs_in_time),
    _Case(Category.ALLOCATION, lambda f: f.measured),
    _Case(Category.ELIGIBILITY, lambda f: asks_who(f.heading) or _reaches_somebody(f)),
    _Case(Category.PURPOSE, lambda f: _AIMS.match(f.said) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.timed and f.subject in {Thing.MONEY, Thing.COST, Thing.WORK}),
    _Case(Category.ELIGIBILITY, lambda f: f.person and f.verb.startswith("räkna")),
    _Case(Category.ALLOCATION, lambda f: _BEARS.match(f.verb) is not None),
    _Case(of_object, lambda f: f.person),
    _Case(Category.PURPOSE, _always),
)
_CARRYING_OUT = (
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(Category.PURPOSE, lambda f: f.to is Thing.WORK and _MOVED.match(f.verb) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.timed or _MOVED.match(f.verb) is not None),
)
_KEEPING = (
    _Case(
        Category.REQUISITION,
        lambda f: not f.verb.endswith("upp") and (f.names(Thing.APPLICATION) or bool(SAYS_APPLY.search(f.said))),
    ),
    _Case(Category.REPORTING, _kept_in_report),
    _Case(
        Category.USE_PERIOD,
        lambda f: f.verb.startswith("spara") and (f.names(Thing.MONEY) or bool(_TO_NEXT.search(f.said))),
    ),
    _Case(Category.AUDIT, _always),
)
_REQUIRING = (
    _Case(of_object, lambda f: f.object in PAPERS or f.object is Thing.EVIDENCE),
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(of_paper, lambda f: f.names(Thing.PAPER, Thing.EVIDENCE)),
)
_OTHER = (
    _Case(Category.ELIGIBILITY, lambda f: _SHUT_OUT.search(f.said) is not None),
    _Case(Category.PURPOSE, lambda f: f.subject is Thing.MONEY and _MONEY_DOES.match(f.said) is not None),
    _Case(Category.USE_PERIOD, lambda f: f.subject in {Thing.WORK, Thing.COST} and f.waits),
    _Case(Category.AUDIT, lambda f: f.subject is Thing.EVIDENCE and _STAYS.search(f.said) is not None),
    _Case(Category.INFORMATION, lambda f: _CALLED_TO.match(f.said) is not None),
    _Case(Category.PURPOSE, lambda f: f.subject is Thing.MONEY and _IS_FOR.match(f.said) is not None),
    _Case(of_shown, shows),
    _Case(of_fronted, lambda f: _OF_PAPER.match(f.whole) is not None),
    _Case(None, lambda f: f.subject is Thing.NEWS or _CHANGED_AGREEMENT.search(f.whole) is not None),
    _Case(Category.REPORTING, lambda f: f.subject is Thing.CHANGE and bool(SAYS_REPORT.search(f.heading))),
    _Case(of_subject, lambda f: f.subject in PAPERS),
    _Case(
        Category.USE_PERIOD,
        lambda f: f.subject is Thing.WORK and f.timed and _HAPPENS.search(f.said) is not None,
    ),
    _Case(
        Category.ELIGIBILITY,
        lambda f: f.of_a_kind and f.permits and _TAKES_PART.search(f.said) is not None,
    ),
    _Case(Category.USE_PERIOD, lambda f: f.subject is Thing.PERIOD),
    _Case(Category.PAYMENT, lambda f: (f.part or f.subject is Thing.MONEY) and bool(_ARRIVES.match(f.said))),
)
_MEASURED = frozenset((Thing.MONEY, Thing.SIZE, Thing.COST))
_CASES: dict[Deed, tuple[_Case, ...]] = {
    Deed.SIGN: (_Case(Category.SIGNATURE, _always),),
    Deed.GIVE_BACK: (
        _Case(Category.PURPOSE, lambda f: f.subject is Thing.COST),  # "moms som inte kan dras av"
        _Case(
            Category.ALLOCATION,
            lambda f: _SET_OFF.match(f.verb) is not None and f.subject is not Thing.MONEY,
        ),
        _Case(Category.PAYMENT, lambda f: f.subject is None and re.match("dra[rs]? av", f.verb) is not None),
        _Case(Category.PAYMENT, lambda f: _WITHHELD.search(f.said) is not None),
        _Case(Category.REPAYMENT, _always),
    ),
    Deed.EXAMINE: (_Case(Category.SIGNATURE, signs), *_CHANGES, _Case(Category.AUDIT, _always)),
    Deed.KEEP: _KEEPING,
    Deed.TELL: (
        _Case(Category.REQUISITION, lambda f: f.verb.startswith("anmäl") and bool(_ONESELF.search(f.said))),
        _Case(of_told, _always),
    ),
    Deed.HAND_IN: _HANDING_IN,
    Deed.APPLY: _APPLYING,
    Deed.REPORT: (
        *_CHANGES,
        _Case(Category.PAYMENT, lambda f: _AGAINST.search(f.whole) is not None),
        _Case(Category.REPORTING, _always),
    ),
    Deed.HOLD: _HOLDING,
    Deed.PAY: _PAYING,
    Deed.GIVE: _GIVING,
    Deed.DECIDE: _DECIDING,
    Deed.DIVIDE: (
        _Case(Category.PAYMENT, lambda f: f.verb.startswith("delas") and _IN_PARTS.search(f.said) is not None),
        _Case(Category.ALLOCATION, _always),
    ),
    Deed.MEASURE: (
        _Case(Category.PAYMENT, lambda f: _THEN_PAID.search(f.said) is not None),
        _Case(
            Category.ALLOCATION,
            lambda f: f.part or f.measured or f.subject in _MEASURED or _BY_INDEX.search(f.said) is not None,
        ),
    ),
    Deed.USE: _USING,
    Deed.COVER: _COVERING,
    Deed.CARRY_OUT: _CARRYING_OUT,
    Deed.REQUIRE: _REQUIRING,
    Deed.BE: _OTHER,
}
