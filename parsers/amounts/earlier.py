"""Sums of an earlier time, told by tense and year: "Under 2021 fick 40 kommuner dela på 18 miljoner kronor".

A leaf under ``amounts.roles``: the words around an amount and the document's first year in, yes or no out. A
decision that is told of in the past tense is no outcome: without a year before the document's own it says nothing.
"""

from __future__ import annotations

import regex

from parsers.amounts.words import Around

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
_LAST_YEAR = regex.compile(
    r"\b(?i:i\s+fjol|tidigare|dåvarande|förra\s+(?:året|omgången|perioden|utlysningen)|(?:första|andra|senaste)\s+(?:omgången|utlysningen)|föregående\s+(?:år|omgång|period)|året\s+(?:innan|dessförinnan))\b"
)


def is_earlier(amount: Around) -> bool:
    """True where a verb in the past tense governs the sum and its sentence names an earlier year only."""
    if not _of_earlier_year(amount):
        return False
    if _VERB_AFTER.match(amount.after) or _PERFECT.search(amount.before):
        return True
    verbs = [m for m in _FINITE.finditer(amount.before) if not _ATTRIBUTE.search(amount.before, 0, m.start())]
    return bool(verbs and verbs[-1]["past"])


def _of_earlier_year(amount: Around) -> bool:
    clause = f"{amount.before} {amount.after}"
    if _LAST_YEAR.search(clause):
        return True
    since, said = amount.setting.since, f"{amount.sentence_before}, {amount.sentence[amount.start :]}"
    named = _YEAR.findall(clause) or _YEAR.findall(said)
    years = [int(year) for year in named]
    return since is not None and bool(years) and max(years) < since
