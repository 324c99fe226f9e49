"""Dates of a document with their roles and, where the print leaves it out, the year.

Between the flow and the rows. ``forms`` says what is a date, ``roles`` what happens then and ``years`` which year
is meant; here the place decides for letterheads and signatures. A date is never dropped because its role is
unclear: it is then ``other``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from parsers.dates.cells import LAST_DAY, holds_only, in_calendar, label_of, listing, period_over
from parsers.dates.decisions import names_its_number
from parsers.dates.forms import find_dates
from parsers.dates.heads import head_roles, moved, settle_heads
from parsers.dates.labels import label_roles, neighbour_roles
from parsers.dates.own import bears_day, borne_day, byline, day_of_document, is_date_line, is_day
from parsers.dates.roles import Setting, Told, closes, is_deadline, opens, told_by_clause
from parsers.dates.standing import stands
from parsers.dates.words import FoundDate
from parsers.dates.years import DEADLINES, DateItem, Settled, grant_year, recurs, settle_deadline, settle_year
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import is_of_decision, label_above, label_left
from parsers.text import Text
from schemas.rows import DateFact
from schemas.vocabulary import DatePrecision, DateRole

__all__ = ["Dated", "FoundDate", "counted_from", "deadlines_of", "document_date", "find_dates", "read_dates"]

# the papers that a decision rests on, each with its day
_UNDERLAG = regex.compile(
    r"(?i)(?:[\d.]+\s+)?(?:besluts|ärendets\s+)?(?:underlag|handlingar|bilagor|tidigare\s+beslut)\b"
)
# The title of a form says what is handed in where the text only says "Blanketten"
_FORM = regex.compile(r"(?i)(?:rekvisition|ansökan|redovisning|återrapportering|slutredovisning)\b")
_BLANK = regex.compile(
    r"(?i)\b(?:blankett|formulär)(?:en|et)?\b|^(?:fylls?|skickas?|lämnas?|sänds?|insändes|inges)\s"
)
_DEMANDS = regex.compile(r"\b(?:ska|skall|måste)\s*:?$")
_MEETING = regex.compile(r"(?i)\b(?:protokoll|\p{L}*möte|\p{L}*sammanträde)\b")
_ABOUT_THE_LAST = regex.compile(
    r"Beloppet\s+(?:ska|skall)\b|(?:Den|Det|De|Denna|Detta|Dessa)\s+(?:ska|skall|måste|bör|får|kan|inges|lämnas|skickas|sker)\b"
)


# "den 1 mars och senast den 1 maj"; not "den 31 december, senast den 30 april", which says what is due then
_ADDED = regex.compile(r"\s*(?:,(?!\s*senast)|och|samt|respektive|eller)\s*(?:(?:i|under|senast|den)\s*)*")
_TO_EXPEDITE = 45  # days that may lie between a decision and the date of the paper that tells it
_BYLINES = 2  # of the first sentences one may be a byline


class Dated(NamedTuple):
    """The dates of a document: one row for each date and role, in reading order, and the day that it bears."""

    rows: tuple[DateFact, ...]
    own: date | None


def read_dates(flow: Flow) -> Dated:
    """All that the dates of a document say; running heads count once."""
    outside, said = [*_from_running(flow), *_from_blocks(flow)], list(_from_sentences(flow))
    return Dated(_rows(flow, sorted([*outside, *said], key=lambda i: i.order)), borne_day(outside, said))


def _rows(flow: Flow, items: list[DateItem]) -> tuple[DateFact, ...]:
    own = day_of_document(items)
    grant = grant_year(items, own)
    near, meant = (None, None) if stands(flow) else (own, grant)
    rows: list[DateFact] = []
    heads: set[date | None] = set()
    for item in items:
        settled = settle_year(item, items, near, meant)
        found = settled.found
        if item.roles == (DateRole.DOCUMENT,):
            if item.order[1] == 0 and found.first in heads:
                continue
            heads.add(found.first)
        rows.extend(_row(item, settled, role) for role in _settle_roles(item, found, own))
    return tuple(rows)


def document_date(flow: Flow) -> date | None:
    """The date that the document bears: of its letterhead or running head, as published, or its last signature."""
    return borne_day([*_from_running(flow), *_from_blocks(flow)], _from_sentences(flow))


def counted_from(flow: Flow) -> date | None:
    """The day that deadlines without a year follow: the document's, else the first of its grant's year, if any."""
    own = document_date(flow)
    grant = None if own else grant_year(list(_from_sentences(flow)), None)
    return None if stands(flow) else own or (date(grant, 1, 1) if grant else None)


def deadlines_of(sentence: Text, own: date | None = None) -> Iterator[tuple[int, date]]:
    """The latest days that a sentence sets, each with its place in it; ``own`` gives a missing year."""
    string = sentence.string
    items = [
        DateItem((0, 0, n), found, sentence, told_by_clause(string, found, Setting()))
        for n, found in enumerate(find_dates(string))
    ]
    for item in items:
        due = is_deadline(string, item.found) or DEADLINES.intersection(item.roles)
        if not due or recurs(item):
            continue
        settled = settle_deadline(item, items, own)
        day = settled.last or settled.first
        if day is not None and not settled.year_missing:
            yield item.found.start, day


def _from_running(flow: Flow) -> Iterator[DateItem]:
    for index, text in enumerate(flow.running):
        for found in find_dates(text.string):
            if found.precision is DatePrecision.DAY and not found.open:
                yield DateItem(
                    (text.begins().page, 0, index), found, text, Told((DateRole.DOCUMENT,), "running-head")
                )


def _from_blocks(flow: Flow) -> Iterator[DateItem]:
    """Dates outside sentences: letterhead, title, headings, cells."""
    yield from settle_heads(_from_head(flow))
    cells = list(flow.of_kind(BlockKind.CELL))
    spoken = ""  # the last prose read: a date line before any is a head, after it a signature
    for index, block in enumerate(flow.blocks):
        prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        if prose:
            spoken = block.text.string
            continue
        string = block.text.string
        dates = find_dates(string) if block.kind is not BlockKind.LETTERHEAD else []
        if not dates:
            continue
        order = (block.text.begins().page, 1, index)
        alone = block.kind is BlockKind.CELL and holds_only(string, dates)
        for found in dates:
            told = _block_roles(block, found, spoken=bool(spoken))
            if block.kind is BlockKind.CELL and is_of_decision(block, cells):
                told = Told((DateRole.CITED_DECISION,), "cell-above")
            if in_calendar(flow, index):
                told = Told((DateRole.OTHER,), "calendar")
            if alone:
                beside = neighbour_roles(label_of(flow, index, spoken))
                lasts = found.first != found.last
                beside = beside or ((DateRole.USE_PERIOD,) if lasts and period_over(flow, index) else ())
                told = Told(beside, "cell-beside") if beside else told
            yield DateItem(order, found, block.text, told, spoken if alone else "", block.section or "")


def _from_head(flow: Flow) -> Iterator[tuple[DateItem, str]]:
    """The dates of the letterhead, each with its label: what stands before it, above it or to its left."""
    heads = list(flow.of_kind(BlockKind.LETTERHEAD))
    for index, block in enumerate(flow.blocks):
        string = block.text.string
        for found in find_dates(string) if block.kind is BlockKind.LETTERHEAD else ():
            above = label_above(block, heads) or label_left(block, heads)
            before = f"{above} {string[: found.start]}".lstrip()
            told = head_roles(string, found, before) if is_day(found) else _no_day(block, found)
            said = string[: found.start].strip() or above
            yield DateItem((block.text.begins().page, 1, index), found, block.text, told), said


def _no_day(block: Block, found: FoundDate) -> Told:
    label = label_roles(block.text.string, found)
    return Told(label, "label") if label else told_by_clause(block.text.string, found, Setting())


def _block_roles(block: Block, found: FoundDate, *, spoken: bool) -> Told:
    string = block.text.string
    before = string[: found.start].lstrip()
    day = is_day(found)
    if day and block.kind is BlockKind.TITLE and _MEETING.search(before):
        return Told((DateRole.DOCUMENT,), "title")
    told = _line_roles(block, found, before, spoken=spoken) if day else None
    label = () if told or _UNDERLAG.match(block.section or "") else label_roles(string, found)
    told = told or (Told(label, "label") if label else None)
    return told or told_by_clause(string, found, Setting(section=block.section or ""))


def _line_roles(block: Block, found: FoundDate, before: str, *, spoken: bool) -> Told | None:
    """What a day in a line that is no sentence is; a line of nothing but places and days is signed below prose."""
    string, cell = block.text.string, block.kind is BlockKind.CELL and not block.annex
    heading = block.kind is BlockKind.HEADING
    if (cell or (heading and not spoken)) and (bears_day(before) or (heading and byline(string))):
        return Told((DateRole.DOCUMENT,), "document-date-label")
    if told := _below_heading(block, found):
        return told
    dated = found.first and found.first == found.last and is_date_line(string) and not label_roles(string, found)
    if dated and (cell or (heading and spoken)):
        return Told((DateRole.SIGNATURE if spoken else DateRole.DOCUMENT,), "date-line")
    return None


def _below_heading(block: Block, found: FoundDate) -> Told | None:
    """What a day alone on its line is below a heading that asks for one: "Sista ansökningsdag"."""
    string, heading = block.text.string, block.section or ""
    alone = string[found.start : found.stop] == string.strip(" .") and LAST_DAY.search(heading) is not None
    roles = neighbour_roles(heading) if alone else ()
    return Told(roles, "heading") if roles else None


def _from_sentences(flow: Flow) -> Iterator[DateItem]:
    numbers = {id(block): index for index, block in enumerate(flow.blocks)}
    previous: tuple[Block, str] | None = None
    spoken = ""  # the last block read that is more than days
    titled = next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), "")
    form = titled if _FORM.match(titled) else ""
    for number, sentence in enumerate(flow.sentences):
        block, text = sentence.block, sentence.text
        if number < _BYLINES and (found := byline(text.string)):
            told = Told((DateRole.DOCUMENT,), "byline")
            yield DateItem((block.text.begins().page, 1, numbers.get(id(block), 0)), found, text, told)
            continue
        before = previous[1] if previous and _goes_on(previous[0], block, text.string) else ""
        section = block.section or (form if _BLANK.search(text.string) else "")
        setting = Setting(before, block.lead.string if block.lead else "", section)
        previous = (block, text.string)
        dates = find_dates(text.string)
        order = (block.text.begins().page, 1, numbers.get(id(block), 0))
        if not dates or not holds_only(text.string, dates):
            spoken = block.text.string
        elif roles := neighbour_roles(listing(setting.lead or spoken)):
            told = Told(roles, "listed")
            yield from (DateItem(order, found, text, told, setting.lead or spoken, section) for found in dates)
            continue
        yield from _of_sentence(order, block, text, setting)


def _goes_on(above: Block, block: Block, sentence: str) -> bool:
    """True in one paragraph, and where a line of its own goes on about the line above: "Den ska vara ..."."""
    return above is block or (above.section == block.section and _ABOUT_THE_LAST.match(sentence) is not None)


def _of_sentence(order: tuple[int, int, int], block: Block, text: Text, setting: Setting) -> Iterator[DateItem]:
    """The dates of a sentence; one that "och" adds to the date before it has its role.

    A list item that begins with its date goes on from what leads the list: "Prognoser lämnas senast den" / "4 maj".
    """
    string = text.string
    last: tuple[FoundDate, Told] | None = None
    for found in find_dates(string):
        tie = string[last[0].stop : found.start] if last else "."
        if last and _ADDED.fullmatch(tie) and not ("senast" in tie and opens(string, last[0])):
            told = Told(last[1].roles, "as-the-date-before")
        elif found.precision is DatePrecision.DAY and not found.year_missing and bears_day(string[: found.start]):
            told = Told((DateRole.DOCUMENT,), "document-date-label")
        elif setting.lead and (not string[: found.start].strip() or _is_duty_of(setting.lead, string)):
            whole = f"{setting.lead} {string}"
            told = told_by_clause(whole, moved(found, len(setting.lead) + 1), setting)
            last = (found, told)
            yield DateItem(order, found, text, told, setting.lead, setting.section)
            continue
        else:
            told = _below_heading(block, found) or _line_or_clause(string, found, setting)
        last = (found, told)
        yield DateItem(order, found, text, told, section=setting.section)


def _is_duty_of(lead: str, item: str) -> bool:
    """True of an item that says what its lead demands: "Kommunen ska" / "lämna en redovisning den 31 mars"."""
    return item[:1].islower() and _DEMANDS.search(lead) is not None


def _line_or_clause(string: str, found: FoundDate, setting: Setting) -> Told:
    label = () if _UNDERLAG.match(setting.section) else label_roles(string, found)
    if label:
        return Told(label, "label")
    if found.precision is DatePrecision.DAY and not found.year_missing and is_date_line(string):
        return Told((DateRole.SIGNATURE,), "date-line")
    return told_by_clause(string, found, setting)


def _settle_roles(item: DateItem, found: FoundDate, own: date | None) -> tuple[DateRole, ...]:
    """A decision cited on the document's own day is the document's own; one made long before it is another's."""
    string = item.text.string
    other = names_its_number(string[: found.start], string[found.stop :])
    same = own is not None and found.first == own == found.last and not other
    long_before = own is not None and found.first is not None and (own - found.first).days > _TO_EXPEDITE
    turned = {DateRole.DECISION: DateRole.CITED_DECISION} if long_before else {}
    return tuple(
        DateRole.DECISION if r is DateRole.CITED_DECISION and same else turned.get(r, r) for r in item.roles
    )


def _row(item: DateItem, settled: Settled, role: DateRole) -> DateFact:
    found = settled.found
    unknown = found.year_missing
    start, end = (None, None) if unknown else (found.first, found.last)
    string = item.text.string
    if role in DEADLINES:
        start, end = start or end, end or start
    elif role is DateRole.USE_PERIOD and start == end:
        start, end = (None if closes(string, found) else start), (None if opens(string, found) else end)
    return DateFact(
        role=role,
        start=start,
        end=end,
        inferred=item.found.year_missing and not unknown,
        open=found.open,
        conditional=found.conditional,
        precision=found.precision,
        text=item.text.printed(found.start, found.stop),
        sentence=string,
        rule=f"{item.told.rule}, {settled.rule}" if settled.rule else item.told.rule,
        place=item.text.place(found.start, found.stop),
    )
