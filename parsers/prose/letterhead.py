"""The head of a document: which short lines are fields of a letterhead, and which group of lines is the title.

Shapes only: whether a date or a number in the head is the document's own is decided by the parsers of dates and
references. A title is never made up: a document that starts with its first section has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.organisations import organisations_in

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{Ll}*\.?"
_DATE = rf"(?: \d{{4}}-\d{{2}}-\d{{2}} | \d{{1,2}}\s{_MONTH}\s\d{{4}} )"
_CASE = r"""
    (?: \p{L}{0,6}\s?\d[\d.\-]*[\d\p{L}.\- ]{0,12}[/:\-]\s?(?:\p{L}{1,4}\s)?\d{2,6}
        (?:[/\-\s]\p{L}{0,4}\s?\d{0,4})? )
"""
_PAGE_MARK = r"""
    (?: \d{1,3}\s?\(\s?\d{1,3}\s?\) | sid(?:a|an|\.)?\s?\d{1,3}(?:\s?(?:av|/|\(|:)\s?\d{1,3}\)?)? )
"""
_ROLE = r"""
    (?: handläggare | kontaktperson | föredragande | datum(?:\sför\sbeslut)? | beslutsdatum | avsändare | mottagare
    | till
    | från | kopia
      | ansvarig | enhet | avdelning | förvaltning | version | status | sekretess
      | publicerad | uppdaterad | granskad | senast\s(?:ändrad|uppdaterad|granskad) )
"""
_CONTACT = r"""
    (?: box | tfn | tel | telefon | telefon(?:växel|nummer|tid) | telefax | fax | växel | org\.?\s?(?:nr|nummer)
      | organisationsnummer | bankgiro
      | plusgiro | e-?post\p{L}* | webb(?:plats|adress|sida|site)? | internet | postadress | besöksadress | besök:
      | leveransadress
      | adress
      | fakturaadress )
"""
_STREET = r"""
    (?: \p{Lu}[\p{L}\- ]{2,30}(?:gatan|vägen|torget|gränd|plan|allén|backen|stigen|plats|torg|gata|väg)
        \s\d{1,4}\s?\p{L}? (?:,.*)? )
"""

# One field of a letterhead, the whole cell.
#   "2018-06-20", "Dnr 9.2-20447/2018", "S2018/03799/FST (delvis)", "106 30 Stockholm", "Box 2218", "Telefon 08-",
#   "I:8", "Ert datum", "Handläggare", "info@x.se", "1(3)", "Den 3 maj 2021"
#   not: "Uppdrag att fördela medel", "Medlen för 2018 fördelas"
FIELD = regex.compile(
    rf"""
    (?:
        (?: \p{{L}}+:?\s ){{0,2}} {_DATE}
          (?! \s(?:är|ska|skall|måste|kan|får|gav|(?-i:\p{{Ll}}{{2,}}(?:as|ar|er|ls|ns)))\b )
          (?: \s.{{0,60}} )?
      | §\s?\d{{1,3}}(?:/\d{{2,4}})?\s+(?: d\.?nr | diarienr | diarienummer )\b.{{0,60}}  # of minutes
      | (?: vårt? | ert? )? \s? (?: d\.?nr | diarie(?:nr|nummer) | ärende(?:nr|nummer|beteckning) | beteckning
            | referens | ref[.:](?:nr)? ) (?: [:.\s].{{0,60}} )?
      | [\p{{L}}:\- ]{{0,40}} \b (?: d\.?nr | diarie(?:nr|nummer) | ärende(?:nr|nummer) )\s?:.{{0,60}}
      | {_CASE} (?: \s?\(delvis\) )? (?: \sm\.fl\. )? | \(delvis\) | se\sbilaga\s\d
      # of an agreement that is approved: "Bilaga till protokoll vid regeringssammanträde 2021-06-03 nr I:1"
      | bilaga(?:\s\d{{1,2}})?\still\s(?:protokoll|(?:regerings)?beslut)\b .{{0,60}} {_DATE} .{{0,40}}
      | \d{{3}}\s\d{{2}}\s+\p{{Lu}}.*
      | {_CONTACT} \b .{{0,70}}
      | (?: postadress | besöksadress | telefon ) \b .{{0,90}} \b {_CONTACT} \b .{{0,300}}  # a foot on one line
      | [\w.\-+]+@[\w.\-]+ | (?: https?:// | www\. )\S+ (?: \s.{{0,60}} )?
      | (?: vårt? | ert? )\s(?: datum | beteckning | d\.?nr | diarienr | referens ).{{0,30}}
      | {_ROLE} \s? (?: :.* | \s{_DATE}.{{0,80}} | den\s.{{0,60}}
          | (?: \s(?-i:\p{{Lu}}[\p{{L}}-]+) ){{2,3}} (?:,.{{0,60}})? )?
      | (?: publicerad | uppdaterad | senast\s(?:ändrad|uppdaterad|granskad) )\s.{{0,50}}
      | [IVX]{{1,4}}\s?:?\s?\d{{1,3}}
      | {_PAGE_MARK} (?: \s {_DATE} )? | {_DATE} \s {_PAGE_MARK}
      | 0\d{{1,3}}\s?-\s?[\d\s]{{5,12}} | \+46[\d\s()\-]+
      | {_STREET}
      | [\p{{Lu}}\d-]{{4,14}},?\sv(?:er(?:sion)?)?\.?\s?\d[\d.]*(?:[, ].{{0,30}})?  # "UBK1005, v2.0, 2014-11-03"
      | enligt\s(?:bilagd\s)?sändlista | sändlista
      | (?: enheten | avdelningen | sektionen ) \s för \s [\p{{L}}, -]{{3,60}}
      # a whole letterhead on one line: "Regeringsbeslut 2031-07-30 S2031/02726/SOF I:4 1 bilaga ..."
      | (?: regeringsbeslut | beslut | tjänste(?:utlåtande|skrivelse) ) \s
        (?=.{{0,60}}{_DATE}) (?=.{{0,80}}\d{{4}}/\d{{2,6}}) (?!.*\p{{Ll}}{{3}}\.\s\p{{Lu}}) .{{0,700}}
      | (?: (?:(?:vårt?|ert?)\s)?
            (?:datum|beteckning|dnr|diarienr|diarienummer|referens|handläggare|sida) (?:\s|$) ){{2,}}
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# A word that labels the paper but names no matter.
#   "Regeringsbeslut", "Regeringsbeslut II:7", "Tjänsteutlåtande", "Beslut", "Bilaga 1", "2 bilagor", "Utkast"
#   not: "Beslut om statsbidrag", "Regleringsbrev för budgetåret 2021"
LABEL = regex.compile(
    r"""
    (?: regeringsbeslut | beslut | delegationsbeslut
      | protokoll(?:sutdrag)?(?:\svid\sregeringssammanträde(?:\s\d{4}-\d\d-\d\d)?)?
      | utlåtande\s\d{4}:\d{1,3}(?:\sr[ivx]+(?:\+[ivx]+)?)? | utdrag\sur\sprotokoll
      | sammanträdesprotokoll(?:\s\(?utdrag\)?)?
      | tjänste(?:utlåtande|skrivelse) | skrivelse | missiv | meddelande | meddelandeblad | information
      | promemoria | pm
      | remiss | rapport | yttrande | cirkulär | \d{1,2}\sbilag(?:a|or) | bilag(?:a|or)(?:\s\d{1,2})?
        | utkast | kopia
      | slutversion
      | nyhet(?:er|sbrev)? | pressmeddelande | artikel | anvisning(?:ar)? | \p{L}*överenskommelse
      | \p{L}*avtal
      | dokument | datum
      | ärende | kallelse | föredragningslista | startsida | hem | meny
    )
    (?:\s[IVX]{1,4}\s?:?\s?\d{1,3})? [:.]?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# The heading of a part that every paper has, never the title of the whole.
#   "Sammanfattning", "Förslag till beslut", "Förvaltningens förslag till beslut", "Regeringens beslut"
#   not: "Förslag till fördelningsmodell", "Beslut om statsbidrag"
SECTION = regex.compile(
    r"""
    (?: sammanfattning | bakgrund | inledning | ärendet | syftet?(?:\smed\s\p{L}+)? | innehåll(?:sförteckning)?
      | regeringens\sbeslut
      | (?:\p{L}+s\s)?(?:förslag\still\s)?(?:beslut|ställningstagande) | ärendebeskrivning
      | beskrivning\sav\särendet
      | uppdraget | villkor | definitioner | parter(?:na)? | kontakt\p{L}* | avtalsparter
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_BODY = r"""
    (?: departementet | styrelsen | verket | nämnden | förvaltningen | inspektionen | kansliet | kollegiet
    | myndigheten
      | enheten | avdelningen | sektionen | kontoret | rådet | institutet | fullmäktige | utskottet
      | kommittén | enhet
      | avdelning )
"""

# A body that writes or is written to.
#   "Socialdepartementet", "Stockholms stad", "Till socialnämnden", "Myndigheten för delaktighet"
#   not: "Uppdrag till Socialstyrelsen att ...", "Medel till kommuner"
ORGANISATION = regex.compile(
    rf"""
    (?:till\s)?
    (?:
        [\p{{L}}\- ]{{0,50}}?\p{{L}}*{_BODY} (?: (?: ,\s | \s(?-i:\p{{Lu}}|\d|i\s|för\s|vid\s|[(]) ).{{0,40}} )?
      | (?: myndigheten | nämnden | rådet | centrum | institutet )\sför\s[\p{{L}}\-, ]{{3,50}}
      | (?: region | länsstyrelsen | statens | stiftelsen | föreningen | förbundet )\s[\p{{L}}\-, ]{{2,50}}
      | [\p{{L}}\- ]{{2,40}}\s(?: stad | kommun | region | län | landsting | förbund | ab )
      | sveriges\skommuner\soch\s(?:landsting|regioner)(?:\s\((?:skr|skl)\))? | skr | skl | regeringen | riksdagen
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

# A word of the matter, as titles of grant papers have it: "Statsbidrag till ...", "Uppdrag att ..."
_MATTER = regex.compile(
    r"""
    \b (?:
        uppdrag | \p{L}*bidrag\p{L}* | \p{L}*medel | \p{L}*medlen | fördel\p{L}+ | anvisning\p{L}*
        | överenskomm\p{L}+
      | beslut | ansök\p{L}+ | stöd | ersättning\p{L}* | förslag | redovisning | rekvi\p{L}+ | utlys\p{L}+
      | satsning\p{L}*
      | avtal | villkor | ändring | regleringsbrev | utbetalning | återrapport\p{L}* | information | yttrande | svar
      | remiss
    ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


# Who agrees, not on what: "Överenskommelse mellan staten och Sveriges Kommuner och Regioner", with no "om ..."
_PARTIES = regex.compile(r"(?:överenskommelse|avtal)\s+mellan\s+(?:(?!\bom\b|\bför\b).)+", regex.IGNORECASE)

# A value beside its label: "1 december 2022", "senast den 3 maj", "2022-12-01", "150 000 kronor"
_VALUE = regex.compile(
    rf"(?:senast\s|den\s|från\s|till\s)*(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s{_MONTH}(?:\s|$)|\d[\d\s]{{0,30}}(?:kr|tkr|mnkr|kronor|miljoner)\b)",
    regex.IGNORECASE,
)


# A label of several words beside its value: "Tid kvar att ansöka: Stängt"; not "Utlysning: stöd till skolor"
_LABELLED = regex.compile(
    r"\p{Lu}\p{Ll}+(?: \p{Ll}+){1,5}: ?\S"
    r"|(?:Bidrag|Huvudman|Sökande|Mottagare|Organisation|Kommun|Region|Projekt|Projektnamn|Bidragsform): ?\S"
)

# The end of a lead, of which nothing can be said alone: "Mottagaren ska", "Kommunen är skyldig om"
_STATUS = regex.compile(rf"(?i)(?:stängt?|öppen|öppnar|öppet|senast|ansök\ssenast|sista)\b.*{_DATE}", regex.VERBOSE)
_UNFINISHED = regex.compile(
    r"\p{L}\s(?:ska|skall|måste)\s(?:även|också|dessutom)$"
    r"|\p{L}\s(?:ska|skall|måste|får|kan|bör|om|när|att|som|behöver|inte)$|\b(?:ska|skall|måste|får|kan|bör|behöver)\s(?:du|ni)$"
    r"|\b(?:ska|måste)\s.*\b(?:kopia|kopior|uppgift|uppgifter|information|underlag)\s(?:på|av|om|från|till)$"
    # "Stödet beviljas under förutsättning att stödmottagaren"
    r"|\b(?:förutsättning|villkor|krävs|fordras)\b.{0,40}\batt\s(?:\p{L}+\s)?\p{Ll}+(?:en|et|an|na|e|kommun|region)$"
    # "För att kunna få bidrag ska en förening"
    r"|^(?:För att|Om|När|Vid|Under|I)\s.*\b(?:ska|skall|måste|får|kan|bör|behöver)\s(?:(?:en|ett|den"
    r"|varje)\s)?\p{Ll}{3,}$"
    r"|\p{Ll}\s(?:(?:ska|kan|får|måste|bör)\svara|är)\s(?:en|ett)$"
    # "Stöd kan sökas för följande åtgärder", "Ansökan ska innehålla", "Bidrag lämnas inte till"
    r"|(?i:(?<!besluta\s|beslutar\s)\b(?:följande?|nedanstående)(?:\s\p{Ll}+){0,2}$)"
    r"|^(?!Vem|Vilk|Vad|Hur|När).*\p{Ll}\s(?:ska|skall|måste|kan|får|bör|behöver)\s(?:\p{L}+\s){0,3}\p{Ll}+a$"
    r"|\p{Ll}\s(?:(?:ska|kan|får)\s(?:inte\s)?)?(?:lämnas|ges|beviljas|utgår|sökas?|söker|betalas)\s(?:inte\s)?(?:\p{L}+\s){0,3}(?:för|till|av|med|om|när)$"
)

# A line of a table of contents: "1.2 Syfte ........ 4"
LEADER = regex.compile(r"(?:\.\s?){4,}|…\s?…")


# "Regleringsbrev för budgetåret 2004 avseende anslaget 22:9.": a title that its author ended with a stop
_STOPPED = regex.compile(
    r"(?:Regleringsbrev|Ändring|Uppdrag|Utbetalning|Beslut|Bidrag|Statsbidrag|Fördelning|Bemyndigande|Överenskommelse)\b"
    r"(?!.*\b(?:ska|skall|får|har|hade|beslutar|beslutade|är|var|ges|ger|kan|bör|betalas|lämnas|gäller|avser|används"
    r"|innebär|omfattar|redovisas|sker)\b)[^.]*(?:\p{L}\.(?!\s\p{Lu})[^.]*)*\.",
)


# A label and a value have fewer words than a headline: "Nytt uppdrag: Länsstyrelserna ska fördela 100 miljoner"
_LONG = 9


class Candidate(NamedTuple):
    """A group of lines in the head that could be the title."""

    string: str
    size: float
    bold: bool
    tabular: bool


# what ends as a sentence or leads on to a list, there or below: "Ansökan kräver följande dokument: budget, stadgar"
_NO_TITLE = regex.compile(r"[.,;:]$|\bföljande\b[^:]{2,50}: ")
# "Kulturbidrag (2024)"
_NAMED = regex.compile(r"\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,3}(?:,? \(?(?:19|20)\d\d(?:[/–-]\d{2,4})?\)?)?")


@lru_cache(maxsize=256)  # asked of each cell of a head by several readers
def is_field(string: str) -> bool:
    """True for a cell that is a letterhead field: a date, a case number, an address, "Handläggare"."""
    return bool(FIELD.fullmatch(string))


def is_label(string: str) -> bool:
    """True for a word that labels the paper in its head, and may be a heading further down: "Beslut"."""
    return bool(LABEL.fullmatch(string))


def is_stopped_title(string: str) -> bool:
    """True for words that can only be a title though they end with a stop: no verb says anything of them."""
    return len(string) < 250 and bool(_STOPPED.fullmatch(string))


def is_organisation(string: str) -> bool:
    """True for the bare name of a body: "Socialdepartementet", "Till socialnämnden"."""
    if not ORGANISATION.fullmatch(string):
        return False
    # "Myndigheten för stöd till trossamfund" has a word of the matter in its name
    return not has_matter(string) or any(o.stop - o.start == len(string) for o in organisations_in(string))


def is_unfinished(string: str) -> bool:
    """True for words that only a list below makes whole."""
    return _UNFINISHED.search(string) is not None


def is_value(label: str, string: str) -> bool:
    """True for a date or sum beside its label: "Sista ansökningsdag" | "1 maj 2022"; not for two dates."""
    return bool(_VALUE.match(string)) and _VALUE.search(label) is None


def has_matter(string: str) -> bool:
    """True where a word is what such papers are about: grants, terms, decisions."""
    return _MATTER.search(string) is not None


def names_matter(string: str) -> bool:
    """True for a few words of which one is what such papers are about: "Kulturbidrag (2024)"."""
    return _NAMED.fullmatch(string) is not None and has_matter(string)


def choose_title(candidates: Sequence[Candidate], body: float) -> int | None:
    """The index of the title among the groups before the first section, None where no group can be one."""
    scores = [(_score(c, body), -i) for i, c in enumerate(candidates)]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


def is_title(string: str) -> bool:
    """True for words that can name a whole page: no field, no label, no body's name, no part of every paper."""
    named = is_field(string) or is_label(string) or is_organisation(string) or SECTION.fullmatch(string) is not None
    return not named and string[:1].isupper() and not string.endswith("?")


def _score(candidate: Candidate, body: float) -> float:
    """How much a group looks like a title; 0 or less where it cannot be one."""
    string = candidate.string
    words = string.split()
    if (
        is_field(string)
        or is_label(string)
        or candidate.tabular
        or " | " in string
        or len(string) > 300
        or not regex.search(r"\p{L}{3}", string)
    ):
        return -1.0
    styled = candidate.size > body * 1.05 or candidate.bold
    if (
        SECTION.fullmatch(string)
        or is_organisation(string)
        or ((len(words) < 3 or (_LABELLED.match(string) and len(words) < _LONG)) and not styled)
        or (_NO_TITLE.search(string) and not is_stopped_title(string))
        or is_unfinished(string)
        or _STATUS.match(string)
    ):
        return -1.0
    if string[:1].islower() or LEADER.search(string):
        return -1.0
    # A logo may be larger than any title, but it is a word or two.
    score = 1.0 + 4.0 * min(0.6, max(0.0, candidate.size / body - 1.0)) + (0.7 if candidate.bold else 0.0)
    score += 1.0 if has_matter(string) and not _PARTIES.fullmatch(string) else 0.0
    score -= 1.2 if string.endswith("?") else 0.0  # "Vem kan få bidrag?" heads a section
    return score + (0.5 if len(words) >= 3 else -0.9)
