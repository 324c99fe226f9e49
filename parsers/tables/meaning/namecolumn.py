"""Which of a table's columns of texts names the recipients.

Used by ``roles``. What a header says goes first: who receives, then whose party it is, then a place; a county is
no name beside what is smaller, nor a place beside companies. Where no header tells, the first column of words that
most rows have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import regex

from parsers.tables.casenumbers import is_case
from parsers.tables.grid import Header
from parsers.tables.labels import PARTY_HEADER, RECIPIENT_HEADER, is_place

# said outright
_RECEIVING = regex.compile(r"(?i)(?:bidrags|medels|stöd)?mottaga(?:re|nde)|(?:medels|anslags|bidrags)förvaltare")
_COUNTY = regex.compile(r"län(?:et)?", regex.IGNORECASE)
_SORT = regex.compile(r"(?:typ|kategori|form|slag|klass|storlek)(?:en)?\b", regex.IGNORECASE)  # of recipient
_NAMED = regex.compile(
    r"(?:för- och efter|efter)?namn|stipendiat(?:er)?|konstnär", regex.IGNORECASE
)  # "Dnr | Namn"
_PLACES = regex.compile(r"(?:kommun|län|region|ort|stad|plats)(?:en|er)?", regex.IGNORECASE)
_PURPOSE = regex.compile(r"projekt|åtgärd|ändamål|insats|motiv|beskriv|kommentar|anm|syfte", regex.IGNORECASE)
_BODY = regex.compile(r"\b(?:AB|HB|KB|[Ee]k\.? ?för\.?)(?!\p{L})|(?:förening|stiftelse)(?:en|n)?$")
_WORD = regex.compile(r"\p{L}{2}")
_OWN = 3  # names at least
_PARTIES = 2  # texts that differ: fewer are sorts of parties


def name_column(headers: Sequence[Header], texts: Mapping[int, Sequence[str]]) -> int:
    """The index of the column of names among ``texts``, the cells of each column of texts (at least one)."""
    worded = [n for n, own in texts.items() if 2 * sum(map(_has_word, own)) > len(own)] or list(texts)
    told = _told(headers, texts, worded)
    if told:
        return max(told, key=lambda n: len(set(texts[n])))
    named = [n for n in worded if _NAMED.fullmatch(headers[n].text)]
    if named:
        return named[0]
    longest = max(len(texts[n]) for n in worded)
    first, *others = (n for n in worded if len(texts[n]) >= 0.5 * longest)
    beside = next((n for n in others if not _PURPOSE.search(headers[n].text)), first)
    return beside if _come_again(texts[first]) and _are_own(texts[beside]) else first


def _told(headers: Sequence[Header], texts: Mapping[int, Sequence[str]], worded: Sequence[int]) -> list[int]:
    """The columns whose header says that they name recipients."""
    told = [n for n in worded if _names_recipients(headers[n].text)]
    told = [n for n in worded if _RECEIVING.match(headers[n].text)] or told
    parties = [n for n in told if PARTY_HEADER.search(headers[n].text) and len(set(texts[n])) > _PARTIES]
    if told and not parties and all(_PLACES.fullmatch(headers[n].text) for n in told):
        parties = [n for n in worded[:1] if not headers[n].text and _are_own_names(texts[n])]
        parties = parties or [n for n in worded if n not in told and _names_bodies(headers[n].text, texts[n])]
    # "Län | Kommun": each kommun may be the only one of its county
    return parties or [n for n in told if not _COUNTY.fullmatch(headers[n].text)] or told


def _names_recipients(header: str) -> bool:
    """Whether a header says who: "Huvudman", not "Huvudmannatyp"."""
    return RECIPIENT_HEADER.search(header) is not None and not _SORT.search(header)


def _are_own_names(texts: Sequence[str]) -> bool:
    """Whether the texts of a first column without a title are names, no two alike and none of a place."""
    return len(set(texts)) == len(texts) >= _OWN and not any(map(is_place, texts))


def _come_again(texts: Sequence[str]) -> bool:
    """Whether each text stands in several rows, one below the other: "Norr", "Norr", "Mitt", "Mitt"."""
    runs = [len(list(run)) for _, run in groupby(texts)]
    return len(runs) == len(set(texts)) > 1 and min(runs) > 1


def _are_own(texts: Sequence[str]) -> bool:
    return len(set(texts)) == len(texts)


def _names_bodies(header: str, texts: Sequence[str]) -> bool:
    """Whether texts beside places are who lies there, by what they are: "Ekeby gård AB", "Byabutiken ek. för."."""
    return not _PURPOSE.search(header) and 4 * sum(map(bool, map(_BODY.search, texts))) > len(texts)


def _has_word(text: str) -> bool:
    """Whether a text is more than a number of a case: "03022-2021", "S2022/00123", "KUN 2024/112"."""
    return _WORD.search(text) is not None and not is_case(text)
