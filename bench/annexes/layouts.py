"""The grid of layouts: for each name the plans that belong to it, drawn by a seed.

A layout fixes what it is about and draws the rest, so that the same layout with another seed is another annex by
another producer. A width that does not fit the page is no layout: columns are chosen to fit.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sheets import Plan

ANY = ("pymupdf", "canvas", "platypus", "weasyprint", "typst")
HAND = ("pymupdf", "canvas")  # what places words itself
MADE = ("platypus", "weasyprint", "typst")  # what lays out tables itself
Fields = dict[str, Any]
Maker = Callable[[random.Random], Fields]


def _basic(rng: random.Random) -> Fields:
    """What every layout draws unless it says otherwise."""
    return {
        "producer": rng.choice(ANY),
        "columns": rng.choice(("code name amount", "code name amount share", "name amount", "name amount share")),
        "rows": rng.randint(14, 60),
        "rules": rng.choice(("none", "grid", "rows", "head", "zebra")),
        "header": rng.choice(("one", "one", "two")),
        "repeat": rng.choice(("repeated", "first")),
        "separator": rng.choice(("space", "nbsp")),
        "font": rng.choice(("sans", "serif")),
        "size": rng.choice((8.0, 9.0, 10.0)),
        "gutter": rng.choice((10.0, 14.0, 22.0)),
        "unit_at": rng.choice(("header", "header", "caption")),
        "total": rng.choice(("last", "last", "first")),
        "around": rng.choice(("annex", "annex", "annex", "letter")),
    }


LAYOUTS: dict[str, Maker] = {}


def _fixed(name: str, **fields: object) -> None:
    LAYOUTS[name] = lambda _rng: dict(fields)


def _drawn(name: str, **choices: tuple[object, ...]) -> None:
    LAYOUTS[name] = lambda rng: {key: rng.choice(values) for key, values in choices.items()}


for _rules in ("grid", "rows", "head", "zebra", "none"):
    _fixed(f"rules-{_rules}", rules=_rules)
_fixed("header-two", header="two", columns="code name amount share")
_drawn(
    "header-three", header=("three",), columns=("code name old new", "code name amount part share"), producer=ANY
)
_drawn("header-absent", header=("absent",), columns=("code name amount", "code name amount share", "name amount"))
_fixed("header-first", repeat="first", rows=120)
_fixed("header-repeated", repeat="repeated", rows=120, header="two")
_drawn(
    "groups-two",
    groups=(2,),
    rows=(60, 140, 290),
    columns=("name amount", "code name amount", "name amount share"),
    gutter=(8.0, 12.0),
    size=(8.0, 9.0),
    header=("one", "absent"),
)
_drawn(
    "groups-three",
    groups=(3,),
    rows=(60, 150, 290),
    columns=("name amount",),
    gutter=(10.0, 14.0),
    size=(8.0,),
    page=("landscape", "portrait"),
    header=("one",),
)
_drawn(
    "groups-narrow",  # three groups, no codes, no rules, the gutter between groups that between columns
    groups=(3,),
    rows=(90, 290),
    columns=("name amount",),
    producer=("weasyprint", "weasyprint", "typst", "pymupdf", "platypus"),
    gutter=(10.0, 12.0, 16.0),
    size=(8.0,),
    separator=("nbsp",),
    rules=("none",),
    header=("one",),
    unit=("tkr",),
    unit_at=("caption",),
    total=("last", "none"),
)
_drawn("pages-290", rows=(290,), columns=("code name amount", "code name amount share"), total=("last",))
_drawn("tables-several", tables=(2, 3), rows=(10, 18), repeat=("repeated",))
_drawn(
    "wrapped",
    recipients=("organisation",),
    rows=(12, 16),
    columns=("name amount", "name old new", "orgnr name amount"),
    name_width=(95.0, 120.0, 150.0),
    wrap=("top", "middle", "bottom"),
    header=("one",),
)
_drawn(
    "hyphenated",
    recipients=("organisation",),
    rows=(14,),
    columns=("name amount", "name amount share"),
    name_width=(72.0, 90.0),
    hyphens=("auto",),
    wrap=("top", "middle"),
    producer=("weasyprint", "typst", "pymupdf", "canvas"),
)
_drawn(
    "broken",
    recipients=("organisation",),
    rows=(14,),
    columns=("name amount", "orgnr name amount"),
    name_width=(64.0, 72.0),
    hyphens=("break",),
    wrap=("top", "middle"),
    producer=("weasyprint",),
)
_drawn("landscape", page=("landscape",), columns=("code name population amount share", "code name y1 y2 y3 sum"))
_drawn("turned", page=("turned", "sideways", "rotated"), producer=("pymupdf",))
_drawn("prose-around", around=("prose", "letter"), rows=(14, 24, 40), total=("last", "none"))
_drawn(
    "prose-beside",
    around=("beside",),
    producer=HAND,
    columns=("name amount", "code name amount"),
    rows=(16, 30),
    gutter=(10.0,),
    size=(9.0,),
)
_drawn("bullets-above", around=("bullets",), producer=(*ANY, "office"), rows=(14, 24))
_drawn(
    "counties",
    counties=("heading",),
    columns=("code name amount", "name amount", "code name amount share"),
    rows=(40, 70),
)
_drawn("subtotals", counties=("subtotal",), columns=("code name amount", "name amount"), rows=(40, 70))
_drawn("varav", columns=("code name amount part", "name amount part share"), header=("one", "two"))
_drawn(
    "years",
    columns=("code name y1 y2 y3 sum", "name y1 y2 sum", "code name old new", "name old new"),
    header=("one", "two"),
)
_drawn(
    "header-spanning",
    over=("spanning",),
    columns=("code name y1 y2 y3 sum", "name y1 y2 sum", "name old new", "code name old new"),
    header=("one",),
    producer=("pymupdf", "canvas", "weasyprint", "typst", "html"),
)
_drawn(
    "quarters",
    over=("spanning", "none"),
    columns=("name q1 q2 q3 q4 sum", "code name q1 q2 q3 q4 sum"),
    header=("one",),
    size=(8.0,),
    unit=("kr", "tkr"),
    page=("landscape", "portrait"),
)
_drawn("amount-first", columns=("amount name", "amount name share", "amount code name"), header=("one", "absent"))
_drawn("refused", recipients=("organisation",), columns=("orgnr name asked amount decision",), gaps=("refused",))
_drawn("per-capita", columns=("code name population percap amount", "name population percap amount share"))
_drawn("commas", separator=("comma",), unit=("kr",), columns=("code name amount", "name old new", "name amount"))
_drawn("percent", sign=("percent",), columns=("name amount share", "code name amount share"))
_drawn("tiers", columns=("name count each amount",), rows=(12, 20))
_drawn("population", columns=("code name population amount", "name population amount share"))
_drawn("total-first", total=("first",))
_drawn("total-prose", total=("prose",), around=("letter",), rows=(20, 40))
_drawn("total-none", total=("none",))
_drawn("footnotes", marks=("some",), rows=(14, 30))
_drawn("gaps", gaps=("some",), columns=("code name amount", "name amount"), rows=(20, 40))
_drawn(
    "corrections",
    signs=("before", "minus", "after"),
    columns=("code name amount", "name amount"),
    rows=(20, 40),
    font=("sans", "wide"),
    producer=("weasyprint", "typst"),
)
_drawn("codes-short", codes=("short",), columns=("code name amount", "code name amount share"), rows=(40, 70))
_drawn("regioner", recipients=("region",), rows=(21,), columns=("name amount", "name amount share", "name old new"))
_drawn("organisationer", recipients=("organisation",), rows=(10, 16), columns=("orgnr name amount", "name amount"))
_drawn(
    "orgnr-below",
    recipients=("organisation",),
    rows=(10, 16),
    columns=("orgnr name amount", "orgnr name old new"),
    orgnr=("below",),
    producer=("weasyprint", "html"),
    header=("one", "two"),
)
_drawn("unit-tkr", unit=("tkr",), unit_at=("header", "caption", "foot"))
_drawn(
    "unit-mnkr",
    unit=("mnkr",),
    unit_at=("header", "caption"),
    recipients=("region", "kommun"),
    columns=("name amount", "name old new"),
    rows=(21,),
)
_drawn("unit-cell", unit_at=("cell",), unit=("kr", "tkr"))
_drawn("sep-thin", separator=("thin",), producer=ANY)
_drawn("sep-narrow", separator=("narrow",), producer=ANY)
_drawn("sep-kern", separator=("kern",), producer=("pymupdf", "canvas", "weasyprint", "typst"))
_drawn("sep-dot", separator=("dot",))
_drawn("shuffled", stream=("shuffled",), producer=HAND)
_drawn("glyphs", stream=("glyphs",), producer=("pymupdf",), separator=("space", "kern"))
_drawn("stream-columns", stream=("columns",), producer=HAND)
_drawn(
    "tight",
    gutter=(3.5, 4.5, 6.0),
    columns=("code name amount share", "name y1 y2 sum", "code name old new"),
    rules=("none", "zebra", "rows"),
    header=("one", "two"),
)
_drawn(
    "tight-narrow",
    gutter=(4.0, 5.5),
    font=("narrow",),
    size=(8.0, 9.0),
    rules=("none",),
    columns=("code name amount", "name amount share"),
)
_drawn("small", size=(5.5, 6.0, 6.5), rows=(60, 120), gutter=(6.0, 10.0))
_drawn("mono", font=("mono",), size=(8.0,), columns=("code name amount", "name amount"))
_drawn("office", producer=("office",), rows=(20, 45))
_drawn("docx", producer=("docx",), rows=(20, 45))
_drawn("xlsx", producer=("xlsx",), page=("portrait",))
_drawn("html", producer=("html",))
_drawn("text-aligned", producer=("text",), shape=("table",), separator=("space", "nbsp"))
_drawn("text-tabs", producer=("text",), shape=("tabs",))
_drawn(
    "text-lines",
    producer=("text",),
    shape=("lines",),
    columns=("code name amount", "name amount", "code name amount share"),
    rows=(14, 30),
)
_drawn(
    "text-collapsed",
    producer=("text",),
    shape=("collapsed",),
    columns=("code name amount", "code name amount share", "name amount share"),
)
_drawn(
    "text-list",
    producer=("text",),
    shape=("bullets", "colon"),
    columns=("name amount", "name amount share"),
    unit_at=("note",),
    total=("none", "last"),
)
_drawn("text-columns", producer=("text",), shape=("columns",), columns=("name amount", "name amount share"))
_drawn("text-turned", producer=("text",), shape=("turned",), columns=("name amount",), unit_at=("note",))
_drawn(
    "text-leaders",
    producer=("text",),
    shape=("leaders",),
    columns=("name amount",),
    unit_at=("note",),
    recipients=("kommun", "organisation"),
)
_drawn(
    "text-dotted",
    producer=("text",),
    shape=("dotted",),
    columns=("name amount",),
    unit_at=("note",),
    recipients=("kommun", "region"),
)
_drawn(
    "text-walls", producer=("text",), shape=("walls",), columns=("name amount", "code name amount"), header=("one",)
)
_drawn("markdown", producer=("markdown",), shape=("pipes",))


def _mixed(rng: random.Random) -> Fields:
    """Several difficulties at once."""
    fields: Fields = {}
    for name in rng.sample(_MIXABLE, 2):
        fields |= LAYOUTS[name](rng)
    return fields


_MIXABLE = [
    "rules-zebra", "header-two", "header-first", "counties", "subtotals", "gaps", "footnotes", "codes-short",
    "unit-tkr", "sep-thin", "sep-narrow", "small", "tight", "total-first", "landscape", "prose-around",
    "varav", "bullets-above", "wrapped", "years",
]  # fmt: skip
LAYOUTS["mixed"] = _mixed


def plan_of(layout: str, seed: int) -> Plan:
    """The plan of a layout and seed; "tight+counties" is two layouts at once, the second having the last word."""
    rng = random.Random(f"{layout}/{seed}")
    fields = _basic(rng)
    for name in layout.split("+"):
        fields |= LAYOUTS[name](rng)
    return Plan(layout=layout, seed=seed, **_settled(fields))


def crossed(seed: int, count: int, at_once: int) -> list[str]:
    """So many crossings of any layouts, two or more at once."""
    rng = random.Random(f"crossed/{seed}")
    return ["+".join(rng.sample(list(LAYOUTS), at_once)) for _ in range(count)]


def _settled(fields: Fields) -> Fields:
    """Fields that contradict each other made to agree."""
    columns = _columns_of(fields)
    columns = _listed(fields) or columns
    fields["columns"] = " ".join(columns)
    _told(fields, columns)
    if fields["unit_at"] == "header" and fields["header"] == "absent":
        fields["unit_at"] = "caption"
    if "sum" in columns and fields["size"] > 8 and fields.get("page", "portrait") == "portrait":
        fields["size"] = 8.0
        fields["gutter"] = min(fields["gutter"], 10.0)
    if fields["separator"] in {"thin", "narrow"}:
        fields["font"] = "wide"  # the one that has these spaces
    if fields["separator"] in {"thin", "narrow", "kern"} and fields["producer"] == "platypus":
        fields["producer"] = "canvas"
    if fields.get("page", "portrait") in {"turned", "sideways", "rotated"}:
        fields["producer"] = "pymupdf"
    if fields["producer"] == "platypus" and fields.get("name_width"):
        fields["name_width"] = max(120.0, fields["name_width"])  # it breaks long words without a hyphen
    if _listed(fields):
        fields["unit"] = "kr"  # each item says so
    if fields.get("tables", 1) > 1:
        fields["rows"] = min(fields["rows"], 18)
    return fields


def _told(fields: Fields, columns: list[str]) -> None:
    """What nobody could tell made tellable."""
    if fields.get("shape") == "turned":
        fields["gaps"] = "none"  # "– kronor till Ale" is nobody's list
    if fields["header"] == "absent" and {"old", "population"} & {*columns}:
        fields["header"] = "one"  # nobody could tell what is what


def _listed(fields: Fields) -> list[str]:
    """The columns of a list: an item holds no more than a name, its amount and perhaps its share."""
    shape = fields.get("shape")
    if shape not in {"bullets", "colon", "turned", "leaders", "dotted"}:
        return []
    shared = shape in {"bullets", "colon"} and "share" in fields["columns"].split()
    return ["name", "amount", "share"] if shared else ["name", "amount"]


def _columns_of(fields: Fields) -> list[str]:
    """The columns that the recipients can have, and the recipients that the columns can."""
    columns: list[str] = fields["columns"].split()
    if fields.get("counties", "none") != "none" or fields.get("codes") == "short":
        fields["recipients"] = "kommun"
        columns = columns if "orgnr" not in columns else ["code", "name", "amount"]
    recipients = fields.get("recipients", "kommun")
    if recipients != "kommun":
        fields["rows"] = 21 if recipients == "region" else min(fields["rows"], 18)
        fields["groups"] = 1
    if fields.get("gaps") == "some":
        columns = [c for c in columns if c != "share"] if "amount" in columns else ["name", "amount"]
    unknown = "orgnr" if recipients == "kommun" else "code"
    return [c for c in columns if c != unknown]
