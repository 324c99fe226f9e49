"""The plan of an annex and the words that are printed in it: headers, captions, prose, organisations.

The wording is invented; only names of kommuner and regioner come from the register.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

ORGANISATIONS = (
    "Stiftelsen för forskning om åldrande och hälsa i glesbygd",
    "Göteborgs universitet",
    "Föreningen Trygga barn och ungdomar i skärgården",
    "Kungl. Tekniska högskolan",
    "Riksförbundet för anhöriga till personer med demenssjukdom",
    "Umeå universitet",
    "Svenska Röda Korsets ungdomsförbund",
    "Mittuniversitetet",
    "Länsstyrelsen i Västernorrlands län",
    "Sveriges lantbruksuniversitet, Uppsala och Alnarp",
    "Nordiska museet",
    "Hela Människan i Jönköping",
    "Ersta Sköndal Bräcke högskola",
    "Kooperativet Solrosen ek. för.",
    "Vård- och omsorgscollege Fyrbodal",
    "Samordningsförbundet Östra Östergötland",
    "Blekinge tekniska högskola",
    "Föräldrakooperativet Myran AB",
)


@dataclass(frozen=True)
class Plan:
    """One annex: what is printed and how. ``seed`` draws everything that the other fields leave open."""

    layout: str
    seed: int
    producer: str = "pymupdf"
    columns: str = "code name amount"
    rows: int = 30
    recipients: str = "kommun"  # kommun region organisation
    rules: str = "none"  # none grid rows head zebra
    header: str = "one"  # one two three absent
    repeat: str = "repeated"  # repeated first
    groups: int = 1
    total: str = "last"  # last first prose none
    unit: str = "kr"
    unit_at: str = "header"  # header caption cell foot
    separator: str = "space"
    font: str = "sans"  # sans serif mono
    size: float = 9.0
    gutter: float = 10.0  # points between the text of two columns, at the least
    page: str = "portrait"  # portrait landscape turned sideways rotated
    wrap: str = "top"  # top middle bottom: where the other cells stand against a wrapped name
    name_width: float = 0.0  # points; 0 for as wide as the longest name
    hyphens: str = "none"  # none auto break: words too long for their column broken without a hyphen
    around: str = "annex"  # annex prose bullets beside letter
    counties: str = "none"  # none heading subtotal
    gaps: str = "none"  # none some refused: applicants that get nothing
    signs: str = "none"  # none before minus after: corrections, the sign a hyphen, a minus, or after the number
    marks: str = "none"  # none some
    codes: str = "full"  # full short
    stream: str = "natural"  # natural shuffled glyphs columns
    tables: int = 1
    over: str = "none"  # none spanning: one heading over the columns of years
    sign: str = "none"  # none percent: the shares carry their sign
    furniture: str = "full"  # full none
    orgnr: str = "column"  # column below: organisation numbers under the names, in the same cell
    # the text formats: table tabs lines columns bullets colon turned leaders dotted collapsed pipes walls
    shape: str = "table"


HEADERS: dict[str, tuple[str, ...]] = {
    "code": ("Kommun- kod", "Kod", "Kommunkod", "Kommun- nr"),
    "name": ("Kommun", "Kommunens namn", "Mottagande kommun"),
    "amount": ("Belopp{u}", "Tilldelat belopp{u}", "Statsbidrag{u}", "Medel att rekvirera{u}"),
    "old": ("Utfall 2022{u}",),
    "new": ("Budget 2023{u}",),
    "y1": ("Bidrag 2021{u}",),
    "y2": ("Bidrag 2022{u}",),
    "y3": ("Bidrag 2023{u}",),
    "q1": ("Kvartal 1{u}",),
    "q2": ("Kvartal 2{u}",),
    "q3": ("Kvartal 3{u}",),
    "q4": ("Kvartal 4{u}",),
    "asked": ("Sökt belopp{u}", "Ansökt{u}"),
    "decision": ("Beslut",),
    "percap": ("Kronor per invånare", "Kr/inv."),
    "sum": ("Totalt 2021–2023{u}", "Summa{u}"),
    "part": ("varav till kompetensutveckling{u}", "Varav för samordning{u}"),
    "share": ("Andel i procent", "Andel av total (%)", "Andel, %"),
    "population": ("Antal invånare", "Folkmängd 31 december 2022"),
    "count": ("Antal platser", "Antal elever"),
    "each": ("Belopp per plats{u}", "Ersättning per elev{u}"),
    "orgnr": ("Organisations- nummer", "Org.nr"),
}
YEARS = {
    "y1": "2021", "y2": "2022", "y3": "2023", "old": "2022", "new": "2023",
    "q1": "Kvartal 1", "q2": "Kvartal 2", "q3": "Kvartal 3", "q4": "Kvartal 4",
}  # fmt: skip
_NAMES = {"region": ("Region", "Regionens namn"), "organisation": ("Organisation", "Mottagare", "Sökande huvudman")}


CAPTIONS = (
    "Fördelning av statsbidrag för stärkt samverkan",
    "Tillkommande medel för uppsökande arbete",
    "Ersättning för utveckling av öppna mötesplatser",
)


def header_of(plan: Plan, rng: random.Random, key: str) -> tuple[str, ...]:
    """The printed lines of a column's header."""
    if plan.over == "spanning" and key in YEARS:
        return (YEARS[key],)
    choices = _NAMES.get(plan.recipients, HEADERS[key]) if key == "name" else HEADERS[key]
    unit = (f", {plan.unit}" if plan.seed % 2 else f" ({plan.unit})") if plan.unit_at == "header" else ""
    words = rng.choice(choices).format(u=unit).split()
    wanted = {"one": 1, "two": 2, "three": 3, "absent": 1}[plan.header]
    if wanted == 1 or len(words) == 1:
        return (" ".join(words).replace("- ", ""),)
    parts = min(wanted, len(words))
    size = -(-len(words) // parts)
    return tuple(" ".join(words[n : n + size]) for n in range(0, len(words), size))


def is_letter(plan: Plan) -> bool:
    """Whether the annex is printed with the decision that it belongs to, which states the sum."""
    return plan.around not in {"annex", "prose"} or plan.total == "prose"


def letterhead_of(plan: Plan, rng: random.Random) -> tuple[tuple[str, ...], tuple[str, str]]:
    """The lines of the letterhead, and what stands in the running header."""
    if plan.furniture == "none":
        return (), ("", "")
    if is_letter(plan):
        number = f"S2023/{rng.randint(100, 3999):05d}"
        return ("Socialdepartementet", "2023-05-11", number), ("Socialdepartementet", number)
    number = f"Dnr {rng.randint(2, 98):02d}{rng.randint(100, 999)}/2023"
    agency = rng.choice(("Myndigheten för lokal utveckling", "Statens bidragsnämnd"))
    return (agency, "2023-05-11", number), (agency, number)


_FILL = (
    (
        "Medlen betalas ut engångsvis utan särskild ansökan. Mottagaren ansvarar för att pengarna används till det "
        "som beslutet anger och för att underlagen sparas."
    ),
    (
        "Vid fördelningen har hänsyn tagits till hur många som bor i området och till hur långa avstånden är. "
        "Ingen mottagare har fått ändra sitt underlag efter det att beräkningen gjordes."
    ),
    (
        "Den som inte avser att använda medlen ska anmäla det till myndigheten så snart det kan ske. Sådana medel "
        "kan fördelas på nytt till övriga mottagare."
    ),
)
_BULLETS = ("handledning av personal i verksamheten,", "inköp av material,", "lokaler och resor för deltagare.")


def prose_of(
    plan: Plan, rng: random.Random, total: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Paragraphs before the table, list items under them, paragraphs after it."""
    if plan.around == "annex":
        return (), (), ()
    who = {"kommun": "kommuner", "region": "regioner", "organisation": "organisationer"}[plan.recipients]
    where = "tabellen" if plan.tables == 1 else "tabellerna"
    stated = (
        f"Regeringen beslutar att sammanlagt {total} kronor ska fördelas till {who} enligt {where} i denna bilaga."
    )
    letter = ["Regeringsbeslut", "Regeringens beslut", stated] if is_letter(plan) else []
    fill = list(_FILL)
    rng.shuffle(fill)
    bullets = _BULLETS if plan.around == "bullets" else ()
    before = [*letter, *fill[: 2 if plan.around != "beside" else 3]]
    if bullets:
        before.append("Medlen får användas till:")
    after: tuple[str, ...] = (fill[2],) if plan.around == "prose" else ()
    if letter:
        after = (*after, "På regeringens vägnar", "Anna Ekdahl")
    return tuple(before), bullets, after
