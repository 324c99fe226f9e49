"""Signatures: who signs for whom, in one column or several side by side.

Read by ``people`` (the persons) and ``fields`` (the parties). Works on visual lines, because what belongs
together at the foot of a document stands one above the other; columns may be parted by one space only, so a
line is also parted by what it says: two dates, two names, two titles. It refuses to guess a name where the
parts cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from parsers.lines import Line
from parsers.organisations import organisations_in
from parsers.prose.flow import Flow
from parsers.text import Text
from schemas.rows import Place

# Lines below "För staten" in which place, date, name and title stand.
_REACH = 18
_SIGNED = 6  # lines below a party's bare name in which its signature stands
_STAGGER = 3  # lines that one party's column may begin below another's
_MOST_WORDS = 9  # of a party's name
_SLACK = 6.0  # points that a cell may begin before its column
_COLUMN = 24.0  # points that a name and its title may begin apart

_GIVEN = r"\p{Lu}[\p{Ll}\p{Lu}éüöåäá'’]*\p{Ll}(?:-\p{Lu}\p{Ll}+)?"
# e.g. "Maja Fjaestad", "Marja-Leena Falk", "Carl B. Hamilton", "Eva von Sydow"; not "Stockholm", "SKR"
NAME = rf"{_GIVEN}(?:[ ](?:\p{{Lu}}\.?|von|af|de|van|der|la|{_GIVEN})){{0,3}}[ ]{_GIVEN}"
PERSON = regex.compile(NAME)
_TITLE_WORD = (
    r"\p{L}*(?:chef|chefen|direktör|direktören|sekreterare|strateg|handläggare|handläggaren|utredare"
    r"|utredaren|controller|ekonom|samordnare|ordförande|minister"
    r"|jurist|juristen|ansvarig|ledare|rådgivare|utvecklare|statsråd|departementsråd|kansliråd|ämnesråd"
    r"|rådet|rådgivaren|landshövding|överdirektör|föredragande|borgmästare|råd"
    r"|rektor|kamrer|inspektör|föreståndare|planerare|koordinator|sakkunnig|expert|analytiker|registrator|assistent|revisor"
    r"|förhandlare|administratör|specialist|konsulent|överläkare|professor|talesperson|kommunikatör"
    r"|redaktör|statistiker|arkitekt|ingenjör|förvaltare|vd|prefekt|intendent|mästare|kommissarie|antikvarie|bibliotekarie|kansler|undervisningsråd)"
)
# e.g. "Statssekreterare", "Verkställande direktör", "T.f. avdelningschef", "Ordförande i kommunernas samråd"
TITLE = regex.compile(
    rf"(?:(?:[Tt]\.?f\.?|[Tt]illförordnad|[Bb]iträdande|[Vv]ice|[Vv]erkställande|[Ff]örsta"
    rf"|[Ss]enior)[ ])?(?:[\p{{L}}-]+[ ](?:och[ ])?){{0,3}}?{_TITLE_WORD}"
    r"(?:[ ,](?:[ ])?(?:i|för|vid|på|med|och)?[ ]?[\p{L} ,-]{2,60})?",
    regex.IGNORECASE,
)
_BEGINS = regex.compile(r"[ ](?=[\p{Lu}\d]|den[ ]\d)")  # before what a second name or date may be
_OPENING = regex.compile(
    r"(?:För|På[ ]uppdrag[ ]av|Å)[ ](?P<party>(?!att\b|mer\b|ytterligare\b|frågor\b|mer information).{3,90})"
)
_WHOLE = regex.compile(r"(?P<party>.+)")
_PARTY_WORD = regex.compile(
    r"\b(?:staten|regeringen|kommun\p{L}*|region\p{L}*|landsting\p{L}*|part\p{L}*|förening\p{L}*"
    r"|förbund\p{L}*|myndighet\p{L}*)\b",
    regex.IGNORECASE,
)
_DATE = regex.compile(r"(?:den[ ])?\d{1,2}[ ]\p{Ll}{3,9}[ ]\d{4}|\d{4}-\d\d-\d\d")
_DATED = regex.compile(rf"(?:\p{{Lu}}[\p{{L}}-]+,?[ ])?(?:{_DATE.pattern})")  # "Tierp den 9 september 2020"
_BLANK = regex.compile(
    r"[_.…\-–— ]{3,}|(?:Ort(?:[ ]och)?[ ]?(?:datum)?|Datum|Underskrift|Namnförtydligande|Namn|Befattning"
    r"|Titel)[ :_.…]*"
)
_LABELLED = regex.compile(r"(?:Namn(?:förtydligande)?|Titel|Befattning|Funktion)[ ]?:[ ]+")
_UNFINISHED = regex.compile(r"(?:\b(?:genom|och|för|i|av|via)|[,/-])$")
_HEADING = regex.compile(r"(?:Bilag[ao]\b|\d+\.\d?[ ]).*")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: the party as written, the person; None where only a blank line is printed."""

    party: str | None
    name: str | None
    title: str | None
    place: Place


@dataclass(slots=True)
class _Column:
    """A signature being read, from the top of its column."""

    party: str
    place: Place
    name: str | None = None
    title: str | None = None
    dated: bool = False
    before: tuple[Signature, ...] = ()  # of those who sign for the same party above

    def signed(self) -> tuple[Signature, ...]:
        """The signatures of the column so far."""
        return (*self.before, Signature(self.party.strip(" ,.:"), self.name, self.title, self.place))

    def take(self, text: Text) -> None:
        """What the next line of the column holds."""
        piece = _LABELLED.sub("", text.string.strip(" ()"))
        if not piece or _BLANK.fullmatch(piece):
            return
        both = _NAME_AND_TITLE.fullmatch(piece)
        if self.name is None and not self.dated and (_UNFINISHED.search(self.party) or _goes_on(piece)):
            self.party = f"{self.party} {piece}"
        elif _DATE.search(piece):
            self.dated = True
        elif self.name is None and is_person(piece):
            self.name, self.place = piece, text.place()
        elif self.name is None and both and is_person(both["name"]):
            self.name, self.title, self.place = both["name"], both["title"], text.place()
        elif self.name is not None and self.title is None and TITLE.fullmatch(piece):
            self.title = piece
        elif self.title is not None and is_person(piece):  # one more who signs for the party
            self.before = self.signed()
            self.name, self.title, self.place = piece, None, text.place()


# "Stiftelsen Hamnen", "Kvinnojouren Frida": what sort of body stands first
_BODY_FIRST = regex.compile(
    r"(?:Stiftelsen|\p{L}*[Ff]öreningen|\p{L}*[Ff]örbundet|\p{L}*[Jj]ouren|Bolaget|Sällskapet|Församlingen|Museet|Teatern|\p{L}+tjänst(?:en)?|\p{L}+kontoret"
    r"|\p{L}*klubben|Studieförbundet|Folkets|Hembygds\p{L}+)[ ]"
)


# "Värmlands Museum", "Wermland Opera": and which last
_BODY_LAST = regex.compile(
    r".*[ ](?:\p{L}*(?:[Mm]use(?:um|et|er)|[Oo]pera|[Tt]eatern?|[Ss]cen|[Oo]rkester|[Bb]ibliotek|[Aa]rkiv"
    r"|[Hh]ögskola|[Uu]niversitet|[Ss]tiftelse|[Ff]örbund|[Ff]örening|[Kk]yrka|[Ff]estival|[Aa]kademi|[Ii]nstitut)|AB)"
)


# "Postadress Telefonväxel": the labels of a letterhead
_LABEL = regex.compile(
    r"(?i)(?:\p{L}*(?:adress|växel|telefon|telefax)|tfn|fax|webbplats|hemsida|(?:bank|plus|post)giro)"
)


@lru_cache(maxsize=256)  # asked of each cell by all who look for names
def is_person(string: str) -> bool:
    """True when the whole string is a person's name."""
    words = string.split()
    return (
        PERSON.fullmatch(string) is not None
        and len(set(words)) == len(words)
        and not TITLE.fullmatch(string)
        and _BODY_FIRST.match(string) is None
        and _BODY_LAST.fullmatch(string) is None
        and words[0] not in {"För", "Till", "Från", "Med"}
        and not any(map(_LABEL.fullmatch, words))
        and not organisations_in(string)
    )


def party_signatures(flow: Flow) -> tuple[Signature, ...]:
    """The signatures of an agreement, for each party in the order they stand."""
    found: list[Signature] = []
    lines = flow.lines
    opened: set[Place] = set()
    for i, line in enumerate(lines):
        found.extend(_signed_on_one_line(line))
        openings = [(m, c) for m, c in _openings(line) if c.text.place() not in opened]
        openings = openings or _bare_parties(lines, i)
        if not openings:
            continue
        openings += _lower_openings(lines, i, openings)
        openings.sort(key=lambda opening: opening[1].bbox.x0)
        opened |= {c.text.place() for _, c in openings}
        columns = [_Column(m["party"].strip(), cell.text.place()) for m, cell in openings]
        for below in _below(lines, i, opened):
            for column, text in zip(columns, part(below, [c.bbox.x0 for _, c in openings]), strict=True):
                if text is not None and text.place() not in opened:
                    column.take(text)
        found.extend(signature for c in columns for signature in c.signed())
    return tuple(found)


def _bare_parties(lines: Sequence[Line], i: int) -> list[tuple[regex.Match[str], Line]]:
    """The names of bodies side by side over their signatures, with no "För" before them."""
    cells = lines[i].cells()
    if len(cells) < 2 or not all(_is_body(c.text.string.strip()) for c in cells):
        return []
    below = [c for line in lines[i + 1 : i + 1 + _SIGNED] if line.page == lines[i].page for c in line.cells()]
    persons = sum(1 for c in below if is_person(c.text.string.strip()))
    pairs = [(_WHOLE.fullmatch(c.text.string.strip()), c) for c in cells]
    return [(m, c) for m, c in pairs if m] if persons == len(cells) else []


def _lower_openings(
    lines: Sequence[Line], i: int, openings: Sequence[tuple[regex.Match[str], Line]]
) -> list[tuple[regex.Match[str], Line]]:
    """The openings of columns that begin a line or two further down than the first: beside it, never below it."""
    found: list[tuple[regex.Match[str], Line]] = []
    for line in lines[i + 1 : i + 1 + _STAGGER]:
        known = [c.bbox for _, c in (*openings, *found)]
        for cell in line.cells() if line.page == lines[i].page else ():
            match = _OPENING.fullmatch(cell.text.string.strip())
            apart = all(cell.bbox.x0 > box.x1 or cell.bbox.x1 < box.x0 for box in known)
            if match is not None and apart and _opens(match, cell):
                found.append((match, cell))
    return found


# "Socialchef Elisabeth Rågård": the title of the one above and the next name, in columns that lost their gap
_NAMED = regex.compile(rf"(?P<title>\p{{Lu}}[\p{{Ll}}-]*{_TITLE_WORD})[ ](?P<name>{NAME})")
_NAME_AND_TITLE = regex.compile(
    rf"(?P<name>{NAME})(?:,[ ](?P<title>[\p{{L}} .-]+)|[ ]\((?P<title>[\p{{L}} .-]+)\))"
)


# "För Ale kommun: Anna Berg, kommunalråd": party, name and title on one line
_ON_ONE_LINE = regex.compile(rf"För[ ](?P<party>.{{3,90}}?)[:,][ ](?P<name>{NAME})(?:,[ ](?P<title>[\p{{L}} -]+))?")


def _signed_on_one_line(line: Line) -> Iterator[Signature]:
    """A signature whose party, name and title stand on one line."""
    match = _ON_ONE_LINE.fullmatch(line.text.string.strip())
    if match and is_person(match["name"]) and (match["title"] is None or _is_title(match["title"])):
        yield Signature(match["party"], match["name"], match["title"], line.text.place(*match.span("name")))


def _beside(line: Line) -> Iterator[Signature]:
    """A name and a title in one cell: "Anna Berg, enhetschef", "Anna Berg (tf. enhetschef)"."""
    for cell in line.cells():
        match = _NAME_AND_TITLE.fullmatch(cell.text.string.strip())
        if match and is_person(match["name"]) and _is_title(match["title"]):
            yield Signature(None, match["name"], match["title"], cell.text.place(*match.span("name")))


def titled_signatures(flow: Flow) -> Iterator[Signature]:
    """Names above or before titles, in one column or several: the signatures of memos and agencies' decisions."""
    for line in flow.lines:
        yield from _beside(line)
    lines = [line for line in flow.lines if not _BLANK.fullmatch(line.text.string.strip())]
    yield from _titles_first(lines)
    for above, below in pairwise(lines):
        yield from _columned(above, below)
    for above, middle, below in zip(lines, lines[1:], lines[2:], strict=False):
        yield from _staggered(above, middle, below)
    for above, below in pairwise(lines):
        names = _all_of(above, is_person)
        if above.page != below.page or not names:
            continue
        titles = _parted(below, len(names), _is_title)
        if titles is not None:
            for name, title in zip(names, titles, strict=True):
                yield Signature(None, name.string, title.string, name.place())


def _titles_first(lines: Sequence[Line]) -> Iterator[Signature]:
    """A title over a name, below the place and day of a signature: "Kommunchef" / "Eva Ek"."""
    for dated, above, below, after in zip(lines, lines[1:], lines[2:], (*lines[3:], None), strict=False):
        title, name = above.text.string.strip(), below.text.string.strip()
        alone = after is None or not _is_title(after.text.string)
        if alone and _DATED.fullmatch(dated.text.string.strip()) and _is_title(title) and is_person(name):
            yield Signature(None, name, title, below.text.place())


def _staggered(above: Line, middle: Line, below: Line) -> Iterator[Signature]:
    """Two signatures run together: "Eva Ek" / "Socialchef Bo Ås" / "Avdelningschef"."""
    match = _NAMED.fullmatch(middle.text.string.strip())
    if match and is_person(above.text.string.strip()) and _is_title(below.text.string):
        yield Signature(None, above.text.string.strip(), match["title"], above.text.place())
        yield Signature(None, match["name"], below.text.string.strip(), middle.text.place(*match.span("name")))


def _columned(above: Line, below: Line) -> Iterator[Signature]:
    """A name in a line with other cells than names, over its title: columns that begin a line apart."""
    cells = [c for c in above.cells() if not _BLANK.fullmatch(c.text.string.strip())]
    if len(above.cells()) < 2 or above.page != below.page or all(is_person(c.text.string.strip()) for c in cells):
        return
    if not all(is_person(c.text.string.strip()) or _is_title(c.text.string) for c in cells):
        return
    for cell in cells:
        title = next((c for c in below.cells() if abs(c.bbox.x0 - cell.bbox.x0) < _COLUMN), None)
        if is_person(cell.text.string.strip()) and title and _is_title(title.text.string):
            yield Signature(None, cell.text.string.strip(), title.text.string.strip(), cell.text.place())


def part(line: Line, starts: Sequence[float]) -> list[Text | None]:
    """The line's part in each column that starts at ``starts``; None where a column has none."""
    cells = line.cells()
    if len(starts) == 1:
        return [line.text]
    if len(cells) == len(starts):
        return [c.text for c in cells]
    in_one = cells[0].bbox.x1 < starts[1] or cells[0].bbox.x0 > starts[1] - _SLACK
    if len(cells) == 1 and not in_one:
        for test in (_DATE.search, is_person, _is_title):
            parts = _parted(line, len(starts), lambda s, t=test: bool(t(s)))
            if parts is not None:
                return list(parts)
        words = line.text.string.split()
        if len(words) == len(starts) and len(set(words)) == 1:
            halves: list[Text | None] = [line.text.cut(0, len(words[0])), line.text.cut(len(words[0]))]
            return halves[: len(starts)]
    out: list[Text | None] = [None] * len(starts)
    for cell in cells:
        at = max((k for k, x in enumerate(starts) if x <= cell.bbox.x0 + _SLACK), default=0)
        if out[at] is None:
            out[at] = cell.text
    return out


def _openings(line: Line) -> list[tuple[regex.Match[str], Line]]:
    """The match of "För staten genom ..." for every cell of the line, or nothing."""
    pairs = [(_OPENING.fullmatch(c.text.string.strip()), c) for c in line.cells()]
    good = [(m, c) for m, c in pairs if m and _opens(m, c)]
    return good if len(good) == len(pairs) else []


def _opens(match: regex.Match[str], cell: Line) -> bool:
    """True of a match that names a party, and is neither a sentence nor a question."""
    party = match["party"]
    named = _PARTY_WORD.search(party) or organisations_in(party) or party[:1].isupper()
    bare = party.removesuffix(":")  # "För Umeå kommun:", not "För kommuner gäller:"
    ended = cell.text.string.rstrip().endswith((".", ":", "?"))
    whole = not ended or (bare != party and _is_party(bare))
    return whole and len(party.split()) <= _MOST_WORDS and bool(named)


def _below(lines: Sequence[Line], i: int, opened: set[Place]) -> Iterator[Line]:
    for line in lines[i + 1 : i + 1 + _REACH]:
        text = line.text.string.strip()
        next_party = any(c.text.place() not in opened for _, c in _openings(line))
        if line.page != lines[i].page or next_party or _HEADING.fullmatch(text):
            return
        if len(text.split()) > 14:
            return
        yield line


def _all_of(line: Line, test: object) -> list[Text] | None:
    """The cells of the line when each is a name; a line parted by single spaces is parted by what it says."""
    cells = [c.text for c in line.cells()]
    if all(is_person(c.string.strip()) for c in cells):
        words = sum(1 for word in cells[0].string.split() if word[0].isupper())
        if len(cells) > 1 or words <= 3:
            return cells
    return _parted(line, 2, is_person) if len(cells) == 1 and test is is_person else None


def _is_title(string: str) -> bool:
    return TITLE.fullmatch(string.strip()) is not None and len(string.split()) <= 9 and not _NAMED.fullmatch(string)


def _parted(line: Line, parts: int, test: object) -> list[Text] | None:
    """The line in ``parts`` pieces that all pass; by its cells, else at the one word where it can be parted."""
    cells = [c.text for c in line.cells()]
    passes = test if callable(test) else bool
    if len(cells) == parts:
        return cells if all(passes(c.string.strip()) for c in cells) else None
    text = line.text
    if parts == 1:
        return [text] if passes(text.string.strip()) else None
    if parts != 2 or len(cells) != 1:
        return None
    cuts = [m.start() for m in _BEGINS.finditer(text.string)]
    good = [c for c in cuts if passes(text.string[:c].strip()) and passes(text.string[c:].strip())]
    if not good:
        return None
    middle = min(good, key=lambda c: abs(2 * text.string[:c].count(" ") + 1 - text.string.count(" ")))
    return [text.cut(0, middle), text.cut(middle)]


def _goes_on(piece: str) -> bool:
    """True of the rest of a party's name on the next line: "och Regioner", "kommun"."""
    whole = regex.match(r"(?:och|i|för|samt)[ ]|(?:kommun|region|landsting|stad|län|läns[ ]landsting)$", piece)
    return whole is not None or _is_body(piece)


def _is_party(piece: str) -> bool:
    """True of a body, of "kommunen" and of "staten genom Socialdepartementet"."""
    first, _, body = piece.partition(" genom ")
    return _is_body(body or first) or _PARTY_WORD.fullmatch(first) is not None


def _is_body(piece: str) -> bool:
    found = organisations_in(piece)
    return bool(found) and found[0].start == 0 and found[-1].stop == len(piece)
