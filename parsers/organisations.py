"""Public bodies named in a text: found by name or by the form of the name, and given their normal form.

Read by the parsers of kinds, document fields, conditions and people. The list holds only names that no form
covers; a body that is not on it is found by how such bodies are called in Swedish (...styrelsen, ...verket,
Länsstyrelsen i ..., Region ..., ... kommun). It knows no document and decides no role.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

import regex


class Body(StrEnum):
    """What sort of body it is."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    AGENCY = "agency"
    BOARD = "board"
    ADMINISTRATION = "administration"
    LOCAL = "local"  # a municipality, city or region
    ASSOCIATION = "association"


class Organisation(NamedTuple):
    """A body as found: normal form, sort, where in the searched string."""

    name: str
    body: Body
    start: int
    stop: int


# Agencies whose names have no telling end, or run over several words.
AGENCIES = (
    "Allmänna arvsfonden",
    "Arbetsförmedlingen",
    "Arbetsgivarverket",
    "Barnombudsmannen",
    "Boverket",
    "Brottsförebyggande rådet",
    "Brottsoffermyndigheten",
    "Centrala studiestödsnämnden",
    "Delegationen mot segregation",
    "Diskrimineringsombudsmannen",
    "Domstolsverket",
    "Ekonomistyrningsverket",
    "Folkbildningsrådet",
    "Formas",
    "Forskningsrådet för hälsa, arbetsliv och välfärd",
    "Forte",
    "Forum för levande historia",
    "Försvarsmakten",
    "Försäkringskassan",
    "Havs- och vattenmyndigheten",
    "Inspektionen för socialförsäkringen",
    "Inspektionen för vård och omsorg",
    "Institutet för språk och folkminnen",
    "Kammarkollegiet",
    "Karolinska Institutet",
    "Konstnärsnämnden",
    "Kriminalvården",
    "Kungliga biblioteket",
    "Lantmäteriet",
    "Myndigheten för arbetsmiljökunskap",
    "Myndigheten för civilt försvar",
    "Myndigheten för delaktighet",
    "Myndigheten för digital förvaltning",
    "Myndigheten för familjerätt och föräldraskapsstöd",
    "Myndigheten för kulturanalys",
    "Myndigheten för samhällsskydd och beredskap",
    "Myndigheten för stöd till trossamfund",
    "Myndigheten för tillgängliga medier",
    "Myndigheten för ungdoms- och civilsamhällesfrågor",
    "Myndigheten för vård- och omsorgsanalys",
    "Myndigheten för yrkeshögskolan",
    "Patent- och registreringsverket",
    "Polismyndigheten",
    "Post- och telestyrelsen",
    "Riksantikvarieämbetet",
    "Riksarkivet",
    "Riksgälden",
    "Riksgäldskontoret",
    "Riksidrottsförbundet",
    "Riksrevisionen",
    "Rymdstyrelsen",
    "Sametinget",
    "Sida",
    "Socialstyrelsen",
    "Specialpedagogiska skolmyndigheten",
    "Statens beredning för medicinsk och social utvärdering",
    "Statens folkhälsoinstitut",
    "Statens institutionsstyrelse",
    "Statens kulturråd",
    "Statens medieråd",
    "Statens museer för världskultur",
    "Statens musikverk",
    "Statens servicecenter",
    "Statens skolinspektion",
    "Statens skolverk",
    "Statens veterinärmedicinska anstalt",
    "Statistiska centralbyrån",
    "Statskontoret",
    "Styrelsen för internationellt utvecklingssamarbete",
    "Svenska ESF-rådet",
    "Svenska filminstitutet",
    "Svenska institutet",
    "Svenska kraftnät",
    "Sveriges geologiska undersökning",
    "Sveriges meteorologiska och hydrologiska institut",
    "Tandvårds- och läkemedelsförmånsverket",
    "Trafikanalys",
    "Universitets- och högskolerådet",
    "Universitetskanslersämbetet",
    "Utbetalningsmyndigheten",
    "Vetenskapsrådet",
    "Vinnova",
)
# What agencies call themselves for short
_ABBREVIATIONS = {
    "Arvsfonden": "Allmänna arvsfonden",
    "Brå": "Brottsförebyggande rådet",
    "CSN": "Centrala studiestödsnämnden",
    "ESV": "Ekonomistyrningsverket",
    "HaV": "Havs- och vattenmyndigheten",
    "IVO": "Inspektionen för vård och omsorg",
    "MFD": "Myndigheten för delaktighet",
    "MFoF": "Myndigheten för familjerätt och föräldraskapsstöd",
    "MSB": "Myndigheten för samhällsskydd och beredskap",
    "MUCF": "Myndigheten för ungdoms- och civilsamhällesfrågor",
    "MYH": "Myndigheten för yrkeshögskolan",
    "PTS": "Post- och telestyrelsen",
    "RAÄ": "Riksantikvarieämbetet",
    "SCB": "Statistiska centralbyrån",
    "SGU": "Sveriges geologiska undersökning",
    "SPSM": "Specialpedagogiska skolmyndigheten",
    "TLV": "Tandvårds- och läkemedelsförmånsverket",
    "UHR": "Universitets- och högskolerådet",
    "UKÄ": "Universitetskanslersämbetet",
}
_ASSOCIATIONS = (
    "Sveriges Kommuner och Regioner",
    "Sveriges Kommuner och Landsting",
    "Svenska Kommunförbundet",
    "Landstingsförbundet",
    "Famna",
    "Vårdföretagarna",
    "SKR",
    "SKL",
)
# Words of a name that keep a capital: the normal form of "LÄNSSTYRELSEN I KALMAR LÄN" needs a rule, not a list.
_PLACE = r"\p{Lu}[\p{Ll}\p{Lu}-]+"
_PLACES = rf"{_PLACE}(?:[ ]{_PLACE})?"

# e.g. "Socialdepartementet", "Statsrådsberedningen"; not "departementet" alone
_MINISTRY = r"(?:\p{L}+-[ ]och[ ])?\p{L}+departementet|Statsrådsberedningen|Regeringskansliet"
# e.g. "Äldrenämnden", "Kommunstyrelsen", "Norrmalms stadsdelsnämnd", "Omsorgsnämnd"; not "nämnden" alone
_BOARD = rf"""
    (?: Regionala | Sociala )[ ]\p{{L}}+nämnden
  | (?: {_PLACE}[ ])? stadsdelsnämnd(?:en)?
  | Nämnden[ ]för[ ][\p{{L}}-]+(?:(?:[ ]och|,)[ ][\p{{L}}-]+)*
  | (?: \p{{L}}+-[ ](?:och|,)[ ] )? \p{{L}}{{3,}}nämnd(?:en)?
    (?: [ ] (?:Nordost|Nordväst|Sydost|Sydväst|Centrum|Hisingen)\b )?
  | (?: Kommun | Region | Landstings | Stads )styrelsen | \p{{L}}+-[ ]och[ ]\p{{Ll}}+styrelsen
  | (?: Kommun | Region | Landstings )fullmäktige
  | (?: Region | Kommun )styrelsens[ ][\p{{L}}-]+utskott
"""
# e.g. "Äldreförvaltningen", "Vård- och omsorgsförvaltningen", "Stadsledningskontoret"; not "förvaltningen" alone
_ADMINISTRATION = r"""
    (?: Regionala[ ] | Sociala[ ] | Tekniska[ ] | \p{L}+-[ ]och[ ] )? \p{L}{3,}förvaltningen
    (?: [ ] (?:Nordost|Nordväst|Sydost|Sydväst|Centrum|Hisingen|Norr|Söder|Öster|Väster|Nord|Syd|Öst|Väst)\b )?
  | (?!(?:en|vår|varje|samma|tjänste\p{L}+|beslut)\b) (?: (?-i:\p{Lu})[\p{L}-]{2,} | [\p{L}-]{3,}(?<!ens|ets) )
      [ ]stadsdelsförvaltning(?:en)?
  | (?: \p{L}+-[ ]och[ ] )? \p{L}{3,}(?<!Stats|Riksgälds)kontoret
  | (?: Region | Kommun | Kommunlednings | Landstings | Stads )kansliet
  | \p{L}{3,}(?:styrelsens|nämndens)[ ](?:förvaltning|kansli|stab|(?:lednings)?kontor)
"""
# e.g. "Länsstyrelsen i Kalmar län", "Skolverket", "E-hälsomyndigheten", "Statens energiråd", "Myndigheten för
# ungdoms- och fritidsfrågor", "Malmö universitet", "Högskolan i Borås"; not "verket" or "universitetet" alone
_AGENCY = rf"""
    (?!(?:Ett?|En|Varje|Svenskt?a?|Statens|Vilket|Vilken)\b){_PLACE}(?:[ ]tekniska)?[ ](?: universitet | högskola )
  | Sveriges[ ]lantbruksuniversitet
  | \p{{L}}{{3,}}(?<!folk|Folk|lantbruks)universitetet | Högskolan[ ](?:i[ ])?{_PLACE}
  | Kungl(?:iga|\.)[ ](?: Tekniska[ ] | Musik | Konst )högskolan
  | Länsstyrelsen[ ](?:i[ ])?(?!(?<=(?-i:\p{{Ll}})[ ])(?-i:\p{{Lu}}{{4,}})\b){_PLACES}(?:[ ]län)?
  | Länsstyrelsen
  | (?: Kultur | Forsknings | Medie | Vetenskaps )rådet
  | Statens[ ](?:[\p{{Ll}}-]+[ ]){{0,2}}?\p{{Ll}}*
      (?: verk | råd | institut | inspektion | styrelse | nämnd | myndighet | center | centrum | delegation )
  | (?: Myndigheten | Inspektionen | Delegationen | Institutet | Styrelsen )[ ]för[ ]
      \p{{Ll}}[\p{{Ll}}-]*(?:,[ ]\p{{Ll}}[\p{{Ll}}-]*)*(?:[ ]och[ ]\p{{Ll}}[\p{{Ll}}-]*)?
  | [\p{{L}}-]{{3,}}(?: styrelsen | (?<!\bnät)verket | myndigheten | inspektionen | ombudsmannen | ämbetet
      | institutet | kollegiet | delegationen | bevakningen )
"""
# e.g. "Region Gävleborg", "Stockholms stad", "Vansbro kommun", "Räddningstjänstförbundet Ådalen"
_LOCAL = rf"""
    (?: Kommunal | Samordnings | Räddningstjänst | Gymnasie | Utbildnings | Region | Miljö | Avfalls | Vatten
      | Omsorgs | Turism )förbundet[ ](?:i[ ])?{_PLACES}(?:[ ](?:län|\p{{Ll}}{{4,}}$))?
  | Region[ ]{_PLACES}(?:[ ]län)?
  | Västra[ ]Götalandsregionen | Landstinget[ ](?:i[ ])?{_PLACES}(?:[ ]län)?
  | (?! (?: En | Er | Din | Vår | Varje | Denna | Ingen | Någon | Annan | Respektive | Samma | Sådan )[ ] )
    {_PLACES}[ ](?: [Kk]ommun | [Ss]tad | läns[ ]landsting )
"""
# e.g. "FoU Nordost", "Kommunförbundet Norrbotten", "Sparbanksstiftelsen Rekarne"; not "Stiftelsen" alone
_ASSOCIATION = rf"""
    (?: FoU | Kommunförbundet | FoUU )[ ]{_PLACES}
  | (?:\p{{Lu}}\p{{L}}*s)?(?i:stiftelsen)[ ](?:{_PLACE}(?:[ ]{_PLACE}){{0,3}}
      | för[ ]\p{{Ll}}{{3,}}(?:[ ](?:och[ ])?\p{{Ll}}{{5,}})?)
"""


def _names(names: tuple[str, ...]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    escaped = (regex.escape(name, special_only=True, literal_spaces=True) for name in longest_first)
    return "|".join(name.replace(" ", "[ ]") for name in escaped)


_ORGANISATION = regex.compile(
    rf"""
    (?<![\p{{L}}\d@./-])
    (?:
        (?P<association> {_names(_ASSOCIATIONS)} | {_ASSOCIATION} )
      | (?P<agency> {_names(AGENCIES)} | {_names(tuple(_ABBREVIATIONS))} )
      | (?P<government> Regeringen )
      | (?P<ministry> {_MINISTRY} )
      | (?P<administration> (?i: {_ADMINISTRATION} ) )
      | (?P<administration> Förvaltningen[ ]för[ ](?!vidare|samman)[\p{{Ll}}-]{{5,}}(?:[ ]och[ ][\p{{Ll}}-]+)? )
      | (?P<board> (?i: {_BOARD} ) )
      | (?P<agency> {_AGENCY} )
      | (?P<local> {_LOCAL} )
    )
    (?: :?s )? (?![\p{{L}}\d@-])
    """,
    regex.VERBOSE,
)
_SHOUTED = regex.compile(r"(?<![\p{L}\d@.])\p{Lu}[\p{Lu}&/ -]{4,}\p{Lu}(?![\p{L}\d@.])")
_KNOWN = {name.casefold(): name for name in (*AGENCIES, *_ASSOCIATIONS)}
_PLACE_BEFORE = frozenset(("län", "kommun", "stad", "läns"))
# Words that have the form of a name and name nobody.
_NOBODY = regex.compile(
    r"(?:fack|central|egen|natur|skogs|fastighets)?förvaltningen|(?:huvud)?kontoret|(?:fack|parts)nämnden?"
    r"|(?:ram|regel|nät|hant|konst|bild)verket|(?:tillsyns|expert|värd|ansvars|förvaltnings|bidrags)myndigheten"
    r"|(?:bolags|förenings|över|under|min)styrelsen",
    regex.IGNORECASE,
)
# "Sida 1(2)": no agency
_PAGE = regex.compile(r"Sida[ ]?:?[ ]?\d")
# Boards and administrations are no proper names: they are written small in running text.
_SMALL = frozenset(("board", "administration"))


@lru_cache(maxsize=512)  # issuer, addressee, kind and signatories all ask whom the same lines name
def organisations_in(string: str) -> tuple[Organisation, ...]:
    """The bodies that ``string`` names, in order; a name in the genitive counts, in its normal form."""
    found = {(o.start, o.stop): o for o in _found(_ORGANISATION, string, 0)}
    for shout in _SHOUTED.finditer(string):
        for organisation in _found(_capitals(), shout.group(), shout.start()):
            found.setdefault((organisation.start, organisation.stop), organisation)
    ordered = sorted(found.values(), key=lambda o: (o.start, -o.stop))
    return tuple(o for i, o in enumerate(ordered) if not any(p.stop > o.start for p in ordered[:i]))


@cache
def _capitals() -> regex.Pattern[str]:
    """The same in capitals, a letterhead. The forms need a capital somewhere, which capitals always have.

    Compiled when a document first shouts: most never do.
    """
    return regex.compile(_ORGANISATION.pattern, regex.VERBOSE | regex.IGNORECASE)


def _found(pattern: regex.Pattern[str], string: str, offset: int) -> Iterator[Organisation]:
    for match in pattern.finditer(string):
        printed, body = match.group(), str(match.lastgroup)
        if _NOBODY.fullmatch(printed.removesuffix("s")) or _PAGE.match(string, match.start()):
            continue
        if body in _SMALL or any(c.isupper() for c in printed):
            yield Organisation(normal_form(printed), Body(body), offset + match.start(), offset + match.end())


def normal_form(printed: str) -> str:
    """A body's name as it is written in running text: no capitals throughout, no genitive, first letter large.

    >>> normal_form("LÄNSSTYRELSEN I KALMAR LÄN")
    'Länsstyrelsen i Kalmar län'
    """
    name = " ".join(printed.split())
    short = _ABBREVIATIONS.get(name) or _ABBREVIATIONS.get(name.removesuffix("s").removesuffix(":"))
    if short:
        return short
    known = _KNOWN.get(name.casefold()) or _KNOWN.get(name.casefold().removesuffix("s").removesuffix(":"))
    if known:
        return known
    if name.isupper() and len(name) > 4:
        name = _lowered(name)
    ungenitive = regex.sub(
        r"(?<!^Stiftelsen .*)"
        r"(?<=(?:en|et|nämnd|verk|Regioner|Landsting|[ ]kommun|[ ]stad)|^(?:FoU|Region) .{4,}):?s$",
        "",
        name,
    )
    return ungenitive[:1].upper() + ungenitive[1:]


def _lowered(name: str) -> str:
    words = name.lower().split()
    out = []
    for i, word in enumerate(words):
        named = words[0] in {"region", "länsstyrelsen"} and word not in _PLACE_BEFORE and len(word) > 1
        place = (i + 1 < len(words) and words[i + 1] in _PLACE_BEFORE) or (i and named)
        out.append(word.capitalize() if place or not i else word)
    return " ".join(out)
