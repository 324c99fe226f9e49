"""The rows of the budget items of a document, in prose, under headings and in the tables of a direction.

An utgiftsområde without an anslag bears nothing and gives no row: it is then part of the citation of a budget bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from parsers.appropriations.items import find_appropriations
from parsers.appropriations.tokens import Token, find_tokens
from parsers.lines import lines_of
from parsers.prose.flow import BlockKind, Flow
from parsers.text import Text
from schemas.rows import Appropriation

# ap.4 Investeringsbidrag   22:9 ap.1 Bidrag till ... - the heading of the terms of an anslagspost
_POST_HEADING = regex.compile(
    r"(?:(?P<anslag>[0-9]{1,2}:[0-9]{1,2})\s)?ap\.\s?(?P<post>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s(?P<name>(?:\p{Lu}|del\s)(?:m\.\s?m\.|m\.\s?fl\.|[^.;:()0-9]){2,120})"
)
# 1:3 Kostnader för program och insatser   1:3 / Kostnader för program och insatser - the heading above its posts
_HEADING = regex.compile(
    r"(?P<number>[0-9]{1,2}:[0-9]{1,2})\s+(?P<name>\p{Lu}(?:m\.\s?m\.|m\.\s?fl\.|[^.;:()0-9]){2,120})"
)
# 48:2Bidrag till särskilda insatser (Ramanslag)   1:14 / Vissa medlemsavgifter (Ramanslag)
_TABLED = regex.compile(
    r"(?P<number>[0-9]{1,2}:[0-9]{1,2})\s?(?P<name>\p{Lu}[^():;]{2,120}?)\s?\((?i:ram|reservations|obetecknat\s)anslag\)"
    r"(?:\s?[0-9][0-9 ]*(?:\s?tkr)?)?"
)
# ap.6Övriga åtgärder (ram)5 400   90:1 ap.1 Kungliga hovstaten (Ram) 48 617 tkr
_TABLED_POST = regex.compile(
    r"(?:(?P<number>[0-9]{1,2}:[0-9]{1,2})\s)?ap\.\s?(?P<post>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?(?P<name>(?:\p{Lu}|del\s)(?:[^();:]|:s\b){2,120}?)"
    r"\s?\((?i:ram|res|reservation|obet(?:ecknat)?)\.?\)(?:\s?[0-9][0-9 ]*(?:\s?tkr)?)?"
)
_SAME_AREA = regex.compile(r"\bsamma\s+utgiftsområde\b")
_NUMBER_ALONE = regex.compile(r"[0-9]{1,2}:[0-9]{1,2}")


def read_appropriations(flow: Flow) -> tuple[Appropriation, ...]:
    """The rows in reading order, each item once, at the first place that names it."""
    rows: dict[tuple[int | None, str | None, str | None], Appropriation] = {}
    area: Token | None = None
    under: Appropriation | None = None
    number = ""  # of an anslag, in a cell before its name
    tabled = tuple(_tabled(flow))
    areas = _areas(tabled)
    for block in flow.blocks:
        if block.kind is BlockKind.LETTERHEAD:
            continue
        area = _area_heading(block.text.string) or area
        whole_line = f"{number} {block.text.string}" if number else block.text.string
        number = block.text.string if _NUMBER_ALONE.fullmatch(block.text.string) else ""
        headed = _HEADING.fullmatch(whole_line) if area else None
        if headed and area:
            under = _listed_item(block.text, area, headed["number"], headed["name"])
        found = list(_rows(block.text)) or list(_post_heading(block.text, under))
        for row in found:
            same = _area_of(under) if _SAME_AREA.search(block.text.string) else None
            whole = _under_area(row, areas.get(row.anslag, area or same))
            key = (whole.utgiftsomrade, whole.anslag, whole.anslagspost)
            rows[key] = _named_too(rows[key], whole) if key in rows else whole
            under = whole
    for row in tabled:
        key = (row.utgiftsomrade, row.anslag, row.anslagspost)
        rows[key] = _named_too(rows[key], row) if key in rows else row
    only = _only_area(flow)
    return tuple(_without_bare(tuple(_once(_under_area(row, only) for row in rows.values()))))


def _areas(tabled: Iterable[Appropriation]) -> dict[str | None, Token]:
    """The utgiftsområde of each anslag that the rows list under one alone."""
    found: dict[str | None, dict[tuple[int | None, str | None], Token | None]] = {}
    for row in tabled:
        found.setdefault(row.anslag, {})[row.utgiftsomrade, row.utgiftsomrade_name] = _area_of(row)
    return {anslag: area for anslag, areas in found.items() for area in areas.values() if area and len(areas) == 1}


def _area_of(row: Appropriation | None) -> Token | None:
    """The utgiftsområde of a row, as a heading would name it."""
    if row is None or row.utgiftsomrade is None:
        return None
    return Token("utgiftsomrade", str(row.utgiftsomrade), row.utgiftsomrade_name, 0, 0)


def _once(rows: Iterable[Appropriation]) -> list[Appropriation]:
    """Each item once, in reading order: two that differed in what one of them left out are one."""
    kept: dict[tuple[int | None, str | None, str | None], Appropriation] = {}
    for row in sorted(rows, key=_order):
        key = (row.utgiftsomrade, row.anslag, row.anslagspost)
        kept[key] = _named_too(kept[key], row) if key in kept else row
    return list(kept.values())


def _order(row: Appropriation) -> tuple[int, int]:
    return (row.place.page, row.place.line) if row.place else (0, 0)


def _tabled(flow: Flow) -> Iterator[Appropriation]:
    """The items that head the rows of an appropriation direction: "48:2 Bidrag till kommuner (Ramanslag)"."""
    area: Token | None = None
    under: Appropriation | None = None
    number = ""
    for text in _listed(flow):
        string = text.string.strip()
        area = _area_heading(string) or area
        found = _TABLED.fullmatch(f"{number} {string}" if number else string)
        number = string if _NUMBER_ALONE.fullmatch(string) else ""
        post = _TABLED_POST.fullmatch(string)
        if found and area:
            under = _listed_item(text, area, found["number"], found["name"])
            yield under
        elif post and under and post["number"] in {None, under.anslag}:
            item = replace(under, anslagspost=post["post"], anslagspost_name=post["name"].strip())
            yield replace(item, text=text.printed(), place=text.place())


def _listed_item(text: Text, area: Token, number: str, name: str) -> Appropriation:
    """The anslag that heads the rows of its anslagsposter."""
    return Appropriation(
        utgiftsomrade=int(area.number),
        utgiftsomrade_name=area.name,
        anslag=number,
        anslag_name=name.strip(),
        anslagspost=None,
        anslagspost_name=None,
        text=text.printed(),
        place=text.place(),
    )


def _listed(flow: Flow) -> Iterator[Text]:
    """The lines from the first page on that lists appropriations, those of tables too."""
    lists = (i for i, page in enumerate(flow.pages) if any(word.text == "Utgiftsområde" for word in page.words))
    for index in range(next(lists, len(flow.pages)), len(flow.pages)):
        yield from (line.text for line in lines_of(flow.pages, index))


def _named_too(first: Appropriation, again: Appropriation) -> Appropriation:
    """The row of the first place, with the names that only a later place gives."""
    return replace(
        first,
        utgiftsomrade_name=first.utgiftsomrade_name or again.utgiftsomrade_name,
        anslag_name=first.anslag_name or again.anslag_name,
        anslagspost_name=first.anslagspost_name or again.anslagspost_name,
    )


def _only_area(flow: Flow) -> Token | None:
    """The utgiftsområde of all items, where the lines name one and no other, among the rows of a table too."""
    named = [token for text in _listed(flow) if (token := _area_heading(text.string))]
    return named[0] if len({token.number for token in named}) == 1 else None


def _area_heading(string: str) -> Token | None:
    """The utgiftsområde that a heading of an appropriation direction names for what stands below."""
    tokens = find_tokens(string)
    alone = len(tokens) == 1 and tokens[0].kind == "utgiftsomrade" and tokens[0].name
    return tokens[0] if alone and not tokens[0].start and len(string) - tokens[0].stop <= 1 else None


def _post_heading(text: Text, under: Appropriation | None) -> Iterator[Appropriation]:
    """The anslagspost that a heading names ("ap.4 Investeringsbidrag") below that of its anslag."""
    match = _POST_HEADING.fullmatch(text.string)
    number = match and (match["anslag"] or (under and under.anslag))
    if match and number:
        known = under if under and under.anslag == number else None
        yield Appropriation(
            utgiftsomrade=known.utgiftsomrade if known else None,
            utgiftsomrade_name=known.utgiftsomrade_name if known else None,
            anslag=number,
            anslag_name=known.anslag_name if known else None,
            anslagspost=match["post"],
            anslagspost_name=match["name"].strip(),
            text=text.printed(),
            place=text.place(),
        )


def _under_area(row: Appropriation, area: Token | None) -> Appropriation:
    """The row with the name of its area, where a heading above gives it; with the area itself where it has none."""
    if area is None or row.utgiftsomrade not in {None, int(area.number)} or row.utgiftsomrade_name:
        return row
    return replace(row, utgiftsomrade=int(area.number), utgiftsomrade_name=area.name)


def _without_bare(rows: tuple[Appropriation, ...]) -> Iterator[Appropriation]:
    """The rows but those that another row says with its utgiftsområde too, its name kept."""
    for row in rows:
        fuller = [r for r in rows if r.utgiftsomrade is not None and r.anslag == row.anslag]
        if row.utgiftsomrade is None and any(r.anslagspost == row.anslagspost for r in fuller):
            continue
        alike = [r for r in rows if r.anslag == row.anslag and r.utgiftsomrade in {row.utgiftsomrade, None}]
        named = next((r.anslag_name for r in alike if r.anslag_name), None)
        yield replace(row, anslag_name=row.anslag_name or named)


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
