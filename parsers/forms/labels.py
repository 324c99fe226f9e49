"""What a label of a form looks like, and the labels that forms about grants share."""

from __future__ import annotations

from enum import Enum, auto

import regex

from parsers.people.signatures import is_person
from parsers.prose.flow import Block, BlockKind

_MOST_WORDS = 12
# "______", "......", "[ ]", "☐": where somebody is to write or tick
# "| Bankgiro |  |": and an empty cell of Markdown
# "Klicka eller tryck här för att ange text.": what Word shows in a field that nobody has filled in
_PROMPT = (
    r"(?i:(?:klicka|tryck|skriv|välj)\b[^.:]{0,20}\b(?:här|ett|en|datum|text)\b[^.:]{0,30}[.\]]"
    r"|(?:click|choose)[ ][^.:]{4,30}\.)"
)
FILL = regex.compile(rf"(?:[_…]{{2,}}|\.{{4,}}|(?:[_.…][ ]?){{5,}}|☐|□|\[[ ]?\]|\||{_PROMPT})+")
_KNOWN = regex.compile(
    r"""(?: bidragsmottagare | (?:bidrags)?sökande | mottagare | huvudman(?:nens[ ]namn)?
      | kommun(?:ens[ ]namn)? | region(?:ens[ ]namn)? | organisation(?:ens[ ]namn)? | föreningens[ ]namn
      | org(?:anisations)?[.]?[ -]?(?:nr|nummer) | kontaktperson.* | (?:post|utdelnings|gatu|besöks)?adress
        | postnummer.* | ort | postort | telefon.* | tfn.* | mobil.* | fax.*
      | e-?post.* | bankgiro.* | plusgiro.* | postgiro.* | kontonummer | clearing.* | .*betalningsreferens
        | referens.*
      | .*\bbelopp(?:et)?\b.* | summa.* | .*\bdiarienummer.* | dnr | .*\bperiod(?:en)?\b.* | .*\bbenämning
        | projekt(?:ets)?[ ]?namn | beviljat.* | rekvirerat.* | förbrukat.* | kostnader.*
      | kommunkod | bidragsår | verksamhetsår | total[at]?.* | beskrivning.* | återstående.* | medel[ ]som.* )
      [ ]* :? [ ]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SIGNING = regex.compile(
    r"""(?: datum | ort[ ](?:och|/)[ ]?datum | underskrift.* | namnteckning | namnförtydligande
        | (?:\p{L}+s[ ])?namn
        | befattning | titel | firmateckn.* ) [ ]* :? [ ]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "Sökt belopp: 450 000 kronor": a label with a value beside it
_FILLED_IN = regex.compile(r":[ ][^:]*\d[\d ]*\d{2}")
# "212000-0142", "eva@ek.se": what somebody has filled in; a year belongs to many a label
_VALUE = regex.compile(r"\d[\d -]*\d{2}|\S@\S|https?://|www\.")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_LABEL = regex.compile(r"(?i)(?:t?kr|kronor|st|%|ja|nej|procent|[^\p{L}]*)[.:]?")


class Sort(Enum):
    """What a block of a form is."""

    KNOWN = auto()  # a label that forms about grants share
    SIGNING = auto()  # one that stands below every agreement too
    LIKE = auto()  # short, and no sentence
    VALUE = auto()
    OTHER = auto()


def sort_of(block: Block) -> Sort:
    """What ``block`` is, by its text and kind alone."""
    string = block.text.string
    labels = labels_in(string)
    if len(string) > 160 or _FILLED_IN.search(string):
        return Sort.VALUE if block.kind is BlockKind.CELL else Sort.OTHER
    written = FILL.search(string) is not None
    sentence = block.kind is BlockKind.PARAGRAPH and string.endswith((".", ".)"))
    other = (block.kind in {BlockKind.ITEM, BlockKind.HEADING} or sentence) and not written
    if not other:
        if any(_KNOWN.fullmatch(label) for label in labels):
            return Sort.KNOWN
        if any(_SIGNING.fullmatch(label) for label in labels):
            return Sort.SIGNING
    if _VALUE.search(_YEAR.sub("", string)) or is_person(string):
        return Sort.VALUE if block.kind is BlockKind.CELL else Sort.OTHER
    shaped = block.kind is BlockKind.CELL or written or string.endswith(":")
    return Sort.LIKE if shaped and not other and labels and _is_like(string, labels[0]) else Sort.OTHER


def _is_like(string: str, label: str) -> bool:
    short = len(string.split()) <= _MOST_WORDS and not label.endswith((".", ",", ";"))
    named = label[:1].isupper() and sum(1 for c in label if c.isalpha()) > 1 and not _NO_LABEL.fullmatch(label)
    return short and named


def is_known(string: str) -> bool:
    """True of a label that forms share, the place of a signature among them."""
    return _KNOWN.fullmatch(string) is not None or _SIGNING.fullmatch(string) is not None


def labels_in(string: str) -> list[str]:
    """The labels of one line: "Datum ______ Underskrift ______" has two."""
    parts = [p.strip(" :*") for p in FILL.split(string)]
    return [p for p in parts if any(c.isalpha() for c in p)]
