"""Cards: a name on a line of its own and below it labels with values, round after round, as rows of a table.

Used by ``finding`` before the search for regions; seen where a web page shows each recipient in a box of its own:
"Ljungheda IF" / "Projekt: Lovläger" / "Bidrag i kr: 88 500". The labels become the header. Lines under labels of
which none is one of money, as addresses have, are left as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from parsers.tables.labels import TOTAL, is_known, role_of
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.strips import Chunk, Strip, chunk_of
from schemas.document import Page
from schemas.vocabulary import ColumnRole

_LEAST = 3  # cards
_ALIGNED = 2.0  # points
_LONGEST_LABEL = 5  # words
_MOST_FIELDS = 10
_MOST_PROSE = 12  # lines below a card that tell of it
_TERM = 2  # chunks: a label and its value
_SHORTENED = regex.compile(r"(?i)\b(?:ek\. ?för|ideell för|m\. ?fl|avd)\.$")  # a name may end so


class _Field(NamedTuple):
    """A label without its colon, and its value."""

    label: Chunk
    value: Chunk


class _Card(NamedTuple):
    """A name and the fields below it, the heading of the group that begins with it, prose up to the next one."""

    heading: Strip | None
    name: Strip
    fields: tuple[_Field, ...]
    prose: tuple[Strip, ...] = ()

    @property
    def labels(self) -> list[str]:
        """The labels from top to bottom."""
        return [field.label.text for field in self.fields]

    @property
    def lines(self) -> int:
        """How many lines the card takes."""
        return 1 + len(self.fields) + bool(self.heading) + len(self.prose)


def with_cards_as_rows(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each run of cards as a header and rows."""
    terms = _terms(strips)
    if not terms and sum([":" in c.text for s in strips for c in s.chunks]) < _LEAST:
        return list(strips)
    strips = _one_by_one(strips, page)
    fields = [_field(strip, page, terms) for strip in strips]
    if sum(field is not None for field in fields) < _LEAST:
        return list(strips)
    found: list[Strip] = []
    n = 0
    while n < len(strips):
        cards = _under_own_names(list(_cards(strips, fields, n)))
        whole = max((c.labels for c in cards), key=len, default=[])
        if len(cards) >= _LEAST and _are_money(cards, whole) and _are_grouped(cards):
            found += [*_rows(cards, whole), *(line for card in cards for line in card.prose)]
            n += sum(card.lines for card in cards)
        else:
            found.append(strips[n])
            n += 1
    return found


def _one_by_one(strips: Sequence[Strip], page: Page) -> Sequence[Strip]:
    """The strips, cards that stand side by side each by itself: names on a line, labels with values under each."""
    found: list[Strip] = []
    n = 0
    while n < len(strips):
        lefts = [c.x0 - strips[n].chunks[0].x0 for c in strips[n].chunks]
        parts = [[_alone(s, k, lefts[k]) for k in range(len(s.chunks))] for s in _beside(strips, n)]
        texts = len(parts) > 1 and _are_texts(strips[n + 1], strips[n])  # the project under each name
        below = [part for row in parts[1 + texts :] for part in row]
        names = len(parts[0]) > 1 and not any(_field(s, page) or s.chunks[0].numeral for s in parts[0])
        whole = names and below and all(_field(part, page) for part in below)
        found += [row[k] for k in range(len(parts[0])) for row in parts] if whole else [strips[n]]
        n += len(parts) if whole else 1
    return found


def _alone(strip: Strip, k: int, left: float) -> Strip:
    """One text of a line as a line, as far to the left as the first card's."""
    chunk = strip.chunks[k]
    return strip._replace(chunks=(chunk._replace(x0=chunk.x0 - left, x1=chunk.x1 - left),), bold=chunk.bold)


def _beside(strips: Sequence[Strip], n: int) -> list[Strip]:
    """A line and those below it that may be a text and the fields of cards side by side."""
    names, rest = strips[n], strips[n + 1 : n + 2 + _MOST_FIELDS]
    first = 1 if rest and _are_texts(rest[0], names) else 0
    return [names, *rest[:first], *takewhile(lambda strip: _is_under(strip, names), rest[first:])]


def _are_texts(strip: Strip, names: Strip) -> bool:
    """Whether a line holds a plain text under each of names in bold."""
    plain = names.bold and not strip.bold and not any(":" in c.text or c.numeral for c in strip.chunks)
    return plain and _is_aligned(strip, names)


def _is_under(strip: Strip, names: Strip) -> bool:
    """Whether each text of a line, of which there is a colon in all, begins under one of the names."""
    return _is_aligned(strip, names) and all(":" in c.text for c in strip.chunks)


def _is_aligned(strip: Strip, names: Strip) -> bool:
    pairs = zip(strip.chunks, names.chunks, strict=False)
    return len(strip.chunks) == len(names.chunks) and all(abs(a.x0 - b.x0) < _ALIGNED for a, b in pairs)


def _terms(strips: Sequence[Strip]) -> frozenset[str]:
    """What stands alone before one cell several times: labels, where it is no name of a table's first column."""
    labels = Counter(s.chunks[0].text for s in strips if len(s.chunks) == _TERM and not s.chunks[0].numeral)
    return frozenset(label for label, times in labels.items() if times >= _LEAST)


def _field(strip: Strip, page: Page, terms: frozenset[str] = frozenset()) -> _Field | None:
    words = [w for chunk in strip.chunks for w in chunk.words]
    term = len(strip.chunks[0].words) if strip.chunks[0].text in terms and len(strip.chunks) == _TERM else 0
    term = term or _length_of_term(strip)
    end = next((n for n, w in enumerate(words, 1) if page.words[w].text.endswith(":")), term)
    if not 0 < end <= _LONGEST_LABEL or end == len(words):
        return None
    label, value = chunk_of(page, strip.page, words[:end]), chunk_of(page, strip.page, words[end:])
    return _Field(label._replace(text=label.text.removesuffix(":")), value)


def _length_of_term(strip: Strip) -> int:
    """The words of a label that is set bold, its value in a cell beside it not, as terms of a web page are."""
    if len(strip.chunks) != _TERM:
        return 0
    label, value = strip.chunks
    return len(label.words) if label.bold and not value.bold and label.numeral is None else 0


def _cards(strips: Sequence[Strip], fields: Sequence[_Field | None], first: int) -> Iterator[_Card]:
    """The cards that follow each other from a line on, of labels that come in one order."""
    order: list[str] = []
    n = first
    while n + 1 < len(strips) and _is_name(strips[n], fields[n]):
        heading = strips[n] if _is_name(strips[n + 1], fields[n + 1]) else None
        n += heading is not None
        own: list[_Field] = []
        for field in fields[n + 1 : n + 1 + _MOST_FIELDS]:
            if field is None or (order and field.label.text not in order):
                break  # what stands below the last card may have a label too
            own.append(field)
        card = _Card(heading, strips[n], tuple(own))
        if not own or len(set(card.labels)) < len(own) or (order and not _is_part(card.labels, order)):
            return
        order = order or card.labels
        below = n + 1 + len(own)
        n = _next_name(strips, fields, below, order[0])
        yield card._replace(prose=tuple(strips[below:n]))
        if TOTAL.match(card.name.text):
            return


def _next_name(strips: Sequence[Strip], fields: Sequence[_Field | None], below: int, label: str) -> int:
    """Where the next card begins that has a field of a label right below its name, past prose; else right below."""
    for n in range(below, min(below + _MOST_PROSE, len(strips) - 1)):
        field = fields[n + 1]
        if _is_name(strips[n], fields[n]) and field and field.label.text == label:
            return n - (n > below and _is_name(strips[n - 1], fields[n - 1]))  # the heading of its group
        if fields[n] or any(c.numeral for c in strips[n].chunks):
            break
    return below


def _under_own_names(cards: list[_Card]) -> list[_Card]:
    """The cards; where each has a heading, that is its name, and what stands below it a text: its project.

    Not where the register has one of those texts: then each group has one recipient.
    """
    own = all(c.heading and c.heading.bold and not c.name.bold and not is_known(c.name.text) for c in cards)
    return [_with_text(card) for card in cards] if own and len(cards) >= _LEAST else cards


def _with_text(card: _Card) -> _Card:
    text = card.name.chunks[0]
    untitled = _Field(text._replace(words=(), text="", x1=text.x0), text)
    return card._replace(heading=None, name=card.heading or card.name, fields=(untitled, *card.fields))


def _is_name(strip: Strip, field: _Field | None) -> bool:
    lone = len(strip.chunks) == 1 and strip.chunks[0].numeral is None
    ended = strip.text[-1:] in ".:" and not _SHORTENED.search(strip.text)
    return lone and field is None and not ended


def _are_grouped(cards: Sequence[_Card]) -> bool:
    """Whether no heading stands over the first card, or one set as those further below."""
    first, *rest = (card.heading for card in cards)
    others = [h for h in rest if h]
    return first is None or any(
        h.bold == first.bold and h.size == first.size and h.chunks[0].x0 == first.chunks[0].x0 for h in others
    )


def _is_part(labels: Sequence[str], order: Sequence[str]) -> bool:
    """Whether labels are those of the first card, but for some left out."""
    rest = iter(order)
    return all(label in rest for label in labels)


def _are_money(cards: Sequence[_Card], labels: Sequence[str]) -> bool:
    """Whether most values under a label of money are numbers."""
    for label in labels:
        values = [f.value for card in cards for f in card.fields if f.label.text == label]
        if role_of(label) is ColumnRole.AMOUNT and 2 * sum(v.has_value for v in values) > len(cards):
            return True
    return False


def _rows(cards: Sequence[_Card], labels: Sequence[str]) -> Iterator[Strip]:
    """A row for each card, the header at the height of the first name of each group."""
    first = cards[0]
    numbers = [False, *(_are_numbers(cards, label) for label in labels)]
    size = min(card.name.size for card in cards)
    titles = [f.label for card in cards if card.labels == list(labels) for f in card.fields][: len(labels)]
    header = side_by_side([None, *(title if title.text else None for title in titles)], numbers)
    for card in cards:
        if card.heading:
            yield card.heading._replace(size=size)
        if card.heading or card is first:
            yield card.name._replace(bottom=card.name.top, size=size, bold=first.name.bold, chunks=header)
        values = {f.label.text: f.value for f in card.fields}
        cells = [card.name.chunks[0]._replace(bold=False), *(values.get(label) for label in labels)]
        yield card.name._replace(size=size, bold=False, chunks=side_by_side(cells, numbers))


def _are_numbers(cards: Sequence[_Card], label: str) -> bool:
    values = [f.value for card in cards for f in card.fields if f.label.text == label]
    return 2 * sum(v.numeral is not None for v in values) > len(values)
