"""What a grant is for, as the words of its titles that another grant's would not have.

Words of the genre (medel, fördelning, kommuner) say nothing and are left out; what is left is compared by its stem.
A comparison of words is evidence among other evidence, never a link by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = tuple(
    "arnas ernas ornas arna erna orna ans ens ets ars ers an en et ar er or na s n t a e".split()  # noqa: SIM905
)
_SHORTEST = 4
_GENRE = """
    alla anledning annan ansöka ansökan anvisning användning april augusti avseende avser avtal belopp beslut
    besluta betala bidrag bidragsram bilaga december delvis denna dessa detta ekonomisk eller enligt enskilda
    erbjuda februari från fördela fördelas fördelning förordning förslag gemensam genom genomföra gäller
    huvudmän information inom insats instruktion januari juli juni kommun kommunal kommuner korrigerad
    korrigering kostnad kronor landsting lista länen länet mars medel medlen mellan miljoner målgrupp nationell
    november nytt nämnd oktober ordning pengar planerad prestation ramen redovisa redovisning regering
    regeringsbeslut region regional regioner rekvirera rekvisition reviderad revidering riktad riktat rättelse
    samt samtliga satsning september som staten statens statlig statsbidrag stimulansmedel stöd stödet stödja
    sveriges särskild söka tabell till tilldela tilldelning tillägg tilläggsbeslut under uppdaterad uppdrag
    uppföljning utbetala utbetalas utbetalning utlysning utveckla utveckling vara vilken villkor viss vissa
    ytterligare ändra ändring ändringsbeslut åren året återbetalning återrapportering åtgärder överenskommelse
"""


@lru_cache(maxsize=16_384)  # a set of documents says the same words again and again
def stem(word: str) -> str:
    """The word without its inflection, roughly: investeringar and investeringen give investering."""
    word = word.casefold()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


_NOTHING = frozenset(stem(word) for word in _GENRE.split())


def stems(text: str) -> frozenset[str]:
    """The stems of all longer words of a text."""
    return frozenset(stem(m[0]) for m in _WORD.finditer(text))


def subject_of(texts: Iterable[str | None]) -> frozenset[str]:
    """The stems that tell what the grant is for."""
    return frozenset[str]().union(*(stems(text) for text in texts if text)) - _NOTHING


def share_of(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set of words the other has: 0 to 1; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has words that the other lacks, as two grants of similar titles do."""
    return bool(one - other) and bool(other - one)
