"""What a text cites by other than a registry number: acts, riksdag papers, inquiries, EU acts, addresses, names.

A leaf under ``references``. A document cited by name counts only with a date, a year or quotation marks, because
"överenskommelsen" alone says nothing that can be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from parsers.needles import may_match
from parsers.references.identifiers import MONTH, FoundReference
from schemas.vocabulary import ReferenceKind

_YEAR = r"(?:19|20)[0-9]{2}"

# lagen (2013:388)   förordning (SFS 2009:955)   SFS 2018:1277   Lag om stöd (1993:387)   - not (2021:52) alone
_ACT = r"(?i: (?:lag|förordning|balk|ordning|form)(?:en|ens|ar|arna)? | kungörelse(?:n|ns)? | instruktion(?:en)? )"
_SFS = regex.compile(
    rf"""
    SFS \s? (?:nr:?\s*)? (?P<number> (?:1[6-9]|20)[0-9]{{2}} \s?:\s? [0-9]{{1,4}} ) (?![0-9])
  | (?<!\p{{L}}) \p{{L}}{{0,40}}? {_ACT} (?: \s+ (?:om|med|angående) \s [^.;:()]{{3,120}}? )? \s+
    \( (?:SFS\s+)? (?P<number> (?:1[6-9]|20)[0-9]{{2}} : [0-9]{{1,4}} ) \)
    """,
    regex.VERBOSE,
)
_ALSO_ACT = regex.compile(r"\s?(?:,|och|samt|respektive)\s\((?P<number>(?:1[6-9]|20)[0-9]{2}:[0-9]{1,4})\)")
_RIKSDAG_WORDS = {
    "prop": r"[Pp]rop\.? | [Pp]roposition(?:en|ens|er|erna)?",
    "bet": r"[Bb]et\.? | [Bb]etänkande(?:t|n)?",
    "rskr": r"[Rr]skr\.? | [Rr]iksdagsskrivelse(?:n|r)?",
    "skr": r"[Ss]kr\.? | [Ss]krivelse(?:n|r)?",
    "mot": r"[Mm]ot\.? | [Mm]otion(?:en|er)?",
    "frs": r"[Ff]rs\.?",
    "ip": r"[Ii]p\.",
}
_RIKSDAG_TYPE = "|".join(f"(?P<{key}>{word})" for key, word in _RIKSDAG_WORDS.items())
# prop. 2020/21:1   bet. 2009/2010:SoU1   rskr. 2020/21:156   2017/18:1   - not läsåret 2020/21
_RIKSDAG = regex.compile(
    rf"""
    (?<![\p{{L}}\p{{N}}/.-]) (?: (?:{_RIKSDAG_TYPE}) \s? )?
    (?P<session> (?P<first>{_YEAR}) / (?P<second>{_YEAR}|[0-9]{{2}}) ) : \s?
    (?P<number> \p{{Lu}}\p{{L}}{{1,3}}[0-9]{{1,3}} | [0-9]{{1,4}} ) (?![0-9])
    """,
    regex.VERBOSE,
)
# "prop. 2017/18:1, bet. SoU1, rskr. 64": papers of the Riksdag whose session stands before them
_ALONE = regex.compile(
    r"(?<!\p{L})(?:[Rr]skr\.?\s(?P<rskr>[1-9][0-9]{0,2})|[Bb]et\.?\s(?P<bet>\p{Lu}\p{L}{0,2}U[0-9]{1,3}))(?![0-9/:.,]*[0-9])"
)
_SESSION_NEAR = 160  # characters
_AND = regex.compile(r"\s?(?:,|och|samt|respektive)\s")
_ALSO_NUMBER = regex.compile(rf"\s?(?:,|och|samt|respektive)\s(?P<number>{_YEAR}:[0-9]{{1,4}})(?![0-9])")
# SOU 2021:52   S0U2017:42 (zero read for O)   Ds 2024:14   dir. 2020:142   HSLF-FS 2017:40
_INQUIRY = regex.compile(
    rf"""
    (?<![\p{{L}}\p{{N}}-])
    (?: (?P<sou>S[O0]U) | (?P<ds>Ds\.?) | (?P<dir>[Dd]ir\.? | (?:[Kk]ommitté|[Tt]illäggs)?[Dd]irektiv(?:et|en)?)
      | (?P<other> RiR | (?!SFS)\p{{Lu}}{{1,6}}-?FS ) )
    \s? (?P<number>{_YEAR}:[0-9]{{1,4}}) (?![0-9])
    """,
    regex.VERBOSE,
)
# (EU) nr 1407/2013   (EG) nr 882/2004   (EU) 2016/679   direktiv 2014/24/EU
_EU_ACT = regex.compile(
    r"""
    \( (?P<org>EU|EG|EEG|Euratom|(?:EU|EG),\sEuratom) \) \s* (?P<nr>(?:nr|No)\s*)?
    (?P<number>[0-9]{1,4}/[0-9]{1,4}) (?![0-9/])
  | (?<![0-9/]) (?P<directive>[0-9]{2,4}/[0-9]{1,4}/(?:EU|EG|EEG|RIF)) (?!\p{L})
    """,
    regex.VERBOSE,
)
# https://www.msb.se/bidrag   www.skolverket.se   kulturradet.se/bidrag/skapande-skola   - not namn@msb.se
_URL = regex.compile(
    r"""
    (?<![\p{L}\p{N}@/.-])
    (?: https?:// [^\s<>"”»]+ | www\. [\p{L}0-9-]+ (?:\.[\p{L}0-9-]+)+ (?:[/?\#][^\s<>"”»]*)?
      | [a-z0-9-]+ (?:\.[a-z0-9-]+)* \. (?:se|eu|nu|org|com) / [^\s<>"”»]* )
    """,
    regex.VERBOSE,
)

_OWNER = (
    r"(?: (?<!\p{L}) \p{Lu}[\p{L}:-]{1,40}s"
    r" (?:\s+(?:och|för|i)\s+[\p{L}-]+s?){0,3} \s+ | (?:regeringens|statens) \s+ )"
)
_YEARS = rf"{_YEAR} (?: \s? [-–/] \s? (?:{_YEAR}|[0-9]{{2}}) (?!:) | \s+ och \s+ {_YEAR} )? (?![0-9:/] | -[0-9])"
_LONG_DATE = rf"(?: (?:den\s+)? [0-9]{{1,2}} \s+ {MONTH} (?:\s+{_YEAR})? | {_YEAR}-[0-9]{{2}}-[0-9]{{2}} )"
_YEARLY_WORD = r"""(?i:
    regleringsbrev(?:et)? | (?:vår|ändrings)?budgetproposition(?:en)? | (?:ekonomiska\s+)?vårproposition(?:en)?
  | (?:vår|höst)ändringsbudget(?:en)? | (?<=s\s)(?:årsredovisning|verksamhetsplan|årsrapport|verksamhetsberättelse)
  | årsredovisning(?:en|arna) | verksamhetsplanen
  | budgetunderlag(?:et)? | årsrapporten | verksamhetsberättelsen
)"""
_YEARS_ADJECTIVE = r"""(?i:
    överenskommelse(?:n)? | regleringsbrev | budgetproposition(?:en)? | årsredovisning | ansökningsomgång(?:en)?
)"""
# Socialstyrelsens regleringsbrev 2021   budgetpropositionen för 2021   årsredovisningen för åren 2019 och 2020
# 2020 års överenskommelse   handlingsplanen för 2021–2024   - not "regleringsbrev" alone
_YEARLY = rf"""
    {_OWNER}? {_YEARLY_WORD}
    (?: \s+ (?:för|från|avseende) (?:\s+ (?:budgetåret|verksamhetsåret|åren|år) )? )? \s+ {_YEARS}
    (?! \s* \( (?:dnr\s)? \p{{Lu}}\p{{L}}{{0,2}}[0-9]{{4}}/ )
  | {_YEAR} \s+ års \s+ {_YEARS_ADJECTIVE}
  | {_OWNER}? (?i: överenskommelse(?:n)? | handlingsplan(?:en)? )
    \s+ (?:för|från|avseende) (?:\s+ (?:åren|år) )? \s+ {_YEARS}
"""
_STUDY = r"""(?:
    uppföljning|rapport|slutrapport|delrapport|kartläggning|utvärdering|undersökning|lägesrapport|lägesbild
  | delredovisning
)"""
# Socialstyrelsens uppföljning av ... under 2017   Skolverkets rapport från 2019
# - not "Statskontorets uppföljning ska lämnas under 2022": that is work to come
_REPORT = rf"""
    (?<!\p{{L}}) \p{{Lu}}[\p{{L}}-]{{1,40}}s \s+ {_STUDY} (?! \s+ [^.,;()]{{0,40}} \b(?:ska|kommer|får)\b )
    [^.,;()]{{0,110}}? \s (?:under|för|från|år) \s+ {_YEARS}
"""
_NOUN = r"""(?:
    (?:slut|del|års|läges)?rapport(?:en)? | (?:besluts)?dokument(?:et)? | publikation(?:en)? | vägledning(?:en)?
  | skrift(?:en)? | handlingsplan(?:en)? | strategi(?:n)? | promemoria(?:n)? | handbok(?:en)?
  | betänkande(?:t)? | studie(?:n)? | broschyr(?:en)?
)"""
# rapporten Äldre och teknik i kommunerna 2019   beslutsdokumentet Vision för vården 2025
_TITLED = rf"""
    \b {_NOUN} \s+
    (?P<title> \p{{Lu}}[\p{{L}}-]* (?:\s+ [\p{{L}}–-]+){{0,9}}? \s+ {_YEAR} ) (?! [0-9:/] | -[0-9] | \s+ års\b )
"""
# överenskommelsen ”God vård”   rapporten "Läget i landet 2020"
_QUOTED = rf"""
    \b (?: {_NOUN} | överenskommelse(?:n)? | avtal(?:et)? | avsiktsförklaring(?:en)? ) \s+ (?:om\s+)?
    ["”“»] (?P<title> \p{{Lu}}[^"”“»«]{{4,140}} ) ["”“«»] (?: \s+ \(?(?:från\s+)? (?P<year>{_YEAR}) )?
"""
_BY_NAME = tuple(regex.compile(pattern, regex.VERBOSE) for pattern in (_QUOTED, _TITLED, _YEARLY, _REPORT))

_AGREED = r"(?:ingicks?|ingått|teckna(?:de|des|t)|träffa(?:de|des|t)|slöts?|slutit|underteckna(?:de|des|t))"
_AGREEMENT = r"""
    (?P<name> (?<!\p{L}) \p{L}{0,30} (?:överenskommelse|avtal|avsiktsförklaring)(?:n|en|et)?
      (?: \s+ (?:om|mellan|för) \s+ [^.;()]{3,160}? )? )
    (?= [.;()] | $ | ,?\s+ (?:för\s+att|fram\s+till|som|vilken|där|har|ska|är|syftar|innebär)\b )
"""
# Den 6 februari 2020 ingick parterna överenskommelsen om ...   har den 2 december tecknat en avsiktsförklaring ...
_DATED_BEFORE = regex.compile(
    rf"""
    (?P<date> (?:[Dd]en\s+)?[0-9]{{1,2}} \s+ {MONTH} (?:\s+{_YEAR})?
      | (?<![0-9]\s){MONTH} \s+ {_YEAR} | {_YEAR}-[0-9]{{2}}-[0-9]{{2}} )
    \s+ {_AGREED} [^.;()]{{0,90}}? \s {_AGREEMENT}
    """,
    regex.VERBOSE,
)
# Regeringen och SKL tecknade den 17 december 2014 en överenskommelse om vård
_DATED_BETWEEN = regex.compile(
    rf"""
    \b {_AGREED} \s+ (?: (?:\p{{Lu}}[\p{{L}}-]+|parterna|och|staten) \s+ ){{0,4}}
    (?P<date> (?:den\s+)?[0-9]{{1,2}} \s+ {MONTH} \s+ {_YEAR} | {_YEAR}-[0-9]{{2}}-[0-9]{{2}} )
    \s+ (?:en|ett)? \s* (?:\p{{Ll}}+\s+)?? {_AGREEMENT}
    """,
    regex.VERBOSE,
)
# regeringens beslut den 9 maj 2019   regeringsbeslut av den 20 juni 2018   överenskommelsen den 12 maj 2021
# - not where the number follows: then the number is the citation
_DATED_AFTER = regex.compile(
    rf"""
    (?P<name> {_OWNER} beslut | {_OWNER}? (?i: regeringsbeslut(?:et)? | överenskommelse(?:n)? | avtal(?:et)?
      | avsiktsförklaring(?:en)? ) )
    \s+ (?P<date> (?:av\s+|från\s+)? {_LONG_DATE} )
    (?! \s*,?\s* (?:nr|nummer) \s | \s+ [IVX]{{1,4}} : | [^.]{{0,12}} \( )
    """,
    regex.VERBOSE,
)


def find_citations(text: str) -> Iterator[FoundReference]:
    """Every act, riksdag paper, inquiry, EU act, address and named document; matches may overlap."""
    for match in _SFS.finditer(text):
        number = regex.sub(r"\s", "", match["number"])
        yield FoundReference(*match.span(), ReferenceKind.SFS, f"SFS {number}")
        also = _ALSO_ACT.match(text, match.end())
        while also:  # "lagarna (1993:387) och (2001:453)"
            yield FoundReference(*also.span("number"), ReferenceKind.SFS, f"SFS {also['number']}")
            also = _ALSO_ACT.match(text, also.end())
    yield from _riksdag(text)
    yield from _inquiries(text)
    for match in _EU_ACT.finditer(text):
        value = match["directive"] or f"({match['org']}) {'nr ' if match['nr'] else ''}{match['number']}"
        yield FoundReference(*match.span(), ReferenceKind.EU_ACT, value)
    yield from _addresses(text)


def find_named(text: str) -> Iterator[FoundReference]:
    """Documents cited by name with a date, a year or in quotation marks; matches may overlap."""
    for pattern in (p for p in _BY_NAME if may_match(p, text)):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = groups.get("title") or match.group()
            year = f" {groups['year']}" if groups.get("year") else ""
            yield FoundReference(*match.span(), ReferenceKind.DOCUMENT, " ".join(name.split()) + year)
    for pattern in (p for p in (_DATED_BEFORE, _DATED_BETWEEN, _DATED_AFTER) if may_match(p, text)):
        for match in pattern.finditer(text):
            when = regex.sub(r"^(?:(?:[Dd]en|av|från)\s+)+", "", match["date"])
            name = " ".join(f"{match['name']} ({when})".split())
            yield FoundReference(*match.span(), ReferenceKind.DOCUMENT, name)


def _riksdag(text: str) -> Iterator[FoundReference]:
    before, kind = 0, ""
    for match in _RIKSDAG.finditer(text):
        added = _AND.fullmatch(text, before, match.start())  # "rskr. 2020/21:63 och 2020/21:64"
        kind = next((key for key in _RIKSDAG_WORDS if match[key]), kind if added else "")
        before = match.end()
        follows = (int(match["first"]) + 1) % 100 == int(match["second"]) % 100
        if not kind and not follows:
            continue  # 2009/2010:1 is a riksmöte, 2015/23:7 without a type word may be anything
        yield _paper(match, kind, f"{match['session']}:{match['number']}")
    for match in _ALONE.finditer(text):
        near = text[max(0, match.start() - _SESSION_NEAR) : match.start()]
        session = next((f"{m['session']}:" for m in reversed(list(_RIKSDAG.finditer(near)))), "")
        if match["rskr"] or session:
            yield _paper(match, "rskr" if match["rskr"] else "bet", f"{session}{match['rskr'] or match['bet']}")


def _paper(match: regex.Match[str], kind: str, value: str) -> FoundReference:
    found = ReferenceKind.PROPOSITION if kind == "prop" else ReferenceKind.RIKSDAG
    return FoundReference(*match.span(), found, f"{kind}. {value}" if kind else value)


def _inquiries(text: str) -> Iterator[FoundReference]:
    for match in _INQUIRY.finditer(text):
        if match["sou"]:
            found, series = ReferenceKind.SOU, "SOU"
        elif match["ds"]:
            found, series = ReferenceKind.DS, "Ds"
        elif match["dir"]:
            found, series = ReferenceKind.DIRECTIVE, "dir."
        else:
            found, series = ReferenceKind.DOCUMENT, match["other"]
        yield FoundReference(*match.span(), found, f"{series} {match['number']}")
        also = _ALSO_NUMBER.match(text, match.end())
        while also:  # "SOU 2021:52 och 2021:53"
            yield FoundReference(*also.span("number"), found, f"{series} {also['number']}")
            also = _ALSO_NUMBER.match(text, also.end())


def _addresses(text: str) -> Iterator[FoundReference]:
    for match in _URL.finditer(text):
        address = match.group().rstrip(".,;:!?'’*>")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(".,;:")
        yield FoundReference(match.start(), match.start() + len(address), ReferenceKind.URL, address)
