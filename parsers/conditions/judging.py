"""How applications are judged: "En referensgrupp bedömer kvalitet", below "Så bedömer vi ansökan".

Used by ``reading`` for instructions, where "bedömer" is what is done with every application; elsewhere it is what
somebody thinks, and no term. It reads a sentence and its heading.
"""

from __future__ import annotations

import regex

from parsers.conditions.forms import Reading
from parsers.conditions.headed import ranks
from schemas.vocabulary import Category, DocumentKind, Modality

_JUDGES = regex.compile(
    r"\b(?:bedöm(?:er|s)|väg(?:er|s)|granska[rs]|läser|läses|poängsätt\p{L}*|priorit\p{L}+|rangordn\p{L}+|viktas?"
    r"|avgör|lägger (?:särskild |stor )?vikt|fäster (?:\p{L}+ )?avseende|tar (?:vi )?(?:också )?hänsyn"
    r"|ser (?:vi )?(?:positivt|särskilt|till|gärna)|tittar|sätter betyg)\b"
)
# The same wherever it stands: "Vi bedömer varje ansökan utifrån ...", "Bedömningen görs av ..."
_OF_APPLICATIONS = regex.compile(
    r"(?:Vi|\p{Lu}\p{L}+) (?:bedömer|premierar|prioriterar) (?:\p{L}+ )?"
    r"\p{L}*(?:ansökan|ansökningar|ansökningarna|projekten)\b"
    r"|Bedömningen (?:av ansök\p{L}+ )?(?:görs|sker|baseras|utgår)\b"
)
_NO_TERM = regex.compile(
    r"\?$|\bbedömer (?:att|om|sedan om)\b|^(?:Läs|Se|Här)\b|\b(?:har|hade) (?:vi )?(?:\p{L}+ )?\p{L}+at\b"
)


def judged(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """How the money is dealt out by what is thought of the applications; None of other sentences."""
    if kind is not DocumentKind.AGENCY_INSTRUCTION or _NO_TERM.search(string):
        return None
    told = _OF_APPLICATIONS.match(string) or (ranks(section) and _JUDGES.search(string))
    return Reading(Modality.STATEMENT, None, Category.ALLOCATION) if told else None
