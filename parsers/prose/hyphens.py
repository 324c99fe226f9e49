"""Lines to one running text: undoes the hyphens that a line end put in, keeps those the writer put in.

Works on texts that know their words: a removed hyphen disappears from the string and from the owners, never from
the word. Guesses only where the document itself or the language gives a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from parsers.text import Text, join
from schemas.document import Page

# Line ends at which a word is divided.
_SOFT = ("\u00ad", "\ufffe")
_DIVIDED = regex.compile(r"(?<![\p{L}\p{N}./:])(?<stem>[\p{L}\p{N}./:]+)(?<hyphen>[-\u2010\u2011])$")

# A stem that keeps its hyphen: "e-hälsa", "E-hälsomyndigheten", "wi-fi", "icke-vinst", "EU-medel", "80-årig"
#   not: "rege-", "omsorgs-", "Rekvisi-"
_KEPT_STEM = regex.compile(
    r"(?: [eixEIX] | wi | icke | non | anti | pre | post | semi | ex | \p{Lu}{2,} s? | .*\d | .*[.:] )",
    regex.VERBOSE,
)
# A suspended hyphen: "vård- och omsorg", "hälso- eller", "in- respektive"
_SUSPENDED = regex.compile(
    r"(?: och | eller | samt | respektive | resp\. | till | som | m\.fl\. | m\.m\. )\b", regex.VERBOSE
)
_URL = regex.compile(r"(?: https?:// | www\. )\S+$", regex.VERBOSE)
_HYPHENATED = regex.compile(r"\p{L}+(?:-\p{L}+)+")


@dataclass(frozen=True, slots=True)
class Spellings:
    """How the document itself writes what may be divided: its hyphenated words and addresses, inside lines."""

    hyphenated: frozenset[str]
    urls: frozenset[str]

    def address(self, printed: str) -> bool:
        """True where the document prints this address, or one that goes on from it, in one piece."""
        return any(url == printed or url.startswith(printed + "/") for url in self.urls)


def spellings(pages: Sequence[Page]) -> Spellings:
    """The hyphenated words and addresses that stand inside the lines of ``pages``."""
    hyphenated: set[str] = set()
    urls: set[str] = set()
    for page in pages:
        for word in page.words:
            if word.text[-1:] in "-\u00ad\ufffe":
                continue
            if "-" in word.text:
                hyphenated.update(w.lower() for w in _HYPHENATED.findall(word.text))
            if ("www." in word.text or "://" in word.text) and (found := _URL.search(word.text)):
                urls.add(found[0].rstrip(".,;)>").lower())
    return Spellings(frozenset(hyphenated), frozenset(urls))


# "2023–" over "2025", "1–" over "30 april": a range broken behind its dash
_RANGE = regex.compile(r"\d[–-]$")


class _Glue(NamedTuple):
    """What stands between two lines, and whether the first loses its last character, the hyphen."""

    separator: str
    drops: bool = False


def run_on(lines: Iterable[Text], known: Spellings) -> Text:
    """The lines as one text, words divided at line ends made whole."""
    parts: list[Text] = []
    runs: list[list[Text]] = []  # parts that are glued without a space
    tail = ""  # the string of the last run
    for line in lines:
        glue = _glue(parts[-1], tail, line, known) if parts else _Glue(" ")
        if glue.drops:
            runs[-1][-1] = _without_last(runs[-1][-1])
        if glue.separator:
            runs.append([line])
            tail = line.string
        else:
            runs[-1].append(line)
            tail = f"{tail[:-1] if glue.drops else tail}{line.string}"
        parts.append(line)
    if not runs:
        raise ValueError("no lines to join")
    return join([join(run, "") if len(run) > 1 else run[0] for run in runs])


def _glue(above: Text, string: str, line: Text, known: Spellings) -> _Glue:
    """What joins ``line`` to the run above it, whose last line is ``above`` and whose string is ``string``."""
    if _ends_soft(above):
        return _Glue("")
    following = line.string
    if url := _URL.search(string):
        glued = _address(url[0], following, known)
        if glued is not None:
            return glued
    if _RANGE.search(string) and following[:1].isdigit():
        return _Glue("")
    divided = _DIVIDED.search(string)
    if divided is None or not following[:1].isalnum() or _SUSPENDED.match(following):
        return _Glue(" ")
    return _Glue("", drops=not _keeps_hyphen(divided["stem"], following, known))


def _ends_soft(text: Text) -> bool:
    """True where the last word is printed with a soft hyphen at its end."""
    owner = next((o for o in reversed(text.owners) if o >= 0), None)
    if owner is None:
        return False
    ref = text.words[owner]
    return text.pages[ref.page].words[ref.word].text.endswith(_SOFT)


def _keeps_hyphen(stem: str, following: str, known: Spellings) -> bool:
    """True where the hyphen is the word's: "e-", "EU-", a capital or digit after it, or written so elsewhere."""
    if not following[0].islower() or _KEPT_STEM.fullmatch(stem):
        return True
    rest = regex.match(r"\p{L}+", following)
    return rest is not None and f"{stem}-{rest[0]}".lower() in known.hyphenated


def _address(url: str, following: str, known: Spellings) -> _Glue | None:
    """How an address broken over the line end is made whole, None where it was not broken."""
    head = following.split(" ", 1)[0].rstrip(".,;)>")
    if url.endswith("-"):
        if known.address((url[:-1] + head).lower()):
            return _Glue("", drops=True)
        return _Glue("") if head[:1].islower() or head[:1].isdigit() else None
    if url.endswith(("/", "_", "=", "?", "&")) and regex.match(r"[\w%/?=&.#-]*[/.=_-]\S|[a-z0-9]+$", following):
        return _Glue("")
    return _Glue("") if head and known.address((url + head).lower()) else None


def _without_last(text: Text) -> Text:
    """The text without its last character; the word that printed it stays."""
    return Text(text.string[:-1], text.words, text.owners[:-1], text.pages)
