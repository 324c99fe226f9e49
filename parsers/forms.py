"""Blank forms printed in a document: their sections and the labels that somebody is to fill in.

Reads the flow's blocks. A form is a run of short labels that such forms have (organisation number, bank giro,
date, signature), with or without printed blanks. Two forms beside each other come out of a PDF in pieces, so
a section goes to the form that waits for its number. It reads no values: a label with a value beside it is no
blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex

from parsers.prose.flow import Block, BlockKind, Flow
from parsers.text import Text
from schemas.rows import FormField, Place

# Fewer labels than this are a signature or an address.
_FEWEST = 5
# Blocks without a label that may stand between two labels of one form
_GAP = 6

# "______", "......", "[ ]", "☐": where somebody is to write or tick
_FILL = regex.compile(r"(?:[_…]{2,}|\.{4,}|(?:[_.…][ ]?){5,}|☐|□|\[[ ]?\])+")
_KNOWN = regex.compile(
    r"""(?: bidragsmottagare | (?:bidrags)?sökande | mottagare | huvudman(?:nens[ ]namn)?
      | kommun(?:ens[ ]namn)? | region | organisation(?:ens[ ]namn)? | föreningens[ ]namn
      | org(?:anisations)?[.]?[ -]?(?:nr|nummer) | kontaktperson.* | (?:post|utdelnings|gatu|besöks)?adress
        | postnummer.* | ort | postort | telefon.* | tfn.* | mobil.* | fax.*
      | e-?post.* | bankgiro.* | plusgiro.* | postgiro.* | kontonummer | clearing.* | .*betalningsreferens
        | referens.*
      | datum | ort[ ](?:och|/)[ ]?datum | underskrift.* | namnteckning | namnförtydligande | (?:\p{L}+s[ ])?namn
        | befattning | titel | firmateckn.*
      | .*\bbelopp(?:et)?\b.* | summa.* | .*\bdiarienummer.* | dnr | .*\bperiod(?:en)?\b.* | .*\bbenämning
        | projekt(?:ets)?[ ]?namn | beviljat.* | rekvirerat.* | förbrukat.* | kostnader.*
      | kommunkod | bidragsår | verksamhetsår | total[at]?.* | beskrivning.* | återstående.* | medel[ ]som.* )
      [ ]* :? [ ]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "Sökt belopp: 450 000 kronor": a label with a value beside it
_FILLED_IN = regex.compile(r":[ ][^:]*\d[\d ]*\d{2}")
_SECTION = regex.compile(r"(?P<number>\d{1,2})[.)]?[ ]+(?P<title>\p{L}.{2,120})")
_SIGNING = regex.compile(r"(?i)underskrift|undertecknande|namnteckning|intygande")
_ANNEX = regex.compile(r"(?:Bilag[ao]|Bil\.)[ ]*\d*[ .:–-]*(?P<name>.*)", regex.IGNORECASE)
_OPTION = regex.compile(r"Alt(?:ernativ)?[ .]*\d+[ :].*", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class FormReading:
    """A blank form: its caption, the pages it stands on, where it begins, and its fields without table id."""

    caption: str | None
    page_first: int
    page_last: int
    place: Place
    fields: tuple[FormField, ...]


class _Section(NamedTuple):
    """A numbered section: its number, and its heading as printed."""

    number: int
    name: str


@dataclass(slots=True)
class _Form:
    """A form being read: which section number it waits for; closed once it has been signed."""

    name: str
    place: Place
    waits_for: int = 1
    closed: bool = False
    section: str | None = None


def read_forms(flow: Flow) -> tuple[FormReading, ...]:
    """The blank forms of a document, in the order in which they begin."""
    blocks = [b for b in flow.blocks if b.kind not in {BlockKind.LETTERHEAD, BlockKind.TITLE}]
    return tuple(reading for run in _runs(blocks) for reading in _forms_of(blocks, run, flow))


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Stretches of blocks that hold enough labels, close to each other, to be forms."""
    labels = [i for i, b in enumerate(blocks) if _is_known(b)]
    run: list[int] = []
    for i in [*labels, len(blocks) + _GAP + 1]:
        if run and i - run[-1] > _GAP:
            if len(run) >= _FEWEST and len({_bare(blocks[k]).casefold() for k in run}) > _FEWEST // 2:
                yield range(run[0], run[-1] + 1)
            run = []
        run.append(i)


def _is_known(block: Block) -> bool:
    if block.kind is BlockKind.HEADING or len(block.text.string) > 160 or _FILLED_IN.search(block.text.string):
        return False
    return any(_KNOWN.fullmatch(label) for label in _labels_in(block.text.string)) or (
        _FILL.search(block.text.string) is not None and bool(_labels_in(block.text.string))
    )


def _labels_in(string: str) -> list[str]:
    """The labels of one line: "Datum ______ Underskrift ______" has two."""
    parts = [p.strip(" :") for p in _FILL.split(string)]
    return [p for p in parts if any(c.isalpha() for c in p)]


def _bare(block: Block) -> str:
    return " ".join(_labels_in(block.text.string))


def _forms_of(blocks: Sequence[Block], run: range, flow: Flow) -> Iterator[FormReading]:
    start, caption = _beginning(blocks, run)
    forms = [_Form(name, place) for name, place in _names(blocks, start, run, caption, flow)]
    fields: dict[int, list[FormField]] = {id(f): [] for f in forms}
    current = forms[0]
    for block in blocks[start : run.stop]:
        section = _section(block)
        if section is not None:
            current = _receiver(forms, section, current)
            current.section = section.name
            continue
        for field in _fields(block, current, forms):
            fields[id(current)].append(replace(field, seq=len(fields[id(current)]) + 1))
    for form in forms:
        rows = fields[id(form)]
        if rows:
            pages = [r.place.page for r in rows]
            yield FormReading(form.name, min(form.place.page, *pages), max(pages), form.place, tuple(rows))


def _beginning(blocks: Sequence[Block], run: range) -> tuple[int, Block | None]:
    """Index of the form's first block, and the heading above it: of the annex, else of whatever it stands under."""
    for i in range(run.start - 1, max(-1, run.start - 12), -1):
        block = blocks[i]
        if block.kind is BlockKind.HEADING and _section(block) is None:
            return i + 1, block
    start = run.start
    while start > 0 and _section(blocks[start - 1]) is not None:
        start -= 1
    return start, None


def _names(
    blocks: Sequence[Block], start: int, run: range, caption: Block | None, flow: Flow
) -> Iterator[tuple[str, Place]]:
    """The forms' names: the cells above the first sections where there are as many as first sections."""
    inside = blocks[start : run.stop]
    firsts = sum(1 for b in inside if (s := _section(b)) is not None and s.number == 1)
    heads: list[Text] = []
    for block in inside:
        if _section(block) is not None or _is_known(block):
            break
        if block.kind in {BlockKind.CELL, BlockKind.HEADING} and not _FILL.search(block.text.string):
            heads.append(block.text)
    if len(heads) >= 2 and firsts == len(heads):
        for head in heads:
            yield head.string, head.place()
        return
    place = inside[0].text.place()
    if caption is not None:
        match = _ANNEX.fullmatch(caption.text.string)
        name = (match["name"].strip() if match else "") or (heads[0].string if heads else caption.text.string)
        yield name, caption.text.place()
    elif heads:
        yield heads[0].string, heads[0].place()
    else:
        title = next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), None)
        yield title or "Blankett", place


def _section(block: Block) -> _Section | None:
    """The numbered section that the block opens, whether it was read as a heading or as a numbered item."""
    string = block.text.string
    if block.kind is BlockKind.ITEM:
        string = f"{block.marker} {string}"
    match = _SECTION.fullmatch(string)
    is_short = len(string.split()) <= 14 and not string.endswith((".", ":"))
    if match is None or not is_short or _FILL.search(string):
        return None
    return _Section(int(match["number"]), string)


def _receiver(forms: Sequence[_Form], section: _Section, current: _Form) -> _Form:
    """The form that the section belongs to: the first open one that waits for its number."""
    form = next((f for f in forms if f.waits_for == section.number and not f.closed), current)
    form.waits_for = section.number + 1
    form.closed = len(forms) > 1 and _SIGNING.search(section.name) is not None
    return form


def _is_answered(string: str) -> bool:
    """True when a sentence is one to choose or to complete."""
    return _OPTION.fullmatch(string) is not None or _FILL.search(string) is not None


def _fields(block: Block, form: _Form, forms: Sequence[_Form]) -> Iterator[FormField]:
    string = block.text.string
    # a label set like a heading is a label all the same
    is_label = block.kind is not BlockKind.HEADING or _KNOWN.fullmatch(string)
    if not is_label or string in {f.name for f in forms}:
        return
    if block.kind is BlockKind.PARAGRAPH and string.endswith((".", ".)")) and not _is_answered(string):
        return  # an attestation or an instruction, nothing to fill in
    if form.section is None and not _is_known(block):
        return
    start = 0
    if _FILL.fullmatch(string):
        return  # the blank of a label that stands apart
    for label in _labels_in(string) or [string]:
        at = string.find(label, start)
        start = at + len(label)
        yield FormField(form=form.name, section=form.section, seq=0, field=label, place=block.text.place(at, start))
