"""The parties of an agreement: who signs, else whom its first sentences or labels name.

Asked by ``fields``.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from parsers.organisations import organisations_in
from parsers.people.signatures import party_signatures
from parsers.prose.flow import Flow

_MOST_PARTIES = 4
_COLUMN = 12.0  # points that the left edges of a label and the name below it may differ

# "mellan staten och Sveriges Kommuner och Regioner om"
_BETWEEN = regex.compile(
    r"(?:[Öö]verenskommelse(?:n)?"
    r"|[Aa]vtal(?:et)?)(?:[ ]om[ ][^.,;]{3,60}?)?[ ]mellan[ ](?P<first>.{3,80}?)[ ]och[ ](?P<second>.{3,80}?)"
    r"(?=[ ](?:om|avseende|för|rörande|gällande|20\d\d)\b|[.,;]|$)"
)
# "Staten genom Trafikverket, org.nr 202100-6297, nedan Trafikverket, och Hjo kommun, ..., nedan kommunen"
_PRESENTED = regex.compile(
    r"(?:[Mm]ellan )?(?P<first>\p{Lu}[^,;.(]{3,80}?)(?:,| \().{0,140}?\b(?:här)?(?:nedan|efter)\b.{2,60}?\)?,? och "
    r"(?P<second>\p{Lu}[^,;.(]{3,80}?)(?:,| \().{0,140}?\b(?:här)?(?:nedan|efter)\b"
)
# "Bidragsgivare: Trafikverket", "Part 1 Vansbro kommun"
_PARTY_LABEL = regex.compile(
    r"(?:(?:Bidrags|Stöd|Uppdrags)(?:givare|tagare|mottagare)|Beställare|Utförare|Leverantör|Finansiär|Mottagare"
    r"|Part[ ][12AB])[ ]*:?[ ]*(?:(?<=[:12AB][ ]*)(?P<name>\p{Lu}.{1,80}))?"
)


def parties_of(flow: Flow) -> list[str]:
    """The parties in the order in which they sign or are named, each as the agreement has it in full."""
    signing = list(dict.fromkeys(s.party for s in party_signatures(flow) if s.party))
    return [_in_full(p, flow) for p in signing] or _between(flow) or _labelled_parties(flow) or _called(flow)


def _in_full(party: str, flow: Flow) -> str:
    """The name of a party that signs as the agreement calls it: "Kommunen", where it says "(nedan Kommunen)"."""
    if " " in party or not party.endswith(("en", "et", "an")) or organisations_in(party):
        return party
    called = regex.compile(
        rf"(?P<name>(?!Mellan\b)\p{{Lu}}[^.,;(]{{3,80}}?),?"
        rf"(?: \(?(?:org[ .][^(,\d]{{0,12}})?\d{{6}}-\d{{4}}\)?)?,? \(?"
        rf"(?i:(?:här)?(?:nedan|efter)|i det följande|fortsättningsvis) (?:kalla[dt]s? |benämn[dt] )?"
        rf"[\"”]?(?i:{regex.escape(party)})\b"
    )
    said = (called.search(block.text.string) for block in flow.blocks)
    return next((m["name"].strip() for m in said if m), party)


def _between(flow: Flow) -> list[str]:
    for block in flow.blocks:
        match = _BETWEEN.search(block.text.string)
        if match:
            return [match["first"].strip(), match["second"].strip()]
    return []


def _called(flow: Flow) -> list[str]:
    """The two parties that a sentence presents by full and short name: "SGU, nedan SGU, och Hjo kommun, nedan"."""
    for sentence in flow.sentences:
        match = _PRESENTED.match(sentence.text.string)
        if match:
            return [match["first"].strip(), match["second"].strip()]
    return []


def listed(parties: list[str]) -> str:
    """The parties as a sentence names them: "Staten och SKR", "Polisen, Region Skåne och Eslövs kommun"."""
    names = [_capital(p) for p in parties[:_MOST_PARTIES]]
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _labelled_parties(flow: Flow) -> list[str]:
    """Who stands beside or below the labels of giver and taker: "Bidragsgivare: Trafikverket"."""
    rows = [line.cells() for line in flow.lines]
    found: list[str] = []
    for row, below in pairwise([*rows, ()]):
        for cell in row:
            match = _PARTY_LABEL.fullmatch(cell.text.string.strip())
            if match is None:
                continue
            under = next(
                (c for c in below if abs(c.bbox.x0 - cell.bbox.x0) <= _COLUMN), below[0] if below else None
            )
            name = (match["name"] or (under.text.string if under else "")).strip(" ,;")
            found += [name] if 0 < len(name.split()) <= 8 and name not in found else []
    return found[:2] if len(found) >= 2 else []


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
