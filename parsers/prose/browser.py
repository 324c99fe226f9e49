"""What a browser shows around the text of a page: links that jump, buttons, the path to the page, cookie notices.

Before paragraphs are made, for pages whose text was copied or saved as text. Takes out only whole lines that say
nothing of the matter; a line that merely begins as they do ("Dela ut medel till ...") stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.lines import Line
from parsers.prose.strips import MARK

# "Till navigation Till innehåll", "Hoppa till huvudinnehåll", "Lyssna", "Skriv ut", "Dela på Facebook"
#   not: "Till kommunstyrelsen", "Dela ut medel"
_CONTROL = regex.compile(
    r"""
    (?: (?:hoppa|gå|hopp)?[ ]?(?:direkt[ ])?till[ ]
          (?:(?:sidans|webbplatsens)[ ])?(?:huvud|text)?
          (?:navigation(?:en)?|innehåll(?:et)?|meny(?:n)?|startsidan|sök)(?:[ ]på[ ]sidan)?
      | lyssna | skriv[ ]ut | dela | dela[ ](?:sidan|på[ ]\p{L}+) | meny | stäng(?:[ ]meny)? | sök | logga[ ]in
      | lättläst | teckenspråk | in[ ]english | english | other[ ]languages | visa[ ]mer | visa[ ]alla | start | hem
      | ladda[ ]om[ ]sidan | tillbaka | föregående | nästa | innehåll[ ]på[ ]sidan | på[ ]denna[ ]sida
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_CONTROLS = regex.compile(rf"(?:{_CONTROL.pattern}[ ]*)+", regex.VERBOSE | regex.IGNORECASE)
_COOKIES = regex.compile(
    r"^(?:[\p{L}-]+[ ]){0,2}[\p{L}-]*logotyp(?:,?[ ](?:på[ ]utskrift|länk[ ]till)\p{L}*.{0,30})?$|\b(?:använder"
    r"|används)\b.{0,40}\b(?:cookies|kakor)\b"
    r"|\baktuell(?:t|a) (?:varnings)?meddelanden?\b.*\bwebbplats\b|\bwebbplats om aktuellt meddelande"
    r"|\bjavascript\b|\binternet explorer\b|\bwebbläsare\b",
    regex.IGNORECASE,
)
# "Hem / Föreningsliv / Bidrag"
_PATH = regex.compile(r"(?:Hem|Start|Startsida)(?: ?[/>›»] ?[\p{L}][\p{L} ,&-]*)+")
_LOGO = regex.compile(r"(?i)(?:\p{L}[\p{L}-]* ){1,4}(?:logga|logotyp|logotype)(?:,? länk till startsidan\.?)?")
# No path to a page is longer.
_PATH_LINES = 10


def without_controls(sheets: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page without those of the browser."""
    kept = [tuple(line for line in sheet if not _is_control(line.text.string)) for sheet in sheets]
    return (kept[0][_path(kept[0]) :], *kept[1:]) if kept else ()


def is_button(string: str) -> bool:
    """True of words that only a link or a button bears: "Logga in", "Till startsidan"."""
    return _CONTROLS.fullmatch(string) is not None


def _is_control(string: str) -> bool:
    if string[:1].islower():  # the last word of a title, "... för projektet Tryggt / hem", is no button
        return _COOKIES.search(string) is not None
    if any(map(str.isdigit, string)):  # "en ny webbläsare, och senast den 1 mars": a number may be a fact
        return False
    if _PATH.fullmatch(string) or _LOGO.fullmatch(string):
        return True
    return is_button(string) or _COOKIES.search(string) is not None


def _path(sheet: Sequence[Line]) -> int:
    """How many first lines are the path to the page: a list whose last item the line below it repeats."""
    strings = [line.text.string for line in sheet[:_PATH_LINES]]
    bare = [MARK.sub("", string, count=1) for string in strings]
    length = next((i for i, (whole, cut) in enumerate(zip(strings, bare, strict=True)) if whole == cut), 0)
    return length if length and bare[length - 1] == strings[length] else 0
