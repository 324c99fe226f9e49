"""People: who signs, who prepared the case, whom to ask, who gets a copy.

Personal data, kept in rows of its own. Reads signatures, contact sections, copy lists and the sentence in
which an agency tells who decided. A name counts only in such a place: somebody named in prose is no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

import regex

from parsers.lines import Line
from parsers.organisations import normal_form, organisations_in
from parsers.people.contacts import contact_lines, read_contacts, read_officials
from parsers.people.deciding import read_deciders
from parsers.people.signatures import NAME, TITLE, is_person, part, party_signatures, titled_signatures
from parsers.prose.flow import BlockKind, Flow
from parsers.prose.strips import MARK
from parsers.text import Text, join
from schemas.rows import Person
from schemas.vocabulary import DocumentKind, PersonRole

_ON_BEHALF = regex.compile(r"På[ ]regeringens[ ]vägnar[ :.,]*", regex.IGNORECASE)
_NAME_WORD = regex.compile(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?")
# Lines below "På regeringens vägnar" in which minister and rapporteur stand
_SIGN_REACH = 8

_COPY = regex.compile(
    r"(?:Kopia[ ](?:med|utan)[ ]bilag\p{L}+|Kop(?:ia|ior)(?:[ ]för[ ]kännedom)?|Cc(?=:)|Avskrift(?:er)?"
    r"|För[ ]kännedom|Sändlista|Expedieras"
    r"|Delges|Utdrag(?=[ ]till)|Likalydande(?:[ ]beslut)?(?=[ ]till)|(?:Skickas|Sänds)(?=[ ]till)"
    r"|Beslutsexpediering|Expediering|Beslutsmottagare"
    r"|(?:(?:Beslut(?:et|en)?|Protokollsutdrag(?:et)?|Paragrafen|Utdrag)[ ])(?:ska[ ])?"
    r"(?:expedieras|delges|tillställs"
    r"|(?:skickas?|sänds|sändas|översänds|översändas|meddelas)(?:[ ]för[ ]\p{L}+)?(?=[ ]till\b))"
    r"|Protokollsutdrag(?=[ ]till))(?:[ ]till)?[ :]*(?P<rest>.*)",
    regex.IGNORECASE,
)
# "Beslutet skickas till Skolverket senast den 1 mars.": a sentence, no list
_SAID = regex.compile(r"\d|\p{L}{2}\.$|\b(?:som|senast|efter|när|och ska)\b")
# e.g. "S/FS Eva Hålander", "Fi/BA": a unit's code and who there
_CODED = regex.compile(
    rf"(?P<unit>\p{{Lu}}\p{{L}}{{0,3}}(?:/\p{{Lu}}[\p{{L}} ]{{0,6}}?)+)(?:[ ,]+(?P<name>{NAME}))?"
)
# A unit goes with what stands before it: "Finansdepartementet, budgetavdelningen"
_BETWEEN_COPIES = regex.compile(
    r"[,;]\s+(?!\p{Ll}*(?:avdelningen|enheten|sekretariatet|kansliet|utskottet|enhet|avdelning)\b"
    r"|(?<=(?:\bRegion\s\p{Lu}\p{Ll}+|\p{L}\s(?:kommun|stad)),\s)\p{Ll}*(?:förvaltningen|nämnden|kontoret)\b)|$"
)
# "Ekonomichefen", "Sökanden", "akten": whom a board's decision is sent to, besides bodies
_OFFICE = regex.compile(
    r"(?:\p{L}+[ ]){0,2}\p{L}*(?:chef(?:en|er|erna)?|fakultet(?:en)?|institution(?:en)?|kansli(?:et)?"
    r"|direktör(?:en)?|enhet(?:en)?|avdelning(?:en)?|kontor(?:et)?"
    r"|förvaltning(?:en)?|nämnd(?:en)?|styrelse(?:n)?|sökande(?:n)?|förening(?:en)?|ordförande(?:n)?|handläggare(?:n)?"
    r"|revisor(?:er|erna)?|samordnare(?:n)?|strateg(?:en)?|akt(?:en)?|diariet?|rektor(?:er|erna|n)?|bolag(?:et)?)"
)
_RECEIVER = regex.compile(r"\p{Lu}\p{L}+(?:en|et|an|chef|direktör|akten)(?:[ ]\p{L}+){0,2}")
# What joins a name to the one before it: "Socialstyrelsen och Kammarkollegiet", "Regeringskansliet/FA"
_JOINED = regex.compile(r"(?:\b(?:och|samt|i|vid|för|till|med)[ ]|[,/&-][ ]?)$")
_COMMITTEE = regex.compile(r"(?<![\p{L}/])(?:\p{Lu}\p{Ll}+utskottet\b|Riksdagen/)")
# "Boverket, Box 534, 371 23 Karlskrona"
_ADDRESS = regex.compile(r"(?:,[ ][^,]*\d[^,]*){1,3}")
_COPY_END = regex.compile(r"(?:Bilag[ao]r?\b|Postadress|Besöksadress|Telefon|E-post|Org|\d).*")


def read_people(flow: Flow, kind: DocumentKind) -> tuple[Person, ...]:
    """The people of a document of ``kind``; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    copies = tuple(_copies(flow))
    listed = {p.organisation for p in copies}  # "Värmlands museum" over "Statens kulturråd" signs nothing
    people = [_presenting(person) for person in _signing(flow, kind) if person.name not in listed]
    if kind is not DocumentKind.GOVERNMENT_DECISION:
        people = _with_deciders(people, tuple(read_deciders(flow)))
    taken = {p.name for p in people}
    people += (_presenting(p) for p in read_contacts(flow) if p.name not in taken or p.email or p.phone)
    if kind is DocumentKind.BOARD_MEMO:
        asked = {p.name for p in people}
        people += (p for p in read_officials(flow) if p.name not in asked)
    people += copies
    return tuple(dict.fromkeys(people))


def _with_deciders(signing: Sequence[Person], deciding: Sequence[Person]) -> list[Person]:
    """Who signs, and who is said to decide or present, each once; a label below a name is no title of it."""
    deciders = {p.name for p in deciding if p.role is PersonRole.SIGNATORY}
    kept = [p for p in signing if p.role is not PersonRole.RAPPORTEUR or p.name not in deciders]
    known = {(p.role, p.name) for p in kept}
    return [*kept, *(p for p in deciding if (p.role, p.name) not in known)]


def _presenting(person: Person) -> Person:
    """Who signs as the one who presented the case: "Per Ek" over "Föredragande"."""
    presents = (person.title or "").casefold() == "föredragande" and not (person.email or person.phone)
    return replace(person, role=PersonRole.RAPPORTEUR) if presents else person


def _signing(flow: Flow, kind: DocumentKind) -> Iterator[Person]:
    if kind is DocumentKind.GOVERNMENT_DECISION:
        yield from _on_behalf(flow)
    elif kind is DocumentKind.AGREEMENT:
        # parties that are not named at the signatures leave the names over their titles
        for signature in party_signatures(flow) or titled_signatures(flow):
            if signature.name is not None:
                yield Person(
                    role=PersonRole.SIGNATORY,
                    name=signature.name,
                    title=signature.title,
                    organisation=signature.party or None,
                    place=signature.place,
                )
    elif kind is not DocumentKind.NOTICE:
        asked = contact_lines(flow) | _head_lines(flow)
        for signature in titled_signatures(flow):
            if signature.place[:2] in asked:
                continue
            yield Person(
                role=PersonRole.SIGNATORY, name=signature.name, title=signature.title, place=signature.place
            )


def _head_lines(flow: Flow) -> frozenset[tuple[int, int]]:
    """The page and line of each cell above the title: who stands there prepared the case, and signs below."""
    title = next((b.text.place() for b in flow.of_kind(BlockKind.TITLE)), None)
    cells = (b.text.place() for b in flow.of_kind(BlockKind.LETTERHEAD))
    above = (p for p in cells if title is not None and (p.page, p.line) < (title.page, title.line))
    return frozenset((p.page, p.line) for p in above)


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
                yield from ((name, title) for name in _two_names(cell))


def _two_names(text: Text) -> tuple[Text, ...]:
    """Two names that lost the columns between them: four names in a row are those of two."""
    words = text.string.split()
    if len(words) != 4 or not all(_NAME_WORD.fullmatch(w) for w in words):
        return (text,)
    middle = text.string.index(words[2], len(words[0]) + len(words[1]))
    return (text.cut(0, middle), text.cut(middle))


def _copies(flow: Flow) -> Iterator[Person]:
    headings = {b.text.refs()[0] for b in flow.of_kind(BlockKind.HEADING, BlockKind.TITLE) if b.text.refs()}
    for i, line in enumerate(flow.lines):
        for cell in line.cells():
            match = _COPY.fullmatch(cell.text.string.strip())
            if match is None or (match["rest"] and not _names_receivers(match["rest"], cell.text.string)):
                continue
            if _SAID.search(match["rest"]):
                continue
            listed = takewhile(lambda c: c.refs[0] not in headings, _listed(flow.lines, i, cell))
            for text in _whole_items([cell.text.cut(match.start("rest")), *(c.text for c in listed)]):
                yield from map(_copied, _pieces(text))


def _names_receivers(rest: str, line: str) -> bool:
    """True of what stands beside a label: a body, or offices ("Sändlista: Ekonomienheten, Kulturskolan")."""
    if organisations_in(rest):
        return True
    listed = regex.split(r",\s+|\s+och\s+", rest)
    return ":" in line and all(_RECEIVER.fullmatch(n) or _OFFICE.fullmatch(n) or is_person(n) for n in listed)


def _whole_items(texts: Sequence[Text]) -> Iterator[Text]:
    """The items, with one that was broken over two lines in one: a line cannot end with "och" or a comma."""
    waiting: Text | None = None
    for text in texts:
        whole = join((waiting, text)) if waiting is not None else text
        waiting = whole if regex.search(r"(?:\boch|,)$", whole.string) else None
        if waiting is None:
            yield whole
    if waiting is not None:
        yield waiting


def _pieces(text: Text) -> Iterator[Text]:
    """The receivers named on one line; a line is parted only where each part is one by itself."""
    parts: list[Text] = []
    start = 0
    for match in _BETWEEN_COPIES.finditer(text.string):
        parts.append(text.cut(start, match.start()))
        start = match.end()
    named = [p for p in parts if p.string]
    named = [part for p in named for part in (tuple(_end_to_end(p)) or (p,))]
    known = all(
        _CODED.fullmatch(p.string)
        or is_person(p.string)
        or organisations_in(p.string)
        or p.string.startswith("Riksdagen")
        for p in named
    )
    each = known or all(
        _OFFICE.fullmatch(p.string) or _RECEIVER.fullmatch(p.string) or is_person(p.string) for p in named
    )
    yield from named if each else (text,) if text.string else ()


def _end_to_end(text: Text) -> Iterator[Text]:
    """The receivers on a line that parts them by nothing: "Socialutskottet Kammarkollegiet Socialstyrelsen"."""
    string = text.string
    starts = {o.start for o in organisations_in(string)} | {m.start() for m in _COMMITTEE.finditer(string)}
    cuts = sorted(s for s in starts if s == 0 or not _JOINED.search(string[:s]))
    if len(cuts) > 1 and cuts[0] == 0:
        yield from (text.cut(a, b) for a, b in pairwise([*cuts, len(string)]))


def _listed(lines: Sequence[Line], i: int, label: Line) -> Iterator[Line]:
    """The cells right below the label, as long as they follow each other as closely as they began."""
    previous, step = label, 0.0
    for line in lines[i + 1 :]:
        if line.page != previous.page and not (step and _is_receiver(line.text.string.strip())):
            return
        cell = next((c for c in line.cells() if _below(c, label)), None)
        if cell is None:
            continue
        gap = cell.bbox.top - previous.bbox.top if cell.page == previous.page else step
        text = cell.text.string.strip()
        if (
            (step and gap > 1.4 * step)
            or gap > 60
            or _COPY_END.fullmatch(text)
            or _is_copy_label(text)
            or text.endswith(".")
            or len(text.split()) > 10
        ):
            return
        step = min(step, gap) if step else gap
        previous = cell
        yield cell


def _is_receiver(string: str) -> bool:
    """True of a body or a unit's code alone: with such a line a list goes on over the turn of a page."""
    named = organisations_in(string)
    whole = len(named) == 1 and named[0].start == 0 and named[0].stop == len(string)
    return whole or _CODED.fullmatch(string) is not None


def _below(cell: Line, label: Line) -> bool:
    """True of a cell in the label's column; the items of a list are set in."""
    near = 60 if MARK.match(cell.text.string) else 24
    return abs(cell.bbox.x0 - label.bbox.x0) < near


def _is_copy_label(string: str) -> bool:
    """True of the label of the next list: "Kopia till" below those of "Sändlista"."""
    match = _COPY.fullmatch(string)
    return match is not None and not match["rest"]


def _copied(text: Text) -> Person:
    string = text.string.strip(" -–•")
    coded = _CODED.fullmatch(string)
    if coded:
        return Person(role=PersonRole.COPY_TO, name=coded["name"], organisation=coded["unit"], place=text.place())
    if is_person(string):
        return Person(role=PersonRole.COPY_TO, name=string, place=text.place())
    named = organisations_in(string)
    if named and not named[0].start and _ADDRESS.fullmatch(string, named[0].stop):
        return Person(role=PersonRole.COPY_TO, organisation=named[0].name, place=text.place())
    whole = bool(named) and named[0].start == 0 and named[-1].stop == len(string) and len(named) == 1
    return Person(
        role=PersonRole.COPY_TO, organisation=normal_form(string) if whole else string, place=text.place()
    )
