"""The names that an agreement gives its parties: "Norrbo Idrottsallians, nedan Alliansen".

Used by ``reading`` for agreements: a name that no list of bodies holds binds as a party does. It reads and returns
strings and settles no condition.
"""

from __future__ import annotations

import regex

from parsers.conditions.topics import is_actor
from parsers.prose.flow import Flow

# ", nedan Alliansen", "(härefter kallad Bolaget)", '("Kliniken")'
_NAMED = regex.compile(
    r"(?:\b(?:nedan|härefter|hädanefter|fortsättningsvis)(?: (?:kalla[dt]|benämn[dt]))? |\((?=[\"”“]))"
    r"[\"”“]?(?P<name>\p{Lu}\p{Ll}{3,})[\"”“]?(?=[,.;)]| och\b|$)"
)
_PARTY = "Parten"
_NO_OBJECT = r"(?<!\b(?:[Tt]ill|[Ff]rån|[Ff]ör|[Mm]ed|[Hh]os|[Åå]t|[Mm]ot)\s)"


def parties_of(flow: Flow) -> tuple[str, ...]:
    """The names of its own that a document gives its parties, in reading order, without those known as bodies."""
    named = (match["name"] for block in flow.blocks for match in _NAMED.finditer(block.text.string))
    return tuple(dict.fromkeys(name for name in named if not is_actor(name)))


def as_a_party(sentence: str, names: tuple[str, ...]) -> str:
    """``sentence`` with each of ``names`` as a contract calls a party of no name."""
    for name in names:
        sentence = regex.sub(rf"\b{name}(?=s?\b)", _PARTY, sentence)
    return sentence


def as_named(who: str | None, sentence: str, names: tuple[str, ...]) -> str | None:
    """Whom ``as_a_party`` renamed, by the name in ``sentence``: of several the first that nothing goes to."""
    named = regex.search(rf"{_NO_OBJECT}\b(?:{'|'.join(names)})(?=s?\b)", sentence) if names else None
    return who.replace(_PARTY, named[0]) if who and named and who not in sentence else who
