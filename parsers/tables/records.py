"""What a row is: whether one printed line may be a row of a table, or cannot be one.

Used by the search for regions and headers. A line is judged by itself and its neighbour; prose is never a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from parsers.tables.labels import (
    BUDGET_CODE,
    BULLET,
    CAPTION,
    DANGLING,
    DIFFERENCE,
    GROUP_WORD,
    ORGANISATION_NUMBER,
    PART,
    RECIPIENT_HEADER,
    TOTAL,
    YEAR_ONLY,
    is_header_word,
    role_of,
)
from parsers.tables.numerals import DASHED, SIGN, UNIT_GROUPS, UNIT_WORDS, Shape
from parsers.tables.strips import Chunk, Strip
from schemas.register import Level, resolve
from schemas.vocabulary import ColumnRole, Match, RecipientKind

_UNNAMED = UNIT_GROUPS.replace("?P<", "?:").replace("(?:MDKR>", "(?:").replace("(?:MNKR>", "(?:")
_UNNAMED = _UNNAMED.replace("(?:TKR>", "(?:").replace("(?:KR>", "(?:")
# "Ale 370 181", "10- 50 kunder 49 20 000", "Nacka: 2 633 982 kr (0,75 %)"; not "den 21 december 2020"
TAIL = regex.compile(
    rf"""^(?=.{{1,500}}$)
    (?P<label>(?:.*[ ])?(?:\S*[\p{{L}})*”"%.:=][\d]{{0,2}}\S{{0,3}}?:?|{ORGANISATION_NUMBER}))[ ]
    (?P<tail>(?:[mtk]?sek[ ])?(?:{SIGN}[ ]?)?\(?\d[\d.,'’]*(?:{DASHED})?\)?[*]?
      (?:[ ](?:\(?{SIGN}?\d[\d.,'’]*(?:[ ]?%|{DASHED})?\)?[*]?|(?:%|procent)\)?|{SIGN}|\.\.
      |(?:{_UNNAMED})\)?))*)$""",
    regex.VERBOSE | regex.IGNORECASE,
)
# a label that a number in running text follows: "senast den", "under", "totalt", "ca"; not "Solrosen ek. för."
_RUNNING = regex.compile(
    r"(?:^|[ ])(?:den|till|från|på|om|under|i|av|med|för|är|och|eller|senast|ca|cirka|drygt|minst|"
    r"högst|år|kap|§|nr|dnr|mål|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|varav|ungefär|omfattar|"
    r"sida|kapitel|bilaga|punkt|tel|telefon|fax|box|förordningen|lagen)\.?(?<!för\.)$",  # "Växthuset ek. för."
    regex.IGNORECASE,
)
# "2022", "2022, tusental kronor", "2021 2022", "20221)": years at the end of a label are no numbers of a row
_YEARS = regex.compile(
    rf"(?:(?:19[7-9]|20[0-6])\d(?:\d\)|[,.)]|\*+)?[ ]?)+(?:\(?(?:i[ ])?(?:{_UNNAMED})\)?)?", regex.IGNORECASE
)
# "Beviljade ansökningar i omgång 3", "Stöd, kvartal 2 2024"; not "Kvartal 1 250 000"
_NUMBERED_TITLE = regex.compile(
    r"(?i)\b(?:omgång|kvartal|etapp|fas|steg|termin|version|period|spår|utlysning|ansökningsomgång)[ ]\d{1,2}"
    r"(?:,?[ ](?:19|20)\d\d)?$"
)
# what stands before a name: "0114 Upplands Väsby –", "• Ale –"
_LEAD = regex.compile(rf"^(?:{ORGANISATION_NUMBER}|\d{{4}}|[•◦▪■●*·–—-]|\d{{1,3}}[.)])[ ]+(?=\p{{Lu}})")
# "Vallentuna –", "Lunds universitet ..", "Ale: <5 kr", "Skarven 5 000 Avslag": a row of which a number is missing;
# not "E-hälsa och välfärdsteknik 2019 -"
_NONE = r"(?:Avsl(?:ag|ås)|Bordlag[dt]|Inget|Inga|Saknas|<[ ]?\d+)"
_MISSING_END = regex.compile(
    rf"\p{{Lu}}[\p{{L}}-]+(?:[ ][\p{{L}}-]+){{0,4}}(?:[ ](?:{SIGN}|\.\.|{_NONE}))+"
    rf"|\p{{Lu}}[\p{{L}}.-]+(?:,?[ ][\p{{L}}.-]+){{0,9}}(?::[ ](?:{SIGN}|\.\.|{_NONE})|,?[ ]{_NONE})"
    rf"(?:[ ](?:{_UNNAMED}))?"
    rf"|.*\p{{L}}[ ]\d{{1,3}}(?:[ ]\d{{3}})*[ ]{_NONE}"
)
# "Teatern i Norr 70 000 60 000 Delvis avslag", "Teatern 70000 SEK 0 Avslag": amounts one space apart, a remark
_PAID = rf"[ ](?:\d{{1,3}}(?:[ ]\d{{3}})+(?:[ ](?:{_UNNAMED}))?|[1-9]\d{{3,}}[ ](?:{_UNNAMED})|0)"
_REMARKED = regex.compile(
    rf"(?:\S+[ ])?\p{{L}}[^\d]*(?:{_PAID})+(?:{_PAID}|[ ]\d{{1,3}},\d{{1,2}}(?:[ ]%)?)"
    r"[ ]\p{L}{2,}(?:[ ]\p{L}+){0,5}",
    regex.IGNORECASE,
)
# "817 000 Delvis avslag" beside a name: the amount and the remark of a row, one space apart
_REMARKED_CELL = regex.compile(
    r"\d{1,3}(?:[ ]\d{3})+(?:,\d\d)?(?:[ ](?:t?kr|kronor))?[ ]\p{Lu}\p{Ll}+(?:[ ]\p{L}+){0,3}"
)
# what numbers titles have: "2024", "31 dec", "Del 1 Del 2"
_OF_TITLE = regex.compile(
    r"(?<!\S)\(?(?:19|20)\d\d[,.)]?(?!\S)|\b[0-3]?\d[ ](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"|\b(?P<series>\p{L}+)[ ]1[^\d]*[ ](?P=series)[ ]2\b"
)
# "802411-1234 89 000": an amount close behind a number of its own column
_PAID_TO = regex.compile(rf"{ORGANISATION_NUMBER}(?:[ ]{SIGN}?\d{{1,3}}(?:[ ]\d{{3}})*)+")
# "Folkmängd 31", "Personer 80": a day, an age or a year that ends a line of a header
_TITLE_NUMBER = regex.compile(r"\p{L}[^0-9]{0,80}[ ](?:\d{1,2}|(?:19|20)\d\d)$")
# "15 mars 2024", the date of a column of payments, or "15 september" with its year on the next line
_PROPER = regex.compile(r"\s\p{Lu}")  # "Föreningen Norden": titles begin with a capital and have no other
_DATED = regex.compile(
    r"""\p{Ll}[ ](?:19|20)\d\d$
    | ^(?:den[ ])?\d{1,2}[ ](?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{Ll}*$""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "5.3", "5.3.1": the number of a section, on a line of its own above its heading
_SECTION = regex.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?")
# "650 000 –": an amount, and one space from it the dash of the next column
_BESIDE_NONE = regex.compile(rf"\d{{1,3}}(?:[ ]\d{{3}})+(?:[ ]{SIGN})+")
_DIGITS = regex.compile(r"\d+")
_LAST_NUMBER = regex.compile(r"\p{L}.*[ ](?:(?:19|20)\d\d|\d{1,2})$")
# "Kvartal 1", "Etapp 2 (tkr)", "Utfall 2023, kr": a title with one short number and perhaps a unit
_NUMBERED = regex.compile(
    rf"\p{{L}}[^\d]*[ ](?:\d{{1,2}}|(?:19|20)\d\d)(?:,?[ ]\(?(?:{_UNNAMED})\)?)?", regex.IGNORECASE
)
# "Totalt fördelas 10 448 583 kr.": a sentence below a table
_TOLD_TOTAL = regex.compile(r"(?:Totalt|Sammanlagt|Sammantaget)[ ](?:\p{Ll}+[ ])?(?:\p{Ll}+as|uppgår)\b.*[.]$")
_LABELLED = regex.compile(r"\S{1,3}[ ]\p{L}[^:]{1,40}:[ ]+\S")  # "- Organisation: Föreningen Nordanvind"
_ALIGNED = 1.5  # points
_WITHIN = 0.3  # of the type size: between the lines of one row
_LINE_GAP = 0.6  # of the type size: between the lines of a cell set wide
_SMALL = regex.compile(r"\d{1,2}[.]?")
_SEVERAL = 3  # cells
_CODE_DIGITS = 4
_CODE_AND_NAME = 2  # texts
_LANSKOD = regex.compile(r"[012]\d")
_LONGEST_LABEL, _LONGEST_ITEM = 12, 18  # words, the unit of an amount before a share among them; behind a bullet
ORGANISATION = regex.compile(ORGANISATION_NUMBER)
# "Organisation Etapp 1 Etapp 2": titles of a series, one space apart
_SERIES = regex.compile(r"(?P<title>\p{L}{3,}) 1(?: \p{L}+)? (?P=title) 2\b")
# "LÄN 18", "Område 3": the heading of a group, no row of so many kronor
_LIKE_GROUP = regex.compile(GROUP_WORD.pattern.replace(r"\d{1,4}", r"\d{1,2}"), regex.IGNORECASE | regex.VERBOSE)
_BUDGET_HEADING = regex.compile(rf"{BUDGET_CODE}[ ]+\p{{L}}(?:[^ .]*[ ]){{0,16}}[^ .]*(?:m[.] ?m[.])?$")
# "... lämnas in. Den", "fullt ut. Höstterminens förra"; not "inkl. Mölndal och"
_SENTENCE = regex.compile(
    r"\p{Ll}{5,}[.;!?][ ]+\p{Lu}"
    r"|[ ](?!(?:inkl|exkl|resp|avd|tel|nuv|etc|kap|bl|nr|ev|div|ref|st)[.])"
    r"\p{Ll}{2,4}[.][ ]\p{Lu}\p{Ll}+[ ]\p{Ll}{2}"
)


# "Region Värmland beslutar att bevilja Stiftelsen Båtmuseet 1 250 000": a line of a sentence, no row
_DECIDES = regex.compile(r"[ ](?:beslutar|uppdrar|medger|bemyndigar|beviljar|godkänner|föreslår)[ ]\p{Ll}")
# "• Följande föreningar beviljas bidrag ur verksamhet 491"
_ANNOUNCES = regex.compile(r"\P{L}*(?:Följande|Nedanstående)[ ]")
# "Hamnvägen 3": an address, no row of three kronor
# "att avslå ansökan från Jazzklubben": the next point of a decision, no name of a list of grants
_ORDERS = regex.compile(
    r"(?:\d{1,2}[.)] |[–-] )?att (?:avslå|anse|godkänna|uppdra|notera|lägga|överlämna|delegera|förklara|avvisa)\b"
)
_STREET = regex.compile(r"(?i)\p{L}*(?:gatan|vägen|gränd|torget|allén|stigen|backen)[ ]\d{1,3}[ ]?[A-H]?")


def is_record(strip: Strip) -> bool:
    """Whether a strip may be a row: a number apart from its label, or at the end of it, or alone."""
    chunks = strip.chunks
    return _is_plain_row(chunks) or _may_be_row(strip, chunks)


def _is_plain_row(chunks: Sequence[Chunk]) -> bool:
    """Whether a strip is as most rows are: a text or code, and an amount apart among others."""
    for chunk in chunks[1:]:  # noqa: SIM110 - asked of each line several times
        if chunk.is_large and chunk.text[0] != "(":
            return True
    return False


def _may_be_row(strip: Strip, chunks: Sequence[Chunk]) -> bool:
    texts = [c.text for c in chunks if c.numeral is None]
    lone = len(chunks) == 1 and (_NUMBERED_TITLE.search(chunks[0].text) or _TOLD_TOTAL.match(chunks[0].text))
    if names_group(chunks) or lone or _are_titles(strip.text):
        return False
    remarked = any(_REMARKED_CELL.fullmatch(c.text) for c in chunks[1:])
    numbered = remarked or len(texts) < len(chunks) or any(map(_ends_in_number, texts))
    if not numbered or is_section_number(strip):
        return names_kommun(chunks)
    if any(map(_is_running, texts)) or _is_title_row(chunks) or _is_aside(chunks):
        return False
    if remarked or any(map(_has_tail, texts)) or (len(chunks) > 1 and any(map(_BESIDE_NONE.fullmatch, texts))):
        return True
    numbers = [c for n, c in enumerate(chunks) if c.numeral and (n or c.has_value or len(chunks) == 1)]
    if not any(c.has_value or (c.numeral and c.numeral.shape is Shape.MALFORMED) for c in numbers):
        return bool(texts) and len(numbers) >= 1 and chunks[-1].numeral is not None
    # "106 30  Stockholm", "1  Inledning": a number before a text is no amount
    is_first = chunks[0].numeral and texts and not any(c.numeral for c in chunks[1:])
    return not is_first or TOTAL.match(chunks[-1].text) is not None or names_kommun(chunks)


def names_group(chunks: Sequence[Chunk]) -> bool:
    """Whether a line is the heading of a group that begins with the word for it: "LÄN 18", "Län: 12", "Skåne"."""
    if _names_lan(chunks):
        return True
    if any(c.numeral for c in chunks) or not _LIKE_GROUP.fullmatch(chunks[0].text):
        return False
    return not any(role_of(c.text) is ColumnRole.AMOUNT for c in chunks[1:])  # "Region:", "Summa:"


def _names_lan(chunks: Sequence[Chunk]) -> bool:
    """A länskod, its län in a cell beside it, and nothing else: "01", "Stockholms län"."""
    if len(chunks) != _CODE_AND_NAME or not _LANSKOD.fullmatch(chunks[0].text):
        return False
    name = chunks[1].text
    return name.casefold().endswith("län") and resolve(name, None, level=Level.UNKNOWN).lanskod == chunks[0].text


def _ends_in_number(text: str) -> bool:
    return text[-1:] in "0123456789)%r*" or _BESIDE_NONE.fullmatch(text) is not None or _has_tail(text)


def is_section_number(strip: Strip) -> bool:
    """Whether a line is the number of a section, its heading on the next line."""
    return len(strip.chunks) == 1 and _SECTION.fullmatch(strip.text) is not None


def _is_aside(chunks: Sequence[Chunk]) -> bool:
    """A line all in parentheses, "(12 kr)" under the title of a column."""
    return all(c.text[:1] == "(" and c.text[-1:] == ")" for c in chunks)


def _is_title_row(chunks: Sequence[Chunk]) -> bool:
    """A line of a header in which a date or a year ends a title: "Kommun", "Folkmängd 31", "Belopp".

    So is a number in parentheses beside titles, "Kommun", "(12 kr)", "Summa", or one that ends each of a series,
    "Kvartal 1, tkr", "Kvartal 2, tkr".
    """
    if len(chunks) < 2 or any(c.numeral and c.text[:1] != "(" for c in chunks) or TOTAL.match(chunks[0].text):
        return False
    series = [_DIGITS.sub("#", c.text) for c in chunks if _NUMBERED.fullmatch(c.text)]
    if len(series) > len(set(series)):
        return True
    return sum(is_header_word(c.text) and not any(d.isdigit() for d in c.text) for c in chunks) > 1


def _are_titles(text: str) -> bool:
    """Whether a line names recipients and other columns, its numbers years: "Kommun  Antal invånare 2025"."""
    if any(map(str.isdigit, _OF_TITLE.sub("", text))):
        return False
    roles = {role_of(word.strip(",()")) for word in text.split()} - {None, ColumnRole.OTHER}
    return ColumnRole.NAME in roles and len(roles) > 1


def names_kommun(chunks: Sequence[Chunk]) -> bool:
    """A kommunkod and its kommun and nothing else: a row whose other cells are empty."""
    code, _, name = "  ".join(c.text for c in chunks).partition(" ")
    if len(code) != _CODE_DIGITS or not code.isdigit() or any(c.isdigit() for c in name):
        return False
    found = resolve(name.strip(), code, level=Level.KOMMUN)
    return found.match is Match.CODE and found.conflict is None and found.note is None


def _is_running(text: str) -> bool:
    """Whether a chunk's text reads like running text."""
    split = text.split()
    if len(split) <= 3:
        return False
    words = sum(word[0].isalpha() for word in split)
    if _ANNOUNCES.match(text):
        return True
    told = _SENTENCE.search(text) is not None or (words > 5 and _DECIDES.search(text) is not None)
    return words > 14 or (words > 3 and told)


@lru_cache(maxsize=4096)  # each line of a table is asked several times whether it is a row
def _has_tail(text: str) -> bool:
    remarked = text[-1:].isalpha() and _REMARKED.fullmatch(text) is not None
    if remarked or text[-1:] not in "0123456789)%kKrRn-*.dDS–—−gtsa":
        return remarked
    if _MISSING_END.fullmatch(_LEAD.sub("", text)) or _PAID_TO.fullmatch(text):
        return True
    if text[-1:].isalpha() and not _DIGITS.search(text):  # a unit, but no number before it
        return False
    match = TAIL.fullmatch(text) if not _SERIES.search(text) else None
    if match is None or _STREET.fullmatch(text) or not any(c.isalpha() for c in match["label"]):
        return False
    label, tail = match["label"], match["tail"]
    words = sum(not any(c.isdigit() for c in word) for word in label.split())
    bare = BULLET.sub("", label)
    item = bare != label and label[-1:] in ",:"  # "• Scenkompaniet: Hurra, en pjäs om självbild, 15 000 kr"
    if _YEARS.fullmatch(tail) or words > (_LONGEST_ITEM if item else _LONGEST_LABEL):
        return False
    bare = bare.rstrip(":")
    rest = bare[:1].islower() and _SMALL.fullmatch(tail) and not PART.match(bare)  # "avser etapp 2." of a text
    return (
        not rest
        and not _RUNNING.search(label.rstrip(":"))
        and bare[:1] not in "(,;"
        and not _SENTENCE.search(label)
    )


def is_year_row(strip: Strip) -> bool:
    """A header of years: every number on the strip is a year."""
    numbers = [c for c in strip.chunks if c.numeral]
    if not numbers or not all(YEAR_ONLY.fullmatch(c.text) or _YEARS.fullmatch(c.text) for c in numbers):
        return False
    # one year heads a column where titles stand beside it: "Kommun", "2024"; not "Mora", "2024"
    others = [c for c in strip.chunks if c not in numbers]
    titles = sum(map(_is_title, others))
    return len(numbers) > 1 or titles == len(others) or (titles > 1 and 3 * titles >= 2 * len(others))


def _is_title(chunk: Chunk) -> bool:
    """Whether a text may stand beside a year in a header: a word of headers, a date, "Skillnad"."""
    text = chunk.text
    found = resolve(text, None, level=Level.UNKNOWN)
    known = found.match in {Match.EXACT, Match.ALIAS}
    if found.kind is not RecipientKind.LAN and (known or _PROPER.search(text)):
        return False  # "Region Stockholm", "2063": a name, and an amount that looks like a year
    return role_of(text) is not None or bool(_DATED.search(text) or DIFFERENCE.search(text))


def is_title_over_header(strips: Sequence[Strip], index: int) -> bool:
    """Whether a line that ends in a year or a small number stands over a header: "Beslutslista, omgång 2"."""
    own, below = strips[index], strips[index + 1] if index + 1 < len(strips) else None
    if below is None or len(own.chunks) > 1 or below.page != own.page or len(below.chunks) < _SEVERAL:
        return False
    if not _LAST_NUMBER.search(own.text) or any(c.numeral for c in below.chunks):
        return False
    return 2 * sum(is_header_word(c.text) for c in below.chunks) >= len(below.chunks)


def heads_grants(titles: Sequence[str]) -> bool:
    """Whether titles are those of recipients and of money: what stands below is a row, be it but one."""
    money = any(role_of(t) is ColumnRole.AMOUNT for t in titles)
    return money and any(RECIPIENT_HEADER.search(t) and role_of(t) is ColumnRole.NAME for t in titles)


def goes_on_below(strips: Sequence[Strip], index: int) -> bool:
    """Whether the line at an index is the first of a header and no row."""
    return index + 1 < len(strips) and goes_on_in(strips[index], strips[index + 1])


def goes_on_in(strip: Strip, below: Strip) -> bool:
    """Whether a line is the first of a header, its numbers part of titles that go on in the line below it.

    "Folkmängd 31" over "december 2022", "Personer 80" over "år och äldre".
    """
    numbered = [c for c in strip.chunks if c.text[-1:].isdigit()]
    if not numbered or strip.page != below.page or below.top - strip.bottom > strip.size or is_record(below):
        return False
    if any(c.numeral or not _TITLE_NUMBER.search(c.text) for c in numbered):
        return False
    under = [[b for b in below.chunks if b.x0 < c.x1 and b.x1 > c.x0 and b.text[:1].islower()] for c in numbered]
    alone = len(below.chunks) == len(strip.chunks) == 1
    return all(under) and not (alone and role_of(strip.text) in {None, ColumnRole.AMOUNT, ColumnRole.NAME})


def bears_unit_of(strip: Strip, row: Strip) -> bool:
    """Whether a line is the second of a row's cells: texts, "kronor" below amounts, each right under its cell."""
    bare = strip.chunks[-1].text.casefold() in UNIT_WORDS and row.chunks[-1].has_value
    if not bare or strip.page != row.page or strip.top - row.bottom >= _LINE_GAP * strip.size:
        return False
    return all(any(_is_right_under(c, above) for above in row.chunks) for c in strip.chunks)


def _is_right_under(chunk: Chunk, above: Chunk) -> bool:
    """Whether a text begins where one above does, or, the unit of a number, ends where that does."""
    if chunk.text.casefold() in UNIT_WORDS and above.has_value:
        return abs(chunk.x1 - above.x1) < _ALIGNED
    return abs(chunk.x0 - above.x0) < _ALIGNED


def heads_budget(strip: Strip) -> bool:
    """Whether a line is a heading that begins with a budget code: "9:1 Stöd till föreningar (Ramanslag)"."""
    return len(strip.chunks) == 1 and bool(_BUDGET_HEADING.match(strip.text))


def is_break(strip: Strip, size: float) -> bool:
    """Whether a strip without numbers ends a table: prose, a caption or a heading in larger type."""
    text = strip.text
    if CAPTION.match(text) or is_section_number(strip) or strip.size > size + 1.4 or _ORDERS.match(text):
        return True
    if heads_budget(strip):
        return False
    if any(_is_running(c.text) for c in strip.chunks):
        return True
    longest = max(c.text.count(" ") + 1 for c in strip.chunks)
    if len(strip.chunks) > 2:
        return False
    return (
        longest > 9
        or (longest > 4 and text[-1:] in ".!?:")
        or bool(BULLET.match(text) and longest > 5 and not _LABELLED.match(text))
    )


def goes_down(strips: Sequence[Strip]) -> bool:
    """Whether a text of some lines surely goes on in the next."""
    for upper, lower in pairwise(strips):
        if any(DANGLING.search(c.text) or c.text.endswith("-") for c in upper.chunks):
            return True
        below = [c for c in lower.chunks if any(c.x0 < u.x1 and u.x0 < c.x1 for u in upper.chunks)]
        if any(c.text[:1].islower() and c.numeral is None for c in below):  # not "kr 310 000"
            return True
    return False
