"""Dates in a string: every form in which Swedish documents print a day, a month, a year or a period.

A leaf under ``dates``. It reads forms only: what happens on a date, and the year of "den 19 augusti", are for its
caller. A year is a date only in a context that says so ("under 2018", "åren 2021 och 2022"), since kommunkoder,
names ("Agenda 2030") and act numbers look the same.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.dates.periods import find_periods
from parsers.dates.words import DASH, DAY, MONTH, MONTH_IN_FULL, MONTHS, NO_YEAR, YEAR, FoundDate, last_day
from schemas.vocabulary import DatePrecision

__all__ = ["FoundDate", "find_dates", "in_year"]


class _Atom(NamedTuple):
    """A day, month or year before its neighbours lend it what it lacks."""

    start: int
    stop: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def precision(self) -> DatePrecision:
        if self.month is None:
            return DatePrecision.YEAR
        return DatePrecision.MONTH if self.day is None else DatePrecision.DAY


_JOINED = rf"(?:{DASH}|och|samt|respektive|eller|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till|,)"
_ISO = rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
# A day after a hyphen is the end of a period (1-30 juni, maj 2019-2 juni), after other digits a piece of a number.
_NO_DIGIT_BEFORE = r"(?<![0-9,.:/]) (?<! (?: (?<!\p{L}\s[12])[0-9]{3} | [/.:][0-9]{1,2} ) - )"
_ATOM = regex.compile(
    rf"""
    (?= [0-9] | [Dd]en\s | jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec )  # most places begin none of these
  (?:
    # 2018-06-20   - not a piece of 075-2018-06-20-1
    (?<![0-9/.]) (?<! (?<!\p{{L}}) : ) (?<! (?<!{_ISO}-?) - )
        (?P<y>{YEAR}) [-\u2010\u2011] (?P<m>0[1-9]|1[0-2]) [-\u2010\u2011] (?P<d>0[1-9]|[12][0-9]|3[01])
        (?! [0-9] | [-\u2010\u2011] (?! -?{_ISO}) )
    # den 15 maj 2019   31 december 2020   den 15:e maj   tisdagen den 5 maj
  | (?: (?<!\p{{L}}) [Dd]en \s+ )? {_NO_DIGIT_BEFORE} (?P<d>{DAY}) (?: :?[ea]\b )? \s+ (?P<mon>{MONTH}) (?!\p{{L}})
        (?: ,? \s+ (?P<y>{YEAR}) (?![0-9]) )?
    # the 11 of "den 11 respektive den 13 december", the 1 of "1–30 juni": days that a later month completes
  | (?: (?<!\p{{L}}) [Dd]en \s+ )? {_NO_DIGIT_BEFORE} (?<![0-9]\s) (?P<d>{DAY}) (?: :?[ea]\b )?
        (?= (?: \s* {_JOINED} \s* (?:den\s+)? {DAY} (?: :?[ea]\b )? ){{1,8}} \s+ {MONTH} (?!\p{{L}}) )
    # 31/12-2018   1/1 1997   31/12/2018   13.12.2013
  | (?<![0-9/:.-]) (?P<d>{DAY}) / (?P<m>1[0-2]|0?[1-9]) (?: /|\s|\s?{DASH}\s? ) (?P<y>{YEAR}) (?!\p{{N}})
  | (?<![0-9/:.-]) (?P<d>{DAY}) \. (?P<m>1[0-2]|0[1-9]) \. (?P<y>{YEAR}) (?![0-9])
    # senast 30/6
  | (?<= (?:[Ss]enast|[Dd]en|t\.?o\.?m\.?|fr\.?o\.?m\.?) \s ) (?P<d>{DAY}) / (?P<m>1[0-2]|0?[1-9]) (?![0-9/])
    # 2021.03.04
  | (?<![0-9/:.-]) (?P<y>{YEAR}) \. (?P<m>0[1-9]|1[0-2]) \. (?P<d>0[1-9]|[12][0-9]|3[01]) (?![0-9]|\.[0-9])
    # Datum: 20180703
  | (?<= (?i:datum) :?\s+ ) (?P<y>{YEAR}) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12][0-9]|3[01]) (?![0-9])
    # Datum: 180703   senast 180703
  | (?<= (?: (?i:datum) :? | [Ss]enast | [Dd]en ) \s+ )
        (?P<yy>[0-9]{{2}}) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12][0-9]|3[01]) (?![0-9])
    # december 2018   the april of "i april och i september 2021"
  | (?<![\p{{L}}0-9]) (?P<mon>{MONTH_IN_FULL}) (?!\p{{L}}) (?: \s+månad )?
        (?: \s+ (?:år\s+)? (?P<y>{YEAR}) (?![0-9]) )?
    # dec. 2018   - "före jul" is no July
  | (?<![\p{{L}}0-9]) (?P<mon>{MONTH}) (?!\p{{L}}) \s+ (?P<y>{YEAR}) (?![0-9])
    # the jan of "jan–juni 2021"
  | (?<![\p{{L}}0-9]) (?P<mon>{MONTH}) (?= \s?{DASH}\s? {MONTH} (?!\p{{L}}) \s+ {YEAR} (?![0-9]) )
    # 2018   - not 2018/03799, not 2013:388, not 2 018, not 1814,50
    # the 2022 of 2019-2022
  | (?: (?<![\p{{L}}0-9/:.,§-]) | (?<= (?<![\p{{L}}0-9/:.,§-]) {YEAR} -) )
        (?: (?<![0-9]\s) | (?<= \p{{L}}\s{YEAR}\s) ) (?P<y>{YEAR})
        (?! [0-9\p{{L}}] | [/:.,] [0-9] | -(?!{YEAR}\b) [0-9] )
  )
    """,
    regex.VERBOSE,
)

_BETWEEN = regex.compile(
    rf"""
    \s*+ (?: (?P<range> {DASH}{{1,2}} | (?:fram\s+)? till (?:\s+och\s+med)? | t\.?\s?o\.?\s?m\.? )
          | (?P<listed> (?:,\s*+)? (?:och|samt|respektive|eller) | , | / (?={YEAR}-) ) )
    \s* (?: (?: i | under | senast | åren? | \p{{L}}+dag(?:en)? ) \s+ )?
    """,
    regex.VERBOSE,
)
_AND = regex.compile(r"\s*(?:,|,?\s*(?:och|samt|respektive))\s*")
# "flyttas från den 31 mars till den 30 april": the old day and the new one, no period
_MOVED_LEAD = regex.compile(
    r"\b(?:flytta|ändra|förläng|senarelägg|tidigarelägg|skjut)\p{L}*\s+(?:\p{L}+\s+){0,3}?från\s+(?:den\s+)?$"
)
_BETWEEN_LEAD = regex.compile(r"[Mm]ellan\s+$")
_FROM_LEAD = regex.compile(r"(?:[Ff]rån\s+och\s+med|[Ff]r\.?\s?o\.?\s?m\.?|\b[Ff]rom)\s+$")
_TO_LEAD = regex.compile(r"(?:(?:fram\s+)?[Tt]ill\s+och\s+med|[Tt]\.\s?o\.\s?m\.?|\b[Tt](?:om|\so\sm))\s+$")
# Words that make a bare year a date; those that also stand before a count ("för 2000 personer") come second.
_YEAR_LEAD = regex.compile(
    r"""
    (?: \b(?i: (?P<year> under | inför | avseende | avser | år | åren | året
            | \p{L}{2,}(?<!st|sl|g|f|n|sk|b|sp|kv|tr)år(?:et|en)?  # ramåret, kalenderåret; not "uppgår"
            | sedan | innan | perioden | (?:början|slutet|mitten|utgången|loppet) \s+ av | i\s+(?:början|slutet)
            | och\s+med | medio | ultimo | primo | senast | fram\s+till | t\.?o\.?m\.? | fr\.?o\.?m\.? )
          | (?: för | från | till | före | efter | mellan | jämfört\s+med
            | (?:mer|mindre|fler|färre|högre|lägre|större) \s+ än ) )
      | \b \p{Ll}* (?: regleringsbrev(?:et)? | proposition(?:en)? | årsredovisning(?:en)? | budget(?:en)?
            | statsbidrag(?:et|en)? | stimulansmedel | verksamhetsplan(?:en)? | utlysning(?:en)? | bidrag(?:et|en)?
            | överenskommelse(?:n)? | projekt(?:et)? | satsning(?:en)? | omgång(?:en)? | uppdrag(?:et)? )
      | (?: kr|kronor|tkr|mnkr|mkr|miljoner )
      | \b (?: ut | \p{Ll}{3,}(?:as|örs|ds|rs) )
      | \b(?:vara|ha) \s+ \p{Ll}{3,}
      | \b (?: hade | fick | gav | stod )
      | \b \p{Ll}+ (?: ades? | des | te | tes | gick | hölls ) (?:\s+(?:redan|först|hösten|våren|sommaren|vintern))?
    ) \s+ (?:helår(?:et)?\s+)? $
    """,
    regex.VERBOSE,
)
# "april: beslut skickas ut", an item of a calendar
_OF_CALENDAR = regex.compile(r"\s*(?::|\s[–-])\s+\p{L}")
_MONTH_LEAD = regex.compile(
    r"\b(?:i|under|till|från|före|efter|senast|sedan|per|av|för|och|innan|med)\s+(?:månadsskiftet\s+)?$",
    regex.IGNORECASE,
)
# What follows a number that counts things and is no year
_COUNTED = regex.compile(
    r"""
    \s* (?: kr | kronor | tkr | mnkr | mkr | miljo\p{L}+ | milja\p{L}+ | tusen | procent | personer | invånare
    | elever | barn | kunder | platser | boende | brukare | timmar | st | stycken | kommuner | individer | deltagare
    | ord | tecken | anställda | m2 | kvm | kvadrat\p{L}+ | äldre | patienter | hushåll | förskolor | skolor )\b
  | \s*%
    """,
    regex.VERBOSE,
)
_OF_THE_YEAR = regex.compile(r"\s+års\b")
# "Utfallet 2020 var", "Bidraget 2021 uppgick till" - not "Agenda 2030 är"
_YEAR_GOES_ON = regex.compile(
    r"\s+(?:var|är|blev|blir|uppgick|uppgår|fick|omfattar|omfattade|beräknas|väntas|fördelas|\p{Ll}{2,}(?:des|tes|ade|dde|[vlrk]de|tte|kte|[lr]t)|fick|gav|hade)\b|\s+[0-9]{1,3}(?:\s[0-9]{3})+\s*kr"
)
# "2024 delar vi ut tre stipendier": a verb after the first word of a sentence
_CLAUSE_GOES_ON = regex.compile(
    r"\s+(?:kom|kommer|delar|delas|ger|ges|får|har|ska|skall|kan|finns|fanns|inleds|startar|öppnar|betalar|betalas|satsar"
    r"|avsätter|avsätts|fördelar|beviljar|beviljas|lämnas|lämnar|tog|gick|stod|söker|börjar|planeras|genomförs)\b"
)
# "som 2018 inte fick något"
_WHICH = regex.compile(r"\bsom\s+$")
_YEAR_TOLD = regex.compile(
    r"\s+(?:inte\s+|också\s+)?(?:fick|hade|var|blev|gav|kom|\p{Ll}{2,}(?:ade|des|dde|tes|tte))\b"
)
# "... var 54 procent 2018.", "... sedan rörelsen bildades i Umeå 1987,": the last word of a clause
_CLAUSE_ENDS = regex.compile(r"[.,;](?:\s|$)")
_WORD_BEFORE = regex.compile(
    r"\b(?!(?:nr|nummer|punkt|rum|kod|postnummer|telefon|tel|box|mål|vision)\s)\p{Ll}{2,}\s+$"
)
_SENTENCE_BEGINS = regex.compile(r"(?:^|[.!?:]\s)\s*$")
_NAMED_WITH_YEAR = regex.compile(r"\b(?:Agenda|Vision|Horisont|Strategi|Färdplan|Målbild|Sverige|Mål|Plan)\s+$")

_ANNOUNCES = r"(?:meddela[rs]|anger|anges|bestäm(?:mer|s)|beslutar|beslutas|anvisa[rs]|fastställ(?:er|s)|angett)"
_ITS_TIME = rf"""
    (?<!\p{{L}}) (?: (?:vid|inom|senast|till|på|enligt) \s+ )? (?: (?:vid|inom) \s+ )?
    (?: (?:den|det|en|ett|de|annan|annat|senare) \s+ ){{0,3}}
    (?: tid(?:punkt(?:en|er)?)? | datum | (?:sista\s+)?dag ) (?! \s+ än \b )
    (?: \s+ som )? \s+ [^.;]{{0,60}}? \b {_ANNOUNCES} \b
"""
# vid den tidpunkt som Socialstyrelsen meddelar   senast det datum som myndigheten bestämmer
_OPEN = regex.compile(_ITS_TIME, regex.VERBOSE)
# ..., eller det datum som myndigheten beslutar   ..., om inte länsstyrelsen beslutar annat
_CONDITION = regex.compile(
    rf"""
    \s*+ ,?+ \s*+ (?: eller \s+ {_ITS_TIME}
      | eller \s+ senare \s+ (?:tidpunkt\s+)? om \s+ [^.,;]{{2,60}}? {_ANNOUNCES}
      | (?:om|såvida) \s+ inte \s+ [^.,;]{{2,60}}? \b annat\b )
    """,
    regex.VERBOSE,
)


@lru_cache(maxsize=256)  # a sentence is asked for its dates, for their roles and for the deadlines of conditions
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in a string, in order, none inside another."""
    periods = list(find_periods(text))
    taken = [(p.start, p.stop) for p in periods]
    found = [*periods]
    for chain in _chains(text, [a for a in _atoms(text) if not _inside(a, taken)]):
        found.extend(_dates_of_chain(text, chain))
    dated = sorted(found)
    conditions = {d: m for d in dated if (m := _CONDITION.match(text, d.stop))}
    dated = [d._replace(conditional=d in conditions) for d in dated]
    spans = [(d.start, d.stop) for d in dated] + [m.span() for m in conditions.values()]
    for match in _OPEN.finditer(text):
        if not any(match.start() < stop and start < match.end() for start, stop in spans):
            dated.append(FoundDate(*match.span(), None, None, DatePrecision.DAY, open=True))
    return tuple(sorted(dated))


def in_year(found: FoundDate, year: int) -> FoundDate:
    """``found`` with its missing year; unchanged where it has one."""
    if not found.year_missing:
        return found
    first, last = found.first, found.last
    later = first is not None and last is not None and last < first  # over the turn of the year
    return found._replace(
        first=_with_year(first, year),
        last=_with_year(last, year + later),
        year_missing=False,
    )


def _with_year(day: date | None, year: int) -> date | None:
    if day is None:
        return None
    # the last day of February, whichever it is
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _before(pattern: regex.Pattern[str], text: str, position: int) -> regex.Match[str] | None:
    """A lead just before a position; a longer look back would cost the square of the text."""
    return pattern.search(text, max(0, position - 60), position)


def _inside(atom: _Atom, spans: list[tuple[int, int]]) -> bool:
    return any(atom.start < stop and start < atom.stop for start, stop in spans)


def _atoms(text: str) -> Iterator[_Atom]:
    for match in _ATOM.finditer(text):
        month = int(match["m"]) if match["m"] else MONTHS.get((match["mon"] or "")[:3])
        day = int(match["d"]) if match["d"] else None
        year = int(match["y"]) if match["y"] else 2000 + int(match["yy"]) if match["yy"] else None
        if day and month and day > calendar.monthrange(year or NO_YEAR, month)[1]:
            continue  # 31 juni is no day
        yield _Atom(*match.span(), year, month, day)


class _Chain(NamedTuple):
    """Atoms that words such as "till och med" or "respektive" tie together; ``ranges[i]`` is True where atom i and
    the next one are the ends of a period.
    """

    atoms: list[_Atom]
    ranges: list[bool]


def _chains(text: str, atoms: list[_Atom]) -> Iterator[_Chain]:
    chain = _Chain([], [])
    for atom in atoms:
        tie = _BETWEEN.fullmatch(text, chain.atoms[-1].stop, atom.start) if chain.atoms else None
        if tie is None and _dash_lost(text, chain, atom):
            chain.ranges.append(True)
            chain.atoms.append(atom)
            continue
        if tie is None:
            if chain.atoms:
                yield chain
            chain = _Chain([atom], [])
            continue
        between = len(chain.atoms) == 1 and bool(_before(_BETWEEN_LEAD, text, chain.atoms[0].start))
        moved = len(chain.atoms) == 1 and bool(_before(_MOVED_LEAD, text, chain.atoms[0].start))
        is_range = (tie["range"] is not None and not moved) or between or "/" in (tie["listed"] or "")
        chain.ranges.append(is_range and not (chain.ranges and chain.ranges[-1]))
        chain.atoms.append(atom)
    if chain.atoms:
        yield chain


def _dash_lost(text: str, chain: _Chain, atom: _Atom) -> bool:
    """True of "under 2007 2011": two years of one period whose dash a converter dropped."""
    counted = regex.match(r"\s[0-9]{3}\b", text[atom.stop : atom.stop + 5]) is not None  # 2019 000 kronor
    if counted or len(chain.atoms) != 1 or text[chain.atoms[0].stop : atom.start] != " ":
        return False
    first, bare = chain.atoms[0], all(a.month is None and a.year for a in (chain.atoms[0], atom))
    return bare and 0 < (atom.year or 0) - (first.year or 0) <= 10


def _dates_of_chain(text: str, chain: _Chain) -> Iterator[FoundDate]:
    atoms = _lend(text, chain)
    if all(a.month is None for a in atoms) and not _is_year(text, chain):
        return
    index, told = 0, False
    while index < len(atoms):
        atom = atoms[index]
        if atom.day is not None and atom.month is None:
            index += 1
        elif index < len(chain.ranges) and chain.ranges[index]:
            yield _period(text, atom, atoms[index + 1])
            index += 2
        else:
            # "i april, maj och juni": what is told of the first is told of those listed with it
            calendar_item = not atom.start and _OF_CALENDAR.match(text, atom.stop)
            told = told or bool(_before(_MONTH_LEAD, text, atom.start) or calendar_item)
            if told or atom.month is None or atom.day is not None or atom.year:
                yield _single(text, atom)
            index += 1


def _lend(text: str, chain: _Chain) -> list[_Atom]:
    """The atoms with the month and year that a later one states for them too."""
    atoms = list(chain.atoms)
    for i in range(len(atoms) - 2, -1, -1):
        atom, after = atoms[i], atoms[i + 1]
        if atom.day is not None and atom.month is None:
            atom = atom._replace(month=after.month, year=after.year)
        elif atom.year is None and atom.month is not None and after.month is not None and after.year is not None:
            turned = (atom.month, atom.day or 1) > (after.month, after.day or 31)
            # days are listed as they come: "15 september och 19 januari 2024" are four months apart
            atom = atom._replace(year=after.year - turned)
        atoms[i] = atom
    for i, is_range in enumerate(chain.ranges):
        if not is_range and _same_day(text, atoms[i], atoms[i + 1]):
            atoms[i + 1] = atoms[i + 1]._replace(month=atoms[i].month, day=atoms[i].day)
        if is_range and atoms[i + 1].year is None and atoms[i].year is not None:
            atoms[i + 1] = atoms[i + 1]._replace(year=atoms[i].year)
    return atoms


def _same_day(text: str, first: _Atom, further: _Atom) -> bool:
    """True of "den 1 mars 2013 och 2014": the same day, or month, of each year."""
    if further.month or further.day or not (first.year and first.month and further.year):
        return False
    other = (
        further.year <= first.year or _OF_THE_YEAR.match(text, further.stop) or _COUNTED.match(text, further.stop)
    )
    days = calendar.monthrange(further.year, first.month)[1]
    return not other and _AND.fullmatch(text, first.stop, further.start) is not None and (first.day or 1) <= days


def _is_year(text: str, chain: _Chain) -> bool:
    """True when the context says that numbers in the shape of years are years."""
    first, last = chain.atoms[0], chain.atoms[-1]
    lead = _before(_YEAR_LEAD, text, first.start)
    if _COUNTED.match(text, last.stop) and not (lead and lead["year"]):
        return False
    said = _YEAR_GOES_ON.match(text, last.stop) and not _before(_NAMED_WITH_YEAR, text, first.start)
    opens = _CLAUSE_GOES_ON.match(text, last.stop) and _before(_SENTENCE_BEGINS, text, first.start)
    told = _YEAR_TOLD.match(text, last.stop) and _before(_WHICH, text, first.start)
    ends = _CLAUSE_ENDS.match(text, last.stop) and _before(_WORD_BEFORE, text, first.start)
    if lead or said or opens or told or ends or _OF_THE_YEAR.match(text, last.stop):
        return True
    dashed = len(chain.atoms) == 2 and regex.fullmatch(rf"\s?{DASH}\s?", text[first.stop : last.start])
    return bool(dashed) and 0 < (last.year or 0) - (first.year or 0) <= 30


def _single(text: str, atom: _Atom) -> FoundDate:
    first: date | None
    last: date | None
    first, last = _bounds(atom)
    start = atom.start
    if lead := _before(_FROM_LEAD, text, start):
        start, last = lead.start(), None
    elif lead := _before(_TO_LEAD, text, start):
        start, first = lead.start(), None
    return FoundDate(start, atom.stop, first, last, atom.precision, year_missing=atom.year is None)


def _period(text: str, left: _Atom, right: _Atom) -> FoundDate:
    start = lead.start() if (lead := _before(_FROM_LEAD, text, left.start)) else left.start
    missing = left.year is None or right.year is None
    order = [DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR]
    precision = max(left.precision, right.precision, key=order.index)
    if missing:
        left, right = left._replace(year=None), right._replace(year=None)
    return FoundDate(start, right.stop, _bounds(left)[0], _bounds(right)[1], precision, year_missing=missing)


def _bounds(atom: _Atom) -> tuple[date, date]:
    year = atom.year or NO_YEAR
    if atom.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if atom.day is None:
        return date(year, atom.month, 1), last_day(year, atom.month)
    day = date(year, atom.month, atom.day)
    return day, day
