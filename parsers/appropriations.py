"""The budget items that bear the cost: utgiftsområde, anslag and anslagspost, with their names.

Between the flow and the rows. An utgiftsområde without an anslag bears nothing and gives no row: it is then part of
the citation of a budget bill. Names contain commas, so they end at the next keyword, a full stop or a verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from parsers.prose.flow import BlockKind, Flow
from parsers.text import Text
from schemas.rows import Appropriation

_NAME_END = r"""
    ,? \s* (?: (?:och|samt|under|inom|på|från|för) \s+ )?
      (?: \p{L}*anslag(?:et|s\p{L}*)? | utgiftsområde | utg\.? \s? omr )
  | , \s* (?: ap\.?\s?[0-9] | delpost | som\b | vilket\b | varav\b | dels\b | under\b | i\s+enlighet | med\b
      | och\s+ap\. )
  | \s+ (?: ska|skall|får|belasta|belastar|belastas|disponeras|uppgår|anvisas|kommer|har|är|enligt|finansieras
      | betalas|uppfört|uppförda|uppförd|efter\s+rekvisition|och\s+ap\. ) \b
  | \s+ för \s+ (?: budgetåret|år|[0-9]{4} ) | \s+ under \s+ [0-9]{4} | \s+ (?:med\s+|på\s+)? [0-9]
"""
_NAME = rf"(?P<name> \p{{Lu}} (?: (?! {_NAME_END} ) (?: m\.\s?m\. | m\.\s?fl\. | [^.;:()] ) ){{2,140}} )"
# utgiftsområde 9 Hälsovård   utg.omr. 09   UO 25
_AREA = r"(?P<utgiftsomrade> (?i:utgiftsområdet? | utg\.? \s? omr\.?) | (?<!\p{L})UO )"
# anslagspost 11   anslagsposten 2   ap.38
_POST = r"(?P<anslagspost> (?<!\p{L}) \p{L}{0,12} (?i:anslagspost(?:en|erna|er)?) | (?<!\p{L})ap\.?(?=\s?[0-9]) )"
# anslaget 4:5   anslag 1:6   ramanslaget 48:2
_APPROPRIATION = r"(?P<anslag> (?<!\p{L})(?i:(?:ram)?anslag(?:et|en)?|ansl\.) )"
_TOKEN = regex.compile(
    rf"""
    (?: {_AREA} \s* (?P<no>[0-9]{{1,2}}) (?![0-9:.]*[0-9])
      | {_POST} \s* (?P<no>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?) (?![0-9:])
      | {_APPROPRIATION} \s+ (?P<no>[0-9]{{1,2}}:[0-9]{{1,2}}) (?![0-9:]) )
    (?: \s+ {_NAME} )?
    """,
    regex.VERBOSE,
)
# anslagsposterna 8 och 11: further items that share the word
_FURTHER = regex.compile(r"\s*(?:,|och|samt)\s+(?P<no>[0-9]{1,3})(?![0-9:]|\s?(?:%|procent|kr|mnkr|mkr|miljoner))")

# anslagen 1:1 och 1:3
_ALSO = regex.compile(r"\s*(?:,|och|samt)\s+(?P<no>[0-9]{1,2}:[0-9]{1,2})(?![0-9:])")


class _Token(NamedTuple):
    kind: str
    number: str
    name: str | None
    start: int
    stop: int


class _Item(NamedTuple):
    """A budget item as its tokens name it; None where a level is not named."""

    area: _Token | None
    appropriation: _Token
    post: _Token | None


def read_appropriations(flow: Flow) -> tuple[Appropriation, ...]:
    """The rows in reading order, each item once, at the first place that names it."""
    rows: dict[tuple[int | None, str | None, str | None], Appropriation] = {}
    for block in flow.blocks:
        if block.kind is not BlockKind.LETTERHEAD:
            for row in _rows(block.text):
                rows.setdefault((row.utgiftsomrade, row.anslag, row.anslagspost), row)
    return tuple(rows.values())


def find_appropriations(text: str) -> list[_Item]:
    """The budget items of a string, in order, whichever way round their levels are named."""
    tokens = list(_tokens(text))
    items: list[_Item] = []
    area: _Token | None = None
    appropriation: _Token | None = None
    waiting: list[_Token] = []  # anslagsposter named before their anslag
    used = False
    for token in tokens:
        if token.kind == "utgiftsomrade":
            if items and all(i.area is None for i in items) and (used or appropriation is None):
                items = [i._replace(area=token) for i in items]
            elif appropriation is not None and not used and area is None:
                if all(i.area is None for i in items):  # "anslagen 1:1 och 1:3 under utgiftsområde 24"
                    items = [i._replace(area=token) for i in items]
                items.append(_Item(token, appropriation, None))
                used = True
            area, appropriation = token, None
        elif token.kind == "anslag":
            if appropriation is not None and not used:
                items.append(_Item(area, appropriation, None))
            items.extend(_Item(area, token, post) for post in waiting)
            appropriation, used, waiting = token, bool(waiting), []
        elif appropriation is None:
            waiting.append(token)
        else:
            items.append(_Item(area, appropriation, token))
            used = True
    if appropriation is not None and not used:
        items.append(_Item(area, appropriation, None))
    return items


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = next(k for k in ("utgiftsomrade", "anslagspost", "anslag") if match[k])
        name = " ".join(match["name"].split()).rstrip(" ,–-") if match["name"] else None
        stop = match.start("name") + len(match["name"].rstrip(" ,–-")) if match["name"] else match.end("no")
        yield _Token(kind, match["no"], name, match.start(), stop)
        if kind == "anslag" and name is None and match["anslag"].lower().endswith("en"):
            also = _ALSO.match(text, match.end("no"))
            while also:
                yield _Token(kind, also["no"], None, also.start("no"), also.end("no"))
                also = _ALSO.match(text, also.end("no"))
        if kind == "anslagspost" and name is None and match["anslagspost"].lower().endswith("erna"):
            further = _FURTHER.match(text, match.end("no"))
            while further:
                yield _Token(kind, further["no"], None, further.start("no"), further.end("no"))
                further = _FURTHER.match(text, further.end("no"))


def _rows(text: Text) -> Iterator[Appropriation]:
    written: set[int] = set()  # the tokens that an earlier row of this text already shows
    for item in find_appropriations(text.string):
        tokens = [t for t in item if t is not None]
        fresh = [t for t in tokens if t.start not in written] or tokens
        written.update(t.start for t in tokens)
        start, stop = min(t.start for t in fresh), max(t.stop for t in fresh)
        yield Appropriation(
            utgiftsomrade=int(item.area.number) if item.area else None,
            utgiftsomrade_name=item.area.name if item.area else None,
            anslag=item.appropriation.number,
            anslag_name=item.appropriation.name,
            anslagspost=item.post.number if item.post else None,
            anslagspost_name=item.post.name if item.post else None,
            text=text.printed(start, stop),
            place=text.place(start, stop),
        )
