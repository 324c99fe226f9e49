"""Whom to ask: names, addresses and telephone numbers put together from contact sections and heads.

Read by ``people``. A document prints them side by side, one under the other or in three lists; they are joined by
likeness, by closeness, and by position where the lists are of one length. Lists of unequal length are not guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.organisations import Body, organisations_in
from parsers.people.signatures import NAME, PERSON, TITLE, is_person
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.text import Text
from schemas.rows import Person, Place
from schemas.vocabulary import PersonRole

_EMAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# e.g. "075-247 39 11", "08-508 36 200", "+46 8 123 45 67", "070 123 45 67"; not "2018-07-03", "9.2-20447/2018"
_PHONE = regex.compile(
    r"(?<![\d/.-])(?:\+46[ ]?(?:\(0\))?[ ]?\d{1,3}|0\d{1,3})[ ]?[-–/]?[ ]?\d{2,3}(?:[ ]?\d{2,3}){1,3}(?![\d/-])"
)
# "Sektorn för utbildning", "Avdelningen för ekonomi", "Kulturenheten"
# "Pressekreterare hos civilminister Eva Ek": whom one works for
_SERVES = regex.compile(r"\bhos[ ](?:\p{Ll}+[ ])?$")
_UNIT = regex.compile(
    r"(?:Sektorn?|Avdelning(?:en)?|Enhet(?:en)?|Kontoret|Förvaltning(?:en)?)\b|\p{L}+(?:enheten|avdelningen|kontoret|förvaltningen|sektorn)$"
)
_COLUMN = 12.0  # points that the left edges of the cells of a column may differ
_COLUMN_LINES = 9  # of the head below a name, those of other columns counted
_GREETS = regex.compile(r"(?i)hälsning(?:ar)?\b[ ,:]*$|\b(?:vägnar|uppdrag)\b[ ,:]*$")
_CHIEF = regex.compile(r"(?i)chef|direktör|ordförande|rektor|råd\b")
_CONTACT_SECTION = regex.compile(
    r"(?i)kontakt|frågor|handläggare|upplysningar|mer[ ]information|press(?!meddelande)"
)
_CONTACT_CUE = regex.compile(
    r"(?i)\b(?:kontakt\p{L}*|hör[ ]av[ ](?:dig|er)|vänd[ ](?:dig|er)[ ]till|mejla|ring|handläggare|frågor"
    r"|upplysningar|pressekreterare|presskontakt)\b"
)
# "hos stiftsantikvarie Eva Ek, 0470-77 38 00": whom to ask is whose number stands there
_REACHED = regex.compile(
    rf"{NAME}(?:,[ ]\p{{Ll}}[\p{{Ll}} -]{{2,40}})?"
    rf"(?:,| på| \(|:| –)?[ ](?:på |tel(?:efon|\.)?:? ?|tfn\.?:? ?|mobil:? ?)?"
    rf"(?:{_PHONE.pattern}|{_EMAIL.pattern})"
)
_HANDLER = regex.compile(
    rf"(?P<role>Handläggare(?:ns[ ]namn)?|Kontakt(?:person)?|Ansvarig[ ]handläggare|Projektledare|Presskontakt"
    rf"|Pressekreterare)[ :]+(?P<name>{NAME})(?=$|[ ,(])"
)
_HANDLER_ALONE = regex.compile(
    r"(?:Handläggare(?:ns[ ]namn)?|Kontaktperson(?:er)?|Ansvarig[ ]handläggare|Kontakt|Vår[ ]referens"
    r"|Er[ ]kontakt)[ :]*"
)
_REACH = regex.compile(
    r"(?i)(?:telefon|tfn|tel|e-?post|mejl|mobil|direkt|0\d{1,3}[\s\-–/]|0\d{5,}|\+46|(?<![\w.+-])[\w.+-]+@)"
)
_FIELD_BETWEEN = regex.compile(r"(?i)(?:dnr|diarie|ärende|datum|utfärdat|\d{4}-|(?=.*\d)[\p{L}\d/: .-]+$)")
_PUBLISHED_BY = regex.compile(
    r"[\w.-]*(?:registrator|kontakt|info|diarie|stats?bidrag|post|press)[\w.-]*@.*", regex.IGNORECASE
)


class _Found(NamedTuple):
    """A name, e-mail address or telephone number and where it stands, in reading order."""

    string: str
    place: Place
    order: int


def read_contacts(flow: Flow) -> Iterator[Person]:
    """The contacts of a document, each once."""
    seen: set[str] = set()
    for blocks in _contact_groups(flow):
        for person in _zip(blocks):
            key = person.name or person.email or ""
            if key not in seen:
                seen.add(key)
                yield person


def _contact_groups(flow: Flow) -> Iterator[list[Text]]:
    """The texts that tell whom to ask: contact sections, case officers in the head, sentences with an address."""
    section: list[Text] = []
    name: str | None = None
    blocks = [b for b in flow.blocks if not b.annex]
    signing = _signing_below(blocks)
    for block in blocks:
        if id(block) in signing:
            continue
        if section and block.section != name:
            yield section
            section = []
        if block.section and _is_contact(block):
            name = block.section
            section.append(block.text)
        elif _tells_whom_to_ask(block):
            yield [block.text]
    if section:
        yield section
    yield from ([b.text for b in foot] for foot in _at_foot(blocks))
    yield from _handlers(flow, blocks)


def read_officials(flow: Flow) -> Iterator[Person]:
    """Who wrote a memo, where its head says so without a label: a name below the unit's, or above a title."""
    head = [b.text for b in flow.of_kind(BlockKind.LETTERHEAD)]
    for cell in head:
        name, _, office = cell.string.strip().partition(", ")
        if not is_person(name) or cell.place().page != flow.opening + 1 or (office and not TITLE.fullmatch(office)):
            continue
        below = office or next((t.string.strip() for t in _below(cell, head)), "")
        above = next((t for t in reversed(head) if cell in list(_below(t, head))[:1]), None)
        unit = above is not None and any(o.body is Body.ADMINISTRATION for o in organisations_in(above.string))
        titled = TITLE.fullmatch(below) and not is_person(below) and not _HANDLER_ALONE.fullmatch(below)
        if unit or titled or (above is not None and _UNIT.match(above.string) is not None):
            yield Person(role=PersonRole.CONTACT, name=name, title=below if titled else None, place=cell.place())


def _signing_below(blocks: Sequence[Block]) -> frozenset[int]:
    """The names and titles that end a contact section which has told whom to ask: they sign the paper."""
    found: set[int] = set()
    for i, before in enumerate(blocks):
        signed = _signed(blocks[i + 1 : i + 3])
        if not signed or not (_is_contact(before) or id(before) in found):
            continue
        reached = _PHONE.search(before.text.string) or _EMAIL.search(before.text.string)
        told = reached and (before.kind is BlockKind.PARAGRAPH or _CHIEF.search(signed[-1].text.string))
        below = blocks[i + 1 + len(signed) :][:2]
        if (told or id(before) in found) and not any(_REACH.search(b.text.string) for b in below):
            found |= {id(block) for block in signed}
    return frozenset(found)


def _signed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first of the blocks, or both, if they are a name and its title."""
    name, _, title = (
        blocks[0].text.string.strip(" )").replace(" (", ", ").partition(", ") if blocks else ("", "", "")
    )
    if title:
        return blocks[:1] if is_person(name) and TITLE.fullmatch(title) else ()
    titled = len(blocks) > 1 and TITLE.fullmatch(blocks[1].text.string.strip())
    return blocks if titled and is_person(name) else ()


def _at_foot(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """A case officer's name, title and number below each other: "Eva Ek" / "handläggare" / "08-123 45 67".

    Below a greeting they sign.
    """
    for above, *cells in zip(blocks, blocks[1:], blocks[2:], blocks[3:], strict=False):
        if _GREETS.search(above.text.string):
            continue
        name, title, number = (b.text.string.strip() for b in cells)
        officer = is_person(name) and TITLE.fullmatch(title) and not _CHIEF.search(title)
        if officer and all(b.kind is BlockKind.CELL for b in cells) and _REACH.match(number):
            yield tuple(cells)


def _is_contact(block: Block) -> bool:
    return _CONTACT_SECTION.search(block.section or "") is not None and block.kind is not BlockKind.HEADING


def _tells_whom_to_ask(block: Block) -> bool:
    """True of a text with a number or address to turn to, or with those of a person in a sentence."""
    string = block.text.string
    if not (_EMAIL.search(string) or _PHONE.search(string)):
        return False
    prose = block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return bool(_CONTACT_CUE.search(string) or (prose and _REACHED.search(string)) or _REACHED.fullmatch(string))


def _handlers(flow: Flow, blocks: Sequence[Block]) -> Iterator[list[Text]]:
    """The case officer in the head: a name after such a label, or above a telephone number or address."""
    cells = [b.text for b in blocks] + [
        c.text for line in flow.lines if line.page == flow.opening for c in line.cells()
    ]
    head = sum(1 for b in blocks if b.kind is BlockKind.LETTERHEAD)
    for i, cell in enumerate(cells):
        match = _HANDLER.search(cell.string)
        if match and is_person(match["name"]):
            group = [cell.cut(*match.span("name")), cell.cut(match.end())]
            yield [t for t in (*group, *_reach(cells[i + 1 : i + 5])) if t.string]
        elif _HANDLER_ALONE.fullmatch(cell.string.strip()):
            yield from _named_below(cells, i)
        elif i < head and is_person(cell.string.strip()):
            reach = list(_reach(_below(cell, cells[:head]))) or list(_reach(cells[i + 1 : i + 10]))
            mail = next((c for c in cells[:head] if _alike_address(cell.string, c.string)), None)
            if any(_REACH.match(t.string.strip()) for t in reach):
                yield [cell, *reach]
            elif mail is not None:
                yield [cell, mail]
        elif i < head and _EMAIL.search(cell.string) and PERSON.match(cell.string):
            yield [cell]


def _below(cell: Text, head: Sequence[Text]) -> Iterator[Text]:
    """The cells of the head under ``cell`` in its column."""
    place, left = cell.place(), cell.first().bbox.x0
    for other in head:
        there = other.place()
        beneath = there.page == place.page and 0 < there.line - place.line <= _COLUMN_LINES
        if beneath and abs(other.first().bbox.x0 - left) <= _COLUMN:
            yield other


def _named_below(cells: Sequence[Text], i: int) -> Iterator[list[Text]]:
    """The first name below a label, in whose column other fields of the head may stand between."""
    for k in range(i + 1, min(i + 5, len(cells))):
        named = PERSON.match(cells[k].string.strip())
        if named and is_person(named.group()):
            rest = cells[k].cut(named.end())
            if rest.string[:1].islower() and not _REACH.match(rest.string):  # a sentence beside the label's column
                continue
            yield [t for t in (cells[k].cut(0, named.end()), rest, *_reach(cells[k + 1 : k + 5])) if t.string]
            yield from _colleagues(cells[k + 1 : k + 6]) if _REACH.search(rest.string) else ()
            return
        if len(cells[k].string.split()) > 4:
            return


def _colleagues(cells: Sequence[Text]) -> Iterator[list[Text]]:
    """More names below the first, each with its number on its own line: "Måns Ek, tel 08-519 264 88"."""
    for cell in cells:
        named = PERSON.match(cell.string.strip())
        rest = cell.cut(named.end()) if named else cell
        if named is None or not is_person(named.group()) or not _REACH.search(rest.string):
            return
        yield [cell.cut(0, named.end()), rest]


def _reach(cells: Iterable[Text]) -> Iterator[Text]:
    """The telephone and e-mail fields of a head, dates and numbers between them left out."""
    for cell in cells:
        string = cell.string.strip()
        if _REACH.match(string) or TITLE.fullmatch(string):
            yield cell
        elif not (_FIELD_BETWEEN.match(string) or _UNIT.match(string)):
            return


def _zip(texts: Sequence[Text]) -> Iterator[Person]:
    """Names, addresses and numbers of one group, put together by closeness, likeness or position."""
    names, emails, phones = (list(f) for f in (_find_names(texts), _find(texts, _EMAIL), _find(texts, _PHONE)))
    emails_of = _assign(names, emails)
    phones_of = _by_position(names, phones)
    for i, name in enumerate(names):
        yield Person(
            role=PersonRole.CONTACT,
            name=name.string,
            title=_title_beside(texts, name),
            organisation=_body_beside(texts, name),
            email=emails_of.get(i),
            phone=phones_of.get(i),
            place=name.place,
        )
    left = [e for e in emails if e.string not in emails_of.values()]
    for i, email in enumerate(left):
        spare = [p for p in phones if p.string not in phones_of.values()]
        organisation = next((o.name for t in texts for o in organisations_in(t.string)), None)
        if names and not _PUBLISHED_BY.fullmatch(email.string):
            continue
        yield Person(
            role=PersonRole.CONTACT,
            organisation=organisation,
            email=email.string,
            phone=spare[i].string if len(spare) == len(left) else None,
            place=email.place,
        )


def _find_names(texts: Sequence[Text]) -> Iterator[_Found]:
    order = 0
    for text in texts:
        order += 1000
        for match in PERSON.finditer(_EMAIL.sub(lambda m: "#" * len(m.group()), text.string)):
            words = match.group().split()
            # "Kontakta Anna Berg", "Handläggare Anna Berg": the first word of a sentence is no first name
            lead = (
                1
                if TITLE.fullmatch(words[0])
                or regex.match(
                    r"(?i)(?:kontakt\p{L}*|ring|mejla|maila|fråga|skriv|handläggare|frågor|pressekreterare"
                    r"|telefon|vid|välkommen)$",
                    words[0],
                )
                else 0
            )
            string = " ".join(words[lead:])
            start = match.start() + (len(words[0]) + 1 if lead else 0)
            of_a_body = any(o.start <= start and match.end() <= o.stop for o in organisations_in(text.string))
            served = _SERVES.search(text.string, 0, start) and not _REACHED.match(text.string, start)
            if is_person(string) and not (TITLE.fullmatch(string) or of_a_body or served):
                yield _Found(string, text.place(start, match.end()), order + start)


def _find(texts: Sequence[Text], pattern: regex.Pattern[str]) -> Iterator[_Found]:
    for k, text in enumerate(texts, 1):
        for match in pattern.finditer(text.string):
            yield _Found(
                match.group().strip(" ."), text.place(match.start(), match.end()), 1000 * k + match.start()
            )


def _assign(names: Sequence[_Found], emails: Sequence[_Found]) -> dict[int, str]:
    """The address that holds the name; else by position."""
    like = {i: e.string for i, n in enumerate(names) for e in emails if _alike(n.string, e.string)}
    rest = [i for i in range(len(names)) if i not in like]
    free = [e for e in emails if e.string not in like.values() and not _PUBLISHED_BY.fullmatch(e.string)]
    return like | ({i: e.string for i, e in zip(rest, free, strict=True)} if len(rest) == len(free) else {})


def _by_position(names: Sequence[_Found], found: Sequence[_Found]) -> dict[int, str]:
    if len(names) == len(found):
        return {i: f.string for i, f in enumerate(found)}
    after: dict[int, str] = {}
    for i, name in enumerate(names):
        stop = names[i + 1].order if i + 1 < len(names) else float("inf")
        near = [f for f in found if name.order < f.order < stop]
        if len(near) == 1 or (near and len(names) == 1):
            after[i] = near[0].string
    return after


def _alike(name: str, email: str) -> bool:
    local = regex.split(r"[._+-]", _plain(email.split("@", 1)[0]))
    words = [_plain(w) for w in regex.split(r"[ -]", name)]
    return words[-1] in local and (words[0] in local or words[0][:1] in local)


def _alike_address(name: str, string: str) -> bool:
    """True of a cell that is an address with that name."""
    return _EMAIL.fullmatch(string.strip()) is not None and _alike(name.strip(), string.strip())


def _plain(string: str) -> str:
    decomposed = unicodedata.normalize("NFD", string.casefold())
    return "".join(c for c in decomposed if c.isalpha() or c in "._+-")


def _title_beside(texts: Sequence[Text], name: _Found) -> str | None:
    for number, text in enumerate(texts):
        at = text.string.find(name.string)
        if at >= 0:
            below = texts[number + 1].string.strip() if number + 1 < len(texts) else ""
            if text.string.strip() == name.string and TITLE.fullmatch(below) and not is_person(below):
                return below
            after = regex.match(
                r",[ ](?P<title>[\p{L} -]+?)(?=[,.:;(]|$|[ ](?:\d|på|via|tfn|tel)|[ ]\S+@)",
                text.string[at + len(name.string) :],
            )
            if after and TITLE.fullmatch(after["title"].strip()):
                return after["title"].strip()
            before = regex.search(r"(?P<title>\p{L}+)[ ]$", text.string[:at])
            if (
                before
                and TITLE.fullmatch(before["title"])
                and before["title"].lower() not in {"handläggare", "föredragande"}
            ):
                return before["title"]
    return None


def _body_beside(texts: Sequence[Text], name: _Found) -> str | None:
    """The organisation printed after a name and title: "Per Ek, handläggare, Trafikverket, 0771-921 921"."""
    for text in texts:
        at = text.string.find(name.string)
        after = text.string[at + len(name.string) :] if at >= 0 else ""
        parts = [part.strip() for part in after.split(",")[1:3]]
        for part in parts:
            named = organisations_in(part)
            if named and named[0].start == 0 and named[0].stop == len(part.rstrip(" .:")):
                return named[0].name
    return None


def contact_lines(flow: Flow) -> frozenset[tuple[int, int]]:
    """Page and line of everything in a contact section: a name over a title there is whom to ask."""
    signing = _signing_below(flow.blocks)
    labelled = [
        b.text
        for i, label in enumerate(flow.blocks)
        if _HANDLER_ALONE.fullmatch(label.text.string.strip())
        for b in flow.blocks[i + 1 : i + 4]
        if id(b) not in signing
    ]
    asked = (b.text for b in flow.blocks if _is_contact(b) and id(b) not in signing)
    foot = (b.text for cells in _at_foot(flow.blocks) for b in cells)
    refs = (r for text in (*labelled, *asked, *foot) for r in text.refs())
    return frozenset((flow.pages[r.page].number, flow.pages[r.page].words[r.word].line) for r in refs)
