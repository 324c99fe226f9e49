"""Lines to one running text: undoes the hyphens that a line end put in, keeps those the writer put in.

Works on texts that know their words: a removed hyphen disappears from the string and from the owners, never from
the word. Guesses only where the document itself or the language gives a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from parsers.text import Text, join
from schemas.document import Page

# Line ends at which a word is divided.
_SOFT = ("\u00ad", "\ufffe")
_DIVIDED = regex.compile(r"(?<stem>[\p{L}\p{N}./:]+)(?<hyphen>[-\u2010\u2011])$")

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
            if word.text[-1:] not in "-\u00ad\ufffe":
                hyphenated.update(w.lower() for w in _HYPHENATED.findall(word.text))
                if found := _URL.search(word.text):
                    urls.add(found[0].rstrip(".,;)>").lower())
    return Spellings(frozenset(hyphenated), frozenset(urls))


def run_on(lines: Iterable[Text], known: Spellings) -> Text:
    """The lines as one text, words divided at line ends made whole."""
    whole: Text | None = None
    for line in lines:
        whole = line if whole is None else _append(whole, line, known)
    if whole is None:
        raise ValueError("no lines to join")
    return whole


def _append(whole: Text, line: Text, known: Spellings) -> Text:
    if _ends_soft(whole):
        return join((whole, line), "")
    string, following = whole.string, line.string
    if url := _URL.search(string):
        glued = _address(whole, url[0], line, known)
        if glued is not None:
            return glued
    divided = _DIVIDED.search(string)
    if divided is None or not following[:1].isalnum() or _SUSPENDED.match(following):
        return join((whole, line), " ")
    if _keeps_hyphen(divided["stem"], following, known):
        return join((whole, line), "")
    return join((_without_last(whole), line), "")


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


def _address(whole: Text, url: str, line: Text, known: Spellings) -> Text | None:
    """An address broken over the line end made whole, or None where it was not broken."""
    head = line.string.split(" ", 1)[0].rstrip(".,;)>")
    if url.endswith("-"):
        if known.address((url[:-1] + head).lower()):
            return join((_without_last(whole), line), "")
        return join((whole, line), "") if head[:1].islower() or head[:1].isdigit() else None
    if url.endswith(("/", "_", "=", "?", "&")) and regex.match(r"[\w%/?=&.#-]*[/.=_-]\S|[a-z0-9]+$", line.string):
        return join((whole, line), "")
    return join((whole, line), "") if known.address((url + head).lower()) and head else None


def _without_last(text: Text) -> Text:
    """The text without its last character; the word that printed it stays."""
    return Text(text.string[:-1], text.words, text.owners[:-1], text.pages)
