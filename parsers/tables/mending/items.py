"""One item of a list in words: who, the numbers, and the words that tell of each.

Used by ``phrases``, which makes rows of items that are alike: "- Vallens IF: sökt 50 000 kr, beviljat 30 000 kr",
"Ljungby Teater får 45 000 kr för en ny scen".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.tables.casenumbers import without_case
from parsers.tables.labels import BULLET, GIVEN_LAST, ORGANISATION_NUMBER, RECIPIENT_NAME, is_known
from parsers.tables.numerals import REFUSAL, UNIT_WORDS, Shape, read_numeral
from parsers.tables.strips import Strip
from parsers.text import level
from schemas.document import Page

LONGEST_TITLE = 6  # words
ORGANISATION = regex.compile(ORGANISATION_NUMBER)
YEAR = regex.compile(r"(?:19|20)\d\d")
OPENS, CLOSES = "(", ",;.:)"
UNIT = "|".join(sorted(w for w in UNIT_WORDS if w.isalpha()))
_LONGEST_NUMBER = 6  # words, its unit with them
_LONGEST_NAME = 20  # words
_MAY_BE = regex.compile(rf"\P{{L}}*\p{{L}}.*\d[ ](?:(?:{UNIT})\b|\d{{3}}$)")  # a line that may be an item
# "Ljungby Teater får 45 000 kr för en ny scen": who is given, and what it is for
_DECIDED = regex.compile(r"(?:\d{1,2}[.)] |[–-] )?att (?:bevilja|tilldela) ")
# "Ljungby Teater – 45 000 kr – en ny scen", "Ljungby Teater (45 000 kr): en ny scen"
_FRAMED = regex.compile(rf"[–-] \d[\d ]*(?:{UNIT}) [–-] |\(\d[\d ]*(?:{UNIT})\): ")
# "kr (en ny scen)", "kr, en ny scen": what a sum is for, behind it
_ASIDE = regex.compile(r"\S+ \([^()\d]+\)[.,;]?|\S+, [^\d,]*\p{Ll}{3}[^\d,]*")
_PURPOSE = frozenset({"för", "till", "åt", "att", "avseende", "–", "-"})
_PART_OF = regex.compile(r"\(\d[\d,]* ?%\)[.;]?")  # "sökt 40 000 kr, beviljat 25 000 kr (62 %)"
# "Föreningar med 100 medlemmar får 5 000 kr för ...": what anyone may have, nobody's name
_ANYONE = regex.compile(
    r"(?i)\b(?:som|med|över|under|upp|varje|vars|per|högst|minst|kan|ska|vi|ni|du|den|det|de|en|ett|alla)\b"
)


class Number(NamedTuple):
    """A number of an item: its words from ``start`` to ``stop``, and whether a comma or bracket ends it."""

    start: int
    stop: int
    text: str
    closed: bool


class Item(NamedTuple):
    """A line as words: what stands before the first number, the numbers, the words behind each.

    Those of its case number stand apart, and those that tell what its sum is for.
    """

    strip: Strip
    words: tuple[int, ...]
    case: tuple[int, ...]
    purpose: tuple[int, ...]
    label: tuple[str, ...]
    numbers: tuple[Number, ...]
    gaps: tuple[tuple[str, ...], ...]
    wrapped: bool

    @property
    def frame(self) -> tuple[object, ...]:
        """What lines of one list have in common."""
        return (bool(self.case), bool(self.purpose), *self.gaps, *(n.closed for n in self.numbers[:-1]))

    def goes_with(self, other: Item) -> bool:
        """Whether a line is of the list of another, or of one of it that got nothing: "sökt 40 000 kr, avslag"."""
        refused = len(self.gaps[-1]) == 1 and REFUSAL.fullmatch(self.gaps[-1][0]) is not None
        return self.frame == other.frame or self.is_refused or (refused and self.gaps[:-1] == other.gaps[:-2])

    @property
    def is_refused(self) -> bool:
        """Whether it gives no number, but that there is none: "- Vallens IF: avslag"."""
        return REFUSAL.fullmatch(self.numbers[-1].text) is not None


def joined(lines: Sequence[Strip]) -> Strip:
    """The lines of an item as one."""
    chunks = tuple(c for line in lines for c in line.chunks)
    return lines[0]._replace(bottom=lines[-1].bottom, chunks=chunks) if len(lines) > 1 else lines[0]


def item_of(lines: Sequence[Strip], page: Page, *, purposes: bool = False) -> Item | None:
    """The lines of an item as one: a name and numbers within or behind words, what they are for apart if asked."""
    strip = joined(lines)
    if refused := _refused(strip, page):
        return refused
    if any(c.numeral for c in lines[0].chunks) or not _MAY_BE.match(strip.text):
        return None
    words = tuple(w for c in strip.chunks for w in c.words)
    case, kept = without_case([level(page.words[w].text) for w in words])
    own, words = words[case], tuple(words[n] for n in kept)
    texts = [level(page.words[w].text) for w in words]
    bare = bool(own) and ((case.start and 0 not in kept) or _is_list_item(texts))
    numbers = tuple(numbers_of(texts, bare=bool(bare)))
    if not numbers or not 0 < numbers[0].start <= _LONGEST_NAME:
        return None
    end = _end_without_aside(texts, numbers, purposes=purposes)
    ends = (*(n.start for n in numbers[1:]), end)
    gaps = tuple(tuple(texts[n.stop : stop]) for n, stop in zip(numbers, ends, strict=True))
    if any(len(gap) > LONGEST_TITLE for gap in gaps) or not any(map(_is_word, texts[: numbers[0].start])):
        return None
    label = tuple(texts[: numbers[0].start])
    return Item(strip, words, own, words[end:], label, numbers, gaps, wrapped=len(lines) > 1)


def _refused(strip: Strip, page: Page) -> Item | None:
    """An item of a list that got nothing: its mark, its name, and that it was refused."""
    words = tuple(w for c in strip.chunks for w in c.words)
    *label, last = [level(page.words[w].text) for w in words]
    told = 1 < len(label) <= _LONGEST_NAME and label[-1][-1:] in ",:–-"
    if (
        not told
        or any(map(str.isdigit, "".join(label[1:])))
        or not REFUSAL.fullmatch(last)
        or not BULLET.match(strip.text)
    ):
        return None
    number = Number(len(label), len(words), last, closed=False)
    return Item(strip, words, (), (), tuple(label), (number,), ((),), wrapped=False)


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def given_of(lines: Sequence[Strip], page: Page) -> Item | None:
    """The lines of an item that names who is given a sum and what it is for, the words for giving off the name."""
    item = item_of(lines, page, purposes=True)
    if item and item.is_refused:
        return item
    if item is None or len(item.numbers) > 1 or not item.purpose or item.gaps != ((),):
        return None
    label = " ".join(item.label)
    name = BULLET.sub("", label)
    said = GIVEN_LAST.search(label) or _DECIDED.match(label)
    known = RECIPIENT_NAME.search(name) is not None or is_known(name.rstrip(" ,:–-"))
    listed = (name != label or known) and item.label[-1][-1:] in ",:–-"
    if not said and not listed and not _FRAMED.search(" ".join(item.strip.text.split())):
        return None
    anyone = _ANYONE.search(GIVEN_LAST.sub("", _DECIDED.sub("", label)))
    return item if name[:1].isalpha() and not anyone else None


def _end_without_aside(texts: Sequence[str], numbers: Sequence[Number], *, purposes: bool) -> int:
    """Where a line's words end but for the part that its last sum is of another, and what it is for.

    The latter is left off one sum only if asked: "... och beviljas 30 000 kr för en vårkonsert".
    """
    stop = numbers[-1].stop
    if len(numbers) > 1 and _PART_OF.fullmatch(" ".join(texts[stop:])):
        return stop
    years = any(YEAR.match(text) for text in texts[stop:])
    begun = stop < len(texts) and (texts[stop] in _PURPOSE or texts[stop - 1][-2:] == "):")
    behind = _ASIDE.fullmatch(" ".join(texts[stop - 1 :])) if purposes and len(numbers) == 1 else None
    begun = begun or (behind is not None and not REFUSAL.fullmatch(texts[stop]))
    return stop if (purposes or len(numbers) > 1) and begun and not years else len(texts)


def _is_list_item(texts: Sequence[str]) -> bool:
    """Whether a line begins with a mark, or a comma parts its name from what follows: no row of columns."""
    return BULLET.match(" ".join(texts)) is not None or any(t[-1:] in ",:" or t in "–-" for t in texts[1:-1])


def numbers_of(texts: Sequence[str], *, bare: bool = False) -> Iterator[Number]:
    """The amounts with a unit, or without one where ``bare``, and the organisation numbers of a line."""
    at = 1
    while at < len(texts):
        stops = range(min(len(texts), at + _LONGEST_NUMBER), at, -1)
        number = next((n for stop in stops if (n := _number(texts, at, stop, bare=bare))), None)
        if number:
            yield number
        at = number.stop if number else at + 1


def _number(texts: Sequence[str], start: int, stop: int, *, bare: bool) -> Number | None:
    whole = " ".join(texts[start:stop])
    text = whole.lstrip(OPENS).rstrip(CLOSES)
    if not text[:1].isdigit():
        return None
    numeral = read_numeral(text)
    told = numeral is not None and (numeral.unit is not None or (bare and numeral.grouped))
    money = numeral is not None and numeral.shape is Shape.VALUE and told
    if not money and not ORGANISATION.fullmatch(text):
        return None
    return Number(start, stop, text, whole[-1:] in CLOSES)
