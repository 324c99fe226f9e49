"""Who decided and who presented the case, where an agency says so: in a sentence, beside a label, below a closing.

Read by ``people``. A sentence needs a verb that decides or signs and a full name; what stands between the two is
the title. Who only took part in the handling is nobody here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import regex

from parsers.lines import Line
from parsers.needles import may_match
from parsers.organisations import organisations_in
from parsers.people.signatures import NAME, TITLE, is_person
from parsers.prose.flow import Flow
from parsers.text import Text
from schemas.rows import Person
from schemas.vocabulary import PersonRole

# "generaldirektör ", "chefen för bidragsenheten ", "tf. enhetschefen "; may be missing
_RANK = r"(?P<title>(?:(?:[Tt]\.?f\.?[ ])?(?:[\p{Ll}-]+[ ]){1,5}?)|)"
_MATTER = r"(?:[Bb]eslut\p{L}*|[Ää]rende\p{L}*|[Dd]etta|[Uu]tlysning\p{L}*|[Hh]andling(?:en)?)"
_DONE = (
    r"(?:fattats|fattades|fattas|fattat|beslutats|beslutas|avgjorts|avgjordes|avgörs|godkänts|bekräftats"
    r"|(?:undertecknats|signerats|fastställts)(?:[ ](?:elektroniskt|digitalt))?"
    r"|(?:elektroniskt|digitalt)[ ](?:undertecknats|signerats|godkänts|bekräftats))"
)
# "I detta ärende har generaldirektör N.N. beslutat", "Beslutet har fattats av enhetschefen N.N.",
# "Generaldirektör N.N. har beslutat i detta ärende", "Så beslutade enhetschefen N.N."
_DECIDED = regex.compile(
    rf"\b{_MATTER}\b[^.]{{0,60}}?\bhar[ ]{_RANK}(?P<name>{NAME})[ ](?:beslutat|fattat)"
    rf"|\b{_MATTER}\b[^.]{{0,80}}?\b{_DONE}[ ]av[ ]{_RANK}(?P<name>{NAME})"
    rf"|(?:^|[.][ ])(?P<title>\p{{Lu}}\p{{L}}+(?:[ ]\p{{Ll}}+){{0,4}}[ ])?(?P<name>{NAME})[ ]har"
    rf"[ ](?:beslutat|fattat[ ]beslut|fattat[ ]detta)\b[^.]{{0,40}}?\b{_MATTER}"
    rf"|(?P<title>\p{{Ll}}+)[ ](?P<name>{NAME}),[ ]beslutande\b"
    rf"|\bSå[ ]beslutade[ ]{_RANK}(?P<name>{NAME})"
)
# "med handläggaren N.N. som föredragande", "efter föredragning av N.N.", "Utredaren N.N. har varit föredragande"
_PRESENTED = regex.compile(
    rf"\bmed[ ]{_RANK}(?P<name>{NAME})[ ]som[ ]föredragande"
    rf"|\b(?:(?i:föredragning)|(?i:föredrogs|föredragits|föredras))[ ]av[ ]{_RANK}(?P<name>{NAME})"
    rf"|(?P<title>\p{{Ll}}+)[ ](?P<name>{NAME})[ ](?:också[ ])?deltagit[^.]{{0,40}}?,?[ ]"
    r"(?:den[ ]senare|den[ ]sist\p{L}+|som)[^.]{0,15}[ ]föredragande"
    rf"|(?P<title>\p{{Ll}}+)[ ](?P<name>{NAME})(?:,[ ](?:som[ ])?|[ ]\()föredragande\b"
    r"|\b(?i:föredragande)(?:[ ]i[ ](?:detta[ ])?ärende\p{L}*)?(?:[ ]har[ ]varit|[ ]var|[ ]är|:)?"
    rf"[ ]{_RANK}(?P<name>{NAME})"
    rf"|(?:^|[ ])(?P<title>(?:\p{{L}}+[ ]){{0,2}}?\p{{L}}*(?:chefen|handläggaren|utredaren|juristen|strategen"
    rf"|handläggare|utredare|jurist))?[ ]?(?P<name>{NAME})[ ](?:har[ ](?:varit[ ]föredragande|föredragit)"
    rf"|(?:har[ ]varit|var)[ ]föredragande|föredrog|som[ ](?:också[ ])?(?:har[ ]varit|varit)[ ]föredragande)"
)
# "N.N. har varit handläggare", "Ärendet har handlagts av utredaren N.N."
_HANDLED = regex.compile(
    rf"(?:^|[ ])(?P<title>\p{{L}}+)?[ ]?(?P<name>{NAME})[ ]"
    r"(?:har[ ](?:varit[ ]handläggare|handlagt|berett)|var[ ]handläggare)"
    rf"|\b[Hh]andläggare(?:[ ]i[ ]ärendet)?[ ](?:har[ ]varit|var|är)[ ]{_RANK}(?P<name>{NAME})"
    rf"|\b(?:handlagts|beretts)[ ]av[ ]{_RANK}(?P<name>{NAME})"
)
# "Beslutsfattare: N.N., enhetschef", "Elektroniskt signerad av" with the name on the line below
_LABEL = regex.compile(
    rf"(?:(?P<decided>Beslutande|Beslutsfattare|Beslut(?:ad|at)[ ]av|Beslut[ ]fattat[ ]av|Fattat[ ]av"
    r"|Godkän[dt][ ]av|Namnförtydligande"
    r"|(?:Elektroniskt|Digitalt)[ ](?:signera|underteckna)[dt][ ]av"
    r"|(?:Signera|Underteckna)[dt][ ](?:(?:elektroniskt|digitalt)[ ])?av)"
    rf"|(?P<presented>Föredragande|Föredrag(?:en|et)[ ]av))[ :]*"
    rf"(?:(?<=[ :])(?P<name>{NAME})(?:,[ ](?P<title>(?:[Tt]\.?f\.[ ])?\p{{L}}[\p{{L}} -]{{2,60}}))?"
    rf"(?:[ ,]+\d{{4}}-\d\d-\d\d)?)?"
)
_CLOSING = regex.compile(
    r"(?:Enligt[ ]uppdrag|På[ ]\p{Lu}[\p{L} -]{2,60}s[ ]vägnar|(?:Med[ ])?[Vv]änliga?[ ]hälsning(?:ar)?)[ :.,]*"
)
_BELOW = 4  # lines
_SAID = (
    (PersonRole.SIGNATORY, _DECIDED),
    (PersonRole.RAPPORTEUR, _PRESENTED),
    (PersonRole.CONTACT, _HANDLED),
)


def read_deciders(flow: Flow) -> Iterator[Person]:
    """Who decided, then who presented, each once for each role."""
    seen: set[tuple[PersonRole, str | None]] = set()
    for person in (*_in_sentences(flow), *_beside_labels(flow.lines), *_below_closings(flow.lines)):
        if (person.role, person.name) not in seen:
            seen.add((person.role, person.name))
            yield person


def _in_sentences(flow: Flow) -> Iterator[Person]:
    for sentence in flow.sentences:
        for role, pattern in _SAID:
            string = sentence.text.string
            match = pattern.search(string) if may_match(pattern, string) else None
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


def _beside_labels(lines: Sequence[Line]) -> Iterator[Person]:
    for i, line in enumerate(lines):
        for cell in line.cells():
            match = _LABEL.fullmatch(cell.text.string.strip())
            if match is None:
                continue
            role = PersonRole.SIGNATORY if match["decided"] else PersonRole.RAPPORTEUR
            if match["name"]:
                yield Person(role=role, name=match["name"], title=match["title"], place=cell.text.place())
            elif not _titles_above(lines[max(i - 1, 0) : i + 2], cell.bbox.x0):
                yield from islice(_named(role, lines[i + 1 : i + 3], cell.bbox.x0), 1)


def _titles_above(lines: Sequence[Line], left: float) -> bool:
    """True of a label between a name and something else than a name: the title of the one above it."""
    beside = [_in_column(line, left) for line in lines]
    named = [text is not None and is_person(text.string.strip()) for text in beside]
    return named[0] and not named[-1]


def _below_closings(lines: Sequence[Line]) -> Iterator[Person]:
    for i, line in enumerate(lines):
        for cell in line.cells():
            if _CLOSING.fullmatch(cell.text.string.strip()):
                below = _named(PersonRole.SIGNATORY, lines[i + 1 : i + 1 + _BELOW], cell.bbox.x0)
                yield from islice(below, 1)


def _named(role: PersonRole, lines: Sequence[Line], left: float) -> Iterator[Person]:
    """The people whose names stand alone in the column that begins at ``left``, with a title right below."""
    for k, line in enumerate(lines):
        name = _in_column(line, left)
        if name is None or not is_person(name.string.strip()):
            continue
        below = _in_column(lines[k + 1], left) if k + 1 < len(lines) else None
        title = below.string.strip() if below else ""
        titled = TITLE.fullmatch(title) and not is_person(title)
        yield Person(role=role, name=name.string.strip(), title=title if titled else None, place=name.place())


def _in_column(line: Line, left: float) -> Text | None:
    return next((c.text for c in line.cells() if abs(c.bbox.x0 - left) < 24), None)
