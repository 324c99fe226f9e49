"""Which of a grant's papers a clause is about: the application, the report, what is shown or told.

Used by ``deciding``. What is handed in, held by a paper or asked for goes with that paper, whatever is done
with it. Takes a frame; None where it names no paper.
"""

from __future__ import annotations

import re

from parsers.conditions.framing import Frame
from parsers.conditions.things import Thing, thing_of
from schemas.vocabulary import Category

# Acts with these go with the paper, whatever is done.
PAPERS = {
    Thing.APPLICATION: Category.REQUISITION,
    Thing.REPORT: Category.REPORTING,
    Thing.REPAYMENT: Category.REPAYMENT,
    Thing.PAYMENT: Category.PAYMENT,
    Thing.CHANGE: Category.INFORMATION,
    Thing.NEWS: Category.INFORMATION,
    Thing.SIGNATURE: Category.SIGNATURE,
}
TOPICS = PAPERS | {
    Thing.PERIOD: Category.USE_PERIOD,
    Thing.EVIDENCE: Category.AUDIT,
    Thing.CONTROL: Category.AUDIT,
}
PROOF = (Thing.EVIDENCE, Thing.CONTROL)
SAYS_REPORT = re.compile(r"(?i)redovis|rapport|uppfölj|\buppgift(?:er)? om hur\b")
_SAYS_CONTROL = re.compile(r"(?i)\bkontroll|\bgranskning|\btillsyn|\binsyn")
SAYS_APPLY = re.compile(r"(?i)ansök|\bsök|rekvi(?!rerat|rerade)")
_WITH_PAPER = re.compile(
    r"(?i)\b(?:i|för|till|med|av|via|vid) ((?:\w+ ){0,2}?\w*(?:ansök|rekvi|redovis|rapport)\w*)"
)
_SHOWS = re.compile(
    r"\b[Nn]i visar\b|\b[Dd]u visar\b|\b(?:ska|skall|måste) (?:[\w-]+ ){0,3}?(?:kunna )?"
    r"visa (?:[^.,]{0,50} )?(?:att|hur|vad|vilk\w+)\b"
)
_IN_FRONT = re.compile(
    r"(?:Till|I|Av|Med) (?P<paper>(?:\w+ ){0,3}?\w+)(?<!s) (?=(?:ska|skall|kan|måste|\w+[rs])\b)"
)
_HOW_USED = re.compile(r"\bberätta\w* .*\b(?:hur|vad) [^.]*(?:använ|gått)")
_IN_PAPER = re.compile(r"(?i)\bi (?:\w+ )?\w*(?:ansök|rekvi|redovis|rapport)")
# What is handed in again and again is no application
_AGAIN = re.compile(
    r"(?i)\b(?:kvartalsvis|månadsvis|halvårsvis|årligen|löpande"
    r"|varje (?!deltagare|sökande|kommun|region|förening|projekt)\w+"
    r"|gånger om året)\b"
)
_PLAN = re.compile(r"\b\w*plan(?:en)?\b")
ON_REQUEST = re.compile(
    r"(?i)\bpå begäran\b|\bsom (?:begärs|efterfrågas)\b|\b(?:om|som|när) (?:vi|\w+) (?:begär|frågar|ber"
    r"|vill (?:se|ta del))"
)

_PUBLIC = re.compile(
    r"(?i)logotyp|finansierat?s?\b.{0,40}medel|finansiär|marknadsför|annons|trycksak|publicer|skylt|synlig"
    r"|publikation|webbplats|hemsida|affisch|inbjud(?:an|ning)"
    r"|informationsmaterial|\bvid information\b|att\b.*(?:finansiera[st] av|med stöd|stöd (?:av|från)"
    r"|bidrag från|är med och (?:betalar|finansierar))"
)
# "Genom sin underskrift intygar ..."
_BY_SIGNING = re.compile(r"(?:Genom|Med) (?:\w+ ){0,2}?(?:underskrift|undertecknande|signatur)\w*")
_SIGNED = re.compile(r"(?i)\be-legitimation|bank-?id\b|firmatecknar")


def of_subject(frame: Frame) -> Category | None:
    """The paper that the clause says something of."""
    return PAPERS.get(frame.subject) if frame.subject else None


def of_object(frame: Frame) -> Category | None:
    """The paper, time or proof that something is done with."""
    return TOPICS.get(frame.object) if frame.object else None


def of_fronted(frame: Frame) -> Category | None:
    """The application or report that the sentence begins with: "I ansökan ska ..."; None of other sentences."""
    fronted = _IN_FRONT.match(frame.whole)
    paper = thing_of(fronted["paper"]) if fronted else None
    if paper is Thing.TRAIT or (fronted and "stadgar" in fronted["paper"]):  # "Av stadgarna ska framgå ..."
        return Category.ELIGIBILITY
    return PAPERS[paper] if paper in {Thing.APPLICATION, Thing.REPORT} else None


def of_paper(frame: Frame) -> Category | None:
    """The paper that something is handed in with, or that holds it."""
    named = _WITH_PAPER.search(frame.whole)
    for thing in (frame.subject, thing_of(named[1]) if named else None, frame.object):
        if thing in PAPERS:
            return PAPERS[thing]
    for words in (frame.said, frame.whole, frame.heading):
        reports = SAYS_REPORT.search(words) is not None
        if reports != (SAYS_APPLY.search(words) is not None):
            return Category.REPORTING if reports else Category.REQUISITION
    if _SAYS_CONTROL.search(frame.heading):
        return Category.AUDIT
    if _PLAN.search(frame.said):
        return Category.REPORTING
    asked = frame.subject is Thing.READER or frame.names(Thing.PAPER, Thing.EVIDENCE)
    told = Category.REPORTING if _AGAIN.search(frame.whole) else Category.REQUISITION
    return told if asked else None


def shows(frame: Frame) -> bool:
    """Whether somebody, or a report, is to show something: "ska visa att", "Ni visar med bilder"."""
    who = frame.subject in {Thing.READER, Thing.SOMEBODY, Thing.REPORT}
    return who and _SHOWS.search(frame.whole) is not None


def of_told(frame: Frame) -> Category | None:
    """What somebody tells: how the money was used, what a paper is to hold, else news."""
    if _HOW_USED.search(frame.said):
        return Category.REPORTING
    in_paper = frame.verb.startswith("berätta") and _IN_PAPER.search(frame.whole) is not None
    return of_paper(frame) if in_paper else Category.INFORMATION


def of_shown(frame: Frame) -> Category:
    """Where something is shown: in the application, where it or its heading is named, else afterwards."""
    applies = SAYS_APPLY.search(f"{frame.whole} {frame.heading}") is not None
    return Category.REQUISITION if applies else Category.REPORTING


def in_a_paper(frame: Frame) -> bool:
    """Whether what is held or said is so in a report or an application."""
    about = f"{frame.whole} {frame.heading}"
    said = SAYS_REPORT.search(about) or SAYS_APPLY.search(about)
    return said is not None or frame.subject in PAPERS or frame.subject is Thing.READER


def on_request(frame: Frame) -> Category:
    """What is asked for later: the vouchers, or what the giver wants to know."""
    shown = frame.names(*PROOF) or "på begäran" in frame.whole
    return Category.AUDIT if shown else Category.REPORTING


def asked_by_giver(frame: Frame) -> Category:
    """What the giver wants to see: more of the application, or proof of what was done."""
    return Category.REQUISITION if frame.names(Thing.APPLICATION) else Category.AUDIT


def is_published(frame: Frame) -> bool:
    """Whether it is said where many read it, or that the state pays: "på affischer och i annonser"."""
    return _PUBLIC.search(frame.whole) is not None


def signs(frame: Frame) -> bool:
    """Whether a paper is signed in other words: "godkänner ansökan med e-legitimation"."""
    return _BY_SIGNING.match(frame.whole) is not None or (
        frame.object in PAPERS and _SIGNED.search(frame.whole) is not None
    )
