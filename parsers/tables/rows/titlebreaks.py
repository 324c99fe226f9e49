"""Titles that a narrow column broke within a word without a hyphen: "Projektägar" / "e", "Verksamh" / "ets-".

Used by ``building``. It refuses where the rest may be a word of its own, "Beviljat" / "belopp": a break is known by
the word that the document prints whole elsewhere, by a noun of titles that is cut in two, or by a rest that is
only an ending under a long word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.tables.labels import is_header_word
from parsers.tables.strips import Chunk
from parsers.tables.units import unit_of

_LONG = 8  # letters of a word that may be wider than its column
_PUNCTUATION = ".,;:()”\"'-\u00ad"
# nouns of titles whose parts are no words
_NOUN = regex.compile(
    r"""(?:ägare|mottagare|sökande|innehavare|organisation|förening|stiftelse|huvudman|kommun|region|länsstyrelse
    |myndighet|verksamhet|projekt|ersättning|utbetalning|tilldelning|fördelning|kostnad|belopp|bidrag|anslag|avgift
    |beslut|summa|totalt|procent|invånare|befolkning|förändring|benämning|anmärkning|ändamål|diarie|nummer|avdelning
    |utbildning|utveckling|satsning|insats|åtgärd|återbetal|beviljad|beviljat|universitet|högskola)""",
    regex.VERBOSE | regex.IGNORECASE,
)
# a compound goes on after these: "Bredbandsut" / "byggnad"
_LED = regex.compile(r"\p{L}{4}s(?:ut|upp|in|av|för|be|över|under|åter|om|an|på)$")
_ENDING = regex.compile(
    r"[bcdfghjklmnpqrstvwxz]{1,3}|[ae]|t?ion|ning|(?:\p{L}?tion|sion|ion|on|ning|ing|het|else|ell|isk|lig)(?:s|en|er|ens|ets|ar|a|t)|ets|ens|ers"
)


def broken_titles(cell: Sequence[Chunk], printed: frozenset[str]) -> frozenset[Chunk]:
    """The lines of a title at whose end a word is broken; ``printed`` are the document's words in lower case."""
    return frozenset(upper for upper, lower in pairwise(cell) if _is_broken(upper, lower, printed))


def _is_broken(upper: Chunk, lower: Chunk, printed: frozenset[str]) -> bool:
    first, rest = upper.text.split()[-1], lower.text.split()[0].strip(_PUNCTUATION)
    rest = rest.partition("-")[0]  # "Organisatio" / "ns-bidrag"
    if not (first.isalpha() and rest.isalpha() and rest.islower()) or unit_of(rest):
        return False
    whole = first + rest
    if whole.casefold() in printed:
        return True
    if any(match.start() < len(first) < match.end() for match in _NOUN.finditer(whole)):
        return True
    if _LED.search(first):
        return True
    return len(first) >= _LONG and _ENDING.fullmatch(rest) is not None and not is_header_word(rest)
