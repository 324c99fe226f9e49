"""Dates of a document with their roles and, where the print leaves it out, the year.

Between the flow and the rows. ``date_forms`` says what is a date and ``date_roles`` what happens then; here the
place decides for letterheads and signatures, and the document's own date for years. A date is never dropped because
its role is unclear: it is then ``other``. A year that nothing gives stays unknown, and so do the days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.dates.forms import find_dates, in_year
from parsers.dates.roles import (
    Setting,
    Told,
    closes,
    is_deadline,
    label_roles,
    neighbour_roles,
    opens,
    roles_of,
    told_by_clause,
)
from parsers.dates.words import FoundDate
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import label_above, label_left
from parsers.text import Text
from schemas.rows import DateFact
from schemas.vocabulary import DatePrecision, DateRole

__all__ = ["FoundDate", "deadline_of", "deadlines_of", "document_date", "find_dates", "read_dates"]

_DEADLINES = {DateRole.REQUISITION_DEADLINE, DateRole.REPORT_DEADLINE, DateRole.REPAYMENT_DEADLINE}
# "Ansökan öppnar" in a box of facts set as a head
_NO_HEAD_DATE = regex.compile(r"(?i)\b(?:ansökan|utlysningen|anmälan)\s+(?:öppnar|stänger)\b")
# A line that holds dates and places only: "Stockholm den 3 maj 2021", "Datum: 2021-05-03"
_BODIES = r"(?!\p{L}+(?:nämnden?|utskott(?:et)?|styrelsen?|fullmäktige|rådet|råd|verket|utskottet|sammanträde)\b)"
_PLACES = regex.compile(
    # possessive: a long run of capitals could be cut into places in endless ways
    rf"(?:\s|[,:/]|den|{_BODIES}\p{{Lu}}[\p{{L}}-]++)*+"
)
_THEIRS = regex.compile(r"(?i)\b(?:ert|er)\s+(?:datum|dnr|beteckning|skrivelse)\b[^0-9]*$")
# What a web page or form prints before its own date
_BEARS = regex.compile(
    r"""
    (?i) \s* (?: (?:senast\s+)? (?:publicera|uppdatera|ändra|granska)[dt] | publiceringsdatum | datum | beslutsdatum
        | sammanträdesdatum | upprättad ) \s*:?\s* (?:den\s*)?
    """,
    regex.VERBOSE,
)
# What stands before a day in a sentence that a web page has above its title: "Sidan publicerades under perioden"
_IN_SENTENCE = regex.compile(r"(?i)\b(?:under\s+perioden|mellan\s+den\s*$)")
# "Antagna av kultur- och fritidsnämnden i Eksjö kommun 2023-05-16"
_ADOPTED = regex.compile(r"(?:Antag|Fastställ)\p{L}*\s(?:av|i|genom)\s[^.;0-9]{3,90}?(?:den\s*)?")
# What an electronic signature stamps on a page
_STAMP = regex.compile(r"(?i)\b(?:signera[dt]|transaktion|verifikat|elektroniskt)\b.*\d")
_OTHERS_DECISION = regex.compile(r"\p{Lu}\p{L}+s\s+(?:beslut|skrivelse|besked|missiv)\s*(?:den\s*)?$")
_MEETING = regex.compile(r"(?i)\b(?:protokoll|\p{L}*möte|\p{L}*sammanträde)\b")
_PAST = regex.compile(
    r"\b(?:har|hade|(?<!\b(?:inte|ej)\s)\p{L}+(?:ades|ade|des|dde|tes|ts|it|its)|var|blev|gav|ingick|fick|ägde)\b"
)
_RELATIVE_YEAR = regex.compile(
    r"\s+(?:samma\s+år|(?P<next>året\s+(?:efter|därpå|därefter)|(?:på)?följande\s+år))\b"
)
_ABOUT_THE_LAST = regex.compile(
    r"(?:Den|Det|De|Denna|Detta|Dessa)\s+(?:ska|skall|måste|bör|får|kan|inges|lämnas|skickas|sker)\b"
)
_RECURS = regex.compile(r"\s+(?:varje|vart)\s+år\b|\s+årligen\b")
_THIS_YEAR = regex.compile(r"(?i)årets\b|utgången\s+av\s+\p{L}*året")
_FUTURE = regex.compile(
    r"\b(?:ska|skall|kommer|måste|senast|bör|får|planeras|avses|öppnar|sista"
    r"|sker|görs|ges|tas|lämnas|redovisar|lämnar|rapporterar|\p{L}{3,}(?:eras|alas|las|nas|vas))\b"
)


class _Item(NamedTuple):
    """A date in its surroundings, before its year is settled."""

    order: tuple[int, int, int]
    found: FoundDate
    text: Text  # the sentence or line
    told: Told
    lead: str = ""  # what the sentence goes on from, where the date is the first thing it says

    @property
    def roles(self) -> tuple[DateRole, ...]:
        """What happens on that date."""
        return self.told.roles


def read_dates(flow: Flow) -> tuple[DateFact, ...]:
    """One row for each date and role, in reading order; running heads count once."""
    items = sorted([*_from_running(flow), *_from_blocks(flow), *_from_sentences(flow)], key=lambda i: i.order)
    own = _document_date(items)
    grant = _grant_year(items, own)
    rows: list[DateFact] = []
    heads: set[date | None] = set()
    for item in items:
        found = _settle_year(item, items, own, grant)
        if item.roles == (DateRole.DOCUMENT,):
            if item.order[1] == 0 and found.first in heads:
                continue
            heads.add(found.first)
        rows.extend(_row(item, found, role) for role in _settle_roles(item, found, own))
    return tuple(rows)


def document_date(flow: Flow) -> date | None:
    """The date that the document bears: of its letterhead or running head, as published, or its last signature."""
    said = (i for i in _from_sentences(flow) if i.told.rule == "document-date-label")
    return _document_date([*_from_running(flow), *_from_blocks(flow), *said])


def deadline_of(sentence: Text, own: date | None = None) -> date | None:
    """The latest day that a sentence sets for something; None where it sets none or leaves it open.

    ``own`` is the document's date, from which a missing year is inferred.
    """
    return next((day for _, day in deadlines_of(sentence, own)), None)


def deadlines_of(sentence: Text, own: date | None = None) -> Iterator[tuple[int, date]]:
    """The latest days that a sentence sets, each with its place in it."""
    string = sentence.string
    for found in find_dates(string):
        roles = roles_of(string, found, Setting())
        if not is_deadline(string, found) and not _DEADLINES.intersection(roles):
            continue
        if found.year_missing and own is None:
            continue
        settled = _on_or_after(found, own) if own else found
        day = settled.last or settled.first
        if day is not None:
            yield found.start, day


def _from_running(flow: Flow) -> Iterator[_Item]:
    for index, text in enumerate(flow.running):
        for found in find_dates(text.string):
            if found.precision is DatePrecision.DAY and not found.open:
                yield _Item((text.place().page, 0, index), found, text, Told((DateRole.DOCUMENT,), "running-head"))


def _from_blocks(flow: Flow) -> Iterator[_Item]:
    """Dates outside sentences: letterhead, title, headings, cells."""
    heads = list(flow.of_kind(BlockKind.LETTERHEAD))
    spoken = ""  # the last prose read: a date line before any is a head, after it a signature
    for index, block in enumerate(flow.blocks):
        prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        if prose:
            spoken = block.text.string
            continue
        order = (block.text.place().page, 1, index)
        string = block.text.string
        above = (
            (label_above(block, heads) or label_left(block, heads)) if block.kind is BlockKind.LETTERHEAD else ""
        )
        for found in find_dates(string):
            told = _block_roles(block, found, above, spoken=bool(spoken))
            alone = block.kind is BlockKind.CELL and string[found.start : found.stop] == string
            if alone:
                beside = neighbour_roles(_beside(flow, block))
                told = Told(beside, "cell-beside") if beside else told
            yield _Item(order, found, block.text, told, spoken if alone else "")


def _beside(flow: Flow, block: Block) -> str:
    """The other cells of a cell's line."""
    place = block.text.place()
    cells = (b.text for b in flow.of_kind(BlockKind.CELL) if b is not block)
    return " ".join(t.string for t in cells if t.place().page == place.page and t.place().line == place.line)


def _block_roles(block: Block, found: FoundDate, above: str, *, spoken: bool) -> Told:
    string = block.text.string
    before = f"{above} {string[: found.start]}".lstrip()
    day = found.precision is DatePrecision.DAY and not found.open and not found.year_missing
    if day and block.kind is BlockKind.LETTERHEAD:
        return _head_roles(string, found, before)
    if day and block.kind is BlockKind.TITLE and _MEETING.search(before):
        return Told((DateRole.DOCUMENT,), "title")
    if day and block.kind is BlockKind.CELL and not block.annex:
        if _bears(before):
            return Told((DateRole.DOCUMENT,), "document-date-label")
        if found.first and found.last and _is_date_line(string) and not label_roles(string, found):
            return Told((DateRole.SIGNATURE if spoken else DateRole.DOCUMENT,), "date-line")
    if day and block.kind is BlockKind.HEADING and not spoken and _bears(before):
        return Told((DateRole.DOCUMENT,), "document-date-label")
    label = label_roles(string, found)
    return Told(label, "label") if label else told_by_clause(string, found, Setting(section=block.section or ""))


def _head_roles(string: str, found: FoundDate, before: str) -> Told:
    """What a day in the letterhead is, by the label before or above it."""
    if _OTHERS_DECISION.search(before):
        return Told((DateRole.CITED_DECISION,), "letterhead")
    if _STAMP.search(string):
        return Told((DateRole.OTHER,), "stamp")
    # "Projektperiod: 2020-08-01 – 2022-12-31", "Sista ansökningsdag" over its day: facts set as a head
    if _NO_HEAD_DATE.search(before):
        closes_then = "stänger" in before.lower()
        return Told((DateRole.REQUISITION_DEADLINE if closes_then else DateRole.OTHER,), "label")
    labelled = label_roles(f"{before}{string[found.start :]}", _moved(found, len(before) - found.start))
    if labelled:
        return Told(labelled, "label")
    other = _THEIRS.search(before) or found.first != found.last or _IN_SENTENCE.search(before)
    return Told((DateRole.OTHER if other else DateRole.DOCUMENT,), "letterhead")


def _moved(found: FoundDate, by: int) -> FoundDate:
    return found._replace(start=found.start + by, stop=found.stop + by)


def _is_date_line(string: str) -> bool:
    rest = string
    for found in reversed(find_dates(string)):
        rest = rest[: found.start] + rest[found.stop :]
    return _PLACES.fullmatch(rest) is not None


def _from_sentences(flow: Flow) -> Iterator[_Item]:
    numbers = {id(block): index for index, block in enumerate(flow.blocks)}
    previous: tuple[Block, str] | None = None
    for sentence in flow.sentences:
        block, text = sentence.block, sentence.text
        before = previous[1] if previous and _goes_on(previous[0], block, text.string) else ""
        setting = Setting(before, block.lead.string if block.lead else "", block.section or "")
        previous = (block, text.string)
        order = (block.text.place().page, 1, numbers.get(id(block), 0))
        yield from _of_sentence(order, text, setting)


def _bears(before: str) -> bool:
    """True where what stands before a day makes it the document's own: "Publicerad", "Antagen av nämnden"."""
    part = regex.split(r"[·|•]", before)[-1]
    return _BEARS.fullmatch(part) is not None or _ADOPTED.fullmatch(before) is not None


def _goes_on(above: Block, block: Block, sentence: str) -> bool:
    """True in one paragraph, and where a line of its own goes on about the line above: "Den ska vara ..."."""
    return above is block or (above.section == block.section and _ABOUT_THE_LAST.match(sentence) is not None)


def _of_sentence(order: tuple[int, int, int], text: Text, setting: Setting) -> Iterator[_Item]:
    """The dates of a sentence; one that "och" adds to the date before it has its role.

    A list item that begins with its date goes on from what leads the list: "Prognoser lämnas senast den" / "4 maj".
    """
    string = text.string
    last: tuple[int, Told] | None = None
    for found in find_dates(string):
        tie = string[last[0] : found.start] if last else "."
        if last and regex.fullmatch(r"\s*(?:,|och|samt|respektive|eller)\s*(?:(?:i|under|senast|den)\s*)*", tie):
            told = Told(last[1].roles, "as-the-date-before")
        elif found.precision is DatePrecision.DAY and not found.year_missing and _bears(string[: found.start]):
            told = Told((DateRole.DOCUMENT,), "document-date-label")
        elif setting.lead and not string[: found.start].strip():
            whole = f"{setting.lead} {string}"
            told = told_by_clause(whole, _moved(found, len(setting.lead) + 1), setting)
            last = (found.stop, told)
            yield _Item(order, found, text, told, setting.lead)
            continue
        else:
            told = _line_or_clause(string, found, setting)
        last = (found.stop, told)
        yield _Item(order, found, text, told)


def _line_or_clause(string: str, found: FoundDate, setting: Setting) -> Told:
    label = label_roles(string, found)
    if label:
        return Told(label, "label")
    if found.precision is DatePrecision.DAY and not found.year_missing and _is_date_line(string):
        return Told((DateRole.SIGNATURE,), "date-line")
    return told_by_clause(string, found, setting)


def _document_date(items: list[_Item]) -> date | None:
    borne = [
        i.found.first for i in items if DateRole.DOCUMENT in i.roles and i.found.first and not i.found.year_missing
    ]
    if borne:
        return borne[0]
    signed = [i.found.first for i in items if DateRole.SIGNATURE in i.roles and i.found.first]
    return max(signed, default=None)


def _grant_year(items: list[_Item], own: date | None) -> int | None:
    """The year that "kalenderåret" means: when the money is drawn down or used, else the document's own."""
    for role in (DateRole.REQUISITION_DEADLINE, DateRole.USE_PERIOD, DateRole.PAYMENT):
        for item in items:
            day = item.found.last or item.found.first
            if role in item.roles and day and not item.found.year_missing:
                return day.year
    return own.year if own else None


def _settle_year(item: _Item, items: list[_Item], own: date | None, grant: int | None) -> FoundDate:
    """The date with its year: another date's of the sentence, or by tense from the document's own date."""
    found = item.found
    if not found.year_missing:
        return found
    if _RECURS.match(item.text.string, found.stop):
        return found
    if found.precision is DatePrecision.YEAR:
        return in_year(found, grant) if grant else found
    stated = _this_year(item, own) or _year_said(item, items, grant) or _year_beside(item, items)
    if stated:
        return stated
    if own is None:
        return in_year(found, grant) if grant else found
    last = _by_tense(_last_of_round(item, items, own), own)
    year = (last.first or last.last or own).year
    return in_year(found, year)


def _last_of_round(item: _Item, items: list[_Item], own: date) -> _Item:
    """The last of the days that one sentence or list names in the order of the calendar: they are of one year.

    "senast den 10 februari, 4 maj och 23 oktober", in a decision of March: the first has passed already.
    """
    about = [i for i in items if i.found.year_missing and (i.text is item.text or (i.lead and i.lead == item.lead))]
    days = [in_year(i.found, own.year).first for i in about]
    in_order = all(a and b and a < b for a, b in pairwise(days))
    return about[-1] if in_order and about else item


def _this_year(item: _Item, own: date | None) -> FoundDate | None:
    """The date in the document's own year, where it is "årets"."""
    said = own is not None and _THIS_YEAR.match(item.text.string, item.found.start)
    return in_year(item.found, own.year) if own is not None and said else None


def _year_said(item: _Item, items: list[_Item], grant: int | None) -> FoundDate | None:
    """The date in the year that words give: "samma år" as the date before it, "året efter" the one after that."""
    said = _RELATIVE_YEAR.match(item.text.string, item.found.stop)
    if said is None:
        return None
    known = [i.found for i in items[: items.index(item)] if i.found.last and not i.found.year_missing]
    near = [f.last.year for f in known if f.last] or ([grant] if grant else [])
    return in_year(item.found, near[-1] + (said["next"] is not None)) if near else None


def _year_beside(item: _Item, items: list[_Item]) -> FoundDate | None:
    """The date in the year of the next date of its sentence, else of the first such day after the one before it."""
    found = item.found
    beside = [i.found for i in items if i.text is item.text and not i.found.year_missing]
    following = [f.first for f in beside if f.start > found.start and f.first]
    preceding = [
        f.last for f in beside if f.start < found.start and f.last and f.precision is not DatePrecision.YEAR
    ]
    if following:
        return in_year(found, following[0].year)
    return _on_or_after(found, preceding[-1]) if preceding else None


def _by_tense(item: _Item, own: date) -> FoundDate:
    """What is to be done comes after the document's date, what has been done before it."""
    clause = f"{item.lead} {item.text.string}"
    past = _PAST.search(clause) is not None
    if DateRole.CITED_DECISION in item.roles:
        return _on_or_before(item.found, own)
    future = _FUTURE.search(clause) is not None
    if future and (not past or _DEADLINES.intersection(item.roles)):
        return _on_or_after(item.found, own)
    if past and not future:
        return _on_or_before(item.found, own)
    return min(
        (_on_or_after(item.found, own), _on_or_before(item.found, own)),
        key=lambda f: abs((f.first or f.last or own) - own),
    )


def _on_or_after(found: FoundDate, day: date) -> FoundDate:
    this_year = in_year(found, day.year)
    end = this_year.last or this_year.first
    return this_year if end is None or end >= day else in_year(found, day.year + 1)


def _on_or_before(found: FoundDate, day: date) -> FoundDate:
    this_year = in_year(found, day.year)
    start = this_year.first or this_year.last
    return this_year if start is None or start <= day else in_year(found, day.year - 1)


def _settle_roles(item: _Item, found: FoundDate, own: date | None) -> tuple[DateRole, ...]:
    """A decision cited on the document's own day is the document's own decision."""
    same = own is not None and found.first == own == found.last
    return tuple(DateRole.DECISION if r is DateRole.CITED_DECISION and same else r for r in item.roles)


def _row(item: _Item, found: FoundDate, role: DateRole) -> DateFact:
    unknown = found.year_missing
    start, end = (None, None) if unknown else (found.first, found.last)
    string = item.text.string
    if role in _DEADLINES:
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
        rule=item.told.rule,
        place=item.text.place(found.start, found.stop),
    )
