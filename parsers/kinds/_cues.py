"""How a kind states its evidence: a cue is a pattern, a zone to look in, a weight and what it shows.

Used by the kind modules; it knows no kind itself. A cue counts once, however often it matches: a document
does not become more of a decision by saying so twice. Patterns are of the standard library's ``re``, which
compiles some sixty of them three times as fast as ``regex``: that is felt at every start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from parsers.kinds._terms import gives, is_term
from parsers.needles import holds, needles_of
from parsers.organisations import Body, organisations_in
from parsers.prose.flow import BlockKind, Flow, Sentence
from parsers.text import Text
from schemas.rows import Place
from schemas.vocabulary import DocumentKind

# Lines of page 1 that can be the head of a document where no letterhead was told apart.
HEAD_LINES = 25
# More terms than these show nothing more.
MANY_TERMS = 8
# Fewer sentences that say how a grant is given may stand in any paper.
FEW_GIVEN = 3
# ... and a page of a few lines must say little else.
MOST = 6
# What says less than this many words is no sentence to be counted.
SAID_WORDS = 4
# A label is a heading, a signature or a field: no more words than this.
LABEL_WORDS = 12
_OF_GRANTS = re.compile(r"bidrag|medel|medlen|pengar|stöd|ersättning|ansök|rekvi|redovis|rapport", re.IGNORECASE)
_LETTER = r"[^\W\d_]"
# What makes the name of a body the first words of a sentence: "Skolverket har beslutat", not "Skolverket, Dnr 1"
_GOES_ON = re.compile(r"[ ]+[a-zåäöé]")


class Zone(StrEnum):
    """Where a cue is looked for."""

    HEAD = "head"  # letterhead, title, page headers and the first lines of page 1
    TITLE = "title"
    AGENCY = "agency"  # cells of the head that begin with the name of an agency
    LOCAL = "local"  # the same of a municipality or region
    BYLINE = "byline"  # the names of bodies that open the line below the title
    LABEL = "label"  # the whole of a short line or block
    PROSE = "prose"  # all text before the annexes
    NAMED = "named"  # what of it speaks of a grant and names an agency, each name written "Myndigheten"
    TERMS = "terms"  # one sign for each sentence that binds somebody about money or its papers, up to MANY_TERMS
    GIVING = "giving"  # one sign for each tenth of its sentences that says how a grant is given, from FEW_GIVEN on
    ABSENT = "absent"  # evidence when nothing of the head or the prose matches


class Aspect(StrEnum):
    """What a cue shows of its kind."""

    SPEAKER = "speaker"  # one who may make such a document speaks
    ACT = "act"  # it does what such a document does
    FORM = "form"  # it is laid out as such a document


class Cue(NamedTuple):
    """One piece of evidence to look for."""

    aspect: Aspect
    zone: Zone
    weight: float
    reason: str
    pattern: re.Pattern[str]


class Evidence(NamedTuple):
    """A cue that was found: for which kind, how heavy, why, and where (None when it is an absence)."""

    kind: DocumentKind
    weight: float
    reason: str
    place: Place | None
    aspect: Aspect


def words(pattern: str) -> re.Pattern[str]:
    """A cue's pattern: verbose, any case, whole words."""
    return re.compile(rf"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", re.VERBOSE | re.IGNORECASE)


def exact(pattern: str) -> re.Pattern[str]:
    """The same where capitals count: names."""
    return re.compile(rf"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", re.VERBOSE)


ANYTHING = re.compile(r".+")  # for zones that hold nothing but evidence


class Views:
    """The zones of one document, each made once."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._folds: dict[Zone, tuple[str, list[str]]] = {}  # a zone in folded case, whole and text by text

    def evidence(self, kind: DocumentKind, cue: Cue) -> Iterator[Evidence]:
        """The cue's evidence for ``kind``: one or none."""
        if cue.zone is Zone.ABSENT:
            if not any(cue.pattern.search(t.string) for t in (*self._head, *self._prose)):
                yield Evidence(kind, cue.weight, cue.reason, None, cue.aspect)
            return
        if cue.zone in {Zone.NAMED, Zone.TERMS, Zone.GIVING}:
            said = self._said(cue)
            if said is not None:
                yield Evidence(kind, cue.weight, cue.reason, said.place(), cue.aspect)
            return
        for text in self._holding(cue):
            match = (
                cue.pattern.fullmatch(text.string) if cue.zone is Zone.LABEL else cue.pattern.search(text.string)
            )
            if match:
                yield Evidence(kind, cue.weight, cue.reason, text.place(match.start(), match.end()), cue.aspect)
                return

    def _holding(self, cue: Cue) -> Iterator[Text]:
        """The texts of a cue's zone that hold a word without which it does not match."""
        texts, needles = self._zone(cue.zone), needles_of(cue.pattern)
        if cue.zone not in self._folds:
            folds = [text.string.casefold() for text in texts]
            self._folds[cue.zone] = "\n".join(folds), folds
        whole, folds = self._folds[cue.zone]
        if holds(whole, needles):  # as for most cues it does not
            yield from (text for text, folded in zip(texts, folds, strict=True) if holds(folded, needles))

    def _said(self, cue: Cue) -> Text | None:
        """What shows a cue that is of sentences as a whole."""
        if cue.zone is Zone.TERMS:
            return self._terms[0] if cue.pattern.fullmatch("." * len(self._terms)) else None
        if cue.zone is Zone.GIVING:
            given, share = self._giving
            return given[0] if given and cue.pattern.fullmatch("." * share) else None
        return next((text for text, string in self._named_in_prose if cue.pattern.search(string)), None)

    def _zone(self, zone: Zone) -> tuple[Text, ...]:
        if zone in {Zone.AGENCY, Zone.LOCAL}:
            return self._named(Body.AGENCY if zone is Zone.AGENCY else Body.LOCAL)
        views = {Zone.HEAD: "_head", Zone.TITLE: "_title", Zone.BYLINE: "_byline", Zone.LABEL: "_labels"}
        found: tuple[Text, ...] = getattr(self, views.get(zone, "_prose"))
        return found

    @cached_property
    def _head(self) -> tuple[Text, ...]:
        titled = [t.words[-1] for t in self._title if t.words and t.words[-1].page == self._flow.opening]
        below = max((self._flow.pages[ref.page].words[ref.word].line for ref in titled), default=HEAD_LINES * 4)
        # what stands below the title is no head; without a title the first lines are all there is to go by
        opening = (line for line in self._flow.lines if line.page == self._flow.opening)
        lines = [line.text for line in opening if line.number <= below][:HEAD_LINES]
        letterhead = [b.text for b in self._flow.of_kind(BlockKind.LETTERHEAD)]
        # a wrapped line of prose is no head: only lines before the first real paragraph count
        stop = next((i for i, t in enumerate(lines) if len(t.string.split()) > LABEL_WORDS), len(lines))
        return (*letterhead, *self._title, *self._flow.running, *lines[:stop])

    def _named(self, body: Body) -> tuple[Text, ...]:
        """The names themselves, where a cell of the head begins with one and no sentence goes on from it."""
        title = {t.string for t in self._title}
        found: list[Text] = []
        for text in self._head:
            named = next(iter(organisations_in(text.string)), None)
            if named is None or named.start or named.body is not body or text.string in title:
                continue
            if not _GOES_ON.match(text.string, named.stop):
                found.append(text.cut(0, named.stop))
        return tuple(found)

    @cached_property
    def _byline(self) -> tuple[Text, ...]:
        """The name that the block below the title begins with, where no sentence goes on from it."""
        if not self._title:
            return ()
        after = [b for b in self._flow.blocks if b.kind not in {BlockKind.LETTERHEAD, BlockKind.TITLE}]
        text = after[0].text if after else None
        named = next(iter(organisations_in(text.string)), None) if text else None
        if text is None or named is None or named.start or named.body not in {Body.AGENCY, Body.LOCAL}:
            return ()
        return () if _GOES_ON.match(text.string, named.stop) else (text.cut(0, named.stop),)

    @cached_property
    def _title(self) -> tuple[Text, ...]:
        return tuple(b.text for b in self._flow.of_kind(BlockKind.TITLE))

    @cached_property
    def _labels(self) -> tuple[Text, ...]:
        blocks = [b.text for b in self._flow.blocks if not b.annex]
        cells = [cell.text for line in self._flow.lines for cell in line.cells()]
        return tuple(t.cut(0, len(t.string.rstrip(" :."))) for t in (*blocks, *cells) if _short(t))

    @cached_property
    def _prose(self) -> tuple[Text, ...]:
        return tuple(b.text for b in self._flow.blocks if not b.annex and b.kind is not BlockKind.LETTERHEAD)

    @cached_property
    def _terms(self) -> tuple[Text, ...]:
        spoken = (s.text for s in self._flow.sentences if not s.block.annex)
        return tuple(islice((text for text in spoken if is_term(text.string)), MANY_TERMS))

    @cached_property
    def _giving(self) -> tuple[tuple[Text, ...], int]:
        """What says how a grant is given, and how many tenths it is of all that is said."""
        unsaid = {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING}
        spoken = [s for s in self._flow.sentences if not s.block.annex and s.block.kind not in unsaid]
        spoken = [s for s in spoken if len(s.text.string.split()) >= SAID_WORDS]
        given = tuple(s.text for s in spoken if gives(_with_lead(s)))
        share = len(given) * 10 // max(len(spoken), 1)
        return (given, share) if len(given) >= FEW_GIVEN or (len(given) > 1 and share >= MOST) else ((), 0)

    @cached_property
    def _named_in_prose(self) -> tuple[tuple[Text, str], ...]:
        spoken = (text for text in self._prose if _OF_GRANTS.search(text.string))
        return tuple((text, renamed) for text in spoken if (renamed := _renamed(text.string)) != text.string)


def _with_lead(sentence: Sentence) -> str:
    """An item with the words that lead it in."""
    lead = sentence.block.lead if sentence.block.kind is BlockKind.ITEM else None
    return f"{lead.string} {sentence.text.string}" if lead is not None else sentence.text.string


def _renamed(string: str) -> str:
    """The string with the name of each agency written "Myndigheten"."""
    for found in reversed(organisations_in(string)):
        if found.body is Body.AGENCY:
            string = f"{string[: found.start]}Myndigheten{string[found.stop :]}"
    return string


def _short(text: Text) -> bool:
    return 0 < len(text.string.split()) <= LABEL_WORDS
