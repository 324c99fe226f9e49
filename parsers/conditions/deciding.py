"""The category that the frame of a clause makes: who does what to what, and under which heading.

Used by ``categories``. Each class of verbs has its cases, of which the first that holds decides; what a verb leaves
open is left to the words (None). "Medlen ska användas" tells what for, with a time it tells when; "lämnas in" goes
with the paper that is handed in. It sees the frame only, and knows no sentence by its words.
"""

from __future__ import annotations

import re

from parsers.conditions.cases import Case, always
from parsers.conditions.framing import Frame, names_sum
from parsers.conditions.papers import (
    ON_REQUEST,
    PAPERS,
    PROOF,
    SAYS_APPLY,
    SAYS_REPORT,
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
from parsers.conditions.spending import (
    COVERING,
    DECIDING,
    DIVIDING,
    FOR_SOMETHING,
    GIVING,
    MEASURING,
    PAYING,
    USING,
    asks_for_time,
)
from parsers.conditions.things import Thing, things_in
from parsers.conditions.topics import asks_who, is_money_in
from parsers.conditions.verbs import Deed
from schemas.vocabulary import Category, Modality

# The appropriation that bears a cost
_CHARGED = re.compile(
    r"\b(?:redovisas mot det|(?:från|ur|genom|mot|belasta) .{0,30}?\b(?:anslag|utgiftsområde|\w*budget|\w*reserv))"
)
_MEETS = re.compile(r"(?:(?:ska|skall|bör) )?(?:träffas|möts|mötas|sammanträd(?:a|er))\b")
# What is done with these in a paper is about that paper: "I ansökan ska ni redovisa ..."
_ABOUT_A_PAPER = frozenset((Deed.REPORT, Deed.HOLD, Deed.EXAMINE, Deed.TELL, Deed.HAND_IN, Deed.BE, Deed.HAPPEN))
_LIMITED = re.compile(r"\b(?:upp till|högst|max\w*|minst|mellan|mest)\b")
_WITHHELD = re.compile(r"\binne(?:hålls|hålla)?\b[^.]* (?:till|tills|intill)\b")
_CONTRACT = re.compile(r"(?i)avtal|överenskommelse|partnerskap")
_UNTIL = re.compile(r"(?:Innan|Tills|Till dess|Så länge) [^.]*\binne\b")
_AGAIN_APPLIED = re.compile(r"\b(?:kvartals|månads|halvårs|års)vis\b|\bper \w*år\b")
_DAY = re.compile(r"\bden \d{1,2}\b")
_GIVER = re.compile(
    r"(?i:vi)\b|[A-ZÅÄÖ]?\w*(?i:verket|styrelsen|myndigheten|rådet|nämnden|förvaltningen|kommunen|regionen)\b"
)
_SET_OFF = re.compile(r"(?i)räkna|avräkna")  # "Intäkter räknas av": how much is left
_HAPPENS = re.compile(r"\b(?:sker?|görs|göras)\b")
_TAKES_PART = re.compile(r"\b(?:medverka|delta|ingå|vara (?:med|part|\w*(?:sökande|ägare|mottagare|partner)))\b")
_ENTITLED = re.compile(
    r"\b\w*berättig\w+\b(?! \w*(?:kostnad|utgift))|\baktuell[at]? för\b|\bi fråga\b|\b(?:undanta(?!g(?:et"
    r"|en)?\b)|utesl[uo]t"
    r"|uppfyll)\w*"
)
_SHUT_OUT = re.compile(r"\b(?:stäng(?:as?|er|s) av|avstäng(?:as?|er|s|da?)|utestäng\w+|spärra[rs]?)\b")
# "Bidraget ska hjälpa föreningar att ...": what the money is to do
_MONEY_DOES = re.compile(
    r"ska(?:ll)? (?:(?:också|även|särskilt|främst|dessutom) )?(?!vara\b|ha\b|finnas|kunna|gälla|belasta)\w{3,}a\b"
)
_TO_NEXT = re.compile(r"\btill (?:nästa|kommande|följande) \w*(?:år|termin|period)")
_CALLED_TO = re.compile(r"(?:ska|skall|måste|bör) (?:\w+ )?(?:kallas|bjudas in) till\b")
_IS_A_GRANT = re.compile(
    r"(?:är|ska vara|utgör) (?:\w+ )?(?:ett|en) (?:\w+ )?\w*(?:bidrag|stöd|tillskott|hjälp) (?:till|för)\b"
)
_IS_FOR = re.compile(r"är (?:till|öpp(?:en|et|na)) för\b")
_STAYS = re.compile(r"\bfinnas (?:kvar|tillgänglig)|\bvara tillgänglig")
_ARRIVES = re.compile(
    r"(?:kommer|får (?:du|ni|de)) (?:i|den|när|efter|först|sedan|direkt|genast|vid|inom)\b"
)  # "Resten kommer i november"
_MOVED = re.compile(r"(?i)för(?:a|as|s)\b|över|flytt|boka|balans")
_STORED = re.compile(r"(?i)bevara|spara|arkiv|förvara")
_CHANGED = re.compile(r"(?i)(?:\w+ )?(?:för)?ändra")
_OWN_REPORT = re.compile(r"(?i)årsredovisning|rapport")
_CHANGED_AGREEMENT = re.compile(r"(?i)ändring\w* (?:i|av) (?:\w+ )?\w*(?:avtal|överenskommelse)")
_WRITES = re.compile(r"(?i)skriv|formulera")
_DRAWN_HOW = re.compile(r"(?i)rekvirera[rs]?\b.*\b(?:vid|genom|via|hälften|resten|totalsumman|hela|resterande)\b")
_IN_WRITING = re.compile(r"\b(?:görs|göras|sker?|vara) (?:\w+ )?skriftlig")
_PAID = frozenset((Thing.PAYMENT, Thing.REPAYMENT))
_AWAITS = re.compile(r"(?i)(?:in)?vänta|avvakta")
_RUNS = re.compile(r"(?i)(?:be)?driv|hålla|tillhanda")
_IS_TO_BE = re.compile(r"(?:ska|skall) (?:\w+ )?vara\b")
_TO_HAVE = re.compile(r"(?:ska|skall|måste|behöver) (?:\w+ )?(?:ha|vara)\b")
_ANSWERS = re.compile(r"(?i)motivera|svara|besvara|redogör|beskriv|förklara")
_FOLLOWED = re.compile(r"(?:ska|skall|måste) (?:\w+ )?följas?\b")
_TOLD = re.compile(r"(?:ska|skall|måste|bör) (?:[\w-]+ ){0,3}?(?:visa|tala om|stå|synas)\b")
_TAKING_PART = re.compile(r"\bsom (?:vill|önskar) (?:delta|medverka|söka|ansöka|ta del|få)\b")
_ONESELF = re.compile(r"(?i)\b(?:sig|intresse)\b")


def decide(frame: Frame) -> Category | None:
    """The category that the verb of a frame makes with what stands around it; None where it makes none."""
    if frame.deed in _ABOUT_A_PAPER and (paper := of_fronted(frame)) is not None:
        return paper
    case = next((case for case in _CASES[frame.deed] if case.holds(frame)), None)
    category = case.category if case is not None else None
    return category if category is None or isinstance(category, Category) else category(frame)


def _who_or_what(frame: Frame) -> Category:
    """Who may have the money, or what it may pay for: "är berättigade till bidrag", "är inte stödberättigande"."""
    return Category.ELIGIBILITY if frame.person else Category.PURPOSE


def _kept_in_report(frame: Frame) -> bool:
    held = _OWN_REPORT.search(frame.said) is not None or frame.names(Thing.REPORT)
    return held and ON_REQUEST.search(frame.whole) is None


_CHANGES = (Case(Category.INFORMATION, lambda f: f.names(Thing.CHANGE)),)
_APPLYING = (
    Case(
        Category.REQUISITION,
        lambda f: f.names(Thing.PAYMENT) or (not f.measured and bool(_AGAIN_APPLIED.search(f.said))),
    ),
    Case(Category.OTHER, lambda f: "ompröv" in f.said),
    Case(Category.USE_PERIOD, asks_for_time),
    Case(
        asked_by_giver,
        lambda f: f.verb.startswith("begär") and f.object is not Thing.MONEY and _GIVER.match(f.who) is not None,
    ),
    Case(Category.USE_PERIOD, lambda f: f.object is Thing.PERIOD),
    Case(
        Category.ELIGIBILITY,
        lambda f: f.by in {Thing.SOMEBODY, Thing.READER} and not f.verb.startswith("rekvirer"),
    ),
    Case(
        Category.ALLOCATION,
        lambda f: _LIMITED.search(f.said) is not None and (f.measured or "belopp" in f.said),
    ),
    Case(Category.REQUISITION, lambda f: _DRAWN_HOW.match(f.said) is not None),
    Case(Category.REQUISITION, lambda f: f.person and f.modality not in {Modality.MAY, Modality.MUST_NOT}),
    Case(Category.REQUISITION, lambda f: f.dated and f.subject is not Thing.MONEY),
    Case(Category.REQUISITION, lambda f: _DAY.search(f.whole) is not None),
    Case(Category.ELIGIBILITY, lambda f: f.subject is Thing.SOMEBODY or asks_who(f.heading)),
    Case(Category.ELIGIBILITY, lambda f: f.person and f.modality is Modality.MUST_NOT and f.way == ""),
    Case(Category.REQUISITION, lambda f: f.subject is None),
    Case(
        Category.PURPOSE,
        lambda f: f.to in {Thing.WORK, Thing.COST} or FOR_SOMETHING.search(f.said) is not None,
    ),
    Case(Category.REQUISITION, always),
)
_HANDING_IN = (
    *_CHANGES,
    Case(Category.USE_PERIOD, asks_for_time),
    Case(Category.REPAYMENT, lambda f: f.left_over),
    Case(Category.PAYMENT, lambda f: f.subject is Thing.PAYMENT),
    *(
        Case(case.category, lambda f, case=case: f.names(Thing.MONEY) and case.holds(f))  # type: ignore[misc]
        for case in GIVING
    ),
    Case(None, lambda f: f.names(Thing.MONEY)),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.WORK and f.verb.startswith("komplettera")),
    Case(None, lambda f: f.subject in {Thing.WORK, Thing.COST} and SAYS_REPORT.search(f.said) is None),
    Case(on_request, lambda f: ON_REQUEST.search(f.whole) is not None and f.subject not in PAPERS),
    Case(
        Category.ELIGIBILITY,
        lambda f: f.person and f.verb.startswith("registrer") and bool(_ONESELF.search(f.said)),
    ),
    Case(Category.REQUISITION, lambda f: f.object is Thing.APPLICATION and bool(_AGAIN_APPLIED.search(f.said))),
    Case(Category.REPORTING, lambda f: f.object is Thing.REPORT),
    Case(Category.ELIGIBILITY, lambda f: asks_who(f.heading) and f.subject is Thing.SOMEBODY),
    Case(of_paper, always),
)
_HOLDING = (
    Case(Category.INFORMATION, is_published),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.WORK),
    Case(of_paper, in_a_paper),
    Case(of_paper, lambda f: f.object is Thing.PAPER and f.verb.casefold().startswith("fyll")),
    Case(Category.OTHER, lambda f: "diarienummer" in f.whole.casefold()),
    Case(Category.REPORTING, lambda f: f.person and _ANSWERS.match(f.verb) is not None),
    Case(
        Category.REQUISITION,
        lambda f: f.subject is Thing.PAPER or (f.subject is None and _WRITES.match(f.verb) is not None),
    ),
)
_CARRYING_OUT = (
    Case(Category.ALLOCATION, lambda f: _MOVED.match(f.verb) is not None and " mellan " in f.said and not f.timed),
    Case(
        None, lambda f: _AWAITS.match(f.verb) is not None and (f.permits or not _PAID.isdisjoint(things_in(f.said)))
    ),
    Case(Category.USE_PERIOD, lambda f: _AWAITS.match(f.verb) is not None),
    Case(of_object, lambda f: f.object in PROOF and _RUNS.match(f.verb) is not None),
    Case(Category.OTHER, lambda f: f.person and _RUNS.match(f.verb) is not None),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(Category.PURPOSE, lambda f: f.to is Thing.WORK and _MOVED.match(f.verb) is not None),
    Case(
        lambda f: Category.OTHER if _CONTRACT.search(f.whole) else Category.USE_PERIOD,
        lambda f: f.verb.startswith("förläng"),
    ),
    Case(Category.USE_PERIOD, lambda f: f.timed or f.waits or _MOVED.match(f.verb) is not None),
)
_KEEPING = (
    Case(Category.ALLOCATION, lambda f: f.part and f.verb.startswith("spara")),
    Case(
        Category.REQUISITION,
        lambda f: not f.verb.endswith("upp") and (f.names(Thing.APPLICATION) or bool(SAYS_APPLY.search(f.said))),
    ),
    Case(Category.REPORTING, lambda f: _STORED.match(f.verb) is None and _kept_in_report(f)),
    Case(
        Category.USE_PERIOD,
        lambda f: f.verb.startswith("spara") and (f.names(Thing.MONEY) or bool(_TO_NEXT.search(f.said))),
    ),
    Case(Category.AUDIT, always),
)
_REQUIRING = (
    Case(Category.AUDIT, lambda f: Thing.CONTROL in things_in(f.said)),
    Case(Category.INFORMATION, lambda f: _CHANGED.match(f.who) is not None),
    Case(of_object, lambda f: f.object in PAPERS or f.object in PROOF),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(of_paper, lambda f: f.names(Thing.PAPER, *PROOF)),
)
_OTHER = (
    Case(Category.PURPOSE, lambda f: f.paid_with and f.modality is not Modality.STATEMENT),
    Case(Category.USE_PERIOD, lambda f: f.costs_in_time),
    Case(_who_or_what, lambda f: _ENTITLED.search(f.said) is not None),
    Case(Category.ELIGIBILITY, lambda f: _SHUT_OUT.search(f.said) is not None),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.MONEY and _MONEY_DOES.match(f.said) is not None),
    Case(Category.PAYMENT, lambda f: _CHARGED.search(f.said) is not None),
    Case(Category.OTHER, lambda f: f.person and _MEETS.match(f.said) is not None),
    Case(Category.USE_PERIOD, lambda f: f.subject in {Thing.WORK, Thing.COST} and f.waits),
    Case(Category.USE_PERIOD, lambda f: f.subject is Thing.COST and f.timed and not f.measured),
    Case(
        Category.AUDIT,
        lambda f: f.subject in PROOF and (_STAYS.search(f.said) or _HAPPENS.search(f.said)) is not None,
    ),
    Case(Category.ALLOCATION, lambda f: names_sum(f.said) and f.subject in {Thing.SIZE, Thing.COST}),
    Case(
        Category.PURPOSE,
        lambda f: f.subject is Thing.MONEY and _IS_A_GRANT.match(f.said) is not None,
    ),
    Case(Category.INFORMATION, lambda f: _CALLED_TO.match(f.said) is not None),
    Case(Category.ELIGIBILITY, lambda f: _IS_FOR.match(f.said) is not None and f.to is Thing.SOMEBODY),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.MONEY and _IS_FOR.match(f.said) is not None),
    Case(Category.REPAYMENT, lambda f: f.left_over),
    Case(Category.INFORMATION, lambda f: is_published(f) and _TOLD.match(f.said) is not None),
    Case(of_shown, shows),
    Case(None, lambda f: f.subject is Thing.NEWS or _CHANGED_AGREEMENT.search(f.whole) is not None),
    Case(Category.OTHER, lambda f: f.subject is Thing.CHANGE and _IN_WRITING.search(f.said) is not None),
    Case(Category.REPORTING, lambda f: f.subject is Thing.CHANGE and bool(SAYS_REPORT.search(f.heading))),
    Case(of_subject, lambda f: f.subject in PAPERS),
    Case(
        Category.USE_PERIOD,
        lambda f: f.subject is Thing.WORK and f.timed and _HAPPENS.search(f.said) is not None,
    ),
    Case(
        Category.ELIGIBILITY,
        lambda f: f.of_a_kind and f.permits and _TAKES_PART.search(f.said) is not None,
    ),
    Case(
        Category.USE_PERIOD,
        lambda f: f.person and f.timed and f.modality is Modality.MUST and is_money_in(f.said),
    ),
    Case(Category.ELIGIBILITY, lambda f: f.of_a_kind and f.who != "Vi" and _TO_HAVE.match(f.said) is not None),
    Case(
        Category.PURPOSE, lambda f: f.subject is Thing.WORK and _IS_TO_BE.match(f.said) is not None and not f.timed
    ),
    Case(Category.USE_PERIOD, lambda f: f.subject is Thing.PERIOD),
    Case(Category.PAYMENT, lambda f: (f.part or f.subject is Thing.MONEY) and bool(_ARRIVES.match(f.said))),
    Case(Category.PURPOSE, lambda f: f.subject is Thing.COST),
    Case(Category.OTHER, lambda f: f.names(Thing.PAPER, Thing.AGREEMENT) and _FOLLOWED.match(f.said) is not None),
    Case(Category.OTHER, lambda f: f.subject is Thing.AGREEMENT and "underteckn" not in f.whole),
    Case(Category.OTHER, lambda f: f.object is Thing.AGREEMENT and f.permits),
)
_CASES: dict[Deed, tuple[Case, ...]] = {
    Deed.SIGN: (Case(Category.SIGNATURE, always),),
    Deed.GIVE_BACK: (
        Case(
            Category.PURPOSE, lambda f: f.subject is Thing.COST and f.verb.startswith("dra")
        ),  # "moms som inte kan dras av"
        Case(Category.OTHER, lambda f: f.subject is Thing.AGREEMENT and f.verb.startswith("upphör")),
        Case(
            Category.REQUISITION,
            lambda f: f.subject is Thing.APPLICATION and f.verb.startswith(("återsänd", "skicka")),
        ),
        Case(
            Category.ALLOCATION,
            lambda f: _SET_OFF.match(f.verb) is not None and f.subject is not Thing.MONEY,
        ),
        Case(Category.ALLOCATION, lambda f: f.measured and re.match("dra[rs]? av", f.verb) is not None),
        Case(Category.PAYMENT, lambda f: f.subject is None and re.match("dra[rs]? av", f.verb) is not None),
        Case(Category.PAYMENT, lambda f: (_WITHHELD.search(f.said) or _UNTIL.match(f.whole)) is not None),
        Case(Category.REPAYMENT, always),
    ),
    Deed.EXAMINE: (Case(Category.SIGNATURE, signs), *_CHANGES, Case(Category.AUDIT, always)),
    Deed.KEEP: _KEEPING,
    Deed.TELL: (
        Case(
            Category.REQUISITION,
            lambda f: f.verb.startswith("anmäl") and bool(_ONESELF.search(f.said) or _TAKING_PART.search(f.fore)),
        ),
        Case(Category.OTHER, lambda f: f.object is Thing.AGREEMENT and f.verb.startswith("meddela")),
        Case(of_told, always),
    ),
    Deed.HAND_IN: _HANDING_IN,
    Deed.APPLY: _APPLYING,
    Deed.REPORT: (
        *_CHANGES,
        Case(Category.PAYMENT, lambda f: _CHARGED.search(f.whole) is not None),
        Case(Category.REPORTING, always),
    ),
    Deed.HOLD: _HOLDING,
    Deed.PAY: PAYING,
    Deed.GIVE: GIVING,
    Deed.DECIDE: DECIDING,
    Deed.DIVIDE: DIVIDING,
    Deed.MEASURE: MEASURING,
    Deed.USE: USING,
    Deed.COVER: (Case(Category.PAYMENT, lambda f: _CHARGED.search(f.said) is not None), *COVERING),
    Deed.CARRY_OUT: _CARRYING_OUT,
    Deed.REQUIRE: _REQUIRING,
    Deed.CONTRACT: (Case(Category.OTHER, always),),
    Deed.HAPPEN: _OTHER,
    Deed.BE: _OTHER,
}
