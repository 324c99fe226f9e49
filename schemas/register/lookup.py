"""From a printed name and code to the register's recipient.

It refuses to guess: a name that is the name of another place is never "corrected", a bare name that a kommun
and a region share is decided by the level that the caller gives, and what is close but not certain is handed
back as ``Match.FUZZY`` for a check to report, or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from schemas.register.entries import Kommun, Region, all_kommuner, all_organisations, all_regioner
from schemas.register.names import (
    Form,
    before_place,
    clean,
    code_beside,
    distance,
    folded,
    form_of,
    kommun_stem,
    loose,
    region_stem,
    said_to_be,
    without_aside,
)
from schemas.vocabulary import Match, RecipientKind


class Level(StrEnum):
    """What a table's recipients are, as its headers, caption or other rows tell."""

    KOMMUN = "kommun"
    REGION = "region"
    BODY = "body"  # bodies called by the place where they are: "Kiruna" is no kommun among airports
    UNKNOWN = "unknown"


class Resolution(NamedTuple):
    """What the register says of a recipient.

    ``kommunkod`` and ``lanskod`` are those in force on the day asked for. ``note`` says in English why a match is
    not a plain one; ``conflict`` is the register's name for the printed name where that is another place
    than the printed code's (the code then decides, and the code-name check reports it).
    """

    kind: RecipientKind
    kommunkod: str | None = None
    lanskod: str | None = None
    name: str | None = None
    match: Match = Match.NONE
    note: str | None = None
    conflict: str | None = None


class Hit(NamedTuple):
    """A name found: the code in force, the register's name, and how it was found."""

    code: str
    name: str
    match: Match


def kommuner(on: date | None = None) -> Mapping[str, str]:
    """Code to name of the kommuner in force on a day, today's without one."""
    return _kommuner(on)


@cache
def _kommuner(on: date | None) -> Mapping[str, str]:
    return MappingProxyType({k.code: k.name for k in all_kommuner() if k.valid(on)})


def regioner(on: date | None = None) -> Mapping[str, str]:
    """Lanskod to the name of the region (landsting) in force on a day, today's without one."""
    return _regioner(on)


@cache
def _regioner(on: date | None) -> Mapping[str, str]:
    return MappingProxyType({r.lanskod: r.region for r in all_regioner() if r.valid(on)})


def lan_names(on: date | None = None) -> Mapping[str, str]:
    """Lanskod to the name of the län on a day, today's without one."""
    return {r.lanskod: r.lan for r in all_regioner() if r.valid(on)}


@cache
def _codes() -> Mapping[str, tuple[Kommun, ...]]:
    found: dict[str, list[Kommun]] = {}
    for kommun in all_kommuner():
        found.setdefault(kommun.code, []).append(kommun)
    return {code: tuple(rows) for code, rows in found.items()}


@lru_cache(maxsize=1024)  # each step of a table asks for the codes of its rows
def kommunkod_of(text: str | None) -> str | None:
    """The kommunkod that a printed code stands for, its leading zero restored; None where it is none."""
    digits = "".join((text or "").split()).rstrip(".")
    if not digits.isascii() or not digits.isdigit() or len(digits) not in {3, 4}:
        return None
    code = digits.zfill(4)
    return code if code in _codes() else None


def is_kommunkod(text: str | None) -> bool:
    """Whether a printed code is or was a kommunkod (with or without its leading zero)."""
    return kommunkod_of(text) is not None


def lanskod_of(text: str | None) -> str | None:
    """The lanskod that a printed code of one or two digits stands for; None where it is none."""
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 2:
        return None
    code = digits.zfill(2)
    return code if code in _regioner(None) or any(r.lanskod == code for r in all_regioner()) else None


def name_of(code: str, on: date | None = None) -> str | None:
    """The name of a kommun (four digits) or region (two digits) on a day; the last one it bore if none then."""
    if len(code) == 2:
        regions = [r for r in all_regioner() if r.lanskod == code]
        return next((r.region for r in regions if r.valid(on)), regions[-1].region if regions else None)
    rows = _codes().get(code, ())
    return next((k.name for k in rows if k.valid(on)), rows[-1].name if rows else None)


def gone_code(code: str, on: date | None = None) -> str | None:
    """The code that replaced ``code``, where ``code`` is not in force on the day; None otherwise."""
    rows = _codes().get(code, ())
    if not rows or any(k.valid(on) for k in rows):
        return None
    return _in_force(code, on) if _in_force(code, on) != code else None


def _in_force(code: str, on: date | None) -> str:
    """The code of the same kommun on the day: its own, or a successor's or predecessor's."""
    for kommun in _codes().get(code, ()):
        if kommun.valid(on):
            return code
    for kommun in _codes().get(code, ()):
        ended = kommun.valid_to is not None and (on is None or on > kommun.valid_to)
        step = kommun.successor if ended else kommun.predecessor
        same_name = [k for k in _codes().get(step or "", ()) if k.name == kommun.name and k.valid(on)]
        merged = ended and any(k.valid(on) for k in _codes().get(step or "", ()))
        if step and (same_name or merged):
            return step
    return code


@cache
def _kommun_names() -> Mapping[str, tuple[tuple[Kommun, str, bool], ...]]:
    """Loose form of every kommun name and alias -> rows that bear it, with the form printed and if an alias."""
    found: dict[str, list[tuple[Kommun, str, bool]]] = {}
    for kommun in all_kommuner():
        found.setdefault(loose(kommun.name), []).append((kommun, kommun.name, False))
        for alias in kommun.aliases:
            found.setdefault(loose(alias), []).append((kommun, alias, True))
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def _region_names() -> Mapping[str, tuple[Region, ...]]:
    """Loose form of every region's name, län and alias, framed and bare -> rows that bear it."""
    found: dict[str, dict[Region, None]] = {}
    for region in all_regioner():
        for name in (region.region, region.lan, *region.aliases):
            for form in (name, region_stem(name), region_stem(name) + "s"):
                if loose(form):
                    found.setdefault(loose(form), {})[region] = None
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def _organisations() -> Mapping[str, tuple[str, bool]]:
    return {loose(name): (o.name, name != o.name) for o in all_organisations() for name in (o.name, *o.aliases)}


def kommun_by_name(name: str, on: date | None) -> Hit | None:
    """The kommun whose name or alias a clean name is; the genitive only beside "kommun" or "stad"."""
    stem = kommun_stem(name)
    tries = [name, stem]
    if stem != name and stem.casefold().endswith("s"):
        tries.append(stem[:-1])
    for text in dict.fromkeys(tries):
        rows = _kommun_names().get(loose(text), ())
        if rows:
            kommun, printed, alias = min(rows, key=lambda r: (not r[0].valid(on), r[2], r[0].valid_to is not None))
            code = _in_force(kommun.code, on)
            official = name_of(code, on) or kommun.name
            if code != kommun.code and kommun.name not in {k.name for k in _codes()[code]}:
                continue  # merged into another: "Bara" is no name of Svedala
            plain = text == name and not alias and printed == name and official == name
            return Hit(code, official, Match.EXACT if plain else Match.ALIAS)
    return None


def region_by_name(name: str, on: date | None) -> Hit | None:
    """The region or län whose name, former name or alias a clean name is."""
    for text in dict.fromkeys((name, region_stem(name))):
        rows = _region_names().get(loose(text), ())
        if rows:
            region = min(rows, key=lambda r: (not r.valid(on), r.valid_to is not None))
            official = name_of(region.lanskod, on) or region.region
            return Hit(region.lanskod, official, Match.EXACT if official == name else Match.ALIAS)
    return None


def nearest(name: str, *, count: int = 3) -> tuple[str, ...]:
    """The register's names nearest to a printed name, for messages; none where none is near."""
    wanted = loose(kommun_stem(clean(name)))
    names = {k.name for k in all_kommuner() if k.valid_to is None} | set(_regioner(None).values())
    # No name has a figure in it, and two letters of three are no likeness.
    limit = 0 if any(c.isdigit() for c in wanted) else 1 if len(wanted) < 5 else max(2, len(wanted) // 3)
    scored = [(distance(wanted, loose(n), limit), n) for n in names]
    return tuple(n for d, n in sorted(scored) if d <= limit)[:count]


def _same_spelling(printed: str, official: str) -> bool:
    """Whether a printed name is the official one misspelt, given that the code already says so."""
    one, other = loose(kommun_stem(printed)), loose(official)
    limit = 1 if len(other) <= 4 else 2
    return folded(one) == folded(other) or distance(one, other, limit) <= limit


def _by_code(name: str, code: str, on: date | None) -> Resolution:
    """A recipient whose printed code is a kommunkod: the code decides, the name confirms or is reported."""
    now = _in_force(code, on)
    official = name_of(now, on) or ""
    note = f"code {code} was replaced by {now}" if now != code else None
    found = Resolution(RecipientKind.KOMMUN, now, now[:2], official, Match.CODE, note)
    if not name:
        return found
    hit = kommun_by_name(name, on)
    if hit and hit.code == now:
        return found
    if hit:
        why = f"the code is {official}'s, the name is {hit.name}'s ({hit.code})"
        return found._replace(note=why, conflict=hit.name)
    if _same_spelling(name, official):
        return found._replace(match=Match.FUZZY, note=f"spelling: {name} for {official}, by the code")
    return found._replace(note=f"the code is {official}'s, the name {name} is not in the register")


def _kommun(hit: Hit, note: str | None = None) -> Resolution:
    return Resolution(RecipientKind.KOMMUN, hit.code, hit.code[:2], hit.name, hit.match, note)


def _region(hit: Hit, form: Form) -> Resolution:
    if form is Form.LAN:
        lan = next(r.lan for r in all_regioner() if r.lanskod == hit.code and r.region == hit.name)
        return Resolution(RecipientKind.LAN, None, hit.code, lan, hit.match)
    return Resolution(RecipientKind.REGION, None, hit.code, hit.name, hit.match)


def _lan_hit(name: str, on: date | None) -> Hit | None:
    hit = region_by_name(name, on)
    exact = any(r.lan == name for r in all_regioner())
    return hit._replace(match=Match.EXACT if exact else Match.ALIAS) if hit else None


def _fuzzy(name: str, on: date | None) -> Resolution | None:
    """The one kommun at edit distance 1 from a name that is in no register; None where there is not just one."""
    stem = kommun_stem(name)
    wanted = loose(stem)
    if len(wanted) < 4 or wanted in _kommun_names():  # a kommun that is no more is no other one misspelt
        return None
    near = [(c, n) for c, n in _kommuner(on).items() if distance(wanted, loose(n), 1) == 1]
    if len(near) != 1:
        return None
    code, official = near[0]
    note = f"spelling: {name} for {official}, the only name so near"
    return Resolution(RecipientKind.KOMMUN, code, code[:2], official, Match.FUZZY, note)


def _unknown(name: str, form: Form, level: Level, on: date | None) -> Resolution:
    """A name that is not in the register."""
    body = _organisations().get(loose(name))
    if body:
        return Resolution(RecipientKind.OTHER, name=body[0], match=Match.ALIAS if body[1] else Match.EXACT)
    if form is Form.BARE and level is Level.REGION:
        return Resolution(RecipientKind.REGION if nearest(name) else RecipientKind.OTHER)
    if form in {Form.REGION, Form.LAN}:
        return Resolution(RecipientKind.REGION if form is Form.REGION else RecipientKind.LAN)
    if level is Level.KOMMUN or form is Form.KOMMUN:
        found = _fuzzy(name, on)
        if found:
            return found
        near = form is Form.KOMMUN or bool(nearest(name))
        return Resolution(RecipientKind.KOMMUN if near else RecipientKind.OTHER)
    return Resolution(RecipientKind.OTHER)


def _by_name(name: str, level: Level, on: date | None) -> Resolution:
    form = form_of(name)
    kommun = kommun_by_name(name, on) if form in {Form.KOMMUN, Form.BARE} or level is Level.KOMMUN else None
    region = _lan_hit(name, on) if form is Form.LAN else None
    if form in {Form.REGION, Form.BARE}:
        region = region_by_name(name, on)
    if kommun and (level is Level.KOMMUN or form is Form.KOMMUN):
        return _kommun(kommun)
    if region and (level is Level.REGION or form is not Form.BARE):
        return _region(region, form)
    if kommun and region and level is Level.UNKNOWN:
        note = f"a kommun and a region are called {name}; only the table's level can tell"
        return Resolution(RecipientKind.OTHER, note=note)
    if kommun:
        return _kommun(kommun, "a kommun in a table of regioner" if level is Level.REGION else None)
    if region:
        return _region(region, form)
    return _unknown(name, form, level, on)


@lru_cache(maxsize=4096)  # tables, ledger and checks ask for the same names, and so do the next document's
def resolve(name: str | None, code: str | None, *, level: Level, on: date | None = None) -> Resolution:
    """The recipient that a printed name and code stand for.

    ``level`` says what the table's recipients are, ``on`` the day whose codes and names count (today's without).
    A printed kommunkod decides; without one the name must be in the register, or be the only one at edit
    distance 1 in a table of kommuner (``Match.FUZZY``; see :func:`settle`).
    """
    printed = clean(name or "")
    beside = code_beside(printed)
    if beside and not code and level is not Level.REGION:
        found = _resolve(beside[1], beside[0], level, on)
        if found.match is Match.CODE and found.note is None:
            return found
    placed = before_place(printed)
    lan = _lan_hit(placed[1], on) if placed else None
    if placed and lan:
        return _in_its_lan(resolve(placed[0], code, level=level, on=on), lan.code)
    plain, aside = without_aside(printed)
    if said := said_to_be(aside) if form_of(plain) is Form.BARE else None:
        hit = region_by_name(plain, on) if said is not Form.BARE else None
        return _region(hit, said) if hit else _resolve(printed, code, level, on)
    lan = _lan_hit(aside, on) if form_of(aside) is Form.LAN else None
    if plain and lan:  # "Habo (Jönköpings län)"
        return _in_its_lan(resolve(plain, code, level=level, on=on), lan.code)
    if form_of(f"{plain} {aside}") is Form.KOMMUN:  # "Kalmar (kommun)"
        plain, aside = f"{plain} {aside}", ""
    if plain and not (form_of(plain) is Form.BARE and form_of(aside) is not Form.BARE):
        found = _resolve(plain, code, level, on)
        if found.match is not Match.NONE:
            return found._replace(match=Match.ALIAS if found.match is Match.EXACT else found.match)
    return _resolve(printed, code, level, on)


def _in_its_lan(found: Resolution, lanskod: str) -> Resolution:
    """A recipient whose län is printed beside it: in another län there is no such one (Habo, Håbo)."""
    if found.lanskod not in (None, lanskod) and found.match is not Match.CODE:
        return Resolution(found.kind, note=f"the register has {found.name} in another län")
    return found._replace(match=Match.ALIAS if found.match is Match.EXACT else found.match)


def _resolve(printed: str, code: str | None, level: Level, on: date | None) -> Resolution:
    form = form_of(printed)
    kommunkod = kommunkod_of(code) if level is not Level.REGION and form in {Form.KOMMUN, Form.BARE} else None
    if kommunkod:
        return _by_code(printed, kommunkod, on)
    lanskod = lanskod_of(code) if level is not Level.KOMMUN or form in {Form.REGION, Form.LAN} else None
    if lanskod:
        return _by_lanskod(printed, lanskod, level, on)
    if level is Level.BODY and form is Form.BARE and printed:
        return _unknown(printed, form, level, on)
    return _by_name(printed, level, on) if printed else Resolution(RecipientKind.OTHER)


def _by_lanskod(name: str, lanskod: str, level: Level, on: date | None) -> Resolution:
    """A recipient whose printed code is a lanskod."""
    if not name:
        if level is not Level.REGION:
            return Resolution(RecipientKind.OTHER)
        return Resolution(RecipientKind.REGION, None, lanskod, name_of(lanskod, on), Match.CODE)
    found = _by_name(name, Level.REGION, on)
    if found.lanskod == lanskod:
        return found._replace(match=Match.CODE)
    official = name_of(lanskod, on) or ""
    if found.lanskod is None and _same_spelling(region_stem(name), region_stem(official)):
        note = f"spelling: {name} for {official}, by the code"
        return Resolution(RecipientKind.REGION, None, lanskod, official, Match.FUZZY, note)
    if level is not Level.REGION:
        return _by_name(name, level, on)
    why = f"the code is {official}'s, the name {name} is not"
    return Resolution(RecipientKind.REGION, None, lanskod, official, Match.CODE, why, found.name)
