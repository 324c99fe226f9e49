"""People: who signs, who prepared the case, whom to ask, who gets a copy.

Personal data, kept in rows of its own. Reads signatures, contact sections, copy lists and the sentence in
which an agency tells who decided. A name counts only in such a place: somebody named in prose is no row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.flow import Block, BlockKind, Flow
from parsers.lines import Line
from parsers.organisations import normal_form, organisations_in
from parsers.signatures import NAME, PERSON, TITLE, is_person, part, party_signatures, titled_signatures
from parsers.text import Text
from schemas.rows import Person, Place
from schemas.vocabulary import DocumentKind, PersonRole

_ON_BEHALF = regex.compile(r"På[ ]regeringens[ ]vägnar[ :.,]*", regex.IGNORECASE)
# Lines below "På regeringens vägnar" in which minister and rapporteur stand
_SIGN_REACH = 8

_COPY = regex.compile(
    r"(?:Kopia|Kopior|Kopia[ ]för[ ]kännedom|För[ ]kännedom|Sändlista|Expedieras|Delges"
    r"|Beslutet[ ]expedieras)(?:[ ]till)?[ :]*(?P<rest>.*)",
    regex.IGNORECASE,
)
# e.g. "S/FS Eva Hålander", "Fi/BA": a unit's code and who there
_CODED = regex.compile(
    rf"(?P<unit>\p{{Lu}}\p{{L}}{{0,3}}(?:/\p{{Lu}}[\p{{L}} ]{{0,6}}?)+)(?:[ ,]+(?P<name>{NAME}))?"
)
# A unit goes with what stands before it: "Finansdepartementet, budgetavdelningen"
_BETWEEN_COPIES = regex.compile(
    r"[,;]\s+(?!\p{Ll}*(?:avdelningen|enheten|sekretariatet|kansliet|enhet|avdelning)\b)|$"
)
_COPY_END = regex.compile(r"(?:Bilag[ao]r?\b|Postadress|Besöksadress|Telefon|E-post|Org|\d).*")

_EMAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# e.g. "075-247 39 11", "08-508 36 200", "+46 8 123 45 67", "070 123 45 67"; not "2018-07-03", "9.2-20447/2018"
_PHONE = regex.compile(
    r"(?<![\d/.-])(?:\+46[ ]?(?:\(0\))?[ ]?\d{1,3}|0\d{1,3})[ ]?[-–/]?[ ]?\d{2,3}(?:[ ]?\d{2,3}){1,3}(?![\d/-])"
)
_CONTACT_SECTION = regex.compile(r"(?i)kontakt|frågor|handläggare|upplysningar|mer[ ]information|press")
_CONTACT_CUE = regex.compile(
    r"(?i)\b(?:kontakt\p{L}*|handläggare|frågor|upplysningar|pressekreterare|presskontakt)\b"
)
_HANDLER = regex.compile(
    rf"(?P<role>Handläggare|Kontaktperson|Ansvarig[ ]handläggare|Projektledare|Presskontakt"
    rf"|Pressekreterare)[ :]+(?P<name>{NAME})(?=$|[ ,(])"
)
_HANDLER_ALONE = regex.compile(r"(?:Handläggare|Kontaktperson(?:er)?|Ansvarig[ ]handläggare|Kontakt)[ :]*")
_PUBLISHED_BY = regex.compile(
    r"[\w.-]*(?:registrator|kontakt|info|diarie|stats?bidrag|post|press)[\w.-]*@.*", regex.IGNORECASE
)

# "generaldirektör ", "den tillförordnade enhetschefen "; may be missing
_RANK = (
    r"(?P<title>(?:(?:[\p{Ll}.-]+[ ]){0,3}?\p{Ll}*(?:chef|direktör|jurist|utredare|handläggare|strateg|sekreterare"
    r"|ombudsman|råd|hövding)(?:en|n|et|nen)?[ ])|)"
)
# "I detta ärende har generaldirektör N.N. beslutat", "Beslutet har fattats av enhetschefen N.N."
_DECIDED = regex.compile(
    rf"\b(?:[Bb]eslut\p{{L}}*|[Ää]rende\p{{L}}*|[Dd]etta"
    rf"|[Uu]tlysning\p{{L}}*)\b[^.]{{0,60}}?\bhar[ ]{_RANK}(?P<name>{NAME})[ ](?:beslutat|fattat)"
    rf"|\b(?:[Bb]eslut\p{{L}}*|[Ää]rende\p{{L}}*)\b[^.]{{0,60}}?\b(?:fattats|fattas|fattat|beslutats|avgjorts"
    rf"|beslutas)[ ]av[ ]{_RANK}(?P<name>{NAME})"
)
# "Utredaren N.N. har varit föredragande", "efter föredragning av N.N.", "Föredragande har varit handläggare N.N."
_PRESENTED = regex.compile(
    rf"\b(?:(?i:föredragning)[ ]av|(?i:föredragande)(?:[ ]har[ ]varit|[ ]var|[ ]är|:)?)[ ]{_RANK}(?P<name>{NAME})"
    rf"|(?:^|[ ])(?P<title>(?:\p{{L}}+[ ]){{0,2}}?\p{{L}}*(?:chefen|handläggaren|utredaren|juristen|strategen"
    rf"|handläggare|utredare|jurist))?[ ]?(?P<name>{NAME})[ ](?:har[ ](?:varit[ ]föredragande|föredragit)"
    rf"|(?:har[ ]varit|var)[ ]föredragande|föredrog|som[ ](?:också[ ])?(?:har[ ]varit|varit)[ ]föredragande)"
)


class _Found(NamedTuple):
    """A name, e-mail address or telephone number and where it stands, in reading order."""

    string: str
    place: Place
    order: int


def read_people(flow: Flow, kind: DocumentKind) -> tuple[Person, ...]:
    """The people of a document of ``kind``; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    people = [*_signing(flow, kind), *_deciding(flow, kind)]
    taken = {p.name for p in people}
    people += (p for p in _contacts(flow) if p.name is None or p.name not in taken)
    people += _copies(flow)
    return tuple(dict.fromkeys(people))


def _signing(flow: Flow, kind: DocumentKind) -> Iterator[Person]:
    if kind is DocumentKind.GOVERNMENT_DECISION:
        yield from _on_behalf(flow)
    elif kind is DocumentKind.AGREEMENT:
        for signature in party_signatures(flow):
            if signature.name is not None:
                organisation = regex.sub(r"^(?:staten|regeringen)\b", lambda m: m.group(), signature.party or "")
                yield Person(
                    role=PersonRole.SIGNATORY,
                    name=signature.name,
                    title=signature.title,
                    organisation=organisation or None,
                    place=signature.place,
                )
    elif kind is not DocumentKind.NOTICE:
        for signature in titled_signatures(flow):
            yield Person(
                role=PersonRole.SIGNATORY, name=signature.name, title=signature.title, place=signature.place
            )


def _on_behalf(flow: Flow) -> Iterator[Person]:
    """Minister and rapporteur, in that order, one under the other or side by side."""
    for i, line in enumerate(flow.lines):
        if not any(_ON_BEHALF.fullmatch(c.text.string.strip()) for c in line.cells()):
            continue
        names = list(_names_below(flow.lines, i))
        for role, (text, title) in zip((PersonRole.SIGNATORY, PersonRole.RAPPORTEUR), names, strict=False):
            yield Person(role=role, name=text.string.strip(), title=title, place=text.place())
        return


def _names_below(lines: Sequence[Line], i: int) -> Iterator[tuple[Text, str | None]]:
    below = [line for line in lines[i + 1 : i + 1 + _SIGN_REACH] if line.page - lines[i].page in {0, 1}]
    for k, line in enumerate(below):
        if _COPY.fullmatch(line.text.string.strip()) or len(line.text.string.split()) > 10:
            return
        cells = [c.text for c in line.cells()]
        if len(cells) == 1 and not is_person(cells[0].string.strip()):
            cells = [t for t in part(line, (0.0, line.bbox.x1 / 2)) if t is not None]
        following = below[k + 1].text.string.strip() if k + 1 < len(below) else ""
        title = following if TITLE.fullmatch(following) and not is_person(following) else None
        for cell in cells:
            if is_person(cell.string.strip()):
                yield cell, title


def _deciding(flow: Flow, kind: DocumentKind) -> Iterator[Person]:
    """Who decided and who presented the case, where an agency says so in a sentence."""
    if kind is DocumentKind.GOVERNMENT_DECISION:
        return
    for sentence in flow.sentences:
        for role, pattern in ((PersonRole.SIGNATORY, _DECIDED), (PersonRole.RAPPORTEUR, _PRESENTED)):
            match = pattern.search(sentence.text.string)
            if match and not organisations_in(match["name"]):
                title, name = _without_title(match["title"] or "", match["name"])
                yield Person(role=role, name=name, title=title, place=sentence.text.place(*match.span("name")))


def _without_title(title: str, name: str) -> tuple[str | None, str]:
    """Title and name, where the title stands first in the sentence and so is written as a name is."""
    first, _, rest = name.partition(" ")
    bare = (first, first.removesuffix("n"), first.removesuffix("en"))
    if any(TITLE.fullmatch(form) for form in bare) and is_person(rest):
        return first, rest
    return title.strip() or None, name


def _contacts(flow: Flow) -> Iterator[Person]:
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
    for block in blocks:
        if section and block.section != name:
            yield section
            section = []
        if block.section and _is_contact(block):
            name = block.section
            section.append(block.text)
        elif _CONTACT_CUE.search(block.text.string) and (
            _EMAIL.search(block.text.string) or _PHONE.search(block.text.string)
        ):
            yield [block.text]
    if section:
        yield section
    yield from _handlers(flow, blocks)


def _is_contact(block: Block) -> bool:
    return _CONTACT_SECTION.search(block.section or "") is not None and block.kind is not BlockKind.HEADING


def _handlers(flow: Flow, blocks: Sequence[Block]) -> Iterator[list[Text]]:
    """The name after "Handläggare" in the head, with the telephone and e-mail fields after it."""
    cells = [b.text for b in blocks] + [c.text for line in flow.lines if line.page == 0 for c in line.cells()]
    for i, cell in enumerate(cells):
        match = _HANDLER.search(cell.string)
        start = cell.cut(*match.span("name")) if match else None
        rest = [cell.cut(match.end())] if match else []
        if match is None and _HANDLER_ALONE.fullmatch(cell.string.strip()) and i + 1 < len(cells):
            following = cells[i + 1]
            named = PERSON.match(following.string.strip())
            start = following.cut(0, named.end()) if named and is_person(named.group()) else None
            rest = [following.cut(named.end())] if named else []
            i += 1  # noqa: PLW2901 - the name was in the next cell
        if start is None or not is_person(start.string):
            continue
        for follower in cells[i + 1 : i + 5]:
            if not regex.match(
                r"(?i)(?:telefon|tfn|tel|e-?post|mejl|mobil|0\d|[\w.+-]+@)", follower.string.strip()
            ):
                break
            rest.append(follower)
        yield [start, *(r for r in rest if r.string)]


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
                if regex.match(
                    r"(?i)(?:kontakt\p{L}*|handläggare|frågor|pressekreterare|telefon|vid|välkommen)$", words[0]
                )
                else 0
            )
            string = " ".join(words[lead:])
            start = match.start() + (len(words[0]) + 1 if lead else 0)
            if is_person(string) and not TITLE.fullmatch(string):
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


def _plain(string: str) -> str:
    decomposed = unicodedata.normalize("NFD", string.casefold())
    return "".join(c for c in decomposed if c.isalpha() or c in "._+-")


def _title_beside(texts: Sequence[Text], name: _Found) -> str | None:
    for text in texts:
        at = text.string.find(name.string)
        if at >= 0:
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


def _copies(flow: Flow) -> Iterator[Person]:
    headings = {b.text.refs()[0] for b in flow.of_kind(BlockKind.HEADING, BlockKind.TITLE) if b.text.refs()}
    lines = flow.lines
    for i, line in enumerate(lines):
        for cell in line.cells():
            match = _COPY.fullmatch(cell.text.string.strip())
            if match is None or len(match["rest"].split()) > 14:
                continue
            if match["rest"] and not organisations_in(match["rest"]):
                continue
            for piece in _pieces(cell.text.cut(match.start("rest"))):
                yield _copied(piece)
            for below in _listed(lines, i, cell):
                if below.refs[0] in headings:
                    break
                for piece in _pieces(below.text):
                    yield _copied(piece)


def _pieces(text: Text) -> Iterator[Text]:
    start = 0
    for match in _BETWEEN_COPIES.finditer(text.string):
        piece = text.cut(start, match.start())
        start = match.end()
        if piece.string:
            yield piece


def _listed(lines: Sequence[Line], i: int, label: Line) -> Iterator[Line]:
    """The cells right below the label, as long as they follow each other as closely as they began."""
    previous, step = label, 0.0
    for line in lines[i + 1 :]:
        if line.page != label.page:
            return
        cell = next((c for c in line.cells() if abs(c.bbox.x0 - label.bbox.x0) < 24), None)
        if cell is None:
            continue
        gap = cell.bbox.top - previous.bbox.top
        text = cell.text.string.strip()
        if (
            (step and gap > 1.4 * step)
            or gap > 60
            or _COPY_END.fullmatch(text)
            or text.endswith(".")
            or len(text.split()) > 8
        ):
            return
        step = step or gap
        previous = cell
        yield cell


def _copied(text: Text) -> Person:
    string = text.string.strip(" -–•")
    coded = _CODED.fullmatch(string)
    if coded:
        return Person(role=PersonRole.COPY_TO, name=coded["name"], organisation=coded["unit"], place=text.place())
    if is_person(string):
        return Person(role=PersonRole.COPY_TO, name=string, place=text.place())
    named = organisations_in(string)
    whole = bool(named) and named[0].start == 0 and named[-1].stop == len(string) and len(named) == 1
    return Person(
        role=PersonRole.COPY_TO, organisation=normal_form(string) if whole else string, place=text.place()
    )
