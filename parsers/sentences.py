"""Where one sentence ends and the next begins in Swedish administrative prose.

Cuts a text that knows its words; never joins and never drops a character other than white space at the cuts.
Abbreviations, ordinals, initials and numbers with points do not end a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from parsers.text import Text

# A place where a sentence may end: a stop, what closes after it, white space, and what may begin one.
#   "medlen. Rekvisitionen", "medlen? Ja", "(se bilaga.) Den", "2018. 15 000 000 kronor"
#   not: "4.5", "bl.a. kommuner", "den 1. november"
_END = regex.compile(
    r"""
    (?<last> \S*? ) (?<stop> [.?!]+ | … ) (?<closing> [)\]”"’»]* ) \s+
    (?= [“”"’»(\[–—•-]* \s? [\p{Lu}\p{N}] )
    """,
    regex.VERBOSE,
)

# Words with a stop that never end a sentence, because something must follow them.
_ALWAYS_OPEN = frozenset(
    """bl.a t.ex dvs d.v.s s.k fr.o.m t.o.m fr tom kl nr ca c:a inkl exkl prop bet rskr dir st kap resp jfr jmf obs tel tfn
    dnr d.nr diarienr ärendenr mot skr ds sou sid s ap anslp utg.omr utg.o und.ant bil sek min max mån fig tab art p pkt avd
    enl ang avs f.d fd fö dr prof gen st.f tf vd i.e e.g m.a.o p.g.a pga f.n m.h.a ung uppl vol rev proc std t.v
    jan feb mars apr jun jul aug sept sep okt nov dec f.v.b å.l""".split()
)
# Words with a stop that may also stand at the end: only a capital after them ends the sentence, never a digit.
_MAYBE_OPEN = frozenset(
    "m.m m.fl osv o.s.v etc o.d e.d mm mfl m.fl kr tkr mnkr mdkr mkr o.dyl dyl a.a ff f st".split()
)

_NUMBER = regex.compile(r"[(\[]?(?:\d{1,2}|[IVX]{1,4}|\p{L})")
_LIST_BEFORE = regex.compile(r"(?:^|[:;]\s*|\s)$")


def sentences(text: Text) -> Iterator[Text]:
    """The sentences of ``text`` in order."""
    start = 0
    string = text.string
    for found in _END.finditer(string):
        if _ends(string, start, found):
            yield text.cut(start, found.end("closing"))
            start = found.end()
    if string[start:].strip():
        yield text.cut(start)


def _ends(string: str, start: int, found: regex.Match[str]) -> bool:
    """True where the stop that was found closes a sentence."""
    if found["stop"] != ".":
        return found["stop"] != "…" or string[found.end()].isupper()
    last = found["last"].lstrip('(”"[’«»').lower()
    following = string[found.end() :].lstrip('“”"’»([–—•- ')
    if last in _ALWAYS_OPEN:
        return False
    if last in _MAYBE_OPEN:
        return following[:1].isupper()
    if _NUMBER.fullmatch(found["last"]):
        return _number_ends(string[start : found.start()].rstrip(), found["last"], following)
    return True


def _number_ends(before: str, last: str, following: str) -> bool:
    """True where a number or single letter before a stop ends its sentence: "enligt bilaga 1. Medlen", "till
    september 9. Sedan"; not "1. Medlen" at the start, "A. Lindgren", "den 1. november"."""
    if not before or before.endswith((":", ";")):
        return False
    if last.lstrip("([").isdigit():
        return (
            following[:1].isupper()
            and bool(regex.search(r"\p{L}$", before))
            and not before.lower().endswith(" den")
        )
    # "A. Lindgren", "Per A. Lindgren"; but "alternativ B. Medlen" and "bilaga A. Medlen" end there.
    return bool(regex.search(r"(?:bilaga|alternativ|punkt|del|tabell|nivå|steg|kategori|grupp)$", before.lower()))
