"""Whether a day is that on which somebody decided, and whose decision it is.

A leaf under ``dates``, asked before any period: "Regeringen gav den 20 juni 2018", "avtalet av den 3 mars",
"regeringsbeslut 2018-06-20". Strings in, a role out; what is to be done by a day is not its business.
"""

from __future__ import annotations

import regex

from schemas.vocabulary import DateRole

# "utlysningen, som stängde den 20 februari, beviljades 14 projekt ...": the day is that of the clause it stands in
_OWN_VERB = regex.compile(r"\bsom\s+(?:\p{L}+\s+){0,3}?\p{L}{2,}(?:de|te|ick|kom)\s*(?:den\s*)?$")
# Regeringen gav den ...   Den ... ingick staten ...   regeringsbeslut (av den) ...   beviljades den ...
_DECIDED = r"""(?: gav(?!\s+in\b)|gett|givit | beslutades?|beslutats? | fattades?|fattats?
    | ingicks?|ingått | slöts?|slutit
    | (?:teckna|träffa|underteckna|bevilja|utfärda|tilldela)(?:de|des|t|ts) | uppdrog | antogs?|antagits?
    | enades|enats
    | (?:godkän|fastställ)(?:de|des|t|ts) | bemyndiga(?:de|t) | biföll|bifallit )"""
_PAPER = r"""(?i: \p{L}*beslut(?:et)? | överenskommelse(?:n)? | avtal(?:et)? | avsiktsförklaring(?:en)?
    | regleringsbrev(?:et)? | protokoll(?:et)? )"""
_ORDER = r"(?:[IVX]{1,4}|[0-9]{1,2}):[0-9]+"  # "I:3", "1:3"
_CASE = r"(?:dnr\s+)?\p{Lu}\p{L}?(?:19|20)[0-9]{2}/[0-9/\p{Lu}]+"  # "Regeringsbeslut S2022/01331 den 10 mars"
_DECIDED_BEFORE = regex.compile(
    rf"""
    (?: \b{_DECIDED}\b (?: \s+ (?!(?:(?<!-\s)och|samt|gäller|som|att)\s) [^\s.;,]+ ){{0,4}}?
      | \b (?: (?i:regeringsuppdrag(?:et)?) | (?i:uppdrag(?:et)?) (?=\s+(?:[IVX]|{_CASE})) )
        (?: \s+ (?:{_ORDER}|{_CASE}) )? \s+ (?:av|från|daterat)
      | \b{_PAPER} (?: \s+ (?:nr\s+)?{_ORDER} | \s+ {_CASE} )? (?: \s+ \([^)]*\) )?
        (?: \s+ mellan \s+ [^\d.;,]{{3,90}}? )?
        (?: \s+ (?:av|från|daterad|daterat|per)
            (?:\s+(?!(?:vänta|komm|planera|fatta|beräkna|lämna|ge)\p{{L}}*\b)\p{{L}}+){{0,3}}? )?
    ) \s* (?:den\s*)? $
    """,
    regex.VERBOSE,
)
# "medel som beslutats före den 1 januari", "ska vara undertecknat den": the day is a bound, not that of a decision
_NOT_ON = regex.compile(
    r"\b(?:(?:var|är|varit)\s+(?:inte\s+)?beslutade|före|innan|efter|senast|(?:ska|skall|måste)\s+(?:\p{L}+\s+)?vara\s+\p{L}+)\s*(?:den\s*)?$"
)
_PERFECT_BEFORE = regex.compile(r"\b(?:har|hade)(?:\s+\p{L}+){0,6}?\s*$")
_DECIDED_AFTER = regex.compile(rf"\s*+(?:\([^)]*+\)\s*+)?,?+\s*+(?:har\s+)?{_DECIDED}\b", regex.VERBOSE)
_DECIDED_NEAR = regex.compile(rf"\s*(?:\([^)]*\)\s*)?(?:\p{{L}}+\s+){{0,3}}?{_DECIDED}\b", regex.VERBOSE)
# Uppdraget lämnades den ...   myndigheten fick den ... i uppdrag   den ... (S2022/01102)
_COMMISSIONED = regex.compile(r"\b(?:fick|fått|lämnades|gavs|getts|erhöll)\b(?:\s+[^\s.;,]+){0,3}?\s*$")
_NUMBERED = regex.compile(
    r"\s*\((?:dnr|diarienr|diarienummer|ärendenr)?\.?:?\s*(?:\p{Lu}\p{L}?(?:19|20)[0-9]{2}/|[0-9.]+-)"
)
_BY_NUMBER = regex.compile(r"\b(?:nr\s+)?[IVX]{1,4}:[0-9]+\s+(?:av|från|daterat)\s+(?:den\s*)?$")
# "i ett yttrande den 12 december (dnr ...)": a paper that decides nothing
_LETTER = regex.compile(
    r"\b\p{L}*(?:yttrande|skrivelse|ansökan|framställan|framställning|hemställan|rapport|brev|remissvar|begäran)"
    r"(?:t|n|en|et)?\s+(?:\p{L}+\s+)?(?:den\s*)?$"
)
_OWN_DECISION = regex.compile(
    r"\b(?:[Dd]etta|[Dd]et\s+här)\s+beslut\s+(?:har\s+)?(?:fatta[dt]|tog|meddela[dt])|\b[Bb]eslutet\s+(?:har\s+)?(?:fattades|fattats)\b|\b[Ii]\s+detta\s+ärende\s+har\b"
    r"|\bbeslut(?:at|ade)\s[^.;]{0,80}?\batt\s+(?:bevilja|tilldela|ge)\s+(?:er|dig|ert|din)\b"
    r"|\bbeslutade\s+vid\s+(?:sitt\s+)?(?:\p{L}*sammanträde|\p{L}*möte)\p{L}*\s[^.;]{0,60}?\batt\s+(?:bevilja|tilldela)\s+\p{Lu}"
)


def names_its_number(before: str, after: str) -> bool:
    """True where a decision is cited by its number beside the day, so that it is another one's even on one day."""
    return _NUMBERED.match(after) is not None or _BY_NUMBER.search(before) is not None


def decision_role(before: str, after: str, sentence: str) -> DateRole | None:
    """Whether a day is that of a decision or agreement, this document's own or another; None where of none."""
    if _NOT_ON.search(before):
        return None
    # "har den 2 december tecknat": the participle follows
    perfect = _PERFECT_BEFORE.search(before) and _DECIDED_NEAR.match(after)
    commissioned = "uppdrag" in sentence.lower() and _COMMISSIONED.search(before)
    if (
        _DECIDED_BEFORE.search(before)
        or perfect
        or commissioned
        or (_DECIDED_AFTER.match(after) and not _OWN_VERB.search(before))
        or (_NUMBERED.match(after) and not _LETTER.search(before))
    ):
        return DateRole.DECISION if _OWN_DECISION.search(sentence) else DateRole.CITED_DECISION
    return None
