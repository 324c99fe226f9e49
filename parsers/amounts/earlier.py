"""Sums of an earlier time, told by tense and year: "Under 2021 fick 40 kommuner dela på 18 miljoner kronor".

A leaf under ``amounts.roles``: the words around an amount and the document's first year in, yes or no out. A
decision that is told of in the past tense is no outcome: without a year before the document's own it says nothing.
"""

from __future__ import annotations

import regex

from parsers.amounts.words import Around, Side

_STRONG = (
    "var|blev|låg|fanns|steg|sjönk|bar|hade|erhöll|utgjorde|innebar|rörde|svarade|bidrog"
    r"|(?:av|an|till|mot|ut|upp|åter|kvar|över|om|in)?(?:fick|gick|gav|stod|kom|höll|tog|drog|sköt|lade)"
)
# "avsatte", "fördelades", "sökte"; not "boende", "syfte", "måste"
PRETERITE = (
    rf"(?:{_STRONG}|(?!syfte|måste|\p{{L}}*[aeo]nde\b(?<!vände))"
    r"\p{L}{2,}(?:ade|dde|lde|nde|gde|rde|vde|tte|[kpsfx]te)s?)"
)
_FINITE = regex.compile(
    rf"\b(?:(?P<past>{PRETERITE})|ska|skall|bör|får|kan|är|har|blir|ut?går|uppgår|beräknar?|avser|omfattar"
    r"|motsvarar|innebär|kommer|fördelar|lämnar|betalar|beviljar|avsätter|att|\p{L}{3,}as)\b"
)
# "de avsatta medlen", "beviljade bidrag": no verb but what sort of money
_ATTRIBUTE = regex.compile(r"\b(?:de|den|det|dessa|denna|alla|årets|totalt?|tidigare|redan|nyligen)\s+$")
_NO_PARTICIPLE = regex.compile(_STRONG)
_VERB_AFTER = regex.compile(
    rf"^ ,? \s* (?: av\s+\p{{L}}+ \s+ | i\s+(?:stöd|bidrag) \s+ | kronor \s+ | som \s+ (?:\p{{L}}+\s+){{0,2}}? )?"
    rf" (?:då\s+)? (?P<past>{PRETERITE}) \b",
    regex.VERBOSE,
)
_YEAR = regex.compile(
    r"(?<![\p{L}0-9/:.,§-])(?:19[5-9]|20[0-9])[0-9](?![0-9\p{L}]|[/:.,-][0-9]|\s(?:[0-9]{3}\b|kr))"
)
# "har länet fått", "hade förbrukats"
_PERFECT = regex.compile(r"\b(?:har|hade)\s+(?:\p{L}+\s+){0,4}?\p{L}{2,}(?:at|it|tt|ått)s?\s+(?:\p{L}+\s+){0,4}$")
# "Sedan 2018 har 22 miljoner kronor betalats ut"
_HAS = regex.compile(r"\bhar\s+(?:\p{L}+\s+)?$")
_SUPINE_AFTER = regex.compile(r"\s*(?:\p{L}+\s+)?\p{L}{3,}(?:ats|its|tts)\b")
# "Av de 1 300 miljoner kronor som anvisats för 2018 förbrukades ..."
_WHICH_WAS = regex.compile(r"\s*som\s+(?:\p{L}+\s+)?\p{L}{3,}(?:ats|its|tts)\b")
_LAST_YEAR = regex.compile(
    r"\b(?i:i\s+fjol|tidigare|dåvarande|förra\s+(?:året|omgången|perioden|utlysningen)|(?:första|andra"
    r"|senaste)\s+(?:omgången|utlysningen)|föregående\s+(?:år|omgång|period)|året\s+(?:innan|dessförinnan))\b"
)
# "Under 2018 beviljade": told in the past tense of a year, in a paper without a date
_YEAR_FIRST = regex.compile(r"(?:Under|Sedan|År|I)?\s*(?:år\s+|åren\s+|starten\s+)?(?:19|20)\d\d\b")
# "Av 2021 års statsbidrag på"
_OF_A_YEAR = regex.compile(r"\b(?P<year>(?:19|20)\d\d)\s+års\s+(?:\p{L}+\s+){1,4}?(?:på|om)\s+(?:\p{L}+\s+)?$")
_EARLIER_HEAD = regex.compile(r"(?i)^(?:\d[\d.]*\s+)?tidigare\b|\b(?:utfall|resultat)\s+(?:19|20)\d\d")


def is_earlier(amount: Around) -> bool:
    """True where a verb in the past tense governs the sum and its sentence names an earlier year only."""
    of_year = _OF_A_YEAR.search(amount.before)
    if of_year and amount.setting.since and int(of_year["year"]) < amount.setting.since:
        return True
    if not _of_earlier_year(amount):
        return False
    if _WHICH_WAS.match(amount.after) or (_HAS.search(amount.before) and _SUPINE_AFTER.match(amount.after)):
        return True
    if _VERB_AFTER.match(amount.after) or _PERFECT.search(amount.before):
        return True
    verbs = [m for m in _FINITE.finditer(amount.before) if not _is_attribute(amount.before, m)]
    return bool(verbs and verbs[-1]["past"])


def _is_attribute(before: str, verb: regex.Match[str]) -> bool:
    """True of "de avsatta medlen"; "av dessa gick" has a verb that no participle looks like."""
    return _ATTRIBUTE.search(before, 0, verb.start()) is not None and not _NO_PARTICIPLE.fullmatch(verb.group())


def _of_earlier_year(amount: Around) -> bool:
    clause = f"{amount.before} {amount.after}"
    if _LAST_YEAR.search(clause):
        return True
    if amount.setting.side is Side.LOCAL and _YEAR_FIRST.match(amount.sentence):
        return True  # what a board is told of a year is no proposal
    since, said = amount.setting.since, f"{amount.sentence_before}, {amount.sentence[amount.start :]}"
    named = _YEAR.findall(clause) or _YEAR.findall(said)
    if not named and amount.setting.goes_on:
        return True
    if not named and (_EARLIER_HEAD.search(amount.setting.section)):
        return True
    years = [int(year) for year in named]
    if since is None:
        return _YEAR_FIRST.match(amount.sentence) is not None
    return bool(years) and max(years) < since
