"""The words of tables: labels of sums and parts, headers and what they say of a column, years, captions.

Read by every later step of the table engine. A word is evidence, never proof: roles and sums are decided together
with the content of the cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.tables.units import UNIT_SAID, unit_of
from schemas.register import Level, resolve
from schemas.vocabulary import ColumnRole, Match, RecipientKind

_I = re.IGNORECASE | re.VERBOSE

# "Summa", "Totalt", "Hela riket", "Samtliga kommuner"; not "Summan av", "Totalförsvaret"
TOTAL = re.compile(
    r"""^(?=[*adghrstσ])(?:\*{1,4}[ ]?)?(?:(?:slut|total|del)?summa|s:a|summering|totalt?|totalbelopp(?:et)?|
    total[ ]summa|(?:hela[ ])?riket|tot(?=\.?$)|
    (?:total)?summan$|sa(?=[.:]$)|σ$|
    (?:samtliga|alla)[ ](?:kommuner|regioner|landsting|län|mottagare)
      (?![ ](?:i|inom)(?:$|[ ](?!riket|landet|sverige|länet|tabellen|bilagan)))|sammanlagt|grand[ ]total|
    (?:samtliga|alla|hela[ ]landet)$|disponeras[ ]av)\b
    (?!.*[ ](?:är|ska|får|har)[ ])""",
    _I,
)
# "Ingående transport", "Transport från sida 2", "Överfört till nästa sida", "Sidsumma": what a page carries over;
# "Transport" alone may as well be what is paid for
CARRIED = re.compile(
    r"""(?:(?:ingående|utgående|att)[ ])?(?:transport(?:era[ds]?|erat)?|överför(?:s|t)|överföring)
      (?:[ ](?:summa|belopp))?[ ](?:från|till)[ ](?:(?:föregående|förra|nästa|följande)[ ])?
      (?:sid(?:an?|orna)?|blad(?:et)?)(?:[ ]\d{1,4})?[ .:]*
    | (?:(?:ingående|utgående|att)[ ])transport(?:era)?[ .:]*
    | (?:(?:från|till)[ ](?:föregående|förra|nästa|följande)[ ](?:sida|blad))[ .:]*
    | sid(?:summa|total)(?:[ ]\d{1,4})?[ .:]* | summa[ ](?:(?:för|denna)[ ])?sida(?:n)?(?:[ ]\d{1,4})?[ .:]*""",
    _I,
)
TRANSPORT = re.compile(r"(?:transport|transp\.|transporteras)[ .:]*", re.IGNORECASE)
# the whole label is the word for the total: nothing says which part is summed
WHOLE_TOTAL = re.compile(
    r"""^(?:\*{1,4}[ ]?)?(?:(?:slut|total)?summan?|s:a|sa[.:]|tot\.?|totalbelopp(?:et)?|totalt?|total[ ]summa|
    summa[ ]totalt|totalt[ ]summa|
    (?:hela[ ])?riket(?:[ ]totalt)?|samtliga|alla|hela[ ]landet|
    (?:summa|totalt)?[ ]?(?:samtliga|alla|hela)[ ](?:kommuner|regioner|landsting|län|mottagare|riket|landet))
    (?:[ ](?:kr|tkr|mnkr|kronor|riket|sverige|belopp|kommuner|kommunerna|regioner|regionerna|län|mottagare|
       bidrag|medel|för[ ]riket))*
    [ ]?[:.*]?$""",
    _I,
)
SUBTOTAL = re.compile(
    r"""^(?:\*{1,4}[ ]?)?(?:delsumma|varav[ ]summa|summa[ ][^\W\d_]|totalt?[ ](?:[^\W\d_]+[ ])+|
    .*[ ](?:totalt|summa)$)""",
    _I,
)
PART = re.compile(r"^(?:-[ ]|–[ ])?(?:varav|därav|av[ ]vilka)\b", _I)  # a part of the row above
# what a column says of each row: that it was decided, or that it holds
VERDICT = r"(?:[Bb]ifall|[Aa]vslag|[Bb]evilja(?:s|d|t)|[Aa]vslås|[Dd]elvis|[Gg]odkän(?:d|t)|[Jj]a|[Nn]ej|[xX✓✔☑☒√])"
# a name goes on after these: "Föreningen för", "Barn och", "Uppsala, Alnarp,"
DANGLING = re.compile(r"(?:\b(?:och|för|i|av|med|till|på|om|samt|vid|mot|den|det|de|en|ett|eller)|,|-|&)$", _I)
BULLET = re.compile(
    r"^(?:[•◦▪■●○‣⁃➢·*o\uf0b7]|[-–—]|\d{1,3}[.)]|[a-z]\))[ ]+(?=\d{0,2}[^\W\d_]|\d{4}[ ][A-ZÅÄÖ])"
)  # "• Danderyd", "- 4H Sverige", "3. Nacka"
# what parts a label from its number: "Ale:", "Ale –", "Ale =", "Ale ......", "Ale: SEK", "Ale, belopp:"; not
# "Upplands-".
# Each run of dots is taken whole, or a long one before other words would be tried in every way.
# "Ale kommun får", "Teater Kvarnen har fått stöd med"
_GIVEN = r"""[ ](?:får|fick|har[ ]fått|erhåller|tilldelas|tilldelades|beviljas|beviljades|har[ ]beviljats|mottar)
    (?:[ ](?:ett[ ])?[^\W\d_]*(?:bidrag|stöd|anslag)[ ](?:med|på|om))?"""
GIVEN_LAST = re.compile(rf"{_GIVEN}$", _I)
LABEL_END = re.compile(
    rf"""(?=[ :;,=.…_])(?:[ ]?[:;,=]|[ ][-–—]|[ ]?(?:\.{{2,}}(?!\.)|…|_{{2,}}(?!_))
    |(?:(?<=[^\W\d_]{{4}})\.)?(?:[ ][.·]){{2,}}(?![ ][.·])
    |(?<=:)[ ](?:SEK|kr)|
    [,;][ ](?:belopp|bidrag|summa|beviljat(?:[ ]belopp)?)|{_GIVEN})+$""",
    _I,
)
# "Kommun: Lund", "att bevilja Teater Kvarnen"; not "Bohus Orkesterförening: Höstspel"
LABEL_START = re.compile(
    r"""^(?:(?:kommun|län(?=[ ]?:[ ]\D)|region|förening|(?:bidrags|stöd)?mottagare|sökande|organisation|huvudman
    |namn|koordinator|projektägare|anordnare|utförare|aktör|myndighet|lärosäte|företag)[ ]?:[ ]
    |att[ ](?:bevilja|tilldela)[ ](?=[^\W\d_]))""",
    _I,
)
ORGANISATION_NUMBER = r"(?:16)?\d{6}-?\d{4}"  # 802400-1234
_AP = r"(?i:ap)\.?[ ]?\d{1,2}(?:\.\d{1,2})?"
BUDGET_CODE = rf"(?:\d{{1,2}}:\d{{1,2}}(?:[ ]{_AP})?|{_AP})"  # 4:5, ap.1, ap.2.1, 4:5 ap.1
# a footnote's mark may stand close behind: "Budget 20241)"; not within "2024/1234", "2024-01-31", "8.1-2024/12"
YEAR = re.compile(r"(?<![\d/:.,-])(?:19[7-9]\d|20[0-6]\d)(?!\d(?!\))|[:/-]\d|[ ]?(?:kr|tkr)\b|[.,]\d)")
_SEVERAL = 2  # years
_BEFORE_NUMBER = re.compile(
    r"[ ](?:för|åre?n?|[^\W\d_]+året|under|avseende|och|dnr|diarienr|diarienummer|\S*\d-)$",
    _I,
)
_SOME_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d(?!\)))")
# "14 december 2024": the day of a decision is no year of the money; "2024/25", "2024-2025": two years
_DAY = re.compile(
    r"\b\d{1,2}[ ](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.?[ ](?:19|20)\d\d", _I
)
YEAR_ONLY = re.compile(
    r"(?:(?:år|för|utfall|budget|prognos)[ ])?(?:19[7-9]\d|20[0-6]\d)(?:[ ]?\*+|[ ]?\d\)|[¹²³]|:)?", _I
)

_PLACES = {RecipientKind.KOMMUN, RecipientKind.REGION, RecipientKind.LAN}
# "Källa: Skolverket", "Anm. Avrundade belopp": what is said below a table, no row of it
SOURCE_NOTE = re.compile(r"(?:källa|källor|anm(?:ärkning(?:ar)?)?|not|obs|fotnot)\s?[.:!]\s*\S", _I)

# the end of a header, the year of what it counts aside: "Platser 2025"
_WHEN = r"(?=(?:[ ](?:år[ ])?[(]?(?:19|20)\d\d[)]?)?$)"
_ROLES: tuple[tuple[ColumnRole, str], ...] = (
    (ColumnRole.ORGANISATION_NUMBER, r"org(?:anisations|\.)?[ -]?(?:nummer|nr)"),
    (ColumnRole.PAGE_NUMBER, r"^(?:sid(?:a|or|an|nr)?\.?|sidnummer|sidhänvisning|s\.)$"),
    (ColumnRole.SHARE, r"\bandel|procent|%|fördelningstal|\bdel[ ]av[ ](?:total|hel|summa|riket)"),
    (ColumnRole.NAME, r"^(?:(?:bidrags|stöd|medels|anslags)?(?:mottagare|tagare)n?|medelsförvaltare)$"),
    (
        ColumnRole.PER_CAPITA,
        r"(?:(?<!barn)(?<!elever)/|\bper|\bpr\.?)[ ]?(?:invånare|inv\b|capita|person|elev|barn)",
    ),
    (
        ColumnRole.UNIT_AMOUNT,
        r"""(?:belopp|ersättning|pris|schablon\w*|kr(?:onor)?|bidrag)[ ]?(?:/|per[ ])[ ]?
        (?!kommun|region|län|landsting|mottagare|huvudman|organisation|förening|(?:kalender|budget|läs)?år\b|termin|kvartal)
        [^\W\d_]|
        ^(?:styckpris|[àá]-?[ ]?pris|à)$|enhetsbelopp""",
    ),
    # "Statsbidrag nyanlända", "Ersättning för äldre": money for the people named, who are not counted here
    (
        ColumnRole.AMOUNT,
        r"""^(?!.*(?:\bantal\b|\bper\b|/))
        [^\W\d_]*(?:bidrag|belopp|ersättning|medel|stöd|kostnad|anslag|utbetalning)(?:et|en|er|ar)?\b""",
    ),
    (
        ColumnRole.POPULATION,
        r"""(?<!efter[ ])(?<!utifrån[ ])(?<!enligt[ ])(?<!på[ ])(?:inv[åa]nare|folkm[äa]ngd
          |befolkning(?!s?[ ]?-?(?:(?:baser|vikt|relater|styr)[ad]|beroende|del\b)))|80\+|65\+|
        \b(?:antal[ ])?(?:personer|barn|elever|äldre|asylsökande|nyanlända)\b|
        ^(?:röstberättigade|väljare|folkbokförda|betjänade|anslutna|ungdomar|flickor|pojkar|kvinnor|män|patienter
          |anställda|arbetslösa|pensionärer|brukare)\b|
        ^[^\W\d_]*(?:studenter|elever|doktorander|barn|patienter|brukare)\b""",
    ),
    (
        ColumnRole.COUNT,
        rf"""^antal|antal\b|\bst(?:yck)?\b|årsarbet|heltid(?:er|stjänster)|\btimmar\b|\bdeltagare\b|medlemmar|
        besökare|utlån|sammankomster|föreställningar|\b(?:hektar|ha)(?:$|[),])|
        (?:tjänster|platser|\wprestationer|\bbesök|ärenden|ansökningar|vårddagar|vårddygn|\bdygn|\bdagar|\bhushåll|
          bostäder|lägenheter|tillfällen|veckor){_WHEN}""",
    ),
    (ColumnRole.CODE, r"^(?:kommun|läns?|region)?-?[ ]?(?:kod|nr|nummer)\b|^(?:kommun|läns)-?(?:kod|nr)|^kod$"),
    (
        ColumnRole.OTHER,
        r"""^(?:kvot|faktor|vikt|\w*index|nyckel|poäng|rang|prio(?:ritet)?|omgång|(?:fot)?not(?:er)?|anm(?:ärkning(?:ar)?)?|diarie\w*|dnr|ärende\w*|datum|år|konto|nr|rad)\.?$|
        ^anslags(?:behållning|sparande)\b|
        \bid\b|[a-zåäö]-?kod(?:er)?$|^(?:kostnadsställe|motpart|ansvar)$|(?:nummer|\bnr|[a-zåäö]nr|-nr|giro)$|\b(?:land)?areal\b|^yta\b|
        \b(?:[kmgt]wh|km[2²]?|kvm|m[2²3³]|ton|kg|liter)(?:$|[),])""",
    ),
    (
        ColumnRole.AMOUNT,
        r"""belopp|utfall|\bkr\b|kronor|\bsek\b|tkr|mnkr|mkr|msek|medel|bidrag|summa|total|anslag|tilldel|fördel|ersättning|
        utbetal|rekvi|budget|kostnad|bevilja|stöd|(?<!g)ram\b|del\b|avgift|intäkt|prognos|återbetal|använt|ansökt|sökt|förbruk|peng|
        varav|grundbelopp|satsning|tillskott|justering|korriger|reglering|avräkning|avdrag|pott|prestation|tillägg|
        netto|brutto|saldo|överskott|underskott|behållning|kredit|\blån\b""",
    ),
    (
        ColumnRole.NAME,
        r"""kommun|region|landsting|län\b|länsstyrelse|mottagare|huvudman|organisation|namn|sökande|utförare|lärosäte|universitet|högskola|
        myndighet|stadsdel|förvaltning|förening|projekt|verksamhet|ändamål|insats|område|post\b|åtgärd|aktivitet|benämning|part\b|
        enhet|nivå|typ|skola|bolag|stift|museum|teater|institution|ort\b|delområde|program|syfte|förbund$|samfund$|ägare\b|
        arrangör|bidragstagare|företag|\bparti(?:er)?\b""",
    ),
)
# "Kostnad per län, kronor (AUP) per invånare": a caption of nothing but money for each; not "250 kr per invånare"
_EACH_CAPTION = re.compile(
    r"""(?<!\d)(?<!\d[ ])\b(?:kr|kronor|sek)\b[ ]?(?:\([^)\d]{1,12}\)[ ]?)?(?:/|per[ ])[ ]?
    (?:invånare|inv\b|capita|person|elev|barn)""",
    _I,
)
_MONEY_WORDS = next(re.compile(words, _I) for role, words in reversed(_ROLES) if role is ColumnRole.AMOUNT)
# the label of a row of counts or shares, as a table of key figures has them: "Antal besök", "Nöjdhet, %"
COUNTED = re.compile(r"^(?:antal|andel)\b|[,(][ ]?(?:%|procent|antal|st)\)?$", re.IGNORECASE)
# "Förändring", "Skillnad mot föregående år": of what the columns beside it are
DIFFERENCE = re.compile(r"förändring|skillnad|differens|\bdiff\b|avvikelse|ökning|minskning", re.IGNORECASE)
# "Medfinansiering procent", "Stödnivå %": of what the row's own project costs
FUNDING = re.compile(r"finansiering|egen[ ]?insats|(?:stöd|bidrags)(?:nivå|grad|procent)", re.IGNORECASE)
ROLES = tuple((role, re.compile(pattern, _I)) for role, pattern in _ROLES)
RECIPIENT_HEADER = re.compile(
    r"""kommun|region|landsting|\blän|mottagare|huvudm|organisation|sökande|utförare|lärosäte|universitet|högskol|myndighet|
    stadsdel|förening|förbund|samfund|bolag|stift|museum|teater|skola|företag|aktör|medelsförvalt|ägare\b|innehavare|hållare\b|
    arrangör|producent|bidragstagare|butik|handlare|anläggning|förlag|biograf|sameby|samlingslokal|distrikt|församling|\bparti(?:er)?\b|sjukhus|flygplats|tingsrätt|domstol|klubb|
    institution(?:en|er)?\b|fakultet""",
    _I,
)
# what sorts recipients instead of naming them
SIZE_HEADER = re.compile(r"storlek|grupp|\btyp|kategori|klass|nivå|\bantal|\bslag|form\b", _I)
# who is paid, where a column of places stands beside: "Huvudman | Kommun", "Län | Mottagare"
PARTY_HEADER = re.compile(
    r"""mottagare|huvudm|organisation|sökande|utförare|lärosäte|universitet|högskol|myndighet|förening|bolag|företag|aktör|
    anordnare|institution|förbund|samfund|stiftelse|medelsförvalt|ägare\b|innehavare|hållare\b|arrangör|producent|
    bidragstagare|butik|handlare|förlag|biograf|sameby|museum|teater|församling|klubb""",
    _I,
)
RECIPIENT_NAME = re.compile(
    r"""universitet|högskol(?:a|an|or)?|\bAB\b|(?-i:\b(?:HB|KB|IF|IK|IFK|SK|BK|FF|OK)\b)|förening(?:en)?\b|förbund
    |stiftelse|region|kommun\b|länsstyrelse|myndighet|verket\b|museum|museet|
    samfällighet|klubb|sällskap|stift\b|församling|distrikt\b|bygdegård|byalag|gille\b|scoutkår|
    teater|kyrka|samfund|\bEk\.?[ ]?för|institutet|skola|nämnden|styrelsen|landsting|\bstad\b
    |institutionen\b|fakultet""",
    _I,
)
# bodies that are called by the place where they are: "Flygplats | Kiruna" pays no kommun
INSTITUTION = re.compile(
    r"""^(?!.*(?:\bkommun|\bregion|\blän\b|landsting|mottagare|huvudm|sökande|\bplats\b|\bort\b))
    .*(?:församling|samfällighet|stift\b|lärosäte|universitet|högskol|skola|skolor|sjukhus|lasarett|flygplats|hamn\b
    |tingsrätt|domstol|museum|museer|teater|teatrar|anstalt|bibliotek|campus|klubb|förening|förbund)""",
    _I,
)
# "Län: 12", "Kommun:", "Verksamhet 3": the word for what a group's heading names, its name apart from it
GROUP_WORD = re.compile(
    r"""(?:län|kommun|region|stad|ort|stadsdel|nämnd|förvaltning|verksamhet(?:sområde)?|program|område|delområde
    |kategori|grupp|insats(?:område)?|åtgärd|bidragsform|stödform|ändamål|konto|anslag|projekt|mottagare)
    [ ]?(?::[ ]?\w{0,6}|\d{1,4}[:.]?)$""",
    _I,
)
# "Tabell 2 – fortsättning från föregående sida", "(forts.)", "Fortsätter på nästa sida": between parts of a table
CONTINUED = re.compile(
    r"""[(]?(?:(?:tabell|tablå|bilaga)[ ]?\d{0,2}[a-d]?[.:,]?[ ]?[-–—(,:]?[ ]?)?
    (?:forts(?:ättning(?:en)?|ätter|\.)?)(?:[ ](?:från|på|av|å)[ ].{1,40})?[ .…)>]*""",
    _I,
)
# what many recipients are called together: nobody's name
KIND = re.compile(
    r"""(?:(?:statliga|fristående|kommunala|regionala|ideella|privata|enskilda)[ ])?
    (?:kommuner(?:na)?|regioner(?:na)?|landsting(?:en)?|länsstyrelser(?:na)?|myndigheter|organisationer|föreningar
    |stiftelser|företag|lärosäten|universitet(?:[ ]och[ ]högskolor)?|(?:folk)?högskolor|skolor|museer|teatrar
    |trossamfund|studieförbund|huvudmän|utförare|bolag
    |[^\W\d_]+-?(?:organisationer|föreningar|stiftelser|myndigheter|institutioner|museer|teatrar|skolor)):?""",
    _I,
)
# what is handed out: "Verksamhetsbidrag till fria grupper", "Beviljade medel", "Fördelning av stöd"
GRANTS = re.compile(
    r"""[^\W\d_]*(?:bidrag|stöd|medel|ersättning|anslag|tilldelning|\bramar|\bram)(?:et|en)?\b
      (?:.{0,40}\b(?:till|per)|[ ](?:via|genom|åt))\b|
    \b(?:bevilja|tilldela)(?:de|d|t)\b|(?<!försörjnings)(?<!bostads)(?<!kund)[^\W\d_]{4,}(?:bidrag|stöd)(?:et|en)?\b|
    \bfördelning[ ](?:av|per)\b.{0,30}(?:bidrag|stöd|medel|ersättning|anslag)|
    \b(?:stipendi(?:er|um)|bidrag|anslag|utdelning)(?:en|et)?[ ](?:ur|från)\b|
    \b(?:stipendiater|bidragsmottagare|(?:utdela|utbetala|fördela|lämna|besluta)de[ ](?:bidrag|stöd|medel))\b""",
    _I,
)
# a sentence that hands out what follows: "Följande föreningar beviljas bidrag:", "Stöd har lämnats enligt listan."
GRANTED = re.compile(
    r"""(?:bidrag|stöd|medel|ersättning|anslag)(?:et|en)?\b.{0,60}\b(?:bevilja(?:s|ts|t|des)|tilldela(?:s|ts|t|des)|lämna(?:s|ts|t|des)|
      ge(?:s|tts)|(?:ut)?betala(?:s|ts)(?:[ ]ut)?|fördela(?:s|ts)[ ](?:till|mellan))\b
    | \b(?:bevilja(?:s|ts|r|t|de?)?|tilldela(?:s|ts|r|t|de?)?)\b.{0,60}
      (?:bidrag|stöd|medel|ersättning|anslag|belopp)
    | \b(?:beslut\w*|fördela[ts]|dela[ts][ ]ut)\b.{0,40}\bföljande[ ]\w*(?:bidrag|stöd|anslag|stipendi(?:er|um))\b
    | \b(?:(?:ut)?dela[rst]?|delade)[ ](?:ut[ ])?.{0,40}\btill[ ]följande:$
    | \bstipendiater(?:na)?\b | stipendi(?:um|er)(?:et|na)?\b.{0,60}\b(?:(?:till)?dela(?:s|ts)|går[ ]till)\b""",
    _I,
)
# what an agency may do with its appropriation, in "Finansiella villkor": nothing of it is handed out
TERMS = re.compile(
    r"""anslags(?:kredit|behållning|sparande)|\bindrag\b|låneram|räntekontokredit|kreditram|bemyndigande|åtagande""",
    _I,
)
CAPTION = re.compile(r"^(?:tabell|tablå|bilaga|bil\.|appendix|diagram|lista)\b(?!.*[.][ ](?-i:[a-zåäöé]))", _I)
TABLE_CAPTION = re.compile(r"^(?:tabell|tablå)\b", _I)


@lru_cache(maxsize=1024)  # headers and headings are asked about by every step
def role_of(header: str) -> ColumnRole | None:
    """What a header says that its column is; None where it says nothing."""
    words = header.replace("_", " ")  # "belopp_kr", as programs title columns
    for role, pattern in ROLES:
        if pattern.search(words):
            return role
    return None


def subject_of(caption: str) -> ColumnRole | None:
    """What a caption says that all numbers are, where that is no money paid out: "Antal invånare per kommun"."""
    if unit_of(caption):
        return None
    if _EACH_CAPTION.search(caption):
        return ColumnRole.PER_CAPITA
    if _MONEY_WORDS.search(caption):
        return None
    said = role_of(caption)
    return said if said in {ColumnRole.COUNT, ColumnRole.POPULATION, ColumnRole.SHARE} else None


def year_of(text: str) -> int | None:
    """The one year that a header or caption names; None for none and for several."""
    years = set(YEAR.findall(_DAY.sub("", text)))
    return int(years.pop()) if len(years) == 1 else None


def years_of(headers: Sequence[str], caption: str) -> list[int | None]:
    """The year of each amount column, "2024 tkr", else that of the table.

    A header with two years or a day has none, nor has one without a year beside those of several: "Totalt".
    """
    own = [year_of(UNIT_SAID.sub("", header)) for header in headers]
    told = year_of(caption) if len({*own} - {None}) < _SEVERAL else None
    return [told if not _SOME_YEAR.search(header) else year for header, year in zip(headers, own, strict=True)]


def goes_on_with_number(text: str) -> bool:
    """Whether a line breaks before the year or the case that it speaks of: "Fördelning av bidrag för"."""
    return _BEFORE_NUMBER.search(text) is not None


def is_header_word(text: str) -> bool:
    """Whether a short text is the kind of words that stand above columns."""
    return len(text) < 60 and (role_of(text) is not None or YEAR_ONLY.fullmatch(text) is not None)


def is_open(text: str) -> bool:
    """Whether a parenthesis is left open: the text goes on."""
    return text.count("(") > text.count(")")


def is_known(name: str) -> bool:
    """Whether a text is a whole name of the register."""
    return resolve(name, None, level=Level.UNKNOWN).match in {Match.EXACT, Match.ALIAS}


def is_county(text: str) -> bool:
    """Whether a text is the name of a county."""
    return text.casefold().endswith("län") and is_known(text)


@lru_cache(maxsize=1024)
def is_place(text: str) -> bool:
    """Whether a text names a kommun, län or region; "Örebro" is one of each."""
    found = (resolve(text, None, level=level) for level in (Level.KOMMUN, Level.REGION))
    return any(f.kind in _PLACES and f.match in {Match.EXACT, Match.ALIAS} for f in found)
