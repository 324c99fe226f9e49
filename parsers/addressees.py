"""Whom the head of a document is written to: beside or below a label, after "Till", or above a postal address.

Asked by ``fields``. An address block is read as it is printed, line below line in one column, because what stands
beside it belongs to the sender. The sender's own address names nobody; where no name is certain, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import regex

from parsers.organisations import Body, normal_form, organisations_in
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import label_left
from parsers.prose.letterhead import is_field, is_label

_LABEL_REACH = 2  # lines below a label
_COLUMN = 12.0  # points that the left edges of label and value, or of the lines of an address, may differ
_STEP = 2.4  # heights of a line from one line of an address to the next
_MOST_LINES = 6  # of an address
_NAME_WORDS = 7  # of a name at most

# e.g. "106 30 Stockholm", "Box 2218", "Fleminggatan 14": whoever stands above is addressed
POSTAL = regex.compile(
    r"(?:SE-|S-)?\d{3}[ ]?\d{2}[ ]+\p{Lu}[\p{L} -]+|Box[ ]\d+.*"
    r"|\p{Lu}\p{L}*(?:[ ]\p{L}+){0,2}(?:gatan|vägen|torget|gränd"
    r"|allén)[ ]\d+.*"
)
_POSTCODE = regex.compile(r"(?:SE-|S-)?\d{3}[ ]?\d{2}[ ]+\p{Lu}[\p{L} -]+")
# What may stand before or beside a name in a letterhead line
BESIDE = regex.compile(
    r"(?:\bSid(?:a|an|\.)?[ ]?:?[ ]?\d+(?:[ ]?\([ ]?\d+[ ]?\)|[ ]av[ ]\d+)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[ ]\p{Ll}+[ ]\d{4}|\b(?:Dnr|Diarienr|Diarienummer)\b.*|\b\d+[ ]?\([ ]?\d+[ ]?\)"
    r"|[A-ZÅÄÖ][A-Za-zåäö]{0,2}\d{4}/\d+(?:/\p{L}+)*|\(delvis\)|\*+)"
)
_TO = regex.compile(
    r"(?:Till|TILL|Mottagare:?|Adressat:?|(?:Huvudman|Sökande|Bidragsmottagare|Stödmottagare):)[ ]+"
    r"(?P<who>\p{Lu}?[\p{L}\d ,-]{3,80})"
)
_TO_ALONE = regex.compile(
    r"(?i)(?:till|mottagare|adressat|sänds till|stödmottagare|bidragsmottagare|sökande"
    r"|koordinator|bidragstagare|organisation)[ ]*:?"
)
# A unit and no body: "Tekniska kontoret" below "Gnosjö kommun"
_BODIES = frozenset((Body.AGENCY, Body.ASSOCIATION, Body.LOCAL))


def labelled(flow: Flow) -> str | None:
    """Whoever stands below the label "Mottagare" in its column, or beside it."""
    above = takewhile(lambda b: b.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}, flow.blocks)
    blocks = sorted(
        (b for b in above if b.kind in {BlockKind.LETTERHEAD, BlockKind.CELL}), key=lambda b: b.text.begins()
    )
    for block in blocks:
        if _TO_ALONE.fullmatch(block.text.string.strip()):
            place, left = block.text.place(), block.text.first().bbox.x0
            beside = next((b for b in blocks if label_left(b, blocks) == block.text.string), None)
            below = [
                b.text
                for b in blocks
                if b.text.begins().page == place.page
                and 0 < b.text.begins().line - place.line <= _LABEL_REACH
                and abs(b.text.first().bbox.x0 - left) <= _COLUMN
            ]
            # a row of labels over a row of values: what stands beside the label is the next label
            named = below and organisations_in(below[0].string)
            if beside is not None and not (named and not organisations_in(beside.text.string)):
                return normal_form(beside.text.string.strip(" :;,"))
            if below:
                return normal_form(below[0].string.strip(" :;,"))
    return None


def to(cells: Sequence[str]) -> str | None:
    """Whom "Till Äldrenämnden" names, in one cell or with "Till" in the cell above."""
    for i, cell in enumerate(cells):
        if _TO_ALONE.fullmatch(cell.strip()) and i + 1 < len(cells):
            return normal_form(cells[i + 1].strip(" :;,"))
        match = _TO.fullmatch(BESIDE.sub(" ", cell).strip())
        if match:
            who = regex.sub(r"[ ]+den$", "", match["who"].strip(" ,"))
            return normal_form(who) if organisations_in(who) else who
    return None


def sender_and_addressee(flow: Flow) -> tuple[str | None, str | None]:
    """Of two addresses in a head the first is the sender's, the last whoever is written to; else neither."""
    blocks = _addresses(list(flow.of_kind(BlockKind.LETTERHEAD)))
    named = [
        next((o.name for line in lines for o in organisations_in(line) if not o.start and o.body in _BODIES), None)
        for lines in blocks
    ]
    if len(named) < 2 or named[0] == named[-1]:
        return None, None
    return named[0], named[-1]


def at_address(flow: Flow, issuer: str | None) -> str | None:
    """The body whose address stands in the head and who is not the ``issuer``; a unit named above it is none."""
    for lines in _addresses(list(flow.of_kind(BlockKind.LETTERHEAD))):
        named = [o.name for line in lines for o in organisations_in(line) if not o.start and o.body in _BODIES]
        # "Länsstyrelsen" over "Gävleborg" is half of who writes
        other = next((name for name in named if not _plain(issuer or "").startswith(_plain(name))), None)
        if other:
            return other
    return None


def named_at_address(flow: Flow, issuer: str | None, *, unit: regex.Pattern[str]) -> str | None:
    """The first line of the last address of the head that is neither the sender nor a unit of it."""
    *_, lines = [[], *_addresses(list(flow.of_kind(BlockKind.LETTERHEAD)))]
    name = next((line for line in lines if _plain(line) != _plain(issuer or "")), "")
    is_name = name[:1].isupper() and 1 < len(name.split()) <= _NAME_WORDS and not any(c.isdigit() for c in name)
    return name if is_name and not (unit.fullmatch(name) or organisations_in(name)) else None


def _plain(name: str) -> str:
    """A name as both the letterhead and the address have it: "Länsstyrelsen (i) Kalmar län"."""
    return name.casefold().replace(" i ", " ")


def _addresses(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The lines above each postcode of the head, in its column, from the top."""
    for block in blocks:
        if not _POSTCODE.fullmatch(block.text.string.strip()):
            continue
        lines: list[str] = []
        below: Block | None = block
        while below is not None and len(lines) < _MOST_LINES:
            below = _above(below, blocks)
            string = below.text.string.strip() if below else ""
            another = not string or is_label(string) or _POSTCODE.fullmatch(string)
            if another or (is_field(string) and not POSTAL.fullmatch(string)):
                break
            lines.append(string)
        if lines:
            yield _whole(lines[::-1])


def _whole(lines: list[str]) -> list[str]:
    """The lines, with a name that goes on below ("Myndigheten för digital / förvaltning") in one."""
    whole: list[str] = []
    for line in lines:
        if whole and line[:1].islower():
            broken = whole[-1].endswith("-") and not line.startswith(("och ", "eller ", "samt "))
            whole[-1] = whole[-1].removesuffix("-") + line if broken else f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _above(block: Block, blocks: Sequence[Block]) -> Block | None:
    """The nearest cell above ``block`` in its column, as near as the next line."""
    box, page = block.text.first().bbox, block.text.begins().page
    near = [
        (box.top - top, other)
        for other in blocks
        if other.text.begins().page == page
        and abs(other.text.first().bbox.x0 - box.x0) <= _COLUMN
        and 0 < box.top - (top := other.text.first().bbox.top) <= _STEP * box.height
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def above_address(cells: Sequence[str], issuer: str | None, *, unit: regex.Pattern[str]) -> str | None:
    """Whoever stands right above a postal address and does not write, though no list and no form knows the name."""
    for i, cell in enumerate(cells):
        bare = BESIDE.sub(" ", cell).strip(" :;,")
        is_name = (
            bare[:1].isupper() and 1 <= len(bare.split()) <= _NAME_WORDS and not any(c.isdigit() for c in bare)
        )
        addressed = any(POSTAL.fullmatch(c.strip()) for c in cells[i + 1 : i + 3])
        if (
            is_name
            and addressed
            and normal_form(bare) != issuer
            and not unit.fullmatch(bare)
            and not is_field(bare)
            and not regex.search(r"departementet$|^(?:Regeringsbeslut|Till)$", bare)
        ):
            return normal_form(bare)
    return None
