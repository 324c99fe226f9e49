"""References of a document: the identifiers it bears and those it cites, each once.

Between the flow and the rows. The grammars (``identifiers``, ``citations``) say what is an identifier; the place
says whose it is: what a letterhead or running head prints is the document's own, what a sentence mentions is
cited. One row is made for each role, kind and identifier, at its first place; a number that the document owns is
not also cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import is_of_decision, label_above, label_left
from parsers.references.citations import find_citations, find_named
from parsers.references.identifiers import (
    CUE,
    DECISION_ALONE,
    FoundReference,
    alike,
    dangling_cue,
    find_alike,
    find_identifiers,
    find_labelled,
    find_position,
    find_shapes,
    find_standing,
    same_case,
)
from parsers.text import Text
from schemas.rows import Reference
from schemas.vocabulary import ReferenceKind, ReferenceRole

__all__ = ["FoundReference", "find_references", "read_references"]

# D N R : 3 . 1 . 1 - 2 0 2 0 - 0 1 8 8: six or more single characters with single spaces between
_LETTER_SPACED = regex.compile(r"(?<!\S)\S(?:\x20\S){5,}(?!\S)")

_OWNABLE = {
    ReferenceKind.DIARIENUMMER,
    ReferenceKind.DECISION_NUMBER,
    ReferenceKind.COMMITTEE,
    ReferenceKind.DIRECTIVE,
    ReferenceKind.SOU,
    ReferenceKind.DS,
}
_PROSE = {BlockKind.PARAGRAPH, BlockKind.ITEM}
_ONLY_CUE = regex.compile(rf"\s*+{CUE}\.?\s*:?\s*", regex.VERBOSE)
_DECISION_LABEL = regex.compile(r"(?i)\s*(?:regeringsbeslut|protokoll)\s*(?:nr\.?)?\s*")
_PROTOCOL = regex.compile(r"\s*Protokoll\s+[0-9]{1,3}\s*")
_UNNUMBERED = regex.compile(r"(?:^|\s)(?:Regeringsbeslut|REGERINGSBESLUT)\s*$")
_ROMAN_ALONE = regex.compile(r"\s*[IVX]{1,4}\s?[: ]\s?[0-9]{1,3}\s*")
_OTHERS_PAPER = regex.compile(
    r"\s*(?:[0-9]+\.\s*)?\p{Lu}\p{L}+s\s+(?:beslut|skrivelse|besked|missiv|anvisning(?:ar)?|rapport|riktlinjer|meddelande)\b"
)
_ANNEX_LIST = regex.compile(r"\s*(?:Bilagor|Bilaga|Underlag|Bifogas|Kopia|Se(?:\s+även)?)\b")
_PARTLY_ALONE = regex.compile(r"\s*\([Dd]elvis\)\s*")
_THEIRS = regex.compile(r"(?i)ert?\b")
# What may stand after a number on a line that is no sentence: dates, page counts, names of authorities
_NOT_SENTENCE = regex.compile(r"(?!.*\p{L}[.!?](?:\s|$)).{0,60}", regex.DOTALL)
# "Detta beslut har diarienummer ...", "ange ärendets diarienummer ...": the own number, said in a sentence
_SAID_OWN = regex.compile(
    r"""
    (?: (?:^|[.]\s)Ärendets \s+
      | \b(?:detta|denna) \s+ (?:beslut|ärende|skrivelse|överenskommelse|utlysning) \s+ har \s+ (?:vårt\s+)?
      | \b(?i:ange|anges|uppge|uppges|märkas|märks|märk|hänvisa|hänvisas|angivande\s+av|hänvisning\s+till) \s+
        (?: (?:med|till) \s+ )? (?: (?:ärendets|beslutets|vårt|detta\s+besluts|vår) \s+ )? )
    $
    """,
    regex.VERBOSE,
)
# "Verkets diarienummer: ...", "SGU:s dnr: ...": a party's number of the paper at hand
_OF_PARTY = regex.compile(r"(?:^|[.,;(]\s)\p{L}[\p{L}:-]*s\s+$")
_ANNEX_OF = regex.compile(r"(?i)\s*bilaga\b.{0,12}\btill\s+(?:regerings)?beslut")
_ATTACHMENTS = regex.compile(r"(?i)\s*(?:[0-9.]+\s+)?(?:bilagor|bilaga|bilagda handlingar|bifogas)\s*:?\s*")
_ATTACHED = regex.compile(
    r"(?P<name>(?:Överenskommelse|Regeringsbeslut|Avtal|Rapport|Handlingsplan|Riktlinje|Regleringsbrev)\p{L}*\s"
    r".{4,200}?)\.?\s*"
)
_HOST_ONLY = regex.compile(r"(?:https?://)?(?:www\.)?[^/\s]+/?")
# An address goes on in the next line after a slash or hyphen, or where the next line is part of a path.
_ADDRESS_REST = regex.compile(r"\x20(?P<rest>[a-z0-9][\p{Ll}0-9_%.-]*(?:[/.\-_0-9][^\s<>\"”]*)?[\p{Ll}0-9/])")

# "ska särredovisa medlen i årsredovisningen för 2020": a report still to be made is not cited
_TO_REPORT_IN = regex.compile(
    r"\b(?:ska|skall)\s+(?:\p{L}+\s+){0,3}i\s+(?:sin\s+)?$|(?:redovisa|lämna|rapportera)\p{L}*\s[^.;]{0,60}\b(?:i|samband\smed|tillsammans\smed)\s(?:sin\s)?$"
)

# "Utlåtande 2004:97": the number that a paper has in its series
_OF_PAPER = regex.compile(r"(?i)(?:utlåtande|rapport|version|pm|nr|nummer|skrivelse)\.?\s+$")

# "Formas · Diarienummer 2021-00712 · Publicerad ...": what stands before the number in a line of facts
# "Fastställda av nämnden 2018-04-12. Dnr ..."
_BYLINE = regex.compile(
    r"^(?:[\p{L} -]{2,60}\s[·|•]|(?:Antag|Fastställ|Beslut|Revider)\p{L}*\s(?:av|i|den|genom)\s[^.]{2,90}[.,])\s"
)


# "Dokumenttyp: Riktlinje. Gäller från: 2020-01-01. Diarienummer: ...": labelled facts one after the other
_FACTS = regex.compile(r"^\p{Lu}\p{L}+(?:\s\p{L}+)?:\s.{2,200}\.\s+$")
# "§ 57   Dnr KS 2012/388": the case that a board decides in this paragraph
_PARAGRAPH = regex.compile(r"^\s*§\s?\d+(?:/\d+)?\s*$")


class _Seen(NamedTuple):
    """A reference with what decides its place in the rows."""

    order: tuple[int, int, int]
    role: ReferenceRole
    found: FoundReference
    text: Text


@lru_cache(maxsize=256)  # running heads come again on each page, and the ledger asks again
def find_references(text: str) -> tuple[FoundReference, ...]:
    """Every reference in a string, in order, none inside another: the longest wins."""
    candidates = [*find_identifiers(text), *find_citations(text), *_letter_spaced(text)]
    kept = _longest(candidates)
    named = (n for n in find_named(text) if not any(_speaks_for(n, k) for k in kept))
    return tuple(sorted([*kept, *_longest(named)]))


def read_references(flow: Flow) -> tuple[Reference, ...]:
    """The rows: own and cited identifiers, each at its first place, in reading order."""
    heads = [*_from_running(flow), *_from_letterhead(flow)]
    borne = (s.found for s in heads if s.role is ReferenceRole.OWN and s.found.kind is ReferenceKind.DIARIENUMMER)
    shapes = [shape for value in dict.fromkeys(found.value for found in borne) if (shape := alike(value))]
    seen = sorted([*heads, *_from_blocks(flow, shapes)], key=lambda s: s.order)
    owned = {_key(s.found) for s in seen if s.role is ReferenceRole.OWN}
    partial = {_key(s.found) for s in seen if s.found.partial}
    rows: dict[tuple[ReferenceRole, ReferenceKind, str], Reference] = {}
    for entry in seen:
        key = _key(entry.found)
        if (entry.role is ReferenceRole.CITES and key in owned) or (entry.role, *key) in rows:
            continue
        start, stop = entry.found.start, entry.found.stop
        rows[entry.role, *key] = Reference(
            role=entry.role,
            kind=entry.found.kind,
            value=entry.found.value,
            partial=key in partial,
            text=entry.text.printed(start, stop),
            place=entry.text.place(start, stop),
        )
    return tuple(rows.values())


def _longest(candidates: Iterator[FoundReference] | list[FoundReference]) -> list[FoundReference]:
    kept: list[FoundReference] = []
    for found in sorted(candidates, key=lambda f: (f.start - f.stop, f.start, not f.cue)):
        if all(found.stop <= other.start or found.start >= other.stop for other in kept):
            kept.append(found)
    return sorted(kept)


def _speaks_for(named: FoundReference, other: FoundReference) -> bool:
    """True when an identifier stands inside a name or in the parenthesis after it, so that the name is no citation
    by name alone.
    """
    return other.kind is not ReferenceKind.URL and named.start < other.stop and other.start <= named.stop + 8


def _letter_spaced(text: str) -> Iterator[FoundReference]:
    for run in _LETTER_SPACED.finditer(text):
        for found in find_identifiers(run.group().replace(" ", "")):
            yield found._replace(start=run.start() + 2 * found.start, stop=run.start() + 2 * found.stop - 1)


def _key(found: FoundReference) -> tuple[ReferenceKind, str]:
    value = same_case(found.value) if found.kind is ReferenceKind.DIARIENUMMER else found.value.casefold()
    if found.kind is ReferenceKind.DOCUMENT:  # regleringsbrevet för 2023 is the regleringsbrev för 2023
        value = regex.sub(r"^(\p{L}{5,}?)(?:et|en|n)\b", r"\1", value)
    return found.kind, value.rstrip("/")


# A title that names the document it amends: "Ändring av regleringsbrev för budgetåret 2023"
_AMENDS = regex.compile(r"(?:ändring(?:ar)?|ändringsbeslut|tillägg|rättelse|upphävande|förlängning)\b")


def _from_running(flow: Flow) -> Iterator[_Seen]:
    for index, text in enumerate(flow.running):
        for found in [*find_references(text.string), *_decision_alone(text.string)]:
            if not _contact_address(found):
                role = ReferenceRole.CITES if not _may_own(found) else ReferenceRole.OWN
                yield _Seen((text.begins().page, 0, index), role, found, text)


def _from_letterhead(flow: Flow) -> Iterator[_Seen]:
    blocks = list(flow.of_kind(BlockKind.LETTERHEAD))
    labelled = any(dangling_cue(b.text.string) for b in blocks)
    theirs = {id(b) for a, b in pairwise(blocks) if _only_their_cue(label_above(b, blocks) or a.text.string)}
    positions = {id(b) for a, b in pairwise(blocks) if _DECISION_LABEL.fullmatch(a.text.string)}
    if any(_UNNUMBERED.search(b.text.string) for b in blocks):  # columns may part the number from its word
        positions |= {id(b) for b in blocks if _ROMAN_ALONE.fullmatch(b.text.string)}
    positions |= {id(a) for a in blocks if _PROTOCOL.fullmatch(a.text.string) and _follows_meeting(a, blocks)}
    # "(delvis)" on a line of its own belongs to the number above it
    partly = {id(a) for a, b in pairwise(blocks) if _PARTLY_ALONE.fullmatch(b.text.string)}
    for index, block in enumerate(blocks):
        labelled_beside = _labelled(block, blocks) and not any(find_identifiers(block.text.string))
        beside = find_labelled(block.text.string) if labelled_beside else None
        for one in (
            [beside]
            if beside
            else _in_letterhead(block.text.string, labelled=labelled, position=id(block) in positions)
        ):
            own = _may_own(one) and id(block) not in theirs and not _OTHERS_PAPER.match(block.text.string)
            role = ReferenceRole.OWN if own else ReferenceRole.CITES
            found = one._replace(partial=one.partial or id(block) in partly)
            yield _Seen((block.text.begins().page, 1, index), role, found, block.text)


def _follows_meeting(block: Block, blocks: Sequence[Block]) -> bool:
    """True of "Protokoll 5" over "vid regeringssammanträde": the number is that of the decision."""
    below = (b for b in blocks[blocks.index(block) + 1 :][:3])
    return any(b.text.string.casefold().startswith("vid regeringssammanträde") for b in below)


def _labelled(block: Block, blocks: Sequence[Block]) -> bool:
    """True of a cell right below or beside the label "Dnr" or "Diarienummer"."""
    return any(_ONLY_CUE.fullmatch(label) for label in (label_left(block, blocks), label_above(block, blocks)))


def _in_letterhead(string: str, *, labelled: bool, position: bool) -> list[FoundReference]:
    """The references of a letterhead cell; ``labelled`` and ``position`` say that another cell announces them."""
    found = [*find_references(string), *_decision_alone(string)]
    alone = None if found else find_standing(string)
    if position and not found:
        alone = find_position(string)
    if alone:
        return [alone]
    if labelled and not found:
        return _shapes_among_words(string)
    return [one for one in found if not _contact_address(one)]


def _from_blocks(flow: Flow, shapes: Sequence[regex.Pattern[str]]) -> Iterator[_Seen]:
    title = " ".join(b.text.string for b in flow.of_kind(BlockKind.TITLE)).casefold()
    cells = tuple(flow.of_kind(BlockKind.CELL))
    for index, block in enumerate(flow.blocks):
        if block.kind is BlockKind.LETTERHEAD:
            continue
        order = (block.text.begins().page, 2, index)
        alone = tuple(_decision_alone(block.text.string)) if block.kind is BlockKind.CELL else ()
        asked = alone if alone and is_of_decision(block, cells) else ()
        others = [o for s in shapes if block.kind in _PROSE for o in find_alike(block.text.string, s)]
        named = find_references(block.text.string)
        for found in [*(_longest([*named, *others]) if others else named), *asked]:
            if found.kind is ReferenceKind.DOCUMENT and not _cites_by_name(block, found, title):
                continue
            if block.kind is BlockKind.CELL and _contact_address(found):
                continue
            whole = _whole_address(block.text, found) if found.kind is ReferenceKind.URL else found
            role = ReferenceRole.OWN if _says_own(block, found) else ReferenceRole.CITES
            yield _Seen(order, role, whole, block.text)
        yield from (_Seen(order, ReferenceRole.CITES, a, block.text) for a in _attachment(block))


def _may_own(found: FoundReference) -> bool:
    return found.kind in _OWNABLE and not _THEIRS.match(found.cue)


def _says_own(block: Block, found: FoundReference) -> bool:
    """True when a number outside the letterhead is the document's own: a cued line, or a sentence that says so."""
    if not _may_own(found):
        return False
    string = block.text.string
    before, after = string[: found.start], string[found.stop :]
    if _ANNEX_OF.match(string) and block.kind not in _PROSE:
        return True
    if found.kind is ReferenceKind.DECISION_NUMBER:
        return not before.strip() and block.kind is BlockKind.CELL
    return found.kind is ReferenceKind.DIARIENUMMER and _says_own_number(block, found, before, after)


def _says_own_number(block: Block, found: FoundReference, before: str, after: str) -> bool:
    cue = list(regex.compile(CUE, regex.VERBOSE).finditer(before))
    lead = before[: cue[-1].start()] if cue and found.cue else before
    if _OTHERS_PAPER.search(lead) or _ANNEX_LIST.match(lead):
        return False
    lead = _PARAGRAPH.sub("", _FACTS.sub("", _BYLINE.sub("", lead)))
    if block.kind is BlockKind.TITLE and found.cue and not after.strip(" ."):
        return True  # "Utbetalning av medel ... Diarienummer: S2021/01353"
    line = block.kind is BlockKind.CELL or (bool(found.cue) and not lead.strip())
    if line and "(" not in lead and _NOT_SENTENCE.fullmatch(after):
        return bool(found.cue) or (not before.strip() and block.text.begins().page == 1)
    if found.cue.startswith("vår"):
        return True
    if found.cue and _OF_PARTY.search(lead) and block.text.string[: found.start].rstrip().endswith(":"):
        return True
    return bool(found.cue) and bool(_SAID_OWN.search(lead))


def _decision_alone(string: str) -> Iterator[FoundReference]:
    for match in DECISION_ALONE.finditer(string):
        value = f"{match['group']}:{match['no']}"
        yield FoundReference(*match.span(), ReferenceKind.DECISION_NUMBER, value)


def _only_their_cue(string: str) -> bool:
    match = _ONLY_CUE.fullmatch(string)
    return match is not None and _THEIRS.match(match["cue"]) is not None


def _shapes_among_words(string: str) -> list[FoundReference]:
    """Numbers of a letterhead whose cue stands in another cell, read from one to three words at a time."""
    words = [m.span() for m in regex.finditer(r"\S+", string)]
    found: list[FoundReference] = []
    for size in (3, 2, 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            if _OF_PAPER.search(string[: first[0]]):
                continue
            shape = find_shapes(string[first[0] : last[1]])
            if shape:
                found.append(shape._replace(start=first[0] + shape.start, stop=first[0] + shape.stop))
    return _longest(found)


def _contact_address(found: FoundReference) -> bool:
    """True for the home page in a letterhead, which is where to write and no citation."""
    return found.kind is ReferenceKind.URL and _HOST_ONLY.fullmatch(found.value) is not None


def _cites_by_name(block: Block, found: FoundReference, title: str) -> bool:
    """True when a name in a sentence is another document's: not one that the document's own title bears."""
    if _TO_REPORT_IN.search(block.text.string[: found.start]):
        return False
    if _AMENDS.match(title):
        return block.kind in _PROSE or block.kind is BlockKind.TITLE
    if block.kind not in _PROSE:
        return False
    name = found.value.casefold()
    years = regex.findall(r"(?:19|20)[0-9]{2}", name)
    own_words = [w for w in regex.findall(r"\p{L}{6,}", name) if w[:12] in title]
    return not (years and all(y in title for y in years) and own_words)


def _attachment(block: Block) -> Iterator[FoundReference]:
    if block.section and _ATTACHMENTS.fullmatch(block.section) and block.kind is not BlockKind.HEADING:
        match = _ATTACHED.fullmatch(block.text.string)
        if match:
            value = " ".join(match["name"].split())
            yield FoundReference(match.start("name"), match.end("name"), ReferenceKind.DOCUMENT, value)


def _whole_address(text: Text, found: FoundReference) -> FoundReference:
    """The address with the rest that stands in the next line, where it was broken after a slash or a hyphen."""
    if found.value[-1] not in "/-" or found.stop >= len(text):
        return found
    rest = _ADDRESS_REST.match(text.string, found.stop)
    if rest is None or text.place(found.start, found.stop).line == text.place(rest.start("rest"), rest.end()).line:
        return found
    return found._replace(stop=rest.end(), value=found.value + rest["rest"])
