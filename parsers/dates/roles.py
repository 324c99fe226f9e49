"""What happens on a date, told by the clause that it stands in.

A leaf under ``dates``: strings in, roles out. A deadline needs a word that says so ("senast", "sista dag") and the
verb or noun that governs it; of several, the nearest before the date in the same clause, then outwards, since "En
redovisning som visar hur medlen har använts ska lämnas senast den 31 mars" is a report's deadline and not a period
of use.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.dates.decisions import decision_role
from parsers.dates.granted import is_granted_for
from parsers.dates.lastdays import DEADLINE, is_due, is_of_year
from parsers.dates.triggers import CONCERNS, FINISHED, GOVERNS, OF_ANOTHER, PAY_BACK, ROLES, WORK_DONE
from parsers.dates.words import FoundDate
from schemas.vocabulary import DatePrecision, DateRole

# "ska vara förbrukade den 31 december", "måste vara slutfört": what is to be done by a day, without a "senast"
_DONE_BY = regex.compile(
    r"""
    \b(?:(?:ska|skall|måste|bör)\s+(?:\p{L}+\s+){0,2}?vara|(?:[Oo]m|[Nn]är)\s[^.;,]{0,60}\s(?:inte|ej)\s+är)\s+(?:\p{L}+\s+){0,2}?
    (?:\p{L}*(?:förbruk|upparbeta|använ|utnyttj|slutför|genomför|avsluta|inkomm|inlämna|inskicka)\p{L}*|klar[at]?|färdig[at]?|tillhanda)
    \s+(?:den\s+|vid\s+)?$
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# "För att ansökan ska kunna prövas ska den ha kommit in senast": what is to come of it is not due then
_SO_THAT = regex.compile(r"^(?P<who>För att .{3,60}?)\b(?:ska|skall)\s+(?:kunna\s+)?\p{L}+as\b")
_RESUMED = regex.compile(  # "... när rapporten är godkänd, dock senast": the main clause goes on
    r"^(?P<main>[^,;]*?)\s(?:sedan|när|efter\s+att|så\s+snart|så\s+fort)\s[^,;]*,\s+(?=(?:dock\s+)?(?:allra\s+)?senast\s+(?:den\s+)?$)"
)
_UNTIL = regex.compile(r"\b(?i:senast|till|fram\s+till|före|innan)\s+(?:\p{L}+dag(?:en)?\s+)?$")
_UP_TO = regex.compile(r"(?i)(?:fram\s+)?till\s+och\s+med|t\.?\s?o\.?\s?m")
_FROM = regex.compile(r"\b(?i:från|efter|tidigast|start(?:ar)?)\s+(?:och\s+med\s+)?$")
_SOM = r"som(?!\s+(?:längst|mest|senast|tidigast|vidtas|utförs|bedrivs|ett?|en)\b)"
# "Rekvisitionen avser upparbetade kostnader till och med den 30 september": what it is about, not when it is due
_COSTS_UNTIL = regex.compile(
    r"\bavser\s+(?:\p{L}+\s+){0,2}?(?:kostnader|utgifter|tiden)\s+(?:\p{L}+\s+){0,3}?(?:till\s+och\s+med|t\.?o\.?m\.?)"
    r"\s+[^.;,]*$"
)
# "betalas ut med hälften när beslutet vunnit laga kraft och återstående 9 000 kronor i juni": main clause again
_GOES_ON = regex.compile(r"\s(?:när|då|sedan|efter\s+att)\s[^,;]*?\soch\s(?=(?:återstående|resterande|resten)\b)")
# Where a clause begins: what stands before it governs only from outside.
_BOUNDARY = regex.compile(
    rf"(?:^|[,;:()]\s|\s–\s|\b(?:{_SOM}|hur|där|när|vilket|vilka|eftersom|varför"
    r"|(?<!\b(?:beslut|beslutet|besked|ansökan|ansöka|ansöker|begäran|uppgift|uppgifter|överenskommelse|avtal)\s)om)\s)"
)
_SUBORDINATE = regex.compile(rf"\b(?:{_SOM}|hur|där|när|vilket|vilka)\s")
# "ska kommunen senast ... redovisa": the verb comes after the date
_VERB_AFTER = regex.compile(
    r"""
    \b(?:ska|skall|måste|bör|får|kan|har\s+att|att) \s+ (?P<between> (?:[\p{L}\d()/-]+\s+){0,6}? )
    (?:senast|under|från|i|den|till|vid|inom)\b [^.;]* $
    """,
    regex.VERBOSE,
)
_INFINITIVE = regex.compile(r"\b(?!\p{L}+rna\b)(?:\p{L}{2,}a|\p{L}{2,}as|ske|ha|gå|få)\b")
# "insatser som påbörjats före den 1 januari": which they are, not what is to be done
_BEGUN = regex.compile(
    r"\b(?:(?:påbörja|inled|starta)\p{L}*|(?!\p{L}+ndes\b)\p{L}{2,}(?:des|dde)(?:\s+(?:in|ut|upp|rum))?)"
    r"\s+(?:före|innan|efter|senast)\s*(?:den\s*)?$"
)
# "Medel som inte har använts senast den 31 december ska ...": the day closes the use, not the duty that follows
_WHICH = regex.compile(
    r"\b(?:som|[Oo]m\s+(?:[\p{L}-]+\s+){1,3}?)\s*(?P<clause>(?:(?:inte|ej|har|ännu|då)\s+){0,4}\p{L}+(?:ats|its|ts|tts)(?:\s+upp)?\s+)"
    r"(?:(?:senast|före|innan)\s*(?:den\s*)?)?$"  # or "till och med", which is part of the date
)
# "Ansökan kom in den", "Ansökningstiden löpte från den": what has been; but not "ska ha inkommit"
HAS_BEEN = regex.compile(
    r"\b(?:(?:in)?kom(?:\s+in)?|inkom(?:men|met|na)|inlämna(?:d|t|de)s?|stängde|löpte|öppnade|registrerades|gick\s+ut)"
    r"\s+(?:till\s+[\p{L}-]+\s+)?(?:från\s+(?:och\s+med\s+)?)?(?:den\s*)?$"
)
# "flyttas från den 31 mars": the day that holds no longer
_MOVED_FROM = regex.compile(
    r"\b(?:flytta|ändra|förläng|senarelägg|tidigarelägg|skjut)\p{L}*\s+(?:\p{L}+\s+){0,3}?från\s*(?:den\s*)?$"
)
# "sista dag enligt regeringens beslut den 17 december 2020 ska vara": the day of the decision, not the last one
_BY_DECISION = regex.compile(
    r"\b(?:enligt|i|av|genom)\s+(?!detta\b)\p{L}+s\s+(?:\p{L}+\s+)?(?:regerings)?beslut\s+(?:av\s+|från\s+)?(?:den\s+)?$"
)
TOOK_PLACE = regex.compile(r"\b(?:\p{L}{2,}(?:ades|tes)|kunde|löpte|pågick|fick|avslog|biföll|beslöt|avskrev)\b")
_TO_BE = regex.compile(r"\b(?:ska|skall|måste|bör|får|kan|vara|ha)\b[^.;]{0,60}$")
_OPENS = regex.compile(r"\böppna(?:r|s|de|des)?(?:\s+\p{L}+){0,3}\s+(?:den|i|under)?\s*$")
# "Föreningar som inte har hållit årsmöte före den ...": who they are; the deadline is none of the text around
_WHO = regex.compile(r"\bsom\s+(?:inte|ej|har|ännu)\b[^.,;]{0,80}\b(?:före|innan|senast)\s*(?:den\s*)?$")
_HANDED_IN = regex.compile(
    r"""
    \b(?: (?:in)?lämna(?:s|r|d|t|de)? | inkomm(?:a|er|it) | in(?:sänd|skicka|ge)\p{L}* | översänd\p{L}* | sändas?
      | skicka[srdt]? | ges\s+in | kom(?:ma|mer|mit)\s+in | tillhanda | redovisade
      | (?:är|vara)\s+(?:framme\s+)?hos\s+(?:oss|\p{L}+) | nå(?:r|tt)?\s+oss ) \b
    """,
    regex.VERBOSE,
)
_INFORMATION = regex.compile(
    r"""
    (?i) \b(?: uppgift(?:en|er|erna)? | underlag(?:et|en)? | blankett(?:en|er)? | formulär(?:et)?
      | \p{L}*intyg(?:et|en)? | \p{L}*plan(?:en|er)? | budget(?:en)? | statistik(?:en)? | protokoll(?:et)?
      | kvitton? | verifikat\p{L}*
      | \p{L}*beskrivning(?:en|ar)? | bokslut(?:et)? | resultat(?:et|en)?
      | prognos(?:en|er|erna)? ) \b
    """,
    regex.VERBOSE,
)
_ENDED = regex.compile(
    r"\b(?:vara\s+(?:avsluta|slutför|genomför|färdig|klar)\p{L}*|[Ss]lutdatum[^.;]{0,30})\s+(?:den\s*)?$"
)
# "Om kapitalet vid årsskiftet översteg ... minskas utbetalningen": the verb of the main clause is not of this day
_SUPPOSED = regex.compile(r"(?:Om|När|Då|Eftersom)\s[^,]*$")
_CLAUSE_END = regex.compile(r"[.;]|\bhur\s|(?<!dag\s|dagen\s|datum\s|sig\s)\bför\s+att\s|,\s(?!\p{L}+\s+och\b)")
_SECOND = regex.compile(r"\b(?:och|samt)\s+$")
_PAIRED = regex.compile(r"\s+(?:och|samt|respektive)\s+(?:\p{L}+\s+){0,2}?")
# "när delrapporten, som ska lämnas senast": the day is that of the noun, not of what waits for it
_DESCRIBED = regex.compile(
    r"\b(?P<noun>\p{L}+),\s+(?:som|vilken)\s+(?:ska|skall|måste|bör)\s+(?:vara\s+|ha\s+)?(?:in)?(?:lämna|skicka|kom|ges)\p{L}*[^,;]{0,60}$"
)
_PREPOSITION = regex.compile(
    r"\b(?:utan|efter|enligt|med|mot|i|om|av|från|för|inför|vid|genom|via|under)\s+"
    r"(?:(?:en|ett|den|hela|varje|respektive|sin|[Mm]in|särskild|godkänd|inkommen|slutlig|delvis|ny|första)\s+)*$"
)
_WITHOUT = regex.compile(r"\b(?:utan|efter|enligt)\s+(?:(?:en|ett|särskild|godkänd|inkommen)\s+)*$")
_PASSIVE = regex.compile(r"\p{L}+(?:as|es|ls|ns)(?:\s+\p{L}+)?")
_NOUN = regex.compile(r"\p{L}*(?:ansökan|ansökningar|rekvisition(?:en)?|ning(?:en)?|rapport(?:en)?|begäran.*)")
_ABOUT_IT = regex.compile(
    r"\p{L}*,?\s+(?:(?:som|vilken)\s+(?:ska|skall|måste|bör|inges|lämnas|görs|skickas|inkommer)"
    r"|(?:ställ|inkomm|lämna|inlämna|ingiv|insän|skicka)(?:d|t|en|et)(?=\s+(?:in\s+)?(?:till|hos|senast)))\b"
)
_PAID = regex.compile(r"\b(?:betalade|betalades|utbetalades|utbetalade)\b")
# "Redovisningstiden är ...", "Redovisningen görs i e-tjänsten från ... till ..."
_REPORTING_TIME = regex.compile(
    r"(?i)\b\p{L}*(?:redovisnings|rapporterings)(?:perioden|tiden)\s+(?:är|löper|pågår)\s+$"
    r"|\b\p{L}*(?:redovisning|rapport)(?:en|er|erna)?\s+(?:(?:ska|kan)\s+)?(?:görs?|göras|lämnas|skickas)\s[^.;,0-9]{0,60}$"
)
# "träder i kraft den 1 januari och gäller till den 31 december"
_RUNS_UNTIL = regex.compile(r"\b(?:gäller|gälla|löper|löpa)\s+(?:fram\s+)?till\s+$")
_PAYS = regex.compile(r"\bbetalar?s?\s+(?:\p{L}+\s+){0,2}$")
_PAYS_OUT = regex.compile(r"\s+(?:\p{L}+\s+)?ut\b")
# "gäller till och med", "löper från": the period of the thing itself
_RUNS = regex.compile(r"\b(?:gäller|gälla|löper|löpa)\s+(?:\p{L}+\s+){0,2}$")
_APPLYING_RUNS = regex.compile(
    r"(?i)(?:ansöknings|anmälnings|rekvisitions|redovisnings)\p{L}+\s+(?:löper|gäller|pågår|sträcker\s+sig|är\s+öppen)\b"
)
# "upphör att gälla den": its last day
_EXPIRES = regex.compile(r"\bupphör(?:a)?\s+(?:att\s+gälla\s+)?(?:den\s*)?$")
# "Rekvisitionen avser perioden ...": what it is about, not when it is due
_IS_ABOUT = regex.compile(r"\b(?:avser|avse|gäller|[Ff]ör|avseende)\s+(?:\p{L}*perioden\s+|tiden\s+)?$")
_DUTY = regex.compile(
    r"\b(?:ska|skall|måste|får\s+(?:sedan\s+)?inkomma|inkommer|lämnas|sker|görs|skickas|insänds|inges|avges|avger|avlämnas|rekvirerar|rekvireras|redovisas|rapporteras|betalas"
    r"|återgår|\p{L}*redovisar|\p{L}*rapporterar|återkommer|(?:över)?lämnar|skickar|redogör|att\s+(?:[\p{L}-]+\s+){0,3}?(?:åter\p{L}+a|redovisa|rapportera|lämna))\b"
    r"|\b(?:är|vara)\s+(?:framme\s+)?hos\b|\bnår?\s+oss\b"
)
# "Den 15 april varje år ska ...": the day comes first
_DUTY_NEXT = regex.compile(r"\s*(?:varje\s+år\s+)?(?:ska|skall|måste|lämnar|redovisar|rapporterar)\b")
# "lämnas den 1 mars", "i februari" - not "redovisning från den 1 mars"
_ON = regex.compile(
    r"(?:\b(?:vid|i|under|omkring|kring|inom|per)\s*|(?:rapport|redovisning)(?:en)?\s+"
    r"|(?<!\b(?:för|från|av|efter|tidigast)\s)den\s*|[:(]\s*)\S{0,4}$"
)
_DUE = {DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE, DateRole.REQUISITION_DEADLINE}
# "utbetalningen för 2021", "av 2021": about a time, not in it - but "i slutet av juni"
_OF_A_YEAR = regex.compile(
    r"\b(?:för|avseende|[Ss]edan|än|jämfört\s+med|i\s+förhållande\s+till|från\s+år"
    r"|\p{L}*(?:belopp|sparande|medel|behållning|bidrag)(?:en|et)?\s+från|(?<!slutet\s|början\s|mitten\s)av)\s+$"
)


class Setting(NamedTuple):
    """What surrounds a sentence: what else may tell the role of a date whose own clause is silent."""

    before: str = ""  # the sentence before it in its paragraph
    lead: str = ""  # the sentence that introduces its list
    section: str = ""  # the heading it stands under


class Told(NamedTuple):
    """The roles of a date, and the name of the rule that told them."""

    roles: tuple[DateRole, ...]
    rule: str


def roles_of(sentence: str, found: FoundDate, setting: Setting) -> tuple[DateRole, ...]:
    """The roles of one date of a sentence, most often one; ``other`` where nothing says more."""
    return told_by_clause(sentence, found, setting).roles


def told_by_clause(sentence: str, found: FoundDate, setting: Setting) -> Told:
    """As :func:`roles_of`, with the rule that told them."""
    # what tells a role stands near; looking further back would cost the square of a long text
    before, after = sentence[max(0, found.start - 500) : found.start], sentence[found.stop : found.stop + 300]
    written = sentence[found.start : found.stop]
    if (HAS_BEEN.search(before) and not _TO_BE.search(before)) or _MOVED_FROM.search(before):
        return Told((DateRole.OTHER,), "past")
    if _BY_DECISION.search(before):
        return Told((DateRole.CITED_DECISION,), "decision")
    if _COSTS_UNTIL.search(before + written):
        return Told((DateRole.USE_PERIOD,), "costs-until")
    about_year = is_of_year(before, written, found)
    if not about_year and (found.open or is_due(before, after) or _is_end(written, before)):
        alone = setting if found.precision is not DatePrecision.YEAR else Setting()
        roles = _deadline_roles(before, after, alone)
        if roles:
            return Told(roles, "deadline")
    if found.precision is not DatePrecision.YEAR and found.first and found.last:
        decided = decision_role(before, after, sentence)
        if decided:
            return Told((decided,), "decision")
    return Told((_period_role(before, after, found, written),), "clause")


def is_deadline(sentence: str, found: FoundDate) -> bool:
    """True when a word before the date makes it the latest day for something."""
    before = sentence[: found.start]
    if is_of_year(before, sentence[found.start : found.stop], found):
        return False
    done = _DONE_BY.search(before)
    return bool(is_due(before, sentence[found.stop :]) or done) or _is_end(
        sentence[found.start : found.stop], before
    )


def opens(sentence: str, found: FoundDate) -> bool:
    """True when a single day is the first of a period ("får användas från den 1 juli")."""
    return bool(_FROM.search(sentence[: found.start]))


def closes(sentence: str, found: FoundDate) -> bool:
    """True when a single day is the last of a period ("får användas till den 31 december")."""
    before = sentence[: found.start]
    return any(pattern.search(before) for pattern in (_ENDED, _EXPIRES, _DONE_BY, _UNTIL, DEADLINE))


def _is_end(written: str, before: str) -> bool:
    """True for "till och med den 31 mars" without a beginning."""
    return bool(_UP_TO.match(written)) and not _FROM.search(before)


def _deadline_roles(before: str, after: str, setting: Setting) -> tuple[DateRole, ...]:
    if _BEGUN.search(before):
        return (DateRole.OTHER,)
    before = _RESUMED.sub(r"\g<main> ", _SO_THAT.sub(r"\g<who>", before))
    after_clause = _CLAUSE_END.split(after.lstrip(", "), maxsplit=1)[0]
    which = None if PAY_BACK.match(before) else _WHICH.search(before)
    if which:
        return _finished(which["clause"])
    following = GOVERNS.search(after_clause)
    late = _VERB_AFTER.search(before)
    # "Du får besked senast den 16 maj och projektet ska ...": what is had by then governs
    if following and late and not (_INFINITIVE.search(late["between"]) or GOVERNS.search(late["between"])):
        return _with_second(after_clause, following)
    said = (nearest_governing(before), _finished(before), (ROLES[str(following.lastgroup)],) if following else ())
    roles = next((roles for roles in said if roles), ())
    if not roles and _WHO.search(before):
        return (DateRole.OTHER,)
    return roles or _from_around(f"{before} {after_clause}", setting)


def _from_around(clause: str, setting: Setting) -> tuple[DateRole, ...]:
    """The role of a deadline whose own clause names no duty, from what is said before it and from its heading.

    Papers that are to be handed in are part of the application or report that is spoken of, not of a payment.
    """
    around = [nearest_governing(context) for context in (setting.before, setting.lead, setting.section)]
    if _HANDED_IN.search(clause):
        around = [roles for roles in around if DateRole.PAYMENT not in roles and DateRole.USE_PERIOD not in roles]
        if _INFORMATION.search(clause):
            around.append((DateRole.REPORT_DEADLINE,))
    return next((roles for roles in around if roles), ())


def _finished(text: str) -> tuple[DateRole, ...]:
    matches = list(FINISHED.finditer(text))
    return (ROLES[str(matches[-1].lastgroup)],) if matches else ()


def _with_second(clause: str, first: regex.Match[str]) -> tuple[DateRole, ...]:
    """The role of the verb, and of a second one that "och" adds to it ("redovisa ... samt återbetala")."""
    roles = [ROLES[str(first.lastgroup)]]
    for match in GOVERNS.finditer(clause, first.end()):
        role = ROLES[str(match.lastgroup)]
        if role not in roles and _SECOND.search(clause, first.end(), match.start()):
            roles.append(role)
    return tuple(roles[:2])


def nearest_governing(text: str) -> tuple[DateRole, ...]:
    """The role of the last governing word of the innermost clause that has one, and of a word paired with it."""
    described = _DESCRIBED.search(text)
    noun = GOVERNS.match(described["noun"]) if described else None
    if noun:
        return (ROLES[str(noun.lastgroup)],)
    matches = list(GOVERNS.finditer(text))
    outer = [m for m in matches if not _within_subordinate(text, m.start())] or matches
    # "ska betala ut stödet efter rekvisition senast": a noun behind a preposition does not govern, a verb does
    governing = [m for m in outer if not _is_adjunct(text, m)] or outer
    if not governing:
        return ()
    last = governing[-1]
    role = ROLES[str(last.lastgroup)]
    if len(governing) > 1:
        pair = governing[-2]
        other = ROLES[str(pair.lastgroup)]
        if other not in {role, DateRole.OTHER} and _PAIRED.fullmatch(text, pair.end(), last.start()):
            return (other, role)
    return (role,)


def _is_adjunct(text: str, match: regex.Match[str]) -> bool:
    """True for "efter rekvisition", unless a clause about it follows ("rekvisition, som ska ha kommit in")."""
    if _PASSIVE.fullmatch(match.group()):  # "rekvireras inte utan betalas ut"
        return False
    return bool(_PREPOSITION.search(text, 0, match.start())) and not _ABOUT_IT.match(text, match.end())


def _within_subordinate(text: str, position: int) -> bool:
    """True for a word of a relative clause that ends before the text does, at a comma, parenthesis or new verb."""
    opener = None
    for match in _SUBORDINATE.finditer(text, 0, position):
        opener = match
    if opener is None or regex.search(r"[,;)(]", text[opener.end() : position]):
        return False
    return bool(regex.search(r"[,)(]|\b(?:ska|skall|måste|får|kan)\b", text[position:]))


def _period_role(before: str, after: str, found: FoundDate, written: str) -> DateRole:
    """The role of a date without a deadline word, from the nearest verb of its own clause."""
    if plain := _plain_role(before, after, found):
        return plain
    before = _GOES_ON.sub(" ", before)
    boundaries = [m.end() for m in _BOUNDARY.finditer(before)]
    start = boundaries[-1] if boundaries else 0
    clause = before[start:]
    elsewhere = list(GOVERNS.finditer(clause))
    if elsewhere and elsewhere[-1].lastgroup == "other":
        return DateRole.OTHER
    concern = _last_of(clause, bare=bool(start))
    if concern is None and not (start and _SUBORDINATE.search(before, start - 8, start)):
        outer = _last_of(before)
        modal = regex.search(r"\b(?:får|kan|ska|skall|måste|att|bör)\s+[^.;]{0,60}$", clause) is not None
        supposed = _SUPPOSED.match(before) is not None
        concern = (_first_of(after) if modal or (outer is None and not supposed) else None) or outer
    if concern is DateRole.PAYMENT and found.precision is DatePrecision.YEAR and _PAID.search(f"{before} {after}"):
        return DateRole.OTHER
    if concern in (DateRole.USE_PERIOD, DateRole.PAYMENT):
        return DateRole.OTHER if _OF_A_YEAR.search(before) else concern
    return _due_role(concern, before, after, found, written) if concern else DateRole.OTHER


def _plain_role(before: str, after: str, found: FoundDate) -> DateRole | None:
    """The role where the words right before a date settle it, whatever else the clause says."""
    if _PAYS.search(before) and _PAYS_OUT.match(after):
        return DateRole.PAYMENT
    if _OPENS.search(before) or OF_ANOTHER.search(before):
        return DateRole.OTHER
    lasts = found.first != found.last
    runs = (lasts and _RUNS.search(before)) or _RUNS_UNTIL.search(before)
    granted = lasts and is_granted_for(before, after, found) and not TOOK_PLACE.search(before)
    used = WORK_DONE.search(before) or granted or _EXPIRES.search(before)
    return DateRole.USE_PERIOD if used or (runs and not _APPLYING_RUNS.search(before)) else None


def _due_role(concern: DateRole, before: str, after: str, found: FoundDate, written: str) -> DateRole:
    """The deadline that a date without "senast" is ("lämnas den 1 mars"), ``other`` where it is none."""
    clause = _BOUNDARY.split(before)[-1]
    took_place = TOOK_PLACE.search(clause) and not _TO_BE.search(clause)
    if concern not in _DUE or took_place or found.precision is DatePrecision.YEAR or _IS_ABOUT.search(before):
        return DateRole.OTHER
    first = not before.strip() and _DUTY_NEXT.match(after)
    span = found.first is not None and found.last is not None and found.first != found.last
    asked = span and (concern is DateRole.REQUISITION_DEADLINE or _REPORTING_TIME.search(before) is not None)
    told = _DUTY.search(before) and _ON.search(before + written.split(maxsplit=1)[0][:4])
    return concern if first or asked or told else DateRole.OTHER


def _is_without(text: str, match: regex.Match[str]) -> bool:
    """True for the noun of "utan ansökan", "efter rekvisition"; a verb behind "utan" governs."""
    return _NOUN.fullmatch(match.group()) is not None and bool(_WITHOUT.search(text, 0, match.start()))


def _last_of(text: str, *, bare: bool = False) -> DateRole | None:
    """The last word that says what a time is for; one behind a preposition only where no other does.

    With ``bare`` none such: in "Utbetalning, hälften, sker utan rekvisition i mars" the subject governs.
    """
    matches = list(CONCERNS.finditer(text))
    last = next((m for m in reversed(matches) if not _is_without(text, m)), None)
    last = last or (matches[-1] if matches and not bare else None)
    return ROLES[str(last.lastgroup)] if last else None


def _first_of(text: str) -> DateRole | None:
    """The verb that follows at once ("under 2018 använda"), not one of a further clause."""
    match = CONCERNS.search(regex.split(r"[.;,]|\s(?:att|som)\s", text[:60], maxsplit=1)[0])
    return ROLES[str(match.lastgroup)] if match else None
