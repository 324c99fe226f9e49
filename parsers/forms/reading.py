"""The sections and fields of blank forms.

Two forms beside each other come out of a PDF in pieces, so a section goes to the form that waits for its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.forms.blanks import section_cells
from parsers.forms.labels import FILL, Sort, is_known, labels_in, sort_of
from parsers.forms.runs import ANNEX, Run, Section, numbered, runs_of
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.text import Text
from schemas.rows import FormField, Place

_SIGNING = regex.compile(r"(?i)underskrift|undertecknande|namnteckning|intygande")
# "Rekvisition", "Ansökan om projektbidrag": what a form calls itself, and no section of one
_FORM_NAME = regex.compile(
    r"(?i)\p{L}*(?:blankett|formulär|rekvisition|ansökan|redovisning|rapportering|anmälan|begäran)(?:en)?\b.*"
)
_OPTION = regex.compile(r"Alt(?:ernativ)?[ .]*\d+[ :].*", regex.DOTALL)
_COLUMN = 6.0  # points that the lines of a label may begin apart
_REACH = 12  # blocks above a form in which the heading that names it stands


@dataclass(frozen=True, slots=True)
class FormReading:
    """A blank form: its caption, the pages it stands on, where it begins, and its fields without table id."""

    caption: str | None
    page_first: int
    page_last: int
    place: Place
    fields: tuple[FormField, ...]


@dataclass(slots=True)
class _Form:
    """A form being read: which section number it waits for; closed once it has been signed."""

    name: str
    place: Place
    waits_for: int = 1
    closed: bool = False
    section: Section | None = None


def read_forms(flow: Flow) -> tuple[FormReading, ...]:
    """The blank forms of a document, in the order in which they begin."""
    blocks = _body(flow)
    heads = flow.of_kind(BlockKind.TITLE, BlockKind.HEADING)
    named = any(_FORM_NAME.fullmatch(b.text.string) for b in heads)
    return tuple(reading for run in runs_of(blocks, named=named) for reading in _forms_of(blocks, run, flow))


def _body(flow: Flow) -> list[Block]:
    """The blocks below the title, with the labels in their places that look like fields of a letterhead there."""
    blocks = [b for b in flow.blocks if b.kind not in {BlockKind.LETTERHEAD, BlockKind.TITLE}]
    title = next((b.text.begins() for b in flow.of_kind(BlockKind.TITLE)), None)
    cells = [b for b in flow.of_kind(BlockKind.LETTERHEAD) if title and b.text.begins() > title]
    cells = [replace(b, kind=BlockKind.CELL) for b in cells]
    if any(sort_of(b) not in {Sort.KNOWN, Sort.SIGNING, Sort.LIKE} for b in cells):
        return blocks  # with values beside them
    for cell in cells:
        after = (n for n, b in enumerate(blocks) if b.text.begins() > cell.text.begins())
        blocks.insert(next(after, len(blocks)), cell)
    return blocks


def _forms_of(blocks: Sequence[Block], run: Run, flow: Flow) -> Iterator[FormReading]:
    start, caption = _beginning(blocks, run)
    inside = blocks[start : run.stop]
    sections = _sections(flow, inside) if run.blank else {id(b): s for b in inside if (s := numbered(b))}
    forms = [_Form(name, place) for name, place in _names(inside, sections, caption, flow)]
    fields: dict[int, list[FormField]] = {id(f): [] for f in forms}
    current = forms[0]
    for block in inside:
        section = sections.get(id(block))
        if section is not None:
            current = _receiver(forms, section, current)
            current.section = section
        elif _is_field(block, current, blank=run.blank) and block.text.string not in {f.name for f in forms}:
            _take(fields[id(current)], list(_fields(block, current)))
    for form in forms:
        rows = fields[id(form)]
        if rows:
            pages = [r.place.page for r in rows]
            yield FormReading(form.name, min(form.place.page, *pages), max(pages), form.place, tuple(rows))


def _beginning(blocks: Sequence[Block], run: Run) -> tuple[int, Block | None]:
    """Index of the form's first block, and the heading that names it: of the annex, else the nearest."""
    if run.blank:
        return _named(blocks, run)
    for i in range(run.start - 1, max(-1, run.start - _REACH), -1):
        block = blocks[i]
        if block.kind is BlockKind.HEADING and numbered(block) is None:
            return i + 1, block
    start = run.start
    while start > 0 and numbered(blocks[start - 1]) is not None:
        start -= 1
    return start, None


def _named(blocks: Sequence[Block], run: Run) -> tuple[int, Block | None]:
    """The same of a blank form, whose sections have headings of their own."""
    start = run.start
    while start + 1 < run.stop and blocks[start].kind is BlockKind.HEADING and not _heads(blocks, start):
        start += 1
    first = blocks[start]
    if first.kind is BlockKind.HEADING and numbered(first) is None and _names_form(first.text.string):
        return start + 1, first
    above = blocks[max(start - _REACH, 0) : start]
    named = [b for b in above if b.kind is BlockKind.HEADING and numbered(b) is None]
    return start, next((b for b in reversed(named) if _names_form(b.text.string)), named[-1] if named else None)


def _names_form(string: str) -> bool:
    return _FORM_NAME.fullmatch(string) is not None or ANNEX.fullmatch(string) is not None


def _heads(blocks: Sequence[Block], i: int) -> bool:
    """Whether a label follows the heading at ``i``."""
    return i + 1 < len(blocks) and sort_of(blocks[i + 1]) in {Sort.KNOWN, Sort.SIGNING, Sort.LIKE}


def _sections(flow: Flow, inside: Sequence[Block]) -> dict[int, Section]:
    """The sections of a blank form: numbered, set as headings, or labels without the blank that the others have."""
    cells = section_cells(flow, inside)
    found: dict[int, Section] = {}
    for i, block in enumerate(inside):
        section = numbered(block)
        headed = block.kind is BlockKind.HEADING and _heads(inside, i) and not FILL.search(block.text.string)
        if section is not None:
            found[id(block)] = section
        elif id(block) in cells or headed:
            found[id(block)] = Section(0, block.text.string)
    return found


def _names(
    inside: Sequence[Block], sections: dict[int, Section], caption: Block | None, flow: Flow
) -> Iterator[tuple[str, Place]]:
    """The forms' names: the cells above the first sections where there are as many as first sections."""
    firsts = sum(1 for section in sections.values() if section.number == 1)
    heads: list[Text] = []
    for block in inside:
        if id(block) in sections or is_known(block.text.string) or FILL.search(block.text.string):
            break
        if block.kind in {BlockKind.CELL, BlockKind.HEADING}:
            heads.append(block.text)
    if len(heads) >= 2 and firsts == len(heads):
        for head in heads:
            yield head.string, head.place()
        return
    place = inside[0].text.place()
    if caption is not None:
        match = ANNEX.fullmatch(caption.text.string)
        name = (match["name"].strip() if match else "") or (heads[0].string if heads else caption.text.string)
        yield name, caption.text.place()
    elif heads and not sections:
        yield heads[0].string, heads[0].place()
    else:
        title = next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), None)
        yield title or "Blankett", place


def _receiver(forms: Sequence[_Form], section: Section, current: _Form) -> _Form:
    """The form that the section belongs to: the first open one that waits for its number."""
    if not section.number:
        return current
    form = next((f for f in forms if f.waits_for == section.number and not f.closed), current)
    form.waits_for = section.number + 1
    form.closed = len(forms) > 1 and _SIGNING.search(section.name) is not None
    return form


def _is_field(block: Block, form: _Form, *, blank: bool) -> bool:
    """True of a label to fill in; in a numbered section also of a sentence to choose or to complete."""
    string, sort = block.text.string, sort_of(block)
    answered = _OPTION.fullmatch(string) is not None or FILL.search(string) is not None
    attested = block.kind is BlockKind.PARAGRAPH and string.endswith((".", ".)")) and not answered
    if FILL.fullmatch(string) or attested or sort is Sort.VALUE:
        return False  # the blank of a label that stands apart, an attestation or instruction, what was filled in
    if sort in {Sort.KNOWN, Sort.SIGNING} or (blank and sort is Sort.LIKE):
        return True
    if block.kind is BlockKind.HEADING:  # a label set like a heading is a label all the same
        return is_known(string)
    return form.section is not None and form.section.number > 0


def _take(rows: list[FormField], found: Sequence[FormField]) -> None:
    """Adds the fields of a block: one in small letters is the rest of the label above it."""
    goes_on = rows and len(found) == 1 and found[0].field[:1].islower() and _is_under(found[0], rows[-1])
    if goes_on:
        rows[-1] = replace(rows[-1], field=f"{rows[-1].field} {found[0].field}")
        return
    rows.extend(replace(field, seq=len(rows) + n) for n, field in enumerate(found, 1))


def _is_under(below: FormField, above: FormField) -> bool:
    here, there = below.place.bbox, above.place.bbox
    column = here is None or there is None or abs(here.x0 - there.x0) < _COLUMN
    return column and below.section == above.section and below.place.page == above.place.page


def _fields(block: Block, form: _Form) -> Iterator[FormField]:
    string = block.text.string
    start = 0
    for label in labels_in(string) or [string]:
        at = string.find(label, start)
        start = at + len(label)
        section = form.section.name if form.section else None
        yield FormField(form=form.name, section=section, seq=0, field=label, place=block.text.place(at, start))
