"""How printed names are compared: normal forms, the form of a name, edit distance.

A normal form never leaves this package: what is printed stays as printed in the rows.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BROKEN = re.compile(r"(?<=\w)-\s+(?=\w)")  # "Upplands- Bro", broken at a cell's line end
_MARK = re.compile(
    r"(?:\s*(?:\*+|(?<!\d)\d\)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+))+$|[.,:;]+$"
)  # "Solna*", "Solna 1)", "Solna²", "Solna:"
_LOOSE = re.compile(r"[\s\-/.,]+|\boch\b")
_SPACES = re.compile(r"\s+")

_KOMMUN_WORD = re.compile(
    r"^(?P<stem>.+?),?\s+(?:kommuns?|stads?|kn|k:n)$|^(?:kommun|stad)(?:en)?\s+(?P<after>.+)$", re.IGNORECASE
)
_BODY = re.compile(
    r"(?P<LAN>länsstyrelsen?)|(?P<REGION>region(?:en)?|landsting(?:et)?)"
    r"|(?P<BARE>(?:\w+ )?(?:samverkans|självstyrelse)organ(?:et)?|\w+förbund(?:et)?)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^(?P<name>.+?)\s*\((?P<aside>[^()]+)\)$")  # "Stockholms läns landsting (SLL)"
_CODED = re.compile(r"^(?P<code>\d{3,4})[\s.:-]+(?P<name>[^\W\d].+)$")  # "0114 Upplands Väsby" in one cell
_CODE_LAST = re.compile(r"^(?P<name>[^\W\d].+?)[\s,]+\(?(?P<code>\d{3,4})\)?$")  # "Upplands Väsby (0114)"
_LANSSTYRELSE = re.compile(r"^(?:länsstyrelsen|lst)\b", re.IGNORECASE)
# "Umeåregionen" is a body of several kommuner
_REGION_WORD = re.compile(r"^region\b|\blandsting(?:et)?\b|(?:\b|götalands)regionen$", re.IGNORECASE)
_LAN_WORD = re.compile(r"\blän(?:s|et)?$", re.IGNORECASE)
# what names begin with and none is: "Riksförbundet", "Svenska", "Kungl."
_BEGINNING = re.compile(
    r"""(?:(?:riks|samordnings|studie|kommunal|ungdoms|kvinno|idrotts|specialidrotts|handikapp|central|lands)?förbundet
    |(?:riks|ideella|ekonomiska|kultur|bygde|hembygds|idrotts|elev|patient|samhälls)?föreningen|(?:insamlings)?stiftelsen
    |kooperativet|sällskapet|nätverket|organisationen|samfundet|institutet|intresseföreningen|riksorganisationen
    |svenska|sveriges|nordiska|kungl\.?|kungliga|statens|nationella|internationella|europeiska|hela|unga|rädda|gröna
    |norra|södra|östra|västra|mellersta|föräldraföreningen|nya|region|landstinget|länsstyrelsen)""",
    re.IGNORECASE | re.VERBOSE,
)
_FRAME = {
    "region",
    "regionen",
    "landsting",
    "landstinget",
    "länsstyrelsen",
    "lst",
    "i",
    "län",
    "läns",
    "länet",
    "summa",
}


class Form(StrEnum):
    """What the words of a name say that it is."""

    KOMMUN = "kommun"  # "Falu kommun", "Malmö stad"
    REGION = "region"  # "Region Skåne", "Landstinget i Värmland"
    LAN = "lan"  # "Hallands län", "Länsstyrelsen i Hallands län"
    BARE = "bare"  # "Kalmar"


def is_unfinished(name: str) -> bool:
    """Whether a text is but the beginning of a name, "Riksförbundet": who goes by it says which."""
    return _BEGINNING.fullmatch(name) is not None


def clean(name: str) -> str:
    """The name in NFC with plain spaces and hyphens, footnote marks and final punctuation removed."""
    text = unicodedata.normalize("NFC", name).replace("\u00ad", "")
    text = _SPACES.sub(" ", _DASHES.sub("-", text)).strip()
    text = _BROKEN.sub("-", text)
    return _MARK.sub("", text).strip()


@lru_cache(maxsize=4096)  # the register's names are levelled again for each name that is not in it
def loose(name: str) -> str:
    """The comparison form: case, spaces, hyphens and "och" levelled ("Dals Ed", "DALS-ED" and "DalsEd" are one)."""
    return _LOOSE.sub("", clean(name).casefold())


def form_of(name: str) -> Form:
    """What a clean name says that it is."""
    if _LANSSTYRELSE.search(name):
        return Form.LAN
    if _REGION_WORD.search(name):
        return Form.REGION
    if _LAN_WORD.search(name):
        return Form.LAN
    if _KOMMUN_WORD.match(name):
        return Form.KOMMUN
    return Form.BARE


def without_aside(name: str) -> tuple[str, str]:
    """The name before a closing parenthesis, and what stands in it; both empty where there is none."""
    match = _ASIDE.match(name)
    return (match["name"], match["aside"]) if match else ("", "")


def said_to_be(aside: str) -> Form | None:
    """What a place is where the word in parentheses says so, "Kalmar (länsstyrelse)", "Skåne (regionen)".

    BARE where it is a body that bears the place's name and no kommun, region or länsstyrelse of it.
    """
    match = _BODY.fullmatch(aside)
    return Form[match.lastgroup or "BARE"] if match else None


def before_place(name: str) -> tuple[str, str] | None:
    """The name and the län of "Konsthallen, Växjö, Kronobergs län"; None where no län ends a list of commas."""
    *parts, last = name.split(", ")
    if not parts or _LANSSTYRELSE.search(last) or not _LAN_WORD.search(last):
        return None
    return ", ".join(parts[:-1] or parts), last


def code_beside(name: str) -> tuple[str, str] | None:
    """The code and name of a cell that holds both; None where it neither begins nor ends with a code."""
    match = _CODED.match(name) or _CODE_LAST.match(name)
    return (match["code"], match["name"]) if match else None


def kommun_stem(name: str) -> str:
    """The name without "kommun" or "stad"; the name itself where it has neither."""
    match = _KOMMUN_WORD.match(name)
    return (match["stem"] or match["after"]) if match else name


def region_stem(name: str) -> str:
    """The name without the words that say region, landsting, länsstyrelse or län."""
    words = [w for w in name.split() if w.casefold() not in _FRAME]
    return " ".join(words)


def distance(one: str, other: str, limit: int) -> int:
    """Edit distance with neighbours swapped counted as one; ``limit + 1`` where it is more than ``limit``."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        here = [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, here[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            here.append(cost)
        if min(here) > limit:
            return limit + 1
        before, above = above, here
    return above[-1]


def folded(name: str) -> str:
    """The comparison form without diacritics, for text whose å, ä and ö were lost; not unique (Habo, Håbo)."""
    return "".join(c for c in unicodedata.normalize("NFD", loose(name)) if not unicodedata.combining(c))
