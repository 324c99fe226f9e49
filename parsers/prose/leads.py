"""Which words lead the list below them: a line without a colon, a heading that its items make whole.

Used by ``blocks``. A heading leads where its items need it: "Ansökan ska innehålla" wants an object, "En deltagare"
above "ska vara medlem" is a subject. One that asks, or that names what follows, is a heading and no more.
"""

from __future__ import annotations

import regex

from parsers.prose.headings import asks, hanging
from parsers.prose.letterhead import is_unfinished

# A verb that makes a line above a list a sentence.
_VERB = regex.compile(
    r"\b(?:kan|får|ska|skall|bör|måste|föreslås|föreslår|beslutar|besluta|används|avser|gäller|innebär|omfattar|är|har|åligger|krävs)\b"
)
# "Av ramen fördelas"
_ENDS_IN_VERB = regex.compile(r"\b\p{Ll}{3,}(?:as|[glrt]es|ks|ts|ls)$")
# "Nämnden beslutar", "Kommunen ska", "Regionen åtar sig att"
_OPEN_ENDED = regex.compile(
    r"(?i)\p{L}\s(?:beslutar|föreslås|föreslår|ska|skall|måste|får|kan|bör|åtar sig(?: att)?"
    r"|ansvarar för(?: att)?)$"
)
# "Vi ger bidrag till", "Stödet kan inte användas för"
_GIVES_TO = regex.compile(
    r"(?:\p{L}+\s){1,3}(?:ger|ges|lämnas|lämnar|beviljas|användas|går|gå)\s(?:\p{L}+\s){0,3}(?:till|för)"
)
# The finite verb of an item that its heading is the subject of: "ska vara medlem i föreningen"
_FINITE_FIRST = regex.compile(r"(?:ska|skall|måste|får|kan|bör|behöver|är|har)\s\p{Ll}")


def introduces(string: str) -> bool:
    """True for words that lead a list without a colon: "Stöd kan lämnas för", "Nämnden föreslås besluta"."""
    if string.endswith((":", ";")):
        return True
    if string.rstrip('”"’»').endswith((".", "!", "?")):
        return False
    if len(string.split()) < 3:
        return string in {"Att", "att"} or bool(_OPEN_ENDED.search(string))
    return hanging(string) or is_unfinished(string) or bool(_VERB.search(string) or _ENDS_IN_VERB.search(string))


def heads_list(heading: str, first: str) -> bool:
    """True for a heading that makes a sentence with each item below it, of which ``first`` is the first."""
    if asks(heading):
        return False
    open_ended = _OPEN_ENDED.search(heading) or is_unfinished(heading) or _GIVES_TO.fullmatch(heading)
    return bool(open_ended) or _FINITE_FIRST.match(first) is not None
