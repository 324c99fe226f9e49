"""The day that a document bears: what makes a line's day its own, and which of its days it is.

For ``reading``, which knows the lines. Lines of a place and a day, of an organisation and a day, and words such as
"Publicerad" are told here; it refuses a day whose year is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import regex

from parsers.dates.forms import find_dates
from parsers.dates.heads import names_another
from parsers.dates.words import FoundDate
from parsers.dates.years import DateItem
from parsers.organisations import organisations_in
from schemas.vocabulary import DatePrecision, DateRole

# A line that holds dates and places only: "Stockholm den 3 maj 2021", "Datum: 2021-05-03"
_BODIES = r"(?!\p{L}+(?:nämnden?|utskott(?:et)?|styrelsen?|fullmäktige|rådet|råd|verket|utskottet|sammanträde)\b)"
# "Tjänsteutlåtande den 5 oktober 2021", among the papers that a decision rests on
_PAPERS = (
    r"(?!(?i:\p{L}*(?:utlåtande|skrivelse|beslut|protokoll|ansökan|yttrande|rapport|överenskommelse|avtal|brev))\b)"
)
_OPEN_OR_SHUT = regex.compile(r"(?i)\s*(?:stäng|öpp|klar|pågå|avslut|uppdater|publicer|gransk)\p{L}*")
PLACES = regex.compile(
    # possessive: a long run of capitals could be cut into places in endless ways
    # a label is no place: "Utlysningsdatum: 2019-07-02"
    rf"(?:\s|[,/]|den|(?i:(?:ort|plats)\s+och\s+datum\s*:?|(?:datum|ort|plats)\s*:)|{_BODIES}{_PAPERS}\p{{Lu}}[\p{{L}}-]++(?!\s*:))*+"
)
# What a web page or form prints before its own date
_BEARS = regex.compile(
    r"""
    (?i) \s* (?: (?:sidan\s+(?:är\s+|blev\s+)?)? (?:senast\s+)? (?:publicera|uppdatera|ändra|granska)[dt]
        | publiceringsdatum | datum | beslutsdatum
        | sammanträdesdatum | upprättad ) \s*:?\s* (?:den\s*)?
    """,
    regex.VERBOSE,
)
_PARTED = regex.compile(r"[·|•]|,\s")  # what parts the facts on a line of a web page
# "Antagna av kultur- och fritidsnämnden i Eksjö kommun 2023-05-16"
_ADOPTED = regex.compile(
    r"(?:Antag|Fastställ|Beslutad|Godkän[dt])\p{L}*\s(?:av|i|genom):?\s[^.;0-9]{3,90}?(?:den\s*)?"
)
_NEWS = regex.compile(r"(?:Nyhet|Pressmeddelande|Meddelande|Artikel|Aktuellt)[ ,:|·-]*(?:den\s*)?")
_NEWS_FROM = regex.compile(r"(?:Nyhet|Pressmeddelande|Meddelande|Artikel|Aktuellt)\s(?:från|av)\s")
_AFTER_A_BODY = " ,|·•–-"


def borne_day(outside: list[DateItem], said: Iterable[DateItem]) -> date | None:
    """The day that a document bears, by its dates outside sentences, else by those ``said`` in them."""
    if any(map(_is_borne, outside)):  # what sentences say comes too late
        return day_of_document(outside)
    own = {"document-date-label", "byline", "decision"}
    return day_of_document([*outside, *(i for i in said if i.told.rule in own)])


def is_day(found: FoundDate) -> bool:
    """Whether a date is one day with its year, and no bound of a time."""
    return found.precision is DatePrecision.DAY and not found.open and not found.year_missing


def is_date_line(string: str) -> bool:
    """True of a place and a day: "Gävle den 3 maj 2021"; not "Stängd 3 maj 2021", which is said of a call."""
    rest, dates = string, find_dates(string)
    if dates and names_another(string[: dates[0].start]):
        return False
    for found in reversed(dates):
        rest = rest[: found.start] + rest[found.stop :]
    return PLACES.fullmatch(rest) is not None and _OPEN_OR_SHUT.match(rest) is None


def byline(string: str) -> FoundDate | None:
    """The day of "Socialstyrelsen, 2021-04-27", a line of an organisation and a day below the title."""
    dates = find_dates(string)
    if len(dates) != 1 or dates[0].stop != len(string) or dates[0].precision is not DatePrecision.DAY:
        return None
    who = _NEWS_FROM.sub("", string[: dates[0].start]).rstrip(_AFTER_A_BODY)
    named = organisations_in(who)
    whole = named and (named[0].start, named[0].stop) == (0, len(who))
    return dates[0] if whole and not dates[0].year_missing else None


def bears_day(before: str) -> bool:
    """True where what stands before a day makes it the document's own: "Publicerad", "Antagen av nämnden"."""
    part = _PARTED.split(before)[-1]
    return (
        _BEARS.fullmatch(part) is not None
        or _NEWS.fullmatch(before) is not None
        or _ADOPTED.fullmatch(before) is not None
    )


def _is_borne(item: DateItem) -> bool:
    """Whether a day is one that the document bears."""
    return DateRole.DOCUMENT in item.roles and item.found.first is not None and not item.found.year_missing


def day_of_document(items: list[DateItem]) -> date | None:
    """The first day that the document bears, else its last signature, else what is told as decided."""
    borne = next((i.found.first for i in items if _is_borne(i)), None)
    if borne:
        return borne
    signed = [i.found.first for i in items if DateRole.SIGNATURE in i.roles and i.found.first]
    decided = next((i.found.first for i in items if DateRole.DECISION in i.roles), None)
    return max(signed, default=decided)
