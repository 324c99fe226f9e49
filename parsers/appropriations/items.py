"""Which utgiftsområde, anslag and anslagspost belong together, whichever way round a text names them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

import regex

from parsers.appropriations.tokens import Token, find_tokens

_SENTENCE_END = regex.compile(r"[.;]\s+\p{Lu}")
# anslagspost 11 (...) på anslaget 4:5: what leads from a level to the wider one
_WITHIN = regex.compile(r"[\s,)\"”»]*(?:\([^()]*\)\s*)?(?:på|under|inom|av|i|från)\s[^.;]*|[\s,]*\(")
_AND = regex.compile(r"\b(?:och|samt)\b")
_PARTED = regex.compile(rf"{_AND.pattern}|{_SENTENCE_END.pattern}")


class Item(NamedTuple):
    """A budget item as its tokens name it; None where a level is not named."""

    area: Token | None
    appropriation: Token
    post: Token | None


def find_appropriations(text: str) -> list[Item]:
    """The budget items of a string, in order; an anslag that is named again with an anslagspost is that item."""
    tokens = find_tokens(text)
    charged = _charged(text, [t for t in tokens if t.kind != "utgiftsomrade"])
    items = _under_areas(text, charged, [t for t in tokens if t.kind == "utgiftsomrade"])
    whole = {(i.appropriation.number, i.area and i.area.number) for i in items if i.post}
    whole |= {(number, None) for number, _ in whole}
    return [i for i in items if i.post or (i.appropriation.number, i.area and i.area.number) not in whole]


def _charged(text: str, tokens: Sequence[Token]) -> list[Item]:
    """Each anslag with its anslagsposter: those after it, or those before it that are said to stand within it."""
    items: list[Item] = []
    before: list[Token] = []  # anslagsposter whose anslag follows
    current: Token | None = None
    groups = [(kind, list(group)) for kind, group in groupby(tokens, key=lambda t: t.kind)]
    for index, (kind, group) in enumerate(groups):
        if kind == "anslagspost":
            following = groups[index + 1][1][0] if index + 1 < len(groups) else None
            if current is None or (following and _lead_on(text, current, group, following)):
                before = group
            else:
                items = items if items[-1].post else items[:-1]
                items += (Item(None, current, post) for post in group)
            continue
        current = group[-1]
        items += [Item(None, group[0], post) for post in before] or [Item(None, group[0], None)]
        items += (Item(None, anslag, None) for anslag in group[1:])
        before = []
    return items


def _lead_on(text: str, anslag: Token, posts: Sequence[Token], following: Token) -> bool:
    """Whether anslagsposter between two anslag are of the second: "ap. 1 på anslaget 1:1 och 4 på anslaget 1:2"."""
    parted = _PARTED.search(text, anslag.stop, posts[0].start)
    gap = text[posts[-1].stop : following.start]
    return bool(parted and _WITHIN.fullmatch(gap) and not _AND.search(gap))


def _under_areas(text: str, items: Sequence[Item], areas: Sequence[Token]) -> list[Item]:
    """The items with the utgiftsområden named before them, or after them ("anslaget 1:1 inom utgiftsområde 24")."""
    owners: list[Token | None] = [None] * len(items)
    free = set(range(len(items)))  # no utgiftsområde was named for them alone
    for area, following in zip_longest(areas, areas[1:]):
        before = [n for n, item in enumerate(items) if _start(item) < area.start]
        after = range(len(before), len(items))
        opens = bool(after) and (following is None or _start(items[after[0]]) < following.start)
        ended = opens and before and _SENTENCE_END.search(text, _stop(items[before[-1]]), area.start)
        closed = {n for n in before if n in free} if not ended else set()
        if not opens and not closed:
            owner = owners[before[-1]] if before else None
            closed = set(before[-1:]) if owner and owner.start < _start(items[before[-1]]) else set()
        free -= closed or set(after)
        owners = [area if n in closed or n in after else owner for n, owner in enumerate(owners)]
    return [item._replace(area=owner) for item, owner in zip(items, owners, strict=True)]


def _start(item: Item) -> int:
    return min(token.start for token in item if token)


def _stop(item: Item) -> int:
    return max(token.stop for token in item if token)
