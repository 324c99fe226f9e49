"""What happens on a date, told by the clause that it stands in.

A leaf under ``dates``: strings in, roles out. A deadline needs a word that says so ("senast", "sista dag") and the
verb or noun that governs it; of several, the nearest before the date in the same clause, then outwards, since "En
redovisning som visar hur medlen har använts ska lämnas senast den 31 mars" is a report's deadline and not a period
of use.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.date_words import FoundDate
from schemas.vocabulary import DatePrecision, DateRole

_ROLES = {
    "use": DateRole.USE_PERIOD,
    "requisition": DateRole.REQUISITION_DEADLINE,
    "report": DateRole.REPORT_DEADLINE,
    "repayment": DateRole.REPAYMENT_DEADLINE,
    "payment": DateRole.PAYMENT,
    "other": DateRole.OTHER,
}
# Infinitives, passives and nouns govern a deadline ("ska återbetalas senast"); participles and supines
# ("rekvirerade medel", "som inte har utnyttjats") only say which money is meant.
_USED_WORD = r"""(?: användas? | förbruka[sd]?e? | nyttja[sd]? | utnyttja[sd]? | disponeras? | upparbeta[sd]?e?
    | använts | förbrukats | nyttjats | utnyttjats | upparbetats )"""
_PERIOD_WORD = r"(?:bidrags|projekt|stöd|genomförande|dispositions|insats|användnings)(?:perioden|period|tiden|tid)"
_GOVERNING = rf"""
    (?P<other> (?:beslut\p{{L}}*|besked)\s+om\s+\p{{L}}+ | beslut\p{{L}}*\s+fattas | besked | komplettera\p{{L}}*
      | publiceras | öppnar | öppnas | faktur\p{{L}}* | skickas\s+ut | meddelas | avrop\p{{L}}* | synpunkter
      | remissvar\p{{L}}* )
  | (?P<repayment> återbetal(?:a|as|ning\p{{L}}*) | betalas?\s+tillbaka | återför(?:a|as) | återkräv(?:a|as)
      | återkrav\p{{L}}* | återlämnas? )
  | (?P<report> \p{{L}}*redovis(?:a|as|ar|ning\p{{L}}*) | \p{{L}}*rapporter(?:a|as|ar|ing\p{{L}}*)
      | (?:slut|del|läges|verksamhets|års|åter)?rapport(?:en|er|erna)? | revisors?intyg\p{{L}}*
      | (?:besvara|svara\s+på)\s+(?:\p{{L}}+\s+){{0,4}}?\p{{L}}*enkät\p{{L}}* | \p{{L}}*enkäten )
  | (?P<requisition> rekvisition\p{{L}}* | rekvirer(?:a|as|ar|ing\p{{L}}*) | ansöknings\p{{L}}*
      | \p{{L}}*ansök(?:a|an|as|er|ning|ningar|ningarna|ningen)? | sökas? (?=\s) | anmälan | intresseanmäl\p{{L}}*
      | begäran\s+om\s+utbetalning | utbetalningsbegäran )
  | (?P<payment> betala[rs]?\s+(?:\p{{L}}+\s+)?ut | utbetal(?:a|as|ar|ning\p{{L}}*) )
  | (?P<use> (?:får|kan|ska|skall|måste|bör|behöver) \s+ (?:[\p{{L}}-]+\s+){{0,4}}? {_USED_WORD}
      | {_PERIOD_WORD} )
"""
_GOVERNS = regex.compile(rf"(?<!\p{{L}})(?i:{_GOVERNING})(?!\p{{L}})", regex.VERBOSE)
# Without "senast": any form of the verb may say what a period is the period of, but not a participle before a noun
# ("rekvirerade medel").
_CONCERNS = regex.compile(
    rf"""
    (?<!\p{{L}}) (?i:
      (?P<payment> betala(?:r|s|de|des|t|ts)?\s+(?:\p{{L}}+\s+)?ut | utbetala(?:r|s|des|ts)? | utbetalning\p{{L}}* )
    | (?P<use> använd(?:as?|ning\p{{L}}*) | använts? | förbruka(?:s|ts|t)? | förbrukning\p{{L}}* | nyttja(?:s|ts)?
        | utnyttja(?:s|ts|t)? | disponera(?:s|ts)? | upparbeta(?:s|ts)? | {_PERIOD_WORD} | avser\s+perioden )
    | (?P<requisition> rekvisition\p{{L}}* | rekvirer(?:a|as|ar|ing\p{{L}}*) | sökas?
        | ansök(?:a|an|er|as|ning\p{{L}}*) )
    | (?P<report> \p{{L}}*redovis(?:a|as|ar|ning\p{{L}}*) | \p{{L}}*rapporter(?:a|as|ar|ing\p{{L}}*)
        | (?:slut|del|läges|verksamhets|åter)rapport(?:en|er|erna)? )
    | (?P<repayment> återbetal(?:a|as|ning\p{{L}}*) | återkräv\p{{L}}* | återkrav\p{{L}}* )
    ) (?!\p{{L}})
    """,
    regex.VERBOSE,
)
# senast (fredagen) den   senast kl. 16.00 den   sista dag för ansökan är   före   till och med
_DEADLINE = regex.compile(
    r"""
    \b(?i: senast (?:\s+ (?: kl\.?\s*[0-9.:]+ | klockan\s+[0-9.:]+ | \p{L}+dag\p{L}* | vid | i | under | inom | före
          | månadsskiftet | till\s+och\s+med | t\.o\.m\. | den | dag(?:en)? ) ,? ){0,3}
      | före (?:\s+utgången\s+av)? | innan | fram\s+till (?:\s+och\s+med)? | inte\s+senare\s+än
      | sista \s+ \p{L}*(?:dag|datum|tid)\p{L}* (?: \s+ [^\s.;]+ ){0,8}? | deadline (?: \s+ [^\s.;]+ ){0,6}?
    ) \s* [:–-]? \s* $
    """,
    regex.VERBOSE,
)
_UNTIL = regex.compile(r"\b(?i:senast|till|fram\s+till|före|innan)\s+(?:\p{L}+dag(?:en)?\s+)?$")
_FROM = regex.compile(r"\b(?i:från|efter|tidigast|start(?:ar)?)\s+(?:och\s+med\s+)?$")
# Where a clause begins: what stands before it governs only from outside.
_BOUNDARY = regex.compile(r"(?:^|[,;:()]\s|\s–\s|\b(?:som|hur|där|när|vilket|vilka|eftersom|varför|om)\s)")
_SUBORDINATE = regex.compile(r"\b(?:som|hur|där|när|vilket|vilka)\s")
# "ska kommunen senast ... redovisa": the verb comes after the date
_VERB_AFTER = regex.compile(
    r"""
    \b(?:ska|skall|måste|bör|får|kan|har\s+att|att) \s+ (?P<between> (?:[\p{L}\d()/-]+\s+){0,6}? )
    (?:senast|under|från|i|den|till|vid|inom)\b [^.;]* $
    """,
    regex.VERBOSE,
)
_INFINITIVE = regex.compile(r"\b(?!\p{L}+rna\b)(?:\p{L}{2,}a|\p{L}{2,}as|ske|ha|gå|få)\b")
_PAIRED = regex.compile(r"\s+(?:och|samt|respektive)\s+(?:\p{L}+\s+){0,2}?")
_DUTY = regex.compile(
    r"\b(?:ska|skall|måste|får\s+(?:sedan\s+)?inkomma|inkommer|lämnas|sker|redovisas|rapporteras)\b"
)
# "lämnas den 1 mars", "i februari" - not "redovisning från den 1 mars"
_ON = regex.compile(
    r"(?:\b(?:vid|i|under|omkring|kring|inom|per)\s*|(?<!\b(?:för|från|av|efter)\s)den\s*|[:(]\s*)\S{0,4}$"
)
# Regeringen gav den ...   Den ... ingick staten ...   regeringsbeslut (av den) ...   beviljades den ...
_DECIDED = r"""(?: gav|gett|givit | beslutades?|beslutats? | fattades?|fattats? | ingicks?|ingått | slöts?|slutit
    | (?:teckna|träffa|underteckna|bevilja|utfärda|tilldela)(?:de|des|t|ts) | uppdrog | antogs?|antagits?
    | godkän(?:de|des|t|ts) | bemyndiga(?:de|t) )"""
_PAPER = r"""(?: \p{L}*beslut(?:et)? | överenskommelse(?:n)? | avtal(?:et)? | avsiktsförklaring(?:en)?
    | regleringsbrev(?:et)? | protokoll(?:et)? | skrivelse(?:n)? )"""
_DECIDED_BEFORE = regex.compile(
    rf"""
    (?: \b{_DECIDED}\b (?:\s+[^\s.;,]+){{0,4}}?
      | \b{_PAPER} (?: \s+ (?:nr\s+)?[IVX]{{1,4}}:[0-9]+ )? (?: \s+ \([^)]*\) )?
        (?: \s+ (?:av|från|daterad|daterat|per) )? ) \s* (?:den\s*)? $
    """,
    regex.VERBOSE,
)
_PERFECT_BEFORE = regex.compile(r"\b(?:har|hade)(?:\s+\p{L}+){0,6}?\s*$")
_DECIDED_AFTER = regex.compile(rf"\s*(?:\([^)]*\)\s*)?,?\s*(?:har\s+)?{_DECIDED}\b", regex.VERBOSE)
_DECIDED_NEAR = regex.compile(rf"\s*(?:\([^)]*\)\s*)?(?:\p{{L}}+\s+){{0,3}}?{_DECIDED}\b", regex.VERBOSE)
_OWN_DECISION = regex.compile(
    r"\b(?:[Dd]etta|[Dd]et\s+här)\s+beslut\b|\b[Bb]eslutet\s+(?:har\s+)?(?:fattades|fattats)\b|\b[Ii]\s+detta\s+ärende\s+har\b"
)


class Setting(NamedTuple):
    """What surrounds a sentence: what else may tell the role of a date whose own clause is silent."""

    before: str = ""  # the sentence before it in its paragraph
    lead: str = ""  # the sentence that introduces its list
    section: str = ""  # the heading it stands under


def roles_of(sentence: str, found: FoundDate, setting: Setting) -> tuple[DateRole, ...]:
    """The roles of one date of a sentence, most often one; ``other`` where nothing says more."""
    before, after = sentence[: found.start], sentence[found.stop :]
    written = sentence[found.start : found.stop]
    if found.open or _DEADLINE.search(before) or _is_end(written, before):
        roles = _deadline_roles(before, after, setting)
        if roles:
            return roles
    if found.precision is not DatePrecision.YEAR:
        decided = _decision_role(before, after, sentence)
        if decided:
            return (decided,)
    return (_period_role(before, after, found, written),)


def is_deadline(sentence: str, found: FoundDate) -> bool:
    """True when a word before the date makes it the latest day for something."""
    before = sentence[: found.start]
    return bool(_DEADLINE.search(before)) or _is_end(sentence[found.start : found.stop], before)


def opens(sentence: str, found: FoundDate) -> bool:
    """True when a single day is the first of a period ("får användas från den 1 juli")."""
    return bool(_FROM.search(sentence[: found.start]))


def closes(sentence: str, found: FoundDate) -> bool:
    """True when a single day is the last of a period ("får användas till den 31 december")."""
    return bool(_UNTIL.search(sentence[: found.start]) or _DEADLINE.search(sentence[: found.start]))


def _is_end(written: str, before: str) -> bool:
    """True for "till och med den 31 mars" without a beginning."""
    return bool(regex.match(r"(?i)(?:fram\s+)?till\s+och\s+med|t\.?\s?o\.?\s?m", written)) and not _FROM.search(
        before
    )


def _deadline_roles(before: str, after: str, setting: Setting) -> tuple[DateRole, ...]:
    after_clause = regex.split(r"[.;]|,\s(?!\p{L}+\s+och\b)", after, maxsplit=1)[0]
    late = _VERB_AFTER.search(before)
    if late and not _INFINITIVE.search(late["between"]):
        following = _GOVERNS.search(after_clause)
        if following:
            return (_ROLES[str(following.lastgroup)],)
    own = _nearest_governing(before)
    if own:
        return own
    following = _GOVERNS.search(after_clause)
    if following:
        return (_ROLES[str(following.lastgroup)],)
    for context in (setting.before, setting.lead, setting.section):
        found = _nearest_governing(context)
        if found:
            return found
    return ()


def _nearest_governing(text: str) -> tuple[DateRole, ...]:
    """The role of the last governing word of the innermost clause that has one, and of a word paired with it."""
    matches = list(_GOVERNS.finditer(text))
    if not matches:
        return ()
    outer = [m for m in matches if not _within_subordinate(text, m.start())] or matches
    last = outer[-1]
    role = _ROLES[str(last.lastgroup)]
    if len(outer) > 1:
        pair = outer[-2]
        other = _ROLES[str(pair.lastgroup)]
        if other is not role and regex.fullmatch(
            r"\s+(?:och|samt|respektive)\s+(?:\p{L}+\s+){0,2}?", text[pair.end() : last.start()]
        ):
            return (other, role)
    return (role,)


def _within_subordinate(text: str, position: int) -> bool:
    """True for a word of a relative clause that ends before the text does, at a comma, parenthesis or new verb."""
    opener = None
    for match in _SUBORDINATE.finditer(text, 0, position):
        opener = match
    if opener is None or regex.search(r"[,;)(]", text[opener.end() : position]):
        return False
    return bool(regex.search(r"[,)(]|\b(?:ska|skall|måste|får|kan)\b", text[position:]))


def _decision_role(before: str, after: str, sentence: str) -> DateRole | None:
    # "har den 2 december tecknat": the participle follows
    perfect = _PERFECT_BEFORE.search(before) and _DECIDED_NEAR.match(after)
    if _DECIDED_BEFORE.search(before) or perfect or _DECIDED_AFTER.match(after):
        return DateRole.DECISION if _OWN_DECISION.search(sentence) else DateRole.CITED_DECISION
    return None


def _period_role(before: str, after: str, found: FoundDate, written: str) -> DateRole:
    """The role of a date without a deadline word, from the nearest verb of its own clause."""
    boundaries = [m.end() for m in _BOUNDARY.finditer(before)]
    start = boundaries[-1] if boundaries else 0
    clause = before[start:]
    concern = _last_of(clause)
    if concern is None and not (start and _SUBORDINATE.search(before, start - 8, start)):
        outer = _last_of(before)
        modal = regex.search(r"\b(?:får|kan|ska|skall|måste|att|bör)\s+[^.;]{0,60}$", clause) is not None
        concern = (_first_of(after) if modal or outer is None else None) or outer
    if concern in (DateRole.USE_PERIOD, DateRole.PAYMENT):
        return concern if not regex.search(r"\b(?:för|avseende|sedan|från\s+år|av)\s+$", before) else DateRole.OTHER
    due = concern in (DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE, DateRole.REQUISITION_DEADLINE)
    if due and found.precision is not DatePrecision.YEAR and _DUTY.search(before):
        return concern if concern and _ON.search(before + written[:4]) else DateRole.OTHER
    return DateRole.OTHER


def _last_of(text: str) -> DateRole | None:
    last = None
    for match in _CONCERNS.finditer(text):
        last = match
    return _ROLES[str(last.lastgroup)] if last else None


def _first_of(text: str) -> DateRole | None:
    """The verb that follows at once ("under 2018 använda"), not one of a further clause."""
    match = _CONCERNS.search(regex.split(r"[.;,]|\s(?:att|som)\s", text[:60], maxsplit=1)[0])
    return _ROLES[str(match.lastgroup)] if match else None
