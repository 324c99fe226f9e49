"""A whole paper printed on one line, as transcripts of PDF files are: its parts are laid out one below the other.

Before words become prose. A page without geometry is a monospaced page of the reader's making; a line of it that
holds letterhead, title, headings and paragraphs end to end is given a row for each, so that the later steps see
the shape that the paper had. The words stay what they are, and on the line of the file where they stand: only their
boxes move, which mean nothing outside. Lines that are mere long paragraphs are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

import regex

from parsers.lines import lines_of
from parsers.organisations import Body, organisations_in
from parsers.prose.headings import hanging
from parsers.text import Text
from schemas.document import LINE_HEIGHT, BBox, Page, Word

# A line shorter than this is a paragraph, a heading or a letterhead of one line.
_LEAST = 300
_ROW = 2 * LINE_HEIGHT  # parts stand as far apart as paragraphs do
_MOST_FIELDS = 40
# A line of nothing but so many fields, among the first lines of a page, is a letterhead of one line.
_LEAST_FIELDS = 3
_MANY_FIELDS = 5
_HEAD_LINES = 4

# One field of a letterhead where it begins in the line
#   "Regeringsbeslut II:1", "2011-03-24", "S2010/1791/FST (delvis)", "106 30 Stockholm", "1(2)", "2 bilagor"
_FIELD = regex.compile(
    r"""
    (?: (?: Regeringsbeslut | REGERINGSBESLUT ) (?: \s? [IVX]{1,4} [ :] \s? \d{1,3} | \s? \d{1,3} (?![\d-]) )?
      | Protokoll (?:\s\d{1,3})? (?: \s vid \s regeringssammanträde )?
      | (?: Utdrag \s ur \s | UTDRAG \s UR \s | Sammanträdes | SAMMANTRÄDES )? (?:protokoll|PROTOKOLL|Protokoll)
        (?: sutdrag | SUTDRAG )?
      | [IVX]{1,4} [ :] \s? \d{1,3}
      | (?: Tjänste(?:skrivelse|utlåtande) | TJÄNSTE(?:SKRIVELSE|UTLÅTANDE) | Beslutsunderlag | Delegationsbeslut
          | Beslut | BESLUT | Skrivelse | SKRIVELSE | Missiv | MISSIV | Promemoria | PM | Utlåtande )
        (?: \s (?:19|20)\d{2} [: ] \d{1,3} )? (?: \s? R[IVX]+ (?:\+[IVX]+)? )? (?! \s \p{Ll} )
      | (?:19|20)\d{2}-\d{2}-\d{2}
      | Till \s \p{L}* (?: nämnden | styrelsen | fullmäktige )
      | \p{Lu}{2,4} \s? § \s? \d{1,3} | § \s? \d{1,3} | \p{Lu}{2,4} \s \d{1,3} (?= \s \p{Lu}{1,4} \s \d{4}[/:] )
      | (?: Ju|UD|Fö|Fi|Ku|KN|LI|IJ|Jo|SB|FA|S|U|M|N|A|I|L ) \s? (?:19|20)\d{2}/\d{2,6} (?:/\p{L}{1,4})?
        (?: \s? \(delvis\) )? (?: \s m\.fl\. )?
      | \p{Lu}{1,4} [\s/]? (?:19|20)?\d{2} [/:-] \d{2,6}
      | (?: Datum | Sammanträdesdatum | Beslutsdatum | Diarienummer | Diarienr | Dnr | DNR | Ärendenummer
          | Ärendebeteckning | Er[ ]beteckning | Vår[ ]beteckning | Ert[ ]datum | Vårt[ ]datum | Sida | Sid )
        (?: \.? :? \s (?:\p{Lu}{1,4}\s)? (?=\S{4}) \S* \d \S* )?
      | \( (?:Dnr|dnr|D\.nr) \s \S+ \)
      | Handläggare :? (?: \s \p{Lu}\p{L}+ ){2,3}
      | \d{1,3} \s? \( \d{1,3} \)
      | \d{3} \s \d{2} \s (?: \p{Lu}{3,} | \p{Lu}\p{Ll}{2,} ) | Box \s \d{1,5}
      | \p{Lu}\p{L}+ (?:gatan|vägen|torget|gränd) \s \d{1,3}
      | (?: \d{1,2} \s | Se \s ) bilag(?:a|or) (?: \s \d )?
      | (?: Telefonväxel | Telefon | Växel | Tfn | Fax | Telefax ) :? \s [\d+][\d\s()-]{5,18}\d
      | (?: Webb(?:plats)? | Hemsida | Internet | E-?post(?:adress)? ) :? \s \S+[.@]\S+
      | (?: Postadress | Besöksadress | Besök | Leveransadress ) :? \s
        .{3,60}? (?= \s (?: Postadress | Besöksadress | Besök | Telefon | Tfn | Fax | Webb | E-?post | Org ) )
      | (?: Antag\p{L}+ | Fastställ\p{L}+ | Revider\p{L}+ | Senaste? \s revider\p{L}+ | Gäller \s fr[\p{L}. ]+ )
        [^.\d]{0,60} (?:19|20)\d{2}-\d{2}-\d{2} (?: ,? \s? § \s? \d{1,3} | , \s \d{1,3} )?
      | (?: \p{Lu}[\p{L}-]+ \s ){1,2} (?i:författningssamling) | KFS \s (?:19|20)\d{2} : \s? \d{1,3}
      | enligt \s sändlista | Sändlista (?=\s[\p{Lu}\d])
    )
    (?! [\p{L}\p{N}/] )
    """,
    regex.VERBOSE,
)
# The heading of a part, where a capital follows it
_LABEL = regex.compile(
    r"""
    (?: Regeringens \s (?:beslut|ställningstagande|bedömning|uppdrag) | Skälen \s för \s regeringens \s beslut
      | Ärendet(?:s\sberedning)? | Ärendebeskrivning | Beskrivning \s av \s ärendet | Bakgrund (?:\soch\ssyfte)?
      | Sammanfattning (?:\sav\särendet)? | Inledning | Beslutsunderlag | Beslut (?!\s(?:om|av|i|den)\b)
      | (?: \p{Lu}\p{L}{1,40}s \s )? [Ff]örslag(?:et)? \s till \s beslut | Beslutsförslag
      | (?: Närmare \s (?:beskrivning\s)? (?:om|av) | Redovisning \s av | Genomförande \s av ) \s uppdraget
      | Uppdraget | Syfte | Villkor (?:\sför\s\p{L}+)? | Finansiering | Ekonomiska \s (?:villkor|konsekvenser)
      | Övriga \s villkor | Utbetalning | Rekvisition (?:\soch\sutbetalning)? | Återbetalning | Uppföljning
      | Återrapportering | Redovisning | Motivering (?:\sav\sbeslutet)? | Skäl \s för \s beslutet
      | Upplysningar | Hur \s man \s överklagar | Barnperspektiv(?:et)? | Jämställdhetsanalys | Konsekvenser
      | \p{Lu}\p{L}{1,40}s \s (?:synpunkter|bedömning|motivering|överväganden)
        (?: \s och \s (?:förslag|bedömning) )?
      | Kostnader \s och \s finansiering | Föredragning | Remisser | Beredning
    )
    (?= \s (?: [\p{Lu}\d•”"] | • ) )
    """,
    regex.VERBOSE,
)
# A heading or title in capitals, where the text goes on in small letters: "SYFTE MED BIDRAGET Syftet är"
_SHOUTED = regex.compile(
    r"(?<![\p{L}\d])(?:\p{Lu}[\p{Lu}-]+(?:,?\s[\p{Lu}\d][\p{Lu}\d/&-]*){1,9}|\p{Lu}{7,})(?=\s\p{Lu}\p{Ll})"
)
_SIGNED = regex.compile(r"På \s regeringens \s vägnar (?=\s\p{Lu})", regex.VERBOSE)
_COPIES = regex.compile(
    r"(?: Kopia | Kopior | Utdrag | Likalydande \s (?:beslut \s)? | Beslut(?:et)? \s (?:sänds|skickas) ) \s?"
    r" till :? (?=\s)",
    regex.VERBOSE,
)
_COPY = regex.compile(r"\p{L}[\p{L}-]+/(?:[\p{L}, ]{1,4}|\p{L}+)(?=\s|$)")
# what is called by a number: "enligt bilaga 1. Medlen", "tabellerna 1 och 2. Medlen"
_CALLED = (
    r"\b(?:(?:bilag|tabell|figur|diagram|punkt|avsnitt|kapit|alternativ|område|kategori|artik|paragraf|nummer|etapp"
    r"|anslagspost)\p{Ll}{0,4}|(?:steg|nivå|del|grupp|zon|nr|kap\.|bil\.|fas|klass|modell|mål|typ)(?:e[nt])?)\s"
)
_ITEM = regex.compile(
    rf"(?<=[\p{{L}}\d)][.:,;)]? |\d\)\. )(?<!(?i:{_CALLED}(?:\d{{1,2}} (?:och|samt|till|eller) )?))"
    r"(?P<number>\d{1,2})\.\s(?=\p{Lu})"
)
# "2. Budget Om bidragsgivaren har godkänt": the words before the next capital are a heading
_ITEM_HEAD = regex.compile(r"\d{1,2}\.\s(?P<words>\p{Lu}\p{Ll}+(?:,?\s\p{Ll}+){0,5})\s(?=\p{Lu})")
_NAMES = regex.compile(r"(?:\s(?:\p{Lu}[\p{L}-]+|von|af|de))+?(?=\s(?:Kopia|Likalydande|Bilag|\d)|$|\s[^\p{Lu}])")
_NAME_WORD = regex.compile(r"\s\p{Lu}")
_BULLET = regex.compile(r"(?<=\s)[•▪●](?=\s)")
_ENDS = regex.compile(r"[.!?:)][\"”’»]*\s*$")
_POINT_BEFORE = regex.compile(r"(?:^|\s)\d{1,2}\.\s$")
_GOES_ON = regex.compile(r"[ ]\p{Ll}|s\b")  # a body that a sentence goes on from is no field
_VERB = regex.compile(
    r"\b(?:ska|skall|får|kan|bör|måste|har|är|beslutar|besluta|godkänner|godkänns|ges|ger|uppdrar|föreslår"
    r"|föreslås|lämnas|betalas|används|gäller|avser|medger|tillstyrker|fastställer|anses)\b"
)
# A subject and its verb: here the title ends and the text begins
_OPENS = regex.compile(
    r"""
    (?<=\s) (?: Regeringen | Riksdagen | Regeringskansliet | Länsstyrelsen | Myndigheten | Kommunstyrelsen
      | Kommunen | Regionen | Regionstyrelsen | Förvaltningen
      | \p{Lu}[\p{L}-]*(?:styrelsen|verket|myndigheten|nämnden|kontoret|kollegiet|förvaltningen|beredningen
          |fullmäktige|rådet) )
    \s (?: beslutar | har | ska | skall | får | ger | uppdrar | föreslår | föreslås | bemyndigar | medger
      | godkänner | beviljar | lämnar | tillstyrker | avser ) \b
    """,
    regex.VERBOSE,
)
# What a letterhead goes on with after the name of a unit or an officer
_NEXT_FIELD = regex.compile(
    r"(?<=\s)(?:\p{Lu}{1,4}[ /]?(?:19|20)\d{2}[/:-]\d{2,6}\s"
    r"|Datum\s|Dnr[ :]|DNR[ :]|Diarienummer[ :]|Diarienr[ :]|Ärendenummer[ :]|(?:19|20)\d{2}-\d{2}-\d{2}\s"
    r"|Till\s\p{L}*(?:nämnden|styrelsen|fullmäktige)\b|Sammanträdesdatum\s)"
)
# A field that may stand right below a title
_LATER_FIELD = regex.compile(
    r"(?<=\s)(?:\d{1,2}\sbilag(?:a|or)\b|(?:Antag|Fastställ|Revider|Senaste?\srevider)\p{L}+[^.\d]{0,60}(?:19|20)\d{2}-\d{2}-\d{2})"
)
_ASIDE = 90  # characters that a unit and a name may take up
_NEAR = 10  # characters that tell whether a sentence ends
_RECEIVERS = 800  # characters that a list of those who get copies may take up
_APART = 40  # between two of them
_STOPS = regex.compile(r"[.:;]\s")
_TITLE = 260  # characters that a title may take up


def unfolded(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with each paper that is printed on one line laid out on rows of its own."""
    return tuple(page if page.geometry else _laid_out(pages, i) for i, page in enumerate(pages))


def _laid_out(pages: tuple[Page, ...], index: int) -> Page:
    page = pages[index]
    words = list(page.words)
    down, cut = 0.0, False
    for number, line in enumerate(lines_of(pages, index)):
        rows = _rows(line.text) if len(line.text) >= _LEAST else ()
        if not rows and not index and number < _HEAD_LINES:
            rows = _fields_alone(line.text, [words[r.word] for r in line.refs])
        cut = cut or bool(rows)
        starts = {ref.word: row for row, text in enumerate(rows) for ref in text.refs()}
        for row, refs in groupby((r.word for r in line.refs), key=lambda w: starts.get(w, 0)):
            members = list(refs)
            left = words[members[0]].bbox.x0 if row else 0.0
            for w in members:
                words[w] = _moved(words[w], left if rows else 0.0, down + row * _ROW)
        down += max(0, len(rows) - 1) * _ROW
    return replace(page, words=tuple(words), height=page.height + down) if cut else page


def _moved(word: Word, left: float, down: float) -> Word:
    box = word.bbox
    return word._replace(bbox=BBox(box.x0 - left, box.top + down, box.x1 - left, box.bottom + down))


def _rows(text: Text) -> tuple[Text, ...]:
    """The parts of a line that holds more than a paragraph; none of one that does not."""
    string = text.string
    head = _head(string)
    seams = sorted({0, *head, *_body(string, head[-1] if head else 0), len(string)})
    rows = tuple(text.cut(a, b) for a, b in pairwise(seams) if string[a:b].strip())
    return rows if len(rows) > 1 else ()


def _fields_alone(text: Text, words: list[Word]) -> tuple[Text, ...]:
    """The fields of a letterhead whose lines were run together, and the title after them; else none."""
    string = text.string
    if len(text) >= _LEAST or any(w.after not in {"", " "} for w in words[:-1]) or not organisations_in(string):
        return ()  # what is set apart by more than a space are cells, which keep their columns
    at, seams = 0, [0]
    while at < len(string) and (stop := _field_end(string, at)):
        at = stop
        seams.append(at)
    whole = at >= len(string) and len(seams) > _LEAST_FIELDS
    rest = string[at:]
    if len(seams) > _MANY_FIELDS and rest[:1].isupper() and not (_VERB.search(rest) or _ENDS.search(rest)):
        seams, whole = [*seams, len(string)], True  # so many fields, and the title after them
    return tuple(text.cut(a, b) for a, b in pairwise(seams)) if whole else ()


def _head(string: str) -> tuple[int, ...]:
    """Where the fields of the letterhead and the title begin, and where the text does; nothing without fields."""
    number = regex.match(r"\d{1,3}\s(?=\p{Lu})", string)
    at = number.end() if number else 0
    seams = [0, at]
    fields = 0
    while fields < _MOST_FIELDS:
        stop = _field_end(string, at) or (_past_names(string, at) if fields else None)
        if stop is None:
            break
        at = stop
        seams.append(at)
        fields += 1
    if fields < 2:
        return ()
    title = _title_end(string, at)
    if title is None:
        return tuple(seams)
    at = title
    seams.append(at)
    while stop := _field_end(string, at):
        at = stop
        seams.append(at)
    return tuple(seams)


def _field_end(string: str, at: int) -> int | None:
    """Where the field that begins at ``at`` ends, the space after it included; None where none begins there."""
    found = _FIELD.match(string, at)
    stop = found.end() if found and found.end() > at else None
    if stop is None:
        named = next((o for o in organisations_in(string[at : at + 80]) if o.start == 0), None)
        alone = named and named.body is not Body.GOVERNMENT and not _GOES_ON.match(string, at + named.stop)
        stop = at + named.stop if named and alone else None
    if stop is None:
        return None
    return stop + len(string[stop:]) - len(string[stop:].lstrip())


def _past_names(string: str, at: int) -> int | None:
    """Where a unit or a name in the letterhead ends, which have no shape of their own: before the next field."""
    found = _NEXT_FIELD.search(string, at + 1, at + _ASIDE)
    return found.start() if found and not _VERB.search(string[at : found.start()]) else None


def _title_end(string: str, at: int) -> int | None:
    """Where the title that begins at ``at`` ends: before a field, a heading or the first sentence."""
    window = string[: at + _TITLE]
    shouted = _SHOUTED.match(window, at)
    if shouted:
        return shouted.end() + 1
    ends = [
        m.start()
        for pattern in (_LABEL, _OPENS, _SHOUTED, _LATER_FIELD)
        for m in [pattern.search(window, at + 1)]
        if m
    ]
    end = min(ends, default=None)
    return end if end is not None and not _ENDS.search(string[at:end]) else None


def _body(string: str, start: int) -> Iterator[int]:
    """Where headings, numbered points and the parts of the signature begin and end."""
    after = start
    parts = [m for pattern in (_LABEL, _SHOUTED, _SIGNED, _COPIES) for m in pattern.finditer(string, start)]
    for found in sorted(parts, key=lambda m: m.start()):
        label = found.re in {_LABEL, _SHOUTED}
        if found.start() < after or (label and not _may_begin(string, found.start(), after)):
            continue
        numbered = label and _is_numbered(string, found.start())
        yield from (0 if numbered else found.start(), found.end())
        after = found.end() + 1
        if found.re is _SIGNED:
            after = _names_end(string, found.end())
            names = [m.start() for m in _NAME_WORD.finditer(string, found.end(), after)]
            yield from (after, *names[2:3]) if len(names) == 4 else (after,)
        elif found.re is _COPIES:
            yield from _copies(string, found.end())
    yield from _points(string, start)


def _may_begin(string: str, at: int, after: int) -> bool:
    """True where a sentence, a field or another heading ends right before, not the number of a point."""
    if at <= after or _is_numbered(string, at):
        return True
    before = string[max(0, at - _NEAR) : at]
    return bool(_ENDS.search(before)) and not _POINT_BEFORE.search(before)


def _is_numbered(string: str, at: int) -> bool:
    """True where nothing but a number stands before: "1 Bakgrund ..."."""
    return at <= _NEAR and not string[:at].strip(" .0123456789")


def _names_end(string: str, at: int) -> int:
    """Where the names below "På regeringens vägnar" end."""
    names = _NAMES.match(string, at)
    return names.end() if names else at


def _copies(string: str, at: int) -> Iterator[int]:
    """Where each of those who get copies begins: offices ("Socialdepartementet/FST") and bodies, end to end."""
    window = string[at : at + _RECEIVERS]
    coded = [m.span() for m in _COPY.finditer(window)]
    named = [(o.start, o.stop) for o in organisations_in(window)]
    last = 0
    for start, stop in sorted((*coded, *named)):
        if start < last or window[start - 1 : start] != " ":
            continue
        if start - last > _APART or _STOPS.search(window[last:start]):
            return  # what follows is no list any more
        yield at + start
        last = stop


def _points(string: str, start: int) -> Iterator[int]:
    """Where the points of one numbered list begin, and where their headings end; bullets too."""
    wanted = 1
    points: list[tuple[int, int]] = []
    for found in _ITEM.finditer(string, start):
        if int(found["number"]) in {wanted, wanted + 1}:
            points.append((found.start(), int(found["number"])))
            wanted = int(found["number"]) + 1
    if len(points) >= 3 or (len(points) == 2 and points[0][1] == 1):
        for at, _ in points:
            yield at
            head = _ITEM_HEAD.match(string, at)
            if head and not _VERB.search(head["words"]) and not hanging(head["words"]):
                yield head.end()
    yield from (m.start() for m in _BULLET.finditer(string, start))
