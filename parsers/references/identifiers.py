"""Registry numbers: diarienummer in the shapes of Swedish authorities, committee codes, decision numbers.

A leaf under ``references``. It finds numbers in a string and normalises them; whether a document owns or cites
one is not decided here. A generic shape ("2020/123") counts only after a cue ("Dnr"), because the same digits are
as often a page count, a riksmöte, an organisation number or a telephone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from schemas.register.organisation_numbers import is_organisation_number
from schemas.vocabulary import ReferenceKind


class FoundReference(NamedTuple):
    """An identifier in a string: ``string[start:stop]`` is the identifier as written.

    ``cue`` is the word that announced it ("dnr", "er beteckning"), lower case, "" where none did.
    """

    start: int
    stop: int
    kind: ReferenceKind
    value: str
    partial: bool = False
    cue: str = ""


# The department codes of Regeringskansliet since the 1990s; longer ones first.
_DEPARTMENT = r"(?:Ju|UD|Fö|Fi|Ku|KN|LI|IJ|Jo|SB|FA|S|U|M|N|A|I|L)"
_YEAR = r"(?:19[5-9][0-9]|20[0-9]{2})"
_SLASH = r"\s?/\s?"  # a line may end beside it
_UNIT = rf"(?:{_SLASH}(?P<unit>\p{{Lu}}\p{{L}}{{0,4}}[0-9]?(?:/\p{{Lu}}{{2,4}})?)(?!\p{{L}}))?"  # /FST   /OFA/SF
# (delvis)   , delvis at the end of a line   - not "S2018/03799 delvis avser"
_PARTLY = r"(?:\s*\((?P<part>[Dd]elvis)\)|,?\s(?P<part>delvis)(?=\s*(?:$|\n|[;)])))?"
_END = r"(?![\p{L}\p{N}]|[-/:.]\p{N})"

_PADDED_SINCE, _PADDED = 2015, 5  # the year since which ministries write five digits
# S2018/03799/FST (delvis)   S2020/04363   Fi2004/960   - not S2019:04 (a committee), not "S 2019/20" (a riksmöte)
_RK = regex.compile(
    rf"""
    (?<![\p{{L}}\p{{N}}/])
    (?P<dept>{_DEPARTMENT})
    (?: (?P<year>{_YEAR}) {_SLASH} (?P<num>[0-9]{{1,6}})
      | [\x20\u00a0] (?P<year>{_YEAR}) {_SLASH} (?P<num>[0-9]{{3,6}}) )
    {_UNIT} {_END} {_PARTLY}
    """,
    regex.VERBOSE,
)
# UF2009/28632/UP   S97/8812/ST   - any department, any decade, where the unit is printed too
_RK_UNIT = regex.compile(
    rf"""
    (?<![\p{{L}}\p{{N}}/-])
    (?P<dept>\p{{Lu}}\p{{L}}{{0,2}}) (?P<year>{_YEAR}|9[0-9]) /\s? (?P<num>[0-9]{{1,6}})
    / (?P<unit>\p{{Lu}}\p{{L}}{{0,4}}[0-9]?)
    {_END} {_PARTLY}
    """,
    regex.VERBOSE,
)
# 103 52 STOCKHOLMS2005/5177/FH   2004-12-09S2004/8731: text extraction glues the number to what stands before it,
# the city of an address or a date
_RK_GLUED = regex.compile(
    rf"""
    (?<= [0-9]{{3}}\s?[0-9]{{2}}\s+\p{{L}}{{2,15}} | (?<!\p{{L}})\p{{Lu}}{{5,15}} | [0-9]-[0-9]{{2}}-[0-9]{{2}} )
    (?P<dept>{_DEPARTMENT}) (?P<year>{_YEAR}) / (?P<num>[0-9]{{1,6}}) {_UNIT} {_PARTLY}
    """,
    regex.VERBOSE,
)
# 2016/07776/RS   2015/01661/FS   - the letters of the department dropped; its unit tells what it is
_RK_UNLETTERED = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}/-])(?P<number>{_YEAR}/[0-9]{{4,6}}/\p{{Lu}}\p{{L}}{{1,3}}){_END}{_PARTLY}"
)
# S2019:04   S 2019:04   - a colon makes it an inquiry, a slash a case
_COMMITTEE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?P<dept>{_DEPARTMENT})\s?(?P<year>{_YEAR}):(?P<num>[0-9]{{2}}|[A-Z])(?![\p{{N}}:/])"
)

MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_DAY = rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|(?:av\s+|från\s+)?(?:den\s+)?[0-9]{{1,2}}\s+{MONTH}\s+{_YEAR})"
_DECISION_WORD = (
    r"(?:[Rr]egeringsbeslut(?:et|en)?|REGERINGSBESLUT|[Rr]egeringens\s+beslut"
    r"|[Pp]rotokoll(?:et)?(?:\s+vid\s+regeringssammanträde(?:t)?)?)"
)
# regeringsbeslut 2018-06-20 nr II:7   Regeringsbeslut III 6   Protokoll vid regeringssammanträde 2020-12-22 nr I:33
_DECISION_ROMAN = regex.compile(
    rf"""
    (?: {_DECISION_WORD} | (?<!\p{{L}}) [Bb]eslut(?:et)? (?=\s*(?:nr|[IVX]{{1,4}}:)) ) \s*
    (?: {_DAY} ,? \s+ )? (?P<open>\()? (?: nr\.? \s* | nummer \s+ )?
    (?P<group>[IVX]{{1,4}}) \s?[:\x20]\s? (?P<no>[0-9]{{1,3}}) (?! [\p{{N}}:/] | -[0-9] | \s+{MONTH} | \s?\([0-9] )
    """,
    regex.VERBOSE,
)
# Regeringsbeslut33   Regeringsbeslut 33 2004-12-09   regeringsbeslut nr 9 den 13 november 2003
# - not "regeringsbeslut 20 juni 2018", not "Regeringsbeslut 1 bilaga", not "Protokoll 1 (20)"
_DECISION_PLAIN = regex.compile(
    rf"""
    [Pp]rotokoll \s? (?P<no>[0-9]{{1,3}}) (?= \s* vid \s+ regeringssammanträde | (?<=oll[0-9]{{1,3}}) \s* $ )
  | (?:[Rr]egeringsbeslut(?:et)?|REGERINGSBESLUT|[Rr]egeringens\s+beslut(?=\s+[Nn]r)) \s* (?: {_DAY} ,? \s+ )?
    (?: [Nn]r[.:]? \s* (?P<no>[0-9]{{1,3}}) (?! [\p{{N}}:/] | -[0-9] )
      | (?P<no>[0-9]{{1,3}})
        (?= \s* (?: $ | \n | [.,;)] (?![0-9]) | {_YEAR}-[0-9]{{2}}-[0-9] | {_DEPARTMENT}{_YEAR}/ | \s den \s ) ) )
    """,
    regex.VERBOSE,
)
# II:7 alone: only in a letterhead, where nothing else looks like it
DECISION_ALONE = regex.compile(r"(?<![\p{L}\p{N}:/])(?P<group>[IVX]{1,4}):(?P<no>[0-9]{1,3})(?![\p{N}:/])")

_CLASS = r"[0-9]{1,2}(?:\.[0-9]{1,3}){1,4}"
# What a whole line of a letterhead, or all that stands in brackets, is without a word for it: a case's year beside
# its number, no time and no organisation number
_STANDING = regex.compile(
    rf"""\s*(?P<dnr>
        (?!HT|VT)(?:\p{{Lu}}{{2,4}}[\x20-])?\p{{Lu}}{{2,6}}[\x20/-]?{_YEAR}[/:-](?!{_YEAR}\b)[0-9]{{2,8}}(?:-{_CLASS}|\.[0-9]{{1,4}})?
      | \p{{Lu}}(?:\p{{Ll}}{{1,4}})?[\x20-]{_YEAR}[/-](?!{_YEAR})[0-9]{{3,6}}(?:\x20[0-9]{{4}})?  # Ä 2023-1234
      | (?!Nr|Sid)\p{{Lu}}\p{{L}}{{1,3}}\x20[0-9]{{2,6}}/{_YEAR}   # Ks 123/2023
      | (?:\p{{Lu}}{{2,4}}[\x20-]|\p{{Lu}}{{2,4}}-\p{{Lu}}{{2,4}})[12][0-9]-[0-9]{{3,6}}  # PTS 24-6132
      | \p{{Lu}}{{2,5}}\.{_YEAR}\.[0-9]{{1,6}}
      | \p{{Lu}}{{2,4}}/[0-9]{{5,6}} | \p{{Lu}}{{2,3}}[0-9]{{6}}  # KUN/230041   RS230456
      | [0-9]{{2}}\p{{Lu}}{{2,4}}[0-9]{{2,6}} | {_YEAR}-\p{{Lu}}[0-9]{{6}}  # 23RS1234   2023-O000123
      | \p{{Lu}}{{2,4}}-[0-9]{{4,6}}-[0-9]{{2}} | \p{{Lu}}[0-9]{{1,3}}\.[0-9]{{3}}/{_YEAR}  # NV-01234-23
      | (?:[0-9]{{2,3}}|[0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{1,4}})-[0-9]{{2,6}}[-/]{_YEAR}  # 505-1234-2023
      | [0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{1,4}}-{_YEAR}[-:/][0-9]{{2,6}}  # 8.4-2023/123
      | (?!{_YEAR}-)[0-9]{{3,5}}-{_YEAR}(?:-[0-9.]{{3,8}})?
      | (?:{_CLASS}/)?[0-9]{{3,6}}/{_YEAR}  # 1234/2023   1.1/123/2023
      | \p{{Lu}}{{2,5}}/[0-9]{{1,5}}/{_YEAR}  # RUN/412/2024
      | {_YEAR}/[0-9]{{3,6}}(?:-[0-9]{{1,2}})? | {_YEAR}-(?!{_YEAR}\s*$)[0-9]{{4,7}}  # 2023/123-5   2023-012345
    )\s*""",
    regex.VERBOSE,
)
_POSITION = regex.compile(
    r"\s*(?:Protokoll\s+)?(?P<number>(?:(?P<group>[IVX]{1,4})\s?[: ]\s?)?(?P<no>[0-9]{1,3}))\s*"
)

# Dnr   Vårt dnr   Er beteckning   Diarienummer:   Ärendebeteckning   ärendenumret
CUE = r"""
    (?<!\p{L}) (?P<cue> (?: (?:[Vv]årt?|[Ee]rt?|VÅRT?|ERT?) \s+ )?
      (?: (?i: d\.?nr | reg\.?\s?nr | (?:diarie|ärende)-?(?:nr|nummer|numret|numren) | ärendebeteckning(?:en)?
            | ärende-?id | ärende (?=\s?: | \s (?=\S{0,8}[0-9]{3})\S*[0-9][-/:][0-9]{2} )
            | (?:journal|referens)-?(?:nr|nummer|numret) )
        | (?<=(?:[Vv]år|[Ee]r|VÅR|ER)\s+) (?i:beteckning|ref(?:erens)?) | (?-i:Beteckning|BETECKNING) ) (?!\p{L}) )
"""
_AFTER_CUE = (
    r"\.? (?: \s*\((?:dnr|diarienr)\) )? (?: \s\p{Lu}[\p{L}-]+(?:\s\p{L}+)? (?=\s?:) )? (?:\s+är\b)? \s*+ :? \s*"
)
_CUE = regex.compile(CUE, regex.VERBOSE)
_CUE_END = regex.compile(_AFTER_CUE, regex.VERBOSE)

_JOINTED = r"(?=(?:[./:-]?[0-9]){5})[0-9]{1,8}(?:[-./:][0-9]{1,8}){1,5}"
_PREFIX = r"(?:\p{Lu}{2,4}\x20)?\p{Lu}\p{L}{0,5}(?:-\p{Lu}{1,3})?"
# Tried in this order at the place after a cue; the first that ends cleanly is taken.
_SHAPES = (
    rf"(?:\p{{Lu}}{{1,4}}[\x20-]?){{0,2}}(?:{_CLASS}|[0-9]{{2,5}})-[0-9]{{1,6}}/{_YEAR}",  # 9.2-20447/2018
    rf"(?:\p{{Lu}}{{1,4}}[\x20-]?){{0,2}}{_CLASS}-{_YEAR}[-:/][0-9]{{1,8}}",  # 8.1.2-2021:123
    # 1.2-9477-16   424-5784-2017
    rf"(?:\p{{Lu}}{{1,4}}[\x20-]?){{0,2}}(?:{_CLASS}|[0-9]{{3}})-[0-9]{{1,6}}-(?:{_YEAR}|[0-9]{{2}})",
    rf"\p{{Lu}}\p{{L}}-{_YEAR}/00[0-9]{{2}}\x20[0-9]{{4}}",  # Af-2020/0012 3456
    rf"\p{{Lu}}[0-9]{{1,3}}\.[0-9]{{3}}/{_YEAR}",  # A123.456/2020
    # KS 2018/14   KS/2018:4   SHS2018-0002
    # not a property: "Malung 14:22"
    rf"(?!\p{{Lu}}\p{{Ll}}{{2,}}\x20[0-9]{{1,3}}:){_PREFIX}[\x20/.-]?(?:{_YEAR}|[0-9]{{2}})\x20?[-/:.\x20]\s?\p{{Lu}}?[0-9]{{1,8}}(?:-[0-9]{{1,3}})?",
    rf"\p{{Lu}}{{1,4}}[\x20-]?[0-9]{{3,6}}[-/](?:{_YEAR}|[0-9]{{2}})",  # NV-01234-20
    rf"(?:{_YEAR}|[0-9]{{2}})\x20?\p{{Lu}}{{2,5}}\x20?[0-9]{{1,6}}",  # 20RS1234   2023UBN104
    rf"{_PREFIX}[/-][0-9]{{5,8}}",  # RUN/210033
    rf"{_PREFIX}/[0-9]{{1,6}}/{_YEAR}",  # RUN/218/2021
    r"\p{Lu}{2,4}\x20[0-9]{4}-[0-9]{3,5}",  # LS 1209-1229
    rf"\p{{Lu}}{{1,3}}[0-9]{{1,4}}-[0-9]{{1,6}}/(?:{_YEAR}|[0-9]{{2}})",  # N161-0342/21
    rf"{_YEAR}[/-]\p{{Lu}}{{2,5}}[\x20-]?[0-9]{{1,6}}(?:\x20[0-9]{{3}})?",  # 2021/KS 0280 013   2021-FI-45
    rf"[0-9]{{3,6}}-{_YEAR}(?:-{_CLASS})?",  # 01234-2020-1.1.2   2914-2011
    rf"{_YEAR}-\p{{Lu}}?[0-9]{{3,7}}(?:-[0-9]{{1,3}})?",  # 2020-11591
    rf"{_YEAR}[/:][0-9]{{1,6}}(?:-[0-9]{{1,3}})?",  # 2015/237-5
    rf"[0-9]{{1,6}}/{_YEAR}",  # 1388/2014
    r"(?:19|20)[0-9]{6}-\p{Lu}{1,2}(?:-[0-9]{1,3})?",  # 20210066-H-01
    r"\p{Lu}{2,3}[0-9]{6}",  # RS230456
    r"[0-9]{2}/[0-9]{4,6}",  # 20/01595
    r"[0-9]{2}-[0-9]{3,6}",  # 20-1234
    r"[0-9]{2,6}/[0-9]{2}",  # 0123/20
    r"[0-9]{3,6}-[0-9]{2}",  # 1234-20
    # 3.1.3/2020:17   FoHM 01234-2020   2022.33   A 2020/123:4: any number of three digits and more with a joint
    rf"(?!{_DAY})(?:(?!Datum)\p{{Lu}}\p{{L}}{{0,5}}[\x20-])?(?!{_DAY}){_JOINTED}(?![\x20][0-9]{{2}})",
)
_CUED = tuple(regex.compile(rf"(?!Datum\b)(?P<dnr>{shape}){_END}{_PARTLY}") for shape in _SHAPES)
_SHOWS_ITS_HAND = 3  # numbers that a case number without letters has more of than a date: 1.1/123/2023
# A telephone or account number has these shapes too, so they need the cue just before them.
_NEEDS_CUE_BESIDE = 5
_ALSO = regex.compile(r"\s*(?:,|;|och|samt|respektive)\s+")

_KNOWN_PREFIX = (
    r"(?:KSF|KSN|KS|KF|KLF|KSKF|SN|ÄN|ÄLN|ÄON|VN|VON|OMN|ON|HSN|RS|RUN|RSK|LS|LK|SHS|STY|UN|BUN|UBN|GN|AN|AMN|ARN|KTN"
    r"|MN|TN|BN|SBN|FN|SOC|SCN|IFN|SLK|NAR|TRV|KUR|UFV|STYR|K[FT]{1,2}N|KUN|BIN|UTN|FRN|KFK|BOU|MBN|MSN|TEN|SAN|VAN)"
)
# RV210874   RUN22004: letters and digits without a joint, where a label says what they are
_TIGHT = regex.compile(r"(?P<dnr>\p{Lu}{1,5}[0-9]{4,8})(?P<part>(?!))?")
# Distinctive without a cue: 9.2-20447/2018   8.1.2-2021:123   KS 2020/123   STY-2020/523   2021/KS 0280
_BARE = tuple(
    regex.compile(rf"(?<![\p{{L}}\p{{N}}.-])(?P<dnr>{shape}){_END}{_PARTLY}")
    for shape in (
        rf"{_CLASS}-[0-9]{{1,6}}/{_YEAR}",
        rf"{_CLASS}-{_YEAR}[-:][0-9]{{1,6}}",
        rf"(?:\p{{Lu}}{{2,4}}\x20)?{_KNOWN_PREFIX}[\x20/-]?{_YEAR}[-/:][0-9]{{1,6}}",
        # any office's letters, no act of the EU and no turn of the year
        rf"(?:\p{{Lu}}{{2,4}}\x20)?(?!E[GU]\b)\p{{Lu}}{{2,6}}[\x20-]?{_YEAR}(?:/(?!{_YEAR})[0-9]{{3,6}}|-(?!{_YEAR})[0-9]{{4,6}})",
        rf"\p{{Lu}}{{2,5}}\.\p{{Ll}}{{1,4}}\.{_YEAR}(?:\.[0-9]{{1,2}}){{1,4}}-[0-9]{{1,6}}",  # SLU.ua.2025.2.5-39
        rf"{_YEAR}/{_KNOWN_PREFIX}\x20?[0-9]{{1,6}}(?:\x20[0-9]{{3}})?",
        r"(?:LS|HSN|TN|KUN|LK)\x20[0-9]{4}-[0-9]{4}",
    )
)
# a colon makes it an act or an inquiry
_BRACKETS = regex.compile(r"\((?P<inside>[\p{Lu}0-9][^():]{5,22}[0-9])\)")


def find_identifiers(text: str) -> Iterator[FoundReference]:
    """Every registry number, committee code and decision number; matches may overlap."""
    yield from _government(text)
    for match in _COMMITTEE.finditer(text):
        value = f"{match['dept']}{match['year']}:{match['num']}"
        yield FoundReference(*match.span(), ReferenceKind.COMMITTEE, value)
    for match in _DECISION_ROMAN.finditer(text):
        value = f"{match['group']}:{match['no']}"
        yield FoundReference(*match.span(), ReferenceKind.DECISION_NUMBER, value)
    for match in _DECISION_PLAIN.finditer(text):
        yield FoundReference(*match.span(), ReferenceKind.DECISION_NUMBER, match["no"])
    for cue in _CUE.finditer(text):
        yield from _after_cue(text, cue)
    for pattern in _BARE:
        for match in pattern.finditer(text):
            yield _diarienummer(match, "")
    for match in _BRACKETS.finditer(text):
        if standing := find_standing(match["inside"]):
            at = match.start("inside")
            yield standing._replace(start=standing.start + at, stop=standing.stop + at)


def find_shapes(text: str) -> FoundReference | None:
    """A diarienummer that a whole string is, for letterheads that print the cue in another cell."""
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    for pattern in _CUED[:-_NEEDS_CUE_BESIDE]:
        match = pattern.fullmatch(stripped)
        if match and not is_organisation_number(match["dnr"]):
            found = _diarienummer(match, "dnr")
            return found._replace(start=found.start + lead, stop=found.stop + lead)
    return None


def find_labelled(text: str) -> FoundReference | None:
    """A diarienummer in any shape that a whole string is, below or beside a label that says so: "08SN214"."""
    stripped = text.strip()
    for pattern in (*_CUED, _TIGHT):
        match = pattern.fullmatch(stripped)
        if match and not is_organisation_number(match["dnr"]):
            lead = len(text) - len(text.lstrip())
            found = _diarienummer(match, "dnr")
            return found._replace(start=found.start + lead, stop=found.stop + lead)
    return None


def alike(value: str) -> regex.Pattern[str] | None:
    """What cites another case of the office whose own number is ``value``; None where it shows no office's hand."""
    numbers = regex.findall(r"[0-9]+", value)
    if not (regex.search(r"\p{Lu}{2}", value) or len(numbers) > _SHOWS_ITS_HAND):
        return None
    digits = (rf"{_YEAR}" if regex.fullmatch(_YEAR, n) else f"[0-9]{{1,{max(4, len(n) + 1)}}}" for n in numbers)
    shape = "".join(
        next(digits) if part.isdigit() else regex.escape(part) for part in regex.split(r"([0-9]+)", value)
    )
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}.:/-])(?P<dnr>{shape})(?![\p{{L}}\p{{N}}/-]|\.[0-9]){_PARTLY}")


def find_alike(text: str, shape: regex.Pattern[str]) -> Iterator[FoundReference]:
    """Every number of a shape told by :func:`alike`."""
    for match in shape.finditer(text):
        yield _diarienummer(match, "")


def find_position(text: str) -> FoundReference | None:
    """A decision number that a whole string is ("III 6", "II:7", "33"), for letterheads that print it in a cell."""
    match = _POSITION.fullmatch(text)
    if match is None:
        return None
    group = f"{match['group']}:" if match["group"] else ""
    return FoundReference(*match.span("number"), ReferenceKind.DECISION_NUMBER, f"{group}{match['no']}")


def find_standing(text: str) -> FoundReference | None:
    """A diarienummer that a whole string is, for letterheads: "RJL 2023/2841", "KUN/230041", "505-1234-2023"."""
    match = _STANDING.fullmatch(text)
    if match is None or is_organisation_number(match["dnr"]):
        return None
    return FoundReference(*match.span("dnr"), ReferenceKind.DIARIENUMMER, match["dnr"])


def dangling_cue(text: str) -> bool:
    """True when a string holds a cue with no number after it, as a column label of a letterhead does."""
    return any(not any(True for _ in _after_cue(text, cue)) for cue in _CUE.finditer(text))


def same_case(value: str) -> str:
    """The part of a diarienummer that tells cases apart: the unit suffix and padding zeros do not."""
    match = _RK.fullmatch(value)
    return f"{match['dept']}{match['year']}/{int(match['num'])}" if match else value.casefold()


def _of_government(match: regex.Match[str]) -> bool:
    """False of "KN 2023/2190": a ministry pads its numbers since 2015, and an agency sets its letters apart.

    False too of "I 2010/2011", which is a turn of the year.
    """
    year, number = int(match["year"]), match["num"]
    if not match.group()[len(match["dept"])].isspace():
        return True
    return int(number) != year + 1 and (year < _PADDED_SINCE or len(number) >= _PADDED)


def _government(text: str) -> Iterator[FoundReference]:
    for pattern in (_RK, _RK_UNIT, _RK_GLUED):
        for match in filter(_of_government, pattern.finditer(text)):
            unit = f"/{match['unit']}" if match["unit"] else ""
            value = f"{match['dept']}{match['year']}/{match['num']}{unit}"
            cue = _CUE.search(text, max(0, match.start() - 30), match.start())
            said = cue["cue"].lower() if cue and len(text[cue.end() : match.start()].strip(" .:")) == 0 else ""
            yield FoundReference(*match.span(), ReferenceKind.DIARIENUMMER, value, bool(match["part"]), said)
    for match in _RK_UNLETTERED.finditer(text):
        value = match["number"]
        yield FoundReference(*match.span(), ReferenceKind.DIARIENUMMER, value, bool(match["part"]))


def _after_cue(text: str, cue: regex.Match[str]) -> Iterator[FoundReference]:
    """The number after a cue, and the further ones that "och" or a comma adds."""
    gap = _CUE_END.match(text, cue.end())
    position: int | None = gap.end() if gap else cue.end()
    while position is not None:
        found = _shape_at(text, position, cue["cue"].lower())
        if found is None:
            return
        yield found
        also = _ALSO.match(text, found.stop)
        position = also.end() if also else None


def _shape_at(text: str, position: int, cue: str) -> FoundReference | None:
    government = _RK.match(text, position) or _RK_UNIT.match(text, position)
    if government and _of_government(government):
        return next(f for f in _government(text) if f.start == position)._replace(cue=" ".join(cue.split()))
    for pattern in _CUED:
        match = pattern.match(text, position)
        if match:
            return None if is_organisation_number(match["dnr"]) else _diarienummer(match, " ".join(cue.split()))
    return None


def _diarienummer(match: regex.Match[str], cue: str) -> FoundReference:
    value = regex.sub(r"(?<=[/:-])\s(?=[0-9])", "", " ".join(match["dnr"].split()))
    return FoundReference(*match.span(), ReferenceKind.DIARIENUMMER, value, bool(match["part"]), cue)
