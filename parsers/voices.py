"""Who speaks in a document that has no letterhead: an agency's page, a notice, a text copied from either.

Asked by ``fields`` when no head names anybody. Goes by who takes the papers, whose address stands there, and who
says "we"; where that leaves two, nobody is named: somebody who is only written about is no author.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from parsers.organisations import AGENCIES, Body, organisations_in
from parsers.prose.flow import BlockKind, Flow

_SPEAKS = regex.compile(r"\b(?:[Vv]i|[Vv]år|[Vv]åra|[Vv]årt|[Oo]ss)\b")
_RECEIVES = regex.compile(
    r"(?i)(?:rekvi|redovis|ansök|återrapport|återbetal|ställd|beslut(?:ar|at)\b|betalar ut|inkom|utlys|fördela)"
    r"\p{L}*"
)
_PUBLISHED = regex.compile(
    r"(?:Pressmeddelande|Nyhet|Publicerad|Publicerat|Avsändare|Källa)[ :]+(?:från|av)?[ :]*(?P<who>.+)"
)
# "bidrag@kammarkollegiet.se", "www.skolverket.se": the name before the last part
_DOMAIN = regex.compile(r"(?:@|www\.|https?://(?:[\w-]+\.)*?|(?<=\s))(?P<name>[\w-]+)\.(?:se|nu|org|gov\.se)\b")
_FOR_THE_PRESS = regex.compile(r"\b(?i:presskontakt|pressekreterare|pressansvarig|presschef|kommunikatör)\b")
_ADDRESSED = regex.compile(r"@|www\.|\d{2,3}[- ]\d{2}")
_FOLDED = str.maketrans("åäöé", "aaoe", " -")


def receiving_agency(flow: Flow) -> str | None:
    """The one agency that takes the requisitions and reports, whose address stands there, or that is named most."""
    told: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for string in _strings(flow):
        agencies = [o.name for o in organisations_in(string) if o.body is Body.AGENCY]
        named.update(agencies)
        if _RECEIVES.search(string):
            told.update(agencies)
    most = _first(told + named)
    return (most if told[most or ""] or named[most or ""] > 1 else None) or _at_address(flow, named)


def giving_municipality(flow: Flow) -> str | None:
    """The one municipality or region that the title, else the text, names; None where two are named."""
    title = (b.text.string for b in flow.of_kind(BlockKind.TITLE))
    for strings in (title, _strings(flow)):
        named = {o.name for s in strings for o in organisations_in(s) if o.body is Body.LOCAL}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def publisher(flow: Flow) -> str | None:
    """Whom "Pressmeddelande från Region Skåne" or "Publicerad av SKR" names."""
    for block in flow.blocks:
        match = _PUBLISHED.search(block.text.string)
        found = organisations_in(match["who"]) if match else ()
        if found:
            return found[0].name
    return None


def author(flow: Flow) -> str | None:
    """The one body, not of the state, named in a paragraph that says "we"; else the agency whose address it is."""
    for block in flow.blocks:
        if block.kind is BlockKind.PARAGRAPH and _SPEAKS.search(block.text.string):
            named = {
                o.name
                for o in organisations_in(block.text.string)
                if o.body in {Body.ASSOCIATION, Body.LOCAL, Body.BOARD, Body.ADMINISTRATION}
            }
            if len(named) == 1:
                return named.pop()
    says_we = any(_SPEAKS.search(s.text.string) for s in flow.sentences)
    agencies = Counter(o.name for s in _strings(flow) for o in organisations_in(s) if o.body is Body.AGENCY)
    return _at_address(flow, agencies) if says_we else None


def press_office(flow: Flow) -> str | None:
    """The one municipality or region named on a page with a contact for the press, which newspapers have not."""
    if not any(_FOR_THE_PRESS.search(block.text.string) for block in flow.blocks):
        return None
    return giving_municipality(flow)


def signing_body(flow: Flow) -> str | None:
    """The body whose bare name stands on a line of its own below the text, as a letter is signed."""
    for block in reversed(flow.blocks):
        if block.kind is BlockKind.PARAGRAPH and not _ADDRESSED.search(block.text.string):
            return None
        found = organisations_in(block.text.string) if block.kind is BlockKind.CELL else ()
        if found and (found[0].start, found[0].stop) == (0, len(block.text.string)):
            return found[0].name
    return None


def _strings(flow: Flow) -> Iterator[str]:
    """The title and what is said before the annexes."""
    yield from (b.text.string for b in flow.of_kind(BlockKind.TITLE))
    yield from (s.text.string for s in flow.sentences if not s.block.annex)


def _first(counts: Counter[str]) -> str | None:
    """The one that is named most; None where two are."""
    ranked = counts.most_common(2)
    return None if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) else ranked[0][0]


def _at_address(flow: Flow, named: Counter[str]) -> str | None:
    """The agency, known or one of ``named``, that an address of post or web bears the name of."""
    lines = (line.text.string for line in flow.lines)
    domains = Counter(match["name"].lower() for line in lines for match in _DOMAIN.finditer(line))
    owners = Counter({name: domains[name.lower().translate(_FOLDED)] for name in (*AGENCIES, *named)})
    return _first(+owners)
